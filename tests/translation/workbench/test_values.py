"""Rows of the workbench for what is no words: replaceable images and links, and objects that the text refers to."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail_localize.models import SegmentOverride

from tests.factories import ArticlePageFactory, ImageFactory, MagazineIndexPageFactory, SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
LINK = '<p>Voir <a href="https://example.org/fr/">ce site</a>.</p>'


@scene
def lead():
    return ImageFactory(title="Une cour")


@scene
def started(start, write, lead):
    page = write("fr", title="Un texte", summary="Un résumé.", lead_picture=lead)
    page.body = StreamValue(
        page.body.stream_block, [("text", LINK), ("picture", {"image": lead, "caption": "Une légende"})]
    )
    page.save_revision().publish()
    return start(page=page)


def read(desk, translation):
    answer = desk.browser.get(reverse("workbench_values", args=[translation.pk]))
    assert answer.status_code == 200
    return answer.json()["rows"]


def find(desk, translation, part):
    return next(row for row in read(desk, translation) if part in row.get("path", ""))


def put(desk, row, value, version=None):
    headers = {"If-Match": f'"{version or row["version"]}"', "X-Segment-Path": row["path"]}
    return desk.browser.put(row["edit_url"], urlencode({"value": value}), content_type=FORM, headers=headers)


def test_what_may_be_replaced_has_rows_at_its_place_with_what_the_original_shows(started, translator, lead):
    rows = [row for row in read(translator, started) if row["kind"] == "value"]
    fields = [row["path"].split(".")[0] for row in rows]
    assert fields.count("body") == 2
    assert "lead_picture" in fields
    of_lead = find(translator, started, "lead_picture")
    assert of_lead["source"]["title"] == "Une cour"
    assert of_lead["source"]["thumbnail"]
    assert of_lead["target"] is None
    assert of_lead["widget"]["type"] == "image_chooser"
    of_link = find(translator, started, "example.org")
    assert of_link["source"]["value"] == "https://example.org/fr/"
    assert of_link["widget"] == {"type": "text"}
    page = translator.get("wagtailadmin_pages:edit", started.get_target_instance().pk)
    assert f'"{reverse("workbench_values", args=[started.pk])}"' in page.content.decode()


def test_a_replaced_image_and_link_are_shown_beside_the_original_s(started, translator, commit):
    other = ImageFactory(title="Um pátio")
    with commit():
        assert put(translator, find(translator, started, "lead_picture"), other.pk).status_code == 201
        put(translator, find(translator, started, "example.org"), "https://example.org/pt/")
    of_lead = find(translator, started, "lead_picture")
    assert (of_lead["source"]["title"], of_lead["target"]["title"]) == ("Une cour", "Um pátio")
    assert find(translator, started, "example.org")["target"]["value"] == "https://example.org/pt/"


def test_two_who_replace_the_same_value_see_both(started, translator, hire, commit):
    other, mine, theirs = hire("translator", "pt"), ImageFactory(), ImageFactory()
    row = find(translator, started, "lead_picture")
    with commit():
        stored = put(other, row, theirs.pk)
        answer = put(translator, row, mine.pk)
    assert answer.status_code == 409
    assert answer.json()["theirs"]["data"] == str(theirs.pk)
    assert answer.json()["version"] == stored.json()["version"] == find(translator, started, "lead_picture")["version"]
    with commit():
        assert put(translator, row, mine.pk, answer.json()["version"]).status_code == 200
    assert SegmentOverride.objects.get().data == str(mine.pk)


def test_the_original_s_value_is_used_again_once_the_other_is_taken_away(started, translator, commit):
    row = find(translator, started, "lead_picture")
    with commit():
        version = put(translator, row, ImageFactory().pk).json()["version"]
        headers = {"If-Match": f'"{version}"', "X-Segment-Path": row["path"]}
        assert translator.browser.delete(row["edit_url"], headers=headers).status_code == 200
    again = find(translator, started, "lead_picture")
    assert again["target"] is None
    assert again["version"] == row["version"]


def test_a_chosen_image_that_is_gone_is_said_to_be_gone(started, translator, commit):
    other = ImageFactory()
    with commit():
        put(translator, find(translator, started, "lead_picture"), other.pk)
        SegmentOverride.objects.update(data_json='"999999"')
    assert find(translator, started, "lead_picture")["target"]["title"] == ""


def test_values_cost_the_same_however_many_there_are(start, write, translator, lead):
    def count(number):
        page = write("fr", title=f"Texte de {number}")
        blocks = [("picture", {"image": ImageFactory(), "caption": ""}) for _n in range(number)]
        blocks += [("text", f'<p><a href="https://example.org/{n}">ici</a></p>') for n in range(number)]
        page.body = StreamValue(page.body.stream_block, blocks)
        page.save_revision().publish()
        translation = start(page=page)
        rows = read(translator, translation)  # makes the thumbnails, too
        assert len([row for row in rows if row["kind"] == "value"]) == 2 * number
        with CaptureQueriesContext(connection) as queries:
            read(translator, translation)
        return len([q for q in queries if "SAVEPOINT" not in q["sql"] and "session" not in q["sql"]])

    few, many = count(2), count(20)
    assert many == few
    assert many <= 36


def test_who_may_not_edit_in_the_language_gets_no_values(started, hire):
    desk = hire("translator", "en")
    assert desk.browser.get(reverse("workbench_values", args=[started.pk])).status_code == 403


def test_objects_that_the_text_refers_to_are_shown_with_their_translation_or_the_way_to_it(
    newsroom, start, translator, fr, pt, commit
):
    magazine = MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
        translation = start(page=ArticlePageFactory(parent=magazine, title="Un texte", section=section, live=False))
    (row,) = [row for row in read(translator, translation) if row["kind"] == "related"]
    assert (row["source"]["title"], row["target"]) == ("Patrimoine", None)
    assert translator.browser.get(row["translate_url"]).status_code == 200
    with commit():
        target = section.copy_for_translation(pt)
        target.name, target.live = "Património", False
        target.save()
    (row,) = [row for row in read(translator, translation) if row["kind"] == "related"]
    assert (row["target"]["title"], row["target"]["is_live"], row["translate_url"]) == ("Património", False, "")
    assert translator.browser.get(row["target"]["url"]).status_code == 200
