"""Tasks for real workers: each writes its progress in the database and in a file."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task
from wagtail.models import Collection

from cms.background.transactional import in_one_transaction


def tell(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{word} {os.getpid()}\n")


def work(path: str, name: str, seconds: float) -> str:
    """Create a collection, wait where the test ends the first worker, and note the end."""
    Collection.get_first_root_node().add_child(name=name)
    tell(path, "began")
    if len(Path(path).read_text().splitlines()) == 1:
        time.sleep(seconds)
    tell(path, "ended")
    return name


@task()
def run_plainly(path: str, name: str, seconds: float) -> str:
    return work(path, name, seconds)


@task()
@in_one_transaction
def run_whole(path: str, name: str, seconds: float) -> str:
    return work(path, name, seconds)


@task()
def end_the_worker(path: str) -> None:
    """End the worker, like an image that needs more memory than there is."""
    tell(path, "began")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def return_what_cannot_be_stored() -> object:
    return object()


@task()
def fail_at_first(path: str, times: int) -> str:
    """Raise an exception the first times."""
    tell(path, "began")
    if len(Path(path).read_text().splitlines()) <= times:
        raise ConnectionError("a service that does not answer")
    return "done"


@task()
def take_a_while(path: str, number: int) -> int:
    tell(path, f"began-{number}")
    time.sleep(0.3)
    tell(path, f"ended-{number}")
    return number
