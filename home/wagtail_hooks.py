from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet

from cms.library.views import SharedSnippetViewSet
from cms.newsroom.snippets.views import ModeratedSnippetViewSet

from .models import Institution, Partner


class PartnerViewSet(ModeratedSnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = _("Partners")
    list_display = ["name", "locale", LiveStatusTagColumn()]


class InstitutionViewSet(SharedSnippetViewSet):
    model = Institution
    icon = "home"
    menu_label = _("Institutions")
    list_display = ["name", "city", "country"]
    list_filter = ["country"]


register_snippet(PartnerViewSet)
register_snippet(InstitutionViewSet)
