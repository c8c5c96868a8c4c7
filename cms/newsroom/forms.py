from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.forms import TaskStateCommentForm

from cms.core.editing.blank import refuse_blank


class ChangesRequestedForm(TaskStateCommentForm):
    """The form for requesting changes. A comment is required, so that the author knows what to change."""

    comment = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The author receives it by email and sees it on their dashboard."),
        validators=[refuse_blank],
        error_messages={"required": _("Say what should change: the author needs your comment.")},
    )
