"""An import takes few queries, however long the text is."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.translation.exchange.handling import download
from tests.translation.uploading import send

pytestmark = pytest.mark.django_db
LIMIT = 40
BLOCK = {"type": "text", "id": "11111111-1111-4111-8111-111111111111"}


@pytest.fixture
def long(translation):
    """A text of 150 parts, in blocks of ten."""
    page = translation.source.get_source_instance()
    page.body = json.dumps(
        [
            BLOCK
            | {"id": f"{n:08d}-1111-4111-8111-111111111111", "value": "".join(f"<p>{n} et {m}.</p>" for m in range(10))}
            for n in range(15)
        ]
    )
    page.save()
    translation.source.update_from_db()
    return translation


@pytest.mark.parametrize("format", ["xliff", "po"])
@pytest.mark.parametrize("answer", ["final", "nothing"])
def test_150_entries_take_at_most_40_queries_at_each_step(
    format, answer, long, translator, fill, commit, tasks_wait, record_property
):
    fill(long)
    content = download(translator, long, format)
    # All are changed in the file; half of them have been confirmed here, half have not.
    rows = StringTranslation.objects.filter(locale=long.target_locale)
    odd = rows.filter(pk__in=[row.pk for row in rows if row.pk % 2])
    odd.update(has_error=True, tool_name="Unconfirmed")
    content = content.replace(b"[", b"{").replace(b"]", b"}").replace(b'state="translated"', b'state="final"')
    counts = {}
    translator.browser.get(reverse("wagtailadmin_sprite"))
    with CaptureQueriesContext(connection) as queries:
        answered = send(translator, long, content)
    counts["upload"] = len(queries)
    address = answered.headers["Location"]
    with CaptureQueriesContext(connection) as queries:
        page = translator.browser.get(address)
    counts["preview"] = len(queries)
    assert len(page.context["texts"][0].plan.taken) >= 150
    with CaptureQueriesContext(connection) as queries, commit():
        translator.browser.post(address, {"confirm": answer})
    counts["import"] = len(queries)
    assert rows.filter(data__startswith="{", has_error=answer == "nothing").count() >= 150
    record_property("measured", f"{max(counts.values())} queries")
    assert max(counts.values()) <= LIMIT, counts
