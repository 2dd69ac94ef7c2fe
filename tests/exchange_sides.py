"""Two programs that exchange packages: each a file of its own, one of them open at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.exchange_package import Package
from dangjian_desktop.exchange.package_file import open_package, unpacked
from dangjian_desktop.operations.exchange_accepting import (
    Accepted,
    ConflictKey,
    Examined,
    accept_package,
    examine_package,
    meet_package,
)
from dangjian_desktop.operations.exchange_making import make_package
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.database import close_file, open_file, schema_version

ON = date(2026, 11, 21)
AT = "2026-11-21T08:00:00+08:00"


def read_package(path: Path, newest_schema: int | None = None, password: str = "") -> Package:
    """Return what is in a package, whoever made it."""
    return unpacked(open_package(path, newest_schema=newest_schema or schema_version()), password)


@dataclass
class Side:
    """One program with its data."""

    path: Path
    runner: Runner = field(default_factory=lambda: Runner(actor="测试员"))

    @contextmanager
    def open(self) -> Iterator["Side"]:
        """Work with these data."""
        close_file()
        open_file(self.path)
        yield self

    def make(self, to: str = "上级", **options: object) -> Path:
        """Make a package and return its file."""
        with self.open():
            folder = self.path.parent
            target = folder / f"{self.path.stem}-{len(list(folder.iterdir()))}.djexchange"
            make_package(
                target,
                to=to,
                on=ON,
                made_at=AT,
                run=lambda work: self.runner.run(work).result,
                **options,
            )
            return target

    def examine(self, package: Path, **options: str) -> Examined:
        """Look into a package."""
        with self.open():
            return examine_package(meet_package(package), is_trusted=True, **options)

    def accept(self, package: Path, theirs: Sequence[ConflictKey] | str = ()) -> Accepted:
        """Accept a package; "all" takes the sender's value in every conflict."""
        with self.open():
            found = examine_package(meet_package(package), is_trusted=True)
            return self.runner.run(
                accept_package(
                    package=found.package,
                    on=ON,
                    is_trusted=True,
                    theirs=found.conflicts if theirs == "all" else theirs,
                )
            ).result
