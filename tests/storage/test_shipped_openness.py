"""The catalogue that comes with the program names sheets that there are."""

import pytest

from dangjian_desktop.operations.printouts import offered_sheets
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_openness import FILE, read_openness
from tests.conftest import RULES


def test_every_sheet_of_the_catalogue_exists_and_hangs():
    walls = {one.code for one in offered_sheets() if one.place}
    named = {code for item in read_openness(RULES.parent / "walls") for code in item.sheets}
    assert {code.partition("/")[0] for code in named} <= walls


def test_every_book_of_the_catalogue_has_a_notice(data):
    named = {code for item in read_openness(RULES.parent / "walls") for code in item.sheets}
    books = {book for _sheet, _, book in (code.partition("/") for code in named) if book}
    assert books >= {"hazard", "award"}
    assert all(books_by_code()[book].notice_form for book in books)


@pytest.mark.parametrize("text", ["format = ", "format = 1", 'format = 1\n[[item]]\ntitle = "a"'])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StorageError, match=FILE):
        read_openness(tmp_path)
