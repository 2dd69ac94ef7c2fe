"""The two-year balance: cells from records, and who is named where sides disagree (I18, I19)."""

import random
from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    ArrivalReason,
    LeaveReason,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations import people, reorganisation
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.two_year import TwoYearQuery, TwoYearSheet, members_on
from dangjian_desktop.storage.models import (
    AdmissionCase,
    Arrival,
    Departure,
    Membership,
    Person,
    StageSpell,
    Table,
    Transfer,
)
from dangjian_desktop.storage.models.base import random_uid
from tests import make

END = date(2026, 12, 31)


def put(table: type[Table], **values: object) -> int:
    """Write a row as another page of the program would."""
    if "uid" in table.column_names():
        values["uid"] = random_uid()
    return make.done(Operation("布景", "put", lambda writer: writer.insert(table, **values)))


def change(table: type[Table], row_id: int, **values: object) -> None:
    make.done(Operation("布景", "change", lambda w: w.update(table, row_id, **values)))


def sheet(within: int | None = None, on: date = END, year: int | None = None) -> TwoYearSheet:
    found = TwoYearQuery(on, within, year).fetch()
    assert sum(one.effect for one in found.reasons) == found.balance.difference
    for cell in range(1, 15):
        if cell == 13 and found.reasons:
            continue  # somebody counted twice or not at all is one name there
        assert len(found.people(cell)) == found.balance.cells[cell]
    return found


def told(found: TwoYearSheet) -> list[tuple[str, str]]:
    return [(one.name, str(one.told)) for one in found.reasons]


def forty_one(branch: int) -> list[int]:
    """The members of I18 at the end of last year."""
    return make.persons(41, branch)


def year_of_i18(branch: int) -> list[int]:
    """2 developed, 3 moved in, 1 died, 4 moved out; return those who stood there before."""
    there = forty_one(branch)
    for name in ("甲新", "乙新"):
        make.person(name, branch, stage=Stage.PROBATIONARY, admitted_on="2026-06-18")
    for number in range(3):
        make.person(f"来{number}", branch, admitted_on="2010-07-01", since="2026-04-01")
    make.departure(there[0], date(2026, 3, 3), LeaveReason.DEATH)
    for key in there[1:5]:
        make.departure(key, date(2026, 9, 1), LeaveReason.TRANSFER, "外矿")
    return there


def test_i18_comes_out(data):
    branch = make.branch()
    year_of_i18(branch)
    found = sheet(branch)
    expected = {
        1: 41,
        2: 5,
        3: 2,
        4: 0,
        5: 3,
        7: 5,
        8: 0,
        9: 0,
        10: 1,
        11: 4,
        13: 41,
        14: 41,
        15: 0,
    }
    assert expected.items() <= found.balance.cells.items()
    assert found.reasons == ()
    assert found.closing == END
    assert sheet(None).balance.cells == found.balance.cells


def test_i19_one_too_few_is_named_with_what_to_mend(data):
    branch = make.branch()
    there = year_of_i18(branch)
    spell = Membership.get(Membership.person == there[10])
    change(Membership, spell.id, until=PartialDate.from_iso("2026-05"))
    found = sheet(branch)
    assert (found.balance.actual, found.balance.difference) == (40, -1)
    (reason,) = found.reasons
    assert reason.person_id == there[10]
    assert "没有登记离开的原因" in str(reason.told)
    assert "请" in str(reason.mend)
    assert found.people(15) == (there[10],)


def test_between_two_branches_of_a_committee_only_they_count(data):
    committee = make.committee()
    first, second = (make.branch(name, committee) for name in ("采一党支部", "采二党支部"))
    mover = make.person("王走", first)
    make.person("李留", first)
    make.done(people.move_to_branch(person_ids=[mover], branch_id=second, on=date(2026, 5, 1)))
    out, into, above = sheet(first), sheet(second), sheet(committee)
    assert (out.balance.moved_out, out.balance.last, out.balance.actual) == (1, 2, 1)
    assert (into.balance.moved_in, into.balance.last, into.balance.actual) == (1, 0, 1)
    assert (above.balance.gained, above.balance.lost, above.balance.actual) == (0, 0, 2)
    assert above.reasons == out.reasons == into.reasons == ()


def test_a_branch_that_moves_brings_its_people_as_a_whole(data):
    old, new = make.committee("东矿党委"), make.committee("西矿党委")
    branch = make.branch("机电党支部", old)
    make.persons(3, branch)
    make.done(
        reorganisation.move_organisation(organisation_id=branch, parent_id=new, on=date(2026, 7, 1))
    )
    went, came = sheet(old).balance, sheet(new).balance
    assert (went.moved_out, went.moved_out_whole, went.actual) == (3, 3, 0)
    assert (came.moved_in, came.moved_in_whole, came.actual) == (3, 3, 3)
    assert sheet(branch).balance.gained == 0


