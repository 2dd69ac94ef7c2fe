"""The place of the photo on the card: shows it, and sets or removes it by a menu."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from dangjian_desktop.domain.attachments import clean_name
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.files import replace_file
from dangjian_desktop.operations.people import change_photo
from dangjian_desktop.operations.photos import change_wall_consent, correct_photo
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.queries.photos import OriginalPhotoQuery
from dangjian_desktop.ui.roster.crop_dialog import CropDialog
from dangjian_desktop.ui.roster.photo import (
    PhotoError,
    Picture,
    picture_of,
    read_picture,
    suffix_of_picture,
)
from dangjian_desktop.ui.shared.ask import PICTURES
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import RADIUS, news, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 80, 112
SIGN_EDGE = 32


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
        self.choose_action = records(menu.addAction(tr("选择照片…"), self.choose))
        self.crop_action = records(menu.addAction(tr("重新裁剪…"), self.crop_again))
        self.save_action = menu.addAction(tr("另存原图…"), self.save_original)
        self.consent_action = records(menu.addAction(tr("同意照片上墙"), self.change_consent))
        self.remove_action = records(menu.addAction(tr("删除照片"), self.remove))
        self.setAcceptDrops(True)
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
        self.choose_action.setText(tr("更换照片…") if card.photo else tr("选择照片…"))
        self.crop_action.setVisible(card.has_original)
        self.save_action.setVisible(card.has_original)
        self.consent_action.setVisible(card.photo is not None)
        self.remove_action.setVisible(card.photo is not None)
        self.update()

    def choose(self) -> None:
        """Ask for a file, let it be cropped, and keep the photo."""
        if self._card is None or not self._may_edit():
            return
        path = self._bench.ask.choose_open_file(self, tr("选择照片"), (PICTURES,))
        if path is not None:
            self._take(path)

    def crop_again(self) -> None:
        """Cut another part out of the picture as it was given."""
        card = self._card
        original = self._original()
        if card is None or original is None or not self._may_edit():
            return
        try:
            picture = picture_of(original, card.row.facts.name)
        except PhotoError as error:
            self._bench.ask.error(self, in_words(error))
            return

        def keep(portrait: bytes, may_hang: bool) -> None:
            person_id = card.row.person_id
            if portrait != card.photo:
                self._bench.desk.attempt(correct_photo(person_id=person_id, picture=portrait))
            if may_hang != (card.wall_consent_on is not None):
                self._bench.desk.attempt(self._consenting(card, may_hang))

        self._crop(picture, card, keep)

    def save_original(self) -> None:
        """Write the picture as it was given where the user says."""
        card, ask = self._card, self._bench.ask
        original = self._original()
        if card is None or original is None:
            return
        suffix = suffix_of_picture(original)
        kinds = (tr("图片 (*{suffix})", suffix=suffix),)
        target = ask.choose_save_file(
            self, tr("另存原图"), clean_name(card.row.facts.name + suffix), kinds
        )
        if target is None:
            return
        try:
            replace_file(target, original)
        except HostError as error:
            ask.error(self, in_words(error))
            return
        self._bench.settings.change(last_folder=str(target.parent))
        self._bench.desk.noted.emit(tr("已保存：{target}", target=target), False)

    def change_consent(self) -> None:
        """Record that the person consents to the wall, or does so no longer."""
        card = self._card
        if card is not None and card.photo is not None and self._may_edit():
            self._bench.desk.attempt(self._consenting(card, card.wall_consent_on is None))

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

    def _take(self, path: Path) -> None:
        """Read a picture file, let it be cropped, and keep it with the picture as it was given."""
        card = self._card
        if card is None:
            return
        try:
            picture = read_picture(path)
        except (PhotoError, HostError) as error:
            self._bench.ask.error(self, in_words(error))
            return

        def keep(portrait: bytes, may_hang: bool) -> None:
            self._bench.desk.attempt(
                change_photo(
                    person_id=card.row.person_id,
                    picture=portrait,
                    wall_consent_on=self._consent_day(card, may_hang),
                    original=picture.original,
                )
            )

        self._crop(picture, card, keep)

    def _crop(
        self, picture: Picture, card: PersonCard, keep: Callable[[bytes, bool], None]
    ) -> None:
        dialog = CropDialog(
            picture,
            card.row.facts.name,
            may_hang=card.wall_consent_on is not None,
            parent=self.window(),
        )
        dialog.cropped.connect(keep)
        dialog.open()

    def _original(self) -> bytes | None:
        card = self._card
        original = None
        if card is not None and card.has_original:
            original = OriginalPhotoQuery(card.row.person_id).fetch()
            if original is None:
                self._bench.ask.error(
                    self, tr("原图已损坏或丢失，读不出来。请重新选择照片，或从备份里找回。")
                )
        return original

    def _consenting(self, card: PersonCard, may_hang: bool) -> Operation[None]:
        return change_wall_consent(
            person_id=card.row.person_id, wall_consent_on=self._consent_day(card, may_hang)
        )

    def _consent_day(self, card: PersonCard, may_hang: bool) -> PartialDate | None:
        """Return the day of the consent: one that is recorded already keeps its own."""
        if not may_hang:
            return None
        return card.wall_consent_on or PartialDate.of(self._bench.desk.today)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One picture may be dropped here."""
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture that was dropped."""
        event.acceptProposedAction()
        if self._may_edit():
            self._take(dropped_files(event.mimeData())[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

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
