"""Moving, unpublishing and deleting a text names its other languages, and includes those that were ticked."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from cms.bin.models import BinnedPage
from cms.core.content.bin import is_binned
from cms.translation.sync.counterparts import create_counterparts, translate_as_draft
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene


def bulk_address(action, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    keys = "&".join(f"id={page.pk}" for page in pages)
    return f"{address}?{keys}&next=/admin/"


def read(answer):
    """Return what a confirmation shows for each version: its key (None if it is not offered), ticked or not, words."""
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.content, "html.parser").select(".versions li")
    found = []
    for row in rows:
        box = row.find("input")
        words = " ".join(row.get_text().split())
        found.append((int(box["value"]) if box else None, bool(box and box.has_attr("checked")), words))
    return found


def confirm(desk, action, page):
    names = {"delete": "wagtailadmin_pages:delete", "unpublish": "wagtailadmin_pages:unpublish"}
    return read(desk.get(names[action], page.pk))


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_the_confirmation_names_each_version_ticked_where_the_person_may(action, superuser, hire, text):
    for found in (confirm(superuser, action, text.fr), read(superuser.browser.get(bulk_address(action, text.fr)))):
        assert [(key, ticked) for key, ticked, _words in found] == [(text.en.pk, True), (text.pt.pk, True)]
        assert "Portuguese · “Guide pt”, live, below “" in found[1][2]
    of_moderator = confirm(hire("moderator", "pt", "fr"), action, Page.objects.get(slug="plan"))
    assert of_moderator == []
    if action == "unpublish":  # for deleting with a page below it, Wagtail requires another permission
        found = confirm(hire("moderator", "pt", "fr"), action, text.fr)
        assert [(key, ticked) for key, ticked, _words in found] == [(None, False), (text.pt.pk, True)]
        assert "you may not unpublish it" in found[0][2]


def test_a_translation_offers_its_original_unticked(superuser, text):
    found = confirm(superuser, "delete", text.pt)
    assert [(key, ticked) for key, ticked, _words in found] == [(text.en.pk, False), (text.fr.pk, False)]
    assert "(original)" in found[1][2]


@pytest.mark.parametrize(("language", "words"), [("fr", "portugais"), ("pt-pt", "português")])
def test_it_speaks_the_person_s_language(language, words, hire, text):
    desk = hire("moderator", "fr", "pt", language=language)
    found = confirm(desk, "unpublish", text.fr)
    assert words in found[1][2].lower()
    assert "below" not in found[1][2]


@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_what_was_ticked_goes_into_the_bin_too(endpoint, superuser, text, fetch):
    data = {"versions": [text.pt.pk]}
    if endpoint == "single":
        superuser.post("wagtailadmin_pages:delete", text.fr.pk, data=data)
    else:
        superuser.browser.post(bulk_address("delete", text.fr), data)
    assert [is_binned(fetch(page)) for page in (text.fr, text.pt, text.en)] == [True, True, False]
    assert BinnedPage.objects.count() == 2


def test_a_name_typed_wrongly_deletes_nothing_and_keeps_what_was_ticked(superuser, text, fetch):
    data = {"versions": [text.pt.pk], "confirm_site_name": "Museum"}
    found = read(superuser.post("wagtailadmin_pages:delete", text.fr.pk, data=data))
    assert [(key, ticked) for key, ticked, _words in found] == [(text.en.pk, False), (text.pt.pk, True)]
    assert not is_binned(fetch(text.fr))


@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_what_was_ticked_is_unpublished_too(endpoint, superuser, text, fetch):
    data = {"versions": [text.pt.pk], "include_descendants": "on"}
    if endpoint == "single":
        superuser.post("wagtailadmin_pages:unpublish", text.fr.pk, data=data)
    else:
        superuser.browser.post(bulk_address("unpublish", text.fr), data)
    assert [fetch(page).live for page in (text.fr, text.pt, text.en)] == [False, False, True]
    assert not Page.objects.get(slug="plan").live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_the_server_asks_again(action, endpoint, hire, text, fetch, newsroom):
    stranger = StandardPageFactory(parent=newsroom["pt"], slug="autre", title="Outra")
    page = Page.objects.get(slug="plan")
    pt = page.specific.copy_for_translation(newsroom["pt"].locale, copy_parents=True)
    Page.objects.filter(pk=pt.pk).update(live=True)
    desk = hire("moderator", "fr")
    data = {"versions": [pt.pk, text.pt.pk, stranger.pk, "x", "", "9" * 30]}
    if endpoint == "single":
        answer = desk.post(f"wagtailadmin_pages:{action}", page.pk, data=data)
    else:
        answer = desk.browser.post(bulk_address(action, page), data)
    assert answer.status_code == 302
    assert is_binned(fetch(page)) if action == "delete" else not fetch(page).live
    for other in (pt, text.pt, stranger):
        assert fetch(other).live
        assert not is_binned(fetch(other))


# --- Moving ----------------------------------------------------------------------------------------------------------


@scene
def issues(newsroom, fetch):
    """Two issues, live in French, with drafts of counterparts; and a story in the first with a Portuguese version."""

    def make(number):
        issue = IssuePageFactory(parent=index, slug=f"n{number}", title=f"Numéro {number}", number=number)
        create_counterparts(issue)
        return issue

    index = MagazineIndexPageFactory(parent=newsroom["fr"], slug="magazine", title="Magazine")
    create_counterparts(index)
    one, two = make(1), make(2)
    story = ArticlePageFactory(parent=one, slug="recit", title="Récit")
    pt = translate_as_draft(story, newsroom["pt"].locale)
    return fetch(one), fetch(two), fetch(story), fetch(pt)


def get_counterpart(page, code):
    return page.get_translations().get(locale__language_code=code)


@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_moving_to_another_issue_takes_translations_to_its_counterparts(endpoint, superuser, issues, fetch):
    one, two, story, pt = issues
    if endpoint == "single":
        found = read(superuser.get("wagtailadmin_pages:move_confirm", story.pk, two.pk))
        superuser.post("wagtailadmin_pages:move_confirm", story.pk, two.pk, data={"versions": [pt.pk]})
    else:
        found = read(superuser.browser.get(bulk_address("move", story)))
        superuser.browser.post(bulk_address("move", story), {"chooser": two.pk, "versions": [pt.pk]})
    assert [(key, ticked) for key, ticked, _words in found] == [(pt.pk, True)]
    assert "draft, below “Numéro 1”" in found[0][2]
    assert fetch(story).get_parent().pk == two.pk
    assert fetch(pt).get_parent().pk == get_counterpart(two, "pt").pk


@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_what_was_not_ticked_stays(endpoint, superuser, issues, fetch):
    one, two, story, pt = issues
    if endpoint == "single":
        superuser.post("wagtailadmin_pages:move_confirm", story.pk, two.pk)
    else:
        superuser.browser.post(bulk_address("move", story), {"chooser": two.pk})
    assert fetch(story).get_parent().pk == two.pk
    assert fetch(pt).get_parent().pk == get_counterpart(one, "pt").pk


def test_what_cannot_be_moved_is_named_with_the_reason(superuser, hire, issues, fetch):
    one, two, story, pt = issues
    moderator = hire("moderator", "fr")
    [(key, _ticked, words)] = read(moderator.get("wagtailadmin_pages:move_confirm", story.pk, two.pk))
    assert key is None
    assert "you may not move it" in words
    get_counterpart(two, "pt").delete()
    [(key, _ticked, words)] = read(superuser.get("wagtailadmin_pages:move_confirm", story.pk, two.pk))
    assert key is None
    assert "has no version in this language" in words
    answer = superuser.browser.post(bulk_address("move", story), {"chooser": two.pk, "versions": [pt.pk]}, follow=True)
    assert "was not moved" in answer.content.decode()
    assert fetch(pt).get_parent().pk == get_counterpart(one, "pt").pk


def test_a_taken_slug_is_named_too(superuser, issues):
    one, two, story, pt = issues
    ArticlePageFactory(parent=get_counterpart(two, "pt").specific, slug=pt.slug, title="Outro")
    [(key, _ticked, words)] = read(superuser.get("wagtailadmin_pages:move_confirm", story.pk, two.pk))
    assert key is None
    assert "same slug" in words


# --- Live below a draft ----------------------------------------------------------------------------------------------


def test_a_live_story_below_a_draft_is_warned_of_wherever_it_comes_to_that(superuser, hire, issues, fetch):
    one, two, story, pt = issues
    two.unpublish()
    page = superuser.get("wagtailadmin_pages:move_confirm", story.pk, two.pk)
    assert "which is a draft" in page.content.decode() or "is a draft" in page.content.decode()
    superuser.post("wagtailadmin_pages:move_confirm", story.pk, two.pk)
    words = superuser.get("wagtailadmin_explore", two.pk).content.decode()
    assert "live below “No. 2: Numéro 2”, which is a draft" in words
    draft = ArticlePageFactory(parent=two, slug="autre", title="Autre", live=False)
    draft.save_revision()
    moderator = hire("moderator", "fr")
    words = moderator.get("wagtailadmin_pages:edit", draft.pk).content.decode()
    assert "“No. 2: Numéro 2” above this page is a draft" in words
    two.save_revision().publish()
    assert "is a draft" not in moderator.get("wagtailadmin_pages:edit", draft.pk).content.decode()


def test_the_editor_of_a_translation_warns_too(hire, issues):
    _one, _two, _story, pt = issues
    words = hire("moderator", "pt").get("wagtailadmin_pages:edit", pt.pk).content.decode()
    assert "above this page is a draft" in words


# --- Privacy ---------------------------------------------------------------------------------------------------------


def test_making_an_original_private_names_what_follows(superuser, text):
    found = superuser.get("wagtailadmin_pages:set_privacy", text.fr.pk).json()["html"]
    assert "these follow immediately" in found
    assert "Guide pt" in found
    found = superuser.get("wagtailadmin_pages:set_privacy", text.pt.pk).json()["html"]
    assert "these follow immediately" not in found
    assert "Do the same with these" in found


def list_private(*pages):
    return [PageViewRestriction.objects.filter(page=page, restriction_type="login").exists() for page in pages]


def set_privacy(desk, page, kind, *versions):
    data = {"restriction_type": kind, "versions": [version.pk for version in versions]}
    return desk.post("wagtailadmin_pages:set_privacy", page.pk, data=data)


def test_what_was_ticked_becomes_private_and_public_with_a_page(superuser, text):
    set_privacy(superuser, text.pt, "login", text.fr)
    assert list_private(text.pt, text.fr, text.en)[:2] == [True, True]
    set_privacy(superuser, text.pt, "none", text.fr)
    assert list_private(text.pt, text.fr) == [False, False]


def test_a_version_that_was_stopped_is_offered_with_its_original_and_ticked(superuser, text):
    Translation.objects.filter(target_locale=text.pt.locale).update(enabled=False)
    shown = superuser.get("wagtailadmin_pages:set_privacy", text.fr.pk).json()["html"]
    (box,) = BeautifulSoup(shown, "html.parser").select("input[name=versions]")
    assert (int(box["value"]), box.has_attr("checked")) == (text.pt.pk, True)
    set_privacy(superuser, text.fr, "login")
    assert list_private(text.fr, text.en, text.pt) == [True, True, False]
    set_privacy(superuser, text.fr, "login", text.pt)
    assert list_private(text.fr, text.en, text.pt) == [True, True, True]


def test_privacy_changes_nothing_that_the_person_may_not(hire, text):
    moderator = hire("moderator", "pt")
    shown = moderator.get("wagtailadmin_pages:set_privacy", text.pt.pk).json()["html"]
    assert "you may not change who sees it" in shown
    set_privacy(moderator, text.pt, "login", text.fr, text.en)
    assert list_private(text.pt, text.fr, text.en) == [True, False, False]


def test_the_privacy_of_a_collection_opens_as_before(superuser):
    from wagtail.models import Collection

    collection = Collection.get_first_root_node().add_child(name="Affiches")
    assert superuser.get("wagtailadmin_collections:set_privacy", collection.pk).status_code == 200
