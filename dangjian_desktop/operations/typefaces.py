"""The typefaces of paper: those shipped, and for letters those of the branch or the computer.

GB/T 9704 names 仿宋, 小标宋, 楷体 and 黑体, which are licensed and cannot be shipped. A file that
the branch provides comes first, then what is installed on this computer, else another stands in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.host.typefaces import MOST_BYTES, installed_typefaces, typeface_folders
from dangjian_desktop.queries.branch_files import BranchFileQuery, BranchFilesQuery
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.shipped_line_words import shipped_line_words

if TYPE_CHECKING:
    from dangjian_desktop.printing.fonts import Fonts

#: By which names each goes on computers, the one that offices use first.
NAMES: Mapping[BranchFileKind, tuple[str, ...]] = {
    BranchFileKind.FANGSONG: ("仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "仿宋", "FangSong"),
    BranchFileKind.TITLE_SONG: (
        "方正小标宋简体",
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "华文中宋",
        "STZhongsong",
    ),
    BranchFileKind.KAI: ("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "楷体", "KaiTi"),
    BranchFileKind.HEI: ("黑体", "SimHei", "方正黑体_GBK"),
}


def shipped_fonts() -> "Fonts":
    """Return the fonts of the program; reading them costs a second, once."""
    return _fonts(resources() / "fonts", ())


def office_fonts() -> "Fonts":
    """Return the fonts of the program with the typefaces of letters that there are."""
    with connection():
        given = {
            kind: row.digest for kind, row in BranchFilesQuery().fetch().items() if kind in NAMES
        }
    installed = _installed(typeface_folders())
    own = {**{kind: str(path) for kind, path in installed.items()}, **given}
    chosen = tuple(sorted((kind, key, kind in given) for kind, key in own.items()))
    return _fonts(resources() / "fonts", chosen)


@dataclass(frozen=True)
class TypefaceInUse:
    """What letters use for a role, where it is not what stands in.

    Attributes:
        installed_as: File name of one that is installed; "" for one that the branch provides.
        common, all_common: Of the characters of GB 2312 so many are in it.
        rare, all_rare: And of the further ones of GBK.
    """

    installed_as: str
    common: int
    all_common: int
    rare: int
    all_rare: int


def typeface_in_use(kind: BranchFileKind) -> TypefaceInUse | None:
    """Return which typeface letters use for a role; None where another stands in.

    Raises:
        PrintingError: When the one that the computer has cannot be used.
    """
    with connection():
        content = BranchFileQuery(kind).fetch()
    installed_as = ""
    if content is None:
        path = _installed(typeface_folders()).get(kind)
        if path is None:
            return None
        installed_as, content = path.name, read_file(path, MOST_BYTES)
    return _in_use(installed_as, content)


@lru_cache(maxsize=len(NAMES))
def _in_use(installed_as: str, content: bytes) -> TypefaceInUse:
    from dangjian_desktop.printing.fonts import coverage

    found = coverage(content)
    return TypefaceInUse(installed_as, found.common, found.all_common, found.rare, found.all_rare)


@cache
def _installed(folders: tuple[Path, ...]) -> dict[BranchFileKind, Path]:
    found = installed_typefaces({kind.value: names for kind, names in NAMES.items()}, folders)
    return {BranchFileKind(key): path for key, path in found.items()}


@cache
def _fonts(folder: Path, own: tuple[tuple[BranchFileKind, str, bool], ...]) -> "Fonts":
    """Return the fonts of a folder with others; kept, because reading them costs a second.

    Args:
        folder: That of the shipped ones.
        own: Kind, digest or path of the others, and whether it is a digest.
    """
    from dangjian_desktop.printing.fonts import Face, Fonts, OwnFont

    faces: Mapping[BranchFileKind, Face] = {
        BranchFileKind.FANGSONG: Face.FANGSONG,
        BranchFileKind.TITLE_SONG: Face.TITLE_SONG,
        BranchFileKind.KAI: Face.OFFICE_KAI,
        BranchFileKind.HEI: Face.HEI,
    }
    fonts: dict[Face, OwnFont] = {}
    for kind, key, is_given in own:
        source: Path | bytes | None = _given(kind) if is_given else Path(key)
        if source is not None:
            fonts[faces[kind]] = OwnFont(key, source)
    return Fonts(folder, fonts, shipped_line_words())


def _given(kind: BranchFileKind) -> bytes | None:
    with connection():
        return BranchFileQuery(kind).fetch()
