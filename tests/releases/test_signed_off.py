"""The gate shows a sign-off that blocks, and nobody can waive it."""

import pytest

from cms.checklist.models import LineLevel
from cms.releases.gate.blockers import find_blockers
from cms.signoff.asking import ask
from cms.signoff.models import SignOff
from tests.factories import InterviewPageFactory

from .conftest import reload

pytestmark = pytest.mark.django_db


def test_a_sign_off_that_blocks_is_in_the_gate_and_cannot_be_waived(people, magazines, draft, bundle):
    interview = draft(magazines["fr"], "Entretien", people["editor"].user, InterviewPageFactory)
    release = bundle(interview)
    request = SignOff(name="Helena", language="pt", form_key="key")
    ask(interview, request, 14, people["editor"].user)

    def find():
        return [blocker for blocker in find_blockers(release) if "sign off" in blocker.sentence]

    assert find() == []
    LineLevel.objects.create(code="sign_off", level="blocks")
    (blocker,) = find()
    assert not blocker.is_warning
    assert not blocker.may_waive_language
    assert blocker.url == f"/admin/sign-offs/{interview.pk}/"
    assert reload(interview).live is False
