"""Editors ask, renew, withdraw and erase; nobody else learns who was asked and what they said."""

import uuid

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.signoff.asking import ERASED_AFTER
from cms.signoff.models import SignOff, SignOffComment
from magazine.models import InterviewPage
from tests import factories as f

from .conftest import get_state

pytestmark = pytest.mark.django_db


def test_the_link_is_sent_in_the_person_s_language_if_there_is_a_mail_address(editor, interview, ask):
    mail.outbox.clear()
    helena = ask(editor, interview, email="helena@example.org")
    (sent,) = mail.outbox
    assert sent.to == ["helena@example.org"]
    assert helena.path in sent.body
    assert "La graine est un livre" in sent.subject
    assert "entrevista" in sent.subject


def test_the_link_is_shown_once(helena, editor, interview):
    response = editor.get("sign_offs", interview.pk)
    assert helena.token not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_form_that_is_sent_twice_asks_once(editor, interview):
    data = {"action": "ask", "name": "Helena", "language": "pt", "days": 3, "form_key": str(uuid.uuid4())}
    editor.post("sign_offs", interview.pk, data=data)
    assert editor.post("sign_offs", interview.pk, data=data).status_code == 302
    assert SignOff.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"days": 31}, {"days": 0}, {"days": "x"}, {"name": ""}, {"language": "xx"}, {"email": "x"}, {"form_key": "x"}],
)
def test_a_wrong_form_is_shown_again_with_what_was_typed(editor, interview, wrong):
    data = {"action": "ask", "name": "Helena", "language": "pt", "days": 3, "form_key": str(uuid.uuid4()), **wrong}
    response = editor.post("sign_offs", interview.pk, data=data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not SignOff.objects.exists()


def test_who_may_not_edit_the_text_neither_asks_nor_reads(helena, interview, hire):
    helena.send(comment="Um segredo")
    for desk in (hire("moderator", "pt"), hire("translator", "pt")):
        assert "Um segredo" not in desk.get("sign_offs", interview.pk, follow=True).content.decode()
        desk.post("sign_offs", interview.pk, data={"action": "erase", "sign_off": SignOff.objects.get().pk})
    assert SignOffComment.objects.count() == 1


def test_there_is_none_for_other_pages_and_a_request_of_another_page_is_not_found(helena, editor, interview):
    assert editor.get("sign_offs", interview.get_parent().pk).status_code == 404
    for key in ("", "x", "9" * 30, SignOff.objects.get().pk + 1):
        assert editor.post("sign_offs", interview.pk, data={"action": "erase", "sign_off": key}).status_code == 404


def test_the_button_is_in_the_menu_of_an_interview(editor, interview):
    assert f"/admin/sign-offs/{interview.pk}/" in editor.get("wagtailadmin_pages:edit", interview.pk).content.decode()


def test_erasing_takes_the_person_and_leaves_the_approval(helena, editor, interview, act):
    helena.send(comment="Um segredo")
    helena.approve()
    act(editor, interview, "erase")
    sign_off = SignOff.objects.get()
    assert (sign_off.name, sign_off.email) == ("", "")
    assert not SignOffComment.objects.exists()
    assert get_state(editor, interview) == "approved"
    assert "Helena" not in str(list(PageLogEntry.objects.values_list("data", flat=True)))


def test_a_year_after_the_link_has_ended_the_person_is_erased(helena):
    call_command("erase_sign_offs", verbosity=0)
    assert SignOff.objects.get().name
    SignOff.objects.update(expires_at=timezone.now() - ERASED_AFTER)
    call_command("erase_sign_offs", verbosity=0)
    assert not SignOff.objects.get().name


def test_a_copy_of_the_page_has_no_sign_offs(helena, interview):
    copy = InterviewPage.objects.get(pk=interview.pk).copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert not copy.sign_offs.exists()


def test_queries_do_not_grow_with_the_requests(helena, editor, interview, ask, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            editor.get("sign_offs", interview.pk)
        return len(queries)

    helena.send(comment="Um")
    count()
    before = count()
    for name in ("Ana", "Rui", "Eva"):
        ask(editor, interview, name=name).send(comment="Dois")
    assert count() == before


def test_versions_in_other_languages_lead_to_each_other_for_who_may_edit_them(interview, editor, hire, newsroom):
    version = f.InterviewPageFactory(
        parent=newsroom["pt"], title="A semente", slug="semente", translation_key=interview.translation_key
    )
    address = f"/admin/sign-offs/{version.pk}/"
    assert address not in editor.get("sign_offs", interview.pk).content.decode()
    assert address in hire("editor", "fr", "pt").get("sign_offs", interview.pk).content.decode()


def test_a_list_of_pages_leads_to_sign_offs_too(interview, editor):
    listed = editor.get("wagtailadmin_explore", interview.get_parent().pk).content.decode()
    assert f"/admin/sign-offs/{interview.pk}/" in listed


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the mail is sent on commit
def test_a_mail_that_cannot_be_sent_is_said_and_the_link_is_there_to_be_copied(editor, interview, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    form = editor.get("sign_offs", interview.pk).context["form"]
    data = {"action": "ask", "name": "Helena", "language": "pt", "days": 3, "email": "helena@example.org"}
    answer = editor.post("sign_offs", interview.pk, data=data | {"form_key": form["form_key"].value()})
    assert answer.context["address"]
    assert "The mail could not be sent" in answer.content.decode()
