"""Roster of 10,000 people as PDF, pages per second, against reportlab alone.

The rival draws the same tables as plainly as reportlab allows: one Platypus Table per page (a
single Table that reportlab splits itself is slower), same columns, rows, lines and font, but
without measuring, wrapping, checking, fallback or numbered pages.
"""

import random
import statistics
import tempfile
import time
from pathlib import Path

from figures import Figure, show
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table, TableStyle

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.fonts import FONT_FILES, Face, Fonts
from dangjian_desktop.printing.forms.roster import ROSTER, RosterLine
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import POINTS_PER_MM
from dangjian_desktop.printing.tables import column_widths

PEOPLE = 10_000
ROUNDS = 3
FONT_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
VALUES = {"branch_name": "青石岭煤矿", "as_of": "2026-11-20", "mark": "bench"}
SIDE_MARGIN_MM, ROWS_ON_A_PAGE = 12, 24

FAMILY_NAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
GIVEN_NAMES = "建国志强德明海峰永福文斌卫东晓军春生玉林兴旺长河向阳晨曦一鸣小龙立新"


def people(count: int) -> list[RosterLine]:
    """Return invented people; ID numbers are of the region 990000 that does not exist."""
    chance = random.Random(2026)
    return [
        RosterLine(
            number=str(number),
            name=chance.choice(FAMILY_NAMES) + "".join(chance.sample(GIVEN_NAMES, 2)),
            sex=chance.choice("男女"),
            ethnicity="汉族",
            born_on=f"{chance.randint(1960, 2000)}-{chance.randint(1, 12):02d}-15",
            id_number=f"990000{chance.randint(10**11, 10**12 - 1)}",
            education=chance.choice(("本科", "大专", "高中")),
            group_name=f"第{chance.choice('一二三四')}党小组",
            stage="正式党员",
            admitted_on=f"{chance.randint(1985, 2022)}-07-01",
            confirmed_on=f"{chance.randint(1986, 2023)}-07-01",
            posts=chance.choice(("", "", "", "组织委员")),
            crew=chance.choice(("采煤一班", "检修班")),
            occupation=chance.choice(("采煤机司机", "电工")),
            mobile_phone=f"139{chance.randint(0, 10**8 - 1):08d}",
            branch_name="青石岭煤矿",
        )
        for number in range(1, count + 1)
    ]


def ours(lines: list[RosterLine], target: Path) -> int:
    """Print the roster with the program; return the pages."""
    fonts = Fonts(FONT_FOLDER)
    return build(ROSTER, lines, VALUES, target, fonts=fonts, detail=DetailLevel.ARCHIVE).pages


def reportlab_alone(lines: list[RosterLine], target: Path) -> int:
    """Draw the same tables with reportlab; return the pages."""
    pdfmetrics.registerFont(TTFont("bench", str(FONT_FOLDER / FONT_FILES[Face.SANS])))
    page = landscape(A4)
    margin = SIDE_MARGIN_MM * POINTS_PER_MM
    widths = column_widths(ROSTER.columns, page[0] - 2 * margin, "bench")
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "bench", ROSTER.text_size),
            ("ALIGN", (0, 0), (-1, -1), "CENTRE"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("BACKGROUND", (0, 0), (-1, 0), "#F4F2EE"),
            ("INNERGRID", (0, 0), (-1, -1), 0.3, "#8F8B83"),
            ("BOX", (0, 0), (-1, -1), 0.8, "#1E1F21"),
        ]
    )
    heading = [column.heading for column in ROSTER.columns]
    story = []
    for start in range(0, len(lines), ROWS_ON_A_PAGE):
        rows = [
            [getattr(line, column.shows) for column in ROSTER.columns]
            for line in lines[start : start + ROWS_ON_A_PAGE]
        ]
        heights = [ROSTER.row_height * POINTS_PER_MM] * (len(rows) + 1)
        story += [Table([heading, *rows], widths, heights, style), PageBreak()]
    document = SimpleDocTemplate(
        str(target),
        pagesize=page,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
    )
    document.build(story[:-1])
    return document.page


def pages_per_second(draw, lines: list[RosterLine], target: Path) -> float:
    """Return the speed of one whole document, from rows to a file."""
    began = time.perf_counter()
    pages = draw(lines, target)
    return pages / (time.perf_counter() - began)


def measure() -> list[Figure]:
    """Return medians of both, taken in turns in one run, and their ratio."""
    lines = people(PEOPLE)
    speeds: dict[str, list[float]] = {"ours": [], "reportlab": []}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "roster.pdf"
        for draw in (ours, reportlab_alone):  # fonts are read once per process, not per document
            draw(lines[:ROWS_ON_A_PAGE], target)
        pages = ours(lines, target)
        for _ in range(ROUNDS):
            speeds["ours"].append(pages_per_second(ours, lines, target))
            speeds["reportlab"].append(pages_per_second(reportlab_alone, lines, target))
    mine, alone = (statistics.median(speeds[who]) for who in ("ours", "reportlab"))
    ratio = mine / alone
    return [
        Figure(
            f"名册 PDF（{PEOPLE:,} 人，{pages} 页）",
            f"{mine:.0f} 页/秒",
            f"只用 reportlab 画同样的表 {alone:.0f} 页/秒",
            f"{ratio:.2f} 倍",
            "≥ 0.7 倍",
            ratio >= 0.7,
        )
    ]


if __name__ == "__main__":
    show(measure())
