"""Who finds no place is asked to come back; kept pages are sent whatever the others do."""

import io
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import FileResponse

from cms.compat.sessions import make_key
from cms.serving import bounds as module
from cms.serving.bounds import Bounds, Room, count_threads
from cms.serving.cache.application import PageCache
from cms.serving.cache.urls import Key
from cms.serving.cache.version import FileVersion
from cms.serving.cache.warming import make_environ

FORM = b"title=As+%C3%A1guas"
HTML = [("Content-Type", "text/html; charset=utf-8")]


class Answers:
    """Ask an application, and hold what it works on until it may go on."""

    def __init__(self, monkeypatch):
        self.may_go_on, self.begun = threading.Event(), threading.Semaphore(0)
        self.received = []
        self.bounds = Bounds(self.work)
        for room in self.bounds.rooms:
            monkeypatch.setattr(room, "patience", 0.2)
        self.threads = ThreadPoolExecutor(100)

    def work(self, environ, start_response):
        self.begun.release()
        self.received.append((environ["CONTENT_LENGTH"], environ["wsgi.input"].read()))
        assert self.may_go_on.wait(20)
        start_response("200 OK", HTML)
        return [b"made"]

    def ask(self, path="/fr/", method="GET", application=None, **headers):
        environ = make_environ(Key("http", "testserver", path, "")) | {"REQUEST_METHOD": method, **headers}
        started = []
        body = (application or self.bounds)(environ, lambda *answer: started.append(answer))
        (status, sent), content = started[-1][:2], b"".join(body)
        if hasattr(body, "close"):
            body.close()
        return int(status.split()[0]), dict(sent), content

    def hold(self, count: int, *asked, **headers) -> list:
        """Let requests begin, and wait until they are worked on."""
        held = [self.threads.submit(self.ask, *asked, **headers) for _ in range(count)]
        for _ in range(count):
            assert self.begun.acquire(timeout=10)
        return held


@pytest.fixture
def answers(monkeypatch):
    answers = Answers(monkeypatch)
    yield answers
    answers.may_go_on.set()
    answers.threads.shutdown()


class StalledBody:
    """A body whose sender says nothing more."""

    def __init__(self):
        self.goes_on, self.is_read = threading.Event(), threading.Semaphore(0)

    def read(self, size):
        self.is_read.release()
        assert self.goes_on.wait(20)
        return b""


def sign_in():
    return {"HTTP_COOKIE": f"theme=dark; sessionid={make_key()}"}


@pytest.mark.parametrize(
    ("path", "language", "said"),
    [
        ("/fr/magazine/", "fr", "De retour dans un instant"),
        ("/pt/revista/", "pt", "Voltamos já"),
        ("/en/magazine/", "en", "Back in a moment"),
    ],
)
def test_a_reader_who_finds_no_place_is_asked_to_come_back_in_their_language(answers, path, language, said):
    answers.hold(2, path)
    status, headers, body = answers.ask(path)
    assert (status, headers["Cache-Control"]) == (503, "no-store")
    assert int(headers["Retry-After"]) > 0
    assert f'<html lang="{language}">' in body.decode()
    assert said in body.decode()
    assert int(headers["Content-Length"]) == len(body)
    assert answers.ask(path, "HEAD")[::2] == (503, b"")


CARRIED = ["Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options"]
CARRIED += ["Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Frame-Options", "X-Robots-Tag"]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "places"), [("/fr/nothing/", 2), ("/walk/nobodys-token/", 1), ("/admin/login/", 1)])
def test_who_is_turned_away_gets_the_policies_of_every_answer(answers, client, settings, path, places):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_PROXY_SSL_HEADER = 60, ("HTTP_X_FORWARDED_PROTO", "https")
    usual = client.get(path, headers={"x-forwarded-proto": "https"}).headers
    answers.hold(places, path)
    status, headers, _body = answers.ask(path, HTTP_X_FORWARDED_PROTO="https")
    assert status == 503
    assert {name: headers.get(name) for name in CARRIED} == {name: usual.get(name) for name in CARRIED}
    assert "no-store" in headers["Cache-Control"]
    assert headers["Content-Security-Policy"]


def test_who_waits_in_time_is_answered(answers):
    held = answers.hold(2)
    waiting = answers.threads.submit(answers.ask)
    answers.may_go_on.set()
    assert [each.result()[0] for each in (*held, waiting)] == [200, 200, 200]


def test_only_some_may_wait_and_all_others_are_refused_at_once(monkeypatch, answers):
    answers.hold(2)
    monkeypatch.setattr(answers.bounds.pages, "patience", 10)
    waiting = [answers.threads.submit(answers.ask) for _ in range(16)]
    while answers.bounds.pages.free._value:
        pass
    assert answers.ask()[0] == 503
    answers.may_go_on.set()
    assert {each.result()[0] for each in waiting} == {200}


@pytest.mark.parametrize(
    ("path", "method", "headers", "room"),
    [
        ("/fr/", "GET", {}, "pages"),
        ("/fr/", "HEAD", {"HTTP_COOKIE": "sessionid=" + "a" * 40}, "pages"),  # no session of ours
        ("/fr/recherche/", "GET", {"QUERY_STRING": "q=fern"}, "others"),
        ("/admin/login/", "GET", {}, "others"),
        ("/documents/1/a.pdf", "GET", {}, "others"),
        ("/admin/login/", "POST", {}, "forms"),
        ("/fr/", "DELETE", {}, "forms"),
        ("/static/css/site.css", "GET", {}, "files"),
        ("/healthz", "GET", {}, "probes"),
        ("/healthz/newsroom", "GET", {}, "probes"),
    ],
)
def test_each_kind_of_request_has_a_room_of_its_own(answers, path, method, headers, room):
    environ = make_environ(Key("http", "testserver", path, "")) | {"REQUEST_METHOD": method, **headers}
    assert answers.bounds.choose_room(environ).name == room
    if not path.startswith(("/static", "/healthz")):
        assert answers.bounds.choose_room(environ | sign_in()).name == "newsroom"


