"""What can be done with people: enter, correct, move, appoint, advance, and let leave."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.custom_fields import FieldSubject, uid_of
from dangjian_desktop.domain.custom_reading import entry_text
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.development import admission_periods, standing_since
from dangjian_desktop.domain.group_leading import LEADER_RULE, leader_stages
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS, PersonFacts
from dangjian_desktop.domain.problems import Address, Word
from dangjian_desktop.domain.text_reading import unfit_texts
from dangjian_desktop.domain.vocabulary import (
    MAY_BECOME,
    MEMBER_STAGES,
    PRINTED,
    SINGLE_POSTS,
    LeaveReason,
    OrganisationKind,
    Post,
    Stage,
)
from dangjian_desktop.operations.admission_closing import write_left_admission
from dangjian_desktop.operations.field_values import (
    NewValues,
    write_custom_values,
    write_value_of_many,
)
from dangjian_desktop.operations.jobs import write_job_change, write_job_correction
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.transfer_writing import (
    MARKS,
    end_being_away,
    marks_told,
    refuse_open_dues,
    refuse_other_marks,
    settle_letters,
)
from dangjian_desktop.queries.card_content import SectionContent
from dangjian_desktop.queries.card_sections import section_keyed
from dangjian_desktop.queries.custom_fields import NO_VALUES, CustomValueQuery, custom_field
from dangjian_desktop.storage.lookups import lasting_spells, open_spells, valid_spells
from dangjian_desktop.storage.models import (
    Departure,
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
)
from dangjian_desktop.storage.readings import sort_name
from dangjian_desktop.storage.rulebook import rules_on

_FACTS = tuple(f.name for f in fields(PersonFacts))
_told = attrgetter(*_FACTS)


def facts_as_columns(facts: PersonFacts) -> dict[str, Any]:
    """Return the columns of a new person's row."""
    columns = dict(zip(_FACTS, _told(facts), strict=True))
    columns["sort_name"] = sort_name(facts.name)
    return columns


def stage_rows(
    person_id: int,
    stage: Stage,
    *,
    since: PartialDate | None = None,
    admitted_on: PartialDate | None = None,
    confirmed_on: PartialDate | None = None,
) -> list[dict[str, Any]]:
    """Return the stage spells that a person's dates amount to.

    A 正式党员 whose day of 转正 is not known counts from the admission on, marked as not known.
    Admission and 转正 on one day (1969 to 1977, facts.md 3.3) give an empty 预备期; of one who was
    admitted then and of whom no other day is told, that day is both.
    """
    if stage not in (Stage.PROBATIONARY, Stage.FULL):
        return [{"person": person_id, "stage": stage, "since": since}]
    rows: list[dict[str, Any]] = []
    if stage is Stage.PROBATIONARY:
        return [{"person": person_id, "stage": stage, "since": admitted_on or since}]
    confirmed_on = confirmed_on or confirmed_at_once(admitted_on)
    known = confirmed_on is not None
    full_since = confirmed_on or admitted_on
    if admitted_on is not None:
        rows.append(
            {
                "person": person_id,
                "stage": Stage.PROBATIONARY,
                "since": admitted_on,
                "until": full_since,
            }
        )
    rows.append(
        {
            "person": person_id,
            "stage": Stage.FULL,
            "since": full_since,
            "since_is_known": known,
        }
    )
    return rows


def confirmed_at_once(admitted_on: PartialDate | None) -> PartialDate | None:
    """Return the day of admission where there was no 预备期 at the time; None for any other time.

    What the 入党志愿书 says wins: a day of 转正 that is told is never set aside by this.
    """
    if admitted_on is None:
        return None
    first, last = admitted_on.first_day, admitted_on.last_day
    periods = admission_periods(rules_on(first).values_of("development.standing"))
    told = {standing_since(first, None, periods), standing_since(last, None, periods)}
    return admitted_on if told == {first, last} else None


_NO_NAME = "姓名不能为空。请填写姓名。"
_NOT_HERE = "这个人在所选日期不在册。请核对日期。"


