"""Only moderators change what is on the site, whatever URL an editor or translator sends a form to.

`test_four_eyes` tests publishing; this module tests the other actions: deleting, unpublishing, copying, privacy,
moving.
"""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories import StandardPageFactory
from tests.scenes import scene


@scene
def live(newsroom):
    """A live page whose latest draft differs."""
    page = StandardPageFactory(parent=newsroom["fr"], title="Publié", slug="publie")
    page.save_revision().publish()
    page.title = "Pas encore relu"
    page.save_revision()
    return page


def is_as_it_was(page):
    found = Page.objects.get(pk=page.pk)
    return found.live and found.title == "Publié" and found.get_parent().pk == page.get_parent().pk


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_only_moderators_change_in_bulk_what_is_on_the_site(action, role, hire, live, newsroom):
    elsewhere = StandardPageFactory(parent=newsroom["fr"], slug="ailleurs")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    hire(role, "fr").browser.post(f"{bulk}?id={live.pk}&next=/admin/", {"chooser": elsewhere.pk})
    assert is_as_it_was(live)


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("name", ["unpublish", "delete"])
def test_only_moderators_take_a_page_from_the_site(name, role, hire, live):
    hire(role, "fr").post(f"wagtailadmin_pages:{name}", live.pk)
    assert is_as_it_was(live)


@pytest.mark.parametrize("option", ["publish_copies", "alias"])
def test_an_editors_copy_or_alias_of_a_live_page_is_no_live_page(option, hire, live, newsroom):
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": newsroom["fr"].pk, option: "on"}
    hire("editor", "fr").post("wagtailadmin_pages:copy", live.pk, data=data)
    assert not Page.objects.filter(slug="copie", live=True).exists()


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_only_moderators_make_a_page_private(role, hire, live):
    data = {"restriction_type": "login", "password": "", "groups": []}
    hire(role, "fr").post("wagtailadmin_pages:set_privacy", live.pk, data=data)
    assert not live.view_restrictions.exists()
    hire("moderator", "fr").post("wagtailadmin_pages:set_privacy", live.pk, data=data)
    assert live.view_restrictions.exists()


@pytest.mark.parametrize("role", ["editor", "moderator", "translator"])
def test_people_of_one_language_reach_no_draft_of_another(role, hire, live):
    desk = hire(role, "pt")
    desk.save(live, title="Traduit par un autre")
    assert live.get_latest_revision_as_object().title == "Pas encore relu"
    for name in ("edit", "preview_on_edit", "view_draft", "history", "copy", "move"):
        answer = desk.get(f"wagtailadmin_pages:{name}", live.pk)
        assert answer.status_code in (302, 403, 404), name
