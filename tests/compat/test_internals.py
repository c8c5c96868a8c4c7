"""Undocumented parts of libraries: each exists as we know it, and what follows if it does not."""

import logging
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from cms.compat import (
    early_words,  # noqa: F401 (declares its own)
    internals,
)
from cms.compat.internals import DECLARED, STOPS, Internal, InternalChangedError, Kind, list_changed
from cms.translation import compat  # noqa: F401 (declares its own)

ROOT = Path(settings.BASE_DIR)


@pytest.mark.parametrize("target", sorted(DECLARED))
def test_an_internal_is_there_as_we_know_it(target):
    """If this fails after an upgrade, the sentence says what depends on it, and docs/upgrading.md what to do."""
    DECLARED[target].find_owner() if target not in internals._originals else DECLARED[target].find()


@pytest.mark.parametrize("target", sorted(DECLARED))
def test_an_internal_says_where_it_was_seen_why_it_is_used_and_what_replaces_it(target):
    declared = DECLARED[target]
    assert declared.seen.split()[-1][0].isdigit()
    assert declared.why.endswith(".")
    assert declared.instead.endswith(".")


@pytest.mark.parametrize("target", sorted(target for target, declared in DECLARED.items() if declared.reads))
def test_what_is_used_through_an_internal_is_what_its_source_reads_or_sets(target):
    """If this fails, the library no longer reads what we set: the site works as the library does without it."""
    assert DECLARED[target].find_unread() == [], str(DECLARED[target])


def test_a_name_that_the_source_holds_no_more_is_told():
    declared = Internal("django.utils.text:slugify", Kind.SHOWS, "1", "A.", "B.", ("value",), reads=("value", "_gone"))
    DECLARED.pop(declared.target)
    assert declared.find_unread() == ["_gone"]


def test_nothing_is_gone_on_without_in_these_versions():
    assert list_changed() == []


def make(target, kind, parameters=None):
    declared = Internal(target, kind, "Django 5.2", "A test.", "Nothing.", parameters)
    DECLARED.pop(target)
    return declared


@pytest.mark.parametrize("kind", sorted(STOPS, key=lambda kind: kind.name))
@pytest.mark.parametrize(
    ("target", "parameters"),
    [
        ("django.db.no_such_module:name", None),
        ("django.db:no_such_name", None),
        ("django.db.models:QuerySet.no_such_method", ("self",)),
        ("django.db.models:QuerySet.filter", ("self", "condition")),
        ("django.utils.text:slugify", ()),  # needs a value
    ],
)
def test_what_guards_stops_where_it_is_missing_or_takes_other_parameters(kind, target, parameters):
    with pytest.raises(ImproperlyConfigured, match="Seen in Django 5.2"):
        make(target, kind, parameters).replace(lambda original: original)


def test_what_looks_better_is_left_out_with_a_line_in_the_log(caplog):
    declared = make("django.db:no_such_name", Kind.SHOWS)
    with caplog.at_level(logging.WARNING, "cms.compat"):
        declared.replace(pytest.fail)
        declared.replace(pytest.fail)
    assert len([each for each in caplog.records if "no_such_name" in each.getMessage()]) == 1


def test_a_later_place_is_taken_where_the_first_is_gone():
    declared = Internal(
        "django.db:gone",
        Kind.GUARDS,
        "Django 5.2",
        "A test.",
        "Nothing.",
        later=("django.utils.text:slugify", ("value",)),
    )
    DECLARED.pop("django.db:gone")
    assert declared.find().__name__ == "slugify"
    neither = Internal("django.db:gone", Kind.GUARDS, "1", "A.", "B.", later=("django.db:gone_too", None))
    DECLARED.pop("django.db:gone")
    with pytest.raises(InternalChangedError, match="gone_too"):
        neither.find()


def run_without(target: str, then: str) -> subprocess.CompletedProcess:
    """Run a program of the site in which a part of a library is missing."""
    module, _colon, path = target.partition(":")
    *owners, name = path.split(".")
    program = textwrap.dedent(
        f"""
        import functools, importlib
        import django
        from django.apps import AppConfig
        from cms.compat.apps import CompatConfig
        ready = CompatConfig.ready
        def break_and_go_on(self):
            owner = functools.reduce(getattr, {owners!r}, importlib.import_module({module!r}))
            delattr(owner, {name!r})
            ready(self)
        CompatConfig.ready = break_and_go_on
        django.setup()
        """
    ) + textwrap.dedent(then)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.once
@pytest.mark.parametrize(
    "target",
    [
        "wagtail.permission_policies.pages:PagePermissionPolicy.explorable_instances",
        "wagtail.admin.views.pages.create:CreateView.publish_action",
        "wagtail.actions.copy_page:CopyPageAction._copy_page",
        "wagtail_localize.models:StringTranslation.get_error",
        "wagtail_localize.views.edit_translation:stop_translation",
    ],
)
def test_the_site_does_not_start_where_a_guard_is_missing(target):
    done = run_without(target, "print('started')")
    assert done.returncode != 0
    assert "started" not in done.stdout
    assert target.rpartition(".")[2] in done.stderr


@pytest.mark.once
@pytest.mark.parametrize(
    "target",
    [
        "django.db.models.query:get_related_populators",
        "modelcluster.fields:create_deferring_foreign_related_manager",
        "wagtail.admin.views.generic.base:WagtailAdminTemplateMixin.get_header_title",
        "wagtail.admin.views.pages.delete:type_to_delete_confirmation",
        "wagtail.users.forms:PagePermissionsForm",
    ],
)
def test_the_site_starts_where_something_that_speeds_up_or_looks_better_is_missing(target):
    done = run_without(
        target,
        """
        from django.core.checks import run_checks
        print([found.id for found in run_checks() if found.id == "compat.W001"])
        """,
    )
    assert done.returncode == 0, done.stderr
    assert "['compat.W001']" in done.stdout


@pytest.mark.django_db
def test_the_check_says_nothing_while_all_is_there(capsys):
    call_command("check")
    assert "compat" not in capsys.readouterr().err


def test_an_address_of_wagtail_localize_that_nobody_guards_stops_the_site():
    from django.urls import path
    from wagtail_localize import wagtail_hooks as upstream

    from cms.translation.compat import check_addresses
    from cms.translation.guards.urls import register_guarded_addresses

    theirs = upstream.register_admin_urls()[0].url_patterns
    ours = register_guarded_addresses()[0].url_patterns
    check_addresses(theirs, ours)
    new = path("translate/<int:translation_id>/publish_at_once/", lambda request: None)
    with pytest.raises(ImproperlyConfigured, match="publish_at_once"):
        check_addresses([*theirs, new], ours)
    with pytest.raises(ImproperlyConfigured, match="update/"):
        check_addresses(theirs, [each for each in ours if "update/" not in str(each.pattern)])
