"""The page on which administrators decide what each line does: Settings → Checklist."""

from django import forms
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.core.typography.sorting import sort_by_name

from ..levels import read_levels
from ..line import REQUIRED, Level
from ..models import LineLevel
from ..registry import get_lines

LEVEL_CHANGED = "checklist.level"
PERMISSION = "checklist.change_linelevel"


class LevelsForm(forms.Form):
    """A choice for each line whose level is the administrator's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.former = read_levels()
        for line in get_lines():
            if line.code != REQUIRED:
                self.fields[line.code] = forms.ChoiceField(
                    label=line.label,
                    choices=Level.choices,
                    initial=self.former[line.code],
                    widget=forms.RadioSelect,
                )

    @cached_property
    def rows(self) -> list[dict]:
        """Each line with its field, if it has one, and the names of the kinds of text for which it holds."""
        kinds = list_kinds()
        return [
            {
                "line": line,
                "field": self[line.code] if line.code in self.fields else None,
                "kinds": [name for model, name in kinds if line.holds_for(model)],
            }
            for line in get_lines()
        ]

    def save(self, user) -> int:
        """Store and log what was changed; return the number of lines."""
        changed = {code: level for code, level in self.cleaned_data.items() if level != self.former[code]}
        labels = {line.code: str(line.label) for line in get_lines()}
        with transaction.atomic():
            for code, level in changed.items():
                row, _is_new = LineLevel.objects.update_or_create(code=code, defaults={"level": level})
                data = {"line": labels[code], "former": self.former[code], "level": level}
                log(row, LEVEL_CHANGED, user=user, data=data)
        return len(changed)


def list_kinds() -> list[tuple[type, str]]:
    """Return the page types and snippet models that the checklist has lines for, with their names."""
    models = [model for model in get_page_models() if getattr(model, "is_creatable", False)] + get_snippet_models()
    kinds = [(model, str(capfirst(model._meta.verbose_name))) for model in models if get_lines(model)]
    return sort_by_name(kinds, lambda kind: kind[1])


def may_decide(user) -> bool:
    return user.has_perm(PERMISSION)


def get_permissions():
    """Return the permission, so that it can be given to groups."""
    return Permission.objects.filter(content_type__app_label="checklist", codename="change_linelevel")


def edit_levels(request):
    """Show what each line does, and store what an administrator changes."""
    if not may_decide(request.user):
        raise PermissionDenied
    form = LevelsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        messages.success(request, _("The checklist was changed."))
        return redirect("checklist_levels")
    return render(request, "checklist/levels.html", {"form": form})
