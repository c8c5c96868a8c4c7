"""A minor edit leaves translations valid; the original's editor ticks a box, and the edit is logged."""

import pytest
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageLogEntry

from cms.translation.models import SegmentChange, State, TextState
from cms.translation.sync.sources import MINOR_EDIT
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def translated(start, fill, superuser, commit):
    """A live translation, from French into Portuguese."""
    translation = start()
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    return translation


def get_original(translation):
    return translation.source.get_source_instance()


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def read_log(page):
    return list(PageLogEntry.objects.filter(page=page.pk, action=MINOR_EDIT))


def test_a_minor_edit_carries_translations_over_and_is_logged(translated, hire, commit):
    moderator = hire("moderator", "fr")
    page = get_original(translated)
    with commit():
        moderator.publish(page, summary="Un résumé corrigé.", minor_edit="on")
    assert find_missing(translated) == []
    assert read_state(translated) == State.UP_TO_DATE
    assert not SegmentChange.objects.exists()
    assert translated.get_target_instance().summary == "[Un résumé.]"
    entry = read_log(page)[0]
    assert entry.user == moderator.user
    assert get_user_display_name(moderator.user) in entry.message


def test_without_the_tick_the_same_edit_makes_translations_stale(translated, hire, commit):
    page = get_original(translated)
    with commit():
        hire("moderator", "fr").publish(page, summary="Un résumé corrigé.")
    assert read_state(translated) == State.OUT_OF_DATE
    assert read_log(page) == []


def test_the_tick_is_off_for_the_next_edit(translated, hire, commit):
    moderator = hire("moderator", "fr")
    page = get_original(translated)
    with commit():
        moderator.publish(page, summary="Un résumé corrigé.", minor_edit="on")
    page.refresh_from_db()
    assert not page.minor_edit
    assert not page.get_latest_revision_as_object().minor_edit
    page.get_latest_revision().publish()  # again, through any endpoint
    assert len(read_log(page)) == 1


def test_the_tick_survives_saving_by_itself_and_is_not_set_again_afterwards(translated, hire, commit):
    """Autosaving overwrites the same revision; the tick is that of the form at that moment."""
    moderator = hire("moderator", "fr")
    page = get_original(translated)
    moderator.save(page, summary="Un résumé corr", minor_edit="on")
    revision = Page.objects.get(pk=page.pk).latest_revision
    moderator.save(page, summary="Un résumé corrigé.", minor_edit="on", overwrite_revision_id=revision.pk)
    assert page.__class__.objects.get(pk=page.pk).get_latest_revision_as_object().minor_edit
    with commit():
        moderator.publish(page, minor_edit="on")
    assert read_state(translated) == State.UP_TO_DATE
    moderator.save(page, summary="Un autre résumé.")
    assert not page.__class__.objects.get(pk=page.pk).get_latest_revision_as_object().minor_edit


def test_the_editor_ticks_it_and_the_moderator_approves(translated, hire, commit):
    editor, moderator = hire("editor", "fr"), hire("moderator", "fr")
    page = get_original(translated)
    with commit():
        editor.submit(page, summary="Un résumé corrigé.", minor_edit="on")
    assert read_state(translated) == State.UP_TO_DATE
    with commit():
        moderator.approve(page)
    assert Page.objects.get(pk=page.pk).specific.summary == "Un résumé corrigé."
    assert read_state(translated) == State.UP_TO_DATE
    entry = read_log(page)[0]
    assert entry.user == moderator.user
    assert get_user_display_name(editor.user) in entry.message
    assert not Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().minor_edit


def test_a_new_part_of_a_minor_edit_has_to_be_translated_all_the_same(translated, hire, commit):
    page = get_original(translated)
    with commit():
        hire("moderator", "fr").publish(page, summary="Un résumé corrigé.", seo_title="Nouveau", minor_edit="on")
    assert [segment.string.data for segment in find_missing(translated)] == ["Nouveau"]
    assert read_state(translated) == State.OUT_OF_DATE


def test_a_part_that_a_minor_edit_takes_away_makes_nothing_stale(translated, hire, commit):
    page = get_original(translated)
    with commit():
        hire("moderator", "fr").publish(page, summary="", minor_edit="on")
    assert read_state(translated) == State.UP_TO_DATE


def test_a_minor_edit_does_not_make_valid_what_was_stale_before(translated, hire, commit):
    moderator = hire("moderator", "fr")
    page = get_original(translated)
    with commit():
        moderator.publish(page, summary="Tout autre chose.")
    with commit():
        moderator.publish(page, summary="Tout autre chose ici.", minor_edit="on")
    assert read_state(translated) == State.OUT_OF_DATE
    change = SegmentChange.objects.get()
    assert (change.string.data, change.former_source) == ("Tout autre chose ici.", "Un résumé.")


def test_only_originals_with_translations_show_the_tick(translated, write, hire):
    editor = hire("editor", "fr", "pt")

    def shows_tick(page):
        return 'name="minor_edit"' in editor.get("wagtailadmin_pages:edit", page.pk).content.decode()

    assert shows_tick(get_original(translated))
    assert not shows_tick(write("fr", title="Un autre texte"))
    assert not shows_tick(translated.get_target_instance())
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", get_original(translated).get_parent().pk])
    assert 'name="minor_edit"' not in editor.browser.get(address).content.decode()
