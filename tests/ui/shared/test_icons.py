"""Every icon that the code names is shipped, and drawn in the theme's colours."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor

from dangjian_desktop.ui.shared import icons

ROOT = Path(__file__).parents[3]
ICONS = ROOT / "resources" / "icons"


#: Which argument names an icon, by function; a keyword ``icon`` does so everywhere.
NAMED_BY = {
    "icon_button": 0,
    "Sign": 0,
    "pixmap": 0,
    "icon": 0,
    "dress": 1,
    "primary_button": 1,
    "plain_button": 1,
    "quiet_button": 1,
    "KindLook": 1,
    "menu_button": 2,
}


def icons_named_in(source: str) -> set[str]:
    """Every icon that a piece of code names in plain text, choices between two included."""
    named: set[str] = set()
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        place = NAMED_BY.get(call.func.id)
        given = [] if place is None else call.args[place : place + 1]
        given += [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
        for argument in given:
            named |= {
                node.value
                for node in ast.walk(argument)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return named - {""}


def test_every_icon_named_in_the_window_is_shipped() -> None:
    shipped = {path.stem for path in ICONS.glob("*.svg")}
    named = set(icons.ICON_OF_TONE.values())
    for path in (ROOT / "dangjian_desktop" / "ui").rglob("*.py"):
        named |= icons_named_in(path.read_text(encoding="utf-8"))
    assert {"search", "eye-off", "chevron-right", "printer"} <= named
    assert named - shipped == set()
    assert (ICONS / "LICENSE").read_text().startswith("ISC License")


def test_an_icon_takes_the_colour_asked_for(qtbot) -> None:
    picture = icons.pixmap("circle-check", QColor("#112233"), 40, 2.0)
    assert picture.width() == 80
    assert picture.deviceIndependentSize().width() == 40
    image = picture.toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(80)
        for y in range(80)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {"#112233"}


def test_an_action_changes_its_icon_without_wearing_two(qtbot, themed) -> None:
    action = QAction()
    icons.dress(action, "undo-2")
    first = action.icon().pixmap(18, 18).toImage()
    icons.dress(action, "redo-2")
    assert action.icon().pixmap(18, 18).toImage() != first
    assert len(action.children()) == 1


def test_an_icon_that_is_not_there_is_told(qtbot) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icons.icon("no-such-icon")
