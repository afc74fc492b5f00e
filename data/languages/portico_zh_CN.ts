<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Portico</name>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source> pixels</source>
            <translation> 像素</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;About Portico</source>
            <translation>关于 Portico(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>&amp;Add a camera…</source>
            <translation>添加摄像头(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>&amp;Add…</source>
            <translation>添加(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>&amp;Back</source>
            <translation>上一步(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/panel.py" />
            <source>&amp;Back to people</source>
            <translation>返回人员(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>&amp;Block everywhere</source>
            <translation>全部停用(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>&amp;Check the trail</source>
            <translation>检查审计日志(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>&amp;Check this site</source>
            <translation>检查此站点(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>&amp;Choose a folder of pictures…</source>
            <translation>选择图片文件夹(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>&amp;Choose folder…</source>
            <translation>选择文件夹(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Compare two faces</source>
            <translation>比对两张人脸(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>&amp;Copy…</source>
            <translation>复制(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>&amp;Day of the report</source>
            <translation>报表日期(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>&amp;Door</source>
            <translation>门(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>&amp;Door screen</source>
            <translation>门口屏幕(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>&amp;Enrol</source>
            <translation>录入(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>&amp;Enrol selected faces</source>
            <translation>录入所选人脸(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>&amp;Enrol this group</source>
            <translation>录入这一组(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>&amp;Enrol this person…</source>
            <translation>录入此人(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>&amp;Go on with this one</source>
            <translation>继续当前录入(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>&amp;Groups</source>
            <translation>权限组(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>&amp;Import and export…</source>
            <translation>导入和导出(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <source>&amp;Keep</source>
            <translation>保留(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>&amp;Keep it</source>
            <translation>保留(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>&amp;Leave selected faces out</source>
            <translation>排除所选人脸(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Lock the window</source>
            <translation>锁定窗口(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>&amp;Log in</source>
            <translation>登录(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>&amp;Make administrator</source>
            <translation>设为管理员(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>&amp;Mark as wrong</source>
            <translation>标记为有误(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Measure the recogniser</source>
            <translation>评测识别效果(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>&amp;Names</source>
            <translation>姓名(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>&amp;New…</source>
            <translation>新建(&amp;N)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>&amp;Not now</source>
            <translation>暂不(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>&amp;Now</source>
            <translation>现在(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>&amp;Person</source>
            <translation>人员(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>&amp;Photos</source>
            <translation>照片(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>&amp;Preview</source>
            <translation>预览(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>&amp;Put into the group</source>
            <translation>加入该组(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>&amp;Reload</source>
            <translation>重新加载(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>&amp;Remove…</source>
            <translation>移除(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>&amp;Rename</source>
            <translation>改名(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>&amp;Report of a day (PDF)…</source>
            <translation>日报表（PDF）(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/page.py" />
            <source>&amp;Restart now</source>
            <translation>立即重新打开(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>&amp;Revert</source>
            <translation>还原(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>&amp;Save camera</source>
            <translation>保存摄像头(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>&amp;Save door</source>
            <translation>保存门(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>&amp;Save figures…</source>
            <translation>保存数据(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>&amp;Save picture…</source>
            <translation>保存图片(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>&amp;Schedules</source>
            <translation>时间表(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Set up this site…</source>
            <translation>设置此站点(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Sort a folder by person</source>
            <translation>按人员归类文件夹(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>&amp;Start all cameras</source>
            <translation>启动所有摄像头(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>&amp;Start import</source>
            <translation>开始导入(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Stay</source>
            <translation>留下(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>&amp;Table of these events (CSV)…</source>
            <translation>这些事件的表格（CSV）(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;Tasks</source>
            <translation>任务(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/changes.py" />
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>&amp;Use this at the door</source>
            <translation>在门口采用(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>&amp;Watch</source>
            <translation>查看(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>&amp;Who may pass where</source>
            <translation>通行权限(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>&amp;Whole picture</source>
            <translation>整个画面(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>&amp;Without one</source>
            <translation>不使用(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>&amp;Yes, remove</source>
            <translation>是，移除(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>1  Camera</source>
            <translation>1  摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>1 entry</source>
            <translation>1 条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>1 event</source>
            <translation>1 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>1 face</source>
            <translation>1 张人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>1 face seen once</source>
            <translation>1 张人脸只出现一次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>1 false match in {count}</source>
            <translation>每 {count} 次误认 1 次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>1 file could not be read</source>
            <translation>1 个文件无法读取</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>1 found</source>
            <translation>找到 1 项</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>1 in {count}</source>
            <translation>1/{count}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/status.py" />
            <source>1 person</source>
            <translation>1 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>1 person has one photo only: nothing can be said of them.</source>
            <translation>有 1 人只有一张照片：无法判断。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>1 person in several pictures</source>
            <translation>1 人出现在多张图片中</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>1 photo</source>
            <translation>1 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>1 picture</source>
            <translation>1 张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>1 picture is not enrolled.</source>
            <translation>有 1 张图片尚未录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>1 row or photo cannot be used, and will be left out:</source>
            <translation>有 1 行或照片无法使用，将被略过：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>1 row or photo was left out:</source>
            <translation>有 1 行或照片被略过：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>1 stranger in {count} let in; of single looks at people enrolled with one photo, {share} go unrecognised.</source>
            <translation>每 {count} 名陌生人中放行 1 名；对只用一张照片录入的人员，单次抓拍有 {share} 未能识别。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>1 template</source>
            <translation>1 个特征模板</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>2  First person</source>
            <translation>2  首位人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>3  First door</source>
            <translation>3  第一扇门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>4  Recognised</source>
            <translation>4  识别成功</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/page.py" />
            <source>A backup is being written.</source>
            <translation>正在写入备份。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>A backup is one file with people, photos, events, rules, settings, the trail and the site key. Whoever has the file and its passphrase has all of it; without the passphrase nobody can open it, you neither. It keeps people who are deleted later: keep backups no longer than you need them.</source>
            <translation>备份是一个文件，其中包含人员、照片、事件、规则、设置、审计日志和站点密钥。谁有此文件和口令，谁就拥有其中的一切；没有口令，任何人都无法打开，您也不例外。备份中仍保留日后被删除的人员：请勿将备份保留得比需要的更久。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>A camera sees who comes; a door opens for those who may pass. Add a camera first, then a door.</source>
            <translation>摄像头看到来人；门为有权通行者打开。请先添加摄像头，再添加门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>A folder of pictures: who is in which, and enrolling them from there.</source>
            <translation>一个图片文件夹：看看每张图片里是谁，并可直接录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>A folder with one sub-folder of pictures per person</source>
            <translation>每人一个图片子文件夹的文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>A folder with one sub-folder of pictures per person; with LFW's pairs.txt, its protocol.</source>
            <translation>每人一个图片子文件夹的文件夹；如有 LFW 的 pairs.txt，则按其规程评测。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>A new camera</source>
            <translation>新摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>A new door</source>
            <translation>新的门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <location filename="../../app/window/pages/trail/model.py" />
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>About Portico</source>
            <translation>关于 Portico</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Accept at most</source>
            <translation>最多接受</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Access</source>
            <translation>权限</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Add &amp;pictures…</source>
            <translation>添加图片(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Add a &amp;calendar</source>
            <translation>添加日历(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Add a &amp;door</source>
            <translation>添加门(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Add a c&amp;amera</source>
            <translation>添加摄像头(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Add a grou&amp;p</source>
            <translation>添加权限组(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Add so&amp;mebody…</source>
            <translation>添加人员(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Address of the door contact</source>
            <translation>门磁地址</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Address that locks</source>
            <translation>上锁地址</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Address that unlocks</source>
            <translation>开锁地址</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Alarm when open for</source>
            <translation>开门超时报警</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>All cameras</source>
            <translation>全部摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>All cameras are off.</source>
            <translation>所有摄像头均已关闭。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>All decisions</source>
            <translation>全部判定</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>All photos and events of {other} become {name}'s, and {other} is gone. This cannot be undone.</source>
            <translation>{other} 的所有照片和事件都将归入 {name}，{other} 将不再存在。此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <location filename="../../app/window/pages/welcome.py" />
            <source>Always</source>
            <translation>始终</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>Another name for “{name}”</source>
            <translation>“{name}”的新名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Another password for {name}</source>
            <translation>{name} 的新密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>Any time</source>
            <translation>任意时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>As the desktop</source>
            <translation>与桌面一致</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>As&amp;k</source>
            <translation>查询(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>At doors</source>
            <translation>在门口</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>At least {count} characters.</source>
            <translation>至少 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>At the door several looks vote, and several photos each make people easier to know, so fewer stay unrecognised. Measured on {source}.</source>
            <translation>在门口由多次抓拍共同判定，每人多张照片也使识别更容易，因此未能识别的更少。数据测自 {source}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Back &amp;up now…</source>
            <translation>立即备份(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>Back to the &amp;default</source>
            <translation>恢复默认值(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Back up to</source>
            <translation>备份到</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Backups (*{suffix})</source>
            <translation>备份 (*{suffix})</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Beg&amp;in</source>
            <translation>开始(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Begin ane&amp;w</source>
            <translation>重新开始(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Begins at</source>
            <translation>开始于</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>By camera</source>
            <translation>按摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>By hour</source>
            <translation>按小时</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <location filename="../../app/window/pages/people/merging.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Ca&amp;ncel</source>
            <translation>取消(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Camera number, rtsp:// address, or video file</source>
            <translation>摄像头编号、rtsp:// 地址或视频文件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Camera number, video file, folder or rtsp:// address</source>
            <translation>摄像头编号、视频文件、文件夹或 rtsp:// 地址</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Camera {name}</source>
            <translation>摄像头 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Cameras</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Cameras and doors</source>
            <translation>摄像头和门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Cameras and doors go on meanwhile.</source>
            <translation>摄像头和门照常运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Cameras at it</source>
            <translation>门口的摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Cance&amp;l</source>
            <translation>取消(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Cannot be told apart</source>
            <translation>无法区分</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Cha&amp;nge…</source>
            <translation>更改(&amp;N)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Chan&amp;ge role…</source>
            <translation>更改角色(&amp;G)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Change passw&amp;ord</source>
            <translation>更改密码(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Channel</source>
            <translation>通道</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Checking every entry</source>
            <translation>正在检查每条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose &amp;second picture…</source>
            <translation>选择第二张图片(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Choose a &amp;list…</source>
            <translation>选择名单(&amp;L)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Choose a f&amp;ile…</source>
            <translation>选择文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Choose a f&amp;older…</source>
            <translation>选择文件夹(&amp;O)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Choose a folder of people</source>
            <translation>选择人员文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Choose a folder of pictures</source>
            <translation>选择图片文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Choose a folder that holds a folder of photos for each person, named after them; or a list (CSV) whose first row says what is in its columns, with the photos beside it.</source>
            <translation>请选择一个文件夹，其中每人有一个以姓名命名的照片文件夹；或选择一份名单（CSV），首行说明各列内容，照片放在旁边。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Choose a folder, or drop one here: its faces are sorted by person.</source>
            <translation>请选择文件夹，或将其拖到此处：其中的人脸会按人员归类。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Choose a list of people</source>
            <translation>选择人员名单</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose a picture</source>
            <translation>选择图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Choose a picture instead of this one</source>
            <translation>另选一张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose a picture, or drop one here.</source>
            <translation>请选择图片，或将其拖到此处。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/live/page.py" />
            <source>Choose a video</source>
            <translation>选择视频</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose f&amp;irst picture…</source>
            <translation>选择第一张图片(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Choose pictures of one person</source>
            <translation>选择同一个人的图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Choose pictures of this person</source>
            <translation>选择此人的图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>Choose the entry that is to go into this one.</source>
            <translation>请选择要并入此条目的条目。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Choose the folder of network weights</source>
            <translation>选择模型权重文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose two pictures, each of one person.</source>
            <translation>请选择两张图片，每张只有一个人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>Choose where to put the folder with everybody</source>
            <translation>选择存放全部人员文件夹的位置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Clear f&amp;ilters</source>
            <translation>清除筛选(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Click a cell to change it; draw over several to change them together.</source>
            <translation>单击单元格即可更改；拖动选中多个可一并更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Close Portico all the same?</source>
            <translation>仍要关闭 Portico 吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Coil</source>
            <translation>线圈</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Columns that are not used: {names}.</source>
            <translation>未使用的列：{names}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Command that brings a backup back</source>
            <translation>恢复备份的命令</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Command that locks</source>
            <translation>上锁指令</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Command that unlocks</source>
            <translation>开锁指令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>Compare two faces</source>
            <translation>比对两张人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Compares everybody enrolled with everybody else, and with pictures of strangers.</source>
            <translation>将所有已录入人员相互比对，并与陌生人的图片比对。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Comparing…</source>
            <translation>正在比对…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/preview.py" />
            <location filename="../../app/window/pages/enrol/guided.py" />
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Content that locks</source>
            <translation>上锁内容</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Content that unlocks</source>
            <translation>开锁内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Cop&amp;y picture</source>
            <translation>复制图片(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Cop&amp;y to {first}–{last}</source>
            <translation>复制到{first}至{last}(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>Copy of {name}</source>
            <translation>{name} 的副本</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Copy picture</source>
            <translation>复制图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Copy {day} to {first}–{last}</source>
            <translation>把{day}复制到{first}至{last}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Counting…</source>
            <translation>正在统计…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Day of the report</source>
            <translation>报表日期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Decision</source>
            <translation>判定</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/strip.py" />
            <source>Decisions appear here as people come to the door.</source>
            <translation>有人来到门口时，判定会显示在这里。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>Delete for &amp;good</source>
            <translation>永久删除(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Delete the calendar “{name}” with its holidays?</source>
            <translation>删除日历“{name}”及其节假日？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Delete the group “{name}”? Its people stay enrolled.</source>
            <translation>删除权限组“{name}”？组内人员仍保持录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Delete the schedule “{name}”?</source>
            <translation>删除时间表“{name}”？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>Delete {name} with {photos} and all templates? This cannot be undone.</source>
            <translation>删除 {name} 及其 {photos} 和全部特征？此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/taken.py" />
            <source>Discard this picture</source>
            <translation>舍弃这张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Does it work here?</source>
            <translation>在此运行是否良好？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Door screen</source>
            <translation>门口屏幕</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Door {name}</source>
            <translation>门 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Doors</source>
            <translation>门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Downloads</source>
            <translation>下载</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Draw boxes and names over the pictures</source>
            <translation>在画面上显示人脸框和姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Drop a folder or a list here.</source>
            <translation>把文件夹或名单拖放到这里。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>E&amp;xport</source>
            <translation>导出(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>E&amp;xport CSV…</source>
            <translation>导出 CSV(&amp;X)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>E&amp;xport everybody…</source>
            <translation>导出全部人员(&amp;X)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Encrypted (TLS)</source>
            <translation>加密（TLS）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Ends at, 00:00 for midnight</source>
            <translation>结束于，00:00 为午夜</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Enrol</source>
            <translation>录入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Enrol a person</source>
            <translation>录入人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Enrol the first person, with the camera or from pictures.</source>
            <translation>用摄像头或图片录入第一个人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Enrolling…</source>
            <translation>正在录入…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Entering twice</source>
            <translation>重复进入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Entries of the trail</source>
            <translation>审计日志的记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Entry {number}</source>
            <translation>记录 {number}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Erase {days} {times}</source>
            <translation>清除 {days} {times}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>Errors at every line</source>
            <translation>各阈值下的错误率</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Evaluation</source>
            <translation>评测</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/events/table.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/timeline.py" />
            <source>Events as photos</source>
            <translation>以照片显示事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Events go after a day, with the faces of those who were recognised and the passages.</source>
            <translation>事件在一天后删除，包括已识别人员的人脸和通行记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Events go after {count} days, with the faces of those who were recognised and the passages.</source>
            <translation>事件在 {count} 天后删除，包括已识别人员的人脸和通行记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Events of {weekday} {day}</source>
            <translation>{weekday} {day} 的事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Events, the faces of those who were recognised, and passages are kept for ever.</source>
            <translation>事件、已识别人员的人脸和通行记录将永久保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/person_box.py" />
            <location filename="../../app/window/pages/welcome.py" />
            <source>Everybody</source>
            <translation>所有人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>Everybody is being exported.</source>
            <translation>正在导出所有人员。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Everywhere. Draw on the preview to look at a part of it only.</source>
            <translation>整个画面。在预览上框选，即可只查看其中一部分。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Export events</source>
            <translation>导出事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>Export everybody</source>
            <translation>导出全部人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Export the trail</source>
            <translation>导出审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>F&amp;ile…</source>
            <translation>文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Face recognition at the door. Everything stays on this machine.</source>
            <translation>门口的人脸识别。所有数据都留在本机。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Faces of people whom nobody knows are kept for ever.</source>
            <translation>陌生人的人脸将永久保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Faces of people whom nobody knows are removed after a day.</source>
            <translation>陌生人的人脸在一天后删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Faces of people whom nobody knows are removed after {count} days.</source>
            <translation>陌生人的人脸在 {count} 天后删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Faces of strangers</source>
            <translation>陌生人的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Faces of the group</source>
            <translation>组内人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/curves.py" />
            <source>False match rate, one comparison</source>
            <translation>误识率（单次比对）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>False matches</source>
            <translation>误认</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>False matches (FMR) {fmr}, false non-matches (FNMR) {fnmr}.</source>
            <translation>误识率（FMR）{fmr}，拒识率（FNMR）{fnmr}。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/curves.py" />
            <source>False non-match rate</source>
            <translation>拒识率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Fast</source>
            <translation>快速</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Fetch missing networks from the internet</source>
            <translation>从互联网获取缺少的网络</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Fi&amp;nish</source>
            <translation>完成(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>File with the authority</source>
            <translation>证书颁发机构文件</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>File with the password</source>
            <translation>密码文件</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>File with the token</source>
            <translation>令牌文件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Find &amp;cameras</source>
            <translation>查找摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>First day</source>
            <translation>首日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>First picture</source>
            <translation>第一张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Fo&amp;llow</source>
            <translation>跟随(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Folder of network weights</source>
            <translation>模型权重文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>From {left} % to {right} % across, from {top} % to {bottom} % down.</source>
            <translation>横向 {left} % 至 {right} %，纵向 {top} % 至 {bottom} %。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>From … to …</source>
            <translation>从 … 至 …</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Front door</source>
            <translation>前门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Full screen for a tablet at the door</source>
            <translation>供门口平板使用的全屏显示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Give the changes &amp;up</source>
            <translation>放弃更改(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Go &amp;back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Go on &amp;editing</source>
            <translation>继续编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Group</source>
            <translation>归类</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/group.py" />
            <source>Groups</source>
            <translation>权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Groups of this person</source>
            <translation>此人所属的权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>H&amp;olidays</source>
            <translation>节假日(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Headers, one a line</source>
            <translation>请求头，每行一个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Highest score between two people: {score}.</source>
            <translation>两人之间的最高相似度：{score}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Highest score of a stranger: {score}, of 1 pictured.</source>
            <translation>陌生人的最高相似度：{score}，图片中共 1 人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Highest score of a stranger: {score}, of {count} pictured.</source>
            <translation>陌生人的最高相似度：{score}，图片中共 {count} 人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>Ho&amp;lidays</source>
            <translation>节假日(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>Holiday</source>
            <translation>节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Holiday calendars</source>
            <translation>节假日日历</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/year_view.py" />
            <source>Holidays</source>
            <translation>节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Holidays of the year</source>
            <translation>全年节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>How often it errs, on pictures of yours and on this site.</source>
            <translation>在您的图片上和在此站点上的出错频率。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>How sure must it be?</source>
            <translation>需要多大的把握？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Import people</source>
            <translation>导入人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>In the group</source>
            <translation>已在组内</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>In use: 1 stranger in {count}, line {line}.</source>
            <translation>当前：每 {count} 名陌生人误认 1 名，阈值 {line}。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Input of the door contact</source>
            <translation>门磁输入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>It becomes a site in a new folder, by a command. Try it now and then: a backup that was never brought back is a hope.</source>
            <translation>用一条命令即可在新文件夹中恢复为站点。请不时试一试：从未恢复过的备份只是一种希望。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>It may no longer pass: {doors}.</source>
            <translation>该组将不能再通过：{doors}。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>It says when open</source>
            <translation>门开时的应答内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>It stays open to whoever sits down before it. Doors go on either way.</source>
            <translation>任何坐到它前面的人都可使用。无论如何，门都照常运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>It tells {right} of pairs of pictures rightly. Where one stranger in {strangers} passes for somebody, {refused} of single looks at the right person are refused.</source>
            <translation>它对图片对的判断有 {right} 正确。当每 {strangers} 名陌生人中有一人被误认时，对本人的单次抓拍有 {refused} 被拒绝。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>JPEG pictures (*.jpg)</source>
            <translation>JPEG 图片 (*.jpg)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Keeping and locking</source>
            <translation>保存期限与锁定</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>Kind of curve</source>
            <translation>曲线类型</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Language and theme</source>
            <translation>语言和主题</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Last backup: {when}, {file}</source>
            <translation>上次备份：{when}，{file}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>Last day</source>
            <translation>末日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/strip.py" />
            <source>Last decisions</source>
            <translation>最近的判定</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Late&amp;r ›</source>
            <translation>以后 ›(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Leads to</source>
            <translation>通往</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Lift the &amp;block</source>
            <translation>解除停用(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Line of the door contact</source>
            <translation>门磁信号线</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Lists (*.csv *.txt)</source>
            <translation>名单 (*.csv *.txt)</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Lock this window after</source>
            <translation>锁定窗口前的等待时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Log in</source>
            <translation>登录</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Log in first: cameras and doors end with this window.</source>
            <translation>请先登录：关闭此窗口会停止摄像头和门的运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Look only here</source>
            <translation>只查看此处</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Looking at the pictures…</source>
            <translation>正在查看图片…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Looking through {folder}…</source>
            <translation>正在查看 {folder}…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Lowest score among one person's photos: {score} ({name}).</source>
            <translation>同一人照片之间的最低相似度：{score}（{name}）。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>M&amp;erge with another entry…</source>
            <translation>与另一条目合并(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Make gro&amp;ups…</source>
            <translation>建立权限组(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Make the &amp;report…</source>
            <translation>生成报表(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Make yourself the administrator: from then on this window asks for name and password. A password needs at least {least} characters.</source>
            <translation>请将自己设为管理员：此后此窗口会要求输入名称和密码。密码至少需要 {least} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Make “&amp;Always”</source>
            <translation>建立“始终”(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/panel.py" />
            <source>Many people at once</source>
            <translation>批量处理人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>May do everything, settings, rules and users included.</source>
            <translation>可执行所有操作，包括设置、规则和用户。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>Measure on pictures</source>
            <translation>用图片评测</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>Measure the recogniser</source>
            <translation>评测识别效果</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>Measuring on {folder}…</source>
            <translation>正在用 {folder} 评测…</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Moment, by the clock beside the door</source>
            <translation>时刻，以门边时钟为准</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <location filename="../../app/window/pages/enrol/panel.py" />
            <location filename="../../app/window/pages/login.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>Name of the copy of “{name}”</source>
            <translation>“{name}”副本的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Name of the new calendar</source>
            <translation>新日历的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Name of the new group</source>
            <translation>新权限组的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Name of the new schedule</source>
            <translation>新时间表的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Name of the person</source>
            <translation>人员姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Name of this person</source>
            <translation>此人的姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Ne&amp;xt</source>
            <translation>下一步(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Networks and licences</source>
            <translation>网络与许可证</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>New &amp;password…</source>
            <translation>新密码(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>New password</source>
            <translation>新密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>New password again</source>
            <translation>再次输入新密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Next: {name} {score}</source>
            <translation>其次：{name} {score}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>No access</source>
            <translation>无权限</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>No calendar yet. Schedules that keep a calendar have hours of their own on its holidays.</source>
            <translation>还没有日历。使用日历的时间表在其节假日有单独的时段。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>No camera is plugged into this machine. An address or a video file works as well.</source>
            <translation>本机没有接入摄像头。也可以使用地址或视频文件。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/curves.py" />
            <source>No curve yet</source>
            <translation>还没有曲线</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>No event is like that. Clear the filters to see all.</source>
            <translation>没有符合条件的事件。清除筛选即可查看全部。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>No face to show.</source>
            <translation>没有可显示的人脸。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/installing.py" />
            <source>No font on this machine has the letters of {language}: install one, on Debian fonts-wqy-microhei, and start Portico again.</source>
            <translation>本机没有可显示{language}的字体：请安装一个（Debian 上为 fonts-wqy-microhei），然后重新启动 Portico。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>No group or no door of that name.</source>
            <translation>没有该名称的权限组或门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>No group yet. A group is people who may pass the same doors at the same times, such as “Staff”.</source>
            <translation>还没有权限组。权限组是可在相同时间通过相同的门的人员，例如“员工”。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/pictures.py" />
            <source>No photo</source>
            <translation>没有照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>No picture of this event is kept any more.</source>
            <translation>此事件的图片已不再保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>No schedule yet. A schedule says at which hours of the week people may pass, such as “Office hours”.</source>
            <translation>还没有时间表。时间表规定一周中可通行的时段，例如“工作时间”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>No stranger's picture was compared: the more, the surer.</source>
            <translation>没有与陌生人的图片比对：图片越多，结论越可靠。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Nobody enrolled looks like this.</source>
            <translation>已录入的人员中没有与此相似的。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/person_box.py" />
            <source>Nobody is called so</source>
            <translation>没有叫这个名字的人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Nobody is called “{name}”: choose somebody from the list.</source>
            <translation>没有叫“{name}”的人：请从列表中选择。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Nobody is enrolled without their consent: tick that they agreed.</source>
            <translation>未经本人同意不得录入：请勾选其已同意。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>Nobody is enrolled yet. Open Enrol to add the first person, or import many at once.</source>
            <translation>尚未录入任何人。请打开“录入”添加第一个人，或一次导入多人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Nobody logs in: this window is open to whoever sits down before it. Add the first administrator, and from then on it asks for name and password.</source>
            <translation>目前无需登录：任何坐到它前面的人都可使用此窗口。请添加第一个管理员，此后将要求输入用户名和密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Nobody may pass anywhere yet</source>
            <translation>目前无人可通过任何门</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/events/person_box.py" />
            <source>Nobody we know</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>Nobody's name contains “{text}”.</source>
            <translation>没有姓名中含“{text}”的人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Not in the group</source>
            <translation>不在组内</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Not seen well enough</source>
            <translation>没有看清</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Nothing happened on this day.</source>
            <translation>这一天没有任何事件。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Nothing has been done yet. Every change, and every look at people, is written down here.</source>
            <translation>还没有任何操作。每次更改和每次查看人员都会记录在这里。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Nothing has happened yet. Start a camera on the Live page: every decision is noted here.</source>
            <translation>还没有任何事件。请在“实时”页启动摄像头：每次判定都会记录在这里。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Nothing in the trail has “{text}” in it: search for part of a name, or of what was done.</source>
            <translation>审计日志中没有含“{text}”的记录：请搜索姓名或操作的一部分。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Now step in front of the camera.</source>
            <translation>现在请站到摄像头前。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>O&amp;K</source>
            <translation>确定(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>Of strangers at the door, this many may be taken for somebody enrolled:</source>
            <translation>门口的陌生人中，允许被误认为已录入人员的比例：</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Off while unlocked</source>
            <translation>开锁时断开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Off, Portico asks nothing of the internet. On, a network that is missing is fetched once from its fixed address and held against its checksum; nothing of yours is sent.</source>
            <translation>关闭时，Portico 不访问互联网。开启时，缺少的网络会从固定地址获取一次并核对校验和；不会发送您的任何数据。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/password.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Once more</source>
            <translation>再次输入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>One day</source>
            <translation>某一天</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>One network alone: quicker, and a little less accurate.</source>
            <translation>仅用一个网络：更快，准确率略低。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Open door…</source>
            <translation>开门…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Open now</source>
            <translation>立即开门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>PORTICO_IDENTIFY_FPIR is set in the environment and goes before what is chosen here.</source>
            <translation>环境中设置了 PORTICO_IDENTIFY_FPIR，优先于此处的选择。</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Paint {days} {times}</source>
            <translation>绘制 {days} {times}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Particulars</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Passphrase again</source>
            <translation>再次输入口令</translation>
        </message>
        <message>
            <location filename="../../app/window/application.py" />
            <source>Passphrase of the site</source>
            <translation>站点口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Password again</source>
            <translation>再次输入密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Password now</source>
            <translation>当前密码</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/people/grid.py" />
            <source>People</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>People are being imported.</source>
            <translation>正在导入人员。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/person_box.py" />
            <source>People found</source>
            <translation>找到的人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>People who may be confused</source>
            <translation>可能被混淆的人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>People who may use this window</source>
            <translation>可使用此窗口的人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/person_box.py" />
            <location filename="../../app/window/pages/people/merging.py" />
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Person {number}</source>
            <translation>人员 {number}</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Personal data: keep this report safe.</source>
            <translation>含个人信息：请妥善保管此报表。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/pictures.py" />
            <source>Photo</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/pictures.py" />
            <source>Photo of {name}</source>
            <translation>{name} 的照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Photos of this person</source>
            <translation>此人的照片</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/pictures.py" />
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Picture of camera {camera}</source>
            <translation>摄像头 {camera} 的画面</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/preview.py" />
            <source>Picture of the camera; draw the part in which people are looked for</source>
            <translation>摄像头画面；框选要查找人员的区域</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/ring.py" />
            <source>Picture of the person being enrolled</source>
            <translation>正在录入人员的画面</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Pictures of people who are not enrolled</source>
            <translation>未录入人员的图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/welcome.py" />
            <source>Please look at the camera</source>
            <translation>请看摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/screens.py" />
            <source>Please see reception</source>
            <translation>请联系前台</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Portico {version}, under the MIT licence</source>
            <translation>Portico {version}，采用 MIT 许可证</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Portico, {site}: made by {who}, {when}</source>
            <translation>Portico，{site}：由 {who} 生成于 {when}</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Portico: demonstration</source>
            <translation>Portico：演示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/preview.py" />
            <source>Press Preview to see the camera's picture.</source>
            <translation>按“预览”查看摄像头画面。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Profile</source>
            <translation>识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Profile in use</source>
            <translation>当前识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Program</source>
            <translation>程序</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Proof of a live face</source>
            <translation>活体检测</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>R&amp;emove…</source>
            <translation>移除(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Re&amp;move</source>
            <translation>移除(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Re&amp;place…</source>
            <translation>替换(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Reading events</source>
            <translation>正在读取事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Reading {name}…</source>
            <translation>正在读取 {name}…</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>Ready, profile {profile}</source>
            <translation>就绪，识别配置 {profile}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Really re&amp;move</source>
            <translation>确定移除(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Reason for opening the door</source>
            <translation>开门原因</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Recognition</source>
            <translation>识别</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Remove for &amp;good</source>
            <translation>永久移除(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Remove the camera {name}? Its past events stay.</source>
            <translation>移除摄像头 {name}？其以往的事件仍会保留。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Remove the door {name}, and with it who may pass it?</source>
            <translation>移除门 {name} 及其通行权限？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Remove this photo for good? Press again to do it.</source>
            <translation>永久移除这张照片？再按一次即可移除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Remove {name}? They cannot log in any more. What they did stays in the trail.</source>
            <translation>移除 {name}？此人将无法再登录，其操作仍保留在审计日志中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>Rena&amp;me…</source>
            <translation>改名(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Report of a day</source>
            <translation>日报表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>S&amp;ave</source>
            <translation>保存(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/guided.py" />
            <source>S&amp;kip this one</source>
            <translation>跳过这一项(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Sav&amp;e</source>
            <translation>保存(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Save &amp;report…</source>
            <translation>保存报告(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Save and g&amp;o on</source>
            <translation>保存并继续(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Save picture…</source>
            <translation>保存图片…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Save report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Save the picture</source>
            <translation>保存图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Save, an&amp;d let them go</source>
            <translation>保存并删除这些数据(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Say that this was not {name}? The event is marked as wrong. What the door did then stays on record, and you can take this back.</source>
            <translation>确认这不是 {name}？该事件将标记为有误。门当时的动作仍会保留在记录中，您可以撤回此标记。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Schedules</source>
            <translation>时间表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Schema of the gallery</source>
            <translation>人脸库结构版本</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Score</source>
            <translation>相似度</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Score {score}, at or above the line of {line}. 1 in {count} pairs of strangers would pass it.</source>
            <translation>相似度 {score}，达到阈值 {line}。每 {count} 对不同的人中有 1 对会超过它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Score {score}, below the line of {line}. 1 in {count} pairs of strangers would pass it.</source>
            <translation>相似度 {score}，低于阈值 {line}。每 {count} 对不同的人中有 1 对会超过它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Score {score}, the line is at {line}</source>
            <translation>相似度 {score}，阈值 {line}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Search doors</source>
            <translation>搜索门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Search groups</source>
            <translation>搜索权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>Search people</source>
            <translation>搜索人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>Search people by name or employee number</source>
            <translation>按姓名或工号搜索人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Search the group</source>
            <translation>在组内搜索</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Search the trail</source>
            <translation>搜索审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Search who, what or about</source>
            <translation>搜索操作者、操作或对象</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Searched first. For networks that you have from elsewhere, and for profiles of your own.</source>
            <translation>优先搜索此处。用于您从别处获得的网络，以及您自己的识别配置。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Second picture</source>
            <translation>第二张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Seconds to wait for it</source>
            <translation>等待秒数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/page.py" />
            <source>Sections</source>
            <translation>分区</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Seen once</source>
            <translation>只出现一次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Sees cameras, people and events, and changes nothing.</source>
            <translation>可查看摄像头、人员和事件，不可更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Sees cameras, people and events, enrols and changes people, and opens doors by hand.</source>
            <translation>查看摄像头、人员和事件，录入和修改人员，并可手动开门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Sees people and events, exports them, and reads the trail; no cameras.</source>
            <translation>可查看和导出人员与事件，并可查看审计日志；不可查看摄像头。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Select an entry to see its particulars.</source>
            <translation>选择一条记录，查看详情。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Select an event to see why it was decided so.</source>
            <translation>选择一个事件，查看判定的原因。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>Select somebody to see more.</source>
            <translation>选择一个人，查看详细信息。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Set &amp;up later</source>
            <translation>稍后设置(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Set e&amp;xactly</source>
            <translation>精确设置(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Set up a d&amp;oor</source>
            <translation>设置门(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Sho&amp;w this person</source>
            <translation>显示此人(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Show events as they happen</source>
            <translation>实时显示事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Site</source>
            <translation>站点</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Site: {folder}</source>
            <translation>站点：{folder}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Smaller finds people who are further away, and costs time. A camera may have its own.</source>
            <translation>数值越小，越能发现远处的人，但耗时更多。每个摄像头可单独设定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Smallest face</source>
            <translation>最小人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>Somebody e&amp;lse who looks alike</source>
            <translation>是另一个长相相似的人(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Somebody new</source>
            <translation>新人员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Somebody since deleted</source>
            <translation>已删除的人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Somebody unknown</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Something else to watch</source>
            <translation>其他画面来源</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>Sort a folder by person</source>
            <translation>按人员归类文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Speed</source>
            <translation>波特率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>St&amp;ay</source>
            <translation>留在此处(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Start &amp;over</source>
            <translation>重新开始(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Ste&amp;ps of</source>
            <translation>步长(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/jobs.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Stop &amp;camera</source>
            <translation>停止摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Stop &amp;preview</source>
            <translation>停止预览(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Stop watching this camera</source>
            <translation>停止查看此摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>Stopped: nothing was written.</source>
            <translation>已停止：没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/jobs.py" />
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>Strangers taken for somebody enrolled</source>
            <translation>被误认为已录入人员的陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Such a list begins so:</source>
            <translation>这样的名单开头如下：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Such as: Front door</source>
            <translation>例如：前门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Such as: office. Empty where nobody counts who is inside.</source>
            <translation>例如：办公室。如不统计在内人员，请留空。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>T&amp;ake that back</source>
            <translation>撤回(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Ta&amp;ble</source>
            <translation>表格(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Tables (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Take &amp;out</source>
            <translation>移出(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Test the &amp;lock</source>
            <translation>测试门锁(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>Th&amp;row away</source>
            <translation>放弃更改(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>That is beyond what was measured: an estimate.</source>
            <translation>超出实测范围：为估计值。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>That was it: {name} was recognised. Everything is set up.</source>
            <translation>完成：已识别出 {name}。一切均已设置好。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>The &amp;same: add the pictures there</source>
            <translation>是同一人：把图片添加到该人员(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/guided.py" />
            <location filename="../../app/window/pages/live/screens.py" />
            <source>The camera is off.</source>
            <translation>摄像头已关闭。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>The camera {name} has changes that are not saved.</source>
            <translation>摄像头 {name} 有未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>The dashed line is the threshold chosen on the left.</source>
            <translation>虚线为左侧所选的阈值。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>The door</source>
            <translation>门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>The door {name} has changes that are not saved.</source>
            <translation>门 {name} 有未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/people_list.py" />
            <source>The first {count} are shown. Type part of a name to find others.</source>
            <translation>显示前 {count} 人。输入姓名的一部分可查找其他人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>The line is {line}.</source>
            <translation>阈值为 {line}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>The new camera has not been saved.</source>
            <translation>新摄像头尚未保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>The new door has not been saved.</source>
            <translation>新门尚未保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>The new photos of {name} are gone again.</source>
            <translation>{name} 的新照片已撤除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>The new picture comes next: wait a moment.</source>
            <translation>新图片随后处理：请稍候。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>The only photo of somebody cannot be removed</source>
            <translation>某人唯一的照片不能移除</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>The particulars went with the person whom they were about.</source>
            <translation>详情已随其所涉人员一并删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>The password needs at least {count} characters.</source>
            <translation>密码至少需要 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>The recogniser is loading…</source>
            <translation>正在加载识别程序…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <location filename="../../app/window/pages/verify.py" />
            <source>The recogniser is still loading…</source>
            <translation>识别程序仍在加载…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>The two passwords differ: type the same one twice.</source>
            <translation>两次密码不一致：请输入相同的密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>The video has ended.</source>
            <translation>视频已结束。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/rejections.py" />
            <source>The whole list</source>
            <translation>完整名单</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>There is no camera yet. Add one, or choose a video above.</source>
            <translation>还没有摄像头。请添加一个，或在上方选择视频。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>There is no door yet: set one up on the Doors page.</source>
            <translation>还没有门：请在“门”页设置。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>There is no group yet: people pass doors as members of groups.</source>
            <translation>还没有权限组：人员以权限组成员的身份通过门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>There is no schedule yet: “Always” holds all week, day and night.</source>
            <translation>还没有时间表：“始终”表示全周昼夜有效。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <location filename="../../app/window/pages/group.py" />
            <source>They &amp;agreed to be recognised here</source>
            <translation>本人已同意在此被识别(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>They are &amp;one: merge</source>
            <translation>是同一人：合并(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>This is n&amp;ot {name}…</source>
            <translation>这不是 {name}(&amp;O)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>This is {name}, who is enrolled.</source>
            <translation>这是 {name}，已录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/pages/trail/model.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>To bring a backup back</source>
            <translation>恢复备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>To {file}. Choose a passphrase, and keep it where you will find it again.</source>
            <translation>备份到 {file}。请设定口令，并保存在日后能找到的地方。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Topic of commands</source>
            <translation>指令主题</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Topic of the door contact</source>
            <translation>门磁主题</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Track {track}, profile {profile}</source>
            <translation>轨迹 {track}，识别配置 {profile}</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Trail</source>
            <translation>审计</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/curves.py" />
            <source>True match rate</source>
            <translation>通过率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Two networks and local patterns together: the most accurate.</source>
            <translation>两个网络加局部纹理：最准确。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks.py" />
            <source>Two pictures: are they of one person?</source>
            <translation>两张图片：是否为同一个人？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/person_box.py" />
            <location filename="../../app/window/pages/people/merging.py" />
            <source>Type a name</source>
            <translation>输入姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Type a name to find somebody</source>
            <translation>输入姓名查找人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Type a name.</source>
            <translation>请输入姓名。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Type name and password.</source>
            <translation>请输入名称和密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Type the password that you have now.</source>
            <translation>请输入您当前的密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Type the same passphrase once more.</source>
            <translation>请再次输入相同的口令。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>Type the same password once more.</source>
            <translation>请再次输入相同的密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Un&amp;do</source>
            <translation>撤销(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/changes.py" />
            <source>Undone.</source>
            <translation>已撤销。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Unit</source>
            <translation>单元号</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Unlock the door {door} now</source>
            <translation>立即打开门 {door}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Unlocked for</source>
            <translation>开锁时长</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Unlocked, not locked, when Portico ends</source>
            <translation>Portico 退出时开锁而不上锁</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Unlocking for a moment…</source>
            <translation>正在短暂开锁…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Until</source>
            <translation>至</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Use &amp;camera</source>
            <translation>使用摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Use the camera, add pictures, or drop them here.</source>
            <translation>请使用摄像头、添加图片，或将图片拖到此处。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Users</source>
            <translation>用户</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Verify</source>
            <translation>比对</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Wait a moment: the recogniser is being loaded.</source>
            <translation>请稍候：正在加载识别程序。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Wait a moment: the recogniser is busy.</source>
            <translation>请稍候：识别程序正忙。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Welcome to Portico</source>
            <translation>欢迎使用 Portico</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/welcome.py" />
            <source>Welcome, {name}</source>
            <translation>欢迎，{name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/model.py" />
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>What &amp;if?</source>
            <translation>模拟判定(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/rejections.py" />
            <source>What is left out</source>
            <translation>未包含的内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>What may {name} do?</source>
            <translation>{name} 可以做什么？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>What unlocks it</source>
            <translation>开锁方式</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <location filename="../../app/window/pages/doors/door_form.py" />
            <location filename="../../app/window/pages/events/filters.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Where it is written down, such as: form 12</source>
            <translation>同意书的存放位置，例如：12 号表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Where operators log in, it asks who is there after so long without key or mouse; doors go on.</source>
            <translation>如有操作员登录，在这段时间内无键盘或鼠标操作后会要求重新登录；门照常运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Where the consent is written down</source>
            <translation>同意书的存放位置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>Where to save the figures</source>
            <translation>数据保存位置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Which camera sees who comes? Choose it, preview it, save it.</source>
            <translation>哪个摄像头能看到来人？选择、预览并保存它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Which door shall open? Without its lock, leave it simulated.</source>
            <translation>要打开哪扇门？如尚未接门锁，请保持模拟。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/pages/trail/model.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Who</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>Who else is this?</source>
            <translation>此人还是谁？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Who looks after this site?</source>
            <translation>谁来管理此站点？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>Who may pass where</source>
            <translation>通行权限</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Why it was decided so</source>
            <translation>判定的原因</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/card.py" />
            <source>Why?</source>
            <translation>原因</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Why? It is written down with your name.</source>
            <translation>为什么开门？原因将连同您的姓名一起记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>With 1 person enrolled that is a line of {line}: one comparison of two strangers in {pairs} passes it.</source>
            <translation>录入 1 人时阈值为 {line}：不同人的比对每 {pairs} 次有 1 次会通过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>With {count} people enrolled that is a line of {line}: one comparison of two strangers in {pairs} passes it.</source>
            <translation>录入 {count} 人时阈值为 {line}：不同人的比对每 {pairs} 次有 1 次会通过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Without a calendar no day is a holiday: choose one to paint here.</source>
            <translation>没有日历就没有节假日：请选择一个日历再在此绘制。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Would a door open?</source>
            <translation>门会打开吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>Writes everybody's photos and a list of names, employee IDs, groups and validity, to be imported again.</source>
            <translation>写出所有人的照片，以及姓名、工号、权限组和有效期的名单，可再次导入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Your password</source>
            <translation>您的密码</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>a face that looks live</source>
            <translation>看上去是活体的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>add operator</source>
            <translation>添加操作员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>administrator</source>
            <translation>管理员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>all day</source>
            <translation>全天</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>always</source>
            <translation>始终</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>an unknown name</source>
            <translation>未知的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>and {count} more</source>
            <translation>以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>areas</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>as for the whole site</source>
            <translation>与整个站点一致</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>at most {count} in an hour</source>
            <translation>每小时最多 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>auditor</source>
            <translation>审计员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>back up</source>
            <translation>备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>block</source>
            <translation>停用</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>calendar {name}</source>
            <translation>日历 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>camera {name}</source>
            <translation>摄像头 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>cameras</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change employee ID</source>
            <translation>更改工号</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change grants</source>
            <translation>更改授权</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change holiday</source>
            <translation>更改节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change members</source>
            <translation>更改成员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change password</source>
            <translation>更改密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change role</source>
            <translation>更改角色</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change settings</source>
            <translation>更改设置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change validity</source>
            <translation>更改有效期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>changes</source>
            <translation>更改</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>consent on record: {document}</source>
            <translation>同意记录：{document}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>copy photo</source>
            <translation>复制照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>copy picture of camera</source>
            <translation>复制摄像头图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>copy picture of event</source>
            <translation>复制事件图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>day</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>days that events are kept</source>
            <translation>事件保存天数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>days that faces of strangers are kept</source>
            <translation>陌生人脸保存天数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete calendar</source>
            <translation>删除日历</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete door</source>
            <translation>删除门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete group</source>
            <translation>删除权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete person</source>
            <translation>删除人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete photo</source>
            <translation>删除照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete photos</source>
            <translation>删除照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>delete schedule</source>
            <translation>删除时间表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>dispute event</source>
            <translation>对事件提出异议</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>document</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>door</source>
            <translation>门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>door contact</source>
            <translation>门磁</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>door {name}</source>
            <translation>门 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>down</source>
            <translation>下</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>downloads</source>
            <translation>下载</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>driver</source>
            <translation>驱动</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>employee ID</source>
            <translation>工号</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>enrol</source>
            <translation>录入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>enrol many</source>
            <translation>批量录入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>enrolled {when}</source>
            <translation>录入于 {when}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>event</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>event {name}</source>
            <translation>事件 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>every year</source>
            <translation>每年</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>export events</source>
            <translation>导出事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>export everything</source>
            <translation>导出全部资料</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>export people</source>
            <translation>导出人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>export trail</source>
            <translation>导出审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>faces of strangers</source>
            <translation>陌生人的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>faces of up to {count} strangers</source>
            <translation>最多 {count} 名陌生人的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>failed change of password</source>
            <translation>更改密码失败</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>failed log in</source>
            <translation>登录失败</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>false matches of two pictures</source>
            <translation>两张图片的误识率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>folder of network weights</source>
            <translation>模型权重文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>for ever</source>
            <translation>永久</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>forgive passages</source>
            <translation>清除通行记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>found</source>
            <translation>找到</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>front</source>
            <translation>正面</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>given</source>
            <translation>签署日期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>gone</source>
            <translation>已删除</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>grant</source>
            <translation>授权</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>group</source>
            <translation>权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>group {name}</source>
            <translation>权限组 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>groups</source>
            <translation>权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/year_view.py" />
            <source>holiday every year</source>
            <translation>每年的节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/year_view.py" />
            <source>holiday in {year} only</source>
            <translation>仅 {year} 年的节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>holidays</source>
            <translation>节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>import people</source>
            <translation>导入人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>join group</source>
            <translation>加入权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>keep calendar</source>
            <translation>保存日历</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>keep door</source>
            <translation>保存门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>keep schedule</source>
            <translation>保存时间表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>last seen {when} at {camera}</source>
            <translation>最近于 {when} 在 {camera} 出现</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>leads to</source>
            <translation>通往</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>leave group</source>
            <translation>移出权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>left</source>
            <translation>左</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>lift block</source>
            <translation>解除停用</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>list people</source>
            <translation>列出人员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>live</source>
            <translation>在线</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>lock</source>
            <translation>门锁</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>log in</source>
            <translation>登录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>log out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>look at events</source>
            <translation>查看事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>look at group</source>
            <translation>查看权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>look at person</source>
            <translation>查看人员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>lost</source>
            <translation>已断开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>made</source>
            <translation>创建时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>make group</source>
            <translation>建立权限组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>may pass no door yet</source>
            <translation>尚不可通过任何门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>may pass {doors}</source>
            <translation>可通过 {doors}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>merge people</source>
            <translation>合并人员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>message broker (MQTT)</source>
            <translation>消息服务器（MQTT）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>minutes until the window is locked</source>
            <translation>窗口锁定前的分钟数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>more than {count} found</source>
            <translation>找到超过 {count} 项</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>name;employee ID;group;valid until;photo
Ann Lee;1017;Office;2026-12-31;ann.jpg</source>
            <translation>姓名;工号;权限组;有效期至;照片
李安;1017;办公室;2026-12-31;lian.jpg</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>never on holidays</source>
            <translation>节假日不可</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/trail/words.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/matrix_model.py" />
            <source>no access</source>
            <translation>无权限</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>no consent on record</source>
            <translation>没有同意记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/year_view.py" />
            <source>no holiday</source>
            <translation>不是节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_drawing.py" />
            <source>no holidays without a calendar</source>
            <translation>没有日历就没有节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>nobody (own photo)</source>
            <translation>无（本人照片）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>not seen yet</source>
            <translation>尚未出现</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>note it</source>
            <translation>仅记录</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>nothing</source>
            <translation>不要求</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>nothing yet (simulated)</source>
            <translation>暂无（模拟）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>one event</source>
            <translation>1 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>open door by hand</source>
            <translation>手动开门</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>opens for all once the first has come</source>
            <translation>首位到达后对所有人开放</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>opens for those who may pass</source>
            <translation>为有权通行者打开</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>opens for two who come together</source>
            <translation>两人同到才打开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>operator {name}</source>
            <translation>操作员 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>passages</source>
            <translation>通行记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>passing twice</source>
            <translation>重复进入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>people</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>periods</source>
            <translation>时段</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>person {name}</source>
            <translation>人员 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>photo</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>place of the site key</source>
            <translation>站点密钥的位置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>poses</source>
            <translation>姿态</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>profile {profile}</source>
            <translation>识别配置 {profile}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>proof of life</source>
            <translation>活体检测</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>read the trail</source>
            <translation>查看审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>receptionist</source>
            <translation>前台</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>recognition profile</source>
            <translation>识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>record consent</source>
            <translation>记录同意</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>refuse</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>relay on a serial port</source>
            <translation>串口继电器</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>relay on the network (Modbus TCP)</source>
            <translation>网络继电器（Modbus TCP）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>remove operator</source>
            <translation>移除操作员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rename</source>
            <translation>改名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rename calendar</source>
            <translation>日历改名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rename door</source>
            <translation>门改名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rename group</source>
            <translation>权限组改名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rename schedule</source>
            <translation>时间表改名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>renew site key</source>
            <translation>更换站点密钥</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>restore backup</source>
            <translation>恢复备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>retention</source>
            <translation>清理过期内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>revoke</source>
            <translation>撤销授权</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>right</source>
            <translation>右</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>role</source>
            <translation>角色</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/rejections.py" />
            <source>row {row}</source>
            <translation>第 {row} 行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <location filename="../../app/window/pages/group.py" />
            <source>said at the desk</source>
            <translation>在前台口头同意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>save picture of camera</source>
            <translation>保存摄像头图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>save picture of event</source>
            <translation>保存事件图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>schedule</source>
            <translation>时间表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>schedule {name}</source>
            <translation>时间表 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>smallest face</source>
            <translation>最小人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>somebody unknown</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>stalled</source>
            <translation>停滞</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>stands open, always or by schedule</source>
            <translation>保持开放，始终或按时间表</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>stays locked for everybody</source>
            <translation>对所有人保持上锁</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>stop camera</source>
            <translation>停止摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>strangers taken for somebody enrolled</source>
            <translation>陌生人被误认的比例</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>take back enrolment</source>
            <translation>撤销录入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>taken for</source>
            <translation>被误认为</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>test door</source>
            <translation>测试门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>the door {door}, to stand open</source>
            <translation>门 {door} 的开放时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>the face of a stranger</source>
            <translation>一名陌生人的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>the picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>the picture of this event</source>
            <translation>此事件的图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>this year only</source>
            <translation>仅今年</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>turn the head when asked</source>
            <translation>按提示转头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_drawing.py" />
            <source>until {time}</source>
            <translation>至 {time}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>unused</source>
            <translation>未使用</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>up</source>
            <translation>上</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>valid from</source>
            <translation>有效期自</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>viewer</source>
            <translation>查看者</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>web address (HTTP)</source>
            <translation>网络地址（HTTP）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>why</source>
            <translation>原因</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>withdraw consent</source>
            <translation>撤回同意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>withdraw dispute</source>
            <translation>撤回异议</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>{count} &amp;new event ↑</source>
            <translation>{count} 个新事件 ↑(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>{count} &amp;new events ↑</source>
            <translation>{count} 个新事件 ↑(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>{count} cell is marked.</source>
            <translation>已选中 {count} 个单元格。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>{count} cells are marked.</source>
            <translation>已选中 {count} 个单元格。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>{count} character is missing yet.</source>
            <translation>还差 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>{count} characters are missing yet.</source>
            <translation>还差 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>{count} entries</source>
            <translation>{count} 条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>{count} event</source>
            <translation>{count} 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>{count} events</source>
            <translation>{count} 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>{count} faces</source>
            <translation>{count} 张人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>{count} faces seen once</source>
            <translation>{count} 张人脸只出现一次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>{count} files could not be read</source>
            <translation>{count} 个文件无法读取</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/people_list.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <source>{count} found</source>
            <translation>找到 {count} 项</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>{count} holiday in {year}</source>
            <translation>{year} 年 {count} 个节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>{count} holidays in {year}</source>
            <translation>{year} 年 {count} 个节假日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>{count} in another year</source>
            <translation>其他年份 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>{count} in other years</source>
            <translation>其他年份 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>{count} look</source>
            <translation>{count} 次抓拍</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>{count} looks</source>
            <translation>{count} 次抓拍</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>{count} minute</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>{count} minutes</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>{count} others</source>
            <translation>另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/access/people_list.py" />
            <location filename="../../app/window/pages/people/page.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/status.py" />
            <source>{count} people</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>{count} people have one photo only: nothing can be said of them.</source>
            <translation>有 {count} 人只有一张照片：无法判断。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>{count} people in several pictures</source>
            <translation>{count} 人出现在多张图片中</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/access/people_list.py" />
            <source>{count} person</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>{count} photos</source>
            <translation>{count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>{count} pictures</source>
            <translation>{count} 张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>{count} pictures are not enrolled.</source>
            <translation>有 {count} 张图片尚未录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{count} rows or photos cannot be used, and will be left out:</source>
            <translation>有 {count} 行或照片无法使用，将被略过：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{count} rows or photos were left out:</source>
            <translation>有 {count} 行或照片被略过：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>{count} templates</source>
            <translation>{count} 个特征模板</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>{day} {time}: not in this schedule</source>
            <translation>{day} {time}：不在此时间表内</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of {of} people</source>
            <translation>{done} / {of} 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of {of} people, {rate} a second, {left} min left</source>
            <translation>{done} / {of} 人，每秒 {rate} 人，剩余 {left} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>{done} of {total} events</source>
            <translation>{done} / {total} 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>{group} at {door}</source>
            <translation>{group}，{door}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/matrix_model.py" />
            <source>{group} at {door}: {schedules}</source>
            <translation>{group}，{door}：{schedules}</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/curves.py" />
            <source>{kind} curve of {names}</source>
            <translation>{names} 的 {kind} 曲线</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>{looks}, picture quality {quality}</source>
            <translation>{looks}，画质 {quality}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>{name} (only shown)</source>
            <translation>{name}（仅显示）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>{name} (you)</source>
            <translation>{name}（您）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>{name} is deleted.</source>
            <translation>{name} 已删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>{name} is known, but may not pass</source>
            <translation>认识 {name}，但其无权通行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>{name} is no longer enrolled.</source>
            <translation>{name} 已不再录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{name}: {people} with {photos}.</source>
            <translation>{name}：{people}，{photos}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>{one} and {other}</source>
            <translation>{one}和{other}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>{period} on {day}</source>
            <translation>{day} {period}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>{period} the next day</source>
            <translation>次日 {period}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>{pictures} so far; with {wanted} or more, people are recognised more surely.</source>
            <translation>目前 {pictures}；有 {wanted} 张或更多时，识别更可靠。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>{pose}, quality {quality}, {day}</source>
            <translation>{pose}，质量 {quality}，{day}</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>{rate} pictures/s</source>
            <translation>{rate} 张/秒</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>{rate} pictures/s, {faces}</source>
            <translation>{rate} 张/秒，{faces}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{reason} Whoever was enrolled before stays; start again to go on.</source>
            <translation>{reason} 此前已录入的人员会保留；重新开始即可继续。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>{schedule} (in some)</source>
            <translation>{schedule}（部分）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>{some}; and {count} more</source>
            <translation>{some}；以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>{title}: none yet</source>
            <translation>{title}：还没有</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>{told} are in {folder}. Nothing there is encrypted.</source>
            <translation>{told}已保存到 {folder}。其中的内容未加密。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>“{name}” has changes that are not saved.</source>
            <translation>“{name}”有未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>“{name}” is still needed by the schedules {users}. Change that first.</source>
            <translation>“{name}”仍被时间表 {users} 使用。请先修改它们。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>“{name}” is still needed by {users}. Change that first.</source>
            <translation>“{name}”仍被 {users} 使用。请先修改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>…with &amp;pictures of strangers</source>
            <translation>…并与陌生人图片比对(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>‹ &amp;Earlier</source>
            <translation>‹ 以前(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>▲ 1 more is not shown.</source>
            <translation>▲ 还有 1 个未显示。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>▲ Alarm</source>
            <translation>▲ 报警</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>▲ Alarms</source>
            <translation>▲ 报警</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>▲ Blocked: no door opens, and whoever watches is told.</source>
            <translation>▲ 已停用：任何门都不会打开，值守人员会收到提醒。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>▲ Cannot compare</source>
            <translation>▲ 无法比对</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>▲ Discard the pictures taken, and start over?</source>
            <translation>▲ 丢弃已拍的图片并重新开始吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>▲ Easily taken for {name}: add more photos of both, or merge them if they are one.</source>
            <translation>▲ 容易被认作 {name}：请为两人各添加更多照片；如为同一人，请合并。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>▲ Leave this enrolment and begin with the new picture?</source>
            <translation>▲ 放弃当前录入，改用新图片开始吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>▲ Nobody who is enrolled was measured with this profile: once it is in use, nobody is recognised until they are enrolled again.</source>
            <translation>▲ 已录入的人员都没有用此配置提取过特征：启用后，须重新录入才能被识别。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>▲ Nothing in that folder is encrypted: whoever can open it sees every face and every name.</source>
            <translation>▲ 该文件夹中的内容未加密：能打开它的人可看到所有人脸和姓名。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>▲ Older than that: {what}. They are removed within the hour, and cannot be had back.</source>
            <translation>▲ 已超过期限：{what}。它们将在一小时内删除，且无法恢复。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/page.py" />
            <source>▲ Some of what was changed holds once Portico is opened anew.</source>
            <translation>▲ 部分更改在重新打开 Portico 后生效。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>▲ Somebody else has changed “{name}” meanwhile. Save replaces that, Revert shows it.</source>
            <translation>▲ 其他人此间更改了“{name}”。“保存”将覆盖其更改，“还原”则显示其更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>▲ Somebody has touched the trail past Portico. Compare it with an exported copy or a backup.</source>
            <translation>▲ 有人绕过 Portico 改动了审计日志。请与导出的副本或备份核对。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>▲ Stopped: {people} of {of} people are enrolled. Start again to go on.</source>
            <translation>▲ 已停止：{of} 人中已录入 {people} 人。重新开始即可继续。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>▲ There is no backup of this site yet.</source>
            <translation>▲ 此站点还没有备份。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>▲ This face is enrolled already, as {name}. Is it the same person?</source>
            <translation>▲ 这张人脸已录入为 {name}。是同一个人吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>▲ Whoever is in charge would be told.</source>
            <translation>▲ 负责人会收到提醒。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>▲ at risk: {score}</source>
            <translation>▲ 有风险：{score}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>▲ {count} more are not shown.</source>
            <translation>▲ 还有 {count} 个未显示。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>▲ {missing} of {photos} photos were not measured with this profile: enrol these people again.</source>
            <translation>▲ {photos} 张照片中有 {missing} 张没有用此配置提取过特征：请重新录入这些人员。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/section.py" />
            <source>▲ {variables} is set in the environment and goes before what is chosen here.</source>
            <translation>▲ 环境中设置了 {variables}，优先于此处的选择。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>▲ “{name}” has been deleted meanwhile. Save adds it again.</source>
            <translation>▲ “{name}”此间已被删除。“保存”将重新添加。</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>○ no camera running</source>
            <translation>○ 没有摄像头在运行</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>● Note</source>
            <translation>● 提示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>● Notes</source>
            <translation>● 提示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>● not saved</source>
            <translation>● 未保存</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>● {live} of {all} cameras live</source>
            <translation>● {live} / {all} 个摄像头在线</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>✎ Disputed</source>
            <translation>✎ 有异议</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>✎ Not {name}</source>
            <translation>✎ 不是 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>✎ Not {name}, says {who}</source>
            <translation>✎ {who} 认为不是 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>✔ 1 entry is in {file}.</source>
            <translation>✔ 1 条记录已保存到 {file}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>✔ 1 person with {photos} photos</source>
            <translation>✔ 1 人，{photos} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ Blocked. Press again to lift it.</source>
            <translation>✔ 已停用。再按一次可解除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>✔ Employee number kept.</source>
            <translation>✔ 工号已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>✔ In use from now on: 1 stranger in {count}, line {line}.</source>
            <translation>✔ 已启用：每 {count} 名陌生人误认 1 名，阈值 {line}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ Is in {group} no longer.</source>
            <translation>✔ 已不在 {group} 中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ Is in {group} now.</source>
            <translation>✔ 已加入 {group}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>✔ It obeys; but it is simulated: nothing has been unlocked.</source>
            <translation>✔ 响应正常；但它是模拟的：没有真正开锁。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>✔ It was unlocked, and is locked again.</source>
            <translation>✔ 已开锁，并已重新上锁。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/events/filters.py" />
            <source>✔ Let in</source>
            <translation>✔ 放行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>✔ Most like {name}, and told apart.</source>
            <translation>✔ 与 {name} 最相似，但可以区分。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>✔ Renamed to {name}.</source>
            <translation>✔ 已改名为 {name}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>✔ Same person</source>
            <translation>✔ 同一人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>✔ Saved in {folder}.</source>
            <translation>✔ 已保存到 {folder}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>✔ Saved.</source>
            <translation>✔ 已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>✔ Saved. It holds once Portico is opened anew.</source>
            <translation>✔ 已保存。重新打开 Portico 后生效。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>✔ Saved. The window is locked so once Portico is opened anew.</source>
            <translation>✔ 已保存。重新打开 Portico 后，窗口将按此锁定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ The block is lifted.</source>
            <translation>✔ 已解除停用。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>✔ The calendar “{name}” is deleted.</source>
            <translation>✔ 日历“{name}”已删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>✔ The door was told to open.</source>
            <translation>✔ 已向门发出开门指令。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>✔ The door {name} is kept.</source>
            <translation>✔ 门 {name} 已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ The group “{name}” is deleted.</source>
            <translation>✔ 权限组“{name}”已删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>✔ The photo is removed.</source>
            <translation>✔ 照片已移除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>✔ The photos are kept.</source>
            <translation>✔ 照片已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>✔ The picture is in {path}.</source>
            <translation>✔ 图片已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>✔ The picture is on the clipboard.</source>
            <translation>✔ 图片已复制到剪贴板。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>✔ The report is in {path}.</source>
            <translation>✔ 报告已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>✔ The report of {day} is in {path}.</source>
            <translation>✔ {day} 的报表已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>✔ The schedule “{name}” is deleted.</source>
            <translation>✔ 时间表“{name}”已删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>✔ There is a calendar “{name}” now.</source>
            <translation>✔ 已建立日历“{name}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ There is a group “{name}” now.</source>
            <translation>✔ 已建立权限组“{name}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>✔ There is a schedule “{name}” now.</source>
            <translation>✔ 已建立时间表“{name}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>✔ Twice the same password.</source>
            <translation>✔ 两次密码一致。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>✔ Twice the same.</source>
            <translation>✔ 两次一致。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>✔ Untouched: 1 entry</source>
            <translation>✔ 未被改动：1 条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>✔ Untouched: {count} entries</source>
            <translation>✔ 未被改动：{count} 条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ Validity kept.</source>
            <translation>✔ 有效期已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>✔ Whoever is enrolled may pass it at any time. The Access page narrows that.</source>
            <translation>✔ 所有已录入人员可随时通过。可在“权限”页加以限制。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>✔ You have another password from now on.</source>
            <translation>✔ 您的密码已更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ {count} cell is changed.</source>
            <translation>✔ 已更改 {count} 个单元格。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ {count} cells are changed.</source>
            <translation>✔ 已更改 {count} 个单元格。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>✔ {count} entries are in {file}.</source>
            <translation>✔ {count} 条记录已保存到 {file}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>✔ {count} event is in {path}.</source>
            <translation>✔ {count} 个事件已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>✔ {count} events are in {path}.</source>
            <translation>✔ {count} 个事件已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {count} people are in {group} now.</source>
            <translation>✔ {count} 人已加入 {group}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {count} people are no longer in {group}.</source>
            <translation>✔ {count} 人已移出 {group}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>✔ {count} people with {photos} photos</source>
            <translation>✔ {count} 人，{photos} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>✔ {door} opens for {name}</source>
            <translation>✔ {door} 为 {name} 打开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ {group} may no longer pass {door}.</source>
            <translation>✔ {group} 已不可通过 {door}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ {group} may pass {door}: {schedules}.</source>
            <translation>✔ {group} 可通过 {door}：{schedules}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>✔ {name} has another password.</source>
            <translation>✔ {name} 的密码已更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>✔ {name} is administrator. From the next start on, this window asks who is there.</source>
            <translation>✔ {name} 是管理员。下次启动起，此窗口会要求登录。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>✔ {name} is enrolled with {photos}, and recognised from now on.</source>
            <translation>✔ {name} 已用 {photos} 录入，从现在起可被识别。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>✔ {name} is enrolled with {photos}.</source>
            <translation>✔ {name} 已用 {photos} 录入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {name} is in {group} now.</source>
            <translation>✔ {name} 已加入 {group}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>✔ {name} is kept, and is being watched.</source>
            <translation>✔ {name} 已保存，正在查看。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {name} is no longer in {group}.</source>
            <translation>✔ {name} 已移出 {group}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>✔ {name} is no operator any more. What they did stays in the trail.</source>
            <translation>✔ {name} 已不再是操作员，其操作仍保留在审计日志中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>✔ {name} is {role}.</source>
            <translation>✔ {name} 现为{role}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>✔ {other} and {name} are one now.</source>
            <translation>✔ {other} 已并入 {name}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>✔ {people} of {of} people are enrolled: {new} are new, {extended} got new photos, {already} were there already.</source>
            <translation>✔ {of} 人中已录入 {people} 人：新增 {new} 人，添加照片 {extended} 人，原已存在 {already} 人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>✔ {people} with {photos} and {events} are in {file} ({size} MB), read back and checked.</source>
            <translation>✔ {people}、{photos}和{events}已保存到 {file}（{size} MB），并已回读核对。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/preview.py" />
            <source>✔ {width} × {height}, {rate} pictures a second</source>
            <translation>✔ {width} × {height}，每秒 {rate} 张</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/access/holidays.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>✔ “{name}” is called “{new}” now.</source>
            <translation>✔ “{name}”已改名为“{new}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>✔ “{name}” is saved.</source>
            <translation>✔ “{name}”已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>✖ At the most {most} days; 0 is for ever.</source>
            <translation>✖ 最多 {most} 天；0 表示永久。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>✖ Different people</source>
            <translation>✖ 不是同一人</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/events/filters.py" />
            <source>✖ Kept out</source>
            <translation>✖ 拒绝</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>✖ Nobody was enrolled: below are the reasons.</source>
            <translation>✖ 没有录入任何人：原因如下。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>✖ The smallest face has {low} to {high} pixels.</source>
            <translation>✖ 最小人脸应为 {low} 至 {high} 像素。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>✖ The window is locked after {most} minutes at the most.</source>
            <translation>✖ 窗口最迟在 {most} 分钟后锁定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>✖ There is no door here to be opened.</source>
            <translation>✖ 此处没有可打开的门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>✖ This entry was changed by somebody: it cannot be read any more.</source>
            <translation>✖ 此记录已被人改动：无法再读取。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>✖ {door} stays shut for {name}</source>
            <translation>✖ {door} 对 {name} 保持关闭</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>1 person may be hard to recognise</source>
            <translation>有 1 人可能难以识别</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>A face was found in every picture.</source>
            <translation>每张图片中都找到了人脸。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>Accuracy {0} ± {1} %.</source>
            <translation>准确率 {0} ± {1} %。</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Checking the backup</source>
            <translation>正在检查备份</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Checking the copy</source>
            <translation>正在检查副本</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Checking the gallery</source>
            <translation>正在检查人脸库</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Comparing everybody with everybody</source>
            <translation>正在将所有人两两比对</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Comparing everybody with themselves</source>
            <translation>正在将每个人与自己的照片比对</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Connection refused</source>
            <translation>连接被拒绝</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Connection timed out</source>
            <translation>连接超时</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Copying the gallery</source>
            <translation>正在复制人脸库</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Directory not empty</source>
            <translation>文件夹不为空</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <location filename="../../core/evaluation/site_check.py" />
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Downloading weights, {0} of {1} MB</source>
            <translation>正在下载模型权重，{0} / {1} MB</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>Equal error rate {0} %.</source>
            <translation>等错误率 {0} %。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Extra inputs are not permitted</source>
            <translation>没有这一项设置</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>FMR 1 in {0} cannot be measured with so few comparisons of strangers.</source>
            <translation>不同人之间的比对太少，无法测量 1/{0} 的误识率。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Field required</source>
            <translation>此项必填</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>File name too long</source>
            <translation>文件名过长</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Highest score among one visitor not recognised: {0}.</source>
            <translation>一名未识别访客的最高相似度：{0}。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Highest score among {0} visitors not recognised: {1}.</source>
            <translation>{0} 名未识别访客的最高相似度：{1}。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be a valid boolean, unable to interpret input</source>
            <translation>应为“是”或“否”</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be a valid integer, unable to parse string as an integer</source>
            <translation>应为整数</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be a valid number, unable to parse string as a number</source>
            <translation>应为数字</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be a valid string</source>
            <translation>应为文字</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be greater than or equal to {0}</source>
            <translation>应大于或等于 {0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be greater than {0}</source>
            <translation>应大于 {0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be less than or equal to {0}</source>
            <translation>应小于或等于 {0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be less than {0}</source>
            <translation>应小于 {0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input should be {0}</source>
            <translation>应为 {0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Input/output error</source>
            <translation>输入输出错误</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Invalid data found when processing input</source>
            <translation>数据无效，无法处理</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Is a directory</source>
            <translation>这是一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>It works here: {0} people are told apart, the nearest two by {1} below the line, and each is recognised by their own photos.</source>
            <translation>在此运行良好：{0} 人均可区分，最相近的两人比阈值低 {1}，且每个人都能凭自己的照片被识别。</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Loading the face detector</source>
            <translation>正在加载人脸检测器</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Loading the recognition networks</source>
            <translation>正在加载识别网络</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Look at this: {0}.</source>
            <translation>请注意：{0}。</translation>
        </message>
        <message>
            <location filename="../../core/live/station.py" />
            <source>Looking…</source>
            <translation>正在识别…</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Network is unreachable</source>
            <translation>网络不可达</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>No route to host</source>
            <translation>无法连通主机</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>No space left on device</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>No such device</source>
            <translation>没有此设备</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>No such file or directory</source>
            <translation>没有此文件或文件夹</translation>
        </message>
        <message>
            <location filename="../../core/live/station.py" />
            <source>Nobody we know</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Not a directory</source>
            <translation>这不是文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Operation not permitted</source>
            <translation>操作不被允许</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>PORTICO_KEY or PORTICO_KEY_FILE is set in the environment, and a restored site begins with its key in a file of its own: unset it, restore, then move the key with: portico key store</source>
            <translation>环境中设置了 PORTICO_KEY 或 PORTICO_KEY_FILE，而恢复的站点会先把密钥放在自己的文件中：请取消该设置，完成恢复，再用命令移动密钥：portico key store</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Permission denied</source>
            <translation>没有访问权限</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please come closer</source>
            <translation>请靠近一些</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please turn your head to the left</source>
            <translation>请向左转头</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please turn your head to the right</source>
            <translation>请向右转头</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>Portico is already open on {0}: use that window, or name another site with --site</source>
            <translation>Portico 已在 {0} 上打开：请使用那个窗口，或用 --site 指定另一个站点</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Protocol not found</source>
            <translation>不支持此协议</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Read-only file system</source>
            <translation>文件系统只读</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Reading the backup</source>
            <translation>正在读取备份</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Reading the backup back</source>
            <translation>正在回读备份</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Reading the gallery</source>
            <translation>正在读取人脸库</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Reading the recognition profile</source>
            <translation>正在读取识别配置</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Server returned 401 Unauthorized (authorization failed)</source>
            <translation>服务器返回 401：用户名或密码不正确</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Server returned 404 Not Found</source>
            <translation>服务器返回 404：地址不存在</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Strangers: {0}</source>
            <translation>陌生人：{0}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>String should have at least {0} character</source>
            <translation>至少需要 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>String should have at least {0} characters</source>
            <translation>至少需要 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>String should have at most {0} characters</source>
            <translation>最多 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>TAR at FMR 1 %: {0} % ({1} to {2} % with 95 % certainty).</source>
            <translation>误识率 1 % 时的通过率：{0} %（95 % 置信区间 {1} 至 {2} %）。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>TAR at FMR 1 in {0}: {1} %.</source>
            <translation>误识率 1/{0} 时的通过率：{1} %。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>There are too few people to say anything: enrol at least two.</source>
            <translation>人数太少，无法得出结论：请至少录入两人。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Too many open files</source>
            <translation>打开的文件过多</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>Value error, {0}</source>
            <translation>{0}</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>Warming up</source>
            <translation>正在预热</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>Writing the backup</source>
            <translation>正在写入备份</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>[Errno {0}] {1}</source>
            <translation>{1}（错误码 {0}）</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>a PORTICO_ variable is malformed: {0}</source>
            <translation>一个 PORTICO_ 变量格式有误：{0}</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>a backup in the site's own folder would be lost with it: name a file on another disk</source>
            <translation>放在站点自身文件夹中的备份会随站点一起丢失：请指定另一磁盘上的文件</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>a calendar that is kept cannot be read here: {0}</source>
            <translation>无法读取已保存的日历：{0}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>a cell has more than {0} characters</source>
            <translation>有单元格超过 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>a door that is kept cannot be read here: {0}</source>
            <translation>无法读取已保存的门：{0}</translation>
        </message>
        <message>
            <location filename="../../core/access/policy.py" />
            <source>a door that the first person unlocks needs a schedule that says when it may stay open</source>
            <translation>由首位到达者解锁的门需要一个时间表，注明何时可以保持开放</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>a false match rate lies between 0 and 1</source>
            <translation>误识率应在 0 和 1 之间</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>a name has at most {0} characters</source>
            <translation>姓名最多 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <location filename="../../core/gallery/keys.py" />
            <source>a passphrase needs at least {0} characters</source>
            <translation>口令至少需要 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>a password needs at least {0} characters</source>
            <translation>密码至少需要 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>a period on holidays needs a calendar that says which they are</source>
            <translation>节假日时段需要一个日历，注明哪些日子是节假日</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>a person needs a name with at least one letter or digit</source>
            <translation>姓名中至少要有一个文字或数字</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>a photo must lie in the folder of the list, or below, and be named from there</source>
            <translation>照片须位于名单所在文件夹或其子文件夹中，并以相对位置指定</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>a schedule that is kept cannot be read here: {0}</source>
            <translation>无法读取已保存的时间表：{0}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>a second person must come within {0} s</source>
            <translation>第二人须在 {0} 秒内到场</translation>
        </message>
        <message>
            <location filename="../../core/gallery/index.py" />
            <location filename="../../core/gallery/vectors.py" />
            <source>a stored template has the wrong length: it belongs to another profile</source>
            <translation>一个已存的特征长度不符：它属于另一个识别配置</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>a stranger's picture scored above the line</source>
            <translation>有陌生人图片的相似度超过阈值</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/mqtt.py" />
            <source>a topic has no wildcards (+ or #)</source>
            <translation>主题中不得含有通配符（+ 或 #）</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>an address begins with http:// or https://</source>
            <translation>地址应以 http:// 或 https:// 开头</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>an address holds no name or password: use token_file</source>
            <translation>地址中不得包含用户名或密码：请使用 token_file</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>an employee ID has at most {0} characters</source>
            <translation>工号最多 {0} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>an employee ID needs at least one letter or digit</source>
            <translation>工号中至少要有一个字母或数字</translation>
        </message>
        <message>
            <location filename="../../core/gallery/vault.py" />
            <source>an encrypted record cannot be opened: the site key is not the one it was made with, or the record is damaged</source>
            <translation>无法打开一条加密记录：站点密钥与加密时所用的不符，或记录已损坏</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>another face was there after moving</source>
            <translation>做完动作后换成了另一张脸</translation>
        </message>
        <message>
            <location filename="../../core/access/policy.py" />
            <source>anti-passback needs the area that the door leads to, or a time</source>
            <translation>反潜回需要填写门所通往的区域，或者一个时间</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>camera {0} cannot be opened: another program may be using it</source>
            <translation>无法打开摄像头 {0}：可能正被其他程序使用</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>camera {0} stopped: check its cable</source>
            <translation>摄像头 {0} 已停止：请检查连接线</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>cannot be told apart: {0} and {1}</source>
            <translation>无法区分：{0} 和 {1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>change doors, rules and settings</source>
            <translation>修改门、规则和设置</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <location filename="../../core/liveness/challenge.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>come closer</source>
            <translation>请靠近一些</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>come in front of the camera</source>
            <translation>请走到摄像头前</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>comes out of hours: {0} may pass here, and it is {1}</source>
            <translation>不在通行时段内：{0}可由此通行，而现在是 {1}</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>could not be unlocked in time, and stays locked</source>
            <translation>未能及时开锁，仍保持上锁</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>could not download {0}: {1}; {2}</source>
            <translation>未能下载 {0}：{1}；{2}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>delete people</source>
            <translation>删除人员</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>did not do what was asked: {0}</source>
            <translation>没有完成所要求的动作：{0}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>did not move as asked</source>
            <translation>没有按提示做动作</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>did not move as asked ({0})</source>
            <translation>没有按提示做动作（{0}）</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>does not obey: its driver failed: {0}</source>
            <translation>不受控制：驱动出错：{0}</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>does not obey: {0}</source>
            <translation>不受控制：{0}</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>done: all pictures are taken</source>
            <translation>完成：所有照片均已拍摄</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>download {0} ({1} MB) into {2}, or set PORTICO_ALLOW_DOWNLOADS=1 to let Portico fetch it</source>
            <translation>将 {0}（{1} MB）下载到 {2}，或设置 PORTICO_ALLOW_DOWNLOADS=1 让 Portico 自动下载</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>enrol and change people</source>
            <translation>录入和修改人员</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>entries {0} to {1} are missing</source>
            <translation>第 {0} 至 {1} 条记录缺失</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>entry {0} is missing</source>
            <translation>第 {0} 条记录缺失</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>entry {0} or the one before it was changed</source>
            <translation>第 {0} 条或其前一条记录被改动</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>export people and events</source>
            <translation>导出人员和事件</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>fmr must fall</source>
            <translation>误识率必须递减</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <location filename="../../core/bulk/importing.py" />
            <source>groups and validity of {0} people were left as they are: {1} may not {2}: ask an administrator</source>
            <translation>{0} 人的权限组和有效期保持不变：{1} 没有“{2}”的权限：请联系管理员</translation>
        </message>
        <message>
            <location filename="../../core/bulk/plan.py" />
            <source>hardly anything of it can be used: is this the right folder or list?</source>
            <translation>其中几乎没有可用的内容：文件夹或名单选对了吗？</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>has not been valid since {0}</source>
            <translation>自 {0} 起已失效</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>has stood open for over {0} s</source>
            <translation>开门时间已超过 {0} 秒</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>hold still</source>
            <translation>请保持不动</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>hold your head upright</source>
            <translation>请把头摆正</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>in the keyring</source>
            <translation>位于系统密钥环</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>install Portico again, which carries it</source>
            <translation>重新安装 Portico，其中带有该文件</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is blocked: tell whoever is in charge</source>
            <translation>已被停用：请联系负责人</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>is closed again</source>
            <translation>已重新关闭</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is in no access group</source>
            <translation>不属于任何权限组</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is in no group that may pass here ({0})</source>
            <translation>所属的权限组不可由此通行（{0}）</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is in {0} already, since {1}</source>
            <translation>自 {1} 起已在 {0} 内</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is nobody we know</source>
            <translation>是陌生人</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is not valid before {0}</source>
            <translation>{0} 之前尚未生效</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is the second of two who are needed here</source>
            <translation>是此处所需两人中的第二人</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/mqtt.py" />
            <source>it did not acknowledge within {0} s</source>
            <translation>{0} 秒内没有收到确认</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/modbus.py" />
            <source>it refuses ({0})</source>
            <translation>对方拒绝（{0}）</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>its authors give it out as {0}; put that file into a folder of your choice, named by the setting weights_folder</source>
            <translation>其作者以 {0} 发布；请将该文件放入自选的文件夹，并在设置 weights_folder 中指明</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>its authors give it out as {0}; put that file into {1}</source>
            <translation>其作者以 {0} 发布；请将该文件放入 {1}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>left out as a whole, since row {0} about the same person cannot be used</source>
            <translation>整体略过，因为关于同一人的第 {0} 行无法使用</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>left while being asked to move</source>
            <translation>在要求做动作时离开</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>light your face from the front</source>
            <translation>请让光线从正面照亮脸部</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>look after operators</source>
            <translation>管理操作员</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>look straight at the camera</source>
            <translation>请正视摄像头</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>lower your chin a little</source>
            <translation>请稍微低头</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>mated must rise</source>
            <translation>同一人分数必须递增</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>move to the middle of the picture</source>
            <translation>请移到画面中央</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>name and password do not match</source>
            <translation>用户名与密码不匹配</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nearest is {0} with {1}, at or above the line of {2}</source>
            <translation>最接近的是 {0}，相似度 {1}，达到阈值 {2}</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nearest is {0} with {1}, below the line of {2}</source>
            <translation>最接近的是 {0}，相似度 {1}，低于阈值 {2}</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/modbus.py" />
            <location filename="../../core/doors/drivers/mqtt.py" />
            <source>no answer</source>
            <translation>没有响应</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>no camera is named: give its number, a video file, a folder of pictures or an address</source>
            <translation>没有指定摄像头：请填写摄像头编号、视频文件、图片文件夹或地址</translation>
        </message>
        <message>
            <location filename="../../core/recognition/embedding.py" />
            <source>no embedder named {0}: known are {1}</source>
            <translation>没有名为 {0} 的特征网络：可用的有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/grouping_files.py" />
            <source>no face of this group is good enough to be enrolled: take new photos</source>
            <translation>这一组中没有足以录入的人脸：请重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>no face was found in the picture: use a picture in which the face is larger and clear</source>
            <translation>图片中没有找到人脸：请使用人脸更大、更清晰的图片</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>no face was found in {0}: use a picture in which the face is larger and clear</source>
            <translation>{0} 中没有找到人脸：请使用人脸更大、更清晰的图片</translation>
        </message>
        <message>
            <location filename="../../models/zoo.py" />
            <source>no network named {0}; known are {1}</source>
            <translation>没有名为 {0} 的网络；现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>no recognition profile {0}: known are {1}</source>
            <translation>没有识别配置 {0}：可用的有 {1}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>no weights named {0}; known are {1}</source>
            <translation>没有名为 {0} 的模型权重；现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nobody is enrolled</source>
            <translation>尚未录入任何人</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>nobody named {0} is enrolled; see: portico people list</source>
            <translation>没有录入名为 {0} 的人员；可用命令查看：portico people list</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>nobody was enrolled: one of the names is borne already, or comes twice</source>
            <translation>没有录入任何人：其中有姓名已被使用，或出现了两次</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nobody we know</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nobody we know for sure: the looks disagree</source>
            <translation>无法确定是谁：各次抓拍结果不一致</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>nothing to enrol: no face was given</source>
            <translation>没有可录入的内容：未提供人脸</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>obeys again</source>
            <translation>已恢复控制</translation>
        </message>
        <message>
            <location filename="../../core/gallery/merging.py" />
            <source>one of the two has been deleted</source>
            <translation>两人之一已被删除</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>one pair of people may be taken for each other</source>
            <translation>有一对人员可能被互相认错</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>one person at a time, please</source>
            <translation>请一次只来一个人</translation>
        </message>
        <message>
            <location filename="../../core/bulk/plan.py" />
            <source>one person has at most {0} photos: more are of no use</source>
            <translation>每人最多 {0} 张照片：再多也没有用处</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>one person is in at most {0} groups</source>
            <translation>每人最多属于 {0} 个权限组</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>open doors by hand</source>
            <translation>手动开门</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>passed here at {0} already</source>
            <translation>已于 {0} 由此通过</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>picture: {0}</source>
            <translation>画面：{0}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>pip install {0}</source>
            <translation>pip install {0}</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>put your glasses on, or take them off</source>
            <translation>请戴上或摘下眼镜</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>put {0} ({1} MB) into {2}</source>
            <translation>将 {0}（{1} MB）放入 {2}</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>raise your chin a little</source>
            <translation>请稍微抬头</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>read the audit trail</source>
            <translation>查看审计日志</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>recognised as {0}</source>
            <translation>识别为 {0}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/consent.py" />
            <source>say where the consent is written down, such as: form 12 in the blue folder</source>
            <translation>请注明同意书的存放位置，例如：蓝色文件夹中的 12 号表</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>secrets do not stand among settings: use token_file</source>
            <translation>机密信息不得写在设置中：请使用 token_file</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>see people and events</source>
            <translation>查看人员和事件</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>show your whole face</source>
            <translation>请露出整张脸</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>somebody else enrolled this: delete the photos or the person instead</source>
            <translation>这是其他人录入的：请改为删除照片或人员</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <source>somebody else is in the picture: the person of the first picture, please</source>
            <translation>画面中是另一个人：请让第一张照片中的人来拍</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/mqtt.py" />
            <source>the MQTT broker {0}:{1} cannot be used: {2}</source>
            <translation>MQTT 服务器 {0}:{1} 无法使用：{2}</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/modbus.py" />
            <source>the Modbus relay {0}:{1} cannot be used: {2}</source>
            <translation>Modbus 继电器 {0}:{1} 无法使用：{2}</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>the access rules cannot be read: {0}</source>
            <translation>无法读取门禁规则：{0}</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>the access rules could not be read: {0}</source>
            <translation>未能读取门禁规则：{0}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/rekey.py" />
            <source>the audit trail was tampered with ({0}): a new key would hide that</source>
            <translation>审计日志被篡改（{0}）：更换密钥会掩盖这一点</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>the camera is wrong in {0}: {1}</source>
            <translation>摄像头的 {0} 有误：{1}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>the camera is wrong: {0}</source>
            <translation>摄像头有误：{0}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>the camera {0} does not answer: {1}</source>
            <translation>摄像头 {0} 没有响应：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>the camera {0} is at the door {1} already</source>
            <translation>摄像头 {0} 已用于门 {1}</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>the camera {0} is at the door {1}: take it away from there first</source>
            <translation>摄像头 {0} 正用于门 {1}：请先从该门移除</translation>
        </message>
        <message>
            <location filename="../../core/bulk/cells.py" />
            <source>the columns {0} and {1} seem to hold the same: remove one of them</source>
            <translation>{0} 和 {1} 两列的内容似乎相同：请删除其中一列</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/mqtt.py" />
            <source>the connection was lost</source>
            <translation>连接已断开</translation>
        </message>
        <message>
            <location filename="../../core/demo.py" />
            <source>the demonstration needs {0} of the package {1}: pip install {2}</source>
            <translation>演示需要软件包 {1} 中的 {0}：pip install {2}</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>the disk is full: make room, or name another one</source>
            <translation>磁盘已满：请腾出空间，或另选一个磁盘</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door asks for proof of a live face</source>
            <translation>此门要求活体检测</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door is free for everybody now</source>
            <translation>此门现在对所有人开放</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door is locked down</source>
            <translation>此门已封锁</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>the door's address {0} does not answer: {1}</source>
            <translation>门的地址 {0} 没有响应：{1}</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>the door's address {0} refuses: {1} {2}</source>
            <translation>门的地址 {0} 拒绝请求：{1} {2}</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/http.py" />
            <source>the door's connection cannot be set up: {0}</source>
            <translation>无法建立与门的连接：{0}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>the employee ID {0} is that of {1} in row {2}</source>
            <translation>工号 {0} 属于第 {2} 行的 {1}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/importing.py" />
            <source>the employee ID {0} is that of {1}: photos were added there, and the name was left as it is</source>
            <translation>工号 {0} 属于 {1}：照片已添加到该人员，姓名保持不变</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <location filename="../../core/gallery/access.py" />
            <source>the end must come after the start</source>
            <translation>结束必须晚于开始</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>the end of the trail was changed</source>
            <translation>审计日志的末尾被改动</translation>
        </message>
        <message>
            <location filename="../../core/enrolment.py" />
            <source>the face in the picture cannot be enrolled: {0}</source>
            <translation>图片中的人脸无法录入：{0}</translation>
        </message>
        <message>
            <location filename="../../core/enrolment.py" />
            <source>the face in {0} cannot be enrolled: {1}</source>
            <translation>{0} 中的人脸无法录入：{1}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the face is live</source>
            <translation>是活体人脸</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the face is live ({0})</source>
            <translation>是活体人脸（{0}）</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>the first operator must be an administrator</source>
            <translation>第一个操作员必须是管理员</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the first person of the period has unlocked the door for everybody</source>
            <translation>本时段的首位到达者已为所有人解锁此门</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>the folder {0} holds no pictures</source>
            <translation>文件夹 {0} 中没有图片</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>the gallery could not be copied: {0}</source>
            <translation>未能复制人脸库：{0}</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>the gallery in this backup is damaged: {0}; take an older backup</source>
            <translation>此备份中的人脸库已损坏：{0}；请使用更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>the gallery is damaged, and was not backed up: {0}; restore an older backup</source>
            <translation>人脸库已损坏，未进行备份：{0}；请恢复更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>the gallery {0} cannot be used: another program has kept it locked; try again</source>
            <translation>人脸库 {0} 无法使用：正被其他程序锁定；请重试</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>the gallery {0} cannot be used: it cannot be written; check the folder's permissions</source>
            <translation>人脸库 {0} 无法使用：无法写入；请检查文件夹权限</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>the gallery {0} cannot be used: the disk is full; nothing was changed</source>
            <translation>人脸库 {0} 无法使用：磁盘已满；未作任何更改</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>the gallery {0} cannot be used: {1}</source>
            <translation>人脸库 {0} 无法使用：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>the gallery {0} is damaged or is not a Portico gallery: restore it from a backup</source>
            <translation>人脸库 {0} 已损坏或不是 Portico 的人脸库：请从备份恢复</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>the group {0} is left out: {1}</source>
            <translation>略过权限组 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>the head of the trail is missing, and perhaps the whole trail</source>
            <translation>审计日志的头部缺失，可能整个日志都已丢失</translation>
        </message>
        <message>
            <location filename="../../core/live/station.py" />
            <source>the networks for it are missing: {0}</source>
            <translation>缺少所需的网络：{0}</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/__init__.py" />
            <source>the package that brings the driver {0} is not made for this Portico</source>
            <translation>提供驱动 {0} 的软件包不适用于此版本的 Portico</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/base.py" />
            <source>the password file {0} cannot be read: {1}</source>
            <translation>无法读取密码文件 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/events.py" />
            <source>the person of this event has been deleted</source>
            <translation>此事件的人员已被删除</translation>
        </message>
        <message>
            <location filename="../../core/gallery/events.py" />
            <source>the person was deleted meanwhile</source>
            <translation>该人员此间已被删除</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>the picture has more than {0} million pixels: use a smaller picture</source>
            <translation>图片超过 {0} 百万像素：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>the picture is damaged: {0}</source>
            <translation>图片已损坏：{0}</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>the picture is empty</source>
            <translation>图片为空</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>the picture is not a picture, whatever its name says</source>
            <translation>无论名称如何，这都不是图片</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>the picture is only {0}×{1} pixels: too small for a face</source>
            <translation>图片只有 {0}×{1} 像素：太小，无法识别人脸</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>the picture shows {0} faces: use a picture of one person</source>
            <translation>图片中有 {0} 张人脸：请使用只有一个人的图片</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/serial.py" />
            <source>the protocol bytes needs what to send to unlock and to lock</source>
            <translation>bytes 协议需要填写开锁和上锁时发送的内容</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>the recognition profile {0} is malformed: {1}</source>
            <translation>识别配置 {0} 格式有误：{1}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>the region must be left, top, right, bottom, with left &lt; right and top &lt; bottom</source>
            <translation>区域应依次为左、上、右、下，且左 &lt; 右、上 &lt; 下</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/serial.py" />
            <source>the relay at {0} cannot be used: {1}</source>
            <translation>位于 {0} 的继电器无法使用：{1}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>the setting {0} (in {1}, or PORTICO_{2}) is wrong: {3}</source>
            <translation>设置 {0}（位于 {1}，或 PORTICO_{2}）有误：{3}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>the setting {0} is wrong: {1}</source>
            <translation>设置 {0} 有误：{1}</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>the site key could not be read back from there: it stays where it was</source>
            <translation>站点密钥存入后无法读回：仍保存在原处</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>the site key is kept so already: {0}</source>
            <translation>站点密钥已经这样保存：{0}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/rekey.py" />
            <source>the site key is not the one that this gallery was made with: restore the right one</source>
            <translation>站点密钥与创建此人脸库时所用的不符：请恢复正确的密钥</translation>
        </message>
        <message>
            <location filename="../../core/gallery/rekey.py" />
            <source>the site key was renewed meanwhile: start this program again</source>
            <translation>站点密钥此间已更换：请重新启动本程序</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>the site key {0} cannot be read: {1}</source>
            <translation>无法读取站点密钥 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>the site key {0} cannot be written: {1}</source>
            <translation>无法写入站点密钥 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>the site key {0} is missing, and without it the gallery cannot be read: restore it</source>
            <translation>站点密钥缺失（{0}），没有它就无法读取人脸库：请恢复该密钥</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>the site {0} cannot be written: {1}; name another with --site</source>
            <translation>无法写入站点 {0}：{1}；请用 --site 指定另一个站点</translation>
        </message>
        <message>
            <location filename="../../core/gallery/index.py" />
            <source>the snapshot is of another gallery</source>
            <translation>该快照属于另一个人脸库</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>the system's keyring cannot be used: {0}</source>
            <translation>系统密钥环无法使用：{0}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>the validity is another than in row {0}, which is about the same person</source>
            <translation>有效期与同一人的第 {0} 行不一致</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>the weights of the parts do not add up to 1</source>
            <translation>各部分的权重之和不为 1</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/__init__.py" />
            <source>the {0} driver's setting {1} is wrong: {2}</source>
            <translation>驱动 {0} 的设置 {1} 有误：{2}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>the {0} is wrong in {1}: {2}</source>
            <translation>{0}的 {1} 有误：{2}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>the {0} is wrong: {1}</source>
            <translation>{0}有误：{1}</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>there is a camera {0} already: choose another name</source>
            <translation>已有名为 {0} 的摄像头：请另选一个名称</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>there is a group {0} already</source>
            <translation>已有名为 {0} 的权限组</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>there is a {0} {1} already</source>
            <translation>已有名为 {1} 的{0}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>there is an operator {0} already</source>
            <translation>已有名为 {0} 的操作员</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no calendar {0}: known are none yet</source>
            <translation>没有日历 {0}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no calendar {0}: known are {1}</source>
            <translation>没有日历 {0}：现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>there is no camera {0} on this machine: plug one in, or choose a video file</source>
            <translation>本机没有摄像头 {0}：请接入摄像头，或选择视频文件</translation>
        </message>
        <message>
            <location filename="../../core/gallery/consent.py" />
            <source>there is no consent on record that could be withdrawn</source>
            <translation>没有可以撤回的同意记录</translation>
        </message>
        <message>
            <location filename="../../core/doors/drivers/__init__.py" />
            <source>there is no door driver {0}: known are {1}</source>
            <translation>没有门驱动 {0}：可用的有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no door {0}: known are none yet</source>
            <translation>没有门 {0}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no door {0}: known are {1}</source>
            <translation>没有门 {0}：现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no group {0}: known are none yet</source>
            <translation>没有权限组 {0}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no group {0}: known are {1}</source>
            <translation>没有权限组 {0}：现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>there is no operator {0}; see: portico users list</source>
            <translation>没有操作员 {0}；可用命令查看：portico users list</translation>
        </message>
        <message>
            <location filename="../../core/bulk/importing.py" />
            <source>there is no photo that can be used, and nobody of this name is enrolled yet</source>
            <translation>没有可用的照片，也还没有录入过叫这个名字的人</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no schedule {0}: known are none yet</source>
            <translation>没有时间表 {0}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access_reading.py" />
            <source>there is no schedule {0}: known are {1}</source>
            <translation>没有时间表 {0}：现有 {1}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>there is no setting named {0}</source>
            <translation>没有名为 {0} 的设置</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <location filename="../../core/bulk/plan.py" />
            <source>there is no such file</source>
            <translation>没有此文件</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>these photos have been deleted</source>
            <translation>这些照片已被删除</translation>
        </message>
        <message>
            <location filename="../../core/bulk/judging.py" />
            <location filename="../../core/enrolment.py" />
            <source>these pictures seem to show different people (score {0}): enrol one person at a time</source>
            <translation>这些图片似乎不是同一个人（相似度 {0}）：请一次只录入一个人</translation>
        </message>
        <message>
            <location filename="../../core/backup_archive.py" />
            <source>this backup does not hold what it says it holds: take another copy of it, or an older one</source>
            <translation>此备份的内容与其说明不符：请使用它的另一份副本，或更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <source>this backup is damaged or incomplete: take another copy of it, or an older one</source>
            <translation>此备份已损坏或不完整：请使用它的另一份副本，或更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <source>this backup was made by a newer Portico (format {0}): update Portico first</source>
            <translation>此备份由更新版本的 Portico 创建（格式 {0}）：请先更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/backup_archive.py" />
            <source>this backup was made by a newer Portico ({0}, schema {1}; this one knows {2}): update Portico first</source>
            <translation>此备份由更新版本的 Portico 创建（{0}，结构版本 {1}；当前版本支持 {2}）：请先更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>this camera cannot be used: {0}</source>
            <translation>此摄像头无法使用：{0}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/events.py" />
            <source>this event has been removed</source>
            <translation>此事件已被移除</translation>
        </message>
        <message>
            <location filename="../../core/gallery/events.py" />
            <source>this event names nobody: there is nothing to put right</source>
            <translation>此事件没有认定任何人：无需更正</translation>
        </message>
        <message>
            <location filename="../../core/enrolment.py" />
            <source>this face is already enrolled as {0} (score {1}): add the picture there, or rename or delete that person first</source>
            <translation>这张人脸已录入为 {0}（相似度 {1}）：请把图片添加到该人员，或先将其改名或删除</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <source>this file is not a backup of Portico: choose another one</source>
            <translation>此文件不是 Portico 的备份：请另选一个</translation>
        </message>
        <message>
            <location filename="../../core/bulk/reading.py" />
            <source>this folder is empty: put photos of the person into it</source>
            <translation>此文件夹为空：请放入该人员的照片</translation>
        </message>
        <message>
            <location filename="../../core/bulk/plan.py" />
            <source>this is a folder within a person's folder: put its photos one level up</source>
            <translation>这是人员文件夹内的子文件夹：请将其中的照片上移一级</translation>
        </message>
        <message>
            <location filename="../../core/bulk/plan.py" />
            <location filename="../../core/bulk/reading.py" />
            <source>this is a link, and links are not followed</source>
            <translation>这是一个链接，不会跟随链接读取</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <source>this is not the passphrase of this backup, or the beginning of the file is damaged</source>
            <translation>口令与此备份不符，或文件开头已损坏</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>this is not the passphrase of this site</source>
            <translation>口令与此站点不符</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>this is not the password that you have now</source>
            <translation>这不是您当前的密码</translation>
        </message>
        <message>
            <location filename="../../core/gallery/merging.py" />
            <source>this is one and the same entry: choose two that are to become one</source>
            <translation>这是同一条目：请选择要合并的两个条目</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>this is the only photo of {0}: add another first</source>
            <translation>这是 {0} 唯一的照片：请先添加另一张</translation>
        </message>
        <message>
            <location filename="../../core/bulk/plan.py" />
            <source>this kind of file is not read: save the picture as JPEG or PNG</source>
            <translation>不支持此类文件：请将图片存为 JPEG 或 PNG</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>this looks like a picture of a face</source>
            <translation>看上去是人脸的图片，而非真人</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>this looks like a picture of a face ({0})</source>
            <translation>看上去是人脸的图片，而非真人（{0}）</translation>
        </message>
        <message>
            <location filename="../../core/backup_file.py" />
            <source>this passphrase is too easy to guess: do not repeat a few characters</source>
            <translation>此口令太容易被猜到：请勿重复少数几个字符</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>this password is too easy to guess: do not use the name, or one character repeated</source>
            <translation>此密码太容易被猜到：请勿使用用户名或重复同一个字符</translation>
        </message>
        <message>
            <location filename="../../core/bulk/importing.py" />
            <location filename="../../core/gallery/access.py" />
            <location filename="../../core/gallery/consent.py" />
            <location filename="../../core/gallery/store.py" />
            <source>this person has been deleted</source>
            <translation>此人员已被删除</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>this photo has been deleted</source>
            <translation>此照片已被删除</translation>
        </message>
        <message>
            <location filename="../../core/bulk/reading.py" />
            <source>this picture is in no person's folder: make one, named after them</source>
            <translation>此图片不在任何人员的文件夹中：请建一个以其姓名命名的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>this site asks for a passphrase: type it at a terminal, or set PORTICO_PASSPHRASE</source>
            <translation>此站点需要口令：请在终端中输入，或设置 PORTICO_PASSPHRASE</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>this site is being backed up already: wait until that has ended</source>
            <translation>此站点正在备份：请等待其结束</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>this was enrolled over 30 minutes ago: delete the photos or the person instead</source>
            <translation>录入已超过 30 分钟：请改为删除照片或人员</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>thresholds must rise</source>
            <translation>阈值必须递增</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>thresholds, fmr and fnmr differ in length</source>
            <translation>阈值、误识率和拒识率的个数不一致</translation>
        </message>
        <message>
            <location filename="../../app/window/language/sentences.py" />
            <source>timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>too bright</source>
            <translation>太亮</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>too dark</source>
            <translation>太暗</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>too few good looks to be sure: {0} of {1} said {2}</source>
            <translation>清晰的抓拍太少，无法确定：{1} 次中有 {0} 次认为是 {2}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>too many wrong passwords: try again in {0} s</source>
            <translation>密码错误次数过多：请在 {0} 秒后重试</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>turn left a little</source>
            <translation>请稍微向左转</translation>
        </message>
        <message>
            <location filename="../../core/live/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>turn right a little</source>
            <translation>请稍微向右转</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>turn your head to the left</source>
            <translation>向左转头</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>turn your head to the right</source>
            <translation>向右转头</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>turned the other way than asked</source>
            <translation>转头方向与要求相反</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>was let in less than {0} s ago</source>
            <translation>不到 {0} 秒前刚被放行</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>was never seen well enough to be recognised</source>
            <translation>始终没有看清，无法识别</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>was not seen well again after moving</source>
            <translation>做完动作后没有再看清</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>was not unlocked: it is being set up</source>
            <translation>没有开锁：门正在设置中</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>was not unlocked: the decision came too late</source>
            <translation>没有开锁：判定来得太迟</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>was opened by force: nobody had been let in</source>
            <translation>被强行打开：此前没有放行任何人</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>was opened by hand by {0}: {1}</source>
            <translation>由 {0} 手动开门：{1}</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>was out of sight while being asked to move</source>
            <translation>在要求做动作时离开了画面</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>watch cameras</source>
            <translation>查看摄像头</translation>
        </message>
        <message>
            <location filename="../../core/upkeep.py" />
            <source>what is too old could not be removed: {0}</source>
            <translation>未能删除过期内容：{0}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>whether the face is live cannot be told</source>
            <translation>无法判断是否为活体</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>whether the face is live cannot be told ({0})</source>
            <translation>无法判断是否为活体（{0}）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0} and {1}</source>
            <translation>{0}和{1}</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>{0} cannot be changed: {1}</source>
            <translation>无法修改 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>{0} cannot be played: {1}</source>
            <translation>{0} 无法播放：{1}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} cannot be read beyond row {1}: a quote may be missing there</source>
            <translation>{0} 在第 {1} 行之后无法读取：该处可能缺少引号</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} cannot be read: it is no text</source>
            <translation>无法读取 {0}：它不是文本</translation>
        </message>
        <message>
            <location filename="../../core/bulk/cells.py" />
            <source>{0} cannot be read: separate several values by semicolons</source>
            <translation>无法读取 {0}：多个值请用分号隔开</translation>
        </message>
        <message>
            <location filename="../../core/bulk/journal.py" />
            <location filename="../../core/bulk/looking.py" />
            <location filename="../../core/bulk/reading.py" />
            <location filename="../../core/evaluation/datasets.py" />
            <location filename="../../core/images.py" />
            <source>{0} cannot be read: {1}</source>
            <translation>无法读取 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>{0} cannot be used: {1}</source>
            <translation>{0} 无法使用：{1}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/journal.py" />
            <location filename="../../core/bulk/report.py" />
            <location filename="../../core/evaluation/report.py" />
            <location filename="../../core/exchange.py" />
            <location filename="../../core/gallery/audit.py" />
            <location filename="../../core/gallery/event_csv.py" />
            <source>{0} cannot be written: {1}</source>
            <translation>无法写入 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>{0} could not be read back as it was written: use another disk</source>
            <translation>{0} 写入后无法原样读回：请换用另一个磁盘</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{0} did not deliver the expected file (its checksum differs): nothing was kept</source>
            <translation>{0} 提供的文件不符（校验和不同）：未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} does not exist</source>
            <translation>{0} 不存在</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>{0} entries at the end are missing</source>
            <translation>末尾缺失 {0} 条记录</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>{0} entries at the end were added by somebody else</source>
            <translation>末尾有 {0} 条记录由他人添加</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>{0} exists already: name another file</source>
            <translation>{0} 已存在：请另选一个文件名</translation>
        </message>
        <message>
            <location filename="../../core/bulk/journal.py" />
            <source>{0} has grown too large: delete it to begin anew</source>
            <translation>{0} 已过大：请删除它以重新开始</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} has more than {1} columns</source>
            <translation>{0} 超过 {1} 列</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} has more than {1} million pixels: use a smaller picture</source>
            <translation>{0} 超过 {1} 百万像素：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} has more than {1} rows: split it</source>
            <translation>{0} 超过 {1} 行：请拆分</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} has no column of names: its first row must hold headings such as name, employee id, group, valid until and photo, and holds {1}</source>
            <translation>{0} 没有姓名列：第一行应为标题，例如姓名、工号、权限组、有效期至和照片，而该行为 {1}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} has no sub-folder with pictures: one folder per person is expected</source>
            <translation>{0} 中没有含图片的子文件夹：每人应有一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>{0} has the employee ID {1} already: add a middle name if this is somebody else</source>
            <translation>{0} 已使用工号 {1}：如果不是同一个人，请在姓名中加以区分</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>{0} has the employee ID {1} already: give each person one of their own</source>
            <translation>{0} 已使用工号 {1}：请为每个人分配各自的工号</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} holds no pictures</source>
            <translation>{0} 中没有图片</translation>
        </message>
        <message>
            <location filename="../../core/exchange.py" />
            <source>{0} holds no sub-folder with photos: make one for each person, named after them</source>
            <translation>{0} 中没有含照片的子文件夹：请为每个人建一个以其姓名命名的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>{0} holds no video</source>
            <translation>{0} 中没有视频</translation>
        </message>
        <message>
            <location filename="../../core/bulk/reading.py" />
            <source>{0} holds {1} CSV files: choose one of them</source>
            <translation>{0} 中有 {1} 个 CSV 文件：请选择其中一个</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>{0} in log-odds, {1} looks</source>
            <translation>对数几率 {0}，{1} 次抓拍</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} in row {1} has another employee ID: add a middle name or a number to tell the two apart</source>
            <translation>第 {1} 行的 {0} 使用另一个工号：请在姓名后加编号以区分两人</translation>
        </message>
        <message>
            <location filename="../../core/site.py" />
            <source>{0} is a file: name a folder with --site</source>
            <translation>{0} 是文件：请用 --site 指定一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is a folder, not a picture</source>
            <translation>{0} 是文件夹，不是图片</translation>
        </message>
        <message>
            <location filename="../../core/bulk/judging.py" />
            <location filename="../../core/enrolment.py" />
            <source>{0} is already enrolled with another face (score {1}): add a middle name or a number to tell the two apart</source>
            <translation>{0} 已用另一张人脸录入（相似度 {1}）：请在姓名后加编号以区分两人</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>{0} is already enrolled: choose another name</source>
            <translation>{0} 已经录入：请另选一个姓名</translation>
        </message>
        <message>
            <location filename="../../core/bulk/journal.py" />
            <source>{0} is being imported already: wait until that has ended</source>
            <translation>{0} 正在导入：请等待其结束</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>{0} is blocked: lift the block first</source>
            <translation>{0} 已被停用：请先解除停用</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{0} is blocked: tell whoever is in charge</source>
            <translation>{0} 已被停用：请联系负责人</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is damaged: {1}</source>
            <translation>{0} 已损坏：{1}</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <location filename="../../core/images.py" />
            <source>{0} is empty</source>
            <translation>{0} 为空</translation>
        </message>
        <message>
            <location filename="../../core/bulk/importing.py" />
            <source>{0} is enrolled with the employee ID {1}: add a middle name or a number to tell the two apart</source>
            <translation>{0} 已用工号 {1} 录入：请在姓名后加编号以区分两人</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{0} is in {1} already, since {2}</source>
            <translation>{0} 自 {2} 起已在 {1} 内</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} is larger than {1} MB: split it</source>
            <translation>{0} 超过 {1} MB：请拆分</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is larger than {1} MB: use a smaller picture</source>
            <translation>{0} 超过 {1} MB：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/settings.py" />
            <source>{0} is malformed: {1}</source>
            <translation>{0} 格式有误：{1}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>{0} is needed by a grant: take that back first</source>
            <translation>{0} 正用于一项授权：请先撤销该授权</translation>
        </message>
        <message>
            <location filename="../../core/gallery/access.py" />
            <source>{0} is needed by {1}: change that first</source>
            <translation>{0} 正被 {1} 使用：请先修改它</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>{0} is neither a camera number nor an existing file, folder or address</source>
            <translation>{0} 既不是摄像头编号，也不是存在的文件、文件夹或地址</translation>
        </message>
        <message>
            <location filename="../../core/bulk/reading.py" />
            <source>{0} is neither a folder of people nor a CSV file</source>
            <translation>{0} 既不是人员文件夹，也不是 CSV 文件</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{0} is not a day such as mon or holiday</source>
            <translation>{0} 不是有效的日子，正确示例：mon、holiday</translation>
        </message>
        <message>
            <location filename="../../core/bulk/cells.py" />
            <source>{0} is not a day that reads the same everywhere: write it as 2026-12-31</source>
            <translation>{0} 这样的日期在各地读法不一：请写作 2026-12-31</translation>
        </message>
        <message>
            <location filename="../../core/recognition/fusion.py" />
            <source>{0} is not a fitted transform: {1}</source>
            <translation>{0} 不是拟合好的变换：{1}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} is not a folder</source>
            <translation>{0} 不是文件夹</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is not a folder of pictures</source>
            <translation>{0} 不是图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/exchange.py" />
            <source>{0} is not a folder: name one that holds a sub-folder of photos for each person</source>
            <translation>{0} 不是文件夹：请指定一个为每个人各有一个照片子文件夹的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{0} is not a period such as: mon-fri 08:00-18:00</source>
            <translation>{0} 不是有效的时段，正确示例：mon-fri 08:00-18:00</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{0} is not a period: one that begins at midnight begins at 00:00 of the next day</source>
            <translation>{0} 不是有效的时段：从午夜开始的时段应写作次日 00:00</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is not a picture, whatever its name says</source>
            <translation>{0} 虽有图片的名称，但并不是图片</translation>
        </message>
        <message>
            <location filename="../../core/gallery/keys.py" />
            <source>{0} is not a site key: restore the file</source>
            <translation>{0} 不是站点密钥：请恢复该文件</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} is not a text: save it as CSV UTF-8</source>
            <translation>{0} 不是文本：请存为 UTF-8 编码的 CSV</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{0} is not a time of day such as 08:30</source>
            <translation>{0} 不是有效的时刻，正确示例：08:30</translation>
        </message>
        <message>
            <location filename="../../core/access/policy.py" />
            <source>{0} is not a time zone such as Europe/Berlin</source>
            <translation>{0} 不是有效的时区，正确示例：Asia/Shanghai</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} is not an LFW pairs file: {1}</source>
            <translation>{0} 不是 LFW 的 pairs 文件：{1}</translation>
        </message>
        <message>
            <location filename="../../core/exchange.py" />
            <source>{0} is not empty: name a new folder</source>
            <translation>{0} 不为空：请指定一个新文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backup.py" />
            <source>{0} is not empty: name a new folder for the restored site</source>
            <translation>{0} 不为空：请为恢复的站点指定一个新文件夹</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{0} is not installed: {1}</source>
            <translation>未安装 {0}：{1}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{0} is not the file that Portico was built for (its checksum differs): remove it, or replace it with {1} of {2} bytes</source>
            <translation>{0} 不是 Portico 所需的文件（校验和不同）：请将其移除，或换成 {2} 字节的 {1}</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{0} is only {1}×{2} pixels: too small for a face</source>
            <translation>{0} 只有 {1}×{2} 像素：太小，无法识别人脸</translation>
        </message>
        <message>
            <location filename="../../core/gallery/store.py" />
            <source>{0} is the employee ID of {1} and the number of {2}: say the name</source>
            <translation>{0} 既是 {1} 的工号，又是 {2} 的编号：请改用姓名</translation>
        </message>
        <message>
            <location filename="../../core/gallery/operators.py" />
            <source>{0} is the only administrator: make somebody else one first</source>
            <translation>{0} 是唯一的管理员：请先将其他人设为管理员</translation>
        </message>
        <message>
            <location filename="../../core/bulk/lists.py" />
            <source>{0} is written in an encoding that cannot be told: save it as CSV UTF-8</source>
            <translation>无法判断 {0} 的编码：请存为 UTF-8 编码的 CSV</translation>
        </message>
        <message>
            <location filename="../../core/gallery/audit.py" />
            <source>{0} may not {1}: ask an administrator</source>
            <translation>{0} 没有“{1}”的权限：请联系管理员</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{0} may pass here now ({1})</source>
            <translation>{0} 现在可由此通行（{1}）</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} names a picture that is not there: {1}</source>
            <translation>{0} 中列出的图片不存在：{1}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} needs a header with first, second and same, and at least one pair</source>
            <translation>{0} 需要含 first、second 和 same 的表头，以及至少一对图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} needs at least two people, and two pictures of one of them</source>
            <translation>{0} 至少需要两个人，且其中一人有两张图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0} needs pairs of both kinds in at least two folds</source>
            <translation>{0} 至少需要两折，且每折都有两类图片对</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>{0} of {1} good looks agree</source>
            <translation>{1} 次清晰抓拍中有 {0} 次一致</translation>
        </message>
        <message>
            <location filename="../../core/exchange.py" />
            <source>{0} of {1} people</source>
            <translation>{0} / {1} 人</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/embedded.py" />
            <source>{0} of {1} pictures</source>
            <translation>{0} / {1} 张图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{0} pairs of people may be taken for each other</source>
            <translation>有 {0} 对人员可能被互相认错</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} pairs of {1} pictures, everything fitted on the other folds.</source>
            <translation>{1} 张图片组成 {0} 对，全部参数在其余各折上拟合。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} pairs of {1} pictures, the profile as it ships.</source>
            <translation>{1} 张图片组成 {0} 对，使用自带的识别配置。</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{0} passed here at {1} already</source>
            <translation>{0} 已于 {1} 由此通过</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{0} people are told apart, the nearest two by {1} below the line. Whether they are recognised cannot be said: add a second photo of each.</source>
            <translation>{0} 人均可区分，最相近的两人比阈值低 {1}。能否识别尚无法判断：请为每人再添加一张照片。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} people enrolled with one photo: {1} % right first, {2} % recognised, {3} % of {4} strangers taken for one of them.</source>
            <translation>{0} 人各用一张照片录入：首选正确 {1} %，被识别 {2} %，{4} 名陌生人中有 {3} % 被误认。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{0} people may be hard to recognise</source>
            <translation>有 {0} 人可能难以识别</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} people, {1} comparisons of one person, {2} of two.</source>
            <translation>{0} 人，同一人比对 {1} 次，不同人比对 {2} 次。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} pictures without a face count as errors: {1} and {2} more.</source>
            <translation>{0} 张图片没有人脸，按错误计：{1} 以及另外 {2} 张。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{0} pictures without a face count as errors: {1}.</source>
            <translation>{0} 张图片没有人脸，按错误计：{1}。</translation>
        </message>
        <message>
            <location filename="../../core/engine.py" />
            <source>{0} shows {1} faces: use a picture of one person</source>
            <translation>{0} 中有 {1} 张人脸：请使用只有一个人的图片</translation>
        </message>
        <message>
            <location filename="../../core/exchange.py" />
            <source>{0} was deleted meanwhile: begin again</source>
            <translation>{0} 此间已被删除：请重新开始</translation>
        </message>
        <message>
            <location filename="../../core/gallery/database.py" />
            <source>{0} was made by a newer Portico (schema {1}, this one knows {2}): update Portico</source>
            <translation>{0} 由更新版本的 Portico 创建（结构版本 {1}，当前版本支持 {2}）：请更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>{0} was not unlocked: it took too long to write that down; try again</source>
            <translation>{0} 没有开锁：记录花的时间太长；请重试</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{0} within {1}</source>
            <translation>{0} 在 {1} 内</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{0}, line {1}: {2}</source>
            <translation>{0} 第 {1} 行：{2}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}, {1}</source>
            <translation>{0}、{1}</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{0}: holidays are no part of a row of weekdays</source>
            <translation>{0}：节假日不能写在连续的星期之中</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/sources.py" />
            <source>{0}:// is not a kind of camera that Portico knows: use rtsp:// or http://</source>
            <translation>Portico 不支持 {0}:// 类型的摄像头：请使用 rtsp:// 或 http://</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}; or {1}</source>
            <translation>{0}；或者{1}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}; {1}</source>
            <translation>{0}；{1}</translation>
        </message>
    </context>
</TS>
