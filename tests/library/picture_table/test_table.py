"""The table of the library's pictures: what is missing is found and filled in, by the rules of the library."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.images.models import CustomImage
from cms.library.models import Proposal
from cms.library.proposals.workflow import accept
from tests.images.conftest import make_image  # noqa: F401 - fixture
from tests.newsroom.conftest import hire, newsroom, superuser  # noqa: F401 - fixtures


def read_titles(desk, **query):
    answer = desk.browser.get(reverse("picture_table"), query)
    assert answer.status_code == 200
    return {row.image.title for row in answer.context["rows"]}


def store(desk, *images, **values):
    data = {"pk": [image.pk for image in images], **values}
    return desk.post("picture_table_values", data=data).json()["rows"]


def read(image):
    return CustomImage.objects.get(pk=image.pk)


# --- Finding ----------------------------------------------------------------------------------------------------------


def test_pictures_are_found_by_what_they_lack(superuser, make_image):  # noqa: F811
    make_image(title="Described", alt={"fr": "Une fleur"})
    make_image(title="Silent")
    ending = make_image(title="Ending", expires_on=timezone.localdate())
    CustomImage.objects.filter(pk=make_image(title="Nobody's").pk).update(author="", holder="")

    assert read_titles(superuser, lacks="alt_fr") == {"Silent", "Ending", "Nobody's"}
    assert read_titles(superuser, lacks="alt_pt") == {"Described", "Silent", "Ending", "Nobody's"}
    assert read_titles(superuser, lacks="credit") == {"Nobody's"}
    assert read_titles(superuser, lacks="rights") == {ending.title}
    assert read_titles(superuser, q="silent") == {"Silent"}
    assert len(read_titles(superuser, lacks="nonsense", p="x")) == 4


def test_unused_pictures_are_found(superuser, make_image, show):  # noqa: F811
    used, _unused = make_image(title="Used"), make_image(title="Unused")
    show(lead_picture=used)

    assert read_titles(superuser, lacks="unused") == {"Unused"}


# --- Changing ---------------------------------------------------------------------------------------------------------


def test_what_readers_do_not_see_is_stored_at_once(newsroom, hire, make_image):  # noqa: F811
    editor = hire("editor", "fr")
    first, second = make_image(), make_image(title="Other")
    answer = store(editor, first, second, author="Ana Reis", alt_text_pt="Uma flor", uses=["", "web"])

    assert {row["isStored"] for row in answer.values()} == {True}
    for image in (read(first), read(second)):
        assert image.author == "Ana Reis"
        assert image.get_alt_text("pt") == ("Uma flor", "pt")
        assert image.uses == ["web"]
    assert not Proposal.objects.exists()


def test_an_error_is_told_at_its_field_and_nothing_is_stored(superuser, make_image):  # noqa: F811
    image = make_image()
    row = store(superuser, image, title="", expires_on="soon")[str(image.pk)]

    assert set(row["errors"]) == {"title", "expires_on"}
    assert not row["isStored"]
    assert read(image).title == image.title


def test_what_readers_see_becomes_a_proposal(newsroom, hire, make_image, show):  # noqa: F811
    image = make_image(alt={"fr": "Une fleur"})
    show("fr", lead_picture=image)
    editor = hire("editor", "pt")
    row = store(editor, image, author="Eva", alt_text_pt="Uma flor")[str(image.pk)]

    assert "waits for the moderators" in row["waits"]
    assert read(image).author == "vultilion"
    assert {(each.locale and each.locale.language_code) for each in Proposal.objects.all()} == {None, "pt"}
    assert "Your proposal waits" in editor.get("picture_table").content.decode()


def test_a_translator_proposes_alt_texts_of_their_language_only(newsroom, hire, make_image, show):  # noqa: F811
    image = make_image(alt={"fr": "Une fleur"})
    show("fr", lead_picture=image)
    show("pt", lead_picture=image)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    page = translator.get("picture_table").content.decode()
    row = store(translator, image, alt_text_pt="Uma flor")[str(image.pk)]
    refused = store(translator, image, alt_text_fr="Fleur", author="Me")[str(image.pk)]

    assert "Une fleur" in page
    assert row["isStored"]
    assert read(image).words.get("pt") is None
    assert not refused["isStored"]
    proposal = Proposal.objects.get()
    assert proposal.locale.language_code == "pt"
    accept(proposal, moderator.user)
    assert read(image).get_alt_text("pt") == ("Uma flor", "pt")


def test_who_may_see_no_pictures_has_no_table(newsroom, hire, make_image):  # noqa: F811
    editor = hire("editor", "fr")
    editor.user.groups.get().collection_permissions.all().delete()

    assert editor.get("picture_table").status_code == 302
    assert store_status(editor, make_image()) == 302
    assert editor.get("picture_table_download").status_code == 302


def store_status(desk, image):
    return desk.post("picture_table_values", data={"pk": image.pk, "author": "x"}).status_code


# --- Spreadsheets -----------------------------------------------------------------------------------------------------


def upload(desk, content):
    return desk.post("picture_table_upload", data={"file": SimpleUploadedFile("pictures.csv", content)})


def test_the_table_comes_back_from_a_spreadsheet_with_what_would_change(superuser, make_image):  # noqa: F811
    first, second = make_image(title="=1+1", uses=["web", "print"]), make_image(title="Garden")
    content = superuser.get("picture_table_download").content
    assert b"'=1+1" in content
    assert "nothing would change" in upload(superuser, content).content.decode()

    changed = content.replace(b"Garden", "Jardin d’été".encode()).replace(b"web, print", b"print")
    page = upload(superuser, changed).content.decode()
    assert read(second).title == "Garden"
    assert "Jardin d’été" in page
    agreed = upload(superuser, changed).context["agreed"]
    superuser.post("picture_table_upload", data={"changes": agreed})
    assert read(second).title == "Jardin d’été"
    assert (read(first).title, read(first).uses) == ("=1+1", ["print"])


def test_a_file_of_another_program_is_read(superuser, make_image):  # noqa: F811
    image = make_image()
    for content in (
        f"id,alt_text_fr,unknown\n{image.pk},Une fleur d’été,x\n".encode(),
        f"id;alt_text_fr\r\n{image.pk};Une fleur d’été\r\n".encode("cp1252"),
        f"\ufeffid\talt_text_fr\n{image.pk}\tUne fleur d’été\n".encode(),
    ):
        assert "Une fleur d’été" in upload(superuser, content).content.decode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"title;author\nx;y\n",
        b"PK\x03\x04" + bytes(50),
        b'id;title\n1;"' + b"x" * 200_000,
        b"id\n" * 9,
    ],
)
def test_files_that_are_no_tables_get_a_sentence(superuser, content):  # noqa: F811
    answer = upload(superuser, content)

    assert answer.status_code == 200
    assert "agreed" not in answer.context or not answer.context["changes"]


@pytest.mark.parametrize(
    "sent", ["", "x", "[]", '{"a": 1}', '{"1": {"title": {"x": 1}}}', '{"1": ["title"]}', '{"9999": {"title": "x"}}']
)
def test_changes_that_nobody_was_shown_change_nothing(superuser, make_image, sent):  # noqa: F811
    image = make_image()
    assert superuser.post("picture_table_upload", data={"changes": sent}).status_code == 302
    assert read(image).title == image.title


# --- Queries ----------------------------------------------------------------------------------------------------------


def test_many_rows_take_no_more_queries_than_few(superuser, make_image):  # noqa: F811
    def count():
        superuser.get("picture_table")  # the small pictures are made once
        with CaptureQueriesContext(connection) as seen:
            superuser.get("picture_table")
        return len(seen)

    for number in range(2):
        make_image(title=str(number), size=(40, 30))
    few = count()
    for number in range(2, 14):
        make_image(title=str(number), size=(40, 30))
    assert count() <= few
