"""Seeding can be repeated and resumed, and refuses to run on a production site."""

import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page, Revision

from cms.demo.models import SeedRun
from cms.demo.seeding import get_steps
from tests.databases import KILLED_AT, run_seed
from tests.ops.test_production import read_settings

pytestmark = pytest.mark.usefixtures("seeded")


def read_everything() -> dict[str, list]:
    """Return all rows of all tables, with dates of change."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model is not SeedRun and model._meta.managed
    }


def test_a_second_run_changes_nothing():
    before = read_everything()

    assert run_seed([])

    after = read_everything()
    assert [label for label, rows in before.items() if rows != after[label]] == []
    assert len(before["wagtailcore.Page"]) > 150


def test_it_says_what_it_is_doing_and_how_far_it_is(seeded):
    last = seeded.printed[-1]

    for number, step in enumerate(get_steps(), 1):
        assert f"[{number}/{len(get_steps())}] {step.name}" in last
    assert "Demonstration content is complete" in last


def test_an_interrupted_run_is_resumed(seeded):
    """The database of these tests comes from several runs: each was killed at some write, except the last."""
    assert seeded.killed == len(KILLED_AT)
    assert all("content is complete" not in printed for printed in seeded.printed[:-1])
    # One run is repeated, instead of one for each attempt.
    [run] = SeedRun.objects.all()
    assert run.finished_at


def test_what_was_made_before_the_interruption_is_not_made_again(seeded):
    made = [
        line.partition(" s  ")[2] for printed in seeded.printed for line in printed.splitlines() if "Page: " in line
    ]

    assert len(made) == len(set(made))


def test_an_interruption_leaves_no_page_without_its_words():
    """Each page has a revision, unless wagtail-localize created it; the live version is the one published last."""
    for page in Page.objects.filter(depth__gt=1, live=True):
        assert page.latest_revision_id, page
        assert page.live_revision_id, page
    assert not Revision.page_revisions.exclude(
        object_id__in=[str(pk) for pk in Page.objects.values_list("pk", flat=True)]
    )
    assert Page.find_problems() == ([], [], [], [], [])


def test_where_there_is_content_already_an_empty_database_is_not_filled():
    output = io.StringIO()
    queries = len(connection.queries_log)

    call_command("seed_demo", if_empty=True, stdout=output)

    assert "There is content already" in output.getvalue()
    assert len(connection.queries_log) - queries < 10
    assert SeedRun.objects.count() == 1


def test_it_is_refused_under_production_settings(settings):
    production = read_settings("DEMO_CONTENT_ALLOWED")
    settings.DEMO_CONTENT_ALLOWED = production["DEMO_CONTENT_ALLOWED"]
    pages = Page.objects.count()

    with pytest.raises(CommandError, match="refused"):
        call_command("seed_demo")

    assert Page.objects.count() == pages
