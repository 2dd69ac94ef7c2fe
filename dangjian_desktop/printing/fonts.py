"""The shipped fonts: which of them has a character, how wide it is, and its name on paper.

reportlab knows no fallback, so every text is split into runs of one font each. A character that
no font has becomes a run without a font; the ink draws its code point in a box and reports it.
"""

import struct
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont, TTFontFile

from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.text import QUARTER, QUARTER_WIDTH, keeping


class Face(StrEnum):
    """The roles a font can play on paper."""

    SANS = "sans"
    SANS_BOLD = "sans_bold"
    SERIF = "serif"
    SERIF_BLACK = "serif_black"
    KAI = "kai"
    #: The typefaces that GB/T 9704 names. They are licensed and not shipped: the branch provides
    #: them or the computer has them, and else another stands in (`STANDS_IN`).
    FANGSONG = "fangsong"
    TITLE_SONG = "title_song"
    OFFICE_KAI = "office_kai"
    HEI = "hei"


FONT_FILES: Mapping[Face, str] = {
    Face.SANS: "NotoSansSC_400Regular.ttf",
    Face.SANS_BOLD: "NotoSansSC_700Bold.ttf",
    Face.SERIF: "NotoSerifSC_400Regular.ttf",
    Face.SERIF_BLACK: "NotoSerifSC_900Black.ttf",
    Face.KAI: "LXGWWenKai-Regular.ttf",
}

#: What is used for a typeface that is not shipped, and for the characters that it lacks.
STANDS_IN: Mapping[Face, Face] = {
    Face.FANGSONG: Face.SERIF,
    Face.TITLE_SONG: Face.SERIF_BLACK,
    Face.OFFICE_KAI: Face.KAI,
    Face.HEI: Face.SANS_BOLD,
}

#: Who is asked, in this order, when the wanted face lacks a character.
FALLBACK = (Face.SANS, Face.SERIF, Face.KAI)

#: A character that no font has takes the room of one Chinese character.
MISSING_ADVANCE = 1.0

#: Name of the font of a run that no font can draw.
NO_FONT = ""

#: Where the directory of a font's tables ends at the latest.
_HEADER_BYTES = 2048

_BMP_LAST = 0xFFFF
_BFCHAR_LIMIT = 100  # entries allowed in one beginbfchar block (Adobe Technical Note 5411)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; `font` is `NO_FONT` where none has the character."""

    font: str
    text: str


class Advances(dict[str, float]):
    """Width of each character in ems, fallback included; filled as characters are met."""

    def __init__(self, fonts: "Fonts", face: Face) -> None:
        super().__init__({QUARTER: QUARTER_WIDTH})
        self._fonts = fonts
        self._face = face

    def __missing__(self, character: str) -> float:
        """Look a character up in the fonts, once."""
        font = self._fonts.font_for(character, self._face)
        advance = MISSING_ADVANCE if font is None else font.stringWidth(character, 1)
        self[character] = advance
        return advance

    def width(self, text: str) -> float:
        """Return the width of a whole text in ems (our fonts have no kerning on paper)."""
        return sum(map(self.__getitem__, text))


@dataclass(frozen=True, slots=True)
class OwnFont:
    """A typeface that is not shipped.

    Attributes:
        key: Tells it from others: the digest of its bytes, or its path.
        source: Where it lies, or its bytes.
    """

    key: str
    source: Path | bytes


