"""The versions of a post in several languages are translations of one text; those that do not align are stopped."""

import json
import re

import pytest
from wagtail_localize.models import Translation

from cms.images.models import Arrival
from cms.importing.models import ImportedPost, PicturePlace
from cms.translation.models import State, TextState
from cms.translation.sync.drafts import make_instance
from cms.translation.text.segments import find_missing
from cms.translation.workflow.submitting import submit_for_translation

from .test_pictures import uploads  # noqa: F401 - a fixture
from .test_posts import BLOCKS, CLASSIC, SAMPLES, get_page

pytestmark = pytest.mark.django_db


def get_state(page) -> str:
    return TextState.objects.get(translation_key=page.translation_key, locale=page.locale).state


def write_words(page) -> str:
    """Return all words of a page with its blocks; the order of attributes says nothing."""
    written = json.dumps([page.title, page.slug, page.body.get_prep_value()])
    return re.sub(r"<a ([^>]*)>", lambda match: " ".join(sorted(match[1].split())), written)


def test_a_version_that_aligns_is_a_translation_with_all_its_words(archive, commit, en):
    with commit():
        archive.bring(BLOCKS)
    original, english = get_page(21), get_page(22)

    translation = Translation.objects.get(source__object_id=original.translation_key)
    assert (english.translation_key, english.locale) == (original.translation_key, en)
    assert (translation.enabled, translation.target_locale) == (True, en)
    assert [block.id for block in english.body] == [block.id for block in original.body]
    assert english.body[4].value.bound_blocks[0].id == original.body[4].value.bound_blocks[0].id
    assert write_words(make_instance(translation)) == write_words(english)
    assert "a note" in english.body[1].value.source
    assert get_state(original) == State.ORIGINAL
    assert [segment.context.path for segment in find_missing(translation)] == []
    assert [detail for _post, detail in archive.list_told("translation")] == ["of “Voir”"]


def test_a_version_that_does_not_align_is_stopped_and_keeps_its_words(archive, commit, pt):
    with commit():
        archive.bring(CLASSIC)
    original, portuguese = get_page(11), get_page(12)

    assert (portuguese.translation_key, portuguese.locale) == (original.translation_key, pt)
    assert not Translation.objects.get(source__object_id=original.translation_key).enabled
    assert get_state(portuguese) == State.ORIGINAL
    assert "Um texto com uma <b>palavra</b>" in portuguese.body[2].value.source
    assert archive.list_told("translation, stopped")


def test_a_second_run_links_nothing_anew(archive):
    archive.bring(BLOCKS)
    revisions = get_page(22).revisions.count()
    archive.bring(BLOCKS)

    assert get_page(22).revisions.count() == revisions
    assert Translation.objects.count() == 1
    assert not archive.list_told("translation")


def test_a_version_that_somebody_has_edited_since_is_stopped(archive, tmp_path, hire):
    """The first run was killed between the two: its language is linked by the next one."""
    archive.bring(alter(tmp_path, "_wpml_import_translation_group]", "_something]"))
    english = get_page(22)
    english.title = "Looking"
    english.save_revision(user=hire("editor", "en").user)
    ImportedPost.objects.filter(post_id__in=(21, 22)).update(group="wpml:77")
    archive.bring(BLOCKS)

    assert archive.list_told("translation, stopped")
    assert get_page(22).get_latest_revision_as_object().title == "Looking"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>The end.</p>", "<p>The end.</p><p>And more.</p>"),
        ("<p>The end.</p>", ""),
        ("<p>The end.</p>", "<ul><li>The end.</li></ul>"),
        ("The end.", 'The <a href="https://example.org/">end</a>.'),
    ],
)
def test_one_paragraph_more_or_less_or_of_another_form_does_not_align(archive, tmp_path, before, after):
    archive.bring(alter(tmp_path, before, after))

    assert archive.list_told("translation, stopped")
    assert get_page(22).translation_key == get_page(21).translation_key


def test_a_translation_that_exists_already_stays(archive, tmp_path, superuser, en):
    archive.bring(alter(tmp_path, "_wpml_import_translation_group]", "_something]"))
    ImportedPost.objects.filter(post_id__in=(21, 22)).update(group="wpml:77")
    submit_for_translation(get_page(21), [en], superuser.user)
    archive.bring(BLOCKS)

    assert archive.list_told("translation not linked")
    assert get_page(22).translation_key != get_page(21).translation_key


def test_a_language_that_the_export_does_not_hold_is_reported(archive, tmp_path, fr):
    file = alter(tmp_path, "_wpml_import_language_code", "_icl_lang_duplicate_of")
    archive.bring(alter(tmp_path, "/en/seeing/", "/seeing/", file))

    assert get_page(22).locale == fr
    assert [post for post, _detail in archive.list_told("language not in the export")] == ["21", "22", "23"]


def test_pictures_of_a_translation_are_those_of_its_original(archive, uploads, tmp_path):  # noqa: F811
    picture = '<figure><img src="https://blocs.example/wp-content/uploads/2023/01/salle-scaled.png" alt="{}"/></figure>'
    file = alter(tmp_path, "<p>The end.</p>", picture.format("A room") + "<p>The end.</p>")
    file = alter(tmp_path, "<p>La fin.</p>", picture.format("Une salle") + "<p>La fin.</p>", file)
    archive.bring(file, files=uploads)

    assert not PicturePlace.objects.filter(page=get_page(22)).exists()
    values = Arrival.objects.get(places__page=get_page(21)).values
    assert (values["alt_text_fr"], values["alt_text_en"]) == ("Une salle", "A room")
    assert Arrival.objects.count() == 3  # of 21, and of 23 with its lead picture


def alter(folder, before: str, after: str, source=SAMPLES / BLOCKS):
    text = source.read_text()
    assert before in text
    file = folder / "altered.xml"
    file.write_text(text.replace(before, after))
    return file
