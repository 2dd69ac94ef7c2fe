"""考评表 with its index of evidence, and the ranking on paper."""

from dataclasses import replace

import pytest

from dangjian_desktop.domain.journal_faults import head_in_print
from dangjian_desktop.domain.vocabulary import ScoreRole
from dangjian_desktop.operations.paper_scores import (
    ranges,
    score_ranking_content,
    score_sheet_parts,
)
from dangjian_desktop.operations.printout import SCORE_RANKING, SCORE_SHEET, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.scores import mark_score, record_finding
from dangjian_desktop.storage.journal_proof import journal_head
from tests import make
from tests.printing.samples import text_of
from tests.score_stories import ON, QUARTER, D, issue, judge, meet

SHEET = Printout(SCORE_SHEET, ON, period=QUARTER)
RANKING = Printout(SCORE_RANKING, ON, period=QUARTER)


@pytest.fixture
def branch(data):
    key = make.branch("甲支部", make.committee())
    issue()
    meet(key, "2026-08-12")
    return key


def found(branch, text):
    make.done(
        record_finding(
            organisation_id=branch,
            period=QUARTER,
            item="A2",
            rule="files",
            on=ON,
            values={"text": text},
        )
    )


def test_the_sheet_numbers_its_evidence(branch):
    found(branch, "缺签到表")
    found(branch, "缺照片")
    make.done(
        mark_score(
            organisation_id=branch,
            period=QUARTER,
            item="B2",
            role=ScoreRole.SELF,
            points=D(19),
            on=ON,
            reason="全员参加",
        )
    )
    sheet, index = score_sheet_parts(replace(SHEET, organisation_id=branch))
    lines = {line.code: line for line in sheet.rows}
    assert (lines["A1"].figure, lines["A1"].score, lines["A1"].evidence) == (
        "没有扣分情形",
        "40.0",
        "1",
    )
    assert (lines["A2"].lost, lines["A2"].evidence) == ("−1.0", "2-3")
    assert (lines["B2"].self_score, lines["B2"].score, lines["B2"].reason) == (
        "19.0",
        "待评",
        "全员参加",
    )
    assert [(row.number, row.code, row.proves, row.text) for row in index.rows[1:]] == [
        ("2", "A2", "扣分", "缺签到表"),
        ("3", "A2", "扣分", "缺照片"),
    ]
    assert index.rows[0].proves == "佐证"
    assert "待评 2 项（B1、B2）" in sheet.values["waiting"]
    assert "组织生活 49.0/50.0" in sheet.values["sums"]
    assert "工作体系 40.0/40.0" in sheet.values["systems"]


def test_the_ranking_tells_ties_changes_and_who_stands_apart(branch):
    other, third = make.branch("乙支部", 1), make.branch("丙支部", 1)
    for key in (branch, other):
        meet(key, "2026-08-13", "2026-05-13")
        judge(key, "18")
    judge(branch, "10", "2026Q2")
    lines, values = score_ranking_content(RANKING)
    assert [(line.place, line.branch_name, line.change) for line in lines] == [
        ("1", "甲支部", "+8.0"),
        ("1", "乙支部", ""),
        ("", "丙支部", ""),
    ]
    assert third
    assert lines[2].grade == "待评"
    assert values["mean"] == "平均 98.0 分。"


def test_both_are_printed_and_read_back(branch, tmp_path):
    judge(branch)
    found(branch, "缺签到表")
    path = tmp_path / "sheet.pdf"
    report = print_sheet(replace(SHEET, organisation_id=branch), path)
    assert report.missing_glyphs == ()
    pages = text_of(path)
    assert "甲支部2026年第三季度考评表" in pages[0].replace("\n", "")
    assert "考评依据目录" in pages[-1]
    assert "被考评支部" in "".join(pages)
    path = tmp_path / "rank.pdf"
    print_sheet(RANKING, path)
    assert "考评排名" in text_of(path)[0]


def test_what_cannot_be_printed_is_refused_in_words(branch):
    with pytest.raises(RefusedError, match="请选支部"):
        score_sheet_parts(SHEET)
    with pytest.raises(RefusedError, match="没有考评得分"):
        score_sheet_parts(replace(SHEET, organisation_id=branch, period="2025Q1"))
    with pytest.raises(RefusedError, match="不是考评期"):
        score_ranking_content(replace(RANKING, period="明年"))


def test_numbers_that_follow_each_other_are_one_range():
    assert ranges([1, 2, 3, 7]) == "1-3、7"
    assert ranges([]) == ""


def test_the_sheet_bears_the_head_of_the_journal_at_its_foot(branch, tmp_path):
    """A paper in a folder proves later that what stood in the file then was not altered."""
    head = head_in_print(journal_head())
    sheet, *_ = score_sheet_parts(replace(SHEET, organisation_id=branch))
    assert sheet.values["mark"] == f"考评表 · 截至 {ON.isoformat()} · 变更记录 {head}"
    target = tmp_path / "考评表.pdf"
    print_sheet(replace(SHEET, organisation_id=branch), target)
    assert head.replace(" ", "") in "".join(text_of(target)).replace(" ", "")
