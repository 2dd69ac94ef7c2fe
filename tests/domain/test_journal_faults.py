"""Sentences about the journal, and its head as paper shows and people type it."""

import pytest

from dangjian_desktop.domain.journal_faults import (
    HEAD_SENTENCES,
    HeadAnswer,
    JournalFault,
    JournalFinding,
    JournalHead,
    finding_sentence,
    head_in_print,
    read_head,
)

SEAL = "7f3a9c2e51b04d6e" + "0" * 48


@pytest.mark.parametrize("fault", JournalFault)
def test_every_fault_says_where_when_and_what_to_do(fault):
    said = str(finding_sentence(JournalFinding(fault, 12, 12, "2026-11-03", backup=7)))
    assert "请" in said
    assert said.endswith("。")
    if fault is not JournalFault.HEAD:
        assert "2026-11-03" in said
        assert ("第 12 条" in said) or ("第 7 号备份" in said)


def test_several_missing_entries_are_told_as_a_span_and_an_unknown_number_as_one():
    several = finding_sentence(JournalFinding(JournalFault.MISSING, 3, 5, "2026-11-02"))
    assert "第 3–5 条被删去" in str(several)
    unknown = finding_sentence(JournalFinding(JournalFault.MISSING, 3, 0, "2026-11-02"))
    assert "第 3 条前面原来的一条" in str(unknown)


def test_what_is_withheld_is_named_so_and_an_unknown_day_too():
    said = str(finding_sentence(JournalFinding(JournalFault.CUT_OFF, 2, 2, is_withheld=True)))
    assert "匿名记录的第 2 条" in said
    assert "日期不详" in said


def test_a_head_goes_to_paper_in_groups_of_four():
    assert head_in_print(JournalHead(1204, SEAL)) == "1204-7F3A 9C2E 51B0 4D6E"
    assert head_in_print(JournalHead(0, "")) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "1204-7F3A 9C2E 51B0 4D6E",
        " 1204 - 7f3a9c2e51b04d6e ",
        "１２０４－７Ｆ３Ａ　９Ｃ２Ｅ　５１Ｂ０　４Ｄ６Ｅ",
        "1204—7F3A·9C2E·5IBO·4D6E",
        "第1204条7F3A9C2E51B04D6E",
    ],
)
def test_a_head_is_read_however_it_is_typed(typed):
    assert read_head(typed) == JournalHead(1204, SEAL[:16])


@pytest.mark.parametrize(
    "typed", ["", "1204", "1204-7F3A", "7F3A 9C2E 51B0 4D6E", "1204-7F3A9C2E51B04D6EFF", "1204-XYZ"]
)
def test_what_is_no_head_is_none(typed):
    assert read_head(typed) is None


def test_every_answer_to_a_head_has_its_sentence():
    assert set(HEAD_SENTENCES) == set(HeadAnswer)
