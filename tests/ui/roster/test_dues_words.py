"""How months and sums are said on the page 党费, and the strip of the months of a year."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dangjian_desktop.ui.roster.dues_strip import MonthCell, MonthStrip
from dangjian_desktop.ui.roster.dues_words import months_words, yuan_words
from dangjian_desktop.ui.shared.theme import Tone
from tests.dues_stories import month


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([], ""),
        (["2026-11"], "2026年11月"),
        (["2026-03", "2026-01", "2026-02"], "2026年1月–3月"),
        (["2025-12", "2026-01"], "2025年12月–2026年1月"),
        (["2026-01", "2026-02", "2026-04"], "2026年1月–2月、2026年4月"),
    ],
)
def test_months_in_a_row_are_said_together(themed, months, words):
    assert months_words(map(month, months)) == words


def test_a_sum_that_is_not_known_is_not_nought():
    assert yuan_words(None) == ""
    assert yuan_words(Decimal(0)) == "0.00"


def test_the_strip_is_walked_by_arrows_and_opened_by_enter_or_click(qtbot):
    strip = MonthStrip()
    qtbot.addWidget(strip)
    strip.resize(380, strip.sizeHint().height())
    cells = [
        MonthCell(date(2026, number, 1), Tone.GOOD, "87.68", f"2026年{number}月：已交")
        for number in range(1, 13)
    ]
    strip.show_cells(cells, date(2026, 11, 1))
    strip.show()
    opened = []
    strip.opened.connect(opened.append)
    assert strip.accessibleDescription() == "2026年11月：已交"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)  # the first line is the end of the way up
    assert opened == [date(2026, 4, 1)]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert opened[-1] == date(2026, 1, 1)
    assert strip.grab().width() == 380
