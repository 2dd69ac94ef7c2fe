"""The words that no line breaks, and a file that is wrong."""

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_line_words import FILE, read_line_words
from tests.conftest import RULES


def test_the_shipped_words_are_short_and_told_once():
    words = read_line_words(RULES.parent / "lines")
    assert {"同志", "上级党委"} <= set(words)
    assert len(set(words)) == len(words)
    assert max(map(len, words)) <= 4


@pytest.mark.parametrize("text", ["whole = ", "format = 1", "whole = [1]", 'whole = ["党"]'])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StorageError, match=FILE):
        read_line_words(tmp_path)
