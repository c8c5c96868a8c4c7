"""The translation report shows the state of each text in each language, and links to the right place to work on it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.translation.workflow.moderation import publish, submit
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db


def read(cell):
    return " ".join(cell.select_one(".text-state").get_text().split())


def test_each_cell_has_the_state_of_a_text_in_a_language(superuser, start, fill, find_cell, hire, commit):
    translation = start()
    assert read(find_cell(superuser, "Un texte", "fr")) == "Original"
    assert read(find_cell(superuser, "Un texte", "pt")) == "Not started"
    assert "words left" in find_cell(superuser, "Un texte", "pt").get_text()
    assert read(find_cell(superuser, "Un texte", "en")) == "No translation"
    fill(translation, "title", "slug")
    assert read(find_cell(superuser, "Un texte", "pt")) == "In progress (66 %)"
    fill(translation)
    with commit():
        submit(translation, hire("translator", "pt").user)
    cell = find_cell(superuser, "Un texte", "pt")
    assert read(cell) == "In review"
    assert "left" not in cell.get_text()


def test_a_text_is_named_once_however_many_languages_it_has(superuser, start, look):
    start()
    assert look(superuser).count("Un texte") == 1


def test_who_does_it_and_until_when_is_shown_until_it_is_done(
    superuser, start, fill, find_cell, share_out, hire, commit
):
    translation = start()
    yesterday = timezone.localdate() - timedelta(days=1)
    share_out(translation, hire("translator", "pt", first_name="Inês", last_name="Prado").user, yesterday)
    cell = find_cell(superuser, "Un texte", "pt")
    assert "Inês Prado" in cell.get_text()
    assert "Overdue" in cell.get_text()
    fill(translation)
    with commit():
        publish(translation, hire("moderator", "pt").user)
    cell = find_cell(superuser, "Un texte", "pt")
    assert read(cell) == "Up to date"
    assert "Inês" not in cell.get_text()
    assert cell.select_one("time") is None


def test_a_date_to_come_is_not_overdue(superuser, start, find_cell, share_out):
    share_out(start(), due_date=timezone.localdate())
    cell = find_cell(superuser, "Un texte", "pt")
    assert cell.select_one("time")
    assert "Overdue" not in cell.get_text()


def test_a_cell_leads_to_the_editor_of_who_may_edit_there(start, find_cell, hire):
    page = start().get_target_instance()
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert find_cell(hire("translator", "pt"), "Un texte", "pt").a["href"] == editor
    assert find_cell(hire("editor", "fr"), "Un texte", "pt").a is None
    assert find_cell(hire("translator", "pt"), "Un texte", "fr").a is None


def test_no_translation_leads_to_where_it_is_asked_for(start, find_cell, hire):
    source = start().source.get_source_instance()
    expected = reverse("wagtail_localize:submit_page_translation", args=[source.pk]) + "?select_locale=en"
    assert find_cell(hire("moderator", "fr"), "Un texte", "en").a["href"] == expected  # any language of one's own text
    assert find_cell(hire("moderator", "en"), "Un texte", "en").a["href"] == expected  # one's own language
    assert find_cell(hire("moderator", "pt"), "Un texte", "en").a is None


def test_every_link_of_a_cell_opens(start, find_cell, hire, commit, newsroom):
    with commit():
        SectionFactory(name="Découvertes", slug="decouvertes", locale=newsroom["fr"].locale)
    start()
    moderator = hire("moderator", "fr")
    for title in ("Un texte", "Découvertes"):
        for code in ("fr", "en"):
            address = find_cell(moderator, title, code).a["href"]
            assert moderator.browser.get(address).status_code == 200


def test_the_desk_is_in_the_menu_and_stands_in_for_the_report(superuser):
    home = superuser.read_home()
    assert reverse("translation_desk:index") in home
    assert reverse("wagtail_localize:translations_report") not in home
    for name in ("wagtail_localize:translations_report", "wagtail_localize:translations_report_results"):
        response = superuser.get(name)
        assert (response.status_code, response.url) == (302, reverse("translation_desk:index"))


def test_people_without_an_account_of_the_admin_do_not_see_it(client):
    assert client.get(reverse("translation_desk:index")).status_code == 302


def test_titles_cannot_bring_markup(superuser, write, find_cell, commit):
    with commit():
        page = write(title="<b>Gras</b>")
    assert Page.objects.filter(pk=page.pk).exists()
    assert find_cell(superuser, "<b>Gras</b>", "fr")
