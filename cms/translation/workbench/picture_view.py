"""Endpoint that saves what a translator proposes for the words of an image, as segments are saved.

PUT (`value`, `confirmed`) proposes, DELETE withdraws, POST applies a proposal for somebody who may change the image.
GET says what becomes of it (where else the image is shown, who may change it): this takes more queries than saving, and
is asked for afterwards. `If-Match` is the version of the row: 409 `conflict` means that there are newer words, here or
in the library.
"""

import html
from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from rest_framework.exceptions import APIException
from wagtail.admin.utils import get_user_display_name
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import UNSTORABLE

from ..guards.answers import refuse
from ..guards.endpoints import check_may_read, get_guarded, guard
from ..guards.saving import CONFLICT
from ..guards.segments import read_words
from ..models import ProposedImageWords
from ..permissions import check_may_translate
from ..pictures.applying import apply_one
from ..pictures.proposals import (
    FIELDS,
    LONGEST,
    choose_shown,
    find_proposal,
    get_words,
    make_words_version,
    propose,
    withdraw,
)
from ..saving.places import load_target, lock_translation
from ..saving.writing import follow
from ..status.stale import lock_state
from .picture_rows import PictureRow, PictureRows, find_status


@require_http_methods(["GET", "PUT", "DELETE", "POST"])
def picture(request: HttpRequest, translation_id: int, image_id: int, field: str) -> HttpResponse:
    """Propose, withdraw or apply the words of an image in a text, or say what becomes of them."""
    if request.method == "GET":
        return guarded_notes(request, translation_id=translation_id, image_id=image_id, field=field)
    with transaction.atomic():
        translation = lock_translation(translation_id)  # one save after the other
        target = load_target(translation, request.user)
        try:
            check_may_translate(request.user, translation, target)
        except PermissionDenied as refusal:
            return refuse(request, refusal, target)
        if field not in FIELDS or not choose_shown(translation, {image_id}):
            return JsonResponse({"detail": _("This picture is no longer part of the text.")}, status=404)
        proposal = find_proposal(translation, image_id, field)
        image = proposal.image if proposal else get_object_or_404(get_image_model(), pk=image_id)
        saved = save(request, translation, target, image, field, proposal)
        return saved if isinstance(saved, HttpResponse) else JsonResponse(describe(translation, image, field, saved))


def show_notes(request: HttpRequest, translation_id: int, image_id: int, field: str) -> JsonResponse:
    """Answer with a row, and what is said below it."""
    translation, target = get_guarded(request, translation_id)
    images = get_image_model().objects.select_related("collection")
    if field not in FIELDS:
        raise Http404
    row = make_row(request, translation, target, get_object_or_404(images, pk=image_id), field)
    return JsonResponse(asdict(row))


guarded_notes = guard(show_notes, check_may_read)


def save(
    request: HttpRequest, translation: Translation, target, image, field: str, proposal: ProposedImageWords | None
) -> JsonResponse | ProposedImageWords | None:
    """Do what a request asks for; return what is proposed now, or a response if it cannot be done."""
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
        return respond_conflict(request, translation, target, image, field, words)
    state = lock_state(translation)
    if request.method == "POST":
        if proposal is None:
            raise Http404
        try:
            apply_one(translation, proposal, request.user)
        except PermissionDenied as refusal:
            return JsonResponse({"detail": str(refusal)}, status=403)
        image.refresh_from_db()
        proposal = None
    elif words:
        proposal = propose(translation, image, field, words, request.user, confirmed=confirmed)
    else:
        proposal = withdraw(translation, image, field)
    follow(translation, state)
    return proposal


def read(request: HttpRequest, field: str) -> tuple[str, bool]:
    """Return the words of a request as plain text, and whether they are confirmed. Raises ValueError, APIException."""
    value, confirmed = read_words(request)
    words = " ".join(html.unescape(value).split())
    if UNSTORABLE.search(words):
        raise ValueError(_("The text contains a control character, which nobody can see."))
    if len(words) > LONGEST[field]:
        raise ValueError(_("This is too long: at most %(count)d characters.") % {"count": LONGEST[field]})
    return words, confirmed


def respond_conflict(request, translation: Translation, target, image, field: str, words: str) -> JsonResponse:
    """Return a response with both texts: the person's, and what the translation or the library has now."""
    row = make_row(request, translation, target, image, field)
    proposal = find_proposal(translation, image.pk, field)
    if proposal and proposal.user:
        said = _("%(name)s changed this after you opened it.")
        detail = said % {"name": get_user_display_name(proposal.user)}
    else:
        detail = _("The picture's words were changed in the library in the meantime.")
    theirs = {"data": row.target, "error": row.fault}
    return JsonResponse(
        {"code": CONFLICT, "detail": detail, "yours": words, "theirs": theirs, "version": row.version}, status=409
    )


def describe(translation: Translation, image, field: str, proposal: ProposedImageWords | None) -> dict:
    """Return what a row says after it was saved; what becomes of it is asked for afterwards."""
    here = get_words(image, field, translation.target_locale.language_code)
    target = html.escape(proposal.words if proposal else here, quote=False)
    return {
        "data": target,
        "target": target,
        "status": find_status(proposal, here),
        "version": make_words_version(image, field, translation, proposal),
        "is_proposed": proposal is not None,
    }


def make_row(request, translation: Translation, target, image, field: str) -> PictureRow:
    rows = PictureRows(translation, target, request.user, only=image)
    return rows.make(image, field)
