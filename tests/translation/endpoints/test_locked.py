"""While a text is under review, its translator can change nothing of it at any URL: 403 with a sentence."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, StringSegment

from cms.translation.sync.drafts import save_draft
from tests.factories import ImageFactory
from tests.scenes import scene
from tests.translation.uploading import send

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
SENTENCE = "This translation is under review"


def find_segment_address(translation):
    segment = StringSegment.objects.filter(source=translation.source, context__path="title").first()
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def find_override_address(translation):
    segment = OverridableSegment.objects.filter(source=translation.source).first()
    return reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])


def write_a_segment(desk, translation):
    return desk.browser.put(find_segment_address(translation), "value=Outro", content_type=FORM)


def delete_a_segment(desk, translation):
    return desk.browser.delete(find_segment_address(translation))


def replace_a_value(desk, translation):
    return desk.browser.put(find_override_address(translation), "value=1", content_type=FORM)


def take_a_value_back(desk, translation):
    return desk.browser.delete(find_override_address(translation))


def upload_a_po_file(desk, translation):
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Outro"
    answer = send(desk, translation, po)
    return desk.browser.post(answer.headers["Location"]) if answer.status_code == 302 else answer


def stop(desk, translation):
    return desk.post("wagtail_localize:stop_translation", translation.pk)


def convert_to_alias(desk, translation):
    return desk.post("wagtail_localize:convert_to_alias", translation.get_target_instance().pk)


def machine_translate(desk, translation):
    return desk.post("wagtail_localize:machine_translate", translation.pk)


SCRIPTED = [write_a_segment, delete_a_segment, replace_a_value, take_a_value_back]
FORMS = [upload_a_po_file, machine_translate]
OF_PUBLISHERS = [stop, convert_to_alias]


@scene
def with_image(translation):
    """A translation with a replaced value, so that there is one to remove."""
    page = translation.source.get_source_instance()
    page.lead_picture = ImageFactory()
    page.save_revision().publish()
    translation.source.update_from_db()
    return translation


def name_of(way):
    return way.__name__


@pytest.mark.parametrize("way", SCRIPTED, ids=name_of)
def test_a_script_is_told_in_json(way, with_image, in_review, translator, read):
    before = read(in_review)
    answer = way(translator, in_review)
    assert answer.status_code == 403
    assert SENTENCE in answer.json()["detail"]
    assert read(in_review) == before


@pytest.mark.parametrize("way", FORMS, ids=name_of)
def test_a_form_is_answered_with_a_page_of_the_admin(way, in_review, translator, read):
    before = read(in_review)
    answer = way(translator, in_review)
    assert answer.status_code == 403
    assert SENTENCE in answer.content.decode()
    assert "translation/refused.html" in [template.name for template in answer.templates]
    assert read(in_review) == before


@pytest.mark.parametrize("way", [*SCRIPTED[:1], *FORMS, *OF_PUBLISHERS], ids=name_of)
@pytest.mark.parametrize("role", ["editor", "translator", "moderator"])
def test_people_of_another_language_change_nothing_at_any_time(way, role, hire, translation, read):
    before = read(translation)
    assert way(hire(role, "fr"), translation).status_code == 403
    assert read(translation) == before


@pytest.mark.parametrize("way", OF_PUBLISHERS, ids=name_of)
@pytest.mark.parametrize("role", ["editor", "translator"])
def test_only_moderators_cut_a_translation_off_from_its_original(way, role, hire, translation, moderator, read):
    before = read(translation)
    assert way(hire(role, "pt"), translation).status_code == 403
    assert read(translation) == before
    assert way(moderator, translation).status_code == 302
    assert not read(translation)["is_followed"]


@pytest.mark.parametrize("way", OF_PUBLISHERS, ids=name_of)
def test_a_text_locked_by_hand_is_locked_for_other_moderators_too(way, translation, moderator, hire, read):
    hire("moderator", "pt").post("wagtailadmin_pages:lock", translation.get_target_instance().pk)
    before = read(translation)
    answer = way(moderator, translation)
    assert answer.status_code == 403
    assert "This translation is locked." in answer.content.decode()
    assert read(translation) == before


@pytest.mark.parametrize("way", [write_a_segment, upload_a_po_file], ids=name_of)
def test_the_moderator_corrects_what_is_under_review(way, in_review, moderator, read):
    assert way(moderator, in_review).status_code in (200, 302)
    assert "Outro" in json.dumps(read(in_review)["strings"])


@pytest.mark.parametrize("way", [write_a_segment, upload_a_po_file], ids=name_of)
def test_the_translator_writes_before_and_after_the_review(way, translation, translator, read):
    assert way(translator, translation).status_code in (200, 302)
    assert "Outro" in json.dumps(read(translation)["strings"])


@pytest.mark.parametrize("name", ["download_pofile", "preview_translation"])
def test_a_text_under_review_can_be_read(name, in_review, translator, hire):
    assert translator.get(f"wagtail_localize:{name}", in_review.pk).status_code == 200
    assert hire("translator", "fr").get(f"wagtail_localize:{name}", in_review.pk).status_code == 403


def test_a_request_without_a_value_is_no_error_of_the_server(translation, translator):
    answer = translator.browser.put(find_segment_address(translation), "", content_type=FORM)
    assert answer.status_code == 400


@pytest.mark.parametrize("value", ["abc", "999999", ""])
def test_a_value_that_the_text_cannot_have_is_refused(value, with_image, translation, translator, read):
    """wagtail-localize stores it; then everybody who submits, previews or publishes the text gets an error."""
    before = read(translation)
    answer = translator.browser.put(find_override_address(translation), f"value={value}", content_type=FORM)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "This value cannot be used here."
    assert read(translation) == before


def test_an_image_is_replaced_by_another(with_image, translation, translator):
    other = ImageFactory()
    answer = translator.browser.put(find_override_address(translation), f"value={other.pk}", content_type=FORM)
    assert answer.status_code == 201
    assert save_draft(translation).as_object().lead_picture_id == other.pk


def test_the_addresses_of_a_deleted_translation_are_not_found(translation, translator):
    address = find_segment_address(translation)
    Page.objects.get(pk=translation.get_target_instance().pk).delete()
    assert translator.browser.put(address, "value=X", content_type=FORM).status_code == 404


@pytest.mark.parametrize("action", ["localize-restart-translation", "localize-convert-to-alias"])
def test_a_stopped_translation_is_taken_up_again_by_moderators_only(action, translation, translator, moderator, read):
    translation.enabled = False
    translation.save()
    page, before = translation.get_target_instance(), read(translation)
    assert translator.post("wagtailadmin_pages:edit", page.pk, data={action: "1"}).status_code == 403
    assert read(translation) == before
    assert moderator.post("wagtailadmin_pages:edit", page.pk, data={action: "1"}).status_code == 302
    assert read(translation)["is_followed"] == (action == "localize-restart-translation")


def test_only_moderators_see_the_buttons_of_a_stopped_translation(translation, translator, moderator):
    translation.enabled = False
    translation.save()
    page = translation.get_target_instance()
    for desk, sees in ((translator, False), (moderator, True)):
        html = desk.get("wagtailadmin_pages:edit", page.pk).content.decode()
        assert ("localize-restart-translation" in html, "localize-convert-to-alias" in html) == (sees, sees)
