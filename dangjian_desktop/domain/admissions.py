"""How one way into the Party stands on a day: each step, what is next, why not yet, what is wrong.

Pure reckoning from the rows of a case and the rules of the day (`StepBook`). A step counts in the
round that runs: after a refusal (or an extension of the 预备期) the steps from ``redo_from`` on are
open again. The program flags days and says who must decide; it decides nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dangjian_desktop.domain.development import days_short, is_training_enough
from dangjian_desktop.domain.development_steps import Limit, PaperRule, StepBook, StepRule
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.vocabulary import HelperRole, Stage, StepOutcome, printed

_A_DAY = timedelta(days=1)
#: Minutes of a 学时 of 集中培训.
MINUTES_OF_AN_HOUR = 60


class StepState(StrEnum):
    """How a step stands: NEXT can be done now, WAITING is next but cannot be done yet."""

    DONE = "step_is_done"
    NEXT = "step_is_next"
    WAITING = "step_is_waiting"
    LATER = "step_is_later"
    ELSEWHERE = "step_was_elsewhere"


STEP_STATE_WORDS: Mapping[StepState, str] = {
    StepState.DONE: "已办",
    StepState.NEXT: "可以办",
    StepState.WAITING: "还不能办",
    StepState.LATER: "在后面",
    StepState.ELSEWHERE: "以前已办",
}


class StepFact(NamedTuple):
    """A step that was recorded, as far as the reckoning needs it."""

    step_id: int
    step: str
    round_number: int
    done_on: date
    outcome: StepOutcome
    submitted_on: date | None = None
    training_days: int | None = None
    training_minutes: int | None = None
    months: int | None = None
    vote_id: int | None = None


class HelperFact(NamedTuple):
    """Who helped from when until when (the day after the last; None while it lasts)."""

    role: HelperRole
    since: date
    until: date | None


class PublicityFact(NamedTuple):
    """A 公示: when it was put up, its last working day, and what came of it."""

    step: str
    posted_on: date
    ends_on: date
    closed_on: date | None
    objections: bool | None


class StepStanding(NamedTuple):
    """A step of a case as it stands on a day.

    Attributes:
        done_on: Of a step that was done elsewhere only where the roster knows the day.
        earliest, latest: None where no rule says, or what it counts from has not happened; of what
            is done only `earliest` of a step that an extension moves: the end of the 预备期.
        outer: The latest day in a special case.
        is_overdue: Not done although `latest` is past.
        why_not: Why it cannot be done yet. faults: what is wrong with how it was done.
        step_id: Row id of the record; None for none.
    """

    rule: StepRule
    state: StepState
    done_on: date | None = None
    earliest: date | None = None
    latest: date | None = None
    outer: date | None = None
    is_overdue: bool = False
    why_not: tuple[Sentence, ...] = ()
    faults: tuple[Sentence, ...] = ()
    step_id: int | None = None


class ReviewDue(NamedTuple):
    """A 考察 that the rule asks for: by when, and when it was made; None for not yet."""

    step: str
    due_on: date
    done_on: date | None

    def is_late(self, on: date) -> bool:
        """Whether it was made too late, or is overdue on a day."""
        return self.due_on < (self.done_on or on)


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """How a case stands.

    Attributes:
        next: The next step; None when all is done or the case is closed.
        who_acts: Who must act now; "" for nobody.
        missing_papers: Needed papers of the steps done that are not in the file.
        due_on: The nearest day by which something must be done; None for none.
        reviews: The 考察 asked for up to now, and the next one.
    """

    steps: tuple[StepStanding, ...]
    next: StepStanding | None
    who_acts: str
    missing_papers: tuple[PaperRule, ...]
    due_on: date | None
    reviews: tuple[ReviewDue, ...]

    @property
    def done(self) -> int:
        """How many steps are done, here or elsewhere."""
        return sum(one.state in (StepState.DONE, StepState.ELSEWHERE) for one in self.steps)

    @property
    def faults(self) -> tuple[Sentence, ...]:
        """Everything that is wrong with the steps that were done."""
        return tuple(fault for one in self.steps for fault in one.faults)

    def step(self, code: str) -> StepStanding | None:
        """Return one step."""
        return next((one for one in self.steps if one.rule.code == code), None)


@dataclass(slots=True)
class CaseFacts:
    """What is recorded of a case up to a day.

    Attributes:
        stages: Since when the person is at each stage by the roster, where that is known.
        extended_months: Of an extension that the roster tells and no step does.
        is_closed: Whether the case is closed.
    """

    opened_on: date
    begins_at: str = ""
    moved_in_on: date | None = None
    stages: Mapping[Stage, date] = field(default_factory=dict)
    steps: Sequence[StepFact] = ()
    helpers: Sequence[HelperFact] = ()
    reviews: Sequence[date] = ()
    publicities: Sequence[PublicityFact] = ()
    papers: Collection[str] = ()
    extended_months: int = 0
    is_closed: bool = False


def round_of(code: str, steps: Sequence[StepFact], book: StepBook) -> int:
    """Return the round in which a step stands: one more for each failure that opens it again."""
    return 1 + sum(1 for _fact in _failures(code, steps, book))


def failed_on(code: str, steps: Sequence[StepFact], book: StepBook) -> date | None:
    """Return the last day on which a failure opened a step again; None for never."""
    return max((fact.done_on for fact in _failures(code, steps, book)), default=None)


def _failures(code: str, steps: Sequence[StepFact], book: StepBook) -> Iterator[StepFact]:
    """Yield the failures that open a step again."""
    number = book.by_code[code].number
    for fact in steps:
        if fact.outcome is StepOutcome.DONE:
            continue
        failed = book.by_code.get(fact.step)
        first = None if failed is None else book.by_code.get(failed.redo_from)
        if failed is not None and first is not None and first.number <= number <= failed.number:
            yield fact


def steps_done(steps: Sequence[StepFact], book: StepBook) -> dict[str, StepFact]:
    """Return the steps that are done in the round that runs, by code."""
    passed = [one for one in steps if one.outcome is StepOutcome.DONE]
    if len(passed) == len(steps):
        return {one.step: one for one in passed}
    return {
        one.step: one
        for one in passed
        if one.step in book.by_code and one.round_number >= round_of(one.step, steps, book)
    }


def extension_months(steps: Sequence[StepFact]) -> int:
    """Return by how many months the 预备期 was extended by the steps recorded."""
    return sum(one.months or 0 for one in steps if one.outcome is StepOutcome.EXTENDED)


def stages_made(
    steps: Sequence[StepFact],
    book: StepBook,
    probation_since: date | None = None,
    extended_elsewhere: int = 0,
) -> dict[Stage, date]:
    """Return since when the steps that are done make the person what.

    The 预备期 begins on the day of the 支部大会. 党龄 counts from the day on which the 预备期 is
    full, so somebody is 正式党员 from then, however much later the 支部大会 passed it.

    Args:
        steps: The steps recorded.
        book: The rules.
        probation_since: Of somebody who was admitted elsewhere.
        extended_elsewhere: Months by which the 预备期 was extended there.
    """
    done = steps_done(steps, book)
    made = {
        rule.becomes: done[rule.code].done_on
        for rule in book.steps
        if rule.becomes is not None and rule.code in done
    }
    admitted = made.get(Stage.PROBATIONARY, probation_since)
    if Stage.FULL in made and admitted is not None:
        extended = extension_months(steps) or extended_elsewhere
        made[Stage.FULL] = Limit("", book.timers.probation + extended, 0).on(admitted)
    return made


def standing(facts: CaseFacts, book: StepBook, on: date) -> CaseStanding:
    """Return how a case stands on a day.

    Args:
        facts: What is recorded up to the day.
        book: The rules of the day.
        on: The day.
    """
    return _Reckoning(facts, book, on).standing()


def step_blocks(facts: CaseFacts, fact: StepFact, book: StepBook) -> tuple[Sentence, ...]:
    """Return why a step cannot be recorded as told: its order, dates and what it needs.

    What is merely late is no reason: it is told beside the step, see `StepStanding.faults`.

    Args:
        facts: The case without the step.
        fact: The step.
        book: The rules of its day.
    """
    return _Reckoning(replace(facts, steps=[*facts.steps, fact]), book, fact.done_on).blocks_of(
        fact
    )


class _Planned(NamedTuple):
    """A step as the loop over a case wants it.

    Attributes:
        is_plain: Whether nothing but its place in the order can be wrong with it.
        anchors: Codes of the steps from which its limits count.
        later: How it stands while it lies ahead and none of its limits is known.
        papers: Those of its papers that are needed.
    """

    rule: StepRule
    is_plain: bool
    anchors: tuple[str, ...]
    later: StepStanding
    papers: tuple[PaperRule, ...]


@lru_cache(maxsize=16)
def _planned(book: StepBook) -> tuple[_Planned, ...]:
    """Return the steps as the loop wants them; made once for the rules of a day."""
    found = []
    before: StepRule | None = None
    for rule in book.steps:
        limits = (*rule.not_before, *rule.by, *rule.due, *rule.outer)
        asks = limits or rule.helper or rule.needs_vote or rule.has_training or rule.has_publicity
        is_plain = not asks and rule.reviews is None
        papers = [book.paper_by_code.get(code) for code in rule.papers]
        found.append(
            _Planned(
                rule,
                is_plain and not (before is not None and before.has_publicity),
                tuple(one.after for one in limits),
                StepStanding(rule, StepState.LATER),
                tuple(one for one in papers if one is not None and one.is_needed),
            )
        )
        before = rule
    return tuple(found)


class _Reckoning:
    """One case while it is reckoned."""

    def __init__(self, facts: CaseFacts, book: StepBook, on: date) -> None:
        self._facts, self._book, self._on = facts, book, on
        self._done = steps_done(facts.steps, book)
        begins = book.by_code.get(facts.begins_at)
        self._first = 1 if begins is None else begins.number
        self._days = {code: fact.done_on for code, fact in self._done.items()}
        for rule in book.steps[: self._first - 1]:
            if rule.becomes is not None and rule.becomes in facts.stages:
                self._days.setdefault(rule.code, facts.stages[rule.becomes])
        self._extended = extension_months(facts.steps) or facts.extended_months
        self._failures = [one for one in facts.steps if one.outcome is not StepOutcome.DONE]

    def standing(self) -> CaseStanding:
        """Return the whole."""
        found: list[StepStanding] = []
        missing: list[PaperRule] = []
        dues: list[date] = []
        upcoming: StepStanding | None = None
        before: StepRule | None = None
        latest_done: tuple[date, StepRule] | None = None
        open_before: StepRule | None = None
        is_open, there, days = not self._facts.is_closed, self._facts.papers, self._days
        reviews = self.reviews()
        for step in _planned(self._book):
            rule = step.rule
            fact = self._done.get(rule.code)
            if fact is not None:
                faults: tuple[Sentence, ...] = ()
                is_in_order = open_before is None and (
                    latest_done is None or latest_done[0] <= fact.done_on
                )
                if not (step.is_plain and is_in_order):
                    faults = self._faults(rule, fact, before, latest_done, open_before)
                    if rule.reviews is not None:
                        faults += self._review_faults(rule, reviews)
                found.append(
                    StepStanding(
                        rule,
                        StepState.DONE,
                        fact.done_on,
                        self._earliest(rule) if rule.extends else None,
                        faults=faults,
                        step_id=fact.step_id,
                    )
                )
                if is_in_order or latest_done is None or fact.done_on >= latest_done[0]:
                    latest_done = (fact.done_on, rule)
            elif rule.number < self._first:
                found.append(StepStanding(rule, StepState.ELSEWHERE, days.get(rule.code)))
            else:
                open_before = rule
                is_next = is_open and upcoming is None
                if is_next or any(after in days for after in step.anchors):
                    one = self._open(rule, is_next=is_next, before=before)
                    if is_open and one.latest is not None:
                        dues.append(one.latest)
                    if is_next:
                        upcoming = one
                    found.append(one)
                else:
                    found.append(step.later)
                before = rule
                continue
            missing += [paper for paper in step.papers if paper.code not in there]
            before = rule
        if is_open:
            dues += [one.due_on for one in reviews if one.done_on is None]
        return CaseStanding(
            tuple(found),
            upcoming,
            "" if upcoming is None else upcoming.rule.actor,
            tuple(missing),
            min(dues, default=None),
            reviews,
        )

    # Steps that are open -----------------------------------------------------------------

    def _open(self, rule: StepRule, *, is_next: bool, before: StepRule | None) -> StepStanding:
        earliest = self._earliest(rule)
        latest = self._latest(rule, (*rule.by, *rule.due))
        if not is_next:
            if earliest is None and latest is None:
                return StepStanding(rule, StepState.LATER)
            return StepStanding(
                rule,
                StepState.LATER,
                None,
                earliest,
                latest,
                self._latest(rule, rule.outer),
                latest is not None and self._on > latest and not self._facts.is_closed,
            )
        why = self._too_early(rule, self._on)
        if before is not None:
            publicity = self._publicity(before)
            if publicity is not None:
                why.append(publicity)
                ends = self._publicity_end(before)
                if ends is not None:
                    earliest = max(earliest or ends, ends + _A_DAY)
        if rule.helper is not None:
            lacking = self._helpers_lacking(rule.helper, self._on)
            if lacking is not None:
                why.append(lacking)
        return StepStanding(
            rule,
            StepState.WAITING if why else StepState.NEXT,
            None,
            earliest,
            latest,
            self._latest(rule, rule.outer),
            latest is not None and self._on > latest,
            tuple(why),
        )

    def _limit_day(self, rule: StepRule, limit: Limit) -> date | None:
        day = self._days.get(limit.after)
        return None if day is None else limit.on(day, self._extended if rule.extends else 0)

    def _earliest(self, rule: StepRule) -> date | None:
        found: date | None = None
        for limit in rule.not_before:
            day = self._limit_day(rule, limit)
            if day is not None and (found is None or day > found):
                found = day
        return found

    def _latest(self, rule: StepRule, limits: tuple[Limit, ...]) -> date | None:
        found: date | None = None
        for limit in limits:
            day = self._limit_day(rule, limit)
            if day is not None and (found is None or day < found):
                found = day
        if found is not None and rule.extends and self._is_moved_in_on_probation:
            return Limit("", self._book.postpone_months, 0).on(found)
        return found

    @property
    def _is_moved_in_on_probation(self) -> bool:
        since, moved = self._facts.stages.get(Stage.PROBATIONARY), self._facts.moved_in_on
        return since is not None and moved is not None and since <= moved

    def _too_early(self, rule: StepRule, day: date) -> list[Sentence]:
        found = []
        for limit in rule.not_before:
            earliest = self._limit_day(rule, limit)
            if earliest is not None and day < earliest:
                found.append(
                    Sentence(
                        "离“{after}”（{since}）要满 {length}，最早 {earliest}，还差 {short} 天。"
                        "请核对日期，或到期再办。",
                        after=self._book.by_code[limit.after].title,
                        since=self._days[limit.after].isoformat(),
                        length=limit.length(self._extended if rule.extends else 0),
                        earliest=earliest.isoformat(),
                        short=days_short(day, earliest),
                    )
                )
        return found

    def _publicities(self, rule: StepRule) -> list[PublicityFact]:
        """Return the 公示 of a step in the round that runs; those before it failed are over."""
        failed = failed_on(rule.code, self._failures, self._book)
        return [
            one
            for one in self._facts.publicities
            if one.step == rule.code and (failed is None or one.posted_on >= failed)
        ]

    def _publicity_end(self, rule: StepRule) -> date | None:
        return max((one.ends_on for one in self._publicities(rule)), default=None)

    def _publicity(self, rule: StepRule, day: date | None = None) -> Sentence | None:
        """Return why the 公示 of a step forbids the next step on a day; None when it is over."""
        if not rule.has_publicity or rule.code not in self._done:
            return None
        ends = self._publicity_end(rule)
        if ends is None:
            return Sentence("“{step}”还没有公示。请先登记公示。", step=rule.title)
        if (day or self._on) <= ends:
            return Sentence(
                "“{step}”的公示到 {ends} 期满。请期满以后再办。",
                step=rule.title,
                ends=ends.isoformat(),
            )
        return None

    def _helpers_lacking(self, role: HelperRole, day: date) -> Sentence | None:
        least, most = self._book.helpers_asked(role)
        count = 0
        for its_role, since, until in self._facts.helpers:
            if its_role is role and since <= day and (until is None or day < until):
                count += 1
        if least <= count <= most:
            return None
        return Sentence(
            "{role}应有 {asked} 名，登记了 {count} 名。请按规定的人数登记。",
            role=Word(printed(role)),
            asked=str(least) if least == most else f"{least}—{most}",
            count=count,
        )

    # Steps that are done -----------------------------------------------------------------

    def _faults(
        self,
        rule: StepRule,
        fact: StepFact,
        before: StepRule | None,
        latest_done: tuple[date, StepRule] | None,
        open_before: StepRule | None,
    ) -> tuple[Sentence, ...]:
        found = self._blocks(rule, fact, before, latest_done, open_before)
        if rule.by:
            late = self._too_late(rule, fact.done_on)
            if late is not None:
                found.append(late)
            if rule.outer:
                found += self._submitted_late(rule, fact)
        if rule.has_publicity and any(one.objections for one in self._publicities(rule)):
            found.append(Sentence("公示期间收到反映，由党组织核实后决定"))
        return tuple(found)

    def _blocks(
        self,
        rule: StepRule,
        fact: StepFact,
        before: StepRule | None,
        latest_done: tuple[date, StepRule] | None,
        open_before: StepRule | None,
    ) -> list[Sentence]:
        """Return what forbids a step as it was done."""
        found: list[Sentence] = []
        if open_before is not None:
            found.append(
                Sentence(
                    "前面的“{step}”没有登记，次序不对。请先登记前面的步骤。", step=open_before.title
                )
            )
        elif latest_done is not None and latest_done[0] > fact.done_on:
            found.append(
                Sentence(
                    "早于前面的“{step}”（{day}），次序不对。请核对日期。",
                    step=latest_done[1].title,
                    day=latest_done[0].isoformat(),
                )
            )
        if rule.not_before:
            found += self._too_early(rule, fact.done_on)
        if before is not None and before.has_publicity:
            publicity = self._publicity(before, fact.done_on)
            if publicity is not None:
                found.append(publicity)
        if rule.helper is not None:
            lacking = self._helpers_lacking(rule.helper, fact.done_on)
            if lacking is not None:
                found.append(lacking)
        if rule.needs_vote and fact.vote_id is None:
            found.append(Sentence("没有登记支部党员大会的表决。请先登记会议和表决，再选那次表决。"))
        if rule.has_training:
            short = training_fault(fact.training_days, fact.training_minutes, self._book)
            if short is not None:
                found.append(short)
        return found

    def blocks_of(self, fact: StepFact) -> tuple[Sentence, ...]:
        """Return what forbids one of the steps as it was done, its place in the order included."""
        rule = self._book.by_code[fact.step]
        before: StepRule | None = None
        latest_done: tuple[date, StepRule] | None = None
        open_before: StepRule | None = None
        for one in self._book.steps[: rule.number - 1]:
            done = self._done.get(one.code)
            if done is None and one.number >= self._first:
                open_before = one
            elif done is not None and (latest_done is None or done.done_on >= latest_done[0]):
                latest_done = (done.done_on, one)
            before = one
        found = self._blocks(rule, fact, before, latest_done, open_before)
        for one in self._book.steps[rule.number :]:
            done = self._done.get(one.code)
            if done is not None and done.done_on < fact.done_on:
                found.append(
                    Sentence(
                        "晚于后面的“{step}”（{day}），次序不对。请核对日期。",
                        step=one.title,
                        day=done.done_on.isoformat(),
                    )
                )
                break
        return tuple(found)

    def _too_late(self, rule: StepRule, day: date) -> Sentence | None:
        latest, outer = self._latest(rule, rule.by), self._latest(rule, rule.outer)
        if latest is None or day <= latest:
            return None
        if outer is not None and day > outer:
            return Sentence(
                "应在 {latest} 前，特殊情况也不超过 {outer}；超过的，手续由上级决定怎样补办",
                latest=latest.isoformat(),
                outer=outer.isoformat(),
            )
        return Sentence(
            "应在 {latest} 前，晚了 {days} 天",
            latest=latest.isoformat(),
            days=(day - latest).days,
        )

    def _submitted_late(self, rule: StepRule, fact: StepFact) -> Iterator[Sentence]:
        months = self._book.submission_months
        if not rule.outer or fact.submitted_on is None or months is None:
            return
        for limit in rule.by:
            since = self._days.get(limit.after)
            if since is None:
                continue
            last = Limit(limit.after, months, 0).on(since)
            if fact.submitted_on > last:
                yield Sentence(
                    "大会通过后 {months} 个月内没有上报（上报 {day}），各地做法要重新讨论",
                    months=months,
                    day=fact.submitted_on.isoformat(),
                )

    # Reviews and papers ------------------------------------------------------------------

    def reviews(self) -> tuple[ReviewDue, ...]:
        """Return the 考察 that were asked for up to the day, and the next one while it lasts."""
        found: list[ReviewDue] = []
        for rule in self._book.steps:
            if rule.reviews is not None:
                found += self._reviews_of(rule, rule.reviews)
        return tuple(found)

    def _reviews_of(self, rule: StepRule, limit: Limit) -> Iterator[ReviewDue]:
        """Yield a review for each stretch from the day that the limit counts from until the end.

        One made late still counts for the stretch before it, where that had none.
        """
        since = self._days.get(limit.after)
        if since is None:
            return
        resumed = max(since, self._facts.moved_in_on or since)
        over = self._over(rule)
        made = sorted(day for day in self._facts.reviews if day > since)
        number, last, due = 1, since, limit.on(since)
        while over is None or due <= over:
            following = limit.times(number + 1, since)
            mine = next((day for day in made if last < day <= following), None)
            if mine is not None:
                made.remove(mine)
            if due > resumed or mine is not None:  # what fell due elsewhere stands in the old file
                yield ReviewDue(rule.code, due, mine)
            if due >= self._on:
                return
            number, last, due = number + 1, due, following

    def _over(self, rule: StepRule) -> date | None:
        """Return from when a review is no longer asked for; None while it is."""
        if rule.code in self._done:
            return self._done[rule.code].done_on
        if rule.number < self._first:
            return date.min
        for one in self._book.steps[rule.number :]:
            if one.code in self._days:
                return self._days[one.code]
        return None

    def _review_faults(self, rule: StepRule, reviews: Sequence[ReviewDue]) -> tuple[Sentence, ...]:
        missing = [
            one.due_on.isoformat()
            for one in reviews
            if one.step == rule.code and one.done_on is None and one.due_on <= self._on
        ]
        if not missing:
            return ()
        return (
            Sentence(
                "缺 {count} 次考察（应在 {days} 前）", count=len(missing), days=tuple(missing)
            ),
        )


def training_fault(days: int | None, minutes: int | None, book: StepBook) -> Sentence | None:
    """Return why a 集中培训 is too short; None when it is long enough by days or by 学时."""
    hours = Decimal(minutes or 0) / MINUTES_OF_AN_HOUR
    if is_training_enough(Decimal(days or 0), hours, book.training):
        return None
    return Sentence(
        "集中培训不少于 {days} 天或 {hours} 学时，登记了 {told_days} 天、{told_hours} 学时。"
        "请核对，或补足培训以后再登记。",
        days=book.training["least_days"],
        hours=book.training["least_hours"],
        told_days=days or 0,
        told_hours=f"{hours.normalize():f}",
    )
