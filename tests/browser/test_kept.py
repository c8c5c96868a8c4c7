"""Rows that are kept are written once, and what a test does to them does not reach the next one."""

import pytest

from cms.users.models import User

from .kept import kept

WRITTEN = []


@kept
def team():
    WRITTEN.append("team")
    return [User.objects.create_user("ines", first_name="Inês")]


@kept
def larger_team(team):
    WRITTEN.append("larger team")
    return [*team, User.objects.create_user("joao", first_name="João")]


@pytest.fixture
def stranger(live_server):
    return User.objects.create_user("stranger")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_finds_the_rows_as_they_were_written(larger_team, turn):
    assert [user.first_name for user in larger_team] == ["Inês", "João"]
    assert list(User.objects.order_by("pk").values_list("first_name", flat=True)) == ["Inês", "João"]
    assert sorted(WRITTEN) == ["larger team", "team"]
    larger_team[0].first_name = "Outra"
    larger_team[0].save()
    User.objects.create_user("joana")


def test_a_test_that_asks_for_fewer_does_not_find_the_others(team):
    assert User.objects.get().first_name == "Inês"


def test_what_would_be_lost_is_not_written_before_them(stranger, request):
    with pytest.raises(AssertionError, match="before"):
        request.getfixturevalue("team")
