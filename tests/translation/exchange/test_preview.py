"""The changes of a PO file are shown before anything is written; newer work is never overwritten without notice."""

import json

import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from cms.translation.exchange.items import Verdict
from cms.translation.models import TranslationUpload
from tests.scenes import scene
from tests.translation.uploading import download, preview, send, take_in

pytestmark = pytest.mark.django_db


def read(translation):
    rows = StringTranslation.objects.filter(locale=translation.target_locale, context__isnull=False)
    return {row.context.path: row.data for row in rows.select_related("context")}


def verdicts(page):
    return [item.verdict for item in page.plan.items]


def verdict_of(page, source):
    return next(item.verdict for item in page.plan.items if item.source == source)


@scene
def po(translator, translation):
    return download(translator, translation)


def test_nothing_is_written_before_it_is_confirmed(translation, translator, po):
    before = read(translation)
    po.find("Un résumé.").msgstr = "Um resumo."
    page = preview(translator, translation, po)
    assert read(translation) == before
    assert "Um resumo." in page.get_text()
    assert [item.words for item in page.plan.taken] == ["Um resumo."]


def test_the_counts_are_those_of_what_was_done(translation, translator, po):
    po.find("Un résumé.").msgstr = "Um resumo."
    po.find("Un texte").msgstr = "<b>Um texto"
    assert "1 part was imported from the file." in take_in(translator, translation, po)
    assert read(translation)["summary"] == "Um resumo."
    assert read(translation)["title"] == "[Un texte]"


def test_a_file_that_brings_nothing_is_no_success(translation, translator, po):
    page = preview(translator, translation, po)
    assert set(verdicts(page)) == {Verdict.UNCHANGED}
    assert page.select_one("form button[type=submit].button") is None
    answer = translator.browser.post(page.address, follow=True)
    (message,) = answer.context["messages"]
    assert message.level_tag == "warning"


CHANGES = {
    Verdict.TAKE: {"msgstr": "Um resumo."},
    Verdict.EMPTY: {"msgstr": ""},
    Verdict.BLANK: {"msgstr": " \u00a0\u200b"},
    Verdict.BROKEN: {"msgstr": 'Um <a href="javascript:alert(1)">resumo</a>'},
    Verdict.FUZZY: {"msgstr": "Um resumo.", "flags": ["fuzzy"]},
    Verdict.OBSOLETE: {"msgstr": "Um resumo.", "obsolete": True},
    Verdict.SOURCE_CHANGED: {"msgid": "Un résumé bien ancien.", "msgstr": "Um resumo."},
    Verdict.UNKNOWN: {"msgctxt": "body.nowhere", "msgstr": "Um resumo."},
}


@pytest.mark.parametrize("verdict", CHANGES)
def test_each_entry_is_told_its_verdict(verdict, translation, translator, po):
    entry, before = po.find("Un résumé."), read(translation)
    for name, value in CHANGES[verdict].items():
        setattr(entry, name, value)
    page = preview(translator, translation, po)
    assert verdict_of(page, entry.msgid) == verdict
    if verdict != Verdict.TAKE:
        assert str(verdict.label) in page.get_text()
        translator.browser.post(page.address)
        assert read(translation) == before


def test_without_their_contexts_entries_are_taken_where_only_one_part_can_be_meant(translation, translator, po):
    for entry in po:
        entry.msgctxt, entry.msgstr = None, "Sem contexto"
    assert "3 parts were imported" in take_in(translator, translation, po)


def test_without_their_contexts_entries_that_could_be_of_two_parts_are_left_out(translation, translator):
    page = translation.source.get_source_instance()
    page.summary = page.title
    page.save()
    translation.source.update_from_db()
    po = download(translator, translation)
    for entry in po:
        entry.msgctxt, entry.msgstr = None, "Sem contexto"
    shown = preview(translator, translation, po)
    assert {item.source for item in shown.plan.having(Verdict.AMBIGUOUS)} == {page.title}


def test_one_part_twice_with_different_words_is_left_out(translation, translator, po):
    before = read(translation)
    for words in ("Um", "Dois"):
        po.append(polib.POEntry(msgctxt="summary", msgid="Un résumé.", msgstr=words))
    take_in(translator, translation, po)
    assert read(translation) == before


def test_what_was_written_here_since_is_a_conflict_and_stays_unless_it_is_chosen(
    translation, translator, moderator, put, po
):
    put(moderator, translation, "summary", "Resumo da moderadora")
    po.find("Un résumé.").msgstr = "Resumo do ficheiro"
    page = preview(translator, translation, po)
    assert verdict_of(page, "Un résumé.") == Verdict.CONFLICT
    assert {"Resumo da moderadora", "Resumo do ficheiro"} <= set(page.stripped_strings)
    assert "stays as it is" in take_in(translator, translation, po)
    assert read(translation)["summary"] == "Resumo da moderadora"
    take_in(translator, translation, po, take=[item.key for item in page.plan.conflicts])
    assert read(translation)["summary"] == "Resumo do ficheiro"


def test_what_the_file_did_not_change_gives_way_to_what_was_written_here_since(
    translation, translator, moderator, put, po
):
    put(moderator, translation, "summary", "Resumo da moderadora")
    page = preview(translator, translation, po)
    assert verdict_of(page, "Un résumé.") == Verdict.OLDER
    translator.browser.post(page.address)
    assert read(translation)["summary"] == "Resumo da moderadora"


