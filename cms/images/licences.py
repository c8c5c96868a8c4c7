"""The licences of images, the uses that a holder may allow, and the kinds of works.

Codes are stored; names and URLs are derived from them. https://creativecommons.org/licenses/list.en has all licences.
"""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages.registry import get_profile

CREATIVE_COMMONS = "https://creativecommons.org"


class Licence(models.TextChoices):
    BY_4 = "cc-by-4.0", "CC BY 4.0"
    BY_SA_4 = "cc-by-sa-4.0", "CC BY-SA 4.0"
    BY_NC_4 = "cc-by-nc-4.0", "CC BY-NC 4.0"
    BY_ND_4 = "cc-by-nd-4.0", "CC BY-ND 4.0"
    BY_NC_SA_4 = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    BY_NC_ND_4 = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    BY_3 = "cc-by-3.0", "CC BY 3.0"
    BY_SA_3 = "cc-by-sa-3.0", "CC BY-SA 3.0"
    BY_NC_3 = "cc-by-nc-3.0", "CC BY-NC 3.0"
    BY_ND_3 = "cc-by-nd-3.0", "CC BY-ND 3.0"
    BY_NC_SA_3 = "cc-by-nc-sa-3.0", "CC BY-NC-SA 3.0"
    BY_NC_ND_3 = "cc-by-nc-nd-3.0", "CC BY-NC-ND 3.0"
    BY_2 = "cc-by-2.0", "CC BY 2.0"
    BY_SA_2 = "cc-by-sa-2.0", "CC BY-SA 2.0"
    BY_NC_2 = "cc-by-nc-2.0", "CC BY-NC 2.0"
    BY_ND_2 = "cc-by-nd-2.0", "CC BY-ND 2.0"
    BY_NC_SA_2 = "cc-by-nc-sa-2.0", "CC BY-NC-SA 2.0"
    BY_NC_ND_2 = "cc-by-nc-nd-2.0", "CC BY-NC-ND 2.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "pdm-1.0", _("public domain")
    PERMISSION = "permission", _("all rights reserved, with permission")

    @property
    def url(self) -> str:
        """Return the URL of the licence, without a language; "" if it is not a public licence."""
        match self:
            case Licence.PERMISSION:
                return ""
            case Licence.CC0:
                return f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/"
            case Licence.PUBLIC_DOMAIN:
                return f"{CREATIVE_COMMONS}/publicdomain/mark/1.0/"
        terms, version = self.value.removeprefix("cc-").rsplit("-", 1)
        return f"{CREATIVE_COMMONS}/licenses/{terms}/{version}/"

    @property
    def is_free_of_copyright(self) -> bool:
        return self in (Licence.CC0, Licence.PUBLIC_DOMAIN)

    @property
    def forbids_changes(self) -> bool:
        """Return whether it forbids derivatives: the image may not be cropped, or combined with words in one image."""
        return "-nd-" in self.value

    def get_deed_url(self, language: str) -> str:
        """Return the URL of the deed in a language ("pt" for "pt-pt"), or the licence's URL if there is none."""
        known = get_profile(language).deed_language
        return f"{self.url}deed.{known}" if self.url and known else self.url


_CODES = {licence.url.split("//")[-1].rstrip("/"): licence for licence in Licence if licence.url}
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(creativecommons\.org/(?:licenses|publicdomain)/[a-z-]+/\d\.\d)(/[^\s\"'<>]*)?"
)


def find_licence(text: str) -> Licence | None:
    """Return the licence whose URL is in a text; None if there is none, or if `Licence` does not have it.

    A licence adapted to one country (".../by/3.0/fr/") is not the international one, so the result is None.
    """
    match = _ADDRESS.search((text or "").lower())
    if not match:
        return None
    rest = (match[2] or "").strip("/.,;)")
    is_international = not rest or rest.startswith(("deed", "legalcode"))
    return _CODES.get(match[1]) if is_international else None


class Use(models.TextChoices):
    """A use that the holder of an image may allow."""

    WEB = "web", _("This site")
    SOCIAL = "social", _("Social media")
    NEWSLETTER = "newsletter", _("Newsletters")
    PRESS = "press", _("Press")
    PRINT = "print", _("Print")
    EXHIBITION = "exhibition", _("Exhibitions")


class Kind(models.TextChoices):
    PHOTOGRAPH = "photograph", _("photograph")
    DRAWING = "drawing", _("drawing")
    GENERATIVE = "generative", _("generative drawing")
    PAINTING = "painting", _("painting")
    PRINT = "print", _("print")
