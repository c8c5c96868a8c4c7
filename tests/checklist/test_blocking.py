"""Lines that block: submission, approval and publication are refused with a sentence, and nothing typed is lost."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.checklist.checking import check_text, going_live_together
from cms.checklist.models import LineLevel
from cms.newsroom.moderation.publication_checks import PublicationRefusedError, SubmissionRefusedError
from magazine.models import ArticlePage
from tests import factories as f

from .conftest import SUMMARY

pytestmark = pytest.mark.django_db
SHORT = "Trop court."
HELD = "The checklist holds this text back."


@pytest.fixture
def _summary_blocks():
    LineLevel.objects.create(code="summary", level="blocks")


@pytest.fixture
def admin(client):
    user = f.UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


@pytest.fixture
def page(roots, samples):
    """A draft with a summary that is too short."""
    page = f.StandardPageFactory(
        parent=roots["fr"], title="Brouillon", slug="brouillon", summary=SHORT, lead_picture=samples.image, live=False
    )
    page.save_revision()
    return page


def read(page):
    return type(page).objects.get(pk=page.pk)


def fill(page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "lead_picture": page.lead_picture_id or "",
        "body-count": "0",
        "comments": inline_formset([]),
    }
    return nested_form_data(data | changes)


def post(client, page, **data):
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fill(page, **data), follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_by_default_nothing_blocks_that_did_not(page):
    page.get_workflow().start(page, None)
    page.get_latest_revision().publish()

    assert read(page).live


@pytest.mark.usefixtures("_summary_blocks")
class TestPages:
    def test_the_editor_saves_what_was_typed_and_says_why_it_is_not_submitted(self, admin, page):
        html = post(admin, page, title="Un titre neuf", **{"action-submit": "x"})

        assert HELD in html
        assert "Saved as a draft, not submitted." in html
        assert "Summary: It has 11 characters: at least 40 are expected." in html
        assert read(page).get_latest_revision_as_object().title == "Un titre neuf"
        assert not read(page).workflow_in_progress

    def test_what_is_put_right_in_the_same_form_is_submitted(self, admin, page):
        post(admin, page, summary=SUMMARY, **{"action-submit": "x"})

        assert read(page).workflow_in_progress

    def test_a_new_page_is_kept_as_a_draft(self, admin, page):
        address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", page.get_parent().pk])

        response = admin.post(address, fill(page, slug="neuf", title="Neuf", **{"action-submit": "x"}), follow=True)

        made = Page.objects.get(slug="neuf")
        assert HELD in response.content.decode()
        assert not made.specific.workflow_in_progress

    def test_changes_that_were_requested_are_not_resubmitted(self, admin, page):
        LineLevel.objects.update(level="warns")
        state = page.get_workflow().start(page, None)
        state.current_task_state.reject()
        LineLevel.objects.update(level="blocks")

        assert HELD in post(admin, page, **{"action-submit": "x"})
        assert WorkflowState.objects.get(pk=state.pk).status == WorkflowState.STATUS_NEEDS_CHANGES

    def test_programs_cannot_submit_it_either(self, page):
        with pytest.raises(SubmissionRefusedError, match="holds this text back"):
            page.get_workflow().start(page, None)

        assert not WorkflowState.objects.exists()

    def test_the_editor_saves_what_was_typed_and_says_why_it_is_not_published(self, admin, page):
        html = post(admin, page, title="Un titre neuf", **{"action-publish": "x"})

        assert "Saved as a draft, not published." in html
        assert HELD in html
        assert not read(page).live
        assert read(page).get_latest_revision_as_object().title == "Un titre neuf"

    def test_a_new_page_is_not_published(self, admin, page):
        address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", page.get_parent().pk])

        response = admin.post(address, fill(page, slug="neuf", title="Neuf", **{"action-publish": "x"}), follow=True)

        assert HELD in response.content.decode()
        assert not Page.objects.get(slug="neuf").live

    def test_no_program_publishes_it(self, page):
        with pytest.raises(PublicationRefusedError, match="holds this text back"):
            page.get_latest_revision().publish()

        assert not read(page).live

    def test_in_bulk_it_is_named_with_the_reason(self, admin, page):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

        html = admin.post(f"{address}?id={page.pk}&next={reverse('wagtailadmin_home')}", follow=True).content.decode()

        assert HELD in html
        assert not read(page).live

    def test_a_moderator_is_not_offered_to_approve_it_and_is_told_why(self, admin, page):
        LineLevel.objects.update(level="warns")
        page.get_workflow().start(page, None)
        LineLevel.objects.update(level="blocks")
        page = read(page)
        task = page.current_workflow_task
        user = f.UserFactory(is_superuser=True)

        actions, objection = task.find_answers(page, user)

        assert "approve" not in {name for name, *_rest in actions}
        assert "It has 11 characters" in objection
        with pytest.raises(PermissionDenied, match="holds this text back"):
            task.on_action(page.current_workflow_task_state, user, "approve")
        data = {"action-workflow-action": "x", "workflow-action-name": "approve", "title": "Corrigé"}
        assert HELD in post(admin, page, **data)
        assert not read(page).live
        assert read(page).get_latest_revision_as_object().title == "Corrigé"


@pytest.mark.usefixtures("_summary_blocks")
def test_a_live_text_may_be_corrected_with_what_readers_see_already(page):
    LineLevel.objects.update(level="warns")
    page.get_latest_revision().publish()
    LineLevel.objects.update(level="blocks")
    page = read(page)
    page.title = "Brouillon corrigé"
    revision = page.save_revision()

    assert [result.blocks for result in check_text(page)] == [False]
    revision.publish()

    assert read(page).title == "Brouillon corrigé"


@pytest.mark.usefixtures("_summary_blocks")
def test_a_live_text_is_not_made_worse(page):
    page.summary = SUMMARY
    page.save_revision().publish()
    page = read(page)
    page.summary = ""
    revision = page.save_revision()

    with pytest.raises(PublicationRefusedError):
        revision.publish()

    assert read(page).summary == SUMMARY
    assert read(page).live


def test_snippets_are_held_back_too(admin, samples):
    LineLevel.objects.create(code="alt_text", level="blocks")
    partner = samples.partner
    partner.logo = f.ImageFactory(title="Logo")
    partner.save_revision()
    address = reverse(partner.snippet_viewset.get_url_name("edit"), args=[partner.pk])
    data = {"name": "Jardin neuf", "description": "", "url": "", "logo": partner.logo_id}

    for action, said in (("submit", "not submitted"), ("publish", "not published")):
        html = admin.post(address, data | {f"action-{action}": "x"}, follow=True).content.decode()
        assert HELD in html
        assert said in html

    partner = type(partner).objects.get(pk=partner.pk)
    assert (partner.name, partner.get_latest_revision_as_object().name) == ("Partner en français", "Jardin neuf")
    assert not partner.workflow_in_progress


def test_a_link_to_a_page_that_is_not_live_yet_holds_back_publication_only(roots, samples, article):
    LineLevel.objects.create(code="links", level="blocks")
    draft = f.StandardPageFactory(parent=roots["fr"], title="Secret", slug="secret", live=False)
    article.body = json.dumps([*json.loads(article.serializable_data()["body"]), _refer_to(draft)])
    revision = article.save_revision()

    article.get_workflow().start(article, None)
    assert article.workflow_in_progress
    with pytest.raises(PublicationRefusedError):
        revision.publish()
    with going_live_together([draft.pk]):
        revision.publish()

    assert ArticlePage.objects.get(pk=article.pk).live_revision_id == revision.pk


def _refer_to(page) -> dict:
    return {"type": "related_page", "value": {"page": page.pk}}
