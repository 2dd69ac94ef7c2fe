"""发展党员 of the demonstration: people at every stage, faults, two who moved in, one extended.

The days of the roster stand; the steps are put around them. What differs from branch to branch
goes by the place of the branch, so that every state is there once at least.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    DueGroup,
    HelperRole,
    Mark,
    Sex,
    Stage,
    StepOutcome,
    printed,
)
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.people import add_person
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.development import step_book_on
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    Attendance,
    Departure,
    Person,
    StageSpell,
    Vote,
)

_A_DAY = timedelta(days=1)
_A_YEAR, _HALF_A_YEAR = 12, 6
_TALK = "talk"
_WORKING_DAYS = 5
_TALKED_WITHIN = 60
#: A 公示 that hangs today, and how far an approval that has not come goes back.
_HANGS_SINCE, _WAITING_BEFORE = date(2026, 11, 16), date(2026, 7, 1)


@dataclass
class _Way:
    """What is written of one person: steps with their days, and what goes with them."""

    person_id: int
    branch: DemoBranch
    place: int
    opened_on: date
    begins_at: str = ""
    moved_in_on: date | None = None
    origin: str = ""
    steps: list[tuple[str, date, Mapping[str, Any]]] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)
    publicities: list[tuple[str, date, date]] = field(default_factory=list)
    contacts_since: date | None = None
    introducers_since: date | None = None

    def did(self, step: str, day: date, **more: Any) -> None:
        """Add a step."""
        self.steps.append((step, day, more))

    def hung(self, step: str, posted_on: date, closed_on: date) -> None:
        """Add a 公示 that was over on a day."""
        self.publicities.append((step, posted_on, closed_on))


def write_development(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the ways in of the applicants, 积极分子, 发展对象 and 预备党员 of the mine."""
    told = plan["development"]
    for place, branch in enumerate(life.roll.branches.values()):
        for one in branch.developing:
            stages = _stages(one.person_id)
            way = _Way(one.person_id, branch, place, stages[Stage.APPLICANT])
            _to_activist(way, stages, life)
            if one.stage is Stage.CANDIDATE:
                _to_candidate(way, stages)
                _candidate_now(way, stages[Stage.CANDIDATE])
            elif one.stage is Stage.ACTIVIST:
                _activist_now(way, stages)
            _write(writer, life, way)
        for one in branch.people:
            if one.stage is Stage.PROBATIONARY:
                _write(writer, life, _probationer(one.person_id, branch, place, life))
    _moved_in(writer, life, told)


def _stages(person_id: int) -> dict[Stage, date]:
    return {
        spell.stage: spell.since.first_day
        for spell in StageSpell.select().where(StageSpell.person == person_id)
        if spell.since is not None
    }


def _to_activist(way: _Way, stages: Mapping[Stage, date], life: Life) -> None:
    """Add what lies between the application and the first year of training."""
    applied = stages[Stage.APPLICANT]
    way.did("apply", applied)
    talked = (
        Activity.select(Activity.held_on)
        .join(Attendance, on=(Attendance.activity == Activity.id))
        .where(
            (Activity.kind == _TALK)
            & (Attendance.person == way.person_id)
            & Activity.held_on.between(applied, applied + _A_DAY * _TALKED_WITHIN)
        )
        .order_by(Activity.held_on)
        .first()
    )
    activist = stages.get(Stage.ACTIVIST)
    if talked is not None and talked.held_on < life.on:
        way.did("talk", max(talked.held_on, applied))
    elif activist is not None:  # an older one; where the talk came late it is told so
        way.did("talk", applied + _A_DAY * (38 if way.place % 5 == 3 else 16))
    if activist is None:
        return
    way.did("activist", activist)
    way.hung("activist", activist + _A_DAY, activist + _A_DAY * 14)
    way.did("activist_filing", activist + _A_DAY * 18)
    way.contacts_since = activist + _A_DAY * 22
    way.did("contacts", way.contacts_since)


