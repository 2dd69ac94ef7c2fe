"""Evidence beside what the program finds: added, changed, put in order, with files, removed."""

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.attachments import (
    NewFile,
    add_attachments,
    remove_attachment,
    rename_attachment,
)
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.score_evidence import (
    add_evidence,
    change_evidence,
    move_evidence,
    move_evidence_to,
    remove_evidence,
)
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.score_evidence import ScoreEvidenceQuery
from tests import make
from tests.score_stories import ON, QUARTER, issue, judge, meet


@pytest.fixture
def branch(data):
    key = make.branch("甲支部")
    issue()
    meet(key, "2026-08-12")
    return key


def adding(branch, item="A2", **values):
    return add_evidence(organisation_id=branch, period=QUARTER, item=item, on=ON, values=values)


def rows(branch):
    return ScoreEvidenceQuery(branch, QUARTER, ON).fetch()


def refused(runner, operation, match):
    with pytest.raises(RefusedError, match=match):
        runner.run(operation)


def test_evidence_stands_in_its_order_and_names_book_and_page(runner, branch):
    first = runner.run(adding(branch, title="签到表", handbook="支部工作手册", page="12-15")).result
    activity = make.activity("committee_meeting", branch, held_on="2026-08-03")
    second = runner.run(adding(branch, title="会议记录", activity=activity)).result
    assert [row.evidence_id for row in rows(branch)] == [first, second]
    assert (rows(branch)[0].handbook, rows(branch)[0].page) == ("支部工作手册", "12-15")
    assert rows(branch)[1].link == ("activity", activity)
    assert rows(branch)[1].day == "2026-08-03"
    runner.run(move_evidence(evidence_ids=[second, first]))
    assert [row.evidence_id for row in rows(branch)] == [second, first]
    runner.run(change_evidence(evidence_id=first, values={"page": "16", "note": "已核对"}))
    assert (rows(branch)[1].page, rows(branch)[1].note) == ("16", "已核对")


def test_evidence_moves_to_the_end_of_another_item(runner, branch):
    first = runner.run(adding(branch, "A1", title="签到表")).result
    key = runner.run(adding(branch, title="照片")).result
    runner.run(move_evidence_to(evidence_id=key, item="A1", on=ON))
    assert [(row.evidence_id, row.item) for row in rows(branch)] == [(first, "A1"), (key, "A1")]
    refused(runner, move_evidence_to(evidence_id=key, item="Z9", on=ON), "没有 Z9 这一项")


def test_files_hang_on_evidence_and_go_and_come_with_it(runner, branch):
    key = runner.run(adding(branch, title="照片")).result
    files = (NewFile("照片.jpg", b"picture"),)
    runner.run(add_attachments(files=files, on=ON, evidence_id=key))
    assert rows(branch)[0].files == 1
    file = AttachmentQuery(evidence_id=key).fetch()[0]
    runner.run(rename_attachment(attachment_id=file.attachment_id, name="现场.jpg"))
    runner.run(remove_evidence(evidence_id=key))
    assert rows(branch) == []
    runner.undo()
    assert [one.name for one in AttachmentQuery(evidence_id=key).fetch()] == ["现场.jpg"]


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({}, "没有写是什么材料"),
        ({"title": "长" * 201}, "201 个字"),
        ({"title": "某材料", "document": 999}, "已经不在了"),
        ({"title": "某材料", "item": "Z9"}, "没有 Z9 这一项"),
    ],
)
def test_what_cannot_be_is_refused_in_words(runner, branch, changes, match):
    refused(runner, adding(branch, **changes), match)


def test_a_closed_period_keeps_its_evidence(runner, branch):
    key = runner.run(adding(branch, title="照片")).result
    runner.run(add_attachments(files=(NewFile("a.jpg", b"x"),), on=ON, evidence_id=key))
    file = AttachmentQuery(evidence_id=key).fetch()[0]
    judge(branch)
    runner.run(
        close_period(subject=ClosingSubject.SCORE, organisation_id=branch, period=QUARTER, on=ON)
    )
    for operation in (
        adding(branch, title="补的"),
        change_evidence(evidence_id=key, values={"page": "1"}),
        move_evidence(evidence_ids=[key]),
        move_evidence_to(evidence_id=key, item="A1", on=ON),
        remove_evidence(evidence_id=key),
        add_attachments(files=(NewFile("b.jpg", b"y"),), on=ON, evidence_id=key),
        remove_attachment(attachment_id=file.attachment_id),
    ):
        refused(runner, operation, "请先开始更正")
    runner.undo()
    runner.run(remove_evidence(evidence_id=key))
    refused(runner, remove_evidence(evidence_id=key), "已经不在了")
