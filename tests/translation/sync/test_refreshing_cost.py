"""Refreshing a source adds as many queries to wagtail-localize's own for a long text as for a short one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import TranslationSource

from cms.translation.models import SegmentChange
from cms.translation.sync.sources import refresh_source

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def count_queries(write, start, fill):
    """Refresh the source of a text whose paragraphs have all changed; return our queries, and all queries."""

    def make(title, paragraphs):
        page = write("fr", title=title, body=[("text", f"<p>{title} phrase {n}.</p>") for n in range(paragraphs)])
        translation = start(page=page)
        fill(translation)
        page = translation.source.get_source_instance()
        blocks = [block | {"value": block["value"].replace("phrase", "longue")} for block in page.body.raw_data]
        page.body = page.body.stream_block.to_python(blocks)
        return translation.source, page

    def count_queries(paragraphs):
        source, page = make(f"Un texte {paragraphs}", paragraphs)
        page.save()
        with CaptureQueriesContext(connection) as theirs:
            TranslationSource.objects.get(pk=source.pk).update_from_db()
        source, page = make(f"Un livre {paragraphs}", paragraphs)
        with CaptureQueriesContext(connection) as all_of_them:
            refresh_source(source, page)
        assert SegmentChange.objects.filter(translation__source=source).count() == paragraphs
        return len(all_of_them) - len(theirs), len(all_of_them)

    return count_queries


def test_our_part_does_not_grow_with_the_text(count_queries):
    short, _ = count_queries(3)
    long, _ = count_queries(40)
    assert short == long <= 25
