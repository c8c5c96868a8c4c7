"""Wagtail: views, forms and functions that have no hook, and what it keeps on requests and texts.

What only its words need is in `early_words.py`.
"""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.url_routing import RouteResult

from .internals import Internal, Kind

SEEN = "Wagtail 7.4.4"


def _guard(target: str, parameters: tuple[str, ...], why: str, instead: str) -> Internal:
    return Internal(f"wagtail.{target}", Kind.GUARDS, SEEN, why, instead, parameters)


def _show(target: str, parameters: tuple[str, ...] | None, why: str) -> Internal:
    return Internal(f"wagtail.{target}", Kind.SHOWS, SEEN, why, "Leave it out.", parameters)


# --- Four eyes: who may publish and approve ---------------------------------------------------------------------------

FOUR_EYES = "A check in what publishes (cms/newsroom/moderation/four_eyes.py), with an answer that says why."
PUBLISH_NEW_PAGE = _guard(
    "admin.views.pages.create:CreateView.publish_action",
    ("self",),
    "A new page is made live before anything asks who wrote it: ours saves it as a draft.",
    FOUR_EYES,
)
SAVE_NEW_PAGE = _guard(
    "admin.views.pages.create:CreateView.save_action",
    ("self",),
    "What ours calls where a new page may not be published.",
    FOUR_EYES,
)
ANSWER_PAGE = _guard(
    "admin.views.pages.edit:EditView.perform_workflow_action",
    ("self",),
    "It saves a text before it asks whether it may be approved: ours answers a refusal with a sentence.",
    FOUR_EYES,
)
EDIT_PAGE = _guard(
    "admin.views.pages.edit:EditView.post",
    ("self", "request"),
    "Buttons of moderation that come too late answer nothing that has changed meanwhile.",
    "A check ahead of the view (`before_edit_page`).",
)
WORKFLOW_DIALOGS = _guard(
    "admin.views.generic.workflow:BaseWorkflowFormView.dispatch",
    ("self", "request"),
    "The same for the dialogs of moderation.",
    "Addresses of our own, registered ahead of Wagtail's.",
)
PUBLISH_SNIPPET = _guard(
    "admin.views.generic.mixins:CreateEditViewOptionalFeaturesMixin.publish_action",
    ("self",),
    "The editors of snippets override it: what its writer may not publish is saved as a draft.",
    FOUR_EYES,
)
ANSWER_SNIPPET = _guard(
    "admin.views.generic.mixins:CreateEditViewOptionalFeaturesMixin.workflow_action_action",
    ("self",),
    "The editors of snippets override it, as that of pages.",
    FOUR_EYES,
)
ACTIONS_OF_SNIPPET = _guard(
    "admin.views.generic.mixins:CreateEditViewOptionalFeaturesMixin.get_available_actions",
    ("self",),
    "The editor of snippets takes publishing away from who may not.",
    FOUR_EYES,
)
PERMISSION_OF_VIEW = _guard(
    "admin.views.generic.permissions:PermissionCheckedMixin.user_has_permission",
    ("self", "permission"),
    "Views of snippets ask for rights by it, in the language of what they show.",
    "A check ahead of the views (`before_create_snippet`, `before_edit_snippet`).",
)
COPY_PAGE = _guard(
    "actions.copy_page:CopyPageAction._copy_page",
    ("self", "page"),
    "Whose words a copy has: those of who wrote the original.",
    "Marks that are made by the signal `copy_for_translation_done` and by a hook `after_copy_page`.",
)
CHECK_COPY = _guard(
    "actions.copy_page:CopyPageAction.check",
    ("self",),
    "A copy that is to be live at once is refused to who may not publish it.",
    "The hook `before_copy_page`; programs must ask by themselves.",
)
CONVERT_ALIAS = _guard(
    "actions.convert_alias:ConvertAliasPageAction._convert_alias",
    ("self", "page", "log_action", "user"),
    "Whose words an alias has that becomes a page.",
    "The hook `after_convert_alias_page`.",
)

# --- Who may know of a page, in Wagtail's own lists -------------------------------------------------------------------

