"""The small mark of a sheet that hangs: its number, day and code, read by people and scanners.

The text is written with the 45 characters for which a QR code has its small alphabet, so that the
code stays coarse enough for a phone; a code of a sheet writes its underscores as points.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.problems import Told

_PREFIX = "DJ"
#: As printed, as a scanner types it with any keyboard, and as somebody types the number alone.
_WHOLE = re.compile(rf"{_PREFIX}[-\s]?0*(\d{{1,7}})(?:-(\d{{8}})(?:-([A-Z0-9.]{{1,40}}))?)?\Z")


@dataclass(frozen=True, slots=True)
class WallMark:
    """What the mark says.

    Attributes:
        number: Of the edition.
        on: The day of which it is true; None where only the number was given.
        code: Of the sheet; "" where it was not given.
    """

    number: int
    on: date | None = None
    code: str = ""

    @property
    def text(self) -> str:
        """What stands in the QR code."""
        day = f"-{self.on:%Y%m%d}" if self.on is not None else ""
        code = f"-{self.code.upper().replace('_', '.')}" if day and self.code else ""
        return f"{_PREFIX}-{self.number}{day}{code}"

    @property
    def short(self) -> str:
        """The number as people read it: DJ-0012."""
        return f"{_PREFIX}-{self.number:04d}"

    def of_copy(self, copy: int) -> str:
        """Return the number with which copy of the edition it is, from the second on."""
        return self.short if copy < 2 else Told("{mark} 第 {copy} 份", mark=self.short, copy=copy)


def read_mark(text: str) -> WallMark | None:
    """Return what a mark says that was scanned or typed; None when it is no mark.

    Small letters, full-width characters and spaces around it are taken as well: a scanner types
    through whatever keyboard the computer has at the moment.
    """
    match = _WHOLE.match(unicodedata.normalize("NFKC", text).strip().upper().replace("_", "."))
    if match is None or int(match[1]) == 0:
        return None
    day = None
    if match[2]:
        try:
            day = date(int(match[2][:4]), int(match[2][4:6]), int(match[2][6:]))
        except ValueError:
            return None
    return WallMark(int(match[1]), day, (match[3] or "").lower().replace(".", "_"))


#: The number alone as people say it: 17, 第17号, No.17, 编号17, #17.
_SAID = re.compile(r"(?:第|NO\.?|#|编号[:]?)?\s*0*(\d{1,7})\s*号?\Z")


def number_meant(text: str) -> int | None:
    """Return the number of an edition that a scanned mark or a spoken number says; else None."""
    mark = read_mark(text)
    if mark is not None:
        return mark.number
    said = _SAID.match(unicodedata.normalize("NFKC", text).strip().upper())
    return int(said[1]) if said is not None and int(said[1]) else None
