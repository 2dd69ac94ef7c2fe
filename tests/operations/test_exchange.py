"""Packages between a branch and its committee: nothing is lost, doubled or overwritten unasked."""

import zlib
from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.exchange_package import Direction
from dangjian_desktop.domain.vocabulary import (
    CaseFileKind,
    LeaveReason,
    Mark,
    RubricState,
    TaskSource,
)
from dangjian_desktop.exchange import package_file
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import packed_package, signed_package
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.erasing import erase
from dangjian_desktop.operations.exchange_accepting import (
    accept_package,
    examine_package,
    meet_package,
    reopen_exchange,
)
from dangjian_desktop.operations.exchange_making import (
    make_package,
    private_parts,
    record_package,
    shown_content,
)
from dangjian_desktop.operations.exchange_merging import Fate
from dangjian_desktop.operations.exchange_preview import preview
from dangjian_desktop.operations.people import change_person, record_departure
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.storage.database import facts_now
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    CaseEvent,
    CaseFile,
    Departure,
    ExchangeAlias,
    ExchangeIdentity,
    ExchangePartner,
    LedgerStep,
    Organisation,
    OrganisationSpell,
    OwnBook,
    Person,
    Rubric,
    StageSpell,
    Task,
)
from dangjian_desktop.storage.writer import Writer
from tests import make
from tests.exchange_sides import AT, ON, Side, read_package


@pytest.fixture
def sides(data, tmp_path, empty_file):
    other = tmp_path / "党委.db"
    other.write_bytes(empty_file)
    return Side(data), Side(other)


@pytest.fixture
def branch(sides):
    with sides[0].open() as side:
        branch_id = make.branch()
        make.group(branch_id)
        make.person("张三", branch_id, born_on=make.day("1990-05-12"))
        make.person("李四", branch_id, remark="老班长")
        return side


@pytest.fixture
def committee(sides):
    return sides[1]


def wrote(side, table, row_id, **values):
    """Change a row as any operation would."""
    with side.open():
        side.runner.run(
            Operation("改", "wrote", lambda writer: writer.update(table, row_id, **values))
        )


def inserted(side, table, **values):
    with side.open():
        side.runner.run(Operation("记", "inserted", lambda writer: writer.insert(table, **values)))


def removed(side, table, row_id):
    with side.open():
        side.runner.run(Operation("删", "removed", lambda writer: writer.delete(table, row_id)))


def person(side, name):
    with side.open():
        return Person.get(Person.name == name)


def test_what_the_branch_has_stands_with_the_committee(branch, committee):
    done = committee.accept(branch.make())
    assert (done.kept, done.left, done.changed) == (0, 0, 0)
    with committee.open():
        assert {one.name for one in Person.select()} == {"张三", "李四"}
        assert StageSpell.select().count() == 2
        assert OrganisationSpell.select().count() == 2
        theirs = {one.uid for one in Person.select()}
    with branch.open():
        assert {one.uid for one in Person.select()} == theirs


def test_one_undo_takes_all_of_it_back_and_it_can_be_accepted_again(branch, committee):
    package = branch.make()
    with committee.open():
        before = facts_now().rows
    first = committee.accept(package)
    with committee.open():
        committee.runner.undo()
        after = facts_now().rows
    assert {k: v for k, v in after.items() if not k.startswith("journal")} == {
        k: v for k, v in before.items() if not k.startswith("journal")
    }
    assert committee.accept(package) == first


def test_a_package_that_comes_twice_is_refused_in_words_and_changes_nothing(branch, committee):
    package = branch.make()
    committee.accept(package)
    with committee.open():
        before = facts_now().rows
    with pytest.raises(RefusedError, match="已经接收过"):
        committee.accept(package)
    with committee.open():
        assert facts_now().rows == before


