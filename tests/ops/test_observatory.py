"""MDN's HTTP Observatory finds nothing to deduct, of any kind of answer, behind nginx and Caddy as documented.

Its list of tests and points: https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
"""

import re
from http.cookies import SimpleCookie

import pytest

from .conftest import manage, serving
from .proxies import HOST, Caddy, Nginx, ask, find_program, replace_each

pytestmark = [pytest.mark.once, pytest.mark.server]
PASSWORD = "a password for the observatory"
SIGN_UP = "from django.contrib.auth import get_user_model; get_user_model().objects.create_superuser('ines', '', '{}')"
# A magazine, whose feeds are there even while it has no text.
WRITE = """
from home.models import HomePage
from magazine.models import MagazineIndexPage
home = HomePage.objects.get(locale__language_code="fr")
magazine = home.get_children().filter(slug="magazine").first()
if not magazine:
    magazine = home.add_child(instance=MagazineIndexPage(title="Magazine", slug="magazine"))
    magazine.save_revision().publish()
"""
SAFE_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
# Answers of each kind: the path, the method, the status.
PAGES = {
    "a page": ("/fr/", "GET", 200),
    "the search": ("/fr/recherche/?q=nuit", "GET", 200),
    "the sign-in page": ("/admin/login/", "GET", 200),
    "a forgotten password": ("/admin/password_reset/", "GET", 200),
    "a redirect": ("/", "GET", 302),
    "the admin, to strangers": ("/admin/", "GET", 302),
    "a page that is missing": ("/fr/nothing/", "GET", 404),
    "a form without its token": ("/admin/login/", "POST", 403),
    "a sitemap": ("/sitemap.xml", "GET", 200),
    "a part of the sitemap": ("/sitemap-1.xml", "GET", 200),
    "robots.txt": ("/robots.txt", "GET", 200),
    "a feed": ("/fr/magazine/atom.xml", "GET", 200),
    "a feed in the other format": ("/fr/magazine/rss.xml", "GET", 200),
    "the podcast": ("/fr/magazine/podcast.xml", "GET", 200),
    "a feed that is missing": ("/fr/nothing/atom.xml", "GET", 404),
    "a walk that nobody may see": ("/walk/nobodys-token/", "GET", 404),
    "a calendar that nobody may see": ("/calendar/nobodys-token.ics", "GET", 404),
    "a document that is missing": ("/documents/4711/x.pdf", "GET", 404),
    "what the proxy closes": ("/media/documents/x.pdf", "GET", 404),
    "the probe, which it closes too": ("/healthz", "GET", 404),
}
# Pictures and static files may be shown by feed readers and search engines: the one deduction that is wanted.
FILES = {
    "a picture": ("/media/images/a.png", "GET", 200),
    "a static file": ("/static/js/embed.js", "GET", 200),
}
WANTED = {"corp-implemented-with-cross-origin"}


class SecureCaddy(Caddy):
    """Caddy with a certificate of the test's own: the site answers by HTTPS only."""

    secure = True

    def write(self, *upstreams):
        command = super().write(*upstreams)
        certificate, key = self.make_certificate()
        file = self.folder / "Caddyfile"
        site = f"{HOST}:{self.port} {{"
        file.write_text(
            replace_each(
                file.read_text(),
                (f"http://{site}", f"https://{site}\n\ttls {certificate} {key}"),
                ("auto_https off", f"auto_https off\n\tdefault_sni {HOST}"),
            )
        )
        return command


@pytest.fixture(scope="module", params=[Nginx, SecureCaddy], ids=["nginx", "caddy"])
def proxy(request, tmp_path_factory, server, site):
    """One of the two, running in front of the production server."""
    manage(site, "shell", "-v0", "-c", WRITE)
    find_program("openssl")
    folder = tmp_path_factory.mktemp("proxy")
    (folder / "media" / "images").mkdir(parents=True)
    (folder / "media" / "images" / "a.png").write_bytes(b"a picture")
    proxy = request.param(folder)
    address, _log = server
    with proxy.running(int(address.rpartition(":")[2])):
        yield proxy


def find_deductions(headers, body: str, *, is_file: bool = False) -> set[str]:
    """Return what costs points, by Observatory's names. A header that is sent twice is invalid."""
    found = set()
    one = {name: (headers.get_all(name) or [""]) for name in set(map(str.lower, headers))}
    said = {name: values[0] for name, values in one.items()}
    guarded = ["strict-transport-security", "content-security-policy", "x-content-type-options", "x-frame-options"]
    found |= {f"{name}-twice" for name in guarded if len(one.get(name, "")) > 1}
    age = re.search(r"max-age=(\d+)", said.get("strict-transport-security", ""))
    if not age or int(age[1]) < 15_768_000:
        found.add("hsts-not-implemented")
    if said.get("x-content-type-options") != "nosniff":
        found.add("x-content-type-options-not-implemented")
    if said.get("referrer-policy") not in SAFE_REFERRERS:
        found.add("referrer-policy-unsafe")
    if said.get("access-control-allow-origin", "*") != "*" or "access-control-allow-credentials" in said:
        found.add("cross-origin-resource-sharing-implemented-with-universal-access")
    if said.get("cross-origin-resource-policy") == "cross-origin":
        found.add("corp-implemented-with-cross-origin")
    if not is_file:
        found |= _judge_policy(said.get("content-security-policy", ""))
        if said.get("x-frame-options") not in ("SAMEORIGIN", "DENY"):
            found.add("x-frame-options-not-implemented")
    if re.search(r"<script[^>]+src=[\"'](?:https?:)?//", body):
        found.add("sri-not-implemented-but-external-scripts-loaded-securely")
    for line in headers.get_all("Set-Cookie") or []:
        found |= _judge_cookie(line)
    return found


