"""The editor of a translation, as each user sees it."""

import copy
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
import wagtail_localize
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail_localize.models import StringTranslation
from wagtail_localize.views.edit_translation import StringTranslationSerializer

from cms.translation.models import SegmentChange, SegmentVersion
from cms.translation.text.differences import compare_words, mark_difference
from cms.translation.text.segments import get_string_segments
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wagtail_localizes_editor(settings):
    """What follows is about the page of wagtail-localize's editor."""
    settings.TRANSLATION_EDITOR = "localize"


class Editor:
    """The editor of a translation as one user sees it."""

    def __init__(self, desk, translation):
        answer = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk)
        assert answer.status_code == 200
        self.soup = BeautifulSoup(answer.content, "html.parser")
        self.props = json.loads(self.soup.select_one(".js-translation-editor")["data-props"])
        self.actions = [
            button.get("value") or button.get("data-a11y-dialog-show") or button.get("formaction") or button["href"]
            for button in self.soup.select(
                "footer.translation-actions :is(button, a):not([target=_blank], [href*='/files/'])"
            )
            if "w-dropdown__toggle" not in button.get("class", [])
        ]

    def read(self, selector):
        return " ".join(" ".join(element.stripped_strings) for element in self.soup.select(selector))


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def submitted(start, fill, act, translator):
    translation = start()
    fill(translation)
    act(translator, translation, "submit-for-moderation")
    return translation


def test_a_translator_submits_and_is_offered_nothing_else(start, translator):
    editor = Editor(translator, start())
    assert editor.actions == ["submit-for-moderation"]
    assert not any(editor.props["perms"].values())
    assert not editor.props["links"]["convertToAliasUrl"]
    assert not editor.props["links"]["stopTranslationUrl"]
    assert not editor.props["object"]["isLocked"]


def test_the_header_says_the_languages_and_the_state(start, fill, translator):
    translation = start()
    fill(translation, "title")
    editor = Editor(translator, translation)
    assert "Français" in editor.read(".translation-languages")
    assert editor.read(".translation-languages strong") == "Português"
    assert editor.read(".translation-languages .text-state") == "In progress (33 %)"


def test_while_under_review_it_is_locked_for_translators_who_may_only_withdraw_their_own(submitted, translator, hire):
    own = Editor(translator, submitted)
    assert own.props["object"]["isLocked"]
    assert "under review" in own.read("#translation-locked")
    assert own.actions == ["cancel-moderation"]
    others = Editor(hire("translator", "pt"), submitted)
    assert others.props["object"]["isLocked"]
    assert others.actions == []


def test_a_moderator_approves_asks_for_changes_and_corrects(submitted, moderator):
    editor = Editor(moderator, submitted)
    assert editor.actions[:2] == ["approve", "request-changes"]
    assert "publish" not in editor.actions
    assert not editor.props["object"]["isLocked"]
    assert editor.soup.find("textarea", {"name": "comment", "required": True})


def test_a_moderator_who_submitted_it_is_told_why_they_do_not_approve(start, fill, act, moderator):
    translation = start()
    fill(translation)
    act(moderator, translation, "submit-for-moderation")
    editor = Editor(moderator, translation)
    assert "approve" not in editor.actions
    assert "publish" not in editor.actions
    assert "You submitted this text yourself" in editor.read("#approval-objection")


def test_a_moderator_is_told_why_it_cannot_be_approved(submitted, moderator):
    StringTranslation.objects.filter(locale=submitted.target_locale, context__path="summary").delete()
    editor = Editor(moderator, submitted)
    assert "approve" not in editor.actions
    assert "request-changes" in editor.actions
    assert "1 part is not translated yet" in editor.read("#approval-objection")


def test_a_moderator_publishes_what_nobody_submitted(start, fill, moderator):
    translation = start()
    fill(translation)
    editor = Editor(moderator, translation)
    assert editor.actions[:2] == ["publish", "submit-for-moderation"]
    assert any("/disable/" in action for action in editor.actions)


def test_what_was_asked_for_is_read_with_who_and_the_whole_history(submitted, act, moderator, translator):
    act(moderator, submitted, "reject", comment="O resumo é longo.")
    editor = Editor(translator, submitted)
    assert editor.actions == ["submit-for-moderation"]
    assert "O resumo é longo." in editor.read("#changes-requested")
    assert moderator.user.get_full_name() in editor.read("#changes-requested")
    act(translator, submitted, "submit-for-moderation")
    editor = Editor(moderator, submitted)
    assert not editor.soup.select("#changes-requested")
    steps = [" ".join(step.stripped_strings) for step in editor.soup.select(".translation-history__steps > li")]
    assert "Submitted again by" in steps[0]
    assert "O resumo é longo." in steps[1]
    assert "Submitted by" in steps[2]


def change_source(translation, path, former, words="former words"):
    """After a change of the source, the former words and their translation are offered and not confirmed."""
    segment = get_string_segments(translation.source).get(context__path=path)
    StringTranslation.objects.filter(translation_of=segment.string, context=segment.context).update(
        has_error=True, field_error="The original has changed: check this former translation."
    )
    SegmentChange.objects.create(
        translation=translation,
        context=segment.context,
        string=segment.string,
        former_source=former,
        former_translation=words,
    )
    return segment