KNOWN = "Addresses of our own, registered ahead of Wagtail's (cms/newsroom/access)."
EXPLORABLE = _guard(
    "permission_policies.pages:PagePermissionPolicy.explorable_instances",
    ("self", "user"),
    "The explorer, the search, the scripts' interface and the site's history list what it returns.",
    KNOWN,
)
PAGES_OF_USER = _guard(
    "permission_policies.pages:PagePermissionPolicy._base_queryset_for_user",
    ("self", "user"),
    "All lists of pages begin with it: deleted pages are in none.",
    "A manager of pages that leaves out deleted ones.",
)
BULK_PAGES = _guard(
    "admin.views.pages.bulk_actions.page_bulk_action:PageBulkAction.get_actionable_objects",
    ("self",),
    "A bulk action names what it may not be done with, whatever the address asks for.",
    KNOWN,
)
CHOSEN_PAGES = _guard(
    "admin.views.chooser:ChosenMultipleView.get",
    ("self", "request"),
    "Several pages chosen at once are named by their numbers.",
    KNOWN,
)
PAGE_TYPES = _guard(
    "admin.views.reports.page_types_usage:PageTypesUsageReportView.decorate_paginated_queryset",
    ("self", "page_types"),
    "The report on types of pages names the page of each that was edited last.",
    KNOWN,
)
TITLE_OF_CHOSEN = _guard(
    "admin.widgets.chooser:AdminPageChooser.get_display_title",
    ("self", "instance"),
    "A field that refers to a page shows its title, to whoever edits the text with the field.",
    "A widget of our own for fields that refer to pages.",
)
PLACE_FORMS = {
    _guard(
        f"admin.{target}.__init__",
        ("self", *parameters),
        "The form takes any page's number, and names its page where it refuses it.",
        KNOWN,
    ): name
    for target, parameters, name in (
        ("forms.pages:CopyForm", (), "new_parent_page"),
        ("forms.pages:MoveForm", (), "new_parent_page"),
        ("forms.pages:ParentChooserForm", ("child_page_type", "user"), "parent_page"),
        ("views.pages.bulk_actions.move:MoveForm", (), "chooser"),
    )
}
COMMENT_MAIL = _guard(
    "admin.views.pages.edit:send_notification",
    ("recipient_users", "notification", "extra_context"),
    "Mails about comments go to whoever wrote in a thread, whatever they may see now.",
    "Switch Wagtail's mails about comments off.",
)
SET_PRIVACY = Internal(
    "wagtail.admin.views.page_privacy:set_privacy",
    Kind.GUARDS,
    SEEN,
    "What is made private is so in the versions that were ticked, too.",
    "An address of our own, registered ahead of Wagtail's.",
    ("request", "page_id"),
    later=("wagtail.admin.views.page_privacy:SetPrivacyView.dispatch", ("self", "request", "page_id")),  # Wagtail 8.0
)

# --- What leaves the house --------------------------------------------------------------------------------------------

CELLS = _guard(
    "admin.views.mixins:SpreadsheetExportMixin.preprocess_field_value",
    ("self", "field", "value", "export_format"),
    "All cells of downloads pass there: none is a formula.",
    "Views of our own for each download.",
)
HEADINGS = _guard(
    "admin.views.mixins:SpreadsheetExportMixin.get_heading",
    ("self", "queryset", "field"),
    "The same for the headings of columns.",
    "Views of our own for each download.",
)
MAIL_SUBJECT = _show(
    "admin.mail:send_mail",
    ("subject", "message", "recipient_list"),
    "A title with a line break in the subject would stop the mail.",
)

# --- What people see --------------------------------------------------------------------------------------------------

SAVED_MESSAGE = _show(
    "admin.views.pages.edit:EditView.add_save_confirmation_message",
    ("self",),
    "The message after an answer says what was answered.",
)
COMPARED_TEXT = _show(
    "admin.compare:text_from_html", ("val",), "Versions are compared paragraph by paragraph, not in one line."
)
COMPARED_HTML = _show("admin.compare:TextDiff.to_html", ("self",), "The comparison shows line breaks.")
LATEST_ENTRIES = _show(
    "models.audit_log:LogEntryQuerySet.latest_by_uuid_and_action",
    ("self",),
    "What was done with many texts at once is in the history of each; Wagtail keeps the last text's.",
)
PAGE_COLUMNS = _show(
    "admin.views.pages.listing:PageListingMixin.base_columns",
    None,
    "Columns of the explorer have classes, so that a phone leaves some out.",
)
EXPLORER_COLUMNS = _show(
    "admin.views.pages.listing:ExplorableIndexView.base_columns",
    None,
    "The explorer has a column of translations' states.",
)
CALENDARS = [
    _show(
        f"admin.widgets.datetime:{widget}.get_config",
        ("self",),
        "The calendar leaves what it cannot read as it was typed.",
    )
    for widget in ("AdminDateInput", "AdminTimeInput", "AdminDateTimeInput")
]
TITLE_OF_PICTURE = _show(
    "images.widgets:AdminImageChooser.get_display_title",
    ("self", "instance"),
    "A chosen picture is named in the text's language, with a warning where readers do not see it.",
)
PICTURE_CHOOSER = _show(
    "images.views.chooser:viewset.choose_view_class",
    None,
    "The chooser of pictures uses our views: titles in the text's language, rights.",
)

# --- What Wagtail keeps on requests and texts -------------------------------------------------------------------------

