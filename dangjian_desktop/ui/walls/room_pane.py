"""One position at the right of the page 活动室: what hangs there, and what can be done there."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.queries.wall_rooms import SpotRow
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.section import CardPane
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr
from dangjian_desktop.ui.walls.register_looks import CURRENT, STALE

# What a link of the pane asks for; the page does it.
HANG, REGISTER, REPRINT = "hang", "register", "reprint"
CHANGE, REMOVE = "change", "remove"

_WORDS = {
    HANG: QT_TR_NOOP("登记挂上的版面"),
    REGISTER: QT_TR_NOOP("在登记里看"),
    REPRINT: QT_TR_NOOP("按今天的数据重印"),
    CHANGE: QT_TR_NOOP("修改位置"),
    REMOVE: QT_TR_NOOP("删除位置"),
}

#: Of these, what is recorded; the others only look and print.
_RECORDING = frozenset({HANG, CHANGE, REMOVE})


class RoomPane(CardPane):
    """The pane at the right.

    Signals:
        act_wanted: What is to be done (one of the words above).
    """

    act_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("room_pane")
        self.sentences: list[str] = []
        self.links: dict[str, QPushButton] = {}
        self._shown: tuple[SpotRow | None, Mapping[str, str]] = (None, {})

    def show_spot(self, spot: SpotRow | None, names: Mapping[str, str]) -> None:
        """Show a position; `names` tells what each sheet is called, by code."""
        self._shown = spot, names
        made = tokens()
        self.sentences, self.links = [], {}
        body, column = self.new_body()
        if spot is None:
            self._say(
                column,
                tr("在墙面上点一个位置，可以拖动；按住 Shift 一厘米一厘米地移。")
                if is_offered()
                else tr("在墙面上点一个位置，看那里挂的是什么。"),
            )
        else:
            self._say(column, spot.name, "heading")
            self._hanging(column, spot, names)
            self._say(
                column,
                tr(
                    "距左 {left}、距上 {top} 厘米，宽 {width}、高 {height} 厘米",
                    left=spot.left_cm,
                    top=spot.top_cm,
                    width=spot.width_cm,
                    height=spot.height_cm,
                ),
            )
            acts = [HANG, CHANGE, REMOVE]
            if spot.hanging is not None:
                first = [REPRINT] if spot.hanging.is_stale else []
                acts = [*first, REGISTER, HANG, CHANGE]
            column.addSpacing(made.space(1))
            for act in acts:
                link = link_button(tr(_WORDS[act]))
                if act in _RECORDING:
                    records(link)
                link.setObjectName(f"{act}_link")
                link.clicked.connect(partial(self.act_wanted.emit, act))
                self.links[act] = link
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.show_body(body)

    def dress(self) -> None:
        """Show the same in the present type."""
        super().dress()
        self.show_spot(*self._shown)

    def _hanging(self, column: QVBoxLayout, spot: SpotRow, names: Mapping[str, str]) -> None:
        hanging = spot.hanging
        if hanging is None:
            self._say(column, tr("现在没有挂版面。"))
            if spot.sheet in names:
                self._say(column, tr("应挂：{title}", title=names[spot.sheet]))
            return
        look = (STALE if hanging.is_stale else CURRENT).spoken
        row = QHBoxLayout()
        row.addWidget(Chip(look.text, look.tone, look.icon))
        number = QLabel(retold(WallMark(hanging.number).of_copy(hanging.copy)))
        set_role(number, "second")
        row.addWidget(number)
        row.addStretch(1)
        column.addLayout(row)
        self._say(column, tr(hanging.title), "heading")
        for one in hanging.differences:
            self._say(column, tr("· {told}", told=retold(one)), "")
        if spot.sheet in names and spot.sheet != hanging.code:
            self._say(column, tr("这里应挂：{title}", title=names[spot.sheet]), "caution")
        self._say(column, tr("{day} 上墙", day=hanging.posted_on.isoformat()))

    def _say(self, column: QVBoxLayout, words: str, role: str = "second") -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        self.sentences.append(words)
        column.addWidget(label)
