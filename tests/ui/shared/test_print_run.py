"""Printing through the system's dialog: paper, copies, cutting; a printer that is gone."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dangjian_desktop.domain.tiles import Margins
from dangjian_desktop.printing import rendering
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.jobs import CancelledError, Jobs
from dangjian_desktop.ui.shared.paper_printing import (
    Papers,
    has_paper,
    make_printer,
    paper_at_hand,
    print_pages,
    suggest_file,
    too_large,
    with_copies,
)
from dangjian_desktop.ui.shared.paper_view import PdfPages
from dangjian_desktop.ui.shared.preview import Preview
from tests.pdf import texts

A4, A5, A3 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A3


class DialogAsk(CannedAsk):
    """Answers for the user who sets up the printer in the system's dialog."""

    def __init__(self, *answers: object, paper: QPageSize.PageSizeId | None = None) -> None:
        super().__init__(*answers)
        self.paper = paper
        self.pages, self.copies = (0, 0), 1

    def choose_printer(self, parent, printer: QPrinter, pages: int) -> bool:
        if self.paper is not None:
            printer.setPageSize(QPageSize(self.paper))
        printer.setFromTo(*self.pages)
        printer.setCopyCount(self.copies)
        return super().choose_printer(parent, printer, pages)


def preview_of(qtbot, content: bytes, ask: CannedAsk) -> Preview:
    shown = Preview(ask)
    qtbot.addWidget(shown)
    shown.show_pdf(content, "三页")
    return shown


