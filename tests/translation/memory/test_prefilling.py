"""Open segments are filled from the memory, unconfirmed, and stay true about where they come from."""

import pytest
from wagtail_localize.models import StringTranslation

from cms.translation.memory.prefilling import prefill, undo_prefill
from cms.translation.models import TextState
from cms.translation.sync.sources import refresh_source
from cms.translation.text.authorship.provenance import compute_provenance
from cms.translation.text.origin_labels import MEMORY
from cms.translation.text.segments import find_missing
from tests.scenes import scene

pytestmark = pytest.mark.django_db

DOOR, GARDEN = "Le musée ouvre ses portes.", "Le jardin est ouvert. Il ferme à la nuit."
KNOWN = {DOOR: "O museu abre as portas.", GARDEN: "O jardim está aberto. Fecha ao anoitecer."}


@scene
def known(translate, go_live, superuser):
    translation = translate("Un premier texte", KNOWN)
    go_live(translation, superuser.user)
    return translation


def test_a_translation_begins_with_what_is_known(known, begin, read_rows):
    translation = begin(
        "Un autre texte", DOOR, "Le musée ouvre ses fenêtres.", "Il ferme à la nuit. Le jardin est ouvert."
    )

    rows = read_rows(translation)
    assert rows[DOOR] == ("O museu abre as portas.", True)
    assert rows["Il ferme à la nuit. Le jardin est ouvert."] == ("Fecha ao anoitecer. O jardim está aberto.", True)
    assert "Le musée ouvre ses fenêtres." not in rows  # alike is offered, not filled in


def test_what_is_filled_in_counts_as_open(known, begin):
    translation = begin("Un autre texte", DOOR)

    assert DOOR in {segment.string.data for segment in find_missing(translation)}
    assert TextState.objects.get(translation=translation).done == 0


def test_what_is_filled_in_leaves_no_words_to_translate(known, begin, commit):
    translation = begin("Un autre texte", DOOR, GARDEN)
    filled = TextState.objects.get(translation=translation).words_left
    with commit():
        undo_prefill(translation)

    assert TextState.objects.get(translation=translation).words_left == filled + len(f"{DOOR} {GARDEN}".split())


def test_what_is_confirmed_without_a_change_stays_marked_as_remembered(known, begin, put, hire):
    translation = begin("Un autre texte", DOOR, GARDEN)
    put(hire("translator", "pt"), translation, "title", "Outro texto")
    row = StringTranslation.objects.get(translation_of__data=DOOR, has_error=True)
    path = row.context.path
    put(hire("translator", "pt"), translation, path, row.data)

    row.refresh_from_db()
    assert (row.has_error, row.tool_name) == (False, MEMORY)
    assert compute_provenance(translation)["memory"] > 0


def test_what_is_confirmed_with_a_change_is_written_by_hand(known, begin, put, hire):
    translation = begin("Un autre texte", DOOR)
    row = StringTranslation.objects.get(translation_of__data=DOOR, has_error=True)
    put(hire("translator", "pt"), translation, row.context.path, "O museu já abre as portas.")

    row.refresh_from_db()
    assert (row.has_error, row.tool_name) == (False, "")
    assert compute_provenance(translation) == {}


def test_a_split_paragraph_leaves_only_the_changed_sentence_open(known, read_rows, commit):
    page = known.source.get_source_instance()
    page.body = page.body.stream_block.to_python(
        [page.body.raw_data[0] | {"value": f"<p>{DOOR}</p><p>Le jardin est ouvert.</p><p>Il ferme à minuit.</p>"}]
    )
    with commit():
        refresh_source(known.source, page)

    rows = read_rows(known)
    assert rows["Le jardin est ouvert."] == ("O jardim está aberto.", True)
    assert rows[DOOR] == ("O museu abre as portas.", False)
    assert rows.get("Il ferme à minuit.", ("", True))[1]


def test_a_prefilling_can_be_taken_back_for_good(known, begin, read_rows, superuser):
    translation = begin("Un autre texte", DOOR, GARDEN)

    assert undo_prefill(translation) == 2
    assert DOOR not in read_rows(translation)
    assert prefill(translation, superuser.user).filled == 0


def test_what_somebody_wrote_is_never_overwritten(known, begin, fill, read_rows, superuser):
    translation = begin("Un autre texte", DOOR)
    undo_prefill(translation)
    fill(translation, mark="Escrito por mim: {}".format)
    prefill(translation, superuser.user)

    assert read_rows(translation)[DOOR] == (f"Escrito por mim: {DOOR}", False)


def test_the_same_words_elsewhere_in_a_text_are_proposed_when_they_are_confirmed(write, start, fill, commit):
    page = write("fr", title="Un texte", summary=DOOR, body=[("text", f"<p>{DOOR}</p>")])
    translation = start(page=page)
    fill(translation, "summary", mark="O museu abre.".format)

    rows = StringTranslation.objects.filter(translation_of__data=DOOR).order_by("has_error")
    assert [(row.data, row.has_error) for row in rows] == [("O museu abre.", False), ("O museu abre.", True)]


def test_what_a_machine_wrote_is_offered_but_not_filled_in(known, begin, read_rows, look_up, superuser):
    StringTranslation.objects.filter(translation_of__data=DOOR).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name="DeepL"
    )
    StringTranslation.objects.get(translation_of__data=DOOR).save()
    from cms.translation.memory.keeping.writing import write_units

    write_units(known.source.object_id)
    translation = begin("Un autre texte", DOOR)

    assert DOOR not in read_rows(translation)
    assert look_up(translation, superuser.user)[DOOR][0].is_machine
