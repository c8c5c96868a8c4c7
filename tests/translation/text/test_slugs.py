"""Slugs of translations."""

import pytest
from wagtail_localize.models import StringTranslation

from cms.translation.models import State, TextState
from cms.translation.sync.drafts import make_instance
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def edit(commit):
    def edit(translation, **values):
        page = translation.source.get_source_instance().get_latest_revision_as_object()
        for name, value in values.items():
            setattr(page, name, value)
        with commit():
            page.save_revision().publish()

    return edit


@scene
def live(start, fill, superuser, commit):
    translation = start()
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    return translation


def get_slug(translation):
    return StringTranslation.objects.filter(context__path="slug", locale=translation.target_locale).last()


def test_a_changed_slug_makes_nothing_out_of_date(live, edit):
    before = live.get_target_instance().slug
    edit(live, slug="une-autre-adresse")
    row = TextState.objects.get(translation=live)
    assert (row.state, row.done) == (State.UP_TO_DATE, row.total)
    assert live.get_target_instance().slug == before


def test_with_a_changed_slug_only_changed_words_are_to_do(live, edit):
    edit(live, slug="une-autre-adresse", summary="Tout autre chose.")
    row = TextState.objects.get(translation=live)
    assert (row.state, row.outdated) == (State.OUT_OF_DATE, 1)


def test_a_slug_is_proposed_from_the_translated_title_and_follows_it_until_somebody_writes_one(start, put, hire):
    translation, translator = start(), hire("translator", "pt")
    put(translator, translation, "title", "O relógio d'água")
    assert get_slug(translation).data == "o-relogio-d-agua"
    put(translator, translation, "title", "A œuvre")
    assert get_slug(translation).data == "a-oeuvre"
    assert make_instance(translation).slug == "a-oeuvre"
    put(translator, translation, "slug", "meu-texto")
    put(translator, translation, "title", "Outro título")
    assert get_slug(translation).data == "meu-texto"


def test_a_proposal_counts_once_it_is_confirmed_or_nothing_else_is_missing(start, put, hire, commit):
    translation, translator = start(), hire("translator", "pt")
    put(translator, translation, "title", "O relógio d'água")
    row = TextState.objects.get(translation=translation)
    assert (row.done, row.total) == (1, 3)
    assert get_slug(translation).get_error() == "Proposed from the title: confirm it, or write another."
    with pytest.raises(moderation.IncompleteError) as refusal:
        moderation.submit(translation, translator.user)
    assert [segment.context.path for segment in refusal.value.missing] == ["slug", "summary"]
    put(translator, translation, "summary", "Um resumo.")
    with commit():
        moderation.submit(translation, translator.user)
    assert translation.get_target_instance().get_latest_revision_as_object().slug == "o-relogio-d-agua"


def test_what_a_translator_writes_becomes_an_address(start, fill, put, hire):
    translation = start()
    fill(translation)
    put(hire("translator", "pt"), translation, "slug", "L’Horloge")
    assert make_instance(translation).slug == "l-horloge"


def test_an_address_that_was_live_does_not_change_with_the_title(live, put, hire, superuser, commit):
    before = live.get_target_instance().slug
    put(hire("translator", "pt"), live, "title", "Um título novo")
    with commit():
        moderation.publish(live, superuser.user)
    target = live.get_target_instance()
    assert (target.title, target.slug) == ("Um título novo", before)


def test_without_a_proposal_the_title_gives_the_address(start, fill):
    translation = start()
    fill(translation, "title", mark=lambda text: "O relógio")
    StringTranslation.objects.filter(context__path="slug").delete()
    assert make_instance(translation).slug == "o-relogio"


def test_the_slug_of_a_section_is_proposed_from_its_name(newsroom, fill):
    section = SectionFactory(name="Patrimoine", slug="patrimoine", locale=newsroom["fr"].locale)
    translation = start_translation(Section.objects.get(pk=section.pk), newsroom["pt"].locale)
    fill(translation, "name", mark=lambda text: "Património")
    assert get_slug(translation).data == "patrimonio"


def test_a_page_without_a_slug_gets_one_by_the_rule(write):
    page = write("fr", title="L’horloge", slug="")
    assert page.slug == "l-horloge"
