"""Finds the blanks within one line of a form: lines to write on, brackets, days, boxes.

The reader of a file hands over the text of a paragraph or cell, in which what cannot be seen in
plain characters stands as one of three marks: white space that is underlined, the content of a form
field, and a box.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

#: Underlined white space; a character of a form field or content control; a box to be ticked.
LINED, FIELD, BOX = "\ue001", "\ue002", "□"
#: Characters that are boxes in the files of superiors, and what a ticked one becomes.
BOXES = "□☐◻▢"
#: What follows a box of which a note speaks (请在□内打“√”): it is none to be ticked.
_NOTE_AFTER = re.compile(r"[”』」’\"]?\s*[内中里]?\s*[打划画填标][“『「‘\"（(]?\s*[√✓✔对勾钩]")
TICKED = "☑"

_SPACE = " \u00a0\u2002\u2003\u3000\t"
#: What a place to write on is drawn with, white space apart.
_MARKS = ("_＿", LINED, FIELD, "×╳Xx")
_FREE = rf"[{_SPACE}_＿{LINED}{FIELD}×╳Xx]"
#: The year stands on white space or on a line, not on both: before it may be a line to sign on.
_YEAR = "|".join(
    [rf"[{_SPACE}]{{1,60}}", *(rf"[{_SPACE}]?[{one}]{{1,60}}[{_SPACE}]?" for one in _MARKS), ""]
)
_DAY = re.compile(
    rf"(?P<year>(?:20|19)?(?:{_YEAR}))年(?P<month>{_FREE}{{1,60}})月(?:(?P<day>{_FREE}{{1,60}})日)?"
)
_BARE_DAY = re.compile(r"(?P<year>)年(?P<month>)月(?P<day>)日")
#: A day as `DayFormat` writes it.
_WRITTEN_DAY = re.compile(r"(?P<year>\d{4})\D+(?P<month>\d{1,2})(?:\D+(?P<day>\d{1,2}))?\D*\Z")
_PATTERNS = (
    re.compile(rf"(?P<inner>{FIELD}+)"),
    re.compile(rf"(?P<inner>[_＿{LINED}]{{2,}})"),
    re.compile(rf"[（(\[【〔](?P<inner>[{_SPACE}]+)[)）\]】〕]"),
    re.compile(
        r"(?P<inner>\{\{\s{0,9}(?P<name>[^{}]{1,30}?)\s{0,9}\}\}|\$\{(?P<name2>[^{}]{1,30}?)\})"
    ),
    re.compile(r"(?P<inner>«(?P<name>[^«»]{1,30})»)"),
    re.compile(r"(?P<inner>[×╳]{2,}|(?<![A-Za-zＸ])(?:[Xx]{2,}|Ｘ{2,})(?![A-Za-zＸ]))"),
    re.compile(rf"(?<=[：:])(?P<inner>[{_SPACE}]{{2,}})(?=[^{_SPACE}{BOXES}（(_])"),
    re.compile(rf"(?<=[：:])(?P<inner>[{_SPACE}]*)$"),
)
#: How a sentence ends after which something follows, or somebody is addressed.
_NO_BLANK_AFTER = re.compile(r"(如下|以下|下列|几点|党委|党支部|总支|同志|公司|单位|部门)[：:]\s*$")
_MOST_BEFORE_COLON = 12
_PARTS = re.compile(r"[。；;，,、\n！!？?]")
_AFTER = re.compile(rf"[^{_SPACE}。；;，,、\n：:（）()]{{1,8}}")
_MOST_LABEL = 24
#: No line that somebody writes on is longer; each blank looks at what stands before it.
_MOST_LINE = 5_000
_OPTION = re.compile(rf"[{_SPACE}]*(?P<word>[^{BOXES}{_SPACE}，；、,;。]{{1,24}})")
_BEFORE_BOX = re.compile(rf"(?P<word>[^{BOXES}{_SPACE}，；、,;。：:]{{1,16}})$")


class SpanKind(StrEnum):
    """What sort of blank a line has."""

    TEXT = "text"
    DAY = "day"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Span:
    """A blank within a line.

    Attributes:
        start, end: Characters, the end not included; equal for a place at which nothing stands.
        label: Words before it (or after, where none are before); of a box: what it stands for.
        parts: Of a day: where year, month and day go, each as start and end.
        group: Of a box: the words before the line of boxes to which it belongs.
        is_lined: Whether it is a line to write on, which stays below what is written.
    """

    start: int
    end: int
    kind: SpanKind
    label: str
    parts: tuple[tuple[int, int], ...] = ()
    group: str = ""
    is_lined: bool = False

    def parts_of(self, told: str) -> list[tuple[int, int, str]]:
        """Return what goes where when words are written here: start, end, text, as they stand.

        Of a day each part has its place; what is not known of it is left out. Anything else goes
        to the one place.
        """
        day = _WRITTEN_DAY.match(told) if self.kind is SpanKind.DAY else None
        if day is None:
            return [(self.start, self.end, told)]
        pairs = zip(self.parts, (day["year"], day["month"], day["day"]), strict=False)
        return [(start, end, part) for (start, end), part in pairs if part is not None]


#: The word of a box that is to be said more of: □其他：____.
_BOXED = re.compile(rf"[{BOXES}](?P<word>[^\s{BOXES}：:（(]+)[：:（(]?$")


def spans_in(text: str) -> list[Span]:
    """Return the blanks of a line in their order; they do not overlap. A huge line has none."""
    if not text or len(text) > _MOST_LINE:
        return []
    found = _days(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("inner")
            if _is_free(found, start, end) and _is_blank(text, start, end):
                groups = match.groupdict()
                name = groups.get("name") or groups.get("name2") or ""
                is_lined = any(mark in text[start:end] for mark in "_＿" + LINED)
                found.append(Span(start, end, SpanKind.TEXT, name, is_lined=is_lined))
    found.sort(key=lambda one: (one.start, one.end))
    named = [
        one
        if one.label
        else Span(
            one.start,
            one.end,
            one.kind,
            _label(text, found, number),
            one.parts,
            one.group,
            one.is_lined,
        )
        for number, one in enumerate(found)
    ]
    return sorted([*named, *_boxes(text)], key=lambda one: (one.start, one.end))


def without_last_colon(text: str, spans: list[Span]) -> list[Span]:
    """Return the blanks of a cell without the one behind its last colon.

    Where the cell at the right is empty, that is where one writes.
    """
    is_open = spans and spans[-1].end == len(text) and not text[spans[-1].start :].strip(_SPACE)
    is_asking = is_open and text[: spans[-1].start].endswith(("：", ":"))
    return spans[:-1] if is_asking else spans


def is_empty(text: str) -> bool:
    """Whether nothing can be seen in a cell."""
    return not text.strip(_SPACE + "\n\r" + LINED)


def _days(text: str) -> list[Span]:
    found = []
    bare = text.strip(_SPACE)
    pattern = _BARE_DAY if bare == "年月日" else _DAY
    for match in pattern.finditer(text):
        parts = [match.span(name) for name in ("year", "month", "day") if match.span(name)[0] >= 0]
        start, end = parts[0]
        while end - start > _year_room(text[start:end]) and text[start] in _SPACE:
            start += 1  # white space that sets the day at the right stays
        parts[0] = (start, end)
        found.append(Span(start, match.end(), SpanKind.DAY, "", tuple(parts)))
    return found


def _year_room(free: str) -> int:
    return 2 if "\u3000" in free else 4


def _is_free(found: list[Span], start: int, end: int) -> bool:
    return all(
        end < one.start or start > one.end if start == end else end <= one.start or start >= one.end
        for one in found
    )


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether what ends with a colon is a place to write, and no sentence or salutation."""
    if text[start:end].strip(_SPACE) or not text[:start].endswith(("：", ":")):
        return True
    before = _PARTS.split(text[:start])[-1]
    words = re.split(rf"[{_SPACE}：:]+", before.rstrip("：:"))[-1]
    return len(words) <= _MOST_BEFORE_COLON and not _NO_BLANK_AFTER.search(text[:start])


