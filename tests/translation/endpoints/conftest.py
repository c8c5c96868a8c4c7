"""A translation under review, which is locked for its translator, and everything that must not change meanwhile."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from cms.translation.workflow import moderation
from tests.scenes import scene
from tests.translation.conftest import act, fill, put, start  # noqa: F401 - fixtures


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def translation(start, fill):  # noqa: F811
    """A live French page and its Portuguese translation: a draft with all segments filled."""
    translation = start()
    fill(translation)
    return translation


@scene
def in_review(translation, translator, commit):
    with commit():
        moderation.submit(translation, translator.user)
    return translation


@pytest.fixture(scope="session")
def read():
    """Return everything of a translation that an endpoint could change, to compare before and after."""

    def read(translation):
        page = Page.objects.get(
            translation_key=translation.source.object_id, locale=translation.target_locale
        ).specific_deferred
        of_text = {"context__object_id": translation.source.object_id, "locale": translation.target_locale}
        return {
            "strings": sorted(StringTranslation.objects.filter(**of_text).values_list("translation_of", "data")),
            "overrides": sorted(SegmentOverride.objects.filter(**of_text).values_list("context", "data_json")),
            "is_followed": Translation.objects.filter(pk=translation.pk, enabled=True).exists(),
            "page": (page.title, page.slug, page.live, page.alias_of_id, page.get_parent().pk),
            "revisions": list(page.revisions.order_by("pk").values_list("pk", flat=True)),
            "is_in_review": page.workflow_in_progress,
        }

    return read
