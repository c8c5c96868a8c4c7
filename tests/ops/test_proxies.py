"""Readers reach the site through nginx or Caddy, but nothing closed: both run as docs/deploy/ configures them."""

import json
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from posixpath import dirname
from urllib.parse import quote, unquote

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import FileField
from wagtail.images.models import AbstractRendition

from cms.health.middleware import FOR_READERS, FOR_THE_NEWSROOM
from cms.serving.files.media import PUBLIC_FOLDERS
from cms.settings.content_security import MEDIA_HEADERS
from cms.social_cards.making import FOLDER as CARDS

from .proxies import DEPLOY, Caddy, Nginx, ask, find_program

pytestmark = [pytest.mark.once, pytest.mark.server]

# What pages carry by default, in production (tests/ops/test_production.py).
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains; preload"
SECRET, IMAGE = b"a secret", b"a picture"


@pytest.fixture(params=[Nginx, Caddy], ids=["nginx", "caddy"])
def proxy(request, tmp_path):
    return request.param(tmp_path)


def list_upload_folders() -> set[str]:
    """Return the first folder of every file field's files."""
    fields = (field for model in apps.get_models() for field in model._meta.fields if isinstance(field, FileField))
    names = [field.generate_filename(_make_instance(field.model), "name.txt") for field in fields]
    return {dirname(name).split("/")[0] for name in names} | {CARDS}


def _make_instance(model):
    """Return an instance for a file field: a rendition's file is in the folder of its image."""
    if not issubclass(model, AbstractRendition):
        return model()
    return model(image=model._meta.get_field("image").related_model())


def spell(path: str) -> list[str]:
    """Return other spellings of a URL, as used to get past a rule."""
    _empty, first, *rest = path.split("/")
    tail = "/".join(["", *rest])
    return [
        path,
        f"{path}?x=1",
        f"/{path}",
        f"//{path}",
        path.replace("/", "//"),
        f"/.{path}",
        f"/{first}/.{tail}" if rest else f"{path}/.",
        f"/elsewhere/..{path}",
        f"/%2e{path}",
        f"/elsewhere/%2e%2e{path}",
        f"/elsewhere/%2E%2E%2F{path[1:]}",
        f"/media/images/..{path.removeprefix('/media')}",
        f"/media/images/../..{path}",
        f"/media/images/%2e%2e{path.removeprefix('/media')}",
        f"/media/images%2f..{path.removeprefix('/media')}",
        f"/media/images/..%2f{path.removeprefix('/media/')}",
        f"/media//images/../{path.removeprefix('/media/')}",
        f"/media/cards/x/../..{path.removeprefix('/media')}",
        "".join(f"%{ord(letter):02x}" if letter != "/" else letter for letter in path),
        f"/%{ord(path[1]):02X}{path[2:]}",
        quote(path, safe=""),
        path.replace("/", "%2f").replace("%2f", "/", 1),
        path.upper(),
        path.title(),
        path.replace("/", "\\").replace("\\", "/", 1),
        f"{path}/",
        f"{path}%00",
        f"{path};a=b",
        f"http://www.example.org{path}",
        f"http://www.example.org/{path}",
    ]


def write_images(media) -> None:
    for folder in PUBLIC_FOLDERS:
        (media / folder).mkdir(parents=True)
        (media / folder / "é 1.txt").write_bytes(IMAGE)


def write_files(media) -> list[str]:
    """Write a file into each folder of uploaded files; return the URLs of those that are closed."""
    write_images(media)
    closed = sorted(list_upload_folders() - set(PUBLIC_FOLDERS))
    for folder, content in dict.fromkeys(closed + ["later", "imagesque"], SECRET).items():
        (media / folder).mkdir(parents=True)
        (media / folder / "file.txt").write_bytes(content)
    (media / "file.txt").write_bytes(SECRET)
    assert "documents" in closed
    return [f"/media/{folder}/file.txt" for folder in [*closed, "later", "imagesque"]] + ["/media/file.txt"]


def find_leaks(get_answer, closed: list[str]) -> list[str]:
    """Return the spellings of closed URLs that answer with closed content."""
    leaks = []
    for path in (spelt for address in closed for spelt in spell(address)):
        status, body = get_answer(path)
        if SECRET in body or b'"checks"' in body or status >= 500:
            leaks.append(f"{status} {path}")
    return leaks