def test_a_lost_package_is_made_good_by_the_next_and_a_late_one_is_refused(branch, committee):
    committee.accept(branch.make())
    wrote(branch, Person, 1, trade="电工")
    lost = branch.make()
    wrote(branch, Person, 2, trade="焊工")
    committee.accept(branch.make())
    assert person(committee, "张三").trade == "电工"
    assert person(committee, "李四").trade == "焊工"
    with pytest.raises(RefusedError, match="已经接收过"):
        committee.accept(lost)


def test_once_the_committee_has_told_what_it_has_only_changes_travel(branch, committee):
    committee.accept(branch.make())
    branch.accept(committee.make(to="综采一队党支部"))
    wrote(branch, Person, 1, trade="电工")
    package = branch.make()
    read = read_package(package)
    assert [(one.table, len(one.items)) for one in read.sections] == [("person", 1)]
    assert (read.facts.since, read.facts.number) == (1, 2)
    assert committee.accept(package).changed == 1
    assert person(committee, "张三").trade == "电工"


def test_after_a_restored_backup_the_partner_says_that_something_is_missing(
    branch, committee, tmp_path
):
    committee.accept(branch.make())
    committee.make(to="综采一队党支部")
    with branch.open():
        committee_before = committee.path.read_bytes()
    committee.accept(branch.make())
    branch.accept(committee.make(to="综采一队党支部"))
    wrote(branch, Person, 1, trade="电工")
    package = branch.make()
    with branch.open():
        committee.path.write_bytes(committee_before)
    with pytest.raises(RefusedError, match="完整的数据包"):
        committee.accept(package)
    assert committee.accept(branch.make(is_whole=True)).changed == 1
    assert person(committee, "张三").trade == "电工"


@pytest.fixture
def restored(branch, committee):
    """A branch that went back to a backup; an answer to a package of the lost time comes late."""
    committee.accept(branch.make())
    branch.accept(committee.make(to="综采一队党支部"))
    with committee.open():
        backup = branch.path.read_bytes()
    wrote(branch, Person, 2, crew="二班")
    committee.accept(branch.make())
    answer = committee.make(to="综采一队党支部")
    with committee.open():
        branch.path.write_bytes(backup)
    wrote(branch, Person, 1, trade="电工")
    branch.make()  # has the number of the one that the answer means, and never comes
    branch.accept(answer)
    return branch


def test_nothing_is_lost_after_a_sender_restored_a_backup(restored, committee):
    package = restored.make()
    assert read_package(package).facts.since == 0
    committee.accept(package)
    assert person(committee, "张三").trade == "电工"


def test_who_makes_a_package_after_a_restored_backup_is_told_that_it_is_whole(
    restored, committee, tmp_path
):
    def made():
        with restored.open() as side:
            return make_package(
                tmp_path / "给党委.djexchange",
                to="上级",
                on=ON,
                made_at=AT,
                run=lambda work: side.runner.run(work).result,
            )

    assert "恢复过备份" in str(made().notice)
    committee.accept(restored.make())
    restored.accept(committee.make(to="综采一队党支部"))
    after = made()
    assert after.notice is None
    assert after.facts.since == after.facts.number - 1


def test_a_package_that_cannot_be_written_uses_no_number_up(branch):
    with branch.open() as side, pytest.raises(HostError, match=r"path\.missing") as refused:
        make_package(
            side.path.parent / "拔掉的U盘" / "给党委.djexchange",
            to="上级",
            on=ON,
            made_at=AT,
            run=lambda work: side.runner.run(work).result,
        )
    assert "U盘" in refused.value.sentence
    assert read_package(branch.make()).facts.number == 1


def test_what_an_older_program_acknowledged_is_told_once_more_and_without_a_word(branch, committee):
    """Its package bears no head of the journal, so nobody knows which journal it means."""
    committee.accept(branch.make())
    branch.accept(
        resigned(
            committee,
            lambda facts, sections: (replace(facts, accepted_head=""), sections),
            to="综采一队党支部",
        )
    )
    assert read_package(branch.make()).facts.since == 0


