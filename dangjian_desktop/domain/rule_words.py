"""Rules in words: what the files, their keys and their values are called for whoever reads them.

A key or word without a name here is shown as the file writes it; a test tells which are missing.
"""

import json
from collections.abc import Mapping
from typing import Any

from dangjian_desktop.domain.division_rules import BOND_WORDS
from dangjian_desktop.domain.dues_months import PAYER_WORDS, RHYTHM_WORDS, RHYTHMS
from dangjian_desktop.domain.group_scoring import GROUP_MEASURES
from dangjian_desktop.domain.rules import plain
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    PRINTED,
    Education,
    ReviewGrade,
    Step,
    Workplace,
)

#: Groups in the order in which they are listed, by the file's name.
GROUPS: Mapping[str, str] = {
    "obligations": "组织生活要求",
    "holidays": "放假和调休",
    "meetings": "会议活动",
    "zones": "协作区",
    "areas": "党员责任区",
    "division": "党小组划分",
    "groups": "党小组长",
    "terms": "任期换届",
    "training": "培训学时",
    "attendance": "出勤",
    "votes": "表决",
    "slots": "会议时段",
    "shifts": "班次",
    "tasks": "任务提醒",
    "entry_checks": "录入核对",
    "development": "发展党员",
    "publicity": "公示",
    "dues": "党费",
    "appraisal": "民主评议",
    "grades": "考评等次",
    "scoring": "考评折算",
    "measures": "考评统计口径",
    "inspection": "迎检盒",
    "transfers": "组织关系",
    "case_files": "个案",
    "statistics": "统计",
    "backups": "备份",
}
#: Checks of the roster are set on their own page (检查项目).
ELSEWHERE = frozenset({"examination"})

