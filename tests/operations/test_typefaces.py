"""Letters use the typefaces of the branch, then those of the computer, else what stands in."""

import shutil
from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.operations import typefaces
from dangjian_desktop.operations.branch_files import add_branch_file, remove_branch_file
from dangjian_desktop.operations.typefaces import office_fonts, shipped_fonts, typeface_in_use
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.fonts import Face
from tests.printing.samples import FONT_FOLDER

KAI = FONT_FOLDER / "LXGWWenKai-Regular.ttf"
FANGSONG = BranchFileKind.FANGSONG


@pytest.fixture
def computer(tmp_path, monkeypatch):
    """Look for typefaces in a folder of the test alone."""
    folder = tmp_path / "typefaces"
    folder.mkdir()
    monkeypatch.setattr(typefaces, "typeface_folders", lambda: (folder,))
    monkeypatch.setattr(typefaces, "NAMES", {FANGSONG: ("LXGW WenKai",)})
    typefaces._installed.cache_clear()
    yield folder
    typefaces._installed.cache_clear()


def shape(fonts):
    return fonts.font_for("党", Face.FANGSONG).face.name


def test_without_one_another_stands_in(data, computer):
    assert shape(office_fonts()) == shape(shipped_fonts())
    assert typeface_in_use(FANGSONG) is None


def test_one_that_is_installed_is_used(data, computer):
    shutil.copy(KAI, computer / "any.ttf")
    assert b"WenKai" in shape(office_fonts())
    found = typeface_in_use(FANGSONG)
    assert found.installed_as == "any.ttf"
    assert (found.common, found.all_common) == (6763, 6763)
    assert 14_000 < found.rare <= found.all_rare


def test_one_that_the_branch_provides_comes_first_until_it_is_removed(runner, data, computer):
    shutil.copy(KAI, computer / "any.ttf")
    black = (FONT_FOLDER / "NotoSerifSC_900Black.ttf").read_bytes()
    runner.run(
        add_branch_file(kind=FANGSONG, name="仿宋.ttf", content=black, on=date(2026, 11, 21))
    )
    assert b"WenKai" not in shape(office_fonts())
    assert typeface_in_use(FANGSONG).installed_as == ""
    runner.run(remove_branch_file(kind=FANGSONG))
    assert b"WenKai" in shape(office_fonts())


def test_other_outlines_are_refused_in_words(runner, data, computer):
    with pytest.raises(PrintingError, match="CFF"):
        runner.run(
            add_branch_file(
                kind=FANGSONG, name="仿宋.otf", content=b"OTTO" + bytes(64), on=date(2026, 11, 21)
            )
        )
