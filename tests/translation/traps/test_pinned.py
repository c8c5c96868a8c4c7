"""The traps of wagtail-localize 1.14.5 that our app removes (docs/decisions/): without the app, each of these tests
fails.

`test_without_us.py` runs them on plain wagtail-localize and checks that they do. Each name begins with its trap's
number.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page, WorkflowMixin
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.core.content.bin import without_binned
from cms.translation.text.filling import fill_segments, start_translation
from magazine.models import Section
from tests.factories import MagazineIndexPageFactory, SectionFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def reload(translation):
    return Page.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    ).specific_deferred


# --- 1: no workflow --------------------------------------------------------------------------------------------------


def test_trap_1_a_translator_submits_for_moderation(hire, start, fill, act):
    translation = start()
    fill(translation)
    act(hire("translator", "pt"), translation, "submit-for-moderation")
    page = reload(translation)
    assert page.workflow_in_progress
    assert not page.live


# --- 2: a draft that writes the live row -----------------------------------------------------------------------------


def test_trap_2_what_nobody_reviewed_stays_away_from_readers(settings, superuser, write, pt, fill, commit, send):
    """When a page was sent with its subtree, readers saw unreviewed words of its live translations."""
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # so that it says: do not publish
    parent = write("fr", title="Dessus", slug="dessus")
    parent.save_revision().publish()
    child = StandardPageFactory(parent=parent, title="Dessous", slug="dessous", summary="Un résumé.")
    translation = start_translation(child, pt)
    fill(translation)
    with commit():
        translation.save_target(publish=True, user=superuser.user)
    fill(translation, "summary", mark="unreviewed {}".format)
    send(superuser, parent, pt, include_subtree="on")
    assert (reload(translation).live, reload(translation).summary) == (True, "[Un résumé.]")


# --- 3: missing segments in the language of the source ---------------------------------------------------------------


def test_trap_3_a_mixed_text_is_not_published_by_accident(hire, start, fill, act):
    translation = start()
    fill(translation, "title", "slug")
    act(hire("moderator", "pt"), translation, "publish")
    assert not reload(translation).live


# --- 4: submitting publishes -----------------------------------------------------------------------------------------


def test_trap_4_sending_a_text_to_translation_publishes_nothing(hire, write, send, pt):
    page = write("fr")
    page.save_revision().publish()
    send(hire("editor", "fr"), page, pt)
    assert not page.get_translation(pt).live


# --- 5: no locks, and permissions that are not checked ---------------------------------------------------------------


@scene
def in_review(start, fill, hire, commit):
    translation = start()
    fill(translation)
    with commit():
        page = reload(translation)
        page.save_revision()
        page.get_workflow().start(page, hire("editor", "pt").user)
    return translation


def test_trap_5_a_text_under_review_is_locked(in_review, hire, put, read_words):
    answer = put(hire("translator", "pt"), in_review, "title", "Outro")
    assert answer.status_code == 403
    assert read_words(in_review)["Un texte"].data == "[Un texte]"


def test_trap_5_a_file_does_not_pass_the_lock(in_review, hire, read_words):
    po = in_review.export_po()
    for entry in po:
        entry.msgstr = "Outro"
    file = SimpleUploadedFile("texto.po", str(po).encode())
    hire("translator", "pt").post("wagtail_localize:upload_pofile", in_review.pk, data={"file": file})
    assert read_words(in_review)["Un texte"].data == "[Un texte]"


def test_trap_5_the_update_page_publishes_for_nobody(start, fill, hire, commit):
    translation = start()
    fill(translation)
    with commit():
        hire("editor", "fr").post(
            "wagtail_localize:update_translations", translation.source_id, data={"publish_translations": "on"}
        )
    assert not reload(translation).live


def test_trap_5_a_translator_of_another_language_submits_nothing_into_this_one(hire, write, send, pt):
    page = write("fr")
    send(hire("translator", "en"), page, pt)
    assert not page.has_translation(pt)


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_trap_5_only_who_publishes_turns_a_translation_into_a_copy(role, start, hire):
    translation = start()
    hire(role, "pt").post("wagtail_localize:convert_to_alias", reload(translation).pk)
    assert reload(translation).alias_of_id is None


def test_trap_5_only_who_publishes_stops_a_translation(start, hire):
    translation = start()
    hire("translator", "pt").post("wagtail_localize:stop_translation", translation.pk)
    translation.refresh_from_db()
    assert translation.enabled


# --- 6: up to date with the last synced source -----------------------------------------------------------------------


def test_trap_6_translators_get_the_words_that_the_source_is_published_with(live, publish_source):
    publish_source(live, summary="Un tout autre résumé.")
    words = set(StringSegment.objects.filter(source=live.source).values_list("string__data", flat=True))
    assert "Un tout autre résumé." in words


def test_trap_6_a_second_language_is_translated_from_the_words_of_now(live, publish_source, send, hire, en):
    page = publish_source(live, summary="Un tout autre résumé.")
    send(hire("editor", "fr"), page, en)
    assert page.get_translation(en).specific.summary == "Un tout autre résumé."


# --- 8: the former translation, offered and not counted --------------------------------------------------------------


def test_trap_8_the_former_translation_is_offered_and_is_not_done(live, publish_source, read_words):
    publish_source(live, summary="Un tout autre résumé, bien plus long.")
    live.source.update_from_db()  # what plain wagtail-localize does manually
    offered = read_words(live).get("Un tout autre résumé, bien plus long.")
    assert offered is not None
    assert offered.data == "[Un résumé.]"
    assert offered.has_error
    assert live.get_progress() == (3, 2)
    assert reload(live).summary == "[Un résumé.]"


# --- 10: one source; deleting also deletes strings -------------------------------------------------------------------


def test_trap_10_a_text_has_one_source(superuser, write, send, pt, en):
    page = write("fr")
    send(superuser, page, pt)
    send(superuser, page.get_translation(pt), en)
    assert TranslationSource.objects.filter(object_id=page.translation_key).count() == 1


def test_trap_10_what_is_a_translation_has_no_button_to_translate_it(superuser, start):
    page = reload(start())
    html = superuser.get("wagtailadmin_explore", page.get_parent().pk).content.decode()
    assert reverse("wagtail_localize:submit_page_translation", args=[page.pk]) not in html


def test_trap_10_deleting_a_translated_page_keeps_its_translators_work(superuser, start, fill):
    translation = start()
    fill(translation)
    superuser.post("wagtailadmin_pages:delete", reload(translation).pk)
    versions = Page.objects.filter(translation_key=translation.source.object_id, locale=translation.target_locale)
    assert not without_binned(versions).exists()
    assert StringTranslation.objects.filter(locale=translation.target_locale).count() == 3


# --- 11: parents as live aliases -------------------------------------------------------------------------------------


def test_trap_11_a_parent_that_a_language_lacks_is_no_live_alias(hire, newsroom, send, pt):
    index = MagazineIndexPageFactory(parent=newsroom["fr"], title="Le magazine", slug="magazine")
    page = StandardPageFactory(parent=index, title="Un texte", slug="un-texte")
    send(hire("editor", "fr"), page, pt)
    parent = index.get_translation(pt)
    assert (parent.live, parent.alias_of_id) == (False, None)


def test_trap_11_no_language_is_kept_as_a_copy_of_another(superuser, newsroom, fr, pt):
    page = StandardPageFactory(parent=newsroom["fr"], title="Seul", slug="seul")
    prefix = "component-wagtail_localize_localesynchronization"
    data = {"language_code": "pt", f"{prefix}-enabled": "on", f"{prefix}-sync_from": fr.pk}
    superuser.browser.post(reverse("wagtaillocales:edit", args=[pt.pk]), data)
    assert not page.has_translation(pt)


# --- 13: a snippet in a workflow -------------------------------------------------------------------------------------


def test_trap_13_the_editor_of_a_snippet_under_review_opens(hire, fr, pt, newsroom, commit, forgiving):
    assert issubclass(Section, WorkflowMixin)
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
    translation = start_translation(section, pt)
    fill_segments(translation, lambda segment: f"{segment.string.data}-pt")
    translation.save_target(publish=False)
    translated = translation.get_target_instance()
    with commit():
        workflow = newsroom["pt"].get_workflow()
        translated.save_revision()
        workflow.start(translated, hire("editor", "pt").user)
    address = reverse("wagtailsnippets_magazine_section:edit", args=[translated.pk])
    assert forgiving(hire("moderator", "pt")).get(address).status_code == 200
