"""Ten years of a magazine on top of the demonstration, to measure the cost of pages on a large site."""

import uuid
from datetime import date, timedelta

from wagtail.models import Locale, Page

from magazine.models import IssuePage, MagazineIndexPage, Section, StoryTopic, Topic

from .building import add_originals, add_pages

ISSUES, STORIES, TOPICS = 41, 80, 40
LANGUAGES = ("fr", "pt", "en")


def add_archive() -> int:
    """Add forty issues with eighty stories in three languages, older than the demonstration's; return the number of
    pages.

    Each story has one of forty topics. For a scratch database: the pages have neither revisions nor references.
    """
    issues = [(uuid.uuid4(), [uuid.uuid4() for _ in range(STORIES)]) for _ in range(ISSUES)]
    topic_keys = [uuid.uuid4() for _ in range(TOPICS)]
    add_originals([key for _issue, stories in issues for key in stories], Locale.objects.get(language_code="fr"))
    for code in LANGUAGES:
        index = MagazineIndexPage.objects.get(locale__language_code=code)
        sections = list(Section.objects.filter(locale=index.locale))
        topics = [
            Topic.objects.create(
                name=f"Topic {n} {code}", slug=f"topic-{n}", locale=index.locale, translation_key=key, live=True
            )
            for n, key in enumerate(topic_keys)
        ]
        for number, (key, stories) in enumerate(issues):
            _add_issue(index, sections, topics, number, key, stories)
    return Page.objects.count()


def _add_issue(index, sections, topics, number: int, key: uuid.UUID, stories: list[uuid.UUID]) -> None:
    start = date(2010, 1, 1) + timedelta(days=90 * number)
    issue = index.add_child(
        instance=IssuePage(
            title=f"Issue of {start}",
            slug=f"issue-of-{start}",
            number=1000 + number,
            season="spring",
            year=start.year,
            locale=index.locale,
            translation_key=key,
            live=False,  # or it would be the newest
        )
    )
    ids = add_pages(
        issue,
        [(story, place, True) for place, story in enumerate(stories)],
        sections,
        write=lambda place: {"date": start + timedelta(days=place), "position": place},
    )
    StoryTopic.objects.bulk_create(
        StoryTopic(
            page_id=ids[story],
            topic=topics[(number * STORIES + place) % TOPICS],
            locale=index.locale,
            translation_key=uuid.uuid4(),
            sort_order=0,
        )
        for place, story in enumerate(stories)
    )
