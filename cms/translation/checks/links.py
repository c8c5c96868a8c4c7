"""Find links of translated texts that were typed by hand and lead nowhere."""

import html
import json
import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation
from wagtail_localize.segments.extract import quote_path_component

from cms.serving.pages.own_links import find_dead_links

from .quality.failures import Failure

CODE, LABEL = "dead_link", gettext_lazy("Links")
_LINK = re.compile(r"<a\b[^>]*\bid=[\"']?([\w-]+)", re.IGNORECASE)


def find_dead_links_of(
    translation: Translation, pairs: Iterable[tuple[StringSegment, StringTranslation]]
) -> Mapping[int, list[Failure]]:
    """Return the failures by the ids of the segments. A link that the translation leaves out is none.

    pairs: the segments that have a translation, and their rows. Links that were chosen from the page tree are not
    looked at: they follow their page.
    """
    links = [link for segment, row in pairs for link in _list_links(segment, row)]
    if not links:
        return {}
    replaced = _read_replaced(translation)
    urls = [(segment, replaced.get((path, url), url)) for segment, path, url in links]
    target = translation.get_target_instance()
    base = (target.get_url() if hasattr(target, "get_url") else None) or f"/{translation.target_locale.language_code}/"
    dead = find_dead_links((url for _segment, url in urls), base)
    found: dict[int, list[Failure]] = {}
    for segment, url in urls:
        if url in dead:
            message = _("The link %(url)s leads nowhere: there is no page at this address.") % {"url": url}
            found.setdefault(segment.pk, []).append(Failure(CODE, message, is_blocking=True))
    return found


def _list_links(segment: StringSegment, row: StringTranslation) -> list[tuple[StringSegment, str, str]]:
    """Return the links that stand in the translation of a segment, with the segment's path."""
    if not segment.attrs or "href" not in segment.attrs:
        return []
    attrs = json.loads(segment.attrs)
    kept = dict.fromkeys(_LINK.findall(row.data))
    links = (attrs.get(name, {}).get("href") for name in kept)
    return [(segment, segment.context.path, html.unescape(url)) for url in links if url]


def _read_replaced(translation: Translation) -> dict[tuple[str, str], str]:
    """Return the links that translators wrote instead, by the path of the text and the original's link."""
    overrides = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id,
        context__path__endswith="'",
        locale=translation.target_locale_id,
        has_error=False,
    ).select_related("context")
    return _Replaced((override.context.path, override.data) for override in overrides)


class _Replaced(dict):
    """Replaced links, found by the path of the text and the original's link."""

    def get(self, key, default=None):
        path, url = key
        return super().get(f"{path}.{quote_path_component(url)}", default)
