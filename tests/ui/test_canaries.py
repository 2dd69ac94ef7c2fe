"""People who exist nowhere else are worked with, and no file beside the data names them.

Everything the program leaves in the data folder and in the second place is searched: logs, crash
reports, settings, the lock, facts of backups, and the encrypted data themselves.
"""

import logging
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.host.crash import report_of, watch_crashes
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.backups import make_backup
from dangjian_desktop.operations.opening import OpenData, open_data
from dangjian_desktop.operations.people import add_person, change_person, reveal_number
from dangjian_desktop.operations.runner import RefusedError, operation
from dangjian_desktop.operations.second_place import choose_second_place, copy_to_second_place
from dangjian_desktop.storage.models import Person, database
from dangjian_desktop.ui.main_window.window import MainWindow
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.crash_dialog import CrashTeller
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make
from tests.ui.conftest import RESOURCES
from tests.ui.screen import settle

NAME, FORMER = "欧阳鸮鸮", "令狐鸮"
ID = make.id_number(sequence=177)
PHONE, ADDRESS = "13900000177", "鸱鸮巷七十七号"
CANARIES = (NAME, FORMER, ID, PHONE, ADDRESS)
FACTS = PersonFacts(
    name=NAME,
    former_name=FORMER,
    id_number=ID,
    mobile_phone=PHONE,
    address=ADDRESS,
    household_address=ADDRESS,
    remark=f"{NAME} {PHONE}",
)
AT = datetime.fromisoformat("2026-11-20T08:12:00+08:00")
PASSWORD = "书记的口令第一个"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "数据")


@pytest.fixture
def data(folder: DataFolder) -> Iterator[OpenData]:
    opened = open_data(folder, actor="测试员", password=PASSWORD)
    yield opened
    if not database.is_closed():
        opened.close()
    database.initialize(None)


@operation("写坏")
def write_badly(writer, *, person_id: int) -> None:
    """Fail as a fault of the program would, with somebody's data in the message and in locals."""
    person = Person.get_by_id(person_id)
    told = f"{person.name} {person.id_number} {person.mobile_phone} {person.address}"
    writer.update(Person, person_id, remark=told)
    raise KeyError(told)


def written(value: str) -> list[bytes]:
    """The ways in which a file could hold a text."""
    ways = [value.encode(code) for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")]
    return [*ways, value.encode("unicode_escape"), value.encode("unicode_escape").upper()]


def traces(*places: Path) -> list[tuple[str, str]]:
    """What files of some folders, by content or by name, tell of the canaries."""
    found = []
    for place in places:
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            content = path.read_bytes() + str(path.relative_to(place)).encode()
            found += [
                (path.name, canary)
                for canary in CANARIES
                if any(way in content for way in written(canary))
            ]
    return found


def work(qtbot, qapp, data: OpenData, folder: DataFolder, on) -> list[str]:
    """Do what goes well and what does not, in the window and below it; return the reports."""
    desk = Desk(data.runner, lambda: on)
    keeper = SettingsKeeper(Settings(), folder.settings)
    bench = Workbench(desk, Jobs(instant=True), CannedAsk(), keeper)
    window = MainWindow(bench, resources=RESOURCES, folder=folder, data_told=("", ""))
    qtbot.addWidget(window)
    window.show()
    branch = make.branch()
    person_id = desk.run(add_person(facts=FACTS, branch_id=branch, stage=Stage.FULL))
    desk.run(reveal_number(person_id=person_id, key="id_number"))
    with pytest.raises(RefusedError):
        desk.run(add_person(facts=FACTS, branch_id=branch, stage=Stage.FULL))
    desk.run(change_person(person_id=person_id, changes={"remark": f"又是{NAME}"}))
    desk.undo()
    reports: list[str] = []
    teller = CrashTeller(lambda: window, qapp)
    restore = watch_crashes(lambda report: (reports.append(report), teller.tell(report)))
    try:
        window.open_tab("roster")
        window.roster.show_person(person_id)
        settle()
        try:
            desk.run(write_badly(person_id=person_id))
        except KeyError:
            sys.excepthook(*sys.exc_info())
            logging.getLogger("dangjian_desktop").exception("could not write %s %s", NAME, [ID])
        settle()
        shown = [box.toPlainText() for box in qapp.allWidgets() if isinstance(box, QPlainTextEdit)]
        reports += [text for text in shown if "KeyError" in text]
        for dialog in window.findChildren(QDialog):
            dialog.close()
    finally:
        restore()
    window.close()
    return reports


def test_nothing_the_program_leaves_beside_the_data_names_anybody(
    qtbot, qapp, data: OpenData, folder: DataFolder, on, tmp_path: Path
):
    stick = tmp_path / "U盘"
    stick.mkdir()
    choose_second_place(folder, stick, at=AT)
    reports = work(qtbot, qapp, data, folder, on)
    assert Person.select().where(Person.name == NAME).exists()
    make_backup(folder, BackupReason.DAILY, at=AT)
    copy_to_second_place(folder, at=AT)
    while_open = traces(folder.path, stick)
    data.close()
    assert len(reports) >= 2, "the report and the dialog that shows it"
    assert [(canary, report) for report in reports for canary in CANARIES if canary in report] == []
    told = "".join(path.read_text("utf-8") for path in folder.log.iterdir())
    assert "write_badly" in told
    assert "could not write" in told
    kinds = {path.suffix for place in (folder.path, stick) for path in place.rglob("*")}
    assert {".log", ".json", ".db", ".djbackup", ".keys"} <= kinds, "there is something to search"
    assert while_open == []
    assert traces(folder.path, stick) == []


def test_a_report_of_somebodys_data_in_a_chained_error_names_nobody():
    try:
        try:
            raise ValueError(f"{NAME} {ID}")
        except ValueError as error:
            raise LookupError(f"{ADDRESS} {PHONE}") from error
    except LookupError as error:
        report = report_of(error)
    assert [canary for canary in CANARIES if canary in report] == []
