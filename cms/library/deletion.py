"""Refuse to delete library items and snippets that are in use, and show where they are used, in all views."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as multiple_documents
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocuments
from wagtail.images.views import images
from wagtail.images.views import multiple as multiple_images
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction as DeleteSnippets

from cms.newsroom.admin.headers import describe_header

from .usage.usages import Usages, find_usages

NAMED_IN_MESSAGES = 5


def name_usages(places: Usages) -> str:
    """Return the titles of the places on one line, for a message."""
    titles = [f"“{place.title}”" for place in places.named[:NAMED_IN_MESSAGES]]
    if others := len(places) - len(titles):
        titles.append(ngettext("%(count)d other", "%(count)d others", others) % {"count": others})
    return ", ".join(titles)


def refuse_deletion(request, used: Iterable[tuple[Model, Usages]]) -> HttpResponse:
    """Return the response that lists the places where the objects are used; nothing is deleted."""
    status = 409 if request.method == "POST" else 200
    context = describe_header(_("Not deleted: it is in use"), "warning") | {"used": list(used)}
    return TemplateResponse(request, "library/in_use.html", context, status=status)


@hooks.register("before_delete_snippet", order=-100)  # after the permission check in the snippet's language
def keep_snippets_in_use(request, instances):
    """Refuse to delete a snippet in use. For bulk actions, `DeleteManySnippets` has filtered the snippets before."""
    used = [(instance, places) for instance, places in _find_used(instances, request.user) if places]
    return refuse_deletion(request, used) if used else None


def _find_used(instances, user):
    found = find_usages(instances, user)
    return [(instance, found[instance.pk]) for instance in instances]


# --- One by one ------------------------------------------------------------------------------------------------------


class KeepsWhatIsUsed:
    """Mixin for Wagtail's deletion views."""

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission(self.permission_required):
            places = find_usages([self.object], request.user)[self.object.pk]
            if places:
                return refuse_deletion(request, [(self.object, places)])
        return super().dispatch(request, *args, **kwargs)


class ImageDeleteView(KeepsWhatIsUsed, images.DeleteView):
    pass


class DocumentDeleteView(KeepsWhatIsUsed, documents.DeleteView):
    pass


class KeepsUploadInUse:
    """Mixin for Wagtail's views that delete an object just uploaded; they answer a script in JSON."""

    def post(self, request, *args, **kwargs):
        instance = self.get_model()._base_manager.filter(pk=kwargs[self.pk_url_kwarg]).first()
        may_delete = instance and self.permission_policy.user_has_permission_for_instance(
            request.user, "delete", instance
        )
        if may_delete and (places := find_usages([instance], request.user)[instance.pk]):
            message = _("It is in use and was not deleted: %(places)s") % {"places": name_usages(places)}
            return JsonResponse({"success": False, "error_message": message}, status=409)
        return super().post(request, *args, **kwargs)


class UploadedImageDeleteView(KeepsUploadInUse, multiple_images.DeleteView):
    pass


class UploadedDocumentDeleteView(KeepsUploadInUse, multiple_documents.DeleteView):
    pass


# --- Many at once ----------------------------------------------------------------------------------------------------


class KeepsManyInUse:
    """Mixin for Wagtail's bulk deletion: leave out objects in use, and list them."""

    template_name = "library/bulk_delete.html"

    def get_actionable_objects(self):
        objects, others = super().get_actionable_objects()
        self.used = [(instance, places) for instance, places in _find_used(objects, self.request.user) if places]
        kept = {instance.pk for instance, _places in self.used}
        return [instance for instance in objects if instance.pk not in kept], others

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"used": self.used, "base_template": super().template_name}

    def form_valid(self, form):
        response = super().form_valid(form)
        for instance, places in self.used:
            messages.error(
                self.request,
                _("“%(title)s” is in use and was not deleted: %(places)s")
                % {"title": instance, "places": name_usages(places)},
            )
        return response

    def get_success_message(self, num_parent_objects, num_child_objects):
        return super().get_success_message(num_parent_objects, num_child_objects) if num_parent_objects else None


class DeleteUnusedImages(KeepsManyInUse, DeleteImages):
    pass


class DeleteManyDocuments(KeepsManyInUse, DeleteDocuments):
    pass


class DeleteManySnippets(KeepsManyInUse, DeleteSnippets):
    """Bulk deletion of snippets. The objects are computed once, as Wagtail passes them to its hooks first."""

    def get_actionable_objects(self):
        if not hasattr(self, "_sorted_out"):
            self._sorted_out = super().get_actionable_objects()
        return self._sorted_out


for action in (DeleteUnusedImages, DeleteManyDocuments, DeleteManySnippets):
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's, which it replaces
