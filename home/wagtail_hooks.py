from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.core.snippets import SnippetViewSet
from cms.newsroom.policies import LocalePermissionPolicy

from .models import Institution, Partner


class PartnerViewSet(SnippetViewSet):
    model = Partner
    permission_policy = LocalePermissionPolicy(Partner)
    icon = "group"
    menu_label = _("Partners")
    list_display = ["name", "locale"]


class InstitutionViewSet(SnippetViewSet):
    model = Institution
    icon = "home"
    menu_label = _("Institutions")
    list_display = ["name", "city", "country"]
    list_filter = ["country"]


register_snippet(PartnerViewSet)
register_snippet(InstitutionViewSet)
