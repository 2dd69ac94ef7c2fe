"""Official terms: stored ASCII codes and the Chinese words printed for them.

The wording may change without a migration because only the codes are stored. `PRINTED` holds the
label of every member of every enum here; a house test proves that none is missing. Codes differ
across all enums, because members compare as their texts do.
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


class Mark(StrEnum):
    """How somebody stood to one activity; no mark at all means that nothing was recorded."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    ON_BUSINESS = "on_business"
    ON_SHIFT = "on_shift"


class ActivityState(StrEnum):
    """Whether an activity is still to come; whether it was recorded shows in its steps."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """The steps of an activity in their natural order; each kind has some of them."""

    STUDY = "study"
    PLAN = "plan"
    APPROVAL = "approval"
    NOTICE = "notice"
    SIGN_IN = "sign_in"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    VOTE = "vote"
    RESOLUTIONS = "resolutions"
    PUBLICITY = "publicity"
    FILING = "filing"
    FOLLOW_UP = "follow_up"


class DueGroup(StrEnum):
    """Whom a kind of activity expects."""

    MEMBERS = "due_members"
    COMMITTEE = "due_committee"
    GROUP = "due_group"
    GROUP_LEADERS = "due_group_leaders"
    CHOSEN = "due_chosen"


class AgendaState(StrEnum):
    """Where a matter for the 支委会 stands."""

    POOLED = "agenda_pooled"
    CHOSEN = "agenda_chosen"
    DECIDED = "agenda_decided"
    DROPPED = "agenda_dropped"


class AgendaSource(StrEnum):
    """Where a matter comes from."""

    TYPED = "from_typed"
    RESOLUTION = "from_resolution"
    DOCUMENT = "from_document"
    LEDGER = "from_ledger"


class DocumentKind(StrEnum):
    """What came from above."""

    DOCUMENT = "document"
    ASSIGNMENT = "assignment"
    INSPECTION = "inspection"


class TaskSource(StrEnum):
    """What a task came from."""

    RESOLUTION = "task_resolution"
    DOCUMENT = "task_document"
    INSPECTION = "task_inspection"
    TYPED = "task_typed"


class ObligationState(StrEnum):
    """How an obligation of one period stands on a day (stable in the answers of `check`)."""

    MET = "met"
    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    MISSED = "missed"
    AWAITING_NOTICE = "awaiting_notice"


class VotingBarReason(StrEnum):
    """Why a 正式党员 has no vote for a while."""

    UNDER_OBSERVATION = "under_observation"
    RIGHTS_SUSPENDED = "rights_suspended"


class AbsenceKind(StrEnum):
    """Why somebody is away from work for some days."""

    LEAVE = "leave"
    SICK = "sick"
    BUSINESS = "business"
    TRAINING = "training"


class StopKind(StrEnum):
    """Why a unit does not produce on some days."""

    MAINTENANCE = "maintenance"
    HOLIDAY_STOP = "holiday_stop"


class PlanLevel(StrEnum):
    """Whose item of the year plan it is."""

    COMMITTEE = "level_committee"
    ZONE = "level_zone"
    BRANCH = "level_branch"


class ZoneJob(StrEnum):
    """What a branch does for its 协作区 in a quarter (or half-year)."""

    LEAD = "job_lead"
    DEPUTY = "job_deputy"
    PLANNING = "job_planning"
    ORGANISING = "job_organising"
    PUBLICITY = "job_publicity"
    SUMMARY = "job_summary"
    HALF_YEAR_PLAN = "job_half_year_plan"


class RubricSystem(StrEnum):
    """The five systems of a standardised branch; every item of a rubric belongs to one."""

    LEADERSHIP = "system_leadership"
    WORK = "system_work"
    CONTENT = "system_content"
    METHOD = "system_method"
    SUPERVISION = "system_supervision"


class RubricState(StrEnum):
    """Where a version of a rubric stands; only an issued one scores."""

    DRAFT = "rubric_draft"
    ISSUED = "rubric_issued"
    WITHDRAWN = "rubric_withdrawn"


class ScoreRole(StrEnum):
    """Who gave a score."""

    SELF = "self_score"
    CHECK = "check_score"


class ClosingSubject(StrEnum):
    """What was closed for a period."""

    SCORE = "closed_score"
    POINTS = "closed_points"


class ObjectionSubject(StrEnum):
    """What an objection is raised against."""

    SCORE = "score_objection"
    POINTS = "points_objection"
    CONTEST = "contest_objection"


class ObjectionOutcome(StrEnum):
    """What became of an objection; people decide."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


class AppraisalGrade(StrEnum):
    """The grades of 民主评议党员."""

    EXCELLENT = "appraised_excellent"
    QUALIFIED = "appraised_qualified"
    BARELY_QUALIFIED = "appraised_barely"
    UNQUALIFIED = "appraised_unqualified"


class ReviewGrade(StrEnum):
    """The grades of 书记述职评议."""

    GOOD = "reviewed_good"
    FAIRLY_GOOD = "reviewed_fairly_good"
    FAIR = "reviewed_fair"
    POOR = "reviewed_poor"


