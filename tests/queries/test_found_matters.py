"""Documents and tasks in quick find: by number, title and initials, what is open first."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import DocumentKind
from dangjian_desktop.operations.documents import (
    add_document,
    change_document,
    close_document,
    remove_document,
)
from dangjian_desktop.operations.tasks import add_task, change_task, mark_task_done, remove_task
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.found_matters import (
    DocumentOfUidQuery,
    TaskOfUidQuery,
    found_documents,
    found_tasks,
)
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.models import SearchKey
from tests import make

ON = date(2026, 11, 21)
TITLE = "关于进一步做好党员冬季三项重点工作检查的通知"


@pytest.fixture
def branch(data):
    return make.branch()


def register(branch, title=TITLE, number="青煤党发〔2026〕12号", day=2):
    return make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.DOCUMENT,
            title=title,
            received_on=date(2026, 11, day),
            on=ON,
            values={"number": number},
        )
    )


def give(branch, title, **values):
    return make.done(add_task(organisation_id=branch, title=title, on=ON, values=values))


def documents(typed):
    return [row.title for row in found_documents(typed, 20)]


def tasks(typed):
    return [row.title for row in found_tasks(typed, ON, 20)]


@pytest.mark.parametrize(
    "typed",
    [
        "关于进一步做好党员冬季三项重点工作检查的通知",
        "冬季三项",
        "检查的通知",
        "青煤党发202612号",
        "青煤党发〔2026〕12号",
        "12号",
        "dydjsx",
        "guanyujinyibu",
    ],
)
def test_a_document_is_found_by_number_characters_initials_and_pinyin(branch, typed):
    register(branch)
    register(branch, "别的", "别字〔2025〕7号")
    assert documents(typed) == [TITLE]


def test_one_character_means_nothing(branch):
    register(branch)
    give(branch, "通报")
    assert (documents("通"), tasks("通")) == ([], [])


def test_what_is_open_comes_first_then_the_latest(branch):
    closed = register(branch, "通知甲", "1", 9)
    register(branch, "通知乙", "2", 3)
    register(branch, "通知丙", "3", 5)
    make.done(close_document(document_id=closed, on=ON))
    assert documents("通知") == ["通知丙", "通知乙", "通知甲"]
    done = give(branch, "核对名单甲")
    give(branch, "核对名单乙\n第二行", due_on=date(2026, 12, 1))
    make.done(mark_task_done(task_id=done, done_on=ON, on=ON))
    assert tasks("核对名单") == ["核对名单乙", "核对名单甲"]
    assert tasks("第二行") == []


def test_keys_follow_what_is_changed_and_removed(branch):
    document, task = register(branch), give(branch, "旧任务")
    changes = {"title": "新的标题", "number": ""}
    make.done(change_document(document_id=document, values=changes, on=ON))
    make.done(change_task(task_id=task, values={"title": "新任务"}, on=ON))
    assert (documents("冬季"), documents("12号"), tasks("旧任务")) == ([], [], [])
    assert (documents("新的标题"), tasks("新任务")) == (["新的标题"], ["新任务"])
    before = set(SearchKey.select().tuples())
    search_index.rebuild()
    assert set(SearchKey.select().tuples()) == before
    make.done(remove_document(document_id=document))
    make.done(remove_task(task_id=task))
    assert not SearchKey.select().where(SearchKey.kind.in_(["document", "task"])).exists()


def test_quick_find_tells_where_they_stand(branch):
    register(branch)
    person = make.person("张三", branch)
    give(branch, "冬季防火检查", owner=person, due_on=date(2026, 11, 24))
    found = {row.kind: row for row in QuickFindQuery("冬季", ON).fetch()}
    document, task = found[FoundKind.DOCUMENT], found[FoundKind.TASK]
    assert "青煤党发〔2026〕12号" in document.detail
    assert "2026-11-02 收到" in document.detail
    assert document.marks == ((9, 11),)
    assert "张三" in task.detail
    assert "2026-11-24 前" in task.detail
    assert DocumentOfUidQuery(document.uid).fetch() is not None
    assert TaskOfUidQuery(task.uid).fetch() is not None
    assert DocumentOfUidQuery(task.uid).fetch() is None
