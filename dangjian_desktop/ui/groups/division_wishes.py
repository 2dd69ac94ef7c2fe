"""What is asked of a division: how many groups, who stays together, who stays, how many move."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.division import Asked, DivisionWishes, WishFault, named_briefly
from dangjian_desktop.domain.division_rules import BOND_WORDS, Bond, DivisionRules
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    link_button,
    plain_button,
    primary_button,
)
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, spoken
from dangjian_desktop.ui.shared.keyboard import keyboard_kept
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.theme import news, refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

WIDTH = 296
MOST_GROUPS, MOST_PEOPLE, MOST_SECONDS = 99, 9999, 600
COUNT, SECONDS, MOVES = "count", "seconds", "moves_most"
LEAST_SIZE, LEAST_FULL = "least_size", "least_full"
#: The bonds from the first to be kept on.
BONDS = ("first_bond", "second_bond", "third_bond")
#: The field beside which a fault is told; what is about people stands in the list of people.
_FIELD_OF = {
    Asked.COUNT: COUNT,
    Asked.LEAST_SIZE: LEAST_SIZE,
    Asked.LEAST_FULL: LEAST_FULL,
    Asked.MOVES: MOVES,
}


def _fields() -> tuple[Field, ...]:
    bonds: Choices = spoken(tuple((bond, BOND_WORDS[bond]) for bond in Bond))
    number = partial(Field, entry=Entry.INTEGER)
    return (
        number(COUNT, QT_TR_NOOP("党小组数"), is_required=True, lowest=1, highest=MOST_GROUPS),
        number(SECONDS, QT_TR_NOOP("最多算几秒"), is_required=True, lowest=1, highest=MOST_SECONDS),
        Field(BONDS[0], QT_TR_NOOP("先不拆开"), Entry.CHOICE, choices=bonds, empty=tr("不考虑")),
        Field(BONDS[1], QT_TR_NOOP("其次"), Entry.CHOICE, choices=bonds, empty=tr("不考虑")),
        Field(BONDS[2], QT_TR_NOOP("再次"), Entry.CHOICE, choices=bonds, empty=tr("不考虑")),
        number(MOVES, QT_TR_NOOP("最多换组几人"), hint=QT_TR_NOOP("不限"), highest=MOST_PEOPLE),
        number(
            LEAST_SIZE,
            QT_TR_NOOP("每组至少几人"),
            is_required=True,
            lowest=1,
            highest=MOST_PEOPLE,
        ),
        number(LEAST_FULL, QT_TR_NOOP("至少几名正式党员"), is_required=True, highest=MOST_PEOPLE),
    )


class PairList(QWidget):
    """Who is locked, who shall be together and who apart, one line each.

    Signals:
        unlock_wanted: Everybody is to be let go.
        removed: Whether it is about being together, and which of its kind.
    """

    unlock_wanted = Signal()
    removed = Signal(bool, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pair_list")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_wishes(
        self,
        locked: Sequence[str],
        together: Sequence[Sequence[str]],
        apart: Sequence[Sequence[str]],
    ) -> None:
        """Show who is named, by name."""
        with keyboard_kept(self):
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows.clear()
            if locked:
                people = named_briefly(locked)
                said = tr("固定 {count} 人：{people}", count=len(locked), people=people)
                self._add(said, tr("全部放开"), "unlock_button", self.unlock_wanted.emit)
            for is_together, sets in ((True, together), (False, apart)):
                for number, names in enumerate(sets):
                    words = (
                        QT_TR_NOOP("在一组：{people}")
                        if is_together
                        else QT_TR_NOOP("分开：{people}")
                    )
                    said = tr(words, people=named_briefly(names))
                    act = partial(self.removed.emit, is_together, number)
                    self._add(said, tr("取消这一项"), "remove_button", act)

    def _add(self, said: str, act_words: str, name: str, act: Any) -> None:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = ElidedLabel(
            said,
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
            parent=row,
        )
        button = icon_button("x", act_words, clicked=act, parent=row)
        button.setObjectName(name)
        line.addWidget(words, 1)
        line.addWidget(button)
        self._column.addWidget(row)
        self._rows.append(row)
        row.show()


class WishesPanel(QFrame):
    """The parameters of a division, and the button that looks for one.

    Signals:
        solve_wanted: A division is to be looked for.
        add_wanted: People are to be named who shall be together or apart.
        unlock_wanted, removed: As of `PairList`.
        edited: Something was typed or chosen.
    """

    solve_wanted = Signal()
    add_wanted = Signal()
    unlock_wanted = Signal()
    removed = Signal(bool, int)
    edited = Signal()

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wishes")
        set_role(self, "card")
        self.form = FieldForm(_fields(), on=on, columns=2, parent=self)
        self.pairs_title = QLabel(tr("人员要求"), self)
        set_role(self.pairs_title, "label")
        self.pairs = PairList(self)
        self.pairs_fault = refusal_label("pairs_fault", self)
        self.add_button = link_button(tr("在一组或分开…"), parent=self)
        self.add_button.setObjectName("add_pair_button")
        self.hint = QLabel(
            tr("在卡片上按 L 固定在现在的党小组。拖动卡片，或按 Ctrl+左右键换组。")
            if is_offered()
            else tr("可以计算方案、拖动试排，党小组不会因此改变。应用方案由书记、组织委员办理。"),
            self,
        )
        self.hint.setWordWrap(True)
        set_role(self.hint, "small")
        self.refusal = QFrame(self)
        self.refusal.setObjectName("refusal")
        self.refusal.setProperty("tone", "bad")
        self.refusal_words = QLabel(self.refusal)
        self.refusal_words.setObjectName("refusal_words")
        self.refusal_words.setWordWrap(True)
        self.solve_button = primary_button(tr("计算方案"), parent=self)
        self.solve_button.setObjectName("solve_button")
        self.again_button = plain_button(tr("重新计算"), parent=self)
        self.again_button.setObjectName("again_button")
        self._lay_out()
        self.refusal.hide()
        self.show_has_proposal(False)
        self.form.edited.connect(self.edited)
        self.form.entered.connect(self.solve_wanted)
        self.add_button.clicked.connect(self.add_wanted)
        self.pairs.unlock_wanted.connect(self.unlock_wanted)
        self.pairs.removed.connect(self.removed)
        for button in (self.solve_button, self.again_button):
            button.clicked.connect(self.solve_wanted)
        news().changed.connect(self._dress)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what was asked for before, or what the rules say."""
        self.form.show_values(values)

    def show_has_proposal(self, has: bool) -> None:
        """With a proposal the page's one accented button is another."""
        self.solve_button.setVisible(not has)
        self.again_button.setVisible(has)

    def wishes(
        self,
        rules: DivisionRules,
        together: Iterable[frozenset[int]],
        apart: Iterable[frozenset[int]],
    ) -> DivisionWishes | None:
        """Return what is asked; None where a field cannot be read, which is told there."""
        if not self.form.check():
            return None
        values = self.form.values()
        bonds = [Bond(values[key]) for key in BONDS if values[key]]
        doubled = next((key for key in BONDS if _is_double(values, key)), None)
        if doubled is not None:
            self.form.blame(doubled, tr("前面已经选了。请选别的，或选“不考虑”。"))
            self.form.focus_field(doubled)
            return None
        most = values[MOVES]
        return DivisionWishes(
            values[COUNT],
            replace(
                rules,
                order=tuple(bonds),
                least_size=values[LEAST_SIZE],
                least_full=values[LEAST_FULL],
            ),
            None if most is None else most + 1,
            tuple(together),
            tuple(apart),
        )

    def seconds(self) -> int:
        """Return how long may be reckoned, once the form has been read."""
        return int(self.form.values()[SECONDS])

    def clear_faults(self) -> None:
        """Say nothing more of the last try."""
        self.refusal.hide()
        self.pairs_fault.hide()

    def show_faults(self, faults: Sequence[Sentence]) -> None:
        """Say what is wrong: beside its field where it is about one, else above the button."""
        rest: list[str] = []
        people: list[str] = []
        at: dict[str, list[str]] = {}
        for fault in faults:
            words = in_words(fault)
            key = _FIELD_OF.get(fault.asked) if isinstance(fault, WishFault) else None
            if key is not None:
                at.setdefault(key, []).append(words)
            elif isinstance(fault, WishFault):
                people.append(words)
            else:
                rest.append(words)
        for key, told in at.items():
            self.form.blame(key, "\n".join(told))
        if at:
            self.form.focus_field(next(iter(at)))
        self.pairs_fault.setText("\n".join(people))
        self.pairs_fault.setVisible(bool(people))
        self.refuse("\n".join(rest))

    def refuse(self, words: str) -> None:
        """Say above the button why there is no proposal; "" says nothing."""
        self.refusal_words.setText(words)
        self.refusal.setAccessibleName(words)
        self.refusal.setVisible(bool(words))

    def _lay_out(self) -> None:
        body = QWidget(self)
        self._inner = QVBoxLayout(body)
        for widget in (self.form, self.pairs_title, self.pairs, self.pairs_fault):
            self._inner.addWidget(widget)
        self._inner.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._inner.addWidget(self.hint)
        self._inner.addStretch(1)
        area = scrolling(body, self)
        inner = QVBoxLayout(self.refusal)
        inner.addWidget(self.refusal_words)
        self._column = QVBoxLayout(self)
        self._column.addWidget(area, 1)
        for below in (self.refusal, self.solve_button, self.again_button):
            self._column.addWidget(below)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self.setFixedWidth(made.text_px(WIDTH))
        self._inner.setContentsMargins(0, 0, made.space(2), 0)
        self._inner.setSpacing(made.space(2))
        self._column.setContentsMargins(*(made.space(3),) * 4)
        self._column.setSpacing(made.space(2))


def values_of(rules: DivisionRules, count: int) -> dict[str, Any]:
    """Return what stands in the form at first: what the rules say, and as many groups as now."""
    bonds = dict(zip(BONDS, rules.order, strict=False))
    return {
        COUNT: count,
        SECONDS: rules.most_seconds,
        LEAST_SIZE: rules.least_size,
        LEAST_FULL: rules.least_full,
        MOVES: None,
        **bonds,
    }


def _is_double(values: Mapping[str, Any], key: str) -> bool:
    """Whether a bond is chosen in an earlier field already."""
    earlier = [values[one] for one in BONDS[: BONDS.index(key)]]
    return bool(values[key]) and values[key] in earlier
