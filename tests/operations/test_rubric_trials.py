"""A trial of a draft as lines, on paper and in a workbook."""

import openpyxl
import pytest

from dangjian_desktop.operations.printout import RUBRIC_TRIAL, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.rubric_trials import (
    change_in_words,
    export_rubric_trial,
    told_in_words,
    trial_lines,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.rubric_trial import rubric_trial
from tests import make
from tests.pdf import texts
from tests.rubric_stories import ON, D, cheaper, checked, issued, recorded


@pytest.fixture
def trial(data):
    committee = make.committee()
    first, second = make.branch("采一支部", committee), make.branch("采二支部", committee)
    issued()
    for branch in (first, second):
        recorded(branch)
    checked(first, "B1", None)
    return rubric_trial(cheaper(), ["2026Q3"], ON)


def test_lines_tell_totals_and_what_changes(trial):
    told = [
        (str(line.before), str(line.after), change_in_words(line.change))
        for line in trial_lines(trial)
    ]
    assert told == [
        ("80，优良", "95，示范", "+15"),
        ("40/60", "55/60", "+15"),
        ("40，待评", "55，待评", ""),
        ("40/60", "55/60", "+15"),
    ]
    assert len(trial_lines(trial, every=True)) == 6
    assert str(told_in_words(trial)) == ("试算 2 个支部的得分：2 个会变，其中 1 个等级会变。")
    assert change_in_words(D("-0.50")) == "−0.5"


def test_it_is_printed_as_it_stands(trial, tmp_path):
    target = tmp_path / "trial.pdf"
    assert print_sheet(Printout(RUBRIC_TRIAL, ON, trial=trial), target).missing_glyphs == ()
    (page,) = texts(target)
    for words in (
        "草稿：支部考评 2027",
        "采一支部",
        "2026年第三季度",
        "+15",
        "不改变任何已公布的得分",
    ):
        assert words in page, words


def test_without_a_trial_there_is_nothing_to_print(data, tmp_path):
    with pytest.raises(RefusedError, match="还没有试算"):
        print_sheet(Printout(RUBRIC_TRIAL, ON), tmp_path / "trial.pdf")


def test_every_line_is_written_to_a_workbook(trial, tmp_path):
    target = tmp_path / "trial.xlsx"
    assert export_rubric_trial(trial, target) == 6
    sheet = openpyxl.load_workbook(target).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][:4] == ("党支部", "时期", "编号", "考评内容")
    assert rows[3][:7] == ("采一支部", "2026年第三季度", "A1", "支部党员大会", "40/60", "55/60", 15)
