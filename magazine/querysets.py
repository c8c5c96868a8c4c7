"""Querysets of stories and issues, each in the reader's language or else marked with its own."""

from collections.abc import Sequence

from django.db.models import BigIntegerField, Case, Count, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from wagtail.models import Locale, Page, PageManager
from wagtail.query import PageQuerySet

from cms.compat.modelcluster import is_edited_in_memory
from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.localized import Localized, all_of, in_best_language, localize_pages, wrap
from cms.core.content.visibility import visible

RELATED_STORIES = 3
CANDIDATES = 60  # versions that share a topic, among which related stories are found: a topic may have thousands


class StoryQuerySet(PageQuerySet):
    def with_listed(self):
        """Select the related objects that lists show of each story."""
        return self.select_related("section__locale", "lead_picture")

    def in_issues(self, keys):
        """Reduce to the stories directly below issues, in any language. keys: the issues' translation keys."""
        return self.filter(path__in=self._paths_below(keys))

    def outside_issues(self, keys):
        """Leave out the stories directly below issues. keys: the issues' translation keys."""
        return self.exclude(path__in=self._paths_below(keys))

    def of_person(self, person: Page):
        """Reduce to the stories that a person wrote or has a role in.

        The stories may refer to any language version of the person.
        """
        parts = [
            Q(pk__in=link.objects.filter(person__translation_key=person.translation_key).values("page"))
            for link in self.model.list_person_links()
        ]
        return self.filter(Q(*parts, _connector=Q.OR))

    def of(self, kind: type[Model] | None, keys):
        """Reduce to the stories of a section or on a topic, in any language; None for all stories.

        kind: the model of sections or topics. keys: the translation key.
        """
        if kind is None:
            return self.all()
        relation = "topics__topic" if kind._meta.model_name == "topic" else "section"
        return self.filter(**{f"{relation}__translation_key__in": keys})

    def in_best_language(self, locale: Locale | int):
        """Reduce to one version of each story, with the related objects that lists show."""
        return in_best_language(self.with_listed(), locale)

    def newest_first(self):
        return self.order_by("-date", "-pk")

    def _paths_below(self, keys) -> QuerySet:
        """Return the tree paths of all stories directly below some issues, for a subquery."""
        issues = Page.objects.filter(translation_key__in=keys)
        stories = self.model.objects.annotate(issue_path=Substr("path", 1, Length("path") - Page.steplen))
        return stories.filter(issue_path__in=issues.values("path")).values("path")


class StoryManager(PageManager.from_queryset(StoryQuerySet)):
    """Lists of stories for readers' pages, each in one query."""

    def list_in_issue(self, issue) -> list[Localized]:
        """Return the stories of an issue: those below its page in any language, one version of each."""
        return wrap(_find_contents(issue.translation_key, issue.locale_id, model=self.model), issue.locale)

    def list_outside(self, issue, locale: Locale, limit: int) -> list[Localized]:
        """Return the newest stories that are not in this issue (None: all stories)."""
        keys = (issue.translation_key,) if issue else ()
        return wrap(_find_stories_outside(locale.pk, *keys, limit=limit, model=self.model), locale)

    def list_newest(self, locale: Locale, item=None) -> "NewestStories":
        """Return the stories as readers of a language see them, the newest first: all, or those of a section or topic.

        item: the section or topic.
        """
        return NewestStories(self.model, locale.pk, item)

    def list_related(self, story) -> list[Localized]:
        """Return up to three stories to read next: those that the editor chose, then the newest that share a topic.

        Of the latter, those in the reader's language come first. The story's own translations are excluded.
        """
        if is_edited_in_memory(story, "related_stories"):
            chosen = [row.story for row in story.related_stories.all() if row.story]
            return localize_pages(chosen, story.locale)[:RELATED_STORIES]
        stories = _find_related(story.pk, story.translation_key, story.locale_id, model=self.model)
        return wrap(stories, story.locale)


class NewestStories(Sequence):
    """A long list of stories that can be counted, sliced and paginated; the SQL of its two queries is kept."""

    def __init__(self, model: type[Page], locale_id: int, item=None):
        self._query = {"model": model, "kind": type(item) if item else None}
        self._values = (locale_id, (item.translation_key,) if item else ())

    def __len__(self):
        return self.count()

    def count(self) -> int:
        return sum(number for _locale, number in _count_stories(*self._values, **self._query))

    def __getitem__(self, place: slice) -> list[Page]:
        return _find_newest(*self._values, **self._query, start=place.start, stop=place.stop)


class IssueManager(PageManager):
    def list_newest(self, locale: Locale, limit: int | None = None) -> list[Localized]:
        """Return the issues as readers of a language see them, the newest first."""
        return wrap(_find_issues(locale.pk, limit=limit, model=self.model), locale)


@compiled_query
def _find_issues(locale_id: int, *, limit: int | None, model) -> QuerySet:
    issues = all_of(model).select_related("cover", "lead_picture").order_by("-number")
    return in_best_language(issues, locale_id)[:limit]


@compiled_query
def _find_newest(locale_id: int, keys: tuple, *, model, kind, start: int, stop: int) -> QuerySet:
    return model.objects.of(kind, keys).in_best_language(locale_id).newest_first()[start:stop]


@compiled_query
def _count_stories(locale_id: int, keys: tuple, *, model, kind) -> QuerySet:
    stories = model.objects.of(kind, keys).in_best_language(locale_id)
    return stories.order_by().values_list("locale").annotate(Count("pk"))


@compiled_query
def _find_contents(translation_key, locale_id: int, *, model) -> QuerySet:
    stories = model.objects.in_issues([translation_key])
    return stories.in_best_language(locale_id).order_by("position", "path")


@compiled_query
def _find_stories_outside(locale_id: int, *issue_keys, limit: int, model) -> QuerySet:
    return model.objects.outside_issues(issue_keys).in_best_language(locale_id).newest_first()[:limit]


@compiled_query
def _find_related(story_id: int, translation_key, locale_id: int, *, model) -> QuerySet:
    related, topic = (model._meta.get_field(name).related_model for name in ("related_stories", "topics"))
    stories = model.objects.exclude(translation_key=translation_key)
    stories = stories.annotate(is_foreign=Case(When(locale=locale_id, then=Value(False)), default=Value(True)))
    chosen = related.objects.filter(page=story_id)
    chosen_versions = stories.filter(translation_key__in=chosen.values("story__translation_key"))
    topics = topic.objects.filter(page=story_id).values("topic__translation_key")
    tagged = topic.objects.filter(topic__translation_key__in=topics).values("page")
    newest = visible(stories.filter(pk__in=tagged)).order_by("is_foreign", "-date", "-pk")[:CANDIDATES]
    place = chosen.filter(story__translation_key=OuterRef("translation_key")).annotate(
        place=Coalesce("sort_order", "pk", output_field=BigIntegerField())
    )
    stories = (
        stories.filter(Q(pk__in=chosen_versions.values("pk")) | Q(pk__in=newest.values("pk")))
        .annotate(place=Subquery(place.order_by("place").values("place")[:1]))
        .with_listed()
        .order_by(F("place").asc(nulls_last=True), "is_foreign", "-date", "-pk")
    )
    return in_best_language(stories, locale_id)[:RELATED_STORIES]
