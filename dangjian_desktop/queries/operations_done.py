"""The history for the window: operations page by page, and what one of them changed.

Of what is withheld only the month and the name are told, to everybody. Case files are told to who
may see them alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.journal_words import HistoryKind
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.recorded_changes import MANY
from dangjian_desktop.queries.reveals import Reveal, reveals_of
from dangjian_desktop.queries.row_names import RowNames
from dangjian_desktop.queries.told_changes import (
    ChangeTeller,
    Doing,
    ToldLine,
    doing_of,
    is_of_case_file,
    noted_of,
)
from dangjian_desktop.storage.journal_reading import (
    EntryFilter,
    ToldChange,
    ToldEntry,
    entries_of,
    entry_ids,
    first_changes,
    taken_back_among,
)
from dangjian_desktop.storage.shipped_journal_words import journal_words

#: Names told of one operation in the list, and fields.
_MOST_NAMES, _MOST_FIELDS = 3, 3
#: Of an operation so much is looked at for its line in the list: changes, and bytes of their text.
_FOR_LIST = (400, 256_000)
#: And for all that is told of it when it is chosen.
MOST_LINES = 500
_FOR_LINES = (4_000, 8_000_000)


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation as it was done.

    Attributes:
        entry_id: That of the journal; below 0 for what is withheld.
        at: Moment in ISO 8601 with offset; the month alone of what is withheld.
        what: What the operation is called. actor: who was at the computer; "" where withheld.
        about: The first people, or else places, that it is about.
        fields: The first fields that it changed. added, removed: rows, by what they are called.
        count: Rows that it changed; 0 for what was only noted.
        is_taken_back: Whether it was undone later (and not done again).
        noted: What was looked at, or from which backup the data were put back; None where neither
            was done.
    """

    entry_id: int
    at: str
    what: str
    actor: str
    about: tuple[str, ...]
    fields: tuple[ToldLine, ...]
    added: tuple[tuple[str, int], ...]
    removed: tuple[tuple[str, int], ...]
    count: int
    is_taken_back: bool
    noted: Sentence | None = None

    @property
    def is_withheld(self) -> bool:
        """Whether nothing but the month is told."""
        return self.entry_id < 0

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it is worth asking; something since may still build on it."""
        return self.count > 0 and not self.is_withheld and not self.is_taken_back


@dataclass(frozen=True)
class OperationPages:
    """The operations asked for, the newest first, read as far as they are seen.

    Attributes:
        on: The day whose rules tell the words of codes.
        text: Words that all stand in what was done, who did it, or a name.
        since, until: Days, both included. person_id: about whom.
        kind: Code of a `HistoryKind`; "" for all.
        with_case_files: Whether the reader may see case files.
    """

    reads: ClassVar = frozenset(Topic)  # whatever is done is another line
    on: date
    text: str = ""
    since: date | None = None
    until: date | None = None
    person_id: int | None = None
    kind: str = ""
    with_case_files: bool = False

    def keys(self) -> Sequence[int]:
        """Return the entries in their order."""
        return entry_ids(
            EntryFilter(
                words=tuple(self.text.split()),
                since=self.since,
                until=self.until,
                person_id=self.person_id,
                topics=journal_words().topics_of({self.kind}) if self.kind else None,
                left_out=frozenset() if self.with_case_files else frozenset({Topic.CASE_FILE}),
            )
        )

    def rows(self, keys: Sequence[int]) -> Sequence[OperationRow]:
        """Return some of them."""
        undone = taken_back_among(keys)
        teller = ChangeTeller(self.on)
        entries = entries_of(keys)
        seen = reveals_of(entries)
        return [
            _row(
                entry,
                teller,
                seen.get(entry.entry_id),
                is_taken_back=entry.entry_id in undone,
                with_case_files=self.with_case_files,
            )
            for entry in entries
        ]

    def fetch(self) -> Sequence[OperationRow]:
        """Return all of them."""
        return self.rows(self.keys())


@dataclass(frozen=True)
class OperationLinesQuery:
    """What one operation changed, field by field; nothing of one that is withheld.

    Attributes:
        entry_id: Of the journal; 0 for none. on: the day whose rules tell the words of codes.
    """

    reads: ClassVar = RowNames.reads | {Topic.JOURNAL, Topic.RULE}
    entry_id: int
    on: date
    with_case_files: bool = False

    def fetch(self) -> list[ToldLine]:
        """Return the first `MOST_LINES` fields."""
        if self.entry_id <= 0:
            return []
        changes = _open(first_changes(self.entry_id, *_FOR_LINES), self.with_case_files)
        found: list[ToldLine] = []
        for line in ChangeTeller(self.on).lines(changes):
            if len(found) == MOST_LINES:
                break
            found.append(line)
        return found


def history_kinds(*, with_case_files: bool) -> tuple[HistoryKind, ...]:
    """Return the kinds that the history can be narrowed to."""
    return tuple(
        kind
        for kind in journal_words().kinds
        if with_case_files or Topic.CASE_FILE not in kind.topics
    )


def _row(
    entry: ToldEntry,
    teller: ChangeTeller,
    seen: Reveal | None,
    *,
    is_taken_back: bool,
    with_case_files: bool,
) -> OperationRow:
    told: list[ToldChange] = []
    if entry.entry_id > 0 and entry.change_count:
        told = _open(first_changes(entry.entry_id, *_FOR_LIST), with_case_files)
    is_large = entry.change_count > MANY
    changed = [one for one in told if doing_of(one) is Doing.CHANGED]
    fields: list[ToldLine] = []
    for line in teller.lines(changed):
        fields.append(line)
        if len(fields) > _MOST_FIELDS:  # one more than is told: so that the rest is hinted at
            break
    about = () if is_large else teller.about(told, _MOST_NAMES)
    if seen is not None and seen.whose:
        about = (seen.whose,)
    return OperationRow(
        entry.entry_id,
        entry.at,
        entry.label,
        entry.actor,
        about,
        tuple(fields),
        () if is_large else _counted(teller, told, Doing.ADDED),
        () if is_large else _counted(teller, told, Doing.REMOVED),
        entry.change_count,
        is_taken_back,
        noted_of(entry, seen),
    )


def _counted(
    teller: ChangeTeller, told: Iterable[ToldChange], doing: Doing
) -> tuple[tuple[str, int], ...]:
    words = (teller.table(one.table) for one in told if doing_of(one) is doing)
    return tuple(Counter(word for word in words if word).items())


def _open(told: Iterable[ToldChange], with_case_files: bool) -> list[ToldChange]:
    """Return the changes that the reader may see."""
    return [one for one in told if with_case_files or not is_of_case_file(one)]
