"""Moderation news for the dashboard, read from the page log and the model log (for snippets)."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.snippets.models import get_snippet_models

from ..access.pages import keep_known
from ..models import LanguageGroup, Role
from ..moderation.approvals import APPROVED, VOIDED
from ..moderation.submissions import SUBMISSIONS
from ..snippets.moderated import ModeratedSnippet

# One action may write several log entries; the first in this order is shown. An approval also publishes, and a direct
# publication also cancels the workflow.
NEWS = [
    "wagtail.workflow.approve",
    "wagtail.workflow.reject",
    "wagtail.publish",
    "wagtail.publish.schedule",
    APPROVED,
    VOIDED,
    "wagtail.workflow.cancel",
]
WITHDRAWN = "wagtail.workflow.cancel"


@dataclass
class News:
    """An action on a page or snippet, for display."""

    entry: PageLogEntry | ModelLogEntry
    text: Page | ModeratedSnippet
    edit_url: str

    @property
    def title(self) -> str:
        return self.text.get_admin_display_title() if isinstance(self.text, Page) else get_latest_str(self.text)


def find_news(user, days: int = 14, limit: int = 8) -> list[News]:
    """Return recent actions of others on a user's texts, and withdrawals in the languages that the user moderates.

    The newest come first. Texts that wait for review are left out, as Wagtail's panels show them. The number of queries
    does not grow with the number of texts.
    """
    since = timezone.now() - timedelta(days=days)
    entries = []
    for found in (_find_page_entries(user), _find_snippet_entries(user)):
        recent = found.filter(action__in=NEWS, timestamp__gte=since).exclude(user=user).exclude(user=None)
        entries += recent.select_related("user").order_by("-pk")[: limit * 4]
    told = {}
    for entry in sorted(entries, key=lambda entry: (entry.timestamp, entry.pk), reverse=True):
        # Entries of one admin action share a uuid; entries that a program writes share the revision.
        key = (entry.content_type_id, entry.object_id, entry.uuid or (entry.user_id, entry.revision_id))
        if key not in told or NEWS.index(entry.action) < NEWS.index(told[key].action):
            told[key] = entry
    texts = _find_texts(told.values())
    finder = AdminURLFinder()
    news = ((entry, texts.get(_get_key(entry))) for entry in told.values())
    return [News(entry, text, finder.get_edit_url(text)) for entry, text in news if text][:limit]


def _find_page_entries(user) -> QuerySet[PageLogEntry]:
    submitted = PageLogEntry.objects.filter(user=user, action__in=SUBMISSIONS).values("page")
    own = Page.objects.filter(Q(owner=user) | Q(pk__in=submitted)).values("pk")
    moderated = Page.objects.filter(locale__in=_find_moderated_locales(user)).values("pk")
    entries = PageLogEntry.objects.filter(Q(page__in=own) | Q(page__in=moderated, action=WITHDRAWN))
    return keep_known(user, entries, "page__").select_related("page__locale")


def _find_snippet_entries(user) -> QuerySet[ModelLogEntry]:
    submitted = ModelLogEntry.objects.filter(user=user, action__in=SUBMISSIONS)
    told = Exists(submitted.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id")))
    models = [model for model in get_snippet_models() if issubclass(model, ModeratedSnippet)]
    locales = _find_moderated_locales(user)
    withdrawn = Q()
    for model in models:
        ids = model.objects.filter(locale__in=locales).annotate(key=Cast("pk", CharField())).values("key")
        withdrawn |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=ids)
    types = [ContentType.objects.get_for_model(model) for model in models]
    entries = ModelLogEntry.objects.filter(content_type__in=types)
    return entries.filter(Q(told) | (withdrawn & Q(action=WITHDRAWN)))


def _find_moderated_locales(user) -> QuerySet:
    return LanguageGroup.objects.filter(role=Role.MODERATOR, group__user=user).values("locale")


def _find_texts(entries) -> dict:
    """Return {key: text} for log entries. Pages are already loaded; snippets take one query per model."""
    texts = {_get_key(entry): entry.page for entry in entries if isinstance(entry, PageLogEntry)}
    ids = {}
    for entry in entries:
        if isinstance(entry, ModelLogEntry):
            ids.setdefault(entry.content_type_id, set()).add(entry.object_id)
    for type_id, keys in ids.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        snippets = model.objects.filter(pk__in=keys).select_related("locale", "latest_revision")
        texts |= {(ModelLogEntry, type_id, str(snippet.pk)): snippet for snippet in snippets}
    return texts


def _get_key(entry) -> tuple:
    return type(entry), entry.content_type_id, str(entry.object_id)
