"""The look is readable in every mode, and complete."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from dangjian_desktop.host.settings import Theme
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.theme import DARK, LIGHT, Palette, Tone

RESOURCES = Path(__file__).parents[3] / "resources"
READABLE = 4.5  # WCAG 2.1 AA for text


def brightness(colour: str) -> float:
    """Relative luminance of #RRGGBB as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground_it_stands_on(palette: Palette) -> None:
    pairs = [(ink, ground) for ink in ("text", "second") for ground in ("ground", "surface")]
    pairs += [("text", ground) for ground in ("raised", "hover", "accent_soft")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_strong"), ("accent", "surface")]
    for tone in ("good", "warn", "bad", "info", "accent"):
        pairs += [(tone, f"{tone}_soft"), (tone, "surface")]
    weak = {
        f"{ink} on {ground}": round(contrast(getattr(palette, ink), getattr(palette, ground)), 2)
        for ink, ground in pairs
        if contrast(getattr(palette, ink), getattr(palette, ground)) < READABLE
    }
    assert weak == {}


def test_the_sheet_is_filled_in_without_a_name_left_over() -> None:
    for dark in (False, True):
        sheet = theme.style_sheet(theme.make_tokens(dark=dark, large=True, zoom=1.5))
        assert "$" not in sheet
        named = set(re.findall(r"url\(theme:([\w-]+\.svg)\)", sheet))
        assert named
        assert [name for name in named if not (RESOURCES / "theme" / name).exists()] == []


def test_the_little_pictures_of_the_sheet_have_the_colours_of_the_tokens() -> None:
    for shade, palette in (("light", LIGHT), ("dark", DARK)):
        known = {getattr(palette, field.name) for field in fields(Palette)}
        for picture in (RESOURCES / "theme").glob(f"*-{shade}.svg"):
            used = set(re.findall(r"#[0-9A-Fa-f]{6}", picture.read_text()))
            assert used <= known, picture.name


def test_controls_are_as_high_as_drawn_and_large_ones_larger(qtbot, themed: QApplication) -> None:
    for large, height in ((False, 32), (True, 44)):
        theme.apply_theme(themed, Theme.LIGHT, large)
        page = QWidget()
        qtbot.addWidget(page)
        for widget in (plain_button("导入"), primary_button("新增", "plus"), QLineEdit()):
            widget.setParent(page)
            widget.ensurePolished()
            assert widget.sizeHint().height() == height, widget


def test_zoom_scales_and_stays_within_reason() -> None:
    assert theme.make_tokens(zoom=1.5).sizes.row == 51
    assert theme.make_tokens(zoom=99).zoom == theme.LARGEST_ZOOM
    assert theme.make_tokens(large=True).text_px(100) == 129


def test_changing_the_mode_reaches_the_palette_and_the_icons(qtbot, themed: QApplication) -> None:
    button = plain_button("导入", "file-input")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18, 18).toImage()
    with qtbot.waitSignal(theme.news().changed):
        theme.apply_theme(themed, Theme.DARK)
    assert theme.tokens().is_dark
    assert themed.palette().window().color().name().upper() == DARK.ground
    assert button.icon().pixmap(18, 18).toImage() != before


def test_the_shipped_font_is_used_and_has_figures_of_one_width(themed: QApplication) -> None:
    font = theme.body_font(theme.tokens())
    assert QFontInfo(font).family() == theme.FAMILY
    metrics = QFontMetrics(font)
    assert len({metrics.horizontalAdvance(figure * 10) for figure in "0123456789"}) == 1
    bold = QFont(font)
    bold.setBold(True)
    assert QFontInfo(bold).weight() == QFont.Weight.Bold


def test_a_missing_font_stops_the_program_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="NotoSansSC"):
        theme.load_fonts(tmp_path)


def test_qt_itself_speaks_chinese(qtbot, themed: QApplication) -> None:
    assert themed.translate("QPlatformTheme", "Cancel") == "取消"


def test_each_tone_has_its_own_ink_and_ground() -> None:
    made = theme.make_tokens()
    assert len({(ink.name(), ground.name()) for ink, ground in map(made.tone, Tone)}) == len(Tone)


def test_a_role_dresses_a_label(qtbot) -> None:
    label = QLabel("党员名册")
    qtbot.addWidget(label)
    theme.set_role(label, "title")
    label.ensurePolished()
    assert label.font().pixelSize() == theme.tokens().sizes.title
    assert label.font().bold()
    assert isinstance(plain_button("x"), QPushButton)
