"""Guessing passwords is slow, and locks nobody out for long."""

import logging
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db.models import F
from django.test import Client

from cms.accounts.limits import may_happen
from cms.accounts.models import Limit

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
SENTENCES = {"fr": "Trop de mots de passe erronés", "pt": "Demasiadas palavras-passe erradas", "en": "Too many wrong"}


@pytest.fixture
def clock(monkeypatch):
    """Allauth's clock, which a test moves on."""
    import time

    moved = {"by": 0.0}
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + moved["by"])
    return moved


def guess(sign_in, times, **options):
    return [sign_in(password=f"wrong {number}", **options) for number in range(times)]


@pytest.mark.parametrize("language", SENTENCES)
def test_after_25_guesses_the_right_password_is_refused_with_a_sentence_and_logged(
    person, client, sign_in, caplog, language
):
    with caplog.at_level(logging.WARNING, logger="cms.accounts"):
        guess(sign_in, 25)
        answer = sign_in(headers={"accept-language": language})
    assert SENTENCES[language] in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert "Too many attempts to sign in, from 127.0.0.1" in caplog.messages
    assert PASSWORD not in caplog.text


def test_a_minute_later_the_right_password_is_taken(person, sign_in, clock):
    guess(sign_in, 25)
    assert sign_in().status_code == 200
    clock["by"] = 61
    assert sign_in().status_code == 302


def test_an_account_is_guarded_whatever_address_the_guesses_come_from(person, sign_in):
    for number in range(10):
        sign_in(password="wrong", REMOTE_ADDR=f"192.0.2.{number}")
    assert "Too many wrong" in sign_in(REMOTE_ADDR="192.0.2.99").content.decode()


def test_an_address_is_slowed_down_whatever_names_it_tries_and_others_are_not(person, sign_in):
    for number in range(10):
        sign_in(f"name{number}", "wrong", REMOTE_ADDR="192.0.2.1")
    assert "Too many wrong" in sign_in(REMOTE_ADDR="192.0.2.1").content.decode()
    assert sign_in(REMOTE_ADDR="192.0.2.2").status_code == 302


def test_signing_in_in_between_does_not_forget_the_guesses(person, reader, sign_in):
    for _number in range(10):
        sign_in(password="wrong", REMOTE_ADDR="192.0.2.1")
        sign_in("joana", browser=Client(), REMOTE_ADDR="192.0.2.1")
    assert "Too many wrong" in sign_in(REMOTE_ADDR="192.0.2.1").content.decode()


def test_a_refused_guess_costs_no_password_hash(person, sign_in, monkeypatch):
    guess(sign_in, 10)
    hashed = []
    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", lambda *a, **k: hashed.append(a))
    sign_in()
    assert hashed == []


def test_unknown_names_and_deactivated_accounts_cost_as_many_hashes_as_others(person, reader, sign_in, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    reader.is_active = False
    reader.save()
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    counts = []
    for name, password in (("ines", "wrong"), ("nobody", "wrong"), ("joana", "wrong"), ("joana", PASSWORD)):
        hashed.clear()
        sign_in(name, password)
        counts.append(len(hashed))
    assert counts == [1, 1, 1, 1]


def test_publications_forget_no_guess(person, sign_in):
    guess(sign_in, 10)
    caches["default"].clear()  # what a publication does to the site's cache: its keys change
    assert "Too many wrong" in sign_in().content.decode()


@pytest.mark.parametrize(("language", "words"), [
    ("fr", "Trop de tentatives"), ("pt", "Demasiadas tentativas"), ("en", "Too many attempts"),
])  # fmt: skip
def test_a_flood_of_forms_gets_429_in_the_readers_language(client, person, sign_in, settings, language, words):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}
    answers = [sign_in("nobody", "x", headers={"accept-language": language}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "60"
    assert words in answers[-1].content.decode()


# --- Where a request comes from ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("proxies", "forwarded", "address"), [
    (0, "203.0.113.9", "192.0.2.1"),  # without a proxy, the header is the reader's own invention
    (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # only what the proxy wrote counts: the last
    (1, "198.51.100.7", "198.51.100.7"),
    (1, "", "192.0.2.1"),
    (2, "198.51.100.7", "192.0.2.1"),  # a request that came past one of two proxies
    (1, "rubbish", "192.0.2.1"),
])  # fmt: skip
def test_the_address_of_a_request_cannot_be_forged(rf, settings, proxies, forwarded, address):
    from cms.accounts.adapter import AccountAdapter

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": forwarded} if forwarded else {})
    assert AccountAdapter(request).get_client_ip(request) == address


def test_what_is_counted_is_forgotten_after_its_time_and_no_sooner():
    assert [may_happen("x", times=3, seconds=3600) for _ in range(5)] == [True, True, True, False, False]
    assert may_happen("y", times=3, seconds=3600)
    let_pass(minutes=59)
    assert not may_happen("x", times=3, seconds=3600)
    let_pass(minutes=2)
    assert [may_happen("x", times=3, seconds=3600) for _ in range(4)] == [True, True, True, False]


def let_pass(minutes: int) -> None:
    Limit.objects.update(expires=F("expires") - timedelta(minutes=minutes))
