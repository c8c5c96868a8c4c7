"""An interview that somebody is asked to sign off, and the person behind the link, without an account or a cookie."""

import html
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from cms.signoff.models import SignOff
from magazine.models import InterviewPage
from tests import factories as f
from tests.newsroom.conftest import _no_drawing, hire, newsroom  # noqa: F401 - fixtures
from tests.scenes import scene

FIRST, SECOND = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def make_body(first="<p>Un geste. La plante est sèche.</p>", second="<p>Rien du tout.</p>", heading="Dans la réserve"):
    return json.dumps(
        [
            {"type": "heading", "value": heading, "id": "33333333-3333-4333-8333-333333333333"},
            {"type": "question_answer", "value": {"question": "Que garde un herbier ?", "answer": first}, "id": FIRST},
            {"type": "question_answer", "value": {"question": "Et après ?", "answer": second}, "id": SECOND},
        ]
    )


def edit(page, user=None, **changes):
    """Save a draft with other words, as an editor does."""
    draft = InterviewPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


class Interviewee:
    """Somebody with a link: each visit is from a browser that knows nothing."""

    def __init__(self, path: str):
        self.path = path

    def __deepcopy__(self, memo):
        return Interviewee(self.path)

    @property
    def token(self) -> str:
        return self.path.strip("/").split("/")[-1]

    def open(self, **kwargs):
        return Client().get(self.path, **kwargs)

    def read(self) -> str:
        response = self.open()
        assert response.status_code == 200
        return response.content.decode()

    def get_shown(self) -> str:
        return html.unescape(re.search(r'name="shown" value="([^"]+)"', self.read())[1])

    def send(self, shown=None, **data):
        fields = {name.replace("__", "-"): value for name, value in data.items()}
        shown = self.get_shown() if shown is None else shown
        return Client(enforce_csrf_checks=True).post(self.path, {"shown": shown, **fields})

    def approve(self, **data):
        return self.send(approve="1", **data)


@scene
def interview(newsroom):  # noqa: F811
    home = newsroom["fr"]
    page = f.InterviewPageFactory(
        parent=f.MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine"),
        title="La graine est un livre",
        slug="graine",
        summary="Un entretien.",
        search_description="Pour les moteurs.",
        body=make_body(),
        live=False,
    )
    page.save_revision()
    return page


@scene
def editor(interview, hire):  # noqa: F811
    return hire("editor", "fr", email="editor@example.org")


@pytest.fixture
def ask(commit):
    """Ask for a sign-off by the form; return who got the link."""

    def ask(desk, page, **data):
        form = desk.get("sign_offs", page.pk).context["form"]
        values = {"name": "Helena Vasconcelos", "language": "pt", "days": 14, "form_key": form["form_key"].value()}
        with commit():
            response = desk.post("sign_offs", page.pk, data={"action": "ask", **values, **data})
        address = response.context["address"]
        assert address, response.context["form"].errors
        return Interviewee("/" + address.split("/", 3)[3])

    return ask


@pytest.fixture
def helena(editor, interview, ask):
    return ask(editor, interview)


@pytest.fixture
def act():
    """Press a button beside a request."""

    def act(desk, page, action, **data):
        sign_off = SignOff.objects.get(page=page)
        return desk.post("sign_offs", page.pk, data={"action": action, "sign_off": sign_off.pk, "days": 14, **data})

    return act


def get_state(desk, page) -> str:
    (row,) = desk.browser.get(reverse("sign_offs", args=[page.pk])).context["rows"]
    return row["state"].value