def _activist_now(way: _Way, stages: Mapping[Stage, date]) -> None:
    """Add how far somebody is whose year of training is just over."""
    since = stages[Stage.ACTIVIST]
    way.reviews.append(add_months(since, _HALF_A_YEAR) - _A_DAY)
    if way.place % 4 == 1:
        return  # the second 考察 is lacking
    late = 33 if way.place % 4 == 2 else -2
    way.reviews.append(add_months(since, _A_YEAR) + _A_DAY * late)
    if way.place % 3:
        return
    over = add_months(since, _A_YEAR) + _A_DAY
    way.did("cultivation", over, since=since)
    if way.place % 2:
        way.did("candidate", over + _A_DAY * 6)
        way.hung("candidate", over + _A_DAY * 7, over + _A_DAY * 15)
    else:
        way.did("candidate", _HANGS_SINCE - _A_DAY * 3)
        way.publicities.append(("candidate", _HANGS_SINCE, date.max))


def _to_candidate(way: _Way, stages: Mapping[Stage, date], over: date | None = None) -> None:
    """Add what lies between the year of training and the day of record of a 发展对象."""
    since, filed = stages[Stage.ACTIVIST], stages[Stage.CANDIDATE]
    ended = over or filed - _A_DAY * 18
    due, number = add_months(since, _HALF_A_YEAR), 1
    while due <= ended:
        way.reviews.append(due - _A_DAY * 2)
        number += 1
        due = add_months(since, _HALF_A_YEAR * number)
    way.did("cultivation", ended, since=since)
    way.did("candidate", ended)
    way.hung("candidate", ended, filed - _A_DAY)
    way.did("candidate_filing", filed, number=f"党组〔{filed.year}〕{20 + way.place}号")


def _candidate_now(way: _Way, filed: date) -> None:
    """Add how far a 发展对象 of this autumn is."""
    way.introducers_since = filed + _A_DAY * 4
    way.did("introducers", way.introducers_since)
    how_far = way.place % 5
    if how_far == 0:
        return
    way.did("political_review", filed + _A_DAY * 12, number=f"政审〔2026〕{way.place + 1}号")
    began = filed + _A_DAY * 19
    if how_far == 3:
        note = "第三天因抢险提前结业，待补训"
        short = {"training_days": 2, "training_minutes": 960, "note": note}
        way.did("training", began + _A_DAY, since=began, **short)
    elif how_far != 1:
        long = {"training_days": 3, "training_minutes": 1440}
        way.did("training", began + _A_DAY * 2, since=began, **long)
    if how_far == 4:
        way.did("committee_review", began + _A_DAY * 8)


def _probationer(person_id: int, branch: DemoBranch, place: int, life: Life) -> _Way:
    stages = _stages(person_id)
    passed = stages[Stage.PROBATIONARY]
    if Stage.CANDIDATE not in stages:
        way = _Way(person_id, branch, place, passed, begins_at="enrolment")
    else:
        way = _Way(person_id, branch, place, stages[Stage.APPLICANT])
        _to_activist(way, stages, life)
        _to_candidate(way, stages, over=add_months(stages[Stage.ACTIVIST], _A_YEAR))
        filed = stages[Stage.CANDIDATE]
        way.introducers_since = filed + _A_DAY * 5
        way.did("introducers", way.introducers_since)
        reviewed = f"政审〔{filed.year}〕{place + 1}号"
        way.did("political_review", filed + _A_DAY * 12, number=reviewed)
        trained = filed + _A_DAY * 35
        way.did("training", trained, since=trained - _A_DAY * 2, training_days=3)
        way.did("committee_review", passed - _A_DAY * 33)
        asked = passed - _A_DAY * 32
        way.did("pre_review", passed - _A_DAY * 26, submitted_on=asked)
        way.hung("pre_review", passed - _A_DAY * 25, passed - _A_DAY * 7)
        way.did("application_form", passed - _A_DAY * 3)
        way.did("admission_meeting", passed, **_vote(person_id, passed))
        if place % 5 == 4 and passed < _WAITING_BEFORE:
            return way  # the answer is overdue
        way.did("superior_talk", passed + _A_DAY * 14)
        number = f"党组〔{passed.year}〕{30 + place}号"
        handed_up = passed + _A_DAY * 3
        way.did("approval", passed + _A_DAY * 45, submitted_on=handed_up, number=number)
        way.did("organisation_filing", passed + _A_DAY * 52)
    way.did("enrolment", passed + _A_DAY * 60)
    way.did("oath", passed + _A_DAY * 70)
    return way


