"""The steps of 发展党员 as the rules of a day have them: who acts, papers, limits, what follows.

Everything stands in ``development.steps``; a limit names the step from whose day it counts and the
timer of ``development.timers`` or of a local rule that is switched on. A local rule that is
switched off leaves its limits out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.development import Timers, timers
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import (
    RuleValueError,
    tables_value,
    texts_value,
    value_of,
    whole_value,
    word_of,
    word_value,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.vocabulary import HelperRole, Stage

#: The rules of which a `StepBook` is made.
BOOK_RULES = (
    "development.timers",
    "development.local_timers",
    "development.probation_reviews",
    "development.political_review",
    "development.filing",
    "development.moved_in",
    "development.training",
    "development.steps",
    "development.papers",
    "publicity.development",
)
_A_DAY = timedelta(days=1)
_MONTHS, _DAYS = "_months", "_days"


class Limit(NamedTuple):
    """Some months or days from the day of a step on."""

    after: str
    months: int
    days: int

    def on(self, day: date, more_months: int = 0) -> date:
        """Return the day on which it is reached, counted from the day of the step."""
        return _later(day, self.months + more_months, self.days)

    def times(self, count: int, day: date) -> date:
        """Return the day on which it is reached for the so many-th time."""
        return _later(day, self.months * count, self.days * count)

    def length(self, more_months: int = 0) -> Sentence:
        """Return how long it is, in words."""
        if self.days:
            return Sentence("{days} 天", days=self.days)
        return Sentence("{months} 个月", months=self.months + more_months)


@lru_cache(maxsize=32_768)
def _later(day: date, months: int, days: int) -> date:
    """Return a day some months and days later; everybody on the board asks for a few of them."""
    return add_months(day, months) + _A_DAY * days


@dataclass(frozen=True, slots=True)
class PaperRule:
    """A paper of the file; `is_needed` is false for what is only customary."""

    code: str
    title: str
    is_needed: bool


@dataclass(frozen=True, slots=True, eq=False)
class StepRule:
    """One of the 25 steps, numbered from 1 through all five stages.

    Attributes:
        stage: Title of the stage of the procedure that it belongs to.
        actor: Who acts.
        papers: Codes of its papers. is_own_writing: whether the branch writes them itself.
        needs_vote: Whether the 支部党员大会 votes on it, person by person.
        becomes: What the person is from then on.
        has_publicity: Whether a 公示 goes with it, by the local rule.
        can_repeat: Whether it may be done again after a refusal or an extension.
        helper: Who must have been named for it.
        reviews: How often the person is reviewed while it lasts; None for never.
        has_training, lasts, is_submitted: What is asked when it is recorded.
        not_before, by, outer: Its limits; due: when it is time, without being late afterwards;
            extends: whether an extension moves them.
        redo_from: Code of the step at which one begins again when it failed; "" for none.
        ends: Whether a refusal ends the whole case. closes: Whether it is the last of all.
        resumes: Who moves in at this stage goes on from here.
        has_number: Whether the superior answers with a number.
        meetings: Kinds of the meetings of the calendar on which it may rest.
    """

    code: str
    number: int
    stage: str
    title: str
    actor: str
    papers: tuple[str, ...]
    needs_vote: bool
    becomes: Stage | None
    has_publicity: bool
    can_repeat: bool
    is_own_writing: bool
    helper: HelperRole | None
    reviews: Limit | None
    has_training: bool
    lasts: bool
    is_submitted: bool
    not_before: tuple[Limit, ...]
    by: tuple[Limit, ...]
    due: tuple[Limit, ...]
    outer: tuple[Limit, ...]
    extends: bool
    redo_from: str
    ends: bool
    closes: bool
    resumes: Stage | None
    has_number: bool = False
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class StepBook:
    """All that the rules of a day say about 发展党员.

    Attributes:
        publicity_days: 工作日 of a 公示.
        review_valid: For how long a 政治审查 holds; None where no local rule says.
        submission_months: Within which a passed admission is handed up; None where no rule says.
        postpone_months: By which the 转正 of a 预备党员 who moved in may be discussed later.
    """

    steps: tuple[StepRule, ...]
    papers: tuple[PaperRule, ...]
    timers: Timers
    contacts: tuple[int, int]
    introducers: int
    publicity_days: int
    submission_months: int | None
    postpone_months: int
    training: Mapping[str, Any]
    by_code: Mapping[str, StepRule]
    paper_by_code: Mapping[str, PaperRule]

    def step(self, code: str) -> StepRule | None:
        """Return a step; None for none of that code."""
        return self.by_code.get(code)

    def helpers_asked(self, role: HelperRole) -> tuple[int, int]:
        """Return how many helpers of a role there are at least and at most."""
        return self.contacts if role is HelperRole.CONTACT else (self.introducers, self.introducers)

    def resuming(self, stage: Stage) -> str:
        """Return the code of the step from which somebody of a stage goes on here."""
        return next((one.code for one in self.steps if one.resumes is stage), "")

    def making(self, stage: Stage) -> StepRule | None:
        """Return the step by which somebody comes to a stage."""
        return next((one for one in self.steps if one.becomes is stage), None)


def step_book(rules: RuleSet) -> StepBook:
    """Return what the rules of a day say about 发展党员.

    Raises:
        RuleValueError: When one of them cannot be reckoned with.
    """
    values = rules.values_of("development.timers")
    limits = _timers_of(rules)
    told = rules.values_of("publicity.development")
    publicity = texts_value(told, "publicity_steps") if told["enabled"] else ()
    steps = admission_steps(rules.values_of("development.steps"), limits, publicity)
    papers = paper_rules(rules.values_of("development.papers"))
    return StepBook(
        steps,
        papers,
        timers(values),
        (whole_value(values, "contacts_at_least"), whole_value(values, "contacts_at_most")),
        whole_value(values, "introducers"),
        whole_value(told, "working_days", lowest=1),
        limits.get("submission_months"),
        whole_value(rules.values_of("development.moved_in"), "postpone_months"),
        rules.values_of("development.training"),
        {one.code: one for one in steps},
        {one.code: one for one in papers},
    )


def _timers_of(rules: RuleSet) -> dict[str, int]:
    """Return every timer that holds, by the name that a limit gives it.

    A local rule that is switched off has none, nor has a timer of it that is 0.
    """
    found = {
        key: whole_value(rules.values_of("development.timers"), key)
        for key in rules.values_of("development.timers")
        if key.endswith(_MONTHS)
    }
    local = rules.values_of("development.local_timers")
    named = {key: (local, key) for key in local if key.endswith(_MONTHS)}
    named["political_review_months"] = (rules.values_of("development.political_review"), "months")
    named["probation_review_months"] = (rules.values_of("development.probation_reviews"), "months")
    named["filing_days"] = (rules.values_of("development.filing"), "days_after_confirmation")
    for name, (values, key) in named.items():
        if values["enabled"] and whole_value(values, key):
            found[name] = whole_value(values, key)
    return found


def local_rule(values: Mapping[str, Any]) -> None:
    """Try the values of a local rule of 发展党员 out: a switch and whole numbers.

    Raises:
        RuleValueError: When they are something else.
    """
    if not isinstance(value_of(values, "enabled"), bool):
        raise RuleValueError("enabled", values["enabled"])
    for key in values:
        if key not in ("enabled", "publicity_steps"):
            whole_value(values, key)


def publicity_rule(values: Mapping[str, Any]) -> None:
    """Try the values of ``publicity.development`` out.

    Raises:
        RuleValueError: When they cannot be used.
    """
    local_rule(values)
    whole_value(values, "working_days", lowest=1)
    texts_value(values, "publicity_steps")


def paper_rules(values: Mapping[str, Any]) -> tuple[PaperRule, ...]:
    """Read the values of ``development.papers``, in their order."""
    return tuple(
        PaperRule(word_of(told, "code"), word_of(told, "title"), bool(value_of(told, "needed")))
        for told in tables_value(values, "papers")
    )


def admission_steps(
    values: Mapping[str, Any],
    limits: Mapping[str, int] | None = None,
    publicity: tuple[str, ...] = (),
) -> tuple[StepRule, ...]:
    """Read the values of ``development.steps``, in their order.

    Args:
        values: The values.
        limits: The timers that hold, by name; None to read the steps alone.
        publicity: Codes of the steps with which a 公示 goes.

    Raises:
        RuleValueError: When a stage has no steps, or a step names what is not there.
    """
    told = [
        (word_of(stage, "stage"), one)
        for stage in tables_value(values, "stages")
        for one in _steps_of(stage)
    ]
    codes = [word_of(one, "code") for _stage, one in told]
    again = set[str]()
    for number, (_stage, one) in enumerate(told):
        first = one.get("redo_from", "")
        if first and first not in codes[: number + 1]:
            raise RuleValueError("redo_from", first)
        if first:
            again.update(codes[codes.index(first) : number + 1])
    return tuple(
        StepRule(
            code=codes[number],
            number=number + 1,
            stage=stage,
            title=word_of(one, "title"),
            actor=word_of(one, "actor"),
            papers=texts_value(one, "papers"),
            needs_vote=bool(one.get("vote")),
            becomes=_stage_named(one, "becomes"),
            has_publicity=codes[number] in publicity,
            can_repeat=codes[number] in again,
            is_own_writing=bool(one.get("writes")),
            helper=HelperRole(word_value(one, "helpers", list(HelperRole)))
            if "helpers" in one
            else None,
            reviews=_limit(one["reviews"], codes, limits) if "reviews" in one else None,
            has_training=bool(one.get("training")),
            lasts=bool(one.get("lasts")),
            is_submitted=bool(one.get("submits")),
            not_before=_limits(one, "not_before", codes, limits),
            by=_limits(one, "by", codes, limits),
            due=_limits(one, "due", codes, limits),
            outer=_limits(one, "outer", codes, limits),
            extends=bool(one.get("extends")),
            redo_from=str(one.get("redo_from", "")),
            ends=bool(one.get("ends")),
            closes=bool(one.get("closes")),
            resumes=_stage_named(one, "resumes"),
            has_number=bool(one.get("number")),
            meetings=texts_value(one, "meetings") if "meetings" in one else (),
        )
        for number, (stage, one) in enumerate(told)
    )


def _steps_of(stage: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    steps = tables_value(stage, "steps")
    if not steps:
        raise RuleValueError("steps", steps)
    return steps


def _stage_named(values: Mapping[str, Any], key: str) -> Stage | None:
    return Stage(word_value(values, key, list(Stage))) if key in values else None


def _limits(
    values: Mapping[str, Any], key: str, codes: list[str], limits: Mapping[str, int] | None
) -> tuple[Limit, ...]:
    if key not in values:
        return ()
    read = [_limit(text, codes, limits) for text in texts_value(values, key)]
    return tuple(one for one in read if one is not None)


def _limit(text: str, codes: list[str], limits: Mapping[str, int] | None) -> Limit | None:
    """Read ``apply/talk_months``; None where no rule that is switched on has such a timer."""
    after, _, timer = str(text).partition("/")
    if after not in codes or not timer.endswith((_MONTHS, _DAYS)):
        raise RuleValueError("limit", text)
    if limits is None or timer not in limits:
        return None
    length = limits[timer]
    return Limit(after, length, 0) if timer.endswith(_MONTHS) else Limit(after, 0, length)
