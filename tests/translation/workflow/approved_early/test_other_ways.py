"""Early approvals and the bin, private originals, and the publication of many texts at once."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.bin.deleting import put_in_bin
from cms.bin.restoring import restore
from cms.newsroom.models import Approval
from cms.newsroom.moderation import void_reasons
from cms.newsroom.moderation.approvals import find_approval
from cms.translation.workflow import moderation

from .conftest import get_original, is_live

pytestmark = pytest.mark.django_db


def test_a_translation_in_the_bin_stays_there_when_its_original_goes_live(
    start_draft, approve, publish, superuser, commit
):
    translation = start_draft()
    approve(translation)
    with commit():
        entry = put_in_bin(translation.get_target_instance(), superuser.user)
    assert Approval.objects.get().void_reason == void_reasons.UNPUBLISHED
    publish(translation)
    assert not is_live(translation)
    with commit():
        restore(entry, superuser.user)
    assert not is_live(translation)  # what was deleted needs another approval
    assert find_approval(translation.get_target_instance()) is None


def test_a_translation_goes_live_with_an_original_that_came_back_from_the_bin(
    start_draft, approve, publish, superuser, commit
):
    translation = start_draft()
    approve(translation)
    with commit():
        entry = put_in_bin(get_original(translation), superuser.user)
    assert not is_live(translation)
    with commit():
        restore(entry, superuser.user)
    publish(translation)
    assert is_live(translation)


def test_the_translation_of_a_private_original_goes_live_as_private_as_it(start_draft, approve, publish, client):
    translation = start_draft()
    PageViewRestriction.objects.create(page=get_original(translation), restriction_type=PageViewRestriction.LOGIN)
    approve(translation)
    publish(translation)
    assert is_live(translation)
    assert client.get(translation.get_target_instance().get_url()).status_code == 302  # to the sign-in


def test_publishing_many_says_which_were_approved_and_wait(start_draft, fill, people, hire, commit):
    translation = start_draft()
    fill(translation, user=people["translator"])
    target = translation.get_target_instance()
    with commit():
        moderation.submit(translation, people["translator"])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with commit():
        answer = hire("moderator", "pt").browser.post(f"{address}?id={target.pk}&next=/admin/", follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 1
    assert "was approved. It goes live with its original." in said[0]
    assert find_approval(translation.get_target_instance())
    assert not is_live(translation)
