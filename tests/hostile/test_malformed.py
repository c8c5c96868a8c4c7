"""A malformed request is refused with a sentence; an error of the program stays one."""

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch

from cms.users.malformed import is_caused_by

pytestmark = pytest.mark.django_db


def make_request(query="", **form):
    request = RequestFactory().post(f"/admin/{query}", form) if form else RequestFactory().get(f"/admin/{query}")
    request.resolver_match = None
    return request


@pytest.mark.parametrize(
    "error",
    [
        ValueError("Field 'id' expected a number but got 'abc'."),
        ValueError("invalid literal for int() with base 10: 'abc'"),
        NoReverseMatch("Reverse for 'abc' not found. 'abc' is not a valid view function or pattern name."),
    ],
)
def test_an_error_is_one_of_the_request_only_if_it_quotes_what_was_sent(error):
    assert is_caused_by(make_request("?id=abc"), error)
    assert is_caused_by(make_request(id="abc"), error)
    assert not is_caused_by(make_request("?id=7"), error)
    assert not is_caused_by(make_request("?q=bc"), error)


@pytest.mark.parametrize(
    "error", [KeyError("id"), AttributeError("x"), TypeError("x"), RuntimeError("abc"), ValueError()]
)
def test_errors_of_the_program_stay_errors(error):
    assert not is_caused_by(make_request("?id=abc&x=&id="), error)


def test_a_number_that_no_column_holds_is_one_of_the_request():
    assert is_caused_by(make_request("?id=" + "9" * 30), OverflowError())
    assert not is_caused_by(make_request("?id=99"), OverflowError())


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "cannot be understood"), ("fr", "n’est pas compréhensible"), ("pt-pt", "compreender")],
)
def test_people_read_a_sentence_and_scripts_a_code(client, admin_user, language, words):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
    client.force_login(admin_user)
    address = "/admin/documents/chooser/chosen-multiple/?id=abc"
    answer = client.get(address, headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    answer = client.get(address, headers={"x-requested-with": "XMLHttpRequest"})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
