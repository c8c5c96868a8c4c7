"""A separate small site, apart from the suite's database, for tests that need whole processes, scripts and settings."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.migrated import copy_migrated, find_kept

from .environment import NEEDED, make_environment

PROJECT = Path(__file__).parents[2]
DEPLOY = PROJECT / "docs" / "deploy"


def manage(environment, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def database_url(tmp_path_factory, request, migrated, django_db_blocker):
    """A database for one test, of the suite's kind, a copy of the migrated one if the suite has cached it."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "site.sqlite3"
        copy_migrated(request.config, file)
        yield f"sqlite:///{file}"
        return
    import psycopg

    with django_db_blocker.unblock():
        kept = find_kept(request.config)
        name_of_kept = kept and kept.find()
    server = os.environ["DATABASE_URL"].replace("psql:", "postgres:", 1)
    name = f"backup_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as administration:
        template = f" TEMPLATE {kept.get_database(name_of_kept)}" if name_of_kept else ""
        administration.execute(f"CREATE DATABASE {name}{template}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        administration.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def site(database_url, tmp_path_factory):
    """The environment of a small site: migrated, with home pages and an uploaded file."""
    media = tmp_path_factory.mktemp("srv") / "media"
    (media / "original_images").mkdir(parents=True)
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "MEDIA_ROOT": str(media),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "PYTHON": sys.executable,
    }
    environment.pop("S3_BUCKET", None)
    manage(environment, "migrate", "-v", "0")
    manage(environment, "bootstrap_site")
    return environment


@pytest.fixture(scope="module")
def server(site, tmp_path_factory):
    """`make serve` on the small site: collected static files, granian, production settings."""
    with serving(tmp_path_factory.mktemp("server"), site) as found:
        yield found


@contextmanager
def serving(folder: Path, site: dict, **own: str):
    """Run the production server on a site; yield its address and its log. own: variables on top of the site's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = make_environment(
        **NEEDED
        | {
            "DATABASE_URL": site["DATABASE_URL"],
            "MEDIA_ROOT": site["MEDIA_ROOT"],
            "STATIC_ROOT": str(folder / "static"),
            "PORT": str(port),
            "WORKERS": "1",
        }
        | own
    )
    manage(environment, "collectstatic", "--no-input", "-v", "0")
    log = (folder / "log").open("w+")
    command = ["bash", DEPLOY / "serve.sh", os.path.dirname(sys.executable)]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < deadline, "The server did not start"
                time.sleep(0.2)
        yield address, folder / "log"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        log.close()
