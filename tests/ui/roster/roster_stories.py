"""What the stories of the roster tab share: a mine, names on the screen, a dialog that opened."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.preview_dialog import PreviewDialog
from tests import make


@dataclass(frozen=True)
class Mine:
    """Row ids of a small mine: two branches, one of them with groups."""

    committee: int
    first: int
    second: int
    group: int
    other_group: int


def small_mine() -> Mine:
    """Enter seven people: five in 综采一队, of whom one is an applicant, and two in 机电队."""
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    second = make.branch("机电队党支部", committee)
    group = make.group(first, "第一党小组")
    other = make.group(first, "第二党小组")
    secretary = make.person(
        "张卫国",
        first,
        group=group,
        crew="检修班",
        id_number=make.id_number(),
        mobile_phone="13800001234",
        address="矿区北路 8 号",
        admitted_on="2001-06-20",
        confirmed_on="2002-06-20",
    )
    make.post(secretary, first, Post.SECRETARY, date(2024, 1, 18))
    make.person("单小春", first, group=group, crew="生产一班")
    make.person("仇志国", first, crew="生产一班")
    make.person("李娜", first, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    make.person("王强", first, stage=Stage.APPLICANT, stage_since="2026-05-01")
    make.person("赵敏", second, crew="检修班")
    make.person("周杰", second)
    return Mine(committee, first, second, group, other)


def names(page: RosterPage) -> list[str]:
    """Return the names in the table from top to bottom."""
    return [page.model.row_at(row).facts.name for row in range(page.model.rowCount())]


def choose(page: RosterPage, *wanted: str) -> None:
    """Select the people with these names."""
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    page.table.select_keys([row.person_id for row in rows if row.facts.name in wanted])


def crews(page: RosterPage) -> dict[str, str]:
    """Return the crew of everybody in the table by name."""
    rows = [page.model.row_at(row).facts for row in range(page.model.rowCount())]
    return {facts.name: facts.crew for facts in rows}


def opened(page: RosterPage, name: str) -> OperationDialog:
    """Return the dialog that stands open."""
    dialog = page.findChild(QDialog, name)
    assert isinstance(dialog, OperationDialog), f"no dialog {name}"
    assert dialog.isVisible()
    return dialog


def fill(dialog: OperationDialog, **values: object) -> None:
    """Put values into the fields of a dialog as a user would."""
    for key, value in values.items():
        editor = dialog.form.editor(key)
        editor.show_value(value)
        editor.edited.emit()


def carry_out(dialog: OperationDialog) -> None:
    """Save a form about several people: look at the preview and carry it out."""
    dialog.save()
    preview = dialog.findChild(QDialog, "preview_dialog")
    assert isinstance(preview, PreviewDialog), "no preview"
    preview.apply()
