"""What is wrong with an input, as data; the sentence for each code stands in `messages`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a problem matters."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Address:
    """Where in a file something stands, as the program that made the file numbers it.

    Attributes:
        sheet: Name of the sheet; empty for a file without sheets.
        row: Row number counted from 1.
        field: The header as the file writes it; empty when the whole row is meant.
        file: Name of the file where several are read together; empty for one.
        part: Key of a part of the row, such as a rule of an item; empty for the row itself.
    """

    sheet: str = ""
    row: int = 0
    field: str = ""
    file: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one value.

    Attributes:
        where: The place of the fault.
        code: Key of the sentence in `messages`, for instance ``"name.missing"``.
        found: The offending text, shown back to the user.
        severity: Whether the row is refused or only warned about.
        hint: What it should be, where that is known (the right check digit, say).
    """

    where: Address
    code: str
    found: str = ""
    severity: Severity = Severity.REFUSED
    hint: str = ""


class Fault(NamedTuple):
    """One fault of one value before it is known where the value stands (named as in `Problem`)."""

    code: str
    found: str = ""
    severity: Severity = Severity.REFUSED
    hint: str = ""

    def at(self, where: Address) -> Problem:
        """Return the fault with its place."""
        return Problem(where, self.code, self.found, self.severity, self.hint)


class Reading(NamedTuple, Generic[T]):
    """What a cell or an entry field says: the value, and everything that is wrong with it.

    Attributes:
        value: None when nothing was said or nothing usable.
        faults: Empty when all is well; a warning may stand beside a value.
    """

    value: T | None
    faults: tuple[Fault, ...] = ()


class Word(str):
    """A text of the program's own among the facts of a sentence, such as the name of a field.

    Where the window speaks another language it is translated; names of people and places are not.
    """

    __slots__ = ()


class Sentence:
    """A Chinese sentence with named facts, kept apart so that the window can translate it.

    Attributes:
        template: The sentence with the names of facts in braces: 名称有 {count} 个字。
        facts: What stands in the braces; of a tuple each member, one after the other.
    """

    def __init__(self, template: str, /, **facts: object) -> None:
        self.template = template
        self.facts = facts

    def __str__(self) -> str:
        facts = {
            name: "、".join(map(str, fact)) if isinstance(fact, tuple) else fact
            for name, fact in self.facts.items()
        }
        return self.template.format(**facts) if facts else self.template


class Told(str):
    """A sentence put into Chinese words, for lists and paper, that the window can still translate.

    Attributes:
        said: The sentence apart from its facts.
    """

    said: Sentence

    def __new__(cls, template: str, /, **facts: object) -> "Told":
        """Put the facts in and keep the template."""
        said = Sentence(template, **facts)
        made = super().__new__(cls, str(said))
        made.said = said
        return made


class SentenceError(Exception):
    """Base of every known trouble: it carries one Chinese sentence for the person at the screen.

    Attributes:
        told: The sentence apart from its facts, for the window to translate.
        code: Stable name of the trouble, for programs; "" where nothing asks for it.
    """

    code = ""

    def __init__(self, template: str, /, **facts: object) -> None:
        self.told = Sentence(template, **facts)
        super().__init__(str(self.told))

    @property
    def sentence(self) -> str:
        """What is wrong, where, and what to do; shown to the user and never logged."""
        return str(self.told)


class InputError(Exception):
    """Raised when a value that a user gave cannot be taken; carries every problem at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(p.code for p in problems))
        self.problems = problems
