"""A page that is made while a text is written: a draft with little more than its name."""

from django import forms
from django.utils.translation import gettext
from wagtail.models import Locale, Page

from cms.core.content.bin import without_binned


def find_parent(model: type[Page], locale: Locale | None, user) -> Page | None:
    """Return the page below which a user may make pages of a type in a language; None if there is none."""
    if locale is None:
        return None
    parents = Page.objects.filter(locale=locale).type(*model.allowed_parent_page_models()).order_by("path")
    for parent in without_binned(parents).specific():
        if model.can_create_at(parent) and parent.permissions_for_user(user).can_add_subpage():
            return parent
    return None


def make_draft(page: Page, parent: Page, user) -> Page:
    """Store a new page below a parent as a user's draft, as Wagtail's editor does."""
    page.live, page.owner, page.locale = False, user, parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


class NewPageForm(forms.ModelForm):
    """The fields of a page that is made in a chooser. A page of the same name in its language is named, not doubled."""

    locale = forms.ModelChoiceField(Locale.objects.all(), widget=forms.HiddenInput)

    def clean(self):
        title, locale = self.cleaned_data.get("title"), self.cleaned_data.get("locale")
        same = without_binned(self._meta.model.objects.filter(locale=locale, title__iexact=title)) if title else None
        if same is not None and same.exists():
            self.add_error("title", gettext("“%s” exists already. Choose it from the list.") % title)
        return super().clean()
