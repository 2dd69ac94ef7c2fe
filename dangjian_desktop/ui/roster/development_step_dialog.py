"""The dialog of one step of 发展党员: it asks for what the rule of that step names, no more.

What forbids a step is said at its fields before anything is written. What nevertheless took place
so can then be recorded as it was, with a note.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.admissions import (
    MINUTES_OF_AN_HOUR,
    HelperFact,
    StepFact,
    StepStanding,
    round_of,
    step_blocks,
    training_fault,
)
from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.development import leaves_too_soon
from dangjian_desktop.domain.development_steps import StepRule
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import PRINTED, Stage, StepOutcome
from dangjian_desktop.operations.development import correct_step, record_step
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    RecordedStep,
    case_facts,
    step_book_on,
)
from dangjian_desktop.queries.development_meetings import (
    MeetingChoice,
    MeetingChoicesQuery,
    VoteChoicesQuery,
)
from dangjian_desktop.ui.roster.development_looks import (
    days_told,
    overdue_told,
    reasons_told,
    step_name,
)
from dangjian_desktop.ui.roster.development_people import ids_of, members_field
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_NOTE, _LONGEST_NUMBER = 200, 60
_MOST_DAYS, _MOST_MONTHS = 366, 24


class StepDialog(OperationDialog):
    """Records a step, or corrects the record of one."""

    def __init__(
        self,
        bench: Workbench,
        detail: AdmissionDetail,
        step: StepStanding,
        recorded: RecordedStep | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            detail: The case.
            step: The step as it stands.
            recorded: Its record that is to be corrected; None to record it.
            parent: The page.
        """
        self._detail, self._rule, self._recorded = detail, step.rule, recorded
        self._meetings = _meetings(detail, step.rule, recorded, bench.desk.on)
        self._may_be_as_it_was = False
        name = step_name(step)
        super().__init__(
            bench,
            tr("更正：{step}", step=name) if recorded is not None else name,
            _fields(bench, detail, step.rule, recorded, self._meetings),
            self._operation,
            values=_values(step.rule, recorded, self._meetings, bench.desk.on),
            columns=2,
            save_text=tr("保存") if recorded is not None else tr("登记"),
            note=_note(detail, step, bench.desk.on),
            parent=parent,
        )
        self.setObjectName("step_dialog")
        for key, hear in (("meeting", self._take_meeting), ("outcome", self._show_fitting)):
            if self.form.has(key):
                self.form.editor(key).edited.connect(hear)
        self._show_fitting()
        self.fit_height()

    def save(self) -> None:
        """Say at the fields what forbids the step; else do it."""
        self._may_be_as_it_was = False
        if self.form.check() and self._is_forbidden(self.form.values()):
            self._show_fitting()
            return
        super().save()

    def _is_forbidden(self, values: Values) -> bool:
        """Say at the fields what forbids the step as told; False where nothing does."""
        told = self._forbidding(values)
        if not told or values.get("as_it_was"):
            return False
        self._may_be_as_it_was = True
        self.blame(
            [
                (key, "\n".join(in_words(one) for one in told[key]))
                for key in self.form.keys
                if key in told
            ]
        )
        return True

    def _forbidding(self, values: Values) -> dict[str, list[Sentence]]:
        """Return what forbids the step as told, by the field at which it is to be said."""
        on = self._bench.desk.on
        case_id, rule = self._detail.row.case_id, self._rule
        first = self._detail.book.step(self._detail.row.begins_at)
        if first is not None and rule.number < first.number:
            return {}
        facts = case_facts(case_id, on)
        own = self._recorded.step_id if self._recorded is not None else 0
        day = _day(values["done_on"])
        assert day is not None
        helpers = [*facts.helpers]
        if rule.helper is not None:
            helpers += [HelperFact(rule.helper, day, None)] * len(ids_of(values.get("helpers")))
        facts = replace(
            facts,
            helpers=helpers,
            steps=[one for one in facts.steps if one.step_id != own],
        )
        choice, book = self._meeting(values), step_book_on(day)
        days, minutes = _training(values)
        fact = StepFact(
            own,
            rule.code,
            round_of(rule.code, facts.steps, book),
            day,
            StepOutcome.DONE,
            _day(values.get("submitted_on")),
            days,
            minutes,
            None,
            None if choice is None else choice.vote_id,
        )
        blocks = step_blocks(facts, fact, book)
        with_vote = {str(one) for one in step_blocks(facts, fact._replace(vote_id=0), book)}
        short = training_fault(days, minutes, book) if rule.has_training else None
        told: dict[str, list[Sentence]] = {}
        for one in blocks:
            if rule.needs_vote and str(one) not in with_vote:
                key = "meeting"
            elif short is not None and str(one) == str(short):
                key = "training_days"
            else:
                key = "done_on"
            told.setdefault(key, []).append(one)
        leaves_on = _day(values.get("leaves_on"))
        if leaves_on is not None and leaves_too_soon(day, leaves_on, book.timers):
            told["leaves_on"] = [
                Sentence(
                    QT_TR_NOOP("{months} 个月内要离开本单位的，一般不办理接收。请核对日期。"),
                    months=book.timers.leaving,
                )
            ]
        return told

    def _operation(self, values: Values) -> Operation[Any]:
        choice = self._meeting(values)
        days, minutes = _training(values)
        told: dict[str, Any] = {
            "done_on": _day(values["done_on"]),
            "on": self._bench.desk.on,
            "since": _day(values.get("since")),
            "submitted_on": _day(values.get("submitted_on")),
            "training_days": days,
            "training_minutes": minutes,
            "months": values.get("months"),
            "number": values.get("number") or "",
            "activity_id": None if choice is None else choice.activity_id,
            "vote_id": None if choice is None else choice.vote_id,
            "note": values.get("note") or "",
            "leaves_on": _day(values.get("leaves_on")),
            "as_it_was": bool(values.get("as_it_was")),
        }
        if self._recorded is not None:
            return correct_step(step_id=self._recorded.step_id, **told)
        return record_step(
            case_id=self._detail.row.case_id,
            step=self._rule.code,
            outcome=values.get("outcome") or StepOutcome.DONE,
            helper_ids=ids_of(values.get("helpers")),
            **told,
        )

    def _meeting(self, values: Values) -> MeetingChoice | None:
        chosen = values.get("meeting")
        return self._meetings[chosen] if chosen is not None else None

    def _take_meeting(self) -> None:
        """The day of a step is that of its meeting, and whether it passed follows from the vote."""
        choice = self._meeting(self.form.values())
        if choice is None:
            return
        editor = self.form.editor("done_on")
        editor.show_value(PartialDate.of(choice.held_on))
        if choice.passed is not None and self.form.has("outcome"):
            outcome = StepOutcome.DONE if choice.passed else StepOutcome.REFUSED
            self.form.editor("outcome").show_value(outcome)
            self._show_fitting()

    def _show_fitting(self) -> None:
        """Ask for months only of an extension, and how it was only where rules forbid it."""
        wanted = list(self.form.keys)
        if self.form.has("months") and self._outcome() is not StepOutcome.EXTENDED:
            wanted.remove("months")
        if not self._may_be_as_it_was and not self.form.editor("as_it_was").read().value:
            wanted.remove("as_it_was")
        self.form.show_only(wanted)
        QTimer.singleShot(0, self, self.grow)  # only then the fields have their places

    def _outcome(self) -> StepOutcome | None:
        if self._recorded is not None:
            return self._recorded.outcome
        found: StepOutcome | None = self.form.editor("outcome").read().value
        return found


