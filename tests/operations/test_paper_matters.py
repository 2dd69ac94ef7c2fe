"""来文登记簿 and 任务清单 as lines and as PDF."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind, TaskSource
from dangjian_desktop.operations.documents import add_document, add_reply
from dangjian_desktop.operations.paper_matters import (
    document_register_content,
    task_list_content,
)
from dangjian_desktop.operations.printout import DOCUMENT_REGISTER, TASK_LIST, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.tasks import (
    add_task,
    end_task,
    mark_task_checked,
    mark_task_done,
)
from dangjian_desktop.queries.tasks import TasksQuery
from tests import make, pdf

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    branch = make.branch()
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.INSPECTION,
            title="三季度检查反馈",
            received_on=date(2026, 11, 2),
            on=ON,
            values={"number": "督〔2026〕7号", "source": "检查组"},
        )
    )

    def task(title, **values):
        work = add_task(
            organisation_id=branch, title=title, on=ON, document_id=document, values=values
        )
        return make.done(work)

    task("记录缺讨论情况", owner_name="组织委员", due_on=date(2026, 11, 10))
    done = task("公示栏没有更新")
    make.done(mark_task_done(task_id=done, done_on=ON, on=ON, result="已更新"))
    make.done(end_task(task_id=task("重复的"), note="与上一条合并", on=ON))
    make.done(add_reply(document_id=document, sent_on=ON, content="整改报告", on=ON))
    return branch


def test_the_register_tells_how_far_each_document_is(branch):
    asked = Printout(DOCUMENT_REGISTER, ON, branch, since=date(2026, 1, 1), until=ON)
    ((line,), values) = document_register_content(asked)
    assert (line.paper_number, line.kind, line.tasks) == ("督〔2026〕7号", "督查整改", "1/3")
    assert line.answer == "2026-11-21 已回复"
    assert values["period"] == "2026-01-01 至 2026-11-21"
    early = Printout(DOCUMENT_REGISTER, ON, since=date(2026, 1, 1), until=date(2026, 11, 1))
    assert document_register_content(early)[0] == []
    with pytest.raises(RefusedError, match="还没有选起止日期"):
        document_register_content(Printout(DOCUMENT_REGISTER, ON))
    with pytest.raises(RefusedError, match="早于起始日期"):
        document_register_content(Printout(DOCUMENT_REGISTER, ON, since=ON, until=date(2026, 1, 1)))


def test_the_list_of_tasks_says_what_each_waits_for(branch):
    lines, _values = task_list_content(Printout(TASK_LIST, ON, branch))
    assert {(line.title, line.state, line.result) for line in lines} == {
        ("记录缺讨论情况", "已逾期", ""),
        ("公示栏没有更新", "待复查", "已更新"),
        ("重复的", "不再办理", "与上一条合并"),
    }


def test_a_list_is_printed_as_it_is_shown_and_an_inspection_has_its_ledger(branch):
    asked = TasksQuery(ON, text="公示栏")
    lines, values = task_list_content(Printout(TASK_LIST, ON, branch, tasks=asked))
    assert [line.title for line in lines] == ["公示栏没有更新"]
    assert (values["list_name"], values["document"]) == ("任务清单", "")
    (found,) = asked.fetch()
    checker = found.owner or "党委检查组"
    make.done(mark_task_checked(task_id=found.task_id, checked_on=ON, checked_by=checker, on=ON))
    late = TasksQuery(ON, text="缺讨论").fetch()[0].task_id
    make.done(mark_task_done(task_id=late, done_on=ON, on=ON, result="补记"))
    make.done(mark_task_checked(task_id=late, checked_on=ON, checked_by="组织委员", on=ON))
    ledger = TasksQuery(
        ON, source=TaskSource.INSPECTION, with_over=True, document_id=found.document_id
    )
    lines, values = task_list_content(Printout(TASK_LIST, ON, branch, tasks=ledger))
    assert values["list_name"] == "督查整改台账"
    assert values["document"] == "督〔2026〕7号 三季度检查反馈"
    checked = {line.title: line.checked for line in lines}
    assert checked["公示栏没有更新"] == "党委检查组 2026-11-21"
    assert checked["记录缺讨论情况"] == "组织委员 2026-11-21（与责任人相同）"


@pytest.mark.parametrize("code", [DOCUMENT_REGISTER, TASK_LIST])
def test_both_print(branch, tmp_path, code):
    target = tmp_path / "表.pdf"
    print_sheet(Printout(code, ON, branch, since=date(2026, 1, 1), until=ON), target)
    assert "综采一队党支部" in pdf.text(target)
