"""The declared forms that come with the program, read from resources/papers.

The folder is told once (`use_papers`, at opening); the files are read when a form is first wanted.
"""

import tomllib
from functools import lru_cache, partial
from pathlib import Path

from dangjian_desktop.domain.paper_forms import PaperForm, paper_forms
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shelf import Shelf, read_shipped

#: The form of the files that this program reads.
FORMAT = 1

_shelf = Shelf()


def use_papers(folder: Path) -> None:
    """Take the forms of this folder from now on."""
    _shelf.folder = folder


def shipped_papers() -> tuple[PaperForm, ...]:
    """Return every form, file by file.

    Raises:
        StorageError: When a file is missing or wrong (code papers).
    """
    return read_papers(_shelf.told(_trouble))


@lru_cache(maxsize=4)
def read_papers(folder: Path) -> tuple[PaperForm, ...]:
    """Return the forms of a folder.

    Raises:
        StorageError: When a file is wrong, or there is none (code papers).
    """
    found: list[PaperForm] = []
    for file in sorted(folder.glob("*.toml")):
        found += read_shipped(file, partial(_forms, file.name), _trouble)
    if not found:
        raise _trouble(folder.name)
    codes = [form.code for form in found]
    for code in codes:
        if codes.count(code) > 1:
            raise _trouble(code)
    return tuple(found)


def _forms(name: str, text: str) -> tuple[PaperForm, ...]:
    data = tomllib.loads(text)
    if data["format"] != FORMAT:
        raise _trouble(f"{name} 格式是 {data['format']}，本程序认得 {FORMAT}")
    try:
        return paper_forms(data)
    except SentenceError as error:
        raise _trouble(f"{name} {error}") from error


def _trouble(where: str) -> StorageError:
    return StorageError(
        "papers", "文书的格式读不出来：{where}。请重新安装程序，数据没有改动。", where=where
    )
