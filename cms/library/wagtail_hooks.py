"""The URLs, panel, menu item and log actions of proposals in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images import get_image_model

from cms.compat.wagtail import get_file_permission_policy

from . import deletion, views
from .former_files import views as former_file_views
from .former_files.using_again import DELETED, USED_AGAIN
from .picture_table import views as table_views
from .proposals import views as proposal_views
from .proposals.panels import ProposalsPanel
from .proposals.workflow import ACCEPTED, OWN_PROPOSAL, PROPOSED, REFUSED, WITHDRAWN
from .rights import warnings  # noqa: F401 (its hooks register themselves)
from .rights.panels import PicturesToReplacePanel


@hooks.register("register_admin_urls", order=-2)
def route_library():
    """Return our URLs, then our views at Wagtail's URLs; the hook's order puts them before Wagtail's own."""
    return [
        path("library/proposals/", proposal_views.list_proposals, name="library_proposals"),
        path("library/proposals/<int:pk>/", proposal_views.show_proposal, name="library_proposal"),
        path("library/proposals/<int:pk>/file/", proposal_views.serve_proposed_file, name="library_proposed_file"),
        path("images/", views.LibraryImageIndexView.as_view()),
        path("images/table/", table_views.show, name="picture_table"),
        path("images/table/values/", table_views.store_values, name="picture_table_values"),
        path("images/table/download/", table_views.download, name="picture_table_download"),
        path("images/table/upload/", table_views.upload, name="picture_table_upload"),
        path("images/former-files/<int:pk>/", former_file_views.download, name="former_file"),
        path("images/former-files/<int:pk>/preview/", former_file_views.show_preview, name="former_file_preview"),
        path("images/former-files/<int:pk>/use/", former_file_views.confirm_use, name="former_file_use"),
        path("images/former-files/<int:pk>/delete/", former_file_views.confirm_deletion, name="former_file_delete"),
        path("images/<int:image_id>/", views.ImageEditView.as_view()),
        path("images/<int:image_id>/delete/", deletion.ImageDeleteView.as_view()),
        path("images/multiple/<int:image_id>/delete/", deletion.UploadedImageDeleteView.as_view()),
        path("documents/edit/<int:document_id>/", views.DocumentEditView.as_view()),
        path("documents/delete/<int:document_id>/", deletion.DocumentDeleteView.as_view()),
        path("documents/multiple/<int:doc_id>/delete/", deletion.UploadedDocumentDeleteView.as_view()),
    ]


@hooks.register("construct_homepage_panels")
def show_panels(request, panels):
    panels += [ProposalsPanel(), PicturesToReplacePanel()]


@hooks.register("register_reports_menu_item")
def register_proposals_menu_item():
    return MenuItem(
        _("Proposed changes"), reverse("library_proposals"), name="library-proposals", icon_name="history", order=150
    )


class PictureTableMenuItem(MenuItem):
    """Translators have no list of pictures, but may propose their words."""

    def is_shown(self, request):
        policy = get_file_permission_policy(get_image_model())
        return policy.user_has_any_permission(request.user, ["change", "choose"])


@hooks.register("register_reports_menu_item")
def register_picture_table_menu_item():
    return PictureTableMenuItem(
        _("Pictures as a table"), reverse("picture_table"), name="picture-table", icon_name="image", order=155
    )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(PROPOSED, _("Propose a change to the library"), _("Proposed a change"))
    actions.register_action(ACCEPTED, _("Accept a proposed change"), _("Accepted a proposed change"))
    actions.register_action(REFUSED, _("Refuse a proposed change"), _("Refused a proposed change"))
    actions.register_action(WITHDRAWN, _("Withdraw a proposed change"), _("Withdrew a proposed change"))
    actions.register_action(USED_AGAIN, _("Use a former file of a picture again"), _("Used a former file again"))
    actions.register_action(DELETED, _("Delete a former file permanently"), _("Deleted a former file permanently"))
    actions.register_action(
        OWN_PROPOSAL,
        _("Accept one's own proposal"),
        _("Accepted a change that the same person had proposed (administrators may)"),
    )
