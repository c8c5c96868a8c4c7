"""Outsiders see a walk by a link that expires, can be withdrawn, and leaves no trace."""

import logging
import zlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.releases.members import withdraw
from cms.serving.cache.application import may_be_kept
from cms.serving.secret_paths import MaskSecretPaths, mask
from cms.walks.freshness import make_fingerprint
from cms.walks.links import make_link
from cms.walks.models import State, Walk, WalkedPage, WalkLink
from tests.scenes import scene

pytestmark = pytest.mark.django_db
HTML = """<html><head><title>{0}</title></head><body class="part-magazine">
<a href="/fr/deux/?page=2#haut">in</a> <a class="x" href="/fr/ailleurs/">out</a> <a href="#content">anchor</a>
<a href="mailto:a@example.org">mail</a> <a href="https://example.org/">far</a></body></html>"""


@scene
def walk(planned):
    """A walk of four pages: a text in two languages, a list with its second page."""
    walk = Walk.objects.create(
        release=planned,
        state=State.READY,
        fingerprint=make_fingerprint(planned),
        moment=planned.planned_for,
        finished_at=timezone.now(),
    )
    for address, language, work in (
        ("/fr/un/", "fr", "/en/one/"),
        ("/en/one/", "en", "/en/one/"),
        ("/fr/deux/", "fr", "/fr/deux/"),
        ("/fr/deux/?page=2", "fr", ""),
    ):
        WalkedPage.objects.create(
            walk=walk,
            address=address,
            work=work,
            language=language,
            title=address,
            is_text="deux" not in address,
            is_new=True,
            is_approved=address != "/en/one/",
            body=zlib.compress(HTML.format(address).encode()),
        )
    return walk


@pytest.fixture
def link(walk, people):
    """The path of a link that holds for a week, in French."""
    return "/" + make_link(walk.release, "Ana Reis", "fr", 7, people["editor"].user).split("/", 3)[3]


def test_the_link_shows_the_pages_of_the_walk_and_no_others(link, client, walk):
    listed = client.get(link).content.decode()
    assert link + "at/fr/un/" in listed
    page = client.get(link + "at/fr/deux/?page=2")
    assert page.status_code == 200
    assert "<title>/fr/deux/?page=2</title>" in page.content.decode()
    assert client.get(link + "at/fr/ailleurs/").status_code == 404


def test_links_lead_within_the_walk_and_others_say_that_they_lead_out(link, client):
    text = client.get(link + "at/fr/un/").content.decode()
    assert f'<a href="{link}at/fr/deux/?page=2#haut">in</a>' in text
    for out in (
        '<a class="x" href="/fr/ailleurs/" data-walk-out>out',
        '<a href="https://example.org/" data-walk-out>far',
    ):
        assert out + '<span class="walk-out">↗<span> (mène hors de l’avant-première)</span></span></a>' in text
    assert '<a href="#content">anchor</a>' in text
    assert '<a href="mailto:a@example.org">mail</a>' in text


def test_the_bar_leads_to_the_other_languages_and_says_what_is_not_approved(link, client):
    french, english = (client.get(f"{link}at/{path}").content.decode() for path in ("fr/un/", "en/one/"))
    assert f'href="{link}at/en/one/" hreflang="en"' in french
    assert "walk-bar__warning" not in french
    assert "walk-bar__warning" in english


@pytest.mark.parametrize("path", ["", "at/fr/un/", "at/fr/ailleurs/"])
def test_no_cookie_no_referrer_no_cache_no_index(link, client, path):
    answer = client.get(link + path)
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert not may_be_kept("200 OK", list(answer.items()))
    assert "sessionid" not in answer.get("Vary", "")


def test_the_token_is_in_no_log_and_not_stored(link, client, caplog):
    token = link.split("/")[2]
    assert token not in mask(f"GET {link}at/fr/un/ 200 https://example.org{link}")
    caplog.handler.addFilter(MaskSecretPaths())
    with caplog.at_level(logging.WARNING):
        client.get(link + "at/fr/ailleurs/")
    assert caplog.messages
    assert token not in caplog.text
    assert token not in str(list(WalkLink.objects.values()))


