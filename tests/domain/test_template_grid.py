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
