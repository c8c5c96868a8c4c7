"""The last days on which pictures may be shown. They follow from a licence: they are changed in the picture's form."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model

from cms.compat.wagtail import get_file_permission_policy
from cms.core.sanitizing.ids import read_ids

from ..calendar.entries import Entry, EntryProvider, Query


class RightsEntries(EntryProvider):
    name = "rights"
    label = gettext_lazy("Rights that end")
    colour = "umber"
    icon = "image"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return the pictures whose rights end, of the collections that the person may use (three queries)."""
        images = get_image_model().objects.filter(expires_on__isnull=False)
        if query.ids is None:
            images = images.filter(expires_on__range=(query.first, query.last))
        else:
            images = images.filter(pk__in=read_ids(query.ids))
        policy = get_file_permission_policy(get_image_model())
        known = policy.instances_user_has_any_permission_for(query.user, ["add", "change", "choose"])
        editable = policy.user_has_permission(query.user, "change")
        return [
            Entry(
                kind=self.name,
                id=str(image.pk),
                title=image.title,
                start=image.expires_on,
                url=reverse("wagtailimages:edit", args=[image.pk]) if editable else "",
                people=(image.uploaded_by_user_id,),
                note=_("Last day"),
                is_late=image.expires_on < timezone.localdate(),
            )
            for image in images.filter(pk__in=known.values("pk"))
        ]
