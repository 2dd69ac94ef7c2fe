"""The words of ledgers that come with the program fit the books that come with it."""

import pytest

from dangjian_desktop.domain.ledger_sheets import file_keys
from dangjian_desktop.storage import shipped_books
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_books import books_folder, read_books
from dangjian_desktop.storage.shipped_ledger_words import ledger_words


def test_every_word_means_a_column_a_state_or_a_choice_of_its_book(data):
    books = {code: book for code, (_table, book) in read_books(books_folder()).items()}
    every = {key for book in books.values() for key in file_keys(book)}
    words = ledger_words()
    assert set(words.headers.values()) <= every
    for code, told in words.books.items():
        book = books[code]
        assert set(told.headers.values()) <= set(file_keys(book)), code
        assert all(book.state(state) for state in told.states.values()), code
        for key, choices in told.choices.items():
            field = book.field(key)
            assert field is not None
            assert set(choices.values()) <= field.known, code


def test_a_missing_or_wrong_file_is_told(data, tmp_path, monkeypatch):
    folder = tmp_path / "books"
    folder.mkdir()
    monkeypatch.setattr(shipped_books._shelf, "folder", folder)
    with pytest.raises(StorageError) as told:
        ledger_words()
    assert told.value.code == "ledger_words"
    (tmp_path / "import").mkdir()
    (tmp_path / "import" / "ledger_headers.toml").write_text("[headers]\n", "utf-8")
    with pytest.raises(StorageError, match="用词读不出来"):
        ledger_words()
