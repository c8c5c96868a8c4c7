import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

DAYS = 30


class BinnedPage(models.Model):
    """A deleted page (with its descendants), and the data that is needed to restore it at its former position."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="bin_entry")
    parent = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    next_sibling = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    slug = models.SlugField(max_length=255, allow_unicode=True)
    url_path = models.TextField()
    was_live = models.BooleanField()  # the page or a descendant
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    deleted_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("deleted page")
        verbose_name_plural = _("deleted pages")
        ordering = ["-deleted_at", "-pk"]

    def __str__(self):
        return f"{self.page_id}: {self.deleted_at:%Y-%m-%d}"

    @property
    def kept_until(self) -> datetime.datetime:
        """The time after which the page is deleted permanently."""
        return self.deleted_at + datetime.timedelta(days=DAYS)
