<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>这里将是支部生活的日历：三会一课、主题党日、考勤、记录、决议和跟进，也看得出谁在班、谁能来。随后的版本加入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里将编排党小组、责任区和各种台账。现在可以在名册里新建党小组、调整成员，并打印党小组一览。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快速查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印</source>
        <extracomment>Beyond this no office printer shows a difference, and a page of A0 would take gigabytes.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入名册</source>
        <extracomment>The dialog stays inside a screen of 1366x768, title bar and task bar counted off.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出名册</source>
        <extracomment>Headings named before the rest is only counted.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全屏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>菜单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外观</source>
        <extracomment>The menu from top to bottom; None is a line, a pair is a menu of its own.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <extracomment>Code of the action that chooses each theme. Code of the action that chooses each language.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党支部工作台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日</source>
        <extracomment>Key, word, and where the page class stands; in the order of product.md section 1.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册</source>
        <extracomment>Going through people by arrow key must not wait for the card.
----------
Key, word, module and class of each subject page.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考评</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上墙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人</source>
        <extracomment>The roster is what works today; later the start is 今日.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>组织</source>
        <extracomment>A tree with so many lines or fewer is shown unfolded.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>命令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查人、查组织&#x3000;Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据只存在这台电脑上，不联网。程序按 MIT 许可发布；字体为思源黑体、思源宋体和霞鹜文楷，按 OFL 许可发布。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>菜单（F10）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例没有打开：{strerror}。请重新启动程序再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例在另一个窗口里打开，与自己的数据分开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named}（{keys}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有工作没有做完，退出会中断它，数据保持原样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等它做完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批量修改…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整党小组…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整党支部…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>任职…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>免职…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更类别…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正党籍日期…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记减少…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印党员名册…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印所选名册…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印信息卡…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印组织架构图…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印党小组一览…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出所选…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建党支部…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建党小组…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建上级组织…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更名…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正名称…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销组织…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建协作区…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划入协作区…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>折叠或展开组织树</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}的信息卡</source>
        <extracomment>Menus, an empty code for a line between parts.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不在册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改（F2）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更多操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭信息卡（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示其余 {count} 行</source>
        <extracomment>A longer table is shown so far, until the rest is asked for.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记减少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去向</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转往的党组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}，{branch_name}。资料全部保留，可在“已离开”中查到。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员要有所在的党支部，现在还没有党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选的人不在同一个党支部，不能一起调整党小组。请分支部选择。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}现在没有职务，不需要免职。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}已是{stage}，没有下一步的类别。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组设在党支部下面，现在还没有党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}不在册，不能办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}要先新建吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建党支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}等 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示在册党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员</source>
        <extracomment>For 14 px type. More than any screen is wide: what stretches takes what is left. Room for two fields: the others are hidden.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合“{words}”的人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一天名册里还没有人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里还没有人。把现有的花名册导入，或者逐个新增。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}里没有{scope}的人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}里这一天没有在册党员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}还没有在册党员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打码：号码只留头尾，住址不写出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写全号码：导出前再确认一次，并记入操作记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择位置并导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+回车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <extracomment>Of Qt&apos;s own file dialog: its columns are read whole. The kind is left out, Qt says it in English, and the suffix of the name says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将写出 {count} 人完整的{listed}。这次导出会记入操作记录，请妥善保管导出的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <extracomment>Several changes in a row are one reason to search.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 人：{target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 人：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前名单里没有人，没有要导出的。请先放宽筛选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等 {count} 栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把当前名单的 {count} 人写成 .xlsx 工作簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people}，栏目和顺序与屏幕上一样：{named}{more}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公民身份号码、电话和住址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 岁</source>
        <extracomment>Shown besides the fields of a section: what follows from them or from the person&apos;s spells.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改{section}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写的内容还没有保存。要放弃吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选：姓名、拼音、班组、岗位、号码尾数</source>
        <extracomment>A person types a letter every 100 ms; the table follows between two of them.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>几个词用空格隔开，都符合的人才显示（Ctrl+F，Esc 清除）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在册党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正式党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预备党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>培养中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部在册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已离开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>折叠或展开组织树（Ctrl+B）</source>
        <extracomment>For 14 px type.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示哪些人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员（Ctrl+N）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入名册（Ctrl+I）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出现在显示的名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {unknown} 栏不认得，不会导入；需要的请指定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记住栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员没有要改的；栏目的对应可以记住。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有一行可以导入，原因在上面各行的说明里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>除未采用和待决定的 {left} 行外，名册已经和文件一致。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册已经和文件一致，没有要导入的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先核对并勾选要新建的党支部和党小组。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未采用和待决定的 {left} 行不会导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有导入。已经指定的栏目和已经作的决定会丢失，要放弃吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已指定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已认出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按相近叫法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按内容认出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不需要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与另一栏重复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不认得</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表</source>
        <extracomment>Columns that say something in each kind of lines.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隐藏，未选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有表头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}（{told}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，这样的表头有 {count} 张表，一起指定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表“{name}”：表头在第 {row} 行{shared}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是一张隐藏的工作表，没有读取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张工作表不导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要时在左边打上勾。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张工作表是空的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。不是名册的工作表可以不管；是名册的，请补写表头后重新选择文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件里的表头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容举例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>认作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要有一栏是姓名，另外至少还有一栏。请先把姓名指定给另一栏，再改这一栏。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{shown}”认作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记住叫法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记住这个叫法：以后的文件里，这个表头都按这样认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一栏没有表头，不能改。要改请先在文件里补写表头。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再导入一个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导入 {people} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记住栏目的对应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增 {added} 人，更新 {updated} 人，不变 {unchanged} 人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 个{word}</source>
        <extracomment>Lines of names before the list scrolls.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建了 {listed}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {refused} 行没有采用：在文件里改正后再导入一次即可，已经导入的人不会重复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要整个取消，点“撤销这次导入”，或者在主窗口按 Ctrl+Z。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销这次导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册和导入以前一样，新建的党支部和党小组也一起取消了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>能读 .xlsx、.xls 和 .csv；一张总表、每个支部一张表、每个支部一个文件都可以。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标题、填报单位、合计、签署和空行会自动跳过，日期写成 1998.7、1998年7月 也能认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先检查、后写入：点最后的“导入”之前什么也不会改，导入后可以整个撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择名册文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把名册文件拖到这里，或者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提醒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跳过的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要决定的人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未采用的行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要提醒的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有跳过的行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选的工作表里没有人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已划去</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}：{one}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已决定，可以改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里已经一样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新 {listed}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里还没有的，一并新建：{listed}。我已核对名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写明党支部的行归入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个，或者写上名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>归入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 行没有写明党支部，都归入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示哪些行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以导入 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要导入的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读到 {count} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不变 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未采用 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表“{sheet}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 第 {row} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}&#x3000;{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一人：{told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不导入所选的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复所选的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{born_on} 出生</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期不详</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行是谁？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不导入这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划去或恢复所选的行（Delete）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先不决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中一行，这里说明它的全部问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打开文件</source>
        <extracomment>Shares of opening a file, for the progress bar.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读取“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {step} 步，共 {count} 步：{steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不编入党小组</source>
        <extracomment>Chosen instead of a group: 不编入党小组.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整党小组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整党支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}。从这一天起，原来的党小组和支部职务同时结束。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <extracomment>Key of the day on which something happens, in every dialog that has one.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不清楚可以不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党支部名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称写全，如“综采一队党支部”。名册和上墙版面都用这个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建党小组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所在党支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建上级组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在叫“{name}”。这一天以前的名册仍用原名；只是写错了，请用“改正名称”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正写错的名称，不留更名的经历。真的更名，请用“更名”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销{printed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}从这一天起不再存在，以前的名册里仍然有它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选出 {number} 人</source>
        <extracomment>By code; Qt&apos;s own list of a widget&apos;s actions is of no use to whoever asks a page.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} 人（正式 {full} 预备 {probationary}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scope_words} {number} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told} · 已选 {chosen} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个人在所看的这一天还不在名册里。请换一个日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选人。请先在名册里选一个或几个人，再打印信息卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 未编组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党籍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列为申请人、积极分子、发展对象的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入党日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转正日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转入本支部的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作和联系</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码、电话和住址以全文显示，这次查看已经记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批量修改 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要改的项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选的人这一项都改成同一内容，可以一次撤销。内容留空，就是清除这一项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片“{name}”读不出来。请检查文件是否还在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片“{name}”超过 40 MB。请换一张小一些的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”不是照片。请选 JPG、PNG 或 BMP 文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片“{name}”的尺寸太大。请换一张小一些的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片“{name}”已损坏，读不出来。请换一张。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片“{name}”太小，印出来看不清。请换一张大一些的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择照片…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意照片上墙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}的照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有{name}的照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人同意上墙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未同意上墙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}，{hung}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回上墙的同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}本人是否同意照片用在上墙的版面里？没有同意的，只在信息卡上使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意上墙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只用于信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>任职</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在哪里任职</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选举日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由选举产生的填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{post}（{organisation_name}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>免职</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>免职日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宽</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给所有人看：不印号码、电话和住址，只印同意上墙的照片。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公示期间张贴：同样不印号码、电话和住址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>归档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存档用：号码、电话和住址印全，请勿张贴。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>纸张</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>几个人可以印在一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只选几个部分时省纸；不选则每人另起一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在生成预览。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选的 {count} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>屏幕上的名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部党员</source>
        <extracomment>What many people have alike; what belongs to one person alone is never offered. Texts that are the same for many people: what others have is offered while typing. 党龄校正值 may also take months away. An official portrait stands 5 : 7 (one inch, 25 × 35 mm); at 300 dpi up to 36 mm wide. Share of what is cut away in height that is cut at the top: faces stand in the upper half. At 150 % the options take no more than this part of the screen; the paper needs the rest. Paper of one&apos;s own, in centimetres.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他尺寸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这种版面没有这一种</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送往打印机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少要选一个部分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生成预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览已停止。改一项选择就会重新生成。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos}的照片读不出来，没有印上。请重新放一张。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存：{target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给谁看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印哪些部分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}（厘米）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 厘米</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更为</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支部大会通过的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}，现在是{stage}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正党籍日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}。入党日期是支部大会通过为预备党员的日期，转正日期是支部大会通过转正的日期。只改正写错的，变更类别另办。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，{elected_on} 选举</source>
        <extracomment>Lines up what began on the same day: leaving last, then stage, branch, group, post.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{post}（{organisation_name}{elected}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}：{told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起始不详</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{began} 至 {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{began} 起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>协作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建和修改组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部协作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未编组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}，{count} 人</source>
        <extracomment>What is counted beside a node for each choice of people; nobody is counted who has left.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把现有的花名册带进来：.xlsx、.xls 或 .csv。先检查，确认后才写入，可以整个撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从一个空的党支部开始，人员逐个录入。名册以后仍然可以导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看示例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在另一个窗口里打开示例煤矿，随便试，与自己的数据分开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级党委</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称写全，如“综采一队党支部”。上墙版面和名册都用这个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从哪里开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据只存在这台电脑上，不联网。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建协作区</source>
        <extracomment>Chosen instead of a zone: 不属于协作区.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>协作区名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>协作区不是一级组织，只把几个党支部编在一起。建好后，在党支部上用“划入协作区”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不属于协作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划入协作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里将是考评：每一分都能看到出自哪条记录，没有记录不等于零分。随后的版本加入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册文件 (*.xlsx *.xls *.csv)</source>
        <extracomment>File kinds as dialogs show them.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>图片 (*.jpg *.jpeg *.png *.bmp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次操作没有完成，已经保存的数据不受影响。可以关掉这个窗口接着用；如果再次出现，请复制下面的报告交给维护人员。报告里没有姓名和号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序遇到了没有料到的错误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出错报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年末</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>历史视图 · {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择名册和统计截至哪一天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在看的是 {day} 的历史视图，改动会写入现在的名册。要继续修改吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成：{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销：{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复：{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开日历（Alt+↓）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>否</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 1998-07-12、1998.7 或 1998</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示{name}</source>
        <extracomment>Object name of whichever catalogue is in use; there is one at a time.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隐藏{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销（Ctrl+Z）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小（-）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大（+）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>适合宽度（Ctrl+0）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机没有接受这份文件。请检查打印机是否开机、联机，再打印一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 个字没有字形，纸上会是空框：{listed}{more}。请核对用字，或在设置里添加含这些字的字体。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {page}/{count} 页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查人、查组织、查命令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查人、查组织、查命令：拼音首字母、汉字、号码末几位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入几个字母或汉字；↑↓ 选择，回车打开，Ctrl+回车 打印，Esc 关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到。换几个字试试：姓名、拼音首字母、证件或手机号末几位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑↓ 选择 · 回车打开 · Ctrl+回车 打印 · Esc 关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}，{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已展开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已折叠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heading}，{state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页内分栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主要页面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tab}，{count} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里还没有内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示的列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复原来的列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列标题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里将列出支部要办的事：办什么、依据哪条规定、什么时候到期，点一下就办。要先有日历和义务规则，随后的版本加入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里将排出上墙的全部版面，并看出哪一张已经过时。现在可以打印组织架构图和党小组一览。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已加密</source>
        <extracomment>How long the first window may take to answer a second start.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未加密</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据在 {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到英文界面的文件，界面仍用中文。请重新安装程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} 超出范围，应在 {hint} 之间。请改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found}现由{hint}担任，导入后有两人任此职。请核对，并给离任的人办理免职。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint}里现在没有“{found}”这一项，这一条没有人符合。请重新选择。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint}：{found} 前面的比后面的大。请对调。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint}：“{found}”不是数字。请只填数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint}：“{found}”不是日期。请写成 1998-07-12、1998年7月 或 1998 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}不能设在{above}下面。请另选上级组织。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}每人不同，不能成批修改。请逐人修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}下面还有{below}。请先撤销或改变隶属。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}不能印在 {asked} 上。可用的纸张：{possible}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}在 {until} 还有变动。请选更晚的日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}没有“{level}”明细。可用的明细：{possible}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}没有可打印的内容。请先选定要打印的支部或人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}现在的工作从 {until} 开始，变动日期不能更早。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}还有 {count} 人。请先把人员转到别的组织。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{on} 的工作没有记录，不能改正。请先补登这一天以前的工作。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} 不是本程序的数据文件。请换一个数据文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{post}不能在{kind}任职。请另选组织。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{post}现由{holder}担任。请先办理免职。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}里有像{kind}的数字，{level}的版面不能印它。请改正这一处，或改打归档明细。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”不是工作簿，请选择 .xlsx、.xls 或 .csv 文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”不能用作文件名，请换一个短一些、不含特殊符号的名字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”其实是网页格式，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”已损坏，请用 WPS 打开它并另存为新文件，打不开就重新取得这份文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”已是一个文件夹的名字，请换一个文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”所在的文件夹不存在，请另选一个文件夹保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”是 0 字节的空文件，请重新取得这份文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”是一个文件夹，请选择其中的工作簿文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”是本程序不读的表格格式，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”正被 WPS 或 Excel 占用，请先关闭它再导出，或换一个文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”正被 WPS 或 Excel 占用，请先在那里保存并关闭它，再试一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”的单元格超过 {limit} 个，请删去多余的行列或分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”的工作表“{sheet}”用到了第 {found} 列，超过 {limit} 列的上限，请删去右侧多余的列后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”的工作表“{sheet}”用到了第 {found} 行，超过 {limit} 行的上限，请删去下方多余的行或分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”的工作表超过 {limit} 张，请分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”第 {row} 行有一格超过 {limit} 个字，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”第 {row} 行起的引号不成对，请在那里改正，或用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”解压后大得不正常，为保护电脑没有打开，请把需要的内容复制到新工作簿后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”设有打开密码，请用 WPS 打开它、取消密码并保存后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”超过 {limit} MB，请删去其中的图片或分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”里没有任何内容，请确认选对了文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不像党支部的名称。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不像手机号码，手机号码以 13 至 19 开头。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是“井下”或“地面”，未采用。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是“是”或“否”，未采用。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是支部里的职务，未采用。行政职务请填在工作岗位一栏。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是整数。请只填数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是月数，未采用。请填整月数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是电话号码。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是认得的日期。请写成 1998-07-12、1998年7月 或 1998.07 的样子。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不能作为时间长短。请填 1 到 {hint} 的整数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不能这样比较。请改选比较方式，或者删去这一条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”是公式文字，未采用。请改成文字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”是农历日期。请换算成公历再填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”是表格内部的日期序号，已读作 {hint}。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”是遮盖后的内容，未采用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”有 {hint} 位，手机号码应为 11 位，固定电话应带区号。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”没有写全年份，不能断定是哪一年。请写四位年份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”没有写到日。请写明是哪一天，如 2026-11-20。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”这一条还没有填完。请填上，或者删去这一条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}”的值与规则里的写法不一样。请照“{title}”的样子填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}”已经不在信息卡上。请重新打开信息卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”不是文档，为安全起见不从这里打开。请打开它所在的文件夹查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”只写入了 {found} 字节，应为 {expected} 字节，已放弃，原有内容未变。请检查磁盘空间，再做一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”所在的磁盘是只读的，不能写入。请解除写保护，或换一个位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”是一个文件夹，不能当文件写。请换一个文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”正被另一个程序（如 WPS、Excel）占用。请在那里关闭它，再做一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”的位置上已有同名文件，不能当文件夹用。请换一个文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”这个名称太长，或含有系统不允许的字符。请换一个短一些的名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{target}”是文件夹，不是文件。请另取文件名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{target}”没有写成（{reason}）。请换一个位置再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一格里有几个电话“{found}”，只采用了第一个 {hint}。其余的请写到备注。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级组织不存在或已撤销。请另选上级组织。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能写“{target}”：没有写入权限，或文件正被别的程序打开。请关闭打开它的程序，或换一个位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不认识明细“{detail}”。可用的有：{known}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不认识纸张“{text}”。请写 A5、A4、A3、A2、A1、A0，或宽x高如 60x90cm。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与前面一行是同一人，而那一行没有采用。请先改正那一行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与另一段工作（{began} 至 {until}）重叠。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>井下/地面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员应编入党支部。请选择一个党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从事专业技术职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存的筛选条件读不懂，没有采用。请重新设定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>信息卡没有“{unknown}”这个部分。请从这些里选：{known}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>免职日期早于任职日期 {since}。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党内职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员减少信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员增加信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员注册时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组不属于此人所在的党支部。请选本支部的党小组。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组的名称“{found}”超过 {hint} 个字，未采用。请改短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组长没有写明党小组，这项职务未采用。请补写党小组。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党支部“{found}”是公式文字，不能采用。请改成支部名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党支部的名称“{found}”超过 {hint} 个字。请改短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党龄</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党龄校正值（月）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入党日期 {found} 时未满 18 岁（出生 {hint}）。请核对两个日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入党日期早于此前类别的日期 {latest}。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入党时所在支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入党类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全国规定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公民身份号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公民身份号码与已有的人相同，姓名却不同。请决定是否同一人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容超过 {hint} 个字，后面的已截去，原文是“{found}”。请改短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写“{file}”时磁盘出错，原有文件没有改动，请换一个文件夹后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写了 {hint} 个字，太长。请缩短，或写到备注。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期 {found} 与公民身份号码不一致，按号码应为 {hint}，已按表中所写采用。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删去以前的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前面已有同名同支部的人，出生日期不全，不能断定是否同一人。请补填出生日期或公民身份号码，或者决定是否同一人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>升级前的备份没有做成，所以没有升级，数据没有改动。请检查磁盘空间后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参加工作日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消“不同的人”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消另定的规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令不对，或者文件已损坏。请核对口令后再试；仍打不开时用最近的备份恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另一张表的表头：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另定规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另定规则要写明理由和依据。请填写由谁、按什么文件决定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有一格文字的行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有序号或单位的空行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可信度中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可信度低，请问上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可信度高</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能是已有的几个人之一。请选定是哪一个，或者作为新人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”带有星号，未采用。需要时请导入完整的号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”是 15 位的旧号码，已经停用。请填写现在证件上的 18 位号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”是 {hint} 位，公民身份号码应为 18 位。请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”的末位校验不符，按前 17 位应为 {hint}。请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”被表格当成了数字，末几位已经丢失，不能采用。请把这一列设成文本格式，对照证件重新填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”里有数字和末位 X 以外的字符。请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”里的出生日期 {hint} 不存在。请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码“{found}”里的出生日期 {hint} 还没有到。请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各地做法，可改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并重复人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同支部同名、缺出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称不能为空。请填写组织名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称有 {count} 个字，最多 {most} 个字。请缩短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填表、审核等签署行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>增加栏目叫法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名“{found}”只有一个字。请核对是否漏字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名“{found}”里有不能用的字符（{hint}），姓名只能用汉字、字母和间隔号“·”。请按身份证改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名、支部和出生日期与已有的人相同，公民身份号码却不同。请决定是否同一人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名不能为空。请填写姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名和出生日期与另一支部的人相同。请决定是否同一人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名和出生日期相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名相同、身份号码相近</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名相近、出生日期相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名超过 {hint} 个字。请只填姓名，其他内容写到备注。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字体文件 {name} 不在或已损坏（{parent}）。请重新安装程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学历“{found}”不认得，未采用。请改为研究生、本科、大专、中专、高中、初中等。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照表里的栏目“{found}”不存在。请使用程序里的栏目名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出未打码的名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作变动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作表是隐藏的，未读取。需要时请取消隐藏，或者导入时选上它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工种</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经是{stage}，没有下一步。请核对人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经有“{name}”。请换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年龄</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>延长预备期时间（月）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建立示范数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前是{stage}，下一步应为{following}，不能直接改为{wanted}。请逐步变更。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别“{found}”不是“男”或“女”。请改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别“{found}”与公民身份号码不一致，按号码应为“{hint}”，已按表中所写采用。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户籍所在地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所在组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机号码相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印党员信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印党员名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印党小组一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印组织架构图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批量修改人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到“{found}”。请检查它是否已被移走或删除。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到“{path}”。请检查它是否已被移走，U盘或网络盘是否仍然连接。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到所选的人。请重新选择。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到文件“{file}”，请确认它没有被移走或改名，再重新选择。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正以前的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正组织名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字“{found}”可能是 1 月，也可能是写成 .10 的 10 月，只记作 {hint}。请补写月份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字“{found}”按本列两位月份的写法读作 {hint}。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库引擎版本过低（{found}），继续使用可能损坏数据。请重新安装本程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件不能写入：{path}。请检查文件夹权限，或换一个数据文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正由{user}在本机上使用（{since}起，进程 {pid}）。请先在那里退出程序，再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正由{user}在电脑“{host}”上使用（{since}起，进程 {pid}）。请先在那里退出程序，再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正被另一个程序使用。请先在那里退出程序，再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹里已有数据，不能再建立示范数据。请换一个空的数据文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件已损坏，无法打开。请不要继续写入，用最近的备份恢复：{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据正被另一个程序占用。请关闭它后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹“{folder}”不存在。请换一个位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新社会阶层类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期“{found}”不存在。请对照原始材料改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期“{found}”早于 1900 年。请改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期“{found}”晚于 {hint}，还没有到。请改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期早于划入现协作区的日期 {since}。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期早于成为{stage}的日期 {since}。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期早于进入现组织的日期 {since}。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否农民工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否失联党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否流动党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更换照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有几个党支部都可能是这个名称。请写全称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件里的栏目“{found}”现在没有了（已停用，或由较新的程序定义），这一条没有人符合。请改选栏目，或者删去这一条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看某一天的名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标题或说明行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>栏次行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在写入名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在取数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在排版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核对人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在比对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取工作簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正式党员没有转正日期，党龄无法计算。请补填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此人在导入日期之后已有变动登记，不能按较早的日期改动。请按今天的日期导入，或逐人修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此人已任{post}，不必重复登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此人已登记减少，不在册。如已转回，请先恢复在册再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此人现在另一支部，导入后转到“{found}”。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>民族</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>民族“{found}”不认得，未采用。请按国家标准的民族名称填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有“{rule}”这条规则。请核对名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有人员类别，按入党和转正日期记作{hint}。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有人员类别，按日期也不能断定。请补填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有代号为“{code}”的版面。可打印的有：{known}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有入党日期。请补填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有公民身份号码。请补填，补填前按姓名、支部和出生日期认人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写明党支部，表头上方和标题里也没有。请增加“所在党支部”一列，或者导入时选定支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有出生日期，也没有身份号码可以推知。请补填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有在这个文件夹里写“{file}”的权限，请另选一个文件夹保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有姓名。请填写身份证上的姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有性别，也没有身份号码可以推知。请补填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。请补写表头，不是名册的工作表可以不管。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有权限读写“{path}”，或者它正被另一个程序打开。请关闭占用它的程序，或换一个有权限的位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有查到明文，请问上级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读取“{file}”的权限，请把它复制到自己的文件夹后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>注册手机号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色界面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色界面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现居住地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由最多 {most} 个字。请写短一些。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话“{found}”带有星号，未采用。需要时请导入完整的号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记为不同的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘已满，“{name}”没有写成，原来的文件没有动。请腾出空间或换一个位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘已满，“{path}”没有写入，原有内容未变。请清理磁盘或换一个位置，再做一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘已满，这次改动没有写入，原有数据完好。请腾出空间后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘空间不足，“{file}”没有写成，请腾出空间或换一个磁盘后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序不完整：缺少资源文件夹 {folder}（应在“{place}”）。请重新安装程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口设置“{path}”已损坏，已用默认设置；党员数据不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口设置“{path}”读不出来，已用默认设置。请检查这个文件的权限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口设置已损坏，已用默认设置，原文件改名为“{name}”；党员数据不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选条件由较新的程序保存（格式 {found}，本程序认得 {hint}）。请用新版程序打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别“{found}”不认得。请改为正式党员、预备党员、发展对象、入党积极分子或入党申请人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别变化</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别是{hint}，却有党员才有的日期 {found}，未采用。请核对类别。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别是预备党员，却有转正日期 {found}，未采用。请核对类别。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别比已有的更早，保留已有的类别。请核对是不是旧表。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>纸张“{text}”的边长要在 {smallest} 到 {largest} 厘米之间。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>纸张太小，放不下这么多人和党小组。请换大一号的纸。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>纸张太窄：{name}的各栏要 {needed} 毫米，版心只有 {width} 毫米。请换大一号的纸或横放。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>组织更名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>组织架构图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>终止日期 {until} 不晚于起始日期 {since}。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补登以前的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表里没有“{found}”一栏。有的话请补上，没有也可以导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要导出的行数超过 {limit} 行，请先筛选，再分几次导出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则“{title}”里没有“{key}”这一项。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则读不出来：{where}（{what}）。请重新安装程序，数据没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>认不出“{file}”的文字编码，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明行，不是人员：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读写“{path}”时系统报告故障（编号 {number}）。请检查磁盘或U盘，再做一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读写数据文件时磁盘出错，这次改动没有写入。请检查磁盘或 U 盘：{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读取“{file}”时磁盘出错，请把它重新复制一份后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读取“{file}”用了 {limit} 秒仍未完成，已停止，请把它分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读取“{file}”需要的内存过多，已停止，请用 WPS 打开它并另存为 .xlsx 或分成几个文件后再导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整区队班组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>责任区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份号码相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转正情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转正日期 {confirmed_on} 早于入党日期 {admitted_on}。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转正日期 {found} 早于入党日期 {hint}。请对照入党志愿书改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>轮班组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有党支部。请先导入名册或新建党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有类别、组织和职务的记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有组织。请先导入名册或新建党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选人。请先选一个或几个人，再打印信息卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一条已经取消，不必再取消。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一栏不认得，未采用。需要时请在导入时指定它的含义。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一栏与另一栏含义相同，未采用。需要时请在导入时改选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一项不能空着。请填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一项没有另定过，不必取消。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这两条记录里有一条已经不在了。请重新查找。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个人在所选日期不在册。请核对日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个人没有当前类别。请先在信息卡上填写类别。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个人还不是党员，没有党籍日期。请先变更类别。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个党支部已经划入别的协作区。请填写变动日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个组织在所选日期并不存在。请换一个日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个身份号码已属于{name}。请核对，或打开{name}的信息卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份数据已加密，需要口令；如果从未加密，则文件已损坏，请用最近的备份恢复：{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份数据没有加密，不需要口令。请去掉口令后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份数据由更新版本的程序建立（格式 {found}，本程序认得 {known}）。请用新版程序打开，数据没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑没有能打开“{name}”的程序。文件在“{path}”，请用别的程序打开它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是同一条记录。请选两条不同的记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是同一条记录，不必合并。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这段工作一项也没有填。请至少填写一项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这项改动是旧格式的程序记下的，不能再撤销；记录仍可查看。请手工改回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重复的表头：{found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预备党员还没有转正。请用“变更类别”登记转正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两条记录不同的（请选留哪一个）</source>
        <extracomment>Widths for 14 px type, wide enough for the usual value.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经历不同的（按日期接在一起）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有一条记录有的（都会保留）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两条记录相同的，{count} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并为一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记住这两个人不是同一人，以后不再列出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <extracomment>Names under which `host.settings` keeps the choice of columns: several branches, one, the left. Of the two values of a line, for 14 px type.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看会留下记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开{name}的信息卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相同之处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所在支部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查重</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已认定不是同一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能重复的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能重复 {count} 对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找重复的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找已停止。按“重新查找”再来一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请逐对核对：是同一人就合并，不是就记下来，以后不再列出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有发现重复的人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有查找。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}（{day}）——重新列出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待勾选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}不能为空。请填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}有 {count} 个字，最多 {longest} 个字。请缩短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{choice}”不是栏目“{label}”的选项。请另选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不在可选内容里（{hint}），未采用。请改正，需要新的选项请在“自定义栏目”里添加。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”不是数字，未采用。请只填数字，如 12 或 3.5。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”就是本人，未采用。请改填别人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”已经停用，未采用。请改选：{hint}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”带有数字以外的字，未采用。请只填数字，单位写在栏目的名称里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”按数字记作 {hint}，前面的 0 不保留。编号一类请用文字栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”的位数太多，最多{hint}，未采用。请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}”里的分隔不对，未采用。请写成 1234 或 1,234 的样子，小数用一个点。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}”不能填本人。请改填别人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}”写了 {count} 个字，最多 {longest} 个字。请缩短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}”所填的{name}已经不在名册里。请改填别人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}”是“{other}”一栏的另一种叫法。请使用那一栏，或者换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一栏里有几个号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是 18 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位数不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改自定义栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用选项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党小组长应由{wanted}担任。请另选人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其中的出生日期不存在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其中的出生日期还没有到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写了 {hint} 个字，最多 500 个字：{found}……。请缩短。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>减少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删去重复的一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉姓名里的空格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有选项栏目才有选项。请另选栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号段不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里是“{hint}”，文件里是“{found}”。逐人决定，还没有勾选，所以没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里有 {hint} 个“{found}”，未采用。请在姓名后面用括号写明所在党支部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册里没有“{found}”，未采用。请核对姓名，或者先登记这个人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含有数字以外的字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已在名册里，文件所写与名册不同；按“保留已有的人”，没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有停用的栏目“{label}”。请恢复使用它，或者换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有停用的选项“{label}”。请恢复使用它，或者换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经有栏目“{label}”。请换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经有选项“{label}”。请换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前类别的开始日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复使用栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复使用选项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批量修改自定义栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按离开日期结束党小组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按离开日期结束职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按身份号码填出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按身份号码填性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增选项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是 15 位的旧号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是打码的号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>末位校验不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>末尾几位已经丢失（曾被当作数字保存）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找重复人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>栏目“{label}”已经停用，不能再填。请先恢复使用这个栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>栏目名称里没有文字。请用文字命名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>栏目改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在整理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在检查人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在检查组织</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有合并过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有指定哪一栏是姓名，这张表没有读取。请在导入时指定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请入党日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定为入党积极分子的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定为发展对象的日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序里已有“{label}”一栏。请直接使用它，或者换一个名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束原党小组的组长职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束原支部的党小组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自定义栏目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自定义的栏目都还没有填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规范电话写法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规范身份号码写法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整栏目次序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整选项次序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个栏目已有 {count} 处填了内容，不能删除。请改用停用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个栏目已有 {count} 处填了内容，不能改成别的类型。请停用它，另建一个栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个栏目已经不在了。请重新打开“自定义栏目”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个自定义栏目已经不在了。请重新打开这一页。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是最后一个可选的内容。请先添加别的选项，或者停用整个栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选项“{label}”写了两次。请留一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选项“{label}”已经停用。请另选，或者先恢复使用这个选项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选项改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选项栏目至少要有一个选项。请写上可选内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
