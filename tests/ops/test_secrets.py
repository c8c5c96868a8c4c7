"""Secrets reach no log, no error report and no error page: the real server, with canaries in place of each."""

import secrets
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .conftest import DEPLOY, manage
from .environment import NEEDED, make_environment
from .proxies import find_free_port, wait_for_port

pytestmark = pytest.mark.server

PROXIED = {"Host": "www.example.org", "X-Forwarded-Proto": "https"}
# A fault of the program that has everything in reach: the settings, and what was sent.
FAULTY = """
from django.core.wsgi import get_wsgi_application
from cms.wsgi import application
from django.conf import settings
from django.urls import path, include
import cms.urls, logging, urllib.request

def fail(request):
    password = request.POST.get("password", "")
    key, database, options = settings.SECRET_KEY, settings.DATABASES, settings.STORAGES
    logging.getLogger("faulty").error("It failed at %s", request.get_full_path())
    raise RuntimeError("a fault of the program")

cms.urls.urlpatterns.insert(0, path("walk/<str:token>/fault/", fail))
cms.urls.urlpatterns.insert(0, path("fault/", fail))
"""


class Sentry(ThreadingHTTPServer):
    """Takes error reports as Sentry does; `reports` has what was sent."""

    def __init__(self):
        self.reports = []
        super().__init__(("127.0.0.1", 0), Taker)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Taker(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        encoding = self.headers.get("Content-Encoding", "")
        if encoding == "gzip":
            body = zlib.decompress(body, 31)
        elif encoding == "br":
            import brotli

            body = brotli.decompress(body)
        self.server.reports.append(body.decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def canaries():
    names = (
        "key",
        "former_key",
        "s3_access",
        "s3",
        "mail",
        "sentry",
        "typed",
        "token",
        "machine",
        "cookie",
        "cloudflare",
    )
    return {name: f"canary{name.replace('_', '')}{secrets.token_hex(12)}" for name in names}


@pytest.fixture(scope="module")
def answers(site, canaries, tmp_path_factory):
    """What a server with these secrets logged, reported and answered while all went wrong."""
    folder, sentry, port = tmp_path_factory.mktemp("secrets"), Sentry(), find_free_port()
    (folder / "faulty.py").write_text(FAULTY)
    environment = make_environment(
        **NEEDED
        | {
            "DATABASE_URL": site["DATABASE_URL"],
            "MEDIA_ROOT": site["MEDIA_ROOT"],
            "STATIC_ROOT": str(folder / "static"),
            "SECRET_KEY": canaries["key"] * 2,
            "SECRET_KEY_FALLBACKS": canaries["former_key"] * 2,
            "S3_BUCKET": "pictures",
            "S3_ENDPOINT_URL": "http://127.0.0.1:9",  # nothing listens there
            "S3_ACCESS_KEY": canaries["s3_access"],
            "S3_SECRET_KEY": canaries["s3"],
            "EMAIL_URL": f"smtp://mailer:{canaries['mail']}@127.0.0.1:9",
            "MACHINE_TRANSLATION_KEY": canaries["machine"],
            "CLOUDFLARE_ZONE": "zone",
            "CLOUDFLARE_TOKEN": canaries["cloudflare"],
            "SENTRY_DSN": f"http://{canaries['sentry']}@127.0.0.1:{sentry.server_port}/1",
            "SENTRY_TRACES_SAMPLE_RATE": "1.0",
            "LOG_LEVEL": "DEBUG",
            "PORT": str(port),
            "WORKERS": "1",
            "PYTHONPATH": str(folder),
        }
    )
    manage(environment, "collectstatic", "--no-input", "-v", "0")
    log = (folder / "log").open("w+")
    # `serve.sh` with a fault of the program put in.
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--workers",
        "1",
        "faulty:application",
    ]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=DEPLOY.parents[1])
    bodies = []

    def ask(path, data=None, **headers):
        encoded = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", encoded, PROXIED | headers)
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        bodies.append(answer.read().decode(errors="replace"))
        return answer

    try:
        wait_for_port(port, 60)
        cookies = {"Cookie": f"__Host-sessionid={canaries['cookie']}; __Host-csrftoken={'a' * 32}"}
        trust = {"Referer": "https://www.example.org/admin/login/"}
        typed = {"login": "somebody", "password": canaries["typed"], "csrfmiddlewaretoken": "a" * 32}
        statuses = [ask("/fault/", typed | {"x": "1"}, **cookies, **trust).status]
        statuses.append(ask(f"/walk/{canaries['token']}/fault/", **cookies).status)
        for path in ("/admin/login/", "/fr/nothing/", "/admin/"):
            ask(path, typed, **cookies, **trust)
            ask(path, **cookies)
        ask(f"/walk/{canaries['token']}/", **cookies)
        ask(f"/sign-off/{canaries['token']}/", **cookies)
        ask(f"/calendar/{canaries['token']}.ics", **cookies)
        ask(f"/admin/password_reset/key/1-{canaries['token']}/", **cookies)
        ask("/healthz")
        ask("/healthz/newsroom")
        deadline = time.monotonic() + 15
        while not any("a fault of the program" in report for report in sentry.reports) and time.monotonic() < deadline:
            time.sleep(0.2)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        sentry.shutdown()
    log.seek(0)
    return {"log": log.read(), "reports": "\n".join(sentry.reports), "answers": "\n".join(bodies), "statuses": statuses}


def test_what_went_wrong_was_told(answers):
    assert answers["statuses"] == [500, 500]
    assert "a fault of the program" in answers["log"]
    assert "a fault of the program" in answers["reports"]


@pytest.mark.parametrize("place", ["log", "reports", "answers"])
def test_no_secret_is_in_it(answers, canaries, place):
    text = answers[place]
    looked_for = dict(canaries)
    # The key in Sentry's address is public: it is in the headers that join traces, and in the reports themselves.
    looked_for["sentry"] = f"{looked_for['sentry']}@"
    if place == "reports":
        del looked_for["sentry"]
    if place == "answers":
        del looked_for["token"]  # the page for signing in returns to the address that was asked for
    found = {
        name: text[max(0, at - 150) : at + 60] for name, canary in looked_for.items() if (at := text.find(canary)) >= 0
    }
    assert found == {}


def test_a_command_that_fails_tells_no_secret(canaries, site):
    """Tracebacks of commands and of the start itself, where the database or the mail server is not there."""
    environment = make_environment(
        **NEEDED
        | {
            "DATABASE_URL": f"postgres://user:{canaries['s3']}@127.0.0.1:9/site",
            "SECRET_KEY": canaries["key"] * 2,
            "EMAIL_URL": f"smtp://mailer:{canaries['mail']}@127.0.0.1:9",
        }
    )
    for command in (["migrate"], ["sendtestemail", "a@example.org"]):
        result = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=DEPLOY.parents[1],
            env=environment,
            capture_output=True,
            text=True,
        )
        assert result.returncode != 0
        assert "refused" in result.stderr
        assert [name for name, canary in canaries.items() if canary in result.stderr + result.stdout] == []