def _vote(person_id: int, day: date) -> dict[str, Any]:
    """Return the meeting and vote of a day about somebody; nothing where none was written."""
    vote = (
        Vote.select()
        .join(Activity)
        .where(
            (Vote.person == person_id)
            & (Vote.regime == Regime.ADMISSION)
            & (Activity.held_on == day)
        )
        .first()
    )
    return {} if vote is None else {"vote": vote.id, "activity": vote.activity_id}


def _moved_in(writer: Writer, life: Life, told: Mapping[str, Any]) -> None:
    """Write the 积极分子 who moved in, and the 预备党员 whose 预备期 was extended here."""
    for one in told["moved_in"]:
        branch = life.roll.branches[one["branch"]]
        stage, moved = Stage(one["stage"]), date.fromisoformat(one["moved_in"])
        since = PartialDate.from_iso(one["since"])
        is_member = stage is Stage.PROBATIONARY
        person_id = add_person(
            facts=PersonFacts(
                name=one["name"],
                sex=Sex(one["sex"]),
                id_number=one["id_number"],
                ethnicity="01",
                born_on=PartialDate.from_iso(one["born"]),
                section=branch.plan["section"],
                crew=branch.plan["crews"][0],
                occupation=branch.plan["occupations"][0],
            ),
            branch_id=branch.branch_id,
            stage=stage,
            stage_since=None if is_member else since,
            admitted_on=since if is_member else None,
            group_id=branch.groups[0],
            since=PartialDate.of(moved),
        ).body(writer)
        place = list(life.roll.branches).index(one["branch"])
        way = _Way(person_id, branch, place, moved, "", moved, one["origin"])
        if is_member:
            way.begins_at = "enrolment"
            _attended(writer, way, moved)
            _extended(writer, life, way, moved)
        else:
            way.begins_at = "contacts"
            way.contacts_since = moved + _A_DAY * 9
            way.did("contacts", way.contacts_since)
            way.reviews.append(moved + _A_DAY * 120)
        _write(writer, life, way)


def _attended(writer: Writer, way: _Way, moved: date) -> None:
    """Put somebody who came in the year on the lists of what the branch and group held since."""
    kinds = kinds_by_code()
    holders = {way.branch.branch_id: DueGroup.MEMBERS, way.branch.groups[0]: DueGroup.GROUP}
    for activity in Activity.select().where(
        Activity.organisation.in_(list(holders)) & (Activity.held_on >= moved)
    ):
        listed = Attendance.select().where((Attendance.activity == activity.id) & Attendance.is_due)
        is_due = kinds[activity.kind].due is holders[activity.organisation_id]
        if not is_due or not listed.exists():
            continue
        is_marked = listed.where(Attendance.mark.is_null(is_null=False)).exists()
        writer.insert(
            Attendance,
            activity=activity.id,
            person=way.person_id,
            mark=Mark.PRESENT if is_marked else None,
        )


