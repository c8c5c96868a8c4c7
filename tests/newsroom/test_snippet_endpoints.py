"""At no endpoint can a moderator of one language publish or unpublish a section of another."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cms.newsroom.models import LanguageGroup
from magazine.models import Section
from tests.scenes import scene

from .sections import ADDRESS, answer, get_latest_name, read, save

pytestmark = pytest.mark.django_db


@scene
def half(hire):
    """A user who edits Portuguese and moderates French: each role counts in its own language only."""
    desk = hire("moderator", "fr")
    desk.user.groups.add(LanguageGroup.objects.get(role="editor", locale__language_code="pt").group)
    return desk


def test_a_moderator_of_another_language_does_not_publish_in_the_editor(half, make_section, pt):
    section = make_section(pt, "Património")
    form = half.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-publish" not in form
    assert reverse(f"{ADDRESS}unpublish", args=[section.pk]) not in form
    save(half, section, "publish")
    assert read(section) == ("Património", True)
    save(half, make_section(), "publish")
    assert Section.objects.filter(name="Héritage").exists()


def test_a_moderator_of_another_language_does_not_publish_what_is_new_or_copied(half, make_section, pt):
    section = make_section(pt, "Património")
    data = {"name": "Cópia", "slug": "copia", "description": "", "action-publish": "1"}
    for address in [reverse(f"{ADDRESS}add"), reverse(f"{ADDRESS}copy", args=[section.pk])]:
        half.browser.post(f"{address}?locale=pt", data)
    assert list(Section.objects.filter(name="Cópia").values_list("live", flat=True)) == [False, False]


def test_a_moderator_of_another_language_does_not_publish_an_earlier_version(half, make_section, pt):
    section = make_section(pt, "Património")
    earlier = section.latest_revision
    section.name = "Herança"
    section.save_revision().publish()
    address = reverse(f"{ADDRESS}revisions_revert", args=[section.pk, earlier.pk])
    half.browser.post(
        address, {"name": "Património", "slug": "p", "description": "", "revision": earlier.pk, "action-publish": "1"}
    )
    assert read(section) == ("Herança", True)


@pytest.mark.parametrize("live", [True, False])
def test_an_earlier_version_without_a_name_is_a_draft_like_any_other(live, hire, make_section, pt):
    """Wagtail 7.4 checks it in full after its form has let it pass: an error of the program."""
    section = make_section(pt, "Património")
    Section.objects.filter(pk=section.pk).update(live=live)
    address = reverse(f"{ADDRESS}revisions_revert", args=[section.pk, section.latest_revision.pk])
    editor = hire("editor", "pt").browser
    assert editor.post(address, {"name": "", "slug": "p", "description": "Palavras."}).status_code == 302
    assert Section.objects.get(pk=section.pk).get_latest_revision_as_object().description == "Palavras."
    assert editor.get(reverse(f"{ADDRESS}edit", args=[section.pk])).status_code == 200


@pytest.mark.parametrize("name", ["unpublish", "lock", "delete"])
def test_a_moderator_of_another_language_does_not_take_it_away(name, half, make_section, pt):
    for section, done in [(make_section(pt, "Património"), False), (make_section(), True)]:
        half.post(f"{ADDRESS}{name}", section.pk)
        now = Section.objects.filter(pk=section.pk).first()
        assert (now is None or not now.live or now.locked) == done


def test_a_moderator_of_another_language_does_not_unlock_what_somebody_locked(half, hire, make_section, pt):
    section = make_section(pt, "Património")
    hire("moderator", "pt").post(f"{ADDRESS}lock", section.pk)
    half.post(f"{ADDRESS}unlock", section.pk)
    assert Section.objects.get(pk=section.pk).locked
    save(half, section)
    assert get_latest_name(section) == "Património"
    hire("moderator", "pt").post(f"{ADDRESS}unlock", section.pk)
    assert not Section.objects.get(pk=section.pk).locked


def test_a_moderator_of_another_language_does_not_approve_or_ask_for_changes(half, hire, make_section, pt):
    section = make_section(pt, "Património")
    save(hire("editor", "pt"), section, "submit")
    for action in ("approve", "reject"):
        answer(half, section, action, "Não")
        assert Section.objects.get(pk=section.pk).workflow_in_progress
    assert read(section) == ("Património", True)


def test_a_moderator_of_another_language_does_not_stop_a_planned_publication(half, make_section, pt):
    for section, stopped in [(make_section(pt, "Património"), False), (make_section(), True)]:
        section.go_live_at = timezone.now() + timedelta(days=1)
        revision = section.save_revision()
        revision.publish()
        half.post(f"{ADDRESS}revisions_unschedule", section.pk, revision.pk)
        revision.refresh_from_db()
        assert (revision.approved_go_live_at is None) == stopped


def test_no_program_publishes_or_unpublishes_in_the_name_of_who_may_not(half, make_section, pt):
    section = make_section(pt, "Património", live=False)
    with pytest.raises(PermissionDenied):
        section.latest_revision.publish(user=half.user)
    with pytest.raises(PermissionDenied):
        section.latest_revision.publish(user=half.user, skip_permission_checks=True)
    live = make_section(pt, "Herança")
    with pytest.raises(PermissionDenied):
        live.unpublish(user=half.user)
    assert (read(section)[1], read(live)[1]) == (False, True)


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("name", ["unpublish", "lock", "delete"])
def test_only_moderators_take_away(role, name, hire, make_section):
    section = make_section()
    hire(role, "fr").post(f"{ADDRESS}{name}", section.pk)
    section.refresh_from_db()
    assert (section.live, section.locked) == (True, False)
