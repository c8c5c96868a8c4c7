"""The history records who wrote what for each segment, and when."""

import pytest
from django.urls import reverse
from wagtail_localize.models import String, StringTranslation

from cms.translation.models import SegmentVersion
from cms.translation.text.segments import get_string_segments

pytestmark = pytest.mark.django_db


def get_segment(translation, path):
    return get_string_segments(translation.source).get(context__path=path)


def list_versions(translation, path):
    segment = get_segment(translation, path)
    return [(v.data, v.user) for v in SegmentVersion.objects.filter(context=segment.context)]


def test_each_save_of_a_segment_is_kept_with_its_person(start, hire, put):
    translation = start()
    first, second = hire("translator", "pt"), hire("moderator", "pt")
    put(first, translation, "summary", "Um resumo.")
    put(second, translation, "summary", "Um resumo melhor.")
    assert list_versions(translation, "summary") == [("Um resumo melhor.", second.user), ("Um resumo.", first.user)]
    assert list_versions(translation, "title") == []


def test_a_deletion_is_kept_with_who_did_it(start, hire, put):
    translation = start()
    first, second = hire("translator", "pt"), hire("moderator", "pt")
    put(first, translation, "summary", "Um resumo.")
    segment = get_segment(translation, "summary")
    second.browser.delete(reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]))
    assert list_versions(translation, "summary") == [("", second.user), ("Um resumo.", first.user)]


def test_a_mark_of_an_error_is_no_version(start, fill):
    translation = start()
    fill(translation, "summary", mark=lambda words: "<p>not inline</p>")
    assert SegmentVersion.objects.count() == 1


def test_what_was_written_for_the_former_words_is_in_the_history_of_the_new_ones(start, fill, commit, hire):
    translation = start()
    translator = hire("translator", "pt").user
    fill(translation, user=translator)
    page = translation.source.get_source_instance()
    page.summary = "Un résumé plus long."
    with commit():
        page.save_revision().publish()
    assert list_versions(translation, "summary") == [("[Un résumé.]", translator)]  # an offer is no version
    version = SegmentVersion.objects.get(context=get_segment(translation, "summary").context)
    assert version.string.data == "Un résumé."


def test_a_translation_that_goes_with_its_original_leaves_no_version_behind(start, fill):
    translation = start()
    fill(translation)
    translation.source.delete()
    String.objects.all().delete()
    assert not StringTranslation.objects.exists()
    assert not SegmentVersion.objects.exists()
