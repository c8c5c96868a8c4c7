"""The addresses of signing in, at the places of Wagtail's own. The project's URLconf includes them before Wagtail's.

Names are those that allauth looks for. There is no sign-up, and no address for what is not used here.
"""

from allauth.account import views as allauth_views
from allauth.usersessions.views import list_usersessions
from django.urls import include, path
from django.views.decorators.cache import never_cache

from . import views

urlpatterns = [
    path("login/", never_cache(views.SignInView.as_view()), name="account_login"),
    path("logout/", never_cache(allauth_views.logout), name="account_logout"),
    path("password_reset/", never_cache(allauth_views.password_reset), name="account_reset_password"),
    path("password_reset/done/", never_cache(allauth_views.password_reset_done), name="account_reset_password_done"),
    path(
        "password_reset/key/<slug:uidb36>/<slug:key>/",
        never_cache(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password_reset/complete/",
        never_cache(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("password_reset/confirm/<uidb64>/<token>/", views.redirect_to_reset),
    path("password/", never_cache(views.ChangePasswordView.as_view()), name="account_change_password"),
    path("password/first/", never_cache(views.choose_first_password), name="account_first_password"),
    path("email/", never_cache(views.change_email), name="change_email"),
    path("sessions/", never_cache(list_usersessions), name="usersessions_list"),
    path("confirm/", never_cache(allauth_views.reauthenticate), name="account_reauthenticate"),
    path("", include("cms.accounts.second_step.urls")),
]
