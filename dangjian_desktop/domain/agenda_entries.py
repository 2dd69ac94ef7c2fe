"""What a meeting can say of a ledger row that came up on its agenda by itself."""

from collections.abc import Iterator

from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.ledgers import BookState, LedgerBook, column_label, step_by

#: Said of a row with which no step was taken: 仍待整改.
_STILL = "仍"


def still(state: BookState) -> str:
    """Return what is said of a row that stays where it is."""
    return f"{_STILL}{state.label}"


def outcomes_of(book: LedgerBook, state: str) -> list[tuple[str, str]]:
    """Return what can come of a row: code of the state that is reached, and its words.

    The last one is that it stays where it is, whose code is that of its state; a row that is over
    has no outcome.
    """
    told = [(step.to, step.verb) for step in book.steps_from(state)]
    present = book.state(state)
    if present is not None and present.is_open:
        told.append((state, still(present)))
    return told


def outcome_words(book: LedgerBook, since: str, to: str, by: Named | None) -> str:
    """Return the outcome as the minutes tell it: 登记复查合格（复查人：李四）."""
    step = book.step(since, to)
    if step is None:
        state = book.state(to)
        return still(state) if state is not None else ""
    words = step.verb.removeprefix("登记")
    if by is None or not by.name.strip():
        return words
    return f"{words}（{column_label(book, step_by(to))}：{by.name.strip()}）"


def steps_in_words(book: LedgerBook, outcome: str) -> Iterator[str]:
    """Yield the states to which an outcome, as the minutes tell it, may have led."""
    for step in book.steps:
        words = step.verb.removeprefix("登记")
        if outcome == words or outcome.startswith(f"{words}（"):
            yield step.to
