"""What a body under test ended with: kept as a finding, so that the run tries the next one."""

import traceback
from types import TracebackType
from typing import Self


class Guard:
    """Ends with its body, and keeps the exception of it, whichever it was.

    What stops the run itself (Ctrl+C, the end of a child) goes on its way.

    Attributes:
        error: What the body raised; None where it came to its end.
    """

    error: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Exception):
            self.error = error
        return self.error is not None

    @property
    def summary(self) -> str:
        """The kind and the words of the exception; "" for none."""
        return "" if self.error is None else f"{type(self.error).__name__}: {self.error}"

    @property
    def trace(self) -> str:
        """The exception as Python prints it; "" for none."""
        return "" if self.error is None else "".join(traceback.format_exception(self.error))
