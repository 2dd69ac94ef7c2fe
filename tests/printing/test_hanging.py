"""Tables, boxes and notices where they hang: on paper of any size, in letters that are read."""

from dataclasses import replace
from datetime import date
from string import Formatter

import pypdfium2
import pytest

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.printing.catalog import SHEETS
from dangjian_desktop.printing.document import Part, build_pack, made_pack
from dangjian_desktop.printing.emblems import read_emblem
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.forms.appraisals import APPRAISAL_NOTICE
from dangjian_desktop.printing.forms.development import DEVELOPMENT_NOTICE
from dangjian_desktop.printing.forms.dues import DUES_PUBLICATION
from dangjian_desktop.printing.forms.roster import ROSTER
from dangjian_desktop.printing.hanging import hanging_scale
from dangjian_desktop.printing.poster import Area, Poster
from dangjian_desktop.printing.sheet import (
    POINTS_PER_MM,
    Card,
    CardSection,
    CardTable,
    Form,
    Letter,
    LetterText,
    Sheet,
    paper_named,
)
from dangjian_desktop.printing.stamp import mark_height
from dangjian_desktop.printing.themes import Theme
from tests.pdf import glyphs, text
from tests.printing import emblem_files
from tests.printing.emblem_files import green_box
from tests.printing.samples import LONG_BRANCH, size_of

SIZES = ["A5竖", "A5横", "A4竖", "A4横", "A3竖", "A3横", "A0横"]
DAY = date(2026, 11, 20)
BOARDS = ["60x90cm", "90x60cm", "80x120cm", "120x240cm", "240x120cm"]
HANGING = [one for one in SHEETS.values() if one.takes_any_size and not isinstance(one, Poster)]


def values_for(template):
    """Return a text for every word that a declaration asks for."""
    asked = [template.title]
    if isinstance(template, Sheet):
        asked += [template.note, *template.above, *template.below]
    words = {word for one in asked for _text, word, _how, _turn in Formatter().parse(one) if word}
    return dict.fromkeys(words, LONG_BRANCH[:12]) | {"mark": "公示"}


class Row:
    """A row that has a text for whatever a column shows."""

    def __init__(self, number: int) -> None:
        self.number = str(number)

    def __getattr__(self, shown: str) -> str:
        return "综采一队党支部" if shown in ("branch_name", "title") else "按支部年度目标"


def rows_of(template, count):
    if isinstance(template, Sheet):
        return [Row(number) for number in range(1, count + 1)]
    if isinstance(template, Form):
        lines = tuple((f"2026年{number}月", "3105.49", "3084.99") for number in range(1, count + 1))
        table = CardTable("党费收缴", ("月份", "应交金额", "已交金额"), lines)
        return [Card("公示", (CardSection("", (), (table,)),))]
    said = "支部委员会讨论，同意确定张三同志为入党积极分子，现予公示，有意见请向支部反映。"
    return [LetterText("张三", "关于张三同志的公示", "", (said,) * count, None, (), "支部", "今日")]


def printed(template, paper, tmp_path, fonts, *, count=9, theme=Theme.FULL_COLOUR):
    """Print one on a paper and return where it is."""
    target = tmp_path / "a.pdf"
    part = Part(template, rows_of(template, count), values_for(template))
    asked = template.paper_for(paper)
    build_pack([part], target, fonts=fonts, paper=asked, theme=theme)
    return target


def picture(target):
    """Return the first page as it is seen, small."""
    with pypdfium2.PdfDocument(target) as document:
        page = document[0]
        return page.render(scale=300 / max(page.get_size())).to_pil().convert("RGB")


def letter_size(target, shown):
    """Return the size of the Chinese letters of a text in millimetres: how far they are apart."""
    found = glyphs(target)
    at = "".join(one.text for one in found).index(shown)
    return (found[at + 1].x - found[at].x) / POINTS_PER_MM


def test_there_are_tables_boxes_and_letters_among_what_hangs():
    kinds = {type(one) for one in HANGING}
    assert kinds == {Sheet, Form, Letter}
    assert all(one.place is not None for one in HANGING)


