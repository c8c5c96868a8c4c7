"""Views that take a page's id name no page that the user may not know of; nor do mails about comments."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, Page, PageSubscription

from cms.bin.deleting import put_in_bin
from tests.factories import StandardPageFactory
from tests.newsroom.access.test_private_titles import SECRET, board, closed  # noqa: F401 - fixtures
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def own(newsroom):
    page = StandardPageFactory(parent=newsroom["pt"], title="Nossa", slug="nossa")
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk)


WAYS = {
    "copying below it": lambda page, place: (
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "Cópia", "new_slug": "copia", "new_parent_page": place.pk},
    ),
    "moving below it": lambda page, place: (
        reverse("wagtailadmin_pages:move", args=[page.pk]),
        {"new_parent_page": place.pk},
    ),
    "the confirmation of a move": lambda page, place: (
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]),
        None,
    ),
    "confirming a move": lambda page, place: (
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]),
        {},
    ),
    "moving many below it": lambda page, place: (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={page.pk}",
        {"chooser": place.pk},
    ),
    "asking for its translation": lambda page, place: (
        reverse("wagtail_localize:submit_page_translation", args=[place.pk]),
        None,
    ),
    "a new page below it": lambda page, place: (
        reverse("wagtailadmin_pages:choose_parent", args=["home", "standardpage"]),
        {"parent_page": place.pk},
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_private_page_is_not_named_as_a_place(way, moderator, own, closed):  # noqa: F811
    address, data = WAYS[way](own, closed)
    browser = moderator.browser
    answer = browser.get(address, follow=True) if data is None else browser.post(address, data, follow=True)
    assert answer.status_code < 500
    assert SECRET not in answer.content.decode()
    assert not Page.objects.get(pk=closed.pk).get_children().filter(slug__in=["copia", "nossa"]).exists()


def test_nor_where_what_was_deleted_is_restored_to(moderator, own, closed):  # noqa: F811
    entry = put_in_bin(own)
    answer = moderator.post("bin:restore", entry.pk, data={"parent": closed.pk}, follow=True)
    assert SECRET not in answer.content.decode()


def comment(desk, page, **changes):
    data = {
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 0,
        "comments-0-text": "Bitte",
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
    }
    answer = desk.save(page, **data, **changes)
    assert Comment.objects.filter(page=page).exists(), answer.status_code


def test_a_comment_on_a_private_page_is_mailed_to_who_may_open_it(hire, closed):  # noqa: F811
    leaver, member = hire("editor", "fr", email="leaver@example.org"), hire("editor", "fr", email="member@example.org")
    for desk in (leaver, member):
        PageSubscription.objects.create(page=closed, user=desk.user, comment_notifications=True)
    leaver.user.groups.clear()
    comment(hire("editor", "fr"), closed)
    assert [message.to for message in mail.outbox] == [["member@example.org"]]


def test_a_mail_about_a_comment_goes_out_whatever_the_title_holds(hire, own):
    reader = hire("moderator", "pt", email="reader@example.org")
    PageSubscription.objects.create(page=own, user=reader.user, comment_notifications=True)
    comment(hire("editor", "pt"), own, title="Duas\u0085linhas\u2028aqui")
    Page.objects.filter(pk=own.pk).update(draft_title="Duas\nlinhas")
    mail.outbox.clear()
    comment(hire("editor", "pt"), own, title="Duas\r\nlinhas")
    assert [message.to for message in mail.outbox] == [["reader@example.org"]]
    assert "\n" not in mail.outbox[0].subject
