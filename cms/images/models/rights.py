"""The rights of an image: the uses that its holder allows, where, and from which day to which."""

import datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..fields import UsesField
from ..licences import Use
from .querysets import EXPIRY_WARNING


class Obstacle(StrEnum):
    """Why an image may not be used in some way on some day."""

    ENDED = "ended"
    NOT_YET = "not_yet"
    USE = "use"


class HasRights(models.Model):
    uses = UsesField(
        _("uses allowed"),
        default=list,
        blank=True,
        help_text=_("Tick uses only if the holder has limited them. If nothing is ticked, every use is allowed."),
    )
    territory = models.CharField(
        _("territory"),
        max_length=255,
        blank=True,
        help_text=_(
            "A note, if the holder allows it in some countries only: “Europe, without Switzerland”. It is shown where "
            "the picture is chosen, and on its own page."
        ),
    )
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("The first day on which it may be shown. Until then, readers do not see it."),
    )
    expires_on = models.DateField(
        _("expiry date"),
        null=True,
        blank=True,
        help_text=_(
            "The last day on which it may be shown. After that day, the picture disappears from the site automatically."
        ),
    )
    replacement = models.ForeignKey(
        "self",
        verbose_name=_("replacement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The picture that readers see in its place when it may not be shown. If empty, they see none."),
    )

    class Meta:
        abstract = True

    def clean_rights(self) -> None:
        """Raise ValidationError if the rights contradict each other."""
        if self.starts_on and self.expires_on and self.starts_on > self.expires_on:
            raise ValidationError({"expires_on": _("The last day is before the first.")})
        if self.replacement_id is not None and self.replacement_id == self.pk:
            raise ValidationError({"replacement": _("A picture cannot replace itself. Choose another.")})

    def find_obstacle(self, use: str = Use.WEB, day: datetime.date | None = None) -> str:
        """Return why the image may not be used on a day, by default today: a code of `Obstacle`, or "".

        use: a code of `Use`.
        """
        day = day or timezone.localdate()
        if self.expires_on is not None and self.expires_on < day:
            return Obstacle.ENDED
        if self.starts_on is not None and self.starts_on > day:
            return Obstacle.NOT_YET
        return Obstacle.USE if self.uses and use not in self.uses else ""

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def is_expiring(self) -> bool:
        """Return whether it may still be shown, but expires soon (within EXPIRY_WARNING)."""
        return (
            self.expires_on is not None
            and not self.is_expired
            and self.expires_on <= timezone.localdate() + EXPIRY_WARNING
        )

    @property
    def is_awaited(self) -> bool:
        """Return whether its rights have not begun."""
        return self.starts_on is not None and self.starts_on > timezone.localdate()

    @property
    def may_be_shown(self) -> bool:
        """Return whether readers of the site may see it today."""
        return not self.find_obstacle(Use.WEB)

    @property
    def may_be_shared(self) -> bool:
        """Return whether social media may get it today."""
        return not self.find_obstacle(Use.SOCIAL)

    @property
    def may_be_printed(self) -> bool:
        """Return whether it may be on printed pages today."""
        return not self.find_obstacle(Use.PRINT)

    @property
    def is_public(self) -> bool:
        """Return whether its files may have public URLs today. Only pages need them: cards are files of their own."""
        return self.may_be_shown
