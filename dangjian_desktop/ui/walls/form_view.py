"""A superior's form as it stands, with its blanks to be clicked."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from dangjian_desktop.domain.template_shapes import (
    ASKED,
    FIXED,
    RUNNING_NUMBER,
    BlankKind,
    Mapped,
    Piece,
    ShapeBlock,
    ShapeCell,
    TemplateShape,
)
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_SCHEME = "blank:"
ASKED_WORDS = QT_TR_NOOP("每次填写时询问")
NUMBER_WORDS = QT_TR_NOOP("序号")
_UNMAPPED = QT_TR_NOOP("待选")
#: Empty lines of a list that are shown; a form of two pages has thirty alike.
_SHOWN_LINES = 3


class FormView(QTextBrowser):
    """Shows words, tables and blanks; a click on a blank chooses it, Tab and Enter as well.

    Signals:
        blank_chosen: Address of the blank.
    """

    blank_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_view")
        self.setAccessibleName(tr("模板的内容"))
        self.setOpenLinks(False)
        self._shape: TemplateShape | None = None
        self._blanks: Mapping[str, Mapped] = {}
        self._labels: Mapping[str, str] = {}
        self._new: frozenset[str] = frozenset()
        self._chosen = ""
        self._seen: set[str] = set()
        self.anchorClicked.connect(self._tell)
        news().changed.connect(self._draw)

    def show_form(
        self,
        shape: TemplateShape | None,
        blanks: Sequence[Mapped],
        labels: Mapping[str, str],
        new: frozenset[str],
        chosen: str,
    ) -> None:
        """Show a form.

        Args:
            shape: How it stands; None shows nothing.
            blanks: What fills each blank.
            labels: Name of each source by its key.
            new: Addresses of blanks that a new edition asks for.
            chosen: Address of the blank that is chosen.
        """
        is_same = shape is self._shape
        self._shape, self._labels, self._new, self._chosen = shape, labels, new, chosen
        self._blanks = {one.blank.address: one for one in blanks}
        place = self.verticalScrollBar().value() if is_same else 0
        self._draw()
        self.verticalScrollBar().setValue(place)
        if chosen:
            self.scrollToAnchor(_anchor(chosen))
            if is_same and self._is_seen(place):
                self.verticalScrollBar().setValue(place)

    def words_of(self, one: Mapped) -> str:
        """Return what stands in a blank: the name of what fills it."""
        if one.source == FIXED:
            return one.text
        if one.source == ASKED:
            return tr(ASKED_WORDS)
        return self._labels.get(one.source, "")

    def _is_seen(self, place: int) -> bool:
        """Whether the chosen blank is in view without scrolling from where one was."""
        wanted = self.verticalScrollBar().value()
        return place <= wanted + self.viewport().height() // 2 and wanted <= (
            place + self.viewport().height() // 2
        )

    def _tell(self, url: QUrl) -> None:
        told = url.toString()
        if told.startswith(_SCHEME):
            self.blank_chosen.emit(unquote(told.removeprefix(_SCHEME)))

    def _draw(self) -> None:
        self._seen = set()
        if self._shape is None:
            self.clear()
            return
        self.setHtml("".join(map(self._block, self._shape.blocks)))

    def _block(self, block: ShapeBlock) -> str:
        if not block.is_table:
            return f"<p>{self._pieces(block.rows[0][0])}</p>"
        line = tokens().colour("line_strong").name()
        lines: list[str] = []
        counts: dict[str, int] = {}
        for row in block.rows:
            owner = next((one.address for cell in row for one in cell.pieces if one.address), "")
            blank = self._blanks.get(owner)
            is_line = blank is not None and blank.blank.kind is BlankKind.TABLE
            number = counts.get(owner, 0)
            if is_line:
                counts[owner] = number + 1
                if number >= _SHOWN_LINES:
                    continue
            cells, column = [], 0
            for cell in row:
                if cell.pieces and cell.pieces[0].address and is_line:
                    shown = self._line_cell(cell.pieces[0], number, column)
                    column += 1
                else:
                    shown = self._pieces(cell) or "&nbsp;"
                span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                if cell.rows > 1 and not is_line:
                    span += f' rowspan="{cell.rows}"'
                cells.append(f'<td{span} style="border:1px solid {line}">{shown}</td>')
            lines.append(f"<tr>{''.join(cells)}</tr>")
        return (
            '<table width="97%" cellspacing="0" cellpadding="5" border="1" '
            f'style="border-collapse:collapse;border-color:{line}">{"".join(lines)}</table><p></p>'
        )

    def _pieces(self, cell: ShapeCell) -> str:
        return "".join(map(self._piece, cell.pieces))

    def _piece(self, piece: Piece) -> str:
        one = self._blanks.get(piece.address) if piece.address else None
        if one is None:
            return escape(piece.text).replace("\n", "<br>").replace("  ", "&nbsp; ")
        if one.blank.kind is BlankKind.BOXES:
            told = "" if one.blank.address in self._seen else self.words_of(one) or tr(_UNMAPPED)
            return self._link(one, piece.text + (_bracketed(told) if told else ""))
        return self._link(one, _bracketed(self.words_of(one) or tr(_UNMAPPED)))

    def _line_cell(self, piece: Piece, number: int, column: int) -> str:
        one = self._blanks[piece.address]
        if number:
            return self._link(one, "⋮")
        key = one.columns[column] if column < len(one.columns) else ""
        told = tr(NUMBER_WORDS) if key == RUNNING_NUMBER else self._labels.get(key, "")
        return self._link(one, _bracketed(told or tr(_UNMAPPED)), is_mapped=bool(key))

    def _link(self, one: Mapped, words: str, *, is_mapped: bool | None = None) -> str:
        made, address = tokens(), one.blank.address
        is_mapped = one.is_mapped if is_mapped is None else is_mapped
        if address == self._chosen:
            colour, ground = made.colour("on_accent"), made.colour("accent")
        elif address in self._new:
            colour, ground = made.colour("bad"), made.colour("bad_soft")
        elif is_mapped:
            colour, ground = made.colour("info"), made.colour("info_soft")
        else:
            colour, ground = made.colour("warn"), made.colour("warn_soft")
        name = "" if address in self._seen else f'<a name="{_anchor(address)}"></a>'
        self._seen.add(address)
        return (
            f'{name}<a href="{_SCHEME}{quote(address)}" style="text-decoration:none;'
            f'color:{colour.name()};background-color:{ground.name()}">{escape(words)}</a>'
        )


def _bracketed(words: str) -> str:
    """Return what fills a blank, set off from the words of the form."""
    return tr("〔{words}〕", words=words)


def _anchor(address: str) -> str:
    return "at" + quote(address, safe="").replace("%", "-")
