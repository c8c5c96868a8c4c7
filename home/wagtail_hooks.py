from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet

from cms.library.choosing import SharedSnippetChooserViewSet
from cms.library.views import SharedSnippetViewSet
from cms.newsroom.snippets.views import ModeratedSnippetViewSet
from cms.pages.choosing.viewset import PageChooserViewSet

from .models import Institution, Partner, PersonPage


class PartnerViewSet(ModeratedSnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = _("Partners")
    list_display = ["name", "locale", LiveStatusTagColumn()]


class InstitutionChooserViewSet(SharedSnippetChooserViewSet):
    creation_tab_label = _("New institution")
    new_fields = ("name", "city", "country", "url")
    same = ("name", "city")


class InstitutionViewSet(SharedSnippetViewSet):
    model = Institution
    icon = "home"
    chooser_viewset_class = InstitutionChooserViewSet
    menu_label = _("Institutions")
    list_display = ["name", "city", "country"]
    list_filter = ["country"]


class PersonChooserViewSet(PageChooserViewSet):
    model = PersonPage
    icon = "user"
    detail = "occupation"
    new_fields = ("title", "occupation")


@hooks.register("register_admin_viewset")
def register_chooser_of_people():
    return PersonChooserViewSet("choose_person")


register_snippet(PartnerViewSet)
register_snippet(InstitutionViewSet)
