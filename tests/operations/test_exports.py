"""What leaves as a workbook: shown columns, real dates, text that never counts, masked numbers."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import Sex, Stage
from dangjian_desktop.operations.exports import (
    EXPORTED_COLUMNS,
    export_branches,
    export_changes,
    export_roster,
    note_unmasked_branch_export,
    note_unmasked_export,
)
from dangjian_desktop.operations.fields import close_field
from dangjian_desktop.operations.imports import (
    ImportChoices,
    Outcome,
    examine_roster_file,
    import_roster,
)
from dangjian_desktop.operations.people import advance_stage
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_changes import RosterChangesQuery
from dangjian_desktop.storage.models import JournalEntry, database
from tests import make
from tests.operations.roster_books import MESSY, STANDARD, SYNONYMS

DAY = date(2026, 11, 21)
ALL = RosterQuery(DAY, scope=Scope.EVERYBODY)
ID = make.id_number("1985-03-12", 101)
PHONE = "13900001234"


@pytest.fixture
def zhang(data: Path) -> int:
    return make.person(
        "张三",
        sex=Sex.MALE,
        id_number=ID,
        born_on=make.day("1985-03-12"),
        mobile_phone=PHONE,
        address="某区某路 1 号",
        remark="=1+1",
        stage=Stage.FULL,
        admitted_on="2010-07",
        confirmed_on="2011-07-01",
    )


def table(path: Path) -> list[dict[str, Any]]:
    """The rows of a workbook by heading, as a reader of workbooks gives them."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def notes() -> Iterator[str]:
    return (entry.note for entry in JournalEntry.select().where(JournalEntry.note != ""))


