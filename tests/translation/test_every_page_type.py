"""Every page type, translated through wagtail-localize: each field, inline child and link is translated correctly."""

import pytest
from django.db import models
from django.test import TestCase
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin, get_page_models
from wagtail.rich_text import expand_db_html
from wagtail_localize.fields import SynchronizedField, TranslatableField
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.pages.models import BasePage
from cms.translation.text.filling import fill_segments, start_translation
from tests.samples import Samples
from tests.scenes import scene

MARK = "[pt] {}".format
OUR_PAGE_MODELS = [model for model in get_page_models() if issubclass(model, BasePage)]
# Wagtail's own fields, which each language version has separately.
NOT_SHARED = {
    "minor_edit",
    "go_live_at",
    "expire_at",
    "first_published_at",
    "content_type",
    "owner",
    "path",
    "depth",
    "numchild",
}


def translate(instance, locale, mark):
    """Translate every string of a page or snippet with `mark`, and publish it."""
    translation = start_translation(instance, locale)
    fill_segments(
        translation,
        lambda segment: (
            f"{instance.slug}-{locale.language_code}" if segment.context.path == "slug" else mark(segment.string.data)
        ),
    )
    with TestCase.captureOnCommitCallbacks(execute=True):  # wagtail-localize publishes on commit
        translation.save_target(publish=True)
    return translation.get_target_instance()


def test_there_is_a_sample_of_every_page_type(roots):
    assert {type(page) for page in Samples(roots["fr"]).pages} == {
        model for model in OUR_PAGE_MODELS if model.is_creatable
    }


@scene
def samples(roots):
    return Samples(roots["fr"])


@scene
def translations(roots, samples):
    """The samples in Portuguese, by their originals."""
    return {text: translate(text, roots["pt"].locale, MARK) for text in (*samples.snippets, *samples.pages)}


def test_every_field_of_every_page_type_is_translated_or_kept(roots, samples, translations):
    target = roots["pt"].locale
    for page in samples.pages:
        translated = translations[page].specific
        assert translated.live
        assert translated.locale == target
        assert translated.alias_of_id is None
        for field in type(page).translatable_fields:
            check_field(field, page.specific, translated, MARK, translations)
        assert_every_string_is_marked(page.specific, translated, MARK)


def check_field(declared, source, translated, mark, snippets):
    field = declared.get_field(type(source))
    name = declared.field_name
    if isinstance(field, models.ManyToOneRel):
        ours, theirs = list(getattr(source, name).all()), list(getattr(translated, name).all())
        assert ours, f"the sample has no {name}"
        assert len(ours) == len(theirs), name
        for our_child, their_child in zip(ours, theirs, strict=True):
            assert our_child.pk != their_child.pk
            check_child(our_child, their_child, mark, snippets)
    elif isinstance(field, StreamField | RichTextField):
        # The strings inside are compared one by one in assert_every_string_is_marked.
        assert field.get_prep_value(getattr(translated, name)) != field.get_prep_value(getattr(source, name)), name
    elif isinstance(declared, SynchronizedField):
        assert getattr(translated, field.attname) == getattr(source, field.attname), name
    elif isinstance(field, models.ForeignKey):
        assert getattr(translated, name) == snippets[getattr(source, name)], name
    elif name == "slug":
        assert translated.slug == f"{source.slug}-{translated.locale.language_code}"
    else:
        assert isinstance(declared, TranslatableField)
        assert getattr(source, name), f"the sample has no {name}"
        assert getattr(translated, name) == mark(getattr(source, name)), name


def check_child(source, translated, mark, snippets):
    if isinstance(source, TranslatableMixin):
        assert translated.translation_key == source.translation_key
        assert translated.locale_id == translated.page.locale_id
        for declared in type(source).translatable_fields:
            check_field(declared, source, translated, mark, snippets)
    else:
        for field in type(source)._meta.fields:
            if isinstance(field, models.ForeignKey) and not isinstance(field, ParentalKey):
                assert getattr(translated, field.attname) == getattr(source, field.attname)


def assert_every_string_is_marked(source, translated, mark):
    """Assert that strings inside stream and rich text fields are the same segments in the same order, all
    translated."""
    ours = [value for value in extract_segments(source) if isinstance(value, StringSegmentValue)]
    theirs = [value for value in extract_segments(translated) if isinstance(value, StringSegmentValue)]
    assert [value.path for value in ours] == [value.path for value in theirs]
    for our, their in zip(ours, theirs, strict=True):
        if our.path != "slug":
            assert their.string.data == mark(our.string.data), our.path
        assert our.attrs == their.attrs


@pytest.mark.parametrize("model", OUR_PAGE_MODELS, ids=lambda model: model.__name__)
def test_no_field_is_forgotten_in_the_list_of_what_is_translated(model):
    declared = {field.field_name for field in model.translatable_fields}
    own = {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
        and field.editable
        and not field.primary_key
        and not isinstance(field, models.ManyToManyField)
        and not (field.remote_field and getattr(field.remote_field, "parent_link", False))
    } - NOT_SHARED
    children = {relation.name for relation in get_all_child_relations(model)} - {COMMENTS_RELATION_NAME}
    assert declared == own | children


@pytest.mark.parametrize("model", OUR_PAGE_MODELS, ids=lambda model: model.__name__)
def test_every_inline_child_that_holds_words_or_a_snippet_is_translatable(model):
    for relation in get_all_child_relations(model):
        child = relation.related_model
        if relation.name == COMMENTS_RELATION_NAME or issubclass(child, TranslatableMixin):
            continue
        for field in child._meta.fields:
            assert not isinstance(field, models.CharField | models.TextField), f"{child}: {field}"
            if isinstance(field, models.ForeignKey) and not isinstance(field, ParentalKey):
                target = field.related_model
                assert issubclass(target, Page) or not issubclass(target, TranslatableMixin), f"{child}: {field}"


def test_links_to_pages_lead_to_the_readers_language(roots, samples, translations, rf):
    target = roots["pt"].locale
    article = samples.article.get_translation(target).specific
    text = next(block for block in article.body if block.block_type == "text")
    with override("pt"):
        assert 'href="/pt/"' in expand_db_html(text.value.source)
    assert [item.page.locale for item in article.chosen_people["authors"]] == [target]
    interview = samples.interview.get_translation(target).specific
    context = interview.get_context(rf.get("/"))
    assert [item.page.pk for item in context["related"]][:1] == [article.pk]