def test_different_fields_are_joined_and_the_same_one_is_a_conflict(branch, committee):
    committee.accept(branch.make())
    wrote(branch, Person, 1, trade="电工", crew="二班")
    his = person(committee, "张三").id
    wrote(committee, Person, his, trade="钳工", remark="骨干")
    package = branch.make()
    found = committee.examine(package)
    ((table, _key, field),) = found.conflicts
    assert (table, field) == ("person", "trade")
    with committee.open():
        (row,) = [one for one in preview(found, ON) if one.fate is Fate.CONFLICT]
    assert [(one.label, one.mine, one.theirs) for one in row.fields if one.conflict] == [
        ("工种", "钳工", "电工")
    ]
    assert (row.table, row.title) == ("人员", "张三")
    assert committee.accept(package).kept == 1
    stands = person(committee, "张三")
    assert (stands.trade, stands.crew, stands.remark) == ("钳工", "二班", "骨干")


def test_who_stands_in_a_branch_that_is_none_of_the_senders_is_marked_in_the_preview(
    branch, committee
):
    committee.accept(branch.make())
    with committee.open():
        above = make.branch("综采二队党支部")
        of_others = make.person("王五", above, id_number=make.id_number(sequence=77))
        number = Person.get_by_id(of_others).id_number
    wrote(branch, Person, 1, trade="电工")
    with branch.open():
        make.person("王五", 1, id_number=number, trade="焊工")
    package = branch.make(asked=["id_numbers"])
    found = committee.examine(package)
    with committee.open():
        marked = {(row.table, row.title): row.branch for row in preview(found, ON)}
    assert marked["人员", "王五"] == "综采二队党支部"
    assert marked["人员", "张三"] == ""


def test_a_conflict_that_was_decided_is_not_asked_again(branch, committee):
    committee.accept(branch.make())
    wrote(branch, Person, 1, trade="电工")
    wrote(committee, Person, person(committee, "张三").id, trade="钳工")
    committee.accept(branch.make())
    again = branch.make()
    assert committee.examine(again).conflicts == []
    committee.accept(again)
    assert person(committee, "张三").trade == "钳工"
    wrote(branch, Person, 1, trade="支架工")
    assert len(committee.examine(branch.make()).conflicts) == 1
    committee.accept(branch.make(), "all")
    assert person(committee, "张三").trade == "支架工"


def test_what_is_deleted_there_goes_here_unless_it_was_changed_here(branch, committee):
    with branch.open():
        first = make.activity("themed_day", 1, "2026-10-05")
        second = make.activity("themed_day", 1, "2026-11-05")
    committee.accept(branch.make())
    with committee.open():
        kept = Activity.get(Activity.held_on == "2026-11-05").id
    wrote(committee, Activity, kept, place="会议室")
    for row_id in (first, second):
        removed(branch, Activity, row_id)
    package = branch.make()
    assert [(one[0], one[2]) for one in committee.examine(package).conflicts] == [("activity", "")]
    done = committee.accept(package)
    assert (done.removed, done.kept) == (1, 1)
    with committee.open():
        assert [one.place for one in Activity.select()] == ["会议室"]


def test_what_is_deleted_here_and_changed_there_is_asked(branch, committee):
    with branch.open():
        mine = make.activity("themed_day", 1, "2026-10-05")
    committee.accept(branch.make())
    with committee.open():
        theirs = Activity.get().id
    removed(committee, Activity, theirs)
    assert committee.examine(branch.make()).conflicts == []  # it stays deleted
    wrote(branch, Activity, mine, place="会议室")
    assert len(committee.examine(branch.make()).conflicts) == 1
    committee.accept(branch.make(), "all")
    with committee.open():
        assert Activity.get().place == "会议室"


