"""What accepting a package would change, in words, for the window and the command line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.exchange_merging import Rows
from dangjian_desktop.domain.exchange_package import Direction
from dangjian_desktop.operations.exchange_accepting import ConflictKey, Examined
from dangjian_desktop.operations.exchange_merging import Fate, PlannedItem
from dangjian_desktop.queries.exchange_words import ExchangeWords, keyed
from dangjian_desktop.queries.organisations import Tree, branches_of_people
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.models import Person
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

FATE_WORDS = {
    Fate.NEW: "新增",
    Fate.CHANGED: "改动",
    Fate.REMOVED: "删去",
    Fate.CONFLICT: "冲突",
    Fate.LEFT: "不能接收",
    Fate.SAME: "相同",
}
_WHOLE = "整项"
_OF_PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class PreviewField:
    """One field of an item.

    Attributes:
        mine, theirs: What stands here and there, as it is read.
        conflict: What is decided about it; None where nothing is.
    """

    label: str
    mine: str
    theirs: str
    conflict: ConflictKey | None = None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One item that would not stay as it is.

    Attributes:
        table: What its table is called. title: what itself is called.
        fields: Those that would be taken, and those in conflict.
        branch: The branch in which somebody stands here of whom the sender tells and who is none
            of the sender's; "" where nothing is strange.
    """

    table: str
    title: str
    fate: Fate
    fields: tuple[PreviewField, ...]
    branch: str = ""


def preview(examined: Examined, on: date, most: int | None = None) -> list[PreviewRow]:
    """Return the items that would not stay as they are, conflicts first, then people of others.

    Args:
        on: The day whose rules tell the words of codes.
        most: How many at the most; None for all.
    """
    with connection():
        words = ExchangeWords(
            examined.plan.names,
            (
                (item.table, item.key, row)
                for item in examined.plan.items
                for row in item.theirs[-1:]
            ),
            on,
        )
        shown = [item for item in examined.plan.items if item.fate is not Fate.SAME]
        foreign = ForeignPeople(examined, on)
        order = list(FATE_WORDS)
        told = [(item, foreign.branch_of(item)) for item in shown]
        told.sort(
            key=lambda one: (
                one[0].fate is not Fate.CONFLICT,
                not one[1],
                order.index(one[0].fate),
            )
        )
        return [_row(item, words, branch) for item, branch in told[:most]]


class ForeignPeople:
    """Who stands here in a branch that is none of the sender's.

    A package from below may tell of anybody; whether somebody was transferred, or the sender made
    a mistake, is to be looked at. Nobody is strange where the sender is not found here by its name,
    and nobody in what comes from above.

    Args:
        on: The day on which people stand in their branches.
    """

    def __init__(self, examined: Examined, on: date) -> None:
        facts, tree = examined.package.facts, Tree.on(on)
        self._names = examined.plan.names
        self._branches: dict[int, str] = {}
        senders = [one for one in tree.rows if one.name == facts.name]
        if facts.direction is not Direction.UP or len(senders) != 1:
            return
        own = tree.below(senders[0].organisation_id)
        labels = {one.organisation_id: one.name for one in tree.rows}
        self._branches = {
            person: labels.get(branch, "")
            for person, branch in branches_of_people(on).items()
            if branch not in own
        }

    def branch_of(self, item: PlannedItem) -> str:
        """Return the branch of whom an item is about, if it is none of the sender's; else ""."""
        if not self._branches:
            return ""
        for uid in _people_of(item):
            found = self._branches.get(self._names.row_id(Person, uid) or 0)
            if found:
                return found
        return ""


def _people_of(item: PlannedItem) -> Iterator[Any]:
    """Yield the uids of the people whom an item is about."""
    told = shipped_exchange().tables[item.table]
    if item.table == Person.table_name():
        yield item.key[0]
        return
    for name, value in zip(told.key, item.key, strict=False):
        if name == _OF_PERSON:
            yield value
    for row in (*item.theirs, *item.mine):
        if row.get(_OF_PERSON) is not None:
            yield row[_OF_PERSON]


def _row(item: PlannedItem, words: ExchangeWords, branch: str) -> PreviewRow:
    told = shipped_exchange().tables[item.table]
    whole = (item.theirs or item.mine or ({},))[0]
    fields: list[PreviewField] = []
    for one in item.merged.conflicts:
        conflict = (item.table, item.key, one.field)
        if one.field:
            label = told.fields[one.field]
            mine, theirs = (
                words.value(item.table, one.field, keyed(told, item.key, {**whole, one.field: v}))
                for v in (one.mine, one.theirs)
            )
        else:
            label = _WHOLE
            mine, theirs = (_rows(item, rows, words) for rows in (item.mine, item.theirs))
        fields.append(PreviewField(label, mine, theirs, conflict))
    if item.fate is Fate.NEW:
        fields += [
            PreviewField(told.fields[name], "", text)
            for name in whole
            if words.is_told(item.table, name)
            and (text := words.value(item.table, name, keyed(told, item.key, whole)))
        ]
    else:
        fields += [
            _taken(item, name, words)
            for name in item.merged.taken
            if not name or words.is_told(item.table, name)
        ]
    return PreviewRow(
        told.label, words.title(item.table, item.key, whole), item.fate, tuple(fields), branch
    )


def _taken(item: PlannedItem, name: str, words: ExchangeWords) -> PreviewField:
    told = shipped_exchange().tables[item.table]
    if not name:
        mine, theirs = (_rows(item, rows, words) for rows in (item.mine, item.theirs))
        return PreviewField(_WHOLE, mine, theirs)
    mine, theirs = (
        words.value(item.table, name, keyed(told, item.key, rows[0]))
        for rows in (item.mine, item.theirs)
    )
    return PreviewField(told.fields[name], mine, theirs)


def _rows(item: PlannedItem, rows: Rows, words: ExchangeWords) -> str:
    if not rows:
        return "（没有）"
    return "；".join(_line(item, row, words) for row in rows)


def _line(item: PlannedItem, row: Mapping[str, Any], words: ExchangeWords) -> str:
    stored = keyed(shipped_exchange().tables[item.table], item.key, row)
    values = (
        words.value(item.table, name, stored) for name in row if words.is_told(item.table, name)
    )
    return " ".join(one for one in values if one)
