from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """What a reader looks for. Django's CharField refuses NUL characters, which PostgreSQL cannot store."""

    q = forms.CharField(label=_("Search"), max_length=200, required=False, strip=True)
