"""Notes on each segment in the editor: its place, the changes in the original, its earlier versions."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.views.edit_translation import FieldHasNoEditPanelError, TabHelper, get_segment_location_info

from ..models import SegmentChange, SegmentVersion
from .differences import mark_difference

VERSIONS_SHOWN = 400  # newest versions of a whole text: older ones are rarely read, and the page stays small


@dataclass(frozen=True)
class SegmentDescription:
    """A segment described for people: the label of its field and the words of the original."""

    label: str
    words: str
    url: str = ""


@dataclass
class SegmentNote:
    """What the editor shows of one segment, beyond what wagtail-localize shows."""

    segment_id: int
    label: str
    words: str
    change: SegmentChange | None = None
    versions: list[SegmentVersion] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"#segment-{self.segment_id}"

    @property
    def difference(self) -> SafeString:
        return mark_difference(self.change.former_source, self.words)


def find_anchor(edit_url: str, segment: StringSegment) -> str:
    """Return the URL of a segment in its editor, whose script opens the right tab."""
    return f"{edit_url}#segment-{segment.pk}"


def describe_segments(
    translation: Translation, segments: list[StringSegment], edit_url: str
) -> list[SegmentDescription]:
    """Describe some segments of a translation with the labels that its editor uses."""
    source = translation.source.get_source_instance()
    tabs = TabHelper(source)
    described = []
    for segment in segments:
        try:
            path = segment.context.path
            label = make_label(get_segment_location_info(source, tabs, path, segment.context.get_field_path(source)))
        except FieldHasNoEditPanelError:
            label = name_field(source, segment.context.path)
        described.append(SegmentDescription(label, segment.string.data, find_anchor(edit_url, segment)))
    return described


def make_label(location: dict) -> str:
    """Return the label of a segment's field, followed by that of the field of its block or child, if any."""
    return " · ".join(str(name) for name in (location["field"], location["subField"]) if name)


def name_field(instance, path: str) -> str:
    """Return the name of the field that a path begins with: the rest of the path may no longer exist."""
    name = path.split(".")[0]
    try:
        found = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    named = found if hasattr(found, "verbose_name") else found.related_model._meta
    return capfirst(str(named.verbose_name))


def make_notes(translation: Translation, segments: list[dict]) -> tuple[list[SegmentNote], list[SegmentChange]]:
    """Return the notes of a translation's segments, in their order, and the changes that removed a segment.

    segments: those of the editor's props. Two queries, independent of the number of changes and versions.
    """
    changes, removed = read_changes(translation)
    versions = _read_versions(translation)
    strings = [segment for segment in segments if segment["type"] == "string"]
    words_of = defaultdict(set)
    for segment in strings:
        words_of[segment["contentPath"]].add(segment["source"])
    notes = []
    for segment in strings:
        path, words = segment["contentPath"], segment["source"]
        note = SegmentNote(segment["id"], make_label(segment["location"]), words, changes.get((path, words)))
        former = note.change.former_source if note.change else ""
        # If a path has one segment, all versions at that path are its own; the strings of a rich text share a path.
        is_alone = words_of[path] == {words}
        note.versions = [v for v in versions[path] if is_alone or v.string.data in (words, former)]
        notes.append(note)
    return notes, removed


def read_changes(translation: Translation) -> tuple[dict[tuple[str, str], SegmentChange], list[SegmentChange]]:
    """Return the changes of the original since its parts were translated: those of each part that is there, by its path
    and words, and those of parts that were removed. One query."""
    changes, removed = {}, []
    for change in SegmentChange.objects.filter(translation=translation).select_related("context", "string"):
        if change.string is None:
            removed.append(change)
        else:
            changes[change.context.path, change.string.data] = change
    return changes, removed


def _read_versions(translation):
    versions = SegmentVersion.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    ).select_related("context", "string", "user")
    by_path = defaultdict(list)
    for version in versions[:VERSIONS_SHOWN]:
        by_path[version.context.path].append(version)
    return by_path
