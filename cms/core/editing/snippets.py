"""Snippets in the admin, in the user's language.

Wagtail 7.4 makes two of their labels at start-up, always in English: the chooser's buttons ("Choose section") and the
breadcrumbs. Viewsets derived from the one below translate them at each request.
"""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView as WagtailIndexView
from wagtail.snippets.views.snippets import SnippetViewSet as WagtailSnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from .edited_language import OpensInEditedLanguage
from .ordering import ByName, OrdersByName


class SnippetChooser(AdminSnippetChooser):
    """A chooser with general labels ("Choose an item"): labels with the model's name would need its gender."""

    def __init__(self, model=None, **kwargs):
        words = ("choose_one_text", "choose_another_text", "link_to_chosen_text")
        super().__init__(model or self.model, **{name: getattr(BaseChooser, name) for name in words} | kwargs)


class ChooseByName:
    ordering = (ByName("name"), "pk")


class ChooseByNameView(ChooseByName, ChooseView):
    pass


class ChooseByNameResultsView(ChooseByName, ChooseResultsView):
    pass


class LocalizedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseByNameView
    choose_results_view_class = ChooseByNameResultsView
    # A class of widgets for the model, as Wagtail 8.0 makes it. Wagtail 7.4 has one widget here, shared by all forms.
    base_widget_class = SnippetChooser
    widget_class = ChooserViewSet.widget_class


class ChooseLive(OpensInEditedLanguage):
    """Mixin for choosers that offer only live snippets, since a draft would leave a gap in readers' pages."""

    def get_object_list(self):
        return super().get_object_list().filter(live=True)


class ChooseLiveView(ChooseLive, ChooseByNameView):
    pass


class ChooseLiveResultsView(ChooseLive, ChooseByNameResultsView):
    pass


class LiveChooserViewSet(LocalizedChooserViewSet):
    """The chooser for snippets that have drafts."""

    choose_view_class = ChooseLiveView
    choose_results_view_class = ChooseLiveResultsView


class IndexView(OrdersByName, WagtailIndexView):
    pass


class SnippetViewSet(WagtailSnippetViewSet):
    """Wagtail's viewset, as the base for our snippets."""

    index_view_class = IndexView
    ordering = "name"
    chooser_viewset_class = LocalizedChooserViewSet

    @property
    def breadcrumbs_items(self):
        home = {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}
        snippets = {"url": reverse_lazy("wagtailsnippets:index"), "label": _("Snippets")}
        return [home] if self.get_menu_item_is_registered() else [home, snippets]
