"""“Send these changes to the translators”: only for users who may edit the original; it publishes nothing."""

import pytest
from wagtail.models import Page

from cms.translation.text.segments import get_string_segments
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def changed(translation, commit):
    """The original has a draft with another summary; the translators have the former words."""
    page = translation.source.get_source_instance()
    page.summary = "Un tout autre résumé."
    with commit():
        page.save_revision()
    return translation


def send(desk, translation, commit, **data):
    with commit():
        return desk.post("wagtail_localize:update_translations", translation.source_id, data=data)


def read_words(translation):
    return set(get_string_segments(translation.source).values_list("string__data", flat=True))


def test_an_editor_of_the_original_sends_its_words(hire, changed, commit):
    editor = hire("editor", "fr")
    page = editor.get("wagtail_localize:update_translations", changed.source_id).content.decode()
    assert "Un tout autre résumé." in page
    assert "Portugu" in page
    answer = send(editor, changed, commit)
    assert answer.status_code == 302
    assert "Un tout autre résumé." in read_words(changed)


@pytest.mark.parametrize("role", ["editor", "translator", "moderator"])
def test_people_of_another_language_do_not(role, hire, changed, commit):
    desk = hire(role, "pt")
    assert desk.get("wagtail_localize:update_translations", changed.source_id).status_code == 403
    assert send(desk, changed, commit).status_code == 403
    assert "Un tout autre résumé." not in read_words(changed)


def test_nothing_is_published_whatever_is_posted(hire, changed, commit):
    superior = hire("moderator", "fr", "pt")
    page = superior.get("wagtail_localize:update_translations", changed.source_id)
    assert "publish_translations" not in page.content.decode()
    send(superior, changed, commit, publish_translations="on", use_machine_translation="on")
    target = changed.get_target_instance()
    assert not target.live
    assert not Page.objects.get(pk=target.pk).first_published_at


def test_where_nothing_changed_there_is_nothing_to_send(hire, translation):
    page = hire("editor", "fr").get("wagtail_localize:update_translations", translation.source_id).content.decode()
    assert "have all the words" in page
    assert "Send to the translators</button>" not in page


def test_the_source_of_a_deleted_text_is_not_found(hire, translation):
    Page.objects.get(pk=translation.source.get_source_instance().pk).delete()
    assert hire("editor", "fr").get("wagtail_localize:update_translations", translation.source_id).status_code == 404
