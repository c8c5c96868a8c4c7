"""From a file to a draft: the admin's pages."""

import datetime
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, UploadedFile

from magazine.models import ArticlePage, InterviewPage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, PersonPageFactory

from .packages import make_docx, make_zip

pytestmark = pytest.mark.django_db

TEXT = """---
title: Un geste
chapo: Deux lignes sur un herbier.
auteur: Helena Vasconcelos
---

## Début

Au XIX<sup>e</sup> siècle[^1], ~~non~~.

[^1]: Une note.
"""


@pytest.fixture
def magazine(newsroom, commit):
    with commit():
        return MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")


def send(desk, magazine, content=TEXT, name="texte.md", kind="articlepage", **fields):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return desk.post("importing:choose", magazine.pk, data={"file": file, "kind": kind} | fields)


def test_an_editor_is_led_from_the_magazine_to_the_form(hire, magazine):
    html = hire("editor", "fr").get("wagtailadmin_explore", magazine.pk).content.decode()

    assert f"/admin/import/{magazine.pk}/" in html


def test_a_file_becomes_a_draft_after_its_preview(hire, magazine):
    person = PersonPageFactory(parent=magazine.get_parent(), title="Helena Vasconcelos", slug="helena")
    desk = hire("editor", "fr")

    address = send(desk, magazine).url
    upload = UploadedFile.objects.get()
    preview = desk.browser.get(address)

    assert preview.context["form"].initial == {
        "title": "Un geste",
        "summary": "Deux lignes sur un herbier.",
        "writer": "Helena Vasconcelos",
    }
    assert len(preview.context["sentences"]) == 1
    assert not ArticlePage.objects.exists()

    answer = desk.browser.post(address, {"title": "Un autre geste", "summary": "S.", "writer": "helena vasconcelos"})
    page = ArticlePage.objects.get()
    assert answer.url == f"/admin/pages/{page.pk}/edit/"
    assert (page.title, page.summary, page.live, page.locale) == ("Un autre geste", "S.", False, magazine.locale)
    assert (page.owner, [author.person for author in page.authors.all()]) == (desk.user, [person])
    assert [block.block_type for block in page.body] == ["heading", "text", "notes"]
    draft = page.get_latest_revision_as_object()
    assert "linktype" in str(draft.body[1].value.source)
    assert PageLogEntry.objects.filter(page=page, action="wagtail.create", user=desk.user).exists()
    assert not UploadedFile.objects.filter(pk=upload.pk).exists()
    assert desk.browser.get(answer.url).status_code == 200


def test_the_preview_shows_the_page_as_readers_see_it(hire, magazine):
    desk = hire("editor", "fr")
    answer = desk.browser.get(f"{send(desk, magazine).url}page/")

    html = answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "<sup>e</sup>" in html
    assert 'class="note-number"' in html


def test_a_writer_without_a_page_stays_in_the_text(hire, magazine):
    desk = hire("editor", "fr")
    address = send(desk, magazine).url
    desk.browser.post(address, {"title": "Un geste", "summary": "", "writer": "Helena Vasconcelos"})

    page = ArticlePage.objects.get()
    assert "<p>Helena Vasconcelos</p>" in str(page.body[1].value)  # below the heading and the text
    assert not page.authors.exists()


def test_an_interview_has_questions(hire, magazine):
    desk = hire("editor", "fr")
    address = send(desk, magazine, "# Un geste\n\n**Pourquoi ?**\n\nParce que.", kind="interviewpage").url
    desk.browser.post(address, {"title": "Un geste", "summary": "", "writer": "Rui Tavares"})

    # The name of a writer who has no page is no part of the last answer.
    assert [block.block_type for block in InterviewPage.objects.get().body] == ["question_answer", "text"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"x"),
        ("a.docx", make_docx("", **{"word/vbaProject.bin": b"x"})),
        ("a.odt", make_zip({})),
        ("a.md", b""),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_keeps_what_was_chosen(hire, magazine, name, content):
    answer = send(hire("editor", "fr"), magazine, content, name, kind="interviewpage")

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert answer.context["form"]["kind"].value() == "interviewpage"
    assert not UploadedFile.objects.exists()


def test_a_draft_without_a_title_is_refused_and_nothing_typed_is_lost(hire, magazine):
    desk = hire("editor", "fr")
    answer = desk.browser.post(send(desk, magazine).url, {"title": " ", "summary": "Long à écrire", "writer": ""})

    assert answer.context["form"].errors["title"]
    assert "Long à écrire" in answer.content.decode()
    assert not ArticlePage.objects.exists()


def test_who_may_not_add_pages_below_cannot_import_there(hire, magazine):
    editor = hire("editor", "fr")
    address = send(editor, magazine).url

    for role, code in (("editor", "pt"), ("translator", "fr")):
        other = hire(role, code)
        assert other.browser.post(f"/admin/import/{magazine.pk}/").status_code in (302, 403)
        assert other.browser.post(address, {"title": "x"}).status_code in (302, 403)
    assert not ArticlePage.objects.exists()
    assert hire("moderator", "fr").browser.get(address).status_code == 404  # it is somebody else's file
    article = ArticlePageFactory(parent=magazine, title="A", slug="a")
    assert editor.browser.get(f"/admin/import/{article.pk}/").status_code in (302, 403)  # nothing stands below articles


def test_files_that_nobody_made_a_draft_of_are_erased_after_a_day(hire, magazine):
    send(hire("editor", "fr"), magazine)
    call_command("erase_imports")
    upload = UploadedFile.objects.get()

    day_ago = (timezone.now() - datetime.timedelta(days=1, minutes=1)).timestamp()
    os.utime(upload.file.path, (day_ago, day_ago))
    call_command("erase_imports")

    assert not UploadedFile.objects.exists()


def test_a_file_that_is_gone_leads_back_to_the_form(hire, magazine):
    desk = hire("editor", "fr")
    address = send(desk, magazine).url
    os.remove(UploadedFile.objects.get().file.path)

    assert desk.browser.get(address).url == f"/admin/import/{magazine.pk}/"
    assert desk.browser.get(f"{address}page/").status_code == 404
