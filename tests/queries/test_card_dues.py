"""党费 of the person card: the year by month, what is open, nothing where nothing is recorded."""

import pytest

from dangjian_desktop.operations.dues_bases import record_waiver
from dangjian_desktop.queries.card_dues import dues_of
from tests import make
from tests.dues_stories import ON, base, month, paid


@pytest.fixture
def person(data):
    return make.person("张三", make.branch())


def test_nothing_recorded_is_nothing_told(person):
    assert dues_of(person, ON).is_empty


def test_the_year_stands_by_month_with_what_is_open(person):
    base(person, "5845", "2026-09")
    paid(person, 1, {"2026-09": "87.68"})
    make.done(
        record_waiver(
            person_id=person, since=month("2026-10"), until=month("2026-10"), approval="有", on=ON
        )
    )
    content = dues_of(person, ON)
    assert {line.label: line.value for line in content.lines} == {
        "类别": "按月领取工资，基数 5845.00 元",
        "每月": "87.68 元（超过 5000 元、不超过 10000 元，按 1.5%）",
        "交到": "2026年9月",
        "没有交齐": "1 个月，共 87.68 元",
    }
    assert content.tables[0].rows == (
        ("2026年11月", "87.68", "0.00", "未交"),
        ("2026年10月", "0.00", "0.00", "免交（有）"),
        ("2026年9月", "87.68", "87.68", "已交"),
    )
