"""Kept pages under load: behind both proxies and without one, with the bounds and without (`make load`).

    python -m tests.load [folder]    a folder keeps the demonstration for the next time
    ONLY=bounded SECONDS=20 python -m tests.load    the first half is "before", without bounds

Everything stays on the loopback. Needs nginx and Caddy.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from tests.benchmarks.serving import Bench
from tests.ops.proxies import HOST, Caddy, Nginx, ask
from tests.serving.cache.servers import find_port

from .attack import Outcome, attack

SEARCH = "/fr/recherche/"
SECONDS = int(os.environ.get("SECONDS", 8))


class Load(Bench):
    def __init__(self, folder: Path):
        super().__init__(folder)
        # The proxies of the tests speak plain HTTP to Caddy.
        self.environment |= {"SECURE_SSL_REDIRECT": "0"}

    @contextmanager
    def serving_unbounded(self):
        """Run the server as it was before: two workers with four threads each."""
        port = find_port()
        # fmt: off
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "error",
            "tests.load.unbounded:application",
        ]
        # fmt: on
        yield from self.watch(subprocess.Popen(command, env=self.environment), port)

    def run(self) -> int:
        print(f"\n{'':44} {'kept pages':>10} {'failed':>7} {'median':>9} {'99th':>10} {'longest':>10}   others got")
        for name, serving in (
            ("before", self.serving_unbounded),
            ("bounded", lambda: self.serving_as_deployed(workers=2)),
        ):
            for proxy in (None, Nginx, Caddy) if name == os.environ.get("ONLY", name) else ():
                with ExitStack() as stack:
                    server = stack.enter_context(serving())
                    self.measure_attack(name, server.port, proxy, stack)
        return 0

    def measure_attack(self, name: str, upstream: int, proxy_class, stack: ExitStack) -> None:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="proxy-")))
        proxy = proxy_class and proxy_class(folder)
        stack.enter_context(proxy.running(upstream) if proxy else nullcontext())
        port, tls, host = (proxy.port, proxy.secure, HOST) if proxy else (upstream, False, "127.0.0.1")
        kept = [path for kind, path in self.pages if path.startswith("/fr/")][:8]
        shown = f"{name}, {proxy_class.__name__.lower() if proxy else 'no proxy'}"
        where = {"kept": kept, "search": SEARCH, "tls": tls, "host": host, "seconds": SECONDS}
        for path in kept * 12:  # each time over a new connection, so that both processes keep the pages
            ask(upstream, path, secure=False, Host=host, **{"X-Forwarded-Proto": "https" if tls else "http"})
        print_outcome(f"{shown}, quiet", attack(port, is_quiet=True, **where))
        print_outcome(f"{shown}, attacked", attack(port, **where))


def print_outcome(name: str, outcome: Outcome) -> None:
    median, last, longest = (outcome.find_percentile(part) for part in (50, 99, 100))
    others = "; ".join(
        f"{kind} {', '.join(f'{count} times {status}' for status, count in sorted(found.items()))}"
        for kind, found in outcome.statuses.items()
        if kind != "kept"
    )
    figures = f"{len(outcome.times):>10} {outcome.count_failed:>7} {median:>6.1f} ms {last:>7.1f} ms {longest:>7.1f} ms"
    print(f"{name:44} {figures}   {others}", flush=True)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="load-", ignore_cleanup_errors=True) as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch)
        load = Load(folder)
        if (folder / "db.sqlite3").exists():
            load.list_pages()
        else:
            load.prepare()
        return load.run()


if __name__ == "__main__":
    sys.exit(main())
