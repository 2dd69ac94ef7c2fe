"""Letters out and in: the old branch answers until they are received."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    ArrivalReason,
    LeaveReason,
    Post,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.development import accept_moved_in
from dangjian_desktop.operations.people import (
    move_to_branch,
    record_departure,
)
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.operations.transfers import (
    accept_transfers,
    add_incoming_transfer,
    add_outgoing_transfers,
    correct_transfer,
    remove_transfer,
    void_transfers,
)
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import (
    AdmissionCase,
    Arrival,
    Departure,
    GroupMembership,
    Membership,
    Person,
    PostSpell,
    StageSpell,
    Transfer,
)
from tests import make
from tests.dues_stories import base, paid
from tests.transfer_stories import ELSEWHERE, ISSUED, ON, UNTIL, letter_out, received

pytestmark = pytest.mark.usefixtures("data")


def on_the_roll(branch: int, on: date) -> set[int]:
    return set(RosterQuery(on, within=branch).keys())


def faults(error: InputError) -> list[tuple[str, str]]:
    return [(one.where.field, one.code) for one in error.problems]


def outgoing(*people: int, **values: Any) -> Any:
    told: dict[str, Any] = {
        "person_ids": people,
        "paper": TransferPaper.LETTER,
        "issued_on": ISSUED,
        "valid_until": UNTIL,
        "counterpart": ELSEWHERE,
        "on": ON,
    }
    return add_outgoing_transfers(**{**told, **values})


def incoming(branch: int, **values: Any) -> Any:
    told: dict[str, Any] = {
        "branch_id": branch,
        "paper": TransferPaper.ONLINE,
        "counterpart": ELSEWHERE,
        "issued_on": ISSUED,
        "valid_until": UNTIL,
        "facts": PersonFacts(name="钱新来"),
        "admitted_on": make.day("2015-07-01"),
        "confirmed_on": make.day("2016-07-01"),
        "on": ON,
    }
    return add_incoming_transfer(**{**told, **values})


def test_person_between_two_branches_belongs_to_the_old_one_until_received(runner: Runner) -> None:
    old, new = make.branch("综采一队党支部"), make.branch("机电队党支部")
    group = make.group(old)
    person = make.person("张三", old, group=group, since="2020-01-01")
    make.post(person, old, Post.PUBLICITY_MEMBER)
    [letter] = runner.run(outgoing(person, other_branch_id=new, counterpart="")).result
    assert on_the_roll(old, ON) == {person}
    assert not on_the_roll(new, ON)

    day = date(2026, 11, 16)
    runner.run(accept_transfers(transfer_ids=[letter], received_on=day, on=ON))
    assert on_the_roll(old, date(2026, 11, 15)) == {person}
    assert on_the_roll(new, date(2026, 11, 15)) == set()
    assert on_the_roll(new, day) == {person}
    assert not Departure.select().exists()
    assert GroupMembership.get().until == make.day("2026-11-16")
    assert PostSpell.get().until == make.day("2026-11-16")

    runner.undo()
    assert on_the_roll(old, ON) == {person}
    assert Transfer.get().received_on is None


def test_out_of_the_file_the_person_leaves_the_roll_when_received(runner: Runner) -> None:
    person = make.person("张三", make.branch())
    [letter] = runner.run(outgoing(person, number="介字012号")).result
    assert not Departure.select().exists()
    runner.run(accept_transfers(transfer_ids=[letter], received_on=date(2026, 11, 16), on=ON))
    left = Departure.get()
    assert (left.reason, left.left_on, left.destination, left.note) == (
        LeaveReason.TRANSFER,
        make.day("2026-11-16"),
        ELSEWHERE,
        "介字012号",
    )
    assert Membership.get().until == make.day("2026-11-16")
    with pytest.raises(RefusedError, match="已于 2026-11-16 接收"):
        runner.run(void_transfers(transfer_ids=[letter], withdrawn_on=ON, on=ON))


def test_a_letter_taken_back_moves_nobody_and_another_one_may_follow(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch)
    [letter] = letter_out(person)
    with pytest.raises(RefusedError, match="还没有办结"):
        runner.run(outgoing(person))
    assert (
        runner.run(
            void_transfers(transfer_ids=[letter], withdrawn_on=date(2026, 11, 10), on=ON)
        ).result
        == 1
    )
    assert on_the_roll(branch, ON) == {person}
    with pytest.raises(RefusedError, match="收回"):
        runner.run(accept_transfers(transfer_ids=[letter], received_on=ON, on=ON))
    letter_out(person)
    assert Transfer.select().count() == 2


def test_every_fault_of_a_letter_stands_at_its_field(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch)
    with pytest.raises(InputError) as bad:
        runner.run(
            outgoing(
                person,
                issued_on=date(2026, 11, 20),
                valid_until=date(2027, 2, 21),
                counterpart=" ",
            )
        )
    assert faults(bad.value) == [
        ("valid_until", "transfer.until_late"),
        ("counterpart", "transfer.counterpart_missing"),
    ]
    with pytest.raises(InputError) as bad:
        runner.run(outgoing(person, other_branch_id=branch, valid_until=date(2026, 11, 1)))
    assert faults(bad.value) == [
        ("valid_until", "transfer.until_early"),
        ("other_branch_id", "transfer.same_branch"),
    ]
    with pytest.raises(InputError) as bad:
        runner.run(outgoing(person, issued_on=date(2026, 11, 21)))
    assert faults(bad.value) == [("issued_on", "day.ahead")]
    assert not Transfer.select().exists()


def test_reception_lies_between_the_letter_and_today(runner: Runner) -> None:
    [letter] = letter_out(make.person("张三", make.branch()))
    for day, code in (("2026-11-01", "transfer.before_issue"), ("2026-11-21", "day.ahead")):
        with pytest.raises(InputError) as bad:
            runner.run(
                accept_transfers(transfer_ids=[letter], received_on=date.fromisoformat(day), on=ON)
            )
        assert faults(bad.value) == [("received_on", code)]
    received(letter, received_on=ISSUED)


def test_only_members_of_one_branch_go_with_one_letter(runner: Runner) -> None:
    branch, other = make.branch(), make.branch("机电队党支部")
    person, stranger = make.person("张三", branch), make.person("李四", other)
    with pytest.raises(InputError) as bad:
        runner.run(outgoing(counterpart="", is_whole=True))
    assert faults(bad.value) == [
        ("people", "field.missing"),
        ("counterpart", "transfer.counterpart_missing"),
    ]
    with pytest.raises(RefusedError, match="不在同一个党支部"):
        runner.run(outgoing(person, stranger))
    applicant = make.person("王五", branch, stage=Stage.ACTIVIST)
    with pytest.raises(RefusedError, match="入党积极分子，还没有组织关系"):
        runner.run(outgoing(applicant))
    make.departure(stranger, on=date(2026, 1, 1))
    with pytest.raises(RefusedError, match="不在册"):
        runner.run(outgoing(stranger))


def test_a_whole_branch_goes_with_everybody(runner: Runner) -> None:
    branch = make.branch()
    first, second = make.person("张三", branch), make.person("李四", branch)
    with pytest.raises(InputError) as bad:
        runner.run(outgoing(first, is_whole=True))
    assert faults(bad.value) == [("is_whole", "transfer.not_whole")]
    assert bad.value.problems[0].found == "李四"
    letters = runner.run(outgoing(first, second, is_whole=True)).result
    received(*letters)
    assert on_the_roll(branch, ON) == set()
    assert all(row.is_whole for row in Transfer.select())


def test_who_comes_from_elsewhere_is_on_no_roll_until_received(runner: Runner) -> None:
    branch = make.branch()
    group = make.group(branch)
    letter = runner.run(incoming(branch)).result
    person = Person.get(Person.name == "钱新来")
    assert not Membership.select().exists()
    runner.run(
        accept_transfers(
            transfer_ids=[letter], received_on=date(2026, 11, 16), on=ON, group_id=group
        )
    )
    assert on_the_roll(branch, date(2026, 11, 15)) == set()
    assert on_the_roll(branch, ON) == {person.id}
    came = Arrival.get()
    assert (came.reason, came.arrived_on, came.origin) == (
        ArrivalReason.TRANSFER,
        make.day("2026-11-16"),
        ELSEWHERE,
    )
    assert GroupMembership.get().party_group_id == group
    assert {row.stage for row in StageSpell.select()} == {Stage.PROBATIONARY, Stage.FULL}


def test_who_comes_may_be_received_at_once_or_have_been_here_before(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("孙归来", branch)
    with pytest.raises(RefusedError, match="已在册"):
        runner.run(incoming(branch, person_id=person))
    make.departure(person, on=date(2024, 5, 1))
    runner.run(incoming(branch, person_id=person, received_on=date(2026, 11, 5)))
    assert on_the_roll(branch, ON) == {person}
    assert Arrival.select().count() == 1


def test_what_cannot_come_in_is_refused(runner: Runner) -> None:
    branch = make.branch()
    with pytest.raises(InputError) as bad:
        runner.run(incoming(branch, facts=PersonFacts(), counterpart=""))
    assert faults(bad.value) == [
        ("counterpart", "transfer.counterpart_missing"),
        ("name", "name.missing"),
    ]
    with pytest.raises(RefusedError, match="还没有组织关系"):
        runner.run(incoming(branch, stage=Stage.APPLICANT))
    with pytest.raises(RefusedError, match="应编入党支部"):
        runner.run(incoming(make.committee()))
    assert not Person.select().exists()


def test_a_letter_entered_by_mistake_goes_with_whoever_came_by_it(runner: Runner) -> None:
    branch = make.branch()
    letter = runner.run(incoming(branch)).result
    runner.run(remove_transfer(transfer_id=letter))
    assert not Person.select().exists()
    person = make.person("张三", branch)
    [letter] = letter_out(person)
    runner.run(remove_transfer(transfer_id=letter))
    assert Person.get().id == person
    [letter] = letter_out(person)
    received(letter)
    with pytest.raises(RefusedError, match="已经接收"):
        runner.run(remove_transfer(transfer_id=letter))
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_transfer(transfer_id=letter + 1))


def corrected(letter: int, **values: Any) -> Any:
    told: dict[str, Any] = {
        "transfer_id": letter,
        "paper": TransferPaper.LETTER,
        "number": "",
        "issued_on": ISSUED,
        "valid_until": UNTIL,
        "counterpart": ELSEWHERE,
        "on": ON,
    }
    return correct_transfer(**{**told, **values})


def test_a_letter_is_put_right_and_the_roll_follows_its_day(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    [letter] = letter_out(person)
    assert not runner.run(corrected(letter)).result
    received(letter)
    assert runner.run(corrected(letter, received_on=date(2026, 11, 12))).result
    assert Departure.get().left_on == make.day("2026-11-12")
    assert Membership.get().until == make.day("2026-11-12")
    assert Transfer.get().received_on == date(2026, 11, 12)
    with pytest.raises(InputError):
        runner.run(corrected(letter, received_on=date(2026, 11, 1)))
    runner.undo()
    assert Departure.get().left_on == make.day("2026-11-16")


def test_the_last_month_of_dues_is_kept_by_its_first_day(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    told = {"dues_through": date(2026, 10, 15)}
    [letter] = letter_out(person, dues_note="已交清", **told)
    runner.run(incoming(branch, **told))
    assert [one.dues_through for one in Transfer.select()] == [date(2026, 10, 1)] * 2
    runner.run(corrected(letter, dues_through=date(2026, 9, 30)))
    assert Transfer.get_by_id(letter).dues_through == date(2026, 9, 1)


def test_a_letter_was_not_taken_back_before_it_was_issued(runner: Runner) -> None:
    [letter] = letter_out(make.person("张三", make.branch()))
    runner.run(void_transfers(transfer_ids=[letter], withdrawn_on=date(2026, 11, 10), on=ON))
    late = {"issued_on": date(2026, 11, 11), "valid_until": date(2026, 12, 1)}
    with pytest.raises(InputError) as caught:
        runner.run(corrected(letter, **late))
    assert [(one.where.field, one.code) for one in caught.value.problems] == [
        ("issued_on", "transfer.before_issue")
    ]
    assert Transfer.get().issued_on < date(2026, 11, 10)


def test_the_day_of_coming_is_put_right_with_the_arrival(runner: Runner) -> None:
    branch = make.branch()
    letter = runner.run(incoming(branch, received_on=date(2026, 11, 5))).result
    runner.run(corrected(letter, received_on=date(2026, 11, 6)))
    assert Arrival.get().arrived_on == make.day("2026-11-06")
    assert Membership.get().since == make.day("2026-11-06")


@pytest.mark.parametrize("reason", [LeaveReason.TRANSFER, LeaveReason.DEATH])
def test_leaving_by_another_road_settles_the_letter(runner: Runner, reason: LeaveReason) -> None:
    person = make.person("张三", make.branch())
    letter_out(person)
    runner.run(record_departure(person_id=person, reason=reason, on=date(2026, 11, 9)))
    row = Transfer.get()
    settled = (row.received_on, row.withdrawn_on)
    day = date(2026, 11, 9)
    assert settled == ((day, None) if reason is LeaveReason.TRANSFER else (None, day))


def test_being_moved_by_hand_settles_the_letter(runner: Runner) -> None:
    old, new, third = make.branch(), make.branch("机电队党支部"), make.branch("运输队党支部")
    first, second = make.person("张三", old), make.person("李四", old)
    letter_out(first, second, other_branch_id=new)
    runner.run(move_to_branch(person_ids=[first], branch_id=new, on=date(2026, 11, 9)))
    runner.run(move_to_branch(person_ids=[second], branch_id=third, on=date(2026, 11, 9)))
    days = {row.person_id: (row.received_on, row.withdrawn_on) for row in Transfer.select()}
    day = date(2026, 11, 9)
    assert days == {first: (day, None), second: (None, day)}


def test_direction_is_kept(data: Path) -> None:
    del data
    branch = make.branch()
    make.done(incoming(branch))
    letter_out(make.person("张三", branch))
    assert [row.direction for row in Transfer.select()] == list(TransferDirection)


def test_open_dues_hold_a_transfer_back_and_the_months_are_named(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    base(person, since="2026-08")
    paid(person, branch, {"2026-08": "40"}, paid_on="2026-08-10")
    with pytest.raises(RefusedError, match="张三还有 2026年9月、10月 的党费没有交清"):
        runner.run(outgoing(person))
    assert not Transfer.select().exists()
    with pytest.raises(RefusedError, match="2026年9月、10月"):
        runner.run(record_departure(person_id=person, reason=LeaveReason.TRANSFER, on=ISSUED))
    paid(person, branch, {"2026-09": "40", "2026-10": "40"}, paid_on="2026-11-01", on=ON)
    [letter] = runner.run(outgoing(person)).result
    with pytest.raises(RefusedError, match="2026年11月 的党费"):
        received(letter)
    assert Transfer.get().received_on is None
    runner.run(
        accept_transfers(
            transfer_ids=[letter],
            received_on=date(2026, 11, 16),
            on=ON,
            dues_note="11月由接收支部代收",
        )
    )
    assert Transfer.get().dues_note == "11月由接收支部代收"


def test_a_word_on_open_dues_at_the_issue_holds_until_the_reception(runner: Runner) -> None:
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    base(person, since="2026-08")
    [letter] = runner.run(outgoing(person, dues_note="住院，出院后补交")).result
    received(letter)
    assert on_the_roll(branch, ON) == set()


def test_who_died_owes_nothing(runner: Runner) -> None:
    person = make.person("张三", make.branch(), since="2020-01-01")
    base(person, since="2026-08")
    runner.run(record_departure(person_id=person, reason=LeaveReason.DEATH, on=ISSUED))
    assert Departure.get().reason is LeaveReason.DEATH


def test_a_moved_in_probationary_member_goes_on_with_the_way_in_here(runner: Runner) -> None:
    branch = make.branch()
    values = {
        "stage": Stage.PROBATIONARY,
        "admitted_on": make.day("2026-03-05"),
        "confirmed_on": None,
        "facts": PersonFacts(name="钱新来", born_on=make.day("1995-01-01")),
    }
    letter = runner.run(incoming(branch, received_on=date(2026, 11, 5), **values)).result
    case = AdmissionCase.get()
    assert (case.moved_in_on, case.origin) == (date(2026, 11, 5), ELSEWHERE)
    runner.run(corrected(letter, received_on=date(2026, 11, 6)))
    assert AdmissionCase.get().moved_in_on == date(2026, 11, 6)
    runner.undo()
    runner.undo()
    assert not AdmissionCase.select().exists()
    assert not Person.select().exists()


def test_a_probationary_member_who_goes_ends_the_way_in_here(runner: Runner) -> None:
    branch, other = make.branch(), make.branch("机电队党支部")
    far, near = (
        make.person(name, branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-05")
        for name in ("甲一", "乙二")
    )
    for person in (far, near):
        runner.run(
            accept_moved_in(person_id=person, moved_in_on=date(2026, 4, 1), on=ON, origin=ELSEWHERE)
        )
    received(*letter_out(far), *letter_out(near, other_branch_id=other))
    closed = {case.person_id: case.outcome for case in AdmissionCase.select()}
    assert closed == {far: AdmissionOutcome.MOVED_OUT, near: None}


def test_a_list_imported_meanwhile_does_not_hold_the_letter_up(runner: Runner) -> None:
    branch, other = make.branch(), make.branch("机电队党支部")
    letters = [
        runner.run(incoming(branch, facts=PersonFacts(name=name))).result for name in ("甲", "乙")
    ]
    first, second = (Person.get(Person.name == name).id for name in ("甲", "乙"))
    runner.run(move_to_branch(person_ids=[first], branch_id=branch, on=date(2026, 11, 10)))
    runner.run(move_to_branch(person_ids=[second], branch_id=other, on=date(2026, 11, 10)))
    received(letters[0])
    assert Membership.select().where(Membership.person == first).count() == 1
    assert Arrival.get().arrived_on == make.day("2026-11-10")
    with pytest.raises(RefusedError, match="另一个党支部在册"):
        received(letters[1])
