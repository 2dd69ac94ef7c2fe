"""One sheet at the right of the page 在墙登记: what is true no more, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.ui.shared.buttons import elided_link, link_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr
from dangjian_desktop.ui.walls.register_looks import RegisterLine, state_chip

# What a link of the pane asks for; the page does it.
REPRINT, SAVE, REPLACE, POST, OPEN = "reprint", "save", "replace", "post", "open"
MOVE, TAKE_DOWN, CORRECT, REMOVE = "move", "take_down", "correct", "remove"

_WORDS = {
    REPRINT: QT_TR_NOOP("按今天的数据重印"),
    SAVE: QT_TR_NOOP("重印为 PDF"),
    REPLACE: QT_TR_NOOP("换上新印的"),
    POST: QT_TR_NOOP("登记上墙"),
    OPEN: QT_TR_NOOP("打开印制时的原件"),
    MOVE: QT_TR_NOOP("移到别处"),
    TAKE_DOWN: QT_TR_NOOP("取下"),
    CORRECT: QT_TR_NOOP("更正登记"),
    REMOVE: QT_TR_NOOP("删除登记"),
}
#: Earlier editions told one by one.
_MOST_EARLIER = 8


class RegisterPane(CardPane):
    """The pane at the right.

    Signals:
        act_wanted: What is to be done (one of the words above).
        edition_wanted: Row id of an earlier edition of which the file is to be opened.
    """

    act_wanted = Signal(str)
    edition_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("register_pane")
        #: Everything that is said, from top to bottom, and the links by what they ask for.
        self.sentences: list[str] = []
        self.links: dict[str, QPushButton] = {}
        self._shown: tuple[RegisterLine | None, tuple[RegisterLine, ...]] = (None, ())

    def show_line(self, line: RegisterLine | None, earlier: tuple[RegisterLine, ...] = ()) -> None:
        """Show a line.

        Args:
            line: What is chosen; None for nothing.
            earlier: The same sheet as it hung before, the latest first.
        """
        self._shown = line, earlier
        self.sentences, self.links = [], {}
        body, column = self.new_body()
        if line is None:
            self._say(column, tr("请在左边选一张版面。"), "second")
        else:
            self._say(column, line.title, "heading")
            self._chip(column, line)
            self._differences(column, line)
            self._facts(column, line)
            self._acts(column, line)
            self._earlier(column, body, earlier)
        column.addStretch(1)
        self.show_body(body)

    def dress(self) -> None:
        """Show the same in the present type."""
        super().dress()
        self.show_line(*self._shown)

    # Parts --------------------------------------------------------------------------

    def _chip(self, column: QVBoxLayout, line: RegisterLine) -> None:
        row = QHBoxLayout()
        look = state_chip(line)
        row.addWidget(Chip(look.text, look.tone, look.icon))
        number = QLabel(line.mark)
        set_role(number, "second")
        row.addWidget(number)
        row.addStretch(1)
        column.addLayout(row)

    def _differences(self, column: QVBoxLayout, line: RegisterLine) -> None:
        hanging = line.hanging
        if hanging is None:
            return
        if not hanging.is_stale:
            self._say(column, tr("上面写的与今天的记录一致。"), "second")
            return
        self._say(column, tr("与今天的记录不一致："), "heading")
        for one in hanging.differences:
            self._say(column, tr("· {told}", told=retold(one)), "")
        if hanging.successor:
            mark = WallMark(hanging.successor).short
            self._say(
                column, tr("{mark} 已经按今天的数据印好，挂好后请换上。", mark=mark), "second"
            )

    def _facts(self, column: QVBoxLayout, line: RegisterLine) -> None:
        posted = line.posted
        told = [tr("{day} 印制", day=line.printed_on.isoformat())]
        if line.organisation:
            told.insert(0, line.organisation)
        if posted is not None:
            told.append(posted.place)
            by = tr("（{name}）", name=posted.posted_by) if posted.posted_by else ""
            told.append(tr("{day} 上墙{by}", day=posted.posted_on.isoformat(), by=by))
            if posted.taken_on is not None:
                told.append(tr("{day} 取下", day=posted.taken_on.isoformat()))
        column.addSpacing(tokens().space(1))
        for words in told:
            self._say(column, words, "second")
        if posted is not None and posted.note:
            self._say(column, posted.note, "second")

    def _acts(self, column: QVBoxLayout, line: RegisterLine) -> None:
        hanging = line.hanging
        acts = [OPEN]
        if line.posted is None:
            acts = [POST, OPEN]
        elif hanging is not None:
            first = [] if hanging.successor_id is None else [REPLACE]
            acts = [*first, REPRINT, SAVE, OPEN, MOVE, TAKE_DOWN, CORRECT, REMOVE]
        else:
            acts = [OPEN, CORRECT, REMOVE]
        column.addSpacing(tokens().space(1))
        for act in acts:
            link = link_button(tr(_WORDS[act]))
            link.setObjectName(f"{act}_link")
            link.clicked.connect(partial(self.act_wanted.emit, act))
            self.links[act] = link
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _earlier(
        self, column: QVBoxLayout, body: QWidget, earlier: tuple[RegisterLine, ...]
    ) -> None:
        if not earlier:
            return
        column.addSpacing(tokens().space(1))
        column.addWidget(rule(body))
        self._say(column, tr("以前挂过的"), "heading")
        for line in earlier[:_MOST_EARLIER]:
            posted = line.posted
            assert posted is not None, "it hung"
            until = "" if posted.taken_on is None else posted.taken_on.isoformat()
            words = tr(
                "{mark}　{since} 至 {until}",
                mark=line.mark,
                since=posted.posted_on.isoformat(),
                until=until,
            )
            link = elided_link(words)
            link.setToolTip(tr("打开印制时的原件"))
            link.clicked.connect(partial(self.edition_wanted.emit, line.edition_id))
            self.sentences.append(words)
            column.addWidget(link)

    def _say(self, column: QVBoxLayout, words: str, role: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            set_role(label, role)
        self.sentences.append(words)
        column.addWidget(label)