class Fonts:
    """The fonts of one folder; a file is read when its face is first wanted.

    Args:
        folder: Where the files of `FONT_FILES` lie.
        own: Typefaces in place of those that stand in for them.
        whole: Words that no line of theirs breaks.

    Attributes:
        kept: Tells the places inside those words.
    """

    def __init__(
        self,
        folder: Path,
        own: Mapping[Face, OwnFont] | None = None,
        whole: Collection[str] = (),
    ) -> None:
        self.kept = keeping(whole)
        self._folder = folder
        self._own = dict(own or {})
        self._loaded: dict[Face, TTFont] = {}
        self._characters: dict[Face, frozenset[str]] = {}
        self._advances: dict[Face, Advances] = {}
        self._font_of: dict[tuple[str, Face], Any] = {}

    def name(self, face: Face) -> str:
        """Return the name under which reportlab knows a face, loading it if need be.

        Raises:
            PrintingError: When the file is missing or is no TrueType font.
        """
        return str(self._font(face).fontName)

    def advances(self, face: Face) -> Advances:
        """Return the widths of a face."""
        if face not in self._advances:
            self._advances[face] = Advances(self, face)
        return self._advances[face]

    def covers(self, text: str, face: Face) -> bool:
        """Whether a face alone can draw a text."""
        if face not in self._characters:
            glyphs = self._font(face).face.charToGlyph
            self._characters[face] = frozenset(chr(code) for code, glyph in glyphs.items() if glyph)
        return self._characters[face].issuperset(text)

    def font_for(self, character: str, face: Face) -> Any | None:
        """Return the font that draws a character for a face, or None when there is none."""
        key = (character, face)
        if key not in self._font_of:
            faces = (face, STANDS_IN.get(face, face), *FALLBACK)
            found = next((other for other in faces if self.covers(character, other)), None)
            self._font_of[key] = None if found is None else self._font(found)
        return self._font_of[key]

    def runs(self, text: str, face: Face) -> tuple[Run, ...]:
        """Split a text into stretches of one font each, in order."""
        if self.covers(text, face):
            return (Run(self.name(face), text),) if text else ()
        found: list[Run] = []
        for character in text:
            font = self.font_for(character, face)
            name = NO_FONT if font is None else str(font.fontName)
            if found and name != NO_FONT and found[-1].font == name:
                found[-1] = Run(name, found[-1].text + character)
            else:
                found.append(Run(name, character))
        return tuple(found)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that no font has, each once, in order."""
        if self.covers(text, Face.SANS):
            return ()
        return tuple(dict.fromkeys(c for c in text if self.font_for(c, Face.SANS) is None))

    def _font(self, face: Face) -> TTFont:
        font = self._loaded.get(face)
        if font is None:
            font = self._loaded[face] = self._read(face)
        return font

    def _read(self, face: Face) -> TTFont:
        own = self._own.get(face)
        if own is not None:
            try:
                return _own_font(own)
            except _UNUSABLE:  # its file is gone or was replaced since: another stands in
                del self._own[face]
        if face in STANDS_IN:
            return self._font(STANDS_IN[face])
        return _registered(self._folder / FONT_FILES[face], face)


#: What reportlab raises at a file that is no TrueType font.
_UNUSABLE = (TTFError, OSError, struct.error, IndexError, KeyError, ValueError)


def _own_font(own: OwnFont) -> TTFont:
    name = f"dangjian-own-{sha256(own.key.encode()).hexdigest()[:16]}"
    if name in pdfmetrics.getRegisteredFontNames():
        return pdfmetrics.getFont(name)
    source = BytesIO(own.source) if isinstance(own.source, bytes) else str(own.source)
    return _entered(_SearchableFont(name, source))


def _registered(path: Path, face: Face) -> TTFont:
    # reportlab's register is one for the whole process: a second `Fonts` of the same folder must
    # share its fonts, or a document begun with the first would find half of its letters replaced.
    name = f"dangjian-{face.value}"
    if name in pdfmetrics.getRegisteredFontNames():
        font = pdfmetrics.getFont(name)
        if isinstance(font, _SearchableFont) and font.face.filename == str(path):
            return font
    try:
        font = _SearchableFont(name, str(path))
    except (TTFError, OSError) as error:
        raise PrintingError(
            "字体文件 {name} 不在或已损坏（{parent}）。请重新安装程序。",
            name=path.name,
            parent=path.parent,
        ) from error
    return _entered(font)


def _entered(font: TTFont) -> TTFont:
    """Enter a font into reportlab's register."""
    pdfmetrics.registerFont(font)
    # WORKAROUND: reportlab puts any font of the same face that was registered before in place of
    # a new one, so a plain TTFont of this file would undo `_SearchableFont`. Seen in 5.1.0
    # (``pdfmetrics.registerFont``, ``_dynFaceNames``); try without after 5.1.
    pdfmetrics._fonts[font.fontName] = font
    return font


