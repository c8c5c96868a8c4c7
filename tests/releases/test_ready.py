"""What leads readers to a text has it once the tasks of its release are done, and no longer once it is undone."""

import pytest

from cms.releases.models import Release
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.undoing import undo
from cms.rendered_bodies.models import StoredBody
from cms.social_cards.models import SocialCard
from tests.factories import ArticlePageFactory, ImageFactory, PersonPageFactory

from .conftest import reload

pytestmark = [pytest.mark.django_db, pytest.mark.searching]


@pytest.fixture(autouse=True)
def _no_drawing(settings):
    """All tasks are done, those that draw cards and store bodies too."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def test_everything_that_leads_to_a_text_has_it_and_after_undoing_nothing_has(
    magazines, people, draft, approve, bundle, commit, client
):
    body = [("text", "<p>Une fougère rarissime.</p>")]
    user, chief = people["editor"].user, people["fr"].user
    words = {"summary": "Une visite sous la serre.", "lead_picture": ImageFactory(), "body": body}
    story = draft(magazines["fr"], "Sous la serre", user, ArticlePageFactory, **words)
    writer = PersonPageFactory(parent=magazines["fr"], title="Ana Reis")
    story.authors.create(person=writer)
    story.save_revision(user=user)
    release = bundle(story, responsible=chief)
    approve(story, chief)
    addresses = {
        "search": "/fr/recherche/?q=rarissime",
        "list": magazines["fr"].url,
        "feed": f"{magazines['fr'].url}atom.xml",
        "sitemap": "/sitemap-1.xml",
    }

    def find_where() -> set[str]:
        wanted = reload(story).get_full_url()
        found = {name for name, address in addresses.items() if wanted.encode() in client.get(address).content}
        path = reload(story).url
        found |= {
            name for name in ("search", "list") if f'href="{path}"'.encode() in client.get(addresses[name]).content
        }
        stored = {"body": StoredBody, "card": SocialCard}
        return found | {name for name, model in stored.items() if model.objects.filter(page=story.pk).exists()}

    assert find_where() == set()
    with commit():
        publish_release(Release.objects.get(pk=release.pk))
    assert find_where() == {*addresses, "body", "card"}
    with commit():
        undo(Release.objects.get(pk=release.pk), chief)
    assert not find_where() & set(addresses)
