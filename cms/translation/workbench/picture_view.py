"""Endpoint that saves what a translator proposes for the words of an image, as segments are saved.

PUT (`value`, `confirmed`) proposes, DELETE withdraws, POST applies a proposal for somebody who may change the image.
`If-Match` is the version of the row: 409 `conflict` means that there are newer words, here or in the library.
"""

import html
from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from rest_framework.exceptions import APIException
from wagtail.admin.utils import get_user_display_name
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import UNSTORABLE

from ..guards.endpoints import get_guarded
from ..guards.saving import CONFLICT
from ..guards.segments import read_words
from ..pictures.applying import apply_one
from ..pictures.proposals import FIELDS, LONGEST, find_images, make_words_version, propose, read_proposals, withdraw
from ..saving.writing import follow
from ..status.stale import lock_state
from .picture_rows import PictureRow, PictureRows


@require_http_methods(["PUT", "DELETE", "POST"])
def picture(request: HttpRequest, translation_id: int, image_id: int, field: str) -> JsonResponse:
    """Propose, withdraw or apply the words of an image in a text."""
    with transaction.atomic():
        Translation.objects.select_for_update().get(pk=translation_id)  # one save after the other
        translation, target = get_guarded(request, translation_id)
        if field not in FIELDS or image_id not in find_images(translation).values():
            return JsonResponse({"detail": _("This picture is no longer part of the text.")}, status=404)
        image = get_object_or_404(get_image_model().objects.select_related("collection"), pk=image_id)
        answer = save(request, translation, image, field)
        if answer is None:
            image.refresh_from_db()
            answer = JsonResponse(describe(request, translation, target, image, field))
    return answer


def save(request: HttpRequest, translation: Translation, image, field: str) -> JsonResponse | None:
    """Do what a request asks for; return a response if it cannot be done."""
    proposal = read_proposals(translation).get((image.pk, field))
    started_from = request.headers.get("if-match", "").strip().strip('"')
    try:
        words, confirmed = read(request, field) if request.method == "PUT" else ("", True)
    except APIException as error:
        return JsonResponse({"detail": str(error.detail)}, status=error.status_code)
    except ValueError as error:
        return JsonResponse({"detail": str(error)}, status=400)
    version = make_words_version(image, field, translation, proposal)
    is_repeated = proposal is not None and (proposal.words, proposal.is_confirmed) == (words, confirmed)
    if started_from and started_from != version and not is_repeated:
        return respond_conflict(request, translation, image, field, words)
    state = lock_state(translation)
    if request.method == "POST":
        if proposal is None:
            raise Http404
        try:
            apply_one(translation, proposal, request.user)
        except PermissionDenied as refusal:
            return JsonResponse({"detail": str(refusal)}, status=403)
    elif words:
        propose(translation, image, field, words, request.user, confirmed=confirmed)
    else:
        withdraw(translation, image, field)
    follow(translation, state)
    return None


def read(request: HttpRequest, field: str) -> tuple[str, bool]:
    """Return the words of a request as plain text, and whether they are confirmed. Raises ValueError, APIException."""
    value, confirmed = read_words(request)
    words = " ".join(html.unescape(value).split())
    if UNSTORABLE.search(words):
        raise ValueError(_("The text contains a control character, which nobody can see."))
    if len(words) > LONGEST[field]:
        raise ValueError(_("This is too long: at most %(count)d characters.") % {"count": LONGEST[field]})
    return words, confirmed


def respond_conflict(request, translation: Translation, image, field: str, words: str) -> JsonResponse:
    """Return a response with both texts: the person's, and what the translation or the library has now."""
    _translation, target = get_guarded(request, translation.pk)
    row = make_row(request, translation, target, image, field)
    proposal = read_proposals(translation).get((image.pk, field))
    if proposal and proposal.user:
        said = _("%(name)s changed this after you opened it.")
        detail = said % {"name": get_user_display_name(proposal.user)}
    else:
        detail = _("The picture's words were changed in the library in the meantime.")
    theirs = {"data": row.target, "error": row.fault}
    return JsonResponse(
        {"code": CONFLICT, "detail": detail, "yours": words, "theirs": theirs, "version": row.version}, status=409
    )


def describe(request, translation: Translation, target, image, field: str) -> dict:
    row = make_row(request, translation, target, image, field)
    return asdict(row) | {"data": row.target}


def make_row(request, translation: Translation, target, image, field: str) -> PictureRow:
    rows = PictureRows(translation, target, request.user, only=image)
    return rows.make(image, field)
