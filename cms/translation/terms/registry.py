"""Models whose objects have names: content apps register them in AppConfig.ready(). It imports no models of ours."""

from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class NamedModel:
    """A model whose objects have names.

    is_same: a name is the same in every language, as that of a person. is_checked: the checks miss it in translations;
    not for names that are also common words, as those of topics are.
    """

    model: type[Model]
    kind: str  # of `TermConcept.Kind`
    field: str = "name"
    is_same: bool = False
    is_checked: bool = False


_models: dict[type[Model], NamedModel] = {}


def register_names(
    model: type[Model], kind: str, field: str = "name", *, is_same: bool = False, is_checked: bool = False
) -> None:
    """Offer the names of a model's objects to translators. A model that is registered again replaces the first."""
    _models[model] = NamedModel(model, kind, field, is_same, is_checked)


def get_named_models() -> list[NamedModel]:
    return list(_models.values())
