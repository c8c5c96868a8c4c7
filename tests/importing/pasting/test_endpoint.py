"""What the editor's script gets for a paste, and who gets it."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.importing.pasting.views import MOST_BYTES

ADDRESS = "/admin/importing/paste/"
HTML = '<h2>Un titre</h2><p>Le XX<sup>e</sup>\u00a0siècle.</p><p><img src="https://example.org/a.jpg"></p>'


@pytest.fixture
def text(write):
    return write("fr")


def edit_form(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def paste(desk, form, **sent):
    sent = {"form": form, "field": "body", "html": HTML} | sent
    return desk.browser.post(ADDRESS, json.dumps(sent), content_type="application/json")


def test_a_document_becomes_the_forms_own_blocks_with_a_line_on_what_was_left_out(hire, text):
    answer = paste(hire("editor", "fr"), edit_form(text))
    assert answer.status_code == 200
    heading, words = answer.json()["blocks"]
    assert (heading["type"], heading["value"]) == ("heading", "Un titre")
    assert heading["id"] != words["id"]
    (line,) = json.loads(words["value"])["blocks"]
    assert line["text"] == "Le XXe\u00a0siècle."
    assert [style["style"] for style in line["inlineStyleRanges"]] == ["SUPERSCRIPT"]
    assert answer.json()["said"] == ["2 blocks were pasted.", "1 picture was left out."]


@pytest.mark.parametrize(("language", "said"), [("fr", "2 blocs ont été collés."), ("pt", "Foram colados 2 blocos.")])
def test_the_line_speaks_the_language_of_the_person(hire, text, language, said):
    answer = paste(hire("editor", "fr", language=language), edit_form(text))
    assert answer.json()["said"][0] == said


def test_a_table_without_a_caption_is_named(superuser, text):
    table = "<table><tr><td>Année</td><td>Feuilles</td></tr><tr><td>2024</td><td>212</td></tr></table>"
    said = paste(superuser, edit_form(text), html=f"<h2>Un</h2>{table}").json()["said"]
    assert said[-1] == "1 table still needs a caption."
    captioned = table.replace("<tr>", "<caption>Prêts</caption><tr>", 1)
    assert "caption" not in str(paste(superuser, edit_form(text), html=captioned).json()["said"])


def test_a_video_without_a_title_is_named(superuser, text):
    frame = '<p>a</p><iframe src="https://player.vimeo.com/video/1084537"></iframe>'
    answer = paste(superuser, edit_form(text), html=frame).json()
    assert [block["type"] for block in answer["blocks"]] == ["text", "embed"]
    assert answer["said"][1:] == ["1 video still needs a title."]


def test_pasting_twice_gives_other_ids(hire, text):
    desk = hire("editor", "fr")
    ids = [block["id"] for _time in range(2) for block in paste(desk, edit_form(text)).json()["blocks"]]
    assert len(set(ids)) == 4


def test_a_new_text_has_no_address_of_its_own_yet(hire, newsroom):
    form = reverse("wagtailadmin_pages:add", args=["home", "standardpage", newsroom["fr"].pk])
    assert paste(hire("editor", "fr"), form).status_code == 200
    assert paste(hire("editor", "pt"), form).status_code == 403


def test_who_may_not_edit_the_text_gets_nothing(hire, text):
    answer = paste(hire("editor", "pt"), edit_form(text))
    assert answer.status_code == 403
    assert "blocks" not in answer.json()


def test_nothing_is_pasted_into_a_locked_text(hire, text):
    desk = hire("editor", "fr")
    text.locked = True
    text.save()
    answer = paste(desk, edit_form(text))
    assert answer.status_code == 403
    assert "locked" in answer.json()["detail"]


@pytest.mark.parametrize(
    "sent",
    [
        {"form": "/admin/pages/999999/edit/"},
        {"form": "/admin/pages/99999999999999999999999/edit/"},
        {"form": "/admin/pages/add/home/homepage/1/"},
        {"form": "/admin/pages/add/none/none/1/"},
        {"form": "/admin/"},
        {"form": "//evil.example/admin"},
        {"form": ""},
        {"form": 5},
        {"field": "title"},
        {"field": "gone"},
        {"field": []},
    ],
)
def test_what_no_editor_sends_is_a_bad_request(superuser, text, sent):
    answer = paste(superuser, **{"form": edit_form(text)} | sent)
    assert answer.status_code == 400
    assert answer.json()["detail"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"5", b"\xff", b'"\\ud800"', b"[" * 100_000])
def test_so_is_what_is_no_json(superuser, body):
    assert superuser.browser.post(ADDRESS, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"])
def test_a_form_is_refused_also_where_its_token_was_looked_for(superuser, kind):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(superuser.user)
    token = browser.get(reverse("wagtailadmin_home")).context["csrf_token"]
    form = f"--x\r\nContent-Disposition: form-data; name=csrfmiddlewaretoken\r\n\r\n{token}\r\n--x--\r\n"
    body = form if "multipart" in kind else f"csrfmiddlewaretoken={token}"
    assert browser.post(ADDRESS, body, content_type=kind).status_code in (400, 403)


def test_what_is_too_long_is_refused_with_a_sentence(superuser, text):
    answer = paste(superuser, edit_form(text), html="<p>" + "é" * MOST_BYTES)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("This is too long")


def test_markdown_becomes_blocks_with_its_notes(superuser, text):
    markdown = (
        "## Un titre\n\nUne *phrase*[^1].\n\n> Une citation.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Une note.\n"
    )
    heading, words, quote, table, notes = paste(superuser, edit_form(text), html="", text=markdown).json()["blocks"]
    assert [heading["value"], quote["value"]["text"]] == ["Un titre", "Une citation."]
    content = json.loads(words["value"])
    assert content["blocks"][0]["text"] == "Une phrase."
    assert content["entityMap"]["0"]["data"]["note"] == notes["value"][0]["id"]
    assert [[cell["value"] for cell in row["value"]] for row in table["value"]["rows"]] == [["a", "b"], ["1", "2"]]


def test_a_front_matter_that_is_pasted_loses_no_words(superuser, text):
    markdown = "---\ntitle: Fougères\n---\n\n## Un titre\n\nUne phrase.\n"
    blocks = paste(superuser, edit_form(text), html="", text=markdown).json()["blocks"]
    assert "title: Fougères" in str(blocks)


def test_nothing_but_marks_is_no_block(superuser, text):
    answer = paste(superuser, edit_form(text), html='<p><img src="data:,"></p>')
    assert answer.json()["blocks"] == []
    assert len(answer.json()["said"]) == 2


def test_only_posts_are_answered(superuser):
    assert superuser.browser.get(ADDRESS).status_code == 405


def test_a_paste_asks_the_database_little(hire, text, django_assert_max_num_queries):
    desk = hire("editor", "fr")
    paste(desk, edit_form(text))
    with translation.override("en"), django_assert_max_num_queries(12):
        paste(desk, edit_form(text), html=HTML * 40)