def test_marks_are_known_by_activity_and_person(branch, committee):
    with branch.open():
        activity = make.activity("themed_day", 1, "2026-11-05")
    inserted(branch, Attendance, activity=activity, person=1, mark=Mark.PRESENT)
    committee.accept(branch.make())
    with committee.open():
        his = Attendance.get().id
    wrote(committee, Attendance, his, is_due=False)
    wrote(branch, Attendance, 1, mark=Mark.LATE)
    assert committee.accept(branch.make()).kept == 0
    with committee.open():
        assert [(one.mark, one.is_due) for one in Attendance.select()] == [(Mark.LATE, False)]


def test_what_both_entered_for_themselves_is_taken_for_the_same(branch, committee):
    with committee.open():
        top = make.committee()
        own = make.branch(under=top)
        make.group(own)
        make.person("张三", own, born_on=make.day("1990-05-12"), remark="党委登记")
        uids = {one.uid for one in Organisation.select()} | {Person.get().uid}
    committee.accept(branch.make())
    with committee.open():
        assert Organisation.select().count() == 3
        assert sorted(one.name for one in Person.select()) == ["张三", "李四"]
        assert {one.own for one in ExchangeAlias.select()} <= uids
        assert ExchangeAlias.select().count() == 3
        assert {one.parent_id for one in OrganisationSpell.select()} == {None, top, own}
    wrote(branch, Person, 1, trade="电工")
    committee.accept(branch.make())
    stands = person(committee, "张三")
    assert (stands.trade, stands.remark) == ("电工", "党委登记")


def test_rubrics_books_and_plans_travel_down_and_nothing_of_people(branch, committee):
    with committee.open():
        make.committee()
        own = make.branch("机电队党支部")
        make.person("王五", own)

        def enter(writer: Writer) -> None:
            writer.insert(OwnBook, code="own1", place=1, contents="{}")
            writer.insert(
                Rubric,
                name="月度考评",
                version="2026",
                state=next(iter(RubricState)),
                contents="{}",
                source_file="",
                changed_on=ON,
            )

        committee.runner.run(Operation("布景", "enter", enter))
    package = committee.make(to="综采一队党支部")
    tables = {one.table for one in read_package(package, newest_schema=99).sections}
    assert {"rubric", "own_book"} <= tables
    assert not tables & {"person", "activity", "ledger_entry"}
    branch.accept(package)
    with branch.open():
        assert (Rubric.get().name, OwnBook.get().code) == ("月度考评", "own1")
        assert {one.name for one in Person.select()} == {"张三", "李四"}
        assert ExchangePartner.get().name == "星火煤矿党委"


CANARIES = {
    "身份证": make.id_number(),
    "手机": "13900009901",
    "意见": "金丝雀意见",
    "纪要": "金丝雀纪要",
    "缘由": "金丝雀缘由",
}


def test_what_was_not_asked_for_is_in_no_byte_of_a_package(branch):
    with branch.open():
        make.person("王五", 1, id_number=CANARIES["身份证"], mobile_phone=CANARIES["手机"])
        make.entry("appeal", 1, kind="其他", content=CANARIES["意见"])
        talk = make.activity("talk", 1, "2026-11-05")
        meeting = make.activity("themed_day", 1, "2026-11-06")
    wrote(branch, Activity, talk, title="金丝雀谈话", minutes=CANARIES["纪要"])
    wrote(branch, Activity, meeting, minutes=CANARIES["纪要"])
    inserted(branch, Attendance, activity=meeting, person=1, reason=CANARIES["缘由"])
    package = branch.make()
    text = told(package)
    assert "王五" in text
    assert not [word for word in (*CANARIES.values(), "金丝雀谈话") if word in text]
    asked = ["id_numbers", "contacts", "minutes", "absence_reasons", "talks", "opinions"]
    text = told(branch.make(asked=asked))
    assert not [word for word in (*CANARIES.values(), "金丝雀谈话") if word not in text]


def told(package):
    """Everything that a package says."""
    read = read_package(package)
    return repr(read)