KEYS: Mapping[str, str] = {
    "label": "名称",
    "group": "归在哪一类",
    "place": "次序",
    "base": "基础分",
    "is_cadre": "领导干部都算",
    "workplaces": "井下地面",
    "source": "分从哪来",
    "marks": "各种到会情况的分",
    "classes": "哪几类人用",
    "cap": "封顶",
    "per": "按多长时间封顶",
    "book": "台账代号",
    "field": "台账里写人的栏目",
    "states": "到了哪几个状态才算",
    "when": "别的栏目要是什么",
    "day": "按哪一天算",
    "sign": "加还是扣",
    "flags": "各面旗",
    "tie_blocks": "同分比哪几块",
    "tie_items": "同分比哪几项",
    "levels": "各级",
    "items": "各项",
    "days": "天数",
    "month": "月",
    "quarter": "季",
    "half_year": "半年",
    "year": "年",
    "with_base": "哪几种时期含基础分",
    "at_least": "到多少才评奖",
    "self_review": "低于时要不要自查",
    "places": "各等名额",
    "against": "同谁比",
    "among": "在什么范围里比",
    "rank_by": "名次按什么排",
    "by": "按什么",
    "least": "至少",
    "name": "名称",
    "key": "代号",
    "level": "几级",
    "gates": "必备的星",
    "figures": "录入的得分",
    "is_on": "用不用",
    "height": "高（毫米）",
    "widths": "可选的宽（毫米）",
    "usual_width": "平常的宽（毫米）",
    "first_within_months": "任组长后几个月内",
    "every_months": "以后每隔几个月",
    "enabled": "是否要求",
    "subject": "由谁完成",
    "way": "怎样算完成",
    "kinds": "哪几种活动算",
    "every": "多久一次",
    "count": "次数",
    "amber_days": "到期前几天提醒",
    "repairable": "过期能否补",
    "needs": "哪些支部才有",
    "by_notice": "等上级通知",
    "title": "名称",
    "share": "比例",
    "came": "算到会的登记",
    "left_out": "不计入的登记",
    "absences": "算缺席的登记",
    "made_up_counts": "补课算到会",
    "least_age": "最低年龄",
    "talk_months": "几个月内谈话",
    "review_months": "几个月考察一次",
    "activist_months": "培养教育满几个月",
    "contacts_at_least": "培养联系人至少",
    "contacts_at_most": "培养联系人至多",
    "introducers": "入党介绍人数",
    "leaving_months": "几个月内将离开的一般不接收",
    "approval_months": "几个月内审批",
    "approval_latest_months": "特殊情况几个月内审批",
    "probation_months": "预备期几个月",
    "extension_least_months": "延长预备期至少几个月",
    "extension_most_months": "延长预备期至多几个月",
    "extensions": "延长几次",
    "confirmation_approval_months": "转正几个月内审批",
    "postpone_months": "推迟几个月",
    "applicant_months": "申请人满几个月",
    "pre_review_months": "预审后几个月内开会",
    "submission_months": "大会后几个月内上报",
    "publicity_steps": "哪几件事公示",
    "writes": "材料由支部写",
    "becomes": "办完成为",
    "vote": "要支部大会表决",
    "helpers": "要先指定",
    "lasts": "有起止",
    "reviews": "期间考察",
    "submits": "记上报日期",
    "due": "到时该办",
    "outer": "特殊情况最晚",
    "extends": "随延长预备期后移",
    "redo_from": "没通过从哪步重来",
    "ends": "没通过就结束",
    "resumes": "转入的从这步接",
    "closes": "办完就办结",
    "needed": "必备",
    "months": "月数",
    "newest": "最近几份全留",
    "remind_after_days": "几天后提醒",
    "weeks": "周数",
    "days_after_confirmation": "转正后几天内",
    "least_days": "至少几天",
    "least_hours": "至少几学时",
    "periods": "各个时期",
    "stages": "各个阶段",
    "slabs": "分档",
    "monthly": "每月",
    "lowest": "最低",
    "highest": "最高",
    "step": "取整到",
    "choices": "可选",
    "mode": "方式",
    "basic_pay": "基本工资",
    "post_pay": "岗位工资",
    "skill_pay": "技能工资",
    "post_allowance": "岗位津贴",
    "regular_bonus": "经常性奖金",
    "income_tax": "个人所得税",
    "social_insurance": "社会保险",
    "annuity": "年金",
    "housing_allowance": "住房补贴",
    "transport_allowance": "交通补贴",
    "phone_allowance": "通信补贴",
    "overtime": "加班工资",
    "meals": "伙食补贴",
    "heating_cooling": "取暖降温费",
    "special_post_allowance": "特殊岗位津贴",
    "one_off_award": "一次性奖励",
    "irregular_bonus": "不固定奖金",
    "underground_allowance": "下井津贴",
    "night_allowance": "夜班津贴",
    "shift_meal": "班中餐",
    "always_follow": "哪些人不一年一定",
    "collection_day": "每月几号收缴",
    "most_months_at_once": "一次至多交几个月",
    "voluntary": "多交多少元上缴中央",
    "notice": "几个月提醒",
    "urgent": "几个月催办",
    "alike_share": "多像算雷同",
    "shortest_text": "少于几个字不比",
    "months_back": "比到几个月前",
    "late_days": "几天后算补录",
    "cutoffs": "分数线",
    "more_than_months": "空缺超过几个月",
    "posts": "职务",
    "without_committee": "不设支委会时应设的职务",
    "last_day": "最后一天（月-日）",
    "not_before": "从哪天起（月-日）",
    "words": "含哪些字词",
    "fields": "台账字段",
    "left_out_levels": "不算的级别",
    "vetoed_at_most": "否决后至多",
    "names": "名称",
    "odd_zones_half": "单数协作区承担哪半年",
    "most_days_moved": "至多顺延几天",
    "begin": "从哪天起记",
    "working_days": "几个工作日",
    "answer_working_days": "几个工作日内答复",
    "hours_before_shift": "上班前至少休息几小时",
    "hours_after_night": "夜班后至少休息几小时",
    "hours_before_night": "夜班前至少休息几小时",
    "night_shifts": "哪些算夜班",
    "day_staff_may_come": "白班可以参加",
    "surface_works_by_day": "地面按白班算",
    "retired_are_free": "退休人员按不上班算",
    "retired_occupations": "哪些岗位算退休",
    "day_crews": "哪些是白班",
    "name_heads": "姓名栏的写法",
    "crew_heads": "班组栏的写法",
    "foot_words": "表尾各行的开头",
    "begins": "几点开始",
    "minutes": "分钟",
    "cut_off": "统计截止日",
    "bands_up_to": "年龄分段",
    "sums_up_to": "另算到几岁",
    "sums": "另算的合计",
    "groups": "分档",
    "education": "学历",
    "through": "到哪一天",
    "books": "哪几种台账",
    "task_days": "任务提前几天提醒",
    "usual_days": "一般有效几天",
    "most_months": "最长几个月",
    "none_months": "几个月以内不用开证明",
    "certificate_months": "几个月以内开证明信",
    "away_months": "外出满几个月",
    "contact_months": "几个月至少联系一次",
    "study_years": "出国学习超过几年",
    "stop_months": "失去联系满几个月",
    "removal_years": "停止党籍满几年",
    "stop": "停止党籍由谁定",
    "restore": "恢复党籍由谁定",
    "removal": "除名由谁定",
    "letter_days": "介绍信到期前几天提醒",
    "contact_days": "该联系前几天提醒",
    "usual_months": "一般几个月",
    "readmission_years": "几年内不能再入党",
    "filed_with": "事先报谁备案",
    "case_rectification": "限期改正的步骤",
    "case_advised_leaving": "劝其退党的步骤",
    "case_removal": "除名的步骤",
    "case_care": "关怀帮扶的步骤",
    "papers": "要有的材料",
    "begins_term": "从这一步起算期限",
    "ends_term": "到这一步期限结束",
    "repeats": "可以办多次",
    "optional": "可以不办",
    "bars_readmission": "此后不能再入党",
    "committee_minutes": "支委会会议记录",
    "filing_report": "备案报告",
    "fact_report": "核实情况的材料",
    "talk_record": "谈话记录",
    "meeting_resolution": "支部党员大会决议",
    "approval": "上级批复",
    "decision": "处置决定",
    "conclusion": "改正期满的结论材料",
    "application": "申请或推荐表",
    "visit_record": "走访记录",
    "receipt": "领取签收单",
    "answer_days": "回复提前几天提醒",
    "usual_years": "任期几年",
    "years": "可选年限",
    "remind_months": "提前几个月提醒",
    "most_shift_months": "至多提前或推迟几个月",
    "days_before": "届满前哪几天提醒",
    "number": "第几步",
    "code": "代号",
    "direct": "不设支委会时怎样叫",
    "actor": "由谁做",
    "paper": "留下什么材料",
    "after": "先做完哪些",
    "record": "怎样知道做了",
    "span": "时间按哪条规则",
    "earliest_months_before_end": "届满前几个月起",
    "latest_months_before_end": "届满前几个月止",
    "months_before_meeting": "选举大会前几个月",
    "urgent_days": "还剩几天标红",
    "every_days_when_overdue": "超期后每几天提醒",
    "member_hours": "党员学时",
    "committee_hours": "支部委员学时",
    "committee_sessions": "集中培训次数",
    "within_months": "几个月内",
    "how": "怎样算",
    "present": "到会条件",
    "passing": "通过条件",
    "counts_written": "书面意见计入",
    "may_deduct": "可以扣除应到",
    "of": "按什么计算",
    "extra_share": "差额比例",
    "off": "放假",
    "make_up": "调休上班",
    "from": "起点",
    "up_to": "不超过",
    "rate": "比例",
    "grade": "等次",
    "stars": "星级",
    "cycle": "一轮",
    "offsets": "各班错开几天",
    "since": "起",
    "until": "止",
    "stage": "阶段",
    "steps": "步骤",
    "ill": "患病",
    "abroad": "出国",
    "sentenced": "服刑",
    "bedridden": "卧床",
    "not_transferred": "组织关系未转",
    "retired_away": "离退休后回原籍",
    "order": "先不拆开哪些（从先到后）",
    "from_month": "从哪个月起",
    "from_day": "从哪一日起",
    "least_size": "每组至少几人",
    "least_full": "每组至少几名正式党员",
    "size_slack": "可比平均数多或少几人",
    "size_weight": "人数不均一人几分",
    "stage_weight": "人员类别不均一人几分",
    "stage_allowed": "人员类别多或少几人不算",
    "age_weight": "年龄不均一人几分",
    "age_allowed": "年龄多或少几人不算",
    "schooling_weight": "文化程度不均一人几分",
    "schooling_allowed": "文化程度多或少几人不算",
    "leaders_weight": "可任组长的不均一人几分",
    "leaders_allowed": "可任组长的多或少几人不算",
    "ages_up_to": "年龄分段",
    "person_weight": "一人换组几分",
    "leader_weight": "组长换组另加几分",
    "most_seconds": "最多算几秒",
    "used": "是否这样折算",
    "quarters": "各季度的权重",
    "parts": "各部分的权重",
    "part": "部分",
    "weight": "权重",
    "grades": "按哪张等次表",
    "bands": "分档",
    "blocks": "各块",
    "block": "块",
    "maximum": "分值",
    "measure": "怎样统计",
    "points": "每次扣几分",
    "target": "目标",
    "method": "办法",
    "percent": "兑现百分之几",
    "excellent": "优秀折几分",
    "qualified": "合格折几分",
    "barely": "基本合格折几分",
    "unqualified": "不合格折几分",
    "good": "好折几分",
    "fairly_good": "较好折几分",
    "fair": "一般折几分",
    "poor": "差折几分",
}

