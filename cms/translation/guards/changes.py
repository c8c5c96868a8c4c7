"""The page "Send these changes to the translators", in place of wagtail-localize's page for syncing translations.

It requires permission to edit the original, and publishes nothing. Upstream's page offers all users who may submit a
text to publish every translation, mixed with the source's words.
"""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import TranslationSource

from ..models import TextState
from ..permissions import may_edit
from ..status.stale import refresh_stale
from ..sync.sources import find_new_segments, send_changes
from ..text.segments import get_string_segments
from .answers import refuse

SHOWN = 20


class SendChanges(TemplateView):
    template_name = "translation/send_changes.html"

    def dispatch(self, request, *args, translation_source_id, **kwargs):
        sources = TranslationSource.objects.select_related("locale")
        self.source = get_object_or_404(sources, pk=translation_source_id)
        try:
            self.text = self.source.get_source_instance()
        except ObjectDoesNotExist as gone:
            raise Http404 from gone
        if not may_edit(request.user, self.text):
            return refuse(request, _("You may not edit the original."), self.text)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        changed = find_new_segments(self.source, self.text)
        refresh_stale()
        return super().get_context_data(
            text=self.text,
            states=TextState.objects.filter(translation__source=self.source, translation__enabled=True)
            .select_related("locale", "content_type")
            .order_by("locale__language_code"),
            changed=changed[:SHOWN],
            changed_count=len(changed),
            hidden_count=max(0, len(changed) - SHOWN),
            segment_count=get_string_segments(self.source).count(),
            next_url=get_valid_next_url_from_request(self.request),
            back_url=self.get_back_url(),
            **kwargs,
        )

    def post(self, request, **kwargs):
        count = send_changes(self.text, request.user)
        if count:
            text = ngettext(
                "Sent to the translators: %(count)d part needs retranslating.",
                "Sent to the translators: %(count)d parts need retranslating.",
                count,
            )
            messages.success(request, text % {"count": count})
        else:
            messages.info(request, _("The translators already have all these words: nothing was sent."))
        return redirect(self.get_back_url())

    def get_back_url(self):
        next_url = get_valid_next_url_from_request(self.request)
        return next_url or AdminURLFinder().get_edit_url(self.text) or reverse("wagtailadmin_home")