def test_who_was_expelled_and_comes_back_is_restored(data):
    branch = make.branch()
    key = make.person("周回", branch)
    make.departure(key, date(2025, 3, 1), LeaveReason.SUSPENSION)
    put(Membership, person=key, branch=branch, since=PartialDate.from_iso("2026-02-01"))
    assert sheet(branch).balance.restored == 1


def test_an_arrival_says_how_somebody_came(data):
    branch = make.branch()
    key = make.person("吴回", branch, since="2026-02-01", admitted_on="2001-07-01")
    put(
        Arrival,
        person=key,
        arrived_on=PartialDate.from_iso("2026-02-01"),
        reason=ArrivalReason.RESTORED,
    )
    whole = make.person("郑整", branch, since="2026-03-01", admitted_on="2001-07-01")
    put(
        Arrival,
        person=whole,
        arrived_on=PartialDate.from_iso("2026-03-01"),
        reason=ArrivalReason.TRANSFER,
        is_whole=True,
    )
    balance = sheet(branch).balance
    assert (balance.restored, balance.moved_in, balance.moved_in_whole) == (1, 1, 1)


def test_a_letter_that_says_whole_counts_the_departure_so(data):
    branch = make.branch()
    key = make.person("冯整", branch)
    make.departure(key, date(2026, 8, 1))
    put(
        Transfer,
        person=key,
        direction=TransferDirection.OUT,
        paper=TransferPaper.LETTER,
        branch=branch,
        issued_on=date(2026, 7, 1),
        valid_until=date(2026, 7, 31),
        received_on=date(2026, 8, 1),
        is_whole=True,
    )
    balance = sheet(branch).balance
    assert (balance.moved_out, balance.moved_out_whole) == (1, 1)


def test_expelled_and_stopped_stand_apart_and_a_moved_in_probationary_is_not_developed(data):
    branch = make.branch()
    expelled, stopped = make.person("陈出", branch), make.person("褚停", branch)
    make.departure(expelled, date(2026, 2, 2), LeaveReason.EXPULSION)
    make.departure(stopped, date(2026, 2, 3), LeaveReason.SUSPENSION)
    make.person(
        "卫来", branch, stage=Stage.PROBATIONARY, admitted_on="2026-01-10", since="2026-06-01"
    )
    balance = sheet(branch).balance
    assert (balance.expelled, balance.stopped) == (1, 1)
    assert (balance.developed, balance.moved_in) == (0, 1)


def test_a_cancelled_admission_is_counted_as_expelled(data):
    branch = make.branch()
    key = make.person("蒋取", branch, stage=Stage.PROBATIONARY, admitted_on="2025-06-01")
    spell = StageSpell.get(StageSpell.person == key)
    change(StageSpell, spell.id, until=PartialDate.from_iso("2026-07-01"))
    assert "不再是党员" in told(sheet(branch))[0][1]
    put(
        AdmissionCase,
        person=key,
        opened_on=date(2023, 1, 1),
        closed_on=date(2026, 7, 1),
        outcome=AdmissionOutcome.CANCELLED,
    )
    found = sheet(branch)
    assert (found.balance.expelled, found.reasons) == (1, ())


def test_a_departure_of_somebody_still_on_the_roll(data):
    branch = make.branch()
    key = make.person("沈在", branch)
    put(
        Departure,
        person=key,
        left_on=PartialDate.from_iso("2026-05-05"),
        reason=LeaveReason.DEATH,
    )
    found = sheet(branch)
    assert found.balance.difference == 1
    assert "名册上仍然在册" in told(found)[0][1]


def test_a_departure_under_another_day(data):
    branch = make.branch()
    same_year, other_year = make.person("韩一", branch), make.person("韩二", branch)
    for key, day in ((same_year, date(2026, 3, 1)), (other_year, date(2026, 1, 1))):
        make.departure(key, day)
    for key, day in ((same_year, "2026-03-20"), (other_year, "2025-12-30")):
        row = Departure.get(Departure.person == key)
        change(Departure, row.id, left_on=PartialDate.from_iso(day))
    found = sheet(branch)
    assert [one.effect for one in found.reasons] == [-1, 0]
    assert "本年减少里没有" in str(found.reasons[0].told)
    assert "日期不一致" in str(found.reasons[1].told)
    assert sheet(branch, date(2025, 12, 31)).balance.difference == 1  # last year has one too many


def test_a_departure_entered_twice(data):
    branch = make.branch()
    key = make.person("杨双", branch)
    make.departure(key, date(2026, 3, 1), LeaveReason.DEATH)
    put(Departure, person=key, left_on=PartialDate.from_iso("2026-03-01"), reason=LeaveReason.DEATH)
    found = sheet(branch)
    assert found.balance.died == 2
    assert "登记了两次" in told(found)[0][1]


def test_a_reason_that_is_none_of_a_member_is_told(data):
    branch = make.branch()
    make.departure(make.person("朱不", branch), date(2026, 3, 1), LeaveReason.WITHDRAWN)
    assert "不再培养" in told(sheet(branch))[0][1]


