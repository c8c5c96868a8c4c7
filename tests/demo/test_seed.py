"""The content of the demonstration apart from its stories, point by point."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db.models import Count, F
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import OverridableSegment, Translation, TranslationSource

from cms.images.models import CustomImage
from cms.translation.models import TranslatedRevision
from cms.translation.text.segments import get_fingerprint
from exhibition.models import ArtworkPage, EditionPage, ExhibitionPage
from home.models import HomePage, MuseumWeekIndexPage, MuseumWeekPage, PeopleIndexPage, PersonPage, StandardPage
from magazine.models import IssuePage, MagazineIndexPage, Section, Topic
from tests.databases import DEMO_PASSWORD

from .finding import LANGUAGES, get_versions

pytestmark = pytest.mark.usefixtures("seeded")


# --- Pages apart from the stories ------------------------------------------------------------------------------------


def test_museumweek_has_its_years_2017_to_2024_in_three_languages():
    years = get_versions(MuseumWeekPage)

    assert sorted(versions["fr"].year for versions in years.values()) == list(range(2017, 2025))
    for versions in years.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.theme
            assert (page.end_date - page.start_date).days == 6
            assert page.days.count() in (0, 7)
    with_chanel = MuseumWeekPage.objects.filter(locale__language_code="en", partners__partner__name__contains="CHANEL")
    assert set(with_chanel.values_list("year", flat=True)) == {2017, 2018, 2019}


def test_the_exhibition_has_twelve_works_drawn_for_it_in_three_languages():
    works = get_versions(ArtworkPage)

    assert len(works) == 12
    for versions in works.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.artists.exists()
            assert page.label
            assert page.technique
            assert page.lead_picture.holder == "Culture For Causes Network"
    assert len({page.lead_picture_id for versions in works.values() for page in versions.values()}) == 12


def test_it_went_to_paris_and_goes_to_lisbon():
    editions = get_versions(EditionPage)

    assert {versions["en"].city for versions in editions.values()} == {"Paris", "Lisbon"}
    for versions in editions.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.works.exists()
            assert page.venue
            assert page.start_date <= page.end_date


def test_there_are_ten_people_in_three_languages():
    people = get_versions(PersonPage)

    assert len(people) == 10
    assert all(set(versions) == LANGUAGES for versions in people.values())
    assert all(page.occupation and page.bio for versions in people.values() for page in versions.values())


def test_there_are_pages_about_the_association_and_how_to_reach_it():
    pages = get_versions(StandardPage)

    assert {"association", "what-we-do", "contact"} <= {versions["en"].slug for versions in pages.values()}
    assert all(set(versions) == LANGUAGES for versions in pages.values())


@pytest.mark.parametrize(
    "model", [HomePage, PeopleIndexPage, MuseumWeekIndexPage, MagazineIndexPage, IssuePage, ExhibitionPage]
)
def test_the_pages_that_hold_others_are_live_in_three_languages(model):
    assert all(set(versions) == LANGUAGES for versions in get_versions(model).values())


def test_sections_and_topics_have_a_name_in_each_language():
    for model in (Section, Topic):
        numbers = model.objects.values("translation_key").annotate(number=Count("pk"))
        assert numbers.count() == 5
        assert {row["number"] for row in numbers} == {3}


def test_everything_that_is_live_is_public():
    assert not PageViewRestriction.objects.exists()


# --- Images --------------------------------------------------------------------------------------------------------


def test_every_image_names_its_author_or_holder_and_its_licence():
    images = CustomImage.objects.all()

    assert images.count() >= 30
    for image in images:
        assert image.author or image.holder, image
        assert image.licence, image
        assert image.may_be_shown, image


def test_every_image_has_words_for_who_cannot_see_it_in_each_language():
    for image in CustomImage.objects.prefetch_related("texts__locale"):
        words = {row.locale.language_code: row.text for row in image.texts.all() if row.text}
        assert set(words) == LANGUAGES, image
        assert len(set(words.values())) == 3, image


# --- Translations ----------------------------------------------------------------------------------------------------


def test_every_translation_was_made_through_wagtail_localize():
    translated = Translation.objects.values_list("source__object_id", "target_locale")
    sources = set(TranslationSource.objects.values_list("object_id", "locale"))
    known = set(translated) | sources
    alone = Page.objects.values("translation_key").annotate(number=Count("pk")).filter(number=1)
    for page in Page.objects.filter(depth__gt=1).exclude(translation_key__in=alone.values("translation_key")):
        assert (page.translation_key, page.locale_id) in known, page
    assert all(
        (item.translation_key, item.locale_id) in known for model in (Section, Topic) for item in model.objects.all()
    )


def test_every_live_translation_is_complete_and_its_words_are_its_segments():
    """Made from all segments of its original; if that has changed since, from the former ones."""
    for translation in Translation.objects.select_related("source", "target_locale"):
        target = translation.get_target_instance()
        if not target.live:
            continue
        record = TranslatedRevision.objects.get(revision=target.live_revision_id)
        assert record.is_complete, target
        total, done = translation.get_progress()
        assert total == done or record.fingerprint != get_fingerprint(translation.source), target
        assert total or OverridableSegment.objects.filter(source=translation.source).exists(), target


def test_no_translation_is_an_alias_with_the_originals_words():
    assert not Page.objects.exclude(alias_of=None).exists()
    same = Page.objects.filter(depth__gt=2, locale__language_code="fr", seo_title=F("title"))
    assert not same.exists()


# --- Accounts --------------------------------------------------------------------------------------------------------


def test_the_accounts_open_with_the_password_of_the_environment():
    names = {"admin", "editor"} | {f"{role}-{code}" for role in ("moderator", "translator") for code in LANGUAGES}
    names.add("moderator-fr-2")  # approves what the first one wrote

    assert set(get_user_model().objects.values_list("username", flat=True)) == names
    for name in names:
        assert authenticate(username=name, password=DEMO_PASSWORD), name


def test_each_account_is_in_the_groups_of_its_language():
    for user in get_user_model().objects.exclude(username="admin"):
        roles = set(user.groups.values_list("language_group__role", "language_group__locale__language_code"))
        role, _dash, code = user.username.removesuffix("-2").partition("-")
        assert roles == {(role, one) for one in ([code] if code else LANGUAGES)}
    assert not get_user_model().objects.get(username="admin").groups.exists()
    assert get_user_model().objects.get(username="admin").is_superuser
