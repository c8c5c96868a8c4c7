from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet

from cms.newsroom.snippet_views import ModeratedSnippetViewSet

from .models import Section, Topic


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


register_snippet(SectionViewSet)
register_snippet(TopicViewSet)