@operation("新增人员")
def add_person(
    writer: Writer,
    *,
    facts: PersonFacts,
    branch_id: int,
    stage: Stage,
    stage_since: PartialDate | None = None,
    admitted_on: PartialDate | None = None,
    confirmed_on: PartialDate | None = None,
    group_id: int | None = None,
    since: PartialDate | None = None,
    custom: NewValues = NO_VALUES,
) -> int:
    """Enter a person and return the id.

    Args:
        custom: Values of user-defined fields by column key.
        branch_id: The branch that holds the 组织关系.
        stage_since: First day of a stage before admission.
        since: Day from which the person belongs to the branch; None when not known.

    Raises:
        RefusedError: When the name is missing, the ID number stands in the roster already, dates
            contradict, or the organisation is no branch.
    """
    if not facts.name:
        raise RefusedError(_NO_NAME)
    refuse_unfit_texts({key: getattr(facts, key) for key in _FACTS})
    refuse_no_branch(branch_id)
    refuse_same_id(facts.id_number, except_id=None)
    refuse_bad_order(admitted_on, confirmed_on)
    person_id = writer.insert(Person, **facts_as_columns(facts))
    writer.insert(Membership, person=person_id, branch=branch_id, since=since)
    rows = stage_rows(
        person_id, stage, since=stage_since, admitted_on=admitted_on, confirmed_on=confirmed_on
    )
    writer.insert_many(StageSpell, rows)
    if group_id is not None:
        _refuse_foreign_group(group_id, [branch_id])
        writer.insert(GroupMembership, person=person_id, party_group=group_id, since=since)
    write_custom_values(writer, FieldSubject.PERSON, person_id, custom)
    return person_id


_NO_DATES: Mapping[str, PartialDate | None] = MappingProxyType({})


@operation("修改人员")
def change_person(
    writer: Writer,
    *,
    person_id: int,
    changes: dict[str, Any],
    on: date | None = None,
    job_changed_on: date | None = None,
    custom: NewValues = NO_VALUES,
    party_dates: Mapping[str, PartialDate | None] = _NO_DATES,
) -> bool:
    """Correct some facts of a person; return whether anything became different.

    Args:
        custom: Values of user-defined fields by column key; they have no history.
        party_dates: ``admitted_on`` and ``confirmed_on``, as far as they are corrected; see
            `change_party_dates`.
        changes: Keys of `PersonFacts` with their new values.
        on: Day of the list that was looked at: facts of a job are corrected in the job of that
            day. None for the present job.
        job_changed_on: Where the job was not written wrong but has changed: its first day.

    Raises:
        RefusedError: When the name would be empty, the ID number belongs to somebody else, or the
            job has changed again after its day.
    """
    refuse_other_marks(person_id, changes)
    is_other = write_custom_values(writer, FieldSubject.PERSON, person_id, custom) > 0
    if party_dates:
        _correct_party_dates(writer, person_id, party_dates)
        is_other = True
    if job_changed_on is None and on is None:
        return write_facts(writer, person_id, changes) or is_other
    job = {key: value for key, value in changes.items() if key in JOB_KEYS}
    rest = {key: value for key, value in changes.items() if key not in JOB_KEYS}
    is_other = write_facts(writer, person_id, rest) or is_other
    if job_changed_on is not None:
        return write_job_change(writer, person_id, job, job_changed_on) or is_other
    assert on is not None
    return write_job_correction(writer, person_id, job, on) or is_other


@operation("批量修改人员")
def change_people(writer: Writer, *, person_ids: Sequence[int], key: str, value: object) -> int:
    """Give one fact of several people the same value; return how many became different.

    Args:
        key: Of `PersonFacts`, or the column key of a user-defined field.

    Raises:
        RefusedError: For a fact that belongs to one person alone (name, numbers).
    """
    if key in _PERSONAL:
        label = FIELD_BY_KEY[key].label
        raise RefusedError("{label}每人不同，不能成批修改。请逐人修改。", label=Word(label))
    if uid_of(key) is not None:
        own: Any = value
        return write_value_of_many(writer, FieldSubject.PERSON, person_ids, key, own)
    for person_id in person_ids:
        refuse_other_marks(person_id, {key: value})
    return sum(write_facts(writer, person_id, {key: value}) for person_id in person_ids)


