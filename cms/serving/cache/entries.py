"""Finished answers, in the encodings that browsers request."""

import gzip
import hashlib
from functools import lru_cache

import brotli
from django.conf import settings

BROTLI_QUALITY, GZIP_LEVEL = 5, 6  # Brotli's best takes 55 ms a page, for a tenth less (docs/decisions/page-cache.md)
WITHOUT_BODY = ("etag", "cache-control", "content-location", "date", "expires", "vary", "last-modified", "set-cookie")
REPLACED = ("content-length", "etag", "vary")
OVERHEAD = 2048  # bytes: an estimate of an entry's own headers and objects


class Variant:
    """An answer in one encoding, ready to be sent."""

    __slots__ = ("body", "etag", "headers", "headers_of_304")

    def __init__(self, headers: list[tuple[str, str]], body: bytes, etag: str, encoding: str):
        self.etag, self.body = etag, body
        added = [("ETag", etag), ("Vary", "Accept-Encoding"), ("Content-Length", str(len(body)))]
        if encoding:
            added.append(("Content-Encoding", encoding))
        self.headers = [*headers, *added]
        self.headers_of_304 = [item for item in self.headers if item[0].lower() in WITHOUT_BODY]


class Entry:
    """A cached response.

    It is compressed with Brotli at once, because nearly every browser accepts it; with gzip on the first request
    for it.
    """

    def __init__(self, headers: list[tuple[str, str]], body: bytes):
        self.digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        self.headers = [share(item) for item in headers if item[0].lower() not in REPLACED]
        if not any(name.lower() == "cache-control" for name, _value in self.headers):
            self.headers.append(("Cache-Control", settings.PAGE_CACHE["CACHE_CONTROL"]))
        self.last_modified = next((value for name, value in headers if name.lower() == "last-modified"), None)
        self.variants = {"br": self._make("br", brotli.compress(body, quality=BROTLI_QUALITY))}

    @property
    def size(self) -> int:
        return OVERHEAD + sum(len(variant.body) for variant in self.variants.values())

    def get_variant(self, encoding: str) -> Variant:
        """Return the answer in an encoding: "br", "gzip" or "" (none).

        The uncompressed one is decompressed at each request and not kept: mostly robots ask for it."""
        variant = self.variants.get(encoding)
        if variant is None:
            body = brotli.decompress(self.variants["br"].body)
            if encoding == "gzip":
                variant = self.variants["gzip"] = self._make("gzip", gzip.compress(body, GZIP_LEVEL, mtime=0))
            else:
                variant = self._make("", body)
        return variant

    def _make(self, encoding: str, body: bytes) -> Variant:
        # A strong validator: different bytes have a different tag (RFC 9110, section 8.8.3).
        return Variant(self.headers, body, f'"{self.digest}{"-" * bool(encoding)}{encoding}"', encoding)

    def is_known_to(self, environ: dict, etag: str) -> bool:
        """Return whether the reader has the response already, by its tag or, without one, its date.

        See RFC 9110, section 13.2.2.
        """
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            return etag in tags or tags.strip() == "*"
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and since == self.last_modified


@lru_cache(maxsize=200)
def share(header: tuple[str, str]) -> tuple[str, str]:
    """Return the first header that was equal to this one.

    This saves memory: nearly all of the 2 kB of headers are equal on every page.
    """
    return header


@lru_cache(maxsize=500)
def choose_encoding(accepted: str) -> str:
    """Return "br", "gzip" or "" for an Accept-Encoding header (RFC 9110, section 12.5.3)."""
    qualities = {}
    for part in accepted.lower().split(",")[:20]:
        name, _, parameter = part.partition(";")
        quality = parameter.strip().removeprefix("q=")
        try:
            qualities[name.strip()] = float(quality) if parameter else 1.0
        except ValueError:
            qualities[name.strip()] = 0.0
    for encoding in ("br", "gzip"):
        if qualities.get(encoding, qualities.get("*", 0.0)) > 0:
            return encoding
    return ""
