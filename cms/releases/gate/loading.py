"""Load the data that the gate needs of a release's texts, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import DraftStateMixin, Locale, Page, Revision, TranslatableMixin, WorkflowState
from wagtail_localize.models import Translation

from cms.checklist.checking import Result, check_contents
from cms.checklist.contents import Content, read_latest
from cms.core.content.bin import without_binned
from cms.images.rights.checking import RightsProblem, find_rights_problems_of
from cms.newsroom.models import LanguageGroup, Role
from cms.newsroom.moderation.approvals import find_approvals
from cms.newsroom.moderation.records import Approval
from cms.pages.stored_references import list_stored_references
from cms.translation.models import TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.workflow.moderation import find_source_objection

from ..models import Release
from ..moments import get_site_zone
from ..texts import TextKey, has_something_to_publish, load_texts

LANGUAGE = "language"  # the code of a waiver of a whole language of a text


class Loaded:
    """The texts of a release, and what decides whether they can go live."""

    def __init__(self, release: Release):
        self.release = release
        self.rows = {TextKey.of_row(row): row for row in release.texts.order_by("pk")}
        self.locales = {locale.pk: locale for locale in Locale.objects.all()}
        self.waivers = {
            (TextKey.of_row(waiver), waiver.code): waiver for waiver in release.waivers.select_related("waived_by")
        }
        works = {key.work for key in self.rows}
        # Also the versions that are not in the release.
        self.texts = load_texts(TextKey(*work, locale_id) for work in works for locale_id in self.locales)
        self.approvals = self._key(find_approvals(text for key, text in self.texts.items() if key in self.rows))

    def _key(self, by_text: dict) -> dict[TextKey, object]:
        return {TextKey.of(text): value for text, value in by_text.items()}

    def get_waiver(self, key: TextKey):
        """Return the waiver of the language of a text, or None."""
        return self.waivers.get((key, LANGUAGE))

    @cached_property
    def going(self) -> dict[TextKey, Model]:
        """The texts that go live with the release, unless something blocks them."""
        return {
            key: text
            for key in self.rows
            if (text := self.texts.get(key)) and has_something_to_publish(text) and not self.get_waiver(key)
        }

    @cached_property
    def translations(self) -> dict[tuple, Translation]:
        """Translations by the key and the language of their target, with the jobs."""
        keys = {key.translation_key for key in self.rows}
        found = Translation.objects.filter(enabled=True, source__object_id__in=keys)
        found = found.select_related("source", "job__assignee")
        return {(translation.source.object_id, translation.target_locale_id): translation for translation in found}

    def get_translation(self, key: TextKey) -> Translation | None:
        return self.translations.get((key.translation_key, key.locale_id))

    def get_original(self, key: TextKey) -> Model | None:
        """Return the text that a text is translated from, or to be; None if it is an original itself."""
        translation = self.get_translation(key)
        if key in self.texts and translation is None:
            return None
        others = {other: text for other, text in self.texts.items() if other.work == key.work and other != key}
        if translation:
            return others.get(key._replace(locale_id=translation.source.locale_id))
        sources = [text for other, text in others.items() if not self.get_translation(other)]
        return next(iter(sources or others.values()), None)

    def is_ahead_of_original(self, text: Model, original: Model) -> bool:
        """Return whether a translation was made from a draft of its live original that is not live.

        Asks what publication will ask. Takes queries only if the original has a draft, which the release does not have.
        """
        return original.has_unpublished_changes and find_source_objection(text) is not None

    @cached_property
    def states(self) -> dict[tuple, TextState]:
        """The states of texts by their key and language."""
        refresh_stale()
        keys = {key.translation_key for key in self.rows}
        return {(row.translation_key, row.locale_id): row for row in TextState.objects.filter(translation_key__in=keys)}

    @cached_property
    def void_reasons(self) -> dict[tuple, str]:
        """Why the last approval of a text was voided, by content type and primary key."""
        voided = Approval.objects.filter(self._are_of_texts(), voided_at__isnull=False).order_by("pk")
        return {tuple(row[:2]): row[2] for row in voided.values_list("content_type", "object_id", "void_reason")}

    @cached_property
    def reviews(self) -> dict[tuple, str]:
        """The status of the moderation of a text, by content type and primary key."""
        status = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
        states = WorkflowState.objects.filter(self._are_of_texts("base_content_type"), status__in=status)
        return {tuple(row[:2]): row[2] for row in states.values_list("base_content_type", "object_id", "status")}

    @cached_property
    def scheduled(self) -> set[tuple]:
        """The texts that are scheduled singly, by content type and primary key."""
        dated = Revision.objects.filter(self._are_of_texts("base_content_type"), approved_go_live_at__isnull=False)
        return set(dated.values_list("base_content_type", "object_id"))

    def _are_of_texts(self, content_type: str = "content_type") -> Q:
        by_type = defaultdict(list)
        for key, text in self.texts.items():
            by_type[key.content_type_id].append(str(text.pk))
        condition = Q(pk=None)
        for content_type_id, object_ids in by_type.items():
            condition |= Q(**{content_type: content_type_id, "object_id__in": object_ids})
        return condition

    @cached_property
    def parents(self) -> dict[str, Page]:
        """The pages above the pages that go live, by path."""
        paths = {_get_parent_path(text) for text in self.going.values() if isinstance(text, Page)}
        return {page.path: page for page in Page.objects.filter(path__in=paths)}

    def get_parent(self, page: Page) -> Page | None:
        return self.parents.get(_get_parent_path(page))

    @cached_property
    def taken_addresses(self) -> dict[TextKey, Page]:
        """The pages that have the slug that a page of the release is to get. One query if there is a new slug."""
        wanted = {}
        for key, text in self.going.items():
            if isinstance(text, Page) and text.latest_revision:
                slug = text.latest_revision.content.get("slug")
                if slug and slug != text.slug:
                    wanted[_get_parent_path(text), slug] = key
        going = {text.pk for text in self.going.values() if isinstance(text, Page)}
        found = Page.objects.filter(slug__in={slug for _path, slug in wanted}).exclude(pk__in=going) if wanted else ()
        by_place = {(_get_parent_path(page), page.slug): page for page in found}
        return {key: by_place[place] for place, key in wanted.items() if place in by_place}

    @cached_property
    def moment(self) -> datetime:
        """The moment at which the release is to happen: now, if it has none or has missed it."""
        return max(self.release.planned_for or timezone.now(), timezone.now())

    @cached_property
    def contents(self) -> dict[TextKey, Content]:
        """What the texts that go live say in their latest drafts."""
        return dict(zip(self.going, read_latest(self.going.values()), strict=True))

    @cached_property
    def check_results(self) -> dict[TextKey, list[Result]]:
        """What the texts do not fulfil of the checklist on the day of the release."""
        pages = [text.pk for text in self.going.values() if isinstance(text, Page)]
        day = self.moment.astimezone(get_site_zone()).date()
        results = check_contents(list(self.contents.values()), day=day, live_with=pages)
        return dict(zip(self.contents, results, strict=True))

    @cached_property
    def rights_problems(self) -> dict[TextKey, list[RightsProblem]]:
        """The pictures of the texts that may not be used on the day of the release."""
        day = self.moment.astimezone(get_site_zone()).date()
        found = find_rights_problems_of([content.instance for content in self.contents.values()], day)
        return {key: found[content.instance] for key, content in self.contents.items()}

    @cached_property
    def below_subject(self) -> list[Page]:
        """The pages below the issue, in all languages, with something to publish, that are in no release."""
        if self.release.subject_key is None:
            return []
        subjects = [text for key, text in self.texts.items() if key.translation_key == self.release.subject_key]
        below = Q(pk=None)
        for subject in subjects:
            below |= Q(path__startswith=subject.path, depth__gt=subject.depth)
        pages = without_binned(Page.objects.filter(below, Q(live=False) | Q(has_unpublished_changes=True)))
        return [page for page in pages.filter(alias_of=None).order_by("path") if TextKey.of(page) not in self.rows]

    @cached_property
    def unseen(self) -> dict[TextKey, tuple[Model, list[Model]]]:
        """What texts refer to and no reader can see in any language: the object, and the texts that refer to it.

        The key is that of the object in the language of these texts.
        """
        wanted: dict[type[Model], dict[str, list[Model]]] = defaultdict(lambda: defaultdict(list))
        for text in self.going.values():
            content = text.latest_revision.content if text.latest_revision else {}
            for model, pk in set(list_stored_references(type(text), content)):
                if issubclass(model, TranslatableMixin) and issubclass(model, DraftStateMixin):
                    wanted[Page if issubclass(model, Page) else model][pk].append(text)
        going = {key.work for key in self.going}
        found = {}
        for model, texts_by_pk in wanted.items():
            content_type_id = ContentType.objects.get_for_model(model).pk
            chosen = list(model._default_manager.filter(pk__in=texts_by_pk).select_related("locale"))
            keys = [item.translation_key for item in chosen]
            shown = set(
                model._default_manager.filter(translation_key__in=keys, live=True).values_list("translation_key")
            )
            for item in chosen:
                if (item.translation_key,) in shown or (content_type_id, item.translation_key) in going:
                    continue
                for text in texts_by_pk[str(item.pk)]:
                    key = TextKey(content_type_id, item.translation_key, text.locale_id)
                    found.setdefault(key, (item, []))[1].append(text)
        return found

    @cached_property
    def people(self) -> dict[tuple[int, str], list]:
        """The active users with a role in a language, by language and role."""
        users = {user.pk: user for user in get_user_model().objects.filter(is_active=True)}
        found = defaultdict(list)
        members = LanguageGroup.objects.filter(group__user__is_active=True).order_by("group__user")
        for locale_id, role, pk in members.values_list("locale", "role", "group__user"):
            found[locale_id, role].append(users[pk])
        found["boss"] = [user for user in users.values() if user.is_superuser]
        return found

    def list_people(self, locale_id: int, role: Role) -> list:
        """Return the people with a role in a language; superusers if there is nobody."""
        return self.people.get((locale_id, role)) or self.people["boss"]


def _get_parent_path(page: Page) -> str:
    return page.path[: -page.steplen]


def get_reference(key: TextKey, text: Model) -> tuple[int, str]:
    """Return how rows of Wagtail's and of the newsroom refer to a text."""
    return key.content_type_id, str(text.pk)


def name_people(people: Iterable) -> list[str]:
    return [get_user_display_name(person) for person in people]