def test_case_files_and_ballots_cannot_even_be_asked_for(branch):
    shown = shown_content(Direction.UP, ["id_numbers", "talks", "opinions", "minutes"])
    labels = "".join(one.label for one in shown.tables)
    assert not [word for word in ("个案", "选票", "书面意见", "党费") if word in labels]
    with pytest.raises(RefusedError, match="case_files"):
        branch.make(asked=["case_files"])


def unsealed(package):
    """The bytes that a package without a password holds: its facts and its unpacked body."""
    content = package.read_bytes()
    begun = 8 + 2 + 4 + 8 + 1 + 32 + 32 + 64  # the head and the signature
    body = begun + int.from_bytes(content[10:14], "big")
    return content[begun:body] + zlib.decompress(content[body:])


def every_part():
    return [code for code, _label in private_parts(Direction.UP)]


def test_no_byte_of_a_case_file_is_in_a_package_whatever_is_asked_for(branch):
    inserted(branch, CaseFile, person=1, kind=CaseFileKind.CARE, opened_on=date(2026, 11, 4))
    inserted(
        branch,
        CaseEvent,
        case_file=1,
        event="金丝雀步骤",
        happened_on=date(2026, 11, 4),
        paper="金丝雀文书",
        number="金丝雀文号",
    )
    with branch.open():
        uids = [CaseFile.get().uid, CaseEvent.get().uid]
        make.entry("appeal", 1, kind="其他", content="问过的意见")
    content = unsealed(branch.make(asked=every_part(), is_whole=True))
    assert "问过的意见".encode() in content
    traces = ["金丝雀", CaseFileKind.CARE.value, "case_file", "case_event", *uids]
    assert not [one for one in traces if one.encode() in content]


def test_a_reason_of_help_is_in_no_byte_unless_it_was_asked_for_itself(branch):
    with branch.open():
        entry = make.entry(
            "care", 1, person=1, kind="生活困难", money=500, visitors=2, follow_up="金丝雀后续"
        )
    step = {"entry": entry, "state": "closed", "taken_on": date(2026, 11, 9), "note": "金丝雀情况"}
    inserted(branch, LedgerStep, **step)
    reasons = ["生活困难", "金丝雀后续", "金丝雀情况"]
    others = [code for code in every_part() if code != "help_reasons"]
    content = unsealed(branch.make(asked=others))
    assert b"visitors" in content
    assert not [one for one in reasons if one.encode() in content]
    content = unsealed(branch.make(asked=every_part()))
    assert not [one for one in reasons if one.encode() not in content]


def test_what_belongs_to_a_talk_stays_with_it(branch):
    with branch.open():
        talk = make.activity("talk", 1, "2026-11-05")
    inserted(branch, Attendance, activity=talk, person=1, is_due=True)
    inserted(
        branch,
        Task,
        organisation=1,
        activity=talk,
        source=next(iter(TaskSource)),
        title="谈后再访",
        entered_on=ON,
    )
    read = read_package(branch.make())
    assert not {one.table for one in read.sections} & {"activity", "attendance", "task"}


def test_a_sender_who_is_not_known_is_accepted_only_once_the_fingerprint_was_compared(
    branch, committee
):
    package = branch.make()
    with committee.open():
        met = meet_package(package)
        assert not met.is_known
        with pytest.raises(RefusedError, match="打电话"):
            examine_package(met)
        found = examine_package(met, is_trusted=True)
        with pytest.raises(RefusedError, match="打电话") as said:
            committee.runner.run(accept_package(package=found.package, on=ON))
        assert met.fingerprint in said.value.sentence
        assert Person.select().count() == 0


def test_of_a_stranger_nothing_is_read_but_who_it_is(branch, committee):
    package = branch.make()
    read = read_package(package)
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    package.write_bytes(signed_package(read.facts, b"no packed body at all", key))
    with committee.open():
        met = meet_package(package)
        assert met.sealed.facts == read.facts
        with pytest.raises(RefusedError, match="还没有读"):
            examine_package(met)
        with pytest.raises(ExchangeError, match="damaged_package"):
            examine_package(met, is_trusted=True)


