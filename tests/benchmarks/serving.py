"""The cost of a page: cached, revalidated, rendered; compared with bare granian and nginx (`make bench`).

The reliable figure is the server's CPU time for each request: requests per second mean little, since the server shares
the machine with the client (wrk). Everything stays on the loopback. Needs wrk and nginx (apt install wrk nginx-light).

    python -m tests.benchmarks.serving           all of it
    python -m tests.benchmarks.serving memory    only the memory of a worker: needs neither wrk nor nginx
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.serving.cache.servers import find_port, wait_for

PROJECT = Path(__file__).parents[2]
SECONDS = int(os.environ.get("SECONDS", 5))
READERS = 8  # at a time
KEPT_PAGES = 900
MEMORY = 140  # MB that a worker with so many pages takes at most
TICK = os.sysconf("SC_CLK_TCK")
# The kinds of pages that have a goal, by their page type.
KINDS = {
    "homepage": "home",
    "issuepage": "issue",
    "articlepage": "article",
    "interviewpage": "interview",
    "exhibitionpage": "exhibition",
}
LIST = """
from wagtail.models import Page
from cms.core.content.visibility import visible
for page in visible(Page.objects.filter(depth__gt=1)).select_related("content_type"):
    print(page.content_type.model, page.url)
"""
BARE = """
import json
headers = [tuple(item) for item in json.load(open("{folder}/headers.json"))]
body = open("{folder}/page.br", "rb").read()
def application(environ, start_response):
    start_response("200 OK", list(headers))
    return [body]
"""
# Packages that only development has installed, and that libraries import if they find them: 7 MB more than in
# production.
HIDE = """
import sys
sys.modules.update(dict.fromkeys(("jinja2", "markupsafe", "pygments")))
"""
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; user {user};
events {{ worker_connections 512; }}
http {{
  access_log off; keepalive_requests 1000000; sendfile on; tcp_nopush on;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{port};
    location / {{ root {folder}/www; default_type "text/html; charset=utf-8"; {headers} }}
  }}
}}
"""


def main(only_memory: bool) -> int:
    missing = [name for name in ("wrk", "nginx") if not only_memory and not shutil.which(name)]
    if missing:
        print(f"Not measured: {', '.join(missing)} is not installed (apt install wrk nginx-light).")
        return 1
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        bench = Bench(Path(folder))
        bench.prepare()
        return bench.measure_memory() if only_memory else bench.run()


