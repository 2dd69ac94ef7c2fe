"""The declared forms in a menu: those that go with a step, or all of a subject."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMenu

from dangjian_desktop.domain.paper_forms import PaperForm, PaperLayout
from dangjian_desktop.operations.paper_forms import sheet_of
from dangjian_desktop.operations.printout import BLANK, Printout
from dangjian_desktop.ui.shared.wording import tr


def add_forms(
    menu: QMenu,
    forms: Sequence[PaperForm],
    printout: Printout,
    wanted: Callable[[Printout], object],
) -> QMenu | None:
    """Add a submenu 打印 with the forms, and those of boxes once more to be written by hand.

    Args:
        menu: Of a step, a person, an election.
        forms: In the order in which they are needed; without any nothing is added.
        printout: Whom or what they are about; its sheet and form are put in.
        wanted: Takes the printout that was chosen.
    """
    if not forms:
        return None
    made = menu.addMenu(tr("打印"))
    for form in forms:
        made.addAction(form.name).triggered.connect(partial(_print, wanted, printout, form))
    boxes = [form for form in forms if form.layout is PaperLayout.BOXES]
    if boxes:
        empty = made.addMenu(tr("空白的"))
        blank = replace(printout, sections=(BLANK,))
        for form in boxes:
            empty.addAction(form.name).triggered.connect(partial(_print, wanted, blank, form))
    return made


def _print(
    wanted: Callable[[Printout], object], printout: Printout, form: PaperForm, *_args: object
) -> None:
    wanted(replace(printout, code=sheet_of(form), form=form.code))
