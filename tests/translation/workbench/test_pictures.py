"""The words of a text's images: proposed by translators, applied at publication, by the library's own rules."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.images.presets import list_all_specs
from cms.translation.models import ProposedImageWords, State, TextState
from cms.translation.pictures.applying import may_change
from cms.translation.status.stale import refresh_stale
from cms.translation.status.states import rebuild_states
from cms.translation.sync.sources import refresh_source
from cms.translation.text.filling import start_translation
from tests.factories import ImageFactory
from tests.scenes import scene
from tests.translation.saving.test_costs import OF_SESSION_AND_USER

from .test_workbench import open_workbench, preview  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _workbench(settings):
    settings.TRANSLATION_EDITOR = "workbench"


@pytest.fixture
def tasks_wait(settings):
    """As in production: a worker runs the tasks."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


def read(desk, translation):
    rows = desk.browser.get(reverse("workbench_values", args=[translation.pk])).json()["rows"]
    return [row for row in rows if row["kind"] == "picture"]


def find(desk, translation, field="text"):
    return next(row for row in read(desk, translation) if row["path"].endswith(field))


def put(desk, row, words, confirmed="true", version=None):
    body = urlencode({"value": words, "confirmed": confirmed})
    headers = {"If-Match": f'"{version or row["version"]}"'}
    return desk.browser.put(row["edit_url"], body, content_type=FORM, headers=headers)


def get_words(image):
    return get_image_model().objects.get(pk=image.pk).words.get("pt", ["", ""])


def publish(act, translator, moderator, translation):
    act(translator, translation, "submit-for-moderation")
    act(moderator, translation, "approve")
    assert translation.get_target_instance().live


def test_an_image_has_a_row_for_its_alt_text_and_its_title_once_in_the_text(illustrated, translator):
    text, title = read(translator, illustrated)
    assert (text["source"], text["target"], text["status"]) == ("Une cour &amp; un arbre", "", "untranslated")
    assert title["source"] == "Une cour"
    assert text["id"] != title["id"]
    assert max(text["id"], title["id"]) < 0, "no segment has these ids"


def test_what_is_proposed_is_applied_when_the_text_is_published(illustrated, translator, moderator, image, act, commit):
    row = find(translator, illustrated)
    with commit():
        answer = put(translator, row, "Um pátio &amp; uma árvore")
    assert answer.status_code == 200
    assert get_words(image) == ["", ""], "the library keeps its words until then"
    assert find(translator, illustrated)["target"] == "Um pátio &amp; uma árvore"
    publish(act, translator, moderator, illustrated)
    assert get_words(image) == ["Um pátio & uma árvore", ""]
    assert not ProposedImageWords.objects.exists()
    assert find(translator, illustrated)["status"] == "confirmed"


def test_unconfirmed_words_are_kept_and_not_applied(illustrated, translator, moderator, image, act, commit):
    with commit():
        put(translator, find(translator, illustrated), "Um pátio", confirmed="false")
    publish(act, translator, moderator, illustrated)
    assert get_words(image) == ["", ""]
    row = find(translator, illustrated)
    assert (row["target"], row["status"]) == ("Um pátio", "unconfirmed")


def test_who_may_not_change_the_image_applies_nothing_and_is_told_who_can(
    illustrated, translator, moderator, image, act, commit, superuser
):
    with commit():
        put(translator, find(translator, illustrated), "Um pátio")
        GroupCollectionPermission.objects.exclude(permission__codename__startswith="choose").delete()
    publish(act, translator, moderator, illustrated)
    assert get_words(image) == ["", ""]
    row = find(moderator, illustrated)
    assert row["target"] == "Um pátio"
    assert row["fault"]
    assert row["apply_url"] == ""
    assert any("boss" in sentence for sentence in row["said"])
    with commit():
        assert moderator.browser.post(row["edit_url"]).status_code == 403
    assert get_words(image) == ["", ""]
    mine = find(superuser, illustrated)
    with commit():
        assert superuser.browser.post(mine["apply_url"]).status_code == 200
    assert get_words(image) == ["Um pátio", ""]


def test_words_that_changed_in_the_library_meanwhile_are_not_overwritten(
    illustrated, translator, moderator, image, act, commit
):
    with commit():
        put(translator, find(translator, illustrated), "Um pátio")
        image.stage_texts("pt", text="O claustro")
        image.save()
    publish(act, translator, moderator, illustrated)
    assert get_words(image) == ["O claustro", ""]
    row = find(moderator, illustrated)
    assert row["target"] == "Um pátio"
    assert row["fault"]
    assert any("O claustro" in sentence for sentence in row["said"])
    with commit():
        assert moderator.browser.post(row["apply_url"]).status_code == 200
    assert get_words(image) == ["Um pátio", ""]


def test_two_who_propose_for_the_same_row_see_both(illustrated, translator, hire, commit):
    other, row = hire("translator", "pt"), find(translator, illustrated)
    with commit():
        put(other, row, "Deles")
        answer = put(translator, row, "Meu")
    assert answer.status_code == 409
    assert (answer.json()["yours"], answer.json()["theirs"]["data"]) == ("Meu", "Deles")
    with commit():
        assert put(translator, row, "Meu", version=answer.json()["version"]).status_code == 200
    assert find(other, illustrated)["target"] == "Meu"


def test_what_is_proposed_for_the_image_in_another_text_is_shown(
    illustrated, start, write, translator, image, commit, hire
):
    other = start(page=write("fr", title="Autre", lead_picture=image))
    desk = hire("translator", "pt", first_name="Rui", last_name="Sá")
    with commit():
        put(desk, find(desk, other), "Um jardim")
    assert any("Rui Sá" in said and "Um jardim" in said for said in find(translator, illustrated)["said"])


