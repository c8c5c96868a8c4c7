"""The translators' guide: in the person's language, linked from the workbench and the admin's help menu."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.languages.registry import get_profile
from cms.translation.workbench.guide import PICTURES, find_pictures

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("code", "title"), [("fr", "Traduire en cinq minutes"), ("pt", "Traduzir em cinco minutos")])
def test_a_translator_reads_the_guide_in_their_language(hire, code, title):
    desk = hire("translator", code)
    profile = UserProfile.get_for_user(desk.user)
    profile.preferred_language = get_profile(code).admin_language
    profile.save()

    response = desk.get("translators_guide")

    assert response.status_code == 200
    assert title in response.content.decode()


def test_the_workbench_and_the_help_menu_lead_to_the_guide(hire, start, settings):
    settings.TRANSLATION_EDITOR = "workbench"
    desk, url = hire("translator", "pt"), reverse("translators_guide")

    page = desk.get("wagtailadmin_pages:edit", start().get_target_instance().pk).content.decode()

    assert f'href="{url}"' in page
    assert page.count(url) >= 2  # the button, and the menu's data


def test_who_is_signed_out_signs_in_first(client):
    assert client.get(reverse("translators_guide")).status_code == 302


def test_the_guide_has_its_pictures():
    assert set(find_pictures()) == set(PICTURES)
    assert all(find_pictures().values())
