"""The demonstration shows sign-offs: one approved, one that waits, one with a comment."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.demo.bodies import make_id
from cms.serving.secret_paths import hash_token
from cms.signoff.admin.rows import list_rows
from cms.signoff.models import SignOff
from cms.signoff.states import State
from magazine.models import InterviewPage

pytestmark = pytest.mark.usefixtures("seeded")


def test_each_state_is_shown_by_somebody_who_was_interviewed():
    states = {}
    for sign_off in SignOff.objects.select_related("page"):
        [row] = list_rows(sign_off.page)
        states[row["state"]] = sign_off
        page = InterviewPage.objects.get(pk=sign_off.page_id)
        assert sign_off.name in {one.person.title for one in page.interviewees.all()}
        assert sign_off.email == ""
        assert sign_off.requested_by.username == "editor"
    assert set(states) == {State.APPROVED, State.ASKED, State.COMMENTED}
    [comment] = states[State.COMMENTED].comments.all()
    assert comment.block
    assert comment.question


def test_nobody_can_guess_the_links(client):
    for sign_off in SignOff.objects.all():
        guesses = (sign_off.form_key, str(sign_off.pk), make_id(sign_off.form_key).hex, sign_off.name)
        assert sign_off.token_hash not in {hash_token(guess) for guess in guesses}
        assert client.get(reverse("sign_off", args=[sign_off.form_key])).status_code == 404
    assert SignOff.objects.values("token_hash").distinct().count() == 3
    before = list(SignOff.objects.values_list("token_hash", flat=True))
    call_command("seed_demo")
    assert list(SignOff.objects.values_list("token_hash", flat=True)) == before
