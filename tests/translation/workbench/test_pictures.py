"""The words of a text's images: proposed by translators, applied at publication, by the library's own rules."""

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
from cms.translation.models import ProposedImageWords
from cms.translation.pictures.applying import may_change
from tests.factories import ImageFactory

from .pictures import FORM, find, get_words, publish, put, read
from .test_workbench import preview

pytestmark = pytest.mark.django_db


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
    open_workbench,
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