def test_numbers_are_masked_unless_asked_for(zhang: int, runner: Runner, tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    assert export_roster(ALL, target, run=runner.run) == 1
    (row,) = table(target)
    assert row["公民身份号码"] == f"{ID[:6]}********{ID[-4:]}"
    assert row["手机号码"] == "139****1234"
    assert row["现居住地"] == "＊＊＊"
    assert list(notes()) == []


def test_note_unmasked_export_records_the_asking_and_not_the_numbers(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    target = tmp_path / "名册.xlsx"
    export_roster(ALL, target, run=runner.run, is_unmasked=True)
    (row,) = table(target)
    assert (row["公民身份号码"], row["手机号码"]) == (ID, PHONE)
    assert row["现居住地"] == "某区某路 1 号"
    (note,) = notes()
    assert note.startswith("1 人")
    assert ID not in note
    assert runner.undo_label is None  # what was seen cannot be unseen
    runner.run(note_unmasked_export(people_count=2, column_count=3))
    assert list(notes())[1] == "2 人，3 列敏感信息"


def test_open_columns_in_full_are_nothing_to_record(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    export_roster(ALL, tmp_path / "a.xlsx", run=runner.run, columns=["name"], is_unmasked=True)
    assert list(notes()) == []


def test_dates_are_dates_a_month_stays_text_and_a_formula_stays_text(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    target = tmp_path / "名册.xlsx"
    export_roster(ALL, target, run=runner.run, columns=[*EXPORTED_COLUMNS, "age"])
    (row,) = table(target)
    assert row["转正日期"] == date(2011, 7, 1)
    assert row["入党日期"] == "2010年7月"
    assert row["年龄"] == 41
    assert row["备注"] == "=1+1"


def test_exactly_the_shown_columns_in_their_order(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    target = tmp_path / "名册.xlsx"
    export_roster(ALL, target, run=runner.run, columns=["stage", "name"], title="党员名册")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [cell for cell in rows[0] if cell] == ["党员名册"]
    assert rows[1:] == [["人员类别", "姓名"], ["正式党员", "张三"]]


@pytest.mark.parametrize("path", [STANDARD, MESSY])
@pytest.mark.parametrize("is_unmasked", [True, False])
def test_an_exported_workbook_imports_again_as_unchanged(
    data: Path, runner: Runner, tmp_path: Path, path: Path, is_unmasked: bool
) -> None:
    found = examine_roster_file(path, on=DAY, synonyms=SYNONYMS, choices=ImportChoices())
    runner.run(import_roster(examination=found))
    target = tmp_path / "名册.xlsx"
    count = export_roster(ALL, target, run=runner.run, is_unmasked=is_unmasked)
    again = examine_roster_file(target, on=DAY, synonyms=SYNONYMS)
    assert again.count(Outcome.UNCHANGED) == count == 458
    assert not again.refused_count


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    folder = tmp_path / "名册.xlsx"
    folder.mkdir()
    with pytest.raises(SentenceError) as refused:
        export_roster(ALL, folder, run=runner.run)
    assert "名册.xlsx" in refused.value.sentence


def test_stopping_halfway_leaves_the_old_file(zhang: int, runner: Runner, tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"old")

    def stop(_what: str, _share: float) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export_roster(ALL, target, run=runner.run, progress=stop)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.xlsx*")] == ["名册.xlsx"]


def test_a_worker_thread_leaves_no_connection_behind(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    closed = []

    def work() -> None:
        export_roster(ALL, tmp_path / "名册.xlsx", run=runner.run, is_unmasked=True)
        closed.append(database.is_closed())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert closed == [True]


def test_a_view_is_exported_under_its_name_with_its_people(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    make.person("李四", born_on=make.day("2000-01-01"))
    older = Filter(parts=(Condition("age", Operator.AT_LEAST, ("40",)),))
    target = tmp_path / "a.xlsx"
    count = export_roster(
        RosterQuery(DAY, condition=older),
        target,
        run=runner.run,
        columns=("name", "age"),
        title="四十岁以上：2026",
        sheet_name="[四十]岁/以上",
    )
    book = CalamineWorkbook.from_path(target)
    assert count == 1
    assert book.sheet_names == ["四十岁以上"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["四十岁以上：2026", ""],
        ["姓名", "年龄"],
        ["张三", 41.0],
    ]


def test_a_list_whose_filter_cannot_be_judged_is_not_exported(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    gone = Filter(parts=(Condition("custom:1", Operator.FILLED),))
    with pytest.raises(RefusedError, match="现在没有了"):
        export_roster(RosterQuery(DAY, condition=gone), tmp_path / "a.xlsx", run=runner.run)
    assert not (tmp_path / "a.xlsx").exists()


@pytest.fixture
def changes(data: Path) -> RosterChangesQuery:
    """A half year in which a candidate was admitted and one member left."""
    branch = make.branch()
    person = make.person("李四", branch, stage=Stage.CANDIDATE, stage_since="2025")
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2026, 3, 1)))
    make.departure(make.person("张三", branch), date(2026, 5, 1), destination="外矿")
    return RosterChangesQuery(date(2026, 1, 1), date(2026, 6, 30))


def test_the_workbook_holds_the_rows_with_real_days_and_the_sum_below(
    changes: RosterChangesQuery, tmp_path: Path
) -> None:
    target = tmp_path / "变动.xlsx"
    assert export_changes(changes, target) == 2
    sheet = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert sheet[0][0] == "2026-01-01 至 2026-06-30"
    assert sheet[1] == ["类型", "姓名", "事项", "变动前", "变动后", "日期", "所在党支部"]
    added = ["新增", "李四", "发展", "发展对象", "预备党员", date(2026, 3, 1), make.BRANCH]
    assert sheet[2] == added
    assert sheet[3][:5] == ["减少", "张三", "转出", make.BRANCH, "外矿"]
    below = "".join(str(cell) for row in sheet[4:] for cell in row)
    assert "期初（2025-12-31）1 名 + 新增 1 人次 − 减少 1 人次 = 期末（2026-06-30）1 名" in below
    assert "新增：发展 1；减少：转出 1" in below


def test_a_file_that_cannot_be_written_is_told(changes: RosterChangesQuery, tmp_path: Path) -> None:
    with pytest.raises(SentenceError):
        export_changes(changes, tmp_path / "no such folder" / "变动.xlsx")


def test_user_defined_fields_are_exported_with_the_built_in_ones(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    kinds: dict[str, tuple[FieldKind, Any]] = {
        "积分": (FieldKind.NUMBER, Decimal("1234.5")),
        "编号": (FieldKind.NUMBER, Decimal(417)),
        "长数": (FieldKind.NUMBER, Decimal("123456789012345.123456")),
        "到期": (FieldKind.DATE, make.day("2031-05-01")),
        "到期月": (FieldKind.DATE, make.day("2031-05")),
        "住矿": (FieldKind.YES_NO, False),
        "特长": (FieldKind.TEXT, "书法"),
        "级": (FieldKind.CHOICE, "乙"),
    }
    for label, (kind, value) in kinds.items():
        make.custom(zhang, make.field(label, kind), value)
    make.custom(zhang, make.field("老家", sensitivity=Sensitivity.PRIVATE), "某村")
    secret = make.field("密数", FieldKind.NUMBER, sensitivity=Sensitivity.MASKED)
    make.custom(zhang, secret, Decimal(12345678))
    old = make.field("旧号")
    make.custom(zhang, old, "9")
    make.done(close_field(field_id=old.field_id, on=DAY))
    target = tmp_path / "名册.xlsx"
    export_roster(ALL, target, run=runner.run)
    (told,) = table(target)
    assert (told["积分"], told["编号"]) == (1234.5, 417)
    assert told["长数"] == "123456789012345.123456"  # more digits than a cell keeps
    assert told["到期"] == date(2031, 5, 1)
    assert told["到期月"] == "2031年5月"
    assert (told["住矿"], told["特长"], told["级"]) == ("否", "书法", "乙")
    assert (told["老家"], told["密数"]) == ("＊＊＊", "123*5678")
    assert "旧号" not in told
    export_roster(ALL, target, run=runner.run, is_unmasked=True)
    (told,) = table(target)
    assert (told["老家"], told["密数"]) == ("某村", 12345678)


def test_branches_are_exported_with_their_fields(
    zhang: int, runner: Runner, tmp_path: Path
) -> None:
    branch = make.branch("机电队党支部")
    organisation = FieldSubject.ORGANISATION
    area = make.field("面积", FieldKind.NUMBER, subject=organisation)
    phone = make.field("值班手机", subject=organisation, sensitivity=Sensitivity.MASKED)
    make.custom(branch, area, Decimal("62.5"))
    make.custom(branch, phone, "13900001234")
    target = tmp_path / "支部.xlsx"
    query = BranchListQuery(DAY)
    assert export_branches(query, target, run=runner.run) == 2
    told = {row["党支部"]: row for row in table(target)}["机电队党支部"]
    assert (told["面积"], told["值班手机"]) == (62.5, "139****1234")
    count = JournalEntry.select().count()
    export_branches(query, target, run=runner.run, columns=["name", phone.key])
    assert list(table(target)[0]) == ["党支部", "值班手机"]
    assert JournalEntry.select().count() == count
    export_branches(query, target, run=runner.run, is_unmasked=True)
    last = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert last.operation == note_unmasked_branch_export.__name__
    told = {row["党支部"]: row for row in table(target)}["机电队党支部"]
    assert told["值班手机"] == "13900001234"
