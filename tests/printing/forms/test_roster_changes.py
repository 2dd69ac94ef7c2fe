from dataclasses import fields

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.forms.roster_changes import ROSTER_CHANGES, RosterChangeLine
from tests.printing.samples import text_of

VALUES = {
    "branch_name": "综采一队党支部",
    "as_of": "2026年11月20日",
    "mark": "党员变动情况表",
    "period": "2026-01-01 至 2026-11-20",
    "sum": "期初（2025-12-31）45 名 + 新增 2 人次 − 减少 1 人次 = 期末（2026-11-20）46 名",
    "parts": "新增：发展 2；减少：转出 1",
    "doubts": "",
}


def lines(count: int) -> list[RosterChangeLine]:
    return [
        RosterChangeLine(
            str(n),
            "变动",
            f"张{n}三",
            "调整党小组",
            "第一党小组",
            "第二党小组",
            "2026-03-01",
            "综采一队党支部",
        )
        for n in range(1, count + 1)
    ]


def printed(fonts, tmp_path, count, **values):
    target = tmp_path / "changes.pdf"
    report = build(ROSTER_CHANGES, lines(count), {**VALUES, **values}, target, fonts=fonts)
    return report, text_of(target)


def test_every_column_shows_an_attribute_of_a_line():
    assert {column.shows for column in ROSTER_CHANGES.columns} == {
        field.name for field in fields(RosterChangeLine)
    }


def test_the_sum_and_the_line_to_sign_on_stand_at_the_end_of_the_last_page(fonts, tmp_path):
    report, pages = printed(fonts, tmp_path, 70)
    assert report.pages == len(pages) > 1
    assert all("2026-01-01 至 2026-11-20" in page for page in pages)
    assert VALUES["sum"] in pages[-1]
    assert VALUES["sum"] not in pages[0]
    assert "填报人" in pages[-1]


def test_a_long_doubt_goes_on_over_lines_and_an_empty_one_takes_no_room(fonts, tmp_path):
    names = "、".join(f"欧阳某某{n}" for n in range(60))
    _, (page,) = printed(fonts, tmp_path, 1, doubts=f"对不上：{names}。请核对。")
    assert "欧阳某某59" in page.replace("\r\n", "").replace("\n", "")


def test_nothing_that_happened_is_said(fonts, tmp_path):
    _, (page,) = printed(fonts, tmp_path, 0)
    assert "这段时间没有变动" in page
