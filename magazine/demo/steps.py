"""Seeding the magazine's part of the demonstration."""

import datetime
import importlib
import pkgutil

from django.db import transaction
from django.utils import timezone

from cms.demo.bodies import make_body, make_id
from cms.demo.content import Related, Story
from cms.demo.pictures import ensure_picture
from cms.demo.seeding import Seeder, register_step
from cms.translation.counterparts import translate_as_draft
from cms.translation.filling import fill_from_counterpart, start_translation
from home.demo.steps import get_pages, get_picture_id, get_roots
from home.models import Institution, PersonPage
from magazine.models import (
    ArticlePage,
    InterviewInterviewee,
    InterviewPage,
    IssuePage,
    MagazineIndexPage,
    RelatedStory,
    Section,
    StoryAuthor,
    StoryPage,
    StoryTopic,
    Topic,
)

from . import stories
from .texts import INDEX, ISSUES, SECTIONS, TOPICS

# A translation that somebody is in the middle of, and a source that was changed after its translations were made.
HALF_DONE = {"alt-text": "pt"}
CHANGED_SINCE = {
    "what-a-label-owes": "Since this was written, the labels of the first room have been rewritten twice: readers wrote back."
}
REQUESTED_CHANGE = (
    "The cat is charming, but the advice to digital teams comes too late: could the second paragraph open with it?"
)
SCHEDULED_IN_DAYS = 21


def get_stories() -> list[Story]:
    """Return all stories of the demonstration, in the order of their keys."""
    names = [module.name for module in pkgutil.iter_modules(stories.__path__)]
    return [importlib.import_module(f"{stories.__name__}.{name}").STORY for name in sorted(names)]


@register_step("The magazine: sections and topics", order=30)
def seed_classification(seeder: Seeder) -> None:
    for model, items in ((Section, SECTIONS), (Topic, TOPICS)):
        for item in items:
            seeder.make_snippet(model, f"{model.__name__}/{item['key']}", item["original"], item["texts"])


@register_step("The magazine: issues", order=35)
def seed_issues(seeder: Seeder) -> None:
    def make_index(code):
        return MagazineIndexPage(show_in_menus=True, **INDEX["texts"][code])

    seeder.make_page("magazine", get_roots(seeder), INDEX["texts"], INDEX["original"], make_index)
    parents = get_pages(seeder, MagazineIndexPage, "magazine")
    for issue in ISSUES:

        def make_issue(code, issue=issue):
            words = issue["texts"][code]
            return IssuePage(
                number=issue["number"],
                season=issue["season"],
                year=issue["year"],
                cover=ensure_picture(issue["cover"]),
                title=words["title"],
                slug=words["slug"],
                theme=words["theme"],
                summary=words["summary"],
                editorial=make_body(issue["key"], words["editorial"], get_picture_id),
            )

        date = datetime.date.fromisoformat(issue["date"])
        seeder.make_page(issue["key"], parents, issue["texts"], issue["original"], make_issue, date)


@register_step("The magazine: stories", order=80)
def seed_stories(seeder: Seeder) -> None:
    found = get_stories()
    for story in found:  # first all as drafts: stories refer to each other
        seeder.make_draft(
            _key(story), _get_parents(seeder, story)[story.original], _make(seeder, story, story.original)
        )
    for story in found:
        if story.state == "live":
            _publish_story(seeder, story)


@register_step("The magazine: the states of a newsroom", order=90)
def seed_states(seeder: Seeder) -> None:
    for story in get_stories():
        page = seeder.find(StoryPage, _key(story), story.original).specific
        if story.state == "moderation":
            _submit(seeder, page)
        elif story.state == "rejected":
            _reject(seeder, page)
        elif story.state == "scheduled":
            _schedule(seeder, page)
    for key, code in HALF_DONE.items():
        _translate_half(seeder, key, code)
    for key, sentence in CHANGED_SINCE.items():
        _change_source(seeder, key, sentence)


def _key(story: Story) -> str:
    return f"story/{story.key}"


def _get_parents(seeder: Seeder, story: Story) -> dict:
    if story.issue:
        return get_pages(seeder, IssuePage, f"issue-{story.issue}")
    return get_pages(seeder, MagazineIndexPage, "magazine")


