"""How an operation says that it does nothing."""

from dangjian_desktop.domain.problems import SentenceError


class RefusedError(SentenceError):
    """An operation that the rules or the state of the data forbid; nothing was changed.

    Its sentence says what stands in the way and what to do.
    """