#: Words of values that stand for a few possibilities, by key; also what may be chosen.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "subject": {
        "branch": "党支部",
        "party_group": "党小组",
        "member": "党员",
        "committee_member": "支部委员",
        "secretary": "支部书记",
        "person": "个人",
    },
    "way": {
        "meetings": "开会",
        "talks": "人人谈话",
        "hours": "学时够",
        "training": "参加培训",
        "new_secretary": "新任后培训",
        "term": "按期换届",
        "confirmation": "讨论转正",
        "applicant_talk": "谈话",
        "dues_publication": "公布党费",
        "admission_review": "考察",
        "admission_approval": "审批",
    },
    "every": {
        "month": "每月",
        "quarter": "每季度",
        "half_year": "每半年",
        "year": "每年",
        "event": "从某件事算起",
    },
    "needs": {"all": "都有", "committee": "设支委会的", "groups": "分了小组的"},
    "how": {"at_least": "达到即可", "more_than": "必须超过"},
    "of": {"expected": "应到", "present": "实到", "voting": "有表决权"},
    "mode": {"yearly_fixed": "一年一定", "follow_wage": "随工资变"},
    "grade": {grade.value: PRINTED[grade] for grade in ReviewGrade},
    "grades": {"grades.branch": "支部考评等次"},
    "measure": GROUP_MEASURES,
    "by": {
        "block": "得分率",
        "flag": "夺旗",
        "attendance": "出勤率",
        "ledger": "台账条数",
        "no_ledger": "台账没有登记",
        "points": "积分",
        "manual": "由人评定",
        "comparable": "可比分",
        "figure": "本人得分",
    },
    "rank_by": {"comparable": "可比分", "figure": "本人得分"},
    "against": {"mean": "同类平均", "maximum": "同类最高"},
    "source": {"attendance": "出勤", "ledger": "台账", "manual": "由人登记"},
    "per": {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"},
    "sign": {"plus": "加分", "minus": "扣分"},
    "day": {"closed": "办结的那天", "entry": "登记的那天"},
    "among": {"all": "全矿", "branch": "本支部"},
    "record": {
        "entered": "登记日期",
        "nominees": "上级批准预备人选",
        "candidates": "选票上的候选人",
        "vote": "党员大会计票",
        "posts": "支委会计票",
        "taken": "登记新一届职务",
    },
}
#: How a part of the wage counts for dues.
_TREATMENTS = {"in": "计入", "deduct": "扣除", "out": "不计入"}
_MARKS = {
    "present": "到会",
    "late": "迟到",
    "excused": "请假",
    "absent": "缺席",
    "on_business": "公出",
    "on_shift": "当班",
}
_LEVELS = {level.value: PRINTED[level] for level in Education}
_POSTS = {post.value: PRINTED[post] for post in COMMITTEE_POSTS}
_LISTS: Mapping[str, Mapping[str, str]] = {
    "came": _MARKS,
    "left_out": _MARKS,
    "marks": {**_MARKS, "made_up": "补课"},
    "workplaces": {one.value: PRINTED[one] for one in Workplace},
    "always_follow": {one.value: word for one, word in PAYER_WORDS.items()},
    "absences": _MARKS,
    "posts": _POSTS,
    "without_committee": _POSTS,
    "steps": {step.value: PRINTED[step] for step in Step},
    "publicity_steps": {
        "activist": "确定积极分子",
        "candidate": "确定发展对象",
        "pre_review": "接收预备党员",
        "confirmation_application": "预备党员转正",
    },
    "education": _LEVELS,
    "order": {bond.value: word for bond, word in BOND_WORDS.items()},
    **dict.fromkeys(("本科及以上", "大专", "中专高中及以下"), _LEVELS),
}
Names = Mapping[str, str]


