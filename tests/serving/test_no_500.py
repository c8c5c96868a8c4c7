"""No request of a reader's browser or a scanner gets a 500."""

import random
from urllib.parse import quote, unquote_to_bytes

import pytest

from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/xx/",
    "/FR/",
    "/fr",
    "/fr-ca/",
    "/pt-pt/",
    "/fr//",
    "//",
    "//[",
    "/fr/%00/",
    "/fr/a%00b/?q=1",
    "/?q=%00",
    "/fr/?x=%00",
    "/fr/search/?q=%00",
    "/%",
    "/%zz/",
    "/fr/%ff%fe/",
    "/fr/%c3%28/",
    "/fr/%ed%a0%80/",
    "/fr/?q=%ed%a0%80&q=%ff",
    "/fr/" + "a" * 9000 + "/",
    "/fr/" + "a/" * 3000,
    "/fr/..%2f..%2fetc/passwd",
    "/media/../../etc/passwd",
    "/media/..%2f..%2fetc/passwd",
    "/media/documents/secret.pdf",
    "/media/%00",
    "/media/",
    "/static/%00",
    "/documents/1/",
    "/documents/99999999999999999999999/x.pdf",
    "/fr/page/?page=abc",
    "/fr/page/?page=-1",
    "/fr/page/?page=99999999999999999999999",
    "/fr/page/?page=%F0%9F%92%A9",
    "/fr/page/?page=",
    "/fr/search/?q=a&page=abc",
    "/fr/search/?q=" + "a" * 5000,
    "/fr/search/?q=%27%22%3B--%28%29%26%7C%21%3A%2A",
    "/fr/search/?q=AND+OR+NOT+NEAR",
    "/fr/search/?q=%2A+%22",
    "/fr/search/?q=a_b+_+__",
    "/fr/search/?q=%ed%a0%80",
    "/fr/search/?" + "&".join(f"q{number}=1" for number in range(1500)),
    "/sitemap.xml?p=abc",
    "/sitemap.xml?p=999",
    "/robots.txt/",
    "/admin/login/?next=//evil.example",
    "/fr/_util/login/",
    "/fr/_util/authenticate_with_password/1/1/",
    "/fr/;params?;=&&==",
    "/fr/http://[::1/",
    "/healthz/",
]


@pytest.fixture
def reader(client, roots):
    StandardPageFactory(parent=roots["fr"], title="Page", slug="page")
    client.raise_request_exception = False  # a crash is answered as in production, and seen as a 500
    return client


def ask(reader, address, method="GET", **rest):
    """Send a URL as a WSGI server passes it on: the test client itself fails with some of these."""
    path, _, query = address.partition("?")
    environ = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
    return reader.generic(method, "/", **environ, **rest)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_no_address_makes_a_500(reader, address):
    assert ask(reader, address).status_code < 500


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "get"])
@pytest.mark.parametrize(
    "address", ["/", "/fr/", "/fr/page/", "/fr/search/", "/sitemap.xml", "/xx/", "/documents/1/x.pdf"]
)
def test_no_method_makes_a_500(reader, method, address):
    assert ask(reader, address, method, data=b"\xff\x00", content_type="text/\xff").status_code < 500


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example:notaport"},
        {"cookie": "sessionid=\xff\xfe; csrftoken=;;;=\x01"},
        {"accept-language": "\xff" * 3000},
        {"if-modified-since": "yesterday"},
        {"if-none-match": "\xff"},
        {"x-forwarded-proto": "gopher"},
        {"referer": "http://[::1"},
        {"content-length": "many"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_makes_a_500(reader, headers):
    for address in ("/", "/fr/", "/fr/page/", "/sitemap.xml"):
        assert ask(reader, address, headers=headers).status_code < 500


def test_random_addresses_make_no_500(reader):
    source = random.Random(2)
    pieces = [
        "fr",
        "pt",
        "page",
        "search",
        "/",
        "//",
        "?",
        "&",
        "=",
        "%",
        "%00",
        "%ff",
        "é",
        ".",
        "..",
        ";",
        "[",
        "]",
        "@",
        ":",
        "#",
        "\\",
        " ",
        "+",
        "'",
    ]
    for _ in range(400):
        address = "/" + "".join(source.choices(pieces, k=source.randrange(1, 9)))
        answer = ask(reader, quote(address, safe="/?&=%;[]@:+'"))
        assert answer.status_code < 500, address


def test_a_null_byte_in_a_path_is_a_bad_request_and_in_a_query_a_character_without_meaning(reader):
    assert reader.get("/fr/a%00/").status_code == 400
    assert reader.get("/fr/?a=%00").status_code == 200


def test_what_is_not_there_is_a_404_in_the_language_of_its_address(reader):
    answer = reader.get("/pt/nada/")
    assert answer.status_code == 404
    assert b'lang="pt' in answer.content
