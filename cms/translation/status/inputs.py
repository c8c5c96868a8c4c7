"""Load what the states of texts depend on, for any number of texts in a limited number of queries."""

from collections import Counter, defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Coalesce
from wagtail.models import Page, WorkflowMixin, WorkflowState
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.core.content.bin import without_binned
from cms.newsroom.moderation.approvals import find_changes, find_latest
from cms.newsroom.moderation.void_reasons import is_provisional

from ..models import NOT_STORED, SegmentChange, SegmentVersion, TextState, TranslatedRevision
from ..text.blank import is_blank, read_confirmed
from ..text.segments import make_fingerprint_of_replaced
from .words_of_pictures import read_words_of_pictures


class StateInputs:
    """The data that the states of some texts depend on, loaded at once."""

    def __init__(self, model, keys):
        self.model = model
        instances = model.objects.filter(translation_key__in=keys).order_by("pk")
        if model is Page:
            instances = without_binned(instances.filter(alias_of=None, depth__gt=1))
        self.instances = list(instances)
        self.sources = set(TranslationSource.objects.filter(object_id__in=keys).values_list("object_id", "locale_id"))
        self.translations = {
            (translation.source.object_id, translation.target_locale_id): translation
            for translation in Translation.objects.filter(source__object_id__in=keys, enabled=True)
            .select_related("source")
            .defer("source__content_json")
        }
        self.segments = defaultdict(list)
        for segment in (
            StringSegment.objects.filter(source__object_id__in=keys)
            .order_by("order")
            .values_list("source_id", "string_id", "context_id", "context__path", "string__data")
        ):
            if not is_blank(segment[-1]):
                self.segments[segment[0]].append(segment[1:])
        self.translated, self.remembered = read_confirmed(keys)
        self.changes = Counter(
            SegmentChange.objects.filter(translation__source__object_id__in=keys).values_list(
                "translation_id", flat=True
            )
        )
        self.workflows = self._find_workflows()
        # A live revision that lacked segments is not up to date once they are translated, only once that is published.
        self.live_fingerprints = {}
        self.made_at = {}
        self.live_replaced = {}
        records = TranslatedRevision.objects.filter(translation__source__object_id__in=keys)
        made_at = Coalesce("words_from", "revision__created_at")
        fields = ("revision_id", "fingerprint", "is_complete", "replaced", made_at)
        for revision, fingerprint, is_complete, replaced, made_at in records.values_list(*fields):
            self.live_replaced[revision] = replaced
            self.live_fingerprints[revision] = fingerprint if is_complete else ""
            self.made_at[revision] = made_at

        self.pictures = read_words_of_pictures(self.translations.values())
        waiting = {translation_id for translation_id, confirmed in self.pictures.items() if any(confirmed)}
        self.corrected = self._find_corrected() | self._find_replaced_since() | waiting
        self.lost_approvals: list[tuple] = []  # those that no longer hold, each with the reason, to be voided
        self.approved, self.voided = self._find_approvals()

    def _find_approvals(self) -> tuple[set[int], set[int]]:
        """Return the ids of the texts whose approval waits and holds, and of those whose last approval is void."""
        is_translation = (one for one in self.instances if (one.translation_key, one.locale_id) in self.translations)
        latest = find_latest(is_translation)
        waiting = {text: approval for text, approval in latest.items() if approval.is_for(text)}
        changes = {text: why for text, why in find_changes(waiting).items() if not is_provisional(why)}
        self.lost_approvals = [(waiting[text], why) for text, why in changes.items()]
        voided = {text.pk for text, approval in latest.items() if approval.voided_at}
        return {text.pk for text in waiting if text not in changes}, voided | {text.pk for text in changes}

    def _find_corrected(self) -> set[int]:
        """Return the ids of the translations whose words were changed after their live revision was created.

        Words that were carried over to a changed segment do not count: an earlier version of the place has the same
        words. Takes no query if nothing changed later, otherwise two.
        """
        live = {(one.translation_key, one.locale_id): getattr(one, "live_revision_id", None) for one in self.instances}
        later: dict[tuple, tuple] = {}
        for place, translation in self.translations.items():
            made_at = self.made_at.get(live.get(place))
            for string, context, _path, _text in self.segments[translation.source_id] if made_at else ():
                key = (translation.target_locale_id, string, context)
                if self.translated.get(key, made_at) > made_at:
                    later[key] = (translation.pk, made_at)
        if not later:
            return set()
        contexts = {context for _locale, _string, context in later}
        former = defaultdict(list)
        versions = SegmentVersion.objects.filter(context__in=contexts)
        for locale, context, data, created_at in versions.values_list("locale_id", "context_id", "data", "created_at"):
            former[locale, context, data].append(created_at)
        corrected = set()
        rows = StringTranslation.objects.filter(context__in=contexts)
        for *key, data in rows.values_list("locale_id", "translation_of_id", "context_id", "data"):
            translation_id, made_at = later.get(tuple(key), (None, None))
            said_before = any(moment <= made_at for moment in former[key[0], key[2], data]) if made_at else True
            if not said_before:
                corrected.add(translation_id)
        return corrected

    def _find_replaced_since(self) -> set[int]:
        """Return the ids of the translations whose replaced values differ from those of their live revision.

        Replaced values are images, links and the like. Takes one query.
        """
        texts = {key for key, _locale in self.translations}
        values = defaultdict(list)
        rows = SegmentOverride.objects.filter(context__object_id__in=texts, has_error=False)
        for key, locale, *value in rows.values_list("context__object_id", "locale_id", "context_id", "data_json"):
            values[key, locale].append(tuple(value))
        found = set()
        for one in self.instances:
            place = one.translation_key, one.locale_id
            published = self.live_replaced.get(getattr(one, "live_revision_id", None))
            is_known = place in self.translations and published not in {None, NOT_STORED}
            if is_known and published != make_fingerprint_of_replaced(values[place]):
                found.add(self.translations[place].pk)
        return found

    def _find_workflows(self) -> dict[int, str]:
        if not issubclass(self.model, WorkflowMixin):
            return {}
        active = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(self.model),
            object_id__in=[str(instance.pk) for instance in self.instances],
        )
        return {int(pk): status for pk, status in active.values_list("object_id", "status")}

    def rank_as_source(self, row: TextState) -> tuple:
        """Return a sort key: the translators' source is first; without one, the oldest version."""
        is_source = (row.translation_key, row.locale_id) in self.sources
        return (not is_source, row.translation_id is not None, row.object_id)
