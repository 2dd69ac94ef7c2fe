"""60,000 people: how long finding the pairs that look like one person takes, and stopping it."""

import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench_sixty_thousand import PEOPLE, fill
from figures import Figure, show
from people import ON

#: People of whom a second record is in the file.
TWICE = 300


def measure() -> list[Figure]:
    """Search one file three times, and once with a cancelling in its midst."""
    from dangjian_desktop.queries.duplicates import DuplicatesQuery
    from dangjian_desktop.storage.database import close_file, open_file

    with TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder)
        open_file(folder / "branch.db")
        _enter_twice()
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            found = DuplicatesQuery(ON).fetch()
            taken.append(time.perf_counter() - start)
        stopped = _stopping(DuplicatesQuery(ON))
        close_file()
    median = sorted(taken)[1]
    return [
        Figure(
            f"查重（{PEOPLE:,} 人，找出 {len(found):,} 对）",
            f"{median:.1f} s",
            f"按取消后 {stopped * 1000:.0f} ms 停下",
            f"{median:.1f} s",
            "≤ 10 s，可取消",
            median <= 10 and stopped < 1,
        )
    ]


def _enter_twice() -> None:
    """Give people the names, birth days and phones of others, as if entered a second time.

    The invented rows hold nobody twice: the import asks about such rows and leaves them out.
    """
    from dangjian_desktop.storage.models import Person

    people = list(Person.select().order_by(Person.id).limit(2 * TWICE))
    for first, second in zip(people[:TWICE], people[TWICE:], strict=True):
        Person.update(
            name=first.name,
            sort_name=first.sort_name,
            born_on=first.born_on,
            mobile_phone=first.mobile_phone,
        ).where(Person.id == second.id).execute()


def _stopping(query: Any) -> float:
    """Return how long 取消 waits at worst: the longest time between two reports."""
    marks: list[float] = []

    def tell(_what: str, _share: float) -> None:
        marks.append(time.perf_counter())

    query.fetch(tell)
    return max(late - early for early, late in pairwise(marks))


if __name__ == "__main__":
    show(measure())
