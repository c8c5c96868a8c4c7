"""The admin writes and reads dates as the user's language writes them, in all fields."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.forms import DateField, DateTimeField
from django.utils import timezone, translation
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.blocks import DateBlock, DateTimeBlock

from cms.images.models import CustomImage
from magazine.models import ArticlePage

DAY = datetime.date(2026, 12, 5)
FIFTH = {"fr": "05/12/2026", "pt-pt": "05/12/2026", "en": "05/12/2026"}


@pytest.fixture(params=FIFTH)
def language(request):
    with translation.override(request.param):
        yield request.param


def find_values(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('value="')[1:]]


@pytest.mark.parametrize(("model", "name"), [(ArticlePage, "date"), (CustomImage, "expires_on")])
def test_a_day_comes_back_as_it_was_shown(language, model, name):
    field = formfield_for_dbfield(model._meta.get_field(name))
    assert find_values(field.widget.render(name, DAY)) == [FIFTH[language]]
    assert field.clean(FIFTH[language]) == DAY
    assert field.clean("2026-12-05") == DAY, "as programs write it"


@pytest.mark.django_db
def test_so_does_a_moment_of_publication(language):
    bound = ArticlePage.get_edit_handler().get_form_class()()["go_live_at"]
    widget = bound.field.widget
    moment = timezone.make_aware(datetime.datetime(2026, 12, 5, 14, 30))
    assert find_values(widget.render("go_live_at", bound.field.prepare_value(moment))) == [f"{FIFTH[language]} 14:30"]
    assert bound.field.clean(f"{FIFTH[language]} 14:30") == moment


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("entered", ["9999-12-31 23:59", "0001-01-01 00:30"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_moment_that_some_time_zone_does_not_have_is_refused(name, entered, zone):
    field = formfield_for_dbfield(ArticlePage._meta.get_field(name))
    with timezone.override(zone), pytest.raises(ValidationError, match="valid"):
        field.clean(entered)


def test_the_calendar_knows_the_same_form(language):
    html = AdminDateInput().render("day", DAY)
    assert json.loads(AdminDateInput().get_context("day", DAY, {})["widget"]["config_json"])["format"] == "d/m/Y"
    assert "d/m/Y" in html
    assert AdminDateTimeInput().js_format == "d/m/Y H:i"


@pytest.mark.parametrize("widget", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_no_calendar_puts_today_in_the_place_of_what_it_cannot_read(widget):
    config = json.loads(widget().get_context("day", None, {})["widget"]["config_json"])
    assert config["validateOnBlur"] is False


@pytest.mark.parametrize("make", [DateBlock, lambda: DateBlock(format="%Y-%m-%d"), DateTimeBlock])
def test_blocks_do_too(language, make):
    widget = make().field.widget
    assert widget.format.startswith("%d/%m/%Y")


def test_filters_of_reports_do_too(language):
    html = DateRangePickerWidget().render("when", [DAY, DAY])
    assert find_values(html).count(FIFTH[language]) == 2


def test_an_impossible_day_is_refused_and_kept(language):
    field = DateField(widget=AdminDateInput())
    with pytest.raises(ValidationError):
        field.clean("31/02/2026")
    assert find_values(field.widget.render("day", "31/02/2026")) == ["31/02/2026"]
    assert DateTimeField().clean("05/12/2026 14:30").day == 5
