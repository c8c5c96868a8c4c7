"""Outsiders see a walk by a link that expires, can be withdrawn, and leaves no trace."""

import logging
import zlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from cms.releases.members import withdraw
from cms.releases.models import Release
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
    assert "(Paris)" in listed  # whoever reads it may be anywhere
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
        for secret in ("/fr/un/", "Numéro 13"):
            assert secret not in answer.content.decode()


def test_an_outdated_walk_is_not_shown_to_outsiders(link, client, walk, edit, stories, people):
    edit(stories["pt"], people["editor"].user, title="Outra")
    for path in ("", "at/fr/un/"):
        assert "/fr/un/" not in client.get(link + path).content.decode()
    assert "/fr/un/" in people["editor"].get("walks:show", walk.release.pk).content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_get_nothing(link, client, method):
    for path in ("", "at/fr/un/"):
        answer = getattr(client, method)(link + path)
        assert (answer.status_code, answer.content) == (405, b"")


def test_another_token_is_told_so_in_the_language_of_the_browser(link, client):
    for other in ("/walk/" + "a" * 43 + "/", link[:-2] + "/", link.swapcase().replace("/WALK", "/walk")):
        answer = client.get(other, headers={"accept-language": "pt"})
        assert answer.status_code == 404
        assert "Esta ligação já não é válida" in answer.content.decode()
        assert "Numéro 13" not in answer.content.decode()


def test_head_says_no_more_than_get(link, client):
    assert client.head(link + "at/fr/un/").content == b""
    assert client.head(link + "at/fr/ailleurs/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "../../admin/",
        "..%2f..%2fadmin/",
        "fr/un/%00",
        "fr/un/?a=%00",
        "fr/un//",
        "//evil.example/",
        "é" * 3000,
        "?x=%ff",
    ],
)
def test_only_addresses_of_the_walk_are_shown(link, client, address):
    answer = client.get(link + "at/" + address)
    assert answer.status_code in (301, 400, 404)
    assert "<title>/fr/un/" not in answer.content.decode()


def test_the_text_of_another_release_is_not_shown_by_this_link(link, client, walk, bundle):
    other = Walk.objects.create(release=bundle(name="Numéro 14"), state=State.READY)
    WalkedPage.objects.create(walk=other, address="/fr/secret/", language="fr", title="x", body=zlib.compress(b"x"))
    assert client.get(link + "at/fr/secret/").status_code == 404
    assert "/fr/secret/" not in client.get(link).content.decode()


def test_the_host_of_a_request_is_in_no_answer(link, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in ("", "at/fr/un/", "at/fr/ailleurs/"):
        assert "evil.example" not in client.get(link + path, headers={"host": "evil.example"}).content.decode()


def test_the_log_names_nobody_outside(link, people, walk):
    data = {"action": "withdraw", "link": WalkLink.objects.get().pk}
    people["editor"].post("walks:show", walk.release.pk, data=data)
    entries = ModelLogEntry.objects.filter(action__startswith="walks.")
    assert entries.count() == 2
    assert "Ana" not in str(list(entries.values_list("data", flat=True)))


def test_names_are_escaped(walk, people, client):
    name = "<script>alert(1)</script>"
    make_link(walk.release, name, "fr", 1, people["editor"].user)
    Release.objects.update(name=name)
    WalkedPage.objects.update(title=name)
    Walk.objects.update(fingerprint=make_fingerprint(Release.objects.get()))
    path = "/" + make_link(Release.objects.get(), name, "fr", 7, None).split("/", 3)[3]
    for said in (
        people["editor"].get("walks:show", walk.release.pk).content.decode(),
        client.get(path).content.decode(),
        client.get(path + "at/fr/un/").content.decode(),
    ):
        assert name not in said
        assert "&lt;script&gt;alert(1)" in said


def test_the_page_says_how_many_addresses_were_too_many(walk, people):
    assert "at most" not in people["editor"].get("walks:show", walk.release.pk).content.decode()
    Walk.objects.update(beyond=12)
    said = people["editor"].get("walks:show", walk.release.pk).content.decode()
    assert "A walk looks at 5000 addresses at most: 12 more were left out." in said
    assert "feeds and cards for social media are not part of it" in said


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


@pytest.mark.parametrize(
    ("role", "sees", "gives"),
    [
        (("editor", "fr"), True, True),
        (("moderator", "pt"), True, True),
        (("translator", "en"), True, False),
        (("editor",), False, False),
    ],
    ids=["editor", "moderator", "translator", "no role"],
)
def test_what_each_role_may_do(walk, hire, role, sees, gives):
    desk, pk = hire(*role), walk.release.pk
    assert (desk.get("walks:show", pk).status_code == 200) == sees
    assert (desk.get("walks:page", pk, "fr/un/").status_code == 200) == sees
    desk.post("walks:show", pk, data={"action": "link", "for_whom": "A", "language": "fr", "days": 7})
    assert WalkLink.objects.exists() == gives
    make_link(walk.release, "Ana", "fr", 7, None)
    desk.post("walks:show", pk, data={"action": "withdraw", "link": WalkLink.objects.first().pk})
    assert WalkLink.objects.filter(withdrawn_at=None).exists() == (not gives or WalkLink.objects.count() > 1)
    desk.post("walks:show", pk, data={"action": "make"})
    assert (Walk.objects.get().state == State.WAITING) == sees


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
