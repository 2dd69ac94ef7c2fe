"""A roster comes in as people really keep it: whole, judged row by row, undone at one stroke."""

from collections import Counter
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from dangjian_desktop.domain.cells import RowPlace, SheetPlace
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import InputError, SentenceError, Severity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Education, LeaveReason, OrganisationKind, Post, Stage
from dangjian_desktop.operations.imports import (
    Outcome,
    add_header_synonym,
    examine_roster_file,
    import_roster,
    open_roster_file,
)
from dangjian_desktop.operations.people import advance_stage, move_to_branch, record_departure
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.lookups import open_spells
from dangjian_desktop.storage.models import (
    TABLES,
    NotSamePerson,
    Person,
    PostSpell,
    SearchKey,
    database,
)
from tests import make
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, ID, MESSY, OTHER_ID, STANDARD, person
from tests.operations.roster_imports import (
    DAY,
    Import,
    codes,
    everybody,
    examined,
    only,
    outcomes,
)

PEOPLE = 458


def branches() -> list[str]:
    return [row.name for row in Tree.on(DAY).of_kind(OrganisationKind.BRANCH)]


def contents() -> dict[str, Any]:
    return {
        table.table_name(): database.execute_sql(f'SELECT * FROM "{table.table_name()}"').fetchall()
        for table in (*TABLES, SearchKey)
        if table.topic is not Topic.JOURNAL
    }


# The two workbooks of the mine ------------------------------------------------


def test_the_standard_workbook_comes_in_whole(data: Path, bring_in: Import) -> None:
    found = examined(STANDARD)
    assert outcomes(found) == {"added": PEOPLE}
    assert not found.refused_count
    assert found.people_count == PEOPLE
    assert Person.select().count() == 0  # examining writes nothing
    counts = bring_in(STANDARD)
    assert (counts.added, counts.refused) == (PEOPLE, 0)
    assert len(counts.branches) == len(branches()) == 15
    first = everybody()["吕凯"]
    assert first.facts.born_on == make.day("1997-07-10")
    assert first.branch_name == "综采一队党支部"
    assert first.posts == (Post.SECRETARY,)
    assert first.stage is Stage.FULL
    assert (first.admitted_on, first.confirmed_on) == (
        make.day("2023-03-14"),
        make.day("2024-03-14"),
    )
    assert first.facts.education is Education.COLLEGE
    assert first.facts.native_place == "山西大同"


@pytest.mark.parametrize(("path", "unchanged"), [(STANDARD, PEOPLE), (MESSY, PEOPLE + 1)])
def test_importing_the_same_file_twice_changes_nothing(
    data: Path, bring_in: Import, path: Path, unchanged: int
) -> None:
    bring_in(path)
    before = contents()
    again = examined(path)
    assert again.count(Outcome.UNCHANGED) == unchanged
    assert not again.has_effect
    assert not again.new_branches
    bring_in(path)
    assert contents() == before


def test_the_messy_workbook_brings_the_same_people_from_fifteen_sheets(
    data: Path, bring_in: Import
) -> None:
    found = examined(MESSY)
    assert outcomes(found) == {"added": PEOPLE, "unchanged": 1, "refused": 9}
    by_sheet = Counter(row.sheet for row in found.rows if row.outcome is Outcome.ADDED)
    assert len(by_sheet) == 15
    assert "新增待核" not in by_sheet
    bring_in(MESSY)
    messy = {(row.facts.name, row.facts.id_number, row.branch_name) for row in everybody().values()}
    assert "不存在党支部" not in branches()  # it stands in a refused row only
    assert len(branches()) == 15
    standard = examined(STANDARD)
    assert standard.count(Outcome.ADDED) == 0
    named = {
        (row.draft.facts.name, row.draft.facts.id_number, row.draft.branch_name)
        for row in standard.rows
        if row.draft
    }
    assert messy <= named


