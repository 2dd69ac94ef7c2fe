"""Keeps the official files that the branch provides, and hands them to paper.

The program may ship neither the emblem (党徽党旗条例) nor the typefaces that GB/T 9704 names.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.attachments import MEGABYTE, clean_name
from dangjian_desktop.domain.vocabulary import BranchFileKind, printed
from dangjian_desktop.exchange.limits import ReadLimits
from dangjian_desktop.exchange.trials import trial_fault
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.branch_files import BranchFileQuery, BranchFilesQuery
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.models import BranchFile

if TYPE_CHECKING:
    from dangjian_desktop.printing.emblems import EmblemFile

#: The largest typefaces have some twenty megabytes.
MOST_BYTES = 40 * MEGABYTE
#: Of the child in which one is tried; the largest honest picture is 200 MB while it is drawn.
_LIMITS = ReadLimits(memory_bytes=1024 * MEGABYTE, seconds=30)


def read_branch_file(path: Path) -> tuple[str, bytes]:
    """Read a file that is to be provided and return its name and bytes; this changes nothing.

    Raises:
        HostError: When it cannot be read or is too large.
    """
    return clean_name(path.name), read_file(path, MOST_BYTES)


@operation("添加党徽或字体文件")
def add_branch_file(
    writer: Writer, *, kind: BranchFileKind, name: str, content: bytes, on: date
) -> None:
    """Keep an official file in place of the one of its kind that is there.

    Args:
        writer: Given by the runner.
        kind: What it is.
        name: Its file name.
        content: Its bytes.
        on: Today.

    Raises:
        RefusedError: When the file is empty or too large, or is there already.
        PrintingError: When it cannot be what it is to be.
    """
    if not content:
        raise RefusedError("“{name}”是空文件，里面什么也没有。请检查后再添加。", name=name)
    if len(content) > MOST_BYTES:
        raise RefusedError(
            "“{name}”超过 {most} MB。请换一个文件。", name=name, most=MOST_BYTES // MEGABYTE
        )
    check_branch_file(kind, content)
    digest = writer.keep_file(content)
    values = {"digest": digest, "name": name, "size": len(content), "added_on": on}
    present = BranchFilesQuery().fetch().get(kind)
    if present is None:
        writer.insert(BranchFile, kind=kind, **values)
        return
    if present.digest == digest:
        raise RefusedError("{kind}已经是这个文件。不必再添加。", kind=printed(kind))
    writer.update(BranchFile, present.file_id, **values)


@operation("移除党徽或字体文件")
def remove_branch_file(writer: Writer, *, kind: BranchFileKind) -> None:
    """Take an official file out of use; undo brings it back.

    Raises:
        RefusedError: When there is none.
    """
    present = BranchFilesQuery().fetch().get(kind)
    if present is None:
        raise RefusedError("还没有添加{kind}。不必移除。", kind=printed(kind))
    writer.delete(BranchFile, present.file_id)


def check_branch_file(kind: BranchFileKind, content: bytes) -> None:
    """Refuse a file that cannot be what it is to be; it is tried in a child first.

    Raises:
        PrintingError: With a sentence that says why.
        RefusedError: When reading or drawing it takes too much memory or time.
    """
    reader = "emblems" if kind is BranchFileKind.EMBLEM else "fonts"
    if trial_fault(f"dangjian_desktop.printing.{reader}", content, _LIMITS):
        raise RefusedError(
            "这个文件试着读和画的时候出了错，或者要用太多内存、时间，没有采用。"
            "请换一个文件；党徽图样也可以另存为 PNG。"
        )
    if kind is BranchFileKind.EMBLEM:
        from dangjian_desktop.printing.emblems import read_emblem

        read_emblem(content)
    else:
        from dangjian_desktop.printing.fonts import refuse_font

        refuse_font(content)


def official_emblem() -> "EmblemFile | None":
    """Return the emblem that the branch has provided; None for none."""
    with connection():
        row = BranchFilesQuery().fetch().get(BranchFileKind.EMBLEM)
        if row is None:
            return None
        content = BranchFileQuery(BranchFileKind.EMBLEM).fetch()
    return None if content is None else _read_once(content)


@lru_cache(maxsize=2)
def _read_once(content: bytes) -> "EmblemFile":
    from dangjian_desktop.printing.emblems import read_emblem

    return read_emblem(content)


def emblem_picture(pixels: int) -> bytes | None:
    """Return how the emblem comes out on paper, as PNG of so many pixels; None for none."""
    emblem = official_emblem()
    if emblem is None:
        return None
    from dangjian_desktop.printing.emblems import emblem_png

    return emblem_png(emblem, pixels)
