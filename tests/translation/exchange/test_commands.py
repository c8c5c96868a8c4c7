"""The commands do what the admin does: the same files, the same plan, the same permissions."""

import zipfile

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translation.models import SegmentVersion
from tests.translation.exchange.handling import change, list_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "text.xlf"


def export(file, *args, **kwargs):
    call_command("export_translations", str(file), *args, **{"format": "xliff", "locale": "pt"} | kwargs)
    return file.read_bytes()


def get_row(translation):
    return StringTranslation.objects.get(context__path="summary", locale=translation.target_locale)


@pytest.mark.parametrize("format", ["xliff", "po"])
def test_a_page_goes_out_and_comes_back(format, translation, file, capsys):
    page = translation.source.get_source_instance()
    content = export(file, page=page.pk, format=format)
    assert list_words(content)["Un résumé."] == "[Un résumé.]"
    file.write_bytes(content.replace("[Un résumé.]".encode(), b"Um resumo."))
    call_command("import_translations", str(file), "--dry-run")
    assert "Um resumo." in capsys.readouterr().out
    assert get_row(translation).data == "[Un résumé.]"
    call_command("import_translations", str(file))
    assert "1 parts were imported" in capsys.readouterr().out
    row = get_row(translation)
    assert (row.data, row.has_error, row.last_translated_by) == ("Um resumo.", True, None)


def test_words_are_those_of_the_person_named_and_confirmed_only_on_demand(translation, translator, file):
    page = translation.source.get_source_instance()
    name = translator.user.get_username()
    content = export(file, page=page.pk, user=name)
    file.write_bytes(change(content, "Un résumé.", "Um resumo.", "final"))
    call_command("import_translations", str(file), user=name)
    assert (get_row(translation).has_error, get_row(translation).last_translated_by) == (True, translator.user)
    call_command("import_translations", str(file), "--confirm", user=name)
    assert not get_row(translation).has_error
    assert SegmentVersion.objects.filter(context__path="summary", user=translator.user).exists()


def test_newer_work_stays_unless_it_is_to_be_overwritten(translation, translator, moderator, put, file):
    content = export(file, page=translation.source.get_source_instance().pk)
    file.write_bytes(change(content, "Un résumé.", "Do ficheiro"))
    put(moderator, translation, "summary", "Da moderadora")
    call_command("import_translations", str(file))
    assert get_row(translation).data == "Da moderadora"
    call_command("import_translations", str(file), "--overwrite")
    assert get_row(translation).data == "Do ficheiro"


def test_what_a_person_may_not_edit_is_neither_exported_nor_imported(translation, hire, file, capsys):
    stranger = hire("translator", "fr").user.get_username()
    page = translation.source.get_source_instance()
    with pytest.raises(CommandError, match="may not edit"):
        export(file, page=page.pk, user=stranger)
    content = export(file, page=page.pk)
    file.write_bytes(change(content, "Un résumé.", "Um resumo."))
    call_command("import_translations", str(file), user=stranger)
    assert "You may not edit" in capsys.readouterr().out
    assert get_row(translation).data == "[Un résumé.]"


def test_a_text_under_review_is_locked_for_its_translator(in_review, translator, moderator, file):
    content = export(file, page=in_review.source.get_source_instance().pk)
    file.write_bytes(change(content, "Un résumé.", "Um resumo."))
    call_command("import_translations", str(file), user=translator.user.get_username())
    assert get_row(in_review).data == "[Un résumé.]"
    call_command("import_translations", str(file), user=moderator.user.get_username())
    assert get_row(in_review).data == "Um resumo."


def test_all_texts_of_a_language_are_one_archive(translation, start, file):
    start(title="Un autre texte")
    export(file)
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    assert len(names) == 2
    assert all(name.endswith("-pt.xlf") for name in names)
    call_command("import_translations", str(file), "--dry-run")


def test_what_is_assigned_to_somebody_is_an_archive(translation, start, translator, moderator, file):
    from cms.translation.workflow.jobs import assign

    start(title="Un autre texte")
    assign([translation], assignee=translator.user, actor=moderator.user)
    content = export(file, assigned=translator.user.get_username())
    assert "Un résumé." in list_words(content)
    with pytest.raises(CommandError, match="No text"):
        export(file, assigned=moderator.user.get_username())


MISTAKES = {
    "no such language": ({"locale": "xx"}, "no language xx"),
    "no such page": ({"page": 999_999}, "no page 999999"),
    "no such person": ({"user": "nobody"}, "no active user nobody"),
    "no such issue": ({"issue": "4711"}, "no issue 4711"),
    "no number": ({"issue": "douze"}, "no issue douze"),
    "nothing translated": ({"locale": "en"}, "No text"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_a_sentence(name, translation, file):
    options, sentence = MISTAKES[name]
    with pytest.raises(CommandError, match=sentence):
        export(file, **options)


def test_a_file_that_is_none_gets_a_sentence(translation, file, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_translations", str(tmp_path / "nowhere.xlf"))
    file.write_bytes(b"<html/>")
    with pytest.raises(CommandError, match="XLIFF"):
        call_command("import_translations", str(file))
    with pytest.raises(CommandError, match="cannot be written"):
        export(tmp_path / "no" / "where.xlf")
    with pytest.raises(CommandError, match="--user"):
        call_command("import_translations", str(file), "--confirm")


def test_a_page_is_found_whatever_its_language(translation, file):
    source = translation.source.get_source_instance()
    target = Page.objects.get(translation_key=source.translation_key, locale=translation.target_locale)
    assert list_words(export(file, page=source.pk)) == list_words(export(file, page=target.pk))


def test_terms_go_out_as_tbx_and_come_back_as_proposals(translation, moderator, file, capsys):
    assert b"<martif" in export(file, format="tbx") or b"<tbx" in file.read_bytes()
    with pytest.raises(CommandError, match="--user"):
        call_command("import_translations", str(file))
    call_command("import_translations", str(file), "--dry-run", user=moderator.user.get_username())
    assert "dry run" in capsys.readouterr().out