def test_the_sheet_of_doubtful_rows_is_judged_row_by_row(data: Path) -> None:
    found = {row.row: row for row in examined(MESSY).rows if row.sheet == "新增待核"}
    assert {number: codes(row) for number, row in found.items()} == {
        2: ["id.check_digit"],
        3: ["id.birth_impossible"],
        4: ["id.became_number"],
        5: ["date.impossible"],
        6: ["name.missing"],
        7: ["confirmed.before_admitted"],
        8: ["date.future"],
        9: ["name.characters"],
        10: ["sex.unknown"],
        11: [],
    }
    assert codes(found[5], Severity.WARNING) == ["id.missing", "confirmed.missing"]
    assert found[11].outcome is Outcome.UNCHANGED  # the duplicate of 吕凯
    places = {problem.where.field for problem in found[2].problems}
    assert places == {"身份证号"}  # the header as the file writes it


def test_messy_after_standard_changes_nothing(data: Path, bring_in: Import) -> None:
    bring_in(STANDARD)
    before = contents()
    found = examined(MESSY)
    assert outcomes(found) == {"unchanged": PEOPLE + 1, "refused": 9}
    bring_in(MESSY)
    assert contents() == before


def test_standard_after_messy_completes_what_was_known_to_the_month_only(
    data: Path, bring_in: Import
) -> None:
    bring_in(MESSY)
    inexact = [
        row for row in everybody().values() if row.admitted_on and not row.admitted_on.is_exact
    ]
    assert len(inexact) > 100
    assert inexact[0].admitted_on is not None
    assert "月" in inexact[0].admitted_on.printed
    bring_in(STANDARD)
    assert all(row.admitted_on is None or row.admitted_on.is_exact for row in everybody().values())
    assert examined(MESSY).count(Outcome.UPDATED) == 0


def test_totals_titles_and_signatures_are_skipped_and_told(data: Path) -> None:
    (first, *_rest) = examined(MESSY).sheets
    assert [problem.code for problem in first.skipped] == [
        "line.title",
        "line.title",
        "line.total",
        "line.signature",
    ]


def test_one_undo_takes_everything_back_and_redo_brings_it_again(
    data: Path, runner: Runner, bring_in: Import
) -> None:
    before = contents()
    bring_in(MESSY)
    after = contents()
    assert runner.undo_label == "导入名册"
    runner.undo()
    assert contents() == before
    assert not branches()
    assert runner.undo_label is None  # it was one entry
    runner.redo()
    assert contents() == after


# What is refused, what is only told -------------------------------------------

NO_NAME = {"姓名": None}
REFUSED = [
    (NO_NAME, "name.missing"),
    ({"姓名": "张3"}, "name.characters"),
    ({"姓名": "张三@"}, "name.characters"),
    ({"姓名": '=HYPERLINK("x","张三")'}, "name.characters"),
    ({"公民身份号码": ID[:-1] + ("0" if ID[-1] != "0" else "1")}, "id.check_digit"),
    ({"公民身份号码": ID[:-1]}, "id.length"),
    ({"公民身份号码": 9.90101198503121e17}, "id.became_number"),
    ({"入党日期": "2010-02-30"}, "date.impossible"),
    ({"入党日期": "2027-01-01"}, "date.future"),
    ({"转正日期": "2009-07-01"}, "confirmed.before_admitted"),
    ({"人员类别": "群众"}, "stage.unknown"),
]
WARNED = [
    ({"公民身份号码": None}, "id.missing"),
    ({"转正日期": None}, "confirmed.missing"),
]


@pytest.mark.parametrize(("changed", "code"), REFUSED)
def test_a_row_is_refused_for(book: Any, changed: dict[str, Any], code: str) -> None:
    row = only(book(HEADER, person(**changed)))
    assert row.outcome is Outcome.REFUSED
    assert code in codes(row)


@pytest.mark.parametrize(("changed", "code"), WARNED)
def test_a_row_comes_in_and_is_told_for(book: Any, changed: dict[str, Any], code: str) -> None:
    row = only(book(HEADER, person(**changed)))
    assert row.outcome is Outcome.ADDED
    assert code in codes(row, Severity.WARNING)


def test_a_sex_other_than_the_two_is_refused(book: Any) -> None:
    row = only(book((*HEADER, "性别"), [*person(), "不详细"]))
    assert codes(row) == ["sex.unknown"]


