"""The seed's steps for the magazine."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource

from cms.demo.bodies import make_body, make_id
from cms.demo.content import Related, Story
from cms.demo.images import ensure_image
from cms.demo.seeding import Seeder, register_step
from cms.translation.models import State, TextState, TranslationJob
from cms.translation.sync.counterparts import translate_as_draft
from cms.translation.sync.drafts import save_draft
from cms.translation.sync.sources import refresh_source
from cms.translation.text.filling import fill_from_counterpart, fill_segments, start_translation
from cms.translation.workflow import moderation
from home.demo.steps import get_image_id, get_pages, get_roots
from home.models import Institution, PersonPage
from magazine.models import (
    InterviewPage,
    IssuePage,
    MagazineIndexPage,
    RelatedStory,
    Section,
    StoryPage,
    StoryTopic,
    Topic,
)

from . import sign_offs  # noqa: F401 - registers its step
from .texts import INDEX, ISSUES, KINDS, SECTIONS, STORIES, TOPICS
from .translations import WORKS, Work

# Translations that are not published with their original, and a source that was changed after its translations were.
NOT_OUT = {(work.story, work.code) for work in WORKS if not work.is_out}
CHANGED_SINCE = {
    "what-a-label-owes": "Since this was written, the labels of the first room have been rewritten twice: readers wrote back."
}
REQUESTED_CHANGE = (
    "The cat is charming, but the advice to digital teams comes too late: could the second paragraph open with it?"
)
SCHEDULED_IN_DAYS = 21


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
                cover=ensure_image(issue["cover"]),
                title=words["title"],
                slug=words["slug"],
                theme=words["theme"],
                summary=words["summary"],
                editorial=make_body(issue["key"], words["editorial"], get_image_id),
            )

        date = datetime.date.fromisoformat(issue["date"])
        seeder.make_page(issue["key"], parents, issue["texts"], issue["original"], make_issue, date)


@register_step("The magazine: stories", order=80)
def seed_stories(seeder: Seeder) -> None:
    for story in STORIES:  # create all as drafts first, because stories refer to each other
        seeder.make_draft(
            _key(story), _get_parents(seeder, story)[story.original], _make(seeder, story, story.original)
        )
    for story in STORIES:
        if story.state == "live":
            _publish_story(seeder, story)


@register_step("The magazine: the states of a newsroom", order=90)
def seed_states(seeder: Seeder) -> None:
    for story in STORIES:
        page = seeder.find(StoryPage, _key(story), story.original).specific
        if story.state == "moderation":
            _submit(seeder, page)
        elif story.state == "rejected":
            _reject(seeder, page)
        elif story.state == "scheduled":
            _schedule(seeder, page)
    for key, sentence in CHANGED_SINCE.items():
        _change_source(seeder, key, sentence)
    for work in WORKS:
        if work.state == State.CORRECTED:
            _correct(seeder, work)
        elif not work.is_out:
            _begin_translation(seeder, work)
        _share_out(seeder, work)


def _key(story: Story) -> str:
    return f"story/{story.key}"


def _get_parents(seeder: Seeder, story: Story) -> dict:
    if story.issue:
        return get_pages(seeder, IssuePage, f"issue-{story.issue}")
    return get_pages(seeder, MagazineIndexPage, "magazine")


def _make(seeder: Seeder, story: Story, code: str, with_links: bool = False) -> StoryPage:
    """Return an unsaved page with a story's words in one language."""
    words = story.texts[code]
    model = KINDS[story.kind]
    blocks = words.body if with_links else [block for block in words.body if not isinstance(block, Related)]
    page = model(
        title=words.title,
        slug=words.slug,
        summary=words.summary,
        section=seeder.find(Section, f"Section/{story.section}", code),
        date=datetime.date.fromisoformat(story.date),
        position=story.order,
        lead_picture=ensure_image(story.picture) if story.picture else None,
        body=make_body(_key(story), blocks, get_image_id, lambda key: _find_story(seeder, key).pk),
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
    for role in model.person_relations:
        link = model._meta.get_field(role).related_model
        setattr(page, role, [link(person=_find_person(seeder, key)) for key in getattr(story, role)])
    if model is InterviewPage:
        page.place = words.place
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
        existing = seeder.find(StoryPage, _key(story), code)
        if (story.key, code) not in NOT_OUT and not (existing and existing.live):
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
def _begin_translation(seeder: Seeder, work: Work) -> None:
    """Start a translation and bring it to its state. Do nothing if it has been started before."""
    story = next(story for story in STORIES if story.key == work.story)
    page = seeder.find(StoryPage, _key(story), story.original).specific
    locale, translator = seeder.locales[work.code], seeder.get_translator(work.code)
    if page.has_translation(locale):
        return
    translate_as_draft(page, locale, seeder.editor)
    translation = start_translation(page, locale)
    if work.state != State.NOT_STARTED:
        counterpart = _make(seeder, story, work.code, with_links=True)
        whole = work.state != State.IN_PROGRESS
        final_summary, counterpart.summary = counterpart.summary, work.first_summary or counterpart.summary
        limit = None if whole else translation.get_progress()[0] // 2
        fill_from_counterpart(translation, counterpart, translator, limit=limit)
        if whole:
            moderation.submit(translation, translator)
        if whole and work.comment:
            _ask_for_changes(translation, seeder.get_moderator(work.code), work.comment)
        if work.state == State.IN_REVIEW:
            counterpart.summary = final_summary
            fill_from_counterpart(translation, counterpart, translator)
            moderation.submit(translation, translator)
        if work.state in {State.APPROVED, State.VOIDED}:
            _approve(translation, seeder.get_moderator(work.code))
        if work.state == State.VOIDED:
            _rewrite_summary(seeder, translation, work)
            save_draft(translation, translator)
    seeder.report(f"{work.state.label}: {page.title} ({story.original} → {work.code})")


@transaction.atomic
def _correct(seeder: Seeder, work: Work) -> None:
    """Write a better summary for a live translation, as its translator, without submitting it."""
    translation = _find_translation(seeder, work)
    if TextState.objects.filter(translation=translation, state=State.UP_TO_DATE).exists():
        _rewrite_summary(seeder, translation, work)
        seeder.report(f"{work.state.label}: {work.story} ({work.code})")


def _rewrite_summary(seeder: Seeder, translation: Translation, work: Work) -> None:
    summary = {"summary": work.better_summary}
    fill_segments(translation, lambda segment: summary.get(segment.context.path), seeder.get_translator(work.code))


def _find_translation(seeder: Seeder, work: Work) -> Translation:
    page = _find_story(seeder, work.story)
    of_text = {"source__object_id": page.translation_key, "target_locale": seeder.locales[work.code]}
    return Translation.objects.get(**of_text)


def _ask_for_changes(translation, moderator, comment: str) -> None:
    task_state = translation.get_target_instance().current_workflow_state.current_task_state
    task_state.task.specific.on_action(task_state, moderator, "reject", comment=comment)


def _approve(translation, moderator) -> None:
    task_state = translation.get_target_instance().current_workflow_state.current_task_state
    task_state.task.specific.on_action(task_state, moderator, "approve")


def _share_out(seeder: Seeder, work: Work) -> None:
    """Set the assignee and the due date of a translation, counted from the day of the first run."""
    if not work.is_assigned and work.due_in_days is None:
        return
    translation = _find_translation(seeder, work)
    due_date = work.due_in_days and timezone.localdate() + datetime.timedelta(days=work.due_in_days)
    assignee = seeder.get_translator(work.code) if work.is_assigned else None
    TranslationJob.objects.get_or_create(translation=translation, defaults={"assignee": assignee, "due_date": due_date})


@transaction.atomic
def _change_source(seeder: Seeder, key: str, sentence: str) -> None:
    """Add a paragraph to a live original, and send it to the translators, so that the translations are out of date."""
    page = _find_story(seeder, key).specific
    if any(sentence in str(block["value"]) for block in page.body.raw_data):
        return
    page.body.append(("text", f"<p>{sentence}</p>"))
    page.save_revision(user=seeder.editor)
    page.get_latest_revision().publish(user=seeder.get_moderator(page.locale.language_code))
    # The background worker would also do this, but later; the demonstration does not wait for it.
    refresh_source(TranslationSource.objects.get_for_instance(page), page, user=seeder.editor)
    seeder.report(f"Changed since it was translated: {page.title}")
