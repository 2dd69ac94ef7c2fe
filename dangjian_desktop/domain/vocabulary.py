"""Official terms: stored ASCII codes and the Chinese words printed for them.

The wording may change without a migration because only the codes are stored. `PRINTED` holds the
label of every member of every enum here; a house test proves that none is missing.
"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T", bound=StrEnum)


class Stage(StrEnum):
    """Where a person stands on the road to full membership (《发展党员工作细则》)."""

    APPLICANT = "applicant"
    ACTIVIST = "activist"
    CANDIDATE = "candidate"
    PROBATIONARY = "probationary"
    FULL = "full"


class OrganisationKind(StrEnum):
    """The levels of the organisation tree; a 党小组 is no level of organisation but a node."""

    COMMITTEE = "committee"
    GENERAL_BRANCH = "general_branch"
    BRANCH = "branch"
    PARTY_GROUP = "party_group"


class Sex(StrEnum):
    """Sex as on the identity card (GB/T 2261.1)."""

    MALE = "male"
    FEMALE = "female"


class Post(StrEnum):
    """Posts in a branch, its committee and its groups."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANISATION_MEMBER = "organisation_member"
    PUBLICITY_MEMBER = "publicity_member"
    DISCIPLINE_MEMBER = "discipline_member"
    YOUTH_MEMBER = "youth_member"
    MASSES_MEMBER = "masses_member"
    COMMITTEE_MEMBER = "committee_member"
    GROUP_LEADER = "group_leader"


class LeaveReason(StrEnum):
    """Why somebody is no longer on the roll (the decrease kinds of the yearly statistics)."""

    TRANSFER = "transfer"
    EXPULSION = "expulsion"
    SUSPENSION = "suspension"
    DEATH = "death"
    WITHDRAWN = "withdrawn"


class Workplace(StrEnum):
    """Where somebody works: below ground or above."""

    UNDERGROUND = "underground"
    SURFACE = "surface"


class Education(StrEnum):
    """Highest schooling, coarse as rosters keep it (layers of GB/T 4658-2006)."""

    DOCTOR = "doctor"
    MASTER = "master"
    POSTGRADUATE = "postgraduate"
    BACHELOR = "bachelor"
    COLLEGE = "college"
    SECONDARY_VOCATIONAL = "secondary_vocational"
    VOCATIONAL_HIGH = "vocational_high"
    TECHNICAL = "technical"
    HIGH_SCHOOL = "high_school"
    MIDDLE_SCHOOL = "middle_school"
    PRIMARY_SCHOOL = "primary_school"
    OTHER = "other"


class SpellEnd(StrEnum):
    """Why an organisation's spell ended."""

    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    CLOSED = "closed"


PRINTED: Mapping[StrEnum, str] = {
    Stage.APPLICANT: "入党申请人",
    Stage.ACTIVIST: "入党积极分子",
    Stage.CANDIDATE: "发展对象",
    Stage.PROBATIONARY: "预备党员",
    Stage.FULL: "正式党员",
    OrganisationKind.COMMITTEE: "党委",
    OrganisationKind.GENERAL_BRANCH: "党总支",
    OrganisationKind.BRANCH: "党支部",
    OrganisationKind.PARTY_GROUP: "党小组",
    Sex.MALE: "男",
    Sex.FEMALE: "女",
    Post.SECRETARY: "支部书记",
    Post.DEPUTY_SECRETARY: "支部副书记",
    Post.ORGANISATION_MEMBER: "组织委员",
    Post.PUBLICITY_MEMBER: "宣传委员",
    Post.DISCIPLINE_MEMBER: "纪检委员",
    Post.YOUTH_MEMBER: "青年委员",
    Post.MASSES_MEMBER: "群工委员",
    Post.COMMITTEE_MEMBER: "支部委员",
    Post.GROUP_LEADER: "党小组长",
    LeaveReason.TRANSFER: "转出",
    LeaveReason.EXPULSION: "出党",
    LeaveReason.SUSPENSION: "停止党籍",
    LeaveReason.DEATH: "死亡",
    LeaveReason.WITHDRAWN: "不再培养",
    Workplace.UNDERGROUND: "井下",
    Workplace.SURFACE: "地面",
    Education.DOCTOR: "博士研究生",
    Education.MASTER: "硕士研究生",
    Education.POSTGRADUATE: "研究生",
    Education.BACHELOR: "本科",
    Education.COLLEGE: "大专",
    Education.SECONDARY_VOCATIONAL: "中专",
    Education.VOCATIONAL_HIGH: "职高",
    Education.TECHNICAL: "技校",
    Education.HIGH_SCHOOL: "高中",
    Education.MIDDLE_SCHOOL: "初中",
    Education.PRIMARY_SCHOOL: "小学",
    Education.OTHER: "其他",
    SpellEnd.RENAMED: "更名",
    SpellEnd.MOVED: "改变隶属",
    SpellEnd.MERGED: "合并",
    SpellEnd.SPLIT: "分设",
    SpellEnd.CLOSED: "撤销",
}

