from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from .languages import speak_to


class SignInForm(LoginForm):
    """Wagtail's form, whose password field has no label of its own: Django would make an English one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form, whose mail is in the language of the browser: somebody else may have asked for it."""

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        with speak_to(context["user"]):
            super().send_mail(subject_template_name, email_template_name, context, *args, **kwargs)
