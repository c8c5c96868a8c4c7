"""sitemap.xml names what readers can read, in every language in which it exists."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.seo import sitemaps
from magazine.models import Section
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    MagazineIndexPageFactory,
    SectionFactory,
    StandardPageFactory,
)
from tests.tools.built_queries import count_built_queries

from .sitemap import parse, read_sitemap

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
HOMES = {"fr": f"{SITE}/fr/", "pt": f"{SITE}/pt/", "en": f"{SITE}/en/", "x-default": f"{SITE}/"}


def make_translations(roots, name, *codes, **values):
    """Create a standing page in some languages, the first its original."""
    first = StandardPageFactory(parent=roots[codes[0]], title=name, slug=f"{name}-{codes[0]}", **values)
    others = [
        StandardPageFactory(
            parent=roots[code], title=name, slug=f"{name}-{code}", translation_key=first.translation_key
        )
        for code in codes[1:]
    ]
    return [first, *others]


def test_the_home_pages_name_each_other_and_the_root_for_everybody_else(client, roots):
    entries = read_sitemap(client)
    assert {address: found.alternates for address, found in entries.items()} == dict.fromkeys(
        (f"{SITE}/fr/", f"{SITE}/pt/", f"{SITE}/en/"), HOMES
    )


def test_a_page_names_only_its_live_real_translations(client, roots):
    about, _sobre = make_translations(roots, "about", "fr", "pt")
    StandardPageFactory(parent=roots["en"], slug="about-en", translation_key=about.translation_key, live=False)
    entries = read_sitemap(client)
    fr, pt = f"{SITE}/fr/about-fr/", f"{SITE}/pt/about-pt/"
    assert entries[fr].alternates == entries[pt].alternates == {"fr": fr, "pt": pt, "x-default": fr}
    assert f"{SITE}/en/about-en/" not in entries


def test_a_page_in_one_language_is_the_one_for_everybody_and_an_alias_is_left_out(client, roots):
    page = StandardPageFactory(parent=roots["pt"], title="Contacto", slug="contacto")
    page.create_alias(parent=roots["en"], update_slug="contacto")
    entries = read_sitemap(client)
    address = f"{SITE}/pt/contacto/"
    assert entries[address].alternates == {"pt": address, "x-default": address}
    assert len(entries) == 4


def test_what_nobody_may_read_stays_out_and_is_no_alternate(client, roots):
    fr, pt, en = make_translations(roots, "page", "fr", "pt", "en")
    pt.view_restrictions.create(restriction_type="login")
    below = StandardPageFactory(parent=pt, slug="abaixo")
    en.expire_at = timezone.now() - datetime.timedelta(seconds=1)  # nobody has run publish_scheduled yet
    en.save()
    entries = read_sitemap(client)
    address = f"{SITE}/fr/page-fr/"
    assert entries[address].alternates == {"fr": address, "x-default": address}
    assert {SITE + page.url for page in (pt, below, en)}.isdisjoint(entries)


def test_an_entry_says_when_its_page_was_last_published(client, roots):
    page = StandardPageFactory(parent=roots["fr"], slug="a")
    page.last_published_at = datetime.datetime(2026, 10, 1, 8, tzinfo=datetime.UTC)
    page.save()
    assert read_sitemap(client)[f"{SITE}/fr/a/"].modified == "2026-10-01T08:00:00+00:00"


def test_sections_with_stories_are_in_it_in_all_their_languages(client, roots, fr, pt, en):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    MagazineIndexPageFactory(parent=roots["pt"], slug="revista", translation_key=magazine.translation_key)
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    SectionFactory(name="Olhares", slug="olhares", locale=pt, translation_key=section.translation_key)
    SectionFactory(name="Insights", slug="insights", locale=en, translation_key=section.translation_key)  # no magazine
    SectionFactory(name="Vide", slug="vide", locale=fr)
    draft = ArticlePageFactory(parent=magazine, slug="a", section=section, live=False)
    assert not any("regards" in address for address in read_sitemap(client))
    draft.save_revision().publish()
    entries = read_sitemap(client)
    listing, other = f"{SITE}/fr/magazine/rubrique/regards/", f"{SITE}/pt/revista/seccao/olhares/"
    assert entries[listing].alternates == {"fr": listing, "pt": other, "x-default": listing}
    assert entries[other].alternates == entries[listing].alternates
    assert entries[listing].modified
    assert not any("vide" in address or "insights" in address for address in entries)
    Section.objects.update(live=False)
    assert listing not in read_sitemap(client)


def test_a_long_one_is_split_and_its_files_name_each_others_pages(client, roots, monkeypatch):
    monkeypatch.setattr(sitemaps, "LIMIT", 4)
    for number in range(3):
        make_translations(roots, f"page{number}", "fr", "pt", "en")
    entries = read_sitemap(client)
    assert len(entries) == 12
    for address, found in entries.items():
        assert len(found.alternates) == 4
        assert address in found.alternates.values()
        for code, other in found.alternates.items():
            assert code == "x-default" or entries[other].alternates == found.alternates
    index = parse(client, "/sitemap.xml")
    assert [sitemap[0].text for sitemap in index] == [f"{SITE}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert index[0][1].tag.endswith("lastmod")  # of the home pages; the others were never published by an editor
    assert client.get("/sitemap-0.xml").status_code == 404
    assert client.get("/sitemap-4.xml").status_code == 404


def test_listings_and_pages_share_the_files(client, roots, fr, monkeypatch):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    for number in range(5):
        section = SectionFactory(name=f"S{number}", slug=f"s{number}", locale=fr)
        ArticlePageFactory(parent=magazine, slug=f"a{number}", section=section)
    whole = read_sitemap(client)
    monkeypatch.setattr(sitemaps, "LIMIT", 3)
    assert read_sitemap(client) == whole
    assert len(whole) == 3 + 1 + 5 + 5


def test_it_takes_as_many_queries_for_many_pages_as_for_few(client, roots):
    def count():
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        return len(queries)

    before = count()
    for number in range(6):
        make_translations(roots, f"page{number}", "fr", "pt")
    assert count() == before <= 10
    with count_built_queries() as built:
        client.get("/sitemap.xml")
    assert built == ["wagtailcore_site"]  # the SQL of the others is kept


def test_an_image_whose_rights_end_leaves_it_the_next_day(client, roots, monkeypatch):
    today = timezone.localdate()
    image = ImageFactory(file__width=60, file__height=40, expires_on=today)
    StandardPageFactory(parent=roots["fr"], title="A", slug="a", lead_picture=image)
    with override("fr"):
        address = f"{SITE}{reverse('image_credit', args=[image.pk])}"
    assert address in read_sitemap(client)
    monkeypatch.setattr(timezone, "localdate", lambda *args: today + datetime.timedelta(days=1))
    assert address not in read_sitemap(client)


def test_the_credits_of_images_are_in_it_once_a_page_shows_one(client, roots):
    image = ImageFactory(file__width=60, file__height=40)
    page = StandardPageFactory(parent=roots["pt"], slug="a", lead_picture=image, live=False)
    assert not any("imagens" in address for address in read_sitemap(client))
    page.save_revision().publish()
    entries = read_sitemap(client)
    for code in ("fr", "pt", "en"):
        with override(code):
            assert f"{SITE}{reverse('image_credits')}" in entries
            assert entries[f"{SITE}{reverse('image_credit', args=[image.pk])}"].alternates.keys() == HOMES.keys()


def test_its_addresses_are_the_sites_whatever_the_host_header_says(client, roots):
    answer = client.get("/sitemap.xml", headers={"host": "evil.example"}).content.decode()
    assert "evil.example" not in answer
    assert "evil.example" not in client.get("/robots.txt", headers={"host": "evil.example"}).content.decode()


def test_search_engines_do_not_list_the_sitemap_itself(client, roots):
    assert "noindex" in client.get("/sitemap.xml")["X-Robots-Tag"]


def test_robots_may_read_everything_but_the_newsroom(client, roots):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/_util/",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_a_copy_that_nobody_shall_find_is_closed_to_robots(client, roots, settings):
    settings.SEARCH_ENGINES_WELCOME = False
    assert client.get("/robots.txt").content.decode().splitlines() == ["User-agent: *", "Disallow: /"]
