"""Files of ledger books: what was written is read again, and no file hurts."""

import pytest

from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.exchange.book_file import MOST_BYTES, book_bytes, read_book_file, write_book
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.storage.shipped_books import read_books
from tests.domain.ledger_books import BOOKS

ALL = read_books(BOOKS)


@pytest.mark.parametrize("code", list(ALL))
def test_every_book_comes_back_as_it_was_written(tmp_path, code):
    table, book = ALL[code]
    target = tmp_path / "台账.toml"
    assert write_book(table, target) == len(book.fields)
    found = read_book_file(target)
    assert found == table
    assert list(found["print"]["columns"]) == list(table["print"]["columns"])
    assert read_book(found).value == book


def test_any_text_is_written_so_that_it_is_read_again(tmp_path):
    text = '引号"反斜\\换行\n制表\t删除\x7f 䶮𬱖 # ] ='
    table = {
        "code": "own_1",
        "format": 1,
        "label": text,
        "field": [{"key": "a", "required_when": {text: [text]}, "least": -3, "most": None}],
        "print": {"columns": {"step:done": 12, text: 9}},
    }
    target = tmp_path / "a.toml"
    target.write_bytes(book_bytes(table))
    table["field"][0].pop("most")  # nothing is written of what is not told
    assert read_book_file(target) == table


def test_a_text_that_windows_marked_is_read(tmp_path):
    target = tmp_path / "a.toml"
    target.write_bytes(b"\xef\xbb\xbf" + book_bytes({"code": "own_1", "label": "甲"}))
    assert read_book_file(target)["label"] == "甲"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \n", "empty_file"),
        (b"x" * (MOST_BYTES + 1), "book_too_large"),
        ("标题 = '甲'".encode("gb18030"), "book_encoding"),
        (b"no toml [", "not_book"),
        (b"format = 2\ncode = 'a'", "not_book"),
        (b"format = 1", "not_book"),
        (b"format = 1\ncode = 7", "not_book"),
        (b"format = 1\ncode = 'a'\nx = " + b"[" * 20000, "not_book"),
        (b"format = 1\ncode = 'a'\nx = " + b"[" * 30 + b"]" * 30, "not_book"),
        (b"format = 1\ncode = 'a'\nx = 0x" + b"f" * 9000, "not_book"),
        (b"format = 1\ncode = 'a'\n" + b"a." * 120_000 + b"b = 1", "not_book"),
        (b"format = 1\ncode = 'a'\n" + b'\'a\'. "a\\"".' * 12_000 + b"b = 1", "not_book"),
        (b"format = 1\ncode = 'a'\n[" + b"a." * 120_000 + b"b]", "not_book"),
        (b"format = 1\ncode = 'a'\nx = {" + b"a." * 120_000 + b"b = 1}", "not_book"),
        (b"PK\x03\x04" + b"\x00" * 40, "not_book"),
    ],
)
def test_a_file_that_is_no_book_is_refused_in_words(tmp_path, content, code):
    target = tmp_path / "a.toml"
    target.write_bytes(content)
    with pytest.raises(ExchangeError, match=code) as error:
        read_book_file(target)
    assert "a.toml" in str(error.value.told)


@pytest.mark.parametrize(
    "text",
    [
        'x = ["""\n""", {DOTS}]',
        "x = ['''\n''', {DOTS}]",
        'x = ["""a\\"""b""""", {DOTS}]',
        "# '''\nDOTS\n# '''",
    ],
)
def test_quotes_of_several_lines_and_comments_hide_no_dots(tmp_path, text):
    target = tmp_path / "a.toml"
    target.write_text(f"format = 1\ncode = 'a'\n{text.replace('DOTS', 'a.' * 99 + 'b = 1')}")
    with pytest.raises(ExchangeError) as error:
        read_book_file(target)
    assert error.value.detail == "dotted keys"


def test_dots_in_quotes_and_comments_are_free(tmp_path):
    target = tmp_path / "a.toml"
    dots = "." * 99
    target.write_text(
        f'# {dots} "\nformat = 1\ncode = \'a{dots}\'\nlabel = "{dots}"\n'
        f'help = """{dots}\n"\'{dots}""""\nnote = \'\'\'{dots}\n"{dots}\'\'\'\n'
    )
    assert read_book_file(target)["help"] == f'{dots}\n"\'{dots}"'


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    for path, code in ((tmp_path, "folder"), (tmp_path / "gone.toml", "missing")):
        with pytest.raises(ExchangeError, match=code):
            read_book_file(path)
