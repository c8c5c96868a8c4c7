from django.db import models
from django.utils import timezone
from wagtail.models import Page

from .code_key import get_code_key


def find_current(page: Page) -> "StoredBody | None":
    """Return the stored body of a page if it is current, else None. No query if it was fetched with the page."""
    stored = getattr(page, "stored_body", None)
    return stored if stored is not None and stored.is_current else None


class StoredBody(models.Model):
    """The HTML of a live page's body, rendered in advance in the page's language."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="stored_body")
    html = models.TextField(blank=True)
    extras = models.JSONField(default=dict)  # computed from the body (cms.rendered_bodies.extras)
    # Of the code that rendered it (get_code_key); empty once something that the body shows has changed.
    code_key = models.CharField(max_length=64, blank=True)
    # Counts those changes: HTML rendered from the state before a change is not stored after it.
    changes = models.PositiveIntegerField(default=0)
    # The last day on which all its images may be shown, and the moment at which a page that it shows expires.
    valid_until = models.DateField(null=True)
    valid_before = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"Body of page {self.page_id}"

    @property
    def is_current(self) -> bool:
        """Return whether it may be served to readers now."""
        if self.code_key != get_code_key():
            return False
        if self.valid_before is not None and timezone.now() >= self.valid_before:
            return False
        return self.valid_until is None or timezone.localdate() <= self.valid_until


class Dependency(models.Model):
    """An object that a stored body was made from, or that rendering looked for (cms.rendered_bodies.recording)."""

    body = models.ForeignKey(StoredBody, on_delete=models.CASCADE, related_name="dependencies")
    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=100)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind", "key"], name="one_dependency")]
        indexes = [models.Index(fields=["kind", "key"], name="dependency_by_key")]

    def __str__(self):
        return f"{self.kind} {self.key}"
