"""A replaced value of a translation passes the same check as every other URL, and is refused with a sentence."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.translation.sync.drafts import save_draft
from home.models import PersonPage
from tests.core.sanitizing.test_urls import REFUSED
from tests.factories import PeopleIndexPageFactory, PersonPageFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
LINK = '<p>Voir <a href="https://example.org/fr/">ce site</a>.</p>'


@scene
def of_body(start, newsroom):
    body = [("text", RichText(LINK)), ("embed", {"url": "https://vimeo.com/1084537", "title": "Film"})]
    return start(page=StandardPageFactory(parent=newsroom["fr"], title="Page", slug="page", body=body))


@scene
def of_person(start, newsroom):
    people = PeopleIndexPageFactory(parent=newsroom["fr"], title="Personnes")
    people_pt = people.copy_for_translation(newsroom["pt"].locale)
    people_pt.save_revision().publish()
    return start(page=PersonPageFactory(parent=people, title="Inês", bio=LINK, website="https://example.org/ines"))


def replace(desk, translation, path, value, send=None):
    segment = OverridableSegment.objects.get(source=translation.source, context__path__contains=path)
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    body = {"value": value}
    if send == "multipart":
        return desk.browser.put(address, encode_multipart(BOUNDARY, body), content_type=MULTIPART_CONTENT)
    return desk.browser.put(address, urlencode(body, errors="surrogatepass"), content_type=FORM)


@pytest.mark.parametrize("way", ["form", "multipart"])
def test_a_dangerous_link_takes_no_link_s_place(of_body, translator, way):
    for value in (*(url for url in REFUSED if "\ud800" not in url), "", "   "):
        answer = replace(translator, of_body, "https://example.org/fr/", value, way)
        assert answer.status_code == 400, value
        assert answer.json()["detail"]
    assert not SegmentOverride.objects.exists()


def test_the_refusal_speaks_the_persons_language(of_body, hire):
    answer = replace(
        hire("translator", "pt", language="pt-pt"), of_body, "https://example.org/fr/", "javascript:alert(1)"
    )
    assert answer.json()["detail"].startswith("As ligações deste tipo não são permitidas")


def test_a_sound_link_takes_its_place(of_body, translator):
    for value in ("https://example.org/pt/?a=1&b=2", "mailto:a@example.org", "/pt/", "#notas"):
        assert replace(translator, of_body, "https://example.org/fr/", value).status_code in (200, 201)
        page = of_body.source.get_ephemeral_translated_instance(of_body.target_locale, fallback=True)
        assert BeautifulSoup(str(page.body), "html.parser").find("a")["href"] == value


@pytest.mark.parametrize("path", ["website", "'https://example.org/fr/'"])
def test_every_url_of_a_person_is_checked(of_person, translator, path):
    for value in ("javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "//elsewhere.example", "x\0y"):
        answer = replace(translator, of_person, path, value)
        assert answer.status_code == 400, value
    assert replace(translator, of_person, path, "https://example.org/pt/").status_code == 201


def test_a_dangerous_link_that_was_stored_before_is_not_shown(of_body, of_person, fill, hire):
    moderator = hire("moderator", "pt")
    for translation in (of_body, of_person):
        for segment in OverridableSegment.objects.filter(source=translation.source, context__path__endswith="'"):
            SegmentOverride.objects.create(
                locale=translation.target_locale,
                context=segment.context,
                data_json=json.dumps("javascript:alert(1)"),
            )
        fill(translation)
        revision = save_draft(translation, moderator.user)
        revision.publish()
        page = translation.get_target_instance()
        answer = moderator.browser.get(page.url)
        assert answer.status_code == 200
        assert "ce site" in answer.content.decode()
        assert "javascript:" not in answer.content.decode()
        assert "javascript:" not in moderator.get("wagtailadmin_pages:view_draft", page.pk).content.decode()
        assert moderator.get("wagtailadmin_pages:edit", page.pk).status_code == 200


def test_a_dangerous_web_address_that_is_stored_is_no_link(of_person, client):
    page = of_person.source.get_source_instance()
    PersonPage.objects.filter(pk=page.pk).update(website="javascript:alert(1)")
    assert "javascript:" not in client.get(page.url).content.decode()
