"""A line of the checklist that an administrator lets block holds a release, and nobody waives it."""

import pytest

from cms.checklist.models import LineLevel
from cms.releases.errors import BlockedError, ReleaseError
from cms.releases.gate.blockers import CHECK, examine, find_blockers
from cms.releases.gate.waiving import waive
from cms.releases.publishing.publication import publish_release
from cms.releases.texts import TextKey

from .conftest import reload

pytestmark = pytest.mark.django_db


def test_it_blocks_what_was_approved_before(magazines, people, draft, bundle, approve, commit):
    story = draft(magazines["fr"], "Un texte", people["editor"].user, summary="Trop court.")
    release = bundle(story)
    assert approve(story, people["fr"].user)
    assert find_blockers(release) == []
    assert "summary" in [warning.code for line in examine(release).lines for warning in line.warnings]
    level = LineLevel.objects.create(code="summary", level="blocks")
    (blocker,) = find_blockers(release)
    assert blocker.code.startswith(f"{CHECK}:summary")
    with pytest.raises(ReleaseError):
        waive(release, TextKey.of(story), blocker.code, people["fr"].user, "It is short on purpose.")
    with pytest.raises(BlockedError):
        publish_release(release)
    assert not reload(story).live
    level.delete()
    with commit():
        publish_release(release)
    assert reload(story).live