#: Names other than the printed one that rosters really use; the import reads them too.
ALSO_WRITTEN: Mapping[StrEnum, tuple[str, ...]] = {
    Stage.APPLICANT: ("申请人", "入党申请"),
    Stage.ACTIVIST: ("积极分子",),
    Stage.PROBATIONARY: ("预备", "中共预备党员", "中共党员（预备）"),
    Stage.FULL: ("正式", "中共党员", "中共正式党员"),
    Sex.MALE: (),
    Sex.FEMALE: (),
    Post.SECRETARY: ("书记", "党支部书记"),
    Post.DEPUTY_SECRETARY: ("副书记", "党支部副书记"),
    Post.ORGANISATION_MEMBER: ("支部组织委员", "组织"),
    Post.PUBLICITY_MEMBER: ("支部宣传委员", "宣传"),
    Post.DISCIPLINE_MEMBER: ("纪律检查委员", "支部纪检委员", "纪检"),
    Post.YOUTH_MEMBER: ("支部青年委员",),
    Post.MASSES_MEMBER: ("群众委员", "群众工作委员"),
    Post.COMMITTEE_MEMBER: ("委员", "支委", "党支部委员"),
    Post.GROUP_LEADER: ("小组长", "党小组组长", "组长"),
    Workplace.UNDERGROUND: ("井下一线", "井下岗位"),
    Workplace.SURFACE: ("井上", "地面岗位"),
    Education.DOCTOR: ("博士", "博士研究生毕业"),
    Education.MASTER: ("硕士", "硕士研究生毕业"),
    Education.POSTGRADUATE: ("研究生毕业", "研究生班", "在职研究生"),
    Education.BACHELOR: ("大学本科", "大学", "全日制本科", "在职本科", "函授本科", "大本"),
    Education.COLLEGE: ("大学专科", "专科", "高职", "在职大专", "函授大专"),
    Education.SECONDARY_VOCATIONAL: ("中等专科", "中等专业学校", "中师"),
    Education.VOCATIONAL_HIGH: ("职业高中",),
    Education.TECHNICAL: ("技工学校", "中技"),
    Education.HIGH_SCHOOL: ("普通高中", "高中毕业"),
    Education.MIDDLE_SCHOOL: ("初级中学", "初中毕业"),
    Education.PRIMARY_SCHOOL: ("小学毕业",),
}

#: One step at a time; returning a person is its own operation.
MAY_BECOME: Mapping[Stage, Stage] = dict(pairwise(Stage))

#: Stages that make a person a party member (counted on the roll).
MEMBER_STAGES = (Stage.PROBATIONARY, Stage.FULL)

#: One holder at a time; of plain committee members and deputies there may be several.
SINGLE_POSTS = frozenset({Post.SECRETARY, Post.GROUP_LEADER})

#: Posts that sit in the branch committee, in the order in which they are named on paper.
COMMITTEE_POSTS = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
    Post.YOUTH_MEMBER,
    Post.MASSES_MEMBER,
    Post.COMMITTEE_MEMBER,
)

#: Words in a 职务 column that name no post (the person is simply a member).
NO_POST = frozenset({"", "党员", "无", "—", "-", "–", "/", "普通党员", "正式党员", "预备党员"})

#: 民族 by code of GB/T 3304-1991; stored as the two digits.
ETHNICITIES: Mapping[str, str] = dict(
    zip(
        (f"{number:02d}" for number in range(1, 57)),
        (
            "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 "
            "满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 "
            "佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 "
            "达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 "
            "塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 "
            "独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族"
        ).split(),
        strict=True,
    )
)


def printed(value: StrEnum | None) -> str:
    """Return the official label of a stored code, or nothing for nothing."""
    return "" if value is None else PRINTED[value]


def words_for(kind: type[T]) -> dict[str, T]:
    """Return every way in which a member of `kind` is written, pointing to the member."""
    found: dict[str, T] = {}
    for member in kind:
        found[PRINTED[member]] = member
        for other in ALSO_WRITTEN.get(member, ()):
            found[other] = member
    return found
