"""The place of the photo on the card: shows it, and sets or removes it by a menu."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.people import change_photo
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.photo import PhotoError, read_photo
from dangjian_desktop.ui.shared.ask import PICTURES
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import RADIUS, news, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 80, 112
SIGN_EDGE = 32
_ON_WALLS, _ON_CARD, _CANCEL = range(3)


class PhotoButton(QAbstractButton):
    """A portrait, or the sign that there is none."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo_button")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bench = bench
        self._card: PersonCard | None = None
        self._picture = QPixmap()
        menu = self.menu = QMenu(self)
        self.choose_action = menu.addAction(tr("选择照片…"), self.choose)
        self.consent_action = menu.addAction(tr("同意照片上墙"), self.change_consent)
        self.remove_action = menu.addAction(tr("删除照片"), self.remove)
        self.clicked.connect(self._open_menu)
        self._dress()
        news().changed.connect(self._dress)

    @property
    def has_picture(self) -> bool:
        """Whether a photo is shown."""
        return not self._picture.isNull()

    def show_card(self, card: PersonCard) -> None:
        """Show the photo of a person."""
        self._card = card
        image = QImage.fromData(card.photo) if card.photo else QImage()
        self._picture = QPixmap.fromImage(image)
        may_hang = card.wall_consent_on is not None
        name = card.row.facts.name
        told = (
            tr("{name}的照片", name=name)
            if self.has_picture
            else tr("还没有{name}的照片", name=name)
        )
        self.setAccessibleName(told)
        hung = tr("本人同意上墙") if may_hang else tr("未同意上墙")
        self.setToolTip(tr("{told}，{hung}", told=told, hung=hung) if self.has_picture else told)
        self.consent_action.setText(tr("收回上墙的同意") if may_hang else tr("同意照片上墙"))
        self.consent_action.setVisible(card.photo is not None)
        self.remove_action.setVisible(card.photo is not None)
        self.update()

    def choose(self) -> None:
        """Ask for a file and for the person's consent, and keep the photo."""
        card, ask = self._card, self._bench.ask
        if card is None or not may_edit(ask, self, self._bench.desk):
            return
        path = ask.choose_open_file(self, tr("选择照片"), (PICTURES,))
        if path is None:
            return
        try:
            picture = read_photo(path)
        except PhotoError as error:
            ask.error(self, in_words(error))
            return
        answer = ask.choose(
            self,
            tr(
                "{name}本人是否同意照片用在上墙的版面里？没有同意的，只在信息卡上使用。",
                name=card.row.facts.name,
            ),
            (tr("同意上墙"), tr("只用于信息卡"), tr("取消")),
        )
        if answer != _CANCEL:
            self._change(picture, answer == _ON_WALLS)

    def change_consent(self) -> None:
        """Record that the person consents to the wall, or does so no longer."""
        card = self._card
        if card is not None and card.photo is not None and self._may_edit():
            self._change(card.photo, card.wall_consent_on is None)

    def remove(self) -> None:
        """Remove the photo; 撤销 brings it back."""
        card = self._card
        if card is not None and self._may_edit():
            change = change_photo(person_id=card.row.person_id, picture=None)
            self._bench.desk.attempt(change)

    def _open_menu(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _change(self, picture: bytes, may_hang: bool) -> None:
        assert self._card is not None
        consent_on = PartialDate.of(self._bench.desk.today) if may_hang else None
        self._bench.desk.attempt(
            change_photo(
                person_id=self._card.row.person_id, picture=picture, wall_consent_on=consent_on
            )
        )

    def _dress(self) -> None:
        made = tokens()
        self.setFixedSize(made.px(WIDTH), made.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the portrait, or a sign on a soft ground; a ring while it has the keyboard."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        box = self.rect()
        if self.has_picture:
            wanted = QSize(self._picture.size()).scaled(
                box.size(), Qt.AspectRatioMode.KeepAspectRatio
            )
            box.setSize(wanted)
            box.moveCenter(self.rect().center())
            painter.drawPixmap(box, self._picture)
        else:
            painter.setPen(made.colour("line"))
            painter.setBrush(made.colour("hover"))
            radius = made.px(RADIUS)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), radius, radius)
            edge = made.px(SIGN_EDGE)
            sign = pixmap("user", made.colour("disabled"), edge, self.devicePixelRatio())
            painter.drawPixmap(box.center().x() - edge // 2, box.center().y() - edge // 2, sign)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(made.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
