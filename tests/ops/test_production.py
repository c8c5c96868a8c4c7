"""The production settings: what they require, what they set, and that the server starts with them."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from .conftest import PROJECT
from .environment import NEEDED, make_environment
from .test_proxies import STRICT_TRANSPORT

pytestmark = [pytest.mark.once, pytest.mark.server]


def read_settings(*names, **variables):
    """Return the values of settings in a new process with the production settings."""
    program = (
        "import json, sys; from django.conf import settings;"
        "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *names],
        cwd=PROJECT,
        env=make_environment(**NEEDED | variables),
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("missing", [["SECRET_KEY"], ["ALLOWED_HOSTS"], ["DATABASE_URL"], list(NEEDED)])
@pytest.mark.parametrize("empty", [False, True])
def test_it_refuses_to_start_without_what_it_needs_and_names_it(missing, empty):
    variables = NEEDED | dict.fromkeys(missing, "") if empty else {k: v for k, v in NEEDED.items() if k not in missing}
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=PROJECT,
        env=make_environment(**variables),
        capture_output=True,
        text=True,
    )
    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last
    assert ", ".join(missing) in last


def test_djangos_deployment_check_has_nothing_to_say():
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env=make_environment(**NEEDED),
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr


def test_the_environment_is_enough_to_describe_a_site():
    found = read_settings(
        *("DATABASES", "CACHES", "STORAGES", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "CSRF_TRUSTED_ORIGINS"),
        *("SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CONTENT_SECURITY_POLICY", "DEBUG", "WAGTAILADMIN_BASE_URL"),
        "WAGTAILDOCS_SERVE_METHOD",
        CACHE_URL="redis://127.0.0.1:6379/1",
        EMAIL_URL="smtp+tls://mailer:secret@smtp.example.org:587",
        S3_BUCKET="pictures",
        S3_ENDPOINT_URL="https://s3.example.org",
    )
    assert found["DEBUG"] is False
    assert found["DATABASES"]["default"]["ENGINE"] == "cms.serving.patient_postgresql"
    assert found["DATABASES"]["default"]["CONN_HEALTH_CHECKS"] is True
    assert found["CACHES"]["default"]["BACKEND"].lower().find("redis") > 0
    assert found["STORAGES"]["default"]["BACKEND"] == "cms.serving.files.bucket.Bucket"
    assert found["STORAGES"]["default"]["OPTIONS"]["bucket_name"] == "pictures"
    assert found["WAGTAILDOCS_SERVE_METHOD"] == "redirect"
    assert found["STORAGES"]["staticfiles"]["BACKEND"] == "whitenoise.storage.CompressedManifestStaticFilesStorage"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("smtp.example.org", 587, True)
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://www.example.org", "https://example.org"]
    assert found["WAGTAILADMIN_BASE_URL"] == "https://www.example.org"
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["SESSION_COOKIE_SECURE"] is True
    assert "https://s3.example.org" in found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["img-src"]


def test_the_optional_things_are_optional():
    found = read_settings("CACHES", "STORAGES", "EMAIL_BACKEND", "WAGTAILDOCS_SERVE_METHOD")
    assert found["WAGTAILDOCS_SERVE_METHOD"] == "serve_view"
    assert "locmem" in found["CACHES"]["default"]["BACKEND"]
    assert found["STORAGES"]["default"]["BACKEND"].endswith("FileSystemStorage")
    assert found["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_with_sqlite_the_other_databases_driver_is_not_loaded(tmp_path):
    """It takes 9 MB in each process; Wagtail's API imports it if it can."""
    program = "import sys, cms.wsgi; print(sys.modules.get('psycopg'))"
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=PROJECT,
        env=make_environment(**NEEDED | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}),
        capture_output=True,
        text=True,
    )
    assert (result.returncode, result.stdout) == (0, "None\n"), result.stderr


def test_queries_to_postgresql_are_planned_once_a_connection():
    options = {"server_side_binding": True, "prepare_threshold": 5}
    assert read_settings("DATABASES")["DATABASES"]["default"]["OPTIONS"].items() >= options.items()


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def ask(address, **headers):
    try:
        return urllib.request.build_opener(StayHere).open(urllib.request.Request(address, headers=headers), timeout=20)
    except urllib.error.HTTPError as answer:
        return answer


def test_the_server_starts_and_serves_readers_by_https(server):
    address, log = server
    proxied = {"Host": "www.example.org", "X-Forwarded-Proto": "https"}

    health = ask(f"{address}/healthz")
    assert health.status == 200, health.read()
    assert json.loads(health.read())["status"] == "ok"

    assert ask(f"{address}/fr/", Host="www.example.org").headers["Location"] == "https://www.example.org/fr/"
    assert ask(f"{address}/fr/", Host="evil.example").status == 400

    page = ask(f"{address}/fr/", **proxied)
    html = page.read().decode()
    assert page.status == 200, log.read_text()
    assert page.headers["Strict-Transport-Security"] == STRICT_TRANSPORT
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Set-Cookie"] is None

    stylesheet = html.partition('rel="stylesheet" href="')[2].partition('"')[0]
    static = ask(address + stylesheet, **proxied, **{"Accept-Encoding": "br"})
    assert static.status == 200
    assert static.headers["Content-Encoding"] == "br"
    assert "immutable" in static.headers["Cache-Control"]
    assert static.headers["Strict-Transport-Security"] == STRICT_TRANSPORT
    assert static.headers["X-Content-Type-Options"] == "nosniff"
    assert static.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert ask(address + stylesheet, Host="www.example.org").headers["Location"].startswith("https://")

    missing = ask(f"{address}/fr/nothing/", **proxied)
    assert missing.status == 404
    assert ask(f"{address}/admin/login/", **proxied).status == 200


def test_what_it_logs_is_json(server):
    address, log = server
    ask(f"{address}/fr/nothing/", Host="www.example.org", **{"X-Forwarded-Proto": "https"})
    deadline = time.monotonic() + 5
    while "Not Found" not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    line = next(line for line in log.read_text().splitlines() if "Not Found" in line)
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["status_code"]) == ("WARNING", "django.request", 404)
