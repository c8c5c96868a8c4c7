"""Which stories are shown where, each in the reader's language or else marked with its own."""

from django.apps import apps
from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page

from cms.core.languages import LanguageLink
from cms.core.localized import Localized, in_best_language, localize_pages, localized_list

STORY_RELATIONS = ("section", "lead_picture")
RELATED_STORIES = 3


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
    issues = get_model("IssuePage").objects.select_related("cover", "lead_picture").order_by("-number")
    return localized_list(issues, locale)[:limit]


def get_contents(issue) -> list[Localized]:
    """Return the stories of an issue: those below its page in any language, one version of each (two queries)."""
    paths = get_model("IssuePage").objects.filter(translation_key=issue.translation_key).values_list("path", flat=True)
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    stories = get_model("StoryPage").objects.filter(below).select_related(*STORY_RELATIONS).order_by("position", "path")
    return localized_list(stories, issue.locale)


def find_related(story) -> list[Localized]:
    """Return up to three stories to read next: those that the editor chose, then the newest that share a topic."""
    chosen = [item.story for item in story.related_stories.select_related("story")]
    found = localize_pages(chosen, story.locale, get_model("StoryPage"))
    if len(found) < RELATED_STORIES:
        keys = [story.translation_key, *(item.page.translation_key for item in found)]
        topics = get_model("StoryTopic").objects.filter(page=story).values("topic__translation_key")
        same_topic = (
            get_model("StoryPage")
            .objects.filter(topics__topic__translation_key__in=topics)
            .exclude(translation_key__in=keys)
            .select_related(*STORY_RELATIONS)
            .order_by("-date", "-pk")
            .distinct()
        )
        best = in_best_language(same_topic, story.locale)[: RELATED_STORIES - len(found)]
        found += [Localized(page, page.locale_id != story.locale_id) for page in best]
    return found


def get_stories_of(person: Page, locale: Locale) -> QuerySet:
    """Return the stories that a person wrote or answered in, whatever language's page the editors chose for them."""
    key = person.translation_key
    return in_best_language(
        get_model("StoryPage")
        .objects.filter(
            Q(authors__person__translation_key=key) | Q(interviewpage__interviewees__person__translation_key=key)
        )
        .select_related(*STORY_RELATIONS)
        .distinct(),
        locale,
    ).order_by("-date", "-pk")


def get_listing_languages(index, item, request) -> list[LanguageLink]:
    """Return the language switcher of a section's or topic's page: the same section in the other languages."""
    indexes = {
        page.locale_id: page
        for page in type(index).objects.live().filter(translation_key=index.translation_key).select_related("locale")
    }
    links = []
    for version in type(item).objects.filter(translation_key=item.translation_key).select_related("locale"):
        if page := indexes.get(version.locale_id):
            code = version.locale.language_code
            links.append(
                LanguageLink(
                    code=code,
                    name=version.locale.get_display_name(),
                    url=page.get_url(request) + page.get_listing_path(version),
                    is_current=version.pk == item.pk,
                    is_exact=True,
                    target_title=version.name,
                    explanation="",
                )
            )
    return links
