"""The chooser of pages: it opens in the language of what is edited, tells versions apart, and moves where one may."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.admin.views.chooser import BrowseView, PageTitleColumn, SearchView, page_models_from_string
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.editing.edited_language import find_edited_locale

MOVES = ("move_to", "bulk_move_to", "copy_to")


class OwnLanguageBrowseView(BrowseView):
    """Wagtail's opens at the root, which holds the home pages of all languages."""

    def get(self, request, parent_page_id=None):
        if parent_page_id is None and "locale" not in request.GET and (locale := find_edited_locale(request)):
            parent_page_id = find_entrance(request.GET.get("page_type"), locale)
        return super().get(request, parent_page_id)

    def filter_object_list(self, pages):
        """Of the places to move or copy pages to, leave those where the person may, and those that lead there."""
        pages = super().filter_object_list(pages)
        if self.request.GET.get("user_perms") not in MOVES:
            return pages
        keys = [key for key in self.request.GET.getlist("target_pages[]") if key.isdecimal()]
        allowed = find_destinations(self.request.user, Page.objects.filter(pk__in=keys), self.desired_classes)
        if not keys and (locale := find_edited_locale(self.request)):  # the form for a copy does not name its page
            allowed = allowed.filter(locale=locale)
        return pages.filter(Exists(allowed.filter(path__startswith=OuterRef("path"))))


class TellsVersionsApart(PageTitleColumn):
    """A title with its language, at whatever depth."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"show_locale_labels": bool(parent_context.get("show_locale_labels"))}


class AllLanguagesSearchView(SearchView):
    """Results are of all languages: each names its own."""

    @property
    def columns(self):
        columns = super().columns
        for column in columns:
            if isinstance(column, PageTitleColumn):
                column.__class__ = TellsVersionsApart
        return columns


def find_entrance(page_types: str | None, locale: Locale) -> int | None:
    """Return the key of the page below which all pages of these types are in a language, else of its home page.

    `page_types` as the chooser's address has them ("home.personpage,magazine.articlepage"). None where the language has
    no home page, or the types do not exist: Wagtail then answers.
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
    """Return the pages below which a person may put these: of their language, of a fitting type, with the right to."""
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    allowed = allowed.filter(locale__in=pages.values("locale")) if pages else allowed
    if parent_models != (Page,):
        allowed = allowed.type(*parent_models)
    for page in pages:
        allowed = allowed.not_descendant_of(page, inclusive=True)
    return allowed
