"""The page behind the link of a sign-off, read by somebody without an account."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cms.serving.negotiation import choose_language

from ..answering import ChangedError, OverError, TooManyError, approve, comment, note_opening
from ..asking import find_sign_off
from ..models import SignOff
from ..permissions import can_be_signed_off
from ..states import read_latest_words
from .forms import AnswerForm, read_shown
from .rendering import list_questions, render_page

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
SAID = ("sent", "approved", "changed")  # what the address may say after something was sent


@csrf_exempt  # without a cookie; nobody can send the form without knowing the address
def serve_sign_off(request: HttpRequest, token: str) -> HttpResponse:
    """Show the text, keep comments, store the approval."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    sign_off = find_sign_off(token)
    if sign_off is None:
        return _close(request, choose_language(request.headers.get("Accept-Language")), "unknown", 404)
    if not can_be_signed_off(sign_off.page):
        return _close(request, sign_off.language, "gone", 410)
    if sign_off.is_over:
        return _end(request, sign_off)
    if request.method == "POST":
        try:
            with translation.override(sign_off.language):
                return _answer(request, sign_off)
        except OverError:
            sign_off.refresh_from_db()
            return _end(request, sign_off)
        except TOO_LARGE:
            with translation.override(sign_off.language):
                said = _("This is too much to be sent at once, and was not read. Go back: your words are still there.")
            return _show(request, sign_off, error=said, status=413)
    if request.method == "GET":  # programs that check the links of mails send HEAD
        note_opening(sign_off)
    said = request.GET.get("said")
    return _show(request, sign_off, said=said if said in SAID else "")


def _show(request, sign_off: SignOff, form: AnswerForm | None = None, *, said="", error="", status=200) -> HttpResponse:
    page = _read_draft(sign_off)
    form = form or AnswerForm(None, blocks=list(list_questions(page)))
    words = read_latest_words(sign_off.page)
    html = render_page(request, sign_off, page, words, form, said=said, error=error)
    return HttpResponse(html, status=status)


def _answer(request: HttpRequest, sign_off: SignOff) -> HttpResponse:
    page = _read_draft(sign_off)
    questions = list_questions(page)
    form = AnswerForm(request.POST, blocks=list(questions))
    shown = read_shown(sign_off, request.POST.get("shown", ""))
    if shown is None:
        said = _("This was not sent from the page as it was shown to you. Your words are still here: send them again.")
        return _show(request, sign_off, form, error=said, status=400)
    if not form.is_valid():
        said = _("A comment is too long. Nothing was sent yet, and your words are still here.")
        return _show(request, sign_off, form, error=said, status=400)
    approves = "approve" in request.POST
    if not form.texts and not approves:
        return _show(request, sign_off, form, error=_("Write a comment first, or approve the text."), status=400)
    try:
        comment(sign_off, form.texts, questions, shown.sending)
    except TooManyError:
        said = _("Much has been sent through this link just now. Your words are still here: send them in an hour.")
        return _show(request, sign_off, form, error=said, status=429)
    said = "sent"
    if approves:
        try:
            approve(sign_off, shown.words, read_latest_words(sign_off.page))
            said = "approved"
        except ChangedError:
            said = "changed"
    return HttpResponseRedirect(f"{request.path}?said={said}#signoff-said", status=303)


def _read_draft(sign_off: SignOff):
    return sign_off.page.get_latest_revision_as_object()


def _end(request: HttpRequest, sign_off: SignOff) -> HttpResponse:
    """Say that a link has ended. What somebody was writing meanwhile is shown to them, and is not kept."""
    typed = AnswerForm(request.POST, blocks=[]).list_typed() if request.method == "POST" else []
    why = "withdrawn" if sign_off.withdrawn_at else "expired"
    return _close(request, sign_off.language, why, 410, "\n\n".join(typed))


def _close(request: HttpRequest, language: str, why: str, status: int, typed: str = "") -> HttpResponse:
    """Say that a link leads to nothing any more, in the person's language."""
    with translation.override(language):
        request.COOKIES = {}
        context = {"why": why, "number": status, "typed": typed}
        return render(request, "signoff/closed.html", context, status=status)
