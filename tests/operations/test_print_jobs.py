"""Many sheets as one job: what fails is named and the others are printed; cut, as pictures."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.tiles import Margins, Tile, TilingError
from dangjian_desktop.operations.print_jobs import (
    PrintItem,
    Written,
    chosen_pages_of,
    make_batch,
    save_each,
    shrunk_sheet,
    tile_plans,
    tiled_sheet,
    write_out,
)
from dangjian_desktop.operations.printout import (
    GROUP_LIST,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.printing import rendering
from tests import make
from tests.pdf import texts

DAY = date(2026, 11, 21)
#: A value that no sheet for others may show: it looks like a telephone number.
PHONE_LIKE = "电工13900001234"


class StoppedError(Exception):
    """What a progress raises when the user calls the work off."""


@pytest.fixture
def branch_id(data: Path) -> int:
    branch_id = make.branch("综采一队党支部")
    make.group(branch_id)
    return branch_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing lies yet."""
    made = tmp_path / "打印"
    made.mkdir()
    return made


def chart(branch_id: int, **choices: object) -> PrintItem:
    printout = Printout(ORGANISATION_CHART, DAY, organisation_id=branch_id, **choices)
    return PrintItem("组织架构图", printout)


def cards(*person_ids: int, detail: str = "wall") -> PrintItem:
    return PrintItem("党员信息卡", Printout(PERSON_CARD, DAY, person_ids=person_ids, detail=detail))


def fonts_in(content: bytes) -> int:
    return content.count(b"/FontFile2")


def test_a_set_of_sheets_is_one_file_in_the_order_asked_for(branch_id: int) -> None:
    make.person("王建国", branch_id)
    roster = PrintItem("名册", Printout(ROSTER, DAY, organisation_id=branch_id, detail="archive"))
    groups = PrintItem("党小组一览", Printout(GROUP_LIST, DAY, organisation_id=branch_id))
    made = make_batch([chart(branch_id), roster, groups])
    told = texts(made.content)
    assert ["组织架构图" in told[0], "党员名册" in told[1], "党小组一览" in told[2]] == [True] * 3
    assert [item.name for item in made.printed] == ["组织架构图", "名册", "党小组一览"]
    assert made.failed == ()


def test_sheets_of_one_look_share_their_fonts(branch_id: int) -> None:
    make.person("王建国", branch_id)
    alone = fonts_in(make_batch([chart(branch_id)]).content)
    assert fonts_in(make_batch([chart(branch_id)] * 3).content) == alone
    others = make_batch([chart(branch_id), chart(branch_id, theme="plain")])
    assert len(texts(others.content)) == 2


def test_the_job_goes_on_and_says_which_sheet_failed_and_why(branch_id: int) -> None:
    make.person("王建国", branch_id)
    empty = PrintItem("信息卡", Printout(PERSON_CARD, DAY))
    small = chart(branch_id, paper="1x1cm")
    made = make_batch([empty, chart(branch_id), small])
    assert [item.printout for item in made.printed] == [chart(branch_id).printout]
    assert len(texts(made.content)) == 1
    assert [one.name for one in made.failed] == ["信息卡", "组织架构图"]
    assert "还没有选人" in str(made.failed[0].reason)
    assert "厘米之间" in str(made.failed[1].reason)


def test_of_many_people_those_who_fail_are_named_and_the_others_printed(branch_id: int) -> None:
    good = make.persons(9, branch_id)
    bad = make.person("泄密者", branch_id, occupation=PHONE_LIKE)
    worse = make.person("林泄密", branch_id, occupation=PHONE_LIKE)
    people = [*good[:4], bad, *good[4:], worse]
    made = make_batch([cards(*people)])
    assert [one.name for one in made.failed] == ["党员信息卡 泄密者", "党员信息卡 林泄密"]
    told = "".join(texts(made.content))
    assert "泄密者" not in told
    assert PHONE_LIKE not in told
    assert sum(len(item.printout.person_ids) for item in made.printed) == 9
    assert fonts_in(made.content) == fonts_in(make_batch([cards(*good)]).content)