_PERSONAL = frozenset({"name", "former_name", "id_number", "mobile_phone", "registered_phone"})


def write_facts(writer: Writer, person_id: int, changes: dict[str, Any]) -> bool:
    """Write changed facts as part of a larger operation; see `change_person`.

    Whether somebody is 流动 or 失联 is told by the spells, where there are any: what a file or a
    form says otherwise is left aside.
    """
    unknown = changes.keys() - set(_FACTS)
    assert not unknown, f"no fact {unknown}"
    columns = dict(changes)
    if columns.keys() & MARKS:
        columns |= {key: told for key, told in marks_told(person_id).items() if key in columns}
    refuse_unfit_texts(columns)
    if "name" in columns:
        if not columns["name"]:
            raise RefusedError(_NO_NAME)
        columns["sort_name"] = sort_name(columns["name"])
    if columns.get("id_number"):
        refuse_same_id(columns["id_number"], except_id=person_id)
    return writer.update(Person, person_id, **columns)


@operation("改正党籍日期")
def change_party_dates(
    writer: Writer,
    *,
    person_id: int,
    admitted_on: PartialDate | None,
    confirmed_on: PartialDate | None,
) -> None:
    """Correct the days of admission and 转正 of a party member.

    Raises:
        RefusedError: When 转正 would stand before the admission, or the person is no member, or a
            预备党员 is given a day of 转正.
    """
    _correct_party_dates(
        writer, person_id, {"admitted_on": admitted_on, "confirmed_on": confirmed_on}
    )


def _correct_party_dates(
    writer: Writer, person_id: int, corrected: Mapping[str, PartialDate | None]
) -> None:
    """Write those of the two days that are given; the other one stays."""
    stages = {s.stage: s for s in StageSpell.select().where(StageSpell.person == person_id)}
    probation, full = stages.get(Stage.PROBATIONARY), stages.get(Stage.FULL)
    is_known = full is not None and full.since_is_known
    admitted_on = corrected.get("admitted_on", probation.since if probation else None)
    confirmed_on = corrected.get("confirmed_on", full.since if full and is_known else None)
    if not stages.keys() & set(MEMBER_STAGES):
        raise RefusedError("这个人还不是党员，没有党籍日期。请先变更类别。")
    if Stage.FULL not in stages and confirmed_on is not None:
        raise RefusedError("预备党员还没有转正。请用“变更类别”登记转正。")
    earlier = [s.since for stage, s in stages.items() if stage not in MEMBER_STAGES and s.since]
    if admitted_on is not None and any(admitted_on.last_day < day.first_day for day in earlier):
        latest = max(earlier).printed
        raise RefusedError("入党日期早于此前类别的日期 {latest}。请核对。", latest=latest)
    write_party_dates(writer, person_id, admitted_on, confirmed_on)


def write_party_dates(
    writer: Writer,
    person_id: int,
    admitted_on: PartialDate | None,
    confirmed_on: PartialDate | None,
) -> None:
    """Write both days as part of a larger operation; see `change_party_dates`."""
    refuse_bad_order(admitted_on, confirmed_on)
    spells = list(StageSpell.select().where(StageSpell.person == person_id))
    probation = next((s for s in spells if s.stage is Stage.PROBATIONARY), None)
    full = next((s for s in spells if s.stage is Stage.FULL), None)
    if probation is not None and admitted_on is not None:
        for spell in spells:  # the stage before lasts until the admission, whenever that was
            if spell.stage not in MEMBER_STAGES and spell.until == probation.since is not None:
                writer.update(StageSpell, spell.id, until=admitted_on)
    if full is None:
        if probation is not None:
            writer.update(StageSpell, probation.id, since=admitted_on)
        return
    confirmed_on = confirmed_on or confirmed_at_once(admitted_on)
    full_since = confirmed_on or admitted_on
    writer.update(StageSpell, full.id, since=full_since, since_is_known=confirmed_on is not None)
    if probation is not None and admitted_on is None:
        writer.delete(StageSpell, probation.id)  # without a beginning it would last for ever
    elif probation is not None:
        writer.update(StageSpell, probation.id, since=admitted_on, until=full_since)
    elif admitted_on is not None:
        writer.insert(
            StageSpell,
            person=person_id,
            stage=Stage.PROBATIONARY,
            since=admitted_on,
            until=full_since,
        )


