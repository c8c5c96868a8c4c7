"""The page on which editors keep a text from machines, in all languages."""

from django.apps import apps
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from ..machines.configuration import find_provider
from ..machines.marks import find_marks
from ..models import NoMachineTranslation
from ..permissions import may_edit
from .answers import refuse
from .machines import describe_service

LOG_ACTION = "translation.machines"


class MachineMarkView(TemplateView):
    """Shows which service may get the text, and takes the mark (POST `never`)."""

    template_name = "translation/machine_mark.html"

    def dispatch(self, request, *args, app_label, model_name, pk, **kwargs):
        self.text = find_text(app_label, model_name, unquote(pk))
        sources = TranslationSource.objects.filter(object_id=self.text.translation_key)
        if sources.exclude(locale=self.text.locale_id).exists():
            return refuse(request, _("This is a translation: it is decided with its original."), self.text)
        if not may_edit(request.user, self.text):
            return refuse(request, _("You may not edit the original."), self.text)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        provider = find_provider()
        return super().get_context_data(
            text=self.text,
            told=describe_service(provider) if provider else "",
            is_marked=find_marks(self.text).exists(),
            back_url=self.back_url,
            **kwargs,
        )

    def post(self, request, **kwargs):
        never = "never" in request.POST
        if never != find_marks(self.text).exists():
            if never:
                mark = {"translation_key": self.text.translation_key}
                NoMachineTranslation.objects.get_or_create(**mark, defaults={"user": request.user})
            else:
                find_marks(self.text).delete()
            log(instance=self.text, action=LOG_ACTION, user=request.user, data={"never": never})
        said = _("No machine gets this text.") if never else _("Machines may draft translations of this text.")
        messages.success(request, said)
        return redirect(self.back_url)

    @property
    def back_url(self) -> str:
        return AdminURLFinder().get_edit_url(self.text) or reverse("wagtailadmin_home")


def find_text(app_label: str, model_name: str, pk: str):
    """Return a page or translatable snippet. Raises Http404."""
    try:
        model = apps.get_model(app_label, model_name)
        if issubclass(model, TranslatableMixin):
            text = model._base_manager.select_related("locale").get(pk=pk)
            return text.specific if isinstance(text, Page) else text
    except (LookupError, ValueError, ValidationError, AttributeError) as unknown:
        raise Http404 from unknown
    except model.DoesNotExist as gone:
        raise Http404 from gone
    raise Http404


@hooks.register("register_log_actions")
def name_action(actions):
    @actions.register_action(LOG_ACTION)
    class MachinesFormatter(LogFormatter):
        label = gettext_lazy("Machine translation")

        def format_message(self, log_entry):
            if log_entry.data["never"]:
                return _("Kept from machine translation")
            return _("Opened to machine translation")
