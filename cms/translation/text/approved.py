"""What an approval of a translation covers: the words of the original and of the translation, what it replaced.

An approval that waits (`cms.newsroom.moderation.approvals`) keeps their fingerprints. Values that follow the original
automatically, such as dates and people, are not among them.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from cms.newsroom.moderation.records import Approval
from cms.newsroom.moderation.void_reasons import register_void_reason

from ..models import ProposedImageWords
from .blank import is_blank
from .comparing import Segment, compare, have_same_words
from .lookup import find_translation
from .segments import SLUG, list_words, make_fingerprint, make_fingerprint_of_replaced, name_kind_of_place

BASIS = "translation"
ORIGINAL, DRAFT, WORDS, STOPPED, FAILED = "original", "original_draft", "words", "stopped", "failed"


def connect() -> None:
    for code, sentence in {
        ORIGINAL: _("The words of the original have changed."),
        DRAFT: _("The original has a draft with other words."),
        WORDS: _("Words, pictures or links of the translation were changed after it was approved."),
        STOPPED: _("The translation was stopped, or its original no longer exists."),
        FAILED: _("It could not go live with its original: it has to be approved again."),
    }.items():
        # The editor of the original may still take a draft back, or call it a minor edit.
        register_void_reason(code, sentence, provisional=code == DRAFT)


def describe(text, revision) -> dict:
    """Return what an approval of a text is given for, to be kept with it; {} if the text is not a translation."""
    translation = find_translation(text)
    return {BASIS: describe_translations([translation])[translation.pk]} if translation else {}


def describe_translations(translations: Collection[Translation]) -> dict[int, dict[str, Any]]:
    """Return the fingerprints of some translations and their originals, by the ids of the translations. Four queries.

    The fingerprint of the words has the slug too, and ignores the order of blocks, as that of the original does. The
    words proposed for pictures have one each: those that are applied or withdrawn later take nothing from an approval.
    """
    segments = _read_segments({translation.source_id for translation in translations})
    words = _read_words(translations)
    of_texts = {
        "context__object_id__in": {translation.source.object_id for translation in translations},
        "locale__in": {translation.target_locale_id for translation in translations},
    }
    replaced = defaultdict(list)
    fields = ("context__object_id", "locale_id", "context_id", "data_json")
    for key, locale_id, *value in SegmentOverride.objects.filter(**of_texts, has_error=False).values_list(*fields):
        replaced[key, locale_id].append(tuple(value))
    pictures = _read_words_of_pictures(translations)
    described = {}
    for translation in translations:
        of_source = segments[translation.source_id]
        said = _pair(of_source, words, translation.target_locale_id)
        described[translation.pk] = {
            "source": make_fingerprint((segment.path, segment.text) for segment in of_source),
            "words": _make_fingerprint_of_words(said),
            "replaced": make_fingerprint_of_replaced(
                replaced[translation.source.object_id, translation.target_locale_id]
            ),
            "pictures": pictures[translation.pk],
        }
    return described


def _read_words_of_pictures(translations: Collection[Translation]) -> dict[int, list[str]]:
    """Return a fingerprint of each of the confirmed words that some translations propose for pictures."""
    rows = ProposedImageWords.objects.filter(translation__in=translations, is_confirmed=True)
    found = defaultdict(list)
    for translation_id, *said in rows.order_by("pk").values_list("translation_id", "image_id", "field", "words"):
        found[translation_id].append(hashlib.sha256("\0".join(map(str, said)).encode()).hexdigest()[:16])
    return found


def list_translated(translation: Translation) -> list[tuple[str, str]]:
    """Return the kind of place of each segment of a translation with its words, "" if it has none; the slug as well."""
    segments = _read_segments([translation.source_id])[translation.source_id]
    said = _pair(segments, _read_words([translation]), translation.target_locale_id)
    return [(name_kind_of_place(path), words) for path, words in said]


def _pair(segments: list[Segment], words: dict, locale_id: int) -> list[tuple[str, str]]:
    """Return the path of each segment with its words in a language, in order."""
    return [
        (segment.path, words.get((locale_id, *segment.key), "")) for segment in segments if not is_blank(segment.text)
    ]


def _read_words(translations: Collection[Translation]) -> dict[tuple[int, int, int], str]:
    """Return the confirmed words of some translations, by the ids of locale, context and string."""
    keys = {translation.source.object_id for translation in translations}
    locales = {translation.target_locale_id for translation in translations}
    rows = StringTranslation.objects.filter(context__object_id__in=keys, locale__in=locales, has_error=False)
    fields = ("locale_id", "context_id", "translation_of_id", "data")
    return {tuple(key): data for *key, data in rows.values_list(*fields) if not is_blank(data)}


def _read_segments(source_ids: Collection[int]) -> dict[int, list[Segment]]:
    segments = defaultdict(list)
    fields = ("source_id", "context_id", "context__path", "string_id", "string__data")
    rows = StringSegment.objects.filter(source__in=source_ids).order_by("order")
    for source_id, *segment in rows.values_list(*fields):
        segments[source_id].append(Segment(*segment))
    return segments


def _make_fingerprint_of_words(said: list[tuple[str, str]]) -> str:
    slugs = [words for path, words in said if path == SLUG]
    return hashlib.sha256("\0".join([make_fingerprint(said), *slugs]).encode()).hexdigest()


def find_changes(waiting: dict) -> dict:
    """Return {text: code of the reason} for those of some texts whose approval no longer holds.

    waiting: {text: approval}; texts that are not translations are left out. Takes no query if there is no translation.
    The number of queries grows with the texts whose original has other words than they were made from, and no more.
    """
    waiting = {text: approval for text, approval in waiting.items() if BASIS in approval.basis}
    if not waiting:
        return {}
    by_place = find_translations(waiting)
    now = describe_translations(list(by_place.values()))
    changes, same = {}, {}
    for text, approval in waiting.items():
        translation = by_place.get((text.translation_key, text.locale_id))
        if translation is None:
            changes[text] = STOPPED
        elif reason := find_change(approval, now[translation.pk]):
            changes[text] = reason
        else:
            same[text] = translation
    return changes | dict.fromkeys(_find_changed_drafts(same), DRAFT)


def find_translations(texts) -> dict:
    """Return the translations that some texts are, by translation key and locale. One query."""
    keys = {text.translation_key for text in texts}
    rows = Translation.objects.filter(enabled=True, source__object_id__in=keys).select_related(
        "source__specific_content_type", "source__locale"
    )
    return {(row.source.object_id, row.target_locale_id): row for row in rows.defer("source__content_json")}


def find_waiting_for(original):
    """Return a queryset of the approvals of a text's translations that wait, valid or not."""
    return Approval.objects.waiting().filter(
        revision__translated__translation__enabled=True,
        revision__translated__translation__source__object_id=original.translation_key,
        revision__translated__translation__source__locale=original.locale_id,
    )


