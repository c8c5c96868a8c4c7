"""The place of one segment in a translation, with everything that saving it needs, loaded in few queries."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CharField, Exists, F, FilteredRelation, OuterRef, Q
from django.db.models.functions import Cast
from django.http import Http404
from wagtail.models import Page, Revision, WorkflowMixin, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.compat.wagtail import put_workflow_states
from cms.newsroom.moderation.workflow_states import find_workflow_states

from ..text.authorship.versions import split_version, version_of_words
from ..text.segments import SLUG


@dataclass
class Place:
    """A segment of a translation, with its row (None if it is not translated) and the segment of the text's slug."""

    translation: Translation
    target: object  # the page or snippet
    segment: StringSegment
    slug: StringSegment | None = None

    @property
    def row(self) -> StringTranslation | None:
        return find_written(self.segment)

    @property
    def path(self) -> str:
        return self.segment.context.path

    @property
    def version(self) -> str:
        return version_of_words(self.segment.string.data, self.row)


def lock_translation(translation_id: int) -> Translation:
    """Return a translation, locked: other requests that save a segment of it wait. Raises Http404. One query."""
    translations = Translation.objects.select_related("source__locale", "target_locale")
    translations = translations.defer("source__content_json")
    if found := translations.select_for_update(of=("self",)).filter(pk=translation_id).first():
        return found
    raise Http404


def load_target(translation: Translation, user=None, *related: str):
    """Return the page or snippet of a translation, with what its lock depends on. Raises Http404.

    One query, or two while it is in moderation. user: whose locks are asked about afterwards. related:
    what else to load with its workflow states.
    """
    model = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
    if model is None:
        raise Http404
    model = Page if issubclass(model, Page) else model
    key = Cast(OuterRef("pk"), CharField())
    of_text = {"base_content_type": ContentType.objects.get_for_model(model), "object_id": key}
    scheduled = Revision.objects.filter(**of_text, approved_go_live_at__isnull=False)
    active = WorkflowState.objects.active().filter(**of_text)
    targets = model._base_manager.annotate(waits_for_date=Exists(scheduled), waits_in_workflow=Exists(active))
    try:
        target = targets.get(translation_key=translation.source.object_id, locale=translation.target_locale_id)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    if not target.waits_for_date:
        target.scheduled_revision = None  # Wagtail's cached property
    if isinstance(target, WorkflowMixin):
        put_workflow_states(
            target, find_workflow_states(target, *related, user=user) if target.waits_in_workflow else []
        )
    return target.specific_deferred if isinstance(target, Page) else target


def find_place(translation: Translation, target, pk: int, path: str = "", version: str = "") -> Place | None:
    """Return the place of a segment, found by its id, or by its path and the words in its version; None if it is gone.

    One query, or two if the id is unknown.
    """
    segments = _get_segments(translation)
    found = {segment.pk: segment for segment in segments.filter(Q(pk=pk) | Q(context__path=SLUG))}
    slug = next((segment for segment in found.values() if segment.context.path == SLUG), None)
    if pk in found:
        return Place(translation, target, found[pk], slug)
    source = split_version(version)[0]
    for segment in segments.filter(context__path=path).order_by("order") if source else ():
        if source == split_version(version_of_words(segment.string.data, None))[0]:
            return Place(translation, target, segment, slug)
    return None


def _get_segments(translation: Translation):
    """Return the segments of a translation's source, each with its row in the translation's language."""
    in_language = Q(string__translations__locale=translation.target_locale_id)
    at_place = Q(string__translations__context=F("context"))
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("context", "string")
    return segments.annotate(
        written=FilteredRelation("string__translations", condition=in_language & at_place)
    ).select_related("written")


def find_written(segment: StringSegment) -> StringTranslation | None:
    """Return the row of a segment from `_get_segments`, with the related objects that are known."""
    row = getattr(segment, "written", None)  # Django sets nothing if there is none
    if row is not None:
        row.translation_of, row.context = segment.string, segment.context
    return row
