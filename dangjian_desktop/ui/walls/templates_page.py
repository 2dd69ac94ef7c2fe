"""The page 上级模板: forms of superiors, what fills each of their blanks, and filling them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.template_shapes import Mapped, TemplateShape
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.own_templates import (
    OUTGROWN,
    GivenForm,
    change_own_template,
    change_template_file,
    end_own_template,
    fills_of_new,
    is_outgrown,
    read_form,
    remove_own_template,
    restore_own_template,
    save_original,
    shape_of,
    template_like,
)
from dangjian_desktop.queries.own_templates import (
    TemplateMapping,
    TemplateQuery,
    TemplateRow,
    TemplatesQuery,
)
from dangjian_desktop.queries.template_sources import Source, TemplateSourcesQuery
from dangjian_desktop.ui.shared.ask import DOCX, XLSX
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.chosen_files import file_to_open, file_to_save
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dropped import dropped_files
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered, recording_words, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, text_column
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench
from dangjian_desktop.ui.walls.blank_pane import BlankPane
from dangjian_desktop.ui.walls.form_view import FormView
from dangjian_desktop.ui.walls.template_dialogs import (
    FillDialog,
    add_dialog,
    rename_dialog,
)

FORMS = QT_TR_NOOP("上级模板 (*.docx *.xlsx)")
EMPTY = QT_TR_NOOP("把上级下发的 .docx 或 .xlsx 拖到这里，对应一次，以后直接填写。")
_EMPTY_TO_LOOK_AT = QT_TR_NOOP("还没有上级模板。书记、组织委员添加以后，可以在这里填写。")
#: So many blanks are named in a sentence.
_TOLD = 12
#: For 14 px type: templates, the form, the blank.
_WIDTHS = (330, 660, 330)


def _labels(found: Sequence[Mapped]) -> str:
    """Return what blanks are called, each name once: a list that was cells has each many times."""
    names = list(dict.fromkeys(filter(None, (one.blank.label for one in found))))
    told = tr("、").join(names[:_TOLD])
    return tr("{names}等", names=told) if len(names) > _TOLD else told


class TemplatesPage(QWidget):
    """The templates at the left, the chosen one in the middle, the chosen blank at the right.

    Signals:
        figures_changed: What the status line says.
    """

    figures_changed = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._bench = bench
        self.template: TemplateMapping | None = None
        self._shape: TemplateShape | None = None
        self._sources: tuple[Source, ...] = ()
        self._chosen = ""
        self._new: frozenset[str] = frozenset()
        self._with_ended = False
        self.title = QLabel(tr("上级模板"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self, with_groups=False)
        self.place.setObjectName("templates_place")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("template_more")
        self.add_button = records(plain_button(tr("添加模板…"), "plus", parent=self))
        self.add_button.setObjectName("add_template")
        self.fill_button = primary_button(tr("填写…"), "file-text", parent=self)
        self.fill_button.setObjectName("fill_template")
        self.model = QueryModel(bench.desk, _columns(), self._query(), self, key="template_id")
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("上级模板"), fill_menu=self._fill_menu
        )
        self.empty = EmptyState(
            tr(EMPTY if is_offered() else _EMPTY_TO_LOOK_AT),
            recording_words(tr("添加模板…")),
            self.add_template,
            icon="file-text",
            parent=self,
        )
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        set_role(self.trouble, "second")
        self.view = FormView(self)
        self.pane = BlankPane(self)
        self._refresh = Refresh(self, bench.desk, frozenset(TemplateQuery.reads), self.read)
        self._lay_out()
        self._connect()

    # What the window asks -----------------------------------------------------------------

    def figures(self) -> str:
        """Return how many templates there are and how many blanks nothing fills yet."""
        rows = [self.model.row_at(number) for number in range(self.model.rowCount())]
        told = tr("模板 {count} 个", count=sum(row.is_kept for row in rows))
        if self.template is None:
            return told
        blanks = self.template.blanks
        left = sum(not one.is_mapped for one in blanks)
        return told + tr(" · {count} 处空白，{left} 处不填", count=len(blanks), left=left)

    def print_shown(self) -> None:
        """Fill the chosen template: what is to be printed of it is made there."""
        self.fill()

    def read(self) -> None:
        """Read the chosen template again."""
        self._refresh.settle()
        self._show_template()

    # What the user can do -----------------------------------------------------------------

    def add_template(self) -> None:
        """Ask for a form and keep it, or exchange the file of the template that it is like."""
        path = file_to_open(self._bench, self, tr("选择上级模板"), (FORMS,))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take a form that was chosen or dropped."""
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        self._read_file(path, self._offer)

    def exchange(self) -> None:
        """Ask for the new edition of the chosen template and put it in its place."""
        template = self.template
        if template is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        path = file_to_open(self._bench, self, tr("选择新版的文件"), (FORMS,))
        if path is not None:
            self._read_file(path, lambda form: self._exchange(template, form))

    def fill(self) -> None:
        """Open the dialog that fills the chosen template."""
        if self.template is None:
            self._bench.ask.tell(self, tr("请先选一个模板。"))
            return
        if not any(one.is_mapped for one in self.template.blanks):
            self._bench.ask.tell(self, tr("还没有对应任何空白。请先点一处空白，再点要填的内容。"))
            return
        FillDialog(self._bench, self.template, self.place.organisation_id, self).open()

    def choose_blank(self, address: str) -> None:
        """Show a blank with what fills it."""
        self._chosen = address
        self._show_blanks()

    def step(self, by: int) -> None:
        """Go to the next blank; while a new edition asks for some, to the next of these."""
        if self.template is None:
            return
        addresses = [one.blank.address for one in self.template.blanks]
        asked = [one for one in addresses if one in self._new and one != self._chosen]
        if asked:
            addresses = [one for one in addresses if one in self._new or one == self._chosen]
        at = addresses.index(self._chosen) if self._chosen in addresses else -1
        self.choose_blank(addresses[(at + by) % len(addresses)])

    def _read_file(self, path: Path, then_show: Callable[[GivenForm], object]) -> None:
        def then(outcome: Outcome[GivenForm]) -> None:
            if outcome.was_cancelled:
                return
            if isinstance(outcome.error, SentenceError):
                self._bench.ask.error(self, in_words(outcome.error))
                return
            then_show(outcome.result())

        if self._bench.jobs.is_busy:
            self._bench.ask.tell(self, tr("另一件事还在进行。请等它完成后再添加。"))
            return
        self._bench.jobs.start(
            self, lambda _report: read_form(path), then, title=tr("读取上级模板")
        )

    def _offer(self, form: GivenForm) -> None:
        like = template_like(
            form, on=self._bench.desk.on, organisation_id=self.place.organisation_id
        )
        if like is not None:
            answer = self._bench.ask.choose(
                self,
                tr(
                    "“{file}”和模板“{name}”大部分空白相同。是它的新版吗？",
                    file=form.name,
                    name=like.row.name,
                ),
                (tr("更换它的文件"), tr("另建一个模板"), tr("取消")),
            )
            if answer == 0:
                self._exchange(like, form)
            if answer != 1:
                return
        dialog = add_dialog(self._bench, form, self.place.organisation_id, self)
        dialog.saved.connect(self._show_added)
        dialog.open()

    def _exchange(self, template: TemplateMapping, form: GivenForm) -> None:
        row = template.row
        operation = change_template_file(
            template_id=row.template_id,
            form=form,
            blanks=fills_of_new(template, form),
            on=self._bench.desk.on,
        )
        self.table.select_keys([row.template_id])
        try:
            made = self._bench.desk.run(operation)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        self._new = frozenset(made.added)
        self._chosen = next(iter(made.added), "")
        self._show_blanks()
        self._bench.ask.tell(self, self._compared_words(made.blanks, made.added, made.gone))

    @staticmethod
    def _compared_words(
        blanks: Sequence[Mapped], added: Sequence[str], gone: Sequence[Mapped]
    ) -> str:
        told = tr("沿用 {count} 处空白的对应。", count=len(blanks) - len(added))
        if added:
            new = [one for one in blanks if one.blank.address in added]
            told += tr(
                "新增 {count} 处，请逐处核对：{labels}。", count=len(added), labels=_labels(new)
            )
        if gone:
            told += tr("新版里没有了 {count} 处：{labels}。", count=len(gone), labels=_labels(gone))
        return told

    def _show_added(self, template_id: object) -> None:
        self.table.select_keys([int(str(template_id))])

    def _save_file(self) -> None:
        template = self.template
        if template is None:
            return
        suffix = Path(template.row.file_name).suffix.lower()
        kinds = (XLSX,) if suffix == ".xlsx" else (DOCX,)
        target = file_to_save(self._bench, self, tr("另存原文件"), template.row.file_name, kinds)
        if target is None:
            return
        try:
            save_original(template, target)
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self._bench.desk.noted.emit(tr("已保存：{target}", target=target), False)

    def _rename(self) -> None:
        if self.template is not None and may_edit(self._bench.ask, self, self._bench.desk):
            rename_dialog(self._bench, self.template, self).open()

    def _end(self) -> None:
        if self.template is not None and may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(end_own_template(template_id=self.template.row.template_id))

    def _remove(self) -> None:
        if self.template is not None and may_edit(self._bench.ask, self, self._bench.desk):
            key = self.template.row.template_id
            self._bench.desk.attempt(remove_own_template(template_id=key))

    def _restore(self) -> None:
        if self.template is not None and may_edit(self._bench.ask, self, self._bench.desk):
            key = self.template.row.template_id
            self._bench.desk.attempt(restore_own_template(template_id=key))

    def _change_blank(self, mapped: Mapped) -> None:
        if self.template is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        self._new -= {mapped.blank.address}
        self._bench.desk.attempt(
            change_own_template(template_id=self.template.row.template_id, blanks=(mapped,))
        )

    # What is shown ------------------------------------------------------------------------

    def _query(self) -> TemplatesQuery:
        return TemplatesQuery(
            self._bench.desk.on, self.place.organisation_id, with_ended=self._with_ended
        )

    def _follow(self) -> None:
        self.model.set_query(self._query())
        self._show_template()

    def _show_ended(self) -> None:
        self._with_ended = not self._with_ended
        self._follow()

    def _show_template(self) -> None:
        if self.table.current_key() is None and self.model.rowCount():
            self.table.select_keys([self.model.keys[0]])
        before = self.template
        key = self.table.current_key()
        self.template = (
            None if key is None else TemplateQuery(int(key), self._bench.desk.on).fetch()
        )
        if before is None or self.template is None or before.content != self.template.content:
            self._shape = None
        is_other = (
            before is None
            or self.template is None
            or before.row.template_id != self.template.row.template_id
        )
        if is_other and before is not None:
            self._new, self._chosen = frozenset(), ""
        self._read_shape()
        self._show_blanks()
        self.figures_changed.emit(self.figures())

    def _read_shape(self) -> None:
        template = self.template
        told = ""
        if template is not None and self._shape is None:
            try:
                self._shape = shape_of(template)
                told = tr(OUTGROWN) if is_outgrown(template, self._shape) else ""
            except SentenceError as error:
                told = in_words(error)
        if template is not None:
            row = template.row
            self._sources = TemplateSourcesQuery(row.subject, row.book).fetch()
        losses = self._shape.losses if self._shape is not None else ()
        if losses:
            told += tr("填写后不会保留：{what}。", what=tr("、").join(losses))
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))

    def _show_blanks(self) -> None:
        template = self.template
        blanks = () if template is None else template.blanks
        addresses = [one.blank.address for one in blanks]
        if self._chosen not in addresses:
            self._chosen = next(
                (one.blank.address for one in blanks if not one.is_mapped),
                addresses[0] if addresses else "",
            )
        labels = {each.key: each.label for one in self._sources for each in (one, *one.columns)}
        shape = self._shape if template is not None else None
        self.view.show_form(shape, blanks, labels, self._new, self._chosen)
        mapped = next((one for one in blanks if one.blank.address == self._chosen), None)
        at = addresses.index(self._chosen) + 1 if mapped is not None else 0
        place = f"{at}/{len(addresses)}" if at else ""
        self.pane.show_blank(mapped, self._sources, place)
        self.fill_button.setEnabled(template is not None and template.row.is_kept)
        self.splitter.setVisible(template is not None)
        self.empty.setVisible(template is None)

    def _fill_more(self) -> None:
        self.more_menu.clear()
        self._fill_menu(self.more_menu)
        self.more_menu.addSeparator()
        shown = self.more_menu.addAction(tr("显示停用的模板"), self._show_ended)
        shown.setCheckable(True)
        shown.setChecked(self._with_ended)

    def _fill_menu(self, menu: QMenu) -> None:
        template = self.template
        if template is None:
            return
        menu.addAction(tr("填写…"), self.fill).setEnabled(template.row.is_kept)
        records(menu.addAction(tr("换新版…"), self.exchange))
        records(menu.addAction(tr("改名…"), self._rename))
        menu.addAction(tr("另存原文件…"), self._save_file)
        menu.addSeparator()
        if template.row.is_kept:
            records(menu.addAction(tr("停用"), self._end))
        else:
            records(menu.addAction(tr("恢复使用"), self._restore))
        records(menu.addAction(tr("删除"), self._remove))

    # Hearing and looks --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A form may be dropped here."""
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.take(dropped_files(event.mimeData())[0])

    def _connect(self) -> None:
        self.place.place_changed.connect(self._follow)
        self._bench.desk.day_changed.connect(self._follow)
        self.add_button.clicked.connect(lambda: self.add_template())
        self.fill_button.clicked.connect(lambda: self.fill())
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.table.chosen_changed.connect(self._show_template)
        self.table.opened.connect(lambda _row: self.fill())
        self.view.blank_chosen.connect(self.choose_blank)
        self.pane.changed.connect(self._change_blank)
        self.pane.step_wanted.connect(self.step)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addStretch(1)
        for button in (self.more_button, self.add_button, self.fill_button):
            self._head.addWidget(button)
        middle = QWidget(self)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.trouble)
        inner.addWidget(self.view, 1)
        self.splitter = panes(self, self.table, middle, self.pane, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self.empty, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([made.text_px(width) for width in _WIDTHS])


def _columns() -> tuple[Column[TemplateRow], ...]:
    return (
        text_column(QT_TR_NOOP("模板"), lambda row: row.name, "name", width=150),
        text_column(
            QT_TR_NOOP("填的是"),
            lambda row: row.book_label or PRINTED[row.subject],
            "subject",
            width=72,
            is_second=True,
        ),
        Column(
            QT_TR_NOOP("对应"),
            lambda row: f"{row.mapped}/{row.blanks}",
            "mapped",
            width=78,
            chip=_chip,
        ),
        text_column(
            QT_TR_NOOP("文件"),
            lambda row: row.file_name,
            "file",
            width=160,
            is_second=True,
            is_shown_first=False,
        ),
        Column(
            QT_TR_NOOP("放入日期"),
            lambda row: row.added_on.isoformat(),
            "added_on",
            width=96,
            is_shown_first=False,
        ),
    )


def _chip(row: TemplateRow) -> ChipLook | None:
    told = f"{row.mapped}/{row.blanks}"
    if not row.is_kept:
        return ChipLook(QT_TR_NOOP("停用"), Tone.PLAIN)
    return ChipLook(told, Tone.GOOD if row.mapped == row.blanks else Tone.INFO)
