"""The admin runs no inline script without the nonce of the request: every page is opened and read."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from cms.newsroom.roles.bootstrap import bootstrap_roles

from .office import Office
from .walking import Walk, list_addresses, open_addresses

pytestmark = [pytest.mark.once, pytest.mark.django_db]

DATA = {"application/json", "application/ld+json", "text/django-form-template", "text/x-template", "text/template"}


@pytest.fixture(autouse=True)
def _no_drawing(settings):
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}


class Scripts(HTMLParser):
    """The inline scripts of a page, with their nonce, and what else would run without one."""

    def __init__(self):
        super().__init__()
        self.nonces, self.refused = [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "script" and "src" not in attributes and attributes.get("type") not in DATA:
            self.nonces.append(attributes.get("nonce"))
        self.refused += [(tag, name) for name in attributes if name.startswith("on")]
        self.refused += [(tag, name) for name, value in attrs if re.match(r"\s*javascript:", value or "", re.I)]


def read_scripts(response):
    """Yield what the browser would refuse to run; a line also for each script that it runs."""
    if response.headers.get("Content-Type", "").startswith("application/json"):
        texts = [value for value in response.json().values() if isinstance(value, str)] if is_dict(response) else []
    else:
        texts = [response.getvalue().decode(errors="replace")]
    policy = response.headers["Content-Security-Policy"]
    script_policy = re.search(r"script-src ([^;]*)", policy)
    if script_policy and "'unsafe-" in script_policy[1]:
        yield f"refused: policy {script_policy[1]}"
    for text in texts:
        scripts = Scripts()
        scripts.feed(text)
        yield from (f"refused: {found}" for found in scripts.refused)
        for nonce in scripts.nonces:
            yield "runs" if nonce and f"'nonce-{nonce}'" in policy else f"refused: nonce {nonce}"


def is_dict(response) -> bool:
    return isinstance(response.json(), dict)


def test_no_page_of_the_admin_needs_more_than_nonces(roots, commit):
    bootstrap_roles()
    with commit():
        office = Office(roots, "en")
    browser = Client()
    browser.force_login(office.boss)
    walk = Walk()
    open_addresses(list(list_addresses(office, walk)), browser, walk, read_scripts)
    assert len([status for status in walk.statuses.values() if status == 200]) > 200
    found = {(word, re.sub(r"\d+", "N", address)) for address, word in walk.words if word != "runs"}
    assert found == set()
    assert len([word for _address, word in walk.words if word == "runs"]) > 50


def test_the_nonce_is_that_of_the_session_and_of_no_other(client, django_user_model):
    nonces = set()
    for name in ("a", "b"):
        client.force_login(django_user_model.objects.create_superuser(name, f"{name}@example.org", "x"))
        policies = {client.get("/admin/reports/").headers["Content-Security-Policy"] for _ in range(2)}
        nonces |= {re.search(r"'nonce-([^']{24})'", policy)[1] for policy in policies}
        assert len(policies) == 1
    assert len(nonces) == 2
    client.logout()
    asked = [client.get("/admin/login/").headers["Content-Security-Policy"] for _ in range(2)]
    assert asked[0] != asked[1], "without a session, each answer has its own"


def test_a_page_of_a_former_session_gets_scripts_with_its_own_nonce(client, django_user_model):
    """It stayed open while somebody signed in again. What is no nonce is written nowhere."""
    client.force_login(django_user_model.objects.create_superuser("a", "a@example.org", "x"))
    former = re.search(r"'nonce-([^']{24})'", client.get("/admin/").headers["Content-Security-Policy"])[1]
    client.logout()
    client.force_login(django_user_model.objects.get())
    for said, taken in ((former, True), (former[:-1], False), (f'"><script>{former}'[:24], False), ("", False)):
        page = client.get("/admin/images/multiple/add/", headers={"x-script-nonce": said})
        assert (f"'nonce-{said}'" in page.headers["Content-Security-Policy"]) is taken
        assert (f'nonce="{former}"' in page.content.decode()) is taken