class _SearchableFont(TTFont):  # type: ignore[misc]  # reportlab has no type information
    """A TrueType font whose text can be copied and searched beyond U+FFFF too.

    WORKAROUND: reportlab writes such a character into ToUnicode as five hex digits where
    ISO 32000-1, 9.10.3 wants a UTF-16BE pair, so 𬱖 prints but is copied as something else.
    Seen in reportlab 5.1.0 (``makeToUnicodeCMap``); try without after 5.1.
    """

    def addObjects(self, doc: Any) -> None:
        """Add the font to a document, then put right what maps glyphs back to text."""
        subsets = list(self.state[doc].subsets)  # reportlab forgets them while adding
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            if max(subset) <= _BMP_LAST:
                continue
            prefix = SUBSETN(number) + b"+"
            font_name = (prefix + self.face.name + self.face.subfontNameX).decode("latin-1")
            stream = doc.idToObject[f"toUnicodeCMap:{font_name}"]
            stream.content = to_unicode_map(font_name, subset)


def refuse_font(content: bytes) -> None:
    """Refuse a typeface that cannot be put into a PDF: one of other outlines than TrueType.

    Raises:
        PrintingError: With a sentence that says what to do.
    """
    is_collection = content[:4] == b"ttcf"
    if content[:4] == b"OTTO" or (not is_collection and b"CFF " in content[:_HEADER_BYTES]):
        raise PrintingError(
            "这个字体是 CFF 轮廓（常见的 .otf），印不进 PDF。请换 TrueType 轮廓的 .ttf 字体文件。"
        )
    try:
        TTFontFile(BytesIO(content))
    except (TTFError, struct.error, IndexError, KeyError, ValueError) as error:
        raise PrintingError(
            "这不是能用的 TrueType 字体文件，或文件已损坏。请换一个 .ttf 字体文件。"
        ) from error


def trial(content: bytes) -> None:
    """Read a typeface as the program will; a refusal in words is a good end."""
    with suppress(PrintingError):
        coverage(content)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which Chinese characters a typeface has.

    Attributes:
        common: Of the 6,763 of GB 2312. rare: of the further ones of GBK.
        all_common, all_rare: How many there are.
    """

    common: int
    rare: int
    all_common: int
    all_rare: int


def coverage(content: bytes) -> Coverage:
    """Return which characters a TrueType file has.

    Raises:
        PrintingError: When it cannot be put into a PDF.
    """
    refuse_font(content)
    glyphs = TTFontFile(BytesIO(content)).charToGlyph
    has = {code for code, glyph in glyphs.items() if glyph}
    common = _encoded("gb2312")
    rare = _encoded("gbk") - common
    return Coverage(len(common & has), len(rare & has), len(common), len(rare))


def _encoded(codec: str) -> frozenset[int]:
    """Return the Chinese characters of the plane U+4E00 that an encoding has."""
    told = "".join(map(chr, range(0x4E00, 0x9FA6))).encode(codec, "ignore").decode(codec)
    return frozenset(map(ord, told))


def to_unicode_map(font_name: str, subset: list[int]) -> str:
    """Return the CMap that leads from the codes of a subset back to Unicode."""
    entries = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
    ]
    blocks: list[str] = []
    for start in range(0, len(entries), _BFCHAR_LIMIT):
        block = entries[start : start + _BFCHAR_LIMIT]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
