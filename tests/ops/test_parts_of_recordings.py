"""Podcast programs and players load recordings in parts: from nginx, from Caddy, and from the server of `make run`."""

from contextlib import contextmanager
from functools import partial

import pytest

from tests.serving.cache.servers import serving

from .proxies import Caddy, Nginx, ask

pytestmark = [pytest.mark.once, pytest.mark.server]
CONTENT = bytes(range(256)) * 12_000  # more than the server hands over in one piece
SIZE = len(CONTENT)
ADDRESS = "/media/audio/0.voix.mp3"
# What the folders of public files have, beside recordings in MP3: the type that each is sent with, on every server.
TYPES = {
    "audio/0.voix.m4a": "audio/mp4",
    "original_images/a.jpg": "image/jpeg",
    "original_images/a.JPEG": "image/jpeg",
    "images/a.png": "image/png",
    "images/a.webp": "image/webp",
    "images/a.avif": "image/avif",
}


@contextmanager
def through(proxy):
    with proxy.running(9):  # nothing listens there
        yield proxy.ask


@contextmanager
def by_the_server(folder):
    database = f"sqlite:///{folder / 'none.sqlite3'}"  # files need none
    with serving(MEDIA_ROOT=str(folder / "media"), DATABASE_URL=database) as port:
        yield partial(ask, port, secure=False, Host=f"127.0.0.1:{port}")


@pytest.fixture(params=["nginx", "caddy", "server"])
def get(request, tmp_path):
    (tmp_path / "media" / "audio").mkdir(parents=True)
    (tmp_path / "media" / "audio" / "0.voix.mp3").write_bytes(CONTENT)
    for name in TYPES:
        (tmp_path / "media" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "media" / name).write_bytes(CONTENT[:256])
    if request.param == "server":
        server = by_the_server(tmp_path)
    else:
        server = through({"nginx": Nginx, "caddy": Caddy}[request.param](tmp_path))
    with server as found:
        yield lambda method="GET", address=ADDRESS, **headers: found(address, method=method, **headers)


def test_a_recording_is_loaded_in_parts(get):
    status, headers, body = get()
    assert (status, body, headers["Content-Type"]) == (200, CONTENT, "audio/mpeg")
    assert headers["Accept-Ranges"] == "bytes"
    date = headers["Last-Modified"]

    for asked, start, end in (
        ("bytes=0-1", 0, 2),
        ("bytes=0-", 0, SIZE),
        ("bytes=1000000-1999999", 1_000_000, 2_000_000),
        ("bytes=-1000", SIZE - 1000, SIZE),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
    ):
        status, headers, body = get(Range=asked)
        assert (status, headers["Content-Range"]) == (206, f"bytes {start}-{end - 1}/{SIZE}"), asked
        assert body == CONTENT[start:end], asked
        assert headers["Content-Length"] == str(end - start), asked
        assert headers["X-Content-Type-Options"] == "nosniff", asked

    status, headers, body = get(Range=f"bytes={SIZE}-")
    assert (status, headers["Content-Range"]) == (416, f"bytes */{SIZE}")

    status, headers, body = get("HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(SIZE), b"")
    assert headers["Accept-Ranges"] == "bytes"

    assert get(Range="bytes=0-1", **{"If-Range": date})[0] == 206
    status, _headers, body = get(Range="bytes=0-1", **{"If-Range": "Thu, 01 Jan 2026 00:00:00 GMT"})
    assert (status, body) == (200, CONTENT), "another file"

    status, headers, body = get(Range="bytes=0-1,5-6")
    assert (status == 200 and body == CONTENT) or headers["Content-Type"].startswith("multipart/byteranges")


def test_each_public_file_is_sent_with_its_type(get):
    assert {name: get(address=f"/media/{name}")[1]["Content-Type"] for name in TYPES} == TYPES
