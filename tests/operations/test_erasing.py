"""Somebody is erased: no byte of the file tells who it was, every figure and the chain stay."""

import zlib
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.personal_data import ERASED_TEXT, Erasing
from dangjian_desktop.domain.vocabulary import CaseFileKind, LeaveReason, Stage
from dangjian_desktop.operations.attachments import NewFile, add_attachments, reveal_attachment
from dangjian_desktop.operations.case_files import add_case_file, close_case_file
from dangjian_desktop.operations.erasing import erase, erasure_outlook
from dangjian_desktop.operations.people import (
    add_person,
    change_person,
    record_departure,
    reveal_number,
)
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.statistics import StatisticsQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.erasing import entries_erased
from dangjian_desktop.storage.journal_proof import journal_head, prove_journal
from dangjian_desktop.storage.models import (
    TABLES,
    Attachment,
    Attendance,
    Departure,
    JournalEntry,
    Person,
    PersonPhoto,
    StoredFile,
    database,
)
from dangjian_desktop.storage.shipped_privacy import shipped_privacy
from tests import make
from tests.storage.files import run_sql

NAME, FORMER, PINYIN = "欧阳鸮鸮", "令狐鸮", "ouyang"
ID = make.id_number(sequence=177)
PHONE, ADDRESS, NATIVE = "13900000177", "鸱鸮巷七十七号", "鸱鸮县"
CANARIES = (NAME, FORMER, ID, PHONE, ADDRESS, NATIVE)
FACTS = PersonFacts(
    name=NAME,
    former_name=FORMER,
    id_number=ID,
    mobile_phone=PHONE,
    address=ADDRESS,
    native_place=NATIVE,
    remark=f"{NAME} {PHONE}",
)
LEFT, TODAY = date(2026, 3, 2), date(2026, 11, 20)
BASIS = "2026-11-20 本人书面申请"


@pytest.fixture
def branch(unsealed: Path) -> int:
    return make.branch()


@pytest.fixture
def left(branch: int, runner: Runner) -> int:
    """Somebody with everything that somebody can have, who has left."""
    work = add_person(facts=FACTS, branch_id=branch, stage=Stage.FULL)
    person_id = runner.run(work).result
    runner.run(change_person(person_id=person_id, changes={"remark": f"改过：{ADDRESS}"}))
    runner.run(reveal_number(person_id=person_id, key="id_number"))
    make.photo(person_id, consent="2026-01-08")
    return person_id


def leave(runner: Runner, person_id: int) -> None:
    runner.run(
        record_departure(
            person_id=person_id, reason=LeaveReason.EXPULSION, on=LEFT, note=f"{NAME}走了"
        )
    )


def erased(runner: Runner, person_id: int):
    work = erase(person_id=person_id, typed_name=NAME, basis=BASIS, on=TODAY)
    return runner.run(work).result


def bytes_of(path: Path) -> bytes:
    """Everything that stands in the file and beside it."""
    return b"".join(one.read_bytes() for one in path.parent.glob(path.name + "*"))


def journal_text() -> str:
    """Everything that the journal says, unpacked."""
    return "".join(
        f"{entry.label}{entry.note}{zlib.decompress(entry.changes).decode()}"
        for entry in JournalEntry.select()
    )


def test_no_byte_of_the_file_tells_who_it_was(left, runner, unsealed):
    leave(runner, left)
    assert [one for one in CANARIES if one.encode() in bytes_of(unsealed)]
    assert [one for one in CANARIES if one in journal_text()] == list(CANARIES)
    done = erased(runner, left)
    assert done.erased.entries >= 4
    assert [one for one in CANARIES if one.encode() in bytes_of(unsealed)] == []
    assert [one for one in CANARIES if one in journal_text()] == []
    assert NAME not in journal_text()
    tails = database.execute_sql("SELECT key FROM search_key").fetchall()
    assert [key for (key,) in tails if ID[::-1][:6].lower() in key or PHONE[::-1] in key] == []


def test_who_did_something_is_still_told_and_nothing_else(left, branch, runner, unsealed):
    own = Runner(NAME)
    own.run(change_person(person_id=make.person("李四", branch), changes={"crew": "早班"}))
    leave(runner, left)
    assert erasure_outlook(left, TODAY).acted == 1
    erased(runner, left)
    held = [entry for entry in JournalEntry.select() if entry.actor == NAME]
    assert [entry.label for entry in held] == ["修改人员"]
    assert NAME not in journal_text()
    assert bytes_of(unsealed).count(NAME.encode()) >= 1, "in the column of who did it"


def test_the_name_of_a_file_that_was_looked_at_goes_too(left, runner):
    kind = CaseFileKind.CARE
    case = runner.run(add_case_file(person_id=left, kind=kind, opened_on=LEFT, on=TODAY)).result
    files = [NewFile(f"{NAME}的说明.txt", b"told by somebody")]
    (file,) = runner.run(add_attachments(files=files, case_file_id=case, on=TODAY)).result.ids
    runner.run(reveal_attachment(attachment_id=file))
    runner.run(close_case_file(case_file_id=case, closed_on=TODAY, on=TODAY))
    leave(runner, left)
    before = prove_journal()
    erased(runner, left)
    assert NAME not in journal_text()
    assert prove_journal() == before == ()


def test_the_row_stays_under_another_name(left, runner):
    leave(runner, left)
    done = erased(runner, left)
    person = Person.get_by_id(left)
    assert person.name == done.name == f"已删除人员{left}"
    assert (person.id_number, person.mobile_phone, person.former_name) == ("", "", done.name)
    assert person.remark == ERASED_TEXT
    assert PersonPhoto.select().where(PersonPhoto.person == left).count() == 0
    assert Departure.get(Departure.person == left).note == ERASED_TEXT
    assert Departure.get(Departure.person == left).left_on.iso == LEFT.isoformat()