ROUTE = Internal(
    "wagtail.models:Page.route_for_request",
    Kind.SPEEDS,
    SEEN,
    "It looks at `request._wagtail_route_for_request` first: there we put the page that one query has found.",
    "Wagtail looks for the page itself, level by level.",
    ("request", "path"),
)
SITE = Internal(
    "wagtail.models:Site.find_for_request",
    Kind.SPEEDS,
    SEEN,
    "It looks at `request._wagtail_site` first: there we put the only site that there is.",
    "Wagtail asks the database.",
    ("request",),
)
WORKFLOW_STATES = Internal(
    "wagtail.models:WorkflowMixin.current_workflow_state",
    Kind.SPEEDS,
    SEEN,
    "It looks at `_current_workflow_states` first: there we put what was read once for all panels.",
    "Each panel asks the database.",
)
SLUG_IS_FREE = Internal(
    "wagtail.models:Page._slug_is_available",
    Kind.NEEDED,
    SEEN,
    "It tells whether a page may move below another one under its slug.",
    "Ask for siblings of the same slug.",
    ("slug", "parent_page", "page"),
)
REFERENCES = Internal(
    "wagtail.models:ReferenceIndex._extract_references_from_object",
    Kind.NEEDED,
    SEEN,
    "It names what a draft refers to, which no index has yet.",
    "`ReferenceIndex.get_references_for_object`, which knows what is live.",
    ("object",),
)
DEFAULT_FIELDS = Internal(
    "wagtail.models:Page._set_core_field_defaults",
    Kind.NEEDED,
    SEEN,
    "It proposes the slug: ours is made by our rule ahead of it.",
    "Set the slug in `full_clean`.",
    ("self",),
)
FREE_SLUG = Internal(
    "wagtail.models:Page._get_autogenerated_slug",
    Kind.NEEDED,
    SEEN,
    "It makes a slug that no sibling has.",
    "Number the slugs ourselves.",
    ("self", "base_slug"),
)
SET_POSITION = Internal(
    "wagtail.admin.views.pages.ordering:set_page_position",
    Kind.NEEDED,
    SEEN,
    "Ours answers for the tree's root ahead of it, whose parent it would ask for the permission.",
    "A receiver of Wagtail's own address.",
    ("request", "page_to_move_id"),
    later=("wagtail.admin.views.pages.ordering:SetPagePositionView.post", ("self", "request", "page_to_move_id")),
)
FILE_FACTS = {
    kind: Internal(
        f"wagtail.{kind}s.models:Abstract{kind.title()}._set_{kind}_file_metadata",
        Kind.NEEDED,
        SEEN,
        "It stores the size and hash of a replaced file.",
        "Store them ourselves.",
        ("self",),
    )
    for kind in ("image", "document")
}
HOOKS = Internal(
    "wagtail.hooks:_hooks",
    Kind.SHOWS,
    SEEN,
    "Wagtail has no public way to take a hook back: wagtail-localize's buttons stand there, which ours replace.",
    "Both are shown; its addresses are guarded all the same.",
)
MAIL_RECEIVERS = Internal(
    "wagtail.admin.signal_handlers:register_signal_handlers",
    Kind.NEEDED,
    SEEN,
    "Our mails of moderation take the place of Wagtail's, by the `dispatch_uid` of its receivers.",
    "Disconnect Wagtail's receivers by themselves.",
    (),
)


def put_route(request: HttpRequest, route: RouteResult) -> None:
    """Spare Wagtail the way to a page. Where it looks elsewhere, it goes the way itself."""
    request._wagtail_route_for_request = route


def put_site(request: HttpRequest, site: Site) -> None:
    """Spare Wagtail the query for the site of a request. Where it looks elsewhere, it asks."""
    request._wagtail_site = site


def put_workflow_states(text: Model, states: list) -> None:
    """Spare Wagtail's header and panels their queries, as `prefetch_workflow_states` of its querysets does."""
    text._current_workflow_states = states


def set_page_position(request: HttpRequest, page_to_move_id: int) -> HttpResponse:
    """Answer as Wagtail's view that gives a page another place among its siblings."""
    owner, name = SET_POSITION.find_owner()
    view = owner.as_view() if isinstance(owner, type) else getattr(owner, name)
    return view(request, page_to_move_id=page_to_move_id)


def is_slug_free(page: Page, parent: Page) -> bool:
    """Tell whether a page may stand below another one under its own slug."""
    return Page._slug_is_available(page.slug, parent, page=page)


def list_references(instance: Model) -> list[tuple]:
    """Return what an object refers to, as it is in memory: content type, key and path of each."""
    return list(ReferenceIndex._extract_references_from_object(instance))


def store_file_facts(instance: Model) -> None:
    """Set the size and hash of a picture or document whose file was replaced."""
    kind = "image" if hasattr(instance, "_set_image_file_metadata") else "document"
    getattr(instance, f"_set_{kind}_file_metadata")()


def replace_hook(name: str, theirs: Callable, ours: Callable) -> None:
    """Register a hook of ours in the place of a library's; beside it, where that cannot be.

    Raises ImproperlyConfigured where theirs is not registered.
    """
    if not HOOKS.is_there():
        hooks.register(name, ours)
        return
    registered = hooks._hooks[name]
    places = [place for place, (function, _order) in enumerate(registered) if function == theirs]
    if not places:
        raise ImproperlyConfigured(f"{theirs.__module__}.{theirs.__qualname__} is no hook “{name}” any more.")
    registered[places[0]] = (ours, 0)
