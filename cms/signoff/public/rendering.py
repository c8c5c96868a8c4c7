"""The page behind the link: the text as readers will see it, with a place for comments after each answer."""

from collections import defaultdict
from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from wagtail.models import Page

from cms.core.typography.cldr import time_zone_city

from ..answering import LONGEST_COMMENT
from ..models import SignOff
from ..registry import find_answers
from ..states import State, find_state
from ..words import Words
from .forms import AnswerForm, can_be_commented, sign_shown


def list_questions(page: Page) -> dict[str, str]:
    """Return the question of each answer of a draft, by the id of its block, in order."""
    place = find_answers(type(page))
    answers = [block for block in getattr(page, place.body) if block.block_type == place.block]
    return {block.id: str(block.value[place.question]) for block in answers if can_be_commented(block.id)}


def render_page(
    request: HttpRequest, sign_off: SignOff, page: Page, words: Words, form: AnswerForm, *, said: str = "", error=""
) -> str:
    """Return the HTML of the page. said: what has just been done. error: why what was sent was not kept."""
    comments = defaultdict(list)
    for comment in sign_off.comments.all():
        comments[comment.block].append(comment)
    state = find_state(sign_off, words, has_comments=bool(comments))
    changed = Words.of(sign_off.approved).find_changed_answers(words) if state == State.CHANGED else set()
    questions = list_questions(page)

    def make_box(block: str, question: str = "") -> dict:
        return {
            "name": f"comment-{block}" if block else "comment",
            "question": question,
            "comments": comments[block],
            "text": form.get_text(block),
            "error": form.get_error(block),
            "is_changed": block in changed,
            "longest": LONGEST_COMMENT,
        }

    page.additions_to_blocks = {
        block: _render_box(make_box(block, question), sign_off.language) for block, question in questions.items()
    }
    gone = form.list_others(list(questions))
    with translation.override(sign_off.language):
        last = timezone.localtime(sign_off.expires_at, timezone.get_default_timezone())
        city = time_zone_city(timezone.get_default_timezone_name())
    own = {
        "page_template": page.get_template(request),
        "sign_off": sign_off,
        "is_public": sign_off.page.live,
        "state": state.value,
        "shown": sign_shown(sign_off, words.fingerprint),
        "whole": make_box(""),
        "gone": [make_box(block) for block in gone],
        "said": said,
        "error": error,
        "last": last,
        "city": city,
    }
    shown = _make_request(request)
    with translation.override(page.locale.language_code):
        return render_to_string("signoff/page.html", page.get_context(shown) | own, request=shown)


def _render_box(box: dict, language: str) -> SafeString:
    with translation.override(language):
        return render_to_string("signoff/box.html", {"box": box, "language": language})


def _make_request(request: HttpRequest) -> HttpRequest:
    """Return a copy of a request for the templates: a preview for somebody whom nobody knows."""
    shown = copy(request)
    shown.COOKIES, shown.user, shown.is_preview = {}, AnonymousUser(), True
    return shown
