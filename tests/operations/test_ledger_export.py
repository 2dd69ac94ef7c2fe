"""Books leave as workbooks and come back as they were; what is anonymous stays so."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_sheets import file_keys, headings
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_export import export_ledger, write_ledger_template
from dangjian_desktop.operations.ledger_import import import_ledger
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.operations.ledgers import remove_entry
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
)
from tests import make
from tests.operations.ledger_files import ON, brought_in, codes, examined


@pytest.fixture
def branch(data):
    made = make.branch("综采一队党支部")
    people = {name: make.person(name, made) for name in ("张三", "李四", "王书记")}
    make.post(people["王书记"], made, Post.SECRETARY)
    return {"branch": made, **people}


def hazard(people, **values):
    return make.entry(
        "hazard",
        **{
            "place": "顺槽",
            "content": "护网破损",
            "found_by": people["李四"],
            "crew": "检修班",
            "owner": people["张三"],
            "measures": "第一行\n第二行",
            "funds": Decimal("1234.5"),
            "due_on": "2026-11-15",
            "plan": "无需",
            **values,
        },
    )


def closed(people, entry):
    make.advanced(entry, "rectified", "2026-11-05", people["张三"])
    make.advanced(entry, "checked", "2026-11-06", people["李四"])
    make.advanced(entry, "registered", "2026-11-07", "外来检查", note="螺栓仍松\n重做")
    make.advanced(entry, "rectified", "2026-11-08", people["张三"])
    make.advanced(entry, "checked", "2026-11-09", people["李四"])
    make.advanced(entry, "closed", "2026-11-10", people["王书记"])


def emptied():
    """Take every row of every book away, as in a file that has none yet."""
    for table in (LedgerValue, LedgerStep, LedgerMilestone, LedgerEntry):
        table.delete().execute()


def stand(book):
    """Everything that is told of the rows of a book, in their order."""
    return [
        (
            row.uid if not row.row.is_anonymous else "",
            row.numbered,
            row.organisation_name,
            row.row.day,
            dict(row.row.values),
            row.row.state,
            row.row.road[1:],
            row.row.is_anonymous,
            row.closed_on,
            [(m.title, m.due_on, m.done_on, m.note) for m in row.milestones],
        )
        for row in LedgerQuery(book, ON).fetch()
    ]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_exported_comes_back_as_it_was(branch, runner, tmp_path, ending):
    first = hazard(branch)
    hazard(branch, content="电缆破皮", due_on="2026-11", funds="无需", day="2026-11-02")
    hazard(branch, content="护网破损")  # of the same day and title: another row all the same
    closed(branch, first)
    twin = make.person("张三", branch["branch"], crew="掘进班")
    hazard(branch, content="风筒漏风", owner=twin, found_by="外来的人")
    before = stand("hazard")
    path = tmp_path / f"隐患{ending}"
    assert export_ledger(LedgerQuery("hazard", ON), path) == 4
    again = examined(path, branch["branch"])
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED] * 4, codes(again)
    emptied()
    found = examined(path, branch["branch"])
    assert [row.outcome for row in found.rows] == [Outcome.ADDED] * 4, codes(found)
    brought_in(runner, found)
    assert stand("hazard") == before
    assert {row.outcome for row in examined(path, branch["branch"]).rows} == {Outcome.UNCHANGED}


def test_a_changed_export_shows_the_differences_and_changes_the_row(branch, runner, tmp_path):
    hazard(branch)
    path = tmp_path / "隐患.xlsx"
    export_ledger(LedgerQuery("hazard", ON), path)
    made = load_workbook(path)
    sheet = made.active
    labels = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, labels["隐患内容"]).value = "护网破损两处"
    sheet.cell(2, labels["整改时限"]).value = "2026-11-18"
    sheet.cell(2, labels["整改措施"]).value = None  # takes nothing away
    sheet.cell(2, labels["完成日期"]).value = date(2026, 11, 12)
    sheet.cell(2, labels["整改人"]).value = "张三"
    made.save(path)
    found = examined(path, branch["branch"])
    assert [(d.label, d.before, d.after) for d in found.rows[0].differences] == [
        ("隐患内容", "护网破损", "护网破损两处"),
        ("整改时限", "2026-11-15", "2026-11-18"),
        ("状态", "待整改", "待复查"),
    ]
    # The state in the file is the old one: what was done since stands in its own columns.
    assert brought_in(runner, found).updated == 1
    (row,) = LedgerQuery("hazard", ON).fetch()
    assert row.text("content") == "护网破损两处"
    assert row.text("measures") == "第一行\n第二行"
    assert row.row.state == "rectified"


def test_milestones_and_money_come_back(branch, runner, tmp_path):
    entry = make.entry("project", name="降尘", kind=None, goal="降一半")
    for title, due in (("图纸", "2026-11-20"), ("试用", "2026-12-20")):
        day = date.fromisoformat(due)
        made = make.done(add_milestone(entry_id=entry, title=title, due_on=day, on=ON, note="说明"))
    make.done(mark_milestone_done(milestone_id=made, done_on=date(2026, 11, 19), on=ON))
    before = stand("project")
    path = tmp_path / "项目.xlsx"
    export_ledger(LedgerQuery("project", ON), path)
    emptied()
    brought_in(runner, examined(path, branch["branch"], "project"))
    assert stand("project") == before


def test_an_anonymous_row_leaves_nothing_but_what_it_holds(branch, runner, tmp_path):
    make.entry("appeal", is_anonymous=True, kind="食堂澡堂", content="水凉", day="2026-10-17")
    make.entry(
        "appeal", kind="收入待遇", content="工资", raised_by=branch["张三"], day="2026-10-18"
    )
    path = tmp_path / "诉求.xlsx"
    export_ledger(LedgerQuery("appeal", ON), path)
    sheet = load_workbook(path).active
    labels = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(labels, [c.value for c in row], strict=True)) for row in sheet.iter_rows(min_row=2)
    ]
    (anonymous,) = [row for row in rows if row["匿名"] == "是"]
    assert anonymous["收到日期"] == "2026年10月"
    assert anonymous["标识"] is None
    assert anonymous["序号"] == "匿1"
    before = stand("appeal")
    emptied()
    found = examined(path, branch["branch"], "appeal")
    done = runner.run(import_ledger(examination=found))
    assert done.changes.is_withheld
    assert stand("appeal") == before
    assert {row.outcome for row in examined(path, branch["branch"], "appeal").rows} == {
        Outcome.UNCHANGED
    }


def test_the_workbook_has_typed_cells_chosen_columns_and_no_id_number(branch, tmp_path):
    number = make.id_number(sequence=7)
    entry = hazard(branch, content=f"=1+1，{number} 报的".lstrip("="))
    make.done(
        add_attachments(
            entry_id=entry, files=[NewFile("照片.txt", b"a"), NewFile("二.txt", b"b")], on=ON
        )
    )
    path = tmp_path / "隐患.xlsx"
    export_ledger(LedgerQuery("hazard", ON), path)
    sheet = load_workbook(path).active
    labels = {cell.value: cell.column for cell in sheet[1]}
    assert list(labels) == list(headings(books_by_code()["hazard"]).values())
    assert sheet.freeze_panes == "A2"
    cell = {label: sheet.cell(2, column) for label, column in labels.items()}
    assert cell["排查日期"].is_date
    assert cell["整改资金"].value == 1234.5
    assert cell["序号"].value == 1
    assert cell["附件数"].value == 2
    assert cell["逾期"].value == 5
    assert number not in cell["隐患内容"].value
    assert f"{number[:6]}********{number[-4:]}" in cell["隐患内容"].value
    found = examined(path, branch["branch"])  # masked is not another text
    assert found.rows[0].outcome is Outcome.UNCHANGED
    export_ledger(LedgerQuery("hazard", ON), path, columns=("day", "content"))
    sheet = load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == ["排查日期", "隐患内容"]


def test_a_csv_holds_no_formula(branch, tmp_path):
    hazard(branch, content="-2℃ 结冰")
    path = tmp_path / "隐患.csv"
    export_ledger(LedgerQuery("hazard", ON), path)
    assert "'-2℃ 结冰" in path.read_text("utf-8-sig")
    assert examined(path, branch["branch"]).rows[0].outcome is Outcome.UNCHANGED


def test_a_template_offers_choices_and_comes_back(branch, runner, tmp_path):
    path = tmp_path / "模板.xlsx"
    count = write_ledger_template(path, book="hazard", on=ON, within=branch["branch"])
    made = load_workbook(path)
    sheet = made.active
    labels = {cell.value: cell.column for cell in sheet[1]}
    assert len(labels) == count
    assert "标识" not in labels
    lists = {
        str(v.sqref).split(":")[0].rstrip("0123456789"): v
        for v in sheet.data_validations.dataValidation
    }
    level = sheet.cell(1, labels["等级"]).column_letter
    assert "一般（C级）" in lists[level].formula1
    assert "从列表里选" in lists[level].prompt
    state = sheet.cell(1, labels["状态"]).column_letter
    assert "待复查" in lists[state].formula1
    for label, text in {
        "排查日期": "2026-11-03",
        "地点部位": "顺槽",
        "隐患内容": "护网",
        "排查人": "李四",
        "等级": "重大",
    }.items():
        sheet.cell(2, labels[label]).value = text
    made.save(path)
    found = examined(path, branch["branch"])
    assert [row.outcome for row in found.rows] == [Outcome.ADDED], codes(found)


@pytest.mark.parametrize("code", sorted(["appeal", "talk_record", "superior_document", "project"]))
def test_every_template_is_understood_again(branch, tmp_path, code):
    path = tmp_path / "模板.xlsx"
    write_ledger_template(path, book=code, on=ON)
    sheet = load_workbook(path).active
    labels = headings(books_by_code()[code])
    assert {cell.value for cell in sheet[1]} <= set(labels.values())


def test_no_two_columns_of_a_book_are_called_alike(data):
    for book in books_by_code().values():
        labels = headings(book)
        assert len(set(labels.values())) == len(labels) == len(file_keys(book))


def test_a_book_that_is_no_more_is_refused(branch, tmp_path):
    with pytest.raises(RefusedError, match="不在了"):
        export_ledger(LedgerQuery("own_gone", ON), tmp_path / "x.xlsx")
    with pytest.raises(RefusedError, match="停用或不在了"):
        write_ledger_template(tmp_path / "x.xlsx", book="own_gone", on=ON)


def test_a_removed_row_comes_back_from_its_export(branch, runner, tmp_path):
    entry = hazard(branch)
    path = tmp_path / "隐患.xlsx"
    export_ledger(LedgerQuery("hazard", ON), path)
    runner.run(remove_entry(entry_id=entry, on=ON))
    brought_in(runner, examined(path, branch["branch"]))
    (row,) = LedgerQuery("hazard", ON).fetch()
    assert row.row.day == PartialDate(2026, 11, 1)
