"""What Wagtail says after many pages were published at once: it counts what is only scheduled as published."""

from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction as WagtailPublishBulkAction
from wagtail.models import Page


class PublishBulkAction(WagtailPublishBulkAction):
    """Says how many are live, and how many will be."""

    def get_success_message(self, num_parent_objects, num_child_objects):
        children = Page.objects.none()
        if num_child_objects:
            for page in self.actionable_objects:
                children |= page.get_descendants()
        waiting = _count_scheduled([page.pk for page in self.actionable_objects])
        waiting_children = _count_scheduled(children.values_list("pk", flat=True))
        said = []
        if num_parent_objects > waiting or num_child_objects > waiting_children:
            said.append(
                super().get_success_message(num_parent_objects - waiting, num_child_objects - waiting_children) + "."
            )
        if scheduled := waiting + waiting_children:
            said.append(
                ngettext(
                    "%(count)d page is scheduled, and will be published at its time.",
                    "%(count)d pages are scheduled, and will be published at their times.",
                    scheduled,
                )
                % {"count": scheduled}
            )
        return " ".join(said)


def _count_scheduled(pages) -> int:
    """Count the pages whose newest revision waits for its moment."""
    return Page.objects.filter(pk__in=list(pages), latest_revision__approved_go_live_at__gt=timezone.now()).count()