def test_no_spelling_of_a_closed_address_gets_past_the_proxy(
    proxy, live_server, django_db_serialized_rollback, settings, tmp_path
):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.MEDIA_ROOT = tmp_path / "media"
    closed = write_files(tmp_path / "media") + [FOR_READERS, FOR_THE_NEWSROOM]
    for path in (FOR_READERS, FOR_THE_NEWSROOM):
        assert b'"checks"' in ask(live_server.thread.port, path, secure=False)[2]
    with proxy.running(live_server.thread.port):
        assert find_leaks(lambda path: proxy.ask(path)[::2], closed) == []
        assert {proxy.ask(path)[0] for path in closed} == {404}


@pytest.mark.django_db
def test_no_spelling_of_a_closed_address_gets_past_the_site_where_it_serves_files_itself(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    closed = write_files(tmp_path / "media")

    def get_answer(path):
        answer = client.get(
            "/", PATH_INFO=unquote(path.partition("?")[0], "latin1")
        )  # otherwise the client itself normalises the URL
        return answer.status_code, answer.getvalue()

    assert find_leaks(get_answer, closed) == []
    assert get_answer("/media/images/%C3%A9%201.txt")[1] == IMAGE


def test_images_renditions_and_cards_are_served_by_the_proxy_itself(proxy, tmp_path):
    write_images(tmp_path / "media")
    with proxy.running(9):  # nothing listens there
        for folder in PUBLIC_FOLDERS:
            status, headers, body = proxy.ask(f"/media/{folder}/%C3%A9%201.txt")
            assert (status, body) == (200, IMAGE)
            assert {name: headers.get_all(name) for name in MEDIA_HEADERS} == {
                name: [value] for name, value in MEDIA_HEADERS.items()
            }
            assert headers.get_all("Strict-Transport-Security") == [STRICT_TRANSPORT]
        assert proxy.ask("/media/images/missing.txt")[0] == 404
        assert proxy.ask("/media/images/")[0] in (403, 404), "no list of the folder"


def test_readers_reach_the_site_through_either(proxy, live_server, django_db_serialized_rollback, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    call_command("set_site_address", "https://www.example.org/", verbosity=0)
    with proxy.running(live_server.thread.port):
        status, _headers, body = proxy.ask("/robots.txt", **{"X-Forwarded-Proto": "http"})
        assert status == 200
        assert b"Sitemap: https://www.example.org/sitemap.xml" in body
        assert proxy.ask("/documents/4711/missing.txt")[0] == 404
        if isinstance(proxy, Nginx):
            status, headers, _body = ask(proxy.plain, "/robots.txt", secure=False)
            assert (status, headers["Location"]) == (301, "https://www.example.org/robots.txt")


FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X_Forwarded_For": "203.0.113.9",
    "x-forwarded_for": "203.0.113.9",
    "X-Forwarded-Proto": "gopher",
    "X_Forwarded_Proto": "gopher",
    "X_CSRFToken": "forged",
    "A_Header_Of_No_Meaning": "forged",
}


def test_no_reader_says_where_they_come_from(proxy):
    """WSGI gives X_Forwarded_For the name of X-Forwarded-For, and of two the last counts."""
    with echoing() as port, proxy.running(port):
        status, _headers, body = proxy.ask("/fr/", **FORGED)
    assert status == 200
    names = [name for name, _value in json.loads(body)]
    assert [name for name in names if "_" in name] == []
    found = {name.lower(): value for name, value in json.loads(body)}
    assert found["x-forwarded-for"].rpartition(",")[2].strip() == "127.0.0.1"
    assert found["x-forwarded-proto"] == ("https" if proxy.secure else "http")


@contextmanager
def echoing():
    """Run a server that answers with the headers that it got; yield its port."""

    class Echo(BaseHTTPRequestHandler):
        def do_GET(self):
            content = json.dumps(self.headers.items()).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def test_nginx_accepts_its_configuration(tmp_path):
    result = subprocess.run([*Nginx(tmp_path).write(), "-t"], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "[warn]" not in result.stderr.replace('the "user" directive makes sense only', ""), result.stderr


def test_caddy_accepts_its_configuration(tmp_path):
    caddy = Caddy(tmp_path)
    command = [find_program("caddy"), "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    result = subprocess.run(command, capture_output=True, text=True, env=caddy.environment)
    assert result.returncode == 0, result.stderr
    assert subprocess.run([caddy.program, "fmt", "--diff", DEPLOY / "Caddyfile"], capture_output=True).returncode == 0
