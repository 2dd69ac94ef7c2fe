"""The walk through 交换: making and accepting packages, a stranger's with a clash, and a year."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dangjian_desktop.operations.year_package import make_year_package
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import database
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.settings.exchange_dialog import ExchangeDialog
from dangjian_desktop.ui.settings.package_accepting_dialog import PackageAcceptingDialog
from dangjian_desktop.ui.settings.package_making_dialog import (
    PackageMakingDialog,
    YearMakingDialog,
)
from dangjian_desktop.ui.settings.year_dialog import YearDialog
from tests import make
from tests.exchange_sides import AT, ON, Side
from tests.ui.screen import settle
from tests.ui.stops import Stop, close


def exchange_tour(window: MainWindow) -> Iterator[Stop]:
    """Yield 交换 and what opens from it, with packages of a branch that nobody here knows."""
    with TemporaryDirectory() as folder:
        package, year = _of_strangers(Path(folder))
        window.open_exchange()
        dialog = window.findChildren(ExchangeDialog)[-1]
        settle()
        yield "exchange", dialog
        dialog.make_button.click()
        yield from _shown(dialog, PackageMakingDialog, "exchange, making")
        dialog.year_button.click()
        yield from _shown(dialog, YearMakingDialog, "exchange, making a year")
        answers = window._bench.ask
        answers.answers = [package]
        dialog.accept_button.click()
        accepting = dialog.findChildren(PackageAcceptingDialog)[-1]
        settle()
        yield "exchange, accepting", accepting
        accepting.compared.setChecked(True)
        accepting.look_button.click()
        settle()
        yield "exchange, accepting, looked into", accepting
        close(accepting)
        answers.answers = [year, True]
        dialog.open_button.click()
        yield from _shown(dialog, YearDialog, "exchange, year")
        close(dialog)


def _shown(dialog: ExchangeDialog, kind: type, name: str) -> Iterator[Stop]:
    opened = dialog.findChildren(kind)[-1]
    settle()
    yield name, opened
    close(opened)


def _of_strangers(folder: Path) -> tuple[Path, Path]:
    """Return a package and a year of another program; ours stays the one that is open."""
    ours = Path(database.database)
    theirs = Side(folder / "theirs" / "branch.db")
    theirs.path.parent.mkdir()
    with theirs.open():
        group = make.branch("通风队第一党支部和测风班组联合党支部")
        make.person("赵换测", group, trade="测风")
        make.activity("themed_day", group, "2026-05-10", title="五月的党日")
        year = folder / "2026.djyear"
        make_year_package(
            year, year=2026, on=ON, made_at=AT, run=lambda work: theirs.runner.run(work).result
        )
    package = theirs.make()
    close_file()
    open_file(ours)
    return package, year
