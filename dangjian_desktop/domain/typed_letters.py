"""A letter as somebody typed it, read into its parts, from the title to who signs and when."""

import re
from dataclasses import dataclass

#: A longer text is no letter.
MOST_CHARACTERS = 20_000

_ATTACHED = "附件："
_FIGURE = "[0-9〇○零一二三四五六七八九十]"
_DAY = re.compile(f"{_FIGURE}{{4}}年{_FIGURE}{{1,3}}月{_FIGURE}{{1,3}}日")
#: A longer line before the day, or one that ends like a sentence, is no name of who signs.
_MOST_SIGNED = 40
_ENDS_A_SENTENCE = tuple("。；：，！？.;:,!?")


@dataclass(frozen=True, slots=True)
class TypedLetter:
    """What was typed.

    Attributes:
        to: To whom, with its colon; "" for nobody by name.
        signed, dated: Who signs and the day, as they were typed; "" where the program says it.
    """

    title: str
    to: str
    paragraphs: tuple[str, ...]
    attachments: tuple[str, ...]
    signed: str = ""
    dated: str = ""


def written_letter(letter: TypedLetter) -> str:
    """Return a letter as it would be typed, so that `read_letter` reads the same."""
    attached = (
        f"{_ATTACHED if number == 1 else ''}{number}.{name}"
        for number, name in enumerate(letter.attachments, start=1)
    )
    ends = (letter.signed, letter.dated)
    lines = (letter.title, letter.to, *letter.paragraphs, *attached, *ends)
    return "\n".join(line for line in lines if line)


def read_letter(text: str) -> TypedLetter | None:
    """Read a letter; None for an empty text.

    The first line is the title; a second that ends with a colon says to whom it goes; lines from
    附件： on are names of attachments; a last line that is a day is the day of the letter, with who
    signs before it; every other line is a paragraph.
    """
    lines = [line.strip(" 　\t") for line in text[:MOST_CHARACTERS].splitlines()]
    lines = [line for line in lines if line]
    if not lines:
        return None
    title, *rest = lines
    to = ""
    if rest and rest[0].endswith(("：", ":")):
        to = f"{rest.pop(0)[:-1]}："
    rest, signed, dated = _without_signature(rest)
    begins = next((at for at, line in enumerate(rest) if _is_attached(line)), len(rest))
    attached = [_plain(line) for line in rest[begins:]]
    paragraphs, names = tuple(rest[:begins]), tuple(filter(None, attached))
    return TypedLetter(title, to, paragraphs, names, signed, dated)


def _without_signature(lines: list[str]) -> tuple[list[str], str, str]:
    """Return the lines before who signs, that name, and the day; "" where one is missing."""
    if not lines or _DAY.fullmatch(lines[-1].replace(" ", "")) is None:
        return lines, "", ""
    *before, dated = lines
    if before and _is_signer(before[-1]):
        return before[:-1], before[-1], dated
    return before, "", dated


def _is_signer(line: str) -> bool:
    is_numbered = _plain(line) != line
    return len(line) <= _MOST_SIGNED and not is_numbered and not line.endswith(_ENDS_A_SENTENCE)


def _is_attached(line: str) -> bool:
    return line.replace(":", "：").startswith(_ATTACHED)


def _plain(line: str) -> str:
    """Return the name of an attachment without the word before it and its number."""
    name = line.replace(":", "：").removeprefix(_ATTACHED)
    number, point, after = name.replace("．", ".").partition(".")
    return after.strip() if point and number.strip().isdigit() else name.strip()
