"""What quick find answers with; the search itself (`quick_find`) loads every list it looks through.

Apart from it so that a window can say what it will find before anybody types.
"""

from dataclasses import dataclass
from enum import StrEnum

from dangjian_desktop.domain.problems import Sentence


class FoundKind(StrEnum):
    """What was found (stable in the answers of the command line)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    POST = "post"
    ACTIVITY = "activity"
    DOCUMENT = "document"
    TASK = "task"
    ENTRY = "entry"
    BOOK = "book"
    SHEET = "sheet"
    EDITION = "edition"
    LAYOUT = "layout"
    VIEW = "view"
    SUM = "sum"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One answer.

    Attributes:
        title: What it is; detail: where it stands.
        uid: Identity of the person, organisation, activity, document, task, row of a ledger or
            edition of a wall sheet; code of a ledger book, view or command; of a layout what
            `found_sheets.sheet_of` reads.
        marks: Ranges (start, end) of the title that match what was typed.
        said: The title of a sum apart from its facts, for a window in another language.
    """

    kind: FoundKind
    title: str
    detail: str
    uid: str
    marks: tuple[tuple[int, int], ...] = ()
    said: Sentence | None = None