def test_what_is_no_persons_fault_is_said_once(branch_id: int) -> None:
    people = tuple(make.persons(20, branch_id))
    wrong = Printout(PERSON_CARD, DAY, person_ids=people, sections=("hobbies",))
    (failed,) = make_batch([PrintItem("党员信息卡", wrong)]).failed
    assert failed.name == "党员信息卡"
    assert "hobbies" in str(failed.reason)


def test_many_people_are_read_bit_by_bit_and_still_share_pages(branch_id: int) -> None:
    people = tuple(make.persons(45, branch_id))
    printout = Printout(
        PERSON_CARD, DAY, person_ids=people, sections=("party",), flows=True, detail="wall"
    )
    shares: list[float] = []
    made = make_batch(
        [PrintItem("党员信息卡", printout)], progress=lambda _w, share: shares.append(share)
    )
    assert len([one for one in shares if one < 0.3]) >= 3
    assert len(texts(made.content)) == make_sheet(printout).report.pages
    assert made.printed == (PrintItem("党员信息卡", printout),)


def test_when_nothing_can_be_made_there_is_no_file_but_the_reasons(branch_id: int) -> None:
    made = make_batch([PrintItem("信息卡", Printout(PERSON_CARD, DAY))])
    assert made.content == b""
    assert len(made.failed) == 1


