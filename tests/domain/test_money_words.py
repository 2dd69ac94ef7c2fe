"""Sums in capital characters: noughts, 整, the largest, what cannot be written."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.money_words import capital_amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("87.68", "捌拾柒元陆角捌分"),
        ("0.20", "贰角整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("15.00", "壹拾伍元整"),
        ("100.05", "壹佰元零伍分"),
        ("101.18", "壹佰零壹元壹角捌分"),
        ("1001", "壹仟零壹元整"),
        ("1010.50", "壹仟零壹拾元伍角整"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("100010", "壹拾万零壹拾元整"),
        ("120000", "壹拾贰万元整"),
        ("100000001", "壹亿零壹元整"),
        ("123456789.99", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元玖角玖分"),
    ],
)
def test_amounts_in_capital_characters(amount, words):
    assert capital_amount(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-0.01", "1.001", "1000000000000"])
def test_what_cannot_be_written(amount):
    with pytest.raises(ValueError, match=amount.replace(".", r"\.")):
        capital_amount(Decimal(amount))
