"""The forms of 换届: beginning, steps, extensions, the superior's answer, votes, the new posts."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, GENERAL_MEETING
from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.elections import PRELIMINARY, ElectionStepStanding
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.terms import shift_fault
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, PRINTED, Post
from dangjian_desktop.operations.election_votes import (
    add_election_vote,
    add_posts_vote,
    apply_election_result,
    correct_election_result,
)
from dangjian_desktop.operations.elections import (
    LONGEST_APPROVAL,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_REASON,
    MOST_SEATS,
    add_election,
    add_term_extension,
    change_election,
    change_term_extension,
    correct_election_step,
    record_candidates_approval,
    record_election_step,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityRow
from dangjian_desktop.queries.elections import ElectionDetail, TermRow
from dangjian_desktop.queries.stroke_order import in_stroke_order, strange_characters
from dangjian_desktop.queries.terms import TermEnd
from dangjian_desktop.ui.roster.election_looks import step_days_told
from dangjian_desktop.ui.shared.fields import SEPARATOR, Choices, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import DAY, OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: The choice of a meeting that is planned with what is entered.
_NEW = 0
#: Days before and after today of which meetings are offered.
_BEFORE, _AFTER = timedelta(days=150), timedelta(days=150)
#: Seats of a committee: three to five, generally not more than seven (《支部工作条例》).
_USUAL_MOST, _USUAL_LEAST = 7, 3
_POSTS: Choices = tuple((post, PRINTED[post]) for post in COMMITTEE_POSTS)


def _day(key: str, label: str, **more: Any) -> Field:
    return Field(key, label, Entry.DATE, is_exact=True, **more)


def _note(label: str = QT_TR_NOOP("备注")) -> Field:
    return Field("note", label, Entry.LONG_TEXT, max_length=LONGEST_NOTE, lines=2, is_wide=True)


class _DayDialog(OperationDialog):
    """A form that is mostly refused for its day: a refusal is told at that field."""

    def refuse(self, sentence: str) -> None:
        """Say at the day why it was not done."""
        self.form.blame("done_on", sentence)
        self.form.focus_field("done_on")


def begin_dialog(bench: Workbench, row: TermRow, parent: QWidget) -> OperationDialog:
    """Return the form with which an election is begun."""

    def operation(values: Values) -> Operation[Any]:
        return add_election(
            organisation_id=row.organisation_id,
            opened_on=the_day(values),
            seats=values["seats"],
            note=values["note"] or "",
            on=bench.desk.today,
        )

    told = (
        tr("{count} 名正式党员，由党员大会选举支部委员会。", count=row.full)
        if row.has_committee
        else tr("{count} 名正式党员，不设支委会，由党员大会直接选举书记。", count=row.full)
    )
    made = OperationDialog(
        bench,
        tr("开始{name}的换届", name=row.name),
        (_day(DAY, QT_TR_NOOP("开始日期"), is_required=True), _seats_field(), _note()),
        operation,
        between=lambda values: _seat_problems(values, has_committee=row.has_committee),
        values={"seats": None if row.has_committee else 1},
        save_text=QT_TR_NOOP("开始换届"),
        note=told,
        parent=parent,
    )
    made.setObjectName("begin_election_dialog")
    return made


def seats_dialog(bench: Workbench, detail: ElectionDetail, parent: QWidget) -> OperationDialog:
    """Return the form for the seats of an election and a note."""
    made = OperationDialog(
        bench,
        tr("应选名额和备注"),
        (_seats_field(), _note()),
        lambda values: change_election(
            election_id=detail.election_id,
            seats=values["seats"],
            note=values["note"] or "",
            on=bench.desk.today,
        ),
        between=lambda values: _seat_problems(values, has_committee=detail.has_committee),
        values={"seats": detail.seats, "note": detail.note},
        parent=parent,
    )
    made.setObjectName("seats_dialog")
    return made


def _seats_field() -> Field:
    return Field(
        "seats",
        QT_TR_NOOP("应选名额"),
        Entry.INTEGER,
        lowest=1,
        highest=MOST_SEATS,
        advice=QT_TR_NOOP(
            "还没有定的先空着。差额选举候选人多五分之一：选 3 人提 4 人，选 5 人提 6 人。"
        ),
    )


def _seat_problems(values: Values, *, has_committee: bool) -> list[Problem]:
    """Warn of a committee of an unusual size; it is the superior who decides."""
    seats = values.get("seats")
    if seats is None or not has_committee or _USUAL_LEAST <= seats <= _USUAL_MOST:
        return []
    hint = f"{_USUAL_LEAST}–{_USUAL_MOST}"
    where = Address(field="seats")
    return [Problem(where, "election.unusual_seats", str(seats), Severity.WARNING, hint)]


def step_dialog(
    bench: Workbench, detail: ElectionDetail, step: ElectionStepStanding, parent: QWidget
) -> OperationDialog:
    """Return the form with which a step is entered, or corrected where it was."""
    done = step.done
    meetings = _meetings(bench, detail, step.rule.kinds)
    fields = [_day("done_on", QT_TR_NOOP("日期"), is_required=True)]
    if step.rule.kinds:
        fields.insert(
            0,
            Field(
                "activity",
                QT_TR_NOOP("在哪次会上"),
                Entry.CHOICE,
                choices=_told(meetings),
                empty=QT_TR_NOOP("日历里没有"),
                advice=QT_TR_NOOP("选了会议的，日期就是会议的日期。"),
            ),
        )
    fields.append(
        Field("number", QT_TR_NOOP("文号"), max_length=LONGEST_NUMBER, hint=tr(step.rule.paper))
    )
    fields.append(_note())
    days = {row.activity_id: row.held_on for row in meetings}

    def operation(values: Values) -> Operation[Any]:
        activity = values.get("activity")
        told: dict[str, Any] = {
            "done_on": days[activity] if activity in days else the_day(values, "done_on"),
            "number": values["number"] or "",
            "activity_id": activity,
            "note": values["note"] or "",
            "on": bench.desk.today,
        }
        if done is not None and done.step_id is not None:
            return correct_election_step(step_id=done.step_id, **told)
        return record_election_step(election_id=detail.election_id, step=step.rule.code, **told)

    note = tr("由{actor}办理。", actor=tr(step.rule.actor))
    span = step_days_told(step)
    if span:
        note += tr("时间：{days}。", days=span)
    made = _DayDialog(
        bench,
        tr(step.title),
        fields,
        operation,
        values={"done_on": PartialDate.of(bench.desk.today)}
        if done is None
        else {
            "done_on": PartialDate.of(done.done_on),
            "activity": done.activity_id,
            "number": done.number,
            "note": done.note,
        },
        note=note,
        parent=parent,
    )
    made.setObjectName("election_step_dialog")
    return made


def extension_dialog(
    bench: Workbench, organisation_id: int, name: str, end: TermEnd, parent: QWidget
) -> OperationDialog:
    """Return the form for an approved extension or early election of a term."""
    key = end.extension_id

    def operation(values: Values) -> Operation[Any]:
        told: dict[str, Any] = {
            "until": the_day(values, "until"),
            "approval": values["approval"] or "",
            "approved_on": the_day(values, "approved_on"),
            "reason": values["reason"] or "",
            "on": bench.desk.today,
        }
        if key is not None:
            return change_term_extension(extension_id=key, **told)
        return add_term_extension(organisation_id=organisation_id, **told)

    def problems(values: Values) -> list[Problem]:
        until = values["until"]
        if until is None or shift_fault(end.term, until.first_day) is None:
            return []
        hint = tr(
            "{first} 至 {last}",
            first=end.term.earliest.isoformat(),
            last=end.term.latest.isoformat(),
        )
        return [Problem(Address(field="until"), "term.moved_too_far", until.printed, hint=hint)]

    made = OperationDialog(
        bench,
        tr("{name}延期或提前换届", name=name),
        (
            _day(
                "until",
                QT_TR_NOOP("上级同意到哪一天"),
                is_required=True,
                latest=add_months(end.term.latest, 120),
            ),
            Field(
                "approval",
                QT_TR_NOOP("批准文号或会议"),
                is_required=True,
                max_length=LONGEST_APPROVAL,
                hint=QT_TR_NOOP("如 矿党字〔2026〕8号"),
            ),
            _day("approved_on", QT_TR_NOOP("批准日期"), is_required=True),
            Field(
                "reason", QT_TR_NOOP("原因"), Entry.LONG_TEXT, max_length=LONGEST_REASON, lines=2
            ),
        ),
        operation,
        between=problems,
        values={"approved_on": PartialDate.of(bench.desk.today)}
        if key is None
        else {
            "until": PartialDate.of(end.ends),
            "approval": end.approval,
            "approved_on": None if end.approved_on is None else PartialDate.of(end.approved_on),
            "reason": end.reason,
        },
        note=tr(
            "{elected} 当选，{expires} 届满。提前或推迟一般不超过一年：{first} 至 {last}。",
            elected=end.elected.isoformat(),
            expires=end.expires.isoformat(),
            first=end.term.earliest.isoformat(),
            last=end.term.latest.isoformat(),
        ),
        parent=parent,
    )
    made.setObjectName("extension_dialog")
    return made


def approval_dialog(bench: Workbench, detail: ElectionDetail, parent: QWidget) -> OperationDialog:
    """Return the form for whom of the 候选人预备人选 the superior approved."""
    known = {one.name: one for one in detail.preliminary}
    people = {f"person_{one.person_id}": one for one in detail.preliminary}
    done = next((one.done for one in detail.steps if one.rule.code == PRELIMINARY), None)
    yes_no: Choices = ((True, QT_TR_NOOP("批准")), (False, QT_TR_NOOP("不批准")))
    fields = [
        _day(DAY, QT_TR_NOOP("批复日期"), is_required=True),
        Field("number", QT_TR_NOOP("文号"), max_length=LONGEST_NUMBER),
        *(
            Field(key, one.name, Entry.CHOICE, choices=yes_no, is_required=True)
            for key, one in people.items()
        ),
        _note(),
    ]
    is_new = done is None
    values: Values = {key: is_new or one.approved_on is not None for key, one in people.items()}
    if done is not None:
        values |= {
            DAY: PartialDate.of(done.done_on),
            "number": done.number,
            "note": done.note,
        }
    made = OperationDialog(
        bench,
        tr("上级对候选人预备人选的批复"),
        fields,
        lambda told: record_candidates_approval(
            election_id=detail.election_id,
            people=[one.person_id for key, one in people.items() if told[key]],
            approved_on=the_day(told),
            number=told["number"] or "",
            note=told["note"] or "",
            on=bench.desk.today,
        ),
        values=values,
        columns=2,
        note=tr("预备人选 {count} 人。", count=len(known))
        + (
            tr("差额选举至少要 {needed} 人。", needed=detail.needed)
            if detail.needed is not None
            else ""
        ),
        parent=parent,
    )
    made.setObjectName("candidates_approval_dialog")
    return made


def vote_dialog(bench: Workbench, detail: ElectionDetail, parent: QWidget) -> OperationDialog:
    """Return the form with which the ballot paper is made and its meeting arranged."""
    approved = detail.approved
    order = in_stroke_order((one.person_id, one.name) for one in approved)
    names = {one.person_id: one.name for one in approved}
    listed = [names[key] for key in order]
    least = detail.needed if detail.needed is not None else detail.seats or 0
    note = tr(
        "应选 {seats} 人，候选人 {count} 人，按姓氏笔画排列：{names}。",
        seats=detail.seats or 0,
        count=len(listed),
        names=SEPARATOR.join(listed),
    )
    strange = strange_characters(listed)
    if strange:
        note += tr(
            "{names}的姓名里有查不到笔画的字，排在最后，请在会议的候选人里调整。",
            names=SEPARATOR.join(strange),
        )
    fields = [*_meeting_fields(bench, detail, (GENERAL_MEETING,), QT_TR_NOOP("选举大会"))]
    if len(approved) < least:
        fields.append(
            Field(
                "basis",
                QT_TR_NOOP("候选人不足差额的依据"),
                Entry.LONG_TEXT,
                max_length=150,
                lines=2,
                is_wide=True,
                advice=tr("差额选举至少要 {least} 人。上级同意等额的，写明文号。", least=least),
            )
        )

    def operation(values: Values) -> Operation[Any]:
        return add_election_vote(
            election_id=detail.election_id,
            basis=values.get("basis") or "",
            on=bench.desk.today,
            **_meeting_values(values),
        )

    made = OperationDialog(
        bench,
        tr("制作选票并安排选举大会"),
        fields,
        operation,
        values={"activity": _NEW, "begins": "15:00"},
        between=_meeting_problems,
        note=note,
        columns=2,
        save_text=QT_TR_NOOP("制作选票"),
        parent=parent,
    )
    made.setObjectName("election_vote_dialog")
    return made


def posts_vote_dialog(bench: Workbench, detail: ElectionDetail, parent: QWidget) -> OperationDialog:
    """Return the form with which the new committee's vote on 书记 and 副书记 is arranged."""
    won: Choices = tuple(
        (one.person_id, one.name) for one in detail.won if one.person_id is not None
    )
    proposed = {one.post: one.person_id for one in detail.nominees if one.post is not None}

    def operation(values: Values) -> Operation[Any]:
        posts = {values["secretary"]: Post.SECRETARY}
        if values["deputy"] is not None:
            posts[values["deputy"]] = Post.DEPUTY_SECRETARY
        return add_posts_vote(
            election_id=detail.election_id,
            posts=posts,
            on=bench.desk.today,
            **_meeting_values(values),
        )

    def problems(values: Values) -> list[Problem]:
        found = _meeting_problems(values)
        if values["deputy"] is not None and values["deputy"] == values["secretary"]:
            name = dict(won).get(values["deputy"], "")
            found.append(Problem(Address(field="deputy"), "election.same_person", name))
        return found

    made = OperationDialog(
        bench,
        tr("新一届支委会选举书记、副书记"),
        (
            Field("secretary", QT_TR_NOOP("书记人选"), Entry.CHOICE, choices=won, is_required=True),
            Field(
                "deputy",
                QT_TR_NOOP("副书记人选"),
                Entry.CHOICE,
                choices=won,
                empty=QT_TR_NOOP("不设"),
            ),
            *_meeting_fields(bench, detail, (COMMITTEE_MEETING,), QT_TR_NOOP("第一次支委会")),
        ),
        operation,
        between=problems,
        values={
            "secretary": proposed.get(Post.SECRETARY),
            "deputy": proposed.get(Post.DEPUTY_SECRETARY),
            "held_on": None if detail.meeting_on is None else PartialDate.of(detail.meeting_on),
            "activity": _NEW,
            "begins": "17:00",
        },
        note=tr("新一届委员参加，逐个表决。书记、副书记一般等额选举。"),
        columns=2,
        save_text=QT_TR_NOOP("安排选举"),
        parent=parent,
    )
    made.setObjectName("posts_vote_dialog")
    return made


