from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet

from cms.newsroom.snippets.views import ModeratedSnippetViewSet

from .models import IssuePage, Section, StoryPage, Topic


class SectionViewSet(ModeratedSnippetViewSet):
    model = Section
    icon = "folder-open-inverse"
    menu_label = _("Sections")
    list_display = ["name", "slug", "locale", LiveStatusTagColumn()]


class TopicViewSet(ModeratedSnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "slug", "locale", LiveStatusTagColumn()]


@hooks.register("construct_explorer_page_queryset", order=-100)
def list_stories_in_the_order_of_the_issue(parent_page, pages, request):
    """Sort the explorer of an issue as readers see its contents; the tree's own order is not used for issues."""
    if not issubclass(parent_page.specific_class, IssuePage) or request.GET.get("ordering", "ord") not in ("", "ord"):
        return pages
    position = StoryPage.objects.filter(pk=OuterRef("pk")).values("position")
    return pages.order_by(Subquery(position), "path")


register_snippet(SectionViewSet)
register_snippet(TopicViewSet)
