"""Saving a segment sends the version that it started from, so that nobody's words are overwritten without notice."""

import json
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail_localize.models import OverridableSegment, StringTranslation

from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wagtail_localizes_editor(settings):
    """What follows is about the page of wagtail-localize's editor."""
    settings.TRANSLATION_EDITOR = "localize"


FORM = "application/x-www-form-urlencoded"


class Window:
    """The editor of a translation in one user's window, which has the values that it was loaded with."""

    def __init__(self, desk, translation):
        self.desk = desk
        answer = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk)
        soup = BeautifulSoup(answer.content, "html.parser")
        self.segments = json.loads(soup.select_one(".js-translation-editor")["data-props"])["segments"]

    def find(self, path, kind="string"):
        return next(s for s in self.segments if s["contentPath"] == path and s["type"] == kind)

    def headers(self, segment):
        return {"if-match": f'"{segment["version"]}"', "x-segment-path": quote(segment["contentPath"])}

    def write(self, path, words, kind="string"):
        segment = self.find(path, kind)
        body = f"value={quote(words)}"
        answer = self.desk.browser.put(segment["editUrl"], body, content_type=FORM, headers=self.headers(segment))
        if answer.status_code < 300:
            segment["version"] = answer.json()["version"]
        return answer

    def clear(self, path, kind="string"):
        segment = self.find(path, kind)
        return self.desk.browser.delete(segment["editUrl"], headers=self.headers(segment))


@pytest.fixture
def open_editor(translation):
    return lambda desk: Window(desk, translation)


@pytest.fixture
def stored(translation):
    def stored(path):
        rows = StringTranslation.objects.filter(locale=translation.target_locale, context__path=path)
        return set(rows.values_list("data", flat=True))

    return stored


def test_who_saves_later_is_told_of_the_newer_words_with_both_texts(open_editor, translator, moderator, stored):
    one, other = open_editor(translator), open_editor(moderator)
    assert one.write("summary", "Um resumo.").status_code == 200
    answer = other.write("summary", "Outro resumo.")
    said = answer.json()
    assert (answer.status_code, said["code"]) == (409, "conflict")
    assert (said["yours"], said["theirs"]["data"]) == ("Outro resumo.", "Um resumo.")
    assert str(translator.user.get_full_name() or translator.user.username) in said["detail"]
    assert stored("summary") == {"Um resumo."}


def test_one_may_keep_ones_own_words_once_one_has_seen_the_others(open_editor, translator, moderator, stored):
    one, other = open_editor(translator), open_editor(moderator)
    one.write("summary", "Um resumo.")
    other.find("summary")["version"] = other.write("summary", "Outro.").json()["version"]
    assert other.write("summary", "Outro.").status_code == 200
    assert stored("summary") == {"Outro."}


def test_the_same_person_in_two_windows_is_asked_too(open_editor, translator, stored):
    one, other = open_editor(translator), open_editor(translator)
    one.write("title", "Primeiro")
    assert other.write("title", "Segundo").status_code == 409
    assert stored("title") == {"Primeiro"}


def test_one_goes_on_saving_ones_own_words(open_editor, translator, stored):
    window = open_editor(translator)
    for words in ("Um", "Dois", "Três"):
        assert window.write("title", words).status_code == 200
    assert stored("title") == {"Três"}


def test_saving_again_what_is_there_already_is_no_conflict(open_editor, translator):
    """The response to the first attempt was lost."""
    one, again = open_editor(translator), open_editor(translator)
    one.write("title", "Um título")
    assert again.write("title", "Um título").status_code == 200


def test_taking_newer_words_away_is_a_conflict_too(open_editor, translator, moderator, stored):
    one, other = open_editor(translator), open_editor(moderator)
    one.write("summary", "Um resumo.")
    answer = other.clear("summary")
    assert (answer.status_code, answer.json()["yours"]) == (409, None)
    assert stored("summary") == {"Um resumo."}


def test_writing_where_somebody_took_the_words_away_is_a_conflict(open_editor, translator, moderator, stored):
    one, other = open_editor(translator), open_editor(moderator)
    assert one.clear("summary").status_code == 200
    answer = other.write("summary", "Outro.")
    assert (answer.status_code, answer.json()["theirs"]) == (409, None)
    assert stored("summary") == set()