class PointsExtent(StrEnum):
    """How much of the points the wall shows; the 党员大会 may resolve more than the first third."""

    FIRST_THIRD = "first_third"
    ALL_REACHED = "all_reached"
    EVERYBODY = "everybody"


class AdmissionOutcome(StrEnum):
    """How a way into the Party ended."""

    CONFIRMED = "admission_confirmed"
    STOPPED = "admission_stopped"
    CANCELLED = "admission_cancelled"
    MOVED_OUT = "admission_moved_out"


class StepOutcome(StrEnum):
    """What came of a step of 发展党员."""

    DONE = "step_done"
    REFUSED = "step_refused"
    EXTENDED = "step_extended"


class HelperRole(StrEnum):
    """Who helps somebody on the way in."""

    CONTACT = "helper_contact"
    INTRODUCER = "helper_introducer"


class DuesMovementKind(StrEnum):
    """Where dues went to or came from, apart from members."""

    USED = "dues_used"
    HANDED_UP = "dues_handed_up"
    ALLOCATED = "dues_allocated"


class TransferDirection(StrEnum):
    """Whether a 组织关系 comes or goes."""

    IN = "transfer_in"
    OUT = "transfer_out"


class TransferPaper(StrEnum):
    """By which paper."""

    LETTER = "transfer_letter"
    CERTIFICATE = "transfer_certificate"
    ONLINE = "transfer_online"


class AwayKind(StrEnum):
    """Why a member is away although the 组织关系 stays."""

    FLOATING = "away_floating"
    STUDY_ABROAD = "away_study_abroad"
    ABROAD = "away_abroad"


class ArrivalReason(StrEnum):
    """How somebody came to be counted."""

    TRANSFER = "arrival_transfer"
    RESTORED = "arrival_restored"


class CaseFileKind(StrEnum):
    """What a case file is about."""

    RECTIFICATION = "case_rectification"
    ADVISED_LEAVING = "case_advised_leaving"
    REMOVAL = "case_removal"
    CARE = "case_care"


class ConsentKind(StrEnum):
    """What somebody may agree to see of themselves on a wall or a notice, besides the photo.

    AMOUNT is any single amount by name: what somebody paid of dues, which tells the wage.
    """

    PAIRING = "consent_pairing"
    AMOUNT = "consent_amount"


class BranchFileKind(StrEnum):
    """An official file that the branch provides because the program may not ship it."""

    EMBLEM = "file_emblem"
    FANGSONG = "file_fangsong"
    TITLE_SONG = "file_title_song"
    KAI = "file_kai"
    HEI = "file_hei"


