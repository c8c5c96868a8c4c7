"""The page chooser: open it in the language being edited, show languages, and offer only allowed destinations."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.admin.views.chooser import BrowseView, PageTitleColumn, SearchView, page_models_from_string
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.editing.edited_language import find_edited_locale
from cms.core.sanitizing.ids import read_ids

MOVES = ("move_to", "bulk_move_to", "copy_to")


class OwnLanguageBrowseView(BrowseView):
    """Open the chooser in the edited language. Wagtail's opens at the root, with the home pages of all languages."""

    def get(self, request, parent_page_id=None):
        if parent_page_id is None and "locale" not in request.GET and (locale := find_edited_locale(request)):
            parent_page_id = find_entrance(request.GET.get("page_type"), locale)
        return super().get(request, parent_page_id)

    def filter_object_list(self, pages):
        """When the user moves or copies pages, keep only the allowed destinations and their ancestors."""
        pages = super().filter_object_list(pages)
        if self.request.GET.get("user_perms") not in MOVES:
            return pages
        keys = read_ids(self.request.GET.getlist("target_pages[]"))
        allowed = find_destinations(self.request.user, Page.objects.filter(pk__in=keys), self.desired_classes)
        if not keys and (locale := find_edited_locale(self.request)):  # the form for a copy does not name its page
            allowed = allowed.filter(locale=locale)
        return pages.filter(Exists(allowed.filter(path__startswith=OuterRef("path"))))


class TellsVersionsApart(PageTitleColumn):
    """The title column, with the page's language at any depth."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"show_locale_labels": bool(parent_context.get("show_locale_labels"))}


class AllLanguagesSearchView(SearchView):
    """Show the language of each search result, as results come from all languages."""

    @property
    def columns(self):
        columns = super().columns
        for column in columns:
            if isinstance(column, PageTitleColumn):
                column.__class__ = TellsVersionsApart
        return columns


def find_entrance(page_types: str | None, locale: Locale) -> int | None:
    """Return the id of the deepest page that contains all pages of the types in a language, or of its home page.

    page_types: as in the chooser's URL ("home.personpage,magazine.articlepage"). Return None if the language has no
    home page or a type does not exist; Wagtail's view then handles the request.
    """
    home = Page.objects.filter(depth=2, locale=locale).order_by("path").first()
    try:
        models = page_models_from_string(page_types or "wagtailcore.page")
    except (ValueError, LookupError):
        return None
    if home is None or models == (Page,):
        return home and home.pk
    entrance = Page.objects.descendant_of(home).type(*models).first_common_ancestor()
    return entrance.pk if entrance.depth > 1 else home.pk


def find_destinations(user, pages: QuerySet, parent_models: tuple) -> QuerySet:
    """Return the pages below which a user may move or copy the given pages.

    They have the same language, one of the parent types, and the user has the permission to add pages there.
    """
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    allowed = allowed.filter(locale__in=pages.values("locale")) if pages else allowed
    if parent_models != (Page,):
        allowed = allowed.type(*parent_models)
    for page in pages:
        allowed = allowed.not_descendant_of(page, inclusive=True)
    return allowed
