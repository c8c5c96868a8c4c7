"""Storing and serving the HTML of bodies: never stale, never written within a reader's request.

A row of `StoredBody` is used only if nothing that its body was made from has changed since (`recording.py` records the
sources, `changes.py` sees the changes), if the running code rendered it, and if no image's rights and no page have
expired. Otherwise the body is rendered within the request, with the same result, and the background stores it again.
"""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, get_page_models

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.visibility import visible

from .asked import note_missing
from .code_key import get_code_key
from .extras import get_extra, work_out_extras
from .models import Dependency, StoredBody, find_current
from .recording import Key, Record, recording
from .rendering import CONTENTS, LEAD, find_body_field, render_body, render_contents

ATTEMPTS = 4  # to render a body whose dependencies are not known yet; usually the second succeeds

# --- For readers -----------------------------------------------------------------------------------------------------


def get_body_html(page: Page) -> SafeString:
    """Return the HTML of a live page's body: stored, or else rendered now.

    page: specific and published (never a draft). No query if its `stored_body` was fetched with it.
    """
    stored = find_current(page)
    if stored:
        return mark_safe(stored.html)  # noqa: S308 - rendered by our templates
    if find_body_field(type(page)):
        note_missing()
    return render_body(page)


def get_contents_html(page: Page, html: str) -> SafeString:
    """Return the HTML of a live page's list of contents: stored, or else rendered now. html: the body's."""
    stored = find_current(page)
    if stored and CONTENTS in stored.extras:
        return mark_safe(stored.extras[CONTENTS])  # noqa: S308 - rendered by our templates
    return render_contents(page, html)


def get_lead_html(page: Page) -> SafeString:
    """Return the HTML of a live page's lead image: stored with its body, or else rendered now."""
    return mark_safe(get_extra(page, LEAD))  # noqa: S308 - rendered by our templates


def find_bodies(pages: Iterable[Page]) -> dict[int, SafeString]:
    """Return the HTML of many live pages' bodies by primary key: one query if all are stored.

    pages: of any type, specific or not; only their primary keys are read. Pages without a body have "".
    """
    keys = {page.pk for page in pages}
    found = {row.pk: mark_safe(row.html) for row in _find_stored(fill_up(keys)) if row.is_current}  # noqa: S308
    if missing := keys - found.keys():
        pages = list(Page.objects.filter(pk__in=missing).specific())
        prefetch_related_objects(pages, "locale")  # one query: specific() loses what `select_related` fetched
        _note_who_may_read(pages)
        if any(find_body_field(type(page)) for page in pages):
            note_missing()
        found |= {page.pk: render_body(page) for page in pages}
    return found


@compiled_query
def _find_stored(keys: tuple) -> QuerySet:
    return StoredBody.objects.filter(pk__in=keys)


# --- In the background -----------------------------------------------------------------------------------------------


def store_body(page_id: int) -> bool:
    """Render and store the body of a page unless a current one is stored; return whether it was stored.

    Nothing is stored for drafts and aliases, nor if something that the body shows changed during rendering; that change
    has requested another rendering. The dependencies are written before the body is rendered, so that a change finds
    them. If rendering finds more, they are added, and the body is rendered again.
    """
    page = Page.objects.filter(pk=page_id, live=True, alias_of=None).first()
    if page is None or find_body_field(page.specific_class) is None:
        return False
    stored, _created = StoredBody.objects.get_or_create(page_id=page_id)
    if stored.is_current:
        return False
    for _attempt in range(ATTEMPTS):
        known = set(stored.dependencies.values_list("kind", "key"))
        changes = StoredBody.objects.values_list("changes", flat=True).get(pk=page_id)
        with recording() as record:  # reads the page after the count of changes
            values = _render(page_id)
        if record.keys <= known:
            return _store(page_id, values, record, changes, known - record.keys)
        rows = [Dependency(body=stored, kind=kind, key=key) for kind, key in sorted(record.keys - known)]
        Dependency.objects.bulk_create(rows, ignore_conflicts=True)
    return False


def _render(page_id: int) -> dict:
    page = Page.objects.get(pk=page_id).specific
    _note_who_may_read([page])
    html = render_body(page)
    return {"html": html, "extras": work_out_extras(page) | {CONTENTS: render_contents(page, html)}}


def _store(page_id: int, values: dict, record: Record, changes: int, outdated: set[Key]) -> bool:
    values |= {"valid_until": record.last_day, "valid_before": record.ends_at, "code_key": get_code_key()}
    is_stored = bool(StoredBody.objects.filter(pk=page_id, changes=changes).update(**values))
    for kind, key in outdated if is_stored else ():
        Dependency.objects.filter(body=page_id, kind=kind, key=key).delete()
    return is_stored


def _note_who_may_read(pages: list[Page]) -> None:
    """Set whether each page is public, as the routing does: a public page's credits link to the pages of its images."""
    public = set(visible(Page.objects.filter(pk__in=[page.pk for page in pages])).values_list("pk", flat=True))
    for page in pages:
        page.is_known_unrestricted = page.pk in public


def find_pages_to_store() -> QuerySet:
    """Return the live pages without a current stored body: never stored, changed, other code, expired rights."""
    with_body = [model for model in get_page_models() if find_body_field(model)]
    is_current = (
        Q(stored_body__code_key=get_code_key())
        & (Q(stored_body__valid_until=None) | Q(stored_body__valid_until__gte=timezone.localdate()))
        & (Q(stored_body__valid_before=None) | Q(stored_body__valid_before__gt=timezone.now()))
    )
    return Page.objects.live().type(*with_body).filter(~is_current, alias_of=None)


def mark_as_changed(page_ids: Iterable[int] | None = None) -> None:
    """Invalidate the stored bodies of pages (None: all), because something that they show has changed."""
    rows = StoredBody.objects.all() if page_ids is None else StoredBody.objects.filter(pk__in=page_ids)
    rows.update(code_key="", changes=F("changes") + 1)