def result_dialog(bench: Workbench, detail: ElectionDetail, parent: QWidget) -> OperationDialog:
    """Return the form with which the new committee takes its posts, or they are corrected."""
    people = {f"post_{one.person_id}": one for one in detail.won if one.person_id is not None}
    usual = iter(one for one in COMMITTEE_POSTS if one not in _voted(detail))
    values: Values = {}
    for key, one in people.items():
        values[key] = one.held or one.proposed or next(usual, Post.COMMITTEE_MEMBER)
    if not detail.has_committee and len(people) == 1:
        values = dict.fromkeys(people, Post.SECRETARY)
    first = detail.taken_on
    if first is None:
        days = [one.done.done_on for one in detail.steps if one.done is not None]
        first = max(days, default=bench.desk.today)
    values[DAY] = PartialDate.of(first)

    def operation(told: Values) -> Operation[Any]:
        act = apply_election_result if detail.taken_on is None else correct_election_result
        return act(
            election_id=detail.election_id,
            posts={
                one.person_id: told[key] for key, one in people.items() if one.person_id is not None
            },
            since=the_day(told),
            on=bench.desk.today,
        )

    made = OperationDialog(
        bench,
        tr("新一届任职") if detail.taken_on is None else tr("改正新一届任职"),
        (
            _day(DAY, QT_TR_NOOP("任职日期"), is_required=True),
            *(
                Field(key, one.name, Entry.CHOICE, choices=_POSTS, is_required=True)
                for key, one in people.items()
            ),
        ),
        operation,
        values=values,
        columns=2,
        note=tr("保存后上一届委员同日卸任，新一届任职，任期从选举大会那天算起。可以撤销。"),
        save_text=QT_TR_NOOP("任职"),
        parent=parent,
    )
    made.setObjectName("election_result_dialog")
    return made


