"""A walk through the whole program: every tab, every page under the roster, every dialog.

Nothing here knows single dialogs: it presses everything that can be pressed and looks at what
opens, so that a page or dialog that comes later is on the way, too. The calendar is walked through
by `calendar_tour`, the party groups by `groups_tour`, the scores by `scores_tour`, the way in,
dues, transfers, terms and statistics by `party_life_tour`, the wall by `walls_tour`,
what is exchanged by `exchange_tour`.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.operations.branch_import import examine_branch_file
from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.roster.branch_import_dialog import BranchImportDialog
from dangjian_desktop.ui.roster.branch_list_dialog import BranchListDialog
from dangjian_desktop.ui.roster.import_wizard import ImportWizard
from dangjian_desktop.ui.roster.tab import SUBJECTS
from tests import make
from tests.operations import roster_books as books
from tests.ui.calendar.calendar_tour import calendar_tour
from tests.ui.groups.groups_tour import groups_tour
from tests.ui.roster.party_life import VIEWS, party_life_tour
from tests.ui.roster.roster_stories import choose
from tests.ui.scores.scores_tour import scores_tour
from tests.ui.screen import settle
from tests.ui.settings.exchange_tour import exchange_tour
from tests.ui.stops import Stop, close, opened, pressed
from tests.ui.walls.walls_tour import walls_tour

#: The smallest screen that the program is made for.
SCREEN = (1366, 768)
#: Who is looked for on the way; there are two of the name.
SOMEBODY = "张卫国"

#: Of the roster's own actions those that open nothing.
OPENS_NOTHING = {"fold_tree", "find_in_roster"}


def tour(window: MainWindow, person: str) -> Iterator[Stop]:
    """Yield every page and dialog with its name while it stands on the screen.

    Args:
        window: On the roster, with people in it.
        person: Name of somebody whose card and dialogs are opened.
    """
    for key, *_ in TABS:
        window.open_tab(key)
        settle()
        yield f"tab {key}", window
    window.open_tab("roster")
    page = window.roster
    page.show_organisation(page.tree.model.nodes[2].row.uid)
    choose(page, person)
    page.open_card()
    settle()
    yield "card", window
    for code, action in page.actions.items():
        if action.isEnabled() and code not in OPENS_NOTHING:
            action.trigger()
            yield from opened(window, f"action {code}")
    for key, *_ in SUBJECTS[1:]:
        if key in VIEWS:
            continue
        subject = window.page("roster").open_subject(key)
        settle()
        yield f"page {key}", window
        yield from pressed(window, subject, f"page {key}")
    window.page("roster").open_subject(SUBJECTS[0][0])
    window.open_quick_find("z")
    settle()
    yield "quick find", window
    window.setFocus()
    window.open_backups()
    yield from opened(window, "backups")
    window.show_help("roster", "help")
    yield from opened(window, "help")
    window.export_roster()
    yield from opened(window, "export")
    yield from _wizard(window)
    yield from _branches(window)
    yield from party_life_tour(window)
    yield from calendar_tour(window)
    yield from groups_tour(window)
    yield from scores_tour(window)
    yield from walls_tour(window)
    yield from exchange_tour(window)


def _branches(window: MainWindow) -> Iterator[Stop]:
    """The list of all branches, and a file filled in outside with something of each kind wrong."""
    make.field("活动室面积", FieldKind.NUMBER, subject=FieldSubject.ORGANISATION)
    make.branch("通风队党支部")
    dialog = BranchListDialog(window._bench, parent=window)
    dialog.open()
    settle()
    yield "branches", dialog
    close(dialog)
    with TemporaryDirectory() as folder:
        rows = [
            ["党支部", "活动室面积", "网速", "党支部", "书记", None],
            ["综采一队党支部", 60],
            ["机电队党支部", "很大", None, None, None, "备用"],
            ["没有的党支部", 1],
            ["通风队党支部", 2],
            ["通风队党支部", 3],
        ]
        file = books.xlsx(Path(folder) / "一览.xlsx", rows)
        read = examine_branch_file(file, on=window._bench.desk.on, synonyms=books.SYNONYMS)
    preview = BranchImportDialog(window._bench, read, window)
    preview.open()
    settle()
    for row in range(preview.model.rowCount()):
        preview.table.select_keys([preview.model.row_at(row).key])
        settle()
        yield f"import of branches, row {row}", preview
    close(preview)


def _wizard(window: MainWindow) -> Iterator[Stop]:
    wizard = ImportWizard(window._bench, None, window)
    wizard.open()
    settle()
    yield "import, file", wizard
    wizard.open_file(books.MESSY)
    settle()
    yield "import, columns", wizard
    wizard.go_on()
    settle()
    yield "import, result", wizard
    close(wizard)
