"""What keeps a rubric from being issued, and what is to be thought about before it is.

A deduction by a number of reports (hazards, requests, accidents that somebody told of) would reward
silence: it is pointed out, and taken only on purpose (`accepts_silence`).
Source: facts.md 8.1; issue "Scores that show their proof".
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Protocol

from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.rubric import Rubric, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number

_DEDUCTING = frozenset({RuleKind.EACH, RuleKind.ABOVE, RuleKind.ONCE, RuleKind.LEVELS})


class KnownMeasure(Protocol):
    """What is to be known of a measure here (`queries.measures.registry.MeasureInfo`)."""

    @property
    def title(self) -> str:
        """Its name in Chinese."""

    @property
    def unit(self) -> str:
        """What it counts: 次, 条, 人, %."""

    @property
    def levels(self) -> tuple[str, ...]:
        """Labels of the levels of its records."""

    @property
    def counts_reports(self) -> bool:
        """Whether it counts what somebody reported."""

    @property
    def is_reach(self) -> bool:
        """Whether it tells what was reached."""


def rubric_problems(rubric: Rubric, measures: Mapping[str, KnownMeasure]) -> list[Problem]:
    """Return everything that is wrong (refused) or worth a thought (warning).

    Args:
        rubric: The rubric; `row` of an address is the number of the item, 0 for the rubric, and
            `part` the key of the rule.
        measures: Those the program knows, by code.
    """
    found: list[Problem] = []
    if not rubric.items:
        found.append(Problem(Address(field="item"), "rubric.no_items"))
    if rubric.maxima != rubric.total:
        found.append(
            Problem(
                Address(field="total"),
                "rubric.total",
                plain_number(rubric.maxima),
                hint=plain_number(rubric.total),
            )
        )
    if rubric.since and rubric.until and rubric.until < rubric.since:
        found.append(Problem(Address(field="until"), "rubric.days", rubric.until.isoformat()))
    for number, item in enumerate(rubric.items, start=1):
        found += _item_problems(item, number, measures)
    return found


def _item_problems(
    item: RubricItem, number: int, measures: Mapping[str, KnownMeasure]
) -> list[Problem]:
    found = []
    part = ""

    def add(field: str, code: str, told: str = "", hint: str = "", *, warns: bool = False) -> None:
        severity = Severity.WARNING if warns else Severity.REFUSED
        where = Address(row=number, field=field, part=part)
        found.append(Problem(where, code, told, severity, hint))

    if item.system is None:
        add("system", "rubric.system", item.code, warns=True)
    takes = {rule.kind for rule in item.rules} - {RuleKind.BONUS, RuleKind.VETO}
    if item.is_bonus and takes:
        add("maximum", "rubric.nothing_to_lose", item.code)
    for rule in item.rules:
        part = rule.key
        most = most_of_one(rule)
        if rule.kind is not RuleKind.BONUS and most > item.maximum:
            add("points", "rubric.exceeds", plain_number(most), plain_number(item.maximum))
        if rule.kind is RuleKind.BONUS and rule.cap is None:
            add("cap", "rubric.no_cap", item.code)
        if rule.kind is RuleKind.LEVELS and not rule.levels:
            add("level", "rubric.no_levels", item.code)
        if rule.kind in (RuleKind.BELOW, RuleKind.ABOVE) and rule.target is None:
            add("target", "rubric.no_target", item.code)
        needs_points = rule.kind not in (RuleKind.ZERO, RuleKind.VETO, RuleKind.LEVELS)
        if needs_points and not rule.points:
            add("points", "rubric.no_points", item.code)
        if rule.measure:
            _check_measure(rule, measures, add)
    return found


def _check_measure(rule: ScoringRule, measures: Mapping[str, KnownMeasure], add: "_Adding") -> None:
    known = measures.get(rule.measure)
    if known is None:
        add("measure", "rubric.measure", rule.measure)
        return
    if rewards_silence(rule, measures):
        add("measure", "rubric.silence", known.title, warns=True)
    if rule.kind is RuleKind.LEVELS and known.levels:
        for level in rule.levels:
            if level.label not in known.levels:
                add("level", "rubric.level", level.label, "、".join(known.levels), warns=True)
    if (rule.kind is RuleKind.BELOW) and not known.is_reach:
        add("measure", "rubric.no_reach", known.title, warns=True)


class _Adding(Protocol):
    def __call__(
        self, field: str, code: str, told: str = "", hint: str = "", *, warns: bool = False
    ) -> None: ...


def most_of_one(rule: ScoringRule) -> Decimal:
    """Return the most that one occurrence, or the whole rule where it is capped, takes."""
    points = max((level.points for level in rule.levels), default=rule.points)
    return points if rule.cap is None else max(points, rule.cap)


def rewards_silence(rule: ScoringRule, measures: Mapping[str, KnownMeasure]) -> bool:
    """Whether a rule takes points for what was reported, so that silence would pay."""
    known = measures.get(rule.measure)
    takes = rule.kind in _DEDUCTING or rule.kind in (RuleKind.ZERO, RuleKind.VETO)
    return known is not None and known.counts_reports and takes


def overlapping(rubric: Rubric, others: Collection[Rubric]) -> list[Rubric]:
    """Return versions of the same name whose days overlap with those of a rubric."""

    def meets(other: Rubric) -> bool:
        starts = rubric.since is None or other.until is None or rubric.since <= other.until
        ends = other.since is None or rubric.until is None or other.since <= rubric.until
        return starts and ends

    return [
        other
        for other in others
        if other.name == rubric.name and other.version != rubric.version and meets(other)
    ]
