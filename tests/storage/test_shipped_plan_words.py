"""The words of year plans are read beside the kinds; without the file it is said."""

import pytest

from dangjian_desktop.domain.plan_import import read_plan_words
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_kinds import use_kinds
from dangjian_desktop.storage.shipped_plan_words import plan_words_text
from tests.conftest import RULES

KINDS = RULES.with_name("activities")


def test_the_words_that_come_with_the_program_can_be_read():
    use_kinds(KINDS)
    assert read_plan_words(plan_words_text()).kind_of("主题党日") == "themed_day"


def test_a_missing_file_is_told(tmp_path):
    use_kinds(tmp_path / "activities")
    try:
        with pytest.raises(StorageError, match="年度计划的用词") as told:
            plan_words_text()
    finally:
        use_kinds(KINDS)
    assert told.value.code == "plan_words"
