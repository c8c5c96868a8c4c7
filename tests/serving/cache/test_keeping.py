"""The cached responses: which ones, for which readers, up to which size."""

import datetime
import gzip
import threading
import time

import brotli
import pytest

from cms.compat.sessions import make_key
from cms.serving.cache.entries import choose_encoding
from cms.serving.cache.urls import clean_host, clean_query
from cms.serving.cache.version import FileVersion
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, UserFactory
from tests.scenes import scene

from .conftest import Visitor

HTML = [("Content-Type", "text/html; charset=utf-8")]


def make_application(status="200 OK", body=b"<p>Page</p>" * 100, headers=()):
    def application(environ, start_response):
        start_response(status, [*HTML, ("Content-Length", str(len(body))), *headers])
        return [body]

    return application


@pytest.fixture
def version(tmp_path):
    version = FileVersion(tmp_path / "version")
    version.bump()
    return version


@pytest.fixture
def plain(version):
    return Visitor(make_application(), version)


@scene
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")


def test_a_page_is_made_once_and_then_sent_compressed(plain):
    assert plain.asks_anew("/fr/")
    answer = plain.ask("/fr/", accept_encoding="gzip, deflate, br, zstd")
    assert (answer.status, answer.headers["content-encoding"], plain.made) == (200, "br", 1)
    assert brotli.decompress(answer.body) == b"<p>Page</p>" * 100
    assert gzip.decompress(plain.ask("/fr/", accept_encoding="gzip").body) == b"<p>Page</p>" * 100
    assert plain.ask("/fr/").body == b"<p>Page</p>" * 100
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert plain.made == 1


def test_each_encoding_has_its_own_strong_tag_and_who_has_it_gets_304(plain):
    tags = {plain.ask("/fr/", accept_encoding=name).headers["etag"] for name in ("br", "gzip", "")}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    tag = plain.ask("/fr/", accept_encoding="br").headers["etag"]
    answer = plain.ask("/fr/", accept_encoding="br", if_none_match=f'"other", {tag}')
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == tag
    assert "content-length" not in answer.headers
    assert plain.ask("/fr/", accept_encoding="gzip", if_none_match=tag).status == 200


def test_the_same_page_made_again_has_the_same_tag(plain, version):
    tag = plain.ask("/fr/").headers["etag"]
    version.bump()
    assert plain.asks_anew("/fr/")
    assert plain.ask("/fr/", if_none_match=tag).status == 304


