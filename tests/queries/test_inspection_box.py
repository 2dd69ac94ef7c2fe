"""The 迎检盒 of a branch: evidence in its order, and everything that is missing."""

import pytest

from dangjian_desktop.domain.measured import RecordKind
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.score_evidence import add_evidence
from dangjian_desktop.queries.inspection_box import InspectionBoxQuery, LackKind, standing_score
from dangjian_desktop.storage.models import StoredFile
from tests import make
from tests.box_stories import ON, PERIOD, filled_box, held, without_minutes
from tests.rubric_stories import checked, closed


@pytest.fixture
def mine(data):
    return filled_box()


def box_of(mine, period=PERIOD):
    return InspectionBoxQuery(mine["branch"], period, ON).fetch()


def item(box, code):
    return next(one for one in box.items if one.item.code == code)


def lacks(one):
    return [lack.kind for lack in one.lacks]


def test_what_the_measure_found_and_what_people_added(mine):
    box = box_of(mine)
    (meeting,) = item(box, "A1").entries
    assert (meeting.kind, meeting.book, meeting.page) == (
        RecordKind.ACTIVITY,
        "会议记录本2026",
        "12",
    )
    assert [(file.name, file.is_whole) for file in meeting.files] == [("会议照片.jpg", True)]
    assert meeting.row_id == mine["meeting"]
    (added,) = item(box, "B1").entries
    assert (str(added.text), added.book, added.page, added.note) == (
        "安全承诺书",
        "工作手册",
        "31",
        "原件",
    )
    assert added.evidence_id == mine["evidence"]
    assert item(box, "A1").lacks == ()
    assert (box.count, box.blocks) == (2, ("组织生活", "安全作用"))


def test_an_item_that_waits_for_a_person_says_so(mine):
    assert lacks(item(box_of(mine), "B1")) == [LackKind.JUDGED]


def test_a_missing_meeting_and_an_item_without_anything(mine):
    held(mine["branch"], "2026-05-10", "themed_day")
    one = item(box_of(mine, "2026Q2"), "A1")
    assert one.entries == ()
    assert lacks(one) == [LackKind.EVIDENCE, LackKind.HELD]
    assert "党员大会" in str(one.lacks[1].text)


def test_a_meeting_without_minutes_files_and_page(mine):
    without_minutes(mine["branch"], "2026-05-10")
    one = item(box_of(mine, "2026Q2"), "A1")
    found = [LackKind.MINUTES, LackKind.FILES, LackKind.PAGE]
    assert [kind for kind in lacks(one) if kind in found] == found


def test_a_file_that_is_gone_is_told_and_stays_in_the_list(mine):
    make.done(
        add_attachments(files=(NewFile("书.pdf", b"pdf"),), on=ON, evidence_id=mine["evidence"])
    )
    StoredFile.update(content=b"other").where(StoredFile.size == 3).execute()
    one = item(box_of(mine), "B1")
    assert [(file.name, file.is_whole) for file in one.entries[0].files] == [("书.pdf", False)]
    assert LackKind.BYTES in lacks(one)


def test_a_record_that_people_add_brings_its_own_files_day_and_page(mine):
    make.done(
        add_evidence(
            organisation_id=mine["branch"],
            period=PERIOD,
            item="B1",
            on=ON,
            values={"title": "安全专题会", "activity": mine["meeting"]},
        )
    )
    added = item(box_of(mine), "B1").entries[1]
    assert (added.number, added.kind, added.page) == (2, RecordKind.ACTIVITY, "12")
    assert (str(added.day), added.files[0].name) == ("2026-08-20", "会议照片.jpg")
    assert added.uid


def test_a_book_without_a_page_is_missing_one(mine):
    make.done(
        add_evidence(
            organisation_id=mine["branch"],
            period=PERIOD,
            item="B1",
            on=ON,
            values={"title": "手册", "handbook": "学习笔记"},
        )
    )
    assert LackKind.PAGE in lacks(item(box_of(mine), "B1"))


def test_of_a_closed_period_the_box_is_that_of_the_closing(mine):
    checked(mine["branch"], "B1", "40")
    closed(mine["branch"])
    held(mine["branch"], "2026-09-20")
    assert len(item(box_of(mine), "A1").entries) == 1
    assert standing_score(mine["branch"], period_of(PERIOD), ON).total.base == 100


def test_no_rubric_no_box(mine):
    assert box_of(mine, "2019Q3") is None
    assert box_of(mine, "2026Q9") is None
