"""导出日历: where to, which days, and what came of it."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.calendar_export import export_calendar, export_stretch
from dangjian_desktop.queries.calendar import CalendarQuery
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

ICS = QT_TR_NOOP("日历文件 (*.ics)")


def export_calendar_file(
    bench: Workbench, parent: QWidget, query: CalendarQuery, stretch: tuple[date, date]
) -> None:
    """Ask where to and write the activities of the place, the shown stretch and all of the year."""
    first, last = export_stretch(None, None, stretch[0])
    wanted = replace(query, first=min(first, stretch[0]), last=max(last, stretch[1]))
    name = f"{chinese('支部活动')} {stretch[0].year}.ics"
    write = partial(export_calendar, wanted, on=bench.desk.today)
    said = QT_TR_NOOP("已导出 {count} 项活动：{name}")
    export_file(bench, parent, tr("导出日历"), name, write, said, [ICS])