def test_a_partner_cannot_push_our_numbers_out_of_reach(branch, committee):
    committee.accept(branch.make())
    committee.make(to="综采一队党支部")

    def boasting(facts, sections):
        return replace(facts, accepted=900_000_000), sections

    with pytest.raises(RefusedError, match="本机只做到第 1 号"):
        committee.accept(resigned(branch, boasting))
    assert read_package(committee.make(to="综采一队党支部")).facts.number == 2


def test_who_was_never_sent_a_row_cannot_say_that_it_accepted_it(branch, committee):
    """People go up alone: "you gave it to me so" would overwrite what stands here unasked."""
    committee.accept(branch.make())
    wrote(committee, Person, person(committee, "张三").id, trade="钳工")
    wrote(branch, Person, 1, trade="电工")

    def claiming(facts, sections):
        def claimed(section, item):
            place = section.fields.index("trade")
            was = tuple((*row[:place], "钳工", *row[place + 1 :]) for row in item.rows)
            return replace(item, was=was)

        return facts, tuple(
            replace(one, items=tuple(claimed(one, item) for item in one.items))
            if one.table == "person"
            else one
            for one in sections
        )

    package = resigned(branch, claiming)
    assert len(committee.examine(package).conflicts) == 1
    committee.accept(package)
    assert person(committee, "张三").trade == "钳工"


def test_what_a_name_hides_does_not_travel(branch):
    with branch.open():
        spell = OrganisationSpell.get(OrganisationSpell.name == "综采一队党支部").id
    wrote(branch, OrganisationSpell, spell, name="综采\u200b一队\u202e党支部")
    assert read_package(branch.make()).facts.name == "综采一队党支部"


def test_a_package_that_nobody_could_read_is_not_made(branch, monkeypatch):
    monkeypatch.setattr(package_file, "_MOST_UNPACKED", 500)
    with pytest.raises(ExchangeError, match="package_too_much") as told:
        branch.make()
    assert "请" in told.value.sentence
    assert not list(branch.path.parent.glob("*.djexchange"))


def test_a_partner_has_a_name_of_eighty_characters_at_the_most(branch):
    with pytest.raises(RefusedError, match="80"):
        branch.make(to="支" * 81)


def test_a_known_sender_with_another_key_is_refused(branch, committee):
    committee.accept(branch.make())
    package = branch.make()
    read = read_package(package)
    package.write_bytes(packed_package(read.facts, read.sections, b"x" * 32))
    with pytest.raises(RefusedError, match="签名钥匙与以前不同"):
        committee.accept(package)


def test_a_partner_who_begins_anew_is_forgotten_first(branch, committee, tmp_path, empty_file):
    committee.accept(branch.make())
    branch.accept(committee.make(to="综采一队党支部"))
    committee.path.write_bytes(empty_file)  # a new computer, without a backup
    with pytest.raises(RefusedError, match="别的单位"):
        committee.accept(branch.make())
    with branch.open():
        branch.runner.run(reopen_exchange(name="上级"))
    assert committee.accept(branch.make()).new > 0
    branch.accept(committee.make(to="综采一队党支部"))


def test_a_package_of_ones_own_and_one_for_others_are_refused(branch, committee, tmp_path):
    package = branch.make()
    with pytest.raises(RefusedError, match="本机自己做的"):
        branch.accept(package)
    committee.accept(package)
    down = committee.make(to="综采一队党支部")
    other = Side(tmp_path / "别的.db")
    with other.open(), pytest.raises(RefusedError, match="别的单位"):
        meet_package(down)


def test_nobody_below_may_send_down(branch, committee):
    committee.accept(branch.make())
    package = branch.make()
    read = read_package(package)
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    facts = replace(read.facts, direction=Direction.DOWN)
    package.write_bytes(packed_package(facts, (), key))
    with pytest.raises(RefusedError, match="方向不对"):
        committee.accept(package)


