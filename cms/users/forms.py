from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from .languages import speak_to


class SignInForm(LoginForm):
    """Wagtail's sign-in form with a translated label for the password field. Wagtail sets none; Django's is English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PasswordResetForm(WagtailPasswordResetForm):
    """Send the email in the user's language. Wagtail uses the browser's, but somebody else may send the form."""

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        with speak_to(context["user"]):
            super().send_mail(subject_template_name, email_template_name, context, *args, **kwargs)
