"""Finished sheets on their way out: many as one job, cut for the paper at hand, as PDF or pictures.

These verbs change no rows. What is printed stands in `printout`, how one sheet is made in
`printouts`. A job goes on when one of its sheets cannot be made and says at the end which; what a
`Progress` raises (the user called it off) ends it, and nothing half is left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, repeat
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dangjian_desktop.domain.problems import Sentence, SentenceError
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.tiles import Margins, Tile, TilePlan
from dangjian_desktop.host.files import free_name
from dangjian_desktop.operations.pdf_pages import open_pdf
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import (
    ReadySheet,
    made_together,
    ready_sheet,
)
from dangjian_desktop.operations.typefaces import shipped_fonts
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import BuildReport

T = TypeVar("T")

_MM_PER_POINT = 25.4 / 72

#: Dots per inch of pictures, and between what they may be chosen.
USUAL_DPI, LEAST_DPI, MOST_DPI = 200, 40, 600

#: What a file is named that is a picture; anything else is written as PDF.
PICTURE_SUFFIX, PDF_SUFFIX = ".png", ".pdf"

#: How many people are read before it is told how far it is.
_AT_ONCE = 20

#: Into how many parts a job is cut in search of what cannot be made.
_PARTS = 8

#: How much of a job is reading records, and laying out; the rest is cutting and writing.
_READ, _LAID_OUT = 0.3, 0.9


@dataclass(frozen=True)
class PrintItem:
    """One of the things of a job.

    Attributes:
        name: What is said when it fails: 组织架构图; for several people each one's name is said.
        printout: What it is; one of several people counts as one item for each of them.
    """

    name: str
    printout: Printout


@dataclass(frozen=True)
class FailedItem:
    """What could not be made, and why."""

    name: str
    reason: Sentence


@dataclass(frozen=True)
class Batch:
    """Many sheets as one PDF.

    Attributes:
        content: Of all that could be made, in the order given; b"" when nothing could.
        printed: What is in it. failed: what is not.
        missing_places, unreadable_photos: As of one sheet.
    """

    content: bytes
    printed: tuple[PrintItem, ...]
    failed: tuple[FailedItem, ...]
    missing_places: tuple[str, ...] = ()
    unreadable_photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class SavedFiles:
    """Many sheets, each in a file of its own."""

    files: tuple[Path, ...]
    failed: tuple[FailedItem, ...]


def make_batch(
    items: Sequence[PrintItem], *, tile: Tile | None = None, progress: Progress = tell_nobody
) -> Batch:
    """Return many sheets as one PDF; those that cannot be made are left out and named.

    Sheets of one level and one look are laid out as one document, in which every font stands
    once: the cards of a whole mine are not much larger than those of a branch.

    Args:
        items: In their order.
        tile: The paper at hand, for posters that are larger; None leaves them whole.
        progress: Told how far it is.

    Raises:
        PaperError, TilingError: When nothing can be cut for such a paper.
    """
    job = _Job(progress)
    ready = job.read(items)
    pieces = job.laid_out(ready)
    if not pieces:
        return Batch(b"", (), tuple(job.failed))
    content, titles = _joined(pieces)
    if tile is not None:
        progress("正在拼接", _LAID_OUT)
        content = _tiled(content, tile, titles=titles)
    return Batch(
        content,
        tuple(one.item for piece in pieces for one in piece.ready),
        tuple(job.failed),
        tuple(dict.fromkeys(place for piece in pieces for place in piece.report.missing_places)),
        tuple(dict.fromkeys(name for one in pieces for name in one.report.unreadable_photos)),
    )


def save_each(
    items: Sequence[PrintItem],
    folder: Path,
    *,
    suffix: str = PDF_SUFFIX,
    tile: Tile | None = None,
    dpi: int = USUAL_DPI,
    progress: Progress = tell_nobody,
    wrote: Callable[[Path], object] = lambda _file: None,
) -> SavedFiles:
    """Write each sheet into a file of its own, named after it; go on when one cannot be written.

    Args:
        items: In their order; one of several people becomes a file for each.
        folder: Where to; files of the same names are replaced.
        suffix: ".pdf" or ".png".
        tile: The paper at hand; None leaves posters whole.
        dpi: Of pictures.
        progress: Told how far it is; what it raises ends the job between two files.
        wrote: Told each file that stands: those of a job that is ended stay.
    """
    single = [one for item in items for one in _each_person(item)]
    files: list[Path] = []
    failed: list[FailedItem] = []
    taken: set[str] = set()
    for number, item in enumerate(single):
        progress(item.name, number / len(single))
        batch = make_batch([item], tile=tile)
        failed += batch.failed
        if not batch.content:
            continue
        target = folder / f"{free_name(item.name, taken)}{suffix}"
        try:
            made = write_out(batch.content, target, dpi=dpi).files
        except SentenceError as error:
            failed.append(FailedItem(item.name, error.told))
            continue
        files += made
        for file in made:
            wrote(file)
    return SavedFiles(tuple(files), tuple(failed))


@dataclass(frozen=True)
class Coarser:
    """What became of pictures that would have been too large at the resolution asked for.

    Attributes:
        dpi: Dots per inch of the coarsest page.
        told: The sentence.
    """

    dpi: int
    told: Sentence


@dataclass(frozen=True)
class Written:
    """What `write_out` wrote.

    Attributes:
        files: In the order of their pages.
        coarser: None when all pictures are as asked for.
    """

    files: tuple[Path, ...]
    coarser: Coarser | None = None


def write_out(
    content: bytes, target: Path, *, dpi: int = USUAL_DPI, progress: Progress = tell_nobody
) -> Written:
    """Write a finished PDF as the suffix of the file says.

    A picture is made of each page; of several pages each has its number in its name. All files
    are written or none; older ones stay as they were until then.

    Raises:
        FileError: When a file cannot be written.
    """
    from dangjian_desktop.printing.document import write_all

    if target.suffix.lower() == PICTURE_SUFFIX:
        wanted = min(max(dpi, LEAST_DPI), MOST_DPI)
        files = write_all(_pictures(content, target, wanted, progress))
        return Written(tuple(files), _coarser(content, wanted))
    return Written(tuple(write_all([(target, content)])))


def _coarser(content: bytes, wanted: int) -> Coarser | None:
    """Return whether pictures of a PDF are coarser than wanted, in dots per inch."""
    pdf = open_pdf(content)
    try:
        true = min(pdf.true_dpi(number, wanted) for number in range(len(pdf.sizes)))
    finally:
        pdf.close()
    if true == wanted:
        return None
    told = Sentence(
        "图片存成每英寸 {true} 点，不是 {wanted} 点：这样大的版面，再细一张图就超过程序"
        "能生成的大小。送打印店请另存为 PDF，PDF 不受限制；或者把版面改小再存图片。",
        true=int(true),
        wanted=wanted,
    )
    return Coarser(int(true), told)


def _pictures(
    content: bytes, target: Path, dpi: int, progress: Progress
) -> Iterator[tuple[Path, bytes]]:
    pdf = open_pdf(content)
    try:
        pages = len(pdf.sizes)
        digits = len(str(pages))
        for number in range(pages):
            progress("正在生成图片", number / pages)
            name = f"{target.stem}-{number + 1:0{digits}}" if pages > 1 else target.stem
            yield target.with_name(f"{name}{target.suffix}"), pdf.png(number, dpi)
    finally:
        pdf.close()


def tiled_sheet(content: bytes, title: str, tile: Tile) -> bytes:
    """Return a sheet as PDF for the paper at hand: a joining plan, then the pieces.

    Pages that go on the paper whole stay as they are.

    Args:
        content: The PDF of any sheet.
        title: Its name, which stands on every piece.
        tile: The paper, the overlap and what the printer cannot reach.

    Raises:
        PaperError: When there is no such paper.
        TilingError: When the paper is too small, or the overlap makes no sense.
    """
    return _tiled(content, tile, title=title)


def shrunk_sheet(content: bytes, width: float, height: float, margins: Margins) -> bytes:
    """Return a sheet made smaller until it goes on a paper of a width and height in millimetres."""
    from dangjian_desktop.printing.tiling import shrunk

    return shrunk(content, (width, height), margins)


def chosen_pages_of(content: bytes, numbers: Sequence[int]) -> bytes:
    """Return a PDF of some pages of another, counted from 0, in the order given."""
    from dangjian_desktop.printing.rendering import some_pages

    return some_pages(content, numbers)


def tile_plans(content: bytes, tile: Tile) -> list[TilePlan | None]:
    """Return how each page of a PDF would be cut; None for one that goes on the paper whole.

    Raises:
        PaperError, TilingError: As `tiled_sheet`.
    """
    from dangjian_desktop.printing.tiling import tile_plan

    pdf = open_pdf(content)
    try:
        return [
            tile_plan(width * _MM_PER_POINT, height * _MM_PER_POINT, tile)
            for width, height in pdf.sizes
        ]
    finally:
        pdf.close()


@dataclass(frozen=True)
class _Ready:
    """An item whose records are read."""

    item: PrintItem
    sheet: ReadySheet


@dataclass(frozen=True)
class _Piece:
    """Items that were laid out as one document."""

    ready: tuple[_Ready, ...]
    content: bytes
    report: "BuildReport"

    def titles(self) -> Iterator[str]:
        """Return the name of each page."""
        pages = iter(self.report.pages_of_parts)
        for one in self.ready:
            for _part in one.sheet.parts:
                yield from repeat(one.item.name, next(pages))


class _Job:
    """One job while it runs: it parts what cannot be made from what can."""

    def __init__(self, progress: Progress) -> None:
        self.failed: list[FailedItem] = []
        self._progress = progress
        self._share = 0.0

    def read(self, items: Sequence[PrintItem]) -> list[_Ready]:
        """Return the items whose records could be read."""
        ready: list[_Ready] = []
        for number, item in enumerate(items):
            self._tell(item.name, _READ * number / len(items))
            before = len(self.failed)
            found = self._read_people(item, number / len(items), 1 / len(items))
            reasons = {str(one.reason) for one in self.failed[before:]}
            if not found and len(reasons) == 1:  # no person's fault but the sheet's: said once
                self.failed[before:] = [FailedItem(item.name, self.failed[before].reason)]
            ready += found
        return ready

    def laid_out(self, ready: Sequence[_Ready]) -> list[_Piece]:
        """Return what could be laid out: neighbours of one level and look as one document."""
        pieces: list[_Piece] = []
        for _, together in groupby(ready, key=lambda one: (one.sheet.level, one.sheet.theme)):
            good = self._good(tuple(together))
            if len(good) > 1:  # some failed: the others once more, with each font once
                good = [self._made(tuple(one for piece in good for one in piece.ready))]
            pieces += good
        return pieces

    def _read_people(self, item: PrintItem, done: float, share: float) -> list[_Ready]:
        """Read an item, some people at a time: one can watch it, and call it off."""
        people = item.printout.person_ids
        if len(people) <= _AT_ONCE:
            return self._read_one(item)
        found: list[_Ready] = []
        for start in range(0, len(people), _AT_ONCE):
            self._tell(item.name, _READ * (done + share * start / len(people)))
            found += self._read_one(_of_people(item, people[start : start + _AT_ONCE]))
        return _as_one(item, found)

    def _read_one(self, item: PrintItem) -> list[_Ready]:
        try:
            return [_Ready(item, ready_sheet(item.printout))]
        except SentenceError as error:
            fewer = _fewer_people(item)
            if not fewer:
                self.failed.append(FailedItem(_name_of(item), error.told))
            return [one for some in fewer for one in self._read_one(some)]

    def _good(self, ready: Sequence[_Ready]) -> list[_Piece]:
        """Lay items out together, or, where that fails, fewer of them at a time."""
        if not ready:
            return []
        try:
            return [self._made(tuple(ready))]
        except SentenceError as error:
            if len(ready) > 1:
                return [piece for some in _fewer(ready) for piece in self._good(some)]
            fewer = _fewer_people(ready[0].item)
            if not fewer:
                self.failed.append(FailedItem(_name_of(ready[0].item), error.told))
            return [piece for some in fewer for piece in self._good(self._read_one(some))]

    def _made(self, ready: tuple[_Ready, ...]) -> _Piece:
        def told(what: str, share: float) -> None:
            self._tell(what, _READ + (_LAID_OUT - _READ) * share)

        content, report = made_together([one.sheet for one in ready], progress=told)
        return _Piece(ready, content, report)

    def _tell(self, what: str, share: float) -> None:
        """Tell how far it is; a second try does not make the bar go back."""
        self._share = max(self._share, share)
        self._progress(what, self._share)


def _joined(pieces: Sequence[_Piece]) -> tuple[bytes, list[str]]:
    """Return documents as one, and the name of each page."""
    from dangjian_desktop.printing.rendering import joined

    titles = [title for piece in pieces for title in piece.titles()]
    if len(pieces) == 1:
        return pieces[0].content, titles
    return joined([(piece.content, None) for piece in pieces]), titles


def _tiled(content: bytes, tile: Tile, *, title: str = "", titles: Sequence[str] = ()) -> bytes:
    from dangjian_desktop.printing.tiling import tiled

    return tiled(content, tile, fonts=shipped_fonts(), title=title, titles=titles)


def _as_one(item: PrintItem, ready: list[_Ready]) -> list[_Ready]:
    """Return what was read bit by bit as one sheet, so that cards may share a page across bits."""
    parts = [one.sheet.parts for one in ready]
    if not ready or any(len(one) != 1 for one in parts):
        return ready
    first = parts[0][0]
    if any((one.template, one.values) != (first.template, first.values) for (one,) in parts):
        return ready
    rows = tuple(row for (one,) in parts for row in one.rows)
    people = [person for one in ready for person in one.item.printout.person_ids]
    sheet = replace(ready[0].sheet, parts=(replace(first, rows=rows),))
    return [_Ready(_of_people(item, people), sheet)]


def _of_people(item: PrintItem, person_ids: Sequence[int]) -> PrintItem:
    return replace(item, printout=replace(item.printout, person_ids=tuple(person_ids)))


def _fewer(things: Sequence[T]) -> list[Sequence[T]]:
    """Return several things in a few parts, and few things one by one.

    So a fault is found soon where few have one, and where all have one the work is done a few
    times and not once more for each halving.
    """
    size = max(len(things) // _PARTS, 1)
    return [things[start : start + size] for start in range(0, len(things), size)]


def _fewer_people(item: PrintItem) -> list[PrintItem]:
    """Return an item of several people as several of fewer; nothing for one of a single person."""
    people = item.printout.person_ids
    return [_of_people(item, some) for some in _fewer(people)] if len(people) > 1 else []


def _each_person(item: PrintItem) -> list[PrintItem]:
    """Return an item of several people as one for each, which bears the person's name."""
    if len(item.printout.person_ids) < 2:
        return [item]
    names = _names(item)
    return [
        replace(
            _of_people(item, [person_id]), name=f"{item.name} {names.get(person_id, '')}".strip()
        )
        for person_id in item.printout.person_ids
    ]


def _name_of(item: PrintItem) -> str:
    """Return what is said of an item that failed: of one person out of many the person's name."""
    names = _names(item) if len(item.printout.person_ids) == 1 else {}
    name = next(iter(names.values()), "")
    return item.name if not name or name in item.name else f"{item.name} {name}"


def _names(item: PrintItem) -> dict[int, str]:
    with connection():
        found = PeopleByIdQuery(item.printout.person_ids, item.printout.on).fetch()
    return {person_id: person.name for person_id, person in found.items()}
