"""A text is put into a release from its own page: into one that is chosen, in all its languages or in one."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Locale, Page

from cms.core.content.bin import is_binned
from cms.newsroom.access.pages import may_know
from cms.newsroom.admin.headers import describe_header

from ..errors import ReleaseError
from ..gate.blockers import get_title
from ..gate.holding import find_open_row
from ..members import add_texts
from ..models import Release
from ..permissions import may_plan
from ..texts import TextKey, get_content_type_id, has_something_to_publish, is_text, load_texts
from . import actions
from .describing import ICON


class ChoiceForm(forms.Form):
    release = forms.ModelChoiceField(Release.objects.none(), label=gettext_lazy("Release"), empty_label=None)
    all_languages = forms.BooleanField(
        label=gettext_lazy("In all its languages"),
        help_text=gettext_lazy("Those that exist and have something to publish."),
        required=False,
        initial=True,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["release"].queryset = Release.objects.filter(is_open=True).order_by("planned_for", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
def add_text(request, content_type: int, pk: int):
    """Ask into which release a text goes, and put it in."""
    if not may_plan(request.user):
        raise PermissionDenied
    text = _find_text(request.user, content_type, pk)
    if row := find_open_row(text):
        messages.info(request, _("It is in this release already."))
        return redirect("releases:show", row.release_id)
    if not Release.objects.filter(is_open=True).exists():
        messages.info(request, _("There is no open release yet: create one, then put the text in."))
        return redirect("releases:add")
    form = ChoiceForm(request.POST or None)
    if form.is_valid():
        release = form.cleaned_data["release"]
        try:
            rows = add_texts(release, _list_keys(text, form.cleaned_data["all_languages"]), request.user)
        except ReleaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, actions.say_added(len(rows)))
            return redirect("releases:show", release.pk)
    heading = _("Add “%(title)s” to a release") % {"title": get_title(text)}
    return render(request, "releases/form.html", describe_header(heading, ICON) | {"form": form})


def _find_text(user, content_type: int, pk: int) -> Model:
    """Return a text that a person may know of, or raise Http404. content_type: that of `Page` for pages."""
    kind = ContentType.objects.filter(pk=content_type).first()
    model = kind.model_class() if kind else None
    text = model._default_manager.filter(pk=pk).first() if model and is_text(model()) else None
    if text is None:
        raise Http404("No such text")
    if isinstance(text, Page):
        if text.depth == 1 or text.alias_of_id or is_binned(text) or not may_know(user, text):
            raise Http404("No such text")
        return text.specific
    return text


def _list_keys(text: Model, all_languages: bool) -> list[TextKey]:
    """Return the key of a text; also of its other versions that have something to publish and are in no release."""
    own = TextKey.of(text)
    if not all_languages:
        return [own]
    keys = [own._replace(locale_id=pk) for pk in Locale.objects.values_list("pk", flat=True)]
    others = load_texts(keys)
    return [own, *(key for key, one in others.items() if key != own and _is_free(one))]


def _is_free(text: Model) -> bool:
    return has_something_to_publish(text) and find_open_row(text) is None


def can_be_added(text: Model) -> bool:
    """Return whether to offer it for a text: it has something to publish."""
    if isinstance(text, Page) and (text.depth == 1 or text.alias_of_id or is_binned(text)):
        return False
    return is_text(text) and text.pk is not None and has_something_to_publish(text)


def get_arguments(text: Model) -> list[int]:
    """Return the arguments of the URL for a text."""
    return [get_content_type_id(text), text.pk]