def test_a_member_without_a_day_of_admission_is_told(data):
    branch = make.branch()
    make.person("秦缺", branch, confirmed_on="2026-03-01")
    found = sheet(branch)
    assert found.balance.difference == 1
    assert "没有入党日期" in told(found)[0][1]


def test_an_arrival_that_the_roll_does_not_know(data):
    branch = make.branch()
    already, nowhere = make.person("尤在", branch), make.person("许无", branch)
    make.departure(nowhere, date(2025, 5, 1), LeaveReason.SUSPENSION)
    for key in (already, nowhere):
        put(
            Arrival,
            person=key,
            arrived_on=PartialDate.from_iso("2026-05-01"),
            reason=ArrivalReason.RESTORED,
        )
    assert len(told(sheet(branch))) == 1
    found = sheet(None)
    assert found.balance.difference == -2
    words = dict(told(found))
    assert "此前已经在册" in words["尤在"]
    assert "没有所在党支部" in words["许无"]


def test_who_was_dead_and_is_on_the_roll_again(data):
    branch = make.branch()
    key = make.person("何死", branch)
    make.departure(key, date(2025, 3, 1), LeaveReason.DEATH)
    put(Membership, person=key, branch=branch, since=PartialDate.from_iso("2026-02-01"))
    assert "登记过死亡" in told(sheet(branch))[0][1]


def test_a_running_year_is_told_as_of_the_day_and_a_past_one_whole(data):
    branch = make.branch()
    make.person("张早", branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    make.person("张晚", branch, stage=Stage.PROBATIONARY, admitted_on="2026-10-01")
    running = sheet(branch, date(2026, 6, 30))
    assert (running.balance.developed, running.closing) == (1, date(2026, 6, 30))
    later = sheet(branch, date(2027, 2, 1), 2026)
    assert (later.balance.developed, later.closing) == (2, END)
    assert sheet(branch, date(2027, 2, 1)).year == 2027


def test_applicants_who_come_and_go_are_no_members(data):
    branch = make.branch()
    key = make.person("吕申", branch, stage=Stage.APPLICANT, since="2026-02-01")
    make.departure(key, date(2026, 9, 1), LeaveReason.WITHDRAWN)
    found = sheet(branch)
    assert found.balance.cells == dict.fromkeys(range(1, 16), 0)
    assert found.reasons == ()
    assert members_on(END, branch) == ()


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1)])
def test_the_last_day_of_the_year_belongs_to_it(data, day):
    branch = make.branch()
    make.departure(make.person("施末", branch), day)
    assert sheet(branch).balance.last == (day.year == 2026)
    assert sheet(branch).balance.moved_out == (day.year == 2026)


def test_whatever_is_recorded_the_reasons_account_for_the_difference(data):
    """Random records of 150 people: every difference is a person who is named (see `sheet`)."""
    chance = random.Random(15)
    committee = make.committee()
    branches = [make.branch(name, committee) for name in ("甲支部", "乙支部", "丙支部")]
    days = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)]
    days += ["2025", "2026", "2026-05-17", "2025-12-31", "2026-01-01"]

    def day() -> PartialDate:
        return make.day(chance.choice(days))

    def fill(writer) -> None:
        for number in range(150):
            key = writer.insert(Person, uid=random_uid(), name=f"人{number}", sort_name=str(number))
            begins, ends = sorted([day(), day()], key=lambda one: one.iso)
            stage = chance.choice([Stage.FULL, Stage.PROBATIONARY, Stage.APPLICANT])
            since = chance.choice([None, begins, make.day("2001")])
            until = chance.choice([None, None, None, ends])
            writer.insert(StageSpell, person=key, stage=stage, since=since, until=until)
            if chance.random() < 0.3:
                writer.insert(StageSpell, person=key, stage=Stage.FULL, since=until or day())
            for _turn in range(chance.choice([0, 1, 1, 2])):
                begins, ends = sorted([day(), day()], key=lambda one: one.iso)
                writer.insert(
                    Membership,
                    person=key,
                    branch=chance.choice(branches),
                    since=chance.choice([None, begins]),
                    until=chance.choice([None, ends]),
                )
            if chance.random() < 0.5:
                reason = chance.choice(list(LeaveReason))
                gone = chance.choice([ends, day()])
                writer.insert(Departure, uid=random_uid(), person=key, left_on=gone, reason=reason)
            if chance.random() < 0.3:
                reason = chance.choice(list(ArrivalReason))
                came = chance.choice([begins, day()])
                writer.insert(Arrival, uid=random_uid(), person=key, arrived_on=came, reason=reason)

    make.done(Operation("布景", "fill", fill))
    for within in (None, committee, *branches):
        for on in (date(2025, 12, 31), date(2026, 6, 30), END):
            found = sheet(within, on)
            assert found.reasons
