from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.core.snippets import SnippetViewSet
from cms.newsroom.policies import LocalePermissionPolicy

from .models import Section, Topic


class SectionViewSet(SnippetViewSet):
    model = Section
    permission_policy = LocalePermissionPolicy(Section)
    icon = "folder-open-inverse"
    menu_label = _("Sections")
    list_display = ["name", "slug", "locale"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    permission_policy = LocalePermissionPolicy(Topic)
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "slug", "locale"]


register_snippet(SectionViewSet)
register_snippet(TopicViewSet)