def test_all_faults_of_a_row_are_told_at_once(book: Any) -> None:
    row = only(
        book(
            HEADER,
            person(姓名="张3", 公民身份号码="123", 人员类别="群众", 入党日期="2010-13-01"),
        )
    )
    assert {"name.characters", "id.length", "stage.unknown", "date.impossible"} <= set(codes(row))


def test_names_with_a_dot_or_rare_characters_come_in(book: Any, bring_in: Import) -> None:
    second = make.id_number("1990-01-02", 203)
    bring_in(book(HEADER, person(姓名="买买提·吐尔逊"), person(姓名="王𬱖", 公民身份号码=second)))
    assert set(everybody()) == {"买买提·吐尔逊", "王𬱖"}


def test_a_branch_that_only_a_refused_row_names_is_not_created(book: Any, bring_in: Import) -> None:
    path = book(HEADER, person(), person(姓名=None, 所在党支部="幽灵党支部"))
    assert bring_in(path).branches == ("综采一队党支部",)
    assert branches() == ["综采一队党支部"]


def test_the_word_for_a_member_is_no_post(book: Any, bring_in: Import) -> None:
    bring_in(book((*HEADER, "党内职务"), [*person(), "党员"]))
    assert everybody()["张三"].posts == ()


# Where the branch comes from --------------------------------------------------

BARE = HEADER[:-1]


def bare() -> list[Any]:
    return person()[:-1]


def test_the_branch_comes_from_the_reporting_line(book: Any) -> None:
    found = examined(book(["党员花名册"], ["填报单位：机电队党支部"], BARE, bare()))
    assert found.new_branches == ("机电队党支部",)


def test_the_branch_comes_from_the_title(book: Any) -> None:
    found = examined(book(["机电队党支部党员花名册"], BARE, bare()))
    assert found.new_branches == ("机电队党支部",)


def test_the_branch_never_comes_from_the_name_of_the_sheet_alone(book: Any) -> None:
    found = examined(book(机电队党支部=[BARE, bare()]))
    assert not found.new_branches
    assert codes(found.rows[0]) == ["branch.missing"]
    chosen = examined(book(机电队党支部=[BARE, bare()]), default_branch="机电队党支部")
    assert chosen.new_branches == ("机电队党支部",)
    assert outcomes(chosen) == {"added": 1}


def test_branches_and_groups_that_the_tree_lacks_are_created_with_the_import(
    book: Any, bring_in: Import
) -> None:
    committee = make.committee()
    make.branch("综采一队党支部", under=committee)
    header = (*HEADER, "党小组")
    second = make.id_number("1990-01-02", 203)
    counts = bring_in(
        book(
            header,
            [*person(所在党支部="综采一队"), "一组"],
            [*person(姓名="李四", 公民身份号码=second, 所在党支部="机电队党支部"), "第一党小组"],
        )
    )
    assert counts.branches == ("机电队党支部",)
    assert counts.groups == ("综采一队党支部 第一党小组", "机电队党支部 第一党小组")
    tree = Tree.on(DAY)
    assert {row.parent_id for row in tree.of_kind(OrganisationKind.BRANCH)} == {committee}
    assert everybody()["张三"].group_name == "第一党小组"


# Other layouts ----------------------------------------------------------------


def assert_zhang_comes_in(path: Path, **choices: Any) -> None:
    row = only(path, **choices)
    assert row.outcome is Outcome.ADDED, row.problems
    assert row.draft is not None
    assert row.draft.facts.name == "张三"
    assert row.draft.facts.id_number == ID
    assert row.draft.branch_name == "综采一队党支部"
    assert row.draft.admitted_on == make.day("2010-07-01")


def test_a_header_in_row_five(book: Any) -> None:
    assert_zhang_comes_in(
        book(["某某党委"], ["填表说明：如实填写"], [], ["2026年"], HEADER, person())
    )


def test_two_title_rows_and_notes_below(book: Any) -> None:
    path = book(
        ["青石岭煤矿"], ["党员基本情况一览表", None, "单位：人"], HEADER, person(), ["合计", "1人"]
    )
    assert_zhang_comes_in(path)


def test_a_header_of_two_rows(book: Any) -> None:
    path = book(
        ["姓名", "证件号码", "党员身份", "入党情况", None, "所在党支部"],
        [None, None, None, "时间", "转正时间", None],
        person(),
    )
    assert_zhang_comes_in(path)


