from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate, get_reauthentication_flows
from allauth.account.utils import get_login_redirect_url
from allauth.account.views import LoginView, PasswordChangeView
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .confirmation import has_passkey, is_confirmed_by_passkey, make_passkey_address
from .forms import EmailForm, NewOwnPasswordForm
from .tasks import send_reset_mails

ENTER = "wagtailadmin.access_admin"


class SignInView(LoginView):
    """allauth's sign-in page. People who are signed in already, and may enter, are taken where they wanted to go.

    All others get the form, to sign in with another account: a redirect would send them back here, in a circle.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.method in ("GET", "HEAD") and self.may_go_on():
            return redirect(get_login_redirect_url(request, self.get_success_url()))
        return super().dispatch(request, *args, **kwargs)

    def may_go_on(self) -> bool:
        home = reverse("wagtailadmin_home")
        return (self.get_next_url() or home).startswith(home) and self.request.user.has_perm(ENTER)


@method_decorator(login_required, name="dispatch")
@method_decorator(rate_limit(action="change_password"), name="dispatch")
@method_decorator(sensitive_post_parameters("oldpassword", "password1", "password2"), name="dispatch")
class ChangePasswordView(PasswordChangeView):
    """Ask for the current password and a new one; for the new one alone after a passkey.

    Who has no password at all shows it by whatever second step they have, or gets a link by mail.
    """

    def dispatch(self, request, *args, **kwargs):
        self.has_password = request.user.has_usable_password()
        if not self.has_password and (answer := self.ask_for_proof()):
            return answer
        return FormView.dispatch(self, request, *args, **kwargs)  # allauth's own leads to a page that is not used here

    def ask_for_proof(self) -> HttpResponse | None:
        """Return a redirect to another proof. No form is kept meanwhile: it would keep the password in the session."""
        if did_recently_reauthenticate(self.request):
            return None
        ways = get_adapter().get_reauthentication_methods(self.request.user)
        return redirect(f"{ways[0]['url']}?{urlencode({'next': self.request.path})}")

    def needs_current_password(self) -> bool:
        return self.has_password and not is_confirmed_by_passkey(self.request)

    def get_form_class(self):
        return super().get_form_class() if self.needs_current_password() else NewOwnPasswordForm

    def get_context_data(self, **kwargs):
        by_passkey = self.needs_current_password() and has_passkey(self.request.user)
        address = make_passkey_address(self.request.path) if by_passkey else ""
        return super().get_context_data(**kwargs) | {"passkey_address": address}


@login_required
@rate_limit(action="reset_password")
def choose_first_password(request: HttpRequest) -> HttpResponse:
    """Say to who has neither a password nor a second step how to get one, and send the link."""
    if get_reauthentication_flows(request.user):
        return redirect("account_change_password")
    if request.method == "POST" and request.user.email:
        send_reset_mails.enqueue(request.user.email, get_language())
        return redirect("account_reset_password_done")
    return render(request, "account/first_password.html")


@reauthentication_required(app="allauth.mfa")
def change_email(request: HttpRequest) -> HttpResponse:
    """Let people change their address, once they have shown again that it is they."""
    form = EmailForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your email address has changed."))
        return redirect("wagtailadmin_account")
    return render(request, "account/email_change.html", {"form": form})


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer a request that is over one of allauth's limits, all of which last a minute at most."""
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = "60"
    return answer


def redirect_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Redirect from the former sign-in page of private pages, to come back afterwards."""
    query = {name: request.GET[name] for name in ("next",) if request.GET.get(name)}
    return redirect(f"{reverse('account_login')}{'?' if query else ''}{urlencode(query)}")


def redirect_to_reset(request: HttpRequest, **kwargs) -> HttpResponse:
    """Redirect from the links of former mails: their tokens are not accepted, a new mail is."""
    return redirect("account_reset_password")
