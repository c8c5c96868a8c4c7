"""Files whose text is inserted into a draft that somebody has open."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.images.models import Arrival
from cms.importing.files.packages import MOST_BYTES
from cms.importing.models import PicturePlace

ADDRESS = "/admin/importing/paste/file/"
# Made by LibreOffice; both its pictures are the same file, as a logo is that somebody puts in twice.
INTERVIEW = (Path(__file__).parents[1] / "samples/libreoffice-interview.docx").read_bytes()
TEXT = """---
title: Un geste
chapo: Deux lignes sur un herbier.
auteur: Helena Vasconcelos
---

## Début

Au XIX<sup>e</sup> siècle[^1].

[^1]: Une note.
"""


@pytest.fixture
def text(write):
    return write("fr")


def edit_form(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def insert(desk, address, content=TEXT, name="texte.md", **sent):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return desk.browser.post(ADDRESS, {"form": address, "field": "body", "file": file} | sent)


def test_a_file_becomes_the_forms_own_blocks_with_what_it_says_beside_them(hire, text):
    answer = insert(hire("editor", "fr"), edit_form(text))
    assert answer.status_code == 200
    assert [block["type"] for block in answer.json()["blocks"]] == ["heading", "text", "notes"]
    assert answer.json()["said"] == ["3 blocks were inserted."]
    title, summary, author = answer.json()["fields"]
    assert (title["name"], title["value"]) == ("title", "Un geste")
    assert (summary["name"], summary["value"]) == ("summary", "Deux lignes sur un herbier.")
    assert "Helena Vasconcelos" in author["said"]
    text.refresh_from_db()
    assert text.title == "Un texte"  # what the form does with it is the person's


def test_its_pictures_wait_in_the_inbox_for_its_blocks(hire, text, commit):
    desk = hire("editor", "fr")
    with commit():
        answer = insert(desk, edit_form(text), INTERVIEW, "entretien.docx").json()
    waiting = [block["id"] for block in answer["blocks"] if block["type"] == "picture"]
    places = PicturePlace.objects.order_by("pk")
    assert len(waiting) == 2
    assert [(place.page_id, place.block_id) for place in places] == [(text.pk, block) for block in waiting]
    assert {arrival.user for arrival in Arrival.objects.all()} == {desk.user}
    assert any("2 pictures go into the picture inbox" in sentence for sentence in answer["said"])


def test_a_text_that_is_being_added_has_no_place_for_them_and_says_so(hire, newsroom, commit):
    form = reverse("wagtailadmin_pages:add", args=["home", "standardpage", newsroom["fr"].pk])
    with commit():
        answer = insert(hire("editor", "fr"), form, INTERVIEW, "entretien.docx").json()
    assert "picture" not in {block["type"] for block in answer["blocks"]}
    assert "2 pictures were left out." in answer["said"]
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "3 blocs ont été insérés."), ("pt", "Foram inseridos 3 blocos.")]
)
def test_the_line_speaks_the_language_of_the_person(hire, text, language, said):
    assert insert(hire("editor", "fr", language=language), edit_form(text)).json()["said"] == [said]


def test_who_may_not_edit_the_text_inserts_nothing_and_fills_no_inbox(hire, text, commit):
    with commit():
        answer = insert(hire("editor", "pt"), edit_form(text), INTERVIEW, "entretien.docx")
    assert (answer.status_code, "blocks" in answer.json()) == (403, False)
    desk = hire("editor", "fr")
    text.locked = True
    text.save()
    assert insert(desk, edit_form(text)).status_code == 403
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vieux.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600),
        ("page.pdf", b"%PDF-1.4"),
        ("vide.md", b""),
        ("casse.docx", INTERVIEW[:4000]),
        ("macros.docm", INTERVIEW),
        ("lui-meme.txt", INTERVIEW),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(hire, text, name, content):
    answer = insert(hire("editor", "fr"), edit_form(text), content, name)
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith(".")


def test_what_is_too_large_is_refused_as_such(hire, text):
    answer = insert(hire("editor", "fr"), edit_form(text), b"x" * (MOST_BYTES + 1), "long.txt")
    assert answer.status_code == 413
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize("sent", [{"form": ""}, {"form": "/admin/"}, {"field": "title"}, {"field": "\0"}, {"file": ""}])
def test_what_no_editor_sends_is_refused(superuser, text, sent):
    assert insert(superuser, edit_form(text), **sent).status_code == 400


def test_strangers_are_sent_away(text, db):
    assert Client().post(ADDRESS, {"form": edit_form(text), "field": "body"}).status_code in (302, 403)
