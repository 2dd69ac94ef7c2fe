"""Whom a beginning that was typed means, of a few people: characters, pinyin or initials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.cells import half_width, without_spaces


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant.

    Attributes:
        sure: The one person meant without doubt: the only one, or the only one whose name is typed
            whole; None where a choice is left.
        ids: Everybody whom the beginning can mean, the likeliest first.
    """

    sure: int | None
    ids: tuple[int, ...]


def meant_by(typed: str, ways: Mapping[int, Sequence[str]]) -> Meant:
    """Return who is meant.

    Args:
        typed: What was typed; spaces, width and case do not matter. Nothing means nobody.
        ways: By person the ways of typing the name, the likeliest first; who stands earlier is
            the likelier of two.
    """
    wanted = half_width(without_spaces(typed)).replace("·", "").lower()
    if not wanted:
        return Meant(None, ())
    whole: list[int] = []
    ranked: list[tuple[bool, int, int]] = []
    for place, (person_id, spelled) in enumerate(ways.items()):
        if not any(way.startswith(wanted) for way in spelled):
            continue
        is_whole = wanted in spelled
        if is_whole:
            whole.append(person_id)
        ranked.append((not is_whole, place, person_id))
    ids = tuple(person_id for *_order, person_id in sorted(ranked))
    if len(ids) == 1:
        return Meant(ids[0], ids)
    return Meant(whole[0] if len(whole) == 1 else None, ids)
