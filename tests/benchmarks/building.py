"""A newsroom of ten thousand stories in a scratch database, with the rows that wagtail-localize would have created."""

import uuid
from datetime import timedelta
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, Workflow, WorkflowState
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.models import SegmentChange, TranslatedRevision, TranslationJob
from cms.translation.text.segments import make_fingerprint
from home.roots import create_language_roots
from magazine.models import ArticlePage, MagazineIndexPage, StoryPage
from tests.factories import MagazineIndexPageFactory, SectionFactory, UserFactory

LANGUAGES = ["pt", "en"]  # the originals are French
SEGMENTS = 10
SENTENCE = "Les réserves du musée s'ouvrent un jeudi sur deux à qui veut apprendre à lire un herbier, phrase {}."
# The progress of every ten translations: None for no translation, otherwise the finished segments and whether it is
# live.
ROUND = [None, (0, False), (3, False), (7, False), (10, "review"), (10, True), (10, True), (10, True), (9, True), None]


def build(number: int, say=print) -> None:
    """Fill an empty database with French stories and their translations."""
    roots = create_language_roots()
    bootstrap_roles()
    locales = {code: Locale.objects.get(language_code=code) for code in ["fr", *LANGUAGES]}
    sections = [
        SectionFactory(name=f"Rubrique {i}", slug=f"rubrique-{i}", locale=locales["fr"], translation_key=uuid.uuid4())
        for i in range(5)
    ]
    people = [UserFactory(username=f"translator{i}", last_name=str(i)) for i in range(6)]
    indexes = {code: MagazineIndexPageFactory(parent=roots[code], title=f"Magazine {code}") for code in locales}
    keys = [uuid.uuid4() for _ in range(number)]
    plan = {
        code: [ROUND[(i * (place + 3) + place) % 10] for i in range(number)] for place, code in enumerate(LANGUAGES)
    }
    say("  pages")
    add_pages(indexes["fr"], [(key, i, True) for i, key in enumerate(keys)], sections)
    pages = {}
    for code in LANGUAGES:
        wanted = [(key, i, plan[code][i][1] is True) for i, key in enumerate(keys) if plan[code][i]]
        pages[code] = add_pages(indexes[code], wanted, sections)
    say("  segments")
    sources, segments = _add_sources(keys, locales["fr"])
    for code in LANGUAGES:
        say(f"  translations: {code}")
        _add_translations(code, locales[code], keys, plan[code], sources, segments, people, pages[code])


def _bulk(model, objects):
    objects = iter(objects)
    while batch := list(islice(objects, 5000)):
        model.objects.bulk_create(batch, batch_size=500)


def add_pages(index: MagazineIndexPage, wanted, sections, write=lambda number: {}) -> dict:
    """Create stories below an index; return their ids by translation key. bulk_create does not support inheritance.

    wanted: (translation key, number, live) of each. write: returns further fields of a story.
    """
    type_id = ContentType.objects.get_for_model(ArticlePage).pk
    stories = [
        ArticlePage(
            path=index._get_path(index.path, index.depth + 1, place + 1),
            depth=index.depth + 1,
            **{
                "title": f"Histoire {i} des réserves ouvertes ({index.locale.language_code})",
                "draft_title": f"Histoire {i} des réserves ouvertes ({index.locale.language_code})",
                "slug": f"histoire-{i}",
                "url_path": f"{index.url_path}histoire-{i}/",
                "locale": index.locale,
                "translation_key": key,
                "content_type_id": type_id,
                "live": live,
                "section": sections[i % 5],
            }
            | write(i),
        )
        for place, (key, i, live) in enumerate(wanted)
    ]
    columns = [field for field in Page._meta.concrete_fields if not field.primary_key]
    _bulk(Page, (Page(**{field.attname: getattr(story, field.attname) for field in columns}) for story in stories))
    ids = dict(Page.objects.child_of(index).values_list("translation_key", "pk"))
    for story in stories:
        story.pk = story.page_ptr_id = story.storypage_ptr_id = story.id = ids[story.translation_key]
    for model in (StoryPage, ArticlePage):
        fields = model._meta.local_concrete_fields
        for start in range(0, len(stories), 200):
            model._base_manager.all()._insert(stories[start : start + 200], fields=fields, using="default", raw=True)
    Page.objects.filter(pk=index.pk).update(numchild=len(stories))
    return ids


