"""Categories and tags become the sections and topics that have their names, in the language of the post."""

from django.db.models import Model
from wagtail.models import Locale, Page

from .export import Post
from .registry import find_classification
from .report import Report, What

_DOMAINS = ("category", "post_tag")


def classify(model: type[Page], locale: Locale, post: Post, report: Report) -> dict:
    """Return the values of a page's classification. Nothing is made: names that do not exist here are reported."""
    fields = find_classification(model)
    terms = [term for term in post.terms if term.domain in _DOMAINS and term.slug != "uncategorized"]
    if fields is None:
        return {}
    single = model._meta.get_field(fields.single).related_model
    link = model._meta.get_field(fields.rows).related_model
    several = link._meta.get_field(fields.row_field).related_model
    values, rows = {}, {}
    # Categories first, in the order of the export: tags have the same names at times.
    for term in sorted(terms, key=lambda term: _DOMAINS.index(term.domain)):
        section, topic = _find(single, locale, term.name), _find(several, locale, term.name)
        if section and fields.single not in values:
            values[fields.single] = section
        elif topic:
            rows[topic.pk] = topic
        elif not section or section != values[fields.single]:
            report.tell(post, What.CATEGORY, term.name)
    own = {"locale": locale} if any(field.name == "locale" for field in link._meta.concrete_fields) else {}
    values[fields.rows] = [
        link(sort_order=place, **own, **{fields.row_field: topic}) for place, topic in enumerate(rows.values())
    ]
    return values


def _find(model: type[Model], locale: Locale, name: str) -> Model | None:
    return model.objects.filter(locale=locale, name__iexact=name).order_by("pk").first() if name else None
