"""Debian's Chromium, or its headless shell: where it is, and how it is started. Benchmarks use it too."""

import os
import shutil

# --no-sandbox: CI runs as root. The others stop Chromium's requests to its maker's servers, which take time.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium():
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