def step_dialog(
    bench: Workbench,
    detail: AdmissionDetail,
    step: StepStanding,
    parent: QWidget | None = None,
) -> StepDialog:
    """Return the dialog for exactly one step: to correct its record where there is one."""
    recorded = next((one for one in detail.recorded if one.step_id == step.step_id), None)
    return StepDialog(bench, detail, step, recorded, parent)


def _meetings(
    detail: AdmissionDetail, rule: StepRule, recorded: RecordedStep | None, on: date
) -> list[MeetingChoice]:
    """Return the meetings or votes on which the step may rest, and that on which it does."""
    row = detail.row
    found = (
        VoteChoicesQuery(row.person_id, on).fetch()
        if rule.needs_vote
        else MeetingChoicesQuery(
            row.applied_on, on, row.branch_id, frozenset(rule.meetings)
        ).fetch()
    )
    held = recorded.activity_id if recorded is not None else None
    if recorded is not None and held is not None and not _chosen(recorded, found):
        meeting = ActivityQuery(held).fetch()
        if meeting is not None:
            found.append(
                MeetingChoice(
                    held,
                    meeting.held_on,
                    meeting.name,
                    meeting.organisation_name,
                    recorded.vote_id,
                )
            )
    return found


def _chosen(recorded: RecordedStep, meetings: Sequence[MeetingChoice]) -> list[int]:
    """Return the place of the meeting on which a recorded step rests; empty for none."""
    wanted = (recorded.activity_id, recorded.vote_id)
    return [place for place, one in enumerate(meetings) if (one.activity_id, one.vote_id) == wanted]


