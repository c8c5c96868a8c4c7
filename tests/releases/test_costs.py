"""The queries that a release takes for each of its texts: 90 texts go live within seconds while others wait."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.releases.publishing.publication import publish_release

pytestmark = pytest.mark.django_db
A_TEXT = 74  # queries at most, savepoints included: Wagtail’s own publication and log take most of them


def test_a_text_takes_few_queries(magazines, people, draft, bundle, approve, record_property):
    counts = []
    for number in (3, 3, 9):  # the first asks what is asked once a process
        texts = [draft(magazines["fr"], f"Text {n} of {len(counts)}", people["editor"].user) for n in range(number)]
        release = bundle(*texts, name=f"N {len(counts)}")
        for text in texts:
            approve(text, people["fr"].user)
        with CaptureQueriesContext(connection) as queries:
            publish_release(release)
        counts.append(len(queries))
    a_text = (counts[2] - counts[1]) / 6
    record_property("measured", f"{a_text} queries a text")
    assert a_text <= A_TEXT