def test_what_changes_between_the_preview_and_the_yes_is_a_conflict_still(translation, translator, moderator, put, po):
    put(moderator, translation, "summary", "Primeira")
    po.find("Un résumé.").msgstr = "Do ficheiro"
    page = preview(translator, translation, po)
    keys = [item.key for item in page.plan.conflicts]
    put(moderator, translation, "summary", "Segunda")
    translator.browser.post(page.address, {"take": keys})
    assert read(translation)["summary"] == "Segunda"


def test_what_somebody_took_away_since_does_not_come_back_unseen(translation, translator, moderator, po, commit):
    with commit():
        StringTranslation.objects.get(context__path="summary", locale=translation.target_locale).delete()
    assert verdict_of(preview(translator, translation, po), "Un résumé.") == Verdict.OLDER
    po.find("Un résumé.").msgstr = "Do ficheiro"
    assert verdict_of(preview(translator, translation, po), "Un résumé.") == Verdict.CONFLICT


def test_a_file_that_does_not_say_when_it_was_made_overwrites_nothing_unseen(translation, translator, po):
    del po.metadata["X-Exported-At"]
    po.metadata["POT-Creation-Date"] = "who knows"
    po.find("Un résumé.").msgstr = "Do ficheiro"
    assert verdict_of(preview(translator, translation, po), "Un résumé.") == Verdict.CONFLICT


def test_ones_own_file_taken_in_twice_is_no_conflict(translation, translator, po):
    po.find("Un résumé.").msgstr = "Um resumo."
    take_in(translator, translation, po)
    assert set(verdicts(preview(translator, translation, po))) == {Verdict.UNCHANGED}


def as_windows(content):
    return content.replace(b"\n", b"\r\n")


def as_old_mac(content):
    return content.replace(b"\n", b"\r")


def with_bom(content):
    return b"\xef\xbb\xbf" + content


@pytest.mark.parametrize("change", [as_windows, as_old_mac, with_bom], ids=lambda change: change.__name__)
def test_files_of_other_systems_are_read(change, translation, translator, po):
    po.find("Un résumé.").msgstr = "Já está."
    assert "1 part was imported" in take_in(translator, translation, change(str(po).encode()))
    assert read(translation)["summary"] == "Já está."


def test_of_half_a_file_the_half_is_told(translation, translator, po):
    po.find("Un texte").msgstr = "Um texto"
    po[:] = [entry for entry in po if entry.msgctxt == "title"]
    page = preview(translator, translation, po)
    assert (len(page.plan.taken), page.plan.not_in_file) == (1, 2)
    assert "2 parts of the text are not in the file" in page.get_text()


@pytest.mark.parametrize("length", range(300, 1000, 37))
def test_a_file_cut_anywhere_is_no_error_of_the_server(length, translation, translator, po):
    before = read(translation)
    assert send(translator, translation, str(po).encode()[:length], follow=True).status_code == 200
    assert read(translation) == before


@pytest.mark.parametrize("language", ["fr", "en", "es_ES"])
def test_a_file_in_another_language_is_refused_and_says_why(language, translation, translator, po):
    po.metadata["Language"] = language
    assert f"“{language}”" in preview(translator, translation, po).messages


@pytest.mark.parametrize("language", ["pt", "pt_PT", "pt-PT", "", "PT"])
def test_how_programs_write_the_language_does_not_matter(language, translation, translator, po):
    po.metadata["Language"] = language
    assert preview(translator, translation, po).plan


def test_only_who_uploaded_a_file_takes_it_in(translation, translator, hire, po):
    po.find("Un résumé.").msgstr = "Um resumo."
    page = preview(translator, translation, po)
    for other in (hire("translator", "pt"), hire("translator", "fr")):
        other.browser.post(page.address)
    assert read(translation)["summary"] != "Um resumo."


def test_files_that_nobody_took_in_are_thrown_away(translation, translator, po):
    preview(translator, translation, po)
    TranslationUpload.objects.update(uploaded_at=timezone.now() - timezone.timedelta(days=2))
    preview(translator, translation, po)
    assert TranslationUpload.objects.count() == 1


def test_what_a_file_holds_is_shown_as_text(translation, translator, po):
    po.find("Un résumé.").msgstr = "<script>alert(1)</script>"
    page = preview(translator, translation, po)
    assert "<script>alert(1)</script>" in page.get_text()
    assert not [script for script in page.select("script") if "alert(1)" in script.get_text()]


def test_the_preview_asks_the_database_no_more_for_a_longer_text(translation, translator):
    def count(paragraphs):
        page = translation.source.get_source_instance()
        html = "".join(f"<p>Alinéa {number}.</p>" for number in range(paragraphs))
        page.body = json.dumps([{"type": "text", "id": "11111111-1111-4111-8111-111111111111", "value": html}])
        page.save()
        translation.source.update_from_db()
        answer = send(translator, translation, download(translator, translation))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert translator.browser.get(answer.headers["Location"]).status_code == 200
        return len(queries)

    assert count(60) == count(3)
