"""导出日历: where to, which days, and what came of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.calendar_export import export_calendar, export_stretch
from dangjian_desktop.queries.calendar import CalendarQuery
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

ICS = QT_TR_NOOP("日历文件 (*.ics)")


def export_calendar_file(
    bench: Workbench, parent: QWidget, query: CalendarQuery, stretch: tuple[date, date]
) -> None:
    """Ask where to and write the activities of the place, the shown stretch and all of the year."""
    ask, settings = bench.ask, bench.settings
    ask.last_folder = ask.last_folder or settings.value.last_folder
    first, last = export_stretch(None, None, stretch[0])
    wanted = replace(query, first=min(first, stretch[0]), last=max(last, stretch[1]))
    name = f"{chinese('支部活动')} {stretch[0].year}.ics"
    target = ask.choose_save_file(parent, tr("导出日历"), name, [ICS])
    if target is None:
        return
    settings.change(last_folder=str(target.parent))
    on = bench.desk.today

    def write(report: Report) -> int:
        report(tr("正在写入"), 0.0)
        return export_calendar(wanted, target, on=on)

    def then(outcome: Outcome[int]) -> None:
        _tell(bench, parent, outcome, target)

    bench.jobs.start(parent, write, then, title=tr("导出日历"))


def _tell(bench: Workbench, parent: QWidget, outcome: Outcome[int], target: Path) -> None:
    if outcome.was_cancelled:
        return
    if isinstance(outcome.error, SentenceError):
        bench.ask.error(parent, in_words(outcome.error))
        return
    count = outcome.result()
    said = tr("已导出 {count} 项活动：{name}", count=count, name=target.name)
    bench.desk.noted.emit(said, False)