def test_the_chain_holds_and_an_erased_entry_that_is_altered_is_found(left, runner, unsealed):
    leave(runner, left)
    head = journal_head()
    done = erased(runner, left)
    assert prove_journal() == ()
    assert entries_erased() == done.erased.entries
    kept = JournalEntry.get_by_id(head.number)
    assert kept.seal == head.seal, "what a paper shows still holds"
    close_file()
    other = "UPDATE journal_entry SET note = 'x' WHERE id IN (SELECT MIN(id) FROM journal_erasure)"
    run_sql(unsealed, other)
    open_file(unsealed)
    (found,) = prove_journal()
    assert found.fault == "altered"


def test_an_entry_that_is_not_erased_cannot_be_changed(left, unsealed):
    close_file()
    with pytest.raises(engine.IntegrityError):
        run_sql(unsealed, "UPDATE journal_entry SET note = 'x' WHERE id = 1")
    open_file(unsealed)


def test_nothing_takes_it_back(left, runner):
    leave(runner, left)
    entry = journal_head().number
    erased(runner, left)
    assert runner.undo_label is None
    assert runner.redo_label is None
    for number in (entry, entry + 1):
        with pytest.raises(RefusedError, match="合法删除"):
            runner.undo_entry(number)


def test_files_of_the_person_go_and_files_of_others_stay(left, branch, runner):
    other = make.person("李四", branch)
    for owner, content in ((left, b"the scan of somebody"), (other, b"another scan")):
        files = [NewFile("证明.txt", content)]
        runner.run(add_attachments(files=files, person_id=owner, on=TODAY))
    leave(runner, left)
    assert erased(runner, left).erased.files >= 1
    assert [one.person_id for one in Attachment.select()] == [other]
    assert b"the scan of somebody" not in [bytes(one.content) for one in StoredFile.select()]
    assert b"another scan" in [bytes(one.content) for one in StoredFile.select()]


def test_what_others_wrote_is_told_and_not_rewritten(left, branch, runner):
    make.entry("suggestion", branch, kind="安全", content=f"{NAME}提出井口加灯")
    leave(runner, left)
    assert erasure_outlook(left, TODAY).name == NAME
    told = [(one.table, one.excerpt) for one in erased(runner, left).named_in]
    assert told == [("ledger_value", f"{NAME}提出井口加灯")]


@pytest.mark.parametrize(
    ("typed", "basis", "wrong"),
    [("欧阳", BASIS, "姓名与要删除的人不同"), (NAME, " ", "没有写依据")],
)
def test_it_is_refused_without_the_whole_name_or_grounds(left, runner, typed, basis, wrong):
    leave(runner, left)
    with pytest.raises(RefusedError, match=wrong):
        runner.run(erase(person_id=left, typed_name=typed, basis=basis, on=TODAY))
    assert Person.get_by_id(left).name == NAME


def test_who_is_on_the_roll_is_not_erased(left, runner):
    with pytest.raises(RefusedError, match="还在册"):
        erased(runner, left)
    assert Person.get_by_id(left).name == NAME


def test_nobody_is_erased_twice(left, runner):
    leave(runner, left)
    erased(runner, left)
    with pytest.raises(RefusedError, match="已经合法删除"):
        erased(runner, left)


def test_lists_of_past_days_keep_their_numbers(left, branch, runner):
    make.person("李四", branch)
    leave(runner, left)
    day = date(2026, 2, 1)

    def standing() -> list[tuple[object, ...]]:
        rows = RosterQuery(day).fetch()
        return sorted((row.person_id, row.stage, row.facts.sex, row.branch_name) for row in rows)

    before = standing()
    erased(runner, left)
    assert standing() == before
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def figures() -> dict[str, list[tuple[object, ...]]]:
    """Everything in the file but what is declared to be erased: whatever is counted rests on it."""
    told = {table.name: table for table in shipped_privacy().tables}
    found = {}
    for table in TABLES:
        name = table.table_name()
        declared = told.get(name)
        if name in CHANGED_BY_IT or (declared is not None and declared.goes_whole):
            continue
        how = {} if declared is None else declared.erasing()
        columns = [
            f'"{column}"'
            for column in table.column_names()
            if how.get(column, Erasing.KEEP) is Erasing.KEEP
        ]
        cursor = database.execute_sql(f'SELECT {", ".join(columns)} FROM "{name}"')
        found[name] = sorted(cursor.fetchall(), key=repr)
    return found


#: What an erasing itself writes.
CHANGED_BY_IT = {
    "erased_person",
    "journal_entry",
    "journal_erasure",
    "journal_head",
    "journal_subject",
    "search_key",
    "stored_file",
}


def test_in_a_full_year_nothing_that_is_counted_changes(mine, runner):
    """Of the demonstration one who has left with most behind him."""
    on = date(2026, 12, 31)
    gone = [
        row for row in Departure.select() if not erasure_outlook(row.person_id, on).open_matters
    ]
    counts = {
        row.person_id: Attendance.select().where(Attendance.person == row.person_id).count()
        for row in gone
    }
    person_id = max(counts, key=lambda one: counts[one])
    name = Person.get_by_id(person_id).name
    before, statistics = figures(), StatisticsQuery(on).fetch()
    done = runner.run(erase(person_id=person_id, typed_name=name, basis=BASIS, on=on)).result
    assert counts[person_id] > 0
    assert done.erased.entries > 0
    assert figures() == before
    assert StatisticsQuery(on).fetch() == statistics
    assert prove_journal() == ()
