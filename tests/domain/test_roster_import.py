"""Whole sheets: the workbooks of the project, and layouts that were not seen before."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import find_header
from dangjian_desktop.domain.matching import KnownPerson, Same, SameAsRow, completed_facts, pair
from dangjian_desktop.domain.problems import InputError, Severity
from dangjian_desktop.domain.roster_import import read_sheet
from dangjian_desktop.domain.vocabulary import Post, Stage
from tests.domain.sheets import Merged, Sheet

ON = date(2026, 11, 20)
DATA = Path(__file__).parents[1] / "data"
ID = "990101199707101617"


def sheets_of(file_name):
    workbook = CalamineWorkbook.from_path(DATA / file_name)
    return [
        Sheet(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), name)
        for name in workbook.sheet_names
    ]


@pytest.fixture(scope="module")
def standard(table):
    return [read_sheet(sheet, table=table, on=ON) for sheet in sheets_of("roster_standard.xlsx")]


@pytest.fixture(scope="module")
def messy(table):
    return [read_sheet(sheet, table=table, on=ON) for sheet in sheets_of("roster_messy.xlsx")]


def drafts(readings):
    return [row.draft for reading in readings for row in reading.rows if row.draft]


def codes(problems):
    return [problem.code for problem in problems]


def test_the_standard_workbook_comes_in_whole(standard):
    (sheet,) = standard
    assert len(sheet.rows) == 458
    assert not any(row.problems for row in sheet.rows)
    assert sheet.problems == ()
    assert sheet.skipped == ()
    assert len({draft.branch_name for draft in drafts(standard)}) == 15


def test_the_messy_workbook_holds_the_same_people(standard, messy):
    *branches, waiting = messy
    assert len(branches) == 15
    assert not any(row.problems for reading in branches for row in reading.rows)
    assert len(drafts(branches)) == 458
    for ours, theirs in zip(drafts(standard), drafts(branches), strict=True):
        assert ours.facts.name == theirs.facts.name
        assert ours.branch_name == theirs.branch_name
        assert ours.posts == theirs.posts
        assert ours.stage is theirs.stage
        assert ours.admitted_on.agrees_with(theirs.admitted_on)
        assert completed_facts(ours.facts, theirs.facts) == {}
    assert waiting.name == "新增待核"


def test_lines_around_the_tables_are_told_and_blank_rows_counted(messy):
    for reading in messy[:-1]:
        assert codes(reading.skipped) == [
            "line.title",
            "line.title",
            "line.total",
            "line.signature",
        ]
        assert {row.draft.branch_name for row in reading.rows} == {reading.stated_branch}
    assert sum(reading.blank_rows for reading in messy) == 19


def test_dates_known_to_the_month_stay_so_and_ids_give_the_birth_date(messy):
    person = next(d for d in drafts(messy) if d.facts.name == "郝安东")
    assert person.admitted_on == PartialDate(2000, 6)
    assert person.facts.born_on == PartialDate(1973, 7, 12)


def test_the_waiting_sheet_is_judged_row_by_row(messy):
    waiting = messy[-1]
    refused = {
        row.row: [(p.where.field, p.code) for p in row.problems if p.severity is Severity.REFUSED]
        for row in waiting.rows
        if row.is_refused
    }
    assert refused == {
        2: [("身份证号", "id.check_digit")],
        3: [("身份证号", "id.birth_impossible")],
        4: [("身份证号", "id.became_number")],
        5: [("入党时间", "date.impossible")],
        6: [("姓名", "name.missing")],
        7: [("转正时间", "confirmed.before_admitted")],
        8: [("入党时间", "date.future")],
        9: [("姓名", "name.characters")],
        10: [("性别", "sex.unknown")],
    }
    assert [d.facts.name for d in drafts([waiting])] == ["吕凯"]
    assert "不存在党支部" not in {d.branch_name for d in drafts(messy)}


def test_the_duplicate_is_the_person_of_an_earlier_row_and_changes_nothing(messy):
    people = drafts(messy)
    matches = pair(people, [])
    assert Counter(type(match).__name__ for match in matches) == {"New": 458, "SameAsRow": 1}
    assert isinstance(matches[-1], SameAsRow)
    first = people[matches[-1].index]
    assert completed_facts(first.facts, people[-1].facts) == {}


def test_the_messy_workbook_after_the_standard_one_finds_everybody(standard, messy):
    known = [
        KnownPerson(number, d.facts.name, d.facts.id_number, d.branch_name, d.facts.born_on)
        for number, d in enumerate(drafts(standard))
    ]
    matches = pair(drafts(messy[:-1]), known)
    assert [match.person_id for match in matches if isinstance(match, Same)] == list(range(458))


def test_headers_in_row_five_under_two_titles(read):
    reading = read(
        ["青石岭煤矿2026年度"],
        ["综采一队党支部党员基本情况登记表"],
        [],
        ["填报日期：2026年9月", "", "单位：人"],
        ["姓 名*", "性别（必填）", "身份证\n号码", "入党\n时间", "转正\n时间", "党员类别"],
        ["吕凯", "男", ID, "2023.3", "2024.3", "正式党员"],
    )
    (row,) = reading.rows
    assert (row.row, row.problems) == (6, ())
    assert row.draft.branch_name == reading.stated_branch == "综采一队党支部"
    assert reading.blank_rows == 1


def test_row_numbers_are_those_of_the_workbook(table):
    sheet = Sheet([["姓名", "性别"], ["吕凯", "男"]], "名册", first_row=3)
    reading = read_sheet(sheet, table=table, on=ON, default_branch="综采一队党支部")
    assert reading.rows[0].row == 4
    assert {p.where.row for p in reading.problems} == {3}


@pytest.mark.parametrize(
    "line",
    [
        ["填报单位:综采一队党支部", "", "填报日期:2026年9月30日"],
        ["填报单位：综采一队    填报日期：2026年9月30日"],
        ["填报单位（盖章）：", "", "综采一队支部", "", "填报时间：2026.9"],
        ["党支部名称", "综采一队党支部"],
        [2026.0, "支部：综采一队"],
    ],
)
def test_the_reporting_branch_is_read_from_its_line(read, line):
    reading = read(line, ["姓名", "性别", "类别"], ["王强", "男", "正式党员"])
    assert reading.rows[0].draft.branch_name == "综采一队党支部"


def test_a_branch_never_comes_from_the_name_of_the_sheet(table):
    sheet = Sheet([["姓名", "性别", "类别"], ["王强", "男", "正式党员"]], "综采一队党支部")
    reading = read_sheet(sheet, table=table, on=ON)
    assert codes(reading.rows[0].problems) == ["branch.missing"]
    reading = read_sheet(sheet, table=table, on=ON, default_branch="机电队党支部")
    assert reading.rows[0].draft.branch_name == "机电队党支部"


def test_dividing_lines_change_branch_and_group(read):
    reading = read(
        ["青石岭煤矿党员花名册"],
        ["序号", "姓名", "性别", "入党日期", "类别"],
        ["综采一队党支部（46人）", "", "", "", ""],
        [1, "吕凯", "男", "2023.3", "正式党员"],
        ["第一党小组"],
        [2, "王强", "男", "2013.3", "正式党员"],
        ["综采二队党支部", "综采二队党支部", "综采二队党支部"],
        [1, "李强", "男", "2013.3", "正式党员"],
        ["综采二队党支部第二党小组"],
        [2, "李二", "男", "2013.3", "正式党员"],
        ["生产班组"],
        ["合  计", "", "4人"],
    )
    assert [(d.facts.name, d.branch_name, d.group_name) for d in drafts([reading])] == [
        ("吕凯", "综采一队党支部", ""),
        ("王强", "综采一队党支部", "第一党小组"),
        ("李强", "综采二队党支部", ""),
        ("李二", "综采二队党支部", "第二党小组"),
    ]
    assert codes(reading.skipped) == ["line.title"] + ["line.single"] * 5 + ["line.total"]


def test_tables_below_one_another_are_all_read(read):
    reading = read(
        ["综采一队党支部党员名册"],
        ["姓名", "性别", "入党日期", "类别"],
        ["王强", "男", "2013.3", "正式党员"],
        ["合计", "1"],
        ["填表人：张三", "", "审核人："],
        [],
        ["综采二队党支部党员名册"],
        ["姓名", "入党日期", "性别", "类别"],
        ["李强", "2014.3", "男", "正式党员"],
        ["姓名", "入党日期", "性别", "类别"],
        ["李二", "2015.3", "男", "正式党员"],
    )
    assert [(d.facts.name, d.branch_name, d.admitted_on.iso) for d in drafts([reading])] == [
        ("王强", "综采一队党支部", "2013-03"),
        ("李强", "综采二队党支部", "2014-03"),
        ("李二", "综采二队党支部", "2015-03"),
    ]
    assert codes(reading.skipped)[-3:] == ["line.single", "line.next_table", "line.repeated_header"]


def test_a_merged_branch_cell_reaches_down(read):
    reading = read(
        ["所在党支部", "党小组", "姓名", "性别", "类别"],
        ["综采一队党支部", "1", "王一", "男", "正式党员"],
        ["", "", "王二", "男", "正式党员"],
        ["", "2", "王三", "男", "正式党员"],
        [],
        ["", "", "王四", "男", "正式党员"],
        ["综采二队党支部", "1", "李一", "男", "正式党员"],
        ["", "", "李二", "男"],
    )
    assert [(d.branch_name[2], d.group_name[1]) for d in drafts([reading])] == [
        ("一", "一"),
        ("一", "一"),
        ("一", "二"),
        ("一", "二"),
        ("二", "一"),
        ("二", "一"),
    ]


def test_an_omitted_branch_is_not_guessed_from_the_row_above(read):
    reading = read(
        ["所在党支部", "姓名", "性别", "类别"],
        ["综采一队党支部", "王一", "男", "正式党员"],
        ["综采一队党支部", "王二", "男", "正式党员"],
        ["", "王三", "男", "正式党员"],
    )
    assert [row.is_refused for row in reading.rows] == [False, False, True]
    reading = read(
        ["所在党支部", "姓名", "性别", "类别"],
        ["综采一队党支部", "王一", "男", "正式党员"],
        ["综采二队党支部", "王二", "男", "正式党员"],
        ["", "王三", "男", "正式党员"],
    )
    assert [row.is_refused for row in reading.rows] == [False, False, True]


def test_cells_that_the_file_says_are_merged_reach_down_and_no_others(table):
    rows = [
        ["党员名册", "", "", ""],
        ["所在党支部", "姓名", "性别", "类别"],
        ["综采一队党支部", "王一", "男", "正式党员"],
        ["综采二队党支部", "王二", "男", "预备党员"],
        ["", "王三", "男", ""],
        ["", "王四", "男", "正式党员"],
        ["机电队党支部", "王五", "男", "正式党员"],
        ["", "", "", ""],
    ]
    merged = [
        Merged(11, 11, 0),  # the title
        Merged(14, 15, 0),  # two people of 综采二队
        Merged(14, 15, 3),
        Merged(13, 15, 1),  # a name is one person's
        Merged(15, 16, 0),  # covers what is covered already, as no honest file does
        Merged(17, 30, 0),  # down beyond the last person
        Merged(17, 18, 9),
    ]
    reading = read_sheet(Sheet(rows, first_row=11, merged=merged), table=table, on=ON)
    found = [
        (row.draft.facts.name, row.draft.branch_name[:4], row.draft.stage)
        for row in reading.rows
        if row.draft
    ]
    assert found == [
        ("王一", "综采一队", Stage.FULL),
        ("王二", "综采二队", Stage.PROBATIONARY),
        ("王三", "综采二队", Stage.PROBATIONARY),
        ("王五", "机电队党", Stage.FULL),
    ]
    assert codes(reading.rows[3].problems) == ["branch.missing"]  # 王四: an omission


def test_nothing_reaches_down_before_the_first_value(read):
    reading = read(
        ["党小组", "姓名", "支部"],
        ["", "王一", "机电队"],
        ["1", "王二", "机电队"],
        ["", "王三", "机电队"],
    )
    assert [d.group_name for d in drafts([reading])] == ["", "第一党小组", "第一党小组"]


def test_lines_that_are_no_person_are_told_with_the_reason(read):
    reading = read(
        ["综采一队党支部党员名册"],
        ["职务", "姓名", "入党时间", "转正时间", "类别"],
        [1, 2, 3, 4, 5],
        ["例", "张某", "1998.7", "1999.7", "正式党员"],
        ["支部书记", "王强", "2005.3", "2006.3", "正式党员"],
        ["   ", "", ""],
        [12, "", ""],
        ["小计：1人", "", ""],
        ["支部书记：王强", "", "填表人：李"],
        ["注：本表一式两份"],
        ["说明", "王二", "2005.3", "2006.3", "正式党员"],
    )
    assert [d.posts for d in drafts([reading])] == [(Post.SECRETARY,), ()]
    assert codes(reading.skipped) == [
        "line.title",
        "line.column_numbers",
        "line.example",
        "line.empty_form",
        "line.total",
        "line.signature",
        "line.note",
    ]
    assert reading.blank_rows == 1
    assert reading.skipped[4].found == "小计：1人"
    assert [row.row for row in reading.rows if row.is_refused] == []
    assert len(reading.rows) == 2, "a note word in a filled row is still a row"


def test_prepared_but_empty_form_lines_are_no_people(read):
    reading = read(
        ["序号", "支部", "姓名", "性别"],
        [1.0, "机电队", "王强", "男"],
        [2.0, "机电队", "", ""],
        [3.0, "", "", ""],
        ["", "", "吕凯", ""],
    )
    assert [row.row for row in reading.rows] == [2, 5]
    assert codes(reading.skipped) == ["line.empty_form", "line.empty_form"]


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("综采一队党支部入党积极分子名册", Stage.ACTIVIST),
        ("综采一队党支部发展对象名册", Stage.CANDIDATE),
        ("综采一队党支部入党申请人名册", Stage.APPLICANT),
        ("综采一队党支部预备党员名册", Stage.PROBATIONARY),
        ("综采一队党支部党员名册", None),
        ("综采一队党支部党员、入党积极分子名册", None),
    ],
)
def test_a_title_may_say_what_all_its_people_are(read, title, stage):
    reading = read([title], ["姓名", "性别"], ["王强", "男"])
    assert reading.rows[0].draft.stage is stage


def test_numbers_such_as_1998_1_are_read_by_the_habit_of_their_column(read):
    head = ["姓名", "入党时间", "类别", "支部"]
    two = read(head, ["王一", 1998.1, "正式党员", "一队"], ["王二", 1997.07, "正式党员", "一队"])
    assert [d.admitted_on.iso for d in drafts([two])] == ["1998-10", "1997-07"]
    one = read(head, ["王一", 1998.1, "正式党员", "一队"], ["王二", 1997.7, "正式党员", "一队"])
    assert [d.admitted_on.iso for d in drafts([one])] == ["1998", "1997-07"]


def test_unknown_and_missing_columns_are_told_once(read):
    reading = read(
        ["姓名", "性别", "血型", "手机", "电话"],
        ["王强", "男", "A", "", ""],
        ["姓名", "性别", "血型", "手机", "电话"],
        ["吕凯", "男", "B", "", ""],
        default_branch="机电队党支部",
    )
    assert [(p.code, p.where.field, p.found) for p in reading.problems] == [
        ("header.unknown", "血型", ""),
        ("header.duplicate", "电话", ""),
        ("column.missing", "", "公民身份号码"),
        ("column.missing", "", "出生日期"),
        ("column.missing", "", "人员类别"),
        ("column.missing", "", "入党日期"),
        ("column.missing", "", "转正日期"),
    ]
    assert {p.severity for p in reading.problems} == {Severity.WARNING}


def test_a_confirmed_mapping_wins(read):
    reading = read(
        ["Name", "x", "职务", "zzz"],
        ["王强", "男", "采煤", "1"],
        mapping={"Name": "name", "x": "性别", "职务": "工作岗位", "zzz": "", "absent": "sex"},
        default_branch="机电队党支部",
    )
    (draft,) = drafts([reading])
    assert (draft.facts.name, draft.facts.occupation, draft.posts) == ("王强", "采煤", ())
    assert "header.unknown" not in codes(reading.problems)


def test_a_mapping_to_an_unknown_field_is_an_error_of_the_mapping(read):
    with pytest.raises(InputError):
        read(["姓名", "性别"], mapping={"姓名": "nmae"})


def test_a_header_corrected_on_screen_is_taken_as_it_is(table, read):
    rows = (["姓名", "性别", "出处"], ["王强", "男", "采煤"])
    header = find_header(rows, table).with_fields({2: "occupation"})
    (draft,) = drafts([read(*rows, header=header, default_branch="机电队党支部")])
    assert draft.facts.occupation == "采煤"


def test_a_sheet_without_a_roster_is_told_and_an_empty_one_is_not(read):
    assert codes(read(["会议签到表"], ["时间", "地点"]).problems) == ["header.not_found"]
    empty = read([], ["", None, " "])
    assert (empty.header, empty.problems, empty.blank_rows) == (None, (), 2)


def test_a_person_alone_in_the_row_is_still_a_person(read):
    reading = read(["姓名", "性别"], ["王强"], ["党员名册"], default_branch="机电队党支部")
    assert [d.facts.name for d in drafts([reading])] == ["王强"]
    assert codes(reading.skipped) == ["line.single"]


def test_a_person_called_like_a_header_word_does_not_begin_a_table(read):
    reading = read(["姓名", "性别"], ["姓名", 1.0], default_branch="机电队党支部")
    assert [row.is_refused for row in reading.rows] == [True]


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.floats(),
    st.dates(),
    st.sampled_from(
        ["姓名", "性别", "合计", "类别", "入党时间", "综采一队党支部", "填报单位：", "男"]
    ),
)


@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_no_sheet_breaks_the_reading(table, rows):
    reading = read_sheet(Sheet([["姓名", "性别", "类别"], *rows]), table=table, on=ON)
    for row in reading.rows:
        assert row.is_refused == any(p.severity is Severity.REFUSED for p in row.problems)
