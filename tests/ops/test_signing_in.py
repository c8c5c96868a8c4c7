"""Signing in behind nginx and Caddy as docs/deploy/ configures them: whose address counts, and what cookies are."""

import http.client
import re
import ssl
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model

from cms.accounts.models import Event

from .proxies import HOST, Caddy, Nginx
from .test_production import read_settings

pytestmark = pytest.mark.server
PASSWORD = "a long enough password"
COOKIES = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")


@pytest.fixture(params=[Nginx, Caddy], ids=["nginx", "caddy"])
def proxy(request, tmp_path):
    return request.param(tmp_path)


def request(proxy, method, address, body="", **headers):
    """Send a request to the sign-in page from this address of the loopback; return status, cookies, text."""
    options = {"timeout": 20, "source_address": (address, 0)}
    if proxy.secure:
        options["context"] = ssl._create_unverified_context()
    make = http.client.HTTPSConnection if proxy.secure else http.client.HTTPConnection
    connection = make("127.0.0.1", proxy.port, **options)
    connection.request(method, "/admin/login/", body=body, headers={"Host": HOST} | headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers.get_all("Set-Cookie") or [], text


def sign_in(proxy, address, name, password=PASSWORD, **headers):
    """Send the form as a browser does, with its token."""
    _status, cookies, text = request(proxy, "GET", address)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text).group(1)
    sent = {"login": name, "password": password, "csrfmiddlewaretoken": token}
    headers |= {
        "Cookie": "; ".join(cookie.partition(";")[0] for cookie in cookies),
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"{'https' if proxy.secure else 'http'}://{HOST}",
    }
    return request(proxy, "POST", address, urlencode(sent), **headers)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_readers_address_counts_and_cannot_be_forged(proxy, live_server, django_db_serialized_rollback, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    get_user_model().objects.create_superuser("ines", "ines@example.org", PASSWORD)
    with proxy.running(live_server.thread.port):
        for number in range(10):
            forged = {"X-Forwarded-For": f"203.0.113.{number}", "X-Real-IP": f"203.0.113.{number}"}
            status, _cookies, _text = sign_in(proxy, "127.0.0.5", f"nobody{number}", "wrong", **forged)
            assert status == 200
        forged = {"X-Forwarded-For": "203.0.113.99", "Forwarded": "for=203.0.113.99"}
        assert "Too many wrong" in sign_in(proxy, "127.0.0.5", "ines", **forged)[2]
        # Nobody can spend the attempts of another address, nor is held up by those of others.
        assert sign_in(proxy, "127.0.0.6", "ines", **{"X-Forwarded-For": "127.0.0.5"})[0] == 302
    addresses = set(Event.objects.exclude(address=None).values_list("address", flat=True))
    assert addresses == {"127.0.0.5", "127.0.0.6"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_cookies_are_bound_to_this_host_and_https(tmp_path, live_server, django_db_serialized_rollback, settings):
    names = (*COOKIES, "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    for name, value in read_settings(*names).items():
        setattr(settings, name, value)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    get_user_model().objects.create_superuser("ines", "ines@example.org", PASSWORD)
    proxy = Nginx(tmp_path)
    with proxy.running(live_server.thread.port):
        _status, first, _text = request(proxy, "GET", "127.0.0.5")
        status, second, _text = sign_in(proxy, "127.0.0.5", "ines")
    assert status == 302
    for start, cookies in (("__Host-csrftoken=", first), ("__Host-sessionid=", second)):
        cookie = next(cookie for cookie in cookies if cookie.startswith(start))
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        # What browsers demand of this name: https://www.rfc-editor.org/rfc/rfc6265bis, section 4.1.3.2
        assert {"secure", "path=/"} <= parts
        assert not any(part.startswith("domain") for part in parts)
    assert any("httponly" in cookie.lower() for cookie in second if cookie.startswith("__Host-sessionid"))


def test_without_https_for_sure_the_names_are_plain_and_production_asks_for_a_second_step():
    assert read_settings(*COOKIES, SECURE_SSL_REDIRECT="False") == dict(
        zip(COOKIES, ("sessionid", "csrftoken"), strict=True)
    )
    names = ("SECOND_STEP_ROLES", "SECOND_STEP_GRACE_DAYS", "PASSKEY_HOST")
    assert read_settings(*names) == dict(
        zip(names, (["administrator", "moderator"], 14, "www.example.org"), strict=True)
    )
    changed = {"SECOND_STEP_ROLES": "", "SECOND_STEP_GRACE_DAYS": "3", "PASSKEY_HOST": "example.org"}
    assert read_settings(*names, **changed) == dict(zip(names, ([], 3, "example.org"), strict=True))
