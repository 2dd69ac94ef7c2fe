"""The commands that quick find knows, by name and by what people type for them.

The window binds each code to its action; the command line lists them as what the program can do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its code, what it says, where it stands, and other words typed for it.

    Attributes:
        spelled: Pinyin of the title, a word per character, as typed with a Latin keyboard.
    """

    code: str
    title: str
    where: str
    spelled: str
    words: tuple[str, ...] = ()

    @property
    def initials(self) -> str:
        """The first letters of the pinyin (drmc)."""
        return "".join(word[0] for word in self.spelled.split())

    @property
    def pinyin(self) -> str:
        """The whole pinyin (daorumingce)."""
        return self.spelled.replace(" ", "")


COMMANDS: tuple[Command, ...] = (
    Command(
        "import_roster", "导入名册", "名册", "dao ru ming ce", ("导入", "花名册", "excel", "wps")
    ),
    Command("export_roster", "导出名册", "名册", "dao chu ming ce", ("导出", "xlsx", "另存")),
    Command(
        "export_template",
        "空白名册模板",
        "名册",
        "kong bai ming ce mu ban",
        ("模板", "空表", "下发", "moban"),
    ),
    Command("add_person", "新增人员", "名册", "xin zeng ren yuan", ("新增", "添加", "党员")),
    Command(
        "add_photos",
        "批量添加照片",
        "名册",
        "pi liang tian jia zhao pian",
        ("照片", "头像"),
    ),
    Command(
        "open_development",
        "发展党员",
        "名册",
        "fa zhan dang yuan",
        ("积极分子", "发展对象", "入党", "预备党员", "看板"),
    ),
    Command(
        "record_next_step",
        "登记发展党员下一步",
        "名册",
        "deng ji fa zhan dang yuan xia yi bu",
        ("发展党员", "下一步", "登记"),
    ),
    Command(
        "begin_admission",
        "登记入党申请",
        "名册",
        "deng ji ru dang shen qing",
        ("发展党员", "申请书", "申请人", "开始办理"),
    ),
    Command(
        "accept_moved_in",
        "接收转入的申请人",
        "名册",
        "jie shou zhuan ru de shen qing ren",
        ("发展党员", "转入", "预备党员"),
    ),
    Command(
        "record_review",
        "登记考察",
        "名册",
        "deng ji kao cha",
        ("发展党员", "考察", "积极分子"),
    ),
    Command(
        "post_publicity",
        "登记发展党员公示",
        "名册",
        "deng ji fa zhan dang yuan gong shi",
        ("发展党员", "公示"),
    ),
    Command("add_branch", "新建党支部", "名册", "xin jian dang zhi bu", ("新增支部", "组织")),
    Command("add_group", "新建党小组", "名册", "xin jian dang xiao zu", ("新增小组",)),
    Command(
        "open_duplicates",
        "查找重复人员",
        "名册",
        "cha zhao chong fu ren yuan",
        ("查重", "合并", "重复", "去重"),
    ),
    Command(
        "open_sheets",
        "上墙版面",
        "上墙",
        "shang qiang ban mian",
        ("版面", "海报", "展板", "宣传栏", "打印"),
    ),
    Command(
        "open_register",
        "在墙登记",
        "上墙",
        "zai qiang deng ji",
        ("挂了什么", "过时", "现行", "版面", "登记上墙"),
    ),
    Command(
        "open_rooms",
        "活动室平面图",
        "上墙",
        "huo dong shi ping mian tu",
        ("墙面", "位置", "房间", "哪里挂什么"),
    ),
    Command(
        "reprint_stale",
        "重印过时的版面",
        "上墙",
        "chong yin guo shi de ban mian",
        ("过时", "更新", "重新打印"),
    ),
    Command(
        "post_sheet",
        "登记版面上墙",
        "上墙",
        "deng ji ban mian shang qiang",
        ("挂上", "上墙", "登记"),
    ),
    Command(
        "print_wall_set",
        "整套打印十上墙",
        "上墙",
        "zheng tao da yin shi shang qiang",
        ("十上墙", "成套", "一次打印"),
    ),
    Command(
        "official_files",
        "党徽和公文字体",
        "上墙",
        "dang hui he gong wen zi ti",
        ("党徽", "图样", "字体", "仿宋", "小标宋", "标志"),
    ),
    Command(
        "open_templates",
        "上级模板",
        "上墙",
        "shang ji mu ban",
        ("模板", "套表", "填表", "套用", "docx", "xlsx"),
    ),
    Command(
        "add_own_template",
        "添加上级模板",
        "上墙",
        "tian jia shang ji mu ban",
        ("新表", "下发的表"),
    ),
    Command(
        "fill_own_template",
        "填写上级模板",
        "上墙",
        "tian xie shang ji mu ban",
        ("填表", "套表", "套用上级模板"),
    ),
    Command(
        "open_statistics",
        "党内统计",
        "名册",
        "dang nei tong ji",
        ("统计", "年报", "年龄", "学历", "民族", "入党时间"),
    ),
    Command(
        "two_year_balance",
        "增减两年对账",
        "名册",
        "zeng jian liang nian dui zhang",
        ("对账", "年报", "党员增减", "对不上"),
    ),
    Command(
        "year_figures",
        "年度数据一页",
        "名册",
        "nian du shu ju yi ye",
        ("总结", "述职", "年度数据"),
    ),
    Command(
        "copy_year_figures",
        "复制年度数据",
        "名册",
        "fu zhi nian du shu ju",
        ("总结", "述职", "粘贴"),
    ),
    Command(
        "export_statistics",
        "导出统计表",
        "名册",
        "dao chu tong ji biao",
        ("统计", "年报", "xlsx"),
    ),
    Command(
        "open_changes",
        "党员变动情况",
        "名册",
        "dang yuan bian dong qing kuang",
        ("增减", "新增", "减少", "转入", "转出"),
    ),
    Command(
        "open_reconciliation",
        "与全国系统对账",
        "名册",
        "yu quan guo xi tong dui zhang",
        ("对账", "核对", "全国党员"),
    ),
    Command(
        "open_examination",
        "台账体检",
        "名册",
        "tai zhang ti jian",
        ("检查", "错误", "缺项", "毛病"),
    ),
    Command(
        "open_dues",
        "党费",
        "名册",
        "dang fei",
        ("交党费", "收缴", "应交", "实交", "未交"),
    ),
    Command(
        "collect_dues",
        "收本月党费",
        "名册",
        "shou ben yue dang fei",
        ("党费", "收缴", "勾选", "交党费", "没交"),
    ),
    Command(
        "import_dues_bases",
        "导入计费基数",
        "名册",
        "dao ru ji fei ji shu",
        ("党费基数", "工资表", "基数", "党费"),
    ),
    Command(
        "dues_bases",
        "计费基数",
        "名册",
        "ji fei ji shu",
        ("党费基数", "待登记基数", "工资", "减免"),
    ),
    Command(
        "dues_arrears",
        "欠交党费的人",
        "名册",
        "qian jiao dang fei de ren",
        ("欠费", "没交党费", "六个月", "党费"),
    ),
    Command(
        "dues_accounts",
        "党费收支",
        "名册",
        "dang fei shou zhi",
        ("使用党费", "上缴党费", "下拨", "结存", "党费"),
    ),
    Command(
        "record_dues_movement",
        "登记使用或上缴党费",
        "名册",
        "deng ji shi yong huo shang jiao dang fei",
        ("党费支出", "上缴", "使用"),
    ),
    Command(
        "dues_publication",
        "党费年度公示",
        "名册",
        "dang fei nian du gong shi",
        ("公示", "公布", "党费"),
    ),
    Command(
        "open_elections",
        "换届",
        "名册",
        "huan jie",
        ("任期", "届满", "选举", "改选", "支委会"),
    ),
    Command("begin_election", "开始换届", "名册", "kai shi huan jie", ("换届", "改选", "选举")),
    Command(
        "extend_term",
        "延期或提前换届",
        "名册",
        "yan qi huo ti qian huan jie",
        ("延期", "提前", "届满"),
    ),
    Command(
        "enter_nominations",
        "登记推荐提名",
        "名册",
        "deng ji tui jian ti ming",
        ("推荐票", "候选人", "预备人选"),
    ),
    Command(
        "open_attendance",
        "出勤情况",
        "日历",
        "chu qin qing kuang",
        ("考勤", "到会", "出勤率", "学时", "双重组织生活"),
    ),
    Command(
        "open_compliance",
        "组织生活合规",
        "日历",
        "zu zhi sheng huo he gui",
        ("合规", "三会一课", "检查", "逾期"),
    ),
    Command(
        "open_division",
        "划分小组",
        "党小组",
        "hua fen xiao zu",
        ("分组", "编组", "调整小组"),
    ),
    Command(
        "edit_books",
        "台账样式",
        "党小组",
        "tai zhang yang shi",
        ("新建台账", "加字段", "改台账", "字段", "选项", "状态", "期限", "打印列"),
    ),
    Command(
        "divide_branch",
        "计算划分方案",
        "党小组",
        "ji suan hua fen fang an",
        ("分组", "优化", "方案"),
    ),
    Command(
        "open_group_leaders",
        "小组与组长",
        "党小组",
        "xiao zu yu zu zhang",
        ("党小组长", "任期", "沿革", "未编组"),
    ),
    Command(
        "appoint_leader",
        "任命党小组长",
        "党小组",
        "ren ming dang xiao zu zhang",
        ("组长", "换组长", "推荐"),
    ),
    Command(
        "group_crews",
        "小组–班组对照表",
        "党小组",
        "xiao zu – ban zu dui zhao biao",
        ("班组", "对照"),
    ),
    Command(
        "open_group_month",
        "党小组月报",
        "党小组",
        "dang xiao zu yue bao",
        ("月报", "小组月报", "没报"),
    ),
    Command(
        "print_group_month",
        "打印党小组月报",
        "党小组",
        "da yin dang xiao zu yue bao",
        ("月报", "小组月报", "没报"),
    ),
    Command(
        "print_paper_pack",
        "打印纸质材料包",
        "党小组",
        "da yin zhi zhi cai liao bao",
        ("白纸", "没有电脑", "手写", "材料包", "签到表", "空白表"),
    ),
    Command(
        "enter_paper",
        "录入纸质记录",
        "党小组",
        "lu ru zhi zhi ji lu",
        ("白纸", "交回", "录入", "手写", "补录"),
    ),
    Command(
        "cadres_in_groups",
        "领导干部在党小组",
        "党小组",
        "ling dao gan bu zai dang xiao zu",
        ("双重组织生活", "任务", "发言"),
    ),
    Command(
        "paste_ledger",
        "粘贴到台账",
        "党小组",
        "zhan tie dao tai zhang",
        ("粘贴多行", "批量登记", "从表格粘贴"),
    ),
    Command(
        "import_ledger",
        "导入台账",
        "党小组",
        "dao ru tai zhang",
        ("导入隐患", "表格导入"),
    ),
    Command(
        "export_ledger",
        "导出台账",
        "党小组",
        "dao chu tai zhang",
        ("导出隐患", "空白表", "模板"),
    ),
    Command(
        "open_history", "修改历史", "菜单", "xiu gai li shi", ("谁改的", "日志", "撤销", "改动")
    ),
    Command("open_rules", "规则", "菜单", "gui ze", ("依据", "次数", "放假", "节假日", "调休")),
    Command(
        "print_roster",
        "打印党员名册",
        "打印",
        "da yin dang yuan ming ce",
        ("名册", "花名册", "pdf"),
    ),
    Command(
        "print_roster_view",
        "打印自选栏目名册",
        "打印",
        "da yin zi xuan lan mu ming ce",
        ("视图", "名单"),
    ),
    Command(
        "print_person_card",
        "打印党员信息卡",
        "打印",
        "da yin dang yuan xin xi ka",
        ("信息卡", "卡片"),
    ),
    Command(
        "print_organisation_chart",
        "打印组织架构图",
        "打印",
        "da yin zu zhi jia gou tu",
        ("架构图", "上墙"),
    ),
    Command(
        "print_group_list", "打印党小组一览", "打印", "da yin dang xiao zu yi lan", ("小组", "上墙")
    ),
    Command("advanced_filter", "高级筛选", "名册", "gao ji shai xuan", ("条件", "过滤")),
    Command("open_views", "打开视图", "名册", "da kai shi tu", ("名单",)),
    Command("save_view_as", "存为视图", "名册", "cun wei shi tu", ("保存", "名单")),
    Command("manage_views", "管理视图", "名册", "guan li shi tu"),
    Command(
        "custom_fields",
        "自定义栏目",
        "名册",
        "zi ding yi lan mu",
        ("栏目", "字段", "增加栏目"),
    ),
    Command(
        "branch_list",
        "党支部一览",
        "名册",
        "dang zhi bu yi lan",
        ("支部", "支部资料", "导出支部"),
    ),
    Command(
        "add_activity", "新增活动", "日历", "xin zeng huo dong", ("新增", "会议", "活动", "安排")
    ),
    Command("add_activity_series", "周期活动", "日历", "zhou qi huo dong", ("重复", "主题党日")),
    Command("export_calendar", "导出日历", "日历", "dao chu ri li", ("导出", "ics")),
    Command("calendar_today", "日历回到今天", "日历", "ri li hui dao jin tian", ("今天",)),
    Command("activity_kinds", "活动种类", "日历", "huo dong zhong lei", ("种类",)),
    Command("open_shifts", "班次", "日历", "ban ci", ("轮班", "排班表", "找时间", "替班", "检修")),
    Command(
        "open_matters",
        "议题来文",
        "日历",
        "yi ti lai wen",
        ("议题池", "来文", "任务", "督查", "交办", "整改"),
    ),
    Command("add_agenda_item", "提出议题", "日历", "ti chu yi ti", ("议题", "上会", "第一议题")),
    Command(
        "add_document", "登记来文", "日历", "deng ji lai wen", ("文件", "交办", "督查", "收文")
    ),
    Command("add_task", "布置任务", "日历", "bu zhi ren wu", ("任务", "责任人", "交办")),
    Command(
        "open_plan",
        "年度计划",
        "日历",
        "nian du ji hua",
        ("运行表", "年度工作运行表", "热力图", "计划"),
    ),
    Command(
        "import_plan",
        "导入年度计划",
        "日历",
        "dao ru nian du ji hua",
        ("导入", "运行表", "excel", "wps"),
    ),
    Command(
        "open_score_sheet",
        "打开考评表",
        "考评",
        "da kai kao ping biao",
        ("考评表", "自评", "考核", "得分", "扣分"),
    ),
    Command(
        "rank_branches",
        "支部考评排名",
        "考评",
        "zhi bu kao ping pai ming",
        ("排名", "名次", "得分"),
    ),
    Command(
        "print_score_ranking",
        "打印考评排名",
        "考评",
        "da yin kao ping pai ming",
        ("打印", "排名", "名次"),
    ),
    Command(
        "import_rubric",
        "导入考评细则",
        "考评",
        "dao ru kao ping xi ze",
        ("导入", "细则", "评分办法", "excel", "wps"),
    ),
    Command(
        "add_rubric",
        "从样本新建考评细则",
        "考评",
        "cong yang ben xin jian kao ping xi ze",
        ("新建", "细则", "样本", "评分办法"),
    ),
    Command(
        "add_rubric_version",
        "新建细则版本",
        "考评",
        "xin jian xi ze ban ben",
        ("版本", "细则", "修订"),
    ),
    Command("edit_rubric", "修改细则草稿", "考评", "xiu gai xi ze cao gao", ("细则", "评分办法")),
    Command(
        "compare_rubrics",
        "细则两版对照",
        "考评",
        "xi ze liang ban dui zhao",
        ("对照", "修订", "细则"),
    ),
    Command(
        "try_rubric",
        "用细则草稿试算",
        "考评",
        "yong xi ze cao gao shi suan",
        ("试算", "细则", "如果"),
    ),
    Command(
        "add_points",
        "登记加减分",
        "考评",
        "deng ji jia jian fen",
        ("积分", "加分", "扣分", "党员积分"),
    ),
    Command(
        "points_slip",
        "积分本人查阅单",
        "考评",
        "ji fen ben ren cha yue dan",
        ("积分", "查阅单", "打印"),
    ),
    Command(
        "export_rubric", "导出考评细则", "考评", "dao chu kao ping xi ze", ("导出", "细则", "xlsx")
    ),
    Command(
        "inspection_box",
        "迎检盒",
        "考评",
        "ying jian he",
        ("卷内目录", "缺件单", "盒脊标签", "依据", "佐证"),
    ),
    Command(
        "add_plan_item",
        "新增计划事项",
        "日历",
        "xin zeng ji hua shi xiang",
        ("新增", "年度计划", "运行表"),
    ),
    Command(
        "open_zones",
        "协作区轮值",
        "日历",
        "xie zuo qu lun zhi",
        ("协作区", "组长单位", "轮流", "调换"),
    ),
    Command(
        "make_rotation",
        "生成协作区轮值",
        "日历",
        "sheng cheng xie zuo qu lun zhi",
        ("轮值", "排轮值"),
    ),
    Command(
        "open_areas",
        "责任区",
        "党小组",
        "ze ren qu",
        ("包机包区", "责任区牌", "班组覆盖", "缺口"),
    ),
    Command("add_area", "增加责任区", "党小组", "zeng jia ze ren qu", ("新增", "责任区")),
    Command(
        "draw_areas",
        "年度责任区划分",
        "党小组",
        "nian du ze ren qu hua fen",
        ("划分", "调整责任区", "重新划分"),
    ),
    Command(
        "show_escalations",
        "督办清单",
        "党小组",
        "du ban qing dan",
        ("督办", "逾期", "提级督办"),
    ),
    Command(
        "open_ledgers",
        "打开台账",
        "党小组",
        "da kai tai zhang",
        ("台账", "登记簿", "隐患", "逾期", "未办结"),
    ),
    Command(
        "add_ledger_entry", "登记台账", "党小组", "deng ji tai zhang", ("登记", "隐患", "新增")
    ),
    Command(
        "show_members_appraisal",
        "民主评议党员",
        "考评",
        "min zhu ping yi dang yuan",
        (
            "评议",
            "测评",
            "优秀",
        ),
    ),
    Command(
        "enter_appraisal_tally",
        "录入民主评议票数",
        "考评",
        "lu ru min zhu ping yi piao shu",
        (
            "计票",
            "票数",
            "测评票",
        ),
    ),
    Command(
        "show_reviews",
        "书记述职评议",
        "考评",
        "shu ji shu zhi ping yi",
        (
            "述职",
            "整改",
            "反馈",
        ),
    ),
    Command(
        "show_secretary_scores",
        "书记考核得分",
        "考评",
        "shu ji kao he de fen",
        (
            "书记",
            "考核",
            "权重",
        ),
    ),
    Command(
        "show_group_scores",
        "党小组考评",
        "考评",
        "dang xiao zu kao ping",
        (
            "小组考评",
            "小组得分",
        ),
    ),
    Command(
        "show_task_loops",
        "任务闭环",
        "考评",
        "ren wu bi huan",
        (
            "部署",
            "落实",
            "检查",
            "奖惩",
        ),
    ),
    Command("open_flags", "夺旗", "考评", "duo qi", ("红旗", "五旗", "保旗", "失旗", "流动红旗")),
    Command("decide_flag", "登记夺旗决定", "考评", "deng ji duo qi jue ding", ("同分", "党委决定")),
    Command(
        "enter_flag_figures",
        "填写效益旗得分",
        "考评",
        "tian xie xiao yi qi de fen",
        ("效益", "夺旗"),
    ),
    Command("print_flag_board", "打印五旗榜", "考评", "da yin wu qi bang", ("红旗", "上墙")),
    Command("open_stars", "支部创星", "考评", "zhi bu chuang xing", ("争星", "星级", "五星")),
    Command(
        "set_star_level", "定支部星级", "考评", "ding zhi bu xing ji", ("评星", "五星", "名额")
    ),
    Command("member_stars", "党员争星", "考评", "dang yuan zheng xing", ("星级党员", "评星")),
    Command("undo", "撤销", "编辑", "che xiao"),
    Command("redo", "恢复", "编辑", "hui fu", ("重做",)),
    Command(
        "open_backups",
        "备份与恢复",
        "数据",
        "bei fen yu hui fu",
        ("恢复数据", "还原", "U盘", "拷贝", "另存备份"),
    ),
    Command(
        "open_exchange",
        "交换",
        "数据",
        "jiao huan",
        ("数据包", "U盘", "报上级", "接收", "合并数据"),
    ),
    Command("theme_light", "浅色界面", "外观", "qian se jie mian", ("主题",)),
    Command("theme_dark", "深色界面", "外观", "shen se jie mian", ("主题", "夜间")),
    Command("large_type", "大字号", "外观", "da zi hao", ("字体", "放大")),
    Command("shortcuts", "快捷键一览", "帮助", "kuai jie jian yi lan", ("键盘",)),
    Command("help", "帮助", "帮助", "bang zhu", ("说明",)),
    Command(
        "show_closings",
        "关闭与公示",
        "考评",
        "guan bi yu gong shi",
        ("关闭", "公示", "封存", "更正", "异议"),
    ),
    Command(
        "close_period",
        "关闭本期",
        "考评",
        "guan bi ben qi",
        ("关闭考评", "封存", "结账"),
    ),
    Command("record_objection", "登记异议", "考评", "deng ji yi yi", ("异议", "申诉")),
    Command(
        "show_awards",
        "表彰兑现情况",
        "考评",
        "biao zhang dui xian qing kuang",
        ("奖励", "兑现", "表彰", "奖金"),
    ),
    Command(
        "open_transfers",
        "组织关系",
        "名册",
        "zu zhi guan xi",
        ("接转", "介绍信", "流动", "失联", "转入", "转出"),
    ),
    Command(
        "transfer_out",
        "转出组织关系",
        "名册",
        "zhuan chu zu zhi guan xi",
        ("介绍信", "调出", "转走"),
    ),
    Command(
        "transfer_in",
        "登记转入",
        "名册",
        "deng ji zhuan ru",
        ("介绍信", "调入", "转来"),
    ),
    Command(
        "transfer_whole",
        "整建制转出",
        "名册",
        "zheng jian zhi zhuan chu",
        ("整体转接",),
    ),
    Command(
        "record_away",
        "登记外出党员",
        "名册",
        "deng ji wai chu dang yuan",
        ("流动党员", "出国", "活动证"),
    ),
    Command(
        "record_contact",
        "登记联系流动党员",
        "名册",
        "deng ji lian xi liu dong dang yuan",
        ("联系", "打电话"),
    ),
    Command(
        "record_out_of_contact",
        "登记失联",
        "名册",
        "deng ji shi lian",
        ("失联党员", "找不到人"),
    ),
    Command(
        "as_of",
        "查看某一天的名册",
        "名册",
        "cha kan mou yi tian de ming ce",
        ("截至", "历史", "日期"),
    ),
)

