"""A release of three stories to walk through: two are approved, the Portuguese one is not; a page of each magazine."""

import zlib
from datetime import timedelta

from django.utils import timezone

from cms.releases.models import Release
from cms.walks.rendering import render_walk
from tests.factories import ArticlePageFactory, StandardPageFactory
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser  # noqa: F401 - fixtures
from tests.releases.conftest import approve, bundle, draft, edit, magazines, people, stories  # noqa: F401 - fixtures
from tests.scenes import scene


@scene
def planned(stories, magazines, people, bundle, draft, approve):  # noqa: F811
    """A release on the day after tomorrow: a story in each language, the Portuguese one not approved, and an article.

    There is also a live page that it does not concern.
    """
    moment = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    StandardPageFactory(parent=magazines["pt"], title="Sobre")
    article = draft(magazines["fr"], "Un reportage", people["editor"].user, ArticlePageFactory)
    release = bundle(*stories.values(), article, responsible=people["fr"].user, planned_for=moment)
    for code in ("fr", "en"):
        approve(stories[code], people[code].user)
    return Release.objects.get(pk=release.pk)


@scene
def pages(planned):
    """The pages of its walk, by address, with their HTML."""
    found = [message["page"] for message in render_walk(planned, planned.planned_for) if "page" in message]
    return {page["address"]: page | {"html": zlib.decompress(page["body"]).decode()} for page in found}
