"""Translate, at each request, strings of Wagtail's that are made at start-up, before any user's language is known.

Seen in Wagtail 7.4.4 and wagtail-localize 1.14.5, of three kinds:

- `gettext()` at module level instead of `gettext_lazy()`: choosers' buttons, permissions, filters;
- labels that Django makes from the names of fields, columns and models without one: "Site name", "Locale";
- names that migrations write into the database: the tree's "Root".

They are found by walking the loaded classes, not from a list; their translations are in `locale/wagtail`.
`tests/admin_words` fails if one comes back, or if Wagtail fixes its own.
"""

from collections.abc import Iterator
from functools import partial, wraps

import django_filters
from django.apps import apps
from django.conf import settings
from django.forms import BaseForm, Field
from django.forms.utils import pretty_name
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.generic.base import View
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Collection, Page, PageViewRestriction

from .internals import Internal, Kind
from .wagtail import SEEN

LIBRARIES = ("wagtail.", "wagtail_localize.", "taggit.", "django.contrib.")
TEXTS_OF_CHOOSERS = (
    "choose_one_text",
    "choose_another_text",
    "edit_item_text",
    "search_tab_label",
    "create_action_label",
)


def _declare(target: str, why: str, parameters: tuple[str, ...] | None = None, **more) -> Internal:
    return Internal(target, Kind.SHOWS, more.pop("seen", SEEN), why, "Its own words, in English.", parameters, **more)


CHOOSERS = _declare(
    "wagtail.admin.viewsets.chooser:ChooserViewSet",
    "The texts of its buttons are made at the start.",
    reads=TEXTS_OF_CHOOSERS,
)
FILTER_LABEL = _declare(
    "django_filters.filters:Filter.label",
    "Filters keep their label, which Wagtail makes at the start, in `_label`.",
    seen="django-filter 26.2",
    reads=("_label",),
)
COLUMN_LABEL = _declare(
    "wagtail.admin.ui.tables:BaseColumn.__init__",
    "Columns make their label from their name, at the start.",
    ("self", "name", "label"),
    reads=("self.label",),
)
LABELLED_FORMS = [
    _declare(target, "Its fields, made with each form, have labels of the start or none.", ("self",))
    for target in (
        "wagtail.admin.forms.choosers:LocaleFilterMixin.__init__",
        "wagtail.admin.forms.workflows:TaskChooserSearchForm.__init__",
    )
]
PERMISSION_FORM = _declare(
    "wagtail.users.forms:PagePermissionsForm", "It names permissions by the names that migrations wrote."
)
PERMISSION_FORMSET = _declare(
    "wagtail.admin.forms.collections:BaseGroupCollectionMemberPermissionFormSet",
    "The words for its permissions are made at the start.",
    reads=("permission_types",),
)
TITLE_OF_PAGE = _declare(
    "wagtail.models:Page.get_admin_display_title", "Pages that migrations made have English titles.", ("self",)
)
NAME_OF_COLLECTION = _declare(
    "wagtail.models:Collection.get_indented_name", "The root that migrations made has an English name.", ("self",)
)
TYPED_NAME = [
    _declare(
        f"wagtail.admin.views.pages.{module}:type_to_delete_confirmation",
        "Its error message is English.",
        ("request", "context"),
    )
    for module in ("delete", "bulk_actions.delete")
]
HEADER_TITLE = _declare(
    "wagtail.admin.views.generic.base:WagtailAdminTemplateMixin.get_header_title",
    "It joins title and subtitle by an English colon.",
    ("self",),
)


def translate_names_of_models() -> None:
    """Make the verbose names of the libraries' models and fields lazy. Call it before forms are made from them."""
    for model in apps.get_models():
        if not model.__module__.startswith(LIBRARIES):
            continue
        model._meta.verbose_name = make_lazy(model._meta.verbose_name)
        if "verbose_name_plural" not in model._meta.original_attrs:  # Django's default plural: the name with an s
            model._meta.verbose_name_plural = str(model._meta.verbose_name_plural)
        model._meta.verbose_name_plural = make_lazy(model._meta.verbose_name_plural)
        for field in model._meta.local_fields:
            field.verbose_name = make_lazy(field.verbose_name)


def translate_choosers() -> None:
    """Make the buttons of choosers lazy. Call it before choosers are made."""
    if not CHOOSERS.is_there():
        return
    choosers = CHOOSERS.find()
    for name in TEXTS_OF_CHOOSERS:
        if hasattr(choosers, name):
            setattr(choosers, name, make_lazy(getattr(choosers, name)))


