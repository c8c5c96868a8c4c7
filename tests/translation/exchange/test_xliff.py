"""A text goes out as XLIFF and comes back: through translate-toolkit's classes, the schema, and the admin."""

import json

import pytest
from django.utils import timezone
from translate.storage.xliff2 import Xliff2File
from wagtail_localize.models import StringTranslation

from cms.translation.checks.dismissals import hash_words
from cms.translation.exchange.exporting import read_document
from cms.translation.exchange.inline import canonical
from cms.translation.exchange.items import Verdict
from cms.translation.models import CommentThread, ReviewedSegment, SegmentComment, SegmentVersion, TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.terms.deciding import Word, approve, propose
from cms.translation.text.authorship.authors import count_writers
from cms.translation.text.origin_labels import XLIFF_FILE
from cms.translation.text.segments import find_missing, get_string_segments
from tests.translation.exchange.handling import change, download, list_words, preview, take_in
from tests.translation.exchange.validating import get_xliff_schema, list_faults
from tests.translation.po.test_files import BODIES

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about files, not about the database
BLOCK = {"type": "text", "id": "11111111-1111-4111-8111-111111111111"}


def get_row(translation, path):
    return StringTranslation.objects.get(context__path=path, locale=translation.target_locale)


def get_note(unit, category):
    """Return a note of a unit; translate-toolkit 3.20 looks for them in the segment, where no note may stand."""
    return unit.getunitelement().findtext(f"{{*}}notes/{{*}}note[@category='{category}']")


@pytest.fixture
def rewrite(translation):
    """Give the original a body; return the translation, with its source updated."""

    def rewrite(html):
        page = translation.source.get_source_instance()
        page.body = json.dumps([BLOCK | {"value": html}])
        page.save()
        translation.source.update_from_db()
        return translation

    return rewrite


@pytest.mark.parametrize("name", BODIES)
def test_every_text_is_valid_and_comes_back(name, rewrite, fill, translator):
    translation = rewrite(BODIES[name])
    fill(translation)
    content = download(translator, translation)
    assert list_faults(get_xliff_schema(), content) == []
    words = list_words(content)
    for segment in get_string_segments(translation.source):
        source = segment.string.data
        row = StringTranslation.objects.get(translation_of=segment.string, context=segment.context)
        assert words[canonical(source)] == canonical(row.data)
    assert {item.verdict for item in preview(translator, translation, content).plan.items} == {Verdict.UNCHANGED}


@pytest.mark.parametrize("name", BODIES)
def test_translate_toolkit_reads_and_writes_it_without_a_loss(name, rewrite, fill, translator):
    translation = rewrite(BODIES[name])
    fill(translation)
    content = download(translator, translation)
    store = Xliff2File.parsestring(content)
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("fr", "pt")
    assert all(get_note(unit, "field") for unit in store.units)
    again = bytes(store)
    assert list_words(again) == list_words(content)
    assert list_faults(get_xliff_schema(), again) == []


def test_a_unit_has_notes_with_its_neighbours_and_the_approved_terms(rewrite, superuser, fr, pt, translator):
    boss = superuser.user
    for source, target, is_approved in (("horloge", "relógio", True), ("jardin", "jardim", False)):
        concept = propose(boss, {"kind": "term"}, [Word(fr.pk, source), Word(pt.pk, target)])
        if is_approved:
            approve(boss, concept)
    translation = rewrite("<p>Avant <b>lui</b>.</p><p>Les horloges du jardin.</p>")
    content = download(translator, translation)
    assert list_faults(get_xliff_schema(), content) == []
    unit = next(unit for unit in Xliff2File.parsestring(content).units if "horloges" in str(unit.source))
    notes = unit.getunitelement().findall("{*}notes/{*}note")
    said = [(note.get("category"), note.text) for note in notes if note.get("category") != "field"]
    assert ("previous", "Avant lui.") in said
    assert [text for category, text in said if category == "term"] == ["horloges = relógio"]


def test_states_say_what_is_confirmed_and_what_readers_see(translation, translator, put):
    StringTranslation.objects.filter(context__path="summary").delete()
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    states = {entry.path: entry.state for entry in read_document(translation).entries}
    assert states == {"title": "initial", "summary": "initial", "slug": "translated"}
    page = translation.get_target_instance()
    page.summary, page.live = "Um resumo.", True
    page.save()
    put(translator, translation, "summary", "Um resumo.")
    states = {entry.path: entry.state for entry in read_document(translation).entries}
    assert states["summary"] == "final"


def test_open_comments_go_along_and_what_was_reviewed_is_marked(translation, translator, moderator):
    row = get_row(translation, "summary")
    place = {"translation": translation, "context": row.context, "string": row.translation_of}
    for text, resolved_at in (("Trop long ?", None), ("Fait.", timezone.now())):
        thread = CommentThread.objects.create(**place, resolved_at=resolved_at)
        SegmentComment.objects.create(thread=thread, user=moderator.user, text=text)
    ReviewedSegment.objects.create(**place, words_hash=hash_words(row.data), user=moderator.user)
    entry = next(entry for entry in read_document(translation).entries if entry.path == "summary")
    assert entry.state == "reviewed"
    (note,) = entry.notes
    assert (note.category, note.text.endswith(": Trop long ?")) == ("comment", True)


def test_a_changed_original_tells_what_it_was(start, fill, commit, hire):
    translation = start()
    fill(translation)
    page = translation.source.get_source_instance()
    page.summary = "Un résumé plus long."
    with commit():
        page.save_revision().publish()
    translation.refresh_from_db()
    store = Xliff2File.parsestring(download(hire("translator", "pt"), translation))
    (unit,) = [unit for unit in store.units if unit.source == "Un résumé plus long."]
    assert get_note(unit, "former") == "Un résumé."
    assert unit.isfuzzy()


