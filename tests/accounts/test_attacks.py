"""What strangers and members of the team send to the pages of signing in to get in, or to break them."""

import json
import os
import random
from collections import Counter
from itertools import product

import pytest
from allauth.account.utils import user_pk_to_url_str
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cms.accounts.second_step.reset import reset_second_step
from cms.accounts.urls import urlpatterns
from cms.newsroom.models import LanguageGroup
from cms.newsroom.roles.bootstrap import bootstrap_roles
from tests.factories import UserFactory

from .conftest import PASSWORD
from .second_step import Device, confirm_by_passkey, give_app, make_code, read_challenge

pytestmark = pytest.mark.django_db
NEW = "another long password"
SEED = os.environ.get("HOSTILE_SEED", "14")
REQUESTS = int(os.environ.get("HOSTILE_REQUESTS", "150"))  # of some 1,400
METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]
WHO = ["a stranger", "halfway in", "translator", "editor", "moderator", "administrator"]
FIELDS = ["login", "password", "remember", "next", "email", "code", "credential", "name", "passwordless", "oldpassword"]
FIELDS += ["password1", "password2", "pk", "ids", "page", "kind", "at_from", "at_to", "address", "by", "export"]
LONG = "é" * 100_000
VALUES = [
    "",
    "x",
    "\x00",
    "a\x00b",
    LONG,
    "9" * 400,
    "-1",
    "//evil.example",
    "\r\nSet-Cookie: a=b",
    "{",
    "[]",
    "\ufffe",
    "​",
]
# Bodies that are no forms, or whose letters are none of Unicode.
BODIES = [
    ("application/x-www-form-urlencoded", b"login=%ff%fe&password=%00&code=%ed%a0%80&email=%c0%80"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"login=a"),
    ("application/x-www-form-urlencoded; charset=no-such", b"login=a&password=b"),
    (
        "multipart/form-data; boundary=x; charset=raw_unicode_escape",
        b"".join(
            b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n\\ud800\r\n' % name.encode() for name in FIELDS
        )
        + b"--x--\r\n",
    ),
    (
        "multipart/form-data; boundary=x; charset=rot13",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
    ),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"x"),
    ("application/json", b'{"login": "a"}'),
    ("application/octet-stream", b"\xff\x00"),
]
# Those that were errors once, and are always sent.
FOUND = [("post", path, body, kind) for path in ("/admin/login/", "/admin/email/") for kind, body in BODIES[3:5]]
COOKIES = ["\xff\xfe", "a" * 8000, "\x01", '"', "é", "%00", "..", "x:y:z", "=;=,"]


def list_paths() -> list[str]:
    """Return the address of every page of signing in; those with a number or a token, with several."""
    paths = ["/admin/session/", "/admin/session/signed-in/", "/admin/reports/accounts/", "/admin/account/"]
    for pattern in _flatten(urlpatterns):
        names = list(pattern.pattern.converters)
        fillings = {"pk": ["1", "9" * 30], "uidb36": ["1", "z" * 300], "key": ["set-password", "a-b", "x" * 3000]}
        for values in product(*(fillings.get(name, ["abc", "MQ"]) for name in names)):
            if pattern.name:
                paths.append(reverse(pattern.name, kwargs=dict(zip(names, values, strict=True))))
    return [*paths, f"/admin/users/{'9' * 30}/second-step/", "/admin/users/0/second-step/", "/fr/_util/login/"]


def _flatten(patterns):
    for pattern in patterns:
        yield from _flatten(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern]


def make_browser(who, sign_in) -> Client:
    browser = Client(raise_request_exception=False)
    if who == "a stranger":
        return browser
    bootstrap_roles()
    user = UserFactory(username="somebody", is_superuser=who == "administrator")
    user.set_password(PASSWORD)
    user.save()
    if who in ("translator", "editor", "moderator"):
        user.groups.add(LanguageGroup.objects.get(role=who, locale__language_code="fr").group)
    if who == "halfway in":
        give_app(user)
    sign_in("somebody", browser=browser)
    if who != "halfway in":
        browser.post("/admin/confirm/", {"password": PASSWORD})
    return browser


def send(browser, method, path, *arguments, **options):
    """Send a request whose traces in the database and the session are taken back."""
    cookies = browser.cookies.output(header="")
    with transaction.atomic():
        answer = getattr(browser, method)(path, *arguments, **options)
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.load(cookies)
    return answer