def test_a_changed_segment_shows_its_difference_and_its_former_translation(start, fill, translator):
    translation = start()
    fill(translation)
    segment = change_source(translation, "summary", "Un long résumé.", "Um resumo longo.")
    editor = Editor(translator, translation)
    note = editor.soup.select_one(f"[data-change-of='{segment.pk}']")
    assert [" ".join(mark.stripped_strings) for mark in note.select("del")] == ["removed: long"]
    assert "Um resumo longo." in note.text
    assert note.select_one(".segment-note__difference")["lang"] == "fr"
    assert editor.soup.select_one(f".translation-changes a[href='#segment-{segment.pk}']")


def test_what_the_original_has_no_more_is_listed(start, fill, translator):
    translation = start()
    fill(translation)
    context = get_string_segments(translation.source).get(context__path="summary").context
    SegmentChange.objects.create(
        translation=translation, context=context, string=None, former_source="Parti.", former_translation="Foi-se."
    )
    read = Editor(translator, translation).read(".translation-changes")
    assert all(word in read for word in ("Summary", "Parti.", "Foi-se."))


def test_the_history_of_a_segment_says_who_wrote_what(start, fill, translator, moderator):
    translation = start()
    fill(translation)
    segment = get_string_segments(translation.source).get(context__path="summary")
    SegmentVersion.objects.all().delete()
    for desk, words in ((translator, "Um resumo."), (moderator, "O resumo.")):
        SegmentVersion.objects.create(
            string=segment.string, context=segment.context, locale=translation.target_locale, data=words, user=desk.user
        )
    editor = Editor(translator, translation)
    versions = [v.text for v in editor.soup.select(f"[data-history-of='{segment.pk}'] li")]
    assert "O resumo." in versions[0]
    assert moderator.user.get_full_name() in versions[0]
    assert "Um resumo." in versions[1]
    assert translator.user.get_full_name() in versions[1]


def test_words_from_texts_are_shown_and_never_run():
    marked = mark_difference("Fish &amp; <b>chips</b>", "Fish &amp; <script>alert(1)</script>")
    assert "<script>" not in marked
    assert "Fish &amp; " in marked


def test_a_difference_is_told_by_words():
    assert compare_words("a red cat sat", "a blue dog sat down") == [
        ("", "", "a "),
        ("red cat", "blue dog", " sat"),
        ("", " down", ""),
    ]
    assert compare_words("same", "same") == [("", "", "same")]
    assert compare_words("gone", "") == [("gone", "", "")]


@pytest.mark.parametrize(("language", "month"), [("fr", "novembre"), ("pt-pt", "novembro"), ("en", "nov")])
def test_when_it_was_translated_is_said_in_the_readers_language(language, month, start, fill):
    translation = start()
    fill(translation)
    row = StringTranslation.objects.filter(locale=translation.target_locale).first()
    row.updated_at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with override(language):
        assert f" {month} " in StringTranslationSerializer(row).data["comment"].lower()


# --- Cost ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def count_queries(settings):
    """Count the queries of opening an editor. plain: with wagtail-localize's own template."""
    ours = copy.deepcopy(settings.TEMPLATES)
    plains = copy.deepcopy(settings.TEMPLATES)
    plains[0]["DIRS"] = [Path(wagtail_localize.__file__).parent / "templates", *plains[0]["DIRS"]]

    def count(desk, translation, plain=False):
        settings.TEMPLATES = plains if plain else ours
        address = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
        desk.browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = desk.browser.get(address)
        assert (b"translation-actions" in answer.content) is not plain
        return [query["sql"] for query in queries.captured_queries]

    return count


@pytest.mark.parametrize("who", ["translator", "moderator"])
@pytest.mark.parametrize("stage", ["open", "in review", "changes requested"])
def test_the_editor_adds_at_most_ten_queries(who, stage, start, fill, act, count_queries, translator, moderator):
    translation = start()
    fill(translation)
    if stage != "open":
        act(translator, translation, "submit-for-moderation")
    if stage == "changes requested":
        act(moderator, translation, "reject", comment="Mais curto.")
    desk = {"translator": translator, "moderator": moderator}[who]
    ours, plain = count_queries(desk, translation), count_queries(desk, translation, plain=True)
    assert len(ours) - len(plain) <= 10, "\n".join(list_added(ours, plain))


def list_added(ours, plain):
    left = Counter(plain)
    for sql in ours:
        if left[sql]:
            left[sql] -= 1
        else:
            yield sql[:300]


def test_many_changes_and_versions_add_no_queries(start, fill, count_queries, translator):
    translation = start()
    fill(translation)

    def count_added():
        ours, plain = count_queries(translator, translation), count_queries(translator, translation, plain=True)
        return len(ours) - len(plain)

    few = count_added()
    for segment in get_string_segments(translation.source):
        change_source(translation, segment.context.path, "Autre chose.")
        for number in range(5):
            SegmentVersion.objects.create(
                string=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                data=f"{number}",
                user=translator.user,
            )
    assert count_added() == few
