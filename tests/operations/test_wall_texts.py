"""Official texts: entered with their source, corrected, followed by a later edition, taken away."""

from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.wall_sheets import PLACE_WORDS, WallPlace
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_gallery import gallery
from dangjian_desktop.operations.wall_texts import (
    add_wall_text,
    change_wall_text,
    read_wall_text,
    remove_wall_text,
)
from dangjian_desktop.queries.wall_texts import TextEditionsQuery, TextsInForceQuery
from tests import make

ON = date(2026, 11, 21)
USUAL = {
    "code": "oath",
    "title": "入党誓词",
    "body": "这是示例文字，不是正式文本。\n宣誓人：",
    "source": "示例手册第 3 页",
    "edition_on": PartialDate(2022, 10),
    "on": ON,
}


def entered(runner, **changes):
    return runner.run(add_wall_text(**{**USUAL, **changes})).result


def in_force(on=ON, organisation=None):
    return TextsInForceQuery(on, organisation).fetch()


def test_a_text_is_in_force_from_the_day_on_which_it_was_entered(runner):
    entered(runner)
    assert in_force()["oath"].body == USUAL["body"]
    assert in_force(ON - timedelta(days=1)) == {}


def test_a_text_of_ones_own_hangs_where_it_was_said_to_and_later_editions_too(runner, data):
    entered(runner, code="", title="班前会规矩", place=WallPlace.CORRIDOR)
    ((code, row),) = in_force().items()
    assert row.kind.place is WallPlace.CORRIDOR
    shown = {one.info.code: one.group for one in gallery(ON, None)}
    assert shown[code] == PLACE_WORDS[WallPlace.CORRIDOR]
    entered(runner, code=code, title="班前会规矩", body="改了一条。")
    assert in_force()[code].kind.place is WallPlace.CORRIDOR
    told = {key: USUAL[key] for key in ("title", "body", "source", "edition_on", "on")}
    change = change_wall_text(text_id=in_force()[code].text_id, **told, place=WallPlace.BOARD)
    runner.run(change)
    assert in_force()[code].kind.place is WallPlace.BOARD
    runner.undo()
    assert in_force()[code].kind.place is WallPlace.CORRIDOR
    entered(runner, code="", title="没有说挂在哪里")
    assert WallPlace.ROOM in {one.kind.place for one in in_force().values()}


def test_where_a_text_of_the_list_hangs_is_not_for_the_branch_to_say(runner):
    with pytest.raises(RefusedError, match="只有自己的文本可以选挂在哪里"):
        entered(runner, place=WallPlace.DOOR)


def test_a_later_edition_takes_its_place_and_the_earlier_stays_to_be_read(runner):
    entered(runner, on=date(2026, 1, 5))
    entered(runner, body="新的示例。", edition_on=PartialDate(2026, 11))
    assert in_force()["oath"].body == "新的示例。"
    assert in_force(date(2026, 3, 1))["oath"].body == USUAL["body"]
    assert [row.ended_on for row in TextEditionsQuery(ON, "oath").fetch()] == [None, ON]


def test_taking_the_later_edition_away_brings_the_earlier_back_and_undo_too(runner):
    entered(runner, on=date(2026, 1, 5))
    later = entered(runner, body="新的示例。")
    runner.run(remove_wall_text(text_id=later))
    assert in_force()["oath"].body == USUAL["body"]
    runner.undo()
    assert in_force()["oath"].body == "新的示例。"


def test_taking_a_middle_edition_away_leaves_no_day_without_a_text(runner):
    entered(runner, on=date(2026, 1, 5))
    middle = entered(runner, body="第二版。", on=date(2026, 6, 1))
    entered(runner, body="第三版。")
    runner.run(remove_wall_text(text_id=middle))
    assert in_force(date(2026, 8, 1))["oath"].body == USUAL["body"]
    assert in_force()["oath"].body == "第三版。"


def test_a_branch_has_its_own_edition_before_that_of_everybody(runner):
    committee = make.committee("青石岭煤矿党委")
    branch, other = make.branch("综采一队党支部", committee), make.branch("机电队党支部", committee)
    entered(runner)
    entered(runner, body="党委的示例。", organisation_id=committee)
    entered(runner, body="本支部的示例。", organisation_id=branch)
    assert in_force(organisation=branch)["oath"].body == "本支部的示例。"
    assert in_force(organisation=other)["oath"].body == "党委的示例。"
    assert in_force()["oath"].body == USUAL["body"]


def test_a_mistyped_text_is_put_right_without_a_new_edition(runner):
    text = entered(runner)
    changed = {key: USUAL[key] for key in ("title", "source", "edition_on", "on")}
    runner.run(change_wall_text(text_id=text, body="改过的示例。", **changed))
    assert len(TextEditionsQuery(ON, "oath").fetch()) == 1
    assert in_force()["oath"].body == "改过的示例。"


def test_a_text_of_ones_own_gets_a_code_of_its_own(runner):
    entered(runner, code="", title="班前会规矩")
    (row,) = in_force().values()
    assert row.kind.code.startswith("own-")
    assert row.kind.title == "班前会规矩"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"body": " \n "}, "还没有正文"),
        ({"body": "字" * 20_001}, "最多 20000"),
        ({"title": " "}, "还没有标题"),
        ({"title": "题" * 81}, "81 个字"),
        ({"source": ""}, "还没有写来源"),
        ({"edition_on": PartialDate(2027)}, "不能晚于今天"),
        ({"code": "unknown"}, "没有代号"),
        ({"code": "own-unknown"}, "没有代号"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_kept(runner, changes, told):
    with pytest.raises(RefusedError, match=told):
        entered(runner, **changes)
    assert in_force() == {}


def test_the_same_edition_is_not_entered_twice(runner):
    entered(runner)
    with pytest.raises(RefusedError, match="一字不差"):
        entered(runner)


def test_an_edition_is_not_entered_before_the_one_that_is_there(runner):
    entered(runner)
    with pytest.raises(RefusedError, match="不能早于"):
        entered(runner, body="别的。", on=date(2026, 11, 1))


def test_a_text_that_is_no_more_is_told(runner):
    text = entered(runner)
    runner.run(remove_wall_text(text_id=text))
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_wall_text(text_id=text))


def test_a_file_gives_its_first_line_as_title_or_its_name(tmp_path):
    file = tmp_path / "班前会规矩.txt"
    file.write_text("班前会制度\n\n第一条内容。\n第二条内容。", "gb18030")
    assert read_wall_text(file) == ("班前会制度", "第一条内容。\n第二条内容。")
    file.write_text("只有一句话。", "utf-8")
    assert read_wall_text(file) == ("班前会规矩", "只有一句话。")
