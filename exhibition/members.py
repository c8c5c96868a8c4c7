"""The texts that belong to an edition: its page, the works shown, their artists, and the partners."""

from collections.abc import Iterator

from django.db.models import Model

from .models import EditionPage


def list_members_of_edition(edition: EditionPage) -> Iterator[Model]:
    draft = edition.get_latest_revision_as_object()
    yield from (row.partner for row in draft.partners.all())
    for row in draft.works.all():
        yield from (artist.artist for artist in row.work.get_latest_revision_as_object().artists.all())
        yield row.work
    yield edition
