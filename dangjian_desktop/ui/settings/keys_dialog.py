"""加密与口令: whether the data are encrypted, who has a password, and what can be done about it.

What writes the pages anew needs the file closed: the dialog only wants it, and the window closes,
lets it be done and starts again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import ROLE_WORDS, Right, Role
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.data_keys import (
    SHORTEST_PASSWORD,
    KeyRing,
    add_holder,
    change_password,
    copies_without_password,
    decrypt,
    encrypt,
    is_locked,
    key_by,
    new_recovery_code,
    remove_holder,
    ring_of,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.settings.recovery_dialog import RecoveryDialog
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.jobs import Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.lone_work import done_alone
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (720, 480)
_LONGEST_PASSWORD = 200
#: After how many minutes the window can lock itself.
_LOCK_MINUTES = (1, 3, 5, 10, 15, 30, 60)
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A line of the list: who has a password and as what.

    Attributes:
        group: Name of the party group of a 党小组长; "" for the others, and where it is no more.
    """

    holder: str
    role: Role
    group: str = ""


def _role_told(row: HolderRow) -> str:
    word = tr(ROLE_WORDS[row.role])
    return tr("{role}（{group}）", role=word, group=row.group) if row.group else word


HOLDER_COLUMNS = (
    Column[HolderRow](QT_TR_NOOP("姓名"), lambda row: row.holder, "holder", width=240),
    Column[HolderRow](QT_TR_NOOP("角色"), _role_told, "role", width=280),
)
_NEW = Field(
    "password",
    QT_TR_NOOP("新口令"),
    Entry.HIDDEN,
    is_required=True,
    max_length=_LONGEST_PASSWORD,
    advice=QT_TR_NOOP("至少 8 个字符，例如一句只有自己知道的话"),
)
_AGAIN = Field(
    "again", QT_TR_NOOP("再输一遍"), Entry.HIDDEN, is_required=True, max_length=_LONGEST_PASSWORD
)
_OWN = Field(
    "secret",
    QT_TR_NOOP("书记的口令"),
    Entry.HIDDEN,
    is_required=True,
    max_length=_LONGEST_PASSWORD,
    advice=QT_TR_NOOP("也可以输恢复密钥"),
)


