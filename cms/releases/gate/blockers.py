"""The gate: what keeps a release from happening, by text and language.

Nothing here publishes or refuses: `publication` asks `find_blockers` within its transaction, and every rule of
publication is checked again for each text as it goes live.
"""

from collections.abc import Iterator

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page, WorkflowState

from cms.checklist.checking import Result
from cms.core.typography.lists import join_list, language_name
from cms.newsroom.models import Role
from cms.newsroom.moderation.void_reasons import explain_reason

from ..models import Release
from ..texts import TextKey, has_something_to_publish
from .loading import Loaded, get_reference
from .report import Blocker, Line, Report

EMPTY = "empty"
MISSING = "missing"
GONE = "gone"
NOT_APPROVED = "not_approved"
OWN_DATE = "own_date"
EXPIRES = "expires"
PARENT = "parent"
ORIGINAL = "original"
ADDRESS = "address"
RIGHTS = "rights"
CHECK = "check"  # of the checklist; the line follows
RELATED = "related"
NOT_IN_RELEASE = "not_in_release"


def find_blockers(release: Release) -> list[Blocker]:
    """Return everything that keeps a release from happening, by text and language. The queries do not grow with it."""
    return examine(release).blockers


def examine(release: Release, loaded: Loaded | None = None) -> Report:
    """Return the texts of a release with their blockers; those of other texts that it lacks are in `blockers` only."""
    gate = _Gate(loaded or Loaded(release))
    lines = [gate.make_line(key) for key in gate.loaded.rows]
    found = [blocker for line in lines for blocker in line.blockers] + list(gate.find_others())
    waivers = gate.loaded.waivers
    waived = [(blocker, waivers[blocker.key, blocker.code]) for blocker in found if gate.is_waived(blocker)]
    blockers = [blocker for blocker in found if not gate.is_waived(blocker)]
    for line in lines:
        line.blockers = [blocker for blocker in line.blockers if not gate.is_waived(blocker)]
    if not gate.loaded.going:
        sentence = _("There is nothing in it that could go live.")
        blockers.append(Blocker(None, None, str(release), None, EMPTY, sentence))
    return Report(lines, blockers, waived)


