"""Names in files of ledgers: people told apart, organisations in short, what is asked."""

from datetime import date

import pytest

from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_file_names import FileNames, holder_words
from dangjian_desktop.queries.ledger_present import Numbered, present_entries, same_as
from dangjian_desktop.queries.organisations import Tree
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def mine(data):
    committee = make.committee()
    first, second = (make.branch(f"{name}党支部", committee) for name in ("综采一队", "机电队"))
    groups = [make.group(branch) for branch in (first, second)]
    return {"committee": committee, "first": first, "second": second, "groups": groups}


def ids(found):
    return [one.organisation_id for one in found]


def test_people_of_the_branch_are_meant_first_and_others_by_their_mark(mine):
    here = make.person("张三", mine["first"], crew="检修班")
    there = make.person("张三", mine["second"], section="机电队")
    names = FileNames(ON, mine["first"])
    assert [one.person_id for one in names.people("张三")] == [here]
    for written in ("张三（机电队）", "张三(机电队党支部)", "张 三（机电队）"):
        assert [one.person_id for one in names.people(written)] == [there], written
    assert names.people("张三（外单位）") == []
    assert names.people("外人") == ()
    everywhere = FileNames(ON)
    assert len(everywhere.people("张三")) == 2
    assert [key for key, _words in everywhere.asked["张三"].people] == [here, there]
    chosen = FileNames(ON, chosen={"张三": there})
    assert [one.person_id for one in chosen.people("张三")] == [there]


def test_organisations_in_short_and_groups_with_their_branch(mine):
    names = FileNames(ON, mine["committee"])
    assert ids(names.organisations("综采一队")) == [mine["first"]]
    assert ids(names.organisations("机电队党支部 / 第一党小组")) == [mine["groups"][1]]
    assert ids(names.organisations("第一党小组")) == mine["groups"]
    assert ids(FileNames(ON, mine["first"]).organisations("第一党小组")) == [mine["groups"][0]]
    assert ids(FileNames(ON, mine["first"]).organisations("机电队")) == [mine["second"]]
    assert names.organisations("没有的") == ()
    tree = Tree.on(ON)
    assert holder_words(tree, mine["groups"][0], "第一党小组") == "综采一队党支部 第一党小组"
    assert holder_words(tree, mine["first"], "综采一队党支部") == "综采一队党支部"


def test_rows_that_are_there_are_found_by_identity_number_and_title(mine):
    book = books_by_code()["hazard"]
    entry = make.entry("hazard", mine["first"], content="护网 破损", day="2026-11-03")
    make.entry("hazard", mine["first"], content="别的", day="2025-11-03")
    day = make.day("2026-11-03")
    found = present_entries(book, ON, uids=(), days=[day], numbers=[Numbered(0, False, 2026, 1)])
    key = same_as(mine["first"], day, "护网破损", is_anonymous=False)
    assert found.by_title[key] == [entry]
    assert found.by_number == {Numbered(mine["first"], False, 2026, 1): entry}
    row = found.entries([entry])[entry]
    by_uid = present_entries(book, ON, uids=[row.uid, "0" * 16], days=(), numbers=())
    assert by_uid.by_uid == {row.uid: entry}
    other = present_entries(books_by_code()["award"], ON, uids=[row.uid], days=(), numbers=())
    assert other.by_uid == {}
    assert other.taken == {row.uid}
    assert same_as(1, None, "x", is_anonymous=False) is None
    assert same_as(1, day, "", is_anonymous=False) is None
