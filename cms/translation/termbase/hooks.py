"""The termbase in Wagtail's admin: URLs, menu items, log actions."""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from ..models import TermConcept
from ..terms.deciding import APPROVE
from ..terms.permissions import find_deletion_objection
from . import bulk, files, segments, views

register_snippet(views.TermViewSet)
hooks.register("register_bulk_action", bulk.ApproveTerms)


@hooks.register("register_admin_urls")
def register_urls():
    strings = "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/terms/"
    return [
        path("terms/<int:concept_id>/approve/", views.approve, name="approve_term"),
        path("terms/import/", files.import_terms, name="import_terms"),
        path("terms/export/<slug:file_format>/", files.export_terms, name="export_terms"),
        path(strings, segments.terms, name="segment_terms"),
    ]


@hooks.register("before_delete_snippet", order=-200)
def check_before_deleting(request, instances):
    """Wagtail's bulk deletion asks for the model's own permission only."""
    for instance in instances:
        if isinstance(instance, TermConcept) and (objection := find_deletion_objection(request.user, instance)):
            raise PermissionDenied(objection)


@hooks.register("register_log_actions")
def name_approval(actions):
    @actions.register_action(APPROVE)
    class ApproveFormatter(LogFormatter):
        label = _("Approve a term")
        message = _("Approved")
