"""The command of `make run`: prepare the database, and run the server and the background worker."""

import os
import socket
import sys
import time
from typing import NamedTuple
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connections

from cms.background.timers import TIMERS, Timer, run_timer
from cms.serving.bounds import count_threads
from cms.serving.supervisor import Supervisor

from ...people import PEOPLE
from ...static_files import collect_static_files

HOST = "127.0.0.1"
LONGEST = 3600  # seconds between two runs of a timer: who tries the site out does not wait for the night


class Step(NamedTuple):
    text: str
    command: str
    arguments: tuple[str, ...] = ()


STEPS = (
    Step("Home pages of the languages", "bootstrap_site"),
    Step("Roles and moderation", "bootstrap_roles"),
    Step("Where each text stands in each language", "rebuild_translation_states"),
    Step("Demonstration content, if the database is empty", "seed_demo", ("--if-empty",)),
    Step("What was translated once, to be found again", "rebuild_translation_memory"),
    Step("Releases that were interrupted or are due", "run_releases"),
    Step("Bodies of pages, rendered ahead", "store_bodies"),
    Step("Pages that the search does not know yet", "rebuild_search"),
)


class Command(BaseCommand):
    help = "Prepare the database (migrations, roles, demonstration content if it is empty) and serve the site."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reload", action="store_true", help="Django's own server: debug pages, automatic reload.")
        parser.add_argument("--timeout", type=int, default=60, help="Seconds that the server may take to start.")

    def handle(self, *args, port, reload, timeout, **options):
        if settings.SETTINGS_MODULE == "cms.settings.production":
            raise CommandError("This serves the demonstration: it does not run on production settings.")
        refuse_taken_port(port)
        self.prepare(port)
        with Supervisor(self.say) as supervisor:
            supervisor.start("server", server_command(port, reload), vital=True)
            supervisor.start("worker", worker_command())
            wait_until_served(supervisor, port, timeout)
            self.print_addresses(port)
            due = {timer: time.monotonic() + get_interval(timer) for timer in TIMERS if timer.commands}
            while supervisor.watch():
                for timer, moment in due.items():
                    if time.monotonic() >= moment:
                        self.run_timer(timer)
                        due[timer] = time.monotonic() + get_interval(timer)

    def say(self, message):
        self.stdout.write(f"==> {message}")
        self.stdout.flush()

    def prepare(self, port):
        """Bring the database up to date; every step does nothing if its work is already done."""
        if getattr(settings, "STATIC_FILES_COLLECTED", False):  # of the settings for development
            self.say("Collecting the static files, if they have changed")
            collect_static_files()
        self.say("Compiling the catalogues")
        call_command("compile_catalogues", verbosity=1)
        self.say("Migrating the database")
        call_command("migrate", interactive=False, verbosity=1)
        for step in STEPS:
            self.say(f"{step.text} ({step.command})")
            call_command(step.command, *step.arguments)
        call_command("set_site_address", f"http://{HOST}:{port}/", only_local=True, verbosity=0)
        connections.close_all()

    def run_timer(self, timer):
        """Run a timer's commands as in production; a failure must not end the server."""
        try:
            if failed := run_timer(timer, verbosity=0):
                self.say(f"{timer.name} failed: {', '.join(failed)}")
        except Exception as error:  # the run could not be noted
            self.say(f"{timer.name} failed: {error!r}")
        finally:
            close_old_connections()

    def print_addresses(self, port):
        lines = [
            "",
            f"  The site       http://{HOST}:{port}/",
            f"  The newsroom   http://{HOST}:{port}/admin/",
            f"  Accounts       {', '.join(person.username for person in PEOPLE)}",
            "  Password       one for all: DEMO_PASSWORD when the content was made, or else the one printed then",
            "                 (lost? `.venv/bin/python manage.py changepassword editor` sets another)",
            "",
            "  Ctrl-C ends the server and its worker.",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def get_interval(timer: Timer) -> float:
    """Return the seconds between two runs of a timer."""
    return min(timer.every.total_seconds(), LONGEST)


def refuse_taken_port(port: int) -> None:
    """Raise CommandError if the port is in use: better now than after minutes of preparation."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}); choose another: PORT=8001 make run"
            ) from error


def server_command(port: int, reload: bool) -> list[str]:
    """Return the command for the server: Granian, as in production; with `reload`, Django's own server."""
    if reload:
        return [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]
    # fmt: off
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port),
        "--workers", "1", "--blocking-threads", str(count_threads()), "--http", "1", "--no-ws", "--workers-kill-timeout", "5",
        "--log-level", "warning", "cms.wsgi:application",
    ]
    # fmt: on


def worker_command() -> list[str]:
    """Return the command for the background worker, which looks for tasks every two seconds."""
    return [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "2", "--no-reload", "-v", "0"]


def wait_until_served(supervisor: Supervisor, port: int, timeout: int) -> None:
    """Wait until the health page is served; raise CommandError if it takes longer than `timeout` seconds."""
    deadline, problem = time.monotonic() + timeout, None
    while time.monotonic() < deadline:
        supervisor.watch(seconds=0.2)
        try:
            with urlopen(f"http://{HOST}:{port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError as error:  # a refused connection, or an error response
            problem = error
    raise CommandError(
        f"The server did not start within {timeout} seconds ({problem}); process {os.getpid()} gives up."
    )
