"""From a declaration and rows to a finished PDF file.

`build` lays everything out, lets reportlab flow and draw it into memory, and only then replaces
the file; whatever fails before leaves an earlier file as it was. The same input gives the same
bytes.
"""

import errno
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from reportlab import rl_config
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.printing.boxes import form_story
from dangjian_desktop.printing.canvases import PageCanvas
from dangjian_desktop.printing.emblems import EmblemFile, with_pdf_emblem
from dangjian_desktop.printing.errors import FileError, PrintingError
from dangjian_desktop.printing.flowables import Board, Piece, read_colour
from dangjian_desktop.printing.fonts import Face, Fonts
from dangjian_desktop.printing.hanging import growth, hanging_scale, page_count
from dangjian_desktop.printing.ink import MIDDLE, Ink
from dangjian_desktop.printing.letters import LETTER_MARK, letter_story
from dangjian_desktop.printing.poster import Area, Poster, WallSheet, draw, page_of
from dangjian_desktop.printing.privacy import DETAIL_LABELS, DetailLevel
from dangjian_desktop.printing.sheet import (
    LETTER_NUMBER,
    POINTS_PER_MM,
    Card,
    Form,
    Letter,
    LetterText,
    Millimetre,
    Paper,
    Sheet,
    SheetKind,
    Template,
)
from dangjian_desktop.printing.stamp import mark_height, mark_shapes
from dangjian_desktop.printing.tables import sheet_story
from dangjian_desktop.printing.themes import Colour, Theme
from dangjian_desktop.printing.walls.frame import ground

#: Margins of forms.
SIDE_MARGIN: Millimetre = 12
TOP_MARGIN: Millimetre = 12
BOTTOM_MARGIN: Millimetre = 15
#: Margin of what hangs above its title, which has a band.
HANGING_TOP: Millimetre = 7

#: Largest title of what hangs, on an A4 in points.
_BOARD_TITLE = 24

#: The line at the foot of a form: its letters in points and its middle above the edge.
_FOOT_SIZE = 8
_FOOT_HEIGHT: Millimetre = 9

#: How far the number of a letter's page stands below the text, on A4.
_LETTER_NUMBER_BELOW: Millimetre = 7

#: What stands in the file as its author; the user's name is nobody's business.
_AUTHOR = "dangjian_desktop"

