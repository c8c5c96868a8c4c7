"""Exports that are split, cut off, hostile or in another encoding; runs that are killed."""

import os
import signal

import pytest
from django.core.management import CommandError

from cms.importing.models import ImportedPost
from magazine.models import ArticlePage

from .exports import HEAD, write_export, write_item
from .test_posts import get_page

pytestmark = pytest.mark.django_db


def in_language(code: str, group: str):
    return [("language", code, code), ("post_translations", f"pll_{group}", "")]


def test_a_translation_whose_original_comes_later_in_another_file(archive, tmp_path, commit):
    first = write_export(tmp_path, write_item(1, terms=in_language("en", "a"), content="A word."), name="1.xml")
    second = write_export(tmp_path, write_item(2, terms=in_language("fr", "a"), content="Un mot."), name="2.xml")
    with commit():
        archive.bring(first)
    assert not archive.list_told("translation")
    with commit():
        archive.bring(second)

    assert [detail for _post, detail in archive.list_told("translation")] == ["of “Texte 2”"]
    assert get_page(1).translation_key == get_page(2).translation_key


def test_the_files_of_a_split_export_are_one(archive, tmp_path):
    pictures = "https://ancien.example/wp-content/uploads/2015/06/vue.jpg"
    attachment = write_item(
        9, "", post_type="attachment", status="inherit", more=f"<wp:attachment_url>{pictures}</wp:attachment_url>"
    )
    first = write_export(tmp_path, write_item(1, fields=[("_thumbnail_id", "9")]), name="1.xml")
    archive.bring(first, write_export(tmp_path, attachment, write_item(2), name="2.xml"))

    assert archive.list_told("picture not taken") == [("1", pictures)]
    assert ImportedPost.objects.count() == 2
    other = tmp_path / "other.xml"
    other.write_text(first.read_text().replace("ancien.example", "autre.example"))
    with pytest.raises(CommandError, match="two sites"):
        archive.bring(first, other)


def test_half_a_file_takes_nothing(archive, tmp_path):
    file = write_export(tmp_path, *(write_item(number) for number in range(1, 20)))
    file.write_bytes(file.read_bytes()[:-300])
    with pytest.raises(CommandError, match="damaged, at line"):
        archive.bring(file)

    assert not ImportedPost.objects.exists()


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE rss SYSTEM "https://dtd.example/rss.dtd">',
    ],
)
def test_declared_entities_are_not_read(archive, tmp_path, declared):
    file = tmp_path / "export.xml"
    file.write_text(HEAD.replace("<rss", f"{declared}<rss", 1) + write_item(1) + "</channel></rss>")
    with pytest.raises(CommandError, match="entities"):
        archive.bring(file)


def test_another_encoding_is_read_and_a_wrong_one_gets_a_sentence(archive, tmp_path):
    text = write_export(tmp_path, write_item(1, "L’été €.")).read_text()
    file = tmp_path / "latin.xml"
    file.write_bytes(text.replace("UTF-8", "windows-1252").encode("cp1252"))
    archive.bring(file)
    assert get_page(1).body[0].value.source == "<p>L’été €.</p>"

    file.write_bytes(text.encode("cp1252"))
    with pytest.raises(CommandError, match="damaged"):
        archive.bring(file)


def test_a_section_that_ends_inside_of_a_text_is_joined(archive, tmp_path):
    archive.bring(write_export(tmp_path, write_item(1, "avant ]]> <b>après</b>", title="a]]>b")))

    assert (get_page(1).title, get_page(1).body[0].value.source) == ("a]]>b", "<p>avant ]]&gt; <b>après</b></p>")


def test_ctrl_c_ends_with_a_sentence_and_the_next_run_goes_on(archive, tmp_path, monkeypatch):
    from cms.importing.wordpress import taking

    send = taking.send_to_inbox

    def interrupt(user, page, waiting):
        if page.title == "Texte 3":
            os.kill(os.getpid(), signal.SIGINT)
        send(user, page, waiting)

    file = write_export(tmp_path, *(write_item(number, post_name="même") for number in range(1, 6)))
    monkeypatch.setattr(taking, "send_to_inbox", interrupt)
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    try:
        with pytest.raises(CommandError, match="goes on from there") as stopped:
            archive.bring(file)
    finally:
        signal.signal(signal.SIGINT, ignored)
    monkeypatch.undo()
    assert stopped.value.returncode == 130
    assert ArticlePage.objects.count() == 2

    archive.bring(file)
    slugs = list(ArticlePage.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["meme", "meme-2", "meme-3", "meme-4", "meme-5"]
