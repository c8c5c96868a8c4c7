from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_login_redirect_url
from allauth.account.views import LoginView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .forms import EmailForm

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
