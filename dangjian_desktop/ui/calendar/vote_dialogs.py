"""The dialogs of votes: put to the vote, counts, written opinions, who is left out of 应到会."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.hours import read_hour
from dangjian_desktop.domain.vote_counts import ABOUT_ONE_PERSON, COUNT_KEYS, Counts
from dangjian_desktop.domain.votes import Basis, Regime
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.votes import (
    FEWEST_SEATS,
    MOST_SEATS,
    add_vote,
    add_written_opinion,
    change_vote,
    change_written_opinion,
    counts_refused,
    election_refused,
    record_vote_counts,
)
from dangjian_desktop.operations.voting_rights import add_deduction, change_deduction
from dangjian_desktop.queries.agenda import AgendaQuery
from dangjian_desktop.queries.electorate import (
    DeductionReasonsQuery,
    DeductionRow,
    ElectorateQuery,
    VoterRow,
)
from dangjian_desktop.queries.votes import ActivityVotes, OpinionRow, VoteRow
from dangjian_desktop.ui.calendar.vote_card import REGIME_TEXTS
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, spoken
from dangjian_desktop.ui.shared.operation_dialog import (
    DAY,
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.person_field import person_field, told_apart
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LONGEST_TITLE, LONGEST_TELLERS, LONGEST_NOTE = 200, 120, 200
#: Votes and ballots of one branch.
MOST_VOTES = 9999
_TITLES = {
    Regime.ORDINARY: QT_TR_NOOP("新增一般决议"),
    Regime.ADMISSION: QT_TR_NOOP("新增接收、转正表决"),
    Regime.ELECTION: QT_TR_NOOP("新增选举"),
    Regime.COMMITTEE: QT_TR_NOOP("新增支委会表决"),
    Regime.DISPOSAL: QT_TR_NOOP("新增组织处置表决"),
}
_HINTS = {
    Regime.ORDINARY: QT_TR_NOOP("如 关于通过年度工作计划的决议"),
    Regime.ADMISSION: QT_TR_NOOP("如 接收为预备党员、预备党员转正"),
    Regime.ELECTION: QT_TR_NOOP("如 选举新一届支部委员会委员"),
    Regime.COMMITTEE: QT_TR_NOOP("如 研究发展对象人选"),
    Regime.DISPOSAL: QT_TR_NOOP("如 限期改正、劝退、除名"),
}
_COUNT_LABELS = {
    "yes": QT_TR_NOOP("赞成"),
    "no": QT_TR_NOOP("不赞成"),
    "abstain": QT_TR_NOOP("弃权"),
    "issued": QT_TR_NOOP("发出选票"),
    "returned": QT_TR_NOOP("收回选票"),
    "invalid": QT_TR_NOOP("废票"),
}
BASIS_CHOICES = (
    (Basis.EXPECTED, QT_TR_NOOP("应到会过半数")),
    (Basis.PRESENT, QT_TR_NOOP("实到会过半数")),
)


def add_vote_dialog(
    bench: Workbench, votes: ActivityVotes, regime: Regime, parent: QWidget
) -> OperationDialog:
    """Return the dialog that puts something to the vote; `saved` tells its row id."""
    fields = [
        Field(
            "title",
            tr("表决事项"),
            is_required=True,
            max_length=LONGEST_TITLE,
            hint=tr(_HINTS[regime]),
        ),
        *_agenda_field(votes.activity_id),
    ]
    if regime in ABOUT_ONE_PERSON:
        fields.append(person_field("person", tr("表决的是谁"), votes.held_on, is_required=True))
    if regime is Regime.ELECTION:
        fields.append(_seats_field())
    else:
        fields.append(_secret_field())

    def saving(values: Values) -> Operation[Any]:
        person = values.get("person")
        return add_vote(
            activity_id=votes.activity_id,
            regime=regime,
            title=values["title"],
            person_ids=() if person is None else (person.person_id,),
            agenda_item_id=values.get("agenda_item"),
            is_secret=bool(values.get("is_secret")),
            seats=values.get("seats"),
        )

    note = (
        tr("一次表决一个人。几名对象要逐人讨论、逐人表决。")
        if regime in ABOUT_ONE_PERSON
        else tr("保存以后再列候选人。")
        if regime is Regime.ELECTION
        else ""
    )
    dialog = OperationDialog(
        bench,
        tr(_TITLES[regime]),
        fields,
        saving,
        values={"is_secret": False},
        note=note,
        parent=parent,
    )
    dialog.setObjectName("add_vote_dialog")
    return dialog


def change_vote_dialog(bench: Workbench, vote: VoteRow, parent: QWidget) -> OperationDialog:
    """Return the dialog that mends what a vote is about."""
    is_election = vote.regime is Regime.ELECTION
    fields = [
        Field("title", tr("表决事项"), is_required=True, max_length=LONGEST_TITLE),
        *_agenda_field(vote.activity_id),
        *(() if is_election else (_secret_field(),)),
        *((_seats_field(), _basis_field()) if is_election else ()),
        Field("tellers", tr("监票人、计票人"), max_length=LONGEST_TELLERS),
        Field("note", tr("说明"), Entry.LONG_TEXT, max_length=2000),
    ]

    dialog = OperationDialog(
        bench,
        tr("修改{regime}", regime=tr(REGIME_TEXTS[vote.regime])),
        fields,
        lambda values: change_vote(vote_id=vote.vote_id, values=values),
        values={
            "title": vote.title,
            "agenda_item": vote.agenda_item_id,
            "is_secret": vote.is_secret,
            "seats": vote.seats,
            "basis": vote.basis if vote.is_basis_chosen else None,
            "tellers": vote.tellers,
            "note": vote.note,
        },
        parent=parent,
    )
    dialog.setObjectName("change_vote_dialog")
    return dialog


class CountsDialog(OperationDialog):
    """The counts of a vote; everything that does not fit is told at its field, all at once."""

    def __init__(self, bench: Workbench, vote: VoteRow, parent: QWidget) -> None:
        self._vote = vote
        keys = COUNT_KEYS if vote.is_secret else COUNT_KEYS[:3]
        super().__init__(
            bench,
            tr("登记票数"),
            [_count_field(key) for key in keys],
            lambda values: record_vote_counts(
                vote_id=vote.vote_id, counts=counts_of(values), on=bench.desk.today
            ),
            values={key: getattr(vote.counts, key) for key in keys},
            columns=3,
            note=_room_told(vote),
            parent=parent,
        )
        self.setObjectName("counts_dialog")

    def _do(self, values: Values) -> bool:
        faults = counts_refused(self._vote.vote_id, counts_of(values))
        if faults:
            self.blame([(fault.key, in_words(fault.said)) for fault in faults])
            return False
        return super()._do(values)


class TotalsDialog(OperationDialog):
    """An election counted by hand: the ballots, then what each candidate got."""

    def __init__(self, bench: Workbench, vote: VoteRow, parent: QWidget) -> None:
        self._vote = vote
        fields = [_count_field(key) for key in COUNT_KEYS[3:]]
        given: Values = {key: getattr(vote.counts, key) for key in COUNT_KEYS[3:]}
        for one in vote.candidates:
            for key in ("yes", "no", "abstain"):
                heading = one.name if key == "yes" else ""
                fields.append(_count_field(key, f"{key}_{one.candidate_id}", heading))
            given |= {
                f"yes_{one.candidate_id}": one.counted,
                f"no_{one.candidate_id}": one.no,
                f"abstain_{one.candidate_id}": one.abstain,
            }
        super().__init__(
            bench,
            tr("按总数登记选举票数"),
            fields,
            lambda values: record_vote_counts(
                vote_id=vote.vote_id,
                counts=counts_of(values),
                on=bench.desk.today,
                candidates=self._candidates(values),
            ),
            values=given,
            columns=3,
            note=_room_told(vote),
            parent=parent,
        )
        self.setObjectName("totals_dialog")

    def _candidates(self, values: Values) -> dict[int, Counts]:
        return {
            one.candidate_id: Counts(
                *(values[f"{key}_{one.candidate_id}"] for key in ("yes", "no", "abstain"))
            )
            for one in self._vote.candidates
        }

    def _do(self, values: Values) -> bool:
        told = election_refused(self._vote.vote_id, counts_of(values), self._candidates(values))
        if told:
            self.blame(
                [
                    (key if isinstance(key, str) else f"yes_{key}", in_words(said))
                    for key, said in told
                ]
            )
            return False
        return super()._do(values)


def opinion_dialog(
    bench: Workbench,
    votes: ActivityVotes,
    vote: VoteRow,
    parent: QWidget,
    *,
    row: OpinionRow | None = None,
) -> OperationDialog:
    """Return the dialog for the written opinion of an absent voter, or one that is mended."""
    body = ElectorateQuery(vote.activity_id, vote.regime).fetch()
    known = {one.person_id for one in vote.opinions}
    absent = _choices(
        (one for one in body.voters if not one.is_in_room and one.person_id not in known),
        votes.held_on,
    )
    who = (
        ()
        if row
        else (Field("person", tr("姓名"), Entry.CHOICE, choices=absent, is_required=True),)
    )
    stances = (("yes", tr("赞成")), ("no", tr("不赞成")), ("abstain", tr("弃权")))
    fields = (
        *who,
        Field("stance", tr("意见"), Entry.CHOICE, choices=stances, is_required=True),
        day_field(QT_TR_NOOP("交来日期")),
        Field(
            "at",
            tr("交来时间"),
            is_required=True,
            hint=tr("如 08:30"),
            max_length=10,
            reader=read_hour,
        ),
    )

    def saving(values: Values) -> Operation[Any]:
        moment = _moment(the_day(values), values["at"])
        agrees = {"yes": True, "no": False, "abstain": None}[values["stance"]]
        if row is not None:
            return change_written_opinion(
                opinion_id=row.opinion_id, handed_in_at=moment, agrees=agrees
            )
        return add_written_opinion(
            vote_id=vote.vote_id,
            person_id=values["person"],
            handed_in_at=moment,
            agrees=agrees,
        )

    given: Values = {DAY: PartialDate.of(votes.held_on)}
    if row is not None:
        given = {
            DAY: PartialDate.of(row.handed_in_at.date()),
            "at": row.handed_in_at.strftime("%H:%M"),
            "stance": {True: "yes", False: "no", None: "abstain"}[row.agrees],
        }
    dialog = OperationDialog(
        bench,
        tr("书面意见") if row is None else tr("书面意见：{name}", name=row.name),
        fields,
        saving,
        values=given,
        note=tr("因故不能到会的人，会议开始以前交来的算票；以后交来的保存，不算票。"),
        parent=parent,
    )
    dialog.setObjectName("opinion_dialog")
    return dialog


def deduction_dialog(
    bench: Workbench, votes: ActivityVotes, parent: QWidget, *, row: DeductionRow | None = None
) -> OperationDialog:
    """Return the dialog that leaves somebody out of 应到会, or mends what was entered."""
    known = {one.person_id for one in votes.electorate.deductions}
    people = _choices(
        (one for one in votes.electorate.voters if one.person_id not in known), votes.held_on
    )
    reasons = DeductionReasonsQuery(votes.held_on).fetch()
    who = (
        ()
        if row
        else (Field("person", tr("姓名"), Entry.CHOICE, choices=people, is_required=True),)
    )
    fields = (
        *who,
        Field("reason", tr("情形"), Entry.CHOICE, choices=reasons, is_required=True),
        Field("consent_on", tr("上级党组织同意的日期"), Entry.DATE, is_exact=True),
        Field("resolved_on", tr("党员大会通过的日期"), Entry.DATE, is_exact=True),
        Field("note", tr("备注"), max_length=LONGEST_NOTE),
    )

    def saving(values: Values) -> Operation[Any]:
        told = {
            "reason": values["reason"],
            "consent_on": _exact(values["consent_on"]),
            "resolved_on": _exact(values["resolved_on"]),
            "note": values["note"],
        }
        if row is not None:
            return change_deduction(deduction_id=row.deduction_id, **told)
        return add_deduction(activity_id=votes.activity_id, person_id=values["person"], **told)

    given: Values = {}
    if row is not None:
        given = {
            "reason": row.reason,
            "consent_on": PartialDate.of(row.consent_on) if row.consent_on else None,
            "resolved_on": PartialDate.of(row.resolved_on) if row.resolved_on else None,
            "note": row.note,
        }
    dialog = OperationDialog(
        bench,
        tr("应到扣除") if row is None else tr("应到扣除：{name}", name=row.name),
        fields,
        saving,
        values=given,
        note=tr("上级同意和党员大会通过，缺一样就不扣除，仍计入应到会。"),
        parent=parent,
    )
    dialog.setObjectName("deduction_dialog")
    return dialog


def _choices(voters: Iterable[VoterRow], on: date) -> Choices:
    names = told_apart(((one.person_id, one.name) for one in voters), on)
    return tuple(names.items())


def counts_of(values: Values) -> Counts:
    """Return the counts that a form holds; what it does not ask for is not told."""
    return Counts(**{key: values.get(key) for key in COUNT_KEYS})


def _room_told(vote: VoteRow) -> str:
    quorum = vote.quorum
    if quorum.present is None:
        return tr("有表决权 {voters} 人；到会还没有登记。", voters=quorum.voters)
    return tr(
        "有表决权 {voters} 人，到会 {present} 人。", voters=quorum.voters, present=quorum.present
    )


def _agenda_field(activity_id: int) -> tuple[Field, ...]:
    items = AgendaQuery(activity_id).fetch()
    if not items:
        return ()
    choices = tuple((row.item_id, row.title) for row in items)
    return (Field("agenda_item", tr("议题"), Entry.CHOICE, choices=choices, empty=tr("不对应")),)


def _seats_field() -> Field:
    return Field(
        "seats",
        tr("应选名额"),
        Entry.INTEGER,
        is_required=True,
        lowest=FEWEST_SEATS,
        highest=MOST_SEATS,
    )


def _basis_field() -> Field:
    choices = spoken(BASIS_CHOICES)
    return Field("basis", tr("当选票数"), Entry.CHOICE, choices=choices, empty=tr("按规则"))


def _secret_field() -> Field:
    return Field("is_secret", tr("无记名投票"), Entry.YES_NO, is_required=True)


def _count_field(key: str, name: str = "", heading: str = "") -> Field:
    return Field(
        name or key,
        tr(_COUNT_LABELS[key]),
        Entry.INTEGER,
        highest=MOST_VOTES,
        heading=heading,
    )


def _exact(value: Any) -> date | None:
    return value.first_day if isinstance(value, PartialDate) else None


def _moment(day: date, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{hour}")
