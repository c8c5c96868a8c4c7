"""Machine translation, against real servers: what is sent, what is stored, and what the byline says of it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from cms.translation.machines.providers.base import Provider
from cms.translation.models import MachineRun, MachineUsage, MemoryUnit, SegmentVersion
from cms.translation.saving.writing import write_segment
from cms.translation.text.authorship.provenance import compute_provenance
from cms.translation.text.segments import find_missing, get_string_segments

from .services import KEY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KINDS = ["deepl", "libretranslate", "openai"]
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def rows_of(translation):
    rows = StringTranslation.objects.filter(locale=translation.target_locale).exclude(context__path="slug")
    return {row.translation_of.data: row for row in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_the_open_rest_of_a_text_is_drafted_unconfirmed_with_its_tags(kind, serve, text, translator, rest):
    service = serve(kind)
    answer = rest(translator, text)
    assert answer.status_code == 200, answer.content
    run = answer.json()["run"]
    assert (run["isRunning"], run["total"], run["done"], run["refused"]) == (False, 4, 4, 0), run
    rows = rows_of(text)
    assert rows["Un résumé."].data == "UN RÉSUMÉ."
    marked = next(row.data for source, row in rows.items() if "musée" in source)
    assert marked == 'LE <b>MUSÉE</b> OUVRE SES <a id="a1">PORTES</a>.'
    assert all(row.has_error and row.translation_type == MACHINE for row in rows.values())
    assert {"Un texte", "Un résumé."} <= {segment.string.data for segment in find_missing(text)}
    assert all("<b>" not in sent and "href" not in sent and "a1" not in sent for sent in service.texts)
    assert len(run["rows"]) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_one_segment_is_drafted_and_can_be_confirmed_as_the_grid_does(kind, serve, text, translator, one, put):
    serve(kind)
    answer = one(translator, text)
    assert (answer.status_code, answer.json()["target"]) == (200, "UN RÉSUMÉ."), answer.content
    assert put(translator, text, "summary", "UN RÉSUMÉ.").status_code == 200
    row = rows_of(text)["Un résumé."]
    assert not row.has_error
    assert (row.translation_type, row.last_translated_by) == (MACHINE, translator.user)


def test_deepl_gets_its_key_in_the_header_the_languages_and_the_neighbours(serve, text, translator, one):
    service = serve("deepl")
    one(translator, text)
    _method, path, headers, body = service.requests[-1]
    assert path == "/v2/translate"
    assert headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert (body["source_lang"], body["target_lang"], body["tag_handling"]) == ("FR", "PT-PT", "xml")
    assert "Un texte" in body["context"]
    assert "autre paragraphe" in body["context"]
    assert body["text"] == ["Un résumé."]


def test_libretranslate_gets_its_key_in_the_body_and_tags_as_html(serve, text, translator, rest):
    service = serve("libretranslate")
    rest(translator, text)
    _method, _path, headers, body = service.requests[-1]
    assert "Authorization" not in headers
    assert (body["api_key"], body["source"], body["target"], body["format"]) == (KEY, "fr", "pt", "html")
    assert any('<span id="g1">' in sent for sent in service.texts)


def test_libretranslate_needs_no_key(serve, text, translator, one):
    service = serve("libretranslate", key="")
    assert one(translator, text).status_code == 200
    assert "api_key" not in service.requests[-1][3]


def test_a_language_model_is_told_the_languages_and_the_neighbours(serve, text, translator, one):
    service = serve("openai")
    one(translator, text)
    _method, path, headers, body = service.requests[-1]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body["model"] == "tester-1"
    assert "(pt-PT)" in body["messages"][0]["content"]
    told = json.loads(body["messages"][1]["content"])
    assert "Un texte" in told["before"]


def test_the_memory_can_stand_in_for_a_machine_and_nothing_leaves_the_site(
    configure, text, translator, rest, put, start
):
    configure(service="memory")
    put(translator, text, "summary", "Um resumo.")
    other = start(title="Un second texte")
    StringTranslation.objects.filter(locale=other.target_locale, context__object_id=other.source.object_id).delete()
    SegmentVersion.objects.filter(context__object_id=other.source.object_id).delete()
    run = rest(translator, other, told="").json()["run"]
    assert (run["done"], run["refused"]) == (1, 1), "nothing in the memory is like the title"
    drafted = StringTranslation.objects.get(context__object_id=other.source.object_id, context__path="summary")
    assert (drafted.data, drafted.translation_type, drafted.has_error) == ("Um resumo.", MACHINE, True)
    assert not MachineUsage.objects.exists()


def test_words_that_recur_are_sent_once(serve, write, start, translator, rest):
    service = serve("deepl")
    page = write("fr", title="Deux fois", summary="Deux fois")
    translation = start(page=page)
    run = rest(translator, translation).json()["run"]
    assert service.texts == ["Deux fois"]
    assert run["done"] == 2


def test_the_byline_says_what_a_machine_drafted_and_what_a_person_reworded(serve, text, translator, rest, put):
    serve("deepl", name="DeepL")
    rest(translator, text)
    put(translator, text, "summary", "UN RÉSUMÉ.")
    provenance = compute_provenance(text)
    assert (provenance["machine"], provenance["reworded"], provenance["tools"]) == (100, 0, ["DeepL"])
    put(translator, text, "title", "Um texto")
    provenance = compute_provenance(text)
    assert provenance["machine"] == 100
    assert 0 < provenance["reworded"] < 100


def test_what_a_machine_wrote_and_nobody_changed_is_not_filled_in_elsewhere(serve, text, translator, one, put, start):
    serve("deepl")
    one(translator, text)
    put(translator, text, "summary", "UN RÉSUMÉ.")
    assert MemoryUnit.objects.get(target="UN RÉSUMÉ.", level="p").is_machine
    other = start(title="Un second texte")
    assert "Un résumé." not in rows_of(other) or rows_of(other)["Un résumé."].context.object_id == text.source.object_id


def test_leaving_a_draft_unchanged_does_not_make_it_somebodys_words(serve, text, translator, one, commit):
    serve("deepl")
    one(translator, text)
    from cms.translation.saving.places import find_place, load_target, lock_translation

    segment = get_string_segments(text.source).get(context__path="summary")
    with commit():
        translation = lock_translation(text.pk)
        place = find_place(translation, load_target(translation), segment.pk)
        write_segment(place, "UN RÉSUMÉ.", translator.user, confirmed=False)
    row = rows_of(text)["Un résumé."]
    assert (row.translation_type, row.tool_name, row.has_error) == (MACHINE, "DeepL", True)


def test_what_somebody_wrote_is_never_replaced(serve, text, translator, rest, one, put):
    service = serve("deepl")
    put(translator, text, "summary", "O meu resumo.")
    assert "words here already" in one(translator, text).json()["detail"]
    rest(translator, text)
    assert rows_of(text)["Un résumé."].data == "O meu resumo."
    assert "Un résumé." not in service.texts


def test_what_somebody_writes_while_the_machine_works_is_kept(serve, text, translator, one, put, monkeypatch):
    """They write once the service has answered, and before its words are stored."""
    serve("deepl")
    ask = Provider.translate

    def ask_and_write(provider, batch):
        answers = ask(provider, batch)
        put(translator, text, "summary", "O meu resumo.")
        return answers

    monkeypatch.setattr(Provider, "translate", ask_and_write)
    answer = one(translator, text)

    assert "in the meantime" in answer.json()["detail"]
    assert (rows_of(text)["Un résumé."].data, rows_of(text)["Un résumé."].has_error) == ("O meu resumo.", False)


def test_a_run_that_is_repeated_sends_only_what_is_still_open(serve, text, translator, rest):
    service = serve("deepl")
    rest(translator, text)
    sent = len(service.texts)
    answer = rest(translator, text).json()
    assert (answer["open"], answer["run"]["total"]) == (0, 0)
    assert len(service.texts) == sent
    assert MachineRun.objects.filter(finished_at=None).count() == 0


def test_reading_what_is_open_sends_nothing_and_costs_the_same_for_long_texts(serve, write, start, translator, rest):
    from wagtail.blocks import StreamValue

    service = serve("deepl")

    def count(paragraphs):
        page = write("fr", title=f"Texte {paragraphs}")
        body = [("text", f"<p>Le paragraphe {n}.</p>") for n in range(paragraphs)]
        page.body = StreamValue(page.body.stream_block, body)
        page.save_revision().publish()
        translation = start(page=page)
        rest(translator, translation, "get")
        with CaptureQueriesContext(connection) as queries:
            answer = rest(translator, translation, "get")
        assert answer.json()["open"] >= paragraphs
        return len(queries)

    assert count(2) == count(40)
    assert service.requests == []
