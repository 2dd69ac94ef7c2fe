"""A file is corrected without touching it: cells, struck-out rows, doubts, the header's place."""

from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.cells import CellPlace, HeaderRows, RowPlace, SheetPlace
from dangjian_desktop.operations.imports import (
    ImportChoices,
    Outcome,
    RosterExamination,
    examine_roster_files,
    open_roster_files,
)
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.models import HeaderMapping, Person
from tests import make
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, ID, OTHER_ID, person
from tests.operations.roster_imports import DAY, Import, codes, everybody, examined, only, outcomes

PLACE = {header: column for column, header in enumerate(HEADER)}


def cell(header: str, row: int = 2) -> CellPlace:
    return CellPlace("名册", row, PLACE[header])


# Cells ------------------------------------------------------------------------


def test_a_corrected_cell_is_judged_with_its_whole_row(book: Any, bring_in: Import) -> None:
    path = book(HEADER, person(姓名="张3", 入党日期="2010-13-01"))
    assert codes(only(path)) == ["name.characters", "date.impossible"]
    half = only(path, corrections={cell("姓名"): "张三"})
    assert codes(half) == ["date.impossible"]
    both = {cell("姓名"): "张三", cell("入党日期"): "2010年12月1日"}
    assert only(path, corrections=both).outcome is Outcome.ADDED
    assert Person.select().count() == 0  # correcting writes nothing
    bring_in(path, corrections=both)
    assert everybody()["张三"].admitted_on == make.day("2010-12-01")


def test_what_is_typed_is_text_and_keeps_every_digit(book: Any) -> None:
    path = book(HEADER, person(公民身份号码=float(ID.rstrip("Xx") + "0" * ID.endswith("X"))))
    assert codes(only(path)) == ["id.became_number"]
    row = only(path, corrections={cell("公民身份号码"): ID})
    assert row.draft is not None
    assert row.draft.facts.id_number == ID


def test_a_good_cell_can_be_changed_and_emptied_too(book: Any) -> None:
    path = book((*HEADER, "备注"), [*person(), "旧"])
    changed = only(path, corrections={CellPlace("名册", 2, 6): "新", cell("公民身份号码"): ""})
    assert changed.draft is not None
    assert (changed.draft.facts.remark, changed.draft.facts.id_number) == ("新", "")


def test_a_cell_beyond_the_row_can_be_filled_in(data: Path, tmp_path: Path) -> None:
    short = books.csv(tmp_path / "名册.csv", [HEADER, person()[:3]], "utf-8")
    assert codes(only(short)) == ["branch.missing"]
    assert only(short, corrections={cell("所在党支部"): "机电队党支部"}).outcome is Outcome.ADDED


def test_a_correction_for_a_row_that_is_not_there_changes_nothing(book: Any) -> None:
    path = book(HEADER, person())
    assert only(path, corrections={cell("姓名", row=99): "李四"}).outcome is Outcome.ADDED


def test_only_a_sheet_that_a_choice_touches_is_read_again(book: Any) -> None:
    path = book(一=[HEADER, person()], 二=[HEADER, person(姓名="李4", 公民身份号码=OTHER_ID)])
    opened = open_roster_files([path])

    def look(**choices: Any) -> RosterExamination:
        return examine_roster_files(
            [path],
            on=DAY,
            synonyms=books.SYNONYMS,
            choices=ImportChoices(**choices),
            opened=opened,
        )

    first = look()
    struck = look(left_out=frozenset({RowPlace("一", 2)}))
    assert struck.sheets[0] is first.sheets[0]
    assert outcomes(struck) == {"left_out": 1, "refused": 1}
    mended = look(corrections={CellPlace("二", 2, 0): "李四"})
    assert [now is before for now, before in zip(mended.sheets, first.sheets, strict=True)] == [
        True,
        False,
    ]
    assert outcomes(mended) == {"added": 2}
    assert outcomes(look()) == {"added": 1, "refused": 1}
    assert outcomes(look(mapping={"姓名": "remark"})) == {}


# Rows -------------------------------------------------------------------------


def test_a_refused_row_can_be_struck_out_and_counts_no_more(book: Any) -> None:
    path = book(HEADER, person(姓名="张3"))
    found = examined(path, left_out=frozenset({RowPlace("名册", 2)}))
    assert outcomes(found) == {"left_out": 1}
    assert found.refused_count == 0


