"""Settings of background tasks (cms/background/)."""

from .environment import env

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The duration of a task's lease. The worker renews it four times in this time; after it, another takes over the task.
TASK_LEASE_SECONDS = env.int("TASK_LEASE_SECONDS", default=60)
TASK_MAX_SECONDS = env.int("TASK_MAX_SECONDS", default=3600)  # leases are not renewed after this time: the worker hangs
TASK_MAX_ATTEMPTS = env.int("TASK_MAX_ATTEMPTS", default=3)  # a task that lost this many workers fails

# A task that raises an exception is tried again after each of these times; then it has failed. Administrators are told.
TASK_RETRY_SECONDS = env.list("TASK_RETRY_SECONDS", cast=int, default=[30, 300, 1800, 7200])