def add_originals(keys, locale) -> None:
    """Create wagtail-localize's rows for the stories of these keys, which were written in a language."""
    page_type = ContentType.objects.get_for_model(Page)
    story_type = ContentType.objects.get_for_model(ArticlePage)
    now = timezone.now()
    _bulk(TranslatableObject, (TranslatableObject(translation_key=key, content_type=page_type) for key in keys))
    _bulk(
        TranslationSource,
        (
            TranslationSource(
                object_id=key,
                specific_content_type=story_type,
                locale=locale,
                object_repr=f"Histoire {i}",
                content_json="{}",
                last_updated_at=now,
            )
            for i, key in enumerate(keys)
        ),
    )


def _add_sources(keys, locale):
    add_originals(keys, locale)
    sources = dict(TranslationSource.objects.values_list("object_id", "pk"))
    texts = [SENTENCE.format(number) for number in range(len(keys) * SEGMENTS)]
    _bulk(String, (String(locale=locale, data=text, data_hash=String._get_data_hash(text)) for text in texts))
    strings = dict(String.objects.values_list("data", "pk"))
    _bulk(
        TranslationContext,
        (
            TranslationContext(
                object_id=key,
                path=f"body.{place}",
                field_path="body",
                path_id=TranslationContext._get_path_id(f"body.{place}"),
            )
            for key in keys
            for place in range(SEGMENTS)
        ),
    )
    contexts = {(key, path): pk for key, path, pk in TranslationContext.objects.values_list("object_id", "path", "pk")}
    segments = {
        key: [
            (strings[text], contexts[key, f"body.{place}"], place, text)
            for place, text in enumerate(texts[i * SEGMENTS : (i + 1) * SEGMENTS])
        ]
        for i, key in enumerate(keys)
    }
    _bulk(
        StringSegment,
        (
            StringSegment(source_id=sources[key], string_id=string, context_id=context, order=place)
            for key in keys
            for string, context, place, _text in segments[key]
        ),
    )
    return sources, segments


def _add_translations(code, locale, keys, plan, sources, segments, people, pages):
    known = [(i, key, progress) for i, (key, progress) in enumerate(zip(keys, plan, strict=True)) if progress]
    _bulk(Translation, (Translation(source_id=sources[key], target_locale=locale) for _i, key, _progress in known))
    translations = dict(Translation.objects.filter(target_locale=locale).values_list("source__object_id", "pk"))
    _bulk(
        StringTranslation,
        (
            StringTranslation(
                translation_of_id=string,
                context_id=context,
                locale=locale,
                data=f"{code} {string}",
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for _i, key, (done, _live) in known
            for string, context, _place, _text in segments[key][:done]
        ),
    )
    _bulk(
        SegmentChange,
        (
            SegmentChange(
                translation_id=translations[key], string_id=segments[key][-1][0], context_id=segments[key][-1][1]
            )
            for _i, key, (done, live) in known
            if live is True and done < SEGMENTS
        ),
    )
    _add_revisions([(key, pages[key]) for _i, key, (_done, live) in known if live is True], translations, segments)
    today = timezone.localdate()
    _bulk(
        TranslationJob,
        (
            TranslationJob(
                translation_id=translations[key],
                assignee=people[i % 6] if i % 4 else None,
                due_date=today + timedelta(days=i % 60 - 10),
            )
            for i, key, _progress in known
            if i % 3
        ),
    )
    workflow = Workflow.objects.first()
    _bulk(
        WorkflowState,
        (
            WorkflowState(
                base_content_type=ContentType.objects.get_for_model(Page),
                content_type=ContentType.objects.get_for_model(ArticlePage),
                object_id=str(pages[key]),
                workflow=workflow,
                status=WorkflowState.STATUS_IN_PROGRESS,
            )
            for _i, key, (_done, live) in known
            if live == "review"
        ),
    )


def _add_revisions(published, translations, segments):
    """Create the rows that say what each live translation was made from."""
    types = {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "content_type": ContentType.objects.get_for_model(ArticlePage),
    }
    now = timezone.now()
    _bulk(Revision, (Revision(object_id=str(pk), content={}, created_at=now, **types) for _key, pk in published))
    of_page = {int(object_id): pk for object_id, pk in Revision.objects.values_list("object_id", "pk")}
    _bulk(
        TranslatedRevision,
        (
            TranslatedRevision(
                revision_id=of_page[pk],
                translation_id=translations[key],
                fingerprint=make_fingerprint((f"body.{place}", text) for _s, _c, place, text in segments[key]),
                is_complete=True,
            )
            for key, pk in published
        ),
    )
    revision = Revision.objects.filter(object_id=Cast(OuterRef("pk"), CharField()))
    locale = Page.objects.get(pk=published[0][1]).locale
    Page.objects.filter(locale=locale, content_type=types["content_type"], live=True).update(
        live_revision=Subquery(revision.values("pk")[:1])
    )
