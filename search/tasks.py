"""Background tasks after a change."""

from django_tasks import task

from .index.lexicon import write_vocabularies


@task()
def write_vocabularies_task() -> None:
    """Collect the words of the languages again; quick if nothing has changed."""
    write_vocabularies()
