"""Write every page, feed, calendar and mail of the demonstration to files, to compare two commits with `diff -r`.

    python -m tests.tools.render_site /tmp/site /tmp/before
    (change the code)
    python -m tests.tools.render_site /tmp/site /tmp/after && diff -r /tmp/before /tmp/after

The first folder keeps the seeded database and its files: the first run creates it, later runs only read it.
"""

import argparse
import atexit
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LANGUAGES = ("fr", "pt", "en")
SEARCHES = {"fr": "musée", "pt": "museu", "en": "museum"}
# Text that differs each time without a change of the code.
CHANGING = (
    (re.compile(r'(csrfmiddlewaretoken" value="|csrf-token" content=")[^"]*'), r"\1"),
    (re.compile(r'nonce="[^"]*"'), 'nonce=""'),
    (re.compile(r"^DTSTAMP:.*$", re.MULTILINE), "DTSTAMP"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the seeded site; made by the first run")
    parser.add_argument("output", type=Path, help="folder to write into")
    parser.add_argument("--seed", action="store_true", help="only make the seeded site")
    options = parser.parse_args()
    database = options.site.resolve() / "db.sqlite3"
    if options.seed:
        set_up(options.site.resolve(), database)
        seed()
        return
    if not database.exists():
        subprocess.run([sys.executable, "-m", "tests.tools.render_site", "--seed", options.site, "-"], check=True)
    copy = Path(shutil.copy(database, tempfile.mkdtemp(prefix="render-site-")))
    atexit.register(shutil.rmtree, copy.parent)
    set_up(options.site.resolve(), copy)
    shutil.rmtree(options.output, ignore_errors=True)
    options.output.mkdir(parents=True)
    addresses = write_pages(options.output)
    mails = write_mails(options.output / "mails")
    print(f"{addresses} addresses and {mails} mails in {options.output}")


def set_up(site: Path, database: Path) -> None:
    import django

    site.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": f"sqlite:///{database}"}
    os.environ["DEMO_PASSWORD"] = "a demonstration for the tests"
    from django.conf import settings

    settings.MEDIA_ROOT = site / "media"
    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()


def seed() -> None:
    from django.core.management import call_command
    from django.test import override_settings

    from cms.images.models import CustomImage
    from tests.databases import make_placeholders

    with override_settings(TASKS={"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}):
        for command in ("migrate", "bootstrap_site", "bootstrap_roles", "rebuild_translation_states", "seed_demo"):
            call_command(command, verbosity=0)
        for image in CustomImage.objects.all():
            make_placeholders(image)
        call_command("store_bodies", verbosity=0)
        call_command("rebuild_search", verbosity=0)


def write_pages(output: Path) -> int:
    """Write the response of every URL for anonymous readers, and each page's body rendered again."""
    from django.test import Client
    from django.urls import reverse
    from django.utils import translation
    from wagtail.models import Page

    from cms.rendered_bodies.models import StoredBody
    from cms.rendered_bodies.rendering import render_body, render_lead
    from tests.pages.reading import crawl, read

    pages = {page.get_url(): page for page in Page.objects.live().filter(depth__gte=2).specific()}
    found = crawl([f"/{code}/" for code in LANGUAGES], {url: page for url, page in pages.items() if url})
    texts = {reading.address: reading for reading in found.readings.values()}
    for code in LANGUAGES:
        with translation.override(code):
            search = reverse("search")
        for address in (f"{search}?q={SEARCHES[code]}", f"{search}?q=xyzzy", f"/{code}/no/"):
            texts[address] = read(address)
    for address in ("/robots.txt", "/sitemap.xml", "/sitemap-1.xml"):
        texts[address] = read(address)
    for address, reading in texts.items():
        write(output / "addresses", address, f"{reading.status} {reading.headers.get('Content-Type')}\n{reading.text}")
    StoredBody.objects.all().delete()  # pages once more, rendered by the present code
    for url, page in pages.items():
        if url:
            write(output / "unstored", url, Client().get(url).content.decode())
            write(output / "bodies", url, f"{render_body(page)}\n{render_lead(page)}")
    return len(texts)


def write_mails(output: Path) -> int:
    """Write each kind of mail: about moderation of the demonstration's texts, about assignments, and digests."""
    from django.contrib.auth import get_user_model
    from django.core import mail
    from django.core.management import call_command
    from wagtail.models import WorkflowState

    from cms.newsroom.notifications import mail as moderation
    from cms.newsroom.notifications.handing_back import send_handed_back
    from cms.translation.models import TranslationJob
    from cms.translation.notifications.mail import AssignedNotifier, Assignment

    actor = get_user_model().objects.filter(is_superuser=True).first()
    for state in WorkflowState.objects.order_by("pk"):
        for name in ("send_approved", "send_withdrawn"):
            getattr(moderation, name).notify(state, actor)
        if state.current_task_state:
            moderation.send_submitted.notify(state.current_task_state, actor)
            send_handed_back.notify(state.current_task_state, actor)
            moderation.send_changes_requested.notify(state, actor)
    for person in get_user_model().objects.order_by("pk"):
        if jobs := tuple(TranslationJob.objects.filter(assignee=person).order_by("pk")):
            AssignedNotifier().notify(Assignment(person, jobs), actor)
    call_command("send_digest", verbosity=0)
    for number, message in enumerate(mail.outbox):
        text = f"{message.to}\n{message.subject}\n\n{message.body}"
        write(output, f"{number:04}", text + "".join(str(part) for part in getattr(message, "alternatives", [])))
    return len(mail.outbox)


def write(folder: Path, address: str, text: str) -> None:
    """Write one text into a file named after its URL."""
    for pattern, instead in CHANGING:
        text = pattern.sub(instead, text)
    name = address.strip("/").replace("/", "__") or "root"
    if len(name) > 120:
        name = f"{name[:100]}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
