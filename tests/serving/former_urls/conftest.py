"""What is renamed and moved, and where a URL leads after that."""

import pytest
from wagtail.models import Page


@pytest.fixture(scope="session")
def rename(commit):
    """Publish a page at another slug, as an editor and a moderator do."""

    def rename(page, slug):
        page = Page.objects.get(pk=page.pk).specific
        with commit():
            page.slug = slug
            page.save_revision().publish()
        return Page.objects.get(pk=page.pk).specific

    return rename


@pytest.fixture(scope="session")
def move(commit):
    def move(page, parent):
        with commit():
            Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=parent.pk), pos="last-child")
        return Page.objects.get(pk=page.pk).specific

    return move


@pytest.fixture
def leads(client):
    """Return where a URL leads: the page's own URL, after at most one permanent redirect; None for a 404."""

    def leads(address):
        answer = client.get(address)
        if answer.status_code == 404:
            return None
        if answer.status_code == 200:
            return address
        assert answer.status_code == 301, address
        target = answer.headers["Location"].removeprefix("http://localhost")
        assert client.get(target).status_code == 200, target
        return target

    return leads
