"""People, images, dates and all other values follow, whatever is left to translate; words stay."""

import datetime
from decimal import Decimal

import pytest
from django.db import models
from django.test import TestCase
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import StringTranslation

from cms.translation.models import State
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.text.segments import find_missing, list_words
from cms.translation.workflow import moderation
from magazine.models import StoryAuthor
from tests.factories import UserFactory
from tests.samples import Samples
from tests.scenes import scene

from .words import read_words

pytestmark = pytest.mark.django_db


# --- Every field that the models declare -----------------------------------------------------------------------------


def change_value(instance, field) -> None:
    """Give a field a value that it did not have."""
    value = getattr(instance, field.attname)
    if isinstance(field, models.ForeignKey):
        others = field.related_model._default_manager.exclude(pk=value)
        changed = others.values_list("pk", flat=True).first() if not field.null or others.exists() else None
    elif field.choices:
        changed = next(code for code, _name in field.flatchoices if code and code != value)
    elif isinstance(value, bool):
        changed = not value
    elif isinstance(value, datetime.date):
        changed = value + datetime.timedelta(days=1)
    elif isinstance(value, int | Decimal):
        changed = value + 1
    elif isinstance(field, models.URLField):
        changed = "https://example.org/other"
    else:
        changed = f"{value}9"
    setattr(instance, field.attname, changed)


def change_all_that_is_no_word(page) -> list[str]:
    """Change every synchronised field of a page, and its rows; return the names."""
    names = []
    for declared in type(page).translatable_fields:
        field = declared.get_field(type(page))
        if declared.field_name in ("title", "slug"):
            continue
        if isinstance(field, models.ManyToOneRel) and not issubclass(field.related_model, TranslatableMixin):
            rows = list(getattr(page, field.name).all())
            assert rows, f"the sample has no {field.name}"
            getattr(page, field.name).set(rows[:-1])
        elif isinstance(declared, SynchronizedField):
            change_value(page, field)
        else:
            continue
        names.append(field.name)
    return names


def describe(page, name):
    field = page._meta.get_field(name)
    if not isinstance(field, models.ManyToOneRel):
        return getattr(page, field.attname)
    links = [f for f in field.related_model._meta.fields if f.is_relation and not isinstance(f, ParentalKey)]
    return [
        [getattr(row, f.attname) for f in links if f.name not in ("page_ptr", "locale")]
        for row in getattr(page, name).all()
    ]


def test_every_synchronised_field_of_every_page_type_follows_while_words_wait(roots, pt):
    samples = Samples(roots["fr"])
    other = Samples(roots["en"])  # other images, institutions and people to choose
    assert other
    for page in samples.pages:
        source = type(page).objects.get(pk=page.pk)
        translation = start_translation(source, pt)
        with TestCase.captureOnCommitCallbacks(execute=True):
            fill_segments(translation, lambda s: "x-pt" if s.context.path == "slug" else f"[{s.string.data}]")
            translation.save_target(publish=False)
            save_draft(translation).publish(skip_permission_checks=True)
        source = type(page).objects.get(pk=page.pk)
        names = change_all_that_is_no_word(source)
        source.summary = "Tout autre chose, à traduire."
        with TestCase.captureOnCommitCallbacks(execute=True):
            source.save_revision().publish()
        source, target = type(page).objects.get(pk=page.pk), translation.get_target_instance()
        for name in names:
            assert describe(target, name) == describe(source, name), (type(page).__name__, name)
        assert target.summary == f"[{page.summary}]"
        assert [segment.context.path for segment in find_missing(translation)] == ["summary"]
        assert not target.has_unpublished_changes
        before = {f.name: f.value_from_object(page) for f in page._meta.fields if isinstance(f, StreamField)}
        for name, value in before.items():
            after = getattr(target, name).get_prep_value()
            assert read_words(after) == [f"[{words}]" for words in read_words(value.get_prep_value())]


# --- People ----------------------------------------------------------------------------------------------------------


@scene
def story(publish_story, images):
    return publish_story([("heading", "Un titre"), ("picture", {"image": images[0], "caption": "Une image"})])


def set_authors(*people):
    def change(page):
        page.authors.set([StoryAuthor(person=person) for person in people])

    return change


def read_authors(translation):
    return [row.person for row in translation.get_target_instance().authors.all()]


def test_another_author_follows_with_a_new_summary(story, edit, people, read_row):
    def change(page):
        set_authors(people[2], people[1])(page)
        page.summary = "Un autre résumé tout neuf."

    edit(story, change)
    assert read_authors(story) == [people[2], people[1]]
    assert story.get_target_instance().summary == "[Un résumé.]"
    row = read_row(story)
    assert (row.state, row.outdated) == (State.OUT_OF_DATE, 1)


def test_another_author_follows_alone(story, edit, people, read_row):
    edit(story, set_authors(people[1]))
    assert read_authors(story) == [people[1]]
    assert read_row(story).state == State.UP_TO_DATE


def test_authors_in_another_order_follow(story, edit, people):
    edit(story, set_authors(people[1], people[0]))
    edit(story, set_authors(people[0], people[1]))
    assert read_authors(story) == [people[0], people[1]]


