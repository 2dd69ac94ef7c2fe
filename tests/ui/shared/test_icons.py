"""Every icon that the code names is shipped, and drawn in the theme's colours."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor

from dangjian_desktop.ui.shared import icons

ROOT = Path(__file__).parents[3]
ICONS = ROOT / "resources" / "icons"


def test_every_icon_named_in_the_window_is_shipped() -> None:
    shipped = {path.stem for path in ICONS.glob("*.svg")}
    calls = re.compile(
        r"""(?:icon_button|dress|pixmap|icon)\(\s*(?:self[.\w]*,\s*|button,\s*)?"([a-z0-9-]+)\""""
    )
    named = set(icons.ICON_OF_TONE.values())
    for path in (ROOT / "dangjian_desktop" / "ui").rglob("*.py"):
        named |= set(calls.findall(path.read_text(encoding="utf-8")))
    assert {"search", "eye"} <= named
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
