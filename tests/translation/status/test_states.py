"""The state of each text in each language, and that the stored states are never wrong."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from cms.translation.models import NOT_STORED, OPEN_STATES, State, TextState, TranslatedRevision
from cms.translation.status.states import COMPARED, COUNTED, compute_states, get_tracked_models, rebuild_states
from cms.translation.sync.drafts import save_draft
from cms.translation.sync.sources import send_changes
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from tests.factories import ImageFactory, SectionFactory

pytestmark = pytest.mark.django_db


def describe(rows):
    return {
        (row.translation_key, row.locale_id): {name: getattr(row, name) for name in COMPARED + COUNTED} for row in rows
    }


@pytest.fixture
def check(newsroom):
    """Compare the stored states with the true ones, after a step."""
    list(rebuild_states())  # the pages that existed before the test, not refreshed by any commit

    def check(step=""):
        computed = {}
        for model in get_tracked_models():
            computed |= describe(compute_states(model, list(model.objects.values_list("translation_key", flat=True))))
        assert describe(TextState.objects.all()) == computed, step

    return check


@pytest.fixture(scope="session")
def change(commit):
    """Change the original of a translation, and publish it or keep the draft."""

    def change(translation, publish=True, **values):
        page = translation.source.get_source_instance().get_latest_revision_as_object()
        for name, value in values.items():
            setattr(page, name, value)
        with commit():
            revision = page.save_revision()
            if publish:
                revision.publish()

    return change


def read(translation):
    return TextState.objects.get(translation=translation)


def test_stored_states_agree_with_a_rebuild_after_everything_that_people_do(
    check, start, fill, put, change, hire, superuser, commit, en
):
    editor, translator, moderator = hire("editor", "fr"), hire("translator", "pt"), hire("moderator", "pt")
    translation = start()
    check("started")

    def get_target():
        return translation.get_target_instance()

    def submit():
        with commit():
            moderation.submit(translation, translator.user)

    def approve():
        with commit():
            moderator.approve(get_target())

    put(translator, translation, "title", "Um texto")
    check("one segment")
    assert read(translation).state == State.IN_PROGRESS
    fill(translation)
    check("all segments")
    submit()
    check("submitted")
    assert read(translation).state == State.IN_REVIEW
    with commit():
        moderation.withdraw(translation, translator.user)
    check("withdrawn")
    assert read(translation).state == State.IN_PROGRESS
    submit()
    with commit():
        moderator.ask_for_changes(get_target(), "Please.")
    check("changes requested")
    assert read(translation).state == State.CHANGES_REQUESTED
    put(translator, translation, "summary", "Um resumo.")
    submit()
    check("resumed")
    put(moderator, translation, "summary", "Um resumo corrigido.")
    check("corrected")
    approve()
    check("approved")
    assert read(translation).state == State.UP_TO_DATE

    change(translation)
    check("original published without a change")
    assert read(translation).state == State.UP_TO_DATE
    change(translation, summary="Un résumé!")
    check("punctuation")
    assert read(translation).state == State.UP_TO_DATE
    change(translation, summary="Un bon résumé !", minor_edit=True)
    check("minor edit")
    assert read(translation).state == State.UP_TO_DATE
    change(translation, title="Un autre texte", seo_title="Nouveau")
    check("original changed")
    assert (read(translation).state, read(translation).outdated) == (State.OUT_OF_DATE, 2)
    change(translation, publish=False, summary="Un brouillon.")
    check("draft of the original")
    with commit():
        send_changes(translation.source.get_source_instance(), editor.user)
    check("draft sent")
    assert read(translation).outdated == 3
    change(translation)
    fill(translation)
    check("translated anew")
    submit()
    approve()
    check("update approved")
    assert read(translation).state == State.UP_TO_DATE

    with commit():
        segment = translation.source.stringsegment_set.get(context__path="seo_title")
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        translator.browser.delete(address)
    check("a segment taken away")
    assert read(translation).state == State.OUT_OF_DATE
    with commit():
        save_draft(translation).publish(skip_permission_checks=True)
    fill(translation)
    check("published with parts missing, translated since")
    assert read(translation).state == State.OUT_OF_DATE
    with commit():
        moderation.publish(translation, superuser.user)
    check("published whole")
    assert read(translation).state == State.UP_TO_DATE

    with commit():
        get_target().unpublish()
    check("unpublished")
    with commit():
        moderation.publish(translation, superuser.user)
    with commit():
        superuser.post("wagtail_localize:stop_translation", translation.pk)
    check("stopped")
    with commit():
        superuser.post("wagtailadmin_pages:edit", get_target().pk, data={"localize-restart-translation": "1"})
    check("restarted")
    assert read(translation).state == State.UP_TO_DATE
    original = translation.source.get_source_instance()
    with commit():
        original.copy_for_translation(en, copy_parents=True, alias=True)
    check("an alias")
    with commit():
        superuser.post("wagtail_localize:convert_to_alias", get_target().pk)
    check("converted to an alias")
    with commit():
        superuser.post("wagtailadmin_pages:delete", original.pk)
    check("original deleted")
    assert not TextState.objects.filter(object_id=original.pk).exists()


def test_stored_states_of_snippets_agree_with_a_rebuild(check, fr, pt, fill, commit):
    with commit():
        section = SectionFactory(locale=fr, name="Entretiens", slug="entretiens")
    check("made")
    with commit():
        translation = start_translation(section, pt)
        translation.save_target(publish=not hasattr(section, "live"))
    check("started")
    fill(translation, mark="[{}]".format)
    check("translated")
    with commit():
        section.name = "Les entretiens"
        section.save()
    check("renamed")
    with commit():
        section.get_translation(pt).delete()
    check("translation deleted")
    with commit():
        section.delete()
    check("deleted")


def test_a_rebuild_mends_what_is_wrong(check, start):
    translation = start()
    TextState.objects.filter(translation=translation).update(state=State.UP_TO_DATE, done=7)
    TextState.objects.filter(is_source=True).first().delete()
    assert list(rebuild_states())[-1][1] == 2
    check()


def test_a_text_without_translation_has_one_row_its_original(write, commit):
    with commit():
        page = write("fr")
    row = TextState.objects.get(translation_key=page.translation_key)
    assert (row.state, row.is_source, row.is_live, row.object_id) == (State.ORIGINAL, True, False, page.pk)


def test_a_translation_that_nobody_has_touched_is_not_started(start):
    row = read(start())
    assert (row.state, row.percent, row.total, row.words_left > 0) == (State.NOT_STARTED, 0, 3, True)


def test_an_offered_translation_counts_as_words_left(start, fill, change):
    translation = start()
    fill(translation)
    change(translation, summary="Un résumé en cinq mots.")
    row = read(translation)
    assert (row.state, row.done, row.total, row.words_left) == (State.IN_PROGRESS, 2, 3, 5)
    assert row.label == "In progress (66 %)"


def test_out_of_date_says_how_many_segments_changed(start, fill, change, superuser, commit):
    translation = start()
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    change(translation, summary="", title="Tout autre chose")
    row = read(translation)
    assert (row.state, row.label) == (State.OUT_OF_DATE, "Out of date (2 segments)")
    fill(translation, "title")
    assert read(translation).label == "Out of date (2 segments)"  # readers still have the former text


def test_a_translation_that_was_stopped_is_an_original_of_its_own(start, commit):
    translation = start()
    with commit():
        translation.enabled = False
        translation.save()
    page = translation.get_target_instance()
    row = TextState.objects.get(translation_key=page.translation_key, locale=page.locale)
    assert (row.state, row.is_source, row.translation) == (State.ORIGINAL, False, None)


def test_computing_costs_the_same_for_many_texts(start, write, fill, django_assert_max_num_queries):
    translations = [start(title=f"Un texte {n}") for n in range(4)]
    for translation in translations:
        fill(translation)
    keys = list(Translation.objects.values_list("source__object_id", flat=True))
    compute_states(Page, keys[:1])  # content types are cached from here on
    with django_assert_max_num_queries(11):
        assert len(compute_states(Page, keys)) == 8


def test_a_correction_that_nobody_submitted_is_not_up_to_date(start, fill, hire, put, act, check):
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    translation = start()
    fill(translation, user=translator.user)
    act(moderator, translation, "publish")
    assert read(translation).state == State.UP_TO_DATE
    put(translator, translation, "title", "Um título melhor")
    row = read(translation)
    assert (row.state, row.label) == (State.CORRECTED, "Correction not submitted")
    assert row.state in OPEN_STATES, "its translator finds it on their desk"
    check("corrected")
    act(translator, translation, "submit-for-moderation")
    assert read(translation).state == State.IN_REVIEW
    act(moderator, translation, "approve")
    assert read(translation).state == State.UP_TO_DATE
    check("approved")


def test_the_same_words_saved_again_are_no_correction(start, fill, hire, put, act):
    translator = hire("translator", "pt")
    translation = start()
    fill(translation, user=translator.user)
    act(hire("moderator", "pt"), translation, "publish")
    put(translator, translation, "title", "[Un texte]")
    assert read(translation).state == State.UP_TO_DATE


def test_words_carried_over_after_a_comma_are_no_correction(start, fill, hire, act, change):
    translation = start()
    fill(translation, user=hire("translator", "pt").user)
    act(hire("moderator", "pt"), translation, "publish")
    change(translation, summary="Un, résumé.")
    assert read(translation).state == State.UP_TO_DATE


def replace(translation, value):
    """Replace the image of a translation, as its editor does; None restores that of the original."""
    segment = OverridableSegment.objects.get(source=translation.source, context__path="lead_picture")
    of_place = {"context": segment.context, "locale": translation.target_locale}
    if value is None:
        SegmentOverride.objects.get(**of_place).delete()
    else:
        SegmentOverride.objects.update_or_create(**of_place, defaults={"data_json": json.dumps(value)})


def test_an_image_that_was_replaced_is_a_correction_until_it_is_submitted(start, write, fill, hire, act, commit, check):
    page = write("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory())
    translation = start(page=page)
    fill(translation, user=hire("translator", "pt").user)
    moderator = hire("moderator", "pt")
    act(moderator, translation, "publish")
    other = ImageFactory()
    with commit():
        replace(translation, other.pk)
    assert read(translation).state == State.CORRECTED
    check("replaced")
    act(moderator, translation, "publish")
    assert translation.get_target_instance().lead_picture == other
    assert read(translation).state == State.UP_TO_DATE
    with commit():
        replace(translation, other.pk)
    assert read(translation).state == State.UP_TO_DATE, "the same again"
    with commit():
        replace(translation, None)
    assert read(translation).state == State.CORRECTED
    act(moderator, translation, "publish")
    assert translation.get_target_instance().lead_picture == page.lead_picture
    assert read(translation).state == State.UP_TO_DATE
    check("taken back")


def test_a_translation_from_before_they_were_stored_stays_as_it_was(start, write, fill, hire, act, commit):
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory()))
    fill(translation, user=hire("translator", "pt").user)
    replace(translation, ImageFactory().pk)
    act(hire("moderator", "pt"), translation, "publish")
    with commit():
        for record in TranslatedRevision.objects.all():
            record.replaced = NOT_STORED
            record.save()
    assert read(translation).state == State.UP_TO_DATE
