"""Saving a blank roster to hand out, from wherever it is offered."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.templates import write_roster_template
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.wording import chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

SUGGESTED_NAME = chinese("党员名册模板.xlsx")


def save_template(bench: Workbench, parent: QWidget, within: int | None = None) -> bool:
    """Ask where to, and write a blank roster with the fields and choices in use.

    Args:
        bench: Asks, and knows the day.
        parent: The widget it is about.
        within: Organisation whose branches and groups alone are offered.

    Returns:
        Whether it was written.
    """
    target = file_to_save(bench, parent, tr("保存空白模板"), SUGGESTED_NAME)
    if target is None:
        return False
    try:
        count = write_roster_template(target, on=bench.desk.on, within=within)
    except SentenceError as error:
        bench.ask.error(parent, in_words(error))
        return False
    told = tr("已保存空白模板（{count} 栏）：{name}", count=count, name=target.name)
    bench.desk.noted.emit(told, False)
    bench.ask.tell(parent, told, tr("发给各支部填好后，可以一次选几个文件导入。"))
    return True
