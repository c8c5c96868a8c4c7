"""The chooser of snippets that all languages share: one that is missing is made there, and is live at once."""

from django import forms
from django.forms.models import modelform_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import SnippetCreateView

from cms.core.editing.snippets import ChooseByNameResultsView, ChooseByNameView, LocalizedChooserViewSet


class NewItemForm(forms.ModelForm):
    """The fields of an item that is made in a chooser. One of the same name, in the same place, is not made again."""

    same: tuple[str, ...] = ("name",)  # the fields that tell two items apart

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("name"):
            same = {f"{name}__iexact": cleaned.get(name, "") for name in self.same}
            if self._meta.model.objects.filter(**same).exists():
                self.add_error("name", gettext("“%s” exists already. Choose it from the list.") % cleaned["name"])
        return cleaned


class NamesFieldsApart:
    """The fields of the edited text have other names: a label leads to the field beside it."""

    def get_creation_form_kwargs(self) -> dict:
        return super().get_creation_form_kwargs() | {"prefix": "new"}


class ChooseView(NamesFieldsApart, ChooseByNameView):
    pass


class ChooseResultsView(NamesFieldsApart, ChooseByNameResultsView):
    pass


class CreateView(NamesFieldsApart, SnippetCreateView):
    def save_form(self, form):
        item = super().save_form(form)
        log(item, "wagtail.create", user=self.request.user, content_changed=True)
        return item


class SharedSnippetChooserViewSet(LocalizedChooserViewSet):
    """new_fields: the fields of an item that is made in the chooser. same: those that tell two items apart."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = CreateView
    search_tab_label = _("Search")
    create_action_label = _("Create and choose")
    new_fields: tuple[str, ...] = ()
    same: tuple[str, ...] = ("name",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        form = type("NewItemForm", (NewItemForm,), {"same": self.same, "__module__": __name__})
        self.creation_form_class = modelform_factory(self.model, form=form, fields=self.new_fields)