def group_of(rule: str) -> str:
    """Return the file that a rule stands in."""
    return rule.partition(".")[0]


def group_word(rule: str) -> str:
    """Return what the group of a rule is called."""
    return GROUPS.get(group_of(rule), group_of(rule))


def key_word(key: str, value: Any = None) -> str:
    """Return what a value is called; one that carries a title of its own, by that."""
    if isinstance(value, Mapping) and value.get("title"):
        return str(value["title"])
    if key.isdigit():
        return f"{key}年"
    return KEYS.get(key, key)


def choices_for(rule: str, key: str) -> Mapping[str, str]:
    """Return the words among which a value is chosen; none where it is typed."""
    if group_of(rule) == "dues" and rule.endswith("base"):
        return _TREATMENTS
    if rule == RHYTHMS:
        return {one.value: word for one, word in RHYTHM_WORDS.items()}
    return CHOICES.get(key, {})


def names_for(rule: str, key: str, kinds: Names) -> Names:
    """Return the words of the codes that a value or the members of a list may be.

    Args:
        rule: Name of the rule. key: Key of the value.
        kinds: Names of the kinds of activity by code.
    """
    if key == "kinds":
        return kinds
    return _LISTS.get(key) or choices_for(rule, key)


def value_words(rule: str, key: str, value: Any, kinds: Names) -> str:
    """Return a value as it is read: 是, 45, 党员大会、党课."""
    names = names_for(rule, key, kinds)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        parts = (
            f"{key_word(inner)}：{value_words(rule, inner, one, kinds)}"
            for inner, one in value.items()
        )
        return "；".join(parts)
    if isinstance(value, (list, tuple)):
        return "、".join(value_words(rule, key, one, kinds) for one in value) or "（无）"
    return names.get(str(value), str(value))