def test_other_live_pages_that_show_the_image_are_named(illustrated, write, translator, moderator, image, commit):
    with commit():
        write("pt", title="Outra página", lead_picture=image).save_revision().publish()
        put(translator, find(translator, illustrated), "Um pátio")
    assert any("Outra página" in said for said in find(moderator, illustrated)["said"])


def test_an_emptied_row_withdraws_the_proposal(illustrated, translator, moderator, image, act, commit):
    with commit():
        version = put(translator, find(translator, illustrated), "Um pátio").json()["version"]
        row = find(translator, illustrated)
        headers = {"If-Match": f'"{version}"'}
        answer = translator.browser.delete(row["edit_url"], headers=headers)
    assert (answer.status_code, answer.json()["data"]) == (200, "")
    publish(act, translator, moderator, illustrated)
    assert get_words(image) == ["", ""]


def test_a_replaced_image_has_the_rows_in_its_place(start, write, translator, image, commit):
    translation = start(page=write("fr", title="Un texte", lead_picture=image))
    other = ImageFactory(title="Un parc", collection=Collection.get_first_root_node())
    segment = OverridableSegment.objects.get(source=translation.source, context__path="lead_picture")
    with commit():
        SegmentOverride.objects.create(
            context=segment.context, locale=translation.target_locale, data_json=f'"{other.pk}"'
        )
    assert {row["path"].split(".")[1] for row in read(translator, translation)} == {str(other.pk)}


@pytest.mark.parametrize(("words", "status"), [("a" * 501, 400), ("a\x00b", 400), ("   ", 200)])
def test_words_that_cannot_be_stored_get_a_sentence(illustrated, translator, words, status, commit):
    with commit():
        answer = put(translator, find(translator, illustrated), words)
    assert answer.status_code == status
    assert status == 200 or answer.json()["detail"]
    assert not ProposedImageWords.objects.exists()


def test_an_image_of_another_text_and_another_field_are_not_found(illustrated, translator, image):
    stranger = ImageFactory()
    for args in (
        [illustrated.pk, stranger.pk, "text"],
        [illustrated.pk, image.pk, "author"],
        [illustrated.pk, 10**9, "text"],
    ):
        assert (
            translator.browser.put(reverse("workbench_picture", args=args), "value=x", content_type=FORM).status_code
            == 404
        )


def test_who_may_not_translate_proposes_nothing(illustrated, hire, image):
    desk = hire("translator", "en")
    url = reverse("workbench_picture", args=[illustrated.pk, image.pk, "text"])
    assert desk.browser.put(url, "value=x", content_type=FORM).status_code == 403


def test_the_preview_shows_proposed_and_typed_words_and_writes_nothing(illustrated, translator, image, commit):
    text, _title = read(translator, illustrated)
    files = {spec: ["a.jpg", 10, 10] for spec in list_all_specs(image)}
    with commit():
        put(translator, text, "Um pátio")
        get_image_model().objects.filter(pk=image.pk).update(files=files)  # as if it had been drawn
    soup, _html = preview(translator, illustrated)
    assert "Um pátio" in {img.get("alt") for img in soup.select("img")}
    soup, _html = preview(translator, illustrated, **{str(text["id"]): "Um jardim &amp; dois"})
    assert "Um jardim & dois" in {img.get("alt") for img in soup.select("img")}
    assert get_words(image) == ["", ""]
    assert ProposedImageWords.objects.get().words == "Um pátio"


def test_rows_of_images_cost_the_same_however_many_there_are(start, write, translator):
    def count(number):
        page = write("fr", title=f"Texte de {number}")
        images = [ImageFactory(collection=Collection.get_first_root_node()) for _n in range(number)]
        page.body = StreamValue(
            page.body.stream_block, [("picture", {"image": image, "caption": ""}) for image in images]
        )
        page.save_revision().publish()
        translation = start(page=page)
        for one in images:
            ProposedImageWords.objects.create(
                translation=translation, image=one, field="text", words="Um", is_confirmed=True
            )
        assert len(read(translator, translation)) == 2 * number
        with CaptureQueriesContext(connection) as queries:
            read(translator, translation)
        return len([q for q in queries if "SAVEPOINT" not in q["sql"] and "session" not in q["sql"]])

    few, many = count(2), count(20)
    assert many == few
    assert many <= 36


def test_who_approves_reads_which_words_go_live_where_else_and_what_they_may_not_change(
    illustrated,
    translator,
    moderator,
    image,
    write,
    act,
    open_workbench,  # noqa: F811
):
    other = write("pt", title="Outro texto", lead_picture=image)
    other.save_revision().publish()
    put(translator, find(translator, illustrated), "Um pátio & uma árvore")
    put(translator, find(translator, illustrated, "title"), "Um pátio", confirmed="false")
    act(translator, illustrated, "submit-for-moderation")

    def read_notes(desk):
        _soup, _data = open_workbench(desk, illustrated)
        html = desk.get("workbench_notes", illustrated.pk).json()["html"]
        return [item.get_text() for item in BeautifulSoup(html, "html.parser").select("#picture-words li")]

    assert read_notes(translator) == []
    (said,) = read_notes(moderator)
    assert "alt text: “Um pátio & uma árvore”" in said
    assert "Also shown on: Outro texto." in said
    assert ("You may not change this picture" in said) is not may_change(moderator.user, image)


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
