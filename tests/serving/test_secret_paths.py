"""Secret URLs: nothing that is answered below them is kept, and their tokens are in no log and no error report."""

import logging
import sys

import pytest
from django.test import Client

from cms.serving.cache.urls import is_passed_by
from cms.serving.cache.writes import shows
from cms.serving.secret_paths import PREFIXES, PRIVATE, MaskSecretPaths, mask, mask_report

TOKEN = "s3cr3t-" + "a" * 36
PATHS = [f"/calendar/{TOKEN}.ics", f"/sign-off/{TOKEN}/", f"/walk/{TOKEN}/", f"/walk/{TOKEN}/at/fr/magazine/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("change", ["/", "", ".", "x%FF/", "/../../admin/", "%00"])
@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put"])
def test_every_answer_is_private_also_redirects_and_refusals(client, path, change, method):
    answer = getattr(client, method)(path.rstrip("/") + change)
    assert answer.status_code in (301, 400, 404, 405)
    for name, value in PRIVATE.items():
        assert answer[name] == value
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_a_refused_host_and_the_redirect_to_https_are_private(client, path, settings):
    settings.ALLOWED_HOSTS = ["example.org"]
    answer = client.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["Cache-Control"] == PRIVATE["Cache-Control"]
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path, headers={"host": "example.org"})
    assert answer.status_code == 301
    assert answer["Cache-Control"] == PRIVATE["Cache-Control"]


@pytest.mark.parametrize("path", PATHS)
def test_the_page_cache_passes_them_by(path):
    assert is_passed_by(path)
    assert path.startswith(PREFIXES)


@pytest.mark.parametrize("path", [*PATHS, f"/admin/password_reset/key/2x/{TOKEN}/"])
def test_a_token_is_masked_also_where_slashes_are_encoded(path):
    address = f"/admin/login/?next={path.replace('/', '%2F')}&x=1"
    assert TOKEN not in mask(address)
    assert mask(address).endswith("&x=1")


@pytest.mark.parametrize("path", [*PATHS, f"/admin/password_reset/key/2x/{TOKEN}/"])
def test_an_error_report_has_no_token_anywhere(path):
    report = {
        "request": {"url": f"https://x.example{path}", "headers": {"Referer": f"https://x.example{path}"}},
        "transaction": path,
        "breadcrumbs": {"values": [{"message": f"Not Found: {path}", "data": {"url": path}}]},
        "exception": {"values": [{"value": f"no page at {path}", "stacktrace": {"frames": [{"lineno": 3}]}}]},
        "extra": {"arguments": (path,)},
    }
    masked = mask_report(report, {})
    assert TOKEN not in str(masked)
    assert masked["exception"]["values"][0]["stacktrace"]["frames"] == [{"lineno": 3}]


def test_a_logged_exception_that_quotes_an_address_is_masked():
    try:
        raise ValueError(f"cannot read {PATHS[2]}")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "failed", (), sys.exc_info())
    MaskSecretPaths().filter(record)
    said = logging.Formatter().format(record)
    assert TOKEN not in said
    assert "ValueError: cannot read /walk/***/" in said


@pytest.mark.parametrize(
    "table", ["signoff_signoffcomment", "newsroom_approval", "planning_idea", "checklist_linelevel"]
)
def test_what_the_newsroom_writes_beside_the_pages_empties_no_cache(table):
    """Or each visit of an outsider's page would."""
    assert not shows(f'UPDATE "{table}" SET "opened_at" = %s WHERE "id" = 1')
