"""While the database does not answer: 503 in the reader's language, and nothing that was sent to the admin is lost."""

import pytest
from django.db import connection
from django.test import Client

from cms.compat.sessions import make_key

pytestmark = pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback")
HEADINGS = {"fr": "De retour dans un instant", "pt": "Voltamos já", "en": "Back in a moment"}
SENT = {"title": "As águas", "summary": '“Um resumo” <b>\n"dois"'}


@pytest.fixture
def reader():
    """A browser with a session, whose server has lost its database."""
    connection.close()
    absent = {"HOST": "127.0.0.1", "PORT": "1", "NAME": "/nowhere/at/all"}
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name, value in absent.items():
            monkeypatch.setitem(connection.settings_dict, name, value)
        yield make_client()


def make_client(**options):
    client = Client(raise_request_exception=False, **options)
    client.cookies["sessionid"] = make_key()
    return client


@pytest.mark.parametrize("language", HEADINGS)
def test_readers_are_asked_to_come_back_in_their_language(reader, language):
    answer = reader.get(f"/{language}/magazine/")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert f'<html lang="{language}">' in html
    assert f"<h1>{HEADINGS[language]}</h1>" in html
    assert not answer.cookies


def test_what_was_sent_to_the_admin_can_be_sent_again(reader):
    answer = reader.post("/admin/pages/add/home/standardpage/1/", SENT, headers={"accept-language": "pt"})
    assert answer.status_code == 503
    html = answer.content.decode()
    assert "Nada foi guardado" in html
    assert 'action="/admin/pages/add/home/standardpage/1/"' in html
    assert "“Um resumo” &lt;b&gt;\n&quot;dois&quot;" in html


def test_a_script_of_the_admin_is_told(reader):
    answer = reader.post("/admin/pages/1/edit/", SENT, headers={"x-requested-with": "XMLHttpRequest"})
    assert (answer.status_code, answer.json()["code"], answer.json()["success"]) == (503, "away", False)


def test_another_site_cannot_have_its_words_sent(reader):
    """The page's button sends the words with a valid token, so they must have come with one."""
    hostile = make_client(enforce_csrf_checks=True)
    html = hostile.post("/admin/pages/add/home/standardpage/1/", SENT).content.decode()
    assert "Um resumo" not in html
    assert "<form" not in html
