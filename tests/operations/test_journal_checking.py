"""Checking the journal when somebody wants to know: what is said of it."""

import pytest

from dangjian_desktop.domain.journal_faults import JournalFault, JournalFinding
from dangjian_desktop.operations.journal_checking import JournalChecked, check_journal
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.storage.journal_proof import MOST_TOLD
from dangjian_desktop.storage.models import database
from tests import make

CREWS = ("早班", "中班", "夜班", "检修班", "早班", "中班")


@pytest.fixture
def work(data, runner):
    """Six changes of one person."""
    person = make.person("张三", make.branch())
    for crew in CREWS:
        runner.run(change_person(person_id=person, changes={"crew": crew}))


def tamper(*statements: str) -> None:
    for kind in ("update", "delete"):
        database.execute_sql(f"DROP TRIGGER IF EXISTS journal_entry_is_final_{kind}")
    for statement in statements:
        database.execute_sql(statement)


def said(checked: JournalChecked) -> list[str]:
    return [str(one) for one in checked.sentences]


def test_a_whole_journal_is_told_with_its_length_and_the_share_done(work):
    told = []
    checked = check_journal(lambda what, share: told.append((what, share)))
    (sentence,) = said(checked)
    assert f"全部 {checked.entries} 条" in sentence
    assert checked.entries > len(CREWS)
    assert {what for what, _share in told} == {"正在校验变更记录"}
    assert (told[0][1], told[-1][1]) == (0, 1)


def test_an_empty_one_is_told_as_that(data):
    assert said(check_journal()) == ["还没有变更记录。"]


def test_what_was_done_to_it_is_told_apart(work):
    tamper("UPDATE journal_entry SET actor = '别人' WHERE id = 3")
    (sentence,) = said(check_journal())
    assert "第 3 条" in sentence
    assert "被改动过" in sentence


def test_of_many_findings_three_are_told_and_how_many_more(work):
    tamper("UPDATE journal_entry SET actor = '别人' WHERE id BETWEEN 2 AND 6")
    checked = check_journal()
    assert [one.fault for one in checked.findings] == [JournalFault.ALTERED] * 5
    assert said(checked)[-1] == "另有 2 处也不对。"
    assert len(said(checked)) == 4


def test_of_more_findings_than_are_looked_for_no_number_is_told():
    finding = JournalFinding(JournalFault.ALTERED, 1, 1)
    checked = JournalChecked(900, 0, (finding,) * MOST_TOLD)
    assert said(checked)[-1] == "另有至少 47 处也不对。"


def test_what_was_legally_erased_is_told_and_no_fault(work):
    checked = JournalChecked(10, 2, ())
    assert said(checked)[1] == "其中 2 条的内容已合法删除，封签没有动。"
