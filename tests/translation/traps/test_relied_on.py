"""The other traps (docs/decisions/), which remain in wagtail-localize and Wagtail, and the behaviour around them that
we rely on.

These tests pass with our app and without it. Each name begins with its trap's number.
"""

from datetime import timedelta

import pytest
from django.db import connection, models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.blocks import ChoiceBlock, RawHTMLBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail.signals import page_published
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringTranslation

# Editors choose a width or a kind; it is the same in every language.
OUR_TRANSLATABLE_MODELS = [
    *(model for model in get_page_models() if model is not Page),
    *(model for model in get_snippet_models() if issubclass(model, TranslatableMixin)),
]


# --- 7: the translation memory depends on the place ------------------------------------------------------------------


@pytest.mark.django_db
def test_trap_7_a_sentence_is_remembered_for_its_place_only(start, fill, write):
    first, second = (start(page=write("fr", title="La même phrase", slug=slug)) for slug in ("une", "autre"))
    fill(first, "title")
    title = {"translation_of__data": "La même phrase", "locale": first.target_locale}
    assert StringTranslation.objects.filter(**title).count() == 1
    assert second.get_progress()[1] == 0


@pytest.mark.django_db
def test_trap_7_saving_overwrites_so_that_we_keep_the_history_ourselves(start, fill, hire, put):
    translation = start()
    for words in ("Primeiro", "Segundo"):
        put(hire("translator", "pt"), translation, "title", words)
    assert StringTranslation.objects.get(translation_of__data="Un texte").data == "Segundo"


# --- 9: what is not extracted ----------------------------------------------------------------------------------------


def walk_blocks(block):
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from walk_blocks(child)
    if hasattr(block, "child_block"):
        yield from walk_blocks(block.child_block)


@pytest.mark.parametrize("model", OUR_TRANSLATABLE_MODELS, ids=lambda model: model.__name__)
def test_trap_9_no_text_hides_in_a_block_that_is_not_extracted(model):
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for block in walk_blocks(field.stream_block):
                assert not isinstance(block, TableBlock | RawHTMLBlock | ImageBlock), (field.name, block.name)


@pytest.mark.parametrize("model", OUR_TRANSLATABLE_MODELS, ids=lambda model: model.__name__)
def test_trap_9_no_relation_is_copied_once_and_never_again(model):
    relations = [field for field in model._meta.get_fields() if isinstance(field, models.ManyToManyField)]
    assert not [field for field in relations if isinstance(field, ParentalManyToManyField)]


def test_trap_9_choices_in_blocks_hold_no_words_of_an_editors():
    """They are not extracted, so their values are codes; readers get their labels in their own language."""
    for model in OUR_TRANSLATABLE_MODELS:
        for field in model._meta.get_fields():
            for block in walk_blocks(field.stream_block) if isinstance(field, StreamField) else ():
                if isinstance(block, ChoiceBlock):
                    values = [value for value, _label in block.field.choices if value]
                    assert all(str(value).isascii() and " " not in str(value) for value in values), block.name


# --- 12: cost --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_trap_12_submitting_costs_hundreds_of_queries_so_each_page_is_a_task(
    write, pt, en, superuser, send, django_assert_max_num_queries
):
    """wagtail-localize takes 472 for each page and language, so each page is a task (test_submissions). An upper
    bound."""
    page = write("fr")
    with django_assert_max_num_queries(2 * 472):
        send(superuser, page, pt, en)
    assert page.has_translation(pt)


# --- 14: published or scheduled --------------------------------------------------------------------------------------


@pytest.fixture
def published():
    """The signals `page_published`: whether the page was live, and the number of transactions within the test's."""
    told = []

    def receive(sender, instance, **kwargs):
        told.append((instance.live, len(connection.savepoint_ids)))

    page_published.connect(receive)
    yield told
    page_published.disconnect(receive)


@pytest.mark.django_db
def test_trap_14_a_publication_that_is_only_scheduled_is_told_too_with_live_false(write, published):
    page = write("fr")
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert [is_live for is_live, _depth in published] == [False]


@pytest.mark.django_db
def test_trap_14_translators_get_no_words_of_a_text_that_is_only_scheduled(start, commit):
    translation = start()
    page = translation.source.get_source_instance()
    page.unpublish()
    page.summary = "Pas encore."
    page.go_live_at = timezone.now() + timedelta(days=1)
    with commit():
        page.save_revision().publish()
    assert "Pas encore." not in set(translation.source.stringsegment_set.values_list("string__data", flat=True))


@pytest.mark.django_db
def test_trap_14_on_approval_the_signal_comes_inside_a_transaction(write, published, hire):
    """Therefore, what follows a publication waits for the commit."""
    page = write("fr")
    outside = len(connection.savepoint_ids)
    hire("editor", "fr").submit(page)
    hire("moderator", "fr").approve(page)
    ((is_live, inside),) = published
    assert is_live
    assert inside > outside
