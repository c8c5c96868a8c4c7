"""Which stories are shown where, each in the reader's language or else marked with its own."""

from django.apps import apps
from django.conf import settings
from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from django.utils.translation import gettext
from wagtail.models import Locale, Page

from cms.core.caching.prepared import prepared
from cms.core.content.localized import Localized, all_of, in_best_language, is_edited_in_memory, localize_pages, wrap
from cms.core.content.visibility import shown, visible
from cms.core.navigation.languages import LanguageLink
from cms.core.typography.sorting import sort_by_name

from .addresses import get_listing_path

STORY_RELATIONS = ("section__locale", "lead_picture")
RELATED_STORIES = 3
CANDIDATES = 60  # versions that share a topic, among which the related are found: a topic may have thousands


def get_model(name: str):
    """Models import this module, so it finds them by name."""
    return apps.get_model("magazine", name)


def get_stories(locale: Locale, section=None, topic=None) -> QuerySet:
    """Return all stories, one version of each; of a section or topic (in any language) where one is given."""
    stories = get_model("StoryPage").objects.select_related(*STORY_RELATIONS)
    if section:
        stories = stories.filter(section__translation_key=section.translation_key)
    if topic:
        stories = stories.filter(topics__topic__translation_key=topic.translation_key)
    return in_best_language(stories, locale)


def get_issues(locale: Locale, limit: int | None = None) -> list[Localized]:
    """Return the issues, the newest first."""
    return wrap(_find_issues(locale.pk, limit=limit), locale)


@prepared
def _find_issues(locale_id: int, *, limit: int | None) -> QuerySet:
    issues = all_of(get_model("IssuePage")).select_related("cover", "lead_picture").order_by("-number", "-pk")
    return in_best_language(issues, locale_id)[:limit]


def get_contents(issue) -> list[Localized]:
    """Return the stories of an issue: those below its page in any language, one version of each (one query)."""
    return wrap(_find_contents(issue.translation_key, issue.locale_id), issue.locale)


@prepared
def _find_contents(translation_key, locale_id: int) -> QuerySet:
    issues = get_model("IssuePage").objects.filter(translation_key=translation_key)
    stories = get_model("StoryPage").objects.filter(path__in=_paths_below(issues))
    return in_best_language(stories.select_related(*STORY_RELATIONS).order_by("position", "path"), locale_id)


def get_stories_outside(issue, locale: Locale, limit: int) -> list[Localized]:
    """Return the newest stories that are in other issues than this one (None: all stories), or in none."""
    keys = (issue.translation_key,) if issue else ()
    return wrap(_find_stories_outside(locale.pk, *keys, limit=limit), locale)


@prepared
def _find_stories_outside(locale_id: int, *issue_keys, limit: int) -> QuerySet:
    issues = get_model("IssuePage").objects.filter(translation_key__in=issue_keys)
    stories = get_model("StoryPage").objects.select_related(*STORY_RELATIONS).exclude(path__in=_paths_below(issues))
    return in_best_language(stories, locale_id).order_by("-date", "-pk")[:limit]


def _paths_below(issues: QuerySet) -> QuerySet:
    """The tree paths of all stories right below some issues, for a subquery."""
    return (
        get_model("StoryPage")
        .objects.annotate(issue_path=Substr("path", 1, Length("path") - Page.steplen))
        .filter(issue_path__in=issues.values("path"))
        .values("path")
    )


def find_related(story) -> list[Localized]:
    """Return up to three stories to read next: those that the editor chose, then the newest that share a topic,
    of these first all in the reader's language.

    One query. The story's own translations are no stories to read next.
    """
    if is_edited_in_memory(story, "related_stories"):
        chosen = [row.story for row in story.related_stories.all() if row.story]
        return localize_pages(chosen, story.locale)[:RELATED_STORIES]
    stories = _find_related(story.pk, story.translation_key, story.locale_id)
    return wrap(stories, story.locale)


