"""Check of URLs, email addresses, hashtags and names with an @."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..check import SegmentCheck
from ..reading.addresses import normalise_address
from ..segment import Segment


class Addresses(SegmentCheck):
    code = "addresses"
    label = gettext_lazy("Addresses and hashtags")

    def find(self, segment: Segment) -> Iterator[str]:
        wanted = {normalise_address(address): address for address in segment.source.addresses}
        found = {normalise_address(address): address for address in segment.target.addresses}
        lost = wanted.keys() - found.keys()
        for key, address in wanted.items():
            if key in lost:
                yield _("%(address)s of the original is missing, or was changed.") % {"address": address}
        if not lost:
            for key, address in found.items():
                if key not in wanted:
                    yield _("%(address)s is not in the original.") % {"address": address}
