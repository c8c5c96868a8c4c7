from wagtail import hooks

from cms.pages.choosing.viewset import PageChooserViewSet

from .models import ArtworkPage


class ArtworkChooserViewSet(PageChooserViewSet):
    model = ArtworkPage
    icon = "image"
    detail = "year"


@hooks.register("register_admin_viewset")
def register_chooser_of_works():
    return ArtworkChooserViewSet("choose_work")
