"""A text refers to sections, topics and partners that its language does not have yet: no dead links, and it follows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.social_cards.content import describe_card
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments, start_translation
from home.models import MuseumWeekPartner
from magazine.models import ArticlePage, StoryTopic, Topic
from tests.factories import (
    ArticlePageFactory,
    MagazineIndexPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    PartnerFactory,
    SectionFactory,
    TopicFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def indexes(roots):
    pt = MagazineIndexPageFactory(parent=roots["pt"], slug="revista", title="Revista")
    fr = MagazineIndexPageFactory(parent=roots["fr"], slug="revue", title="Revue", translation_key=pt.translation_key)
    return {"pt": pt, "fr": fr}


def translate(page, locale, commit):
    translation = start_translation(page, locale)
    fill_segments(translation, lambda segment: f"{segment.string.data}-fr")
    with commit():
        translation.save_target(publish=False)
        save_draft(translation).publish(skip_permission_checks=True)
    return translation.get_target_instance()


@scene
def story(indexes, roots):
    """A Portuguese story in a section and with two topics that exist in Portuguese only."""
    locale = roots["pt"].locale
    section = SectionFactory(name="Conversas", slug="conversas", locale=locale)
    story = ArticlePageFactory(parent=indexes["pt"], slug="sal", title="Sal", section=section)
    for name in ("Sementes", "Mares"):
        story.topics.add(StoryTopic(topic=TopicFactory(name=name, slug=name.lower(), locale=locale), locale=locale))
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


def read(client, page) -> str:
    return client.get(page.get_url()).content.decode()


def find_links(html: str, name: str) -> list[str]:
    return re.findall(rf"<a [^>]*>{name}</a>", html)


def test_what_is_not_there_is_marked_and_leads_to_what_exists(client, story, roots, commit):
    html = read(client, translate(story, roots["fr"].locale, commit))
    for name, path in (("Conversas", "seccao/conversas"), ("Sementes", "tema/sementes"), ("Mares", "tema/mares")):
        (link,) = find_links(html, name)
        assert 'lang="pt" hreflang="pt"' in link
        address = re.search(r'href="([^"]+)"', link)[1]
        assert address == f"/pt/revista/{path}/"
        assert client.get(address).status_code == 200


def test_what_leads_nowhere_is_no_link(client, story, indexes, roots, commit):
    translated = translate(story, roots["fr"].locale, commit)
    indexes["pt"].unpublish()
    html = read(client, translated)

    assert not find_links(html, "Sementes")
    assert '<span lang="pt">Sementes</span>' in html


@pytest.mark.parametrize("way", ["published", "made live"])
def test_the_pages_follow_once_the_topic_and_the_section_are_there(client, story, roots, commit, way):
    locale = roots["fr"].locale
    translated = translate(story, locale, commit)
    snippets = {"Semences": Topic.objects.get(name="Sementes"), "Entretiens": story.section}
    for name, snippet in snippets.items():
        new = snippet.copy_for_translation(locale)
        new.name, new.slug, new.live = name, name.lower(), way == "made live"
        with commit():
            new.save()
            if way == "published":
                assert name not in read(client, translated)
                new.save_revision().publish()
    html = read(client, translated)

    for name in snippets:
        (link,) = find_links(html, name)
        assert "lang=" not in link
        assert client.get(re.search(r'href="([^"]+)"', link)[1]).status_code == 200
    assert "Sementes" not in html
    assert find_links(html, "Mares")


def test_the_stored_keys_of_the_page_and_of_its_drafts_follow_too(story, roots, commit):
    locale = roots["fr"].locale
    translated = translate(story, locale, commit)
    translated.save_revision()
    topic, section = Topic.objects.get(name="Sementes"), story.section
    new = {}
    for snippet in (topic, section):
        new[snippet] = snippet.copy_for_translation(locale)
        new[snippet].live = True
        with commit():
            new[snippet].save()
    page = ArticlePage.objects.get(pk=translated.pk)
    draft = page.get_latest_revision_as_object()

    for version in (page, draft):
        assert version.section_id == new[section].pk
        assert [row.topic_id for row in version.topics.all()][0] == new[topic].pk
    assert story.section_id == section.pk  # the original keeps its own
    assert ArticlePage.objects.get(pk=story.pk).section_id == section.pk


def test_what_goes_again_leads_to_the_original_again(client, story, roots, commit):
    locale = roots["fr"].locale
    translated = translate(story, locale, commit)
    new = Topic.objects.get(name="Sementes").copy_for_translation(locale)
    new.name, new.live = "Semences", True
    new.save()
    assert find_links(read(client, translated), "Semences")
    new.unpublish()

    html = read(client, translated)
    assert not find_links(html, "Semences")
    assert 'hreflang="pt"' in find_links(html, "Sementes")[0]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_section_that_is_a_draft_in_a_language_is_shown_in_the_originals(client, story, roots, commit, when):
    """Before the text is translated, or after it was live."""
    locale = roots["fr"].locale
    draft = story.section.copy_for_translation(locale)
    draft.name, draft.slug, draft.live = "Entretiens", "entretiens", when == "after"
    draft.save()
    translated = translate(story, locale, commit)
    if when == "after":
        assert find_links(read(client, translated), "Entretiens")
        with commit():
            draft.unpublish()
    html = read(client, translated)
    assert "Entretiens" not in html
    (link,) = find_links(html, "Conversas")
    assert 'lang="pt" hreflang="pt"' in link
    with commit():
        draft.save_revision().publish()
    html = read(client, translated)
    assert find_links(html, "Entretiens")
    assert "Conversas" not in html


def test_a_partner_in_another_language_is_marked_until_its_own_is_there(client, roots, commit):
    pt, fr = roots["pt"].locale, roots["fr"].locale
    partner = PartnerFactory(name="Associação do Sal", description="Guarda o sal.", locale=pt)
    index = MuseumWeekIndexPageFactory(parent=roots["pt"], slug="museumweek")
    year = MuseumWeekPageFactory(parent=index, slug="2024", title="2024")
    year.partners.add(MuseumWeekPartner(partner=partner, locale=pt))
    year.save_revision().publish()
    MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek", translation_key=index.translation_key)
    translated = translate(type(year).objects.get(pk=year.pk), fr, commit)
    assert '<span lang="pt">Guarda o sal.</span>' in read(client, translated)

    new = partner.copy_for_translation(fr)
    new.description, new.live = "Elle garde le sel.", True
    new.save()
    html = read(client, translated)
    assert "<p>Elle garde le sel.</p>" in html
    assert "Guarda" not in html


def test_what_cannot_be_marked_keeps_to_the_pages_own_language(client, story, roots, commit):
    """Open Graph, structured data and cards have no `lang` for single words."""
    translated = translate(story, roots["fr"].locale, commit)
    head = read(client, translated).partition("</head>")[0]

    assert "Conversas" not in head
    assert "Sementes" not in head
    assert describe_card(translated)[0].kicker == ""


def test_many_topics_cost_no_query_more(client, story, roots, commit):
    translated = translate(story, roots["fr"].locale, commit)
    read(client, translated)
    with CaptureQueriesContext(connection) as few:
        read(client, translated)
    for number in range(6):
        topic = TopicFactory(name=f"Tema {number}", slug=f"tema-{number}", locale=roots["pt"].locale)
        translated.topics.add(StoryTopic(topic=topic, locale=translated.locale))
    translated.save()
    read(client, translated)
    with CaptureQueriesContext(connection) as many:
        html = read(client, translated)

    assert "Tema 5" in html
    assert len(many) == len(few)
