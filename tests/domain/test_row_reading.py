"""One row: every cell read, every fault told at once."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import find_header
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.row_reading import RowReader, Surroundings, stage_from_dates
from dangjian_desktop.domain.vocabulary import Education, Post, Sex, Stage, Workplace

ON = date(2026, 11, 20)
ID = "990101199707101617"  # male, born 1997-07-10


@pytest.fixture
def row(table):
    """Read one row given as header=cell."""

    def _row(branch: str = "综采一队党支部", **cells: object):
        cells = {"姓名": "吕凯", "性别": "男", **cells}
        header = find_header([list(cells)], table)
        around = Surroundings(branch=branch)
        reader = RowReader(header, sheet="名册", on=ON, around=around)
        return reader.read(7, list(cells.values()))

    return _row


def told(reading, severity=None):
    return [
        (p.code, p.where.field)
        for p in reading.problems
        if severity is None or p.severity is severity
    ]


def test_a_full_row_becomes_a_draft(row):
    reading = row(
        身份证号=ID,
        民族="汉",
        出生日期="1997.7",
        学历="大专",
        籍贯="山西大同",
        参加工作时间="2015.7",
        入党时间=date(2023, 3, 14),
        转正时间="2024年3月",
        类别="正式党员",
        职务="支部书记",
        党小组="一组",
        班组="生产二班",
        岗位="采煤机司机",
        井下地面="井下",
        是否农民工="否",
        党龄校正值="6",
        电话=17007182526.0,
        注册手机号="13800000000",
        家庭住址="青石岭镇",
        备注="无",
        申请入党时间="2021.5",
    )
    assert reading.problems == ()
    draft, facts = reading.draft, reading.draft.facts
    assert (facts.name, facts.sex, facts.id_number) == ("吕凯", Sex.MALE, ID)
    assert (facts.ethnicity, facts.education) == ("01", Education.COLLEGE)
    assert facts.born_on == PartialDate(1997, 7, 10), "the ID number completes the month"
    assert facts.work_began_on == PartialDate(2015, 7)
    assert (facts.native_place, facts.crew, facts.occupation) == (
        "山西大同",
        "生产二班",
        "采煤机司机",
    )
    assert (facts.workplace, facts.is_migrant_worker) == (Workplace.UNDERGROUND, False)
    assert facts.standing_correction_months == 6
    assert (facts.mobile_phone, facts.registered_phone) == ("17007182526", "13800000000")
    assert (facts.address, facts.remark) == ("青石岭镇", "")
    assert (draft.stage, draft.posts) == (Stage.FULL, (Post.SECRETARY,))
    assert (draft.admitted_on, draft.confirmed_on) == (
        PartialDate(2023, 3, 14),
        PartialDate(2024, 3),
    )
    assert draft.applied_on == PartialDate(2021, 5)
    assert (draft.branch_name, draft.group_name) == ("综采一队党支部", "第一党小组")


def test_all_faults_of_a_row_are_told_at_once_from_left_to_right(row):
    reading = row(
        姓名="吕凯1", 性别="未知", 身份证号="990101199707101610", 入党时间="2012-13-01", 类别="群众"
    )
    assert reading.is_refused
    assert reading.cells[0] == "吕凯1"
    assert told(reading) == [
        ("name.characters", "姓名"),
        ("sex.unknown", "性别"),
        ("id.check_digit", "身份证号"),
        ("date.impossible", "入党时间"),
        ("stage.unknown", "类别"),
    ]
    assert {(p.where.sheet, p.where.row) for p in reading.problems} == {("名册", 7)}


def test_what_is_missing_only_warns(row):
    reading = row(性别="", 身份证号="", 出生日期="", 入党时间="", 转正时间="", 类别="正式党员")
    assert not reading.is_refused
    assert told(reading, Severity.WARNING) == [
        ("sex.missing", "性别"),
        ("id.missing", "身份证号"),
        ("born.missing", "出生日期"),
        ("admitted.missing", "入党时间"),
        ("confirmed.missing", "转正时间"),
    ]


def test_empty_cells_of_minor_fields_say_nothing(row):
    reading = row(参加工作时间="", 电话="", 民族="", 岗位=None, 类别="正式党员")
    assert reading.problems == ()
    assert reading.draft.facts.mobile_phone == ""
    assert reading.draft.facts.work_began_on is None


def test_a_column_that_the_file_lacks_is_not_missed_in_every_row(row):
    assert told(row(类别="正式党员")) == []


def test_the_id_number_fills_blanks_but_overwrites_nothing(row):
    filled = row(性别="", 身份证号=ID, 出生日期="", 类别="正式党员")
    assert filled.draft.facts.sex is Sex.MALE
    assert filled.draft.facts.born_on == PartialDate(1997, 7, 10)
    assert filled.problems == ()
    kept = row(性别="女", 身份证号=ID, 出生日期="1998.7", 类别="正式党员")
    assert kept.draft.facts.sex is Sex.FEMALE
    assert kept.draft.facts.born_on == PartialDate(1998, 7)
    assert [(p.code, p.found, p.hint, p.severity) for p in kept.problems] == [
        ("sex.differs_from_id", "女", "男", Severity.WARNING),
        ("born.differs_from_id", "1998年7月", "1997-07-10", Severity.WARNING),
    ]


def test_a_wrong_birth_date_refuses_even_beside_a_right_number(row):
    assert told(row(身份证号=ID, 出生日期="97.7", 类别="正式党员")) == [
        ("date.two_digit_year", "出生日期")
    ]


@pytest.mark.parametrize(
    ("admitted", "confirmed", "born", "codes"),
    [
        ("2015-07-01", "2014-07-01", "1990", ["confirmed.before_admitted"]),
        ("2015-07", "2014", "1990", ["confirmed.before_admitted"]),
        ("2015-07-15", "2015-07", "1990", []),
        ("2015-07", "2015", "1990", []),
        ("1975-06-20", "1975-06-20", "1950", []),
        ("2015-07", "2016-07", "1998-08", ["admitted.under_age"]),
        ("2015-07", "2016-07", "1997-07", []),
        ("2015", "2016-07", "1997-08", []),
    ],
)
def test_dates_are_compared_only_where_they_are_certain(row, admitted, confirmed, born, codes):
    reading = row(入党时间=admitted, 转正时间=confirmed, 出生年月=born, 类别="正式党员")
    assert [p.code for p in reading.problems] == codes
    assert reading.is_refused == ("confirmed.before_admitted" in codes)


def test_a_probationary_member_with_a_confirmation_is_told(row):
    reading = row(入党时间="2026.1", 转正时间="2026.9", 类别="预备党员")
    assert told(reading) == [("confirmed.of_probationary", "转正时间")]


@pytest.mark.parametrize(
    ("admitted", "confirmed", "stage"),
    [
        ("2005-03", "2006-03", Stage.FULL),
        ("2005-03", "", Stage.FULL),
        ("2026-03", "", Stage.PROBATIONARY),
        ("2025-03", "", None),
        ("", "", None),
    ],
)
def test_dates_tell_the_stage_where_the_file_does_not(row, admitted, confirmed, stage):
    reading = row(类别="", 入党时间=admitted, 转正时间=confirmed)
    assert reading.draft.stage is stage
    expected = "stage.from_dates" if stage else "stage.missing"
    assert (expected, "类别") in told(reading)


def test_the_day_decides_what_dates_tell():
    admitted = PartialDate(2025, 3, 1)
    assert stage_from_dates(admitted, None, date(2026, 2, 28)) is Stage.PROBATIONARY
    assert stage_from_dates(admitted, None, date(2026, 3, 1)) is None
    assert stage_from_dates(admitted, None, date(2027, 3, 2)) is Stage.FULL


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("岗位", '=HYPERLINK("x")', "text.formula"),
        ("党小组", "=A1", "text.formula"),
        ("家庭住址", "＊＊＊", "text.masked"),
        ("民族", "火星族", "ethnicity.unknown"),
        ("学历", "私塾", "education.unknown"),
        ("手机", "12800000000", "phone.prefix"),
        ("职务", "队长", "post.unknown"),
        ("井下地面", "海上", "workplace.unknown"),
        ("是否流动", "也许", "yes_no.unknown"),
        ("延长预备期时间", "半年", "months.unreadable"),
    ],
)
def test_what_is_strange_in_a_minor_field_warns_and_is_left_out(row, header, cell, code):
    reading = row(类别="正式党员", **{header: cell})
    assert not reading.is_refused
    assert told(reading) == [(code, header)]


def test_a_text_that_is_too_long_is_cut_and_told_whole(row):
    reading = row(类别="正式党员", 岗位="长" * 61)
    assert reading.draft.facts.occupation == "长" * 60
    assert [(p.code, p.found, p.hint) for p in reading.problems] == [
        ("text.too_long", "长" * 61, "60")
    ]


def test_a_branch_is_taken_from_its_column_before_the_lines_around(row):
    assert row(支部="机电队", 类别="正式党员").draft.branch_name == "机电队党支部"
    assert row(支部="", 类别="正式党员").draft.branch_name == "综采一队党支部"
    both = row(支部="机电队党支部第二党小组", 类别="正式党员").draft
    assert (both.branch_name, both.group_name) == ("机电队党支部", "第二党小组")


def test_a_row_without_a_branch_is_refused(row):
    assert told(row(branch="", 类别="正式党员")) == [("branch.missing", "")]
    assert told(row(branch="", 支部="", 类别="正式党员")) == [("branch.missing", "支部")]
    assert told(row(支部="=A1", 类别="正式党员")) == [("branch.formula", "支部")]


def test_a_committee_in_place_of_a_branch_is_told(row):
    reading = row(支部="青石岭煤矿党委", 类别="正式党员")
    assert told(reading) == [("branch.not_a_branch", "支部")]
    assert reading.draft.branch_name == "青石岭煤矿党委"


def test_a_short_row_is_read_as_far_as_it_goes(table):
    header = find_header([["姓名", "性别", "类别", "电话"]], table)
    reader = RowReader(header, sheet="", on=ON)
    assert reader.holds("stage")
    assert not reader.holds("group")
    reading = reader.read(2, ["吕凯"], "机电队", "二组")
    assert (reading.draft.branch_name, reading.draft.group_name) == ("机电队党支部", "第二党小组")