@operation("变更类别")
def advance_stage(writer: Writer, *, person_id: int, stage: Stage, since: date) -> None:
    """Let a person take the next step on the road to membership from a day on.

    Raises:
        RefusedError: When the step is not the next one, or lies before the present one.
    """
    write_next_stage(writer, person_id, stage, since)


def write_next_stage(writer: Writer, person_id: int, stage: Stage, since: date) -> None:
    """Write the next step as part of a larger operation; see `advance_stage`."""
    current = open_spells(StageSpell, person=person_id)
    if not current:
        raise RefusedError("这个人没有当前类别。请先在信息卡上填写类别。")
    spell = current[-1]
    following = MAY_BECOME.get(spell.stage)
    if following is None:
        raise RefusedError("已经是{stage}，没有下一步。请核对人员。", stage=PRINTED[spell.stage])
    if stage is not following:
        raise RefusedError(
            "当前是{stage}，下一步应为{following}，不能直接改为{wanted}。请逐步变更。",
            stage=PRINTED[spell.stage],
            following=PRINTED[following],
            wanted=PRINTED[stage],
        )
    day = PartialDate.of(since)
    is_early = spell.since is not None and day < spell.since
    if is_early and spell.since_is_known:
        raise RefusedError(
            "日期早于成为{stage}的日期 {since}。请核对日期。",
            stage=PRINTED[spell.stage],
            since=spell.since.printed,
        )
    since_then = day if is_early else spell.since  # what was only assumed gives way to a fact
    writer.update(StageSpell, spell.id, since=since_then, until=day)
    writer.insert(StageSpell, person=person_id, stage=stage, since=day)


@operation("调整党小组")
def move_to_group(
    writer: Writer, *, person_ids: Sequence[int], group_id: int | None, on: date
) -> int:
    """Let people belong to a group (or none) from a day on; return how many moved.

    Who led the old group leads it no more: a 党小组长 belongs to the group.

    Raises:
        RefusedError: When the group belongs to another branch than a person, or somebody came to
            the present one later.
    """
    return sum(write_group_move(writer, person_id, group_id, on) for person_id in person_ids)


def write_group_move(writer: Writer, person_id: int, group_id: int | None, on: date) -> bool:
    """Write a move as part of a larger operation; see `move_to_group`."""
    branches = [s.branch_id for s in valid_spells(Membership, on, person=person_id)]
    if group_id is not None:
        _refuse_foreign_group(group_id, branches)
    if not _move(writer, GroupMembership, "party_group", person_id, group_id, on):
        return False
    end_leadership(writer, person_id, on, except_of=group_id)
    return True


def end_leadership(writer: Writer, person_id: int, on: date, *, except_of: int | None) -> None:
    """End the posts of 党小组长 in other groups than one, as part of a larger operation."""
    for spell in open_spells(PostSpell, person=person_id):
        if spell.post is Post.GROUP_LEADER and spell.organisation_id != except_of:
            _end_spell(writer, PostSpell, spell, on)


@operation("调整党支部")
def move_to_branch(writer: Writer, *, person_ids: Sequence[int], branch_id: int, on: date) -> int:
    """Let people belong to another branch of the mine from a day on; group and posts end.

    So does somebody who left come back: the branch then holds the 组织关系 from that day on.

    Returns:
        How many moved.

    Raises:
        RefusedError: When the organisation is no branch, or somebody came to the present one later.
    """
    return sum(write_branch_move(writer, person_id, branch_id, on) for person_id in person_ids)


