"""What each role of the newsroom may do with sign-offs, on every view."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.signoff.models import SignOff, SignOffComment

pytestmark = pytest.mark.django_db
ROLES = {
    "editor of the language": (("editor", "fr"), True),
    "moderator of the language": (("moderator", "fr"), True),
    "translator into the language": (("translator", "fr"), True),
    "editor of another language": (("editor", "pt"), False),
    "moderator of another language": (("moderator", "en"), False),
    "translator into another language": (("translator", "pt"), False),
    "account without a role": (("editor",), False),
}
ACTIONS = ("ask", "renew", "withdraw", "erase", "nonsense")


@pytest.mark.parametrize(("role", "may"), ROLES.values(), ids=ROLES)
def test_each_role(helena, interview, hire, role, may):
    helena.send(comment="Um segredo")
    desk = hire(*role)
    said = desk.get("sign_offs", interview.pk, follow=True).content.decode()
    assert ("Um segredo" in said) == ("Helena" in said) == may
    beside = desk.get("wagtailadmin_pages:edit", interview.pk, follow=True).content.decode()
    assert ("Um segredo" in beside) == ('data-side-panel="sign-offs"' in beside) == may
    assert (reverse("sign_offs", args=[interview.pk]) in beside) == may
    if may:
        return
    before = list(SignOff.objects.values())
    for action in ACTIONS:
        data = {"action": action, "sign_off": before[0]["id"], "days": 3, "name": "Eva", "language": "pt"}
        data["form_key"] = "3f2b9a50-0000-4000-8000-000000000000"
        assert desk.post("sign_offs", interview.pk, data=data).status_code in (302, 403)
    assert list(SignOff.objects.values()) == before
    assert SignOffComment.objects.count() == 1


def test_nobody_without_an_account(helena, interview):
    address = reverse("sign_offs", args=[interview.pk])
    for answer in (Client().get(address), Client().post(address, {"action": "erase", "sign_off": 1})):
        assert answer.status_code == 302
        assert "/admin/login/" in answer["Location"]


@pytest.mark.parametrize("action", ["nonsense", "", "renew", "ask"])
def test_an_editor_s_broken_form_is_no_error(helena, interview, editor, act, action):
    assert act(editor, interview, action, days="x").status_code in (200, 302)
    assert SignOff.objects.count() == 1
