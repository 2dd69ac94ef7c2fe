"""Away, out of contact, 停止党籍 and 恢复党籍: days are kept, people decide."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import ArrivalReason, AwayKind, LeaveReason, Stage
from dangjian_desktop.operations.away import (
    correct_away,
    correct_out_of_contact,
    end_away,
    end_out_of_contact,
    record_away,
    record_contact,
    record_out_of_contact,
    record_suspension,
    remove_away,
    remove_contact,
    remove_out_of_contact,
    restore_member,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.people import change_people, change_person, write_facts
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.storage.models import (
    Arrival,
    AwaySpell,
    Contact,
    Departure,
    Membership,
    OutOfContactSpell,
    Person,
)
from tests import make
from tests.transfer_stories import ON, contact, floating, lost

pytestmark = pytest.mark.usefixtures("data")
SINCE = date(2026, 3, 1)


@pytest.fixture
def person() -> int:
    return make.person("张三", make.branch())


def marks() -> tuple[bool | None, bool | None]:
    row = Person.get()
    return row.is_floating, row.is_out_of_contact


def test_the_mark_follows_the_spells(runner: Runner, person: int) -> None:
    assert marks() == (None, None)
    spell = floating(person)
    assert marks() == (True, None)
    runner.run(end_away(spell_id=spell, until=date(2026, 10, 1), on=ON))
    assert marks() == (False, None)
    runner.undo()
    assert marks() == (True, None)
    runner.run(remove_away(spell_id=spell))
    assert marks() == (False, None)
    gone = lost(person)
    assert marks() == (False, True)
    runner.run(end_out_of_contact(spell_id=gone, until=date(2026, 9, 1), on=ON))
    assert marks() == (False, False)


def test_abroad_is_not_floating(runner: Runner, person: int) -> None:
    spell = runner.run(
        record_away(person_id=person, kind=AwayKind.STUDY_ABROAD, since=SINCE, on=ON)
    ).result
    assert marks() == (None, None)
    runner.run(correct_away(spell_id=spell, kind=AwayKind.FLOATING, since=SINCE, on=ON))
    assert marks() == (True, None)
    runner.run(correct_away(spell_id=spell, kind=AwayKind.ABROAD, since=SINCE, on=ON))
    assert marks() == (False, None)


def test_no_form_says_otherwise_than_the_spells(runner: Runner, person: int) -> None:
    runner.run(change_person(person_id=person, changes={"is_floating": True}))  # nothing known yet
    floating(person)
    for work in (
        change_person(person_id=person, changes={"is_floating": False}),
        change_people(person_ids=[person], key="is_floating", value=None),
    ):
        with pytest.raises(RefusedError, match="由“组织关系”页的登记决定"):
            runner.run(work)
    runner.run(change_person(person_id=person, changes={"is_floating": True, "remark": "在外"}))
    assert marks()[0] is True


def test_what_a_list_says_of_the_marks_is_left_to_the_spells(runner: Runner, person: int) -> None:
    floating(person)
    said = {"is_floating": False, "is_out_of_contact": False, "crew": "采一班"}
    work = Operation("导入名册", "import", lambda writer: write_facts(writer, person, said))
    assert runner.run(work).result
    assert marks() == (True, False)
    assert Person.get().crew == "采一班"


def test_merged_records_have_the_spells_of_both(runner: Runner, person: int) -> None:
    other = make.person("张三", Membership.get().branch_id)
    floating(person, since="2026-03-01", host="平川街道党支部")
    floating(other, since="2026-05-01", certificate="活动证 3")
    lost(other)
    runner.run(merge_people(kept_id=person, merged_id=other, on=ON))
    assert AwaySpell.select().count() == 1
    row = AwaySpell.get()
    assert (row.person_id, row.since, row.host, row.certificate) == (
        person,
        date(2026, 3, 1),
        "平川街道党支部",
        "活动证 3",
    )
    assert marks() == (True, True)


def test_nobody_is_away_twice(runner: Runner, person: int) -> None:
    spell = floating(person)
    with pytest.raises(RefusedError, match="已经登记外出"):
        runner.run(record_away(person_id=person, kind=AwayKind.ABROAD, since=ON, on=ON))
    runner.run(end_away(spell_id=spell, until=date(2026, 10, 1), on=ON))
    with pytest.raises(RefusedError, match="不必再登记"):
        runner.run(end_away(spell_id=spell, until=date(2026, 10, 1), on=ON))
    second = floating(person, since="2026-10-01")
    with pytest.raises(RefusedError, match="已经登记外出"):
        runner.run(
            correct_away(spell_id=second, kind=AwayKind.FLOATING, since=date(2026, 9, 30), on=ON)
        )


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2026-11-21", None, "day.ahead"),
        ("2026-03-01", "2026-11-21", "day.ahead"),
        ("2026-03-01", "2026-03-01", "away.until_early"),
    ],
)
def test_days_away_are_in_order(
    runner: Runner, person: int, since: str, until: str | None, code: str
) -> None:
    with pytest.raises(InputError) as bad:
        runner.run(
            record_away(
                person_id=person,
                kind=AwayKind.FLOATING,
                since=date.fromisoformat(since),
                until=None if until is None else date.fromisoformat(until),
                on=ON,
            )
        )
    assert [one.code for one in bad.value.problems] == [code]


def test_only_members_of_the_roll_are_away(runner: Runner) -> None:
    branch = make.branch()
    applicant = make.person("李四", branch, stage=Stage.APPLICANT)
    gone = make.person("王五", branch)
    make.departure(gone, on=date(2026, 1, 1))
    for somebody, words in ((applicant, "还不是党员"), (gone, "不在册")):
        with pytest.raises(RefusedError, match=words):
            runner.run(record_away(person_id=somebody, kind=AwayKind.FLOATING, since=SINCE, on=ON))
        with pytest.raises(RefusedError, match=words):
            runner.run(record_out_of_contact(person_id=somebody, since=SINCE, on=ON))


def test_contacts_change_nobodys_state(runner: Runner, person: int) -> None:
    lost(person)
    key = contact(person, "2026-11-01")
    assert marks() == (None, True)
    with pytest.raises(InputError):
        runner.run(
            record_contact(
                person_ids=[person], contacted_on=date(2026, 11, 21), was_reached=True, on=ON
            )
        )
    with pytest.raises(InputError, match=r"field\.missing"):
        runner.run(record_contact(person_ids=[], contacted_on=ON, was_reached=True, on=ON))
    runner.run(remove_contact(contact_id=key))
    assert not Contact.select().exists()


def test_stopping_asks_for_six_months_and_a_search(runner: Runner, person: int) -> None:
    spell = lost(person, since="2026-05-20", searched=None)
    with pytest.raises(RefusedError, match="到 2026-11-20 才满 6 个月"):
        runner.run(record_suspension(person_id=person, stopped_on=date(2026, 11, 19), on=ON))
    with pytest.raises(RefusedError, match="还没有登记查找"):
        runner.run(record_suspension(person_id=person, stopped_on=ON, on=ON))
    runner.run(
        correct_out_of_contact(
            spell_id=spell, since=date(2026, 5, 20), searched_on=date(2026, 6, 1), on=ON
        )
    )
    runner.run(
        record_suspension(
            person_id=person, stopped_on=ON, approval="星党〔2026〕9号", note="失联", on=ON
        )
    )
    left = Departure.get()
    assert (left.reason, left.note) == (LeaveReason.SUSPENSION, "失联，星党〔2026〕9号")
    assert OutOfContactSpell.get().until == ON
    assert Membership.get().until is not None
    assert marks() == (None, False)


def test_stopping_on_another_ground_needs_no_search(runner: Runner, person: int) -> None:
    runner.run(record_suspension(person_id=person, stopped_on=ON, note="出国定居", on=ON))
    assert Departure.get().reason is LeaveReason.SUSPENSION


def test_what_was_stopped_is_given_back(runner: Runner, person: int) -> None:
    branch = Membership.get().branch_id
    group = make.group(branch)
    with pytest.raises(RefusedError, match="已在册"):
        runner.run(restore_member(person_id=person, branch_id=branch, restored_on=ON, on=ON))
    runner.run(record_suspension(person_id=person, stopped_on=date(2026, 6, 1), on=ON))
    with pytest.raises(RefusedError, match="早于停止党籍"):
        runner.run(
            restore_member(person_id=person, branch_id=branch, restored_on=date(2026, 5, 31), on=ON)
        )
    runner.run(
        restore_member(
            person_id=person,
            branch_id=branch,
            restored_on=ON,
            approval="星党〔2026〕10号",
            group_id=group,
            on=ON,
        )
    )
    came = Arrival.get()
    assert (came.reason, came.note) == (ArrivalReason.RESTORED, "星党〔2026〕10号")
    assert Membership.select().where(Membership.until.is_null()).count() == 1


def test_who_simply_left_is_not_given_back(runner: Runner, person: int) -> None:
    make.departure(person, on=date(2026, 6, 1))
    branch = Membership.get().branch_id
    with pytest.raises(RefusedError, match="没有停止党籍的登记"):
        runner.run(restore_member(person_id=person, branch_id=branch, restored_on=ON, on=ON))


def test_out_of_contact_once_at_a_time(runner: Runner, person: int) -> None:
    spell = lost(person)
    with pytest.raises(RefusedError, match="已经登记失联"):
        runner.run(record_out_of_contact(person_id=person, since=ON, on=ON))
    with pytest.raises(InputError) as bad:
        runner.run(
            correct_out_of_contact(
                spell_id=spell, since=SINCE, searched_on=date(2026, 2, 28), on=ON
            )
        )
    assert bad.value.problems[0].code == "lost.search_early"
    with pytest.raises(InputError) as bad:
        runner.run(end_out_of_contact(spell_id=spell, until=SINCE, on=ON))
    assert bad.value.problems[0].code == "lost.until_early"
    runner.run(end_out_of_contact(spell_id=spell, until=ON, on=ON))
    with pytest.raises(RefusedError, match="不必再登记"):
        runner.run(end_out_of_contact(spell_id=spell, until=ON, on=ON))
    runner.run(remove_out_of_contact(spell_id=spell))
    assert marks() == (None, False)


def test_leaving_ends_being_away(runner: Runner, person: int) -> None:
    floating(person)
    make.departure(person, on=date(2026, 11, 9))
    assert AwaySpell.get().until == date(2026, 11, 9)
    assert marks() == (False, None)