def test_other_names_in_another_order(book: Any) -> None:
    header = ("支部名称", "转正时间", "入党时间", "类别", "身份证号码", "党员姓名")
    assert_zhang_comes_in(book(header, person()[::-1]))


def test_one_sheet_for_all_and_a_workbook_per_branch_give_the_same(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    second = make.id_number("1990-01-02", 203)
    li = {"姓名": "李四", "公民身份号码": second, "所在党支部": "机电队党支部"}
    bring_in(book(HEADER, person(), person(**li)))
    whole = {row.facts.name: row.branch_name for row in everybody().values()}
    runner.undo()
    bring_in(book(["综采一队党支部党员名册"], BARE, bare(), name="一.xlsx"))
    bring_in(book(["机电队党支部党员名册"], BARE, person(**li)[:-1], name="二.xlsx"))
    assert {row.facts.name: row.branch_name for row in everybody().values()} == whole


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_delimited_text(data: Path, tmp_path: Path, encoding: str) -> None:
    assert_zhang_comes_in(books.csv(tmp_path / "名册.csv", [HEADER, person()], encoding))


def test_the_old_workbook_format(data: Path, tmp_path: Path) -> None:
    assert_zhang_comes_in(books.xls(tmp_path / "名册.xls", [HEADER, person()]))


DATES = [
    "2010.7",
    "2010年7月",
    "2010-07",
    "20100701",
    "2010/7/1",
    date(2010, 7, 1),
    "２０１０．７",
]


@pytest.mark.parametrize("written", DATES)
def test_dates_as_people_write_them(book: Any, written: Any) -> None:
    row = only(book(HEADER, person(入党日期=written)))
    assert row.draft is not None
    assert row.draft.admitted_on is not None
    assert row.draft.admitted_on.iso.startswith("2010-07")


# Dates and people that are there already --------------------------------------


def test_a_month_is_completed_and_never_made_coarser(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person(入党日期="2010年7月", 转正日期="2011.7")))
    row = everybody()["张三"]
    assert row.admitted_on is not None
    assert row.admitted_on.printed == "2010年7月"
    full = book(HEADER, person())
    assert examined(full).count(Outcome.UPDATED) == 1
    bring_in(full)
    assert everybody()["张三"].admitted_on == make.day("2010-07-01")
    coarse = book(HEADER, person(入党日期="2010.7"))
    assert examined(coarse).count(Outcome.UNCHANGED) == 1


def test_a_valid_number_gives_the_full_birth_date(book: Any, bring_in: Import) -> None:
    bring_in(book((*HEADER, "出生年月"), [*person(), "1985.3"]))
    assert everybody()["张三"].facts.born_on == PartialDate(1985, 3, 12)


def test_what_the_file_does_not_say_erases_nothing(book: Any, bring_in: Import) -> None:
    bring_in(book((*HEADER, "手机号码"), [*person(), "13900000000"]))
    bring_in(book(HEADER, person()))
    bring_in(book((*HEADER, "手机号码"), [*person(), None]))
    assert everybody()["张三"].facts.mobile_phone == "13900000000"


def test_without_a_number_name_branch_and_birth_date_tell_who_it_is(
    book: Any, bring_in: Import
) -> None:
    bring_in(book((*HEADER, "出生日期"), [*person(公民身份号码=None), "1985-03-12"]))
    path = book((*HEADER, "出生日期"), [*person(), "1985-03-12"])
    assert examined(path).count(Outcome.UPDATED) == 1
    bring_in(path)
    assert everybody()["张三"].facts.id_number == ID
    assert Person.select().count() == 1


def test_a_stage_goes_forward_and_never_back(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person(人员类别="预备党员", 转正日期=None)))
    bring_in(book(HEADER, person()))
    assert everybody()["张三"].stage is Stage.FULL
    row = only(book(HEADER, person(人员类别="预备党员", 转正日期=None)))
    assert "stage.goes_back" in codes(row, Severity.WARNING)
    assert row.outcome is Outcome.UNCHANGED


