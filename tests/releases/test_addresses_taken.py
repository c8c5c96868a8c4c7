"""An address that another page has taken is named by the gate, before the moment of the release."""

import pytest

from cms.releases.gate.blockers import ADDRESS, find_blockers
from cms.releases.publishing.publication import publish_release

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(draft, magazines, people, edit, approve):
    """A live story that gets another slug."""
    story = draft(magazines["fr"], "Un texte", people["editor"].user, slug="avant")
    approve(story, people["fr"].user)
    return edit(story, people["editor"].user, slug="apres")


def test_the_page_that_has_the_address_is_named(renamed, draft, magazines, people, bundle, approve, commit):
    release = bundle(renamed)
    approve(renamed, people["fr"].user)
    other = draft(magazines["fr"], "Un autre", people["editor"].user, slug="apres")
    (blocker,) = find_blockers(release)
    assert blocker.code == ADDRESS
    assert "Un autre" in blocker.sentence
    other.delete()
    with commit():
        publish_release(release)
    assert reload(renamed).slug == "apres"


def test_the_same_slug_elsewhere_holds_nothing_back(renamed, draft, magazines, people, bundle, approve):
    release = bundle(renamed)
    approve(renamed, people["fr"].user)
    draft(magazines["pt"], "Outro", people["editor"].user, slug="apres")
    assert find_blockers(release) == []
