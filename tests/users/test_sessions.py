"""A page of the admin survives the end of its session: its scripts get JSON and a fresh token."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FETCH = {"accept": "application/json"}
SCRIPTS = [
    ("put", {}),
    ("delete", {}),
    ("post", {"x-requested-with": "XMLHttpRequest"}),
    ("post", {"accept": "application/json"}),  # Wagtail's autosave
    ("post", {"sec-fetch-dest": "empty"}),
    ("get", {"sec-fetch-dest": "empty"}),
]


@pytest.fixture
def admin(django_user_model):
    return django_user_model.objects.create_superuser("boss", "boss@example.org", "a long password")


@pytest.mark.parametrize(("method", "headers"), SCRIPTS)
def test_a_script_of_somebody_signed_out_gets_401_in_json_and_no_page(client, method, headers):
    answer = getattr(client, method)(reverse("wagtailadmin_home"), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert answer.json()["detail"]


def test_a_person_who_is_signed_out_is_led_to_the_sign_in_page(client):
    answer = client.get("/admin/pages/", headers={"sec-fetch-dest": "document", "accept": "text/html"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/login/?next=/admin/pages/")


def test_a_script_of_somebody_who_may_not_enter_the_admin_is_refused_in_json(client):
    client.force_login(UserFactory())
    answer = client.get("/admin/pages/", headers=FETCH)
    assert (answer.status_code, answer.json()["code"]) == (403, "refused")


def test_the_session_tells_who_is_signed_in_and_a_token_that_is_taken(admin):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin)
    old = browser.get(reverse("admin_session"), headers=FETCH).json()["token"]
    browser.cookies["csrftoken"] = "x" * 32  # as if somebody had signed in again
    address = reverse("wagtailadmin_dismissibles")
    refused = browser.patch(address, "{}", content_type="application/json", headers={"x-csrftoken": old})
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf_failed")
    session = browser.get(reverse("admin_session"), headers=FETCH).json()
    assert session["user"] == admin.pk
    taken = browser.patch(address, "{}", content_type="application/json", headers={"x-csrftoken": session["token"]})
    assert taken.status_code == 200


@pytest.mark.parametrize(("language", "words"), [("fr", "Rien n’a été enregistré"), ("pt-pt", "Nada foi guardado")])
def test_a_form_with_an_old_token_is_answered_in_the_persons_language(admin, language, words):
    profile = admin.wagtail_userprofile if hasattr(admin, "wagtail_userprofile") else None
    from wagtail.users.models import UserProfile

    profile = profile or UserProfile.get_for_user(admin)
    profile.preferred_language = language
    profile.save()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin)
    answer = browser.post("/admin/account/", {"x": "1"}, headers={"accept": "text/html"})
    assert answer.status_code == 403
    assert words in answer.content.decode()
