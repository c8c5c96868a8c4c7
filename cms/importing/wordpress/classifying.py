"""Categories and tags become the sections and topics that have their names, in the language of the post.

What an editor chose in a table (`categories.py`) comes first; only what is named there is made, as a draft.
"""

from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from cms.core.editing.slugs import find_free_slug, make_slug
from cms.newsroom.moderation.permission_policies import may_work_on

from .categories import LEFT_OUT, Categories, Choice
from .export import Post
from .registry import find_classification
from .report import Report, What

_DOMAINS = ("category", "post_tag")


def classify(
    user, model: type[Page], locale: Locale, post: Post, report: Report, categories: Categories, *, is_rehearsal=False
) -> dict:
    """Return the values of a page's classification. Names that do not exist here are reported."""
    fields = find_classification(model)
    terms = [term for term in post.terms if term.domain in _DOMAINS and term.slug != "uncategorized"]
    if fields is None:
        for term in terms:
            report.tell(post, What.CATEGORY, term.name)
        return {}
    link = model._meta.get_field(fields.rows).related_model
    models = find_models(model)
    values, rows = {}, {}
    # Categories first, in the order of the export: tags have the same names at times.
    for term in sorted(terms, key=lambda term: _DOMAINS.index(term.domain)):
        choice = categories.find(locale.language_code, term)
        if choice is None:
            found = {name: _find(one, locale, term.name) for name, one in models.items()}
        else:
            found = _follow(choice, user, models, locale, post, report, is_rehearsal=is_rehearsal)
        section, topic = found.get(fields.single), found.get(fields.row_field)
        became = fields.single if section else fields.row_field
        known = section or topic
        categories.note(locale.language_code, term, choice or (Choice(became, known.name) if known else None))
        if section and values.setdefault(fields.single, section) == section:
            continue
        if topic:
            rows[topic.pk] = topic
        elif section:
            report.tell(post, What.CATEGORY, f"{term.name} (the text has a section already)")
        elif choice is None:
            report.tell(post, What.CATEGORY, term.name)
        elif choice.becomes == LEFT_OUT:
            report.tell(post, What.CATEGORY, f"{term.name} (left out by the table)")
    own = {"locale": locale} if any(field.name == "locale" for field in link._meta.concrete_fields) else {}
    values[fields.rows] = [
        link(sort_order=place, **own, **{fields.row_field: topic}) for place, topic in enumerate(rows.values())
    ]
    return values


def find_models(model: type[Page]) -> dict[str, type[Model]]:
    """Return the models of what categories and tags may become, by the names of their fields."""
    fields = find_classification(model)
    if fields is None:
        return {}
    link = model._meta.get_field(fields.rows).related_model
    return {
        fields.single: model._meta.get_field(fields.single).related_model,
        fields.row_field: link._meta.get_field(fields.row_field).related_model,
    }


def _follow(choice: Choice, user, models, locale: Locale, post: Post, report: Report, *, is_rehearsal: bool) -> dict:
    """Return what a table says of a category, by the name of its field; what does not exist is made."""
    if choice.becomes == LEFT_OUT:
        return {}
    model = models[choice.becomes]
    found = _find(model, locale, choice.name)
    if found is None and not is_rehearsal:
        found = _make(model, user, locale, choice.name)
        what = What.CATEGORY if found is None else What.CLASSIFICATION
        report.tell(post, what, f"{choice.name} ({user} may make none)" if found is None else choice.name)
    return {choice.becomes: found} if found else {}


def _find(model: type[Model], locale: Locale, name: str) -> Model | None:
    return model.objects.filter(locale=locale, name__iexact=name).order_by("pk").first() if name else None


def _make(model: type[Model], user, locale: Locale, name: str) -> Model | None:
    """Make a draft; None if the user may not."""
    wanted = make_slug(name, 70) or model._meta.model_name
    taken = model.objects.filter(locale=locale, slug__startswith=wanted).values_list("slug", flat=True)
    made = model(name=name, slug=find_free_slug(wanted, taken), locale=locale, live=False)
    if not may_work_on(user, "add", made):
        return None
    made.save()
    log(made, "wagtail.create", user=user, content_changed=True)
    made.save_revision(user=user, log_action=False)
    return made
