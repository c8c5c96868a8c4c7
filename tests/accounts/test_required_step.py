"""Who must have a second step, and until when they may go on without."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.accounts.models import SecondStepDeadline
from cms.newsroom.models import LanguageGroup
from cms.newsroom.roles.bootstrap import bootstrap_roles
from tests.factories import StandardPageFactory, UserFactory

from .conftest import PASSWORD
from .second_step import give_app, give_recovery_codes, make_code

pytestmark = pytest.mark.django_db
SET_UP = "/admin/second-step/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_STEP_ROLES = ["administrator", "moderator"]
    settings.SECOND_STEP_GRACE_DAYS = 0


def make_member(role):
    bootstrap_roles()
    user = UserFactory()
    user.groups.add(LanguageGroup.objects.get(role=role, locale__language_code="fr").group)
    return user


@pytest.mark.parametrize(("role", "led"), [("moderator", True), ("editor", False), ("translator", False)])
def test_moderators_are_led_to_it_and_others_are_not(client, roots, role, led):
    client.force_login(make_member(role))
    answer = client.get("/admin/")
    assert (answer.status_code, answer.headers.get("Location")) == ((302, SET_UP) if led else (200, None))
    assert SecondStepDeadline.objects.exists() is led


def test_who_may_change_accounts_is_an_administrator(client, roots):
    from django.contrib.auth.models import Permission

    user = make_member("editor")
    user.user_permissions.add(Permission.objects.get(codename="change_user"))
    client.force_login(user)
    assert client.get("/admin/").headers["Location"] == SET_UP


@pytest.mark.parametrize("path", [
    "", "account/", "pages/", "pages/{page}/edit/", "pages/{page}/edit/preview/", "pages/{page}/view_draft/",
    "api/main/pages/", "users/", "images/", "reports/accounts/", "reports/accounts/?export=csv", "snippets/",
    "password/", "email/", "sessions/", "workbench/", "translation-desk/", "no-such-page/", "test404/",
])  # fmt: skip
def test_every_page_of_the_admin_leads_to_it(client, person, roots, path):
    page = StandardPageFactory(parent=roots["fr"])
    client.force_login(person)
    answer = client.get(f"/admin/{path.format(page=page.pk)}")
    assert (answer.status_code, answer.headers["Location"]) == (302, SET_UP)


def test_every_address_of_the_admin_leads_to_it_but_those_of_signing_in(client, person):
    from django.urls import get_resolver

    from cms.accounts.second_step.middleware import REACHABLE

    def walk(patterns, namespace=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from walk(pattern.url_patterns, inner)
            elif pattern.name:
                yield f"{namespace}{pattern.name}"

    names = set(walk(get_resolver().url_patterns))
    assert {name for name in REACHABLE if name not in names} == set()
    mfa = {name for name in names if name.startswith("mfa_")}
    assert len(mfa) == 14  # all of them pages of setting up or signing in: a new one needs a look


@pytest.mark.parametrize("path", [SET_UP, "/admin/jsi18n/", "/admin/session/", "/admin/logout/"])
def test_its_own_pages_and_signing_out_stay_reachable(client, person, path):
    client.force_login(person)
    assert client.get(path).status_code == 200


def test_signing_out_works(client, person):
    client.force_login(person)
    assert "_auth_user_id" in client.session
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


def test_posts_do_nothing_and_scripts_get_a_sentence(client, person, reader):
    client.force_login(person)
    assert client.post(f"/admin/users/delete/{reader.pk}/").headers["Location"] == SET_UP
    answer = client.post("/admin/pages/", headers={"x-requested-with": "XMLHttpRequest"})
    assert (answer.status_code, answer.json()["code"], answer.json()["set_up_url"]) == (
        403,
        "second_step_needed",
        SET_UP,
    )
    reader.refresh_from_db()


def test_readers_pages_never_do(client, person, roots):
    page = StandardPageFactory(parent=roots["fr"])
    client.force_login(person)
    assert client.get(page.get_url()).status_code == 200


def test_who_sets_it_up_goes_on_and_the_password_alone_no_longer_signs_in(client, person, sign_in, commit):
    assert sign_in().headers["Location"] == "/admin/"
    assert client.get("/admin/", follow=True).redirect_chain == [(SET_UP, 302)]
    client.post("/admin/confirm/", {"password": PASSWORD, "next": "/admin/second-step/app/"})
    secret = client.get("/admin/second-step/app/").context["form"].secret
    with commit():
        client.post("/admin/second-step/app/", {"code": make_code(secret)})
    assert client.get("/admin/").status_code == 200
    assert sign_in(browser=Client()).headers["Location"] == "/admin/login/code/"


def test_recovery_codes_alone_are_none(client, person):
    give_recovery_codes(person)
    client.force_login(person)
    assert client.get("/admin/").headers["Location"] == SET_UP


def test_sessions_without_it_end_when_it_is_set_up(client, person, sign_in, commit, settings):
    settings.SECOND_STEP_GRACE_DAYS = 14
    other = Client()
    sign_in(browser=other)
    sign_in()
    client.post("/admin/confirm/", {"password": PASSWORD})
    secret = client.get("/admin/second-step/app/").context["form"].secret
    with commit():
        client.post("/admin/second-step/app/", {"code": make_code(secret)})
    assert (client.get("/admin/").status_code, other.get("/admin/").status_code) == (200, 302)


# --- The time of grace ------------------------------------------------------------------------------------------------


def test_a_notice_says_until_when_and_then_nothing_works(client, person, settings):
    settings.SECOND_STEP_GRACE_DAYS = 14
    client.force_login(person)
    page = client.get("/admin/").content.decode()
    until = SecondStepDeadline.objects.get().until
    assert timedelta(days=13, hours=23) < until - timezone.now() <= timedelta(days=14)
    assert "Your role needs a second step" in page
    assert "nothing works here without one" in client.get(SET_UP).content.decode()
    client.get("/admin/")
    assert SecondStepDeadline.objects.get().until == until
    SecondStepDeadline.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert client.get("/admin/").headers["Location"] == SET_UP
    assert "to go on" in client.get(SET_UP).content.decode()


def test_who_has_one_sees_no_notice(client, person, settings):
    settings.SECOND_STEP_GRACE_DAYS = 14
    give_app(person)
    client.force_login(person)
    assert "needs a second step" not in client.get("/admin/").content.decode()
    assert not SecondStepDeadline.objects.exists()


PLACES = ["", "account/", "users/", "pages/", "pages/{page}/edit/", "images/", "reports/accounts/", "reports/locked/"]
NOTICE = "nothing works here without one"


def set_days_left(user, days):
    SecondStepDeadline.objects.update_or_create(
        user=user, defaults={"until": timezone.now() + timedelta(days=days, minutes=-1)}
    )


@pytest.mark.parametrize("place", PLACES)
def test_the_notice_stands_on_the_account_too_and_in_the_last_days_on_every_page_once(
    client, person, roots, settings, place
):
    settings.SECOND_STEP_GRACE_DAYS = 14
    page = StandardPageFactory(parent=roots["fr"])
    client.force_login(person)
    path = f"/admin/{place.format(page=page.pk)}"
    set_days_left(person, 4)
    early = client.get(path, follow=True).content.decode()
    assert early.count(NOTICE) == (place in ("", "account/"))
    set_days_left(person, 3)
    late = client.get(path, follow=True).content.decode()
    assert late.count(NOTICE) == 1
    assert 'href="/admin/second-step/"' in late


@pytest.mark.parametrize(("language", "words"), [("fr", "Votre rôle"), ("pt-pt", "A sua função")])
def test_the_strip_of_the_last_days_is_in_the_persons_language(client, person, settings, language, words):
    set_days_left(person, 2)
    client.force_login(person)
    page = client.get("/admin/users/", headers={"accept-language": language}).content.decode()
    strip = page[page.index('class="last-days"') :].split("</aside>")[0]
    assert words in strip


def test_who_has_one_pays_one_query_for_it_on_a_page_and_who_has_none_pays_it_once(client, person, settings):
    """The middleware, the panel and the strip together."""
    give_app(person)
    client.force_login(person)
    for path in ("/admin/", "/admin/account/", "/admin/users/"):
        with CaptureQueriesContext(connection) as queries:
            assert NOTICE not in client.get(path).content.decode()
        assert len([query for query in queries if "mfa_authenticator" in query["sql"]]) == 1
    Authenticator.objects.all().delete()
    set_days_left(person, 10)
    with CaptureQueriesContext(connection) as queries:
        assert NOTICE in client.get("/admin/account/").content.decode()
    assert len([query for query in queries if "mfa_authenticator" in query["sql"]]) == 1
    assert len([query for query in queries if "accounts_secondstepdeadline" in query["sql"]]) == 1


def test_removing_it_brings_no_new_time(client, person, settings):
    settings.SECOND_STEP_GRACE_DAYS = 14
    give_app(person)
    client.force_login(person)
    client.post("/admin/confirm/", {"password": PASSWORD})
    client.post("/admin/second-step/app/remove/")
    assert client.get("/admin/").headers["Location"] == SET_UP


# --- Settings ---------------------------------------------------------------------------------------------------------


def test_nobody_needs_one_unless_it_is_set(client, person, settings, django_assert_num_queries):
    from cms.accounts.second_step.requirement import find_deadline

    settings.SECOND_STEP_ROLES = []
    with django_assert_num_queries(0):
        assert find_deadline(person) is None


def test_it_costs_a_request_of_who_has_one_a_single_query(person, django_assert_num_queries):
    from cms.accounts.second_step.requirement import find_deadline

    give_app(person)
    with django_assert_num_queries(1):
        find_deadline(person)


def test_a_role_that_does_not_exist_is_an_error(settings):
    settings.SECOND_STEP_ROLES = ["moderators", "administrator"]
    assert [error.id for error in run_checks() if error.id == "accounts.E001"] == ["accounts.E001"]
