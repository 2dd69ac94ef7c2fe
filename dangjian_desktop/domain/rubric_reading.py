"""Reading the table of a rubric (JSON in the file, TOML in resources/rubrics), and writing it.

Every fault is told at once, with the number of the item (counted from 1; 0 for the rubric itself),
the key of the rule and the field that is wrong, so that an editor shows each at its place. Faults
that keep a rubric from being issued are told by `domain.rubric_checks`; here is only what cannot be
read at all.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.rubric import (
    Effect,
    Rubric,
    RubricBlock,
    RubricItem,
    RuleKind,
    RuleLevel,
    ScoringRule,
)
from dangjian_desktop.domain.vocabulary import RubricSystem

EnumT = TypeVar("EnumT", bound=StrEnum)
Table = Mapping[str, Any]
#: The form of the tables that this program reads.
FORMAT = 1


class RubricReading(NamedTuple):
    """A rubric, or why its table cannot be read; `row` of an address is the number of the item."""

    value: Rubric | None
    problems: tuple[Problem, ...] = ()


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        #: Key of the rule that is read; "" outside of rules.
        self.part = ""

    def fault(self, row: int, field: str, code: str, found: object = "") -> None:
        self.problems.append(
            Problem(Address(row=row, field=field, part=self.part), code, str(found))
        )

    def text(self, table: Table, key: str, row: int, *, needed: bool = False) -> str:
        found = table.get(key, "")
        if not isinstance(found, str):
            self.fault(row, key, "rubric.text", found)
            return ""
        if needed and not found.strip():
            self.fault(row, key, "rubric.missing")
        return found.strip()

    def number(self, table: Table, key: str, row: int) -> Decimal | None:
        found = table.get(key)
        if found is None:
            return None
        try:
            if isinstance(found, bool | float):
                raise InvalidOperation
            number = Decimal(found)
            if not number.is_finite() or number < 0 or number != round(number, 4):
                raise InvalidOperation
        except (InvalidOperation, TypeError, ValueError):
            self.fault(row, key, "rubric.number", found)
            return None
        return number

    def member(self, table: Table, key: str, kind: type[EnumT], row: int) -> EnumT | None:
        found = table.get(key)
        if found in (None, ""):
            return None
        try:
            return kind(found)
        except ValueError:
            self.fault(row, key, "rubric.word", found)
            return None

    def day(self, table: Table, key: str) -> date | None:
        found = table.get(key)
        if found in (None, ""):
            return None
        try:
            return date.fromisoformat(str(found))
        except ValueError:
            self.fault(0, key, "rubric.day", found)
            return None

    def tables(self, table: Table, key: str, row: int) -> Sequence[Table]:
        found = table.get(key, ())
        if not isinstance(found, list | tuple) or not all(
            isinstance(one, Mapping) for one in found
        ):
            self.fault(row, key, "rubric.word", key)
            return ()
        return found


def read_rubric(table: Table) -> RubricReading:
    """Return the rubric of a table, or everything that is wrong with it."""
    reader = _Reader()
    if table.get("format", FORMAT) != FORMAT:
        reader.fault(0, "format", "rubric.format", table.get("format"))
    blocks = tuple(
        RubricBlock(reader.text(one, "key", 0, needed=True), reader.text(one, "title", 0))
        for one in reader.tables(table, "block", 0)
    )
    keys = {block.key for block in blocks}
    items: list[RubricItem] = []
    for number, one in enumerate(reader.tables(table, "item", 0), start=1):
        item = _item(reader, one, number)
        if item.block not in keys:
            reader.fault(number, "block", "rubric.block", item.block)
        if any(item.code == other.code for other in items):
            reader.fault(number, "code", "rubric.twice", item.code)
        items.append(item)
    total = reader.number(table, "total", 0)
    rubric = Rubric(
        name=reader.text(table, "name", 0, needed=True),
        version=reader.text(table, "version", 0, needed=True),
        title=reader.text(table, "title", 0),
        blocks=blocks,
        items=tuple(items),
        since=reader.day(table, "since"),
        until=reader.day(table, "until"),
        total=Decimal(100) if total is None else total,
        bonus_cap=reader.number(table, "bonus_cap", 0),
        vetoed_at_most=reader.text(table, "vetoed_at_most", 0),
        grades=reader.text(table, "grades", 0) or "grades.branch",
        source=reader.text(table, "source", 0),
    )
    problems = tuple(reader.problems)
    return RubricReading(None if problems else rubric, problems)


def _item(reader: _Reader, table: Table, row: int) -> RubricItem:
    rules: list[ScoringRule] = []
    for place, one in enumerate(reader.tables(table, "rule", row), start=1):
        rule = _rule(reader, one, row, place)
        if any(rule.key == other.key for other in rules):
            reader.fault(row, "rule", "rubric.twice", rule.key)
        rules.append(rule)
    if table.get("maximum") is None:  # nought would make a bonus of an item that is not finished
        reader.fault(row, "maximum", "rubric.missing")
    return RubricItem(
        code=reader.text(table, "code", row, needed=True),
        block=reader.text(table, "block", row, needed=True),
        title=reader.text(table, "title", row, needed=True),
        maximum=reader.number(table, "maximum", row) or Decimal(0),
        system=reader.member(table, "system", RubricSystem, row),
        wording=reader.text(table, "wording", row),
        judge=reader.text(table, "judge", row),
        rules=tuple(rules),
    )


def _rule(reader: _Reader, table: Table, row: int, place: int) -> ScoringRule:
    reader.part = str(table.get("key") or f"r{place}")
    try:
        return _read_rule(reader, table, row)
    finally:
        reader.part = ""


def _read_rule(reader: _Reader, table: Table, row: int) -> ScoringRule:
    kind = reader.member(table, "kind", RuleKind, row)
    if kind is None:
        reader.fault(row, "kind", "rubric.missing")
    step = reader.number(table, "step", row)
    levels = tuple(
        RuleLevel(
            reader.text(one, "label", row, needed=True),
            reader.member(one, "effect", Effect, row) or Effect.DEDUCT,
            reader.number(one, "points", row) or Decimal(0),
        )
        for one in reader.tables(table, "level", row)
    )
    if step is not None and step <= 0:
        reader.fault(row, "step", "rubric.number", step)
        step = None
    return ScoringRule(
        key=reader.text(table, "key", row) or reader.part,
        kind=kind or RuleKind.EACH,
        measure=reader.text(table, "measure", row),
        points=reader.number(table, "points", row) or Decimal(0),
        cap=reader.number(table, "cap", row),
        target=reader.number(table, "target", row),
        step=Decimal(1) if step is None else step,
        levels=levels,
        words=reader.text(table, "words", row),
    )


def read_rule(table: Table) -> ScoringRule | None:
    """Return the rule of a table by itself; None while something of it cannot be read."""
    reader = _Reader()
    rule = _rule(reader, table, 1, 1)
    return None if reader.problems else rule


# And back ----------------------------------------------------------------------------


def table_of_rubric(rubric: Rubric) -> dict[str, Any]:
    """Return the table of a rubric; what is usual is left out."""
    told: dict[str, Any] = {"format": FORMAT}
    for key in ("name", "version", "title", "source", "vetoed_at_most"):
        if getattr(rubric, key):
            told[key] = getattr(rubric, key)
    for key in ("since", "until"):
        if getattr(rubric, key):
            told[key] = getattr(rubric, key).isoformat()
    told["total"] = plain_number(rubric.total)
    if rubric.bonus_cap is not None:
        told["bonus_cap"] = plain_number(rubric.bonus_cap)
    if rubric.grades != "grades.branch":
        told["grades"] = rubric.grades
    told["block"] = [{"key": block.key, "title": block.title} for block in rubric.blocks]
    told["item"] = [_item_table(item) for item in rubric.items]
    return told


def _item_table(item: RubricItem) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": item.code,
        "block": item.block,
        "title": item.title,
        "maximum": plain_number(item.maximum),
    }
    if item.system:
        told["system"] = item.system.value
    for key in ("wording", "judge"):
        if getattr(item, key):
            told[key] = getattr(item, key)
    if item.rules:
        told["rule"] = [_rule_table(rule) for rule in item.rules]
    return told


def _rule_table(rule: ScoringRule) -> dict[str, Any]:
    told: dict[str, Any] = {"key": rule.key, "kind": rule.kind.value}
    if rule.measure:
        told["measure"] = rule.measure
    if rule.points:
        told["points"] = plain_number(rule.points)
    for key in ("cap", "target"):
        number = getattr(rule, key)
        if number is not None:
            told[key] = plain_number(number)
    if rule.step != 1:
        told["step"] = plain_number(rule.step)
    if rule.levels:
        told["level"] = [
            {
                "label": level.label,
                **({} if level.effect is Effect.DEDUCT else {"effect": level.effect.value}),
                **({"points": plain_number(level.points)} if level.points else {}),
            }
            for level in rule.levels
        ]
    if rule.words:
        told["words"] = rule.words
    return told


def plain_number(number: Decimal) -> str:
    """Return a number without trailing noughts and without an exponent: 0.5, 100."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
