from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cms.importing.admin.places import find_types
from cms.importing.wordpress.categories import Categories, TableError, read_categories
from cms.importing.wordpress.classifying import find_models
from cms.importing.wordpress.export import ExportError, Post, list_posts, read_overview
from cms.importing.wordpress.files import Uploads
from cms.importing.wordpress.languages import Parents
from cms.importing.wordpress.pictures import Pictures
from cms.importing.wordpress.publishing import publish_post
from cms.importing.wordpress.report import Report
from cms.importing.wordpress.taking import Import, take
from cms.importing.wordpress.versions.linking import link_versions

STEP = 25  # posts between two lines of progress


class Command(BaseCommand):
    help = (
        "Import the posts of a WordPress export (WXR) as drafts. Repeatable, and may be stopped at any time: what is "
        "here already is not touched, whatever became of it."
    )

    said: tuple[str, int] | None = None  # the last step of which it was said how far it is

    def add_arguments(self, parser):
        parser.add_argument(
            "files_of_export", nargs="+", metavar="export", help="The export, an XML file; all of them if it is split."
        )
        parser.add_argument("--as", dest="user", required=True, help="Who imports, with their permissions.")
        parser.add_argument(
            "--parent", required=True, help="The page below which posts come: its number, or its path (/fr/magazine/)."
        )
        parser.add_argument("--type", help="What posts become. Default: the plainest type of text that fits below it.")
        parser.add_argument(
            "--language", help="The language of posts of which the export does not say it. Default: that of --parent."
        )
        parser.add_argument(
            "--kinds", default="post", help="What is taken, by WordPress's names: post (the default), or post,page."
        )
        parser.add_argument(
            "--map", help="A table that says what categories and tags become; what it names is made, as a draft."
        )
        parser.add_argument(
            "--write-categories", help="Write such a table into this new file, to be filled in (with --dry-run)."
        )
        parser.add_argument("--files", help="A folder with the content of wp-content/uploads, for the pictures.")
        parser.add_argument("--report", help="Write what was not taken into this CSV file.")
        parser.add_argument(
            "--publish-archive",
            action="store_true",
            help="Publish what was published there, with its old dates, by the name of an administrator (--as).",
        )
        parser.add_argument("--dry-run", action="store_true", help="Only read and report.")

    def handle(self, *args, **options):
        folder = Path(options["files"]) if options["files"] else None
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            with ExitStack() as stack, open_report(options["report"]) as lines:
                files = [stack.enter_context(open(name, "rb")) for name in options["files_of_export"]]
                self.run(files, Report(lines), folder, options)
        except KeyboardInterrupt as error:
            message = "Stopped. What was taken stays: run the command again, and it goes on from there."
            raise CommandError(message, returncode=130) from error
        except OSError as error:
            raise CommandError(str(error)) from error
        except TableError as error:
            raise CommandError(str(error)) from error
        except ExportError as error:
            raise CommandError(f"{error} What was taken before stays.") from error

    def run(self, files: list[BinaryIO], report: Report, folder: Path | None, options) -> None:
        user = find_user(options["user"])
        parent = find_parent(options["parent"])
        model = find_type(user, parent, options["type"])
        if options["publish_archive"] and not user.is_superuser:
            raise CommandError(f"{user} is no administrator, and publishes no archive.")
        parents = Parents(parent, options["language"] or "")
        if parents.default is None:
            raise CommandError(f"“{parent}” has no version in {options['language']}.")
        categories = Categories()
        if options["map"]:
            categories = read_categories(Path(options["map"]), tuple(find_models(model)))
        overview = None
        for file in files:
            overview = read_overview(file, overview)
        pictures = Pictures(Uploads(folder), overview, report)
        kinds = tuple(kind.strip() for kind in options["kinds"].split(","))
        run = Import(
            user, parents, model, overview, pictures, report, options["dry_run"], kinds=kinds, categories=categories
        )
        count = sum(overview.kinds[kind] for kind in kinds)
        self.say(options, f"{overview.site}: {count} posts, {len(overview.files)} files.")
        for number, post in self.list_posts(files, kinds):
            take(run, post)
            self.say_step(options, "posts", number, count)
        if not options["dry_run"]:
            progress = partial(self.say_step, options, "posts in several languages")
            link_versions(overview.site, user, parent.locale, report, progress)
        if options["publish_archive"] and not options["dry_run"]:
            for number, post in self.list_posts(files, kinds):
                publish_post(run, post)
                self.say_step(options, "posts looked at, to be published", number, count)
        run.unused.report(report)
        if options["write_categories"]:
            with open(options["write_categories"], "x", encoding="utf-8", newline="") as table:
                categories.write(table)
        for line in report.lines:
            self.say(options, line)
        if options["dry_run"]:
            self.say(options, "Nothing was imported: this was a dry run.")

    def list_posts(self, files: list[BinaryIO], kinds: tuple[str, ...]) -> Iterator[tuple[int, Post]]:
        """Yield the items of all files, each with the number of those of these kinds so far."""
        number = 0
        for file in files:
            file.seek(0)
            for post in list_posts(file):
                number += post.kind in kinds
                yield number, post

    def say_step(self, options, what: str, number: int, count: int) -> None:
        """Say how far it is, once for each step."""
        step = (what, number)
        if step != self.said and number and (number % STEP == 0 or number == count):
            self.said = step
            self.say(options, f"{number} of {count} {what}")

    def say(self, options, line: str) -> None:
        if options["verbosity"]:
            self.stdout.write(line)
            self.stdout.flush()


def open_report(name: str | None):
    """Open the report to be continued. Each line is written at once: a run may be killed at any time."""
    return open(name, "a+", encoding="utf-8", newline="", buffering=1) if name else nullcontext()


def find_user(name: str):
    """Return the active user with a name. Raises CommandError."""
    model = get_user_model()
    user = model.objects.filter(**{model.USERNAME_FIELD: name}, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user {name}.")
    return user


def find_parent(said: str) -> Page:
    """Return the page with a number or path. Raises CommandError."""
    if said.isascii() and said.isdecimal():
        found = Page.objects.filter(pk=said)
    else:
        language, _slash, rest = said.strip("/").partition("/")
        pages = Page.objects.filter(locale__language_code=language, depth__gt=2)
        found = [page for page in pages.filter(slug=rest.rpartition("/")[2]) if get_path(page) == said.strip("/")]
    page = next(iter(found), None)
    if page is None:
        raise CommandError(f"There is no page {said}.")
    return page.specific


def get_path(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2].strip("/") if parts else ""


def find_type(user, parent: Page, name: str | None) -> type[Page]:
    """Return what posts become: the type of that name, else the one with the fewest fields. Raises CommandError."""
    types = {model._meta.model_name: model for model in find_types(user, parent)}
    if not types:
        raise CommandError(f"{user} may make no texts below “{parent}”.")
    if name is None:
        return min(types.values(), key=lambda model: len(model._meta.get_fields()))
    for model_name, model in types.items():
        if name.lower() in (model_name, model_name.removesuffix("page")):
            return model
    raise CommandError(f"There is no type {name} below “{parent}”; there are: {', '.join(types)}.")
