"""A walk through the calendar: its subject pages, one activity of each kind, imports, rules."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.shift_import import examine_shift_file
from dangjian_desktop.queries.activity_progress import ActivityProgressQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import Activity
from dangjian_desktop.ui.calendar.activity_sections import section_places
from dangjian_desktop.ui.calendar.calendar_page import LIST, MONTH, WEEK
from dangjian_desktop.ui.calendar.plan_import_dialog import PlanImportDialog
from dangjian_desktop.ui.calendar.plan_import_session import PlanImportSession
from dangjian_desktop.ui.calendar.shift_import_dialog import ShiftImportDialog
from dangjian_desktop.ui.calendar.tab import DOCUMENTS, POOL, SUBJECTS, TASKS
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.shared.table_view import TableView
from tests.operations import roster_books as books
from tests.ui.screen import settle
from tests.ui.stops import Stop, chosen, close, opened, pressed, take_back

#: Kinds that between them have every section.
KINDS = ("general_meeting", "committee_meeting", "themed_day", "party_lecture", "talk")


def calendar_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield every page and dialog of the calendar with its name while it stands on the screen."""
    window.open_tab("today")
    settle()
    yield from pressed(window, window.page("today"), "today")
    window.open_tab("calendar")
    yield from _views(window)
    for key, *_ in SUBJECTS[1:]:
        yield from _subject(window, key)
    for kind in KINDS:
        yield from _activity(window, kind)
    window.open_rules()
    yield from _rules(window)
    window.open_history()
    yield from opened(window, "history")
    yield from _plan_file(window)
    yield from _shift_file(window)


def _views(window: MainWindow) -> Iterator[Stop]:
    """Month, week and list of the calendar."""
    page = window.page("calendar").open_subject("calendar")

    def back() -> None:
        window.open_tab("calendar")
        window.page("calendar").open_subject("calendar")
        if page.activity.row is not None:
            page.activity.go_back()

    back()
    for mode in (MONTH, WEEK, LIST):
        page.set_mode(mode)
        settle()
        yield f"calendar, {mode}", window
    yield from pressed(window, page, "calendar", back)


def _subject(window: MainWindow, key: str) -> Iterator[Stop]:
    """One subject page with its first row chosen, in each of its views."""
    page = window.page("calendar").open_subject(key)
    for view in (POOL, DOCUMENTS, TASKS) if key == "matters" else ("",):

        def back(view: str = view) -> None:
            window.open_tab("calendar")
            window.page("calendar").open_subject(key)
            if view:
                page.show_view(view)

        back()
        settle()
        yield f"page {key} {view}".strip(), window
        _choose_first(page)
        yield f"page {key} {view}, row".strip(), window
        yield from pressed(window, page, f"page {key} {view}".strip(), back)


def _choose_first(page: QDialog) -> None:
    """Choose the first row of every table that is shown."""
    for table in page.findChildren(TableView):
        if table.isVisible() and table.model().rowCount():
            table.selectRow(0)
            settle()


def _activity(window: MainWindow, kind: str) -> Iterator[Stop]:
    """The page of the last activity of a kind, each of its sections and what they open."""
    rows = Activity.select().where(Activity.kind == kind).order_by(Activity.title.desc())
    for row in rows.limit(1):
        window.show_activity(row.id)
        page = window.page("calendar").page("calendar").activity
        progress = ActivityProgressQuery(row.id).fetch()
        assert progress is not None
        for place in section_places(progress.steps):
            page.show_step(place.step)
            settle()
            yield f"{kind}, {place.step}", window
            section = page.section(place.step)
            _choose_first(section)
            yield from pressed(window, section, f"{kind}, {place.step}")
            page.show_activity(row.id)
        for button in (page.change_button, page.move_button):
            button.click()
            yield from opened(window, f"{kind}, {button.objectName()}")
        yield from chosen(window, page.more_button.menu(), f"{kind}, more")
        if page.row is not None:
            page.go_back()


def _rules(window: MainWindow) -> Iterator[Stop]:
    """The dialog of the rules with a rule and a value chosen, and the forms it opens."""
    from dangjian_desktop.ui.settings.rules_dialog import RulesDialog

    (dialog,) = (one for one in window.findChildren(RulesDialog) if one.isVisible())
    settle()
    yield "rules", dialog
    _choose_first(dialog)
    yield "rules, value", dialog
    yield from pressed(window, dialog, "rules")
    close(dialog)


def _plan_file(window: MainWindow) -> Iterator[Stop]:
    """A year plan filled in outside, with something of each kind wrong."""
    lines = [
        "月份,级别,工作内容,责任单位,完成时限",
        "2月,支部级,党课,各党支部,2026-02-20",
        "13月,支部级,党课,各党支部,",
        "3月,支部级,,各党支部,",
        "4月,市级,党课,谁也不是,2026-02-31",
        f"5月,支部级,{'党课' * 120},各党支部,2027-05-24",
    ]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "年度工作运行表.csv"
        file.write_text("\n".join(lines), "utf-8")
        raw = open_sheets(file)
    session = PlanImportSession(file, raw, on=window._bench.desk.on)
    session.set_year(window._bench.desk.on.year)
    page = window.page("calendar").open_subject("plan")
    dialog = PlanImportDialog(window._bench, session, page)
    dialog.open()
    settle()
    yield "import of a plan", dialog
    _choose_first(dialog)
    yield from pressed(window, dialog, "import of a plan")
    close(dialog)


def _shift_file(window: MainWindow) -> Iterator[Stop]:
    """A 排班表 with somebody of two, nobody, and a shift that there is not."""
    on = window._bench.desk.on
    branches = Tree.on(on).of_kind(OrganisationKind.BRANCH)
    rows = [
        [f"{on.year}年{on.month}月"],
        ["姓名", *range(1, 31)],
        ["张卫国", "早"],
        ["外人", "早"],
        ["单小春", "下午两点到十点"],
        ["李娜", "夜"],
    ]
    with TemporaryDirectory() as folder:
        file = books.xlsx(Path(folder) / "排班表.xlsx", rows)
        found = examine_shift_file(file, organisation_id=branches[0].organisation_id, on=on)
    page = window.page("calendar").open_subject("shifts")
    dialog = ShiftImportDialog(window._bench, found, page)
    dialog.open()
    settle()
    yield "import of shifts", dialog
    _choose_first(dialog)
    yield from pressed(window, dialog, "import of shifts")
    close(dialog)
    take_back(window)
