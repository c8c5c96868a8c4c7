"""The service that `settings.MACHINE_TRANSLATION` names, and what is wrong with it."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from .keys import Key
from .providers import PROVIDERS, Provider

FREE = ":fx"  # what keys of DeepL's free plan end with
VARIABLES = {
    "SERVICE": "MACHINE_TRANSLATION",
    "URL": "MACHINE_TRANSLATION_URL",
    "KEY": "MACHINE_TRANSLATION_KEY",
    "MODEL": "MACHINE_TRANSLATION_MODEL",
}


def find_provider() -> Provider | None:
    """Return the service that is configured; None if there is none, or if its settings are wrong."""
    given = settings.MACHINE_TRANSLATION
    chosen = PROVIDERS.get(given["SERVICE"])
    if chosen is None or any(isinstance(fault, Error) for fault in find_faults()):
        return None
    return chosen(
        url=_find_url(chosen) if chosen.is_remote else "",
        key=Key(given["KEY"]),
        model=given["MODEL"],
        given_name=given["NAME"],
        timeout=given["TIMEOUT"],
    )


def _find_url(chosen: type[Provider]) -> str:
    given = settings.MACHINE_TRANSLATION
    if given["URL"]:
        return given["URL"].rstrip("/")
    if chosen.code == "deepl" and Key(given["KEY"]).reveal().endswith(FREE):
        return "https://api-free.deepl.com"
    return chosen.default_url


def check_machines(app_configs, **kwargs) -> list[CheckMessage]:
    """Return what is wrong with the settings of machine translation. No message holds a value of them."""
    return [*find_faults(), *_find_upstream()]


def find_faults() -> Iterator[CheckMessage]:
    """Yield what is wrong with the service; with an error nothing is sent."""
    given = settings.MACHINE_TRANSLATION
    if not given["SERVICE"]:
        return
    chosen = PROVIDERS.get(given["SERVICE"])
    if chosen is None:
        names = ", ".join(PROVIDERS)
        yield Error("MACHINE_TRANSLATION names no service.", hint=f"One of: {names}.", id="machines.E001")
        return
    for name in chosen.needs:
        if not given[name]:
            yield Error(f"{VARIABLES[name]} is missing: {chosen.label} needs it.", id="machines.E002")
    if given["URL"] and chosen.is_remote:
        yield from _check_url(given["URL"])
    if given["MONTHLY_CHARACTERS"] < 0 or given["PRICE"] < 0:
        yield Error(
            "MACHINE_TRANSLATION_MONTHLY_CHARACTERS or MACHINE_TRANSLATION_PRICE is below zero.", id="machines.E004"
        )
    if not 1 <= given["TIMEOUT"] <= 100:
        yield Error("MACHINE_TRANSLATION_TIMEOUT is not between 1 and 100 seconds.", id="machines.E005")
    if len(given["NAME"] or given["MODEL"]) > 100:
        yield Error("MACHINE_TRANSLATION_NAME is longer than 100 characters.", id="machines.E006")
    if not chosen.is_remote and not settings.DEMO_CONTENT_ALLOWED:
        yield Warning("MACHINE_TRANSLATION=memory is for development and tests.", id="machines.W001")


def _check_url(url: str) -> Iterator[CheckMessage]:
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port is not False
    except ValueError:
        is_whole, parts = False, None
    if not is_whole:
        yield Error("MACHINE_TRANSLATION_URL is not the address of a service.", id="machines.E003")
    elif parts.username or parts.password or parts.query or parts.fragment:
        yield Error(
            "MACHINE_TRANSLATION_URL has a user, a password or a query: a key belongs into MACHINE_TRANSLATION_KEY.",
            id="machines.E007",
        )
    elif parts.scheme == "http" and not _is_inside(parts.hostname):
        yield Error("MACHINE_TRANSLATION_URL sends texts and the key without HTTPS.", id="machines.E008")


def _is_inside(host: str) -> bool:
    """Return whether a host is this machine, or one of its own network."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith((".internal", ".local"))
    return address.is_loopback or address.is_private


def _find_upstream() -> Iterator[CheckMessage]:
    if getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None):
        yield Warning(
            "WAGTAILLOCALIZE_MACHINE_TRANSLATOR sends texts without a budget, and stores them as confirmed.",
            hint="Use MACHINE_TRANSLATION (docs/translation.md).",
            id="machines.W002",
        )
