"""Create demonstration content in a database, through Wagtail's and wagtail-localize's own functions.

Each content app registers its steps. Every object has an id made from its key, and is looked up before it is created,
so that a second run changes nothing and an interrupted one is resumed. Objects that an interruption could leave
incomplete, such as a page without its revision or a source without its segments, are created in one transaction.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page

from cms.translation.text.filling import fill_from_counterpart, start_translation

from .bodies import make_id


@dataclass(frozen=True, order=True)
class Step:
    order: int
    name: str
    run: Callable[["Seeder"], None]


_steps: dict[str, Step] = {}


def register_step(name: str, *, order: int):
    """Register a function that takes a Seeder as a step of the seed."""

    def register(function):
        _steps[name] = Step(order, name, function)
        return function

    return register


def get_steps(names: Iterable[str] | None = None) -> list[Step]:
    """Return the steps in order; only some of them if names are given. Raises KeyError for an unknown name.

    They are registered in each app's `demo/steps.py`, which is imported only now, so that its texts do not slow down
    every start.
    """
    autodiscover_modules("demo.steps")
    chosen = _steps.values() if names is None else [_steps[name] for name in names]
    return sorted(chosen, key=lambda step: step.order)


class Seeder:
    """Helper for the steps: the users, the languages, and methods to create a text and its translations."""

    def __init__(self, report: Callable[[str], None] = lambda line: None, notes: list[str] | None = None):
        """report: called with a line for each new object. notes: list of messages for the user, shown at the end."""
        self.report = report
        self.notes = [] if notes is None else notes
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.users = {user.username: user for user in get_user_model().objects.all()}

    # --- People ------------------------------------------------------------------------------------------------------

    @property
    def editor(self):
        return self.users["editor"]

    def get_moderator(self, code: str):
        return self.users[f"moderator-{code}"]

    def get_translator(self, code: str):
        return self.users[f"translator-{code}"]

    # --- Finding -----------------------------------------------------------------------------------------------------

    def find(self, model: type[models.Model], key: str, code: str):
        """Return the object that an earlier step or run created, or None."""
        return model.objects.filter(translation_key=make_id(key), locale=self.locales[code]).first()

    def find_any(self, model: type[models.Model], key: str):
        """Return a text in any language; of several versions, the one that was created first."""
        return model.objects.filter(translation_key=make_id(key)).order_by("pk").first()

    # --- Making ------------------------------------------------------------------------------------------------------

    @transaction.atomic
    def make_draft(self, key: str, parent: Page, instance: Page) -> Page:
        """Create a page as a draft if it does not exist; return it as it is in the database."""
        found = self.find(type(instance), key, parent.locale.language_code)
        if found is None:
            instance.translation_key = make_id(key)
            instance.locale = parent.locale
            instance.live = False
            instance.owner = self.editor
            parent.add_child(instance=instance)
            instance.save_revision(user=self.editor, log_action=True)
            found = type(instance).objects.get(pk=instance.pk)
        return found

    def make_page(self, key: str, parents: dict[str, Page], texts: dict, original: str, make, date=None) -> Page:
        """Create a live page in its original language, and its translations into the other languages of its texts.

        parents: the parent page by language. texts: dictionary with the languages. make: called with a language,
        returns an unsaved page. date: the day of publication, if it matters. Returns the original.
        """
        page = self.make_draft(key, parents[original], make(original))
        if not page.live:
            self.publish(page, date)
            self.report(f"{type(page).__name__}: {page.title} ({original})")
        for code in texts:
            if code != original:
                self.translate(page, code, make(code), date)
        return page

    @transaction.atomic
    def publish(self, page: Page, date: datetime.date | None = None) -> None:
        """Publish a draft as the moderator of its language."""
        moderator = self.get_moderator(page.locale.language_code)
        page.get_latest_revision().publish(user=moderator)
        self._set_publication_date(page, date)

    @transaction.atomic
    def translate(self, page: Page, code: str, counterpart: Page, date: datetime.date | None = None) -> None:
        """Translate a live page through wagtail-localize with the words of an unsaved counterpart, and publish it."""
        locale = self.locales[code]
        existing = page.get_translation_or_none(locale)
        translation = start_translation(page, locale)
        done = translation.get_progress()
        if existing and existing.live and done[0] == done[1]:
            return
        counterpart.locale = locale
        fill_from_counterpart(translation, counterpart, self.get_translator(code))
        moderator = self.get_moderator(code)
        with LogContext(user=moderator):  # the acting user becomes the reviewer in the byline
            # wagtail-localize itself would publish only after the transaction, without a user.
            translation.save_target(user=moderator, publish=False)
            target = translation.get_target_instance()
            target.get_latest_revision().publish(user=moderator)
        self._set_publication_date(target, date)
        self.report(f"{type(page).__name__}: {target.title} ({page.locale.language_code} → {code})")

    @transaction.atomic
    def make_snippet(self, model: type[models.Model], key: str, original: str, texts: dict, shared: dict | None = None):
        """Create a translatable snippet in its original language, and its translations through wagtail-localize.

        texts: the field values by language. shared: those that are the same in every language.
        """
        shared = shared or {}
        snippet = self.find(model, key, original)
        if snippet is None:
            snippet = model.objects.create(
                translation_key=make_id(key), locale=self.locales[original], live=False, **texts[original], **shared
            )
            snippet.save_revision(user=self.editor, log_action=True).publish(user=self.get_moderator(original))
            snippet.refresh_from_db()
            self.report(f"{model.__name__}: {snippet}")
        for code, values in texts.items():
            if code != original and self.find(model, key, code) is None:
                translation = start_translation(snippet, self.locales[code])
                counterpart = model(locale=self.locales[code], **values, **shared)
                fill_from_counterpart(translation, counterpart, self.get_translator(code))
                # wagtail-localize itself would publish only after the transaction, without a user.
                translation.save_target(user=self.get_translator(code), publish=False)
                draft = translation.get_target_instance().get_latest_revision()
                draft.publish(user=self.get_moderator(code))
        return snippet

    def _set_publication_date(self, page: Page, date: datetime.date | None) -> None:
        """Set the publication dates of a page, so that the demonstration looks as if it had existed for some time."""
        if date is not None:
            moment = timezone.make_aware(datetime.datetime.combine(date, datetime.time(9, 0)))
            Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
