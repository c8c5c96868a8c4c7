"""The seed's steps for the exhibition."""

import datetime
from decimal import Decimal

from cms.demo.bodies import make_body, make_id, make_rich_text
from cms.demo.images import ensure_image
from cms.demo.seeding import Seeder, register_step
from exhibition.models import ArtworkArtist, ArtworkPage, EditionPage, EditionPartner, EditionWork, ExhibitionPage
from home.demo.steps import get_image_id, get_pages, get_roots
from home.models import Partner, PersonPage

from .texts import EDITIONS, EXHIBITION, WORKS


@register_step("The exhibition", order=55)
def seed_exhibition(seeder: Seeder) -> None:
    def make_exhibition(code):
        words = EXHIBITION["texts"][code]
        body = make_body("exhibition", words["body"], get_image_id)
        lead = ensure_image("lead-night")
        return ExhibitionPage(show_in_menus=True, lead_picture=lead, **(words | {"body": body}))

    seeder.make_page("exhibition", get_roots(seeder), EXHIBITION["texts"], EXHIBITION["original"], make_exhibition)


@register_step("The exhibition: works", order=56)
def seed_works(seeder: Seeder) -> None:
    parents = get_pages(seeder, ExhibitionPage, "exhibition")
    for work in WORKS:

        def make_work(code, work=work):
            words = work["texts"][code]
            page = ArtworkPage(
                year=str(work["year"]),
                dimensions=work["dimensions"].removesuffix(" cm"),
                lead_picture=ensure_image(work["picture"]),
                **(words | {"label": make_rich_text(words["label"])}),
            )
            page.artists = [ArtworkArtist(artist=seeder.find_any(PersonPage, key)) for key in work["artists"]]
            return page

        seeder.make_page(work["key"], parents, work["texts"], work["original"], make_work)


@register_step("The exhibition: editions", order=57)
def seed_editions(seeder: Seeder) -> None:
    parents = get_pages(seeder, ExhibitionPage, "exhibition")
    for edition in EDITIONS:

        def make_edition(code, edition=edition):
            return _make_edition(seeder, edition, code)

        seeder.make_page(f"edition/{edition['key']}", parents, edition["texts"], edition["original"], make_edition)


def _make_edition(seeder: Seeder, edition: dict, code: str) -> EditionPage:
    key = f"edition/{edition['key']}"
    words = edition["texts"][code]
    page = EditionPage(
        country=edition["country"],
        latitude=Decimal(str(edition["latitude"])),
        longitude=Decimal(str(edition["longitude"])),
        start_date=datetime.date.fromisoformat(edition["start"]),
        end_date=datetime.date.fromisoformat(edition["end"]),
        lead_picture=ensure_image(edition["picture"]) if edition["picture"] else None,
        **(words | {"body": make_body(key, words["body"], get_image_id)}),
    )
    page.works = [
        EditionWork(sort_order=number, work=seeder.find_any(ArtworkPage, work))
        for number, work in enumerate(edition["works"])
    ]
    for number, partner in enumerate(edition["partners"]):
        page.partners.add(
            EditionPartner(
                translation_key=make_id(key, "partner", partner),
                locale=seeder.locales[code],
                sort_order=number,
                partner=seeder.find(Partner, partner, code),
            )
        )
    return page
