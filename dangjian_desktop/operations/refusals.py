"""How an operation says that it does nothing."""

from typing import Self

from dangjian_desktop.domain.problems import SentenceError


class RefusedError(SentenceError):
    """An operation that the rules or the state of the data forbid; nothing was changed.

    Its sentence says what stands in the way and what to do.

    Attributes:
        field: Name of the argument that would let it be done, for a form that asks for it; "" where
            there is none.
    """

    field = ""

    def at(self, field: str) -> Self:
        """Name the argument that would let it be done; return the refusal itself."""
        self.field = field
        return self