def test_imported_words_are_unconfirmed_and_their_importers(translation, translator, commit):
    content = change(download(translator, translation), "Un résumé.", "Um resumo.")
    with commit():
        said = take_in(translator, translation, content)
    assert "1 part was imported" in said
    assert "1 part waits for somebody to confirm it" in said
    row = get_row(translation, "summary")
    assert (row.data, row.has_error, row.tool_name) == ("Um resumo.", True, XLIFF_FILE)
    assert row.last_translated_by == translator.user
    assert [segment.context.path for segment in find_missing(translation)] == ["summary"]
    version = SegmentVersion.objects.filter(context__path="summary").first()
    assert (version.data, version.user, version.tool_name) == ("Um resumo.", translator.user, XLIFF_FILE)
    refresh_stale()
    assert TextState.objects.get(translation=translation).state == "in_progress"


def test_whoever_confirms_imported_words_did_not_write_them(translation, translator, hire, put, commit):
    before = count_writers(translation)
    content = change(download(translator, translation), "Un résumé.", "Um resumo bem escrito.")
    with commit():
        take_in(translator, translation, content)
    other = hire("translator", "pt")
    put(other, translation, "summary", "Um resumo bem escrito.")
    assert not get_row(translation, "summary").has_error
    after = count_writers(translation)
    assert after[translator.user.pk] - before[translator.user.pk] == 4
    assert after[other.user.pk] == 0


@pytest.mark.parametrize("state", ["initial", "translated", "reviewed", "final"])
@pytest.mark.parametrize("answer", ["final", "nothing", None])
def test_only_what_is_final_and_confirmed_by_the_person_counts(state, answer, translation, translator):
    content = change(download(translator, translation), "Un résumé.", "Um resumo.", state)
    page = preview(translator, translation, content)
    assert bool(page.select("input[name=confirm]")) == (state == "final")
    translator.browser.post(page.address, {"confirm": answer} if answer else {})
    counts = state == "final" and answer == "final"
    assert get_row(translation, "summary").has_error == (not counts)


def test_a_final_state_confirms_what_is_only_offered_if_the_person_does(translation, translator):
    StringTranslation.objects.filter(context__path="summary").update(has_error=True)
    content = change(download(translator, translation), "Un résumé.", "[Un résumé.]", "final")
    take_in(translator, translation, content)
    assert get_row(translation, "summary").has_error
    page = preview(translator, translation, content)
    translator.browser.post(page.address, {"confirm": "final"})
    assert not get_row(translation, "summary").has_error


def test_the_title_and_slug_follow_as_in_the_editor(start, hire):
    translation = start()
    translator = hire("translator", "pt")
    content = change(download(translator, translation), "Un texte", "Um texto novo", "final")
    page = preview(translator, translation, content)
    translator.browser.post(page.address, {"confirm": "final"})
    assert translation.get_target_instance().draft_title == "Um texto novo"
    assert get_row(translation, "slug").data == "um-texto-novo"


def test_what_somebody_typed_here_since_is_a_conflict(translation, translator, moderator, put):
    content = change(download(translator, translation), "Un résumé.", "Do ficheiro")
    put(moderator, translation, "summary", "Da moderadora&confirmed=false")
    page = preview(translator, translation, content)
    (item,) = page.plan.conflicts
    translator.browser.post(page.address)
    assert get_row(translation, "summary").data == "Da moderadora"
    page = preview(translator, translation, content)
    translator.browser.post(page.address, {"take": [page.plan.conflicts[0].key]})
    assert get_row(translation, "summary").data == "Do ficheiro"
    versions = SegmentVersion.objects.filter(context__path="summary").values_list("data", flat=True)
    assert "Da moderadora" in versions  # nothing that somebody typed is lost


def test_what_was_typed_before_the_download_is_no_conflict(translation, translator, put):
    put(translator, translation, "summary", "Rascunho&confirmed=false")
    content = change(download(translator, translation), "Un résumé.", "Do ficheiro")
    assert [item.verdict for item in preview(translator, translation, content).plan.taken] == [Verdict.TAKE]


def test_an_original_that_changed_since_is_left_out(translation, translator):
    content = download(translator, translation)
    page = translation.source.get_source_instance()
    page.summary = "Tout autre chose."
    page.save()
    translation.source.update_from_db()
    page = preview(translator, translation, change(content, "Un résumé.", "Do ficheiro"))
    assert [item.source for item in page.plan.having(Verdict.SOURCE_CHANGED)] == ["Un résumé."]


def test_the_checks_say_what_they_find_before_anything_is_written(translation, translator):
    page = preview(translator, translation, change(download(translator, translation), "Un résumé.", "Um  resumo"))
    (item,) = page.plan.taken
    assert item.reasons == ["Two spaces stand between “Um” and “resumo”."]
    assert all(reason in page.get_text() for reason in item.reasons)


def test_broken_tags_are_refused(rewrite, fill, translator):
    translation = rewrite("<p>Un <b>gras</b> mot.</p>")
    fill(translation)
    content = download(translator, translation)
    broken = content.replace(b"&lt;b&gt;</data>", b"&lt;script&gt;</data>")
    page = preview(translator, translation, broken)
    assert page.plan.having(Verdict.BROKEN)
    assert not page.plan.taken


def test_of_a_file_with_several_texts_a_text_takes_its_own(translation, translator, start):
    other = start(title="Un autre texte")
    content, theirs = download(translator, translation), download(translator, other)
    part = theirs[theirs.index(b"<file") : theirs.index(b"</xliff>")]
    page = preview(translator, translation, content.replace(b"</xliff>", part + b"</xliff>"))
    assert "not translated here" in page.get_text() or len(page.plan.items) == 3
