"""Whole works of the program, each of which is killed or left without room at every step.

Each takes what counts its steps (`watched`) and a data folder, and says by `begin` and `end` which
of what it does is tried. What it writes elsewhere goes to `outside`.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import LeaveReason, Stage
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.settings import Settings, save_settings
from dangjian_desktop.operations import data_keys, people
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.backups import backups_of, make_backup, restore_backup
from dangjian_desktop.operations.erasing import erase
from dangjian_desktop.operations.exchange_making import make_package
from dangjian_desktop.operations.exports import export_roster
from dangjian_desktop.operations.import_examining import examine_roster_files
from dangjian_desktop.operations.imports import import_roster
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.second_place import choose_second_place, copy_to_second_place
from dangjian_desktop.operations.year_package import make_year_package
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage import key_ring
from dangjian_desktop.storage.database import facts_now
from dangjian_desktop.storage.models import Organisation, Person
from tests import make
from tests.faults.forked import call
from tests.faults.watched import Watched
from tests.faults.world import AT, TODAY, assert_sound, at_work, begun, content_now, piece

ROOT = Path(__file__).parents[2]
SYNONYMS = (ROOT / "resources" / "import" / "roster_headers.toml").read_text("utf-8")
PASSWORD, LATER_PASSWORD = "红旗渠的第一口令", "红旗渠的第二口令"
HOLDER = "李书记"
#: Who has left and may be erased.
LEFT = PersonFacts(
    name="欧阳鸮鸮",
    former_name="令狐鸮",
    id_number=make.id_number(sequence=177),
    mobile_phone="13900000177",
    address="鸱鸮巷七十七号",
)
#: What stood under a name before.
OLD = b"old"
#: Of no use to anybody but the tests of encrypting: each time another would need another file.
CODE = key_ring.new_recovery_code()

#: Takes the counting of steps and a data folder.
Doing = Callable[[Watched, Path], None]


def outside(folder: Path) -> Path:
    """Return where a work writes what leaves the data folder."""
    return folder.with_name(folder.name + "-外面")


def quick_passwords() -> None:
    """Let a password of this process take no time: how long guessing takes is not tried here."""
    key_ring.calibrated = lambda: key_ring.Effort(1, 1024, 1)


def saving(watched: Watched, folder: Path) -> None:
    """Open the data, do one operation of each weight, and close them."""
    watched.begin()
    with at_work(folder) as data:
        branch = Organisation.select().first().id
        facts = PersonFacts(name="李四", remark="字" * 300)
        data.runner.run(people.add_person(facts=facts, branch_id=branch, stage=Stage.FULL))
    watched.end()


def attaching(watched: Watched, folder: Path) -> None:
    """Put a file of 300 kB into the data."""
    with at_work(folder) as data:
        branch = Organisation.select().first().id
        files = (NewFile("方案.txt", b"0123456789" * 30_000),)
        watched.begin()
        data.runner.run(add_attachments(files=files, on=TODAY, organisation_id=branch))
        watched.end()


def backing_up(watched: Watched, folder: Path) -> None:
    """Make one backup by hand."""
    with at_work(folder):
        watched.begin()
        make_backup(DataFolder(folder), BackupReason.BY_HAND, at=AT)
        watched.end()


def restoring(watched: Watched, folder: Path) -> None:
    """Put the oldest backup in place."""
    data = DataFolder(folder)
    oldest = backups_of(data).backups[-1]
    watched.begin()
    restore_backup(data, oldest.path, at=AT)
    watched.end()


def importing(watched: Watched, folder: Path) -> None:
    """Import a roster, with the backup that goes before it."""
    roster = ROOT / "tests" / "data" / "roster_standard.xlsx"
    with at_work(folder) as data:
        examined = examine_roster_files([roster], on=TODAY, synonyms=SYNONYMS)
        watched.begin()
        data.runner.run(import_roster(examination=examined))
        watched.end()


def migrating(watched: Watched, folder: Path) -> None:
    """Open a file of an older schema, with the backup that goes before it."""
    watched.begin()
    with at_work(folder):
        watched.end()


def encrypting(watched: Watched, folder: Path) -> None:
    """Encrypt the data."""
    quick_passwords()
    watched.begin()
    data_keys.encrypt(DataFolder(folder), HOLDER, PASSWORD, CODE)
    watched.end()


def decrypting(watched: Watched, folder: Path) -> None:
    """Take the encryption off."""
    data = DataFolder(folder)
    key = data_keys.key_by(data, PASSWORD)
    watched.begin()
    data_keys.decrypt(data, key)
    watched.end()


def changing_password(watched: Watched, folder: Path) -> None:
    """Give the one holder another password."""
    quick_passwords()
    watched.begin()
    data_keys.change_password(DataFolder(folder), HOLDER, PASSWORD, LATER_PASSWORD)
    watched.end()


def printing(watched: Watched, folder: Path) -> None:
    """Print the roster into a PDF."""
    with at_work(folder):
        branch = Organisation.select().first().id
        watched.begin()
        print_sheet(Printout("roster", TODAY, organisation_id=branch), outside(folder) / "名册.pdf")
        watched.end()


def exporting(watched: Watched, folder: Path) -> None:
    """Write the roster into a workbook."""
    with at_work(folder) as data:
        query = RosterQuery(TODAY, scope=Scope.EVERYBODY)
        watched.begin()
        export_roster(query, outside(folder) / "名册.xlsx", run=data.runner.run)
        watched.end()


def packing(watched: Watched, folder: Path) -> None:
    """Make an exchange package."""
    with at_work(folder) as data:
        watched.begin()
        make_package(
            outside(folder) / "数据包.djexchange",
            to="上级",
            on=TODAY,
            made_at=AT.isoformat(),
            run=lambda operation: data.runner.run(operation).result,
        )
        watched.end()


def copying(watched: Watched, folder: Path) -> None:
    """Copy the newest backup to a second place, chosen for the first time."""
    data = DataFolder(folder)
    with at_work(folder):
        watched.begin()
        choose_second_place(data, outside(folder), at=AT)
        copy_to_second_place(data, at=AT)
        watched.end()


def packing_a_year(watched: Watched, folder: Path) -> None:
    """Make a year package."""
    with at_work(folder) as data:
        watched.begin()
        make_year_package(
            outside(folder) / "年度包.djyear",
            year=TODAY.year,
            on=TODAY,
            made_at=AT.isoformat(),
            run=lambda operation: data.runner.run(operation).result,
        )
        watched.end()


def erasing(watched: Watched, folder: Path) -> None:
    """Erase who has left, with the backup that goes before it; nothing where that was done."""
    with at_work(folder) as data:
        person = Person.get_or_none(Person.name == LEFT.name)
        watched.begin()
        if person is not None:
            work = erase(person_id=person.id, typed_name=LEFT.name, basis="本人申请", on=TODAY)
            data.runner.run(work)
        watched.end()


def keeping_settings(watched: Watched, folder: Path) -> None:
    """Save the settings of the window."""
    watched.begin()
    save_settings(Settings(), outside(folder) / "settings.json")
    watched.end()


@dataclass(frozen=True, slots=True)
class Work:
    """A work, and what must be true when it was refused.

    Attributes:
        name: In Chinese, for the table of figures.
        before: Password of the data before. after: once it is done.
        records: Names of steps from which on a refused one may be noted in the journal: a number
            of a package is never given again once its file may stand there.
        replaces: The file outside that it replaces; it stays as it was where the work is refused.
    """

    name: str
    do: Doing
    before: str | None = None
    after: str | None = None
    records: tuple[str, ...] = ()
    replaces: str = ""


SAVING = Work("打开、登记一人、关闭", saving)
ATTACHING = Work("存入附件", attaching)
BACKING_UP = Work("备份", backing_up)
RESTORING = Work("恢复", restoring)
IMPORTING = Work("导入花名册", importing)
MIGRATING = Work("打开旧版数据", migrating)
ENCRYPTING = Work("加密", encrypting, after=PASSWORD)
DECRYPTING = Work("解密", decrypting, before=PASSWORD)
CHANGING_PASSWORD = Work("改口令", changing_password, before=PASSWORD, after=LATER_PASSWORD)
PRINTING = Work("打印成 PDF", printing, replaces="名册.pdf")
EXPORTING = Work("导出工作簿", exporting, replaces="名册.xlsx")
_PUT = ("rename part.dj", "force 支部-外面")
PACKING = Work("制作数据包", packing, records=_PUT, replaces="数据包.djexchange")
PACKING_A_YEAR = Work("制作年度包", packing_a_year, records=_PUT, replaces="年度包.djyear")
ERASING = Work("合法删除", erasing)
COPYING = Work("复制到第二处", copying)
KEEPING_SETTINGS = Work("保存窗口设置", keeping_settings)


def worked_on(folder: Path, pieces: int) -> None:
    """Do some more work in a folder; runs in a child."""
    with at_work(folder) as data:
        branch = Organisation.select().first().id
        for number in range(pieces):
            piece(data.runner, branch, number)


def backed_up(folder: Path) -> None:
    """Make a backup and work on, twice; runs in a child."""
    for _ in range(2):
        with at_work(folder):
            make_backup(DataFolder(folder), BackupReason.BY_HAND, at=AT)
        worked_on(folder, 3)


def somebody_left(folder: Path) -> None:
    """Let somebody come, be changed and go, of whom much is known; runs in a child."""
    with at_work(folder) as data:
        branch = Organisation.select().first().id
        run = data.runner.run
        made = run(people.add_person(facts=LEFT, branch_id=branch, stage=Stage.FULL)).result
        run(people.change_person(person_id=made, changes={"remark": f"改过：{LEFT.address}"}))
        files = (NewFile(f"{LEFT.name}.txt", LEFT.id_number.encode()),)
        run(add_attachments(files=files, on=TODAY, person_id=made))
        gone = people.record_departure(
            person_id=made, reason=LeaveReason.EXPULSION, on=date(2026, 3, 2), note=LEFT.name
        )
        run(gone)


def locked_up(folder: Path) -> None:
    """Encrypt the data of a folder; runs in a child."""
    quick_passwords()
    data_keys.encrypt(DataFolder(folder), HOLDER, PASSWORD, CODE)


def prepared(room: Path) -> dict[str | None, Path]:
    """Return data folders with some work and backups in them, by their password."""
    plain, locked = room / "支部", room / "加密的支部"
    call(begun, plain, None, 3)
    call(somebody_left, plain)
    call(backed_up, plain)
    call(shutil.copytree, plain, locked)
    call(locked_up, locked)
    return {None: plain, PASSWORD: locked}


ON_BAD_DISKS = (
    SAVING,
    ATTACHING,
    BACKING_UP,
    RESTORING,
    IMPORTING,
    ENCRYPTING,
    DECRYPTING,
    CHANGING_PASSWORD,
    PRINTING,
    EXPORTING,
    PACKING,
    PACKING_A_YEAR,
    ERASING,
    COPYING,
    KEEPING_SETTINGS,
)

STOPPED = (
    BACKING_UP,
    RESTORING,
    IMPORTING,
    PRINTING,
    EXPORTING,
    PACKING,
    PACKING_A_YEAR,
    ERASING,
    COPYING,
    ENCRYPTING,
    DECRYPTING,
    CHANGING_PASSWORD,
)


def copied(made: Path, room: Path, replaced: str = "") -> Path:
    """Return a fresh copy of a data folder; `outside` of it stands one old file, or nothing."""
    folder = room / "支部"
    for old in (folder, outside(folder)):
        shutil.rmtree(old, ignore_errors=True)
    outside(folder).mkdir(parents=True)
    if replaced:
        (outside(folder) / replaced).write_bytes(OLD)
    return Path(shutil.copytree(made, folder))


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a folder that is sound: a digest of every row, how many, and what opens it."""

    digest: str
    rows: dict[str, int]
    password: str | None


def content_by(folder: Path, passwords: tuple[str | None, ...]) -> Content:
    """Return what stands in a folder, by whichever password opens it; runs in a child.

    Raises:
        SentenceError: When none does.
    """
    for number, password in enumerate(passwords, start=1):
        try:
            with at_work(folder, password):
                assert_sound()
                return Content(content_now(), facts_now().rows, password)
        except SentenceError:
            if number == len(passwords):
                raise
    raise AssertionError
