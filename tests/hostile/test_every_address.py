"""Whatever is sent to any page of the admin: no error of the program. The addresses come from its own patterns."""

import os
import random
from collections import Counter
from traceback import extract_tb

import pytest
from django.db import transaction
from django.test import Client

from cms.newsroom.roles.bootstrap import bootstrap_roles
from tests.admin_words.office import Office
from tests.admin_words.urls import fill, list_arguments, list_patterns
from tests.admin_words.walking import Walk, list_addresses

pytestmark = [pytest.mark.once, pytest.mark.django_db]

SEED = os.environ.get("HOSTILE_SEED", "14")
REQUESTS = int(os.environ.get("HOSTILE_REQUESTS", "300"))  # of some 14,000, by each of the two people
# What the views of Wagtail, wagtail-localize and ours read from a query or a form.
NAMES = """p q id ids page page_id parent_page_id ordering order collection_id collection content_type content_type_id
object_id tag tags locale locales language site root_page next page_type user_type multiple prefix mode filter format
width height closeness results_per_page translations owner status position revision task workflow live first_published
timestamp action object_type user select_format fields offset limit search child_of descendant_of type translation_of
for_explorer allow_external_link can_choose_root user_perms title slug item uid url target file file_ids export
is_external children_of previous_page_id recursive subject start day end view person kind issue"""
VALUES = ["abc", "", "-1", "0", "9" * 30, "1e9", "²", "\x00", "é" * 300, "[1,", "{}", "//evil.example", "None"]
FORMS = """comments topics authors related_stories interviewees terms formset formset-groups workflow_tasks pages
image_permissions document_permissions collection_permissions page_permissions workflow_pages content_types
form steps rows body answers works"""
BODIES = [
    ("application/json", b"{"),
    ("application/json", b"[]"),
    ("application/json", b'{"state": 5, "id": "abc"}'),
    ("application/json", b"\xff"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=file"),
    ("multipart/form-data", b"x"),
    ("text/plain", b"\x00"),
]

# Those that were errors once, and are always sent: one of each kind.
FOUND = {
    "boss": [
        ("get", "/admin/choose-external-link/", {"parent_page_id": "abc"}, ""),
        ("post", "/admin/choose-external-link/", {"link_text": "abc"}, ""),
        ("get", "/admin/documents/chooser/chosen-multiple/", {"id": "abc"}, ""),
        ("get", "/admin/documents/chooser/chosen-multiple/", {"id": "9" * 30}, ""),
        ("get", "/admin/bulk/wagtailcore/page/delete/", {"id": "abc"}, ""),
        ("get", "/admin/snippets/choose/magazine/topic/chosen/abc/", {}, ""),
        ("post", "/admin/snippets/choose/home/institution/create/", b"--x", "multipart/form-data; boundary=x"),
        ("post", "/admin/redirects/import/process/", {}, ""),
    ],
    "editor": [],
}


@pytest.fixture(autouse=True)
def _no_drawing(settings):
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}


def list_requests(office) -> list[tuple]:
    """Return (method, address, data, type of a raw body)."""
    requests = []
    for address in list_addresses(office, Walk(), each_face=False):
        path = address.partition("?")[0]
        for value in VALUES:
            requests.append(("get", path, dict.fromkeys(NAMES.split(), value), ""))
            requests.append(("post", path, make_form(value), ""))
        for name in NAMES.split()[:12]:
            requests += [("get", path, {name: value}, "") for value in ("abc", "9" * 5000)]
        requests += [("post", path, body, kind) for kind, body in BODIES]
    for _name, route, _view in list_patterns():
        if arguments := list_arguments(route):
            for value in ("0", "4294967296", "9" * 30, "abc", "-1"):
                requests.append(("get", fill(route, [value] * len(arguments)), {}, ""))
                requests.append(("post", fill(route, [value] * len(arguments)), {}, ""))
    return requests


def make_form(value: str) -> dict:
    parts = (
        "TOTAL_FORMS",
        "INITIAL_FORMS",
        "MAX_NUM_FORMS",
        "count",
        "0-type",
        "0-id",
        "0-order",
        "0-deleted",
        "0-value",
    )
    return {f"{form}-{part}": value for form in FORMS.split() for part in parts} | dict.fromkeys(NAMES.split(), value)


@pytest.mark.parametrize("role", ["boss", "editor"])
def test_no_request_is_an_error_of_the_program(role, roots, commit):
    bootstrap_roles()
    with commit():
        office = Office(roots, "en")
    browser = Client(raise_request_exception=False)
    if role == "boss":
        browser.force_login(office.boss)
    else:
        browser = office.hire_editor("fr")
        browser.raise_request_exception = False
    requests = list_requests(office)
    chance = random.Random(f"{SEED} {role}")
    chosen = FOUND[role] + chance.sample(requests, REQUESTS)
    statuses = Counter()
    found, cookies = {}, browser.cookies.output(header="")
    for method, path, data, kind in chosen:
        browser.cookies.load(cookies)  # one of the requests signs out
        with transaction.atomic():
            if kind:
                answer = browser.generic("POST", path, data, content_type=kind)
            else:
                answer = getattr(browser, method)(path, data)
            transaction.set_rollback(True)
        statuses[answer.status_code] += 1
        if answer.status_code >= 500 and "failwhale" not in path:
            error = describe(answer.exc_info[1]) if getattr(answer, "exc_info", None) else ""
            found.setdefault(error, f"{method} {path[:90]} {str(data)[:120]} {kind}")
    assert statuses[400] > 0
    assert not found, "\n" + "\n".join(f"{error}\n    {request}" for error, request in found.items())


def describe(error: Exception) -> str:
    """Return the error and the last places of the libraries and of ours that it passed."""
    places = [
        f"{frame.filename.split('site-packages/')[-1]}:{frame.lineno}" for frame in extract_tb(error.__traceback__)
    ]
    return f"{type(error).__name__}: {str(error)[:100]} at {' '.join(places[-4:])}"
