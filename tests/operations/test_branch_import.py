"""Fields of branches from a workbook: looked at first, one operation, one undo."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject, MentionedPerson
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.messages import located_sentence
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.operations.branch_import import examine_branch_file, import_branch_values
from dangjian_desktop.operations.exports import export_branches
from dangjian_desktop.operations.fields import close_choice, close_field
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.queries.organisations import Tree
from tests import make
from tests.operations import roster_books as books

ON = date(2026, 11, 21)
ORGANISATION = FieldSubject.ORGANISATION


@pytest.fixture
def mine(data):
    """Two branches, with a field of every kind."""
    committee = make.committee()
    return {
        "first": make.branch("综采一队党支部", committee),
        "second": make.branch("机电队党支部", committee),
        "keeper": make.person("张三", make.branch("机关党支部", committee)),
        "text": make.field("活动室", subject=ORGANISATION),
        "area": make.field("面积", FieldKind.NUMBER, subject=ORGANISATION),
        "built": make.field("建成日期", FieldKind.DATE, subject=ORGANISATION),
        "level": make.field("星级", FieldKind.CHOICE, subject=ORGANISATION),
        "tv": make.field("电教设备", FieldKind.YES_NO, subject=ORGANISATION),
        "person": make.field("管理员", FieldKind.PERSON, subject=ORGANISATION),
    }


def examined(path):
    return examine_branch_file(path, on=ON, synonyms=books.SYNONYMS)


def values_of(name):
    (row,) = [row for row in BranchListQuery(ON).fetch() if row.name == name]
    return dict(row.custom)


def told(examination):
    return [located_sentence(problem) for problem in examination.problems]


def outcomes(examination):
    return [row.outcome for row in examination.rows]


def test_a_workbook_fills_every_kind_and_is_undone_at_once(mine, book, runner):
    path = book(
        ["组织名称", "活动室", "面积", "建成日期", "星级", "电教设备", "管理员"],
        ["综采一队", "三楼会议室", 62.5, "2019.5", "甲", "是", "张三"],
        ["机电队党支部", None, "1,200", None, None, "否", None],
    )
    found = examined(path)
    assert not found.problems
    assert outcomes(found) == [Outcome.UPDATED] * 2
    assert [
        (one.branch_name, one.field.label, one.shown_before, one.shown_after)
        for one in found.changes
    ] == [
        ("综采一队党支部", "活动室", "", "三楼会议室"),
        ("综采一队党支部", "面积", "", "62.5"),
        ("综采一队党支部", "建成日期", "", "2019年5月"),
        ("综采一队党支部", "星级", "", "甲"),
        ("综采一队党支部", "电教设备", "", "是"),
        ("综采一队党支部", "管理员", "", "张三"),
        ("机电队党支部", "面积", "", "1200"),
        ("机电队党支部", "电教设备", "", "否"),
    ]
    assert values_of("综采一队党支部") == {}
    work = import_branch_values(examination=found)
    assert (runner.run(work).result, work.label) == (8, "导入党支部资料")
    assert values_of("综采一队党支部")[mine["built"].key] == PartialDate(2019, 5)
    assert values_of("机电队党支部")[mine["area"].key] == Decimal(1200)
    assert outcomes(examined(path)) == [Outcome.UNCHANGED] * 2
    runner.undo()
    assert values_of("综采一队党支部") == values_of("机电队党支部") == {}


def test_what_was_exported_changes_nothing(mine, runner, tmp_path):
    other = make.committee("分公司党委")
    make.branch("机关第二党支部", other)
    namesake = make.branch("综采一队党支部", other)
    make.person("张三", namesake)  # bears the name that a field mentions
    numbers = ("62.5", "0.1", "123456789012345", "0.000001", "-3")
    rows = BranchListQuery(ON).fetch()
    for row, number in zip(rows, numbers, strict=True):
        make.custom(row.organisation_id, mine["text"], f"三楼 {row.organisation_id}")
        make.custom(row.organisation_id, mine["area"], Decimal(number))
        make.custom(row.organisation_id, mine["built"], PartialDate(2019))
        make.custom(row.organisation_id, mine["level"], "乙")
        make.custom(row.organisation_id, mine["tv"], False)
    person = next(iter(BranchListQuery(ON).fetch()))
    make.custom(person.organisation_id, mine["person"], MentionedPerson(mine["keeper"], "张三"))
    (chosen,) = [one for one in make.field_now(mine["level"]).choices if one.label == "乙"]
    make.done(close_choice(choice_id=chosen.choice_id, on=ON))
    target = tmp_path / "一览.xlsx"
    export_branches(BranchListQuery(ON), target, run=runner.run, is_unmasked=True)
    found = examined(target)
    assert told(found) == []
    assert found.passed_over == (
        "上级组织",
        "支部书记",
        "党员人数",
        "正式党员",
        "预备党员",
        "党小组数",
    )
    assert outcomes(found) == [Outcome.UNCHANGED] * 5


def test_blank_cells_erase_nothing(mine, book):
    make.custom(mine["first"], mine["text"], "三楼")
    found = examined(book(["党支部", "活动室", "面积"], ["综采一队党支部", None, ""]))
    assert outcomes(found) == [Outcome.UNCHANGED]
    assert found.changes == ()


def test_an_unknown_branch_is_refused_and_none_is_made(mine, book, runner):
    found = examined(book(["党支部", "面积"], ["掘进队党支部", 5], ["机电队党支部", 6]))
    assert outcomes(found) == [Outcome.REFUSED, Outcome.UPDATED]
    assert told(found) == [
        "工作表“名册”第 2 行：没有名为“掘进队党支部”的党支部，这一行没有采用。"
        "请核对名称，或者先新建这个党支部。"
    ]
    before = len(Tree.on(ON).rows)
    assert runner.run(import_branch_values(examination=found)).result == 1
    assert len(Tree.on(ON).rows) == before


def test_names_that_can_mean_several_are_refused_unless_their_superior_is_told(mine, book):
    other = make.branch("机电队党支部", make.committee("分公司党委"))
    found = examined(book(["党支部", "面积"], ["机电队", 5]))
    assert outcomes(found) == [Outcome.REFUSED]
    assert "星火煤矿党委 机电队党支部、分公司党委 机电队党支部" in told(found)[0]
    found = examined(book(["党支部", "上级组织", "面积"], ["机电队党支部", "分公司党委", 5]))
    assert [change.organisation_id for change in found.changes] == [other]


def test_two_rows_of_one_branch_are_both_refused(mine, book):
    found = examined(
        book(
            甲=[["党支部", "面积"], ["机电队", 5], ["综采一队", 7]],
            乙=[["党支部", "面积"], ["机电队党支部", 6]],
        )
    )
    assert outcomes(found) == [Outcome.REFUSED, Outcome.UPDATED, Outcome.REFUSED]
    first, second = told(found)
    assert first.startswith("工作表“甲”第 2 行：“机电队党支部”在工作表“乙”里还有，")
    assert second.startswith("工作表“乙”第 2 行：“机电队党支部”在工作表“甲”里还有，")


def test_three_rows_of_one_branch_in_a_sheet_name_one_another(mine, book):
    rows = [["党支部", "面积"], ["机电队", 5], ["综采一队", 7], ["机电队", 6], ["机电队党支部", 6]]
    found = examined(book(甲=rows))
    assert outcomes(found) == [Outcome.REFUSED, Outcome.UPDATED, Outcome.REFUSED, Outcome.REFUSED]
    assert [sentence.partition("，")[0] for sentence in told(found)] == [
        "工作表“甲”第 2 行：“机电队党支部”另在第 4、5 行",
        "工作表“甲”第 4 行：“机电队党支部”另在第 2、5 行",
        "工作表“甲”第 5 行：“机电队党支部”另在第 2、4 行",
    ]


@pytest.mark.parametrize(
    ("label", "cell", "outcome", "word"),
    [
        ("星级", "丁", Outcome.UNCHANGED, "不在可选内容里"),
        ("星级", "丙", Outcome.UNCHANGED, "已经停用"),
        ("面积", "六十", Outcome.UNCHANGED, "不是数字"),
        ("电教设备", "也许", Outcome.UNCHANGED, "是"),
        ("管理员", "没有这人", Outcome.UNCHANGED, "名册里没有"),
        ("活动室", "=SUM(A1)", Outcome.UNCHANGED, "公式文字"),
        ("活动室", "长" * 501, Outcome.UPDATED, "截去"),
        ("建成日期", "2019-13-01", Outcome.REFUSED, "不存在"),
    ],
)
def test_values_are_judged_like_those_of_people(mine, book, label, cell, outcome, word):
    retired = mine["level"].choices[2]
    make.done(close_choice(choice_id=retired.choice_id, on=ON))
    found = examined(book(["党支部", label], ["机电队党支部", cell]))
    assert outcomes(found) == [outcome]
    (sentence,) = told(found)
    assert sentence.startswith(f"工作表“名册”第 2 行 {label}：")
    assert word in sentence


def test_choices_are_never_made(mine, book, runner):
    found = examined(book(["党支部", "星级", "面积"], ["机电队党支部", "丁", 5]))
    runner.run(import_branch_values(examination=found))
    assert [one.label for one in make.field_now(mine["level"]).choices] == ["甲", "乙", "丙"]
    assert values_of("机电队党支部") == {mine["area"].key: Decimal(5)}


def test_masked_values_stay_masked_and_what_a_masked_export_wrote_is_not_taken(mine, book):
    phone = make.field("值班手机", subject=ORGANISATION, sensitivity=Sensitivity.MASKED)
    make.custom(mine["first"], phone, "13900001234")
    found = examined(
        book(
            ["党支部", "值班手机"],
            ["综采一队党支部", "139****1234"],
            ["机电队党支部", "13911112222"],
        )
    )
    assert outcomes(found) == [Outcome.UNCHANGED, Outcome.UPDATED]
    (change,) = found.changes
    assert (change.shown_after, change.after) == ("139****2222", "13911112222")
    assert "遮盖后的内容" in told(found)[0]


def test_hidden_sheets_and_strange_sheets_are_told_and_passed_over(mine, tmp_path):
    path = books.xlsx(
        tmp_path / "支部.xlsx",
        {
            "说明": [["请填好交回"]],
            "支部": [["党支部", "面积"], ["机电队", 5]],
            "旧": [["党支部", "面积"], ["机电队", 9]],
        },
        hidden=["旧"],
    )
    found = examined(path)
    assert [change.shown_after for change in found.changes] == ["5"]
    assert [problem.code for problem in found.problems] == [
        "branch_file.no_header",
        "branch_file.hidden",
    ]


def test_a_csv_is_read_too(mine, tmp_path):
    path = tmp_path / "支部.csv"
    path.write_bytes("党支部,面积,电教设备\r\n机电队党支部,62.50,是\r\n".encode("gb18030"))
    assert [change.shown_after for change in examined(path).changes] == ["62.5", "是"]


def test_useless_files_are_refused_in_a_sentence(mine, book, tmp_path):
    with pytest.raises(RefusedError, match="没有可导入的党支部资料"):
        examined(book(["姓名", "面积"], ["张三", 5]))
    with pytest.raises(RefusedError, match="表头下面没有党支部"):
        examined(book(["党支部", "面积"]))
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    for path in (broken, tmp_path, tmp_path / "没有.xlsx"):
        with pytest.raises(ExchangeError):
            examined(path)


def test_without_fields_the_way_to_them_is_told(data, book):
    make.branch()
    with pytest.raises(RefusedError, match="还没有党支部的自定义栏目"):
        examined(book(["党支部", "面积"], ["机电队", 5]))


def test_what_was_retired_in_between_is_refused_and_nothing_is_written(mine, book, runner):
    found = examined(book(["党支部", "活动室", "面积"], ["机电队党支部", "三楼", 5]))
    make.done(close_field(field_id=mine["area"].field_id, on=ON))
    with pytest.raises(RefusedError, match="已经停用"):
        runner.run(import_branch_values(examination=found))
    assert values_of("机电队党支部") == {}
    told_now = examined(book(["党支部", "活动室", "面积"], ["机电队党支部", "三楼", 5]))
    assert [problem.code for problem in told_now.problems] == ["branch_file.field_retired"]
