"""What is another between two sets of scores: two editions, or what was closed and what is counted.

Told item by item: the points before and after, and which of its records came or went.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from dangjian_desktop.domain.measured import Record
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.scoring import ItemScore, TotalScore


class Scored(Protocol):
    """What a branch has in a period."""

    @property
    def name(self) -> str:
        """What the branch is called."""

    @property
    def rubric(self) -> Rubric:
        """By which it was scored."""

    @property
    def items(self) -> tuple[ItemScore, ...]:
        """Its items."""

    @property
    def total(self) -> TotalScore:
        """What they come to."""


@dataclass(frozen=True, slots=True)
class ScoreDifference:
    """One thing that is another.

    Attributes:
        organisation_id, branch: Whose. item: Code of the item; "" for the whole.
        title: Of the item, or what of the whole.
        before, after: As they are shown; "" for none.
        records: Records that came and went, a sentence each.
    """

    organisation_id: int
    branch: str
    item: str
    title: str
    before: str
    after: str
    records: tuple[Sentence, ...] = ()

    @property
    def told(self) -> Sentence:
        """The difference in words."""
        what = f"{self.item} {self.title}".strip()
        if not self.before:
            return Sentence(
                "{branch}：{what} 新有 {after}", branch=self.branch, what=what, after=self.after
            )
        if not self.after:
            return Sentence(
                "{branch}：{what} 不再有，原为 {before}",
                branch=self.branch,
                what=what,
                before=self.before,
            )
        return Sentence(
            "{branch}：{what} {before} → {after}",
            branch=self.branch,
            what=what,
            before=self.before,
            after=self.after,
        )


#: What stands where an item has no points yet.
PENDING = "待评"


def score_differences(
    before: Mapping[int, Scored], after: Mapping[int, Scored]
) -> tuple[ScoreDifference, ...]:
    """Return what is another, by branch; a branch that is only in one of them is told as a whole.

    Args:
        before: By row id of the branch.
        after: Likewise.
    """
    found: list[ScoreDifference] = []
    for key in (*before, *(key for key in after if key not in before)):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            name = new.name if new is not None else old.name if old is not None else ""
            found.append(ScoreDifference(key, name, "", "总分", _total(old), _total(new)))
            continue
        found += _of_branch(key, old, new)
    return tuple(found)


def _of_branch(key: int, old: Scored, new: Scored) -> Iterable[ScoreDifference]:
    def different(title: str, before: str, after: str) -> Iterable[ScoreDifference]:
        if before != after:
            yield ScoreDifference(key, new.name, "", title, before, after)

    yield from different("总分", _total(old), _total(new))
    yield from different("等次", _grade(old), _grade(new))
    yield from different(
        "细则",
        f"{old.rubric.name} {old.rubric.version}",
        f"{new.rubric.name} {new.rubric.version}",
    )
    items = {item.item.code: item for item in new.items}
    for item in old.items:
        other = items.pop(item.item.code, None)
        yield from _of_item(key, new.name, item, other)
    for item in items.values():
        yield from _of_item(key, new.name, None, item)


def _of_item(
    key: int, branch: str, old: ItemScore | None, new: ItemScore | None
) -> Iterable[ScoreDifference]:
    before, after = _points(old), _points(new)
    records = tuple(_records(old, new))
    if before == after and not records:
        return
    some = new if new is not None else old
    assert some is not None
    yield ScoreDifference(key, branch, some.item.code, some.item.title, before, after, records)


def _points(item: ItemScore | None) -> str:
    if item is None:
        return ""
    shown = PENDING if item.score is None else plain_number(item.score)
    return f"{shown}+{plain_number(item.bonus)}" if item.bonus else shown


def _total(score: Scored | None) -> str:
    return "" if score is None else plain_number(score.total.total)


def _grade(score: Scored) -> str:
    return PENDING if score.total.grade is None else score.total.grade.name


def _records(old: ItemScore | None, new: ItemScore | None) -> Iterable[Sentence]:
    """Yield what was counted in one of them alone; a record is known by what it is, not its row."""
    before, after = _counted(old), _counted(new)
    for told in after:
        if told not in before:
            yield Sentence("多了：{record}", record=told)
    for told in before:
        if told not in after:
            yield Sentence("少了：{record}", record=told)


def _counted(item: ItemScore | None) -> Sequence[str]:
    rules = () if item is None else item.rules
    return [_shown(record) for rule in rules for record in rule.records]


def _shown(record: Record) -> str:
    parts = [str(record.text), record.level]
    if record.day is not None:
        parts.insert(0, record.day.isoformat())
    if record.count != Decimal(1):
        parts.append(f"× {plain_number(record.count)}")
    return " ".join(part for part in parts if part)
