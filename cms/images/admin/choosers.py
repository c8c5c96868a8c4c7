"""The image chooser, with titles in the language of the edited text, and warnings for images readers do not see."""

from wagtail.images.views import chooser

from cms.compat import wagtail_views
from cms.core.editing.edited_language import find_edited_locale

from .naming import find_warning, name_with_warning
from .views import RightsColumn, show_titles


def find_language(request) -> str | None:
    """Return the code of the language of the edited text, else of the admin; None if the site does not have it."""
    locale = find_edited_locale(request)
    return locale.language_code if locale else None


class ChoosesByTitle:
    """Mixin for both views of the chooser's list: the whole modal, and only its results."""

    results_template_name = "images/admin/chooser_results.html"

    def get_results_page(self, request):
        return show_titles(super().get_results_page(request), find_language(request))

    @property
    def columns(self):
        columns = list(super().columns)
        return [*columns, RightsColumn("rights", label="")] if columns else columns


class TitledImageChooseView(ChoosesByTitle, chooser.ImageChooseView):
    pass


class TitledImageChooseResultsView(ChoosesByTitle, chooser.ImageChooseResultsView):
    pass


class NamesWithWarning:
    """Mixin for the chooser's responses with the chosen images."""

    def get_display_title(self, image):
        return name_with_warning(image, find_language(self.request))

    def get_chosen_response_data(self, image, *args, **kwargs):
        return super().get_chosen_response_data(image, *args, **kwargs) | {"warning": find_warning(image)}


class WarningImageChosenView(NamesWithWarning, chooser.ImageChosenView):
    pass


class WarningImagesChosenView(NamesWithWarning, chooser.ImageChosenMultipleView):
    pass


def replace_views() -> None:
    """Make Wagtail's chooser use these views at its own URLs, and its widget these titles."""
    if not wagtail_views.IMAGE_CHOOSER.is_there():
        return
    viewset = chooser.viewset
    viewset.choose_view_class = TitledImageChooseView
    viewset.choose_results_view_class = TitledImageChooseResultsView
    viewset.chosen_view_class = WarningImageChosenView
    viewset.chosen_multiple_view_class = WarningImagesChosenView
    # The widget is used by both fields and blocks.
    wagtail_views.CHOSEN_IMAGE_TITLE.replace(lambda _title: lambda widget, image: name_with_warning(image))
