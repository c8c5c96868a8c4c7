"""Backends of background tasks that run all at once, except for tasks that most tests do without.

Tasks are named by the paths of their functions: the site without `cms.translation` cannot import that app's.
"""

from django_tasks.backends.immediate import ImmediateBackend

INDEXING = ("modelsearch.tasks.insert_or_update_object_task", "search.tasks.write_vocabularies_task")
# The translation memory, which is tested in tests/translation/memory.
REMEMBERING = ("cms.translation.memory.tasks.write_memory", "cms.translation.memory.tasks.prefill_translations")
DRAWING = (
    "cms.images.tasks.make_renditions_task",
    "cms.social_cards.tasks.refresh_card_task",
    "cms.social_cards.tasks.refresh_cards_showing_task",
    "cms.rendered_bodies.tasks.store_bodies",
)


class AllBut(ImmediateBackend):
    """Tasks run at once, except for some."""

    left_out = ()

    def _execute_task(self, task_result):
        if task_result.task.module_path not in self.left_out:
            super()._execute_task(task_result)


class AllButIndexing(AllBut):
    """Nothing is indexed for search, and the translation memory stays empty."""

    left_out = (*INDEXING, *REMEMBERING)


class AllButDrawing(AllBut):
    """Nothing is drawn: all renditions and cards take a minute. Bodies are stored once, at the end."""

    left_out = (*DRAWING, *REMEMBERING)


class AllButDrawingAndIndexing(AllBut):
    """Neither drawing nor indexing."""

    left_out = (*DRAWING, *INDEXING, *REMEMBERING)


class Remembering(AllBut):
    """Neither, but the translation memory is written."""

    left_out = (*DRAWING, *INDEXING)
