"""The kinds file of the program, and files that are none."""

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_kinds import read_kinds
from tests.conftest import RULES


def test_the_kinds_of_the_program_stand_in_their_order():
    kinds = read_kinds(RULES.with_name("activities"))
    assert [kind.label for kind in kinds[:3]] == ["支部党员大会", "支部委员会会议", "党小组会"]
    assert len({kind.code for kind in kinds}) == len(kinds) > 15


@pytest.mark.parametrize(
    "text",
    [
        None,
        "format = 2\nkind = []",
        "format = 1",
        'format = 1\n[[kind]]\ncode = "x"\nlabel = "甲"',
        "format = 1\n" + '[[kind]]\ncode = "x"\nlabel = "甲"\nheld_by = ["branch"]\n' * 2,
        "format = [",
    ],
)
def test_a_file_that_is_none_is_told_in_words(tmp_path, text):
    if text is not None:
        (tmp_path / "kinds.toml").write_text(text, "utf-8")
    with pytest.raises(StorageError, match="活动种类读不出来"):
        read_kinds(tmp_path)
