"""Making a package, of changes or of a year: which fields go along, which password, which file."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.exchange_package import Direction
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.clock import now
from dangjian_desktop.operations.exchange_making import (
    SUPERIOR_NAME,
    MadePackage,
    ShownTable,
    direction_to,
    make_package,
    private_parts,
    shown_content,
    usual_name,
)
from dangjian_desktop.operations.year_package import make_year_package, usual_year_name
from dangjian_desktop.queries.exchange_partners import PartnersQuery
from dangjian_desktop.ui.settings.exchange_columns import CONTENT_COLUMNS
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.ask import PACKAGES, YEAR_PACKAGES
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen, scrolling
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE, _FORM_WIDTH = (1040, 640), 360
_LONGEST_NAME, _LONGEST_PASSWORD = 80, 60


def _names() -> list[str]:
    names = [SUPERIOR_NAME, *(row.name for row in PartnersQuery().fetch())]
    return list(dict.fromkeys(tr(name) if name == SUPERIOR_NAME else name for name in names))


_TO = Field(
    "to",
    QT_TR_NOOP("给谁"),
    Entry.COMPLETED,
    suggestions=_names,
    is_required=True,
    max_length=_LONGEST_NAME,
    advice=QT_TR_NOOP("上级，或者党支部的名称"),
)
_PASSWORDS = (
    Field(
        "password",
        QT_TR_NOOP("数据包口令"),
        Entry.HIDDEN,
        max_length=_LONGEST_PASSWORD,
        advice=QT_TR_NOOP("U 盘要离开自己的手时请设口令，口令另外告诉对方"),
    ),
    Field("again", QT_TR_NOOP("再输一遍"), Entry.HIDDEN, max_length=_LONGEST_PASSWORD),
)


class _MakingDialog(Dialog, metaclass=AbstractQtType):
    """What goes along is shown before anything is made."""

    def __init__(
        self,
        bench: Workbench,
        name: str,
        title: str,
        first: Field,
        value: Any,
        parent: QWidget | None = None,
    ) -> None:
        """Show what would go along.

        Args:
            name: What tests and style sheets call it, without `_dialog`. title: what is done.
            first: The field that says which package. value: what stands in it.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._title = bench, title
        self.form = FieldForm((first, *_PASSWORDS), on=bench.desk.on, parent=self)
        self.form.show_values({first.key: value})
        self.parts = Ticks((), (), self)
        self.whole = QCheckBox(tr("完整的数据包，不只是上次以后的改动"), self)
        self.whole.setObjectName("whole_box")
        self.whole.setToolTip(tr("对方说缺了中间的数据包，或者换了电脑时才要"))
        self.model: QueryModel[ShownTable] = QueryModel(
            bench.desk, CONTENT_COLUMNS, RowsAtHand(), self, key="label", hears=False
        )
        self.table = TableView(self.model, self, name=tr("要带的栏目"))
        self.table.setObjectName("content_table")
        self.held = QLabel(self)
        self.held.setObjectName("held")
        self.held.setWordWrap(True)
        set_role(self.held, "second")
        self.trouble = refusal_label("trouble", self)
        self.save_button = primary_button(tr("存到 U 盘…"), "save", parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self._lay_out()
        self.form.edited.connect(self._show)
        self.form.entered.connect(self.save)
        self.parts.edited.connect(self._show)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self._show()

    def save(self) -> None:
        """Ask for the file, make the package, and tell its number and our fingerprint."""
        self._say("")
        if not self.form.check():
            return
        values = self.form.values()
        if (values["password"] or "") != (values["again"] or ""):
            self.form.blame("again", tr("两次输入的口令不一样。请再输一遍。"))
            self.form.focus_field("again")
            return
        target = self._bench.ask.choose_save_file(
            self, self._title, self._suggested(), (self._kind,)
        )
        if target is not None:
            self._start(target, values["password"] or "")

    _kind = PACKAGES

    @abstractmethod
    def _suggested(self) -> str:
        """Return how the file is called unless somebody wants it otherwise."""

    @abstractmethod
    def _direction(self) -> Direction:
        """Return which way the package goes."""

    @abstractmethod
    def _work(self, target: Path, password: str) -> Callable[[Report], MadePackage]:
        """Return what makes the package, off the window's thread."""

    @abstractmethod
    def _done(self, made: MadePackage, target: Path) -> str:
        """Return what is said once it is made."""

    def _start(self, target: Path, password: str) -> None:
        work = self._work(target, password)

        def take(outcome: Outcome[MadePackage]) -> None:
            if outcome.was_cancelled:
                return
            try:
                made = outcome.result()
            except SentenceError as error:
                self._say(in_words(error))
                return
            self.accept()
            self._bench.ask.tell(self.parentWidget(), self._done(made, target), _told(made))

        try:
            # It writes until the package lies on its disk, and whoever writes meanwhile would wait.
            self._bench.jobs.start(self, work, take, title=self._title, writes=True)
        except BusyError:
            self._say(tr("还有别的工作没有做完。请等它做完再试。"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere."""
        if not took_enter(event, self.save_button.click):
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _show(self) -> None:
        direction = self._direction()
        self.parts.offer([(code, tr(label)) for code, label in private_parts(direction)])
        content = shown_content(direction, self.parts.chosen())
        self.model.set_query(RowsAtHand(content.tables))
        self.held.setText(
            tr("不带：{held}。", held=tr("、").join(tr(label) for label in content.held))
            if content.held
            else ""
        )
        self.held.setVisible(bool(content.held))

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(self._title, self)
        set_role(heading, "title")
        asked = QLabel(tr("另外要带的（不勾就不带）"), self)
        set_role(asked, "heading")
        listed = QLabel(tr("要带的栏目"), self)
        set_role(listed, "heading")
        body = QWidget(self)
        left = QVBoxLayout(body)
        left.setContentsMargins(0, 0, made.space(3), 0)
        left.setSpacing(made.space(3))
        left.addWidget(self.form)
        left.addWidget(asked)
        left.addWidget(self.parts)
        left.addWidget(self.whole)
        left.addStretch(1)
        area = scrolling(body, self)
        area.setFixedWidth(made.text_px(_FORM_WIDTH))
        right = QVBoxLayout()
        right.setSpacing(made.space(2))
        right.addWidget(listed)
        right.addWidget(self.table, 1)
        right.addWidget(self.held)
        parts = QHBoxLayout()
        parts.setSpacing(made.space(4))
        parts.addWidget(area)
        parts.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addLayout(parts, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        fit_to_screen(self, *_SIZE)


class PackageMakingDialog(_MakingDialog):
    """A package of changes for a partner."""

    def __init__(self, bench: Workbench, to: str = "", parent: QWidget | None = None) -> None:
        """Show what would go along.

        Args:
            to: For whom; "" for the superior.
        """
        named = tr(SUPERIOR_NAME) if to in ("", SUPERIOR_NAME) else to
        super().__init__(bench, "package_making", tr("制作数据包"), _TO, named, parent)

    def _suggested(self) -> str:
        return Path(usual_name(self._recipient(), self._bench.desk.today)).stem

    def _direction(self) -> Direction:
        return direction_to(self._recipient())

    def _work(self, target: Path, password: str) -> Callable[[Report], MadePackage]:
        to, on, run = self._recipient(), self._bench.desk.today, self._bench.desk.run
        asked, is_whole = self.parts.chosen(), self.whole.isChecked()
        return lambda report: make_package(
            target,
            to=to,
            on=on,
            made_at=now().isoformat(timespec="seconds"),
            run=run,
            asked=asked,
            password=password,
            is_whole=is_whole,
            progress=report,
        )

    def _done(self, made: MadePackage, target: Path) -> str:
        return tr("已做好第 {number} 号数据包：{path}", number=made.facts.number, path=target)

    def _recipient(self) -> str:
        """Return for whom it is; the superior has one name in every language of the window."""
        typed = str(self.form.values()["to"] or "").strip()
        return SUPERIOR_NAME if typed == tr(SUPERIOR_NAME) else typed


class YearMakingDialog(_MakingDialog):
    """The package of a year, for a successor or an inspector."""

    _kind = YEAR_PACKAGES

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        today = bench.desk.today
        year = Field(
            "year",
            QT_TR_NOOP("哪一年"),
            Entry.INTEGER,
            is_required=True,
            lowest=1921,
            highest=today.year,
            advice=QT_TR_NOOP("移交、检查时给人看：这一年的活动和台账，全部人员和组织"),
        )
        super().__init__(bench, "year_making", tr("制作年度包"), year, today.year, parent)
        self.whole.hide()

    def _suggested(self) -> str:
        return Path(usual_year_name(int(self.form.values()["year"]))).stem

    def _direction(self) -> Direction:
        return Direction.YEAR

    def _work(self, target: Path, password: str) -> Callable[[Report], MadePackage]:
        year, on, run = (
            int(self.form.values()["year"]),
            self._bench.desk.today,
            self._bench.desk.run,
        )
        asked = self.parts.chosen()
        return lambda report: make_year_package(
            target,
            year=year,
            on=on,
            made_at=now().isoformat(timespec="seconds"),
            run=run,
            asked=asked,
            password=password,
            progress=report,
        )

    def _done(self, made: MadePackage, target: Path) -> str:
        return tr("已做好 {year} 年的年度包：{path}", year=made.facts.year, path=target)


def _told(made: MadePackage) -> str:
    is_year = made.facts.direction is Direction.YEAR
    one = QT_TR_NOOP("{label} {count} 行") if is_year else QT_TR_NOOP("{label} {count} 项")
    counted = tr("、").join(
        tr(one, label=tr(label), count=count) for label, count in made.counts.items()
    )
    counted = counted or tr("上次以后没有改动")
    told = tr(
        QT_TR_NOOP("{counted}。\n本机指纹：{digits}。对方第一次打开时，打电话念给他核对。")
        if is_year
        else QT_TR_NOOP("{counted}。\n本机指纹：{digits}。对方第一次接收时，打电话念给他核对。"),
        counted=counted,
        digits=made.fingerprint,
    )
    return told if made.notice is None else f"{in_words(made.notice)}\n{told}"