#: How the system says that there is no room (a quota and a limit of size too; not all systems
#: know all of them).
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
# Streams as bytes, not as text of 85 letters: a quarter smaller, and reportlab encodes in Python.
rl_config.useA85 = 0

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was made.

    Attributes:
        pages: How many pages the file has.
        missing_glyphs: Characters that no font has; each stands as a box with its code point.
        unreadable_photos: Names of those whose photo could not be read and is left out.
        pages_of_parts: How many pages each of the parts took, in their order.
        missing_places: In words, where each missing character stands first, with 〓 for it.
    """

    pages: int
    missing_glyphs: tuple[str, ...]
    unreadable_photos: tuple[str, ...] = ()
    pages_of_parts: tuple[int, ...] = ()
    missing_places: tuple[str, ...] = ()


def build(
    template: Template,
    rows: Sequence[object],
    values: Mapping[str, str],
    target: Path,
    *,
    fonts: Fonts,
    detail: DetailLevel | None = None,
    paper: Paper | None = None,
) -> BuildReport:
    """Print a sheet into a PDF file.

    Args:
        template: One of `catalog.SHEETS`.
        rows: For a `Sheet` its rows, for a `Form` a `Card` each, for a `Letter` a `LetterText`
            each, for a `Poster` what it draws.
        values: Texts for the words in braces; ``mark`` stands small at the foot, where given.
        target: The file, which is replaced if it exists.
        fonts: The shipped fonts.
        detail: For whose eyes; left out, the least detail that the sheet allows.
        paper: Left out, the sheet's own.

    Raises:
        DetailError: When a text looks private and the level is for others.
        PaperError: When the sheet cannot be printed on the paper.
        FileError: When the file cannot be written; an earlier one is unchanged.
        PrintingError: When the level is not allowed, there is nothing to print, or a font is
            missing.
    """
    return build_pack(
        [Part(template, rows, values)], target, fonts=fonts, detail=detail, paper=paper
    )


@dataclass(frozen=True)
class Part:
    """One of the sheets that are printed as one job: what `build` takes of each.

    Attributes:
        mark: Of the edition as which a wall sheet is registered; None for a page that is not.
        paper: Left out, that of the job or else the sheet's own.
    """

    template: Template
    rows: Sequence[object]
    values: Mapping[str, str]
    mark: WallMark | None = None
    paper: Paper | None = None


def build_pack(
    parts: Sequence[Part],
    target: Path,
    *,
    fonts: Fonts,
    detail: DetailLevel | None = None,
    paper: Paper | None = None,
    theme: Theme = Theme.RED_HEAD,
) -> BuildReport:
    """Print several sheets, each on its own paper, into one PDF file with pages counted through.

    Args:
        parts: In their order; the first one's levels and name are those of the whole.
        target: The file, which is replaced if it exists.
        fonts: The shipped fonts.
        detail: For whose eyes; left out, the least detail that the first sheet allows.
        paper: For all of them; left out, each has its own.
        theme: The looks of wall sheets.

    Raises:
        DetailError, PaperError, FileError, PrintingError: As `build`.
    """
    content, report = made_pack(parts, fonts=fonts, detail=detail, paper=paper, theme=theme)
    write_whole(target, content)
    return report


def made_pack(
    parts: Sequence[Part],
    *,
    fonts: Fonts,
    detail: DetailLevel | None = None,
    paper: Paper | None = None,
    theme: Theme = Theme.RED_HEAD,
    emblem: EmblemFile | None = None,
    progress: Progress = tell_nobody,
) -> tuple[bytes, BuildReport]:
    """Return what `build_pack` would write, with its report.

    Args:
        parts, fonts, detail, paper, theme: As there.
        emblem: The official emblem, for the places that wall sheets keep for it.
        progress: Told after each page how much of the whole is laid out; what it raises ends the
            work, and nothing is left of it.

    Raises:
        DetailError, PaperError, PrintingError: As `build`.
    """
    first = parts[0].template
    level = first.levels[0] if detail is None else detail
    for part in parts:
        if level not in part.template.levels:
            possible = tuple(Word(DETAIL_LABELS[one]) for one in part.template.levels)
            raise PrintingError(
                "{name}没有“{level}”明细。可用的明细：{possible}。请另选一种。",
                name=Word(part.template.name),
                level=Word(DETAIL_LABELS[level]),
                possible=possible,
            )
        part.template.check_paper(part.paper or paper or part.template.paper)
    ink = Ink(fonts, level, theme, emblem)
    document = _Document(parts, paper, ink, progress)
    content = document.content()
    if emblem is not None and ink.emblem_places:
        content = with_pdf_emblem(content, emblem, ink.emblem_places)
    return content, BuildReport(
        document.page_count,
        document.ink.missing_glyphs,
        tuple(dict.fromkeys(document.unreadable_photos)),
        tuple(document.pages_of_parts),
        document.ink.missing_places,
    )


class _Document:
    """One document while it is made."""

    def __init__(
        self, parts: Sequence[Part], paper: Paper | None, ink: Ink, progress: Progress
    ) -> None:
        self.ink = ink
        self.page_count = 0
        self.unreadable_photos: list[str] = []
        self._parts = [
            self._placed(part, part.paper or paper or part.template.paper) for part in parts
        ]
        self.unreadable_photos.clear()  # of what was laid out to be measured
        self.pages_of_parts = [0] * len(parts)
        self._progress = progress
        # Tables have fewer pages than rows, everything else at least one page for each.
        self._expected = sum(
            1 if isinstance(part.template, Sheet) else len(part.rows) for part in parts
        )

    def _placed(self, part: Part, paper: Paper) -> "_Placed":
        """Return a part on its paper: what hangs as large as there is room for."""
        template = part.template
        if isinstance(template, Letter) and not template.takes_any_size:
            return _Placed(part, paper, self.ink, paper.width / template.paper.width)
        if not template.takes_any_size or not isinstance(template, Sheet | Form | Letter):
            return _Placed(part, paper, self.ink)

        def pages(scale: float, columns: int) -> int:
            placed = _Placed(part, paper, self.ink, scale, columns)
            return page_count(self._story(placed), *placed.block)

        return _Placed(part, paper, self.ink, *hanging_scale(template, paper, pages))

    def content(self) -> bytes:
        """Return the whole file."""
        first = self._parts[0]
        buffer = BytesIO()
        document = BaseDocTemplate(
            buffer,
            pagesize=first.size,
            title=first.template.name,
            author=_AUTHOR,
            creator=_AUTHOR,
            lang="zh-CN",
            invariant=1,
        )
        story: list[Flowable] = []
        templates = []
        for number, part in enumerate(self._parts):
            frame = Frame(*part.corner, *part.block, 0, 0, 0, 0)
            templates.append(
                PageTemplate(
                    id=str(number),
                    frames=[frame],
                    pagesize=part.size,
                    onPage=partial(self._begin_page, number=number),
                    onPageEnd=_end_page,
                )
            )
            if number:
                story += [NextPageTemplate(str(number)), PageBreak()]
            story += self._story(part)
        document.addPageTemplates(templates)
        canvas = partial(_FootedCanvas, foot=self._foot, on_page=self._tell)
        document.build(story, canvasmaker=canvas)
        return buffer.getvalue()

    def _tell(self, laid_out: int) -> None:
        """Tell how much of the whole is laid out; it is never all before the file is written."""
        self._progress("正在排版", laid_out / max(self._expected, laid_out + 1))

    def _story(self, part: "_Placed") -> list[Flowable]:
        template, rows, values = part.template, part.part.rows, part.part.values
        width, height = part.block
        if isinstance(template, Sheet):
            return sheet_story(template, rows, values, width, height, self.ink, part.board)
        if not rows:
            raise PrintingError(
                "{name}没有可打印的内容。请先选定要打印的支部或人。", name=Word(template.name)
            )
        if isinstance(template, Form):
            cards = cast(Sequence[Card], rows)
            photos = self.unreadable_photos
            return form_story(template, cards, values, width, height, self.ink, photos, part.board)
        if isinstance(template, Letter):
            letters = cast(Sequence[LetterText], rows)
            return letter_story(template, letters, width, height, self.ink, part.board)
        if isinstance(template, Poster):
            return self._posters(template, part)
        raise TypeError(f"no way to draw a {type(template).__name__}")

    def _posters(self, poster: Poster, part: "_Placed") -> list[Flowable]:
        page = part.page
        story: list[Flowable] = []
        for row in part.part.rows:
            words = {**part.part.values, "name": getattr(row, "name", "")}
            title = self.ink.prepared(poster.title.format_map(words), "标题")
            behind = isinstance(poster, WallSheet) and poster.has_ground
            shapes = (
                *(ground(page) if behind else ()),
                *poster.lay_out(row, title, page, self.ink),
                *mark_shapes(page, part.mark, part.part.mark, self.ink, on_white=not behind),
            )
            drawing = partial(draw, shapes, part.paper, ink=self.ink)
            story += [_Drawing(page, drawing, self.unreadable_photos), PageBreak()]
        return story[:-1]

    def _begin_page(self, canvas: Any, _document: Any, *, number: int) -> None:
        """Note on a page which part it belongs to, until its foot is drawn; draw it in its size."""
        canvas.dangjian_part = number
        part = self._parts[number]
        if part.board is not None:
            draw(tuple(ground(part.page)), part.paper, canvas, self.ink)
        canvas.saveState()
        if part.scale != 1:
            canvas.scale(part.scale, part.scale)

    def _foot(self, canvas: Any, number: int, count: int) -> None:
        """Draw the line at the foot of a form; called once all pages are known.

        The page number stands in the middle; beside a long mark at the right, so that both read.
        """
        self.page_count = count
        self.pages_of_parts[canvas.dangjian_part] += 1
        part = self._parts[canvas.dangjian_part]
        if isinstance(part.template, Poster) or not part.template.has_foot:
            return
        if part.part.mark is not None:
            shapes = mark_shapes(part.page, part.mark, part.part.mark, self.ink, on_white=True)
            draw(tuple(shapes), part.paper, canvas, self.ink)
        if isinstance(part.template, Letter):
            with _grown(canvas, part.scale):
                self._number_letter(canvas, part)
        else:
            with _grown(canvas, part.growth):
                self._number_page(canvas, part, number, count)

    def _number_page(self, canvas: Any, part: "_Placed", number: int, count: int) -> None:
        ink, width = self.ink, part.size[0] / part.growth
        y = _FOOT_HEIGHT * POINTS_PER_MM
        canvas.setFillColor(Colour.SECOND.value)
        canvas.setStrokeColor(Colour.SECOND.value)
        page = ink.prepared(f"第 {number} 页　共 {count} 页")
        left = SIDE_MARGIN * POINTS_PER_MM
        taken = ink.width(page, Face.SANS, _FOOT_SIZE)
        x = (width - taken) / 2
        if ink.width(part.mark, Face.SANS, _FOOT_SIZE) > x - 2 * left:
            x = width - left - taken
        ink.draw(canvas, x, y, page, Face.SANS, _FOOT_SIZE)
        room = x - 2 * left
        mark = ink.fitted(part.mark, Face.SANS, room, _FOOT_SIZE * 2, largest=_FOOT_SIZE)
        ink.draw(canvas, left, y, part.mark, Face.SANS, mark.size)

    def _number_letter(self, canvas: Any, part: "_Placed") -> None:
        """Number the pages of one letter between dashes.

        GB/T 9704-2012, 7.5: the dash lies 7 mm below the text, odd pages at the right and even
        ones at the left, one character in; of a letter of one page nothing else is said. What
        hangs is no letter in a file: a single page of it has no number.
        """
        number, count = canvas.dangjian_place
        if count == 1 and part.template.kind is SheetKind.WALL:
            return
        text, size = self.ink.prepared(f"— {number} —"), LETTER_NUMBER
        canvas.setFillColor(Colour.TEXT.value)
        side, bottom = part.corner
        x = side + size
        if number % 2:
            x = side + part.block[0] - size - self.ink.width(text, Face.SERIF, size)
        y = bottom - _LETTER_NUMBER_BELOW * POINTS_PER_MM - MIDDLE * size
        self.ink.draw(canvas, x, y, text, Face.SERIF, size)


class _Placed:
    """A part on its paper.

    Attributes:
        page: The whole page in millimetres, as it is printed.
        scale: How many times as large it is printed as it is laid out.
        growth: How many times as large what stands at the foot of a page is, and its margins.
        size: Of the page in points, as it is printed.
        corner, block: Lower left corner of the room that the margins leave, and its width and
            height, in points as they are laid out.
    """

    def __init__(
        self, part: Part, paper: Paper, ink: Ink, scale: float = 1.0, columns: int = 1
    ) -> None:
        self.part, self.template, self.paper, self.scale = part, part.template, paper, scale
        self.page = page_of(paper)
        self.mark = ink.prepared(part.values.get("mark", ""), "版面标记")
        self.growth = growth(paper) if part.template.takes_any_size else 1.0
        self.size = (paper.width * POINTS_PER_MM, paper.height * POINTS_PER_MM)
        width, height = (one / scale for one in self.size)
        left, top, right, bottom = (one * POINTS_PER_MM for one in self._margins())
        self.corner = (left, bottom)
        self.block = (width - left - right, height - top - bottom)
        self.board: Board | None = None
        if part.template.takes_any_size and not isinstance(part.template, Poster):
            upper = HANGING_TOP * POINTS_PER_MM * self.growth / scale
            size = _BOARD_TITLE * self.growth / scale
            self.board = Board(left, upper, size, columns, max(top - upper, 0))

    def _margins(self) -> tuple[Millimetre, ...]:
        """Return the margins left, above, right and below, as they are laid out."""
        template, paper = self.template, self.paper
        if isinstance(template, Poster):
            return (0, 0, 0, 0)
        if isinstance(template, Letter):
            # They take no larger share of a side than on the letter's own paper.
            across = min(paper.width / self.scale / template.paper.width, 1)
            down = min(paper.height / self.scale / template.paper.height, 1)
            left, top, right, bottom = template.margins
            lowest = max(bottom * down, self._below_code())
            return (left * across, top * down, right * across, lowest)
        if not template.takes_any_size:
            return (SIDE_MARGIN, TOP_MARGIN, SIDE_MARGIN, BOTTOM_MARGIN)
        side, top, bottom = (
            one * self.growth / self.scale for one in (SIDE_MARGIN, HANGING_TOP, BOTTOM_MARGIN)
        )
        return (side, top, side, max(bottom, self._below_code()))

    def _below_code(self) -> Millimetre:
        """Return how high the code of an edition goes on what hangs, as it is laid out."""
        return mark_height(self.page) / self.scale if self.template.takes_any_size else 0


def _end_page(canvas: Any, _document: Any) -> None:
    """Let the foot be drawn in the size of the page."""
    canvas.restoreState()


@contextmanager
def _grown(canvas: Any, scale: float) -> Iterator[None]:
    """Draw meanwhile in another size."""
    canvas.saveState()
    if scale != 1:
        canvas.scale(scale, scale)
    yield
    canvas.restoreState()


class _Drawing(Piece):
    """A page drawn by shapes."""

    def __init__(
        self, page: Area, drawing: Callable[..., tuple[str, ...]], unreadable: list[str]
    ) -> None:
        super().__init__()
        self._drawing, self._unreadable = drawing, unreadable
        self.width, self.height = page.width * POINTS_PER_MM, page.height * POINTS_PER_MM

    def draw(self) -> None:
        """Draw the shapes and note whose photo was no picture."""
        self._unreadable += self._drawing(canvas=self.canv)


class _FootedCanvas(PageCanvas):
    """Keeps its pages until the last, because each tells how many there are."""

    def __init__(
        self,
        *args: Any,
        foot: Callable[[Any, int, int], None],
        on_page: Callable[[int], None],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._foot, self._on_page = foot, on_page
        self._kept: list[dict[str, Any]] = []

    def setFillColor(self, colour: Any, alpha: float | None = None) -> None:
        """Take a colour; one that is told as text is read once, not for each of thousands."""
        super().setFillColor(read_colour(colour) if isinstance(colour, str) else colour, alpha)

    def setStrokeColor(self, colour: Any, alpha: float | None = None) -> None:
        """Take the colour of lines, as `setFillColor` does."""
        super().setStrokeColor(read_colour(colour) if isinstance(colour, str) else colour, alpha)

    def showPage(self) -> None:
        """Put the page aside and begin another."""
        self._kept.append(dict(self.__dict__))
        self._on_page(len(self._kept))
        self._startPage()

    def save(self) -> None:
        """Write every page with its foot; `dangjian_place` is its place in a letter."""
        letters = [(page["dangjian_part"], page.get(LETTER_MARK)) for page in self._kept]
        counts, seen = Counter(letters), Counter[object]()
        for number, (page, letter) in enumerate(zip(self._kept, letters, strict=True), start=1):
            seen[letter] += 1
            self.__dict__.update(page)
            self.dangjian_place = (seen[letter], counts[letter])
            self._foot(self, number, len(self._kept))
            super().showPage()
        super().save()


def write_whole(target: Path, content: bytes) -> None:
    """Replace a file by new content, wholly or not at all.

    Raises:
        FileError: With a sentence that says why and what to do.
    """
    write_all([(target, content)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Replace several files by new content: all of them, or none and nothing half is left.

    Args:
        files: Taken one after the other, so that only one need be in memory.

    Returns:
        What was written.

    Raises:
        FileError: With a sentence that says why and what to do.
    """
    unfinished: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, content in files:
            part = target.with_name(f".dangjian-{secrets.token_hex(8)}.part")
            unfinished.append((part, target))
            _write_part(part, content)
        for _, target in unfinished:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a directory")
            if target.exists() and not target.is_file():  # a device would be gone for good
                raise PermissionError(errno.EACCES, "is no ordinary file")
        for part, target in unfinished:
            os.replace(part, target)
    except OSError as error:
        raise _why(error, target) from error
    finally:
        for part, _ in unfinished:
            with suppress(OSError):  # the cause is told; a left-over file is the smaller harm
                part.unlink(missing_ok=True)
    return [target for _, target in unfinished]


def _write_part(part: Path, content: bytes) -> None:
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if part.stat().st_size != len(content):
        raise OSError(errno.ENOSPC, "short write")


def _why(error: OSError, target: Path) -> FileError:
    if error.errno in _NO_ROOM:
        return FileError(
            "磁盘已满，“{name}”没有写成，原来的文件没有动。请腾出空间或换一个位置。",
            name=target.name,
        )
    if not target.parent.is_dir():
        return FileError("文件夹“{folder}”不存在。请换一个位置。", folder=target.parent)
    if target.is_dir():
        return FileError("“{target}”是文件夹，不是文件。请另取文件名。", target=target)
    if target.exists() and not target.is_file():
        return FileError("“{path}”不是普通文件，不能写到那里。请换一个文件名。", path=target)
    if error.errno in _FORBIDDEN:
        return FileError(
            "不能写“{target}”：没有写入权限，或文件正被别的程序打开。"
            "请关闭打开它的程序，或换一个位置。",
            target=target,
        )
    return FileError(
        "“{target}”没有写成（{reason}）。请换一个位置再试。", target=target, reason=error.strerror
    )
