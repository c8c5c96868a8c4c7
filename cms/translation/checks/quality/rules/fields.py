"""Checks of certain fields: their length, and the form of slugs."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.core.editing.slugs import make_slug

from ..check import SegmentCheck
from ..segment import Segment

# The number of characters that search engines show.
LONGEST = {"title": 60, "seo_title": 60, "search_description": 160}


class FieldLength(SegmentCheck):
    code = "field_length"
    label = gettext_lazy("Length of the field")

    def find(self, segment: Segment) -> Iterator[str]:
        limit = LONGEST.get(segment.kind)
        length = len(segment.target.plain.strip())
        # An original that is too long itself allows as much.
        if limit and length > max(limit, len(segment.source.plain.strip())):
            yield ngettext(
                "Search engines show about %(limit)d characters of this; it has %(length)d character.",
                "Search engines show about %(limit)d characters of this; it has %(length)d characters.",
                length,
            ) % {"limit": limit, "length": length}


class SlugShape(SegmentCheck):
    code = "slug"
    label = gettext_lazy("Slug")
    checks_slugs = True

    def find(self, segment: Segment) -> Iterator[str]:
        slug = segment.target.plain.strip()
        if segment.is_slug and slug and slug != (wanted := make_slug(slug)):
            yield _("A slug has small letters, digits and hyphens: “%(slug)s”.") % {"slug": wanted}
