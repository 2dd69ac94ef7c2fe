"""The dialogs of the page 上级模板: keeping a form, renaming a template, filling it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.template_shapes import BlankKind, Mapped
from dangjian_desktop.domain.vocabulary import TemplateSubject
from dangjian_desktop.operations.own_templates import (
    GivenForm,
    add_own_template,
    change_own_template,
)
from dangjian_desktop.operations.template_filling import (
    FilledForm,
    FilledForms,
    asked_blanks,
    fill_template,
    fill_templates,
    save_form,
    sensitive_labels,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.own_templates import TemplateMapping
from dangjian_desktop.queries.template_candidates import (
    Candidate,
    TemplateCandidatesQuery,
    periods_offered,
)
from dangjian_desktop.queries.template_sources import TemplateSourcesQuery, suggested
from dangjian_desktop.ui.shared.ask import DOCX, XLSX
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.print_failures import failures_listed
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

T = TypeVar("T")
_WIDTH, _HEIGHT, _ROW = 560, 620, 30
#: Names of up to so many characters are set as one column: those of people.
_NAME, _WIDE_BLANK = 4, "\u3000"
_CANDIDATE = int(Qt.ItemDataRole.UserRole)
#: So many labels of blanks that stayed empty are named.
_TOLD = 8
_WHOM = {
    TemplateSubject.PERSON: QT_TR_NOOP("为谁填写"),
    TemplateSubject.BRANCH: QT_TR_NOOP("为哪个党支部填写"),
    TemplateSubject.ACTIVITY: QT_TR_NOOP("为哪次活动填写"),
    TemplateSubject.BOOK: QT_TR_NOOP("填哪些台账"),
    TemplateSubject.SCORE: QT_TR_NOOP("为哪个党支部填写"),
}


def add_dialog(
    bench: Workbench, form: GivenForm, organisation_id: int | None, parent: QWidget
) -> OperationDialog:
    """Return the dialog that keeps a form as a template.

    Args:
        bench: Desk and questions.
        form: What was read.
        organisation_id: Whose it will be; None for everybody's.
        parent: The page.
    """
    books = [(one.code, one.label) for one in books_by_code().values()]
    fields = (
        Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=80),
        Field(
            "subject",
            QT_TR_NOOP("一份填的是"),
            Entry.CHOICE,
            choices=choices_of(TemplateSubject),
            is_required=True,
            advice=QT_TR_NOOP("花名册、汇总表选党支部：名单会逐行填进去。"),
        ),
        Field(
            "book",
            QT_TR_NOOP("台账"),
            Entry.CHOICE,
            choices=books,
            advice=QT_TR_NOOP("填台账的才要选。"),
        ),
    )

    def keep(values: Values) -> Any:
        subject = TemplateSubject(values["subject"])
        book = str(values["book"] or "") if subject is TemplateSubject.BOOK else ""
        sources = TemplateSourcesQuery(subject, book).fetch()
        return add_own_template(
            form=form,
            name=str(values["name"] or ""),
            subject=subject,
            book=book,
            blanks=suggested([Mapped(one) for one in form.shape.blanks], sources),
            on=bench.desk.on,
            organisation_id=organisation_id,
        )

    note = tr("找到 {count} 处要填的地方。", count=len(form.shape.blanks))
    if form.shape.losses:
        note += tr("填写后不会保留：{what}。", what=tr("、").join(form.shape.losses))
    return OperationDialog(
        bench,
        tr("添加上级模板"),
        fields,
        keep,
        values={"name": Path(form.name).stem, "subject": TemplateSubject.PERSON},
        save_text=QT_TR_NOOP("添加"),
        note=note,
        parent=parent,
    )


def rename_dialog(bench: Workbench, template: TemplateMapping, parent: QWidget) -> OperationDialog:
    """Return the dialog that gives a template another name."""
    key = template.row.template_id
    return OperationDialog(
        bench,
        tr("模板改名"),
        (Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=80),),
        lambda values: change_own_template(
            template_id=key, blanks=(), name=str(values["name"] or "")
        ),
        values={"name": template.row.name},
        parent=parent,
    )


class FillDialog(Dialog):
    """Chooses about whom or what a template is filled, and writes the files.

    Signals:
        filled: The files that were written.
    """

    filled = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        template: TemplateMapping,
        within: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fill_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._template, self._within = bench, template, within
        title = tr("填写“{name}”", name=template.row.name)
        self.setWindowTitle(title)
        self.title = QLabel(title, self)
        self.title.setWordWrap(True)
        set_role(self.title, "title")
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        set_role(self.notice, "second")
        self.period = ChoiceBox(self)
        self.period.setObjectName("fill_period")
        self.period.offer(
            [(tr(str(one.label)), one.code) for one in periods_offered(bench.desk.on)]
        )
        self.line = FilterLine(self, words=QT_TR_NOOP("筛选"), tip=QT_TR_NOOP("输入名称里的字"))
        self.list = QListWidget(self)
        self.list.setObjectName("candidates")
        self.list.setAccessibleName(tr(_WHOM[template.row.subject]))
        self.all_button = quiet_button(tr("列出的全选"), parent=self)
        self.none_button = quiet_button(tr("全不选"), parent=self)
        self.asked: dict[str, QLineEdit] = {}
        self._is_filling = False
        self.count = QLabel(self)
        set_role(self.count, "second")
        self.fill_button = primary_button(tr("填写"), parent=self)
        self.fill_button.setObjectName("fill_button")
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self._lay_out()
        self._offer()
        self.period.activated.connect(self._offer)
        self.line.words_changed.connect(self._narrow)
        self.line.left_downwards.connect(
            partial(self.list.setFocus, Qt.FocusReason.OtherFocusReason)
        )
        self.list.itemChanged.connect(self._tell_count)
        self.all_button.clicked.connect(lambda: self._check_all(is_checked=True))
        self.none_button.clicked.connect(lambda: self._check_all(is_checked=False))
        self.fill_button.clicked.connect(self.fill)
        self.cancel_button.clicked.connect(self.reject)

    def chosen(self) -> list[Candidate]:
        """Return about whom it is to be filled, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            item.data(_CANDIDATE) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def check(self, name: str) -> None:
        """Choose what has a name."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_CANDIDATE).name == name:
                item.setCheckState(Qt.CheckState.Checked)

    def fill(self) -> None:
        """Write the file of one, or a file for each of many into a folder."""
        chosen = self.chosen()
        if not chosen:
            self._bench.ask.tell(self, tr("还没有选。请在列表里勾选。"))
        elif self._bench.jobs.is_busy:
            self._bench.ask.tell(self, tr("另一件事还在进行。请等它完成后再填写。"))
        elif len(chosen) == 1:
            self._fill_one(chosen[0])
        else:
            self._fill_many(chosen)

    def _fill_one(self, one: Candidate) -> None:
        row, desk = self._template.row, self._bench.desk
        suffix = Path(row.file_name).suffix.lower()
        kind = XLSX if suffix == ".xlsx" else DOCX
        target = file_to_save(
            self._bench,
            self,
            self.windowTitle(),
            f"{row.name} {one.name}{suffix}",
            (kind,),
        )
        if target is None:
            return
        asked = self._asked()

        def task(report: Report) -> FilledForm:
            report(tr("正在填写"), 0.0)
            made = fill_template(row.template_id, one.about, on=desk.on, run=desk.run, asked=asked)
            save_form(made, target)
            return made

        def then(outcome: Outcome[FilledForm]) -> None:
            if self._is_over(outcome):
                return
            made = outcome.result()
            self._say_done(tr("已填写：{name}", name=target.name), {target.name: made.empty})
            self.filled.emit((target,))
            self.accept()

        self._start(task, then)

    def _fill_many(self, chosen: Sequence[Candidate]) -> None:
        folder = self._bench.ask.choose_folder(self, tr("每份存一个文件"))
        if folder is None:
            return
        row, desk = self._template.row, self._bench.desk
        asked = self._asked()
        abouts = [(one.name, one.about) for one in chosen]
        written: list[Path] = []

        def task(report: Report) -> FilledForms:
            return fill_templates(
                row.template_id,
                abouts,
                folder,
                on=desk.on,
                run=desk.run,
                asked=asked,
                progress=report,
                wrote=written.append,
            )

        def then(outcome: Outcome[FilledForms]) -> None:
            said = tr("已填写 {count} 份：{folder}", count=len(written), folder=folder)
            if outcome.was_cancelled and written:
                self._say_done(tr("已停止。{said}", said=said), {})
            if self._is_over(outcome):
                return
            made = outcome.result()
            self._bench.settings.change(last_folder=str(folder))
            if made.files:
                self._say_done(said, made.empty)
            self.filled.emit(made.files)
            if not made.failed:
                self.accept()
                return
            self._check_only([chosen[place] for place in made.failed_places])
            told = failures_listed(made.failed)
            if len(made.failed) > len(told):
                told.append(tr("另有 {count} 份。", count=len(made.failed) - len(told)))
            said = tr("有 {count} 份没有填成。", count=len(made.failed))
            self._bench.ask.error(self, said, "\n".join(told))

        self._start(task, then)

    def _start(self, task: Callable[[Report], T], then: Callable[[Outcome[T]], None]) -> None:
        def ended(outcome: Outcome[T]) -> None:
            self._is_filling = False
            then(outcome)

        self._is_filling = True
        self._bench.jobs.start(self, task, ended, title=self.windowTitle())

    def reject(self) -> None:
        """Close; while files are written that is stopped instead, and the dialog says so far."""
        if self._is_filling:
            self._bench.jobs.cancel()
        else:
            super().reject()

    def _is_over(self, outcome: Outcome[Any]) -> bool:
        """Whether nothing came of it; what went wrong is told."""
        if outcome.was_cancelled:
            return True
        if isinstance(outcome.error, SentenceError):
            self._bench.ask.error(self, in_words(outcome.error))
            return True
        return False

    def _say_done(self, said: str, empty: Any) -> None:
        labels = list(dict.fromkeys(label for told in dict(empty).values() for label in told))
        if labels:
            shown = tr("、").join(labels[:_TOLD])
            if len(labels) > _TOLD:
                shown = tr("{shown} 等 {count} 处", shown=shown, count=len(labels))
            said += tr("；没有数据、留空的：{labels}", labels=shown)
        self._bench.desk.noted.emit(said, False)

    def _asked(self) -> dict[str, str]:
        return {address: line.text().strip() for address, line in self.asked.items()}

    # The list -----------------------------------------------------------------------------

    def _offer(self) -> None:
        row = self._template.row
        found = TemplateCandidatesQuery(
            row.subject,
            self._bench.desk.on,
            self._within,
            row.book,
            str(self.period.currentData() or ""),
        ).fetch()
        if row.subject is TemplateSubject.BOOK and not self._has_table():
            found = [one for one in found if one.about.entry_key is not None]
        self.list.clear()
        width = min(max((len(one.name) for one in found), default=0), _NAME)
        for one in found:
            words = f"{one.name.ljust(width, _WIDE_BLANK)}{_WIDE_BLANK}{one.detail}".rstrip()
            item = QListWidgetItem(words, self.list)
            item.setToolTip(item.text())
            item.setData(_CANDIDATE, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, tokens().text_px(_ROW)))
        if len(found) == 1:
            self.list.item(0).setCheckState(Qt.CheckState.Checked)
        self._narrow()
        self._tell_count()

    def _has_table(self) -> bool:
        """Whether lines of a list are filled, for which alone all rows of a book can be chosen."""
        blanks = self._template.blanks
        return any(one.is_mapped and one.blank.kind is BlankKind.TABLE for one in blanks)

    def _narrow(self) -> None:
        words = self.line.text().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text() for word in words))

    def _check_only(self, wanted: Sequence[Candidate]) -> None:
        """Leave ticked what is still to be filled."""
        keys = {id(one) for one in wanted}
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_wanted = id(item.data(_CANDIDATE)) in keys
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)

    def _check_all(self, *, is_checked: bool) -> None:
        state = Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not (is_checked and item.isHidden()):
                item.setCheckState(state)

    def _tell_count(self) -> None:
        count = len(self.chosen())
        told = tr("已选 {count} 份", count=count) if count else tr("还没有选")
        self.count.setText(told)

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.title)
        labels = sensitive_labels(self._template)
        self.notice.setText(
            tr("会完整写出：{labels}。填写会记入变更记录。", labels=tr("、").join(labels))
        )
        self.notice.setVisible(bool(labels))
        column.addWidget(self.notice)
        form = QFormLayout()
        form.setSpacing(made.space(2))
        for blank in asked_blanks(self._template):
            line = QLineEdit(self)
            line.setObjectName("asked_line")
            self.asked[blank.address] = line
            form.addRow(blank.label or tr("没有名称的空白"), line)
        is_of_score = self._template.row.subject is TemplateSubject.SCORE
        self.period.setVisible(is_of_score)
        if is_of_score:
            form.addRow(tr("考评期"), self.period)
        column.addLayout(form)
        head = QHBoxLayout()
        label = QLabel(tr(_WHOM[self._template.row.subject]), self)
        set_role(label, "label")
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.fill_button)
        column.addLayout(foot)
        fit_to_screen(self, _WIDTH, _HEIGHT)
        next(iter(self.asked.values()), self.line).setFocus()
