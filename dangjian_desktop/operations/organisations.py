"""Setting up, renaming and closing organisations, and grouping branches into zones."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind, SpellEnd
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.lookups import (
    lasting_spells,
    next_place,
    open_spells,
    valid_spells,
)
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    Zone,
    ZoneSpell,
)

#: Which kinds may stand under which (《国有企业基层组织工作条例》: 党委, 党总支, 党支部).
MAY_STAND_UNDER: dict[OrganisationKind, tuple[OrganisationKind | None, ...]] = {
    OrganisationKind.COMMITTEE: (None, OrganisationKind.COMMITTEE),
    OrganisationKind.GENERAL_BRANCH: (None, OrganisationKind.COMMITTEE),
    OrganisationKind.BRANCH: (
        None,
        OrganisationKind.COMMITTEE,
        OrganisationKind.GENERAL_BRANCH,
    ),
    OrganisationKind.PARTY_GROUP: (OrganisationKind.BRANCH,),
}


@operation("新建组织")
def add_organisation(
    writer: Writer,
    *,
    kind: OrganisationKind,
    name: str,
    parent_id: int | None = None,
    since: PartialDate | None = None,
) -> int:
    """Set up an organisation under its parent and return its id.

    Raises:
        RefusedError: When the name is empty, too long or taken, or the kind may not stand there.
    """
    return write_organisation(writer, kind=kind, name=name, parent_id=parent_id, since=since)


@operation("新建党支部")
def add_first_branch(writer: Writer, *, committee_name: str, branch_name: str) -> int:
    """Set up a branch in an empty file, under its committee where one is named.

    Returns:
        The branch's id.

    Raises:
        RefusedError: When the branch has no name.
    """
    parent_id = None
    if committee_name.strip():
        parent_id = write_organisation(
            writer,
            kind=OrganisationKind.COMMITTEE,
            name=committee_name,
            parent_id=None,
            since=None,
        )
    return write_organisation(
        writer, kind=OrganisationKind.BRANCH, name=branch_name, parent_id=parent_id, since=None
    )


def write_organisation(
    writer: Writer,
    *,
    kind: OrganisationKind,
    name: str,
    parent_id: int | None,
    since: PartialDate | None,
) -> int:
    """Write an organisation as part of a larger operation; see `add_organisation`."""
    parent_kind = None if parent_id is None else _standing_kind(parent_id)
    if parent_kind not in MAY_STAND_UNDER[kind]:
        above = PRINTED[parent_kind] if parent_kind else Word("最上级")
        raise RefusedError(
            "{kind}不能设在{above}下面。请另选上级组织。", kind=PRINTED[kind], above=above
        )
    clean = _clean_name(name)
    refuse_taken(clean, parent_id, except_id=None)
    organisation_id = writer.insert(Organisation, kind=kind)
    writer.insert(
        OrganisationSpell,
        organisation=organisation_id,
        parent=parent_id,
        name=clean,
        place=next_place(parent_id),
        since=since,
    )
    return organisation_id


@operation("组织更名")
def rename_organisation(writer: Writer, *, organisation_id: int, name: str, on: date) -> None:
    """Give an organisation a new name from a day on; the old name stays true before it."""
    spell = _standing(organisation_id, on)
    clean = _clean_name(name)
    if clean == spell.name:
        return
    refuse_taken(clean, spell.parent_id, except_id=organisation_id)
    day = PartialDate.of(on)
    if spell.since == day:  # named and renamed on one day: a correction, not history
        writer.update(OrganisationSpell, spell.id, name=clean)
        return
    writer.update(OrganisationSpell, spell.id, until=day, ended_by=SpellEnd.RENAMED)
    writer.insert(
        OrganisationSpell,
        organisation=organisation_id,
        parent=spell.parent_id,
        name=clean,
        place=spell.place,
        since=day,
        until=spell.until,  # a later renaming that is known already stays true
        ended_by=spell.ended_by,
    )


@operation("改正组织名称")
def correct_organisation_name(writer: Writer, *, organisation_id: int, name: str, on: date) -> None:
    """Mend a name that was written wrong; no history remains of the mistake."""
    spell = _standing(organisation_id, on)
    clean = _clean_name(name)
    refuse_taken(clean, spell.parent_id, except_id=organisation_id)
    writer.update(OrganisationSpell, spell.id, name=clean)


@operation("撤销组织")
def close_organisation(writer: Writer, *, organisation_id: int, on: date) -> None:
    """Close an organisation from a day on.

    Raises:
        RefusedError: While people or organisations belong to it on that day or later, or when it
            is known under another name later.
    """
    spell = _standing(organisation_id, on)
    if spell.until is not None:
        raise RefusedError(
            "{name}在 {until} 还有变动。请选更晚的日期。",
            name=spell.name,
            until=spell.until.printed,
        )
    people = [
        *lasting_spells(Membership, on, branch=organisation_id),
        *lasting_spells(GroupMembership, on, party_group=organisation_id),
    ]
    if people:
        raise RefusedError(
            "{name}还有 {count} 人。请先把人员转到别的组织。", name=spell.name, count=len(people)
        )
    below = lasting_spells(OrganisationSpell, on, parent=organisation_id)
    if below:
        raise RefusedError(
            "{name}下面还有{below}。请先撤销或改变隶属。", name=spell.name, below=below[0].name
        )
    writer.update(OrganisationSpell, spell.id, until=PartialDate.of(on), ended_by=SpellEnd.CLOSED)


@operation("新建协作区")
def add_zone(writer: Writer, *, name: str) -> int:
    """Set up a 协作区 and return its id.

    Raises:
        RefusedError: When the name is empty, too long or taken.
    """
    clean = _clean_name(name)
    zones = list(Zone.select())
    if any(zone.name == clean for zone in zones):
        raise _taken(clean)
    place = max((zone.place for zone in zones), default=-1) + 1
    return writer.insert(Zone, name=clean, place=place)


@operation("划入协作区")
def move_to_zone(writer: Writer, *, branch_id: int, zone_id: int | None, on: date | None) -> None:
    """Let a branch belong to a zone (or none) from a day on.

    Args:
        on: The first day; None when the branch has always belonged there.

    Raises:
        RefusedError: When the branch belongs to another zone and the day is missing, or lies
            before the day on which it came there.
    """
    day = PartialDate.of(on) if on else None
    for spell in open_spells(ZoneSpell, branch=branch_id):
        if spell.zone_id == zone_id:
            return
        if on is None or day is None:
            raise RefusedError("这个党支部已经划入别的协作区。请填写变动日期。")
        if spell.since is not None and on < spell.since.first_day:
            raise RefusedError(
                "日期早于划入现协作区的日期 {since}。请核对日期。", since=spell.since.printed
            )
        if spell.since is not None and on == spell.since.first_day:
            writer.delete(ZoneSpell, spell.id)  # put there and away on one day: a correction
        else:
            writer.update(ZoneSpell, spell.id, until=day)
    if zone_id is not None:
        writer.insert(ZoneSpell, zone=zone_id, branch=branch_id, since=day)


def _standing(organisation_id: int, on: date) -> OrganisationSpell:
    spells = valid_spells(OrganisationSpell, on, organisation=organisation_id)
    if not spells:
        raise RefusedError("这个组织在所选日期并不存在。请换一个日期。")
    found: OrganisationSpell = spells[-1]
    return found


def _standing_kind(organisation_id: int) -> OrganisationKind:
    """Return the kind of an organisation that is not closed."""
    if not open_spells(OrganisationSpell, organisation=organisation_id):
        raise RefusedError("上级组织不存在或已撤销。请另选上级组织。")
    kind: OrganisationKind = Organisation.get_by_id(organisation_id).kind
    return kind


def _taken(name: str) -> RefusedError:
    return RefusedError("已经有“{name}”。请换一个名称。", name=name)


def _clean_name(name: str) -> str:
    """Return a name without blanks.

    Raises:
        RefusedError: When nothing is left of it, or it is too long.
    """
    clean = "".join(name.split())
    if not clean:
        raise RefusedError("名称不能为空。请填写组织名称。")
    if len(clean) > LONGEST_NAME:
        raise RefusedError(
            "名称有 {count} 个字，最多 {most} 个字。请缩短。",
            count=len(clean),
            most=LONGEST_NAME,
        )
    return clean


def refuse_taken(name: str, parent_id: int | None, except_id: int | None) -> None:
    """Refuse a name that another organisation of the same place has.

    Raises:
        RefusedError: When it is taken.
    """
    spells = OrganisationSpell
    same_place = spells.parent.is_null() if parent_id is None else spells.parent == parent_id
    taken = spells.select().where(same_place & spells.until.is_null() & (spells.name == name))
    if any(spell.organisation_id != except_id for spell in taken):
        raise _taken(name)
