"""A text on its way through a review, and its people."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.translation.text.segments import get_string_segments
from tests.scenes import scene


@scene
def translator(hire):
    return hire("translator", "pt", username="marta", first_name="Marta", last_name="Figueira")


@scene
def moderator(hire):
    return hire("moderator", "pt", username="rui", first_name="Rui", last_name="Carvalho")


@scene
def translation(start, fill, translator):
    """A translation of three segments (title, summary, slug), complete and not submitted."""
    translation = start()
    fill(translation, user=translator.user)
    return translation


@scene
def in_review(translation, translator, act):
    act(translator, translation, "submit-for-moderation")
    return translation


@pytest.fixture(scope="session")
def find():
    """Find a segment by its path."""

    def find(translation, path):
        return get_string_segments(translation.source).filter(context__path=path).first()

    return find


@pytest.fixture(scope="session")
def said():
    """What a segment says now."""

    def said(translation, path):
        return StringTranslation.objects.get(context__path=path, locale=translation.target_locale).data

    return said


@pytest.fixture(scope="session")
def ask(commit):
    """Send a request to an endpoint of the review; return its answer as JSON, which must have the status."""

    def ask(desk, name, translation, *args, status=200, method="post", **data):
        address = reverse(f"translation_review{name and f'_{name}'}", args=[translation.pk, *args])
        with commit():
            answer = getattr(desk.browser, method)(address, **({"data": data} if data else {}))
        assert answer.status_code == status, answer.content
        return answer.json() if "json" in answer["Content-Type"] else None

    return ask


@pytest.fixture(scope="session")
def read(ask):
    def read(desk, translation):
        return ask(desk, "", translation, method="get")

    return read
