"""An approval holds for these words in this language: what changes a word voids it, and nothing else does."""

import pytest
from wagtail.models import PageLogEntry

from cms.signoff.models import SignOff
from tests.factories import ImageFactory, InterviewPageFactory

from .conftest import edit, get_state, make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(helena, interview):
    helena.approve()
    return interview


def list_actions():
    return list(
        PageLogEntry.objects.filter(action__in=["signoff.void", "signoff.restore"])
        .order_by("pk")
        .values_list("action", flat=True)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"body": make_body(first="<p>Un geste. La plante n’est pas sèche.</p>")},
        {"body": make_body(second="<p>Rien.</p>")},
        {"body": make_body(heading="Ailleurs")},
        {"body": make_body(first='<p>Un <a href="https://example.org">geste</a>. La plante est sèche.</p>')},
        {"title": "Un autre titre"},
        {"summary": "Un autre entretien."},
    ],
)
def test_a_changed_word_voids_it_and_the_log_says_so(approved, editor, changes):
    edit(approved, **changes)
    assert get_state(editor, approved) == "changed"
    assert list_actions() == ["signoff.void"]


@pytest.mark.parametrize(
    "changes",
    [
        {"body": make_body(first="<p>Un geste… La plante est <b>sèche</b> !</p>")},
        {"slug": "autre", "search_description": "Autre chose", "seo_title": "Autre"},
        {"interview_date": "2026-01-02", "position": 4},
    ],
)
def test_typography_dates_and_what_nobody_reads_do_not(approved, editor, changes):
    edit(approved, **changes)
    assert get_state(editor, approved) == "approved"
    assert list_actions() == []


@pytest.mark.parametrize(
    "changes", [{"title": "Un aveu"}, {"summary": "Un entretien court."}, {"body": make_body(heading="Ici")}]
)
def test_a_minor_edit_smuggles_no_word_past_who_approved(approved, editor, changes):
    edit(approved, **changes, minor_edit=True)
    assert get_state(editor, approved) == "changed"
    assert list_actions() == ["signoff.void"]


def test_the_same_words_again_are_approved_again(approved, editor):
    edit(approved, title="Autre")
    edit(approved, title="La graine est un livre")
    assert get_state(editor, approved) == "approved"
    assert list_actions() == ["signoff.void", "signoff.restore"]


def test_changed_answers_are_marked_for_who_approved_them_and_are_approved_anew(approved, editor, helena):
    edit(approved, body=make_body(second="<p>Presque rien.</p>"))
    assert helena.read().count("Esta resposta foi alterada") == 1
    helena.approve()
    assert get_state(editor, approved) == "approved"
    assert SignOff.objects.get().voided_at is None


def test_a_restored_revision_is_approved_again_if_its_words_are(approved, editor):
    first = approved.get_latest_revision()
    edit(approved, body=make_body(first="<p>Autre chose.</p>"))
    assert get_state(editor, approved) == "changed"
    first.as_object().save_revision(user=editor.user)
    assert get_state(editor, approved) == "approved"


def test_another_picture_voids_nothing_and_another_caption_does(approved, editor):
    edit(approved, lead_picture=ImageFactory())
    assert get_state(editor, approved) == "approved"
    assert list_actions() == []


def test_an_approval_in_one_language_is_none_in_another(approved, editor, newsroom, ask, hire):
    version = InterviewPageFactory(
        parent=newsroom["pt"], title="A semente", translation_key=approved.translation_key, body=make_body(), live=False
    )
    version.save_revision()
    both = hire("editor", "fr", "pt")
    ask(both, version)
    assert get_state(both, version) == "asked"
    edit(version, body=make_body(first="<p>Outra.</p>"))
    assert get_state(editor, approved) == "approved"


def test_other_pages_cost_nothing(approved, django_assert_num_queries):
    from cms.signoff.following import compare_with_sign_offs
    from tests.factories import StandardPageFactory

    revision = StandardPageFactory(parent=approved.get_parent()).save_revision()
    with django_assert_num_queries(0):
        compare_with_sign_offs(None, revision)
