from django.db import models
from wagtail.models import Page


class Alignment(models.Model):
    """Records which live versions of a text are parallel: those with the same key say the same, segment by segment.

    `cms.translation.status.alignment` maintains it; readers' pages get it with the query that finds their other
    languages.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="alignment")
    key = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.page_id}: {self.key[:8]}"
