"""Users who choose an image, or submit a text with one, get a warning where readers do not see it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.newsroom.conftest import write  # noqa: F401 - fixture
from tests.scenes import scene

WARNINGS = {
    "expired": ({"expires_on": datetime.date(2020, 1, 1)}, "its rights ended on"),
    "not here": ({"uses": ["print"]}, "its holder does not allow it on this site"),
    "not yet": ({"starts_on": timezone.localdate() + datetime.timedelta(days=3)}, "its rights begin on"),
    "territory": ({"territory": "Europe"}, "territory: Europe"),
    "soon": ({"expires_on": timezone.localdate() + datetime.timedelta(days=3)}, "its rights end on"),
}


@scene
def desk(hire):
    return hire("editor", "fr")


@pytest.mark.parametrize("case", WARNINGS)
def test_the_chooser_and_the_editor_warn_when_it_is_chosen(case, desk, make_image):
    fields, warning = WARNINGS[case]
    image = make_image(**fields)
    for layout in ("grid", "list"):
        listed = desk.get("wagtailimages_chooser:choose_results", data={"layout": layout}).content.decode()
        assert "w-status--critical" in listed or "w-status--primary" in listed
    for address in (
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={image.pk}",
    ):
        chosen = desk.browser.get(address).json()["result"]
        chosen = chosen[0] if isinstance(chosen, list) else chosen
        assert warning in chosen["title"]


def test_the_editor_warns_of_what_was_chosen_before(desk, make_image, write):  # noqa: F811
    image = make_image(expires_on=datetime.date(2020, 1, 1))
    page = write(lead_picture=image)
    assert "its rights ended on" in desk.get("wagtailadmin_pages:edit", page.pk).content.decode()


@pytest.mark.parametrize("action", ["submit", ""])
def test_submitting_a_text_names_its_images_that_readers_do_not_see(action, desk, make_image, write):  # noqa: F811
    image = make_image(expires_on=datetime.date(2020, 1, 1), titles={"en": "Red dahlia"})
    page = write(summary="Un résumé.")
    desk.save(page, action, lead_picture=image.pk)
    messages = [str(message) for message in desk.get("wagtailadmin_home").context["messages"]]
    assert any("“Red dahlia”" in message for message in messages) is (action == "submit")
