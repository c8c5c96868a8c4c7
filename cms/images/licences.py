"""The licences a picture may carry, the uses a holder may allow, and what kind of work a picture is.

Codes are stored, names and addresses are derived: https://creativecommons.org/licenses/list.en lists them all.
"""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

CREATIVE_COMMONS = "https://creativecommons.org"
# Languages that the deeds have been translated into, of those that a museum's site here may come to speak; without one,
# creativecommons.org answers the plain address in English.
DEED_LANGUAGES = frozenset(
    {"ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fi", "fr", "gl", "hr", "hu", "id", "it", "ja", "ko"}
    | {"lt", "lv", "nl", "pl", "pt", "ro", "ru", "sl", "sv", "tr", "uk"}
)


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
        """The licence's own address, in no language; empty where there is no public licence."""
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
        """No derivatives: neither cropped, nor with words on or beside it in one picture."""
        return "-nd-" in self.value

    def get_deed_url(self, language: str) -> str:
        """Return the address of the deed in a language ("pt" for "pt-pt"), or the plain one where there is none."""
        base = language.lower().split("-")[0]
        return f"{self.url}deed.{base}" if self.url and base in DEED_LANGUAGES else self.url


_CODES = {licence.url.split("//")[-1].rstrip("/"): licence for licence in Licence if licence.url}
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(creativecommons\.org/(?:licenses|publicdomain)/[a-z-]+/\d\.\d)(/[^\s\"'<>]*)?"
)


def find_licence(text: str) -> Licence | None:
    """Return the licence whose address stands in a text; None for none, or for one that we do not list.

    A licence adapted to one country (".../by/3.0/fr/") is another licence than the international one: None.
    """
    match = _ADDRESS.search((text or "").lower())
    if not match:
        return None
    rest = (match[2] or "").strip("/.,;)")
    is_international = not rest or rest.startswith(("deed", "legalcode"))
    return _CODES.get(match[1]) if is_international else None


class Use(models.TextChoices):
    """Where the holder allows a picture to be shown."""

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