def _judge_policy(policy: str) -> set[str]:
    if not policy:
        return {"csp-not-implemented"}
    directives = {
        name: sources.split() for name, _, sources in (part.strip().partition(" ") for part in policy.split(";"))
    }
    found = set()
    for name in ("script-src", "object-src"):
        sources = directives.get(name, directives.get("default-src"))
        has_nonce = any(source.startswith("'nonce-") for source in sources or [])
        if sources is None or {"data:", "https:", "http:", "*"} & set(sources):
            found.add("csp-implemented-with-unsafe-inline")
        if sources and "'unsafe-inline'" in sources and not has_nonce:
            found.add("csp-implemented-with-unsafe-inline")
        if sources and "'unsafe-eval'" in sources:
            found.add("csp-implemented-with-unsafe-eval")
    if "http:" in policy:
        found.add("csp-implemented-with-insecure-scheme")
    return found


def _judge_cookie(line: str) -> set[str]:
    found = set()
    for name, cookie in SimpleCookie(line).items():
        if not cookie["secure"]:
            found.add("cookies-without-secure-flag")
        if cookie["samesite"].lower() not in ("lax", "strict"):
            found.add("cookies-anticsrf-without-samesite-flag")
        if "session" in name and not cookie["httponly"]:
            found.add("cookies-session-without-httponly-flag")
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_deducted_for_any_kind_of_answer(proxy, kind):
    path, method, expected = PAGES[kind]
    status, headers, body = proxy.ask(path, method)
    assert status == expected
    assert find_deductions(headers, body.decode()) == set()


@pytest.mark.parametrize("kind", FILES)
def test_files_may_be_shown_elsewhere_and_nothing_else_is_deducted(proxy, kind):
    path, method, expected = FILES[kind]
    if path.startswith("/static/"):
        page = proxy.ask("/fr/")[2].decode()
        path = re.search(r'rel="stylesheet" href="([^"]+)"', page)[1]
    status, headers, body = proxy.ask(path, method)
    assert status == expected
    assert find_deductions(headers, body.decode(), is_file=True) == WANTED


def test_nothing_is_deducted_for_a_host_that_is_not_the_sites(proxy):
    if isinstance(proxy, Nginx):  # Caddy answers its own hosts only
        status, headers, body = proxy.ask("/fr/", Host="evil.example")
        assert status == 400
        assert find_deductions(headers, body.decode()) == set()


def test_nothing_is_deducted_in_the_admin(proxy, site):
    manage(site, "shell", "-v0", "-c", SIGN_UP.format(PASSWORD).replace("'ines'", f"'ines-{proxy.port}'"))
    _status, headers, _body = proxy.ask("/admin/login/")
    token = SimpleCookie(headers["Set-Cookie"])["__Host-csrftoken"].value
    sent = f"login=ines-{proxy.port}&password={PASSWORD.replace(' ', '+')}&csrfmiddlewaretoken={token}"
    status, headers, body = proxy.ask(
        "/admin/login/",
        "POST",
        sent,
        Cookie=f"__Host-csrftoken={token}",
        Referer=f"https://{HOST}/admin/login/",
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert status == 302
    assert find_deductions(headers, body.decode()) == set()
    cookies = "; ".join(line.partition(";")[0] for line in headers.get_all("Set-Cookie"))
    for path in ("/admin/", "/admin/users/", "/admin/account/"):
        status, headers, body = proxy.ask(path, Cookie=cookies)
        assert status == 200
        assert find_deductions(headers, body.decode()) == set(), path


@pytest.mark.parametrize("made", [Nginx, SecureCaddy], ids=["nginx", "caddy"])
def test_nothing_is_deducted_while_the_server_is_away(made, tmp_path):
    (tmp_path / "media").mkdir()
    proxy = made(tmp_path)
    with proxy.running(9):  # nothing listens there
        for path, expected in (("/fr/", 502), ("/media/images/none.png", 404)):
            status, headers, body = proxy.ask(path)
            assert status == expected
            assert find_deductions(headers, body.decode()) - WANTED == set(), path


@pytest.fixture(scope="module")
def without_database(tmp_path_factory, site):
    """The port of a server whose database is away: it answers 503."""
    away = "postgres://user:password@127.0.0.1:9/site"  # nothing listens there
    with serving(tmp_path_factory.mktemp("away"), site, DATABASE_URL=away) as (address, _log):
        yield int(address.rpartition(":")[2])


@pytest.mark.parametrize("made", [Nginx, SecureCaddy], ids=["nginx", "caddy"])
def test_nothing_is_deducted_while_the_database_is_away(made, tmp_path, without_database):
    (tmp_path / "media").mkdir()
    proxy = made(tmp_path)
    with proxy.running(without_database):
        for path in ("/fr/", "/fr/recherche/?q=nuit", "/sitemap.xml"):
            status, headers, body = proxy.ask(path)
            assert (status, headers["Cache-Control"]) == (503, "no-store"), path
            assert find_deductions(headers, body.decode()) == set(), path


def test_nginx_leads_to_https_on_the_same_host(tmp_path):
    proxy = Nginx(tmp_path)
    with proxy.running(9):
        status, headers, _body = ask(proxy.plain, "/fr/?q=1", secure=False)
        assert (status, headers["Location"]) == (301, f"https://{HOST}/fr/?q=1")
