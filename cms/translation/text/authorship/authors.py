"""Authors of a translation's words, read from the history of its segments, for four eyes and for the byline.

Each `SegmentVersion` holds in `runs` who wrote its words (`cms.authorship.attribution`). They are computed when it is
created: words of a former version, or offered from a former version of the source, keep their writers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import OuterRef, Subquery
from wagtail.log_actions import registry as log_registry
from wagtail.models import TranslatableMixin
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from cms.authorship import attribution
from cms.authorship.attribution import MACHINE, Mark, Piece, Status, mark_all, pack, unpack
from cms.authorship.shares import Count
from cms.authorship.tokenization import split_html
from cms.newsroom.moderation.submissions import PUBLICATIONS

from ...models import SegmentVersion, State, TextState
from ..origin_labels import MEMORY

OTHERS_READ = 50  # how many earlier versions of a segment are searched for reused words


def write_runs(version: SegmentVersion, in_review: bool | None = None) -> None:
    """Set `runs` of a version that is about to be saved: who wrote its words.

    in_review: whether the text is under review; None if the caller does not know, then it is looked up.
    """
    if is_by_machine(version):
        _set_runs(version, [], in_review)
        return
    if in_review is None and version.user_id:
        in_review = _is_in_review(version)
    earlier = SegmentVersion.objects.filter(context=version.context_id, locale=version.locale_id).exclude(data="")
    _set_runs(version, list(earlier.order_by("-pk")[:OTHERS_READ]), in_review)


def write_runs_of_text(versions: Sequence[SegmentVersion], in_review: bool | None) -> None:
    """Do the same for versions of several segments of one text in one language, with one query."""
    by_context = defaultdict(list)
    if versions:
        earlier = SegmentVersion.objects.filter(
            context__in={version.context_id for version in versions}, locale=versions[0].locale_id
        )
        for row in earlier.exclude(data="").order_by("-pk"):
            by_context[row.context_id].append(row)
    for version in versions:
        _set_runs(version, by_context[version.context_id][:OTHERS_READ], in_review)


def is_by_machine(version: SegmentVersion) -> bool:
    """Return whether no person wrote the words of a version."""
    return version.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE or version.tool_name == MEMORY


def _set_runs(version: SegmentVersion, earlier: list[SegmentVersion], in_review: bool | None) -> None:
    """earlier: the latest versions of its context, newest first."""
    words = split_html(version.data)
    if is_by_machine(version):
        version.runs = pack(mark_all(words, MACHINE))
        return
    former, others = _find_former(version, earlier)
    new = Mark(version.user_id, in_review=in_review) if version.user_id else attribution.UNKNOWN
    version.runs = pack(attribution.mark_words(words, former, others, new))


def copy_runs(versions: Iterable[SegmentVersion]) -> None:
    """Set `runs` of unsaved versions that were copied from earlier versions with the same words."""
    versions = list(versions)
    known: dict[tuple, list] = {}
    found = SegmentVersion.objects.filter(
        context__in={v.context_id for v in versions}, locale__in={v.locale_id for v in versions}
    ).filter(data__in={v.data for v in versions})
    for row in found.order_by("pk"):
        known[row.context_id, row.locale_id, row.data] = pack(read_runs(row))
    for version in versions:
        same = known.get((version.context_id, version.locale_id, version.data))
        author = Mark(version.user_id) if version.user_id else attribution.UNKNOWN
        version.runs = same if same is not None else pack(mark_all(split_html(version.data), author))


def read_runs(version: SegmentVersion) -> Piece:
    """Return the words of a version with their writers.

    A version that is older than `runs` attributes all words to its user, with `Status.UNKNOWN`.
    """
    if version.runs is not None:
        return unpack(version.runs)
    return mark_all(split_html(version.data), Mark(version.user_id or attribution.NOBODY, Status.UNKNOWN))


def _find_former(version, latest: list[SegmentVersion]) -> tuple[Piece, list[Piece]]:
    same_place = [row for row in latest if row.string_id == version.string_id]
    same_words = [row for row in latest if row.data == version.data]
    former = next(iter(same_place or same_words), None)
    pieces = [read_runs(row) for row in latest if row is not former]
    return (read_runs(former) if former else Piece([], [])), pieces


def _is_in_review(version) -> bool:
    """Return whether the text is under review: then only its reviewers can write in it."""
    in_review = TextState.objects.filter(locale=version.locale_id, state=State.IN_REVIEW)
    return in_review.filter(translation_key=version.context.object_id).exists()


# --- The words of a translation as they are now ----------------------------------------------------------------------


def read_segments(translations: Iterable[Translation]) -> dict[int, list[Piece]]:
    """Return for each translation (by id) the words of its segments in order, with their writers.

    One query for each language. A missing segment has the words of the source, which no translator wrote.
    """
    found: dict[int, list[Piece]] = {}
    by_source: dict[int, list[Translation]] = {}
    for translation in translations:
        found[translation.pk] = []
        by_source.setdefault(translation.target_locale_id, []).append(translation)
    for locale_id, of_locale in by_source.items():
        of = {translation.source_id: translation for translation in of_locale}
        place = {"context": OuterRef("context"), "locale": locale_id}
        rows = StringTranslation.objects.filter(**place, translation_of=OuterRef("string"), has_error=False)
        versions = SegmentVersion.objects.filter(**place, string=OuterRef("string")).exclude(data="").order_by("-pk")
        segments = (
            StringSegment.objects.filter(source__in=of)
            .exclude(context__path="slug")
            .annotate(
                words=Subquery(rows.exclude(data="").values("data")[:1]),
                writer=Subquery(rows.values("last_translated_by")[:1]),
                runs=Subquery(versions.values("runs")[:1], output_field=models.JSONField()),
            )
            .order_by("source", "order")
            .values_list("source_id", "string__data", "words", "writer", "runs")
        )
        for source_id, source_words, words, writer, runs in segments:
            if words is None:
                piece = mark_all(split_html(source_words), MACHINE)
            elif runs is None:
                piece = mark_all(split_html(words), Mark(writer or attribution.NOBODY, Status.UNKNOWN))
            else:
                piece = unpack(runs)
            found[of[source_id].pk].append(piece)
    return found


def count_writers(translation: Translation) -> Counter[int]:
    """Return how many words of a translation each person wrote, without corrections made in review."""
    return Counter(
        mark.by
        for piece in read_segments([translation])[translation.pk]
        for mark in piece.marks
        if mark.by != attribution.NOBODY and not mark.in_review
    )


# --- Interface for `cms.authorship` ----------------------------------------------------------------------------------


def count_words(texts: list[tuple[int, str]]) -> dict[tuple[int, str], Count]:
    """Count the words of those texts that are translations, in their current segments.

    texts: (content type id, object id) of each text.
    """
    translations = _find_translations(texts)
    pieces = read_segments(translations.values())
    counts = {}
    for key, translation in translations.items():
        found = [mark for piece in pieces[translation.pk] for mark in piece.marks]
        by_person = dict(attribution.count_open(found))
        counts[key] = Count(by_person, len(found), sum(mark.status == Status.UNKNOWN for mark in found))
    for key, override in _list_overrides(translations):
        counts[key].total += 1
        writer = override.last_translated_by_id
        if writer and not _was_published_since(key, override):
            counts[key].by_person[writer] = counts[key].by_person.get(writer, 0) + 1
    return counts


def list_pieces(text) -> list[Piece]:
    """Return the segments of a translation, also of a stopped one: free editing starts from its words."""
    translation = _find_translation(text)
    return read_segments([translation])[translation.pk] if translation else []


def settle(text, publisher_id: int, revision) -> None:
    """Record in the segments that a person published a translation.

    revision: segments that were written after it was created are left out; None for all of them.
    """
    translation = _find_translation(text)
    if translation is None:
        return
    versions = SegmentVersion.objects.filter(
        locale=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    if revision is not None:
        versions = versions.filter(created_at__lte=revision.created_at)
    changed = []
    for version in versions.exclude(data=""):
        piece = read_runs(version)
        settled = pack(Piece(piece.words, attribution.settle(piece.marks, publisher_id)))
        if settled != version.runs:
            version.runs = settled
            changed.append(version)
    SegmentVersion.objects.bulk_update(changed, ["runs"])


def _find_translation(text) -> Translation | None:
    if not isinstance(text, TranslatableMixin):
        return None
    of_text = Translation.objects.filter(source__object_id=text.translation_key, target_locale=text.locale_id)
    return of_text.select_related("source").first()


def _find_translations(texts) -> dict[tuple[int, str], Translation]:
    """Return the translations among some texts that still follow their originals: one query for each model."""
    found = {}
    by_type: dict[int, list[str]] = {}
    for content_type_id, object_id in texts:
        by_type.setdefault(content_type_id, []).append(object_id)
    for content_type_id, object_ids in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is None or not issubclass(model, TranslatableMixin):
            continue
        targets = model._base_manager.filter(pk__in=object_ids)
        same = targets.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale"))
        rows = Translation.objects.filter(enabled=True, source__object_id__in=targets.values("translation_key"))
        for translation in rows.annotate(target=Subquery(same.values("pk")[:1])).select_related("source"):
            if translation.target is not None:
                found[content_type_id, str(translation.target)] = translation
    return found


def _list_overrides(translations: dict[tuple[int, str], Translation]):
    """Yield the images, links and other values that translators replaced."""
    of = {(row.source.object_id, row.target_locale_id): key for key, row in translations.items()}
    rows = SegmentOverride.objects.filter(
        context__object_id__in={key for key, _locale in of}, locale__in={locale for _key, locale in of}, has_error=False
    ).select_related("context")
    for row in rows:
        if key := of.get((row.context.object_id, row.locale_id)):
            yield key, row


def _was_published_since(key, override: SegmentOverride) -> bool:
    model = ContentType.objects.get_for_id(key[0]).model_class()
    logs = log_registry.get_logs_for_instance(model(pk=key[1]))
    since = logs.filter(action__in=PUBLICATIONS, timestamp__gt=override.updated_at, user_id__isnull=False)
    return since.exclude(user=override.last_translated_by_id).exists()
