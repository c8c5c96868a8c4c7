"""Services that translate, as real HTTP servers on this machine: each speaks the interface of one of the real ones."""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "very-secret-key-1234567890"


def upper(text: str) -> str:
    """Translate: all letters outside of tags become capitals."""
    return "".join(part if part.startswith("<") else part.upper() for part in re.split(r"(<[^>]*>)", text))


class Service:
    """A server. `requests` has what it got: (method, path, headers, body).

    translate: what it does with each text. fails: answers that it gives first, (status, headers, body).
    """

    def __init__(self, kind: str):
        self.kind = kind
        self.translate = upper
        self.fails: list[tuple[int, dict, bytes]] = []
        self.always: tuple[int, dict, bytes] | None = None
        self.delay = 0.0
        self.requests: list[tuple[str, str, dict, dict]] = []
        self.before_answer = lambda: None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def texts(self) -> list[str]:
        """Return all texts that it was given to translate."""
        return [text for _method, path, _headers, body in self.requests for text in self._read_texts(path, body)]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _read_texts(self, path: str, body: dict) -> list[str]:
        if path.endswith("/v2/translate"):
            return body["text"]
        if path.endswith("/translate"):
            return body["q"]
        if path.endswith("/chat/completions"):
            told = json.loads(body["messages"][-1]["content"])
            return [segment["text"] for segment in told["segments"]]
        return []

    def answer(self, path: str, body: dict) -> tuple[int, object]:
        texts = [self.translate(text) for text in self._read_texts(path, body)]
        if path == "/v2/glossaries" and self.kind == "deepl":
            return 201, {"glossary_id": "def3a26b-3e84-45b3-84ae-0c0aaf3525f7"}
        if path.startswith("/v2/glossaries/") and self.kind == "deepl":
            return 204, None
        if path == "/v2/translate" and self.kind == "deepl":
            return 200, {"translations": [{"detected_source_language": "FR", "text": text} for text in texts]}
        if path == "/translate" and self.kind == "libretranslate":
            return 200, {"translatedText": texts}
        if path == "/v1/chat/completions" and self.kind == "openai":
            said = {"translations": [{"id": number, "text": text} for number, text in enumerate(texts, 1)]}
            content = f"```json\n{json.dumps(said)}\n```"
            return 200, {"choices": [{"message": {"role": "assistant", "content": content}}], "usage": {}}
        return 404, {"error": "no such address"}

    def _make_handler(service):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
                service.requests.append((self.command, self.path, dict(self.headers), body))
                time.sleep(service.delay)
                service.before_answer()
                given = service.fails.pop(0) if service.fails else service.always
                if given:
                    status, headers, said = given
                else:
                    status, value = service.answer(self.path, body)
                    headers, said = {}, b"" if value is None else json.dumps(value).encode()
                try:
                    self.send_response(status)
                    for name, text in {"Content-Length": str(len(said)), **headers}.items():
                        self.send_header(name, text)
                    self.end_headers()
                    self.wfile.write(said)
                except OSError:
                    pass  # who asked has gone

            do_DELETE = do_GET = do_POST  # noqa: N815

        return Handler
