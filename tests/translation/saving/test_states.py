"""States after any operations are those that a rebuild finds, and nobody sees others in between."""

import random
import re
from pathlib import Path

import pytest
from wagtail_localize.models import StringTranslation

import cms.translation
from cms.translation.editor.state import read_state
from cms.translation.models import TextState
from cms.translation.report.columns import find_states
from cms.translation.report.rows import get_rows
from cms.translation.saving.places import find_place, load_target, lock_translation
from cms.translation.saving.tasks import follow_saving
from cms.translation.saving.writing import delete_segment, write_segment
from cms.translation.status.stale import refresh_stale
from cms.translation.status.states import COMPARED, COUNTED, compute_states, get_tracked_models, rebuild_states
from cms.translation.text.segments import get_string_segments
from cms.translation.workflow import moderation

pytestmark = pytest.mark.django_db
STEPS = 40


def read_rows(rows):
    return sorted(
        [str(getattr(row, name)) for name in ("translation_key", "locale_id", *COMPARED, *COUNTED)] for row in rows
    )


def find_true_rows(key):
    return read_rows(row for model in get_tracked_models() for row in compute_states(model, [key]))


@pytest.mark.parametrize("seed", range(4))
def test_random_operations_leave_the_states_that_a_rebuild_finds(
    seed,
    translation,
    translator,
    moderator,
    act,
    commit,
    tasks_wait,
):
    chance = random.Random(seed)

    def save(desk=translator):
        with commit():
            locked = lock_translation(translation.pk)
            segment = chance.choice(list(get_string_segments(translation.source)))
            place = find_place(locked, load_target(locked), segment.pk)
            if place.row is not None and chance.random() < 0.25:
                return delete_segment(place, desk.user)
            words = f"palavras-{chance.randrange(5)}" if chance.random() < 0.9 else ""
            write_segment(place, words, desk.user, confirmed=chance.random() < 0.6)

    def complete():
        with commit():
            locked = lock_translation(translation.pk)
            target = load_target(locked)
            for segment in get_string_segments(translation.source):
                write_segment(find_place(locked, target, segment.pk), f"texto-{segment.pk}", translator.user)

    def submit():
        act(translator, translation, "submit-for-moderation")

    def approve():
        target = translation.get_target_instance()
        if target.workflow_in_progress:
            with commit():
                task_state = target.current_workflow_task_state
                if not moderation.find_objection(target):
                    task_state.approve(user=moderator.user)

    def withdraw():
        act(translator, translation, "cancel-moderation")

    def publish_source_again():
        page = translation.source.get_source_instance()
        page.summary = f"Résumé numéro {chance.randrange(4)}."
        with commit():
            page.save_revision().publish()
            translation.source.refresh_from_db()
            translation.source.update_from_db()

    def rub_out():
        with commit():
            row = StringTranslation.objects.filter(locale=translation.target_locale).order_by("?").first()
            if row:
                row.delete()

    def run_the_task():
        with commit():
            follow_saving.func(str(translation.source.object_id))

    key = translation.source.object_id
    readers = [
        lambda: read_state(translation),
        lambda: list(get_rows(translator.user)),
        lambda: find_states([key]),
    ]
    operations = [save] * 8 + [complete, submit, approve, withdraw, publish_source_again, rub_out, run_the_task]
    list(rebuild_states())  # the pages of the founded site have no states yet
    for _step in range(STEPS):
        chance.choice(operations)()
        if chance.random() < 0.5:
            chance.choice(readers)()
            assert read_rows(TextState.objects.filter(translation_key=key)) == find_true_rows(key)
    refresh_stale()
    assert list(rebuild_states())[-1][1] == 0


def test_one_task_follows_any_number_of_saves(translation, translator, put, tasks_wait):
    from django_tasks_db.models import DBTaskResult

    def count():
        return DBTaskResult.objects.filter(task_path=follow_saving.module_path).count()

    before = count()
    for words in ("Um", "Dois", "Tres"):
        put(translator, translation, "summary", words)
    assert count() == before + 1
    assert TextState.objects.get(translation=translation).is_stale
    refresh_stale()
    assert not TextState.objects.filter(is_stale=True).exists()
    put(translator, translation, "summary", "Quatro")
    assert count() == before + 2


def test_nothing_stale_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        refresh_stale()


# Modules that read states after a view or function of another one has refreshed them, or that read no state in them.
REFRESHED_BEFORE = {
    "dashboard/queries.py": "dashboard/panels.py",
    "report/filters.py": "report/rows.py",  # titles for choices
    "report/bulk.py": "report/rows.py",
    "report/checklist.py": None,  # which versions there are, not their states
    "review/panels.py": "dashboard/panels.py",  # panels of one page
    "text/authorship/authors.py": None,  # whether it is in review, which words do not change
    "status/tracking.py": None,
}


def test_whatever_reads_states_refreshes_them_first():
    folder = Path(cms.translation.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        name = str(path.relative_to(folder))
        if "migrations" in name or name in {"status/states.py", "status/stale.py"}:
            continue
        if re.search(r"\bTextState\.objects\b", path.read_text()):
            where = REFRESHED_BEFORE.get(name, name)
            assert where is None or "refresh_stale()" in (folder / where).read_text(), name
