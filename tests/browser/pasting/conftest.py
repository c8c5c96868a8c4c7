"""An article with a text and a note, open in the editor of the page."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from home.roots import create_language_roots
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory

from ..desk import MARK_WATCHED_FORMS
from .bodies import NOTE, TEXT


@pytest.fixture
def article(live_server):
    home = create_language_roots()["fr"]
    magazine = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
    article = ArticlePageFactory(parent=magazine, title="Fougères", slug="fougeres")
    stored = [
        {"id": "text", "type": "text", "value": TEXT},
        {"id": "notes", "type": "notes", "value": [{"type": "item", "id": NOTE, "value": "<p>Une note.</p>"}]},
    ]
    article.body = article.body.stream_block.to_python(stored)
    article.save_revision().publish()
    return article


@pytest.fixture
def open_editor(new_context, live_server):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))

    def open_it(page, **options):
        context = new_context(**options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])
        window = context.new_page()
        window.errors = []
        window.on("pageerror", lambda error: window.errors.append(str(error)))
        window.add_init_script(MARK_WATCHED_FORMS)
        window.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        expect(window.locator("#page-edit-form[data-watched]")).to_be_visible()
        return window

    return open_it


@pytest.fixture
def editor(article, open_editor):
    window = open_editor(article)
    yield window
    assert window.errors == []
