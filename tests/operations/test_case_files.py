"""个案: what is kept, in which order, who may see it, and that seeing it is recorded."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.rights import EVERY_RIGHT, Right
from dangjian_desktop.domain.vocabulary import CaseFileKind, Stage
from dangjian_desktop.operations.attachments import (
    NewFile,
    add_attachments,
    change_attachment,
    remove_attachment,
    rename_attachment,
    reveal_attachment,
)
from dangjian_desktop.operations.case_files import (
    add_case_file,
    close_case_file,
    record_case_step,
    remove_case_file,
    remove_case_step,
    reopen_case_file,
    reveal_case_files,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.queries.recorded_changes import RecordedChangesQuery
from dangjian_desktop.storage.models import (
    Attachment,
    CaseEvent,
    CaseFile,
    JournalEntry,
    MergedPerson,
    Person,
)
from tests import make

pytestmark = pytest.mark.usefixtures("data")
ON = date(2026, 11, 20)
PACKAGE = Path(__file__).parents[2] / "dangjian_desktop"
FIRST = ("started", "filed", "checked", "talked", "resolved", "approved")


@pytest.fixture
def person() -> int:
    return make.person("张三", make.branch())


def opened(runner: Runner, person: int, kind: CaseFileKind = CaseFileKind.RECTIFICATION) -> int:
    work = add_case_file(person_id=person, kind=kind, opened_on=date(2026, 3, 1), on=ON)
    return runner.run(work).result


def step(case: int, code: str, day: str = "2026-03-02", **values: Any) -> Operation[int]:
    return record_case_step(
        case_file_id=case, step=code, happened_on=date.fromisoformat(day), on=ON, **values
    )


def prepared(runner: Runner, person: int) -> int:
    case = opened(runner, person)
    for code in FIRST:
        runner.run(step(case, code))
    return case


def test_a_case_is_kept_with_days_and_papers_and_says_what_comes_next(
    runner: Runner, person: int
) -> None:
    case = opened(runner, person)
    runner.run(step(case, "started", paper="committee_minutes", number="3"))
    [row] = runner.run(reveal_case_files(person_id=person, on=ON)).result
    [event] = row.events
    assert (event.label, event.paper, event.number) == ("支委会启动", "支委会会议记录", "3")
    assert [one.label for one in row.next_steps] == ["报基层党委备案"]
    assert [str(fact) for fact in row.facts] == ["由支委会启动，事先报基层党委备案。"]


def test_the_time_runs_and_is_over(runner: Runner, person: int) -> None:
    case = prepared(runner, person)
    with pytest.raises(InputError) as bad:
        runner.run(step(case, "announced"))
    assert bad.value.problems[0].code == "case.due_missing"
    with pytest.raises(InputError) as bad:
        runner.run(step(case, "announced", due_on=date(2027, 3, 3)))
    assert bad.value.problems[0].code == "case.due_late"
    runner.run(step(case, "announced", due_on=date(2026, 9, 2)))

    def told(on: date) -> list[str]:
        [row] = runner.run(reveal_case_files(person_id=person, on=on)).result
        return [str(fact) for fact in row.facts]

    assert told(date(2026, 9, 2)) == ["改正期限到 2026-09-02。"]
    assert told(date(2026, 9, 3)) == ["改正期限 2026-09-02 已到，由支部党员大会作出结论。"]
    with pytest.raises(InputError) as bad:  # from the first beginning on
        runner.run(step(case, "extended", "2026-09-01", due_on=date(2027, 3, 3)))
    assert bad.value.problems[0].code == "case.due_late"
    runner.run(step(case, "extended", "2026-09-01", due_on=date(2027, 3, 2)))
    assert told(ON) == ["改正期限到 2027-03-02。"]
    runner.run(step(case, "ended", "2026-11-01"))
    assert told(ON) == []


def test_removal_tells_of_five_years(runner: Runner, person: int) -> None:
    case = opened(runner, person, CaseFileKind.REMOVAL)
    for code in (*FIRST, "announced"):
        runner.run(step(case, code))
    [row] = runner.run(reveal_case_files(person_id=person, on=ON)).result
    assert str(row.facts[-1]) == "5 年内不能再入党，到 2031-03-02 为止。"


def test_what_cannot_be_is_refused(runner: Runner, person: int) -> None:
    case = opened(runner, person)
    with pytest.raises(RefusedError, match="还没有登记"):
        runner.run(step(case, "checked"))
    for day, code in (("2026-02-28", "case.before_opening"), ("2026-11-21", "day.ahead")):
        with pytest.raises(InputError) as bad:
            runner.run(step(case, "started", day))
        assert bad.value.problems[0].code == code
    with pytest.raises(RefusedError, match="没有这种材料"):
        runner.run(step(case, "started", paper="story"))
    with pytest.raises(RefusedError, match="没有办结"):
        opened(runner, person)
    applicant = make.person("李四", stage=Stage.APPLICANT)
    with pytest.raises(RefusedError, match="不是党员"):
        opened(runner, applicant)
    opened(runner, applicant, CaseFileKind.CARE)
    assert not CaseEvent.select().exists()


def test_a_case_is_closed_opened_again_and_removed(runner: Runner, person: int) -> None:
    case = opened(runner, person)
    event = runner.run(step(case, "started", "2026-03-05")).result
    with pytest.raises(InputError) as bad:
        runner.run(close_case_file(case_file_id=case, closed_on=date(2026, 3, 4), on=ON))
    assert bad.value.problems[0].code == "case.closed_early"
    runner.run(close_case_file(case_file_id=case, closed_on=date(2026, 3, 5), on=ON))
    for work in (
        step(case, "filed"),
        remove_case_step(event_id=event),
        close_case_file(case_file_id=case, closed_on=ON, on=ON),
    ):
        with pytest.raises(RefusedError, match="已经办结"):
            runner.run(work)
    runner.run(reopen_case_file(case_file_id=case))
    with pytest.raises(RefusedError, match="没有办结"):
        runner.run(reopen_case_file(case_file_id=case))
    runner.run(remove_case_step(event_id=event))
    runner.run(step(case, "started"))
    runner.run(remove_case_file(case_file_id=case))
    assert not CaseFile.select().exists()
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_case_file(case_file_id=case))
    runner.undo()
    assert CaseEvent.select().count() == 1


def test_a_case_with_papers_is_not_removed(runner: Runner, person: int) -> None:
    case = opened(runner, person)
    runner.run(
        add_attachments(case_file_id=case, files=(NewFile("扫描件.pdf", b"%PDF-1.4"),), on=ON)
    )
    with pytest.raises(RefusedError, match="还有附件"):
        runner.run(remove_case_file(case_file_id=case))


def test_merged_records_have_the_cases_of_both(runner: Runner, person: int) -> None:
    other = make.person("张三")
    opened(runner, other, CaseFileKind.CARE)
    runner.run(merge_people(kept_id=person, merged_id=other, on=ON))
    [row] = runner.run(reveal_case_files(person_id=person, on=ON)).result
    assert row.kind is CaseFileKind.CARE


def test_a_case_is_not_opened_again_beside_an_open_one_of_its_kind(
    runner: Runner, person: int
) -> None:
    first = opened(runner, person)
    runner.run(close_case_file(case_file_id=first, closed_on=date(2026, 3, 5), on=ON))
    second = opened(runner, person)
    with pytest.raises(RefusedError, match="已经有一个没有办结"):
        runner.run(reopen_case_file(case_file_id=first))
    runner.run(close_case_file(case_file_id=second, closed_on=date(2026, 3, 5), on=ON))
    opened(runner, person, CaseFileKind.CARE)
    runner.run(reopen_case_file(case_file_id=first))


def test_two_open_cases_of_one_kind_become_one_when_records_are_merged(
    runner: Runner, person: int
) -> None:
    """It tells nothing to who merges without the right: nothing is asked and nothing is noted."""
    other = make.person("张三", Person.get_by_id(person).memberships.get().branch_id)
    work = add_case_file(
        person_id=other, kind=CaseFileKind.RECTIFICATION, opened_on=date(2026, 2, 1), on=ON
    )
    theirs = runner.run(work).result
    mine = opened(runner, person)
    for case, day in ((mine, "2026-03-03"), (theirs, "2026-02-02")):
        runner.run(step(case, "started", "2026-03-02", paper="committee_minutes", number="3"))
        runner.run(step(case, "filed", "2026-03-02" if case == theirs else day))
        with_file(runner, case, f"{day}.pdf")
    closed = opened(runner, other, CaseFileKind.CARE)
    runner.run(close_case_file(case_file_id=closed, closed_on=ON, on=ON))
    opened(runner, person, CaseFileKind.CARE)
    plain = Runner("干事", rights=EVERY_RIGHT - {Right.CASE_FILES})
    plain.run(merge_people(kept_id=person, merged_id=other, on=ON))
    told = runner.run(reveal_case_files(person_id=person, on=ON)).result
    assert sorted((row.kind, row.is_open) for row in told) == [
        (CaseFileKind.CARE, False),
        (CaseFileKind.CARE, True),
        (CaseFileKind.RECTIFICATION, True),
    ]
    [joined] = [row for row in told if row.kind is CaseFileKind.RECTIFICATION]
    assert (joined.case_file_id, joined.opened_on) == (mine, date(2026, 2, 1))
    assert [(one.code, one.happened_on.day, one.number) for one in joined.events] == [
        ("started", 2, "3"),
        ("filed", 2, ""),
        ("filed", 3, ""),
    ]
    assert [one.name for one in joined.files] == ["2026-03-03.pdf", "2026-02-02.pdf"]
    assert "case" not in MergedPerson.get().contents
    assert not [one for one in RecordedChangesQuery(person).fetch() if one.what == "附件"]
    plain.undo()
    [back, _care] = runner.run(reveal_case_files(person_id=other, on=ON)).result[::-1]
    assert (back.case_file_id, len(back.events), len(back.files)) == (theirs, 2, 1)


# Who may see it -----------------------------------------------------------------------


def every_operation(person: int, case: int, event: int) -> list[Operation[Any]]:
    kind = CaseFileKind.CARE
    return [
        reveal_case_files(person_id=person, on=ON),
        add_case_file(person_id=person, kind=kind, opened_on=ON, on=ON),
        step(case, "filed"),
        remove_case_step(event_id=event),
        close_case_file(case_file_id=case, closed_on=ON, on=ON),
        reopen_case_file(case_file_id=case),
        remove_case_file(case_file_id=case),
    ]


def test_without_the_right_nothing_is_read_or_written(runner: Runner, person: int) -> None:
    case = opened(runner, person)
    event = runner.run(step(case, "started")).result
    other = Runner("干事", rights=EVERY_RIGHT - {Right.CASE_FILES})
    entries = JournalEntry.select().count()
    for work in every_operation(person, case, event):
        with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
            other.run(work)
        with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
            other.rehearse([work], lambda: None)
    assert JournalEntry.select().count() == entries


def test_every_operation_on_case_files_needs_the_right(person: int) -> None:
    text = (PACKAGE / "operations" / "case_files.py").read_text("utf-8")
    assert text.count("@operation(") == text.count("needs=Right.CASE_FILES")
    assert all(work.needs() is Right.CASE_FILES for work in every_operation(person, 1, 1))


def every_operation_on_files(case: int, file: int) -> list[Operation[Any]]:
    return [
        add_attachments(case_file_id=case, files=(NewFile("除名决定.pdf", b"%PDF-1.5"),), on=ON),
        rename_attachment(attachment_id=file, name="另一个名"),
        change_attachment(attachment_id=file, note="原件在党委"),
        reveal_attachment(attachment_id=file),
        remove_attachment(attachment_id=file),
    ]


def with_file(runner: Runner, case: int, name: str = "扫描件.pdf") -> int:
    files = (NewFile(name, b"%PDF-1.4"),)
    return runner.run(add_attachments(case_file_id=case, files=files, on=ON)).result.ids[0]


def test_without_the_right_no_file_of_a_case_is_read_or_written(
    runner: Runner, person: int
) -> None:
    case = opened(runner, person)
    file = with_file(runner, case)
    other = Runner("干事", rights=EVERY_RIGHT - {Right.CASE_FILES})
    entries = JournalEntry.select().count()
    for work in every_operation_on_files(case, file):
        with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
            other.run(work)
        with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
            other.rehearse([work], lambda: None)
    assert JournalEntry.select().count() == entries
    files = (NewFile("扫描件.pdf", b"%PDF-1.4"),)
    own = other.run(add_attachments(person_id=person, files=files, on=ON)).result.ids[0]
    other.run(rename_attachment(attachment_id=own, name="申请书"))
    opened_file = other.run(reveal_attachment(attachment_id=own)).result
    assert (opened_file.name, opened_file.content) == ("申请书.pdf", b"%PDF-1.4")
    assert JournalEntry.select().count() == entries + 2  # opening it is no matter of record


def test_with_the_right_files_are_read_with_the_case_and_opening_one_is_recorded(
    runner: Runner, person: int
) -> None:
    case = opened(runner, person)
    file = with_file(runner, case)
    [row] = runner.run(reveal_case_files(person_id=person, on=ON)).result
    assert [one.name for one in row.files] == ["扫描件.pdf"]
    before = JournalEntry.select().count()
    assert runner.run(reveal_attachment(attachment_id=file)).result.content == b"%PDF-1.4"
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
    assert JournalEntry.select().count() == before + 1
    assert (entry.note, entry.label) == (f"扫描件.pdf：{Person.get().uid}", "查看附件")
    for work in every_operation_on_files(case, file):
        runner.run(work)
    assert runner.run(reveal_attachment(attachment_id=file)).result is None


def test_what_is_recorded_of_a_person_does_not_name_the_files_of_a_case(
    runner: Runner, person: int
) -> None:
    case = opened(runner, person)
    for work in every_operation_on_files(case, with_file(runner, case, "除名决定.pdf")):
        runner.run(work)
    told = RecordedChangesQuery(person).fetch()
    assert not [one for one in told if one.what == "附件" or "除名" in one.before + one.after]


def test_taking_back_and_doing_again_need_the_right_too(runner: Runner, person: int) -> None:
    case = opened(runner, person)
    with_file(runner, case)
    runner.rights = EVERY_RIGHT - {Right.CASE_FILES}
    with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
        runner.undo()
    assert Attachment.select().count() == 1
    runner.rights = EVERY_RIGHT
    runner.undo()
    runner.undo()
    assert not CaseFile.select().exists()
    runner.rights = EVERY_RIGHT - {Right.CASE_FILES}
    with pytest.raises(RefusedError, match="没有“查看和登记个案”的权限"):
        runner.redo()
    assert not CaseFile.select().exists()


def test_nobody_else_opens_files() -> None:
    """The bytes of a file go by the operation, and no other query lists the files of a case."""
    asking = re.compile(r"\bAttachedFileQuery\b|\battached_files\b")
    found = {
        path.relative_to(PACKAGE)
        for path in PACKAGE.rglob("*.py")
        if asking.search(path.read_text("utf-8"))
    }
    assert found <= {
        Path("queries/attachments.py"),
        Path("queries/case_files.py"),
        Path("operations/attachments.py"),
    }


def test_every_reading_is_recorded_and_names_nobody(runner: Runner, person: int) -> None:
    before = JournalEntry.select().count()
    runner.run(reveal_case_files(person_id=person, on=ON))
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
    assert JournalEntry.select().count() == before + 1
    assert entry.note == f"个案：{Person.get().uid}"
    assert runner.undo_label is None or "个案" not in runner.undo_label


def test_names_of_operations_say_no_more_than_that_there_is_a_case(
    runner: Runner, person: int
) -> None:
    case = opened(runner, person)
    assert runner.undo_label == "登记个案"
    runner.run(step(case, "started"))
    assert runner.undo_label == "登记个案步骤"
    assert not [one for one in RecordedChangesQuery(person).fetch() if "个案" in one.label]


def test_nothing_else_of_the_program_reads_case_files() -> None:
    """No list, search, card, export or statistic can tell of one: nobody else asks the tables.

    The history of operations names them to leave them out for whoever may not see case files; an
    erasing, which the secretary alone may do, asks whether one is open.
    """
    allowed = {
        Path("queries/told_changes.py"),
        Path("queries/case_files.py"),
        Path("operations/case_files.py"),
        Path("operations/erasing.py"),
        Path("storage/models/__init__.py"),
        Path("storage/models/case_files.py"),
        Path("storage/models/attachments.py"),
    }
    asking = re.compile(r"\bCaseFile\b|\bCaseEvent\b|\bCaseFilesQuery\b")
    found = {
        path.relative_to(PACKAGE)
        for path in PACKAGE.rglob("*.py")
        if asking.search(path.read_text("utf-8"))
    }
    assert found <= allowed
