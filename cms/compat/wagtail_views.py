"""Wagtail: actions, views, forms and widgets that we replace, because they have no hook.

The parts of Wagtail that our functions call are in `wagtail.py`, those for its translations in `early_words.py`.
"""

from collections.abc import Callable
from functools import wraps

from .internals import Internal, Kind
from .wagtail import SEEN


def _guard(target: str, parameters: tuple[str, ...], why: str, instead: str) -> Internal:
    return Internal(f"wagtail.{target}", Kind.GUARDS, SEEN, why, instead, parameters)


def _show(target: str, parameters: tuple[str, ...] | None, why: str, reads: tuple[str, ...] = ()) -> Internal:
    return Internal(f"wagtail.{target}", Kind.SHOWS, SEEN, why, "Leave it out.", parameters, reads=reads)


# --- Four eyes: publication and approval ------------------------------------------------------------------------------

FOUR_EYES = "A check in what publishes (cms/newsroom/moderation/four_eyes.py), with an answer that says why."
PUBLISH_ACTION = _guard(
    "actions.publish_revision:PublishRevisionAction.execute",
    ("self", "skip_permission_checks"),
    "What every publication goes through: ours holds what is approved early, and adds what goes live with a text.",
    "A receiver of `published`, in a transaction that is opened by the views.",
)
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
SUBMIT_PAGE, RESTART_PAGE, SUBMIT_NEW_PAGE = (
    _guard(
        f"admin.views.pages.{target}",
        ("self",),
        "It saves a text before it submits it: ours answers a refusal with a sentence.",
        "The same check in the form (cms/pages/forms.py).",
    )
    for target in (
        "edit:EditView.submit_action",
        "edit:EditView.restart_workflow_action",
        "create:CreateView.submit_action",
    )
)
RESUME = _guard(
    "models.workflows:WorkflowState.resume",
    ("self", "user"),
    "It saves a text as under review before its task begins: where the task refuses it, neither happens.",
    "A transaction around each caller.",
)
EDIT_PAGE = _guard(
    "admin.views.pages.edit:EditView.post",
    ("self", "request"),
    "Buttons of moderation that come too late answer nothing that has changed meanwhile.",
    "A check ahead of the view (`before_edit_page`).",
)
OPEN_PAGE = Internal(
    "wagtail.admin.views.pages.edit:EditView.dispatch",
    Kind.SPEEDS,
    SEEN,
    "It builds the whole draft before it calls `before_edit_page`: ours calls these hooks first for a translation.",
    "The workbench opens by the same hook, later: each foreign key of the draft costs it a query.",
    ("self", "request", "page_id"),
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

# --- Visibility of pages in Wagtail's own lists -----------------------------------------------------------------------

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
    "A field that refers to a page shows its title, to anyone who edits the text with the field.",
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
    "Mails about comments go to everybody who wrote in a thread, even if they may no longer see it.",
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
REPLACED_FILE = Internal(
    "wagtail.images.forms:BaseImageForm.save",
    Kind.GUARDS,
    SEEN,
    "It deletes `original_file` before the transaction ends: we take it from the form, because former files are kept.",
    "Copy the file before the form is saved, also where it is withheld.",
    ("self", "commit"),
    reads=("self.original_file",),
)

# --- Exports and emails -----------------------------------------------------------------------------------------------

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

# --- The interface of the admin ---------------------------------------------------------------------------------------

SIDE_PANELS = [
    _show(f"{view}.get_side_panels", ("self",), "The checklist and the sign-offs stand beside the text.")
    for view in (
        "admin.views.pages.edit:EditView",
        "admin.views.pages.create:CreateView",
        "snippets.views.snippets:EditView",
        "snippets.views.snippets:CreateView",
    )
]
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
        "The calendar has the format of the user's language, and leaves what it cannot read as it was typed.",
        ("self.js_format",),
    )
    for widget in ("AdminDateInput", "AdminTimeInput", "AdminDateTimeInput")
]
CHOSEN_IMAGE_TITLE = _show(
    "images.widgets:AdminImageChooser.get_display_title",
    ("self", "instance"),
    "A chosen picture is named in the text's language, with a warning where readers do not see it.",
)
IMAGE_CHOOSER = _show(
    "images.views.chooser:viewset.choose_view_class",
    None,
    "The chooser of pictures uses our views: titles in the text's language, rights.",
)


def keep_original_file(form) -> None:
    """Let a form of a picture that gets another file delete neither the file that it has nor its renditions."""
    form.original_file = None


def change_side_panels(change: Callable) -> None:
    """Let `change(view, text, panels)` change the list of side panels in all of Wagtail's editors."""

    def wrap(get_side_panels):
        @wraps(get_side_panels)
        def get_changed_side_panels(view):
            panels = get_side_panels(view)
            if panels and panels[0].object is not None:
                change(view, panels[0].object, panels)
            return panels

        return get_changed_side_panels

    for get_side_panels in SIDE_PANELS:
        get_side_panels.replace(wrap)
