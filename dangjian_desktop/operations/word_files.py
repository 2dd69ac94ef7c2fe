"""Text forms as .docx, to be worked on in WPS or Word: what the PDF says, from the same records."""

from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import ready_sheet

#: The suffix of the files.
WORD_SUFFIX = ".docx"


@dataclass(frozen=True)
class WordFile:
    """A text form as .docx, in memory."""

    title: str
    content: bytes


def is_text_form(code: str) -> bool:
    """Whether a sheet also leaves as .docx.

    Raises:
        PrintingError: When there is no such sheet.
    """
    from dangjian_desktop.printing.catalog import sheet_coded
    from dangjian_desktop.printing.word import leaves_as_word

    return leaves_as_word(sheet_coded(code))


def make_word(printout: Printout, *, progress: Progress = tell_nobody) -> WordFile:
    """Return a sheet as .docx.

    Raises:
        RefusedError, PrintingError: As `printouts.print_sheet`, and when it is no text form.
    """
    from dangjian_desktop.printing.word import made_document

    ready = ready_sheet(printout, progress=progress)
    progress("正在生成 Word 文件", 0.5)
    return WordFile(ready.title, made_document(ready.parts, ready.level))


def write_word(printout: Printout, target: Path, *, progress: Progress = tell_nobody) -> None:
    """Write a sheet as .docx; whatever fails leaves an older file as it was.

    Raises:
        RefusedError, PrintingError: As `make_word`, or when the file cannot be written.
    """
    from dangjian_desktop.printing.document import write_whole

    write_whole(target, make_word(printout, progress=progress).content)
