"""Sheets of official texts: the edition in force, or words that say what is to be entered."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.printout import TEXT_SHEET, Printout
from dangjian_desktop.operations.printouts import form_sheet, make_sheet, offered_sheets
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_gallery import gallery, sheet_names
from dangjian_desktop.operations.wall_texts import add_wall_text
from tests import make
from tests.pdf import text

ON = date(2026, 11, 21)


def enter(runner, code="oath", title="入党誓词", body="示例文字。\n宣誓人：", on=ON):
    return runner.run(
        add_wall_text(
            code=code,
            title=title,
            body=body,
            source="示例手册",
            edition_on=PartialDate(2022, 10),
            on=on,
        )
    ).result


def printout(form="oath", **changes):
    return Printout(TEXT_SHEET, ON, form=form, **changes)


def test_a_missing_text_is_not_printed_but_says_what_to_enter_and_where(data):
    with pytest.raises(RefusedError, match="还没有录入“入党誓词”。请在“上墙”的“文本库”里录入"):
        make_sheet(printout())


def test_the_sheet_bears_title_text_source_and_edition(runner):
    enter(runner)
    made = make_sheet(printout())
    shown = text(made.content)
    for words in ("入党誓词", "示例文字", "宣誓人", "摘自示例手册", "2022年10月"):
        assert words in shown
    assert made.title == "入党誓词"
    assert [(fact.section, fact.value) for fact in made.states][-1] == ("正文", "宣誓人：")


def test_an_earlier_edition_can_be_printed_again(runner):
    first = enter(runner, on=date(2026, 1, 5))
    enter(runner, body="新的示例。")
    assert "新的示例" in text(make_sheet(printout()).content)
    assert "示例文字" in text(make_sheet(printout(text_id=first)).content)


def test_each_text_is_offered_under_its_own_code_with_its_place(data):
    by_code = {one.code: one for one in offered_sheets()}
    assert by_code["oath"].purpose == "belief"
    assert by_code["safety_rule"].place == "corridor"
    assert TEXT_SHEET not in by_code
    assert form_sheet("oath") == form_sheet("own-1") == TEXT_SHEET


def test_a_text_of_ones_own_stands_in_the_gallery_and_is_found(runner):
    branch = make.branch("综采一队党支部")
    enter(runner, code="", title="班前会规矩")
    (own,) = [one for one in gallery(ON, branch) if one.info.title == "班前会规矩"]
    assert "班前会规矩" in text(make_sheet(own.printout).content)
    assert "班前会规矩" in {one.title for one in sheet_names(ON)}


def test_a_text_that_nobody_can_read_from_afar_asks_for_larger_paper(runner):
    enter(runner, code="room_rule", title="规定", body="很长的示例文字。" * 2000)
    with pytest.raises(Exception, match="请换大一号的纸"):
        make_sheet(printout("room_rule"))
