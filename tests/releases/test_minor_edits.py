"""A minor edit of an original in a release: its own words need an approval, those of its translations keep theirs.

The tick speaks of the translations only. Who approves the original approves its new words, and the tick with them.
"""

import pytest

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.errors import BlockedError
from cms.releases.gate.blockers import NOT_APPROVED, find_blockers
from cms.releases.publishing.publication import publish_release
from cms.translation.sync.drafts import save_draft

from .conftest import reload

pytestmark = pytest.mark.django_db


def test_nothing_goes_live_with_words_that_nobody_approved(start, fill, people, bundle, edit, approve, commit):
    translation = start()
    fill(translation, user=people["translator"].user)
    save_draft(translation, people["translator"].user)
    original, target = translation.source.get_source_instance(), translation.get_target_instance()
    with commit():
        original.unpublish()
    release = bundle(original, target)
    assert approve(original, people["fr"].user)
    assert approve(target, people["pt"].user)
    assert find_blockers(release) == []

    edit(original, people["editor"].user, title="Autre titre", summary="Autre résumé.", minor_edit=True)
    assert find_approval(reload(original)) is None
    assert find_approval(reload(target))
    assert [(blocker.text.pk, blocker.code) for blocker in find_blockers(release)] == [(original.pk, NOT_APPROVED)]
    with pytest.raises(BlockedError):
        publish_release(release)

    assert approve(original, people["fr"].user)
    with commit():
        publish_release(release)
    assert (reload(original).title, reload(target).title) == ("Autre titre", "[Un texte]")
    assert reload(target).live_revision.content["summary"] == "[Un résumé.]"
