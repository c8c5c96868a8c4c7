"""Demonstration translations in every state of the translation report, with assignees and due dates."""

from dataclasses import dataclass

from cms.translation.models import State


@dataclass(frozen=True)
class Work:
    """A translation in a state other than "up to date".

    due_in_days: from the day of the seed. is_assigned: to the demonstration's translator of the language.
    comment: the changes that the moderator requested. first_summary: the translated summary before that.
    better_summary: the translator's correction of the live translation, or of one that was approved and waits.
    """

    story: str
    code: str
    state: State
    due_in_days: int | None = None
    is_assigned: bool = True
    comment: str = ""
    first_summary: str = ""
    better_summary: str = ""

    @property
    def is_out(self) -> bool:
        """Return whether the translation was published with its original."""
        return self.state in {State.OUT_OF_DATE, State.CORRECTED}


WORKS = [
    Work("drawing-machines", "fr", State.NOT_STARTED, due_in_days=12),
    Work("women-in-culture", "pt", State.NOT_STARTED, is_assigned=False),
    Work("women-in-culture", "en", State.NOT_STARTED, due_in_days=20, is_assigned=False),
    Work("breathing-archive", "en", State.NOT_STARTED, due_in_days=8),
    Work("alt-text", "pt", State.IN_PROGRESS, due_in_days=-3),
    Work(
        "lending-seeds",
        "fr",
        State.IN_REVIEW,
        due_in_days=5,
        comment="Tout se lit bien. Dans le chapeau, « on s’y sert » fait libre-service : il s’agit d’un prêt, dites-le.",
        first_summary="À la Biblioteca do Moinho, au Portugal, un vieux fichier abrite laitues, haricots et dahlias. "
        "On s’y sert au printemps, on rapporte à l’automne.",
    ),
    Work(
        "sound-of-a-reef",
        "pt",
        State.CHANGES_REQUESTED,
        due_in_days=2,
        comment="Falta ouvir o estalido: «crepitar» no início e «estalido» no fim são o mesmo som no original?",
    ),
    Work("winter-reading", "en", State.APPROVED, due_in_days=4),
    Work(
        "winter-reading",
        "pt",
        State.VOIDED,
        due_in_days=4,
        better_summary="Um livro de registo, um livro de visitas, um catálogo de sementes: três obras sem autor célebre, a "
        "pedir ao balcão quando anoitece às cinco.",
    ),
    Work("what-a-label-owes", "fr", State.OUT_OF_DATE, due_in_days=6),
    Work("what-a-label-owes", "pt", State.OUT_OF_DATE, is_assigned=False),
    Work(
        "seed-book",
        "en",
        State.CORRECTED,
        better_summary="Five questions for Helena Vasconcelos, curator of the Herbário do Vale in Coimbra, on dry leaves, "
        "stubborn grass peas and what we owe the plants we picked.",
    ),
]