def test_slow_senders_leave_all_places_to_the_newsroom_and_all_threads_to_django(answers):
    stalled = StalledBody()
    slow = {"CONTENT_LENGTH": "1000", "wsgi.input": stalled}
    held = [answers.threads.submit(answers.ask, "/admin/login/", "POST", **slow) for _ in range(8)]
    for _ in range(8):
        assert stalled.is_read.acquire(timeout=10)
    sent = {"CONTENT_LENGTH": str(len(FORM)), "wsgi.input": io.BytesIO(FORM)}
    assert answers.ask("/admin/login/", "POST", **sent)[0] == 503
    answers.may_go_on.set()
    assert answers.ask("/admin/login/")[0] == 200
    assert answers.ask("/admin/pages/1/edit/", "POST", **sent | sign_in())[0] == 200
    assert ("19", FORM) in answers.received
    stalled.goes_on.set()
    assert {each.result()[0] for each in held} == {400}, "cut short: it never reaches Django"


def test_five_people_who_send_pictures_over_slow_lines_leave_others_a_place_to_save(answers):
    stalled = StalledBody()
    slow = {"CONTENT_LENGTH": "5000000", "wsgi.input": stalled} | sign_in()
    parts = 5 * 3
    held = [answers.threads.submit(answers.ask, "/admin/images/inbox/1/parts/0/", "POST", **slow) for _ in range(parts)]
    for _ in range(parts):
        assert stalled.is_read.acquire(timeout=10)
    answers.may_go_on.set()
    sent = {"CONTENT_LENGTH": str(len(FORM)), "wsgi.input": io.BytesIO(FORM)}
    assert answers.ask("/admin/pages/1/edit/", "POST", **sent | sign_in())[0] == 200
    stalled.goes_on.set()
    assert {each.result()[0] for each in held} == {400}


def test_a_body_in_chunks_arrives_whole_and_one_of_a_get_is_not_read(answers):
    answers.may_go_on.set()
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": io.BytesIO(FORM * 20_000)}
    assert answers.ask("/admin/login/", "POST", **chunked)[0] == 200
    for method in ("GET", "HEAD", "OPTIONS"):
        assert answers.ask("/fr/", method, CONTENT_LENGTH="1000", **{"wsgi.input": StalledBody()})[0] == 200
    assert answers.received == [(str(len(FORM) * 20_000), FORM * 20_000), *[("0", b"")] * 3]


@pytest.mark.parametrize("headers", [{"CONTENT_LENGTH": "1001"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_body_that_is_too_large_is_refused_with_a_sentence(answers, monkeypatch, headers):
    monkeypatch.setattr(module, "LARGEST_BODY", 1000)
    status, _headers, body = answers.ask("/fr/", "POST", **headers, **{"wsgi.input": io.BytesIO(b"x" * 1001)})
    assert status == 413
    assert "40\N{NO-BREAK SPACE}Mo" in body.decode()
    assert answers.received == []


def test_a_script_of_the_newsroom_gets_json(answers):
    answers.hold(3, "/admin/", **sign_in())
    script = {"HTTP_ACCEPT": "application/json", "HTTP_ACCEPT_LANGUAGE": "fr", **sign_in()}
    status, headers, body = answers.ask("/admin/pages/1/edit/", "POST", **script)
    assert (status, headers["Content-Type"], json.loads(body)["code"]) == (503, "application/json", "busy")


@pytest.mark.django_db  # a file that is closed ends Django's request
def test_a_large_file_keeps_a_place_until_it_is_sent_and_is_always_closed(answers, tmp_path):
    (tmp_path / "large.pdf").write_bytes(b"x" * (module.SENT_AT_ONCE + 1))
    opened = []

    def send_file(environ, start_response):
        response = FileResponse((tmp_path / "large.pdf").open("rb"))
        opened.append(response)
        start_response("200 OK", list(response.items()))
        return response

    bounds = Bounds(send_file)
    environ = make_environ(Key("http", "testserver", "/documents/1/large.pdf", ""))
    held = [bounds(environ, lambda *answer: None) for _ in range(8)]
    assert answers.ask("/documents/1/large.pdf", application=bounds)[0] == 503
    held[0].close()
    assert len(answers.ask("/documents/1/large.pdf", application=bounds)[2]) == module.SENT_AT_ONCE + 1
    assert opened[8].file_to_stream.closed, "who was refused"


def test_kept_pages_need_no_place(answers, tmp_path):
    version = FileVersion(tmp_path / "version")
    version.bump()

    def make_page(environ, start_response):
        start_response("200 OK", [*HTML, ("Content-Length", "4")])
        return [b"kept"]

    cache = PageCache(make_page, version, 1_000_000)
    cache.warmer.start = lambda: None
    assert answers.ask(application=Bounds(cache, cache.answer_kept))[0] == 200
    answers.bounds.answer_kept = cache.answer_kept
    answers.hold(2, "/fr/other/")
    assert answers.ask()[::2] == (200, b"kept")
    assert answers.ask("/fr/third/")[0] == 503


def test_an_error_of_the_application_reaches_the_server_and_gives_the_place_back():
    def fail(environ, start_response):
        raise ValueError("of the page")

    room = Room("fails", threads=1, waiting=0, patience=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="of the page"):
            room.run(fail, {}, None)


def test_the_server_has_more_threads_than_there_are_places():
    bounds = Bounds(None)
    places = sum(room.places for room in bounds.rooms) + 8 + 24 + 8
    assert count_threads() == places + module.SPARE
