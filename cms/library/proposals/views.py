"""Views of proposals: list them, show and answer one, serve its file."""

import mimetypes

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images import get_image_model

from cms.newsroom.admin.headers import describe_header

from ..models import Proposal, Status
from ..permissions import find_moderated_locales
from ..usage.usages import find_usages
from .deciders import find_missing_locales, find_waiting_for, may_answer, may_see
from .differences import describe_changes
from .workflow import ProposalError, accept, find_outdated, find_version, refuse, withdraw

SHOWN = 50
SHOWN_IN_PAGE = ("image/avif", "image/jpeg", "image/png", "image/webp")


@require_safe
def list_proposals(request):
    """List the proposals that wait for the user, the user's own and, for moderators, the other ones."""
    proposals = Proposal.objects.select_related("locale", "proposed_by", "answered_by", "content_type")
    user = request.user
    waiting = find_waiting_for(user, SHOWN)
    mine = proposals.filter(proposed_by=user)[:SHOWN]
    context = describe_header(_("Proposed changes"), "history") | {"waiting": waiting, "mine": mine}
    if find_moderated_locales(user):
        shown = [proposal.pk for proposal in waiting]
        context["others"] = proposals.exclude(proposed_by=user).exclude(pk__in=shown)[:SHOWN]
    return render(request, "library/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_proposal(request, pk):
    """Show one proposal; a POST with the `action` accept, refuse or withdraw answers it."""
    proposal = get_object_or_404(Proposal.objects.select_related("locale", "proposed_by", "answered_by"), pk=pk)
    if not may_see(request.user, proposal):
        raise PermissionDenied
    comment = request.POST.get("comment", "")
    status = 200
    if request.method == "POST":
        try:
            messages.success(request, _answer(request, proposal, request.POST.get("action"), comment))
            return redirect("library_proposals")
        except ProposalError as error:
            messages.error(request, str(error))
            status = 409
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            status = 409
        proposal.refresh_from_db()
    return render(request, "library/proposal.html", _describe(request, proposal, comment), status=status)


def _answer(request, proposal: Proposal, action: str | None, comment: str) -> str:
    """Carry out the action and return the message about it. Raise ProposalError or ValidationError."""
    if action == "accept":
        if accept(proposal, request.user, request.POST.get("version", "")):
            return _("Accepted: readers now see it.")
        return _("You agreed. The change takes effect when the moderators of the other languages agree too.")
    if action == "refuse":
        refuse(proposal, request.user, comment)
        return _("Refused: the person who proposed it will see your comment.")
    if action == "withdraw":
        withdraw(proposal, request.user)
        return _("Withdrawn.")
    raise ProposalError(_("Choose what to do with it."))


def _describe(request, proposal: Proposal, comment: str) -> dict:
    target = proposal.target
    context = describe_header(_("Proposed change"), "history", proposal.title) | {
        "proposal": proposal,
        "target": target,
        "comment": comment,
        "is_mine": proposal.proposed_by_id == request.user.pk,
        "may_answer": may_answer(request.user, proposal),
        "has_image": isinstance(target, get_image_model()),
    }
    if target is None:
        return context
    return context | {
        "changes": describe_changes(proposal),
        "edit_url": AdminURLFinder(request.user).get_edit_url(target),
        "is_outdated": proposal.status == Status.WAITING and bool(find_outdated(proposal)),
        "version": find_version(proposal),
        "missing": find_missing_locales(proposal),
        "consents": proposal.consents.select_related("locale", "user"),
        "places": find_usages([target], request.user)[target.pk],
    }


@require_safe
def serve_proposed_file(request, pk):
    """Serve the file of a proposal to users who may read the proposal; the file has no public URL."""
    proposal = get_object_or_404(Proposal, pk=pk)
    if not may_see(request.user, proposal):
        raise PermissionDenied
    if not proposal.file or not proposal.file.storage.exists(proposal.file.name):
        raise Http404("No file waits")
    name = proposal.changes["file"]["to"]
    content_type = mimetypes.guess_type(name)[0]
    response = FileResponse(
        proposal.file.open("rb"),
        as_attachment=content_type not in SHOWN_IN_PAGE,
        filename=name,
        content_type=content_type or "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
