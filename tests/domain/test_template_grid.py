"""Cells and lines that are to be filled in within a table."""

from dangjian_desktop.domain.template_grid import GridCell, found_in_grid


def grid(*rows: str) -> list[GridCell]:
    """Return cells of rows written with a bar between them."""
    return [
        GridCell(row, column, text.strip())
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    ]


def singles(cells) -> dict[tuple[int, int], str]:
    return {cell.place: label for cell, label in found_in_grid(cells).singles}


def test_an_empty_cell_is_called_by_the_words_at_its_left():
    assert singles(grid("姓名||性别|", "民族||籍贯|")) == {
        (0, 1): "姓名",
        (0, 3): "性别",
        (1, 1): "民族",
        (1, 3): "籍贯",
    }


def test_under_one_line_of_headings_a_single_empty_line_is_cells_by_their_headings():
    assert singles(grid("姓名|性别", "|")) == {(1, 0): "姓名", (1, 1): "性别"}


def test_two_empty_lines_under_headings_are_a_list():
    (found,) = found_in_grid(grid("姓名|性别|年龄", "||", "||")).lists
    assert (found.words, found.room, found.first) == (("姓名", "性别", "年龄"), 2, 1)


def test_numbered_lines_are_a_list_even_when_there_is_but_one():
    (found,) = found_in_grid(grid("序号|姓名", "1|", "合计|")).lists
    assert found.room == 1


def parted_heads(*below: str) -> list[GridCell]:
    """Return headings of two rows, as lists of people have them, and two lines below."""
    tall = [GridCell(0, column, word, rows=2) for column, word in enumerate(("序号", "姓名"))]
    group = GridCell(0, 2, "组织关系", columns=len(below))
    under = [GridCell(1, 2 + n, word) for n, word in enumerate(below)]
    last = 2 + len(below)
    tall.append(GridCell(0, last, "备注", rows=2))
    lines = [GridCell(row, column, "") for row in (2, 3) for column in range(last + 1)]
    return [*tall, group, *under, *lines, GridCell(4, 0, "合计"), GridCell(4, 1, "人")]


def test_headings_of_two_rows_are_those_of_one_list():
    found = found_in_grid(parted_heads("入党日期", "转正日期"))
    (one,) = found.lists
    assert one.words == ("序号", "姓名", "入党日期", "转正日期", "备注")
    assert (one.first, one.room, one.columns) == (2, 2, (0, 1, 2, 3, 4))
    assert found.singles == ()


def test_headings_that_say_the_same_are_told_with_what_stands_above_them():
    heads = [
        GridCell(0, 0, "支部", rows=2),
        GridCell(0, 1, "应到", columns=2),
        GridCell(0, 3, "实到", columns=2),
        *(GridCell(1, 1 + n, word) for n, word in enumerate(("党员", "群众") * 2)),
        *(GridCell(row, column, "") for row in (2, 3) for column in range(5)),
    ]
    (one,) = found_in_grid(heads).lists
    assert one.words == ("支部", "应到党员", "应到群众", "实到党员", "实到群众")


def test_the_first_of_two_rows_of_headings_may_begin_beside_a_group():
    cells = [
        GridCell(0, 0, "序号", rows=2),
        GridCell(0, 1, "基本情况", columns=2),
        GridCell(1, 1, "姓名"),
        GridCell(1, 2, "性别"),
        *(GridCell(row, column, "") for row in (2, 3) for column in range(3)),
    ]
    (one,) = found_in_grid(cells).lists
    assert one.words == ("序号", "姓名", "性别")


def test_an_empty_cell_beside_a_sum_is_called_by_the_word_before_it():
    assert singles(grid("合计|=SUM(B1:B2)|")) == {(0, 2): "合计"}


def test_a_tall_cell_at_the_left_calls_the_lines_beside_it():
    cells = [
        GridCell(0, 0, "家庭成员", rows=3),
        *(GridCell(0, 1 + n, word) for n, word in enumerate(("姓名", "称谓"))),
        *(GridCell(row, 1 + n, "") for row in (1, 2) for n in (0, 1)),
    ]
    (found,) = found_in_grid(cells).lists
    assert (found.label, found.words) == ("家庭成员", ("姓名", "称谓"))


def test_cells_without_any_line_around_them_are_no_blanks():
    cells = [GridCell(0, 0, "说明"), GridCell(0, 1, "", is_framed=False)]
    assert singles(cells) == {}


def test_a_sheet_of_headings_alone_is_a_list_that_grows():
    cells = grid("姓名|性别|民族")
    assert found_in_grid(cells).lists == ()
    (found,) = found_in_grid(cells, is_open=True).lists
    assert found.room == 0
