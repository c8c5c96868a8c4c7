"""A text is copied only within its language, at every endpoint; a refused form keeps its content."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene


@scene
def text(newsroom):
    page = StandardPageFactory(parent=newsroom["fr"], title="Contact", slug="contact")
    page.save_revision().publish()
    StandardPageFactory(parent=page, title="Plan", slug="plan")
    return Page.objects.get(pk=page.pk).specific


def copy(desk, page, parent, **data):
    typed = {
        "new_title": "Une copie bien nommée",
        "new_slug": "bien-nommee",
        "new_parent_page": getattr(parent, "pk", parent),
    }
    return desk.post("wagtailadmin_pages:copy", page.pk, data=typed | data)


@pytest.mark.parametrize(
    "option", [{}, {"copy_subpages": "on"}, {"alias": "on"}, {"alias": "on", "copy_subpages": "on"}]
)
@pytest.mark.parametrize("code", ["pt", "en"])
def test_below_another_language_it_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    code, option, superuser, text, newsroom
):
    count = Page.objects.count()
    answer = copy(superuser, text, newsroom[code], publish_copies="on", **option)
    assert answer.status_code == 200
    assert Page.objects.count() == count
    html = BeautifulSoup(answer.content, "html.parser")
    assert "it can only be copied within its language" in html.get_text()
    assert html.find("input", {"name": "new_title"})["value"] == "Une copie bien nommée"
    assert html.find("input", {"name": "new_slug"})["value"] == "bien-nommee"
    assert html.find("input", {"name": "new_parent_page"})["value"] == str(newsroom[code].pk)
    for name in option:
        assert html.find("input", {"name": name}).has_attr("checked")


def test_the_sentence_speaks_the_person_s_language(hire, text, newsroom):
    desk = hire("moderator", "fr", "pt", language="fr")
    assert "ne peut être copiée que dans sa langue" in copy(desk, text, newsroom["pt"]).content.decode()


def test_a_person_of_both_languages_may_not_either(hire, text, newsroom):
    copy(hire("moderator", "fr", "pt"), text, newsroom["pt"])
    assert not Page.objects.filter(slug="bien-nommee").exists()


def test_within_its_language_it_is_copied_as_before(superuser, text, newsroom):
    other = StandardPageFactory(parent=newsroom["fr"], slug="autre")
    copy(superuser, text, other, copy_subpages="on")
    made = Page.objects.get(slug="bien-nommee")
    assert made.locale == newsroom["fr"].locale
    assert made.get_children().count() == 1


@pytest.mark.parametrize("parent", ["", "x", "999999", "-1", "1e3", "٩٩٩٩٩٩"])
def test_a_form_without_a_valid_parent_says_so(parent, superuser, text):
    answer = copy(superuser, text, parent)
    assert answer.status_code == 200
    assert "bien-nommee" in answer.content.decode()
    assert not Page.objects.filter(slug="bien-nommee").exists()


@pytest.mark.parametrize("who", ["superuser", "moderator"])
def test_wagtail_s_own_actions_refuse_too(who, superuser, hire, text, newsroom):
    user = superuser.user if who == "superuser" else hire("moderator", "fr", "pt").user
    for recursive in (False, True):
        with pytest.raises(PermissionDenied):
            CopyPageAction(page=text, to=newsroom["pt"], recursive=recursive, user=user).execute()
        with pytest.raises(PermissionDenied):
            CreatePageAliasAction(text, parent=newsroom["pt"], recursive=recursive, user=user).execute()
    with pytest.raises(PermissionDenied):
        text.copy(to=newsroom["pt"], user=user)
    with pytest.raises(PermissionDenied):
        text.create_alias(parent=newsroom["pt"], user=user)
    assert not newsroom["pt"].get_children().exists()


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_program_makes_no_copy_in_the_wrong_language(keep_live, text, newsroom):
    with pytest.raises(ValidationError):
        text.copy(to=newsroom["pt"], keep_live=keep_live, recursive=True)
    assert not Page.objects.get(pk=newsroom["pt"].pk).get_children().exists()


def test_a_story_does_not_move_to_an_issue_of_another_language_by_copying(superuser, newsroom):
    issues = {
        code: IssuePageFactory(parent=MagazineIndexPageFactory(parent=newsroom[code], slug="m"), slug="i")
        for code in ("fr", "pt")
    }
    story = ArticlePageFactory(parent=issues["fr"], title="Récit", slug="recit")
    copy(superuser, story, issues["pt"])
    assert not issues["pt"].get_children().exists()


def test_the_chooser_of_the_new_parent_offers_only_the_text_s_language(superuser, text, newsroom):
    address = reverse("wagtailadmin_choose_page_child", args=[newsroom["fr"].get_parent().pk])
    answer = superuser.browser.get(
        address, {"user_perms": "copy_to", "target_pages[]": text.pk, "page_type": "wagtailcore.page"}
    )
    assert answer.status_code == 200


def test_the_admin_s_interface_for_programs_copies_nothing(superuser, text, newsroom):
    for action in ("copy", "create_alias"):
        answer = superuser.browser.post(
            f"/admin/api/main/pages/{text.pk}/action/{action}/",
            {"destination_page_id": newsroom["pt"].pk},
            content_type="application/json",
        )
        assert answer.status_code in (403, 404)
    assert not newsroom["pt"].get_children().exists()