def test_another_branch_moves_the_person_and_says_so(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person()))
    path = book(HEADER, person(所在党支部="机电队党支部"))
    assert codes(only(path), Severity.WARNING) == ["branch.moves"]
    bring_in(path)
    assert everybody()["张三"].branch_name == "机电队党支部"


def test_somebody_who_has_left_is_not_brought_back_by_a_file(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    bring_in(book(HEADER, person()))
    gone = everybody()["张三"].person_id
    runner.run(record_departure(person_id=gone, reason=LeaveReason.TRANSFER, on=date(2026, 5, 1)))
    assert codes(only(book(HEADER, person()))) == ["match.has_left"]


# People whom we have already -------------------------------------------------

HISTORY = (*HEADER, "申请入党日期", "党小组", "党内职务")
KEPT_IN_PART = [
    # what a row may say and a person of that 类别 cannot hold
    person(人员类别="预备党员", 转正日期="2026-03-02", 入党日期="2026-03-01"),
    person(人员类别="入党积极分子", 转正日期=None, 入党日期="2026-03-01"),
    [*person(), "2009-01-01"],
    [*person(人员类别="发展对象", 入党日期=None, 转正日期=None), "2025-01-01"],
    [*person(), None, None, "党小组长"],
    [*person(), "2009-01-01", "第一党小组", "党小组长、组织委员"],
]


@pytest.mark.parametrize("row", KEPT_IN_PART)
def test_a_row_that_is_kept_in_part_changes_nothing_the_second_time(
    book: Any, bring_in: Import, row: list[Any]
) -> None:
    path = book(HISTORY, row)
    bring_in(path)
    assert outcomes(examined(path)) == {"unchanged": 1}


def test_a_later_file_tells_when_somebody_applied(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person()))
    path = book(HISTORY, [*person(), "2009-01-01"])
    bring_in(path)
    assert everybody()["张三"].applied_on == make.day("2009-01-01")
    assert outcomes(examined(path)) == {"unchanged": 1}
    bring_in(book(HISTORY, [*person(), "2009-01-05"]))
    assert everybody()["张三"].applied_on == make.day("2009-01-05")
    on_the_way = RosterQuery(date(2009, 6, 1), scope=Scope.DEVELOPING).fetch()
    assert [row.stage for row in on_the_way] == [Stage.APPLICANT]


def test_an_activist_is_none_before_the_application(book: Any, bring_in: Import) -> None:
    row = person(人员类别="入党积极分子", 入党日期=None, 转正日期=None)
    bring_in(book(HISTORY, [*row, "2025-01-01"]))
    assert not RosterQuery(date(2024, 12, 31), scope=Scope.EVERYBODY).fetch()
    assert everybody()["张三"].stage is Stage.ACTIVIST


def test_dates_that_a_stage_cannot_have_are_told(book: Any) -> None:
    row = only(book(HEADER, person(人员类别="入党积极分子")))
    assert codes(row, Severity.WARNING) == ["stage.without_date", "stage.without_date"]


def test_who_moves_to_another_branch_takes_the_posts_of_the_file(
    book: Any, bring_in: Import
) -> None:
    bring_in(book(HISTORY, [*person(), None, "一组", "支部书记"]))
    path = book(HISTORY, [*person(所在党支部="机电队党支部"), None, "二组", "组织委员、党小组长"])
    bring_in(path)
    assert everybody()["张三"].posts == (Post.ORGANISATION_MEMBER, Post.GROUP_LEADER)
    assert outcomes(examined(path)) == {"unchanged": 1}


def test_a_leader_who_comes_to_another_group_leads_the_old_one_no_more(
    book: Any, bring_in: Import
) -> None:
    bring_in(book(HISTORY, [*person(), None, "一组", "党小组长、组织委员"]))
    bring_in(book(HISTORY, [*person(), None, "二组", "组织委员"]))
    assert everybody()["张三"].posts == (Post.ORGANISATION_MEMBER,)
    bring_in(book(HISTORY, [*person(), None, "三组", "党小组长"]))
    assert everybody()["张三"].posts == (Post.ORGANISATION_MEMBER, Post.GROUP_LEADER)
    leads = Post.GROUP_LEADER
    held = {spell.organisation_id for spell in open_spells(PostSpell) if spell.post is leads}
    assert held == {everybody()["张三"].group_id}


