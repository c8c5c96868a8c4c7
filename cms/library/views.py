"""Wagtail's views that change library items, extended: a change may have to wait for moderators."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.documents.views import documents
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction
from wagtail.images.views import images
from wagtail.models import Locale
from wagtail.snippets.views import snippets

from cms.core.editing.snippets import SnippetViewSet
from cms.images.admin.views import ImageIndexView
from cms.images.former_files import may_delete_former_files

from .former_files.views import list_former_files
from .forms import ProposesChanges, is_shown_otherwise, say_what_waits
from .models import Status
from .permissions import may_decide
from .proposals.workflow import find_proposals_of, propose
from .usage.usages import find_live_locales, find_live_locales_of


class LibraryImageIndexView(ImageIndexView):
    """The list of pictures, with the way to their table."""

    @cached_property
    def header_more_buttons(self):
        table = Button(_("As a table"), url=reverse("picture_table"), icon_name="list-ul", priority=20)
        return [*super().header_more_buttons, table]


class TellsWhatWaits:
    """Mixin for Wagtail's edit views: show who decides before saving, and what waits after saving."""

    def get_success_message(self, *args):
        if proposals := getattr(self.form, "proposals", None):
            return say_what_waits(proposals)
        return super().get_success_message(*args)

    @cached_property
    def live_locales(self) -> list[Locale]:
        return list(Locale.objects.filter(pk__in=find_live_locales(self.object)))

    def get_context_data(self, **kwargs):
        waiting = find_proposals_of(self.object).filter(status=Status.WAITING)
        locales = self.live_locales
        return super().get_context_data(**kwargs) | {
            "live_locales": locales,
            "must_propose": not may_decide(self.request.user, [locale.pk for locale in locales]),
            "waiting_proposals": waiting.select_related("locale", "proposed_by"),
        }


class ImageEditView(TellsWhatWaits, images.EditView):
    """After another file was chosen, it shows the picture again: the crops have to be checked."""

    template_name = "library/edit_image.html"

    def get_success_message(self, *args):
        message = super().get_success_message(*args)
        if not self.form.has_replaced_file:
            return message
        replaced = _(
            "The file has been replaced, and the former one is kept below. Check the crops, the credit and the alt "
            "texts: the focal point of the former file has been dropped."
        )
        return f"{replaced} {message}" if self.form.proposals else replaced

    def get_success_url(self):
        if not self.form.has_replaced_file:
            return super().get_success_url()
        kept = f"?{urlencode({'next': self.next_url})}" if self.next_url else ""
        return self.get_edit_url() + kept

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "former_files": list_former_files(self.object, self.request.GET.get("former")),
            "may_delete_former_files": may_delete_former_files(self.request.user),
        }


class DocumentEditView(TellsWhatWaits, documents.EditView):
    template_name = "library/edit_document.html"


class SharedSnippetEditView(TellsWhatWaits, snippets.EditView):
    def get_form_class(self):
        form_class = super().get_form_class()
        return type(form_class.__name__, (ProposesChanges, form_class), {"__module__": __name__})


class SharedSnippetViewSet(SnippetViewSet):
    """Viewset for snippets without drafts that all languages share: a saved change is live at once."""

    edit_view_class = SharedSnippetEditView
    edit_template_name = "library/edit_snippet.html"


class MoveDocuments(AddToCollectionBulkAction):
    """Bulk move of documents. A move that changes who may read a live document needs a moderator.

    See `is_shown_otherwise`.
    """

    def form_valid(self, form):
        self.waiting = 0
        response = super().form_valid(form)
        if self.waiting:
            message = ngettext(
                "%(count)d document is live, and the move would change who may read it: it needs a moderator.",
                "%(count)d documents are live, and the move would change who may read them: it needs a moderator.",
                self.waiting,
            )
            messages.warning(self.request, message % {"count": self.waiting})
        return response

    def get_actionable_objects(self):
        objects, others = super().get_actionable_objects()
        if self.cleaned_form:
            objects = self._propose(objects, self.cleaned_form.cleaned_data["collection"])
        return objects, others

    def _propose(self, objects, collection) -> list:
        """Propose the moves that the user may not make; return the documents that may be moved."""
        live = find_live_locales_of(objects)
        moved = []
        for document in objects:
            is_held_back = not may_decide(self.request.user, live[document.pk])
            if is_held_back and is_shown_otherwise(document.collection, collection):
                changes = {"collection": {"from": document.collection_id, "to": collection.pk}}
                propose(document, changes, self.request.user)
                self.waiting += 1
            else:
                moved.append(document)
        return moved

    def get_success_message(self, num_parent_objects, num_child_objects):
        return super().get_success_message(num_parent_objects, num_child_objects) if num_parent_objects else None


hooks.register("register_bulk_action", MoveDocuments, order=100)