def test_head_is_answered_without_a_body_and_from_the_same_page(plain):
    answer = plain.ask("/fr/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) == 1100
    assert not plain.asks_anew("/fr/")


@pytest.mark.parametrize(
    "application",
    [
        make_application("404 Not Found"),
        make_application("302 Found"),
        make_application(headers=[("Set-Cookie", "a=b")]),
        make_application(headers=[("Cache-Control", "private")]),
        make_application(headers=[("Cache-Control", "max-age=60, no-store")]),
        make_application(headers=[("Vary", "Cookie")]),
        make_application(headers=[("Vary", "Accept-Language")]),
        make_application(headers=[("Content-Encoding", "br")]),
        make_application(body=b"x" * 3_000_000),
    ],
)
def test_what_is_not_the_same_for_every_reader_is_passed_on_and_not_kept(application, version):
    visitor = Visitor(application, version)
    first, second = visitor.ask("/fr/"), visitor.ask("/fr/")
    assert (first.status, first.body) == (second.status, second.body)
    assert first.body
    assert visitor.made == 2


@pytest.mark.parametrize(
    ("asked", "headers"),
    [
        (("/fr/",), {"cookie": f"theme=dark; sessionid={make_key()}"}),
        (("/fr/",), {"authorization": "Basic abc"}),
        (("/fr/", "", "POST"), {}),
        (("/fr/recherche/", "q=fern"), {}),
        (("/fr/recherche/suggestions.json", "q=fern"), {}),
        (("/fr/id/abc/", "x=1"), {}),
        (("/calendar/token.ics", "x=1"), {}),
        (("/fr/", "page=2"), {}),  # nothing acknowledges a second page here
        (("/admin/",), {}),
        (("/documents/1/a.pdf",), {}),
        (("/fr/_util/authenticate_with_password/1/2/",), {}),
    ],
)
def test_who_is_signed_in_and_what_is_unknown_pass_it_by(plain, asked, headers):
    assert plain.asks_anew(*asked, **headers)
    assert plain.asks_anew(*asked, **headers)
    assert not plain.cache.store.entries


@pytest.mark.parametrize("cookie", ["sessionid=abc", f"sessionid={'a' * 40}", "sessionid=", "sessionid=\xff"])
def test_a_cookie_of_no_session_gets_the_page_that_is_kept(plain, cookie):
    assert plain.asks_anew("/fr/")
    assert not plain.asks_anew("/fr/", cookie=cookie)


def test_other_cookies_change_nothing_and_reach_nobody(version):
    seen = []

    def application(environ, start_response):
        seen.append(environ)
        return make_application()(environ, start_response)

    visitor = Visitor(application, version)
    visitor.ask("/fr/", cookie="theme=dark", if_none_match='"x"')
    assert visitor.ask("/fr/").status == 200
    assert len(seen) == 1
    assert not {"HTTP_COOKIE", "HTTP_IF_NONE_MATCH"} & set(seen[0])


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/fr/", "utm_source=mail&fbclid=1", ""),
        ("/fr/", "with=pt&utm_source=mail", "with=pt"),
        ("/fr/", "with=pt&page=2", "page=2&with=pt"),
        ("/fr/", "anything=4711&page=2&x", "page=2"),
        ("/fr/", "page=3&page=2", "page=2"),
        ("/fr/", "page=02&with=xx", ""),
        ("/fr/", "page=%C2%B2&page%00=1", ""),
        ("/fr/", "&".join("a=1" for _ in range(50)), ""),
        ("/fr/", "a=" + "x" * 3000, ""),
        ("/fr/magazine/caf\xc3\xa9/", "a=1", ""),  # as a server passes on a path
        ("/fr/magazine/atom.xml", "page=2", ""),
        ("/sitemap.xml", "a=1", ""),
        ("/fr/images-et-licences/", "licence=cc0&page=2&a=1", "licence=cc0&page=2"),
        ("/fr/recherche/", "utm_source=mail", ""),
        ("/fr/recherche/", "q=fern&utm_source=mail", None),
        ("/fr/recherche/", "q=", None),
        ("/fr/magazine", "a=1", None),  # a redirect, which keeps the query
        ("/", "a=1", None),
        ("/admin/", "a=1", None),
        ("/documents/1/a.pdf", "a=1", None),
        ("/fr/_util/authenticate_with_password/1/2/", "a=1", None),
        ("/no/such/place", "a=1", None),
        ("/fr/" + "\xff\x00", "a=1", None),
    ],
)
def test_a_query_keeps_what_the_view_reads(path, query, expected):
    assert clean_query(query, path) == expected


def test_whatever_is_added_to_a_url_one_page_is_kept(visitor, magazine):
    visitor.ask(magazine.url)
    for query in ("utm_source=x", "nocache=4711", "x=1&x=2", "page=abc", "with=xx", "%00", "a" * 5000):
        assert not visitor.asks_anew(magazine.url, query), query
    assert len(visitor.cache.store.entries) == 1


def test_a_redirect_keeps_the_whole_query(visitor, magazine):
    assert (
        visitor.ask(magazine.url.rstrip("/"), "x=1&utm_source=mail")
        .headers["location"]
        .endswith("?x=1&utm_source=mail")
    )
    assert visitor.ask("/", "utm_source=mail").headers["location"].endswith("?utm_source=mail")


@pytest.mark.parametrize("forwarded", ["https", "https, http", "https,http", " https , https"])
@pytest.mark.parametrize("host", ["www.example.org", "www.example.org:8443", "WWW.Example.ORG:443"])
def test_other_spellings_of_scheme_and_host_make_no_second_copy(plain, settings, forwarded, host):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    clean_host.cache_clear()
    plain.ask("/fr/", host="www.example.org", x_forwarded_proto="https")
    assert not plain.asks_anew("/fr/", host=host, x_forwarded_proto=forwarded)
    assert [key[:2] for key in plain.cache.store.entries] == [("https", "www.example.org")]
    assert plain.asks_anew("/fr/", host=host, x_forwarded_proto="http, https"), "Django calls this insecure"
    clean_host.cache_clear()


