"""Answers say what pages may ask of the browser, and which sites may embed them."""

import re

import pytest
from django.conf import settings

from cms.pages.embeds import PROVIDERS
from tests.factories import ImageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers(client, roots, admin_user):
    """Answers of every kind, by their address."""
    StandardPageFactory(parent=roots["fr"], title="Page", slug="page")
    picture = ImageFactory()
    addresses = ["/", "/fr/", "/fr/page/", "/fr/nothing/", "/sitemap.xml", "/robots.txt", "/fr/search/", "/admin/"]
    found = {address: client.get(address) for address in [*addresses, "/admin/login/", picture.file.url]}
    client.force_login(admin_user)
    return found | {"/admin/reports/": client.get("/admin/reports/"), "picture": found[picture.file.url]}


def test_pages_stay_with_the_site_and_pictures_may_be_shown_anywhere(answers):
    pictures = {address for address, answer in answers.items() if "cross-origin" in answer.headers.values()}
    assert {address for address in pictures if address != "picture"} == {answers["picture"].wsgi_request.path}
    for address in set(answers) - pictures:
        assert answers[address].headers["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert answers[address].headers["Cross-Origin-Opener-Policy"] == "same-origin", address


def test_nothing_but_passkeys_and_players_is_asked_of_the_browser(answers):
    for answer in answers.values():
        policy = answer.headers["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in policy
        assert "publickey-credentials-create=(self)" in policy
        assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy.split(", "))
        for part in policy.split(", "):
            assert re.fullmatch(r'[a-z-]+=(\(\)|\(self( "https://[a-z.-]+")*\))', part), part


def test_players_may_ask_for_what_their_frame_is_allowed():
    script = (settings.BASE_DIR / "cms/static/js/embed.js").read_text()
    allowed = re.search(r'player\.allow = "([^"]+)"', script)[1].split("; ")
    assert len(allowed) == 3
    for feature in allowed:
        for _name, _pattern, player in PROVIDERS:
            assert "/".join(player.split("/")[:3]) in settings.PERMISSIONS_POLICY[feature]


def test_an_uploaded_file_runs_and_loads_nothing(answers):
    assert settings.MEDIA_HEADERS.items() <= answers["picture"].headers.items()
    assert "sandbox" in settings.MEDIA_HEADERS["Content-Security-Policy"]