def _note(detail: AdmissionDetail, step: StepStanding, on: date) -> str:
    """Return what is known before: who acts, between which days, and why not yet."""
    told = [detail.row.name]
    if step.rule.actor:
        told.append(tr("由{actor}办", actor=step.rule.actor))
    late = overdue_told(step, on)
    if step.done_on is None:
        told += days_told(step)
    lines = [tr(" · ").join(told)]
    if late:
        lines.append(late)
    lines += reasons_told(step)
    return "\n".join(lines)


def _fields(
    bench: Workbench,
    detail: AdmissionDetail,
    rule: StepRule,
    recorded: RecordedStep | None,
    meetings: Sequence[MeetingChoice],
) -> tuple[Field, ...]:
    """Return the fields that the rule of the step names."""
    on = bench.desk.on
    found: list[Field] = []
    if rule.needs_vote or rule.meetings:
        found.append(_meeting_field(rule, meetings))
    if rule.lasts:
        found.append(Field("since", tr("开始日期"), Entry.DATE, is_exact=True))
    if rule.is_submitted:
        found.append(Field("submitted_on", tr("上报日期"), Entry.DATE, is_exact=True))
    found.append(Field("done_on", _day_word(rule), Entry.DATE, is_required=True, is_exact=True))
    if rule.has_number:
        found.append(Field("number", tr("文号"), max_length=_LONGEST_NUMBER))
    if rule.has_training:
        least = detail.book.training
        advice = tr(
            "满 {days} 天或满 {hours} 学时，有一样就够",
            days=least["least_days"],
            hours=least["least_hours"],
        )
        found += (
            Field(
                "training_days",
                tr("培训天数"),
                Entry.INTEGER,
                highest=_MOST_DAYS,
                advice=advice,
            ),
            Field("training_hours", tr("学时"), Entry.NUMBER, reader=read_number),
        )
    if recorded is None:
        found += _outcome_fields(detail, rule)
    if rule.extends and (recorded is None or recorded.outcome is StepOutcome.EXTENDED):
        found.append(_months_field(detail))
    if rule.helper is not None and recorded is None:
        fewest, most = detail.book.helpers_asked(rule.helper)
        asked = str(fewest) if fewest == most else f"{fewest}—{most}"
        found.append(
            members_field(
                "helpers",
                PRINTED[rule.helper],
                on,
                advice=tr("正式党员 {asked} 名；已经登记过的不必再填", asked=asked),
            )
        )
    if rule.becomes is Stage.PROBATIONARY:
        found.append(
            Field(
                "leaves_on",
                tr("预定离开本单位的日期"),
                Entry.DATE,
                is_exact=True,
                latest=date.max,
                hint=tr("没有不填"),
                advice=tr(
                    "{months} 个月内要离开的，一般不办理接收", months=detail.book.timers.leaving
                ),
            )
        )
    found += (
        Field(
            "note",
            tr("备注"),
            max_length=_LONGEST_NOTE,
            hint=tr("不写对人的评语"),
            is_wide=True,
        ),
        Field(
            "as_it_was",
            tr("确实是这样办的"),
            Entry.CHOICE,
            choices=((True, tr("照实登记，在备注里写明情况")),),
            empty=tr("不登记，先改正"),
            is_wide=True,
        ),
    )
    return tuple(found)


