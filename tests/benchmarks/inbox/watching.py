"""Watch the site meanwhile: the memory of its processes, the decoders they load, and what a reader gets."""

import contextlib
import re
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.hosts.host import NAME

MEMORY_EVERY, PAGE_EVERY = 0.3, 0.2  # seconds


class Watch:
    """A context manager. list_processes: returns the ids of the processes that lead servers and workers, by kind."""

    def __init__(self, list_processes: Callable[[], dict[str, list[int]]], port: int, path: str):
        self.list_processes, self.port, self.path = list_processes, port, path
        self.memory: dict[str, int] = {}  # bytes, the most that one process has taken, by kind
        self.decoders: set[str] = set()  # kinds of processes that have loaded the decoder of HEIC
        self.took: list[float] = []
        self.unanswered = 0
        self.over = threading.Event()
        self.threads = [threading.Thread(target=target, daemon=True) for target in (self.see_memory, self.read_pages)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def see_memory(self) -> None:
        while not self.over.wait(MEMORY_EVERY):
            for kind, leaders in self.list_processes().items():
                for leader in leaders:
                    for pid, depth in list_tree(leader):
                        self.see(pid, f"{kind}'s decoding" if kind == "worker" and depth else kind)

    def see(self, pid: int, kind: str) -> None:
        with contextlib.suppress(OSError, TypeError):  # it has just ended
            status = Path(f"/proc/{pid}/status").read_text()
            most = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024
            self.memory[kind] = max(most, self.memory.get(kind, 0))
            if "heif" in Path(f"/proc/{pid}/maps").read_text():
                self.decoders.add(kind)

    def read_pages(self) -> None:
        """Be a reader of a kept page, through the proxy, with a new connection each time."""
        context = ssl._create_unverified_context()
        request = urllib.request.Request(f"https://127.0.0.1:{self.port}{self.path}", headers={"Host": NAME})
        while not self.over.wait(PAGE_EVERY):
            began = time.perf_counter()
            try:
                urllib.request.urlopen(request, timeout=10, context=context).read()
            except OSError:
                self.unanswered += 1
            else:
                self.took.append(time.perf_counter() - began)


def list_tree(pid: int, depth: int = 0) -> list[tuple[int, int]]:
    """Return a process and all below it, each with its depth."""
    found = [(pid, depth)]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += list_tree(int(child), depth + 1)
    return found
