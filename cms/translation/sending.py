"""“Send these changes to the translators”: an action in the editor of an original that is still a draft, or again."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import DraftStateMixin
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem
from wagtail_localize.models import Translation

from .sources import send_changes

ACTION = "action-send-changes"


def has_translations(text) -> bool:
    """Say whether a page or snippet is an original that is being translated."""
    of_text = {"source__object_id": text.translation_key, "source__locale": text.locale_id}
    return Translation.objects.filter(**of_text, enabled=True).exists()


class _SendChanges:
    label = _("Send these changes to the translators")
    name = ACTION
    icon_name = "wagtail-localize-language"

    def is_shown(self, context):
        text = context.get("page") or context.get("instance")
        if context["view"] != "edit" or context.get("locked_for_user") or not isinstance(text, DraftStateMixin):
            return False
        return has_translations(text)


class SendPageChanges(_SendChanges, ActionMenuItem):
    pass


class SendSnippetChanges(_SendChanges, SnippetActionMenuItem):
    pass


@hooks.register("register_page_action_menu_item")
def register_page_action():
    return SendPageChanges(order=25)


@hooks.register("register_snippet_action_menu_item")
def register_snippet_action(model):
    return SendSnippetChanges(order=25)


@hooks.register("after_edit_page")
@hooks.register("after_edit_snippet")
def send_to_translators(request, text):
    """The editor saves the draft first; saving by itself sends nothing."""
    if ACTION not in request.POST:
        return
    if count := send_changes(type(text).objects.get(pk=text.pk), request.user):
        said = ngettext(
            "%(count)d changed segment was sent to the translators.",
            "%(count)d changed segments were sent to the translators.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Translators have these words already: nothing was sent."))
