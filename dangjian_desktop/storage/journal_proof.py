"""Reads the whole journal and tells what was altered, deleted, moved or cut off.

Entries are read as plain tuples, and of one that stands where it should nothing is made: a million
of them are some seconds.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from dangjian_desktop.domain.journal_faults import (
    HeadAnswer,
    JournalFault,
    JournalFinding,
    JournalHead,
)
from dangjian_desktop.storage.changes import FIRST_WITHHELD
from dangjian_desktop.storage.journal_seals import (
    SEALED,
    SEALED_TEXT,
    Head,
    Sealing,
    erasure_context,
    erasure_mac,
    erasures,
    plain_seal,
    stored_head,
)
from dangjian_desktop.storage.models import database

#: More findings than anybody reads; a journal altered everywhere is not told entry by entry.
MOST_TOLD = 50
_DAY_LENGTH = 10
#: No journal has a number beyond.
_NO_END = (1 << 63) - 1
#: Where the chain of what is withheld begins, for numbering it from 1.
_BEFORE_WITHHELD = FIRST_WITHHELD - 1


def prove_journal() -> tuple[JournalFinding, ...]:
    """Return everything that does not hold, in the order of the entries; empty when all does.

    What is withheld is a chain of its own; that its end is there is held by the other one, too.
    """
    head = stored_head()
    withheld, named = _Walk(head, is_withheld=True), _Walk(head, is_withheld=False)
    behind = withheld.findings()
    found = named.findings(withheld.seals)
    if head is not None and head.is_proven:
        found += named.cut_off(head)
        behind += withheld.cut_off(head)
    found += behind
    if head is None or not head.is_proven:
        found.append(JournalFinding(JournalFault.HEAD, 0, 0))
    return tuple(found[:MOST_TOLD])


def verify() -> int | None:
    """Return the id of the first entry that tells of something wrong, or None when all holds."""
    for one in prove_journal():
        tells = one.last + 1 if one.fault is JournalFault.MISSING and one.last else one.first
        return tells + (_BEFORE_WITHHELD if one.is_withheld else 0)
    return None


def journal_head() -> JournalHead:
    """Return how far the journal goes; number 0 for an empty one."""
    last = database.execute_sql(
        "SELECT id, seal, at FROM journal_entry WHERE id > 0 ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return JournalHead(0, "") if last is None else JournalHead(last[0], last[1], _day(last[2]))


def compare_head(typed: JournalHead) -> tuple[HeadAnswer, JournalHead]:
    """Tell whether the journal still goes through a head that a paper shows, and its own entry.

    The seals between are not looked at: `prove_journal` does that. Of one that is cut off the
    present head comes back.
    """
    found = database.execute_sql(
        "SELECT id, seal, at FROM journal_entry WHERE id = ?", (typed.number,)
    ).fetchone()
    now = journal_head()
    if found is None:
        answer = HeadAnswer.CUT_OFF if typed.number > now.number else HeadAnswer.ALTERED
        return answer, now
    entry = JournalHead(found[0], found[1], _day(found[2]))
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
    """Walks one of the two chains."""

    head: Head | None
    is_withheld: bool
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
        until = -1 if self.is_withheld else _NO_END
        erased, sealing = erasures(), Sealing(key)
        old = database.execute_sql(
            f"SELECT id, previous_seal, seal, {SEALED} FROM journal_entry"
            " WHERE id BETWEEN ? AND ? ORDER BY id",
            (self._starts_at, plain_until),
        )
        for entry_id, previous, seal, *values in old:
            if entry_id in erased:
                by_id, mac = erased[entry_id]
                made = erasure_mac(key, (entry_id, by_id, previous, seal), values)
                yield entry_id, previous, seal, seal if made == mac else ""
                continue
            yield entry_id, previous, seal, plain_seal(previous, values)
        keyed = database.execute_sql(
            f"SELECT id, previous_seal, seal, {SEALED_TEXT}, changes FROM journal_entry"
            " WHERE id > ? AND id <= ? ORDER BY id",
            (plain_until, until),
        )
        seal_of, is_named = sealing.of, not self.is_withheld
        for entry_id, previous, seal, text, packed in keyed:
            kept = packed if isinstance(packed, bytes) else str(packed).encode()
            if entry_id in erased:
                by_id, mac = erased[entry_id]
                made = seal_of(erasure_context(entry_id, by_id, previous, seal), text, kept)
                yield entry_id, previous, seal, seal if made == mac else ""
                continue
            made = seal_of(previous, text, kept)
            if (
                made == seal
                and previous == self.last_seal
                and entry_id == self.last_id + 1
                and is_named
            ):
                self.last_id, self.last_seal = entry_id, seal
                continue
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
        told = database.execute_sql("SELECT at FROM journal_entry WHERE id = ?", (dated,))
        (at,) = told.fetchone() or ("",)
        return JournalFinding(
            fault,
            first - start,
            last - start if last else 0,
            _day(at),
            is_withheld=self.is_withheld,
        )


def _day(at: str) -> str:
    return str(at)[:_DAY_LENGTH]
