"""The Chinese sentence for every problem code: what is wrong and what to do about it.

Window, command line and the 原因 column of saved rows all say the same. In a sentence ``{found}``
is the offending text and ``{hint}`` what it should be, where that is known.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dangjian_desktop.domain.problems import Address, Problem

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "activity_kind.label_missing": "没有写活动名称。请填写。",
        "activity_kind.label_taken": "已经有一种活动叫“{found}”。请换一个名称。",
        "activity_kind.label_long": "活动名称“{found}”超过 20 个字。请写短一些。",
        "activity_kind.short_long": "短名“{found}”超过 6 个字。请写短一些。",
        "activity_kind.holder_missing": "没有选由谁来开。请至少选一级组织。",
        "activity_kind.word_unknown": "“{found}”不是认得的项目。请从列出的里面选。",
        "activity_kind.regime_missing": "有表决这一步，却没有选表决的方式。请选一种。",
        "case.due_early": "期限 {found} 不晚于起算日 {hint}。请核对日期。",
        "case.due_late": "期限 {found} 超过最长期限，最迟到 {hint}。请改早一些。",
        "case.due_missing": "这一步要写明期限到哪一天。请填写。",
        "case.before_opening": "日期 {found} 早于立案日期 {hint}。请核对日期。",
        "case.closed_early": "办结日期 {found} 早于最后一步 {hint}。请核对日期。",
        "book.label_missing": "没有写台账名称。请填写。",
        "book.label_long": "台账名称“{found}”超过 {hint} 个字。请写短一些。",
        "book.label_taken": "已经有一本台账叫“{found}”。请换一个名称。",
        "book.fields_missing": "这本台账一个字段也没有，记不了东西。请至少加一个字段。",
        "book.fields_retired": "字段全部停用了，记不了东西。请至少留一个在用。",
        "book.field_unknown": "这本台账没有“{found}”这个字段。请从已有的字段里选。",
        "book.holder_missing": "没有选哪一级记这本台账。请至少选一级组织。",
        "book.view_unclear": "没有说清这本台账记的是自己的行还是活动。请改正。",
        "book.word_unknown": "“{found}”不是认得的项目。请从列出的里面选。",
        "book.shape_wrong": "“{found}”写得不对：类型不符或者太长。请照说明改正。",
        "book.too_many": "一本台账里这一部分写了 {found} 项，超过 {hint} 项。请减少。",
        "book.day_unknown": "“{found}”不是这本台账的日期。请从已有的日期里选。",
        "book.choice_field_unknown": "“{found}”不是这本台账的选项字段。请从选项字段里选。",
        "book.part_fixed": "“{found}”是程序带来的规矩，这本台账里不能改。请保持原样，或另建一本。",
        "book.print_protects": "印给别人看的纸上不能多印人的情况。请保留“只印在归档本上”的列。",
        "book.code_wrong": "“{found}”不是台账或字段的代号。请用“存成文件”重新保存一份。",
        "book.not_here": "“{found}”是程序带来的台账，这个版本里没有。请先升级程序再读入。",
        "book.view_own": "自己的台账不能记在活动或来文上。请改成自己登记的台账。",
        "book.field_gone": "字段“{found}”是程序带来的，不能去掉。请改为停用。",
        "book.field_fixed": "字段“{found}”的这一项是程序带来的，不能改。请另加一个字段。",
        "book.field_protects": "字段“{found}”是为了保护人才这样记的，不能改。请保持原样。",
        "book.grows_not": "“{found}”只记固定的几项，是为了保护人，不能加字段。请另建一本台账。",
        "book_field.label_missing": "没有写字段名称。请填写。",
        "book_field.label_long": "字段名称“{found}”超过 {hint} 个字。请写短一些。",
        "book_field.label_taken": "已经有一个字段叫“{found}”。请换一个名称。",
        "book_field.key_taken": "字段代号“{found}”空着、重复，或与固定的列同名。请换一个。",
        "book_field.hint_long": "填写说明“{found}…”超过 {hint} 个字。请写短一些。",
        "book_field.choice_missing": "有一个选项是空的。请填写，或者去掉。",
        "book_field.choice_taken": "选项“{found}”写了两遍。请去掉一个。",
        "book_field.choice_long": "选项“{found}”超过 {hint} 个字。请写短一些。",
        "book_field.choice_unknown": "没有“{found}”这个选项。请从已有的选项里选。",
        "book_field.choice_in_use": "选项“{found}”有 {hint} 行台账在用，不能去掉。请改为停用。",
        "book_field.choice_gone": "选项“{found}”是程序带来的，不能去掉。请改为停用。",
        "book_field.follows_wrong": "“{found}”不是这本台账里别的选项字段，不能跟着它变。请另选。",
        "book_field.under_unknown": "选项“{hint}”归在“{found}”下面，但没有“{found}”。请改正。",
        "book_field.in_use": "字段“{found}”有 {hint} 行台账填过，不能去掉。请改为停用。",
        "book_field.kind_in_use": "字段“{found}”有 {hint} 行台账填过，不能改类型。请另加一个字段。",
        "book_field.choices_missing": "选项字段“{found}”没有可选的内容。请至少写一个选项。",
        "book_field.choices_idle": "字段“{found}”不是选项，却写了选项。请改成选项，或去掉。",
        "book_field.default_unknown": "默认值“{found}”不在可选的内容里。请改正。",
        "book_field.default_idle": "字段“{found}”这种类型不能有默认值。请去掉。",
        "book_field.consent_idle": "“{found}”不是“是否”字段，不能用来记同意。请改字段种类。",
        "book_field.bounds_idle": "字段“{found}”不是数字，不能有上下限。请去掉。",
        "book_field.bounds_crossed": "字段“{found}”的下限大于上限。请改正。",
        "book_state.label_missing": "有一个状态没有名称。请填写。",
        "book_state.label_long": "状态名称“{found}”超过 {hint} 个字。请写短一些。",
        "book_state.taken": "状态“{found}”写了两遍。请去掉一个。",
        "book_state.first_is_over": "新行的状态“{found}”不能是已经办完。请改正。",
        "book_state.unreachable": "没有哪一步能到状态“{found}”。请加一步，或去掉这个状态。",
        "book_state.dead_end": "状态“{found}”还有事要办，却没有下一步。请加一步，或设为已办结。",
        "book_state.none_is_over": "没有一个状态是已办结，行永远办不完。请至少设一个。",
        "book_state.in_use": "有 {hint} 行台账到过状态“{found}”，不能去掉。请保留这个状态。",
        "book_step.verb_missing": "有一步没有写叫什么。请填写。",
        "book_step.verb_long": "步骤名称“{found}”超过 {hint} 个字。请写短一些。",
        "book_step.state_unknown": "步骤里的状态“{found}”没有定义。请改正。",
        "book_step.since_missing": "这一步没有写从哪个状态开始。请选择。",
        "book_step.to_missing": "这一步没有写办到哪个状态。请选择。",
        "book_step.taken": "从同一个状态到同一个状态已经有一步“{found}”。请合成一步。",
        "book_step.taker_missing": "这一步没有写谁能办。请至少选一种人。",
        "book_step.owner_missing": "步骤“{found}”要看责任人，却没有说是哪个字段。请改正。",
        "book_late.date_unknown": "逾期按“{found}”算，但它不是日期字段。请改正。",
        "book_late.day_missing": "逾期规则没有写到哪天或多少天。请填写。",
        "area.name_twice": "有两个责任区都叫“{found}”。请改名，或并成一个。",
        "book_late.end_missing": "没有状态的台账要写哪个字段填了就算办完。请选择。",
        "book_late.escalation_days": "督办层级的天数要从 1 天起。请改正。",
        "book_late.escalation_missing": "有一级督办没有写由谁督办。请填写。",
        "book_measure.label_missing": "这个天数没有名称。请填写，例如“承诺到兑现（天）”。",
        "book_print.columns_missing": "打印样式一列也没有。请至少选一列。",
        "book_print.width": "列宽 {found} 毫米放不下字或超出纸。请写 {hint} 毫米以上的宽度。",
        "book_print.too_wide": "各列一共 {found} 毫米，纸上只有 {hint} 毫米。请减窄或去掉几列。",
        "book_print.period_missing": "没有选按月、按季还是按年打印。请至少选一种。",
        "ledger_file.no_header": (
            "没有找到表头，这张表没有读取。请在“栏目”里指定，或照模板改好表头。"
        ),
        "ledger_file.by_order": "没有表头，按次序认作：{found}。不对请在“栏目”里改。",
        "ledger_file.column_unknown": (
            "“{found}”这一栏不认得，没有读取。要读取请在“栏目”里指定，不要就不必管。"
        ),
        "ledger_file.column_missing": "没有“{found}”这一栏，各行要有才能登记。请在“栏目”里指定。",
        "ledger_file.line_skipped": "不是台账行，没有读取：{found}",
        "ledger_file.error_cell": "这一格是公式的错误值 {found}。请改成应有的内容。",
        "ledger_file.year_added": "“{found}”没有写年份，按表上的 {hint} 年记。请核对。",
        "ledger_file.year_missing": "“{found}”没有写年份。请写全，如 2026-11-05。",
        "ledger_file.choice_near": "没有“{found}”这个选项，最接近的是“{hint}”。请改正。",
        "ledger_file.choice_unknown": (
            "“{found}”不在选项里（{hint}）。请改正，或先给这本台账加上这个选项。"
        ),
        "ledger_file.not_on_roster": "名册里没有“{found}”，只记姓名，照样导入。请核对。",
        "ledger_file.state_unknown": "没有“{found}”这个状态。请写：{hint}。",
        "ledger_file.state_differs": "状态写的是“{found}”，却填了{hint}。请改正其中一处。",
        "ledger_file.state_unreached": "没有通到“{found}”的步骤。请改正状态。",
        "ledger_file.state_behind": (
            "程序里已经办到“{found}”，状态和办理日期没有改，其余照样导入。请核对。"
        ),
        "ledger_file.step_day_missing": "状态是“{found}”，没有写{hint}。请补填，或改正状态。",
        "ledger_file.step_taken": (
            "{hint}与程序里记的不同，办理记录以程序里的为准。请核对，要改请在程序里改。"
        ),
        "ledger_file.road_unreadable": (
            "办理过程“{found}”看不懂。请一步写一行：日期｜状态｜谁办的｜说明；或者清空。"
        ),
        "ledger_file.milestone_unreadable": (
            "里程碑“{found}”看不懂。请一个写一行：期限｜内容｜完成日期｜说明；或者清空。"
        ),
        "ledger_file.incomplete": "还没有填{found}，照样登记，先算不完整。请以后补填。",
        "ledger_file.outside": "“{found}”不在{hint}里。请改正，或换到那里导入。",
        "ledger_file.holder_missing": "没有写是哪个组织的。请补填，或在上面选定记到哪里。",
        "ledger_file.twice": "与第 {found} 行是同一天、同一件事。请确认是重复的，还是另一行。",
        "ledger_file.same_row": "与第 {found} 行改的是同一行台账。请只留一行。",
        "ledger_file.present": (
            "已有同一天、同一件事的一行（{found}），不同的是{hint}。请确认是同一行，还是另一行。"
        ),
        "ledger_file.subject_missing": "没有写是哪次活动或哪份来文。请补填日期和名称。",
        "ledger_file.subject_unknown": (
            "{hint} 没有“{found}”。请先在日历里登记活动（来文在“议题与来文”里登记），再导入。"
        ),
        "ledger_file.subject_several": "{hint} 有几个“{found}”。请把名称写全。",
        "ledger_file.not_anonymous": "这本台账不能匿名登记。请写明姓名和日期。",
        "ledger_file.field_retired": "字段“{found}”已经停用，这一格没有读取。不必再填。",
        "ledger_file.holder_kept": "这一行记在“{hint}”名下，没有改到“{found}”。请核对。",
        "ledger_file.stays_anonymous": "匿名和不匿名的不能互改。请另记一行。",
        "ledger.kind_wrong": "“{found}”不能填在“{hint}”里。请改正。",
        "ledger.name_missing": "没有写姓名。请填写，或从名册里选。",
        "ledger.one_person": "“{found}”写了几个人，这里只能写一人。请只留一个。",
        "ledger.not_of_roster": "名册上没有“{found}”，这里只写名册上的人。请核对姓名。",
        "ledger.no_consent": (
            "“{found}”是“否”的不登记，也不留姓名。请征得同意再记；已经记下的，请删除这一行。"
        ),
        "ledger.namesakes": "名册上有 {hint} 个人叫“{found}”。请从名册里选定是哪一个。",
        "ledger.organisation_unknown": "没有叫“{found}”的组织。请按组织名称填写。",
        "ledger.organisations_alike": "有几个组织叫“{found}”。请从列表里选定。",
        "ledger.too_small": "{found} 小于 {hint}，不能这样记。请改正，或并到别的行里。",
        "ledger.too_large": "{found} 大于 {hint}。请改正。",
        "ledger.field_unknown": "这本台账没有“{found}”这个字段。请重新打开这一页再填。",
        "ledger.field_retired": "字段“{found}”已经停用，不能再填。请留空，或先恢复这个字段。",
        "ledger.choice_elsewhere": "“{found}”不在所选的清单里（{hint}）。请从清单里选。",
        "ledger.out_of_order": "日期 {found} 早于{hint}。请改正。",
        "ledger.same_person": "{hint}都是{found}。请核对，能换人的换人。",
        "ledger.owner_checks": "{found}就是责任人，应当由{hint}来办。请换人，或核对后照记。",
        "ledger.taker": "{found}不能办这一步，要由{hint}来办。请换人。",
        "ledger.taker_missing": "没有写{found}。请填写。",
        "ledger.note_missing": "“{found}”要写明情况。请填写。",
        "ledger.needed": "“{hint}”之前要先填“{found}”。请填写。",
        "ledger.incomplete": "还没有填{found}，不能“{hint}”。请先填齐。",
        "ledger.is_over": "这一行已经是“{found}”，没有下一步。不必再办。",
        "ledger.step_wrong": "不能直接到“{found}”：现在是{hint}。请按顺序办。",
        "ledger.anonymous_name": "匿名的意见不登记“{found}”。请留空，或改为不匿名登记。",
        "ledger.after_next": "日期 {found} 晚于后面的{hint}。请改正。",
        "ledger.person_gone": "这里的人已经不在名册上。请重新选。",
        "ledger.organisation_gone": "这里的组织已经不在了。请重新选。",
        "ledger.month_missing": "“{found}”没有写到月。请写明是哪一月，如 2026-11。",
        "ledger.day_missing": "没有写日期。请填写。",
        "ledger.holder_wrong": "“{found}”不记这本台账。请换一个组织。",
        "pattern.no_work": "每天都是休，没有上班的日子。请至少写一个班次。",
        "pattern.cycle_long": "一轮写了 {found} 天，最多 {hint} 天。请只写一轮。",
        "pattern.hours_unreadable": "“{found}”读不懂。请写成 早 08:00-16:00，一行一个班次。",
        "pattern.hours_twice": "班次“{found}”写了两行。请只留一行。",
        "paper_pack.presence": "“{found}”不是签到的写法。请写{hint}，没有登记的空着。",
        "pattern.hours_missing": "班次“{found}”没有写几点到几点。请补一行。",
        "pattern.hours_unused": "一轮里没有班次“{found}”。请核对，或删去这一行。",
        "pattern.offset_unreadable": "“{found}”不是天数。请写成 0 2 4 6。",
        "pattern.offset_beyond": "错开 {found} 天，超过一轮的 {hint} 天。请改正。",
        "holiday.unreadable": "“{found}”读不懂。请写成 1.1、1.1-1.3 或 10月1日至7日。",
        "holiday.other_year": "“{found}”不在 {hint} 年前后。请核对年份。",
        "holiday.order": "“{found}”的末一天早于头一天。请改正。",
        "group.name_taken": "已有党小组叫“{found}”。请换一个名称。",
        "name.missing": "没有姓名。请填写身份证上的姓名。",
        "name.characters": (
            "姓名“{found}”里有不能用的字符（{hint}），姓名只能用汉字、字母和间隔号“·”。"
            "请按身份证改正。"
        ),
        "name.too_long": "姓名超过 {hint} 个字。请只填姓名，其他内容写到备注。",
        "name.short": "姓名“{found}”只有一个字。请核对是否漏字。",
        "id.missing": "没有公民身份号码。请补填，补填前按姓名、支部和出生日期认人。",
        "id.became_number": (
            "号码“{found}”被表格当成了数字，末几位已经丢失，不能采用。"
            "请把这一列设成文本格式，对照证件重新填写。"
        ),
        "id.masked": "号码“{found}”带有星号，未采用。需要时请导入完整的号码。",
        "id.length": "号码“{found}”是 {hint} 位，公民身份号码应为 18 位。请对照证件改正。",
        "id.fifteen_digits": (
            "号码“{found}”是 15 位的旧号码，已经停用。请填写现在证件上的 18 位号码。"
        ),
        "id.letters": "号码“{found}”里有数字和末位 X 以外的字符。请对照证件改正。",
        "id.check_digit": "号码“{found}”的末位校验不符，按前 17 位应为 {hint}。请对照证件改正。",
        "id.birth_impossible": "号码“{found}”里的出生日期 {hint} 不存在。请对照证件改正。",
        "id.birth_future": "号码“{found}”里的出生日期 {hint} 还没有到。请对照证件改正。",
        "phone.masked": "电话“{found}”带有星号，未采用。需要时请导入完整的号码。",
        "phone.several": "一格里有几个电话“{found}”，只采用了第一个 {hint}。其余的请写到备注。",
        "phone.unreadable": "“{found}”不是电话号码。请核对。",
        "phone.prefix": "“{found}”不像手机号码，手机号码以 13 至 19 开头。请核对。",
        "phone.length": "“{found}”有 {hint} 位，手机号码应为 11 位，固定电话应带区号。请核对。",
        "date.unreadable": (
            "“{found}”不是认得的日期。请写成 1998-07-12、1998年7月 或 1998.07 的样子。"
        ),
        "date.impossible": "日期“{found}”不存在。请对照原始材料改正。",
        "date.future": "日期“{found}”晚于 {hint}，还没有到。请改正。",
        "date.not_exact": "“{found}”没有写到日。请写明是哪一天，如 2026-11-20。",
        "date.too_early": "日期“{found}”早于 1900 年。请改正。",
        "date.two_digit_year": "“{found}”没有写全年份，不能断定是哪一年。请写四位年份。",
        "date.lunar": "“{found}”是农历日期。请换算成公历再填。",
        "date.from_serial": "“{found}”是表格内部的日期序号，已读作 {hint}。请核对。",
        "date.january_or_october": (
            "数字“{found}”可能是 1 月，也可能是写成 .10 的 10 月，只记作 {hint}。请补写月份。"
        ),
        "date.taken_as_october": "数字“{found}”按本列两位月份的写法读作 {hint}。请核对。",
        "sex.unknown": "性别“{found}”不是“男”或“女”。请改正。",
        "sex.missing": "没有性别，也没有身份号码可以推知。请补填。",
        "sex.differs_from_id": (
            "性别“{found}”与公民身份号码不一致，按号码应为“{hint}”，已按表中所写采用。请核对。"
        ),
        "born.missing": "没有出生日期，也没有身份号码可以推知。请补填。",
        "born.differs_from_id": (
            "出生日期 {found} 与公民身份号码不一致，按号码应为 {hint}，已按表中所写采用。请核对。"
        ),
        "stage.unknown": (
            "类别“{found}”不认得。请改为正式党员、预备党员、发展对象、入党积极分子或入党申请人。"
        ),
        "stage.missing": "没有人员类别，按日期也不能断定。请补填。",
        "stage.without_date": "类别是{hint}，却有党员才有的日期 {found}，未采用。请核对类别。",
        "stage.from_dates": "没有人员类别，按入党和转正日期记作{hint}。请核对。",
        "admitted.missing": "没有入党日期。请补填。",
        "admitted.under_age": "入党日期 {found} 时未满 18 岁（出生 {hint}）。请核对两个日期。",
        "confirmed.missing": "正式党员没有转正日期，党龄无法计算。请补填。",
        "confirmed.before_admitted": "转正日期 {found} 早于入党日期 {hint}。请对照入党志愿书改正。",
        "confirmed.of_probationary": "类别是预备党员，却有转正日期 {found}，未采用。请核对类别。",
        "ethnicity.unknown": "民族“{found}”不认得，未采用。请按国家标准的民族名称填写。",
        "education.unknown": (
            "学历“{found}”不认得，未采用。请改为研究生、本科、大专、中专、高中、初中等。"
        ),
        "workplace.unknown": "“{found}”不是“井下”或“地面”，未采用。请核对。",
        "yes_no.unknown": "“{found}”不是“是”或“否”，未采用。请核对。",
        "months.unreadable": "“{found}”不是月数，未采用。请填整月数。",
        "post.unknown": "“{found}”不是支部里的职务，未采用。行政职务请填在工作岗位一栏。",
        "branch.missing": (
            "没有写明党支部，表头上方和标题里也没有。请增加“所在党支部”一列，或者导入时选定支部。"
        ),
        "branch.formula": "党支部“{found}”是公式文字，不能采用。请改成支部名称。",
        "branch.too_long": "党支部的名称“{found}”超过 {hint} 个字。请改短。",
        "group.too_long": "党小组的名称“{found}”超过 {hint} 个字，未采用。请改短。",
        "branch.not_a_branch": "“{found}”不像党支部的名称。请核对。",
        "text.formula": "“{found}”是公式文字，未采用。请改成文字。",
        "text.masked": "“{found}”是遮盖后的内容，未采用。需要时请导入完整的内容。",
        "text.unseen": "“{found}”前后或中间有看不见的字符。请重新输入。",
        "text.too_long": "内容超过 {hint} 个字，后面的已截去，原文是“{found}”。请改短。",
        "header.not_found": (
            "没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。请补写表头，"
            "不是名册的工作表可以不管。"
        ),
        "header.no_name": "没有指定哪一栏是姓名，这张表没有读取。请在导入时指定。",
        "header.unknown": "这一栏不认得，未采用。需要时请在导入时指定它的含义。",
        "header.duplicate": "这一栏与另一栏含义相同，未采用。需要时请在导入时改选。",
        "column.missing": "表里没有“{found}”一栏。有的话请补上，没有也可以导入。",
        "mapping.field_unknown": "对照表里的栏目“{found}”不存在。请使用程序里的栏目名称。",
        "line.title": "标题或说明行，不是人员：{found}",
        "line.total": "合计行，不是人员：{found}",
        "line.signature": "填表、审核等签署行，不是人员：{found}",
        "line.note": "说明行，不是人员：{found}",
        "line.example": "示例行，不是人员：{found}",
        "line.single": "只有一格文字的行，不是人员：{found}",
        "line.empty_form": "只有序号或单位的空行，不是人员：{found}",
        "line.column_numbers": "栏次行，不是人员：{found}",
        "line.repeated_header": "重复的表头：{found}",
        "line.next_table": "另一张表的表头：{found}",
        "field.missing": "这一项不能空着。请填写。",
        "field.too_long": "写了 {hint} 个字，太长。请缩短，或写到备注。",
        "hour.unreadable": "“{found}”不是钟点。请写成 09:00 的样子。",
        "hour.start_missing": "写了结束时间 {found}，没有写开始时间。请补上。",
        "hour.end_first": "结束时间 {found} 不晚于开始时间 {hint}。请改正。",
        "recurrence.unreadable": "这个周期读不出来。请重新选择。",
        "days.end_first": "结束日期 {found} 早于开始日期 {hint}。请改正。",
        "task.two_owners": "责任人已选 {hint}，又写了名册外的“{found}”。请只留一个。",
        "document.answer_first": "回复期限 {found} 早于收文日期 {hint}。请改正。",
        "document.reply_first": "报送日期 {found} 早于收文日期 {hint}。请改正。",
        "series.end_first": "截止日期 {found} 早于开始日期 {hint}。请改正。",
        "activity.no_holder": "{found}这个组织还没有成立或已经撤销。请改日期，或另选组织。",
        "activity.not_yet": "{found}还没有到，这次活动却已有记录。请改正日期。",
        "activity.wrong_holder": "{hint}不由{found}召开。请另选组织或活动种类。",
        "rule.value_unreadable": "这个值读不懂。请照原来的样子填写。",
        "number.unreadable": "“{found}”不是整数。请只填数字。",
        "number.range": "{found} 超出范围，应在 {hint} 之间。请改正。",
        "filter.column_gone": (
            "条件里的栏目“{found}”现在没有了（已停用，或由较新的程序定义），这一条没有人符合。"
            "请改选栏目，或者删去这一条。"
        ),
        "filter.operator": "“{found}”不能这样比较。请改选比较方式，或者删去这一条。",
        "filter.value_missing": "“{found}”这一条还没有填完。请填上，或者删去这一条。",
        "filter.number": "{hint}：“{found}”不是数字。请只填数字。",
        "filter.date": "{hint}：“{found}”不是日期。请写成 1998-07-12、1998年7月 或 1998 的样子。",
        "filter.period": "“{found}”不能作为时间长短。请填 1 到 {hint} 的整数。",
        "filter.turned_round": "{hint}：{found} 前面的比后面的大。请对调。",
        "filter.choice_gone": "{hint}里现在没有“{found}”这一项，这一条没有人符合。请重新选择。",
        "filter.newer": (
            "筛选条件由较新的程序保存（格式 {found}，本程序认得 {hint}）。请用新版程序打开。"
        ),
        "filter.unreadable": "保存的筛选条件读不懂，没有采用。请重新设定。",
        "custom.text_too_long": "写了 {hint} 个字，最多 500 个字：{found}……。请缩短。",
        "custom.number_unreadable": "“{found}”不是数字，未采用。请只填数字，如 12 或 3.5。",
        "custom.number_separators": (
            "“{found}”里的分隔不对，未采用。请写成 1234 或 1,234 的样子，小数用一个点。"
        ),
        "custom.number_unit": (
            "“{found}”带有数字以外的字，未采用。请只填数字，单位写在栏目的名称里。"
        ),
        "custom.number_too_long": "“{found}”的位数太多，最多{hint}，未采用。请核对。",
        "custom.number_leading_zeros": (
            "“{found}”按数字记作 {hint}，前面的 0 不保留。编号一类请用文字栏目。"
        ),
        "custom.choice_unknown": (
            "“{found}”不在可选内容里（{hint}），未采用。请改正，需要新的选项请在“自定义栏目”里添加。"
        ),
        "custom.choice_retired": "“{found}”已经停用，未采用。请改选：{hint}。",
        "custom.person_unknown": "名册里没有“{found}”，未采用。请核对姓名，或者先登记这个人。",
        "custom.person_several": (
            "名册里有 {hint} 个“{found}”，未采用。请在姓名后面用括号写明所在党支部。"
        ),
        "custom.person_self": "“{found}”就是本人，未采用。请改填别人。",
        "view.unreadable": "视图“{found}”读不懂，没有打开，保存的内容没有动。请重新建一个。",
        "view.newer": "视图“{found}”由较新的程序保存。请用新版程序打开。",
        "view.place_gone": (
            "视图“{found}”所在的组织或协作区这一天没有。请换一个日期，或重新保存这个视图。"
        ),
        "sheet.hidden": "工作表是隐藏的，未读取。需要时请取消隐藏，或者导入时选上它。",
        "branch.several": "有几个党支部都可能是这个名称。请写全称。",
        "plan.no_header": (
            "没有找到年度计划的表头，这张表没有读取。表头要有工作内容、月份、责任单位。请核对。"
        ),
        "plan.header_missing": "表头里没有“{found}”，这张表没有读取。请补上，或在导入时指定。",
        "plan.line_skipped": "不是计划事项的一行，没有读取：{found}",
        "plan.level_unknown": "级别“{found}”不认识。请写党委级、协作区级或支部级。",
        "plan.month_missing": "没有写月份。请填 1 到 12 月。",
        "plan.month": "月份“{found}”不对。请填 1 到 12 月。",
        "plan.month_differs": "月份是{found}，完成时限却是 {hint}，照样导入。请核对。",
        "plan.year_differs": "计划是 {hint} 年的，完成时限却是 {found}，照样导入。请核对。",
        "plan.number": "序号“{found}”不是整数。请改正，或空着由程序编号。",
        "plan.number_twice": "序号 {found} 在第 {hint} 行已经用过。请改成不同的序号。",
        "plan.title_missing": "没有写工作内容。请补填。",
        "plan.owner_missing": "没有写责任单位。请补填，如“各党支部”。",
        "plan.text_long": "“{found}…”太长，最多 {hint} 个字。请写短一些。",
        "plan.owner_unknown": (
            "责任单位“{found}”不是本单位的组织、协作区或“各党支部”这类总称。请改正。"
        ),
        "plan.owner_of_committee": (
            "责任单位“{found}”不是本单位的组织，记在“{hint}”名下，照样导入。请核对。"
        ),
        "plan.owner_several": "责任单位“{found}”有几个。请写全称。",
        "plan.no_committee": "责任单位“{found}”归党委，本单位还没有上级组织。请先建立组织。",
        "branch_file.no_header": (
            "没有找到表头，这张表没有读取。表头要有“党支部”一栏，其他各栏与党支部的自定义栏目同名。请核对。"
        ),
        "branch_file.header_unknown": (
            "“{found}”不是党支部的自定义栏目，这一栏未采用。需要时请先增加这个栏目。"
        ),
        "branch_file.header_missing": "{found}没有表头，这一栏未采用。需要时请补写表头。",
        "branch_file.header_twice": "“{found}”一栏与左边的一栏含义相同，未采用。请只留一栏。",
        "branch_file.field_retired": (
            "栏目“{found}”已经停用，这一栏未采用。需要时请先恢复使用这个栏目。"
        ),
        "branch_file.hidden": "工作表是隐藏的，未读取。需要时请在文件里取消隐藏，再导入。",
        "branch_file.line_skipped": "不是党支部的一行，没有读取：{found}",
        "branch_file.name_missing": "没有写明是哪个党支部，这一行没有采用。请补填。",
        "branch_file.unknown": (
            "没有名为“{found}”的党支部，这一行没有采用。请核对名称，或者先新建这个党支部。"
        ),
        "branch_file.several": (
            "“{found}”可能是：{hint}。这一行没有采用。请写全称，同名的请补写“上级组织”一栏。"
        ),
        "branch_file.twice": (
            "“{found}”另在第 {hint} 行，不能断定以哪一行为准，都没有采用。请只留一行。"
        ),
        "branch_file.elsewhere": (
            "“{found}”在工作表“{hint}”里还有，不能断定以哪一行为准，都没有采用。请只留一行。"
        ),
        "shift_sheet.no_sheet": (
            "没有找到排班表：要有一行写着 1、2、3…… 日，左边是姓名或班组。请核对表头。"
        ),
        "shift_sheet.no_month": "没有写是哪个月。请在标题里写明，如 2026年11月，或选定月份。",
        "shift_sheet.other_month": "这张表是 {found} 的，同一次只导入 {hint}。请另外导入。",
        "shift_sheet.weekday": "星期“{found}”对不上：{hint}。请核对月份。",
        "shift_sheet.no_such_day": "没有 {found} 这一天。请改正。",
        "shift_sheet.word_unknown": (
            "“{found}”不是认得的班次。请改正，或在规则“排班表里班次的写法”里添上。"
        ),
        "shift_sheet.name_missing": "这一行没有姓名。请补填。",
        "shift_sheet.name_unknown": (
            "名册里没有“{found}”。不是本支部的人，可以不采用；写错了，请改正。"
        ),
        "shift_sheet.name_several": "本支部有 {hint} 个“{found}”。请选定是哪一个。",
        "shift_sheet.name_twice": "“{found}”另在第 {hint} 行。请只留一行。",
        "shift_sheet.crew_unknown": "名册里没有人填轮班组“{found}”。请核对名称。",
        "branch.moves": "此人现在另一支部，导入后转到“{found}”。请核对。",
        "stage.goes_back": "类别比已有的更早，保留已有的类别。请核对是不是旧表。",
        "post.held": "{found}现由{hint}担任，导入后有两人任此职。请核对，并给离任的人办理免职。",
        "post.no_group": "党小组长没有写明党小组，这项职务未采用。请补写党小组。",
        "policy.kept": "已在名册里，文件所写与名册不同；按“保留已有的人”，没有改动。",
        "policy.ask": "名册里是“{hint}”，文件里是“{found}”。逐人决定，还没有勾选，没有改动。",
        "policy.ask_filled": "名册里没有，文件里是“{found}”。逐人决定，还没有勾选，没有改动。",
        "policy.ask_ended": "名册里是“{hint}”，随调动结束。逐人决定，还没有勾选，没有改动。",
        "finding.link": "“{found}”不在列出的记录里。请从列出的记录里选，或者不填。",
        "rubric.text": "这里要写文字，读到的是“{found}”。请改正。",
        "rubric.missing": "这里空着。请填写。",
        "rubric.number": "“{found}”不是可用的数：要不小于 0、最多四位小数。请改正。",
        "rubric.word": "“{found}”不认得。请在给出的几项中选一项。",
        "rubric.day": "“{found}”不是日期。请写成 2026-01-01 这样。",
        "rubric.format": ("细则文件的格式是“{found}”，本程序不认得。请用本程序导出的文件。"),
        "rubric.block": ("考评内容写的所属项目“{found}”不在项目表里。请先加这个项目，或改选一个。"),
        "rubric.twice": "编号“{found}”重复。请改成不同的编号。",
        "rating.over_limit": (
            "这样优秀有 {found} 人，超过 {hint} 人的限额。"
            "请支委会或党员大会研究决定；仍要登记请再按一次。"
        ),
        "rating.probationary": (
            "{found}是预备党员，一般不评为优秀。请研究决定；仍要登记请再按一次。"
        ),
        "ballots.none_issued": "发出 {found} 张不成评议。请填发出的张数，至少 1 张。",
        "ballots.below_nought": "{found} 小于 0。请改正。",
        "ballots.too_many_returned": (
            "收回 {found} 张，比发出的 {hint} 张还多。请核对发出和收回的张数。"
        ),
        "ballots.gap": "这一格空着，别的格填了。请填张数，没有得票的填 0。",
        "ballots.too_many_marks": (
            "这一行各等次加起来 {found} 票，比收回的 {hint} 张还多。请核对。"
        ),
        "election.unusual_seats": "应选 {found} 人，支委会一般 {hint} 人。请核对，以上级批复为准。",
        "election.same_person": "{found}已是书记人选。请另选副书记人选，或选“不设”。",
        "term.moved_too_far": "{found} 太远：提前或推迟一般不超过一年，应在 {hint}。请核对。",
        "nomination.negative": "推荐人数不能是负数（{found}）。请改正。",
        "nomination.unclear": "“{found}”看不明白。是预备人选的填“是”，不是的留空。",
        "nomination.too_many": "推荐 {found} 人，这里的党员只有 {hint} 人。请核对。",
        "review.ahead": "{found} 还没有到（今天是 {hint}）。请填已经发生的日期。",
        "review.before_reported_on": "{found} 早于报告日期 {hint}。请核对先后。",
        "review.before_presented_on": "{found} 早于会上述职日期 {hint}。请核对先后。",
        "review.not_presented": "已填反馈日期，会上述职的日期还空着。请先填述职日期。",
        "review.due_before_feedback": "{found} 早于反馈日期 {hint}。请核对整改期限。",
        "review.done_before_feedback": "{found} 早于反馈日期 {hint}。请核对完成日期。",
        "review.decided_before_meeting": "{found} 早于会上述职日期 {hint}。请核对定等次的日期。",
        "dues.unreadable": "“{found}”不是金额。请只填数字，如 5845.00。",
        "dues.below_nought": "{found} 小于 0。请填 0 或大于 0 的金额。",
        "dues.paid_below_nought": "{found} 小于 0。请填大于 0 的金额。",
        "dues.decimals": "{found} 的小数超过两位，金额只到分。请改正。",
        "dues.too_much": "{found} 元太大，最多 {hint} 元。请核对。",
        "dues.amount_missing": "没有填金额。请填写。",
        "dues.amount_nought": "金额是 0，没有交来钱就不必登记。请填交来的金额。",
        "dues.base_missing": "没有填计费基数。请填每月的基数，或填工资各项；没有收入的填 0。",
        "dues.base_idle": "这一类党员不按基数交。请把基数去掉，或改选类别。",
        "dues.base_twice": "工资各项和基数都填了。请只填一样，填了各项的由程序算出基数。",
        "dues.parts_idle": "这一类党员的基数不由工资各项算出。请直接填基数。",
        "dues.parts_empty": "工资各项里没有一项计入基数。请补填基本工资、岗位工资等。",
        "dues.parts_below_nought": (
            "要扣除的共 {found} 元，比计入的 {hint} 元还多，基数成了负数。请核对各项。"
        ),
        "dues.part_unknown": "工资里没有“{found}”这一项。请从列出的里面选。",
        "dues.monthly_idle": "这一类党员的数额由规则定，不必填每月交多少。",
        "dues.monthly_out_of_range": "农民党员每月交 {hint}。请填其中的数，现在是“{found}”。",
        "dues.month_taken": "{found}起的基数已经登记过。请改正那一条，或换一个月份。",
        "dues.person_twice": "同一个人{found}起的基数在第 {hint} 行已经有了。请去掉一行。",
        "dues.note_long": "“{found}…”太长，最多 {hint} 个字。请写短一些。",
        "dues.approval_missing": "减免党费要写上级党委批准的文号或日期。请补填。",
        "dues.approved_early": "批准日期 {found} 早于申请日期 {hint}。请核对。",
        "dues.ends_early": "{found}早于开始的{hint}。请核对起止月份。",
        "dues.waiver_twice": "和{found}起的减免重叠。请先结束那一条，或改月份。",
        "dues.months_missing": "没有选是哪几个月的党费。请至少选一个月。",
        "dues.month_not_owed": "{found}不在应交的月份里，这个月不用交党费。请改选月份。",
        "dues.month_elsewhere": "{found}在流入地交党费，这里不用交。请改选月份。",
        "dues.month_settled": (
            "{found}不欠党费，这 {hint} 元是多交的。请改选月份；"
            "自愿多交的请在“收党费…”里选“自愿多交”。"
        ),
        "dues.more_than_open": (
            "{found}只欠 {hint} 元。请改金额或分到别的月份；自愿多交的请在“收党费…”里选“自愿多交”。"
        ),
        "dues.shares_differ": "分到各月的加起来是 {found} 元，交来的是 {hint} 元。请核对。",
        "dues.receipt_taken": "收据编号“{found}”已经用过。请换一个。",
        "dues.many_months": (
            "一次交 {found} 个月的党费，一般不超过 {hint} 个月。请核对；仍要登记请再按一次。"
        ),
        "dues.no_base": "{found}还没有登记基数，应交多少算不出来。请核对；仍要登记请再按一次。",
        "dues.goes_up": (
            "一次自愿多交 {found} 元，达到 {hint} 元的全部上缴中央。请核对；仍要登记请再按一次。"
        ),
        "dues.more_than_there": (
            "这样支出 {found} 元，账上只有 {hint} 元。请核对；仍要登记请再按一次。"
        ),
        "dues.purpose_missing": "没有写党费用在什么地方。请填写用途。",
        "dues.period": "“{found}”不是月、季或年。请写成 2026-11、2026Q4 或 2026。",
        "score.points_out_of_range": (
            "{found} 不能用。请填 0 到 {hint} 之间的分数，小数点后不超过四位。"
        ),
        "rubric.no_items": "细则里一项考评内容也没有。请至少加一项。",
        "rubric.total": ("各项分值加起来是 {found} 分，表上写的是 {hint} 分。请核对各项分值。"),
        "rubric.days": "终止日期 {found} 早于启用日期。请改正。",
        "rubric.system": "{found} 没有写属于哪个体系，按体系看时不计入。请补选。",
        "rubric.nothing_to_lose": ("{found} 分值是 0，却有扣分办法。请填分值，或只留加分。"),
        "rubric.exceeds": (
            "一次就扣 {found} 分，超过本项分值 {hint} 分。请改小，或改为“本项不得分”。"
        ),
        "rubric.no_cap": "{found} 的加分没有写最多加几分。请填上限。",
        "rubric.no_levels": "{found} 按等级扣分，却没有写等级。请至少加一级。",
        "rubric.no_target": "{found} 按目标扣分，却没有写目标。请填目标。",
        "rubric.no_points": "{found} 没有写扣（加）几分。请填写。",
        "rubric.measure": ("本程序没有“{found}”这一项统计。请在列表里选，或改为由人考核。"),
        "rubric.silence": (
            "“{found}”数的是上报的件数，按它扣分等于鼓励不报。请改为只对逾期、漏办扣分，或确认要这样定。"
        ),
        "rubric.level": "统计里没有“{found}”这一级，只有：{hint}。请核对。",
        "rubric.no_reach": ("“{found}”数的是差错而不是完成量，不适合写“低于目标”。请核对。"),
        "rubric_sheet.no_header": (
            "没有找到考评细则的表头，这张表没有读取。表头要有考评内容、分值。请核对。"
        ),
        "rubric_sheet.header_missing": (
            "表头里没有“{found}”，这张表没有读取。请补上，或在导入时指定。"
        ),
        "rubric_sheet.header_unknown": "不认得“{found}”这一栏，没有读取。需要时请在导入时指定。",
        "rubric_sheet.other_sheet": "这张表也像考评细则，没有读取。要读它，请在导入时选它。",
        "rubric_sheet.line_skipped": "不是考评内容的一行，没有读取：{found}",
        "rubric_sheet.filled_in": "有 {found} 项填了自评、考核或依据，导入细则不读这些。不必删除。",
        "rubric_sheet.too_many": "考评内容超过 {found} 项，后面的没有读取。请分成几个文件。",
        "rubric_sheet.formula": "“{found}”是公式，读不到结果。请改成文字或数。",
        "rubric_sheet.long": "“{found}…”太长，最多 {hint} 个字。请写短一些。",
        "rubric_sheet.no_title": "没有写考评内容。请补填。",
        "rubric_sheet.no_points": "没有写分值。请补填；只加分的一项请放在加分项目里。",
        "rubric_sheet.points": "分值“{found}”不是 0 到 1000 的数。请改正。",
        "rubric_sheet.system": (
            "“{found}”不是五个体系之一。请写领导、工作、内容、方法或监督体系，或空着。"
        ),
        "rubric_sheet.code_twice": "编号“{found}”在第 {hint} 行已经用过。请改成不同的编号。",
        "rubric_sheet.code_twice_elsewhere": (
            "编号“{found}”在工作表{hint}里已经用过。请改成不同的编号。"
        ),
        "rubric_sheet.codes_restart": "各项目的编号都从头编起，已在前面加上项目的序号。请核对。",
        "rubric_sheet.twice": "“{found}”和第 {hint} 行的考评内容、评分办法相同。请核对是不是重复。",
        "rubric_sheet.total": "各项分值加起来是 {found} 分，合计写的是 {hint} 分。请核对各项分值。",
        "rubric_sheet.block_sum": (
            "这个项目的分值加起来不一样：{found} 分，表上写的是 {hint} 分。请核对。"
        ),
        "rubric_sheet.no_total": "表上没有合计，各项分值加起来是 {found} 分。请核对。",
        "rubric_sheet.no_name": "没有写细则的名称。请填写。",
        "rubric_sheet.version_taken": "“{found}”这个版本已经有了，内容不一样。请换一个版本号。",
        "rubric_sheet.not_read": ("“{found}”没有读成规则，留给人考核：扣几分就登记几分。请核对。"),
        "rubric_sheet.whole_judged": "“{found}”里没有能读出的扣分，整项由人考核。请核对。",
        "rubric_sheet.nothing_of_points": "“{found}”没有说扣几分，没有读成规则，原话保留。请核对。",
        "rubric_sheet.no_measure": "“{found}”程序没有这方面的统计，由人登记次数。请核对。",
        "rubric_sheet.several_measures": ("“{found}”像是几项统计：{hint}。请选一项，或由人考核。"),
        "rubric_sheet.other_levels": ("“{found}”的等级和统计“{hint}”的对不上，由人考核。请核对。"),
        "rubric_sheet.silence": (
            "“{found}”按上报或发生的件数扣分，等于鼓励不报，没有采用。"
            "请改为只对超期、漏办扣分；确实要这样定，请确认采用。"
        ),
        "rubric_sheet.severity": (
            "“{found}”按事故的轻重扣分，由人凭认定结论考核，不按报告的起数自动扣。"
            "请确认这样定不会让人不敢报告。"
        ),
        "rubric_sheet.no_target": (
            "“{found}”没有写目标是多少，由人登记差多少。请补目标，或由人考核。"
        ),
        "rubric_sheet.target_of_title": (
            "“{found}”没有写目标，考评内容里写的是 {hint}。请确认，否则由人登记差多少。"
        ),
        "rubric_sheet.no_cap": "“{found}”没有写最多加几分，这样不能发布。请填上限。",
        "rubric_sheet.bonus_as_given": "“{found}”没有写一次加几分，由人登记加几分。请核对。",
        "rubric_sheet.bonus_left": (
            "“{found}”没有读成规则，留给人考核：加几分就登记几分。请核对。"
        ),
        "rubric_sheet.no_floor": ("“{found}”说扣分不设下限，程序里一项最多扣完本项分值。请核对。"),
        "rubric_sheet.cap_of_which": (
            "“{found}”的上限也可能连前面几句一起算，现在只算这一句。请核对。"
        ),
        "rubric_sheet.other_time": (
            "“{found}”写的时间和统计“{hint}”的算法不一样，由人考核。请核对后再采用。"
        ),
        "rubric_sheet.too_much": "“{found}”一次就超过本项分值 {hint} 分，这样不能发布。请核对。",
        "rubric_sheet.not_a_rule": "“{found}”说的是不扣分，不是扣分办法，不必改。",
        "rubric_sheet.kept": "“{found}”和导出时一样，沿用原来的规则，不必改。",
        "match.has_left": "此人已登记减少，不在册。如已转回，请先恢复在册再导入。",
        "match.changed_later": (
            "此人在导入日期之后已有变动登记，不能按较早的日期改动。请按今天的日期导入，或逐人修改。"
        ),
        "match.of_refused_row": "与前面一行是同一人，而那一行没有采用。请先改正那一行。",
        "match.other_name": "公民身份号码与已有的人相同，姓名却不同。请决定是否同一人。",
        "match.other_id": (
            "姓名、支部和出生日期与已有的人相同，公民身份号码却不同。请决定是否同一人。"
        ),
        "match.other_branch": "姓名和出生日期与另一支部的人相同。请决定是否同一人。",
        "dues_file.no_header": (
            "没有找到表头，这张表没有读取。表头要有姓名（或身份证号），以及计费基数或工资的各个组成。"
            "请核对表头，再导入。"
        ),
        "dues_file.header_missing": (
            "表头缺姓名（或身份证号），或者缺计费基数、交费类别和工资的组成。请在“栏目”里指定。"
        ),
        "dues_file.column_unknown": (
            "“{found}”这一栏不认得，没有计入。是工资的一项请在“栏目”里指定，不是就不必管。"
        ),
        "dues_file.line_skipped": "不是人员，没有读取：{found}",
        "dues_file.payer": "“{found}”不是认得的交费类别。请写在职、年薪制、离退休等。",
        "dues_file.since": "“{found}”看不出是哪个月。请写成 2026-01 这样。",
        "dues_file.nothing": "这一行没有计费基数，也没有工资的组成。请补填；没有收入的填 0。",
        "dues_file.person_unknown": "名册里没有“{found}”。请核对姓名，或先把这个人登进名册。",
        "dues_file.id_unknown": "名册里没有身份证号是“{found}”的人。请核对号码，或清空后按姓名找。",
        "dues_file.person_several": "名册里有 {hint} 个“{found}”。请选定是哪一个，或补填身份证号。",
        "dues_file.name_differs": "这个身份证号在名册里是“{hint}”，表上写的是“{found}”。请核对。",
        "dues_file.elsewhere": "“{found}”在名册里属于“{hint}”，与表上不同，照样导入。请核对。",
        "dues_file.no_member": "“{found}”在起算的月份不是党员，不交党费。请核对人和月份。",
        "dues_file.twice": "“{found}”在第 {hint} 行已经有一次。请只留一行。",
        "dues_file.base_differs": "表上的计费基数是 {found}，按各组成算是 {hint}，照后者。请核对。",
        "dues_file.stated_differs": "表上写的应交额是 {found}，按规则是 {hint}，按规则算。请核对。",
        "match.twice": (
            "前面已有同名同支部的人，出生日期不全，不能断定是否同一人。"
            "请补填出生日期或公民身份号码，或者决定是否同一人。"
        ),
        "match.several": "可能是已有的几个人之一。请选定是哪一个，或者作为新人。",
        "mark.registered": "“{found}”由“组织关系”页的登记决定，没有照文件改。请到那里核对。",
        "transfer.until_early": "有效期到 {found}，早于开出日期 {hint}。请核对日期。",
        "transfer.until_late": "有效期到 {found}，超过最长期限，最迟到 {hint}。请改早一些。",
        "transfer.before_issue": "日期 {found} 早于开出日期 {hint}。请核对日期。",
        "transfer.counterpart_missing": "没有写对方党组织。请填写，或选本单位的党支部。",
        "transfer.same_branch": "转到的就是现在的党支部。请另选一个。",
        "transfer.not_whole": "整建制要转走全部党员，还有{found}没有选。请全选，或不勾整建制。",
        "away.until_early": "返回日期 {found} 不晚于外出日期 {hint}。请核对日期。",
        "day.ahead": "日期 {found} 还没有到。请核对日期。",
        "lost.search_early": "查找日期 {found} 早于失去联系的日期 {hint}。请核对日期。",
        "lost.until_early": "联系上的日期 {found} 早于失去联系的日期 {hint}。请核对日期。",
    }
)


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do, without the place.

    Raises:
        KeyError: When the code has no sentence; a test proves that none is missing.
    """
    return SENTENCES[problem.code].format(found=problem.found, hint=problem.hint)


def place(where: Address) -> str:
    """Return the place in words (工作表“新增待核”第 2 行 身份证号), "" if it is not known."""
    file = f"“{where.file}”" if where.file else ""
    sheet = f"{file}工作表“{where.sheet}”" if where.sheet else file
    row = f"第 {where.row} 行" if where.row else ""
    return " ".join(part for part in (sheet + row, where.field) if part)


def located_sentence(problem: Problem) -> str:
    """Return the sentence with its place before it."""
    where = place(problem.where)
    return f"{where}：{sentence(problem)}" if where else sentence(problem)
