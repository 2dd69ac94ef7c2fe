"""个案: the steps of 不合格党员处置 and 关怀帮扶, as data; dates and papers only.

Source: 《中国共产党不合格党员组织处置办法》 (2024): 限期改正 generally six months and a year at the
longest; nobody is taken in again for five years after 劝其退党 or 除名; the 支委会 begins it and
files it beforehand with the 基层党委. Nothing here judges anybody: the program keeps the days.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.problems import Fault, Sentence
from dangjian_desktop.domain.rule_values import tables_value, texts_value, whole_value, word_of
from dangjian_desktop.domain.vocabulary import CaseFileKind

_YEAR = 12
STEPS_RULE, LIMITS_RULE, PAPERS_RULE = (
    "case_files.steps",
    "case_files.limits",
    "case_files.papers",
)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A step of a kind of case.

    Attributes:
        actor: Who takes it. papers: codes of ``case_files.papers``.
        begins_term: Whether a time to mend ways begins with it, or is made longer, and has a last
            day. ends_term: whether that time ends with it.
        repeats: Whether it may be taken several times, or not at all.
        is_optional: Whether it may be left out.
        bars_readmission: Whether nobody is taken in again for years after it.
    """

    code: str
    label: str
    actor: str
    papers: tuple[str, ...]
    begins_term: bool = False
    ends_term: bool = False
    repeats: bool = False
    is_optional: bool = False
    bars_readmission: bool = False


@dataclass(frozen=True, slots=True)
class CaseLimits:
    """Months of 限期改正, years without re-admission, and with whom it is filed beforehand."""

    usual_months: int
    most_months: int
    readmission_years: int
    filed_with: str

    def usual_until(self, begun_on: date) -> date:
        """Return the usual last day of a time to mend ways."""
        return add_months(begun_on, self.usual_months)

    def latest_until(self, begun_on: date) -> date:
        """Return the last day that there may be, reckoned from the first beginning."""
        return add_months(begun_on, self.most_months)

    def fault(self, begun_on: date, day: date, due_on: date) -> Fault | None:
        """Return what is wrong with a last day.

        Args:
            begun_on: When the time began first; day: the day of the step that sets the last day.
            due_on: The last day.
        """
        if due_on <= day:
            return Fault("case.due_early", due_on.isoformat(), hint=day.isoformat())
        latest = self.latest_until(begun_on)
        if due_on > latest:
            return Fault("case.due_late", due_on.isoformat(), hint=latest.isoformat())
        return None

    def readmission_fact(self, happened_on: date) -> Sentence:
        """Return until when nobody is taken in again."""
        return Sentence(
            "{years} 年内不能再入党，到 {day} 为止。",
            years=self.readmission_years,
            day=add_months(happened_on, _YEAR * self.readmission_years).isoformat(),
        )


def case_limits(values: Mapping[str, Any]) -> CaseLimits:
    """Read the values of ``case_files.limits``."""
    return CaseLimits(
        whole_value(values, "usual_months", lowest=1),
        whole_value(values, "most_months", lowest=1),
        whole_value(values, "readmission_years"),
        word_of(values, "filed_with"),
    )


def case_steps(values: Mapping[str, Any]) -> Mapping[CaseFileKind, tuple[CaseStep, ...]]:
    """Read the values of ``case_files.steps``."""
    return {
        kind: tuple(
            CaseStep(
                word_of(told, "code"),
                word_of(told, "label"),
                word_of(told, "actor"),
                texts_value(told, "papers"),
                told.get("begins_term") is True,
                told.get("ends_term") is True,
                told.get("repeats") is True,
                told.get("repeats") is True or told.get("optional") is True,
                told.get("bars_readmission") is True,
            )
            for told in tables_value(values, kind.value)
        )
        for kind in CaseFileKind
    }


def case_papers(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Read the values of ``case_files.papers``: the name of each by its code."""
    return {code: word_of(values, code) for code in values}


def open_steps(steps: Sequence[CaseStep], done: Collection[str]) -> tuple[CaseStep, ...]:
    """Return the steps that may be entered now: the next one first, then those that may repeat.

    Args:
        steps: The steps of the kind in their order.
        done: Codes of the steps that were recorded.
    """
    first = next((one for one in steps if one.code not in done and not one.is_optional), None)
    until = len(steps) if first is None else steps.index(first)
    more = [
        one for one in steps[:until] if one.repeats or (one.is_optional and one.code not in done)
    ]
    return (*([first] if first is not None else []), *more)


def order_fault(
    steps: Sequence[CaseStep], done: Mapping[str, date], code: str, day: date
) -> Sentence | None:
    """Return why a step cannot be recorded on a day: one before it is open, or the days cross.

    Args:
        steps: The steps of the kind in their order.
        done: Day of each step that was recorded; of one that repeats, the latest.
        code: The step that is to be recorded.
        day: Its day.
    """
    place = next((n for n, step in enumerate(steps) if step.code == code), None)
    if place is None:
        return Sentence("这种个案没有这一步。请从列出的步骤里选。")
    step = steps[place]
    if code in done and not step.repeats:
        return Sentence("“{step}”已经登记过了。要改请先删去那一条。", step=step.label)
    for other in steps[:place]:
        at = done.get(other.code)
        if at is None and not other.is_optional:
            return Sentence(
                "“{before}”还没有登记，不能先登记“{step}”。请按次序登记。",
                before=other.label,
                step=step.label,
            )
        if at is not None and day < at and not other.repeats:
            return Sentence(
                "“{step}”的日期早于“{before}”（{day}）。请核对日期。",
                step=step.label,
                before=other.label,
                day=at.isoformat(),
            )
    return None
