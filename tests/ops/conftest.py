"""A separate small site, apart from the suite's database, for tests that need whole processes, scripts and settings."""

import os
import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.migrated import copy_migrated, find_kept

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
