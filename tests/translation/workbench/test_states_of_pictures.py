"""The words of a text's pictures count with its segments, in its state, its approval and its costs."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue

from cms.translation.models import State, TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.status.states import rebuild_states
from cms.translation.sync.sources import refresh_source
from cms.translation.text.filling import start_translation
from tests.translation.saving.test_costs import OF_SESSION_AND_USER

from .pictures import FORM, find, get_words, publish, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks_wait(settings):
    """As in production: a worker runs the tasks."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def read_state(translation):
    refresh_stale()
    return TextState.objects.get(translation=translation)


def test_words_of_pictures_count_with_the_segments_of_a_text(illustrated, translator, commit, tasks_wait):
    list(rebuild_states())  # the pages of the founded site have no states yet
    before = read_state(illustrated)
    with commit():
        put(translator, find(translator, illustrated), "Um pátio")
        put(translator, find(translator, illustrated, "title"), "Pátio", confirmed="false")
    now = read_state(illustrated)
    assert (now.total, now.done) == (before.total + 2, before.done + 1)
    assert list(rebuild_states())[-1][1] == 0


def test_words_for_a_picture_of_a_live_text_are_a_correction_to_submit(illustrated, translator, moderator, act, commit):
    publish(act, translator, moderator, illustrated)
    assert read_state(illustrated).state == State.UP_TO_DATE
    with commit():
        put(translator, find(translator, illustrated), "Um pátio", confirmed="false")
    assert read_state(illustrated).state == State.UP_TO_DATE
    with commit():
        put(translator, find(translator, illustrated), "Um pátio")
    assert read_state(illustrated).state == State.CORRECTED
    publish(act, translator, moderator, illustrated)
    assert read_state(illustrated).state == State.UP_TO_DATE


def test_words_for_a_picture_that_the_text_no_longer_shows_leave_nothing_to_do(
    illustrated, translator, moderator, image, act, commit
):
    with commit():
        put(translator, find(translator, illustrated), "Um pátio")
    page = illustrated.source.get_source_instance()
    page.lead_picture, page.body = None, StreamValue(page.body.stream_block, [])
    with commit():
        page.save_revision().publish()
    publish(act, translator, moderator, illustrated)
    assert read_state(illustrated).state == State.UP_TO_DATE
    assert get_words(image) == ["", ""]


def test_unconfirmed_words_of_pictures_are_named_when_the_text_is_submitted(illustrated, translator, commit, act):
    with commit():
        put(translator, find(translator, illustrated), "Um pátio", confirmed="false")
    act(translator, illustrated, "submit-for-moderation")
    said = translator.get("wagtailadmin_home").content.decode()
    assert "1 picture are not confirmed" in said


def test_words_proposed_for_a_picture_after_an_approval_void_it(write, pt, fill, image, hire, act, commit):
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        page = write("fr", title="Un brouillon", summary="Un résumé.", lead_picture=image)
        translation = start_translation(page, pt)
        translation.save_target(publish=False)
    fill(translation, user=translator.user)
    with commit():
        put(translator, find(translator, translation), "Um pátio")
    act(translator, translation, "submit-for-moderation")
    act(moderator, translation, "approve")
    assert read_state(translation).state == State.APPROVED
    with commit():  # what is taken back takes nothing from the approval, also when a mark of the original changes
        translator.browser.delete(find(translator, translation)["edit_url"])
        original = page.get_latest_revision_as_object()
        original.summary = "Un résumé !"
        original.save_revision()
        refresh_source(translation.source, original)
    assert read_state(translation).state == State.APPROVED
    with commit():
        put(translator, find(translator, translation), "Outro pátio")
    assert read_state(translation).state == State.VOIDED


@pytest.mark.parametrize("who", ["translator", "moderator"])
def test_saving_words_of_a_picture_takes_few_queries(
    who, illustrated, translator, moderator, act, commit, tasks_wait, record_property
):
    """As many as a segment, whoever saves; what becomes of them is asked for afterwards."""
    if who == "moderator":
        act(translator, illustrated, "submit-for-moderation")
    desk = {"translator": translator, "moderator": moderator}[who]
    url = find(desk, illustrated)["edit_url"]
    desk.browser.get(reverse("wagtailadmin_sprite"))  # content types and the like, kept by each process
    taken = {}
    for name, words, confirmed in [
        ("first", "Um", "true"),
        ("later", "Dois", "true"),
        ("unconfirmed", "Três", "false"),
        ("deleted", None, "true"),
    ]:
        with CaptureQueriesContext(connection) as queries, commit():
            answer = (
                desk.browser.delete(url)
                if words is None
                else desk.browser.put(url, urlencode({"value": words, "confirmed": confirmed}), FORM)
            )
        assert answer.status_code == 200, answer.content
        counted = [query["sql"] for query in queries if not OF_SESSION_AND_USER.match(query["sql"])]
        taken[name] = len(counted)
    record_property("measured", f"{max(taken.values())} queries")
    assert max(taken.values()) <= 12, (taken, counted)


def test_what_becomes_of_a_proposal_is_read_after_it_was_saved(illustrated, translator, image, write, commit):
    other = write("pt", title="Outro texto", lead_picture=image)
    other.save_revision().publish()
    row = find(translator, illustrated)
    answer = put(translator, row, "Um pátio").json()
    assert set(answer) == {"data", "target", "status", "version", "is_proposed"}
    notes = translator.browser.get(row["edit_url"]).json()
    assert notes["version"] == answer["version"]
    assert any("Outro texto" in sentence for sentence in notes["said"])


def test_words_for_a_picture_of_a_draft_of_the_original_are_proposed(write, pt, image, hire, commit):
    """The reference index does not know what a draft shows."""
    with commit():
        page = write("fr", title="Un brouillon", summary="Un résumé.", lead_picture=image)
        translation = start_translation(page, pt)
        translation.save_target(publish=False)
    desk = hire("translator", "pt")
    with commit():
        assert put(desk, find(desk, translation), "Um pátio").status_code == 200
