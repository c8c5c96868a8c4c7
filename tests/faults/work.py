"""What the site does in the processes that are killed, and what is looked up afterwards. All run in `helper`."""

import tempfile
from pathlib import Path

TEXTS = 6


def prepare() -> dict:
    """Write the pages, and return their keys."""
    from django.contrib.auth import get_user_model

    from home.models import HomePage, StandardPage

    def write(code: str, slug: str, title: str, live: bool = True):
        page = StandardPage(title=title, slug=slug, summary="A page of the tests.", live=live)
        HomePage.objects.get(locale__language_code=code).add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return page

    news, _kept = write("en", "news", "Edition 0"), write("en", "kept", "A page that is kept")
    release = make_release(get_user_model().objects.get(), [write("en", f"text-{n}", f"Text {n}", False)
                                                            for n in range(TEXTS)])  # fmt: skip
    return {"news": news.pk, "release": release.pk, "translation": start_translation(write("fr", "texte", "Un texte"))}


def make_release(user, pages):
    from cms.releases.members import add_texts, create_release
    from cms.releases.texts import TextKey

    release = create_release("Number 13", user)
    add_texts(release, [TextKey.of(page) for page in pages])
    for page in pages:
        page.refresh_from_db()
        page.latest_revision.publish(user=user)  # approved: it waits for the release
    return release


def start_translation(page) -> int:
    from wagtail.models import Locale, Page

    from cms.translation.text.filling import start_translation

    target = Locale.objects.get(language_code="pt")
    translation = start_translation(Page.objects.get(pk=page.pk).specific, target)
    translation.save_target(publish=False)
    return translation.pk


# --- What may be killed ---------------------------------------------------------------------------------------------


def release(pk: int) -> None:
    from cms.releases.models import Release
    from cms.releases.publishing.publication import publish_release

    publish_release(Release.objects.get(pk=pk))


def undo_release(pk: int) -> None:
    from cms.releases.models import Release
    from cms.releases.publishing.undoing import undo

    undo(Release.objects.get(pk=pk))


def run_timer(name: str) -> None:
    from django.core.management import call_command

    from cms.background.models import TimerRun

    TimerRun.objects.filter(timer=name).update(claimed_until=None)
    call_command("run_timer", name, verbosity=0)


def import_words(file: str) -> None:
    from django.core.management import call_command

    call_command("import_translations", file, "--overwrite", verbosity=0)


# --- Around it ------------------------------------------------------------------------------------------------------


def write_file(translation: int, word: str) -> str:
    """Export a translation and fill in each part with a word; return the file to import."""
    from django.core.management import call_command
    from wagtail_localize.models import Translation

    page = Translation.objects.get(pk=translation).source.get_source_instance()
    file = Path(tempfile.mkdtemp(prefix="faults-")) / "words.po"
    call_command(
        "export_translations", str(file), "--format", "po", "--locale", "pt", "--page", str(page.pk), verbosity=0
    )
    import polib

    words = polib.pofile(str(file))
    for entry in words:
        entry.msgstr = f"{word}-{entry.msgid[:40]}" if " " in entry.msgid else f"{word}-{len(entry.msgid)}"
    words.save()
    return str(file)


def count_words(translation: int, word: str) -> list[int]:
    """Return how many parts of the translation have the word, and how many there are."""
    from wagtail_localize.models import StringTranslation, Translation

    found = StringTranslation.objects.filter(
        locale=Translation.objects.get(pk=translation).target_locale, data__startswith=f"{word}-"
    )
    source = Translation.objects.get(pk=translation).source
    return [found.count(), source.stringsegment_set.count()]


def find_live(pk: int) -> list:
    """Return whether the texts of a release are live: one value, unless it has happened by halves; and its state."""
    from cms.releases.models import Release
    from cms.releases.texts import TextKey, load_texts

    release = Release.objects.get(pk=pk)
    texts = load_texts(TextKey.of_row(row) for row in release.texts.all()).values()
    return [sorted({text.live for text in texts}), str(release.state)]


def schedule(pk: int, title: str) -> None:
    from tests.hosts.schedule import schedule

    schedule(pk, title)


def describe(pk: int) -> dict:
    """Return a page's live title, and how often it was published."""
    from wagtail.models import Page, PageLogEntry

    entries = PageLogEntry.objects.filter(page=pk)
    return {
        "title": Page.objects.get(pk=pk).title,
        "published": entries.filter(action="wagtail.publish").count(),
        "scheduled": entries.filter(action="wagtail.publish.scheduled").count(),
    }


def find_lost_pictures(titles: list[str]) -> list[str]:
    """Return which of these pictures are not there as a row and a file."""
    from cms.images.models import CustomImage

    found = {image.title: image for image in CustomImage.objects.filter(title__in=titles)}
    return [
        title for title in titles if title not in found or not found[title].file.storage.exists(found[title].file.name)
    ]


def find_broken_pictures() -> list[str]:
    """Return the pictures whose row names a file that is not there."""
    from cms.images.models import CustomImage

    return [image.title for image in CustomImage.objects.all() if not image.file.storage.exists(image.file.name)]


def count_tasks() -> dict[str, int]:
    from django.db.models import Count
    from django_tasks_db.models import DBTaskResult

    rows = DBTaskResult.objects.values("status").annotate(number=Count("pk")).order_by()
    return {row["status"]: row["number"] for row in rows}


def count_renditions(titles: list[str]) -> int:
    """Return how many of these pictures have their renditions."""
    from cms.images.models import CustomRendition

    return CustomRendition.objects.filter(image__title__in=titles).values("image").distinct().count()
