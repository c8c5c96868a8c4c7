"""The editor of an interview says who approved it and what was commented; a mail says what no longer holds."""

import pytest
from django.core import mail

from cms.signoff.models import SignOff

from .conftest import FIRST, edit, make_body

pytestmark = pytest.mark.django_db
PANEL = 'data-side-panel="sign-offs"'


def open_editor(desk, page) -> str:
    return desk.get("wagtailadmin_pages:edit", page.pk).content.decode()


def test_states_and_comments_are_beside_the_text(editor, interview, helena):
    helena.send(**{f"comment__{FIRST}": "Eu disse outra coisa"})
    said = open_editor(editor, interview)
    assert PANEL in said
    for words in ("Helena Vasconcelos", "Eu disse outra coisa", "Que garde un herbier ?", "Commented, not approved"):
        assert words in said
    assert "must be approved again" not in said
    helena.approve()
    assert "Words that are changed must be approved again" in open_editor(editor, interview)
    edit(interview, body=make_body(first="<p>Autre.</p>"))
    assert "1 answer has changed since" in open_editor(editor, interview)
    edit(interview, body=make_body(), title="Autre titre")
    for said in (open_editor(editor, interview), editor.get("sign_offs", interview.pk).content.decode()):
        assert "the title or other words have changed since" in said
        assert "0 answers" not in said


def test_nobody_was_asked(editor, interview):
    assert "Nobody has been asked yet." in open_editor(editor, interview)


def test_other_pages_and_new_ones_have_no_panel(editor, interview):
    parent = interview.get_parent()
    assert PANEL not in open_editor(editor, parent)
    new = editor.get("wagtailadmin_pages:add", "magazine", "interviewpage", parent.pk)
    assert new.status_code == 200
    assert PANEL not in new.content.decode()


def test_the_newsroom_is_told_once_that_approved_words_were_changed(editor, interview, helena, hire, commit):
    helena.approve()
    mail.outbox.clear()
    with commit():
        for text in ("Autre.", "Encore autre."):
            edit(interview, hire("editor", "fr").user, body=make_body(first=f"<p>{text}</p>"))
    (told,) = mail.outbox
    assert told.to == ["editor@example.org"]
    assert "No longer signed off" in told.subject
    assert "Helena Vasconcelos" in told.body
    assert f"/admin/sign-offs/{interview.pk}/" in told.body
    mail.outbox.clear()
    with commit():
        edit(interview, body=make_body())
    assert mail.outbox == []


def test_who_changes_the_words_is_not_told_and_an_erased_name_is_not_missing(editor, interview, helena, commit):
    helena.approve()
    SignOff.objects.update(name="")
    mail.outbox.clear()
    with commit():
        edit(interview, editor.user, body=make_body(first="<p>Autre.</p>"))
    assert mail.outbox == []
    edit(interview, body=make_body())
    with commit():
        edit(interview, body=make_body(first="<p>Autre.</p>"))
    assert "after the person interviewed had approved" in mail.outbox[0].body
