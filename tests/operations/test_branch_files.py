"""Official files of the branch: kept once a kind, refused in words, handed to every wall sheet."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.branch_files import (
    add_branch_file,
    emblem_picture,
    official_emblem,
    read_branch_file,
    remove_branch_file,
)
from dangjian_desktop.operations.printout import (
    DUES_PUBLICATION,
    ORGANISATION_CHART,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.printing.emblems import EmblemForm
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.queries.branch_files import BranchFilesQuery
from dangjian_desktop.storage.models import StoredFile
from tests import make
from tests.printing import emblem_files
from tests.printing.emblem_files import green_box
from tests.printing.samples import FONT_FOLDER

ON = date(2026, 11, 21)
EMBLEM = BranchFileKind.EMBLEM


def keep(runner, content=emblem_files.SVG, kind=EMBLEM, name="图样.svg"):
    runner.run(add_branch_file(kind=kind, name=name, content=content, on=ON))


@pytest.fixture
def branch(data):
    committee = make.committee("星火煤矿党委")
    branch_id = make.branch("综采一队党支部", committee)
    make.person("张三", branch=branch_id)
    return branch_id


def test_an_emblem_is_kept_replaced_removed_and_brought_back(runner, data):
    assert official_emblem() is None
    assert emblem_picture(64) is None
    keep(runner)
    assert official_emblem().form is EmblemForm.SVG
    keep(runner, emblem_files.png(), name="图样.png")
    (row,) = BranchFilesQuery().fetch().values()
    assert (row.kind, row.name, row.added_on) == (EMBLEM, "图样.png", ON)
    assert official_emblem().form is EmblemForm.PNG
    assert emblem_picture(64).startswith(b"\x89PNG")
    runner.run(remove_branch_file(kind=EMBLEM))
    assert official_emblem() is None
    runner.undo()
    runner.undo()
    assert official_emblem().form is EmblemForm.SVG


def test_every_wall_sheet_gets_it_and_no_form_does(runner, branch):
    keep(runner, emblem_files.pdf(), name="图样.pdf")
    chart = make_sheet(Printout(ORGANISATION_CHART, ON, branch)).content
    assert green_box(chart) is not None
    assert green_box(make_sheet(Printout(ROSTER, ON, branch)).content) is None
    board = Printout(
        DUES_PUBLICATION, ON, branch, detail="public"
    )  # a table, which hangs all the same
    assert green_box(make_sheet(board).content) is not None
    StoredFile.update(content=b"changed").execute()
    assert green_box(make_sheet(Printout(ORGANISATION_CHART, ON, branch)).content) is None


def test_what_cannot_be_the_emblem_is_refused_and_the_old_one_stands(runner, data):
    keep(runner)
    with pytest.raises(PrintingError, match="599×599"):
        keep(runner, emblem_files.png(599))
    with pytest.raises(RefusedError, match="空文件"):
        keep(runner, b"")
    with pytest.raises(RefusedError, match="已经是这个文件"):
        keep(runner)
    assert official_emblem().content == emblem_files.SVG


def test_a_drawing_without_end_hurts_a_child_alone_and_is_refused(runner, data):
    """Of two kilobytes: pdfium takes all memory for it, and then ends the process."""
    keep(runner)
    with pytest.raises(RefusedError, match="没有采用。请换一个文件"):
        keep(runner, emblem_files.pdf_of_doubled_drawings(), name="图样.pdf")
    assert official_emblem().content == emblem_files.SVG


def test_nothing_to_remove_is_told(runner, data):
    with pytest.raises(RefusedError, match="还没有添加党徽图样"):
        runner.run(remove_branch_file(kind=EMBLEM))


def test_a_typeface_of_other_outlines_is_refused(runner, data):
    kept = (FONT_FOLDER / "LXGWWenKai-Regular.ttf").read_bytes()
    keep(runner, kept, BranchFileKind.KAI, "楷体.ttf")
    assert BranchFilesQuery().fetch()[BranchFileKind.KAI].size == len(kept)
    with pytest.raises(PrintingError, match="CFF"):
        keep(runner, b"OTTO" + kept[4:], BranchFileKind.FANGSONG, "仿宋.otf")
    with pytest.raises(PrintingError, match="不是能用的"):
        keep(runner, b"no font at all", BranchFileKind.FANGSONG, "仿宋.ttf")


def test_a_file_is_read_or_its_absence_told(tmp_path: Path):
    file = tmp_path / "图样.svg"
    file.write_bytes(emblem_files.SVG)
    assert read_branch_file(file) == ("图样.svg", emblem_files.SVG)
    with pytest.raises(HostError):
        read_branch_file(tmp_path / "没有.svg")
