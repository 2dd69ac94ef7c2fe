"""Several files are one import: people are matched across them, one commit, one undo."""

from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.cells import CellPlace, RowPlace, SheetPlace
from dangjian_desktop.domain.messages import located_sentence
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.imports import Outcome, file_labels, open_roster_files
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.models import Person
from tests.operations.roster_books import HEADER, OTHER_ID, person
from tests.operations.roster_imports import Import, everybody, examined, outcomes

LI = {"姓名": "李四", "公民身份号码": OTHER_ID}


def test_people_are_matched_across_files_and_undone_at_one_stroke(
    book: Any, bring_in: Import, runner: Runner
) -> None:
    one = book(HEADER, person(), name="一.xlsx")
    two = book((*HEADER, "手机号码"), [*person(), "13900001234"], person(**LI), name="二.xlsx")
    found = examined(one, two)
    assert outcomes(found) == {"added": 2, "updated": 1}
    assert [row.file for row in found.rows] == ["一.xlsx", "二.xlsx", "二.xlsx"]
    bring_in(one, two)
    assert Person.select().count() == 2
    assert everybody()["张三"].facts.mobile_phone == "13900001234"
    runner.undo()
    assert Person.select().count() == 0
    assert runner.undo_label is None


def test_an_address_names_the_file_only_where_there_are_several(book: Any) -> None:
    one = book(HEADER, person(姓名="张3"), name="一.xlsx")
    two = book(HEADER, person(**LI), name="二.xlsx")
    assert examined(one).rows[0].problems[0].where.file == ""
    problem = examined(one, two).rows[0].problems[0]
    assert located_sentence(problem).startswith("“一.xlsx”工作表“名册”第 2 行 姓名：")


def test_sheets_of_one_name_are_told_apart_by_their_file(book: Any) -> None:
    one = book(HEADER, person(), name="一.xlsx")
    two = book(HEADER, person(**LI), name="二.xlsx")
    chosen = examined(one, two, sheets=frozenset({SheetPlace("名册", "二.xlsx")}))
    assert [row.draft.facts.name for row in chosen.rows if row.draft] == ["李四"]
    found = examined(
        one,
        two,
        left_out=frozenset({RowPlace("名册", 2, "一.xlsx")}),
        corrections={CellPlace("名册", 2, 0, "二.xlsx"): "王五"},
    )
    assert [row.outcome for row in found.rows] == [Outcome.LEFT_OUT, Outcome.ADDED]
    assert found.rows[1].draft is not None
    assert found.rows[1].draft.facts.name == "王五"


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(
    book: Any, bring_in: Import, tmp_path: Path
) -> None:
    good = book(HEADER, person())
    bad = tmp_path / "说明.xlsx"
    bad.write_text("不是工作簿")
    found = examined(bad, good)
    assert [(one.file, "说明.xlsx" in one.sentence) for one in found.unread] == [
        ("说明.xlsx", True)
    ]
    assert bring_in(bad, good).added == 1


def test_where_no_file_can_be_read_the_first_says_why(tmp_path: Path) -> None:
    paths = [tmp_path / "一.xlsx", tmp_path / "二.xlsx"]
    with pytest.raises(SentenceError) as refused:
        open_roster_files(paths)
    assert "一.xlsx" in refused.value.sentence


def test_progress_goes_on_from_file_to_file(book: Any) -> None:
    paths = [book(HEADER, person(), name=f"{n}.xlsx") for n in range(3)]
    shares: list[float] = []
    open_roster_files(paths, progress=lambda _what, share: shares.append(share))
    assert shares == sorted(shares)
    assert max(shares) <= 1.0


def test_files_of_one_name_are_called_by_their_folders(tmp_path: Path) -> None:
    a, b = tmp_path / "甲" / "名册.xlsx", tmp_path / "乙" / "名册.xlsx"
    assert file_labels([a]) == [""]
    assert file_labels([a, b]) == ["甲/名册.xlsx", "乙/名册.xlsx"]
    deep = tmp_path / "丙" / "甲" / "名册.xlsx"
    assert file_labels([a, b, deep]) == [str(a), "乙/名册.xlsx", str(deep)]
