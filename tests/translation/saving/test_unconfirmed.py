"""Words that are typed and not confirmed are kept, and do not count."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translation.models import SegmentVersion, TextState
from cms.translation.text.origin_labels import UNCONFIRMED
from cms.translation.text.segments import get_string_segments

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def save(translation, commit):
    """Send words of one segment, and any other parameter."""

    def save(desk, path, words, confirmed="false"):
        segment = get_string_segments(translation.source).get(context__path=path)
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        with commit():
            return desk.browser.put(address, f"value={words}&confirmed={confirmed}", content_type=FORM)

    return save


@pytest.fixture
def row(translation):
    def row(path="summary"):
        return StringTranslation.objects.filter(locale=translation.target_locale, context__path=path).first()

    return row


def read_versions(path="summary"):
    return list(SegmentVersion.objects.filter(context__path=path).order_by("pk").values_list("data", "user__username"))


def test_they_are_stored_and_do_not_count(translation, translator, save, row):
    before = TextState.objects.get(translation=translation)
    answer = save(translator, "summary", "Um res")
    assert answer.status_code == 200
    assert (answer.json()["data"], bool(answer.json()["error"])) == ("Um res", True)
    assert (row().data, row().has_error, row().tool_name) == ("Um res", True, UNCONFIRMED)
    assert TextState.objects.get(translation=translation).done == before.done - 1
    assert save(translator, "summary", "Um resumo.", confirmed="true").json()["error"] is None
    assert TextState.objects.get(translation=translation).done == before.done


def test_the_history_keeps_them_when_they_are_confirmed(translator, save):
    before = read_versions()
    for words in ("Um", "Um res", "Um resumo."):
        save(translator, "summary", words)
    assert read_versions() == before
    save(translator, "summary", "Um resumo.", confirmed="true")
    assert read_versions() == [*before, ("Um resumo.", translator.user.username)]


def test_the_history_keeps_them_when_somebody_else_goes_on(translator, moderator, save):
    before = read_versions()
    save(translator, "summary", "Um resumo")
    save(moderator, "summary", "Um resumo breve")
    assert read_versions() == [*before, ("Um resumo", translator.user.username)]
    save(moderator, "summary", "Um resumo breve.", confirmed="true")
    version = SegmentVersion.objects.filter(context__path="summary").order_by("pk").last()
    assert {run[0] for run in version.runs} >= {translator.user.pk}  # whose words stay theirs, for four eyes


@pytest.mark.parametrize("words", ["", "%20%20", "%C2%A0"])
def test_an_emptied_field_is_a_deletion(translator, save, row, words):
    save(translator, "summary", "Um")
    for _again in range(2):
        assert save(translator, "summary", words).status_code == 200
        assert row() is None


def test_an_emptied_field_leaves_no_empty_version_of_what_was_never_confirmed(translator, save):
    StringTranslation.objects.filter(context__path="summary").delete()
    before = read_versions()
    for _again in range(3):
        save(translator, "summary", "Um")
        save(translator, "summary", "")
    assert read_versions() == before


def test_broken_markup_is_kept_until_it_is_confirmed(translator, save, row):
    assert save(translator, "summary", "Um %3Cb%3Eresumo").status_code == 200
    assert row().data == "Um <b>resumo"
    assert save(translator, "summary", "Um %3Cb%3Eresumo", confirmed="true").status_code == 400
    assert row().data == "Um <b>resumo"


def test_what_no_database_can_store_is_refused_all_the_same(translator, save, row):
    before = row().data
    assert save(translator, "summary", "Um%00").status_code == 400
    assert row().data == before


@pytest.mark.parametrize("value", ["perhaps", "", "0"])
def test_another_value_is_refused_with_a_sentence(translator, save, value):
    answer = save(translator, "summary", "Um", confirmed=value)
    assert (answer.status_code, "confirmed" in answer.json()["detail"]) == (400, True)


def test_an_unconfirmed_title_changes_neither_the_drafts_title_nor_the_slug(translation, translator, save, row):
    slug, title = row("slug").data, Page.objects.get(pk=translation.get_target_instance().pk).draft_title
    save(translator, "title", "Metade de um t")
    assert row("slug").data == slug
    assert Page.objects.get(pk=translation.get_target_instance().pk).draft_title == title


def test_a_text_with_unconfirmed_words_is_incomplete(translation, translator, save, act):
    save(translator, "summary", "Um resumo")
    act(translator, translation, "submit-for-moderation")
    assert not translation.get_target_instance().workflow_in_progress


@pytest.mark.parametrize("body", ["{", "[]", '{"value": 1', '"x"', "null", '{"value": "\\ud800"}'])
def test_json_that_says_nothing_is_refused_with_a_sentence(translation, translator, body):
    segment = get_string_segments(translation.source).get(context__path="summary")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = translator.browser.put(address, body, content_type="application/json")
    assert (answer.status_code, bool(answer.json()["detail"])) == (400, True)
    assert translator.browser.put(address, "x", content_type="text/plain").status_code == 415
