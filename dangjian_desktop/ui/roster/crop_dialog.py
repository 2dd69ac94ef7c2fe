"""Choosing the part of a picture that becomes the portrait: by mouse or by keys."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.ui.roster.photo import HEIGHT, SMALLEST_EDGE, WIDTH, Picture, crop_of
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: The frame on the screen, 5 : 7 like the portrait, and the room around it.
FRAME_HEIGHT, VIEW = 350, QSize(460, 400)
STEP, SMALL_STEP, ZOOM_STEP = 0.05, 0.01, 1.1
SHADE_ALPHA = 150
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class CropView(QWidget):
    """The picture under a fixed frame: what is within the frame is kept.

    Arrows move the frame over the picture (with Shift by less), + and - zoom, Home begins anew.

    Signals:
        changed: Another part is chosen.
    """

    changed = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crop_view")
        self.setAccessibleName(tr("裁剪框：方向键移动，加减号缩放"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._given = self.image = image
        self._dragged_from: QPoint | None = None
        made = tokens()
        self.setFixedSize(made.px(VIEW.width()), made.px(VIEW.height()))
        self._choose()

    @property
    def part(self) -> QRect:
        """The part of the picture that is kept, wholly within it."""
        size = self._size()
        width = min(round(size.width()), self.image.width())
        height = min(round(size.height()), self.image.height())
        left = round(self._centre.x() - size.width() / 2)
        top = round(self._centre.y() - size.height() / 2)
        return QRect(
            max(0, min(left, self.image.width() - width)),
            max(0, min(top, self.image.height() - height)),
            width,
            height,
        )

    def begin_anew(self) -> None:
        """Take the picture as it was given, with the part that would be chosen without anybody."""
        self.image = self._given
        self._choose()

    def _choose(self) -> None:
        self._zoom = 1.0
        self._centre = QRectF(crop_of(self.image.size())).center()
        self._tell()

    def move_by(self, step: QPointF) -> None:
        """Move the frame over the picture; a whole frame is 1."""
        size = self._size()
        self._centre += QPointF(step.x() * size.width(), step.y() * size.height())
        self._tell()

    def zoom_by(self, factor: float) -> None:
        """Make the picture larger or smaller under the frame."""
        base = crop_of(self.image.size()).width()
        most = max(1.0, base / SMALLEST_EDGE)
        self._zoom = min(max(self._zoom * factor, 1.0), most)
        self._tell()

    def turn(self) -> None:
        """Turn the picture by a quarter to the left; for those that a camera left lying."""
        self.image = self.image.transformed(QTransform().rotate(-90))
        self._choose()

    def _size(self) -> QSize:
        base = crop_of(self.image.size())
        return QSize(round(base.width() / self._zoom), round(base.height() / self._zoom))

    def _tell(self) -> None:
        """Keep the frame within the picture."""
        size = self._size()
        half = QPointF(size.width() / 2, size.height() / 2)
        self._centre = QPointF(
            min(max(self._centre.x(), half.x()), self.image.width() - half.x()),
            min(max(self._centre.y(), half.y()), self.image.height() - half.y()),
        )
        self.update()
        self.changed.emit()

    def _frame(self) -> QRectF:
        height = float(tokens().px(FRAME_HEIGHT))
        frame = QRectF(0, 0, height * WIDTH / HEIGHT, height)
        frame.moveCenter(QRectF(self.rect()).center())
        return frame

    def _scale(self) -> float:
        return self._frame().width() / max(self._size().width(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, a shade over what is cut away, and the frame."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), made.colour("hover"))
        frame, scale, part = self._frame(), self._scale(), self.part
        shown = QRectF(
            frame.left() - part.left() * scale,
            frame.top() - part.top() * scale,
            self.image.width() * scale,
            self.image.height() * scale,
        )
        painter.drawImage(shown, self.image)
        shade = QColor(0, 0, 0, SHADE_ALPHA)
        whole = QRectF(self.rect())
        painter.fillRect(QRectF(0, 0, whole.width(), frame.top()), shade)
        painter.fillRect(QRectF(0, frame.bottom(), whole.width(), frame.top()), shade)
        painter.fillRect(QRectF(0, frame.top(), frame.left(), frame.height()), shade)
        painter.fillRect(QRectF(frame.right(), frame.top(), frame.left(), frame.height()), shade)
        painter.setPen(QPen(made.colour("accent" if self.hasFocus() else "surface"), 2))
        painter.drawRect(frame)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._dragged_from = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the picture under the frame."""
        if self._dragged_from is None:
            return
        now = event.position().toPoint()
        pulled, scale = self._dragged_from - now, self._scale()
        self._dragged_from = now
        self._centre += QPointF(pulled.x() / scale, pulled.y() / scale)
        self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom or begin anew by keys."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.move_by(_ARROWS[key] * (SMALL_STEP if is_small else STEP))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Home:
            self.begin_anew()
        else:
            super().keyPressEvent(event)


class CropDialog(Dialog):
    """Shows the picture, lets its part be chosen, and asks whether it may hang on a wall.

    Signals:
        cropped: The portrait (JPEG bytes) and whether the person consents to the wall.
    """

    cropped = Signal(object, bool)

    def __init__(
        self, picture: Picture, whose: str, *, may_hang: bool, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            picture: What is cropped.
            whose: Name of the person.
            may_hang: Whether the person's consent is recorded already.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName("crop_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("裁剪照片"))
        self._picture = picture
        heading = QLabel(tr("{name}的照片", name=whose), self)
        heading.setWordWrap(True)
        set_role(heading, "title")
        told = QLabel(tr("拖动照片，或用方向键移动、加减号缩放，让头像在框的正中。"), self)
        told.setWordWrap(True)
        set_role(told, "second")
        self.view = CropView(picture.image, self)
        told.setMinimumHeight(told.heightForWidth(self.view.width()))
        self.consent = QCheckBox(tr("本人同意照片用在上墙的版面里"), self)
        self.consent.setObjectName("consent")
        self.consent.setChecked(may_hang)
        self.consent.setToolTip(tr("没有同意的，只在信息卡上使用"))
        self.save_button = records(primary_button(tr("使用这张照片"), parent=self))
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(heading, told)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what is within the frame."""
        turned = Picture(self._picture.original, self.view.image)
        self.cropped.emit(turned.portrait(self.view.part), self.consent.isChecked())
        self.accept()

    def _lay_out(self, heading: QLabel, told: QLabel) -> None:
        made = tokens()
        tools = QHBoxLayout()
        tools.setSpacing(made.space(1))
        view = self.view
        tools.addStretch()
        for sign, words, act in (
            ("zoom-out", tr("缩小"), lambda: view.zoom_by(1 / ZOOM_STEP)),
            ("zoom-in", tr("放大"), lambda: view.zoom_by(ZOOM_STEP)),
            ("rotate-ccw", tr("向左转"), view.turn),
            ("undo-2", tr("还原"), view.begin_anew),
        ):
            tools.addWidget(icon_button(sign, words, clicked=act, parent=self))
        tools.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(tools)
        column.addWidget(self.consent)
        column.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is within the frame."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)
