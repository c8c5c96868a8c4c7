"""A host: the production server, workers and timers, with folders of their own, as real processes on the loopback."""

import os
import re
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress
from pathlib import Path

import requests

from tests.console import Console
from tests.ops.conftest import DEPLOY, PROJECT
from tests.ops.environment import FOREIGN, NEEDED
from tests.serving.cache.servers import find_port, wait_for

NAME = "www.example.org"
PASSWORD = "a long enough password"
HTTPS = {"Host": NAME, "X-Forwarded-Proto": "https"}


class Host:
    """One machine. `environment` is what its /etc/museumweek/environment would say."""

    def __init__(self, folder: Path, shared: dict[str, str], **own: str):
        self.folder, self.port, self.processes = folder, find_port(), []
        folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name not in (*NEEDED, *FOREIGN)}
        self.environment = (
            kept
            | NEEDED
            | {
                "DJANGO_SETTINGS_MODULE": "cms.settings.production",
                "MEDIA_ROOT": str(folder / "media"),
                "STATIC_ROOT": str(folder / "static"),
                "JOINED_STYLES_ROOT": str(folder / "styles"),
                "PAGE_VERSION_FILE": str(folder / "page-version"),
                "PORT": str(self.port),
                "WORKERS": "1",
                "SECOND_STEP_ROLES": "",
                "LOG_LEVEL": "WARNING",
                "PYTHON": sys.executable,
            }
            | shared
            | own
        )
        self.console = Console(self.environment)

    def manage(self, *arguments: str, **environment: str) -> str:
        run = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr[-3000:]
        return run.stdout

    def run(self, code: str) -> str:
        """Run some lines of Python on this host; return what they print."""
        return self.console.run(textwrap.dedent(code)).strip()

    def install(self) -> None:
        """Do what docs/deploy.md says for a new site."""
        self.console.manage("migrate", "-v0")
        for command in ("bootstrap_site", "bootstrap_roles"):
            self.console.manage(command)
        self.console.manage("set_site_address", f"https://{NAME}/")
        self.manage("createsuperuser", "--no-input", "--username=ines", "--email=ines@example.org",
                    DJANGO_SUPERUSER_PASSWORD=PASSWORD)  # fmt: skip

    def collect_static(self) -> None:
        self.console.manage("collectstatic", "--no-input", "-v0")

    def start(self, *command: str) -> subprocess.Popen:
        """Start a process of this host, in a group of its own; `end` ends it at the latest."""
        log = (self.folder / "log").open("a")
        process = subprocess.Popen(
            command, cwd=PROJECT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        self.processes.append(process)
        return process

    def start_server(self) -> subprocess.Popen:
        server = self.start("bash", str(DEPLOY / "serve.sh"), os.path.dirname(sys.executable))
        wait_for(self.port, server)
        return server

    def start_worker(self) -> subprocess.Popen:
        arguments = ("--queue-name", "*", "--interval", "0.2", "--no-startup-delay", "--no-reload", "-v0")
        return self.start(sys.executable, "manage.py", "db_worker", *arguments)

    def start_timer(self, name: str) -> subprocess.Popen:
        return self.start(sys.executable, "manage.py", "run_timer", name)

    def end(self) -> None:
        self.console.end()
        for process in self.processes:
            kill(process)

    def read_log(self) -> str:
        return (self.folder / "log").read_text()

    def ask(self, path: str, timeout: float = 30, **headers: str) -> requests.Response:
        """Send a reader's request as the proxy passes it on; follow no redirect."""
        address = path if path.startswith("http") else f"http://127.0.0.1:{self.port}{path}"
        return requests.get(address, headers=HTTPS | headers, timeout=timeout, allow_redirects=False)

    def sign_in(self, name: str = "ines", password: str = PASSWORD) -> "Person":
        return Person(self, name, password)


class Person:
    """Somebody who has signed in on one host."""

    def __init__(self, host: Host, name: str, password: str):
        self.host, self.cookies = host, {}
        form = self.get("/admin/login/")
        assert form.status_code == 200, form.text[-3000:]
        sent = {"login": name, "password": password, "csrfmiddlewaretoken": find_token(form.text)}
        assert self.post("/admin/login/", sent).status_code == 302

    def get(self, path: str, **options) -> requests.Response:
        return self._send("GET", path, **options)

    def post(self, path: str, data: dict, files: dict | None = None, **options) -> requests.Response:
        return self._send("POST", path, data=data, files=files, **options)

    def _send(self, method: str, path: str, timeout: float = 60, **options) -> requests.Response:
        headers = HTTPS | {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": f"https://{NAME}",
            "X-CSRFToken": next((value for name, value in self.cookies.items() if name.endswith("csrftoken")), ""),
        }
        address = f"http://127.0.0.1:{self.host.port}{path}"
        answer = requests.request(method, address, headers=headers, timeout=timeout, allow_redirects=False, **options)
        self.cookies |= answer.cookies.get_dict()
        return answer


def find_token(html: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]


def kill(process: subprocess.Popen) -> None:
    """End a process and all that it has started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(20)