def test_progress_only_grows_and_calling_off_ends_the_job(branch_id: int) -> None:
    people = make.persons(6, branch_id)
    make.person("泄密者", branch_id, occupation=PHONE_LIKE)
    shares: list[float] = []
    make_batch([chart(branch_id), cards(*people)], progress=lambda _w, s: shares.append(s))
    assert shares == sorted(shares)
    assert len(set(shares)) > 4

    def stop(_what: str, share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        make_batch([cards(*people)], progress=stop)


def test_a_job_is_cut_for_the_paper_at_hand(branch_id: int) -> None:
    make.person("王建国", branch_id)
    roster = PrintItem("名册", Printout(ROSTER, DAY, organisation_id=branch_id, detail="archive"))
    made = make_batch([chart(branch_id), roster], tile=Tile("A4"))
    told = texts(made.content)
    assert len(told) == 5 + 1
    assert "拼接图　组织架构图" in told[0]
    assert "党员名册" in told[5]
    with pytest.raises(SentenceError):
        make_batch([chart(branch_id)], tile=Tile("信纸"))


def test_each_in_a_file_of_its_own(branch_id: int, folder: Path) -> None:
    people = [make.person("王建国", branch_id), make.person("王建国", branch_id)]
    bad = make.person("泄密者", branch_id, occupation=PHONE_LIKE)
    said: list[str] = []
    saved = save_each(
        [cards(*people, bad), chart(branch_id)], folder, progress=lambda w, _s: said.append(w)
    )
    assert [one.name for one in saved.files] == [
        "党员信息卡 王建国.pdf",
        "党员信息卡 王建国（2）.pdf",
        "组织架构图.pdf",
    ]
    assert [one.name for one in saved.failed] == ["党员信息卡 泄密者"]
    assert len(said) == 4
    assert {one.name for one in folder.iterdir()} == {one.name for one in saved.files}


def test_a_folder_that_is_gone_fails_each_in_words(branch_id: int, tmp_path: Path) -> None:
    make.person("王建国", branch_id)
    saved = save_each([chart(branch_id)], tmp_path / "没有")
    assert saved.files == ()
    assert "文件夹" in str(saved.failed[0].reason)


def test_pictures_by_the_suffix(branch_id: int, folder: Path) -> None:
    make.person("王建国", branch_id)
    content = make_sheet(chart(branch_id).printout).content
    assert write_out(content, folder / "墙.png", dpi=100) == Written((folder / "墙.png",))
    with Image.open(folder / "墙.png") as picture:
        assert round(picture.width / 100 * 25.4) == 420
    tiles = tiled_sheet(content, "组织架构图", Tile("A4"))
    names = [one.name for one in write_out(tiles, folder / "拼.png", dpi=50).files]
    assert names == [f"拼-{number}.png" for number in range(1, 6)]
    assert write_out(content, folder / "墙.pdf") == Written((folder / "墙.pdf",))
    assert (folder / "墙.pdf").read_bytes() == content


def test_a_picture_made_coarser_than_asked_says_so(
    branch_id: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "MOST_PIXELS", 1_000_000)  # of a board it takes seconds
    make.person("王建国", branch_id)
    content = make_sheet(chart(branch_id).printout).content
    coarser = write_out(content, folder / "墙.png", dpi=300).coarser
    assert coarser is not None
    assert coarser.dpi == 71
    assert "每英寸 71 点，不是 300 点" in str(coarser.told)
    assert "请" in str(coarser.told)
    assert write_out(content, folder / "墙.png", dpi=50).coarser is None
    assert write_out(content, folder / "墙.pdf", dpi=300).coarser is None


def test_pictures_are_written_all_or_none(branch_id: int, folder: Path) -> None:
    make.person("王建国", branch_id)
    tiles = tiled_sheet(make_sheet(chart(branch_id).printout).content, "图", Tile("A4"))
    (folder / "拼-1.png").write_bytes(b"older")
    (folder / "拼-4.png").mkdir()
    with pytest.raises(SentenceError):
        write_out(tiles, folder / "拼.png", dpi=50)
    assert (folder / "拼-1.png").read_bytes() == b"older"
    assert sorted(one.name for one in folder.iterdir()) == ["拼-1.png", "拼-4.png"]

    def stop(_what: str, share: float) -> None:
        if share > 0.5:
            raise StoppedError

    (folder / "拼-4.png").rmdir()
    with pytest.raises(StoppedError):
        write_out(tiles, folder / "拼.png", dpi=50, progress=stop)
    assert [one.name for one in folder.iterdir()] == ["拼-1.png"]


def test_how_a_sheet_is_cut_is_known_before_it_is_done(branch_id: int) -> None:
    make.person("王建国", branch_id)
    content = make_sheet(chart(branch_id).printout).content
    (plan,) = tile_plans(content, Tile("A4"))
    assert plan is not None
    assert (plan.columns, plan.rows) == (2, 2)
    assert tile_plans(content, Tile("A3")) == [None]
    with pytest.raises(TilingError):
        tile_plans(content, Tile("A4", overlap=99))


def test_a_sheet_is_made_smaller_for_a_paper_and_never_larger(branch_id: int) -> None:
    make.person("王建国", branch_id)
    large = make_sheet(chart(branch_id).printout).content
    made = shrunk_sheet(large, 210, 297, Margins())
    with pypdfium2.PdfDocument(made) as pdf:
        assert [round(one / 72 * 25.4) for one in pdf.get_page_size(0)] == [297, 210]
        page = pdf[0].render(scale=2).to_pil().convert("L")
    assert "组织架构图" in texts(made)[0]
    inked = page.point(lambda level: 255 * (level < 200)).getbbox()
    assert inked is not None
    assert inked[2] - inked[0] > page.width * 0.7
    small = make_sheet(chart(branch_id, paper="A4").printout).content
    kept = shrunk_sheet(small, 297, 420, Margins())
    with pypdfium2.PdfDocument(kept) as pdf:
        assert [round(one / 72 * 25.4) for one in pdf.get_page_size(0)] == [420, 297]


def test_pages_are_chosen(branch_id: int) -> None:
    make.person("王建国", branch_id)
    both = make_batch([chart(branch_id), chart(branch_id, paper="A4")]).content
    with pypdfium2.PdfDocument(chosen_pages_of(both, [1])) as pdf:
        assert round(pdf.get_page_size(0)[0] / 72 * 25.4) == 297
