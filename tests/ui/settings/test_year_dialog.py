"""Stories of the year package in the window: made, opened for reading, and refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.storage.database import close_file, facts_now, open_file
from dangjian_desktop.ui.settings.exchange_dialog import ExchangeDialog
from dangjian_desktop.ui.settings.package_making_dialog import YearMakingDialog
from dangjian_desktop.ui.settings.year_dialog import YearDialog
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from tests import make
from tests.exchange_sides import ON, Side
from tests.operations.test_year_package import made


@pytest.fixture
def inspected(tmp_path: Path, data: Path, empty_file: bytes) -> Side:
    """Another branch with a year of its own; ours stay open."""
    path = tmp_path / "支部" / "branch.db"
    path.parent.mkdir()
    path.write_bytes(empty_file)
    side = Side(path)
    with side.open():
        group = make.branch("机电队党支部")
        make.person("孙年测", group)
        make.activity("themed_day", group, "2026-05-10", title="五月的党日")
    close_file()
    open_file(data)
    return side


def year_of(side: Side, data: Path, **options: object) -> Path:
    package = made(side, **options)
    close_file()
    open_file(data)
    return package


def opened(window) -> ExchangeDialog:
    shown = window()
    shown.open_exchange()
    return shown.findChild(ExchangeDialog)


def test_a_year_is_made_and_opened_here_without_a_question(window, ask, tmp_path):
    dialog = opened(window)
    dialog.year_button.click()
    making = dialog.findChild(YearMakingDialog)
    assert making.form.values()["year"] == ON.year
    assert not making.whole.isVisible()
    assert "谈心谈话" in making.held.text()
    making.form.show_values({"year": ON.year, "password": "红旗渠", "again": "红旗"})
    making.save_button.click()
    assert not ask.asked
    making.form.show_values({"year": ON.year})
    target = tmp_path / "U盘.djyear"
    ask.answers = [target]
    making.save_button.click()
    assert "2026 年的年度包" in ask.asked[-1]
    asked = len(ask.asked)
    ask.answers = [target]
    dialog.open_button.click()
    year = dialog.findChild(YearDialog)
    assert len(ask.asked) == asked + 1  # the file alone
    assert "签名认得" in year.told.text()
    assert "人员" in {table.label for table in year.tables.query.fetch()}


def test_a_strangers_is_read_only_once_its_fingerprint_was_compared(window, ask, inspected, data):
    package = year_of(inspected, data)
    dialog = opened(window)
    ask.answers = [package]
    dialog.open_button.click()  # declined
    assert "还没有读" in ask.asked[-1]
    assert dialog.findChild(YearDialog) is None
    before = facts_now().rows
    ask.answers = [package, True]
    dialog.open_button.click()
    year = dialog.findChild(YearDialog)
    assert "机电队党支部" in year.heading.text()
    assert year.heading.textFormat() is Qt.TextFormat.PlainText
    year.list.select_keys(["person"])
    assert [row[1][0] for row in year.rows.query.fetch()] == ["孙年测"]
    year.list.select_keys(["activity"])
    [(_number, row)] = year.rows.query.fetch()
    assert "五月的党日" in row
    headings = next(one for one in year.tables.query.fetch() if one.name == "activity").headings
    assert len(headings) > 2
    assert len(year.rows.columns) == len(headings)
    assert not any(year.table.isColumnHidden(place) for place in range(len(headings)))
    year.filter.setText("没有的词")
    assert not year.rows.query.fetch()
    year.filter.setText("五月")
    assert len(year.rows.query.fetch()) == 1
    assert facts_now().rows == before


def test_a_closed_year_asks_for_its_password(window, ask, inspected, data):
    package = year_of(inspected, data, password="红旗渠 7")
    dialog = opened(window)
    ask.answers = [package, True]
    dialog.open_button.click()
    form = dialog.findChild(FormDialog)
    form.form.show_values({"password": "红旗渠 8"})
    form.save_button.click()
    assert form.isVisible()
    assert dialog.findChild(YearDialog) is None
    form.form.show_values({"password": "红旗渠 7"})
    form.save_button.click()
    assert dialog.findChild(YearDialog).isVisible()


def test_a_year_cannot_be_accepted_nor_a_package_of_changes_opened_as_one(
    window, ask, inspected, data
):
    package = year_of(inspected, data)
    dialog = opened(window)
    ask.answers = [package]
    dialog.accept_button.click()
    assert "只能打开看" in ask.asked[-1]
    changes = inspected.make()
    close_file()
    open_file(data)
    ask.answers = [changes]
    dialog.open_button.click()
    assert "不是年度包" in ask.asked[-1]
