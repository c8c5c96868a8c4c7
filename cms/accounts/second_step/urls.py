"""The addresses of the second step, below the admin's. Names are those that allauth looks for."""

from allauth.mfa.base import views as base_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as passkey_views
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from .views import SecondStepView

urlpatterns = [
    # While somebody signs in, and when something needs to be confirmed.
    path("login/code/", never_cache(base_views.authenticate), name="mfa_authenticate"),
    path("login/passkey/", never_cache(passkey_views.login_webauthn), name="mfa_login_webauthn"),
    path("confirm/code/", never_cache(base_views.reauthenticate), name="mfa_reauthenticate"),
    path("confirm/passkey/", never_cache(passkey_views.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    # Setting it up.
    path("second-step/", never_cache(SecondStepView.as_view()), name="mfa_index"),
    path("second-step/app/", never_cache(app_views.activate_totp), name="mfa_activate_totp"),
    path("second-step/app/remove/", never_cache(app_views.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-step/passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", never_cache(passkey_views.add_webauthn), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/", never_cache(passkey_views.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "second-step/passkeys/<int:pk>/remove/", never_cache(passkey_views.remove_webauthn), name="mfa_remove_webauthn"
    ),
    path("second-step/codes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", never_cache(code_views.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", code_views.download_recovery_codes, name="mfa_download_recovery_codes"),
]
