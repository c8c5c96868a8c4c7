"""Words that people see and that are in no catalogue: names of models, fields, panels, blocks; templates."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import ListBlock
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.images.licences import Licence

from .test_catalogues import SAME_AS_ENGLISH

OUR_APPS = ("home", "magazine", "exhibition", "search", "cms.")
# Never shown in the admin: the demonstration's bookkeeping, what is rendered ahead for readers, the words of the
# search, and the stored states, history and memory of translations.
HIDDEN = {
    "accounts.SecondStepDeadline",
    "authorship.Authorship",
    "background.Failure",
    "background.Heartbeat",
    "background.Lease",
    "background.TimerRun",
    "bin.BinnedPage",
    "bodies.Dependency",
    "bodies.StoredBody",
    "cards.SocialCard",
    "demo.SeedRun",
    "finding.FoundBy",
    "health.Fault",
    "health.LastWrite",
    "images.Arrival",
    "images.ArrivalPart",
    "importing.ImportedPost",
    "importing.PicturePlace",
    "images.CustomRendition",
    "images.FormerFile",
    "library.Consent",
    "library.Proposal",
    "library.RightsNotice",
    "newsroom.Approval",
    "reading.Alignment",
    "redirects.FormerSlug",
    "releases.FollowUp",
    "releases.ReleaseText",
    "releases.Waiver",
    "search.SearchEntry",
    "search.SearchWord",
    "search.Vocabulary",
    "signoff.SignOffComment",
    "translation.BulkSubmission",
    "translation.BulkSubmissionItem",
    "translation.MemoryUnit",
    "translation.MemoryWord",
    "translation.Notice",
    "translation.SegmentChange",
    "translation.SegmentVersion",
    "translation.TextState",
    "translation.TranslatedRevision",
    "translation.TranslationUpload",
    "walks.Walk",
    "walks.WalkLink",
    "walks.WalkedPage",
}
HIDDEN_FIELD = re.compile(r"focal_point_\w+")  # set by clicking into the image
SAYS_THE_SAME = {*(name for _code, name in settings.LANGUAGES), *(str(licence.label) for licence in Licence)}
SAME_IN_FRENCH = {"collection"}  # Wagtail's

# Names in templates, the same in every language.
NAMES = {"MuseumWeek", "Magazine", "Culture For Causes Network", "OpenStreetMap"}


def list_words() -> Iterator[tuple[str, object]]:
    """Yield every name, help text, choice and description of our models, blocks and panels, with its place."""
    for model in apps.get_models():
        if not model.__module__.startswith(OUR_APPS) or model._meta.label in HIDDEN:
            continue
        yield model._meta.label, model._meta.verbose_name
        yield model._meta.label, model._meta.verbose_name_plural
        yield model._meta.label, getattr(model, "page_description", "")
        for field in model._meta.local_fields:
            if field.editable and not (field.auto_created or isinstance(field, ParentalKey)):
                yield from list_words_of_field(field, f"{model._meta.label}.{field.name}")
        if issubclass(model, Page):
            yield from list_words_of_panel(model.get_edit_handler(), model._meta.label)
        elif hasattr(model, "panels"):
            yield from list_words_of_panel(get_edit_handler(model), model._meta.label)


def list_words_of_field(field, where: str):
    if HIDDEN_FIELD.fullmatch(field.name):
        return
    yield where, field.verbose_name
    yield where, field.help_text
    if field.name != "country":  # their names are CLDR's
        yield from ((where, label) for _value, label in field.flatchoices or [])
    if hasattr(field, "stream_block"):
        yield from list_words_of_block(field.stream_block, where)


def list_words_of_block(block, where: str):
    where = f"{where}, {type(block).__name__}"
    yield where, block.label
    yield where, getattr(block.meta, "description", "")
    yield where, getattr(getattr(block, "field", None), "help_text", "")
    children = [block.child_block] if isinstance(block, ListBlock) else getattr(block, "child_blocks", {}).values()
    for child in children:
        yield from list_words_of_block(child, where)


def list_words_of_panel(panel, where: str):
    where = f"{where}, {type(panel).__name__}"
    yield where, panel.heading
    yield where, panel.help_text
    yield where, getattr(panel, "label", "")
    for child in getattr(panel, "children", []):
        yield from list_words_of_panel(child, where)


def say(word, language: str) -> str:
    with override(language):
        return str(word or "")


@pytest.mark.parametrize(("language", "allowed"), [("fr", SAME_AS_ENGLISH["fr"]), ("pt-pt", SAME_AS_ENGLISH["pt"])])
@pytest.mark.django_db
def test_names_and_help_texts_of_the_models_are_in_the_editors_language(language, allowed):
    allowed = allowed | SAYS_THE_SAME | (SAME_IN_FRENCH if language == "fr" else set())
    english = [
        (where, said)
        for where, word in list_words()
        if (said := say(word, "en")) and said == say(word, language) and said not in allowed
    ]
    assert english == []


def test_the_walk_meets_the_words():
    words = {say(word, "fr") for _where, word in list_words()}
    assert {"entretien", "Intertitre", "Personnes interviewées", "Œuvres présentées", "estampe"} <= words


def test_choosers_and_breadcrumbs_of_snippets_are_in_the_editors_language():
    ours = [model for model in get_snippet_models() if model.__module__.startswith(OUR_APPS)]
    assert ours
    for model in ours:
        viewset = model.snippet_viewset
        assert say(viewset.chooser_viewset.widget_class().choose_one_text, "fr") == "Choisissez un élément", model
        assert say(viewset.breadcrumbs_items[0]["label"], "pt-pt") == "Início", model


def find_templates() -> list[Path]:
    base = Path(settings.BASE_DIR)
    folders = [base / "cms" / "templates", *base.glob("*/templates"), *base.glob("cms/*/templates")]
    return sorted({file for folder in folders for file in folder.rglob("*") if file.suffix in (".html", ".txt")})


def find_bare_words(template: str) -> list[str]:
    """Return a template's words outside translation tags: between its tags, and in attributes that are read out."""
    text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", template, flags=re.DOTALL)
    text = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{% block (?:body_?class|extra_css) %\}.*?\{% endblock %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\0", text, flags=re.DOTALL)
    text = re.sub(r"#[\w-]+", "", text)  # the fragment of a URL
    text = re.sub(r"<kbd>(?:Ctrl|Alt|[A-Z])</kbd>", "", text)  # keys have these names in all our languages
    text = text.replace("&nbsp;", " ").replace("->", "")  # a script's action, not the end of a tag
    spoken = re.findall(r"\b(?:aria-label|aria-description|title|alt|placeholder)=\"([^\"]*)\"", text)
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    shown = re.split(r"[\0<>]", re.sub(r"<[^>]*>", "\0", text))
    phrases = (" ".join(re.findall(r"[^\W\d_][\w’'-]*", phrase)) for phrase in [*shown, *spoken])
    return [phrase for phrase in phrases if phrase and phrase not in NAMES]


@pytest.mark.parametrize("template", find_templates(), ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_templates_hold_no_words_outside_of_translation_tags(template):
    assert find_bare_words(template.read_text()) == []


def test_a_bare_word_is_found():
    assert find_bare_words('<p>{% translate "Read" %} more</p><a title="Go {{ x }}">→</a>') == ["more", "Go"]
