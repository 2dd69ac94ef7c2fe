"""The forms of superiors as files: what is to be filled in them, and the same file filled in."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dangjian_desktop.domain.template_shapes import Filling, TemplateShape
from dangjian_desktop.exchange.docx_form import DocxForm
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.office_package import OfficeKind, recognised
from dangjian_desktop.exchange.writer import ILLEGAL, put_file
from dangjian_desktop.exchange.xlsx_form import XlsxForm

#: Ends of lines in texts that were pasted, Word's soft one among them.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


def form_shape(content: bytes) -> TemplateShape:
    """Return what is to be filled in a .docx or .xlsx.

    Raises:
        ExchangeError: When it is no such file, is damaged, or would hurt this computer.
    """
    return _opened(content).shape()


def filled_form(content: bytes, fillings: Mapping[str, Filling]) -> bytes:
    """Return the file with its blanks filled, by address; everything else is as it was.

    Raises:
        ExchangeError: As `form_shape`.
    """
    return _opened(content).filled({key: _written(one) for key, one in fillings.items()})


def _written(filling: Filling) -> Filling:
    """Return what is filled in without what no file can hold; it may come from pasted texts."""
    text = ILLEGAL.sub("", _BREAKS.sub("\n", filling.text))
    lines = tuple(tuple(map(_written, line)) for line in filling.lines)
    return replace(filling, text=text, lines=lines)


def form_suffix(content: bytes) -> str:
    """Return how the name of such a file ends."""
    return f".{recognised(content)}"


def write_form(content: bytes, target: Path) -> None:
    """Write a filled form; a file of that name stands until the new one is whole.

    Raises:
        ExchangeError: When it cannot be written.
    """

    def fault_of(written: Path) -> str:
        with zipfile.ZipFile(written) as package:
            return "crc" if package.testzip() else ""

    put_file(target, memoryview(content), fault_of)


def _opened(content: bytes) -> DocxForm | XlsxForm:
    kind = recognised(content)
    try:
        return DocxForm(content) if kind is OfficeKind.DOCX else XlsxForm(content)
    except (ExchangeError, MemoryError):
        raise
    except Exception as error:
        # Both libraries have a dozen ways to say that a part is missing or makes no sense.
        raise ExchangeError("damaged", detail=type(error).__name__) from error