class TemplateSubject(StrEnum):
    """About what a superior's template is filled."""

    PERSON = "template_person"
    BRANCH = "template_branch"
    ACTIVITY = "template_activity"
    BOOK = "template_book"
    SCORE = "template_score"


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
    Mark.PRESENT: "到会",
    Mark.LATE: "迟到",
    Mark.EXCUSED: "请假",
    Mark.ABSENT: "缺席",
    Mark.ON_BUSINESS: "公出",
    Mark.ON_SHIFT: "当班",
    ActivityState.PLANNED: "待开展",
    ActivityState.HELD: "已开展",
    ActivityState.CANCELLED: "已取消",
    Step.STUDY: "支委会研究",
    Step.PLAN: "计划",
    Step.APPROVAL: "审批",
    Step.NOTICE: "通知",
    Step.SIGN_IN: "签到",
    Step.ATTENDANCE: "出勤",
    Step.MINUTES: "记录",
    Step.VOTE: "表决",
    Step.RESOLUTIONS: "决议",
    Step.PUBLICITY: "公示上报",
    Step.FILING: "归档",
    Step.FOLLOW_UP: "跟进",
    DueGroup.MEMBERS: "全体党员",
    DueGroup.COMMITTEE: "支部委员",
    DueGroup.GROUP: "本小组党员",
    DueGroup.GROUP_LEADERS: "党小组长和支部委员",
    DueGroup.CHOSEN: "指定人员",
    AgendaState.POOLED: "待上会",
    AgendaState.CHOSEN: "已列入议题",
    AgendaState.DECIDED: "已议定",
    AgendaState.DROPPED: "不上会",
    AgendaSource.TYPED: "自行提出",
    AgendaSource.RESOLUTION: "决议事项",
    AgendaSource.DOCUMENT: "来文事项",
    AgendaSource.LEDGER: "台账事项",
    DocumentKind.DOCUMENT: "上级来文",
    DocumentKind.ASSIGNMENT: "临时交办",
    DocumentKind.INSPECTION: "督查整改",
    TaskSource.RESOLUTION: "会议决议",
    TaskSource.DOCUMENT: "来文交办",
    TaskSource.INSPECTION: "督查问题",
    TaskSource.TYPED: "自行安排",
    ObligationState.MET: "已完成",
    ObligationState.OPEN: "待完成",
    ObligationState.DUE_SOON: "将到期",
    ObligationState.OVERDUE: "已逾期",
    ObligationState.MISSED: "已错过",
    ObligationState.AWAITING_NOTICE: "待通知",
    VotingBarReason.UNDER_OBSERVATION: "留党察看",
    VotingBarReason.RIGHTS_SUSPENDED: "暂停党员权利",
    AbsenceKind.LEAVE: "休假",
    AbsenceKind.SICK: "病假",
    AbsenceKind.BUSINESS: "出差",
    AbsenceKind.TRAINING: "外出培训",
    StopKind.MAINTENANCE: "检修日",
    StopKind.HOLIDAY_STOP: "节日停产",
    PlanLevel.COMMITTEE: "党委级",
    PlanLevel.ZONE: "协作区级",
    PlanLevel.BRANCH: "支部级",
    ZoneJob.LEAD: "组长单位",
    ZoneJob.DEPUTY: "副组长单位",
    ZoneJob.PLANNING: "方案编制",
    ZoneJob.ORGANISING: "活动组织",
    ZoneJob.PUBLICITY: "宣传报道",
    ZoneJob.SUMMARY: "总结推广",
    ZoneJob.HALF_YEAR_PLAN: "半年计划编制",
    RubricSystem.LEADERSHIP: "领导体系",
    RubricSystem.WORK: "工作体系",
    RubricSystem.CONTENT: "内容体系",
    RubricSystem.METHOD: "方法体系",
    RubricSystem.SUPERVISION: "监督体系",
    RubricState.DRAFT: "草稿",
    RubricState.ISSUED: "已发布",
    RubricState.WITHDRAWN: "已停用",
    ScoreRole.SELF: "自评",
    ScoreRole.CHECK: "考核",
    ClosingSubject.SCORE: "支部考评",
    ClosingSubject.POINTS: "党员积分",
    ObjectionSubject.SCORE: "考评异议",
    ObjectionSubject.POINTS: "积分异议",
    ObjectionSubject.CONTEST: "夺旗争星异议",
    ObjectionOutcome.UPHELD: "成立",
    ObjectionOutcome.PARTLY_UPHELD: "部分成立",
    ObjectionOutcome.NOT_UPHELD: "不成立",
    AppraisalGrade.EXCELLENT: "优秀",
    AppraisalGrade.QUALIFIED: "合格",
    AppraisalGrade.BARELY_QUALIFIED: "基本合格",
    AppraisalGrade.UNQUALIFIED: "不合格",
    ReviewGrade.GOOD: "好",
    ReviewGrade.FAIRLY_GOOD: "较好",
    ReviewGrade.FAIR: "一般",
    ReviewGrade.POOR: "差",
    PointsExtent.FIRST_THIRD: "达标名单和前三分之一",
    PointsExtent.ALL_REACHED: "全部达标人员及分数",
    PointsExtent.EVERYBODY: "全体参评人员及分数",
    AdmissionOutcome.CONFIRMED: "已转正",
    AdmissionOutcome.STOPPED: "不再培养",
    AdmissionOutcome.CANCELLED: "取消预备党员资格",
    AdmissionOutcome.MOVED_OUT: "随组织关系转出",
    StepOutcome.DONE: "通过",
    StepOutcome.REFUSED: "未通过",
    StepOutcome.EXTENDED: "延长预备期",
    HelperRole.CONTACT: "培养联系人",
    HelperRole.INTRODUCER: "入党介绍人",
    DuesMovementKind.USED: "使用党费",
    DuesMovementKind.HANDED_UP: "上缴党费",
    DuesMovementKind.ALLOCATED: "下拨党费",
    TransferDirection.IN: "转入",
    TransferDirection.OUT: "转出",
    TransferPaper.LETTER: "组织关系介绍信",
    TransferPaper.CERTIFICATE: "党员证明信",
    TransferPaper.ONLINE: "网上转接",
    AwayKind.FLOATING: "流动党员",
    AwayKind.STUDY_ABROAD: "出国学习",
    AwayKind.ABROAD: "境外定居",
    ArrivalReason.TRANSFER: "转入",
    ArrivalReason.RESTORED: "恢复党籍",
    CaseFileKind.RECTIFICATION: "限期改正",
    CaseFileKind.ADVISED_LEAVING: "劝其退党",
    CaseFileKind.REMOVAL: "除名",
    CaseFileKind.CARE: "关怀帮扶",
    ConsentKind.PAIRING: "结对名单上墙",
    ConsentKind.AMOUNT: "个人金额上墙",
    BranchFileKind.EMBLEM: "党徽图样",
    BranchFileKind.FANGSONG: "仿宋字体",
    BranchFileKind.TITLE_SONG: "小标宋字体",
    BranchFileKind.KAI: "楷体字体",
    BranchFileKind.HEI: "黑体字体",
    TemplateSubject.PERSON: "人员",
    TemplateSubject.BRANCH: "党支部",
    TemplateSubject.ACTIVITY: "活动",
    TemplateSubject.BOOK: "台账",
    TemplateSubject.SCORE: "考评",
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
