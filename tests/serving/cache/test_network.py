"""A network in front of the site is purged after a change is committed."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.factories import ArticlePageFactory, MagazineIndexPageFactory


@pytest.fixture
def purged(settings):
    """The URLs for which a proxy in front got PURGE."""
    addresses = []

    class Proxy(BaseHTTPRequestHandler):
        def do_PURGE(self):
            addresses.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    location = f"http://127.0.0.1:{server.server_port}/"
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": backend, "LOCATION": location}}
    yield addresses
    server.shutdown()
    server.server_close()


def test_a_changed_page_its_parents_its_other_languages_and_its_feeds_are_purged(roots, commit, purged):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    story = ArticlePageFactory(parent=magazine, title="Avant", slug="a")
    revista = MagazineIndexPageFactory(
        parent=roots["pt"], title="A revista", slug="revista", translation_key=magazine.translation_key
    )
    other = ArticlePageFactory(parent=revista, title="Antes", slug="b", translation_key=story.translation_key)
    with commit():
        story.title = "Après"
        story.save_revision().publish()
        assert purged == []
    feeds = {f"{magazine.url}atom.xml", f"{magazine.url}rss.xml"}
    assert set(purged) >= {roots["fr"].url, magazine.url, story.url, other.url, *feeds}


def test_a_deleted_pages_address_is_purged(roots, commit, purged):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    story = ArticlePageFactory(parent=magazine, title="Avant", slug="a")
    address = story.url
    with commit():
        story.delete()
    assert address in purged


def test_a_draft_is_no_business_of_the_network(roots, commit, purged):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    story = ArticlePageFactory(parent=magazine, title="Avant", slug="a")
    with commit():
        story.title = "Brouillon"
        story.save_revision()
    assert purged == []


def test_a_network_that_does_not_answer_is_nobodys_error(roots, commit, settings):
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": backend, "LOCATION": "http://127.0.0.1:1/"}}
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    with commit():
        magazine.title = "Autrement"
        magazine.save_revision().publish()
    magazine.refresh_from_db()
    assert magazine.title == "Autrement"