@pytest.mark.parametrize("end", ["expired", "withdrawn", "closed"])
def test_a_link_that_has_ended_shows_nothing(link, client, walk, people, end):
    if end == "expired":
        WalkLink.objects.update(expires_at=timezone.now())
    elif end == "withdrawn":
        data = {"action": "withdraw", "link": WalkLink.objects.get().pk}
        people["editor"].post("walks:show", walk.release.pk, data=data)
    else:
        withdraw(walk.release)
    for path in ("", "at/fr/un/"):
        answer = client.get(link + path)
        assert answer.status_code == 410
        assert "/fr/un/" not in answer.content.decode()


def test_an_outdated_walk_is_not_shown_to_outsiders(link, client, walk, edit, stories, people):
    edit(stories["pt"], people["editor"].user, title="Outra")
    for path in ("", "at/fr/un/"):
        assert "/fr/un/" not in client.get(link + path).content.decode()
    assert "/fr/un/" in people["editor"].get("walks:show", walk.release.pk).content.decode()


def test_another_token_and_another_method_get_nothing(link, client):
    assert client.get("/walk/" + "a" * 43 + "/").status_code == 404
    assert client.post(link).status_code == 405


def test_a_link_is_shown_once_and_holds_thirty_days_at_most(walk, people):
    data = {"action": "link", "for_whom": "Ana", "language": "pt", "days": "30"}
    answer = people["editor"].post("walks:show", walk.release.pk, data=data)
    assert answer.context["address"].startswith("http")
    assert "walk/" in answer.context["address"]
    assert WalkLink.objects.get().expires_at <= timezone.now() + timedelta(days=30)
    token = answer.context["address"].split("/")[-2]
    assert token not in people["editor"].get("walks:show", walk.release.pk).content.decode()
    refused = people["editor"].post("walks:show", walk.release.pk, data=data | {"days": "31", "for_whom": "Rui"})
    assert refused.status_code == 400
    assert 'value="Rui"' in refused.content.decode()
    assert WalkLink.objects.count() == 1


def test_translators_walk_and_give_no_links(walk, people):
    translator = people["translator"]
    assert translator.get("walks:page", walk.release.pk, "fr/un/").status_code == 200
    translator.post(
        "walks:show", walk.release.pk, data={"action": "link", "for_whom": "A", "language": "fr", "days": 7}
    )
    assert not WalkLink.objects.exists()


def test_who_has_no_role_sees_no_walk(walk, hire, client):
    stranger = hire("editor")
    for name, args in (("walks:show", []), ("walks:page", ["fr/un/"])):
        assert stranger.get(name, walk.release.pk, *args).status_code == 302
        assert client.get(reverse(name, args=[walk.release.pk, *args])).status_code == 302


def test_a_private_page_that_is_left_out_is_named_to_those_who_know_it(walk, stories, people, hire):
    PageViewRestriction.objects.create(page=stories["pt"], restriction_type=PageViewRestriction.GROUPS)
    Walk.objects.update(left_out=[["Story pt", "pt", "unreachable", stories["pt"].pk]])
    for desk, is_named in ((people["pt"], True), (hire("translator", "fr"), False)):
        assert ("Story pt" in desk.get("walks:show", walk.release.pk).content.decode()) == is_named


def test_the_release_leads_to_its_walk(walk, people):
    answer = people["editor"].get("releases:show", walk.release.pk)
    assert reverse("walks:show", args=[walk.release.pk]) in answer.content.decode()


def test_queries_do_not_grow_with_the_pages(link, client, walk, django_assert_max_num_queries):
    WalkedPage.objects.bulk_create(
        WalkedPage(walk=walk, address=f"/fr/{n}/", language="fr", title=str(n), body=b"") for n in range(200)
    )
    for path in ("", "at/fr/un/"):
        with django_assert_max_num_queries(16):
            assert client.get(link + path).status_code == 200
