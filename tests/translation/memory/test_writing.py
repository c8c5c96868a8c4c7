"""The units of a text follow what is done to it, and can be rebuilt at any time."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail_localize.models import StringTranslation

from cms.background.coalescing import enqueue_once
from cms.translation.memory.keeping.writing import rebuild, write_units
from cms.translation.memory.tasks import write_memory
from cms.translation.models import MemoryUnit, MemoryWord
from cms.translation.sync.sources import refresh_source
from cms.translation.text.filling import fill_segments, start_translation
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db

WORDS, GARDEN = "Le musée ouvre ses portes.", "Le jardin est ouvert. Il ferme à la nuit."
KNOWN = {WORDS: "O museu abre as portas.", GARDEN: "O jardim está aberto. Fecha ao anoitecer."}


@pytest.fixture
def known(translate):
    return translate("Un premier texte", KNOWN)


def list_units():
    fields = ("level", "source", "target", "is_approved", "before_hash", "after_hash", "path", "source_stems")
    return sorted(MemoryUnit.objects.values_list(*fields))


def read_units(words=WORDS):
    return sorted(MemoryUnit.objects.filter(source=words).values_list("target", "is_approved"))


def test_paragraphs_and_their_sentences_are_units(known):
    levels = MemoryUnit.objects.filter(path__startswith="body").values_list("level", "source")

    assert sorted(levels) == [("p", GARDEN), ("p", WORDS), ("s", "Il ferme à la nuit."), ("s", "Le jardin est ouvert.")]


def test_publishing_approves_and_unpublishing_takes_it_back(known, go_live, superuser, commit):
    assert read_units() == [("O museu abre as portas.", False)]

    go_live(known, superuser.user)
    assert read_units() == [("O museu abre as portas.", True)]

    with commit():
        known.get_target_instance().unpublish()
    assert read_units() == [("O museu abre as portas.", False)]


def test_a_correction_stands_beside_the_words_that_readers_see(known, go_live, superuser, commit):
    go_live(known, superuser.user)
    with commit():
        fill_segments(known, lambda segment: "Corrigido." if segment.string.data == WORDS else None)

    assert read_units() == [("Corrigido.", False), ("O museu abre as portas.", True)]


def test_words_that_the_original_has_no_more_stay_in_the_memory(known, commit):
    page = known.source.get_source_instance()
    page.body = page.body.stream_block.to_python([page.body.raw_data[0] | {"value": f"<p>{GARDEN}</p>"}])
    with commit():
        refresh_source(known.source, page)

    assert read_units() == [("O museu abre as portas.", False)]


def test_a_translation_that_is_taken_away_has_no_unit(known, commit):
    with commit():
        StringTranslation.objects.filter(translation_of__data=WORDS).delete()

    assert read_units() == []


def test_snippets_are_remembered_too(fr, pt, commit):
    name = "Le patrimoine des musées"
    with commit():
        translation = start_translation(SectionFactory(locale=fr, name=name, slug="patrimoine"), pt)
        translation.save_target(publish=False)
        fill_segments(translation, lambda segment: "O património dos museus" if segment.string.data == name else None)

    assert [target for target, _is_approved in read_units(name)] == ["O património dos museus"]


def test_a_rebuilding_makes_the_same_units_and_changes_nothing_that_holds(known, go_live, superuser):
    go_live(known, superuser.user)
    before, words = list_units(), MemoryWord.objects.count()
    assert [changed for _done, _total, changed in rebuild()][-1] == 0

    MemoryUnit.objects.filter(source=WORDS).update(target="Falso.")
    MemoryUnit.objects.filter(source=GARDEN).delete()
    next(rebuild())  # interrupted
    output = io.StringIO()
    call_command("rebuild_translation_memory", stdout=output)

    assert (list_units(), MemoryWord.objects.count()) == (before, words)
    assert "texts" in output.getvalue()
    call_command("rebuild_translation_memory", all=True, stdout=io.StringIO())
    assert (list_units(), MemoryWord.objects.count()) == (before, words)


def test_writing_costs_as_many_queries_for_a_long_text_as_for_a_short_one(translate):
    def count(paragraphs):
        words = {f"Une phrase numéro {n} de {paragraphs}.": f"Uma frase {n}." for n in range(paragraphs)}
        translation = translate(f"Un texte de {paragraphs} paragraphes", words)
        MemoryUnit.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            write_units(translation.source.object_id)
        return len(queries)

    assert count(30) == count(3) <= 20


def test_a_task_waits_once_however_many_segments_are_saved(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for key in ("a", "b", "a", "a"):
        enqueue_once(write_memory, key)

    assert sorted(task.args_kwargs["args"][0] for task in DBTaskResult.objects.all()) == ["a", "b"]
