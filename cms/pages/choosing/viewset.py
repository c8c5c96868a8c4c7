"""The viewset from which the choosers of each type of page are made."""

from django.forms.models import modelform_factory
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from cms.newsroom.access.endpoints import name_known

from . import views
from .making import NewPageForm


class PageChooser(BaseChooser):
    """A field for a page of one type."""

    def get_display_title(self, instance) -> str:
        return name_known(instance, views.name_chosen(instance))


class PageChooserViewSet(ChooserViewSet):
    """A chooser of pages of one type, for all fields that refer to it.

    new_fields: the fields of a page that is made in the chooser; without any, none is made there.
    detail: the name of a field that tells pages with the same title apart.
    """

    base_widget_class = PageChooser
    choose_view_class = views.ChooseView
    choose_results_view_class = views.ChooseResultsView
    chosen_view_class = views.ChosenView
    chosen_multiple_view_class = views.ChosenMultipleView
    create_view_class = views.CreateView
    choose_one_text = BaseChooser.choose_one_text
    choose_another_text = BaseChooser.choose_another_text
    edit_item_text = BaseChooser.link_to_chosen_text
    search_tab_label = _("Search")
    creation_tab_label = _("New page")
    create_action_label = _("Create and choose")
    per_page = 20
    new_fields: tuple[str, ...] = ()
    detail = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.page_title = capfirst(self.model._meta.verbose_name_plural)
        if self.new_fields:
            self.creation_form_class = modelform_factory(self.model, form=NewPageForm, fields=self.new_fields)

    def get_common_view_kwargs(self, **kwargs):
        label = capfirst(self.model._meta.get_field(self.detail).verbose_name) if self.detail else ""
        columns = (Column(self.detail, label=label),) if self.detail else ()
        return super().get_common_view_kwargs(columns_of_type=columns, **kwargs)
