"""nginx and Caddy as docs/deploy/ configures them, running in front of a test's server."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
HOST = "www.example.org"
MEDIA = "/srv/museumweek/media"
DOCUMENTED = "127.0.0.1:8000"


def find_program(name: str) -> str:
    """Return the program's path; skip the test if it is not installed (.ci/run installs all of them)."""
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/sbin")
    if not program:
        pytest.skip(f"{name} is not installed here")
    return program


def find_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def replace_each(text: str, *replacements: tuple[str, str]) -> str:
    """Replace texts that must be there."""
    for former, new in replacements:
        assert former in text, former
        text = text.replace(former, new)
    return text


class Proxy:
    """One of the two; `port` is where readers reach it, `secure` whether through TLS."""

    secure = True

    def __init__(self, folder: Path):
        """`folder` is for its files; uploaded files are in `folder/media`."""
        self.folder, self.port = folder, find_free_port()

    def write(self, *upstreams: str) -> list:
        """Write its configuration, as documented except for ports, paths and the number of servers behind it; return
        the command that starts it."""
        raise NotImplementedError

    @contextmanager
    def running(self, *upstream_ports: int) -> Iterator[None]:
        """Run it in front of the server at this port, or of several hosts."""
        with open(self.folder / "proxy.log", "w") as log:
            command = self.write(*(f"127.0.0.1:{port}" for port in upstream_ports))
            process = subprocess.Popen(command, stderr=log, env=self.environment)
        try:
            wait_for_port(self.port)
            yield
        finally:
            process.terminate()
            process.wait(10)

    @property
    def environment(self) -> dict:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        return os.environ | dict.fromkeys(names, str(self.folder))

    def ask(
        self, path: str, method: str = "GET", sent: str | None = None, **headers
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Request exactly this path; return status, headers, body."""
        return ask(self.port, path, self.secure, method, sent, **headers)

    def make_certificate(self) -> tuple[Path, Path]:
        """Make a certificate that is nobody's; return its file and its key's."""
        certificate, key = self.folder / "fullchain.pem", self.folder / "privkey.pem"
        subprocess.run(
            [find_program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
            + ["-subj", f"/CN={HOST}", "-keyout", key, "-out", certificate],
            check=True,
            capture_output=True,
        )
        return certificate, key


class Nginx(Proxy):
    def __init__(self, folder):
        super().__init__(folder)
        self.program, self.plain = find_program("nginx"), find_free_port()

    def write(self, *upstreams):
        self.make_certificate()
        site = replace_each(
            (DEPLOY / "nginx.conf").read_text(),
            (f"/etc/letsencrypt/live/{HOST}", str(self.folder)),
            (MEDIA, str(self.folder / "media")),
            ("server 127.0.0.1:8000;", " ".join(f"server {each};" for each in upstreams or (DOCUMENTED,))),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{self.port} ssl http2;"),
        )
        (self.folder / "site.conf").write_text(re.sub(r"listen \[::\].*;", "", site))
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (self.folder / "nginx.conf").write_text(
            f"user root; pid {self.folder}/nginx.pid; error_log stderr; events {{}} daemon off;"
            f"http {{ access_log off; {temporary} include /etc/nginx/mime.types; include {self.folder}/site.conf; }}"
        )
        return [self.program, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", "stderr"]


class Caddy(Proxy):
    secure = False  # here Caddy could obtain no certificate

    def __init__(self, folder):
        super().__init__(folder)
        self.program = find_program("caddy")

    def write(self, *upstreams):
        site = replace_each(
            (DEPLOY / "Caddyfile").read_text(),
            (f"\n{HOST} {{", f"\nhttp://{HOST}:{self.port} {{"),
            (MEDIA, str(self.folder / "media")),
            ("reverse_proxy 127.0.0.1:8000", f"reverse_proxy {' '.join(upstreams or (DOCUMENTED,))}"),
            ("\n\tservers {", "\n\tadmin off\n\tauto_https off\n\tservers {"),
        )
        (self.folder / "Caddyfile").write_text(site)
        return [self.program, "run", "--adapter", "caddyfile", "--config", self.folder / "Caddyfile"]


def ask(
    port: int, path: str, secure: bool, method: str = "GET", sent: str | None = None, **headers
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Send one request with its path exactly as given; return status, headers, body."""
    if secure:
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=30)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, sent, headers={"Host": HOST} | headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def wait_for_port(port: int, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"Nothing listens on {port}")
