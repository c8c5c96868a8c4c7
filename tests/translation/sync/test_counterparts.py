"""Structural pages are created in every language as soon as one is created."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.translation.sync.counterparts import create_counterparts
from cms.translation.text.segments import get_string_segments
from cms.translation.workflow import moderation
from home.roots import create_language_roots
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_issue_gets_draft_counterparts_that_open_as_translations(roots):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    create_counterparts(magazine)
    issue = IssuePageFactory(parent=magazine, slug="numero-12")
    made = create_counterparts(issue)
    assert {page.locale.language_code for page in made} == {"pt", "en"}
    for page in made:
        assert not page.live
        assert page.alias_of_id is None
        assert page.get_parent().locale == page.locale
        assert Translation.objects.get(source__object_id=issue.translation_key, target_locale=page.locale).enabled


def test_making_them_twice_makes_nothing_new(roots):
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    create_counterparts(magazine)
    assert create_counterparts(magazine) == []


def test_a_translation_makes_no_counterparts_of_its_own(roots, pt):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    create_counterparts(magazine)
    translated = magazine.get_translation(pt)
    Page.objects.filter(translation_key=magazine.translation_key, locale__language_code="en").delete()
    assert create_counterparts(translated) == []


def test_a_story_is_translated_when_somebody_asks_for_it(roots):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    assert create_counterparts(ArticlePageFactory(parent=magazine, slug="article")) == []


def test_translators_get_the_words_that_an_issue_is_published_with(roots, client, commit):
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    create_counterparts(magazine)
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    form = {
        **{"title": "Águas", "slug": "aguas", "number": 1, "season": "autumn", "year": 2026, "editorial-count": 0},
        **{"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0},
    }
    # The editor autosaves as soon as the required fields are filled; the theme is typed later.
    address = reverse("wagtailadmin_pages:add", args=["magazine", "issuepage", magazine.pk])
    saved = client.post(address, form, headers={"accept": "application/json"}).json()
    assert saved["success"], saved
    counterpart = Page.objects.get(pk=saved["pk"]).get_translation(roots["fr"].locale)
    with commit():
        address = reverse("wagtailadmin_pages:edit", args=[saved["pk"]])
        client.post(address, form | {"title": "Águas que lembram", "theme": "A água", "action-publish": "1"})

    translation = Translation.objects.get(
        source__object_id=counterpart.translation_key, target_locale__language_code="fr"
    )
    words = {segment.string.data for segment in get_string_segments(translation.source)}
    assert words == {"Águas que lembram", "aguas", "A água"}
    counterpart = counterpart.specific
    counterpart.refresh_from_db()
    assert (counterpart.title, counterpart.theme, counterpart.live) == ("Águas que lembram", "A água", False)


def test_a_published_translation_keeps_its_words_while_its_translators_get_the_new_ones(roots, superuser, fill, commit):
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista", title="Revista")
    create_counterparts(magazine)
    translation = Translation.objects.get(source__object_id=magazine.translation_key, target_locale__language_code="fr")
    fill(translation, mark=lambda words: f"{words}-fr")
    moderation.publish(translation, superuser.user)
    magazine.title = "A revista"
    with commit():
        magazine.save_revision().publish()
    assert translation.get_target_instance().title == "Revista-fr"
    assert "A revista" in {segment.string.data for segment in get_string_segments(translation.source)}


def test_creating_an_index_in_the_admin_makes_its_counterparts(roots, client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    address = reverse("wagtailadmin_pages:add", args=["magazine", "magazineindexpage", roots["pt"].pk])
    response = client.post(
        address, {"title": "Revista", "slug": "revista", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    )
    assert response.status_code == 302, response.context and response.context["form"].errors
    magazines = Page.objects.filter(slug__startswith="revista")
    assert {page.locale.language_code: page.live for page in magazines} == {"pt": False, "fr": False, "en": False}


def test_a_language_added_later_gets_its_place_for_what_there_is(roots, settings):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    issue = IssuePageFactory(parent=magazine, slug="numero-12")
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.LANGUAGES, ("es", "Español")]
    create_language_roots()
    spanish = Locale.objects.get(language_code="es")
    for page in (magazine, issue):
        counterpart = page.get_translation(spanish)
        assert (counterpart.live, counterpart.alias_of_id, counterpart.depth) == (False, None, page.depth)
    count = Page.objects.count()
    create_language_roots()
    assert Page.objects.count() == count
