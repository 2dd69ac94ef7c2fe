"""The texts that there may be, and a file that is wrong."""

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_wall_texts import FILE, read_text_kinds
from tests.conftest import RULES


def test_the_oath_rights_duties_and_ten_rules_may_be_entered_and_none_is_shipped():
    kinds = {kind.code: kind for kind in read_text_kinds(RULES.parent / "walls")}
    assert {"oath", "rights", "duties", "committee_duties"} <= kinds.keys()
    assert sum(kind.title.endswith(("制度", "规则")) for kind in kinds.values()) >= 9
    assert all(kind.hint for kind in kinds.values())


@pytest.mark.parametrize("text", ["format = ", "format = 1", 'format = 1\n[[text]]\ncode = "a"'])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StorageError, match=FILE):
        read_text_kinds(tmp_path)
