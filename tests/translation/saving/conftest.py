"""A page and a section under translation."""

import pytest

from cms.translation.text.filling import start_translation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene
from tests.translation.endpoints.conftest import in_review, moderator, translation, translator  # noqa: F401 - fixtures


@scene
def section(newsroom, commit, fr, pt):
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
        translation = start_translation(Section.objects.get(pk=section.pk), pt)
        translation.save_target(publish=False)
    return translation


@pytest.fixture
def tasks_wait(settings):
    """As in production: a worker runs the tasks."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
