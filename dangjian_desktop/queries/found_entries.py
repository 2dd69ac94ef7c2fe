"""Rows of ledgers, and the books themselves, for quick find."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_

from dangjian_desktop.domain.commands import rank_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledgers import DAY
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.found_titles import titled
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, entry_rows
from dangjian_desktop.queries.ledger_filter import late_on
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerValue, Person
from dangjian_desktop.storage.readings import spellings
from dangjian_desktop.storage.search_index import SubjectKind, called

#: One character stands in too many titles to mean one of them.
_SHORTEST = 2
#: Rows whose title is somebody of the name that was typed: the last ones entered.
_NAMED_WALKED = 60
#: A title is cut for the list; the row itself is one key away.
_LONGEST = 60


def found_entries(typed: str, on: date, limit: int) -> list[EntryRow]:
    """Return rows whose title is typed: late ones first, then open ones, then the latest.

    A row that is about somebody (亮承诺) is found by the whole name.

    Args:
        typed: Half-width, without spaces, in lower case.
        on: The day of the status line.
        limit: At most so many.
    """
    if len(typed) < _SHORTEST:
        return []
    columns = (LedgerValue.entry_id, LedgerValue.field)
    told = list(rows(LedgerValue.select(*columns).where(LedgerValue.id.in_(titled(_ENTRY, typed)))))
    named = Person.select(Person.id).where(
        Person.id.in_(called(SubjectKind.PERSON, typed)) & (Person.name == typed)
    )
    about = LedgerValue.select(*columns).where(LedgerValue.person.in_(named))
    told += rows(about.order_by(LedgerValue.id.desc()).limit(_NAMED_WALKED))
    if not told:
        return []
    titles = {code: book.title for code, book in books_by_code().items()}
    of_entry = (LedgerEntry.id, LedgerEntry.book, LedgerEntry.state, LedgerEntry.happened_on)
    kept = rows(
        LedgerEntry.select(*of_entry).where(
            LedgerEntry.id.in_(sorted({entry for entry, _field in told}))
        )
    )
    pairs = set(told)
    meant = [
        (key, code, state, day)
        for key, code, state, day in kept
        if (key, titles.get(code)) in pairs
    ]
    late = _late({code for _key, code, *_rest in meant}, [key for key, *_rest in meant], on)

    def place(found: tuple[int, str, str, PartialDate]) -> tuple[bool, bool, int, int]:
        key, code, state, day = found
        is_open = books_by_code()[code].is_open(state)
        return key not in late, not is_open, -day.first_day.toordinal(), -key

    # Only those that are shown are read whole: a keystroke does not wait for the others.
    shown = [key for key, *_rest in sorted(meant, key=place)[:limit]]
    found = entry_rows(shown, on)
    return [found[key] for key in shown if key in found]


_ENTRY = SubjectKind.ENTRY


def _late(codes: Iterable[str], keys: Sequence[int], on: date) -> set[int]:
    """Return which rows are late by the rules of their books."""
    books = [books_by_code()[code] for code in sorted(codes)]
    tests = [late_on(book, on) for book in books if book.late]
    if not tests:
        return set()
    chosen = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.id.in_(keys))
    return {key for (key,) in rows(chosen.where(reduce(or_, tests)))}


def title_of(row: EntryRow) -> str:
    """Return the first line of what stands for a row, as far as it is shown."""
    first = next(iter(row.title.splitlines()), "")
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"


def told_of(row: EntryRow) -> str:
    """Return where a row stands: 台账 · 隐患 · 综采一队党支部 · 2026-11-03 · 待整改 逾期5天.

    The day tells rows apart that say the same, as a fault that comes again does.
    """
    state = row.book.state_label(row.row.state)
    late = f"逾期{row.lateness.days}天" if row.lateness.state is ObligationState.OVERDUE else ""
    stands = " ".join(filter(None, (state, late)))
    told = ("台账", row.book.short, row.organisation_name, row.text(DAY), stands)
    return " · ".join(filter(None, told))


def found_books(typed: str) -> list[tuple[str, str, str]]:
    """Return code, name and purpose of the books that a text means, best first.

    Args:
        typed: Half-width, without spaces, in lower case.
    """
    ranked = []
    for book in books_by_code().values():
        ranks = [
            rank
            for word in (book.label.lower(), book.short.lower())
            if (rank := rank_of(typed, word, _spelled(word))) is not None
        ]
        if ranks and not book.is_retired:
            ranked.append((min(ranks), book))
    ranked.sort(key=lambda one: one[0])  # of the same rank, in the order of the books
    return [(book.code, book.label, book.purpose) for _rank, book in ranked]


def _spelled(word: str) -> str:
    ways: Iterable[tuple[str, ...]] = spellings(word, is_person=False)[:1]
    return " ".join(next(iter(ways), ()))
