"""Who may use the inbox: those who may add pictures. They see what they sent themselves, superusers everything."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from cms.compat.wagtail import get_file_permission_policy

from ..models import Arrival, CustomImage


def may_use_inbox(user) -> bool:
    return get_file_permission_policy(CustomImage).user_has_permission(user, "add")


def for_senders(view: Callable) -> Callable:
    """Decorate a view: raise PermissionDenied for those who may not add pictures."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_use_inbox(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def list_arrivals(user) -> QuerySet[Arrival]:
    """Return what a user may see and finish of the inbox, the oldest first; not what is in the library already."""
    arrivals = Arrival.objects.exclude(state=Arrival.State.IN_LIBRARY)
    return arrivals if user.is_superuser else arrivals.filter(user=user)