def test_a_replaced_value_has_a_version_as_well(translation, open_editor, translator, moderator):
    page = translation.source.get_source_instance()
    page.lead_picture = ImageFactory()
    page.save_revision().publish()
    translation.source.update_from_db()
    one, other = open_editor(translator), open_editor(moderator)
    first, second = ImageFactory(), ImageFactory()
    kind = "synchronised_value"
    assert one.write("lead_picture", str(first.pk), kind).status_code == 201
    answer = other.write("lead_picture", str(second.pk), kind)
    assert (answer.status_code, answer.json()["theirs"]["data"]) == (409, str(first.pk))
    assert OverridableSegment.objects.filter(source=translation.source).count() == 1


@pytest.fixture
def with_body(translation, commit):
    """The original gets two paragraphs before anybody opens the editor."""

    def publish(*paragraphs):
        page = translation.source.get_source_instance()
        block = {"type": "text", "id": "11111111-1111-4111-8111-111111111111"}
        page.body = json.dumps([block | {"value": "".join(f"<p>{words}</p>" for words in paragraphs)}])
        with commit():
            page.save_revision().publish()
        translation.source.refresh_from_db()
        translation.source.update_from_db()

    publish("Un alinéa.", "Un autre alinéa.")
    return publish


BODY = "body.11111111-1111-4111-8111-111111111111"


def test_words_for_a_segment_that_only_moved_are_taken(with_body, open_editor, translator, stored):
    """A new paragraph before it: the segment has another number, and is the same."""
    window = open_editor(translator)
    segment = next(s for s in window.segments if s.get("source") == "Un autre alinéa.")
    with_body("Un début.", "Un alinéa.", "Un autre alinéa.")
    answer = translator.browser.put(
        segment["editUrl"], f"value={quote('Outro parágrafo.')}", content_type=FORM, headers=window.headers(segment)
    )
    assert answer.status_code in (200, 201)
    assert "Outro parágrafo." in stored(BODY)


def test_words_for_a_segment_that_is_gone_are_refused_with_what_stands_there_now(
    with_body, open_editor, translator, stored
):
    window = open_editor(translator)
    segment = next(s for s in window.segments if s.get("source") == "Un autre alinéa.")
    with_body("Un alinéa.", "Un alinéa bien différent.")
    answer = translator.browser.put(
        segment["editUrl"], "value=Outro", content_type=FORM, headers=window.headers(segment)
    )
    said = answer.json()
    assert (answer.status_code, said["code"]) == (404, "gone")
    assert [segment["source"] for segment in said["segments"]] == ["Un alinéa.", "Un alinéa bien différent."]
    assert "Outro" not in stored(BODY)


def test_a_request_that_says_nothing_of_a_version_is_answered_as_ever(translation, translator, put, stored):
    assert put(translator, translation, "title", "Título").status_code == 200
    assert stored("title") == {"Título"}


def test_with_an_old_token_the_answer_says_so_in_json(translation, translator, open_editor):
    segment = open_editor(translator).find("title")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(translator.user)
    answer = browser.put(segment["editUrl"], "value=X", content_type=FORM, headers={"x-csrftoken": "a" * 32})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


def test_signed_out_the_answer_says_so_in_json(translation, translator, open_editor, stored):
    segment = open_editor(translator).find("title")
    answer = Client().put(segment["editUrl"], "value=X", content_type=FORM)
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert stored("title") != {"X"}


def test_a_garbled_version_is_a_conflict_and_no_error(translation, translator, open_editor):
    segment = open_editor(translator).find("title")
    for version in ("x", "…", ".", '"', "a.b.c", "0" * 5000):
        headers = {"if-match": version.encode().decode("latin-1"), "x-segment-path": "%ff%00"}
        answer = translator.browser.put(segment["editUrl"], "value=X", content_type=FORM, headers=headers)
        assert answer.status_code in (200, 409)


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "patch"])
def test_a_browser_that_opens_the_address_is_answered_in_json_and_not_with_500(method, translator, open_editor):
    address = open_editor(translator).find("title")["editUrl"]
    gone = address.replace("/edit/", "9999/edit/")
    for target in (address, gone):
        answer = getattr(translator.browser, method)(target, headers={"accept": "text/html"})
        assert answer.status_code < 500