def _meeting_field(rule: StepRule, meetings: Sequence[MeetingChoice]) -> Field:
    """Return the choice of the vote, or of the meeting, on which the step rests."""
    if rule.needs_vote:
        label = tr("支部党员大会的表决")
        advice = (
            ""
            if meetings
            else tr("日历里还没有对这个人的表决。请先登记支部党员大会，逐人表决，再来选用。")
        )
    else:
        label = tr("哪次会议")
        advice = "" if meetings else tr("日历里没有可选的会议，可以不选")
    return Field(
        "meeting",
        label,
        Entry.CHOICE,
        choices=[(place, _meeting_told(one)) for place, one in enumerate(meetings)],
        empty=tr("没有选"),
        advice=advice,
        is_wide=True,
    )


def _meeting_told(choice: MeetingChoice) -> str:
    parts = [choice.held_on.isoformat(), choice.name, choice.organisation_name]
    if choice.vote_id is not None:
        parts.append(
            tr("还没有结果")
            if choice.passed is None
            else tr("表决通过")
            if choice.passed
            else tr("表决没有通过")
        )
    return tr(" · ").join(filter(None, parts))


def _outcome_fields(detail: AdmissionDetail, rule: StepRule) -> tuple[Field, ...]:
    """Return the choice of what came of the step, where it can come out in several ways."""
    outcomes = [StepOutcome.DONE]
    if rule.redo_from or rule.ends:
        outcomes.append(StepOutcome.REFUSED)
    if rule.extends:
        outcomes.append(StepOutcome.EXTENDED)
    if len(outcomes) == 1:
        return ()
    advice = ""
    if rule.ends:
        advice = tr("没有通过的，取消预备党员资格，这件事随之结束")
    elif rule.redo_from:
        again = detail.book.step(rule.redo_from)
        advice = "" if again is None else tr("没有通过的，以后从“{step}”重新办", step=again.title)
    return (
        Field(
            "outcome",
            tr("结果"),
            Entry.CHOICE,
            choices=[(one, tr(PRINTED[one])) for one in outcomes],
            is_required=True,
            advice=advice,
        ),
    )


def _months_field(detail: AdmissionDetail) -> Field:
    timers = detail.book.timers
    return Field(
        "months",
        tr("延长几个月"),
        Entry.INTEGER,
        is_required=True,
        lowest=1,
        highest=_MOST_MONTHS,
        advice=tr(
            "不少于 {least} 个月、不超过 {most} 个月，只能延长一次",
            least=timers.extension_least,
            most=timers.extension_most,
        ),
    )


def _day_word(rule: StepRule) -> str:
    """Return what the day of record is called."""
    if rule.has_number:
        return tr("批复（备案）日期")
    if rule.needs_vote or rule.meetings:
        return tr("会议日期")
    return tr("完成日期") if rule.lasts else tr("办理日期")


def _values(
    rule: StepRule,
    recorded: RecordedStep | None,
    meetings: Sequence[MeetingChoice],
    on: date,
) -> dict[str, Any]:
    """Return what stands in the fields at first."""
    if recorded is None:
        return {"done_on": PartialDate.of(on), "outcome": StepOutcome.DONE}
    chosen = next(iter(_chosen(recorded, meetings)), None)
    minutes = recorded.training_minutes
    return {
        "meeting": chosen,
        "since": _partial(recorded.since),
        "submitted_on": _partial(recorded.submitted_on),
        "done_on": _partial(recorded.done_on),
        "number": recorded.number,
        "training_days": recorded.training_days,
        "training_hours": None
        if minutes is None or not rule.has_training
        else Decimal(minutes) / MINUTES_OF_AN_HOUR,
        "months": recorded.months,
        "note": recorded.note,
    }


def _partial(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _day(value: object) -> date | None:
    return value.first_day if isinstance(value, PartialDate) else None


def _training(values: Values) -> tuple[int | None, int | None]:
    """Return days and minutes of a training; 学时 are typed, minutes are kept."""
    hours = values.get("training_hours")
    minutes = None if hours is None else int(hours * MINUTES_OF_AN_HOUR)
    return values.get("training_days"), minutes
