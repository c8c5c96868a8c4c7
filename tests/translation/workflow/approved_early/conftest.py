"""Translations that are approved before their originals are live: people, texts, and what is done to them."""

import pytest
from wagtail.models import Page

from cms.translation.models import TextState
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene


@scene
def people(newsroom, hire):
    """A translator and two moderators of Portuguese, an editor and a moderator of French."""
    return {
        "translator": hire("translator", "pt").user,
        "moderator": hire("moderator", "pt").user,
        "other": hire("moderator", "pt").user,
        "editor": hire("editor", "fr").user,
        "chief": hire("moderator", "fr").user,
    }


@pytest.fixture(params=["page", "snippet"])
def translation(request, people, write, commit, pt, fr):
    """The translation of a French draft, of a page and of a snippet."""
    with commit():
        if request.param == "page":
            original = write("fr", title="Un texte", summary="Un résumé.")
        else:
            original = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
            original.save_revision(user=people["editor"])
        translation = start_translation(original, pt)
        translation.save_target(publish=False)
    return translation


def read(text):
    return type(text)._default_manager.get(pk=text.pk)


def get_original(translation):
    return translation.source.get_source_instance()


def is_live(translation):
    return translation.get_target_instance().live


def read_state(translation):
    return TextState.objects.get(translation=translation).state


@pytest.fixture
def approve(people, fill, commit):
    """Translate everything, submit it, and approve it through the workflow."""

    def approve(translation, who="moderator", mark="[{}]".format):
        fill(translation, mark=mark, user=people["translator"])
        with commit():
            state = moderation.submit(translation, people["translator"])
        return answer(translation, who, state)

    def answer(translation, who, state):
        with commit():
            task_state = state.current_task_state
            task_state.task.specific.on_action(task_state, people[who], "approve")
        state.refresh_from_db()
        return state

    return approve


@pytest.fixture
def change(people, commit):
    """Save a draft of an original with other words or values; "publish" also publishes it."""

    def change(translation, publish=False, **values):
        with commit():
            original = get_original(translation).get_latest_revision_as_object()
            for name, value in values.items():
                setattr(original, "name" if name == "title" and isinstance(original, Section) else name, value)
            revision = original.save_revision(user=people["editor"])
            if publish:
                revision.publish(user=people["chief"])

    return change


@pytest.fixture
def publish(people, commit):
    def publish(translation):
        with commit():
            get_original(translation).get_latest_revision().publish(user=people["chief"])

    return publish


def get_title(text):
    return text.title if isinstance(text, Page) else text.name


@pytest.fixture
def start_draft(write, commit, pt):
    """Start the Portuguese translation of a French page that is a draft."""

    def start_draft():
        with commit():
            translation = start_translation(write("fr", title="Un texte", summary="Un résumé."), pt)
            translation.save_target(publish=False)
        return translation

    return start_draft
