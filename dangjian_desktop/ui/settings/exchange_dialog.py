"""交换: with whom packages are exchanged by stick; making one, accepting one, beginning anew."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.exchange_accepting import (
    MetPackage,
    meet_package,
    reopen_exchange,
)
from dangjian_desktop.operations.exchange_making import own_fingerprint
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.year_package import MetYear, meet_year, read_year
from dangjian_desktop.queries.exchange_partners import PartnerRow, PartnersQuery
from dangjian_desktop.ui.settings.exchange_columns import PARTNER_COLUMNS
from dangjian_desktop.ui.settings.package_accepting_dialog import PackageAcceptingDialog
from dangjian_desktop.ui.settings.package_making_dialog import (
    PackageMakingDialog,
    YearMakingDialog,
)
from dangjian_desktop.ui.settings.year_dialog import YearDialog
from dangjian_desktop.ui.shared.ask import PACKAGES, YEAR_PACKAGES
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

T = TypeVar("T")
_SIZE = (1140, 520)


class ExchangeDialog(Dialog):
    """The partners, and what can be done with them."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange_dialog")
        self.setWindowTitle(tr("交换"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self.told = QLabel(self)
        self.told.setObjectName("exchange_told")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.model: QueryModel[PartnerRow] = QueryModel(
            bench.desk, PARTNER_COLUMNS, PartnersQuery(), self, key="partner_id"
        )
        self.table = TableView(self.model, self, name=tr("交换"))
        self.table.setObjectName("partners_table")
        self.table.set_empty(
            tr("还没有和谁交换过数据。收到 U 盘上的数据包就接收，要报送就制作一个。")
        )
        self.accept_button = records(
            primary_button(tr("接收数据包…"), "file-input", parent=self), Right.EXCHANGE
        )
        self.accept_button.setObjectName("accept_button")
        self.make_button = records(plain_button(tr("制作数据包…"), "file-output", parent=self))
        self.make_button.setObjectName("make_button")
        self.forget_button = records(
            plain_button(tr("重新开始交换…"), "rotate-ccw", parent=self), Right.EXCHANGE
        )
        self.forget_button.setObjectName("forget_button")
        self.forget_button.setToolTip(tr("对方换了电脑重新建数据，或者签名钥匙丢了"))
        self.year_button = plain_button(tr("制作年度包…"), parent=self)
        self.year_button.setObjectName("year_button")
        self.year_button.setToolTip(tr("移交、检查时给人看的一年记录，只能看不能接收"))
        self.open_button = plain_button(tr("打开年度包…"), "folder-open", parent=self)
        self.open_button.setObjectName("open_button")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self._lay_out()
        self._connect()
        self.table.select_keys(self.model.keys[:1])
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do --------------------------------------------------------

    def make(self) -> None:
        """Make a package, for the partner that is chosen unless another is named."""
        row = self._current()
        PackageMakingDialog(self._bench, "" if row is None else row.name, self).open()

    def accept_file(self) -> None:
        """Choose a package on a stick and look whose it is."""
        path = self._bench.ask.choose_open_file(self, tr("接收数据包"), (PACKAGES,))
        if path is None:
            return

        def take(outcome: Outcome[MetPackage]) -> None:
            try:
                met = outcome.result()
            except SentenceError as error:
                self._bench.ask.error(self, in_words(error))
                return
            PackageAcceptingDialog(self._bench, met, self).open()

        self._start(lambda _report: meet_package(path), take, tr("核对数据包"))

    def make_year(self) -> None:
        """Make the package of a year."""
        YearMakingDialog(self._bench, self).open()

    def open_year(self) -> None:
        """Choose the package of a year; whose it is is told before it is read."""
        path = self._bench.ask.choose_open_file(self, tr("打开年度包"), (YEAR_PACKAGES,))
        if path is None:
            return

        def take(outcome: Outcome[MetYear]) -> None:
            try:
                met = outcome.result()
            except SentenceError as error:
                self._bench.ask.error(self, in_words(error))
                return
            if self._wants_to_read(met):
                self._read_year(met)

        self._start(lambda _report: meet_year(path), take, tr("核对年度包"))

    def _wants_to_read(self, met: MetYear) -> bool:
        facts = met.sealed.facts
        return met.is_known or self._bench.ask.question(
            self,
            tr(
                "这是“{name}”{year} 年的年度包，指纹 {digits}，没有核对过，里面的内容还没有读。"
                "请打电话与对方核对指纹，一致再打开。",
                name=facts.name,
                year=facts.year,
                digits=met.fingerprint,
            ),
            yes=tr("已核对，打开"),
            is_loss=True,
        )

    def _read_year(self, met: MetYear) -> None:
        """Show a year; ask for its password first where it has one."""
        if not met.sealed.is_closed:
            self._show_year(met, "", self._say)
            return
        asked = Field("password", QT_TR_NOOP("数据包口令"), Entry.HIDDEN, is_required=True)

        def save(values: dict[str, Any]) -> bool:
            return self._show_year(
                met, values["password"], lambda told: form.blame([("password", told)])
            )

        form = FormDialog(
            tr("打开年度包"),
            (asked,),
            save,
            on=self._bench.desk.on,
            ask=self._bench.ask,
            save_text=QT_TR_NOOP("打开"),
            parent=self,
        )
        form.open()

    def _show_year(self, met: MetYear, password: str, blame: Callable[[str], object]) -> bool:
        """Return whether a year could be read and is shown."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            tables = read_year(met, on=self._bench.desk.on, password=password)
        except SentenceError as error:
            blame(in_words(error))
            return False
        finally:
            QApplication.restoreOverrideCursor()
        YearDialog(self._bench, met, tables, self).open()
        return True

    def _say(self, sentence: str) -> None:
        self._bench.ask.error(self, sentence)

    def _start(
        self, work: Callable[[Report], T], take: Callable[[Outcome[T]], None], title: str
    ) -> None:
        try:
            self._bench.jobs.start(self, work, take, title=title, can_cancel=False)
        except BusyError:
            self._say(tr("还有别的工作没有做完。请等它做完再试。"))

    def forget(self) -> None:
        """Begin anew with the chosen partner."""
        row = self._current()
        if row is None:
            return
        is_sure = self._bench.ask.question(
            self,
            tr(
                "与“{name}”重新开始交换吗？下一个数据包是完整的，对方的指纹要重新打电话核对。"
                "只有对方换了电脑重新建数据时才要这样做。",
                name=row.name,
            ),
            yes=tr("重新开始"),
            is_loss=True,
        )
        if is_sure:
            try:
                self._bench.desk.run(reopen_exchange(name=row.name))
            except SentenceError as error:
                self._bench.ask.error(self, in_words(error))

    # What is shown -------------------------------------------------------------------

    def _current(self) -> PartnerRow | None:
        row: PartnerRow | None = self.table.current_row()
        return row

    def _show(self) -> None:
        digits = own_fingerprint()
        words = (
            tr(
                "本机指纹：{digits}。对方第一次接收本机的数据包时，打电话念给他核对。",
                digits=digits,
            )
            if digits
            else tr("第一次制作数据包时，本机生成签名钥匙和指纹。")
        )
        self.told.setText(words)
        self._tell_chosen()

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & PartnersQuery.reads:
            self._show()

    def _tell_chosen(self) -> None:
        self.forget_button.setEnabled(self._current() is not None)

    def _connect(self) -> None:
        may_record = self._bench.desk.may(Right.RECORD)
        for button in (
            self.accept_button,
            self.make_button,
            self.forget_button,
            self.year_button,
        ):
            button.setVisible(may_record)
        self.table.chosen_changed.connect(self._tell_chosen)
        self.accept_button.clicked.connect(self.accept_file)
        self.make_button.clicked.connect(self.make)
        self.forget_button.clicked.connect(self.forget)
        self.year_button.clicked.connect(self.make_year)
        self.open_button.clicked.connect(self.open_year)
        self.close_button.clicked.connect(self.reject)
        self._bench.desk.changed.connect(self._take_news)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("交换"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.make_button)
        head.addWidget(self.accept_button)
        note = QLabel(
            tr(
                "用 U 盘和上级、党支部交换改动。默认不带谈话、帮扶缘由、意见和身份证号；"
                "个案、选票、党费任何时候都不带。接收前先看会改什么，接收后可以一次撤销。"
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "second")
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        for button in (self.forget_button, self.year_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(6),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(note)
        whole.addWidget(self.told)
        whole.addWidget(self.table, 1)
        whole.addLayout(buttons)
        fit_to_screen(self, *_SIZE)
