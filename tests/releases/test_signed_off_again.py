"""What an approval of an interviewee means after the release was undone, edited and released again: it is of words."""

import pytest
from django.core import mail
from wagtail.models import PageLogEntry, Revision

from cms.checklist.models import LineLevel
from cms.releases.errors import BlockedError
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.undoing import undo
from cms.signoff.admin.rows import list_rows
from cms.signoff.answering import approve as approve_words
from cms.signoff.asking import ask
from cms.signoff.models import SignOff
from cms.signoff.states import State, read_latest_words
from magazine.models import InterviewInterviewee, StoryAuthor
from tests.factories import ImageFactory, InterviewPageFactory, PeopleIndexPageFactory, PersonPageFactory
from tests.signoff.conftest import make_body

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_off_it(commit, people):
    def sign_off_it(interview, name="Helena"):
        """Ask somebody about the latest draft, and let them approve it."""
        sign_off = SignOff(name=name, language="pt", form_key=name)
        with commit():
            ask(interview, sign_off, 14, people["editor"].user)
            words = read_latest_words(reload(interview))
            assert approve_words(sign_off, words.fingerprint, words)

    return sign_off_it


@pytest.fixture
def interview(magazines, people, draft, edit):
    LineLevel.objects.create(code="sign_off", level="blocks")
    page = draft(magazines["fr"], "Entretien", people["editor"].user, InterviewPageFactory)
    helena = PersonPageFactory(parent=PeopleIndexPageFactory(parent=magazines["fr"].get_parent()))
    people_of_it = {
        "interviewees": [InterviewInterviewee(person=helena)],
        "authors": [StoryAuthor(person=helena)],
    }
    words = {"summary": "Ce que garde un herbier, et ce qu’il perd.", "body": make_body()}
    return edit(page, people["editor"].user, lead_picture=ImageFactory(), **people_of_it, **words)


@pytest.fixture
def run(commit):
    def run(do, release):
        with commit():
            do(release)
        release.refresh_from_db()

    return run


def say(interview):
    return [row["state"] for row in list_rows(reload(interview))]


def list_log(interview):
    actions = PageLogEntry.objects.filter(page=interview, action__in=["signoff.void", "signoff.restore"])
    return list(actions.order_by("pk").values_list("action", flat=True))


@pytest.fixture
def released(interview, sign_off_it, bundle, approve, people, run):
    """A release of an interview that was signed off, which is live."""
    sign_off_it(interview)
    release = bundle(interview)
    approve(interview, people["fr"].user)
    run(publish_release, release)
    assert reload(interview).live
    return release


def test_the_approval_holds_for_the_same_words(interview, released, run):
    run(undo, released)
    assert say(interview) == [State.APPROVED]
    run(publish_release, released)
    assert reload(interview).live
    assert list_log(interview) == []


def test_it_is_void_for_words_that_were_changed_after_undoing(interview, released, run, edit, approve, people):
    run(undo, released)
    edit(interview, people["editor"].user, title="Autre entretien")
    assert say(interview) == [State.CHANGED]
    approve(interview, people["fr"].user)
    with pytest.raises(BlockedError) as refused:
        run(publish_release, released)
    assert any("have changed since they were signed off" in one.sentence for one in refused.value.blockers)
    assert not reload(interview).live
    edit(interview, people["editor"].user, title="Entretien")
    approve(interview, people["fr"].user)
    run(publish_release, released)
    assert reload(interview).live
    assert list_log(interview) == ["signoff.void", "signoff.restore"]


@pytest.fixture
def updated(interview, released, sign_off_it, bundle, edit, approve, people, run):
    """A release that gives the live interview other words, which were signed off too, by somebody else."""
    edit(interview, people["editor"].user, title="Nouvel entretien")
    SignOff.objects.all().delete()
    sign_off_it(reload(interview), "Ana")
    release = bundle(interview, name="Numéro 14")
    approve(interview, people["fr"].user)
    PageLogEntry.objects.all().delete()
    run(publish_release, release)
    assert reload(interview).title == "Nouvel entretien"
    return release


@pytest.mark.parametrize("is_purged", [False, True])
def test_undoing_an_update_voids_no_approval_of_its_words(interview, updated, run, people, is_purged):
    """The former words are live again; the draft, of which the approval speaks, is as it was."""
    if is_purged:
        Revision.objects.filter(pk=updated.texts.get().former["live_revision"]).delete()
    mail.outbox.clear()
    run(undo, updated)
    assert reload(interview).title == "Entretien"
    assert say(interview) == [State.APPROVED]
    editor = people["editor"].get("wagtailadmin_pages:edit", interview.pk).content.decode()
    assert "What is approved is the latest draft." in editor
    assert list_log(interview) == []
    assert [message.subject for message in mail.outbox if "signed off" in message.subject] == []
    assert SignOff.objects.get().voided_at is None
    run(publish_release, updated)
    assert reload(interview).title == "Nouvel entretien"
