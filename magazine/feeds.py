"""The magazine's feeds: one of all its stories, and one of each section."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Self

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.localized import Localized, localize_pages
from cms.core.content.relations import select_served
from cms.core.content.visibility import shown
from cms.core.navigation.urls import make_absolute
from cms.core.typography.typesetting import typeset_text
from cms.feeds.channels import Channel, newest_first
from cms.feeds.entries import Category, Entry, Person, find_updates, make_entry, make_identity
from cms.feeds.full_text import render_full_texts

from .models import MagazineIndexPage, Section, StoryPage, StoryTopic
from .models.story_page import PersonLink
from .origin_labels import name_origin
from .urls import get_listing_path, make_pattern


class MagazineChannel(Channel):
    """All stories, or those of one section, that exist in the index's language."""

    page_model = MagazineIndexPage

    def __init__(self, index: Page, section: Section | None = None):
        super().__init__(index)
        self.section = section

    @classmethod
    def find(cls, index: Page, rest: str) -> Self | None:
        if not rest:
            return cls(index)
        match = re.match(make_pattern("section"), rest)
        section = match and shown(Section.objects.filter(locale=index.locale_id, slug=match["slug"])).first()
        return cls(index, section) if section else None

    @classmethod
    def offer(cls, index: Page, context: Mapping) -> list[Self]:
        """Return the feeds that a page of the magazine offers.

        On a section's page its own feed comes first; on a story's page that of its section comes after the
        magazine's.
        """
        whole = cls(index)
        item = context.get("item")
        if isinstance(item, Section):
            return [cls(index, item), whole]
        section = getattr(context.get("page"), "own_section", None)
        return [whole, cls(index, section)] if section else [whole]

    def get_pages(self) -> QuerySet:
        stories = StoryPage.objects.all()
        if self.section:  # a translation may still have its original's section
            stories = stories.filter(section__translation_key=self.section.translation_key)
        return newest_first(stories, self.index)

    def make_entries(self, request: HttpRequest, keys: list[int]) -> list[Entry]:
        stories = fetch_stories(keys)
        updates = find_updates(stories)
        topics = fetch_topics(keys)
        authors, *others = [fetch_people(stories, link) for link in StoryPage.list_person_links()]
        people = {story.pk: [ref for found in others for ref in found[story.pk]] for story in stories}
        translators = {story.pk: list_translators(story) for story in stories}
        texts = render_full_texts(stories, "magazine/feeds/story.html", request, people=people, translators=translators)
        episodes = self.list_episodes(request, stories)
        return [
            make_entry(
                request,
                story,
                texts[story.pk],
                updates[story.pk],
                authors=[
                    Person(ref.page.title, make_absolute(ref.page.get_url(request), request))
                    for ref in authors[story.pk]
                ],
                contributors=[Person(name) for name in translators[story.pk]],
                categories=[
                    Category(item.slug, typeset_text(item.name, self.language))
                    for item in (story.own_section, *topics[story.pk])
                    if item
                ],
                episodes=episodes.get(story.pk, ()),
            )
            for story in stories
        ]

    def list_episodes(self, request: HttpRequest, stories: list[StoryPage]) -> Mapping[int, tuple]:
        """Return the recordings of stories, by the story's primary key; a podcast has them."""
        return {}

    @property
    def path(self) -> str:
        return get_listing_path(self.section, self.language) if self.section else ""

    @property
    def name(self) -> str:
        return typeset_text(self.section.name, self.language) if self.section else super().name

    @property
    def name_language(self) -> str:
        return "" if self.section else super().name_language

    @property
    def title(self) -> str:
        return f"{self.name} · {MagazineChannel(self.index).title}" if self.section else super().title

    @property
    def description(self) -> str:
        if self.section and self.section.description:
            return typeset_text(self.section.description, self.language)
        return super().description

    @property
    def identity(self) -> str:
        return make_identity(self.index, f"/feed/{self.section.translation_key}") if self.section else super().identity


def fetch_stories(keys: list[int]) -> list[StoryPage]:
    """Return the stories with their bodies and related objects, each with its `origin` (one query for each type)."""
    stories = [story for model in StoryPage.list_types() for story in _find_stories(fill_up(keys), model=model)]
    for story in stories:
        story.origin = name_origin(story.source_language)
    return stories


def fetch_people(stories: Iterable[StoryPage], link: type) -> dict[int, list[Localized]]:
    """Return the people of stories by the story's primary key, each in the stories' language if that page exists.

    link: the model of the rows that name them. Two queries for any number of stories.
    """
    rows = _find_people(fill_up(story.pk for story in stories), model=link)
    locale = next(iter(stories)).locale
    found = {ref.page.translation_key: ref for ref in localize_pages([row.person for row in rows], locale)}
    people = defaultdict(list)
    for row in rows:
        if ref := found.get(row.person.translation_key):
            people[row.page_id].append(ref)
    return people


def fetch_topics(keys: list[int]) -> dict[int, list]:
    """Return the visible topics of stories in the stories' own language, by the story's primary key (one query).

    Topics in other languages are left out, because a feed's category cannot be marked with a language.
    """
    topics = defaultdict(list)
    for row in _find_topics(fill_up(keys)):
        topics[row.page_id].append(row.topic)
    return topics


@compiled_query
def _find_stories(keys: tuple, *, model: type[StoryPage]) -> QuerySet:
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key")).exclude(locale=OuterRef("locale"))
    stories = select_served(model.objects.filter(pk__in=keys))
    return stories.annotate(source_language=Subquery(sources.values("locale__language_code")[:1]))


@compiled_query
def _find_people(keys: tuple, *, model: type[PersonLink]) -> QuerySet:
    return model.objects.filter(page__in=keys).select_related("person")


@compiled_query
def _find_topics(keys: tuple) -> QuerySet:
    rows = StoryTopic.objects.filter(page__in=keys, topic__locale=F("page__locale"))
    return shown(rows, "topic__").select_related("topic")


def list_translators(story: StoryPage) -> list[str]:
    """Return the names of a story's translator and reviewer, as the story's page shows them."""
    users = (story.translated_by, story.reviewed_by)
    return [user.get_full_name() or user.username for user in users if user]
