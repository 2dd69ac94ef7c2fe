"""Sums of money as people write them, read to the fen."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.yuan_reading import read_typed_yuan, read_yuan, yuan_text


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        ("87.68", "87.68"),
        ("￥87.6", "87.60"),
        ("1,200元", "1200.00"),
        ("人民币 500 元整", "500.00"),
        ("０．２", "0.20"),
        (0, "0.00"),
        (0.1 + 0.2, "0.30"),
        (5845, "5845.00"),
    ],
)
def test_a_sum_is_read_to_the_fen(cell, yuan):
    found = read_yuan(cell)
    assert not found.faults
    assert found.value is not None
    assert yuan_text(found.value) == yuan


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-1", "dues.below_nought"),
        ("3000.001", "dues.decimals"),
        (1.235, "dues.decimals"),
        ("10000000.01", "dues.too_much"),
        ("五千", "custom.number_unreadable"),
        (True, "custom.number_unreadable"),
    ],
)
def test_what_is_no_sum_is_told(cell, code):
    found = read_yuan(cell)
    assert found.value is None
    assert [one.code for one in found.faults] == [code]


def test_nothing_is_not_nought():
    assert read_yuan("").value is None
    assert read_yuan(None).value is None
    assert read_typed_yuan("0").value == Decimal("0.00")


def test_a_deduction_may_stand_with_its_sign():
    assert read_yuan("-35.5", is_deducted=True).value == Decimal("35.50")
