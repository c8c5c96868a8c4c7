"""Another formula for fingerprints changes no text's state: the migration, run on earlier data."""

import hashlib
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython
from wagtail_localize.models import StringTranslation

from cms.side_by_side.models import Alignment
from cms.translation.models import State, TextState, TranslatedRevision
from cms.translation.status.alignment import rebuild_alignments
from cms.translation.status.states import rebuild_states
from cms.translation.text.segments import find_missing, get_string_segments
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db
BEFORE = ("translation", "0001_initial")
MIGRATION = "cms.translation.migrations.0002_fingerprints_of_words"


def migrate():
    """Run the migration's own operations, on the models as they were before it."""
    loader = MigrationExecutor(connection).loader
    leaves = [node for node in loader.graph.leaf_nodes() if node[0] != "translation"]
    state = loader.project_state([*leaves, BEFORE])
    for operation in import_module(MIGRATION).Migration.operations:
        assert isinstance(operation, RunPython)
        operation.code(state.apps, SimpleNamespace(connection=connection))


def make_former_fingerprint(source):
    digest = hashlib.sha256()
    for path, text in get_string_segments(source).values_list("context__path", "string__data"):
        digest.update(f"{path}\0{text}\0".encode())
    return digest.hexdigest()


def store_as_before(source):
    """Replace the fingerprints and keys by those that the former code stored."""
    former = make_former_fingerprint(source)
    TranslatedRevision.objects.filter(translation__source=source).update(fingerprint=former)
    for alignment in Alignment.objects.filter(page__translation_key=source.object_id).select_related("page"):
        digest = hashlib.sha256(former.encode())
        for block in alignment.page.specific.body.raw_data:
            digest.update(f"\0{block['type']}\0{block.get('id')}".encode())
        alignment.key = digest.hexdigest()
        alignment.save()
    return former


@scene
def translated(start, fill, superuser, commit, write_story):
    """A story in two languages, both live and the same."""
    translation = start(page=write_story("fr"))
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    list(rebuild_states())  # the home pages were created with the database, before states were stored
    return translation


@pytest.fixture
def write_story(newsroom):
    from magazine.models import ArticlePage
    from tests.factories import ArticlePageFactory, MagazineIndexPageFactory

    def write_story(code) -> ArticlePage:
        index = MagazineIndexPageFactory(parent=newsroom[code], title="Magazine", slug="magazine")
        page = ArticlePageFactory(
            parent=index,
            title="Un texte",
            slug="un-texte",
            summary="Un résumé.",
            body=[("heading", "Un titre"), ("text", "<p>Un <b>mot</b>.</p><p>Un autre.</p>")],
            live=False,
        )
        page.save_revision().publish()
        return page

    return write_story


def list_keys(translation):
    return set(
        Alignment.objects.filter(page__translation_key=translation.source.object_id).values_list("key", flat=True)
    )


def test_a_translation_that_was_up_to_date_stays_so_and_can_still_be_read_beside_its_original(translated):
    current = TranslatedRevision.objects.latest("pk").fingerprint
    keys = list_keys(translated)
    assert len(keys) == 1
    former = store_as_before(translated.source)
    assert former != current
    assert list_keys(translated) != keys
    migrate()
    assert set(TranslatedRevision.objects.values_list("fingerprint", flat=True)) == {current}
    assert list_keys(translated) == keys
    assert list(rebuild_states())[-1][1] == 0
    assert rebuild_alignments() == 0
    assert TextState.objects.get(translation=translated).state == State.UP_TO_DATE


def test_a_translation_that_was_out_of_date_stays_so(translated, commit):
    page = translated.source.get_source_instance()
    page.summary = "Tout autre chose."
    with commit():
        page.save_revision().publish()
    TranslatedRevision.objects.update(fingerprint="0" * 64)
    list(rebuild_states())
    migrate()
    assert set(TranslatedRevision.objects.values_list("fingerprint", flat=True)) == {"0" * 64}
    assert list(rebuild_states())[-1][1] == 0
    assert TextState.objects.get(translation=translated).state == State.OUT_OF_DATE


def test_the_migration_can_run_twice(translated):
    store_as_before(translated.source)
    migrate()
    keys = list_keys(translated)
    migrate()
    assert list_keys(translated) == keys


def test_blank_translations_from_before_count_as_none(translated):
    rows = StringTranslation.objects.filter(context__path="summary")
    rows.update(data="\u200b &nbsp;")
    assert [segment.context.path for segment in find_missing(translated)] == ["summary"]
    migrate()
    assert rows.get().has_error
    list(rebuild_states())
    row = TextState.objects.get(translation=translated)
    assert (row.state, row.done) == (State.OUT_OF_DATE, row.total - 1)
