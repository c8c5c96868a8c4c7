"""Tasks for real workers: each writes down in the database, and in a file, how far it came."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task
from wagtail.models import Collection

from cms.background.fencing import in_one_transaction


def tell(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{word} {os.getpid()}\n")


def work(path: str, name: str, seconds: float) -> str:
    """Make a collection, wait where the first worker shall be ended, say so when it is done."""
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
    """As a picture does that needs more memory than there is."""
    tell(path, "began")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def return_what_cannot_be_stored() -> object:
    return object()
