"""What stands on the screen: every text of a window, whether it fits, and which language it is in.

`misfits` finds texts that are cut off without a tooltip that tells the whole; `spoken` yields the
texts themselves. Cells of tables are not asked: a cell may be cut, its tooltip tells the rest.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTreeView,
    QWidget,
)

#: So much may be missing: a hair of rounding at fractional zoom.
HAIR = 2
MNEMONIC = re.compile("&(?!&)")


def widgets(root: QWidget) -> Iterator[QWidget]:
    """Yield every widget that can be seen within a window, scrolled out of view or not."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window():
            yield widget


def misfits(root: QWidget) -> list[str]:
    """Return what does not fit, each with the widget it is in."""
    found = []
    for widget in widgets(root):
        for text, room, needed in measured(widget):
            if needed > room + HAIR and not tells_all(widget, text):
                found.append(f"{named(widget)}: “{text}” needs {needed} and has {room}")
        if (outside := sticks_out(widget, root)) and list(texts_of(widget)):
            found.append(
                f"{named(widget)}: “{next(texts_of(widget))[:40]}” sticks out of {outside}"
            )
    return found


def measured(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    """Yield each text with the room it has and the room it needs, in width or height."""
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        yield widget.text(), widget.width(), widget.sizeHint().width()
        yield widget.text(), widget.height(), metrics.height()
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        yield widget.currentText(), field.width(), metrics.horizontalAdvance(widget.currentText())
    elif isinstance(widget, QGroupBox):
        yield widget.title(), widget.width(), metrics.horizontalAdvance(widget.title())
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            text = widget.tabText(place)
            yield text, widget.tabRect(place).width(), metrics.horizontalAdvance(text)
        if widget.count():
            yield (
                widget.tabText(widget.count() - 1),
                widget.width(),
                widget.tabRect(widget.count() - 1).right(),
            )
    elif isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QAbstractSpinBox):
        words = widget.placeholderText() if not widget.text() else ""
        yield words, widget.width() - 12, metrics.horizontalAdvance(words)
    elif isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        yield from _header(widget)


def _label(label: QLabel) -> Iterator[tuple[str, int, int]]:
    text = label.text()
    if not text.strip():
        return
    room = label.contentsRect().adjusted(
        label.margin(), label.margin(), -label.margin(), -label.margin()
    )
    metrics = label.fontMetrics()
    if re.search(r"<\w+[ >/]", text) and label.textFormat() is not Qt.TextFormat.PlainText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(text)
        document.setTextWidth(label.width() if label.wordWrap() else -1)
        yield text, label.height(), int(document.size().height()) - 8
    elif label.wordWrap():
        needed = metrics.boundingRect(
            QRect(0, 0, room.width(), 1 << 20), Qt.TextFlag.TextWordWrap, text
        )
        yield text, room.height(), needed.height()
        words = re.split(r"[\s\u3000-\u9fff\uff00-\uffef/\\-]+", text)
        yield text, room.width(), max(map(metrics.horizontalAdvance, words))
    else:
        lines = text.split("\n")
        yield text, room.width(), max(map(metrics.horizontalAdvance, lines))
        yield text, room.height(), metrics.height() * len(lines) - 4


def _header(header: QHeaderView) -> Iterator[tuple[str, int, int]]:
    model = header.model()
    if header.isHidden() or model is None:
        return
    metrics = header.fontMetrics()
    for place in range(header.count()):
        if header.isSectionHidden(place):
            continue
        said = model.headerData(place, header.orientation(), Qt.ItemDataRole.DisplayRole)
        tip = model.headerData(place, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if said and tip != said:
            lines = str(said).split("\n")
            needed = max(map(metrics.horizontalAdvance, lines)) + 8
            yield str(said), header.sectionSize(place), needed


def tells_all(widget: QWidget, text: str) -> bool:
    """Whether the tooltip says what is cut."""
    tip = widget.toolTip()
    return bool(tip) and (MNEMONIC.sub("", text) in tip or tip in text)


def sticks_out(widget: QWidget, root: QWidget) -> str:
    """Return the name of what cuts a widget off, or "" when all can be seen or scrolled to."""
    step: QWidget | None = widget
    while step is not None and step is not root:
        parent = step.parentWidget()
        if parent is None or step.isWindow():
            return ""
        area = parent.parent()
        if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
            never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            right = widget.mapTo(parent, QPoint(widget.width(), 0)).x()
            is_cut = area.horizontalScrollBarPolicy() == never and right > parent.width() + HAIR
            return named(area) if is_cut else ""
        where = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(where):
            return named(parent)
        step = parent
    return ""


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget itself shows or says, tooltips and spoken names included."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        for place in range(widget.count()):
            said = widget.model().headerData(place, widget.orientation())
            if isinstance(said, str):
                yield said
    elif isinstance(widget, QListView | QTreeView) and widget.model() is not None:
        model = widget.model()
        for row in range(min(model.rowCount(), 30)):
            said = model.index(row, 0).data()
            if isinstance(said, str):
                yield said
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if widget.isWindow():
        yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()


def spoken(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text with the widget it is in; menus of buttons and actions are asked, too."""
    for widget in widgets(root):
        for text in texts_of(widget):
            if text.strip():
                yield named(widget), text
    for menu in root.findChildren(QMenu):
        for text in texts_of(menu):
            if text.strip():
                yield named(menu), text


def named(widget: QWidget) -> str:
    """Return class and object name."""
    name = widget.objectName()
    return f"{type(widget).__name__}{f' {name}' if name else ''}"


def settle() -> None:
    """Let layouts and deferred work come to rest."""
    for _ in range(3):
        QApplication.processEvents()
