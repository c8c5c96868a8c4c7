"""django-tasks-db: the parts of its worker that our worker with leases uses."""

from .internals import Internal, Kind

SEEN = "django-tasks-db 0.13.0"
WHY = "Our worker is a subclass of its worker: it claims a task and its lease in one transaction."
INSTEAD = "Write the loop of the worker in cms/background/worker.py wholly by ourselves."

WORKER = [
    Internal(f"django_tasks_db.{target}", Kind.NEEDED, SEEN, WHY, INSTEAD, parameters)
    for target, parameters in (
        ("management.commands.db_worker:Worker.run", ("self",)),
        ("management.commands.db_worker:Worker.configure_signals", ("self",)),
        ("management.commands.db_worker:Command.configure_logging", ("self", "verbosity")),
        ("models:DBTaskResult.claim", ("self", "worker_id")),
        ("models:DBTaskResult.set_successful", ("self", "return_value")),
        ("models:DBTaskResult.set_failed", ("self", "exc")),
        ("models:DBTaskResultQuerySet.ready", ("self",)),
        ("models:DBTaskResultQuerySet.get_locked", ("self",)),
        ("utils:exclusive_transaction", ("using",)),
        ("utils:is_locked_database_exception", ("e",)),
        ("utils:retry", ()),
    )
]