def find_change(approval: Approval, now: dict[str, Any]) -> str | None:
    """Return why an approval no longer holds, as a code, by what its translation is described as; None if it does."""
    was = approval.basis[BASIS]
    if was["source"] != now["source"]:
        return ORIGINAL
    if (was["words"], was["replaced"]) != (now["words"], now["replaced"]):
        return WORDS
    approved = was.get("pictures")  # approvals of former versions do not have it
    return WORDS if approved is not None and not set(approved).issuperset(now["pictures"]) else None


# --- Drafts of the originals ------------------------------------------------------------------------------------------


def _find_changed_drafts(same: dict) -> list:
    """Return the texts whose original would go live with other words than those that the translation was made from.

    same: {text: translation}. Minor edits and changes of punctuation do not count.
    """
    by_model = defaultdict(dict)
    for text, translation in same.items():
        by_model[Page if isinstance(text, Page) else type(text)][text] = translation
    changed = []
    for model, of_model in by_model.items():
        places = Q()
        for translation in of_model.values():
            places |= Q(translation_key=translation.source.object_id, locale=translation.source.locale_id)
        originals = {
            (original.translation_key, original.locale_id): original
            for original in model.objects.filter(places).select_related("latest_revision", "live_revision")
        }
        segments = _read_segments({translation.source_id for translation in of_model.values()})
        for text, translation in of_model.items():
            original = originals.get((translation.source.object_id, translation.source.locale_id))
            if original is not None and not _is_current(original, segments[translation.source_id]):
                changed.append(text)
    return changed


def _is_current(original, segments: list[Segment]) -> bool:
    """Return whether the live version of an original, its draft or a scheduled one has the words of its source."""
    revisions = [original.latest_revision, original.live_revision if original.live else None]
    if any(revision is not None and _has_words(revision, segments) for revision in revisions):
        return True
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).for_instance(original)
    return any(_has_words(revision, segments) for revision in scheduled)


def _has_words(revision: Revision, segments: list[Segment]) -> bool:
    version = revision.as_object()
    before = [segment for segment in segments if segment.path != SLUG and not is_blank(segment.text)]
    places = {(segment.path, segment.text): segment for segment in before}
    contexts = {segment.path: segment.context_id for segment in before}
    after = [
        places.get((path, text)) or Segment(contexts.get(path, 0), path, -number, text)
        for number, (path, text) in enumerate(list_words(version), start=1)
        if path != SLUG and not is_blank(text)
    ]
    changes = compare(before, after)
    if getattr(version, "minor_edit", False):
        return not any(old is None for old, _new in changes)  # only new segments have to be translated
    return all(old and new and have_same_words(old.text, new.text) for old, new in changes)