@prepared
def _find_related(story_id: int, translation_key, locale_id: int) -> QuerySet:
    stories = get_model("StoryPage").objects.exclude(translation_key=translation_key)
    stories = stories.annotate(is_foreign=Case(When(locale=locale_id, then=Value(False)), default=Value(True)))
    chosen = get_model("RelatedStory").objects.filter(page=story_id)
    chosen_versions = stories.filter(translation_key__in=chosen.values("story__translation_key"))
    topics = get_model("StoryTopic").objects.filter(page=story_id).values("topic__translation_key")
    tagged = get_model("StoryTopic").objects.filter(topic__translation_key__in=topics).values("page")
    newest = visible(stories.filter(pk__in=tagged)).order_by("is_foreign", "-date", "-pk")[:CANDIDATES]
    place = chosen.filter(story__translation_key=OuterRef("translation_key")).annotate(
        place=Coalesce("sort_order", "pk", output_field=BigIntegerField())
    )
    stories = (
        stories.filter(Q(pk__in=chosen_versions.values("pk")) | Q(pk__in=newest.values("pk")))
        .annotate(place=Subquery(place.order_by("place").values("place")[:1]))
        .select_related(*STORY_RELATIONS)
        .order_by(F("place").asc(nulls_last=True), "is_foreign", "-date", "-pk")
    )
    return in_best_language(stories, locale_id)[:RELATED_STORIES]


def get_stories_of(person: Page, locale: Locale) -> QuerySet:
    """Return the stories that a person wrote or has a part in, whatever language's page the editors chose for them."""
    stories = get_model("StoryPage").objects.all()
    parts = [
        Q(pk__in=link.objects.filter(person__translation_key=person.translation_key).values("page"))
        for link in stories.model.list_person_links()
    ]
    stories = stories.filter(Q(*parts, _connector=Q.OR))
    return in_best_language(stories.select_related(*STORY_RELATIONS), locale).order_by("-date", "-pk")


def describe_listing(item) -> str:
    """Return a sentence about the listing of a section or topic that has no description of its own."""
    phrases = {
        "section": gettext("The stories of MuseumWeek Magazine in the section “%(name)s”."),
        "topic": gettext("The stories of MuseumWeek Magazine on the topic “%(name)s”."),
    }
    return phrases[item._meta.model_name] % {"name": item.name}


def get_listing_languages(index, item, request) -> list[LanguageLink]:
    """Return the language switcher of a section's or topic's page: the same section in the other languages."""
    indexes = {
        page.locale_id: page
        for page in visible(type(index).objects.filter(translation_key=index.translation_key)).select_related("locale")
    }
    links = []
    versions = shown(type(item).objects.filter(translation_key=item.translation_key))
    by_code = {version.locale.language_code: version for version in versions.select_related("locale")}
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        version = by_code.get(code)
        if version and (page := indexes.get(version.locale_id)):
            links.append(
                LanguageLink(
                    code=code,
                    name=name,
                    url=page.get_url(request) + get_listing_path(version, code),
                    is_current=version.pk == item.pk,
                    is_exact=True,
                    target_title=version.name,
                    explanation="",
                )
            )
    return links


def get_ways_in(locale: Locale, request) -> tuple[Page | None, list[tuple[str, str]]]:
    """Return the magazine's own page in a language, where it has one, and (name, address) of the sections with stories.

    For pages outside of the magazine; within it there is `listing_url`.
    """
    index = visible(get_model("MagazineIndexPage").objects.filter(locale=locale)).select_related("locale").first()
    if index is None:
        return None, []
    stories = visible(get_model("StoryPage").objects.filter(section__translation_key=OuterRef("translation_key")))
    sections = shown(get_model("Section").objects.filter(Exists(stories), locale=locale))
    address = index.get_url(request)
    return index, [
        (item.name, address + get_listing_path(item, locale.language_code)) for item in sort_by_name(sections)
    ]
