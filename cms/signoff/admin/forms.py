"""The form in which an editor asks for a sign-off."""

import uuid

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.core.typography.lists import language_name

from ..asking import MOST_DAYS
from ..models import SignOff

DAYS = 14


class DaysField(forms.IntegerField):
    def __init__(self, **kwargs):
        super().__init__(label=_("Days until the link expires"), min_value=1, max_value=MOST_DAYS, **kwargs)


class AskForm(forms.ModelForm):
    days = DaysField(initial=DAYS)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = SignOff
        fields = ["name", "email", "language"]

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(code, language_name(code)) for code, _name in settings.LANGUAGES]
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label, help_text=self.fields["language"].help_text, choices=choices
        )
        self.initial |= {"language": page.locale.language_code, "form_key": str(uuid.uuid4())}

    def make(self) -> SignOff:
        """Return the request, which is not stored yet."""
        sign_off = self.save(commit=False)
        sign_off.form_key = str(self.cleaned_data["form_key"])
        return sign_off


class RenewForm(forms.Form):
    days = DaysField(initial=DAYS)
