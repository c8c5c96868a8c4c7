"""Parts of files, as players ask for them: `Range` and `If-Range` of RFC 9110, section 14.

The proxies in docs/deploy/ do this themselves; this is for `make run`. Who asks for several ranges gets the whole file,
as the RFC allows.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

BLOCK = 64 * 1024
_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})-(\d{0,18})", re.IGNORECASE | re.ASCII)


def answer_range(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the part of a file that a request asks for (206), 416 if there is none, else the whole file."""
    if not isinstance(response, FileResponse) or response.status_code != 200:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    match = _RANGE.fullmatch(request.headers.get("Range", "").strip()) if request.method == "GET" else None
    if not match or match[1] == match[2] == "" or not _is_same_file(request, response):
        return response
    size = int(response.headers["Content-Length"])
    part = find_part(match[1], match[2], size)
    if part is None:  # the end before the start: as if nothing had been asked
        return response
    if not part:
        response.file_to_stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    file = response.file_to_stream
    file.seek(part.start)
    response.streaming_content = _read(file, len(part))
    response.status_code = 206
    response.headers["Content-Length"] = str(len(part))
    response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return response


def find_part(first: str, last: str, size: int) -> range | None:
    """Return which bytes of a file are asked for, by the two numbers of `Range`: none of them if it is shorter.

    Return None for numbers that make no sense.
    """
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(min(int(first), size), min(int(last) + 1, size) if last else size)


def _is_same_file(request: HttpRequest, response: FileResponse) -> bool:
    """Return whether the file is still the one of which the client has a part: by its date, since it has no ETag."""
    known = request.headers.get("If-Range")
    return known is None or known.strip() == response.headers.get("Last-Modified")


def _read(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(BLOCK, left))):
        left -= len(block)
        yield block
