"""Say what is open in the checklist when a user submits or publishes a text. What blocks is said by the refusal."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from cms.core.typography.lists import join_list

from ..checking import check_text

SENDING = ("action-submit", "action-publish")
SAID_ELSEWHERE = {"rights"}  # each picture by name (cms.library.rights_warnings)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_when_sent(request, text):
    if request.method == "POST" and any(action in request.POST for action in SENDING):
        warn_of_open_lines(request, text)


def warn_of_open_lines(request, text) -> None:
    """Show one warning that names the lines that a text does not fulfil; none if it fulfils all."""
    labels = [result.label for result in check_text(text) if result.code not in SAID_ELSEWHERE]
    if labels:
        messages.warning(
            request, _("Open in the checklist: %(lines)s.") % {"lines": join_list(list(dict.fromkeys(labels)))}
        )
