"""Images by what may be done with them today."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.images.models import ImageQuerySet

from ..licences import Use

EXPIRY_WARNING = datetime.timedelta(days=60)  # how long before an image's last day editors are warned


class CustomImageQuerySet(ImageQuerySet):
    def showable(self):
        """Return the images that readers of the site may see today, like `may_be_shown`."""
        # The list is compared as text, because SQLite does not support `contains` on JSON.
        allowed = Q(uses_text="[]") | Q(uses_text__contains=f'"{Use.WEB.value}"')
        has_begun = Q(starts_on=None) | Q(starts_on__lte=timezone.localdate())
        in_time = Q(expires_on=None) | Q(expires_on__gte=timezone.localdate())
        images = self.annotate(uses_text=models.functions.Cast("uses", models.TextField()))
        return images.filter(allowed, has_begun, in_time)

    def not_showable(self):
        """Return the images that readers of the site may not see today."""
        return self.exclude(pk__in=self.model._default_manager.showable().values("pk"))

    def public(self):
        """Return the images whose files may have public URLs today, like `is_public`."""
        return self.showable()

    def expired(self):
        """Return the images that may no longer be shown."""
        return self.filter(expires_on__lt=timezone.localdate())

    def expiring(self):
        """Return the images that may still be shown, but expire soon (within EXPIRY_WARNING)."""
        today = timezone.localdate()
        return self.filter(expires_on__gte=today, expires_on__lte=today + EXPIRY_WARNING)

    def awaited(self):
        """Return the images whose rights have not begun."""
        return self.filter(starts_on__gt=timezone.localdate())

    def with_problems(self):
        """Return the images with a problem of their file or renditions (`cms.images.problems`)."""
        return self.exclude(problem="")

    def needing_attention(self):
        """Return the images that have expired or expire soon."""
        return self.filter(expires_on__lte=timezone.localdate() + EXPIRY_WARNING)