def describe(answer) -> str:
    error = answer.exc_info[1] if getattr(answer, "exc_info", None) else ""
    return f"{answer.status_code} {error!r}"[:300]


# --- Nothing breaks ---------------------------------------------------------------------------------------------------


def list_requests() -> list[tuple]:
    """Return (method, address, fields or body, type of a raw body)."""
    requests = []
    for path in list_paths():
        requests += [(method, path, {}, "") for method in METHODS]
        requests += [("post", path, dict.fromkeys(FIELDS, value), "") for value in VALUES]
        requests += [("get", path, dict.fromkeys(FIELDS, value), "") for value in VALUES if value != LONG]
        requests += [("post", path, body, kind) for kind, body in BODIES]
    return requests


@pytest.mark.once
@pytest.mark.parametrize("who", WHO)
def test_nothing_that_is_sent_is_an_error_of_the_program(roots, sign_in, who):
    browser = make_browser(who, sign_in)
    found, statuses = {}, Counter()
    chosen = random.Random(f"{SEED} {who}").sample(list_requests(), REQUESTS)
    for method, path, sent, kind in [*FOUND, *chosen]:
        if kind:
            answer = send(browser, "generic", "POST", path, sent, content_type=kind)
        else:
            # Only forms and queries have fields: the client would send others as JSON.
            answer = send(browser, method, path, *([sent] if method in ("get", "post") else []))
        statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            found.setdefault(describe(answer), f"{method} {path[:80]} {str(sent)[:80]!r} {kind}")
    assert not found, "\n".join(f"{where}: {error}" for error, where in found.items())
    assert statuses[429] < REQUESTS / 4, "what is refused as a flood is no test"


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_no_cookie_is_an_error_or_signs_anybody_in(db, cookie, name):
    for path in ("/admin/", "/admin/login/", "/admin/login/code/", "/admin/password_reset/"):
        browser = Client(raise_request_exception=False)
        answer = browser.get(path, headers={"cookie": f"{name}={cookie}"})
        assert answer.status_code in (200, 302)
        answer = browser.post(path, {"login": "x"}, headers={"cookie": f"{name}={cookie}"})
        assert answer.status_code < 500
        assert "_auth_user_id" not in browser.session


# --- Nobody is led elsewhere ------------------------------------------------------------------------------------------

