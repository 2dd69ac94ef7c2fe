"""No command that reads tells a number or an address in full, in words or in JSON."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dangjian_desktop.cli.main import program
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.storage.models import Person
from tests import make
from tests.canaries import Bare, canaries, give_canaries
from tests.cli.conftest import Command, data_open
from tests.ui.calendar.calendar_stories import busy_calendar
from tests.ui.groups.groups_stories import busy_groups
from tests.ui.roster.party_life import busy_party_life
from tests.ui.roster.roster_stories import small_mine
from tests.ui.scores.scores_stories import busy_scores

BRANCH, SOMEBODY = "综采一队党支部", "张卫国"
#: What a command that reads is asked here.
READ: dict[str, tuple[str, ...]] = {
    "calc": ("--list",),
    "check": (),
    "divide": ("--branch", BRANCH, "--groups", "2", "--seconds", "1"),
    "dues": ("--month", "2026-11"),
    "examine": (),
    "exchange look": ("{package}", "--trust"),
    "exchange make": ("--list",),
    "export roster": ("{masked}",),
    "export branches": ("{masked}",),
    "find": (SOMEBODY,),
    "flags": ("--period", "2026Q3"),
    "history": (),
    "import roster": ("{unmasked}", "--dry-run", "--policy", "ask"),
    "points": ("--period", "2026-10"),
    "print": ("--list",),
    "privacy": (),
    "rank": ("--period", "2026Q3"),
    "rotate": ("--branches", "6", "--zones", "2", "--year", "2026"),
    "rules list": (),
    "score": ("--branch", BRANCH, "--period", "2026Q3"),
    "slots": (
        *("--branch", BRANCH, "--kind", "支部党员大会"),
        *("--since", "2026-11-23", "--until", "2026-11-27"),
    ),
    "statistics": (),
    "templates": (),
    "verify": (),
    "walls": (),
}
#: These write, or make a file of what is not about people.
NOT_READ = {
    *("backup", "restore", "demo", "demo-window"),
    *("exchange accept", "exchange forget", "exchange open", "exchange year"),
    *("export calendar", "export ledger", "export ledger-template", "export rubric"),
    *("export template", "import branches", "import ledger", "import plan", "import rubric"),
    *("rules set", "rules unset"),
    *("templates add", "templates blanks", "templates fill", "templates renew"),
}


def commands(group: click.Group = program, before: str = "") -> Iterator[str]:
    """Every command by its words."""
    if group.invoke_without_command and before:
        yield before.strip()
    for name, one in group.commands.items():
        words = f"{before} {name}"
        if isinstance(one, click.Group):
            yield from commands(one, words)
        else:
            yield words.strip()


def test_every_command_is_read_here_or_left_out_on_purpose():
    assert set(commands()) == READ.keys() | NOT_READ
    assert not READ.keys() & NOT_READ


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    """A mine in which everybody has every number; one phone was another one before."""
    with data_open(tmp_path):
        mine = small_mine()
        busy_calendar(mine)
        busy_groups(mine)
        busy_scores(mine)
        busy_party_life(mine)
        give_canaries()
        before = canaries()
        person = Person.get(Person.name == SOMEBODY)
        make.done(change_person(person_id=person.id, changes={"mobile_phone": "13988000001"}))
        return Bare(before | canaries())


def test_no_command_tells_a_number_that_nobody_asked_for(
    command: Command, bare: Bare, tmp_path: Path
):
    files = {
        name: str(tmp_path / f"{name}.{ending}")
        for name, ending in (("package", "djexchange"), ("masked", "xlsx"), ("unmasked", "xlsx"))
    }
    assert command("export", "roster", files["unmasked"], "--unmasked").code == 0
    assert bare.found_in(cells(files["unmasked"])), "there is something to find"
    assert command("exchange", "make", files["package"], "--to", "上级").code == 0
    told, failed = {}, {}
    for words, arguments in READ.items():
        for how in ((), ("--json",)):
            Path(files["masked"]).unlink(missing_ok=True)
            given = (one.format(**files) for one in arguments)
            # A package is looked at by who receives it.
            where = ("--data", tmp_path / "上级") if words == "exchange look" else ()
            ran = command(*where, *how, *words.split(), *given)
            name = " ".join((*how, words))
            if ran.code not in (0, 1):
                failed[name] = ran.err
            found = bare.found_in([ran.out, ran.err])
            if words.startswith("export"):
                found |= bare.found_in(cells(files["masked"]))
            if found:
                told[name] = sorted(found)
    assert failed == {}
    assert told == {}


def cells(file: str) -> list[str]:
    """Every text of a workbook."""
    with zipfile.ZipFile(file) as parts:
        return [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
