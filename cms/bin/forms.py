from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cms.core.content.bin import without_binned
from cms.core.sanitizing.ids import read_id
from cms.newsroom.access.pages import keep_known

from .models import BinnedPage
from .restoring import find_objection, may_restore


class PlaceForm(forms.Form):
    """The form for the parent page below which a deleted page is restored."""

    def __init__(self, data=None, *, entry: BinnedPage, user):
        if data is not None and read_id(data.get("parent")) is None:
            data = data.copy()
            data["parent"] = ""  # the chooser widget fails on other values
        super().__init__(data)
        self.entry, self.user = entry, user
        self.fields["parent"] = forms.ModelChoiceField(
            label=_("Below"),
            initial=entry.parent if find_objection(entry, entry.parent) is None else None,
            queryset=keep_known(user, without_binned(Page.objects.all())),
            widget=AdminPageChooser(
                target_models=entry.page.specific_class.allowed_parent_page_models(), can_choose_root=False
            ),
        )

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if objection := find_objection(self.entry, parent):
            raise forms.ValidationError(objection)
        if not may_restore(self.entry, self.user, parent):
            raise forms.ValidationError(_("You may not restore this page there."))
        return parent
