"""Replace django-tasks-db's command of the same name, so that every worker uses leases."""

import os

from django.core.management.base import CommandError
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV, run_with_reloader
from django_tasks_db.management.commands.db_worker import Command as UpstreamCommand

from cms.background.worker import LeasedWorker


class Command(UpstreamCommand):
    help = "Run a background worker: its tasks are leased, and taken up by another where it is lost."

    def handle(self, *, verbosity, queue_name, exclude_queues, reload, **options):
        self.configure_logging(verbosity)
        queue_names = queue_name.split(",")
        excluded = exclude_queues.split(",") if exclude_queues else []
        if excluded and "*" not in queue_names:
            raise CommandError("--exclude-queues can only be used with --queue-name=*")
        arguments = ("interval", "batch", "backend_name", "startup_delay", "max_tasks", "worker_id")
        worker = LeasedWorker(
            queue_names=queue_names,
            excluded_queue_names=excluded,
            **{name: options[name] for name in arguments},
        )
        if not reload or options["batch"]:
            worker.configure_signals()
            worker.run()
            return
        if os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            worker.configure_signals()  # in the autoreloader's child process, which runs the tasks
        run_with_reloader(worker.run)
