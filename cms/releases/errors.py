"""Errors of releases; the message is a sentence for the person who acts."""

from collections.abc import Sequence


class ReleaseError(Exception):
    """What was asked for cannot be done; the message says why."""


class BlockedError(ReleaseError):
    """Something in the release is not ready: `blockers` has what."""

    def __init__(self, message, blockers: Sequence):
        self.blockers = list(blockers)
        super().__init__(message)
