"""Update the translations of segments when their source changes: carry a former translation over, or offer it.

An offered translation is a row in error: wagtail-localize's editor shows it, but it does not count as done, and it is
never published (docs/decisions/trap-08-rows-in-error.md).
"""

from django.utils.translation import gettext, override
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from ..models import SegmentChange, SegmentVersion
from ..text.authorship.authors import copy_runs
from ..text.authorship.history import make_version
from ..text.blank import counts, is_blank
from ..text.comparing import Change, Segment, have_same_words
from ..text.rows import WRITTEN
from ..text.segments import SLUG

Rows = dict[tuple[int, int, int], StringTranslation]  # by the ids of locale, context and string


def read_translations(source: TranslationSource, translations: list[Translation]) -> Rows:
    """Return the string translations of a text in the languages of some translations."""
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id,
        locale__in=[translation.target_locale_id for translation in translations],
    )
    return {(row.locale_id, row.context_id, row.translation_of_id): row for row in rows}


class SegmentUpdater:
    """Applies the changes of a source to one of its translations. `save` writes the result of all updaters at once."""

    def __init__(self, translation: Translation, before: list[Segment], rows: Rows):
        self.translation = translation
        self.locale_id = translation.target_locale_id
        self.rows = rows
        self.written: dict[tuple[int, int], StringTranslation] = {}
        self.confirmed: list[StringTranslation] = []
        self.changes = list(SegmentChange.objects.filter(translation=translation))
        self.dropped: list[SegmentChange] = []
        self.begun = bool(self.changes) or any(self._find_confirmed(segment) for segment in before)
        with override(translation.target_locale.language_code):
            self.warning = gettext("The original has changed: check this former translation.")

    def update(self, changes: list[Change], minor: bool) -> None:
        """Apply each change of the source.

        minor: the editor says that the translations stay valid, so only new segments have to be translated.
        """
        pending = {(change.context_id, change.string_id): change for change in self.changes}
        for old, new in changes:
            if old and new and new.path == SLUG:
                self._keep_slug(old, new)
                continue
            waiting = pending.get(old.key) if old else None
            if new is None:
                self._take_away(old, waiting, minor)
            elif old is None:
                self._add(new)
            else:
                self._replace(old, new, waiting, minor)

    def is_settled(self, after: list[Segment]) -> bool:
        """Return whether nothing is left to translate, and no earlier change waits to be published."""
        return not self.changes and all(self._find_confirmed(segment) or is_blank(segment.text) for segment in after)

    def find_waiting(self, changes: list[Change]) -> set[tuple[int, int]]:
        """Return the keys of the segments that have to be translated, or checked, because of some changes."""
        return {
            new.key
            for _old, new in changes
            if new and new.path != SLUG and not is_blank(new.text) and not self._find_confirmed(new)
        }

    def _keep_slug(self, old: Segment, new: Segment) -> None:
        """Keep the slug of the translation when the original's slug changes."""
        confirmed = self._find_confirmed(old)
        if confirmed and not self._find_confirmed(new):
            self._write(old, new, confirmed.data)

    def _find_confirmed(self, segment: Segment) -> StringTranslation | None:
        row = self.written.get(segment.key) or self.rows.get((self.locale_id, *segment.key))
        return row if counts(row) else None

    def _take_away(self, old: Segment, waiting: SegmentChange | None, minor: bool) -> None:
        confirmed = self._find_confirmed(old)
        if waiting and not (confirmed or waiting.former_source):
            self._drop(waiting)  # it was added and removed before anybody translated it
        elif waiting:
            waiting.string_id = None
        elif confirmed and not minor:
            self._note(old.context_id, None, old.text, confirmed.data)

    def _add(self, new: Segment) -> None:
        """Handle a segment that is new, or that comes back."""
        for gone in [change for change in self.changes if change.string_id is None]:
            if gone.context_id == new.context_id and gone.former_source == new.text:
                self._drop(gone)
                return
        if self.begun and not self._find_confirmed(new):
            self._note(new.context_id, new.string_id)

    def _replace(self, old: Segment, new: Segment, waiting: SegmentChange | None, minor: bool) -> None:
        confirmed = self._find_confirmed(old)
        if waiting and waiting.former_source and have_same_words(waiting.former_source, new.text):
            if not self._find_confirmed(new):
                self._write(old, new, waiting.former_translation)
            self._drop(waiting)  # the former words are back
            return
        if waiting:
            waiting.context_id, waiting.string_id = new.key
        if self._find_confirmed(new):
            if confirmed and not waiting and not minor:
                self._note(*new.key, old.text, confirmed.data)
        elif confirmed and (minor or have_same_words(old.text, new.text)):
            self._write(old, new, confirmed.data)
        elif confirmed:
            if waiting:
                waiting.former_source, waiting.former_translation = old.text, confirmed.data
            else:
                self._note(*new.key, old.text, confirmed.data)
            self._write(old, new, confirmed.data, self.warning)
        elif waiting and waiting.former_translation:
            self._write(old, new, waiting.former_translation, self.warning)

    def _note(self, context_id: int, string_id: int | None, source: str = "", words: str = "") -> None:
        change = SegmentChange(
            translation=self.translation,
            context_id=context_id,
            string_id=string_id,
            former_source=source,
            former_translation=words,
        )
        self.changes.append(change)

    def _drop(self, change: SegmentChange) -> None:
        self.changes.remove(change)
        self.dropped.append(change)

    def _write(self, old: Segment, new: Segment, words: str, warning: str = "") -> None:
        """Collect a former translation for a new string: confirmed, or offered if there is a warning."""
        model = self.rows.get((self.locale_id, *old.key))
        row = self.rows.get((self.locale_id, *new.key)) or StringTranslation(
            locale_id=self.locale_id, context_id=new.context_id, translation_of_id=new.string_id
        )
        row.data = words
        row.translation_type = model.translation_type if model else StringTranslation.TRANSLATION_TYPE_MANUAL
        row.tool_name = model.tool_name if model else ""
        row.last_translated_by_id = model.last_translated_by_id if model else None
        row.has_error, row.field_error = bool(warning), warning
        # The time is kept, because nobody has worked on it now: `has_changed_since` compares it with that of a draft.
        row.updated_at = model.updated_at if model else None
        self.written[new.key] = row

    @staticmethod
    def save(updaters: list["SegmentUpdater"]) -> None:
        """Write what some updaters have collected, in a number of queries that does not grow with them."""
        rows = [row for updater in updaters for row in updater.written.values()]
        moments = {id(row): row.updated_at for row in rows}
        StringTranslation.objects.bulk_create([row for row in rows if not row.pk])
        for row in rows:
            row.updated_at = moments[id(row)] or row.updated_at  # creation has set it to the current time
        StringTranslation.objects.bulk_update(rows, WRITTEN)
        versions = [make_version(row, user_id=row.last_translated_by_id) for row in rows if not row.has_error]
        copy_runs(versions)
        SegmentVersion.objects.bulk_create(versions)
        changes = [change for updater in updaters for change in updater.changes]
        dropped = [change.pk for updater in updaters for change in updater.dropped if change.pk]
        kept = [change for change in changes if change.pk]
        SegmentChange.objects.filter(pk__in=dropped).delete()
        SegmentChange.objects.bulk_create([change for change in changes if not change.pk])
        SegmentChange.objects.bulk_update(kept, ["context", "string", "former_source", "former_translation"])
