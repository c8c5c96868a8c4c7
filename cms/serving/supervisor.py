"""A supervisor for a few processes: they start together and end together, however they end."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from django.core.management.base import CommandError

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # linux/prctl.h: the signal that a process gets when its parent dies
PATIENCE = 8  # seconds between asking a process to end and killing it
RESTART_AFTER = 3  # seconds before a process that is not vital is restarted


def prepare_child() -> None:
    """Unblock signals in the child before its program starts.

    The child ends when the supervisor ends, even by `kill -9`.
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """A context manager: its processes end with it, on Ctrl-C, SIGTERM, SIGHUP, an exception or the normal end.

    If a *vital* process ends, the others are ended too (CommandError); any other is restarted. Each process leads a
    group of its own, so that Ctrl-C reaches the supervisor alone and no process is signalled twice.
    """

    def __init__(self, say: Callable[[str], None]):
        self.say = say
        self.commands: dict[str, tuple[list[str], bool]] = {}
        self.running: dict[str, subprocess.Popen] = {}
        self.start_again_at: dict[str, float] = {}
        self.leaving = False

    def __enter__(self):
        # SIGINT too: a shell that starts us in the background has it ignored, and Python would leave it ignored.
        self.former = {number: signal.signal(number, self._leave) for number in ENDING}
        return self

    def __exit__(self, kind, error, traceback):
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave processes behind
        self.stop()
        for number, handler in self.former.items():
            signal.signal(number, handler)
        return kind is _Leave

    def _leave(self, number, frame):
        # Stored too: Python reports and drops what is raised within a finalizer or an at-fork hook.
        self.leaving = True
        raise _Leave

    def start(self, name: str, command: list[str], vital: bool = False) -> None:
        """Start a process; it inherits the environment and the terminal's output. vital: see the class."""
        self.commands[name] = (command, vital)
        # A signal between the fork and the assignment would lose the child.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            self.running[name] = subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=prepare_child,  # the supervisor has no threads
            )
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)

    def watch(self, seconds: float = 0.5) -> bool:
        """Wait, restart processes that have ended, return True. Raise CommandError if a vital one has ended."""
        time.sleep(seconds)
        if self.leaving:
            raise _Leave
        for name, process in list(self.running.items()):
            if process.poll() is None:
                continue
            command, vital = self.commands[name]
            if vital:
                raise CommandError(f"The {name} has ended (exit status {process.returncode}).")
            self.say(f"The {name} has ended (exit status {process.returncode}); it is started again.")
            del self.running[name]
            self.start_again_at[name] = time.monotonic() + RESTART_AFTER
        for name, moment in list(self.start_again_at.items()):
            if time.monotonic() >= moment:
                del self.start_again_at[name]
                self.start(name, self.commands[name][0])
        return True

    def stop(self) -> None:
        """Ask every process to end, wait, and kill those that have not ended."""
        for process in self.running.values():
            _signal_group(process, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for process in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _signal_group(process, signal.SIGKILL)  # also kills processes that a crashed leader left in its group
            process.wait()
        self.running.clear()


class _Leave(BaseException):
    """Raised by a signal handler, to leave the `with` block."""


def _signal_group(process: subprocess.Popen, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
