"""The lines that say where a name still stands after an erasing."""

import pytest

from dangjian_desktop.host.paths import resources
from dangjian_desktop.queries.mentions import mention_lines
from dangjian_desktop.storage.erasing import NOT_SEARCHED, Mention
from dangjian_desktop.storage.models import TABLES
from dangjian_desktop.storage.shipped import use_shipped


@pytest.fixture(autouse=True)
def words():
    use_shipped(resources())


def test_a_line_names_the_place_the_row_and_the_words_around():
    told = mention_lines((Mention("case_file", "outcome", 7, "请张三\n核对"),))
    assert told == ["个案 · 结果（7）：请张三 核对"]


def test_every_table_that_is_searched_has_its_word():
    searched = {table.table_name() for table in TABLES} - NOT_SEARCHED
    lines = mention_lines(tuple(Mention(name, "id", 1, "张三") for name in sorted(searched)))
    assert not [line for line in lines if line[0] == "（" or line[0].isascii()]
