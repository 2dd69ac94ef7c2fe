"""部署–落实–研究–检查–奖惩: what hangs on a task stands on its line."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.vocabulary import AgendaSource, DocumentKind
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.tasks import add_task, mark_task_done
from dangjian_desktop.queries.task_loops import TaskLoopsQuery
from dangjian_desktop.storage.models import AgendaItem, Document, ScoreFinding, Task
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


@pytest.fixture
def task(branch):
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title="冬季安全",
            received_on=date(2026, 11, 1),
            on=date(2026, 11, 1),
            values={"number": "矿党〔2026〕9号"},
        )
    )
    return make.done(
        add_task(organisation_id=branch, title="查通风", on=date(2026, 11, 2), document_id=document)
    )


def the_line():
    (found,) = TaskLoopsQuery(2026, ON).fetch()
    return found


def test_a_task_alone_says_which_parts_are_missing(task):
    line = the_line()
    assert line.ordered_by == "矿党〔2026〕9号 冬季安全"
    assert line.lacks == ("落实", "研究", "检查", "奖惩")


def test_the_meeting_that_discussed_it_stands_on_the_line(branch, task):
    held = make.activity("committee_meeting", branch, "2026-11-05", title="支委会")
    make.done(
        Operation(
            "布景",
            "agenda",
            lambda writer: writer.insert(
                AgendaItem,
                organisation=branch,
                activity=held,
                title="研究查通风",
                source=AgendaSource.DOCUMENT,
                source_uid=Task.get_by_id(task).uid,
                raised_on=date(2026, 11, 3),
            ),
        )
    )
    make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 10), on=date(2026, 11, 10)))
    line = the_line()
    assert [(one.title, one.held_on) for one in line.discussed] == [("支委会", date(2026, 11, 5))]
    assert line.lacks == ("检查", "奖惩")


def test_awards_that_name_the_document_and_deductions_entered_for_it_follow(branch, task):
    document = Document.get()
    make.entry(
        "award",
        branch,
        day="2026-11-12",
        honour="安全先进",
        reason="查通风",
        money=100,
        promised_on="2026-11-30",
        reference="矿党〔2026〕9号",
    )
    make.entry(
        "award",
        branch,
        day="2026-11-12",
        honour="别的奖",
        reason="别的",
        money=100,
        promised_on="2026-11-30",
        reference="矿党〔2026〕8号",
    )
    values = {
        "organisation": branch,
        "period": "2026Q4",
        "item": "D4",
        "rule": "r1",
        "text": "通风记录缺 1 次",
        "count": int(Decimal(10_000)),
        "document": document.id,
        "entered_on": date(2026, 11, 15),
    }
    make.done(Operation("布景", "finding", lambda writer: writer.insert(ScoreFinding, **values)))
    told = [(str(one.told), one.is_award) for one in the_line().consequences]
    assert told == [
        ("2026Q4 考评 D4：通风记录缺 1 次", False),
        ("2026-11-12 表彰：安全先进", True),
    ]


def test_a_year_shows_its_tasks_and_those_still_open_before_it(task):
    assert TaskLoopsQuery(2025, ON).fetch() == []
    assert len(TaskLoopsQuery(2027, date(2027, 2, 1)).fetch()) == 1
    make.done(mark_task_done(task_id=task, done_on=date(2026, 11, 10), on=date(2026, 11, 10)))
    assert TaskLoopsQuery(2027, date(2027, 2, 1)).fetch() == []
