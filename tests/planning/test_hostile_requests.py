"""Whatever is sent to the pages of planning, releases and the checklist: no error, and nothing is lost."""

import os
import random

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page

from cms.planning.models import Assignment, Idea
from cms.releases.members import add_texts, create_release
from cms.releases.models import Release
from cms.releases.texts import TextKey
from magazine.models import StoryPage
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db

KIND = "kind"
REQUESTS = 100  # by each of the people below
SEED = os.environ.get("HOSTILE_SEED", "13")
PEOPLE = {"editor": ["fr"], "moderator": ["fr", "pt"], "translator": ["pt"], "boss": []}
NUMBERS = ["0", "-1", "1", "13", "32768", "4294967296", "9" * 17, "9" * 30, "9" * 5000, "1e9", "१३", "²", "NaN"]
DATES = ["2026-11-29", "0001-01-01", "9999-12-31", "10000-01-01", "2027-03-28T02:30", "2026-02-30", "-2026-01-01"]
WORDS = ["", " ", "x", "é" * 70_000, "a\x00b", "%", "<script>", "../..", "{}", "\u202e", "\ufffe"]


@pytest.fixture
def things(hire, issue, abc, magazines, add_story, note, due):
    """What exists, in three issues, releases and kinds; with what is sent to choose among it."""
    release = create_release("N 13", None, subject=issue["fr"])
    other = create_release("Another", None)
    free = add_story(magazines["fr"], "Libre", live=True)
    add_texts(other, [TextKey.of(free)])
    idea = note(due_date="2026-12-01")
    translation = due("2026-12-02")
    Assignment.objects.create(translation_key=abc["A"].translation_key, due_date="2026-12-03")
    image = ImageFactory(expires_on="2026-12-04")
    page_type = ContentType.objects.get_for_model(Page).pk
    texts = [f"{page_type}:{story.translation_key}:{story.locale_id}" for story in [*abc.values(), free]]
    texts += [f"{pk}:{abc['A'].translation_key}:{abc['A'].locale_id}" for pk in (0, 1, page_type + 3, 10**30)]
    texts += [f"{page_type}:{abc['A'].translation_key}:{pk}" for pk in ("x", "-1", "9" * 30, "9" * 5000)]
    keys = [str(story.translation_key) for story in [*abc.values(), free]]
    rows = [str(row.pk) for row in release.texts.all()]
    pages = [
        *issue.values(),
        *abc.values(),
        free,
        magazines["fr"],
        magazines["fr"].get_parent(),
        Page.get_first_root_node(),
    ]
    pks = [str(page.pk) for page in pages]
    return {
        "release": [release, other],
        "idea": idea,
        "values": [*NUMBERS, *DATES, *WORDS, *texts, *keys, *rows, *pks, ",".join(keys), ",".join(keys[:3])],
        "ids": [*pks, *map(str, [release.pk, other.pk, idea.pk, translation.pk, image.pk]), *NUMBERS],
        "page_type": page_type,
        "by_field": {
            "action": ACTIONS,
            "text": texts,
            "row": [*rows, *NUMBERS],
            "waiver": NUMBERS,
            "kind": KINDS,
            "order": [",".join(chosen) for chosen in (keys, keys[:3], keys[2::-1], [keys[0]] * 3)],
            "seen": [",".join(keys[:3])],
            "step": [f"{keys[0]} down", f"{keys[2]} up", f"{keys[3]} up", " "],
            "to": ["outside", *(str(one.translation_key) for one in issue.values())],
            "day": DATES,
            "start": DATES,
            "due_date": DATES,
            "planned_for": DATES,
            "time": ["09:00", "25:00"],
            "place": [f"magazine.articlepage/{pk}" for pk in pks],
            "parent": pks,
            "code": ["language", "related", "x"],
            "locale": NUMBERS[:4],
            "number": NUMBERS,
            "year": NUMBERS,
            "words": NUMBERS,
            "days": NUMBERS,
        },
    }