def test_a_republication_without_a_change_makes_no_revision_of_a_page_with_rows(story, edit):
    before = story.get_target_instance().latest_revision_id
    edit(story, lambda page: None)
    assert story.get_target_instance().latest_revision_id == before


def test_another_author_follows_where_parts_are_missing(publish_story, edit, people):
    story = publish_story([("heading", "Un titre")], leave_out={"summary"})
    parts = story.get_target_instance().untranslated_parts
    edit(story, set_authors(people[1]))
    target = story.get_target_instance()
    assert read_authors(story) == [people[1]]
    assert (target.summary, target.untranslated_parts) == ("Un résumé.", parts)


def test_another_author_follows_while_translators_write_unreviewed_words(story, edit, people, fill):
    fill(story, "summary", "title", mark="unreviewed {}".format)
    edit(story, set_authors(people[1]))
    target = story.get_target_instance()
    assert read_authors(story) == [people[1]]
    assert (target.title, target.summary) == ("[Un texte]", "[Un résumé.]")


def test_authors_follow_twice_while_the_same_words_wait(story, edit, people):
    def change(page):
        set_authors(people[1])(page)
        page.summary = "Un autre résumé tout neuf."

    edit(story, change)
    edit(story, set_authors(people[2]))
    assert read_authors(story) == [people[2]]
    assert story.get_target_instance().summary == "[Un résumé.]"


# --- Bodies ----------------------------------------------------------------------------------------------------------


def test_an_image_of_the_body_follows_while_words_wait(story, edit_body, read_body, images):
    def change(blocks):
        blocks[1]["value"]["image"] = images[2].pk
        blocks[0]["value"] = "Un titre tout neuf"

    edit_body(story, change, summary="Un autre résumé tout neuf.")
    heading, image = read_body(story)
    assert image["value"] == {"image": images[2].pk, "caption": "[Une image]"}
    assert heading["value"] == "[Un titre]"
    assert story.get_target_instance().summary == "[Un résumé.]"


def test_a_new_image_without_words_follows_and_new_words_wait(story, edit_body, read_body, images):
    def change(blocks):
        new = [
            {
                "type": "picture",
                "value": {"image": images[1].pk, "caption": ""},
                "id": "c0ffee00-0000-4000-8000-000000000001",
            },
            {"type": "text", "value": "<p>Des mots.</p>", "id": "c0ffee00-0000-4000-8000-000000000002"},
        ]
        return [blocks[0], *new, blocks[1]]

    edit_body(story, change)
    theirs = read_body(story)
    assert [block["type"] for block in theirs] == ["heading", "picture", "picture"]
    assert theirs[1]["value"]["image"] == images[1].pk


def test_a_block_that_the_original_has_no_more_stays_while_it_has_words(story, edit_body, read_body, read_row):
    edit_body(story, lambda blocks: blocks[1:])
    assert read_words(read_body(story)) == ["[Un titre]", "[Une image]"]
    assert read_row(story).state == State.OUT_OF_DATE


def test_a_caption_that_is_new_waits_and_its_image_follows(publish_story, edit_body, read_body, images):
    story = publish_story([("picture", {"image": images[0], "caption": ""}), ("heading", "Un titre")])

    def change(blocks):
        blocks[0]["value"] = {"image": images[1].pk, "caption": "Une légende"}

    edit_body(story, change)
    assert read_body(story)[0]["value"] == {"image": images[1].pk, "caption": ""}
    assert [segment.string.data for segment in find_missing(story)] == ["Une légende"]


def test_a_link_of_the_same_words_follows_while_other_words_wait(publish_story, edit_body, read_body):
    link = '<p>Voir <a href="https://example.org/{}">ici</a>.</p>'
    story = publish_story([("text", link.format("un")), ("heading", "Un titre")])

    def change(blocks):
        blocks[0]["value"] = link.format("deux")
        blocks[1]["value"] = "Un titre tout neuf"

    edit_body(story, change)
    text, heading = read_body(story)
    assert text["value"] == '<p>[Voir <a href="https://example.org/deux">ici</a>.]</p>'
    assert heading["value"] == "[Un titre]"


def test_text_that_became_empty_stays_until_it_is_reviewed(story, edit):
    def change(page):
        page.summary = ""

    edit(story, change)
    assert story.get_target_instance().summary == "[Un résumé.]"


def test_a_paragraph_in_the_original_language_stays_marked_so(publish_story, edit, read_body, people, fill):
    story = publish_story([("text", "<p>Un <b>mot</b>.</p>")], leave_out={"summary"})
    target = story.get_target_instance()
    path = next(p for p, _text in list_words(target) if p.startswith("body"))
    StringTranslation.objects.filter(context__path=path).delete()
    moderation.publish(story, UserFactory(is_superuser=True), with_missing=True)
    assert '<span lang="fr">' in read_body(story)[0]["value"]
    fill(story, path, mark="unreviewed {}".format)
    edit(story, set_authors(people[1]))
    assert read_authors(story) == [people[1]]
    assert read_body(story)[0]["value"] == '<p><span lang="fr">Un <b>mot</b>.</span></p>'
    assert path in story.get_target_instance().untranslated_parts["paths"]
