"""Rubrics on paper, read back from their PDF."""

from dataclasses import replace

import pytest

from dangjian_desktop.operations.printout import RUBRIC, RUBRIC_DIFFERENCES, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests.pdf import texts
from tests.rubric_stories import ON, SMALL, D, draft, issued


@pytest.fixture
def printed(tmp_path, data):
    def act(code, **more):
        target = tmp_path / "out.pdf"
        report = print_sheet(Printout(code, ON, **more), target)
        assert report.missing_glyphs == ()
        return [page.replace("\r\n", "") for page in texts(target)]

    return act


def test_the_version_of_the_day_is_printed_with_both_sums(printed):
    issued()
    (page,) = printed(RUBRIC)
    for words in (
        "标准化党支部考评细则",
        "版本：支部考评 2026",
        "2026-01-01 至 另行通知",
        "少一次扣20分",
        "每次扣 20 分",
        "合计 100 分。按项目：组织生活 60 分、安全作用 40 分",
        "按体系：工作体系 60 分、内容体系 40 分",
        "各项加分合计最多 5 分",
    ):
        assert words in page, words


def test_a_draft_says_that_it_is_one(printed):
    key = draft()
    (page,) = printed(RUBRIC, rubric_id=key)
    assert "支部考评 2026（草稿）" in page


def test_without_a_rubric_there_is_nothing_to_print(printed):
    with pytest.raises(RefusedError, match="新建并发布"):
        printed(RUBRIC)


def test_two_versions_are_compared_on_paper(printed):
    issued()
    life = SMALL.items[0]
    key = draft(version="2027", items=(replace(life, maximum=D(70)), SMALL.items[1]))
    (page,) = printed(RUBRIC_DIFFERENCES, rubric_id=key)
    for words in ("支部考评 2026 → 支部考评 2027（草稿）", "共 1 处不同", "60 分", "70 分"):
        assert words in page, words


def test_one_version_alone_is_compared_with_nothing(printed):
    issued()
    with pytest.raises(RefusedError, match="只有这一个版本"):
        printed(RUBRIC_DIFFERENCES)
