"""A text of a release goes live with it: by no other way of the admin, of the API or of a program, approved or not."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.publishing.publication import publish_release

from .conftest import reload

pytestmark = pytest.mark.django_db
DRAFT = "Nobody sees this yet"


def publish_in_editor(desk, text, editor):
    return desk.publish(text)


def publish_in_bulk(desk, text, editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return desk.browser.post(f"{address}?id={text.pk}&next=/admin/", {"include_descendants": "on"})


def publish_all_below_its_parent(desk, text, editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return desk.browser.post(f"{address}?id={text.get_parent().pk}&next=/admin/", {"include_descendants": "on"})


def approve_in_moderation(desk, text, editor):
    editor.submit(text, title=DRAFT)
    return desk.approve(text)


def give_it_a_date_of_its_own(desk, text, editor):
    moment = timezone.now() + datetime.timedelta(hours=1)
    answer = desk.publish(text, go_live_at=moment.strftime("%Y-%m-%d %H:%M"))
    for revision in text.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        revision.save()
    return answer


def revert_to_it(desk, text, editor):
    revision = text.latest_revision
    data = {
        "title": DRAFT, "slug": text.slug, "summary": text.summary, "body-count": 0, "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0, "revision": revision.pk, "action-publish": "1",
    }  # fmt: skip
    desk.get("wagtailadmin_pages:revisions_revert", text.pk, revision.pk)
    return desk.post("wagtailadmin_pages:edit", text.pk, data=data)


def copy_it_and_publish_the_copy(desk, text, editor):
    data = {
        "new_title": text.title, "new_slug": "copie", "new_parent_page": text.get_parent().pk, "publish_copies": "on",
        "copy_subpages": "on",
    }  # fmt: skip
    return desk.post("wagtailadmin_pages:copy", text.pk, data=data)


def make_an_alias_and_convert_it(desk, text, editor):
    data = {"new_title": text.title, "new_slug": "alias", "new_parent_page": text.get_parent().pk, "alias": "on"}
    answer = desk.post("wagtailadmin_pages:copy", text.pk, data=data)
    for alias in Page.objects.filter(alias_of=text.pk):
        answer = desk.post("wagtailadmin_pages:convert_alias", alias.pk)
        desk.publish(alias)
    return answer


def move_it(desk, text, editor):
    home = text.get_parent().get_parent()
    return desk.post("wagtailadmin_pages:move_confirm", text.pk, home.pk)


def ask_the_api_to_publish(desk, text, editor):
    return desk.browser.post(reverse("wagtailadmin_api:pages:action", args=[text.pk, "publish"]))


def ask_the_api_to_revert(desk, text, editor):
    address = reverse("wagtailadmin_api:pages:action", args=[text.pk, "revert_to_page_revision"])
    return desk.browser.post(address, {"revision_id": text.latest_revision_id})


DOORS = [  # by which a moderator publishes a text
    publish_in_editor,
    publish_in_bulk,
    approve_in_moderation,
    give_it_a_date_of_its_own,
    revert_to_it,
]
OTHERS = [  # of which some are closed
    publish_all_below_its_parent,
    copy_it_and_publish_the_copy,
    make_an_alias_and_convert_it,
    move_it,
    ask_the_api_to_publish,
    ask_the_api_to_revert,
]


@pytest.fixture(params=["new", "update"])
def text(request, magazines, draft, people, edit):
    """A draft of an editor, or an update of a live text: nobody has approved it."""
    story = draft(magazines["fr"], "Un texte", people["editor"].user)
    if request.param == "update":
        reload(story).latest_revision.publish(user=people["fr"].user)
    return edit(story, people["editor"].user, title=DRAFT)


def is_live(text):
    return Page.objects.filter(live=True, title=DRAFT).exists()


@pytest.mark.parametrize("who", ["fr", "boss"])
@pytest.mark.parametrize("door", [*DOORS, *OTHERS], ids=lambda door: door.__name__)
def test_no_way_but_the_release_makes_it_live(door, who, text, bundle, people, superuser, commit):
    release = bundle(text, responsible=people["fr"].user)
    with commit():
        answer = door(superuser if who == "boss" else people[who], text, people["editor"])
    assert answer.status_code < 500
    with commit():
        call_command("publish_scheduled")
    assert not is_live(text)
    approval = find_approval(reload(text))
    assert approval is None or approval.user != people["editor"].user
    if door in DOORS and door is not give_it_a_date_of_its_own:  # a person has approved it: the release needs no more
        with commit():
            publish_release(release)
        assert is_live(text)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_the_same_ways_publish_a_text_that_is_free(door, text, people, commit):
    with commit():
        door(people["fr"], text, people["editor"])
    with commit():
        call_command("publish_scheduled")
    assert is_live(text)