def sizes_of(path: Path) -> list[tuple[int, int]]:
    """Return the sizes of the pages in millimetres."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [tuple(round(one / 72 * 25.4) for one in page.get_size()) for page in pdf]


def test_printing_to_a_file_writes_the_pdf_itself(qtbot, three_pages, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    preview = preview_of(qtbot, three_pages, CannedAsk(target))
    preview.print_out()
    assert target.read_bytes() == three_pages


def test_a_file_keeps_the_points_in_its_name(qtbot, three_pages, tmp_path: Path) -> None:
    preview = preview_of(qtbot, three_pages, CannedAsk(tmp_path / "名册2026.11"))
    preview.print_out()
    assert [one.name for one in tmp_path.iterdir()] == ["名册2026.11.pdf"]


def test_a_folder_in_place_of_a_file_is_told_and_nothing_is_written(
    qtbot, three_pages, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ask = CannedAsk(folder)
    preview = preview_of(qtbot, three_pages, ask)
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_out()
    assert "文件名" in ask.asked[-1]
    assert "请" in ask.asked[-1]
    assert list(tmp_path.rglob("*")) == [folder]


@pytest.mark.parametrize("is_replaced", [True, False])
def test_another_file_of_the_name_with_its_ending_is_asked_about(
    qtbot, three_pages, tmp_path: Path, is_replaced: bool
) -> None:
    (tmp_path / "名册.pdf").write_bytes(b"old")
    ask = CannedAsk(tmp_path / "名册", is_replaced)
    preview_of(qtbot, three_pages, ask).print_out()
    assert "名册.pdf" in ask.asked[-1]
    left = (tmp_path / "名册.pdf").read_bytes()
    assert left == (three_pages if is_replaced else b"old")


def test_without_a_printer_the_dialog_begins_with_a_file_of_the_title(three_pages) -> None:
    pages = PdfPages(three_pages)
    printer = make_printer(pages, "组织架构图/2026")
    pages.close()
    suggest_file(printer, Path("/tmp"))
    has_printer = bool(QPrinterInfo.availablePrinterNames())
    suggested = "" if has_printer else str(Path("/tmp/组织架构图_2026.pdf"))
    assert printer.outputFileName() == suggested  # with a printer nothing is printed into files


def test_the_window_is_not_held_up_meanwhile(qtbot, three_pages, tmp_path: Path) -> None:
    jobs = Jobs()
    preview = Preview(CannedAsk(tmp_path / "a.pdf", tmp_path / "b.png"), jobs=jobs)
    qtbot.addWidget(preview)
    preview.show_pdf(three_pages, "三页")
    with qtbot.waitSignal(preview.printed, timeout=10_000):
        preview.print_out()
        assert jobs.is_busy
        preview.save_as()  # while that is on its way
    assert "请等它完成" in preview._ask.asked[-1]
    assert not list(tmp_path.glob("b*"))


def test_a_range_and_copies(qtbot, three_pages, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    ask = DialogAsk(target)
    ask.pages, ask.copies = (2, 3), 2
    preview = preview_of(qtbot, three_pages, ask)
    preview.print_out()
    assert len(sizes_of(target)) == 4


def test_pages_larger_than_the_paper_are_cut_when_that_is_chosen(
    qtbot, three_pages, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    ask = DialogAsk(target, 0, paper=A5)
    preview = preview_of(qtbot, three_pages, ask)
    with qtbot.waitSignal(preview.printed):
        preview.print_out()
    assert "有 3 页比所选的纸（148×210 毫米）大" in ask.asked[-1]
    told = texts(target)
    assert "拼接图　三页" in told[0]
    assert {tuple(sorted(size)) for size in sizes_of(target)} == {(148, 210)}


def test_pages_larger_than_the_paper_are_made_smaller_when_that_is_chosen(
    qtbot, three_pages, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    preview = preview_of(qtbot, three_pages, DialogAsk(target, 1, paper=A5))
    with qtbot.waitSignal(preview.printed):
        preview.print_out()
    assert sizes_of(target) == [(210, 148)] * 3


def test_calling_off_prints_nothing(qtbot, three_pages, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    preview = preview_of(qtbot, three_pages, DialogAsk(target, 2, paper=A5))
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_out()
    assert not target.exists()


def test_on_larger_paper_a_page_lies_in_the_middle_at_its_true_size(
    qtbot, three_pages, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    preview = preview_of(qtbot, three_pages, DialogAsk(target, paper=A3))
    preview.print_out()
    assert sizes_of(target) == [(420, 297)] * 3
    with pypdfium2.PdfDocument(target) as pdf:
        page = pdf[0].render(scale=1).to_pil().convert("L")
    box = page.point(lambda level: 255 * (level < 128)).getbbox()
    assert abs(box[2] - box[0] - 72) <= 1


def test_a_printer_that_is_gone_is_told_in_words(qtbot, three_pages) -> None:
    ask = CannedAsk(True)  # the dialog was left with 打印, and there is no printer here
    preview = preview_of(qtbot, three_pages, ask)
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_out()
    assert "打印机" in ask.asked[-1]
    assert ask.asked[-1].endswith("。")


def test_a_file_that_cannot_be_written_is_told_and_the_older_one_stays(
    qtbot, three_pages, tmp_path: Path
) -> None:
    ask = CannedAsk(tmp_path / "没有" / "a.pdf")
    preview = preview_of(qtbot, three_pages, ask)
    with qtbot.assertNotEmitted(preview.printed):
        preview.print_out()
    assert "文件夹" in ask.asked[-1]


def test_pictures_are_saved_by_their_suffix(qtbot, three_pages, tmp_path: Path) -> None:
    preview = preview_of(qtbot, three_pages, CannedAsk(tmp_path / "图.png"))
    with qtbot.waitSignal(preview.saved) as saved:
        preview.save_as()
    assert saved.args == [tmp_path / "图-1.png"]
    assert len(list(tmp_path.glob("图-*.png"))) == 3


def test_pictures_made_coarser_than_usual_say_so(qtbot, three_pages, tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "MOST_PIXELS", 1_000_000)  # of a board it takes seconds
    ask = CannedAsk(tmp_path / "图.png")
    preview_of(qtbot, three_pages, ask).save_as()
    assert (tmp_path / "图-1.png").exists()
    assert "不是 200 点" in ask.asked[-1]


@pytest.fixture
def printer(three_pages, tmp_path: Path):
    """A printer whose paper is a file, drawn on as on any other."""
    pages = PdfPages(three_pages)
    made = make_printer(pages, "三页")
    made.setOutputFileName(str(tmp_path / "drawn.pdf"))
    yield made, pages, tmp_path / "drawn.pdf"
    pages.close()


def test_what_is_drawn_is_true_to_size(printer) -> None:
    made, pages, target = printer
    assert print_pages(pages, made, [0, 2]) == 2
    drawn = PdfPages(target)
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == 2
        page = pdf[0].render(scale=1).to_pil().convert("L")
    drawn.close()
    box = page.point(lambda level: 255 * (level < 128)).getbbox()
    assert abs(box[2] - box[0] - 72) <= 1
    assert abs(box[0] - 72) <= 1


def test_a_job_that_is_called_off_ends(printer) -> None:
    made, pages, _target = printer
    told: list[float] = []

    def stop(_what: str, share: float) -> None:
        told.append(share)
        raise CancelledError

    with pytest.raises(CancelledError):
        print_pages(pages, made, [0, 1, 2], stop)
    assert len(told) == 1


def test_a_paper_is_there_when_the_printer_says_so() -> None:
    a4, a3, roll = (595.0, 842.0), (842.0, 1190.0), (1190.0, 100_000.0)
    office = Papers((a4,))
    assert has_paper(office, (842.0, 595.0))  # turned
    assert not has_paper(office, a3)
    assert has_paper(Papers((a4,), largest=roll), a3)
    assert not has_paper(Papers((a4,), largest=a4), a3)
    assert has_paper(Papers(), a3)  # it says nothing


def test_copies_that_the_printer_does_not_make_itself(printer) -> None:
    made, _pages, _target = printer
    made.setCopyCount(2)
    made.setCollateCopies(True)
    assert with_copies(made, [0, 1]) == [0, 1, 0, 1]
    made.setCollateCopies(False)
    assert with_copies(made, [0, 1]) == [0, 0, 1, 1]


def test_the_white_edges_are_those_of_the_printer(three_pages) -> None:
    pages = PdfPages(three_pages)
    made = make_printer(pages, "三页")
    pages.close()
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(
        QPageSize(A4), upright, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter,
        QMarginsF(4.2, 5, 6, 12.7),
    )  # fmt: skip
    made.setPageLayout(layout)
    at_hand = paper_at_hand(made)
    assert at_hand.margins == Margins(5, 5, 6, 13)
    assert at_hand.tile.paper == "21x29.7cm"
    layout.setMinimumMargins(QMarginsF(0, 0, 0, 0))
    made.setPageLayout(layout)
    assert paper_at_hand(made).margins == Margins()  # it knows no better
    assert too_large(made, [(595, 842), (842, 1190)]) == [1]
