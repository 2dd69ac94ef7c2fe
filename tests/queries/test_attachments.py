"""What the card tells of files."""

from datetime import date

from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.queries.attachments import AttachedFileQuery, AttachmentQuery, attachments_of
from tests import make

ON = date(2026, 11, 21)


def test_the_card_names_files_with_size_and_day(data):
    person = make.person("张三")
    assert attachments_of(person, ON).is_empty
    files = [NewFile("志愿书.pdf", b"x" * 2048), NewFile("照片.jpg", b"y")]
    make.done(add_attachments(files=files, on=ON, person_id=person, note="原件"))
    (table,) = attachments_of(person, ON).tables
    assert table.rows == (
        ("志愿书.pdf", "2 KB", "2026-11-21", "原件"),
        ("照片.jpg", "1 字节", "2026-11-21", "原件"),
    )


def test_nobody_has_no_files_and_a_missing_one_is_none(data):
    assert AttachmentQuery(person_id=404).fetch() == []
    assert AttachmentQuery(organisation_id=404).fetch() == []
    assert AttachedFileQuery(404).fetch() is None
