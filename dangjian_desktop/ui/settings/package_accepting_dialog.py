"""Accepting a package: whose it is, what it would change, and who is right where both changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.exchange_package import Direction
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.exchange_accepting import (
    Accepted,
    Examined,
    MetPackage,
    accept_package,
    examine_package,
)
from dangjian_desktop.operations.exchange_merging import Fate
from dangjian_desktop.operations.exchange_preview import FATE_WORDS, PreviewRow, preview
from dangjian_desktop.ui.settings.exchange_columns import (
    LINE_COLUMNS,
    PackageLine,
    Side,
    package_lines,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

T = TypeVar("T")
_SIZE = (1180, 660)
#: So many items are listed, and all that are in conflict; the others are counted.
_MOST_LISTED = 2000
_SEPARATOR = QT_TR_NOOP("，")


class PackageAcceptingDialog(Dialog):
    """First whose package it is; then, once that is trusted, what is in it."""

    def __init__(self, bench: Workbench, met: MetPackage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("package_accepting_dialog")
        self.setWindowTitle(tr("接收数据包"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._met = bench, met
        self._examined: Examined | None = None
        self.lines: list[PackageLine] = []
        self.of_whom = self._label("of_whom", "heading")
        self.fingerprint = self._label("fingerprint", "sentence")
        self.compared = QCheckBox(tr("已打电话与对方核对，指纹一致"), self)
        self.compared.setObjectName("compared_box")
        self.password = QLineEdit(self)
        self.password.setObjectName("package_password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(60)
        self.password.setPlaceholderText(tr("数据包口令"))
        self.password.setAccessibleName(tr("数据包口令"))
        self.look_button = primary_button(tr("看里面"), "eye", parent=self)
        self.look_button.setObjectName("look_button")
        self.counted = self._label("counted", "sentence")
        self.model: QueryModel[PackageLine] = QueryModel(
            bench.desk, LINE_COLUMNS, RowsAtHand(), self, key="number", hears=False
        )
        self.table = TableView(self.model, self, name=tr("接收时的改动"))
        self.table.setObjectName("package_table")
        self.table.set_empty(tr("先核对是谁的数据包，再看里面。"))
        self.whole = self._label("whole_line", "second")
        self.mine_button = plain_button(tr("选中的以本机为准"), parent=self)
        self.mine_button.setObjectName("mine_button")
        self.theirs_button = plain_button(tr("选中的以对方为准"), parent=self)
        self.theirs_button.setObjectName("theirs_button")
        for button in (self.mine_button, self.theirs_button):
            button.setToolTip(tr("可以选几行，Ctrl+A 选全部"))
        self.trouble = refusal_label("trouble", self)
        self.cancel_button = plain_button(tr("不接收"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.accept_button = records(
            primary_button(tr("接收"), "check", parent=self), Right.EXCHANGE
        )
        self.accept_button.setObjectName("accept_button")
        self.accept_button.setToolTip(tr("Ctrl+回车"))
        self._lay_out()
        self._connect()
        self._introduce()

    # What the user can do --------------------------------------------------------

    def look(self) -> None:
        """Read the package and show what accepting it would change."""
        on = self._bench.desk.on

        def work(_report: Report) -> tuple[Examined, list[PreviewRow]]:
            examined = examine_package(
                self._met,
                password=self.password.text(),
                is_trusted=self.compared.isChecked(),
            )
            most = max(_MOST_LISTED, examined.plan.counts()[Fate.CONFLICT])
            return examined, preview(examined, on, most)

        self._do(work, self._show, tr("看数据包里面"))

    def decide(self, side: Side) -> None:
        """Let one side stand in the selected lines, and go to the next that is not decided."""
        chosen = set(self.table.selected_keys())
        self.lines = [
            replace(line, side=side)
            if line.number in chosen and line.conflict is not None
            else line
            for line in self.lines
        ]
        self._put_lines()
        undecided = self._undecided()
        if undecided:
            self.table.select_keys([undecided[0].number])
        self._tell_chosen()

    def take_over(self) -> None:
        """Accept what was shown and decided, as one operation."""
        examined = self._examined
        if examined is None or self._undecided():
            return
        theirs = [
            line.conflict
            for line in self.lines
            if line.conflict is not None and line.side is Side.THEIRS
        ]

        def work(report: Report) -> Accepted:
            report(tr("正在接收"), 0)
            return self._bench.desk.run(
                accept_package(
                    package=examined.package,
                    on=self._bench.desk.today,
                    is_trusted=self._met.is_known or self.compared.isChecked(),
                    theirs=theirs,
                )
            )

        self._do(work, self._tell_done, tr("接收数据包"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts from anywhere."""
        if not took_enter(event, self.accept_button.click):
            super().keyPressEvent(event)

    # Doing it ----------------------------------------------------------------------

    def _do(self, work: Callable[[Report], T], then: Callable[[T], object], title: str) -> None:
        def take(outcome: Outcome[T]) -> None:
            try:
                done = outcome.result()
            except SentenceError as error:
                self._say(in_words(error))
                return
            then(done)

        self._say("")
        try:
            self._bench.jobs.start(self, work, take, title=title, can_cancel=False)
        except BusyError:
            self._say(tr("还有别的工作没有做完。请等它做完再试。"))

    def _show(self, found: tuple[Examined, list[PreviewRow]]) -> None:
        self._examined, rows = found
        self.lines = package_lines(rows)
        for widget in (self.compared, self.password, self.look_button):
            widget.hide()
        if not self._met.is_known:
            self._tell_fingerprint(tr("第一次收到，指纹已打电话核对。"))
        counts = self._examined.plan.counts()
        words = tr(_SEPARATOR).join(
            tr("{fate} {count} 项", fate=tr(word), count=counts[fate])
            for fate, word in FATE_WORDS.items()
        )
        changed = sum(counts.values()) - counts[Fate.SAME]
        if changed > len(rows):
            words += tr("。下面只列出前 {count} 项", count=len(rows))
        words = tr("接收后：{words}。", words=words)
        foreign = sum(bool(row.branch) for row in rows)
        if foreign:
            words += tr("有 {count} 项写的是别的党支部的人，请核对。", count=foreign)
        self.counted.setText(words)
        self.counted.show()
        self.table.set_empty(tr("和本机一样，没有要改的。接收后对方就知道本机有了。"))
        self._put_lines()
        self.table.select_keys([0])
        has_conflicts = bool(self._undecided())
        for button in (self.mine_button, self.theirs_button):
            button.setVisible(has_conflicts)
        self._tell_chosen()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_done(self, done: Accepted) -> None:
        self.accept()
        words = tr(
            "新增 {new} 项，改动 {changed} 项，删去 {removed} 项，以本机为准 {kept} 处。"
            "可以一次撤销。",
            new=done.new,
            changed=done.changed,
            removed=done.removed,
            kept=done.kept,
        )
        if done.left:
            words += "\n" + tr(
                "有 {count} 项不能接收：所属的人或活动不在本机，或本机还有别的记录要用它。"
                "请补好后，请对方做一份完整的数据包再接收。",
                count=done.left,
            )
        facts = self._met.sealed.facts
        self._bench.ask.tell(
            self.parentWidget(),
            tr("已接收“{name}”的第 {number} 号数据包。", name=facts.name, number=facts.number),
            words,
        )

    # What is shown -------------------------------------------------------------------

    def _introduce(self) -> None:
        """Tell whose package it is; look inside at once where nothing is to be asked."""
        facts, met = self._met.sealed.facts, self._met
        whose = tr("上级") if facts.direction is Direction.DOWN else tr("下级")
        self.of_whom.setText(
            tr(
                "{whose}“{name}”的第 {number} 号数据包，{made_at} 制作",
                whose=whose,
                name=facts.name,
                number=facts.number,
                made_at=facts.made_shown,
            )
        )
        known = (
            tr("签名与以前相同。")
            if met.is_known
            else tr(
                "第一次收到，里面的内容还没有读。请打电话让对方念指纹，每个数字都一致才能接收。"
            )
        )
        self._tell_fingerprint(known)
        self.compared.setVisible(not met.is_known)
        self.password.setVisible(met.sealed.is_closed)
        self.counted.hide()
        for button in (self.mine_button, self.theirs_button):
            button.hide()
        self._tell_ready()
        self._tell_chosen()
        if self.look_button.isEnabled():
            self.look()
        else:
            (self.password if met.is_known else self.compared).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _tell_fingerprint(self, known: str) -> None:
        digits = tr("指纹：{digits}", digits=self._met.fingerprint)
        self.fingerprint.setText(f"{digits}\n{known}")

    def _tell_ready(self) -> None:
        is_trusted = self._met.is_known or self.compared.isChecked()
        has_password = bool(self.password.text()) or not self._met.sealed.is_closed
        self.look_button.setEnabled(is_trusted and has_password)

    def _undecided(self) -> list[PackageLine]:
        return [line for line in self.lines if line.conflict is not None and line.side is None]

    def _put_lines(self) -> None:
        self.model.set_query(RowsAtHand(tuple(self.lines)))

    def _tell_chosen(self) -> None:
        chosen = set(self.table.selected_keys())
        can_decide = any(line.conflict for line in self.lines if line.number in chosen)
        for button in (self.mine_button, self.theirs_button):
            button.setEnabled(can_decide)
        line: PackageLine | None = self.table.current_row()
        self.whole.setText("" if line is None else _whole(line))
        undecided = len(self._undecided())
        self.accept_button.setEnabled(self._examined is not None and not undecided)
        self.accept_button.setText(
            tr("还有 {count} 处未定", count=undecided) if undecided else tr("接收")
        )

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _label(self, name: str, role: str) -> QLabel:
        """Return a label whose text is never taken for anything but text: it comes from others."""
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(label, role)
        return label

    def _connect(self) -> None:
        self.compared.toggled.connect(lambda _on: self._tell_ready())
        self.password.textChanged.connect(lambda _text: self._tell_ready())
        self.password.returnPressed.connect(self.look_button.click)
        self.look_button.clicked.connect(self.look)
        self.table.chosen_changed.connect(self._tell_chosen)
        self.mine_button.clicked.connect(lambda: self.decide(Side.MINE))
        self.theirs_button.clicked.connect(lambda: self.decide(Side.THEIRS))
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.take_over)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("接收数据包"), self)
        set_role(heading, "title")
        ask = QHBoxLayout()
        ask.setSpacing(made.space(3))
        self.password.setFixedWidth(made.text_px(220))
        for widget in (self.compared, self.password, self.look_button):
            ask.addWidget(widget)
        ask.addStretch(1)
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.whole.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.mine_button)
        foot.addWidget(self.theirs_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.of_whom)
        column.addWidget(self.fingerprint)
        column.addLayout(ask)
        column.addWidget(self.counted)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        fit_to_screen(self, *_SIZE)


def _whole(line: PackageLine) -> str:
    """Return the whole of a line, for what its columns have no room for."""
    if not line.label:
        return f"{line.title}  {line.theirs}"
    return tr(
        "{title} {label}：本机“{mine}”，对方“{theirs}”",
        title=line.title,
        label=tr(line.label),
        mine=line.mine,
        theirs=line.theirs,
    )
