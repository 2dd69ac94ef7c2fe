"""The preview shows the very PDF, prints it true to size, and saves it unchanged."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.paper_printing import chosen_pages, make_printer
from dangjian_desktop.ui.shared.paper_view import BAND_PIXELS, KEPT_BYTES, PdfPages
from dangjian_desktop.ui.shared.preview import Preview

POINTS = 72


@pytest.fixture
def preview(qtbot, three_pages: bytes) -> Preview:
    shown = Preview(CannedAsk())
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    shown.show_pdf(three_pages, "党员名册")
    return shown


def dark_box(image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black in a picture."""
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    ]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return min(across), min(down), max(across) + 1, max(down) + 1


def test_the_page_is_as_wide_as_the_view_and_counted(preview: Preview) -> None:
    assert preview.bar.page_number.text() == "第 1/3 页"
    width = preview.paper._boxes[0].width()
    assert abs(width - preview.paper.viewport().width()) < 50


def test_scrolling_counts_pages_and_zooming_keeps_the_place(qtbot, preview: Preview) -> None:
    paper = preview.paper
    qtbot.keyClick(paper, Qt.Key.Key_End)
    assert preview.bar.page_number.text() == "第 3/3 页"
    paper.zoom_to(2.0)
    assert preview.bar.zoom.text() == "200%"
    assert paper.page == 3
    paper.go_to_page(2)
    assert paper.page == 2
    paper.fit_width()
    assert preview.bar.zoom.text() != "200%"


def test_keys_of_the_paper_zoom_it_and_make_it_as_wide_as_the_view(qtbot, preview) -> None:
    wide = preview.bar.zoom.text()
    qtbot.keyClick(preview.paper, Qt.Key.Key_Minus)
    assert preview.bar.zoom.text() != wide
    qtbot.keyClick(preview.paper, Qt.Key.Key_0)
    assert preview.bar.zoom.text() == wide
    preview.forget()
    assert (preview.bar.page_number.text(), preview.bar.zoom.text()) == ("", "")
    assert not preview.bar.in_button.isEnabled()


def test_a_band_is_drawn_where_it_belongs(three_pages: bytes) -> None:
    pages = PdfPages(three_pages)
    picture = pages.picture(0, 1.0, 400, 195)  # the square stands 72 to 144 points from the foot
    left, top, right, bottom = dark_box(picture)
    assert left == 72
    assert abs(right - 144) <= 1
    assert abs(top + 400 - (595.28 - 144)) <= 1
    assert abs(bottom + 400 - (595.28 - 72)) <= 1
    pages.close()


def test_little_is_kept_however_large_the_page_is_shown(preview: Preview) -> None:
    preview.paper.zoom_to(6.0)
    bar = preview.paper.verticalScrollBar()
    for place in range(0, bar.maximum(), BAND_PIXELS):
        bar.setValue(place)
        preview.paper.grab()
    assert 0 < preview.paper._bytes <= KEPT_BYTES
    assert preview.paper._bytes == sum(i.sizeInBytes() for i in preview.paper._bands.values())


def test_printing_is_true_to_size(
    qtbot, preview: Preview, tmp_path: Path, three_pages: bytes
) -> None:
    target = tmp_path / "纸.pdf"
    preview._ask.answers.append(target)
    with qtbot.waitSignal(preview.printed):
        preview.print_button.click()
    printed = pypdfium2.PdfDocument(target)
    assert len(printed) == 3
    width, height = printed.get_page_size(0)
    assert width == pytest.approx(841.89, abs=1)
    assert height == pytest.approx(595.28, abs=1)
    printed.close()
    pages = PdfPages(target)
    left, top, right, bottom = dark_box(pages.picture(0, 1.0, 0, 600))
    pages.close()
    assert right - left == pytest.approx(POINTS, abs=1)  # one inch stays one inch
    assert bottom - top == pytest.approx(POINTS, abs=1)
    assert left == pytest.approx(POINTS, abs=1)


def test_declining_the_printer_prints_nothing(qtbot, preview: Preview) -> None:
    preview._ask.answers.append(None)
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_out()


def test_a_range_of_pages_can_be_printed(three_pages: bytes) -> None:
    pages = PdfPages(three_pages)
    printer = make_printer(pages, "党员名册")
    assert chosen_pages(printer, 3) == [0, 1, 2]
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 3) == [1, 2]
    printer.setPageOrder(printer.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1]
    pages.close()


def test_saving_writes_the_very_bytes(
    qtbot, preview: Preview, tmp_path: Path, three_pages: bytes
) -> None:
    target = tmp_path / "名册.pdf"
    preview._ask.answers.append(target)
    with qtbot.waitSignal(preview.saved) as saved:
        preview.save_button.click()
    assert saved.args == [target]
    assert target.read_bytes() == three_pages


def test_a_text_form_is_saved_for_word_too(qtbot, preview: Preview, tmp_path: Path) -> None:
    preview.write_word = lambda target, _report: target.write_bytes(b"word")
    target = tmp_path / "报告.docx"
    preview._ask.answers.append(target)
    with qtbot.waitSignal(preview.saved) as saved:
        preview.save_button.click()
    assert saved.args == [target]
    assert target.read_bytes() == b"word"


def test_a_place_that_cannot_be_written_is_told_in_words(preview: Preview, tmp_path: Path) -> None:
    preview._ask.answers.append(tmp_path / "没有的文件夹" / "名册.pdf")
    preview.save_as()
    assert preview._ask.asked[-1].endswith("。")


def test_missing_glyphs_are_told_above_the_page(preview: Preview, three_pages: bytes) -> None:
    assert not preview.warning.isVisible()
    preview.show_pdf(three_pages, "党员名册", missing=("“王〓”（〓 U+3134A）", "“〓”（〓 U+E863）"))
    assert preview.warning.isVisible()
    assert "有 2 个字没有字形" in preview.warning_sentence.text()
    assert "“王〓”（〓 U+3134A）" in preview.warning_sentence.text()


def test_a_file_can_be_shown_too_and_esc_closes(
    qtbot, preview: Preview, tmp_path: Path, three_pages: bytes
) -> None:
    path = tmp_path / "名册.pdf"
    path.write_bytes(three_pages)
    preview.show_pdf(path, "党员名册")
    path.unlink()  # a preview holds no file open
    assert preview.paper.page == 1
    with qtbot.waitSignal(preview.closed):
        qtbot.keyClick(QApplication.focusWidget() or preview, Qt.Key.Key_Escape)


def test_a_closed_preview_lets_go_of_the_pdf(preview: Preview, three_pages: bytes) -> None:
    preview.show_pdf(three_pages, "名册")
    preview.forget()
    assert preview._pages is None
    assert preview._content == b""
    preview.print_out()  # nothing is left to print, and nothing is asked
