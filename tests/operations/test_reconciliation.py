"""The other list beside ours: only there, only here, different; nothing is written."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.reconciliation import DifferenceKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.fields import close_choice
from dangjian_desktop.operations.printout import RECONCILIATION, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.reconciliation import (
    HEADINGS,
    Reconciliation,
    export_differences,
    line_texts,
    reconcile,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import JournalEntry
from tests import make
from tests.operations.roster_books import STANDARD, xlsx
from tests.printing.samples import text_of

ON = date(2026, 11, 21)
HEADER = ["姓名", "公民身份号码", "所在党支部", "人员类别", "手机号码", "入党日期", "信息完整度"]
BRANCH, OTHER = "综采一队党支部", "机电队党支部"
ONE, TWO, THREE = (make.id_number(sequence=n) for n in (101, 103, 105))


def told(path: Path, within: int | None = None) -> Reconciliation:
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    return reconcile(path, on=ON, synonyms=synonyms, within=within)


def book(tmp_path: Path, *rows: list[object]) -> Path:
    return xlsx(tmp_path / "全国系统.xlsx", {"党员名单": [HEADER, *map(list, rows)]})


def lines(reconciliation: Reconciliation) -> list[tuple[str, ...]]:
    return [
        (str(line.kind), line.name, line.field, line.told_there, line.told_here)
        for line in reconciliation.lines
    ]


@pytest.fixture
def branch(data) -> int:
    committee = make.committee()
    branch = make.branch(BRANCH, committee)
    make.branch(OTHER, committee)
    make.person("张三", branch, id_number=ONE, mobile_phone="13800001111", admitted_on="2001-06-20")
    make.person("李四", branch, id_number=TWO)
    return branch


def test_only_there_only_here_and_different_fields_are_told_and_nothing_is_written(
    branch, tmp_path
):
    entries = JournalEntry.select().count()
    found = told(
        book(
            tmp_path,
            ["张三", ONE, BRANCH, "正式党员", "13900001111", "2001-07", "90%"],
            ["王五", THREE, BRANCH, "正式党员", "", "", ""],
        )
    )
    assert lines(found) == [
        ("only_there", "王五", "", "", ""),
        ("only_here", "李四", "", "", ""),
        ("different", "张三", "手机号码", "139****1111", "138****1111"),
        ("different", "张三", "入党日期", "2001年7月", "2001-06-20"),
    ]
    assert (found.there_count, found.here_count, found.same_count) == (2, 2, 0)
    assert found.unused == ("信息完整度",)
    assert found.lines[0].place == "工作表“党员名单”第 3 行"
    assert JournalEntry.select().count() == entries


def test_the_same_list_has_no_difference(data):
    from dangjian_desktop.operations.imports import examine_roster_file, import_roster

    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    examined = examine_roster_file(STANDARD, on=ON, synonyms=synonyms)
    make.done(import_roster(examination=examined))
    found = told(STANDARD)
    assert (found.lines, found.same_count) == ((), 458)


def test_people_of_branches_that_the_list_never_names_are_not_missing(branch, tmp_path):
    make.person("赵敏", make.branch("通风队党支部"))
    found = told(book(tmp_path, ["张三", ONE, BRANCH, "正式党员", "13800001111", "2001-06-20", ""]))
    assert [line.name for line in found.lines] == ["李四"]
    assert found.not_covered == (OTHER, "通风队党支部")


def test_within_one_branch_the_rest_of_the_list_is_left_out(branch, tmp_path):
    path = book(
        tmp_path,
        ["张三", ONE, BRANCH, "正式党员", "13800001111", "2001-06-20", ""],
        ["李四", TWO, BRANCH, "正式党员", "", "", ""],
        ["王五", THREE, OTHER, "正式党员", "", "", ""],
    )
    found = told(path, branch)
    assert (found.lines, found.scope_name, found.there_count) == ((), BRANCH, 2)


def test_somebody_who_has_left_here_is_told_apart_from_somebody_unknown(branch, tmp_path):
    left = make.person("孙六", branch, id_number=THREE)
    make.departure(left, date(2026, 5, 1))
    found = told(
        book(
            tmp_path,
            ["张三", ONE, BRANCH, "正式党员", "13800001111", "2001-06-20", ""],
            ["李四", TWO, BRANCH, "正式党员", "", "", ""],
            ["孙六", THREE, BRANCH, "正式党员", "", "", ""],
        )
    )
    (line,) = found.lines
    assert (line.kind, line.name) == (DifferenceKind.LEFT_HERE, "孙六")
    assert "已登记减少" in line.note


def test_a_row_that_cannot_be_read_and_one_that_stands_twice_are_told(branch, tmp_path):
    found = told(
        book(
            tmp_path,
            ["张三", ONE, BRANCH, "正式党员", "13800001111", "2001-06-20", ""],
            ["李四", TWO, BRANCH, "正式党员", "", "", ""],
            ["李四", TWO, BRANCH, "正式党员", "", "", ""],
            ["王五", THREE[:17], BRANCH, "正式党员", "", "", ""],
        )
    )
    doubtful, unreadable = found.lines
    assert doubtful.note == "与工作表“党员名单”第 3 行是同一人"
    assert unreadable.kind is DifferenceKind.UNREADABLE
    assert "应为 18 位" in unreadable.note
    assert THREE[:17] not in unreadable.note
    print_sheet(Printout(RECONCILIATION, ON, reconciliation=found), tmp_path / "差异.pdf")


def test_a_list_of_applicants_is_not_compared_with_the_members(branch, tmp_path):
    found = told(book(tmp_path, ["周杰", THREE, BRANCH, "入党积极分子", "", "", ""]))
    assert [line.name for line in found.lines] == ["周杰"]


def test_a_file_that_is_no_list_is_refused_in_words(branch, tmp_path):
    path = xlsx(tmp_path / "无关.xlsx", {"表": [["材料", "数量"], ["锚杆", 20]]})
    with pytest.raises(RefusedError, match="没有找到名册"):
        told(path)


def test_a_list_without_anybody_is_no_list_in_which_everybody_is_missing(branch, tmp_path):
    with pytest.raises(RefusedError, match="没有人"):
        told(book(tmp_path))


def test_one_kind_of_difference_prints_alone_and_the_paper_says_so(branch, tmp_path):
    found = told(book(tmp_path, ["王五", THREE, BRANCH, "正式党员", "", "", ""]))
    only = found.narrowed(DifferenceKind.ONLY_THERE)
    target = tmp_path / "差异.pdf"
    print_sheet(Printout(RECONCILIATION, ON, reconciliation=only), target)
    text = "".join(text_of(target)).replace("\n", "")
    assert "王五" in text
    assert "李四" not in text
    assert "只列“只在对方名单”" in text


def test_the_differences_print_masked_and_in_full_for_the_archive(branch, tmp_path):
    found = told(book(tmp_path, ["张三", ONE, BRANCH, "正式党员", "13900001111", "", ""]))
    target = tmp_path / "差异.pdf"
    for detail, phone in (("public", "139****1111"), ("archive", "13900001111")):
        printout = Printout(RECONCILIATION, ON, detail=detail, reconciliation=found)
        print_sheet(printout, target)
        text = "".join(text_of(target)).replace("\n", "")
        assert phone in text
        assert "只在本名册" in text
        assert "李四" in text
        assert "全国系统.xlsx" in text
    with pytest.raises(RefusedError, match="还没有对账"):
        print_sheet(Printout(RECONCILIATION, ON), target)


def test_the_differences_go_into_a_workbook_masked(branch, tmp_path):
    found = told(book(tmp_path, ["张三", ONE, BRANCH, "正式党员", "13900001111", "", ""]))
    target = tmp_path / "差异.xlsx"
    assert export_differences(found, target) == len(found.lines)
    rows = list(load_workbook(target).active.values)
    assert rows[1][: len(HEADINGS)] == HEADINGS
    assert "13900001111" not in str(rows)
    assert [tuple(cell or "" for cell in row) for row in rows[2:]] == [
        line_texts(line) for line in found.lines
    ]


def test_user_defined_fields_are_compared_too(branch, tmp_path):
    score, level = make.field("积分", FieldKind.NUMBER), make.field("等级", FieldKind.CHOICE)
    people = {row.facts.name: row.person_id for row in RosterQuery(ON).fetch()}
    make.custom(people["张三"], score, Decimal(5))
    make.custom(people["张三"], level, "甲")
    make.custom(people["李四"], level, "乙")
    make.done(close_choice(choice_id=level.choices[0].choice_id, on=ON))
    path = xlsx(
        tmp_path / "名单.xlsx",
        {
            "名单": [
                ["姓名", "公民身份号码", "所在党支部", "人员类别", "积分", "等级"],
                ["张三", ONE, BRANCH, "正式党员", 6, "甲"],
                ["李四", TWO, BRANCH, "正式党员", None, "丙"],
            ]
        },
    )
    found = told(path)
    assert lines(found) == [
        ("different", "张三", "积分", "6", "5"),
        ("different", "李四", "等级", "丙", "乙"),
    ]
    assert {"积分", "等级"} <= set(found.compared)
