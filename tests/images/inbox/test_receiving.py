"""What other programs put into the inbox, and what arrives in parts: it is checked by a task."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Collection

from cms.images.files.errors import DamagedImageError, NotCheckedError, TooManyPixelsError
from cms.images.files.heic import convert_heic
from cms.images.inbox import checking
from cms.images.inbox.receiving import PART_BYTES, WrongPartError, announce, list_missing, receive_part
from cms.images.inbox.refusals import say_refusal
from cms.images.models import Arrival, ArrivalPart
from cms.serving.files.media import is_public
from tests.images.conftest import make_file
from tests.images.test_metadata import XMP

from .samples import make_heic, make_jpeg, send

State = Arrival.State


@pytest.fixture
def user(superuser):
    return superuser.user


def test_a_picture_waits_with_what_its_file_says(user, commit):
    with commit():
        sent = send(user, ("dahlia.jpg", make_file(xmp=XMP).read()), origin="Entrevista.docx")[0]
    sent.refresh_from_db()

    assert sent.state == State.UNFINISHED
    assert sent.origin == "Entrevista.docx"
    assert (sent.width, sent.height) == (1200, 800)
    assert sent.values["author"] == "Inês Duarte, Ana Reis"
    assert sent.values["licence"] == "cc-by-sa-4.0"
    assert sent.values["alt_text_pt"] == "Uma dália laranja"


def test_what_the_sender_knows_goes_before_what_the_file_says(user, commit):
    with commit():
        sent = send(user, ("dahlia.jpg", make_file(xmp=XMP).read()), values=[{"author": "Eva", "alt_text_fr": ""}])[0]
    sent.refresh_from_db()

    assert sent.values["author"] == "Eva"
    assert sent.values["alt_text_fr"] == "Un dahlia orange"


def test_its_files_are_not_public(user, commit):
    with commit():
        send(user, ("dahlia.jpg", make_jpeg()))
    sent = Arrival.objects.get()

    for name in (sent.file.name, sent.preview.name):
        assert default_storage.exists(name)
        assert not is_public(name)


def test_files_that_are_no_pictures_are_refused_with_a_sentence_and_the_others_go_on(user, commit, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100_000
    files = [
        ("letter.jpg", b"Dear all, " * 40),
        ("cut.jpg", make_file(size=(900, 900)).read()[:4000]),
        ("empty.png", b""),
        ("heavy.png", bytes(100_001)),
        ("good.jpg", make_jpeg()),
        ("..\\..\\odd\x00name.jpg", make_jpeg("red")),
    ]
    with commit():
        send(user, *files)
    letter, cut, empty, heavy, good, odd = Arrival.objects.all()

    assert "not a picture" in say_refusal(letter.refusal)
    assert "damaged or incomplete" in say_refusal(cut.refusal)
    assert say_refusal(empty.refusal) == "This file is empty."
    assert "too large" in say_refusal(heavy.refusal)
    assert [good.state, odd.state] == [State.UNFINISHED] * 2
    assert odd.name == "oddname.jpg"
    assert {row.state for row in (letter, cut, empty, heavy)} == {State.REFUSED}
    assert not any(row.file for row in (letter, cut, empty, heavy))


def test_the_content_decides_what_a_picture_is(user, commit):
    with commit():
        send(user, ("dahlia.png", make_jpeg()))
    sent = Arrival.objects.get()

    assert sent.name == "dahlia.png"
    assert sent.file.name.endswith(".jpg")


# --- HEIC -------------------------------------------------------------------------------------------------------------


def test_a_heic_becomes_an_upright_jpeg_with_its_credit_and_without_its_place(user, commit):
    with commit():
        send(user, ("IMG_2041.HEIC", make_heic()))
    sent = Arrival.objects.get()

    assert sent.state == State.UNFINISHED
    assert (sent.values["author"], sent.values["holder"]) == ("Inês Duarte", "Museu do Vale")
    with sent.file.open() as file, Image.open(file) as image:
        assert image.format == "JPEG"
        assert image.size == (480, 640)
        assert image.getexif().get(0x0112, 1) == 1
        assert not image.getexif().get_ifd(0x8825)


def test_a_heic_is_known_again_whatever_its_name(user, commit):
    with commit():
        send(user, ("IMG_1.HEIC", make_heic()))
    with commit():
        send(user, ("other.jpg", make_heic()))
    first, second = Arrival.objects.all()

    assert second.state == State.DUPLICATE
    assert second.same_as == first


def test_a_bad_heic_only_ends_its_own_process(settings):
    with pytest.raises(DamagedImageError):
        convert_heic(ContentFile(make_heic()[:600]))
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    with pytest.raises(TooManyPixelsError) as raised:
        convert_heic(ContentFile(make_heic()))
    assert "480" in str(raised.value)


# --- Duplicates -------------------------------------------------------------------------------------------------------


def test_a_duplicate_leads_to_the_picture_of_the_library(user, make_image, commit):
    image = make_image()
    with commit():
        send(user, ("again.jpg", image.file.open().read()))
    sent = Arrival.objects.get()

    assert sent.state == State.DUPLICATE
    assert sent.image == image
    assert not sent.file


def test_a_picture_that_somebody_may_not_choose_is_not_told(newsroom, hire, make_image, commit):
    hidden = Collection.get_first_root_node().add_child(name="Hidden")
    image = make_image(collection=hidden)
    editor = hire("editor", "fr").user
    group = editor.groups.get()
    group.collection_permissions.all().update(collection=Collection.get_first_root_node().add_child(name="Open"))
    with commit():
        send(editor, ("again.jpg", image.file.open().read()))

    assert Arrival.objects.get().state == State.UNFINISHED


# --- In parts ---------------------------------------------------------------------------------------------------------


def test_a_file_arrives_in_parts_in_any_order_and_each_twice(user, commit):
    data = make_jpeg() + bytes(PART_BYTES * 2)
    parts = [data[start : start + PART_BYTES] for start in range(0, len(data), PART_BYTES)]
    sent = announce(user, "big.jpg", len(data), "1")
    with commit():
        assert receive_part(sent, 2, ContentFile(parts[2])) == [0, 1]
        assert receive_part(sent, 0, ContentFile(parts[0])) == [1]
        assert receive_part(sent, 0, ContentFile(parts[0])) == [1]
    # After a reload, the same file goes on where it was.
    sent = announce(user, "big.jpg", len(data), "1")
    assert list_missing(sent) == [1]
    with commit():
        assert receive_part(sent, 1, ContentFile(parts[1])) == []
    sent.refresh_from_db()

    assert sent.state == State.UNFINISHED
    assert sent.file.open().read() == data
    assert not ArrivalPart.objects.exists()
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize(("number", "length"), [(-1, 10), (0, 9), (1, 10), (7, 0), (0, PART_BYTES)])
def test_a_part_that_was_not_announced_is_refused(user, number, length):
    sent = announce(user, "small.jpg", 10, "1")

    with pytest.raises(WrongPartError):
        receive_part(sent, number, ContentFile(bytes(length)))


def test_a_check_that_could_not_be_made_is_made_again(user, commit, monkeypatch):
    sent = announce(user, "small.jpg", len(make_jpeg()), "1")
    receive_part(sent, 0, ContentFile(make_jpeg()))

    def fail(file):
        raise NotCheckedError

    with monkeypatch.context() as patch:
        patch.setattr(checking, "check_image", fail)
        with pytest.raises(NotCheckedError):
            checking.check(sent.pk)
    checking.check(sent.pk)
    sent.refresh_from_db()

    assert sent.state == State.UNFINISHED
