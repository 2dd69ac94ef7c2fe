"""The bar of a paper that is looked at: which page of how many, how large, and the zoom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.paper_view import PaperView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class ZoomBar(QWidget):
    """Page number and zoom of one `PaperView`; empty and without effect while that has no pages.

    The keys that are named are those of the paper itself: with Ctrl they zoom the whole window.
    """

    def __init__(self, paper: PaperView, parent: QWidget) -> None:
        super().__init__(parent)
        self.page_number = QLabel(self)
        self.page_number.setObjectName("page_number")
        self.zoom = QLabel(self)
        self.zoom.setObjectName("zoom")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.page_number, self.zoom):
            set_role(label, "small")
        self.out_button = icon_button(
            "zoom-out", tr("缩小（-）"), clicked=paper.zoom_out, parent=self
        )
        self.in_button = icon_button("zoom-in", tr("放大（+）"), clicked=paper.zoom_in, parent=self)
        self.fit_button = icon_button(
            "move-horizontal", tr("适合宽度（0）"), clicked=paper.fit_width, parent=self
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.page_number, 1)
        for widget in (self.out_button, self.zoom, self.in_button, self.fit_button):
            self._row.addWidget(widget)
        paper.page_changed.connect(self._show_page)
        paper.zoom_changed.connect(self._show_zoom)
        news().changed.connect(self._dress)
        self._dress()
        self._show_page(0, 0)

    def _show_page(self, page: int, count: int) -> None:
        told = tr("第 {page}/{count} 页", page=page, count=count) if count else ""
        self.page_number.setText(told)
        for button in (self.out_button, self.in_button, self.fit_button):
            button.setEnabled(count > 0)
        if not count:
            self.zoom.clear()

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom:.0%}")

    def _dress(self) -> None:
        self._row.setSpacing(tokens().space(1))
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000%"))