def translate_what_is_loaded() -> None:
    """Make the labels of the libraries' forms, filters and lists lazy. Call it after all are loaded."""
    for form in find_subclasses(BaseForm):
        for name, field in form.base_fields.items() if form.__module__.startswith(LIBRARIES) else ():
            _translate_field(name, field)
    for filters in find_subclasses(django_filters.FilterSet):
        for one in filters.base_filters.values() if filters.__module__.startswith(LIBRARIES) else ():
            _translate_filter(one)
    for owner in {*find_subclasses(View), *find_subclasses(ViewSet)}:
        _translate_columns(owner)
    for make_form in LABELLED_FORMS:
        make_form.replace(_label_fields)
    if PERMISSION_FORM.is_there():
        field = PERMISSION_FORM.find().base_fields["permissions"]
        field.label_from_instance = lambda permission: gettext(permission.name)
    for formset in find_subclasses(PERMISSION_FORMSET.find()) if PERMISSION_FORMSET.is_there() else ():
        # In place: the formset's form holds the same list.
        formset.permission_types[:] = [
            (codename, make_lazy(short), make_lazy(long)) for codename, short, long in formset.permission_types
        ]


def translate_names_in_the_database() -> None:
    """Translate the English names of objects that migrations created when they are shown: two roots, the bin."""

    def translate_title(title_of_page):
        @wraps(title_of_page)
        def get_admin_display_title(page):
            title = title_of_page(page)
            # People write pages of our types; a plain Page was created by the program.
            return gettext(title) if title and page.specific_class is Page else title

        return get_admin_display_title

    def translate_name(name_of_collection):
        @wraps(name_of_collection)
        def get_indented_name(collection, *args, **kwargs):
            return str(collection) if collection.is_root() else name_of_collection(collection, *args, **kwargs)

        return get_indented_name

    TITLE_OF_PAGE.replace(translate_title)
    NAME_OF_COLLECTION.replace(translate_name)
    Collection.__str__ = lambda collection: gettext(collection.name) if collection.is_root() else collection.name


def ask_for_the_name_in_ones_language() -> None:
    """Replace the check of the typed site name before large deletions: Wagtail's error message is English."""
    for check in TYPED_NAME:
        check.replace(lambda original: check_typed_name)


def check_typed_name(request, context=None) -> bool:
    """Return whether the site's name was typed, if it was required; if not, show an error."""
    typed = request.POST.get("confirm_site_name")
    if typed and typed != settings.WAGTAIL_SITE_NAME:
        name = settings.WAGTAIL_SITE_NAME
        messages.error(request, gettext("Please type “%(name)s” to confirm.") % {"name": name})
        return False
    return True


def set_titles_as_their_language_does() -> None:
    """Join a title and subtitle ("Editing: A page") by a translatable string: French has a space before the colon."""

    def get_header_title(view):
        title, subtitle = view.get_page_title(), view.get_page_subtitle()
        return gettext("%(title)s: %(subtitle)s") % {"title": title, "subtitle": subtitle} if subtitle else title

    HEADER_TITLE.replace(lambda original: get_header_title)


def make_lazy(words):
    """Return a lazy translation of a fixed string; lazy and empty strings are returned unchanged."""
    return words if isinstance(words, Promise) or not words else gettext_lazy(words)


def find_subclasses(base: type) -> Iterator[type]:
    for subclass in base.__subclasses__():
        yield subclass
        yield from find_subclasses(subclass)


def _translate_field(name: str, field: Field) -> None:
    field.label = make_lazy(pretty_name(name) if field.label is None else field.label)
    field.help_text = make_lazy(field.help_text)
    choices = getattr(field, "_choices", None)  # of lists; those of querysets are made at each request
    if isinstance(choices, list) and all(isinstance(label, str) for _value, label in choices):
        field.choices = [(value, make_lazy(label)) for value, label in choices]


def _label_fields(make_form):
    """Wrap a form's constructor: fields without a label get a translated one."""

    @wraps(make_form)
    def make(form, *args, **kwargs):
        make_form(form, *args, **kwargs)
        for name, field in form.fields.items():
            _translate_field(name, field)

    return make


def _translate_filter(one: django_filters.Filter) -> None:
    if hasattr(one, "_label"):
        one._label = make_lazy(one._label)
    extra = one.extra
    if extra.get("empty_label"):
        extra["empty_label"] = make_lazy(extra["empty_label"])
    if isinstance(extra.get("choices"), list | tuple):
        extra["choices"] = [(value, make_lazy(label)) for value, label in extra["choices"]]


def _translate_columns(owner: type) -> None:
    for name in ("columns", "list_display"):
        columns = owner.__dict__.get(name)
        for column in columns if isinstance(columns, list | tuple) else ():
            if hasattr(column, "label"):
                column.label = make_lazy(column.label)
    headings = owner.__dict__.get("export_headings")
    if isinstance(headings, dict):
        owner.export_headings = {field: make_lazy(heading) for field, heading in headings.items()}


def say_restrictions(actions) -> None:
    """Show restrictions in histories by their type, because the stored words are in the language of that time."""
    for kind in ("create", "edit", "delete"):
        name = f"wagtail.view_restriction.{kind}"
        formatter = actions.formatters[name]
        formatter.format_message = partial(_format_restriction, formatter.format_message)


def _format_restriction(format_message, log_entry) -> str:
    restriction = log_entry.data.get("restriction", {})
    if label := dict(PageViewRestriction.RESTRICTION_CHOICES).get(restriction.get("type")):
        restriction["title"] = str(label)
    return format_message(log_entry)
