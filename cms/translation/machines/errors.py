"""Why a machine gave no translation."""


class MachineError(Exception):
    """A sentence for people. It holds nothing of what was sent or answered, so that it may be logged.

    is_charged: whether the service may have counted the request all the same. retry_after: seconds after which the same
    request may succeed; None if it will not.
    """

    def __init__(self, sentence: str, *, is_charged: bool = False, retry_after: float | None = None):
        super().__init__(sentence)
        self.is_charged = is_charged
        self.retry_after = retry_after


class BrokenTagsError(MachineError):
    """The machine lost or broke a tag of the original."""
