"""wagtail-localize's forms to submit a text for translation, with our permissions.

Upstream checks one permission, but not for the text; publishes missing parents as aliases; submits a whole subtree
within the request; and redirects to the new translation, which users of another language may not edit.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail_localize.views import submit_translations

from cms.core.content.bin import without_binned
from cms.newsroom.access.pages import may_know

from ..permissions import may_edit
from ..sync.counterparts import VersionInBinError, describe_binned, find_binned_versions
from ..tasks import submit_subtree_in_background
from ..workflow.submitting import find_offered_locales, find_original, submit_for_translation
from .answers import refuse


class Submission:
    """The differences of both forms from upstream's. They always submit the original.

    See docs/decisions/trap-10-one-source.md.
    """

    def get_object(self):
        return find_original(super().get_object())

    def dispatch(self, request, *args, **kwargs):
        text = self.get_object()
        if isinstance(text, Page) and not may_know(request.user, text):
            raise Http404
        self.offered = find_offered_locales(request.user, text)
        if not self.offered or not request.user.has_perm("wagtail_localize.submit_translation"):
            return refuse(request, _("You may not have this text translated."), text)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=self.offered)
        locales.label = _("Languages")
        if len(locales.queryset) < 2:
            form.fields["select_all"].widget = submit_translations.forms.HiddenInput()
        return form

    def get(self, request, *args, **kwargs):
        if isinstance(self.object, Page):
            for binned in find_binned_versions(self.object, self.offered):
                messages.warning(request, describe_binned(binned))
        if self.get_form().fields["locales"].queryset:
            return super().get(request, *args, **kwargs)
        messages.info(request, _("This text was already sent for every language that you may request."))
        existing = self.object.get_translations().filter(locale__in=self.offered)
        existing = (without_binned(existing) if isinstance(self.object, Page) else existing).first()
        return redirect(self.get_default_success_url(existing))

    def form_valid(self, form):
        locales = list(form.cleaned_data["locales"])
        user = self.request.user
        try:
            submit_for_translation(self.object, locales, user)
        except VersionInBinError as refusal:  # an ancestor's version; languages with a deleted version are not offered
            form.add_error("locales", str(refusal))
            return self.form_invalid(form)
        names = ", ".join(locale.get_display_name() for locale in locales)
        sent = _("“%(title)s” was sent to the translators: %(languages)s.")
        messages.success(self.request, sent % {"title": self.get_subtitle(), "languages": names})
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            count = submit_subtree_in_background(self.object, locales, user)
            text = ngettext(
                "%(count)d page below it follows in the background.",
                "%(count)d pages below it follow in the background.",
                count,
            )
            messages.info(self.request, text % {"count": count})
        made = self.object.get_translation_or_none(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(made))

    def get_default_success_url(self, translated=None):
        """Return the editor of the new translation, or of the original, or the admin's home, as the user may edit."""
        for text in (translated, self.object):
            if text is not None and may_edit(self.request.user, text):
                return AdminURLFinder().get_edit_url(text)
        return reverse("wagtailadmin_home")


class SubmitPage(Submission, submit_translations.SubmitPageTranslationView):
    title = gettext_lazy("Send to the translators")


class SubmitSnippet(Submission, submit_translations.SubmitSnippetTranslationView):
    def get_title(self):
        return _("Send to the translators")
