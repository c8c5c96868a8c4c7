"""Moments are entered in the site's time zone; hours that summer time skips or repeats are refused."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from cms.releases.admin.forms import MomentField, PlanForm
from cms.releases.moments import describe_moment, make_moment


def test_a_moment_is_in_the_sites_time_zone_whatever_the_persons_is():
    with timezone.override("America/Lima"):
        moment = MomentField().clean("2027-01-15 10:00")
    assert moment == datetime.datetime(2027, 1, 15, 9, tzinfo=datetime.UTC)


@pytest.mark.parametrize(("entered", "said"), [("2027-03-28 02:30", "there is no"), ("2027-10-31 02:30", "twice")])
def test_hours_that_summer_time_skips_or_repeats_are_refused(entered, said):
    with pytest.raises(ValidationError, match=said):
        MomentField().clean(entered)


@pytest.mark.parametrize("entered", ["2027-03-28 03:00", "2027-03-28 01:59", "2027-10-31 03:00", "2027-10-31 01:59"])
def test_the_hours_beside_them_are_moments(entered):
    assert MomentField().clean(entered)


@pytest.mark.parametrize("entered", ["soon", "2027-02-30 10:00", "2027-99-99", "٣"])
def test_what_is_no_moment_is_refused(entered):
    with pytest.raises(ValidationError):
        MomentField().clean(entered)


@pytest.mark.parametrize("entered", ["9999-12-31 23:59", "0001-01-01 00:00", "9999-12-31T23:59-12:00"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_moment_at_the_end_of_time_is_refused_with_a_sentence(zone, entered):
    with timezone.override(zone), pytest.raises(ValidationError, match="between the years"):
        MomentField().clean(entered)


@pytest.mark.parametrize(("language", "said"), [("fr", "Heure de Lisbonne."), ("pt", "Hora de Lisboa.")])
def test_the_form_says_which_time_it_is_in_the_persons_language(settings, language, said):
    settings.TIME_ZONE = "Europe/Lisbon"
    with translation.override(language):
        assert str(PlanForm.base_fields["planned_for"].help_text) == said


def test_a_moment_in_the_past_is_refused():
    with pytest.raises(ValidationError, match="future"):
        MomentField().clean("2020-01-15 10:00")


def test_a_person_elsewhere_sees_both_times():
    moment = make_moment(datetime.datetime(2027, 1, 15, 10))
    with timezone.override(ZoneInfo("Europe/Lisbon")):
        assert "9" in describe_moment(moment)
        assert "Paris" in describe_moment(moment)
    with timezone.override(ZoneInfo("Europe/Madrid")):
        assert "Paris" not in describe_moment(moment)