def _label(text: str, found: list[Span], number: int) -> str:
    """Return the words before a blank; those after it where none are before."""
    one = found[number]
    begin = found[number - 1].end if number else 0
    before = _PARTS.split(text[begin : one.start])[-1].rstrip(_SPACE)
    boxed = _BOXED.search(before)
    if boxed is not None:
        return boxed["word"][-_MOST_LABEL:]
    before = re.split(rf"[{BOXES}]\S*|[{_SPACE}]{{2,}}", before)[-1]
    label = re.sub(rf"[{_SPACE}：:（(\[【〔)）\]】〕{LINED}]+", " ", before).strip()
    if label:
        return label[-_MOST_LABEL:].strip()
    after = _AFTER.match(text[one.end :].lstrip(")）]】〕" + _SPACE))
    return after.group() if after else ""


# Boxes ------------------------------------------------------------------------------


def _boxes(text: str) -> Iterator[Span]:
    places = [
        number
        for number, letter in enumerate(text)
        if letter in BOXES and not _NOTE_AFTER.match(text, number + 1)
    ]
    if not places:
        return
    stands_before = _stands_before(text, places)
    group, last = "", 0
    for number, place in enumerate(places):
        if stands_before:
            word_found = _BEFORE_BOX.search(text[last:place])
            head = text[last : place - len(word_found.group())] if word_found else text[last:place]
            word = word_found.group("word") if word_found else ""
        else:
            end = places[number + 1] if number + 1 < len(places) else len(text)
            option = _OPTION.match(text[place + 1 : end])
            word, head = (option.group("word") if option else ""), text[last:place]
            # 汉族 民族：□…: the last word before a colon begins a line of boxes of its own
        if number == 0 or re.search("[：:]", head):
            before = re.split("[：:]", head)
            told = before[-2] if len(before) > 1 else before[-1]
            group = re.split(rf"[{_SPACE}{BOXES}]+", told.strip(_SPACE))[-1][-_MOST_LABEL:]
        word = re.split("[：:]", word)[0] if not stands_before else word
        yield Span(
            place, place + 1, SpanKind.BOX, word.strip(f"（）() _＿{LINED}"), group=group or "□"
        )
        last = place + 1


def _stands_before(text: str, places: list[int]) -> bool:
    """Whether the words stand before their boxes (是□ 否□) instead of after them."""
    first = text[: places[0]]
    has_word = bool(first) and first[-1] not in _SPACE + "：:（("
    return has_word and not text[places[-1] + 1 :].strip(_SPACE + "）)。")
