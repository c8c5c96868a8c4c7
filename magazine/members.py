"""The texts that belong to an issue: its stories, and the people, sections and topics that they name."""

from collections.abc import Iterator

from django.db.models import Model
from wagtail.models import Page

from cms.core.content.bin import without_binned

from .models import IssuePage, StoryPage


def list_members_of_issue(issue: IssuePage) -> Iterator[Model]:
    """Yield an issue, and each story below it in any language, after what the story refers to."""
    yield issue
    stories = StoryPage.objects.in_issues([issue.translation_key]).filter(alias_of=None).order_by("position", "path")
    for story in without_binned(stories).specific().select_related("latest_revision"):
        draft = story.get_latest_revision_as_object()
        yield from _list_named(draft)
        yield story


def _list_named(story: StoryPage) -> Iterator[Page | Model]:
    """Yield the section, topics and people of a story's draft."""
    if story.section:
        yield story.section
    yield from (row.topic for row in story.topics.all())
    for relation in story.person_relations:
        yield from (row.person for row in getattr(story, relation).all())
