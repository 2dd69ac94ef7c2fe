"""The history page by page: who did what, to whom, and which fields are others now."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations import case_files, people
from dangjian_desktop.operations.attachments import NewFile, add_attachments, reveal_attachment
from dangjian_desktop.operations.field_values import reveal_branch_value
from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.operations_done import (
    MOST_LINES,
    OperationLinesQuery,
    OperationPages,
    history_kinds,
)
from dangjian_desktop.queries.told_changes import Doing
from dangjian_desktop.storage.models import Person, database
from tests import make

ON = date(2026, 11, 29)
PHONE = "13812340000"


@pytest.fixture
def at(data, monkeypatch):
    """Whatever is done is done in the morning of the day that is said last."""

    def say(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:30:00+08:00")
        monkeypatch.setattr("dangjian_desktop.operations.runner.now", lambda: moment)

    say("2026-10-05")
    return say


def asked(**of):
    return OperationPages(ON, **of).fetch()


def asked_of_file(keys):
    """How many statements it takes to tell some entries."""
    said: list[str] = []
    database.connection().set_trace_callback(said.append)
    try:
        assert OperationPages(ON).rows(keys)
    finally:
        database.connection().set_trace_callback(None)
    return len(said)


def test_what_was_changed_is_told_by_field_in_words(at, runner):
    person = make.person("张三", make.branch(), id_number=make.id_number())
    runner.run(people.change_person(person_id=person, changes={"crew": "早班", "section": "综采"}))
    (changed, entered, founded) = asked()
    assert (changed.what, changed.actor, changed.about) == ("修改人员", "测试员", ("张三",))
    assert {(one.what, one.before, one.after) for one in changed.fields} == {
        ("班组", "", "早班"),
        ("区队", "", "综采"),
    }
    assert dict(entered.added)["人员"] == 1
    assert founded.about == (make.BRANCH,)


def test_an_id_number_is_masked_in_its_field_and_in_the_middle_of_a_text(at, runner):
    number = make.id_number()
    person = make.person("张三", make.branch())
    changes = {"id_number": number, "remark": f"旧证{number}，电话{PHONE}。"}
    runner.run(people.change_person(person_id=person, changes=changes))
    newest = asked()[0]
    lines = OperationLinesQuery(newest.entry_id, ON).fetch()
    told = {line.what: line.after for line in lines}
    assert told["公民身份号码"] == f"{number[:6]}********{number[-4:]}"
    assert told["备注"].startswith(f"旧证{number[:6]}****")
    assert number not in str(lines)
    assert PHONE not in str(lines)


def test_a_row_that_was_entered_tells_its_fields_and_whose_it_is(at):
    branch = make.branch()
    make.person("张三", branch, group=make.group(branch), admitted_on="2001-07-01")
    lines = OperationLinesQuery(asked()[0].entry_id, ON).fetch()
    assert {line.doing for line in lines} == {Doing.ADDED}
    told = {(line.table, line.name, line.what): line.after for line in lines}
    assert told["人员", "张三", "姓名"] == "张三"
    assert told["所在党支部", f"张三 · {make.BRANCH}", "党支部"] == make.BRANCH
    assert any(after == "正式党员" for (_t, _n, what), after in told.items() if what == "类别")
    assert not any("uid" in str(key) for key in told)


def test_the_list_is_narrowed_by_words_days_kind_and_person(at, runner):
    branch = make.branch()
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    at("2026-11-02")
    runner.run(people.change_person(person_id=zhang, changes={"crew": "早班"}))
    at("2026-11-03")
    runner.run(people.change_person(person_id=li, changes={"crew": "中班"}))
    assert [row.about for row in asked(text="张三")] == [("张三",), ("张三",)]
    assert [row.about for row in asked(text="修改 李四")] == [("李四",)]
    assert [row.at[:10] for row in asked(text="测试员")] == ["2026-11-03", "2026-11-02"]
    assert asked(text="%") == asked(text="没有的") == []
    assert len(asked(text="综采一队")) == 3  # the branch, and who was entered into it
    assert len(asked(since=date(2026, 11, 2), until=date(2026, 11, 2))) == 1
    assert len(asked(until=date(2026, 11, 1))) == 3
    assert [row.what for row in asked(person_id=li)] == ["修改人员", "新增人员"]
    assert [row.about for row in asked(kind="organisations")] == [(make.BRANCH,)]
    assert asked(kind="dues") == []


def test_what_was_undone_is_marked_until_it_is_done_again(at, runner):
    branch = make.branch()
    runner.run(rename_organisation(organisation_id=branch, name="综采二队党支部", on=ON))
    runner.undo()
    undoing, done, _founded = asked()
    assert (undoing.is_taken_back, done.is_taken_back) == (False, True)
    assert (undoing.can_be_taken_back, done.can_be_taken_back) == (True, False)
    runner.redo()
    assert [row.is_taken_back for row in asked()] == [False, True, False, False]


def test_what_was_looked_at_is_found_by_whose_it_is_and_tells_what_it_was(at, runner):
    branch = make.branch()
    zhang = make.person("张三", branch, id_number=make.id_number())
    make.person("李四", branch)
    account = make.field("银行卡号", sensitivity=Sensitivity.MASKED)
    phone = make.field(
        "值班手机", subject=FieldSubject.ORGANISATION, sensitivity=Sensitivity.MASKED
    )
    make.custom(zhang, account, "6222000011112222333")
    make.custom(branch, phone, "13900001234")
    runner.run(people.reveal_number(person_id=zhang, key="id_number"))
    runner.run(people.reveal_number(person_id=zhang, key=account.key))
    runner.run(reveal_branch_value(organisation_id=branch, key=phone.key))
    told = [(row.what, row.actor, row.about, str(row.noted)) for row in asked()[:3]]
    assert told == [
        ("显示号码", "测试员", (make.BRANCH,), "值班手机"),
        ("显示号码", "测试员", ("张三",), "银行卡号"),
        ("显示号码", "测试员", ("张三",), "公民身份号码"),
    ]
    mine = [row for row in asked(person_id=zhang) if row.what == "显示号码"]
    assert [str(row.noted) for row in mine] == ["银行卡号", "公民身份号码"]
    assert len([row for row in asked(text=f"{make.BRANCH} 显示号码") if row.noted]) == 1


def test_a_case_file_that_was_looked_at_is_found_by_who_may_see_it_alone(at, runner):
    person = make.person("张三", make.branch())
    kind = CaseFileKind.CARE
    case = runner.run(case_files.add_case_file(person_id=person, kind=kind, opened_on=ON, on=ON))
    added = add_attachments(
        case_file_id=case.result, files=(NewFile("检查.pdf", b"%PDF-1.4"),), on=ON
    )
    (file,) = runner.run(added).result.ids
    runner.run(case_files.reveal_case_files(person_id=person, on=ON))
    runner.run(reveal_attachment(attachment_id=file))
    seen = asked(person_id=person, with_case_files=True)[:2]
    assert [(row.what, row.about, str(row.noted)) for row in seen] == [
        ("查看附件", ("张三",), "检查.pdf"),
        ("查看个案", ("张三",), "个案"),
    ]
    assert [row.what for row in asked(person_id=person)] == ["新增人员"]
    assert not [row for row in asked() if row.what in ("查看附件", "查看个案")]


def test_whose_numbers_were_looked_at_is_asked_once_for_a_page(at, runner):
    branch = make.branch()
    for name in ("张三", "李四", "王五"):
        person = make.person(name, branch, id_number=make.id_number(sequence=ord(name[0]) % 900))
        for _time in range(3):
            runner.run(people.reveal_number(person_id=person, key="id_number"))
    shown = [row.entry_id for row in asked() if row.what == "显示号码"]
    assert len(shown) == 9
    assert asked_of_file(shown) == asked_of_file(shown[:1]) > 0


def test_what_was_only_noted_cannot_be_taken_back(at, runner):
    person = make.person("张三", make.branch(), id_number=make.id_number())
    runner.run(people.reveal_number(person_id=person, key="id_number"))
    shown = asked()[0]
    assert (shown.what, shown.count, shown.can_be_taken_back) == ("显示号码", 0, False)
    assert OperationLinesQuery(shown.entry_id, ON).fetch() == []


def test_of_what_is_withheld_the_month_alone_is_told_at_the_end_of_its_month(at):
    branch = make.branch()
    at("2026-11-20")
    told = {"kind": "休息轮班", "content": "夜班班中餐太凉"}
    make.entry("appeal", branch, "2026-11", is_anonymous=True, **told)
    at("2026-11-25")
    make.person("李四", branch)
    newest, quiet, _founded = asked()
    assert newest.about == ("李四",)
    assert (quiet.at, quiet.actor, quiet.about, quiet.fields) == ("2026-11", "", (), ())
    assert quiet.is_withheld
    assert not quiet.can_be_taken_back
    assert OperationLinesQuery(quiet.entry_id, ON).fetch() == []
    assert quiet in asked(since=date(2026, 11, 28))
    assert asked(text="班中餐") == []


def test_a_case_file_is_told_to_who_may_see_it_alone(at, runner):
    person = make.person("张三", make.branch())
    kind = CaseFileKind.CARE
    runner.run(case_files.add_case_file(person_id=person, kind=kind, opened_on=ON, on=ON))
    rows = asked(with_case_files=True)
    assert rows[0].about == ("张三",)
    lines = OperationLinesQuery(rows[0].entry_id, ON, with_case_files=True).fetch()
    assert any(line.table == "个案" for line in lines)
    assert rows[0].entry_id not in [row.entry_id for row in asked()]
    assert OperationLinesQuery(rows[0].entry_id, ON).fetch() == []
    words = [kind.word for kind in history_kinds(with_case_files=False)]
    assert "个案" not in words
    assert len(history_kinds(with_case_files=True)) == len(words) + 1


def test_of_a_large_import_the_first_lines_are_told_without_unpacking_it(at, runner):
    make.branch()

    def body(writer):
        people = [{"name": f"人员{number}", "remark": "备注" * 200} for number in range(9_000)]
        writer.insert_many(Person, people)

    runner.run(Operation("导入", "import_it", body))
    row = asked()[0]
    assert (row.about, row.fields, row.count) == ((), (), 9_000)
    assert len(OperationLinesQuery(row.entry_id, ON).fetch()) == MOST_LINES


def test_thousands_are_known_by_their_numbers_and_read_as_they_are_seen(at, runner):
    person = make.person("张三", make.branch())
    for number in range(40):
        runner.run(people.change_person(person_id=person, changes={"crew": f"{number}班"}))
    query = OperationPages(ON, person_id=person)
    keys = query.keys()
    assert len(keys) == 41
    assert [row.fields[0].after for row in query.rows(keys[:2])] == ["39班", "38班"]
    assert query.rows([keys[0], 10**6])[0].entry_id == keys[0]