def test_a_doubtful_row_may_be_the_one_above_it(book: Any, bring_in: Import) -> None:
    number = {"公民身份号码": None}
    header = (*HEADER, "备注")
    path = book(header, [*person(**number), "甲"], [*person(**number), "乙"])
    first, second = examined(path).rows
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.DOUBTFUL)
    assert second.candidate_rows == (RowPlace("名册", 2),)
    same = {RowPlace("名册", 3): RowPlace("名册", 2)}
    assert outcomes(examined(path, decisions=same)) == {"added": 1, "updated": 1}
    counts = bring_in(path, decisions=same)
    assert (counts.added, counts.updated) == (1, 1)
    assert Person.select().count() == 1
    assert everybody()["张三"].facts.remark == "乙"


def test_two_namesakes_in_one_file_can_be_two_people(book: Any, bring_in: Import) -> None:
    number = {"公民身份号码": None}
    path = book(HEADER, person(**number), person(**number, 入党日期="2010年7月"))
    assert bring_in(path, decisions={RowPlace("名册", 3): None}).added == 2


def test_a_row_that_repeats_a_struck_out_one_is_refused(book: Any) -> None:
    number = {"公民身份号码": None}
    path = book((*HEADER, "备注"), [*person(**number), "甲"], [*person(**number), "乙"], person())
    found = examined(
        path,
        left_out=frozenset({RowPlace("名册", 2)}),
        decisions={RowPlace("名册", 3): RowPlace("名册", 2)},
    )
    assert found.rows[1].outcome is Outcome.ADDED  # no doubt is left, so the decision is idle


# The header -------------------------------------------------------------------

STRANGE = ("甲", "乙", "丙", "丁", "戊", "己")
MEANING = dict(
    zip(
        STRANGE,
        ("name", "id_number", "stage", "admitted_on", "confirmed_on", "branch"),
        strict=True,
    )
)
SHEET = SheetPlace("名册")


def test_a_header_of_unknown_words_can_be_pointed_at(book: Any) -> None:
    path = book(["某某名册"], STRANGE, person())
    assert not examined(path).rows
    pointed = examined(path, header_rows={SHEET: HeaderRows(2)})
    (reading,) = pointed.sheets
    assert reading.header is not None
    assert [column.header for column in reading.header.columns] == list(STRANGE)
    assert not reading.is_readable
    assert [problem.code for problem in reading.problems] == ["header.no_name"]


def test_a_header_pointed_at_is_remembered_with_its_columns(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    path = book(["某某名册"], STRANGE, person())
    rows = {SHEET: HeaderRows(2)}
    header = examined(path, header_rows=rows).sheets[0].header
    assert header is not None
    bring_in(path, header_rows=rows, mappings={header.fingerprint: MEANING})
    assert everybody()["张三"].facts.id_number == ID
    other = book(["另一份"], ["二〇二六年"], STRANGE, person(姓名="李四", 公民身份号码=OTHER_ID))
    assert only(other).outcome is Outcome.ADDED
    runner.undo()
    assert HeaderMapping.select().count() == 0
    assert not examined(other).rows


def test_a_wrongly_found_header_can_be_put_right_and_stays_right(
    book: Any, bring_in: Import
) -> None:
    path = book(("姓名", "电话"), ["王联系", "13900001234"], [], STRANGE, person())
    wrong = examined(path).sheets[0].header
    assert wrong is not None
    assert wrong.first == 0
    rows = {SHEET: HeaderRows(4)}
    header = examined(path, header_rows=rows).sheets[0].header
    assert header is not None
    bring_in(path, header_rows=rows, mappings={header.fingerprint: MEANING})
    assert list(everybody()) == ["张三"]
    again = examined(path)
    assert again.sheets[0].header is not None
    assert again.sheets[0].header.first == 3
    assert outcomes(again) == {"unchanged": 1}


def test_a_header_of_two_rows_can_be_pointed_at(book: Any) -> None:
    rows = [[name, "2010-07-01", "综采一队党支部"] for name in ("张三", "李四")]
    path = book(["甲", "乙", None], [None, "时间", "地点"], *rows)
    found = examined(path, header_rows={SHEET: HeaderRows(1, 2)})
    header = found.sheets[0].header
    assert header is not None
    assert (header.first, header.span) == (0, 2)
    assert header.by_field["branch"].index == 2  # told by its contents


def test_pointing_at_an_empty_row_falls_back_to_no_header(book: Any) -> None:
    path = book(["某某名册"], [], STRANGE, person())
    assert not examined(path, header_rows={SHEET: HeaderRows(2)}).rows


@pytest.mark.parametrize("row", [0, -3, 99])
def test_pointing_beyond_the_sheet_breaks_nothing(book: Any, row: int) -> None:
    examined(book(HEADER, person()), header_rows={SHEET: HeaderRows(row)})