class _Gate:
    def __init__(self, loaded: Loaded):
        self.loaded = loaded
        self.moment = loaded.moment

    def is_waived(self, blocker: Blocker) -> bool:
        return blocker.is_warning and (blocker.key, blocker.code) in self.loaded.waivers

    def make_line(self, key: TextKey) -> Line:
        loaded = self.loaded
        text, original, waiver = loaded.texts.get(key), loaded.get_original(key), loaded.get_waiver(key)
        named = text if text is not None else original
        line = Line(
            row=loaded.rows[key],
            key=key,
            text=text,
            title=get_title(named) if named is not None else _("Deleted text"),
            locale=loaded.locales[key.locale_id],
            url=get_edit_url(named) if named is not None else "",
            is_going=key in loaded.going,
            is_original=text is not None and loaded.get_translation(key) is None,
            waiver=waiver,
        )
        if not waiver:
            line.blockers = list(self.find_for(line, original))
            line.warnings = [result for result in self._read_checklist(line) if not result.blocks]
        line.state = self._describe(line)
        return line

    def _describe(self, line: Line) -> str:
        if line.waiver:
            return _("Waived: readers get the original") if not (line.text and line.text.live) else _("Waived")
        if not line.is_going and line.text is not None:
            return pgettext("state of a text", "Live")
        return _("Ready") if not line.blockers else _("Not ready")

    def find_for(self, line: Line, original: Model | None) -> Iterator[Blocker]:
        key, text = line.key, line.text
        if text is None:
            yield self._miss(line, original)
            return
        if not has_something_to_publish(text):
            return
        if key not in self.loaded.approvals:
            yield self._ask_for_approval(line)
        yield from self._look_at_dates(line)
        if isinstance(text, Page) and (said := self._look_above(line)):
            yield said
        if said := self._look_at_original(line, original):
            yield said
        if other := self.loaded.taken_addresses.get(key):
            yield self._free_address(line, other)
        yield from self._check(line)

    def _miss(self, line: Line, original: Model | None) -> Blocker:
        if original is None:
            return self._make(line, GONE, _("The text was deleted: take it out of the release."))
        people = self.loaded.list_people(line.key.locale_id, Role.TRANSLATOR)
        sentence = _("There is no version in %(language)s.") % {"language": language_name(line.locale.language_code)}
        return self._make(line, MISSING, sentence, people)

    def _ask_for_approval(self, line: Line) -> Blocker:
        loaded, key = self.loaded, line.key
        reference = get_reference(key, line.text)
        moderators = loaded.list_people(key.locale_id, Role.MODERATOR)
        review = loaded.reviews.get(reference)
        if review == WorkflowState.STATUS_IN_PROGRESS:
            return self._make(line, NOT_APPROVED, _("Not approved: it is in review."), moderators)
        writers = self._list_writers(line)
        if review == WorkflowState.STATUS_NEEDS_CHANGES:
            return self._make(line, NOT_APPROVED, _("Not approved: changes were requested."), writers)
        if reason := loaded.void_reasons.get(reference):
            sentence = _("The approval no longer holds: %(reason)s") % {"reason": explain_reason(reason)}
            return self._make(line, NOT_APPROVED, sentence, moderators)
        state = loaded.states.get((key.translation_key, key.locale_id))
        if state is not None and not line.is_original:
            label = state.label[:1].lower() + state.label[1:]
            return self._make(line, NOT_APPROVED, _("Not approved: %(state)s.") % {"state": label}, writers)
        return self._make(line, NOT_APPROVED, _("Not approved: it is a draft."), writers)

    def _list_writers(self, line: Line) -> list:
        """Return who works on a text: the translator who has it, its owner, or the people of its language."""
        translation = self.loaded.get_translation(line.key)
        if translation is None:
            owner = getattr(line.text, "owner", None)
            return [owner] if owner and owner.is_active else self.loaded.list_people(line.key.locale_id, Role.EDITOR)
        job = getattr(translation, "job", None)
        if job and job.assignee and job.assignee.is_active:
            return [job.assignee]
        return self.loaded.list_people(line.key.locale_id, Role.TRANSLATOR)

    def _look_at_dates(self, line: Line) -> Iterator[Blocker]:
        content = line.text.latest_revision.content if line.text.latest_revision else {}
        moderators = self.loaded.list_people(line.key.locale_id, Role.MODERATOR)
        date = parse_datetime(content.get("go_live_at") or "")
        if (date and date > timezone.now()) or get_reference(line.key, line.text) in self.loaded.scheduled:
            sentence = _("It has a date of publication of its own: remove it, the release has the date.")
            yield self._make(line, OWN_DATE, sentence, moderators)
        end = parse_datetime(content.get("expire_at") or "")
        if end and end <= self.moment:
            yield self._make(line, EXPIRES, _("It expires before the release."), moderators)

    def _look_above(self, line: Line) -> Blocker | None:
        parent = self.loaded.get_parent(line.text)
        if parent is None or parent.live or TextKey.of(parent) in self.loaded.going:
            return None
        sentence = _("The page above it, “%(title)s”, is neither live nor in the release.")
        people = self.loaded.list_people(line.key.locale_id, Role.MODERATOR)
        return self._make(
            line,
            PARENT,
            sentence % {"title": get_title(parent)},
            people,
            url=get_edit_url(parent),
            names=(parent,),
            nameless=_("The page above it is neither live nor in the release."),
        )

    def _look_at_original(self, line: Line, original: Model | None) -> Blocker | None:
        """Return that a translation cannot go live, because what it was translated from is not live and will not be."""
        if line.is_original or (original is not None and TextKey.of(original) in self.loaded.going):
            return None
        if original is None:
            return self._make(line, ORIGINAL, _("Its original was deleted."))
        if original.live and not self.loaded.is_ahead_of_original(line.text, original):
            return None
        sentence = _("Its original, “%(title)s” (%(language)s), is neither live with these words nor in the release.")
        nameless = _("Its original (%(language)s) is neither live with these words nor in the release.")
        language = {"language": language_name(original.locale.language_code)}
        return self._make(
            line,
            ORIGINAL,
            sentence % {"title": get_title(original), **language},
            self.loaded.list_people(original.locale_id, Role.MODERATOR),
            url=get_edit_url(original),
            names=(original,),
            nameless=nameless % language,
        )

    def _free_address(self, line: Line, other: Page) -> Blocker:
        return self._make(
            line,
            ADDRESS,
            _("The address that it gets is that of “%(title)s”: change the slug of one of them.")
            % {"title": get_title(other)},
            self._list_writers(line),
            names=(other,),
            nameless=_("The address that it gets is that of another page: change its slug."),
        )

    def _check(self, line: Line) -> Iterator[Blocker]:
        """Yield what the pictures' rights and the lines of the checklist that block say: none can be waived."""
        writers = self._list_writers(line)
        for problem in self.loaded.rights_problems.get(line.key, ()):
            url = reverse("wagtailimages:edit", args=[problem.image.pk])
            yield self._make(line, RIGHTS, problem.sentence, writers, url=url)
        for result in self._read_checklist(line):
            if result.blocks:
                code = ":".join([CHECK, *result.key])[:255]
                url = result.fault.url
                yield self._make(line, code, result.sentence, writers, url=url)

    def _read_checklist(self, line: Line) -> list[Result]:
        """Return what a text does not fulfil of the checklist, but for the rights: they are looked at by themselves."""
        return [result for result in self.loaded.check_results.get(line.key, ()) if result.code != RIGHTS]

    def _make(self, line: Line, code: str, sentence: str, people=(), *, url: str = "", **values) -> Blocker:
        return Blocker(
            key=line.key,
            text=line.text,
            title=line.title,
            locale=line.locale,
            code=code,
            sentence=sentence,
            people=tuple(people),
            url=url or line.url,
            may_waive_language=not line.is_original and code != GONE,
            **values,
        )

    def find_others(self) -> Iterator[Blocker]:
        """Yield the warnings about texts that the release does not have."""
        for page in self.loaded.below_subject:
            key = TextKey.of(page)
            yield self._warn(key, page, NOT_IN_RELEASE, _("It belongs to it and is not in the release."))
        for key, (item, texts) in self.loaded.unseen.items():
            names = join_list(sorted({f"“{get_title(text)}”" for text in texts}))
            sentence = _("It is neither live nor in the release; readers will not see it in %(names)s.")
            nameless = _("It is neither live nor in the release; readers will not see it in texts of the release.")
            yield self._warn(key, item, RELATED, sentence % {"names": names}, names=tuple(texts), nameless=nameless)

    def _warn(self, key: TextKey, text: Model, code: str, sentence: str, **values) -> Blocker:
        return Blocker(
            key=key,
            text=text,
            title=get_title(text),
            locale=self.loaded.locales[key.locale_id],
            code=code,
            sentence=sentence,
            people=tuple(self.loaded.list_people(key.locale_id, Role.MODERATOR)),
            url=get_edit_url(text),
            is_warning=True,
            **values,
        )


def get_title(text: Model) -> str:
    """Return the title of the latest draft of a text."""
    return text.get_admin_display_title() if isinstance(text, Page) else str(text)


def get_edit_url(text: Model) -> str:
    if isinstance(text, Page):
        return reverse("wagtailadmin_pages:edit", args=[text.pk])
    return reverse(text.snippet_viewset.get_url_name("edit"), args=[text.pk])
