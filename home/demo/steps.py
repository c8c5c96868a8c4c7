"""The seed's steps for the association."""

import datetime
import os

from django.db import transaction

from cms.demo.bodies import make_body, make_id, make_rich_text
from cms.demo.images import ensure_image
from cms.demo.people import create_demo_accounts
from cms.demo.seeding import Seeder, register_step
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.models import (
    HomePage,
    Institution,
    MuseumWeekDay,
    MuseumWeekIndexPage,
    MuseumWeekPage,
    MuseumWeekPartner,
    Partner,
    PeopleIndexPage,
    PersonPage,
    StandardPage,
)
from home.roots import create_language_roots

from .texts import HOME, INSTITUTIONS, MUSEUMWEEK_INDEX, PARTNERS, PEOPLE, PEOPLE_INDEX, STANDING, YEARS


def get_roots(seeder: Seeder) -> dict[str, HomePage]:
    return {page.locale.language_code: page for page in HomePage.objects.filter(depth=2).select_related("locale")}


def get_pages(seeder: Seeder, model, key: str) -> dict:
    """Return the versions of a page by language."""
    pages = model.objects.filter(translation_key=make_id(key)).select_related("locale")
    return {page.locale.language_code: page for page in pages}


def get_image_id(key: str) -> int:
    return ensure_image(key).pk


@register_step("Languages, roles and accounts", order=0)
def seed_people_of_the_newsroom(seeder: Seeder) -> None:
    create_language_roots()
    for line in bootstrap_roles():
        seeder.report(line)
    accounts = create_demo_accounts(os.environ.get("DEMO_PASSWORD"))
    changed = [account for account in accounts if account.password]
    if changed:
        names = ", ".join(account.username for account in changed)
        seeder.notes.append(f"Accounts: {names}. Password of each: {changed[0].password}")


@register_step("The association: home pages", order=20)
def seed_home_pages(seeder: Seeder) -> None:
    roots = get_roots(seeder)
    original = roots[HOME["original"]]

    def fill(page, words):
        page.summary = words["summary"]
        page.seo_title = words["seo_title"]
        page.search_description = words["seo_description"]
        return page

    if not original.summary:
        with transaction.atomic():
            fill(original, HOME["texts"][HOME["original"]]).save_revision(user=seeder.editor)
            seeder.publish(original)
        original.refresh_from_db()
    for code, words in HOME["texts"].items():
        if code != HOME["original"]:
            seeder.translate(original, code, fill(HomePage(title=words["title"], slug=code), words))


@register_step("The association: institutions and partners", order=10)
def seed_institutions_and_partners(seeder: Seeder) -> None:
    for item in INSTITUTIONS:
        Institution.objects.get_or_create(
            name=item["name"], defaults={"city": item["city"], "country": item["country"], "url": item["url"]}
        )
    for item in PARTNERS:
        seeder.make_snippet(Partner, item["key"], item["original"], item["texts"], {"url": item["url"]})


@register_step("The association: people", order=50)
def seed_people(seeder: Seeder) -> None:
    def make_index(code):
        return PeopleIndexPage(show_in_menus=False, **PEOPLE_INDEX["texts"][code])

    seeder.make_page("people", get_roots(seeder), PEOPLE_INDEX["texts"], PEOPLE_INDEX["original"], make_index)
    institutions = {item["key"]: Institution.objects.filter(name=item["name"]).first() for item in INSTITUTIONS}
    for person in PEOPLE:

        def make_person(code, person=person):
            return PersonPage(
                title=person["name"],
                slug=person["slug"],
                sort_name=person["sort_name"],
                institution=institutions.get(person["institution"]),
                lead_picture=ensure_image(person["portrait"]) if person["portrait"] else None,
                occupation=person["texts"][code]["occupation"],
                bio=make_rich_text(person["texts"][code]["bio"]),
            )

        parents = get_pages(seeder, PeopleIndexPage, "people")
        seeder.make_page(person["key"], parents, person["texts"], person["original"], make_person)


@register_step("The association: standing pages", order=60)
def seed_standing_pages(seeder: Seeder) -> None:
    for item in STANDING:

        def make_page(code, item=item):
            words = item["texts"][code]
            return StandardPage(
                title=words["title"],
                slug=words["slug"],
                summary=words["summary"],
                show_in_menus=True,
                body=make_body(f"standing/{item['key']}", words["body"], get_image_id),
            )

        parents = (
            get_roots(seeder)
            if item["parent"] == "home"
            else get_pages(seeder, StandardPage, f"standing/{item['parent']}")
        )
        seeder.make_page(f"standing/{item['key']}", parents, item["texts"], item["original"], make_page)


@register_step("MuseumWeek: its years", order=40)
def seed_years(seeder: Seeder) -> None:
    def make_index(code):
        words = MUSEUMWEEK_INDEX["texts"][code]
        body = make_body("museumweek", words["body"])
        return MuseumWeekIndexPage(show_in_menus=True, **(words | {"body": body}))

    seeder.make_page(
        "museumweek", get_roots(seeder), MUSEUMWEEK_INDEX["texts"], MUSEUMWEEK_INDEX["original"], make_index
    )
    parents = get_pages(seeder, MuseumWeekIndexPage, "museumweek")
    for year in YEARS:

        def make_year(code, year=year):
            return _make_year(seeder, year, code)

        seeder.make_page(f"museumweek/{year['year']}", parents, year["texts"], year["original"], make_year)


def _make_year(seeder: Seeder, year: dict, code: str) -> MuseumWeekPage:
    key = f"museumweek/{year['year']}"
    words = year["texts"][code]
    page = MuseumWeekPage(
        year=year["year"],
        start_date=datetime.date.fromisoformat(year["start"]),
        end_date=datetime.date.fromisoformat(year["end"]),
        **(words | {"body": make_body(key, words["body"])}),
    )
    locale = seeder.locales[code]
    for number, day in enumerate(year["days"]):
        page.days.add(
            MuseumWeekDay(
                translation_key=make_id(key, "day", number),
                locale=locale,
                sort_order=number,
                date=datetime.date.fromisoformat(day["date"]),
                hashtag=day["hashtag"],
                hashtag_language=day["hashtag_language"],
                text=day["texts"][code]["text"],
            )
        )
    for number, partner in enumerate(year["partners"]):
        found = seeder.find(Partner, partner, code)
        if found:
            page.partners.add(
                MuseumWeekPartner(
                    translation_key=make_id(key, "partner", partner), locale=locale, sort_order=number, partner=found
                )
            )
    return page
