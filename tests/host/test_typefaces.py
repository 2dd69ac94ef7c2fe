"""Typefaces of the computer are found by the names that they give themselves."""

import shutil

from dangjian_desktop.host.typefaces import installed_typefaces, typeface_folders
from tests.printing.samples import FONT_FOLDER

KAI = FONT_FOLDER / "LXGWWenKai-Regular.ttf"


def test_a_typeface_is_found_by_its_name_and_not_by_that_of_its_file(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    shutil.copy(KAI, deep / "x1.TTF")
    wanted = {"kai": ("楷体_GB2312", "lxgw_wenkai"), "hei": ("黑体",)}
    assert installed_typefaces(wanted, [tmp_path]) == {"kai": deep / "x1.TTF"}


def test_the_better_name_wins(tmp_path):
    shutil.copy(KAI, tmp_path / "a.ttf")
    shutil.copy(FONT_FOLDER / "NotoSansSC_400Regular.ttf", tmp_path / "b.ttf")
    names = ("Noto Sans SC", "Noto Sans SC Thin", "LXGW WenKai")
    found = installed_typefaces({"any": names}, [tmp_path])
    assert found == {"any": tmp_path / "b.ttf"}


def test_what_is_no_typeface_is_passed_over(tmp_path):
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "short.ttf").write_bytes(b"\x00\x01\x00\x00\xff\xff")
    (tmp_path / "cff.ttf").write_bytes(b"OTTO" + bytes(200))
    table = b"name" + bytes(4) + (28).to_bytes(4, "big") + (9**9).to_bytes(4, "big")
    (tmp_path / "lies.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x01" + bytes(6) + table)
    assert installed_typefaces({"any": ("x",)}, [tmp_path, tmp_path / "none"]) == {}


def test_the_folders_of_this_system_are_told():
    assert all(folder.is_absolute() for folder in typeface_folders())