def resigned(branch, change, to="上级"):
    """A package of the branch as no program writes it, soundly signed."""
    package = branch.make(to=to)
    read = read_package(package)
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    facts, sections = change(read.facts, read.sections)
    package.write_bytes(packed_package(facts, sections, key))
    return package


def without(name):
    """The sections as a program wrote them that did not know a field yet."""

    def cut(section):
        if name not in section.fields:
            return section
        place = section.fields.index(name)
        items = tuple(
            replace(item, rows=tuple(row[:place] + row[place + 1 :] for row in item.rows))
            for item in section.items
        )
        return replace(
            section, fields=section.fields[:place] + section.fields[place + 1 :], items=items
        )

    return lambda facts, sections: (
        replace(facts, schema=facts.schema - 1),
        tuple(cut(one) for one in sections),
    )


def test_a_package_of_an_older_schema_is_read(branch, committee):
    wrote(branch, Person, 1, trade="电工")
    committee.accept(resigned(branch, without("crew")))
    stands = person(committee, "张三")
    assert (stands.trade, stands.crew) == ("电工", "")


def test_a_table_that_is_no_more_is_passed_over_in_an_older_package_and_refused_in_ours(
    branch, committee
):
    def older(facts, sections):
        gone = replace(sections[0], table="dues_base")
        return replace(facts, schema=facts.schema - 1), (gone, *sections)

    def same(facts, sections):
        return facts, (replace(sections[0], table="journal_entry"), *sections)

    assert committee.accept(resigned(branch, older)).new > 0
    with pytest.raises(ExchangeError):
        committee.accept(resigned(branch, same))


@pytest.mark.parametrize(
    "value", [7, "x" * 41, None], ids=["a number for a name", "too long", "nothing"]
)
def test_values_that_no_column_takes_are_refused(branch, committee, value):
    def spoilt(section):
        place = section.fields.index("name")
        (row,) = section.items[0].rows
        item = replace(section.items[0], rows=((*row[:place], value, *row[place + 1 :]),))
        return replace(section, items=(item, *section.items[1:]))

    def wrong(facts, sections):
        return facts, tuple(spoilt(one) if one.table == "person" else one for one in sections)

    with pytest.raises(ExchangeError, match="damaged_package"):
        committee.accept(resigned(branch, wrong))
    with committee.open():
        assert Person.select().count() == 0


def respoilt(table, change):
    """A change of the first item of a table."""
    return lambda facts, sections: (
        facts,
        tuple(
            replace(one, items=(change(one, one.items[0]), *one.items[1:]))
            if one.table == table
            else one
            for one in sections
        ),
    )


def with_value(name, value):
    def change(section, item):
        place = section.fields.index(name)
        rows = tuple((*row[:place], value, *row[place + 1 :]) for row in item.rows)
        return replace(item, rows=rows)

    return change


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("person", lambda _section, item: replace(item, key=("u" * 33,))),
        ("person", lambda _section, item: replace(item, key=(7,))),
        ("person", lambda _section, item: replace(item, rows=item.rows * 2)),
        ("attendance", lambda _section, item: replace(item, rows=item.rows * 2)),
        ("person", with_value("is_floating", 7)),
        ("activity", with_value("held_on", "20261105")),
        ("own_book", with_value("contents", "[]")),
        ("own_book", with_value("contents", "no json")),
    ],
    ids=[
        "a long uid",
        "a number for a uid",
        "a person twice",
        "a mark twice",
        "neither yes nor no",
        "a day in another form",
        "a list for a book",
        "no book",
    ],
)
def test_rows_that_no_program_writes_are_refused(branch, committee, table, change):
    with branch.open():
        activity = make.activity("themed_day", 1, "2026-11-05")
    inserted(branch, Attendance, activity=activity, person=1, mark=Mark.PRESENT)
    inserted(branch, OwnBook, code="own1", place=1, contents="{}")
    package = resigned(branch, respoilt(table, change))
    with pytest.raises(ExchangeError) as said:
        committee.examine(package)
    assert said.value.code == "damaged_package"
    assert package.name in said.value.sentence