class Bench:
    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "SECRET_KEY": "a benchmark needs no secret, but it must be long enough to pass the checks of Django",
            "ALLOWED_HOSTS": "*",
            "SITE_URL": "https://127.0.0.1",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "PAGE_VERSION_FILE": f"{folder}/page-version",
            "LOG_LEVEL": "ERROR",
            "DEMO_PASSWORD": "a phrase for the benchmark",
        }

    def manage(self, *arguments: str, settings: str = "cms.settings.production") -> str:
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": settings}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def prepare(self) -> None:
        """Fill a scratch database with the demonstration, with its images and bodies made."""
        print("==> The demonstration's content in a scratch database (a minute)", flush=True)
        self.manage("migrate", "-v0", settings="tests.benchmarks.settings")
        self.manage("collectstatic", "--no-input", "-v0")
        for command in ("bootstrap_site", "bootstrap_roles"):
            self.manage(command, settings="tests.benchmarks.settings")
        self.manage("seed_demo", settings="tests.benchmarks.settings")
        self.list_pages()

    def list_pages(self) -> None:
        listed = self.manage("shell", "-v0", "-c", LIST, settings="tests.benchmarks.settings")
        self.pages = [tuple(line.split(" ", 1)) for line in listed.splitlines() if " /" in line]

    def run(self) -> int:
        with ExitStack() as stack:
            kept = stack.enter_context(self.serving("cms.wsgi:application"))
            anew = stack.enter_context(self.serving("cms.wsgi:application", PAGE_CACHE_BYTES="0"))
            paths = self.find_paths()
            headers = self.keep_page(kept.port, paths["article"])
            bare = stack.enter_context(self.serving("bare:application", PYTHONPATH=str(self.folder)))
            nginx = stack.enter_context(self.nginx(headers))
            tag = dict(headers)["etag"]
            self.print_head()
            reference = self.measure("bare granian, the same bytes", bare, "/")
            self.measure("nginx, the same bytes, a file", nginx, "/page")
            cost = self.measure("a kept article", kept, paths["article"])
            self.measure("a kept article that the reader has (304)", kept, paths["article"], f"If-None-Match: {tag}")
            for name, path in paths.items():
                # One reader: with several, threads would wait for each other, and the figure would include that.
                self.measure(f"{name}, made anew", anew, path, readers=1)
            print(f"\n{'A kept page costs':44} {cost / reference:.2f} times bare granian's CPU (goal: 1.5)")
        return self.measure_memory()

    def find_paths(self) -> dict[str, str]:
        """Return a URL of each kind that has a goal, among the French pages of the site."""
        found = {}
        for kind, path in self.pages:
            if kind in KINDS and path.startswith("/fr/"):
                found.setdefault(KINDS[kind], path)
        return found

    def keep_page(self, port: int, path: str) -> list[tuple[str, str]]:
        """Write the site's response into files, for the other servers to send."""
        answer = urllib.request.urlopen(ask(port, path, "br"), timeout=30)
        headers = [
            (name, value) for name, value in answer.headers.items() if name not in ("server", "date", "connection")
        ]
        (self.folder / "page.br").write_bytes(answer.read())
        (self.folder / "headers.json").write_text(json.dumps(headers))
        (self.folder / "bare.py").write_text(BARE.format(folder=self.folder))
        return headers

    @contextmanager
    def serving(self, application: str, **environment: str):
        port = find_port()
        # fmt: off
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "error", application,
        ]
        # fmt: on
        process = subprocess.Popen(command, cwd=PROJECT, env=self.environment | environment)
        yield from self.watch(process, port)

    @contextmanager
    def serving_as_deployed(self, workers: int = 1):
        """Run the server, started by the script that production uses."""
        port = find_port()
        command = ["bash", "docs/deploy/serve.sh", str(Path(sys.executable).parent)]
        (self.folder / "sitecustomize.py").write_text(HIDE)
        environment = self.environment | {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(workers)}
        environment["PYTHONPATH"] = str(self.folder)
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL)
        yield from self.watch(process, port)

    @contextmanager
    def nginx(self, headers: list[tuple[str, str]]):
        port = find_port()
        (self.folder / "www").mkdir()
        (self.folder / "www" / "page").write_bytes((self.folder / "page.br").read_bytes())
        sent = " ".join(
            f"add_header {name} '{value.replace(chr(39), chr(92) + chr(39))}';"
            for name, value in headers
            if name not in ("content-type", "content-length", "etag")
        )
        user = "root" if os.getuid() == 0 else os.environ.get("USER", "nobody")
        configuration = self.folder / "nginx.conf"
        configuration.write_text(NGINX.format(folder=self.folder, port=port, headers=sent, user=user))
        process = subprocess.Popen(["nginx", "-c", str(configuration)])
        yield from self.watch(process, port)

    def watch(self, process: subprocess.Popen, port: int):
        try:
            wait_for(port, process)
            yield Server(process, port)
        finally:
            process.terminate()
            process.wait(20)

    def print_head(self) -> None:
        print(f"\n{'':44} {'CPU a request':>14} {'requests/s':>11} {'median':>9} {'99th':>9}")

    def measure(self, name: str, server: "Server", path: str, header: str = "", readers: int = READERS) -> float:
        """Let some readers send requests for some seconds; print the figures, return the CPU seconds of a request."""
        get(server.port, path)  # fills the cache, and opens the connection to the database
        before = server.get_cpu()
        # fmt: off
        command = [
            "wrk", "-t1", f"-c{readers}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: br",
            "-H", "X-Forwarded-Proto: https", *(["-H", header] if header else []),
            f"http://127.0.0.1:{server.port}{quote(path)}",
        ]
        # fmt: on
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        cost = server.get_cpu() - before
        requests = int(re.search(r"(\d+) requests in", said)[1])
        if "Non-2xx" in said and not header:
            raise SystemExit(f"{name}: not every answer was 200\n{said}")
        median, last = (re.search(rf"^ +{part}% +(\S+)", said, re.MULTILINE)[1] for part in (50, 99))
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
        each = cost / requests
        shown = f"{each * 1e6:.0f} µs" if each < 0.001 else f"{each * 1e3:.1f} ms"
        print(f"{name:44} {shown:>14} {rate:>11.0f} {median:>9} {last:>9}", flush=True)
        return each

    def measure_memory(self) -> int:
        """Fill the cache with 900 pages, under several host names of the site; return 1 above the goal."""
        with self.serving_as_deployed() as server:
            count, hosts = 0, 0
            before = server.get_memory()
            while count < KEPT_PAGES and hosts < 40:
                hosts += 1
                for _kind, path in self.pages:
                    if count < KEPT_PAGES and is_found(server.port, path, f"host{hosts}.example.org"):
                        count += 1
            after = server.get_memory()
            print(
                f"A worker, in MB{'':29} {'resident':>9} {'its share':>10} {'its own':>8}   (goal: a share of {MEMORY})"
            )
            for name, memory in (("after the start", before), (f"with {count} pages kept", after)):
                print(f"{name:44} {memory['Rss']:9.0f} {memory['Pss']:10.0f} {memory['Private']:8.0f}")
        return int(after["Pss"] > MEMORY)


class Server:
    def __init__(self, process: subprocess.Popen, port: int):
        self.process, self.port = process, port

    def list_pids(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def get_cpu(self) -> float:
        """Return the seconds of CPU that the server and its workers have used."""
        ticks = 0
        for pid in self.list_pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICK

    def get_memory(self) -> dict[str, float]:
        """Return the memory of the largest of its processes (a worker), in MB.

        Rss: all that is resident, also files that others have loaded too; Pss: its share of these; Private: its own.
        """
        return max((read_memory(pid) for pid in self.list_pids()), key=lambda memory: memory["Rss"])


def read_memory(pid: int) -> dict[str, float]:
    found = dict.fromkeys(("Rss", "Pss", "Private"), 0.0)
    for name, kilobytes in re.findall(
        r"^(\w+):\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE
    ):
        kind = name.partition("_")[0] if name.startswith("Private_") else name
        if kind in found:
            found[kind] += int(kilobytes) / 1000
    return found


def ask(port: int, path: str, encoding: str = "", host: str = "") -> urllib.request.Request:
    headers = {"Accept-Encoding": encoding, "X-Forwarded-Proto": "https", "Host": host or f"127.0.0.1:{port}"}
    return urllib.request.Request(f"http://127.0.0.1:{port}{quote(path)}", headers=headers)


def get(port: int, path: str) -> bytes:
    try:
        return urllib.request.urlopen(ask(port, path), timeout=60).read()
    except urllib.error.HTTPError as error:
        return error.read()


def is_found(port: int, path: str, host: str) -> bool:
    try:
        return urllib.request.urlopen(ask(port, path, "br", host), timeout=60).status == 200
    except urllib.error.HTTPError:
        return False


if __name__ == "__main__":
    sys.exit(main("memory" in sys.argv[1:]))
