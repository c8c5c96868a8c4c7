"""The addresses of the second step, below the admin's. Names are those that allauth looks for."""

from collections.abc import Callable

from django.urls import path
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView


def _view(name: str) -> Callable:
    """Return a view that is imported when it is first asked for: most processes serve readers only.

    The libraries for passkeys and encryption that come with it take 8 MB.
    """

    @never_cache
    def view(request, **kwargs):
        return import_string(name)(request, **kwargs)

    return view


urlpatterns = [
    # While somebody signs in, and when something needs to be confirmed.
    path("login/code/", _view("cms.accounts.second_step.code_page.ask"), name="mfa_authenticate"),
    path("login/passkey/", _view("allauth.mfa.webauthn.views.login_webauthn"), name="mfa_login_webauthn"),
    path("confirm/code/", _view("allauth.mfa.base.views.reauthenticate"), name="mfa_reauthenticate"),
    path("confirm/passkey/", _view("cms.accounts.second_step.confirm_page.ask"), name="mfa_reauthenticate_webauthn"),
    # Setting it up.
    path("second-step/", _view("cms.accounts.second_step.index_page.show"), name="mfa_index"),
    path("second-step/app/", _view("allauth.mfa.totp.views.activate_totp"), name="mfa_activate_totp"),
    path("second-step/app/remove/", _view("allauth.mfa.totp.views.deactivate_totp"), name="mfa_deactivate_totp"),
    path("second-step/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", _view("allauth.mfa.webauthn.views.add_webauthn"), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/", _view("allauth.mfa.webauthn.views.edit_webauthn"), name="mfa_edit_webauthn"),
    path(
        "second-step/passkeys/<int:pk>/remove/",
        _view("allauth.mfa.webauthn.views.remove_webauthn"),
        name="mfa_remove_webauthn",
    ),
    path(
        "second-step/codes/",
        _view("allauth.mfa.recovery_codes.views.view_recovery_codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-step/codes/new/",
        _view("allauth.mfa.recovery_codes.views.generate_recovery_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-step/codes/file/",
        _view("allauth.mfa.recovery_codes.views.download_recovery_codes"),
        name="mfa_download_recovery_codes",
    ),
]
