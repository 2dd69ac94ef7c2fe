"""What was done, by whom, about whom: the newest first; of what is withheld the month alone."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.case_files import add_case_file, reveal_case_files
from dangjian_desktop.operations.people import change_person, reveal_number
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.queries.history import HistoryQuery
from dangjian_desktop.queries.journal_heads import JournalHeadQuery
from dangjian_desktop.storage.journal_proof import journal_head
from dangjian_desktop.storage.models import CaseFile, Person
from tests import make

ON = date(2026, 11, 2)


@pytest.fixture
def people(data, monkeypatch):
    """One branch and one person, entered on a day of October."""

    def at(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:30:00+08:00")
        monkeypatch.setattr("dangjian_desktop.operations.runner.now", lambda: moment)

    at("2026-10-05")
    branch = make.branch()
    person = make.person("张三", branch, id_number=make.id_number())
    return branch, person, at


def test_the_newest_is_told_first_with_who_and_about_whom(people, runner):
    _branch, person, at = people
    at("2026-11-02")
    runner.run(change_person(person_id=person, changes={"crew": "早班"}))
    runner.run(change_person(person_id=person, changes={"crew": "中班"}))
    runner.undo()
    rows = HistoryQuery(date(2026, 11, 1)).fetch()
    assert [(row.what, row.actor, row.about, row.is_taken_back) for row in rows] == [
        ("撤销 修改人员", "测试员", ("张三",), False),
        ("修改人员", "测试员", ("张三",), True),
        ("修改人员", "测试员", ("张三",), False),
    ]
    assert [row.number for row in rows] == [5, 4, 3]
    assert [row.at[:10] for row in HistoryQuery().fetch()][-1] == "2026-10-05"
    assert len(HistoryQuery(limit=2).fetch()) == 2


def test_what_is_about_nobody_names_the_organisation_and_what_changes_nothing_no_one(
    people, runner
):
    _branch, person, _at = people
    runner.run(reveal_number(person_id=person, key="id_number"))
    shown, _entered, founded = HistoryQuery().fetch()
    assert (shown.what, shown.about, shown.changes) == ("显示号码", ("张三",), 0)
    assert founded.about == (make.BRANCH,)


def test_what_is_withheld_tells_its_month_alone_and_neither_number_nor_name(people):
    branch, _person, at = people
    at("2026-11-20")
    told = {"kind": "休息轮班", "content": "夜班班中餐太凉"}
    make.entry("appeal", branch, "2026-11", is_anonymous=True, **told)
    at("2026-11-25")
    make.person("李四", branch)
    newest, quiet = HistoryQuery(date(2026, 11, 21)).fetch()
    assert newest.about == ("李四",)
    assert (quiet.number, quiet.at, quiet.actor, quiet.about) == (0, "2026-11", "", ())


def test_an_entry_about_many_names_a_few(data):
    branch = make.branch()
    enter = [f"人员{number}" for number in range(9)]

    def body(writer):
        from dangjian_desktop.storage.models import Person

        writer.insert_many(Person, [{"name": name} for name in enter])

    assert branch
    Runner("测试员").run(Operation("导入", "import_it", body))
    assert HistoryQuery().fetch()[0].about == tuple(enter[:5])


def test_the_head_is_that_of_the_last_entry(people):
    assert JournalHeadQuery().fetch() == journal_head()
    assert JournalHeadQuery().fetch().number == 2


def test_whom_a_case_file_is_about_is_told_by_right_alone(people, runner):
    _branch, person, _at = people
    day = date(2026, 11, 2)
    runner.run(add_case_file(person_id=person, kind=CaseFileKind.CARE, opened_on=day, on=day))
    told = HistoryQuery(with_case_files=True).fetch()
    assert (told[0].what, told[0].about) == ("登记个案", ("张三",))
    assert "登记个案" not in {row.what for row in HistoryQuery().fetch()}
    assert len(HistoryQuery(limit=1).fetch()) == 1  # the limit counts what is told


def test_an_operation_on_more_than_a_case_file_names_nobody_for_it(people, runner):
    branch, person, _at = people
    other = make.person("李四", branch)
    with_case = Operation(
        "并记",
        "both",
        lambda writer: (
            writer.insert(CaseFile, person=other, kind=CaseFileKind.CARE, opened_on=ON),
            writer.update(Person, person, remark="改"),
        ),
    )
    runner.run(with_case)
    assert HistoryQuery().fetch()[0].about == ("张三",)
    assert HistoryQuery(with_case_files=True).fetch()[0].about == ("李四", "张三")


def test_whose_number_was_looked_at_is_told(runner):
    person = make.person("张三", id_number=make.id_number())
    runner.run(reveal_number(person_id=person, key="id_number"))
    (shown,) = HistoryQuery(limit=1).fetch()
    assert (shown.about, str(shown.noted)) == (("张三",), "公民身份号码")
    Person.update(name="李四").where(Person.id == person).execute()
    (shown,) = HistoryQuery(limit=1).fetch()
    assert (shown.about, str(shown.noted)) == (("李四",), "公民身份号码")


def test_a_case_file_that_was_looked_at_is_told_to_who_may_see_it_alone(people, runner):
    _branch, person, _at = people
    runner.run(reveal_case_files(person_id=person, on=ON))
    assert [row.what for row in HistoryQuery().fetch()] == ["新增人员", "新建组织"]
    seen = HistoryQuery(with_case_files=True).fetch()[0]
    assert (seen.what, seen.about, str(seen.noted)) == ("查看个案", ("张三",), "个案")
