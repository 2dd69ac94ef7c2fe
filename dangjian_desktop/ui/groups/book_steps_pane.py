"""The book editor: where a row can stand, and who takes which step; of own books."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.ledgers import (
    LONGEST_FIELD_LABEL,
    OF_PEOPLE,
    TAKER_LABELS,
    StateTone,
    Taker,
    step_by,
    step_day,
)
from dangjian_desktop.ui.groups.book_draft import Table, set_word
from dangjian_desktop.ui.groups.two_lists_pane import TwoListsPane
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.list_box import ListBox, say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

LIST_WIDTH = 270
_TONES = {
    StateTone.PLAIN: QT_TR_NOOP("灰"),
    StateTone.INFO: QT_TR_NOOP("蓝"),
    StateTone.GOOD: QT_TR_NOOP("绿"),
    StateTone.WARN: QT_TR_NOOP("橙"),
    StateTone.BAD: QT_TR_NOOP("红"),
}
_FLAGS = ("needs_by", "needs_note", "back", "incomplete", "warns_owner")


class StepsPane(TwoListsPane):
    """States and steps at the left; what is told of the chosen one at the right."""

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.states = ListBox(
            tr("状态（第一个是新行的）"),
            self,
            add_text=tr("加状态"),
            add=self.add_state,
            remove_text=tr("去掉"),
            remove=self.remove_state,
        )
        self.states.list.setObjectName("book_states")
        self.steps = ListBox(
            tr("办理步骤"),
            self,
            add_text=tr("加步骤"),
            add=self.add_step,
            remove_text=tr("去掉"),
            remove=self.remove_step,
        )
        self.steps.list.setObjectName("book_steps")
        self.keep_boxes({"state": self.states, "step": self.steps})
        self.state_form = FieldForm(_state_fields(), on=on, parent=self)
        self.state_form.edited.connect(self._write_state)
        self.state_problem = refusal_label("state_problem", self)
        self.step_form = FieldForm(_step_fields(), on=on, columns=2, parent=self)
        self.step_form.edited.connect(self._write_step)
        self.since = Ticks((), (), self)
        self.takers = Ticks([(one, tr(label)) for one, label in TAKER_LABELS.items()], (), self)
        self.needs = Ticks((), (), self)
        for ticks in (self.since, self.takers, self.needs):
            ticks.edited.connect(self._write_step)
        self.since_problem = refusal_label("since_problem", self)
        self.takers_problem = refusal_label("takers_problem", self)
        self.step_problem = refusal_label("step_problem", self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self._lay_out()

    # The parts -----------------------------------------------------------------------

    def fill(self) -> None:
        """Show states and steps of the draft."""
        is_own = self.draft.is_own
        for box in (self.states, self.steps):
            box.fix(not is_own)
        for widget in (self.state_form, self.step_form, self.since, self.takers, self.needs):
            widget.setEnabled(is_own)
        self.told.setText(
            tr("没有状态的台账只登记，不办理。加了状态，就要有一步一步办到“已办结”的步骤。")
            if is_own
            else tr(
                "程序带来的台账，状态和步骤不能改：核对和督办都靠它们。要另一种办法，请另建一本。"
            )
        )
        self.show_rows()
        self.show_part("state")

    def add_state(self) -> None:
        """Add a state behind the others."""
        states = self.draft.parts("state")
        code = self.draft.new_code([str(one.get("code")) for one in states], "state_")
        table: Table = {"code": code, "label": "", "tone": str(StateTone.INFO)}
        if states:  # the first is where rows begin, a further one usually where they end
            table.update(open=False, tone=str(StateTone.GOOD))
        states.append(table)
        self.show_rows()
        self.states.list.choose(code)
        self.show_part("state")
        self.state_form.focus_field("label")
        self.draft.changed.emit()

    def remove_state(self) -> None:
        """Take the chosen state away, and what names it: steps to it, and it in others."""
        code = self.states.list.key
        if not self.draft.is_own or not code:
            return
        table = self.draft.table
        kept = [one for one in self.draft.parts("state") if one.get("code") != code]
        steps = []
        for step in self.draft.parts("step"):
            since = [one for one in step.get("from", ()) if one != code]
            if step.get("to") != code and since:
                gone = (step_day(code), step_by(code))
                needs = [key for key in step.get("needs", ()) if key not in gone]
                set_word(step, "needs", needs)
                steps.append({**step, "from": since})
        for rule in self.draft.parts("late"):
            set_word(rule, "states", [one for one in rule.get("states", ()) if one != code])
        set_word(table, "state", kept)
        set_word(table, "step", steps)
        self.refresh()
        self.draft.changed.emit()

    def add_step(self) -> None:
        """Add a step; from the first state to the next one that no step leads to."""
        states = [code for code, _word in self.draft.state_choices()]
        reached = {step.get("to") for step in self.draft.parts("step")}
        to = next((code for code in states[1:] if code not in reached), "")
        place = states.index(to) if to else 0
        since = states[max(place - 1, 0) : max(place, 1)] if states else []
        step: Table = {"from": since, "verb": ""}
        set_word(step, "to", to)
        self.draft.parts("step").append(step)
        self.show_rows()
        self.steps.list.setCurrentRow(self.steps.list.count() - 1)
        self.show_part("step")
        self.step_form.focus_field("verb")
        self.draft.changed.emit()

    def remove_step(self) -> None:
        """Take the chosen step away."""
        row = self.steps.list.currentRow()
        if not self.draft.is_own or row < 0:
            return
        self.draft.parts("step").pop(row)
        self.show_rows()
        self.show_part("step")
        self.draft.changed.emit()

    def say_here(self) -> None:
        """Say what is wrong with the chosen rows at their entries."""
        states = self.problems_of_chosen("state")
        for key in self.state_form.keys:
            self.state_form.blame(key, "")
        say_below(self.state_problem, self.state_form.show_problems(states))
        steps = self.problems_of_chosen("step")
        for key in self.step_form.keys:
            self.step_form.blame(key, "")
        since = [one for one in steps if one.where.field == "from"]
        takers = [one for one in steps if one.where.field == "takers"]
        rest = [one for one in steps if one not in since and one not in takers]
        say_below(self.since_problem, since)
        say_below(self.takers_problem, takers)
        say_below(self.step_problem, self.step_form.show_problems(rest))

    # Showing and writing ---------------------------------------------------------------

    def show_rows(self) -> None:
        """Name the rows of both lists as the draft has them."""
        words = dict(self.draft.state_choices())
        states = self.draft.parts("state")
        rows = [
            (
                str(one.get("code")),
                words[str(one.get("code"))]
                if one.get("open", True)
                else tr("{state} · 已办结", state=words[str(one.get("code"))]),
            )
            for one in states
        ]
        self.states.list.show_rows(rows)
        steps = [
            (str(number), self._step_words(step, words))
            for number, step in enumerate(self.draft.parts("step"))
        ]
        self.steps.list.show_rows(steps)
        self.states.tell()
        self.steps.tell()
        self.steps.add_button.setEnabled(len(states) > 1)

    def _step_words(self, step: Table, words: dict[str, str]) -> str:
        verb = str(step.get("verb", "")).strip() or tr("（没有名称）")
        since = tr("、").join(words.get(code, code) for code in step.get("from", ()))
        to = words.get(str(step.get("to", "")), "")
        return tr("{verb}：{since} → {to}", verb=verb, since=since, to=to)

    def fill_page(self, word: str) -> None:
        """Put the chosen state or step into its page."""
        if word == "state":
            self._fill_state()
        else:
            self._fill_step()

    def _fill_state(self) -> None:
        row = self.states.list.currentRow()
        states = self.draft.parts("state")
        self.state_page.setVisible(0 <= row < len(states))
        if 0 <= row < len(states):
            one = states[row]
            self.state_form.show_values(
                {
                    "label": one.get("label"),
                    "tone": StateTone(one.get("tone", StateTone.PLAIN)),
                    "open": bool(one.get("open", True)),
                }
            )

    def _fill_step(self) -> None:
        row = self.steps.list.currentRow()
        steps = self.draft.parts("step")
        self.step_page.setVisible(0 <= row < len(steps))
        if not 0 <= row < len(steps):
            return
        step = steps[row]
        to: Any = self.step_form.editor("to")
        to.offer(self.draft.state_choices())
        owner: Any = self.step_form.editor("owner")
        owner.offer(self.draft.field_choices(*OF_PEOPLE))
        self.since.offer(self.draft.state_choices())
        self.since.show_chosen(step.get("from", ()))
        self.takers.show_chosen(step.get("takers", [Taker.ANYONE]))
        days = [(step_by(code), self.draft.taker_label(code)) for code, _w in self.draft.reached()]
        self.needs.offer([*self.draft.field_choices(), *days])
        self.needs.show_chosen(step.get("needs", ()))
        self.step_form.show_values(
            {
                **{
                    word: step.get(word) or None
                    for word in ("verb", "to", "owner", "by_label", "day_label")
                },
                **{flag: bool(step.get(flag, False)) for flag in _FLAGS},
            }
        )

    def _write_state(self) -> None:
        row = self.states.list.currentRow()
        states = self.draft.parts("state")
        if self.is_filling or not 0 <= row < len(states):
            return
        values = self.state_form.values()
        one = states[row]
        one["label"] = str(values["label"] or "").strip()
        set_word(one, "tone", str(values["tone"] or StateTone.PLAIN), str(StateTone.PLAIN))
        set_word(one, "open", values["open"] is not False, True)
        self._keep_rows()

    def _write_step(self) -> None:
        row = self.steps.list.currentRow()
        steps = self.draft.parts("step")
        if self.is_filling or not 0 <= row < len(steps):
            return
        values, step = self.step_form.values(), steps[row]
        step["from"] = self.since.chosen()
        step["verb"] = str(values["verb"] or "").strip()
        for word in ("to", "owner", "by_label", "day_label"):
            set_word(step, word, str(values[word] or "").strip())
        step["takers"] = self.takers.chosen()
        set_word(step, "needs", self.needs.chosen())
        for flag in _FLAGS:
            set_word(step, flag, bool(values[flag]), False)
        self._keep_rows()

    def _keep_rows(self) -> None:
        """Name the rows anew; the one that is edited stays as it is."""
        was_filling, self.is_filling = self.is_filling, True
        at = (self.states.list.currentRow(), self.steps.list.currentRow())
        self.show_rows()
        self.states.list.setCurrentRow(at[0])
        self.steps.list.setCurrentRow(at[1])
        self.show_page()
        self.is_filling = was_filling
        self.draft.changed.emit()

    def _lay_out(self) -> None:
        made = tokens()
        self.state_page, self.step_page = QWidget(self), QWidget(self)
        column = _column(self.state_page)
        column.addWidget(self.state_form)
        column.addWidget(self.state_problem)
        column.addStretch(1)
        column = _column(self.step_page)
        column.addWidget(self.step_form)
        for words, ticks, problem in (
            (tr("从哪些状态开始 *"), self.since, self.since_problem),
            (tr("谁能办 *"), self.takers, self.takers_problem),
            (tr("先要填好的"), self.needs, self.step_problem),
        ):
            label = QLabel(words, self.step_page)
            set_role(label, "label")
            for widget in (label, ticks, problem):
                column.addWidget(widget)
        column.addStretch(1)
        self.stack.addWidget(scrolling(self.state_page, self))
        self.stack.addWidget(scrolling(self.step_page, self))
        left = QVBoxLayout()
        left.setSpacing(made.space(3))
        left.addWidget(self.states, 1)
        left.addWidget(self.steps, 1)
        for box in (self.states, self.steps):
            box.setFixedWidth(made.text_px(LIST_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(made.space(4))
        row.addLayout(left)
        row.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(made.space(2))
        whole.addWidget(self.told)
        whole.addLayout(row, 1)


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, tokens().space(2), 0)
    column.setSpacing(tokens().space(2))
    return column


def _state_fields() -> tuple[Field, ...]:
    return (
        Field("label", QT_TR_NOOP("状态名称"), is_required=True, max_length=LONGEST_FIELD_LABEL),
        Field(
            "tone",
            QT_TR_NOOP("颜色"),
            Entry.CHOICE,
            [(tone, tr(word)) for tone, word in _TONES.items()],
            is_required=True,
        ),
        Field("open", QT_TR_NOOP("还有事要办（“否”就是已办结）"), Entry.YES_NO),
    )


def _step_fields() -> tuple[Field, ...]:
    return (
        Field(
            "verb",
            QT_TR_NOOP("这一步叫什么"),
            is_required=True,
            max_length=LONGEST_FIELD_LABEL,
            hint=QT_TR_NOOP("按钮上的字，例如 登记复查"),
        ),
        Field("to", QT_TR_NOOP("办到哪个状态"), Entry.CHOICE, is_required=True),
        Field("by_label", QT_TR_NOOP("办理的人叫什么"), max_length=LONGEST_FIELD_LABEL),
        Field("day_label", QT_TR_NOOP("这一步的日期叫什么"), max_length=LONGEST_FIELD_LABEL),
        Field("needs_by", QT_TR_NOOP("要写是谁办的"), Entry.YES_NO),
        Field("needs_note", QT_TR_NOOP("要写情况说明"), Entry.YES_NO),
        Field("back", QT_TR_NOOP("是退回重办"), Entry.YES_NO),
        Field("incomplete", QT_TR_NOOP("没填齐也能办"), Entry.YES_NO),
        Field("owner", QT_TR_NOOP("责任人看哪个字段"), Entry.CHOICE, empty=QT_TR_NOOP("不看")),
        Field("warns_owner", QT_TR_NOOP("责任人自己办只提醒"), Entry.YES_NO),
    )