def test_a_second_secretary_is_told(book: Any, bring_in: Import) -> None:
    bring_in(book(HISTORY, [*person(), None, None, "支部书记"]))
    second = person(姓名="李四", 公民身份号码=OTHER_ID)
    path = book(HISTORY, [*person(), None, None, "党员"], [*second, None, None, "书记"])
    held = next(row for row in examined(path).rows if row.draft and row.draft.posts)
    assert [(p.code, p.found, p.hint) for p in held.problems] == [("post.held", "支部书记", "张三")]
    bring_in(path)
    assert "post.held" in codes(examined(path).rows[1], Severity.WARNING)  # still so


def test_two_leaders_of_one_group_in_one_file_are_told(book: Any) -> None:
    second = person(姓名="李四", 公民身份号码=OTHER_ID)
    third = person(姓名="王五", 公民身份号码=make.id_number("1985-03-12", 105))
    rows = [
        [*row, None, group, "党小组长"]
        for row, group in ((person(), "一组"), (second, "一组"), (third, "二组"))
    ]
    told = [codes(row, Severity.WARNING) for row in examined(book(HISTORY, *rows)).rows]
    assert told == [[], ["post.held"], []]


def test_a_file_of_an_earlier_day_does_not_rewrite_what_happened_since(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    bring_in(book(HEADER, person()))
    moved = everybody()["张三"].person_id
    other = make.branch("机电队党支部")
    runner.run(move_to_branch(person_ids=[moved], branch_id=other, on=date(2026, 5, 10)))
    path = book((*HEADER, "手机号码"), [*person(所在党支部="通风队党支部"), "13900000000"])
    found = examine_roster_file(path, on=date(2026, 3, 1), synonyms=books.SYNONYMS)
    assert codes(found.rows[0]) == ["match.changed_later"]
    assert not found.new_branches
    facts_only = book((*HEADER, "手机号码"), [*person(), "13900000000"])
    found = examine_roster_file(facts_only, on=date(2026, 3, 1), synonyms=books.SYNONYMS)
    assert outcomes(found) == {"updated": 1}


def test_dates_that_contradict_only_together_with_what_we_know_refuse_the_row(
    book: Any, bring_in: Import
) -> None:
    bring_in(book(HEADER, person()))
    late = person(入党日期="2012-07-01", 转正日期=None)
    second = person(姓名="李四", 公民身份号码=OTHER_ID)
    path = book(HEADER, late, second)
    first, other = examined(path).rows
    assert codes(first) == ["confirmed.before_admitted"]
    assert other.outcome is Outcome.ADDED
    assert bring_in(path).added == 1


@pytest.mark.parametrize("nothing", ["党支部", "支部", "无"])
def test_a_branch_without_a_name_is_none(book: Any, nothing: str) -> None:
    assert codes(only(book(HEADER, person(所在党支部=nothing)))) == ["branch.missing"]


def test_a_branch_called_just_so_by_the_user_keeps_its_people(book: Any, bring_in: Import) -> None:
    make.person("张三", make.branch("党支部"), id_number=ID)
    assert codes(only(book(HEADER, person()))) == []


def test_a_name_too_long_for_an_organisation_refuses_its_row_and_no_other(
    book: Any, bring_in: Import
) -> None:
    second = person(姓名="李四", 公民身份号码=OTHER_ID)
    path = book((*HEADER, "党小组"), person(所在党支部="长" * 90 + "党支部"), [*second, "长" * 90])
    assert [codes(row) for row in examined(path).rows] == [["branch.too_long"], []]
    assert codes(examined(path).rows[1], Severity.WARNING) == ["group.too_long"]
    assert bring_in(path).added == 1


def test_a_number_that_one_row_has_just_given_is_not_given_to_another(
    book: Any, bring_in: Import
) -> None:
    bring_in(book((*HEADER, "出生日期"), [*person(公民身份号码=None), "1985-03-12"]))
    other = [*person(姓名="李四"), "1985-03-12"]
    found = examined(book((*HEADER, "出生日期"), [*person(), "1985-03-12"], other))
    assert [row.outcome for row in found.rows] == [Outcome.UPDATED, Outcome.DOUBTFUL]


# Doubt ------------------------------------------------------------------------


def test_the_user_decides_who_a_doubtful_row_is(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person()))
    known = everybody()["张三"].person_id
    path = book(HEADER, person(公民身份号码=OTHER_ID))
    row = only(path)
    assert row.outcome is Outcome.DOUBTFUL
    assert row.candidates == (known,)
    assert codes(row) == ["match.other_id"]
    same = examined(path, decisions={RowPlace("名册", 2): known})
    assert outcomes(same) == {"updated": 1}
    new = examined(path, decisions={RowPlace("名册", 2): None})
    assert outcomes(new) == {"added": 1}


