"""Translations after a change of their original."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation

from cms.translation.models import SegmentChange, State, TextState
from cms.translation.sync.sources import CHANGES_SENT, find_new_segments, send_changes
from cms.translation.text.segments import find_missing, get_string_segments
from cms.translation.workflow import moderation

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def republish(commit):
    """Change an original and publish it, as a user with the permission does."""

    def republish(translation, **changes):
        page = translation.source.get_source_instance().get_latest_revision_as_object()
        for name, value in changes.items():
            setattr(page, name, value)
        with commit():
            page.save_revision().publish()
        return page

    return republish


@pytest.fixture
def go_live(fill, superuser, commit):
    """Translate everything that is missing, and publish."""

    def go_live(translation, mark="[{}]".format):
        missing = [segment.context.path for segment in find_missing(translation)]
        if missing:
            fill(translation, *missing, mark=mark)
        with commit():
            moderation.publish(translation, superuser.user)
        return translation

    return go_live


def read(translation):
    return TextState.objects.get(translation=translation)


def get_row(translation, path):
    """Return the row of a segment's present string, which the translation editor shows."""
    segment = get_string_segments(translation.source).get(context__path=path)
    rows = StringTranslation.objects.filter(translation_of=segment.string, context=segment.context)
    return rows.filter(locale=translation.target_locale).first()


def list_changes(translation):
    changes = SegmentChange.objects.filter(translation=translation).select_related("string")
    return [(c.string.data if c.string else None, c.former_source, c.former_translation) for c in changes]


