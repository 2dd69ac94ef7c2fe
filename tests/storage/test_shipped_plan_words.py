"""The words of year plans are read beside the kinds; without the file it is said."""

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_kinds import use_kinds
from dangjian_desktop.storage.shipped_plan_words import plan_words
from tests.conftest import RULES

KINDS = RULES.with_name("activities")


def test_the_words_that_come_with_the_program_can_be_read():
    use_kinds(KINDS)
    assert plan_words().kind_of("主题党日") == "themed_day"


@pytest.mark.parametrize("text", [None, "headers = 1", "[headers]\nnever = []"])
def test_a_file_that_is_missing_or_wrong_is_told(tmp_path, text):
    if text is not None:
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans" / "words.toml").write_text(text, "utf-8")
    use_kinds(tmp_path / "activities")
    try:
        with pytest.raises(StorageError, match="年度计划的用词") as told:
            plan_words()
    finally:
        use_kinds(KINDS)
    assert told.value.code == "plan_words"