def write_branch_move(writer: Writer, person_id: int, branch_id: int, on: date) -> bool:
    """Write a move as part of a larger operation; see `move_to_branch`.

    A letter that is on its way to the branch has arrived with it; any other one comes to nothing.
    """
    refuse_no_branch(branch_id)
    if not _move(writer, Membership, "branch", person_id, branch_id, on):
        return False
    _end(writer, GroupMembership, person_id, on)
    _end(writer, PostSpell, person_id, on)
    settle_letters(writer, person_id, on, to_branch=branch_id)
    return True


@operation("任职")
def appoint(
    writer: Writer,
    *,
    person_id: int,
    organisation_id: int,
    post: Post,
    on: date,
    elected_on: PartialDate | None = None,
) -> int:
    """Let a person hold a post from a day on and return the spell's id.

    Raises:
        RefusedError: When the person is not on the roll, the post is held already on that day or
            later, the place is wrong, or a 党小组长 is not of the group on that day or of a stage
            that `LEADER_RULE` does not allow.
    """
    spell_id = write_appointment(
        writer,
        person_id=person_id,
        organisation_id=organisation_id,
        post=post,
        on=on,
        elected_on=elected_on,
    )
    if post is Post.GROUP_LEADER and not valid_spells(
        GroupMembership, on, person=person_id, party_group=organisation_id
    ):
        raise RefusedError("组长应是本组的人，此人在这一天不在这个党小组。请先调整党小组。")
    return spell_id


def write_appointment(
    writer: Writer,
    *,
    person_id: int,
    organisation_id: int,
    post: Post,
    on: date,
    elected_on: PartialDate | None = None,
) -> int:
    """Write an appointment as part of a larger operation; see `appoint`."""
    if not valid_spells(Membership, on, person=person_id):
        raise RefusedError(_NOT_HERE)
    organisation = Organisation.get_by_id(organisation_id)
    of_group = organisation.kind is OrganisationKind.PARTY_GROUP
    if of_group != (post is Post.GROUP_LEADER):
        raise RefusedError(
            "{post}不能在{kind}任职。请另选组织。",
            post=PRINTED[post],
            kind=PRINTED[organisation.kind],
        )
    for spell in lasting_spells(PostSpell, on, organisation=organisation_id):
        if spell.post is post and spell.person_id == person_id:
            raise RefusedError("此人已任{post}，不必重复登记。", post=PRINTED[post])
        if spell.post is post and post in SINGLE_POSTS:
            holder = Person.get_by_id(spell.person_id).name
            raise RefusedError(
                "{post}现由{holder}担任。请先办理免职。", post=PRINTED[post], holder=holder
            )
    if post is Post.GROUP_LEADER:
        _refuse_leader_by_rule(person_id, on)
    return writer.insert(
        PostSpell,
        person=person_id,
        organisation=organisation_id,
        post=post,
        since=PartialDate.of(on),
        elected_on=elected_on,
    )


def _refuse_leader_by_rule(person_id: int, on: date) -> None:
    """Refuse a 党小组长 of a stage that the rule does not allow, while the rule is on."""
    rule = rules_on(on)[LEADER_RULE]
    allowed = leader_stages(rule.values)
    stages = [spell.stage for spell in valid_spells(StageSpell, on, person=person_id)]
    if allowed is None or set(stages) & set(allowed):
        return
    raise RefusedError(
        "{person}在 {day} 是{stage}，组长应由{wanted}担任。依据：{source}。请另选人员。",
        person=Person.get_by_id(person_id).name,
        day=on.isoformat(),
        stage=PRINTED[stages[-1]] if stages else "没有类别的人员",
        wanted="或".join(PRINTED[stage] for stage in allowed),
        source=rule.source,
    )


@operation("免职")
def end_post(writer: Writer, *, spell_id: int, on: date) -> None:
    """Let a post end on a day.

    Raises:
        RefusedError: When the day lies before the appointment.
    """
    spell = PostSpell.get_by_id(spell_id)
    if spell.since is not None and on < spell.since.first_day:
        raise RefusedError("免职日期早于任职日期 {since}。请核对日期。", since=spell.since.printed)
    writer.update(PostSpell, spell_id, until=PartialDate.of(on))


