<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>快速查找</source>
        <translation>Quick find</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导入名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>导出名册</source>
        <translation>Export roster</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>大字号</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>原大</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>党支部工作台</source>
        <translation>Party Branch Workbench</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>党小组</source>
        <translation>Party group</translation>
    </message>
    <message>
        <source>考评</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>上墙</source>
        <translation>Walls</translation>
    </message>
    <message>
        <source>人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>组织</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>数据只存在这台电脑上，不联网。程序按 MIT 许可发布；字体为思源黑体、思源宋体和霞鹜文楷，按 OFL 许可发布。</source>
        <translation>Your data stays on this computer; nothing goes over the network. The program is released under the MIT licence; the fonts (Noto Sans SC, Noto Serif SC and LXGW WenKai) are released under the OFL.</translation>
    </message>
    <message>
        <source>菜单（F10）</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>示例没有打开：{strerror}。请重新启动程序再试。</source>
        <translation>The example did not open: {strerror}. Please restart the program and try again.</translation>
    </message>
    <message>
        <source>示例在另一个窗口里打开，与自己的数据分开。</source>
        <translation>The example opens in another window, apart from your own data.</translation>
    </message>
    <message>
        <source>{named}（{keys}）</source>
        <translation>{named} ({keys})</translation>
    </message>
    <message>
        <source>还有工作没有做完，退出会中断它，数据保持原样。</source>
        <translation>Something is still being done. Quitting breaks it off; your data stays as it was.</translation>
    </message>
    <message>
        <source>等它做完</source>
        <translation>Let it finish</translation>
    </message>
    <message>
        <source>新增人员…</source>
        <translation>Add person…</translation>
    </message>
    <message>
        <source>打开信息卡</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>批量修改…</source>
        <translation>Edit several…</translation>
    </message>
    <message>
        <source>调整党小组…</source>
        <translation>Move to another Party group…</translation>
    </message>
    <message>
        <source>调整党支部…</source>
        <translation>Move to another branch…</translation>
    </message>
    <message>
        <source>任职…</source>
        <translation>Appoint…</translation>
    </message>
    <message>
        <source>免职…</source>
        <translation>Remove from post…</translation>
    </message>
    <message>
        <source>变更类别…</source>
        <translation>Change category…</translation>
    </message>
    <message>
        <source>改正党籍日期…</source>
        <translation>Correct membership dates…</translation>
    </message>
    <message>
        <source>登记减少…</source>
        <translation>Record departure…</translation>
    </message>
    <message>
        <source>打印党员名册…</source>
        <translation>Print roster of members…</translation>
    </message>
    <message>
        <source>打印所选名册…</source>
        <translation>Print roster of those selected…</translation>
    </message>
    <message>
        <source>打印信息卡…</source>
        <translation>Print information card…</translation>
    </message>
    <message>
        <source>打印组织架构图…</source>
        <translation>Print organization chart…</translation>
    </message>
    <message>
        <source>打印党小组一览…</source>
        <translation>Print list of Party groups…</translation>
    </message>
    <message>
        <source>导出所选…</source>
        <translation>Export those selected…</translation>
    </message>
    <message>
        <source>新建党支部…</source>
        <translation>New Party branch…</translation>
    </message>
    <message>
        <source>新建党小组…</source>
        <translation>New Party group…</translation>
    </message>
    <message>
        <source>新建上级组织…</source>
        <translation>New higher organization…</translation>
    </message>
    <message>
        <source>更名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>改正名称…</source>
        <translation>Correct name…</translation>
    </message>
    <message>
        <source>撤销组织…</source>
        <translation>Dissolve organization…</translation>
    </message>
    <message>
        <source>新建协作区…</source>
        <translation>New cooperation zone…</translation>
    </message>
    <message>
        <source>划入协作区…</source>
        <translation>Move to cooperation zone…</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>折叠或展开组织树</source>
        <translation>Fold or unfold the organization tree</translation>
    </message>
    <message>
        <source>{name}的信息卡</source>
        <translation>Card of {name}</translation>
    </message>
    <message>
        <source>类别未填</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>不在册</source>
        <translation>Not on the roster</translation>
    </message>
    <message>
        <source>修改（F2）</source>
        <translation>Edit (F2)</translation>
    </message>
    <message>
        <source>打印信息卡</source>
        <translation>Print information card</translation>
    </message>
    <message>
        <source>更多操作</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>关闭信息卡（Esc）</source>
        <translation>Close card (Esc)</translation>
    </message>
    <message>
        <source>显示其余 {count} 行</source>
        <translation>Show the other {count} lines</translation>
    </message>
    <message>
        <source>登记减少</source>
        <translation>Record departure</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation>Date of leaving</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>转往的党组织</source>
        <translation>The Party organization moved to</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>{name}，{branch_name}。资料全部保留，可在“已离开”中查到。</source>
        <translation>{name}, {branch_name}. Everything recorded is kept and can be found under &quot;Left&quot;.</translation>
    </message>
    <message>
        <source>人员要有所在的党支部，现在还没有党支部。</source>
        <translation>A person belongs to a Party branch, and there is none yet.</translation>
    </message>
    <message>
        <source>所选的人不在同一个党支部，不能一起调整党小组。请分支部选择。</source>
        <translation>Those selected are not in one Party branch and cannot change their Party group together. Please select people of one branch at a time.</translation>
    </message>
    <message>
        <source>{name}现在没有职务，不需要免职。</source>
        <translation>{name} holds no post now; there is nothing to be removed from.</translation>
    </message>
    <message>
        <source>{name}已是{stage}，没有下一步的类别。</source>
        <translation>{name} is already {stage}; no category comes after it.</translation>
    </message>
    <message>
        <source>党小组设在党支部下面，现在还没有党支部。</source>
        <translation>A Party group stands under a Party branch, and there is none yet.</translation>
    </message>
    <message>
        <source>{who}不在册，不能办理。</source>
        <translation>This cannot be done for {who}: not on the roster.</translation>
    </message>
    <message>
        <source>{reason}要先新建吗？</source>
        <translation>{reason} Set one up first?</translation>
    </message>
    <message>
        <source>新建党支部</source>
        <translation>New Party branch</translation>
    </message>
    <message>
        <source>{first}等 {count} 人</source>
        <translation>{first} and others, {count} in all</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>显示在册党员</source>
        <translation>Show current members</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>没有符合“{words}”的人。</source>
        <translation>Nobody matches &quot;{words}&quot;.</translation>
    </message>
    <message>
        <source>这一天名册里还没有人。</source>
        <translation>On this day nobody was on the roster yet.</translation>
    </message>
    <message>
        <source>名册里还没有人。把现有的花名册导入，或者逐个新增。</source>
        <translation>There is nobody on the roster yet. Import the roster you have, or add people one by one.</translation>
    </message>
    <message>
        <source>{place}里没有{scope}的人。</source>
        <translation>Nobody under &quot;{scope}&quot; in {place}.</translation>
    </message>
    <message>
        <source>{place}里这一天没有在册党员。</source>
        <translation>On this day {place} had no members.</translation>
    </message>
    <message>
        <source>{place}还没有在册党员。</source>
        <translation>{place} has no members yet.</translation>
    </message>
    <message>
        <source>打码：号码只留头尾，住址不写出</source>
        <translation>Masked: numbers keep only head and tail, addresses are left out</translation>
    </message>
    <message>
        <source>写全号码：导出前再确认一次，并记入操作记录</source>
        <translation>Full numbers: asked once more, and recorded in the journal</translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>选择位置并导出</source>
        <translation>Choose where and export</translation>
    </message>
    <message>
        <source>Ctrl+回车</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>将写出 {count} 人完整的{listed}。这次导出会记入操作记录，请妥善保管导出的文件。</source>
        <translation>The full {listed} of {count} people will be written. This export is recorded in the journal; please keep the file safe.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>写全</source>
        <translation>Write in full</translation>
    </message>
    <message>
        <source>已导出 {count} 人：{target}</source>
        <translation>Exported {count} people: {target}</translation>
    </message>
    <message>
        <source>已导出 {count} 人：{name}</source>
        <translation>Exported {count} people: {name}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>当前名单里没有人，没有要导出的。请先放宽筛选。</source>
        <translation>The list shown is empty; there is nothing to export. Please widen the filter first.</translation>
    </message>
    <message>
        <source>等 {count} 栏</source>
        <translation>, {count} columns in all</translation>
    </message>
    <message>
        <source>把当前名单的 {count} 人写成 .xlsx 工作簿</source>
        <translation>Writes the {count} people of the list shown into an .xlsx workbook</translation>
    </message>
    <message>
        <source>{people}，栏目和顺序与屏幕上一样：{named}{more}。</source>
        <translation>{people}, with columns and order as on the screen: {named}{more}. The workbook is in Chinese.</translation>
    </message>
    <message>
        <source>公民身份号码、电话和住址</source>
        <translation>ID numbers, phone numbers and addresses</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source> 岁</source>
        <translation> years old</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> years</translation>
    </message>
    <message>
        <source>修改{section}</source>
        <translation>Edit: {section}</translation>
    </message>
    <message>
        <source>填写的内容还没有保存。要放弃吗？</source>
        <translation>What you typed is not saved. Discard it?</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>继续填写</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>筛选：姓名、拼音、班组、岗位、号码尾数</source>
        <translation>Filter: name, pinyin, crew, job, last digits</translation>
    </message>
    <message>
        <source>几个词用空格隔开，都符合的人才显示（Ctrl+F，Esc 清除）</source>
        <translation>Several words with blanks between; people who match all are shown (Ctrl+F, Esc clears)</translation>
    </message>
    <message>
        <source>在册党员</source>
        <translation>Current members</translation>
    </message>
    <message>
        <source>正式党员</source>
        <translation>Full members</translation>
    </message>
    <message>
        <source>预备党员</source>
        <translation>Probationary members</translation>
    </message>
    <message>
        <source>培养中</source>
        <translation>In preparation</translation>
    </message>
    <message>
        <source>全部在册</source>
        <translation>Everybody on the roster</translation>
    </message>
    <message>
        <source>已离开</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>折叠或展开组织树（Ctrl+B）</source>
        <translation>Fold or unfold the organization tree (Ctrl+B)</translation>
    </message>
    <message>
        <source>显示哪些人</source>
        <translation>Whom to show</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新增人员（Ctrl+N）</source>
        <translation>Add person (Ctrl+N)</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入名册（Ctrl+I）</source>
        <translation>Import roster (Ctrl+I)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出现在显示的名册</source>
        <translation>Export the roster as shown</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>核对栏目</source>
        <translation>Check columns</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation>Check result</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>有 {unknown} 栏不认得，不会导入；需要的请指定。</source>
        <translation>{unknown} columns are not known and will not be imported; please assign those you need.</translation>
    </message>
    <message>
        <source>记住栏目</source>
        <translation>Remember columns</translation>
    </message>
    <message>
        <source>人员没有要改的；栏目的对应可以记住。</source>
        <translation>Nobody changes; how the columns were assigned can be remembered.</translation>
    </message>
    <message>
        <source>没有一行可以导入，原因在上面各行的说明里。</source>
        <translation>No row can be imported; the reasons stand with the rows above.</translation>
    </message>
    <message>
        <source>除未采用和待决定的 {left} 行外，名册已经和文件一致。</source>
        <translation>Apart from {left} rows refused or undecided, the roster already agrees with the file.</translation>
    </message>
    <message>
        <source>名册已经和文件一致，没有要导入的。</source>
        <translation>The roster already agrees with the file; there is nothing to import.</translation>
    </message>
    <message>
        <source>导入 {count} 人</source>
        <translation>Import {count} people</translation>
    </message>
    <message>
        <source>请先核对并勾选要新建的党支部和党小组。</source>
        <translation>Please check and tick the Party branches and groups to be set up first.</translation>
    </message>
    <message>
        <source>未采用和待决定的 {left} 行不会导入。</source>
        <translation>{left} rows refused or undecided will not be imported.</translation>
    </message>
    <message>
        <source>还没有导入。已经指定的栏目和已经作的决定会丢失，要放弃吗？</source>
        <translation>Nothing has been imported yet. The columns you assigned and the decisions you made will be lost. Give up?</translation>
    </message>
    <message>
        <source>放弃导入</source>
        <translation>Give up import</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>已指定</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>已认出</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>按相近叫法</source>
        <translation>By similar name</translation>
    </message>
    <message>
        <source>按内容认出</source>
        <translation>By contents</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Do not import</translation>
    </message>
    <message>
        <source>与另一栏重复</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>不认得</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>隐藏，未选</source>
        <translation>hidden, not chosen</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>空表</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>没有表头</source>
        <translation>no header</translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation>{count} rows</translation>
    </message>
    <message>
        <source>{name}（{told}）</source>
        <translation>{name} ({told})</translation>
    </message>
    <message>
        <source>工作表“{name}”</source>
        <translation>Sheet &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>，这样的表头有 {count} 张表，一起指定</source>
        <translation>; {count} sheets have this header and are assigned together</translation>
    </message>
    <message>
        <source>工作表“{name}”：表头在第 {row} 行{shared}</source>
        <translation>Sheet &quot;{name}&quot;: header in row {row}{shared}</translation>
    </message>
    <message>
        <source>这是一张隐藏的工作表，没有读取。</source>
        <translation>This sheet is hidden and was not read. </translation>
    </message>
    <message>
        <source>这张工作表不导入。</source>
        <translation>This sheet is not imported. </translation>
    </message>
    <message>
        <source>需要时在左边打上勾。</source>
        <translation>Tick it at the left if you need it.</translation>
    </message>
    <message>
        <source>这张工作表是空的。</source>
        <translation>This sheet is empty.</translation>
    </message>
    <message>
        <source>文件里的表头</source>
        <translation>Header in the file</translation>
    </message>
    <message>
        <source>内容举例</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>认作</source>
        <translation>Taken as</translation>
    </message>
    <message>
        <source>要有一栏是姓名，另外至少还有一栏。请先把姓名指定给另一栏，再改这一栏。</source>
        <translation>One column must be the name, and at least one more is needed. Please assign the name to another column first.</translation>
    </message>
    <message>
        <source>“{shown}”认作</source>
        <translation>&quot;{shown}&quot; taken as</translation>
    </message>
    <message>
        <source>记住叫法</source>
        <translation>Remember</translation>
    </message>
    <message>
        <source>记住这个叫法：以后的文件里，这个表头都按这样认</source>
        <translation>Remember this heading: in later files it is taken the same way</translation>
    </message>
    <message>
        <source>这一栏没有表头，不能改。要改请先在文件里补写表头。</source>
        <translation>This column has no header and cannot be changed. Please add a header in the file first.</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>再导入一个文件</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>已导入 {people} 人</source>
        <translation>Imported {people} people</translation>
    </message>
    <message>
        <source>已记住栏目的对应</source>
        <translation>The columns are remembered</translation>
    </message>
    <message>
        <source>新增 {added} 人，更新 {updated} 人，不变 {unchanged} 人。</source>
        <translation>{added} added, {updated} updated, {unchanged} unchanged.</translation>
    </message>
    <message>
        <source>人员没有改动。</source>
        <translation>Nobody was changed.</translation>
    </message>
    <message>
        <source>{count} 个{word}</source>
        <translation>{word}: {count}</translation>
    </message>
    <message>
        <source>党支部</source>
        <translation>Party branch</translation>
    </message>
    <message>
        <source>新建了 {listed}。</source>
        <translation>Set up – {listed}.</translation>
    </message>
    <message>
        <source>要整个取消，点“撤销这次导入”，或者在主窗口按 Ctrl+Z。</source>
        <translation>To take it all back, click &quot;Undo this import&quot;, or press Ctrl+Z in the main window.</translation>
    </message>
    <message>
        <source>已撤销这次导入</source>
        <translation>This import was undone</translation>
    </message>
    <message>
        <source>名册和导入以前一样，新建的党支部和党小组也一起取消了。</source>
        <translation>The roster is as it was before; the Party branches and groups set up with it are gone, too.</translation>
    </message>
    <message>
        <source>标题、填报单位、合计、签署和空行会自动跳过，日期写成 1998.7、1998年7月 也能认。</source>
        <translation>Titles, units, totals, signatures and blank lines are skipped; dates like 1998.7 or 1998年7月 are read, too.</translation>
    </message>
    <message>
        <source>先检查、后写入：点最后的“导入”之前什么也不会改，导入后可以整个撤销。</source>
        <translation>Checked first, written afterwards: nothing changes before the last &quot;Import&quot;, and it can be undone as a whole.</translation>
    </message>
    <message>
        <source>另选文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>把名册文件拖到这里，或者</source>
        <translation>Drop the roster file here, or</translation>
    </message>
    <message>
        <source>待决定</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>未采用</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>跳过的行</source>
        <translation>Skipped rows</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>没有要决定的人。</source>
        <translation>Nobody to decide about.</translation>
    </message>
    <message>
        <source>没有未采用的行。</source>
        <translation>No rows were refused.</translation>
    </message>
    <message>
        <source>没有要提醒的。</source>
        <translation>There are no warnings.</translation>
    </message>
    <message>
        <source>没有跳过的行。</source>
        <translation>No rows were skipped.</translation>
    </message>
    <message>
        <source>所选的工作表里没有人员。</source>
        <translation>The chosen sheets hold nobody.</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>已划去</source>
        <translation>Struck out</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>已决定，可以改</source>
        <translation>Decided; can be changed</translation>
    </message>
    <message>
        <source>名册里已经一样。</source>
        <translation>The roster already says so.</translation>
    </message>
    <message>
        <source>更新 {listed}。</source>
        <translation>Updates {listed}.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>名册里还没有的，一并新建：{listed}。我已核对名称</source>
        <translation>Not yet on the roster, to be set up with it – {listed}. I have checked the names</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>没有写明党支部的行归入</source>
        <translation>Rows without a Party branch go to</translation>
    </message>
    <message>
        <source>选一个，或者写上名称</source>
        <translation>Choose one, or type a name</translation>
    </message>
    <message>
        <source>归入</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>有 {count} 行没有写明党支部，都归入</source>
        <translation>{count} rows name no Party branch; all go to</translation>
    </message>
    <message>
        <source>显示哪些行</source>
        <translation>Which rows to show</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Result of the check</translation>
    </message>
    <message>
        <source>可以导入 {count} 人</source>
        <translation>{count} people can be imported</translation>
    </message>
    <message>
        <source>没有要导入的人</source>
        <translation>Nobody to import</translation>
    </message>
    <message>
        <source>读到 {count} 行</source>
        <translation>{count} rows read</translation>
    </message>
    <message>
        <source>新增 {count}</source>
        <translation>{count} added</translation>
    </message>
    <message>
        <source>更新 {count}</source>
        <translation>{count} updated</translation>
    </message>
    <message>
        <source>不变 {count}</source>
        <translation>{count} unchanged</translation>
    </message>
    <message>
        <source>未采用 {count}</source>
        <translation>{count} refused</translation>
    </message>
    <message>
        <source>工作表“{sheet}”</source>
        <translation>Sheet &quot;{sheet}&quot;</translation>
    </message>
    <message>
        <source> 第 {row} 行</source>
        <translation> row {row}</translation>
    </message>
    <message>
        <source>{field}：</source>
        <translation>{field}: </translation>
    </message>
    <message>
        <source>{where}&#x3000;{name}</source>
        <translation>{where}&#x3000;{name}</translation>
    </message>
    <message>
        <source>没有姓名</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>没有问题。</source>
        <translation>No problems.</translation>
    </message>
    <message>
        <source>同一人：{told}</source>
        <translation>Same person: {told}</translation>
    </message>
    <message>
        <source>新的人</source>
        <translation>Somebody new</translation>
    </message>
    <message>
        <source>不导入所选的行</source>
        <translation>Do not import the selected rows</translation>
    </message>
    <message>
        <source>恢复所选的行</source>
        <translation>Restore the selected rows</translation>
    </message>
    <message>
        <source>{born_on} 出生</source>
        <translation>born {born_on}</translation>
    </message>
    <message>
        <source>出生日期不详</source>
        <translation>date of birth not known</translation>
    </message>
    <message>
        <source>这一行是谁？</source>
        <translation>Who is this?</translation>
    </message>
    <message>
        <source>不导入这一行</source>
        <translation>Do not import this row</translation>
    </message>
    <message>
        <source>划去或恢复所选的行（Delete）</source>
        <translation>Strike out or restore the selected rows (Delete)</translation>
    </message>
    <message>
        <source>先不决定</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>选中一行，这里说明它的全部问题。</source>
        <translation>Select a row; all its problems are told here.</translation>
    </message>
    <message>
        <source>恢复这一行</source>
        <translation>Restore this row</translation>
    </message>
    <message>
        <source>正在打开文件</source>
        <translation>Opening the file</translation>
    </message>
    <message>
        <source>读取“{name}”</source>
        <translation>Reading &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>正在写入</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation>Checking again</translation>
    </message>
    <message>
        <source>第 {step} 步，共 {count} 步：{steps}</source>
        <translation>Step {step} of {count}: {steps}</translation>
    </message>
    <message>
        <source>不编入党小组</source>
        <translation>In no Party group</translation>
    </message>
    <message>
        <source>调整党小组</source>
        <translation>Move to another Party group</translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>调整党支部</source>
        <translation>Move to another branch</translation>
    </message>
    <message>
        <source>转到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>{who}。从这一天起，原来的党小组和支部职务同时结束。</source>
        <translation>{who}. From this day on, membership of the present Party group and posts in the branch end, too.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Date of founding</translation>
    </message>
    <message>
        <source>不清楚可以不填</source>
        <translation>May stay empty if not known</translation>
    </message>
    <message>
        <source>党支部名称</source>
        <translation>Name of the Party branch</translation>
    </message>
    <message>
        <source>上级组织</source>
        <translation>Higher organization</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>名称写全，如“综采一队党支部”。名册和上墙版面都用这个名称。</source>
        <translation>Write the name in full, such as &quot;综采一队党支部&quot;. Rosters and wall displays use it.</translation>
    </message>
    <message>
        <source>新建党小组</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>所在党支部</source>
        <translation>Party branch</translation>
    </message>
    <message>
        <source>党小组名称</source>
        <translation>Name of the Party group</translation>
    </message>
    <message>
        <source>新建上级组织</source>
        <translation>New higher organization</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>更名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>新名称</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>现在叫“{name}”。这一天以前的名册仍用原名；只是写错了，请用“改正名称”。</source>
        <translation>It is called &quot;{name}&quot; now. Rosters of earlier days keep the old name; if it was only misspelt, please use &quot;Correct name&quot;.</translation>
    </message>
    <message>
        <source>改正名称</source>
        <translation>Correct name</translation>
    </message>
    <message>
        <source>改正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>改正写错的名称，不留更名的经历。真的更名，请用“更名”。</source>
        <translation>Mends a misspelt name and leaves no history. For a real change of name please use &quot;Rename&quot;.</translation>
    </message>
    <message>
        <source>撤销{printed}</source>
        <translation>Dissolve {printed}</translation>
    </message>
    <message>
        <source>撤销日期</source>
        <translation>Date of dissolution</translation>
    </message>
    <message>
        <source>撤销组织</source>
        <translation>Dissolve organization</translation>
    </message>
    <message>
        <source>{name}从这一天起不再存在，以前的名册里仍然有它。</source>
        <translation>From this day on {name} no longer exists; rosters of earlier days still have it.</translation>
    </message>
    <message>
        <source>筛选出 {number} 人</source>
        <translation>{number} people found</translation>
    </message>
    <message>
        <source>{number} 人（正式 {full} 预备 {probationary}）</source>
        <translation>{number} people ({full} full, {probationary} probationary)</translation>
    </message>
    <message>
        <source>{scope_words} {number} 人</source>
        <translation>{scope_words}: {number}</translation>
    </message>
    <message>
        <source>{told} · 已选 {chosen} 人</source>
        <translation>{told} · {chosen} selected</translation>
    </message>
    <message>
        <source>这个人在所看的这一天还不在名册里。请换一个日期。</source>
        <translation>This person was not on the roster on the day shown. Please choose another day.</translation>
    </message>
    <message>
        <source>还没有选人。请先在名册里选一个或几个人，再打印信息卡。</source>
        <translation>Nobody is selected. Please select one person or more in the roster first, then print information cards.</translation>
    </message>
    <message>
        <source>{name} 未编组</source>
        <translation>{name} – in no group</translation>
    </message>
    <message>
        <source>党籍</source>
        <translation>Party membership</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>列为申请人、积极分子、发展对象的日期</source>
        <translation>Date of becoming applicant, activist or prospective member</translation>
    </message>
    <message>
        <source>入党日期</source>
        <translation>Joined the Party</translation>
    </message>
    <message>
        <source>转正日期</source>
        <translation>Full member since</translation>
    </message>
    <message>
        <source>转入本支部的日期</source>
        <translation>Date of joining this branch</translation>
    </message>
    <message>
        <source>工作和联系</source>
        <translation>Work and contact</translation>
    </message>
    <message>
        <source>修改：{name}</source>
        <translation>Edit: {name}</translation>
    </message>
    <message>
        <source>证件号码、电话和住址以全文显示，这次查看已经记录。</source>
        <translation>ID number, phone and address are shown in full; this viewing has been recorded.</translation>
    </message>
    <message>
        <source>批量修改 {count} 人</source>
        <translation>Edit {count} people</translation>
    </message>
    <message>
        <source>要改的项目</source>
        <translation>What to change</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>所选的人这一项都改成同一内容，可以一次撤销。内容留空，就是清除这一项。</source>
        <translation>This item becomes the same for everybody selected, and one undo takes it back. Leaving it empty clears it.</translation>
    </message>
    <message>
        <source>照片“{name}”的尺寸太大。请换一张小一些的。</source>
        <translation>The photo &quot;{name}&quot; has too many pixels. Please choose a smaller one.</translation>
    </message>
    <message>
        <source>照片“{name}”已损坏，读不出来。请换一张。</source>
        <translation>The photo &quot;{name}&quot; is damaged and cannot be read. Please choose another one.</translation>
    </message>
    <message>
        <source>照片“{name}”太小，印出来看不清。请换一张大一些的。</source>
        <translation>The photo &quot;{name}&quot; is too small to print well. Please choose a larger one.</translation>
    </message>
    <message>
        <source>选择照片…</source>
        <translation>Choose photo…</translation>
    </message>
    <message>
        <source>同意照片上墙</source>
        <translation>Agrees to wall display</translation>
    </message>
    <message>
        <source>删除照片</source>
        <translation>Remove photo</translation>
    </message>
    <message>
        <source>{name}的照片</source>
        <translation>Photo of {name}</translation>
    </message>
    <message>
        <source>还没有{name}的照片</source>
        <translation>No photo of {name} yet</translation>
    </message>
    <message>
        <source>本人同意上墙</source>
        <translation>may be displayed on walls</translation>
    </message>
    <message>
        <source>未同意上墙</source>
        <translation>may not be displayed on walls</translation>
    </message>
    <message>
        <source>{told}，{hung}</source>
        <translation>{told}, {hung}</translation>
    </message>
    <message>
        <source>收回上墙的同意</source>
        <translation>Withdraw consent to wall display</translation>
    </message>
    <message>
        <source>选择照片</source>
        <translation>Choose photo</translation>
    </message>
    <message>
        <source>任职</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>在哪里任职</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>任职日期</source>
        <translation>Date of appointment</translation>
    </message>
    <message>
        <source>选举日期</source>
        <translation>Date of election</translation>
    </message>
    <message>
        <source>{post}（{organisation_name}）</source>
        <translation>{post} ({organisation_name})</translation>
    </message>
    <message>
        <source>免职</source>
        <translation>Remove from post</translation>
    </message>
    <message>
        <source>免职日期</source>
        <translation>Date of removal</translation>
    </message>
    <message>
        <source>宽</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>高</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>给所有人看：不印号码、电话和住址，只印同意上墙的照片。</source>
        <translation>For everybody to see: no numbers, phones or addresses; only photos with consent.</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Public notice</translation>
    </message>
    <message>
        <source>公示期间张贴：同样不印号码、电话和住址。</source>
        <translation>Posted during public notice: no numbers, phones or addresses either.</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>存档用：号码、电话和住址印全，请勿张贴。</source>
        <translation>For the files: numbers, phones and addresses in full; do not post it.</translation>
    </message>
    <message>
        <source>版面</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>几个人可以印在一页</source>
        <translation>Several people on a page</translation>
    </message>
    <message>
        <source>只选几个部分时省纸；不选则每人另起一页</source>
        <translation>Saves paper when only a few parts are printed; else each person begins a new page</translation>
    </message>
    <message>
        <source>正在生成预览。</source>
        <translation>Preparing the preview.</translation>
    </message>
    <message>
        <source>所选的 {count} 人</source>
        <translation>The {count} selected</translation>
    </message>
    <message>
        <source>屏幕上的名单</source>
        <translation>The list on the screen</translation>
    </message>
    <message>
        <source>全部党员</source>
        <translation>All Party members</translation>
    </message>
    <message>
        <source>其他尺寸</source>
        <translation>Other size</translation>
    </message>
    <message>
        <source>这种版面没有这一种</source>
        <translation>Not for this sheet</translation>
    </message>
    <message>
        <source>已送往打印机</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>至少要选一个部分。</source>
        <translation>Choose at least one part.</translation>
    </message>
    <message>
        <source>生成预览</source>
        <translation>Preparing the preview</translation>
    </message>
    <message>
        <source>预览已停止。改一项选择就会重新生成。</source>
        <translation>The preview was stopped. Change a choice to make it anew.</translation>
    </message>
    <message>
        <source>{photos}的照片读不出来，没有印上。请重新放一张。</source>
        <translation>The photo of {photos} cannot be read and is not printed. Please put in another one.</translation>
    </message>
    <message>
        <source>已保存：{target}</source>
        <translation>Saved: {target}</translation>
    </message>
    <message>
        <source>给谁看</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>印哪些部分</source>
        <translation>Parts to print</translation>
    </message>
    <message>
        <source>{words}（厘米）</source>
        <translation>{words} (cm)</translation>
    </message>
    <message>
        <source> 厘米</source>
        <translation> cm</translation>
    </message>
    <message>
        <source>变更类别</source>
        <translation>Change category</translation>
    </message>
    <message>
        <source>变更为</source>
        <translation>New category</translation>
    </message>
    <message>
        <source>支部大会通过的日期</source>
        <translation>Day of the branch general meeting</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{name}，现在是{stage}。</source>
        <translation>{name}, now {stage}.</translation>
    </message>
    <message>
        <source>改正党籍日期</source>
        <translation>Correct membership dates</translation>
    </message>
    <message>
        <source>{name}。入党日期是支部大会通过为预备党员的日期，转正日期是支部大会通过转正的日期。只改正写错的，变更类别另办。</source>
        <translation>{name}. The date of joining the Party is the day on which the branch general meeting admitted the person as a probationary member; the date of full membership is the day on which it granted full membership. Correct only what is wrong here; a change of category is made elsewhere.</translation>
    </message>
    <message>
        <source>，{elected_on} 选举</source>
        <translation>, elected {elected_on}</translation>
    </message>
    <message>
        <source>{post}（{organisation_name}{elected}）</source>
        <translation>{post} ({organisation_name}{elected})</translation>
    </message>
    <message>
        <source>{reason}：{told}</source>
        <translation>{reason}: {told}</translation>
    </message>
    <message>
        <source>起始不详</source>
        <translation>start not known</translation>
    </message>
    <message>
        <source>{began} 至 {until}</source>
        <translation>{began} to {until}</translation>
    </message>
    <message>
        <source>{began} 起</source>
        <translation>since {began}</translation>
    </message>
    <message>
        <source>协作区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>新建和修改组织</source>
        <translation>Set up and change organizations</translation>
    </message>
    <message>
        <source>全部协作区</source>
        <translation>All cooperation zones</translation>
    </message>
    <message>
        <source>未编组</source>
        <translation>In no group</translation>
    </message>
    <message>
        <source>{name}，{count} 人</source>
        <translation>{name}, {count} people</translation>
    </message>
    <message>
        <source>把现有的花名册带进来：.xlsx、.xls 或 .csv。先检查，确认后才写入，可以整个撤销。</source>
        <translation>Bring in the roster you have: .xlsx, .xls or .csv. It is checked first, written after you agree, and can be undone as a whole.</translation>
    </message>
    <message>
        <source>新建支部</source>
        <translation>New branch</translation>
    </message>
    <message>
        <source>从一个空的党支部开始，人员逐个录入。名册以后仍然可以导入。</source>
        <translation>Start with an empty Party branch and enter people one by one. A roster can still be imported later.</translation>
    </message>
    <message>
        <source>看示例</source>
        <translation>See the example</translation>
    </message>
    <message>
        <source>在另一个窗口里打开示例煤矿，随便试，与自己的数据分开。</source>
        <translation>Opens the example mine in another window. Try anything; it is apart from your own data.</translation>
    </message>
    <message>
        <source>上级党委</source>
        <translation>Higher Party committee</translation>
    </message>
    <message>
        <source>没有可以不填</source>
        <translation>May stay empty</translation>
    </message>
    <message>
        <source>名称写全，如“综采一队党支部”。上墙版面和名册都用这个名称。</source>
        <translation>Write the name in full, such as &quot;综采一队党支部&quot;. Wall displays and rosters use it.</translation>
    </message>
    <message>
        <source>从哪里开始</source>
        <translation>Where to start</translation>
    </message>
    <message>
        <source>数据只存在这台电脑上，不联网。</source>
        <translation>Your data stays on this computer; nothing goes over the network.</translation>
    </message>
    <message>
        <source>新建协作区</source>
        <translation>New cooperation zone</translation>
    </message>
    <message>
        <source>协作区名称</source>
        <translation>Name of the cooperation zone</translation>
    </message>
    <message>
        <source>协作区不是一级组织，只把几个党支部编在一起。建好后，在党支部上用“划入协作区”。</source>
        <translation>A cooperation zone is no level of organization; it only puts several Party branches together. When it is set up, use &quot;Move to cooperation zone&quot; on a Party branch.</translation>
    </message>
    <message>
        <source>不属于协作区</source>
        <translation>In no cooperation zone</translation>
    </message>
    <message>
        <source>划入协作区</source>
        <translation>Move to cooperation zone</translation>
    </message>
    <message>
        <source>划入</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>这次操作没有完成，已经保存的数据不受影响。可以关掉这个窗口接着用；如果再次出现，请复制下面的报告交给维护人员。报告里没有姓名和号码。</source>
        <translation>This was not completed; what had been saved is not affected. You can close this window and go on. If it happens again, please copy the report below and give it to whoever looks after the program. It contains no names and no numbers.</translation>
    </message>
    <message>
        <source>接着用</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>程序遇到了没有料到的错误</source>
        <translation>The program met an unexpected error</translation>
    </message>
    <message>
        <source>出错报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{year} 年末</source>
        <translation>End of {year}</translation>
    </message>
    <message>
        <source>截至 {day}</source>
        <translation>As of {day}</translation>
    </message>
    <message>
        <source>历史视图 · {words}</source>
        <translation>History · {words}</translation>
    </message>
    <message>
        <source>选择名册和统计截至哪一天</source>
        <translation>Choose the day as of which roster and figures are shown</translation>
    </message>
    <message>
        <source>现在看的是 {day} 的历史视图，改动会写入现在的名册。要继续修改吗？</source>
        <translation>You are looking at the history as of {day}; changes go into the roster of today. Go on?</translation>
    </message>
    <message>
        <source>继续修改</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>已完成：{label}</source>
        <translation>Done: {label}</translation>
    </message>
    <message>
        <source>已撤销：{label}</source>
        <translation>Undone: {label}</translation>
    </message>
    <message>
        <source>已恢复：{label}</source>
        <translation>Redone: {label}</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
    <message>
        <source>打开日历（Alt+↓）</source>
        <translation>Open calendar (Alt+↓)</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>如 1998-07-12、1998.7 或 1998</source>
        <translation>e.g. 1998-07-12, 1998.7 or 1998</translation>
    </message>
    <message>
        <source>正在停止</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>显示{name}</source>
        <translation>Show {name}</translation>
    </message>
    <message>
        <source>隐藏{name}</source>
        <translation>Hide {name}</translation>
    </message>
    <message>
        <source>撤销（Ctrl+Z）</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>缩小（-）</source>
        <translation>Zoom out (-)</translation>
    </message>
    <message>
        <source>放大（+）</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>适合宽度（Ctrl+0）</source>
        <translation>Fit width (Ctrl+0)</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>打印机没有接受这份文件。请检查打印机是否开机、联机，再打印一次。</source>
        <translation>The printer did not take the document. Please check whether it is on and connected, and print again.</translation>
    </message>
    <message>
        <source> 等</source>
        <translation> …</translation>
    </message>
    <message>
        <source>有 {count} 个字没有字形，纸上会是空框：{listed}{more}。请核对用字，或在设置里添加含这些字的字体。</source>
        <translation>{count} characters have no glyph and would be empty boxes on paper: {listed}{more}. Please check them, or add a font that has them in the settings.</translation>
    </message>
    <message>
        <source>第 {page}/{count} 页</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>输入几个字母或汉字；↑↓ 选择，回车打开，Ctrl+回车 打印，Esc 关闭</source>
        <translation>Type a few letters or characters; ↑↓ choose, Enter opens, Ctrl+Enter prints, Esc closes</translation>
    </message>
    <message>
        <source>没有找到。换几个字试试：姓名、拼音首字母、证件或手机号末几位。</source>
        <translation>Nothing found. Try other words: name, pinyin initials, last digits of the ID or phone number.</translation>
    </message>
    <message>
        <source>↑↓ 选择 · 回车打开 · Ctrl+回车 打印 · Esc 关闭</source>
        <translation>↑↓ choose · Enter opens · Ctrl+Enter prints · Esc closes</translation>
    </message>
    <message>
        <source>{title}，{detail}</source>
        <translation>{title}, {detail}</translation>
    </message>
    <message>
        <source>已展开</source>
        <translation>unfolded</translation>
    </message>
    <message>
        <source>已折叠</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>{heading}，{state}</source>
        <translation>{heading}, {state}</translation>
    </message>
    <message>
        <source>页内分栏</source>
        <translation>Sections of the page</translation>
    </message>
    <message>
        <source>主要页面</source>
        <translation>Main pages</translation>
    </message>
    <message>
        <source>{tab}，{count} 件</source>
        <translation>{tab}, {count} items</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>这里还没有内容。</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message>
        <source>显示的列</source>
        <translation>Columns shown</translation>
    </message>
    <message>
        <source>恢复原来的列</source>
        <translation>Restore columns</translation>
    </message>
    <message>
        <source>列标题</source>
        <translation>Column headings</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>去名册</source>
        <translation>Go to roster</translation>
    </message>
    <message>
        <source>这里将排出上墙的全部版面，并看出哪一张已经过时。现在可以打印组织架构图和党小组一览。</source>
        <translation>This will lay out everything for the walls and show which sheet is out of date. For now you can print the organization chart and the list of Party groups.</translation>
    </message>
    <message>
        <source>已加密</source>
        <translation>Encrypted</translation>
    </message>
    <message>
        <source>未加密</source>
        <translation>Not encrypted</translation>
    </message>
    <message>
        <source>数据在 {path}</source>
        <translation>Data in {path}</translation>
    </message>
    <message>
        <source>没有找到英文界面的文件，界面仍用中文。请重新安装程序。</source>
        <translation>The file of the English texts was not found; the window stays Chinese. Please reinstall the program.</translation>
    </message>
    <message>
        <source>{found} 超出范围，应在 {hint} 之间。请改正。</source>
        <translation>{found} is out of range; it must lie in {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>{found}现由{hint}担任，导入后有两人任此职。请核对，并给离任的人办理免职。</source>
        <translation>{found} is now held by {hint}; after the import two people hold the post. Please check, and remove the one who has left it.</translation>
    </message>
    <message>
        <source>{hint}里现在没有“{found}”这一项，这一条没有人符合。请重新选择。</source>
        <translation>{hint} has no item &quot;{found}&quot; now, so nobody meets this condition. Please choose again.</translation>
    </message>
    <message>
        <source>{hint}：{found} 前面的比后面的大。请对调。</source>
        <translation>{hint}: in {found} the first is larger than the second. Please exchange them.</translation>
    </message>
    <message>
        <source>{hint}：“{found}”不是数字。请只填数字。</source>
        <translation>{hint}: &quot;{found}&quot; is no number. Please use digits only.</translation>
    </message>
    <message>
        <source>{hint}：“{found}”不是日期。请写成 1998-07-12、1998年7月 或 1998 的样子。</source>
        <translation>{hint}: &quot;{found}&quot; is no date. Please write it like 1998-07-12, 1998年7月 or 1998.</translation>
    </message>
    <message>
        <source>{kind}不能设在{above}下面。请另选上级组织。</source>
        <translation>{kind} cannot stand under {above}. Please choose another higher organization.</translation>
    </message>
    <message>
        <source>{label}每人不同，不能成批修改。请逐人修改。</source>
        <translation>{label} differs from person to person and cannot be changed for several at once. Please change it one by one.</translation>
    </message>
    <message>
        <source>{name}下面还有{below}。请先撤销或改变隶属。</source>
        <translation>{below} still stands under {name}. Please dissolve it or move it first.</translation>
    </message>
    <message>
        <source>{name}不能印在 {asked} 上。可用的纸张：{possible}。</source>
        <translation>{name} cannot be printed on {asked}. Possible papers: {possible}.</translation>
    </message>
    <message>
        <source>{name}在 {until} 还有变动。请选更晚的日期。</source>
        <translation>{name} still changes on {until}. Please choose a later day.</translation>
    </message>
    <message>
        <source>{name}没有“{level}”明细。可用的明细：{possible}。</source>
        <translation>{name} is not printed as &quot;{level}&quot;. Possible: {possible}.</translation>
    </message>
    <message>
        <source>{name}没有可打印的内容。请先选定要打印的支部或人。</source>
        <translation>{name} has nothing to print. Please choose a branch or people first.</translation>
    </message>
    <message>
        <source>{name}现在的工作从 {until} 开始，变动日期不能更早。请核对日期。</source>
        <translation>The present job of {name} began on {until}; the change cannot be earlier. Please check the date.</translation>
    </message>
    <message>
        <source>{name}还有 {count} 人。请先把人员转到别的组织。</source>
        <translation>{name} still has {count} people. Please move them to another organization first.</translation>
    </message>
    <message>
        <source>{on} 的工作没有记录，不能改正。请先补登这一天以前的工作。</source>
        <translation>No job is recorded for {on}, so it cannot be corrected. Please record the job before this day first.</translation>
    </message>
    <message>
        <source>{path} 不是本程序的数据文件。请换一个数据文件夹。</source>
        <translation>{path} is no data file of this program. Please use another data folder.</translation>
    </message>
    <message>
        <source>{post}不能在{kind}任职。请另选组织。</source>
        <translation>{post} is no post of a {kind}. Please choose another organization.</translation>
    </message>
    <message>
        <source>{post}现由{holder}担任。请先办理免职。</source>
        <translation>{post} is now held by {holder}. Please remove them from the post first.</translation>
    </message>
    <message>
        <source>{where}里有像{kind}的数字，{level}的版面不能印它。请改正这一处，或改打归档明细。</source>
        <translation>{where} holds digits that look like this: {kind}. A sheet for &quot;{level}&quot; cannot print them. Please correct the place, or print it for the archive.</translation>
    </message>
    <message>
        <source>“{file}”不是工作簿，请选择 .xlsx、.xls 或 .csv 文件。</source>
        <translation>&quot;{file}&quot; is no workbook. Please choose an .xlsx, .xls or .csv file.</translation>
    </message>
    <message>
        <source>“{file}”不能用作文件名，请换一个短一些、不含特殊符号的名字。</source>
        <translation>&quot;{file}&quot; cannot be a file name. Please choose a shorter one without special characters.</translation>
    </message>
    <message>
        <source>“{file}”其实是网页格式，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation>&quot;{file}&quot; is really a web page. Please open it in WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>“{file}”已损坏，请用 WPS 打开它并另存为新文件，打不开就重新取得这份文件。</source>
        <translation>&quot;{file}&quot; is damaged. Please open it in WPS and save it as a new file; if it does not open, get the file again.</translation>
    </message>
    <message>
        <source>“{file}”已是一个文件夹的名字，请换一个文件名。</source>
        <translation>&quot;{file}&quot; is the name of a folder. Please choose another file name.</translation>
    </message>
    <message>
        <source>“{file}”所在的文件夹不存在，请另选一个文件夹保存。</source>
        <translation>The folder of &quot;{file}&quot; does not exist. Please choose another folder.</translation>
    </message>
    <message>
        <source>“{file}”是 0 字节的空文件，请重新取得这份文件。</source>
        <translation>&quot;{file}&quot; is an empty file of 0 bytes. Please get the file again.</translation>
    </message>
    <message>
        <source>“{file}”是一个文件夹，请选择其中的工作簿文件。</source>
        <translation>&quot;{file}&quot; is a folder. Please choose a workbook in it.</translation>
    </message>
    <message>
        <source>“{file}”是本程序不读的表格格式，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation>&quot;{file}&quot; is a kind of spreadsheet that this program does not read. Please open it in WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>“{file}”正被 WPS 或 Excel 占用，请先关闭它再导出，或换一个文件名。</source>
        <translation>&quot;{file}&quot; is in use by WPS or Excel. Please close it before exporting, or choose another name.</translation>
    </message>
    <message>
        <source>“{file}”正被 WPS 或 Excel 占用，请先在那里保存并关闭它，再试一次。</source>
        <translation>&quot;{file}&quot; is in use by WPS or Excel. Please save and close it there, then try again.</translation>
    </message>
    <message>
        <source>“{file}”的单元格超过 {limit} 个，请删去多余的行列或分成几个文件后再导入。</source>
        <translation>&quot;{file}&quot; has more than {limit} cells. Please delete what is not needed or split it into several files.</translation>
    </message>
    <message>
        <source>“{file}”的工作表“{sheet}”用到了第 {found} 列，超过 {limit} 列的上限，请删去右侧多余的列后再导入。</source>
        <translation>Sheet &quot;{sheet}&quot; of &quot;{file}&quot; reaches column {found}; at most {limit} can be read. Please delete the columns at the right that are not needed.</translation>
    </message>
    <message>
        <source>“{file}”的工作表“{sheet}”用到了第 {found} 行，超过 {limit} 行的上限，请删去下方多余的行或分成几个文件后再导入。</source>
        <translation>Sheet &quot;{sheet}&quot; of &quot;{file}&quot; reaches row {found}; at most {limit} can be read. Please delete the rows below that are not needed or split it into several files.</translation>
    </message>
    <message>
        <source>“{file}”的工作表超过 {limit} 张，请分成几个文件后再导入。</source>
        <translation>&quot;{file}&quot; has more than {limit} sheets. Please split it into several files.</translation>
    </message>
    <message>
        <source>“{file}”第 {row} 行有一格超过 {limit} 个字，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation>A cell in row {row} of &quot;{file}&quot; has more than {limit} characters. Please open it in WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>“{file}”第 {row} 行起的引号不成对，请在那里改正，或用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation>From row {row} on the quotation marks in &quot;{file}&quot; do not pair. Please correct them there, or open it in WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>“{file}”解压后大得不正常，为保护电脑没有打开，请把需要的内容复制到新工作簿后再导入。</source>
        <translation>&quot;{file}&quot; unpacks to an unusual size and was not opened, to protect the computer. Please copy what you need into a new workbook.</translation>
    </message>
    <message>
        <source>“{file}”设有打开密码，请用 WPS 打开它、取消密码并保存后再导入。</source>
        <translation>&quot;{file}&quot; has a password. Please open it in WPS, take the password away, save it and import it again.</translation>
    </message>
    <message>
        <source>“{file}”超过 {limit} MB，请删去其中的图片或分成几个文件后再导入。</source>
        <translation>&quot;{file}&quot; is larger than {limit} MB. Please delete the pictures in it or split it into several files.</translation>
    </message>
    <message>
        <source>“{file}”里没有任何内容，请确认选对了文件。</source>
        <translation>&quot;{file}&quot; holds nothing. Please make sure it is the right file.</translation>
    </message>
    <message>
        <source>“{found}”不像党支部的名称。请核对。</source>
        <translation>&quot;{found}&quot; does not look like the name of a Party branch. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不像手机号码，手机号码以 13 至 19 开头。请核对。</source>
        <translation>&quot;{found}&quot; does not look like a mobile number; those begin with 13 to 19. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不是“井下”或“地面”，未采用。请核对。</source>
        <translation>&quot;{found}&quot; is neither &quot;井下&quot; nor &quot;地面&quot; and was not taken. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不是“是”或“否”，未采用。请核对。</source>
        <translation>&quot;{found}&quot; is neither &quot;是&quot; nor &quot;否&quot; and was not taken. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不是支部里的职务，未采用。行政职务请填在工作岗位一栏。</source>
        <translation>&quot;{found}&quot; is no post in a branch and was not taken. Please write posts of the administration in the column of the job.</translation>
    </message>
    <message>
        <source>“{found}”不是整数。请只填数字。</source>
        <translation>&quot;{found}&quot; is no whole number. Please use digits only.</translation>
    </message>
    <message>
        <source>“{found}”不是月数，未采用。请填整月数。</source>
        <translation>&quot;{found}&quot; is no number of months and was not taken. Please write whole months.</translation>
    </message>
    <message>
        <source>“{found}”不是电话号码。请核对。</source>
        <translation>&quot;{found}&quot; is no phone number. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不是认得的日期。请写成 1998-07-12、1998年7月 或 1998.07 的样子。</source>
        <translation>&quot;{found}&quot; is not understood as a date. Please write it like 1998-07-12, 1998年7月 or 1998.07.</translation>
    </message>
    <message>
        <source>“{found}”不能作为时间长短。请填 1 到 {hint} 的整数。</source>
        <translation>&quot;{found}&quot; cannot be a length of time. Please write a whole number from 1 to {hint}.</translation>
    </message>
    <message>
        <source>“{found}”不能这样比较。请改选比较方式，或者删去这一条。</source>
        <translation>&quot;{found}&quot; cannot be compared in this way. Please choose another comparison, or delete the condition.</translation>
    </message>
    <message>
        <source>“{found}”是公式文字，未采用。请改成文字。</source>
        <translation>&quot;{found}&quot; is the text of a formula and was not taken. Please change it to plain text.</translation>
    </message>
    <message>
        <source>“{found}”是农历日期。请换算成公历再填。</source>
        <translation>&quot;{found}&quot; is a date of the lunar calendar. Please convert it first.</translation>
    </message>
    <message>
        <source>“{found}”是表格内部的日期序号，已读作 {hint}。请核对。</source>
        <translation>&quot;{found}&quot; is the spreadsheet&apos;s own number of a date and was read as {hint}. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”有 {hint} 位，手机号码应为 11 位，固定电话应带区号。请核对。</source>
        <translation>&quot;{found}&quot; has {hint} digits; a mobile number has 11, and a fixed line needs its area code. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”没有写全年份，不能断定是哪一年。请写四位年份。</source>
        <translation>&quot;{found}&quot; does not write the year in full. Please write it with four digits.</translation>
    </message>
    <message>
        <source>“{found}”没有写到日。请写明是哪一天，如 2026-11-20。</source>
        <translation>&quot;{found}&quot; does not name the day. Please write the day, such as 2026-11-20.</translation>
    </message>
    <message>
        <source>“{found}”这一条还没有填完。请填上，或者删去这一条。</source>
        <translation>The condition &quot;{found}&quot; is not complete. Please complete it, or delete it.</translation>
    </message>
    <message>
        <source>“{key}”的值与规则里的写法不一样。请照“{title}”的样子填写。</source>
        <translation>The value of &quot;{key}&quot; is not written as in the rule. Please follow &quot;{title}&quot;.</translation>
    </message>
    <message>
        <source>“{label}”已经不在信息卡上。请重新打开信息卡。</source>
        <translation>&quot;{label}&quot; is no longer on the card. Please open the card again.</translation>
    </message>
    <message>
        <source>“{name}”不是文档，为安全起见不从这里打开。请打开它所在的文件夹查看。</source>
        <translation>&quot;{name}&quot; is no document and for safety is not opened from here. Please open its folder.</translation>
    </message>
    <message>
        <source>“{path}”只写入了 {found} 字节，应为 {expected} 字节，已放弃，原有内容未变。请检查磁盘空间，再做一次。</source>
        <translation>Only {found} of {expected} bytes of &quot;{path}&quot; could be written; it was given up and nothing has changed. Please check the disk and try again.</translation>
    </message>
    <message>
        <source>“{path}”所在的磁盘是只读的，不能写入。请解除写保护，或换一个位置。</source>
        <translation>The disk of &quot;{path}&quot; is read-only. Please remove the write protection, or choose another place.</translation>
    </message>
    <message>
        <source>“{path}”是一个文件夹，不能当文件写。请换一个文件名。</source>
        <translation>&quot;{path}&quot; is a folder and cannot be written as a file. Please choose another name.</translation>
    </message>
    <message>
        <source>“{path}”正被另一个程序（如 WPS、Excel）占用。请在那里关闭它，再做一次。</source>
        <translation>&quot;{path}&quot; is in use by another program (such as WPS or Excel). Please close it there and try again.</translation>
    </message>
    <message>
        <source>“{path}”的位置上已有同名文件，不能当文件夹用。请换一个文件夹。</source>
        <translation>A file stands at &quot;{path}&quot;, so it cannot be a folder. Please choose another folder.</translation>
    </message>
    <message>
        <source>“{path}”这个名称太长，或含有系统不允许的字符。请换一个短一些的名称。</source>
        <translation>The name &quot;{path}&quot; is too long or has characters that the system does not allow. Please choose a shorter one.</translation>
    </message>
    <message>
        <source>“{target}”是文件夹，不是文件。请另取文件名。</source>
        <translation>&quot;{target}&quot; is a folder and not a file. Please choose another name.</translation>
    </message>
    <message>
        <source>“{target}”没有写成（{reason}）。请换一个位置再试。</source>
        <translation>&quot;{target}&quot; was not written ({reason}). Please try another place.</translation>
    </message>
    <message>
        <source>一格里有几个电话“{found}”，只采用了第一个 {hint}。其余的请写到备注。</source>
        <translation>A cell holds several phone numbers &quot;{found}&quot;; only the first, {hint}, was taken. Please put the others into the remarks.</translation>
    </message>
    <message>
        <source>上级组织不存在或已撤销。请另选上级组织。</source>
        <translation>The higher organization does not exist or was dissolved. Please choose another one.</translation>
    </message>
    <message>
        <source>不能写“{target}”：没有写入权限，或文件正被别的程序打开。请关闭打开它的程序，或换一个位置。</source>
        <translation>&quot;{target}&quot; cannot be written: there is no permission, or another program has it open. Please close that program, or choose another place.</translation>
    </message>
    <message>
        <source>不认识明细“{detail}”。可用的有：{known}。</source>
        <translation>The level &quot;{detail}&quot; is not known. There are: {known}.</translation>
    </message>
    <message>
        <source>不认识纸张“{text}”。请写 A5、A4、A3、A2、A1、A0，或宽x高如 60x90cm。</source>
        <translation>The paper &quot;{text}&quot; is not known. Please write A5, A4, A3, A2, A1, A0, or width x height such as 60x90cm.</translation>
    </message>
    <message>
        <source>与前面一行是同一人，而那一行没有采用。请先改正那一行。</source>
        <translation>This is the person of an earlier row, which was refused. Please correct that row first.</translation>
    </message>
    <message>
        <source>与另一段工作（{began} 至 {until}）重叠。请核对日期。</source>
        <translation>It overlaps with another job ({began} to {until}). Please check the dates.</translation>
    </message>
    <message>
        <source>井下/地面</source>
        <translation>Underground/surface</translation>
    </message>
    <message>
        <source>人员应编入党支部。请选择一个党支部。</source>
        <translation>A person belongs to a Party branch. Please choose one.</translation>
    </message>
    <message>
        <source>从事专业技术职务</source>
        <translation>Professional title</translation>
    </message>
    <message>
        <source>保存的筛选条件读不懂，没有采用。请重新设定。</source>
        <translation>The saved filter cannot be understood and is not used. Please set it again.</translation>
    </message>
    <message>
        <source>信息卡没有“{unknown}”这个部分。请从这些里选：{known}。</source>
        <translation>The card has no part &quot;{unknown}&quot;. Please choose from: {known}.</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Edit person</translation>
    </message>
    <message>
        <source>免职日期早于任职日期 {since}。请核对日期。</source>
        <translation>The date of removal is before the date of appointment, {since}. Please check the dates.</translation>
    </message>
    <message>
        <source>党内职务</source>
        <translation>Party posts</translation>
    </message>
    <message>
        <source>党员信息卡</source>
        <translation>Information card</translation>
    </message>
    <message>
        <source>党员减少信息</source>
        <translation>Note on leaving</translation>
    </message>
    <message>
        <source>党员名册</source>
        <translation>Roster of members</translation>
    </message>
    <message>
        <source>党员增加信息</source>
        <translation>Note on joining</translation>
    </message>
    <message>
        <source>党员注册时间</source>
        <translation>Date of registration</translation>
    </message>
    <message>
        <source>党小组一览</source>
        <translation>List of Party groups</translation>
    </message>
    <message>
        <source>党小组不属于此人所在的党支部。请选本支部的党小组。</source>
        <translation>The Party group is not of this person&apos;s branch. Please choose a group of the branch.</translation>
    </message>
    <message>
        <source>党小组的名称“{found}”超过 {hint} 个字，未采用。请改短。</source>
        <translation>The name of the Party group, &quot;{found}&quot;, is longer than {hint} characters and was not taken. Please shorten it.</translation>
    </message>
    <message>
        <source>党小组长没有写明党小组，这项职务未采用。请补写党小组。</source>
        <translation>A group leader without a Party group: the post was not taken. Please add the group.</translation>
    </message>
    <message>
        <source>党支部“{found}”是公式文字，不能采用。请改成支部名称。</source>
        <translation>The Party branch &quot;{found}&quot; is the text of a formula. Please write the name of the branch.</translation>
    </message>
    <message>
        <source>党支部的名称“{found}”超过 {hint} 个字。请改短。</source>
        <translation>The name of the Party branch, &quot;{found}&quot;, is longer than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>党龄</source>
        <translation>Party standing</translation>
    </message>
    <message>
        <source>党龄校正值（月）</source>
        <translation>Correction of Party standing (months)</translation>
    </message>
    <message>
        <source>入党日期 {found} 时未满 18 岁（出生 {hint}）。请核对两个日期。</source>
        <translation>On joining the Party on {found} the person was under 18 (born {hint}). Please check both dates.</translation>
    </message>
    <message>
        <source>入党日期早于此前类别的日期 {latest}。请核对。</source>
        <translation>The date of joining the Party is before that of the category before it, {latest}. Please check.</translation>
    </message>
    <message>
        <source>入党时所在支部</source>
        <translation>Branch at admission</translation>
    </message>
    <message>
        <source>入党类型</source>
        <translation>Kind of admission</translation>
    </message>
    <message>
        <source>全国规定</source>
        <translation>national regulation</translation>
    </message>
    <message>
        <source>公民身份号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>公民身份号码与已有的人相同，姓名却不同。请决定是否同一人。</source>
        <translation>The ID number is that of somebody we have, the name is not. Please decide whether it is the same person.</translation>
    </message>
    <message>
        <source>内容超过 {hint} 个字，后面的已截去，原文是“{found}”。请改短。</source>
        <translation>Longer than {hint} characters; the rest was cut off. It was &quot;{found}&quot;. Please shorten it.</translation>
    </message>
    <message>
        <source>写“{file}”时磁盘出错，原有文件没有改动，请换一个文件夹后再试。</source>
        <translation>The disk failed while writing &quot;{file}&quot;; the earlier file is unchanged. Please try another folder.</translation>
    </message>
    <message>
        <source>写了 {hint} 个字，太长。请缩短，或写到备注。</source>
        <translation>{hint} characters are too many. Please shorten it, or use the remarks.</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>出生日期 {found} 与公民身份号码不一致，按号码应为 {hint}，已按表中所写采用。请核对。</source>
        <translation>The date of birth {found} does not agree with the ID number, which says {hint}; the sheet&apos;s was taken. Please check.</translation>
    </message>
    <message>
        <source>删去以前的工作</source>
        <translation>Delete former job</translation>
    </message>
    <message>
        <source>前面已有同名同支部的人，出生日期不全，不能断定是否同一人。请补填出生日期或公民身份号码，或者决定是否同一人。</source>
        <translation>Somebody of the same name and branch stands above, and dates of birth are missing, so it cannot be told whether it is the same person. Please fill in date of birth or ID number, or decide.</translation>
    </message>
    <message>
        <source>区队</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>升级前的备份没有做成，所以没有升级，数据没有改动。请检查磁盘空间后再打开。</source>
        <translation>The copy before the upgrade could not be made, so nothing was upgraded or changed. Please check the disk and open it again.</translation>
    </message>
    <message>
        <source>参加工作日期</source>
        <translation>Date of first job</translation>
    </message>
    <message>
        <source>取消“不同的人”</source>
        <translation>Take back &quot;not the same&quot;</translation>
    </message>
    <message>
        <source>取消另定的规则</source>
        <translation>Take back own rule</translation>
    </message>
    <message>
        <source>口令不对，或者文件已损坏。请核对口令后再试；仍打不开时用最近的备份恢复。</source>
        <translation>The password is wrong, or the file is damaged. Please check the password and try again; if it still does not open, restore the latest copy.</translation>
    </message>
    <message>
        <source>另一张表的表头：{found}</source>
        <translation>Header of another table: {found}</translation>
    </message>
    <message>
        <source>另定规则</source>
        <translation>Set own rule</translation>
    </message>
    <message>
        <source>另定规则要写明理由和依据。请填写由谁、按什么文件决定。</source>
        <translation>A rule of your own needs its reason. Please write who decided it and by which document.</translation>
    </message>
    <message>
        <source>只有一格文字的行，不是人员：{found}</source>
        <translation>A row with one text only, no person: {found}</translation>
    </message>
    <message>
        <source>只有序号或单位的空行，不是人员：{found}</source>
        <translation>A row with only a number or unit, no person: {found}</translation>
    </message>
    <message>
        <source>可信度中</source>
        <translation>fairly certain</translation>
    </message>
    <message>
        <source>可信度低，请问上级</source>
        <translation>uncertain, please ask your superiors</translation>
    </message>
    <message>
        <source>可信度高</source>
        <translation>certain</translation>
    </message>
    <message>
        <source>可能是已有的几个人之一。请选定是哪一个，或者作为新人。</source>
        <translation>This may be one of several people we have. Please choose which, or take it as somebody new.</translation>
    </message>
    <message>
        <source>号码“{found}”带有星号，未采用。需要时请导入完整的号码。</source>
        <translation>The number &quot;{found}&quot; has asterisks and was not taken. Please import the full number if you need it.</translation>
    </message>
    <message>
        <source>号码“{found}”是 15 位的旧号码，已经停用。请填写现在证件上的 18 位号码。</source>
        <translation>The number &quot;{found}&quot; is an old one of 15 digits. Please write the 18 digits of the present card.</translation>
    </message>
    <message>
        <source>号码“{found}”是 {hint} 位，公民身份号码应为 18 位。请对照证件改正。</source>
        <translation>The number &quot;{found}&quot; has {hint} digits; an ID number has 18. Please correct it by the card.</translation>
    </message>
    <message>
        <source>号码“{found}”的末位校验不符，按前 17 位应为 {hint}。请对照证件改正。</source>
        <translation>The last digit of &quot;{found}&quot; is wrong; by the first 17 it should be {hint}. Please correct it by the card.</translation>
    </message>
    <message>
        <source>号码“{found}”被表格当成了数字，末几位已经丢失，不能采用。请把这一列设成文本格式，对照证件重新填写。</source>
        <translation>The spreadsheet took &quot;{found}&quot; for a number and lost its last digits. Please format the column as text and write it again by the card.</translation>
    </message>
    <message>
        <source>号码“{found}”里有数字和末位 X 以外的字符。请对照证件改正。</source>
        <translation>The number &quot;{found}&quot; has characters other than digits and a last X. Please correct it by the card.</translation>
    </message>
    <message>
        <source>号码“{found}”里的出生日期 {hint} 不存在。请对照证件改正。</source>
        <translation>The date of birth {hint} in &quot;{found}&quot; does not exist. Please correct it by the card.</translation>
    </message>
    <message>
        <source>号码“{found}”里的出生日期 {hint} 还没有到。请对照证件改正。</source>
        <translation>The date of birth {hint} in &quot;{found}&quot; is in the future. Please correct it by the card.</translation>
    </message>
    <message>
        <source>各地做法，可改</source>
        <translation>local practice, may be changed</translation>
    </message>
    <message>
        <source>合并重复人员</source>
        <translation>Merge duplicate people</translation>
    </message>
    <message>
        <source>合计行，不是人员：{found}</source>
        <translation>A row of totals, no person: {found}</translation>
    </message>
    <message>
        <source>同支部同名、缺出生日期</source>
        <translation>Same branch and name, date of birth missing</translation>
    </message>
    <message>
        <source>名称不能为空。请填写组织名称。</source>
        <translation>The name cannot be empty. Please write the name of the organization.</translation>
    </message>
    <message>
        <source>名称有 {count} 个字，最多 {most} 个字。请缩短。</source>
        <translation>The name has {count} characters; at most {most} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>填表、审核等签署行，不是人员：{found}</source>
        <translation>A row of signatures, no person: {found}</translation>
    </message>
    <message>
        <source>增加栏目叫法</source>
        <translation>Remember headings</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>姓名“{found}”只有一个字。请核对是否漏字。</source>
        <translation>The name &quot;{found}&quot; has a single character. Please check whether one is missing.</translation>
    </message>
    <message>
        <source>姓名“{found}”里有不能用的字符（{hint}），姓名只能用汉字、字母和间隔号“·”。请按身份证改正。</source>
        <translation>The name &quot;{found}&quot; has characters that cannot be used ({hint}); only Chinese characters, letters and the dot &quot;·&quot; can. Please correct it by the ID card.</translation>
    </message>
    <message>
        <source>姓名、支部和出生日期与已有的人相同，公民身份号码却不同。请决定是否同一人。</source>
        <translation>Name, branch and date of birth are those of somebody we have, the ID number is not. Please decide whether it is the same person.</translation>
    </message>
    <message>
        <source>姓名不能为空。请填写姓名。</source>
        <translation>The name cannot be empty. Please write the name.</translation>
    </message>
    <message>
        <source>姓名和出生日期与另一支部的人相同。请决定是否同一人。</source>
        <translation>Name and date of birth are those of somebody in another branch. Please decide whether it is the same person.</translation>
    </message>
    <message>
        <source>姓名和出生日期相同</source>
        <translation>Same name and date of birth</translation>
    </message>
    <message>
        <source>姓名相同、身份号码相近</source>
        <translation>Same name, similar ID number</translation>
    </message>
    <message>
        <source>姓名相近、出生日期相同</source>
        <translation>Similar name, same date of birth</translation>
    </message>
    <message>
        <source>姓名超过 {hint} 个字。请只填姓名，其他内容写到备注。</source>
        <translation>The name is longer than {hint} characters. Please write only the name, and the rest in the remarks.</translation>
    </message>
    <message>
        <source>字体文件 {name} 不在或已损坏（{parent}）。请重新安装程序。</source>
        <translation>The font file {name} is missing or damaged ({parent}). Please reinstall the program.</translation>
    </message>
    <message>
        <source>学位</source>
        <translation>Degree</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>学历“{found}”不认得，未采用。请改为研究生、本科、大专、中专、高中、初中等。</source>
        <translation>The education &quot;{found}&quot; is not known and was not taken. Please write 研究生, 本科, 大专, 中专, 高中, 初中 or the like.</translation>
    </message>
    <message>
        <source>对照表里的栏目“{found}”不存在。请使用程序里的栏目名称。</source>
        <translation>The column &quot;{found}&quot; of the mapping does not exist. Please use the names of the program&apos;s columns.</translation>
    </message>
    <message>
        <source>导出未打码的名册</source>
        <translation>Export roster in full</translation>
    </message>
    <message>
        <source>工作</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>工作变动</source>
        <translation>Change of job</translation>
    </message>
    <message>
        <source>工作岗位</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>工作表是隐藏的，未读取。需要时请取消隐藏，或者导入时选上它。</source>
        <translation>The sheet is hidden and was not read. Please unhide it, or tick it when importing, if you need it.</translation>
    </message>
    <message>
        <source>工种</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>已经是{stage}，没有下一步。请核对人员。</source>
        <translation>Already {stage}; nothing comes after it. Please check the person.</translation>
    </message>
    <message>
        <source>已经有“{name}”。请换一个名称。</source>
        <translation>There is a &quot;{name}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>延长预备期时间（月）</source>
        <translation>Extension of probation (months)</translation>
    </message>
    <message>
        <source>建立示范数据</source>
        <translation>Build the example</translation>
    </message>
    <message>
        <source>当前是{stage}，下一步应为{following}，不能直接改为{wanted}。请逐步变更。</source>
        <translation>Now {stage}; {following} comes next, not {wanted}. Please go step by step.</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>性别“{found}”不是“男”或“女”。请改正。</source>
        <translation>The sex &quot;{found}&quot; is neither &quot;男&quot; nor &quot;女&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>性别“{found}”与公民身份号码不一致，按号码应为“{hint}”，已按表中所写采用。请核对。</source>
        <translation>The sex &quot;{found}&quot; does not agree with the ID number, which says &quot;{hint}&quot;; the sheet&apos;s was taken. Please check.</translation>
    </message>
    <message>
        <source>户籍所在地</source>
        <translation>Registered residence</translation>
    </message>
    <message>
        <source>所在组织</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>所选文件</source>
        <translation>the chosen file</translation>
    </message>
    <message>
        <source>手机号码</source>
        <translation>Mobile phone</translation>
    </message>
    <message>
        <source>手机号码相同</source>
        <translation>Same mobile phone</translation>
    </message>
    <message>
        <source>打印党员信息卡</source>
        <translation>Print information card</translation>
    </message>
    <message>
        <source>打印党员名册</source>
        <translation>Print roster of members</translation>
    </message>
    <message>
        <source>打印党小组一览</source>
        <translation>Print list of Party groups</translation>
    </message>
    <message>
        <source>打印组织架构图</source>
        <translation>Print organization chart</translation>
    </message>
    <message>
        <source>批量修改人员</source>
        <translation>Edit several people</translation>
    </message>
    <message>
        <source>找不到“{found}”。请检查它是否已被移走或删除。</source>
        <translation>&quot;{found}&quot; is not there. Please check whether it was moved or deleted.</translation>
    </message>
    <message>
        <source>找不到“{path}”。请检查它是否已被移走，U盘或网络盘是否仍然连接。</source>
        <translation>&quot;{path}&quot; is not there. Please check whether it was moved, and whether the stick or network drive is still connected.</translation>
    </message>
    <message>
        <source>找不到所选的人。请重新选择。</source>
        <translation>Those selected cannot be found. Please select again.</translation>
    </message>
    <message>
        <source>找不到文件“{file}”，请确认它没有被移走或改名，再重新选择。</source>
        <translation>The file &quot;{file}&quot; is not there. Please make sure it was not moved or renamed, and choose it again.</translation>
    </message>
    <message>
        <source>改正以前的工作</source>
        <translation>Correct former job</translation>
    </message>
    <message>
        <source>改正组织名称</source>
        <translation>Correct name of organization</translation>
    </message>
    <message>
        <source>数字“{found}”可能是 1 月，也可能是写成 .10 的 10 月，只记作 {hint}。请补写月份。</source>
        <translation>The number &quot;{found}&quot; may mean January or, written as .10, October; only {hint} was recorded. Please add the month.</translation>
    </message>
    <message>
        <source>数字“{found}”按本列两位月份的写法读作 {hint}。请核对。</source>
        <translation>The number &quot;{found}&quot; was read as {hint}, as the column writes months with two digits. Please check it.</translation>
    </message>
    <message>
        <source>数据库引擎版本过低（{found}），继续使用可能损坏数据。请重新安装本程序。</source>
        <translation>The database engine is too old ({found}) and might damage the data. Please reinstall the program.</translation>
    </message>
    <message>
        <source>数据文件不能写入：{path}。请检查文件夹权限，或换一个数据文件夹。</source>
        <translation>The data file cannot be written: {path}. Please check the permissions of the folder, or use another data folder.</translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正由{user}在本机上使用（{since}起，进程 {pid}）。请先在那里退出程序，再打开。</source>
        <translation>The data folder &quot;{folder}&quot; is in use by {user} on this computer (since {since}, process {pid}). Please quit the program there first.</translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正由{user}在电脑“{host}”上使用（{since}起，进程 {pid}）。请先在那里退出程序，再打开。</source>
        <translation>The data folder &quot;{folder}&quot; is in use by {user} on the computer &quot;{host}&quot; (since {since}, process {pid}). Please quit the program there first.</translation>
    </message>
    <message>
        <source>数据文件夹“{folder}”正被另一个程序使用。请先在那里退出程序，再打开。</source>
        <translation>The data folder &quot;{folder}&quot; is in use by another program. Please quit it there first.</translation>
    </message>
    <message>
        <source>数据文件夹里已有数据，不能再建立示范数据。请换一个空的数据文件夹。</source>
        <translation>The data folder holds data already, so the example cannot be built in it. Please use an empty folder.</translation>
    </message>
    <message>
        <source>数据文件已损坏，无法打开。请不要继续写入，用最近的备份恢复：{path}</source>
        <translation>The data file is damaged and cannot be opened. Please write nothing more and restore the latest copy: {path}</translation>
    </message>
    <message>
        <source>数据正被另一个程序占用。请关闭它后再试。</source>
        <translation>The data is in use by another program. Please close it and try again.</translation>
    </message>
    <message>
        <source>文件夹“{folder}”不存在。请换一个位置。</source>
        <translation>The folder &quot;{folder}&quot; does not exist. Please choose another place.</translation>
    </message>
    <message>
        <source>新建组织</source>
        <translation>Set up organization</translation>
    </message>
    <message>
        <source>新社会阶层类型</source>
        <translation>New social stratum</translation>
    </message>
    <message>
        <source>日期“{found}”不存在。请对照原始材料改正。</source>
        <translation>The date &quot;{found}&quot; does not exist. Please correct it by the documents.</translation>
    </message>
    <message>
        <source>日期“{found}”早于 1900 年。请改正。</source>
        <translation>The date &quot;{found}&quot; is before 1900. Please correct it.</translation>
    </message>
    <message>
        <source>日期“{found}”晚于 {hint}，还没有到。请改正。</source>
        <translation>The date &quot;{found}&quot; is after {hint}, in the future. Please correct it.</translation>
    </message>
    <message>
        <source>日期早于划入现协作区的日期 {since}。请核对日期。</source>
        <translation>The date is before that of joining the present cooperation zone, {since}. Please check it.</translation>
    </message>
    <message>
        <source>日期早于成为{stage}的日期 {since}。请核对日期。</source>
        <translation>The date is before that of becoming {stage}, {since}. Please check it.</translation>
    </message>
    <message>
        <source>日期早于进入现组织的日期 {since}。请核对日期。</source>
        <translation>The date is before that of joining the present organization, {since}. Please check it.</translation>
    </message>
    <message>
        <source>是否农民工</source>
        <translation>Migrant worker</translation>
    </message>
    <message>
        <source>是否失联党员</source>
        <translation>Out of contact</translation>
    </message>
    <message>
        <source>是否流动党员</source>
        <translation>Floating member</translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation>Show number</translation>
    </message>
    <message>
        <source>更换照片</source>
        <translation>Change photo</translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>最上级</source>
        <translation>the top</translation>
    </message>
    <message>
        <source>有几个党支部都可能是这个名称。请写全称。</source>
        <translation>Several Party branches may be meant by this name. Please write it in full.</translation>
    </message>
    <message>
        <source>有照片</source>
        <translation>Has a photo</translation>
    </message>
    <message>
        <source>条件里的栏目“{found}”现在没有了（已停用，或由较新的程序定义），这一条没有人符合。请改选栏目，或者删去这一条。</source>
        <translation>The column &quot;{found}&quot; of a condition is gone (out of use, or defined by a newer program), so nobody meets it. Please choose another column, or delete the condition.</translation>
    </message>
    <message>
        <source>查看某一天的名册</source>
        <translation>Roster as of a day</translation>
    </message>
    <message>
        <source>标题或说明行，不是人员：{found}</source>
        <translation>A row of titles or notes, no person: {found}</translation>
    </message>
    <message>
        <source>栏次行，不是人员：{found}</source>
        <translation>A row of column numbers, no person: {found}</translation>
    </message>
    <message>
        <source>止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>正在写入名册</source>
        <translation>Writing the roster</translation>
    </message>
    <message>
        <source>正在取数</source>
        <translation>Fetching data</translation>
    </message>
    <message>
        <source>正在排版</source>
        <translation>Setting the pages</translation>
    </message>
    <message>
        <source>正在核对人员</source>
        <translation>Checking people</translation>
    </message>
    <message>
        <source>正在比对</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>正在读取人员</source>
        <translation>Reading people</translation>
    </message>
    <message>
        <source>正在读取工作簿</source>
        <translation>Reading the workbook</translation>
    </message>
    <message>
        <source>正式党员没有转正日期，党龄无法计算。请补填。</source>
        <translation>A full member without a date of full membership: Party standing cannot be computed. Please fill it in.</translation>
    </message>
    <message>
        <source>此人在导入日期之后已有变动登记，不能按较早的日期改动。请按今天的日期导入，或逐人修改。</source>
        <translation>Changes of this person are recorded after the date of the import, so an earlier one cannot change them. Please import as of today, or edit the person.</translation>
    </message>
    <message>
        <source>此人已任{post}，不必重复登记。</source>
        <translation>This person already holds the post {post}; nothing more is needed.</translation>
    </message>
    <message>
        <source>此人已登记减少，不在册。如已转回，请先恢复在册再导入。</source>
        <translation>This person is recorded as having left. If they came back, please put them back on the roster before importing.</translation>
    </message>
    <message>
        <source>此人现在另一支部，导入后转到“{found}”。请核对。</source>
        <translation>This person is in another branch and moves to &quot;{found}&quot; with the import. Please check.</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnic group</translation>
    </message>
    <message>
        <source>民族“{found}”不认得，未采用。请按国家标准的民族名称填写。</source>
        <translation>The ethnic group &quot;{found}&quot; is not known and was not taken. Please use the names of the national standard.</translation>
    </message>
    <message>
        <source>没有“{rule}”这条规则。请核对名称。</source>
        <translation>There is no rule &quot;{rule}&quot;. Please check the name.</translation>
    </message>
    <message>
        <source>没有人员类别，按入党和转正日期记作{hint}。请核对。</source>
        <translation>There is no category; by the dates it was recorded as {hint}. Please check.</translation>
    </message>
    <message>
        <source>没有人员类别，按日期也不能断定。请补填。</source>
        <translation>There is no category, and the dates do not tell. Please fill it in.</translation>
    </message>
    <message>
        <source>没有代号为“{code}”的版面。可打印的有：{known}。</source>
        <translation>There is no sheet with the code &quot;{code}&quot;. There are: {known}.</translation>
    </message>
    <message>
        <source>没有入党日期。请补填。</source>
        <translation>The date of joining the Party is missing. Please fill it in.</translation>
    </message>
    <message>
        <source>没有公民身份号码。请补填，补填前按姓名、支部和出生日期认人。</source>
        <translation>The ID number is missing. Please fill it in; until then people are known by name, branch and date of birth.</translation>
    </message>
    <message>
        <source>没有写明党支部，表头上方和标题里也没有。请增加“所在党支部”一列，或者导入时选定支部。</source>
        <translation>No Party branch is named, neither above the header nor in the title. Please add a column &quot;所在党支部&quot;, or choose a branch when importing.</translation>
    </message>
    <message>
        <source>没有出生日期，也没有身份号码可以推知。请补填。</source>
        <translation>The date of birth is missing, and there is no ID number to tell it. Please fill it in.</translation>
    </message>
    <message>
        <source>没有在这个文件夹里写“{file}”的权限，请另选一个文件夹保存。</source>
        <translation>There is no permission to write &quot;{file}&quot; into this folder. Please choose another one.</translation>
    </message>
    <message>
        <source>没有姓名。请填写身份证上的姓名。</source>
        <translation>The name is missing. Please write the name of the ID card.</translation>
    </message>
    <message>
        <source>没有性别，也没有身份号码可以推知。请补填。</source>
        <translation>The sex is missing, and there is no ID number to tell it. Please fill it in.</translation>
    </message>
    <message>
        <source>没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。请补写表头，不是名册的工作表可以不管。</source>
        <translation>No header found: a row is needed with &quot;姓名&quot; and at least one more known column. Please add it; a sheet that is no roster may be left alone.</translation>
    </message>
    <message>
        <source>没有权限读写“{path}”，或者它正被另一个程序打开。请关闭占用它的程序，或换一个有权限的位置。</source>
        <translation>There is no permission for &quot;{path}&quot;, or another program has it open. Please close that program, or choose a place with permission.</translation>
    </message>
    <message>
        <source>没有查到明文，请问上级</source>
        <translation>no text found, please ask your superiors</translation>
    </message>
    <message>
        <source>没有读取“{file}”的权限，请把它复制到自己的文件夹后再试。</source>
        <translation>There is no permission to read &quot;{file}&quot;. Please copy it into a folder of your own and try again.</translation>
    </message>
    <message>
        <source>注册手机号</source>
        <translation>Registered phone</translation>
    </message>
    <message>
        <source>浅色界面</source>
        <translation>Light appearance</translation>
    </message>
    <message>
        <source>深色界面</source>
        <translation>Dark appearance</translation>
    </message>
    <message>
        <source>现居住地</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>班组</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>理由最多 {most} 个字。请写短一些。</source>
        <translation>The reason may have at most {most} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>电话“{found}”带有星号，未采用。需要时请导入完整的号码。</source>
        <translation>The phone number &quot;{found}&quot; has asterisks and was not taken. Please import the full number if you need it.</translation>
    </message>
    <message>
        <source>登记为不同的人</source>
        <translation>Record as not the same person</translation>
    </message>
    <message>
        <source>磁盘已满，“{name}”没有写成，原来的文件没有动。请腾出空间或换一个位置。</source>
        <translation>The disk is full; &quot;{name}&quot; was not written and the earlier file is untouched. Please make room or choose another place.</translation>
    </message>
    <message>
        <source>磁盘已满，“{path}”没有写入，原有内容未变。请清理磁盘或换一个位置，再做一次。</source>
        <translation>The disk is full; &quot;{path}&quot; was not written and nothing has changed. Please make room or choose another place, and try again.</translation>
    </message>
    <message>
        <source>磁盘已满，这次改动没有写入，原有数据完好。请腾出空间后再试。</source>
        <translation>The disk is full; this change was not written and your data is whole. Please make room and try again.</translation>
    </message>
    <message>
        <source>磁盘空间不足，“{file}”没有写成，请腾出空间或换一个磁盘后再试。</source>
        <translation>The disk is full; &quot;{file}&quot; was not written. Please make room or use another disk, and try again.</translation>
    </message>
    <message>
        <source>示例行，不是人员：{found}</source>
        <translation>A row of examples, no person: {found}</translation>
    </message>
    <message>
        <source>离开原因</source>
        <translation>Reason for leaving</translation>
    </message>
    <message>
        <source>离开名册</source>
        <translation>Departures</translation>
    </message>
    <message>
        <source>程序不完整：缺少资源文件夹 {folder}（应在“{place}”）。请重新安装程序。</source>
        <translation>The program is not complete: the folder {folder} is missing (expected at &quot;{place}&quot;). Please reinstall the program.</translation>
    </message>
    <message>
        <source>窗口设置“{path}”已损坏，已用默认设置；党员数据不受影响。</source>
        <translation>The window settings &quot;{path}&quot; are damaged, so the defaults are used; members&apos; data is not affected.</translation>
    </message>
    <message>
        <source>窗口设置“{path}”读不出来，已用默认设置。请检查这个文件的权限。</source>
        <translation>The window settings &quot;{path}&quot; cannot be read, so the defaults are used. Please check the permissions of the file.</translation>
    </message>
    <message>
        <source>窗口设置已损坏，已用默认设置，原文件改名为“{name}”；党员数据不受影响。</source>
        <translation>The window settings are damaged, so the defaults are used; the old file is now called &quot;{name}&quot;, and members&apos; data is not affected.</translation>
    </message>
    <message>
        <source>筛选条件由较新的程序保存（格式 {found}，本程序认得 {hint}）。请用新版程序打开。</source>
        <translation>The filter was saved by a newer program (format {found}; this one knows {hint}). Please open it with the newer one.</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native place</translation>
    </message>
    <message>
        <source>类别“{found}”不认得。请改为正式党员、预备党员、发展对象、入党积极分子或入党申请人。</source>
        <translation>The category &quot;{found}&quot; is not known. Please write 正式党员, 预备党员, 发展对象, 入党积极分子 or 入党申请人.</translation>
    </message>
    <message>
        <source>类别变化</source>
        <translation>Changes of category</translation>
    </message>
    <message>
        <source>类别是{hint}，却有党员才有的日期 {found}，未采用。请核对类别。</source>
        <translation>The category is {hint}, yet there is the date {found} that only members have; it was not taken. Please check the category.</translation>
    </message>
    <message>
        <source>类别是预备党员，却有转正日期 {found}，未采用。请核对类别。</source>
        <translation>The category is probationary member, yet there is a date of full membership {found}; it was not taken. Please check the category.</translation>
    </message>
    <message>
        <source>类别比已有的更早，保留已有的类别。请核对是不是旧表。</source>
        <translation>The category is an earlier one than we have; ours is kept. Please check whether the sheet is an old one.</translation>
    </message>
    <message>
        <source>系统登记</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>纸张“{text}”的边长要在 {smallest} 到 {largest} 厘米之间。</source>
        <translation>The edges of the paper &quot;{text}&quot; must lie between {smallest} and {largest} cm.</translation>
    </message>
    <message>
        <source>纸张太小，放不下这么多人和党小组。请换大一号的纸。</source>
        <translation>The paper is too small for so many people and Party groups. Please choose a larger one.</translation>
    </message>
    <message>
        <source>纸张太窄：{name}的各栏要 {needed} 毫米，版心只有 {width} 毫米。请换大一号的纸或横放。</source>
        <translation>The paper is too narrow: the columns of {name} need {needed} mm and there are {width} mm. Please choose a larger paper or turn it.</translation>
    </message>
    <message>
        <source>组织更名</source>
        <translation>Rename organization</translation>
    </message>
    <message>
        <source>组织架构图</source>
        <translation>Organization chart</translation>
    </message>
    <message>
        <source>终止日期 {until} 不晚于起始日期 {since}。请核对日期。</source>
        <translation>The end {until} is not after the beginning {since}. Please check the dates.</translation>
    </message>
    <message>
        <source>经历</source>
        <translation>History</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>补登以前的工作</source>
        <translation>Record former job</translation>
    </message>
    <message>
        <source>表里没有“{found}”一栏。有的话请补上，没有也可以导入。</source>
        <translation>The sheet has no column &quot;{found}&quot;. Please add it if you have it; it can be imported without, too.</translation>
    </message>
    <message>
        <source>要导出的行数超过 {limit} 行，请先筛选，再分几次导出。</source>
        <translation>More than {limit} rows would be exported. Please filter first and export in several parts.</translation>
    </message>
    <message>
        <source>规则“{title}”里没有“{key}”这一项。请核对。</source>
        <translation>The rule &quot;{title}&quot; has no item &quot;{key}&quot;. Please check.</translation>
    </message>
    <message>
        <source>规则读不出来：{where}（{what}）。请重新安装程序，数据没有改动。</source>
        <translation>The rules cannot be read: {where} ({what}). Please reinstall the program; no data was changed.</translation>
    </message>
    <message>
        <source>认不出“{file}”的文字编码，请用 WPS 打开它并另存为 .xlsx 后再导入。</source>
        <translation>The encoding of &quot;{file}&quot; is not known. Please open it in WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>说明行，不是人员：{found}</source>
        <translation>A row of notes, no person: {found}</translation>
    </message>
    <message>
        <source>读写“{path}”时系统报告故障（编号 {number}）。请检查磁盘或U盘，再做一次。</source>
        <translation>The system reports a fault with &quot;{path}&quot; (number {number}). Please check the disk or stick and try again.</translation>
    </message>
    <message>
        <source>读写数据文件时磁盘出错，这次改动没有写入。请检查磁盘或 U 盘：{path}</source>
        <translation>The disk failed with the data file; this change was not written. Please check the disk or stick: {path}</translation>
    </message>
    <message>
        <source>读取“{file}”时磁盘出错，请把它重新复制一份后再试。</source>
        <translation>The disk failed while reading &quot;{file}&quot;. Please copy it anew and try again.</translation>
    </message>
    <message>
        <source>读取“{file}”用了 {limit} 秒仍未完成，已停止，请把它分成几个文件后再导入。</source>
        <translation>Reading &quot;{file}&quot; was stopped after {limit} seconds. Please split it into several files.</translation>
    </message>
    <message>
        <source>读取“{file}”需要的内存过多，已停止，请用 WPS 打开它并另存为 .xlsx 或分成几个文件后再导入。</source>
        <translation>Reading &quot;{file}&quot; takes too much memory and was stopped. Please open it in WPS and save it as .xlsx, or split it into several files.</translation>
    </message>
    <message>
        <source>调整区队班组</source>
        <translation>Move to another section or crew</translation>
    </message>
    <message>
        <source>责任区</source>
        <translation>Area of responsibility</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>身份号码相同</source>
        <translation>Same ID number</translation>
    </message>
    <message>
        <source>转正情况</source>
        <translation>Kind of full membership</translation>
    </message>
    <message>
        <source>转正日期 {confirmed_on} 早于入党日期 {admitted_on}。请核对。</source>
        <translation>The date of full membership {confirmed_on} is before that of joining the Party {admitted_on}. Please check.</translation>
    </message>
    <message>
        <source>转正日期 {found} 早于入党日期 {hint}。请对照入党志愿书改正。</source>
        <translation>The date of full membership {found} is before that of joining the Party {hint}. Please correct it by the application form.</translation>
    </message>
    <message>
        <source>轮班组</source>
        <translation>Shift crew</translation>
    </message>
    <message>
        <source>还没有党支部。请先导入名册或新建党支部。</source>
        <translation>There is no Party branch yet. Please import a roster or set up a branch first.</translation>
    </message>
    <message>
        <source>还没有类别、组织和职务的记录。</source>
        <translation>No categories, organizations or posts are recorded yet.</translation>
    </message>
    <message>
        <source>还没有组织。请先导入名册或新建党支部。</source>
        <translation>There is no organization yet. Please import a roster or set up a Party branch first.</translation>
    </message>
    <message>
        <source>还没有选人。请先选一个或几个人，再打印信息卡。</source>
        <translation>Nobody is selected. Please select one person or more first, then print information cards.</translation>
    </message>
    <message>
        <source>这一条已经取消，不必再取消。</source>
        <translation>This was taken back already; nothing more is needed.</translation>
    </message>
    <message>
        <source>这一栏不认得，未采用。需要时请在导入时指定它的含义。</source>
        <translation>This column is not known and was not taken. Please say what it means when importing, if you need it.</translation>
    </message>
    <message>
        <source>这一栏与另一栏含义相同，未采用。需要时请在导入时改选。</source>
        <translation>This column means the same as another one and was not taken. Please choose otherwise when importing, if you need it.</translation>
    </message>
    <message>
        <source>这一项不能空着。请填写。</source>
        <translation>This cannot stay empty. Please fill it in.</translation>
    </message>
    <message>
        <source>这一项没有另定过，不必取消。</source>
        <translation>This has no rule of your own; nothing needs to be taken back.</translation>
    </message>
    <message>
        <source>这两条记录里有一条已经不在了。请重新查找。</source>
        <translation>One of the two records is gone. Please search again.</translation>
    </message>
    <message>
        <source>这个人在所选日期不在册。请核对日期。</source>
        <translation>This person was not on the roster on that day. Please check the date.</translation>
    </message>
    <message>
        <source>这个人没有当前类别。请先在信息卡上填写类别。</source>
        <translation>This person has no category now. Please fill it in on the card first.</translation>
    </message>
    <message>
        <source>这个人还不是党员，没有党籍日期。请先变更类别。</source>
        <translation>This person is no Party member yet and has no membership dates. Please change the category first.</translation>
    </message>
    <message>
        <source>这个党支部已经划入别的协作区。请填写变动日期。</source>
        <translation>This Party branch is in another cooperation zone. Please write the date of the change.</translation>
    </message>
    <message>
        <source>这个组织在所选日期并不存在。请换一个日期。</source>
        <translation>This organization did not exist on that day. Please choose another day.</translation>
    </message>
    <message>
        <source>这个身份号码已属于{name}。请核对，或打开{name}的信息卡。</source>
        <translation>This ID number belongs to {name}. Please check, or open the card of {name}.</translation>
    </message>
    <message>
        <source>这份数据已加密，需要口令；如果从未加密，则文件已损坏，请用最近的备份恢复：{path}</source>
        <translation>This data is encrypted and needs its password; if it never was, the file is damaged. Please restore the latest copy: {path}</translation>
    </message>
    <message>
        <source>这份数据没有加密，不需要口令。请去掉口令后再打开。</source>
        <translation>This data is not encrypted and needs no password. Please open it without one.</translation>
    </message>
    <message>
        <source>这份数据由更新版本的程序建立（格式 {found}，本程序认得 {known}）。请用新版程序打开，数据没有改动。</source>
        <translation>This data was made by a newer program (format {found}; this one knows {known}). Please open it with the newer one; nothing was changed.</translation>
    </message>
    <message>
        <source>这台电脑没有能打开“{name}”的程序。文件在“{path}”，请用别的程序打开它。</source>
        <translation>This computer has no program for &quot;{name}&quot;. The file is at &quot;{path}&quot;; please open it with another program.</translation>
    </message>
    <message>
        <source>这是同一条记录。请选两条不同的记录。</source>
        <translation>This is one and the same record. Please choose two different ones.</translation>
    </message>
    <message>
        <source>这是同一条记录，不必合并。</source>
        <translation>This is one and the same record; nothing needs to be merged.</translation>
    </message>
    <message>
        <source>这段工作一项也没有填。请至少填写一项。</source>
        <translation>Nothing of this job is filled in. Please fill in one item at least.</translation>
    </message>
    <message>
        <source>这项改动是旧格式的程序记下的，不能再撤销；记录仍可查看。请手工改回。</source>
        <translation>This change was recorded by a program of an older format and can no longer be undone; the record can still be read. Please change it back by hand.</translation>
    </message>
    <message>
        <source>重复的表头：{found}</source>
        <translation>Repeated header: {found}</translation>
    </message>
    <message>
        <source>预备党员还没有转正。请用“变更类别”登记转正。</source>
        <translation>A probationary member has no full membership yet. Please record it with &quot;Change category&quot;.</translation>
    </message>
    <message>
        <source>两条记录不同的（请选留哪一个）</source>
        <translation>Where the records differ (choose which to keep)</translation>
    </message>
    <message>
        <source>经历不同的（按日期接在一起）</source>
        <translation>Histories that differ (joined by date)</translation>
    </message>
    <message>
        <source>只有一条记录有的（都会保留）</source>
        <translation>What only one record has (all is kept)</translation>
    </message>
    <message>
        <source>两条记录相同的，{count} 项</source>
        <translation>The same in both records: {count}</translation>
    </message>
    <message>
        <source>合并为一人</source>
        <translation>Merge into one</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>记住这两个人不是同一人，以后不再列出</source>
        <translation>Remember that these are two people and list them no more</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show full numbers</translation>
    </message>
    <message>
        <source>查看会留下记录</source>
        <translation>Looking is recorded</translation>
    </message>
    <message>
        <source>打开{name}的信息卡</source>
        <translation>Open the card of {name}</translation>
    </message>
    <message>
        <source>相同之处</source>
        <translation>In common</translation>
    </message>
    <message>
        <source>所在支部</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>查重</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>重新查找</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>已认定不是同一人</source>
        <translation>Found to be two people</translation>
    </message>
    <message>
        <source>可能重复的人</source>
        <translation>Possible duplicates</translation>
    </message>
    <message>
        <source>可能重复 {count} 对</source>
        <translation>{count} possible pairs</translation>
    </message>
    <message>
        <source>查找重复的人</source>
        <translation>Searching for duplicates</translation>
    </message>
    <message>
        <source>查找已停止。按“重新查找”再来一次。</source>
        <translation>The search was stopped. Click &quot;Search again&quot; to start anew.</translation>
    </message>
    <message>
        <source>请逐对核对：是同一人就合并，不是就记下来，以后不再列出。</source>
        <translation>Please check pair by pair: merge those who are one person, and mark those who are not; they are listed no more.</translation>
    </message>
    <message>
        <source>没有发现重复的人。</source>
        <translation>No duplicates were found.</translation>
    </message>
    <message>
        <source>还没有查找。</source>
        <translation>Not searched yet.</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>{names}（{day}）——重新列出</source>
        <translation>{names} ({day}) – list again</translation>
    </message>
    <message>
        <source>待勾选</source>
        <translation>To be ticked</translation>
    </message>
    <message>
        <source>{what}不能为空。请填写。</source>
        <translation>{what} cannot be empty. Please fill it in.</translation>
    </message>
    <message>
        <source>{what}有 {count} 个字，最多 {longest} 个字。请缩短。</source>
        <translation>{what} has {count} characters; at most {longest} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>“{choice}”不是栏目“{label}”的选项。请另选。</source>
        <translation>&quot;{choice}&quot; is no choice of the field &quot;{label}&quot;. Please choose another one.</translation>
    </message>
    <message>
        <source>“{found}”不在可选内容里（{hint}），未采用。请改正，需要新的选项请在“自定义栏目”里添加。</source>
        <translation>&quot;{found}&quot; is none of the choices ({hint}) and was not taken. Please correct it, or add a choice under &quot;Own fields&quot;.</translation>
    </message>
    <message>
        <source>“{found}”不是数字，未采用。请只填数字，如 12 或 3.5。</source>
        <translation>&quot;{found}&quot; is no number and was not taken. Please write a number only, such as 12 or 3.5.</translation>
    </message>
    <message>
        <source>“{found}”就是本人，未采用。请改填别人。</source>
        <translation>&quot;{found}&quot; is the person themself and was not taken. Please name somebody else.</translation>
    </message>
    <message>
        <source>“{found}”已经停用，未采用。请改选：{hint}。</source>
        <translation>&quot;{found}&quot; is out of use and was not taken. Please choose from: {hint}.</translation>
    </message>
    <message>
        <source>“{found}”带有数字以外的字，未采用。请只填数字，单位写在栏目的名称里。</source>
        <translation>&quot;{found}&quot; has more than digits and was not taken. Please write the number only; the unit belongs in the name of the field.</translation>
    </message>
    <message>
        <source>“{found}”按数字记作 {hint}，前面的 0 不保留。编号一类请用文字栏目。</source>
        <translation>&quot;{found}&quot; was recorded as the number {hint} without its leading zeros. Please use a text field for codes.</translation>
    </message>
    <message>
        <source>“{found}”的位数太多，最多{hint}，未采用。请核对。</source>
        <translation>&quot;{found}&quot; has too many digits, at most {hint}; it was not taken. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”里的分隔不对，未采用。请写成 1234 或 1,234 的样子，小数用一个点。</source>
        <translation>The separators in &quot;{found}&quot; are wrong; it was not taken. Please write it like 1234 or 1,234, with a point for decimals.</translation>
    </message>
    <message>
        <source>“{label}”不能填本人。请改填别人。</source>
        <translation>&quot;{label}&quot; cannot be the person themself. Please name somebody else.</translation>
    </message>
    <message>
        <source>“{label}”写了 {count} 个字，最多 {longest} 个字。请缩短。</source>
        <translation>&quot;{label}&quot; has {count} characters; at most {longest} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>“{label}”所填的{name}已经不在名册里。请改填别人。</source>
        <translation>{name}, named in &quot;{label}&quot;, is no longer on the roster. Please name somebody else.</translation>
    </message>
    <message>
        <source>“{label}”是“{other}”一栏的另一种叫法。请使用那一栏，或者换一个名称。</source>
        <translation>&quot;{label}&quot; is another name of the field &quot;{other}&quot;. Please use that field, or choose another name.</translation>
    </message>
    <message>
        <source>一栏里有几个号码</source>
        <translation>several numbers in one field</translation>
    </message>
    <message>
        <source>不是 18 位</source>
        <translation>not 18 digits</translation>
    </message>
    <message>
        <source>不是号码</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>位数不对</source>
        <translation>wrong number of digits</translation>
    </message>
    <message>
        <source>修改栏目</source>
        <translation>Edit field</translation>
    </message>
    <message>
        <source>修改自定义栏目</source>
        <translation>Edit own field</translation>
    </message>
    <message>
        <source>停用栏目</source>
        <translation>Take field out of use</translation>
    </message>
    <message>
        <source>停用选项</source>
        <translation>Take choice out of use</translation>
    </message>
    <message>
        <source>其中的出生日期不存在</source>
        <translation>the date of birth in it does not exist</translation>
    </message>
    <message>
        <source>其中的出生日期还没有到</source>
        <translation>the date of birth in it is in the future</translation>
    </message>
    <message>
        <source>写了 {hint} 个字，最多 500 个字：{found}……。请缩短。</source>
        <translation>{hint} characters, at most 500 are possible: {found}… Please shorten it.</translation>
    </message>
    <message>
        <source>减少</source>
        <translation>Departures</translation>
    </message>
    <message>
        <source>删去重复的一条</source>
        <translation>Delete the repeated one</translation>
    </message>
    <message>
        <source>删除栏目</source>
        <translation>Delete field</translation>
    </message>
    <message>
        <source>去掉姓名里的空格</source>
        <translation>Take blanks out of the name</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>只有选项栏目才有选项。请另选栏目。</source>
        <translation>Only fields of choices have choices. Please choose another field.</translation>
    </message>
    <message>
        <source>号段不对</source>
        <translation>wrong prefix</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation>Merged records</translation>
    </message>
    <message>
        <source>名册里有 {hint} 个“{found}”，未采用。请在姓名后面用括号写明所在党支部。</source>
        <translation>The roster has {hint} people called &quot;{found}&quot;; none was taken. Please write the Party branch in brackets after the name.</translation>
    </message>
    <message>
        <source>名册里没有“{found}”，未采用。请核对姓名，或者先登记这个人。</source>
        <translation>The roster has no &quot;{found}&quot;; nobody was taken. Please check the name, or enter the person first.</translation>
    </message>
    <message>
        <source>含有数字以外的字符</source>
        <translation>characters other than digits</translation>
    </message>
    <message>
        <source>已在名册里，文件所写与名册不同；按“保留已有的人”，没有改动。</source>
        <translation>On the roster already, and the file differs; as you chose to keep whom we have, nothing changes.</translation>
    </message>
    <message>
        <source>已有停用的栏目“{label}”。请恢复使用它，或者换一个名称。</source>
        <translation>A field &quot;{label}&quot; exists and is out of use. Please take it into use again, or choose another name.</translation>
    </message>
    <message>
        <source>已有停用的选项“{label}”。请恢复使用它，或者换一个名称。</source>
        <translation>A choice &quot;{label}&quot; exists and is out of use. Please take it into use again, or choose another name.</translation>
    </message>
    <message>
        <source>已经有栏目“{label}”。请换一个名称。</source>
        <translation>There is a field &quot;{label}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>已经有选项“{label}”。请换一个名称。</source>
        <translation>There is a choice &quot;{label}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>当前类别的开始日期</source>
        <translation>Start of the present category</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>恢复使用栏目</source>
        <translation>Take field into use again</translation>
    </message>
    <message>
        <source>恢复使用选项</source>
        <translation>Take choice into use again</translation>
    </message>
    <message>
        <source>批量修改自定义栏目</source>
        <translation>Edit own field of several people</translation>
    </message>
    <message>
        <source>按离开日期结束党小组</source>
        <translation>End the Party group on the date of leaving</translation>
    </message>
    <message>
        <source>按离开日期结束职务</source>
        <translation>End the post on the date of leaving</translation>
    </message>
    <message>
        <source>按身份号码填出生日期</source>
        <translation>Fill in the date of birth from the ID number</translation>
    </message>
    <message>
        <source>按身份号码填性别</source>
        <translation>Fill in the sex from the ID number</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>新增栏目</source>
        <translation>Add field</translation>
    </message>
    <message>
        <source>新增选项</source>
        <translation>Add choice</translation>
    </message>
    <message>
        <source>是 15 位的旧号码</source>
        <translation>an old number of 15 digits</translation>
    </message>
    <message>
        <source>是否</source>
        <translation>Yes/no</translation>
    </message>
    <message>
        <source>是打码的号码</source>
        <translation>a masked number</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>末位校验不符</source>
        <translation>wrong check digit</translation>
    </message>
    <message>
        <source>末尾几位已经丢失（曾被当作数字保存）</source>
        <translation>the last digits are lost (it was saved as a number)</translation>
    </message>
    <message>
        <source>查找重复人员</source>
        <translation>Find duplicates</translation>
    </message>
    <message>
        <source>栏目“{label}”已经停用，不能再填。请先恢复使用这个栏目。</source>
        <translation>The field &quot;{label}&quot; is out of use. Please take it into use again first.</translation>
    </message>
    <message>
        <source>栏目名称里没有文字。请用文字命名。</source>
        <translation>The name of the field has no letters. Please name it with words.</translation>
    </message>
    <message>
        <source>栏目改名</source>
        <translation>Rename field</translation>
    </message>
    <message>
        <source>正在整理</source>
        <translation>Sorting</translation>
    </message>
    <message>
        <source>正在检查人员</source>
        <translation>Checking people</translation>
    </message>
    <message>
        <source>正在检查组织</source>
        <translation>Checking organizations</translation>
    </message>
    <message>
        <source>正在读取台账</source>
        <translation>Reading the ledgers</translation>
    </message>
    <message>
        <source>没有合并过。</source>
        <translation>Nothing has been merged.</translation>
    </message>
    <message>
        <source>没有指定哪一栏是姓名，这张表没有读取。请在导入时指定。</source>
        <translation>No column is assigned to the name, so this sheet was not read. Please assign one when importing.</translation>
    </message>
    <message>
        <source>申请入党日期</source>
        <translation>Date of application</translation>
    </message>
    <message>
        <source>确定为入党积极分子的日期</source>
        <translation>Date of becoming an activist</translation>
    </message>
    <message>
        <source>确定为发展对象的日期</source>
        <translation>Date of becoming a prospective member</translation>
    </message>
    <message>
        <source>程序里已有“{label}”一栏。请直接使用它，或者换一个名称。</source>
        <translation>The program has a field &quot;{label}&quot;. Please use it, or choose another name.</translation>
    </message>
    <message>
        <source>结束原党小组的组长职务</source>
        <translation>End the post of leader of the former group</translation>
    </message>
    <message>
        <source>结束原支部的党小组</source>
        <translation>End the Party group of the former branch</translation>
    </message>
    <message>
        <source>自定义栏目</source>
        <translation>Own fields</translation>
    </message>
    <message>
        <source>自定义的栏目都还没有填写。</source>
        <translation>None of your own fields is filled in yet.</translation>
    </message>
    <message>
        <source>规范电话写法</source>
        <translation>Write the phone number properly</translation>
    </message>
    <message>
        <source>规范身份号码写法</source>
        <translation>Write the ID number properly</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>调整栏目次序</source>
        <translation>Change order of fields</translation>
    </message>
    <message>
        <source>调整选项次序</source>
        <translation>Change order of choices</translation>
    </message>
    <message>
        <source>这个栏目已有 {count} 处填了内容，不能删除。请改用停用。</source>
        <translation>This field is filled in {count} times and cannot be deleted. Please take it out of use instead.</translation>
    </message>
    <message>
        <source>这个栏目已有 {count} 处填了内容，不能改成别的类型。请停用它，另建一个栏目。</source>
        <translation>This field is filled in {count} times and cannot change its kind. Please take it out of use and add another one.</translation>
    </message>
    <message>
        <source>这个栏目已经不在了。请重新打开“自定义栏目”。</source>
        <translation>This field is gone. Please open &quot;Own fields&quot; again.</translation>
    </message>
    <message>
        <source>这个自定义栏目已经不在了。请重新打开这一页。</source>
        <translation>This field is gone. Please open the page again.</translation>
    </message>
    <message>
        <source>这是最后一个可选的内容。请先添加别的选项，或者停用整个栏目。</source>
        <translation>This is the last choice. Please add another one first, or take the whole field out of use.</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>选项“{label}”写了两次。请留一个。</source>
        <translation>The choice &quot;{label}&quot; stands twice. Please keep one.</translation>
    </message>
    <message>
        <source>选项“{label}”已经停用。请另选，或者先恢复使用这个选项。</source>
        <translation>The choice &quot;{label}&quot; is out of use. Please choose another one, or take it into use again first.</translation>
    </message>
    <message>
        <source>选项改名</source>
        <translation>Rename choice</translation>
    </message>
    <message>
        <source>选项栏目至少要有一个选项。请写上可选内容。</source>
        <translation>A field of choices needs one choice at least. Please write the choices.</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>附件…</source>
        <translation>Attachments…</translation>
    </message>
    <message>
        <source>还没有附件。可以把文件拖到这里，或点“添加附件”。</source>
        <translation>No attachments yet. Drop files here, or click &quot;Add attachment&quot;.</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>添加附件…</source>
        <translation>Add attachment…</translation>
    </message>
    <message>
        <source>“{name}”不是文档，可能是程序，不从这里打开。可以另存到别处再查看。</source>
        <translation>&quot;{name}&quot; is no document and may be a program; it is not opened from here. You can save it elsewhere and look at it there.</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>“{name}”可能是程序，打开它有风险。仍要另存吗？</source>
        <translation>&quot;{name}&quot; may be a program, and opening it is a risk. Save it all the same?</translation>
    </message>
    <message>
        <source>另存附件</source>
        <translation>Save attachment</translation>
    </message>
    <message>
        <source>附件“{name}”的内容已损坏或丢失，打不开。请从备份里找回。</source>
        <translation>The contents of the attachment &quot;{name}&quot; are damaged or lost. Please restore it from a copy.</translation>
    </message>
    <message>
        <source>选择附件</source>
        <translation>Choose attachment</translation>
    </message>
    <message>
        <source>正在做别的事。请等它做完再添加附件。</source>
        <translation>Something else is being done. Please add the attachment when it is finished.</translation>
    </message>
    <message>
        <source>正在读取文件</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>正在存入</source>
        <translation>Storing</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
    <message>
        <source>“{names}”已经在附件里，没有重复添加。</source>
        <translation>&quot;{names}&quot; is attached already and was not added again.</translation>
    </message>
    <message>
        <source>附件改名</source>
        <translation>Rename attachment</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>后缀（如 .pdf）保持不变。</source>
        <translation>The suffix (such as .pdf) stays.</translation>
    </message>
    <message>
        <source>附件备注</source>
        <translation>Note on the attachment</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>备注…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>删除附件</source>
        <translation>Remove attachment</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>变动前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>变动后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>从哪一天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪一天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>新增 {added} · 减少 {left} · 变动 {changed}</source>
        <translation>{added} joined · {left} left · {changed} changed</translation>
    </message>
    <message>
        <source>请把两个日期都写到日，如 2026-01-31。</source>
        <translation>Please write both dates to the day, such as 2026-01-31.</translation>
    </message>
    <message>
        <source>终止日期早于起始日期。请核对日期。</source>
        <translation>The end is before the beginning. Please check the dates.</translation>
    </message>
    <message>
        <source>导出变动</source>
        <translation>Export changes</translation>
    </message>
    <message>
        <source>已导出 {count} 行：{name}</source>
        <translation>Exported {count} rows: {name}</translation>
    </message>
    <message>
        <source>期初、新增、减少和期末对不上。请核对：{names}</source>
        <translation>Opening, joined, left and closing do not agree. Please check: {names}</translation>
    </message>
    <message>
        <source>这段时间没有新增、减少和变动。</source>
        <translation>Nobody joined, left or changed in this time.</translation>
    </message>
    <message>
        <source>看上年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>看本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>党员：期初 {opening} + 新增 {added} − 减少 {left} {sign} 期末 {closing}</source>
        <translation>Members: opening {opening} + joined {added} − left {left} {sign} closing {closing}</translation>
    </message>
    <message>
        <source>{label}（停用）</source>
        <translation>{label} (out of use)</translation>
    </message>
    <message>
        <source>输入姓名或拼音首字母，再选定</source>
        <translation>Type a name or pinyin initials, then choose</translation>
    </message>
    <message>
        <source>{count} 位号码校验相符：{born} 出生，{sex}。</source>
        <translation>The number of {count} digits is valid: born {born}, {sex}.</translation>
    </message>
    <message>
        <source>{count} 栏在这张纸上放不下：要 {needed} 毫米宽，版心只有 {room} 毫米。请少选几栏，或换大一号的纸。</source>
        <translation>{count} columns do not fit on this paper: they need {needed} mm and there are {room} mm. Please choose fewer columns or a larger paper.</translation>
    </message>
    <message>
        <source>{crew}班</source>
        <translation>crew {crew}</translation>
    </message>
    <message>
        <source>{day}（{weekday}）</source>
        <translation>{day} ({weekday})</translation>
    </message>
    <message>
        <source>{day}，{who}休息。</source>
        <translation>{day}: {who} is off.</translation>
    </message>
    <message>
        <source>{day}，{who}是{shift}班，{times}。</source>
        <translation>{day}: {who} is on shift {shift}, {times}.</translation>
    </message>
    <message>
        <source>{expires} 届满，{when}；上级一般在 {remind} 提醒换届。</source>
        <translation>The term ends on {expires}, {when}; superiors usually remind of the election around {remind}.</translation>
    </message>
    <message>
        <source>{label}没有“{text}”这一种。请从中选：{words}。</source>
        <translation>{label} has no kind &quot;{text}&quot;. Please choose from: {words}.</translation>
    </message>
    <message>
        <source>{label}：{told}</source>
        <translation>{label}: {told}</translation>
    </message>
    <message>
        <source>{members} 名党员，优秀最多 {most} 名。</source>
        <translation>{members} members: at most {most} may be rated excellent.</translation>
    </message>
    <message>
        <source>{members} 名党员，优秀最多 {most} 名（不超过三分之一）。</source>
        <translation>{members} members: at most {most} may be rated excellent (no more than a third).</translation>
    </message>
    <message>
        <source>{name}从 {day} 起才有现在的名称和隶属。请选更晚的日期。</source>
        <translation>{name} has its present name and place since {day}. Please choose a later day.</translation>
    </message>
    <message>
        <source>{name}在 {day} 还有变动。请选更晚的日期。</source>
        <translation>{name} still changes on {day}. Please choose a later day.</translation>
    </message>
    <message>
        <source>{name}已经在这个组织下面，不必改变。</source>
        <translation>{name} already stands under this organization; nothing needs to be changed.</translation>
    </message>
    <message>
        <source>{name}还有 {count} 人没有去向：{people}。请给每个人选一个党支部。</source>
        <translation>{count} people of {name} have nowhere to go: {people}. Please choose a Party branch for each.</translation>
    </message>
    <message>
        <source>{name}还没有人。请选择分过去的人。</source>
        <translation>{name} has nobody yet. Please choose who moves there.</translation>
    </message>
    <message>
        <source>{name}里有不属于{branch}的人或党小组。请重新选择。</source>
        <translation>{name} has people or groups that are not of {branch}. Please choose again.</translation>
    </message>
    <message>
        <source>{pattern}；钟点各矿不同，可在规则里改。</source>
        <translation>{pattern}; the hours differ from mine to mine and can be changed in the rules.</translation>
    </message>
    <message>
        <source>{people}分到了两个党支部。请只选一个。</source>
        <translation>{people} would be in two Party branches. Please choose one only.</translation>
    </message>
    <message>
        <source>{people}在这一天以后还有变动。请选更晚的日期，或先改正他们的经历。</source>
        <translation>{people} still change after this day. Please choose a later day, or correct their histories first.</translation>
    </message>
    <message>
        <source>{people}的去向重复，或者不在这个党支部。请重新选择。</source>
        <translation>{people} have two places to go, or are not in this Party branch. Please choose again.</translation>
    </message>
    <message>
        <source>{reviews} 考察；列为发展对象不早于 {first}。</source>
        <translation>Reviews on {reviews}; prospective member no earlier than {first}.</translation>
    </message>
    <message>
        <source>{room}；{verdict}{needed}。</source>
        <translation>{room}; {verdict}, {needed}.</translation>
    </message>
    <message>
        <source>{score} 分，{name}。</source>
        <translation>{score} points: {name}.</translation>
    </message>
    <message>
        <source>{score} 分，{name}（{stars}星）。</source>
        <translation>{score} points: {name} ({stars} stars).</translation>
    </message>
    <message>
        <source>{title}没有{told}这一项。可以写的有：{known}。请改正。</source>
        <translation>{title} has no item {told}. There are: {known}. Please correct it.</translation>
    </message>
    <message>
        <source>{told}的放假安排没有收录（{known}），只按周末算。请核对国务院办公厅的通知。</source>
        <translation>The holidays of {told} are not included ({known}), so only weekends count. Please check the notice of the General Office of the State Council.</translation>
    </message>
    <message>
        <source>{verdict}：{room}；{needed}，得 {yes_counted} 票。</source>
        <translation>{verdict}: {room}; {needed}, {yes_counted} in favour.</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year}年{month}月的主题党日是 {found}{why}。</source>
        <translation>The themed Party day of {year}-{month} is {found}{why}.</translation>
    </message>
    <message>
        <source>“{folder}”被换成了链接，为安全起见不写入。请删除它，再做一次。</source>
        <translation>&quot;{folder}&quot; was replaced by a link and for safety nothing is written. Please delete it and try again.</translation>
    </message>
    <message>
        <source>“{label}”要写成文字或数。请改正。</source>
        <translation>&quot;{label}&quot; must be a text or a number. Please correct it.</translation>
    </message>
    <message>
        <source>“{names}”已经在附件里，内容一样。不必再添加。</source>
        <translation>&quot;{names}&quot; is attached already with the same contents; nothing needs to be added.</translation>
    </message>
    <message>
        <source>“{name}”不是普通文件。请选一个文件。</source>
        <translation>&quot;{name}&quot; is no ordinary file. Please choose a file.</translation>
    </message>
    <message>
        <source>“{name}”是文件夹，不能当一个文件。请选里面的文件。</source>
        <translation>&quot;{name}&quot; is a folder. Please choose a file in it.</translation>
    </message>
    <message>
        <source>“{name}”是空文件，里面什么也没有。请检查后再添加。</source>
        <translation>&quot;{name}&quot; is empty. Please check it before adding it.</translation>
    </message>
    <message>
        <source>“{name}”有 {size} MB，超过 {most} MB，没有读取。请压缩或拆成几个文件，再做一次。</source>
        <translation>&quot;{name}&quot; has {size} MB, more than {most} MB, and was not read. Please compress or split it and try again.</translation>
    </message>
    <message>
        <source>“{name}”还在被写入，没有读取。请等它写完，再做一次。</source>
        <translation>&quot;{name}&quot; is still being written and was not read. Please wait and try again.</translation>
    </message>
    <message>
        <source>“{text}”不合理，{label}应在 {lowest} 到 {highest} 之间。请核对。</source>
        <translation>&quot;{text}&quot; is not reasonable; {label} should lie between {lowest} and {highest}. Please check.</translation>
    </message>
    <message>
        <source>“{text}”不是{what}。请写成 {example} 这样。</source>
        <translation>&quot;{text}&quot; is not what is asked for ({what}). Please write it like {example}.</translation>
    </message>
    <message>
        <source>“{text}”不是整数。请写成 {example} 这样。</source>
        <translation>&quot;{text}&quot; is no whole number. Please write it like {example}.</translation>
    </message>
    <message>
        <source>“{text}”不是月份。请写成 2026-10 这样。</source>
        <translation>&quot;{text}&quot; is no month. Please write it like 2026-10.</translation>
    </message>
    <message>
        <source>“{text}”看不懂，{label}只写是或否。请改正。</source>
        <translation>&quot;{text}&quot; is not understood; {label} is &quot;是&quot; or &quot;否&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>“{text}”看不懂，{label}请写天数（如 2）或班组（如 乙）。</source>
        <translation>&quot;{text}&quot; is not understood; please write {label} as days (such as 2) or a crew (such as &quot;乙&quot;).</translation>
    </message>
    <message>
        <source>“{title}”已在{day}修订，本支部在那以前另定的值仍在用，请重新核对。</source>
        <translation>&quot;{title}&quot; was revised on {day}, and the branch&apos;s own values from before are still in use; please check them.</translation>
    </message>
    <message>
        <source>“{title}”自{day}起的规定才收录，更早的按它推算，请核对。</source>
        <translation>&quot;{title}&quot; is included as of {day} only; for earlier days it is a guess, please check.</translation>
    </message>
    <message>
        <source>一年也没有确认</source>
        <translation>no year is confirmed</translation>
    </message>
    <message>
        <source>一次添加的文件合起来超过 {most} MB。请分几次添加。</source>
        <translation>The files are larger than {most} MB together. Please add them in several parts.</translation>
    </message>
    <message>
        <source>一般决议没有书面票的规定，书面意见没有计票。</source>
        <translation>Ordinary resolutions know no written votes, so written opinions are not counted.</translation>
    </message>
    <message>
        <source>一键修正</source>
        <translation>Mend in one step</translation>
    </message>
    <message>
        <source>上年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>不够</source>
        <translation>not enough</translation>
    </message>
    <message>
        <source>不少于 {days} 天或 {hours} 学时，有一样就够</source>
        <translation>at least {days} days or {hours} hours; either is enough</translation>
    </message>
    <message>
        <source>不超过 {up_to} 元</source>
        <translation>up to {up_to} yuan</translation>
    </message>
    <message>
        <source>书面赞成 {written_yes} 票，比没有到会的 {absent} 人还多。请核对。</source>
        <translation>{written_yes} written votes in favour are more than the {absent} absent. Please check.</translation>
    </message>
    <message>
        <source>五年只用于村、社区党支部和企业党委，企业的党支部一般是三年。</source>
        <translation>Five years hold for branches of villages and communities and for Party committees of enterprises; branches of enterprises usually have three.</translation>
    </message>
    <message>
        <source>人员不能转到要撤销的党支部。请另选党支部。</source>
        <translation>Nobody can move to a Party branch that is being dissolved. Please choose another one.</translation>
    </message>
    <message>
        <source>人员只能转到同一个党支部的另一个党小组。请重新选择。</source>
        <translation>People can only move to another group of the same Party branch. Please choose again.</translation>
    </message>
    <message>
        <source>以党委备案同意的日期为准；考察每半年一次，以后照此类推。</source>
        <translation>The date counts on which the Party committee filed its consent; there is a review every half year from then on.</translation>
    </message>
    <message>
        <source>任期已满。换届推迟要经上级批准，一般不超过一年。</source>
        <translation>The term is over. Postponing the election needs approval from above and is usually limited to a year.</translation>
    </message>
    <message>
        <source>会议无效</source>
        <translation>The meeting is not valid</translation>
    </message>
    <message>
        <source>会议有效</source>
        <translation>The meeting is valid</translation>
    </message>
    <message>
        <source>保存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>修改附件备注</source>
        <translation>Edit note on attachment</translation>
    </message>
    <message>
        <source>党员变动情况表</source>
        <translation>Sheet of changes</translation>
    </message>
    <message>
        <source>党委审批转正不晚于 {by}。</source>
        <translation>The Party committee decides on full membership by {by}.</translation>
    </message>
    <message>
        <source>党龄从预备期满转正之日算起。</source>
        <translation>Party standing counts from the day of full membership at the end of probation.</translation>
    </message>
    <message>
        <source>入党时间、预备期、党费都从支部大会通过之日算起。</source>
        <translation>Joining the Party, probation and dues all count from the day of the branch general meeting.</translation>
    </message>
    <message>
        <source>减免党费要写上级党委批准的文号或日期。请补填。</source>
        <translation>Reduced dues need the number or date of the approval by the higher Party committee. Please fill it in.</translation>
    </message>
    <message>
        <source>分设党支部</source>
        <translation>Split Party branch</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>到会 {present} 人，比应到会 {expected} 人还多。请核对。</source>
        <translation>{present} present are more than the {expected} expected. Please check.</translation>
    </message>
    <message>
        <source>到会正好是应到会的一半，“半数以上”含不含一半没有查到明文，这里{reading}。请问上级。</source>
        <translation>Exactly half of those expected are present; no text was found on whether &quot;半数以上&quot; includes one half, here it is {reading}. Please ask your superiors.</translation>
    </message>
    <message>
        <source>前两位 {region} 不是已知的省级代码。请对照证件。</source>
        <translation>The first two digits {region} are no known code of a province. Please check the card.</translation>
    </message>
    <message>
        <source>只有选举才有按实到会计票的做法，这里仍按应到会计票。</source>
        <translation>Only elections may be counted by those present; here those expected count.</translation>
    </message>
    <message>
        <source>只确认到{last_year}年</source>
        <translation>confirmed until {last_year} only</translation>
    </message>
    <message>
        <source>只能合并同一个党支部的党小组。请重新选择。</source>
        <translation>Only groups of one Party branch can be merged. Please choose again.</translation>
    </message>
    <message>
        <source>号码里的性别是{sex}，填的是{told}。请核对，程序不会改动。</source>
        <translation>The number says {sex}, the entry {told}. Please check; the program changes nothing.</translation>
    </message>
    <message>
        <source>合并党小组</source>
        <translation>Merge Party groups</translation>
    </message>
    <message>
        <source>合并党支部</source>
        <translation>Merge Party branches</translation>
    </message>
    <message>
        <source>合并要选两个以上的党小组。请再选一个。</source>
        <translation>Merging takes two Party groups or more. Please choose another one.</translation>
    </message>
    <message>
        <source>合并要选两个以上的党支部。请再选一个。</source>
        <translation>Merging takes two Party branches or more. Please choose another one.</translation>
    </message>
    <message>
        <source>名册（自选栏目）</source>
        <translation>Roster (own columns)</translation>
    </message>
    <message>
        <source>备注超过 {most} 个字。请改短。</source>
        <translation>The note is longer than {most} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>够了</source>
        <translation>enough</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>实到会</source>
        <translation>those present</translation>
    </message>
    <message>
        <source>审批有特殊情况的，最晚 {approval_latest}。</source>
        <translation>In special cases the decision is due by {approval_latest}.</translation>
    </message>
    <message>
        <source>尾数按 {step} 元四舍五入，全国性规定里没有查到，以上级要求为准。</source>
        <translation>Rounded to {step} yuan; no national text was found on this, your superiors decide.</translation>
    </message>
    <message>
        <source>差 {difference} 名，账不平</source>
        <translation>{difference} missing, the account does not balance</translation>
    </message>
    <message>
        <source>已扣除 {deducted} 人，应到会按 {expected} 人算。请把名单和批准日期留档。</source>
        <translation>{deducted} are deducted, so {expected} are expected. Please file the list and the date of approval.</translation>
    </message>
    <message>
        <source>已经有名为“{name}”的视图。请换一个名称。</source>
        <translation>There is a view &quot;{name}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>已经有名为“{name}”的附件。请换一个名称。</source>
        <translation>There is an attachment &quot;{name}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>已过 {left} 天</source>
        <translation>{left} days over</translation>
    </message>
    <message>
        <source>常白班</source>
        <translation>day shift</translation>
    </message>
    <message>
        <source>年薪制按当月实际领取的薪酬算，年终兑现的那个月也按当月实领算。</source>
        <translation>With a yearly salary what is really paid in the month counts, also in the month of the year-end payment.</translation>
    </message>
    <message>
        <source>应到 {expected}，至少到 {present_needed}，实到 {present}，{valid}</source>
        <translation>{expected} expected, at least {present_needed} needed, {present} present; {valid}</translation>
    </message>
    <message>
        <source>应到会</source>
        <translation>those expected</translation>
    </message>
    <message>
        <source>应有 {computed} 名（{last}＋{gained}－{lost}），实有 {actual} 名，{fits}。</source>
        <translation>There should be {computed} ({last} + {gained} − {lost}) and there are {actual}: {fits}.</translation>
    </message>
    <message>
        <source>应选 {seats} 名，候选人至少 {wanted} 名（差额不少于 {share}%）。</source>
        <translation>{seats} to be elected; at least {wanted} candidates ({share}% more than seats).</translation>
    </message>
    <message>
        <source>延长预备期的，到 {extended_from} 至 {extended_to} 之间，只能延长一次。</source>
        <translation>If probation is extended, to between {extended_from} and {extended_to}, once only.</translation>
    </message>
    <message>
        <source>当选</source>
        <translation>elected</translation>
    </message>
    <message>
        <source>忽略体检发现</source>
        <translation>Ignore finding</translation>
    </message>
    <message>
        <source>忽略要写明理由。请写为什么可以不改。</source>
        <translation>Ignoring a finding needs a reason. Please write why it may stay.</translation>
    </message>
    <message>
        <source>所选的栏目都不能给别人看，没有可印的。请改选栏目，或改打归档明细。</source>
        <translation>None of the chosen columns may be shown to others, so there is nothing to print. Please choose other columns, or print for the archive.</translation>
    </message>
    <message>
        <source>所选的组织不是{kind}。请重新选择。</source>
        <translation>The chosen organization is no {kind}. Please choose again.</translation>
    </message>
    <message>
        <source>所选的组织在这一天还没有成立或已经撤销。请核对组织和日期。</source>
        <translation>The chosen organization was not founded yet or was dissolved on that day. Please check organization and date.</translation>
    </message>
    <message>
        <source>扣除 {deducted} 人没有算：要经上级党组织同意，并经党员大会通过，两样都要有。</source>
        <translation>{deducted} were not deducted: this needs both the consent of the higher Party organization and a vote of the general meeting.</translation>
    </message>
    <message>
        <source>扣除的人数不能等于或超过应到会人数。请核对。</source>
        <translation>No more can be deducted than are expected, nor all of them. Please check.</translation>
    </message>
    <message>
        <source>按全额套档，不分段：基数到 {over} 元为止的，交 {edge} 元。</source>
        <translation>The rate holds for the whole amount and not for parts of it: up to a base of {over} yuan, {edge} yuan are paid.</translation>
    </message>
    <message>
        <source>换届提前或推迟一般不超过一年（{earliest} 至 {latest}）。请核对日期。</source>
        <translation>An election is usually not more than a year early or late ({earliest} to {latest}). Please check the date.</translation>
    </message>
    <message>
        <source>接收、转正要逐人讨论、逐人表决。请分开登记每一位的表决结果。</source>
        <translation>Admission and full membership are discussed and voted on one by one. Please record each vote by itself.</translation>
    </message>
    <message>
        <source>撤销党小组</source>
        <translation>Dissolve Party group</translation>
    </message>
    <message>
        <source>撤销党支部</source>
        <translation>Dissolve Party branch</translation>
    </message>
    <message>
        <source>支委会没有书面票的规定，书面意见没有计票。</source>
        <translation>Branch committees know no written votes, so written opinions are not counted.</translation>
    </message>
    <message>
        <source>支委会表决的票数没有查到明文，按应到委员过半数算，以支部议事规则为准。</source>
        <translation>No text was found on votes in branch committees; more than half of the members expected is taken, and the branch&apos;s own rules decide.</translation>
    </message>
    <message>
        <source>收到申请后 {talk} 个月内派人谈话，最晚 {by}。</source>
        <translation>A talk within {talk} months after the application, by {by}.</translation>
    </message>
    <message>
        <source>改变隶属</source>
        <translation>Change higher organization</translation>
    </message>
    <message>
        <source>改视图内容</source>
        <translation>Change view</translation>
    </message>
    <message>
        <source>政治审查的结论到 {by} 为止有效（{months} 个月）。</source>
        <translation>The political review is valid until {by} ({months} months).</translation>
    </message>
    <message>
        <source>数</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>整建制转入的比转入的还多。请核对。</source>
        <translation>More moved in as whole units than moved in at all. Please check.</translation>
    </message>
    <message>
        <source>整建制转出的比转出的还多。请核对。</source>
        <translation>More moved out as whole units than moved out at all. Please check.</translation>
    </message>
    <message>
        <source>文件名不能为空。请填写文件名。</source>
        <translation>The file name cannot be empty. Please fill it in.</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>有一票否决：等次封顶，不评先；分数仍照实写。</source>
        <translation>There is a veto: the grade is capped and there are no honours; the points stay as they are.</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>每月交 {amount} 元（基数 {base} 元，{slab}，按 {percent}%）。</source>
        <translation>{amount} yuan a month (base {base} yuan, {slab}, {percent}%).</translation>
    </message>
    <message>
        <source>每月交 {amount} 元（定额）。</source>
        <translation>{amount} yuan a month (fixed).</translation>
    </message>
    <message>
        <source>每月交 {lowest} 元到 {highest} 元。</source>
        <translation>{lowest} to {highest} yuan a month.</translation>
    </message>
    <message>
        <source>没有固定收入的，基数是上一季度的月平均纯收入。</source>
        <translation>Without fixed income the base is the average net income a month of the last quarter.</translation>
    </message>
    <message>
        <source>没有当选</source>
        <translation>not elected</translation>
    </message>
    <message>
        <source>没有能修正的。{first}请逐条处理。</source>
        <translation>Nothing could be mended. {first} Please deal with them one by one.</translation>
    </message>
    <message>
        <source>没有选栏目。请先选要印的栏目。</source>
        <translation>No columns are chosen. Please choose the columns to print first.</translation>
    </message>
    <message>
        <source>没有通过</source>
        <translation>not carried</translation>
    </message>
    <message>
        <source>添加日期</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>满 {age} 周岁是 {first}，从这天起可以申请入党。</source>
        <translation>{age} years old on {first}; from that day on one may apply to join the Party.</translation>
    </message>
    <message>
        <source>现有党员与推算的相差 {difference} 名，报表不能上报。请逐项核对增加、减少的人数和花名册。</source>
        <translation>There are {difference} members more or fewer than computed, so the report cannot be handed in. Please check those who joined and left against the roster.</translation>
    </message>
    <message>
        <source>离{grade}还差 {points} 分。</source>
        <translation>{points} points short of {grade}.</translation>
    </message>
    <message>
        <source>离届满只有 {left} 天。</source>
        <translation>Only {left} days until the term ends.</translation>
    </message>
    <message>
        <source>移动视图</source>
        <translation>Move view</translation>
    </message>
    <message>
        <source>算无效</source>
        <translation>taken as not valid</translation>
    </message>
    <message>
        <source>算有效</source>
        <translation>taken as valid</translation>
    </message>
    <message>
        <source>组织不能隶属于自己的下级。请另选上级组织。</source>
        <translation>An organization cannot stand under one of its own. Please choose another higher organization.</translation>
    </message>
    <message>
        <source>经上级批准，最早 {earliest}、最晚 {latest} 换届。</source>
        <translation>With approval from above the election may be as early as {earliest} or as late as {latest}.</translation>
    </message>
    <message>
        <source>至少 {yes_needed} 票（{base}过半数）</source>
        <translation>at least {yes_needed} votes (more than half of {base})</translation>
    </message>
    <message>
        <source>视图“{found}”所在的组织或协作区这一天没有。请换一个日期，或重新保存这个视图。</source>
        <translation>The organization or zone of the view &quot;{found}&quot; does not exist on this day. Please choose another day, or save the view again.</translation>
    </message>
    <message>
        <source>视图“{found}”由较新的程序保存。请用新版程序打开。</source>
        <translation>The view &quot;{found}&quot; was saved by a newer program. Please open it with the newer one.</translation>
    </message>
    <message>
        <source>视图“{found}”读不懂，没有打开，保存的内容没有动。请重新建一个。</source>
        <translation>The view &quot;{found}&quot; cannot be understood and was not opened; what was saved is untouched. Please make a new one.</translation>
    </message>
    <message>
        <source>视图“{name}”读不懂，不能改名。请删去它，重新建一个。</source>
        <translation>The view &quot;{name}&quot; cannot be understood and cannot be renamed. Please delete it and make a new one.</translation>
    </message>
    <message>
        <source>视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>视图没有名称。请写一个名称，如“井下一线”。</source>
        <translation>The view has no name. Please write one, such as &quot;井下一线&quot;.</translation>
    </message>
    <message>
        <source>视图的名称超过 {most} 个字。请改短。</source>
        <translation>The name of the view is longer than {most} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>视图读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The views cannot be read: {where}. Please reinstall the program; no data was changed.</translation>
    </message>
    <message>
        <source>计费基数是 0（如停薪留职）。请核对特殊情形。</source>
        <translation>The base is 0 (such as leave without pay). Please check the special case.</translation>
    </message>
    <message>
        <source>账平</source>
        <translation>the account balances</translation>
    </message>
    <message>
        <source>赞成 {yes} 票，比到会 {present} 人还多。请核对。</source>
        <translation>{yes} in favour are more than the {present} present. Please check.</translation>
    </message>
    <message>
        <source>超过 {over} 元</source>
        <translation>over {over} yuan</translation>
    </message>
    <message>
        <source>超过 {over} 元、不超过 {up_to} 元</source>
        <translation>over {over} and up to {up_to} yuan</translation>
    </message>
    <message>
        <source>还有 {left} 天</source>
        <translation>{left} days left</translation>
    </message>
    <message>
        <source>还没有要分设的党支部。请填写名称并选人。</source>
        <translation>There is no new Party branch yet. Please write its name and choose people.</translation>
    </message>
    <message>
        <source>还没有选起止日期。请先选从哪一天到哪一天。</source>
        <translation>No dates are chosen. Please choose from when until when first.</translation>
    </message>
    <message>
        <source>这一项没有把握一键修正。请打开信息卡改正。</source>
        <translation>This cannot be mended safely in one step. Please correct it on the card.</translation>
    </message>
    <message>
        <source>这个视图已经删去了。请重新选择。</source>
        <translation>This view was deleted. Please choose again.</translation>
    </message>
    <message>
        <source>这个附件已经不在了。请重新打开这一页。</source>
        <translation>This attachment is gone. Please open the page again.</translation>
    </message>
    <message>
        <source>这几条已经改过了，不必再修正。</source>
        <translation>These were changed already; nothing needs to be mended.</translation>
    </message>
    <message>
        <source>这是上限，评谁由支委会和党员大会定。</source>
        <translation>This is the upper limit; the branch committee and the general meeting decide on people.</translation>
    </message>
    <message>
        <source>这种会议不能扣除应到会人数，{deducted} 人仍计入。</source>
        <translation>Nobody can be deducted for such a meeting; the {deducted} still count.</translation>
    </message>
    <message>
        <source>这种轮班没有{crew}班，只有{names}。请核对。</source>
        <translation>This rota has no crew {crew}, only {names}. Please check.</translation>
    </message>
    <message>
        <source>选举的日子还没有到。请核对。</source>
        <translation>The day of the election has not come. Please check.</translation>
    </message>
    <message>
        <source>选举要本人到会投票，书面意见没有计票。</source>
        <translation>Elections are voted in person, so written opinions are not counted.</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>carried</translation>
    </message>
    <message>
        <source>重新列出体检发现</source>
        <translation>List finding again</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>an amount</translation>
    </message>
    <message>
        <source>错开 {offset} 天的班组</source>
        <translation>the crew {offset} days later</translation>
    </message>
    <message>
        <source>集中培训 {days} 天、{hours} 学时，{verdict}（{needed}）。</source>
        <translation>{days} days and {hours} hours of training: {verdict} ({needed}).</translation>
    </message>
    <message>
        <source>顺延了 {moved} 天，超过一周。请另定日子。</source>
        <translation>It moved by {moved} days, more than a week. Please choose another day.</translation>
    </message>
    <message>
        <source>顺延到了下个月。请在本月另定日子。</source>
        <translation>It moved into the next month. Please choose another day in this month.</translation>
    </message>
    <message>
        <source>预备期到 {probation_ends} 满，转正不早于这天；党委审批不晚于 {approval_by}。</source>
        <translation>Probation ends on {probation_ends}, and full membership is not earlier; the Party committee decides by {approval_by}.</translation>
    </message>
    <message>
        <source>预备期只能延长一次。请讨论转正或取消预备党员资格。</source>
        <translation>Probation can be extended once only. Please discuss full membership or ending probationary membership.</translation>
    </message>
    <message>
        <source>预备期延长不少于 {least} 个月、不超过 {most} 个月。请核对。</source>
        <translation>Probation is extended by at least {least} and at most {most} months. Please check.</translation>
    </message>
    <message>
        <source>预审合格后 {months} 个月内召开支部大会，最晚 {by}。</source>
        <translation>The branch general meeting is held within {months} months after the pre-examination, by {by}.</translation>
    </message>
    <message>
        <source>（{planned} 是休息日，顺延）</source>
        <translation> ({planned} is a day off, so it moves)</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>对方名单</source>
        <translation>Their list</translation>
    </message>
    <message>
        <source>本名册</source>
        <translation>Our roster</translation>
    </message>
    <message>
        <source>对方位置</source>
        <translation>Place in their list</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Reconciliation</translation>
    </message>
    <message>
        <source>与哪些人对照</source>
        <translation>Whom to compare</translation>
    </message>
    <message>
        <source>显示哪些差异</source>
        <translation>Which differences to show</translation>
    </message>
    <message>
        <source>选择名单</source>
        <translation>Choose list</translation>
    </message>
    <message>
        <source>全国系统导出的名单（.xlsx、.xls、.csv），只读不改</source>
        <translation>A list exported from the national system (.xlsx, .xls, .csv); it is only read</translation>
    </message>
    <message>
        <source>两份名单的差异</source>
        <translation>Differences of the two lists</translation>
    </message>
    <message>
        <source>对方 {there} 人 · 本名册 {here} 人 · 一致 {same} 人</source>
        <translation>Theirs {there} · ours {here} · the same {same}</translation>
    </message>
    <message>
        <source>选择全国系统导出的名单</source>
        <translation>Choose the list exported from the national system</translation>
    </message>
    <message>
        <source>导出差异</source>
        <translation>Export differences</translation>
    </message>
    <message>
        <source>已导出 {count} 条差异：{name}</source>
        <translation>Exported {count} differences: {name}</translation>
    </message>
    <message>
        <source>选一份全国系统导出的名单，与名册逐人对照，只列差异，什么也不改。</source>
        <translation>Choose a list exported from the national system. It is compared with the roster person by person; differences are listed and nothing changes.</translation>
    </message>
    <message>
        <source>另选名单</source>
        <translation>Another list</translation>
    </message>
    <message>
        <source>两份名单没有差异。</source>
        <translation>The two lists do not differ.</translation>
    </message>
    <message>
        <source>对照了 {count} 栏</source>
        <translation>{count} columns compared</translation>
    </message>
    <message>
        <source>没有用上：{columns}</source>
        <translation>Not used: {columns}</translation>
    </message>
    <message>
        <source>名单里没有：{branches}</source>
        <translation>Not in their list: {branches}</translation>
    </message>
    <message>
        <source>全部差异 {count}</source>
        <translation>All differences {count}</translation>
    </message>
    <message>
        <source>{word} {count}</source>
        <translation>{word} {count}</translation>
    </message>
    <message>
        <source>名单里的党支部</source>
        <translation>Branches in the list</translation>
    </message>
    <message>
        <source>“{file}”里没有找到名册：需要一行表头，有“姓名”和别的栏目。请核对文件。</source>
        <translation>No roster was found in &quot;{file}&quot;: a header row with &quot;姓名&quot; and other columns is needed. Please check the file.</translation>
    </message>
    <message>
        <source>与全国系统对账</source>
        <translation>Reconcile with the national system</translation>
    </message>
    <message>
        <source>内容不同</source>
        <translation>Contents differ</translation>
    </message>
    <message>
        <source>只在对方名单</source>
        <translation>Only in their list</translation>
    </message>
    <message>
        <source>只在本名册</source>
        <translation>Only in our roster</translation>
    </message>
    <message>
        <source>对方此行读不出</source>
        <translation>Row cannot be read</translation>
    </message>
    <message>
        <source>对账差异表</source>
        <translation>Sheet of differences</translation>
    </message>
    <message>
        <source>待认人</source>
        <translation>Person to identify</translation>
    </message>
    <message>
        <source>本名册已减少</source>
        <translation>Left our roster</translation>
    </message>
    <message>
        <source>正在对照</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>还没有对账。请先选全国系统导出的名单对账，再打印差异。</source>
        <translation>Nothing has been reconciled yet. Please choose the list exported from the national system first, then print the differences.</translation>
    </message>
    <message>
        <source>速算</source>
        <translation>Quick sums</translation>
    </message>
    <message>
        <source>查人、查事、速算&#x3000;Ctrl+K</source>
        <translation>Find and reckon&#x3000;Ctrl+K</translation>
    </message>
    <message>
        <source>调整区队班组…</source>
        <translation>Move to another section or crew…</translation>
    </message>
    <message>
        <source>打印名册（自选栏目）…</source>
        <translation>Print roster (own columns)…</translation>
    </message>
    <message>
        <source>高级筛选…</source>
        <translation>Advanced filter…</translation>
    </message>
    <message>
        <source>打开视图</source>
        <translation>Open view</translation>
    </message>
    <message>
        <source>把名单存为视图…</source>
        <translation>Save list as view…</translation>
    </message>
    <message>
        <source>管理视图…</source>
        <translation>Manage views…</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>至多</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>达到多少时才查</source>
        <translation>Checked from how many on</translation>
    </message>
    <message>
        <source>不超过多少时才查</source>
        <translation>Checked up to how many</translation>
    </message>
    <message>
        <source>年数</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>月数</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>至少几个月</source>
        <translation>At least so many months</translation>
    </message>
    <message>
        <source>提前几个月</source>
        <translation>Months ahead</translation>
    </message>
    <message>
        <source>查</source>
        <translation>On</translation>
    </message>
    <message>
        <source>不查</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>查不查</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>检查项目</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>本支部另定的理由</source>
        <translation>Reason for our own setting</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>理由和依据</source>
        <translation>Reason and source</translation>
    </message>
    <message>
        <source>由谁、按什么文件或会议决定</source>
        <translation>Who decided it, by which document or meeting</translation>
    </message>
    <message>
        <source>全国规定一般不要停用；各地可改的，按本单位的规定设置。每次改动都要写理由，可以撤销。</source>
        <translation>National regulations should stay on; what may differ is set as your organization has it. Every change needs a reason and can be undone.</translation>
    </message>
    <message>
        <source>如 1998、1998-07 或 1998-07-12</source>
        <translation>e.g. 1998, 1998-07 or 1998-07-12</translation>
    </message>
    <message>
        <source>{label}的内容</source>
        <translation>Value of {label}</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>可选的内容</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>裁剪框：方向键移动，加减号缩放</source>
        <translation>Frame: arrow keys move it, plus and minus zoom</translation>
    </message>
    <message>
        <source>裁剪照片</source>
        <translation>Crop photo</translation>
    </message>
    <message>
        <source>拖动照片，或用方向键移动、加减号缩放，让头像在框的正中。</source>
        <translation>Drag the photo, or move it with the arrow keys and zoom with plus and minus, until the head is in the middle of the frame.</translation>
    </message>
    <message>
        <source>本人同意照片用在上墙的版面里</source>
        <translation>The person agrees to the photo in wall displays</translation>
    </message>
    <message>
        <source>没有同意的，只在信息卡上使用</source>
        <translation>Without consent it is used on the card only</translation>
    </message>
    <message>
        <source>使用这张照片</source>
        <translation>Use this photo</translation>
    </message>
    <message>
        <source>向左转</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>已忽略</source>
        <translation>Ignored</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>姓名或组织</source>
        <translation>Person or organization</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>显示已忽略</source>
        <translation>Show ignored</translation>
    </message>
    <message>
        <source>检查项目…</source>
        <translation>Checks…</translation>
    </message>
    <message>
        <source>重新体检</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>体检发现</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>体检发现：{parts}</source>
        <translation>Findings: {parts}</translation>
    </message>
    <message>
        <source>台账体检</source>
        <translation>Check-up of the ledgers</translation>
    </message>
    <message>
        <source>忽略</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>为什么可以不改</source>
        <translation>Why it may stay</translation>
    </message>
    <message>
        <source>如：入党志愿书原件就是这样写的，已核对</source>
        <translation>e.g. the original application says so; checked</translation>
    </message>
    <message>
        <source>{count} 条不再列出。有关的内容以后有了变化，会重新列出来。</source>
        <translation>{count} findings are listed no more. They come back when what they are about changes.</translation>
    </message>
    <message>
        <source>没有发现问题，没有要导出的。</source>
        <translation>Nothing was found, so there is nothing to export.</translation>
    </message>
    <message>
        <source>导出体检发现</source>
        <translation>Export findings</translation>
    </message>
    <message>
        <source>已导出 {count} 条：{name}</source>
        <translation>Exported {count} findings: {name}</translation>
    </message>
    <message>
        <source>已修正 {count} 条，下面的没有改：</source>
        <translation>{count} mended; these were not changed:</translation>
    </message>
    <message>
        <source>体检已停止。按“重新体检”再来一次。</source>
        <translation>The check-up was stopped. Click &quot;Check again&quot; to start anew.</translation>
    </message>
    <message>
        <source>还没有体检。</source>
        <translation>Not checked yet.</translation>
    </message>
    <message>
        <source>开始体检</source>
        <translation>Start check-up</translation>
    </message>
    <message>
        <source>没有发现问题；有 {count} 条已忽略。</source>
        <translation>Nothing was found; {count} findings are ignored.</translation>
    </message>
    <message>
        <source>没有发现问题。</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>全部组织</source>
        <translation>All organizations</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>忽略的理由</source>
        <translation>Reason for ignoring</translation>
    </message>
    <message>
        <source>去改</source>
        <translation>Go and correct</translation>
    </message>
    <message>
        <source>忽略…</source>
        <translation>Ignore…</translation>
    </message>
    <message>
        <source>重新列出</source>
        <translation>List again</translation>
    </message>
    <message>
        <source>打开信息卡或所在的组织（回车）</source>
        <translation>Open the card or the organization (Enter)</translation>
    </message>
    <message>
        <source>已选 {count} 条</source>
        <translation>{count} selected</translation>
    </message>
    <message>
        <source>本支部另定：{note}</source>
        <translation>Our own setting: {note}</translation>
    </message>
    <message>
        <source>{reason}（{day}）</source>
        <translation>{reason} ({day})</translation>
    </message>
    <message>
        <source>同类 {count} 条全部修正</source>
        <translation>Mend all {count} of this kind</translation>
    </message>
    <message>
        <source>把视图“{name}”的 {count} 人写成 .xlsx 工作簿</source>
        <translation>Writes the {count} people of the view &quot;{name}&quot; into an .xlsx workbook</translation>
    </message>
    <message>
        <source>全部符合</source>
        <translation>All of them</translation>
    </message>
    <message>
        <source>任一符合</source>
        <translation>Any of them</translation>
    </message>
    <message>
        <source>高级筛选</source>
        <translation>Advanced filter</translation>
    </message>
    <message>
        <source>显示这些人</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>符合 {number} 人</source>
        <translation>{number} people</translation>
    </message>
    <message>
        <source>{told}（还有 {count} 条没有填完，没有算进去）</source>
        <translation>{told} (not complete and not counted: {count})</translation>
    </message>
    <message>
        <source>有的条件还不能用，已经标出。请改好，或者删去那一条。</source>
        <translation>Some conditions cannot be used yet and are marked. Please mend or delete them.</translation>
    </message>
    <message>
        <source>每一条选好栏目、比较方式和内容。没有填写的人不算符合；要找他们，用“为空”或“未知”。</source>
        <translation>Choose column, comparison and value of each condition. People with nothing filled in do not match; find them with &quot;is empty&quot; or &quot;unknown&quot;.</translation>
    </message>
    <message>
        <source>符合全部还是任一</source>
        <translation>All or any</translation>
    </message>
    <message>
        <source>+ 加一条</source>
        <translation>+ Condition</translation>
    </message>
    <message>
        <source>+ 加一组</source>
        <translation>+ Group</translation>
    </message>
    <message>
        <source>一组里的条件另外说明是全部符合还是任一符合</source>
        <translation>A group says for itself whether all or any of its conditions must match</translation>
    </message>
    <message>
        <source>下面的条件</source>
        <translation>of these conditions</translation>
    </message>
    <message>
        <source>删去这一组</source>
        <translation>Delete this group</translation>
    </message>
    <message>
        <source>请选栏目</source>
        <translation>Choose a column</translation>
    </message>
    <message>
        <source>比较方式</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>删去这一条</source>
        <translation>Delete this condition</translation>
    </message>
    <message>
        <source>不认得的栏目</source>
        <translation>Unknown column</translation>
    </message>
    <message>
        <source>不认得的方式</source>
        <translation>Unknown comparison</translation>
    </message>
    <message>
        <source>请先选栏目，或者删去这一条。</source>
        <translation>Please choose a column first, or delete this condition.</translation>
    </message>
    <message>
        <source>只看哪一类经历</source>
        <translation>Which kind of history to show</translation>
    </message>
    <message>
        <source>{count} 个文件：{names}</source>
        <translation>{count} files: {names}</translation>
    </message>
    <message>
        <source>还没有勾选要改的。请在“改动”里勾选。</source>
        <translation>Nothing is ticked yet. Please tick under &quot;Changes&quot;.</translation>
    </message>
    <message>
        <source>名册里已有的人保留不动，没有别的要导入。</source>
        <translation>People on the roster stay as they are; there is nothing else to import.</translation>
    </message>
    <message>
        <source>没有采用的 {count} 行已存入“{name}”。</source>
        <translation>The {count} refused rows were saved to &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>{told}改好后再导入那个文件即可。</source>
        <translation>{told} Correct them there and import that file.</translation>
    </message>
    <message>
        <source>改这一行</source>
        <translation>Correct this row</translation>
    </message>
    <message>
        <source>恢复原文</source>
        <translation>Restore the original</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>第 {row} 行&#x3000;{name}</source>
        <translation>Row {row}&#x3000;{name}</translation>
    </message>
    <message>
        <source>已改正，原文是“{written}”。</source>
        <translation>Corrected; it was &quot;{written}&quot;.</translation>
    </message>
    <message>
        <source>已补填。</source>
        <translation>Filled in.</translation>
    </message>
    <message>
        <source>补填</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>补全日期</source>
        <translation>Complete date</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>随调动结束</source>
        <translation>Ends with the move</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>导入时</source>
        <translation>When importing</translation>
    </message>
    <message>
        <source>现在的党支部</source>
        <translation>Present Party branch</translation>
    </message>
    <message>
        <source>名册里</source>
        <translation>On the roster</translation>
    </message>
    <message>
        <source>导入后</source>
        <translation>After the import</translation>
    </message>
    <message>
        <source>怎样</source>
        <translation>How</translation>
    </message>
    <message>
        <source>只看这一栏</source>
        <translation>This column only</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>名册里已有的人，文件没有要改的。</source>
        <translation>The file changes nobody who is on the roster already.</translation>
    </message>
    <message>
        <source>显示所选各行的号码，十五秒后遮住；看过会留下记录</source>
        <translation>Shows the numbers of the selected rows for fifteen seconds; the viewing is recorded</translation>
    </message>
    <message>
        <source>勾选所选</source>
        <translation>Tick selected</translation>
    </message>
    <message>
        <source>空格：勾选或不勾选所选的行</source>
        <translation>Space: tick or untick the selected rows</translation>
    </message>
    <message>
        <source>不勾选所选</source>
        <translation>Untick selected</translation>
    </message>
    <message>
        <source>全部勾选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>全部栏目 {count}</source>
        <translation>All columns {count}</translation>
    </message>
    <message>
        <source>{people} 人，{count} 处</source>
        <translation>{people} people, {count} changes</translation>
    </message>
    <message>
        <source>按“保留不动”，都不改</source>
        <translation>By &quot;Keep as they are&quot; nothing changes</translation>
    </message>
    <message>
        <source>已勾选 {taken} 处</source>
        <translation>{taken} ticked</translation>
    </message>
    <message>
        <source>表头在别的行…</source>
        <translation>Header elsewhere…</translation>
    </message>
    <message>
        <source>没有姓名栏</source>
        <translation>no name column</translation>
    </message>
    <message>
        <source>指出表头在哪一行…</source>
        <translation>Point out the header…</translation>
    </message>
    <message>
        <source>还不知道哪一栏是姓名。请在“认作”里指定姓名，另外至少再指定一栏。</source>
        <translation>Which column is the name is not known yet. Please assign it under &quot;Taken as&quot;, and one more column at least.</translation>
    </message>
    <message>
        <source>没有找到表头：需要一行里有“姓名”和另外至少一个认得的栏目。不是名册的工作表可以不管；表头用的是别的叫法，请指出它在哪一行。</source>
        <translation>No header found: a row is needed with &quot;姓名&quot; and at least one more known column. A sheet that is no roster may be left alone; if the header uses other names, please point out its row.</translation>
    </message>
    <message>
        <source>另存没有采用的行</source>
        <translation>Save refused rows</translation>
    </message>
    <message>
        <source>还有 {refused} 行没有采用：可以另存出来，改好后再导入，已经导入的人不会重复。</source>
        <translation>{refused} rows were refused: save them, correct them and import them again; nobody is entered twice.</translation>
    </message>
    <message>
        <source>能读 .xlsx、.xls 和 .csv；一张总表、每个支部一张表都可以，几个文件可以一起选。</source>
        <translation>Reads .xlsx, .xls and .csv: one list of all or a sheet for each branch; several files can be chosen together.</translation>
    </message>
    <message>
        <source>保存一份空白模板，发下去填</source>
        <translation>Save a blank template to hand out</translation>
    </message>
    <message>
        <source>选择名册文件（可以选几个）</source>
        <translation>Choose roster files (several are possible)</translation>
    </message>
    <message>
        <source>指出表头</source>
        <translation>Point out the header</translation>
    </message>
    <message>
        <source>让程序自己找</source>
        <translation>Let the program find it</translation>
    </message>
    <message>
        <source>用作表头</source>
        <translation>Use as header</translation>
    </message>
    <message>
        <source>请选中表头所在的行；两行的表头，按住 Shift 把两行都选上。</source>
        <translation>Select the row of the header; of a header in two rows select both, holding Shift.</translation>
    </message>
    <message>
        <source>表头是相邻的一行，最多 {most} 行。</source>
        <translation>A header is one row, or up to {most} next to each other.</translation>
    </message>
    <message>
        <source>这一行是空的，请另选一行。</source>
        <translation>This row is empty; please choose another one.</translation>
    </message>
    <message>
        <source>第 {row} 行是表头，下面的行是人员。</source>
        <translation>Row {row} is the header; people stand in the rows below.</translation>
    </message>
    <message>
        <source>哪一行是表头？</source>
        <translation>Which row is the header?</translation>
    </message>
    <message>
        <source>工作表开头的各行</source>
        <translation>The first rows of the sheet</translation>
    </message>
    <message>
        <source>已改正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>还没有改正过什么。在“未采用”里选中一行按回车，就地填写正确的内容。</source>
        <translation>Nothing is corrected yet. Select a row under &quot;Refused&quot; and press Enter to write what is right.</translation>
    </message>
    <message>
        <source>{field}：{sentence}</source>
        <translation>{field}: {sentence}</translation>
    </message>
    <message>
        <source>原文是“{written}”。</source>
        <translation>It was &quot;{written}&quot;.</translation>
    </message>
    <message>
        <source>原文是空的。</source>
        <translation>It was empty.</translation>
    </message>
    <message>
        <source>没有改动。</source>
        <translation>Nothing changes.</translation>
    </message>
    <message>
        <source>{listed}。</source>
        <translation>{listed}.</translation>
    </message>
    <message>
        <source>保留不动</source>
        <translation>Keep as they are</translation>
    </message>
    <message>
        <source>逐人决定</source>
        <translation>Decide one by one</translation>
    </message>
    <message>
        <source>另存为工作簿，末栏写明原因；改好后再导入那个文件</source>
        <translation>Saves a workbook with the reasons in its last column; correct it and import that file</translation>
    </message>
    <message>
        <source>名册里已有的人</source>
        <translation>People on the roster already</translation>
    </message>
    <message>
        <source>另存没有采用的 {count} 行…</source>
        <translation>Save the {count} refused rows…</translation>
    </message>
    <message>
        <source>“{sheet}”</source>
        <translation>&quot;{sheet}&quot; </translation>
    </message>
    <message>
        <source>同一人：{sheet}第 {row} 行的{name}</source>
        <translation>Same person: {name} in {sheet}row {row}</translation>
    </message>
    <message>
        <source>{stem} 没有采用的行.xlsx</source>
        <translation>{stem} refused rows.xlsx</translation>
    </message>
    <message>
        <source>改这一行…</source>
        <translation>Correct this row…</translation>
    </message>
    <message>
        <source>显示这一行的所有栏目，都可以改（F2）</source>
        <translation>Shows all columns of this row; all can be corrected (F2)</translation>
    </message>
    <message>
        <source>收回这一行的改正，仍用文件里的内容</source>
        <translation>Takes back the corrections of this row; the file&apos;s contents hold again</translation>
    </message>
    <message>
        <source>{count} 个文件</source>
        <translation>{count} files</translation>
    </message>
    <message>
        <source>填写正确的内容</source>
        <translation>Write what is right</translation>
    </message>
    <message>
        <source>{field}的正确内容</source>
        <translation>The right {field}</translation>
    </message>
    <message>
        <source>区队、班组、岗位这些有改动。是：</source>
        <translation>Section, crew or job changed. Is it:</translation>
    </message>
    <message>
        <source>变动：从这一天起换了，原来的留作经历</source>
        <translation>A change: new from this day on, the old is kept as history</translation>
    </message>
    <message>
        <source>更正：原来写错了，不留经历</source>
        <translation>A correction: it was wrong, no history is kept</translation>
    </message>
    <message>
        <source>变动日期</source>
        <translation>Date of the change</translation>
    </message>
    <message>
        <source>变动日期要写到日，如 2026-01-31。</source>
        <translation>Please write the date of the change to the day, such as 2026-01-31.</translation>
    </message>
    <message>
        <source>{who}。不填的项目不变；原来的工作留作经历。</source>
        <translation>{who}. What stays empty does not change; the former job is kept as history.</translation>
    </message>
    <message>
        <source>没有符合这些条件的人。</source>
        <translation>Nobody meets these conditions.</translation>
    </message>
    <message>
        <source>清除条件</source>
        <translation>Clear conditions</translation>
    </message>
    <message>
        <source>照片“{name}”超过 20 MB。请换一张小一些的。</source>
        <translation>The photo &quot;{name}&quot; is larger than 20 MB. Please choose a smaller one.</translation>
    </message>
    <message>
        <source>“{name}”是动图，不能当照片。请选一张静止的照片。</source>
        <translation>&quot;{name}&quot; is animated and cannot be a photo. Please choose a still one.</translation>
    </message>
    <message>
        <source>“{name}”是手机的 HEIC 照片，这里读不出来。请在手机上另存为 JPG。</source>
        <translation>&quot;{name}&quot; is a HEIC photo of a phone and cannot be read here. Please save it as JPG on the phone.</translation>
    </message>
    <message>
        <source>“{name}”不是照片。请选 JPG、PNG、BMP 或 WebP 文件。</source>
        <translation>&quot;{name}&quot; is no photo. Please choose a JPG, PNG, BMP or WebP file.</translation>
    </message>
    <message>
        <source>重新裁剪…</source>
        <translation>Crop again…</translation>
    </message>
    <message>
        <source>另存原图…</source>
        <translation>Save original…</translation>
    </message>
    <message>
        <source>更换照片…</source>
        <translation>Change photo…</translation>
    </message>
    <message>
        <source>图片 (*{suffix})</source>
        <translation>Picture (*{suffix})</translation>
    </message>
    <message>
        <source>另存原图</source>
        <translation>Save original</translation>
    </message>
    <message>
        <source>原图已损坏或丢失，读不出来。请重新选择照片，或从备份里找回。</source>
        <translation>The original is damaged or lost. Please choose the photo again, or restore it from a copy.</translation>
    </message>
    <message>
        <source>按栏目多少自动选</source>
        <translation>Chosen by the columns</translation>
    </message>
    <message>
        <source>保存空白模板</source>
        <translation>Save blank template</translation>
    </message>
    <message>
        <source>已保存空白模板（{count} 栏）：{name}</source>
        <translation>Saved blank template ({count} columns): {name}</translation>
    </message>
    <message>
        <source>发给各支部填好后，可以一次选几个文件导入。</source>
        <translation>When the branches have filled it in, several files can be imported together.</translation>
    </message>
    <message>
        <source>全部经历</source>
        <translation>Whole history</translation>
    </message>
    <message>
        <source>{branch}（回来）</source>
        <translation>{branch} (back)</translation>
    </message>
    <message>
        <source>工作不详</source>
        <translation>job not known</translation>
    </message>
    <message>
        <source>参加工作</source>
        <translation>First job</translation>
    </message>
    <message>
        <source>打开一个保存好的名单（Ctrl+Shift+V）</source>
        <translation>Open a saved list (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>按任意栏目筛选（Ctrl+Shift+F）</source>
        <translation>Filter by any column (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>已改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>关闭视图，回到原来的名单</source>
        <translation>Close the view and go back to the list</translation>
    </message>
    <message>
        <source>存为视图…</source>
        <translation>Save as view…</translation>
    </message>
    <message>
        <source>去掉：{words}</source>
        <translation>Take away: {words}</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>条件、栏目、顺序和所看的组织一起记住，以后点一下就能打开。</source>
        <translation>Conditions, columns, order and organization are remembered together and opened with one click.</translation>
    </message>
    <message>
        <source>把现在的名单存为视图…</source>
        <translation>Save this list as view…</translation>
    </message>
    <message>
        <source>关闭视图</source>
        <translation>Close view</translation>
    </message>
    <message>
        <source>管理视图</source>
        <translation>Manage views</translation>
    </message>
    <message>
        <source>自己的视图</source>
        <translation>Own views</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{name}（读不懂）</source>
        <translation>{name} (cannot be understood)</translation>
    </message>
    <message>
        <source>程序自带的视图不能改；打开以后可以另存为自己的。</source>
        <translation>Views of the program cannot be changed; open one and save it as your own.</translation>
    </message>
    <message>
        <source>还没有自己的视图。先筛选出一个名单，再点“存为视图”。</source>
        <translation>No views of your own yet. Filter a list first, then click &quot;Save as view&quot;.</translation>
    </message>
    <message>
        <source>图片 (*.jpg *.jpeg *.png *.bmp *.webp)</source>
        <translation>Pictures (*.jpg *.jpeg *.png *.bmp *.webp)</translation>
    </message>
    <message>
        <source>查人、查组织、查命令、速算</source>
        <translation>Find people, organizations, commands; quick sums</translation>
    </message>
    <message>
        <source>查人、查组织、查命令：拼音首字母、汉字、号码末几位；速算：党费 5845</source>
        <translation>Find by pinyin initials, characters, last digits; reckon: &quot;党费 5845&quot;</translation>
    </message>
    <message>
        <source>Tab 到下一项 · Alt+↓ 打开日历或选项 · Esc 回到结果</source>
        <translation>Tab to the next · Alt+↓ opens calendar or choices · Esc back to the results</translation>
    </message>
    <message>
        <source>按规定：{usual}</source>
        <translation>By the rules: {usual}</translation>
    </message>
    <message>
        <source>复制答案</source>
        <translation>Copy answer</translation>
    </message>
    <message>
        <source>更多项目</source>
        <translation>More items</translation>
    </message>
    <message>
        <source>依据：{rule}</source>
        <translation>Source: {rule}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fewer items</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>如 {example}</source>
        <translation>e.g. {example}</translation>
    </message>
    <message>
        <source>一项也没有填。请至少填写一项。</source>
        <translation>Nothing is filled in. Please fill in one item at least.</translation>
    </message>
    <message>
        <source>台账体检情况表</source>
        <translation>Sheet of findings</translation>
    </message>
    <message>
        <source>名册里是“{hint}”，文件里是“{found}”。逐人决定，还没有勾选，没有改动。</source>
        <translation>The roster says &quot;{hint}&quot;, the file &quot;{found}&quot;. You decide one by one, and this is not ticked yet, so nothing changes.</translation>
    </message>
    <message>
        <source>名册里是“{hint}”，随调动结束。逐人决定，还没有勾选，没有改动。</source>
        <translation>The roster says &quot;{hint}&quot;, which would end with the move. You decide one by one, and this is not ticked yet, so nothing changes.</translation>
    </message>
    <message>
        <source>名册里没有，文件里是“{found}”。逐人决定，还没有勾选，没有改动。</source>
        <translation>The roster has nothing, the file &quot;{found}&quot;. You decide one by one, and this is not ticked yet, so nothing changes.</translation>
    </message>
    <message>
        <source>多了“{parts}”，放不进任何一项。请去掉。</source>
        <translation>&quot;{parts}&quot; fits no item. Please take it away.</translation>
    </message>
    <message>
        <source>打印自选栏目名册</source>
        <translation>Print roster with own columns</translation>
    </message>
    <message>
        <source>批量添加照片</source>
        <translation>Add photos of several people</translation>
    </message>
    <message>
        <source>改动记录</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>改变检查项目要写明理由。请填写由谁、按什么决定。</source>
        <translation>Changing a check needs a reason. Please write who decided it and by what.</translation>
    </message>
    <message>
        <source>时间和经手人</source>
        <translation>When and by whom</translation>
    </message>
    <message>
        <source>更改照片上墙的同意</source>
        <translation>Change consent to wall display</translation>
    </message>
    <message>
        <source>没有“{code}”这项检查。请重新选择。</source>
        <translation>There is no check &quot;{code}&quot;. Please choose again.</translation>
    </message>
    <message>
        <source>空白名册模板</source>
        <translation>Blank roster template</translation>
    </message>
    <message>
        <source>设置检查项目</source>
        <translation>Set check</translation>
    </message>
    <message>
        <source>还没有改动记录。</source>
        <translation>No changes are recorded yet.</translation>
    </message>
    <message>
        <source>这个人已经没有照片了。请重新添加。</source>
        <translation>This person has no photo any more. Please add it again.</translation>
    </message>
    <message>
        <source>重新裁剪照片</source>
        <translation>Crop photo again</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>党支部资料…</source>
        <translation>Branch details…</translation>
    </message>
    <message>
        <source>党支部一览…</source>
        <translation>All Party branches…</translation>
    </message>
    <message>
        <source>自定义栏目…</source>
        <translation>Own fields…</translation>
    </message>
    <message>
        <source>支部书记{secretary}，党员 {members} 人，党小组 {groups} 个。</source>
        <translation>Secretary: {secretary}; members: {members}; Party groups: {groups}.</translation>
    </message>
    <message>
        <source>未任命</source>
        <translation>not appointed</translation>
    </message>
    <message>
        <source>党支部资料：{name}</source>
        <translation>Branch details: {name}</translation>
    </message>
    <message>
        <source>党支部一览</source>
        <translation>All Party branches</translation>
    </message>
    <message>
        <source>还没有党支部。请先新建或导入。</source>
        <translation>There is no Party branch yet. Please set one up or import a roster first.</translation>
    </message>
    <message>
        <source>填写资料…</source>
        <translation>Fill in details…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>{listed}平时遮盖。写全会记入操作记录，请妥善保管导出的文件。</source>
        <translation>{listed}: masked as a rule. Writing them in full is recorded in the journal; please keep the file safe.</translation>
    </message>
    <message>
        <source>打码导出</source>
        <translation>Export masked</translation>
    </message>
    <message>
        <source>导出党支部一览</source>
        <translation>Export all Party branches</translation>
    </message>
    <message>
        <source>已导出 {count} 个党支部：{target}</source>
        <translation>Exported {count} Party branches: {target}</translation>
    </message>
    <message>
        <source>共 {count} 个党支部</source>
        <translation>{count} Party branches</translation>
    </message>
    <message>
        <source>显示少用栏目</source>
        <translation>Show rare fields</translation>
    </message>
    <message>
        <source>曾用名、新社会阶层这些，平时只在填了的时候显示</source>
        <translation>Former name, social stratum and the like; as a rule shown only when filled in</translation>
    </message>
    <message>
        <source>不遮盖</source>
        <translation>Not masked</translation>
    </message>
    <message>
        <source>遮盖中间，只露头尾</source>
        <translation>Masked but for head and tail</translation>
    </message>
    <message>
        <source>全部遮盖</source>
        <translation>Masked as a whole</translation>
    </message>
    <message>
        <source>新增栏目（{whose}）</source>
        <translation>Add field ({whose})</translation>
    </message>
    <message>
        <source>栏目名称</source>
        <translation>Name of the field</translation>
    </message>
    <message>
        <source>可选内容（一行一个）</source>
        <translation>Choices (one a line)</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Hint for filling in</translation>
    </message>
    <message>
        <source>可以不填，如“按证书填写”</source>
        <translation>May stay empty, e.g. &quot;as on the certificate&quot;</translation>
    </message>
    <message>
        <source>显示、导出和打印时</source>
        <translation>When shown, exported and printed</translation>
    </message>
    <message>
        <source>名称写成表格里的表头，导入时同名的一列会自动对上。</source>
        <translation>Name it like the heading in your sheets, and the column of that name is found when importing.</translation>
    </message>
    <message>
        <source>类型是“{kind}”，已填 {count} 处，类型不能再改。改名不影响已填的内容。</source>
        <translation>The kind is &quot;{kind}&quot;; with {count} values filled in it cannot change any more. A new name does not touch what is filled in.</translation>
    </message>
    <message>
        <source>新增选项：{label}</source>
        <translation>Add choice: {label}</translation>
    </message>
    <message>
        <source>改名后，已选这一项的人显示新的名称。</source>
        <translation>After renaming, people with this choice show the new name.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>新增栏目…</source>
        <translation>Add field…</translation>
    </message>
    <message>
        <source>新增选项…</source>
        <translation>Add choice…</translation>
    </message>
    <message>
        <source>“{label}”的选项</source>
        <translation>Choices of &quot;{label}&quot;</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>为人员和党支部增加程序里没有的栏目，和原有的栏目一样导入、查找、排序、打印、导出；不用了就停用，已填的内容不会丢。</source>
        <translation>Adds fields that the program does not have, for people and branches; they are imported, found, sorted, printed and exported like the others. Take one out of use when it is not needed; what is filled in is kept.</translation>
    </message>
    <message>
        <source>还没有自定义的栏目。</source>
        <translation>No fields of your own yet.</translation>
    </message>
    <message>
        <source>还没有给党支部设自定义栏目。现在就设吗？</source>
        <translation>There are no fields of your own for branches yet. Add one now?</translation>
    </message>
    <message>
        <source>导出未打码的党支部一览</source>
        <translation>Export all branches in full</translation>
    </message>
    <message>
        <source>沿革…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>沿革：{name}</source>
        <translation>History: {name}</translation>
    </message>
    <message>
        <source>还没有沿革的记录。更名、撤销、任命书记以后会列在这里。</source>
        <translation>No history is recorded yet. Renaming, dissolution and appointed secretaries will be listed here.</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>只有日期不同</source>
        <translation>only the date differs</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>Select none</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>修改 {count} 人</source>
        <translation>Change {count} people</translation>
    </message>
    <message>
        <source>{count} 人会改动</source>
        <translation>{count} people change</translation>
    </message>
    <message>
        <source>{count} 人本来就是这样，不变</source>
        <translation>{count} people are like this already</translation>
    </message>
    <message>
        <source>{count} 人不能改，原因写在后面，已经去掉勾选</source>
        <translation>{count} people cannot change; the reason stands behind and they are not ticked</translation>
    </message>
    <message>
        <source>{told}。去掉勾选的人不改；可以一次撤销。</source>
        <translation>{told}. People not ticked do not change; one undo takes it back.</translation>
    </message>
    <message>
        <source>预览…</source>
        <translation>Preview…</translation>
    </message>
    <message>
        <source>{other}并入</source>
        <translation>{other} merged into it</translation>
    </message>
    <message>
        <source>从{other}分设</source>
        <translation>Split from {other}</translation>
    </message>
    <message>
        <source>分设出{other}</source>
        <translation>{other} split from it</translation>
    </message>
    <message>
        <source>并入{other}</source>
        <translation>Merged into {other}</translation>
    </message>
    <message>
        <source>组织沿革</source>
        <translation>History of the organization</translation>
    </message>
    <message>
        <source>还没有选组织。请先选一个组织，再打印沿革。</source>
        <translation>No organization is chosen. Please choose one first, then print its history.</translation>
    </message>
    <message>
        <source>批量添加照片…</source>
        <translation>Add photos of several…</translation>
    </message>
    <message>
        <source>选择照片所在的文件夹</source>
        <translation>Choose the folder of the photos</translation>
    </message>
    <message>
        <source>名册里没有这个人</source>
        <translation>Not on the roster</translation>
    </message>
    <message>
        <source>有同名的人，请在文件名里加上支部</source>
        <translation>Several people of this name; please add the branch to the file name</translation>
    </message>
    <message>
        <source>同一人有几张，只勾一张</source>
        <translation>Several of one person; tick one only</translation>
    </message>
    <message>
        <source>已有照片，勾选就替换</source>
        <translation>Has a photo; ticking replaces it</translation>
    </message>
    <message>
        <source>照片文件</source>
        <translation>Photo file</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>有人勾选了几张照片。请每人只勾选一张。</source>
        <translation>Several photos of somebody are ticked. Please tick one for each person.</translation>
    </message>
    <message>
        <source>正在做别的事。请等它做完再添加照片。</source>
        <translation>Something else is being done. Please add photos when it is finished.</translation>
    </message>
    <message>
        <source>已添加 {count} 张照片，有 {rest} 张没有添加。</source>
        <translation>{count} photos were added, {rest} were not.</translation>
    </message>
    <message>
        <source>添加 {count} 张照片</source>
        <translation>Add {count} photos</translation>
    </message>
    <message>
        <source>文件夹里有 {all} 张照片，按文件名里的姓名或身份证号认人。勾选的才会添加，自动裁成一寸；上墙的同意以后逐人登记。</source>
        <translation>The folder holds {all} photos; people are known by the name or ID number in the file name. Those ticked are added and cropped to one inch; consent to wall display is recorded one by one later.</translation>
    </message>
    <message>
        <source>这个文件夹里没有照片（JPG、PNG、BMP、WebP）。请换一个文件夹。</source>
        <translation>There are no photos (JPG, PNG, BMP, WebP) in this folder. Please choose another one.</translation>
    </message>
    <message>
        <source>{title}：{told}</source>
        <translation>{title}: {told}</translation>
    </message>
    <message>
        <source>“{title}”里的“{key}”不能这样写，按它算不出来。请照原来的样子改正。</source>
        <translation>&quot;{key}&quot; in &quot;{title}&quot; cannot be written like this; nothing can be reckoned by it. Please correct it as it was.</translation>
    </message>
    <message>
        <source>“半数以上”</source>
        <translation>&quot;half or more&quot;</translation>
    </message>
    <message>
        <source>一票否决</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>一般决议</source>
        <translation>Ordinary resolution</translation>
    </message>
    <message>
        <source>一项也没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>三年</source>
        <translation>Three years</translation>
    </message>
    <message>
        <source>上年末党员</source>
        <translation>Members at the end of last year</translation>
    </message>
    <message>
        <source>上级同意扣除</source>
        <translation>Deduction agreed from above</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>不为空</source>
        <translation>is not empty</translation>
    </message>
    <message>
        <source>不含</source>
        <translation>does not contain</translation>
    </message>
    <message>
        <source>不含正好一半</source>
        <translation>without exactly half</translation>
    </message>
    <message>
        <source>不是</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>两年对账</source>
        <translation>Two years&apos; account</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>为空</source>
        <translation>is empty</translation>
    </message>
    <message>
        <source>主题党日</source>
        <translation>Themed Party day</translation>
    </message>
    <message>
        <source>五年</source>
        <translation>Five years</translation>
    </message>
    <message>
        <source>交纳方式</source>
        <translation>How dues are paid</translation>
    </message>
    <message>
        <source>介于</source>
        <translation>is between</translation>
    </message>
    <message>
        <source>从哪一步算起</source>
        <translation>From which step</translation>
    </message>
    <message>
        <source>任期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>任期和换届</source>
        <translation>Terms and elections</translation>
    </message>
    <message>
        <source>会前交来的书面赞成</source>
        <translation>Written votes in favour</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>候选人差额</source>
        <translation>Candidates over seats</translation>
    </message>
    <message>
        <source>停止党籍</source>
        <translation>Membership suspended</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>党员人数</source>
        <translation>Number of members</translation>
    </message>
    <message>
        <source>党委预审合格</source>
        <translation>Passed the committee&apos;s pre-examination</translation>
    </message>
    <message>
        <source>党费</source>
        <translation>Party dues</translation>
    </message>
    <message>
        <source>公示到哪一天</source>
        <translation>Public notice until</translation>
    </message>
    <message>
        <source>其中整建制转入</source>
        <translation>Of them moved in as whole units</translation>
    </message>
    <message>
        <source>其中整建制转出</source>
        <translation>Of them moved out as whole units</translation>
    </message>
    <message>
        <source>农民</source>
        <translation>Farmers</translation>
    </message>
    <message>
        <source>出党</source>
        <translation>Left the Party</translation>
    </message>
    <message>
        <source>出生</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>到会和表决</source>
        <translation>Attendance and votes</translation>
    </message>
    <message>
        <source>包含</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>发展</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>发展党员的日子</source>
        <translation>Dates of admitting members</translation>
    </message>
    <message>
        <source>发展对象集中培训</source>
        <translation>Training of prospective members</translation>
    </message>
    <message>
        <source>含正好一半</source>
        <translation>with exactly half</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>哪一天的规定</source>
        <translation>Rules of which day</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Which month</translation>
    </message>
    <message>
        <source>固定在每月几日</source>
        <translation>Fixed day of the month</translation>
    </message>
    <message>
        <source>在最近</source>
        <translation>in the last</translation>
    </message>
    <message>
        <source>在某年或某月</source>
        <translation>in a year or month</translation>
    </message>
    <message>
        <source>填写的性别</source>
        <translation>Sex as entered</translation>
    </message>
    <message>
        <source>大会通过扣除</source>
        <translation>Deduction voted by the meeting</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>女</source>
        <translation>female</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>定额</source>
        <translation>Fixed amount</translation>
    </message>
    <message>
        <source>实到会有表决权的</source>
        <translation>Present with a vote</translation>
    </message>
    <message>
        <source>尾数到</source>
        <translation>Rounded to</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>working days</translation>
    </message>
    <message>
        <source>已满</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>已知</source>
        <translation>is known</translation>
    </message>
    <message>
        <source>年</source>
        <translation>years</translation>
    </message>
    <message>
        <source>年薪制</source>
        <translation>Yearly salary</translation>
    </message>
    <message>
        <source>应到会有表决权的</source>
        <translation>Expected with a vote</translation>
    </message>
    <message>
        <source>应选名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>开头是</source>
        <translation>begins with</translation>
    </message>
    <message>
        <source>张贴的日期</source>
        <translation>Date of posting</translation>
    </message>
    <message>
        <source>当选按谁的半数</source>
        <translation>Half of whom elects</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>恢复党籍</source>
        <translation>Membership restored</translation>
    </message>
    <message>
        <source>接收、转正</source>
        <translation>Admission, full membership</translation>
    </message>
    <message>
        <source>支委会</source>
        <translation>Branch committee</translation>
    </message>
    <message>
        <source>支部大会接收</source>
        <translation>Admitted by the general meeting</translation>
    </message>
    <message>
        <source>支部大会通过转正</source>
        <translation>Full membership by the general meeting</translation>
    </message>
    <message>
        <source>政治审查</source>
        <translation>Political review</translation>
    </message>
    <message>
        <source>早于</source>
        <translation>is before</translation>
    </message>
    <message>
        <source>晚于</source>
        <translation>is after</translation>
    </message>
    <message>
        <source>月份是</source>
        <translation>is in month</translation>
    </message>
    <message>
        <source>月工资</source>
        <translation>Monthly wage</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>is unknown</translation>
    </message>
    <message>
        <source>本年末党员</source>
        <translation>Members at the end of this year</translation>
    </message>
    <message>
        <source>查哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>核对的日期</source>
        <translation>Date of the check</translation>
    </message>
    <message>
        <source>正在逐人核对</source>
        <translation>Checking people one by one</translation>
    </message>
    <message>
        <source>死亡</source>
        <translation>Died</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>No</translation>
    </message>
    <message>
        <source>没有固定收入</source>
        <translation>No fixed income</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>甲班开始一轮的日期</source>
        <translation>Day on which crew &quot;甲&quot; begins a round</translation>
    </message>
    <message>
        <source>申请扣除的人数</source>
        <translation>People to be deducted</translation>
    </message>
    <message>
        <source>男</source>
        <translation>male</translation>
    </message>
    <message>
        <source>确定为积极分子</source>
        <translation>Named an activist</translation>
    </message>
    <message>
        <source>离退休</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>算到哪一天</source>
        <translation>Up to which day</translation>
    </message>
    <message>
        <source>组织处置</source>
        <translation>Dealt with by the organization</translation>
    </message>
    <message>
        <source>考评等次</source>
        <translation>Grade of appraisal</translation>
    </message>
    <message>
        <source>至少有一项</source>
        <translation>has one of</translation>
    </message>
    <message>
        <source>角</source>
        <translation>jiao</translation>
    </message>
    <message>
        <source>计费基数（元）</source>
        <translation>Base (yuan)</translation>
    </message>
    <message>
        <source>评议优秀名额</source>
        <translation>How many may be rated excellent</translation>
    </message>
    <message>
        <source>赞成票</source>
        <translation>Votes in favour</translation>
    </message>
    <message>
        <source>身份证号核对</source>
        <translation>Check an ID number</translation>
    </message>
    <message>
        <source>转入</source>
        <translation>Moved in</translation>
    </message>
    <message>
        <source>转出</source>
        <translation>Moved out</translation>
    </message>
    <message>
        <source>轮班方式</source>
        <translation>Rota</translation>
    </message>
    <message>
        <source>还要写{names}。</source>
        <translation>Also needed: {names}.</translation>
    </message>
    <message>
        <source>选举</source>
        <translation>Election</translation>
    </message>
    <message>
        <source>选举产生的日期</source>
        <translation>Date of election</translation>
    </message>
    <message>
        <source>递交入党申请书</source>
        <translation>Applied to join the Party</translation>
    </message>
    <message>
        <source>错开的天数或班组</source>
        <translation>Days or crew apart</translation>
    </message>
    <message>
        <source>以前的工作…</source>
        <translation>Former jobs…</translation>
    </message>
    <message>
        <source>补登一段</source>
        <translation>Record another</translation>
    </message>
    <message>
        <source>以前的工作：{name}</source>
        <translation>Former jobs: {name}</translation>
    </message>
    <message>
        <source>哪一段</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>这一段的工作</source>
        <translation>This job</translation>
    </message>
    <message>
        <source>到哪一天止</source>
        <translation>Until which day</translation>
    </message>
    <message>
        <source>现在的工作在信息卡的“工作”里改。起始日期不知道可以不填。</source>
        <translation>The present job is changed under &quot;Work&quot; on the card. The beginning may stay empty if it is not known.</translation>
    </message>
    <message>
        <source>删去这一段</source>
        <translation>Delete this one</translation>
    </message>
    <message>
        <source>{count} 栏</source>
        <translation>{count} columns</translation>
    </message>
    <message>
        <source>视图里的{told}已经停用或没有了，表上不显示。</source>
        <translation>{told} of the view are out of use or gone and are not shown.</translation>
    </message>
    <message>
        <source>党小组数</source>
        <translation>Party groups</translation>
    </message>
    <message>
        <source>支部书记</source>
        <translation>Branch secretary</translation>
    </message>
    <message>
        <source>改正经历日期…</source>
        <translation>Correct dates of history…</translation>
    </message>
    <message>
        <source>合并…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>分设…</source>
        <translation>Split…</translation>
    </message>
    <message>
        <source>改变隶属…</source>
        <translation>Change higher organization…</translation>
    </message>
    <message>
        <source>人员和党小组</source>
        <translation>People and Party groups</translation>
    </message>
    <message>
        <source>所选的分到这里</source>
        <translation>Send selected here</translation>
    </message>
    <message>
        <source>{who}没有可改的经历日期。</source>
        <translation>{who} has no dates of history to correct.</translation>
    </message>
    <message>
        <source>只有党支部和党小组可以合并。请在左边选一个党支部或党小组。</source>
        <translation>Only Party branches and groups can be merged. Please select one at the left.</translation>
    </message>
    <message>
        <source>除了{name}没有别的可以合并。</source>
        <translation>Besides {name} there is nothing to merge.</translation>
    </message>
    <message>
        <source>{name}还没有人，没有可以分出去的。</source>
        <translation>{name} has nobody yet, so nothing can be split from it.</translation>
    </message>
    <message>
        <source>新设一个党支部</source>
        <translation>a new Party branch</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>新党支部的名称</source>
        <translation>Name of the new branch</translation>
    </message>
    <message>
        <source>新设时填写</source>
        <translation>For a new one</translation>
    </message>
    <message>
        <source>被合并支部的党小组</source>
        <translation>Groups of merged branches</translation>
    </message>
    <message>
        <source>跟过去</source>
        <translation>Go along</translation>
    </message>
    <message>
        <source>撤销，人员暂不编组</source>
        <translation>Dissolved; people are in no group yet</translation>
    </message>
    <message>
        <source>这一天以前的名册仍是原来的样子；被合并的支部的职务到这一天为止。</source>
        <translation>Rosters of earlier days stay as they were; posts in the merged branches end on this day.</translation>
    </message>
    <message>
        <source>这一天以前的名册仍是原来的样子；被合并的党小组的组长到这一天为止。</source>
        <translation>Rosters of earlier days stay as they were; leaders of the merged groups end on this day.</translation>
    </message>
    <message>
        <source>要合并的组织</source>
        <translation>Organizations to merge</translation>
    </message>
    <message>
        <source>要合并的（空格键勾选）</source>
        <translation>To merge (Space ticks)</translation>
    </message>
    <message>
        <source>请勾选要合并进来的组织。</source>
        <translation>Please tick the organizations to merge.</translation>
    </message>
    <message>
        <source>要并入的组织在这一天还不存在。</source>
        <translation>The organization to merge into does not exist on this day.</translation>
    </message>
    <message>
        <source>新党支部</source>
        <translation>New branch</translation>
    </message>
    <message>
        <source>{name} 的 {count} 人 → {into}</source>
        <translation>{count} people of {name} → {into}</translation>
    </message>
    <message>
        <source>{name} 的 {count} 人 → {into}；{groups} 个党小组{fate}</source>
        <translation>{count} people of {name} → {into}; {groups} Party groups: {fate}</translation>
    </message>
    <message>
        <source>人员转到</source>
        <translation>People move to</translation>
    </message>
    <message>
        <source>暂不编组</source>
        <translation>no group yet</translation>
    </message>
    <message>
        <source>最上级，没有上级组织</source>
        <translation>The top, under nothing</translation>
    </message>
    <message>
        <source>{name}连同组里的人一起到另一个党支部；在原支部的职务到这一天为止。</source>
        <translation>{name} goes to another Party branch with its people; their posts in the old branch end on this day.</translation>
    </message>
    <message>
        <source>{name}和下面的组织、人员一起改变隶属；这一天以前的仍在原来的地方。</source>
        <translation>{name} moves with the organizations and people below it; before this day it stays where it was.</translation>
    </message>
    <message>
        <source>新的党支部</source>
        <translation>New Party branch</translation>
    </message>
    <message>
        <source>新的上级组织</source>
        <translation>New higher organization</translation>
    </message>
    <message>
        <source>党员 {members} 名（正式 {full} 预备 {probationary}）</source>
        <translation>{members} members ({full} full, {probationary} probationary)</translation>
    </message>
    <message>
        <source>，发展中 {count} 人</source>
        <translation>, {count} in preparation</translation>
    </message>
    <message>
        <source>，党小组 {count} 个</source>
        <translation>, {count} Party groups</translation>
    </message>
    <message>
        <source>之后的样子</source>
        <translation>How it will be</translation>
    </message>
    <message>
        <source>（未填名称）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>之后</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>{post}（{place}）</source>
        <translation>{post} ({place})</translation>
    </message>
    <message>
        <source>改正经历日期</source>
        <translation>Correct dates of history</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Beginning</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>End</translation>
    </message>
    <message>
        <source>{name}。只改正写错的日期；调动、任免另办。入党和转正的日期在“党籍”里改。</source>
        <translation>{name}. Only wrong dates are corrected here; moves and appointments are made elsewhere. The dates of joining the Party and of full membership are changed under &quot;Party membership&quot;.</translation>
    </message>
    <message>
        <source>新党支部名称</source>
        <translation>Name of the new branch</translation>
    </message>
    <message>
        <source>第二个新党支部</source>
        <translation>Second new branch</translation>
    </message>
    <message>
        <source>第三个新党支部</source>
        <translation>Third new branch</translation>
    </message>
    <message>
        <source>留在{name}</source>
        <translation>Stay in {name}</translation>
    </message>
    <message>
        <source>分设</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>从{name}分出新党支部。党小组可以整组过去；单独过去的人离开原党小组。这一天以前的名册仍是原来的样子。</source>
        <translation>Splits new Party branches from {name}. Groups can go as a whole; people who go alone leave their group. Rosters of earlier days stay as they were.</translation>
    </message>
    <message>
        <source>选人或党小组，再选去向</source>
        <translation>Select people or groups, then where they go</translation>
    </message>
    <message>
        <source>这个党支部在这一天还不存在。</source>
        <translation>This Party branch does not exist on this day.</translation>
    </message>
    <message>
        <source>{name}还没有人。</source>
        <translation>{name} has nobody yet.</translation>
    </message>
    <message>
        <source>请填写新党支部的名称，再选人。</source>
        <translation>Please write the name of the new branch, then choose people.</translation>
    </message>
    <message>
        <source>没有人留下，{name}到这一天为止。</source>
        <translation>Nobody stays; {name} ends on this day.</translation>
    </message>
    <message>
        <source>还没有去向</source>
        <translation>Nowhere yet</translation>
    </message>
    <message>
        <source>{name}从这一天起不再存在，党小组和职务到这一天为止。给每个人选一个党支部；以前的名册里仍然有它。</source>
        <translation>From this day on {name} no longer exists, and its groups and posts end. Choose a Party branch for everybody; rosters of earlier days still have it.</translation>
    </message>
    <message>
        <source>选人，再选去向</source>
        <translation>Select people, then where they go</translation>
    </message>
    <message>
        <source>还有 {count} 人没有去向：{people}</source>
        <translation>{count} people have nowhere to go: {people}</translation>
    </message>
    <message>
        <source>{count} 人 → {name}</source>
        <translation>{count} people → {name}</translation>
    </message>
    <message>
        <source>程序没有重新启动：{reason}。请再打开一次。</source>
        <translation>The program did not start again: {reason}. Please open it once more.</translation>
    </message>
    <message>
        <source>{dates}，还没有到。</source>
        <translation>{dates}, in the future.</translation>
    </message>
    <message>
        <source>{elected_on} 当选，任期 {years} 年，{ends} 届满。</source>
        <translation>Elected {elected_on} for {years} years; the term ends on {ends}.</translation>
    </message>
    <message>
        <source>{elected_on} 当选，任期 {years} 年，{ends} 已满。</source>
        <translation>Elected {elected_on} for {years} years; the term ended on {ends}.</translation>
    </message>
    <message>
        <source>{field}{faults}。</source>
        <translation>{field}: {faults}.</translation>
    </message>
    <message>
        <source>{field}只到 {known}，身份号码写明了日。</source>
        <translation>{field} says only {known}; the ID number tells the day.</translation>
    </message>
    <message>
        <source>{field}填的是 {known}，身份号码里是 {told}。</source>
        <translation>{field} says {known}, the ID number {told}.</translation>
    </message>
    <message>
        <source>{field}填的是 {value} 个月，应在 {least} 到 {most} 个月之间。</source>
        <translation>{field} says {value} months; it should be between {least} and {most}.</translation>
    </message>
    <message>
        <source>{field}填的是{known}，身份号码第十七位表示{told}。</source>
        <translation>{field} says {known}; the 17th digit of the ID number means {told}.</translation>
    </message>
    <message>
        <source>{field}里有“{marks}”，不像姓名。</source>
        <translation>{field} has &quot;{marks}&quot;, which does not look like a name.</translation>
    </message>
    <message>
        <source>{field}里有空格、横线或区号。</source>
        <translation>{field} has blanks, dashes or an area code.</translation>
    </message>
    <message>
        <source>{field}里有空格、横线或小写 x。</source>
        <translation>{field} has blanks, dashes or a small x.</translation>
    </message>
    <message>
        <source>{field}里有空格或不规范的间隔号。</source>
        <translation>{field} has blanks or a wrong dot.</translation>
    </message>
    <message>
        <source>{first}与{second}重叠。</source>
        <translation>{first} and {second} overlap.</translation>
    </message>
    <message>
        <source>{later} {later_on} 早于{earlier} {earlier_on}。</source>
        <translation>{later} {later_on} is before {earlier} {earlier_on}.</translation>
    </message>
    <message>
        <source>{left_on} 已减少，党小组还没有结束：{held}。</source>
        <translation>Left on {left_on}, but the Party group has not ended: {held}.</translation>
    </message>
    <message>
        <source>{left_on} 已减少，职务还没有结束：{held}。</source>
        <translation>Left on {left_on}, but posts have not ended: {held}.</translation>
    </message>
    <message>
        <source>{left_on} 已登记{reason}，仍在册（{joined_on} 起）。</source>
        <translation>Recorded as {reason} on {left_on}, but still on the roster (since {joined_on}).</translation>
    </message>
    <message>
        <source>{post}{person}党龄 {months} 个月（{since} 起），一般应有一年以上。</source>
        <translation>{post} {person} has {months} months of Party standing (since {since}); usually it should be more than a year.</translation>
    </message>
    <message>
        <source>{post}{person}是{stage}，应由正式党员担任。</source>
        <translation>{post} {person} is {stage}; a full member should hold the post.</translation>
    </message>
    <message>
        <source>{post}{person}是{stage}，没有被选举权。</source>
        <translation>{post} {person} is {stage} and cannot be elected.</translation>
    </message>
    <message>
        <source>{second}（{second_on}）早于{first}（{first_on}）。</source>
        <translation>{second} ({second_on}) is before {first} ({first_on}).</translation>
    </message>
    <message>
        <source>{spell}记了两次。</source>
        <translation>{spell} is recorded twice.</translation>
    </message>
    <message>
        <source>{spell}，结束早于开始。</source>
        <translation>{spell}: the end is before the beginning.</translation>
    </message>
    <message>
        <source>{start} {start_on}，{end} {end_on}，不满 {months} 个月。</source>
        <translation>{start} {start_on}, {end} {end_on}: less than {months} months.</translation>
    </message>
    <message>
        <source>{start} {start_on}，{end} {end_on}，预备期不满 {months} 个月。</source>
        <translation>{start} {start_on}, {end} {end_on}: less than {months} months of probation.</translation>
    </message>
    <message>
        <source>{start} {start_on}，预备期到 {due} 已满，还没有转正、延长或取消的记录。</source>
        <translation>{start} {start_on}: probation ended on {due}, and neither full membership nor extension nor ending is recorded.</translation>
    </message>
    <message>
        <source>“{field}”不能这样保存：{why}改正后请再保存。</source>
        <translation>&quot;{field}&quot; cannot be saved like this: {why} Please correct it and save again.</translation>
    </message>
    <message>
        <source>“{found}”前后或中间有看不见的字符。请重新输入。</source>
        <translation>There are invisible characters in or around &quot;{found}&quot;. Please type it again.</translation>
    </message>
    <message>
        <source>“{found}”是遮盖后的内容，未采用。需要时请导入完整的内容。</source>
        <translation>&quot;{found}&quot; is masked and was not taken. Please import it in full if you need it.</translation>
    </message>
    <message>
        <source>上级批准的可以忽略并写明。</source>
        <translation>If approved from above, it may be ignored with a note.</translation>
    </message>
    <message>
        <source>上级派任的可以忽略并写明，否则免去原职务。</source>
        <translation>If appointed from above, it may be ignored with a note; otherwise end the old post.</translation>
    </message>
    <message>
        <source>上级组织{parent}已经撤销。</source>
        <translation>The higher organization {parent} was dissolved.</translation>
    </message>
    <message>
        <source>上级组织已撤销</source>
        <translation>Higher organization dissolved</translation>
    </message>
    <message>
        <source>不足七人不设支部委员会</source>
        <translation>No branch committee below seven members</translation>
    </message>
    <message>
        <source>与全国党员管理信息系统核对。</source>
        <translation>Check with the national information system.</translation>
    </message>
    <message>
        <source>与居民身份证写法一致，不为排版加空格。</source>
        <translation>Write it as on the ID card, without blanks for layout.</translation>
    </message>
    <message>
        <source>书记党龄不足一年</source>
        <translation>Secretary with less than a year in the Party</translation>
    </message>
    <message>
        <source>人在{branch}，任{place}{post}。</source>
        <translation>The person is in {branch} and holds {post} in {place}.</translation>
    </message>
    <message>
        <source>人在{branch}，党小组{group}属于{of}。</source>
        <translation>The person is in {branch}; the Party group {group} belongs to {of}.</translation>
    </message>
    <message>
        <source>人多没有划分党小组</source>
        <translation>Many members without Party groups</translation>
    </message>
    <message>
        <source>任{place}组长，人{group}。</source>
        <translation>Leader of {place}, but in this group: {group}.</translation>
    </message>
    <message>
        <source>任别的党小组的组长</source>
        <translation>Leader of another Party group</translation>
    </message>
    <message>
        <source>任期已满没有换届</source>
        <translation>Term over without election</translation>
    </message>
    <message>
        <source>任期快满</source>
        <translation>Term ends soon</translation>
    </message>
    <message>
        <source>免去已不担任的。</source>
        <translation>End the post that is no longer held.</translation>
    </message>
    <message>
        <source>党员 {members} 名，不足 {least} 名。</source>
        <translation>{members} members, fewer than {least}.</translation>
    </message>
    <message>
        <source>党员 {members} 名，不足 {least} 名；工作需要的可以少于此数。</source>
        <translation>{members} members, fewer than {least}; there may be fewer where the work needs it.</translation>
    </message>
    <message>
        <source>党员 {members} 名，已达 100 名。</source>
        <translation>{members} members, 100 or more.</translation>
    </message>
    <message>
        <source>党员 {members} 名，没有正式党员。</source>
        <translation>{members} members, none of them full.</translation>
    </message>
    <message>
        <source>党员 {members} 名，超过 {most} 名（一般不超过）。</source>
        <translation>{members} members, more than {most} (the usual limit).</translation>
    </message>
    <message>
        <source>党员 {members} 名，达到 {if_least} 名，没有党小组。</source>
        <translation>{members} members, {if_least} or more, and no Party groups.</translation>
    </message>
    <message>
        <source>党员变动情况</source>
        <translation>Changes of members</translation>
    </message>
    <message>
        <source>党委党员不足一百人</source>
        <translation>Party committee below 100 members</translation>
    </message>
    <message>
        <source>党小组人数不足</source>
        <translation>Party group too small</translation>
    </message>
    <message>
        <source>党小组有两名组长</source>
        <translation>Party group with two leaders</translation>
    </message>
    <message>
        <source>党小组没有正式党员</source>
        <translation>Party group without a full member</translation>
    </message>
    <message>
        <source>党小组没有组长</source>
        <translation>Party group without a leader</translation>
    </message>
    <message>
        <source>党小组长不是正式党员</source>
        <translation>Group leader is no full member</translation>
    </message>
    <message>
        <source>党总支党员不足五十人</source>
        <translation>General Party branch below 50 members</translation>
    </message>
    <message>
        <source>党总支党员达到一百人</source>
        <translation>General Party branch with 100 members</translation>
    </message>
    <message>
        <source>入党不满十八岁</source>
        <translation>Joined the Party under 18</translation>
    </message>
    <message>
        <source>入党和转正的日期不在这里改。请在信息卡的“党籍”里改正。</source>
        <translation>The dates of joining the Party and of full membership are not changed here. Please correct them under &quot;Party membership&quot; on the card.</translation>
    </message>
    <message>
        <source>入党早于申请</source>
        <translation>Joined before applying</translation>
    </message>
    <message>
        <source>写明失去联系的年月；失联满 6 个月、2 年各有规定，由组织认定。</source>
        <translation>Write since when contact is lost; there are rules for 6 months and 2 years, and the organization decides.</translation>
    </message>
    <message>
        <source>写明流出的年月和去向。</source>
        <translation>Write since when and where to.</translation>
    </message>
    <message>
        <source>减少后仍在册</source>
        <translation>Left, but still on the roster</translation>
    </message>
    <message>
        <source>减少后仍有职务</source>
        <translation>Left, but still holds a post</translation>
    </message>
    <message>
        <source>减少后仍编在党小组</source>
        <translation>Left, but still in a Party group</translation>
    </message>
    <message>
        <source>出生 {born_on}，入党 {day}，不满 {least} 周岁。</source>
        <translation>Born {born_on}, joined the Party {day}: under {least}.</translation>
    </message>
    <message>
        <source>出生 {born_on}，参加工作 {day}，不满 {least} 周岁。</source>
        <translation>Born {born_on}, first job {day}: under {least}.</translation>
    </message>
    <message>
        <source>出生 {born_on}，申请入党 {day}，不满 {least} 周岁。</source>
        <translation>Born {born_on}, applied {day}: under {least}.</translation>
    </message>
    <message>
        <source>出生日期 {born_on}，今年已 {age} 岁，超过 {most} 岁。</source>
        <translation>Born {born_on}, {age} this year: over {most}.</translation>
    </message>
    <message>
        <source>出生日期不到日</source>
        <translation>Date of birth without the day</translation>
    </message>
    <message>
        <source>删去重复的一条，其余不变。</source>
        <translation>Deletes the repeated one; the rest stays.</translation>
    </message>
    <message>
        <source>前面还有一段经历，不能没有开始日期。请填写开始日期。</source>
        <translation>There is an earlier spell, so the beginning is needed. Please fill it in.</translation>
    </message>
    <message>
        <source>参加工作不满十六岁</source>
        <translation>First job under 16</translation>
    </message>
    <message>
        <source>另选组长。</source>
        <translation>Choose another leader.</translation>
    </message>
    <message>
        <source>可以按身份号码补到日。</source>
        <translation>The day can be filled in from the ID number.</translation>
    </message>
    <message>
        <source>可研究设立党委，由上级党组织决定。</source>
        <translation>A Party committee may be considered; the higher Party organization decides.</translation>
    </message>
    <message>
        <source>同一条经历记了两次</source>
        <translation>The same history recorded twice</translation>
    </message>
    <message>
        <source>同一职务重叠</source>
        <translation>The same post overlaps</translation>
    </message>
    <message>
        <source>同时任两个职务属正常的可以关掉这一项；记错的改正日期。</source>
        <translation>Where two posts at once are normal, switch this check off; otherwise correct the dates.</translation>
    </message>
    <message>
        <source>同时在两个党小组</source>
        <translation>In two Party groups at once</translation>
    </message>
    <message>
        <source>同时在两个党支部</source>
        <translation>In two Party branches at once</translation>
    </message>
    <message>
        <source>同时有两个类别</source>
        <translation>Two categories at once</translation>
    </message>
    <message>
        <source>向本人核对。</source>
        <translation>Ask the person.</translation>
    </message>
    <message>
        <source>在任职里补填当选日期。</source>
        <translation>Fill in the date of election with the post.</translation>
    </message>
    <message>
        <source>在信息卡上填写类别。</source>
        <translation>Fill in the category on the card.</translation>
    </message>
    <message>
        <source>在别的支部任职</source>
        <translation>Post in another branch</translation>
    </message>
    <message>
        <source>培养教育不满一年</source>
        <translation>Less than a year of preparation</translation>
    </message>
    <message>
        <source>失联没有日期</source>
        <translation>Out of contact without a date</translation>
    </message>
    <message>
        <source>姓名写法可疑</source>
        <translation>Name looks wrong</translation>
    </message>
    <message>
        <source>姓名和出生日期与{others}相同。</source>
        <translation>Name and date of birth are those of {others}.</translation>
    </message>
    <message>
        <source>姓名和出生日期都相同</source>
        <translation>Same name and date of birth</translation>
    </message>
    <message>
        <source>姓名里有空格</source>
        <translation>Blanks in the name</translation>
    </message>
    <message>
        <source>委员不是正式党员</source>
        <translation>Committee member is no full member</translation>
    </message>
    <message>
        <source>家人合用的可以忽略并写明，否则改正。</source>
        <translation>If shared in the family, it may be ignored with a note; otherwise correct it.</translation>
    </message>
    <message>
        <source>对照入党志愿书改正。</source>
        <translation>Correct it by the application form.</translation>
    </message>
    <message>
        <source>对照入党志愿书改正；1977 年 8 月 12 日以前入党的不查。</source>
        <translation>Correct it by the application form; not checked for admission before 12 August 1977.</translation>
    </message>
    <message>
        <source>对照入党志愿书补填支部大会通过之日。</source>
        <translation>Fill in the day of the general meeting by the application form.</translation>
    </message>
    <message>
        <source>对照入党志愿书补填；1969 年 4 月至 1977 年 8 月入党的没有预备期，填入党当日。</source>
        <translation>Fill it in by the application form; from April 1969 to August 1977 there was no probation, so write the day of joining.</translation>
    </message>
    <message>
        <source>对照入党申请书和入党志愿书改正。</source>
        <translation>Correct it by the application and the application form.</translation>
    </message>
    <message>
        <source>对照居民身份证和入党志愿书，改正填错的一项。</source>
        <translation>Correct the wrong one by the ID card and the application form.</translation>
    </message>
    <message>
        <source>对照居民身份证改正。</source>
        <translation>Correct it by the ID card.</translation>
    </message>
    <message>
        <source>对照居民身份证补填。</source>
        <translation>Fill it in by the ID card.</translation>
    </message>
    <message>
        <source>对照居民身份证逐位核对。</source>
        <translation>Check it digit by digit with the ID card.</translation>
    </message>
    <message>
        <source>对照居民身份证，改正填错的一项。</source>
        <translation>Correct the wrong one by the ID card.</translation>
    </message>
    <message>
        <source>已经转正的变更类别，没有转正的去掉这一项。</source>
        <translation>Change the category if full membership was granted; otherwise take this away.</translation>
    </message>
    <message>
        <source>年报按学历统计，请补填。</source>
        <translation>The yearly report counts by education; please fill it in.</translation>
    </message>
    <message>
        <source>年龄超出常理</source>
        <translation>Age beyond reason</translation>
    </message>
    <message>
        <source>并入邻近的党小组，或补充人员。</source>
        <translation>Merge it with a neighbouring group, or add people.</translation>
    </message>
    <message>
        <source>应设支部委员会</source>
        <translation>Branch committee needed</translation>
    </message>
    <message>
        <source>延长一次，不少于半年，不超过一年。</source>
        <translation>Extended once, by at least half a year and at most a year.</translation>
    </message>
    <message>
        <source>延长预备期的月数不对</source>
        <translation>Wrong number of months of extension</translation>
    </message>
    <message>
        <source>开始日期早于前一段的开始日期 {since}。请核对。</source>
        <translation>The beginning is before that of the spell before, {since}. Please check.</translation>
    </message>
    <message>
        <source>征得本人同意后在信息卡上登记日期。</source>
        <translation>Record the date on the card when the person has agreed.</translation>
    </message>
    <message>
        <source>手机号码不对</source>
        <translation>Wrong mobile number</translation>
    </message>
    <message>
        <source>手机号码与{others}相同。</source>
        <translation>The mobile number is that of {others}.</translation>
    </message>
    <message>
        <source>手机号码写法不规范</source>
        <translation>Mobile number badly written</translation>
    </message>
    <message>
        <source>手机号码重复</source>
        <translation>Mobile number twice</translation>
    </message>
    <message>
        <source>按期换届；上级批准延期的可以忽略并写明（一般不超过一年）。</source>
        <translation>Elect in time; if a delay was approved from above, it may be ignored with a note (usually a year at most).</translation>
    </message>
    <message>
        <source>按离开的日期结束。</source>
        <translation>End it on the date of leaving.</translation>
    </message>
    <message>
        <source>按程序选举支部委员会。</source>
        <translation>Elect a branch committee by the rules.</translation>
    </message>
    <message>
        <source>换届时调整；上级批准的可以忽略并写明。</source>
        <translation>Mend it at the next election; if approved from above, it may be ignored with a note.</translation>
    </message>
    <message>
        <source>支部委员 {count} 人都没有填当选日期，任期算不出来。</source>
        <translation>None of the {count} committee members has a date of election, so the term cannot be told.</translation>
    </message>
    <message>
        <source>支部委员 {count} 人，一般不超过 {most} 人。</source>
        <translation>{count} committee members; usually at most {most}.</translation>
    </message>
    <message>
        <source>支部委员会人数偏多</source>
        <translation>Branch committee rather large</translation>
    </message>
    <message>
        <source>支部正式党员不足三人</source>
        <translation>Branch with fewer than three full members</translation>
    </message>
    <message>
        <source>支部超过五十人</source>
        <translation>Branch with more than fifty members</translation>
    </message>
    <message>
        <source>改变隶属，或一并撤销。</source>
        <translation>Move it, or dissolve it as well.</translation>
    </message>
    <message>
        <source>改正各类别的日期。</source>
        <translation>Correct the dates of the categories.</translation>
    </message>
    <message>
        <source>改正所在党小组的起止日期。</source>
        <translation>Correct the dates of the Party groups.</translation>
    </message>
    <message>
        <source>改正所在党支部的起止日期。</source>
        <translation>Correct the dates of the Party branches.</translation>
    </message>
    <message>
        <source>改正日期。</source>
        <translation>Correct the date.</translation>
    </message>
    <message>
        <source>改正类别的起止日期。</source>
        <translation>Correct the dates of the category.</translation>
    </message>
    <message>
        <source>改正起止日期。</source>
        <translation>Correct the dates.</translation>
    </message>
    <message>
        <source>日期还没有到</source>
        <translation>Date in the future</translation>
    </message>
    <message>
        <source>有 {count} 名党小组长。</source>
        <translation>There are {count} group leaders.</translation>
    </message>
    <message>
        <source>有 {count} 名支部书记。</source>
        <translation>There are {count} branch secretaries.</translation>
    </message>
    <message>
        <source>有两名以上支部书记</source>
        <translation>Two branch secretaries or more</translation>
    </message>
    <message>
        <source>有照片，没有登记本人同意上墙的日期，上墙版面不印照片。</source>
        <translation>There is a photo without a date of consent to wall display, so wall displays leave it out.</translation>
    </message>
    <message>
        <source>有身份号码的可以按号码填。</source>
        <translation>It can be filled in from the ID number where there is one.</translation>
    </message>
    <message>
        <source>有身份号码的可以按号码填；入党志愿书上不一致时另行核对。</source>
        <translation>It can be filled in from the ID number where there is one; check it where the application form differs.</translation>
    </message>
    <message>
        <source>标了{field}，{places}里没有写从什么时候起。</source>
        <translation>{field} is set, but {places} does not say since when.</translation>
    </message>
    <message>
        <source>核对两个日期。</source>
        <translation>Check both dates.</translation>
    </message>
    <message>
        <source>核对两个日期；当年确是如此的可以忽略并写明。</source>
        <translation>Check both dates; if it was so at the time, it may be ignored with a note.</translation>
    </message>
    <message>
        <source>核对出生日期；已经去世的登记减少。</source>
        <translation>Check the date of birth; record the departure of somebody who has died.</translation>
    </message>
    <message>
        <source>核对日期；确实不满的，由支部和上级党委认定。</source>
        <translation>Check the dates; if it is really too short, the branch and the higher Party committee decide.</translation>
    </message>
    <message>
        <source>核对是一个人录了两次，还是号码录错。</source>
        <translation>Check whether one person is entered twice or a number is wrong.</translation>
    </message>
    <message>
        <source>核对是不是同一个人录了两次；确是两人可以忽略并写明。</source>
        <translation>Check whether one person is entered twice; if they are two, it may be ignored with a note.</translation>
    </message>
    <message>
        <source>核对是重新转入还是漏了结束日期。</source>
        <translation>Check whether the person came back or an end is missing.</translation>
    </message>
    <message>
        <source>核对类别和职务。</source>
        <translation>Check category and post.</translation>
    </message>
    <message>
        <source>核对类别，或去掉这几项。</source>
        <translation>Check the category, or take these away.</translation>
    </message>
    <message>
        <source>核对职务。</source>
        <translation>Check the post.</translation>
    </message>
    <message>
        <source>正式党员 {full} 名，不足 7 名，却有 {count} 名委员；应设书记 1 名，必要时设副书记 1 名。</source>
        <translation>{full} full members, fewer than 7, and yet {count} committee members; there should be one secretary and, where needed, one deputy.</translation>
    </message>
    <message>
        <source>正式党员 {full} 名，不足 {least} 名。</source>
        <translation>{full} full members, fewer than {least}.</translation>
    </message>
    <message>
        <source>正式党员 {full} 名，支部委员 {count} 人，应设支部委员会（3 至 5 人，一般不超过 7 人）。</source>
        <translation>{full} full members, {count} on the committee; a committee is needed (3–5, at most 7).</translation>
    </message>
    <message>
        <source>没有党小组长。</source>
        <translation>There is no group leader.</translation>
    </message>
    <message>
        <source>没有入党日期</source>
        <translation>No date of joining the Party</translation>
    </message>
    <message>
        <source>没有出生日期</source>
        <translation>No date of birth</translation>
    </message>
    <message>
        <source>没有填{field}。</source>
        <translation>{field} is not filled in.</translation>
    </message>
    <message>
        <source>没有填{field}，党龄算不出来。</source>
        <translation>{field} is not filled in, so Party standing cannot be told.</translation>
    </message>
    <message>
        <source>没有学历</source>
        <translation>No education</translation>
    </message>
    <message>
        <source>没有当选日期</source>
        <translation>No date of election</translation>
    </message>
    <message>
        <source>没有性别</source>
        <translation>No sex</translation>
    </message>
    <message>
        <source>没有成为现类别的日期</source>
        <translation>No date of the present category</translation>
    </message>
    <message>
        <source>没有手机号码</source>
        <translation>No mobile number</translation>
    </message>
    <message>
        <source>没有支部书记</source>
        <translation>No branch secretary</translation>
    </message>
    <message>
        <source>没有支部书记。</source>
        <translation>There is no branch secretary.</translation>
    </message>
    <message>
        <source>没有民族</source>
        <translation>No ethnic group</translation>
    </message>
    <message>
        <source>没有类别</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>没有类别。</source>
        <translation>There is no category.</translation>
    </message>
    <message>
        <source>没有编入任何党支部，也没有减少的记录。</source>
        <translation>In no Party branch, and no departure is recorded.</translation>
    </message>
    <message>
        <source>没有编入党小组</source>
        <translation>In no Party group</translation>
    </message>
    <message>
        <source>没有编入党小组，{branch}有 {groups} 个党小组。</source>
        <translation>In no Party group; {branch} has {groups}.</translation>
    </message>
    <message>
        <source>没有编入党支部</source>
        <translation>In no Party branch</translation>
    </message>
    <message>
        <source>没有身份号码</source>
        <translation>No ID number</translation>
    </message>
    <message>
        <source>没有转正日期</source>
        <translation>No date of full membership</translation>
    </message>
    <message>
        <source>注册手机号不对</source>
        <translation>Wrong registered phone</translation>
    </message>
    <message>
        <source>流动没有日期</source>
        <translation>Floating without a date</translation>
    </message>
    <message>
        <source>照片没有上墙同意</source>
        <translation>Photo without consent to wall display</translation>
    </message>
    <message>
        <source>由上级党组织研究。</source>
        <translation>For the higher Party organization to consider.</translation>
    </message>
    <message>
        <source>由支部大会讨论；结果登记为变更类别或延长预备期。</source>
        <translation>For the general meeting to discuss; record the result as a change of category or an extension of probation.</translation>
    </message>
    <message>
        <source>申请入党不满十八岁</source>
        <translation>Applied under 18</translation>
    </message>
    <message>
        <source>登记任职，或按程序补选。</source>
        <translation>Record the appointment, or elect somebody by the rules.</translation>
    </message>
    <message>
        <source>登记任职，或由支部指定、小组推荐。</source>
        <translation>Record the appointment; the branch names or the group proposes somebody.</translation>
    </message>
    <message>
        <source>着手准备换届；上级一般提前 6 个月提醒。</source>
        <translation>Prepare the election; superiors usually remind of it 6 months ahead.</translation>
    </message>
    <message>
        <source>研究与邻近单位设联合党支部，由上级党组织决定。</source>
        <translation>Consider a joint branch with a neighbour; the higher Party organization decides.</translation>
    </message>
    <message>
        <source>研究分设党支部或设党总支，由上级党组织决定。</source>
        <translation>Consider splitting the branch or a general Party branch; the higher Party organization decides.</translation>
    </message>
    <message>
        <source>研究划分党小组。</source>
        <translation>Consider dividing it into Party groups.</translation>
    </message>
    <message>
        <source>类别先后颠倒</source>
        <translation>Categories in the wrong order</translation>
    </message>
    <message>
        <source>类别是{stage}，却填了{fields}。</source>
        <translation>The category is {stage}, yet these are filled in: {fields}.</translation>
    </message>
    <message>
        <source>结束原党小组的组长职务。</source>
        <translation>End the post of leader of the former group.</translation>
    </message>
    <message>
        <source>结束原来的党小组，编入本支部的党小组。</source>
        <translation>End the former group and put the person into one of the branch.</translation>
    </message>
    <message>
        <source>结束日期 {until} 早于开始日期 {since}。请核对。</source>
        <translation>The end {until} is before the beginning {since}. Please check.</translation>
    </message>
    <message>
        <source>结束日期晚于后一段的结束日期 {until}。请核对。</source>
        <translation>The end is after that of the next spell, {until}. Please check.</translation>
    </message>
    <message>
        <source>结束早于开始</source>
        <translation>End before beginning</translation>
    </message>
    <message>
        <source>编入党支部，或登记减少。</source>
        <translation>Put the person into a branch, or record the departure.</translation>
    </message>
    <message>
        <source>编在别的支部的党小组</source>
        <translation>In a group of another branch</translation>
    </message>
    <message>
        <source>补填便于通知开会。</source>
        <translation>Fill it in so that meetings can be announced.</translation>
    </message>
    <message>
        <source>补填后才能提醒考察和期限。</source>
        <translation>Only with it can reviews and deadlines be told.</translation>
    </message>
    <message>
        <source>规模由上级党组织研究。</source>
        <translation>The size is for the higher Party organization to consider.</translation>
    </message>
    <message>
        <source>规范写法即可，号码不变。</source>
        <translation>Only how it is written changes, not the number.</translation>
    </message>
    <message>
        <source>调整人员，至少有一名正式党员。</source>
        <translation>Move people so that there is one full member at least.</translation>
    </message>
    <message>
        <source>调整党小组。</source>
        <translation>Move the person to another group.</translation>
    </message>
    <message>
        <source>身份号码{faults}。</source>
        <translation>ID number: {faults}.</translation>
    </message>
    <message>
        <source>身份号码不可能</source>
        <translation>Impossible ID number</translation>
    </message>
    <message>
        <source>身份号码与{others}相同。</source>
        <translation>The ID number is that of {others}.</translation>
    </message>
    <message>
        <source>身份号码与出生日期不符</source>
        <translation>ID number and date of birth differ</translation>
    </message>
    <message>
        <source>身份号码与性别不符</source>
        <translation>ID number and sex differ</translation>
    </message>
    <message>
        <source>身份号码写法不规范</source>
        <translation>ID number badly written</translation>
    </message>
    <message>
        <source>身份号码重复</source>
        <translation>ID number twice</translation>
    </message>
    <message>
        <source>转正早于入党</source>
        <translation>Full membership before joining</translation>
    </message>
    <message>
        <source>还没有入党却有入党内容</source>
        <translation>No member, yet membership facts</translation>
    </message>
    <message>
        <source>这一段已经结束。请填写结束日期。</source>
        <translation>This has ended. Please fill in the end.</translation>
    </message>
    <message>
        <source>这一段经历已经不在了。请重新打开信息卡。</source>
        <translation>This part of the history is gone. Please open the card again.</translation>
    </message>
    <message>
        <source>这一段还没有结束，不能在这里结束。请用免职、调整或登记减少。</source>
        <translation>This has not ended and cannot be ended here. Please remove from the post, move, or record the departure.</translation>
    </message>
    <message>
        <source>预备党员有转正内容</source>
        <translation>Probationary, yet facts of full membership</translation>
    </message>
    <message>
        <source>预备期不满就转正</source>
        <translation>Full membership before the end of probation</translation>
    </message>
    <message>
        <source>预备期已满没有结论</source>
        <translation>Probation over without a decision</translation>
    </message>
    <message>
        <source>与另一段（{since} 至 {until}）重叠。请核对日期。</source>
        <translation>It overlaps another stay ({since} to {until}). Please check the days.</translation>
    </message>
    <message>
        <source>今</source>
        <translation>now</translation>
    </message>
    <message>
        <source>本支部另定不计书面票，书面意见没有计票。</source>
        <translation>This branch does not count written votes; the written opinions were not counted.</translation>
    </message>
    <message>
        <source>“{file}”里只有表头，没有人。请核对文件。</source>
        <translation>&quot;{file}&quot; has a header but nobody in it. Please check the file.</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>选择填好的党支部一览</source>
        <translation>Choose the filled-in list of Party branches</translation>
    </message>
    <message>
        <source>导入党支部资料</source>
        <translation>Import branch details</translation>
    </message>
    <message>
        <source>导入预览</source>
        <translation>Import preview</translation>
    </message>
    <message>
        <source>文件里的内容与现在的一样，没有要改的。</source>
        <translation>The file says what is recorded already; there is nothing to change.</translation>
    </message>
    <message>
        <source>导入 {count} 处</source>
        <translation>Import ({count})</translation>
    </message>
    <message>
        <source>已导入 {count} 处。要退回，按 Ctrl+Z 撤销。</source>
        <translation>Changes imported: {count}. Press Ctrl+Z to undo them.</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>改动 {count}</source>
        <translation>Changes {count}</translation>
    </message>
    <message>
        <source>未采用和提醒 {count}</source>
        <translation>Refused and warnings {count}</translation>
    </message>
    <message>
        <source>{listed}由台账得出，不从文件导入。</source>
        <translation>{listed}: worked out from the records, not imported from the file.</translation>
    </message>
    <message>
        <source>“{file}”读到 {count} 行</source>
        <translation>&quot;{file}&quot;: {count} rows read</translation>
    </message>
    <message>
        <source>{branches} 个党支部有改动</source>
        <translation>{branches} to change</translation>
    </message>
    <message>
        <source>{count} 个不变</source>
        <translation>{count} unchanged</translation>
    </message>
    <message>
        <source>{count} 行未采用</source>
        <translation>{count} refused</translation>
    </message>
    <message>
        <source>{told}。空着的格子不改动原来的内容。</source>
        <translation>{told}. Empty cells leave what is recorded as it is.</translation>
    </message>
    <message>
        <source>工作表“{sheet}”第 {row} 行：{said}</source>
        <translation>Sheet &quot;{sheet}&quot;, row {row}: {said}</translation>
    </message>
    <message>
        <source>第 {row} 行：{said}</source>
        <translation>Row {row}: {said}</translation>
    </message>
    <message>
        <source>工作表“{sheet}”：{said}</source>
        <translation>Sheet &quot;{sheet}&quot;: {said}</translation>
    </message>
    <message>
        <source>筛选：名称、拼音、表中的内容</source>
        <translation>Filter: name, pinyin, contents</translation>
    </message>
    <message>
        <source>几个词用空格隔开，都符合的党支部才显示（Ctrl+F，Esc 清除）</source>
        <translation>Several words with blanks between; branches that match all are shown (Ctrl+F, Esc clears)</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>符合的 {count} 个党支部</source>
        <translation>{count} matching Party branches</translation>
    </message>
    <message>
        <source>没有符合的党支部。</source>
        <translation>No Party branch matches.</translation>
    </message>
    <message>
        <source>{found}没有表头，这一栏未采用。需要时请补写表头。</source>
        <translation>{found} has no header and was not taken. Please add a header if you need the column.</translation>
    </message>
    <message>
        <source>“{file}”的表头下面没有党支部。请填好再导入。</source>
        <translation>&quot;{file}&quot; has no Party branches below its header. Please fill it in and import it then.</translation>
    </message>
    <message>
        <source>“{file}”里没有可导入的党支部资料。表头要有“党支部”一栏，其他各栏与自定义栏目同名。请核对表头，或者先导出党支部一览，在里面填好再导入。</source>
        <translation>&quot;{file}&quot; has no branch details to import. Its header needs a column &quot;党支部&quot;, and the other columns the names of your own fields. Please check the header, or export the list of all Party branches first, fill it in and import that.</translation>
    </message>
    <message>
        <source>“{found}”一栏与左边的一栏含义相同，未采用。请只留一栏。</source>
        <translation>The column &quot;{found}&quot; means the same as one to its left and was not taken. Please keep only one.</translation>
    </message>
    <message>
        <source>“{found}”不是党支部的自定义栏目，这一栏未采用。需要时请先增加这个栏目。</source>
        <translation>&quot;{found}&quot; is none of your own fields for branches, so the column was not taken. Please add the field first if you need it.</translation>
    </message>
    <message>
        <source>“{found}”可能是：{hint}。这一行没有采用。请写全称，同名的请补写“上级组织”一栏。</source>
        <translation>&quot;{found}&quot; may be: {hint}. The row was not taken. Please write the full name; for branches of one name, please fill in a column &quot;上级组织&quot;.</translation>
    </message>
    <message>
        <source>不是党支部的一行，没有读取：{found}</source>
        <translation>A row that is no Party branch was not read: {found}</translation>
    </message>
    <message>
        <source>工作表是隐藏的，未读取。需要时请在文件里取消隐藏，再导入。</source>
        <translation>The sheet is hidden and was not read. Please unhide it in the file and import again, if you need it.</translation>
    </message>
    <message>
        <source>栏目“{found}”已经停用，这一栏未采用。需要时请先恢复使用这个栏目。</source>
        <translation>The field &quot;{found}&quot; is out of use, so the column was not taken. Please take the field into use again first, if you need it.</translation>
    </message>
    <message>
        <source>正在核对党支部</source>
        <translation>Checking Party branches</translation>
    </message>
    <message>
        <source>没有写明是哪个党支部，这一行没有采用。请补填。</source>
        <translation>No Party branch is named, so the row was not taken. Please fill it in.</translation>
    </message>
    <message>
        <source>没有名为“{found}”的党支部，这一行没有采用。请核对名称，或者先新建这个党支部。</source>
        <translation>There is no Party branch &quot;{found}&quot;, so the row was not taken. Please check the name, or set up the branch first.</translation>
    </message>
    <message>
        <source>没有找到表头，这张表没有读取。表头要有“党支部”一栏，其他各栏与党支部的自定义栏目同名。请核对。</source>
        <translation>No header was found, so the sheet was not read. A header needs a column &quot;党支部&quot;, and the other columns the names of your own fields for branches. Please check.</translation>
    </message>
    <message>
        <source>还没有党支部的自定义栏目。请先在“自定义栏目”里增加，再导入。</source>
        <translation>There are no own fields for branches yet. Please add some under &quot;Own fields&quot; first, then import.</translation>
    </message>
    <message>
        <source>这个人在 {until} 还有组织或职务的变动登记。请选更晚的日期，或先改正那一次的日期。</source>
        <translation>A change of organization or post is recorded for this person on {until}. Please choose a later date, or correct the date of that change first.</translation>
    </message>
    <message>
        <source>公示到 {ends}为止（从张贴的第二天起 {count} 个工作日）。</source>
        <translation>Public notice until {ends} ({count} working days from the day after posting).</translation>
    </message>
    <message>
        <source>“{found}”另在第 {hint} 行，不能断定以哪一行为准，都没有采用。请只留一行。</source>
        <translation>&quot;{found}&quot; stands again in row {hint}. Which row holds cannot be told, so none was taken. Please keep only one.</translation>
    </message>
    <message>
        <source>“{found}”在工作表“{hint}”里还有，不能断定以哪一行为准，都没有采用。请只留一行。</source>
        <translation>&quot;{found}&quot; stands in the sheet &quot;{hint}&quot;, too. Which row holds cannot be told, so none was taken. Please keep only one.</translation>
    </message>
    <message>
        <source>新增活动</source>
        <translation>Add activity</translation>
    </message>
    <message>
        <source>修改活动</source>
        <translation>Edit activity</translation>
    </message>
    <message>
        <source>复制活动</source>
        <translation>Copy activity</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>移到哪一天</source>
        <translation>New day</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>取消活动</source>
        <translation>Cancel activity</translation>
    </message>
    <message>
        <source>取消原因</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>如：矿上停电检修，改到下月一并开展</source>
        <translation>e.g. power cut for maintenance, held together with next month&apos;s</translation>
    </message>
    <message>
        <source>已经填写的内容会保留，以后可以恢复。</source>
        <translation>What was filled in is kept; the activity can be restored later.</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>由谁召开</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>主题；不填就用种类名称</source>
        <translation>Subject; if empty, the name of the kind is used</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>协作区活动</source>
        <translation>Zone activity</translation>
    </message>
    <message>
        <source>不是协作区活动</source>
        <translation>Not a zone activity</translation>
    </message>
    <message>
        <source>授课人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>所属年度</source>
        <translation>For the year</translation>
    </message>
    <message>
        <source>与开会的年份不同时填写，如 2026</source>
        <translation>If not the year of the meeting, e.g. 2026</translation>
    </message>
    <message>
        <source>学习时长（分钟）</source>
        <translation>Hours of study (minutes)</translation>
    </message>
    <message>
        <source>活动形式</source>
        <translation>Form of activity</translation>
    </message>
    <message>
        <source>固定动作</source>
        <translation>Fixed part</translation>
    </message>
    <message>
        <source>自选动作</source>
        <translation>Own part</translation>
    </message>
    <message>
        <source>如 09:00</source>
        <translation>e.g. 09:00</translation>
    </message>
    <message>
        <source>回到日历（Esc）</source>
        <translation>Back to calendar (Esc)</translation>
    </message>
    <message>
        <source>移到…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>复制…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>取消活动…</source>
        <translation>Cancel activity…</translation>
    </message>
    <message>
        <source>恢复活动</source>
        <translation>Restore activity</translation>
    </message>
    <message>
        <source>从这一天起修改周期…</source>
        <translation>Change the series from this day…</translation>
    </message>
    <message>
        <source>从这一天起不再重复</source>
        <translation>End the series from this day</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>{year}年{day}</source>
        <translation>{year}-{day}</translation>
    </message>
    <message>
        <source>主持 {name}</source>
        <translation>chaired by {name}</translation>
    </message>
    <message>
        <source>授课 {name}</source>
        <translation>lecture by {name}</translation>
    </message>
    <message>
        <source>{year} 年度</source>
        <translation>for {year}</translation>
    </message>
    <message>
        <source>已取消：{why}</source>
        <translation>Cancelled: {why}</translation>
    </message>
    <message>
        <source>日期还没有到，却已有记录。请核对日期。</source>
        <translation>The day has not come, yet something is recorded. Please check the date.</translation>
    </message>
    <message>
        <source>周期活动，原定 {day}。</source>
        <translation>One of a series, planned for {day}.</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next step: {step}</translation>
    </message>
    <message>
        <source>接下来的活动</source>
        <translation>Coming activities</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>From {day}</translation>
    </message>
    <message>
        <source>{day}（今天）</source>
        <translation>{day} (today)</translation>
    </message>
    <message>
        <source>没有安排</source>
        <translation>Nothing planned</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>{name}（已取消）</source>
        <translation>{name} (cancelled)</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>召开</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>党支部和党小组</source>
        <translation>Branches and groups</translation>
    </message>
    <message>
        <source>上级党组织</source>
        <translation>Higher organizations</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>—</source>
        <translation>–</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>公出</source>
        <translation>On business</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>补课</source>
        <translation>Made up</translation>
    </message>
    <message>
        <source>出勤率</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>学时/要求</source>
        <translation>Hours/required</translation>
    </message>
    <message>
        <source>这段时间已达到全年要求的学时</source>
        <translation>The hours required for the year are reached in this time</translation>
    </message>
    <message>
        <source>到全年要求还差 {hours} 学时</source>
        <translation>{hours} hours short of the year&apos;s requirement</translation>
    </message>
    <message>
        <source>{since} 至 {until}</source>
        <translation>{since} to {until}</translation>
    </message>
    <message>
        <source>以前</source>
        <translation>earlier</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>支部应到</source>
        <translation>Branch: due</translation>
    </message>
    <message>
        <source>支部实到</source>
        <translation>Branch: present</translation>
    </message>
    <message>
        <source>支部出勤率</source>
        <translation>Branch: rate</translation>
    </message>
    <message>
        <source>小组应到</source>
        <translation>Group: due</translation>
    </message>
    <message>
        <source>小组实到</source>
        <translation>Group: present</translation>
    </message>
    <message>
        <source>小组出勤率</source>
        <translation>Group: rate</translation>
    </message>
    <message>
        <source>{name}（{kind}，{organisation}）</source>
        <translation>{name} ({kind}, {organisation})</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>{day} 补课</source>
        <translation>Made up {day}</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>加入名单</source>
        <translation>Add to list</translation>
    </message>
    <message>
        <source>怎样参加</source>
        <translation>Takes part as</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>列席的人不算应到，登记到会后也不进出勤率。</source>
        <translation>Observers are not due; their presence does not count in the attendance rate.</translation>
    </message>
    <message>
        <source>{mark}（{count} 人）</source>
        <translation>{mark} ({count} people)</translation>
    </message>
    <message>
        <source>给谁补课</source>
        <translation>Make-up for</translation>
    </message>
    <message>
        <source>安排补课</source>
        <translation>Arrange make-up</translation>
    </message>
    <message>
        <source>补课日期</source>
        <translation>Day of make-up</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Arrange</translation>
    </message>
    <message>
        <source>参加补课的人在原来的活动上记为补课，另列，不改原来的登记。</source>
        <translation>Those who come are shown as &quot;made up&quot; in the original activity, apart; what was recorded there stays as it is.</translation>
    </message>
    <message>
        <source>按人</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>按党小组</source>
        <translation>By Party group</translation>
    </message>
    <message>
        <source>按党支部</source>
        <translation>By branch</translation>
    </message>
    <message>
        <source>按年</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>双重组织生活</source>
        <translation>Dual org. life</translation>
    </message>
    <message>
        <source>出勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>从几月</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>到几月</source>
        <translation>To month</translation>
    </message>
    <message>
        <source>活动种类</source>
        <translation>Kind of activity</translation>
    </message>
    <message>
        <source>参加的活动</source>
        <translation>Activities attended</translation>
    </message>
    <message>
        <source>选一个人，看这段时间应参加的活动。</source>
        <translation>Choose a person to see the activities due in this time.</translation>
    </message>
    <message>
        <source>登记领导干部</source>
        <translation>Add leading cadre</translation>
    </message>
    <message>
        <source>不再担任</source>
        <translation>No longer serving</translation>
    </message>
    <message>
        <source>这段时间没有应到的活动</source>
        <translation>No activities due in this time</translation>
    </message>
    <message>
        <source>应到 {due} · 实到 {came} · 出勤率 {rate}</source>
        <translation>{due} due · {came} present · {rate} attendance</translation>
    </message>
    <message>
        <source>领导干部 {count} 人</source>
        <translation>Leading cadres: {count}</translation>
    </message>
    <message>
        <source>{how}；低于 {floor} 和缺席满 {count} 次的标出，怎样处理由支部决定。</source>
        <translation>{how}; below {floor} and absent {count} times or more are marked; what to do is for the branch to decide.</translation>
    </message>
    <message>
        <source>导出出勤</source>
        <translation>Export attendance</translation>
    </message>
    <message>
        <source>删除这一条</source>
        <translation>Delete entry</translation>
    </message>
    <message>
        <source>{name} 参加的活动</source>
        <translation>Activities of {name}</translation>
    </message>
    <message>
        <source>还没有登记领导干部。</source>
        <translation>No leading cadres recorded yet.</translation>
    </message>
    <message>
        <source>这段时间没有确定过应到名单的活动。先在活动的签到一步确定名单。</source>
        <translation>No activity in this time has a fixed list of those due. Fix the list first, in the sign-in step of the activity.</translation>
    </message>
    <message>
        <source>这段时间没有确定过应到名单的活动。</source>
        <translation>No activity in this time has a fixed list of those due.</translation>
    </message>
    <message>
        <source>{month}月</source>
        <translation>M{month}</translation>
    </message>
    <message>
        <source>全部活动</source>
        <translation>All activities</translation>
    </message>
    <message>
        <source>应到 {due} 人次 · 实到 {came} · 迟到 {late} · 请假 {excused} · 缺席 {absent} · 公出 {on_business} · 当班 {on_shift} · 补课 {made_up} · 未登记 {not_recorded} · 出勤率 {rate}</source>
        <translation>{due} due · {came} present · {late} late · {excused} excused · {absent} absent · {on_business} on business · {on_shift} on shift · {made_up} made up · {not_recorded} not recorded · {rate} attendance</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>输入姓名登记考勤</source>
        <translation>Type a name to record attendance</translation>
    </message>
    <message>
        <source>姓名或拼音首字母，回车记到会，数字键选考勤</source>
        <translation>Name or pinyin initials; Enter records present, digits choose the mark</translation>
    </message>
    <message>
        <source>其余到会</source>
        <translation>Rest present</translation>
    </message>
    <message>
        <source>没有登记的应到人员全部记为到会；已登记的不动</source>
        <translation>Records everybody due who is not recorded as present; what is recorded stays</translation>
    </message>
    <message>
        <source>按列席加入名单</source>
        <translation>Add as observer</translation>
    </message>
    <message>
        <source>应到名单还没有确定，先确定名单再登记。</source>
        <translation>The list of those due is not fixed yet; fix it before recording.</translation>
    </message>
    <message>
        <source>确定应到名单</source>
        <translation>Fix list of those due</translation>
    </message>
    <message>
        <source>名单里没有“{typed}”。</source>
        <translation>&quot;{typed}&quot; is not on the list.</translation>
    </message>
    <message>
        <source>有 {count} 人，↑↓ 选定，回车记到会：</source>
        <translation>{count} people, ↑↓ to choose, Enter records present:</translation>
    </message>
    <message>
        <source>应到 {count}</source>
        <translation>{count} due</translation>
    </message>
    <message>
        <source>实到 {count}</source>
        <translation>{count} present</translation>
    </message>
    <message>
        <source>补课 {count}</source>
        <translation>{count} made up</translation>
    </message>
    <message>
        <source>未登记 {count}</source>
        <translation>{count} not recorded</translation>
    </message>
    <message>
        <source>列席 {count}</source>
        <translation>{count} observers</translation>
    </message>
    <message>
        <source>出勤率 {rate}</source>
        <translation>{rate} attendance</translation>
    </message>
    <message>
        <source>还没有登记，不算出勤率</source>
        <translation>Nothing recorded yet, so no rate</translation>
    </message>
    <message>
        <source>低于 {floor}</source>
        <translation>Below {floor}</translation>
    </message>
    <message>
        <source>这一场是 {day} {name} 的补课</source>
        <translation>This session makes up for {name} of {day}</translation>
    </message>
    <message>
        <source>写原因（F2）</source>
        <translation>Write reason (F2)</translation>
    </message>
    <message>
        <source>清除登记（Delete）</source>
        <translation>Clear mark (Delete)</translation>
    </message>
    <message>
        <source>{keys} · Delete 清除 · F2 写原因</source>
        <translation>{keys} · Delete clears · F2 writes the reason</translation>
    </message>
    <message>
        <source>补课 {day}（已取消）</source>
        <translation>Make-up {day} (cancelled)</translation>
    </message>
    <message>
        <source>补课 {day}：名单 {listed} 人，到 {came} 人</source>
        <translation>Make-up {day}: {listed} on the list, {came} came</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{name}（{kind}）</source>
        <translation>{name} ({kind})</translation>
    </message>
    <message>
        <source>周期活动，已改日期</source>
        <translation>One of a series, date changed</translation>
    </message>
    <message>
        <source>班</source>
        <translation>work</translation>
    </message>
    <message>
        <source>休</source>
        <translation>off</translation>
    </message>
    <message>
        <source>待开展</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>已开展</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>{month}月{day}日 {weekday}</source>
        <translation>{month}-{day} {weekday}</translation>
    </message>
    <message>
        <source>日历文件 (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
    <message>
        <source>导出日历</source>
        <translation>Export calendar</translation>
    </message>
    <message>
        <source>已导出 {count} 项活动：{name}</source>
        <translation>Exported {count} activities: {name}</translation>
    </message>
    <message>
        <source>{count} 项活动</source>
        <translation>{count} activities</translation>
    </message>
    <message>
        <source>{day}，{said}</source>
        <translation>{day}, {said}</translation>
    </message>
    <message>
        <source>活动列表</source>
        <translation>List of activities</translation>
    </message>
    <message>
        <source>往前（PageUp）</source>
        <translation>Back (PageUp)</translation>
    </message>
    <message>
        <source>回到状态栏的日期（T）</source>
        <translation>To the day of the status bar (T)</translation>
    </message>
    <message>
        <source>往后（PageDown）</source>
        <translation>Forward (PageDown)</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>月（M）、周（W）、列表（L）</source>
        <translation>Month (M), week (W), list (L)</translation>
    </message>
    <message>
        <source>在日期下面显示这个轮班组的班次</source>
        <translation>Show the shifts of this crew below the dates</translation>
    </message>
    <message>
        <source>周期活动…</source>
        <translation>Recurring activity…</translation>
    </message>
    <message>
        <source>活动种类…</source>
        <translation>Kinds of activity…</translation>
    </message>
    <message>
        <source>导出日历…</source>
        <translation>Export calendar…</translation>
    </message>
    <message>
        <source>打印活动安排表</source>
        <translation>Print schedule of activities</translation>
    </message>
    <message>
        <source>{count} 项活动，已开展 {held} 项</source>
        <translation>{count} activities, {held} held</translation>
    </message>
    <message>
        <source>这次活动已经不在了，可能刚被撤销。</source>
        <translation>This activity is gone; it may just have been undone.</translation>
    </message>
    <message>
        <source>这次活动已有记录，记录会跟着改到新的日期。</source>
        <translation>Something is recorded for this activity; it moves to the new day with it.</translation>
    </message>
    <message>
        <source>仍然移动</source>
        <translation>Move anyway</translation>
    </message>
    <message>
        <source>不移动</source>
        <translation>Do not move</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>这个月还没有活动。安排的活动列在这里。</source>
        <translation>No activities this month yet. Those you plan are listed here.</translation>
    </message>
    <message>
        <source>{year}年的放假安排还没有收录（已收录到 {last} 年），只标周末。</source>
        <translation>The holidays of {year} are not recorded (recorded up to {last}); only weekends are marked.</translation>
    </message>
    <message>
        <source>这段时间还没有活动。双击一个日子，或按 N，就在那天新增。</source>
        <translation>No activities in this time yet. Double-click a day, or press N, to add one there.</translation>
    </message>
    <message>
        <source>全部种类</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>不看班次</source>
        <translation>No shifts</translation>
    </message>
    <message>
        <source>{name} {column} {words}</source>
        <translation>{name} {column} {words}</translation>
    </message>
    <message>
        <source>党组织</source>
        <translation>Party organization</translation>
    </message>
    <message>
        <source>合规看板</source>
        <translation>Compliance board</translation>
    </message>
    <message>
        <source>这一格没有要求。请在左边选一格。</source>
        <translation>Nothing is required here. Please choose a cell at the left.</translation>
    </message>
    <message>
        <source>打开 {day} {name}</source>
        <translation>Open {day} {name}</translation>
    </message>
    <message>
        <source>安排活动</source>
        <translation>Plan activity</translation>
    </message>
    <message>
        <source>登记通知</source>
        <translation>Record notice</translation>
    </message>
    <message>
        <source>临近到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>这一格没有要求</source>
        <translation>Nothing is required here</translation>
    </message>
    <message>
        <source>{state}：{met} 项已完成，共 {total} 项</source>
        <translation>{state}: {met} done of {total}</translation>
    </message>
    <message>
        <source>全部党支部</source>
        <translation>All branches</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>只看有红的</source>
        <translation>Only those with red</translation>
    </message>
    <message>
        <source>上级通知…</source>
        <translation>Notices from above…</translation>
    </message>
    <message>
        <source>{rows} 个党组织 · 有逾期或错过的 {bad} 个</source>
        <translation>{rows} organizations · {bad} with overdue or missed</translation>
    </message>
    <message>
        <source>{year} 年组织生活合规</source>
        <translation>Compliance of organizational life {year}</translation>
    </message>
    <message>
        <source>没有逾期或错过的要求。</source>
        <translation>Nothing overdue or missed.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>这一年还没有党支部。请先在名册里新建或导入。</source>
        <translation>No Party branches in this year yet. Please set one up or import the roster first.</translation>
    </message>
    <message>
        <source>{name} {year} 年度</source>
        <translation>{name} {year}</translation>
    </message>
    <message>
        <source>{name} {year}年{month}月</source>
        <translation>{name} {year}-{month}</translation>
    </message>
    <message>
        <source>全部要求</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{year} 年的放假和调休还没有确认，只按周末推算；已确认到 {last} 年，请在“规则”里补上。</source>
        <translation>The holidays and shifted workdays of {year} are not confirmed, only weekends count; confirmed up to {last}. Please add them under &quot;Rules&quot;.</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>格内数字：已完成项数 / 应完成项数</source>
        <translation>In the cells: done / required</translation>
    </message>
    <message>
        <source>复制{what}</source>
        <translation>Copy {what}</translation>
    </message>
    <message>
        <source>已复制：{what}</source>
        <translation>Copied: {what}</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>{day} 已回复</source>
        <translation>Answered {day}</translation>
    </message>
    <message>
        <source>{day} 前回复</source>
        <translation>Answer by {day}</translation>
    </message>
    <message>
        <source>不用回复</source>
        <translation>No answer needed</translation>
    </message>
    <message>
        <source>标题或事由</source>
        <translation>Title or subject</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>来文</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>还没有登记来文。文件、电话交办和检查反馈都登记在这里，到期会提醒。</source>
        <translation>No documents recorded yet. Record papers, phone assignments and inspection findings here to be reminded when they are due.</translation>
    </message>
    <message>
        <source>登记来文</source>
        <translation>Record document</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>提交议题池</source>
        <translation>Put in agenda pool</translation>
    </message>
    <message>
        <source>分解任务</source>
        <translation>Divide into tasks</translation>
    </message>
    <message>
        <source>登记回复</source>
        <translation>Record answer</translation>
    </message>
    <message>
        <source>删除回复</source>
        <translation>Delete answer</translation>
    </message>
    <message>
        <source>报送过什么</source>
        <translation>What was submitted</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>登记问题</source>
        <translation>Record finding</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>还没有登记问题。</source>
        <translation>No findings recorded yet.</translation>
    </message>
    <message>
        <source>还没有分解任务。</source>
        <translation>No tasks yet.</translation>
    </message>
    <message>
        <source>{day} 报{to}：{content}</source>
        <translation>{day} to {to}: {content}</translation>
    </message>
    <message>
        <source>情形</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>录入核对</source>
        <translation>Entry check</translation>
    </message>
    <message>
        <source>只是提请核对：看的时候才算，不保存，不进数据包，任何考评都不用它。</source>
        <translation>Only asks you to check: worked out when you look, not stored, in no data packet and used by no appraisal.</translation>
    </message>
    <message>
        <source>请核对 {count} 处</source>
        <translation>To check: {count}</translation>
    </message>
    <message>
        <source>这段时间的记录没有需要核对的地方。</source>
        <translation>Nothing recorded in this time needs checking.</translation>
    </message>
    <message>
        <source>归档日期</source>
        <translation>Day of filing</translation>
    </message>
    <message>
        <source>手册或卷号</source>
        <translation>Handbook or volume</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>附件（照片、签到表、会议记录原件）</source>
        <translation>Attachments (photos, sign-in sheet, original minutes)</translation>
    </message>
    <message>
        <source>以前定下、到这次会议时还没有办完的事。逐件问一问，记下怎样说。</source>
        <translation>Decided earlier and not finished by this meeting. Ask about each and note what was said.</translation>
    </message>
    <message>
        <source>登记跟进</source>
        <translation>Record follow-up</translation>
    </message>
    <message>
        <source>以前定下的事都已办完，没有要跟进的。</source>
        <translation>Everything decided earlier is finished; nothing to follow up.</translation>
    </message>
    <message>
        <source>完成情况热力图</source>
        <translation>Heat map of completion</translation>
    </message>
    <message>
        <source>{name} {month}月没有事项</source>
        <translation>{name} month {month}: no items</translation>
    </message>
    <message>
        <source>{name} {month}月：应办 {total}，已办 {done}，逾期 {late}</source>
        <translation>{name} month {month}: {total} due, {done} done, {late} overdue</translation>
    </message>
    <message>
        <source>党委</source>
        <translation>Party committee</translation>
    </message>
    <message>
        <source>支委会表决</source>
        <translation>Branch committee vote</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>橙</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>金</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>灰</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>当班的人可以补课</source>
        <translation>Those on shift may make up</translation>
    </message>
    <message>
        <source>计入学时</source>
        <translation>Counts for study hours</translation>
    </message>
    <message>
        <source>有议题单</source>
        <translation>Has an agenda</translation>
    </message>
    <message>
        <source>有所属年度</source>
        <translation>Belongs to a year</translation>
    </message>
    <message>
        <source>自己的活动种类</source>
        <translation>Own kinds of activity</translation>
    </message>
    <message>
        <source>程序自带的种类不能改。自己加的种类可以改、可以停用；停用后以前的活动照旧。</source>
        <translation>The program&apos;s own kinds cannot be changed. Yours can be changed or taken out of use; earlier activities stay as they are.</translation>
    </message>
    <message>
        <source>新增种类</source>
        <translation>Add kind</translation>
    </message>
    <message>
        <source>{kind}（已停用）</source>
        <translation>{kind} (out of use)</translation>
    </message>
    <message>
        <source>新增活动种类</source>
        <translation>Add kind of activity</translation>
    </message>
    <message>
        <source>修改活动种类</source>
        <translation>Edit kind of activity</translation>
    </message>
    <message>
        <source>谁能召开</source>
        <translation>Who may hold it</translation>
    </message>
    <message>
        <source>有哪些步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>怎么表决（有表决步骤时选）</source>
        <translation>Kind of vote (if there is a voting step)</translation>
    </message>
    <message>
        <source>短名</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>月历上用，最多 6 个字</source>
        <translation>Used in the month view, at most 6 characters</translation>
    </message>
    <message>
        <source>应到的人</source>
        <translation>Who is due</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>修改领导干部</source>
        <translation>Edit leading cadre</translation>
    </message>
    <message>
        <source>如 矿长、党委副书记</source>
        <translation>e.g. mine director, deputy Party secretary</translation>
    </message>
    <message>
        <source>还在任的不填</source>
        <translation>Leave empty while serving</translation>
    </message>
    <message>
        <source>担任期间的双重组织生活另列；本人在支部和小组仍按普通党员登记。</source>
        <translation>Dual organizational life while serving is listed apart; in branch and group the person counts as any member.</translation>
    </message>
    <message>
        <source>不再是领导干部</source>
        <translation>No longer a leading cadre</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>名册外的责任人</source>
        <translation>Responsible, not on the roster</translation>
    </message>
    <message>
        <source>不在名册上的写在这里</source>
        <translation>Write people not on the roster here</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>Raised by</translation>
    </message>
    <message>
        <source>如 组织委员、第二党小组</source>
        <translation>e.g. organization member, second Party group</translation>
    </message>
    <message>
        <source>第一议题</source>
        <translation>First topic</translation>
    </message>
    <message>
        <source>修改议题</source>
        <translation>Edit matter</translation>
    </message>
    <message>
        <source>提出议题</source>
        <translation>Raise matter</translation>
    </message>
    <message>
        <source>议题不上会</source>
        <translation>Drop matter</translation>
    </message>
    <message>
        <source>记录议题</source>
        <translation>Record matter</translation>
    </message>
    <message>
        <source>讨论情况</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>议定事项</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>要办的事</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>修改任务</source>
        <translation>Edit task</translation>
    </message>
    <message>
        <source>布置任务</source>
        <translation>Assign task</translation>
    </message>
    <message>
        <source>登记决议</source>
        <translation>Record resolution</translation>
    </message>
    <message>
        <source>决议事项</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>登记复查</source>
        <translation>Record re-check</translation>
    </message>
    <message>
        <source>复查人</source>
        <translation>Re-checked by</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Close finding</translation>
    </message>
    <message>
        <source>登记整改</source>
        <translation>Record remedy</translation>
    </message>
    <message>
        <source>登记办结</source>
        <translation>Record completion</translation>
    </message>
    <message>
        <source>整改情况</source>
        <translation>What was remedied</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>不再办理</source>
        <translation>Drop task</translation>
    </message>
    <message>
        <source>会上怎样说</source>
        <translation>Said at the meeting</translation>
    </message>
    <message>
        <source>没有就不填</source>
        <translation>Leave empty if none</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>回复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>不用回复就不填</source>
        <translation>Leave empty if no answer is needed</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Main points</translation>
    </message>
    <message>
        <source>修改来文</source>
        <translation>Edit document</translation>
    </message>
    <message>
        <source>报送给</source>
        <translation>Submitted to</translation>
    </message>
    <message>
        <source>报送了什么</source>
        <translation>What was submitted</translation>
    </message>
    <message>
        <source>议题池</source>
        <translation>Agenda pool</translation>
    </message>
    <message>
        <source>来文与督查</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>议题来文</source>
        <translation>Agenda and documents</translation>
    </message>
    <message>
        <source>没有要办的任务。会议决议、来文分解的和自己安排的都会列在这里。</source>
        <translation>No tasks to do. Those from resolutions and documents and your own are listed here.</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>全部来源</source>
        <translation>All sources</translation>
    </message>
    <message>
        <source>连同办完的</source>
        <translation>With finished ones</translation>
    </message>
    <message>
        <source>打印任务清单</source>
        <translation>Print task list</translation>
    </message>
    <message>
        <source>待上会 {pool} 件 · 来文 {documents} 份 · 任务 {tasks} 件</source>
        <translation>{pool} matters pooled · {documents} documents · {tasks} tasks</translation>
    </message>
    <message>
        <source>会上增加的议题</source>
        <translation>Matter added at the meeting</translation>
    </message>
    <message>
        <source>会上增加议题：写题目，回车</source>
        <translation>Add matter: write the title, press Enter</translation>
    </message>
    <message>
        <source>{number}．{title}</source>
        <translation>{number}. {title}</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>空白记录（手写用）</source>
        <translation>Blank minutes (by hand)</translation>
    </message>
    <message>
        <source>议题单</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>按起止时间算学时</source>
        <translation>Count hours from begin to end</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>问题与整改</source>
        <translation>Findings and remedies</translation>
    </message>
    <message>
        <source>请先填开始和结束时间。</source>
        <translation>Please fill in begin and end first.</translation>
    </message>
    <message>
        <source>实际开始</source>
        <translation>Actual begin</translation>
    </message>
    <message>
        <source>散会</source>
        <translation>End</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Month view</translation>
    </message>
    <message>
        <source>按计划起草</source>
        <translation>Draft from plan</translation>
    </message>
    <message>
        <source>用计划和议题写出通知正文，写好后可以再改</source>
        <translation>Writes the notice from plan and agenda; you can change it then</translation>
    </message>
    <message>
        <source>今天已通知</source>
        <translation>Notified today</translation>
    </message>
    <message>
        <source>打印会议通知</source>
        <translation>Print notice of meeting</translation>
    </message>
    <message>
        <source>通知日期</source>
        <translation>Day of notice</translation>
    </message>
    <message>
        <source>通知正文</source>
        <translation>Text of notice</translation>
    </message>
    <message>
        <source>不写时，打印的通知按计划自动生成</source>
        <translation>If empty, the printed notice is made from the plan</translation>
    </message>
    <message>
        <source>发群短文</source>
        <translation>Text for chat group</translation>
    </message>
    <message>
        <source>通知正文已有内容。要用按计划起草的文字换掉吗？</source>
        <translation>The notice has a text already. Replace it with one drafted from the plan?</translation>
    </message>
    <message>
        <source>换掉</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>发给</source>
        <translation>Send to</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>上级通知</source>
        <translation>Notices from above</translation>
    </message>
    <message>
        <source>{year} 年度还没有登记上级通知。</source>
        <translation>No notices from above recorded for {year}.</translation>
    </message>
    <message>
        <source>{year} 年度的上级通知</source>
        <translation>Notices from above for {year}</translation>
    </message>
    <message>
        <source>组织生活会、民主评议等没有登记通知时显示“待通知”；换届登记上级同意的日期。</source>
        <translation>Organizational life meetings, democratic appraisal and the like show &quot;awaiting notice&quot; until one is recorded; for elections record the date agreed from above.</translation>
    </message>
    <message>
        <source>文号和说明</source>
        <translation>Document no. and notes</translation>
    </message>
    <message>
        <source>如 矿党字〔2026〕8号</source>
        <translation>e.g. no. 8 of 2026</translation>
    </message>
    <message>
        <source>登记 {year} 年度的上级通知</source>
        <translation>Record notice for {year}</translation>
    </message>
    <message>
        <source>修改上级通知</source>
        <translation>Edit notice from above</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>工作内容</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>导入年度计划</source>
        <translation>Import year plan</translation>
    </message>
    <message>
        <source>另存未采用的行</source>
        <translation>Save rows refused</translation>
    </message>
    <message>
        <source>年度计划未采用的行.xlsx</source>
        <translation>year-plan-rows-refused.xlsx</translation>
    </message>
    <message>
        <source>“{file}”，{year} 年：读到 {count} 行，新增 {added}，更新 {updated}，不变 {same}，未采用 {refused}。</source>
        <translation>&quot;{file}&quot;, {year}: {count} rows read, {added} added, {updated} updated, {same} unchanged, {refused} refused.</translation>
    </message>
    <message>
        <source>{field}：{said}</source>
        <translation>{field}: {said}</translation>
    </message>
    <message>
        <source>晚完成</source>
        <translation>Done late</translation>
    </message>
    <message>
        <source>已安排</source>
        <translation>Arranged</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not due yet</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>无单位</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Due by</translation>
    </message>
    <message>
        <source>承担单位</source>
        <translation>Carried by</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Year plan</translation>
    </message>
    <message>
        <source>全部级别</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>热力图</source>
        <translation>Heat map</translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>新增事项</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>下发</source>
        <translation>Hand down</translation>
    </message>
    <message>
        <source>给每个承担单位各建一条，可以分别修改</source>
        <translation>Makes one for each unit, to be edited apart</translation>
    </message>
    <message>
        <source>选一个事项，看各单位完成情况。</source>
        <translation>Choose an item to see how far each unit is.</translation>
    </message>
    <message>
        <source>登记完成</source>
        <translation>Record as done</translation>
    </message>
    <message>
        <source>取消登记</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>打开活动</source>
        <translation>Open activity</translation>
    </message>
    <message>
        <source>没有计划事项</source>
        <translation>No items planned</translation>
    </message>
    <message>
        <source>应办 {total} · 已办 {done} · 逾期 {late}</source>
        <translation>{total} due · {done} done · {late} overdue</translation>
    </message>
    <message>
        <source>选择年度工作运行表</source>
        <translation>Choose work plan of the year</translation>
    </message>
    <message>
        <source>导入计划</source>
        <translation>Import plan</translation>
    </message>
    <message>
        <source>新增计划事项</source>
        <translation>Add plan item</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>{holder}：{title}</source>
        <translation>{holder}: {title}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>沿用上年计划</source>
        <translation>Take over last year&apos;s plan</translation>
    </message>
    <message>
        <source>还没有年度计划。导入上级的年度工作运行表。</source>
        <translation>No year plan yet. Import the work plan of the higher organization.</translation>
    </message>
    <message>
        <source>选一次支委会</source>
        <translation>Choose committee meeting</translation>
    </message>
    <message>
        <source>从本支部开过的支委会里选，填入研究日期和说明</source>
        <translation>Choose a committee meeting of the branch; its day and notes are filled in</translation>
    </message>
    <message>
        <source>打印方案</source>
        <translation>Print plan</translation>
    </message>
    <message>
        <source>打印议题单</source>
        <translation>Print agenda</translation>
    </message>
    <message>
        <source>这一天以前没有支委会</source>
        <translation>No committee meeting before this day</translation>
    </message>
    <message>
        <source>研究日期</source>
        <translation>Studied on</translation>
    </message>
    <message>
        <source>支委会研究</source>
        <translation>Branch committee meeting</translation>
    </message>
    <message>
        <source>研究情况</source>
        <translation>What was decided</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>如 集中学习、现场</source>
        <translation>e.g. studying together, on site</translation>
    </message>
    <message>
        <source>一行一项</source>
        <translation>One a line</translation>
    </message>
    <message>
        <source>自选动作（“+”）</source>
        <translation>Own part (&quot;+&quot;)</translation>
    </message>
    <message>
        <source>内容安排</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>所需材料</source>
        <translation>Materials needed</translation>
    </message>
    <message>
        <source>审批日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>审批人或单位</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>如 2026-11-20</source>
        <translation>e.g. 2026-11-20</translation>
    </message>
    <message>
        <source>如 09:00；全天不填</source>
        <translation>e.g. 09:00; empty for all day</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ends at</translation>
    </message>
    <message>
        <source>如 10:30</source>
        <translation>e.g. 10:30</translation>
    </message>
    <message>
        <source>仍然保存</source>
        <translation>Save anyway</translation>
    </message>
    <message>
        <source>时间上有冲突，请核对：</source>
        <translation>The times clash. Please check:</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>议题池是空的。平时想到的、来文要议的先放进来，开会时一并列入。</source>
        <translation>The agenda pool is empty. Put ideas and matters from documents here to take them up at the next meeting.</translation>
    </message>
    <message>
        <source>上哪次会</source>
        <translation>For which meeting</translation>
    </message>
    <message>
        <source>不上会</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>列入议题单</source>
        <translation>Put on agenda</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>打开会议</source>
        <translation>Open meeting</translation>
    </message>
    <message>
        <source>{day} {name} {holder}</source>
        <translation>{day} {name} {holder}</translation>
    </message>
    <message>
        <source>这段时间没有要上议题的会议。请先在日历里安排。</source>
        <translation>No meeting with an agenda in this time. Please plan one in the calendar first.</translation>
    </message>
    <message>
        <source>这次会议还没有议题。在左边选好，按“列入议题单”。</source>
        <translation>No agenda for this meeting yet. Choose at the left and press &quot;Put on agenda&quot;.</translation>
    </message>
    <message>
        <source>公示日期</source>
        <translation>Public notice on</translation>
    </message>
    <message>
        <source>上报日期</source>
        <translation>Reported on</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>Reported to</translation>
    </message>
    <message>
        <source>公示文字</source>
        <translation>Text of public notice</translation>
    </message>
    <message>
        <source>新闻素材（只列事实）</source>
        <translation>Facts for news (facts only)</translation>
    </message>
    <message>
        <source>这次会议还没有登记决议。</source>
        <translation>No resolutions recorded for this meeting yet.</translation>
    </message>
    <message>
        <source>“{title}”已议定，还没有交办。</source>
        <translation>&quot;{title}&quot; is decided and not assigned yet.</translation>
    </message>
    <message>
        <source>登记为决议</source>
        <translation>Record as resolution</translation>
    </message>
    <message>
        <source>每月</source>
        <translation>Monthly</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>每几周</source>
        <translation>Every few weeks</translation>
    </message>
    <message>
        <source>每季度</source>
        <translation>Quarterly</translation>
    </message>
    <message>
        <source>每年</source>
        <translation>Yearly</translation>
    </message>
    <message>
        <source>固定日期</source>
        <translation>Fixed date</translation>
    </message>
    <message>
        <source>第几个周几</source>
        <translation>Weekday of the month</translation>
    </message>
    <message>
        <source>修改周期活动</source>
        <translation>Edit recurring activity</translation>
    </message>
    <message>
        <source>周期活动</source>
        <translation>Recurring activity</translation>
    </message>
    <message>
        <source>从这一天起修改；已开展、已改动过的不动。</source>
        <translation>Changes from this day on; what was held or changed by hand stays.</translation>
    </message>
    <message>
        <source>日期预览</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>共 {count} 次，其中 {moved} 次因休息日顺延。</source>
        <translation>{count} times, {moved} of them moved past days off.</translation>
    </message>
    <message>
        <source>选好周期和起止日期，这里列出每一次的日期。</source>
        <translation>Choose rhythm, first and last day; every date is listed here.</translation>
    </message>
    <message>
        <source>多久一次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>怎么定日子</source>
        <translation>How the day is set</translation>
    </message>
    <message>
        <source>几日</source>
        <translation>Day of the month</translation>
    </message>
    <message>
        <source>没有这一天的月份按月末</source>
        <translation>Months without this day use their last</translation>
    </message>
    <message>
        <source>第几个</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>周几</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>遇休息日顺延</source>
        <translation>Move past days off</translation>
    </message>
    <message>
        <source>起算日（错开 0 天的班组从头轮起的那一天）</source>
        <translation>Starting day (when the crew with shift 0 begins its cycle)</translation>
    </message>
    <message>
        <source>错开天数</source>
        <translation>Days shifted</translation>
    </message>
    <message>
        <source>增加轮班组</source>
        <translation>Add shift crew</translation>
    </message>
    <message>
        <source>从哪天起（空着：一直如此）</source>
        <translation>From which day (empty: always)</translation>
    </message>
    <message>
        <source>名称要与名册“轮班组”一栏写法一致，人员按那一栏归到各组。</source>
        <translation>Write the name as in the roster column &quot;轮班组&quot;; people belong to crews by that column.</translation>
    </message>
    <message>
        <source>修改轮班组名称</source>
        <translation>Rename shift crew</translation>
    </message>
    <message>
        <source>名册里这一组人的“轮班组”一栏跟着改。</source>
        <translation>The roster column &quot;轮班组&quot; of these people changes with it.</translation>
    </message>
    <message>
        <source>改变“{name}”的轮班方式</source>
        <translation>Change the rota of &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>从哪天起（空着：更正现在这一条）</source>
        <translation>From which day (empty: correct the present one)</translation>
    </message>
    <message>
        <source>以前的日子仍按原来的轮班方式。</source>
        <translation>Earlier days keep the former rota.</translation>
    </message>
    <message>
        <source>结束“{name}”的轮班</source>
        <translation>End the rota of &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>从哪天起不再这样轮</source>
        <translation>Ends from which day</translation>
    </message>
    <message>
        <source>登记不在岗</source>
        <translation>Record absence</translation>
    </message>
    <message>
        <source>登记替班</source>
        <translation>Record stand-in</translation>
    </message>
    <message>
        <source>原来当班的人</source>
        <translation>Stood in for</translation>
    </message>
    <message>
        <source>替班的人</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>如 早、中、夜</source>
        <translation>e.g. 早, 中 or 夜 of the shifts</translation>
    </message>
    <message>
        <source>登记停产检修</source>
        <translation>Record stoppage</translation>
    </message>
    <message>
        <source>这几天全单位不上班，下级组织也一样。</source>
        <translation>Nobody of the organization works on these days, nor those below it.</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天（含）</source>
        <translation>Until (inclusive)</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>选择排班表</source>
        <translation>Choose shift sheet</translation>
    </message>
    <message>
        <source>导入排班表</source>
        <translation>Import shift sheet</translation>
    </message>
    <message>
        <source>保存空白排班表</source>
        <translation>Save blank shift sheet</translation>
    </message>
    <message>
        <source>已保存空白排班表：{name}</source>
        <translation>Blank shift sheet saved: {name}</translation>
    </message>
    <message>
        <source>有问题的行和格子不采用，其余照常导入</source>
        <translation>Leave out faulty rows and cells, import the rest</translation>
    </message>
    <message>
        <source>已导入 {count} 格。要退回，按 Ctrl+Z 撤销。</source>
        <translation>Cells imported: {count}. Press Ctrl+Z to undo them.</translation>
    </message>
    <message>
        <source>与现在的一样，没有要改的。</source>
        <translation>As recorded already; there is nothing to change.</translation>
    </message>
    <message>
        <source>“{file}”</source>
        <translation>&quot;{file}&quot;</translation>
    </message>
    <message>
        <source>{month}，{people} 人，{count} 格</source>
        <translation>{month}: {people} people, {count} cells</translation>
    </message>
    <message>
        <source>这个月导入过，将换成新的，不同的 {count} 处列在下面</source>
        <translation>This month was imported before and is replaced; the {count} differences are listed below</translation>
    </message>
    <message>
        <source>选定月份</source>
        <translation>Set month</translation>
    </message>
    <message>
        <source>第 {row} 行“{name}”是</source>
        <translation>&quot;{name}&quot; in row {row} is</translation>
    </message>
    <message>
        <source>请选定</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>第 {row} 行 {field}</source>
        <translation>Row {row} {field}</translation>
    </message>
    <message>
        <source>{name} {day}</source>
        <translation>{name} {day}</translation>
    </message>
    <message>
        <source>一</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>三</source>
        <translation>We</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Th</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>{day} 休息日</source>
        <translation>{day} day off</translation>
    </message>
    <message>
        <source>{name} {day} {said}（{basis}）</source>
        <translation>{name} {day} {said} ({basis})</translation>
    </message>
    <message>
        <source>本月班次</source>
        <translation>Shifts this month</translation>
    </message>
    <message>
        <source>名册里有，还没有设置</source>
        <translation>on the roster, not set up yet</translation>
    </message>
    <message>
        <source>没有轮班方式</source>
        <translation>no rota</translation>
    </message>
    <message>
        <source>{title}，{anchor} 起算，错开 {offset} 天</source>
        <translation>{title}, from {anchor}, shifted by {offset} days</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>替班</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>请选党支部</source>
        <translation>Please choose a branch</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>排班表</source>
        <translation>Shifts of the month</translation>
    </message>
    <message>
        <source>找时间</source>
        <translation>Find time</translation>
    </message>
    <message>
        <source>不在岗、替班和停产检修</source>
        <translation>Absences, stand-ins and stoppages</translation>
    </message>
    <message>
        <source>{count} 人，班次不明 {unknown} 人</source>
        <translation>{count} people, shifts of {unknown} unknown</translation>
    </message>
    <message>
        <source>先选一个党支部，再看它的轮班组。</source>
        <translation>Choose a branch first to see its shift crews.</translation>
    </message>
    <message>
        <source>还没有轮班组。</source>
        <translation>No shift crews yet.</translation>
    </message>
    <message>
        <source>这个月没有不在岗、替班和停产检修。</source>
        <translation>No absences, stand-ins or stoppages this month.</translation>
    </message>
    <message>
        <source>直体：按排班表或已登记；斜体：按轮班推算，未核实；?：班次不明；红字日期：休息日。</source>
        <translation>Upright: by shift sheet or recorded; italic: worked out from the rota, not verified; ?: shift unknown; red date: day off.</translation>
    </message>
    <message>
        <source>设置“{name}”</source>
        <translation>Set up &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>改变轮班方式</source>
        <translation>Change rota</translation>
    </message>
    <message>
        <source>结束轮班</source>
        <translation>End rota</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>不在岗</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>停产检修</source>
        <translation>Stoppage</translation>
    </message>
    <message>
        <source>空白排班表</source>
        <translation>Blank shift sheet</translation>
    </message>
    <message>
        <source>加入一人</source>
        <translation>Add somebody</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>把选中的人移出名单（Delete）；已登记的先清除登记</source>
        <translation>Take those selected off the list (Delete); clear their marks first</translation>
    </message>
    <message>
        <source>签到表（印好姓名）</source>
        <translation>Sign-in sheet (with names)</translation>
    </message>
    <message>
        <source>空白签到表</source>
        <translation>Blank sign-in sheet</translation>
    </message>
    <message>
        <source>按现在的名册重新确定</source>
        <translation>Fix anew by present roster</translation>
    </message>
    <message>
        <source>应到名单</source>
        <translation>List of those due</translation>
    </message>
    <message>
        <source>应到名单还没有确定。</source>
        <translation>The list of those due is not fixed yet.</translation>
    </message>
    <message>
        <source>应到 {due} 人 · 列席 {others} 人 · 名单 {day} 确定</source>
        <translation>{due} due · {others} observers · list fixed {day}</translation>
    </message>
    <message>
        <source>应到 {due} 人 · 名单 {day} 确定</source>
        <translation>{due} due · list fixed {day}</translation>
    </message>
    <message>
        <source>这种活动的参加人由本支部指定。请逐个加入。</source>
        <translation>The branch chooses who takes part in this kind. Please add them one by one.</translation>
    </message>
    <message>
        <source>按活动当天的名册和职务确定谁应到；以后人员变动不改这张名单。</source>
        <translation>Those due are fixed by the roster and posts of the day; later changes leave the list as it is.</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Take off list</translation>
    </message>
    <message>
        <source>应加入 {names}</source>
        <translation>to add: {names}</translation>
    </message>
    <message>
        <source>应移出 {names}</source>
        <translation>to take off: {names}</translation>
    </message>
    <message>
        <source>已登记的改为列席，登记不变</source>
        <translation>already recorded and becoming observers, marks kept</translation>
    </message>
    <message>
        <source>名单确定后名册有变化：{parts}。</source>
        <translation>The roster has changed since the list was fixed: {parts}.</translation>
    </message>
    <message>
        <source>{names} 等 {count} 人</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>一般决议（半数）</source>
        <translation>Ordinary resolution (half)</translation>
    </message>
    <message>
        <source>接收、转正（过半数）</source>
        <translation>Admission, full membership (over half)</translation>
    </message>
    <message>
        <source>选举（五分之四）</source>
        <translation>Election (four fifths)</translation>
    </message>
    <message>
        <source>支委会（半数）</source>
        <translation>Branch committee (half)</translation>
    </message>
    <message>
        <source>组织处置（过半数）</source>
        <translation>Disciplinary (over half)</translation>
    </message>
    <message>
        <source>够数</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>差 {count} 人</source>
        <translation>{count} short</translation>
    </message>
    <message>
        <source>已核实</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>推算，未核实</source>
        <translation>Worked out, not verified</translation>
    </message>
    <message>
        <source>能到</source>
        <translation>Can come</translation>
    </message>
    <message>
        <source>是否够数</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>不能到的人</source>
        <translation>Who cannot come</translation>
    </message>
    <message>
        <source>排时间</source>
        <translation>Plan time</translation>
    </message>
    <message>
        <source>能开会的时间</source>
        <translation>Times for a meeting</translation>
    </message>
    <message>
        <source>用这个时间</source>
        <translation>Use this time</translation>
    </message>
    <message>
        <source>安排在这里</source>
        <translation>Plan it here</translation>
    </message>
    <message>
        <source>要在开始那天或以后，最多一年。</source>
        <translation>On or after the first day, one year at most.</translation>
    </message>
    <message>
        <source>这段时间没有可以开会的钟点。请改日期或时长。</source>
        <translation>No hour in this time can hold a meeting. Please change days or length.</translation>
    </message>
    <message>
        <source>可以：</source>
        <translation>Possible:</translation>
    </message>
    <message>
        <source>{name}：{why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>不能到 {count} 人：{names}</source>
        <translation>{count} cannot come: {names}</translation>
    </message>
    <message>
        <source>应到的人都能到。</source>
        <translation>Everybody due can come.</translation>
    </message>
    <message>
        <source>按什么算够数</source>
        <translation>What is enough</translation>
    </message>
    <message>
        <source>按活动种类</source>
        <translation>By kind</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>{step}，{state}</source>
        <translation>{step}, {state}</translation>
    </message>
    <message>
        <source>合规</source>
        <translation>Compliance</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>待复查</source>
        <translation>To re-check</translation>
    </message>
    <message>
        <source>待销号</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>{day} 办结</source>
        <translation>finished {day}</translation>
    </message>
    <message>
        <source>{by} {day} 复查</source>
        <translation>re-checked by {by} {day}</translation>
    </message>
    <message>
        <source>{day} 销号</source>
        <translation>closed {day}</translation>
    </message>
    <message>
        <source>办理情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>请先选一件任务</source>
        <translation>Please choose a task first</translation>
    </message>
    <message>
        <source>周历</source>
        <translation>Week view</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>协作区轮值</source>
        <translation>Zone duties</translation>
    </message>
    <message>
        <source>删除本年</source>
        <translation>Delete year</translation>
    </message>
    <message>
        <source>这一年还没有排轮值。</source>
        <translation>No duties for this year yet.</translation>
    </message>
    <message>
        <source>调整轮值</source>
        <translation>Change duty</translation>
    </message>
    <message>
        <source>改由</source>
        <translation>Give to</translation>
    </message>
    <message>
        <source>调换轮值</source>
        <translation>Swap duties</translation>
    </message>
    <message>
        <source>与谁调换</source>
        <translation>Swap with</translation>
    </message>
    <message>
        <source>规则…</source>
        <translation>Rules…</translation>
    </message>
    <message>
        <source>托盘提醒</source>
        <translation>Tray reminders</translation>
    </message>
    <message>
        <source>过期和本周要办的有 {count} 件：{named} 等。</source>
        <translation>{count} things overdue or due this week: {named} and others.</translation>
    </message>
    <message>
        <source>过期和本周要办的有 {count} 件：{named}。</source>
        <translation>{count} things overdue or due this week: {named}.</translation>
    </message>
    <message>
        <source>眼下没有到期要办的事。</source>
        <translation>Nothing is due at the moment.</translation>
    </message>
    <message>
        <source>今天要办的事</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>打开今日</source>
        <translation>Open Today</translation>
    </message>
    <message>
        <source>这台电脑的桌面没有托盘，不能在那里提醒。要办的事在“今日”里看。</source>
        <translation>This desktop has no tray, so nothing can be reminded there. What is due stands under &quot;Today&quot;.</translation>
    </message>
    <message>
        <source>全国</source>
        <translation>National</translation>
    </message>
    <message>
        <source>地方</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>另定 {count} 项</source>
        <translation>{count} own settings</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>本支部</source>
        <translation>Our branch</translation>
    </message>
    <message>
        <source>{since}起：{note}</source>
        <translation>Since {since}: {note}</translation>
    </message>
    <message>
        <source>一直</source>
        <translation>the start</translation>
    </message>
    <message>
        <source>现在的值</source>
        <translation>Value now</translation>
    </message>
    <message>
        <source>尚未生效</source>
        <translation>Not in force yet</translation>
    </message>
    <message>
        <source>原来的规定</source>
        <translation>Former rule</translation>
    </message>
    <message>
        <source>本支部另定（从哪天起、理由）</source>
        <translation>Our own setting (from when, why)</translation>
    </message>
    <message>
        <source>我知道这是全国规定，确有上级文件要求另定</source>
        <translation>I know that this is a national regulation and a document from above asks for something else</translation>
    </message>
    <message>
        <source>不填就是一直；以前已经到期的不变</source>
        <translation>Empty means always; what was due before stays</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>还没有确认</source>
        <translation>Not confirmed yet</translation>
    </message>
    <message>
        <source>这个值读不懂。请照原来的样子填写。</source>
        <translation>The value cannot be understood. Please write it like the present one.</translation>
    </message>
    <message>
        <source>{label} · 依据：{source}</source>
        <translation>{label} · Source: {source}</translation>
    </message>
    <message>
        <source>新的值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>一行一个</source>
        <translation>One a line</translation>
    </message>
    <message>
        <source>增加一年的放假和调休</source>
        <translation>Add holidays of a year</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>一行一段，如 1.1-1.3 或 10月1日至7日</source>
        <translation>One span a line, e.g. 1.1-1.3 or 10.1-10.7</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Shifted workdays</translation>
    </message>
    <message>
        <source>如 2月14日、10.10</source>
        <translation>e.g. 2.14 and 10.10</translation>
    </message>
    <message>
        <source>照国务院办公厅的通知填写；同一年再填一次就替换原来的。</source>
        <translation>Write them as the State Council announced; filling in a year again replaces it.</translation>
    </message>
    <message>
        <source>增加本支部的要求</source>
        <translation>Add own requirement</translation>
    </message>
    <message>
        <source>如 党小组长会每月一次</source>
        <translation>e.g. Party group leaders&apos; meeting monthly</translation>
    </message>
    <message>
        <source>哪种活动算</source>
        <translation>Activity that counts</translation>
    </message>
    <message>
        <source>由谁完成</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>到期前几天提醒</source>
        <translation>Days of notice</translation>
    </message>
    <message>
        <source>哪些支部才有</source>
        <translation>Only branches with</translation>
    </message>
    <message>
        <source>过期能否补</source>
        <translation>May be made up late</translation>
    </message>
    <message>
        <source>取消另定</source>
        <translation>Take back own setting</translation>
    </message>
    <message>
        <source>取消哪一条</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>“{label}”以后照规则原来的规定办；可以撤销。</source>
        <translation>&quot;{label}&quot; follows its original rule from now on; this can be undone.</translation>
    </message>
    <message>
        <source>按类别、名称或依据查找</source>
        <translation>Search by category, name or source</translation>
    </message>
    <message>
        <source>没有这样的规则。请换个词再找。</source>
        <translation>No such rule. Please try another word.</translation>
    </message>
    <message>
        <source>规则的值</source>
        <translation>Values of the rule</translation>
    </message>
    <message>
        <source>另定…</source>
        <translation>Set own…</translation>
    </message>
    <message>
        <source>取消另定…</source>
        <translation>Take back own…</translation>
    </message>
    <message>
        <source>增加一年的放假…</source>
        <translation>Add holidays of a year…</translation>
    </message>
    <message>
        <source>增加本支部的要求…</source>
        <translation>Add own requirement…</translation>
    </message>
    <message>
        <source>放假和调休已确认到 {year} 年</source>
        <translation>Holidays are confirmed up to {year}</translation>
    </message>
    <message>
        <source>还没有哪一年的放假和调休</source>
        <translation>No holidays recorded yet</translation>
    </message>
    <message>
        <source>自 {day} 起</source>
        <translation>Since {day}</translation>
    </message>
    <message>
        <source>任期届满</source>
        <translation>Term ends</translation>
    </message>
    <message>
        <source>预备期满</source>
        <translation>Probation ends</translation>
    </message>
    <message>
        <source>打印本月工作提示</source>
        <translation>Print tips of the month</translation>
    </message>
    <message>
        <source>本周活动</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>换届和转正</source>
        <translation>Elections and full membership</translation>
    </message>
    <message>
        <source>本月政治生日</source>
        <translation>Political birthdays this month</translation>
    </message>
    <message>
        <source>过期 {overdue} · 本周 {week} · 本月 {month}</source>
        <translation>{overdue} overdue · {week} this week · {month} this month</translation>
    </message>
    <message>
        <source>{day}&#x3000;{weekday}</source>
        <translation>{weekday} {day}</translation>
    </message>
    <message>
        <source>查要办的事</source>
        <translation>Search what to do</translation>
    </message>
    <message>
        <source>半年内没有到期的任期和预备期。</source>
        <translation>No term or probation ends within half a year.</translation>
    </message>
    <message>
        <source>{weekday} {time}</source>
        <translation>{weekday} {time}</translation>
    </message>
    <message>
        <source>本周没有安排活动。</source>
        <translation>No activities planned this week.</translation>
    </message>
    <message>
        <source>入党 {years} 年 · {branch}</source>
        <translation>{years} years in the Party · {branch}</translation>
    </message>
    <message>
        <source>本月余下的日子没有人过政治生日。</source>
        <translation>No more political birthdays this month.</translation>
    </message>
    <message>
        <source>{heading} {count}</source>
        <translation>{heading} {count}</translation>
    </message>
    <message>
        <source>过期 {count} 天</source>
        <translation>{count} days overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>明天到期</source>
        <translation>due tomorrow</translation>
    </message>
    <message>
        <source>{day} 前，还有 {count} 天</source>
        <translation>by {day}, {count} days left</translation>
    </message>
    <message>
        <source>{band} {count}</source>
        <translation>{band} {count}</translation>
    </message>
    <message>
        <source>{count} 人班次不明，没有算作能到会。请在名册填轮班组，或导入排班表。</source>
        <translation>The shifts of {count} people are unknown, so they do not count as able to come. Please fill in shift crews in the roster, or import the shift sheet.</translation>
    </message>
    <message>
        <source>{day} {begins}：把{crews}调开这一班，能到 {free} 人，够数。</source>
        <translation>{day} {begins}: with {crews} off this shift, {free} can come, which is enough.</translation>
    </message>
    <message>
        <source>{day} {name}，已取消</source>
        <translation>{day} {name}, cancelled</translation>
    </message>
    <message>
        <source>{day} {name}，已安排，还没有登记</source>
        <translation>{day} {name}, planned, nothing recorded yet</translation>
    </message>
    <message>
        <source>{day} {name}，已记录</source>
        <translation>{day} {name}, recorded</translation>
    </message>
    <message>
        <source>{day} {name}，日子已过，没有登记</source>
        <translation>{day} {name}, day is over, nothing recorded</translation>
    </message>
    <message>
        <source>{day} 早于现在这种轮班的开始或结束日期。请改日期，或更正现在这一条。</source>
        <translation>{day} is before the beginning or end of the present rota. Please change the date, or correct the present one.</translation>
    </message>
    <message>
        <source>{day} 是{kind}，{begins} 能到 {free} 人，够数。可以改在那一天。</source>
        <translation>{day} is a {kind}; {free} can come at {begins}, which is enough. It may be held then.</translation>
    </message>
    <message>
        <source>{day}完成，晚于时限 {due}。</source>
        <translation>Done {day}, after the deadline {due}.</translation>
    </message>
    <message>
        <source>{day}手工登记完成。</source>
        <translation>Recorded by hand as done {day}.</translation>
    </message>
    <message>
        <source>{day}是休息日，顺延到{on}</source>
        <translation>{day} is a day off, moved to {on}</translation>
    </message>
    <message>
        <source>{day}没有应到的人。请核对活动的日期、组织和种类，或先在名册里登记人员和职务。</source>
        <translation>Nobody is due on {day}. Please check date, organization and kind of the activity, or enter people and posts in the roster first.</translation>
    </message>
    <message>
        <source>{day}的活动已完成。</source>
        <translation>The activity of {day} is done.</translation>
    </message>
    <message>
        <source>{day}的这份通知已经登记过。请修改原来的那一条。</source>
        <translation>This notice of {day} is recorded already. Please edit that one.</translation>
    </message>
    <message>
        <source>{day}这个组织还没有成立或已经撤销。请改日期，或另选组织。</source>
        <translation>On {day} the organization was not founded yet or was dissolved. Please change the date, or choose another organization.</translation>
    </message>
    <message>
        <source>{day}这个组织还没有成立或已经撤销。请核对通知日期，或另选组织。</source>
        <translation>On {day} the organization was not founded yet or was dissolved. Please check the date of the notice, or choose another organization.</translation>
    </message>
    <message>
        <source>{found}这个组织还没有成立或已经撤销。请改日期，或另选组织。</source>
        <translation>On {found} the organization was not founded yet or was dissolved. Please change the date, or choose another organization.</translation>
    </message>
    <message>
        <source>{hint}不由{found}召开。请另选组织或活动种类。</source>
        <translation>{hint} is not held by {found}. Please choose another organization or kind of activity.</translation>
    </message>
    <message>
        <source>{kind}不由{level}召开。请另选组织或活动种类。</source>
        <translation>{kind} is not held by {level}. Please choose another organization or kind of activity.</translation>
    </message>
    <message>
        <source>{kind}没有补课。请改用别的活动，或在活动种类里允许补课。</source>
        <translation>{kind} has no make-up sessions. Please use another activity, or allow make-up in the kind of activity.</translation>
    </message>
    <message>
        <source>{kind}要当场表决，补课不能代替，不必安排。</source>
        <translation>{kind} votes on the spot and a make-up session cannot replace that; nothing needs to be arranged.</translation>
    </message>
    <message>
        <source>{month} 没有导入过排班表，不必删除。</source>
        <translation>No shift sheet was imported for {month}; nothing needs to be deleted.</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}-{day}</translation>
    </message>
    <message>
        <source>{names}等 {count} 人</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>{name}不在这次活动的名单里。请先确定应到名单，或按列席加入名单，再登记。</source>
        <translation>{name} is not on the list of this activity. Please fix the list of those due, or add them as observer, before recording.</translation>
    </message>
    <message>
        <source>{name}在 {day} 不在名册上。请核对活动日期，或另选人员。</source>
        <translation>{name} is not on the roster on {day}. Please check the date of the activity, or choose somebody else.</translation>
    </message>
    <message>
        <source>{name}在“{first}”和“{second}”都记为到会，时间重叠。请核对。</source>
        <translation>{name} is recorded as present in both &quot;{first}&quot; and &quot;{second}&quot;, whose times overlap. Please check.</translation>
    </message>
    <message>
        <source>{name}在“{told}”记为到会，这一天另有记录：{why}。请核对。</source>
        <translation>{name} is recorded as present in &quot;{told}&quot;, but that day says otherwise: {why}. Please check.</translation>
    </message>
    <message>
        <source>{name}已登记考勤，不能移出名单。请先清除登记。</source>
        <translation>Attendance of {name} is recorded, so they cannot be taken off the list. Please clear the mark first.</translation>
    </message>
    <message>
        <source>{name}已经在名单里，不必再加。</source>
        <translation>{name} is on the list already; nothing needs to be added.</translation>
    </message>
    <message>
        <source>{name}还没有登记，不必清除。</source>
        <translation>Nothing is recorded for {name}; nothing needs to be cleared.</translation>
    </message>
    <message>
        <source>{often}{day}日</source>
        <translation>{often} on day {day}</translation>
    </message>
    <message>
        <source>{place}同时有{name}（{hours}）</source>
        <translation>{place} also has {name} ({hours})</translation>
    </message>
    <message>
        <source>{who}同时在{name}（{hours}）</source>
        <translation>{who} also in {name} ({hours})</translation>
    </message>
    <message>
        <source>{who}当班</source>
        <translation>{who} on shift</translation>
    </message>
    <message>
        <source>{who}当班（按轮班推算，未核实）</source>
        <translation>{who} on shift (worked out from the rota, not verified)</translation>
    </message>
    <message>
        <source>{word}日期 {day} 早于{before_word}日期 {before}。请改正。</source>
        <translation>{word}: the date {day} is before the date {before} ({before_word}). Please correct it.</translation>
    </message>
    <message>
        <source>{word}日期 {day} 还没有到。请改正。</source>
        <translation>{word}: the date {day} is in the future. Please correct it.</translation>
    </message>
    <message>
        <source>{word}，请商定</source>
        <translation>{word}, please agree on a day</translation>
    </message>
    <message>
        <source>{year} 年已经有计划。请在原计划上修改。</source>
        <translation>There is a plan for {year} already. Please edit that one.</translation>
    </message>
    <message>
        <source>{year} 年的轮值已经排好。请先删除，或选择重新生成。</source>
        <translation>The duties of {year} are made already. Please delete them first, or choose to make them anew.</translation>
    </message>
    <message>
        <source>{year}年没有这项要求。请核对。</source>
        <translation>{year} has no such requirement. Please check.</translation>
    </message>
    <message>
        <source>{year}年的放假安排还没有收录，只按周末推算</source>
        <translation>The holidays of {year} are not recorded, so only weekends count</translation>
    </message>
    <message>
        <source>“{file}”的表头下面没有事项。请填好再导入。</source>
        <translation>&quot;{file}&quot; has no items below its header. Please fill it in and import it then.</translation>
    </message>
    <message>
        <source>“{file}”里没有可导入的年度计划。表头要有工作内容、月份、责任单位。请核对表头，再导入。</source>
        <translation>&quot;{file}&quot; has no year plan to import. Its header needs 工作内容, 月份, 责任单位. Please check the header and import again.</translation>
    </message>
    <message>
        <source>“{found}”不在 {hint} 年前后。请核对年份。</source>
        <translation>&quot;{found}&quot; is not near {hint}. Please check the year.</translation>
    </message>
    <message>
        <source>“{found}”不是认得的班次。请改正，或在规则“排班表里班次的写法”里添上。</source>
        <translation>&quot;{found}&quot; is not known as a shift. Please correct it, or add it to the rule on how shift sheets write shifts.</translation>
    </message>
    <message>
        <source>“{found}”不是认得的项目。请从列出的里面选。</source>
        <translation>&quot;{found}&quot; is not known as an item. Please choose one of those listed.</translation>
    </message>
    <message>
        <source>“{found}”不是钟点。请写成 09:00 的样子。</source>
        <translation>&quot;{found}&quot; is no time of day. Please write it like 09:00.</translation>
    </message>
    <message>
        <source>“{found}”另在第 {hint} 行。请只留一行。</source>
        <translation>&quot;{found}&quot; stands again in row {hint}. Please keep only one.</translation>
    </message>
    <message>
        <source>“{found}”的末一天早于头一天。请改正。</source>
        <translation>The last day of &quot;{found}&quot; is before the first. Please correct it.</translation>
    </message>
    <message>
        <source>“{found}”读不懂。请写成 1.1、1.1-1.3 或 10月1日至7日。</source>
        <translation>&quot;{found}&quot; cannot be understood. Please write 1.1, 1.1-1.3 or 10.1-10.7.</translation>
    </message>
    <message>
        <source>“{found}…”太长，最多 {hint} 个字。请写短一些。</source>
        <translation>&quot;{found}…&quot; is too long; at most {hint} characters are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>“{text}”不是钟点。请写成 09:00 的样子。</source>
        <translation>&quot;{text}&quot; is no time of day. Please write it like 09:00.</translation>
    </message>
    <message>
        <source>“{text}…”有 {count} 个字，最多 {most} 个。请写短一些。</source>
        <translation>&quot;{text}…&quot; has {count} characters; at most {most} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>“{title}”不等上级通知，到期日由规则定，不必登记。</source>
        <translation>&quot;{title}&quot; does not wait for a notice; its due date is set by rule, so nothing needs to be recorded.</translation>
    </message>
    <message>
        <source>“{title}”已经议定。请先清空议定事项再退回。</source>
        <translation>&quot;{title}&quot; is decided. Please clear the decision before returning it.</translation>
    </message>
    <message>
        <source>“{title}”已经议定，不必再上会。</source>
        <translation>&quot;{title}&quot; is decided; it need not come up again.</translation>
    </message>
    <message>
        <source>“{title}”已经议定，不必再撤下。</source>
        <translation>&quot;{title}&quot; is decided; it need not be dropped.</translation>
    </message>
    <message>
        <source>“{title}”还没有列入会议。请先列入再记录。</source>
        <translation>&quot;{title}&quot; is not on the agenda of a meeting. Please put it on one before recording.</translation>
    </message>
    <message>
        <source>“{told}”到 {day} 才录入，晚了 {count} 天。请核对原始记录。</source>
        <translation>&quot;{told}&quot; was entered only on {day}, {count} days late. Please check with the original record.</translation>
    </message>
    <message>
        <source>“{told}”应到 {due} 人，记为到会的有 {present} 人。请核对应到名单。</source>
        <translation>&quot;{told}&quot; had {due} due, and {present} are recorded as present. Please check the list of those due.</translation>
    </message>
    <message>
        <source>“{told}”的记录与“{earlier}”有 {percent}% 相同。请核对是否照抄。</source>
        <translation>The record of &quot;{told}&quot; is {percent}% the same as that of &quot;{earlier}&quot;. Please check whether it was copied.</translation>
    </message>
    <message>
        <source>上级通知发给党支部或党委，不发给党小组。请另选组织。</source>
        <translation>Notices from above go to branches or Party committees, not to Party groups. Please choose another organization.</translation>
    </message>
    <message>
        <source>上级通知（{noticed}）：{due} 前完成。{note}</source>
        <translation>Notice from above ({noticed}): to be done by {due}. {note}</translation>
    </message>
    <message>
        <source>下发年度计划</source>
        <translation>Hand down year plan</translation>
    </message>
    <message>
        <source>下夜班要休息</source>
        <translation>rest after a night shift</translation>
    </message>
    <message>
        <source>不上会要写明原因。请填写。</source>
        <translation>A dropped matter needs a reason. Please write it.</translation>
    </message>
    <message>
        <source>不再办理任务</source>
        <translation>Drop task</translation>
    </message>
    <message>
        <source>不再办理要写明原因。请填写。</source>
        <translation>A dropped task needs a reason. Please write it.</translation>
    </message>
    <message>
        <source>不是计划事项的一行，没有读取：{found}</source>
        <translation>A row that is no plan item was not read: {found}</translation>
    </message>
    <message>
        <source>与已登记的{kind}（{begins} 至 {ends}）重叠。请改日期，或修改原来的一条。</source>
        <translation>It overlaps the recorded {kind} ({begins} to {ends}). Please change the dates, or edit that one.</translation>
    </message>
    <message>
        <source>两项由同一个党支部承担，不必调换。</source>
        <translation>Both are with the same branch; nothing needs to be swapped.</translation>
    </message>
    <message>
        <source>今年还没有应到的活动。</source>
        <translation>No activities due this year yet.</translation>
    </message>
    <message>
        <source>任务办结</source>
        <translation>Finish task</translation>
    </message>
    <message>
        <source>任务清单</source>
        <translation>Task list</translation>
    </message>
    <message>
        <source>会议通知</source>
        <translation>Notice of meeting</translation>
    </message>
    <message>
        <source>修改不在岗</source>
        <translation>Edit absence</translation>
    </message>
    <message>
        <source>修改停产检修</source>
        <translation>Edit stoppage</translation>
    </message>
    <message>
        <source>修改年度计划</source>
        <translation>Edit year plan</translation>
    </message>
    <message>
        <source>修改计划事项</source>
        <translation>Edit plan item</translation>
    </message>
    <message>
        <source>停用活动种类</source>
        <translation>Take kind of activity out of use</translation>
    </message>
    <message>
        <source>写了结束时间 {found}，没有写开始时间。请补上。</source>
        <translation>There is an end, {found}, without a beginning. Please add it.</translation>
    </message>
    <message>
        <source>写了结束时间，没有写开始时间。请补上。</source>
        <translation>There is an end without a beginning. Please add it.</translation>
    </message>
    <message>
        <source>出勤情况</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>出勤情况表</source>
        <translation>Attendance sheet</translation>
    </message>
    <message>
        <source>列入议题</source>
        <translation>Put matter on agenda</translation>
    </message>
    <message>
        <source>删除上级通知</source>
        <translation>Delete notice from above</translation>
    </message>
    <message>
        <source>删除不在岗</source>
        <translation>Delete absence</translation>
    </message>
    <message>
        <source>删除任务</source>
        <translation>Delete task</translation>
    </message>
    <message>
        <source>删除停产检修</source>
        <translation>Delete stoppage</translation>
    </message>
    <message>
        <source>删除年度计划</source>
        <translation>Delete year plan</translation>
    </message>
    <message>
        <source>删除排班表</source>
        <translation>Delete shift sheet</translation>
    </message>
    <message>
        <source>删除替班</source>
        <translation>Delete stand-in</translation>
    </message>
    <message>
        <source>删除来文</source>
        <translation>Delete document</translation>
    </message>
    <message>
        <source>删除活动</source>
        <translation>Delete activity</translation>
    </message>
    <message>
        <source>删除计划事项</source>
        <translation>Delete plan item</translation>
    </message>
    <message>
        <source>删除议题</source>
        <translation>Delete matter</translation>
    </message>
    <message>
        <source>删除轮值</source>
        <translation>Delete zone duties</translation>
    </message>
    <message>
        <source>删除轮班组</source>
        <translation>Delete shift crew</translation>
    </message>
    <message>
        <source>删除领导干部</source>
        <translation>Delete leading cadre</translation>
    </message>
    <message>
        <source>到期日：{day}，已过 {days} 天</source>
        <translation>Due: {day}, {days} days ago</translation>
    </message>
    <message>
        <source>到期日：{day}，还有 {days} 天</source>
        <translation>Due: {day}, {days} days left</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Handle</translation>
    </message>
    <message>
        <source>办结来文</source>
        <translation>Finish document</translation>
    </message>
    <message>
        <source>原因有 {count} 个字，最多 {most} 个。请写短一些。</source>
        <translation>The reason has {count} characters; at most {most} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>原届满日 {expires}，上级同意换届到 {due}。{note}</source>
        <translation>The term would end on {expires}; the election by {due} was agreed from above. {note}</translation>
    </message>
    <message>
        <source>双重组织生活情况表</source>
        <translation>Sheet of dual organizational life</translation>
    </message>
    <message>
        <source>取消完成登记</source>
        <translation>Take back completion</translation>
    </message>
    <message>
        <source>取消活动要写明原因。请填写。</source>
        <translation>A cancelled activity needs a reason. Please write it.</translation>
    </message>
    <message>
        <source>只有督查问题才要复查和销号。这件事办结就可以，不必再登记。</source>
        <translation>Only inspection findings are re-checked and closed. This one is finished with its completion; nothing more needs to be recorded.</translation>
    </message>
    <message>
        <source>只能在同一个协作区里调换。请另选。</source>
        <translation>Duties can be swapped within one zone only. Please choose another one.</translation>
    </message>
    <message>
        <source>可以分两场（错时补课）：{first} 和 {second} 合起来能到 {count} 人。</source>
        <translation>In two sessions (with make-up): {first} and {second} together reach {count} people.</translation>
    </message>
    <message>
        <source>同时在两处</source>
        <translation>In two places at once</translation>
    </message>
    <message>
        <source>名册里没有“{found}”。不是本支部的人，可以不采用；写错了，请改正。</source>
        <translation>The roster has no &quot;{found}&quot;. People of other branches can be left out; if it is misspelt, please correct it.</translation>
    </message>
    <message>
        <source>名册里没有人填轮班组“{found}”。请核对名称。</source>
        <translation>Nobody on the roster has the shift crew &quot;{found}&quot;. Please check the name.</translation>
    </message>
    <message>
        <source>名册里没有这个人，可能刚被合并或撤销。请重新选择。</source>
        <translation>This person is not on the roster; they may just have been merged or undone. Please choose again.</translation>
    </message>
    <message>
        <source>名单上的人都已登记，不必再登记。</source>
        <translation>Everybody on the list is recorded; nothing more is needed.</translation>
    </message>
    <message>
        <source>回复期限 {day} 早于收文日期 {received}。请改正。</source>
        <translation>The answer is due on {day}, before the document was received on {received}. Please correct it.</translation>
    </message>
    <message>
        <source>地面白班的 {count} 人请假到会，就能到 {free} 人，够数。</source>
        <translation>With leave for the {count} on surface day shift {free} can come, which is enough.</translation>
    </message>
    <message>
        <source>增加活动种类</source>
        <translation>Add kind of activity</translation>
    </message>
    <message>
        <source>外出却记到会</source>
        <translation>Away, yet recorded as present</translation>
    </message>
    <message>
        <source>夜班前要休息</source>
        <translation>rest before a night shift</translation>
    </message>
    <message>
        <source>安排周期活动</source>
        <translation>Plan recurring activity</translation>
    </message>
    <message>
        <source>安排在{kind}：那一天不上班的话能到 {free} 人，够数。定下后请登记停产检修日。</source>
        <translation>On a {kind}: with nobody at work {free} can come, which is enough. Once set, please record the maintenance day.</translation>
    </message>
    <message>
        <source>完成日期 {day} 还没有到。请改正。</source>
        <translation>The date of completion, {day}, is in the future. Please correct it.</translation>
    </message>
    <message>
        <source>完成期限 {due} 不在所属年度 {year} 年和下一年之内。请核对年度和期限。</source>
        <translation>The deadline {due} lies neither in its year, {year}, nor in the next. Please check both.</translation>
    </message>
    <message>
        <source>完成期限 {due} 早于通知日期 {noticed}。请核对。</source>
        <translation>The deadline {due} is before the notice of {noticed}. Please check.</translation>
    </message>
    <message>
        <source>实到多于应到</source>
        <translation>More present than due</translation>
    </message>
    <message>
        <source>工作内容和责任单位不能空着。请补填。</source>
        <translation>Work and responsible unit cannot be empty. Please fill them in.</translation>
    </message>
    <message>
        <source>已安排在 {day}，还没有记录。</source>
        <translation>Planned for {day}, not recorded yet.</translation>
    </message>
    <message>
        <source>已经有“{name}”这个轮班组。请另取名称，或修改原来的。</source>
        <translation>There is a shift crew &quot;{name}&quot; already. Please choose another name, or edit that one.</translation>
    </message>
    <message>
        <source>已经有一种活动叫“{found}”。请换一个名称。</source>
        <translation>There is a kind of activity &quot;{found}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>年度“{year}”不对。请填四位年份。</source>
        <translation>The year &quot;{year}&quot; is wrong. Please write four digits.</translation>
    </message>
    <message>
        <source>序号 {found} 在第 {hint} 行已经用过。请改成不同的序号。</source>
        <translation>The number {found} is used in row {hint} already. Please change one of them.</translation>
    </message>
    <message>
        <source>序号“{found}”不是整数。请改正，或空着由程序编号。</source>
        <translation>The number &quot;{found}&quot; is no whole number. Please correct it, or leave it empty for the program to number.</translation>
    </message>
    <message>
        <source>应 {count} 次，已有 {done} 次</source>
        <translation>{count} due, {done} held</translation>
    </message>
    <message>
        <source>应 {count} 次，已有 {done} 次，还差 {lacking} 次</source>
        <translation>{count} due, {done} held, {lacking} short</translation>
    </message>
    <message>
        <source>应有 {asked} 人，已有 {done} 人</source>
        <translation>{asked} people due, {done} done</translation>
    </message>
    <message>
        <source>当班却记到会</source>
        <translation>On shift, yet recorded as present</translation>
    </message>
    <message>
        <source>形成决议</source>
        <translation>Make resolution</translation>
    </message>
    <message>
        <source>快要上班</source>
        <translation>shift begins soon</translation>
    </message>
    <message>
        <source>恢复活动种类</source>
        <translation>Take kind of activity into use again</translation>
    </message>
    <message>
        <source>截止日期 {found} 早于开始日期 {hint}。请改正。</source>
        <translation>The last day, {found}, is before the first, {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>截止日期 {until} 早于开始日期 {since}。请改正。</source>
        <translation>The last day, {until}, is before the first, {since}. Please correct it.</translation>
    </message>
    <message>
        <source>批量登记出勤</source>
        <translation>Record attendance of several</translation>
    </message>
    <message>
        <source>报送日期 {day} 早于收文日期 {received}。请改正。</source>
        <translation>The day of submitting, {day}, is before the document was received on {received}. Please correct it.</translation>
    </message>
    <message>
        <source>报送日期 {day} 还没有到。请改正。</source>
        <translation>The day of submitting, {day}, is in the future. Please correct it.</translation>
    </message>
    <message>
        <source>按工作日历</source>
        <translation>by work calendar</translation>
    </message>
    <message>
        <source>按排班表</source>
        <translation>by shift sheet</translation>
    </message>
    <message>
        <source>按计划安排活动</source>
        <translation>Plan activities</translation>
    </message>
    <message>
        <source>按轮班推算，未核实</source>
        <translation>worked out from the rota, not verified</translation>
    </message>
    <message>
        <source>支部</source>
        <translation>branch</translation>
    </message>
    <message>
        <source>收文日期 {day} 还没有到。请改正。</source>
        <translation>The day of receipt, {day}, is in the future. Please correct it.</translation>
    </message>
    <message>
        <source>文件里没有可以导入的班次。请按提示改正后再导入。</source>
        <translation>The file has no shifts to import. Please correct it as told and import again.</translation>
    </message>
    <message>
        <source>文号“{number}”已经登记过（{kind}“{title}”）。请核对。</source>
        <translation>The document no. &quot;{number}&quot; is recorded already ({kind} &quot;{title}&quot;). Please check.</translation>
    </message>
    <message>
        <source>新建年度计划</source>
        <translation>Make year plan</translation>
    </message>
    <message>
        <source>日历回到今天</source>
        <translation>Calendar to today</translation>
    </message>
    <message>
        <source>时限 {due} 已过，没有找到{what}。</source>
        <translation>The deadline {due} is over and nothing was found: {what}.</translation>
    </message>
    <message>
        <source>时限 {due}。</source>
        <translation>Due by {due}.</translation>
    </message>
    <message>
        <source>星期“{found}”对不上：{hint}。请核对月份。</source>
        <translation>The weekdays of &quot;{found}&quot; do not fit: {hint}. Please check the month.</translation>
    </message>
    <message>
        <source>替班的是本人。请另选一个人。</source>
        <translation>Somebody cannot stand in for themselves. Please choose another person.</translation>
    </message>
    <message>
        <source>最后一个</source>
        <translation>last</translation>
    </message>
    <message>
        <source>最近的活动</source>
        <translation>Latest activities</translation>
    </message>
    <message>
        <source>月份“{found}”不对。请填 1 到 12 月。</source>
        <translation>The month &quot;{found}&quot; is wrong. Please write 1 to 12.</translation>
    </message>
    <message>
        <source>月份“{month}”不对。请填 1 到 12 月。</source>
        <translation>The month &quot;{month}&quot; is wrong. Please write 1 to 12.</translation>
    </message>
    <message>
        <source>月份是{found}，完成时限却是 {hint}，照样导入。请核对。</source>
        <translation>The month is {found}, but the deadline {hint}; imported all the same. Please check.</translation>
    </message>
    <message>
        <source>有表决这一步，却没有选表决的方式。请选一种。</source>
        <translation>There is a voting step without a kind of vote. Please choose one.</translation>
    </message>
    <message>
        <source>期限 {due} 早于布置的日期 {given}。请改正。</source>
        <translation>The deadline {due} is before the day of assigning, {given}. Please correct it.</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本支部有 {hint} 个“{found}”。请选定是哪一个。</source>
        <translation>The branch has {hint} people named &quot;{found}&quot;. Please choose which.</translation>
    </message>
    <message>
        <source>本月工作提示</source>
        <translation>Tips of the month</translation>
    </message>
    <message>
        <source>来文上会</source>
        <translation>Put document on agenda</translation>
    </message>
    <message>
        <source>来文没有标题。请填写。</source>
        <translation>The document has no title. Please write it.</translation>
    </message>
    <message>
        <source>来文登记簿</source>
        <translation>Register of documents</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>检修或停产</source>
        <translation>maintenance or stoppage</translation>
    </message>
    <message>
        <source>正在核对姓名和班次</source>
        <translation>Checking names and shifts</translation>
    </message>
    <message>
        <source>正在核对计划</source>
        <translation>Checking the plan</translation>
    </message>
    <message>
        <source>正在比对记录</source>
        <translation>Comparing records</translation>
    </message>
    <message>
        <source>正在读取活动</source>
        <translation>Reading activities</translation>
    </message>
    <message>
        <source>每{count}个月</source>
        <translation>Every {count} months</translation>
    </message>
    <message>
        <source>每{count}周的{weekday}</source>
        <translation>Every {count} weeks on {weekday}</translation>
    </message>
    <message>
        <source>每周的{weekday}</source>
        <translation>Weekly on {weekday}</translation>
    </message>
    <message>
        <source>没有 {found} 这一天。请改正。</source>
        <translation>There is no {found}. Please correct it.</translation>
    </message>
    <message>
        <source>没有“{code}”这种活动。请另选种类。</source>
        <translation>There is no kind of activity &quot;{code}&quot;. Please choose another one.</translation>
    </message>
    <message>
        <source>没有“{code}”这种轮班方式。请另选一种。</source>
        <translation>There is no rota &quot;{code}&quot;. Please choose another one.</translation>
    </message>
    <message>
        <source>没有一个时间够数：应到 {due} 人，至少要 {needed} 人，最多能到 {free} 人，还差 {missing} 人。</source>
        <translation>No time is enough: {due} are due, {needed} needed, {free} at most can come, {missing} short.</translation>
    </message>
    <message>
        <source>没有写复查人。请填写由谁复查。</source>
        <translation>Who re-checked is missing. Please write it.</translation>
    </message>
    <message>
        <source>没有写工作内容。请补填。</source>
        <translation>The work is missing. Please write it.</translation>
    </message>
    <message>
        <source>没有写报送了什么。请填写。</source>
        <translation>What was submitted is missing. Please write it.</translation>
    </message>
    <message>
        <source>没有写是哪个月。请在标题里写明，如 2026年11月，或选定月份。</source>
        <translation>The month is missing. Please write it in the title, such as 2026-11, or set it.</translation>
    </message>
    <message>
        <source>没有写月份。请填 1 到 12 月。</source>
        <translation>The month is missing. Please write 1 to 12.</translation>
    </message>
    <message>
        <source>没有写活动名称。请填写。</source>
        <translation>The name of the activity is missing. Please write it.</translation>
    </message>
    <message>
        <source>没有写要办的事。请填写。</source>
        <translation>The task is missing. Please write what to do.</translation>
    </message>
    <message>
        <source>没有写要求的名称。请填写，如“党小组长会每月一次”。</source>
        <translation>The name of the requirement is missing. Please write it, such as &quot;Party group leaders&apos; meeting monthly&quot;.</translation>
    </message>
    <message>
        <source>没有写责任单位。请补填，如“各党支部”。</source>
        <translation>The responsible unit is missing. Please write it, such as &quot;各党支部&quot;.</translation>
    </message>
    <message>
        <source>没有写跟进情况。请填写会上怎样说的。</source>
        <translation>The follow-up is missing. Please write what was said at the meeting.</translation>
    </message>
    <message>
        <source>没有填写{what}。请补填。</source>
        <translation>{what} is missing. Please fill it in.</translation>
    </message>
    <message>
        <source>没有找到年度计划的表头，这张表没有读取。表头要有工作内容、月份、责任单位。请核对。</source>
        <translation>No header of a year plan was found, so the sheet was not read. It needs 工作内容, 月份, 责任单位. Please check.</translation>
    </message>
    <message>
        <source>没有找到排班表：要有一行写着 1、2、3…… 日，左边是姓名或班组。请核对表头。</source>
        <translation>No shift sheet was found: a row must read 1, 2, 3 … for the days, with names or crews at the left. Please check the header.</translation>
    </message>
    <message>
        <source>没有找到有关的记录</source>
        <translation>No record of it was found</translation>
    </message>
    <message>
        <source>没有登记这个党支部的选举日期，算不出届满日。请先在职务里填写选举日期。</source>
        <translation>The branch has no date of election, so the end of its term cannot be told. Please fill in the date with the posts first.</translation>
    </message>
    <message>
        <source>没有选由哪种活动完成，或选了没有的种类。请选择活动种类。</source>
        <translation>No kind of activity that counts was chosen, or one that does not exist. Please choose one.</translation>
    </message>
    <message>
        <source>没有选由谁来开。请至少选一级组织。</source>
        <translation>Who may hold it is missing. Please choose one level of organization at least.</translation>
    </message>
    <message>
        <source>没有选议题。请先选要上会的议题。</source>
        <translation>No matter is chosen. Please choose those for the meeting first.</translation>
    </message>
    <message>
        <source>没有需要补课的人。请先登记当班、公出、请假或缺席。</source>
        <translation>Nobody needs to make up. Please record who is on shift, on business, excused or absent first.</translation>
    </message>
    <message>
        <source>活动名称“{found}”超过 20 个字。请写短一些。</source>
        <translation>The name of the activity, &quot;{found}&quot;, has more than 20 characters. Please shorten it.</translation>
    </message>
    <message>
        <source>活动在 {day}，还没有到。请在活动当天或以后登记，或先改活动日期。</source>
        <translation>The activity is on {day}, in the future. Please record it on the day or later, or change its date first.</translation>
    </message>
    <message>
        <source>活动安排表</source>
        <translation>Schedule of activities</translation>
    </message>
    <message>
        <source>活动种类读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The kinds of activity cannot be read: {where}. Please reinstall the program; no data was changed.</translation>
    </message>
    <message>
        <source>清除登记</source>
        <translation>Clear mark</translation>
    </message>
    <message>
        <source>班次不明</source>
        <translation>shift unknown</translation>
    </message>
    <message>
        <source>班次不明。请在岗位里填轮班组，或在“班次”页导入排班表。</source>
        <translation>Shift unknown. Please fill in the shift crew with the job, or import the shift sheet on the page &quot;Shifts&quot;.</translation>
    </message>
    <message>
        <source>班次不明的 {count} 人（例如地面人员）弄清后，也许够数。</source>
        <translation>Once the shifts of the {count} others (such as surface staff) are known, there may be enough.</translation>
    </message>
    <message>
        <source>班次按轮班推算，未核实。导入区队的月排班表后再看一次更稳妥。</source>
        <translation>Shifts are worked out from the rota, not verified. Importing the section&apos;s shift sheet of the month makes them surer.</translation>
    </message>
    <message>
        <source>生成协作区轮值</source>
        <translation>Make zone duties</translation>
    </message>
    <message>
        <source>登记上级通知</source>
        <translation>Record notice from above</translation>
    </message>
    <message>
        <source>登记事项完成</source>
        <translation>Record item as done</translation>
    </message>
    <message>
        <source>登记出勤</source>
        <translation>Record attendance</translation>
    </message>
    <message>
        <source>看不出“{file}”是哪一年的计划。请指定年度，再导入。</source>
        <translation>The year of the plan &quot;{file}&quot; cannot be told. Please set it and import again.</translation>
    </message>
    <message>
        <source>督查问题要写明怎样整改的。请填写整改情况。</source>
        <translation>A finding needs what was remedied. Please fill it in.</translation>
    </message>
    <message>
        <source>短名“{found}”超过 6 个字。请写短一些。</source>
        <translation>The short name &quot;{found}&quot; has more than 6 characters. Please shorten it.</translation>
    </message>
    <message>
        <source>移动活动</source>
        <translation>Move activity</translation>
    </message>
    <message>
        <source>第一个</source>
        <translation>first</translation>
    </message>
    <message>
        <source>第三个</source>
        <translation>third</translation>
    </message>
    <message>
        <source>第二个</source>
        <translation>second</translation>
    </message>
    <message>
        <source>第四个</source>
        <translation>fourth</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>级别“{found}”不认识。请写党委级、协作区级或支部级。</source>
        <translation>The level &quot;{found}&quot; is not known. Please write 党委级, 协作区级 or 支部级.</translation>
    </message>
    <message>
        <source>组织生活</source>
        <translation>Organizational life</translation>
    </message>
    <message>
        <source>组织生活合规</source>
        <translation>Compliance of organizational life</translation>
    </message>
    <message>
        <source>组织生活合规表</source>
        <translation>Compliance sheet of organizational life</translation>
    </message>
    <message>
        <source>结束周期活动</source>
        <translation>End recurring activity</translation>
    </message>
    <message>
        <source>结束日期 {ends} 早于开始日期 {begins}。请改正。</source>
        <translation>The end, {ends}, is before the beginning, {begins}. Please correct it.</translation>
    </message>
    <message>
        <source>结束日期不晚于开始日期。请改正。</source>
        <translation>The end is not after the beginning. Please correct it.</translation>
    </message>
    <message>
        <source>结束日期要晚于开始日期 {day}。请改日期。</source>
        <translation>The end must be after the beginning, {day}. Please change the date.</translation>
    </message>
    <message>
        <source>结束时间 {ends} 不晚于开始时间 {begins}。请改正。</source>
        <translation>The end, {ends}, is not after the beginning, {begins}. Please correct it.</translation>
    </message>
    <message>
        <source>结束时间 {found} 不晚于开始时间 {hint}。请改正。</source>
        <translation>The end, {found}, is not after the beginning, {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>结束领导干部</source>
        <translation>End leading cadre</translation>
    </message>
    <message>
        <source>职务有 {count} 个字，最多 {most} 个。请写短一些。</source>
        <translation>The post has {count} characters; at most {most} are possible. Please shorten it.</translation>
    </message>
    <message>
        <source>自定的要求只能按月、季、半年或年，由党支部或党小组完成。请另选。</source>
        <translation>Own requirements are by month, quarter, half-year or year and for branches or Party groups. Please choose again.</translation>
    </message>
    <message>
        <source>补登记</source>
        <translation>To record</translation>
    </message>
    <message>
        <source>补课的日期 {day} 早于原来的活动 {held}。请改日期。</source>
        <translation>The make-up on {day} is before the activity itself, {held}. Please change the date.</translation>
    </message>
    <message>
        <source>表头里没有“{found}”，这张表没有读取。请补上，或在导入时指定。</source>
        <translation>The header has no &quot;{found}&quot;, so the sheet was not read. Please add it, or set it when importing.</translation>
    </message>
    <message>
        <source>计划名称要有 1 到 {most} 个字。请改正。</source>
        <translation>The name of the plan needs 1 to {most} characters. Please correct it.</translation>
    </message>
    <message>
        <source>计划是 {hint} 年的，完成时限却是 {found}，照样导入。请核对。</source>
        <translation>The plan is for {hint}, but the deadline is {found}; imported all the same. Please check.</translation>
    </message>
    <message>
        <source>议题没有名称。请填写。</source>
        <translation>The matter has no name. Please write it.</translation>
    </message>
    <message>
        <source>记录几乎一样</source>
        <translation>Records almost the same</translation>
    </message>
    <message>
        <source>请写明替的是哪个班，如 早、中、夜。</source>
        <translation>Please write the shift taken over, such as 早, 中 or 夜 of the shifts.</translation>
    </message>
    <message>
        <source>调换要写明原因。请填写。</source>
        <translation>A swap needs a reason. Please write it.</translation>
    </message>
    <message>
        <source>调整议题顺序</source>
        <translation>Change order of matters</translation>
    </message>
    <message>
        <source>谈心谈话记录表</source>
        <translation>Record of heart-to-heart talk</translation>
    </message>
    <message>
        <source>责任人已经不在名册上。请另选。</source>
        <translation>The person responsible is no longer on the roster. Please choose somebody else.</translation>
    </message>
    <message>
        <source>责任单位“{found}”不是本单位的组织、协作区或“各党支部”这类总称。请改正。</source>
        <translation>The responsible unit &quot;{found}&quot; is no organization or zone of ours, nor a general term like &quot;各党支部&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>责任单位“{found}”归党委，本单位还没有上级组织。请先建立组织。</source>
        <translation>The responsible unit &quot;{found}&quot; means the Party committee, and there is no higher organization yet. Please set it up first.</translation>
    </message>
    <message>
        <source>责任单位“{found}”有几个。请写全称。</source>
        <translation>There are several responsible units &quot;{found}&quot;. Please write the full name.</translation>
    </message>
    <message>
        <source>跟进任务</source>
        <translation>Follow up task</translation>
    </message>
    <message>
        <source>轮班组没有名称。请填写，与名册里“轮班组”一栏写法一致。</source>
        <translation>The shift crew has no name. Please write it as in the roster column &quot;轮班组&quot;.</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>还有 {count} 件任务没有办完。请先办完或定为不再办理。</source>
        <translation>{count} tasks are not finished. Please finish or drop them first.</translation>
    </message>
    <message>
        <source>还有没有采用的格子。请改正文件，或选上“有问题的不采用”再导入。</source>
        <translation>Some cells were not taken. Please correct the file, or choose to leave out faulty ones and import again.</translation>
    </message>
    <message>
        <source>还没有做到的 {count} 人：{names}</source>
        <translation>{count} not yet: {names}</translation>
    </message>
    <message>
        <source>还没有划入党支部的协作区。请先在党支部页建立协作区。</source>
        <translation>No zone has Party branches yet. Please set up zones on the page of branches first.</translation>
    </message>
    <message>
        <source>还没有登记{before}，不能登记{word}。请先登记{before}。</source>
        <translation>{word} cannot be recorded before this is: {before}. Please record it first: {before}.</translation>
    </message>
    <message>
        <source>还没有登记上级通知，到期日待定；所属年度 {year}</source>
        <translation>No notice from above recorded, due date open; for the year {year}</translation>
    </message>
    <message>
        <source>还没有选活动。请先选定要打印的活动。</source>
        <translation>No activity is chosen. Please choose the one to print first.</translation>
    </message>
    <message>
        <source>这一周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>这一场本身就是补课。请在原来的活动上安排补课。</source>
        <translation>This session is a make-up itself. Please arrange the make-up from the original activity.</translation>
    </message>
    <message>
        <source>这一天这个班已经登记了替班。请先删除原来的一条。</source>
        <translation>A stand-in is recorded for this shift of the day. Please delete that one first.</translation>
    </message>
    <message>
        <source>这一届在 {day} 届满。请把所属年度改为 {year}。</source>
        <translation>This term ends on {day}. Please change the year to {year}.</translation>
    </message>
    <message>
        <source>这一期已经过去，以后再开的会算在当时那一期，不能补这一期</source>
        <translation>This period is over; what is held later counts for its own time and cannot make up for it</translation>
    </message>
    <message>
        <source>这一条已经不在了，可能刚被撤销。请重新查看名单。</source>
        <translation>This entry is gone; it may just have been undone. Please look at the list again.</translation>
    </message>
    <message>
        <source>这一条已经不在了，可能刚被撤销。请重新选择。</source>
        <translation>This entry is gone; it may just have been undone. Please choose again.</translation>
    </message>
    <message>
        <source>这一行没有姓名。请补填。</source>
        <translation>The row has no name. Please fill it in.</translation>
    </message>
    <message>
        <source>这一项轮值已经不在了，可能刚被撤销。请回到协作区页再看。</source>
        <translation>This duty is gone; it may just have been undone. Please look at the page of zones again.</translation>
    </message>
    <message>
        <source>这个事项不是活动。请在完成时手工登记。</source>
        <translation>This item is no activity. Please record it by hand when it is done.</translation>
    </message>
    <message>
        <source>这个事项已经不在了。请回到年度计划再看。</source>
        <translation>This item is gone. Please look at the year plan again.</translation>
    </message>
    <message>
        <source>这个事项已经不在了，可能刚被撤销。请回到年度计划再看。</source>
        <translation>This item is gone; it may just have been undone. Please look at the year plan again.</translation>
    </message>
    <message>
        <source>这个事项由多个单位承担。请选定是哪一个单位。</source>
        <translation>Several units carry this item. Please choose which.</translation>
    </message>
    <message>
        <source>这个协作区还没有党支部。请先划入党支部。</source>
        <translation>The zone has no Party branches yet. Please put some into it first.</translation>
    </message>
    <message>
        <source>这个周期已经不在了，可能刚被撤销。请回到日历再看。</source>
        <translation>This series is gone; it may just have been undone. Please look at the calendar again.</translation>
    </message>
    <message>
        <source>这个周期是较新的程序写的，这里改不了。请先更新程序。</source>
        <translation>A newer program wrote this series; it cannot be changed here. Please update the program first.</translation>
    </message>
    <message>
        <source>这个周期读不出来。请重新选择。</source>
        <translation>This series cannot be read. Please choose again.</translation>
    </message>
    <message>
        <source>这个计划已经不在了，可能刚被撤销。请回到年度计划再看。</source>
        <translation>This plan is gone; it may just have been undone. Please look at the year plan again.</translation>
    </message>
    <message>
        <source>这个议题已有记录，不能删除。请改为不上会，并写明原因。</source>
        <translation>Something is recorded for this matter, so it cannot be deleted. Please drop it and write why.</translation>
    </message>
    <message>
        <source>这个议题已经不在了，可能刚被撤销。请回到清单再看。</source>
        <translation>This matter is gone; it may just have been undone. Please look at the list again.</translation>
    </message>
    <message>
        <source>这个轮班组已经不在了，可能刚被撤销。请重新选择。</source>
        <translation>This shift crew is gone; it may just have been undone. Please choose again.</translation>
    </message>
    <message>
        <source>这个轮班组现在没有轮班方式，不必结束。</source>
        <translation>This shift crew has no rota now; nothing needs to be ended.</translation>
    </message>
    <message>
        <source>这件事已经办完，不必再取消。</source>
        <translation>This is finished; it need not be dropped.</translation>
    </message>
    <message>
        <source>这件事已经在议题池里。请不必重复提出。</source>
        <translation>This is in the agenda pool already. Please do not raise it again.</translation>
    </message>
    <message>
        <source>这件任务已定为不再办理。请先重新办理。</source>
        <translation>This task was dropped. Please reopen it first.</translation>
    </message>
    <message>
        <source>这件任务已有办理记录，不能删除。请改为不再办理，并写明原因。</source>
        <translation>Something is recorded for this task, so it cannot be deleted. Please drop it and write why.</translation>
    </message>
    <message>
        <source>这件任务已经不在了，可能刚被撤销。请回到清单再看。</source>
        <translation>This task is gone; it may just have been undone. Please look at the list again.</translation>
    </message>
    <message>
        <source>这份回复有附件。请先删除附件。</source>
        <translation>This answer has attachments. Please remove them first.</translation>
    </message>
    <message>
        <source>这份来文下面还有{word}，不能删除。请先处理它们。</source>
        <translation>This document still has {word} and cannot be deleted. Please deal with them first.</translation>
    </message>
    <message>
        <source>这份来文已经不在了，可能刚被撤销。请回到清单再看。</source>
        <translation>This document is gone; it may just have been undone. Please look at the list again.</translation>
    </message>
    <message>
        <source>这份来文要回复，还没有登记报送了什么。请先登记回复。</source>
        <translation>This document needs an answer and none is recorded. Please record the answer first.</translation>
    </message>
    <message>
        <source>这份通知已经不在了，可能刚被撤销。请重新打开再看。</source>
        <translation>This notice is gone; it may just have been undone. Please open the page again.</translation>
    </message>
    <message>
        <source>这张表是 {found} 的，同一次只导入 {hint}。请另外导入。</source>
        <translation>This sheet is for {found}, and one import takes only {hint}. Please import it by itself.</translation>
    </message>
    <message>
        <source>这次活动已有记录，不能删除。请改为取消，并写明原因。</source>
        <translation>Something is recorded for this activity, so it cannot be deleted. Please cancel it and write why.</translation>
    </message>
    <message>
        <source>这次活动已经不在了，可能刚被撤销。请回到日历再看。</source>
        <translation>This activity is gone; it may just have been undone. Please look at the calendar again.</translation>
    </message>
    <message>
        <source>这次活动已经取消。请先恢复活动。</source>
        <translation>This activity was cancelled. Please restore it first.</translation>
    </message>
    <message>
        <source>这段时间已经登记为领导干部。请修改原来的一条。</source>
        <translation>A leading cadre is recorded for this time already. Please edit that entry.</translation>
    </message>
    <message>
        <source>这段时间没有应到的人。请先在名册里登记，或另选活动种类。</source>
        <translation>Nobody is due in this time. Please enter people in the roster first, or choose another kind of activity.</translation>
    </message>
    <message>
        <source>这段时间里没有一天合这个周期。请改周期，或把截止日期往后推。</source>
        <translation>No day in this time fits the rhythm. Please change the rhythm, or move the last day back.</translation>
    </message>
    <message>
        <source>这种活动不是自己加的，或者已经不在了。请另选一种。</source>
        <translation>This kind of activity is not your own, or is gone. Please choose another one.</translation>
    </message>
    <message>
        <source>这种活动本程序不认得。请另选会议。</source>
        <translation>This kind of activity is not known to the program. Please choose another meeting.</translation>
    </message>
    <message>
        <source>这种活动的参加人由本支部指定。请先逐个加入名单，再确定。</source>
        <translation>The branch chooses who takes part in this kind. Please add them to the list before fixing it.</translation>
    </message>
    <message>
        <source>退回议题池</source>
        <translation>Return to agenda pool</translation>
    </message>
    <message>
        <source>选举和逐人表决不能分场开，分场到会的人数不能相加。</source>
        <translation>Elections and votes on single people cannot be held in sessions; those present cannot be added up.</translation>
    </message>
    <message>
        <source>重新办理任务</source>
        <translation>Reopen task</translation>
    </message>
    <message>
        <source>重新办理来文</source>
        <translation>Reopen document</translation>
    </message>
    <message>
        <source>隔月才录入</source>
        <translation>Entered a month late</translation>
    </message>
    <message>
        <source>需要补课的人在{day}都已不在名册上。请核对日期。</source>
        <translation>Those who need to make up are all off the roster on {day}. Please check the date.</translation>
    </message>
    <message>
        <source>顺延了 {days} 天，超过 {most} 天，请商定</source>
        <translation>Moved by {days} days, more than {most}, please agree on a day</translation>
    </message>
    <message>
        <source>{often}{number}{weekday}</source>
        <translation>{often} on the {number} {weekday}</translation>
    </message>
    <message>
        <source>{begins} 要上{shift}班</source>
        <translation>starts {shift} at {begins}</translation>
    </message>
    <message>
        <source>{begins} 要上{shift}班，班前要休息</source>
        <translation>starts {shift} at {begins}, rest before the shift</translation>
    </message>
    <message>
        <source>{elected}；当选至少要 {needed} 票（{base}过半数）{open}。</source>
        <translation>{elected}; at least {needed} votes are needed (more than half of {base}){open}.</translation>
    </message>
    <message>
        <source>{first} 已经报送过，收文日期不能晚于这一天。请改正。</source>
        <translation>{first} was submitted already, so the day of receipt cannot be later. Please correct it.</translation>
    </message>
    <message>
        <source>{kind}没有“{regime}”。请另选表决方式，或在活动种类里改。</source>
        <translation>{kind} has no &quot;{regime}&quot;. Please choose another kind of vote, or change the kind of activity.</translation>
    </message>
    <message>
        <source>{names}到了会，扣除不算。</source>
        <translation>{names} came, so their deduction does not count.</translation>
    </message>
    <message>
        <source>{names}得票相同，</source>
        <translation>{names} have equal votes, </translation>
    </message>
    <message>
        <source>{names}按应到会（{needed} 票）没有过半，按实到会（{by_present} 票）过半。按哪一个算，请问上级。</source>
        <translation>{names}: not more than half of those expected ({needed} votes), but of those present ({by_present} votes). Which counts, please ask your superiors.</translation>
    </message>
    <message>
        <source>{names}没有写明上级同意和党员大会通过的日期，扣除不算，仍计入应到会。</source>
        <translation>{names}: the dates of consent from above and of the general meeting&apos;s vote are missing, so the deduction does not count and they are still expected.</translation>
    </message>
    <message>
        <source>{names}的扣除在会议以后才同意或通过，扣除不算，仍计入应到会。</source>
        <translation>{names}: the deduction was agreed or voted only after the meeting, so it does not count.</translation>
    </message>
    <message>
        <source>{name}到了会，要当场表决。请核对考勤。</source>
        <translation>{name} came and votes on the spot. Please check the attendance.</translation>
    </message>
    <message>
        <source>{name}已经在候选人里，不必再加。</source>
        <translation>{name} is a candidate already; nothing needs to be added.</translation>
    </message>
    <message>
        <source>{name}的书面意见已经登记。请修改原来的一条。</source>
        <translation>The written opinion of {name} is recorded already. Please edit that one.</translation>
    </message>
    <message>
        <source>{verdict}：赞成 {yes} 票{written}，至少要 {needed} 票（{base}过半数）。</source>
        <translation>{verdict}: {yes} in favour{written}, at least {needed} needed (more than half of {base}).</translation>
    </message>
    <message>
        <source>{word} {count}，比有表决权的 {voters} 人还多。请核对。</source>
        <translation>{word} {count} is more than the {voters} with a vote. Please check.</translation>
    </message>
    <message>
        <source>“{regime}”没有书面意见计票的规定，不必登记。</source>
        <translation>&quot;{regime}&quot; counts no written opinions; nothing needs to be recorded.</translation>
    </message>
    <message>
        <source>“{regime}”要写明表决的是谁。请选人。</source>
        <translation>&quot;{regime}&quot; needs to say who is voted on. Please choose people.</translation>
    </message>
    <message>
        <source>“{title}”是{branch}的议题，不是开这次会的组织的。请另选会议。</source>
        <translation>&quot;{title}&quot; is a matter of {branch}, not of the organization that meets. Please choose another meeting.</translation>
    </message>
    <message>
        <source>一年一定</source>
        <translation>Fixed once a year</translation>
    </message>
    <message>
        <source>一次性奖励</source>
        <translation>One-off award</translation>
    </message>
    <message>
        <source>一次至多交几个月</source>
        <translation>Months payable at once</translation>
    </message>
    <message>
        <source>一轮</source>
        <translation>Cycle</translation>
    </message>
    <message>
        <source>上班前至少休息几小时</source>
        <translation>Hours of rest before a shift</translation>
    </message>
    <message>
        <source>上级来文</source>
        <translation>Document from above</translation>
    </message>
    <message>
        <source>下{shift}班（{ends}）要休息</source>
        <translation>rest after {shift} ({ends})</translation>
    </message>
    <message>
        <source>下井津贴</source>
        <translation>Underground allowance</translation>
    </message>
    <message>
        <source>下面已有任务：督查问题要复查销号，别的任务办结就可以。请先处理它们再改种类。</source>
        <translation>It has tasks: findings are re-checked and closed, other tasks only finished. Please deal with them before changing the kind.</translation>
    </message>
    <message>
        <source>不固定奖金</source>
        <translation>Irregular bonus</translation>
    </message>
    <message>
        <source>不计入</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>不计入的登记</source>
        <translation>Marks not counted</translation>
    </message>
    <message>
        <source>不赞成</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>不超过</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>个人所得税</source>
        <translation>Income tax</translation>
    </message>
    <message>
        <source>临时交办</source>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>书面意见计入</source>
        <translation>Counts written opinions</translation>
    </message>
    <message>
        <source>交通补贴</source>
        <translation>Transport allowance</translation>
    </message>
    <message>
        <source>人人谈话</source>
        <translation>Talk with everybody</translation>
    </message>
    <message>
        <source>从 {first} 算起，到 {last} 为止</source>
        <translation>From {first} on, until {last}</translation>
    </message>
    <message>
        <source>从某件事算起</source>
        <translation>From an event</translation>
    </message>
    <message>
        <source>任务“{title}”的期限 {due} 早于收文日期。请先改任务的期限。</source>
        <translation>The deadline {due} of the task &quot;{title}&quot; is before the day of receipt. Please change the deadline first.</translation>
    </message>
    <message>
        <source>任务上会</source>
        <translation>Put task on agenda</translation>
    </message>
    <message>
        <source>任务提前几天提醒</source>
        <translation>Task: days of notice</translation>
    </message>
    <message>
        <source>任务提醒</source>
        <translation>Task reminders</translation>
    </message>
    <message>
        <source>任期几年</source>
        <translation>Years of a term</translation>
    </message>
    <message>
        <source>任期换届</source>
        <translation>Terms and elections</translation>
    </message>
    <message>
        <source>休假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>伙食补贴</source>
        <translation>Meal allowance</translation>
    </message>
    <message>
        <source>会议 {day} 开的时候还没有布置这件事。请在以后的会上跟进。</source>
        <translation>When the meeting of {day} was held, this was not assigned yet. Please follow up at a later meeting.</translation>
    </message>
    <message>
        <source>会议决议</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>会议开始以后才交来，不计票。</source>
        <translation>Handed in after the meeting began, not counted.</translation>
    </message>
    <message>
        <source>会议无效：至少到 {needed} 人，实到 {present} 人。</source>
        <translation>The meeting is not valid: {needed} needed, {present} present.</translation>
    </message>
    <message>
        <source>会议时段</source>
        <translation>Meeting times</translation>
    </message>
    <message>
        <source>会议有效，当选至少要 {needed} 票（{base}过半数），还没有计票。</source>
        <translation>The meeting is valid; at least {needed} votes are needed (more than half of {base}), none counted yet.</translation>
    </message>
    <message>
        <source>会议有效，通过至少要 {needed} 票（{base}过半数），还没有登记票数。</source>
        <translation>The meeting is valid; at least {needed} votes are needed (more than half of {base}), none recorded yet.</translation>
    </message>
    <message>
        <source>会议活动</source>
        <translation>Meetings and activities</translation>
    </message>
    <message>
        <source>住房补贴</source>
        <translation>Housing allowance</translation>
    </message>
    <message>
        <source>修改书面意见</source>
        <translation>Edit written opinion</translation>
    </message>
    <message>
        <source>修改停止表决权</source>
        <translation>Edit suspension of vote</translation>
    </message>
    <message>
        <source>修改应到扣除</source>
        <translation>Edit deduction</translation>
    </message>
    <message>
        <source>修改表决</source>
        <translation>Edit vote</translation>
    </message>
    <message>
        <source>候选人要写明姓名。请填写。</source>
        <translation>A candidate needs a name. Please write it.</translation>
    </message>
    <message>
        <source>停止表决权</source>
        <translation>Suspend vote</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>党员学时</source>
        <translation>Hours of members</translation>
    </message>
    <message>
        <source>党委级</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>党小组长和支部委员</source>
        <translation>Group leaders and branch committee</translation>
    </message>
    <message>
        <source>入党介绍人数</source>
        <translation>Number of introducers</translation>
    </message>
    <message>
        <source>全体党员</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>公示上报</source>
        <translation>Publicity</translation>
    </message>
    <message>
        <source>决议</source>
        <translation>Resolutions</translation>
    </message>
    <message>
        <source>几个工作日</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source>几个月催办</source>
        <translation>Urged after months</translation>
    </message>
    <message>
        <source>几个月内</source>
        <translation>Within months</translation>
    </message>
    <message>
        <source>几个月内审批</source>
        <translation>Approval within months</translation>
    </message>
    <message>
        <source>几个月内将离开的一般不接收</source>
        <translation>As a rule no admission if leaving within months</translation>
    </message>
    <message>
        <source>几个月内谈话</source>
        <translation>Talk within months</translation>
    </message>
    <message>
        <source>几个月提醒</source>
        <translation>Months of notice</translation>
    </message>
    <message>
        <source>几个月考察一次</source>
        <translation>Reviewed every months</translation>
    </message>
    <message>
        <source>几天后算补录</source>
        <translation>Entered late after days</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>出国</source>
        <translation>Abroad</translation>
    </message>
    <message>
        <source>出差</source>
        <translation>Business trip</translation>
    </message>
    <message>
        <source>分了小组的</source>
        <translation>with Party groups</translation>
    </message>
    <message>
        <source>分数线</source>
        <translation>Score limits</translation>
    </message>
    <message>
        <source>分档</source>
        <translation>Bands</translation>
    </message>
    <message>
        <source>删除书面意见</source>
        <translation>Delete written opinion</translation>
    </message>
    <message>
        <source>删除候选人</source>
        <translation>Delete candidate</translation>
    </message>
    <message>
        <source>删除停止表决权</source>
        <translation>Delete suspension of vote</translation>
    </message>
    <message>
        <source>删除应到扣除</source>
        <translation>Delete deduction</translation>
    </message>
    <message>
        <source>删除表决</source>
        <translation>Delete vote</translation>
    </message>
    <message>
        <source>删除选票</source>
        <translation>Delete ballot</translation>
    </message>
    <message>
        <source>到会</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>到会条件</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>到会的有 {count} 人没有计入票数。</source>
        <translation>{count} of those present are not in the votes.</translation>
    </message>
    <message>
        <source>副组长单位</source>
        <translation>Deputy lead</translation>
    </message>
    <message>
        <source>加班工资</source>
        <translation>Overtime pay</translation>
    </message>
    <message>
        <source>半年计划编制</source>
        <translation>Half-year plan</translation>
    </message>
    <message>
        <source>协作区级</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>单数协作区承担哪半年</source>
        <translation>Half-year of odd zones</translation>
    </message>
    <message>
        <source>卧床</source>
        <translation>Bedridden</translation>
    </message>
    <message>
        <source>参加培训</source>
        <translation>Take part in training</translation>
    </message>
    <message>
        <source>双重组织生活只计领导干部以普通党员身份参加所在党支部、党小组的活动；党委召开的、支委会和担任领导干部以前的不计。</source>
        <translation>Dual organizational life counts only activities of branch and group that leading cadres attend as ordinary members; those of the Party committee or branch committee and those before they served do not count.</translation>
    </message>
    <message>
        <source>发出选票</source>
        <translation>Hand out ballots</translation>
    </message>
    <message>
        <source>发展党员</source>
        <translation>Admitting members</translation>
    </message>
    <message>
        <source>取整到</source>
        <translation>Rounded to</translation>
    </message>
    <message>
        <source>取暖降温费</source>
        <translation>Heating and cooling allowance</translation>
    </message>
    <message>
        <source>只有选举才有另一轮投票。请另外新增一项表决。</source>
        <translation>Only elections have another ballot. Please add a vote instead.</translation>
    </message>
    <message>
        <source>只有选举才有按实到会计票的做法。请按应到会计票。</source>
        <translation>Only elections may be counted by those present. Please count by those expected.</translation>
    </message>
    <message>
        <source>可以扣除应到</source>
        <translation>May deduct from those due</translation>
    </message>
    <message>
        <source>可选</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>可选年限</source>
        <translation>Possible years</translation>
    </message>
    <message>
        <source>台账事项</source>
        <translation>From ledgers</translation>
    </message>
    <message>
        <source>各个时期</source>
        <translation>Periods</translation>
    </message>
    <message>
        <source>各个阶段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>各人得票合计 {total}，比 {valid} 张有效选票各选 {seats} 人还多。请核对。</source>
        <translation>The candidates&apos; {total} votes are more than {valid} valid ballots for {seats} seats each. Please check.</translation>
    </message>
    <message>
        <source>各班错开几天</source>
        <translation>Days shifted by crew</translation>
    </message>
    <message>
        <source>合计 {sum} 票，比有效选票 {valid} 张还多。请核对。</source>
        <translation>The {sum} votes are more than {valid} valid ballots. Please check.</translation>
    </message>
    <message>
        <source>同一人只计一次。</source>
        <translation>One person counts once.</translation>
    </message>
    <message>
        <source>名额已经选满，不必再投票。</source>
        <translation>All seats are filled; no more ballots are needed.</translation>
    </message>
    <message>
        <source>后面已经有一轮投票，不必再加。</source>
        <translation>Another ballot follows already; nothing needs to be added.</translation>
    </message>
    <message>
        <source>后面还有一轮投票。请先删除后面的一轮。</source>
        <translation>Another ballot follows. Please delete the later one first.</translation>
    </message>
    <message>
        <source>否决后至多</source>
        <translation>At most after a veto</translation>
    </message>
    <message>
        <source>哪些是白班</source>
        <translation>Day shifts</translation>
    </message>
    <message>
        <source>哪些算夜班</source>
        <translation>Night shifts</translation>
    </message>
    <message>
        <source>哪几种活动算</source>
        <translation>Activities that count</translation>
    </message>
    <message>
        <source>回复提前几天提醒</source>
        <translation>Answer: days of notice</translation>
    </message>
    <message>
        <source>地面按白班算</source>
        <translation>Surface staff count as day shift</translation>
    </message>
    <message>
        <source>培养教育满几个月</source>
        <translation>Months of preparation</translation>
    </message>
    <message>
        <source>培养联系人至多</source>
        <translation>Contacts at most</translation>
    </message>
    <message>
        <source>培养联系人至少</source>
        <translation>Contacts at least</translation>
    </message>
    <message>
        <source>培训学时</source>
        <translation>Training hours</translation>
    </message>
    <message>
        <source>基本工资</source>
        <translation>Basic pay</translation>
    </message>
    <message>
        <source>增加一轮投票</source>
        <translation>Add ballot</translation>
    </message>
    <message>
        <source>外出培训</source>
        <translation>Training away</translation>
    </message>
    <message>
        <source>多像算雷同</source>
        <translation>How alike is suspicious</translation>
    </message>
    <message>
        <source>夜班前至少休息几小时</source>
        <translation>Hours of rest before night</translation>
    </message>
    <message>
        <source>夜班后至少休息几小时</source>
        <translation>Hours of rest after night</translation>
    </message>
    <message>
        <source>夜班津贴</source>
        <translation>Night allowance</translation>
    </message>
    <message>
        <source>学时够</source>
        <translation>Enough hours</translation>
    </message>
    <message>
        <source>实到会有表决权人数</source>
        <translation>Present with a vote</translation>
    </message>
    <message>
        <source>宣传报道</source>
        <translation>Publicity</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>少于几个字不比</source>
        <translation>Texts not compared below</translation>
    </message>
    <message>
        <source>届满前哪几天提醒</source>
        <translation>Days of notice before end</translation>
    </message>
    <message>
        <source>岗位工资</source>
        <translation>Post pay</translation>
    </message>
    <message>
        <source>岗位津贴</source>
        <translation>Post allowance</translation>
    </message>
    <message>
        <source>差额比例</source>
        <translation>Share of extra candidates</translation>
    </message>
    <message>
        <source>已列入议题</source>
        <translation>On agenda</translation>
    </message>
    <message>
        <source>已到下一周</source>
        <translation>in the next week</translation>
    </message>
    <message>
        <source>已到下个月</source>
        <translation>in the next month</translation>
    </message>
    <message>
        <source>已经在最前或最后，不必再移。</source>
        <translation>It is first or last already; it cannot move further.</translation>
    </message>
    <message>
        <source>已经开始计票，候选人不能再改。请先清除票数。</source>
        <translation>Counting has begun, so candidates cannot change. Please clear the votes first.</translation>
    </message>
    <message>
        <source>已议定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已错过</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>年金</source>
        <translation>Annuity</translation>
    </message>
    <message>
        <source>年龄分段</source>
        <translation>Age bands</translation>
    </message>
    <message>
        <source>应到会有表决权人数</source>
        <translation>Expected with a vote</translation>
    </message>
    <message>
        <source>应到名单还没有确定，这里按会议当天的名册推算。</source>
        <translation>The list of those due is not fixed yet; the roster of the day is used here.</translation>
    </message>
    <message>
        <source>应选 {seats} 人，候选人 {listed} 人，差额选举至少要 {least} 人。等额选举要有上级的依据。</source>
        <translation>{seats} seats, {listed} candidates; at least {least} are needed. An election without extra candidates needs a source from above.</translation>
    </message>
    <message>
        <source>应选名额要在 {fewest} 到 {most} 之间。请填写。</source>
        <translation>The number of seats must be {fewest} to {most}. Please fill it in.</translation>
    </message>
    <message>
        <source>废票 {invalid} 张，比收回的 {returned} 张还多。请核对。</source>
        <translation>{invalid} invalid ballots are more than the {returned} returned. Please check.</translation>
    </message>
    <message>
        <source>延长几次</source>
        <translation>Number of extensions</translation>
    </message>
    <message>
        <source>延长预备期至多几个月</source>
        <translation>Extension at most, months</translation>
    </message>
    <message>
        <source>延长预备期至少几个月</source>
        <translation>Extension at least, months</translation>
    </message>
    <message>
        <source>开会</source>
        <translation>Hold meetings</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstain</translation>
    </message>
    <message>
        <source>张</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>当{shift}班 {begins}–{ends}</source>
        <translation>on {shift} {begins}–{ends}</translation>
    </message>
    <message>
        <source>当选：{names}</source>
        <translation>Elected: {names}</translation>
    </message>
    <message>
        <source>待上会</source>
        <translation>Pooled</translation>
    </message>
    <message>
        <source>待完成</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>待通知</source>
        <translation>Awaiting notice</translation>
    </message>
    <message>
        <source>必须超过</source>
        <translation>Must be more</translation>
    </message>
    <message>
        <source>怎样算</source>
        <translation>How it counts</translation>
    </message>
    <message>
        <source>怎样算完成</source>
        <translation>When it is met</translation>
    </message>
    <message>
        <source>总结推广</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>患病</source>
        <translation>Ill</translation>
    </message>
    <message>
        <source>扣除</source>
        <translation>Deducted</translation>
    </message>
    <message>
        <source>技能工资</source>
        <translation>Skill pay</translation>
    </message>
    <message>
        <source>投票无效：收回的选票多于发出的选票。</source>
        <translation>The ballot is void: more ballots were returned than handed out.</translation>
    </message>
    <message>
        <source>指定人员</source>
        <translation>People chosen</translation>
    </message>
    <message>
        <source>按{basis}计算，与规则不同，由本支部选定。请有上级的依据。</source>
        <translation>Counted by {basis}, other than the rule, as the branch chose. Please have a source from above.</translation>
    </message>
    <message>
        <source>按什么计算</source>
        <translation>Counted by</translation>
    </message>
    <message>
        <source>按期换届</source>
        <translation>Elect in time</translation>
    </message>
    <message>
        <source>接收、转正表决</source>
        <translation>Vote on admission</translation>
    </message>
    <message>
        <source>推迟几个月</source>
        <translation>Postponed by months</translation>
    </message>
    <message>
        <source>提前几个月提醒</source>
        <translation>Months of notice</translation>
    </message>
    <message>
        <source>支部委员</source>
        <translation>Branch committee members</translation>
    </message>
    <message>
        <source>支部委员学时</source>
        <translation>Hours of committee</translation>
    </message>
    <message>
        <source>支部级</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>收回 {returned} 张，多于发出的 {issued} 张，这次投票无效，要重新投票。</source>
        <translation>{returned} returned are more than {issued} handed out; the ballot is void and must be repeated.</translation>
    </message>
    <message>
        <source>放假和调休</source>
        <translation>Holidays and workdays</translation>
    </message>
    <message>
        <source>新任后培训</source>
        <translation>Training after taking office</translation>
    </message>
    <message>
        <source>新增候选人</source>
        <translation>Add candidate</translation>
    </message>
    <message>
        <source>新增表决</source>
        <translation>Add vote</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>方案编制</source>
        <translation>Planning</translation>
    </message>
    <message>
        <source>星级</source>
        <translation>Stars</translation>
    </message>
    <message>
        <source>是否要求</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>最低</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>最低年龄</source>
        <translation>Lowest age</translation>
    </message>
    <message>
        <source>最高</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>有 {count} 人还没有登记到会，现在不算到会。</source>
        <translation>{count} are not recorded yet and do not count as present now.</translation>
    </message>
    <message>
        <source>有表决权</source>
        <translation>has a vote</translation>
    </message>
    <message>
        <source>服刑</source>
        <translation>In prison</translation>
    </message>
    <message>
        <source>期间：{label}（{first} 至 {last}）</source>
        <translation>Period: {label} ({first} to {last})</translation>
    </message>
    <message>
        <source>未编入党小组</source>
        <translation>In no Party group</translation>
    </message>
    <message>
        <source>本人到了会，当场表决，书面意见不计票。</source>
        <translation>Was present and voted on the spot; the written opinion is not counted.</translation>
    </message>
    <message>
        <source>本人已从应到会扣除，书面意见不计票。</source>
        <translation>Deducted from those expected; the written opinion is not counted.</translation>
    </message>
    <message>
        <source>本人没有表决权，不计票。</source>
        <translation>Has no vote; not counted.</translation>
    </message>
    <message>
        <source>本小组党员</source>
        <translation>Members of the group</translation>
    </message>
    <message>
        <source>来文“{title}”已于 {day} 办结。请先重新办理来文。</source>
        <translation>The document &quot;{title}&quot; was finished on {day}. Please reopen it first.</translation>
    </message>
    <message>
        <source>来文事项</source>
        <translation>From document</translation>
    </message>
    <message>
        <source>来文交办</source>
        <translation>From document</translation>
    </message>
    <message>
        <source>检修日</source>
        <translation>Maintenance day</translation>
    </message>
    <message>
        <source>每半年</source>
        <translation>Half-yearly</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>比到几个月前</source>
        <translation>Months compared</translation>
    </message>
    <message>
        <source>民主评议</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>没有人当选</source>
        <translation>Nobody is elected</translation>
    </message>
    <message>
        <source>没有写会议开始时间，当天交来的书面意见不能算会前交来，不计票。</source>
        <translation>The meeting has no begin, so opinions handed in that day cannot count as before it; not counted.</translation>
    </message>
    <message>
        <source>没有登记到会，还不能判断是否有效。</source>
        <translation>No attendance is recorded, so it cannot be told whether it is valid.</translation>
    </message>
    <message>
        <source>没有这种扣除的情形。请从规则里的情形中选。</source>
        <translation>There is no such ground for deduction. Please choose one from the rules.</translation>
    </message>
    <message>
        <source>活动组织</source>
        <translation>Organizing</translation>
    </message>
    <message>
        <source>清除唱票</source>
        <translation>Clear count</translation>
    </message>
    <message>
        <source>特殊岗位津贴</source>
        <translation>Special post allowance</translation>
    </message>
    <message>
        <source>特殊情况几个月内审批</source>
        <translation>Special cases within months</translation>
    </message>
    <message>
        <source>班中餐</source>
        <translation>Shift meal</translation>
    </message>
    <message>
        <source>申请人满几个月</source>
        <translation>Months as applicant</translation>
    </message>
    <message>
        <source>病假</source>
        <translation>Sick leave</translation>
    </message>
    <message>
        <source>登记书面意见</source>
        <translation>Record written opinion</translation>
    </message>
    <message>
        <source>登记停止表决权</source>
        <translation>Record suspension of vote</translation>
    </message>
    <message>
        <source>登记应到扣除</source>
        <translation>Record deduction</translation>
    </message>
    <message>
        <source>登记的票数 {told} 多于现在登记到会的 {present} 人。请核对考勤和票数。</source>
        <translation>The {told} votes recorded are more than the {present} now present. Please check attendance and votes.</translation>
    </message>
    <message>
        <source>登记票数</source>
        <translation>Record votes</translation>
    </message>
    <message>
        <source>登记选票</source>
        <translation>Record ballot</translation>
    </message>
    <message>
        <source>白班可以参加</source>
        <translation>Day shift may attend</translation>
    </message>
    <message>
        <source>督查整改</source>
        <translation>Inspection finding</translation>
    </message>
    <message>
        <source>督查问题</source>
        <translation>Inspection finding</translation>
    </message>
    <message>
        <source>社会保险</source>
        <translation>Social insurance</translation>
    </message>
    <message>
        <source>票</source>
        <translation>votes</translation>
    </message>
    <message>
        <source>票数合计 {sum}，比有表决权的 {voters} 人还多。请核对。</source>
        <translation>The {sum} votes are more than the {voters} with a vote. Please check.</translation>
    </message>
    <message>
        <source>离退休后回原籍</source>
        <translation>Back home after retiring</translation>
    </message>
    <message>
        <source>第 {count} 张选票：到会有表决权的只有 {most} 人。请核对考勤，或先登记发出选票的张数。</source>
        <translation>Ballot {count}: only {most} with a vote are present. Please check the attendance, or record the ballots handed out first.</translation>
    </message>
    <message>
        <source>等上级通知</source>
        <translation>Waits for notice</translation>
    </message>
    <message>
        <source>等次</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>算到会的登记</source>
        <translation>Marks that count as present</translation>
    </message>
    <message>
        <source>算缺席的登记</source>
        <translation>Marks that count as absent</translation>
    </message>
    <message>
        <source>组织关系未转</source>
        <translation>Membership not transferred</translation>
    </message>
    <message>
        <source>组织处置表决</source>
        <translation>Disciplinary vote</translation>
    </message>
    <message>
        <source>组织生活要求</source>
        <translation>Organizational life required</translation>
    </message>
    <message>
        <source>组长单位</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>经常性奖金</source>
        <translation>Regular bonus</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>统计截止日</source>
        <translation>Cut-off day</translation>
    </message>
    <message>
        <source>自行安排</source>
        <translation>Own task</translation>
    </message>
    <message>
        <source>自行提出</source>
        <translation>Raised by us</translation>
    </message>
    <message>
        <source>至多提前或推迟几个月</source>
        <translation>Early or late at most, months</translation>
    </message>
    <message>
        <source>至多顺延几天</source>
        <translation>Moved at most, days</translation>
    </message>
    <message>
        <source>至少几天</source>
        <translation>Days at least</translation>
    </message>
    <message>
        <source>至少几学时</source>
        <translation>Hours at least</translation>
    </message>
    <message>
        <source>节日停产</source>
        <translation>Holiday stoppage</translation>
    </message>
    <message>
        <source>补课算到会</source>
        <translation>Make-up counts as present</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>表决结果单</source>
        <translation>Result of vote</translation>
    </message>
    <message>
        <source>要写明表决什么。请填写事项。</source>
        <translation>What is voted on is missing. Please write it.</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>计票单</source>
        <translation>Count sheet</translation>
    </message>
    <message>
        <source>讨论转正</source>
        <translation>Discuss full membership</translation>
    </message>
    <message>
        <source>设支委会的</source>
        <translation>with a committee</translation>
    </message>
    <message>
        <source>调整候选人顺序</source>
        <translation>Change order of candidates</translation>
    </message>
    <message>
        <source>谈话</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>赞成</source>
        <translation>In favour</translation>
    </message>
    <message>
        <source>赞成、不赞成、弃权和废票合计 {sum}，与收回的 {returned} 张对不上。请核对。</source>
        <translation>In favour, against, abstaining and invalid make {sum}, not the {returned} returned. Please check.</translation>
    </message>
    <message>
        <source>起点</source>
        <translation>From</translation>
    </message>
    <message>
        <source>超期后每几天提醒</source>
        <translation>Days between reminders when overdue</translation>
    </message>
    <message>
        <source>转正几个月内审批</source>
        <translation>Full membership approved within months</translation>
    </message>
    <message>
        <source>转正后几天内</source>
        <translation>Days after full membership</translation>
    </message>
    <message>
        <source>达到即可</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>还剩几天标红</source>
        <translation>Red when days left</translation>
    </message>
    <message>
        <source>还没有候选人，印不出选票。请先登记候选人。</source>
        <translation>No candidates yet, so ballots cannot be printed. Please add candidates first.</translation>
    </message>
    <message>
        <source>还没有唱票，不必清除。</source>
        <translation>No ballots are counted yet; nothing needs to be cleared.</translation>
    </message>
    <message>
        <source>还没有选表决。请先选定要打印的那一次表决。</source>
        <translation>No vote is chosen. Please choose the one to print first.</translation>
    </message>
    <message>
        <source>这一条已经不在了，可能刚被撤销。请重新打开信息卡。</source>
        <translation>This entry is gone; it may just have been undone. Please open the card again.</translation>
    </message>
    <message>
        <source>这一条已经不在了，可能刚被撤销。请重新打开活动。</source>
        <translation>This entry is gone; it may just have been undone. Please open the activity again.</translation>
    </message>
    <message>
        <source>这一轮还没有计票。请先计票，再增加一轮。</source>
        <translation>This ballot is not counted yet. Please count it before adding another.</translation>
    </message>
    <message>
        <source>这个人在会议当天没有表决权。请另选人员。</source>
        <translation>This person has no vote on the day of the meeting. Please choose somebody else.</translation>
    </message>
    <message>
        <source>这个人的扣除已经登记。请修改原来的一条。</source>
        <translation>A deduction of this person is recorded already. Please edit that one.</translation>
    </message>
    <message>
        <source>这个党支部在 {year} 年第 {quarter} 季度不属于该协作区，不能跨协作区代班。请在本协作区里另选；要换协作区，请先在名册里划入。</source>
        <translation>The branch does not belong to the zone in quarter {quarter} of {year} and cannot stand in across zones. Please choose one of the zone; to change zones, please do so in the roster first.</translation>
    </message>
    <message>
        <source>这个议题不在这次会议上。请另选议题。</source>
        <translation>The matter is not on the agenda of this meeting. Please choose another one.</translation>
    </message>
    <message>
        <source>这件事已经另外提出，正在议题池或议题单里。不必再退回。</source>
        <translation>This was raised separately and is in the agenda pool or on an agenda. It need not be returned.</translation>
    </message>
    <message>
        <source>这件任务已经了结，不必再上会。</source>
        <translation>This task is finished; it need not come up.</translation>
    </message>
    <message>
        <source>这份书面意见已经不在了，可能刚被撤销。请重新打开活动。</source>
        <translation>This written opinion is gone; it may just have been undone. Please open the activity again.</translation>
    </message>
    <message>
        <source>这份回复已经不在了，可能刚被撤销。请回到清单再看。</source>
        <translation>This answer is gone; it may just have been undone. Please look at the list again.</translation>
    </message>
    <message>
        <source>这位候选人已经不在了，可能刚被撤销。请重新打开活动。</source>
        <translation>This candidate is gone; it may just have been undone. Please open the activity again.</translation>
    </message>
    <message>
        <source>这张选票已经不在了，不必再删。</source>
        <translation>This ballot is gone; it need not be deleted.</translation>
    </message>
    <message>
        <source>这次会议没有有表决权的人，印不出票。请先核对应到名单。</source>
        <translation>Nobody at this meeting has a vote, so nothing can be printed. Please check the list of those due first.</translation>
    </message>
    <message>
        <source>这次表决已经不在了，可能刚被撤销。请回到会议再看。</source>
        <translation>This vote is gone; it may just have been undone. Please look at the meeting again.</translation>
    </message>
    <message>
        <source>这次选举已按总数登记。请先清除票数，再逐张唱票。</source>
        <translation>This election is recorded by totals. Please clear them before counting ballot by ballot.</translation>
    </message>
    <message>
        <source>这次选举是逐张唱票的。请先清除唱票，再按总数登记。</source>
        <translation>This election is counted ballot by ballot. Please clear the count before recording totals.</translation>
    </message>
    <message>
        <source>这段时间已经登记了{reason}。请修改原来的一条。</source>
        <translation>{reason} is recorded for this time already. Please edit that one.</translation>
    </message>
    <message>
        <source>这种表决没有书面意见计票的规定，不计票。</source>
        <translation>This kind of vote counts no written opinions.</translation>
    </message>
    <message>
        <source>这种表决没有扣除的规定，{names}仍计入应到会。</source>
        <translation>This kind of vote has no deductions; still expected: {names}.</translation>
    </message>
    <message>
        <source>这项表决不是选举，没有候选人。请登记赞成、不赞成和弃权的票数。</source>
        <translation>This vote is no election and has no candidates. Please record votes in favour, against and abstaining.</translation>
    </message>
    <message>
        <source>这项表决已经不在了，可能刚被撤销。请重新打开活动。</source>
        <translation>This vote is gone; it may just have been undone. Please open the activity again.</translation>
    </message>
    <message>
        <source>选票、表决票</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>选票上有不在候选人里的人。请重新打开唱票再录。</source>
        <translation>The ballot names people who are no candidates. Please open the count again and redo it.</translation>
    </message>
    <message>
        <source>通信补贴</source>
        <translation>Phone allowance</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通过条件</source>
        <translation>To pass</translation>
    </message>
    <message>
        <source>都有</source>
        <translation>all</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>随工资变</source>
        <translation>Follows the wage</translation>
    </message>
    <message>
        <source>集中培训次数</source>
        <translation>Training sessions</translation>
    </message>
    <message>
        <source>预备期几个月</source>
        <translation>Months of probation</translation>
    </message>
    <message>
        <source>预审后几个月内开会</source>
        <translation>Meeting within months after pre-review</translation>
    </message>
    <message>
        <source>（含书面 {count} 票）</source>
        <translation> ({count} of them written)</translation>
    </message>
    <message>
        <source>，{tied}还缺 {count} 名</source>
        <translation>, {tied}{count} seats still open</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>登记为通知</source>
        <translation>Record as notice</translation>
    </message>
    <message>
        <source>问题整改</source>
        <translation>Findings and remedies</translation>
    </message>
    <message>
        <source>复查</source>
        <translation>Re-check</translation>
    </message>
    <message>
        <source>还没有登记报送了什么。</source>
        <translation>Nothing submitted is recorded yet.</translation>
    </message>
    <message>
        <source>这份回复的附件</source>
        <translation>Attachments of the answer</translation>
    </message>
    <message>
        <source>{kind} · {title}</source>
        <translation>{kind} · {title}</translation>
    </message>
    <message>
        <source>扫描件 {count}</source>
        <translation>Scans {count}</translation>
    </message>
    <message>
        <source>{day} 收到</source>
        <translation>received {day}</translation>
    </message>
    <message>
        <source>登记为组织生活的通知</source>
        <translation>Record as notice for organizational life</translation>
    </message>
    <message>
        <source>{document}，通知日期为收文日期。合规页和今日按它提醒。</source>
        <translation>{document}; the day of receipt is the day of notice. Compliance and Today remind by it.</translation>
    </message>
    <message>
        <source>连同办结的</source>
        <translation>With finished ones</translation>
    </message>
    <message>
        <source>这份来文的任务</source>
        <translation>Tasks of the document</translation>
    </message>
    <message>
        <source>没有要办的来文。文件、电话交办和检查反馈都登记在这里，到期会提醒。</source>
        <translation>No documents to deal with. Record papers, phone assignments and inspection findings here to be reminded when they are due.</translation>
    </message>
    <message>
        <source>请先选一份来文</source>
        <translation>Please choose a document first</translation>
    </message>
    <message>
        <source>登记为组织生活的通知…</source>
        <translation>Record as notice for organizational life…</translation>
    </message>
    <message>
        <source>{title}
责任人：{owner}。复查请由别人做。</source>
        <translation>{title}
Responsible: {owner}. Somebody else should re-check, please.</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>责任人或事项</source>
        <translation>Responsible or task</translation>
    </message>
    <message>
        <source>连同不上会的</source>
        <translation>With dropped ones</translation>
    </message>
    <message>
        <source>新会议</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>上移（Alt+↑，也可以拖动）</source>
        <translation>Up (Alt+↑, or drag)</translation>
    </message>
    <message>
        <source>下移（Alt+↓，也可以拖动）</source>
        <translation>Down (Alt+↓, or drag)</translation>
    </message>
    <message>
        <source>请先选一个议题</source>
        <translation>Please choose a matter first</translation>
    </message>
    <message>
        <source>重新提出</source>
        <translation>Raise again</translation>
    </message>
    <message>
        <source>复查人与责任人相同</source>
        <translation>Re-checked by the person responsible</translation>
    </message>
    <message>
        <source>任组长单位次数</source>
        <translation>Times as lead</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{told}。中途划入的党支部从当时最少的次数算起，调换按实际担任的算。</source>
        <translation>{told}. Branches that joined later count from the fewest at that time; swaps count as served.</translation>
    </message>
    <message>
        <source>{year} 年 {count} 次</source>
        <translation>{year}: {count}</translation>
    </message>
    <message>
        <source>{name}：{years}</source>
        <translation>{name}: {years}</translation>
    </message>
    <message>
        <source>{zone} 相差 {spread} 次</source>
        <translation>{zone} differ by {spread}</translation>
    </message>
    <message>
        <source>{name}（已划出）</source>
        <translation>{name} (left)</translation>
    </message>
    <message>
        <source>{name}（按 {count} 次计）</source>
        <translation>{name} (counted as {count})</translation>
    </message>
    <message>
        <source>重新生成 {year} 年轮值</source>
        <translation>Make duties of {year} anew</translation>
    </message>
    <message>
        <source>生成 {year} 年轮值</source>
        <translation>Make duties of {year}</translation>
    </message>
    <message>
        <source>从哪一季度起</source>
        <translation>From quarter</translation>
    </message>
    <message>
        <source>已调换的</source>
        <translation>What was swapped</translation>
    </message>
    <message>
        <source>已调换的保留</source>
        <translation>Keep swaps</translation>
    </message>
    <message>
        <source>已调换的也重排</source>
        <translation>Arrange swaps anew</translation>
    </message>
    <message>
        <source>生成</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>{zone} 由 {before} 次变为 {after} 次</source>
        <translation>{zone} from {before} to {after}</translation>
    </message>
    <message>
        <source>任组长单位最多与最少的差：{told}。</source>
        <translation>Difference between most and fewest times as lead: {told}.</translation>
    </message>
    <message>
        <source>待调换 {name}</source>
        <translation>To swap {name}</translation>
    </message>
    <message>
        <source>原定 {name}，已调换。原因：{note}</source>
        <translation>Planned for {name}, swapped. Reason: {note}</translation>
    </message>
    <message>
        <source>调整…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>改由本协作区的另一个党支部承担（回车）</source>
        <translation>Gives it to another branch of the zone (Enter)</translation>
    </message>
    <message>
        <source>调换…</source>
        <translation>Swap…</translation>
    </message>
    <message>
        <source>两项对调；也可在一项上按空格，再到另一项上按空格</source>
        <translation>Swaps two; or press Space on one and on the other</translation>
    </message>
    <message>
        <source>生成轮值…</source>
        <translation>Make duties…</translation>
    </message>
    <message>
        <source>{year} 年协作区轮值</source>
        <translation>Zone duties of {year}</translation>
    </message>
    <message>
        <source>这一年还没有划入党支部的协作区。先新建协作区，再把党支部划进去。</source>
        <translation>No zone has branches in this year yet. Set up zones first, then put branches into them.</translation>
    </message>
    <message>
        <source>设置协作区…</source>
        <translation>Set up zones…</translation>
    </message>
    <message>
        <source>重新生成…</source>
        <translation>Make anew…</translation>
    </message>
    <message>
        <source>{day}还没有到，这次活动却已有记录。请改正日期。</source>
        <translation>{day} is in the future, yet something is recorded for the activity. Please correct the date.</translation>
    </message>
    <message>
        <source>{found}还没有到，这次活动却已有记录。请改正日期。</source>
        <translation>{found} is in the future, yet something is recorded for the activity. Please correct the date.</translation>
    </message>
    <message>
        <source>{marks}和未登记不进出勤率</source>
        <translation>{marks} and what is not recorded stay out of the rate</translation>
    </message>
    <message>
        <source>{marks}算实到</source>
        <translation>{marks} count as present</translation>
    </message>
    <message>
        <source>{what}日期 {day} 晚于活动日期 {held}。请改正。</source>
        <translation>{what}: the date {day} is after the activity on {held}. Please correct it.</translation>
    </message>
    <message>
        <source>{year}年还没有年度计划。请先导入年度工作运行表，或新建计划。</source>
        <translation>There is no year plan for {year} yet. Please import the work plan of the year, or make one.</translation>
    </message>
    <message>
        <source>协作区轮值表</source>
        <translation>Sheet of zone duties</translation>
    </message>
    <message>
        <source>参加补课算到会</source>
        <translation>make-up counts as present</translation>
    </message>
    <message>
        <source>年度工作运行表</source>
        <translation>Work plan of the year</translation>
    </message>
    <message>
        <source>归档日期 {day} 早于活动日期 {held}。请改正。</source>
        <translation>The day of filing, {day}, is before the activity on {held}. Please correct it.</translation>
    </message>
    <message>
        <source>未登记不进出勤率</source>
        <translation>what is not recorded stays out of the rate</translation>
    </message>
    <message>
        <source>补课不算到会</source>
        <translation>make-up does not count as present</translation>
    </message>
    <message>
        <source>填写的内容有错，还没有保存。要放弃吗？</source>
        <translation>What you typed has errors and is not saved. Discard it?</translation>
    </message>
    <message>
        <source>唱票计票</source>
        <translation>Count ballots</translation>
    </message>
    <message>
        <source>发出选票的张数</source>
        <translation>Ballots handed out</translation>
    </message>
    <message>
        <source>这张选票赞成的编号</source>
        <translation>Numbers marked on this ballot</translation>
    </message>
    <message>
        <source>赞成的编号，如 134；另选写姓名；空白票写 0；回车记一张</source>
        <translation>Numbers, e.g. 134; names of others; 0 if blank; Enter records</translation>
    </message>
    <message>
        <source>删去上一张</source>
        <translation>Delete last</translation>
    </message>
    <message>
        <source>请填写张数。</source>
        <translation>Please write the number of ballots.</translation>
    </message>
    <message>
        <source>{title}（应选 {seats} 人）</source>
        <translation>{title} ({seats} seats)</translation>
    </message>
    <message>
        <source>已唱 {count} 张 · 有效 {valid} · 作废 {invalid}</source>
        <translation>{count} ballots counted · {valid} valid · {invalid} invalid</translation>
    </message>
    <message>
        <source>{name}（另选）</source>
        <translation>{name} (written in)</translation>
    </message>
    <message>
        <source>{count} 票</source>
        <translation>{count} votes</translation>
    </message>
    <message>
        <source>选了 {marked} 人，多于应选 {seats} 人：这张票作废。</source>
        <translation>{marked} marked, more than {seats} seats: this ballot is invalid.</translation>
    </message>
    <message>
        <source>没有赞成任何人（有效票）</source>
        <translation>nobody marked (valid)</translation>
    </message>
    <message>
        <source>候选人</source>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>候选人，按选票上的顺序</source>
        <translation>Candidates in the order of the ballot</translation>
    </message>
    <message>
        <source>应选 {seats} 人。按选票上的顺序排列，可以上移、下移。</source>
        <translation>{seats} seats. The order is that of the ballot and can be changed.</translation>
    </message>
    <message>
        <source>第 {number} 轮</source>
        <translation>Ballot {number}</translation>
    </message>
    <message>
        <source>应选 {seats} 人</source>
        <translation>{seats} seats</translation>
    </message>
    <message>
        <source>无记名</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>书面意见：{name} {stance}，{moment} 交来。</source>
        <translation>Written opinion: {name} {stance}, handed in {moment}.</translation>
    </message>
    <message>
        <source>{told}{why}</source>
        <translation>{told}{why}</translation>
    </message>
    <message>
        <source>删除{name}的书面意见</source>
        <translation>Delete written opinion of {name}</translation>
    </message>
    <message>
        <source>书面意见</source>
        <translation>Written opinion</translation>
    </message>
    <message>
        <source>按总数登记</source>
        <translation>Record totals</translation>
    </message>
    <message>
        <source>在得票相同的人中再投票</source>
        <translation>Vote again among equals</translation>
    </message>
    <message>
        <source>余下名额再投票</source>
        <translation>Vote again for open seats</translation>
    </message>
    <message>
        <source>投票无效</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>待登记</source>
        <translation>To record</translation>
    </message>
    <message>
        <source>已选满</source>
        <translation>All filled</translation>
    </message>
    <message>
        <source>还缺 {count} 名</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>不赞成 {count}</source>
        <translation>{count} against</translation>
    </message>
    <message>
        <source>弃权 {count}</source>
        <translation>{count} abstaining</translation>
    </message>
    <message>
        <source>得票相同</source>
        <translation>Equal votes</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>废票</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>监票、计票 {names}</source>
        <translation>Scrutineers and tellers {names}</translation>
    </message>
    <message>
        <source>新增一般决议</source>
        <translation>Add ordinary resolution</translation>
    </message>
    <message>
        <source>新增接收、转正表决</source>
        <translation>Add vote on admission</translation>
    </message>
    <message>
        <source>新增选举</source>
        <translation>Add election</translation>
    </message>
    <message>
        <source>新增支委会表决</source>
        <translation>Add branch committee vote</translation>
    </message>
    <message>
        <source>新增组织处置表决</source>
        <translation>Add disciplinary vote</translation>
    </message>
    <message>
        <source>如 关于通过年度工作计划的决议</source>
        <translation>e.g. resolution on the work plan of the year</translation>
    </message>
    <message>
        <source>如 接收为预备党员、预备党员转正</source>
        <translation>e.g. admission as probationary member, full membership</translation>
    </message>
    <message>
        <source>如 选举新一届支部委员会委员</source>
        <translation>e.g. election of the new branch committee</translation>
    </message>
    <message>
        <source>如 研究发展对象人选</source>
        <translation>e.g. choice of prospective members</translation>
    </message>
    <message>
        <source>如 限期改正、劝退、除名</source>
        <translation>e.g. to mend within a time, to leave, to be removed</translation>
    </message>
    <message>
        <source>收回选票</source>
        <translation>Ballots returned</translation>
    </message>
    <message>
        <source>应到会过半数</source>
        <translation>More than half expected</translation>
    </message>
    <message>
        <source>实到会过半数</source>
        <translation>More than half present</translation>
    </message>
    <message>
        <source>表决事项</source>
        <translation>What is voted on</translation>
    </message>
    <message>
        <source>表决的是谁</source>
        <translation>Who is voted on</translation>
    </message>
    <message>
        <source>一次表决一个人。几名对象要逐人讨论、逐人表决。</source>
        <translation>One person a vote; several are discussed and voted on one by one.</translation>
    </message>
    <message>
        <source>保存以后再列候选人。</source>
        <translation>Save first, then list the candidates.</translation>
    </message>
    <message>
        <source>监票人、计票人</source>
        <translation>Scrutineers, tellers</translation>
    </message>
    <message>
        <source>修改{regime}</source>
        <translation>Edit {regime}</translation>
    </message>
    <message>
        <source>按总数登记选举票数</source>
        <translation>Record totals of election</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>交来日期</source>
        <translation>Handed in on</translation>
    </message>
    <message>
        <source>交来时间</source>
        <translation>Handed in at</translation>
    </message>
    <message>
        <source>如 08:30</source>
        <translation>e.g. 08:30</translation>
    </message>
    <message>
        <source>书面意见：{name}</source>
        <translation>Written opinion: {name}</translation>
    </message>
    <message>
        <source>因故不能到会的人，会议开始以前交来的算票；以后交来的保存，不算票。</source>
        <translation>From those who cannot come: counted if handed in before the meeting; later ones are kept, not counted.</translation>
    </message>
    <message>
        <source>上级党组织同意的日期</source>
        <translation>Consent from above on</translation>
    </message>
    <message>
        <source>党员大会通过的日期</source>
        <translation>General meeting voted on</translation>
    </message>
    <message>
        <source>应到扣除</source>
        <translation>Deduction</translation>
    </message>
    <message>
        <source>应到扣除：{name}</source>
        <translation>Deduction: {name}</translation>
    </message>
    <message>
        <source>上级同意和党员大会通过，缺一样就不扣除，仍计入应到会。</source>
        <translation>Consent from above and a vote of the general meeting are both needed, or nothing is deducted.</translation>
    </message>
    <message>
        <source>有表决权 {voters} 人；到会还没有登记。</source>
        <translation>{voters} with a vote; attendance not recorded yet.</translation>
    </message>
    <message>
        <source>有表决权 {voters} 人，到会 {present} 人。</source>
        <translation>{voters} with a vote, {present} present.</translation>
    </message>
    <message>
        <source>不对应</source>
        <translation>None</translation>
    </message>
    <message>
        <source>当选票数</source>
        <translation>Votes needed</translation>
    </message>
    <message>
        <source>按规则</source>
        <translation>By rule</translation>
    </message>
    <message>
        <source>无记名投票</source>
        <translation>Secret ballot</translation>
    </message>
    <message>
        <source>这次会议还没有表决。</source>
        <translation>No votes at this meeting yet.</translation>
    </message>
    <message>
        <source>{name}：{reason}，没有表决权</source>
        <translation>{name}: {reason}, no vote</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>not recorded</translation>
    </message>
    <message>
        <source>扣除 {name}：{reason}；上级同意 {consent}，大会通过 {passed}</source>
        <translation>Deducted {name}: {reason}; consent from above {consent}, general meeting {passed}</translation>
    </message>
    <message>
        <source>删除{name}的扣除</source>
        <translation>Delete deduction of {name}</translation>
    </message>
    <message>
        <source>这次会议没有表决。</source>
        <translation>No votes at this meeting.</translation>
    </message>
    <message>
        <source>{regimes}：{text}</source>
        <translation>{regimes}: {text}</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Not recorded yet</translation>
    </message>
    <message>
        <source>有表决权 {voters}，扣除 {deducted}，应到 {expected}；至少到 {needed}，实到 {present}</source>
        <translation>{voters} with a vote, {deducted} deducted, {expected} expected; at least {needed} needed, {present} present</translation>
    </message>
    <message>
        <source>应到有表决权 {expected}；至少到 {needed}，实到 {present}</source>
        <translation>{expected} expected with a vote; at least {needed} needed, {present} present</translation>
    </message>
    <message>
        <source>到会待登记</source>
        <translation>Attendance to record</translation>
    </message>
    <message>
        <source>到会不够</source>
        <translation>Too few present</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>有表决权 {count} 人</source>
        <translation>{count} with a vote</translation>
    </message>
    <message>
        <source>预备党员 {count} 人（没有表决权）</source>
        <translation>{count} probationary (no vote)</translation>
    </message>
    <message>
        <source>停止表决权 {count} 人</source>
        <translation>{count} with vote suspended</translation>
    </message>
    <message>
        <source>停止表决权…</source>
        <translation>Suspend vote…</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>停止表决权：{name}</source>
        <translation>Suspend vote: {name}</translation>
    </message>
    <message>
        <source>哪一次</source>
        <translation>Which entry</translation>
    </message>
    <message>
        <source>从哪一天恢复</source>
        <translation>Restored on</translation>
    </message>
    <message>
        <source>还没有恢复的不填</source>
        <translation>Leave empty if not restored</translation>
    </message>
    <message>
        <source>如 处分决定的文号</source>
        <translation>e.g. document no. of the decision</translation>
    </message>
    <message>
        <source>这段时间的会议上不算有表决权的人，照常参加会议。以上级决定为准。</source>
        <translation>Has no vote at meetings in this time but attends as usual. The decision from above rules.</translation>
    </message>
    <message>
        <source>删去这一次</source>
        <translation>Delete this entry</translation>
    </message>
    <message>
        <source>同一个人输入了两次。请核对选票。</source>
        <translation>The same person stands twice. Please check the ballot.</translation>
    </message>
    <message>
        <source>没有停止过表决权。</source>
        <translation>The vote was never suspended.</translation>
    </message>
    <message>
        <source>没有编号 {number}，候选人编号到 {last}。请核对选票。</source>
        <translation>There is no number {number}; candidates go up to {last}. Please check the ballot.</translation>
    </message>
    <message>
        <source>请输入选票上赞成的编号；没有赞成任何人的票输入 0。</source>
        <translation>Please type the numbers marked on the ballot; 0 for one that marks nobody.</translation>
    </message>
    <message>
        <source>从{quarter}起</source>
        <translation>From {quarter}</translation>
    </message>
    <message>
        <source>{quarter} {job} {name}</source>
        <translation>{quarter} {job} {name}</translation>
    </message>
    <message>
        <source>第一季度</source>
        <translation>Quarter 1</translation>
    </message>
    <message>
        <source>第二季度</source>
        <translation>Quarter 2</translation>
    </message>
    <message>
        <source>第三季度</source>
        <translation>Quarter 3</translation>
    </message>
    <message>
        <source>第四季度</source>
        <translation>Quarter 4</translation>
    </message>
    <message>
        <source>{quarter}（本季度）</source>
        <translation>{quarter} (now)</translation>
    </message>
    <message>
        <source>{zone} {quarter} {job}：{name}</source>
        <translation>{zone} {quarter} {job}: {name}</translation>
    </message>
    <message>
        <source>对应活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>频次</source>
        <translation>Frequency</translation>
    </message>
    <message>
        <source>修改事项</source>
        <translation>Edit item</translation>
    </message>
    <message>
        <source>删除事项</source>
        <translation>Delete item</translation>
    </message>
    <message>
        <source>按工作内容判断</source>
        <translation>By what the work says</translation>
    </message>
    <message>
        <source>不是活动</source>
        <translation>No activity</translation>
    </message>
    <message>
        <source>“{title}”已有 {count} 个单位完成。删除后，手工登记的完成情况一起删除；活动保留。</source>
        <translation>{count} units have done &quot;{title}&quot;. What was recorded by hand is deleted with it; activities stay.</translation>
    </message>
    <message>
        <source>{before}，{after}</source>
        <translation>{before}, {after}</translation>
    </message>
    <message>
        <source>{before}；{after}</source>
        <translation>{before}; {after}</translation>
    </message>
    <message>
        <source>{job}原定{name}（{note}）</source>
        <translation>{job} planned for {name} ({note})</translation>
    </message>
    <message>
        <source>{quarter}{jobs}</source>
        <translation>{quarter}: {jobs}</translation>
    </message>
    <message>
        <source>{quarter}{zone}轮值</source>
        <translation>{quarter}: duties of {zone}</translation>
    </message>
    <message>
        <source>{title} 第 {number} 项</source>
        <translation>{title} no. {number}</translation>
    </message>
    <message>
        <source>{who}等 {count} 个</source>
        <translation>{who} and others, {count} in all</translation>
    </message>
    <message>
        <source>{who}（{told}）</source>
        <translation>{who} ({told})</translation>
    </message>
    <message>
        <source>{zone}轮值</source>
        <translation>duties of {zone}</translation>
    </message>
    <message>
        <source>回复：{title}</source>
        <translation>Answer: {title}</translation>
    </message>
    <message>
        <source>已安排 {day}</source>
        <translation>planned {day}</translation>
    </message>
    <message>
        <source>日子已过，还没有登记谁到会、开成什么样；没有登记不等于没有开</source>
        <translation>the day is over and nothing says who came and how it went; not recorded does not mean not held</translation>
    </message>
    <message>
        <source>还缺 {count} 人</source>
        <translation>{count} missing</translation>
    </message>
    <message>
        <source>修改“{name}”的不在岗</source>
        <translation>Edit absence of &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>对“{name}”和它的下级组织都有效。</source>
        <translation>Holds for &quot;{name}&quot; and everything below it.</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>“{key}”这种轮班方式每天都是休，没有上班的日子。请至少写一个班次。</source>
        <translation>The rota &quot;{key}&quot; is off every day. Please write one shift at least.</translation>
    </message>
    <message>
        <source>同时有{name}</source>
        <translation>{name} at the same time</translation>
    </message>
    <message>
        <source>同时有别的活动</source>
        <translation>another activity at the same time</translation>
    </message>
    <message>
        <source>哪些岗位算退休</source>
        <translation>Jobs that mean retired</translation>
    </message>
    <message>
        <source>退休人员按不上班算</source>
        <translation>Retired people are not on shift</translation>
    </message>
    <message>
        <source>退休，不上班</source>
        <translation>retired, not on shift</translation>
    </message>
    <message>
        <source>{year}年{part}</source>
        <translation>{part} of {year}</translation>
    </message>
    <message>
        <source>上半年</source>
        <translation>First half</translation>
    </message>
    <message>
        <source>下半年</source>
        <translation>Second half</translation>
    </message>
    <message>
        <source>栏目…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>指定表头的各栏是什么；导入后记住</source>
        <translation>Say what each column of the head is; remembered after the import</translation>
    </message>
    <message>
        <source>改第 {row} 行</source>
        <translation>Change row {row}</translation>
    </message>
    <message>
        <source>改好</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>“{field}”指定了不止一栏。请只留一栏。</source>
        <translation>&quot;{field}&quot; is set for more than one column. Please keep one only.</translation>
    </message>
    <message>
        <source>各栏是什么</source>
        <translation>What each column is</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>工作表“{sheet}”。导入后记住，下次同样的表头不用再指定。</source>
        <translation>Sheet &quot;{sheet}&quot;. Remembered after the import, so the same head need not be set again.</translation>
    </message>
    <message>
        <source>按文件</source>
        <translation>As in the file</translation>
    </message>
    <message>
        <source>还没有可以导入的行。</source>
        <translation>There is no row to import yet.</translation>
    </message>
    <message>
        <source>不跳过</source>
        <translation>Do not skip</translation>
    </message>
    <message>
        <source>单独修改</source>
        <translation>Change for this unit</translation>
    </message>
    <message>
        <source>只改这个单位的完成时限、形式和自选动作</source>
        <translation>Change deadline, form and own actions for this unit only</translation>
    </message>
    <message>
        <source>计划改名</source>
        <translation>Rename plan</translation>
    </message>
    <message>
        <source>计划名称</source>
        <translation>Name of the plan</translation>
    </message>
    <message>
        <source>删除“{title}”和其中 {count} 个事项？手工登记的完成情况一起删除；活动保留。</source>
        <translation>Delete &quot;{title}&quot; with its {count} items? What was entered by hand as done goes too; activities stay.</translation>
    </message>
    <message>
        <source>新建空白计划</source>
        <translation>New empty plan</translation>
    </message>
    <message>
        <source>计划改名…</source>
        <translation>Rename plan…</translation>
    </message>
    <message>
        <source>删除计划…</source>
        <translation>Delete plan…</translation>
    </message>
    <message>
        <source>计划里还没有事项。</source>
        <translation>The plan has no items yet.</translation>
    </message>
    <message>
        <source>{year} 年还没有计划。</source>
        <translation>There is no plan for {year} yet.</translation>
    </message>
    <message>
        <source>修改本单位事项</source>
        <translation>Change the item for this unit</translation>
    </message>
    <message>
        <source>年度计划的用词读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The words of the year plan cannot be read: {where}. Please install the program again; no data was changed.</translation>
    </message>
    <message>
        <source>责任单位“{found}”不是本单位的组织，记在“{hint}”名下，照样导入。请核对。</source>
        <translation>The responsible unit &quot;{found}&quot; is no organization of ours; the item is put under &quot;{hint}&quot; and imported all the same. Please check.</translation>
    </message>
    <message>
        <source>录入核对只在屏幕上看，不打印。</source>
        <translation>The entry check is for the screen only and is not printed.</translation>
    </message>
    <message>
        <source>还没有自己的活动种类。程序自带的种类不够用时，点“新增种类”。</source>
        <translation>There are no kinds of your own yet. Where those of the program are not enough, choose &quot;Add kind&quot;.</translation>
    </message>
    <message>
        <source>删除 {month} 的排班表（{file}）</source>
        <translation>Delete the shift sheet of {month} ({file})</translation>
    </message>
    <message>
        <source>条件改了。请点“排时间”重新排。</source>
        <translation>The conditions have changed. Please choose &quot;Plan time&quot; again.</translation>
    </message>
    <message>
        <source>重新投票</source>
        <translation>Vote again</translation>
    </message>
    <message>
        <source>表格文件 (*.xlsx *.xls *.csv)</source>
        <translation>Tables (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>示例由旧版程序建立，缺少新内容。要重建，请先退出并删除 {path}。</source>
        <translation>The sample was built by an older version and lacks what is new. To build it anew, please quit and delete {path}.</translation>
    </message>
    <message>
        <source>从哪天起记</source>
        <translation>Recorded from</translation>
    </message>
    <message>
        <source>到 {last} 已有 {most} 次，一次不能安排更多。请把截止日期提前，以后再延长。</source>
        <translation>By {last} there are {most} already; no more can be planned at once. Please choose an earlier end and extend it later.</translation>
    </message>
    <message>
        <source>回复期限 {found} 早于收文日期 {hint}。请改正。</source>
        <translation>The reply deadline {found} is before the day of receipt {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>姓名栏的写法</source>
        <translation>Headings of the name column</translation>
    </message>
    <message>
        <source>报送日期 {found} 早于收文日期 {hint}。请改正。</source>
        <translation>The day of sending {found} is before the day of receipt {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>没有登记不等于没有开：开过的请补登记，那时还没有用本程序的请在规则“组织生活从哪天起记”里写明</source>
        <translation>No record does not mean that it was not held: please enter what was held; if the program was not yet in use then, say so in the rule &quot;组织生活从哪天起记&quot;</translation>
    </message>
    <message>
        <source>班次表</source>
        <translation>Shifts of the month</translation>
    </message>
    <message>
        <source>班组栏的写法</source>
        <translation>Headings of the crew column</translation>
    </message>
    <message>
        <source>结束日期 {found} 早于开始日期 {hint}。请改正。</source>
        <translation>The end {found} is before the start {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>表尾各行的开头</source>
        <translation>Beginnings of the closing lines</translation>
    </message>
    <message>
        <source>责任人已选 {hint}，又写了名册外的“{found}”。请只留一个。</source>
        <translation>{hint} is chosen as responsible, and &quot;{found}&quot; from outside the roster was typed as well. Please keep one only.</translation>
    </message>
    <message>
        <source>选中的人都还没有登记，不必清除。</source>
        <translation>Nobody chosen has been marked yet, so there is nothing to clear.</translation>
    </message>
    <message>
        <source>党内身份</source>
        <translation>Party status</translation>
    </message>
    <message>
        <source>减少登记</source>
        <translation>Departures</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>主题党日方案</source>
        <translation>Themed Party day plan</translation>
    </message>
    <message>
        <source>主题党日记录</source>
        <translation>Themed Party day record</translation>
    </message>
    <message>
        <source>自定轮班方式</source>
        <translation>Rota of our own</translation>
    </message>
    <message>
        <source>如 三班两运转，六天一轮</source>
        <translation>e.g. three crews, two shifts, six days</translation>
    </message>
    <message>
        <source>一轮里每天上什么班</source>
        <translation>Shift of each day of the cycle</translation>
    </message>
    <message>
        <source>从第一天起，如 早早中中夜夜休休；班名不止一个字的用空格隔开</source>
        <translation>From the first day on, e.g. &quot;早早中中夜夜休休&quot;; names of several letters are set apart by blanks</translation>
    </message>
    <message>
        <source>各班几点到几点</source>
        <translation>Hours of each shift</translation>
    </message>
    <message>
        <source>一行一个班次，如 早 08:00-16:00</source>
        <translation>One shift a line, e.g. &quot;早 08:00-16:00&quot;</translation>
    </message>
    <message>
        <source>各班组错开几天</source>
        <translation>Days by which the crews are shifted</translation>
    </message>
    <message>
        <source>甲、乙、丙、丁依次写，如 0 2 4 6</source>
        <translation>In the order of the crews, e.g. 0 2 4 6</translation>
    </message>
    <message>
        <source>换一个名称就是新的一种；名称不变就改这一种。取消在“规则”里。</source>
        <translation>Another name makes a new rota; the same name changes this one. It is taken back under &quot;Rules&quot;.</translation>
    </message>
    <message>
        <source>“{found}”不是天数。请写成 0 2 4 6。</source>
        <translation>&quot;{found}&quot; is no number of days. Please write like 0 2 4 6.</translation>
    </message>
    <message>
        <source>“{found}”读不懂。请写成 早 08:00-16:00，一行一个班次。</source>
        <translation>&quot;{found}&quot; cannot be read. Please write like &quot;早 08:00-16:00&quot;, one shift a line.</translation>
    </message>
    <message>
        <source>一轮写了 {found} 天，最多 {hint} 天。请只写一轮。</source>
        <translation>The cycle has {found} days; {hint} at most. Please write one cycle only.</translation>
    </message>
    <message>
        <source>一轮里没有班次“{found}”。请核对，或删去这一行。</source>
        <translation>The cycle has no shift &quot;{found}&quot;. Please check, or delete this line.</translation>
    </message>
    <message>
        <source>每天都是休，没有上班的日子。请至少写一个班次。</source>
        <translation>Every day is off; nobody would work. Please write one shift at least.</translation>
    </message>
    <message>
        <source>没有写轮班方式的名称。请填写。</source>
        <translation>The rota has no name. Please enter one.</translation>
    </message>
    <message>
        <source>班次“{found}”写了两行。请只留一行。</source>
        <translation>The shift &quot;{found}&quot; has two lines. Please keep one.</translation>
    </message>
    <message>
        <source>班次“{found}”没有写几点到几点。请补一行。</source>
        <translation>The shift &quot;{found}&quot; has no hours. Please add a line.</translation>
    </message>
    <message>
        <source>错开 {found} 天，超过一轮的 {hint} 天。请改正。</source>
        <translation>Shifted by {found} days, more than the {hint} days of the cycle. Please correct it.</translation>
    </message>
    <message>
        <source>{found} 大于 {hint}。请改正。</source>
        <translation>{found} is greater than {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>{found} 小于 {hint}，不能这样记。请改正，或并到别的行里。</source>
        <translation>{found} is less than {hint} and cannot be recorded so. Please correct it, or put it into another row.</translation>
    </message>
    <message>
        <source>{found}不能办这一步，要由{hint}来办。请换人。</source>
        <translation>{found} cannot take this step; it is for {hint}. Please choose somebody else.</translation>
    </message>
    <message>
        <source>{found}就是责任人，应当由{hint}来办。请换人，或核对后照记。</source>
        <translation>{found} is responsible; this is for {hint}. Please choose somebody else, or check and record it all the same.</translation>
    </message>
    <message>
        <source>{hint}都是{found}。请核对，能换人的换人。</source>
        <translation>{hint}: all are {found}. Please check, and choose somebody else where possible.</translation>
    </message>
    <message>
        <source>“{book}”不挂附件。请只写文字。</source>
        <translation>&quot;{book}&quot; takes no files. Please write text only.</translation>
    </message>
    <message>
        <source>“{book}”不能匿名登记。请写明姓名和日期。</source>
        <translation>&quot;{book}&quot; cannot be entered anonymously. Please give name and day.</translation>
    </message>
    <message>
        <source>“{book}”不记这种活动或来文。请另选一本。</source>
        <translation>&quot;{book}&quot; is not for this kind of activity or document. Please choose another book.</translation>
    </message>
    <message>
        <source>“{book}”只记固定的几项，是为了保护人，不能加字段。请另建一本台账。</source>
        <translation>&quot;{book}&quot; keeps a few fixed things only, to protect people, and takes no more fields. Please make another book.</translation>
    </message>
    <message>
        <source>“{book}”没有里程碑。不必增加。</source>
        <translation>&quot;{book}&quot; has no milestones; there is no need to add one.</translation>
    </message>
    <message>
        <source>“{book}”补记在活动或来文上。请从那里登记。</source>
        <translation>&quot;{book}&quot; is kept with activities or documents. Please enter it there.</translation>
    </message>
    <message>
        <source>“{field}”不是选项字段，没有选项。请另选字段。</source>
        <translation>&quot;{field}&quot; is no field of choices. Please choose another field.</translation>
    </message>
    <message>
        <source>“{field}”在办理步骤、期限或列表里要用，不能停用。请改名，或改为不必填。</source>
        <translation>&quot;{field}&quot; is needed for steps, deadline or list and cannot be retired. Please rename it, or make it optional.</translation>
    </message>
    <message>
        <source>“{field}”已经填过内容，不能删除。请停用。</source>
        <translation>&quot;{field}&quot; holds entries and cannot be deleted. Please retire it.</translation>
    </message>
    <message>
        <source>“{field}”是台账原有的字段，不能删除。请停用。</source>
        <translation>&quot;{field}&quot; came with the book and cannot be deleted. Please retire it.</translation>
    </message>
    <message>
        <source>“{found}”不能填在“{hint}”里。请改正。</source>
        <translation>&quot;{found}&quot; cannot stand in &quot;{hint}&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>“{found}”不记这本台账。请换一个组织。</source>
        <translation>&quot;{found}&quot; does not keep this book. Please choose another organization.</translation>
    </message>
    <message>
        <source>“{found}”写了几个人，这里只能写一人。请只留一个。</source>
        <translation>&quot;{found}&quot; names several people; there is room for one here. Please keep one.</translation>
    </message>
    <message>
        <source>“{found}”要写明情况。请填写。</source>
        <translation>&quot;{found}&quot; needs an explanation. Please enter it.</translation>
    </message>
    <message>
        <source>“{hint}”之前要先填“{found}”。请填写。</source>
        <translation>&quot;{found}&quot; must be filled in before &quot;{hint}&quot;. Please enter it.</translation>
    </message>
    <message>
        <source>不能直接到“{found}”：现在是{hint}。请按顺序办。</source>
        <translation>&quot;{found}&quot; cannot come next; it stands at {hint}. Please go in order.</translation>
    </message>
    <message>
        <source>修改台账</source>
        <translation>Change ledger row</translation>
    </message>
    <message>
        <source>修改台账字段</source>
        <translation>Change ledger field</translation>
    </message>
    <message>
        <source>修改里程碑</source>
        <translation>Change milestone</translation>
    </message>
    <message>
        <source>停用台账</source>
        <translation>Retire book</translation>
    </message>
    <message>
        <source>停用台账字段</source>
        <translation>Retire ledger field</translation>
    </message>
    <message>
        <source>停用台账选项</source>
        <translation>Retire ledger choice</translation>
    </message>
    <message>
        <source>删除台账字段</source>
        <translation>Delete ledger field</translation>
    </message>
    <message>
        <source>删除台账行</source>
        <translation>Delete ledger row</translation>
    </message>
    <message>
        <source>删除里程碑</source>
        <translation>Delete milestone</translation>
    </message>
    <message>
        <source>办理台账</source>
        <translation>Take a step</translation>
    </message>
    <message>
        <source>匿名的意见不登记“{found}”。请留空，或改为不匿名登记。</source>
        <translation>An anonymous opinion has no &quot;{found}&quot;. Please leave it empty, or enter it with a name.</translation>
    </message>
    <message>
        <source>匿名的意见不能挂附件，附件会让人认出是谁。请只写文字。</source>
        <translation>An anonymous opinion takes no files, which could tell who it was. Please write text only.</translation>
    </message>
    <message>
        <source>台账名称“{found}”超过 {hint} 个字。请写短一些。</source>
        <translation>The name of the book &quot;{found}&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>台账改名</source>
        <translation>Rename book</translation>
    </message>
    <message>
        <source>台账样本读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The supplied books cannot be read: {where}. Please install the program again; no data was changed.</translation>
    </message>
    <message>
        <source>名册上有 {hint} 个人叫“{found}”。请从名册里选定是哪一个。</source>
        <translation>{hint} people of the roster are called &quot;{found}&quot;. Please choose which one.</translation>
    </message>
    <message>
        <source>填写说明“{found}…”超过 {hint} 个字。请写短一些。</source>
        <translation>The hint &quot;{found}…&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>增加台账字段</source>
        <translation>Add ledger field</translation>
    </message>
    <message>
        <source>增加台账选项</source>
        <translation>Add ledger choice</translation>
    </message>
    <message>
        <source>增加里程碑</source>
        <translation>Add milestone</translation>
    </message>
    <message>
        <source>字段“{found}”不是数字，不能有上下限。请去掉。</source>
        <translation>The field &quot;{found}&quot; is no number and can have no limits. Please take them out.</translation>
    </message>
    <message>
        <source>字段“{found}”不是选项，却写了选项。请改成选项，或去掉。</source>
        <translation>The field &quot;{found}&quot; has choices but is no field of choices. Please change its kind, or take them out.</translation>
    </message>
    <message>
        <source>字段“{found}”已经停用，不能再填。请留空，或先恢复这个字段。</source>
        <translation>The field &quot;{found}&quot; is retired. Please leave it empty, or restore the field first.</translation>
    </message>
    <message>
        <source>字段“{found}”的下限大于上限。请改正。</source>
        <translation>The lower limit of &quot;{found}&quot; is above the upper one. Please correct it.</translation>
    </message>
    <message>
        <source>字段“{found}”这种类型不能有默认值。请去掉。</source>
        <translation>A field like &quot;{found}&quot; can have no default. Please take it out.</translation>
    </message>
    <message>
        <source>字段代号“{found}”空着、重复，或与固定的列同名。请换一个。</source>
        <translation>The key &quot;{found}&quot; of a field is empty, used twice, or that of a fixed column. Please choose another.</translation>
    </message>
    <message>
        <source>字段全部停用了，记不了东西。请至少留一个在用。</source>
        <translation>All fields are retired, so nothing can be recorded. Please keep one in use.</translation>
    </message>
    <message>
        <source>字段名称“{found}”超过 {hint} 个字。请写短一些。</source>
        <translation>The name of the field &quot;{found}&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>已经有一个字段叫“{found}”。请换一个名称。</source>
        <translation>There is a field &quot;{found}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>已经有一本台账叫“{found}”。请换一个名称。</source>
        <translation>There is a book &quot;{found}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>恢复台账</source>
        <translation>Restore book</translation>
    </message>
    <message>
        <source>恢复台账字段</source>
        <translation>Restore ledger field</translation>
    </message>
    <message>
        <source>恢复台账选项</source>
        <translation>Restore ledger choice</translation>
    </message>
    <message>
        <source>撤回办理记录</source>
        <translation>Take back a step</translation>
    </message>
    <message>
        <source>改正办理记录</source>
        <translation>Correct a step</translation>
    </message>
    <message>
        <source>新建台账</source>
        <translation>New book</translation>
    </message>
    <message>
        <source>新行的状态“{found}”不能是已经办完。请改正。</source>
        <translation>A new row cannot begin as &quot;{found}&quot;, which is over. Please correct it.</translation>
    </message>
    <message>
        <source>日期 {found} 早于{hint}。请改正。</source>
        <translation>The day {found} is before {hint}. Please correct it.</translation>
    </message>
    <message>
        <source>日期 {found} 晚于后面的{hint}。请改正。</source>
        <translation>The day {found} is after {hint}, which comes later. Please correct it.</translation>
    </message>
    <message>
        <source>日期跟着活动或来文走。请到那里改。</source>
        <translation>The day is that of the activity or document. Please change it there.</translation>
    </message>
    <message>
        <source>有一个状态没有名称。请填写。</source>
        <translation>A state has no name. Please enter it.</translation>
    </message>
    <message>
        <source>有一个选项是空的。请填写，或者去掉。</source>
        <translation>A choice is empty. Please enter it, or take it out.</translation>
    </message>
    <message>
        <source>有一步没有写叫什么。请填写。</source>
        <translation>A step has no name. Please enter it.</translation>
    </message>
    <message>
        <source>有几个组织叫“{found}”。请从列表里选定。</source>
        <translation>Several organizations are called &quot;{found}&quot;. Please choose one from the list.</translation>
    </message>
    <message>
        <source>步骤“{found}”要看责任人，却没有说是哪个字段。请改正。</source>
        <translation>The step &quot;{found}&quot; looks at who is responsible, but no field is named. Please correct it.</translation>
    </message>
    <message>
        <source>步骤名称“{found}”超过 {hint} 个字。请写短一些。</source>
        <translation>The name of the step &quot;{found}&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>步骤里的状态“{found}”没有定义。请改正。</source>
        <translation>The state &quot;{found}&quot; of a step is not defined. Please correct it.</translation>
    </message>
    <message>
        <source>没有“{found}”这个选项。请从已有的选项里选。</source>
        <translation>There is no choice &quot;{found}&quot;. Please choose one that there is.</translation>
    </message>
    <message>
        <source>没有写{found}。请填写。</source>
        <translation>{found} is missing. Please enter it.</translation>
    </message>
    <message>
        <source>没有写台账名称。请填写。</source>
        <translation>The book has no name. Please enter it.</translation>
    </message>
    <message>
        <source>没有写姓名。请填写，或从名册里选。</source>
        <translation>No name was given. Please enter it, or choose from the roster.</translation>
    </message>
    <message>
        <source>没有写字段名称。请填写。</source>
        <translation>The field has no name. Please enter it.</translation>
    </message>
    <message>
        <source>没有写日期。请填写。</source>
        <translation>No day was given. Please enter it.</translation>
    </message>
    <message>
        <source>没有写里程碑。请填写这一阶段要做到什么。</source>
        <translation>The milestone says nothing. Please enter what is to be reached.</translation>
    </message>
    <message>
        <source>没有叫“{found}”的组织。请按组织名称填写。</source>
        <translation>No organization is called &quot;{found}&quot;. Please write its name.</translation>
    </message>
    <message>
        <source>没有哪一步能到状态“{found}”。请加一步，或去掉这个状态。</source>
        <translation>No step leads to the state &quot;{found}&quot;. Please add one, or take the state out.</translation>
    </message>
    <message>
        <source>没有要登记的行。请先填写或粘贴。</source>
        <translation>There is no row to enter. Please type or paste first.</translation>
    </message>
    <message>
        <source>没有说清这本台账记的是自己的行还是活动。请改正。</source>
        <translation>It is not said whether this book has rows of its own or is kept with activities. Please correct it.</translation>
    </message>
    <message>
        <source>没有选哪一级记这本台账。请至少选一级组织。</source>
        <translation>It is not chosen who keeps this book. Please choose one level of organization at least.</translation>
    </message>
    <message>
        <source>状态“{found}”写了两遍。请去掉一个。</source>
        <translation>The state &quot;{found}&quot; stands twice. Please take one out.</translation>
    </message>
    <message>
        <source>状态名称“{found}”超过 {hint} 个字。请写短一些。</source>
        <translation>The name of the state &quot;{found}&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>登记台账</source>
        <translation>Enter ledger row</translation>
    </message>
    <message>
        <source>登记多行台账</source>
        <translation>Enter ledger rows</translation>
    </message>
    <message>
        <source>补记台账</source>
        <translation>Add to ledger</translation>
    </message>
    <message>
        <source>调整台账字段顺序</source>
        <translation>Change order of ledger fields</translation>
    </message>
    <message>
        <source>还没有填{found}，不能“{hint}”。请先填齐。</source>
        <translation>{found} is not filled in, so &quot;{hint}&quot; is not possible. Please complete it first.</translation>
    </message>
    <message>
        <source>这一步办理记录已经不在了。请重新打开这一行。</source>
        <translation>This step is no more. Please open the row again.</translation>
    </message>
    <message>
        <source>这一行台账已经不在了。请重新打开这一页。</source>
        <translation>This ledger row is no more. Please open the page again.</translation>
    </message>
    <message>
        <source>这一行台账已经不在了，可能刚被撤销。请回到台账再看。</source>
        <translation>This ledger row is no more; it may just have been undone. Please go back to the ledger and look again.</translation>
    </message>
    <message>
        <source>这一行已有办理记录，不能删除。请先退回办理记录。</source>
        <translation>This row has steps and cannot be deleted. Please take the steps back first.</translation>
    </message>
    <message>
        <source>这一行已经列入议题，不能删除。请先把议题删掉。</source>
        <translation>This row is on an agenda and cannot be deleted. Please delete the matter first.</translation>
    </message>
    <message>
        <source>这一行已经是“{found}”，没有下一步。不必再办。</source>
        <translation>This row is &quot;{found}&quot; already; there is nothing more to do.</translation>
    </message>
    <message>
        <source>这一行还有附件，不能删除。请先删除附件。</source>
        <translation>This row has files and cannot be deleted. Please delete the files first.</translation>
    </message>
    <message>
        <source>这一行还没有办理记录。请不必退回。</source>
        <translation>This row has no steps, so there is nothing to take back.</translation>
    </message>
    <message>
        <source>这个字段已经不在了。请重新打开这一页。</source>
        <translation>This field is no more. Please open the page again.</translation>
    </message>
    <message>
        <source>这个组织已经不在了。请另选一个。</source>
        <translation>This organization is no more. Please choose another.</translation>
    </message>
    <message>
        <source>这个里程碑已经不在了。请重新打开这一行。</source>
        <translation>This milestone is no more. Please open the row again.</translation>
    </message>
    <message>
        <source>这本台账一个字段也没有，记不了东西。请至少加一个字段。</source>
        <translation>This book has no field, so nothing can be recorded. Please add one at least.</translation>
    </message>
    <message>
        <source>这本台账已经不在了。请另选一本。</source>
        <translation>This book is no more. Please choose another.</translation>
    </message>
    <message>
        <source>这本台账已经停用或不在了。请另选一本。</source>
        <translation>This book is retired or no more. Please choose another.</translation>
    </message>
    <message>
        <source>这本台账是程序带来的，这几项不能改。请改名、加字段，或另建一本。</source>
        <translation>This book came with the program, and these things cannot be changed. Please rename it, add fields, or make another.</translation>
    </message>
    <message>
        <source>这本台账没有“{found}”这个字段。请从已有的字段里选。</source>
        <translation>This book has no field &quot;{found}&quot;. Please choose one that it has.</translation>
    </message>
    <message>
        <source>这本台账没有“{found}”这个字段。请重新打开这一页再填。</source>
        <translation>This book has no field &quot;{found}&quot;. Please open the page again and fill it in.</translation>
    </message>
    <message>
        <source>这次活动或这份来文已经不在了。请回到清单再看。</source>
        <translation>This activity or document is no more. Please go back to the list and look again.</translation>
    </message>
    <message>
        <source>这里的人已经不在名册上。请重新选。</source>
        <translation>Somebody named here is no longer on the roster. Please choose again.</translation>
    </message>
    <message>
        <source>这里的组织已经不在了。请重新选。</source>
        <translation>The organization named here is no more. Please choose again.</translation>
    </message>
    <message>
        <source>选项“{found}”写了两遍。请去掉一个。</source>
        <translation>The choice &quot;{found}&quot; stands twice. Please take one out.</translation>
    </message>
    <message>
        <source>选项“{found}”超过 {hint} 个字。请写短一些。</source>
        <translation>The choice &quot;{found}&quot; has more than {hint} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>选项字段“{found}”没有可选的内容。请至少写一个选项。</source>
        <translation>The field &quot;{found}&quot; has nothing to choose from. Please write one choice at least.</translation>
    </message>
    <message>
        <source>逾期按“{found}”算，但它不是日期字段。请改正。</source>
        <translation>Lateness goes by &quot;{found}&quot;, which is no field of days. Please correct it.</translation>
    </message>
    <message>
        <source>逾期规则没有写到哪天或多少天。请填写。</source>
        <translation>The rule of lateness names neither a day nor a number of days. Please enter it.</translation>
    </message>
    <message>
        <source>里程碑完成</source>
        <translation>Milestone reached</translation>
    </message>
    <message>
        <source>里程碑日期 {due} 早于{label} {day}。请改正。</source>
        <translation>The day {due} of the milestone is before {label} {day}. Please correct it.</translation>
    </message>
    <message>
        <source>默认值“{found}”不在可选的内容里。请改正。</source>
        <translation>The default &quot;{found}&quot; is not among the choices. Please correct it.</translation>
    </message>
    <message>
        <source>{bond}{unit}的另外 {all} 人中 {there} 人在新组</source>
        <translation>Of the {all} others of {bond} {unit}, {there} are in the new group</translation>
    </message>
    <message>
        <source>{count} 人固定在现在的党小组</source>
        <translation>{count} people stay in their present groups</translation>
    </message>
    <message>
        <source>{name}没有人。请分人进去，或去掉这个党小组。</source>
        <translation>{name} has nobody. Please put people in, or take the group out.</translation>
    </message>
    <message>
        <source>{name}的组长不在组里。请另选组长。</source>
        <translation>The leader of {name} is not in the group. Please choose another.</translation>
    </message>
    <message>
        <source>{people}分开</source>
        <translation>{people} apart</translation>
    </message>
    <message>
        <source>{people}在一组</source>
        <translation>{people} together</translation>
    </message>
    <message>
        <source>一人换组几分</source>
        <translation>Points for a move</translation>
    </message>
    <message>
        <source>与其他人的调整相互配合</source>
        <translation>Goes together with the moves of others</translation>
    </message>
    <message>
        <source>人员类别不均一人几分</source>
        <translation>Points for each person of uneven category</translation>
    </message>
    <message>
        <source>人员类别多或少几人不算</source>
        <translation>People of a category that may be more or fewer</translation>
    </message>
    <message>
        <source>人数不均一人几分</source>
        <translation>Points for each person of uneven size</translation>
    </message>
    <message>
        <source>作业地点</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>使各组{trait}均衡</source>
        <translation>Evens out {trait}</translation>
    </message>
    <message>
        <source>使各组人数均衡</source>
        <translation>Evens out the sizes</translation>
    </message>
    <message>
        <source>先不拆开哪些（从先到后）</source>
        <translation>What is kept together (first to last)</translation>
    </message>
    <message>
        <source>党小组划分</source>
        <translation>Division into groups</translation>
    </message>
    <message>
        <source>划分 {count} 个党小组</source>
        <translation>{count} groups</translation>
    </message>
    <message>
        <source>原来的党小组不再设</source>
        <translation>The former group is closed</translation>
    </message>
    <message>
        <source>只有党支部可以划分党小组。请选择一个党支部。</source>
        <translation>Only a branch is divided into groups. Please choose a branch.</translation>
    </message>
    <message>
        <source>可任组长的不均一人几分</source>
        <translation>Points for each possible leader unevenly placed</translation>
    </message>
    <message>
        <source>可任组长的人</source>
        <translation>people who may lead</translation>
    </message>
    <message>
        <source>可任组长的多或少几人不算</source>
        <translation>Possible leaders that may be more or fewer</translation>
    </message>
    <message>
        <source>可比平均数多或少几人</source>
        <translation>People more or fewer than the average</translation>
    </message>
    <message>
        <source>在限定的时间里没有找到合适的划分。请放宽要求，或多算几秒。</source>
        <translation>No division was found in the time. Please ask for less, or allow more seconds.</translation>
    </message>
    <message>
        <source>年龄不均一人几分</source>
        <translation>Points for each person of uneven age</translation>
    </message>
    <message>
        <source>年龄多或少几人不算</source>
        <translation>People of an age that may be more or fewer</translation>
    </message>
    <message>
        <source>文化程度</source>
        <translation>Schooling</translation>
    </message>
    <message>
        <source>文化程度不均一人几分</source>
        <translation>Points for each person of uneven schooling</translation>
    </message>
    <message>
        <source>文化程度多或少几人不算</source>
        <translation>People of a schooling that may be more or fewer</translation>
    </message>
    <message>
        <source>方案里有人分在两个党小组。请只留一个。</source>
        <translation>Somebody is in two groups of the proposal. Please keep one.</translation>
    </message>
    <message>
        <source>方案里有人已不在这个党支部。请重新划分。</source>
        <translation>Somebody of the proposal is no longer in this branch. Please divide again.</translation>
    </message>
    <message>
        <source>方案里的党小组不是这个党支部现有的。请重新划分。</source>
        <translation>A group of the proposal is none of this branch. Please divide again.</translation>
    </message>
    <message>
        <source>最多算几秒</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>有 {count} 人的党小组不再设，方案里没有他们。请重新划分。</source>
        <translation>{count} people of a group that is closed are not in the proposal. Please divide again.</translation>
    </message>
    <message>
        <source>正在找出哪些要求互相冲突</source>
        <translation>Finding which wishes collide</translation>
    </message>
    <message>
        <source>每组 {least} 到 {most} 人</source>
        <translation>{least} to {most} people in each group</translation>
    </message>
    <message>
        <source>每组至少 {least} 名正式党员</source>
        <translation>at least {least} full members in each group</translation>
    </message>
    <message>
        <source>每组至少几人</source>
        <translation>Least size</translation>
    </message>
    <message>
        <source>每组至少几名正式党员</source>
        <translation>Full members in each group at least</translation>
    </message>
    <message>
        <source>现在不在任何党小组</source>
        <translation>In no group now</translation>
    </message>
    <message>
        <source>组长换组另加几分</source>
        <translation>Further points where a leader moves</translation>
    </message>
    <message>
        <source>要和指定的人分开</source>
        <translation>To be apart from somebody named</translation>
    </message>
    <message>
        <source>要和指定的人在一组</source>
        <translation>To be together with somebody named</translation>
    </message>
    <message>
        <source>调整党小组划分</source>
        <translation>Divide the branch anew</translation>
    </message>
    <message>
        <source>这些要求不能同时满足：{wishes}。请放宽其中一项。</source>
        <translation>These wishes cannot all be met: {wishes}. Please relax one of them.</translation>
    </message>
    <message>
        <source>逾期 {n} 天</source>
        <translation>{n} days overdue</translation>
    </message>
    <message>
        <source>未完</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>会上结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>登记会上结果</source>
        <translation>Enter outcome</translation>
    </message>
    <message>
        <source>撤回结果</source>
        <translation>Take back outcome</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open ledger</translation>
    </message>
    <message>
        <source>{books}中没销的先列入 {day} 的活动，这里还没有。</source>
        <translation>What is still open in {books} goes to the activity of {day} first; there is nothing here yet.</translation>
    </message>
    <message>
        <source>{books}中没有要过的事项。</source>
        <translation>Nothing in {books} to go through.</translation>
    </message>
    <message>
        <source>{books}中上次以来新登记的和还没销的自动列入，共 {n} 件，现在还有 {open} 件没销。</source>
        <translation>What is new in {books} since last time or still open is listed by itself: {n} rows, {open} still open now.</translation>
    </message>
    <message>
        <source>办理人</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>复查、销号要写清由谁</source>
        <translation>A re-check or closing must say by whom</translation>
    </message>
    <message>
        <source>名册外的办理人</source>
        <translation>Done by, not on the roster</translation>
    </message>
    <message>
        <source>汇报/任务</source>
        <translation>Reports/tasks</translation>
    </message>
    <message>
        <source>小组交的任务 {tasks} 项，已汇报发言 {spoken} 项；在党小组页登记。</source>
        <translation>{tasks} tasks given by the group, {spoken} reported on; enter them on the Party groups page.</translation>
    </message>
    <message>
        <source>里程碑 {n} 个</source>
        <translation>{n} milestones</translation>
    </message>
    <message>
        <source>（逾期 {n} 个）</source>
        <translation> ({n} overdue)</translation>
    </message>
    <message>
        <source>转入{book}</source>
        <translation>Move to {book}</translation>
    </message>
    <message>
        <source>选中的决议记入{book}，从此在那里办</source>
        <translation>Enter the selected resolution in {book}; it is handled there from now on</translation>
    </message>
    <message>
        <source>已转{book}</source>
        <translation>Moved to {book}</translation>
    </message>
    <message>
        <source>在{book}里办</source>
        <translation>Handled in {book}</translation>
    </message>
    <message>
        <source>打开{book}</source>
        <translation>Open {book}</translation>
    </message>
    <message>
        <source>{level}&#x3000;{n}</source>
        <translation>{level} · {n}</translation>
    </message>
    <message>
        <source>已不在册</source>
        <translation>No longer on the roster</translation>
    </message>
    <message>
        <source>已转到{place}</source>
        <translation>Transferred to {place}</translation>
    </message>
    <message>
        <source>已调到{place}</source>
        <translation>Moved to {place}</translation>
    </message>
    <message>
        <source>已不在这个班组</source>
        <translation>No longer in this crew</translation>
    </message>
    <message>
        <source>不在名册</source>
        <translation>Not on the roster</translation>
    </message>
    <message>
        <source>拖到别的责任区</source>
        <translation>Drag to another area</translation>
    </message>
    <message>
        <source>（没有名称）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>没有责任党员</source>
        <translation>No responsible member</translation>
    </message>
    <message>
        <source>修改责任区</source>
        <translation>Edit area</translation>
    </message>
    <message>
        <source>增加责任区</source>
        <translation>Add area</translation>
    </message>
    <message>
        <source>只改这次划分的方案，应用以后才写入台账。</source>
        <translation>Changes this proposal only; nothing is entered in the ledger until it is applied.</translation>
    </message>
    <message>
        <source>不再设责任区</source>
        <translation>End area</translation>
    </message>
    <message>
        <source>不再设</source>
        <translation>End</translation>
    </message>
    <message>
        <source>应用 {year} 年度划分</source>
        <translation>Apply division for {year}</translation>
    </message>
    <message>
        <source>划定日期</source>
        <translation>Drawn on</translation>
    </message>
    <message>
        <source>调整期限</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>两年对比</source>
        <translation>Compare two years</translation>
    </message>
    <message>
        <source>这两年的划分没有不同。</source>
        <translation>The division is the same in both years.</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>有调整 {changed} 个，新设 {added} 个，不再设 {ended} 个，不变 {same} 个</source>
        <translation>{changed} changed, {added} added, {ended} ended, {same} unchanged</translation>
    </message>
    <message>
        <source>没有写级别</source>
        <translation>No level given</translation>
    </message>
    <message>
        <source>开始年度划分</source>
        <translation>Start yearly division</translation>
    </message>
    <message>
        <source>退一步</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>增加一个</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>责任区 {n} 个</source>
        <translation>{n} areas</translation>
    </message>
    <message>
        <source>班组 {n} 个</source>
        <translation>{n} crews</translation>
    </message>
    <message>
        <source>缺口 {n} 个</source>
        <translation>{n} gaps</translation>
    </message>
    <message>
        <source>新的划分里一个责任区也没有。请至少留一个。</source>
        <translation>The new division has no responsibility area at all. Please keep at least one.</translation>
    </message>
    <message>
        <source>{year} 年度划分的方案还没有应用。要放弃吗？</source>
        <translation>The proposed division for {year} is not applied yet. Discard it?</translation>
    </message>
    <message>
        <source>继续划分</source>
        <translation>Go on dividing</translation>
    </message>
    <message>
        <source>开始 {year} 年度划分</source>
        <translation>Start division for {year}</translation>
    </message>
    <message>
        <source>这里有 {n} 个责任区。请在上面选一个支部来看。</source>
        <translation>There are {n} responsibility areas here. Please choose a branch above to see them.</translation>
    </message>
    <message>
        <source>方案里还没有责任区。</source>
        <translation>No responsibility areas in the proposal yet.</translation>
    </message>
    <message>
        <source>还没有划分责任区。每个班组至少要有一名责任党员。</source>
        <translation>No responsibility areas yet. Each crew needs at least one responsible member.</translation>
    </message>
    <message>
        <source>到期要调整</source>
        <translation>Due for change</translation>
    </message>
    <message>
        <source>快到调整期</source>
        <translation>Change due soon</translation>
    </message>
    <message>
        <source>要换人</source>
        <translation>To replace</translation>
    </message>
    <message>
        <source>未填齐</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>{year} 年度划分的方案：责任区 {n} 个</source>
        <translation>Proposed division for {year}: {n} areas</translation>
    </message>
    <message>
        <source>有调整 {n} 个</source>
        <translation>{n} changed</translation>
    </message>
    <message>
        <source>新设 {n} 个</source>
        <translation>{n} added</translation>
    </message>
    <message>
        <source>不再设 {n} 个</source>
        <translation>{n} ended</translation>
    </message>
    <message>
        <source>班组缺口 {n} 个</source>
        <translation>{n} crew gaps</translation>
    </message>
    <message>
        <source>班组没有缺口</source>
        <translation>no crew gaps</translation>
    </message>
    <message>
        <source>还有 {n} 名离开或调走的人没有换</source>
        <translation>{n} people who left or moved are not replaced yet</translation>
    </message>
    <message>
        <source>有 {n} 个责任区要改正</source>
        <translation>{n} areas to correct</translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>责任区牌（选中的）</source>
        <translation>Area plate (selected)</translation>
    </message>
    <message>
        <source>责任区牌（全部 {n} 个）</source>
        <translation>Area plates (all {n})</translation>
    </message>
    <message>
        <source>责任区一览</source>
        <translation>List of areas</translation>
    </message>
    <message>
        <source>两年对比…</source>
        <translation>Compare two years…</translation>
    </message>
    <message>
        <source>还是设</source>
        <translation>Keep after all</translation>
    </message>
    <message>
        <source>去掉 {name}</source>
        <translation>Take out {name}</translation>
    </message>
    <message>
        <source>终止</source>
        <translation>End</translation>
    </message>
    <message>
        <source>打印责任区牌</source>
        <translation>Print area plate</translation>
    </message>
    <message>
        <source>{crew}责任区</source>
        <translation>Area of {crew}</translation>
    </message>
    <message>
        <source>包班组：{text}</source>
        <translation>Crews: {text}</translation>
    </message>
    <message>
        <source>包区：{text}</source>
        <translation>Place: {text}</translation>
    </message>
    <message>
        <source>包机：{text}</source>
        <translation>Machines: {text}</translation>
    </message>
    <message>
        <source>挂牌：{text}</source>
        <translation>Plate: {text}</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>None chosen</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count} rows</translation>
    </message>
    <message>
        <source>{count} 件 · 逾期 {late}</source>
        <translation>{count} rows · {late} overdue</translation>
    </message>
    <message>
        <source>{count} 件，列出 {shown} 件</source>
        <translation>{count} rows, {shown} listed</translation>
    </message>
    <message>
        <source>{column}，{figures}</source>
        <translation>{column}, {figures}</translation>
    </message>
    <message>
        <source>{label} {text}</source>
        <translation>{label} {text}</translation>
    </message>
    <message>
        <source>节点 {done}/{count}</source>
        <translation>Milestones {done}/{count}</translation>
    </message>
    <message>
        <source>（没有写）</source>
        <translation>(not written)</translation>
    </message>
    <message>
        <source>可以挂附件</source>
        <translation>Takes attachments</translation>
    </message>
    <message>
        <source>有阶段节点（进日历）</source>
        <translation>Has milestones (shown in the calendar)</translation>
    </message>
    <message>
        <source>日期可以只写到月</source>
        <translation>Dates may be months only</translation>
    </message>
    <message>
        <source>哪一级组织记 *</source>
        <translation>Levels that keep it *</translation>
    </message>
    <message>
        <source>看板的卡片上写</source>
        <translation>Shown on board cards</translation>
    </message>
    <message>
        <source>另外</source>
        <translation>Also</translation>
    </message>
    <message>
        <source>台账名称</source>
        <translation>Name of book</translation>
    </message>
    <message>
        <source>目录里用，不写就用名称</source>
        <translation>For the list; if empty, the name is used</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>一句话：记什么、谁来记</source>
        <translation>In one sentence: what is recorded, and by whom</translation>
    </message>
    <message>
        <source>归在目录的哪一类</source>
        <translation>Section of the list</translation>
    </message>
    <message>
        <source>每行的日期叫什么</source>
        <translation>Name of the row&apos;s date</translation>
    </message>
    <message>
        <source>例如 排查日期</source>
        <translation>e.g. Date of check</translation>
    </message>
    <message>
        <source>代表整行的字段</source>
        <translation>Field that stands for the row</translation>
    </message>
    <message>
        <source>责任人是哪个字段</source>
        <translation>Field of the person responsible</translation>
    </message>
    <message>
        <source>不定责任人</source>
        <translation>Nobody responsible</translation>
    </message>
    <message>
        <source>看板按什么分列</source>
        <translation>Board columns by</translation>
    </message>
    <message>
        <source>不设看板</source>
        <translation>No board</translation>
    </message>
    <message>
        <source>考评里能作什么佐证</source>
        <translation>What it proves in appraisals</translation>
    </message>
    <message>
        <source>几项用顿号隔开</source>
        <translation>Separate several with &quot;、&quot;</translation>
    </message>
    <message>
        <source>全部恢复原样</source>
        <translation>Restore all</translation>
    </message>
    <message>
        <source>这是自己建的台账，没有原样可以对照。</source>
        <translation>You made this book; there is no original to compare with.</translation>
    </message>
    <message>
        <source>和程序带来的一样，没有改过。</source>
        <translation>As it came with the program; nothing is changed.</translation>
    </message>
    <message>
        <source>下面是本单位改过的地方。恢复后要保存才算数；行里填过的内容不丢。</source>
        <translation>These were changed in your unit. Restoring counts once saved; what rows hold is kept.</translation>
    </message>
    <message>
        <source>{name}：{told}</source>
        <translation>{name}: {told}</translation>
    </message>
    <message>
        <source>恢复：{what}</source>
        <translation>Restore: {what}</translation>
    </message>
    <message>
        <source>行里填过，只能停用。</source>
        <translation>Rows have it filled in; it can only be retired.</translation>
    </message>
    <message>
        <source>选项跟着哪个字段变</source>
        <translation>Choices depend on</translation>
    </message>
    <message>
        <source>哪一项下面的选项</source>
        <translation>Choices under</translation>
    </message>
    <message>
        <source>加选项</source>
        <translation>Add choice</translation>
    </message>
    <message>
        <source>这一项叫什么</source>
        <translation>Name of this choice</translation>
    </message>
    <message>
        <source>选中一项，在这里改名</source>
        <translation>Select a choice and rename it here</translation>
    </message>
    <message>
        <source>总是这些选项</source>
        <translation>Always these choices</translation>
    </message>
    <message>
        <source>选项{number}</source>
        <translation>Choice {number}</translation>
    </message>
    <message>
        <source>{word}（停用）</source>
        <translation>{word} (out of use)</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>基本</source>
        <translation>Basics</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>状态和步骤</source>
        <translation>States and steps</translation>
    </message>
    <message>
        <source>改过的</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>台账样式</source>
        <translation>Ledger layout</translation>
    </message>
    <message>
        <source>全部台账</source>
        <translation>All books</translation>
    </message>
    <message>
        <source>读入文件…</source>
        <translation>Read file…</translation>
    </message>
    <message>
        <source>Ctrl+S 或 Ctrl+回车</source>
        <translation>Ctrl+S or Ctrl+Enter</translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>存成文件…</source>
        <translation>Save as file…</translation>
    </message>
    <message>
        <source>新台账</source>
        <translation>New book</translation>
    </message>
    <message>
        <source>有 {count} 处要改，已在原处标出。</source>
        <translation>{count} things to correct; they are marked in place.</translation>
    </message>
    <message>
        <source>“{book}”的改动还没有保存。要放弃吗？</source>
        <translation>The changes to &quot;{book}&quot; are not saved. Discard them?</translation>
    </message>
    <message>
        <source>{book} · 停用</source>
        <translation>{book} · out of use</translation>
    </message>
    <message>
        <source>{book} · 自建</source>
        <translation>{book} · your own</translation>
    </message>
    <message>
        <source>{book} · 改过</source>
        <translation>{book} · changed</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>自建</source>
        <translation>Your own</translation>
    </message>
    <message>
        <source>程序带来</source>
        <translation>With the program</translation>
    </message>
    <message>
        <source>{state}日期</source>
        <translation>Date: {state}</translation>
    </message>
    <message>
        <source>{state}人</source>
        <translation>By: {state}</translation>
    </message>
    <message>
        <source>加字段</source>
        <translation>Add field</translation>
    </message>
    <message>
        <source>什么时候必填</source>
        <translation>When required</translation>
    </message>
    <message>
        <source>不看别的字段</source>
        <translation>Whatever other fields say</translation>
    </message>
    <message>
        <source>{field}{mark} · {kind}</source>
        <translation>{field}{mark} · {kind}</translation>
    </message>
    <message>
        <source>{field}（停用）</source>
        <translation>{field} (out of use)</translation>
    </message>
    <message>
        <source>这本台账只记固定的几项，是为了保护人，不能加字段。</source>
        <translation>This book keeps a few fixed things only, to protect people, and takes no more fields.</translation>
    </message>
    <message>
        <source>有 {count} 行填过；停用后这些行照旧显示。</source>
        <translation>{count} rows have it filled in; once retired, those rows still show it.</translation>
    </message>
    <message>
        <source>程序带来的字段：类型和上下限不能改。</source>
        <translation>A field that came with the program: its type and limits cannot be changed.</translation>
    </message>
    <message>
        <source>只在下面的情况下必填</source>
        <translation>Required only in these cases</translation>
    </message>
    <message>
        <source>字段名称</source>
        <translation>Name of field</translation>
    </message>
    <message>
        <source>每行必填</source>
        <translation>Always required</translation>
    </message>
    <message>
        <source>表里显示</source>
        <translation>Shown in table</translation>
    </message>
    <message>
        <source>不能晚于今天</source>
        <translation>Not after today</translation>
    </message>
    <message>
        <source>最小</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>最大</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>默认值</source>
        <translation>Default value</translation>
    </message>
    <message>
        <source>默认选项</source>
        <translation>Default choice</translation>
    </message>
    <message>
        <source>不预先选</source>
        <translation>None preset</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>表示没有的词</source>
        <translation>Word for none</translation>
    </message>
    <message>
        <source>例如 无需；写了就算填过</source>
        <translation>e.g. &quot;无需&quot;; counts as filled in</translation>
    </message>
    <message>
        <source>表单里的小标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>不写就排在最前面</source>
        <translation>If empty, it comes first</translation>
    </message>
    <message>
        <source>填写说明</source>
        <translation>How to fill in</translation>
    </message>
    <message>
        <source>台账文件 (*.toml)</source>
        <translation>Ledger files (*.toml)</translation>
    </message>
    <message>
        <source>字段 {number}</source>
        <translation>Field {number}</translation>
    </message>
    <message>
        <source>状态 {number}</source>
        <translation>State {number}</translation>
    </message>
    <message>
        <source>步骤 {number}</source>
        <translation>Step {number}</translation>
    </message>
    <message>
        <source>期限 {number}</source>
        <translation>Deadline {number}</translation>
    </message>
    <message>
        <source>天数 {number}</source>
        <translation>Days {number}</translation>
    </message>
    <message>
        <source>标记 {number}</source>
        <translation>Flag {number}</translation>
    </message>
    <message>
        <source>核对 {number}</source>
        <translation>Check {number}</translation>
    </message>
    <message>
        <source>打印列 {number}</source>
        <translation>Print column {number}</translation>
    </message>
    <message>
        <source>公示列 {number}</source>
        <translation>Notice column {number}</translation>
    </message>
    <message>
        <source>存成文件</source>
        <translation>Save as file</translation>
    </message>
    <message>
        <source>已存成“{name}”，共 {count} 个字段，不含登记的内容。</source>
        <translation>Saved as &quot;{name}&quot;: {count} fields, without what was entered.</translation>
    </message>
    <message>
        <source>读入台账文件</source>
        <translation>Read ledger file</translation>
    </message>
    <message>
        <source>读入</source>
        <translation>Read in</translation>
    </message>
    <message>
        <source>更新这本台账</source>
        <translation>Update this book</translation>
    </message>
    <message>
        <source>读不进来：有 {count} 处要改</source>
        <translation>Not read: {count} things to correct</translation>
    </message>
    <message>
        <source>新台账“{book}”</source>
        <translation>New book &quot;{book}&quot;</translation>
    </message>
    <message>
        <source>更新“{book}”</source>
        <translation>Update &quot;{book}&quot;</translation>
    </message>
    <message>
        <source>“{file}”里有下面这些错。没有改动任何数据。</source>
        <translation>&quot;{file}&quot; has the errors below. No data was changed.</translation>
    </message>
    <message>
        <source>读入后多一本台账，可以撤销。</source>
        <translation>Reading it in adds a book; this can be undone.</translation>
    </message>
    <message>
        <source>和现在的一样，不必读入。</source>
        <translation>It is the same as now; there is no need to read it in.</translation>
    </message>
    <message>
        <source>会有下面这些变化。行里填过的内容不丢，可以撤销。</source>
        <translation>The changes are below. What rows hold is kept; this can be undone.</translation>
    </message>
    <message>
        <source>{place}：{said}</source>
        <translation>{place}: {said}</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>{kind}&#x3000;{told}</source>
        <translation>{kind} · {told}</translation>
    </message>
    <message>
        <source>{field}（{kind}）</source>
        <translation>{field} ({kind})</translation>
    </message>
    <message>
        <source>字段：{fields}</source>
        <translation>Fields: {fields}</translation>
    </message>
    <message>
        <source>状态：{states}</source>
        <translation>States: {states}</translation>
    </message>
    <message>
        <source>办理：{steps}</source>
        <translation>Steps: {steps}</translation>
    </message>
    <message>
        <source>期限：{rule}</source>
        <translation>Deadline: {rule}</translation>
    </message>
    <message>
        <source>逾期规则</source>
        <translation>Rules for overdue</translation>
    </message>
    <message>
        <source>加规则</source>
        <translation>Add rule</translation>
    </message>
    <message>
        <source>两个日期隔几天</source>
        <translation>Days between two dates</translation>
    </message>
    <message>
        <source>加一项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>哪些行才算</source>
        <translation>Which rows count</translation>
    </message>
    <message>
        <source>所有的行</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>到{field}</source>
        <translation>until {field}</translation>
    </message>
    <message>
        <source>{day}起 {days} 天</source>
        <translation>{days} days from {day}</translation>
    </message>
    <message>
        <source>{states}：{told}</source>
        <translation>{states}: {told}</translation>
    </message>
    <message>
        <source>在哪些状态算（都不选就是所有没办结的）</source>
        <translation>In which states (none chosen: all unfinished)</translation>
    </message>
    <message>
        <source>逾期几天由谁督办</source>
        <translation>Who supervises after days overdue</translation>
    </message>
    <message>
        <source>加一级</source>
        <translation>Add level</translation>
    </message>
    <message>
        <source>逾期几天</source>
        <translation>Days overdue</translation>
    </message>
    <message>
        <source>由谁督办</source>
        <translation>Supervised by</translation>
    </message>
    <message>
        <source>例如 支委会督办</source>
        <translation>e.g. Branch committee supervises</translation>
    </message>
    <message>
        <source>去掉这一级</source>
        <translation>Take out this level</translation>
    </message>
    <message>
        <source>最后一天看哪个日期</source>
        <translation>Date that is the last day</translation>
    </message>
    <message>
        <source>不看字段，按天数算</source>
        <translation>No field, count days</translation>
    </message>
    <message>
        <source>从哪天起算</source>
        <translation>Counted from</translation>
    </message>
    <message>
        <source>行的日期</source>
        <translation>Date of row</translation>
    </message>
    <message>
        <source>几天之内</source>
        <translation>Within days</translation>
    </message>
    <message>
        <source>提前几天提醒</source>
        <translation>Days of notice</translation>
    </message>
    <message>
        <source>哪个字段填了就算办完</source>
        <translation>Field that makes it finished</translation>
    </message>
    <message>
        <source>看状态</source>
        <translation>By the state</translation>
    </message>
    <message>
        <source>叫什么</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>例如 承诺到兑现（天）</source>
        <translation>e.g. Promise to delivery (days)</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>To which day</translation>
    </message>
    <message>
        <source>找台账</source>
        <translation>Find book</translation>
    </message>
    <message>
        <source>输入台账名称里的字；Esc 清除，↓ 到列表</source>
        <translation>Type part of a book&apos;s name; Esc clears, ↓ goes to the list</translation>
    </message>
    <message>
        <source>未办结 {count}</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>逾期 {count}</source>
        <translation>{count} overdue</translation>
    </message>
    <message>
        <source>快到期 {count}</source>
        <translation>{count} due soon</translation>
    </message>
    <message>
        <source>还没有补记 {count}</source>
        <translation>Nothing added yet {count}</translation>
    </message>
    <message>
        <source>连同停用的台账</source>
        <translation>Also retired books</translation>
    </message>
    <message>
        <source>{label}（已停用）</source>
        <translation>{label} (out of use)</translation>
    </message>
    <message>
        <source>上移（Alt+↑）</source>
        <translation>Up (Alt+↑)</translation>
    </message>
    <message>
        <source>下移（Alt+↓）</source>
        <translation>Down (Alt+↓)</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>按季</source>
        <translation>By quarter</translation>
    </message>
    <message>
        <source>列，从左到右</source>
        <translation>Columns, left to right</translation>
    </message>
    <message>
        <source>加这一列</source>
        <translation>Add column</translation>
    </message>
    <message>
        <source>要加的列</source>
        <translation>Column to add</translation>
    </message>
    <message>
        <source>列宽（毫米）</source>
        <translation>Column width (mm)</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>只归档</source>
        <translation>Archive only</translation>
    </message>
    <message>
        <source>末行印这一列的合计</source>
        <translation>Print the total of this column in the last row</translation>
    </message>
    <message>
        <source>只印在归档本上，给别人看的纸上不印</source>
        <translation>Printed in the archive copy only, not on sheets shown to others</translation>
    </message>
    <message>
        <source>刷新预览</source>
        <translation>Refresh preview</translation>
    </message>
    <message>
        <source>{column} · {width} 毫米</source>
        <translation>{column} · {width} mm</translation>
    </message>
    <message>
        <source>一共 {taken} 毫米，纸上有 {room} 毫米。</source>
        <translation>{taken} mm taken; the paper has {room} mm.</translation>
    </message>
    <message>
        <source>改好标出的地方，这里就显示印出来的样子。</source>
        <translation>Correct the places marked; then the print preview is shown here.</translation>
    </message>
    <message>
        <source>毫米</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>每列至少 {least} 毫米</source>
        <translation>Each column at least {least} mm</translation>
    </message>
    <message>
        <source>标题（{organisation} 党组织，{period} 时间）</source>
        <translation>Title ({organisation}: organization, {period}: time)</translation>
    </message>
    <message>
        <source>表下的话</source>
        <translation>Words below the table</translation>
    </message>
    <message>
        <source>“记录人：”印成签字线</source>
        <translation>Print &quot;记录人：&quot; as a signature line</translation>
    </message>
    <message>
        <source>A4 横放</source>
        <translation>A4 landscape</translation>
    </message>
    <message>
        <source>状态（第一个是新行的）</source>
        <translation>States (the first is for new rows)</translation>
    </message>
    <message>
        <source>加状态</source>
        <translation>Add state</translation>
    </message>
    <message>
        <source>办理步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>加步骤</source>
        <translation>Add step</translation>
    </message>
    <message>
        <source>没有状态的台账只登记，不办理。加了状态，就要有一步一步办到“已办结”的步骤。</source>
        <translation>A book without states is only for entering, with nothing to handle. With states, it needs steps that lead to &quot;Finished&quot;.</translation>
    </message>
    <message>
        <source>程序带来的台账，状态和步骤不能改：核对和督办都靠它们。要另一种办法，请另建一本。</source>
        <translation>The states and steps of a book that came with the program cannot be changed: checks and supervision rely on them. To work in another way, please make another book.</translation>
    </message>
    <message>
        <source>{state} · 已办结</source>
        <translation>{state} · finished</translation>
    </message>
    <message>
        <source>{verb}：{since} → {to}</source>
        <translation>{verb}: {since} → {to}</translation>
    </message>
    <message>
        <source>从哪些状态开始 *</source>
        <translation>From which states *</translation>
    </message>
    <message>
        <source>谁能办 *</source>
        <translation>Who may do it *</translation>
    </message>
    <message>
        <source>先要填好的</source>
        <translation>Needed first</translation>
    </message>
    <message>
        <source>状态名称</source>
        <translation>Name of state</translation>
    </message>
    <message>
        <source>还有事要办（“否”就是已办结）</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>这一步叫什么</source>
        <translation>Name of step</translation>
    </message>
    <message>
        <source>按钮上的字，例如 登记复查</source>
        <translation>Words on the button, e.g. Record re-check</translation>
    </message>
    <message>
        <source>办到哪个状态</source>
        <translation>State it leads to</translation>
    </message>
    <message>
        <source>办理的人叫什么</source>
        <translation>What to call who handles it</translation>
    </message>
    <message>
        <source>这一步的日期叫什么</source>
        <translation>What to call its date</translation>
    </message>
    <message>
        <source>要写是谁办的</source>
        <translation>Say who did it</translation>
    </message>
    <message>
        <source>要写情况说明</source>
        <translation>Notes required</translation>
    </message>
    <message>
        <source>是退回重办</source>
        <translation>Returns to be redone</translation>
    </message>
    <message>
        <source>没填齐也能办</source>
        <translation>Possible when incomplete</translation>
    </message>
    <message>
        <source>责任人看哪个字段</source>
        <translation>Field of the person responsible</translation>
    </message>
    <message>
        <source>不看</source>
        <translation>Do not look</translation>
    </message>
    <message>
        <source>责任人自己办只提醒</source>
        <translation>Only warn if the person responsible does it</translation>
    </message>
    <message>
        <source>由{decider}决定。</source>
        <translation>{decider} decides.</translation>
    </message>
    <message>
        <source>依据：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>规则对照</source>
        <translation>Compared with the rules</translation>
    </message>
    <message>
        <source>还有 {count} 处，见规则对照。</source>
        <translation>{count} more; see the comparison with the rules.</translation>
    </message>
    <message>
        <source>党支部 {count} 个</source>
        <translation>{count} Party branches</translation>
    </message>
    <message>
        <source>{told}，设置都与规则相符。</source>
        <translation>{told}; all set up by the rules.</translation>
    </message>
    <message>
        <source>{told}，其中 {found} 个的设置有提示。</source>
        <translation>{told}; notes on the set-up of {found}.</translation>
    </message>
    <message>
        <source>{name}：正式党员 {full} 名，预备党员 {probationary} 名；支部委员 {committee} 人；党小组 {groups} 个。</source>
        <translation>{name}: {full} full members, {probationary} probationary; {committee} on the branch committee; {groups} Party groups.</translation>
    </message>
    <message>
        <source>程序只说明规则和现在的数字，怎样办由有权决定的组织决定。</source>
        <translation>The program only tells the rules and the present numbers; what to do is for the organization with the power to decide.</translation>
    </message>
    <message>
        <source>各党支部的设置都与规则相符。</source>
        <translation>All Party branches are set up by the rules.</translation>
    </message>
    <message>
        <source>{source}；{decides}</source>
        <translation>{source}; {decides}</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>By the rules</translation>
    </message>
    <message>
        <source>← {group}</source>
        <translation>← {group}</translation>
    </message>
    <message>
        <source>班组未填</source>
        <translation>No crew</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>固定</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>来自 {group}</source>
        <translation>From {group}</translation>
    </message>
    <message>
        <source>登记检查</source>
        <translation>Record check</translation>
    </message>
    <message>
        <source>给选中的一项登记这次检查的结果</source>
        <translation>Record the result of this check for the selected item</translation>
    </message>
    <message>
        <source>改清单…</source>
        <translation>Edit list…</translation>
    </message>
    <message>
        <source>{item} · 未检查</source>
        <translation>{item} · not checked</translation>
    </message>
    <message>
        <source>{item} · {found}，已整改，{day}</source>
        <translation>{item} · {found}, rectified, {day}</translation>
    </message>
    <message>
        <source>{item} · {found}，{day}</source>
        <translation>{item} · {found}, {day}</translation>
    </message>
    <message>
        <source>{state} {count}</source>
        <translation>{state} {count}</translation>
    </message>
    <message>
        <source>每一项都检查过，没有要整改的。</source>
        <translation>All items are checked; nothing needs rectification.</translation>
    </message>
    <message>
        <source>有 {count} 项要整改。</source>
        <translation>{count} items need rectification.</translation>
    </message>
    <message>
        <source>有 {count} 项没有检查。没有检查不等于缺。</source>
        <translation>{count} items are not checked. Not checked does not mean missing.</translation>
    </message>
    <message>
        <source>有 {faulty} 项要整改，{unchecked} 项没有检查。没有检查不等于缺。</source>
        <translation>{faulty} items need rectification, {unchecked} are not checked. Not checked does not mean missing.</translation>
    </message>
    <message>
        <source>外班包保</source>
        <translation>From another crew</translation>
    </message>
    <message>
        <source>{names}，都不是本班的</source>
        <translation>{names}, none from this crew</translation>
    </message>
    <message>
        <source>{names}，本班没有党员</source>
        <translation>{names}; no members in this crew</translation>
    </message>
    <message>
        <source>{names} 已不在册，要另定责任党员</source>
        <translation>{names} no longer on the roster; choose another responsible member</translation>
    </message>
    <message>
        <source>责任党员</source>
        <translation>Responsible member</translation>
    </message>
    <message>
        <source>名册上有 {n} 人，没有人包保</source>
        <translation>{n} people on the roster, nobody responsible for them</translation>
    </message>
    <message>
        <source>{source}，现在没有党员；还在就划责任区</source>
        <translation>{source}; no members now. If the crew still exists, give it a responsibility area</translation>
    </message>
    <message>
        <source>{source}里有，没有党员也没有人包保</source>
        <translation>{source}: found there, with no members and nobody responsible</translation>
    </message>
    <message>
        <source>覆盖</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>责任党员或原因</source>
        <translation>Responsible member or reason</translation>
    </message>
    <message>
        <source>可选的党员</source>
        <translation>Members to choose from</translation>
    </message>
    <message>
        <source>班组覆盖</source>
        <translation>Crew coverage</translation>
    </message>
    <message>
        <source>名册和台账里都还没有班组。请在名册里填写班组。</source>
        <translation>There are no crews in the roster or the ledgers yet. Please enter crews in the roster.</translation>
    </message>
    <message>
        <source>要调整的人</source>
        <translation>People to move</translation>
    </message>
    <message>
        <source>可选的党员（拖到责任区，或选好责任区后回车）</source>
        <translation>Members to choose from (drag to an area, or choose an area and press Enter)</translation>
    </message>
    <message>
        <source>姓名或班组</source>
        <translation>Name or crew</translation>
    </message>
    <message>
        <source>找党员</source>
        <translation>Find member</translation>
    </message>
    <message>
        <source>没有缺口</source>
        <translation>No gaps</translation>
    </message>
    <message>
        <source>待核实 {n} 个</source>
        <translation>{n} to verify</translation>
    </message>
    <message>
        <source>要调整的人 {n} 名</source>
        <translation>{n} to move</translation>
    </message>
    <message>
        <source>{n} 个区</source>
        <translation>{n} areas</translation>
    </message>
    <message>
        <source>没有责任区</source>
        <translation>No responsibility areas</translation>
    </message>
    <message>
        <source>&#x3000;</source>
        <translation> · </translation>
    </message>
    <message>
        <source>不是决定：党小组由支部委员会研究决定</source>
        <translation>Not a decision: the branch committee decides on groups</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>在一组或分开</source>
        <translation>Together or apart</translation>
    </message>
    <message>
        <source>编在一组</source>
        <translation>Put in one group</translation>
    </message>
    <message>
        <source>分开，各在一组</source>
        <translation>Apart, each in another group</translation>
    </message>
    <message>
        <source>加入要求</source>
        <translation>Add requirement</translation>
    </message>
    <message>
        <source>至少要选两个人。请再选一人。</source>
        <translation>At least two people are needed. Please choose another one.</translation>
    </message>
    <message>
        <source>已有党小组叫“{name}”。请换一个名称。</source>
        <translation>There is a Party group &quot;{name}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>应用划分方案</source>
        <translation>Apply division</translation>
    </message>
    <message>
        <source>{group}组长</source>
        <translation>Leader of {group}</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>不另定</source>
        <translation>Leave as is</translation>
    </message>
    <message>
        <source>新设党小组的名称</source>
        <translation>Name of the new Party group</translation>
    </message>
    <message>
        <source>党小组由支部委员会研究决定，程序只提供方案。{moved} 人换组，可以一次撤销。</source>
        <translation>Party groups are decided by the branch committee; the program only proposes. {moved} people move; one undo takes it back.</translation>
    </message>
    <message>
        <source>可任组长 {may_lead}</source>
        <translation>May lead: {may_lead}</translation>
    </message>
    <message>
        <source>完整：{units}</source>
        <translation>Whole: {units}</translation>
    </message>
    <message>
        <source>手工调整过，没有再计算是否最好。</source>
        <translation>Adjusted by hand; not computed again whether it is the best.</translation>
    </message>
    <message>
        <source>算了 {seconds:.1f} 秒</source>
        <translation>Computed for {seconds:.1f} s</translation>
    </message>
    <message>
        <source>{took}，已证明没有更好的划分。</source>
        <translation>{took}; proved that no division is better.</translation>
    </message>
    <message>
        <source>{took}，这是目前最好的，离可能的最好不超过 {gap:.1%}。多算几秒也许更好。</source>
        <translation>{took}; the best so far, at most {gap:.1%} from the best possible. A few more seconds may improve it.</translation>
    </message>
    <message>
        <source>现党小组</source>
        <translation>Present group</translation>
    </message>
    <message>
        <source>新党小组</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>有变化</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>取消固定</source>
        <translation>Unfix</translation>
    </message>
    <message>
        <source>固定在现在的党小组</source>
        <translation>Fix in present group</translation>
    </message>
    <message>
        <source>在一组或分开…</source>
        <translation>Together or apart…</translation>
    </message>
    <message>
        <source>放回原组</source>
        <translation>Back to former group</translation>
    </message>
    <message>
        <source>按新数据沿用</source>
        <translation>Carry over to new data</translation>
    </message>
    <message>
        <source>方案之后数据有了变化：{news}。方案已过时，请按新数据沿用，或重新计算。</source>
        <translation>The data has changed since the proposal: {news}. The proposal is out of date; please carry it over to the new data, or compute again.</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>选党支部</source>
        <translation>Choose branch</translation>
    </message>
    <message>
        <source>放弃方案</source>
        <translation>Discard proposal</translation>
    </message>
    <message>
        <source>新设党小组</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>应用方案…</source>
        <translation>Apply proposal…</translation>
    </message>
    <message>
        <source>{groups} 个党小组，{people} 人</source>
        <translation>{groups} Party groups, {people} people</translation>
    </message>
    <message>
        <source>，未编组 {count} 人</source>
        <translation>, {count} in no group</translation>
    </message>
    <message>
        <source>正在做别的事，还没有做完。请等做完再计算。</source>
        <translation>Something else is being done. Please compute when it is finished.</translation>
    </message>
    <message>
        <source>划分党小组</source>
        <translation>Divide into Party groups</translation>
    </message>
    <message>
        <source>停止，用目前最好的</source>
        <translation>Stop and use the best so far</translation>
    </message>
    <message>
        <source>{people}现在不在任何党小组，不能固定。</source>
        <translation>{people} in no Party group now, so cannot be fixed.</translation>
    </message>
    <message>
        <source>方案里有 {count} 人是手工调整的，放弃后找不回来。要放弃吗？</source>
        <translation>{count} people in the proposal were adjusted by hand; this cannot be brought back. Discard it?</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>方案与现在一样，不必应用。</source>
        <translation>The proposal is as things are now; there is no need to apply it.</translation>
    </message>
    <message>
        <source>方案已过时。请先按新数据沿用，或重新计算。</source>
        <translation>The proposal is out of date. Please carry it over to the new data first, or compute again.</translation>
    </message>
    <message>
        <source>划分方案已算好，在那个党支部的分组里。</source>
        <translation>The division is computed; it is under the groups of that branch.</translation>
    </message>
    <message>
        <source>已过时</source>
        <translation>Out of date</translation>
    </message>
    <message>
        <source>手工方案</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>已证明最好</source>
        <translation>Proved best</translation>
    </message>
    <message>
        <source>差距 ≤ {gap:.1%}</source>
        <translation>Gap ≤ {gap:.1%}</translation>
    </message>
    <message>
        <source>党小组按党支部划分。请在上面选一个党支部。</source>
        <translation>Party groups are divided by branch. Please choose a branch above.</translation>
    </message>
    <message>
        <source>这个党支部还没有党员。请先在名册登记党员。</source>
        <translation>This branch has no members yet. Please enter members in the roster first.</translation>
    </message>
    <message>
        <source>谁换组、为什么</source>
        <translation>Who moves and why</translation>
    </message>
    <message>
        <source>前后对照</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>换组的人</source>
        <translation>People who move</translation>
    </message>
    <message>
        <source>没有人换组。</source>
        <translation>Nobody moves.</translation>
    </message>
    <message>
        <source>先不拆开</source>
        <translation>First keep</translation>
    </message>
    <message>
        <source>不考虑</source>
        <translation>Not considered</translation>
    </message>
    <message>
        <source>其次</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>再次</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>最多换组几人</source>
        <translation>Most moves</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>至少几名正式党员</source>
        <translation>Full members</translation>
    </message>
    <message>
        <source>固定 {count} 人：{people}</source>
        <translation>{count} fixed: {people}</translation>
    </message>
    <message>
        <source>全部放开</source>
        <translation>Release all</translation>
    </message>
    <message>
        <source>在一组：{people}</source>
        <translation>Together: {people}</translation>
    </message>
    <message>
        <source>分开：{people}</source>
        <translation>Apart: {people}</translation>
    </message>
    <message>
        <source>取消这一项</source>
        <translation>Take back this one</translation>
    </message>
    <message>
        <source>人员要求</source>
        <translation>Requirements on people</translation>
    </message>
    <message>
        <source>在卡片上按 L 固定在现在的党小组。拖动卡片，或按 Ctrl+左右键换组。</source>
        <translation>Press L on a card to fix it in its present group. Drag cards, or press Ctrl+left or right arrow, to change groups.</translation>
    </message>
    <message>
        <source>计算方案</source>
        <translation>Compute</translation>
    </message>
    <message>
        <source>重新计算</source>
        <translation>Compute again</translation>
    </message>
    <message>
        <source>前面已经选了。请选别的，或选“不考虑”。</source>
        <translation>This is chosen above already. Please choose another, or &quot;Not considered&quot;.</translation>
    </message>
    <message>
        <source>在表里选一行，这里显示它的内容和办理经过。</source>
        <translation>Select a row in the table; its contents and steps are shown here.</translation>
    </message>
    <message>
        <source>匿名的意见不能挂附件，也不显示改动记录。</source>
        <translation>Anonymous opinions take no files and show no journal.</translation>
    </message>
    <message>
        <source>{title}的台账卡</source>
        <translation>Ledger card: {title}</translation>
    </message>
    <message>
        <source>补记（F2）</source>
        <translation>Add to it (F2)</translation>
    </message>
    <message>
        <source>匿名</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>还没有补记</source>
        <translation>Nothing added yet</translation>
    </message>
    <message>
        <source>未填齐，差 {count} 项</source>
        <translation>Incomplete, {count} missing</translation>
    </message>
    <message>
        <source>来自 {day} {meeting}的决议</source>
        <translation>From the resolutions of {meeting}, {day}</translation>
    </message>
    <message>
        <source>第 {number} 号</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>匿名第 {number} 号</source>
        <translation>Anonymous no. {number}</translation>
    </message>
    <message>
        <source>{label} {day}</source>
        <translation>{label} {day}</translation>
    </message>
    <message>
        <source>还没有补记任何内容。</source>
        <translation>Nothing has been added yet.</translation>
    </message>
    <message>
        <source>{value} {unit}</source>
        <translation>{value} {unit}</translation>
    </message>
    <message>
        <source>{label} {days} 天</source>
        <translation>{label} {days} days</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>Steps taken</translation>
    </message>
    <message>
        <source>隔 {days} 天</source>
        <translation>after {days} days</translation>
    </message>
    <message>
        <source>改正这一步办理记录</source>
        <translation>Correct this step</translation>
    </message>
    <message>
        <source>里程碑</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>里程碑的操作</source>
        <translation>What to do with the milestone</translation>
    </message>
    <message>
        <source>{day} 完成</source>
        <translation>Reached {day}</translation>
    </message>
    <message>
        <source>{day} 前</source>
        <translation>By {day}</translation>
    </message>
    <message>
        <source>上过的会</source>
        <translation>Meetings held on it</translation>
    </message>
    <message>
        <source>{day} {title}</source>
        <translation>{day} {title}</translation>
    </message>
    <message>
        <source>补记…</source>
        <translation>Add to it…</translation>
    </message>
    <message>
        <source>打开这次活动</source>
        <translation>Open this activity</translation>
    </message>
    <message>
        <source>打开来文</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>增加里程碑…</source>
        <translation>Add milestone…</translation>
    </message>
    <message>
        <source>撤回最后一步办理记录</source>
        <translation>Take back last step</translation>
    </message>
    <message>
        <source>删除补记的内容</source>
        <translation>Delete what was added</translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation>Delete this row</translation>
    </message>
    <message>
        <source>完成…</source>
        <translation>Done…</translation>
    </message>
    <message>
        <source>还没有完成</source>
        <translation>Not done yet</translation>
    </message>
    <message>
        <source>逾期 {days} 天</source>
        <translation>{days} days overdue</translation>
    </message>
    <message>
        <source>{day} 到期</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>{book} {day}</source>
        <translation>{book} {day}</translation>
    </message>
    <message>
        <source>显示全部（{count} 字）</source>
        <translation>Show all ({count} characters)</translation>
    </message>
    <message>
        <source>显示其余 {count} 条</source>
        <translation>Show the other {count}</translation>
    </message>
    <message>
        <source>空</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>登记这一行</source>
        <translation>This row entered</translation>
    </message>
    <message>
        <source>{what}：{before} → {after}</source>
        <translation>{what}: {before} → {after}</translation>
    </message>
    <message>
        <source>{told}（后来撤销）</source>
        <translation>{told} (undone later)</translation>
    </message>
    <message>
        <source>匿名登记只留内容、类别和月份：日期只记到月，不记提出人，不记谁在哪天登记，不能挂附件。</source>
        <translation>An anonymous entry keeps contents, category and month only: the date is kept to the month, not who raised it, not who entered it on which day, and no files.</translation>
    </message>
    <message>
        <source>这本台账已经停用。请另选一本。</source>
        <translation>This book is retired. Please choose another.</translation>
    </message>
    <message>
        <source>“{book}”补记在活动或来文上。请在表里选一行再补记。</source>
        <translation>&quot;{book}&quot; is kept with activities or documents. Please select a row in the table and add to it there.</translation>
    </message>
    <message>
        <source>登记{book}</source>
        <translation>Enter: {book}</translation>
    </message>
    <message>
        <source>补记{book}</source>
        <translation>Add to: {book}</translation>
    </message>
    <message>
        <source>修改{book}</source>
        <translation>Edit: {book}</translation>
    </message>
    <message>
        <source>保存并登记下一条</source>
        <translation>Save and enter next</translation>
    </message>
    <message>
        <source>保存后留在这里，组织和日期不变</source>
        <translation>Stay here after saving; organization and date stay the same</translation>
    </message>
    <message>
        <source>未填齐也能保存，还缺：{names}</source>
        <translation>Can be saved incomplete; still missing: {names}</translation>
    </message>
    <message>
        <source>已登记，这一行未填齐，还缺：{names}</source>
        <translation>Entered; this row is incomplete. Still missing: {names}</translation>
    </message>
    <message>
        <source>{names}等 {count} 项</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>如 2026-11</source>
        <translation>e.g. 2026-11</translation>
    </message>
    <message>
        <source>{label}（{unit}）</source>
        <translation>{label} ({unit})</translation>
    </message>
    <message>
        <source>登记方式</source>
        <translation>How entered</translation>
    </message>
    <message>
        <source>记名</source>
        <translation>With name</translation>
    </message>
    <message>
        <source>由{who}来办</source>
        <translation>Done by: {who}</translation>
    </message>
    <message>
        <source>情况说明</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Date of step</translation>
    </message>
    <message>
        <source>{title} · {state}</source>
        <translation>{title} · {state}</translation>
    </message>
    <message>
        <source>这一阶段要做到</source>
        <translation>To be reached at this stage</translation>
    </message>
    <message>
        <source>未到督办</source>
        <translation>Not yet supervised</translation>
    </message>
    <message>
        <source>督办级别</source>
        <translation>Supervision level</translation>
    </message>
    <message>
        <source>逾期天数</source>
        <translation>Days overdue</translation>
    </message>
    <message>
        <source>督办清单</source>
        <translation>Supervision list</translation>
    </message>
    <message>
        <source>没有逾期的事项。</source>
        <translation>Nothing is overdue.</translation>
    </message>
    <message>
        <source>逾期 {n} 件</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>完整：全部在本组的班组、轮班组、地点有几个；斜线后面是有人在本组的有几个。</source>
        <translation>Whole: how many crews, shift crews and places are entirely in this group; after the slash, how many have people in it.</translation>
    </message>
    <message>
        <source>{group}的成员</source>
        <translation>Members of {group}</translation>
    </message>
    <message>
        <source>待编组</source>
        <translation>In no group</translation>
    </message>
    <message>
        <source>新设</source>
        <translation>New</translation>
    </message>
    <message>
        <source>任命组长</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>调整人员</source>
        <translation>Move people</translation>
    </message>
    <message>
        <source>小组档案</source>
        <translation>Group file</translation>
    </message>
    <message>
        <source>在左边选一个党小组，这里是它的组长、任期、培训和沿革。</source>
        <translation>Choose a Party group on the left; its leader, term, training and history are shown here.</translation>
    </message>
    <message>
        <source>班组：{crews}</source>
        <translation>Crews: {crews}</translation>
    </message>
    <message>
        <source>历任组长</source>
        <translation>Leaders so far</translation>
    </message>
    <message>
        <source>沿革</source>
        <translation>History</translation>
    </message>
    <message>
        <source>组长最近一次培训 {day}：{title}。</source>
        <translation>Last training of the leader {day}: {title}.</translation>
    </message>
    <message>
        <source>组长{name}没有培训记录。</source>
        <translation>No training is recorded for the leader {name}.</translation>
    </message>
    <message>
        <source>{name}&#x3000;{tenure}</source>
        <translation>{name} · {tenure}</translation>
    </message>
    <message>
        <source>小组 {day} 推荐，支部确认</source>
        <translation>Proposed by the group {day}, confirmed by the branch</translation>
    </message>
    <message>
        <source>培训 {day} {title}{hours}</source>
        <translation>Training {day} {title}{hours}</translation>
    </message>
    <message>
        <source>，{hours} 学时</source>
        <translation>, {hours} hours</translation>
    </message>
    <message>
        <source>{branch}，{day} 起不再设。</source>
        <translation>{branch}, dissolved as of {day}.</translation>
    </message>
    <message>
        <source>{branch}。党员 {members} 名：正式 {full}，预备 {probationary}</source>
        <translation>{branch}. {members} members: {full} full, {probationary} probationary</translation>
    </message>
    <message>
        <source>；发展中 {count} 人</source>
        <translation>; {count} in preparation</translation>
    </message>
    <message>
        <source>没有登记过组长。</source>
        <translation>No leader has been recorded.</translation>
    </message>
    <message>
        <source>先后 {count} 人任组长，换过 {changes} 次</source>
        <translation>{count} leaders so far, {changes} changes</translation>
    </message>
    <message>
        <source>已结束的任期平均 {usual}</source>
        <translation>average of ended terms {usual}</translation>
    </message>
    <message>
        <source>{name}（{stage}）</source>
        <translation>{name} ({stage})</translation>
    </message>
    <message>
        <source>{name}现由{leader}任组长，从这一天起不再担任。</source>
        <translation>{leader} now leads {name} and ceases to do so from this day.</translation>
    </message>
    <message>
        <source>{name}现在没有组长。</source>
        <translation>{name} has no leader now.</translation>
    </message>
    <message>
        <source>或</source>
        <translation>or</translation>
    </message>
    <message>
        <source>{note}只有本组的{stages}可以任组长，以任职那一天为准。</source>
        <translation>{note} Only {stages} of the group may lead it, as of the day of the appointment.</translation>
    </message>
    <message>
        <source>怎样产生</source>
        <translation>How chosen</translation>
    </message>
    <message>
        <source>支部指定</source>
        <translation>Named by branch</translation>
    </message>
    <message>
        <source>小组推荐、支部确认</source>
        <translation>Proposed by group, confirmed by branch</translation>
    </message>
    <message>
        <source>小组推荐日期</source>
        <translation>Date of proposal</translation>
    </message>
    <message>
        <source>小组推荐的填写</source>
        <translation>If proposed by the group</translation>
    </message>
    <message>
        <source>任命</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>组长卸任</source>
        <translation>End term of leader</translation>
    </message>
    <message>
        <source>从哪一天起不再担任</source>
        <translation>No longer leader from</translation>
    </message>
    <message>
        <source>卸任</source>
        <translation>End term</translation>
    </message>
    <message>
        <source>{name}此后暂缺组长；换人请直接用“任命组长”。</source>
        <translation>{name} then has no leader; to change leaders, use &quot;Appoint group leader&quot; directly.</translation>
    </message>
    <message>
        <source>卸任日期</source>
        <translation>End of term</translation>
    </message>
    <message>
        <source>改正任期</source>
        <translation>Correct term</translation>
    </message>
    <message>
        <source>支部指定的不填</source>
        <translation>Empty if named by branch</translation>
    </message>
    <message>
        <source>{name}。只改正写错的日期；换组长、卸任另办。</source>
        <translation>{name}. Only corrects wrong dates; changing leaders or ending a term is done apart.</translation>
    </message>
    <message>
        <source>登记汇报发言</source>
        <translation>Enter report</translation>
    </message>
    <message>
        <source>发言日期（会议那天）</source>
        <translation>Day of report (of the meeting)</translation>
    </message>
    <message>
        <source>怎样汇报</source>
        <translation>How reported</translation>
    </message>
    <message>
        <source>发言主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>{name}，{group}。</source>
        <translation>{name}, {group}.</translation>
    </message>
    <message>
        <source>未填班组</source>
        <translation>Crew not filled in</translation>
    </message>
    <message>
        <source>（原）{name}</source>
        <translation>(former) {name}</translation>
    </message>
    <message>
        <source>暂缺</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>{crew} {count}</source>
        <translation>{crew} {count}</translation>
    </message>
    <message>
        <source> 等 {count} 个</source>
        <translation>, {count} crews in all</translation>
    </message>
    <message>
        <source>没有培训记录</source>
        <translation>No training recorded</translation>
    </message>
    <message>
        <source>组长培训现在不查。</source>
        <translation>Training of group leaders is not checked now.</translation>
    </message>
    <message>
        <source>任组长后 {first} 个月内培训一次，以后每 {every} 个月一次（{source}）。</source>
        <translation>Training once within {first} months of becoming leader, then every {every} months ({source}).</translation>
    </message>
    <message>
        <source> </source>
        <translation> </translation>
    </message>
    <message>
        <source>{day} {how}</source>
        <translation>{day} {how}</translation>
    </message>
    <message>
        <source>{told}，并入{name}</source>
        <translation>{told}, merged into {name}</translation>
    </message>
    <message>
        <source>{first} +{more}</source>
        <translation>{first} +{more}</translation>
    </message>
    <message>
        <source>{full}/{probationary}</source>
        <translation>{full}/{probationary}</translation>
    </message>
    <message>
        <source>{told}，发展中 {count}</source>
        <translation>{told}, {count} in preparation</translation>
    </message>
    <message>
        <source>任职时间</source>
        <translation>Time in post</translation>
    </message>
    <message>
        <source>正式/预备</source>
        <translation>Full/prob.</translation>
    </message>
    <message>
        <source>组长培训</source>
        <translation>Leader training</translation>
    </message>
    <message>
        <source>没有编入</source>
        <translation>in no group</translation>
    </message>
    <message>
        <source>同时在{groups}</source>
        <translation>in {groups} at once</translation>
    </message>
    <message>
        <source>在别的支部：{group}</source>
        <translation>in another branch: {group}</translation>
    </message>
    <message>
        <source>已撤销的党小组</source>
        <translation>dissolved Party group</translation>
    </message>
    <message>
        <source>分在 {count} 个小组</source>
        <translation>in {count} groups</translation>
    </message>
    <message>
        <source>没有应到</source>
        <translation>Nothing due</translation>
    </message>
    <message>
        <source>{came}/{due}&#x3000;{rate}</source>
        <translation>{came}/{due} · {rate}</translation>
    </message>
    <message>
        <source>未交任务</source>
        <translation>No task given</translation>
    </message>
    <message>
        <source>{count} 项过期未汇报</source>
        <translation>{count} reports overdue</translation>
    </message>
    <message>
        <source>{count} 项待汇报</source>
        <translation>{count} to report</translation>
    </message>
    <message>
        <source>已汇报发言</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>小组出勤</source>
        <translation>Group attendance</translation>
    </message>
    <message>
        <source>小组交的任务</source>
        <translation>Tasks from group</translation>
    </message>
    <message>
        <source>汇报发言日期</source>
        <translation>Reported on</translation>
    </message>
    <message>
        <source>班组对照</source>
        <translation>Crew table</translation>
    </message>
    <message>
        <source>领导干部</source>
        <translation>Leading cadres</translation>
    </message>
    <message>
        <source>小组与组长</source>
        <translation>Leaders</translation>
    </message>
    <message>
        <source>含已撤销的</source>
        <translation>With ended</translation>
    </message>
    <message>
        <source>编入党小组</source>
        <translation>Put in Party group</translation>
    </message>
    <message>
        <source>小组–班组对照表</source>
        <translation>Table of groups and crews</translation>
    </message>
    <message>
        <source>登记任务</source>
        <translation>Enter task</translation>
    </message>
    <message>
        <source>出勤取自活动；任务和发言记在台账“领导干部在党小组”。只列事实，不作评价。</source>
        <translation>Attendance comes from the activities; tasks and reports are in the ledger &quot;Leading cadres in groups&quot;. Facts only, no appraisal.</translation>
    </message>
    <message>
        <source>党小组 {count} 个</source>
        <translation>{count} Party groups</translation>
    </message>
    <message>
        <source> · 组长暂缺 {count} 个</source>
        <translation> · {count} without leader</translation>
    </message>
    <message>
        <source> · 未编组 {count} 人</source>
        <translation> · {count} in no group</translation>
    </message>
    <message>
        <source>请先在表里选一个党小组。</source>
        <translation>Please choose a Party group in the table first.</translation>
    </message>
    <message>
        <source>未编组 {count}</source>
        <translation>{count} in no group</translation>
    </message>
    <message>
        <source>对照表一次看一个党支部。请在上面选党支部。</source>
        <translation>The table shows one branch at a time. Please choose a branch above.</translation>
    </message>
    <message>
        <source>{name} {count} 人</source>
        <translation>{name}: {count} people</translation>
    </message>
    <message>
        <source>还没有划分党小组</source>
        <translation>Not divided into Party groups yet</translation>
    </message>
    <message>
        <source>；{count} 个班组分在几个小组</source>
        <translation>; {count} crews are split between groups</translation>
    </message>
    <message>
        <source>这里还没有党小组。</source>
        <translation>No Party groups here yet.</translation>
    </message>
    <message>
        <source>每名党员都编在本支部的一个党小组里。</source>
        <translation>Every member is in one Party group of their branch.</translation>
    </message>
    <message>
        <source>这一年没有登记领导干部。在日历的“出勤 › 双重组织生活”里登记。</source>
        <translation>No leading cadres are recorded for this year. Enter them in the calendar under &quot;Attendance › Dual org. life&quot;.</translation>
    </message>
    <message>
        <source>党小组设在党支部下面，现在还没有党支部。请先在名册里新建党支部。</source>
        <translation>Party groups belong to a branch, and there is no branch yet. Please add a branch in the roster first.</translation>
    </message>
    <message>
        <source>{name}还没有人。请先编入人员，再任命组长。</source>
        <translation>{name} has no people yet. Please put people in it first, then appoint a leader.</translation>
    </message>
    <message>
        <source>{name}现在没有组长，不必卸任。</source>
        <translation>{name} has no leader now; there is no term to end.</translation>
    </message>
    <message>
        <source>这个党小组没有登记过组长，没有可改的任期。</source>
        <translation>No leader of this Party group has been recorded; there is no term to correct.</translation>
    </message>
    <message>
        <source>{name}没有人，没有可以调整的。</source>
        <translation>{name} has no people; there is nobody to move.</translation>
    </message>
    <message>
        <source>请先选要编组的人。</source>
        <translation>Please choose the people to put in a group first.</translation>
    </message>
    <message>
        <source>所选的人不在同一个党支部，不能一起编组。请分支部选择。</source>
        <translation>Those chosen are in different branches and cannot be put in a group together. Please choose branch by branch.</translation>
    </message>
    <message>
        <source>除了{name}没有别的党小组可以合并。</source>
        <translation>There is no Party group other than {name} to merge with.</translation>
    </message>
    <message>
        <source>请先在表里选一名领导干部。</source>
        <translation>Please choose a leading cadre in the table first.</translation>
    </message>
    <message>
        <source>{name}还没有编入党小组。请先编组，再登记任务。</source>
        <translation>{name} is in no Party group yet. Please put them in a group first, then enter the task.</translation>
    </message>
    <message>
        <source>{name}没有待汇报的任务。请先登记任务。</source>
        <translation>{name} has no task to report on. Please enter a task first.</translation>
    </message>
    <message>
        <source>{name}已经撤销，不能再改动。</source>
        <translation>{name} is dissolved and can no longer be changed.</translation>
    </message>
    <message>
        <source>打印组长推荐表</source>
        <translation>Print leader proposal</translation>
    </message>
    <message>
        <source>打印沿革</source>
        <translation>Print history</translation>
    </message>
    <message>
        <source>在台账里打开任务</source>
        <translation>Open task in ledger</translation>
    </message>
    <message>
        <source>党小组一览表</source>
        <translation>Register of Party groups</translation>
    </message>
    <message>
        <source>组长推荐表（所选小组）</source>
        <translation>Leader proposal (chosen group)</translation>
    </message>
    <message>
        <source>党小组一览（上墙）</source>
        <translation>List of Party groups (wall)</translation>
    </message>
    <message>
        <source>{name}这一年没有登记任务。请先登记任务。</source>
        <translation>No task is entered for {name} this year. Please enter a task first.</translation>
    </message>
    <message>
        <source>筛选：内容、姓名、序号</source>
        <translation>Filter: content, name, number</translation>
    </message>
    <message>
        <source>几个词用空格隔开，都找到的行才显示（Ctrl+F，Esc 清除）</source>
        <translation>Several words with blanks between; rows that match all are shown (Ctrl+F, Esc clears)</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>自定…</source>
        <translation>Own…</translation>
    </message>
    <message>
        <source>只看未办结</source>
        <translation>Only unfinished</translation>
    </message>
    <message>
        <source>只看逾期</source>
        <translation>Only overdue</translation>
    </message>
    <message>
        <source>按这本台账的任意栏目筛选（Ctrl+Shift+F）</source>
        <translation>Filter by any column of this book (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>快到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>最后一天是 {day}</source>
        <translation>Last day {day}</translation>
    </message>
    <message>
        <source>按规定：{escalation}</source>
        <translation>By the rules: {escalation}</translation>
    </message>
    <message>
        <source>还没有填：{names}</source>
        <translation>Not filled in yet: {names}</translation>
    </message>
    <message>
        <source>选择{book}的表格</source>
        <translation>Choose file for {book}</translation>
    </message>
    <message>
        <source>导入台账</source>
        <translation>Import ledger</translation>
    </message>
    <message>
        <source>导出哪些栏目？全部栏目的可以改好再导入。</source>
        <translation>Which columns to export? With all columns, the file can be edited and imported again.</translation>
    </message>
    <message>
        <source>全部栏目</source>
        <translation>All columns</translation>
    </message>
    <message>
        <source>表里显示的栏目</source>
        <translation>Columns shown</translation>
    </message>
    <message>
        <source>导出台账</source>
        <translation>Export ledger</translation>
    </message>
    <message>
        <source>保存空白表</source>
        <translation>Save blank sheet</translation>
    </message>
    <message>
        <source>已保存空白表（{count} 栏）：{name}</source>
        <translation>Blank sheet saved ({count} columns): {name}</translation>
    </message>
    <message>
        <source>符合 {number} 行</source>
        <translation>{number} rows match</translation>
    </message>
    <message>
        <source>显示这些行</source>
        <translation>Show these rows</translation>
    </message>
    <message>
        <source>每一条选好栏目、比较方式和内容。没有填写的行不算符合；要找这些行，用“为空”或“未知”。</source>
        <translation>Choose column, comparison and value of each condition. Rows with nothing filled in do not match; find them with &quot;is empty&quot; or &quot;is unknown&quot;.</translation>
    </message>
    <message>
        <source>折叠或展开台账目录（Ctrl+B）</source>
        <translation>Fold or unfold the list of books (Ctrl+B)</translation>
    </message>
    <message>
        <source>登记一行（Ctrl+N）</source>
        <translation>Enter a row (Ctrl+N)</translation>
    </message>
    <message>
        <source>折叠或展开右边的卡片</source>
        <translation>Fold or unfold the card on the right</translation>
    </message>
    <message>
        <source>导入{book}</source>
        <translation>Import {book}</translation>
    </message>
    <message>
        <source>没有写党组织的行记到这里</source>
        <translation>Rows that name no organization are put here</translation>
    </message>
    <message>
        <source>指定表头在哪一行、各栏是什么；导入后记住</source>
        <translation>Say which row is the header and what each column is; remembered after the import</translation>
    </message>
    <message>
        <source>就是已有的那一行，更新它</source>
        <translation>It is the existing row; update it</translation>
    </message>
    <message>
        <source>是另一行，新登记</source>
        <translation>It is another row; enter it</translation>
    </message>
    <message>
        <source>待定的行</source>
        <translation>Undecided rows</translation>
    </message>
    <message>
        <source>已另存 {count} 行：{name}</source>
        <translation>{count} rows saved: {name}</translation>
    </message>
    <message>
        <source>表头在</source>
        <translation>Header in</translation>
    </message>
    <message>
        <source>工作表“{sheet}”。</source>
        <translation>Sheet &quot;{sheet}&quot;.</translation>
    </message>
    <message>
        <source>{sheet}换表头的位置后，再打开这里指定各栏。导入后记住。</source>
        <translation>{sheet} After moving the header, open this again to assign the columns. Remembered after the import.</translation>
    </message>
    <message>
        <source>核对台账</source>
        <translation>Check ledger</translation>
    </message>
    <message>
        <source>“{name}”是</source>
        <translation>&quot;{name}&quot; is</translation>
    </message>
    <message>
        <source>已停止，什么也没有登记。</source>
        <translation>Stopped; nothing was entered.</translation>
    </message>
    <message>
        <source>新增 {added} 行，更新 {updated} 行</source>
        <translation>{added} rows added, {updated} updated</translation>
    </message>
    <message>
        <source>自动找</source>
        <translation>Find by itself</translation>
    </message>
    <message>
        <source>没有表头，按次序</source>
        <translation>No header, in order</translation>
    </message>
    <message>
        <source>第 {row} 行：{words}</source>
        <translation>Row {row}: {words}</translation>
    </message>
    <message>
        <source>{letter} 列（{sample}）</source>
        <translation>Column {letter} ({sample})</translation>
    </message>
    <message>
        <source>按表里写的</source>
        <translation>As in the sheet</translation>
    </message>
    <message>
        <source>“{file}”：读到 {count} 行，新增 {added}，更新 {updated}，不变 {same}，未采用 {refused}。</source>
        <translation>&quot;{file}&quot;: {count} rows read, {added} added, {updated} updated, {same} unchanged, {refused} refused. </translation>
    </message>
    <message>
        <source>没有表头，各栏按次序认，不对请在“栏目”里改。</source>
        <translation>There is no header; columns are taken in order. If that is wrong, change it under &quot;Columns&quot;. </translation>
    </message>
    <message>
        <source>双击或回车改一格，确认后才登记，登记后可以一次撤销。</source>
        <translation>Double-click or press Enter to change a cell. Nothing is entered until you confirm; it can then be undone in one go.</translation>
    </message>
    <message>
        <source>{field}：{before} → {after}。</source>
        <translation>{field}: {before} → {after}.</translation>
    </message>
    <message>
        <source>{book}：筛选出 {number} 行</source>
        <translation>{book}: {number} rows found</translation>
    </message>
    <message>
        <source>{book}：{figures}</source>
        <translation>{book}: {figures}</translation>
    </message>
    <message>
        <source>{told} · 已选 {chosen} 行</source>
        <translation>{told} · {chosen} selected</translation>
    </message>
    <message>
        <source>这一行已经不在了。请在台账里再找一找。</source>
        <translation>This row is no more. Please look for it in the ledger again.</translation>
    </message>
    <message>
        <source>请先选一行，再补记。</source>
        <translation>Please choose a row first.</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Add facts</translation>
    </message>
    <message>
        <source>给选中的一行补记（Ctrl+N）</source>
        <translation>Add facts to the chosen row (Ctrl+N)</translation>
    </message>
    <message>
        <source>还没有台账。</source>
        <translation>No ledgers yet.</translation>
    </message>
    <message>
        <source>没有符合条件的行。</source>
        <translation>No rows match.</translation>
    </message>
    <message>
        <source>{purpose}这本台账已经停用。</source>
        <translation>{purpose} This ledger is retired.</translation>
    </message>
    <message>
        <source>{purpose}活动登记以后自动列在这里。</source>
        <translation>{purpose} Activities appear here once they are entered.</translation>
    </message>
    <message>
        <source>登记活动</source>
        <translation>Enter activity</translation>
    </message>
    <message>
        <source>{purpose}来文登记以后自动列在这里。</source>
        <translation>{purpose} Documents appear here once they are entered.</translation>
    </message>
    <message>
        <source>{purpose}可以一条一条登记，也可以从“更多”里粘贴表格里的多行。</source>
        <translation>{purpose} Enter rows one by one, or paste many from a table under &quot;More&quot;.</translation>
    </message>
    <message>
        <source>删去补记</source>
        <translation>Remove added facts</translation>
    </message>
    <message>
        <source>打印这一条</source>
        <translation>Print this row</translation>
    </message>
    <message>
        <source>督办清单…</source>
        <translation>Supervision list…</translation>
    </message>
    <message>
        <source>粘贴多行…</source>
        <translation>Paste rows…</translation>
    </message>
    <message>
        <source>空白表…</source>
        <translation>Blank sheet…</translation>
    </message>
    <message>
        <source>台账样式…</source>
        <translation>Ledger layout…</translation>
    </message>
    <message>
        <source>一个月</source>
        <translation>One month</translation>
    </message>
    <message>
        <source>一个季度</source>
        <translation>One quarter</translation>
    </message>
    <message>
        <source>一年</source>
        <translation>One year</translation>
    </message>
    <message>
        <source>打印台账</source>
        <translation>Print ledger</translation>
    </message>
    <message>
        <source>印什么</source>
        <translation>What to print</translation>
    </message>
    <message>
        <source>印多长时间</source>
        <translation>Period to print</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>每个支部另起一页</source>
        <translation>Each branch on a new page</translation>
    </message>
    <message>
        <source>逐条（一事一档）</source>
        <translation>One by one (a file each)</translation>
    </message>
    <message>
        <source>公示单</source>
        <translation>Public notice</translation>
    </message>
    <message>
        <source>选中的 {count} 条</source>
        <translation>{count} selected</translation>
    </message>
    <message>
        <source>屏幕上的全部</source>
        <translation>All on the screen</translation>
    </message>
    <message>
        <source>打印“{book}”</source>
        <translation>Print &quot;{book}&quot;</translation>
    </message>
    <message>
        <source>本组活动</source>
        <translation>Activities of group</translation>
    </message>
    <message>
        <source>支部活动</source>
        <translation>Activities of branch</translation>
    </message>
    <message>
        <source>小组活动{group}，支部活动{branch}</source>
        <translation>Group activities {group}, branch activities {branch}</translation>
    </message>
    <message>
        <source>没有应到名单</source>
        <translation>No list of those due</translation>
    </message>
    <message>
        <source>应到 {due}，未登记</source>
        <translation>{due} due, not recorded</translation>
    </message>
    <message>
        <source>应到 {due} 到 {came} 出勤率 {rate}</source>
        <translation>{due} due, {came} present, attendance {rate}</translation>
    </message>
    <message>
        <source>本月情况</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>有记录</source>
        <translation>With records</translation>
    </message>
    <message>
        <source>没有记录</source>
        <translation>No records</translation>
    </message>
    <message>
        <source>开展</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>全部党小组</source>
        <translation>All Party groups</translation>
    </message>
    <message>
        <source>这个党小组的月报</source>
        <translation>Monthly report of this group</translation>
    </message>
    <message>
        <source>列出的全部党小组的月报</source>
        <translation>Monthly reports of all groups listed</translation>
    </message>
    <message>
        <source>这个党小组的纸质材料包</source>
        <translation>Paper pack of this group</translation>
    </message>
    <message>
        <source>这个党小组下个月的材料包</source>
        <translation>Pack of this group for next month</translation>
    </message>
    <message>
        <source>列出的全部党小组下个月的材料包</source>
        <translation>Packs of all groups listed for next month</translation>
    </message>
    <message>
        <source>录入纸质记录</source>
        <translation>Enter paper records</translation>
    </message>
    <message>
        <source>把没有电脑的组长交回的纸一次录完</source>
        <translation>Enter in one go the sheets handed in by leaders without a computer</translation>
    </message>
    <message>
        <source>这个数的来历</source>
        <translation>Behind this number</translation>
    </message>
    <message>
        <source>{count} 个党小组，没有记录的 {silent} 个</source>
        <translation>{count} Party groups, {silent} without records</translation>
    </message>
    <message>
        <source>这里没有党小组。请在“分组”里设立，或另选支部。</source>
        <translation>No Party groups here. Please add some under &quot;Division&quot;, or choose another branch.</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>No records.</translation>
    </message>
    <message>
        <source>没有组长</source>
        <translation>No leader</translation>
    </message>
    <message>
        <source>组长 {leader}</source>
        <translation>Leader {leader}</translation>
    </message>
    <message>
        <source>党员 {count} 名</source>
        <translation>{count} members</translation>
    </message>
    <message>
        <source>本月没有开展活动的记录</source>
        <translation>No activities recorded as held this month</translation>
    </message>
    <message>
        <source>{name}。这一天以前的仍在原来的小组；组长离组，任期也结束。</source>
        <translation>{name}. Before this day they stay in the former group; a leader who leaves the group ends the term.</translation>
    </message>
    <message>
        <source>要调整的人（空格键勾选）</source>
        <translation>People to move (tick with the space bar)</translation>
    </message>
    <message>
        <source>请勾选要调整的人。</source>
        <translation>Please tick who is to be moved.</translation>
    </message>
    <message>
        <source>{count} 人离开{name}</source>
        <translation>{count} people leave {name}</translation>
    </message>
    <message>
        <source>还没有勾选要调整的人。请先勾选。</source>
        <translation>Nobody is ticked yet. Please tick people first.</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>纸上的编号，回车</source>
        <translation>Code on the paper, Enter</translation>
    </message>
    <message>
        <source>开会日期</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>会议内容</source>
        <translation>What was discussed</translation>
    </message>
    <message>
        <source>11月8日</source>
        <translation>11-8</translation>
    </message>
    <message>
        <source>说了什么、定了什么；短写即可，原件存档</source>
        <translation>What was said and decided; short, the paper is filed</translation>
    </message>
    <message>
        <source>其余全部到会</source>
        <translation>All others present</translation>
    </message>
    <message>
        <source>空着就是没有登记，不算缺席</source>
        <translation>Left empty means not recorded, not absent</translation>
    </message>
    <message>
        <source>全部保存</source>
        <translation>Save all</translation>
    </message>
    <message>
        <source>{group} {year}年{month}月</source>
        <translation>{group} {year}-{month}</translation>
    </message>
    <message>
        <source>{book}：没有办结的 {count} 条</source>
        <translation>{book}: {count} still open</translation>
    </message>
    <message>
        <source>新的{book}</source>
        <translation>New in {book}</translation>
    </message>
    <message>
        <source>这个编号对得上 {names}，请在月报里选党小组再录入。</source>
        <translation>This code fits {names}. Please choose the group in the monthly report and enter there.</translation>
    </message>
    <message>
        <source>没有这个编号的材料包。请照纸右上角的编号再输一次。</source>
        <translation>There is no pack with this code. Please type the code at the top right of the paper again.</translation>
    </message>
    <message>
        <source>有标红的地方没有填对，一样也没有保存。请改正后再保存。</source>
        <translation>Some fields marked red are not right; nothing was saved. Please correct them and save again.</translation>
    </message>
    <message>
        <source>{group}：办理 {steps} 步，新增 {entries} 条</source>
        <translation>{group}: {steps} steps taken, {entries} rows added</translation>
    </message>
    <message>
        <source>第 {number} 行 {heading}：{said}</source>
        <translation>Row {number} {heading}: {said}</translation>
    </message>
    <message>
        <source>党小组会</source>
        <translation>Group meeting</translation>
    </message>
    <message>
        <source>另有 {count} 处</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>粘贴到{book}</source>
        <translation>Paste into {book}</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>重新粘贴</source>
        <translation>Paste again</translation>
    </message>
    <message>
        <source>这条决议或这本台账已经不在了，可能刚被撤销。请回到会议再看。</source>
        <translation>This resolution or ledger is no more; it may just have been undone. Please go back to the meeting.</translation>
    </message>
    <message>
        <source>{day} 会议决议：{title}</source>
        <translation>Resolution of {day}: {title}</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>台账行</source>
        <translation>Ledger row</translation>
    </message>
    <message>
        <source>由选举产生的填写；组长填小组推荐日期</source>
        <translation>Fill in where elected; for a group leader, the day the group recommended</translation>
    </message>
    <message>
        <source>表格文件 (*.xlsx *.xls *.et *.csv)</source>
        <translation>Table files (*.xlsx *.xls *.et *.csv)</translation>
    </message>
    <message>
        <source>文本表格 (*.csv)</source>
        <translation>Text tables (*.csv)</translation>
    </message>
    <message>
        <source>正确的内容</source>
        <translation>The right content</translation>
    </message>
    <message>
        <source>输入姓名或拼音首字母，回车加一人</source>
        <translation>Type a name or pinyin initials, Enter adds</translation>
    </message>
    <message>
        <source>回车加一人；空着时按退格去掉最后一人</source>
        <translation>Enter adds a person; Backspace in the empty field takes the last away</translation>
    </message>
    <message>
        <source>去掉{name}</source>
        <translation>Take {name} out</translation>
    </message>
    <message>
        <source>{field}：{word}</source>
        <translation>{field}: {word}</translation>
    </message>
    <message>
        <source>{name}有 {count} 人。从这一天起不再存在，组长到这一天为止；以前的名册里仍然有它，它的活动和台账留在原处。</source>
        <translation>{name} has {count} people. From this day on it is no more, and its leader serves until then; earlier rosters keep it, its activities and ledgers stay.</translation>
    </message>
    <message>
        <source>，{day} 小组推荐</source>
        <translation>, recommended by the group on {day}</translation>
    </message>
    <message>
        <source>{before}，按规定：{after}</source>
        <translation>{before}, by the rule: {after}</translation>
    </message>
    <message>
        <source>{before}：{after}</source>
        <translation>{before}: {after}</translation>
    </message>
    <message>
        <source>{book}：{title}</source>
        <translation>{book}: {title}</translation>
    </message>
    <message>
        <source>{count} 个</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 个：{units}</source>
        <translation>{count}: {units}</translation>
    </message>
    <message>
        <source>{first}{then}</source>
        <translation>{first}{then}</translation>
    </message>
    <message>
        <source>{group}只有 {count} 人，少于 {least} 人。请核对是否合适。</source>
        <translation>{group} has {count} people, fewer than {least}. Please check whether this is suitable.</translation>
    </message>
    <message>
        <source>{group}失去了正式党员{people}，一名也没有了，不能有组长。请调入正式党员。</source>
        <translation>{group} loses its full members {people} and has none left, so it cannot have a leader. Please move a full member in.</translation>
    </message>
    <message>
        <source>{group}有 {count} 名正式党员，至少要 {least} 名。请调入正式党员。</source>
        <translation>{group} has {count} full members and needs {least}. Please move full members in.</translation>
    </message>
    <message>
        <source>{group}没有人，从那天起不再设。</source>
        <translation>{group} has nobody and ends on that day.</translation>
    </message>
    <message>
        <source>{group}的组长{people}要换组，组长职务到那天为止。请另定组长。</source>
        <translation>The leader of {group}, {people}, changes groups and serves until that day. Please choose another leader.</translation>
    </message>
    <message>
        <source>{group}还没有组长。请定组长。</source>
        <translation>{group} has no leader yet. Please choose one.</translation>
    </message>
    <message>
        <source>{hint} 有几个“{found}”。请把名称写全。</source>
        <translation>{hint} has several &quot;{found}&quot;. Please write the name in full.</translation>
    </message>
    <message>
        <source>{hint} 没有“{found}”。请先在日历里登记活动（来文在“议题与来文”里登记），再导入。</source>
        <translation>{hint} has no &quot;{found}&quot;. Please enter the activity in the calendar first (documents under &quot;Agenda and documents&quot;), then import.</translation>
    </message>
    <message>
        <source>{hint}与程序里记的不同，办理记录以程序里的为准。请核对，要改请在程序里改。</source>
        <translation>{hint} differs from what is recorded here; recorded steps stay as they are. Please check, and change them here if needed.</translation>
    </message>
    <message>
        <source>{holder}从 {day} 起任组长，在这一天之后。请选更晚的日期，或先改正那一次任期。</source>
        <translation>{holder} leads from {day}, which is after this day. Please choose a later day, or correct that term first.</translation>
    </message>
    <message>
        <source>{holder}任组长到 {day}。请选这一天或更晚的日期，或先改正那一次任期。</source>
        <translation>{holder} leads until {day}. Please choose this day or a later one, or correct that term first.</translation>
    </message>
    <message>
        <source>{holder}已是这个党小组的组长，不必重复任命。</source>
        <translation>{holder} leads this group already and need not be appointed again.</translation>
    </message>
    <message>
        <source>{least}–{most} 人</source>
        <translation>{least}–{most} people</translation>
    </message>
    <message>
        <source>{months} 个月</source>
        <translation>{months} months</translation>
    </message>
    <message>
        <source>{name}有 {full} 名正式党员，至少要 {least} 名。请调入正式党员，或修改规则“党小组的最少人数”。</source>
        <translation>{name} has {full} full members and needs {least}. Please move full members in, or change the rule on the least size of a group.</translation>
    </message>
    <message>
        <source>{people}是固定的，却换了组。请核对。</source>
        <translation>{people} are fixed but change groups. Please check.</translation>
    </message>
    <message>
        <source>{people}的情况有变化</source>
        <translation>The facts of {people} have changed</translation>
    </message>
    <message>
        <source>{person}在 {day} 不在{group}，组长应是本组的人。请先调整党小组，或另选组长。</source>
        <translation>{person} is not in {group} on {day}; a leader must be of the group. Please move the person first, or choose another leader.</translation>
    </message>
    <message>
        <source>{person}在 {day} 是{stage}，组长应由{wanted}担任。依据：{source}。请另选人员。</source>
        <translation>{person} is {stage} on {day}; a leader must be {wanted}. Source: {source}. Please choose somebody else.</translation>
    </message>
    <message>
        <source>{told}等</source>
        <translation>{told} and others</translation>
    </message>
    <message>
        <source>{unit} {people} 人在 {groups} 组</source>
        <translation>{unit}: {people} people in {groups} groups</translation>
    </message>
    <message>
        <source>{years} 年</source>
        <translation>{years} years</translation>
    </message>
    <message>
        <source>{years} 年 {months} 个月</source>
        <translation>{years} years {months} months</translation>
    </message>
    <message>
        <source>{year}年{month}月还没有到。请另选月份。</source>
        <translation>{year}-{month} has not come yet. Please choose another month.</translation>
    </message>
    <message>
        <source>“{area}”已经终止，不能再调整。请重新开始划分。</source>
        <translation>&quot;{area}&quot; has ended and cannot be changed any more. Please start the division again.</translation>
    </message>
    <message>
        <source>“{book}”不在这种活动上过。请到台账里办理。</source>
        <translation>&quot;{book}&quot; does not come up at such activities. Please deal with it in the ledger.</translation>
    </message>
    <message>
        <source>“{book}”没有公示单。能公示的有：{able}。请改印台账。</source>
        <translation>&quot;{book}&quot; has no public notice. Those that have one: {able}. Please print the ledger instead.</translation>
    </message>
    <message>
        <source>“{file}”不是本程序的台账文件，请选择用“存成文件”保存的 .toml 文件。</source>
        <translation>&quot;{file}&quot; is not a ledger file of this program. Please choose a .toml file saved with &quot;Save as file&quot;.</translation>
    </message>
    <message>
        <source>“{file}”的表头下面没有行。请填好再导入。</source>
        <translation>&quot;{file}&quot; has no rows below its header. Please fill it in and import again.</translation>
    </message>
    <message>
        <source>“{file}”第 {row} 行的文字编码不对，请把它另存为 UTF-8 后再读入。</source>
        <translation>&quot;{file}&quot; is wrongly encoded in line {row}. Please save it as UTF-8 and read it again.</translation>
    </message>
    <message>
        <source>“{file}”超过 {limit} KB，不像是台账文件，请确认选对了文件。</source>
        <translation>&quot;{file}&quot; is larger than {limit} KB and does not look like a ledger file. Please check the file.</translation>
    </message>
    <message>
        <source>“{file}”里没有认得的“{book}”表头。请照空白模板核对表头，再导入。</source>
        <translation>&quot;{file}&quot; has no header of &quot;{book}&quot; that is known. Please compare it with the blank table and import again.</translation>
    </message>
    <message>
        <source>“{found}”不在{hint}里。请改正，或换到那里导入。</source>
        <translation>&quot;{found}&quot; is not within {hint}. Please correct it, or import there.</translation>
    </message>
    <message>
        <source>“{found}”不在所选的清单里（{hint}）。请从清单里选。</source>
        <translation>&quot;{found}&quot; is not on the chosen list ({hint}). Please choose from the list.</translation>
    </message>
    <message>
        <source>“{found}”不在选项里（{hint}）。请改正，或先给这本台账加上这个选项。</source>
        <translation>&quot;{found}&quot; is not among the choices ({hint}). Please correct it, or add the choice to the ledger first.</translation>
    </message>
    <message>
        <source>“{found}”不是“是否”字段，不能用来记同意。请改字段种类。</source>
        <translation>&quot;{found}&quot; is no yes/no field and cannot hold consent. Please change its type.</translation>
    </message>
    <message>
        <source>“{found}”不是台账或字段的代号。请用“存成文件”重新保存一份。</source>
        <translation>&quot;{found}&quot; is no code of a ledger or field. Please save the file again with &quot;Save as file&quot;.</translation>
    </message>
    <message>
        <source>“{found}”不是签到的写法。请写{hint}，没有登记的空着。</source>
        <translation>&quot;{found}&quot; is no mark of attendance. Please write {hint}, or leave it empty where nothing was recorded.</translation>
    </message>
    <message>
        <source>“{found}”不是这本台账的日期。请从已有的日期里选。</source>
        <translation>&quot;{found}&quot; is no date of this ledger. Please choose one of its dates.</translation>
    </message>
    <message>
        <source>“{found}”不是这本台账的选项字段。请从选项字段里选。</source>
        <translation>&quot;{found}&quot; is no choice field of this ledger. Please choose a choice field.</translation>
    </message>
    <message>
        <source>“{found}”不是这本台账里别的选项字段，不能跟着它变。请另选。</source>
        <translation>&quot;{found}&quot; is no other choice field of this ledger, so it cannot be followed. Please choose another.</translation>
    </message>
    <message>
        <source>“{found}”写得不对：类型不符或者太长。请照说明改正。</source>
        <translation>&quot;{found}&quot; is wrong: of another type, or too long. Please correct it as described.</translation>
    </message>
    <message>
        <source>“{found}”只记固定的几项，是为了保护人，不能加字段。请另建一本台账。</source>
        <translation>&quot;{found}&quot; keeps only a few facts, to protect people, and takes no more fields. Please make a ledger of your own.</translation>
    </message>
    <message>
        <source>“{found}”是“否”的不登记，也不留姓名。请征得同意再记；已经记下的，请删除这一行。</source>
        <translation>Where &quot;{found}&quot; is no, nothing is entered and no name kept. Please ask for consent first; please delete the row where it stands already.</translation>
    </message>
    <message>
        <source>“{found}”是程序带来的台账，这个版本里没有。请先升级程序再读入。</source>
        <translation>&quot;{found}&quot; comes with the program, but not with this version. Please update the program first.</translation>
    </message>
    <message>
        <source>“{found}”是程序带来的规矩，这本台账里不能改。请保持原样，或另建一本。</source>
        <translation>&quot;{found}&quot; is a rule that comes with the program and cannot be changed in this ledger. Please keep it, or make a ledger of your own.</translation>
    </message>
    <message>
        <source>“{found}”没有写到月。请写明是哪一月，如 2026-11。</source>
        <translation>&quot;{found}&quot; has no month. Please write the month, such as 2026-11.</translation>
    </message>
    <message>
        <source>“{found}”没有写年份。请写全，如 2026-11-05。</source>
        <translation>&quot;{found}&quot; has no year. Please write it in full, such as 2026-11-05.</translation>
    </message>
    <message>
        <source>“{found}”没有写年份，按表上的 {hint} 年记。请核对。</source>
        <translation>&quot;{found}&quot; has no year and is taken as of {hint}, as the sheet says. Please check.</translation>
    </message>
    <message>
        <source>“{found}”这一栏不认得，没有读取。要读取请在“栏目”里指定，不要就不必管。</source>
        <translation>The column &quot;{found}&quot; is not known and was not read. To read it, please say what it is under &quot;Columns&quot;.</translation>
    </message>
    <message>
        <source>“{title}”后面又有办理记录。请先撤回后面的，再撤回这一次。</source>
        <translation>Steps were taken after &quot;{title}&quot;. Please take those back first, then this one.</translation>
    </message>
    <message>
        <source>一本台账里这一部分写了 {found} 项，超过 {hint} 项。请减少。</source>
        <translation>This part of a ledger has {found} entries, more than {hint}. Please have fewer.</translation>
    </message>
    <message>
        <source>不是台账行，没有读取：{found}</source>
        <translation>No ledger row, not read: {found}</translation>
    </message>
    <message>
        <source>不满 1 个月</source>
        <translation>Less than 1 month</translation>
    </message>
    <message>
        <source>与第 {found} 行改的是同一行台账。请只留一行。</source>
        <translation>This changes the same row as line {found}. Please keep one of them.</translation>
    </message>
    <message>
        <source>与第 {found} 行是同一天、同一件事。请确认是重复的，还是另一行。</source>
        <translation>Same day and same matter as line {found}. Please say whether it is the same or another row.</translation>
    </message>
    <message>
        <source>从同一个状态到同一个状态已经有一步“{found}”。请合成一步。</source>
        <translation>There is already a step &quot;{found}&quot; from this state to that one. Please make one step of the two.</translation>
    </message>
    <message>
        <source>以后每隔几个月</source>
        <translation>Then every how many months</translation>
    </message>
    <message>
        <source>任命党小组长</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>任组长后几个月内</source>
        <translation>Within months after being appointed</translation>
    </message>
    <message>
        <source>但{bond}{unit}因此拆开</source>
        <translation>But {bond} {unit} is split by it</translation>
    </message>
    <message>
        <source>但各组{trait}更不均衡</source>
        <translation>But {trait} is less even</translation>
    </message>
    <message>
        <source>但各组人数更不均衡</source>
        <translation>But sizes are less even</translation>
    </message>
    <message>
        <source>修改台账样式</source>
        <translation>Change ledger layout</translation>
    </message>
    <message>
        <source>党员 {members} 名，已达 50 名。</source>
        <translation>{members} Party members, 50 or more.</translation>
    </message>
    <message>
        <source>党小组划分方案</source>
        <translation>Division proposal</translation>
    </message>
    <message>
        <source>党小组月报</source>
        <translation>Monthly group report</translation>
    </message>
    <message>
        <source>党小组有变化</source>
        <translation>A group has changed</translation>
    </message>
    <message>
        <source>党小组纸质材料包</source>
        <translation>Paper pack</translation>
    </message>
    <message>
        <source>党小组纸质材料包：台账</source>
        <translation>Paper pack: ledgers</translation>
    </message>
    <message>
        <source>党小组长</source>
        <translation>Group leader</translation>
    </message>
    <message>
        <source>党小组长推荐表</source>
        <translation>Recommendation of a group leader</translation>
    </message>
    <message>
        <source>决议转入台账</source>
        <translation>Hand resolution on to ledger</translation>
    </message>
    <message>
        <source>划分小组</source>
        <translation>Divide groups</translation>
    </message>
    <message>
        <source>划分责任区</source>
        <translation>Draw areas</translation>
    </message>
    <message>
        <source>列宽 {found} 毫米放不下字或超出纸。请写 {hint} 毫米以上的宽度。</source>
        <translation>A width of {found} mm has no room for words or is wider than the paper. Please write {hint} mm or more.</translation>
    </message>
    <message>
        <source>剪贴板里没有表格。请在 WPS 或 Excel 里选中要登记的行，复制，再粘贴。</source>
        <translation>There is no table in the clipboard. Please select the rows in WPS or Excel, copy, and paste again.</translation>
    </message>
    <message>
        <source>办理过程“{found}”看不懂。请一步写一行：日期｜状态｜谁办的｜说明；或者清空。</source>
        <translation>The steps &quot;{found}&quot; cannot be read. Please write one step a line, parted by &quot;｜&quot;: day, state, who, note; or leave it empty.</translation>
    </message>
    <message>
        <source>匿名和不匿名的不能互改。请另记一行。</source>
        <translation>Anonymous and named rows cannot become one another. Please enter another row.</translation>
    </message>
    <message>
        <source>匿名登记的不上会。请到台账里办理。</source>
        <translation>What was told anonymously does not come up at meetings. Please deal with it in the ledger.</translation>
    </message>
    <message>
        <source>匿名的只记到月，不设到日的里程碑。不必增加。</source>
        <translation>An anonymous row keeps the month only and takes no milestones by day; there is no need to add one.</translation>
    </message>
    <message>
        <source>印给别人看的纸上不能多印人的情况。请保留“只印在归档本上”的列。</source>
        <translation>Paper for others must not tell more about people. Please keep the columns that are for the archive only.</translation>
    </message>
    <message>
        <source>可以研究设立党总支。</source>
        <translation>A general branch may be considered.</translation>
    </message>
    <message>
        <source>台账公示（隐患整改公示）</source>
        <translation>Ledger notice (hazards)</translation>
    </message>
    <message>
        <source>台账单条（一事一档）</source>
        <translation>Ledger row (one matter, one file)</translation>
    </message>
    <message>
        <source>台账的用词读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The words of the ledgers cannot be read: {where}. Please install the program again; no data was changed.</translation>
    </message>
    <message>
        <source>台账选项改名</source>
        <translation>Rename choice</translation>
    </message>
    <message>
        <source>各列一共 {found} 毫米，纸上只有 {hint} 毫米。请减窄或去掉几列。</source>
        <translation>The columns take {found} mm, and the paper has {hint} mm. Please make them narrower or take some out.</translation>
    </message>
    <message>
        <source>名册上没有“{found}”，这里只写名册上的人。请核对姓名。</source>
        <translation>Nobody on the roster is called &quot;{found}&quot;, and only people on the roster are written here. Please check the name.</translation>
    </message>
    <message>
        <source>名册里没有“{found}”，只记姓名，照样导入。请核对。</source>
        <translation>Nobody on the roster is called &quot;{found}&quot;; only the name is kept. Please check.</translation>
    </message>
    <message>
        <source>后一次划分的日期要晚于前一次。请另选两次划分。</source>
        <translation>The later division must be dated after the earlier one. Please choose two others.</translation>
    </message>
    <message>
        <source>培训已超期</source>
        <translation>Training overdue</translation>
    </message>
    <message>
        <source>增加了{people}</source>
        <translation>{people} added</translation>
    </message>
    <message>
        <source>字段“{found}”已经停用，这一格没有读取。不必再填。</source>
        <translation>The field &quot;{found}&quot; is retired; this cell was not read and need not be filled in.</translation>
    </message>
    <message>
        <source>字段“{found}”是为了保护人才这样记的，不能改。请保持原样。</source>
        <translation>The field &quot;{found}&quot; is kept in this way to protect people and cannot be changed. Please leave it as it is.</translation>
    </message>
    <message>
        <source>字段“{found}”是程序带来的，不能去掉。请改为停用。</source>
        <translation>The field &quot;{found}&quot; comes with the program and cannot be taken out. Please retire it instead.</translation>
    </message>
    <message>
        <source>字段“{found}”有 {hint} 行台账填过，不能去掉。请改为停用。</source>
        <translation>The field &quot;{found}&quot; is filled in {hint} rows and cannot be taken out. Please retire it instead.</translation>
    </message>
    <message>
        <source>字段“{found}”有 {hint} 行台账填过，不能改类型。请另加一个字段。</source>
        <translation>The field &quot;{found}&quot; is filled in {hint} rows, so its type cannot be changed. Please add another field.</translation>
    </message>
    <message>
        <source>字段“{found}”的这一项是程序带来的，不能改。请另加一个字段。</source>
        <translation>This part of the field &quot;{found}&quot; comes with the program and cannot be changed. Please add another field.</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>小组–班组对照表一次印一个党支部。请选一个党支部。</source>
        <translation>The table of groups and crews prints one branch at a time. Please choose a branch.</translation>
    </message>
    <message>
        <source>小组推荐的日期 {day} 晚于任职日期。请改正。</source>
        <translation>The group recommended on {day}, after the day of the appointment. Please correct it.</translation>
    </message>
    <message>
        <source>少了{people}</source>
        <translation>{people} no longer there</translation>
    </message>
    <message>
        <source>已培训</source>
        <translation>Trained</translation>
    </message>
    <message>
        <source>已有党小组叫“{found}”。请换一个名称。</source>
        <translation>There is a group called &quot;{found}&quot; already. Please choose another name.</translation>
    </message>
    <message>
        <source>已有同一天、同一件事的一行（{found}），不同的是{hint}。请确认是同一行，还是另一行。</source>
        <translation>There is a row of the same day and matter ({found}); different is {hint}. Please say whether it is the same or another row.</translation>
    </message>
    <message>
        <source>年度责任区划分</source>
        <translation>Yearly drawing of areas</translation>
    </message>
    <message>
        <source>手工调整</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>打印党小组月报</source>
        <translation>Print monthly group reports</translation>
    </message>
    <message>
        <source>打印样式一列也没有。请至少选一列。</source>
        <translation>The print form has no column. Please choose one at least.</translation>
    </message>
    <message>
        <source>打印纸质材料包</source>
        <translation>Print paper packs</translation>
    </message>
    <message>
        <source>拆开的{bond}</source>
        <translation>{bond} that are split</translation>
    </message>
    <message>
        <source>撤回会上结果</source>
        <translation>Take result back</translation>
    </message>
    <message>
        <source>支部达到五十人</source>
        <translation>Branch of fifty</translation>
    </message>
    <message>
        <source>新任，待培训</source>
        <translation>New, training due</translation>
    </message>
    <message>
        <source>最久的逾期{days}天</source>
        <translation>The longest is {days} days late</translation>
    </message>
    <message>
        <source>最多换组 {most} 人</source>
        <translation>At most {most} moves</translation>
    </message>
    <message>
        <source>有 {hint} 行台账到过状态“{found}”，不能去掉。请保留这个状态。</source>
        <translation>{hint} rows were in the state &quot;{found}&quot;, so it cannot be taken out. Please keep it.</translation>
    </message>
    <message>
        <source>有一级督办没有写由谁督办。请填写。</source>
        <translation>One level of supervision does not say by whom. Please fill it in.</translation>
    </message>
    <message>
        <source>有两个责任区都叫“{found}”。请改名，或并成一个。</source>
        <translation>Two areas are called &quot;{found}&quot;. Please rename one, or make them one.</translation>
    </message>
    <message>
        <source>正在使{bond}不拆开</source>
        <translation>Keeping {bond} together</translation>
    </message>
    <message>
        <source>正在使{bond}不拆开：目前拆开 {splits} 处，最少 {bound} 处</source>
        <translation>Keeping {bond} together: {splits} splits so far, at least {bound}</translation>
    </message>
    <message>
        <source>正在使各组均衡、少调整人员</source>
        <translation>Balancing groups, moving few people</translation>
    </message>
    <message>
        <source>正在使各组均衡、少调整人员：目前换组 {moved} 人，离可能的最好不超过 {gap:.1%}</source>
        <translation>Balancing groups, moving few people: {moved} moves so far, within {gap:.1%} of the best possible</translation>
    </message>
    <message>
        <source>正在写入台账</source>
        <translation>Writing the ledger</translation>
    </message>
    <message>
        <source>正在核对台账</source>
        <translation>Checking the ledger</translation>
    </message>
    <message>
        <source>每组{trait}：{value}</source>
        <translation>{trait} per group: {value}</translation>
    </message>
    <message>
        <source>每组人数</source>
        <translation>Size per group</translation>
    </message>
    <message>
        <source>每组可任组长的人</source>
        <translation>Possible leaders per group</translation>
    </message>
    <message>
        <source>每组正式党员</source>
        <translation>Full members per group</translation>
    </message>
    <message>
        <source>没有“{found}”这一栏，各行要有才能登记。请在“栏目”里指定。</source>
        <translation>There is no column &quot;{found}&quot;, which every row needs. Please set it under &quot;Columns&quot;.</translation>
    </message>
    <message>
        <source>没有“{found}”这个状态。请写：{hint}。</source>
        <translation>There is no state &quot;{found}&quot;. Please write: {hint}.</translation>
    </message>
    <message>
        <source>没有“{found}”这个选项，最接近的是“{hint}”。请改正。</source>
        <translation>There is no choice &quot;{found}&quot;; the nearest is &quot;{hint}&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>没有一个状态是已办结，行永远办不完。请至少设一个。</source>
        <translation>No state is a final one, so rows would never be done. Please set one at least.</translation>
    </message>
    <message>
        <source>没有代号为“{book}”的台账。可用的有：{known}。请另选一本。</source>
        <translation>There is no ledger with the code &quot;{book}&quot;. Those there are: {known}. Please choose another.</translation>
    </message>
    <message>
        <source>没有党小组的人</source>
        <translation>People without a group</translation>
    </message>
    <message>
        <source>没有写是哪个组织的。请补填，或在上面选定记到哪里。</source>
        <translation>It does not say whose row it is. Please fill it in, or choose above where to put it.</translation>
    </message>
    <message>
        <source>没有写是哪次活动或哪份来文。请补填日期和名称。</source>
        <translation>It does not say which activity or document. Please fill in day and title.</translation>
    </message>
    <message>
        <source>没有找到表头，这张表没有读取。请在“栏目”里指定，或照模板改好表头。</source>
        <translation>No header was found; this sheet was not read. Please set it under &quot;Columns&quot;, or correct the header as in the blank table.</translation>
    </message>
    <message>
        <source>没有状态的台账要写哪个字段填了就算办完。请选择。</source>
        <translation>A ledger without states must say which field, once filled, ends a row. Please choose.</translation>
    </message>
    <message>
        <source>没有表头，按次序认作：{found}。不对请在“栏目”里改。</source>
        <translation>No header; read in the usual order as: {found}. If that is wrong, please change it under &quot;Columns&quot;.</translation>
    </message>
    <message>
        <source>没有选按月、按季还是按年打印。请至少选一种。</source>
        <translation>It does not say whether it prints by month, quarter or year. Please choose one at least.</translation>
    </message>
    <message>
        <source>没有通到“{found}”的步骤。请改正状态。</source>
        <translation>No step leads to &quot;{found}&quot;. Please correct the state.</translation>
    </message>
    <message>
        <source>活动那天还没有登记这一行。请在以后的活动上登记。</source>
        <translation>On the day of the activity this row was not entered yet. Please enter the outcome at a later activity.</translation>
    </message>
    <message>
        <source>状态“{found}”还有事要办，却没有下一步。请加一步，或设为已办结。</source>
        <translation>In the state &quot;{found}&quot; something is left to do but there is no next step. Please add a step, or make it a final one.</translation>
    </message>
    <message>
        <source>状态写的是“{found}”，却填了{hint}。请改正其中一处。</source>
        <translation>The state says &quot;{found}&quot;, but {hint} is filled. Please correct one of them.</translation>
    </message>
    <message>
        <source>状态是“{found}”，没有写{hint}。请补填，或改正状态。</source>
        <translation>The state is &quot;{found}&quot;, but {hint} is missing. Please fill it in, or correct the state.</translation>
    </message>
    <message>
        <source>督办层级的天数要从 1 天起。请改正。</source>
        <translation>Days of supervision begin with 1. Please correct it.</translation>
    </message>
    <message>
        <source>程序里已经办到“{found}”，状态和办理日期没有改，其余照样导入。请核对。</source>
        <translation>The row is at &quot;{found}&quot; here already; its state and steps were not changed, the rest is imported. Please check.</translation>
    </message>
    <message>
        <source>粘贴到台账</source>
        <translation>Paste into ledger</translation>
    </message>
    <message>
        <source>粘贴的内容太多，一次最多 {rows} 行、{columns} 栏。请分几次粘贴，或存成文件再导入。</source>
        <translation>Too much was pasted; at most {rows} rows and {columns} columns. Please paste in parts, or save a file and import it.</translation>
    </message>
    <message>
        <source>组长只在党小组里任命。请选一个党小组。</source>
        <translation>Leaders are appointed in groups only. Please choose a group.</translation>
    </message>
    <message>
        <source>组长应是本组的人，此人在这一天不在这个党小组。请先调整党小组。</source>
        <translation>A leader must be of the group, and this person is not in it on that day. Please move the person first.</translation>
    </message>
    <message>
        <source>自己的台账不能记在活动或来文上。请改成自己登记的台账。</source>
        <translation>A ledger of your own cannot be about activities or documents. Please let it have its own rows.</translation>
    </message>
    <message>
        <source>计算划分方案</source>
        <translation>Compute division</translation>
    </message>
    <message>
        <source>读入台账样式</source>
        <translation>Read ledger layout</translation>
    </message>
    <message>
        <source>责任区两年对比</source>
        <translation>Two years of areas</translation>
    </message>
    <message>
        <source>责任区牌</source>
        <translation>Area plate</translation>
    </message>
    <message>
        <source>还有 {count} 人没有党小组：{people}。请把他们放进一个党小组。</source>
        <translation>{count} people have no group yet: {people}. Please put them into one.</translation>
    </message>
    <message>
        <source>还没有划分方案。请先在“党小组”的“分组”里计算或调整，再打印。</source>
        <translation>There is no division proposal yet. Please compute or make one under &quot;Groups&quot; first, then print.</translation>
    </message>
    <message>
        <source>还没有填{found}，照样登记，先算不完整。请以后补填。</source>
        <translation>{found} is not filled yet; the row is entered as incomplete. Please fill it in later.</translation>
    </message>
    <message>
        <source>还没有填写任何内容。请先填写，再保存。</source>
        <translation>Nothing is filled in yet. Please fill something in and save again.</translation>
    </message>
    <message>
        <source>还没有责任区可以做牌。请先划分责任区。</source>
        <translation>There is no area yet to make a plate of. Please draw areas first.</translation>
    </message>
    <message>
        <source>这一格是公式的错误值 {found}。请改成应有的内容。</source>
        <translation>This cell has the formula error {found}. Please put in what belongs there.</translation>
    </message>
    <message>
        <source>这一步没有写从哪个状态开始。请选择。</source>
        <translation>This step does not say from which state it starts. Please choose.</translation>
    </message>
    <message>
        <source>这一步没有写办到哪个状态。请选择。</source>
        <translation>This step does not say to which state it leads. Please choose.</translation>
    </message>
    <message>
        <source>这一步没有写谁能办。请至少选一种人。</source>
        <translation>This step does not say who may take it. Please choose somebody at least.</translation>
    </message>
    <message>
        <source>这一行不是开展活动的组织的台账。请到它的活动上登记。</source>
        <translation>This row is not of the organization that holds the activity. Please enter it at its own activity.</translation>
    </message>
    <message>
        <source>这一行记在“{hint}”名下，没有改到“{found}”。请核对。</source>
        <translation>This row is kept under &quot;{hint}&quot; and was not moved to &quot;{found}&quot;. Please check.</translation>
    </message>
    <message>
        <source>这个党小组在 {day} 还没有成立或已经撤销。请换一个日期。</source>
        <translation>On {day} this group was not yet set up or already dissolved. Please choose another day.</translation>
    </message>
    <message>
        <source>这个天数没有名称。请填写，例如“承诺到兑现（天）”。</source>
        <translation>These days have no name. Please write one, such as &quot;承诺到兑现（天）&quot;.</translation>
    </message>
    <message>
        <source>这个议题不是台账事项。请到议题里修改。</source>
        <translation>This item is no ledger matter. Please change it among the items.</translation>
    </message>
    <message>
        <source>这些行刚刚已经导入过。请重新导入，看还有没有要改的。</source>
        <translation>These rows have just been imported. Please import again to see what is left.</translation>
    </message>
    <message>
        <source>这件事不是会议决议，不能转入。请到台账里直接登记。</source>
        <translation>This is no resolution of a meeting and cannot be handed on. Please enter it in the ledger.</translation>
    </message>
    <message>
        <source>这本台账不收会议决议。请另选一本。</source>
        <translation>This ledger takes no resolutions. Please choose another.</translation>
    </message>
    <message>
        <source>这本台账不能匿名登记。请写明姓名和日期。</source>
        <translation>This ledger takes no anonymous rows. Please write name and day.</translation>
    </message>
    <message>
        <source>这本台账的各栏要 {needed} 毫米宽，版心只有 {room} 毫米。请换大一号的纸或横放。</source>
        <translation>The columns of this ledger take {needed} mm and the page has {room} mm. Please use larger paper or landscape.</translation>
    </message>
    <message>
        <source>这本台账的字段刚刚改过。请重新导入。</source>
        <translation>The fields of this ledger have just changed. Please import again.</translation>
    </message>
    <message>
        <source>这条决议已经了结。不必再转入台账。</source>
        <translation>This resolution is settled already and need not be handed on.</translation>
    </message>
    <message>
        <source>这条决议已经转入“{book}”，办理情况记在那里。请打开台账去办，不必在这里改。</source>
        <translation>This resolution was handed on to &quot;{book}&quot;, where it is worked on. Please open the ledger; nothing need be changed here.</translation>
    </message>
    <message>
        <source>这段时间没有可以印的记录。请另选日期或明细。</source>
        <translation>There are no records to print for this time. Please choose other dates or rows.</translation>
    </message>
    <message>
        <source>这里没有党小组。请先在“分组”里设立党小组，或另选支部。</source>
        <translation>There is no group here. Please set one up under &quot;Groups&quot; first, or choose another branch.</translation>
    </message>
    <message>
        <source>这里还没有党小组，没有组长可以推荐。请先划分党小组。</source>
        <translation>There is no group here and nobody to recommend. Please set up groups first.</translation>
    </message>
    <message>
        <source>选项“{found}”是程序带来的，不能去掉。请改为停用。</source>
        <translation>The choice &quot;{found}&quot; comes with the program and cannot be taken out. Please retire it instead.</translation>
    </message>
    <message>
        <source>选项“{found}”有 {hint} 行台账在用，不能去掉。请改为停用。</source>
        <translation>The choice &quot;{found}&quot; is used by {hint} rows and cannot be taken out. Please retire it instead.</translation>
    </message>
    <message>
        <source>选项“{hint}”归在“{found}”下面，但没有“{found}”。请改正。</source>
        <translation>The choice &quot;{hint}&quot; stands under &quot;{found}&quot;, but there is no &quot;{found}&quot;. Please correct it.</translation>
    </message>
    <message>
        <source>逾期{days}天</source>
        <translation>{days} days late</translation>
    </message>
    <message>
        <source>里程碑“{found}”看不懂。请一个写一行：期限｜内容｜完成日期｜说明；或者清空。</source>
        <translation>The milestone &quot;{found}&quot; cannot be read. Please write one a line, parted by &quot;｜&quot;: due day, what, done on, note; or leave it empty.</translation>
    </message>
    <message>
        <source>里程碑：{stage}</source>
        <translation>Stage: {stage}</translation>
    </message>
    <message>
        <source>领导干部在党小组</source>
        <translation>Leading cadres in groups</translation>
    </message>
    <message>
        <source>多名人员</source>
        <translation>Several people</translation>
    </message>
    <message>
        <source>长文字</source>
        <translation>Long text</translation>
    </message>
    <message>
        <source>项目里程碑</source>
        <translation>Project stages</translation>
    </message>
    <message>
        <source>从哪一日起</source>
        <translation>From day</translation>
    </message>
    <message>
        <source>从哪个月起</source>
        <translation>From month</translation>
    </message>
    <message>
        <source>党员责任区</source>
        <translation>Responsibility areas</translation>
    </message>
    <message>
        <source>党员积分</source>
        <translation>Member points</translation>
    </message>
    <message>
        <source>不参评</source>
        <translation>Not taking part</translation>
    </message>
    <message>
        <source>本月 {points} 分，全年累计 {to_date} 分</source>
        <translation>{points} points this month, {to_date} in the year to date</translation>
    </message>
    <message>
        <source>，{count} 次考勤没有登记</source>
        <translation>, {count} without attendance recorded</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>待录票数</source>
        <translation>Votes to enter</translation>
    </message>
    <message>
        <source>待定等次</source>
        <translation>Grade undecided</translation>
    </message>
    <message>
        <source>已定等次</source>
        <translation>Grade decided</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>收回/发出</source>
        <translation>Returned/issued</translation>
    </message>
    <message>
        <source>优秀/限额</source>
        <translation>Excellent/limit</translation>
    </message>
    <message>
        <source>收回不足 {count} 张，不显示各等次票数。</source>
        <translation>Fewer than {count} ballots returned, so votes by grade are not shown.</translation>
    </message>
    <message>
        <source>还没有录入票数。</source>
        <translation>No votes entered yet.</translation>
    </message>
    <message>
        <source>评定等次</source>
        <translation>Grade given</translation>
    </message>
    <message>
        <source>决定日期</source>
        <translation>Day decided</translation>
    </message>
    <message>
        <source>整改逾期 {count} 项</source>
        <translation>{count} rectifications overdue</translation>
    </message>
    <message>
        <source>整改完成</source>
        <translation>Rectified</translation>
    </message>
    <message>
        <source>整改中 {count} 项</source>
        <translation>{count} in rectification</translation>
    </message>
    <message>
        <source>已反馈</source>
        <translation>Feedback given</translation>
    </message>
    <message>
        <source>已测评</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>已述职</source>
        <translation>Presented</translation>
    </message>
    <message>
        <source>已交报告</source>
        <translation>Report handed in</translation>
    </message>
    <message>
        <source>已开始</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>书记</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>逾期 {count} 天</source>
        <translation>{count} days overdue</translation>
    </message>
    <message>
        <source>整改中</source>
        <translation>In rectification</translation>
    </message>
    <message>
        <source>整改事项</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>待评</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>{title} {weight}</source>
        <translation>{title} {weight}</translation>
    </message>
    <message>
        <source>对应档</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>{total}（待评 {pending}）</source>
        <translation>{total} (pending {pending})</translation>
    </message>
    <message>
        <source>{title} {most}</source>
        <translation>{title} {most}</translation>
    </message>
    <message>
        <source>部署</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>研究</source>
        <translation>Considered</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>奖惩</source>
        <translation>Rewards and losses</translation>
    </message>
    <message>
        <source>不从日历里选</source>
        <translation>None from the calendar</translation>
    </message>
    <message>
        <source>开始{year}年民主评议</source>
        <translation>Start democratic appraisal of {year}</translation>
    </message>
    <message>
        <source>评议会</source>
        <translation>Appraisal meeting</translation>
    </message>
    <message>
        <source>评议日期</source>
        <translation>Day of appraisal</translation>
    </message>
    <message>
        <source>从日历里选了会就不用填</source>
        <translation>Not needed if a meeting is chosen from the calendar</translation>
    </message>
    <message>
        <source>{name}：按评议那天在册的正式党员和预备党员列出名单，以后可以增减。</source>
        <translation>{name}: the list holds the full and probationary members on the roster on the day of appraisal; people can be added or removed later.</translation>
    </message>
    <message>
        <source>修改民主评议</source>
        <translation>Change democratic appraisal</translation>
    </message>
    <message>
        <source>增加参评人员</source>
        <translation>Add people to be appraised</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>移出参评人员</source>
        <translation>Take people off the appraisal</translation>
    </message>
    <message>
        <source>登记评议等次</source>
        <translation>Record grade of the appraisal</translation>
    </message>
    <message>
        <source>没有定（取消等次）</source>
        <translation>Undecided (clears the grade)</translation>
    </message>
    <message>
        <source>研究决定的日期</source>
        <translation>Day decided</translation>
    </message>
    <message>
        <source>{names}。{limit}</source>
        <translation>{names}. {limit}</translation>
    </message>
    <message>
        <source>登记述职评议</source>
        <translation>Record secretary review</translation>
    </message>
    <message>
        <source>交述职报告</source>
        <translation>Report handed in</translation>
    </message>
    <message>
        <source>述职评议会</source>
        <translation>Review meeting</translation>
    </message>
    <message>
        <source>会上述职</source>
        <translation>Presented at meeting</translation>
    </message>
    <message>
        <source>反馈意见</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>反馈意见内容</source>
        <translation>Text of feedback</translation>
    </message>
    <message>
        <source>{branch} {name}</source>
        <translation>{branch} {name}</translation>
    </message>
    <message>
        <source>录入述职测评票数</source>
        <translation>Enter tally of the review</translation>
    </message>
    <message>
        <source>发出张数</source>
        <translation>Ballots issued</translation>
    </message>
    <message>
        <source>收回张数</source>
        <translation>Ballots returned</translation>
    </message>
    <message>
        <source>{branch} {name}。只录合计；收回不足 5 张的不再显示各等次票数。</source>
        <translation>{branch} {name}. Enter totals only; with fewer than 5 ballots returned, votes by grade are no longer shown.</translation>
    </message>
    <message>
        <source>登记述职评议等次</source>
        <translation>Record grade of the review</translation>
    </message>
    <message>
        <source>等次由上级党组织研究决定，程序不从票数推出来。</source>
        <translation>The higher Party organization decides the grade; the program does not work it out from the votes.</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Rectify by</translation>
    </message>
    <message>
        <source>增加整改事项</source>
        <translation>Add rectification</translation>
    </message>
    <message>
        <source>修改整改事项</source>
        <translation>Edit rectification</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>从哪里来</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>由谁、按什么文件或会议给的</source>
        <translation>Given by whom, under which document or at which meeting</translation>
    </message>
    <message>
        <source>书记考核</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>这一年没有登记党支部书记。请先在名册里登记书记的任职。</source>
        <translation>No branch secretary is recorded for this year. Please record the secretary&apos;s appointment in the roster first.</translation>
    </message>
    <message>
        <source>各部分乘权重相加；对应档只供参考，评定等次由上级党组织研究决定。缺一部分就没有合计。</source>
        <translation>The parts are multiplied by their weights and added up; the band is for information only, the higher Party organization decides the grade. If a part is missing there is no total.</translation>
    </message>
    <message>
        <source>书记 {count} 人 · 已有合计 {known} 人</source>
        <translation>{count} secretaries · {known} with a total</translation>
    </message>
    <message>
        <source>{title}（权重 {weight}）：{points}。{told}</source>
        <translation>{title} (weight {weight}): {points}. {told}</translation>
    </message>
    <message>
        <source>还没有合计，缺：{parts}。</source>
        <translation>No total yet; missing: {parts}.</translation>
    </message>
    <message>
        <source>合计 {total}＝{formula}</source>
        <translation>Total {total} = {formula}</translation>
    </message>
    <message>
        <source>对应档：{band}。评定等次由人决定。</source>
        <translation>Band: {band}. People decide the grade.</translation>
    </message>
    <message>
        <source>录入书记考核得分</source>
        <translation>Enter secretary score</translation>
    </message>
    <message>
        <source>党小组考评</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>这一期没有党小组，或者这一期还没有开始。</source>
        <translation>There are no Party groups in this period, or it has not begun.</translation>
    </message>
    <message>
        <source>没有记录的不当作满分，也不当作 0 分：写待评，由人核定。</source>
        <translation>What has no records counts neither as full score nor as 0: it is pending until a person confirms it.</translation>
    </message>
    <message>
        <source>党小组 {count} 个 · 评完 {whole} 个</source>
        <translation>{count} Party groups · {whole} fully scored</translation>
    </message>
    <message>
        <source>{branch} {name} {period}</source>
        <translation>{branch} {name} {period}</translation>
    </message>
    <message>
        <source>核定党小组得分</source>
        <translation>Confirm group score</translation>
    </message>
    <message>
        <source>{title} {score}/{most}：{told}（{words}）</source>
        <translation>{title} {score}/{most}: {told} ({words})</translation>
    </message>
    <message>
        <source>&#x3000;&#x3000;按记录计 {points} 分</source>
        <translation>· {points} points by records</translation>
    </message>
    <message>
        <source>&#x3000;&#x3000;{record}</source>
        <translation>· {record}</translation>
    </message>
    <message>
        <source>任务闭环</source>
        <translation>Task loop</translation>
    </message>
    <message>
        <source>这一年没有任务。任务在日历的“议题与来文”里布置。</source>
        <translation>No tasks in this year. Tasks are assigned in the calendar under &quot;Agenda and documents&quot;.</translation>
    </message>
    <message>
        <source>表彰写了来文文号、扣分写了来文的，列在奖惩里。双击打开来文或会议。</source>
        <translation>Awards with a document number and points lost that name a document are listed under rewards and losses. Double-click to open the document or meeting.</translation>
    </message>
    <message>
        <source>任务 {count} 项 · 各环节齐全 {closed} 项</source>
        <translation>{count} tasks · {closed} with every step</translation>
    </message>
    <message>
        <source>部署：{told}</source>
        <translation>Assigned: {told}</translation>
    </message>
    <message>
        <source>落实：{task}，责任人 {owner}，{done}{result}</source>
        <translation>Carried out: {task}, responsible {owner}, {done}{result}</translation>
    </message>
    <message>
        <source>，{result}</source>
        <translation>, {result}</translation>
    </message>
    <message>
        <source>研究：{told}</source>
        <translation>Considered: {told}</translation>
    </message>
    <message>
        <source>检查：{told}</source>
        <translation>Checked: {told}</translation>
    </message>
    <message>
        <source>奖惩：{told}</source>
        <translation>Rewards and losses: {told}</translation>
    </message>
    <message>
        <source>各党支部民主评议</source>
        <translation>Democratic appraisal by branch</translation>
    </message>
    <message>
        <source>这一年没有党支部。请先在名册里新建党支部。</source>
        <translation>There are no Party branches in this year. Please add one in the roster first.</translation>
    </message>
    <message>
        <source>参评人员</source>
        <translation>Taking part</translation>
    </message>
    <message>
        <source>登记等次</source>
        <translation>Enter grade</translation>
    </message>
    <message>
        <source>党支部 {count} 个 · 已录票数 {counted} 个</source>
        <translation>{count} Party branches · {counted} with votes entered</translation>
    </message>
    <message>
        <source>请先选一个党支部。</source>
        <translation>Please choose a Party branch first.</translation>
    </message>
    <message>
        <source>{name}{year}年的民主评议还没有开始。</source>
        <translation>The {year} democratic appraisal of {name} has not begun.</translation>
    </message>
    <message>
        <source>开始民主评议</source>
        <translation>Begin democratic appraisal</translation>
    </message>
    <message>
        <source>名单里没有人。请从“更多”里增加参评人员。</source>
        <translation>The list is empty. Please add people under &quot;More&quot;.</translation>
    </message>
    <message>
        <source>录入票数</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>修改会议和备注</source>
        <translation>Edit meeting and notes</translation>
    </message>
    <message>
        <source>打开评议会</source>
        <translation>Open meeting</translation>
    </message>
    <message>
        <source>删除这次民主评议</source>
        <translation>Delete this appraisal</translation>
    </message>
    <message>
        <source>评议日期待定</source>
        <translation>Day of appraisal open</translation>
    </message>
    <message>
        <source>参评 {count} 人</source>
        <translation>{count} taking part</translation>
    </message>
    <message>
        <source>发出 {issued} 张，收回 {returned} 张</source>
        <translation>{issued} issued, {returned} returned</translation>
    </message>
    <message>
        <source>收回不足 5 张，不显示各等次票数</source>
        <translation>Fewer than 5 returned, votes by grade not shown</translation>
    </message>
    <message>
        <source>待定等次 {count} 人</source>
        <translation>{count} without grade</translation>
    </message>
    <message>
        <source>述职评议</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>民主评议结果（归档）</source>
        <translation>Appraisal results (archive)</translation>
    </message>
    <message>
        <source>民主评议测评票</source>
        <translation>Appraisal ballots</translation>
    </message>
    <message>
        <source>民主评议计票表</source>
        <translation>Appraisal tally sheet</translation>
    </message>
    <message>
        <source>评议登记表（空白）</source>
        <translation>Appraisal form (blank)</translation>
    </message>
    <message>
        <source>反馈意见书和整改清单</source>
        <translation>Feedback and rectification list</translation>
    </message>
    <message>
        <source>述职测评票</source>
        <translation>Review ballots</translation>
    </message>
    <message>
        <source>述职测评计票表</source>
        <translation>Review tally sheet</translation>
    </message>
    <message>
        <source>书记考核表</source>
        <translation>Secretary score sheet</translation>
    </message>
    <message>
        <source>考评兑现系数表</source>
        <translation>Pay factors by score</translation>
    </message>
    <message>
        <source>党小组考评表</source>
        <translation>Group score sheet</translation>
    </message>
    <message>
        <source>任务闭环表</source>
        <translation>Task loop sheet</translation>
    </message>
    <message>
        <source>评议</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>季度</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>这里还没有开始民主评议。请先开始，再打印。</source>
        <translation>No democratic appraisal has begun here. Please start it before printing.</translation>
    </message>
    <message>
        <source>请先选一名书记。</source>
        <translation>Please choose a secretary first.</translation>
    </message>
    <message>
        <source>登记步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>开始述职评议</source>
        <translation>Begin secretary review</translation>
    </message>
    <message>
        <source>录入得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>核定得分</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>荣誉或奖项</source>
        <translation>Honour or award</translation>
    </message>
    <message>
        <source>受奖人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>承诺兑现</source>
        <translation>Promised for</translation>
    </message>
    <message>
        <source>实际兑现</source>
        <translation>Day delivered</translation>
    </message>
    <message>
        <source>迟延天数</source>
        <translation>Days late</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>按期兑现</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>逾期兑现</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>逾期未兑现</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>最久迟几天</source>
        <translation>Most days late</translation>
    </message>
    <message>
        <source>平均迟几天</source>
        <translation>Average days late</translation>
    </message>
    <message>
        <source>表彰兑现</source>
        <translation>Delivery of awards</translation>
    </message>
    <message>
        <source>承诺兑现的期间</source>
        <translation>Period promised for</translation>
    </message>
    <message>
        <source>这一期间没有承诺兑现的奖励。奖励记在台账“表彰奖励”里。</source>
        <translation>No award was promised to be delivered in this period. Awards are entered in the ledger &quot;表彰奖励&quot;.</translation>
    </message>
    <message>
        <source>各党组织兑现情况</source>
        <translation>Delivery by organization</translation>
    </message>
    <message>
        <source>打印公示用</source>
        <translation>Print for publication</translation>
    </message>
    <message>
        <source>打印归档用</source>
        <translation>Print for archive</translation>
    </message>
    <message>
        <source>承诺 {n} 件，逾期未兑现 {overdue} 件</source>
        <translation>{n} promised, {overdue} overdue</translation>
    </message>
    <message>
        <source>全部期间</source>
        <translation>All periods</translation>
    </message>
    <message>
        <source>打开考评表</source>
        <translation>Open score sheet</translation>
    </message>
    <message>
        <source>各支部走势</source>
        <translation>Branch trends</translation>
    </message>
    <message>
        <source>请在左边选一个支部。</source>
        <translation>Please choose a branch on the left.</translation>
    </message>
    <message>
        <source>这一期还没有开始，没有得分。</source>
        <translation>This period has not begun, so there is no score.</translation>
    </message>
    <message>
        <source>这一期没有得分：没有已发布的细则，或者当时没有这个支部。</source>
        <translation>No score in this period: no rubric was issued, or the branch did not exist then.</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>实线：本支部；虚线：全部平均。</source>
        <translation>Solid: this branch; dashed: average of all.</translation>
    </message>
    <message>
        <source>各板块得分率</source>
        <translation>Share of points by block</translation>
    </message>
    <message>
        <source>竖线：全部平均。</source>
        <translation>Upright line: average of all.</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <source>{word} {points} 分</source>
        <translation>{word} {points} points</translation>
    </message>
    <message>
        <source>第 {place} 名</source>
        <translation>Place {place}</translation>
    </message>
    <message>
        <source>比上期 {change}</source>
        <translation>{change} on last period</translation>
    </message>
    <message>
        <source>卷内目录</source>
        <translation>List of contents</translation>
    </message>
    <message>
        <source>缺件单</source>
        <translation>List of missing items</translation>
    </message>
    <message>
        <source>盒脊标签</source>
        <translation>Spine label</translation>
    </message>
    <message>
        <source>所列活动的记录和签到表</source>
        <translation>Minutes and sign-in sheets of the listed activities</translation>
    </message>
    <message>
        <source>{code} {title}</source>
        <translation>{code} {title}</translation>
    </message>
    <message>
        <source>移到别的考评内容</source>
        <translation>Move to another item</translation>
    </message>
    <message>
        <source>考评内容</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>移过去</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>标签宽</source>
        <translation>Label width</translation>
    </message>
    <message>
        <source>{width} 毫米</source>
        <translation>{width} mm</translation>
    </message>
    <message>
        <source>高 {height} 毫米；尺寸在规则“盒脊标签的尺寸”里改。</source>
        <translation>Height {height} mm; sizes are changed under the rule &quot;Spine label sizes&quot;.</translation>
    </message>
    <message>
        <source>至少选一样。</source>
        <translation>Choose at least one.</translation>
    </message>
    <message>
        <source>打印迎检盒</source>
        <translation>Print inspection box</translation>
    </message>
    <message>
        <source>半年</source>
        <translation>Half-year</translation>
    </message>
    <message>
        <source>关闭本期</source>
        <translation>Close this period</translation>
    </message>
    <message>
        <source>重新关闭</source>
        <translation>Close again</translation>
    </message>
    <message>
        <source>期间长短</source>
        <translation>Length of period</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>更正说明（会印在公示上，不要写提出异议的人）</source>
        <translation>Note on the correction (printed in the publication; do not name who objected)</translation>
    </message>
    <message>
        <source>为什么有待评项还要关闭</source>
        <translation>Why close with items pending</translation>
    </message>
    <message>
        <source>统计要封存的分数</source>
        <translation>Counting the scores to seal</translation>
    </message>
    <message>
        <source>还有 {n} 项待评</source>
        <translation>{n} items still pending</translation>
    </message>
    <message>
        <source>{closer}关闭{period}的{subject}：{n} 个党支部，成为第{edition}版。封存以后不能再改，只能更正。</source>
        <translation>{closer} closes {subject} for {period}: {n} Party branches, as edition {edition}. Once sealed it cannot be edited, only corrected.</translation>
    </message>
    <message>
        <source>{names}已单独关闭，照搬当时封存的分数，以后以这一版为准。</source>
        <translation>{names} closed on their own; the scores sealed then are taken over, and from now on this edition counts.</translation>
    </message>
    <message>
        <source>重新统计哪些支部</source>
        <translation>Branches to count again</translation>
    </message>
    <message>
        <source>重新统计</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>现在统计</source>
        <translation>Counted now</translation>
    </message>
    <message>
        <source>已由上级统一关闭</source>
        <translation>Closed from above</translation>
    </message>
    <message>
        <source>{n} 件，待答复 {open} 件</source>
        <translation>{n}, {open} unanswered</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>关闭单位</source>
        <translation>Closed by</translation>
    </message>
    <message>
        <source>支部数</source>
        <translation>Branches</translation>
    </message>
    <message>
        <source>版</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>第{n}版</source>
        <translation>Edition {n}</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>公示到</source>
        <translation>Published until</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>内容读不出来</source>
        <translation>Contents cannot be read</translation>
    </message>
    <message>
        <source>有待评项：{reason}</source>
        <translation>With pending items: {reason}</translation>
    </message>
    <message>
        <source>{day}起更正：{reason}</source>
        <translation>In correction since {day}: {reason}</translation>
    </message>
    <message>
        <source>关闭日期</source>
        <translation>Day closed</translation>
    </message>
    <message>
        <source>封存号</source>
        <translation>Seal number</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>待更正</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>答复逾期</source>
        <translation>Answer overdue</translation>
    </message>
    <message>
        <source>{day}（逾期提出）</source>
        <translation>{day} (raised late)</translation>
    </message>
    <message>
        <source>对谁的分数</source>
        <translation>Whose score</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>公示几个工作日</source>
        <translation>Working days of publication</translation>
    </message>
    <message>
        <source>公示第{edition}版，封存号 {seal}。张贴当天不计；今天张贴，{until}期满。</source>
        <translation>Publication of edition {edition}, seal number {seal}. The day of posting does not count; posted today, it ends on {until}.</translation>
    </message>
    <message>
        <source>{told}{year}年的放假安排还没有录入，只按周末推算。</source>
        <translation>{told}The holidays of {year} are not entered, so only weekends count.</translation>
    </message>
    <message>
        <source>登记公示</source>
        <translation>Enter publication</translation>
    </message>
    <message>
        <source>更正什么、为什么</source>
        <translation>What to correct and why</translation>
    </message>
    <message>
        <source>会印在公示上。不要写提出异议的人。</source>
        <translation>Printed in the publication. Do not name who objected.</translation>
    </message>
    <message>
        <source>开始更正</source>
        <translation>Start correction</translation>
    </message>
    <message>
        <source>更正期间可以改这一期的记录和评分，窗口里显示“更正中”；改完重新关闭，成为第{n}版，原来的版本留着可查。</source>
        <translation>During correction the records and scores of this period can be changed and the window shows &quot;In correction&quot;; close again afterwards. That becomes edition {n}, and the earlier editions are kept.</translation>
    </message>
    <message>
        <source>对谁的积分</source>
        <translation>Whose points</translation>
    </message>
    <message>
        <source>对哪一项</source>
        <translation>Which item</translation>
    </message>
    <message>
        <source>不针对某一项</source>
        <translation>No particular item</translation>
    </message>
    <message>
        <source>异议内容</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>可以不写；只在异议清单里看得到。</source>
        <translation>May be left out; shown only in the list of objections.</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Enter objection</translation>
    </message>
    <message>
        <source>修改异议</source>
        <translation>Edit objection</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>查明的情况和答复</source>
        <translation>Findings and answer</translation>
    </message>
    <message>
        <source>答复日期</source>
        <translation>Day answered</translation>
    </message>
    <message>
        <source>答复异议</source>
        <translation>Answer objection</translation>
    </message>
    <message>
        <source>异议：{text}</source>
        <translation>Objection: {text}</translation>
    </message>
    <message>
        <source>封存校验不符：内容在程序之外被改动。请核对纸质公示，再开始更正。</source>
        <translation>The seal does not match: the contents were changed outside the program. Please compare with the publication on paper, then start a correction.</translation>
    </message>
    <message>
        <source>校验相符</source>
        <translation>Seal matches</translation>
    </message>
    <message>
        <source>校验不符</source>
        <translation>Seal does not match</translation>
    </message>
    <message>
        <source>{periods}&#x3000;{told}</source>
        <translation>{periods} {told}</translation>
    </message>
    <message>
        <source>第{edition}版，{day}关闭，封存号 {seal}</source>
        <translation>Edition {edition}, closed {day}, seal number {seal}</translation>
    </message>
    <message>
        <source>{told}&#x3000;{edition}</source>
        <translation>{told} {edition}</translation>
    </message>
    <message>
        <source>更正中：{day}起，{reason}。显示的是按现在的记录统计的分数；改完请重新关闭。</source>
        <translation>In correction since {day}: {reason}. The scores shown are counted from the present records; please close again afterwards.</translation>
    </message>
    <message>
        <source>{edition}。公示到{until}。</source>
        <translation>{edition}. Published until {until}.</translation>
    </message>
    <message>
        <source>{edition}。公示已于{until}期满。</source>
        <translation>{edition}. Publication ended {until}.</translation>
    </message>
    <message>
        <source>{edition}，校验相符。要改请先开始更正。</source>
        <translation>{edition}, seal matches. To change it, please start a correction first.</translation>
    </message>
    <message>
        <source>关闭与公示</source>
        <translation>Closing and publication</translation>
    </message>
    <message>
        <source>考评和积分</source>
        <translation>Scores and points</translation>
    </message>
    <message>
        <source>支部考评</source>
        <translation>Branch scores</translation>
    </message>
    <message>
        <source>关闭本期…</source>
        <translation>Close this period…</translation>
    </message>
    <message>
        <source>已关闭的期间</source>
        <translation>Closed periods</translation>
    </message>
    <message>
        <source>各版</source>
        <translation>Editions</translation>
    </message>
    <message>
        <source>与今天的记录对照</source>
        <translation>Compare with today&apos;s records</translation>
    </message>
    <message>
        <source>开始更正…</source>
        <translation>Start correction…</translation>
    </message>
    <message>
        <source>重新关闭…</source>
        <translation>Close again…</translation>
    </message>
    <message>
        <source>已关闭 {n} 期</source>
        <translation>{n} periods closed</translation>
    </message>
    <message>
        <source>{told}，{broken} 期封存校验不符</source>
        <translation>{told}, {broken} with a seal that does not match</translation>
    </message>
    <message>
        <source>还没有关闭的期间。关闭以后，分数、依据和细则一起封存。</source>
        <translation>No period is closed yet. Closing seals scores, evidence and rubric together.</translation>
    </message>
    <message>
        <source>按现在的记录重算一遍，看看封存以后记录有没有变。封存的分数不受影响。</source>
        <translation>Counts again from the present records, to see whether they changed since sealing. The sealed scores stay.</translation>
    </message>
    <message>
        <source>第{n}版和第{before}版的不同：{count} 处</source>
        <translation>Differences between editions {n} and {before}: {count}</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>按今天的记录重算</source>
        <translation>Counted again from today&apos;s records</translation>
    </message>
    <message>
        <source>与今天的记录不同：{n} 处。封存的分数不变；要改请开始更正。</source>
        <translation>{n} differences from today&apos;s records. The sealed scores stay; to change them, please start a correction.</translation>
    </message>
    <message>
        <source>与今天的记录相同。</source>
        <translation>Same as today&apos;s records.</translation>
    </message>
    <message>
        <source>要先选由哪个党委、党总支或者党支部来关闭。</source>
        <translation>First choose the Party committee, general Party branch or Party branch that closes.</translation>
    </message>
    <message>
        <source>公示文字已复制，可以粘贴到群里。</source>
        <translation>The publication is copied and can be pasted into the chat group.</translation>
    </message>
    <message>
        <source>更正后</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>两版的不同</source>
        <translation>Differences of two editions</translation>
    </message>
    <message>
        <source>重算</source>
        <translation>Recounted</translation>
    </message>
    <message>
        <source>今天统计</source>
        <translation>Counted today</translation>
    </message>
    <message>
        <source>没有不同。</source>
        <translation>No differences.</translation>
    </message>
    <message>
        <source>没有异议。</source>
        <translation>No objections.</translation>
    </message>
    <message>
        <source>登记异议…</source>
        <translation>Enter objection…</translation>
    </message>
    <message>
        <source>答复…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>登记公示…</source>
        <translation>Enter publication…</translation>
    </message>
    <message>
        <source>打印公示</source>
        <translation>Print publication</translation>
    </message>
    <message>
        <source>复制公示文字</source>
        <translation>Copy publication</translation>
    </message>
    <message>
        <source>登记佐证材料…</source>
        <translation>Enter evidence…</translation>
    </message>
    <message>
        <source>{title}（{place}）</source>
        <translation>{title} ({place})</translation>
    </message>
    <message>
        <source>附件 {count}</source>
        <translation>Attachments {count}</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>手册</source>
        <translation>Handbook</translation>
    </message>
    <message>
        <source>{code} 佐证材料</source>
        <translation>{code} Evidence</translation>
    </message>
    <message>
        <source>{flag}旗</source>
        <translation>{flag} flag</translation>
    </message>
    <message>
        <source>暂无</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>{figure} 分</source>
        <translation>{figure} points</translation>
    </message>
    <message>
        <source>追赶：{name} {figure} 分</source>
        <translation>Next: {name} {figure} points</translation>
    </message>
    <message>
        <source>最高：{name} {figure} 分</source>
        <translation>Highest: {name} {figure} points</translation>
    </message>
    <message>
        <source>同分：{names}</source>
        <translation>Equal: {names}</translation>
    </message>
    <message>
        <source>失旗：{name}</source>
        <translation>Lost: {name}</translation>
    </message>
    <message>
        <source>现旗手：{name}</source>
        <translation>Holder: {name}</translation>
    </message>
    <message>
        <source>{flag}旗 · {name}</source>
        <translation>{flag} flag · {name}</translation>
    </message>
    <message>
        <source>看考评表</source>
        <translation>Open score sheet</translation>
    </message>
    <message>
        <source>历期旗手</source>
        <translation>Holders by period</translation>
    </message>
    <message>
        <source>{flag}得分（人工填写）</source>
        <translation>{flag} score (entered by hand)</translation>
    </message>
    <message>
        <source>{points} ÷ {maximum} × 100</source>
        <translation>{points} ÷ {maximum} × 100</translation>
    </message>
    <message>
        <source>出处：{reason}</source>
        <translation>Source: {reason}</translation>
    </message>
    <message>
        <source>同分时看：{tie}扣分</source>
        <translation>If equal: points lost in {tie}</translation>
    </message>
    <message>
        <source>{turn} {name}</source>
        <translation>{turn} {name}</translation>
    </message>
    <message>
        <source>{told}；失旗 {name}</source>
        <translation>{told}; lost by {name}</translation>
    </message>
    <message>
        <source>{period}（暂计）</source>
        <translation>{period} (provisional)</translation>
    </message>
    <message>
        <source>登记“{flag}”旗的决定</source>
        <translation>Enter decision on the &quot;{flag}&quot; flag</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>空缺，本期不授</source>
        <translation>Vacant, not given this period</translation>
    </message>
    <message>
        <source>由谁决定、理由</source>
        <translation>Decided by, reason</translation>
    </message>
    <message>
        <source>如 党委会研究，按上季度得分</source>
        <translation>e.g. Party committee, by last quarter&apos;s scores</translation>
    </message>
    <message>
        <source>0 到 100；空着不参加</source>
        <translation>0 to 100; not taking part if empty</translation>
    </message>
    <message>
        <source>填写“{flag}”旗得分</source>
        <translation>Enter &quot;{flag}&quot; flag scores</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>如 三季度经营考核通报</source>
        <translation>e.g. third-quarter business results notice</translation>
    </message>
    <message>
        <source>{period}各党支部的{flag}得分，满分 100；没有填的不参加这面旗。</source>
        <translation>{flag} scores of the Party branches, {period}; full score 100. A branch without one does not compete for this flag.</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>暂计</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>未关闭，暂计</source>
        <translation>Not closed, provisional</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>下一期</source>
        <translation>Next period</translation>
    </message>
    <message>
        <source>填写得分</source>
        <translation>Enter scores</translation>
    </message>
    <message>
        <source>登记决定</source>
        <translation>Enter decision</translation>
    </message>
    <message>
        <source>撤下决定</source>
        <translation>Withdraw decision</translation>
    </message>
    <message>
        <source>打印五旗榜</source>
        <translation>Print five-flag board</translation>
    </message>
    <message>
        <source>本旗各党支部得分</source>
        <translation>Branch scores for this flag</translation>
    </message>
    <message>
        <source>这一期没有红旗</source>
        <translation>No red flags in this period</translation>
    </message>
    <message>
        <source>{period} · 已定 {given} 面，共 {count} 面</source>
        <translation>{period} · {given} of {count} decided</translation>
    </message>
    <message>
        <source> · 待定 {count} 面</source>
        <translation>· {count} undecided</translation>
    </message>
    <message>
        <source>{period}夺旗</source>
        <translation>{period} flags</translation>
    </message>
    <message>
        <source>{period}没有考评得分，评不出红旗。请先在“细则”里发布考评细则。</source>
        <translation>There are no scores for {period}, so no red flags. Please issue a rubric under &quot;Rubric&quot; first.</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>这一期没有可以决定的红旗。</source>
        <translation>No red flag can be decided in this period.</translation>
    </message>
    <message>
        <source>{period}还没有结束，得分还会变。请到期后再决定。</source>
        <translation>{period} is not over and the scores may change. Please decide once it is.</translation>
    </message>
    <message>
        <source>这面旗没有决定可撤。</source>
        <translation>This flag has no decision to withdraw.</translation>
    </message>
    <message>
        <source>这一期没有要人工填写得分的红旗。</source>
        <translation>No red flag of this period needs scores entered by hand.</translation>
    </message>
    <message>
        <source>缺 {count}</source>
        <translation>{count} missing</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>缺件</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>添加的</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>计分的</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>印证</source>
        <translation>Supporting</translation>
    </message>
    <message>
        <source>{name}（读不出来）</source>
        <translation>{name} (cannot be read)</translation>
    </message>
    <message>
        <source>迎检盒</source>
        <translation>Inspection box</translation>
    </message>
    <message>
        <source>这一期没有在用的细则，或者还没有开始。</source>
        <translation>No rubric is in use in this period, or it has not begun.</translation>
    </message>
    <message>
        <source>迎检盒 · {branch} {period}</source>
        <translation>Inspection box · {branch} {period}</translation>
    </message>
    <message>
        <source>材料 {count} 份，缺 {lacks} 项。</source>
        <translation>{count} pieces of material, {lacks} missing.</translation>
    </message>
    <message>
        <source>这一项还没有材料。可以添加：一条记录、手写本的一页，或者几个文件。</source>
        <translation>No material for this item yet. Add a record, a page of a handwritten book, or files.</translation>
    </message>
    <message>
        <source>添加材料…</source>
        <translation>Add material…</translation>
    </message>
    <message>
        <source>{kind}：{text}</source>
        <translation>{kind}: {text}</translation>
    </message>
    <message>
        <source>移到别项…</source>
        <translation>Move to item…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>打开记录</source>
        <translation>Open record</translation>
    </message>
    <message>
        <source>自评…</source>
        <translation>Self…</translation>
    </message>
    <message>
        <source>考核…</source>
        <translation>Check…</translation>
    </message>
    <message>
        <source>核定同计数</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>按记录计的分就是考核得分；可以一次选几项。</source>
        <translation>The points counted from the records become the check-score; several items can be chosen at once.</translation>
    </message>
    <message>
        <source>考评项目</source>
        <translation>Scored items</translation>
    </message>
    <message>
        <source>请在左边选一项，这里列出计分办法和每一分的出处。</source>
        <translation>Please choose an item on the left; its scoring and the origin of every point are listed here.</translation>
    </message>
    <message>
        <source>考核人：{judge}</source>
        <translation>Checked by: {judge}</translation>
    </message>
    <message>
        <source>满分 {most}</source>
        <translation>Full score {most}</translation>
    </message>
    <message>
        <source>按记录 {points}</source>
        <translation>By records {points}</translation>
    </message>
    <message>
        <source>得分 {points}</source>
        <translation>Score {points}</translation>
    </message>
    <message>
        <source>加分 {points}</source>
        <translation>Bonus {points}</translation>
    </message>
    <message>
        <source>自评与考核相差 {points}</source>
        <translation>Self-score and check-score differ by {points}</translation>
    </message>
    <message>
        <source>{source}：{effect}</source>
        <translation>{source}: {effect}</translation>
    </message>
    <message>
        <source>由人考核</source>
        <translation>Scored by a person</translation>
    </message>
    <message>
        <source>没有登记情况；考核人已核定。</source>
        <translation>Nothing was entered; the checker has confirmed it.</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>{count} {unit}，{lost}</source>
        <translation>{count} {unit}, {lost}</translation>
    </message>
    <message>
        <source>{said}。{note}</source>
        <translation>{said}. {note}</translation>
    </message>
    <message>
        <source>还有 {count} 条，打印考评表时全部列出。</source>
        <translation>{count} more; the printed score sheet lists them all.</translation>
    </message>
    <message>
        <source>依据：{text}</source>
        <translation>Evidence: {text}</translation>
    </message>
    <message>
        <source>还有 {count} 条。</source>
        <translation>{count} more.</translation>
    </message>
    <message>
        <source>其余 {count} 条佐证</source>
        <translation>{count} more pieces of evidence</translation>
    </message>
    <message>
        <source>登记考核发现…</source>
        <translation>Enter finding…</translation>
    </message>
    <message>
        <source>{said}：{reason}</source>
        <translation>{said}: {reason}</translation>
    </message>
    <message>
        <source>数从哪来</source>
        <translation>Where the number comes from</translation>
    </message>
    <message>
        <source>找统计：例如 支委会、隐患、学时</source>
        <translation>Find a statistic: e.g. &quot;支委会&quot;, &quot;隐患&quot;, &quot;学时&quot;</translation>
    </message>
    <message>
        <source>找统计</source>
        <translation>Find statistic</translation>
    </message>
    <message>
        <source>用这一项</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>由人考核（附依据）</source>
        <translation>Scored by a person (with evidence)</translation>
    </message>
    <message>
        <source>{title}（{unit}）</source>
        <translation>{title} ({unit})</translation>
    </message>
    <message>
        <source>没有这样的统计。可以换个词找，或选“由人考核”。</source>
        <translation>No such statistic. Try another word, or choose &quot;Scored by a person&quot;.</translation>
    </message>
    <message>
        <source>没有统计可用的，由考核人逐次记下并附依据；没有人考核以前，这一项待评。</source>
        <translation>There is no statistic for it; the checker records each case with evidence. Until somebody scores it, the item is pending.</translation>
    </message>
    <message>
        <source>等级：{levels}。</source>
        <translation>Levels: {levels}.</translation>
    </message>
    <message>
        <source>它数的是上报的条数：用它扣分，会让人不愿意上报。</source>
        <translation>It counts what was reported: taking points off for it makes people unwilling to report.</translation>
    </message>
    <message>
        <source>它是完成的数，适合写“低于目标扣分”。</source>
        <translation>It counts what was done and suits &quot;points lost below target&quot;.</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>奖励</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>可比分</source>
        <translation>Comparable</translation>
    </message>
    <message>
        <source>全年累计</source>
        <translation>Year to date</translation>
    </message>
    <message>
        <source>{points}（封顶）</source>
        <translation>{points} (cap)</translation>
    </message>
    <message>
        <source>不按规则</source>
        <translation>Not by rule</translation>
    </message>
    <message>
        <source>{rule}：{raw} 分，到了封顶，计 {points} 分</source>
        <translation>{rule}: {raw} points, capped, counts {points}</translation>
    </message>
    <message>
        <source>{rule}：{text}</source>
        <translation>{rule}: {text}</translation>
    </message>
    <message>
        <source>{formula}；同类别还没有可比的分</source>
        <translation>{formula}; nobody of the category has comparable points yet</translation>
    </message>
    <message>
        <source>{formula}：{figure} ÷ {against} × 100 = {comparable}</source>
        <translation>{formula}: {figure} ÷ {against} × 100 = {comparable}</translation>
    </message>
    <message>
        <source>名次按可比分</source>
        <translation>Placed by comparable points</translation>
    </message>
    <message>
        <source>名次按本期分</source>
        <translation>Placed by points of the period</translation>
    </message>
    <message>
        <source>姓名或拼音首字母，可以加好几个人</source>
        <translation>Name or pinyin initials; several people can be added</translation>
    </message>
    <message>
        <source>{rule}（如 {points}，最多 {cap}）</source>
        <translation>{rule} (e.g. {points}, at most {cap})</translation>
    </message>
    <message>
        <source>{rule}（如 {points}）</source>
        <translation>{rule} (e.g. {points})</translation>
    </message>
    <message>
        <source>加减分</source>
        <translation>Bonus or loss</translation>
    </message>
    <message>
        <source>加分写 2，扣分写 -2</source>
        <translation>2 for a bonus, -2 for points lost</translation>
    </message>
    <message>
        <source>发生日期</source>
        <translation>Day it happened</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>May be left out</translation>
    </message>
    <message>
        <source>本人查阅单上看得到</source>
        <translation>Shown on the person&apos;s own sheet</translation>
    </message>
    <message>
        <source>登记加减分</source>
        <translation>Enter bonus or loss</translation>
    </message>
    <message>
        <source>登记在</source>
        <translation>Entered for</translation>
    </message>
    <message>
        <source>出勤和台账的分由程序从记录里数，不必在这里登记。</source>
        <translation>Points for attendance and ledgers are counted from the records by the program and need not be entered here.</translation>
    </message>
    <message>
        <source>修改加减分</source>
        <translation>Edit bonus or loss</translation>
    </message>
    <message>
        <source>{name}，登记在{month}。</source>
        <translation>{name}, entered for {month}.</translation>
    </message>
    <message>
        <source>没有另定的，按岗位自动归类（“规则”里的积分类别）。</source>
        <translation>Nothing else was set; sorted by job (points categories under &quot;Rules&quot;).</translation>
    </message>
    <message>
        <source>{name}现在是“{label}”，按岗位是“{rule}”。</source>
        <translation>{name} is now &quot;{label}&quot;; by job it is &quot;{rule}&quot;.</translation>
    </message>
    <message>
        <source>积分类别</source>
        <translation>Points category</translation>
    </message>
    <message>
        <source>按岗位自动归类</source>
        <translation>Sort by job</translation>
    </message>
    <message>
        <source>哪一天恢复参评</source>
        <translation>Takes part again on</translation>
    </message>
    <message>
        <source>还不知道的不填</source>
        <translation>Leave out if not known</translation>
    </message>
    <message>
        <source>只记日期，不记原因。这些日子所在的时期没有分数和名次。</source>
        <translation>Only the dates are kept, not the reason. Periods with these days have no points and no place.</translation>
    </message>
    <message>
        <source>恢复参评</source>
        <translation>Take part again</translation>
    </message>
    <message>
        <source>从哪一天起恢复</source>
        <translation>Takes part again from</translation>
    </message>
    <message>
        <source>{name}从 {day} 起不参评。</source>
        <translation>{name} is not taking part since {day}.</translation>
    </message>
    <message>
        <source>上年积分的 {share} 是今年的基础分；关闭过年度总评的年份不必登记。</source>
        <translation>{share} of last year&apos;s points is this year&apos;s base; not needed for a year whose yearly result was closed.</translation>
    </message>
    <message>
        <source>“规则”里写的是上年积分不带入，登记了也不计。</source>
        <translation>&quot;Rules&quot; say that last year&apos;s points are not carried over, so they do not count even if entered.</translation>
    </message>
    <message>
        <source>上年积分</source>
        <translation>Last year&apos;s points</translation>
    </message>
    <message>
        <source>全年积分</source>
        <translation>Points of the year</translation>
    </message>
    <message>
        <source>积分上墙的范围</source>
        <translation>Points on the wall</translation>
    </message>
    <message>
        <source>作出决定的党员大会</source>
        <translation>General meeting that decided</translation>
    </message>
    <message>
        <source>公布到哪里</source>
        <translation>Where to publish</translation>
    </message>
    <message>
        <source>决定的内容</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>没有党员大会的决定时，墙上只有达标名单和前三分之一；末位什么时候都不上墙。</source>
        <translation>Without a decision of the general meeting the wall shows only who reached the line and the top third; the last are never on the wall.</translation>
    </message>
    <message>
        <source>季</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>姓名或首字母</source>
        <translation>Name or initials</translation>
    </message>
    <message>
        <source>输入姓名或拼音首字母找人，回车给找到的人加减分</source>
        <translation>Type a name or pinyin initials; Enter gives that person a bonus or loss</translation>
    </message>
    <message>
        <source>加减分…</source>
        <translation>Bonus or loss…</translation>
    </message>
    <message>
        <source>积分登记表</source>
        <translation>Register of points</translation>
    </message>
    <message>
        <source>参评 {count} 人 · 达标 {reached} 人</source>
        <translation>{count} taking part · {reached} reached</translation>
    </message>
    <message>
        <source> · 不参评 {count} 人</source>
        <translation>· {count} not taking part</translation>
    </message>
    <message>
        <source>{period} {word}</source>
        <translation>{period} {word}</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>达标线 {line} 分</source>
        <translation>Line {line} points</translation>
    </message>
    <message>
        <source>低于 {least} 不得奖，给不给由支委会定</source>
        <translation>No award below {least}; the branch committee decides whether to give it</translation>
    </message>
    <message>
        <source>已于 {day} 关闭（第{edition}版）</source>
        <translation>Closed {day} (edition {edition})</translation>
    </message>
    <message>
        <source>正在更正</source>
        <translation>In correction</translation>
    </message>
    <message>
        <source>没有这样的人。请改类别或姓名。</source>
        <translation>Nobody found. Please change category or name.</translation>
    </message>
    <message>
        <source>这里还没有党员。请先在名册里新建或导入。</source>
        <translation>There are no members yet. Please add or import them in the roster first.</translation>
    </message>
    <message>
        <source>上墙的范围按党支部定。请先在上面选一个党支部。</source>
        <translation>The points on the wall are set by branch. Please choose a Party branch above first.</translation>
    </message>
    <message>
        <source>这个党支部两年里没有党员大会的记录。请先在日历里登记作出决定的那一次。</source>
        <translation>This branch has no general meeting recorded in two years. Please record in the calendar the one that decided.</translation>
    </message>
    <message>
        <source>请先在表里选一个参评的人。</source>
        <translation>Please choose somebody taking part in the table first.</translation>
    </message>
    <message>
        <source>请先在上面选由哪个党组织关闭。</source>
        <translation>Please choose above which Party organization closes first.</translation>
    </message>
    <message>
        <source>{word}表</source>
        <translation>{word} sheet</translation>
    </message>
    <message>
        <source>本人查阅单（所选的人）</source>
        <translation>Own sheet (selected)</translation>
    </message>
    <message>
        <source>本人查阅单（列出的全部）</source>
        <translation>Own sheets (all listed)</translation>
    </message>
    <message>
        <source>积分榜（上墙）</source>
        <translation>Points table (for the wall)</translation>
    </message>
    <message>
        <source>积分类别…</source>
        <translation>Points category…</translation>
    </message>
    <message>
        <source>不参评…</source>
        <translation>Not taking part…</translation>
    </message>
    <message>
        <source>上年积分…</source>
        <translation>Last year&apos;s points…</translation>
    </message>
    <message>
        <source>异议…</source>
        <translation>Objection…</translation>
    </message>
    <message>
        <source>关闭与公示…</source>
        <translation>Closing and publication…</translation>
    </message>
    <message>
        <source>上墙的范围…</source>
        <translation>Points on the wall…</translation>
    </message>
    <message>
        <source>本人查阅单</source>
        <translation>Own sheet</translation>
    </message>
    <message>
        <source>基础分 {base}（{label}）</source>
        <translation>Base {base} ({label})</translation>
    </message>
    <message>
        <source>基础分 {base}（上年年度总评带入）</source>
        <translation>Base {base} (from last year&apos;s yearly result)</translation>
    </message>
    <message>
        <source>基础分 {base}（登记的上年积分带入）</source>
        <translation>Base {base} (from last year&apos;s points as entered)</translation>
    </message>
    <message>
        <source>每一分的来历</source>
        <translation>Origin of every point</translation>
    </message>
    <message>
        <source>查阅单</source>
        <translation>Own sheet</translation>
    </message>
    <message>
        <source>打印本人查阅单，先给本人看，可以提异议</source>
        <translation>Print the person&apos;s own sheet and show it to them first; they may object</translation>
    </message>
    <message>
        <source>在左边选一个人，这里是每一分的来历。</source>
        <translation>Choose a person on the left; the origin of every point is shown here.</translation>
    </message>
    <message>
        <source>{name} · {label} · {branch}</source>
        <translation>{name} · {label} · {branch}</translation>
    </message>
    <message>
        <source>这一期不参评。</source>
        <translation>Not taking part in this period.</translation>
    </message>
    <message>
        <source>这一期还没有得分的记录。</source>
        <translation>No points recorded in this period yet.</translation>
    </message>
    <message>
        <source>{word} {figure} 分</source>
        <translation>{word} {figure} points</translation>
    </message>
    <message>
        <source>达标线 {line}</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>全年累计 {to_date}</source>
        <translation>Year to date {to_date}</translation>
    </message>
    <message>
        <source>名次 {place}（全部党支部）</source>
        <translation>Place {place} (all Party branches)</translation>
    </message>
    <message>
        <source>{count} 次活动还没有登记考勤，没有计分也没有扣分：{days}</source>
        <translation>{count} activities without attendance, no points won or lost: {days}</translation>
    </message>
    <message>
        <source>异议（{state}）：{text}</source>
        <translation>Objection ({state}): {text}</translation>
    </message>
    <message>
        <source>这一期已关闭，照关闭时的记录。</source>
        <translation>This period is closed; shown as it was closed.</translation>
    </message>
    <message>
        <source>打开这条记录</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <source>至今</source>
        <translation>now</translation>
    </message>
    <message>
        <source>{since} – {until}</source>
        <translation>{since} – {until}</translation>
    </message>
    <message>
        <source>恢复参评…（{days}）</source>
        <translation>Take part again… ({days})</translation>
    </message>
    <message>
        <source>删除不参评（{days}）</source>
        <translation>Delete not taking part ({days})</translation>
    </message>
    <message>
        <source>书记述职评议</source>
        <translation>Secretary reviews</translation>
    </message>
    <message>
        <source>整改清单</source>
        <translation>Rectification list</translation>
    </message>
    <message>
        <source>没有整改事项。反馈以后，从“增加整改事项”记下要改什么。</source>
        <translation>No rectifications. After the feedback, use &quot;Add rectification&quot; to note what has to change.</translation>
    </message>
    <message>
        <source>书记 {count} 人 · 已述职 {presented} 人</source>
        <translation>{count} secretaries · {presented} presented</translation>
    </message>
    <message>
        <source> · 整改逾期 {count} 项</source>
        <translation>· {count} rectifications overdue</translation>
    </message>
    <message>
        <source>反馈意见：{text}</source>
        <translation>Feedback: {text}</translation>
    </message>
    <message>
        <source>收回 {count} 张</source>
        <translation>{count} returned</translation>
    </message>
    <message>
        <source>{done}/{all} 项</source>
        <translation>{done}/{all}</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>测评</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>登记步骤和反馈</source>
        <translation>Enter steps and feedback</translation>
    </message>
    <message>
        <source>删除这次述职评议</source>
        <translation>Delete this review</translation>
    </message>
    <message>
        <source>修改或登记完成</source>
        <translation>Edit or finish</translation>
    </message>
    <message>
        <source>还没有开始。先登记交报告的日期，再依次登记述职、测评、反馈和整改。</source>
        <translation>Not begun. Enter the day the report was handed in, then the presentation, rating, feedback and rectification in turn.</translation>
    </message>
    <message>
        <source>还没有录入测评票数。</source>
        <translation>No rating votes entered yet.</translation>
    </message>
    <message>
        <source>测评：发出 {issued} 张，收回 {returned} 张</source>
        <translation>Rating: {issued} ballots issued, {returned} returned</translation>
    </message>
    <message>
        <source>{told}；收回不足 5 张，不显示各等次票数。</source>
        <translation>{told}; fewer than 5 returned, so votes by grade are not shown.</translation>
    </message>
    <message>
        <source>{grade} {count} 票</source>
        <translation>{grade} {count} votes</translation>
    </message>
    <message>
        <source>{told}；{marks}。</source>
        <translation>{told}; {marks}.</translation>
    </message>
    <message>
        <source>这一项</source>
        <translation>This item</translation>
    </message>
    <message>
        <source>在左边选一项考评内容，这里说明怎么计分、数从哪来。</source>
        <translation>Choose an item on the left; how it is scored and where the number comes from is shown here.</translation>
    </message>
    <message>
        <source>{points} 分 · {block} · {system}</source>
        <translation>{points} points · {block} · {system}</translation>
    </message>
    <message>
        <source>没有写体系</source>
        <translation>No system given</translation>
    </message>
    <message>
        <source>计分办法</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Original words</translation>
    </message>
    <message>
        <source>谁考核</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>从哪一天起用</source>
        <translation>Used from</translation>
    </message>
    <message>
        <source>一期由它最后一天有效的版本计分；发布前可以再改。</source>
        <translation>A period is scored by the version in force on its last day; it can be edited until issued.</translation>
    </message>
    <message>
        <source>从样本新建细则</source>
        <translation>New rubric from sample</translation>
    </message>
    <message>
        <source>样本有 29 项、合计 100 分，是各矿常见的做法。新建的是草稿：照本矿的规定改好，再发布。</source>
        <translation>The sample has 29 items and 100 points, as is usual at mines. It makes a draft: change it to the rules of your mine, then issue it.</translation>
    </message>
    <message>
        <source>由“{name} {version}”起新版本</source>
        <translation>New version of &quot;{name} {version}&quot;</translation>
    </message>
    <message>
        <source>新版本是草稿，内容先和原来的一样。发布以后，原来的版本到前一天为止。</source>
        <translation>The new version is a draft and begins the same as the old one. Once it is issued, the old one ends the day before.</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>新建草稿</source>
        <translation>New draft</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>两版对照</source>
        <translation>Compare two versions</translation>
    </message>
    <message>
        <source>原来的版本</source>
        <translation>Old version</translation>
    </message>
    <message>
        <source>现在的版本</source>
        <translation>Present version</translation>
    </message>
    <message>
        <source>选的是同一个版本。请在上面另选一个。</source>
        <translation>The same version was chosen twice. Please choose another one above.</translation>
    </message>
    <message>
        <source>两个版本没有不同。</source>
        <translation>The two versions do not differ.</translation>
    </message>
    <message>
        <source>共 {count} 处不同：新增 {added} 项，去掉 {removed} 项，分值 {maxima} 处，计分办法 {rules} 处。</source>
        <translation>{count} differences: {added} items added, {removed} removed, {maxima} full scores and {rules} scoring rules changed.</translation>
    </message>
    <message>
        <source>{name} {version}（{state}）</source>
        <translation>{name} {version} ({state})</translation>
    </message>
    <message>
        <source>修改考评细则</source>
        <translation>Edit rubric</translation>
    </message>
    <message>
        <source>检查能不能发布</source>
        <translation>Check before issuing</translation>
    </message>
    <message>
        <source>没有要改的，可以发布。</source>
        <translation>Nothing to correct; it can be issued.</translation>
    </message>
    <message>
        <source>细则的改动还没有保存。要放弃吗？</source>
        <translation>The changes to the rubric are not saved. Discard them?</translation>
    </message>
    <message>
        <source>{name} {version}</source>
        <translation>{name} {version}</translation>
    </message>
    <message>
        <source>用到哪一天</source>
        <translation>Used until</translation>
    </message>
    <message>
        <source>不写就一直用到下一个版本。</source>
        <translation>If empty, used until the next version.</translation>
    </message>
    <message>
        <source>满分</source>
        <translation>Full score</translation>
    </message>
    <message>
        <source>不写就是 100</source>
        <translation>If empty, 100</translation>
    </message>
    <message>
        <source>加分合计最多</source>
        <translation>Bonus at most</translation>
    </message>
    <message>
        <source>不写就不另外封顶</source>
        <translation>If empty, no further cap</translation>
    </message>
    <message>
        <source>一票否决后等级最高为</source>
        <translation>Highest grade after a veto</translation>
    </message>
    <message>
        <source>照等级规则</source>
        <translation>By the rules for grades</translation>
    </message>
    <message>
        <source>哪个文件、哪次会</source>
        <translation>Which document or meeting</translation>
    </message>
    <message>
        <source>已写入 {count} 行：{name}</source>
        <translation>{count} rows written: {name}</translation>
    </message>
    <message>
        <source>这个版本读不出来，可能是更新的程序写的。请升级本程序。</source>
        <translation>This version cannot be read; a newer program may have written it. Please update this program.</translation>
    </message>
    <message>
        <source>{name} {version}.xlsx</source>
        <translation>{name} {version}.xlsx</translation>
    </message>
    <message>
        <source>导出考评细则</source>
        <translation>Export rubric</translation>
    </message>
    <message>
        <source>这一期没有在用的细则，填不出考评表。请先发布细则。</source>
        <translation>No rubric is in use in this period, so the score sheet cannot be filled. Please issue a rubric first.</translation>
    </message>
    <message>
        <source>{name}{period}考评表.xlsx</source>
        <translation>{name} {period} score sheet.xlsx</translation>
    </message>
    <message>
        <source>导出考评表</source>
        <translation>Export score sheet</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>评分办法</source>
        <translation>Scoring rule</translation>
    </message>
    <message>
        <source>所属体系</source>
        <translation>System</translation>
    </message>
    <message>
        <source>考核部门</source>
        <translation>Checking department</translation>
    </message>
    <message>
        <source>自评（不导入）</source>
        <translation>Self-score (not imported)</translation>
    </message>
    <message>
        <source>考核得分（不导入）</source>
        <translation>Check-score (not imported)</translation>
    </message>
    <message>
        <source>依据（不导入）</source>
        <translation>Evidence (not imported)</translation>
    </message>
    <message>
        <source>认出</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>请确认</source>
        <translation>Please confirm</translation>
    </message>
    <message>
        <source>要改正</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>读成</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>表上的话</source>
        <translation>Words in the sheet</translation>
    </message>
    <message>
        <source>导入考评细则</source>
        <translation>Import rubric</translation>
    </message>
    <message>
        <source>确认采用</source>
        <translation>Confirm reading</translation>
    </message>
    <message>
        <source>照提示的读法采用这一句</source>
        <translation>Takes this sentence as the hint reads it</translation>
    </message>
    <message>
        <source>整项由人考核</source>
        <translation>Score by a person</translation>
    </message>
    <message>
        <source>这一项不按规则计，由人给分</source>
        <translation>This item is not counted by rule; a person gives the points</translation>
    </message>
    <message>
        <source>工作表：自动</source>
        <translation>Sheet: automatic</translation>
    </message>
    <message>
        <source>全部工作表合成一套</source>
        <translation>All sheets make one rubric</translation>
    </message>
    <message>
        <source>还没有可以导入的考评内容。</source>
        <translation>There are no items to import yet.</translation>
    </message>
    <message>
        <source>照规则计</source>
        <translation>Count by rule</translation>
    </message>
    <message>
        <source>选择考评细则</source>
        <translation>Choose rubric</translation>
    </message>
    <message>
        <source>“{file}”：{count} 项，合计 {total} 分；评分办法认出 {read} 句，由人考核 {judged} 句，请确认 {ask} 句。</source>
        <translation>&quot;{file}&quot;: {count} items, {total} points in all; {read} scoring phrases recognised, {judged} for a person, {ask} to confirm.</translation>
    </message>
    <message>
        <source>和已有的这个版本相同，不用再导入。</source>
        <translation>Same as a version already here; no need to import it.</translation>
    </message>
    <message>
        <source>有 {count} 处要改正，改好或跳过才能导入。</source>
        <translation>{count} places to correct. Correct or skip them to import.</translation>
    </message>
    <message>
        <source>第 {row} 行</source>
        <translation>Row {row}</translation>
    </message>
    <message>
        <source>由人考核，直接给分</source>
        <translation>A person gives the points</translation>
    </message>
    <message>
        <source>由人考核：{effect}</source>
        <translation>Scored by a person: {effect}</translation>
    </message>
    <message>
        <source>没有采用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>不是扣分办法</source>
        <translation>No rule for points lost</translation>
    </message>
    <message>
        <source>加办法</source>
        <translation>Add rule</translation>
    </message>
    <message>
        <source>没有写计分办法：这一项由考核人直接给分。加一条办法，就能按次扣分。</source>
        <translation>No scoring is written: the checker gives the points of this item directly. Add a rule to take points off per case.</translation>
    </message>
    <message>
        <source>（还没有写清楚）</source>
        <translation>(not yet clear)</translation>
    </message>
    <message>
        <source>只加分的写 0</source>
        <translation>0 if bonus only</translation>
    </message>
    <message>
        <source>体系</source>
        <translation>System</translation>
    </message>
    <message>
        <source>评分办法原文</source>
        <translation>Scoring rule, original words</translation>
    </message>
    <message>
        <source>项目和考评内容</source>
        <translation>Blocks and items</translation>
    </message>
    <message>
        <source>加项目</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Block name</translation>
    </message>
    <message>
        <source>还没有考评内容。请先加一个项目，再加考评内容。</source>
        <translation>There are no items yet. Please add a block first, then items.</translation>
    </message>
    <message>
        <source>项目“{block}”里还有 {count} 项考评内容，要一起去掉吗？</source>
        <translation>Block &quot;{block}&quot; still has {count} items. Remove them too?</translation>
    </message>
    <message>
        <source>一起去掉</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>{block}&#x3000;{points} 分</source>
        <translation>{block} {points} points</translation>
    </message>
    <message>
        <source>？</source>
        <translation>?</translation>
    </message>
    <message>
        <source>合计 {found} / {total} 分</source>
        <translation>Total {found} / {total} points</translation>
    </message>
    <message>
        <source>合计 {found} / {total} 分，{difference}</source>
        <translation>Total {found} / {total} points, {difference}</translation>
    </message>
    <message>
        <source>差 {points} 分</source>
        <translation>{points} short</translation>
    </message>
    <message>
        <source>多 {points} 分</source>
        <translation>{points} too many</translation>
    </message>
    <message>
        <source>{code} {title}&#x3000;{points}</source>
        <translation>{code} {title} {points}</translation>
    </message>
    <message>
        <source>每次扣分</source>
        <translation>Points lost each time</translation>
    </message>
    <message>
        <source>本项不得分</source>
        <translation>No points for item</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>统计里的等级：{levels}。</source>
        <translation>Levels in the statistic: {levels}.</translation>
    </message>
    <message>
        <source>考核人记下每一次时，从这些等级里选一个。</source>
        <translation>For each case the checker chooses one of these levels.</translation>
    </message>
    <message>
        <source>等级，例如 轻微</source>
        <translation>Level, e.g. minor</translation>
    </message>
    <message>
        <source>有这一级时</source>
        <translation>Effect of this level</translation>
    </message>
    <message>
        <source>几分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>这句话怎么算</source>
        <translation>How this phrase counts</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>这条按上报的件数扣分，等于鼓励不报。确实要这样定吗？</source>
        <translation>This takes points off by the number of reports, which rewards not reporting. Set it this way all the same?</translation>
    </message>
    <message>
        <source>仍然采用</source>
        <translation>Use anyway</translation>
    </message>
    <message>
        <source>回去修改</source>
        <translation>Back to edit</translation>
    </message>
    <message>
        <source>不认得的统计“{measure}”</source>
        <translation>Unknown statistic &quot;{measure}&quot;</translation>
    </message>
    <message>
        <source>点这里可以改成程序统计的数。</source>
        <translation>Click here to use a number counted by the program.</translation>
    </message>
    <message>
        <source>怎么计</source>
        <translation>How it counts</translation>
    </message>
    <message>
        <source>例如 0.5</source>
        <translation>e.g. 0.5</translation>
    </message>
    <message>
        <source>最多几分</source>
        <translation>Points at most</translation>
    </message>
    <message>
        <source>不写就不封顶</source>
        <translation>If empty, no cap</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>例如 95</source>
        <translation>e.g. 95</translation>
    </message>
    <message>
        <source>每差多少算一次</source>
        <translation>Shortfall per case</translation>
    </message>
    <message>
        <source>不写就是 1</source>
        <translation>If empty, 1</translation>
    </message>
    <message>
        <source>表上怎么写</source>
        <translation>Words in sheet</translation>
    </message>
    <message>
        <source>加分</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>统计和人</source>
        <translation>Program and person</translation>
    </message>
    <message>
        <source>程序统计</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>所属</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>考评细则</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>{branch}&#x3000;{period}</source>
        <translation>{branch} {period}</translation>
    </message>
    <message>
        <source>支部和编号</source>
        <translation>Branch and code</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>用草稿试算</source>
        <translation>Trial with draft</translation>
    </message>
    <message>
        <source>如果用“{name} {version}”，以前各期会怎样？已关闭的时期和当时公布的得分比，别的时期和现在算出的得分比；试算不改变任何得分。</source>
        <translation>What if &quot;{name} {version}&quot; were used for earlier periods? Closed periods are compared with the scores published then, others with the scores counted now; a trial changes no score.</translation>
    </message>
    <message>
        <source>开始试算</source>
        <translation>Start trial</translation>
    </message>
    <message>
        <source>不变的也看</source>
        <translation>Show unchanged</translation>
    </message>
    <message>
        <source>试算结果</source>
        <translation>Trial results</translation>
    </message>
    <message>
        <source>选好时期，点“开始试算”。</source>
        <translation>Choose periods, then press &quot;Start trial&quot;.</translation>
    </message>
    <message>
        <source>还没有选时期。请至少选一期。</source>
        <translation>No period is chosen. Please choose at least one.</translation>
    </message>
    <message>
        <source>导出试算</source>
        <translation>Export trial</translation>
    </message>
    <message>
        <source>另一件事还在做。请等它做完再试算。</source>
        <translation>Something else is still running. Please start the trial once it is done.</translation>
    </message>
    <message>
        <source>试算停下了，没有结果。</source>
        <translation>The trial stopped without a result.</translation>
    </message>
    <message>
        <source>用草稿算，这几期的得分都不变。</source>
        <translation>With the draft, the scores of these periods do not change.</translation>
    </message>
    <message>
        <source>这几期没有党支部可以试算。</source>
        <translation>There are no Party branches to try in these periods.</translation>
    </message>
    <message>
        <source>{period}（已关闭）</source>
        <translation>{period} (closed)</translation>
    </message>
    <message>
        <source>按项目</source>
        <translation>By block</translation>
    </message>
    <message>
        <source>按体系</source>
        <translation>By system</translation>
    </message>
    <message>
        <source>还没有写启用日期</source>
        <translation>No start date written</translation>
    </message>
    <message>
        <source>{since} 起</source>
        <translation>From {since}</translation>
    </message>
    <message>
        <source>细则的版本</source>
        <translation>Rubric versions</translation>
    </message>
    <message>
        <source>还没有考评细则，得分也就算不出来。可以从样本新建一份，照本矿的规定改好再发布。</source>
        <translation>There is no rubric yet, so scores cannot be counted. Make one from the sample, change it to the rules of your mine, then issue it.</translation>
    </message>
    <message>
        <source>从样本新建</source>
        <translation>New from sample</translation>
    </message>
    <message>
        <source>导入细则…</source>
        <translation>Import rubric…</translation>
    </message>
    <message>
        <source>{count} 个版本</source>
        <translation>{count} versions</translation>
    </message>
    <message>
        <source>{count} 个版本 · 这一版 {items} 项，合计 {maxima} 分</source>
        <translation>{count} versions · this one has {items} items, {maxima} points in all</translation>
    </message>
    <message>
        <source>停用“{name}”？它的时期另有细则可用；已关闭的各期不变。</source>
        <translation>Withdraw &quot;{name}&quot;? Another rubric covers its periods; closed periods stay as they are.</translation>
    </message>
    <message>
        <source>停用“{name}”？停用后它的各期（{days}）没有细则，得分算不出来；已关闭的各期不变。</source>
        <translation>Withdraw &quot;{name}&quot;? Its periods ({days}) are then without a rubric and have no scores; closed periods stay as they are.</translation>
    </message>
    <message>
        <source>停用“{name}”？停用后 {day} 以后的各期没有细则，得分算不出来；已关闭的各期不变。</source>
        <translation>Withdraw &quot;{name}&quot;? Periods after {day} are then without a rubric and have no scores; closed periods stay as they are.</translation>
    </message>
    <message>
        <source>发布前请再看一眼：
{told}</source>
        <translation>Please look once more before issuing:
{told}</translation>
    </message>
    <message>
        <source>仍然发布</source>
        <translation>Issue anyway</translation>
    </message>
    <message>
        <source>还不能发布，先改好这几处：
{told}</source>
        <translation>It cannot be issued yet. Correct these first:
{told}</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>{code}：{words}</source>
        <translation>{code}: {words}</translation>
    </message>
    <message>
        <source>发布前还有 {count} 处要改，已在各项前标出。</source>
        <translation>{count} places to correct before issuing, marked at the items.</translation>
    </message>
    <message>
        <source>有 {count} 处请再看一眼，已在各项前标出。</source>
        <translation>{count} places to look at again, marked at the items.</translation>
    </message>
    <message>
        <source>满分 {total}</source>
        <translation>Full score {total}</translation>
    </message>
    <message>
        <source>加分最多 {cap} 分</source>
        <translation>Bonus at most {cap}</translation>
    </message>
    <message>
        <source>一票否决最高{grade}</source>
        <translation>After a veto at most {grade}</translation>
    </message>
    <message>
        <source>来自 {file}</source>
        <translation>From {file}</translation>
    </message>
    <message>
        <source>从样本新建…</source>
        <translation>New from sample…</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>如果用这个版本，以前各期会怎样</source>
        <translation>What if earlier periods used this version</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>新建版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>{period}的名次</source>
        <translation>Places in {period}</translation>
    </message>
    <message>
        <source>{name} 年度 {formula}</source>
        <translation>{name}, year {formula}</translation>
    </message>
    <message>
        <source>{part}（{told}）</source>
        <translation>{part} ({told})</translation>
    </message>
    <message>
        <source>{name} 年度还缺：{missing}</source>
        <translation>{name}, year, still missing: {missing}</translation>
    </message>
    <message>
        <source>{label}·暂计</source>
        <translation>{label} · provisional</translation>
    </message>
    <message>
        <source>这一期没有已发布的细则</source>
        <translation>No rubric was issued for this period</translation>
    </message>
    <message>
        <source>得分看板</source>
        <translation>Score board</translation>
    </message>
    <message>
        <source>{label} {points} 分</source>
        <translation>{label} {points} points</translation>
    </message>
    <message>
        <source>走势：{told}</source>
        <translation>Trend: {told}</translation>
    </message>
    <message>
        <source>还没有得分</source>
        <translation>No score yet</translation>
    </message>
    <message>
        <source>各板块：{told}</source>
        <translation>Blocks: {told}</translation>
    </message>
    <message>
        <source>{title} {figure}</source>
        <translation>{title} {figure}</translation>
    </message>
    <message>
        <source>{title} {figure}，全部平均 {mean}</source>
        <translation>{title} {figure}, average of all {mean}</translation>
    </message>
    <message>
        <source>0 至 {most}</source>
        <translation>0 to {most}</translation>
    </message>
    <message>
        <source>和按记录计的不一样，或者没有记录时要写。</source>
        <translation>Needed where it differs from what is counted, or nothing is recorded.</translation>
    </message>
    <message>
        <source>{word}：{code} {title}</source>
        <translation>{word}: {code} {title}</translation>
    </message>
    <message>
        <source>本项满分 {most} 分，按记录还计不出。</source>
        <translation>Full score {most} for this item; the records do not give its points yet.</translation>
    </message>
    <message>
        <source>本项满分 {most} 分，按记录计 {counted} 分。</source>
        <translation>Full score {most} for this item, {counted} by records.</translation>
    </message>
    <message>
        <source>{code} {words}</source>
        <translation>{code} {words}</translation>
    </message>
    <message>
        <source>达到多少</source>
        <translation>Number reached</translation>
    </message>
    <message>
        <source>依据的记录</source>
        <translation>Record as evidence</translation>
    </message>
    <message>
        <source>输入几个字，从列出的记录里选</source>
        <translation>Type a few characters, choose from the records</translation>
    </message>
    <message>
        <source>本支部这一期的活动、台账、来文。</source>
        <translation>Activities, ledgers and documents of the branch in this period.</translation>
    </message>
    <message>
        <source>{name} {period} {points} 分</source>
        <translation>{name} {period} {points} points</translation>
    </message>
    <message>
        <source>还有 {points} 分待评，没有等次</source>
        <translation>{points} points still pending, no grade yet</translation>
    </message>
    <message>
        <source>按板块</source>
        <translation>By block</translation>
    </message>
    <message>
        <source>按五个体系</source>
        <translation>By five systems</translation>
    </message>
    <message>
        <source>没有写明体系</source>
        <translation>No system given</translation>
    </message>
    <message>
        <source>待评 {count} 项 {points} 分</source>
        <translation>{count} items pending, {points} points</translation>
    </message>
    <message>
        <source>一票否决，原等次 {grade}</source>
        <translation>Veto, grade before it {grade}</translation>
    </message>
    <message>
        <source>{period}还没有结束，这里是截至 {day} 的暂计。</source>
        <translation>{period} is not over; these are provisional scores up to {day}.</translation>
    </message>
    <message>
        <source>“{text}”不是得分。请填数字；同计数请填 =。</source>
        <translation>&quot;{text}&quot; is not a score. Please write a number, or = to take it as counted.</translation>
    </message>
    <message>
        <source>{total} 分</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>{total} 分 = {base} + 加分 {bonus}</source>
        <translation>{total} points = {base} + bonus {bonus}</translation>
    </message>
    <message>
        <source>按季度</source>
        <translation>By quarter</translation>
    </message>
    <message>
        <source>按半年</source>
        <translation>By half-year</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>按名次</source>
        <translation>By place</translation>
    </message>
    <message>
        <source>打印考评排名</source>
        <translation>Print ranking</translation>
    </message>
    <message>
        <source>迎检盒…</source>
        <translation>Inspection box…</translation>
    </message>
    <message>
        <source>导出考评表…</source>
        <translation>Export score sheet…</translation>
    </message>
    <message>
        <source>{count} 个党支部 · 本期有待评的 {pending} 个</source>
        <translation>{count} Party branches · {pending} with items pending</translation>
    </message>
    <message>
        <source>请先在看板上选一个党支部和时期。</source>
        <translation>Please choose a Party branch and period on the board first.</translation>
    </message>
    <message>
        <source>{year} 年得分</source>
        <translation>Scores of {year}</translation>
    </message>
    <message>
        <source>统计得分</source>
        <translation>Counting scores</translation>
    </message>
    <message>
        <source>已停止统计。可以选一个范围再看，或重新统计。</source>
        <translation>Counting stopped. Choose another scope, or count again.</translation>
    </message>
    <message>
        <source>这里还没有党支部。请先在名册里新建或导入。</source>
        <translation>There are no Party branches here yet. Please add or import them in the roster first.</translation>
    </message>
    <message>
        <source>{period}还没有开始。</source>
        <translation>{period} has not begun.</translation>
    </message>
    <message>
        <source>{period}没有已发布的考评细则。已发布的有：{known}。</source>
        <translation>No rubric was issued for {period}. Issued: {known}.</translation>
    </message>
    <message>
        <source>还没有已发布的考评细则，所以没有得分。请先从样本新建或导入一份，再发布。</source>
        <translation>No rubric is issued yet, so there are no scores. Please make one from the sample or import one first, then issue it.</translation>
    </message>
    <message>
        <source>打开细则</source>
        <translation>Open rubric</translation>
    </message>
    <message>
        <source>正在统计得分</source>
        <translation>Counting scores</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>the beginning</translation>
    </message>
    <message>
        <source>今后</source>
        <translation>now on</translation>
    </message>
    <message>
        <source>{name} {version}（{since} 至 {until}）</source>
        <translation>{name} {version} ({since} to {until})</translation>
    </message>
    <message>
        <source>同计数</source>
        <translation>As counted</translation>
    </message>
    <message>
        <source>已核定</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>按记录</source>
        <translation>By records</translation>
    </message>
    <message>
        <source>自评：{reason}</source>
        <translation>Self-score: {reason}</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>自评</source>
        <translation>Self-score</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Check-score</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>{code} 的{word}得分</source>
        <translation>{word} of {code}</translation>
    </message>
    <message>
        <source>考评表</source>
        <translation>Score sheet</translation>
    </message>
    <message>
        <source>（另有 {count} 颗待定）</source>
        <translation>({count} more undecided)</translation>
    </message>
    <message>
        <source>{level}星</source>
        <translation>{level} stars</translation>
    </message>
    <message>
        <source>{level} 已定 {given}</source>
        <translation>{level}: {given} decided</translation>
    </message>
    <message>
        <source>{level} {given}/{places}</source>
        <translation>{level} {given}/{places}</translation>
    </message>
    <message>
        <source>按规则：{level}（{held} 颗星）</source>
        <translation>By rule: {level} ({held} stars)</translation>
    </message>
    <message>
        <source>按规则：至少{level}，还有没定的</source>
        <translation>By rule: at least {level}, some undecided</translation>
    </message>
    <message>
        <source>已定：{level}（{day}）</source>
        <translation>Decided: {level} ({day})</translation>
    </message>
    <message>
        <source>星级还没有定，由党组织研究决定。</source>
        <translation>Star level not decided yet; the Party organization decides.</translation>
    </message>
    <message>
        <source>已到最高的五星。</source>
        <translation>Already at five stars, the highest.</translation>
    </message>
    <message>
        <source>还差什么到{level}</source>
        <translation>Missing for {level}</translation>
    </message>
    <message>
        <source>名额：{told}</source>
        <translation>Places: {told}</translation>
    </message>
    <message>
        <source>看人员卡片</source>
        <translation>Open person card</translation>
    </message>
    <message>
        <source>{star} · {state}</source>
        <translation>{star} · {state}</translation>
    </message>
    <message>
        <source>{told}（评定：{reason}）</source>
        <translation>{told} (given: {reason})</translation>
    </message>
    <message>
        <source>{told}（不授：{reason}）</source>
        <translation>{told} (not given: {reason})</translation>
    </message>
    <message>
        <source>评星：{name}</source>
        <translation>Decide star: {name}</translation>
    </message>
    <message>
        <source>哪颗星</source>
        <translation>Which star</translation>
    </message>
    <message>
        <source>授不授</source>
        <translation>Give it or not</translation>
    </message>
    <message>
        <source>授星</source>
        <translation>Give star</translation>
    </message>
    <message>
        <source>不授</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>由谁评定、理由</source>
        <translation>Decided by, reason</translation>
    </message>
    <message>
        <source>评定在规则算出的之上；撤下后仍按规则。</source>
        <translation>The decision overrides the rule; once withdrawn, the rule holds again.</translation>
    </message>
    <message>
        <source>按规则现在是{level}。</source>
        <translation>By rule it is {level} now.</translation>
    </message>
    <message>
        <source>定星级：{name}</source>
        <translation>Set star level: {name}</translation>
    </message>
    <message>
        <source>星级（已定/名额）</source>
        <translation>Star level (decided/places)</translation>
    </message>
    <message>
        <source>超名额、高于规则或期间没有结束时必填</source>
        <translation>Needed over the number of places, above the rule or before the period ends</translation>
    </message>
    <message>
        <source>定级</source>
        <translation>Set level</translation>
    </message>
    <message>
        <source>支部创星</source>
        <translation>Branch stars</translation>
    </message>
    <message>
        <source>党员争星</source>
        <translation>Member stars</translation>
    </message>
    <message>
        <source>至少{level}</source>
        <translation>At least {level}</translation>
    </message>
    <message>
        <source>得星</source>
        <translation>Stars won</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>已定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>还差什么</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>评星</source>
        <translation>Decide star</translation>
    </message>
    <message>
        <source>定星级</source>
        <translation>Set star level</translation>
    </message>
    <message>
        <source>打印星级榜</source>
        <translation>Print star board</translation>
    </message>
    <message>
        <source>得星和星级</source>
        <translation>Stars won and level</translation>
    </message>
    <message>
        <source>党员 {count} 名 · 已定星级 {decided} 名</source>
        <translation>{count} members · {decided} with level set</translation>
    </message>
    <message>
        <source>党支部 {count} 个 · 已定星级 {decided} 个</source>
        <translation>{count} Party branches · {decided} with level set</translation>
    </message>
    <message>
        <source>党员争星一次看一个党支部。请在上面选党支部。</source>
        <translation>Member stars are shown for one branch at a time. Please choose a Party branch above.</translation>
    </message>
    <message>
        <source>{period}{view}</source>
        <translation>{period} {view}</translation>
    </message>
    <message>
        <source>{period}没有考评得分，算不出得星。请先在“细则”里发布考评细则。</source>
        <translation>There are no scores for {period}, so stars cannot be worked out. Please issue a rubric under &quot;Rubric&quot; first.</translation>
    </message>
    <message>
        <source>这个党支部还没有党员。</source>
        <translation>This Party branch has no members yet.</translation>
    </message>
    <message>
        <source>已定/名额：{told}</source>
        <translation>Decided/places: {told}</translation>
    </message>
    <message>
        <source>。本期没有结束，得星暂计</source>
        <translation>. The period is not over; stars are provisional</translation>
    </message>
    <message>
        <source>。星级由党组织研究决定。</source>
        <translation>. The Party organization decides the star level.</translation>
    </message>
    <message>
        <source>请先在表里选一个。</source>
        <translation>Please choose one in the table first.</translation>
    </message>
    <message>
        <source>按规则到{level}的 {count} 个都定级</source>
        <translation>Set all {count} that reach {level} by rule</translation>
    </message>
    <message>
        <source>撤下星级</source>
        <translation>Take back star level</translation>
    </message>
    <message>
        <source>撤下“{star}”星的评定</source>
        <translation>Withdraw decision on the &quot;{star}&quot; star</translation>
    </message>
    <message>
        <source>现在没有可做的</source>
        <translation>Nothing to do now</translation>
    </message>
    <message>
        <source>细则</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>夺旗</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>争星</source>
        <translation>Stars</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>各人得票</source>
        <translation>Votes by person</translation>
    </message>
    <message>
        <source>录入的票数还没有保存。不保存就离开吗？</source>
        <translation>The votes entered are not saved. Leave without saving?</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>{name}：{words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <source>{name}{year}年民主评议</source>
        <translation>{name}, democratic appraisal {year}</translation>
    </message>
    <message>
        <source>只录合计，不录谁投了什么。一行没有录的留空；没有得票的填 0。收回不足 {count} 张的，录入后不再显示和打印各等次票数。</source>
        <translation>Enter totals only, not who voted how. Leave a row empty if nothing was counted; write 0 for no votes. With fewer than {count} ballots returned, votes by grade are not shown or printed after entry.</translation>
    </message>
    <message>
        <source>一行一个，如 到会=2</source>
        <translation>One a line, such as &quot;到会=2&quot;</translation>
    </message>
    <message>
        <source>{label} · 依据：{source}。一行一条，末行空着可以再加；整行删空就去掉。</source>
        <translation>{label} · Source: {source}. One per row; the empty last row adds another, and a row cleared is removed.</translation>
    </message>
    <message>
        <source>{best} 分，第一名。</source>
        <translation>{best} points, first place.</translation>
    </message>
    <message>
        <source>{block}，{points} 分</source>
        <translation>{block}, {points} points</translation>
    </message>
    <message>
        <source>{branch} {name} {count} 次考勤</source>
        <translation>{branch} {name}, {count} attendances</translation>
    </message>
    <message>
        <source>{branch}：{what} {before} → {after}</source>
        <translation>{branch}: {what} {before} → {after}</translation>
    </message>
    <message>
        <source>{branch}：{what} 不再有，原为 {before}</source>
        <translation>{branch}: {what} gone, was {before}</translation>
    </message>
    <message>
        <source>{branch}：{what} 新有 {after}</source>
        <translation>{branch}: {what} new, {after}</translation>
    </message>
    <message>
        <source>{cautions}要这样定，请写明理由和由谁决定。</source>
        <translation>{cautions}To set it this way, please give the reason and who decided.</translation>
    </message>
    <message>
        <source>{codes} 待评。</source>
        <translation>{codes} pending.</translation>
    </message>
    <message>
        <source>{codes} 待评，还不能算。</source>
        <translation>{codes} pending, cannot be counted yet.</translation>
    </message>
    <message>
        <source>{code} 没有这一条计分办法。请刷新后再选。</source>
        <translation>{code} has no such scoring rule. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>{count} 个党支部同为 {best} 分，{name}在“{tie}”扣分最少（{lost} 分）。</source>
        <translation>{count} Party branches have {best} points each; {name} lost the fewest in &quot;{tie}&quot; ({lost} points).</translation>
    </message>
    <message>
        <source>{day} {name} 到会 {came}/{due}</source>
        <translation>{day} {name}, present {came}/{due}</translation>
    </message>
    <message>
        <source>{day} {name}：没有{what}</source>
        <translation>{day} {name}: no {what}</translation>
    </message>
    <message>
        <source>{day} {name}：没有写哪一册、哪一页</source>
        <translation>{day} {name}: book and page not given</translation>
    </message>
    <message>
        <source>{day} {name}：没有记录</source>
        <translation>{day} {name}: no minutes</translation>
    </message>
    <message>
        <source>{day} {name}：没有附件</source>
        <translation>{day} {name}: no attachment</translation>
    </message>
    <message>
        <source>{day} 不在 {first} 至 {last} 之间。请改日期，或登记到那一期。</source>
        <translation>{day} is not between {first} and {last}. Please change the date, or enter it for the other period.</translation>
    </message>
    <message>
        <source>{day} 复查，{who}</source>
        <translation>{day} re-checked, {who}</translation>
    </message>
    <message>
        <source>{day} 录入</source>
        <translation>Entered {day}</translation>
    </message>
    <message>
        <source>{day} 录入：{reason}</source>
        <translation>Entered {day}: {reason}</translation>
    </message>
    <message>
        <source>{day} 才到期，到期后再算</source>
        <translation>Due only on {day}; counted once it is due</translation>
    </message>
    <message>
        <source>{day} 收《{title}》</source>
        <translation>{day} received &quot;{title}&quot;</translation>
    </message>
    <message>
        <source>{day} 核定：{reason}</source>
        <translation>{day} confirmed: {reason}</translation>
    </message>
    <message>
        <source>{day} 表彰：{honour}</source>
        <translation>{day} award: {honour}</translation>
    </message>
    <message>
        <source>{day}还没有到。请填已经开过的日期。</source>
        <translation>{day} has not come yet. Please write a date on which it was held.</translation>
    </message>
    <message>
        <source>{flag}得分要在 0 到 100 之间，最多 {decimals} 位小数。请改正 {figure}。</source>
        <translation>A {flag} score must be 0 to 100 with at most {decimals} decimals. Please correct {figure}.</translation>
    </message>
    <message>
        <source>{found} 不能用。请填 0 到 {hint} 之间的分数，小数点后不超过四位。</source>
        <translation>{found} cannot be used. Please write points from 0 to {hint} with at most four decimals.</translation>
    </message>
    <message>
        <source>{found} 分值是 0，却有扣分办法。请填分值，或只留加分。</source>
        <translation>{found} has 0 points but rules for points lost. Please write its points, or keep the bonus only.</translation>
    </message>
    <message>
        <source>{found} 小于 0。请改正。</source>
        <translation>{found} is below 0. Please correct it.</translation>
    </message>
    <message>
        <source>{found} 按目标扣分，却没有写目标。请填目标。</source>
        <translation>{found} loses points by a target, but no target is written. Please write it.</translation>
    </message>
    <message>
        <source>{found} 按等级扣分，却没有写等级。请至少加一级。</source>
        <translation>{found} loses points by level, but no level is written. Please add at least one.</translation>
    </message>
    <message>
        <source>{found} 早于会上述职日期 {hint}。请核对先后。</source>
        <translation>{found} is before the presentation at the meeting on {hint}. Please check the order.</translation>
    </message>
    <message>
        <source>{found} 早于会上述职日期 {hint}。请核对定等次的日期。</source>
        <translation>{found} is before the presentation at the meeting on {hint}. Please check the day the grade was decided.</translation>
    </message>
    <message>
        <source>{found} 早于反馈日期 {hint}。请核对完成日期。</source>
        <translation>{found} is before the feedback on {hint}. Please check the day of completion.</translation>
    </message>
    <message>
        <source>{found} 早于反馈日期 {hint}。请核对整改期限。</source>
        <translation>{found} is before the feedback on {hint}. Please check the time limit of the rectification.</translation>
    </message>
    <message>
        <source>{found} 早于报告日期 {hint}。请核对先后。</source>
        <translation>{found} is before the report on {hint}. Please check the order.</translation>
    </message>
    <message>
        <source>{found} 没有写属于哪个体系，按体系看时不计入。请补选。</source>
        <translation>{found} names no system and does not count in the view by system. Please choose one.</translation>
    </message>
    <message>
        <source>{found} 没有写扣（加）几分。请填写。</source>
        <translation>{found} does not say how many points are lost or won. Please write it.</translation>
    </message>
    <message>
        <source>{found} 的加分没有写最多加几分。请填上限。</source>
        <translation>{found} has a bonus without an upper limit. Please write one.</translation>
    </message>
    <message>
        <source>{found} 还没有到（今天是 {hint}）。请填已经发生的日期。</source>
        <translation>{found} has not come yet (today is {hint}). Please write a date in the past.</translation>
    </message>
    <message>
        <source>{found}是预备党员，一般不评为优秀。请研究决定；仍要登记请再按一次。</source>
        <translation>{found} is a probationary member and usually not rated excellent. Please consider it; to enter it all the same, press again.</translation>
    </message>
    <message>
        <source>{items} 一票否决：得分保留，等次受限，不参加评先。</source>
        <translation>{items} veto: the points stay, the grade is limited, and there are no honours.</translation>
    </message>
    <message>
        <source>{label}：{before} → {after}</source>
        <translation>{label}: {before} → {after}</translation>
    </message>
    <message>
        <source>{level}一票否决</source>
        <translation>{level}: veto</translation>
    </message>
    <message>
        <source>{level}星名额 {places} 个，已定 {given} 个，再定就超了。</source>
        <translation>{level} stars: {places} places, {given} decided; one more would be too many.</translation>
    </message>
    <message>
        <source>{level}星必须有“{star}”星。</source>
        <translation>{level} stars need the &quot;{star}&quot; star.</translation>
    </message>
    <message>
        <source>{level}星要 {stars} 颗星，一共只有 {count} 颗。请改小。</source>
        <translation>{level} stars need {stars} stars, but there are only {count}. Please write fewer.</translation>
    </message>
    <message>
        <source>{level}本项不得分</source>
        <translation>{level}: no points for item</translation>
    </message>
    <message>
        <source>{level}每次扣 {points} 分</source>
        <translation>{level}: {points} points lost each time</translation>
    </message>
    <message>
        <source>{lower}星和{higher}星的要求一样，分不开。请改其中一个。</source>
        <translation>{lower} stars and {higher} stars have the same requirements and cannot be told apart. Please change one of them.</translation>
    </message>
    <message>
        <source>{lower}星的要求比{higher}星还高。请让要求从高到低。</source>
        <translation>{lower} stars require more than {higher} stars. Please let the requirements fall with the level.</translation>
    </message>
    <message>
        <source>{month}还没有到。请另选月份。</source>
        <translation>{month} has not come yet. Please choose another month.</translation>
    </message>
    <message>
        <source>{names}同为 {best} 分，按“{tie}”扣分也分不出，由党委决定。</source>
        <translation>{names} have {best} points each and lost the same in &quot;{tie}&quot;; the Party committee decides.</translation>
    </message>
    <message>
        <source>{names}在 {day} 不是哪个党支部的党员，不计积分。请另选。</source>
        <translation>{names}: not a member of any Party branch on {day}, so no points. Please choose others.</translation>
    </message>
    <message>
        <source>{names}已经在名单里，不必再加。</source>
        <translation>{names}: already on the list, no need to add again.</translation>
    </message>
    <message>
        <source>{names}这一期不参评，不登记加减分。请另选，或先改不参评的日期。</source>
        <translation>{names}: not taking part in this period, so no bonus or loss. Please choose others, or change the dates of not taking part first.</translation>
    </message>
    <message>
        <source>{name}{year}年的民主评议已经开始了，不必再建。</source>
        <translation>The {year} democratic appraisal of {name} has begun already.</translation>
    </message>
    <message>
        <source>{name}{year}年的民主评议还没有开始。请先在考评的评议里开始。</source>
        <translation>The {year} democratic appraisal of {name} has not begun. Please start it under Scores, Appraisal first.</translation>
    </message>
    <message>
        <source>{name}{year}年的述职评议已经开始了，不必再建。</source>
        <translation>The {year} secretary review of {name} has begun already.</translation>
    </message>
    <message>
        <source>{name}不在名单里。请重新选择。</source>
        <translation>{name} is not on the list. Please choose again.</translation>
    </message>
    <message>
        <source>{name}从 {day} 起另有类别，在这一天之后。请选更晚的日期。</source>
        <translation>{name} has another category from {day}, which is after this day. Please choose a later date.</translation>
    </message>
    <message>
        <source>{name}在{day}没有在册党员。请先在名册里登记。</source>
        <translation>{name} has no members on the roster on {day}. Please enter them in the roster first.</translation>
    </message>
    <message>
        <source>{name}已经录入票数或等次，不能移出。请先清除。</source>
        <translation>{name} already has votes or a grade and cannot be taken off. Please clear them first.</translation>
    </message>
    <message>
        <source>{name}这段时间已经登记为不参评，不必再登记。</source>
        <translation>{name} is already entered as not taking part in this time.</translation>
    </message>
    <message>
        <source>{part}：{told}</source>
        <translation>{part}: {told}</translation>
    </message>
    <message>
        <source>{pending}（{maximum} 分）</source>
        <translation>{pending} ({maximum} points)</translation>
    </message>
    <message>
        <source>{period} {holder}：{title}，没有开</source>
        <translation>{period} {holder}: {title}, not held</translation>
    </message>
    <message>
        <source>{period} {title}：应开未开</source>
        <translation>{period} {title}: due, not held</translation>
    </message>
    <message>
        <source>{period} 考评 {item}：{text}</source>
        <translation>{period} score {item}: {text}</translation>
    </message>
    <message>
        <source>{period}{day}才开始，异议不会更早。请核对提出日期。</source>
        <translation>{period} begins only on {day}, so an objection cannot be earlier. Please check the day it was raised.</translation>
    </message>
    <message>
        <source>{period}到{day}才结束，还在进行中。请过了这一天再关闭。</source>
        <translation>{period} ends only on {day} and is still running. Please close it after that day.</translation>
    </message>
    <message>
        <source>{period}已于{day}关闭（第{edition}版）。要改请先开始更正。</source>
        <translation>{period} was closed on {day} (edition {edition}). To change it, please start a correction first.</translation>
    </message>
    <message>
        <source>{period}已由“{name}”统一关闭（第{edition}版）。要改请由它开始更正。</source>
        <translation>{period} was closed by &quot;{name}&quot; for all (edition {edition}). To change it, please let it start a correction.</translation>
    </message>
    <message>
        <source>{period}没有可以关闭的党员积分。请先登记党员，或另选时期。</source>
        <translation>{period} has no member points to close. Please enter members first, or choose another period.</translation>
    </message>
    <message>
        <source>{period}没有已发布的考评细则。</source>
        <translation>No rubric was issued for {period}.</translation>
    </message>
    <message>
        <source>{period}没有已发布的考评细则。请先在“细则”里发布一个版本。</source>
        <translation>No rubric was issued for {period}. Please issue a version under &quot;Rubric&quot; first.</translation>
    </message>
    <message>
        <source>{period}没有已发布的考评细则，分数统计不出来。请先在“细则”里发布一版。</source>
        <translation>No rubric was issued for {period}, so no scores can be counted. Please issue one under &quot;Rubric&quot; first.</translation>
    </message>
    <message>
        <source>{period}没有考评得分：没有已发布的细则，或者没有这个支部。请另选一期。</source>
        <translation>No score in {period}: no rubric was issued, or there is no such branch. Please choose another period.</translation>
    </message>
    <message>
        <source>{period}由“{name}”统一关闭，正在更正中。请由它重新关闭。</source>
        <translation>{period} was closed by &quot;{name}&quot; for all and is in correction. Please let it close again.</translation>
    </message>
    <message>
        <source>{period}的{subject}已于{day}关闭（第{edition}版），不能再改。请先开始更正。</source>
        <translation>{subject} for {period} was closed on {day} (edition {edition}) and cannot be changed. Please start a correction first.</translation>
    </message>
    <message>
        <source>{period}考评还有 {count} 项没有考核</source>
        <translation>{period}: {count} items without check-score</translation>
    </message>
    <message>
        <source>{period}还没有到。请另选时期。</source>
        <translation>{period} has not come yet. Please choose another period.</translation>
    </message>
    <message>
        <source>{period}还没有开始。请另选一期。</source>
        <translation>{period} has not begun. Please choose another period.</translation>
    </message>
    <message>
        <source>{period}还没有开始，不能评分。请选已经开始的一期。</source>
        <translation>{period} has not begun and cannot be scored. Please choose one that has.</translation>
    </message>
    <message>
        <source>{period}还没有结束。</source>
        <translation>{period} is not over.</translation>
    </message>
    <message>
        <source>{period}还没有结束，得星还会变。</source>
        <translation>{period} is not over and the stars won may change.</translation>
    </message>
    <message>
        <source>{period}还没有结束，得星还会变。请到期后再定。</source>
        <translation>{period} is not over and the stars won may change. Please decide once it is.</translation>
    </message>
    <message>
        <source>{period}，{day}提出</source>
        <translation>{period}, raised {day}</translation>
    </message>
    <message>
        <source>{period}：没有{what}</source>
        <translation>{period}: no {what}</translation>
    </message>
    <message>
        <source>{person}：没有亮承诺</source>
        <translation>{person}: no pledge shown</translation>
    </message>
    <message>
        <source>{person}：累计 {hours} 学时，到这天应有 {needed} 学时</source>
        <translation>{person}: {hours} hours so far, {needed} due by this day</translation>
    </message>
    <message>
        <source>{person}：谈心谈话 {count} 次</source>
        <translation>{person}: {count} talks</translation>
    </message>
    <message>
        <source>{points} 小于 0。请填 0 或更大的数。</source>
        <translation>{points} is below 0. Please write 0 or more.</translation>
    </message>
    <message>
        <source>{points} 的小数太多，最多 {most} 位。请改正。</source>
        <translation>{points} has too many decimals, at most {most}. Please correct it.</translation>
    </message>
    <message>
        <source>{points}/{maximum}＋{bonus}</source>
        <translation>{points}/{maximum} + {bonus}</translation>
    </message>
    <message>
        <source>{quarters}支部有一票否决，等次请研究决定。</source>
        <translation>The branch has a veto in {quarters}. Please consider and decide the grade.</translation>
    </message>
    <message>
        <source>{quarters}有一票否决，请研究决定。</source>
        <translation>There is a veto in {quarters}. Please consider and decide.</translation>
    </message>
    <message>
        <source>{quarters}被一票否决：年度等次由党委研究。</source>
        <translation>Vetoed in {quarters}: the Party committee decides the year&apos;s grade.</translation>
    </message>
    <message>
        <source>{quarters}还没有得分。</source>
        <translation>No score yet for {quarters}.</translation>
    </message>
    <message>
        <source>{subject}成立，还没有更正</source>
        <translation>{subject} upheld, not corrected yet</translation>
    </message>
    <message>
        <source>{text}：写了{book}，没有写页码</source>
        <translation>{text}: {book} given, page missing</translation>
    </message>
    <message>
        <source>{text}：附件“{name}”读不出来</source>
        <translation>{text}: attachment &quot;{name}&quot; cannot be read</translation>
    </message>
    <message>
        <source>{title} {count}{unit}</source>
        <translation>{title} {count} {unit}</translation>
    </message>
    <message>
        <source>{told}（{level}）</source>
        <translation>{told} ({level})</translation>
    </message>
    <message>
        <source>{told}，最多加 {cap} 分</source>
        <translation>{told}, bonus at most {cap} points</translation>
    </message>
    <message>
        <source>{told}，最多扣 {cap} 分</source>
        <translation>{told}, at most {cap} points lost</translation>
    </message>
    <message>
        <source>{total}，{grade}</source>
        <translation>{total}, {grade}</translation>
    </message>
    <message>
        <source>{total}，{pending}</source>
        <translation>{total}, {pending}</translation>
    </message>
    <message>
        <source>{what} {rate}%，目标 {target}%</source>
        <translation>{what} {rate}%, target {target}%</translation>
    </message>
    <message>
        <source>{words}旗还没有定。</source>
        <translation>The {words} flag is not decided yet.</translation>
    </message>
    <message>
        <source>{year}年书记述职评议的整改事项</source>
        <translation>Rectifications of the secretary review {year}</translation>
    </message>
    <message>
        <source>{year}年还没有结束。请填往年的积分。</source>
        <translation>{year} is not over. Please write the points of an earlier year.</translation>
    </message>
    <message>
        <source>“{book}”里从来没有记过，不能当作没有问题。请补记，或由人考核。</source>
        <translation>&quot;{book}&quot; was never kept, which does not mean no problems. Please enter the records, or let a person score it.</translation>
    </message>
    <message>
        <source>“{code} {title}”按记录计 {counted} 分，评了 {points} 分。请写明不一致的理由。</source>
        <translation>&quot;{code} {title}&quot; counts {counted} points by records but was given {points}. Please write the reason for the difference.</translation>
    </message>
    <message>
        <source>“{code} {title}”最多 {most} 分，填了 {points} 分。请改正。</source>
        <translation>&quot;{code} {title}&quot; has at most {most} points, but {points} was written. Please correct it.</translation>
    </message>
    <message>
        <source>“{code} {title}”有统计不出的内容，没有记录不能当作没有扣分。请补记，或写明理由。</source>
        <translation>&quot;{code} {title}&quot; has something that cannot be counted; nothing recorded is not the same as no faults. Please record it, or give the reason.</translation>
    </message>
    <message>
        <source>“{code} {title}”没有计分办法，由人直接评分。请填写得分。</source>
        <translation>&quot;{code} {title}&quot; has no scoring and is scored by a person. Please write the points.</translation>
    </message>
    <message>
        <source>“{code}”不是考评期。请写成 2026-07、2026Q3、2026H2 或 2026。</source>
        <translation>&quot;{code}&quot; is not a scoring period. Please write 2026-07, 2026Q3, 2026H2 or 2026.</translation>
    </message>
    <message>
        <source>“{file}”的表头下面没有考评内容。请填好再导入。</source>
        <translation>&quot;{file}&quot; has no items below the header. Please fill them in and import again.</translation>
    </message>
    <message>
        <source>“{file}”里没有可导入的考评细则。表头要有考评内容、分值。请核对表头，再导入。</source>
        <translation>&quot;{file}&quot; has no rubric to import. The header needs the columns &quot;考评内容&quot; and &quot;分值&quot;. Please check it and import again.</translation>
    </message>
    <message>
        <source>“{file}”里还有没有改正的地方，没有导入。请先改正。</source>
        <translation>&quot;{file}&quot; still has places to correct and was not imported. Please correct them first.</translation>
    </message>
    <message>
        <source>“{flag}”旗按得分已经分出，不能改给别的支部。请改得分或规则，或选空缺。</source>
        <translation>The scores have decided the &quot;{flag}&quot; flag, so it cannot go to another branch. Please change the scores or the rule, or leave it vacant.</translation>
    </message>
    <message>
        <source>“{found}”一次就超过本项分值 {hint} 分，这样不能发布。请核对。</source>
        <translation>&quot;{found}&quot; takes off more at once than the {hint} points of the item, so it cannot be issued. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”不在列出的记录里。请从列出的记录里选，或者不填。</source>
        <translation>&quot;{found}&quot; is not among the listed records. Please choose one of them, or leave it empty.</translation>
    </message>
    <message>
        <source>“{found}”不是五个体系之一。请写领导、工作、内容、方法或监督体系，或空着。</source>
        <translation>&quot;{found}&quot; is not one of the five systems. Please write &quot;领导体系&quot;, &quot;工作体系&quot;, &quot;内容体系&quot;, &quot;方法体系&quot; or &quot;监督体系&quot;, or leave it empty.</translation>
    </message>
    <message>
        <source>“{found}”不是可用的数：要不小于 0、最多四位小数。请改正。</source>
        <translation>&quot;{found}&quot; is not a usable number: 0 or more, at most four decimals. Please correct it.</translation>
    </message>
    <message>
        <source>“{found}”不是日期。请写成 2026-01-01 这样。</source>
        <translation>&quot;{found}&quot; is not a date. Please write it like 2026-01-01.</translation>
    </message>
    <message>
        <source>“{found}”不认得。请在给出的几项中选一项。</source>
        <translation>&quot;{found}&quot; is not known. Please choose one of those given.</translation>
    </message>
    <message>
        <source>“{found}”像是几项统计：{hint}。请选一项，或由人考核。</source>
        <translation>&quot;{found}&quot; fits several statistics: {hint}. Please choose one, or let a person score it.</translation>
    </message>
    <message>
        <source>“{found}”和导出时一样，沿用原来的规则，不必改。</source>
        <translation>&quot;{found}&quot; is as exported; its rule is kept and needs no change.</translation>
    </message>
    <message>
        <source>“{found}”和第 {hint} 行的考评内容、评分办法相同。请核对是不是重复。</source>
        <translation>&quot;{found}&quot; has the same item and scoring rule as row {hint}. Please check for a duplicate.</translation>
    </message>
    <message>
        <source>“{found}”在积分规则里写了两次。请改成不同的。</source>
        <translation>&quot;{found}&quot; stands twice in the points rules. Please make them different.</translation>
    </message>
    <message>
        <source>“{found}”按上报或发生的件数扣分，等于鼓励不报，没有采用。请改为只对超期、漏办扣分；确实要这样定，请确认采用。</source>
        <translation>&quot;{found}&quot; takes points off by what was reported or happened, which rewards not reporting, so it was not used. Please take points off only for what is late or missed; if it must be so, confirm it.</translation>
    </message>
    <message>
        <source>“{found}”按事故的轻重扣分，由人凭认定结论考核，不按报告的起数自动扣。请确认这样定不会让人不敢报告。</source>
        <translation>&quot;{found}&quot; takes points off by the gravity of accidents; a person scores it from the official finding, not by the number of reports. Please make sure nobody is put off reporting.</translation>
    </message>
    <message>
        <source>“{found}”数的是上报的件数，按它扣分等于鼓励不报。请改为只对逾期、漏办扣分，或确认要这样定。</source>
        <translation>&quot;{found}&quot; counts what was reported; taking points off for it rewards not reporting. Please take points off only for what is late or missed, or confirm it.</translation>
    </message>
    <message>
        <source>“{found}”数的是差错而不是完成量，不适合写“低于目标”。请核对。</source>
        <translation>&quot;{found}&quot; counts faults, not what was done, and does not suit &quot;below target&quot;. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”是公式，读不到结果。请改成文字或数。</source>
        <translation>&quot;{found}&quot; is a formula without a result. Please change it to text or a number.</translation>
    </message>
    <message>
        <source>“{found}”没有写一次加几分，由人登记加几分。请核对。</source>
        <translation>&quot;{found}&quot; does not say how many points a case wins; a person enters the bonus. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”没有写最多加几分，这样不能发布。请填上限。</source>
        <translation>&quot;{found}&quot; does not say how large the bonus can be, so it cannot be issued. Please write an upper limit.</translation>
    </message>
    <message>
        <source>“{found}”没有写目标是多少，由人登记差多少。请补目标，或由人考核。</source>
        <translation>&quot;{found}&quot; gives no target; a person enters the shortfall. Please add the target, or let a person score it.</translation>
    </message>
    <message>
        <source>“{found}”没有写目标，考评内容里写的是 {hint}。请确认，否则由人登记差多少。</source>
        <translation>&quot;{found}&quot; gives no target; the item says {hint}. Please confirm it, or a person enters the shortfall.</translation>
    </message>
    <message>
        <source>“{found}”没有说扣几分，没有读成规则，原话保留。请核对。</source>
        <translation>&quot;{found}&quot; does not say how many points are lost; it was not read as a rule and its words are kept. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”没有读成规则，留给人考核：扣几分就登记几分。请核对。</source>
        <translation>&quot;{found}&quot; was not read as a rule and is left to a person, who enters the points lost. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”的等级和统计“{hint}”的对不上，由人考核。请核对。</source>
        <translation>The levels of &quot;{found}&quot; do not match the statistic &quot;{hint}&quot;, so a person scores it. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”程序没有这方面的统计，由人登记次数。请核对。</source>
        <translation>The program has no statistic for &quot;{found}&quot;; a person enters the number of cases. Please check it.</translation>
    </message>
    <message>
        <source>“{found}”说的是不扣分，不是扣分办法，不必改。</source>
        <translation>&quot;{found}&quot; says that no points are lost; it is no rule and needs no change.</translation>
    </message>
    <message>
        <source>“{found}”这个版本已经有了，内容不一样。请换一个版本号。</source>
        <translation>&quot;{found}&quot; already has this version with other contents. Please use another version number.</translation>
    </message>
    <message>
        <source>“{found}”里没有能读出的扣分，整项由人考核。请核对。</source>
        <translation>Nothing in &quot;{found}&quot; could be read as points lost, so a person scores the whole item. Please check it.</translation>
    </message>
    <message>
        <source>“{key}”没有写在细则里叫什么。请补上名称。</source>
        <translation>&quot;{key}&quot; has no name in the rubric. Please add it.</translation>
    </message>
    <message>
        <source>“{kind}”在积分规则“{first}”和“{second}”里计了两次。请只留一处，或分给不同类别。</source>
        <translation>&quot;{kind}&quot; counts twice in the points rules, in &quot;{first}&quot; and &quot;{second}&quot;. Please keep only one, or give them to different categories.</translation>
    </message>
    <message>
        <source>“{kind}”没有写看哪些板块、旗或台账。请补上。</source>
        <translation>&quot;{kind}&quot; does not say which blocks, flags or ledgers it looks at. Please add them.</translation>
    </message>
    <message>
        <source>“{least}”不是 0 到 1 之间的比例。请改成 0.9 这样的数。</source>
        <translation>&quot;{least}&quot; is not a share between 0 and 1. Please write it like 0.9.</translation>
    </message>
    <message>
        <source>“{measure}”没有统计出来：{trouble}。请检查有关记录，或由人考核。</source>
        <translation>&quot;{measure}&quot; could not be counted: {trouble}. Please check the records, or let a person score it.</translation>
    </message>
    <message>
        <source>“{name} {version}”不是已发布的版本，不必停用。</source>
        <translation>&quot;{name} {version}&quot; is not an issued version, so it need not be withdrawn.</translation>
    </message>
    <message>
        <source>“{name} {version}”已经发布，不能再改。请由它另起一个新版本。</source>
        <translation>&quot;{name} {version}&quot; is issued and cannot be changed. Please start a new version from it.</translation>
    </message>
    <message>
        <source>“{name} {version}”里没有 {code} 这一项。请刷新后再评。</source>
        <translation>&quot;{name} {version}&quot; has no item {code}. Please refresh and score again.</translation>
    </message>
    <message>
        <source>“{name}”单独关闭的{period}封存校验不符，不能照搬。请先由它开始更正、重新关闭。</source>
        <translation>The seal of {period} as closed by &quot;{name}&quot; alone does not match, so it cannot be taken over. Please let it start a correction and close again first.</translation>
    </message>
    <message>
        <source>“{name}”只有这一个版本，没有可以对照的。请另选一个版本。</source>
        <translation>&quot;{name}&quot; has only this version and nothing to compare it with. Please choose another version.</translation>
    </message>
    <message>
        <source>“{name}”在期末没有党支部可以关闭。请另选一个组织。</source>
        <translation>&quot;{name}&quot; has no Party branches to close at the end of the period. Please choose another organization.</translation>
    </message>
    <message>
        <source>“{name}”已封存的分数校验不符，不能照搬到新的一版。请重新统计这个支部。</source>
        <translation>The seal on the scores of &quot;{name}&quot; does not match, so they cannot be taken over into the new edition. Please count this branch again.</translation>
    </message>
    <message>
        <source>“{name}”已经有 {version} 版。请换一个版本号。</source>
        <translation>&quot;{name}&quot; already has a version {version}. Please use another version number.</translation>
    </message>
    <message>
        <source>“{name}”旗写了两次。请只留一面。</source>
        <translation>The &quot;{name}&quot; flag stands twice. Please keep only one.</translation>
    </message>
    <message>
        <source>“{name}”旗没有写由什么得分。请补上。</source>
        <translation>The &quot;{name}&quot; flag does not say what it is scored by. Please add it.</translation>
    </message>
    <message>
        <source>“{name}”星的代号和名称对不上。请改成一颗一个代号。</source>
        <translation>The code and name of the star &quot;{name}&quot; do not match. Please give each star one code.</translation>
    </message>
    <message>
        <source>“{name}”星的同一个条件写了两次。请只留一行。</source>
        <translation>The same need of the star &quot;{name}&quot; stands twice. Please keep one line.</translation>
    </message>
    <message>
        <source>“{name}”的{period}正在更正中。请先把它重新关闭，再一并关闭。</source>
        <translation>{period} of &quot;{name}&quot; is in correction. Please close it again first, then close them together.</translation>
    </message>
    <message>
        <source>“{period}”不是时期。请写成 2026-07、2026Q3、2026H2 或 2026。</source>
        <translation>&quot;{period}&quot; is not a period. Please write 2026-07, 2026Q3, 2026H2 or 2026.</translation>
    </message>
    <message>
        <source>“{period}”不是考评的期间。请写成 2026-07、2026Q3 或 2026。</source>
        <translation>&quot;{period}&quot; is not a scoring period. Please write 2026-07, 2026Q3 or 2026.</translation>
    </message>
    <message>
        <source>“{period}”不是考评的期间。请写成 2026-07、2026Q3、2026H2 或 2026。</source>
        <translation>&quot;{period}&quot; is not a scoring period. Please write 2026-07, 2026Q3, 2026H2 or 2026.</translation>
    </message>
    <message>
        <source>“{rule}”只能{way}分，填的是 {points}。请改正。</source>
        <translation>&quot;{rule}&quot; only allows &quot;{way}&quot; (bonus &quot;加&quot;, loss &quot;扣&quot;), but {points} was written. Please correct it.</translation>
    </message>
    <message>
        <source>“{rule}”最多 {cap} 分，填的是 {points}。请改正。</source>
        <translation>&quot;{rule}&quot; allows at most {cap} points, but {points} was written. Please correct it.</translation>
    </message>
    <message>
        <source>“{star}”星不授：{reason}</source>
        <translation>&quot;{star}&quot; star not given: {reason}</translation>
    </message>
    <message>
        <source>“{star}”星待定：{reason}</source>
        <translation>&quot;{star}&quot; star undecided: {reason}</translation>
    </message>
    <message>
        <source>“{star}”星由党组织评定。</source>
        <translation>The Party organization decides the &quot;{star}&quot; star.</translation>
    </message>
    <message>
        <source>“{star}”星：{words}积分还差 {points} 分。</source>
        <translation>&quot;{star}&quot; star: {words} points, {points} short.</translation>
    </message>
    <message>
        <source>“{star}”星：{words}还差 {points} 分（得分率 {share}%，要 {least}%）。</source>
        <translation>&quot;{star}&quot; star: {words}, {points} points short (share of points {share}%, needed {least}%).</translation>
    </message>
    <message>
        <source>“{star}”星：“{words}”还要有 {count} 条登记。</source>
        <translation>&quot;{star}&quot; star: {count} more entries needed in &quot;{words}&quot;.</translation>
    </message>
    <message>
        <source>“{star}”星：本期“{words}”有 {count} 条登记。</source>
        <translation>&quot;{star}&quot; star: {count} entries in &quot;{words}&quot; in this period.</translation>
    </message>
    <message>
        <source>“{star}”星：组织生活出勤率 {share}%，要 {least}%。</source>
        <translation>&quot;{star}&quot; star: attendance of organizational life {share}%, needed {least}%.</translation>
    </message>
    <message>
        <source>“{star}”星：还没有夺得{words}旗。</source>
        <translation>&quot;{star}&quot; star: the {words} flag is not won yet.</translation>
    </message>
    <message>
        <source>一个积分类别也没有。请至少留一个。</source>
        <translation>There is no points category. Please keep at least one.</translation>
    </message>
    <message>
        <source>一星还有要求，达不到的就没有等级。请把一星的要求改为 0。</source>
        <translation>One star has requirements, so whoever misses them has no level. Please set the requirement of one star to 0.</translation>
    </message>
    <message>
        <source>一次就扣 {found} 分，超过本项分值 {hint} 分。请改小，或改为“本项不得分”。</source>
        <translation>{found} points are lost at once, more than the {hint} points of the item. Please make it smaller, or choose &quot;No points for item&quot;.</translation>
    </message>
    <message>
        <source>一票否决的最高等级“{grade}”不在等级表里。请在这几级里选：{names}。</source>
        <translation>The highest grade after a veto, &quot;{grade}&quot;, is not in the table of grades. Please choose from: {names}.</translation>
    </message>
    <message>
        <source>一般折几分</source>
        <translation>Points for fair</translation>
    </message>
    <message>
        <source>一面旗也没有。请至少写一面。</source>
        <translation>There is no flag. Please write at least one.</translation>
    </message>
    <message>
        <source>上年年度总评带入</source>
        <translation>From last year&apos;s yearly result</translation>
    </message>
    <message>
        <source>不合格折几分</source>
        <translation>Points for unqualified</translation>
    </message>
    <message>
        <source>不扣分</source>
        <translation>No points lost</translation>
    </message>
    <message>
        <source>不是考评内容的一行，没有读取：{found}</source>
        <translation>A line that is no item was not read: {found}</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>不算的级别</source>
        <translation>Levels that do not count</translation>
    </message>
    <message>
        <source>不认得“{found}”这一栏，没有读取。需要时请在导入时指定。</source>
        <translation>The column &quot;{found}&quot; is not known and was not read. Please name it at the import if it is needed.</translation>
    </message>
    <message>
        <source>不设支委会时应设的职务</source>
        <translation>Posts of a branch without committee</translation>
    </message>
    <message>
        <source>与{names}并列。</source>
        <translation>Shares the place with {names}.</translation>
    </message>
    <message>
        <source>书记考核得分</source>
        <translation>Secretary score</translation>
    </message>
    <message>
        <source>五旗榜</source>
        <translation>Five-flag board</translation>
    </message>
    <message>
        <source>井下地面</source>
        <translation>Below or above ground</translation>
    </message>
    <message>
        <source>今年的得分</source>
        <translation>This year&apos;s scores</translation>
    </message>
    <message>
        <source>今年还没有积分的记录。</source>
        <translation>No points recorded this year yet.</translation>
    </message>
    <message>
        <source>从 {day} 起另有决定，在这一天之后。请选更晚的日期。</source>
        <translation>From {day} on something else was decided, after this day. Please choose a later day.</translation>
    </message>
    <message>
        <source>从哪天起（月-日）</source>
        <translation>From (month-day)</translation>
    </message>
    <message>
        <source>从样本新建考评细则</source>
        <translation>New rubric from the sample</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>代号“{key}”写了两次。请给每个板块和项目各用一个。</source>
        <translation>The code &quot;{key}&quot; stands twice. Please give each block and item its own.</translation>
    </message>
    <message>
        <source>优秀一般不超过党员总数的 {share}：在册党员 {members} 人，至多 {most} 人。谁评为优秀由支委会或党员大会研究决定。</source>
        <translation>At most {share} of the members are usually rated excellent: {members} members, at most {most}. Who it is, the branch committee or general meeting decides.</translation>
    </message>
    <message>
        <source>优秀折几分</source>
        <translation>Points for excellent</translation>
    </message>
    <message>
        <source>会上跟进：{note}</source>
        <translation>Followed up at meeting: {note}</translation>
    </message>
    <message>
        <source>低于 {target}{unit}，每低 {step}{unit}扣 {points} 分</source>
        <translation>Below {target}{unit}, {points} points lost for each {step}{unit}</translation>
    </message>
    <message>
        <source>低于时要不要自查</source>
        <translation>Self-review below it</translation>
    </message>
    <message>
        <source>低于目标扣分</source>
        <translation>Loses points below a target</translation>
    </message>
    <message>
        <source>使用期间和“{name} {version}”重叠，同一时期会有两套细则。请改启用或终止日期。</source>
        <translation>The days overlap those of &quot;{name} {version}&quot;, so a period would have two rubrics. Please change the first or last day.</translation>
    </message>
    <message>
        <source>保旗</source>
        <translation>Flag kept</translation>
    </message>
    <message>
        <source>修改佐证材料</source>
        <translation>Change evidence</translation>
    </message>
    <message>
        <source>修改细则草稿</source>
        <translation>Change draft rubric</translation>
    </message>
    <message>
        <source>修改考核情况</source>
        <translation>Change a finding</translation>
    </message>
    <message>
        <source>修改述职整改事项</source>
        <translation>Change a matter of the review</translation>
    </message>
    <message>
        <source>停用考评细则</source>
        <translation>Withdraw rubric</translation>
    </message>
    <message>
        <source>兑现百分之几</source>
        <translation>Percent paid out</translation>
    </message>
    <message>
        <source>兑现系数按季度或年度列。请选一个季度或年度。</source>
        <translation>Pay factors are listed by quarter or year. Please choose a quarter or year.</translation>
    </message>
    <message>
        <source>党员星级榜一张是一个党支部的。请选一个党支部。</source>
        <translation>A star board of members covers one Party branch. Please choose a Party branch.</translation>
    </message>
    <message>
        <source>党委决定：{reason}</source>
        <translation>The Party committee decided: {reason}</translation>
    </message>
    <message>
        <source>全矿</source>
        <translation>Whole mine</translation>
    </message>
    <message>
        <source>公布范围按党支部定。请选一个党支部。</source>
        <translation>What is made public is set for a branch. Please choose a branch.</translation>
    </message>
    <message>
        <source>公布范围由本支部的党员大会决定。请选作出决定的那次党员大会。</source>
        <translation>What is made public, the general meeting of the branch decides. Please choose the meeting that resolved it.</translation>
    </message>
    <message>
        <source>公示中</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>公示到期：{period}{subject}</source>
        <translation>Publication ends: {period}{subject}</translation>
    </message>
    <message>
        <source>公示日期还没有到。请张贴以后再登记。</source>
        <translation>The first day of the publication lies ahead. Please enter it after posting.</translation>
    </message>
    <message>
        <source>公示期满</source>
        <translation>Publication over</translation>
    </message>
    <message>
        <source>公示期满：{period}{subject}</source>
        <translation>Publication over: {period}{subject}</translation>
    </message>
    <message>
        <source>公示至少一个工作日。请填写天数。</source>
        <translation>A publication lasts one working day at least. Please enter the days.</translation>
    </message>
    <message>
        <source>关闭要由党委、党总支或者党支部来做，而且它在期末已经成立。请另选一个组织。</source>
        <translation>A Party committee, general branch or branch closes, and it must have stood at the end of the period. Please choose another organisation.</translation>
    </message>
    <message>
        <source>决定日期{day}不在评议会之后、今天之前。请核对。</source>
        <translation>The day of the decision {day} is not between the meeting and today. Please check it.</translation>
    </message>
    <message>
        <source>几个工作日内答复</source>
        <translation>Answer within working days</translation>
    </message>
    <message>
        <source>几级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>分从哪来</source>
        <translation>Points from</translation>
    </message>
    <message>
        <source>分值“{found}”不是 0 到 1000 的数。请改正。</source>
        <translation>The points &quot;{found}&quot; are no number from 0 to 1000. Please correct them.</translation>
    </message>
    <message>
        <source>分数“{points}”用不了，最多四位小数，不超过 {most} 分。请改正。</source>
        <translation>The points &quot;{points}&quot; cannot be used; four decimals at most, and no more than {most} points. Please correct them.</translation>
    </message>
    <message>
        <source>分数是 0。请填加多少分或扣多少分，扣分写负数。</source>
        <translation>The points are 0. Please enter how many are given or taken; a minus takes them.</translation>
    </message>
    <message>
        <source>分档 {cutoffs} 没有从高到低，有重叠。请在规则里改正。</source>
        <translation>The cut-offs {cutoffs} do not fall, or overlap. Please correct them in the rules.</translation>
    </message>
    <message>
        <source>分档有空档：{lowest} 分以下没有对应的档。请在规则里补上从 0 分起的一档。</source>
        <translation>The cut-offs have a hole: nothing stands for less than {lowest} points. Please add one from 0 in the rules.</translation>
    </message>
    <message>
        <source>删除不参评</source>
        <translation>Remove &quot;not taking part&quot;</translation>
    </message>
    <message>
        <source>删除佐证材料</source>
        <translation>Remove evidence</translation>
    </message>
    <message>
        <source>删除加减分</source>
        <translation>Remove points</translation>
    </message>
    <message>
        <source>删除异议</source>
        <translation>Remove objection</translation>
    </message>
    <message>
        <source>删除录入的得分</source>
        <translation>Remove entered score</translation>
    </message>
    <message>
        <source>删除民主评议</source>
        <translation>Remove democratic appraisal</translation>
    </message>
    <message>
        <source>删除细则草稿</source>
        <translation>Remove draft rubric</translation>
    </message>
    <message>
        <source>删除考核情况</source>
        <translation>Remove a finding</translation>
    </message>
    <message>
        <source>删除述职整改事项</source>
        <translation>Remove a matter of the review</translation>
    </message>
    <message>
        <source>删除述职评议</source>
        <translation>Remove secretary review</translation>
    </message>
    <message>
        <source>别的栏目要是什么</source>
        <translation>What other fields must be</translation>
    </message>
    <message>
        <source>到{level}星的有 {count} 个，名额只剩 {left} 个。请逐个决定。</source>
        <translation>{count} reach {level} stars, and only {left} places are left. Please decide one by one.</translation>
    </message>
    <message>
        <source>到了哪几个状态才算</source>
        <translation>States that count</translation>
    </message>
    <message>
        <source>到多少才评奖</source>
        <translation>Prize from</translation>
    </message>
    <message>
        <source>办法</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>办结的那天</source>
        <translation>Day of closing</translation>
    </message>
    <message>
        <source>加 {points} 分</source>
        <translation>{points} points added</translation>
    </message>
    <message>
        <source>加减分记在一个月里。请选月份。</source>
        <translation>Points are entered in a month. Please choose the month.</translation>
    </message>
    <message>
        <source>加还是扣</source>
        <translation>Plus or minus</translation>
    </message>
    <message>
        <source>发出 {found} 张不成评议。请填发出的张数，至少 1 张。</source>
        <translation>{found} ballots issued are no appraisal. Please enter how many were issued, at least 1.</translation>
    </message>
    <message>
        <source>发布考评细则</source>
        <translation>Issue rubric</translation>
    </message>
    <message>
        <source>发生日期 {day} 不在{month}。请改日期，或登记到那个月。</source>
        <translation>The day {day} is not in {month}. Please correct the day, or enter it in that month.</translation>
    </message>
    <message>
        <source>发生日期 {day} 还没有到。请改正。</source>
        <translation>The day {day} lies ahead. Please correct it.</translation>
    </message>
    <message>
        <source>只在 {names} 之间决定。请从中选一个，或选空缺。</source>
        <translation>Only {names} are left to decide between. Please choose one of them, or nobody.</translation>
    </message>
    <message>
        <source>只要有，一票否决</source>
        <translation>Any occurrence vetoes</translation>
    </message>
    <message>
        <source>只要有，扣 {points} 分</source>
        <translation>Any occurrence loses {points} points</translation>
    </message>
    <message>
        <source>只要有，本项不得分</source>
        <translation>Any occurrence leaves the item no points</translation>
    </message>
    <message>
        <source>可选的宽（毫米）</source>
        <translation>Widths to choose from (mm)</translation>
    </message>
    <message>
        <source>台账代号</source>
        <translation>Ledger code</translation>
    </message>
    <message>
        <source>台账字段</source>
        <translation>Ledger field</translation>
    </message>
    <message>
        <source>台账条数</source>
        <translation>Ledger rows</translation>
    </message>
    <message>
        <source>台账没有登记</source>
        <translation>No ledger rows</translation>
    </message>
    <message>
        <source>台账里写人的栏目</source>
        <translation>Ledger field with the person</translation>
    </message>
    <message>
        <source>各块</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>各季度的权重</source>
        <translation>Weights of the quarters</translation>
    </message>
    <message>
        <source>各种到会情况的分</source>
        <translation>Points for each mark</translation>
    </message>
    <message>
        <source>各等名额</source>
        <translation>Numbers of prizes</translation>
    </message>
    <message>
        <source>各级</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>各级名额加起来超过全部。请改小。</source>
        <translation>The quotas of the levels come to more than everybody. Please lower them.</translation>
    </message>
    <message>
        <source>各部分的权重</source>
        <translation>Weights of the parts</translation>
    </message>
    <message>
        <source>各部分的权重{weights}加起来是 {total}，应当是 100%。请在规则里改正。</source>
        <translation>The weights {weights} add up to {total}; it should be 100%. Please correct them in the rules.</translation>
    </message>
    <message>
        <source>各面旗</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>各项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>各项分值加起来是 {found} 分，合计写的是 {hint} 分。请核对各项分值。</source>
        <translation>The maxima add up to {found}, the total says {hint}. Please check the maxima.</translation>
    </message>
    <message>
        <source>各项分值加起来是 {found} 分，表上写的是 {hint} 分。请核对各项分值。</source>
        <translation>The maxima add up to {found}, the sheet says {hint}. Please check the maxima.</translation>
    </message>
    <message>
        <source>各项目的编号都从头编起，已在前面加上项目的序号。请核对。</source>
        <translation>The numbers begin anew in each block; the number of the block was put before them. Please check.</translation>
    </message>
    <message>
        <source>合格折几分</source>
        <translation>Points for qualified</translation>
    </message>
    <message>
        <source>同分比哪几块</source>
        <translation>Tie-break: blocks</translation>
    </message>
    <message>
        <source>同分比哪几项</source>
        <translation>Tie-break: items</translation>
    </message>
    <message>
        <source>同类平均</source>
        <translation>Mean of the class</translation>
    </message>
    <message>
        <source>同类最高</source>
        <translation>Highest of the class</translation>
    </message>
    <message>
        <source>同谁比</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>名单里没有人，印不出测评票。请先增加参评人员。</source>
        <translation>The list is empty, so ballots cannot be printed. Please add people taking part first.</translation>
    </message>
    <message>
        <source>名次按什么排</source>
        <translation>Ranked by</translation>
    </message>
    <message>
        <source>含哪些字词</source>
        <translation>Words it contains</translation>
    </message>
    <message>
        <source>哪几种时期含基础分</source>
        <translation>Periods with the base</translation>
    </message>
    <message>
        <source>哪几类人用</source>
        <translation>For which classes</translation>
    </message>
    <message>
        <source>四个季度：{points}</source>
        <translation>Four quarters: {points}</translation>
    </message>
    <message>
        <source>在什么范围里比</source>
        <translation>Compared within</translation>
    </message>
    <message>
        <source>块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>基本合格折几分</source>
        <translation>Points for barely qualified</translation>
    </message>
    <message>
        <source>基础分</source>
        <translation>Base points</translation>
    </message>
    <message>
        <source>填写夺旗得分</source>
        <translation>Enter flag scores</translation>
    </message>
    <message>
        <source>填写效益旗得分</source>
        <translation>Enter benefit flag scores</translation>
    </message>
    <message>
        <source>增加述职整改事项</source>
        <translation>Add a matter of the review</translation>
    </message>
    <message>
        <source>多了：{record}</source>
        <translation>More: {record}</translation>
    </message>
    <message>
        <source>好折几分</source>
        <translation>Points for good</translation>
    </message>
    <message>
        <source>定支部星级</source>
        <translation>Set star level of branch</translation>
    </message>
    <message>
        <source>封存校验不符：内容在程序之外被改动，不能公示。请先开始更正、重新关闭。</source>
        <translation>The seal does not match: the contents were changed outside the program and cannot be published. Please begin a correction and close again.</translation>
    </message>
    <message>
        <source>封顶</source>
        <translation>Cap</translation>
    </message>
    <message>
        <source>少了：{record}</source>
        <translation>Less: {record}</translation>
    </message>
    <message>
        <source>工作簿里没有工作表“{sheet}”。请核对名称。</source>
        <translation>The workbook has no sheet &quot;{sheet}&quot;. Please check the name.</translation>
    </message>
    <message>
        <source>差折几分</source>
        <translation>Points for poor</translation>
    </message>
    <message>
        <source>已关闭时的得分</source>
        <translation>Score at closing</translation>
    </message>
    <message>
        <source>已发布的细则不能删除，历史考评要用它。请改为停用。</source>
        <translation>An issued rubric cannot be removed; earlier scores need it. Please withdraw it.</translation>
    </message>
    <message>
        <source>已填反馈日期，会上述职的日期还空着。请先填述职日期。</source>
        <translation>The day of feedback is set, the day of presenting is empty. Please enter that first.</translation>
    </message>
    <message>
        <source>已定优秀 {excellent} 人，超过 {most} 人的限额 {over} 人。请支委会或党员大会研究决定。</source>
        <translation>{excellent} rated excellent, {over} over the limit of {most}. Please let the branch committee or general meeting decide.</translation>
    </message>
    <message>
        <source>已得</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已经录入票数、等次或整改事项，不能删除。请先用“撤销”退回，或逐项更正。</source>
        <translation>A tally, grade or matter was entered; it cannot be removed. Please undo, or correct them one by one.</translation>
    </message>
    <message>
        <source>已经录入票数或等次，不能删除。请先用“撤销”退回，或更正票数。</source>
        <translation>A tally or grade was entered; it cannot be removed. Please undo, or correct the tally.</translation>
    </message>
    <message>
        <source>平常的宽（毫米）</source>
        <translation>Usual width (mm)</translation>
    </message>
    <message>
        <source>年终考核表</source>
        <translation>Year-end sheet</translation>
    </message>
    <message>
        <source>年终考核还有 {points} 分待评。</source>
        <translation>{points} points of the year-end check are pending.</translation>
    </message>
    <message>
        <source>应到 {due} 人次，实到 {came} 人次，补课 {made_up} 人次，没有登记 {open} 人次</source>
        <translation>Due {due}, came {came}, made up {made_up}, not entered {open}</translation>
    </message>
    <message>
        <source>应办</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>应开 {asked} 次，没有开 {lacking} 次</source>
        <translation>{asked} meetings due, {lacking} not held</translation>
    </message>
    <message>
        <source>归在哪一类</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>当时没有细则</source>
        <translation>No rubric then</translation>
    </message>
    <message>
        <source>录入民主评议票数</source>
        <translation>Enter tally of the appraisal</translation>
    </message>
    <message>
        <source>录入的得分</source>
        <translation>Entered figures</translation>
    </message>
    <message>
        <source>待评：{reason}</source>
        <translation>Pending: {reason}</translation>
    </message>
    <message>
        <source>得分已经变动，原来的党委决定不再适用，请重新决定或删除。</source>
        <translation>The scores have changed and the decision of the committee no longer fits; please decide again or remove it.</translation>
    </message>
    <message>
        <source>得分率</source>
        <translation>Share of points</translation>
    </message>
    <message>
        <source>必备的星</source>
        <translation>Stars needed</translation>
    </message>
    <message>
        <source>怎样统计</source>
        <translation>How it is counted</translation>
    </message>
    <message>
        <source>总分 {score}，还差 {points} 分到{level}星。</source>
        <translation>{score} points in all, {points} missing to {level} stars.</translation>
    </message>
    <message>
        <source>所依据的记录已经不在了。请重新选。</source>
        <translation>The record it rests on is no more. Please choose again.</translation>
    </message>
    <message>
        <source>扣 {points} 分</source>
        <translation>{points} points lost</translation>
    </message>
    <message>
        <source>按 {returned} 张测评票折算</source>
        <translation>Reckoned from {returned} ballots</translation>
    </message>
    <message>
        <source>按什么</source>
        <translation>By</translation>
    </message>
    <message>
        <source>按哪一天算</source>
        <translation>Day that counts</translation>
    </message>
    <message>
        <source>按哪张等次表</source>
        <translation>Which table of grades</translation>
    </message>
    <message>
        <source>按多长时间封顶</source>
        <translation>Cap per</translation>
    </message>
    <message>
        <source>按等级扣分</source>
        <translation>Loses points by level</translation>
    </message>
    <message>
        <source>按规则定星级</source>
        <translation>Set levels by the rules</translation>
    </message>
    <message>
        <source>按规则现在是{reached}星，定{level}星高于规则。</source>
        <translation>By the rules it is {reached} stars now; {level} stars is above the rules.</translation>
    </message>
    <message>
        <source>授旗的最低分是 {lowest}，满分只有 100。请改小。</source>
        <translation>The lowest score for a flag is {lowest}, the maximum only 100. Please lower it.</translation>
    </message>
    <message>
        <source>排在最后的积分类别“{label}”还有条件，有的人就没有类别了。请在最后留一个没有条件的类别。</source>
        <translation>The last class of points &quot;{label}&quot; has conditions, so some would have no class. Please leave one without conditions at the end.</translation>
    </message>
    <message>
        <source>提出日期还没有到。请填写已经提出的日期。</source>
        <translation>The day it was raised lies ahead. Please enter the day it was raised.</translation>
    </message>
    <message>
        <source>撤下夺旗决定</source>
        <translation>Take back flag decision</translation>
    </message>
    <message>
        <source>撤下评分</source>
        <translation>Take back score</translation>
    </message>
    <message>
        <source>撤下评星</source>
        <translation>Take back star</translation>
    </message>
    <message>
        <source>支部年度得分还缺：{parts}。</source>
        <translation>Missing for the branch&apos;s year: {parts}.</translation>
    </message>
    <message>
        <source>支部年度得分，等次{grade}</source>
        <translation>Year&apos;s score of the branch, grade {grade}</translation>
    </message>
    <message>
        <source>支部考评排名</source>
        <translation>Ranking of branches</translation>
    </message>
    <message>
        <source>支部考评等次</source>
        <translation>Grades of branch scores</translation>
    </message>
    <message>
        <source>收到异议 {count} 件，待答复 {open} 件</source>
        <translation>{count} objections, {open} to be answered</translation>
    </message>
    <message>
        <source>收回 {found} 张，比发出的 {hint} 张还多。请核对发出和收回的张数。</source>
        <translation>{found} ballots came back, more than the {hint} issued. Please check both numbers.</translation>
    </message>
    <message>
        <source>收回的票不足 {fewest} 张，不折算，请录入得分。</source>
        <translation>Fewer than {fewest} ballots came back, so nothing is reckoned; please enter the score.</translation>
    </message>
    <message>
        <source>整体</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>新增考评细则</source>
        <translation>Add rubric</translation>
    </message>
    <message>
        <source>新建细则版本</source>
        <translation>New version of a rubric</translation>
    </message>
    <message>
        <source>星级只有一星到五星。请重新选。</source>
        <translation>Levels go from one to five stars. Please choose again.</translation>
    </message>
    <message>
        <source>是否这样折算</source>
        <translation>Whether to reckon so</translation>
    </message>
    <message>
        <source>更正中</source>
        <translation>Being corrected</translation>
    </message>
    <message>
        <source>最后一天（月-日）</source>
        <translation>Last day (month-day)</translation>
    </message>
    <message>
        <source>最高 {best} 分，不到 {lowest} 分，不授旗。</source>
        <translation>The best has {best} points, under {lowest}; no flag is given.</translation>
    </message>
    <message>
        <source>有 {found} 项填了自评、考核或依据，导入细则不读这些。不必删除。</source>
        <translation>{found} items have self-score, check-score or evidence filled in, which the import of a rubric does not read. They may stay.</translation>
    </message>
    <message>
        <source>有 {held} 颗星，还差 {count} 颗到{level}星。</source>
        <translation>Has {held} stars, {count} missing to {level} stars.</translation>
    </message>
    <message>
        <source>有一票否决，请研究决定。</source>
        <translation>There is a veto. Please consider and decide.</translation>
    </message>
    <message>
        <source>有人已经不在名单里。请重新打开再录入。</source>
        <translation>Somebody is no longer on the list. Please open it again and enter it.</translation>
    </message>
    <message>
        <source>有即扣分</source>
        <translation>Any occurrence loses points</translation>
    </message>
    <message>
        <source>未关闭</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>未得</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>本人得分</source>
        <translation>Own points</translation>
    </message>
    <message>
        <source>本年度没有登记任何年度工作运行表。请登记，或由人考核。</source>
        <translation>No year plan was entered for this year. Please enter it, or let a person judge.</translation>
    </message>
    <message>
        <source>本年度的工作运行表里没有这个支部的事项。请登记，或由人考核。</source>
        <translation>The year plan has no item for this branch. Please enter it, or let a person judge.</translation>
    </message>
    <message>
        <source>本年还没有登记过学时，不能当作没有学。请登记出勤和学时，或由人考核。</source>
        <translation>No study hours were entered this year; that is not the same as no study. Please enter attendance and hours, or let a person judge.</translation>
    </message>
    <message>
        <source>本年还没有登记过谈心谈话，不能当作没有谈。请补登记，或由人考核。</source>
        <translation>No talks were entered this year; that is not the same as none held. Please enter them, or let a person judge.</translation>
    </message>
    <message>
        <source>本期“{words}”没有任何登记，不能当作没有做到。</source>
        <translation>Nothing was entered for &quot;{words}&quot; in the period; that is not the same as not done.</translation>
    </message>
    <message>
        <source>本期无应办事项</source>
        <translation>Nothing due in this period</translation>
    </message>
    <message>
        <source>本期没有应开的会，开展率算不出来。</source>
        <translation>No meeting was due in the period, so there is no rate.</translation>
    </message>
    <message>
        <source>本期没有应开的党小组会记录，不能当作都开了。</source>
        <translation>No Party group meeting due in this period is recorded; they cannot be taken as held.</translation>
    </message>
    <message>
        <source>本期没有登记任何活动，不能当作没有开。请补登记，或由人考核。</source>
        <translation>No activity was entered in the period; that is not the same as none held. Please enter them, or let a person judge.</translation>
    </message>
    <message>
        <source>本期没有登记出勤，不能当作都到了。</source>
        <translation>No attendance is recorded in this period; it cannot be taken that everybody came.</translation>
    </message>
    <message>
        <source>本期没有登记出勤，出勤率算不出来。请登记，或由人考核。</source>
        <translation>No attendance was entered in the period, so there is no rate. Please enter it, or let a person judge.</translation>
    </message>
    <message>
        <source>本期没有积分。</source>
        <translation>No points in this period.</translation>
    </message>
    <message>
        <source>本期没有组织生活出勤记录。</source>
        <translation>No attendance of organisation life in the period.</translation>
    </message>
    <message>
        <source>本期没有这个小组的台账记录，不能当作没有逾期。请由人核定。</source>
        <translation>The ledgers have no entry of this group in this period; that does not mean nothing is overdue. Please let a person confirm it.</translation>
    </message>
    <message>
        <source>本期没有这个小组的隐患记录，不能当作没有隐患。请由人核定。</source>
        <translation>No hazard of this group is recorded in this period; that does not mean there were none. Please let a person confirm it.</translation>
    </message>
    <message>
        <source>本期没有这方面的记录，不能当作没有扣分。请补记，或由人考核。</source>
        <translation>Nothing of this was recorded in the period; that is not the same as no faults. Please record it, or let a person judge.</translation>
    </message>
    <message>
        <source>本期被一票否决，不参加夺旗。</source>
        <translation>Vetoed in this period, takes no part in the flags.</translation>
    </message>
    <message>
        <source>本期被一票否决，最高{level}星。</source>
        <translation>Vetoed in this period, {level} stars at most.</translation>
    </message>
    <message>
        <source>本期还没有结束。</source>
        <translation>The period is not over.</translation>
    </message>
    <message>
        <source>本期这个小组没有参评积分的党员。请由人核定。</source>
        <translation>No member of this group takes part in points in this period. Please let a person confirm it.</translation>
    </message>
    <message>
        <source>本程序从 {day} 起记组织生活，以前的不能当作没有开。请由人考核。</source>
        <translation>The program keeps organisation life from {day} on; what was before is not the same as not held. Please let a person judge.</translation>
    </message>
    <message>
        <source>本程序没有“{found}”这一项统计。请在列表里选，或改为由人考核。</source>
        <translation>The program has no measure &quot;{found}&quot;. Please choose from the list, or let a person judge.</translation>
    </message>
    <message>
        <source>本程序没有“{measure}”这一项统计，请在细则里另选，或改为由人考核。</source>
        <translation>The program has no measure &quot;{measure}&quot;; please choose another in the rubric, or let a person judge.</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>标签 {width}×{height} 毫米，这张纸放不下。请换大一号的纸，或改小标签。</source>
        <translation>The label of {width}×{height} mm does not fit on this paper. Please use larger paper or a smaller label.</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>次数要大于 0。请改正；没有发生的不用登记，请点“核定同计数”。</source>
        <translation>The count must be more than 0. Please correct it; what did not happen is not entered: press &quot;Accept&quot;.</translation>
    </message>
    <message>
        <source>正在核对考评细则</source>
        <translation>Checking the rubric</translation>
    </message>
    <message>
        <source>每{unit}加 {points} 分</source>
        <translation>{points} points added for each {unit}</translation>
    </message>
    <message>
        <source>每{unit}扣 {points} 分</source>
        <translation>{points} points lost for each {unit}</translation>
    </message>
    <message>
        <source>每次扣几分</source>
        <translation>Points lost each time</translation>
    </message>
    <message>
        <source>民主评议党员</source>
        <translation>Democratic appraisal of members</translation>
    </message>
    <message>
        <source>民主评议党员登记表</source>
        <translation>Appraisal form of members</translation>
    </message>
    <message>
        <source>民主评议按党支部打印。请先选一个党支部。</source>
        <translation>Democratic appraisal is printed by branch. Please choose a Party branch first.</translation>
    </message>
    <message>
        <source>民主评议按党支部进行，这一天没有这个党支部。请重新选择。</source>
        <translation>A democratic appraisal is held by a branch, and there is no such branch on this day. Please choose again.</translation>
    </message>
    <message>
        <source>民主评议结果</source>
        <translation>Appraisal results</translation>
    </message>
    <message>
        <source>没有 {width} 毫米宽的标签。请选 {known}。</source>
        <translation>There is no label {width} mm wide. Please choose {known}.</translation>
    </message>
    <message>
        <source>没有“{code}”这一期。请重新选。</source>
        <translation>There is no period &quot;{code}&quot;. Please choose again.</translation>
    </message>
    <message>
        <source>没有“{gate}”这颗星。请改等级的必备星。</source>
        <translation>There is no star &quot;{gate}&quot;. Please change the stars that the level needs.</translation>
    </message>
    <message>
        <source>没有一份材料</source>
        <translation>No material at all</translation>
    </message>
    <message>
        <source>没有写分值。请补填；只加分的一项请放在加分项目里。</source>
        <translation>No maximum is given. Please add it; an item that only adds belongs to the bonus items.</translation>
    </message>
    <message>
        <source>没有写发现了什么。请写明情况，或选一条依据的记录。</source>
        <translation>Nothing says what was found. Please describe it, or choose a record that it rests on.</translation>
    </message>
    <message>
        <source>没有写异议的内容。请写明对什么有异议、理由是什么。</source>
        <translation>The objection says nothing. Please say what it is against and why.</translation>
    </message>
    <message>
        <source>没有写是什么材料。请填写材料名称。</source>
        <translation>Nothing says what the evidence is. Please enter its name.</translation>
    </message>
    <message>
        <source>没有写更正的原因。请写明要更正什么、为什么。</source>
        <translation>No reason for the correction. Please say what is to be corrected and why.</translation>
    </message>
    <message>
        <source>没有写查明的情况和答复。请填写答复内容。</source>
        <translation>Nothing says what was found and answered. Please enter the answer.</translation>
    </message>
    <message>
        <source>没有写理由。请写明为什么加分或扣分，本人看得到。</source>
        <translation>No reason is given. Please say why points are given or taken; the person sees it.</translation>
    </message>
    <message>
        <source>没有写细则的名称。请填写。</source>
        <translation>The rubric has no name. Please enter it.</translation>
    </message>
    <message>
        <source>没有写考评内容。请补填。</source>
        <translation>The item is empty. Please fill it in.</translation>
    </message>
    <message>
        <source>没有可以印查阅单的党员。请另选人，或另选时期。</source>
        <translation>There is nobody to print a slip for. Please choose somebody else, or another period.</translation>
    </message>
    <message>
        <source>没有扣分情形</source>
        <translation>No points lost</translation>
    </message>
    <message>
        <source>没有找到考评细则的表头，这张表没有读取。表头要有考评内容、分值。请核对。</source>
        <translation>No heads of a rubric were found, and the sheet was not read. There must be heads for item and points. Please check.</translation>
    </message>
    <message>
        <source>没有按规则到{level}星而还没有定的。请换一级。</source>
        <translation>By the rules nobody reached {level} stars who is still undecided. Please choose another level.</translation>
    </message>
    <message>
        <source>没有收到异议</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>没有登记当选日期，任期算不出来。请在任职里补填，或由人考核。</source>
        <translation>No day of election was entered, so the term cannot be reckoned. Please add it to the post, or let a person judge.</translation>
    </message>
    <message>
        <source>没有记录，不能当作没有做到。</source>
        <translation>Nothing recorded; that is not the same as not done.</translation>
    </message>
    <message>
        <source>没有这一项</source>
        <translation>There is no such item</translation>
    </message>
    <message>
        <source>没有这个时期，或者这个组织已经不在了。请重新选择。</source>
        <translation>There is no such period, or the organisation is no more. Please choose again.</translation>
    </message>
    <message>
        <source>没有这个积分类别。请另选。</source>
        <translation>There is no such class of points. Please choose another.</translation>
    </message>
    <message>
        <source>没有这条由人登记的积分规则。请从规则里另选，或不选规则。</source>
        <translation>There is no such rule for points entered by hand. Please choose another, or none.</translation>
    </message>
    <message>
        <source>没有选人。请先选不参评的人。</source>
        <translation>Nobody is chosen. Please choose first who does not take part.</translation>
    </message>
    <message>
        <source>没有选人。请先选人。</source>
        <translation>Nobody is chosen. Please choose somebody first.</translation>
    </message>
    <message>
        <source>没有选人。请先选要加减分的人。</source>
        <translation>Nobody is chosen. Please choose first who gets the points.</translation>
    </message>
    <message>
        <source>没有选公示哪个组织的哪一期。请先选组织和期间。</source>
        <translation>Nothing says whose period is published. Please choose organisation and period first.</translation>
    </message>
    <message>
        <source>没有选等级。请在{levels}里选一个。</source>
        <translation>No level is chosen. Please choose one of {levels}.</translation>
    </message>
    <message>
        <source>测评票还没有录入。</source>
        <translation>The ballots of the review are not entered yet.</translation>
    </message>
    <message>
        <source>理由有 {count} 个字，最多 {most} 个。请写短一些。</source>
        <translation>The reason has {count} characters, at most {most}. Please shorten it.</translation>
    </message>
    <message>
        <source>用不用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>用细则草稿试算</source>
        <translation>Try draft rubric</translation>
    </message>
    <message>
        <source>由人登记</source>
        <translation>Entered by a person</translation>
    </message>
    <message>
        <source>由人考核（{words}）</source>
        <translation>Judged by a person ({words})</translation>
    </message>
    <message>
        <source>由人评定</source>
        <translation>Decided by people</translation>
    </message>
    <message>
        <source>登记上年积分</source>
        <translation>Enter last year&apos;s points</translation>
    </message>
    <message>
        <source>登记不参评</source>
        <translation>Enter &quot;not taking part&quot;</translation>
    </message>
    <message>
        <source>登记佐证材料</source>
        <translation>Enter evidence</translation>
    </message>
    <message>
        <source>登记夺旗决定</source>
        <translation>Record flag decision</translation>
    </message>
    <message>
        <source>登记的上年积分带入</source>
        <translation>Last year&apos;s points brought over</translation>
    </message>
    <message>
        <source>登记的那天</source>
        <translation>Day of entry</translation>
    </message>
    <message>
        <source>登记积分公布范围</source>
        <translation>Set what is made public of points</translation>
    </message>
    <message>
        <source>登记积分类别</source>
        <translation>Set class of points</translation>
    </message>
    <message>
        <source>登记考核情况</source>
        <translation>Enter a finding</translation>
    </message>
    <message>
        <source>登记评星</source>
        <translation>Record star</translation>
    </message>
    <message>
        <source>督查发现：{title}</source>
        <translation>Inspection finding: {title}</translation>
    </message>
    <message>
        <source>督查扣 {points} 分</source>
        <translation>{points} points lost by inspection</translation>
    </message>
    <message>
        <source>积分应是 0 到 {most} 的数，最多四位小数。请改正。</source>
        <translation>Points are a number from 0 to {most} with four decimals at most. Please correct them.</translation>
    </message>
    <message>
        <source>积分本人查阅单</source>
        <translation>Personal slip of points</translation>
    </message>
    <message>
        <source>积分榜</source>
        <translation>Points board</translation>
    </message>
    <message>
        <source>积分类别“{label}”没有条件，排在它后面的类别就没有人了。请加条件，或排到最后。</source>
        <translation>The class of points &quot;{label}&quot; has no conditions, so nobody is left for those after it. Please add some, or put it last.</translation>
    </message>
    <message>
        <source>积分规则“{rule}”数的“{missing}”本程序没有，这条规则没有计分。请在“规则”里改正。</source>
        <translation>The rule of points &quot;{rule}&quot; counts &quot;{missing}&quot;, which the program does not have; it gave no points. Please correct it in the rules.</translation>
    </message>
    <message>
        <source>空缺</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>空缺超过几个月</source>
        <translation>Vacant for more than months</translation>
    </message>
    <message>
        <source>等级会变</source>
        <translation>The grade would change</translation>
    </message>
    <message>
        <source>等级要从五星到一星各写一行，不缺不重。请补齐。</source>
        <translation>The levels from five to one star must each stand once. Please complete them.</translation>
    </message>
    <message>
        <source>等级规则“{rule}”读不出来，发布后没有等级。请在“规则”里改好，或改用别的等级规则。</source>
        <translation>The rule of grades &quot;{rule}&quot; cannot be read, so there would be no grade. Please correct it in the rules, or use another.</translation>
    </message>
    <message>
        <source>答复{subject}</source>
        <translation>Answer {subject}</translation>
    </message>
    <message>
        <source>答复日期还没有到。请填写已经答复的日期。</source>
        <translation>The day of the answer lies ahead. Please enter the day it was given.</translation>
    </message>
    <message>
        <source>类别基础分</source>
        <translation>Base points of the class</translation>
    </message>
    <message>
        <source>细则两版对照</source>
        <translation>Two versions compared</translation>
    </message>
    <message>
        <source>细则文件的格式是“{found}”，本程序不认得。请用本程序导出的文件。</source>
        <translation>The file of the rubric has the format &quot;{found}&quot;, which the program does not know. Please use a file that it exported.</translation>
    </message>
    <message>
        <source>细则里一项考评内容也没有。请至少加一项。</source>
        <translation>The rubric has no item. Please add one at least.</translation>
    </message>
    <message>
        <source>终止日期 {found} 早于启用日期。请改正。</source>
        <translation>The last day {found} is before the first. Please correct it.</translation>
    </message>
    <message>
        <source>结束不参评</source>
        <translation>End &quot;not taking part&quot;</translation>
    </message>
    <message>
        <source>结束日期不晚于开始日期。请改正；登记错了的请删除。</source>
        <translation>The last day is not after the first. Please correct it; remove one that was entered by mistake.</translation>
    </message>
    <message>
        <source>统计里没有“{found}”这一级，只有：{hint}。请核对。</source>
        <translation>The measure has no level &quot;{found}&quot;, only: {hint}. Please check.</translation>
    </message>
    <message>
        <source>编号“{found}”在工作表{hint}里已经用过。请改成不同的编号。</source>
        <translation>The number &quot;{found}&quot; was used on sheet {hint}. Please change it to another.</translation>
    </message>
    <message>
        <source>编号“{found}”在第 {hint} 行已经用过。请改成不同的编号。</source>
        <translation>The number &quot;{found}&quot; was used in line {hint}. Please change it to another.</translation>
    </message>
    <message>
        <source>编号“{found}”重复。请改成不同的编号。</source>
        <translation>The number &quot;{found}&quot; stands twice. Please change it to another.</translation>
    </message>
    <message>
        <source>缺{part}：{told}</source>
        <translation>{part} missing: {told}</translation>
    </message>
    <message>
        <source>缺册页</source>
        <translation>Book page missing</translation>
    </message>
    <message>
        <source>缺材料</source>
        <translation>Material missing</translation>
    </message>
    <message>
        <source>缺活动或事项</source>
        <translation>Activity or item missing</translation>
    </message>
    <message>
        <source>缺记录</source>
        <translation>Record missing</translation>
    </message>
    <message>
        <source>缺附件</source>
        <translation>Attachment missing</translation>
    </message>
    <message>
        <source>考核发现 {count} 次</source>
        <translation>{count} findings</translation>
    </message>
    <message>
        <source>考评依据目录</source>
        <translation>List of evidence</translation>
    </message>
    <message>
        <source>考评内容写的所属项目“{found}”不在项目表里。请先加这个项目，或改选一个。</source>
        <translation>The block &quot;{found}&quot; of the item is not among the blocks. Please add it first, or choose another.</translation>
    </message>
    <message>
        <source>考评内容超过 {found} 项，后面的没有读取。请分成几个文件。</source>
        <translation>More than {found} items; the rest was not read. Please make several files of it.</translation>
    </message>
    <message>
        <source>考评折算</source>
        <translation>Reckoning of scores</translation>
    </message>
    <message>
        <source>考评排名</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>考评细则“{rubric} {version}”里没有“{missing}”，算不出“{flag}”旗。请在规则“夺旗、争星所用的考评板块和项目”里写明它在细则中叫什么。</source>
        <translation>The rubric &quot;{rubric} {version}&quot; has no &quot;{missing}&quot;, so the flag &quot;{flag}&quot; cannot be reckoned. Please say in the rule of blocks and items for flags and stars what it is called there.</translation>
    </message>
    <message>
        <source>考评细则两版对照</source>
        <translation>Two rubric versions compared</translation>
    </message>
    <message>
        <source>考评细则的样本读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The sample rubric cannot be read: {where}. Please install the program again; the data were not changed.</translation>
    </message>
    <message>
        <source>考评细则的用词读不出来：{where}。请重新安装程序，数据没有改动。</source>
        <translation>The words of rubrics cannot be read: {where}. Please install the program again; the data were not changed.</translation>
    </message>
    <message>
        <source>考评细则试算</source>
        <translation>Rubric trial</translation>
    </message>
    <message>
        <source>考评细则里没有“{words}”。</source>
        <translation>The rubric has no &quot;{words}&quot;.</translation>
    </message>
    <message>
        <source>考评结果公示</source>
        <translation>Publication of scores</translation>
    </message>
    <message>
        <source>考评统计口径</source>
        <translation>What measures count</translation>
    </message>
    <message>
        <source>考评表要选一个党支部。请选支部后再打印。</source>
        <translation>A score sheet is of one branch. Please choose a branch before printing.</translation>
    </message>
    <message>
        <source>草稿新增的一项</source>
        <translation>An item that the draft adds</translation>
    </message>
    <message>
        <source>草稿没有改这一项，是关闭以后记录有变化</source>
        <translation>The draft leaves this item as it is; records changed after the closing</translation>
    </message>
    <message>
        <source>草稿没有这一项</source>
        <translation>The draft does not have this item</translation>
    </message>
    <message>
        <source>表上没有合计，各项分值加起来是 {found} 分。请核对。</source>
        <translation>The sheet has no total; the maxima add up to {found}. Please check.</translation>
    </message>
    <message>
        <source>表彰兑现情况</source>
        <translation>Rewards delivered</translation>
    </message>
    <message>
        <source>规则定为不按得票折算，请录入得分。</source>
        <translation>By the rule nothing is reckoned from ballots; please enter the score.</translation>
    </message>
    <message>
        <source>规则里没有这颗星。请刷新后再选。</source>
        <translation>The rules have no such star. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>试算 {count} 个支部的得分：{changed} 个会变，其中 {graded} 个等级会变。</source>
        <translation>{count} branches tried: {changed} would change, {graded} of them the grade.</translation>
    </message>
    <message>
        <source>说明有 {count} 个字，最多 {most} 个。请写短一些。</source>
        <translation>The note has {count} characters, at most {most}. Please shorten it.</translation>
    </message>
    <message>
        <source>调整佐证材料顺序</source>
        <translation>Change order of evidence</translation>
    </message>
    <message>
        <source>起用日期早于党员大会的日期 {day}。请改正。</source>
        <translation>The first day is before that of the general meeting, {day}. Please correct it.</translation>
    </message>
    <message>
        <source>超过 {target}{unit}，每超 {step}{unit}扣 {points} 分</source>
        <translation>Above {target}{unit}, {points} points lost for each {step}{unit}</translation>
    </message>
    <message>
        <source>超过目标扣分</source>
        <translation>Loses points above a target</translation>
    </message>
    <message>
        <source>较好折几分</source>
        <translation>Points for fairly good</translation>
    </message>
    <message>
        <source>达到</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>迎检盒卷内目录</source>
        <translation>Inspection box: list of contents</translation>
    </message>
    <message>
        <source>迎检盒没有“{part}”这一样。请写 {known}。</source>
        <translation>The inspection box has no &quot;{part}&quot;. Please write {known}.</translation>
    </message>
    <message>
        <source>迎检盒缺件单</source>
        <translation>Inspection box: list of missing items</translation>
    </message>
    <message>
        <source>迎检盒要选定一个党支部。请先选党支部。</source>
        <translation>An inspection box is for one Party branch. Please choose a Party branch first.</translation>
    </message>
    <message>
        <source>还有 {count} 个党支部待评，评完才能定第一；{names}。</source>
        <translation>{count} branches are pending, and the first is not known before; {names}.</translation>
    </message>
    <message>
        <source>还有 {count} 天的出勤没有登记，积分未全。</source>
        <translation>Attendance of {count} days is not recorded; points are incomplete.</translation>
    </message>
    <message>
        <source>还有 {count} 次没有到期，到期后再算</source>
        <translation>{count} not due yet, they count once due</translation>
    </message>
    <message>
        <source>还有 {count} 项待评（{items}），先不排名次。</source>
        <translation>{count} items pending ({items}), no place yet.</translation>
    </message>
    <message>
        <source>还有 {count} 项待评：{items}。请先补齐，或者写明为什么这样关闭。</source>
        <translation>{count} items pending: {items}. Please complete them, or say why it is closed like this.</translation>
    </message>
    <message>
        <source>还有 {points} 分待评。</source>
        <translation>{points} points pending.</translation>
    </message>
    <message>
        <source>还没有人考核这一块。</source>
        <translation>Nobody has scored this block yet.</translation>
    </message>
    <message>
        <source>还没有人考核这一项。</source>
        <translation>Nobody has judged this item yet.</translation>
    </message>
    <message>
        <source>还没有写从哪一天起用这个版本。请填启用日期。</source>
        <translation>No first day of this version is set. Please enter it.</translation>
    </message>
    <message>
        <source>还没有写理由。请写明为什么增加或移出。</source>
        <translation>No reason is given. Please say why somebody is added or taken off.</translation>
    </message>
    <message>
        <source>还没有写由谁、为什么这样决定。请写明理由。</source>
        <translation>Nothing says who decided it and why. Please give the reason.</translation>
    </message>
    <message>
        <source>还没有写由谁、为什么这样评定。请写明理由。</source>
        <translation>Nothing says who gave it and why. Please give the reason.</translation>
    </message>
    <message>
        <source>还没有写这些得分从哪里来。请写明出处，如经营考核通报。</source>
        <translation>The source of these scores is missing. Please name it, such as a notice of business results.</translation>
    </message>
    <message>
        <source>还没有可用的考评细则。请先在“考评”的“细则”里新建并发布。</source>
        <translation>There is no rubric to use. Please make and issue one on the page of rubrics.</translation>
    </message>
    <message>
        <source>还没有填{flag}得分，不参加这面旗。</source>
        <translation>No points for {flag} are entered, takes no part in this flag.</translation>
    </message>
    <message>
        <source>还没有填研究决定的日期。请填支委会或党员大会的日期。</source>
        <translation>The day of the decision is missing. Please enter the day of the committee or general meeting.</translation>
    </message>
    <message>
        <source>还没有定三星以上的星级，没有可以上墙的。请先在“争星”里定星级。</source>
        <translation>No level of three stars or more is set, so there is nothing for the wall. Please set star levels under &quot;Stars&quot; first.</translation>
    </message>
    <message>
        <source>还没有定星级。请刷新后再看。</source>
        <translation>No level is set yet. Please refresh and look again.</translation>
    </message>
    <message>
        <source>还没有录入。</source>
        <translation>Not entered yet.</translation>
    </message>
    <message>
        <source>还没有得分，不授旗。</source>
        <translation>No scores yet, no flag is given.</translation>
    </message>
    <message>
        <source>还没有登记会上述职的日期，不能录入测评。请先登记述职。</source>
        <translation>The day of presenting is not entered, so no ballots can be. Please enter it first.</translation>
    </message>
    <message>
        <source>还没有登记党员编在哪个党小组。请在名册里登记，或由人考核。</source>
        <translation>Members are not in party groups yet. Please enter it in the roster, or let a person judge.</translation>
    </message>
    <message>
        <source>还没有登记过任务，不能当作都按时办了。请补记，或由人考核。</source>
        <translation>No tasks were ever entered; that is not the same as all in time. Please enter them, or let a person judge.</translation>
    </message>
    <message>
        <source>还没有登记过支委任职，不能当作没有空缺。请在名册里登记，或由人考核。</source>
        <translation>No posts were ever entered; that is not the same as none vacant. Please enter them in the roster, or let a person judge.</translation>
    </message>
    <message>
        <source>还没有登记过来文，不能当作都按时报了。请补记，或由人考核。</source>
        <translation>No documents were ever entered; that is not the same as all in time. Please enter them, or let a person judge.</translation>
    </message>
    <message>
        <source>还没有记过任何台账，不能当作没有做。请补记，或由人考核。</source>
        <translation>No ledger was ever kept; that is not the same as nothing done. Please enter it, or let a person judge.</translation>
    </message>
    <message>
        <source>还没有试算。请先在“细则”里选草稿试算，再打印。</source>
        <translation>Nothing was tried yet. Please try a draft on the page of rubrics before printing.</translation>
    </message>
    <message>
        <source>还没有选书记，或者这一年没有这名书记。请先在述职评议里选一名书记。</source>
        <translation>No secretary is chosen, or there is no such secretary in this year. Please choose one under Secretary review first.</translation>
    </message>
    <message>
        <source>还没有选人，或者有人已经不在名单里。请重新选择。</source>
        <translation>Nobody is chosen, or somebody is no longer on the list. Please choose again.</translation>
    </message>
    <message>
        <source>还没有选人，或者选的人已经不在了。请重新选择。</source>
        <translation>Nobody is chosen, or who was chosen is no more. Please choose again.</translation>
    </message>
    <message>
        <source>这一年没有这个党支部，或者这个人已经不在了。请重新选择。</source>
        <translation>There is no such branch in this year, or the person is no more. Please choose again.</translation>
    </message>
    <message>
        <source>这一期从{day}起已经在更正中。请改完后重新关闭。</source>
        <translation>The period has been open for correction since {day}. Please close it again when done.</translation>
    </message>
    <message>
        <source>这一期正在更正中。请重新关闭后再公示。</source>
        <translation>The period is being corrected. Please close it again before publishing.</translation>
    </message>
    <message>
        <source>这一期没有在用的细则，装不成迎检盒。请先发布细则，或另选时期。</source>
        <translation>No rubric is in use in this period, so there is no inspection box. Please issue a rubric first, or choose another period.</translation>
    </message>
    <message>
        <source>这一期没有考评得分，做不出五旗榜。请先发布考评细则，或另选一期。</source>
        <translation>There are no scores in this period, so there is no five-flag board. Please issue a rubric first, or choose another period.</translation>
    </message>
    <message>
        <source>这一期没有这个党支部。请在列表里重新选。</source>
        <translation>There is no such branch in this period. Please choose again from the list.</translation>
    </message>
    <message>
        <source>这一期没有这个党组织。请刷新后再选。</source>
        <translation>There is no such organisation in this period. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这一期没有这面旗。请刷新后再选。</source>
        <translation>There is no such flag in this period. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这一期的考评细则没有“{item}”这一项。请另选，或者不选具体项目。</source>
        <translation>The rubric of this period has no item &quot;{item}&quot;. Please choose another, or none.</translation>
    </message>
    <message>
        <source>这一期的评星里没有这个对象。请刷新后再选。</source>
        <translation>The stars of this period do not know it. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这一期还没有关闭，不必更正，直接改就可以。</source>
        <translation>The period is not closed, so it needs no correction; please change it directly.</translation>
    </message>
    <message>
        <source>这一期还没有关闭，分数还会变。请先关闭本期再公示。</source>
        <translation>The period is not closed, so scores may still change. Please close it before publishing.</translation>
    </message>
    <message>
        <source>这一条加减分已经不在了，可能刚被撤销。请重新查看登记表。</source>
        <translation>This line of points is no more; it may have been undone. Please look at the register again.</translation>
    </message>
    <message>
        <source>这一条已经不在了，可能刚被撤销。请重新查看。</source>
        <translation>This line is no more; it may have been undone. Please look again.</translation>
    </message>
    <message>
        <source>这一格空着，别的格填了。请填张数，没有得票的填 0。</source>
        <translation>This cell is empty while others are filled. Please enter a number, 0 for none.</translation>
    </message>
    <message>
        <source>这一版{day}才关闭，公示不会更早。请核对公示日期。</source>
        <translation>This edition was closed on {day}; a publication is not earlier. Please check the day.</translation>
    </message>
    <message>
        <source>这一版已从{day}起公示。登记错了请用“撤销”，或者不必再登记。</source>
        <translation>This edition has been published since {day}. Undo it if that was wrong; otherwise please do not enter it again.</translation>
    </message>
    <message>
        <source>这一版已经不在了（可能刚被撤销）。请刷新后再选。</source>
        <translation>This edition is no more (it may have been undone). Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这一版已经被第{edition}版代替。请公示新的一版。</source>
        <translation>This edition was replaced by edition {edition}. Please publish the new one.</translation>
    </message>
    <message>
        <source>这一行各等次加起来 {found} 票，比收回的 {hint} 张还多。请核对。</source>
        <translation>The grades of this line add up to {found}, more than the {hint} ballots that came back. Please check.</translation>
    </message>
    <message>
        <source>这一项没有评分可撤。请刷新后再看。</source>
        <translation>This item has no score to take back. Please refresh and look again.</translation>
    </message>
    <message>
        <source>这个人已经不在名册里。请刷新后再选。</source>
        <translation>This person is no longer in the roster. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这个支部没有划责任区。请先在党小组的责任区里划定，或由人核定。</source>
        <translation>This branch has no responsibility areas. Please set them with the Party groups first, or let a person confirm it.</translation>
    </message>
    <message>
        <source>这个支部这一年没有年度得分。</source>
        <translation>This branch has no year&apos;s score for this year.</translation>
    </message>
    <message>
        <source>这个版本不是草稿，或者读不出来。请在列表里选一个草稿。</source>
        <translation>This version is no draft or cannot be read. Please choose a draft from the list.</translation>
    </message>
    <message>
        <source>这个版本的细则读不出来。请升级本程序后再打印。</source>
        <translation>This version cannot be read. Please update the program before printing.</translation>
    </message>
    <message>
        <source>这个细则版本已经不在了。请刷新后再选。</source>
        <translation>This version is no more. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这个项目的分值加起来不一样：{found} 分，表上写的是 {hint} 分。请核对。</source>
        <translation>The maxima of this block add up differently: {found}, the sheet says {hint}. Please check.</translation>
    </message>
    <message>
        <source>这件佐证材料已经不在了。请刷新后再看。</source>
        <translation>This piece of evidence is no more. Please refresh and look again.</translation>
    </message>
    <message>
        <source>这件异议{day}才提出，答复不会更早。请核对答复日期。</source>
        <translation>This objection was raised on {day}; an answer is not earlier. Please check the day.</translation>
    </message>
    <message>
        <source>这件异议已经不在了（可能刚被删除或撤销）。请刷新后再选。</source>
        <translation>This objection is no more (it may have been removed or undone). Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这件异议已经答复，不能再改。答复写错了请重新登记答复。</source>
        <translation>This objection was answered and cannot be changed. If the answer is wrong, please enter it again.</translation>
    </message>
    <message>
        <source>这件异议已经答复，要留存，不能删除。答复写错了请重新登记答复。</source>
        <translation>This objection was answered and is kept; it cannot be removed. If the answer is wrong, please enter it again.</translation>
    </message>
    <message>
        <source>这张表也像考评细则，没有读取。要读它，请在导入时选它。</source>
        <translation>This sheet looks like a rubric, too, and was not read. Please choose it at the import to read it.</translation>
    </message>
    <message>
        <source>这条得分已经不在了，不必再删。</source>
        <translation>This score is no more and need not be removed.</translation>
    </message>
    <message>
        <source>这条整改事项已经不在了，可能刚被撤销。请重新打开。</source>
        <translation>This matter is no more; it may have been undone. Please open it again.</translation>
    </message>
    <message>
        <source>这条考核情况已经不在了。请刷新后再看。</source>
        <translation>This finding is no more. Please refresh and look again.</translation>
    </message>
    <message>
        <source>这样优秀有 {found} 人，超过 {hint} 人的限额。请支委会或党员大会研究决定；仍要登记请再按一次。</source>
        <translation>That makes {found} rated excellent, over the limit of {hint}. Please let the branch committee or general meeting decide; to enter it all the same, press again.</translation>
    </message>
    <message>
        <source>这次会议已经不在了。请另选作出决定的党员大会。</source>
        <translation>This meeting is no more. Please choose the general meeting that decided it.</translation>
    </message>
    <message>
        <source>这次党员大会还没有开。请在开会作出决定以后登记。</source>
        <translation>This general meeting was not held yet. Please enter it after the decision.</translation>
    </message>
    <message>
        <source>这次民主评议已经不在了，可能刚被撤销。请重新打开。</source>
        <translation>This democratic appraisal is no more; it may have been undone. Please open it again.</translation>
    </message>
    <message>
        <source>这次述职评议已经不在了，可能刚被撤销。请重新打开。</source>
        <translation>This secretary review is no more; it may have been undone. Please open it again.</translation>
    </message>
    <message>
        <source>这里没有党小组，或者这一期还没有开始。请另选党支部或季度。</source>
        <translation>There are no Party groups here, or the period has not begun. Please choose another Party branch or quarter.</translation>
    </message>
    <message>
        <source>这里没有参评的党员，印不出登记表。请先选一个党支部。</source>
        <translation>No members take part here, so the form cannot be printed. Please choose a Party branch first.</translation>
    </message>
    <message>
        <source>这里空着。请填写。</source>
        <translation>This is empty. Please fill it in.</translation>
    </message>
    <message>
        <source>这里要写文字，读到的是“{found}”。请改正。</source>
        <translation>A text belongs here; &quot;{found}&quot; was read. Please correct it.</translation>
    </message>
    <message>
        <source>这里还没有党员可以印积分。请另选党组织，或先在名册里登记。</source>
        <translation>There is nobody here to print points for. Please choose another organisation, or enter people in the roster first.</translation>
    </message>
    <message>
        <source>这里还没有参评的党员，没有积分榜可以印。请另选党组织或时期。</source>
        <translation>Nobody takes part here, so there is no points board to print. Please choose another organisation or period.</translation>
    </message>
    <message>
        <source>这面旗没有决定可撤。请刷新后再看。</source>
        <translation>This flag has no decision to take back. Please refresh and look again.</translation>
    </message>
    <message>
        <source>这面旗的得分由考评算出，不必填写。</source>
        <translation>Scores for this flag are worked out from the assessment and need not be entered.</translation>
    </message>
    <message>
        <source>这颗星没有评定可撤。请刷新后再看。</source>
        <translation>This star has no decision to take back. Please refresh and look again.</translation>
    </message>
    <message>
        <source>述职整改</source>
        <translation>Matters of the review</translation>
    </message>
    <message>
        <source>述职评议反馈意见书</source>
        <translation>Secretary review: feedback</translation>
    </message>
    <message>
        <source>述职评议测评票</source>
        <translation>Secretary review: ballots</translation>
    </message>
    <message>
        <source>选的活动种类不对，不是这个支部的，或者已经不在了。请重新选择。</source>
        <translation>The activity is of another kind, not of this branch, or no more. Please choose again.</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>附件损坏</source>
        <translation>Attachment damaged</translation>
    </message>
    <message>
        <source>领导干部都算</source>
        <translation>All leading cadres</translation>
    </message>
    <message>
        <source>高（毫米）</source>
        <translation>Height (mm)</translation>
    </message>
    <message>
        <source>一年到期那天（12月31日）在本期的，在册党员里全年谈心谈话次数不够的人数，与合规页一致；谈的和被谈的都算。本年没有登记过谈心谈话的支部待评。</source>
        <translation>Where 31 December lies in the period: members with fewer talks in the year than asked, as on the page of compliance; both sides of a talk count. A branch without any talk entered this year is pending.</translation>
    </message>
    <message>
        <source>上报隐患</source>
        <translation>Hazards reported</translation>
    </message>
    <message>
        <source>上级来文要求上报的期限在本期、到那天没有上报也没有办结的件数；后来上报的仍算。从来没有登记过来文的支部待评。</source>
        <translation>Documents that ask for a report by a day in the period and were neither reported nor closed by then; a later report still counts. A branch that never entered a document is pending.</translation>
    </message>
    <message>
        <source>个</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>主题党日少开</source>
        <translation>Party days missing</translation>
    </message>
    <message>
        <source>主题党日没有方案或记录</source>
        <translation>Party days without plan or minutes</translation>
    </message>
    <message>
        <source>件</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>任务超期</source>
        <translation>Tasks overdue</translation>
    </message>
    <message>
        <source>会议决议、来文交办、督查整改等任务，期限在本期、到那天没有办的项数；后来办了的仍算，期限以前就不再办的不算。从来没有登记过任务的支部待评。</source>
        <translation>Tasks of resolutions, documents and inspections with the last day in the period that were not done by then; later ones still count, those dropped before do not. A branch that never entered a task is pending.</translation>
    </message>
    <message>
        <source>党员出勤率</source>
        <translation>Attendance of members</translation>
    </message>
    <message>
        <source>党员没有亮承诺</source>
        <translation>Members without commitment</translation>
    </message>
    <message>
        <source>党小组会少开</source>
        <translation>Group meetings missing</translation>
    </message>
    <message>
        <source>党课少讲</source>
        <translation>Party lectures missing</translation>
    </message>
    <message>
        <source>到期没有换届</source>
        <translation>Term over without election</translation>
    </message>
    <message>
        <source>到规定日期（规则“年度总结哪天以前要有”）在本期的，没有标题写明总结的活动、也没有打勾的总结事项的，算一次；后来补登记的算有。本期一次活动也没有登记的支部待评。</source>
        <translation>Where the day set by the rule for the year&apos;s summary lies in the period: counts once where no activity is titled a summary and no summary item is ticked; a later entry mends it. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>到规定日期（规则“年度计划哪天以前要有”）在本期的，年度工作运行表里没有本支部要做的事项的，算一次；后来补登记的算有。当年没有登记运行表的待评。</source>
        <translation>Where the day set by the rule for the year plan lies in the period: counts once where the plan has nothing for the branch; a later entry mends it. Pending where no plan was entered for the year.</translation>
    </message>
    <message>
        <source>制止三违</source>
        <translation>Violations stopped</translation>
    </message>
    <message>
        <source>受上级表彰</source>
        <translation>Honours from above</translation>
    </message>
    <message>
        <source>受理或答复的最后一天在本期、到那天没有办的条数；后来答复的仍算。收到多少条不影响；匿名的只写编号。意见诉求台账从来没有记过的支部待评。</source>
        <translation>Requests whose last day to accept or answer lies in the period and that were not done by then; later answers still count. How many came does not matter; of anonymous ones only the number is told. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>处</source>
        <translation>places</translation>
    </message>
    <message>
        <source>奖励没有按期兑现</source>
        <translation>Rewards not paid in time</translation>
    </message>
    <message>
        <source>学时落后的党员</source>
        <translation>Members behind in study hours</translation>
    </message>
    <message>
        <source>安全课少上</source>
        <translation>Safety lessons missing</translation>
    </message>
    <message>
        <source>年度计划没有打勾的月数</source>
        <translation>Plan months not ticked</translation>
    </message>
    <message>
        <source>廉洁教育少开展</source>
        <translation>Integrity lessons missing</translation>
    </message>
    <message>
        <source>志愿服务</source>
        <translation>Volunteering</translation>
    </message>
    <message>
        <source>意见诉求答复超期</source>
        <translation>Requests answered late</translation>
    </message>
    <message>
        <source>承诺兑现的日期在本期，实际兑现晚于承诺或者还没有兑现的项数；看实际兑现日期，不看登记日期。表彰奖励台账从来没有记过的支部待评。</source>
        <translation>Rewards promised for a day in the period that were paid later or not yet; the day of payment counts, not that of entry. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>支委会少开</source>
        <translation>Committee meetings missing</translation>
    </message>
    <message>
        <source>支委职务空缺</source>
        <translation>Committee posts vacant</translation>
    </message>
    <message>
        <source>支部党员大会少开</source>
        <translation>General meetings missing</translation>
    </message>
    <message>
        <source>支部党员大会没有决议记录</source>
        <translation>General meetings without resolution</translation>
    </message>
    <message>
        <source>收到意见诉求</source>
        <translation>Requests received</translation>
    </message>
    <message>
        <source>整改时限的最后一天在本期，到那天还没有销号的隐患条数；后来销号的仍算。上报了多少条不影响。隐患台账从来没有记过的支部待评。</source>
        <translation>Hazards whose last day lies in the period and that were not closed by then; later closing still counts. How many were reported does not matter. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>最后一天在本期、已到期或已开的应开的会里，开了的占百分之几，与合规页一致。没有应开的会、或者一次活动也没有登记的支部待评。</source>
        <translation>Of the meetings due in the period that are due or held, the percentage held, as on the page of compliance. A branch with none due, or without any activity entered, is pending.</translation>
    </message>
    <message>
        <source>有阶段节点的台账（立项攻关、书记破题、示范点等）里，最后一天在本期、到那天没有完成的节点个数；后来完成的仍算，此前已结项或终止的不算。没有登记过节点的支部待评。</source>
        <translation>Stages in ledgers that have them (projects, secretary&apos;s tasks, model sites) with the last day in the period that were not done by then; later ones still count, those of closed projects do not. A branch that never entered a stage is pending.</translation>
    </message>
    <message>
        <source>本期党员当场制止三违的次数，按程度分。制止得多不是坏事，不宜按它扣分。从来没有记过的支部待评。</source>
        <translation>How often members stopped a violation on the spot, by severity. Many are no fault, and points should not be lost by it. A branch that never recorded one is pending.</translation>
    </message>
    <message>
        <source>本期各项活动的出勤率，按出勤规则算：请假、公出、当班怎样算，补课算不算，都由规则定。没有登记的不算缺席；一个都没有登记的支部待评。</source>
        <translation>Attendance of all activities by the rule of attendance: it says how leave, business and shifts count, and whether make-up counts. What was not entered is not absence; a branch with nothing entered is pending.</translation>
    </message>
    <message>
        <source>本期开展的志愿服务次数。本期一次活动也没有登记的支部待评。</source>
        <translation>Volunteering activities held in the period. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>本期开过的主题党日里，方案（内容、材料、固定或自选动作）或会议记录缺一样的次数；手写记录写明册和页的算有。参加协作区的不算。本期一次活动也没有登记的支部待评。</source>
        <translation>Party days held in the period that lack plan (content, material, actions) or minutes, one for each; book and page of a handwritten record count. Taking part in a zone does not count. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>本期开过的支部党员大会里，没有决议事项、议题结论和表决结果的次数。本期一次活动也没有登记的支部待评。</source>
        <translation>General meetings held in the period without resolution, agenda outcome and vote. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>本期开过的组织生活会和民主评议，按规则应看到的步骤（支委会研究、方案、通知、出勤、记录、公示上报等）里没有痕迹的步数。本期没有开的无应办；一次活动也没有登记的支部待评。</source>
        <translation>Steps that the rules ask for (committee, plan, notice, attendance, minutes, publication) and that left no trace, of the organisational life meetings and appraisals held. None held: nothing due; a branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>本期收到的意见诉求条数。多提不是坏事，不宜按它扣分。意见诉求台账从来没有记过的支部待评。</source>
        <translation>Requests received in the period. Many are no fault, and points should not be lost by it. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）党员人数少于体检规则“党小组人数不足”的党小组个数。没有党小组的本期无应办；没有登记谁在哪个小组的支部待评。</source>
        <translation>Party groups with fewer members than the check allows, on the last day of the period (or today). Without groups nothing is due; a branch whose members are in no group is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）在册党员里，本年没有亮承诺、也没有承诺期包含本期的人数。承诺台账从来没有记过的支部待评。</source>
        <translation>Members on the last day of the period (or today) without a commitment of this year or one that covers the period. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）在册党员里，本年累计学时少于全年应学学时按天折算数的人数；全年应学多少由规则“党员每年的集中学习”定。本年没有登记过学时的支部待评。</source>
        <translation>Members on the last day of the period (or today) with fewer study hours than the year&apos;s share by days; the rule says how many a year needs. A branch without hours entered this year is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）有党员而没有组长的党小组个数。没有党小组的本期无应办；没有登记谁在哪个小组的支部待评。</source>
        <translation>Party groups with members and no leader, on the last day of the period (or today). Without groups nothing is due; a branch whose members are in no group is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）没有责任区、或责任党员都不在册的班组个数，与责任区页的空白班组一致。从来没有划过责任区的支部待评。</source>
        <translation>Crews without an area, or without a responsible member on the roll, on the last day of the period (or today), as on the page of areas. A branch that never drew areas is pending.</translation>
    </message>
    <message>
        <source>本期最后一天（本期没有完就是今天）现行的责任区里，没有挂牌日期的个数；期后补挂的仍算。从来没有划过责任区的支部待评。</source>
        <translation>Areas in force without the day of a plate, on the last day of the period (or today); a later plate still counts as missing. A branch that never drew areas is pending.</translation>
    </message>
    <message>
        <source>本期有一天任期已满（上级同意延期的，到延期那天）而没有换届的，算一次；期内换了届也算。没有登记当选日期的支部待评。</source>
        <translation>Counts once where the term was over on a day of the period (or the extension that was approved) without election; electing within the period still counts. A branch without a day of election is pending.</translation>
    </message>
    <message>
        <source>本期登记的隐患条数。多报不是坏事，不宜按它扣分。隐患台账从来没有记过的支部待评。</source>
        <translation>Hazards entered in the period. Many are no fault, and points should not be lost by it. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期登记的隐患里，五定（规则“隐患五定是台账的哪几项”）空着的处数；写“无需”或 0 的不算缺，补填了就不算。隐患台账从来没有记过的支部待评。</source>
        <translation>Empty fields of the five settings (the rule says which) in hazards entered in the period; &quot;无需&quot; or 0 is not empty, and filling them in later mends it. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期表彰奖励台账里上级给的项数（哪些级别不算由规则“哪些表彰不算上级表彰”定）。表彰奖励台账从来没有记过的支部待评。</source>
        <translation>Awards given by a superior in the period (the rule says which levels do not count). A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期采纳的合理化建议条数，看采纳那一步的日期。合理化建议台账从来没有记过的支部待评。</source>
        <translation>Suggestions accepted in the period, by the day of that step. A branch that never kept this ledger is pending.</translation>
    </message>
    <message>
        <source>本期里到期的各季度中，没有登记职工关切分析的季度数；后来补登记的算做过。一本台账也没有记过的支部待评。</source>
        <translation>Quarters ending in the period without an analysis of concerns; a later entry mends it. A branch that never kept any ledger is pending.</translation>
    </message>
    <message>
        <source>本期里有几个月，年度工作运行表到期的事项到本期末还没有完成（活动自动打勾，其余手工登记）；本期以后才完成的仍算。计划里没有这个支部的待评。</source>
        <translation>Months of the period whose plan items were not done by its end (activities tick by themselves, others by hand); later ones still count. A branch without items in the plan is pending.</translation>
    </message>
    <message>
        <source>本期里没有一个在办或结项的立项攻关项目的，算一次。一本台账也没有记过的支部待评。</source>
        <translation>Counts once where no project was in progress or closed in the period. A branch that never kept any ledger is pending.</translation>
    </message>
    <message>
        <source>本期里空缺超过规定月数（规则“支部委员空缺多久算一次”）的支委职务个数；应设哪些职务由规则定，不设支委会的只查书记。从没有登记过支委任职的支部待评。</source>
        <translation>Committee posts vacant in the period for more months than the rule says; which posts there must be, the rules say; without a committee only the secretary. A branch without any post entered is pending.</translation>
    </message>
    <message>
        <source>条</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>来文上报超期</source>
        <translation>Reports on documents late</translation>
    </message>
    <message>
        <source>步</source>
        <translation>steps</translation>
    </message>
    <message>
        <source>没有年度总结</source>
        <translation>No summary of the year</translation>
    </message>
    <message>
        <source>没有年度计划</source>
        <translation>No year plan</translation>
    </message>
    <message>
        <source>没有立项攻关项目</source>
        <translation>No project</translation>
    </message>
    <message>
        <source>没有谈心谈话的党员</source>
        <translation>Members without a talk</translation>
    </message>
    <message>
        <source>没有责任党员的班组</source>
        <translation>Crews without responsible member</translation>
    </message>
    <message>
        <source>活动没有按时归档</source>
        <translation>Activities not filed in time</translation>
    </message>
    <message>
        <source>组织生活会、民主评议没有开</source>
        <translation>Life meetings or appraisals not held</translation>
    </message>
    <message>
        <source>组织生活会、民主评议缺步骤</source>
        <translation>Life meetings with steps missing</translation>
    </message>
    <message>
        <source>组织生活开展率</source>
        <translation>Meetings held, in percent</translation>
    </message>
    <message>
        <source>职工关切分析少做</source>
        <translation>Analyses of concerns missing</translation>
    </message>
    <message>
        <source>要归档的活动，开过后规定天数（规则“活动开过几天内归档”）的最后一天在本期，到那天没有写明册和页、也没有归档的次数；晚归档的也算。这样的活动和别的活动都没有登记的支部待评。</source>
        <translation>Activities to be filed whose last day (the rule says how many days after) lies in the period and that had no book and page and were not filed by then; late filing counts. A branch without such or other activities is pending.</translation>
    </message>
    <message>
        <source>规则“安全课、警示教育怎样认出来”要求的各月里，没有标题、内容写到安全的学习或党课的月数；后来补登记的算上过。本期一次活动也没有登记的支部待评。</source>
        <translation>Months of the period without a study or lecture whose title or text is about safety (the rule says how it is known); a later entry mends it. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>规则“廉洁教育怎样认出来”要求的各季度里，没有标题、内容写到廉洁的学习或党课的季度数；后来补登记的算开展过。本期一次活动也没有登记的支部待评。</source>
        <translation>Quarters of the period without a study or lecture whose title or text is about integrity (the rule says how it is known); a later entry mends it. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>责任区没有挂牌</source>
        <translation>Areas without a plate</translation>
    </message>
    <message>
        <source>采纳的合理化建议</source>
        <translation>Suggestions accepted</translation>
    </message>
    <message>
        <source>隐患五定缺项</source>
        <translation>Hazards with settings missing</translation>
    </message>
    <message>
        <source>隐患逾期没有闭环</source>
        <translation>Hazards not closed in time</translation>
    </message>
    <message>
        <source>项</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>项目节点超期</source>
        <translation>Project stages late</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>上级通知的最后一天在本期、到本期末还没有开的组织生活会和民主评议，各算一次；没有通知的本期无应办。本期一次活动也没有登记的支部待评。</source>
        <translation>Organisational life meetings and democratic appraisals for which a notice names a day in the period and that were not held by its end; without a notice nothing is due. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>严重</source>
        <translation>Serious</translation>
    </message>
    <message>
        <source>归档晚了</source>
        <translation>Filed late</translation>
    </message>
    <message>
        <source>按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。本期一次活动也没有登记的支部待评。</source>
        <translation>Meetings due by the rules of organisation life with the last day in the period that were not held by then, as the red cells on the page of compliance; a later entry counts as held. A branch without any activity entered is pending.</translation>
    </message>
    <message>
        <source>按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。本期一次活动也没有登记的支部待评。一个小组一个月算一次。</source>
        <translation>Meetings due by the rules of organisation life with the last day in the period that were not held by then, as the red cells on the page of compliance; a later entry counts as held. A branch without any activity entered is pending. Each group counts once a month.</translation>
    </message>
    <message>
        <source>按组织生活规则，最后一天在本期而到期没有开的次数，与合规页的红格一致；后来补登记的算开过。本期一次活动也没有登记的支部待评。不设支委会的支部本期无应办。</source>
        <translation>Meetings due by the rules of organisation life with the last day in the period that were not held by then, as the red cells on the page of compliance; a later entry counts as held. A branch without any activity entered is pending. Without a committee nothing is due.</translation>
    </message>
    <message>
        <source>没有归档</source>
        <translation>Not filed</translation>
    </message>
    <message>
        <source>轻微</source>
        <translation>Slight</translation>
    </message>
    <message>
        <source>空着就是同计数。</source>
        <translation>Empty means as counted.</translation>
    </message>
    <message>
        <source>{codes} 有没有记录的内容，没有记录不能当作没有扣分。</source>
        <translation>{codes} have something not recorded; that is not the same as no faults.</translation>
    </message>
    <message>
        <source>{count} 项 · 待评 {pending} 项</source>
        <translation>{count} items · {pending} pending</translation>
    </message>
    <message>
        <source>统计要封存的积分</source>
        <translation>Counting the points to be sealed</translation>
    </message>
    <message>
        <source>{told}；关闭以后记录也有变化</source>
        <translation>{told}; records changed after the closing, too</translation>
    </message>
    <message>
        <source>“{found}”写的时间和统计“{hint}”的算法不一样，由人考核。请核对后再采用。</source>
        <translation>&quot;{found}&quot; names other times than the measure &quot;{hint}&quot; counts by, so a person judges. Please check before taking it.</translation>
    </message>
    <message>
        <source>“{found}”没有读成规则，留给人考核：加几分就登记几分。请核对。</source>
        <translation>&quot;{found}&quot; was not read as a rule and is left to a person: enter the points that are added. Please check.</translation>
    </message>
    <message>
        <source>“{found}”的上限也可能连前面几句一起算，现在只算这一句。请核对。</source>
        <translation>The cap of &quot;{found}&quot; may be meant for the phrases before it, too; it counts for this one alone. Please check.</translation>
    </message>
    <message>
        <source>“{found}”说扣分不设下限，程序里一项最多扣完本项分值。请核对。</source>
        <translation>&quot;{found}&quot; says that there is no lower limit; here an item loses its maximum at most. Please check.</translation>
    </message>
    <message>
        <source>{names}同为 {best} 分，“{tie}”还有待评，评完才能分先后，或由党委决定。</source>
        <translation>{names} have {best} points alike and &quot;{tie}&quot; is still pending; it parts them once judged, or the Party committee decides.</translation>
    </message>
    <message>
        <source>{names}同为 {best} 分，由党委决定。</source>
        <translation>{names} have {best} points alike; the Party committee decides.</translation>
    </message>
</context>
</TS>
