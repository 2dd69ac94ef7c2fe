"""Files of people and organisations: kept whole, renamed, taken away, brought back."""

import resource
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.attachments import MEGABYTE, MOST_BYTES
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.attachments import (
    Attached,
    NewFile,
    add_attachments,
    change_attachment,
    read_files,
    remove_attachment,
    rename_attachment,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.attachments import AttachedFileQuery, AttachmentQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.journal_proof import verify
from dangjian_desktop.storage.models import Attachment, JournalEntry, StoredFile, database
from tests import make

ON = date(2026, 11, 21)
PDF = NewFile("志愿书.pdf", b"%PDF-1.7 one")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def person(data):
    return make.person("张三")


def add(runner, person: int, *files: NewFile, note: str = "") -> Attached:
    return runner.run(add_attachments(files=files, on=ON, person_id=person, note=note)).result


def names(person: int) -> list[str]:
    return [row.name for row in AttachmentQuery(person_id=person).fetch()]


def test_a_file_is_kept_with_its_person_and_undone(runner, person):
    (attachment_id,) = add(runner, person, PDF, note="2001 年的原件").ids
    (row,) = AttachmentQuery(person_id=person).fetch()
    assert (row.name, row.size, row.note) == ("志愿书.pdf", 12, "2001 年的原件")
    assert row.added_on == make.day("2026-11-21")
    assert AttachedFileQuery(attachment_id).fetch().content == PDF.content
    runner.undo()
    assert names(person) == []
    runner.redo()
    assert AttachedFileQuery(attachment_id).fetch().content == PDF.content


def test_an_organisation_has_files_of_its_own(runner, person):
    branch = make.branch("机电队党支部")
    runner.run(add_attachments(files=[PDF], on=ON, organisation_id=branch))
    assert names(person) == []
    assert [row.name for row in AttachmentQuery(organisation_id=branch).fetch()] == ["志愿书.pdf"]


def test_the_same_bytes_are_kept_once_and_not_twice_with_one_person(runner, person):
    other = make.person("李四")
    add(runner, person, PDF)
    add(runner, other, PDF)
    assert StoredFile.select().count() == 1
    with pytest.raises(RefusedError, match="已经在附件里"):
        add(runner, person, NewFile("换个名.pdf", PDF.content))
    done = add(runner, person, PDF, NewFile("新.pdf", b"new"))
    assert (len(done.ids), done.known) == (1, ("志愿书.pdf",))
    assert names(person) == ["志愿书.pdf", "新.pdf"]


def test_files_of_one_name_are_told_apart(runner, person):
    add(runner, person, PDF, NewFile("志愿书.pdf", b"two"), NewFile("志愿书.pdf", b"three"))
    assert names(person) == ["志愿书.pdf", "志愿书 (2).pdf", "志愿书 (3).pdf"]


def test_renaming_keeps_the_suffix_and_two_files_apart(runner, person):
    first, second = add(runner, person, PDF, NewFile("扫描.jpg", b"jpg")).ids
    assert runner.run(rename_attachment(attachment_id=second, name="照片")).result == "照片.jpg"
    with pytest.raises(RefusedError, match="不能为空"):
        runner.run(rename_attachment(attachment_id=first, name=" \u202e "))
    runner.run(rename_attachment(attachment_id=first, name="照片"))  # another suffix, another name
    third = add(runner, person, NewFile("再一份.pdf", b"3")).ids[0]
    with pytest.raises(RefusedError, match="已经有名为"):
        runner.run(rename_attachment(attachment_id=third, name="照片"))


def test_a_note_is_changed_and_has_its_length(runner, person):
    (attachment_id,) = add(runner, person, PDF).ids
    runner.run(change_attachment(attachment_id=attachment_id, note=" 原件在党委 "))
    assert AttachmentQuery(person_id=person).fetch()[0].note == "原件在党委"
    with pytest.raises(RefusedError, match="200"):
        runner.run(change_attachment(attachment_id=attachment_id, note="字" * 201))
    with pytest.raises(RefusedError, match="200"):
        add(runner, person, NewFile("a.pdf", b"a"), note="字" * 201)


def test_removing_is_undone_with_the_bytes(runner, person):
    (attachment_id,) = add(runner, person, PDF).ids
    runner.run(remove_attachment(attachment_id=attachment_id))
    assert names(person) == []
    assert AttachedFileQuery(attachment_id).fetch() is None
    for refused in (
        remove_attachment(attachment_id=attachment_id),
        rename_attachment(attachment_id=attachment_id, name="a"),
        change_attachment(attachment_id=attachment_id, note="a"),
    ):
        with pytest.raises(RefusedError, match="已经不在了"):
            runner.run(refused)
    runner.undo()
    assert AttachedFileQuery(attachment_id).fetch().content == PDF.content


def test_the_journal_holds_no_copy_of_the_bytes(runner, person):
    add(runner, person, NewFile("大.bin", bytes(range(256)) * 40_000))
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert len(bytes(entry.changes)) < 2_000


def test_twenty_megabytes_go_in_and_one_byte_more_does_not(runner, person, tmp_path):
    path = tmp_path / "扫描.pdf"
    path.write_bytes(b"x" * MOST_BYTES)
    add(runner, person, *read_files([path]))
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(HostError) as caught:
        read_files([path])
    assert caught.value.code == "file.too_large"
    assert "20 MB" in caught.value.sentence


def test_an_empty_file_and_too_much_at_once_are_refused(tmp_path):
    empty = tmp_path / "空.pdf"
    empty.touch()
    with pytest.raises(RefusedError, match="空文件"):
        read_files([empty])
    paths = []
    for number in range(6):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(b"x" * (19 * MEGABYTE))
    with pytest.raises(RefusedError, match="100 MB"):
        read_files(paths)


def test_names_from_outside_are_made_harmless(runner, person, tmp_path):
    path = tmp_path / "报告\u202efdp.exe"
    path.write_bytes(b"MZ")
    add(runner, person, *read_files([path]))
    assert names(person) == ["报告fdp.exe"]


def test_bytes_that_have_become_others_are_not_handed_out(runner, person):
    (attachment_id,) = add(runner, person, PDF).ids
    database.execute_sql("UPDATE stored_file SET content = x'00'")
    assert AttachedFileQuery(attachment_id).fetch().content is None
    database.execute_sql("DELETE FROM stored_file")
    assert AttachedFileQuery(attachment_id).fetch().content is None


def test_a_full_disk_keeps_nothing_of_the_file_and_says_so(tmp_path, empty_file):
    path = tmp_path / "a.db"
    path.write_bytes(empty_file)
    open_file(path)
    person = make.person("张三")
    close_file()
    script = """
        import sys
        from datetime import date
        from pathlib import Path
        from dangjian_desktop.operations.attachments import NewFile, add_attachments
        from dangjian_desktop.operations.runner import Runner
        from dangjian_desktop.storage.database import open_file
        from dangjian_desktop.host.paths import resources
        from dangjian_desktop.storage.errors import StorageError
        from dangjian_desktop.storage.shipped import use_shipped
        use_shipped(resources())
        open_file(Path(sys.argv[1]))
        try:
            Runner().run(add_attachments(
                files=[NewFile("大.pdf", bytes(range(256)) * 16000)],
                on=date(2026, 11, 21),
                person_id=int(sys.argv[2]),
            ))
        except StorageError as error:
            print(error.code, error.sentence)
    """
    limit = path.stat().st_size + 500_000

    def limit_size() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(path), str(person)],
        preexec_fn=limit_size,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert run.stdout.split()[0] in {"io", "full"}
    assert "没有写入" in run.stdout
    open_file(path)
    try:
        assert Attachment.select().count() == 0
        assert StoredFile.select().count() == 0
        assert verify() is None
    finally:
        close_file()
        database.initialize(None)


def test_an_activity_a_document_and_a_reply_have_files_of_their_own(runner):
    activity = make.activity()
    for holder in ({"activity_id": activity}, {"person_id": make.person("李四")}):
        assert AttachmentQuery(**holder).fetch() == []
        (kept,) = runner.run(add_attachments(files=[PDF], on=ON, **holder)).result.ids
        assert [row.attachment_id for row in AttachmentQuery(**holder).fetch()] == [kept]
    runner.run(add_attachments(files=[NewFile("签到.jpg", b"x")], on=ON, activity_id=activity))
    signed = AttachmentQuery(activity_id=activity).fetch()[-1].attachment_id
    assert runner.run(rename_attachment(attachment_id=signed, name="签到表")).result == "签到表.jpg"
    with pytest.raises(RefusedError, match="已经在附件里"):
        runner.run(add_attachments(files=[NewFile("b.jpg", b"x")], on=ON, activity_id=activity))
    assert AttachmentQuery(document_id=1).fetch() == AttachmentQuery(reply_id=1).fetch() == []
