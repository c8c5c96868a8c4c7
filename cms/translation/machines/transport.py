"""Requests to a service: one address, no redirects, bounded in time and size; every failure is a sentence.

Neither keys nor texts get into an exception or a log: errors of the HTTP library, which hold the request, are never
passed on.
"""

import json
import logging
import time
from dataclasses import dataclass

import requests
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from .errors import MachineError

logger = logging.getLogger(__name__)
CONNECTING = 5  # seconds
LARGEST = 2 * 1024 * 1024  # bytes of an answer
CHUNK = 64 * 1024
SOON = 5.0  # seconds until the next try, if the service names none
AGAIN = {429, 500, 502, 503, 504, 529}


@dataclass(frozen=True)
class Answer:
    """What a service answered."""

    status: int
    body: bytes
    retry_after: float


@sensitive_variables()
def call(name: str, url: str, auth: AuthBase, timeout: float, payload: dict | None, method: str = "POST") -> object:
    """Send JSON to a service and return the JSON that it answers. Raises MachineError.

    name: of the service, for sentences. timeout: seconds for the whole request.
    """
    answer, sentence, is_charged = None, "", False
    try:
        answer = _send(url, auth, timeout, payload, method)
    except requests.ConnectTimeout:
        sentence = _("%(service)s cannot be reached at present. Try again later.")
    except (requests.Timeout, TimeoutError):
        sentence, is_charged = _("%(service)s took too long to answer. Try again later."), True
    except OverflowError:
        sentence, is_charged = _("The answer of %(service)s is too long: it was not taken."), True
    except requests.ConnectionError:
        sentence = _("%(service)s cannot be reached at present. Try again later.")
    except (requests.RequestException, HTTPError, OSError, ValueError):
        sentence, is_charged = _("The answer of %(service)s cannot be read. Try again later."), True
    # Outside of `except`, so that the error does not lead to the request, which has the key and the text.
    if answer is None:
        logger.warning("Machine translation: no answer from %s", name)
        raise MachineError(sentence % {"service": name}, is_charged=is_charged, retry_after=SOON)
    if answer.status >= 300:
        logger.warning("Machine translation: %s answered %s", name, answer.status)
        again = answer.retry_after if answer.status in AGAIN else None
        raise MachineError(_describe(answer.status) % {"service": name, "status": answer.status}, retry_after=again)
    if not answer.body:
        return None
    return _read(name, answer.body)


@sensitive_variables()
def _send(url: str, auth: AuthBase, timeout: float, payload: dict | None, method: str) -> Answer:
    end = time.monotonic() + timeout
    with (
        requests.Session() as session,
        session.request(
            method,
            url,
            json=payload,
            auth=auth,
            timeout=(min(CONNECTING, timeout), timeout),
            allow_redirects=False,
            stream=True,
            headers={"Accept": "application/json", "User-Agent": "MuseumWeek-CMS"},
        ) as response,
    ):
        body = b""
        if response.status_code < 300:
            for chunk in response.iter_content(CHUNK):
                body += chunk
                if len(body) > LARGEST:
                    raise OverflowError
                if time.monotonic() > end:
                    raise TimeoutError
        return Answer(response.status_code, body, _read_seconds(response.headers.get("Retry-After", "")))


def _read_seconds(value: str) -> float:
    return float(value) if value.strip().isdigit() else SOON


def _read(name: str, body: bytes) -> object:
    found = None
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        logger.warning("Machine translation: %s answered no JSON", name)
    if found is None:
        raise unreadable(name)
    return found


def unreadable(name: str) -> MachineError:
    """Return the error of an answer that does not have the shape that the service's interface promises."""
    sentence = _("%(service)s answered something that cannot be read: nothing was taken.") % {"service": name}
    return MachineError(sentence, is_charged=True)


def _describe(status: int) -> str:
    if status < 400:
        return _("%(service)s sends requests to another address: nothing was sent there. Its URL must be corrected.")
    if status in {401, 403}:
        return _("%(service)s does not accept the key of this site. An administrator must correct it.")
    if status in {402, 456}:
        return _("This site has used up what it may translate with %(service)s.")
    if status == 413:
        return _("This is too long for %(service)s.")
    if status == 429:
        return _("%(service)s gets too many requests at present. Try again later.")
    if status >= 500:
        return _("%(service)s is out of order at present (%(status)s). Try again later.")
    return _("%(service)s does not accept this request (%(status)s).")
