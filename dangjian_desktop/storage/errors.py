"""Known troubles of the database file: a code for programs and one sentence for people."""

from dangjian_desktop.domain.problems import SentenceError, Word


class StorageError(SentenceError):
    """The file cannot be used as asked; nothing was changed.

    Attributes:
        code: Stable name, for instance ``"newer"``, ``"damaged"``, ``"password"``, ``"full"``.
        sentence: Chinese: what is wrong and what to do.
    """

    def __init__(self, code: str, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.code = code


class StaleUndoError(StorageError):
    """What should be undone has been changed since by something else."""

    def __init__(self, label: str) -> None:
        super().__init__(
            "stale",
            "“{label}”之后，这些记录又有改动，不能撤销。请先撤销后来的改动。",
            label=Word(label),
        )
