"""The line of the checklist: it warns of a sign-off that is missing, and can hold publication back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.checklist.checking import check_text, check_texts
from cms.checklist.models import LineLevel
from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.signoff.models import SignOff
from magazine.models import InterviewPage
from tests import factories as f

from .conftest import edit, make_body

pytestmark = pytest.mark.django_db


def say(page) -> list[str]:
    page = InterviewPage.objects.get(pk=page.pk)
    return [result.sentence for result in check_text(page) if result.code == "sign_off"]


def publish(page):
    InterviewPage.objects.get(pk=page.pk).get_latest_revision().publish()


@pytest.fixture
def _blocks():
    LineLevel.objects.create(code="sign_off", level="blocks")


def test_as_a_warning_it_speaks_only_of_who_was_asked(interview, editor, ask):
    assert say(interview) == []
    helena = ask(editor, interview)
    assert say(interview) == ["Somebody was asked to sign off and has not answered yet."]
    helena.send(comment="Um")
    assert say(interview) == ["Somebody who was asked to sign off has commented and not approved."]
    helena.approve()
    assert say(interview) == []
    edit(interview, body=make_body(first="<p>Autre.</p>"))
    assert say(interview) == ["Words have changed since they were signed off."]
    publish(interview)


@pytest.mark.usefixtures("_blocks")
class TestBlocking:
    def test_nothing_goes_live_before_everybody_has_approved(self, helena, interview, editor, ask):
        with pytest.raises(PublicationRefusedError, match="has not answered"):
            publish(interview)
        ana = ask(editor, interview, name="Ana")
        helena.approve()
        with pytest.raises(PublicationRefusedError, match="has not answered"):
            publish(interview)
        ana.approve()
        publish(interview)
        assert Page.objects.get(pk=interview.pk).live

    def test_somebody_must_have_been_asked(self, interview, editor, act, ask):
        with pytest.raises(PublicationRefusedError, match="Nobody was asked"):
            publish(interview)
        ask(editor, interview)
        act(editor, interview, "withdraw")
        assert say(interview) == ["Nobody was asked to sign this off."]

    def test_it_holds_back_neither_submission_nor_drafts(self, interview, helena):
        page = InterviewPage.objects.get(pk=interview.pk)
        page.get_workflow().start(page, None)
        assert page.workflow_in_progress

    def test_a_changed_answer_of_a_live_interview_is_held_back_and_a_comma_is_not(self, interview, helena):
        helena.approve()
        publish(interview)
        edit(interview, body=make_body(first="<p>Un geste ! La plante est sèche.</p>"))
        publish(interview)
        edit(interview, body=make_body(first="<p>Autre.</p>"))
        with pytest.raises(PublicationRefusedError, match="Words have changed"):
            publish(interview)

    def test_live_words_that_were_never_approved_excuse_no_others(self, interview, helena):
        LineLevel.objects.update(level="warns")
        publish(interview)
        LineLevel.objects.update(level="blocks")
        edit(interview, summary="Un entretien !")
        publish(interview)
        edit(interview, body=make_body(first="<p>Autre.</p>"))
        with pytest.raises(PublicationRefusedError):
            publish(interview)

    def test_an_approval_in_one_language_serves_the_others_where_nobody_was_asked(self, interview, helena, newsroom):
        parent = f.MagazineIndexPageFactory(parent=newsroom["pt"], title="Revista", slug="revista")
        version = f.InterviewPageFactory(
            parent=parent, title="A semente", translation_key=interview.translation_key, body=make_body(), live=False
        )
        version.save_revision()
        assert say(version) == ["Nobody was asked to sign this off."]
        helena.approve()
        assert say(version) == []
        edit(interview, title="Autre")
        assert say(version) == ["Nobody was asked to sign this off."]

    def test_the_number_of_queries_does_not_grow(self, interview, helena, editor, ask):
        def count(pages):
            with CaptureQueriesContext(connection) as queries:
                check_texts(pages)
            return len(queries)

        def add(number):
            page = f.InterviewPageFactory(
                parent=interview.get_parent(), title=f"N° {number}", slug=f"n-{number}", body=make_body(), live=False
            )
            page.save_revision()
            ask(editor, page).approve()

        add(1)
        few = count(InterviewPage.objects.all())
        for number in (2, 3, 4):
            add(number)
        assert SignOff.objects.count() == 5
        assert count(InterviewPage.objects.all()) == few
