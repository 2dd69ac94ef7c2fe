"""What tables, cards and letters state that hang on the board."""

from dangjian_desktop.printing.forms.development import DEVELOPMENT_NOTICE
from dangjian_desktop.printing.forms.dues import DUES_PUBLICATION
from dangjian_desktop.printing.forms.roster import ROSTER
from dangjian_desktop.printing.forms.score_publication import SCORE_PUBLICATION, PublicationLine
from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable, LetterText
from dangjian_desktop.printing.stating import stated


def told(template, rows, values=None):
    return [(one.section, one.label, one.value) for one in stated(template, rows, values or {})]


def test_a_row_of_a_table_states_its_cells_without_its_number():
    words = dict.fromkeys(("intro", "correction", "days", "seal"), "")
    row = PublicationLine("1", "综采一队党支部", "88", "2", "90", "优秀", "")
    assert told(SCORE_PUBLICATION, [row], {**words, "days": "公示 5 天"}) == [
        ("", "综采一队党支部", "基础分88，加分2，总分90，等次优秀"),
        ("", "", "公示 5 天"),
    ]


def test_boxes_and_small_tables_of_a_card_are_stated():
    table = CardTable("各月", ("月份", "应交"), (("1月", "100"),))
    card = Card("公示", (CardSection("合计", (CardField("应交", "1200"),), (table,)),))
    assert told(DUES_PUBLICATION, [card]) == [("合计", "应交", "1200"), ("各月", "1月", "100")]


def test_title_and_paragraphs_of_a_notice_are_stated():
    assert told(DEVELOPMENT_NOTICE, [LetterText("张三", "公示", paragraphs=("一。",))]) == [
        ("", "标题", "公示"),
        ("", "", "一。"),
    ]


def test_what_is_only_filed_states_nothing():
    assert told(ROSTER, []) == []