#: Commands that record something: offered to who may record alone.
RECORDING = frozenset(
    """
    import_roster add_person add_photos record_next_step begin_admission accept_moved_in
    record_review post_publicity add_branch add_group reprint_stale post_sheet official_files
    add_own_template collect_dues import_dues_bases record_dues_movement begin_election extend_term
    enter_nominations edit_books divide_branch appoint_leader enter_paper paste_ledger
    import_ledger save_view_as manage_views add_activity add_activity_series add_agenda_item
    add_document add_task import_plan import_rubric add_rubric add_rubric_version edit_rubric
    add_points add_plan_item make_rotation add_area draw_areas add_ledger_entry
    enter_appraisal_tally decide_flag enter_flag_figures set_star_level undo redo close_period
    record_objection transfer_out transfer_in transfer_whole record_away record_contact
    record_out_of_contact
    """.split()
)


def commands_for(typed: str) -> list[Command]:
    """Return the commands that a typed text means, best first."""
    text = typed.strip().lower()
    if not text:
        return []
    ranked: list[tuple[int, int, Command]] = []
    for index, command in enumerate(COMMANDS):
        rank = rank_of(text, command.title, command.spelled, command.words)
        if rank is not None:
            ranked.append((rank, index, command))
    return [command for _rank, _index, command in sorted(ranked, key=lambda item: item[:2])]


def rank_of(text: str, title: str, spelled: str, words: tuple[str, ...] = ()) -> int | None:
    """Return how well a typed text means something, 0 best; None when it does not.

    Args:
        text: What was typed, in lower case.
        title: What the thing is called.
        spelled: Pinyin of the title, a word per character.
        words: Other words typed for it.
    """
    initials = "".join(word[0] for word in spelled.split())
    if title.startswith(text):
        return 0
    if initials.startswith(text) or spelled.replace(" ", "").startswith(text):
        return 1
    if text in title:
        return 2
    return 3 if any(word.startswith(text) for word in words) else None