def _make(seeder: Seeder, story: Story, code: str, with_links: bool = False) -> StoryPage:
    """Return an unsaved page with a story's words in one language."""
    words = story.texts[code]
    model = InterviewPage if story.kind == "interview" else ArticlePage
    blocks = words.body if with_links else [block for block in words.body if not isinstance(block, Related)]
    page = model(
        title=words.title,
        slug=words.slug,
        summary=words.summary,
        section=seeder.find(Section, f"Section/{story.section}", code),
        date=datetime.date.fromisoformat(story.date),
        position=story.order,
        lead_picture=ensure_picture(story.picture) if story.picture else None,
        body=make_body(_key(story), blocks, get_picture_id, lambda key: _find_story(seeder, key).pk),
    )
    for number, topic in enumerate(story.topics):
        page.topics.add(
            StoryTopic(
                translation_key=make_id(_key(story), "topic", topic),
                locale=seeder.locales[code],
                sort_order=number,
                topic=seeder.find(Topic, f"Topic/{topic}", code),
            )
        )
    page.authors = [StoryAuthor(person=_find_person(seeder, key)) for key in story.authors]
    if model is InterviewPage:
        page.place = words.place
        page.interviewees = [InterviewInterviewee(person=_find_person(seeder, key)) for key in story.interviewees]
        page.institution = Institution.objects.filter(people__in=[i.person for i in page.interviewees.all()]).first()
    if with_links:
        page.related_stories = [RelatedStory(story=_find_story(seeder, key)) for key in story.related]
    return page


def _find_person(seeder: Seeder, key: str) -> PersonPage:
    return seeder.find_any(PersonPage, key)


def _find_story(seeder: Seeder, key: str) -> StoryPage:
    return seeder.find_any(StoryPage, f"story/{key}")


def _publish_story(seeder: Seeder, story: Story) -> None:
    page = seeder.find(StoryPage, _key(story), story.original).specific
    date = datetime.date.fromisoformat(story.date)
    if not page.live:
        whole = _make(seeder, story, story.original, with_links=True)
        page.body = whole.body
        page.related_stories = list(whole.related_stories.all())
        with transaction.atomic():
            page.save_revision(user=seeder.editor)
            seeder.publish(page, date)
        seeder.report(f"{type(page).__name__}: {page.title} ({story.original})")
    page = type(page).objects.get(pk=page.pk)
    for code in story.texts:
        if code != story.original and HALF_DONE.get(story.key) != code:
            seeder.translate(page, code, _make(seeder, story, code, with_links=True), date)


@transaction.atomic
def _submit(seeder: Seeder, page: StoryPage) -> None:
    if page.current_workflow_state is None:
        page.get_workflow().start(page, seeder.editor)
        seeder.report(f"In moderation: {page.title}")


@transaction.atomic
def _reject(seeder: Seeder, page: StoryPage) -> None:
    if page.current_workflow_state is None:
        _submit(seeder, page)
        moderator = seeder.get_moderator(page.locale.language_code)
        page.current_workflow_state.current_task_state.reject(user=moderator, comment=REQUESTED_CHANGE)
        seeder.report(f"Changes requested: {page.title}")


@transaction.atomic
def _schedule(seeder: Seeder, page: StoryPage) -> None:
    if not page.scheduled_revision:
        page.go_live_at = timezone.now() + datetime.timedelta(days=SCHEDULED_IN_DAYS)
        moderator = seeder.get_moderator(page.locale.language_code)
        page.save_revision(user=seeder.editor).publish(user=moderator)
        seeder.report(f"Scheduled: {page.title}")


@transaction.atomic
def _translate_half(seeder: Seeder, key: str, code: str) -> None:
    story = next(story for story in get_stories() if story.key == key)
    page = seeder.find(StoryPage, _key(story), story.original).specific
    if page.has_translation(seeder.locales[code]):
        return
    target = translate_as_draft(page, seeder.locales[code], seeder.get_moderator(code))
    translation = start_translation(page, seeder.locales[code])
    total, _done = translation.get_progress()
    counterpart = _make(seeder, story, code, with_links=True)
    fill_from_counterpart(translation, counterpart, seeder.get_translator(code), limit=total // 2)
    seeder.report(f"Half translated: {target.title} ({story.original} → {code})")


@transaction.atomic
def _change_source(seeder: Seeder, key: str, sentence: str) -> None:
    """Add a paragraph to a live original: its translations do not have it yet."""
    page = _find_story(seeder, key).specific
    if any(sentence in str(block["value"]) for block in page.body.raw_data):
        return
    page.body.append(("text", f"<p>{sentence}</p>"))
    page.save_revision(user=seeder.editor)
    page.get_latest_revision().publish(user=seeder.get_moderator(page.locale.language_code))
    seeder.report(f"Changed since it was translated: {page.title}")
