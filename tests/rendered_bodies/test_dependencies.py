"""Everything that a stored body was made from can change: every field of every object that any page type refers to."""

import datetime

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from cms.rendered_bodies.models import Dependency, StoredBody
from cms.rendered_bodies.recording import recording
from cms.rendered_bodies.storing import _render, store_body
from tests.factories import ArticlePageFactory, ImageFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db

# Fields that Wagtail and the program use internally, or that another object owns.
UNSEEN = {"id", "page_ptr", "file_hash", "file_size", "path", "depth", "numchild", "url_path", "files", "words"}


@scene
def pages(samples):
    """A page of every type; each of its references to an image leads to a separate image."""
    for page in samples.pages:
        values = {}
        for field in page._meta.get_fields():
            if field.concrete and field.many_to_one and field.related_model is get_image_model():
                values[field.name] = ImageFactory(title=f"{page._meta.model_name} {field.name}", author="Somebody")
                type(samples.image).objects.filter(pk=values[field.name].pk).update(files=samples.image.files)
        type(page).objects.filter(pk=page.pk).update(**values)
        store_body(page.pk)
    return [page for page in samples.pages if StoredBody.objects.filter(pk=page.pk).exists()]


def find_stale(pages) -> list[str]:
    """Return the names of pages whose readers would get something else than what would be rendered now."""
    stale = []
    for row in StoredBody.objects.filter(pk__in=[page.pk for page in pages]):
        if row.is_current:
            rendered = _render(row.pk)
            if (row.html, row.extras) != (rendered["html"], rendered["extras"]):
                stale.append(str(row.page))
    return stale


def list_objects(page) -> set:
    """Return all objects that a page's body, lead and extras are made from."""
    found = set()
    for model in (get_image_model(), get_document_model(), Page):
        keys = Dependency.objects.filter(body=page.pk, kind=model._meta.label_lower).values_list("key", flat=True)
        found |= set(model.objects.filter(pk__in=[int(key) for key in keys]))
    return found


def make_other(field, value):
    """Return another value of a field, or None if no other can be stored."""
    if field.choices:
        return next(choice for choice, _label in field.flatchoices if choice and choice != value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField | models.DateField):
        return datetime.date(2020, 1, 1) if not isinstance(field, models.DateTimeField) else None
    if isinstance(field, models.PositiveIntegerField):
        return 7
    if isinstance(field, models.FileField | models.ForeignKey | models.UUIDField):
        return None
    if isinstance(field, models.CharField | models.TextField | models.URLField):
        return f"{value}other"[: field.max_length]
    if isinstance(field, models.JSONField):
        return ["print"]
    return None


def save(thing, values):
    instance = type(thing).objects.get(pk=thing.pk)
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


def update(thing, values):
    type(thing)._base_manager.filter(pk=thing.pk).update(**values)


def list_changes(thing) -> dict[str, object]:
    fields = [field for field in thing._meta.concrete_fields if field.name not in UNSEEN]
    found = {field.name: make_other(field, getattr(thing, field.name)) for field in fields}
    return {name: value for name, value in found.items() if value is not None}


def find_used(keys) -> set[int]:
    """Return the keys of those stored bodies that are in use."""
    return set(StoredBody.objects.filter(pk__in=keys).exclude(code_key="").values_list("pk", flat=True))


def find_stale_among(keys) -> set[int]:
    """Return the keys of stored bodies in use that would now be rendered differently."""
    rows = StoredBody.objects.filter(pk__in=find_used(keys))
    return {
        row.pk for row in rows if (row.html, row.extras) != tuple(_render(row.pk)[key] for key in ("html", "extras"))
    }


@pytest.mark.parametrize("write", [save, update])
def test_whatever_field_of_whatever_object_changes_no_stored_body_is_stale(pages, write):
    """In the change's own transaction, with a save and with a queryset's update."""
    objects = set().union(*(list_objects(page) for page in pages))
    assert len({type(thing) for thing in objects}) == 3
    everything, stale, changes, users = {page.pk for page in pages}, [], {}, {}
    for thing in objects:
        rows = Dependency.objects.filter(kind=thing._meta.label_lower, key=str(thing.pk))
        changes[thing], users[thing] = list_changes(thing), set(rows.values_list("body", flat=True))
        assert users[thing]
        for name, value in changes[thing].items():  # each separately, for what was made from it
            with transaction.atomic():
                write(thing, {name: value})
                stale += [(pk, thing, name) for pk in find_stale_among(users[thing])]
                transaction.set_rollback(True)
        with transaction.atomic():  # for the rest, all fields together: it is not made from them, or not used any more
            write(thing, changes[thing])
            users[thing] |= everything - find_used(everything)
            transaction.set_rollback(True)
    for pk in everything:  # rendered once, after the changes of all objects that it is not made from
        with transaction.atomic():
            others = [thing for thing in objects if pk not in users[thing]]
            assert others
            for thing in others:
                write(thing, changes[thing])
            assert find_used({pk})
            stale += [(pk, others, "") for pk in find_stale_among({pk})]
            transaction.set_rollback(True)
    assert stale == []


def end_rights(image):
    image.expires_on = timezone.localdate() - datetime.timedelta(days=1)


def forbid_the_web(image):
    image.uses = ["print"]


def credit_somebody_else(image):
    image.author = "Quelqu’un d’autre"


def describe_otherwise(image):
    image.stage_texts("fr", text="Une tout autre description")