ELSEWHERE = ["//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example"]
ELSEWHERE += [
    "http:///evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "javascript:alert(1)",
    "//evil.example\\@testserver",
]
ELSEWHERE += [
    "https://testserver@evil.example",
    "https://evil.example#@testserver",
    "/%5cevil.example/..//evil.example\n",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_page_leads_elsewhere(client, person, reader, sign_in, elsewhere):
    def check(answer):
        place = answer.headers.get("Location", "/")
        assert place.startswith("/")
        assert not place.startswith(("//", "/\\"))
        assert "\n" not in place

    check(sign_in(next_url=elsewhere))
    check(client.get("/admin/login/", {"next": elsewhere}))
    for path, sent in (
        ("/admin/confirm/", {"password": PASSWORD}),
        ("/admin/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}),
        ("/admin/sessions/", {}),
        ("/admin/logout/", {}),
    ):
        for address in (path, f"{path}?"):
            check(client.post(address, sent | {"next": elsewhere}, query_params={"next": elsewhere}))
    device = Device()
    device.register(reader)
    client.force_login(reader)
    check(confirm_by_passkey(client, device, elsewhere))
    check(client.get("/fr/_util/login/", {"next": elsewhere}))


# --- Sessions ---------------------------------------------------------------------------------------------------------


def test_a_session_that_somebody_foisted_on_the_browser_is_not_the_one_that_is_signed_in(client, person, sign_in):
    give_app(person)
    client.get("/admin/login/passkey/", headers={"x-requested-with": "XMLHttpRequest"})
    foisted = client.session.session_key
    assert foisted
    sign_in()
    halfway = client.session.session_key
    client.post("/admin/login/code/", {"code": make_code()})
    assert "_auth_user_id" in client.session
    assert client.session.session_key not in (foisted, halfway)
    for key in (foisted, halfway):
        other = Client()
        other.cookies["sessionid"] = key
        assert other.get("/admin/account/").status_code == 302


def test_rights_that_were_taken_away_are_gone_in_open_sessions(client, person, django_user_model):
    other = Client()
    other.force_login(person)
    assert other.get("/admin/users/").status_code == 200
    person.is_superuser = False
    person.save()
    assert other.get("/admin/users/").status_code in (302, 403)
    assert other.get("/admin/").status_code in (302, 403)


# --- Links and codes --------------------------------------------------------------------------------------------------


def make_link(user) -> str:
    return f"/admin/password_reset/key/{user_pk_to_url_str(user)}/{default_token_generator.make_token(user)}/"


@pytest.mark.parametrize("change", ["email", "password", "signed in"])
def test_a_link_dies_with_what_it_was_made_for(client, person, sign_in, change):
    link = make_link(person)
    if change == "email":
        person.email = "new@example.org"
        person.save()
    elif change == "password":
        person.set_password(NEW)
        person.save()
    else:
        sign_in()
    assert "This link has expired, or was used already." in Client().get(link, follow=True).content.decode()


def test_a_link_that_was_opened_twice_changes_the_password_once(person):
    link = make_link(person)
    first, second = Client(), Client()
    places = [browser.get(link).headers["Location"] for browser in (first, second)]
    first.post(places[0], {"password1": NEW, "password2": NEW})
    second.post(places[1], {"password1": "a third long password", "password2": "a third long password"})
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_a_link_lets_nobody_in_who_was_deactivated(client, person, sign_in):
    link = make_link(person)
    person.is_active = False
    person.save()
    place = client.get(link).headers.get("Location", link)
    client.post(place, {"password1": NEW, "password2": NEW})
    assert "_auth_user_id" not in client.session
    assert "did not match" in sign_in(password=NEW).content.decode()


def test_links_of_nobody_and_false_links_of_somebody_get_the_same_page(client, person):
    numbers = (user_pk_to_url_str(person), "zzzz")
    pages = [client.get(f"/admin/password_reset/key/{number}/abc-{'0' * 32}/") for number in numbers]
    assert len({page.status_code for page in pages}) == 1
    texts = [BeautifulSoup(page.content, "html.parser").main.get_text(" ", strip=True) for page in pages]
    assert texts[0] == texts[1]
    assert "This link has expired" in texts[0]


# --- Passkeys of others -----------------------------------------------------------------------------------------------


def begin_by_passkey(browser) -> str:
    browser.get("/admin/login/passkey/", headers={"x-requested-with": "XMLHttpRequest"})
    return read_challenge(browser)


def handle(user) -> bytes:
    return user_pk_to_url_str(user).encode()


def test_a_passkey_signs_in_its_owner_alone_and_once(client, person, reader):
    theirs = Device(b"theirs")
    theirs.register(reader)
    Device(b"ours").register(person)
    sent = theirs.answer(begin_by_passkey(client), userHandle=handle(person))
    client.post("/admin/login/passkey/", {"credential": sent})
    assert "_auth_user_id" not in client.session  # another's name on it
    sent = theirs.answer(begin_by_passkey(client), userHandle=handle(reader))
    client.post("/admin/login/passkey/", {"credential": sent})
    assert client.session["_auth_user_id"] == str(reader.pk)
    for browser in (client, Client()):
        browser.logout()
        begin_by_passkey(browser)
        browser.post("/admin/login/passkey/", {"credential": sent})  # overheard, and sent again
        assert "_auth_user_id" not in browser.session


def test_no_passkey_of_another_is_a_second_step_or_a_confirmation(client, person, reader, sign_in):
    theirs = Device(b"theirs")
    theirs.register(reader)
    give_app(person)
    Device(b"ours").register(person)
    sign_in()
    client.get("/admin/login/code/")
    client.post("/admin/login/code/", {"credential": theirs.answer(read_challenge(client))})
    assert "_auth_user_id" not in client.session
    client.force_login(person)
    confirm_by_passkey(client, theirs, "/admin/email/")
    assert client.get("/admin/email/").status_code == 302


def test_a_passkey_that_asked_for_no_finger_does_not_sign_in_alone(client, person):
    device = Device()
    device.register(person)
    device.FLAGS = 1
    sent = device.answer(begin_by_passkey(client), userHandle=handle(person))
    client.post("/admin/login/passkey/", {"credential": sent})
    assert "_auth_user_id" not in client.session


def test_unknown_and_known_owners_of_a_false_passkey_get_the_same_sentence(client, person):
    Device(b"ours").register(person)
    said = set()
    for owner in (handle(person), b"zzzzz", b"\xff", b"", b"9" * 400):
        sent = Device(b"false").answer(begin_by_passkey(client), userHandle=owner)
        answer = client.post("/admin/login/passkey/", {"credential": sent}, follow=True)
        assert answer.status_code == 200
        said.add(tuple(str(message) for message in answer.context["messages"]))
    assert len(said) == 1


@pytest.mark.parametrize("owner", [5, None, [], {}, "é", "\x00", "9" * 400])
def test_an_owner_that_is_none_gets_a_sentence(client, person, owner):
    device = Device()
    device.register(person)
    sent = json.loads(device.answer(begin_by_passkey(client)))
    sent["response"]["userHandle"] = owner
    answer = client.post("/admin/login/passkey/", {"credential": json.dumps(sent)}, follow=True)
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


# --- Addresses of mail ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["x@example.org\r\nBcc: evil@example.org", "x", LONG, f"{'x' * 300}@example.org", "a\x00@b.org"]
)
def test_an_address_that_is_none_is_refused(client, person, address):
    client.force_login(person)
    client.post("/admin/confirm/", {"password": PASSWORD})
    assert client.post("/admin/email/", {"email": address}).status_code in (200, 400)
    person.refresh_from_db()
    assert person.email == "ines@example.org"


def test_guessing_the_current_password_in_a_session_that_stayed_open_is_slow(client, person):
    client.force_login(person)
    statuses = [
        client.post("/admin/password/", {"oldpassword": f"guess {n}", "password1": NEW, "password2": NEW}).status_code
        for n in range(7)
    ]
    assert statuses[-1] == 429
    assert mail.outbox == []


@pytest.mark.parametrize(("charset", "status"), [
    ("utf-8", 200), ("UTF8", 200), ("no-such", 200),
    ("rot13", 400), ("raw_unicode_escape", 400), ("utf-16", 400), ("latin-1", 400), ("zlib", 400), ("idna", 400),
])  # fmt: skip
def test_forms_in_another_charset_are_refused(client, db, charset, status):
    body = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n\\ud800\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    assert client.generic("POST", "/admin/login/", body, content_type=kind).status_code == status


# --- Halfway in -------------------------------------------------------------------------------------------------------


@pytest.fixture
def halfway(client, person, sign_in):
    """A browser that has sent the right password, and is asked for a code."""
    give_app(person)
    assert sign_in().headers["Location"] == "/admin/login/code/"
    return client


@pytest.mark.parametrize("change", ["deactivated", "deleted", "password", "second step"])
def test_who_is_halfway_in_does_not_get_in_after_the_account_has_changed(halfway, person, change):
    """Somebody has their password and looks at their phone; they, or an administrator, act meanwhile."""
    if change == "deactivated":
        person.is_active = False
        person.save()
    elif change == "deleted":
        person.delete()
    elif change == "password":
        person.set_password(NEW)
        person.save()
    else:
        reset_second_step(person)
    assert halfway.post("/admin/login/code/", {"code": make_code()}).headers["Location"].startswith("/admin/login/")
    for method in (halfway.get, halfway.post):
        assert method("/admin/login/").status_code == 200
        assert method("/admin/login/code/").headers["Location"] == "/admin/login/"
    assert halfway.get("/admin/account/").status_code == 302


def test_the_copy_of_an_administrators_account_holds_no_secret_and_makes_none(client, person):
    helper = UserFactory()
    for codename in ("add_user", "access_admin"):
        helper.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(helper)
    copy = f"/admin/users/copy/{person.pk}/"
    page = client.get(copy).content.decode()
    assert person.password not in page
    assert 'name="is_superuser"' not in page
    sent = {"username": "puppet", "email": "p@example.org", "first_name": "P", "last_name": "P", "is_superuser": "on"}
    client.post(copy, sent | {"password1": NEW, "password2": NEW})
    assert not type(person).objects.filter(username="puppet", is_superuser=True).exists()
