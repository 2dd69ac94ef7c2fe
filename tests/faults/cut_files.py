"""Power cuts while whole files are replaced: settings, exports, backups, data put back.

Python's own calls are heard through the interpreter's audit events (opening for writing, renaming,
deleting) and its `fsync`. A name may reach the disk before the content does, and a folder forgets
a new name that was not forced: that is how file systems behave that order nothing.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dangjian_desktop.host.files import replace_file
from tests.faults.power_cut import Cuts


@dataclass
class _Heard:
    """What a disk may hold of one folder.

    Attributes:
        safe: Content by file number that was forced. names: file number by name, as forced.
        renamed: What was done to names since, in order.
    """

    folder: Path
    safe: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    renamed: list[dict[str, int]] = field(default_factory=list)
    images: list[dict[str, bytes]] = field(default_factory=list)

    def begin(self) -> None:
        """Take what stands there for safe."""
        self.names = self._names_now()
        self.safe = {number: self._content(name) for name, number in self.names.items()}

    def _names_now(self) -> dict[str, int]:
        return {one.name: one.stat().st_ino for one in self.folder.iterdir() if one.is_file()}

    def _content(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def synced(self, descriptor: int) -> None:
        """Hear of an `fsync` that has just returned."""
        number = os.fstat(descriptor).st_ino
        if number == self.folder.stat().st_ino:
            self.names, self.renamed = self._names_now(), []
            self._cut()
            return
        for name, found in self._names_now().items():
            if found == number:
                self.safe[number] = self._content(name)
        self._cut()

    def changed(self) -> None:
        """Hear of a name that has just been given, taken away or changed."""
        self.renamed.append(self._names_now())
        self._cut()

    def _cut(self) -> None:
        for names in (self.names, *self.renamed):
            for kept in (_nothing_of, _half_of):
                self.images.append(
                    {
                        name: self.safe.get(number, kept(self._now(number)))
                        for name, number in names.items()
                    }
                )

    def _now(self, number: int) -> bytes:
        for name, found in self._names_now().items():
            if found == number:
                return self._content(name)
        return b""


def _nothing_of(_content: bytes) -> bytes:
    return b""


def _half_of(content: bytes) -> bytes:
    return content[: len(content) // 2]


def heard_in(folder: Path) -> _Heard:
    """Hear from now on what is done in a folder; for a process of its own, never taken off."""
    heard = _Heard(folder)
    heard.begin()
    fsync, replace, unlink = os.fsync, os.replace, os.unlink

    def after(usual: Callable[..., None]) -> Callable[..., None]:
        def done(*given: object, **named: object) -> None:
            usual(*given, **named)
            heard.changed()

        return done

    def forced(descriptor: int) -> None:
        fsync(descriptor)
        heard.synced(descriptor)

    os.fsync, os.replace, os.unlink = forced, after(replace), after(unlink)
    return heard


def replace_again_and_again(folder: Path, times: int) -> Cuts:
    """Replace one file and cut the power at every step; each time it must be whole.

    The one before or the new one while it is being replaced; the new one once that has returned.
    """
    path = folder / "设置.json"
    contents = [bytes([65 + number]) * 3000 for number in range(times + 1)]
    path.write_bytes(contents[0])
    heard = heard_in(folder)
    images, lost, first = 0, 0, ""
    for number in range(1, times + 1):
        heard.images.clear()
        replace_file(path, contents[number])
        for allowed, image in _judged(heard, contents[number - 1], contents[number]):
            images += 1
            if image.get(path.name) not in allowed:
                lost += 1
                found = image.get(path.name)
                first = first or f"{None if found is None else len(found)} bytes of 3000"
    return Cuts(times, images, lost, first)


def _judged(
    heard: _Heard, before: bytes, after: bytes
) -> Iterator[tuple[set[bytes], dict[str, bytes]]]:
    for image in heard.images:
        yield {before, after}, image
    heard.images.clear()
    heard._cut()  # it has returned: what a cut leaves now must be the new one
    for image in heard.images:
        yield {after}, image


assert sys.platform != "win32", "the steps of Windows are others"
