"""An amount is one in whatever kind of field it is kept; a sentence with a sum in it is none."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.amounts import tells_amount
from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.ledgers import BookField, FieldType


@pytest.mark.parametrize(
    ("label", "kind", "unit", "value"),
    [
        ("数额", FieldType.MONEY, "", Decimal(500)),
        ("帮扶", FieldType.NUMBER, "元", Decimal(500)),
        ("帮扶", FieldType.NUMBER, "万元", Decimal("0.05")),
        ("补贴", FieldType.NUMBER, "", Decimal(500)),
        ("标准（元）", FieldType.NUMBER, "", Decimal(500)),
        ("慰问金", FieldType.TEXT, "", "500"),
        ("说明", FieldType.TEXT, "", "每月 500 元"),
        ("说明", FieldType.TEXT, "", "５００元/月"),
        ("说明", FieldType.CHOICE, "", "一千元"),
        ("说明", FieldType.LONG_TEXT, "", "￥1,200.50"),
        ("说明", FieldType.TEXT, "", "人民币壹仟贰佰元伍角整"),
    ],
)
def test_an_amount(label: str, kind: FieldType, unit: str, value: Value) -> None:
    assert tells_amount(BookField("own_1", label, kind, unit=unit), value)


@pytest.mark.parametrize(
    ("label", "kind", "unit", "value"),
    [
        ("得分", FieldType.NUMBER, "分", Decimal(95)),
        ("人数", FieldType.NUMBER, "人", Decimal(12)),
        ("慰问金", FieldType.TEXT, "", "未发"),
        ("事迹", FieldType.LONG_TEXT, "", "为矿节约材料费 30 万元"),
        ("资金来源", FieldType.TEXT, "", "工会"),
        ("日期", FieldType.TEXT, "", "2026-11-29"),
    ],
)
def test_no_amount(label: str, kind: FieldType, unit: str, value: Value) -> None:
    assert not tells_amount(BookField("own_1", label, kind, unit=unit), value)
