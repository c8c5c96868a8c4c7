"""What can be waived, and by whom."""

import pytest
from wagtail.models import ModelLogEntry

from cms.releases.errors import ReleaseError
from cms.releases.gate.blockers import MISSING, NOT_APPROVED, NOT_IN_RELEASE, find_blockers
from cms.releases.gate.loading import LANGUAGE
from cms.releases.gate.waiving import unwaive, waive
from cms.releases.members import add_members, add_texts, create_release
from cms.releases.publishing.publication import publish_release
from cms.releases.texts import TextKey
from tests.factories import ArticlePageFactory

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(ready, stories, pt):
    """The key of the Portuguese version of the French story, which does not exist yet and is in the release."""
    key = TextKey.of(stories["fr"])._replace(locale_id=pt.pk)
    add_texts(ready, [key])
    return key


def test_a_moderator_of_the_language_waives_it_and_the_rest_goes_live(ready, late, people, stories, commit):
    assert [blocker.code for blocker in find_blockers(ready)] == [MISSING]
    waive(ready, late, LANGUAGE, people["pt"].user, "The translator is ill.")
    with commit():
        publish_release(ready)
    assert reload(stories["fr"]).live
    entry = ModelLogEntry.objects.get(action="releases.waive")
    assert (entry.user, entry.data["reason"]) == (people["pt"].user, "The translator is ill.")


@pytest.mark.parametrize("who", ["fr", "editor", "translator"])
def test_nobody_else_waives_it(ready, late, people, who):
    with pytest.raises(ReleaseError):
        waive(ready, late, LANGUAGE, people[who].user, "Because.")


def test_a_waiver_can_be_taken_back(ready, late, people):
    waiver = waive(ready, late, LANGUAGE, people["pt"].user, "Because.")
    with pytest.raises(ReleaseError):
        unwaive(waiver, people["fr"].user)
    unwaive(waiver, people["pt"].user)
    assert [blocker.code for blocker in find_blockers(ready)] == [MISSING]


def test_an_original_is_never_waived(ready, people, stories):
    with pytest.raises(ReleaseError, match="original"):
        waive(ready, TextKey.of(stories["fr"]), LANGUAGE, people["fr"].user, "Because.")


def test_an_approval_is_never_waived(ready, people, stories, edit):
    edit(stories["fr"], people["editor"].user, title="Changed")
    with pytest.raises(ReleaseError):
        waive(ready, TextKey.of(stories["fr"]), NOT_APPROVED, people["fr"].user, "Because.")
    assert [blocker.code for blocker in find_blockers(ready)] == [NOT_APPROVED]


def test_a_waived_translation_stays_as_it_is(start, fill, people, bundle, edit, approve, commit):
    """Readers of a late translation get the marked original: its draft does not go live."""
    translation = start()
    fill(translation)
    target = translation.get_target_instance()
    original = edit(translation.source.get_source_instance(), people["editor"].user, title="Nouveau")
    release = bundle(original, target)
    approve(original, people["fr"].user)
    waive(release, TextKey.of(target), LANGUAGE, people["pt"].user, "Late.")
    with commit():
        publish_release(release)
    assert reload(original).title == "Nouveau"
    assert not reload(target).live


def test_what_was_added_to_the_issue_since_is_a_warning(people, issue, draft, commit):
    release = create_release("No. 13", people["fr"].user, subject=issue)
    story = draft(issue, "Late", people["editor"].user, ArticlePageFactory)
    found = [blocker for blocker in find_blockers(release) if blocker.code == NOT_IN_RELEASE]
    assert [blocker.text.pk for blocker in found] == [story.pk]
    waive(release, found[0].key, NOT_IN_RELEASE, people["fr"].user, "For the next issue.")
    assert NOT_IN_RELEASE not in [blocker.code for blocker in find_blockers(release)]
    assert len(add_members(release)) == 3
