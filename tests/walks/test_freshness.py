"""A walk holds until something that it shows changes: in its release, and around it."""

import pytest
from wagtail.log_actions import log
from wagtail.models import Page

from cms.bin.deleting import put_in_bin
from cms.translation.models import TermConcept
from cms.walks.freshness import is_fresh, make_fingerprint
from cms.walks.models import State, Walk
from magazine.models import Section
from tests.factories import ImageFactory, StandardPageFactory
from tests.releases.conftest import reload
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def around(planned, magazines, draft, people):
    """What a walk shows besides its release: a live page, a draft that is in no release."""
    live = StandardPageFactory(parent=Page.objects.get(pk=magazines["fr"].pk), title="Autour")
    live.save_revision()
    other = draft(magazines["en"], "Another story", people["editor"].user)
    Walk.objects.create(release=planned, state=State.READY, fingerprint=make_fingerprint(planned))
    return {"live": live, "draft": other}


def is_shown() -> bool:
    return is_fresh(Walk.objects.get())


@pytest.mark.parametrize("change", ["publish", "update", "unpublish", "move", "delete", "picture", "snippet"])
def test_what_is_published_around_it_outdates_it(around, magazines, people, approve, edit, change):
    live, user = around["live"], people["fr"].user
    assert is_shown()
    if change == "publish":
        approve(around["draft"], people["en"].user)
    elif change == "update":
        approve(edit(live, people["editor"].user, title="Autour, encore"), user)
    elif change == "unpublish":
        reload(live).unpublish(user=user)
    elif change == "move":
        reload(live).move(reload(magazines["fr"]).get_parent(), pos="last-child", user=user)
    elif change == "delete":
        put_in_bin(reload(live), user)
    elif change == "picture":
        log(ImageFactory(), "wagtail.edit", user=user)
    else:
        log(Section.objects.create(locale=live.locale, name="Idées"), "wagtail.publish", user=user)
    assert not is_shown()


def test_what_readers_do_not_see_leaves_it_fresh(around, people, edit):
    user = people["editor"].user
    edit(around["draft"], user, title="A draft of something else")
    edit(around["live"], user, title="A draft of a live page")
    log(ImageFactory(), "wagtail.create", user=user)
    log(Section.objects.create(locale=around["live"].locale, name="Idées", live=False), "wagtail.edit", user=user)
    log(TermConcept.objects.create(kind="term"), "wagtail.edit", user=user)  # a tool of translators
    assert is_shown()


def test_what_is_published_while_it_is_made_outdates_it(around, approve, people):
    """The fingerprint is of the beginning: what came between it and the snapshot counts as a change."""
    walk = Walk.objects.get()
    begun = make_fingerprint(walk.release)
    approve(around["draft"], people["en"].user)
    Walk.objects.update(state=State.READY, fingerprint=begun)
    assert not is_shown()