@pytest.mark.parametrize("change", [end_rights, forbid_the_web, credit_somebody_else, describe_otherwise])
def test_a_lead_image_that_is_not_in_the_body_is_followed_too(client, pages, commit, change):
    """For what readers see and for structured data; on every type of page whose body is stored."""
    for page in pages:
        lead = type(page).objects.get(pk=page.pk).lead_picture
        with commit():
            change(lead)
            lead.save()
        html = client.get(page.get_url()).content.decode()

        assert StoredBody.objects.get(pk=page.pk).is_current
        assert find_stale([page]) == []
        if change is credit_somebody_else and "<main" in html and lead.title in html:
            assert "Somebody" not in html.partition("<main")[2].partition(lead.title)[2][:300]
    if change in (end_rights, forbid_the_web):
        assert '<div class="lead">' not in html.replace("\n", "") or "<picture" not in html.partition("lead")[2][:80]


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(thing):
    thing.delete()


@pytest.mark.parametrize("change", [unpublish, restrict, delete])
def test_a_vanishing_page_is_followed_in_the_same_transaction(pages, samples, change):
    linked = StandardPageFactory(parent=samples.home, title="Lié", slug="lie")
    html = f'<p><a linktype="page" id="{linked.pk}">mot</a></p>'
    page = ArticlePageFactory(parent=samples.issue, slug="qui-lie", body=[("text", html)])
    assert store_body(page.pk)
    assert "/fr/lie/" in StoredBody.objects.get(pk=page.pk).html

    change(linked)

    assert not StoredBody.objects.get(pk=page.pk).is_current


def test_deleted_images_and_documents_are_gone_in_the_same_transaction(pages):
    for model in (get_image_model(), get_document_model()):
        for thing in model.objects.all():
            thing.delete()
    assert find_stale(pages) == []


def test_what_was_absent_is_followed_when_it_comes(samples, roots, commit):
    """A link to nothing, a related page that nobody sees, a missing translation, an image without files."""
    hidden = StandardPageFactory(parent=samples.home, title="Caché", slug="cache", live=False)
    elsewhere = StandardPageFactory(parent=roots["en"], title="Elsewhere", slug="elsewhere")
    image = ImageFactory(title="Nouvelle")
    coming = Page.objects.order_by("pk").last().pk + 1000
    link = '<p><a linktype="page" id="{}">mot</a></p>'
    body = [
        ("text", link.format(coming)),
        ("text", link.format(elsewhere.pk)),
        ("related_page", {"page": hidden}),
        ("related_page", {"page": elsewhere}),
        ("picture", {"image": image, "caption": "Une légende qui attend"}),
    ]
    page = ArticlePageFactory(parent=samples.issue, slug="attend", body=body)
    assert store_body(page.pk)

    def read():
        row = StoredBody.objects.get(pk=page.pk)
        assert row.is_current
        return row.html

    assert "<picture" not in read()
    assert "Caché" not in read()
    with commit():
        hidden.save_revision().publish()
    assert "Caché" in read()
    with commit():
        StandardPageFactory(parent=samples.home, title="Ici", slug="ici", translation_key=elsewhere.translation_key)
    assert read().count("/fr/ici/") == 2
    with commit():
        StandardPageFactory(parent=samples.home, title="Venue", slug="venue", pk=coming)
    assert "/fr/venue/" in read()
    with commit():
        type(image).objects.filter(pk=image.pk).update(files=samples.image.files)
    assert find_stale([page]) == []


def test_the_end_of_a_related_pages_time_ends_what_is_stored(samples, monkeypatch):
    soon = timezone.now() + datetime.timedelta(hours=1)
    linked = StandardPageFactory(parent=samples.home, title="Éphémère", slug="ephemere", expire_at=soon)
    page = ArticlePageFactory(parent=samples.issue, slug="cite", body=[("related_page", {"page": linked})])
    assert store_body(page.pk)
    assert "Éphémère" in StoredBody.objects.get(pk=page.pk).html

    monkeypatch.setattr(timezone, "now", lambda: soon)
    assert not StoredBody.objects.get(pk=page.pk).is_current


def test_what_is_not_shown_any_more_is_no_dependency_any_more(samples, commit):
    document = samples.document
    page = ArticlePageFactory(parent=samples.issue, slug="guide", body=[("download", {"document": document})])
    store_body(page.pk)
    own = Dependency.objects.filter(body=page.pk, kind=document._meta.label_lower)
    assert own.exists()
    with commit():
        page.body = []
        page.save_revision().publish()

    assert not own.exists()


def test_a_record_is_of_one_thread_and_ends_with_its_block(roots):
    with recording() as record:
        Page.objects.get(pk=roots["fr"].pk)
    known = set(record.keys)
    Page.objects.get(pk=roots["pt"].pk)

    assert ("wagtailcore.page", str(roots["fr"].pk)) in known
    assert record.keys == known


def test_every_table_that_bodies_are_made_from_is_watched(pages):
    """What is read without creating an object (a condition, a value) is in a table with its own signals."""
    watched = {"wagtailcore_pageviewrestriction", "wagtail_localize_translationsource", "wagtailcore_locale"}
    watched |= {"wagtailcore_site", "django_content_type"}
    kinds = set(Dependency.objects.values_list("kind", flat=True))
    watched |= {apps.get_model(kind)._meta.db_table for kind in kinds if kind != "text"}
    watched |= {model._meta.db_table for model in apps.get_models() if issubclass(model, Page)}
    with CaptureQueriesContext(connection) as queries:
        for page in pages:
            _render(page.pk)
    read = set()
    for query in queries:
        words = query["sql"].replace('"', " ").split()
        read |= {after for word, after in zip(words, words[1:], strict=False) if word in ("FROM", "JOIN")}

    assert {table for table in read if not table.startswith("(")} <= watched
