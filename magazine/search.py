"""The magazine's search facets: its sections and its issues, identified by their translation keys."""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.localized import in_best_language, wrap
from cms.core.content.search_facets import Label, SearchFacet, register_search_facet, register_search_values
from cms.core.content.visibility import shown
from cms.core.typography.sorting import sort_key

from .models import IssuePage, Section, StoryPage


def register() -> None:
    register_search_facet(SearchFacet("section", _("Section"), name_sections))
    register_search_facet(SearchFacet("issue", _("Issue"), name_issues))
    register_search_values(IssuePage, issue=lambda issue: issue.translation_key, year=lambda issue: issue.year)
    register_search_values(StoryPage, section=find_section, issue=find_issue, year=lambda story: story.date.year)


def find_section(story: StoryPage):
    return story.section and story.section.translation_key


def find_issue(story: StoryPage):
    """Return the translation key of a story's issue, or None (one query)."""
    parent_path = story.path[: -story.steplen]
    return IssuePage.objects.filter(path=parent_path).values_list("translation_key", flat=True).first()


def name_sections(keys: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the sections' names in the reader's language or else their own, sorted: the reader's language first."""
    sections = _find_sections(_read_keys(keys))
    ranked = sorted(sections, key=lambda section: (section.locale_id != locale.pk, sort_key(section.name)))
    names: dict[str, Label] = {}
    for section in ranked:
        language = "" if section.locale_id == locale.pk else section.locale.language_code
        names.setdefault(str(section.translation_key), Label(section.name, language))
    return names


def name_issues(keys: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the issues' titles in the reader's language or else their own, the newest first."""
    return {
        str(item.page.translation_key): Label(item.page.title, item.language if item.is_fallback else "")
        for item in wrap(_find_issues(locale.pk, _read_keys(keys)), locale)
    }


@compiled_query
def _find_sections(keys: tuple) -> QuerySet:
    return shown(Section.objects.filter(translation_key__in=keys)).select_related("locale")


@compiled_query
def _find_issues(locale_id: int, keys: tuple) -> QuerySet:
    return in_best_language(IssuePage.objects.filter(translation_key__in=keys).order_by("-number", "-pk"), locale_id)


def _read_keys(values: Iterable[str]) -> tuple[UUID, ...]:
    """Return the values that are valid keys; others come from a URL that somebody made up."""
    keys = []
    for value in values:
        with suppress(ValueError):
            keys.append(UUID(value))
    return fill_up(keys)
