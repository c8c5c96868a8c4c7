"""Messages above the editor when a text is submitted or published, or when that is refused."""

from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail_localize.models import Translation

from ..checks.quality.rules.markup import Losses
from ..checks.summary import CheckedSegment, find_failures
from ..pictures.proposals import find_unconfirmed
from ..text.segment_notes import describe_segments

MOST_NAMED = 10  # segments, in one answer


def warn_of_checks(request, translation: Translation) -> None:
    """List what the checks say of a text that goes on; what was lost of the markup has been confirmed."""
    found = [
        (checked.segment, said)
        for checked in find_failures(translation)
        if (said := [failure.message for failure in checked.failures if failure.code != Losses.code])
    ]
    segments = describe_segments(translation, [segment for segment, _said in found[:MOST_NAMED]], request.path)
    for segment, (_segment, said) in zip(segments, found, strict=False):
        button = messages.button(segment.url, gettext("Go to this part"))
        text = gettext("%(part)s: %(said)s") % {"part": segment.label, "said": " ".join(said)}
        messages.warning(request, text, buttons=[button])
    if more := len(found) - len(segments):
        text = ngettext(
            "The checks found something in %(count)d more part.",
            "The checks found something in %(count)d more parts.",
            more,
        )
        messages.warning(request, text % {"count": more})


def warn_of_unconfirmed_pictures(request, translation: Translation) -> None:
    """Say how many pictures have words that nobody confirmed."""
    if count := len(find_unconfirmed(translation)):
        text = ngettext(
            "Words typed for %(count)d picture are not confirmed: they stay a proposal.",
            "Words typed for %(count)d pictures are not confirmed: they stay proposals.",
            count,
        )
        messages.warning(request, text % {"count": count})


def refuse_faulty(request, translation: Translation, faulty: list[CheckedSegment]) -> None:
    """Name the segments that block, each with its label and what is wrong."""
    segments = describe_segments(translation, [checked.segment for checked in faulty], request.path)
    for segment, checked in zip(segments[:MOST_NAMED], faulty, strict=False):
        button = messages.button(segment.url, gettext("Go to this part"))
        said = " ".join(failure.message for failure in checked.failures if failure.is_blocking)
        messages.error(request, gettext("%(part)s: %(said)s") % {"part": segment.label, "said": said}, buttons=[button])
