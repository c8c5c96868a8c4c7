"""A new page type is found wherever stories are, though no list of the product names it.

Run by `test_a_new_page_type.py`, with the settings of this folder.
"""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from cms.rendered_bodies.models import StoredBody
from cms.translation.workflow.submitting import submit_for_translation
from magazine.models import ArticlePage, IssuePage, MagazineIndexPage, RelatedStory, StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    UserFactory,
    page_factory,
)
from tests.podcasts.models import PodcastGuest, PodcastPage
from tests.samples import Samples

pytestmark = pytest.mark.django_db
TITLE = "Écouter les baobabs"


@pytest.fixture
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Magazine", slug="magazine")


@pytest.fixture
def issue(magazine):
    return IssuePageFactory(parent=magazine, title="Numéro", slug="numero", number=1, season="spring", year=2026)


@pytest.fixture
def people(roots):
    index = PeopleIndexPageFactory(parent=roots["fr"], title="Personnes", slug="personnes")
    names = ("Ada Auteure", "Inès Invitée")
    return [PersonPageFactory(parent=index, title=name, slug=name.split()[0].lower()) for name in names]


@pytest.fixture
def section(fr):
    return SectionFactory(name="Voix", slug="voix", locale=fr)


@pytest.fixture
def podcast(issue, people, section, commit):
    with commit():
        page = write_podcast(issue, people, section)
    return PodcastPage.objects.get(pk=page.pk)


def write_podcast(issue, people, section):
    page = page_factory(PodcastPage)(
        parent=issue,
        title=TITLE,
        slug="ecouter",
        summary="Une heure de forêt.",
        section=section,
        body=[("text", "<p>On entend la sève.</p>")],
    )
    page.authors.add(StoryAuthor(person=people[0]))
    page.guests.add(PodcastGuest(person=people[1]))
    page.save_revision().publish()
    return page


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_it_can_be_written_below_an_issue_and_below_the_magazine():
    assert PodcastPage in IssuePage.creatable_subpage_models()
    assert PodcastPage in MagazineIndexPage.creatable_subpage_models()
    assert ArticlePage in IssuePage.creatable_subpage_models()


def test_the_samples_that_other_tests_walk_have_it_with_each_field_filled_in(roots):
    (sample,) = (page for page in Samples(roots["fr"]).pages if isinstance(page, PodcastPage))

    assert sample.intro == "intro en français"
    assert sample.guests.exists()


def test_readers_get_its_page_with_its_body_stored(client, podcast):
    assert "sève" in StoredBody.objects.get(pk=podcast.pk).html
    assert "sève" in read(client, podcast.get_url())


def test_the_feeds_have_it_with_its_text_and_its_people(client, magazine, podcast):
    for address in (f"{magazine.get_url()}atom.xml", f"{magazine.get_url()}rubrique/voix/rss.xml"):
        feed = read(client, address)

        assert TITLE in feed
        assert "sève" in feed
        assert "Ada Auteure" in feed
        assert "Inès Invitée" in feed


def test_it_is_in_the_lists_of_its_issue_its_section_the_magazine_and_its_people(
    client, roots, magazine, issue, podcast, people
):
    pages = (roots["fr"], magazine, issue, *people)
    for address in (*(page.get_url() for page in pages), f"{magazine.get_url()}rubrique/voix/"):
        assert podcast.get_url() in read(client, address), address


def test_it_is_read_next_to_others(client, issue, podcast):
    other = ArticlePageFactory(parent=issue, title="Autre", slug="autre")
    other.related_stories.add(RelatedStory(story=podcast))
    other.save_revision().publish()

    assert podcast.get_url() in read(client, other.get_url())


def test_the_search_finds_it_by_its_text_and_by_its_kind(client, podcast):
    call_command("rebuild_search", verbosity=0)
    with translation.override("fr"):
        address = reverse("search")

    def find(**asked):
        return [result.page.title for result in client.get(address, asked).context.get("results") or ()]

    assert find(q="sève") == find(q="sève", kind="podcast") == [TITLE]
    assert find(q="sève", kind="article") == []


def test_the_sitemap_has_it(client, podcast):
    assert podcast.get_url() in read(client, "/sitemap-1.xml")


def test_machines_are_told_of_an_article_by_its_authors(client, podcast):
    html = BeautifulSoup(read(client, podcast.get_url()), "html.parser")
    nodes = json.loads(html.find("script", type="application/ld+json").string)["@graph"]
    article = next(node for node in nodes if node["@type"] == "Article")

    assert article["headline"] == TITLE
    assert article["articleSection"] == "Voix"


def test_the_desk_has_it_and_knows_its_section_and_issue(admin, podcast, section, issue):
    address = reverse("translation_desk:index")

    for asked in ("", f"?section={section.translation_key}", f"?issue={issue.translation_key}"):
        assert TITLE in read(admin, address + asked), asked


def test_it_is_translated_like_any_other_text(admin, podcast, pt):
    (translation,) = submit_for_translation(podcast, [pt], UserFactory(is_superuser=True))

    strings = translation.source.stringsegment_set.values_list("string__data", flat=True)
    assert {TITLE, "On entend la sève."} <= set(strings)
