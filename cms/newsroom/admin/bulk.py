"""Bulk publishing: each page is published independently, and the message says what happened.

Wagtail's action raises an error for aliases, stops without a message at the first page that a rule refuses (the pages
before it are published), and counts scheduled pages as published.
"""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction as WagtailPublishBulkAction
from wagtail.models import Page

from .messages import describe_wait


class PublishBulkAction(WagtailPublishBulkAction):
    """Publish pages and report how many are live, how many are scheduled, and which were refused and why."""

    def get_execution_context(self):
        self.kept_back: dict[int, tuple[str, str]] = {}
        self.waiting: dict[int, str] = {}
        return super().get_execution_context() | {"kept_back": self.kept_back, "waiting": self.waiting}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, kept_back=None, waiting=None, **kwargs):
        """Publish the pages and return (number of published pages, number of published descendants).

        kept_back: filled with {page id: (title, reason)} for the pages that were not published. waiting: filled with
        {page id: message} for those that were approved and go live later.
        """
        kept_back = {} if kept_back is None else kept_back
        waiting = {} if waiting is None else waiting
        parents = children = 0
        for page in objects:
            parents += _publish(page.specific, user, kept_back, waiting)
            if include_descendants:
                for child in page.get_descendants().not_live().filter(alias_of=None).specific():
                    if user is None or child.permissions_for_user(user).can_publish():
                        children += _publish(child, user, kept_back, waiting)
        return parents, children

    def get_success_message(self, num_parent_objects, num_child_objects):
        for title, reason in self.kept_back.values():
            messages.warning(
                self.request, _("“%(title)s” was not published. %(reason)s") % {"title": title, "reason": reason}
            )
        children = Page.objects.none()
        if num_child_objects:
            for page in self.actionable_objects:
                children |= page.get_descendants()
        for said in self.waiting.values():
            messages.success(self.request, said)
        waiting = self._count_scheduled([page.pk for page in self.actionable_objects])
        waiting_children = self._count_scheduled(children.values_list("pk", flat=True))
        said = []
        if num_parent_objects > waiting or num_child_objects > waiting_children:
            said.append(
                super().get_success_message(num_parent_objects - waiting, num_child_objects - waiting_children) + "."
            )
        if scheduled := waiting + waiting_children:
            said.append(
                ngettext(
                    "%(count)d page is scheduled and will be published at the set time.",
                    "%(count)d pages are scheduled and will be published at the set times.",
                    scheduled,
                )
                % {"count": scheduled}
            )
        return " ".join(said) or None

    def _count_scheduled(self, pages) -> int:
        """Count the pages whose latest revision is scheduled for a later time."""
        pages = Page.objects.filter(pk__in=set(pages) - set(self.kept_back))
        return pages.filter(latest_revision__approved_go_live_at__gt=timezone.now()).count()


def _publish(page: Page, user, kept_back: dict, waiting: dict) -> bool:
    """Publish the latest draft of a page and return True.

    Otherwise return False, and add the reason to `kept_back`, or to `waiting` if it was approved and goes live later.
    """
    if page.alias_of_id:
        kept_back[page.pk] = (page.get_admin_display_title(), _("It is an alias: it follows its original."))
        return False
    try:
        (page.get_latest_revision() or page.save_revision(user=user)).publish(user=user)
    except PermissionDenied as refusal:
        reason = str(refusal) or _("You may not publish it.")
        kept_back[page.pk] = (page.get_admin_display_title(), reason)
        return False
    if said := describe_wait(page):
        waiting[page.pk] = said
        return False
    return True
