"""Sessions whose keys are signed: false cookies cost no query, and real ones work as before."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from cms.compat.sessions import SessionStore, has_session, is_signed, make_key


def test_a_key_is_known_to_be_ours_and_any_other_is_not():
    key = make_key()
    assert is_signed(key)
    other = "a" if key[0] != "a" else "b"
    for false in (
        None,
        "",
        "a" * 32,
        "a" * 40,
        key[:-1],
        f"{key}a",
        other + key[1:],
        key.upper(),
        "é" * 40,
        "\udcff" * 40,
    ):
        assert not is_signed(false), false


def test_a_new_secret_key_ends_no_session_while_the_former_one_is_known(settings):
    key = make_key()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another secret", [settings.SECRET_KEY]
    assert is_signed(key)
    settings.SECRET_KEY_FALLBACKS = []
    assert not is_signed(key)


@pytest.mark.parametrize(
    "cookies", ["", "theme=dark", "sessionid", "sessionid=", "a=sessionid", "sessionid=\xff; ;;=", "x=1;sessionid=abc"]
)
def test_what_is_no_session_is_none(cookies):
    assert not has_session({"HTTP_COOKIE": cookies})
    assert not has_session({})


def test_the_cookie_is_found_among_others_as_django_reads_it():
    key = make_key()
    assert has_session({"HTTP_COOKIE": f"theme=dark; sessionid={key}; a=b"})
    assert has_session({"HTTP_COOKIE": f"sessionid=false;sessionid={key}"})
    assert not has_session({"HTTP_COOKIE": f"sessionid={key}; sessionid=false"})


@pytest.mark.django_db
def test_a_false_cookie_costs_no_query_and_is_not_answered_with_another(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert SessionStore("a" * 40).get("_auth_user_id") is None
    client.cookies["sessionid"] = "a" * 40
    answer = client.get("/admin/")
    assert (answer.status_code, Session.objects.count()) == (302, 0)


@pytest.mark.django_db
def test_a_session_works_as_before(client, django_user_model):
    boss = django_user_model.objects.create_superuser("boss", "boss@example.org", "a long password")
    client.force_login(boss)
    key = client.cookies["sessionid"].value
    assert len(key) == 40
    assert is_signed(key)
    assert client.get("/admin/").status_code == 200
    stranger = Client()
    stranger.cookies["sessionid"] = make_key()  # signed, but of no session
    assert stranger.get("/admin/").status_code == 302
