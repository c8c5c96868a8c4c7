"""The context of a release's page."""

from dataclasses import dataclass, field

from cms.languages.registry import get_place

from ..gate.blockers import examine
from ..gate.loading import LANGUAGE, Loaded
from ..gate.report import Blocker, Line, Report
from ..members import find_subject
from ..models import Release, State
from ..moments import describe_moment
from ..permissions import find_moderated, may_plan, may_release
from ..registry import list_links
from ..visibility import hide_private
from .candidates import encode

ICON = "calendar-check"  # of the pages of releases


@dataclass
class Work:
    """A text with its lines in each language."""

    title: str
    kind: str = ""
    lines: list[Line] = field(default_factory=list)


def describe(release: Release, user, failed) -> dict:
    """Return the context of the page. failed: the form that was refused, to show what was typed."""
    loaded = Loaded(release)
    report = examine(release, loaded)
    lines = hide_private(user, report.lines)
    moderated = find_moderated(user)
    subject = find_subject(release)
    return {
        "release": release,
        "subject": subject,
        "links": list_links(release, subject),
        "moment": describe_moment(release.planned_for) if release.planned_for else "",
        "released_at": describe_moment(release.released_at) if release.released_at else "",
        "works": _group(lines),
        "counts": _count(lines),
        "blockers": _describe_blockers(report, user, moderated, failed) if release.is_open else [],
        "waivers": _describe_waivers(loaded, lines, report, user, moderated) if release.is_open else [],
        "may_plan": may_plan(user) and release.is_open,
        "may_release": may_release(user, release) and release.is_open,
        "may_undo": may_release(user, release) and release.state == State.LIVE,
    }


def _group(lines: list[Line]) -> list[Work]:
    works: dict = {}
    for line in lines:
        work = works.setdefault(line.key.work, Work(line.title))
        work.lines.append(line)
        if line.is_original:
            work.title = line.title
        if line.text is not None:
            work.kind = type(line.text)._meta.verbose_name
    for work in works.values():
        work.lines.sort(key=lambda line: get_place(line.locale.language_code))
    return list(works.values())


def _count(lines: list[Line]) -> dict:
    return {
        "all": len(lines),
        "ready": sum(line.is_going and not line.blockers for line in lines),
        "waived": sum(line.waiver is not None for line in lines),
    }


def _describe_blockers(report: Report, user, moderated: set[int], failed) -> list[dict]:
    blockers = hide_private(user, report.blockers)
    # A language is waived once, whatever blocks it: below the last point of its text.
    last = {blocker.key: blocker for blocker in blockers if blocker.may_waive_language}
    return [
        {
            "blocker": blocker,
            "text": encode(blocker.key) if blocker.key else "",
            "code": LANGUAGE if blocker.may_waive_language else blocker.code,
            "may_waive": _may_offer(blocker, moderated) and last.get(blocker.key, blocker) is blocker,
            "reason": failed.get("reason", "") if _is_same(blocker, failed) else "",
        }
        for blocker in blockers
    ]


def _may_offer(blocker: Blocker, moderated: set[int]) -> bool:
    """Return whether to offer a waiver; `waiving` decides, also by who wrote the text."""
    can_be_waived = blocker.is_warning or blocker.may_waive_language
    return can_be_waived and blocker.locale is not None and blocker.locale.pk in moderated


def _is_same(blocker: Blocker, failed) -> bool:
    return blocker.key is not None and failed.get("text") == encode(blocker.key)


def _describe_waivers(loaded: Loaded, lines: list[Line], report: Report, user, moderated: set[int]) -> list[dict]:
    titles = {line.key: line.title for line in lines}
    titles |= {blocker.key: blocker.title for blocker in hide_private(user, [one for one, _waiver in report.waived])}
    sentences = {waiver.pk: blocker.sentence for blocker, waiver in report.waived}
    return [
        {
            "waiver": waiver,
            "title": titles.get(key, "–"),
            "locale": loaded.locales[key.locale_id],
            "sentence": "" if code == LANGUAGE else sentences.get(waiver.pk, ""),
            "is_language": code == LANGUAGE,
            "may_take_back": key.locale_id in moderated,
        }
        for (key, code), waiver in loaded.waivers.items()
    ]
