"""Readers of kept pages, and those who take all they can get: each run in a process of its own, on the loopback only.

    python -m tests.load.clients '{"port": 8000, "tls": false, "seconds": 5, ...}'

Prints as JSON how long each kept page took (in milliseconds), and the statuses that each kind of client got.
"""

import asyncio
import json
import re
import ssl
import sys
import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

PATIENCE = 5  # seconds that a reader waits for a kept page
REST = 0.05  # seconds that an attacker rests after a refusal
TOKEN = "a" * 32
WORDS = ("musée", "femmes", "patrimoine", "exposition", "culture", "égalité", "archives", "Lisbonne")


class Client:
    """Sends requests over a connection that it keeps."""

    def __init__(self, port: int, tls: bool, host: str):
        self.port, self.host, self.writer = port, host, None
        self.tls = ssl._create_unverified_context() if tls else None

    async def connect(self) -> None:
        name = self.host if self.tls else None
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, ssl=self.tls, server_hostname=name
        )

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.writer = None

    async def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, str, bytes]:
        """Send a request; return status, headers and body of the answer."""
        if self.writer is None:
            await self.connect()
        await self.send_head(path, method, len(body), **headers)
        self.writer.write(body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin1")
        length = re.search(r"(?i)content-length: (\d+)", head)
        chunked = re.search(r"(?i)transfer-encoding: chunked", head)
        content = (
            await self._read_chunks() if chunked else await self.reader.readexactly(int(length[1]) if length else 0)
        )
        if re.search(r"(?i)connection: close", head):
            self.close()
        return int(head.split()[1]), head, content

    async def send_head(self, path: str, method: str, length: int, **headers: str) -> None:
        sent = {"Host": self.host, "Accept": "text/html", "Accept-Encoding": "br"} | headers
        if method == "POST":
            sent |= {"Content-Length": str(length), "Content-Type": "application/x-www-form-urlencoded"}
        lines = [
            f"{method} {quote(path, safe='/?=&%+')} HTTP/1.1",
            *(f"{name}: {value}" for name, value in sent.items()),
        ]
        self.writer.write("\r\n".join([*lines, "", ""]).encode())
        await self.writer.drain()

    async def _read_chunks(self) -> bytes:
        content = b""
        while size := int(await self.reader.readuntil(b"\r\n"), 16):
            content += (await self.reader.readexactly(size + 2))[:-2]
        await self.reader.readexactly(2)
        return content


async def read_kept(client: Client, paths: list[str], number: int, note: Callable) -> None:
    """Ask for a kept page every 20 milliseconds."""
    path = paths[number % len(paths)]
    start = time.perf_counter()
    status, _head, _body = await client.ask(path)
    note("kept", status, (time.perf_counter() - start) * 1000)
    await asyncio.sleep(0.02)


async def post_slowly(client: Client, paths: list[str], number: int, note: Callable) -> None:
    """Announce a form, and send a byte of it each second until the connection is closed."""
    client.close()
    await client.connect()
    # With a token in the cookie, Django reads the form to find the same one there.
    headers = {"Cookie": f"csrftoken={TOKEN}; __Host-csrftoken={TOKEN}", "Origin": get_origin(client)}
    await client.send_head(paths[number % len(paths)], "POST", 100_000, **headers)
    answer = asyncio.ensure_future(client.reader.readline())
    while not answer.done():
        client.writer.write(b"a")
        await asyncio.wait([answer], timeout=1)
    line = answer.result().split()
    note("slow", int(line[1]) if len(line) > 1 else 0)
    client.close()
    await asyncio.sleep(REST)


async def search(client: Client, paths: list[str], number: int, note: Callable) -> None:
    search.count = getattr(search, "count", 0) + 1
    status, _head, _body = await client.ask(f"{paths[0]}?q={quote(WORDS[search.count % len(WORDS)])}")
    note("search", status)
    if status != 200:
        await asyncio.sleep(REST)


async def guess(client: Client, paths: list[str], number: int, note: Callable) -> None:
    """Send a wrong password, as a browser does."""
    if not hasattr(client, "token"):
        status, head, _body = await client.ask(paths[0])
        found = re.search(r"(?i)(\S*csrftoken)=(\w+)", head)
        if not found:
            note("guess", status)
            await asyncio.sleep(REST)
            return
        client.cookie, client.token = found[0], found[2]
    fields = f"csrfmiddlewaretoken={client.token}&login=someone{number}&username=someone{number}&password=wrong"
    headers = {"Cookie": client.cookie, "Origin": get_origin(client), "Referer": f"{get_origin(client)}/"}
    status, _head, _body = await client.ask(paths[0], "POST", fields.encode(), **headers)
    note("guess", status)
    if status != 200:
        await asyncio.sleep(REST)


def get_origin(client: Client) -> str:
    return f"{'https' if client.tls else 'http'}://{client.host}"


KINDS = {"kept": read_kept, "slow": post_slowly, "search": search, "guess": guess}


async def run(port: int, tls: bool, host: str, seconds: float, crowds: dict) -> dict:
    """Run crowds of clients. crowds: by the name of a kind, how many, and the paths that they ask for."""
    statuses, times = {kind: Counter() for kind in crowds}, []
    end = time.monotonic() + seconds

    def note(kind: str, status: int, milliseconds: float | None = None) -> None:
        statuses[kind][status] += 1
        if milliseconds is not None:
            times.append(round(milliseconds, 2))

    async def repeat(kind: str, number: int, paths: list[str]) -> None:
        client = Client(port, tls, host)
        while (left := end - time.monotonic()) > 0:
            try:
                # A kept page that is asked for in the last moment has as much time as the others.
                async with asyncio.timeout(PATIENCE if kind == "kept" else left):
                    await KINDS[kind](client, paths, number, note)
            except TimeoutError:
                if kind == "kept":
                    note(kind, 0, PATIENCE * 1000)
                client.close()
            except (OSError, asyncio.IncompleteReadError):
                note(kind, 0)
                client.close()
                await asyncio.sleep(REST)
        client.close()

    every = [repeat(kind, number, paths) for kind, (count, paths) in crowds.items() for number in range(count)]
    await asyncio.gather(*every)
    return {"times": times, "statuses": {kind: dict(found) for kind, found in statuses.items()}}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(**json.loads(sys.argv[1])))))
