"""The buttons mirror the permissions: those of an original, in our words, for users who may use them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail_localize import wagtail_hooks as upstream

from cms.translation.workflow.submitting import submit_for_translation
from tests.factories import SectionFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
SEND, CHANGES = "Send to the translators", "Send these changes to the translators"


def read_buttons(desk, page):
    """Return the buttons in the header of a page and in its row in the explorer."""
    header = desk.get("wagtailadmin_pages:edit", page.pk).content.decode()
    row = desk.get("wagtailadmin_explore", page.get_parent().pk).content.decode()
    return [(address_of(SEND, page) in html, CHANGES in html) for html in (header, row)]


def address_of(label, page):
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def test_an_original_is_sent_and_later_its_changes(hire, write, pt, en):
    editor, page = hire("editor", "fr"), write("fr")
    assert read_buttons(editor, page) == [(True, False)] * 2
    submit_for_translation(page, [pt], editor.user)
    assert read_buttons(editor, page) == [(True, True)] * 2
    submit_for_translation(page, [en], editor.user)
    assert read_buttons(editor, page) == [(False, True)] * 2


def test_what_is_itself_a_translation_offers_neither(hire, translation):
    page = translation.get_target_instance()
    html = hire("moderator", "pt", "fr").get("wagtailadmin_explore", page.get_parent().pk).content.decode()
    assert address_of(SEND, page) not in html
    assert CHANGES not in html


def test_nothing_of_wagtail_localizes_own_buttons_is_left(superuser, translation):
    page = translation.source.get_source_instance()
    html = superuser.get("wagtailadmin_explore", page.get_parent().pk).content.decode()
    assert "Sync translated pages" not in html
    assert "Translate this page" not in html
    for name in ("register_page_header_buttons", "register_page_listing_more_buttons"):
        assert upstream.page_listing_more_buttons not in hooks.get_hooks(name)


def test_a_snippet_has_them_in_its_list(hire, newsroom, fr, pt):
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
    moderator = hire("moderator", "fr", "pt")
    html = moderator.get("wagtailsnippets_magazine_section:list").content.decode()
    address = reverse("wagtail_localize:submit_snippet_translation", args=["magazine", "section", section.pk])
    assert address in html
    submit_for_translation(section, [pt], moderator.user)
    html = moderator.browser.get(reverse("wagtailsnippets_magazine_section:list") + "?locale=fr").content.decode()
    assert CHANGES in html
    assert "Sync translated" not in html


def test_the_rows_of_the_explorer_cost_no_query_each(hire, newsroom, monkeypatch):
    from cms.translation.editor import buttons

    editor, parent = hire("editor", "fr"), StandardPageFactory(parent=newsroom["fr"], title="Dessus", slug="dessus")
    spent = []

    def make_buttons(*args):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            made = list(original(*args))
        spent.append(len(queries))
        return made

    original = buttons.make_buttons
    monkeypatch.setattr(buttons, "make_buttons", make_buttons)
    for n in range(3):
        StandardPageFactory(parent=parent, title=f"Page {n}", slug=f"page-{n}")
    editor.get("wagtailadmin_explore", parent.pk)
    rows = spent[-3:]
    assert len(spent) >= 3
    assert sum(rows) == 0