def test_a_changed_original_goes_to_its_translators_by_itself_and_readers_keep_their_text(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un autre résumé tout neuf.")
    assert translation.get_target_instance().summary == "[Un résumé.]"
    assert [segment.string.data for segment in find_missing(translation)] == ["Un autre résumé tout neuf."]
    row = read(translation)
    assert (row.state, row.outdated) == (State.OUT_OF_DATE, 1)


def test_the_former_translation_is_offered_and_not_counted_as_done(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    row = get_row(translation, "summary")
    assert (row.data, row.has_error, row.get_error()) == ("[Un résumé.]", True, row.field_error)
    assert row.field_error
    assert list_changes(translation) == [("Un résumé plus long.", "Un résumé.", "[Un résumé.]")]


def test_saving_it_in_the_editor_confirms_an_offered_translation(start, go_live, republish, put, hire):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    put(hire("translator", "pt"), translation, "summary", "[Un résumé.]")
    assert find_missing(translation) == []
    assert list_changes(translation) == [("Un résumé plus long.", "Un résumé.", "[Un résumé.]")]


def test_what_changed_is_forgotten_once_the_new_text_is_live(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    go_live(translation)
    assert list_changes(translation) == []
    assert read(translation).state == State.UP_TO_DATE


def test_a_republication_without_a_change_makes_nothing_stale(start, go_live, republish):
    translation = go_live(start())
    before = translation.source.__class__.objects.get(pk=translation.source_id).last_updated_at
    republish(translation)
    assert read(translation).state == State.UP_TO_DATE
    assert translation.source.__class__.objects.get(pk=translation.source_id).last_updated_at == before


@pytest.mark.parametrize("words", ["Un résumé !", "Un  résumé", "« Un résumé » …"])
def test_a_change_of_punctuation_or_spacing_carries_the_translation_over(words, start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary=words)
    assert find_missing(translation) == []
    assert get_row(translation, "summary").data == "[Un résumé.]"
    assert list_changes(translation) == []
    assert read(translation).state == State.UP_TO_DATE


def test_after_several_changes_the_translator_sees_what_they_knew(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    republish(translation, summary="Un résumé bien plus long.")
    assert list_changes(translation) == [("Un résumé bien plus long.", "Un résumé.", "[Un résumé.]")]
    row = get_row(translation, "summary")
    assert (row.data, row.has_error) == ("[Un résumé.]", True)
    assert read(translation).outdated == 1


def test_changing_back_re_opens_nothing(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    republish(translation, summary="Un résumé.")
    assert find_missing(translation) == []
    assert list_changes(translation) == []
    assert read(translation).state == State.UP_TO_DATE


def test_changing_back_but_for_a_comma_carries_the_translation_over(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    republish(translation, summary="Un résumé,")
    row = get_row(translation, "summary")
    assert (row.data, row.has_error) == ("[Un résumé.]", False)
    assert list_changes(translation) == []


def test_a_confirmed_translation_of_the_new_words_is_never_written_over(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="Un résumé plus long.")
    go_live(translation, mark="fresh {}".format)
    republish(translation, summary="Tout autre chose.")
    republish(translation, summary="Un résumé plus long.")
    assert get_row(translation, "summary").data == "fresh Un résumé plus long."
    assert find_missing(translation) == []


def test_a_new_part_and_one_that_is_gone_are_kept_as_such(start, go_live, republish):
    translation = go_live(start())
    republish(translation, summary="", seo_title="Un titre pour les moteurs")
    assert list_changes(translation) == [
        ("Un titre pour les moteurs", "", ""),
        (None, "Un résumé.", "[Un résumé.]"),
    ]
    assert read(translation).outdated == 2
    republish(translation, summary="Un résumé.", seo_title="")
    assert list_changes(translation) == []
    assert read(translation).state == State.UP_TO_DATE


def test_only_the_paragraph_that_changed_is_re_opened(start, go_live, republish, write):
    text = "<p>Le premier paragraphe.</p><p>Le deuxième paragraphe est long.</p><p>Le <b>troisième</b>.</p>"
    page = write("fr", title="Un texte", body=[("text", text)])
    translation = go_live(start(page=page))
    changed = "<p>Un début.</p>" + text.replace("deuxième", "second").replace(
        "Le premier paragraphe.", "Rien de tel ici."
    )
    page = translation.source.get_source_instance().get_latest_revision_as_object()
    block = page.body.raw_data[0]
    page.body.raw_data[0] = block | {"value": changed}
    republish(translation, body=page.body.stream_block.to_python([dict(page.body.raw_data[0])]))
    assert [segment.string.data for segment in find_missing(translation)] == [
        "Un début.",
        "Rien de tel ici.",
        "Le second paragraphe est long.",
    ]
    assert (
        "Le second paragraphe est long.",
        "Le deuxième paragraphe est long.",
        "[Le deuxième paragraphe est long.]",
    ) in (list_changes(translation))
    assert (None, "Le premier paragraphe.", "[Le premier paragraphe.]") in list_changes(translation)


def test_other_inline_markup_is_a_change(start, go_live, republish, write):
    page = write("fr", title="Un texte", body=[("text", "<p>Le <b>troisième</b>.</p>")])
    translation = go_live(start(page=page))
    page = translation.source.get_source_instance()
    block = dict(page.body.raw_data[0]) | {"value": "<p>Le <i>troisième</i>.</p>"}
    republish(translation, body=page.body.stream_block.to_python([block]))
    assert len(find_missing(translation)) == 1


def test_a_translation_under_review_is_re_opened_and_not_approved_before_it_is_translated(
    start, fill, republish, hire, commit, put
):
    translation = start()
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        moderation.submit(translation, translator.user)
    republish(translation, summary="Un résumé plus long.")
    with commit():
        moderator.approve(translation.get_target_instance())
    assert not translation.get_target_instance().live
    with commit():
        moderator.ask_for_changes(translation.get_target_instance(), "The original has changed.")
    put(translator, translation, "summary", "Um resumo mais longo.")
    with commit():
        moderation.submit(translation, translator.user)
        moderator.approve(translation.get_target_instance())
    assert translation.get_target_instance().summary == "Um resumo mais longo."
    assert read(translation).state == State.UP_TO_DATE


def test_a_draft_can_be_translated_but_goes_live_only_after_its_original(start, write, fill, hire, commit, superuser):
    page = write("fr", title="Un texte", summary="Un résumé.")
    with commit():
        translation = start(page=page)
        Page.objects.get(pk=page.pk).specific.unpublish()
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        moderation.submit(translation, translator.user)
        moderator.approve(translation.get_target_instance())
    assert not translation.get_target_instance().live
    with commit():
        page.get_latest_revision().publish()
    with commit():
        moderator.approve(translation.get_target_instance())
    assert translation.get_target_instance().live


def test_changes_of_a_draft_are_sent_when_the_editor_says_so_and_only_what_changed_is_re_opened(
    start, go_live, hire, commit
):
    translation = go_live(start())
    page = translation.source.get_source_instance()
    page.summary = "Un résumé plus long."
    with commit():
        page.save_revision()
    assert find_missing(translation) == []
    assert find_new_segments(translation.source, page) == ["Un résumé plus long."]
    editor = hire("editor", "fr")
    with commit():
        assert send_changes(page, editor.user) == 1
    assert find_new_segments(translation.source, page) == []
    assert [segment.context.path for segment in find_missing(translation)] == ["summary"]
    entry = PageLogEntry.objects.get(page=page.pk, action=CHANGES_SENT)
    assert (entry.user, entry.message) == (editor.user, "1 changed segment sent to the translators")
    with commit():
        assert send_changes(page, editor.user) == 0


def test_what_was_sent_from_a_draft_goes_live_only_after_that_draft(start, go_live, hire, commit, fill, superuser):
    translation = go_live(start())
    page = translation.source.get_source_instance()
    page.summary = "Un résumé plus long."
    page.save_revision()
    send_changes(page, superuser.user)
    fill(translation, "summary")
    with commit():
        moderation.publish(translation, superuser.user)
    assert translation.get_target_instance().summary == "[Un résumé.]"
    with commit():
        page.get_latest_revision().publish()
    assert translation.get_target_instance().summary == "[Un résumé plus long.]"


def test_who_may_not_edit_the_original_sends_nothing(start, hire):
    translation = start()
    with pytest.raises(PermissionDenied):
        send_changes(translation.source.get_source_instance(), hire("translator", "pt").user)


@pytest.mark.parametrize("in_order", [True, False])
def test_publications_that_wait_for_the_worker_each_count_as_what_they_were(
    in_order, start, go_live, commit, django_capture_on_commit_callbacks
):
    """A minor edit and another edit, before the worker runs the task of the first."""
    translation = go_live(start())
    page = translation.source.get_source_instance()
    waiting = []
    for values in ({"title": "Un texte corrigé", "minor_edit": True}, {"summary": "Tout autre chose."}):
        for name, value in values.items():
            setattr(page, name, value)
        with django_capture_on_commit_callbacks() as callbacks:
            page.save_revision().publish()
        waiting.append(callbacks)
        page = translation.source.get_source_instance()
    for callbacks in waiting if in_order else reversed(waiting):
        with commit():
            for callback in callbacks:
                callback()
    words = [segment.string.data for segment in get_string_segments(translation.source)]
    assert {"Un texte corrigé", "Tout autre chose."} <= set(words)
    missing = {segment.context.path for segment in find_missing(translation)}
    assert missing == ({"summary"} if in_order else {"title", "summary"})  # in doubt, translators check it


def test_what_follows_by_itself_is_published_in_nobodys_name(start, go_live, hire, commit):
    """Otherwise, the moderator of the original would be named as the reviewer of its translations."""
    translation = go_live(start())
    with commit():
        hire("moderator", "fr").publish(translation.source.get_source_instance(), show_in_menus="on")
    page = translation.get_target_instance()
    assert page.show_in_menus
    entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").order_by("-pk").first()
    assert entry.user is None