def typed_text(rule: str, key: str, value: Any, kinds: Names) -> str:
    """Return a value as it stands in the field where it is changed; lists a member a line."""
    if isinstance(value, (list, tuple)) and not any(
        isinstance(one, (Mapping, list, tuple)) for one in value
    ):
        return "\n".join(value_words(rule, key, one, kinds) for one in value)
    if isinstance(value, (Mapping, list, tuple)):
        return json.dumps(plain(value), ensure_ascii=False, indent=1)
    return str(value)


def typed_value(rule: str, key: str, text: str, model: Any, kinds: Names) -> Any:
    """Return what was typed as a value of the kind that stood there.

    Raises:
        ValueError: When it cannot be one; the operation judges whether it can be reckoned with.
    """
    if isinstance(model, (list, tuple)) and not any(
        isinstance(one, (Mapping, list, tuple)) for one in model
    ):
        codes = {word: code for code, word in names_for(rule, key, kinds).items()}
        parts = [part.strip() for part in text.replace("、", "\n").splitlines() if part.strip()]
        if model and all(type(one) is int for one in model):
            return [int(part) for part in parts]
        unknown = [part for part in parts if codes and part not in codes]
        if unknown:
            raise ValueError(unknown)
        return [codes.get(part, part) for part in parts]
    if isinstance(model, (Mapping, list, tuple)):
        return json.loads(text)
    return text.strip()
