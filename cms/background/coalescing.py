"""Tasks that need to run once, however often they are asked for."""

from django_tasks.backends.base import Task
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult


def enqueue_once(task: Task, *args) -> None:
    """Enqueue a task, unless the same task with the same arguments waits already.

    The task must read what it works on when it runs. One that runs already may have read it too early: it does not
    count.
    """
    if isinstance(task.get_backend(), DatabaseBackend):
        waiting = DBTaskResult.objects.ready().filter(task_path=task.module_path, backend_name=task.backend)
        if waiting.filter(args_kwargs={"args": list(args), "kwargs": {}}).exists():
            return
    task.enqueue(*args)
