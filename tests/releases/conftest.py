"""A magazine before its issue: drafts in three languages, the people who write and approve, and a release of them."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.members import add_texts, create_release
from cms.releases.models import Release
from cms.releases.texts import TextKey
from tests.factories import IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.newsroom.conftest import _no_drawing, hire, is_live, newsroom, superuser, write  # noqa: F401 - fixtures
from tests.scenes import scene, writer
from tests.translation.conftest import fill, start  # noqa: F401 - fixtures

CODES = ("fr", "pt", "en")


@scene
def people(newsroom, hire):  # noqa: F811
    """An editor of all languages, and a moderator of each by its code."""
    return {
        "editor": hire("editor", *CODES),
        "translator": hire("translator", *CODES),
        **{code: hire("moderator", code) for code in CODES},
    }


@scene
def magazines(newsroom):  # noqa: F811
    """The live magazine of each language, by code."""
    return {code: MagazineIndexPageFactory(parent=newsroom[code], title=f"Magazine {code}") for code in CODES}


@writer
def draft():
    """Write a draft below a page; return it. By default of a type that needs neither picture nor author."""

    def draft(parent, title="Un texte", user=None, factory=StandardPageFactory, **kwargs):
        page = factory(parent=Page.objects.get(pk=parent.pk), title=title, live=False, owner=user, **kwargs)
        page.save_revision(user=user)
        return reload(page)

    return draft


@writer
def edit():
    """Write another draft of a text."""

    def edit(text, user=None, **values):
        latest = reload(text).get_latest_revision_as_object()
        for name, value in values.items():
            setattr(latest, name, value)
        latest.save_revision(user=user)
        return reload(text)

    return edit


@writer
def approve(commit):
    """Approve the latest draft of a text with *Publish*; return the approval that waits, or None if it is live."""

    def approve(text, moderator):
        with commit():
            reload(text).latest_revision.publish(user=moderator)
        return find_approval(reload(text))

    return approve


@writer
def bundle():
    """Create a release of some texts."""

    def bundle(*texts, name="Numéro 13", responsible=None, planned_for=None):
        release = create_release(name, responsible, planned_for)
        add_texts(release, [TextKey.of(text) for text in texts])
        return release

    return bundle


@scene
def stories(magazines, people, draft):
    """An original draft in each language, by code."""
    return {code: draft(magazines[code], f"Story {code}", people["editor"].user) for code in CODES}


@scene
def ready(stories, people, bundle, approve):
    """A release of the three stories, all approved."""
    release = bundle(*stories.values(), responsible=people["fr"].user)
    for code, story in stories.items():
        approve(story, people[code].user)
    return Release.objects.get(pk=release.pk)


@scene
def issue(magazines, people, draft):
    """Issue 13 in French, a draft."""
    return draft(magazines["fr"], "Numéro 13", people["editor"].user, IssuePageFactory, number=13)


def reload(text):
    found = type(text)._default_manager.get(pk=text.pk)
    return found.specific if isinstance(found, Page) else found


@pytest.fixture(scope="session")
def now():
    return timezone.now
