import pytest

from search.index.lexicon import write_vocabularies
from search.signal_handlers import index_marked
from tests.factories import MagazineIndexPageFactory


@pytest.fixture
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")


@pytest.fixture
def ask(client):
    """Request the search page as a reader does, after indexing what the test has saved (nothing commits in tests)."""

    def ask(query="", address="/fr/recherche/", **parameters):
        index_marked()
        write_vocabularies()
        answer = client.get(address, ({"q": query} if query else {}) | parameters)
        assert answer.status_code == 200
        return answer

    return ask


@pytest.fixture
def find(ask):
    """Return the titles that a reader finds, in their order."""

    def find(query="", **kwargs):
        results = ask(query, **kwargs).context.get("results")
        return [result.page.title for result in results] if results else []

    return find
