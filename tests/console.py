"""A process that has loaded a site, and forks for each command or piece of code that tests run there.

A fork starts as a new process does, without connections and without what another has kept in memory; but the three
seconds that loading the site takes are spent once. What is tested itself as a process (a server, a worker, a timer, a
command that is killed) is started for real instead.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PROJECT = Path(__file__).parents[1]


class Console:
    """The process is started with the first command, and ends with the tests."""

    def __init__(self, environment: dict[str, str]):
        self.environment = environment
        self._process = None

    def manage(self, *arguments: str) -> str:
        """Run a management command; return what it prints. Raises CalledProcessError."""
        return self._ask(["manage.py", *arguments])

    def run(self, code: str) -> str:
        """Run some lines of Python; return what they print. Raises CalledProcessError."""
        return self._ask(code)

    def end(self) -> None:
        if self._process:
            self._process.stdin.close()
            self._process.wait()
            self._process.stdout.close()
            self._process = None

    def _ask(self, wanted: str | list[str]) -> str:
        if not self._process:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.console"],
                cwd=PROJECT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"The site cannot be loaded: exit code {self._process.wait()}."
        answer = json.loads(line)
        if answer["status"]:
            raise subprocess.CalledProcessError(answer["status"], wanted, answer["stdout"], answer["stderr"])
        return answer["stdout"]


def answer_all() -> None:
    """Read wishes from the standard input, one a line in JSON: a text is code, a list the arguments of a command."""
    import django

    django.setup()
    for line in sys.stdin:
        with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            child = os.fork()
            if not child:
                os._exit(run_here(json.loads(line), stdout, stderr))
            _, status = os.waitpid(child, 0)
            printed = {"status": os.waitstatus_to_exitcode(status)}
            for name, file in (("stdout", stdout), ("stderr", stderr)):
                file.seek(0)
                printed[name] = file.read().decode()
        print(json.dumps(printed), flush=True)


def run_here(wanted: str | list[str], stdout, stderr) -> int:
    """Do what is wished in this process, with its output in two files; return the exit code."""
    from django.core.management import execute_from_command_line

    os.dup2(stdout.fileno(), 1)
    os.dup2(stderr.fileno(), 2)
    status = 0
    try:
        if isinstance(wanted, list):
            execute_from_command_line(wanted)
        else:
            exec(compile(wanted, "<console>", "exec"), {"__name__": "__console__"})  # as `manage.py shell` does
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    return status


if __name__ == "__main__":
    answer_all()
