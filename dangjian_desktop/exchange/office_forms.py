"""The forms of superiors as files: what is to be filled in them, and the same file filled in."""

import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dangjian_desktop.domain.template_shapes import Filling, TemplateShape
from dangjian_desktop.exchange.docx_form import DocxForm
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.office_package import FORM_LIMITS, OfficeKind, recognised
from dangjian_desktop.exchange.signature import ZIP
from dangjian_desktop.exchange.trials import trial_fault
from dangjian_desktop.exchange.writer import ILLEGAL, put_file
from dangjian_desktop.exchange.xlsx_form import XlsxForm

#: Ends of lines in texts that were pasted, Word's soft one among them.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A file that was looked through and can be filled as often as is wanted."""

    content: bytes
    kind: OfficeKind

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return f".{self.kind}"

    def shape(self) -> TemplateShape:
        """Return what is to be filled in.

        Raises:
            ExchangeError: When the file is damaged.
        """
        return self._opened().shape()

    def filled(self, fillings: Mapping[str, Filling]) -> bytes:
        """Return the file with its blanks filled, by address; everything else is as it was.

        Raises:
            ExchangeError: When the file is damaged.
        """
        return self._opened().filled({key: _written(one) for key, one in fillings.items()})

    def _opened(self) -> DocxForm | XlsxForm:
        reader = DocxForm if self.kind is OfficeKind.DOCX else XlsxForm
        try:
            return reader(self.content)
        except (ExchangeError, MemoryError):
            raise
        except Exception as error:
            # Both libraries have a dozen ways to say that a part is missing or makes no sense.
            raise ExchangeError("damaged", detail=type(error).__name__) from error


def checked_form(content: bytes) -> CheckedForm:
    """Return a .docx or .xlsx that is what it seems to be and does not hold far too much.

    Raises:
        ExchangeError: When it is no such file, is damaged, or would hurt this computer.
    """
    return CheckedForm(content, recognised(content))


def new_form_shape(content: bytes) -> TemplateShape:
    """Return what is to be filled in a file that comes from outside; it is tried in a child first.

    Raises:
        ExchangeError: As `form_shape`, and when reading it takes too much memory or time.
    """
    if len(content) <= FORM_LIMITS.file_bytes and content.startswith(ZIP):
        fault = trial_fault(__name__, content, FORM_LIMITS)
        if fault:
            code = "damaged" if fault == "damaged" else "template_too_large"
            raise ExchangeError(code, detail=f"trial: {fault}")
    return form_shape(content)


def trial(content: bytes) -> None:
    """Read a form as the program will; a refusal in words is a good end.

    It is not filled: that builds up no more, and openpyxl needs a file for it.
    """
    with suppress(ExchangeError):
        form_shape(content)


def form_shape(content: bytes) -> TemplateShape:
    """Return what is to be filled in a .docx or .xlsx.

    Raises:
        ExchangeError: When it is no such file, is damaged, or would hurt this computer.
    """
    return checked_form(content).shape()


def filled_form(content: bytes, fillings: Mapping[str, Filling]) -> bytes:
    """Return the file with its blanks filled, by address; everything else is as it was.

    Raises:
        ExchangeError: As `form_shape`.
    """
    return checked_form(content).filled(fillings)


def _written(filling: Filling) -> Filling:
    """Return what is filled in without what no file can hold; it may come from pasted texts."""
    text = ILLEGAL.sub("", _BREAKS.sub("\n", filling.text))
    lines = tuple(tuple(map(_written, line)) for line in filling.lines)
    return replace(filling, text=text, lines=lines)


def write_form(content: bytes, target: Path) -> None:
    """Write a filled form; a file of that name stands until the new one is whole.

    Raises:
        ExchangeError: When it cannot be written.
    """

    def fault_of(written: Path) -> str:
        with zipfile.ZipFile(written) as package:
            return "crc" if package.testzip() else ""

    put_file(target, memoryview(content), fault_of)
