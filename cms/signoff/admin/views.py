"""The sign-offs of a page in the admin: asked for, renewed, withdrawn, erased; with what was commented."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from cms.core.sanitizing.ids import read_id
from cms.core.typography.lists import language_name
from cms.newsroom.access.pages import may_know

from ..asking import ask, erase, renew, withdraw
from ..models import SignOff
from ..permissions import can_be_signed_off, check_may_ask, may_ask
from .forms import AskForm, RenewForm
from .rows import list_rows


@never_cache
def show_sign_offs(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the requests of a page with their comments, and do what a button asks for.

    A link is shown in the answer that makes it, and never again.
    """
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not can_be_signed_off(page) or not may_know(request.user, page):
        raise Http404("No such interview")
    check_may_ask(request.user, page)
    form, address = AskForm(page=page), ""
    if request.method == "POST":
        action = request.POST.get("action")
        if action == "ask":
            form = AskForm(request.POST, page=page)
            if form.is_valid():
                sign_off = form.make()
                address = ask(page, sign_off, form.cleaned_data["days"], request.user) or ""
                if not address:
                    return redirect("sign_offs", page.pk)
                _say_if_not_sent(request, sign_off)
                form = AskForm(page=page)
        else:
            address = _act(request, page, action)
            if not address:
                return redirect("sign_offs", page.pk)
    context = {"page": page, "title": page.get_admin_display_title(), "form": form, "address": address}
    context |= {
        "rows": list_rows(page),
        "renew_form": RenewForm(),
        "language": language_name(page.locale.language_code),
    }
    context |= {"others": _list_others(request.user, page)}
    response = render(request, "signoff/admin.html", context)
    response["Referrer-Policy"] = "same-origin"
    return response


def _act(request: HttpRequest, page: Page, action: str | None) -> str:
    """Do what a button beside a request asks for; return the new link, if there is one."""
    pk = read_id(request.POST.get("sign_off"))
    sign_off = get_object_or_404(SignOff.objects.select_related("page"), page=page, pk=pk)
    if action == "renew" and not sign_off.erased_at:
        form = RenewForm(request.POST)
        if form.is_valid():
            address = renew(sign_off, form.cleaned_data["days"], request.user)
            _say_if_not_sent(request, sign_off)
            return address
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    elif action == "withdraw":
        withdraw(sign_off, request.user)
        messages.success(request, _("The link no longer works."))
    elif action == "erase":
        erase(sign_off, request.user)
        messages.success(request, _("The name, the mail address and the comments were erased."))
    return ""


def _say_if_not_sent(request: HttpRequest, sign_off: SignOff) -> None:
    if sign_off.mail_failed:
        messages.error(request, _("The mail could not be sent. Copy the link, and send it to the person yourself."))


def _list_others(user, page: Page) -> list[dict]:
    """Return the versions in other languages of which the user may ask for sign-offs."""
    versions = page.get_translations().select_related("locale").order_by("locale__language_code")
    return [
        {"page": version, "language": language_name(version.locale.language_code)}
        for version in versions
        if may_ask(user, version)
    ]