def test_the_page_is_made_for_the_host_that_it_is_kept_for(version, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    clean_host.cache_clear()
    seen = []

    def application(environ, start_response):
        seen.append(environ["HTTP_HOST"])
        return make_application()(environ, start_response)

    Visitor(application, version).ask("/fr/", host="www.example.org:8443")
    clean_host.cache_clear()
    assert seen == ["www.example.org"]
    assert [clean_host(host) for host in ("[::1]:8000", "a:b", "a:", "")] == ["[::1]", "a:b", "a:", ""]


def test_clicks_that_others_count_share_one_page(plain):
    plain.ask("/fr/", "utm_source=newsletter")
    assert not plain.asks_anew("/fr/", "utm_campaign=x&fbclid=123")
    assert not plain.asks_anew("/fr/")


def test_pages_of_a_list_are_kept_and_those_that_do_not_exist_are_not(visitor, magazine):
    for number in range(14):
        ArticlePageFactory(parent=magazine, title=f"Story {number}", slug=f"s{number}")
    address = magazine.url
    assert [visitor.asks_anew(address, "page=2") for _ in range(2)] == [True, False]
    assert [visitor.asks_anew(address, "page=99") for _ in range(2)] == [True, True]
    assert len(visitor.cache.store.entries) == 1


def test_a_private_page_is_never_kept(visitor, magazine):
    story = ArticlePageFactory(parent=magazine, title="Interne", slug="interne")
    story.view_restrictions.create(restriction_type="login")
    assert visitor.ask(story.url).status == 302
    assert not visitor.cache.store.entries


def test_a_preview_is_never_kept_and_does_not_meet_what_is(visitor, magazine, client):
    story = ArticlePageFactory(parent=magazine, title="Publié", slug="a")
    visitor.ask(story.url)
    story.title = "Brouillon"
    story.save_revision()
    client.force_login(UserFactory(is_superuser=True))
    session = client.cookies["sessionid"].value
    preview = visitor.ask(f"/admin/pages/{story.pk}/view_draft/", cookie=f"sessionid={session}")
    assert "Brouillon" in preview.text
    assert "Brouillon" not in visitor.ask(story.url).text


def test_it_is_bounded_in_bytes_and_the_least_recently_read_goes_first(version):
    visitor = Visitor(make_application(), version, limit=20_000)
    for number in range(40):
        visitor.ask(f"/fr/{number}/")
        visitor.ask("/fr/0/")
    assert visitor.cache.store.size <= 20_000
    assert 2 < len(visitor.cache.store.entries) < 10
    assert not visitor.asks_anew("/fr/0/")
    assert visitor.asks_anew("/fr/1/")


def test_one_page_is_made_by_one_thread_at_a_time(version):
    made = []

    def slow(environ, start_response):
        made.append(environ["PATH_INFO"])
        time.sleep(0.2)
        return make_application()(environ, start_response)

    visitor = Visitor(slow, version)
    threads = [threading.Thread(target=visitor.ask, args=("/fr/",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["/fr/"]
    assert not visitor.cache.store.makers


def test_a_page_that_was_being_made_when_something_changed_is_not_kept(version):
    def overtaken(environ, start_response):
        version.bump()
        return make_application()(environ, start_response)

    visitor = Visitor(overtaken, version)
    assert [visitor.asks_anew("/fr/") for _ in range(2)] == [True, True]


def test_without_a_version_nothing_is_kept(tmp_path):
    visitor = Visitor(make_application(), FileVersion(tmp_path / "never made"))
    assert [visitor.asks_anew("/fr/") for _ in range(2)] == [True, True]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("", ""),
        ("*", "br"),
        ("identity", ""),
        ("br;q=x", ""),
    ],
)
def test_the_encoding_is_the_best_that_the_reader_takes(header, expected):
    assert choose_encoding(header) == expected


def test_what_changed_and_what_is_read_most_is_made_again_before_anybody_asks(visitor, magazine, roots, commit):
    story = ArticlePageFactory(parent=magazine, title="Avant", slug="a", date=datetime.date(2026, 1, 1))
    unread = ArticlePageFactory(parent=magazine, title="Non lu", slug="b")
    visitor.ask(roots["fr"].url)
    visitor.ask(magazine.url)
    with commit():
        unread.title = "Changé"
        unread.save_revision().publish()

    visitor.cache.warmer.warm(visitor.cache.version.read())

    assert not any(visitor.asks_anew(page.url) for page in (unread, magazine, roots["fr"]))
    assert visitor.asks_anew(ArticlePage.objects.get(pk=story.pk).url)
