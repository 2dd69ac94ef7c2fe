"""The files of the program's views: a broken one is told, not passed over."""

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_views import read_views

GOOD = '[[view]]\ncode = "a"\nname = "甲"\n'


def test_views_are_read_in_their_order(tmp_path):
    (tmp_path / "b.toml").write_text(GOOD, "utf-8")
    (tmp_path / "a.toml").write_text(GOOD.replace("甲", "乙"), "utf-8")
    assert [view.name for _code, view in read_views(tmp_path)] == ["乙", "甲"]


@pytest.mark.parametrize("text", [None, "view", "[[view]]\n", GOOD + "filter = 7\n", "view = 7\n"])
def test_a_broken_file_is_told(tmp_path, text):
    if text is not None:
        (tmp_path / "a.toml").write_text(text, "utf-8")
    with pytest.raises(StorageError) as trouble:
        read_views(tmp_path)
    assert trouble.value.code == "views"
    assert "请重新安装" in trouble.value.sentence
