"""Models of the checklist."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .line import Level


class LineLevel(models.Model):
    """What an administrator chose for a line: it is off, warns or blocks. Without a row, the line has its default."""

    code = models.CharField(_("line"), max_length=60, unique=True, editable=False)
    level = models.CharField(_("level"), max_length=10, choices=Level)

    class Meta:
        verbose_name = _("level of a line of the checklist")
        verbose_name_plural = _("levels of the lines of the checklist")

    def __str__(self):
        return f"{self.code}: {self.get_level_display()}"
