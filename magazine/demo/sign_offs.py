"""Demonstration sign-offs: an interviewee who approved, one who has not answered yet, and one who commented."""

from dataclasses import dataclass

from django.db import transaction

from cms.demo.bodies import make_id
from cms.demo.seeding import Seeder, register_step
from cms.signoff.answering import approve, comment
from cms.signoff.asking import MOST_DAYS, ask
from cms.signoff.models import SignOff
from cms.signoff.public.rendering import list_questions
from cms.signoff.states import read_latest_words
from home.models import PersonPage
from magazine.models import InterviewPage


@dataclass(frozen=True)
class Request:
    """Who is asked about an interview in one language. language: of the invitation."""

    story: str
    code: str
    person: str
    language: str
    approves: bool = False
    comment: str = ""  # on the first answer


REQUESTS = [
    Request("seed-book", "pt", "helena-vasconcelos", "pt", approves=True),
    Request("drawing-machines", "en", "teresa-lobo", "pt"),
    Request(
        "library-of-the-canal",
        "fr",
        "amina-diallo",
        "fr",
        comment="Plutôt que « une dame », je dirais « une lectrice » : c’est ce qu’elle était déjà, debout.",
    ),
]


@register_step("The magazine: interviewees sign off", order=95)
def seed_sign_offs(seeder: Seeder) -> None:
    for request in REQUESTS:
        page = seeder.find(InterviewPage, f"story/{request.story}", request.code)
        _ask(seeder, page, request)


@transaction.atomic
def _ask(seeder: Seeder, page: InterviewPage, request: Request) -> None:
    """Ask a person, who answers. Do nothing if they were asked before. The link is random, and nobody gets it."""
    form_key = str(make_id("sign-off", request.story, request.code))
    if SignOff.objects.filter(form_key=form_key).exists():
        return
    name = seeder.find_any(PersonPage, request.person).title
    sign_off = SignOff(name=name, language=request.language, form_key=form_key)
    ask(page, sign_off, MOST_DAYS, seeder.editor)
    if request.approves:
        words = read_latest_words(page)
        approve(sign_off, words.fingerprint, words)
    if request.comment:
        questions = list_questions(page.get_latest_revision_as_object())
        block = next(iter(questions))
        comment(sign_off, {block: request.comment}, questions, make_id(form_key).hex)
    seeder.report(f"Sign-off: {name}, {page.title} ({request.code})")
