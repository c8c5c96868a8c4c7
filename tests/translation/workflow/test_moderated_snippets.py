"""A translated section is moderated like every translation, and readers never see what nobody has reviewed."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import TaskState

from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.translation.models import State, TextState
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def section(newsroom, commit, fr):
    """A French section, published from a revision."""
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
    return Section.objects.get(pk=section.pk)


@scene
def translation(section, commit, pt):
    with commit():
        translation = start_translation(section, pt)
        translation.save_target(publish=False)
    return translation


def read(translation):
    """Return the row that readers see, and whether it is live."""
    target = translation.get_target_instance()
    return target.name, target.live


def approve(desk, translation, commit, action="approve"):
    target = translation.get_target_instance()
    task_state = TaskState.objects.for_instance(target).order_by("-pk").first()
    name = "wagtailsnippets_magazine_section:workflow_action"
    with commit():
        return desk.post(name, target.pk, action, task_state.pk, data={"comment": "Não"})


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def test_starting_a_translation_makes_a_draft_of_its_own(section, translation):
    target = translation.get_target_instance()
    assert not target.live
    assert (target.live_revision_id, target.first_published_at, target.locked) == (None, None, False)
    assert target.latest_revision_id not in (None, section.latest_revision_id)
    assert read_state(translation) == State.NOT_STARTED


def test_a_locked_section_has_translations_that_can_be_worked_on(section, hire, pt):
    section.locked = True
    section.locked_by = hire("moderator", "fr").user
    section.save()
    translation = start_translation(section, pt)
    translation.save_target(publish=False)
    assert not translation.get_target_instance().locked


def test_it_is_submitted_reviewed_and_approved(translation, hire, fill, commit):
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        moderation.submit(translation, translator.user)
    assert read_state(translation) == State.IN_REVIEW
    assert not read(translation)[1]
    approve(moderator, translation, commit)
    assert read(translation) == ("[Patrimoine]", True)
    assert read_state(translation) == State.UP_TO_DATE

    fill(translation, "name", mark="unreviewed {}".format)
    with commit():
        moderation.submit(translation, translator.user)
    assert read(translation) == ("[Patrimoine]", True)
    fill(translation, "name", mark="corrected {}".format)
    approve(moderator, translation, commit)
    assert read(translation) == ("corrected Patrimoine", True)


def test_changes_are_requested_and_the_translator_resumes(translation, hire, fill, commit):
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        moderation.submit(translation, translator.user)
    approve(moderator, translation, commit, "reject")
    assert read_state(translation) == State.CHANGES_REQUESTED
    with commit():
        moderation.submit(translation, translator.user)
    assert read_state(translation) == State.IN_REVIEW
    with commit():
        moderation.withdraw(translation, translator.user)
    assert read_state(translation) == State.IN_PROGRESS


def test_a_moderator_publishes_it_directly_only_where_it_is_complete(translation, hire, fill, commit):
    moderator = hire("moderator", "pt")
    fill(translation, "slug")
    for with_missing in (False, True):
        with pytest.raises(moderation.IncompleteError):
            moderation.publish(translation, moderator.user, with_missing=with_missing)
    fill(translation)
    with pytest.raises(PermissionDenied):
        moderation.publish(translation, hire("moderator", "fr").user)
    with commit():
        moderation.publish(translation, moderator.user)
    assert read(translation) == ("[Patrimoine]", True)


def test_nobody_publishes_the_translation_that_they_submitted(translation, hire, fill, commit):
    fill(translation)
    moderator = hire("moderator", "pt")
    with commit():
        moderation.submit(translation, moderator.user)
    approve(moderator, translation, commit)
    with pytest.raises(PermissionDenied):
        moderation.publish(translation, moderator.user)
    assert not read(translation)[1]


@pytest.mark.parametrize("skip", [True, False])
@pytest.mark.parametrize("who", ["nobody", "superuser"])
def test_no_door_publishes_a_section_with_untranslated_words(who, skip, translation, superuser):
    revision = translation.get_target_instance().get_latest_revision()
    user = superuser.user if who == "superuser" else None
    with pytest.raises(PublicationRefusedError):
        revision.publish(user=user, skip_permission_checks=skip)
    assert not read(translation)[1]


def test_it_does_not_go_live_before_its_original(section, translation, hire, fill, commit):
    section.unpublish()
    fill(translation)
    moderator = hire("moderator", "pt")
    with commit():
        moderation.submit(translation, hire("translator", "pt").user)
    approve(moderator, translation, commit)
    assert not read(translation)[1]
