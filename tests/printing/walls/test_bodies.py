"""Bodies of text: the largest letters that fit, balanced columns, no heading left behind."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.poster import Area, Line
from dangjian_desktop.printing.walls.bodies import LEADING, Paragraph, text_columns
from tests.printing.walls.geometry import is_inside

SENTENCE = "支部委员会每月至少召开1次，讨论本支部当月的工作；遇有重要事项（如发展党员），随时召开。"


def paragraphs(ink, count=6, headings=0):
    made = []
    for number in range(count):
        if number < headings:
            made.append(Paragraph(ink.prepared(f"第{number + 1}项制度"), "heading"))
        made.append(Paragraph(ink.prepared(SENTENCE * (1 + number % 3))))
    return made


def lines_of(shapes):
    return [shape for shape in shapes if isinstance(shape, Line)]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    count=st.integers(1, 20),
    headings=st.integers(0, 10),
    width=st.sampled_from([120, 388, 560]),
    height=st.sampled_from([120, 230, 790]),
)
def test_a_body_stays_in_its_room_and_loses_nothing(ink, count, headings, width, height):
    room = Area(16, 37, width, height)
    told = paragraphs(ink, count, headings)
    lines = lines_of(text_columns(told, room, ink, largest=18))
    assert all(is_inside(one.area, room) for one in lines)
    assert len({one.size for one in lines}) == 1
    for one in lines:
        assert ink.width(one.text, one.face, one.size) <= one.area.width + 0.01
    read = "".join(one.text for one in lines).replace("\u2005", "").replace(" ", "")
    assert read == "".join(one.text for one in told).replace(" ", "")


def test_columns_are_about_equally_high_and_no_heading_is_the_last(ink):
    room = Area(0, 0, 560, 230)
    lines = lines_of(text_columns(paragraphs(ink, 18, 18), room, ink, largest=18))
    columns = {}
    for one in lines:
        left = round(one.area.x + one.area.width)
        columns.setdefault(left, []).append(one)
    assert len(columns) >= 2
    lowest = [column[-1] for column in columns.values()]
    assert all(one.face is not Face.SANS_BOLD for one in lowest)
    ends = [one.area.bottom for one in lowest]
    assert max(ends) - min(ends) <= 4 * LEADING * lines[0].size


def test_all_lines_of_a_paragraph_but_the_last_are_filled(ink):
    lines = lines_of(text_columns(paragraphs(ink, 1), Area(0, 0, 300, 200), ink, largest=18))
    assert len(lines) > 1
    assert [one.is_spread for one in lines] == [True] * (len(lines) - 1) + [False]
    assert lines[0].area.x == pytest.approx(lines[1].area.x + 2 * lines[0].size)


def test_a_short_text_is_no_larger_than_asked(ink):
    one = Paragraph(ink.prepared("入党誓词"), "centred")
    (line,) = lines_of(text_columns([one], Area(0, 0, 300, 200), ink, largest=18))
    assert line.size == 18
    assert line.align == "centre"


def test_a_text_without_room_is_refused_in_words(ink):
    with pytest.raises(PaperError, match="纸张太小"):
        text_columns(paragraphs(ink, 40), Area(0, 0, 60, 30), ink, largest=18, smallest=3)


def test_no_line_of_a_paragraph_stands_alone_at_the_end_or_the_top_of_a_column(ink):
    for count in range(4, 16):
        told = paragraphs(ink, count)
        for height in (90, 120, 150, 180):
            try:
                shapes = text_columns(told, Area(0, 0, 560, height), ink, largest=14)
            except PaperError:
                continue
            columns = {}
            for one in lines_of(shapes):
                columns.setdefault(round(one.area.right), []).append(one)
            for column in list(columns.values())[:-1]:
                # The last is filled and begins a paragraph: the rest of it went on alone.
                last = column[-1]
                begins = last.area.x > column[0].area.x or last.area.width < column[0].area.width
                is_first = begins and last.is_spread and len(column) > 1
                assert not is_first, (count, height)
            for column in list(columns.values())[1:]:
                first = column[0]
                is_begun = round(first.area.width / first.size, 2) < round(
                    max(one.area.width for one in column) / first.size, 2
                )
                assert first.is_spread or is_begun, (count, height)
