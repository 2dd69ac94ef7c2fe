"""A letter as somebody typed it, read into its parts: title, to whom, paragraphs, attachments."""

from dataclasses import dataclass

#: A longer text is no letter.
MOST_CHARACTERS = 20_000

_ATTACHED = "附件："


@dataclass(frozen=True, slots=True)
class TypedLetter:
    """What was typed.

    Attributes:
        to: To whom, with its colon; "" for nobody by name.
    """

    title: str
    to: str
    paragraphs: tuple[str, ...]
    attachments: tuple[str, ...]


def written_letter(letter: TypedLetter) -> str:
    """Return a letter as it would be typed, so that `read_letter` reads the same."""
    attached = (
        f"{_ATTACHED if number == 1 else ''}{number}.{name}"
        for number, name in enumerate(letter.attachments, start=1)
    )
    lines = (letter.title, letter.to, *letter.paragraphs, *attached)
    return "\n".join(line for line in lines if line)


def read_letter(text: str) -> TypedLetter | None:
    """Read a letter; None for an empty text.

    The first line is the title; a second that ends with a colon says to whom it goes; lines from
    附件： on are names of attachments; every other line is a paragraph.
    """
    lines = [line.strip(" 　\t") for line in text[:MOST_CHARACTERS].splitlines()]
    lines = [line for line in lines if line]
    if not lines:
        return None
    title, *rest = lines
    to = ""
    if rest and rest[0].endswith(("：", ":")):
        to = f"{rest.pop(0)[:-1]}："
    begins = next((at for at, line in enumerate(rest) if _is_attached(line)), len(rest))
    attached = [_plain(line) for line in rest[begins:]]
    return TypedLetter(title, to, tuple(rest[:begins]), tuple(filter(None, attached)))


def _is_attached(line: str) -> bool:
    return line.replace(":", "：").startswith(_ATTACHED)


def _plain(line: str) -> str:
    """Return the name of an attachment without the word before it and its number."""
    name = line.replace(":", "：").removeprefix(_ATTACHED)
    number, point, after = name.replace("．", ".").partition(".")
    return after.strip() if point and number.strip().isdigit() else name.strip()