@operation("登记减少")
def record_departure(
    writer: Writer,
    *,
    person_id: int,
    reason: LeaveReason,
    on: date,
    destination: str = "",
    note: str = "",
) -> None:
    """Let a person leave the roll on a day; everything recorded stays.

    Raises:
        RefusedError: When the person is not on the roll on that day, or is transferred out with
            dues open and without a word on it.
    """
    if reason is LeaveReason.TRANSFER:
        refuse_open_dues(person_id, on, note, "note")
    write_departure(writer, person_id, reason, on, destination, note)


def write_departure(
    writer: Writer,
    person_id: int,
    reason: LeaveReason,
    on: date,
    destination: str = "",
    note: str = "",
) -> None:
    """Write a departure as part of a larger operation; see `record_departure`.

    A way into the Party that lasts ends with it; so do being away or out of contact, and a letter
    that is on its way.
    """
    if not any(s.until is None for s in valid_spells(Membership, on, person=person_id)):
        raise RefusedError(_NOT_HERE)
    write_left_admission(writer, person_id, reason, on)
    for table in (Membership, GroupMembership, PostSpell):
        _end(writer, table, person_id, on)
    writer.insert(
        Departure,
        person=person_id,
        left_on=PartialDate.of(on),
        reason=reason,
        destination=destination,
        note=note,
    )
    settle_letters(writer, person_id, on, has_gone=reason is LeaveReason.TRANSFER)
    end_being_away(writer, person_id, on)


@operation("更换照片")
def change_photo(
    writer: Writer,
    *,
    person_id: int,
    picture: bytes | None,
    wall_consent_on: PartialDate | None = None,
    original: bytes | None = None,
) -> None:
    """Set or remove a person's photo (small JPEG) and the consent to hang it on a wall.

    Args:
        original: The file out of which the portrait was cut; kept so that it can be cut again.
    """
    if picture is not None:
        write_photo(writer, person_id, picture, wall_consent_on, original)
        return
    for photo in PersonPhoto.select(PersonPhoto.id).where(PersonPhoto.person == person_id):
        writer.delete(PersonPhoto, photo.id)


def write_photo(
    writer: Writer,
    person_id: int,
    picture: bytes,
    wall_consent_on: PartialDate | None,
    original: bytes | None,
) -> None:
    """Write a photo as part of a larger operation; see `change_photo`."""
    values = {
        "picture": picture,
        "wall_consent_on": wall_consent_on,
        "original": writer.keep_file(original) if original else "",
    }
    present = PersonPhoto.get_or_none(PersonPhoto.person == person_id)
    if present is None:
        writer.insert(PersonPhoto, person=person_id, **values)
    else:
        writer.update(PersonPhoto, present.id, **values)


@operation("显示号码", undoable=False)
def reveal_number(writer: Writer, *, person_id: int, key: str) -> str:
    """Return a masked number in full, and record that it was asked for."""
    person = Person.get_by_id(person_id)
    own = custom_field(key)
    if own is not None:
        writer.note(f"{own.label}：{person.uid}", about=person)
        values = CustomValueQuery(own.subject, (person_id,)).fetch().get(person_id, NO_VALUES)
        return entry_text(values.get(key))
    writer.note(f"{FIELD_BY_KEY[key].label}：{person.uid}", about=person)
    return str(getattr(person, key))


@operation("显示号码", undoable=False)
def reveal_line(writer: Writer, *, person_id: int, section: str, label: str, on: date) -> str:
    """Return a masked value of a registered section of the card, and record that it was asked for.

    Raises:
        RefusedError: When the section does not say it any more.
    """
    described = section_keyed(section)
    content = described.fetch(person_id, on) if described is not None else SectionContent()
    found = [line.value for line in content.lines if line.label == label]
    if not found:
        raise RefusedError("“{label}”已经不在信息卡上。请重新打开信息卡。", label=label)
    person = Person.get_by_id(person_id)
    writer.note(f"{label}：{person.uid}", about=person)
    return found[0]


