"""Reads the whole journal and tells what was altered, deleted, moved or cut off.

Pages that hold as a whole are passed by (`journal_pages`); of the others entries are read as plain
tuples, and of one that stands where it should nothing is made: a million of them are some seconds.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import partial

from dangjian_desktop.domain.dates import day_part
from dangjian_desktop.domain.journal_faults import (
    HeadAnswer,
    JournalFault,
    JournalFinding,
    JournalHead,
)
from dangjian_desktop.storage.changes import FIRST_WITHHELD
from dangjian_desktop.storage.database import snapshot
from dangjian_desktop.storage.journal_pages import HeldPage, Report, held_pages
from dangjian_desktop.storage.journal_seals import (
    SEALED,
    SEALED_TEXT,
    Head,
    Sealing,
    erasure_context,
    erasures,
    plain_seal,
    stored_head,
)
from dangjian_desktop.storage.models import database

#: More findings than anybody reads; a journal altered everywhere is not told entry by entry.
MOST_TOLD = 50
#: Bytes, since what was altered need not be text; a seal that is none at all is as good as empty.
_AS_BYTES = "CAST(iif(typeof({0}) = 'text', {0}, '') AS BLOB)"
_DAY = "CAST(IFNULL(at, '') AS BLOB)"
_ENTRIES = (
    f"SELECT id, {_AS_BYTES.format('previous_seal')}, {_AS_BYTES.format('seal')},"
    f" CAST({SEALED_TEXT} AS BLOB), CAST(IFNULL(changes, '') AS BLOB)"
)
_PLAIN = "".join(f", CAST({name} AS BLOB)" for name in SEALED.split(", "))
#: Of each entry whose content was erased by which entry that was, and what proves it.
_Erasures = dict[int, tuple[int, str]]
#: No journal has a number beyond.
_NO_END = (1 << 63) - 1
#: Where the chain of what is withheld begins, for numbering it from 1.
_BEFORE_WITHHELD = FIRST_WITHHELD - 1


def prove_journal(report: Report = lambda _share: None) -> tuple[JournalFinding, ...]:
    """Return everything that does not hold, in the order of the entries; empty when all does.

    What is withheld is a chain of its own; that its end is there is held by the other one, too.
    Entries may be made meanwhile. Not to be called within a transaction.

    Args:
        report: Is told the share done, by threads of the proof; what it raises ends the proof.
    """
    pages = _pages_that_hold(report)
    # Not before: on a stick nobody could write as long as one moment is held on to.
    with snapshot():
        return tuple(_found(pages)[:MOST_TOLD])


def _pages_that_hold(report: Report) -> list[HeldPage]:
    head = stored_head()
    return held_pages(head, report) if head is not None and head.is_proven else []


def _found(pages: Sequence[HeldPage]) -> list[JournalFinding]:
    head = stored_head()
    is_proven = head is not None and head.is_proven
    withheld, named = _Walk(head, is_withheld=True), _Walk(head, is_withheld=False, pages=pages)
    behind = withheld.findings()
    found = named.findings(withheld.seals)
    if head is not None and is_proven:
        found += named.cut_off(head)
        behind += withheld.cut_off(head)
    found += behind
    if not is_proven:
        found.append(JournalFinding(JournalFault.HEAD, 0, 0))
    return found


def verify() -> int | None:
    """Return the id of the first entry that tells of something wrong, or None when all holds."""
    for one in prove_journal():
        tells = one.last + 1 if one.fault is JournalFault.MISSING and one.last else one.first
        return tells + (_BEFORE_WITHHELD if one.is_withheld else 0)
    return None


def entries_kept() -> int:
    """Return how many entries there are, of both chains."""
    (count,) = database.execute_sql("SELECT COUNT(*) FROM journal_entry").fetchone()
    return int(count)


def journal_head() -> JournalHead:
    """Return how far the journal goes; number 0 for an empty one."""
    return _entry_head("id > 0 ORDER BY id DESC LIMIT 1") or JournalHead(0, "")


def _entry_head(where: str, *given: int) -> JournalHead | None:
    """Return number, seal and day of an entry, if there is one, whatever was written into it."""
    found = database.execute_sql(
        f"SELECT id, {_AS_BYTES.format('seal')}, {_DAY} FROM journal_entry WHERE {where}", given
    ).fetchone()
    if found is None:
        return None
    number, seal, at = found
    return JournalHead(number, seal.decode(errors="replace"), day_part(at.decode(errors="replace")))


def compare_head(typed: JournalHead) -> tuple[HeadAnswer, JournalHead]:
    """Tell whether the journal still goes through a head that a paper shows, and its own entry.

    The seals between are not looked at: `prove_journal` does that. Of one that is cut off the
    present head comes back.
    """
    entry, now = _entry_head("id = ?", typed.number), journal_head()
    if entry is None:
        answer = HeadAnswer.CUT_OFF if typed.number > now.number else HeadAnswer.ALTERED
        return answer, now
    holds = entry.seal.startswith(typed.seal)
    return (HeadAnswer.HOLDS if holds else HeadAnswer.ALTERED), entry


def seals_known(seals: Iterable[str]) -> set[str]:
    """Return those of some seals that an entry of the journal has."""
    asked = sorted(set(seals))
    marks = ", ".join("?" for _ in asked)
    cursor = database.execute_sql(
        f"SELECT seal FROM journal_entry WHERE seal IN ({marks})", tuple(asked)
    )
    return {str(seal) for (seal,) in cursor}


@dataclass
class _Broken:
    """A link that does not hold: an entry that names another one before it than stands there."""

    entry_id: int
    previous_id: int
    names: str


@dataclass
class _Walk:
    """Walks one of the two chains; where a page that holds joins on to what was walked, past it."""

    head: Head | None
    is_withheld: bool
    pages: Sequence[HeldPage] = ()
    last_id: int = 0
    last_seal: str = ""
    seals: set[str] = field(default_factory=set)
    _altered: list[int] = field(default_factory=list)
    _links: list[_Broken] = field(default_factory=list)
    _starts_at: int = 0

    def __post_init__(self) -> None:
        self._starts_at = _BEFORE_WITHHELD if self.is_withheld else 0
        self.last_id = self._starts_at

    def findings(self, withheld: Set[str] = frozenset()) -> list[JournalFinding]:
        """Return what is wrong within the chain.

        Args:
            withheld: Seals of the other chain, of which this one has some sealed along.
        """
        lost: list[JournalFinding] = []
        for entry_id, previous, seal, made in self._entries():
            is_next = entry_id == self.last_id + 1
            own, _blank, along = previous.partition(" ")
            if made != seal:
                self._altered.append(entry_id)
            elif not (is_next and (own == self.last_seal or self._is_altered(self.last_id))):
                self._links.append(_Broken(entry_id, self.last_id, own))
            if along and along not in withheld:
                lost.append(self._finding(JournalFault.WITHHELD_LOST, entry_id, entry_id, entry_id))
            if self.is_withheld:
                self.seals.add(seal)
            self.last_id, self.last_seal = entry_id, seal
        found = [
            self._finding(JournalFault.ALTERED, entry_id, entry_id, entry_id)
            for entry_id in self._altered[:MOST_TOLD]
        ]
        found += self._told_links()
        return sorted(found + lost, key=lambda one: one.first)

    def _is_altered(self, entry_id: int) -> bool:
        """Whether an entry was altered last; the one after it names the seal that it had."""
        return bool(self._altered) and self._altered[-1] == entry_id

    def cut_off(self, head: Head) -> list[JournalFinding]:
        """Return what the head knows of behind the last entry."""
        last_id = head.withheld_id if self.is_withheld else head.last_id
        seal = head.withheld_seal if self.is_withheld else head.seal
        if last_id > self.last_id:
            return [self._finding(JournalFault.CUT_OFF, self.last_id + 1, last_id, self.last_id)]
        if (last_id, seal) != (self.last_id, self.last_seal) and not self._altered:
            fault = JournalFault.ALTERED if last_id == self.last_id else JournalFault.MISPLACED
            if not self._links:
                return [self._finding(fault, self.last_id, self.last_id, self.last_id)]
        return []

    def _entries(self) -> Iterator[tuple[int, str, str, str]]:
        """Yield number, previous seal, seal, and the seal that an entry should have.

        One that holds and follows the one before is passed by: of a million nearly all do.
        """
        head = self.head
        if head is None:
            key, plain_until = b"", self._starts_at
        else:
            key = head.key
            plain_until = head.plain_withheld_until if self.is_withheld else head.plain_until
        erased, sealing = erasures(), Sealing(key)
        walk = partial(self._walked, sealing, erased)
        yield from walk(self._starts_at - 1, plain_until, is_plain=True)
        walked_until = plain_until
        for page in self.pages:
            if walked_until < page.first_id - 1:
                yield from walk(walked_until, page.first_id - 1)
            if (self.last_id, self.last_seal) == (page.first_id - 1, page.begins):
                self.last_id, self.last_seal = page.last_id, page.ends
            else:
                yield from walk(page.first_id - 1, page.last_id)
            walked_until = page.last_id
        yield from walk(walked_until, -1 if self.is_withheld else _NO_END)

    def _walked(
        self, sealing: Sealing, erased: _Erasures, after: int, until: int, *, is_plain: bool = False
    ) -> Iterator[tuple[int, str, str, str]]:
        """Yield those of `_entries` within bounds.

        Args:
            is_plain: Whether programs before version 9 of the schema sealed them.
        """
        entries = database.execute_sql(
            f"{_ENTRIES}{_PLAIN if is_plain else ''} FROM journal_entry"
            " WHERE id > ? AND id <= ? ORDER BY id",
            (after, until),
        )
        for entry_id, named, given, text, packed, *values in entries:
            previous, seal = named.decode(errors="replace"), given.decode(errors="replace")
            if entry_id in erased:
                by_id, mac = erased[entry_id]
                context = erasure_context(entry_id, by_id, previous, seal)
                made = seal if sealing.of(context, text, packed) == mac else ""
            elif is_plain:
                made = plain_seal(previous, values)
            else:
                made = sealing.of(previous, text, packed)
            yield entry_id, previous, seal, made

    def _told_links(self) -> Iterator[JournalFinding]:
        """Tell entries in the wrong place from entries before which one is missing."""
        if not self._links:
            return
        here = seals_known(one.names for one in self._links[:MOST_TOLD])
        for one in self._links[:MOST_TOLD]:
            is_near = one.entry_id == one.previous_id + 1
            first, last, dated = one.entry_id, one.entry_id, one.entry_id
            fault = JournalFault.MISPLACED
            if one.names not in here and (one.names or self._starts_at == one.previous_id):
                fault, dated = JournalFault.MISSING, one.previous_id
                first, last = (
                    (one.entry_id, 0) if is_near else (one.previous_id + 1, one.entry_id - 1)
                )
            yield self._finding(fault, first, last, dated)

    def _finding(self, fault: JournalFault, first: int, last: int, dated: int) -> JournalFinding:
        """Return a finding with the day of an entry; "" where that one is none."""
        start = self._starts_at
        head = _entry_head("id = ?", dated)
        return JournalFinding(
            fault,
            first - start,
            last - start if last else 0,
            "" if head is None else head.day,
            is_withheld=self.is_withheld,
        )