def test_what_could_not_be_written_is_taken_once_there_is_room(branch, committee):
    """Had its base been kept, what came would pass for what was given up here."""
    inserted(branch, OwnBook, code="own1", place=1, contents="{}")
    committee.accept(branch.make())
    inserted(committee, OwnBook, code="own2", place=2, contents="{}")
    wrote(branch, OwnBook, 1, code="own2")
    assert committee.accept(branch.make()).left == 1
    removed(committee, OwnBook, 2)
    assert committee.accept(branch.make(is_whole=True)).left == 0
    with committee.open():
        assert OwnBook.get().code == "own2"


def test_a_row_whose_owner_never_came_is_left_and_told(branch, committee):
    def orphaned(facts, sections):
        return facts, tuple(one for one in sections if one.table != "person")

    done = committee.accept(resigned(branch, orphaned))
    assert done.left > 0
    with committee.open():
        assert StageSpell.select().count() == 0


def test_what_something_here_points_to_is_not_deleted(branch, committee):
    with branch.open():
        activity = make.activity("themed_day", 1, "2026-10-05")
    committee.accept(branch.make())
    with committee.open():
        values = {
            "organisation": Organisation.get(Organisation.kind == "branch").id,
            "activity": Activity.get().id,
            "source": next(iter(TaskSource)),
            "title": "回头看",
            "entered_on": ON,
        }
    inserted(committee, Task, **values)
    removed(branch, Activity, activity)
    done = committee.accept(branch.make())
    assert done.left == 1
    with committee.open():
        assert Task.get().activity.held_on == date(2026, 10, 5)


def test_the_signing_key_is_in_no_package(branch):
    package = branch.make()
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    assert key not in package.read_bytes()
    assert key.hex() not in told(package)


def test_a_number_is_never_given_twice_even_after_undo_and_restore(branch, committee):
    first = read_package(branch.make()).facts.number
    with branch.open():
        assert branch.runner.undo_label is None or "数据包" not in branch.runner.undo_label
    assert read_package(branch.make()).facts.number == first + 1


def test_the_number_of_a_package_is_given_by_an_operation_that_undo_passes_over(branch):
    given = {"to": "上级", "on": ON, "made_at": AT, "entry": 1, "asked": (), "is_whole": False}
    with branch.open():
        facts = [branch.runner.run(record_package(**given)).result[0] for _ in range(2)]
        assert [one.number for one in facts] == [1, 2]
        assert branch.runner.undo_label is None


def test_nobody_who_was_erased_comes_back_with_a_package(sides):
    """Whoever sends the person still has the data; they are not taken, and the sender is told."""
    below, above = sides
    with below.open():
        branch = make.branch()
        person = make.person("欧阳鸮鸮", branch, id_number=make.id_number(sequence=177))
        below.runner.run(
            record_departure(person_id=person, reason=LeaveReason.EXPULSION, on=date(2026, 3, 2))
        )
    above.accept(below.make(asked=["id_numbers"]))
    with above.open():
        known = Person.get(Person.name == "欧阳鸮鸮")
        work = erase(person_id=known.id, typed_name="欧阳鸮鸮", basis="本人申请", on=ON)
        name = above.runner.run(work).result.name
    with below.open():
        below.runner.run(change_person(person_id=person, changes={"remark": "欧阳鸮鸮的备注"}))
        departure = Departure.get()
        below.runner.run(
            Operation("改", "改", lambda w: w.update(Departure, departure.id, note="x"))
        )
    came = above.accept(below.make(asked=["id_numbers"]))
    assert came.left >= 2
    with above.open():
        assert [(one.name, one.id_number, one.remark) for one in Person.select()] == [
            (name, "", "")
        ]
        assert Departure.get().note == ""
