"""Texts that go live or expire at a moment, as Wagtail's `publish_scheduled` publishes them."""

import datetime
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from cms.core.sanitizing.ids import read_ids
from cms.translation.models import TextState
from cms.translation.permissions import may_publish

from ..calendar.entries import Entry, EntryProvider, Query
from ..calendar.moving import check_is_to_come
from ..calendar.texts import find_pages, find_states, is_in, load_pages, load_states

GO_LIVE, EXPIRE = "live", "end"
LOG_ACTION = "planning.reschedule"


class ScheduledEntries(EntryProvider):
    name = "scheduled"
    label = gettext_lazy("Scheduled texts")
    colour = "sea"
    icon = "time"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return when texts go live or expire."""
        if query.ids is None:
            texts = [*load_pages(query), *load_states(query)]
        else:
            keys = _read_ids(query.ids)
            pages = find_pages(query, Q(pk__in=[pk for _type, pk in keys]))
            snippets = [Q(content_type=content_type, object_id=pk) for content_type, pk in keys]
            texts = [*pages, *find_states(query, reduce(or_, snippets))] if snippets else []
        entries = [entry for text in texts for entry in self._make_entries(text, query)]
        return [entry for entry in entries if query.ids is None or entry.id in query.ids]

    def move(self, user, entry: Entry, start: datetime.datetime) -> None:
        """Set another moment; the words that were approved stay the same.

        Raises PermissionDenied if the person may not publish the text.
        """
        what, content_type_id, pk = entry.id.split("-")
        model = ContentType.objects.get_for_id(int(content_type_id)).model_class()
        text = model.objects.get(pk=pk)
        text = text.specific if isinstance(text, Page) else text
        if not may_publish(user, text):
            raise PermissionDenied(_("You may not publish “%(title)s”.") % {"title": entry.title})
        check_is_to_come(start)
        if what == GO_LIVE:
            _reschedule(text, start, user)
        else:
            _set_moment(text, "expire_at", entry.start, start)
            log(text, LOG_ACTION, user=user, data={"from": entry.start, "to": start})

    def _make_entries(self, text: Page | TextState, query: Query) -> list[Entry]:
        moments = [(GO_LIVE, text.scheduled_for, _("Goes live"))]
        if isinstance(text, TextState) or text.live:
            moments.append((EXPIRE, text.expire_at, _("Expires")))
        moments = [(what, moment, note) for what, moment, note in moments if is_in(query, moment)]
        if not moments:
            return []
        if isinstance(text, Page):
            policy, user = page_permission_policy, query.user
            key = f"{ContentType.objects.get_for_model(Page).pk}-{text.pk}"
            is_movable = policy.user_has_permission_for_instance(user, "publish", text)
            is_editable = is_movable or policy.user_has_permission_for_instance(user, "change", text)
            url = reverse("wagtailadmin_pages:edit", args=[text.pk]) if is_editable else ""
            title, people = text.draft_title or text.title, (text.owner_id,)
        else:
            key = f"{text.content_type_id}-{text.object_id}"
            is_movable, url = text.locale_id in query.planner.publishing, text.edit_url
            title, people = text.title, ()
        return [
            Entry(
                kind=self.name,
                id=f"{what}-{key}",
                title=title,
                start=moment,
                url=url,
                language=text.locale.language_code,
                people=people,
                note=note,
                is_movable=is_movable,
            )
            for what, moment, note in moments
        ]


def _read_ids(ids) -> list[tuple[int, int]]:
    parts = [read_ids(entry_id.split("-")[1:]) for entry_id in ids]
    return [tuple(part) for part in parts if len(part) == 2]


def _reschedule(text: Model, moment: datetime.datetime, user) -> None:
    revision = text.revisions.filter(approved_go_live_at__isnull=False).order_by("-created_at").first()
    if revision is None:
        raise ValidationError(_("This text is no longer scheduled."))
    ends = parse_datetime(revision.content.get("expire_at") or "")
    if ends and ends <= moment:
        raise ValidationError(_("The text would expire before it goes live."))
    former = revision.approved_go_live_at
    _set_moment(text, "go_live_at", former, moment)
    revision.refresh_from_db()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    revision.approved_go_live_at = moment
    log(
        text,
        "wagtail.publish.schedule",
        user=user,
        revision=revision,
        data={
            "revision": {
                "id": revision.pk,
                "created": revision.created_at,
                "go_live_at": moment,
                "has_live_version": text.live,
            }
        },
    )


def _set_moment(text: Model, field: str, former: datetime.datetime, moment: datetime.datetime) -> None:
    """Replace a moment wherever the text has it: in its row, in the scheduled revision, in the newest draft.

    Another moment that somebody has typed into a newer draft stays.
    """
    type(text)._base_manager.filter(pk=text.pk, **{field: former}).update(**{field: moment})
    revisions = {revision.pk: revision for revision in text.revisions.filter(approved_go_live_at__isnull=False)}
    revisions |= {text.latest_revision_id: text.latest_revision} if text.latest_revision_id else {}
    revisions |= {text.live_revision_id: text.live_revision} if text.live_revision_id else {}
    for revision in revisions.values():
        if parse_datetime(revision.content.get(field) or "") == former:
            content = revision.content | {field: moment.astimezone(datetime.UTC)}
            Revision.objects.filter(pk=revision.pk).update(content=content)
