"""A translation does not go live before its original: the gate says so, before the moment of the release."""

import pytest
from wagtail.models import PageViewRestriction

from cms.releases.errors import BlockedError
from cms.releases.gate.blockers import ORIGINAL, PARENT, find_blockers
from cms.releases.gate.loading import LANGUAGE
from cms.releases.gate.waiving import waive
from cms.releases.publishing.publication import publish_release
from cms.releases.texts import TextKey
from cms.translation.sync.drafts import save_draft
from cms.translation.sync.sources import send_changes

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(start, fill, people):
    """A Portuguese translation of a live French text: all of it is translated, and nobody has approved it."""
    translation = start()
    fill(translation, user=people["translator"].user)
    save_draft(translation, people["translator"].user)
    return translation


@pytest.fixture
def original(translation):
    return reload(translation.source.get_source_instance())


@pytest.fixture
def target(translation):
    return reload(translation.get_target_instance())


@pytest.fixture
def unpublished(original, commit):
    with commit():
        original.unpublish()
    return reload(original)


def list_codes(release):
    return [blocker.code for blocker in find_blockers(release)]


def test_an_original_that_is_not_live_is_named_with_who_publishes_it(unpublished, target, bundle, approve, people):
    release = bundle(target)
    assert approve(target, people["pt"].user)
    (blocker,) = find_blockers(release)
    assert blocker.code == ORIGINAL
    assert "Un texte" in blocker.sentence
    assert blocker.people == (people["fr"].user,)
    assert str(unpublished.pk) in blocker.url
    with pytest.raises(BlockedError):
        publish_release(release)


def test_an_original_in_the_release_goes_live_first(unpublished, target, bundle, approve, people, commit):
    release = bundle(target, unpublished)
    for text, code in ((unpublished, "fr"), (target, "pt")):
        assert approve(text, people[code].user)
    assert list_codes(release) == []
    with commit():
        publish_release(release)
    assert reload(unpublished).live
    assert reload(target).live


def test_words_of_a_draft_that_the_release_does_not_have_are_named(
    translation, original, target, bundle, edit, fill, approve, people, commit
):
    approve(target, people["pt"].user)
    edit(original, people["editor"].user, title="Nouveau")
    with commit():
        send_changes(reload(original), people["editor"].user)
    fill(translation, user=people["translator"].user)
    save_draft(translation, people["translator"].user)
    release = bundle(target)
    assert approve(target, people["pt"].user)
    assert list_codes(release) == [ORIGINAL]


def test_a_draft_of_the_original_with_the_same_words_holds_nothing_back(
    original, target, bundle, edit, approve, people
):
    edit(original, people["editor"].user, seo_title="Pour les moteurs")
    release = bundle(target)
    assert approve(target, people["pt"].user) is None or list_codes(release) == []


def test_a_language_whose_original_stays_back_can_be_waived(unpublished, target, stories, bundle, approve, people):
    release = bundle(target, stories["en"])
    for text, code in ((target, "pt"), (stories["en"], "en")):
        assert approve(text, people[code].user)
    assert list_codes(release) == [ORIGINAL]
    waive(release, TextKey.of(target), LANGUAGE, people["pt"].user, "The original is late.")
    assert list_codes(release) == []


def test_the_translation_of_a_deleted_original_is_blocked_and_can_be_waived(
    unpublished, target, stories, bundle, approve, people, superuser, commit
):
    release = bundle(target, stories["en"])
    for text, code in ((target, "pt"), (stories["en"], "en")):
        assert approve(text, people[code].user)
    with commit():
        superuser.post("wagtailadmin_pages:delete", unpublished.pk)
    assert {blocker.title for blocker in find_blockers(release)} == {"[Un texte]"}
    waive(release, TextKey.of(target), LANGUAGE, people["pt"].user, "The original is gone.")
    assert list_codes(release) == []


def test_who_may_not_know_a_private_page_reads_its_title_in_no_sentence(
    unpublished, target, magazines, draft, bundle, approve, people
):
    above = draft(magazines["en"], "A secret chapter", people["editor"].user)
    below = draft(above, "A secret story", people["editor"].user)
    unpublished.title = "Un secret"
    unpublished.save_revision()
    release = bundle(target, below)
    for page in (above, unpublished):
        groups = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        groups.groups.clear()
    assert {ORIGINAL, PARENT} <= set(list_codes(release))
    seen = people["pt"].get("releases:show", release.pk).content.decode()
    assert "secret" not in seen.lower()
    assert "The page above it is neither live nor in the release." in seen
    seen = people["fr"].get("releases:show", release.pk).content.decode()
    assert "Un secret" in seen