@pytest.mark.parametrize("paper", SIZES + BOARDS)
def test_whatever_hangs_goes_on_every_paper(paper, tmp_path, fonts):
    for template in HANGING:
        if isinstance(template, Sheet) and not template.columns:
            continue  # those of a book: tests/operations/test_wall_looks.py
        target = printed(template, paper, tmp_path, fonts)
        asked = paper_named(paper, like=template.paper)
        assert size_of(target) == pytest.approx((asked.width, asked.height), abs=0.1)


@pytest.mark.parametrize("template", [APPRAISAL_NOTICE, DUES_PUBLICATION, DEVELOPMENT_NOTICE])
def test_letters_of_a_board_are_read_from_three_metres_and_fill_it(template, tmp_path, fonts):
    shown = {Sheet: "按支部", Form: "应交金额", Letter: "支部委员会"}[type(template)]
    for paper in BOARDS:
        target = printed(template, paper, tmp_path, fonts)
        assert letter_size(target, shown) >= 8, paper
    few = letter_size(printed(template, "60x90cm", tmp_path, fonts, count=3), shown)
    many = letter_size(printed(template, "60x90cm", tmp_path, fonts, count=24), shown)
    assert few >= many


@pytest.mark.parametrize("emblem", [emblem_files.SVG, emblem_files.png(), emblem_files.pdf()])
@pytest.mark.parametrize("paper", ["A4竖", "60x90cm"])
@pytest.mark.parametrize("template", [APPRAISAL_NOTICE, DUES_PUBLICATION, DEVELOPMENT_NOTICE])
def test_the_emblem_stands_beside_the_title_of_what_hangs(template, paper, emblem, fonts):
    asked = template.paper_for(paper)
    part = Part(template, rows_of(template, 5), values_for(template), paper=asked)
    content = made_pack([part], fonts=fonts, emblem=read_emblem(emblem))[0]
    left, top, right, bottom = green_box(content)
    width, height = (one * POINTS_PER_MM for one in (asked.width, asked.height))
    assert right - left == pytest.approx(bottom - top, abs=2)  # its shape is kept
    assert right < width / 4
    assert bottom < height / 6
    assert right - left > width / 40


