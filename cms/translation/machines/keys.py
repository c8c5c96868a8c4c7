"""The key of a service, which nothing shows: no representation, no log, no exception."""


class Key:
    """A secret. Only `reveal` returns it, to who sends it to its service."""

    __slots__ = ("_value",)

    def __init__(self, value: "str | Key" = ""):
        self._value = value.reveal() if isinstance(value, Key) else value.strip()

    def reveal(self) -> str:
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "<Key>"

    def __reduce__(self):
        raise TypeError("Keys cannot be serialised.")

    def __deepcopy__(self, memo):
        return self