def test_not_the_same_person_is_remembered(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person()))
    path = book(HEADER, person(公民身份号码=OTHER_ID))
    known = everybody()["张三"].person_id
    bring_in(path, decisions={RowPlace("名册", 2): None})
    assert Person.select().count() == 2
    assert [row.person_id for row in NotSamePerson.select()] == [known]  # and not the new one
    again = examined(path)  # the new person is found again, and nobody asks
    assert outcomes(again) == {"unchanged": 1}
    assert outcomes(examined(book(HEADER, person()))) == {"unchanged": 1}


def test_one_number_typed_for_two_people_is_asked_about_once(book: Any, bring_in: Import) -> None:
    path = book(HEADER, person(), person(姓名="李四"))
    assert [codes(row) for row in examined(path).rows] == [[], ["match.other_name"]]
    bring_in(path, decisions={RowPlace("名册", 3): None})
    assert outcomes(examined(path)) == {"unchanged": 2}


def test_an_undecided_row_stays_out(book: Any, bring_in: Import) -> None:
    bring_in(book(HEADER, person()))
    counts = bring_in(book(HEADER, person(公民身份号码=OTHER_ID)))
    assert (counts.added, counts.updated, counts.refused) == (0, 0, 1)


# Choices ----------------------------------------------------------------------


def test_a_row_that_was_struck_out_stays_out(book: Any, bring_in: Import) -> None:
    second = make.id_number("1990-01-02", 203)
    path = book(HEADER, person(), person(姓名="李四", 公民身份号码=second))
    counts = bring_in(path, left_out=frozenset({RowPlace("名册", 2)}))
    assert counts.added == 1
    assert list(everybody()) == ["李四"]


def test_hidden_sheets_are_told_and_read_only_when_chosen(data: Path, tmp_path: Path) -> None:
    sheets = {
        "名册": [HEADER, person()],
        "旧表": [HEADER, person(姓名="李四", 公民身份号码=OTHER_ID)],
    }
    path = books.xlsx(tmp_path / "名册.xlsx", sheets, hidden=["旧表"])
    found = examined(path)
    assert found.hidden_sheets == (SheetPlace("旧表"),)
    assert [row.sheet for row in found.rows] == ["名册"]
    assert "sheet.hidden" in [problem.code for problem in found.problems]
    chosen = examined(path, sheets=frozenset({SheetPlace("旧表")}))
    assert [row.sheet for row in chosen.rows] == ["旧表"]


def test_an_unknown_header_is_told_until_somebody_says_what_it_is(
    book: Any, bring_in: Import
) -> None:
    path = book((*HEADER, "代号"), [*person(), "13900000001"])
    twice = book((*HEADER, "手机号码", "爱好"), [*person(), "13900000000", "下棋"])
    found = examined(twice)
    assert "header.unknown" in [problem.code for problem in found.problems]
    header = found.sheets[0].header
    assert header is not None
    bring_in(twice, mappings={header.fingerprint: {"爱好": "remark"}})
    assert everybody()["张三"].facts.remark == "下棋"
    again = examined(twice)  # the mapping is remembered for that header
    assert "header.unknown" not in [problem.code for problem in again.problems]
    assert examined(path).sheets[0].header is not None