# Each page: how many ids its URL has, and the names of what it reads.
VIEWS = {
    "releases:index": (0, "p"),
    "releases:add": (0, "subject name responsible planned_for"),
    "releases:show": (1, "action row text code reason waiver"),
    "releases:edit": (1, "name responsible planned_for"),
    "releases:put_in": (1, "q text"),
    "releases:add_text": (2, "release all_languages"),
    "planning:calendar": (0, "view day person language kind p"),
    "planning:feed": (0, "person language kind end"),
    "planning:move": (KIND, "day time start expected next"),
    "planning:issues": (0, "p"),
    "planning:add_issue": (0, "title number season year parent"),
    "planning:free": (0, "q issue p"),
    "planning:board": (1, "line"),
    "planning:order": (1, "seen order step confirmed publish"),
    "planning:move_story": (1, "to from"),
    "planning:ideas": (0, "state person language q p"),
    "planning:add_idea": (0, "title note locale assignee due_date words day"),
    "planning:idea": (1, "title note locale assignee due_date words"),
    "planning:draft_idea": (1, "place"),
    "planning:set_aside_idea": (1, "x"),
    "planning:assign_text": (2, "assignee due_date words"),
    "checklist_levels": (0, "summary rights section"),
    "walks:show": (1, "action link language days"),
    "wagtailimages:edit": (1, "title expires_on uses replacement"),
}
ACTIONS = [
    "release",
    "undo",
    "withdraw",
    "add_members",
    "take_out",
    "waive",
    "unwaive",
    "make",
    "link",
    "withdraw_link",
]
KINDS = ["releases", "scheduled", "texts", "translations", "ideas", "rights", "days", "editions", "x"]


def make_address(chance, name, things):
    wanted, _fields = VIEWS[name]
    ids = [pk for pk in things["ids"] if pk.isascii() and pk.isdecimal() and len(pk) < 4000]
    if wanted == KIND:
        ends = "9" * 30
        entry = chance.choice([*ids, "live-1-1", f"end-9-{ends}", "1.start", "x.y", "live-x-x", "--", ".", "9" * 5000])
        return reverse(name, args=[chance.choice(KINDS), entry])
    kinds = [things["page_type"], things["page_type"], 0, 10**12]
    return reverse(name, args=[[], [chance.choice(ids)], [chance.choice(kinds), chance.choice(ids)]][wanted])


def make_data(chance, name, things):
    data = {}
    for field in VIEWS[name][1].split():
        if chance.random() < 0.85:
            data[field] = chance.choice(things["by_field"].get(field) or things["values"])
            if chance.random() < 0.4:
                data[field] = chance.choice(things["values"])
    return data


@pytest.mark.parametrize("role", PEOPLE)
def test_hostile_requests_are_answered(hire, superuser, things, role):
    desk = superuser if role == "boss" else hire(role, *PEOPLE[role])
    chance = random.Random(f"{SEED} {role}")
    found = []
    desk.browser.raise_request_exception = False
    stories, ideas = StoryPage.objects.count(), Idea.objects.count()
    for _number in range(REQUESTS):
        name = chance.choice([*VIEWS])
        address, data = make_address(chance, name, things), make_data(chance, name, things)
        send = chance.choice([desk.browser.get, desk.browser.post, desk.browser.post])
        headers = chance.choice([{}, {"x-requested-with": "XMLHttpRequest"}])
        answer = send(address, data, headers=headers)
        if answer.status_code >= 500:
            error = repr(answer.exc_info[1])[:300] if getattr(answer, "exc_info", None) else ""
            found.append((send.__name__, address[:120], {k: v[:60] for k, v in data.items()}, error))
    assert not found, "\n".join(map(str, found))
    assert StoryPage.objects.count() >= stories
    assert Idea.objects.count() >= ideas
    assert Release.objects.count() >= 2
