"""Editors get a warning before an image disappears from the site."""

import datetime
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone

from cms.images.models import CustomImage
from tests.scenes import scene


def in_days(days):
    return timezone.localdate() + datetime.timedelta(days=days)


# Searches run in the scene of the whole file.
pytestmark = pytest.mark.searching


@scene
def library(make_image):
    """Images in each state of their rights."""
    return {
        "expired": make_image(title="Gone", expires_on=in_days(-1)),
        "expiring": make_image(title="Soon gone", expires_on=in_days(60)),
        "safe": make_image(title="Here for long", expires_on=in_days(61)),
        "forever": make_image(title="Here for ever"),
    }


def test_images_are_expired_expiring_or_neither(library):
    assert [image.title for image in CustomImage.objects.expired()] == ["Gone"]
    assert [image.title for image in CustomImage.objects.expiring()] == ["Soon gone"]
    assert [image.is_expired for image in library.values()] == [True, False, False, False]
    assert [image.is_expiring for image in library.values()] == [False, True, False, False]


def test_the_home_page_warns_those_who_may_change_images(library, superuser, hire):
    home = superuser.read_home()
    assert "Gone" in home
    assert "Soon gone" in home
    assert "Here for long" not in home

    assert "Soon gone" not in hire("translator", "fr").read_home()


def test_the_edit_page_warns(library, superuser):
    def read(name):
        return superuser.get("wagtailimages:edit", library[name].pk).content.decode()

    assert "readers no longer see it" in read("expired")
    assert "disappears from the site automatically" in read("expiring")
    assert "help-warning" not in read("safe")


def test_the_edit_page_names_the_replacement(library, superuser):
    for name in ("expired", "expiring"):
        CustomImage.objects.filter(pk=library[name].pk).update(replacement=library["forever"])

    def read(name):
        return superuser.get("wagtailimages:edit", library[name].pk).content.decode()

    assert "“Here for ever” is shown in its place" in read("expired")
    assert "is shown in its place" not in read("expiring")


def test_the_edit_page_shows_the_credit_as_readers_see_it(library, superuser):
    html = superuser.get("wagtailimages:edit", library["safe"].pk).content.decode()

    assert "Here for long. Photo by vultilion, " in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rights=expired", ["Gone"]),
        ("rights=expiring", ["Soon gone"]),
        ("licence=cc0-1.0", []),
        ("licence=cc-by-2.0&kind=photograph&rights=expired", ["Gone"]),
        ("q=ever", ["Here for ever"]),
        ("q=gone&rights=expired", ["Gone"]),
    ],
)
def test_the_listing_is_narrowed_by_licence_kind_and_expiry(library, superuser, query, found):
    answer = superuser.get("wagtailimages:index", data=dict(parse_qsl(query)))

    assert [image.title for image in answer.context["object_list"]] == found


def test_the_listing_shows_credits_and_what_ends(library, superuser):
    html = superuser.get("wagtailimages:index", data={"layout": "list"}).content.decode()

    assert "Photo by vultilion, CC BY 2.0" in html
    assert "expired on" in html
    assert "until" in html