@pytest.mark.parametrize("paper", ["A4竖", "A5横", "60x90cm", "240x120cm"])
@pytest.mark.parametrize("template", [APPRAISAL_NOTICE, DUES_PUBLICATION, DEVELOPMENT_NOTICE])
def test_the_looks_of_what_hangs_are_the_same_for_all(template, paper, tmp_path, fonts):
    """Red band, warm paper in full colour; a red title over rules with a red head; or black."""
    seen = {}
    for theme in Theme:
        page = picture(printed(template, paper, tmp_path, fonts, theme=theme))
        middle = page.width // 2
        reddish = any(red - max(green, blue) > 60 for red, green, blue in page.get_flattened_data())
        seen[theme] = (page.getpixel((middle, 1)), page.getpixel((1, page.height // 2)), reddish)
    white = (255, 255, 255)
    assert seen[Theme.FULL_COLOUR] == ((184, 20, 31), (255, 250, 240), True)
    assert seen[Theme.RED_HEAD] == (white, white, True)
    assert seen[Theme.PLAIN] == (white, white, False)


def test_the_title_of_a_notice_stands_above_its_text_which_keeps_its_place(tmp_path, fonts):
    at = {}
    for theme in Theme:
        found = glyphs(printed(DEVELOPMENT_NOTICE, "A4竖", tmp_path, fonts, theme=theme))
        words = "".join(one.text for one in found)
        title, body = found[words.index("关于张三")], found[words.index("支部委员会讨论")]
        at[theme] = (title.y, body.y, body.x)
    top = (297 - 37) * POINTS_PER_MM
    assert len(set(at.values())) == 1
    (title, body, _left) = at[Theme.PLAIN]
    assert title > top > body > top - 2 * 225 / 22 * POINTS_PER_MM


@pytest.mark.parametrize("theme", list(Theme))
def test_a_long_title_of_a_notice_stays_on_its_page_and_off_its_text(theme, tmp_path, fonts):
    said = replace(rows_of(DEVELOPMENT_NOTICE, 3)[0], title=f"关于{LONG_BRANCH}张三同志的公示")
    for paper in ("A4竖", "A5横", "60x90cm", "240x120cm"):
        target = tmp_path / "a.pdf"
        part = Part(DEVELOPMENT_NOTICE, [said], values_for(DEVELOPMENT_NOTICE))
        asked = DEVELOPMENT_NOTICE.paper_for(paper)
        build_pack([part], target, fonts=fonts, paper=asked, theme=theme)
        found = glyphs(target)
        words = "".join(one.text for one in found)
        end = words.index("支部委员会讨论")
        lowest = min(one.y for one in found[:end])
        assert lowest > found[end].y, paper
        assert max(one.y for one in found) < asked.height * POINTS_PER_MM


def test_small_paper_takes_more_pages_and_no_smaller_letters(tmp_path, fonts):
    target = printed(APPRAISAL_NOTICE, "A5竖", tmp_path, fonts, count=60)
    pages = text(target).count("（续）")
    assert pages >= 1
    assert letter_size(target, "按支部") * POINTS_PER_MM >= 7


def test_paper_on_which_letters_would_be_too_small_is_refused_with_what_to_do(tmp_path, fonts):
    with pytest.raises(PaperError, match=r"印在 10x20cm 上，字会小得看不清。请换大一号的纸"):
        printed(SHEETS["area_list"], "10x20cm", tmp_path, fonts)


def test_a_long_table_stands_in_columns_on_a_wide_board(tmp_path, fonts):
    target = printed(APPRAISAL_NOTICE, "240x120cm", tmp_path, fonts, count=24)
    said = "".join(text(target).split())
    assert said.count("评定等次") >= 2
    assert [said.count(word) for word in ("公示单位", "第1页共1页")] == [1, 1]


def test_a_letter_keeps_the_measures_of_the_standard_on_its_own_paper(tmp_path, fonts):
    for count in (2, 30):
        target = printed(DEVELOPMENT_NOTICE, "A4竖", tmp_path, fonts, count=count)
        assert letter_size(target, "支部委员会") == pytest.approx(156 / 28, abs=0.01)


def test_what_hangs_bears_its_mark_and_its_number_on_every_paper(fonts):
    for paper in ("A5横", "60x90cm", "240x120cm"):
        mark = WallMark(7, DAY, "appraisal_notice")
        rows = rows_of(APPRAISAL_NOTICE, 5)
        part = Part(APPRAISAL_NOTICE, rows, values_for(APPRAISAL_NOTICE), mark)
        asked = APPRAISAL_NOTICE.paper_for(paper)
        content, report = made_pack([part], fonts=fonts, paper=asked)
        assert report.pages == 1
        assert mark.short in text(content)


def test_what_is_filed_goes_only_on_its_own_papers():
    with pytest.raises(PaperError, match="可用的纸张"):
        ROSTER.paper_for("60x90cm")


@pytest.mark.parametrize("paper", ["A5竖", "A5横", "A4横", "20x14cm", "A3横"])
@pytest.mark.parametrize("template", [APPRAISAL_NOTICE, DUES_PUBLICATION, DEVELOPMENT_NOTICE])
def test_nothing_of_what_hangs_stands_where_its_code_is(template, paper, fonts):
    asked = template.paper_for(paper)
    mark = WallMark(7, DAY, template.code)
    part = Part(template, rows_of(template, 40), values_for(template), mark)
    content, report = made_pack([part], fonts=fonts, paper=asked)
    highest = mark_height(Area(0, 0, asked.width, asked.height)) * POINTS_PER_MM
    for number in range(report.pages):
        foot = {one.y for one in glyphs(content, number) if one.y < highest}
        assert len(foot) <= 2, number  # the line of the page's number and that of the edition


def test_no_size_is_laid_out_twice_while_the_largest_is_looked_for():
    asked = []

    def pages(scale, columns):
        asked.append((scale, columns))
        return 1 if scale < 1.7 else 2

    hanging_scale(APPRAISAL_NOTICE, paper_named("A3横", like=APPRAISAL_NOTICE.paper), pages)
    assert len(asked) == len(set(asked))
