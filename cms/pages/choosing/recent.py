"""The pages of a type that were used last."""

from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

MOST = 20  # pages that come first in a chooser
LOOKED_AT = 500  # references, the newest ones; those of a magazine's last issues are among them


def list_recent(model: type[Page]) -> list[UUID]:
    """Return the translation keys of the pages that texts have referred to last, the latest first (2 queries).

    The versions of a page in several languages count as one.
    """
    references = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(Page))
    newest = references.order_by("-pk").values_list("to_object_id", flat=True)[:LOOKED_AT]
    ids = list(dict.fromkeys(int(pk) for pk in newest))
    keys = dict(model.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    return list(dict.fromkeys(keys[pk] for pk in ids if pk in keys))[:MOST]
