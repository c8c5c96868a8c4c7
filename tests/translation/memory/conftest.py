"""Texts whose translations are remembered, and texts to translate with these."""

import pytest

from cms.translation.memory.finding.matching import find_matches
from cms.translation.text.filling import fill_segments
from cms.translation.text.segments import get_string_segments
from tests.scenes import writer


@pytest.fixture(autouse=True)
def _remembering(_no_drawing, settings):
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.Remembering"}}


@writer
def translate(start, write, commit):
    """Translate a French page into Portuguese, as a draft: its paragraphs, by their words."""

    def translate(title, words, user=None, source_code="fr", target_code="pt"):
        body = [("text", "".join(f"<p>{paragraph}</p>" for paragraph in words))]
        page = write(source_code, title=title, summary="", body=body)
        translation = start(source_code, target_code, page=page)
        with commit():
            fill_segments(translation, lambda segment: words.get(segment.string.data, f"{title}-pt"), user)
        return translation

    return translate


@writer
def begin(start, write):
    """Start the translation of a French page of some paragraphs into Portuguese."""

    def begin(title, *paragraphs, source_code="fr", target_code="pt", **kwargs):
        body = [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]
        page = write(source_code, title=title, summary="", body=body, **kwargs)
        return start(source_code, target_code, page=page)

    return begin


@pytest.fixture(scope="session")
def look_up():
    """Return the matches of each paragraph of a translation, by its words."""

    def look_up(translation, person=None, **kwargs):
        matches = find_matches(translation, person=person, **kwargs)
        words = {segment.pk: segment.string.data for segment in get_string_segments(translation.source)}
        return {words[pk]: found for pk, found in matches.items()}

    return look_up


@pytest.fixture(scope="session")
def read_rows():
    """Return what stands for each segment of a translation: (words, whether it is unconfirmed), by source words."""

    def read_rows(translation):
        from wagtail_localize.models import StringTranslation

        rows = StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale
        )
        return {row.translation_of.data: (row.data, row.has_error) for row in rows.select_related("translation_of")}

    return read_rows


@writer
def go_live(commit):
    """Publish a translation as its segments are."""

    def go_live(translation, user):
        from cms.translation.workflow.moderation import publish

        with commit():
            publish(translation, user)

    return go_live