def standing_person(person_id: int) -> Any:
    """Return the row of a person.

    Raises:
        RefusedError: When the person is no more.
    """
    return standing_row(
        Person, person_id, RefusedError("名册里没有这个人，可能刚被合并或撤销。请重新选择。")
    )


def refuse_unfit_texts(facts: Mapping[str, Any]) -> None:
    """Refuse a text that may stand in no file: too long, unseen characters, a formula.

    Raises:
        RefusedError: With the field and what is wrong with it.
    """
    for field, fault in unfit_texts(facts):
        why = sentence(fault.at(Address()))
        raise RefusedError(
            "“{field}”不能这样保存：{why}改正后请再保存。", field=field.label, why=why
        )


def refuse_bad_order(admitted_on: PartialDate | None, confirmed_on: PartialDate | None) -> None:
    """Refuse a 转正 that stands before the admission.

    Raises:
        RefusedError: With a sentence that names both days.
    """
    if admitted_on and confirmed_on and confirmed_on.last_day < admitted_on.first_day:
        raise RefusedError(
            "转正日期 {confirmed_on} 早于入党日期 {admitted_on}。请核对。",
            confirmed_on=confirmed_on.printed,
            admitted_on=admitted_on.printed,
        )


def _move(
    writer: Writer, table: Any, name: str, person_id: int, target_id: int | None, on: date
) -> bool:
    """End the open spell of a person and begin one at the target; False when nothing changes.

    Raises:
        RefusedError: When the open spell begins after the day.
    """
    current = open_spells(table, person=person_id)
    if any(getattr(spell, f"{name}_id") == target_id for spell in current):
        return False
    day = PartialDate.of(on)
    for spell in current:
        began = None if spell.since is None else spell.since.first_day
        if began is not None and on < began:
            raise RefusedError(
                "日期早于进入现组织的日期 {since}。请核对日期。", since=spell.since.printed
            )
        if began == on and target_id is not None:  # moved twice on one day: a correction
            return writer.update(table, spell.id, **{name: target_id})
        if began == on:
            writer.delete(table, spell.id)
        else:
            writer.update(table, spell.id, until=day)
    if target_id is not None:
        writer.insert(table, person=person_id, **{name: target_id}, since=day)
    return bool(current) or target_id is not None


def _end(writer: Writer, table: Any, person_id: int, on: date) -> None:
    """End the open spells of a person; one that would only begin later never comes to be.

    Raises:
        RefusedError: When one has been ended already, on a later day.
    """
    for spell in lasting_spells(table, on, person=person_id):
        if spell.until is not None:
            raise RefusedError(
                "这个人在 {until} 还有组织或职务的变动登记。请选更晚的日期，或先改正那一次的日期。",
                until=spell.until.printed,
            )
        _end_spell(writer, table, spell, on)


def _end_spell(writer: Writer, table: Any, spell: Any, on: date) -> None:
    if spell.since is not None and spell.since.first_day > on:
        writer.delete(table, spell.id)
    else:
        writer.update(table, spell.id, until=PartialDate.of(on))


def refuse_no_branch(organisation_id: int) -> None:
    """Refuse an organisation that is no branch.

    Raises:
        RefusedError: When people cannot belong to it.
    """
    if Organisation.get_by_id(organisation_id).kind is not OrganisationKind.BRANCH:
        raise RefusedError("人员应编入党支部。请选择一个党支部。")


def refuse_same_id(id_number: str, except_id: int | None) -> None:
    """Refuse an ID number that somebody else has.

    Raises:
        RefusedError: With the name of who has it.
    """
    if not id_number:
        return
    for other in Person.select().where(Person.id_number == id_number):
        if other.id != except_id:
            raise RefusedError(
                "这个身份号码已属于{name}。请核对，或打开{name}的信息卡。", name=other.name
            )


def _refuse_foreign_group(group_id: int, branch_ids: Sequence[int]) -> None:
    spells = open_spells(OrganisationSpell, organisation=group_id)
    if not spells or spells[-1].parent_id not in branch_ids:
        raise RefusedError("党小组不属于此人所在的党支部。请选本支部的党小组。")
