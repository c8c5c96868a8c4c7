"""Saving a segment takes few queries, whoever saves, and whatever else depends on the words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.translation.text.segments import get_string_segments

pytestmark = pytest.mark.django_db
LIMIT = 12
FORM = "application/x-www-form-urlencoded"
# Who is signed in, and what they may: Django and Wagtail ask for it in every request of the admin.
OF_SESSION_AND_USER = re.compile(
    r'^(SAVEPOINT|RELEASE|BEGIN|COMMIT|SELECT "(django_session|users_user|wagtailusers_userprofile)"\."'
    r'|SELECT "django_content_type"."app_label" AS "content_type__app_label", "auth_permission"."codename")'
)


@pytest.fixture
def count(commit, tasks_wait):
    """Send a request to a segment's URL; return how many queries it took."""

    def count(desk, translation, path, words=None, **sent):
        segment = get_string_segments(translation.source).get(context__path=path)
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        desk.browser.get(reverse("wagtailadmin_sprite"))  # content types and the like, kept by each process
        body = "&".join(f"{name}={value}" for name, value in {"value": words, **sent}.items())
        with CaptureQueriesContext(connection) as queries, commit():
            answer = desk.browser.delete(address) if words is None else desk.browser.put(address, body, FORM)
        assert answer.status_code < 300, answer.content
        taken = [query["sql"] for query in queries if not OF_SESSION_AND_USER.match(query["sql"])]
        return len(taken)

    return count


@pytest.mark.parametrize("path", ["title", "summary"])
def test_saving_in_a_page_takes_few_queries(count, translator, translation, path, record_property):
    StringTranslation.objects.all().delete()
    taken = {
        "first": count(translator, translation, path, "Um"),
        "later": count(translator, translation, path, "Dois"),
        "unconfirmed": count(translator, translation, path, "Três", confirmed="false"),
        "confirmed": count(translator, translation, path, "Três"),
        "delete": count(translator, translation, path),
    }
    record_property("measured", f"{max(taken.values())} queries")
    assert max(taken.values()) <= LIMIT, taken


def test_saving_in_a_snippet_takes_few_queries(count, hire, section):
    translator = hire("translator", "pt")
    taken = {
        "first": count(translator, section, "name", "Um"),
        "later": count(translator, section, "name", "Dois"),
        "delete": count(translator, section, "name"),
    }
    assert max(taken.values()) <= LIMIT, taken


@pytest.mark.parametrize("path", ["title", "summary"])
def test_a_moderators_correction_in_review_takes_few_queries(count, moderator, in_review, path, record_property):
    taken = {
        "first": count(moderator, in_review, path, "Um"),
        "later": count(moderator, in_review, path, "Dois"),
        "unconfirmed": count(moderator, in_review, path, "Três", confirmed="false"),
        "confirmed": count(moderator, in_review, path, "Três"),
        "delete": count(moderator, in_review, path),
    }
    record_property("measured", f"{max(taken.values())} queries")
    assert max(taken.values()) <= LIMIT, taken
