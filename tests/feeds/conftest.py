import datetime

import feedparser
import pytest

from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, SectionFactory
from tests.scenes import scene


@scene
def magazine(roots):
    return MagazineIndexPageFactory(
        parent=roots["fr"], slug="magazine", title="Magazine", summary="Toute l’année.", show_in_menus=True
    )


@scene
def interviews(fr):
    return SectionFactory(name="Entretiens", slug="entretiens", description="Des voix.", locale=fr)


@pytest.fixture
def publish(magazine):
    """Publish a story as an editor does; `day` is its date of publication."""

    def publish_story(slug, day=1, parent=magazine, **values):
        story = ArticlePageFactory(parent=parent, slug=slug, **({"title": slug.title(), "live": False} | values))
        story.save_revision().publish()
        moment = datetime.datetime(2026, 10, day, 9, tzinfo=datetime.UTC)
        type(story).objects.filter(pk=story.pk).update(first_published_at=moment, last_published_at=moment)
        return type(story).objects.get(pk=story.pk)

    return publish_story


@pytest.fixture
def subscribe(client):
    """Read a feed as a subscriber's program does, and assert that it reports no problem."""

    def read(address):
        answer = client.get(address, headers={"host": "localhost"})
        assert answer.status_code == 200, address
        headers = {name.lower(): value for name, value in answer.headers.items()}
        feed = feedparser.parse(answer.content, response_headers=headers)
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return read
