"""Structured data never name a page that is not live, public and real in its language, and they take no query."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import get_page_models

from cms.images.models import CustomImage
from cms.images.responsive.renditions import make_renditions
from cms.pages.models import BasePage
from cms.structured_data import registry
from cms.structured_data.registry import find_describer
from cms.structured_data.templatetags.structured_data import write_graph
from cms.translation.text.filling import fill_segments, start_translation
from magazine.models import ArticlePage, StoryAuthor
from tests.core.test_visibility import make_private
from tests.factories import (
    ArticlePageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    UserFactory,
)
from tests.pages.graphs import find_faults, list_nodes, list_urls, read_graph, resolve
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(client):
    """Return the graph of a page as an anonymous reader gets it."""
    return lambda page, **request: read_graph(client.get(page.get_url(), **request).content.decode())


@scene
def story(roots, fr):
    """A live article in French, by a person, in an issue and a section."""
    people = PeopleIndexPageFactory(parent=roots["fr"], slug="voix", title="Voix")
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine", title="Magazine")
    issue = IssuePageFactory(parent=magazine, slug="numero-12", title="Le vivant")
    section = SectionFactory(name="Patrimoine", slug="patrimoine", locale=fr)
    story = ArticlePageFactory(parent=issue, slug="article", title="Un article", section=section)
    story.authors.add(StoryAuthor(person=PersonPageFactory(parent=people, slug="ana-reis", title="Ana Reis")))
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


@scene
def translated(story, pt):
    """Its live Portuguese translation, with a translator."""
    *_home, magazine, issue = story.get_ancestors().filter(depth__gt=1).specific()
    for page in (magazine, issue, story):
        translation = start_translation(page, pt)
        fill_segments(translation, lambda segment: f"{segment.string.data}-pt")
        translation.save_target(publish=False)
        translation.get_target_instance().get_latest_revision().publish()
    translated = story.get_translation(pt)
    translator = UserFactory(first_name="Rui", last_name="Nunes")
    ArticlePage.objects.filter(pk=translated.pk).update(translated_by=translator)
    return ArticlePage.objects.get(pk=translated.pk)


def get_article(graph: dict, page) -> dict:
    return next(node for node_id, node in graph.items() if node_id.endswith(f"{page.get_url()}#article"))


def names(graph: dict, page) -> bool:
    return any(url.endswith(page.get_url()) for url in list_urls(graph))


# --- Translations ----------------------------------------------------------------------------------------------------


def test_an_original_and_its_translation_name_each_other_and_the_translator(story, translated, tell):
    original, translation = get_article(tell(story), story), get_article(tell(translated), translated)
    assert original["workTranslation"] == [{"@id": translation["@id"]}]
    assert translation["translationOfWork"] == {"@id": original["@id"]}
    assert translation["translator"] == {"@type": "Person", "name": "Rui Nunes"}
    assert not {"translator", "translationOfWork"} & set(original)
    assert "workTranslation" not in translation


def expire(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled")


@pytest.mark.parametrize(
    "hide", [lambda page: page.unpublish(), make_private, expire], ids=["draft", "private", "expired"]
)
def test_a_translation_that_nobody_can_read_is_not_named(story, translated, tell, hide):
    hide(translated)
    graph = tell(story)
    assert find_faults(graph) == []
    assert "workTranslation" not in get_article(graph, story)
    assert not names(graph, translated)


def test_an_original_that_nobody_can_read_is_not_named_but_its_translator_is(story, translated, tell):
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    graph = tell(translated)
    assert not names(graph, story)
    assert "translationOfWork" not in get_article(graph, translated)
    assert get_article(graph, translated)["translator"]["name"] == "Rui Nunes"


def test_an_alias_is_no_translation_and_tells_nothing_itself(story, translated, tell, client):
    alias = translated.create_alias(parent=translated.get_parent(), update_slug="alias")
    assert not names(tell(story), alias)
    assert "ld+json" not in client.get(alias.get_url()).content.decode()


def test_parts_published_untranslated_leave_the_language_the_pages(story, translated, tell):
    parts = {"language": "fr", "paths": ["title"]}
    ArticlePage.objects.filter(pk=translated.pk).update(untranslated_parts=parts, title="Est-ce sûr ?")
    article = get_article(tell(translated), translated)
    assert (article["inLanguage"], article["headline"]) == ("pt", "Est-ce sûr\u202f?")


# --- People, sections, issues ----------------------------------------------------------------------------------------


def test_a_story_names_its_author_its_section_and_its_issue(story, tell):
    graph = tell(story)
    article = get_article(graph, story)
    [author] = resolve(graph, article["author"])
    [issue] = resolve(graph, article["isPartOf"])
    assert (author["name"], article["articleSection"], issue["name"]) == ("Ana Reis", "Patrimoine", "Le vivant")
    assert resolve(graph, issue["isPartOf"])[0]["name"] == "MuseumWeek Magazine"
    assert find_faults(graph) == []


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), make_private], ids=["draft", "private"])
def test_a_person_whom_nobody_can_see_is_not_named(story, tell, hide):
    hide(story.authors.get().person)
    graph = tell(story)
    assert "author" not in get_article(graph, story)
    assert [node for node in list_nodes(graph) if node["@type"] == "Person"] == []


def test_a_section_that_is_a_draft_is_not_named(story, tell):
    type(story.section).objects.filter(pk=story.section_id).update(live=False)
    assert "articleSection" not in get_article(tell(story), story)


def test_an_issue_that_is_a_draft_is_neither_a_crumb_nor_what_a_story_is_part_of(story, tell):
    issue = story.get_parent().specific
    type(issue).objects.filter(pk=issue.pk).update(live=False)
    graph = tell(story)
    assert not names(graph, issue)
    assert resolve(graph, get_article(graph, story)["isPartOf"])[0]["@type"] == "Periodical"


def test_a_private_page_tells_nothing_even_to_who_is_let_in(story, client):
    make_private(story)
    client.force_login(UserFactory())
    html = client.get(story.get_url()).content.decode()
    assert "Un article" in html
    assert "ld+json" not in html


# --- Images --------------------------------------------------------------------------------------------------------


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    CustomImage.objects.filter(pk=samples.image.pk).update(author="Ana", licence="cc-by-4.0", holder="Museu do Vale")
    make_renditions(samples.image)
    return samples


def get_images(graph: dict) -> list[dict]:
    return [node for node in graph.values() if node["@type"] == "ImageObject"]


def test_an_image_brings_its_words_its_makers_and_its_terms(samples, tell, client):
    [image] = get_images(tell(samples.article))
    assert image["contentUrl"].startswith("http://localhost/media/")
    assert image["caption"] == "Article, shown en français"
    assert image["creator"] == {"@type": "Person", "name": "Ana"}
    assert image["copyrightNotice"] == "© Museu do Vale"
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert image["acquireLicensePage"].startswith("http://localhost/fr/")
    assert client.get(image["acquireLicensePage"].removeprefix("http://localhost")).status_code == 200
    assert "CC BY 4.0" in image["creditText"]


def test_an_image_that_may_not_be_shown_or_has_no_file_is_not_told(samples, tell):
    images = CustomImage.objects.filter(pk=samples.image.pk)
    images.update(expires_on=timezone.localdate() - datetime.timedelta(days=1))
    graph = tell(samples.work)
    assert get_images(graph) == []
    assert "image" not in graph[f"http://localhost{samples.work.get_url()}#work"]
    images.update(expires_on=None, uses=["press"])
    assert get_images(tell(samples.article)) == []


# --- Addresses, words, cost ------------------------------------------------------------------------------------------


def test_addresses_are_the_sites_own_whatever_host_a_request_names(samples, tell):
    graph = tell(samples.interview, headers={"host": "evil.example"})
    assert "evil.example" not in str(graph)
    assert all(node_id.startswith("http://localhost/") for node_id in graph)


def test_words_cannot_leave_the_element(story, tell, client):
    title = "</script><!-- & \u2028 <b>"
    ArticlePage.objects.filter(pk=story.pk).update(title=title)
    graph = tell(story)
    assert get_article(graph, story)["headline"] == title
    html = client.get(story.get_url()).content.decode()
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    assert data.endswith("}]}")


def test_the_element_escapes_what_ends_lines_in_older_scripts():
    assert "\\u2028\\u2029" in write_graph([{"name": "\u2028\u2029"}])


def test_every_type_of_page_is_described():
    models = [model for model in get_page_models() if issubclass(model, BasePage) and model.is_creatable]
    assert len(models) == 13
    assert [model for model in models if find_describer(model) is None] == []


def test_it_costs_no_query_on_any_type_of_page(samples, client, monkeypatch):
    addresses = [page.get_url() for page in samples.pages]
    addresses.append(f"{samples.magazine.get_url()}rubrique/{samples.section.slug}/")

    def count() -> dict[str, int]:
        numbers = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                html = client.get(address).content.decode()
            numbers[address] = len(queries)
            assert ("ld+json" in html) == bool(registry._describers), address
        return numbers

    count()  # the site's root paths and the content types are cached from the first time on
    with_graph = count()
    monkeypatch.setattr(registry, "_describers", {})
    assert with_graph == count()


def test_every_sample_says_what_schema_org_asks_for(samples, tell):
    faults = {page.slug: found for page in samples.pages if (found := find_faults(tell(page)))}
    assert faults == {}


def test_a_preview_of_a_draft_never_fails(samples):
    for page in samples.pages:
        page.title = "Brouillon"
        response = page.make_preview_request(preview_mode=page.default_preview_mode)
        assert response.status_code == 200
        html = response.render().content.decode() if hasattr(response, "render") else response.content.decode()
        assert find_faults(read_graph(html)) == []
