"""What people see of early approvals, and what they cost."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.newsroom.models import Approval
from cms.newsroom.moderation import approvals, void_reasons
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from cms.translation.models import Notice
from cms.translation.workflow import moderation
from cms.translation.workflow.approvals import find_hold

from .conftest import get_original

pytestmark = pytest.mark.django_db


def test_the_workbench_says_who_approved_it_and_offers_to_withdraw(start_draft, hire, approve, act):
    translation = start_draft()
    approve(translation)
    desk = hire("moderator", "pt")
    shown = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode()
    assert "It goes live with its original." in shown
    assert "withdraw-approval" in shown
    assert "submit-for-moderation" not in shown
    act(desk, translation, "withdraw-approval")
    assert Approval.objects.get().void_reason == void_reasons.WITHDRAWN
    shown = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode()
    assert "The approval was withdrawn." in shown


@pytest.mark.parametrize(("editor", "release"), [("workbench", False), ("localize", False), ("localize", True)])
def test_no_button_promises_a_publication_that_waits(
    editor, release, start, start_draft, fill, hire, people, commit, settings
):
    settings.TRANSLATION_EDITOR = editor
    translation = start() if release else start_draft()
    fill(translation, user=people["translator"])
    target = translation.get_target_instance()
    if release:
        add_texts(create_release("N 13", people["chief"]), [TextKey.of(target)])
    with commit():
        moderation.submit(translation, people["translator"])
    moderator = hire("moderator", "pt")
    shown = moderator.get("wagtailadmin_pages:edit", target.pk).content.decode()
    assert 'value="approve"' in shown
    assert "Approve and publish" not in shown


def test_a_publication_in_the_editor_of_the_original_takes_its_translations_along(start_draft, hire, approve, commit):
    translation = start_draft()
    approve(translation)
    with commit():
        hire("moderator", "fr").publish(get_original(translation))
    assert get_original(translation).live
    assert translation.get_target_instance().live


def test_who_approved_is_told_that_it_no_longer_holds(start_draft, approve, fill, people):
    translation = start_draft()
    approve(translation)
    fill(translation, mark="other {}".format)
    told = set(Notice.objects.filter(kind=Notice.Kind.VOIDED).values_list("recipient", flat=True))
    assert told == {people["moderator"].pk, people["translator"].pk}


def test_an_original_without_translations_pays_one_query_at_most(people, write, monkeypatch):
    titles = itertools.count()

    def count():
        page = write("fr", title=f"Texte {next(titles)}")
        with CaptureQueriesContext(connection) as queries:
            page.get_latest_revision().publish(user=people["chief"])
        return len(queries)

    count()  # content types and the like are known afterwards
    monkeypatch.setattr(approvals, "_holds", [find_hold])
    with_approvals = count()
    monkeypatch.setattr(approvals, "_holds", [])
    monkeypatch.setattr(approvals, "_followers", [])
    assert with_approvals <= count() + 1
