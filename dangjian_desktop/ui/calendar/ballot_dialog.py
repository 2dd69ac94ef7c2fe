"""唱票: each ballot is typed while it is read out, and stands in the file at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.typed_ballots import typed_ballot
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.votes import (
    add_ballot,
    counts_refused,
    record_vote_counts,
    remove_ballot,
    remove_ballots,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery, VoteRow
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 640, 560
_FIVE = 5
#: 正 stroke by stroke, none first.
_WHOLE = chinese("正")
_BEGUN = ("", chinese("一"), chinese("丅"), chinese("下"), chinese("止"))


class BallotDialog(Dialog):
    """Numbers of the marked candidates and Enter: one ballot. Names are written in."""

    def __init__(
        self, bench: Workbench, activity_id: int, vote_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ballot_dialog")
        self.setWindowTitle(tr("唱票计票"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._activity_id, self._vote_id = bench, activity_id, vote_id
        self._vote: VoteRow | None = None
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        set_role(self.title, "title")
        self.issued_label = QLabel(tr("发出选票"), self)
        set_role(self.issued_label, "label")
        self.issued = QLineEdit(self)
        self.issued.setObjectName("issued")
        self.issued.setAccessibleName(tr("发出选票的张数"))
        self.issued.setFixedWidth(tokens().text_px(72))
        self.issued.editingFinished.connect(self.keep_issued)
        self.issued.returnPressed.connect(self._go_to_line)
        self.issued_label.setBuddy(self.issued)
        self.issued_fault = QLabel(self)
        self.issued_fault.setObjectName("issued_fault")
        self.issued_fault.setWordWrap(True)
        set_role(self.issued_fault, "problem")
        self.counts = QLabel(self)
        self.counts.setObjectName("counts")
        set_role(self.counts, "second")
        self.line = QLineEdit(self)
        self.line.setObjectName("ballot_line")
        self.line.setAccessibleName(tr("这张选票赞成的编号"))
        self.line.setPlaceholderText(tr("赞成的编号，如 134；另选写姓名；空白票写 0；回车记一张"))
        self.line.textChanged.connect(self._say)
        self.line.returnPressed.connect(self.count_ballot)
        self.meaning = QLabel(self)
        self.meaning.setObjectName("meaning")
        self.meaning.setWordWrap(True)
        set_role(self.meaning, "second")
        self.names = QWidget(self)
        self._grid = QGridLayout(self.names)
        self.back_button = records(plain_button(tr("删去上一张"), "undo-2", parent=self))
        self.back_button.setObjectName("remove_last")
        self.back_button.clicked.connect(self.remove_last)
        self.clear_button = records(quiet_button(tr("全部清除"), "trash-2", parent=self))
        self.clear_button.setObjectName("clear_ballots")
        self.clear_button.clicked.connect(self.clear)
        self.close_button = primary_button(tr("完成"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        bench.desk.changed.connect(self._hear)
        self._fill()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do -----------------------------------------------------

    def count_ballot(self) -> None:
        """Enter what the line says as one ballot; what is no ballot is told and stays."""
        if self._vote is None:
            return
        ballot = typed_ballot(self.line.text(), self._names())
        if ballot.fault is not None:
            self._tell(in_words(ballot.fault), is_problem=True)
            return
        marks = [self._vote.candidates[place].candidate_id for place in ballot.places]
        done = self._bench.desk.attempt(
            add_ballot(
                vote_id=self._vote_id,
                marks=marks,
                on=self._bench.desk.today,
                written_in=ballot.written_in,
            )
        )
        if done:
            self.line.clear()

    def remove_last(self) -> None:
        """Take the last ballot away, to read it again."""
        if self._vote is not None and self._vote.ballots:
            self._bench.desk.attempt(remove_ballot(ballot_id=self._vote.ballots[-1].ballot_id))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take all ballots away, to count anew; 撤销 brings them back."""
        self._bench.desk.attempt(remove_ballots(vote_id=self._vote_id))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_issued(self) -> None:
        """Keep how many ballots were given out; what cannot be is told beside the field."""
        text = half_width(self.issued.text()).strip()
        self._say_void()
        if self._vote is None or text == _shown(self._vote.counts.issued):
            return
        if text and not (text.isascii() and text.isdigit()):
            self.issued_fault.setText(tr("请填写张数。"))
            return
        counts = Counts(issued=int(text) if text else None)
        faults = counts_refused(self._vote_id, counts)
        if faults:
            self.issued_fault.setText(in_words(faults[0].said))
        else:
            self._bench.desk.attempt(
                record_vote_counts(vote_id=self._vote_id, counts=counts, on=self._bench.desk.today)
            )

    def _go_to_line(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    # What is shown ------------------------------------------------------------

    def _names(self) -> list[str]:
        return [one.name for one in self._vote.candidates] if self._vote else []

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityVotesQuery.reads:
            self._fill()

    def _fill(self) -> None:
        votes = ActivityVotesQuery(self._activity_id).fetch()
        self._vote = vote = votes.vote(self._vote_id) if votes is not None else None
        if vote is None:
            self.reject()
            return
        self.title.setText(tr("{title}（应选 {seats} 人）", title=vote.title, seats=vote.seats))
        if not self.issued.hasFocus():
            self.issued.setText(_shown(vote.counts.issued))
        valid = len(vote.ballots) - (vote.counts.invalid or 0)
        self.counts.setText(
            tr(
                "已唱 {count} 张 · 有效 {valid} · 作废 {invalid}",
                count=len(vote.ballots),
                valid=valid,
                invalid=vote.counts.invalid if vote.ballots else 0,
            )
        )
        self._fill_names(vote)
        self._say_void()
        self.back_button.setEnabled(bool(vote.ballots))
        self.clear_button.setEnabled(bool(vote.ballots))
        self._say()

    def _fill_names(self, vote: VoteRow) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(vote.candidates):
            name = tr("{name}（另选）", name=one.name) if one.is_written_in else one.name
            count = one.counted or 0
            texts = (str(place + 1), name, _strokes(count), tr("{count} 票", count=count))
            for column, text in enumerate(texts):
                label = QLabel(text, self.names)
                label.setTextFormat(Qt.TextFormat.PlainText)
                if column in (0, 2):
                    set_role(label, "second")
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                self._grid.addWidget(
                    label, place, column, right if column == len(texts) - 1 else Qt.AlignmentFlag(0)
                )
                label.show()
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(len(vote.candidates), 1)

    def _say_void(self) -> None:
        """Say at once that more ballots came back than were given out: it is voted anew then."""
        vote = self._vote
        self.issued_fault.setText(in_words(vote.verdict) if vote and vote.is_void else "")

    def _say(self) -> None:
        """Say what the line means, so that a slip is seen before Enter."""
        text = self.line.text()
        if not text.strip() or self._vote is None:
            self._tell("")
            return
        ballot = typed_ballot(text, self._names())
        if ballot.fault is not None:
            self._tell(in_words(ballot.fault), is_problem=True)
        elif ballot.marked > (self._vote.seats or 0):
            self._tell(
                tr(
                    "选了 {marked} 人，多于应选 {seats} 人：这张票作废。",
                    marked=ballot.marked,
                    seats=self._vote.seats,
                ),
                is_problem=True,
            )
        else:
            names = [self._names()[place] for place in ballot.places]
            told = tr("、").join([*names, *ballot.written_in])
            self._tell(told or tr("没有赞成任何人（有效票）"))

    def _tell(self, words: str, *, is_problem: bool = False) -> None:
        set_role(self.meaning, "problem" if is_problem else "second")
        self.meaning.setText(words)

    def _lay_out(self) -> None:
        made = tokens()
        top = QHBoxLayout()
        top.setSpacing(made.space(2))
        top.addWidget(self.issued_label)
        top.addWidget(self.issued)
        top.addWidget(self.issued_fault, 1)
        top.addWidget(self.counts)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.names)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The dialog's own ground shows through.
        area.viewport().setAutoFillBackground(False)
        self.names.setAutoFillBackground(False)
        self._grid.setContentsMargins(*(made.space(3),) * 4)
        self._grid.setHorizontalSpacing(made.space(4))
        self._grid.setVerticalSpacing(made.space(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.title)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addWidget(self.meaning)
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.meaning.setMinimumHeight(made.sizes.control // 2)
        fit_to_screen(self, _WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the lines: it closes nothing and presses no button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)


def _strokes(count: int) -> str:
    """Return a count as it is chalked up: a 正 for five, and its first strokes."""
    return _WHOLE * (count // _FIVE) + _BEGUN[count % _FIVE]


def _shown(count: int | None) -> str:
    return "" if count is None else str(count)