def _extended(writer: Writer, life: Life, way: _Way, moved: date) -> None:
    """Add the meeting of the autumn that extended the 预备期 by half a year."""
    way.did("enrolment", moved + _A_DAY * 6)
    way.did("oath", moved + _A_DAY * 12)
    held = [
        (day, activity)
        for day, activity in life.held[way.branch.name, GENERAL_MEETING]
        if date(2026, 9, 1) <= day < life.on
    ]
    day, activity = held[0]
    way.did("probation", day - _A_DAY * 24)
    way.did("confirmation_application", day - _A_DAY * 23)
    way.hung("confirmation_application", day - _A_DAY * 22, day - _A_DAY * 8)
    full = {
        row.person_id
        for row in Attendance.select().where(Attendance.activity == activity)
        if row.mark in IN_ROOM
        and row.person_id != way.person_id
        and any(
            span.holds_on(day) and stage is Stage.FULL
            for span, stage in life.days.stages[row.person_id]
        )
    }
    name = Person.get_by_id(way.person_id).name
    vote = writer.insert(
        Vote,
        activity=activity,
        regime=Regime.ADMISSION,
        title=f"讨论{name}延长预备期六个月",
        person=way.person_id,
        place=1,
        is_secret=True,
        yes=len(full),
        no=0,
        abstain=0,
        issued=len(full),
        returned=len(full),
        invalid=0,
    )
    way.did(
        "confirmation_meeting",
        day,
        outcome=StepOutcome.EXTENDED,
        months=_HALF_A_YEAR,
        activity=activity,
        vote=vote,
    )
    writer.update(Person, way.person_id, probation_extended_months=_HALF_A_YEAR)


# Writing ---------------------------------------------------------------------------------------


def _write(writer: Writer, life: Life, way: _Way) -> None:
    """Write a case with what was done before today."""
    case = writer.insert(
        AdmissionCase,
        person=way.person_id,
        opened_on=way.opened_on,
        begins_at=way.begins_at,
        moved_in_on=way.moved_in_on,
        origin=way.origin,
    )
    left = Departure.get_or_none(Departure.person == way.person_id)
    if left is not None:
        ended = {"closed_on": left.left_on.last_day, "outcome": AdmissionOutcome.STOPPED}
        writer.update(AdmissionCase, case, outcome_note=printed(left.reason), **ended)
    done = [one for one in way.steps if one[1] < life.on]
    for step, day, more in done:
        writer.insert(AdmissionStep, case=case, step=step, done_on=day, **more)
    for day in sorted(way.reviews):
        if day < life.on:
            writer.insert(
                AdmissionReview,
                case=case,
                reviewed_on=day,
                reviewer="培养联系人",
                filed_at=f"组织口{way.place + 1}号盒",
            )
    for step, posted_on, closed_on in way.publicities:
        is_over = closed_on < life.on
        writer.insert(
            AdmissionPublicity,
            case=case,
            step=step,
            posted_on=posted_on,
            working_days=_WORKING_DAYS,
            place="区队会议室公示栏",
            closed_on=closed_on if is_over else None,
            objections=False if is_over else None,
        )
    _write_helpers(writer, case, way)
    _write_papers(writer, case, way, done)


def _write_helpers(writer: Writer, case: int, way: _Way) -> None:
    """Name two 正式党员 of the branch who were in it all along; they introduce the person, too."""
    helpers = [one for one in way.branch.ordinary() if one.joined_on is None] or [
        one for one in way.branch.people if one.stage is Stage.FULL
    ]
    chosen = [helpers[(way.person_id + number) % len(helpers)] for number in range(2)]
    for role, since in (
        (HelperRole.CONTACT, way.contacts_since),
        (HelperRole.INTRODUCER, way.introducers_since),
    ):
        for one in chosen if since is not None else ():
            told = {"case": case, "person": one.person_id, "role": role}
            writer.insert(AdmissionHelper, since=since, **told)


def _write_papers(
    writer: Writer, case: int, way: _Way, done: Sequence[tuple[str, date, Mapping[str, Any]]]
) -> None:
    """Write what is in the file: all of the steps done, but for one paper in every third case."""
    book = step_book_on(way.opened_on)
    first = book.by_code.get(way.begins_at)
    before: Iterable[tuple[str, date]] = ()
    if first is not None:
        before = [(rule.code, way.opened_on) for rule in book.steps[: first.number - 1]]
    there = [*before, *((step, day) for step, day, _more in done)]
    papers = [(code, day) for step, day in there for code in book.by_code[step].papers]
    if way.person_id % 3 == 0:
        papers = papers[:-1]
    for code, day in papers:
        copies = 4 if code == "thought_reports" else 1
        writer.insert(AdmissionPaper, case=case, paper=code, received_on=day, copies=copies)
