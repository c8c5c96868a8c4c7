"""What a file is decides its content: only MP3 and M4A that can be played are accepted."""

import io

import pytest
from django.core.exceptions import ValidationError

from cms.audio.files import MAX_SIZE, check_size, read_facts

from .sounds import make_mp3, make_mp4


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        (make_mp3(12), ("audio/mpeg", 12)),
        (make_mp3(0.6), ("audio/mpeg", 1)),
        (make_mp3(12, b"TIT2\x00\x00\x00\x05\x00\x00\x03<b>x"), ("audio/mpeg", 12)),
        (make_mp3(12) + b"TAG" + bytes(125), ("audio/mpeg", 12)),
        (make_mp4(30, b"soun"), ("audio/mp4", 30)),
        (make_mp4(3723, b"soun", b"text"), ("audio/mp4", 3723)),  # with chapters of its own
    ],
)
def test_type_and_duration_are_read_from_the_content(content, facts):
    file = io.BytesIO(content)
    file.seek(3)
    assert read_facts(file) == facts
    assert file.tell() == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"x" * 99,
        b"\xff\xfb\x18\xc4",
        b"\xff\xfb" * 4000,
        b"%PDF-1.7 is no sound",
        b"<!doctype html><script>alert(1)</script>",
        b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00@\x1f\x00\x00@\x1f\x00\x00\x01\x00\x08\x00data",
        b"OggS" + bytes(60),
        b"fLaC" + bytes(60),
        make_mp4(30, b"soun", b"vide"),
        make_mp4(30, b"vide"),
        make_mp4(30, b"soun")[:70],
        make_mp4(0, b"soun"),
        b"\x00\x00\x00\x18ftypM4A " + bytes(12) + b"\x00\x00\x00\x08moov" * 20_000,
        b"\x00\x00\x00\x18ftypM4A " + bytes(12) + b"\x00\x00\x00\x04moov" * 20,
    ],
    ids=range(16),
)
def test_all_other_files_are_refused(content):
    with pytest.raises(ValidationError) as error:
        read_facts(io.BytesIO(content))
    assert error.value.code == "not_audio"


def test_a_file_that_the_proxies_would_not_take_is_refused_with_both_sizes():
    check_size(MAX_SIZE)
    with pytest.raises(ValidationError) as error:
        check_size(MAX_SIZE + 1)
    assert "38" in error.value.messages[0]
