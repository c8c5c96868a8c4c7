"""The editor of an original sends its draft to the translators by an action of its own."""

import pytest
from wagtail.models import PageLogEntry

from cms.translation import moderation
from cms.translation.segments import find_missing
from cms.translation.sources import CHANGES_SENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(start, fill, superuser, commit):
    translation = start()
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    return translation


def test_the_action_sends_what_changed_and_is_logged(translated, hire, commit):
    editor = hire("editor", "fr")
    page = translated.source.get_source_instance()
    with commit():
        response = editor.save(page, "send-changes", summary="Un résumé plus long.")
    assert response.status_code == 302
    assert [segment.context.path for segment in find_missing(translated)] == ["summary"]
    entry = PageLogEntry.objects.get(page=page.pk, action=CHANGES_SENT)
    assert (entry.user, entry.data) == (editor.user, {"count": 1})
    assert "1" in entry.message
    page.refresh_from_db()
    assert page.summary == "Un résumé."  # still a draft


def test_saving_a_draft_sends_nothing(translated, hire, commit):
    with commit():
        hire("editor", "fr").save(translated.source.get_source_instance(), summary="Un résumé plus long.")
    assert find_missing(translated) == []


def test_only_originals_that_are_being_translated_offer_the_action(translated, write, hire):
    editor = hire("editor", "fr")

    def offers(page):
        return "action-send-changes" in editor.get("wagtailadmin_pages:edit", page.pk).content.decode()

    assert offers(translated.source.get_source_instance())
    assert not offers(write("fr", title="Un autre texte"))
