"""What is done in the background after a change."""

from django_tasks import task

from .index.lexicon import write_vocabularies


@task()
def write_vocabularies_task() -> None:
    """Collect the words of the languages anew: soon done where nothing has changed since the last time."""
    write_vocabularies()