def _voted(detail: ElectionDetail) -> set[Post]:
    """Return the posts for which somebody of the new committee was voted on."""
    return {one.proposed for one in detail.won if one.proposed is not None}


# The meeting of a vote --------------------------------------------------------------------


def _meetings(bench: Workbench, detail: ElectionDetail, kinds: Sequence[str]) -> list[ActivityRow]:
    """Return meetings of some kinds of the organisation, the nearest to today first."""
    if not kinds:
        return []
    today = bench.desk.today
    found = ActivitiesQuery(
        today - _BEFORE, today + _AFTER, detail.organisation_id, frozenset(kinds)
    ).fetch()
    return sorted(found, key=lambda row: (abs((row.held_on - today).days), row.activity_id))


def _told(meetings: Sequence[ActivityRow]) -> Choices:
    return tuple((row.activity_id, f"{row.held_on.isoformat()} {row.name}") for row in meetings)


def _meeting_fields(
    bench: Workbench, detail: ElectionDetail, kinds: Sequence[str], label: str
) -> list[Field]:
    """Return the choice of a meeting, and day, hour and place of a new one."""
    latest: date = add_months(bench.desk.today, 36)
    choices = [(_NEW, QT_TR_NOOP("新安排一次")), *_told(_meetings(bench, detail, kinds))]
    return [
        Field("activity", label, Entry.CHOICE, choices=tuple(choices), is_required=True),
        _day("held_on", QT_TR_NOOP("日期（新安排的）"), latest=latest),
        Field("begins", QT_TR_NOOP("几点开始"), max_length=5, hint=QT_TR_NOOP("如 15:00")),
        Field("place", QT_TR_NOOP("地点"), max_length=60),
    ]


def _meeting_values(values: Values) -> dict[str, Any]:
    chosen = values["activity"]
    if chosen != _NEW:
        return {"activity_id": chosen}
    return {
        "held_on": the_day(values, "held_on"),
        "begins": values["begins"] or "",
        "place": values["place"] or "",
    }


def _meeting_problems(values: Values) -> list[Problem]:
    if values["activity"] == _NEW and values["held_on"] is None:
        return [Problem(Address(field="held_on"), "field.missing")]
    return []
