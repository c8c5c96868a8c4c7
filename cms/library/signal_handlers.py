"""Signal handlers for deletions of library items."""

from django.db.models.signals import post_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .proposals.workflow import find_proposals_of, remove_file


def connect() -> None:
    post_delete.connect(forget_proposals, dispatch_uid="library_forget_proposals")


def forget_proposals(sender, instance, **kwargs):
    """Delete the proposals for a deleted item, with their files."""
    if not (issubclass(sender, get_image_model() | get_document_model()) or hasattr(sender, "snippet_viewset")):
        return
    for proposal in find_proposals_of(instance):
        remove_file(proposal)
        proposal.delete()
