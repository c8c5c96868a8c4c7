"""The mail about pictures whose rights end."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import lazy

from cms.newsroom.notifications.mail import PersonalNotifier, put_on_one_line

from ..usage.usages import Usages

PREFERENCE = "rejected"  # Wagtail's preference for texts that come to a user to be worked on


@dataclass(frozen=True)
class EndingImage:
    """An image whose rights end or have ended, and the places that one person may see."""

    image: Model
    usages: Usages

    @property
    def has_ended(self) -> bool:
        return self.image.is_expired

    @property
    def replacement(self) -> Model | None:
        """Return the image that readers see after the end; None if there is none, or if it may not be shown."""
        replacement = self.image.replacement
        return replacement if replacement and replacement.may_be_shown else None


@dataclass(frozen=True)
class RightsNews:
    """What one person is told in one mail."""

    person: Model
    images: list[EndingImage]


class RightsNotifier(PersonalNotifier):
    """Tell a person which of their texts show pictures whose rights end."""

    template_directory = "library/mail/"
    notification = "rights"
    preference = PREFERENCE

    def __init__(self):
        super().__init__((RightsNews,))

    def get_recipient_users(self, instance, **kwargs):
        return {instance.person}

    def get_context(self, instance, **kwargs):
        base = settings.WAGTAILADMIN_BASE_URL
        return {
            "images": [
                {
                    # Lazy: evaluated by the template, in the recipient's language.
                    "name": lazy(lambda image=one.image: put_on_one_line(image.get_title()), str)(),
                    "last_day": one.image.expires_on,
                    "has_ended": one.has_ended,
                    "replacement": one.replacement,
                    "places": [
                        {"title": place.title, "url": f"{base}{place.edit_url}" if place.edit_url else ""}
                        for place in one.usages.named
                    ],
                    "others": one.usages.others,
                    "url": f"{base}{reverse('wagtailimages:edit', args=[one.image.pk])}",
                }
                for one in instance.images
            ],
            "base_url": base,
        }


send_rights_mail = RightsNotifier()