class KeysDialog(Dialog):
    """Who may open the data.

    Signals:
        sealing_wanted: What is to be done with the closed data, given their folder and key.
    """

    sealing_wanted = Signal(object)

    def __init__(self, bench: Workbench, folder: DataFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(tr("加密与口令"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._folder = bench, folder
        self.told = QLabel(self)
        self.told.setObjectName("keys_told")
        self.told.setWordWrap(True)
        self.model: QueryModel[HolderRow] = QueryModel(
            bench.desk, HOLDER_COLUMNS, RowsAtHand(), self, key="holder", hears=False
        )
        self.table = TableView(self.model, self, name=tr("口令"))
        self.table.setObjectName("holders_table")
        self.encrypt_button = primary_button(tr("加密数据…"), "lock", parent=self)
        self.encrypt_button.setObjectName("encrypt_button")
        self.add_button = records(primary_button(tr("添加口令…"), "plus", parent=self), Right.KEYS)
        self.add_button.setObjectName("add_button")
        self.change_button = plain_button(tr("修改口令…"), parent=self)
        self.change_button.setObjectName("change_button")
        self.remove_button = records(plain_button(tr("取消口令…"), parent=self), Right.KEYS)
        self.remove_button.setObjectName("remove_button")
        self.decrypt_button = records(
            plain_button(tr("取消加密…"), "lock-open", parent=self), Right.KEYS
        )
        self.decrypt_button.setObjectName("decrypt_button")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.lock_word = QLabel(tr("多久没有人操作就锁定"), self)
        self.lock_box = ChoiceBox(self)
        self.lock_box.setObjectName("lock_minutes")
        self.lock_word.setBuddy(self.lock_box)
        self._offer_minutes()
        self._lay_out()
        self.lock_box.activated.connect(self._take_minutes)
        self.encrypt_button.clicked.connect(self.encrypt)
        self.add_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        self.decrypt_button.clicked.connect(self.decrypt)
        self.close_button.clicked.connect(self.reject)
        self.table.chosen_changed.connect(self._tell_chosen)
        self._is_encrypted = is_locked(folder)
        self._show(ring_of(folder) if self._is_encrypted else None)
        first = self.table if self._is_encrypted else self.encrypt_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_minutes(self) -> None:
        """Offer when the window locks itself; a figure from the file stands among the usual."""
        now_set = self._bench.settings.value.lock_minutes
        minutes = sorted({*_LOCK_MINUTES, now_set} - {0})
        told = [(tr("{count} 分钟", count=count), count) for count in minutes]
        self.lock_box.offer([*told, (tr("不自动锁定"), 0)])
        self.lock_box.setCurrentIndex(self.lock_box.findData(now_set))

    def _take_minutes(self) -> None:
        self._bench.settings.change(lock_minutes=int(self.lock_box.currentData()))

    # What the user can do --------------------------------------------------------

    def encrypt(self) -> None:
        """Ask for the first password; then show the recovery code; then want it."""
        holder = Field("holder", QT_TR_NOOP("姓名"), is_required=True, max_length=40)
        self._ask(
            tr("加密数据"),
            (holder, _NEW, _AGAIN),
            self._offer_code,
            note=tr("电脑或 U 盘丢了，没有口令的人打不开数据。加密后程序重新打开，要输入口令。")
            + self._earlier_copies(),
            save_text=QT_TR_NOOP("下一步"),
        )

    def _earlier_copies(self) -> str:
        """Return that what was copied before the encryption stays open to anybody, if there is."""
        if not copies_without_password(self._folder):
            return ""
        return tr("以前的备份（包括 U 盘上的）不会跟着加密，加密后请删去。")

    def _offer_code(self, values: Values) -> None:
        code = new_recovery_code()
        work = partial(
            encrypt_closed, holder=values["holder"], password=values["password"], code=code
        )
        dialog = RecoveryDialog(self._bench, code, str(self._folder.path), now().date(), self)
        dialog.accepted.connect(lambda: self._want(work))
        dialog.open()

    def decrypt(self) -> None:
        """Ask for the secretary's password; then want it."""

        def take(values: Values) -> None:
            key_by(self._folder, values["secret"])
            self._want(decrypt_closed)

        self._ask(
            tr("取消加密"),
            (_OWN,),
            take,
            note=tr("取消后，拿到数据文件的人都能打开它。程序会重新打开。"),
            save_text=QT_TR_NOOP("取消加密"),
        )

    def add(self) -> None:
        """Give one person more a password."""
        roles = tuple((role, ROLE_WORDS[role]) for role in Role)
        groups = tuple(self._groups().items())
        group = Field(
            "group",
            QT_TR_NOOP("党小组"),
            Entry.CHOICE,
            choices=groups,
            advice=QT_TR_NOOP("只有党小组长要选：只能看和登记这个小组的人员、出勤、台账"),
        )
        fields = (
            Field("holder", QT_TR_NOOP("姓名"), is_required=True, max_length=40),
            Field(
                "role",
                QT_TR_NOOP("角色"),
                Entry.CHOICE,
                choices=roles,
                is_required=True,
                advice=QT_TR_NOOP("组织委员不能管口令、恢复备份、接收数据包、改规则、看个案"),
            ),
            *((group,) if groups else ()),
            _NEW,
            _AGAIN,
            _OWN,
        )

        def take(values: Values) -> None:
            self._show(
                add_holder(
                    self._folder,
                    values["secret"],
                    values["holder"],
                    values["password"],
                    values["role"],
                    values.get("group") or "",
                )
            )
            self.table.select_keys([values["holder"].strip()])

        self._ask(tr("添加口令"), fields, take)

    def _groups(self) -> dict[str, str]:
        """Return the party groups that stand today: their names with that of their branch."""
        tree = Tree.on(self._bench.desk.today)
        found = {}
        for row in tree.of_kind(OrganisationKind.PARTY_GROUP):
            branch = tree.get(row.parent_id)
            found[row.uid] = row.name if branch is None else f"{branch.name} {row.name}"
        return found

    def change(self) -> None:
        """Give the chosen person another password."""
        row = self.table.current_row()
        if row is None:
            return
        old = Field(
            "secret",
            QT_TR_NOOP("原来的口令"),
            Entry.HIDDEN,
            is_required=True,
            max_length=_LONGEST_PASSWORD,
            advice=QT_TR_NOOP("忘了时，输书记的口令或者恢复密钥"),
        )

        def take(values: Values) -> None:
            self._show(
                change_password(self._folder, row.holder, values["secret"], values["password"])
            )
            self._bench.desk.noted.emit(tr("“{name}”的口令已修改。", name=row.holder), False)

        self._ask(
            tr("修改“{name}”的口令", name=row.holder),
            (old, _NEW, _AGAIN),
            take,
            note=tr("以前的备份和拷走的数据，用原来的口令还能打开。"),
        )

    def remove(self) -> None:
        """Take the chosen person's password away."""
        row = self.table.current_row()
        if row is None:
            return

        def take(values: Values) -> None:
            self._show(remove_holder(self._folder, values["secret"], row.holder))

        self._ask(
            tr("取消“{name}”的口令", name=row.holder),
            (_OWN,),
            take,
            note=tr("取消后，这个人打不开现在的数据；以前拷走的数据，用原来的口令还能打开。"),
            save_text=QT_TR_NOOP("取消口令"),
        )

    # Doing it ----------------------------------------------------------------------

    def _ask(
        self,
        title: str,
        fields: tuple[Field, ...],
        take: Callable[[Values], None],
        *,
        note: str = "",
        save_text: str = QT_TR_NOOP("保存"),
    ) -> None:
        """Ask for fields and hand them over; what is refused is said under its field."""

        def save(values: Values) -> bool:
            if "again" in values and values["password"] != values["again"]:
                dialog.blame([("again", tr("两次输入的口令不一样。请再输一遍。"))])
                return False
            if len(values.get("password") or "x" * SHORTEST_PASSWORD) < SHORTEST_PASSWORD:
                sentence = tr("口令太短。请至少用 {least} 个字符。", least=SHORTEST_PASSWORD)
                dialog.blame([("password", sentence)])
                return False
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                take(values)
            except SentenceError as error:
                at = _FIELD_OF.get(error.code, fields[0].key)
                known = {field.key for field in fields}
                dialog.blame([(at if at in known else fields[0].key, in_words(error))])
                return False
            finally:
                QApplication.restoreOverrideCursor()
            return True

        dialog = FormDialog(
            title,
            fields,
            save,
            on=self._bench.desk.on,
            ask=self._bench.ask,
            save_text=save_text,
            note=note,
            parent=self,
        )
        dialog.open()

    def _want(self, work: Callable[[DataFolder, bytes | None], object]) -> None:
        self.accept()
        self.sealing_wanted.emit(work)

    def _show(self, ring: KeyRing | None) -> None:
        slots = ring.slots if ring is not None else ()
        groups = self._groups() if any(one.group for one in slots) else {}
        rows = [HolderRow(one.holder, one.role, groups.get(one.group, "")) for one in slots]
        self.model.set_query(RowsAtHand(rows))
        self.told.setText(
            tr("数据已加密。打开时要输入下面任何一个人的口令，或者信封里的恢复密钥。")
            + self._copies_told()
            if self._is_encrypted
            else tr(
                "数据没有加密：谁拿到这台电脑或者装数据的 U 盘，谁就能打开。"
                "文件里的每一处损坏，不加密也会被发现。"
            )
        )
        self.table.set_empty(
            tr("口令文件不见了。请用恢复密钥打开后取消加密，再重新加密。")
            if self._is_encrypted
            else tr("还没有人有口令。")
        )
        self.encrypt_button.setVisible(not self._is_encrypted)
        for button in (self.add_button, self.change_button, self.remove_button):
            button.setVisible(self._is_encrypted)
        for widget in (self.decrypt_button, self.lock_word, self.lock_box):
            widget.setVisible(self._is_encrypted)
        if slots and self.table.current_row() is None:
            self.table.select_keys(self.model.keys[:1])
        self._tell_chosen()

    def _copies_told(self) -> str:
        """Return how many copies from before the encryption anybody can open still."""
        count = copies_without_password(self._folder)
        if not count:
            return ""
        return tr(
            "备份文件夹里还有 {count} 份没有加密，是加密以前做的，谁都能打开。"
            "请先备份一次，再到 {folder} 把它们删去；U 盘上的也一样。",
            count=count,
            folder=self._folder.backups,
        )

    def _tell_chosen(self) -> None:
        for button in (self.change_button, self.remove_button):
            button.setEnabled(self.table.current_row() is not None)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("加密与口令"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.encrypt_button)
        head.addWidget(self.add_button)
        locking = QHBoxLayout()
        locking.setSpacing(made.space(2))
        locking.addWidget(self.lock_word)
        locking.addWidget(self.lock_box)
        locking.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        for button in (self.change_button, self.remove_button, self.decrypt_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(6),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(self.told)
        whole.addWidget(self.table, 1)
        whole.addLayout(locking)
        whole.addLayout(buttons)
        fit_to_screen(self, *_SIZE)


#: Under which field a refusal stands.
_FIELD_OF = {
    "password": "secret",
    "not_secretary": "secret",
    "recovery_foreign": "secret",
    "short_password": "password",
    "group_missing": "group",
    "holder_empty": "holder",
    "holder_taken": "holder",
}


def encrypt_closed(
    folder: DataFolder, _key: bytes | None, *, holder: str, password: str, code: str
) -> None:
    """Encrypt closed data, with progress.

    Raises:
        SentenceError: When it could not be done; the data are as they were.
    """

    def task(report: Report) -> None:
        report(tr("正在加密"), 0)
        encrypt(folder, holder, password, code)

    done_alone(task, title=tr("加密数据"), can_cancel=False).result()


def decrypt_closed(folder: DataFolder, key: bytes | None) -> None:
    """Take the encryption off closed data, with progress.

    Raises:
        SentenceError: When it could not be done; the data are as they were.
    """
    assert key is not None, "encrypted data were opened with a key"

    def task(report: Report) -> None:
        report(tr("正在取消加密"), 0)
        decrypt(folder, key)

    done_alone(task, title=tr("取消加密"), can_cancel=False).result()
