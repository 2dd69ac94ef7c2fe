"""The foot of a sheet of dues: what is owed, came in and is open, and that it comes out even."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.ui.roster.dues_rows import SheetSums
from dangjian_desktop.ui.roster.dues_words import yuan_words
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class SumFigure(QWidget):
    """A sum with what it is above it and how many people below."""

    def __init__(self, name: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.word, self.figure, self.heads = (QLabel(self) for _ in range(3))
        self.word.setText(word)
        set_role(self.word, "small")
        set_role(self.figure, "heading")
        set_role(self.heads, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.word, self.figure, self.heads):
            column.addWidget(label)

    def show_figure(self, figure: str, heads: str) -> None:
        """Show a sum in words and how many people it is of."""
        self.figure.setText(figure)
        self.heads.setText(heads)
        said = tr(" ").join((self.word.text(), figure, heads))
        self.setAccessibleName(said)
        self.setToolTip(said)


class DuesFoot(QFrame):
    """The sums of the rows that are listed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dues_foot")
        set_role(self, "card")
        self.owed = SumFigure("dues_owed", tr("应交"), self)
        self.paid = SumFigure("dues_paid", tr("实交"), self)
        self.open = SumFigure("dues_open", tr("未交"), self)
        self.told = QLabel(self)
        self.told.setObjectName("dues_reconciled")
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        for figure in (self.owed, self.paid, self.open):
            self._row.addWidget(figure)
        self._row.addWidget(self.told, 1)
        news().changed.connect(self._dress)
        self._dress()

    def show_sums(self, sums: SheetSums, *, everybody: int) -> None:
        """Show the sums of what is listed.

        Args:
            sums: Of the rows that are listed.
            everybody: How many people the sheet has in all.
        """
        self.owed.show_figure(
            tr("{sum} 元", sum=yuan_words(sums.owed)), tr("{count} 人", count=sums.owing)
        )
        self.paid.show_figure(
            tr("{sum} 元", sum=yuan_words(sums.paid)), tr("{count} 人", count=sums.paying)
        )
        self.open.show_figure(
            tr("{sum} 元", sum=yuan_words(sums.open)), tr("{count} 人", count=sums.outstanding)
        )
        self.told.setText(_told(sums, everybody))
        set_role(self.told, "second" if sums.is_even else "caution")

    def _dress(self) -> None:
        made = tokens()
        self._row.setContentsMargins(made.space(4), made.space(2), made.space(4), made.space(2))
        self._row.setSpacing(made.space(8))


def _told(sums: SheetSums, everybody: int) -> str:
    """Return the check of the sums, and what is not among them."""
    parts = []
    if sums.people != everybody:
        parts.append(tr("只算列出的 {count} 人，共 {all} 人", count=sums.people, all=everybody))
    if sums.lacking:
        parts.append(tr("待登记基数 {count} 人，应交没有算进去", count=sums.lacking))
    if sums.beyond:
        parts.append(
            tr(
                "应交 {owed} ＋ 多交的和没有基数的 {beyond} ＝ 实交 {paid} ＋ 未交 {open}",
                owed=yuan_words(sums.owed),
                beyond=yuan_words(sums.beyond),
                paid=yuan_words(sums.paid),
                open=yuan_words(sums.open),
            )
        )
    else:
        parts.append(
            tr(
                "应交 {owed} ＝ 实交 {paid} ＋ 未交 {open}",
                owed=yuan_words(sums.owed),
                paid=yuan_words(sums.paid),
                open=yuan_words(sums.open),
            )
        )
    if not sums.is_even:
        parts.append(tr("合计对不上，请核对"))
    return tr("；").join(parts)
