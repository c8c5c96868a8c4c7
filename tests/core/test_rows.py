"""Rows and lists have one order on every database, and changing a row does not move it."""

import pytest
from django.apps import apps
from django.db import models
from wagtail.models import Orderable

from magazine.models import ArticlePage, StoryTopic
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, TopicFactory

OURS = ("cms.", "home", "magazine", "exhibition", "search")


def list_ordered_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(OURS)
        and "ordering" in vars(model._meta)
        and model._meta.ordering
        and not model._meta.proxy
    ]


def is_total(model: type[models.Model]) -> bool:
    """Return whether no two rows of a model can have the same position."""
    names = [str(name).lstrip("-") for name in model._meta.ordering]
    return any(name in {"pk", "id"} or model._meta.get_field(name).unique for name in names)


def test_every_order_is_total():
    assert [model._meta.label for model in list_ordered_models() if not is_total(model)] == []


def test_rows_of_pages_number_themselves():
    bare = [
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, Orderable) and model.__module__.startswith(OURS) and model.save is Orderable.save
    ]
    assert bare == []


@pytest.mark.django_db
def test_rows_that_a_program_made_stay_where_it_put_them(roots):
    index = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    story = ArticlePageFactory(parent=index)
    topics = [TopicFactory(name=name, slug=name, locale=roots["pt"].locale) for name in ("c", "a", "b")]
    for topic in topics:
        story.topics.add(StoryTopic(topic=topic, locale=story.locale))
    story.save_revision().publish()
    first = StoryTopic.objects.get(page=story.pk, topic=topics[0])
    StoryTopic.objects.filter(pk=first.pk).update(topic=topics[0])  # PostgreSQL then returns it last

    page = ArticlePage.objects.get(pk=story.pk)
    assert [row.topic for row in page.topics.all()] == topics
    assert page.get_topics() == topics
    assert [row.sort_order for row in page.topics.all()] == [0, 1, 2]
    draft = page.get_latest_revision_as_object()
    assert [row.topic for row in draft.topics.all()] == topics
    page.topics.add(StoryTopic(topic=topics[1], locale=story.locale))
    page.save()
    assert [row.topic for row in ArticlePage.objects.get(pk=story.pk).topics.all()] == [*topics, topics[1]]
