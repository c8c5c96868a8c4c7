"""A picture of 30 MB over a slow line, through nginx and through Caddy: whole, in the upload tab of the chooser of
pictures, and in the parts of the picture inbox, three at a time.

    python -m tests.benchmarks.inbox.lines            125 KB/s, a line of 1 Mbit/s: five minutes
    python -m tests.benchmarks.inbox.lines 1000

Prints what became of each, and after how many seconds. SQLite and files on the disk: no timeout depends on them.
"""

import http.client
import json
import ssl
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.hosts.host import NAME, Host, Person
from tests.hosts.newsroom import RIGHTS
from tests.ops.proxies import Caddy, Nginx, Proxy

from .files import LARGEST, make_jpeg, vary

STEP = 0.1  # seconds
PART = 5 * 1024 * 1024
BOUNDARY = "----a-boundary-of-the-benchmark"
CHOOSER = "/admin/images/chooser/create/"
INBOX = "/admin/images/inbox/"


class Line:
    """A line that lets so many bytes a second through, whoever sends: all that one person sends shares it."""

    def __init__(self, bytes_a_second: int):
        self.each, self.lock, self.free_at = int(bytes_a_second * STEP), threading.Lock(), time.monotonic()

    def send(self, body: bytes) -> Iterator[bytes]:
        for start in range(0, len(body), self.each):
            with self.lock:
                self.free_at = max(self.free_at, time.monotonic()) + STEP
                pause = self.free_at - time.monotonic()
            time.sleep(max(pause, 0))
            yield body[start : start + self.each]


class Sender:
    """Somebody who has signed in, behind a proxy, with a line."""

    def __init__(self, proxy: Proxy, person: Person, line: Line):
        self.proxy, self.person, self.line = proxy, person, line

    def post(
        self, path: str, fields: list[tuple[str, str]], file: tuple[str, bytes] | None = None
    ) -> tuple[int, bytes]:
        body = make_form(fields, file)
        token = next(value for name, value in self.person.cookies.items() if name.endswith("csrftoken"))
        headers = {
            "Host": NAME,
            "Origin": f"{'https' if self.proxy.secure else 'http'}://{NAME}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.person.cookies.items()),
            "X-CSRFToken": token,
            "X-Requested-With": "XMLHttpRequest",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(body)),
        }
        if self.proxy.secure:
            context = ssl._create_unverified_context()
            connection = http.client.HTTPSConnection("127.0.0.1", self.proxy.port, context=context, timeout=900)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.proxy.port, timeout=900)
        try:
            connection.request("POST", path, self.line.send(body), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def send_whole(self, data: bytes) -> str:
        """Send the form of the chooser's upload tab, as its dialog does."""
        fields = [(f"image-chooser-upload-{name}", value) for name, value in {"title": "Slow", **RIGHTS}.items()]
        status, body = self.post(CHOOSER, fields, ("image-chooser-upload-file", data))
        return f"{status} {json.loads(body).get('step')}" if status == 200 else str(status)

    def send_in_parts(self, data: bytes) -> str:
        announced = [("name", "slow.jpg"), ("size", str(len(data))), ("modified", str(self.proxy.port))]
        _status, body = self.post(f"{INBOX}announce/", announced)
        (known,) = json.loads(body)["files"]

        def send(number: int) -> int:
            part = data[number * PART : (number + 1) * PART]
            return self.post(f"{INBOX}{known['id']}/parts/{number}/", [], ("part", part))[0]

        with ThreadPoolExecutor(3) as threads:
            return " ".join(map(str, threads.map(send, known["missing"])))


def make_form(fields: list[tuple[str, str]], file: tuple[str, bytes] | None) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields
    ]
    body = "".join(parts).encode()
    if file:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{file[0]}"; filename="slow.jpg"\r\n'
        body += head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + file[1] + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def main(kilobytes: int) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lines-", ignore_cleanup_errors=True)))
        folder.chmod(0o755)
        own = {"DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}", "SECURE_SSL_REDIRECT": "0"}
        host = Host(folder / "host", own)
        stack.callback(host.end)
        host.install()
        host.collect_static()
        host.start_server()
        person = host.sign_in()
        ways = []
        for make in (Nginx, Caddy):
            (folder / make.__name__).mkdir()
            proxy = make(folder / make.__name__)
            stack.enter_context(proxy.running(host.port))
            for way in (Sender.send_whole, Sender.send_in_parts):
                ways.append((f"{make.__name__}, {way.__name__}", way, Sender(proxy, person, Line(kilobytes * 1000))))
        base = make_jpeg(1_000_000)

        def measure(name: str, way, sender: Sender) -> None:
            data = vary(base, "jpg", LARGEST - 200_000)  # one is a duplicate of no other
            began = time.monotonic()
            try:
                found = way(sender, data)
            except OSError as error:
                found = repr(error)
            print(f"{name:24} {len(data) / 1e6:.1f} MB  {time.monotonic() - began:6.0f} s  {found}", flush=True)

        print(f"{kilobytes} KB/s:", flush=True)
        with ThreadPoolExecutor(len(ways)) as threads:
            list(threads.map(lambda each: measure(*each), ways))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 125)
