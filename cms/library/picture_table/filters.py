"""Which pictures the table shows: what lacks words or a credit, whose rights end, what nothing uses."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from cms.compat.wagtail import get_file_permission_policy
from cms.core.typography.lists import language_name
from cms.images.models import CustomImageQuerySet, PictureText

ALT = "alt_"


class PictureFilterForm(forms.Form):
    """The filters in the address of the table. A value that is not among the choices filters nothing."""

    q = forms.CharField(label=_("Title, author or file"), required=False, max_length=100)
    lacks = forms.ChoiceField(label=_("What is missing"), required=False)

    def __init__(self, *args, languages: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        alt = [
            (f"{ALT}{code}", _("Alt text in %(language)s") % {"language": language_name(code)}) for code in languages
        ]
        self.fields["lacks"].choices = [
            ("", _("Everything")),
            *alt,
            ("credit", _("Credit or licence")),
            ("rights", _("Rights that end soon, or have ended")),
            ("unused", _("Unused pictures")),
        ]

    def apply(self, images: CustomImageQuerySet) -> CustomImageQuerySet:
        """Return those of the pictures that the filters let through."""
        self.is_valid()
        known = getattr(self, "cleaned_data", {})
        if words := known.get("q"):
            title = Q(title__icontains=words) | Q(author__icontains=words) | Q(file__icontains=words)
            images = images.filter(
                title | Q(pk__in=PictureText.objects.filter(title__icontains=words).values("picture"))
            )
        match known.get("lacks", ""):
            case "":
                return images
            case "credit":
                return images.filter(Q(author="", holder="") | Q(licence=""))
            case "rights":
                return images.needing_attention()
            case "unused":
                return images.annotate(key=Cast("pk", CharField())).filter(~Exists(_list_references()))
            case alt:
                texts = PictureText.objects.filter(
                    picture=OuterRef("pk"), locale__language_code=alt.removeprefix(ALT), text__gt=""
                )
                return images.filter(~Exists(texts))


def _list_references():
    kind = ContentType.objects.get_for_model(get_image_model())
    return ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=OuterRef("key"))


def list_pictures(user) -> CustomImageQuerySet:
    """Return the pictures that a user may change, or choose for a text."""
    policy = get_file_permission_policy(get_image_model())
    return policy.instances_user_has_any_permission_for(user, ["change", "choose"]).order_by("-created_at", "-pk")