def test_a_word_is_remembered_for_every_later_file(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    path = book((*HEADER, "爱好"), [*person(), "下棋"])
    bring_in(path, synonyms={"爱好": "remark"})
    assert everybody()["张三"].facts.remark == "下棋"
    other = book(("爱好", *HEADER), ["钓鱼", *person()])
    row = only(other)
    assert row.draft is not None
    assert row.draft.facts.remark == "钓鱼"
    runner.undo()
    assert only(other).draft.facts.remark == ""


def test_add_header_synonym_replaces_an_earlier_meaning(book: Any, runner: Runner) -> None:
    path = book((*HEADER, "爱好"), [*person(), "下棋"])
    runner.run(add_header_synonym(written="爱好", field_key="native_place"))
    runner.run(add_header_synonym(written="爱好", field_key="remark"))
    row = only(path)
    assert row.draft is not None
    assert (row.draft.facts.native_place, row.draft.facts.remark) == ("", "下棋")


def test_a_mapping_wins_over_every_guess_and_may_name_fields_in_any_way(book: Any) -> None:
    header = ("甲", "乙", "丙", "丁", "戊", "己")
    chosen = dict(
        zip(header, ("姓名", "id_number", "类别", "入党时间", "转正日期", "党支部"), strict=True)
    )
    assert_zhang_comes_in(book(header, person()), mapping=chosen)


def test_a_mapping_to_a_field_that_does_not_exist_is_refused(book: Any) -> None:
    with pytest.raises(InputError):
        examined(book(HEADER, person()), mapping={"姓名": "星座"})


# Trouble ----------------------------------------------------------------------


def test_a_file_that_cannot_be_taken_is_one_sentence(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_text("这不是工作簿")
    with pytest.raises(SentenceError) as refused:
        open_roster_file(path)
    assert "名册.xlsx" in refused.value.sentence


def test_a_workbook_without_a_roster_has_no_rows_and_says_why(book: Any) -> None:
    found = examined(book(["今天", "明天"], [1, 2]))
    assert not found.rows
    assert [problem.code for problem in found.problems] == ["header.not_found"]


def test_stopping_halfway_writes_nothing(data: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_what: str, share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        examine_roster_file(MESSY, on=DAY, synonyms=books.SYNONYMS, progress=stop)
    assert Person.select().count() == 0


def test_a_worker_thread_leaves_no_connection_behind(book: Any) -> None:
    path, closed = book(HEADER, person()), []

    def work() -> None:
        examined(path)
        closed.append(database.is_closed())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert closed == [True]


def test_an_import_that_breaks_off_leaves_nothing(book: Any, runner: Runner) -> None:
    found = examined(book(HEADER, person()))
    whole = import_roster(examination=found).body

    def break_off(writer: Any) -> None:
        whole(writer)
        raise ZeroDivisionError

    before = contents()
    with pytest.raises(ZeroDivisionError):
        runner.run(Operation("导入名册", "import_roster", break_off))
    assert contents() == before


def test_who_is_on_the_road_without_any_day_is_in_no_list_of_the_past(
    data: Path, book: Any, bring_in: Import
) -> None:
    bring_in(book(HEADER, person(人员类别="入党积极分子", 入党日期="", 转正日期="")))
    assert not RosterQuery(date(1995, 1, 1), scope=Scope.EVERYBODY).fetch()
    assert not RosterQuery(date(2026, 11, 20), scope=Scope.EVERYBODY).fetch()
    (row,) = RosterQuery(DAY, scope=Scope.DEVELOPING).fetch()
    assert row.stage is Stage.ACTIVIST


def test_an_assumed_day_of_a_stage_gives_way_to_a_fact(
    data: Path, book: Any, bring_in: Import
) -> None:
    bring_in(book(HEADER, person(人员类别="入党积极分子", 入党日期="", 转正日期="")))
    (row,) = RosterQuery(DAY, scope=Scope.DEVELOPING).fetch()
    step = advance_stage(person_id=row.person_id, stage=Stage.CANDIDATE, since=date(2026, 9, 1))
    Runner().run(step)
    (then,) = RosterQuery(date(2026, 9, 2), scope=Scope.DEVELOPING).fetch()
    assert then.stage is Stage.CANDIDATE


def test_a_missing_stage_that_refuses_a_new_person_is_told_once(book: Any) -> None:
    row = only(book(HEADER, person(人员类别="", 入党日期="", 转正日期="")))
    assert [problem.code for problem in row.problems].count("stage.missing") == 1
    assert row.outcome is Outcome.REFUSED
