"""The readers' index: the words of each page, as stems of its language.

It is a plain table that both databases read in the same way. Wagtail's own index serves the admin only: on SQLite its
scores are computed again for each result, which takes seconds if thousands match, and a background task updates it,
with a delay that readers would notice.
"""

from django.db import models
from wagtail.models import Locale, Page


class SearchEntry(models.Model):
    """A page that was live when it was indexed. Each search checks the page's visibility."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="search_entry")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)  # what readers filter by, as in URLs (cms.core.content.search_facets)
    section = models.CharField(max_length=36, blank=True)
    issue = models.CharField(max_length=36, blank=True)
    year = models.CharField(max_length=4, blank=True)
    text = models.TextField(blank=True)  # summary and body, plain, as written
    has_foreign_parts = models.BooleanField(default=False)  # published untranslated (cms.core.content.untranslated)
    version = models.CharField(max_length=8)  # of the analysis: pages with another version are indexed again
    written_at = models.DateTimeField(auto_now=True)


class SearchWord(models.Model):
    """A word of a page, once for each stem."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="words")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", db_index=False)  # the entry's
    stem = models.CharField(max_length=60)
    word = models.CharField(max_length=60, blank=True)  # as first written; empty for a joined name
    weight = models.PositiveSmallIntegerField()  # how much the page is about it (indexing)

    class Meta:
        indexes = [models.Index(fields=["locale", "stem", "entry", "weight"], name="search_word_by_stem")]


class Vocabulary(models.Model):
    """The words and titles that readers of a language can find, prepared for suggestions (lexicon)."""

    locale = models.OneToOneField(Locale, primary_key=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=120)  # of the entries from which it was made
    made_at = models.DateTimeField(auto_now=True)
    words = models.JSONField(default=list)  # [[folded, as written, number of pages], ...] sorted by the folded form
    titles = models.JSONField(default=list)  # [[its folded words, a space before each, primary key of its page], ...]
