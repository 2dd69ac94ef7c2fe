"""The case of one person: where it stands, every step, who helps, 考察, 公示, papers and files."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.domain.vocabulary import PRINTED, Stage
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    HelperRow,
    PaperRow,
    PublicityRow,
    ReviewRow,
)
from dangjian_desktop.ui.roster.columns import stage_look
from dangjian_desktop.ui.roster.development_actions import CaseActions
from dangjian_desktop.ui.roster.development_lines import Line, Lines, open_menu
from dangjian_desktop.ui.roster.development_looks import (
    closed_told,
    days_told,
    late_told,
    others_late,
    overdue_told,
    reasons_told,
    step_look,
    step_name,
    unposted_step,
)
from dangjian_desktop.ui.roster.development_papers import Papers
from dangjian_desktop.ui.roster.development_timeline import StepTimeline
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    link_button,
    plain_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.section import Section, card, rule
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: So many missing papers are named; the list below has all.
_MOST_PAPERS = 3
#: Key and heading of each section, in their order.
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("steps", QT_TR_NOOP("进程")),
    ("helpers", QT_TR_NOOP("培养联系人和入党介绍人")),
    ("reviews", QT_TR_NOOP("考察")),
    ("publicities", QT_TR_NOOP("公示")),
    ("papers", QT_TR_NOOP("材料")),
    ("files", QT_TR_NOOP("附件")),
)


class CasePane(QWidget):
    """The chosen person at the right of the board."""

    def __init__(
        self, bench: Workbench, actions: CaseActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("case_pane")
        self._bench, self._actions = bench, actions
        self.detail: AdmissionDetail | None = None
        self.step: StepStanding | None = None
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        set_role(self.title, "heading")
        self.more_button = icon_button("ellipsis", tr("这个人的操作"), parent=self)
        self.more_button.setObjectName("case_more")
        self.person_button = icon_button("id-card", tr("打开信息卡"), parent=self)
        self.person_button.setObjectName("case_person")
        self.nothing = QLabel(tr("在左边选一个人，这里是他的每一步。"), self)
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "second")
        self.body = QWidget()
        self.stage_chip = Chip("", parent=self.body)
        self.look_chip = Chip("", parent=self.body)
        self.where = self._label("", "second")
        self.step_title = self._label("", "heading")
        self.step_title.setObjectName("case_step")
        self.step_days = self._label("", "")
        self.step_late = self._label("", "problem")
        self.step_reasons = self._label("", "caution")
        self.step_reasons.setObjectName("case_reasons")
        self.step_papers = self._label("", "small")
        self.step_button = records(plain_button("", parent=self.body))
        self.step_button.setObjectName("case_step_button")
        self.publicity_button = plain_button(tr("登记公示…"), parent=self.body)
        self.publicity_button.setObjectName("case_publicity_button")
        self.back_link = link_button(tr("看下一步"), parent=self.body)
        self.back_link.setObjectName("case_next")
        self.timeline = StepTimeline(self._fill_step_menu, self.body)
        self.helpers = Lines(QT_TR_NOOP("还没有登记。"), self.body)
        self.reviews = Lines(QT_TR_NOOP("还没有考察记录。"), self.body)
        self.publicities = Lines(QT_TR_NOOP("还没有公示。"), self.body)
        self.papers = Papers(self._tick, self._fill_paper_menu, self.body)
        self.files = AttachmentList(bench, self.body)
        self.sections: dict[str, Section] = {}
        self.add_buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_case(None, None)

    # What is shown ----------------------------------------------------------------------

    def show_case(self, detail: AdmissionDetail | None, step: StepStanding | None) -> None:
        """Show a case and one of its steps; None asks for somebody to be chosen."""
        is_other = (
            detail is None or self.detail is None or detail.row.case_id != self.detail.row.case_id
        )
        self.detail = detail
        self.nothing.setVisible(detail is None)
        self.area.setVisible(detail is not None)
        for corner in (self.more_button, self.person_button):
            corner.setVisible(detail is not None)
        if detail is None:
            self.title.setText(tr("进程"))
            return
        row = detail.row
        self.title.setText(row.name)
        self.setAccessibleName(tr("{name}的发展党员情况", name=row.name))
        look = stage_look(row.stage)
        self.stage_chip.setVisible(look is not None)
        if look is not None:
            self.stage_chip.show_look(look)
        self.where.setText("\n".join(self._where(detail)))
        self.show_step(step)
        self._show_helpers(detail)
        self._show_reviews(detail)
        self._show_publicities(detail)
        self.papers.show_papers(detail.papers, can_edit=row.closed_on is None)
        missing = sum(paper.is_missing for paper in detail.papers)
        self._count("papers", tr("材料（缺 {count} 件）", count=missing) if missing else tr("材料"))
        self.files.show_files(Holder(admission_id=row.case_id))
        count = len(self.files.rows)
        self._count("files", tr("附件（{count}）", count=count) if count else tr("附件"))
        for button in self.add_buttons.values():
            button.setVisible(row.closed_on is None)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
        self._settle()

    def _settle(self) -> None:
        """Lay everything out now, the innermost first, so that nothing jumps afterwards."""
        for layout in reversed(self.body.findChildren(QLayout)):
            layout.activate()
        self._inner.activate()

    def show_step(self, step: StepStanding | None) -> None:
        """Show one of the steps above the sections; None for the next one."""
        detail = self.detail
        if detail is None:
            return
        following = detail.row.standing.next
        step = step or following
        self.step = step
        on = self._bench.desk.on
        is_open = detail.row.closed_on is None
        self.timeline.show_steps(
            detail.row.standing.steps,
            on,
            step.rule.code if step is not None else "",
            detail.recorded,
        )
        is_next = step is not None and following is not None and step.rule == following.rule
        for widget in (self.step_days, self.step_late, self.step_reasons, self.step_papers):
            widget.setVisible(False)
        self.step_button.setVisible(step is not None and is_open)
        self.back_link.setVisible(is_open and following is not None and not is_next)
        # What the next step waits for is done here, and the step itself afterwards.
        awaits_publicity = (
            is_open
            and is_next
            and step is not None
            and step.state is StepState.WAITING
            and bool(unposted_step(detail))
        )
        self.publicity_button.setVisible(awaits_publicity)
        self.look_chip.setVisible(step is not None and is_open)
        if step is None or not is_open:
            self.step_title.setText(closed_told(detail.row) or tr("各步都已办完"))
            return
        self.look_chip.show_look(step_look(step))
        name = step_name(step)
        self.step_title.setText(tr("下一步：{step}", step=name) if is_next else name)
        actor = tr("由{actor}办", actor=step.rule.actor) if step.rule.actor else ""
        days = tr(" · ").join(days_told(step))
        _say(self.step_days, "\n".join(filter(None, (actor, days))))
        late = [overdue_told(step, on)]
        if is_next:
            late += [late_told(one, on) for one in others_late(detail.row)]
        _say(self.step_late, "\n".join(filter(None, late)))
        _say(self.step_reasons, "\n".join(reasons_told(step)))
        missing = [one.title for one in detail.row.standing.missing_papers]
        if is_next and missing:
            named = tr("、").join(missing[:_MOST_PAPERS])
            told = (
                tr("还缺材料：{papers}", papers=named)
                if len(missing) <= _MOST_PAPERS
                else tr("还缺材料 {count} 件：{papers}等", count=len(missing), papers=named)
            )
            _say(self.step_papers, told)
        self.step_button.setText(
            tr("更正这一步…")
            if step.step_id is not None
            else tr("补登这一步…")
            if step.state is StepState.ELSEWHERE
            else tr("登记这一步…")
        )

    def _where(self, detail: AdmissionDetail) -> list[str]:
        row = detail.row
        day = row.applied_on.isoformat()
        told = [row.branch_name or tr("不在册")]
        if not row.begins_at:
            told.append(tr("{day} 申请", day=day))
        elif row.moved_in_on is None:
            told.append(tr("{day} 起在这里登记", day=day))
        if row.moved_in_on is not None:
            told.append(
                tr(
                    "{day} 从{origin}转入",
                    day=row.moved_in_on.isoformat(),
                    origin=row.origin or tr("别处"),
                )
            )
        return told

    def _count(self, key: str, heading: str) -> None:
        self.sections[key].fold_button.setText(heading)

    def _show_helpers(self, detail: AdmissionDetail) -> None:
        lines = []
        for row in detail.helpers:
            since, until = row.since.isoformat(), row.until
            days = (
                tr("{since} 起", since=since)
                if until is None
                else tr("{since} 至 {until}", since=since, until=until.isoformat())
            )
            lines.append(
                Line(
                    tr("{role} {name}", role=tr(PRINTED[row.role]), name=row.name),
                    (days,),
                    caution=_helper_trouble(row),
                    fill_menu=partial(self._fill_helper_menu, row),
                    name=f"helper_{row.helper_id}",
                )
            )
        self.helpers.show_lines(lines)

    def _show_reviews(self, detail: AdmissionDetail) -> None:
        lines = [
            Line(
                tr("{day} 考察", day=row.reviewed_on.isoformat()),
                tuple(
                    filter(
                        None,
                        (
                            row.reviewer and tr("考察人：{name}", name=row.reviewer),
                            row.filed_at and tr("存放：{place}", place=row.filed_at),
                        ),
                    )
                ),
                fill_menu=partial(self._fill_review_menu, row),
                name=f"review_{row.review_id}",
            )
            for row in detail.reviews
        ]
        on = self._bench.desk.on
        for due in detail.review_dues:
            if due.done_on is not None:
                continue
            is_late = due.is_late(on)
            words = (
                tr("应在 {day} 前考察，还没有记录", day=due.due_on.isoformat())
                if is_late
                else tr("下次考察：{day} 前", day=due.due_on.isoformat())
            )
            lines.append(Line(words, caution=tr("已超过期限") if is_late else "", is_late=is_late))
            if not is_late:
                break
        self.reviews.show_lines(lines)

    def _show_publicities(self, detail: AdmissionDetail) -> None:
        on = self._bench.desk.on
        lines = []
        for row in detail.publicities:
            small = [
                tr(
                    "{first} 至 {last}，{count} 个工作日",
                    first=row.posted_on.isoformat(),
                    last=row.ends_on.isoformat(),
                    count=row.working_days,
                )
            ]
            if row.place:
                small.append(row.place)
            caution = ""
            if row.closed_on is not None:
                result = tr("有异议") if row.objections else tr("无异议")
                small.append(tr("{day} 结束，{result}", day=row.closed_on, result=result))
            elif row.ends_on < on:
                caution = tr("公示期已满，请登记结果")
            if row.unconfirmed:
                small.append(
                    tr(
                        "{years} 年的放假和调休还没有确认，期满日只按周末推算",
                        years=tr("、").join(map(str, row.unconfirmed)),
                    )
                )
            lines.append(
                Line(
                    row.rule.title if row.rule is not None else row.step,
                    tuple(small),
                    caution=caution,
                    fill_menu=partial(self._fill_publicity_menu, row),
                    name=f"publicity_{row.publicity_id}",
                )
            )
        self.publicities.show_lines(lines)

    # Menus ----------------------------------------------------------------------------------

    def _fill_step_menu(self, menu: QMenu, step: StepStanding) -> None:
        if self.detail is not None:
            self._actions.fill_step_menu(menu, self.detail, step)

    def _fill_helper_menu(self, row: HelperRow, menu: QMenu) -> None:
        detail = self.detail
        if detail is None:
            return
        menu.addAction(tr("打开信息卡"), lambda: self._actions.person_wanted.emit(row.person_uid))
        if row.until is None:
            records(menu.addAction(tr("不再担任…"), lambda: self._actions.end_helper(detail, row)))
        if detail.row.closed_on is None:
            records(menu.addAction(tr("删除"), lambda: self._actions.remove_helper(row.helper_id)))

    def _fill_review_menu(self, row: ReviewRow, menu: QMenu) -> None:
        records(menu.addAction(tr("删除"), lambda: self._actions.remove_review(row.review_id)))

    def _fill_publicity_menu(self, row: PublicityRow, menu: QMenu) -> None:
        detail = self.detail
        if detail is not None:
            self._actions.fill_publicity_menu(menu, detail, row)

    def _fill_paper_menu(self, row: PaperRow, menu: QMenu) -> None:
        detail = self.detail
        if detail is not None:
            records(
                menu.addAction(tr("收到日期和份数…"), lambda: self._actions.note_paper(detail, row))
            )

    def _tick(self, row: PaperRow, is_there: bool) -> None:
        if self.detail is not None:
            self._actions.tick_paper(self.detail, row, is_there=is_there)

    def _open_more(self) -> None:
        detail = self.detail
        if detail is not None:
            open_menu(self.more_button, partial(self._actions.fill_case_menu, detail=detail))

    def _press_step(self) -> None:
        if self.detail is not None and self.step is not None:
            self._actions.open_step(self.detail, self.step)

    # Hearing and looks ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.more_button.clicked.connect(self._open_more)
        self.person_button.clicked.connect(self._open_person)
        self.step_button.clicked.connect(self._press_step)
        self.timeline.grown.connect(self._settle)
        self.papers.grown.connect(self._settle)
        self.publicity_button.clicked.connect(partial(self._add, self._actions.post_publicity))
        self.back_link.clicked.connect(lambda: self.show_step(None))
        adding: dict[str, Callable[[AdmissionDetail], object]] = {
            "helpers": self._actions.add_helper,
            "reviews": self._actions.record_review,
            "publicities": self._actions.post_publicity,
        }
        for key, act in adding.items():
            self.add_buttons[key].clicked.connect(partial(self._add, act))
        news().changed.connect(self._dress)

    def _add(self, act: Callable[[AdmissionDetail], object], *_args: object) -> None:
        if self.detail is not None:
            act(self.detail)

    def _open_person(self) -> None:
        if self.detail is not None:
            self._actions.person_wanted.emit(self.detail.row.person_uid)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self.body)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            set_role(label, role)
        return label

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for corner in (self.person_button, self.more_button):
            head.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        self._chips = QHBoxLayout()
        for chip in (self.stage_chip, self.look_chip):
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._inner = QVBoxLayout(self.body)
        self._inner.addLayout(self._chips)
        for widget in (
            self.where,
            rule(self.body),
            self.step_title,
            self.step_days,
            self.step_late,
            self.step_reasons,
            self.step_papers,
        ):
            self._inner.addWidget(widget)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.publicity_button)
        self._buttons.addWidget(self.step_button)
        self._buttons.addWidget(self.back_link)
        self._buttons.addStretch(1)
        self._inner.addLayout(self._buttons)
        adds = {
            "helpers": QT_TR_NOOP("添加…"),
            "reviews": QT_TR_NOOP("登记考察…"),
            "publicities": QT_TR_NOOP("登记公示…"),
        }
        bodies: dict[str, QWidget] = {
            "steps": self.timeline,
            "helpers": self.helpers,
            "reviews": self.reviews,
            "publicities": self.publicities,
            "papers": self.papers,
            "files": self.files,
        }
        for key, heading in _SECTIONS:
            self._inner.addWidget(rule(self.body))
            held = bodies[key]
            if key in adds:
                button = quiet_button(tr(adds[key]), "plus", parent=self.body)
                button.setObjectName(f"add_{key}")
                self.add_buttons[key] = button
                held = QWidget(self.body)
                column = QVBoxLayout(held)
                column.setContentsMargins(0, 0, 0, 0)
                column.addWidget(bodies[key])
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            section = Section(tr(heading), held, parent=self.body)
            self.sections[key] = section
            self._inner.addWidget(section)
        self._inner.addStretch(1)
        frame = card(self)
        self.area = QScrollArea(frame)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(self.body)
        self.body.setAutoFillBackground(False)
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        framed.addWidget(self.area, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(frame, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setSpacing(made.space(1))
        self._inner.setContentsMargins(gap, gap, gap, gap)
        self._inner.setSpacing(made.space(2))
        self._chips.setSpacing(made.space(2))
        self._buttons.setSpacing(made.space(2))
        self.nothing.setContentsMargins(gap, gap, gap, gap)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the case."""
        if self.detail is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped with the case."""
        event.acceptProposedAction()
        self.sections["files"].set_open(True)
        self.files.take(dropped_files(event.mimeData()))


def _helper_trouble(row: HelperRow) -> str:
    """Return what is to be looked at of a helper: who left or is no 正式党员 is to be replaced."""
    if row.until is not None or (row.is_on_roll and row.stage is Stage.FULL):
        return ""
    return tr("现在不是在册的正式党员，请更换")


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
