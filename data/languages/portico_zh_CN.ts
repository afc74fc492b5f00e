<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Portico</name>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source> pixels</source>
            <translation> 像素</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/task_menu.py" />
            <source>&amp;All tasks…</source>
            <translation>全部任务(&amp;A)…</translation>
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
            <source>&amp;Check the audit log</source>
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
            <location filename="../../app/window/widgets/brush.py" />
            <source>&amp;Clear all</source>
            <translation>全部清除(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>&amp;Close them to others</source>
            <translation>对其他账户关闭(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>&amp;End Portico</source>
            <translation>结束 Portico(&amp;E)</translation>
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
            <location filename="../../app/window/menus.py" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/missing.py" />
            <source>&amp;Get it…</source>
            <translation>获取(&amp;G)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/unfinished.py" />
            <source>&amp;Go on with it</source>
            <translation>继续导入(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/following.py" />
            <source>&amp;Go on with this one</source>
            <translation>继续当前录入(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>&amp;Groups</source>
            <translation>权限组(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/pages/doors/removal.py" />
            <source>&amp;Keep it</source>
            <translation>保留(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>&amp;Leave selected faces out</source>
            <translation>排除所选人脸(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/menus.py" />
            <source>&amp;Measure the recogniser</source>
            <translation>评测识别效果(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>&amp;Mirror it</source>
            <translation>镜像(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
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
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>&amp;Open it</source>
            <translation>打开(&amp;O)</translation>
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
            <location filename="../../app/window/menus.py" />
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>&amp;Reception may give it, and say until when</source>
            <translation>前台可以分配此组并设定有效期(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>&amp;Reload</source>
            <translation>重新加载(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/removal.py" />
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
            <location filename="../../app/window/pages/tasks/settings.py" />
            <source>&amp;Run</source>
            <translation>运行(&amp;R)</translation>
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
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>&amp;Save result…</source>
            <translation>保存结果(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/page.py" />
            <source>&amp;Schedules</source>
            <translation>时间表(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
            <source>&amp;Set up this site…</source>
            <translation>设置此站点(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>&amp;Stay</source>
            <translation>留下(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>&amp;Table of these events (CSV)…</source>
            <translation>这些事件的表格（CSV）(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
            <source>&amp;Tasks</source>
            <translation>任务(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/changes.py" />
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>&amp;Use as picture</source>
            <translation>用作图片(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>&amp;Use this at the door</source>
            <translation>在门口采用(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../app/window/menus.py" />
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>&amp;Whole picture</source>
            <translation>整个画面(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>&amp;Wipe</source>
            <translation>滑动对比(&amp;W)</translation>
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
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>&amp;Yes, this is still {name}</source>
            <translation>是，仍是 {name} 本人(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>1  Camera</source>
            <translation>1  摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>1 camera is lost</source>
            <translation>1 个摄像头已断开</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>1 entry</source>
            <translation>1 条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
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
            <location filename="../../app/window/pages/group.py" />
            <source>1 file was passed over</source>
            <translation>略过了 1 个文件</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>1 more needs attention</source>
            <translation>另有 1 处需要注意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>1 network is there</source>
            <translation>1 个网络已就位</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>1 of them used to recognise</source>
            <translation>其中 1 张用于识别</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <location filename="../../app/window/pages/people/page.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
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
            <location filename="../../app/window/pages/enrol/enrolling.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>1 photo</source>
            <translation>1 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
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
            <location filename="../../app/window/pages/welcome.py" />
            <source>2  First person</source>
            <translation>2  首位人员</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>2N (IP intercom)</source>
            <translation>2N（IP 对讲）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>3  First door</source>
            <translation>3  第一扇门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>3,803 pictures of LFW, folds 1-5, beside FG-NET and NUAA</source>
            <translation>LFW 的 3,803 张图片（第 1-5 折），以及 FG-NET 和 NUAA</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>3,803 pictures of LFW, folds 1-5, beside FG-NET and NUAA, 3000 pairs, cross-fitted</source>
            <translation>LFW 的 3,803 张图片（第 1-5 折），以及 FG-NET 和 NUAA，3000 对，交叉拟合</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>3811 pictures of LFW, folds 1-5</source>
            <translation>LFW 的 3811 张图片（第 1-5 折）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>3811 pictures of LFW, folds 1-5, 3000 pairs, cross-fitted</source>
            <translation>LFW 的 3811 张图片（第 1-5 折），3000 对，交叉拟合</translation>
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
            <location filename="../../app/window/pages/doors/page.py" />
            <source>A camera sees who comes; a door opens for those who may pass. Choose a camera at the left, or add a door.</source>
            <translation>摄像头看到来人；门为有权通行者打开。请在左侧选择摄像头，或添加门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>A camera sees who comes; a door opens for those who may pass. Choose a door at the left, or add a camera.</source>
            <translation>摄像头看到来人；门为有权通行者打开。请在左侧选择门，或添加摄像头。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>A camera sees who comes; a door opens for those who may pass. Choose one at the left.</source>
            <translation>摄像头看到来人；门为有权通行者打开。请在左侧选择一项。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>A door compares with everybody enrolled, and has a line of its own: {line}, which 1 stranger in {count} passes.</source>
            <translation>门会与所有已登记的人比较，有自己的界线：{line}，{count} 名陌生人中有 1 名会越过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>A film that plays as a camera would, over and over again</source>
            <translation>像摄像头一样反复播放的影片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>A folder of pictures: those in it are looked at once, and new ones as they come</source>
            <translation>图片文件夹：其中的图片查看一次，新图片到来时再查看</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
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
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>A gallery that cannot be opened any more, and a site in a new folder, take a command:</source>
            <translation>打不开的人员库，或在新文件夹中建立站点，须用命令：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>A network, two looks at each face, and local patterns: the most accurate.</source>
            <translation>一个网络对每张人脸看两次，并结合局部纹理：最准确。</translation>
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
            <location filename="../../app/window/pages/tasks/page.py" />
            <source>A task is running.</source>
            <translation>有任务正在运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>A&amp;dd this picture to {name}</source>
            <translation>把这张照片加给 {name}(&amp;D)</translation>
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
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Access groups</source>
            <translation>门禁组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
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
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>Address of the device</source>
            <translation>设备地址</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>Akuvox (HTTP API)</source>
            <translation>Akuvox（HTTP API）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Akuvox (open relay by address)</source>
            <translation>Akuvox（通过地址打开继电器）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Alarm when open for</source>
            <translation>开门超时报警</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Alarms</source>
            <translation>警报</translation>
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
            <location filename="../../app/window/widgets/dialogs.py" />
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/merging.py" />
            <source>All photos and events of {other} become {name}'s, and {other} is gone. This cannot be undone.</source>
            <translation>{other} 的所有照片和事件都将归入 {name}，{other} 将不再存在。此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>All tasks</source>
            <translation>全部任务</translation>
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
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Answer first whether it is the same person.</source>
            <translation>请先回答是否为同一个人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Any time</source>
            <translation>任意时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Arabic (Windows-1256)</source>
            <translation>阿拉伯文 (Windows-1256)</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/compare.py" />
            <source>Arrow keys move the line between them, plus and minus enlarge, 0 shows the whole.</source>
            <translation>方向键移动两者之间的分界线，加号和减号缩放，0 显示全图。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>As earlier versions had it: it misses more people.</source>
            <translation>与早期版本相同：漏认的人较多。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>As earlier versions had it: slower, and it misses more people.</source>
            <translation>与早期版本相同：较慢，漏认的人也较多。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>As it seems</source>
            <translation>自动判断</translation>
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
            <location filename="../../app/window/lacking.py" />
            <location filename="../../app/window/pages/tasks/missing.py" />
            <source>Ask an administrator to install it.</source>
            <translation>请联系管理员安装。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>Ask at every start who looks after this site</source>
            <translation>每次启动时询问由谁管理本站点</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Attention</source>
            <translation>注意</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Audit log</source>
            <translation>审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Axis (door controller)</source>
            <translation>Axis（门禁控制器）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Axis (output of a camera or a door station)</source>
            <translation>Axis（摄像机或门口机的输出）</translation>
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
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Backups (*{suffix})</source>
            <translation>备份 (*{suffix})</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Backups of this site</source>
            <translation>此站点的备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Baltic (Windows-1257)</source>
            <translation>波罗的海文 (Windows-1257)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Beg&amp;in</source>
            <translation>开始(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/following.py" />
            <source>Begin ane&amp;w</source>
            <translation>重新开始(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Begins at</source>
            <translation>开始于</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Bring it back</source>
            <translation>恢复它</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Bring it back…</source>
            <translation>恢复它…</translation>
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
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Ca&amp;mera</source>
            <translation>摄像头(&amp;M)</translation>
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
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Camera &amp;off</source>
            <translation>关闭摄像头(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/feed.py" />
            <source>Camera at this desk</source>
            <translation>本机摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/source_box.py" />
            <source>Camera number, rtsp:// or http:// address, video file or folder</source>
            <translation>摄像头编号、rtsp:// 或 http:// 地址、视频文件或文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Camera number, video file, folder, or rtsp:// or http:// address</source>
            <translation>摄像头编号、视频文件、文件夹，或 rtsp:// 或 http:// 地址</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Camera {name}</source>
            <translation>摄像头 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Cameras at it</source>
            <translation>门口的摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>Cameras stop and doors are locked, or unlocked where they are to fail safe. Nobody is let in and nothing is recorded until Portico is started again.</source>
            <translation>摄像头将停止，门将上锁；设为失效开启的门则开锁。在重新启动 Portico 之前，不放行任何人，也不作任何记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>Cameras stop. Nobody is let in by face and nothing is recorded until Portico is started again.</source>
            <translation>摄像头将停止。在 Portico 重新启动之前，不会凭人脸放行任何人，也不作任何记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Cameras, recogniser, disk and backups as they are now.</source>
            <translation>摄像头、识别程序、磁盘和备份的当前状况。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Cance&amp;l</source>
            <translation>取消(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Cannot be told apart</source>
            <translation>无法区分</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Central European (Windows-1250)</source>
            <translation>中欧文 (Windows-1250)</translation>
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Change of the profile</source>
            <translation>更换识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Change passw&amp;ord</source>
            <translation>更改密码(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Change to the ne&amp;xt profile</source>
            <translation>改用新的识别配置(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Change, e&amp;xcept for them</source>
            <translation>更换，略过这些人(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/settings.py" />
            <source>Changes show at once.</source>
            <translation>更改会立即显示。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Channel</source>
            <translation>通道</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Chec&amp;k</source>
            <translation>检查(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Check &amp;now</source>
            <translation>立即检查(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Check it</source>
            <translation>检查</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Checking every entry</source>
            <translation>正在检查每条记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Checking reads a backup to its last byte, and asks for its passphrase.</source>
            <translation>检查会把备份读到最后一个字节，并询问其口令。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Checking reads a backup to its last byte, with the passphrase that is kept.</source>
            <translation>检查会用已保存的口令把备份读到最后一个字节。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Chinese, simplified (GB 18030)</source>
            <translation>简体中文 (GB 18030)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Chinese, traditional (Big5)</source>
            <translation>繁体中文 (Big5)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Choose &amp;picture…</source>
            <translation>选择图片(&amp;P)…</translation>
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
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Choose a backup file…</source>
            <translation>选择备份文件…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>Choose a backup that is there: of others the disk is to be plugged in first.</source>
            <translation>请选择现在可用的备份；其余的请先接上其磁盘。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Choose a f&amp;ile…</source>
            <translation>选择文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <location filename="../../app/window/pages/live/page.py" />
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/live/page.py" />
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Choose a folder of pictures</source>
            <translation>选择图片文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>Choose a folder of pictures, or drop one here.</source>
            <translation>请选择图片文件夹，或将其拖到此处。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Choose a folder on another disk.</source>
            <translation>请选择另一磁盘上的文件夹。</translation>
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
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <location filename="../../app/window/pages/tasks/slot.py" />
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
            <location filename="../../app/window/pages/tasks/slot.py" />
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose a picture, or drop one here.</source>
            <translation>请选择图片，或将其拖到此处。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>Choose a picture, paste one, or drop one here.</source>
            <translation>请选择或粘贴图片，或将其拖到此处。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/live/page.py" />
            <source>Choose a video</source>
            <translation>选择视频</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/slot.py" />
            <source>Choose a&amp;nother…</source>
            <translation>另选一张(&amp;N)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Choose f&amp;irst picture…</source>
            <translation>选择第一张图片(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Choose f&amp;older…</source>
            <translation>选择文件夹(&amp;O)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Choose fol&amp;der…</source>
            <translation>选择文件夹(&amp;D)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
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
            <location filename="../../app/window/pages/tasks/missing.py" />
            <source>Choose the file {name}</source>
            <translation>选择文件 {name}</translation>
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
            <location filename="../../app/window/pages/tasks/truth.py" />
            <source>Choose what is right, and see how near the result comes: {title}.</source>
            <translation>请选择标准答案，看看结果有多接近：{title}。</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Clock</source>
            <translation>时钟</translation>
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>Comes over</source>
            <translation>传输方式</translation>
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
            <location filename="../../app/window/pages/tasks/offers.py" />
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Compiled networks</source>
            <translation>已编译的网络</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/preview.py" />
            <location filename="../../app/window/pages/enrol/guided.py" />
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Consent</source>
            <translation>同意书</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Consent and retention</source>
            <translation>同意与保存期限</translation>
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
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Cop&amp;y picture</source>
            <translation>复制图片(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Cop&amp;y to {first}–{last}</source>
            <translation>复制到{first}至{last}(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Copy &amp;report</source>
            <translation>复制报告(&amp;R)</translation>
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
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>Copy table</source>
            <translation>复制表格</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Crashes</source>
            <translation>崩溃</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Cyrillic (Windows-1251)</source>
            <translation>西里尔文 (Windows-1251)</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Dahua, Amcrest (CGI)</source>
            <translation>大华、Amcrest（CGI）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Daily look at the gallery</source>
            <translation>人脸库每日检查</translation>
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
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Day before month</source>
            <translation>日在月前</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Day of the report</source>
            <translation>报表日期</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Days as they seem</source>
            <translation>日期自动判断</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Days of which one backup is kept</source>
            <translation>每天保留一份备份的天数</translation>
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
            <location filename="../../app/window/pages/tasks/settings.py" />
            <source>Defau&amp;lts</source>
            <translation>默认值(&amp;L)</translation>
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
            <source>Delete {name} with {photos} and everything measured from them? This cannot be undone.</source>
            <translation>删除 {name} 及其 {photos}和由此测得的一切？此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Discard the &amp;changes</source>
            <translation>放弃更改(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/taken.py" />
            <source>Discard this picture</source>
            <translation>舍弃这张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Disk of backups</source>
            <translation>备份所在磁盘</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Do each picture of a folder, and keep the results in another one</source>
            <translation>处理一个文件夹中的每张图片，并将结果保存到另一个文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Do not</source>
            <translation>不恢复</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Do not ask &amp;again</source>
            <translation>不再询问(&amp;A)</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>DoorBird</source>
            <translation>DoorBird</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/doors/page.py" />
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Doors</source>
            <translation>门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Doors become stricter: 1 stranger in {now} instead of 1 in {before} may be taken for somebody enrolled, and {missed} instead of {missed_before} of single looks at those enrolled here go unrecognised.</source>
            <translation>门禁会更严格：被误认为已录入人员的陌生人由每 {before} 人中 1 人降为每 {now} 人中 1 人；而这里已录入人员单次抓拍未被识别的比例为 {missed}，此前为 {missed_before}。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>Download {size} from the package index that pip uses, or else from {host}? Nothing of yours is sent. Only this file is kept.</source>
            <translation>要从 pip 所用的软件包索引下载 {size} 吗（不行则从 {host} 下载）？不会发送您的任何数据，也只保留这一个文件。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>Download {size} from the package index that pip uses? Nothing of yours is sent. Only this file is kept.</source>
            <translation>要从 pip 所用的软件包索引下载 {size} 吗？不会发送您的任何数据，也只保留这一个文件。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>Download {size} from {host}? Nothing of yours is sent. Nothing else is downloaded.</source>
            <translation>要从 {host} 下载 {size} 吗？不会发送您的任何数据，也不会下载其他内容。</translation>
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
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>E&amp;xample</source>
            <translation>示例(&amp;X)</translation>
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
            <location filename="../../app/window/pages/tasks/each.py" />
            <source>Each picture of “{folder}” is done, one after the other.</source>
            <translation>正在逐张处理“{folder}”中的图片。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Else whoever wants to end it types name and password. Its doors are locked then.</source>
            <translation>否则，要结束它的人须输入姓名和密码。结束后门将上锁。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>Employee number, if two share a name</source>
            <translation>工号（有同名的人时填写）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Encoding of the list</source>
            <translation>名单的编码</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Encrypted (TLS)</source>
            <translation>加密（TLS）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>End &amp;Portico…</source>
            <translation>结束 Portico(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>End Portico?</source>
            <translation>结束 Portico？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Ending Portico while it is locked</source>
            <translation>锁定时结束 Portico</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Ends at, 00:00 for midnight</source>
            <translation>结束于，00:00 为午夜</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Engine</source>
            <translation>引擎</translation>
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
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Entering twice (anti-passback)</source>
            <translation>重复进入（反潜回）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Entries of the audit log</source>
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
            <location filename="../../app/window/widgets/brush.py" />
            <source>Eraser</source>
            <translation>橡皮擦</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>Errors at every threshold</source>
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
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Ever&amp;ybody enrolled is in it, now and later</source>
            <translation>所有已录入和以后录入的人都在此组(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Everybody is measured with {profile}. Until that is done people are recognised as before, and you can go on working; then Portico has to be opened anew.</source>
            <translation>正在用“{profile}”为所有人重新提取特征。完成之前，识别照旧进行，您可以继续工作；完成后需要重新打开 Portico。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Everything is being checked.</source>
            <translation>正在检查所有项目。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Everything was checked 1 minute ago.</source>
            <translation>1 分钟前已检查所有项目。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Everything was checked just now.</source>
            <translation>刚刚已检查所有项目。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Everything was checked {count} minutes ago.</source>
            <translation>{count} 分钟前已检查所有项目。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
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
            <source>Export the audit log</source>
            <translation>导出审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>F&amp;ile…</source>
            <translation>文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>F&amp;older…</source>
            <translation>文件夹(&amp;O)…</translation>
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Fast</source>
            <translation>快速</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Fast (earlier)</source>
            <translation>快速（旧版）</translation>
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
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Fill in where the door leads to first: then Portico knows who is inside already.</source>
            <translation>请先填写门通往何处：这样 Portico 才知道谁已经在里面。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Fill in “{setting}”.</source>
            <translation>请填写“{setting}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>Find &amp;cameras</source>
            <translation>查找摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Fingerprint of its certificate</source>
            <translation>证书指纹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <source>First day</source>
            <translation>首日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>First name</source>
            <translation>名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>First picture</source>
            <translation>第一张图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>First rows of the list</source>
            <translation>名单的前几行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Fo&amp;llow</source>
            <translation>跟随(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Folder for backups</source>
            <translation>备份文件夹</translation>
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>From {left} % to {right} % across, from {top} % to {bottom} % down.</source>
            <translation>横向 {left} % 至 {right} %，纵向 {top} % 至 {bottom} %。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <source>From … to …</source>
            <translation>从 … 至 …</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Front door</source>
            <translation>前门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Full screen for a tablet at the door</source>
            <translation>供门口平板使用的全屏显示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>G&amp;o to Live</source>
            <translation>前往实时画面(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Gallery</source>
            <translation>人脸库</translation>
        </message>
        <message>
            <location filename="../../app/window/lacking.py" />
            <source>Get the networks</source>
            <translation>获取网络模型</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>Give the camera a name.</source>
            <translation>请给摄像头起一个名称。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Give the door a name.</source>
            <translation>请给门起一个名称。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Go &amp;back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/page.py" />
            <source>Go on &amp;editing</source>
            <translation>继续编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Go on &amp;watching it</source>
            <translation>继续查看(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Go on &amp;without it</source>
            <translation>跳过并继续(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Go on with the ne&amp;xt photos</source>
            <translation>继续处理其余照片(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Go on with the result, here or in another task</source>
            <translation>用此结果继续处理，可在此任务或其他任务中进行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Go to &amp;Doors</source>
            <translation>前往门禁页面(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Good</source>
            <translation>正常</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Greek (Windows-1253)</source>
            <translation>希腊文 (Windows-1253)</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>Group at doors</source>
            <translation>门禁组</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/people_import/columns.py" />
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
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/status.py" />
            <source>Health</source>
            <translation>运行状况</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Hebrew (Windows-1255)</source>
            <translation>希伯来文 (Windows-1255)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Here now: {people}. Bringing the backup back puts it in the place of this gallery, which is moved into a folder beside it, with all that was done since. Settings and cameras stay. Portico closes for that: doors are locked meanwhile. Then it opens again, and asks who is there.</source>
            <translation>现在这里：{people}。恢复备份会用它取代现有人员库；现有人员库连同此后的一切会移到旁边的文件夹中。设置和摄像头保持不变。为此 Portico 会关闭，其间门上锁；随后重新打开，并询问是谁在使用。</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>Hikvision (ISAPI)</source>
            <translation>海康威视（ISAPI）</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>Home Assistant</source>
            <translation>Home Assistant</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>How often</source>
            <translation>备份频率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>How often it errs, on pictures of yours and on this site.</source>
            <translation>在您的图片上和在此站点上的出错频率。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/strictness.py" />
            <source>How sure must Portico be?</source>
            <translation>识别要多有把握？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>How sure must it be?</source>
            <translation>需要多大的把握？</translation>
        </message>
        <message>
            <location filename="../../app/window/alarms.py" />
            <source>I have seen it</source>
            <translation>我已知悉</translation>
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
            <source>In use: 1 stranger in {count}, threshold {line}.</source>
            <translation>当前：每 {count} 名陌生人误认 1 名，阈值 {line}。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>In {groups}, like everybody enrolled.</source>
            <translation>属于 {groups}，与所有已录入的人一样。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Input of the door contact</source>
            <translation>门磁输入</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Into</source>
            <translation>保存到</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/truth.py" />
            <source>Is it right?</source>
            <translation>结果对吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Is not this person</source>
            <translation>不是此人</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>It answers when locked</source>
            <translation>上锁后的应答</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>It answers when unlocked</source>
            <translation>开锁后的应答</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>It is tried again by itself: look at its power, its network and its address.</source>
            <translation>将自动重试：请检查其电源、网络和地址。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>It may no longer pass: {doors}.</source>
            <translation>该组将不能再通过：{doors}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>It needs another picture too: {title}.</source>
            <translation>还需要另一张图片：{title}。</translation>
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
            <source>It tells {right} of pairs of pictures rightly. Where one of {strangers} pairs of strangers passes for one person, {refused} of single looks at the right person are refused. How many strangers doors may take for somebody is set on the page Evaluation.</source>
            <translation>它能正确判断 {right} 的图片对。若 {strangers} 对陌生人中有一对被当成同一人，则对本人的单次观察有 {refused} 会被拒绝。门可以误认多少陌生人，在“评测”页上设定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>Its address, such as 192.168.1.20</source>
            <translation>其地址，例如 192.168.1.20</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Its connection is weak: look at its network.</source>
            <translation>连接不稳定：请检查其网络。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/readiness.py" />
            <source>Its network is not on this machine yet: see at the right.</source>
            <translation>此机器上尚无它的网络：请看右侧。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>JPEG pictures (*.jpg)</source>
            <translation>JPEG 图片 (*.jpg)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Japanese (Shift-JIS)</source>
            <translation>日文 (Shift-JIS)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Keep them</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Kept, one each of</source>
            <translation>每天、周、月各留一份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>Kind of curve</source>
            <translation>曲线类型</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Kind of file for the results of a folder</source>
            <translation>文件夹处理结果的文件类型</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>Kinds of tasks</source>
            <translation>任务类别</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Korean (Windows-949)</source>
            <translation>韩文 (Windows-949)</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Last backup</source>
            <translation>上次备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Last backup: {when}, {file}</source>
            <translation>上次备份：{when}，{file}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>Last day</source>
            <translation>末日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/strip.py" />
            <source>Last decisions</source>
            <translation>最近的判定</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Last name</source>
            <translation>姓</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>Late&amp;r ›</source>
            <translation>以后 ›(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/unfinished.py" />
            <source>Lea&amp;ve it so</source>
            <translation>不再继续(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Leads to</source>
            <translation>通往</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Leftovers</source>
            <translation>残留内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>Let it run</source>
            <translation>让它继续运行</translation>
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
            <source>Lists</source>
            <translation>列表</translation>
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
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>Locked from then on: {doors}.</source>
            <translation>此后保持上锁：{doors}。</translation>
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
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Look into it</source>
            <translation>查看内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
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
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>Looking what there is…</source>
            <translation>正在查看可用的内容…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>Looking…</source>
            <translation>正在查看…</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/strictness.py" />
            <source>Loose: of 100 strangers, about 1 is taken for somebody. Not for a door that matters.</source>
            <translation>宽松：100 名陌生人中约有 1 名会被误认。不适合重要的门。</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Machine</source>
            <translation>本机</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Make gro&amp;ups…</source>
            <translation>建立权限组(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Make the &amp;index anew</source>
            <translation>重建索引(&amp;I)</translation>
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
            <location filename="../../app/window/pages/tasks/truth.py" />
            <source>Measure a&amp;gainst…</source>
            <translation>对照评测(&amp;G)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>Measure on pictures</source>
            <translation>用图片评测</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>Measure the recogniser</source>
            <translation>评测识别效果</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/truth.py" />
            <source>Measured against {name}.</source>
            <translation>已对照 {name} 评测。</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>Method of locking</source>
            <translation>上锁的方法</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Moment, by the clock beside the door</source>
            <translation>时刻，以门边时钟为准</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Month before day</source>
            <translation>月在日前</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Months of which one backup is kept</source>
            <translation>每月保留一份备份的月数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <location filename="../../app/window/pages/enrol/form.py" />
            <location filename="../../app/window/pages/login.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/columns.py" />
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
            <location filename="../../app/window/pages/enrol/form.py" />
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
            <location filename="../../app/window/pages/enrol/renewing.py" />
            <source>New photos of {name}, who is enrolled already.</source>
            <translation>为已录入的 {name} 拍摄新照片。</translation>
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>No photo is kept of these people, so no profile can know them before they are photographed: {names}.</source>
            <translation>以下人员没有保存照片，重新拍照之前任何识别配置都无法识别他们：{names}。</translation>
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
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>No task has all these words. Try fewer, or other ones.</source>
            <translation>没有任务包含所有这些词。请少用几个词，或换用其他词。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>No, somebody e&amp;lse</source>
            <translation>不，是其他人(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/group.py" />
            <source>Nobody enrolled looks like this.</source>
            <translation>已录入的人员中没有与此相似的。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/missing.py" />
            <source>Nobody has published a checksum of this file. Use it only if you trust where you have it from.</source>
            <translation>此文件没有公布的校验和。仅在您信任其来源时使用。</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Nobody is let in by it meanwhile. Restart it, and see that nothing covers it.</source>
            <translation>在此期间不会凭它放行任何人。请重新启动它，并确认没有东西遮挡。</translation>
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
            <location filename="../../app/window/pages/people/page.py" />
            <source>Nobody's name contains “{text}”.</source>
            <translation>没有姓名中含“{text}”的人。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>None chosen yet</source>
            <translation>尚未选择</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Not in the group</source>
            <translation>不在组内</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Not seen well enough</source>
            <translation>没有看清</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Not used</source>
            <translation>不使用</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Not while somebody unknown is there too</source>
            <translation>旁边有陌生人时不开门</translation>
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
            <source>Nothing in the audit log has “{text}” in it: search for part of a name, or of what was done.</source>
            <translation>审计日志中没有含“{text}”的记录：请搜索姓名或操作的一部分。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Nothing was done on these days.</source>
            <translation>这几天没有任何操作。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Now step in front of the camera.</source>
            <translation>现在请站到摄像头前。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>Number of the door at the device</source>
            <translation>设备上的门号</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>O&amp;K</source>
            <translation>确定(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>Of strangers at the door, this many may be taken for somebody enrolled. Below each choice is its price: of single looks at people enrolled with one photo, so many go unrecognised.</source>
            <translation>门前的陌生人中，允许这么多人被误认为已录入人员。每个选项下面是它的代价：仅凭一张照片录入的人，单次抓拍有这么多未被识别。</translation>
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
            <location filename="../../app/window/pages/people/page.py" />
            <source>On&amp;ly 1 to photograph anew</source>
            <translation>仅显示需重新拍照的 1 人(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/page.py" />
            <source>On&amp;ly {count} to photograph anew</source>
            <translation>仅显示需重新拍照的 {count} 人(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
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
            <location filename="../../app/window/pages/people/page.py" />
            <source>Onl&amp;y without consent</source>
            <translation>只看没有同意书的人(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open &amp;backups</source>
            <translation>前往“备份”(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open &amp;events</source>
            <translation>前往“事件”页(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open &amp;people</source>
            <translation>前往“人员”页(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open &amp;settings</source>
            <translation>前往“设置”页(&amp;S)</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open reco&amp;gnition</source>
            <translation>打开识别设置(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Open the audit &amp;log</source>
            <translation>前往“审计日志”页(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Opens for</source>
            <translation>为谁开门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Order of day and month</source>
            <translation>日和月的顺序</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>Original</source>
            <translation>原图</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/compare.py" />
            <source>Original and result</source>
            <translation>原图和结果</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <location filename="../../app/window/widgets/strictness.py" />
            <source>PORTICO_IDENTIFY_FPIR is set in the environment and goes before what is chosen here.</source>
            <translation>环境中设置了 PORTICO_IDENTIFY_FPIR，优先于此处的选择。</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>Paint over the picture</source>
            <translation>在图片上涂画</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Passphrase again</source>
            <translation>再次输入口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>Passphrase of the backup</source>
            <translation>备份的口令</translation>
        </message>
        <message>
            <location filename="../../app/window/application.py" />
            <source>Passphrase of the site</source>
            <translation>站点口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Passphrase of these backups</source>
            <translation>这些备份的口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/doors/source_box.py" />
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
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Password or token</source>
            <translation>密码或令牌</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Past&amp;e</source>
            <translation>粘贴(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>People whose newest photo is older are shown on the page People, to be photographed anew.</source>
            <translation>最新照片早于此期限的人会在“人员”页面上列出，以便重新拍照。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Permissions</source>
            <translation>文件权限</translation>
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
            <location filename="../../app/window/pages/people/details.py" />
            <source>Photograph ane&amp;w</source>
            <translation>重新拍照(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Photograph anew after</source>
            <translation>重新拍照期限</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Photos of this person</source>
            <translation>此人的照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
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
            <location filename="../../app/window/widgets/dialogs.py" />
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>Pictures of people who are not enrolled</source>
            <translation>未录入人员的图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/lines.py" />
            <source>Pictures per second of {camera} lately</source>
            <translation>{camera} 最近的每秒帧数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/screens.py" />
            <source>Please come in</source>
            <translation>请进</translation>
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
            <location filename="../../app/window/widgets/lines_plot.py" />
            <source>Plot</source>
            <translation>图表</translation>
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
            <source>Portico, {site}: made by {who}, {when} ({zone})</source>
            <translation>Portico，{site}：由 {who} 制作，{when}（{zone}）</translation>
        </message>
        <message>
            <location filename="../../app/window/main_window.py" />
            <source>Portico: demonstration</source>
            <translation>Portico：演示</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/doors/preview.py" />
            <source>Press Preview to see the camera's picture.</source>
            <translation>按“预览”查看摄像头画面。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/readiness.py" />
            <source>Press Run when everything is set.</source>
            <translation>全部设置好后，请按“运行”。</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <location filename="../../app/window/pages/settings/about.py" />
            <source>Program</source>
            <translation>程序</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Proof of a live face</source>
            <translation>活体检测</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>Put the message away</source>
            <translation>收起这条消息</translation>
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
            <location filename="../../app/window/pages/enrol/renewing.py" />
            <source>Re&amp;move the older photos then</source>
            <translation>之后删除旧照片(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>Re&amp;place…</source>
            <translation>替换(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Read as</source>
            <translation>读取为</translation>
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
            <source>Ready</source>
            <translation>就绪</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Recogniser</source>
            <translation>识别程序</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Recognition</source>
            <translation>识别</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Recognition is not ready yet.</source>
            <translation>识别尚未就绪。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Recognition profile</source>
            <translation>识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Record c&amp;onsent</source>
            <translation>登记同意书(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/consent.py" />
            <source>Record con&amp;sent</source>
            <translation>登记同意书(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/consent.py" />
            <source>Record con&amp;sent of these {count}</source>
            <translation>登记这 {count} 人的同意书(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>References</source>
            <translation>引用关系</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/source_box.py" />
            <source>Remo&amp;ve it</source>
            <translation>将其移除(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/slot.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/removal.py" />
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
            <source>Remove {name}? They cannot log in any more. What they did stays in the audit log.</source>
            <translation>移除 {name}？此人将无法再登录，其操作仍保留在审计日志中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/shelf.py" />
            <source>Rena&amp;me…</source>
            <translation>改名(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Replace them</source>
            <translation>替换</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <source>Report of a day</source>
            <translation>日报表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Results of a folder as</source>
            <translation>文件夹结果存为</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Retention</source>
            <translation>清理过期内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Retention and locking</source>
            <translation>保存期限与锁定</translation>
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
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>S&amp;ide by side</source>
            <translation>并排(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/guided.py" />
            <source>S&amp;kip this one</source>
            <translation>跳过这一项(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>S&amp;top it</source>
            <translation>停止(&amp;T)</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Save pla&amp;n</source>
            <translation>保存计划(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Save report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>Save table…</source>
            <translation>保存表格…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Save the picture</source>
            <translation>保存图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Save the result</source>
            <translation>保存结果</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>Save the table</source>
            <translation>保存表格</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Save, an&amp;d let them go</source>
            <translation>保存并删除这些数据(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Say that this was not {name}? The event is marked as wrong. What the door did then stays on record, and you can take this back. If you know who it was, name them.</source>
            <translation>要说明这不是 {name} 吗？该事件会标为有误。门当时的动作仍留在记录中，您可以撤回。如果您知道是谁，请填写姓名。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>Say where the camera's pictures come from.</source>
            <translation>请填写摄像头的画面来源。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Scheduled backups</source>
            <translation>定时备份</translation>
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
            <source>Score {score}, at or above the threshold of {line}. 1 in {count} pairs of strangers would pass it.</source>
            <translation>相似度 {score}，达到阈值 {line}。每 {count} 对不同的人中有 1 对会超过它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/verify.py" />
            <source>Score {score}, below the threshold of {line}. 1 in {count} pairs of strangers would pass it.</source>
            <translation>相似度 {score}，低于阈值 {line}。每 {count} 对不同的人中有 1 对会超过它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>Score {score}, the threshold is {line}</source>
            <translation>相似度 {score}，阈值 {line}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Sealed records</source>
            <translation>加密记录</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Search index</source>
            <translation>搜索索引</translation>
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
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>Search tasks</source>
            <translation>搜索任务</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Search the audit log</source>
            <translation>搜索审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>Search the group</source>
            <translation>在组内搜索</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>Search who, what or about</source>
            <translation>搜索操作者、操作或对象</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>Search {count} tasks: edges, blur, people…</source>
            <translation>搜索 {count} 个任务：边缘、模糊、人员…</translation>
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
            <source>Sees people and events, exports them, and reads the audit log; no cameras.</source>
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
            <location filename="../../app/window/pages/tasks/settings.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Shelly (Plus, Pro and later)</source>
            <translation>Shelly（Plus、Pro 及更新）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Shelly (first generation)</source>
            <translation>Shelly（第一代）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Sho&amp;w them</source>
            <translation>显示他们(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Sho&amp;w this person</source>
            <translation>显示此人(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/start.py" />
            <source>Show &amp;all</source>
            <translation>全部显示(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Show events as they happen</source>
            <translation>实时显示事件</translation>
        </message>
        <message>
            <location filename="../../app/window/alarms.py" />
            <source>Show the event</source>
            <translation>显示该事件</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Signs in by</source>
            <translation>登录方式</translation>
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
            <location filename="../../app/window/widgets/matrix.py" />
            <source>Size of the grid</source>
            <translation>网格大小</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>Smaller finds people who are further away, and costs time. A camera may have its own.</source>
            <translation>数值越小，越能发现远处的人，但耗时更多。每个摄像头可单独设定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
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
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Somebody we &amp;know…</source>
            <translation>是我们认识的人(&amp;K)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Something else to watch</source>
            <translation>其他画面来源</translation>
        </message>
        <message>
            <location filename="../../app/window/application.py" />
            <source>Something went wrong: a report is in {path}</source>
            <translation>出现错误：报告位于 {path}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>Sort a folder by person</source>
            <translation>按人员归类文件夹</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Sorting</source>
            <translation>整理照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/appearance.py" />
            <source>Sound when there is an alarm</source>
            <translation>有警报时发出声音</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/doors/source_box.py" />
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>Standard (earlier)</source>
            <translation>标准（旧版）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/panel.py" />
            <source>Start &amp;over</source>
            <translation>重新开始(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Start it again</source>
            <translation>重新启动</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Start it on the page Live, or remove it.</source>
            <translation>请在“实时”页启动，或将其移除。</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Status when done (0: any of 200 to 299)</source>
            <translation>完成时的状态码（0：200 至 299 均可）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Stay &amp;here</source>
            <translation>留在此处(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Stays for</source>
            <translation>停留时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>Ste&amp;ps of</source>
            <translation>步长(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>Still missing: {what}.</source>
            <translation>还缺少：{what}。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/jobs.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
            <source>Stop &amp;camera</source>
            <translation>停止摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>Stop &amp;preview</source>
            <translation>停止预览(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>Stop it</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Stop watching this camera</source>
            <translation>停止查看此摄像头</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Stop watching {camera}? Nobody is recognised by it until it is started again.</source>
            <translation>要停止查看 {camera} 吗？重新启动之前，它不识别任何人。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>Stop watching {camera}? The door {door} opens for nobody by it until it is started again.</source>
            <translation>要停止查看 {camera} 吗？重新启动之前，门“{door}”不会凭它为任何人打开。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/each.py" />
            <location filename="../../app/window/pages/tasks/order.py" />
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>Stopped.</source>
            <translation>已停止。</translation>
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
            <location filename="../../app/window/widgets/strictness.py" />
            <source>Strict: of 10,000 strangers, about 1 is taken for somebody.</source>
            <translation>严格：10,000 名陌生人中约有 1 名会被误认。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Strictness</source>
            <translation>严格程度</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Such a list begins so:</source>
            <translation>这样的名单开头如下：</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Such as: Front door</source>
            <translation>例如：前门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Such as: office. Empty where nobody counts who is inside.</source>
            <translation>例如：办公室。如不统计在内人员，请留空。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>T&amp;ake that back</source>
            <translation>撤回(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>TCP: nothing is lost</source>
            <translation>TCP：不丢失数据</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/page.py" />
            <source>Ta&amp;ble</source>
            <translation>表格(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Ta&amp;ke this picture</source>
            <translation>拍下此画面(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>Table</source>
            <translation>表格</translation>
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
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>Take a picture when the camera shows what you want.</source>
            <translation>等摄像头显示出您想要的画面时，请拍照。</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>Tasmota relay</source>
            <translation>Tasmota 继电器</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Test the &amp;lock: open it…</source>
            <translation>测试门锁：开门(&amp;L)…</translation>
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
            <location filename="../../app/window/bringing_back.py" />
            <source>The backup is being brought back…</source>
            <translation>正在恢复备份…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/guided.py" />
            <location filename="../../app/window/pages/live/screens.py" />
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>The camera is off.</source>
            <translation>摄像头已关闭。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>The camera {name} has changes that are not saved.</source>
            <translation>摄像头 {name} 有未保存的更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>The clock at the door never shows this time: it is put forward past it that night.</source>
            <translation>门边的时钟不会显示这个时刻：当夜时钟会拨快越过它。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>The clock shows this twice that night: this is the answer for the first time, {when}.</source>
            <translation>当夜时钟会两次显示这个时刻：这是第一次（{when}）的答案。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/page.py" />
            <source>The dashed line is the threshold chosen on the left.</source>
            <translation>虚线为左侧所选的阈值。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/doors/door_fields.py" />
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
            <location filename="../../app/window/application.py" />
            <source>The import of {name} was not finished: {done} of {of} are in. Go on with it under People, Import and export.</source>
            <translation>{name} 的导入未完成：{of} 人中已有 {done} 人导入。可在“人员”的“导入与导出”中继续。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>The machine</source>
            <translation>设备</translation>
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
            <location filename="../../app/window/pages/enrol/enrolling.py" />
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
            <location filename="../../app/window/pages/tasks/readiness.py" />
            <location filename="../../app/window/pages/verify.py" />
            <source>The recogniser is still loading…</source>
            <translation>识别程序仍在加载…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>The result comes here.</source>
            <translation>结果会显示在这里。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>The same network, one look at each face: quicker, and a little less accurate.</source>
            <translation>同一网络对每张人脸只看一次：更快，准确度略低。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>The same once more</source>
            <translation>再次输入相同的口令</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>The threshold is {line}: 1 stranger in {count} may be taken for somebody enrolled.</source>
            <translation>阈值为 {line}：每 {count} 个陌生人中允许 1 人被误认为已录入人员。</translation>
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
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>There is no camera that you may take pictures from</source>
            <translation>没有您可以用来拍照的摄像头</translation>
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
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>There is no picture on the clipboard: copy one first.</source>
            <translation>剪贴板中没有图片：请先复制一张。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>There is no schedule yet: “Always” holds all week, day and night.</source>
            <translation>还没有时间表：“始终”表示全周昼夜有效。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/settings.py" />
            <source>There is nothing to set.</source>
            <translation>没有可设置的内容。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
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
            <source>This is &amp;who it was</source>
            <translation>就是此人(&amp;W)</translation>
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
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>This opens {name} for {seconds} s: whoever is before it can go in.</source>
            <translation>这会打开 {name} {seconds} 秒：门前的人都可以进去。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>This site backs itself up</source>
            <translation>此站点自动备份</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/pages/trail/model.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Time of day</source>
            <translation>时刻</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
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
            <location filename="../../app/window/pages/trail/page.py" />
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
            <location filename="../../app/window/widgets/curves.py" />
            <source>True match rate</source>
            <translation>通过率</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>Try it now and then: a backup that was never looked into is a hope.</source>
            <translation>请不时试一试：从未查看过的备份只是一个希望。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Turkish (Windows-1254)</source>
            <translation>土耳其文 (Windows-1254)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>Turn the picture</source>
            <translation>旋转画面</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
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
            <source>Type name and password first: whoever ends Portico has to say who they are.</source>
            <translation>请先输入姓名和密码：结束 Portico 的人须表明身份。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Type name and password.</source>
            <translation>请输入名称和密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Type the device's address.</source>
            <translation>请输入设备的地址。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <source>Type the password that you have now.</source>
            <translation>请输入您当前的密码。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>UDP: where TCP stutters</source>
            <translation>UDP：适用于 TCP 卡顿时</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/enrolling.py" />
            <location filename="../../app/window/widgets/brush.py" />
            <source>Un&amp;do</source>
            <translation>撤销(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/login.py" />
            <source>Under Settings, Users, the question can be switched on again.</source>
            <translation>可在“设置”的“用户”中重新启用此询问。</translation>
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
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/events/person_box.py" />
            <source>Unknown person</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>Unlock the door {door} now</source>
            <translation>立即打开门 {door}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Unlocked for</source>
            <translation>开锁时长</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/ending_question.py" />
            <source>Unlocked from then on, to fail safe: {doors}.</source>
            <translation>此后保持开锁（设为失效开启）：{doors}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Unlocked, not locked, when Portico ends</source>
            <translation>Portico 退出时开锁而不上锁</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_form.py" />
            <source>Unlocking for a moment…</source>
            <translation>正在短暂开锁…</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>Unti&amp;l</source>
            <translation>有效期至(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>Until</source>
            <translation>至</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
            <source>Use &amp;camera</source>
            <translation>使用摄像头(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/missing.py" />
            <source>Use a f&amp;ile of mine…</source>
            <translation>使用自己的文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
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
            <location filename="../../app/window/widgets/strictness.py" />
            <source>Usual: of 1,000 strangers, about 1 is taken for somebody.</source>
            <translation>常用：1,000 名陌生人中约有 1 名会被误认。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Valid from</source>
            <translation>有效期自</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <location filename="../../app/window/page.py" />
            <source>Verify</source>
            <translation>比对</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/dialogs.py" />
            <source>Videos</source>
            <translation>视频</translation>
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
            <location filename="../../app/window/pages/live/screens.py" />
            <source>Waiting for the second person</source>
            <translation>正在等待第二个人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Weeks of which one backup is kept</source>
            <translation>每周保留一份备份的周数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Weights</source>
            <translation>模型权重</translation>
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
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Western European (Mac)</source>
            <translation>西欧文 (Mac)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>Western European (Windows-1252)</source>
            <translation>西欧文 (Windows-1252)</translation>
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
            <location filename="../../app/window/pages/tasks/truth.py" />
            <source>What is right</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/result.py" />
            <source>What is shown</source>
            <translation>显示的内容</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>What may {name} do?</source>
            <translation>{name} 可以做什么？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/columns.py" />
            <source>What the column {name} is about</source>
            <translation>“{name}”列的含义</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>What unlocks it</source>
            <translation>开锁方式</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>What was found</source>
            <translation>检查结果</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <source>What was here before is in {folder}: delete it once nobody misses it.</source>
            <translation>原来的内容在 {folder} 中：确认不再需要后请删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/trail/page.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>Where it is written down, such as: form 12</source>
            <translation>同意书的存放位置，例如：12 号表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Where operators log in, it asks who is there after so long without key or mouse; doors go on.</source>
            <translation>如有操作员登录，在这段时间内无键盘或鼠标操作后会要求重新登录；门照常运行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>Where shall the results go?</source>
            <translation>结果要保存到哪里？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <location filename="../../app/window/pages/people/consent.py" />
            <source>Where the consent is written down</source>
            <translation>同意书的存放位置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/consent.py" />
            <source>Where the consent is written down, such as: form 12</source>
            <translation>同意书的存放处，例如：表格 12</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Where the consent of all is written down</source>
            <translation>所有人的同意书存放处</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>Where the consent of all is written down, such as: staff form 2026</source>
            <translation>所有人的同意书存放处，例如：2026 年员工表</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/measuring.py" />
            <source>Where to save the figures</source>
            <translation>数据保存位置</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>Whether all is well: open Health</source>
            <translation>是否一切正常：打开“运行状况”</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/welcome.py" />
            <source>Which camera sees who comes? Choose it, give it a name, preview it.</source>
            <translation>哪个摄像头拍摄来访者？请选择它、给它起名并预览。</translation>
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
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Who was it?</source>
            <translation>这是谁？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Who was it? The event says so from now on, and you can take this back.</source>
            <translation>这是谁？事件此后会注明，您可以撤回。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>Who was it? Type a name</source>
            <translation>这是谁？请输入姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>Whoever is inside already and comes again: their recognition may have let somebody else in.</source>
            <translation>已经在里面却再次到来的人：可能有别人借其身份进入过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/chooser.py" />
            <source>Whole f&amp;older…</source>
            <translation>整个文件夹(&amp;O)…</translation>
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
            <source>Why? Written down with the name {name}.</source>
            <translation>为什么开门？原因将以“{name}”的名义记录。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/brush.py" />
            <source>Width of the brush</source>
            <translation>画笔宽度</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>With 1 person enrolled that is a threshold of {line}: one comparison of two strangers in {pairs} passes it.</source>
            <translation>录入 1 人时阈值为 {line}：不同人的比对每 {pairs} 次有 1 次会通过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>With {count} people enrolled that is a threshold of {line}: one comparison of two strangers in {pairs} passes it.</source>
            <translation>录入 {count} 人时阈值为 {line}：不同人的比对每 {pairs} 次有 1 次会通过。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>Without a calendar no day is a holiday: choose one to paint here.</source>
            <translation>没有日历就没有节假日：请选择一个日历再在此绘制。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>Without a password, by whoever is there</source>
            <translation>在场的人无需密码即可</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>Would a door open?</source>
            <translation>门会打开吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>Write the passphrase down, and keep it away from this machine: without it nobody can bring a backup back. All backups of the last 24 hours are kept besides; older ones than these go by themselves, once a new one has been read back.</source>
            <translation>请记下口令，并放在此机器以外的地方：没有口令，谁也无法恢复备份。此外，最近 24 小时内的备份也会全部保留；超出以上范围的旧备份，在新备份回读核对后自动删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>Writes everybody's photos and a list of names, employee IDs, groups and validity, to be imported again.</source>
            <translation>写出所有人的照片，以及姓名、工号、权限组和有效期的名单，可再次导入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>Wrong</source>
            <translation>异常</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <location filename="../../app/window/pages/events/words.py" />
            <location filename="../../app/window/pages/trail/page.py" />
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
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>a name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>a picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>about 1 minute left</source>
            <translation>大约还需 1 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>about {count} minutes left</source>
            <translation>大约还需 {count} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>acknowledge alarm</source>
            <translation>确认警报</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>all who are recognised</source>
            <translation>所有被识别的人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <source>always</source>
            <translation>始终</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>an unknown name</source>
            <translation>未知的名称</translation>
        </message>
        <message>
            <location filename="../../app/window/alarms.py" />
            <source>and 1 more alarm</source>
            <translation>另有 1 个警报</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>and {count} more</source>
            <translation>以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/alarms.py" />
            <source>and {count} more alarms</source>
            <translation>另有 {count} 个警报</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>another relay on the network</source>
            <translation>网络上的其他继电器</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>anti-passback</source>
            <translation>反潜回</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>areas</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>as in Settings: {pixels} pixels</source>
            <translation>与设置相同：{pixels} 像素</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>as it comes</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>as set below</source>
            <translation>按下方设置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>at</source>
            <translation>时刻</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>at minute</source>
            <translation>分钟</translation>
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
            <location filename="../../app/window/status.py" />
            <source>backed up today {time}</source>
            <translation>今天 {time} 已备份</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>backed up {day}</source>
            <translation>{day} 已备份</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>backups fail</source>
            <translation>备份失败</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>begin change of profile</source>
            <translation>开始更换识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>blank: it shows nothing</source>
            <translation>空白：画面中什么也没有</translation>
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
            <source>change group</source>
            <translation>更改组</translation>
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
            <source>change profile</source>
            <translation>更换识别配置</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>change retention</source>
            <translation>更改保留期限</translation>
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
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>clipboard</source>
            <translation>剪贴板</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>close to others</source>
            <translation>对其他账户关闭</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>days,</source>
            <translation>天、</translation>
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
            <location filename="../../app/window/pages/doors/recipe_box.py" />
            <source>door {number}</source>
            <translation>门 {number}</translation>
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
            <location filename="../../app/window/pages/trail/words.py" />
            <source>end program</source>
            <translation>结束程序</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>every Sunday</source>
            <translation>每周日</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>every day</source>
            <translation>每天</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>every hour</source>
            <translation>每小时</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/holidays.py" />
            <source>every year</source>
            <translation>每年</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>everybody</source>
            <translation>所有人</translation>
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
            <source>export the audit log</source>
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
            <source>former site</source>
            <translation>原站点</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>frozen: it shows the same picture all the time</source>
            <translation>画面静止：一直显示同一画面</translation>
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
            <source>grants {name}</source>
            <translation>授权 {name}</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>keep out, and raise an alarm</source>
            <translation>拒绝进入，并发出警报</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/source_box.py" />
            <source>kept; type to change it</source>
            <translation>已保存；输入即可更改</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>let in, and raise an alarm</source>
            <translation>允许进入，并发出警报</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/health/rows.py" />
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>months</source>
            <translation>个月</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>months until somebody is photographed anew</source>
            <translation>重新拍照的间隔月数</translation>
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
            <location filename="../../app/window/pages/doors/door_fields.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/words.py" />
            <source>never on holidays</source>
            <translation>节假日不可</translation>
        </message>
        <message>
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
            <location filename="../../app/window/status.py" />
            <source>no backup yet</source>
            <translation>尚无备份</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>no lock yet (simulated)</source>
            <translation>尚无门锁（模拟）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>nobody (own photo)</source>
            <translation>无（本人照片）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>nobody unknown beside</source>
            <translation>旁边没有陌生人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <location filename="../../app/window/pages/doors/source_box.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/source_box.py" />
            <source>none from now on</source>
            <translation>今后不设密码</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>none: a photo can pass as well</source>
            <translation>无：照片也可能通过</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>not installed</source>
            <translation>未安装</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>not installed: {size}</source>
            <translation>未安装：{size}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>not seen yet</source>
            <translation>尚未出现</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>off</source>
            <translation>未启动</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>off: nobody asks who is inside</source>
            <translation>关闭：不问谁在里面</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>off: nobody watches it</source>
            <translation>未启动：没有程序在监看</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>opened anew once within the hour</source>
            <translation>一小时内重新打开 1 次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>opened anew {count} times within the hour</source>
            <translation>一小时内重新打开 {count} 次</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>opens for</source>
            <translation>为谁开门</translation>
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
            <source>other person</source>
            <translation>另一人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>passages</source>
            <translation>通行记录</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>people</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>people who are left out</source>
            <translation>略过的人员</translation>
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
            <location filename="../../app/window/pages/trail/words.py" />
            <source>photos passed over</source>
            <translation>跳过的照片</translation>
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
            <source>read the audit log</source>
            <translation>查看审计日志</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>reception</source>
            <translation>前台</translation>
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
            <source>remove password</source>
            <translation>删除密码</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>remove templates</source>
            <translation>移除特征</translation>
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
            <location filename="../../app/window/pages/trail/words.py" />
            <source>run task</source>
            <translation>运行任务</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <location filename="../../app/window/pages/group.py" />
            <source>said at the desk</source>
            <translation>在前台口头同意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>save calendar</source>
            <translation>保存日历</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>save door</source>
            <translation>保存门</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>save password</source>
            <translation>保存密码</translation>
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
            <source>save schedule</source>
            <translation>保存时间表</translation>
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
            <source>seconds to stay</source>
            <translation>停留秒数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>shows nothing</source>
            <translation>画面空白</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>shows the same picture</source>
            <translation>画面静止</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>size unknown</source>
            <translation>大小未知</translation>
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
            <location filename="../../app/window/status.py" />
            <source>something is wrong</source>
            <translation>有异常</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>something needs attention</source>
            <translation>有事项需要注意</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>stalled: no picture arrives</source>
            <translation>停滞：没有画面传来</translation>
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
            <source>task {name}</source>
            <translation>任务 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>tell apart</source>
            <translation>标为不同的人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>templates</source>
            <translation>特征</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>test door</source>
            <translation>测试门</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>the disk is nearly full</source>
            <translation>磁盘即将用满</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>the door “{door}”, to stand open</source>
            <translation>门“{door}”的开放时间</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>the face of a stranger</source>
            <translation>一名陌生人的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>the last backup is old</source>
            <translation>上次备份时间过久</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>the package index that pip uses</source>
            <translation>pip 所用的软件包索引</translation>
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
            <location filename="../../app/window/status.py" />
            <source>the recogniser has trouble</source>
            <translation>识别程序出现问题</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>the same by group</source>
            <translation>各组的间隔月数</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/form.py" />
            <source>the tick that they agreed</source>
            <translation>勾选本人已同意</translation>
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>to the left, by 90°</source>
            <translation>向左 90°</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>to the right, by 90°</source>
            <translation>向右 90°</translation>
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
            <location filename="../../app/window/pages/doors/camera_fields.py" />
            <source>upside down, by 180°</source>
            <translation>上下颠倒，180°</translation>
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
            <location filename="../../app/window/pages/live/tile.py" />
            <source>waiting for new pictures</source>
            <translation>等待新图片</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>web address (HTTP)</source>
            <translation>网络地址（HTTP）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>weeks and</source>
            <translation>周和</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/words.py" />
            <source>whether the locked window may end Portico</source>
            <translation>锁定的窗口可否结束 Portico</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>who comes, not who walks past</source>
            <translation>走到门前的人，路过不算</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>who stays before it</source>
            <translation>在门前停留的人</translation>
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
            <location filename="../../app/window/status.py" />
            <source>{count} cameras are lost</source>
            <translation>{count} 个摄像头已断开</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>{count} character is missing yet.</source>
            <translation>还差 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
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
            <location filename="../../app/window/bringing_back.py" />
            <location filename="../../app/window/pages/events/page.py" />
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
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
            <location filename="../../app/window/pages/group.py" />
            <source>{count} files were passed over</source>
            <translation>略过了 {count} 个文件</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>{count} more need attention</source>
            <translation>另有 {count} 处需要注意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>{count} networks are there</source>
            <translation>{count} 个网络已就位</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/strip.py" />
            <source>{count} newer ↑</source>
            <translation>{count} 条更新的 ↑</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>{count} of them used to recognise</source>
            <translation>其中 {count} 张用于识别</translation>
        </message>
        <message>
            <location filename="../../app/window/report_pdf.py" />
            <source>{count} others</source>
            <translation>另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <location filename="../../app/window/pages/access/groups.py" />
            <location filename="../../app/window/pages/access/people_list.py" />
            <location filename="../../app/window/pages/people/page.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
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
            <location filename="../../app/window/pages/enrol/enrolling.py" />
            <location filename="../../app/window/pages/group.py" />
            <location filename="../../app/window/pages/people/details.py" />
            <location filename="../../app/window/pages/people_import/importing.py" />
            <location filename="../../app/window/pages/settings/backups.py" />
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>{count} photos</source>
            <translation>{count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/pictures.py" />
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
            <location filename="../../app/window/pages/access/week_grid.py" />
            <source>{day} {time}: not in this schedule</source>
            <translation>{day} {time}：不在此时间表内</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>{done} of 1 event</source>
            <translation>{done} / 1 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of 1 person</source>
            <translation>{done} / 1 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of 1 person, {rate} a second, {left} min left</source>
            <translation>{done} / 1 人，每秒 {rate} 人，剩余 {left} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>{done} of 1 photo</source>
            <translation>{done} / 1 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/exports.py" />
            <location filename="../../app/window/report_pdf.py" />
            <source>{done} of {count} events</source>
            <translation>{done} / {count} 个事件</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of {count} people</source>
            <translation>{done} / {count} 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>{done} of {count} people, {rate} a second, {left} min left</source>
            <translation>{done} / {count} 人，每秒 {rate} 人，剩余 {left} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>{done} of {count} photos</source>
            <translation>{done} / {count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/tile.py" />
            <source>{error}; it is tried again by itself.</source>
            <translation>{error}；将自动重试。</translation>
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
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>{names} and {count} more</source>
            <translation>{names}，以及另外 {count} 人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>{name} (only shown)</source>
            <translation>{name}（仅显示）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>{name} (system account)</source>
            <translation>{name}（系统账户）</translation>
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
            <location filename="../../app/window/pages/enrol/enrolling.py" />
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
            <location filename="../../app/window/pages/enrol/pictures.py" />
            <source>{pictures} so far; with {wanted} or more, people are recognised more surely.</source>
            <translation>目前 {pictures}；有 {wanted} 张或更多时，识别更可靠。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>{pose}, quality {quality}, {day}</source>
            <translation>{pose}，质量 {quality}，{day}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>{profile} goes on serving until the networks are here: {missing}.</source>
            <translation>在所需网络到位之前继续使用{profile}：{missing}。</translation>
        </message>
        <message>
            <location filename="../../app/window/application.py" />
            <source>{program} ended unexpectedly last time: a report is in {path}</source>
            <translation>{program} 上次意外退出：报告在 {path}</translation>
        </message>
        <message>
            <location filename="../../app/window/application.py" />
            <source>{program} ended unexpectedly last time: it was stopped from outside, or the power failed</source>
            <translation>{program} 上次意外退出：被外部终止，或断电</translation>
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
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>{share} missed</source>
            <translation>漏识 {share}</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/strictness.py" />
            <source>{share} of single looks at people enrolled are missed; the next look counts again.</source>
            <translation>对已登记者的单次观察中有 {share} 认不出来；下一次观察会再算。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>{size} MB</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>{size} from {sources}. Nothing of yours is sent. Only these files are kept.</source>
            <translation>将从 {sources} 下载 {size}。不会发送您的任何数据，也只保留这些文件。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedules.py" />
            <location filename="../../app/window/pages/tasks/order.py" />
            <source>{some}; and {count} more</source>
            <translation>{some}；以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>{state}, {rate} pictures/s</source>
            <translation>{state}，{rate} 帧/秒</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>{state}: {why}</source>
            <translation>{state}：{why}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/slot.py" />
            <source>{title} (if you like)</source>
            <translation>{title}（可选）</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/forms.py" />
            <source>{title}, as a slider</source>
            <translation>{title}（滑块）</translation>
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
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>{when}   {size} MB   {file}</source>
            <translation>{when}   {size} MB   {file}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_list.py" />
            <source>{when}   ▲ not there now   {file}</source>
            <translation>{when}   ▲ 目前不在   {file}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/source.py" />
            <source>{width} × {height} pixels</source>
            <translation>{width} × {height} 像素</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>{words}, and {more}</source>
            <translation>{words}，{more}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/explanation.py" />
            <source>{words}, says {who}</source>
            <translation>{words}（{who} 说明）</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/schedules.py" />
            <source>“{group}” at “{door}”</source>
            <translation>“{group}”，“{door}”</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <location filename="../../app/window/pages/access/matrix_model.py" />
            <source>“{group}” at “{door}”: {schedules}</source>
            <translation>“{group}”，“{door}”：{schedules}</translation>
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
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>← &amp;All tasks</source>
            <translation>← 全部任务(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/order.py" />
            <source>▲ 1 could not be done: {why}.</source>
            <translation>▲ 有 1 张未能处理：{why}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>▲ 1 more is not shown.</source>
            <translation>▲ 还有 1 个未显示。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>▲ 1 photo could not be measured and does not count any more.</source>
            <translation>▲ 有 1 张照片无法提取特征，不再用于识别。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>▲ 1 thing needs attention</source>
            <translation>▲ 有 1 处需要注意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>▲ A better profile is here: {profile}. Of single looks at somebody enrolled with one photo, {now} instead of {before} are refused at a false match rate of 1 in {rate}.</source>
            <translation>▲ 有更好的识别配置：{profile}。在误匹配率为 {rate} 分之一时，仅凭一张照片录入的人单次抓拍被拒的比例由 {before} 降为 {now}。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>▲ Alarm</source>
            <translation>▲ 报警</translation>
        </message>
        <message>
            <location filename="../../app/window/alarms.py" />
            <source>▲ Alarm: {place}</source>
            <translation>▲ 警报：{place}</translation>
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
            <location filename="../../app/window/pages/enrol/following.py" />
            <source>▲ Discard the pictures taken, and start over?</source>
            <translation>▲ 丢弃已拍的图片并重新开始吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>▲ Easily taken for {name}: add more photos of both, or merge them if they are one.</source>
            <translation>▲ 容易被认作 {name}：请为两人各添加更多照片；如为同一人，请合并。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>▲ In no group, and so no door opens: an administrator has to choose one, or open one to reception.</source>
            <translation>▲ 不在任何组中，没有门会打开：请管理员选择一个组，或将一个组开放给前台。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/following.py" />
            <source>▲ Leave this enrolment and begin with the new picture?</source>
            <translation>▲ 放弃当前录入，改用新图片开始吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/following.py" />
            <source>▲ Leave this enrolment, and photograph {name} anew?</source>
            <translation>▲ 放弃这次录入，改为给 {name} 重新拍照？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>▲ Looks like {names}: no camera tells them apart.</source>
            <translation>▲ 长得像 {names}：摄像头无法区分。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>▲ Needs {title}, {size}, {licence}: not installed.</source>
            <translation>▲ 需要 {title}，{size}，{licence}：未安装。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>▲ No photo of these people can be measured with {profile}, so nobody would recognise them: {names}. Nothing was changed. Enrol them again, or leave them out.</source>
            <translation>▲ 以下人员没有一张照片可用“{profile}”提取特征，因此将无法识别：{names}。未作任何更改。请重新录入，或略过这些人。</translation>
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
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>▲ One photo has yet to be measured with this profile. That begins when you save; until it is done, people are recognised as before.</source>
            <translation>▲ 还有 1 张照片未用此识别配置提取特征。保存后开始提取；完成之前，识别照旧进行。</translation>
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
            <source>▲ Somebody has touched the audit log past Portico. Compare it with an exported copy or a backup.</source>
            <translation>▲ 有人绕过 Portico 改动了审计日志。请与导出的副本或备份核对。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>▲ Stopped: {people} of {of} enrolled. Start again to go on.</source>
            <translation>▲ 已停止：{of} 人中已录入 {people} 人。重新开始即可继续。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>▲ The change to {profile} is not complete: {done} of {photos} are done. Until it is, people are recognised as before.</source>
            <translation>▲ 更换为“{profile}”尚未完成：已处理 {done}，共 {photos}。完成之前，识别照旧进行。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/getting.py" />
            <source>▲ The file of {title} on this machine is damaged ({size}, {licence}).</source>
            <translation>▲ 此机器上 {title} 的文件已损坏（{size}，{licence}）。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/unfinished.py" />
            <source>▲ The import of {name} was not finished: {done} of {of} are in.</source>
            <translation>▲ {name} 的导入未完成：{of} 人中已有 {done} 人导入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backups.py" />
            <source>▲ There is no backup of this site yet.</source>
            <translation>▲ 此站点还没有备份。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>▲ These files are there already: {names}. Replace them?</source>
            <translation>▲ 这些文件已存在：{names}。要替换吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>▲ This face is enrolled already, as {name}. Is it the same person?</source>
            <translation>▲ 这张人脸已录入为 {name}。是同一个人吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/duplicate.py" />
            <source>▲ This face is not known to be that of {name}: whoever it is goes where {name} may go. Is it still {name}?</source>
            <translation>▲ 无法确认这张人脸是 {name}：录入后，此人将拥有 {name} 的全部通行权限。这仍是 {name} 本人吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>▲ This group holds those who were put into it, and nobody who is enrolled later.</source>
            <translation>▲ 此组只包含已加入的人，以后录入的人不会自动加入。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/view.py" />
            <source>▲ This task is still running. Stop it and open the other one?</source>
            <translation>▲ 此任务仍在运行。要停止它并打开另一个任务吗？</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>▲ Whoever is in charge would be told.</source>
            <translation>▲ 负责人会收到提醒。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/group_choice.py" />
            <source>▲ Whoever is in no group passes no door.</source>
            <translation>▲ 不在任何组中的人不能通过任何门。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>▲ at risk: {score}</source>
            <translation>▲ 有风险：{score}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/order.py" />
            <source>▲ {count} could not be done: {why}.</source>
            <translation>▲ 有 {count} 张未能处理：{why}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>▲ {count} more are not shown.</source>
            <translation>▲ 还有 {count} 个未显示。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/profile_change.py" />
            <source>▲ {count} photos could not be measured and do not count any more.</source>
            <translation>▲ 有 {count} 张照片无法提取特征，不再用于识别。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/recognition.py" />
            <source>▲ {count} photos have yet to be measured with this profile. That begins when you save; until it is done, people are recognised as before.</source>
            <translation>▲ 还有 {count} 张照片未用此识别配置提取特征。保存后开始提取；完成之前，识别照旧进行。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>▲ {count} things need attention</source>
            <translation>▲ 有 {count} 处需要注意</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/enrol/enrolling.py" />
            <location filename="../../app/window/pages/group.py" />
            <source>▲ {name} is enrolled with {photos}, and is in no group: no door opens.</source>
            <translation>▲ {name} 已录入（{photos}），但不在任何组中：没有门会为其打开。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/check.py" />
            <source>▲ {one} and {other} look alike: no camera tells them apart.</source>
            <translation>▲ {one} 和 {other} 长得很像：摄像头无法区分。</translation>
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
            <location filename="../../app/window/language/names.py" />
            <source>◉ Recognised</source>
            <translation>◉ 已识别</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>○ Not recognised</source>
            <translation>○ 未识别</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>○ no camera running</source>
            <translation>○ 没有摄像头在运行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>○ {camera} is stopped.</source>
            <translation>○ {camera} 已停止。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/rows.py" />
            <source>● All is well</source>
            <translation>● 一切正常</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>● The next one: {when}</source>
            <translation>● 下次备份：{when}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/schedule_editor.py" />
            <source>● not saved</source>
            <translation>● 未保存</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>● the camera is used for pictures</source>
            <translation>● 摄像头正用于拍照</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>● {live} of 1 camera live</source>
            <translation>● {live} / 1 个摄像头在线</translation>
        </message>
        <message>
            <location filename="../../app/window/status.py" />
            <source>● {live} of {count} cameras live</source>
            <translation>● {live} / {count} 个摄像头在线</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>◐ Waited for another</source>
            <translation>◐ 等待另一人</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/filters.py" />
            <source>✎ Disputed</source>
            <translation>✎ 有异议</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <source>✎ Not {name}</source>
            <translation>✎ 不是 {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <source>✎ {name}</source>
            <translation>✎ {name}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/words.py" />
            <source>✎ {name}, not {other}</source>
            <translation>✎ {name}，不是 {other}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/consent.py" />
            <source>✔ 1 consent is on record.</source>
            <translation>✔ 已登记 1 份同意书。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/trail/page.py" />
            <source>✔ 1 entry is in {file}.</source>
            <translation>✔ 1 条记录已保存到 {file}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>✔ 1 file is for this account alone now.</source>
            <translation>✔ 1 个文件现在仅供本账户使用。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>✔ 1 person with {photos} photos</source>
            <translation>✔ 1 人，{photos} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/order.py" />
            <source>✔ 1 picture is done, in {folder}.</source>
            <translation>✔ 已处理 1 张图片，保存在 {folder}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>✔ A passphrase is saved. Type another one only to change it: older backups keep theirs.</source>
            <translation>✔ 已保存口令。仅在需要更改时输入新口令：旧备份仍用原口令。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/access_panel.py" />
            <source>✔ Blocked. Press again to lift it.</source>
            <translation>✔ 已停用。再按一次可解除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>✔ Employee number saved.</source>
            <translation>✔ 工号已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/evaluation/line.py" />
            <source>✔ In use from now on: 1 stranger in {count}, threshold {line}.</source>
            <translation>✔ 已启用：每 {count} 名陌生人误认 1 名，阈值 {line}。</translation>
        </message>
        <message>
            <location filename="../../app/window/widgets/strictness.py" />
            <source>✔ In use from now on: 1 stranger in {count}.</source>
            <translation>✔ 即日起生效：{count} 名陌生人中有 1 名。</translation>
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
            <source>✔ Let in</source>
            <translation>✔ 放行</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/details.py" />
            <source>✔ Most like {name}, and told apart.</source>
            <translation>✔ 与 {name} 最相似，但可以区分。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/names.py" />
            <source>✔ Opened by hand</source>
            <translation>✔ 手动开门</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/keeping.py" />
            <location filename="../../app/window/pages/settings/recognition.py" />
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>✔ Saved. The first backup begins within a minute; what is there already stays.</source>
            <translation>✔ 已保存。首次备份将在一分钟内开始；已有的备份保留不变。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/keeping.py" />
            <source>✔ Saved. The window is locked so once Portico is opened anew.</source>
            <translation>✔ 已保存。重新打开 Portico 后，窗口将按此锁定。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>✔ Saved: {names}</source>
            <translation>✔ 已保存：{names}</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <source>✔ The backup of {when} has been brought back: {people} and {events}.</source>
            <translation>✔ {when} 的备份已恢复：{people}，{events}。</translation>
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
            <source>✔ The door {name} is saved.</source>
            <translation>✔ 门 {name} 已保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ The group “{group}” may no longer pass “{door}”.</source>
            <translation>✔ 权限组“{group}”已不可通过“{door}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/matrix.py" />
            <source>✔ The group “{group}” may pass “{door}”: {schedules}.</source>
            <translation>✔ 权限组“{group}”可通过“{door}”：{schedules}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ The group “{name}” is changed.</source>
            <translation>✔ 组“{name}”已更改。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ The group “{name}” is deleted.</source>
            <translation>✔ 权限组“{name}”已删除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>✔ The index holds 1 photo.</source>
            <translation>✔ 索引中有 1 张照片。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>✔ The index holds {count} photos.</source>
            <translation>✔ 索引中有 {count} 张照片。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>✔ The photo is removed.</source>
            <translation>✔ 照片已移除。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <source>✔ The photos are added.</source>
            <translation>✔ 照片已添加。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <source>✔ The picture is in {path}.</source>
            <translation>✔ 图片已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <source>✔ The picture is kept as one of {name}.</source>
            <translation>✔ 照片已作为 {name} 的照片保存。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/live/tile.py" />
            <location filename="../../app/window/pages/people/photo_strip.py" />
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <source>✔ The picture is on the clipboard.</source>
            <translation>✔ 图片已复制到剪贴板。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>✔ The report is in {path}.</source>
            <translation>✔ 报告已保存到 {path}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>✔ The report is on the clipboard, without the names of people, cameras and doors.</source>
            <translation>✔ 报告已复制到剪贴板，不含人员、摄像头和门的名称。</translation>
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
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>✔ This site backs itself up no longer. What is there stays.</source>
            <translation>✔ 此站点不再自动备份。已有的备份保留不变。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/password.py" />
            <location filename="../../app/window/pages/settings/user_form.py" />
            <source>✔ Twice the same password.</source>
            <translation>✔ 两次密码一致。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
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
            <source>✔ Validity saved.</source>
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
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>✔ installed</source>
            <translation>✔ 已安装</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/offers.py" />
            <source>✔ installed in part, {size} more for all of it</source>
            <translation>✔ 已安装一部分，全部安装还需 {size}</translation>
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
            <location filename="../../app/window/pages/people/consent.py" />
            <source>✔ {count} consents are on record.</source>
            <translation>✔ 已登记 {count} 份同意书。</translation>
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
            <location filename="../../app/window/pages/health/page.py" />
            <source>✔ {count} files are for this account alone now.</source>
            <translation>✔ {count} 个文件现在仅供本账户使用。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {count} people are in “{group}” now.</source>
            <translation>✔ {count} 人已加入“{group}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {count} people are no longer in “{group}”.</source>
            <translation>✔ {count} 人已不在“{group}”中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/exporting.py" />
            <source>✔ {count} people with {photos} photos</source>
            <translation>✔ {count} 人，{photos} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/order.py" />
            <source>✔ {count} pictures are done, in {folder}.</source>
            <translation>✔ 已处理 {count} 张图片，保存在 {folder}。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <source>✔ {file} has been made, read back and checked.</source>
            <translation>✔ {file} 已生成，并已回读核对。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/backup_plan.py" />
            <location filename="../../app/window/pages/settings/bringing_back.py" />
            <source>✔ {file} is sound: {people} and {events}, as they were {when}.</source>
            <translation>✔ {file} 完好：{people}和{events}，均为 {when} 时的状态。</translation>
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
            <location filename="../../app/window/pages/enrol/enrolling.py" />
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
            <source>✔ {name} is in “{group}” now.</source>
            <translation>✔ {name} 已加入“{group}”。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/groups.py" />
            <source>✔ {name} is no longer in “{group}”.</source>
            <translation>✔ {name} 已不在“{group}”中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/settings/users.py" />
            <source>✔ {name} is no operator any more. What they did stays in the audit log.</source>
            <translation>✔ {name} 已不再是操作员，其操作仍保留在审计日志中。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>✔ {name} is saved, and is being watched.</source>
            <translation>✔ {name} 已保存，正在查看。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/doors/camera_form.py" />
            <source>✔ {name} is saved; it is not being watched just now.</source>
            <translation>✔ 已保存 {name}；目前没有监看它。</translation>
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
            <source>✔ {people} of {of} enrolled: {new} new, {extended} with new photos, {already} already there.</source>
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
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>✔ “{door}” opens for {name}</source>
            <translation>✔ “{door}”为 {name} 打开</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>✖ 1 thing is wrong</source>
            <translation>✖ 有 1 处异常</translation>
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
            <source>✖ Kept out</source>
            <translation>✖ 拒绝</translation>
        </message>
        <message>
            <location filename="../../app/window/lacking.py" />
            <source>✖ Nobody can be recognised yet: networks are missing on this machine.</source>
            <translation>✖ 目前无法识别任何人：本机缺少网络模型。</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/people_import/importing.py" />
            <source>✖ Nobody was enrolled: below are the reasons.</source>
            <translation>✖ 没有录入任何人：原因如下。</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <source>✖ The backup was not brought back, and all is as it was: {why}</source>
            <translation>✖ 备份未恢复，一切保持原样：{why}</translation>
        </message>
        <message>
            <location filename="../../app/window/bringing_back.py" />
            <source>✖ The backup was not brought back: Portico was asked to end.</source>
            <translation>✖ 备份未恢复：Portico 被要求结束。</translation>
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
            <location filename="../../app/window/pages/health/rows.py" />
            <source>✖ {count} things are wrong</source>
            <translation>✖ 有 {count} 处异常</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/access/what_if.py" />
            <source>✖ “{door}” stays shut for {name}</source>
            <translation>✖ “{door}”对 {name} 保持关闭</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <location filename="../../core/health/running.py" />
            <source>1 camera is</source>
            <translation>1 个摄像头</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>1 circle</source>
            <translation>1 个圆</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>1 comparison of one person</source>
            <translation>1 次同一人的比对</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>1 compiled network is</source>
            <translation>1 个已编译的网络</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>1 compiled network was</source>
            <translation>1 个已编译的网络</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>1 corner</source>
            <translation>1 个角点</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>1 crash</source>
            <translation>1 次崩溃</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <location filename="../../core/health/gallery.py" />
            <source>1 day</source>
            <translation>1 天</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>1 decision</source>
            <translation>1 个决定</translation>
        </message>
        <message>
            <location filename="../../core/live/backlog.py" />
            <source>1 decision was</source>
            <translation>1 个决定</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <source>1 door</source>
            <translation>1 扇门</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>1 enrolled person</source>
            <translation>1 名已录入的人</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>1 entry at the end is missing</source>
            <translation>末尾缺少 1 条记录</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>1 entry at the end was added by somebody else</source>
            <translation>末尾有 1 条记录是他人添加的</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <location filename="../../core/upkeep/upkeep.py" />
            <source>1 event</source>
            <translation>1 个事件</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>1 face</source>
            <translation>1 张人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>1 face is hidden</source>
            <translation>已遮挡 1 张人脸</translation>
        </message>
        <message>
            <location filename="../../core/site/private.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>1 file</source>
            <translation>1 个文件</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>1 file is damaged</source>
            <translation>1 个文件已损坏</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>1 file was passed over: {listed}</source>
            <translation>跳过了 1 个文件：{listed}</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>1 group</source>
            <translation>1 个权限组</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>1 has old photos only</source>
            <translation>1 人只有旧照片</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <location filename="../../core/live/camera_events.py" />
            <source>1 hour</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>1 is a folder that cannot be opened</source>
            <translation>1 个是无法打开的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>1 is a link to a folder</source>
            <translation>1 个是指向文件夹的链接</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>1 is hidden or left by another program</source>
            <translation>1 个是隐藏的或其他程序留下的</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>1 is no picture</source>
            <translation>1 个不是图片</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>1 is not recognised at all</source>
            <translation>1 人完全无法识别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>1 is silent</source>
            <translation>1 个没有响应</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>1 keypoint</source>
            <translation>1 个关键点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>1 keypoint looks alike</source>
            <translation>1 个关键点相似</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>1 line</source>
            <translation>1 条直线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>1 match</source>
            <translation>1 个匹配</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <location filename="../../core/live/camera_events.py" />
            <source>1 minute</source>
            <translation>1 分钟</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>1 month</source>
            <translation>1 个月</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>1 object</source>
            <translation>1 个物体</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>1 passage</source>
            <translation>1 次通行</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <location filename="../../core/health/gallery.py" />
            <location filename="../../core/people/bulk/importing.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>1 person</source>
            <translation>1 人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>1 person cut out, {share} of the picture</source>
            <translation>已抠出 1 人，占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>1 person found, {sure} of {joints} joints are sure</source>
            <translation>找到 1 人，{joints} 个关节中有 {sure} 个确定</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 person has a key that does not open</source>
            <translation>1 人的密钥无法打开</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>1 person has no consent on record</source>
            <translation>有 1 人没有同意记录</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 person has no photo</source>
            <translation>1 人没有照片</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>1 person has no template of this profile</source>
            <translation>有 1 人没有此识别配置的特征</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>1 person is to be photographed anew</source>
            <translation>1 人需要重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>1 person may be hard to recognise</source>
            <translation>有 1 人可能难以识别</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 photo belongs to nobody</source>
            <translation>1 张照片不属于任何人</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 photo has no template</source>
            <translation>有 1 张照片没有特征</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>1 picture</source>
            <translation>1 张图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>1 picture without a face counts</source>
            <translation>1 张没有人脸的图片计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>1 place</source>
            <translation>1 处</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>1 program ended</source>
            <translation>1 个程序退出</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>1 region</source>
            <translation>1 个区域</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>1 row speaks</source>
            <translation>有 1 行提到</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>1 scores hardly above the line</source>
            <translation>1 人的得分仅略高于阈值</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>1 scores lower than before</source>
            <translation>1 人的得分低于以往</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 sealed record</source>
            <translation>1 条加密记录</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>1 second</source>
            <translation>1 秒</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>1 smaller one was</source>
            <translation>1 张较小的人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>1 step</source>
            <translation>1 步</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>1 stranger</source>
            <translation>1 名陌生人</translation>
        </message>
        <message>
            <location filename="../../core/health/strictness.py" />
            <source>1 stranger in {target} may be taken for somebody</source>
            <translation>{target} 个陌生人中可能有 1 个被认作某人</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>1 template</source>
            <translation>1 个特征</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 template belongs to no photo of the same person</source>
            <translation>1 个模板不属于同一人的任何照片</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>1 template differs</source>
            <translation>有 1 个特征不同</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>1 template of a former profile</source>
            <translation>1 个以前识别配置的特征</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>1 template was removed and is there</source>
            <translation>1 个模板已被移除但仍存在</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>A face was found in every picture.</source>
            <translation>每张图片中都找到了人脸。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>Accuracy {mean} ± {std} %.</source>
            <translation>准确率 {mean} ± {std} %。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Across {number}</source>
            <translation>横向 {number}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Better take another picture: {wrong}</source>
            <translation>建议重新拍一张：{wrong}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Bit {bit}</source>
            <translation>位 {bit}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Blending</source>
            <translation>正在融合</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Bringing the colours to full size</source>
            <translation>正在将颜色还原到原尺寸</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Checking compiled networks</source>
            <translation>正在检查已编译的网络</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <location filename="../../core/backups/scheduling.py" />
            <source>Checking the backup</source>
            <translation>正在检查备份</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>Checking the copy</source>
            <translation>正在检查副本</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <location filename="../../core/health/examining.py" />
            <location filename="../../core/upkeep/upkeep.py" />
            <source>Checking the gallery</source>
            <translation>正在检查人脸库</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Checking the trail</source>
            <translation>正在检查审计日志</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Checking weights</source>
            <translation>正在检查权重</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>Choosing colours</source>
            <translation>正在选择颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>Coloured; the lightness is that of the picture</source>
            <translation>已上色；明度与原图相同</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Colouring</source>
            <translation>正在上色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Colours: {rows}, the most frequent on {share} of the picture</source>
            <translation>颜色：{rows} 种，最多的一种占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/live/showing.py" />
            <source>Come closer, and look at the camera</source>
            <translation>请靠近并看向摄像头</translation>
        </message>
        <message>
            <location filename="../../core/live/doorway.py" />
            <source>Come nearer</source>
            <translation>请靠近一些</translation>
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
            <location filename="../../core/health/examining.py" />
            <source>Comparing the index with the gallery</source>
            <translation>正在比较索引与人员库</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Connection refused</source>
            <translation>连接被拒绝</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Connection timed out</source>
            <translation>连接超时</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Contrast (standard deviation of the grey levels): {spread} before, {spread2} after</source>
            <translation>对比度（灰度级的标准差）：处理前 {spread}，处理后 {spread2}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Contrast (standard deviation of the lightness): {before} before, {after} after</source>
            <translation>对比度（明度的标准差）：处理前 {before}，处理后 {after}</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>Copying the gallery</source>
            <translation>正在复制人脸库</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/covering.py" />
            <source>Covering patch {start} of {where}</source>
            <translation>正在遮挡第 {start} 块，共 {where} 块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Cutting it out</source>
            <translation>正在抠出</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/grab_cut.py" />
            <source>Cutting out</source>
            <translation>正在抠图</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Directory not empty</source>
            <translation>文件夹不为空</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Dividing the picture</source>
            <translation>正在划分图片</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <location filename="../../core/backups/restoring.py" />
            <location filename="../../core/evaluation/site_check.py" />
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../core/tasks/work.py" />
            <source>Downloading the network</source>
            <translation>正在下载网络</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Downloading weights, {received} of {size} MB</source>
            <translation>正在下载模型权重，{received} / {size} MB</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Drawing</source>
            <translation>正在绘制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Drawing the edges</source>
            <translation>正在绘制边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>Drawing the keypoints</source>
            <translation>正在绘制关键点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Drawing the sheet</source>
            <translation>正在绘制汇总图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Edges are {steepness} times as steep as before</source>
            <translation>边缘陡度为原来的 {steepness} 倍</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>Edges on {kept} of the pixels</source>
            <translation>边缘占像素的 {kept}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Edges on {share} of the pixels, thresholds {low} and {high} levels</source>
            <translation>边缘占像素的 {share}，阈值为 {low} 和 {high} 级</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>Equal error rate {eer} %.</source>
            <translation>等错误率 {eer} %。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>Estimating the colours of the foreground</source>
            <translation>正在估计前景颜色</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Extra inputs are not permitted</source>
            <translation>没有这一项设置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>F {f} with one threshold for all of {pictures} (ODS), {ois} with each picture's best (OIS), average precision {ap}</source>
            <translation>全部 {pictures} 使用同一阈值时 F {f}（ODS），各用最佳阈值时 {ois}（OIS），平均精度 {ap}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>FMR 1 in {fmr} cannot be measured with so few comparisons of strangers.</source>
            <translation>不同人之间的比对太少，无法测量 1/{fmr} 的误识率。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Faces by the cascade (orange): {old}, in {spent} s; by Portico (green): {faces}, in {spent_now} s; by both: {both}</source>
            <translation>级联分类器找到的人脸（橙色）：{old}，用时 {spent} s；Portico（绿色）：{faces}，用时 {spent_now} s；两者都找到：{both}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Faces by the cascade: {old}, in {spent} s</source>
            <translation>级联分类器找到的人脸：{old}，用时 {spent} s</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Faces of {side} pixels</source>
            <translation>{side} 像素的人脸</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Field required</source>
            <translation>此项必填</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>File name too long</source>
            <translation>文件名过长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Filling</source>
            <translation>正在填充</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Filling at full size</source>
            <translation>正在按原尺寸填充</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/exemplar.py" />
            <source>Filling the hole</source>
            <translation>正在填补空洞</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Following the class back through the network</source>
            <translation>正在沿网络反向追溯该类别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Found nowhere; the best score is {score}</source>
            <translation>未找到；最高得分为 {score}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Found: {names}</source>
            <translation>找到：{names}</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Fri</source>
            <translation>周五</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Good for a badge</source>
            <translation>适合用作工牌照片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/hiding.py" />
            <source>Hiding faces</source>
            <translation>正在遮盖人脸</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Highest score among one visitor not recognised: {score}.</source>
            <translation>一名未识别访客的最高相似度：{score}。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Highest score among {seen} visitors not recognised: {score}.</source>
            <translation>{seen} 名未识别访客的最高相似度：{score}。</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be a valid boolean, unable to interpret input</source>
            <translation>应为“是”或“否”</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be a valid integer, unable to parse string as an integer</source>
            <translation>应为整数</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be a valid number, unable to parse string as a number</source>
            <translation>应为数字</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be a valid string</source>
            <translation>应为文字</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be greater than or equal to {ge}</source>
            <translation>应大于或等于 {ge}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be greater than {gt}</source>
            <translation>应大于 {gt}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be less than or equal to {le}</source>
            <translation>应小于或等于 {le}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be less than {lt}</source>
            <translation>应小于 {lt}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input should be {expected}</source>
            <translation>应为 {expected}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Input/output error</source>
            <translation>输入输出错误</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Invalid data found when processing input</source>
            <translation>数据无效，无法处理</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Is a directory</source>
            <translation>这是一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>It looks most like: {name} ({share})</source>
            <translation>看上去最像：{name}（{share}）</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>It works here: {people} people are told apart, the nearest two by {room} below the line, and each is recognised by their own photos.</source>
            <translation>在此运行良好：{people} 人均可区分，最相近的两人比阈值低 {room}，且每个人都能凭自己的照片被识别。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Laying blocks</source>
            <translation>正在拼接纹理块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Laying it over the new background</source>
            <translation>正在叠加到新背景上</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Laying one beside the other</source>
            <translation>正在并排放置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>Levels changed by {abs} on average</source>
            <translation>灰度级平均改变 {abs}</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Loading the face detector</source>
            <translation>正在加载人脸检测器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <location filename="../../core/tasks/library/recognition/detector.py" />
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Loading the network</source>
            <translation>正在加载网络</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Loading the recognition networks</source>
            <translation>正在加载识别网络</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Look at this: {troubles}.</source>
            <translation>请注意：{troubles}。</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at backups</source>
            <translation>正在查看备份</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at cameras</source>
            <translation>正在查看摄像头</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at consents</source>
            <translation>正在查看同意记录</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at doors</source>
            <translation>正在查看门</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at files</source>
            <translation>正在查看文件</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at how strict doors are</source>
            <translation>正在查看门的严格程度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/picture_index.py" />
            <source>Looking at picture {start} of {paths}</source>
            <translation>正在查看第 {start} 张图片，共 {paths} 张</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at the clock</source>
            <translation>正在查看时钟</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at the disk</source>
            <translation>正在查看磁盘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>Looking at the photo</source>
            <translation>正在查看照片</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at the processor</source>
            <translation>正在查看处理器</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking at the program</source>
            <translation>正在查看程序</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking for a better profile</source>
            <translation>正在查找更好的识别配置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimaps.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Looking for a face</source>
            <translation>正在查找人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Looking for circles</source>
            <translation>正在查找圆</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking for crashes</source>
            <translation>正在查找崩溃记录</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Looking for edges</source>
            <translation>正在寻找边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/faces/hiding.py" />
            <source>Looking for faces</source>
            <translation>正在查找人脸</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking for half people</source>
            <translation>正在查找不完整的人员</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>Looking for joints</source>
            <translation>正在查找关节</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Looking for keypoints</source>
            <translation>正在查找关键点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/detector.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Looking for objects</source>
            <translation>正在查找物体</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Looking for old photos</source>
            <translation>正在查找旧照片</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>Looking for the damage</source>
            <translation>正在查找损坏</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Looking for the face</source>
            <translation>正在查找人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Looking for what stands out</source>
            <translation>正在查找显著区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Looking with Portico's detector</source>
            <translation>正在用 Portico 的检测器查找</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Looking with the cascade</source>
            <translation>正在用级联分类器查找</translation>
        </message>
        <message>
            <location filename="../../core/live/showing.py" />
            <source>Looking…</source>
            <translation>正在识别…</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Making the background</source>
            <translation>正在生成背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <source>Mean brightness went from {before} % to {after} %</source>
            <translation>平均亮度从 {before} % 变为 {after} %</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Mean level {picture} before, {after} after</source>
            <translation>平均灰度级：处理前 {picture}，处理后 {after}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Mean strength {mean} levels, the strongest hundredth above {top}</source>
            <translation>平均强度 {mean} 级，最强的百分之一高于 {top} 级</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Mon</source>
            <translation>周一</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Most alike of {pictures}: {rows} (similarity {rows2}); {computed} looked at anew, {unreadable} cannot be read</source>
            <translation>{pictures}中最相似：{rows}（相似度 {rows2}）；重新读取 {computed}，无法读取 {unreadable}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Network is unreachable</source>
            <translation>网络不可达</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>No boxes are known in this folder, so nothing can be measured; found: {seen}</source>
            <translation>此文件夹没有已知的标注框，无法评测；找到：{seen}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>No duplicates among {pictures}; {computed} looked at anew, {unreadable} cannot be read</source>
            <translation>{pictures}中没有重复；重新读取 {computed}，无法读取 {unreadable}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>No face was found: paint over any that you see</source>
            <translation>没有找到人脸：如看到人脸，请自行涂画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>No font of this machine has these letters: {letters}; install one and make the badge again</source>
            <translation>此机器上没有含这些字符的字体：{letters}；请安装一种，然后重新制作工牌</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/noise.py" />
            <source>No noise was found</source>
            <translation>没有发现噪声</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>No object stands out: paint some of it</source>
            <translation>没有显著的物体：请涂画物体的一部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>No objects found: lower the confidence</source>
            <translation>没有找到物体：请降低置信度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>No objects found: lower the confidence, or look closer</source>
            <translation>没有找到物体：请降低置信度，或更仔细地查看</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>No objects found: lower the confidence, or take the small network</source>
            <translation>没有找到物体：请降低置信度，或使用小网络</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>No picture with known boxes can be read, so nothing can be measured</source>
            <translation>没有一张带已知边框的图片可以读取，因此无法测量</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>No route to host</source>
            <translation>无法连通主机</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>No space left on device</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>No strokes were found: paint colours on a copy of the picture</source>
            <translation>没有找到笔画：请在图片的副本上涂画颜色</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>No such device</source>
            <translation>没有此设备</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>No such file or directory</source>
            <translation>没有此文件或文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Nobody drew a boundary in these pictures, so nothing can be measured</source>
            <translation>这些图片中没有人画过边界，因此无法测量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Nobody was found in the picture</source>
            <translation>图片中没有找到人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Nobody who stands or walks, seen whole</source>
            <translation>没有完整可见的站立或行走的人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/noise.py" />
            <source>Noise of {sigma} grey levels (given); {away} were taken away</source>
            <translation>噪声为 {sigma} 个灰度级（给定）；去除了 {away} 个</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/noise.py" />
            <source>Noise of {sigma} grey levels (measured); {away} were taken away</source>
            <translation>噪声为 {sigma} 个灰度级（测得）；去除了 {away} 个</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <source>Noise of {strength} grey levels was removed</source>
            <translation>已去除 {strength} 个灰度级的噪声</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Not a directory</source>
            <translation>这不是文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Nothing in this layer speaks for {names} ({share}): choose another layer</source>
            <translation>此层没有支持 {names}（{share}）的内容：请选择其他层</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Nothing is marked: paint over what is to go</source>
            <translation>没有标记：请涂画要去除的部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Nothing stands out from the rest of the picture</source>
            <translation>没有从图片其余部分中突显的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Nothing that the network knows stands out; the best guess is {name} ({share})</source>
            <translation>没有网络认识的明显内容；最佳猜测是 {name}（{share}）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Nothing was found that the network knows</source>
            <translation>没有找到网络认识的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>On average {through} % of the light is haze</source>
            <translation>平均有 {through} % 的光来自雾</translation>
        </message>
        <message>
            <location filename="../../core/live/doorway.py" />
            <source>One at a time, please</source>
            <translation>请逐个通过</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Opening sealed records</source>
            <translation>正在打开加密记录</translation>
        </message>
        <message>
            <location filename="../../core/health/examining.py" />
            <source>Opening the site</source>
            <translation>正在打开站点</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>Opening what is sealed</source>
            <translation>正在打开加密内容</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Operation not permitted</source>
            <translation>操作不被允许</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Outlining</source>
            <translation>正在勾画轮廓</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>PORTICO_ENGINE asks for torch-cuda, and no GPU answers</source>
            <translation>PORTICO_ENGINE 要求 torch-cuda，但没有可用的 GPU</translation>
        </message>
        <message>
            <location filename="../../core/site/site.py" />
            <source>PORTICO_KEY is set in the environment, and goes before the settings: unset it first</source>
            <translation>环境中设置了 PORTICO_KEY，优先于设置：请先取消该变量</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>PORTICO_KEY or PORTICO_KEY_FILE is set in the environment, and a restored site begins with its key in a file of its own: unset it, restore, then {how}</source>
            <translation>环境中设置了 PORTICO_KEY 或 PORTICO_KEY_FILE，而恢复的站点以自己的密钥文件开始：请取消该设置，恢复后再{how}</translation>
        </message>
        <message>
            <location filename="../../core/people/reembedding.py" />
            <source>PORTICO_PROFILE is set in the environment and goes before the settings: remove it first</source>
            <translation>环境中设置了 PORTICO_PROFILE，优先于设置：请先移除该变量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Painted in the style of the second picture</source>
            <translation>已按第二张图片的风格绘制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>Painted in the style “{style}”</source>
            <translation>已按“{style}”风格绘制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Painting</source>
            <translation>正在绘制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>People of {scale} pixels</source>
            <translation>{scale} 像素的人</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Permission denied</source>
            <translation>没有访问权限</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please close your eyes for a moment</source>
            <translation>请闭眼片刻</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <location filename="../../core/liveness/passive.py" />
            <source>Please come closer</source>
            <translation>请靠近一些</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please look at the camera</source>
            <translation>请看向摄像头</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please look straight ahead, with a calm face</source>
            <translation>请正视前方，表情放松</translation>
        </message>
        <message>
            <location filename="../../core/liveness/passive.py" />
            <source>Please move to the middle of the picture</source>
            <translation>请移到画面中间</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please raise your chin</source>
            <translation>请抬起下巴</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>Please smile</source>
            <translation>请微笑</translation>
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
            <location filename="../../app/window/application.py" />
            <source>Portico is already open on {folder}, as process {process}: use that window; where none is to be seen, end it and begin anew with: portico gui --end-other</source>
            <translation>Portico 已在 {folder} 上打开，进程号为 {process}：请使用那个窗口；如果看不到窗口，请用以下命令结束它并重新打开：portico gui --end-other</translation>
        </message>
        <message>
            <location filename="../../core/site/site.py" />
            <source>Portico is already open on {folder}: {how}</source>
            <translation>Portico 已在 {folder} 上打开：{how}</translation>
        </message>
        <message>
            <location filename="../../core/health/machine.py" />
            <source>Portico {portico}, Python {python}</source>
            <translation>Portico {portico}，Python {python}</translation>
        </message>
        <message>
            <location filename="../../core/health/machine.py" />
            <source>Portico {portico}, Python {python}; it runs without being installed</source>
            <translation>Portico {portico}，Python {python}；未经安装直接运行</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>Preparing; the first time of all this takes a minute or two</source>
            <translation>正在准备；首次使用需要一两分钟</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Protocol not found</source>
            <translation>不支持此协议</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Read-only file system</source>
            <translation>文件系统只读</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>Reading the backup</source>
            <translation>正在读取备份</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>Reading the backup back</source>
            <translation>正在回读备份</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Reading the gallery</source>
            <translation>正在读取人脸库</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Reading the recognition profile</source>
            <translation>正在读取识别配置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Reading the style</source>
            <translation>正在读取风格</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Red is what speaks most for {names} ({share})</source>
            <translation>红色处是最支持 {names} 的部分（{share}）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>Refining at full size</source>
            <translation>正在按原尺寸细化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Round {number} of {rounds}</source>
            <translation>第 {number} 轮，共 {rounds} 轮</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Sat</source>
            <translation>周六</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Server returned 401 Unauthorized (authorization failed)</source>
            <translation>服务器返回 401：用户名或密码不正确</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Server returned 404 Not Found</source>
            <translation>服务器返回 404：地址不存在</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Setting the card</source>
            <translation>正在排版卡片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Size {number} of {tried}</source>
            <translation>第 {number} 个尺寸，共 {tried} 个</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>Solving for the matte</source>
            <translation>正在求解 Alpha 蒙版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Spreading the colours</source>
            <translation>正在扩散颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Step {done} of {steps}</source>
            <translation>第 {done} 步，共 {steps} 步</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>Strangers: {path}</source>
            <translation>陌生人：{path}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>String should have at least {min_length} character</source>
            <translation>至少需要 {min_length} 个字符</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>String should have at least {min_length} characters</source>
            <translation>至少需要 {min_length} 个字符</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>String should have at most {max_length} characters</source>
            <translation>最多 {max_length} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Stroke {number} of {leaders}</source>
            <translation>第 {number} 笔，共 {leaders} 笔</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Strokes on {marks} of the picture gave it its colours</source>
            <translation>根据占图片 {marks} 的笔画完成上色</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Sun</source>
            <translation>周日</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>TAR at FMR 1 %: {tar} % ({low} to {high} % with 95 % certainty).</source>
            <translation>误识率 1 % 时的通过率：{tar} %（95 % 置信区间 {low} 至 {high} %）。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>TAR at FMR 1 in {r}: {tar} %.</source>
            <translation>误识率 1/{r} 时的通过率：{tar} %。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Telling what is where</source>
            <translation>正在判断各处是什么</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>The badge is ready to print</source>
            <translation>工牌已可打印</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>The badge is ready, without a name</source>
            <translation>工牌已制作完成，但没有姓名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>The badge is ready; the day until which it is valid has passed</source>
            <translation>工牌已制作完成；有效期已过</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>The foreground covers {share} of the picture, {soft} are soft edges</source>
            <translation>前景占图片的 {share}，柔和边缘占 {soft}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>The known boxes name no object, so nothing can be measured; found: {seen}</source>
            <translation>已知边框中没有物体，因此无法测量；找到：{seen}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>The light is neutral</source>
            <translation>光线是中性的</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>The light is {apart} % stronger in {cast} than in its weakest colour</source>
            <translation>光线中 {cast} 比最弱的颜色强 {apart} %</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>The network has nearly no colour for it</source>
            <translation>网络几乎无法为它上色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>The object takes {share} of the picture</source>
            <translation>物体占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>The region takes {share} of the picture</source>
            <translation>区域占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>The two pictures have nothing certain in common; {alike}</source>
            <translation>两张图片没有可确定的共同之处；{alike}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>The {best} most varied of {channels} maps of {width}×{height} values; bright is a strong answer</source>
            <translation>{channels} 张 {width}×{height} 的特征图中变化最大的 {best} 张；越亮表示响应越强</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>There are too few people to say anything: enrol at least two.</source>
            <translation>人数太少，无法得出结论：请至少录入两人。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <source>There was hardly any noise</source>
            <translation>几乎没有噪声</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>This script cannot be set on this machine: its letters stand apart, or in the wrong order</source>
            <translation>此机器无法正确排印这种文字：字母彼此分离，或顺序错误</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Threshold {lowest} to {highest}: {share} % of the picture are objects</source>
            <translation>阈值 {lowest} 至 {highest}：物体占图片的 {share} %</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Threshold {lowest}: {share} % of the picture are objects</source>
            <translation>阈值 {lowest}：物体占图片的 {share} %</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Thu</source>
            <translation>周四</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>Too many open files</source>
            <translation>打开的文件过多</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Tue</source>
            <translation>周二</translation>
        </message>
        <message>
            <location filename="../../core/live/showing.py" />
            <source>Unknown person</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>VGG19 cannot be loaded: {why}</source>
            <translation>无法加载 VGG19：{why}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <location filename="../../core/base/faults.py" />
            <source>Value error, {error}</source>
            <translation>{error}</translation>
        </message>
        <message>
            <location filename="../../core/live/doorway.py" />
            <source>Wait here a moment</source>
            <translation>请在此稍候</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>Warming up</source>
            <translation>正在预热</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>Wed</source>
            <translation>周三</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>What stands out covers {share} of the picture</source>
            <translation>显著区域占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Windows of {size} pixels</source>
            <translation>{size} 像素的窗口</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>With the patch covered that matters most, the face is {found} like itself (1.00: the same)</source>
            <translation>遮挡影响最大的一块后，人脸与自身的相似度为 {found}（1.00：相同）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Writing the PDF</source>
            <translation>正在写入 PDF</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>Writing the backup</source>
            <translation>正在写入备份</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <location filename="../../models/messages.py" />
            <source>[Errno {number}] {why}</source>
            <translation>{why}（错误码 {number}）</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>a PORTICO_ variable is malformed: {why}</source>
            <translation>一个 PORTICO_ 变量格式有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>a backup in the site's own folder would be lost with it: name a file on another disk</source>
            <translation>放在站点自身文件夹中的备份会随站点一起丢失：请指定另一磁盘上的文件</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>a backup in the site's own folder would be lost with it: name a folder on another disk</source>
            <translation>放在站点自身文件夹中的备份会随站点一起丢失：请指定另一磁盘上的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <location filename="../../core/programs/running.py" />
            <source>a backup is being restored into {folder}: wait until that has ended</source>
            <translation>正在把备份恢复到 {folder}：请等它结束</translation>
        </message>
        <message>
            <location filename="../../core/site/folders.py" />
            <source>a backup was being restored into {folder}, and that was cut off: restore it again, into the same folder</source>
            <translation>曾向 {folder} 恢复备份，但中途被中断：请再次恢复到同一文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/codes.py" />
            <source>a bar code holds plain Latin letters and digits only: use a QR code for this number</source>
            <translation>条形码只能包含基本拉丁字母和数字：此工号请使用二维码</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>a better profile than {used} is here, {found}</source>
            <translation>有比 {used} 更好的识别配置 {found}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>a cell has more than {max_cell} characters</source>
            <translation>有单元格超过 {max_cell} 个字符</translation>
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
            <location filename="../../core/locks/drivers/http.py" />
            <source>a fingerprint is of a certificate: the address begins with https://</source>
            <translation>指纹属于证书：地址须以 https:// 开头</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>a name has at most {name_length} characters</source>
            <translation>姓名最多 {name_length} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>a name needs at least one letter or digit</source>
            <translation>名称中至少要有一个文字或数字</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>a name, number or date has more than {max} characters</source>
            <translation>有名称、编号或日期超过 {max} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <location filename="../../core/store/keys.py" />
            <source>a passphrase needs at least {shortest_passphrase} characters</source>
            <translation>口令至少需要 {shortest_passphrase} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>a password belongs to a user: name one in the address, as in rtsp://admin@10.0.0.2/</source>
            <translation>密码须对应一个用户：请在地址中写明用户名，例如 rtsp://admin@10.0.0.2/</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>a password goes to one machine: all addresses begin alike, up to the port</source>
            <translation>密码只发往一台机器：所有地址到端口为止须相同</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>a password needs at least {shortest_password} characters</source>
            <translation>密码至少需要 {shortest_password} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>a period on holidays needs a calendar that says which they are</source>
            <translation>节假日时段需要一个日历，注明哪些日子是节假日</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>a photo must lie in the folder of the list, or below, and be named from there</source>
            <translation>照片须位于名单所在文件夹或其子文件夹中，并以相对位置指定</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>a photo of {whose}</source>
            <translation>{whose}的一张照片</translation>
        </message>
        <message>
            <location filename="../../core/health/strictness.py" />
            <source>a picture of somebody opens {lifeless}</source>
            <translation>某人的照片就能打开{lifeless}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>a second person must come within {pair_seconds} s</source>
            <translation>第二人须在 {pair_seconds} 秒内到场</translation>
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
            <location filename="../../core/store/damage.py" />
            <source>a template of {whose}</source>
            <translation>{whose}的一个特征</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/mqtt.py" />
            <source>a topic has no wildcards (+ or #)</source>
            <translation>主题中不得含有通配符（+ 或 #）</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>a user and a password belong to an address</source>
            <translation>用户和密码须与地址一起使用</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>a user name holds no colon, quotation mark or backslash</source>
            <translation>用户名不能含冒号、引号或反斜杠</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>a window or portico watch still works with the profile {profile}, and would know nobody without its templates: start that anew, then remove them with portico profile tidy</source>
            <translation>有窗口或 portico watch 仍在使用识别配置 {profile}，没有其特征就谁也认不出：请先重新启动它，再用 portico profile tidy 删除这些特征</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>a {before} is on record without a photo to compare with: add the employee ID that is on record, or a middle name if this is somebody else</source>
            <translation>已有名为 {before} 的记录，但没有可比对的照片：请填写记录中的工号；如果是另一人，请在姓名中加以区分</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>a {kind} that is kept cannot be read here: {why}</source>
            <translation>无法读取已保存的{kind}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>a {kind} was made by a newer Portico, which knows more of it: update Portico</source>
            <translation>有{kind}由更新版本的 Portico 创建，含有当前版本不支持的内容：请更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>all {tried} can be opened</source>
            <translation>全部 {tried} 条均可打开</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>an address begins with http:// or https://</source>
            <translation>地址应以 http:// 或 https:// 开头</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>an address holds no name or password: give them beside it, as user and password</source>
            <translation>地址中不能含用户名或密码：请在旁边的用户名和密码中填写</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>an address with a password is not written into the settings: let the site keep it</source>
            <translation>带密码的地址不会写入设置：请由站点保存该地址</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>an employee ID has at most {employee_id_length} characters</source>
            <translation>工号最多 {employee_id_length} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>an employee ID needs at least one letter or digit</source>
            <translation>工号中至少要有一个字母或数字</translation>
        </message>
        <message>
            <location filename="../../core/store/vault.py" />
            <source>an encrypted record cannot be opened: the site key is not the one it was made with, or the record is damaged</source>
            <translation>无法打开一条加密记录：站点密钥与加密时所用的不符，或记录已损坏</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>another face was there after moving</source>
            <translation>做完动作后换成了另一张脸</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>another face was there while moving</source>
            <translation>做动作时出现了另一张人脸</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>another page</source>
            <translation>另一页面</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>another program has kept it locked; try again</source>
            <translation>正被其他程序锁定；请重试</translation>
        </message>
        <message>
            <location filename="../../core/people/reembedding.py" />
            <source>another program is changing the recognition profile: wait until that has ended</source>
            <translation>另一个程序正在更改识别配置：请等待其结束</translation>
        </message>
        <message>
            <location filename="../../core/store/register.py" />
            <source>another program is noting a backup</source>
            <translation>另一个程序正在登记备份</translation>
        </message>
        <message>
            <location filename="../../core/programs/jobs.py" />
            <source>another program is noting what it has done</source>
            <translation>另一个程序正在记录它所做的事</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>answers with a web page, as a sign-in page is one: check the address{quoted_end}; if that is how it says yes, name a part of it under success_text</source>
            <translation>应答的是网页，例如登录页：请检查地址{quoted_end}；若这就是它表示成功的方式，请在 success_text 中填写其中一部分</translation>
        </message>
        <message>
            <location filename="../../core/access/policy.py" />
            <source>anti-passback needs the area that the door leads to, or a time</source>
            <translation>反潜回需要填写门所通往的区域，或者一个时间</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>backups need a passphrase, without which nobody can read them: choose one</source>
            <translation>备份需要口令，没有口令任何人都无法读取：请设定口令</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>badges need the package reportlab: pip install reportlab</source>
            <translation>制作工牌需要 reportlab 软件包：pip install reportlab</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>camera {name} cannot be opened: another program may be using it</source>
            <translation>无法打开摄像头 {name}：可能正被其他程序使用</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>camera {name} has been unplugged: check its cable</source>
            <translation>摄像头 {name} 已被拔下：请检查连接线</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>camera {name} is not plugged in: check its cable, or choose another camera</source>
            <translation>摄像头 {name} 未接入：请检查连接线，或另选一个摄像头</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>camera {name} stopped: check its cable</source>
            <translation>摄像头 {name} 已停止：请检查连接线</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>cannot be opened: {named}</source>
            <translation>无法打开：{named}</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>cannot be opened: {named} and more</source>
            <translation>无法打开：{named} 等</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>cannot be told apart: {one} and {other}</source>
            <translation>无法区分：{one} 和 {other}</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>cannot be told apart: {person}</source>
            <translation>无法区分：{person}</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>cannot see: {why}</source>
            <translation>看不见：{why}</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>change doors, rules and settings</source>
            <translation>修改门、规则和设置</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>change to it, while everybody is recognised as before: portico profile use {profile}</source>
            <translation>改用它，期间所有人照常被识别：portico profile use {profile}</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>checksum right: {path}</source>
            <translation>校验和正确：{path}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>choose 1 in 1,000 or stricter on the page Evaluation</source>
            <translation>请在“评测”页选择 1/1,000 或更严格的阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>choose a folder of pictures</source>
            <translation>请选择图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>choose a folder of pictures and a photo of the person</source>
            <translation>请选择图片文件夹和此人的照片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>choose a folder to search</source>
            <translation>请选择要搜索的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>choose a folder to search and a picture to search for</source>
            <translation>请选择要搜索的文件夹和要查找的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>choose a folder with the folders images and groundTruth</source>
            <translation>请选择含有 images 和 groundTruth 文件夹的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>choose a second picture as the template, or another score</source>
            <translation>请选择第二张图片作为模板，或选择其他评分方式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>choose a second picture, whose histogram this one shall take</source>
            <translation>请选择第二张图片，此图片将采用其直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>choose at least one format that is available here</source>
            <translation>请至少选择一种此处可用的格式</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>choose one with portico backups schedule</source>
            <translation>请用命令选择：portico backups schedule</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>choose the file with: portico weights use {name} FILE</source>
            <translation>用命令选择文件：portico weights use {name} FILE</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>choose the second picture</source>
            <translation>请选择第二张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>choose the template: a small picture of what is looked for</source>
            <translation>请选择模板：要查找内容的小图片</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>choose them in the window</source>
            <translation>在窗口中选择</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>close them with portico doctor --private, unless a group shares them on purpose</source>
            <translation>请用 portico doctor --private 将其关闭，除非是有意与某个组共享</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>close your eyes for a moment</source>
            <translation>闭眼片刻</translation>
        </message>
        <message>
            <location filename="../../app/window/ending.py" />
            <source>closing has taken too long</source>
            <translation>关闭用时过长</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <location filename="../../core/liveness/passive.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>come closer</source>
            <translation>请靠近一些</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>come in front of the camera</source>
            <translation>请走到摄像头前</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>comes out of hours: {times} may pass here, and it is {day} {clock}</source>
            <translation>不在通行时段内：{times}可由此通行，而现在是 {day} {clock}</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>compare it with an exported copy or a backup</source>
            <translation>请与导出的副本或备份核对</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>cosines of the blocks</source>
            <translation>各块的余弦系数</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>could not be unlocked in time, and stays locked</source>
            <translation>未能及时开锁，仍保持上锁</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <source>could not download {weights}: the connection ended after {received} of {size} bytes; try again, it goes on where it stopped</source>
            <translation>未能下载 {weights}：连接在收到 {received} / {size} 字节后中断；请重试，将从中断处继续</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <source>could not download {weights}: the server answers {status_code}</source>
            <translation>未能下载 {weights}：服务器返回 {status_code}</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <source>could not download {weights}: {why}; try again, it goes on where it stopped</source>
            <translation>未能下载 {weights}：{why}；请重试，将从中断处继续</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>damaged: {found}</source>
            <translation>已损坏：{found}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>deblurring</source>
            <translation>正在去模糊</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>delete it</source>
            <translation>请将其删除</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>delete people</source>
            <translation>删除人员</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>delete what was left behind</source>
            <translation>请删除遗留的文件</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>did not do it: its answer is without {wanted}</source>
            <translation>没有执行：其应答中没有 {wanted}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>did not do it{quoted_end}</source>
            <translation>没有执行{quoted_end}</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>did not do what was asked: {asked}</source>
            <translation>没有完成所要求的动作：{asked}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>did not move as asked</source>
            <translation>没有按提示做动作</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>did not stay for {approach_seconds} s</source>
            <translation>没有停留 {approach_seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../core/liveness/gestures.py" />
            <source>did something else than asked</source>
            <translation>做了与要求不同的动作</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>does not let this user open the door, or not from this machine ({told})</source>
            <translation>不允许此用户开门，或不允许从本机开门（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>does not obey: {words}</source>
            <translation>不受控制：{words}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>does not take {method} at this address: choose another method ({told})</source>
            <translation>此地址不接受 {method}：请选择其他方法（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>done {ago} ago</source>
            <translation>{ago}前完成</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>done: all pictures are taken</source>
            <translation>完成：所有照片均已拍摄</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>door</source>
            <translation>门</translation>
        </message>
        <message>
            <location filename="../../core/people/profile_offer.py" />
            <source>doors become stricter, for 1 stranger in {now} instead of 1 in {before} may be taken for somebody enrolled, and {missed} instead of {missed_before} of single looks at those enrolled here go unrecognised</source>
            <translation>门禁会更严格：被误认为已录入人员的陌生人由每 {before} 人中 1 人降为每 {now} 人中 1 人，而这里已录入人员单次抓拍未被识别的比例为 {missed}，此前为 {missed_before}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>drawing the spectrum</source>
            <translation>正在绘制频谱</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>enough without the MiniFASNets, better with them</source>
            <translation>没有 MiniFASNet 也够用，有了更好</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>enrol and change people</source>
            <translation>录入和修改人员</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>entries {first} to {last} are missing</source>
            <translation>第 {first} 至 {last} 条记录缺失</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>entry {first} is missing</source>
            <translation>第 {first} 条记录缺失</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>entry {row} or the one before it was changed</source>
            <translation>第 {row} 条或其前一条记录被改动</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>every row must hold as many numbers as the first</source>
            <translation>每一行的数必须与第一行一样多</translation>
        </message>
        <message>
            <location filename="../../core/access/group_store.py" />
            <source>everybody enrolled is in {name}: make another group for some of them</source>
            <translation>所有已录入的人都在 {name} 中：若只要部分人，请另建一个组</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>export people and events</source>
            <translation>导出人员和事件</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>failed {ago} ago, {times} in a row: {run}</source>
            <translation>{ago}前失败，连续 {times}：{run}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>filtering</source>
            <translation>正在滤波</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>fmr must fall</source>
            <translation>误识率必须递减</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>for ever</source>
            <translation>永久</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>give a folder of pictures with known boxes</source>
            <translation>请提供带有已知标注框的图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>give a picture whose style is wanted</source>
            <translation>请提供所需风格的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>give a second picture: the one whose style is wanted</source>
            <translation>请提供第二张图片，即所需风格的图片</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>give it anew with portico backups schedule</source>
            <translation>请用命令重新设定：portico backups schedule</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>give the same picture with coloured strokes as the second one</source>
            <translation>请将画有彩色笔画的同一张图片作为第二张图片</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>groups and validity of {people} were left as they are: {actor} may not {rules}: ask an administrator</source>
            <translation>{people} 的组和有效期保持不变：{actor} 无权{rules}：请联系管理员</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/plan.py" />
            <source>hardly anything of it can be used: is this the right folder or list?</source>
            <translation>其中几乎没有可用的内容：文件夹或名单选对了吗？</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>has locked this user out for a while, as after wrong passwords ({told})</source>
            <translation>已暂时锁定此用户，如多次密码错误之后（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>has not been valid since {at_door}</source>
            <translation>自 {at_door} 起已失效</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>has stood open for over {held_seconds} s</source>
            <translation>开门时间已超过 {held_seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>have it ask for a live face on the page Doors</source>
            <translation>请在“门”页让它要求活体人脸</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
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
            <location filename="../../core/site/key.py" />
            <source>in the keyring</source>
            <translation>位于系统密钥环</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>install Portico again, which carries it</source>
            <translation>重新安装 Portico，其中带有该文件</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>install it with: python -m ensurepip</source>
            <translation>请用命令安装：python -m ensurepip</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>install torch for CUDA</source>
            <translation>请安装支持 CUDA 的 torch</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>is back after {span}</source>
            <translation>在 {span}后恢复</translation>
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
            <source>is in {leads_to} already, since {clock}</source>
            <translation>自 {clock} 起已在 {leads_to} 内</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>is lost: {why}</source>
            <translation>已断线：{why}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is nobody we know</source>
            <translation>是陌生人</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is not valid before {at_door}</source>
            <translation>{at_door} 之前尚未生效</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>is the second of two who are needed here</source>
            <translation>是此处所需两人中的第二人</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>it broke down: {error}</source>
            <translation>它已崩溃：{error}</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>it cannot be written; check the folder's permissions</source>
            <translation>无法写入；请检查文件夹权限</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/mqtt.py" />
            <source>it did not acknowledge within {timeout} s</source>
            <translation>{timeout} 秒内没有收到确认</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>it ended the connection without an answer: see whether it has just restarted, and whether https is meant</source>
            <translation>它没有应答就断开了连接：请查看它是否刚重启，以及是否应使用 https</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>it has more than {max} characters</source>
            <translation>超过 {max} 个字符</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>it has not answered for {waits} s, and is begun anew by itself</source>
            <translation>已 {waits} 秒没有响应，将自动重新启动</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>it holds letters that cannot be written</source>
            <translation>含有无法写入的字符</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>it is being set up</source>
            <translation>门正在设置中</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>it is empty</source>
            <translation>内容为空</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>it is no text</source>
            <translation>它不是文本</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>it lacks {gone}</source>
            <translation>缺少 {gone}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/modbus.py" />
            <source>it refuses ({answer})</source>
            <translation>对方拒绝（{answer}）</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>it speaks another language there: https and http, or the port, may be mixed up</source>
            <translation>对方使用另一种协议：https 与 http 或端口可能弄混了</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>it took the request and said nothing for {seconds} s</source>
            <translation>对方接受了请求，但 {seconds} 秒内没有应答</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>it was begun anew {times} within the hour</source>
            <translation>一小时内重新启动了 {times}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>its authors give it out as {file_name}; {way}</source>
            <translation>其作者以 {file_name} 发布；{way}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>its certificate is another than the one that was kept ({found}): if it was renewed, compare this fingerprint with the device's, and keep it</source>
            <translation>其证书与保存的不同（{found}）：如证书已更新，请与设备上的指纹核对后保存</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>its certificate is signed by nobody known here ({found}): compare this fingerprint with the one that the device itself shows, and keep it; or name the file of its authority</source>
            <translation>其证书由未知机构签发（{found}）：请与设备自身显示的指纹核对后保存，或指定其签发机构的文件</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>its certificate is signed by nobody known here: name the file of its authority</source>
            <translation>其证书由未知机构签发：请指定签发机构的文件</translation>
        </message>
        <message>
            <location filename="../../core/doors/hand.py" />
            <location filename="../../core/doors/keeper.py" />
            <source>its driver does not answer</source>
            <translation>其驱动没有响应</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>its driver failed: {error}</source>
            <translation>驱动出错：{error}</translation>
        </message>
        <message>
            <location filename="../../core/recognition/covering.py" />
            <source>keep your eyes open</source>
            <translation>请睁开眼睛</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>kernel</source>
            <translation>卷积核</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>knows no such door or address: check the maker and the door's number ({told})</source>
            <translation>没有这样的门或地址：请检查厂商和门号（{told}）</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>leave out --replace-damaged to restore into a new folder</source>
            <translation>要恢复到新文件夹，请去掉 --replace-damaged</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>leave the window open for a minute, or run portico backups now</source>
            <translation>请让窗口保持打开一分钟，或运行 portico backups now</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>leave the window open, or run portico backups now</source>
            <translation>请让窗口保持打开，或运行 portico backups now</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>left behind by something that was broken off: {names}</source>
            <translation>操作中断后遗留的文件：{names}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <location filename="../../core/people/bulk/shown.py" />
            <source>left out as a whole, since row {row} about the same person cannot be used</source>
            <translation>整体略过，因为关于同一人的第 {row} 行无法使用</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/shown.py" />
            <source>left out as a whole: none of the photos that the list names can be used</source>
            <translation>整行略过：名单中所列的照片都不可用</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>left while being asked to move</source>
            <translation>在要求做动作时离开</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>less than a minute</source>
            <translation>不到一分钟</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>light your face from the front</source>
            <translation>请让光线从正面照亮脸部</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>liveness {above}, live from 0 on, {scores} looks</source>
            <translation>活体得分 {above}（不低于 0 为活体），{scores} 次观察</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>look after operators</source>
            <translation>管理操作员</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>look at the camera</source>
            <translation>看向摄像头</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>look straight ahead, with a calm face</source>
            <translation>正视前方，表情放松</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>look straight at the camera</source>
            <translation>请正视摄像头</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>looks of late score {lately}, and {usual} before</source>
            <translation>近来抓拍得分为 {lately}，此前为 {usual}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>looks of late score {lately}, hardly above the line of {line}</source>
            <translation>近来抓拍得分为 {lately}，仅略高于阈值 {line}</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>lower your chin a little</source>
            <translation>请稍微低头</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>mAP {first} at an overlap of 0.5, {mean} over 0.5 to 0.95, from {objects} in {pictures}</source>
            <translation>重叠 0.5 时 mAP {first}，0.5 至 0.95 时 {mean}，共 {pictures}、{objects}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>mAP {first} at an overlap of 0.5, {mean} over 0.5 to 0.95, from {objects} in {pictures}; the network does not know: {unknown}</source>
            <translation>重叠 0.5 时 mAP {first}，0.5 至 0.95 时 {mean}，共 {pictures}、{objects}；网络不认识：{unknown}</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>made by themselves, as planned</source>
            <translation>按计划自动创建</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>made {span} ago</source>
            <translation>{span}前创建</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>made {span} ago, and {file} is not there any more</source>
            <translation>{span}前创建，但 {file} 已不存在</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>make a backup, which clears {copy} away</source>
            <translation>请创建一次备份，以清除 {copy}</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>make another</source>
            <translation>请再创建一个备份</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>make one</source>
            <translation>请创建备份</translation>
        </message>
        <message>
            <location filename="../../core/health/machine.py" />
            <source>make room</source>
            <translation>请腾出空间</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>make the index anew: portico reindex</source>
            <translation>请重建索引：portico reindex</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>mated must rise</source>
            <translation>同一人分数必须递增</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>measure them: portico profile use {profile}</source>
            <translation>请重新提取特征：portico profile use {profile}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>measuring the haze</source>
            <translation>正在测量雾</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>missing, and {doors} stays shut</source>
            <translation>缺失，因此 {doors} 保持关闭</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>move it with portico key store</source>
            <translation>请用 portico key store 移动它</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>move the key with: portico key store</source>
            <translation>用以下命令移动密钥：portico key store</translation>
        </message>
        <message>
            <location filename="../../core/liveness/passive.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>move to the middle of the picture</source>
            <translation>请移到画面中央</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>name a folder for the backups, on another disk</source>
            <translation>请指定备份文件夹，须在另一磁盘上</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>name a folder with --site</source>
            <translation>请用 --site 指定一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>name and password do not match</source>
            <translation>用户名与密码不匹配</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>name another with --site</source>
            <translation>请用 --site 指定另一个站点</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>name its folder with --site</source>
            <translation>请用 --site 指定其文件夹</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nearest is {person} with {score}, at or above the line of {threshold}</source>
            <translation>最接近的是 {person}，相似度 {score}，达到阈值 {threshold}</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nearest is {person} with {score}, below the line of {threshold}</source>
            <translation>最接近的是 {person}，相似度 {score}，低于阈值 {threshold}</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>networks run on the GPU, by torch</source>
            <translation>网络通过 torch 在 GPU 上运行</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>networks run on the processor, by OpenVINO</source>
            <translation>网络通过 OpenVINO 在处理器上运行</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>networks run on the processor, by torch</source>
            <translation>网络通过 torch 在处理器上运行</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/modbus.py" />
            <location filename="../../core/locks/drivers/mqtt.py" />
            <source>no answer</source>
            <translation>没有响应</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>no backup could be made: {why}</source>
            <translation>未能进行备份：{why}</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>no backup made before is in {folder} any more: plug in its disk, or choose the folder again if they were removed on purpose</source>
            <translation>{folder} 中已没有以前的备份：请接上磁盘；如是有意删除，请重新选择该文件夹</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <source>no camera is at {unwatched}</source>
            <translation>{unwatched} 没有摄像头</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>no camera is named: give its number, a video file, a folder of pictures or an address</source>
            <translation>没有指定摄像头：请填写摄像头编号、视频文件、图片文件夹或地址</translation>
        </message>
        <message>
            <location filename="../../core/recognition/embedding.py" />
            <source>no embedder named {name}: known are {names}</source>
            <translation>没有名为 {name} 的特征网络：可用的有 {names}</translation>
        </message>
        <message>
            <location filename="../../core/recognition/covering.py" />
            <source>no face can be made out well enough: use a clearer picture, from the front</source>
            <translation>人脸不够清楚：请使用更清晰的正面图片</translation>
        </message>
        <message>
            <location filename="../../core/people/reembedding.py" />
            <source>no face is found in this photo any more</source>
            <translation>在此照片中已检测不到人脸</translation>
        </message>
        <message>
            <location filename="../../core/people/grouping_files.py" />
            <source>no face of this group is good enough to be enrolled: take new photos</source>
            <translation>这一组中没有足以录入的人脸：请重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>no face was found in the picture: use a picture in which the face is larger and clear</source>
            <translation>图片中没有找到人脸：请使用人脸更大、更清晰的图片</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>no face was found in {name}: use a picture in which the face is larger and clear</source>
            <translation>{name} 中没有找到人脸：请使用人脸更大、更清晰的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimaps.py" />
            <source>no face was found: paint the foreground, or look for what is in the middle</source>
            <translation>没有找到人脸：请涂画前景，或改为查找中央的内容</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>no machine of this name is known here: check the address</source>
            <translation>找不到此名称的机器：请检查地址</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/live/page.py" />
            <source>no more than {most} cameras are shown at once: stop one first</source>
            <translation>最多同时显示 {most} 个摄像头：请先停止其中一个</translation>
        </message>
        <message>
            <location filename="../../models/zoo.py" />
            <source>no network named {name}; known are {entries}</source>
            <translation>没有名为 {name} 的网络；现有 {entries}</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>no photo is kept of 1 person</source>
            <translation>没有保存 1 人的照片</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>no photo is kept of {count} people</source>
            <translation>没有保存 {count} 人的照片</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/shown.py" />
            <source>no photo shows that this is the {person} who is enrolled: add one, or the employee ID that is on record</source>
            <translation>没有照片表明这就是已录入的 {person}：请添加照片，或填写记录中的工号</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>no picture of {pictures} has boundaries of the same name in {truths}</source>
            <translation>{pictures} 中的图片在 {truths} 中都没有同名的边界</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>no recognition profile {name}: known are {names}</source>
            <translation>没有识别配置 {name}：可用的有 {names}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>no weights named {name}; known are {entries}</source>
            <translation>没有名为 {name} 的模型权重；现有 {entries}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>nobody has published a checksum of {weights}: take the file unverified only if you trust where you have it from</source>
            <translation>{weights} 没有公布的校验和：仅在您信任其来源时，才可不经校验使用该文件</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>nobody has to be photographed anew</source>
            <translation>没有人需要重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>nobody has touched it</source>
            <translation>未被改动</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>nobody is enrolled</source>
            <translation>尚未录入任何人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/enrolled.py" />
            <source>nobody is enrolled as {name}: {how}</source>
            <translation>没有以 {name} 为名录入的人员：{how}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>nobody is there after {seconds} s: is it switched on, and is the address right?</source>
            <translation>{seconds} 秒后仍无响应：设备是否开机，地址是否正确？</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>nobody named {name_or_id} is enrolled; {how}</source>
            <translation>没有录入名为 {name_or_id} 的人员；{how}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>nobody recognises them: no photo of theirs has a template of the profile in use</source>
            <translation>无法识别：其照片都没有当前识别配置的特征</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
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
            <location filename="../../core/backups/scheduling.py" />
            <source>none has been made in {folder} for too long: {how}</source>
            <translation>{folder} 中已太久没有新备份：{how}</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>none has been made in {folder} yet: {how}</source>
            <translation>{folder} 中还没有备份：{how}</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>none is set up</source>
            <translation>尚未设置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>none of the pictures in {folder} can be read: {files}</source>
            <translation>{folder} 中的图片都无法读取：{files}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>none of their groups may pass here (they are in: {names})</source>
            <translation>其所属的权限组均不可由此通行（所属：{names}）</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>none within a week</source>
            <translation>一周内没有</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>none yet, and nobody is enrolled</source>
            <translation>还没有备份，也没有已录入的人员</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>none yet: the first start makes them</source>
            <translation>还没有：首次启动时会生成</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>not on this machine, and compiled from it before</source>
            <translation>不在本机，但此前已据此编译</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>not watched: {missing}</source>
            <translation>未监看：{missing}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>nothing answers at the address of the camera {name}: check the address, its power, and the firewalls between</source>
            <translation>摄像头 {name} 的地址没有应答：请检查地址、电源以及中间的防火墙</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>nothing came out that could be saved</source>
            <translation>没有可保存的结果</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>nothing is filled into the name of a machine</source>
            <translation>机器名中不能填入占位内容</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>nothing is wrong with the gallery in {folder}: {how}</source>
            <translation>{folder} 中的人员库没有问题：{how}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>nothing listens there: check the address and the port (connection refused)</source>
            <translation>该处没有服务：请检查地址和端口（连接被拒绝）</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>nothing to enrol: no face was given</source>
            <translation>没有可录入的内容：未提供人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/boundaries.py" />
            <source>nothing was found that could be compared: the result has no edges</source>
            <translation>没有找到可比较的内容：结果中没有边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/masks.py" />
            <source>nothing was found that could be compared: the result has no {name}</source>
            <translation>没有找到可比较的内容：结果中没有 {name}</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>nothing was left behind</source>
            <translation>没有遗留的文件</translation>
        </message>
        <message>
            <location filename="../../core/doors/keeper.py" />
            <source>obeys again</source>
            <translation>已恢复控制</translation>
        </message>
        <message>
            <location filename="../../core/people/profile_offer.py" />
            <source>of single looks at somebody enrolled with one photo, {now} instead of {before} are refused at a false match rate of 1 in {rate}</source>
            <translation>在误匹配率为 {rate} 分之一时，仅凭一张照片录入的人单次抓拍被拒的比例由 {before} 降为 {now}</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>of {name} the largest face was taken, in the middle; {passed} passed over</source>
            <translation>{name}：采用了中间最大的人脸；略过{passed}</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>of {name} the largest face was taken, on the left; {passed} passed over</source>
            <translation>{name}：采用了左侧最大的人脸；略过{passed}</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>of {name} the largest face was taken, on the right; {passed} passed over</source>
            <translation>{name}：采用了右侧最大的人脸；略过{passed}</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <location filename="../../core/health/running.py" />
            <source>once</source>
            <translation>1 次</translation>
        </message>
        <message>
            <location filename="../../core/gallery/merging.py" />
            <source>one of the two has been deleted</source>
            <translation>两人之一已被删除</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>one pair of people looks alike, and must not be told apart by face alone</source>
            <translation>有一对人长得很像，不能仅凭人脸区分</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>one pair of people may be taken for each other</source>
            <translation>有一对人员可能被互相认错</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>one person at a time, please</source>
            <translation>请一次只来一个人</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/plan.py" />
            <source>one person has at most {max_photos} photos: more are of no use</source>
            <translation>每人最多 {max_photos} 张照片：再多也没有用处</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>one person is in at most {max_groups} groups</source>
            <translation>每人最多属于 {max_groups} 个权限组</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>open doors by hand</source>
            <translation>手动开门</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>open it anew</source>
            <translation>请重新打开它</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>opened anew too often: {weak}</source>
            <translation>重新打开过于频繁：{weak}</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>other accounts of this machine can get at {names}</source>
            <translation>本机的其他账户可以访问 {names}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>paint some of the object and some of the background</source>
            <translation>请涂画物体的一部分和背景的一部分</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>passed here at {clock} already</source>
            <translation>已于 {clock} 由此通过</translation>
        </message>
        <message>
            <location filename="../../core/site/profile_watch.py" />
            <source>people are recognised with another profile now ({now}), and nobody was enrolled: open Portico anew, then enrol again</source>
            <translation>现已改用另一识别配置（{now}）识别人员，因此未录入任何人：请重新打开 Portico，然后再次录入</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>person {number}</source>
            <translation>{number} 号人员</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>photograph them anew</source>
            <translation>请重新拍照</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>photograph them anew, from the page People</source>
            <translation>从“人员”页给他们重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>picture: {flaws}</source>
            <translation>画面：{flaws}</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>pictures wait {waits} s</source>
            <translation>画面等待 {waits} 秒</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>pip install {package}</source>
            <translation>pip install {package}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>put that file into a folder of your choice, named by the setting weights_folder</source>
            <translation>请将该文件放入自选的文件夹，并在设置 weights_folder 中指明</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>put that file into {folder}</source>
            <translation>请将该文件放入 {folder}</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>put your glasses on, or take them off</source>
            <translation>请戴上或摘下眼镜</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>put {file_name} ({size}) into {folder}</source>
            <translation>将 {file_name}（{size}）放入 {folder}</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>raise your chin</source>
            <translation>抬起下巴</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>raise your chin a little</source>
            <translation>请稍微抬头</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>read the audit trail</source>
            <translation>查看审计日志</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>recognised as {person}</source>
            <translation>识别为 {person}</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>record where their consent is written down</source>
            <translation>请登记其同意书的存放位置</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>refuses ({told}){quoted_end}</source>
            <translation>拒绝（{told}）{quoted_end}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>refuses the token ({told})</source>
            <translation>拒绝该令牌（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>refuses the user name or the password ({told})</source>
            <translation>拒绝该用户名或密码（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <location filename="../../core/tasks/library/restoration/noise.py" />
            <source>removing noise</source>
            <translation>正在去噪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>removing the haze</source>
            <translation>正在去雾</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>restore it from a backup, the newest is of {made}, and its disk is not there now: portico restore {file} --replace-damaged --site {site}</source>
            <translation>请从备份恢复，最新的备份创建于 {made}，但其磁盘目前不在：portico restore {file} --replace-damaged --site {site}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>restore it from a backup, the newest is of {made}: portico restore {file} --replace-damaged --site {site}</source>
            <translation>请从备份恢复，最新的备份创建于 {made}：portico restore {file} --replace-damaged --site {site}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>restore it from a backup: portico restore FILE --replace-damaged --site {site}</source>
            <translation>请从备份恢复：portico restore FILE --replace-damaged --site {site}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>restoring colours</source>
            <translation>正在恢复颜色</translation>
        </message>
        <message>
            <location filename="../../core/gallery/consent.py" />
            <source>say where the consent is written down, such as: form 12 in the blue folder</source>
            <translation>请注明同意书的存放位置，例如：蓝色文件夹中的 12 号表</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>schedule</source>
            <translation>时间表</translation>
        </message>
        <message>
            <location filename="../../core/cameras/screen.py" />
            <source>screen {part}</source>
            <translation>屏幕 {part}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>secrets do not stand among settings: write {password} there, and give the password beside</source>
            <translation>设置中不能写明密码：请在该处写 {password}，并在旁边填写密码</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>see people and events</source>
            <translation>查看人员和事件</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>see portico backups status</source>
            <translation>可用 portico backups status 查看</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>see that the clock is right: doors and periods follow it</source>
            <translation>请确认时钟正确：门和时段均以时钟为准</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>see the events</source>
            <translation>请查看事件</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>see where it is, or make another</source>
            <translation>请查找该备份的位置，或再创建一个</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>see: portico people list</source>
            <translation>可用命令查看：portico people list</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>see: portico task --list</source>
            <translation>请查看 portico task --list</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>see: portico users list</source>
            <translation>可用命令查看：portico users list</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>send {path} to whoever looks after Portico: it holds no names</source>
            <translation>请将 {path} 发送给 Portico 的维护人员：其中不含姓名</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>sends elsewhere, to {origin}: enter that address, if it is the device's ({told})</source>
            <translation>转向 {origin}：如属该设备，请填写该地址（{told}）</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>set PORTICO_ALLOW_DOWNLOADS=1 to let Portico fetch what is missing</source>
            <translation>设置 PORTICO_ALLOW_DOWNLOADS=1，让 Portico 自动下载缺少的文件</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>several files are called so, and differ in capitals or accents alone: rename them</source>
            <translation>有多个同名文件，只有大小写或重音不同：请重新命名</translation>
        </message>
        <message>
            <location filename="../../core/recognition/quality.py" />
            <source>show your whole face</source>
            <translation>请露出整张脸</translation>
        </message>
        <message>
            <location filename="../../core/recognition/covering.py" />
            <source>show your whole face: mouth and nose are covered</source>
            <translation>请露出整张脸：口鼻被遮住了</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>smile</source>
            <translation>微笑</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>somebody else enrolled this: delete the photos or the person instead</source>
            <translation>这是其他人录入的：请改为删除照片或人员</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>somebody is being photographed</source>
            <translation>正在为人拍照</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <location filename="../../core/live/company.py" />
            <source>somebody unknown was there too</source>
            <translation>当时还有陌生人在场</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>start them on the page Live, or run portico watch</source>
            <translation>请在“实时”页面启动它们，或运行 portico watch</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>surround of {sigma} pixels</source>
            <translation>环绕范围 {sigma} 像素</translation>
        </message>
        <message>
            <location filename="../../core/recognition/covering.py" />
            <source>take dark or mirrored glasses off</source>
            <translation>请摘下墨镜或反光眼镜</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>take fewer cameras, or a faster machine</source>
            <translation>请减少摄像头，或使用更快的计算机</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>takes the password readable only (Basic), which is not allowed for this lock ({told})</source>
            <translation>只接受明文密码（Basic），此锁不允许（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>tampered with: {faults}</source>
            <translation>被篡改：{faults}</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>that a backup was made cannot be noted in {folder}: make room there, or let it be written</source>
            <translation>无法在 {folder} 中登记已创建的备份：请腾出空间，或允许写入</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/mqtt.py" />
            <source>the MQTT broker {host}:{port} cannot be used: {why}</source>
            <translation>MQTT 服务器 {host}:{port} 无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>the MiniFASNets have a say too</source>
            <translation>MiniFASNet 也参与判断</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/modbus.py" />
            <source>the Modbus relay {host}:{port} cannot be used: {why}</source>
            <translation>Modbus 继电器 {host}:{port} 无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>the access rules cannot be read: {error}</source>
            <translation>无法读取门禁规则：{error}</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>the access rules could not be read: {error}</source>
            <translation>未能读取门禁规则：{error}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the address of the camera {name} is malformed: check it</source>
            <translation>摄像头 {name} 的地址格式有误：请检查</translation>
        </message>
        <message>
            <location filename="../../core/site/sealing.py" />
            <source>the address of the {name} was changed in the settings: type its password again</source>
            <translation>{name} 的地址已在设置中更改：请重新输入其密码</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the audit trail had been tampered with before the backup was made: {fault}</source>
            <translation>创建备份之前审计日志已被篡改：{fault}</translation>
        </message>
        <message>
            <location filename="../../core/store/rekey.py" />
            <source>the audit trail was tampered with ({faults}): a new key would hide that</source>
            <translation>审计日志被篡改（{faults}）：更换密钥会掩盖这一点</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>the audit trail was tampered with: {faults}</source>
            <translation>审计日志被篡改：{faults}</translation>
        </message>
        <message>
            <location filename="../../core/settings/cameras.py" />
            <source>the camera is wrong in {where}: {why}</source>
            <translation>摄像头的 {where} 有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/settings/cameras.py" />
            <source>the camera is wrong: {why}</source>
            <translation>摄像头有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>the camera turned too far between the two pictures: use pictures with more in common</source>
            <translation>摄像头在两张图片之间转动过大：请使用重叠更多的图片</translation>
        </message>
        <message>
            <location filename="../../core/cameras/web_page.py" />
            <source>the camera {name} answers with a web page, not with a picture; it may be its login page: check the end of the address, the user and the password</source>
            <translation>摄像头 {name} 返回的是网页而不是图片；可能是其登录页面：请检查地址结尾、用户名和密码</translation>
        </message>
        <message>
            <location filename="../../core/cameras/stream.py" />
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} answers, but not with video: check the address</source>
            <translation>摄像头 {name} 有响应，但返回的不是视频：请检查地址</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} does not let this user see its pictures: allow it in the camera's own settings</source>
            <translation>摄像头 {name} 不允许此用户查看其画面：请在摄像头自身的设置中允许</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} does not take this request: compare the address with its manual</source>
            <translation>摄像头 {name} 不接受此请求：请对照其说明书检查地址</translation>
        </message>
        <message>
            <location filename="../../core/cameras/stream.py" />
            <source>the camera {name} has broken off: check its power and the network</source>
            <translation>摄像头 {name} 的连接已中断：请检查其电源和网络</translation>
        </message>
        <message>
            <location filename="../../core/site/cameras.py" />
            <source>the camera {name} is at the door {needed}: take it away from there first</source>
            <translation>摄像头 {name} 正用于门 {needed}：请先从该门移除</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} is there, but nothing answers at this port: compare the port with its manual, or wait until it has started</source>
            <translation>摄像头 {name} 在网络中，但此端口没有响应：请对照其说明书检查端口，或等待其启动完成</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} knows no such stream: compare the end of the address with its manual</source>
            <translation>摄像头 {name} 没有这个视频流：请对照其说明书检查地址末尾部分</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} refuses this user or password: correct them; it may lock after a few wrong ones</source>
            <translation>摄像头 {name} 拒绝此用户名或密码：请更正；多次输错后摄像头可能会锁定</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} reports a fault of its own: restart it, or check whether a proxy answers in its place</source>
            <translation>摄像头 {name} 报告自身故障：请重新启动它，或检查是否有代理代它应答</translation>
        </message>
        <message>
            <location filename="../../core/cameras/stream.py" />
            <source>the camera {name} sends no video: check the address</source>
            <translation>摄像头 {name} 没有发送视频：请检查地址</translation>
        </message>
        <message>
            <location filename="../../core/cameras/stream.py" />
            <source>the camera {name} sends pictures that are damaged: restart it</source>
            <translation>摄像头 {name} 发来的图片已损坏：请重新启动它</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} takes the connection and closes it at once: wait, as it may have too many viewers, and check the port</source>
            <translation>摄像头 {name} 接受连接后立即关闭：请稍候，可能查看者过多，并检查端口</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the camera {name} takes the connection and says nothing: restart it</source>
            <translation>摄像头 {name} 接受了连接，但没有响应：请将其重启</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>the camera {shared} is at the door {other} already</source>
            <translation>摄像头 {shared} 已用于门 {other}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/pinning.py" />
            <source>the certificate has another fingerprint</source>
            <translation>证书指纹不同</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>the clock leapt forward: nothing is removed for its age until it has kept for a day</source>
            <translation>时钟向前跳变：在它稳定一天之前，不会因过期而删除任何内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>the colourisation network cannot be loaded: {why}</source>
            <translation>无法加载上色网络：{why}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/cells.py" />
            <source>the columns {first} and {second} seem to hold the same: remove one of them, or say which one counts</source>
            <translation>“{first}”和“{second}”两列的内容似乎相同：请删除其中一列，或指定以哪一列为准</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/mqtt.py" />
            <source>the connection was lost</source>
            <translation>连接已断开</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>the decision came too late</source>
            <translation>判定来得太迟</translation>
        </message>
        <message>
            <location filename="../../core/demo.py" />
            <source>the demonstration needs {name} of the package {package}: pip install {package}</source>
            <translation>演示需要软件包 {package} 中的 {name}：pip install {package}</translation>
        </message>
        <message>
            <location filename="../../core/backups/disk.py" />
            <source>the disk is full: make room, or name another one</source>
            <translation>磁盘已满：请腾出空间，或另选一个磁盘</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>the disk is full; nothing was changed</source>
            <translation>磁盘已满；未作任何更改</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door asks for proof of a live face</source>
            <translation>此门要求活体检测</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door asks that nobody unknown is there too</source>
            <translation>这扇门要求没有陌生人同时在场</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door asks that people come to it, and do not just walk past</source>
            <translation>这扇门要求人走到门前，而不只是路过</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the door asks that people stay for {seconds} s</source>
            <translation>此门要求人停留 {seconds} 秒</translation>
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
            <location filename="../../core/live/gate.py" />
            <source>the door is looked after by {holder}</source>
            <translation>该门由 {holder} 管理</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>the door stays shut: {why}</source>
            <translation>门保持关闭：{why}</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>the door was not unlocked: {hindrance}</source>
            <translation>门没有开锁：{hindrance}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's address {told} answers what cannot be unpacked: see whether the door opened, and switch compression off in the device</source>
            <translation>门的地址 {told} 的应答无法解压：请查看门是否已打开，并在设备中关闭压缩</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's address {told} answers with {status_code}, not {success_status}</source>
            <translation>门的地址 {told} 应答 {status_code}，而不是 {success_status}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's address {told} cannot be asked so: check what is sent to it</source>
            <translation>无法这样请求门的地址 {told}：请检查发送的内容</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's address {told} does not answer: {why}</source>
            <translation>门的地址 {told} 没有响应：{why}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's address {told} {refused}</source>
            <translation>门的地址 {told}：{refused}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the door's connection cannot be set up: {error}</source>
            <translation>无法建立与门的连接：{error}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>the employee ID {employee_id} is that of {before}: photos were added there, and the name was left as it is</source>
            <translation>工号 {employee_id} 属于 {before}：照片已添加到该人员，姓名保持不变</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>the employee ID {employee_id} is that of {name} in row {row}</source>
            <translation>工号 {employee_id} 属于第 {row} 行的 {name}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/shown.py" />
            <source>the employee ID {employee_id} is that of {person}: without a photo, name and number must agree</source>
            <translation>工号 {employee_id} 属于 {person}：没有照片时，姓名和工号必须一致</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>the employee ID {number} and that of {other}, {employee_id}, differ in leading zeros alone, which spreadsheets leave out: format the column as text there</source>
            <translation>工号 {number} 与 {other} 的工号 {employee_id} 只差前面的零，电子表格会省略这些零：请把该列设为文本格式</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>the employee IDs {employee_id} and {other} differ in leading zeros alone, which spreadsheets leave out: format the column as text there</source>
            <translation>工号 {employee_id} 和 {other} 只差前面的零，电子表格会省略这些零：请把该列设为文本格式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/card.py" />
            <source>the employee number is too long for a bar code: use a QR code, or print no code</source>
            <translation>工号太长，无法制成条形码：请使用二维码，或不打印码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/card.py" />
            <source>the employee number is too long for the code: shorten it, or print no code</source>
            <translation>工号太长，无法编入码中：请缩短工号，或不打印码</translation>
        </message>
        <message>
            <location filename="../../core/access/store.py" />
            <location filename="../../core/people/bulk/lists.py" />
            <source>the end must come after the start</source>
            <translation>结束必须晚于开始</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>the end of the trail was changed</source>
            <translation>审计日志的末尾被改动</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>the end of this address is not known: type the whole address in place of …</source>
            <translation>此地址的末尾部分未知：请填写完整地址，以代替 …</translation>
        </message>
        <message>
            <location filename="../../core/gallery/events.py" />
            <source>the event names {shown} already: choose somebody else</source>
            <translation>事件已写明是 {shown}：请选择其他人</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>the face in the picture cannot be enrolled: {why}</source>
            <translation>图片中的人脸无法录入：{why}</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>the face in {name} cannot be enrolled: {why}</source>
            <translation>{name} 中的人脸无法录入：{why}</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the face is live</source>
            <translation>是活体人脸</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>the face of event {number}</source>
            <translation>事件 {number} 的人脸</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>the file itself is whole</source>
            <translation>文件本身完好</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>the first bit must not lie above the last</source>
            <translation>起始位不能高于终止位</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>the first operator must be an administrator</source>
            <translation>第一个操作员必须是管理员</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>the first person of the period has unlocked the door for everybody</source>
            <translation>本时段的首位到达者已为所有人解锁此门</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the folder of network weights {folder} is not on this machine: copy it there</source>
            <translation>模型权重文件夹 {folder} 不在本机：请将其复制到那里</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>the folder {folder} is not there: plug in its disk, or choose another folder</source>
            <translation>文件夹 {folder} 不存在：请接入其磁盘，或另选一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/cameras/folder.py" />
            <source>the folder {name} cannot be read: {why}</source>
            <translation>无法读取文件夹 {name}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/folder.py" />
            <source>the folder {name} holds no pictures</source>
            <translation>文件夹 {name} 中没有图片</translation>
        </message>
        <message>
            <location filename="../../core/cameras/folder.py" />
            <source>the folder {name} is gone: see whether its disk or share is there</source>
            <translation>文件夹 {name} 不见了：请查看其磁盘或共享是否存在</translation>
        </message>
        <message>
            <location filename="../../core/backups/disk.py" />
            <source>the gallery could not be copied: {error}</source>
            <translation>未能复制人脸库：{error}</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the gallery in this backup is damaged: {found}; take an older backup</source>
            <translation>此备份中的人员库已损坏：{found}；请使用更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>the gallery is damaged, and was not backed up: {found}; restore an older backup</source>
            <translation>人脸库已损坏，未进行备份：{found}；请恢复更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>the gallery is damaged, {found}: {how}</source>
            <translation>人脸库已损坏，{found}：{how}</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>the gallery is whole</source>
            <translation>人脸库完好</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>the gallery {database} has gone: {how}</source>
            <translation>人脸库 {database} 已不存在：{how}</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>the gallery {database} is empty, 0 bytes: {how}</source>
            <translation>人脸库 {database} 为空，0 字节：{how}</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>the gallery {gallery} is kept locked by another program: try again</source>
            <translation>人脸库 {gallery} 正被其他程序锁定：请重试</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>the gallery {path} cannot be used: {reason}</source>
            <translation>人脸库 {path} 无法使用：{reason}</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>the gallery {path} is damaged or is not a Portico gallery: {how}</source>
            <translation>人脸库 {path} 已损坏，或不是 Portico 的人脸库：{how}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>the group {shortened} is left out: {error}</source>
            <translation>略过权限组 {shortened}：{error}</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>the head of the trail is missing, and perhaps the whole trail</source>
            <translation>审计日志的头部缺失，可能整个日志都已丢失</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>the host of the camera {name} is not known: check its name, or give its number address</source>
            <translation>找不到摄像头 {name} 的主机：请检查主机名，或填写 IP 地址</translation>
        </message>
        <message>
            <location filename="../../core/store/damage.py" />
            <source>the key of {whose}, and with it all there is of them</source>
            <translation>{whose}的密钥，以及与之相关的全部内容</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>the last backup failed: {why}</source>
            <translation>上次备份失败：{why}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>the list says that they have not agreed to it</source>
            <translation>名单上说他们没有同意</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <source>the lock of {name} is set up wrongly: {why}</source>
            <translation>{name} 的门锁设置有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>the lower cut-off must lie below the upper one</source>
            <translation>下截止值必须低于上截止值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the lowest quality must lie below the highest</source>
            <translation>最低质量必须低于最高质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>the mask has other proportions than the picture: make it from the same picture</source>
            <translation>蒙版与图片的比例不同：请用同一张图片制作</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/imagenet.py" />
            <source>the network knows no class named {wanted}: did you mean {alike}?</source>
            <translation>网络没有名为 {wanted} 的类别：您是指 {alike} 吗？</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/imagenet.py" />
            <source>the network knows no class named {wanted}: leave it empty for what the picture shows most likely</source>
            <translation>网络没有名为 {wanted} 的类别：留空则使用图片最可能的类别</translation>
        </message>
        <message>
            <location filename="../../core/live/doorway.py" />
            <source>the networks for it are missing: {error}</source>
            <translation>缺少所需的网络：{error}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>the newest photo is {age} old</source>
            <translation>最新的照片已有 {age}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/__init__.py" />
            <source>the package that brings the driver {name} is not made for this Portico</source>
            <translation>提供驱动 {name} 的软件包不适用于此版本的 Portico</translation>
        </message>
        <message>
            <location filename="../../core/recognition/embedding.py" />
            <source>the package that brings the embedder {name} is not made for this Portico</source>
            <translation>提供特征网络 {name} 的软件包不适用于此版本的 Portico</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>the package that brings {scheme}:// cameras is not made for this Portico</source>
            <translation>提供 {scheme}:// 摄像头的软件包不适用于此版本的 Portico</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>the painted sample is too large: paint no more than 1000 pixels across</source>
            <translation>涂画的样本太大：涂画范围请勿超过 1000 像素</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>the passphrase for backups is not kept here: give the one of this backup</source>
            <translation>此处没有保存备份口令：请输入此备份的口令</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>the passphrase for backups is not kept here: {how}</source>
            <translation>此处没有保存备份口令：{how}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/base.py" />
            <source>the password file {path} cannot be read: {getattr}</source>
            <translation>无法读取密码文件 {path}：{getattr}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http.py" />
            <source>the password or a header has characters that no header can carry</source>
            <translation>密码或标头含有标头无法传送的字符</translation>
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
            <location filename="../../core/people/reembedding.py" />
            <source>the photo is damaged: it cannot be opened</source>
            <translation>照片已损坏：无法打开</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>the picture from what is left</source>
            <translation>由剩余系数还原的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>the picture is smaller than one window: use a larger picture</source>
            <translation>图片小于一个窗口：请使用更大的图片</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>the picture shows {rivals} faces: use a picture of one person</source>
            <translation>图片中有 {rivals} 张人脸：请使用只有一个人的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the picture that is shown</source>
            <translation>所显示的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>the picture with strokes must be as large as the picture</source>
            <translation>带笔画的图片必须与原图一样大</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/serial.py" />
            <source>the protocol bytes needs what to send to unlock and to lock</source>
            <translation>bytes 协议需要填写开锁和上锁时发送的内容</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>the recogniser cannot be restarted: {error}</source>
            <translation>识别程序无法重新启动：{error}</translation>
        </message>
        <message>
            <location filename="../../core/live/loop.py" />
            <source>the recogniser has ended: {error}</source>
            <translation>识别程序已结束：{error}</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>the recogniser is not looked after: {error}</source>
            <translation>识别程序无人看护：{error}</translation>
        </message>
        <message>
            <location filename="../../core/live/announcing.py" />
            <source>the recogniser {words}</source>
            <translation>识别程序{words}</translation>
        </message>
        <message>
            <location filename="../../core/site/profile_watch.py" />
            <source>the recognition profile is {now} now, and this program still works with {mine}: start it anew, for it does not recognise anybody who was enrolled since the change</source>
            <translation>识别配置现为 {now}，而此程序仍在使用 {mine}：请重新启动此程序，否则无法识别更改之后录入的人员</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>the recognition profile {path} is malformed: {why}</source>
            <translation>识别配置 {path} 格式有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>the recognition profile {path} was made by a newer Portico (format {format}, this one knows {format2}): update Portico</source>
            <translation>识别配置 {path} 由更新版本的 Portico 创建（格式 {format}，当前版本支持 {format2}）：请更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the recognition profile {profile} is not on this machine: copy it there</source>
            <translation>识别配置 {profile} 不在本机：请将其复制到那里</translation>
        </message>
        <message>
            <location filename="../../core/settings/cameras.py" />
            <source>the region must be left, top, right, bottom, with left &lt; right and top &lt; bottom</source>
            <translation>区域应依次为左、上、右、下，且左 &lt; 右、上 &lt; 下</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/serial.py" />
            <source>the relay at {port} cannot be used: {why}</source>
            <translation>位于 {port} 的继电器无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>the sample is too small: paint a larger one</source>
            <translation>样本太小：请涂画更大的样本</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>the setting {where} (in {path}, or PORTICO_{variable}) is wrong: {why}</source>
            <translation>设置 {where}（位于 {path}，或 PORTICO_{variable}）有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>the setting {where} is wrong: {why}</source>
            <translation>设置 {where} 有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the site goes on backing itself up into {folder}: {how}</source>
            <translation>站点继续备份到 {folder}：{how}</translation>
        </message>
        <message>
            <location filename="../../core/site/key.py" />
            <source>the site key could not be read back from there: it stays where it was</source>
            <translation>站点密钥存入后无法读回：仍保存在原处</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>the site key is again the one of the backup</source>
            <translation>站点密钥已恢复为备份中的密钥</translation>
        </message>
        <message>
            <location filename="../../core/site/site.py" />
            <source>the site key is kept so already: {kind}</source>
            <translation>站点密钥已经这样保存：{kind}</translation>
        </message>
        <message>
            <location filename="../../core/store/rekey.py" />
            <source>the site key is not the one that this gallery was made with: restore the right one</source>
            <translation>站点密钥与创建此人脸库时所用的不符：请恢复正确的密钥</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>the site key lies in a file beside the gallery now: {how}</source>
            <translation>站点密钥现在位于人脸库旁的文件中：{how}</translation>
        </message>
        <message>
            <location filename="../../core/store/rekey.py" />
            <source>the site key was renewed meanwhile: start this program again</source>
            <translation>站点密钥此间已更换：请重新启动本程序</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>the site key {path} cannot be read: {why}</source>
            <translation>无法读取站点密钥 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>the site key {path} cannot be written: {why}</source>
            <translation>无法写入站点密钥 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>the site key {where} is missing, and without it the gallery cannot be read: restore it</source>
            <translation>站点密钥缺失（{where}），没有它就无法读取人脸库：请恢复该密钥</translation>
        </message>
        <message>
            <location filename="../../core/site/site.py" />
            <source>the site {folder} cannot be used: {why}</source>
            <translation>站点 {folder} 无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/site/folders.py" />
            <source>the site {folder} cannot be written: {why}; {how}</source>
            <translation>无法写入站点 {folder}：{why}；{how}</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>the site's files are for this account alone</source>
            <translation>站点的文件仅供本账户使用</translation>
        </message>
        <message>
            <location filename="../../core/gallery/index.py" />
            <source>the snapshot is of another gallery</source>
            <translation>该快照属于另一个人脸库</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>the system's keyring cannot be used: {why}</source>
            <translation>系统密钥环无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>the template fits into the picture at no size: choose other sizes or another template</source>
            <translation>模板在任何尺寸下都放不进图片：请选择其他尺寸或另一个模板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>the template is of one colour: choose one that shows something</source>
            <translation>模板只有一种颜色：请选择有内容的模板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimaps.py" />
            <source>the trimap has other proportions than the picture: make it from the same picture</source>
            <translation>三分图与图片的比例不同：请用同一张图片制作</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>the trimap needs some foreground and some background: paint both</source>
            <translation>三分图需要有前景和背景：请两者都涂画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>the two pictures do not overlap clearly: take them from one place, a third in common</source>
            <translation>两张图片没有明显重叠：请在同一位置拍摄，并有三分之一重叠</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>the validity is another than in row {row}, which is about the same person</source>
            <translation>有效期与同一人的第 {row} 行不一致</translation>
        </message>
        <message>
            <location filename="../../core/recognition/profiles.py" />
            <source>the weights of the parts do not add up to 1</source>
            <translation>各部分的权重之和不为 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>the whole picture is painted over: leave something to fill the place from</source>
            <translation>整张图片都被涂画：请留出一部分用于填补</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/cells.py" />
            <source>the year {year} of {shortened} is far from now: write it as in 2026-12-31, or leave it empty for no limit</source>
            <translation>{shortened} 的年份 {year} 离现在太远：请按 2026-12-31 的形式填写，不限期则留空</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/base.py" />
            <source>the {driver} driver needs the setting {setting}: give it</source>
            <translation>驱动 {driver} 需要设置 {setting}：请填写</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>the {kind} is wrong in {where}: {why}</source>
            <translation>{kind}的 {where} 有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>the {kind} is wrong: {why}</source>
            <translation>{kind}有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/__init__.py" />
            <source>the {name} driver's setting {where} is wrong: {why}</source>
            <translation>驱动 {name} 的设置 {where} 有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/crossed.py" />
            <source>there are too few people to compare each with what was fitted on others</source>
            <translation>人数太少，无法用对其他人拟合的结果来比较每一个人</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>there is a GPU that torch cannot use: networks run on the processor</source>
            <translation>有 GPU，但 torch 无法使用：网络在处理器上运行</translation>
        </message>
        <message>
            <location filename="../../core/site/cameras.py" />
            <source>there is a camera {kept} already: choose another name</source>
            <translation>已有名为 {kept} 的摄像头：请另选一个名称</translation>
        </message>
        <message>
            <location filename="../../core/access/group_store.py" />
            <source>there is a group {kept} already</source>
            <translation>已有名为 {kept} 的权限组</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>there is a {kind} {name} already</source>
            <translation>已有名为 {name} 的{kind}</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>there is an operator {kept} already</source>
            <translation>已有名为 {kept} 的操作员</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <source>there is no backup of this site</source>
            <translation>此站点没有备份</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>there is no camera {name} on this machine: plug one in, or choose a video file</source>
            <translation>本机没有摄像头 {name}：请接入摄像头，或选择视频文件</translation>
        </message>
        <message>
            <location filename="../../core/site/cameras.py" />
            <source>there is no camera {name} with a source: add it, with its address</source>
            <translation>没有已设置来源的摄像头 {name}：请添加该摄像头及其地址</translation>
        </message>
        <message>
            <location filename="../../core/gallery/consent.py" />
            <source>there is no consent on record that could be withdrawn</source>
            <translation>没有可以撤回的同意记录</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/__init__.py" />
            <source>there is no door driver {name}: known are {names}</source>
            <translation>没有门驱动 {name}：可用的有 {names}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>there is no group {group}: make it first</source>
            <translation>没有名为 {group} 的组：请先创建</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>there is no group {name}: known are none yet</source>
            <translation>没有权限组 {name}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>there is no group {name}: known are {known}</source>
            <translation>没有权限组 {name}：现有 {known}</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>there is no operator {name}; {how}</source>
            <translation>没有操作员 {name}；{how}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/shown.py" />
            <source>there is no photo that can be used, and nobody of this name is enrolled yet</source>
            <translation>没有可用的照片，也还没有录入过叫这个名字的人</translation>
        </message>
        <message>
            <location filename="../../core/locks/recipes.py" />
            <source>there is no recipe {name}: known are {recipes}</source>
            <translation>没有方案 {name}：已知的有 {recipes}</translation>
        </message>
        <message>
            <location filename="../../models/keeping.py" />
            <source>there is no room for {weights} in {folder}: it takes {needed} MB more</source>
            <translation>{folder} 中没有足够空间存放 {weights}：还需要 {needed} MB</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>there is no room for {weights}: it takes {download_size} MB meanwhile</source>
            <translation>没有足够空间存放 {weights}：过程中需要 {download_size} MB</translation>
        </message>
        <message>
            <location filename="../../core/cameras/screen.py" />
            <source>there is no screen here whose picture may be taken: choose another camera</source>
            <translation>此处没有可以截取画面的屏幕：请另选一个摄像头</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>there is no setting named {name}</source>
            <translation>没有名为 {name} 的设置</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <location filename="../../core/people/bulk/plan.py" />
            <source>there is no such file</source>
            <translation>没有此文件</translation>
        </message>
        <message>
            <location filename="../../core/tasks/registry.py" />
            <source>there is no task named {key}: did you mean {alike}?</source>
            <translation>没有名为 {key} 的任务：您是指 {alike} 吗？</translation>
        </message>
        <message>
            <location filename="../../core/tasks/registry.py" />
            <source>there is no task named {key}: {how}</source>
            <translation>没有名为 {key} 的任务：{how}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>there is no way to the camera {name}: check its power, its cable and the network</source>
            <translation>无法连通摄像头 {name}：请检查其电源、连接线和网络</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>there is no {kind} {name}: known are none yet</source>
            <translation>没有{kind} {name}：目前一个都没有</translation>
        </message>
        <message>
            <location filename="../../core/access/reading.py" />
            <source>there is no {kind} {name}: known are {known}</source>
            <translation>没有{kind} {name}：现有 {known}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>there is not enough memory for this picture: use a smaller one</source>
            <translation>内存不足，无法处理此图片：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>these photos have been deleted</source>
            <translation>这些照片已被删除</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/judging.py" />
            <location filename="../../core/people/enrolment.py" />
            <source>these pictures seem to show different people: enrol one person at a time</source>
            <translation>这些图片似乎是不同的人：请一次录入一人</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>this address can be read in two ways: leave its password out and give it apart, or write @ / ? # : and % in it as %40 %2F %3F %23 %3A and %25</source>
            <translation>此地址有两种读法：请去掉其中的密码并单独给出，或将密码中的 @ / ? # : 和 % 写成 %40 %2F %3F %23 %3A 和 %25</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>this address leads to another place than the password was kept for: type it again</source>
            <translation>此地址与保存密码时的地址不是同一处：请重新输入密码</translation>
        </message>
        <message>
            <location filename="../../core/backups/archive.py" />
            <source>this backup does not hold what it says it holds: take another copy of it, or an older one</source>
            <translation>此备份的内容与其说明不符：请使用它的另一份副本，或更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <source>this backup is damaged or incomplete: take another copy of it, or an older one</source>
            <translation>此备份已损坏或不完整：请使用它的另一份副本，或更早的备份</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <source>this backup was made by a newer Portico (format {format}): update Portico first</source>
            <translation>此备份由更新版本的 Portico 创建（格式 {format}）：请先更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/backups/archive.py" />
            <source>this backup was made by a newer Portico ({portico}, schema {gallery}; this one knows {head}): update Portico first</source>
            <translation>此备份由更新版本的 Portico 创建（{portico}，结构版本 {gallery}；当前版本支持 {head}）：请先更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>this camera cannot be used: {error}</source>
            <translation>此摄像头无法使用：{error}</translation>
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
            <location filename="../../core/people/enrolment.py" />
            <source>this face is already enrolled as {likeness}: add the picture there, or say that this is another person</source>
            <translation>这张脸已登记为{likeness}：请把图片加到那里，或说明这是另一个人</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>this face is not known to be that of {likeness}: somebody who sees both has to say that it is, or the pictures go to somebody else</source>
            <translation>无法确认这张人脸是 {likeness}：须由看过两张人脸的人确认，否则请将图片录入到其他人名下</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>this face was let in before and has not moved since, as a poster or a screen does not: set the part of the picture that the camera looks at, or have the door ask for a live face</source>
            <translation>这张脸之前被放行过，此后一直没有动，像海报或屏幕一样：请设定摄像头查看的画面区域，或让门要求活体人脸</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>this face was let in before, and looks and stands exactly as it did, as a poster or a screen does: whoever is there may step back and come again; else set the part of the picture that the camera looks at</source>
            <translation>此人脸此前已被放行，并且外观和位置与当时完全一样，如同海报或屏幕：若确有人在，请后退再走近；否则请设定摄像头所看的画面区域</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <source>this file is not a backup of Portico: choose another one</source>
            <translation>此文件不是 Portico 的备份：请另选一个</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/reading.py" />
            <source>this folder is empty: put photos of the person into it</source>
            <translation>此文件夹为空：请放入该人员的照片</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/plan.py" />
            <source>this is a folder within a person's folder: put its photos one level up</source>
            <translation>这是人员文件夹内的子文件夹：请将其中的照片上移一级</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/plan.py" />
            <location filename="../../core/people/bulk/reading.py" />
            <source>this is a link, and links are not followed</source>
            <translation>这是一个链接，不会跟随链接读取</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>this is not a DeepLab network for {classes} classes: {shape} came out</source>
            <translation>这不是用于 {classes} 个类别的 DeepLab 网络：实际输出 {shape}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>this is not a Mask R-CNN network: boxes, kinds, scores and masks must come out of it</source>
            <translation>这不是 Mask R-CNN 网络：其输出必须有框、类别、得分和蒙版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>this is not a YOLOX network: {answer} answers for {grid} places</source>
            <translation>这不是 YOLOX 网络：{grid} 个位置有 {answer} 个输出</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <source>this is not the passphrase of this backup, or the beginning of the file is damaged</source>
            <translation>口令与此备份不符，或文件开头已损坏</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>this is not the passphrase of this site</source>
            <translation>口令与此站点不符</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>this is not the password that you have now</source>
            <translation>这不是您当前的密码</translation>
        </message>
        <message>
            <location filename="../../core/gallery/merging.py" />
            <source>this is one and the same entry: choose two that are to become one</source>
            <translation>这是同一条目：请选择要合并的两个条目</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <source>this is somebody else: the person of the first picture, please</source>
            <translation>这是另一个人：请由第一张图片中的人来</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>this is the only photo of {person}: add another first</source>
            <translation>这是 {person} 唯一的照片：请先添加另一张</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/codes.py" />
            <source>this is too long for a QR code: shorten it, or print no code</source>
            <translation>内容过长，无法生成二维码：请缩短，或不打印二维码</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/plan.py" />
            <source>this kind of file is not read: save the picture as JPEG or PNG</source>
            <translation>不支持此类文件：请将图片存为 JPEG 或 PNG</translation>
        </message>
        <message>
            <location filename="../../core/access/lock_passwords.py" />
            <source>this lock is at another address than its password was kept for: type it again</source>
            <translation>此锁的地址与保存密码时不同：请重新输入密码</translation>
        </message>
        <message>
            <location filename="../../core/access/lock_passwords.py" />
            <source>this lock takes no password: choose what unlocks the door first</source>
            <translation>此锁不使用密码：请先选择用什么开门</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>this looks like a picture of a face</source>
            <translation>看上去是人脸的图片，而非真人</translation>
        </message>
        <message>
            <location filename="../../core/cameras/address.py" />
            <source>this looks like an address without its beginning: put rtsp:// or http:// before it</source>
            <translation>这像是缺少开头的地址：请在前面加上 rtsp:// 或 http://</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/solving.py" />
            <source>this matte cannot be solved: make the open band narrower</source>
            <translation>无法求解此 Alpha 蒙版：请缩窄未知区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>this network knows other kinds of objects than COCO's 80: choose another file</source>
            <translation>这个网络认识的物体类别不是 COCO 的 80 类：请选择另一个文件</translation>
        </message>
        <message>
            <location filename="../../core/backups/sealed_file.py" />
            <source>this passphrase is too easy to guess: do not repeat a few characters</source>
            <translation>此口令太容易被猜到：请勿重复少数几个字符</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>this password is too easy to guess: do not use the name, or one character repeated</source>
            <translation>此密码太容易被猜到：请勿使用用户名或重复同一个字符</translation>
        </message>
        <message>
            <location filename="../../core/access/changing.py" />
            <location filename="../../core/gallery/bearers.py" />
            <location filename="../../core/gallery/consent.py" />
            <location filename="../../core/gallery/events.py" />
            <location filename="../../core/people/bulk/importing.py" />
            <source>this person has been deleted</source>
            <translation>此人员已被删除</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <location filename="../../core/gallery/people_reading.py" />
            <source>this photo has been deleted</source>
            <translation>此照片已被删除</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>this picture does not fit into {size} kB: allow more, or let it shrink</source>
            <translation>此图片无法压缩到 {size} kB 以内：请放宽大小，或允许缩小图片</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/reading.py" />
            <source>this picture is in no person's folder: make one, named after them</source>
            <translation>此图片不在任何人员的文件夹中：请建一个以其姓名命名的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>this site asks for a passphrase: type it at a terminal, or set PORTICO_PASSPHRASE</source>
            <translation>此站点需要口令：请在终端中输入，或设置 PORTICO_PASSPHRASE</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>this site has no folder for its backups: {how}</source>
            <translation>此站点没有备份文件夹：{how}</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>this site is being backed up already: wait until that has ended</source>
            <translation>此站点正在备份：请等待其结束</translation>
        </message>
        <message>
            <location filename="../../core/tasks/task.py" />
            <source>this task is run on a folder, not on a picture</source>
            <translation>此任务需要对文件夹运行，而不是对图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/enrolled.py" />
            <location filename="../../core/tasks/work.py" />
            <source>this task needs a site with enrolled people: {how}</source>
            <translation>此任务需要有已录入人员的站点：{how}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>this task needs packages that are not installed ({error}): pip install 'portico[tasks]'</source>
            <translation>此任务需要尚未安装的软件包（{error}）：pip install 'portico[tasks]'</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
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
            <source>thresholds, fmr, fmr_most and fnmr differ in length</source>
            <translation>thresholds、fmr、fmr_most 与 fnmr 的长度不一致</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>to go back to this backup nonetheless, say --force; what has been done since is moved aside then</source>
            <translation>若仍要回到此备份，请加 --force；此后所做的会移到一旁</translation>
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
            <source>too few good looks to be sure: {votes} of {shots} said {person}</source>
            <translation>清晰的抓拍太少，无法确定：{shots} 次中有 {votes} 次认为是 {person}</translation>
        </message>
        <message>
            <location filename="../../core/live/proving.py" />
            <source>too few looks</source>
            <translation>看到的次数太少</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>too little is left to fill the place from: paint over less, or use another method</source>
            <translation>可用于填补的部分太少：请少涂画一些，或使用其他方法</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>too many wrong passwords: try again in {seconds} s</source>
            <translation>密码错误次数过多：请在 {seconds} 秒后重试</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>too old, and gone: {faces}, {events} and {passages}</source>
            <translation>已过期并删除：{faces}、{events}和{passages}</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>turn left a little</source>
            <translation>请稍微向左转</translation>
        </message>
        <message>
            <location filename="../../core/people/capture.py" />
            <location filename="../../core/recognition/quality.py" />
            <source>turn right a little</source>
            <translation>请稍微向右转</translation>
        </message>
        <message>
            <location filename="../../core/recognition/covering.py" />
            <source>turn your face to the camera</source>
            <translation>请将脸转向摄像头</translation>
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
            <location filename="../../core/people/bulk/tables.py" />
            <source>two columns are to hold the {what}: choose one of them</source>
            <translation>有两列都被设为 {what}：请只选一列</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>unknown faces kept {faces}, events {events}</source>
            <translation>陌生人脸保留 {faces}，事件保留 {events}</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>unset PORTICO_ENGINE</source>
            <translation>请取消环境变量 PORTICO_ENGINE</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>use an odd number of rows and of columns, from 1 to {largest}</source>
            <translation>行数和列数请用 1 到 {largest} 的奇数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>use numbers between minus and plus one million</source>
            <translation>请使用正负一百万之间的数</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>use that window, or name another site with --site</source>
            <translation>请使用那个窗口，或用 --site 指定另一个站点</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>walked past, and did not come to the door</source>
            <translation>路过，没有走到门前</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>wants a kind of Digest that is not known here: {readable} ({told})</source>
            <translation>要求使用此处未知的 Digest 算法：{readable}（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>wants a user name and a password ({told})</source>
            <translation>需要用户名和密码（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/locks/drivers/http_answers.py" />
            <source>wants to be signed in to in a way that is not known here: {readable} ({told})</source>
            <translation>要求使用此处未知的登录方式：{readable}（{told}）</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>was let in less than {repeat_seconds} s ago</source>
            <translation>不到 {repeat_seconds} 秒前刚被放行</translation>
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
            <location filename="../../core/doors/keeper.py" />
            <source>was opened by force: nobody had been let in</source>
            <translation>被强行打开：此前没有放行任何人</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>was opened by hand by {by}: {why}</source>
            <translation>由 {by} 手动开门：{why}</translation>
        </message>
        <message>
            <location filename="../../core/liveness/challenge.py" />
            <source>was out of sight while being asked to move</source>
            <translation>在要求做动作时离开了画面</translation>
        </message>
        <message>
            <location filename="../../core/live/recognising.py" />
            <source>was restarted for {camera}: its pictures keep failing: {words}</source>
            <translation>已为 {camera} 重新启动：其图像一再失败：{words}</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>was restarted in part, where it searches and makes templates: a search or template has taken {seconds} s</source>
            <translation>已部分重新启动（搜索和生成特征的部分）：一次搜索或特征用了 {seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>was restarted in part, where it searches and makes templates: it broke down</source>
            <translation>已部分重新启动（搜索和生成特征的部分）：它已崩溃</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>was restarted: {why}</source>
            <translation>已重新启动：{why}</translation>
        </message>
        <message>
            <location filename="../../core/live/company.py" />
            <source>was there when {person} was let in</source>
            <translation>{person}获准进入时也在场</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>watch cameras</source>
            <translation>查看摄像头</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>went in together with {person}</source>
            <translation>与 {person} 一同进入</translation>
        </message>
        <message>
            <location filename="../../core/cameras/trouble.py" />
            <source>what answers at {name} is no camera's stream but a web server, or a proxy where nothing is: check the host and the port</source>
            <translation>{name} 处应答的不是摄像头的视频流，而是网页服务器，或是没有设备时代为应答的代理：请检查主机和端口</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>what is too old could not be removed: {why}</source>
            <translation>未能删除过期内容：{why}</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>what the site does by itself cannot be noted: {why}</source>
            <translation>站点自动执行的工作无法记录：{why}</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>what the site does by itself was broken off: {name}</source>
            <translation>站点自动执行的工作被中断：{name}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/shown.py" />
            <source>what this row says is left out: no photo that it names shows this person</source>
            <translation>此行内容已略过：所列照片都不是此人</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>whatever is referred to is there</source>
            <translation>引用的内容均存在</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>whether the face is live cannot be told</source>
            <translation>无法判断是否为活体</translation>
        </message>
        <message>
            <location filename="../../core/engine/verification.py" />
            <source>whether this is one person cannot be told: both faces are covered, and masks and dark glasses are alike; use a picture of at least one whole face</source>
            <translation>无法判断是否为同一人：两张人脸都被遮挡，而口罩和墨镜都很相似；请至少使用一张完整人脸的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/enrolled.py" />
            <source>write at least one name, or leave the names empty</source>
            <translation>请至少填写一个姓名，或将姓名栏留空</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>write numbers with blanks between them, and semicolons between the rows</source>
            <translation>数之间请用空格分隔，行之间请用分号分隔</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>write the date until which the badge is valid as year-month-day: 2027-12-31</source>
            <translation>请按“年-月-日”填写工牌的有效期截止日期：2027-12-31</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>write the name as it stands under People</source>
            <translation>请按“人员”页中的写法填写姓名</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>your own file, no checksum is known: {path}</source>
            <translation>您自己的文件，没有已知的校验和：{path}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0} ({1})</source>
            <translation>{0}（{1}）</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0} and {1}</source>
            <translation>{0}和{1}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0} or {1}</source>
            <translation>{0} 或 {1}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}, and {1}</source>
            <translation>{0}；{1}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}, {1}</source>
            <translation>{0}、{1}</translation>
        </message>
        <message>
            <location filename="../../app/window/language/saying.py" />
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
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
        <message>
            <location filename="../../core/locks/recipes.py" />
            <source>{address} is no address of a device: write it like 192.168.1.20 or https://192.168.1.20:8443</source>
            <translation>{address} 不是设备地址：请写成 192.168.1.20 或 https://192.168.1.20:8443</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>{agree} of {matches} in agreement</source>
            <translation>{matches}中有 {agree} 个一致</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>{before} % of the picture before, {after} % after</source>
            <translation>处理前占图片的 {before} %，处理后占 {after} %</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>{before} has withdrawn their consent: say where a new one is written down</source>
            <translation>{before} 已撤回同意：请注明新的同意书存放处</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/importing.py" />
            <source>{called} people enrolled are called {entry}: add the employee ID</source>
            <translation>有 {called} 个已录入的人名叫 {entry}：请填写工号</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>{called} people in this list are called so: add the employee ID</source>
            <translation>名单中有 {called} 个同名的人：请填写工号</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{cameras} set up, and no program watches</source>
            <translation>已设置 {cameras}，但没有程序在监看</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{clock} is not a time of day such as 08:30</source>
            <translation>{clock} 不是有效的时刻，正确示例：08:30</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>{columns} × {rows} cells of {directions} directions: {size} numbers</source>
            <translation>{columns} × {rows} 个单元，各 {directions} 个方向：共 {size} 个数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>{content} kB at quality {quality}, shrunk to {width} × {height} pixels: {loss}</source>
            <translation>{content} kB，质量 {quality}，缩小到 {width} × {height} 像素：{loss}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>{content} kB at quality {quality}: {loss}</source>
            <translation>{content} kB，质量 {quality}：{loss}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>{counts} windows of {levels} sizes in {spent} s, the best score is {top}</source>
            <translation>{levels} 个尺寸的 {counts} 个窗口，用时 {spent} s，最高得分为 {top}</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>{count} are folders that cannot be opened</source>
            <translation>{count} 个是无法打开的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>{count} are hidden or left by other programs</source>
            <translation>{count} 个是隐藏的或其他程序留下的</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>{count} are links to folders</source>
            <translation>{count} 个是指向文件夹的链接</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>{count} are no pictures</source>
            <translation>{count} 个不是图片</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>{count} are not recognised at all</source>
            <translation>{count} 人完全无法识别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>{count} are silent</source>
            <translation>{count} 个没有响应</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{count} cameras are</source>
            <translation>{count} 个摄像头</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>{count} circles</source>
            <translation>{count} 个圆</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{count} comparisons of one person</source>
            <translation>{count} 次同一人的比对</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{count} compiled networks are</source>
            <translation>{count} 个已编译网络</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{count} compiled networks were</source>
            <translation>{count} 个已编译网络</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>{count} corners</source>
            <translation>{count} 个角点</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{count} crashes</source>
            <translation>{count} 次崩溃</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>{count} decisions</source>
            <translation>{count} 个决定</translation>
        </message>
        <message>
            <location filename="../../core/live/backlog.py" />
            <source>{count} decisions were</source>
            <translation>{count} 个决定</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <source>{count} doors</source>
            <translation>{count} 扇门</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>{count} enrolled people</source>
            <translation>{count} 名已录入的人</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>{count} entries at the end are missing</source>
            <translation>末尾缺失 {count} 条记录</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>{count} entries at the end were added by somebody else</source>
            <translation>末尾有 {count} 条记录由他人添加</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{count} events</source>
            <translation>{count} 个事件</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{count} faces</source>
            <translation>{count} 张人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>{count} faces are hidden</source>
            <translation>已遮挡 {count} 张人脸</translation>
        </message>
        <message>
            <location filename="../../core/site/private.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>{count} files</source>
            <translation>{count} 个文件</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>{count} files are damaged</source>
            <translation>{count} 个文件已损坏</translation>
        </message>
        <message>
            <location filename="../../core/pictures/folders.py" />
            <source>{count} files were passed over: {listed}</source>
            <translation>跳过了 {count} 个文件：{listed}</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>{count} groups</source>
            <translation>{count} 个权限组</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>{count} have old photos only</source>
            <translation>{count} 人只有旧照片</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>{count} hours</source>
            <translation>{count} 小时</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>{count} keypoints</source>
            <translation>{count} 个关键点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>{count} keypoints look alike</source>
            <translation>{count} 个关键点相似</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>{count} lines</source>
            <translation>{count} 条直线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>{count} matches</source>
            <translation>{count} 个匹配</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>{count} minutes</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>{count} object cut out: {names}</source>
            <translation>已抠出 {count} 个物体：{names}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>{count} object found: {names}</source>
            <translation>找到 {count} 个物体：{names}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>{count} objects</source>
            <translation>{count} 个物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>{count} objects cut out: {names}</source>
            <translation>已抠出 {count} 个物体：{names}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>{count} objects found: {names}</source>
            <translation>找到 {count} 个物体：{names}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>{count} of 8 bits: {loss}</source>
            <translation>8 位中的 {count} 位：{loss}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>{count} of {pictures} repeat another, in {groups}; {computed} looked at anew, {unreadable} cannot be read</source>
            <translation>{pictures}中有 {count} 张与其他重复，共 {groups}；重新读取 {computed}，无法读取 {unreadable}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>{count} of {pictures} repeats another, in {groups}; {computed} looked at anew, {unreadable} cannot be read</source>
            <translation>{pictures}中有 {count} 张与其他重复，共 {groups}；重新读取 {computed}，无法读取 {unreadable}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>{count} of {pictures} show this person</source>
            <translation>{pictures}中有 {count} 张有此人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>{count} of {pictures} show {whom}</source>
            <translation>{pictures}中有 {count} 张有{whom}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>{count} of {pictures} shows this person</source>
            <translation>{pictures}中有 {count} 张有此人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>{count} of {pictures} shows {whom}</source>
            <translation>{pictures}中有 {count} 张有{whom}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{count} pairs of people look alike, and must not be told apart by face alone</source>
            <translation>有 {count} 对人长得很像，不能仅凭人脸区分</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{count} pairs of people may be taken for each other</source>
            <translation>有 {count} 对人员可能被互相认错</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{count} passages</source>
            <translation>{count} 次通行</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <location filename="../../core/health/gallery.py" />
            <location filename="../../core/people/bulk/importing.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>{count} people</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>{count} people are to be photographed anew</source>
            <translation>{count} 人需要重新拍照</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>{count} people cut out, {share} of the picture</source>
            <translation>已抠出 {count} 人，占图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>{count} people found, {sure} of {joints} joints are sure</source>
            <translation>找到 {count} 人，{joints} 个关节中有 {sure} 个确定</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} people have a key that does not open</source>
            <translation>{count} 人的密钥无法打开</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{count} people have no consent on record</source>
            <translation>{count} 人没有同意记录</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} people have no photo</source>
            <translation>{count} 人没有照片</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{count} people have no template of this profile</source>
            <translation>{count} 人没有此识别配置的特征</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{count} people may be hard to recognise</source>
            <translation>有 {count} 人可能难以识别</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} photos belong to nobody</source>
            <translation>{count} 张照片不属于任何人</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} photos have no template</source>
            <translation>{count} 张照片没有特征</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>{count} pictures</source>
            <translation>{count} 张图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{count} pictures without a face count</source>
            <translation>{count} 张没有人脸的图片计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>{count} places</source>
            <translation>{count} 处</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{count} programs ended</source>
            <translation>{count} 个程序已结束</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>{count} regions</source>
            <translation>{count} 个区域</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{count} rows speak</source>
            <translation>{count} 行记录</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>{count} score hardly above the line</source>
            <translation>{count} 人的得分仅略高于阈值</translation>
        </message>
        <message>
            <location filename="../../core/health/renewal.py" />
            <source>{count} score lower than before</source>
            <translation>{count} 人的得分低于以往</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} sealed records</source>
            <translation>{count} 条加密记录</translation>
        </message>
        <message>
            <location filename="../../core/live/camera_events.py" />
            <source>{count} seconds</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>{count} smaller ones were</source>
            <translation>{count} 张较小的人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>{count} steps</source>
            <translation>{count} 步</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{count} strangers</source>
            <translation>{count} 名陌生人</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{count} templates</source>
            <translation>{count} 个特征</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} templates belong to no photo of the same person</source>
            <translation>{count} 个模板不属于同一人的任何照片</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{count} templates differ</source>
            <translation>{count} 个特征不一致</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{count} templates of a former profile</source>
            <translation>{count} 个以前识别配置的特征</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{count} templates were removed and are there</source>
            <translation>{count} 个模板已被移除但仍存在</translation>
        </message>
        <message>
            <location filename="../../core/health/backups.py" />
            <location filename="../../core/health/running.py" />
            <source>{count} times</source>
            <translation>{count} 次</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{cut_name}… is too long a name for a file: use a shorter one</source>
            <translation>{cut_name}… 作为文件名太长：请使用较短的名称</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{cut} without saying so: the power failed, or it was killed</source>
            <translation>{cut}，但未正常退出：曾经断电，或被强行终止</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <location filename="../../core/health/gallery.py" />
            <source>{days} days</source>
            <translation>{days} 天</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>{decisions} could not be recorded: {trouble}</source>
            <translation>{decisions}无法记录：{trouble}</translation>
        </message>
        <message>
            <location filename="../../core/live/backlog.py" />
            <source>{decisions} lost: for too long nothing could be recorded</source>
            <translation>{decisions}已丢失：过长时间无法记录</translation>
        </message>
        <message>
            <location filename="../../core/cameras/webcam.py" />
            <source>{device} is not a camera: choose a film, a picture or a folder of pictures</source>
            <translation>{device} 不是摄像头：请选择视频、图片或图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{differing} from the gallery</source>
            <translation>与人脸库相比，{differing}</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>{door} is looked after already by {elsewhere}: this program opens nothing and records nothing there, and takes over once that one ends</source>
            <translation>{door} 已由 {elsewhere} 管理：本程序在此不开门也不记录，待其结束后接管</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>{door} is looked after by this program from now on: {before} has let go of it</source>
            <translation>{door} 从现在起由本程序管理：{before} 已不再管理</translation>
        </message>
        <message>
            <location filename="../../core/live/gate.py" />
            <source>{door} is looked after by {elsewhere}: open it there</source>
            <translation>{door} 由 {elsewhere} 管理：请在那里开门</translation>
        </message>
        <message>
            <location filename="../../core/doors/holding.py" />
            <source>{door} is looked after by {holder}: try it there, or end that program first</source>
            <translation>{door} 由 {holder} 管理：请在那里测试，或先结束该程序</translation>
        </message>
        <message>
            <location filename="../../core/live/acting.py" />
            <source>{door} was not unlocked: it took too long to write that down; try again</source>
            <translation>{door} 没有开锁：记录花的时间太长；请重试</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>{faces}, {kept} kept: look whether any was missed</source>
            <translation>{faces}，保留 {kept}：请检查有无遗漏</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{file} cannot be taken: {why}</source>
            <translation>无法采用 {file}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>{file} could not be read, and is as the backup has it</source>
            <translation>无法读取 {file}，已采用备份中的版本</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{file} is not {weights}, but another version: its checksum differs</source>
            <translation>{file} 不是 {weights}，而是另一版本：校验和不同</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{folder} holds no pictures</source>
            <translation>{folder} 中没有图片</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{folder} holds no sub-folder with photos: make one for each person, named after them</source>
            <translation>{folder} 中没有含照片的子文件夹：请为每个人建一个以其姓名命名的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/reading.py" />
            <source>{folder} holds {found} CSV files: choose one of them</source>
            <translation>{folder} 中有 {found} 个 CSV 文件：请选择其中一个</translation>
        </message>
        <message>
            <location filename="../../core/site/folders.py" />
            <source>{folder} is a file: {how}</source>
            <translation>{folder} 是文件：{how}</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{folder} is not a folder of pictures</source>
            <translation>{folder} 不是图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>{folder} is not a folder: make it first, on another disk</source>
            <translation>{folder} 不是文件夹：请先在另一磁盘上创建该文件夹</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{folder} is not a folder: name one that holds a sub-folder of photos for each person</source>
            <translation>{folder} 不是文件夹：请指定一个为每个人各有一个照片子文件夹的文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backups/repair.py" />
            <source>{folder} is not a site: {how}</source>
            <translation>{folder} 不是站点：{how}</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{folder} is not empty: name a new folder</source>
            <translation>{folder} 不为空：请指定一个新文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backups/restoring.py" />
            <source>{folder} is not empty: name a new folder for the restored site</source>
            <translation>{folder} 不是空的：请为恢复的站点指定新文件夹</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>{folder} is open in a window, in portico watch or in another command: end that first</source>
            <translation>{folder} 正在某个窗口、portico watch 或其他命令中打开：请先结束它</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{folder} needs at least two people, and two pictures of one of them</source>
            <translation>{folder} 至少需要两个人，且其中一人有两张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>{folder} needs the folders images and groundTruth, as BSDS500 has them</source>
            <translation>{folder} 需要 images 和 groundTruth 文件夹，与 BSDS500 相同</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>{form}, quality {quality}</source>
            <translation>{form}，质量 {quality}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>{found} superpixels</source>
            <translation>{found} 个超像素</translation>
        </message>
        <message>
            <location filename="../../core/health/machine.py" />
            <source>{free} GB free at {folder}</source>
            <translation>{folder} 剩余 {free} GB</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{group} may pass here now ({schedule})</source>
            <translation>{group} 现在可由此通行（{schedule}）</translation>
        </message>
        <message>
            <location filename="../../core/access/rules.py" />
            <source>{group} within {schedule}</source>
            <translation>{group} 在 {schedule} 内</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <source>{hidden}: look whether any was missed, and paint over it</source>
            <translation>{hidden}：请检查有无遗漏，并涂抹遮盖</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>{hours} hours</source>
            <translation>{hours} 小时</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>{kept} % of the contrast's energy is kept</source>
            <translation>保留了对比度能量的 {kept} %</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>{kept} % of the pixels were sharpened</source>
            <translation>已锐化 {kept} % 的像素</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{kept} as written</source>
            <translation>{kept}与写入时一致</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>{kept} is an employee ID that a spreadsheet has spoilt: format the column as text there, write it anew</source>
            <translation>工号 {kept} 已被电子表格改坏：请把该列设为文本格式并重新填写</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>{kept} is what a spreadsheet shows where it has no value: write the employee ID</source>
            <translation>{kept} 是电子表格在没有值时显示的内容：请填写工号</translation>
        </message>
        <message>
            <location filename="../../core/store/names.py" />
            <source>{kept} is what a spreadsheet shows where it has no value: write the name</source>
            <translation>{kept} 是电子表格在没有值时显示的内容：请填写姓名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>{kernels} kernels, the same for all pictures, each with its answer here; {are}</source>
            <translation>{kernels} 个卷积核，对所有图片相同，各附此图的响应；{are}</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{left} is damaged and cannot be removed</source>
            <translation>{left} 已损坏且无法移除</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>{minutes} minutes</source>
            <translation>{minutes} 分钟</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>{months} months</source>
            <translation>{months} 个月</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{name_or_id} is the employee ID of {person} and the number of {numbered}: say the name</source>
            <translation>{name_or_id} 既是 {person} 的工号，又是 {numbered} 的编号：请改用姓名</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{name_or_id} is the name of {one} ({told}) and the employee ID of {person}: rename one of them, or {how}</source>
            <translation>{name_or_id} 是 {one}（{told}）的姓名，也是 {person} 的工号：请给其中一人改名，或{how}</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{name_or_id} is the name of {one} ({told}) and the number of {numbered}: rename one of them, or {how}</source>
            <translation>{name_or_id} 是 {one}（{told}）的姓名，也是 {numbered} 的编号：请给其中一人改名，或{how}</translation>
        </message>
        <message>
            <location filename="../../core/backups/disk.py" />
            <location filename="../../core/backups/scheduling.py" />
            <source>{named} cannot be used: {why}</source>
            <translation>{named} 无法使用：{why}</translation>
        </message>
        <message>
            <location filename="../../core/health/files.py" />
            <source>{names} and {paths} more</source>
            <translation>{names} 以及另外 {paths} 个</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/encodings.py" />
            <source>{name} can be read in two ways, as {one} or {other}: save it as CSV UTF-8, or say in which encoding it is written</source>
            <translation>{name} 有两种读法，{one} 或 {other}：请另存为 CSV UTF-8，或说明它的编码</translation>
        </message>
        <message>
            <location filename="../../core/cameras/video.py" />
            <source>{name} cannot be played: {why}</source>
            <translation>{name} 无法播放：{why}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <source>{name} cannot be read beyond row {number}: a quote may be missing there</source>
            <translation>{name} 在第 {number} 行之后无法读取：该处可能缺少引号</translation>
        </message>
        <message>
            <location filename="../../core/health/doors.py" />
            <source>{name} does not obey: {why}</source>
            <translation>{name} 不响应：{why}</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} has more than {limit} million pixels: use a smaller picture</source>
            <translation>{name} 超过 {limit} 百万像素：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} has more than {limit} million pixels: use a smaller picture, or save it as JPEG</source>
            <translation>{name} 超过 {limit} 百万像素：请使用较小的图片，或将其存为 JPEG</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <source>{name} has more than {max_columns} columns</source>
            <translation>{name} 超过 {max_columns} 列</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <source>{name} has more than {most} rows: split it</source>
            <translation>{name} 超过 {most} 行：请拆分</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <source>{name} has no column of names: its first row must hold headings such as name, employee id, group, valid until and photo, and holds {told}</source>
            <translation>{name} 没有姓名列：第一行应为标题，例如姓名、工号、权限组、有效期至和照片，而该行为 {told}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/formats.py" />
            <source>{name} holds at most {largest} pixels along a side: choose another format</source>
            <translation>{name} 每边最多 {largest} 像素：请选择其他格式</translation>
        </message>
        <message>
            <location filename="../../core/cameras/video.py" />
            <source>{name} holds no video: choose a film</source>
            <translation>{name} 中没有视频：请选择影片</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a HEIC photo, and its decoder is missing here: pip install pi-heif, or have the iPhone take JPEG (Settings, Camera, Formats, Most Compatible)</source>
            <translation>{name} 是 HEIC 照片，此处缺少其解码器：pip install pi-heif，或让 iPhone 拍摄 JPEG（设置、相机、格式、兼容性最佳）</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a JPEG XL picture, which is not read: save it as JPEG or PNG</source>
            <translation>{name} 是 JPEG XL 图片，无法读取：请另存为 JPEG 或 PNG</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a PDF document: save its picture as JPEG or PNG</source>
            <translation>{name} 是 PDF 文档：请将其中的图片另存为 JPEG 或 PNG</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a Photoshop file: save it as JPEG or PNG</source>
            <translation>{name} 是 Photoshop 文件：请另存为 JPEG 或 PNG</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a camera's raw file: save it as JPEG</source>
            <translation>{name} 是相机的 RAW 文件：请另存为 JPEG</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a drawing (SVG): save it as PNG</source>
            <translation>{name} 是矢量图（SVG）：请另存为 PNG</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a film, not a picture</source>
            <translation>{name} 是视频，不是图片</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/encodings.py" />
            <source>{name} is a spreadsheet, and no list as text: save it there as CSV UTF-8</source>
            <translation>{name} 是电子表格，不是文本名单：请在表格软件中另存为 CSV UTF-8</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is a web page, not a picture: save the picture itself</source>
            <translation>{name} 是网页，不是图片：请保存图片本身</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} is damaged: its beginning cannot be read</source>
            <translation>{name} 已损坏：无法读取其开头</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} is damaged: {reason}</source>
            <translation>{name} 已损坏：{reason}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <location filename="../../core/pictures/opening.py" />
            <source>{name} is empty</source>
            <translation>{name} 为空</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{name} is lost</source>
            <translation>{name} 已断线</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>{name} is needed by a grant: take that back first</source>
            <translation>{name} 正用于一项授权：请先撤销该授权</translation>
        </message>
        <message>
            <location filename="../../core/access/rule_store.py" />
            <source>{name} is needed by {needed}: change that first</source>
            <translation>{name} 正被 {needed} 使用：请先修改它</translation>
        </message>
        <message>
            <location filename="../../core/pictures/kinds.py" />
            <source>{name} is not a picture, whatever its name says</source>
            <translation>{name} 不是图片，无论其名称如何</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/tables.py" />
            <source>{name} is not a text: save it as CSV UTF-8</source>
            <translation>{name} 不是文本：请存为 UTF-8 编码的 CSV</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/formats.py" />
            <source>{name} is not available here: choose another format</source>
            <translation>{name} 在此处不可用：请选择其他格式</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/encodings.py" />
            <source>{name} is not written in {encoding}: choose another encoding</source>
            <translation>{name} 的编码不是 {encoding}：请选择其他编码</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} is only {size}×{size2} pixels: too small</source>
            <translation>{name} 只有 {size}×{size2} 像素：太小</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{name} is stalled</source>
            <translation>{name} 停滞</translation>
        </message>
        <message>
            <location filename="../../core/store/operators.py" />
            <source>{name} is the only administrator: make somebody else one first</source>
            <translation>{name} 是唯一的管理员：请先将其他人设为管理员</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/encodings.py" />
            <source>{name} is written in an encoding that cannot be told: save it as CSV UTF-8, or say in which encoding it is written</source>
            <translation>无法判断 {name} 的编码：请另存为 CSV UTF-8，或指定其编码</translation>
        </message>
        <message>
            <location filename="../../core/cameras/screen.py" />
            <source>{name} lies beyond the screen, which has {width} × {height} pixels: choose another part</source>
            <translation>{name} 超出屏幕范围（屏幕为 {width} × {height} 像素）：请另选一个区域</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} needs more memory than there is: use a smaller picture</source>
            <translation>{name} 需要的内存超过现有内存：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{name} sends no picture: restart it, and check the network</source>
            <translation>{name} 没有发送画面：请将其重启，并检查网络</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{name} sends no pictures any more: check its power, its cable and the network</source>
            <translation>{name} 不再发送画面：请检查其电源、连接线和网络</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{name} shows nothing</source>
            <translation>{name} 没有画面内容</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{name} shows nothing: see whether it is covered or in the dark, or restart it</source>
            <translation>{name} 的画面中什么也没有：请查看它是否被遮挡或处于黑暗中，或重新启动它</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{name} shows the same picture all the time</source>
            <translation>{name} 一直显示同一画面</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{name} shows the same picture all the time: restart the camera, unless nothing moves before it</source>
            <translation>{name} 一直显示同一画面：请重新启动摄像头，除非它前面确实没有任何动静</translation>
        </message>
        <message>
            <location filename="../../core/engine/engine.py" />
            <source>{name} shows {rivals} faces: use a picture of one person</source>
            <translation>{name} 中有 {rivals} 张人脸：请使用只有一个人的图片</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} was cut off: copy it again</source>
            <translation>{name} 不完整：请重新复制</translation>
        </message>
        <message>
            <location filename="../../core/pictures/opening.py" />
            <source>{name} was cut off: only the upper {there} % of it are there; copy it again</source>
            <translation>{name} 不完整：只有上部 {there} %；请重新复制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>{name}: {before} as it is, {after} with the patch covered that matters most</source>
            <translation>{name}：原图为 {before}，遮住最关键的图块后为 {after}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>{name}: {before}, and covering any single patch takes nothing from it</source>
            <translation>{name}：{before}，遮住任何一个图块都不会使其降低</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{networks} damaged; removed, and made anew at the next start</source>
            <translation>{networks}已损坏；现已移除，下次启动时重新生成</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>{now} in {zone}</source>
            <translation>{now}（{zone}）</translation>
        </message>
        <message>
            <location filename="../../core/health/clock.py" />
            <source>{now} in {zone}: the newest entry lies {span} ahead; the clock was set back, or ran ahead before</source>
            <translation>{now}（{zone}）：最新的条目比当前时间晚 {span}；时钟曾被调回，或此前走快了</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>{numbers} numbers describe the largest face; {uniform} of its patterns are uniform</source>
            <translation>{numbers} 个数描述最大的人脸；其中 {uniform} 的模式为均匀模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>{numbers} numbers describe the picture's middle, for there is no face; {uniform} of its patterns are uniform</source>
            <translation>没有人脸，因此用 {numbers} 个数描述图片中央；其中 {uniform} 的模式为均匀模式</translation>
        </message>
        <message>
            <location filename="../../core/locks/recipes.py" />
            <source>{number} is no number or name of a door at a device</source>
            <translation>{number} 不是设备上的门号或门名</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{number} of 1 person</source>
            <translation>{number} / 1 人</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{number} of {people} people</source>
            <translation>{number} / {people} 人</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{on} of {cameras} live</source>
            <translation>{cameras} 个中有 {on} 个正常</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{other} has the employee ID {employee_id} already: give each person one of their own</source>
            <translation>{other} 已使用工号 {employee_id}：请为每个人分配各自的工号</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{other} is already enrolled: choose another name, or give both people an employee ID</source>
            <translation>{other} 已录入：请换一个名字，或给两人都填写工号</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{output} holds the pictures themselves: name another folder for the results</source>
            <translation>{output} 就是图片所在的文件夹：请为结果另选文件夹</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>{part} could not be read back as it was written: use another disk</source>
            <translation>{part} 写入后无法原样读回：请换用另一个磁盘</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{part}: holidays are no part of a row of weekdays</source>
            <translation>{part}：节假日不能写在连续的星期之中</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>{path} cannot be changed: {why}</source>
            <translation>无法修改 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/health/page.py" />
            <source>{path} cannot be closed to others: {why}</source>
            <translation>无法禁止他人访问 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <location filename="../../core/images.py" />
            <location filename="../../core/people/bulk/journal.py" />
            <location filename="../../core/people/bulk/looking.py" />
            <location filename="../../core/people/bulk/reading.py" />
            <source>{path} cannot be read: {why}</source>
            <translation>无法读取 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path} cannot be written: there is no folder {parent}</source>
            <translation>无法写入 {path}：没有文件夹 {parent}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/events/actions.py" />
            <location filename="../../app/window/pages/tasks/keeping.py" />
            <location filename="../../app/window/pages/tasks/order.py" />
            <location filename="../../app/window/report_pdf.py" />
            <location filename="../../core/evaluation/report.py" />
            <location filename="../../core/gallery/event_csv.py" />
            <location filename="../../core/people/bulk/journal.py" />
            <location filename="../../core/people/bulk/report.py" />
            <location filename="../../core/people/exchange.py" />
            <location filename="../../core/settings/files.py" />
            <location filename="../../core/store/audit.py" />
            <location filename="../../core/tasks/saving.py" />
            <source>{path} cannot be written: {why}</source>
            <translation>无法写入 {path}：{why}</translation>
        </message>
        <message>
            <location filename="../../app/window/pages/tasks/reading.py" />
            <location filename="../../core/images.py" />
            <source>{path} does not exist</source>
            <translation>{path} 不存在</translation>
        </message>
        <message>
            <location filename="../../core/backups/writing.py" />
            <source>{path} exists already: name another file</source>
            <translation>{path} 已存在：请另选一个文件名</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/journal.py" />
            <source>{path} has grown too large: delete it to begin anew</source>
            <translation>{path} 已过大：请删除它以重新开始</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{path} is a device, not a picture</source>
            <translation>{path} 是设备，不是图片</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{path} is a folder, not a picture</source>
            <translation>{path} 是文件夹，不是图片</translation>
        </message>
        <message>
            <location filename="../../core/health/networks.py" />
            <source>{path} is damaged: its checksum differs</source>
            <translation>{path} 已损坏：校验和不符</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/lists.py" />
            <source>{path} is larger than {max_bytes} MB: split it</source>
            <translation>{path} 超过 {max_bytes} MB：请拆分</translation>
        </message>
        <message>
            <location filename="../../core/images.py" />
            <source>{path} is larger than {max_bytes} MB: use a smaller picture</source>
            <translation>{path} 超过 {max_bytes} MB：请使用较小的图片</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>{path} is malformed: {why}</source>
            <translation>{path} 格式有误：{why}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/reading.py" />
            <source>{path} is neither a folder of people nor a CSV file</source>
            <translation>{path} 既不是人员文件夹，也不是 CSV 文件</translation>
        </message>
        <message>
            <location filename="../../core/recognition/fusion.py" />
            <source>{path} is not a fitted transform: its numbers are none, or do not fit together</source>
            <translation>{path} 不是拟合好的变换：其中没有数值，或数值互不相符</translation>
        </message>
        <message>
            <location filename="../../core/recognition/fusion.py" />
            <source>{path} is not a fitted transform: {error}</source>
            <translation>{path} 不是拟合好的变换：{error}</translation>
        </message>
        <message>
            <location filename="../../models/graphs.py" />
            <source>{path} is not a network that can be read: {reason}</source>
            <translation>{path} 不是可读取的网络：{reason}</translation>
        </message>
        <message>
            <location filename="../../core/store/keys.py" />
            <source>{path} is not a site key: restore the file</source>
            <translation>{path} 不是站点密钥：请恢复该文件</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{path} is not an LFW pairs file: {error}</source>
            <translation>{path} 不是 LFW 的 pairs 文件：{error}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{path} is not the file that Portico was built for (its checksum differs): remove it, or replace it with {weights} of {size} bytes</source>
            <translation>{path} 不是 Portico 所需的文件（校验和不同）：请将其移除，或换成 {size} 字节的 {weights}</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{path} is not the file that was chosen for {name}: choose it anew</source>
            <translation>{path} 不是为 {name} 选择的文件：请重新选择</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{path} is not there</source>
            <translation>{path} 不存在</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path} is what the task is run on: name another file for the result</source>
            <translation>任务正是在 {path} 上运行的：请为结果另起文件名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{path} must be as large as the picture</source>
            <translation>{path} 必须与图片一样大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{path} must hold grey levels 0 (not painted) to {brushes}</source>
            <translation>{path} 的灰度级必须在 0（未涂画）到 {brushes} 之间</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{path} names a picture that is not there: {error}</source>
            <translation>{path} 中列出的图片不存在：{error}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{path} needs a header with first, second and same, and at least one pair</source>
            <translation>{path} 需要含 first、second 和 same 的表头，以及至少一对图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{path} needs pairs of both kinds in at least two folds</source>
            <translation>{path} 至少需要两折，且每折都有两类图片对</translation>
        </message>
        <message>
            <location filename="../../core/settings/files.py" />
            <source>{path} was made by a newer Portico (format {format_of}, this one knows {format}): update Portico</source>
            <translation>{path} 由更新版本的 Portico 创建（格式 {format_of}，当前版本支持 {format}）：请更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/store/database.py" />
            <source>{path} was made by a newer Portico (schema {current}, this one knows {head}): update Portico</source>
            <translation>{path} 由更新版本的 Portico 创建（结构版本 {current}，当前版本支持 {head}）：请更新 Portico</translation>
        </message>
        <message>
            <location filename="../../core/backups/scheduling.py" />
            <source>{path} was made, and {removed} older ones removed</source>
            <translation>已创建 {path}，并删除了 {removed} 个较早的备份</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{path}, line {line}: {error}</source>
            <translation>{path} 第 {line} 行：{error}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/faces/folder.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/running.py" />
            <source>{path}, {number} of {paths}</source>
            <translation>{path}，第 {number} 张，共 {paths} 张</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path}: JPEG knows no transparency; save it as .png</source>
            <translation>{path}：JPEG 不支持透明；请存为 .png</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path}: no name is left for its result</source>
            <translation>{path}：其结果已无可用的名称</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path}: pictures are written as {lossy}</source>
            <translation>{path}：图片只能写为 {lossy}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path}: results are written as {known}</source>
            <translation>{path}：结果可写为 {known}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/saving.py" />
            <source>{path}: {kind} holds at most {longest} pixels along a side; save it as .png</source>
            <translation>{path}：{kind} 每边最多 {longest} 像素；请保存为 .png</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{people} enrolled with one photo: {rank1} % right first, {at_line} % recognised, {false_positives} % of {strangers} taken for one of them.</source>
            <translation>{people}各录入一张照片：首位正确 {rank1} %，识别 {at_line} %，{strangers}中有 {false_positives} % 被误认。</translation>
        </message>
        <message>
            <location filename="../../core/gallery/bearers.py" />
            <source>{people} people are called {name}: say which by the employee ID or number: {told}</source>
            <translation>有 {people} 个人名叫 {name}：请用工号或编号指明：{told}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/site_check.py" />
            <source>{people} people are told apart, the nearest two by {room} below the line. Whether they are recognised cannot be said: add a second photo of each.</source>
            <translation>{people} 人均可区分，最相近的两人比阈值低 {room}。能否识别尚无法判断：请为每人再添加一张照片。</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{people}, each complete</source>
            <translation>{people}，全部完整</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{people}, {of_one}, {strangers} of two.</source>
            <translation>{people}，{of_one}，{strangers} 次不同人的比对。</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>{person} has the employee ID {employee_id} already: add a middle name if this is somebody else</source>
            <translation>{person} 已使用工号 {employee_id}：如果不是同一个人，请在姓名中加以区分</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>{person} has withdrawn their consent: ask them again, and say where it is written down</source>
            <translation>{person} 已撤回同意：请重新征求其同意，并注明同意书的存放处</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/judging.py" />
            <location filename="../../core/people/enrolment.py" />
            <source>{person} is already enrolled with another face: add a middle name or a number to tell the two apart</source>
            <translation>{person} 已用另一张人脸录入：请加上中间名或编号以区分</translation>
        </message>
        <message>
            <location filename="../../core/gallery/people.py" />
            <source>{person} is blocked: lift the block first</source>
            <translation>{person} 已被停用：请先解除停用</translation>
        </message>
        <message>
            <location filename="../../core/people/enrolment.py" />
            <source>{person} is photographed anew, and these pictures are to be of {clean_name}: begin anew</source>
            <translation>正在为 {person} 重新拍照，而这些图片要录入到 {clean_name} 名下：请重新开始</translation>
        </message>
        <message>
            <location filename="../../core/people/exchange.py" />
            <source>{person} was deleted meanwhile: begin again</source>
            <translation>{person} 此间已被删除：请重新开始</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>{places}, the best with a score of {rows}</source>
            <translation>{places}，最佳得分 {rows}</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{rate} pictures/s</source>
            <translation>{rate} 张/秒</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{records} cannot be opened, of {tried} tried</source>
            <translation>已尝试 {tried} 条，其中 {records}无法打开</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{refused} as refused: {lost} and {more} more.</source>
            <translation>{refused}为拒绝：{lost} 等，另有 {more} 张。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{refused} as refused: {lost}.</source>
            <translation>{refused}为拒绝：{lost}。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>{regions} grown from what was painted</source>
            <translation>由所涂标记生长出 {regions}</translation>
        </message>
        <message>
            <location filename="../../core/health/running.py" />
            <source>{reports} within a week, {lately}</source>
            <translation>一周内有 {reports}，{lately}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{root} has no sub-folder with pictures: one folder per person is expected</source>
            <translation>{root} 中没有含图片的子文件夹：每人应有一个文件夹</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/datasets.py" />
            <source>{root} is not a folder</source>
            <translation>{root} 不是文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>{rows} objects</source>
            <translation>{rows} 个物体</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{rows} of something that is gone, in {tables}</source>
            <translation>{rows}指向已不存在的内容，位于 {tables}</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/embedded.py" />
            <source>{row} of {paths} pictures</source>
            <translation>{row} / {paths} 张图片</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{same} pairs of {paths} pictures, everything fitted on the other folds.</source>
            <translation>{paths} 张图片组成 {same} 对，全部参数在其余各折上拟合。</translation>
        </message>
        <message>
            <location filename="../../core/evaluation/quick.py" />
            <source>{same} pairs of {paths} pictures, the profile as it ships.</source>
            <translation>{paths} 张图片组成 {same} 对，使用自带的识别配置。</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>{scheme}:// is not a kind of camera that Portico knows: use rtsp:// or http://</source>
            <translation>Portico 不支持 {scheme}:// 类型的摄像头：请使用 rtsp:// 或 http://</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>{shape} × {shape2} pixels</source>
            <translation>{shape} × {shape2} 像素</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>{shape}×{shape2} pixels became {width}×{height}</source>
            <translation>{shape}×{shape2} 像素已变为 {width}×{height}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>{shares} are foreground, {shares2} are open</source>
            <translation>前景占 {shares}，未知区域占 {shares2}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>{share} of the picture were filled anew</source>
            <translation>已重新填补图片的 {share}</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/cells.py" />
            <source>{shortened} cannot be read: separate several values by semicolons</source>
            <translation>无法读取 {shortened}：多个值请用分号隔开</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/cells.py" />
            <source>{shortened} is not a day that reads the same everywhere: write it as 2026-12-31</source>
            <translation>{shortened} 这样的日期在各地读法不一：请写作 2026-12-31</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>{shown} at quality {quality}: {rate} bits per pixel, {size} kB, {loss}</source>
            <translation>{shown}，质量 {quality}：每像素 {rate} 位，{size} kB，{loss}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>{shown} at quality {quality}: {rate} bits per pixel, {size} kB, {loss}; the curves are of the middle of the picture</source>
            <translation>{shown}，质量 {quality}：每像素 {rate} 位，{size} kB，{loss}；曲线取自图片中央部分</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{shut}, and {more} more: damaged; photograph them again, or restore a backup of before</source>
            <translation>{shut}，另有 {more} 项：已损坏；请重新拍照，或恢复以前的备份</translation>
        </message>
        <message>
            <location filename="../../core/upkeep/upkeep.py" />
            <source>{shut}: damaged; photograph them again, or restore a backup of before</source>
            <translation>{shut}：已损坏；请重新拍照，或恢复以前的备份</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{size} MB</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{size} kB</source>
            <translation>{size} kB</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>{size}, get it in the Tasks window or with: portico weights get {name}</source>
            <translation>{size}，在“任务”窗口中获取，或使用命令：portico weights get {name}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>{size}, get it with: portico weights get {name}</source>
            <translation>{size}，用命令获取：portico weights get {name}</translation>
        </message>
        <message>
            <location filename="../../app/advice.py" />
            <source>{size}, get what is needed in the window or with: portico weights get --needed</source>
            <translation>{size}，在窗口中获取所需模型，或使用命令：portico weights get --needed</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{source} broke down: {why}</source>
            <translation>{source} 出现故障：{why}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/camera.py" />
            <source>{source} hangs: {hanging} attempts to read it have not come back; unplug it for a moment, or restart Portico</source>
            <translation>{source} 无响应：{hanging} 次读取均未返回；请将其拔下片刻再接入，或重新打开 Portico</translation>
        </message>
        <message>
            <location filename="../../core/people/bulk/journal.py" />
            <source>{source} is being imported already: wait until that has ended</source>
            <translation>{source} 正在导入：请等待其结束</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>{steps} brought the loss down to {left} of what it was</source>
            <translation>{steps}使损失降至原来的 {left}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{task} has nothing that its result could be measured by</source>
            <translation>{task} 没有可用来评测结果的标准</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{task} needs a second picture: {second}</source>
            <translation>{task} 需要第二张图片：{second}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{task} takes a folder of pictures</source>
            <translation>{task} 需要图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{task} takes a picture</source>
            <translation>{task} 需要图片</translation>
        </message>
        <message>
            <location filename="../../core/health/gallery.py" />
            <source>{templates}, profile {profile}</source>
            <translation>{templates}，识别配置 {profile}</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>{text} is a pipe or a device, not a file: choose a film, a picture or a folder of pictures</source>
            <translation>{text} 是管道或设备，不是文件：请选择视频、图片或图片文件夹</translation>
        </message>
        <message>
            <location filename="../../core/cameras/opening.py" />
            <source>{text} is neither a camera number nor an existing file, folder or address</source>
            <translation>{text} 既不是摄像头编号，也不是存在的文件、文件夹或地址</translation>
        </message>
        <message>
            <location filename="../../core/cameras/screen.py" />
            <source>{text} is no part of a screen: write screen:LEFT,TOP,WIDTHxHEIGHT, in pixels</source>
            <translation>{text} 不是有效的屏幕区域：请写作 screen:LEFT,TOP,WIDTHxHEIGHT（左、上、宽 x 高），单位为像素</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{text} is not a period such as: mon-fri 08:00-18:00</source>
            <translation>{text} 不是有效的时段，正确示例：mon-fri 08:00-18:00</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{text} is not a period: one that begins at midnight begins at 00:00 of the next day</source>
            <translation>{text} 不是有效的时段：从午夜开始的时段应写作次日 00:00</translation>
        </message>
        <message>
            <location filename="../../core/health/half.py" />
            <source>{tried} tried, and all can be opened</source>
            <translation>已尝试 {tried} 条，均可打开</translation>
        </message>
        <message>
            <location filename="../../core/tasks/running.py" />
            <source>{truth} is not a {truth2}: expected {suffixes}</source>
            <translation>{truth} 不是 {truth2}：应为 {suffixes}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/boundaries.py" />
            <location filename="../../core/tasks/truths/masks.py" />
            <source>{truth} is not as large as the picture</source>
            <translation>{truth} 与图片大小不同</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/reference.py" />
            <source>{truth} is not as large as the result: give the picture as it should have become</source>
            <translation>{truth} 与结果大小不同：请提供理想结果的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>{truth} is not as large as {path}</source>
            <translation>{truth} 与 {path} 大小不同</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <source>{url} did not deliver the expected file (its checksum differs): nothing was kept</source>
            <translation>{url} 提供的文件不符（校验和不同）：未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <location filename="../../models/weights.py" />
            <source>{url} is not {weights}: it has {have} bytes instead of {size}</source>
            <translation>{url} 不是 {weights}：它有 {have} 字节，应为 {size} 字节</translation>
        </message>
        <message>
            <location filename="../../models/fetching.py" />
            <source>{url} is not {weights}: it is longer than {size} bytes</source>
            <translation>{url} 不是 {weights}：它超过 {size} 字节</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>{used} goes on serving until the networks are here: {missing}</source>
            <translation>在所需网络到位之前继续使用 {used}：{missing}</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>{used} is in use</source>
            <translation>正在使用 {used}</translation>
        </message>
        <message>
            <location filename="../../core/health/profile.py" />
            <source>{used} is in use, and a program that is open still works with {behind}</source>
            <translation>正在使用 {used}，而有一个已打开的程序仍在使用 {behind}</translation>
        </message>
        <message>
            <location filename="../../core/live/deciding.py" />
            <source>{votes} of {shots} good looks agree</source>
            <translation>{shots} 次清晰抓拍中有 {votes} 次一致</translation>
        </message>
        <message>
            <location filename="../../models/weights.py" />
            <source>{weights} cannot be downloaded: {how}</source>
            <translation>无法下载 {weights}：{how}</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched, pip says: {split}</source>
            <translation>无法获取 {weights}，pip 报告：{split}</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: the certificate of the package index is not trusted on this machine</source>
            <translation>无法获取 {weights}：本机不信任软件包索引的证书</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: the connection to the package index broke off; try again</source>
            <translation>无法获取 {weights}：与软件包索引的连接中断；请重试</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: the package index answers {refused}</source>
            <translation>无法获取 {weights}：软件包索引返回 {refused}</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: the package index cannot be reached; connect this machine to a network, or tell pip of your mirror, then try again</source>
            <translation>无法获取 {weights}：无法连接软件包索引；请将本机连接到网络，或为 pip 设置您的镜像，然后重试</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: the package index that pip uses has no {wheel}; {choose}</source>
            <translation>无法获取 {weights}：pip 所用的软件包索引中没有 {wheel}；{choose}</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be fetched: there is no pip to ask the package index with; {install}, or {choose}</source>
            <translation>无法获取 {weights}：没有可用来访问软件包索引的 pip；{install}，或{choose}</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{weights} cannot be kept in {parent}: {why}; nothing was changed</source>
            <translation>无法将 {weights} 保存到 {parent}：{why}；未作任何更改</translation>
        </message>
        <message>
            <location filename="../../core/people/profile_offer.py" />
            <location filename="../../models/weights.py" />
            <source>{weights} is not installed: {how}</source>
            <translation>未安装 {weights}：{how}</translation>
        </message>
        <message>
            <location filename="../../core/live/turns.py" />
            <source>{what} {camera} has taken {lasted} s</source>
            <translation>{what} {camera} 已用 {lasted} 秒</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} did not arrive as the package index has it (its checksum differs): nothing was kept</source>
            <translation>收到的 {wheel} 与软件包索引中的不一致（校验和不符）：未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} is damaged on the package index, or was cut off on its way: nothing was kept; try again</source>
            <translation>{wheel} 在软件包索引中已损坏，或在传输途中被截断：未保留任何内容；请重试</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} of the package index does not carry {file}: nothing was kept</source>
            <translation>软件包索引中的 {wheel} 不含 {file}：未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} of the package index does not carry {weights}, but another file of that name (its checksum differs): nothing was kept</source>
            <translation>软件包索引中的 {wheel} 所含的不是 {weights}，而是另一个同名文件（校验和不符）：未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} of the package index does not carry {weights}: its file has {file_size} bytes instead of {size}; nothing was kept</source>
            <translation>软件包索引中的 {wheel} 所含的不是 {weights}：其文件为 {file_size} 字节，而不是 {size} 字节；未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../models/wheels.py" />
            <source>{wheel} of the package index is not the package that is known: it is larger than {whole} MB; nothing was kept</source>
            <translation>软件包索引中的 {wheel} 不是已知的那个软件包：它大于 {whole} MB；未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../core/store/audit.py" />
            <source>{who} may not {permission}: ask an administrator</source>
            <translation>{who} 没有“{permission}”的权限：请联系管理员</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>{width} × {height} numbers of sum {total}; answers from {low} to {high}</source>
            <translation>{width} × {height} 个数，总和 {total}；响应从 {low} 到 {high}</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>{width} × {height} pixels made of blocks of {block} pixels</source>
            <translation>{width} × {height} 像素，由 {block} 像素的块拼成</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>{width} × {height} pixels, {agree} of {matches} in agreement</source>
            <translation>{width} × {height} 像素，{matches}中有 {agree} 个一致</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>{width}×{height} pixels would come out, more than {largest} million: use a smaller picture</source>
            <translation>结果将有 {width}×{height} 像素，超过 {largest} 百万：请使用更小的图片</translation>
        </message>
        <message>
            <location filename="../../core/live/supervision.py" />
            <source>{words} (and once before)</source>
            <translation>{words}（此前还有一次）</translation>
        </message>
        <message>
            <location filename="../../core/live/supervision.py" />
            <source>{words} (and {count} times before)</source>
            <translation>{words}（此前还有 {count} 次）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>{words}; {unread} could not be read</source>
            <translation>{words}；{unread} 张无法读取</translation>
        </message>
        <message>
            <location filename="../../core/access/schedules.py" />
            <source>{word} is not a day such as mon or holiday</source>
            <translation>{word} 不是有效的日子，正确示例：mon、holiday</translation>
        </message>
        <message>
            <location filename="../../core/gallery/renewal.py" />
            <source>{years} years</source>
            <translation>{years} 年</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>{zeros} % of the cosines become 0, {used} of 64 stay in a block; luma: {loss}</source>
            <translation>{zeros} % 的余弦系数变为 0，每块 64 个中保留 {used} 个；亮度：{loss}</translation>
        </message>
        <message>
            <location filename="../../core/access/policy.py" />
            <source>{zone} is not a time zone such as Europe/Berlin</source>
            <translation>{zone} 不是有效的时区，正确示例：Asia/Shanghai</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>“{word}” is none of the 80 kinds of objects that can be found: did you mean {alike}?</source>
            <translation>“{word}”不在可找到的 80 种物体之中：您要找的是 {alike} 吗？</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>“{word}” is none of the 80 kinds of objects that can be found: leave the field empty to see what there is</source>
            <translation>“{word}”不在可找到的 80 种物体之中：将此栏留空即可查看有哪些种类</translation>
        </message>
    </context>
    <context>
        <name>tasks</name>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>0 changes nothing, 1 changes everything</source>
            <translation>0 完全不变，1 完全改变</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>0 changes nothing, 1 removes the cast whole</source>
            <translation>0 完全不变，1 完全去除偏色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>0 is the classifier's border; higher is surer</source>
            <translation>0 为分类器的分界；越高越可靠</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>0 keeps the picture's own style, 1 takes the other</source>
            <translation>0 保持图片自身的风格，1 完全采用另一种</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>0.01 for a clean picture, 100 for a grainy one (wiener)</source>
            <translation>0.01 适合干净的图片，100 适合颗粒明显的图片（维纳）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>0: grey where light is coloured; 1: full</source>
            <translation>0：光线有颜色处为灰色；1：完全恢复</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>1 counts least, 8 most</source>
            <translation>1 权重最低，8 最高</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>1 is as the network has it, 0 leaves the picture grey</source>
            <translation>1 为网络给出的颜色，0 使图片保持灰色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>1 is nothing but the painting</source>
            <translation>1 表示完全采用画作风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>1 is the same but for brightness and contrast</source>
            <translation>1 表示除亮度和对比度外完全相同</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <source>1 is what the network says</source>
            <translation>1 为网络给出的结果</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>1 keeps every crossing of zero, 0 only sharp ones</source>
            <translation>1 保留所有过零点，0 只保留陡峭的过零点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>1 suits the noise; more smooths more</source>
            <translation>1 与噪声相当；越大越平滑</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>A4 with cut marks</source>
            <translation>A4，带裁切线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>AP at 0.5</source>
            <translation>AP（0.5）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>AP at 0.5 to 0.95</source>
            <translation>AP（0.5 至 0.95）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>AP of VOC 2007</source>
            <translation>AP（VOC 2007）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>AP of VOC 2010</source>
            <translation>AP（VOC 2010）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>AVIF</source>
            <translation>AVIF</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>After</source>
            <translation>处理后</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Aligned face</source>
            <translation>对齐后的人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/masks.py" />
            <source>Alpha</source>
            <translation>Alpha</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Also called</source>
            <translation>别名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <source>Amount</source>
            <translation>程度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Amplify differences</source>
            <translation>放大差异</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Angle</source>
            <translation>角度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Angle in degrees</source>
            <translation>角度（度）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Area in per cent</source>
            <translation>面积百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Asked for</source>
            <translation>要求值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>At most</source>
            <translation>最多</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>At quality</source>
            <translation>所示质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Badge to print</source>
            <translation>打印工牌</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Bands</source>
            <translation>频带数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Before</source>
            <translation>处理前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Begin at</source>
            <translation>起始于</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Begin here</source>
            <translation>从此处开始</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Beside Portico's detector</source>
            <translation>与 Portico 的检测器对照</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Best F</source>
            <translation>最佳 F 值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Best score</source>
            <translation>最高得分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Best threshold</source>
            <translation>最佳阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>Bicubic</source>
            <translation>双三次插值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Bit</source>
            <translation>位</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Bit planes</source>
            <translation>位平面</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Bits per pixel</source>
            <translation>每像素位数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Black ink</source>
            <translation>黑色油墨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Block</source>
            <translation>块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Blocking</source>
            <translation>块效应</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Blue difference</source>
            <translation>蓝色差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Blue to yellow</source>
            <translation>蓝至黄</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Blur</source>
            <translation>模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Blur before</source>
            <translation>预先模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>Body pose</source>
            <translation>人体姿态</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Bottom</source>
            <translation>下</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Boundaries drawn by people</source>
            <translation>人工绘制的边界</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Boxes</source>
            <translation>方框</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Brightest</source>
            <translation>最亮部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Bring out detail in shade and in light at once, tile by tile, without blowing up noise.</source>
            <translation>逐块处理，同时显现暗处和亮处的细节，而不放大噪声。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>CMYK</source>
            <translation>CMYK</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Cascade</source>
            <translation>级联分类器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Cells</source>
            <translation>单元</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Change</source>
            <translation>变换</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Channel</source>
            <translation>通道</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Circles</source>
            <translation>圆</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Classification</source>
            <translation>分类</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>Clear air</source>
            <translation>透射率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>Clear mist, smoke and haze from a picture taken outdoors.</source>
            <translation>去除户外照片中的薄雾、烟尘和雾霾。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Clip limit</source>
            <translation>对比度限幅</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Clusters</source>
            <translation>聚类</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Code</source>
            <translation>二维码或条形码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Coding</source>
            <translation>编码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Colour a grey picture: paint a few coloured strokes on a copy, and they spread up to the edges.</source>
            <translation>为灰度图片上色：在副本上画几笔颜色，颜色会扩散到边缘为止。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Colour from strokes</source>
            <translation>笔触上色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Colour restoration</source>
            <translation>色彩恢复</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Colour space</source>
            <translation>颜色空间</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Colour spaces</source>
            <translation>颜色空间</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>Colourisation</source>
            <translation>图片上色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Compactness</source>
            <translation>紧凑度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Compare JPEG, WebP, JPEG 2000 and AVIF: how many bits each needs for how good a picture.</source>
            <translation>比较 JPEG、WebP、JPEG 2000 和 AVIF：达到一定画质各需要多少位。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>Compress to a size</source>
            <translation>压缩到指定大小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Confidence</source>
            <translation>置信度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Contrast</source>
            <translation>对比度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>Convolution playground</source>
            <translation>卷积实验</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Corner</source>
            <translation>角点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Corners</source>
            <translation>角点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Corners (Harris, Shi–Tomasi, FAST)</source>
            <translation>角点（Harris、Shi–Tomasi、FAST）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Cosines</source>
            <translation>余弦系数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Cosines left in each block</source>
            <translation>各块保留的余弦系数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Count and separate (watershed)</source>
            <translation>计数与分离（分水岭）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Cover</source>
            <translation>遮挡方式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Cover a picture patch by patch and show where that changes what a network says, or whom it knows.</source>
            <translation>逐块遮挡图片，显示遮住哪里会改变网络的判断，或改变它认出的人。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Covered</source>
            <translation>遮挡处</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Crop</source>
            <translation>裁剪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Curve</source>
            <translation>曲线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Cut off</source>
            <translation>截去</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Cut out an object (GrabCut)</source>
            <translation>抠出物体（GrabCut）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>Cut out each object</source>
            <translation>逐个抠出物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Cut out people</source>
            <translation>抠出人物</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Cut people out, and blur, replace or remove what is behind them.</source>
            <translation>抠出人物，并将其背后的内容模糊、替换或移除。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Cut-out</source>
            <translation>抠出结果</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Cuts the main object out of a picture; paint some of it and of the background where it errs.</source>
            <translation>从图片中抠出主要物体；有误处请涂抹部分物体和背景。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Cutting out what stands out</source>
            <translation>显著物体抠图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Cyan ink</source>
            <translation>青色油墨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Cycle spinning</source>
            <translation>循环平移</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Deblur</source>
            <translation>去模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <source>Denoise by non-local means</source>
            <translation>非局部均值去噪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <source>Denoise by total variation</source>
            <translation>全变分去噪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Denoise by wavelets</source>
            <translation>小波去噪</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Detector</source>
            <translation>检测器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>Diameter</source>
            <translation>直径</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Direction in degrees</source>
            <translation>方向（度）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Direction of the gradient in degrees</source>
            <translation>梯度方向（度）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Directions</source>
            <translation>方向</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Distance</source>
            <translation>距离</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Divide a picture into objects and background by brightness, such as writing from paper.</source>
            <translation>按亮度将图片分为物体和背景，例如将文字与纸张分开。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Divides a picture into many small regions of one colour that follow its edges.</source>
            <translation>将图片分成许多颜色一致、贴合边缘的小区域。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>Divides a picture into regions of any size, fine where it is busy and coarse where it is smooth.</source>
            <translation>将图片分成大小不一的区域，细节多处细分，平滑处粗分。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Down</source>
            <translation>纵向</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Draws thin, connected lines where brightness or colour changes; the thresholds find themselves.</source>
            <translation>在亮度或颜色变化处画出细而连续的线；阈值自动确定。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Edge</source>
            <translation>边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Edge of the filter</source>
            <translation>滤波器边沿</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Edge strength (Sobel, Scharr, Prewitt, Roberts)</source>
            <translation>边缘强度（Sobel、Scharr、Prewitt、Roberts）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/edges/lines.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <location filename="../../core/tasks/truths/boundaries.py" />
            <source>Edges</source>
            <translation>边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Edges (Canny)</source>
            <translation>边缘（Canny）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Edges beside people's (BSDS)</source>
            <translation>与人工标注对照的边缘（BSDS）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Edges in</source>
            <translation>边缘取自</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Enhancement</source>
            <translation>图像增强</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>Enlarge a picture two, three or four times, sharper than bicubic enlargement.</source>
            <translation>将图片放大两倍、三倍或四倍，比双三次插值放大更清晰。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>Enlargement</source>
            <translation>放大倍数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Estimated light</source>
            <translation>估计的光源</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Even out brightness</source>
            <translation>均衡亮度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>Everybody</source>
            <translation>所有人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Eyes</source>
            <translation>眼睛</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>F at the common threshold</source>
            <translation>共同阈值下的 F 值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>F over the threshold</source>
            <translation>F 值随阈值的变化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Faces</source>
            <translation>人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>Faces and privacy</source>
            <translation>人脸与隐私</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Faces as in 2001 (Viola–Jones)</source>
            <translation>2001 年的人脸检测（Viola–Jones）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Feature maps</source>
            <translation>特征图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Features</source>
            <translation>特征</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Features and matching</source>
            <translation>特征与匹配</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Few colours (k-means, mean shift)</source>
            <translation>减少颜色（k 均值、均值漂移）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/folder.py" />
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Fill holes</source>
            <translation>填充孔洞</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>Filter</source>
            <translation>滤波器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Filtered spectrum</source>
            <translation>滤波后的频谱</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>Find a person by a photo</source>
            <translation>按照片找人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Find a template</source>
            <translation>查找模板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Find each thing of 80 everyday kinds in a picture and outline it to the pixel.</source>
            <translation>在图片中找出 80 种日常物体，并按像素勾勒每个物体的轮廓。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>Find enrolled people in a folder</source>
            <translation>在文件夹中查找已录入人员</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>Find every picture of a folder that shows somebody who is enrolled.</source>
            <translation>找出文件夹中出现已录入人员的所有图片。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>Find every picture of a folder that shows the same person as a photo.</source>
            <translation>找出文件夹中与照片为同一人的所有图片。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>Find people, animals and things of 80 kinds, and cut each out along its edge.</source>
            <translation>找出共 80 种人物、动物和物品，并沿边缘逐个抠出。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <source>Find people, animals, vehicles and things of 80 everyday kinds, and say where they are.</source>
            <translation>找出共 80 种日常可见的人物、动物、车辆和物品，并指出其位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>Find pictures that a folder holds more than once, also where they were shrunk, cut a little or saved anew.</source>
            <translation>找出文件夹中重复的图片，包括缩小、略有裁剪或重新保存过的图片。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>Find shoulders, elbows, hands, hips, knees and feet of people, and draw their skeletons.</source>
            <translation>找出人物的肩、肘、手、髋、膝和脚，并画出骨架。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Find the pictures of a folder that look most like another picture; the folder is looked through only once.</source>
            <translation>找出文件夹中与另一张图片最相似的图片；文件夹只需查看一次。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>Find things of 80 everyday kinds in a picture, quickly and in one look.</source>
            <translation>在图片中一次性快速找出 80 种日常物体。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>Finds closed outlines where the second derivative of brightness changes its sign.</source>
            <translation>在亮度的二阶导数变号处找出闭合轮廓。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Finds corners, which can be found again in another picture of the same thing.</source>
            <translation>找出角点，它们在同一物体的另一张图片中也能再次找到。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Finds every place where a small picture occurs in a large one, at several sizes.</source>
            <translation>以多种大小查找小图片在大图片中出现的所有位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Finds faces with a cascade of simple features, beside Portico's own detector, to see what has changed.</source>
            <translation>用简单特征的级联分类器找人脸，与 Portico 自己的检测器对照，看看有了哪些进步。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Finds people who stand or walk by the directions of their outlines.</source>
            <translation>根据轮廓方向找出站立或行走的人。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>Finds places that can be found again when the picture is turned, enlarged or seen from elsewhere.</source>
            <translation>找出图片旋转、放大或换角度拍摄后仍能再次找到的位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Finds straight lines and circles, and lists where they are and how long or large.</source>
            <translation>找出直线和圆，并列出其位置和长度或大小。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Finds what two pictures have in common and how the first lies on the second.</source>
            <translation>找出两张图片的共同之处，以及第一张如何对应到第二张上。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>First on the second</source>
            <translation>第一张叠到第二张上</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>First thing</source>
            <translation>第一个物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>First-layer filters</source>
            <translation>第一层滤波器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Follow the edges</source>
            <translation>贴合边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Foreground</source>
            <translation>前景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Found by</source>
            <translation>检测者</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Fourier view</source>
            <translation>傅里叶视图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>From bit</source>
            <translation>起始位</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Gain</source>
            <translation>增益</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Gamma</source>
            <translation>伽马</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Gamma and other curves</source>
            <translation>伽马与其他曲线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <source>Give a black and white photo plausible colours.</source>
            <translation>为黑白照片添加合理的颜色。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Give a flat or dark picture its full range of levels, or the levels of another picture.</source>
            <translation>使平淡或昏暗的图片占满全部灰度级，或具有另一张图片的灰度分布。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Gray code</source>
            <translation>格雷码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <source>Green</source>
            <translation>绿</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Green to red</source>
            <translation>绿至红</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Grey levels</source>
            <translation>灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>Group</source>
            <translation>组</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Grow</source>
            <translation>扩大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>HLS</source>
            <translation>HLS</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>HSV</source>
            <translation>HSV</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Half of each</source>
            <translation>各取一半</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Head</source>
            <translation>头部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Heat map</source>
            <translation>热力图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Hidden</source>
            <translation>已遮盖</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Hide</source>
            <translation>遮盖</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <source>Hide all faces</source>
            <translation>遮盖所有人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Hide everybody in a picture but those who are enrolled, or only those.</source>
            <translation>遮盖图片中除已录入人员以外的所有人，或只遮盖已录入人员。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Hide strangers</source>
            <translation>遮盖陌生人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>High threshold</source>
            <translation>高阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Highest</source>
            <translation>最高值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Highest quality</source>
            <translation>最高质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Histogram</source>
            <translation>直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Histogram after</source>
            <translation>处理后的直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Histogram before</source>
            <translation>处理前的直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Histogram of</source>
            <translation>直方图对象</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Histogram of the lightness</source>
            <translation>明度直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Histograms</source>
            <translation>直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Histograms of gradients</source>
            <translation>梯度直方图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>How many</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>How many were found</source>
            <translation>找到的数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Hue</source>
            <translation>色调</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>Inside JPEG</source>
            <translation>JPEG 内部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Inside a network</source>
            <translation>网络内部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Instance segmentation by Mask R-CNN</source>
            <translation>Mask R-CNN 实例分割</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/masks.py" />
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>JPEG</source>
            <translation>JPEG</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>JPEG 2000</source>
            <translation>JPEG 2000</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>JPEG opens everywhere; the others need less</source>
            <translation>JPEG 到处都能打开；其他格式占用更小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>Joint</source>
            <translation>关节</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Keep the colours</source>
            <translation>保留颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Kept</source>
            <translation>已保留</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>Kernel</source>
            <translation>卷积核</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>Kernel from</source>
            <translation>卷积核来源</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Keypoints</source>
            <translation>关键点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>Keypoints (SIFT, ORB, MSER)</source>
            <translation>关键点（SIFT、ORB、MSER）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Keypoints of the first and the second</source>
            <translation>第一张与第二张的关键点数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>L-BFGS needs fewer steps, Adam less memory</source>
            <translation>L-BFGS 所需步数较少，Adam 所需内存较少</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Lab</source>
            <translation>Lab</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Large surround</source>
            <translation>大尺度环绕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Largest</source>
            <translation>最大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Largest gap</source>
            <translation>最大间隙</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Layout</source>
            <translation>版式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Least agreement</source>
            <translation>最不一致的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>Least light</source>
            <translation>最低透射率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Least score</source>
            <translation>最低得分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Left</source>
            <translation>左</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Level</source>
            <translation>灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Level after</source>
            <translation>处理后的灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Level before</source>
            <translation>处理前的灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Levels</source>
            <translation>级数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <source>Light for dark pictures</source>
            <translation>暗图提亮</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Light is taken from</source>
            <translation>光源依据</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Lighten or darken a picture, or raise its contrast, by a curve over its levels.</source>
            <translation>用灰度级曲线提亮或压暗图片，或提高其对比度。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Lightness</source>
            <translation>明度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Lines and circles (Hough)</source>
            <translation>直线和圆（霍夫）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Local binary patterns</source>
            <translation>局部二值模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Local contrast (CLAHE)</source>
            <translation>局部对比度（CLAHE）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Logarithm of the loss</source>
            <translation>损失的对数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Logarithm of the magnitude</source>
            <translation>幅度的对数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>Look at</source>
            <translation>查看方式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Low threshold</source>
            <translation>低阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Lower cut-off</source>
            <translation>下截止频率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Lowest quality</source>
            <translation>最低质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Luma</source>
            <translation>亮度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Luv</source>
            <translation>Luv</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/masks.py" />
            <source>MSE</source>
            <translation>MSE</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Magenta ink</source>
            <translation>品红色油墨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>Make a file that fits where only so many kilobytes are allowed, such as a form's upload.</source>
            <translation>制作不超过限定大小（kB）的文件，例如用于表单上传。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Make a larger area of what a sample shows, such as gravel, cloth or leaves; paint where the sample is.</source>
            <translation>将样本中的纹理（如砂石、布料或树叶）扩展成更大的一片；请涂出样本所在位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>Make edges and fine detail stand out, and leave smooth areas alone.</source>
            <translation>突出边缘和细节，而不影响平滑区域。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <source>Make every face unrecognisable before a picture is passed on.</source>
            <translation>在转交图片之前，使每张人脸都无法辨认。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Maps</source>
            <translation>特征图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Margin</source>
            <translation>边距</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Mark what is foreground and what is open, as matting needs it; paint over it where it errs.</source>
            <translation>标出前景和未知区域，供抠图使用；有误处请涂抹修正。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <location filename="../../core/tasks/truths/masks.py" />
            <source>Mask</source>
            <translation>蒙版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Match two pictures</source>
            <translation>匹配两张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Matches</source>
            <translation>匹配</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Matting</source>
            <translation>抠图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Matting: hair and soft edges</source>
            <translation>抠图：毛发与柔和边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>May shrink</source>
            <translation>允许缩小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Mean</source>
            <translation>均值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>Mean answer</source>
            <translation>平均响应</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <source>Mean colours</source>
            <translation>平均颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Mean strength</source>
            <translation>平均强度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>Measure how well objects are found, on a folder of pictures with known boxes in the form of COCO, VOC or YOLO.</source>
            <translation>在带有标注框（COCO、VOC 或 YOLO 格式）的图片文件夹上评测物体检测效果。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>Measure object detection</source>
            <translation>评测目标检测</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Measured</source>
            <translation>测量值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Measures how well an edge detector agrees with boundaries that people drew, over a folder of pictures.</source>
            <translation>在图片文件夹上评测边缘检测器与人工绘制的边界有多一致。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Median distance in pixels</source>
            <translation>距离中位数（像素）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Met</source>
            <translation>符合</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/features/corners.py" />
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Middle</source>
            <translation>中点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Middle surround</source>
            <translation>中尺度环绕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Milliseconds</source>
            <translation>毫秒</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>More of a texture</source>
            <translation>纹理扩展</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Morphology</source>
            <translation>形态学</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Movement</source>
            <translation>变换模型</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>Near duplicates</source>
            <translation>近似重复图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>Negative answers</source>
            <translation>负响应</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Neighbourhood</source>
            <translation>邻域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Neighbours</source>
            <translation>邻近窗口</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Neighbours alike (%)</source>
            <translation>相邻像素相同（%）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>New background</source>
            <translation>新背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>Normalise</source>
            <translation>归一化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/faces/folder.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Number</source>
            <translation>序号</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Object</source>
            <translation>物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>Object detection by YOLOX</source>
            <translation>YOLOX 目标检测</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Objects</source>
            <translation>物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Objects are</source>
            <translation>物体为</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Objects are dark</source>
            <translation>物体较暗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Of these agree</source>
            <translation>其中一致的</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Offset</source>
            <translation>偏移量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Only</source>
            <translation>仅限</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Only these names</source>
            <translation>仅限这些姓名</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Open band</source>
            <translation>未知区域宽度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Open in the trimap</source>
            <translation>三分图中的未知区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Operation</source>
            <translation>运算</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Operator</source>
            <translation>算子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Optimiser</source>
            <translation>优化器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Order</source>
            <translation>阶数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Organisation</source>
            <translation>单位</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Over the picture</source>
            <translation>叠加在图片上</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Overlap</source>
            <translation>重叠</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/reference.py" />
            <source>PSNR</source>
            <translation>PSNR</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>PSNR (dB)</source>
            <translation>PSNR（dB）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>PSNR by rate</source>
            <translation>PSNR 随码率的变化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Page</source>
            <translation>页面</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Paint a photo in the style of any other picture, the slow way, which shows how it works.</source>
            <translation>用较慢的方法将照片画成任意另一张图片的风格，可看到其工作过程。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Paint a photograph in the style of any other picture.</source>
            <translation>将照片画成任意另一张图片的风格。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>Painted over</source>
            <translation>涂画处</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>Painting style</source>
            <translation>绘画风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Palette</source>
            <translation>调色板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Panorama of two pictures</source>
            <translation>两张图片的全景拼接</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Part</source>
            <translation>取图范围</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Patch</source>
            <translation>图块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Pattern</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Patterns of all cells</source>
            <translation>所有单元的模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Patterns of the face</source>
            <translation>人脸的模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>People as in 2005 (HOG)</source>
            <translation>2005 年的行人检测（HOG）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Percent of pixels</source>
            <translation>像素百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Percent of the highest frequency</source>
            <translation>最高频率的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <location filename="../../core/tasks/library/faces/folder.py" />
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>Person</source>
            <translation>人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Phase</source>
            <translation>相位</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Photo for a badge</source>
            <translation>工牌照片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_face.py" />
            <source>Photo of the person</source>
            <translation>此人的照片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Picture to look for</source>
            <translation>要查找的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>Picture with the wanted histogram</source>
            <translation>具有所需直方图的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Point-spread function</source>
            <translation>点扩散函数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Portico</source>
            <translation>Portico</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Power</source>
            <translation>幂次</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/truths/boundaries.py" />
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>Precision and recall</source>
            <translation>精确率与召回率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>Precision by overlap</source>
            <translation>精确率随重叠度的变化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Precision over recall</source>
            <translation>精确率随召回率的变化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Print a badge with photo, name and a code of the employee number, as a PDF of card size.</source>
            <translation>打印带有照片、姓名和工号二维码或条形码的工牌，输出为卡片大小的 PDF。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Puts two overlapping pictures, taken from one place, together into a wider one.</source>
            <translation>将在同一位置拍摄的两张相互重叠的图片拼接成一张更宽的图片。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>QR code</source>
            <translation>二维码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>RGB</source>
            <translation>RGB</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Radius</source>
            <translation>半径</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Rank</source>
            <translation>名次</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Rate and distortion</source>
            <translation>率失真</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>Ratio</source>
            <translation>比值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Reach in colour</source>
            <translation>颜色带宽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Reach in the picture</source>
            <translation>空间带宽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/truths/boundaries.py" />
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>Recognition</source>
            <translation>识别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <source>Red</source>
            <translation>红</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Red difference</source>
            <translation>红色差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>Reduces a picture to a few colours and shows where each of them is.</source>
            <translation>将图片减少为几种颜色，并显示每种颜色所在的位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Reference picture</source>
            <translation>参考图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <source>Region</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Region growing</source>
            <translation>区域生长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Regions</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>Regions by a graph (Felzenszwalb)</source>
            <translation>基于图的区域分割（Felzenszwalb）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Relative thresholds</source>
            <translation>相对阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>Remove haze</source>
            <translation>去雾</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <source>Remove noise</source>
            <translation>去除噪声</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <source>Remove noise and keep sharp edges; even areas become quite flat.</source>
            <translation>去除噪声并保留清晰的边缘；平坦区域会变得十分平滑。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <source>Remove noise and keep texture that repeats, such as cloth, hair and walls.</source>
            <translation>去除噪声并保留重复的纹理，例如布料、头发和墙面。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Remove noise quickly and evenly at every scale, fine grain and coarse blotches alike.</source>
            <translation>在各个尺度上快速、均匀地去除噪声，细小颗粒和大块斑点都能去除。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>Remove the colour of the light, so that white looks white.</source>
            <translation>去除光线的颜色，使白色看起来是白色。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Remove, fill, outline or pick out bright and dark spots by their shape and size.</source>
            <translation>按形状和大小移除、填充、勾勒或提取亮斑和暗斑。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Removing what was painted over</source>
            <translation>移除涂抹的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Requirement</source>
            <translation>要求</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Restoration</source>
            <translation>图像复原</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Retinex</source>
            <translation>Retinex</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Retrieval</source>
            <translation>检索</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Right mask</source>
            <translation>真值蒙版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Right matte</source>
            <translation>真值 Alpha 蒙版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Role</source>
            <translation>职务</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Roundness</source>
            <translation>圆度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Rounds</source>
            <translation>轮数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/truths/masks.py" />
            <source>SAD</source>
            <translation>SAD</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <location filename="../../core/tasks/truths/reference.py" />
            <source>SSIM</source>
            <translation>SSIM</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>SSIM by rate</source>
            <translation>SSIM 随码率的变化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Sample</source>
            <translation>样本</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Saturation</source>
            <translation>饱和度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Say in a few words what a picture shows, out of 1000 kinds of things.</source>
            <translation>用几个词说出图片中的内容，可识别 1000 种事物。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>Scale</source>
            <translation>尺度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <source>Search</source>
            <translation>搜索范围</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>Second derivative</source>
            <translation>二阶导数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>Second derivative by</source>
            <translation>二阶导数算法</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>Second picture</source>
            <translation>第二张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Second thing</source>
            <translation>第二个物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>See the frequencies a picture is made of, and keep only the low, the high, or a band of them.</source>
            <translation>查看构成图片的频率，并只保留其中的低频、高频或某一频带。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>See what JPEG leaves out at a quality: which cosines, where, and what blocks that makes.</source>
            <translation>查看 JPEG 在某一质量下舍弃了什么：哪些余弦系数、在何处，以及由此产生的块效应。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>See what each of the eight bits of a level holds, and how few of them a picture needs.</source>
            <translation>查看灰度级的八个位各包含什么，以及一张图片只需要其中几位就足够。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <source>See what is in the dark parts of a photograph.</source>
            <translation>看清照片暗处的内容。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>See what lies in deep shade and in bright light, much as the eye does.</source>
            <translation>看清浓重阴影和强光中的内容，近似人眼所见。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Segmentation</source>
            <translation>分割</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Selects what hangs together in colour with the place you paint, or with the picture's middle.</source>
            <translation>选出与您涂抹处（或图片中央）颜色相连的区域。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Semantic segmentation</source>
            <translation>语义分割</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>Sensitivity</source>
            <translation>灵敏度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Shape of the element</source>
            <translation>结构元素的形状</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/regions.py" />
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>Share of colour</source>
            <translation>颜色占比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Share of pixels</source>
            <translation>像素占比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Share of the picture</source>
            <translation>占图片的比例</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Share of the picture in %</source>
            <translation>占图片的比例（%）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Share of the strongest</source>
            <translation>与最强者之比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>Sharpen</source>
            <translation>锐化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Sharpen a picture that is out of focus or shaken, where the kind of blur can be guessed.</source>
            <translation>锐化失焦或抖动的图片，适用于能估计出模糊类型的情况。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Shortest line</source>
            <translation>最短线长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <source>Show the small patterns that the classifier looks for first, and where a picture has them.</source>
            <translation>显示分类器首先寻找的小图案，以及它们在图片中的位置。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>Show what the channels of a layer of the classifier answer to a picture.</source>
            <translation>显示分类器某一层的各通道对图片的响应。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Show which parts of a picture made the classifier say what it says.</source>
            <translation>显示图片的哪些部分使分类器得出其判断。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Shows a picture as the directions of its edges, which is all that a HOG detector sees of it.</source>
            <translation>将图片显示为其边缘的方向，这就是 HOG 检测器所看到的全部。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Shows how strongly brightness and colour change at each place of a picture.</source>
            <translation>显示图片各处亮度和颜色变化的强弱。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Shows the texture patterns by which a face can be described without a network.</source>
            <translation>显示无需网络即可描述人脸的纹理模式。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Shows what it means to look everywhere at every size: a heat map, and how many windows it took.</source>
            <translation>演示在每个位置、以每种大小查找意味着什么：给出热力图以及所用的窗口数。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Sigma</source>
            <translation>Sigma</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Similar pictures</source>
            <translation>相似图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>Similarity</source>
            <translation>相似度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Similarity to itself</source>
            <translation>与自身的相似度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>Similarity to the first</source>
            <translation>与第一张的相似度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Sizes</source>
            <translation>尺寸数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Sliding window</source>
            <translation>滑动窗口</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>Small surround</source>
            <translation>小尺度环绕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>Smallest</source>
            <translation>最小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Smallest area</source>
            <translation>最小面积</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Smallest face</source>
            <translation>最小人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Smallest person</source>
            <translation>最小人物</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>Smallest region</source>
            <translation>最小区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>Smooth</source>
            <translation>平滑</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Smoothness</source>
            <translation>平滑度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Soft border</source>
            <translation>柔化边界</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>Soft edge</source>
            <translation>柔化边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Soft edges</source>
            <translation>柔和边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Spectrum</source>
            <translation>频谱</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Standard deviation</source>
            <translation>标准差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Step</source>
            <translation>步长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Step of sizes</source>
            <translation>大小步长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>Steps</source>
            <translation>步数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Straight lines</source>
            <translation>直线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <location filename="../../core/tasks/library/features/corners.py" />
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Strength</source>
            <translation>强度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Strength of the corners</source>
            <translation>角点的强度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>Stretch</source>
            <translation>拉伸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>Strokes</source>
            <translation>笔触</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Strongest hundredth</source>
            <translation>最强的百分之一</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Style</source>
            <translation>风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>Style of another picture</source>
            <translation>另一张图片的风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>Style transfer by optimisation</source>
            <translation>优化式风格迁移</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/colourise_network.py" />
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/generation/low_light.py" />
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>Style, resolution and restoration by networks</source>
            <translation>用网络实现风格、分辨率与复原</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Subject</source>
            <translation>主体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>Super-resolution</source>
            <translation>超分辨率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>Superpixels (SLIC)</source>
            <translation>超像素（SLIC）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Take a picture apart into hue and saturation, luma and colour differences, or inks.</source>
            <translation>将图片分解为色调和饱和度、亮度和色差，或各色油墨。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>Take grain, specks and small texture out of a picture; two of the filters keep its edges.</source>
            <translation>去除图片中的颗粒、斑点和细小纹理；其中两种滤波器会保留边缘。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Take scratches, writing or whole objects out of a picture, and fill the place from around.</source>
            <translation>去除图片中的划痕、文字或整个物体，并用周围的内容填补。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>Take somebody or something out of a picture with every hair, and lay it over another background.</source>
            <translation>将人或物连同每根毛发从图片中抠出，并叠放到另一背景上。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <source>Take the grain out of a photograph and leave its edges.</source>
            <translation>去除照片中的颗粒，并保留边缘。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>Take the main object out of a picture, whatever it is, without a word or a mark from you.</source>
            <translation>从图片中抠出主要物体，无论它是什么，您无需说明或标记。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Teaching</source>
            <translation>教学</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>Tell for each pixel which of 20 kinds of things it shows: people, animals, vehicles, furniture.</source>
            <translation>判断每个像素属于 20 种事物中的哪一种：人物、动物、车辆、家具。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Tells touching things apart and counts them, or grows regions from what you paint.</source>
            <translation>将相互接触的物体分开并计数，或从您涂抹之处生长出区域。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>The 64 patterns</source>
            <translation>64 个基图像</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>The same picture with coloured strokes</source>
            <translation>画有彩色笔触的同一张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>Thin lines</source>
            <translation>细线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>Third thing</source>
            <translation>第三个物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <location filename="../../core/tasks/truths/boundaries.py" />
            <source>Threshold</source>
            <translation>阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>Thresholds</source>
            <translation>阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Thresholds by themselves</source>
            <translation>自动确定阈值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>Tiles</source>
            <translation>分块数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Tinted</source>
            <translation>着色显示</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>To bit</source>
            <translation>终止位</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Tolerance</source>
            <translation>容差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>Top</source>
            <translation>上</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Trimap</source>
            <translation>三分图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Trimap for a matte</source>
            <translation>抠图用三分图</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Tristimulus X</source>
            <translation>三刺激值 X</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Tristimulus Y</source>
            <translation>三刺激值 Y</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Tristimulus Z</source>
            <translation>三刺激值 Z</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>Try what a kernel of your own does to a picture: blur, sharpen, find edges.</source>
            <translation>试试您自己的卷积核对图片的作用：模糊、锐化、查找边缘。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>Turn a photograph into a painting, in one of 26 styles.</source>
            <translation>将照片变成画作，有 26 种风格可选。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>Turn a portrait into a badge photo: upright, well cropped, on a plain background, and say what is wrong with it.</source>
            <translation>将人像制成工牌照片：端正、裁剪得当、背景单一，并指出其中的问题。</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>Unchanged</source>
            <translation>未改变</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>Uniform pattern</source>
            <translation>均匀模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>Unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>Upper cut-off</source>
            <translation>上截止频率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>Votes</source>
            <translation>票数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>Wavelet</source>
            <translation>小波</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>Weakest</source>
            <translation>最低强度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>Weakest contrast</source>
            <translation>最低对比度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>WebP</source>
            <translation>WebP</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>What was added</source>
            <translation>增加的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <location filename="../../core/tasks/library/restoration/noise.py" />
            <source>What was removed</source>
            <translation>去除的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>Where did it look? (Grad-CAM)</source>
            <translation>网络看了哪里？（Grad-CAM）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>Where did it look? (occlusion)</source>
            <translation>网络看了哪里？（遮挡）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>Where it was taken</source>
            <translation>取样位置</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>White balance</source>
            <translation>白平衡</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>White pixels (%)</source>
            <translation>白色像素（%）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>Whole picture</source>
            <translation>整张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Width of the window</source>
            <translation>窗口宽度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Width of the window in pixels</source>
            <translation>窗口宽度（像素）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Windows</source>
            <translation>窗口数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>Windows of each size</source>
            <translation>各种大小的窗口数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>Windows or score</source>
            <translation>窗口数或得分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>With the patch covered</source>
            <translation>遮住图块后</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>With transparency</source>
            <translation>带透明度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>Without specks</source>
            <translation>去除碎点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>Words</source>
            <translation>词数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>Words before the date</source>
            <translation>日期前的文字</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>Work at</source>
            <translation>处理大小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>Work on</source>
            <translation>处理对象</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>Working size</source>
            <translation>工作尺寸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>XYZ</source>
            <translation>XYZ</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>YCbCr</source>
            <translation>YCbCr</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>Yellow ink</source>
            <translation>黄色油墨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>Zero crossings (LoG, DoG)</source>
            <translation>过零点（LoG、DoG）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>a band</source>
            <translation>某一频带</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>a date as 2027-12-31; empty is without end</source>
            <translation>日期，如 2027-12-31；留空表示无期限</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>a word, such as zebra; empty for what the picture shows most likely</source>
            <translation>一个词，例如 zebra；留空则取图片最可能显示的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>about as many</source>
            <translation>大致数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>above which two boxes of a kind are one object, 0 to 1</source>
            <translation>高于此值时，同类的两个方框视为同一物体，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>across a face; fewer hide more</source>
            <translation>横跨人脸的数量；越少遮盖越彻底</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>adaptive</source>
            <translation>自适应</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>adaptive and sauvola look at each place by itself: for uneven light</source>
            <translation>自适应和 Sauvola 逐处单独判断：适合光照不均</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>aeroplane</source>
            <translation>飞机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>affine</source>
            <translation>仿射变换</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>airplane</source>
            <translation>飞机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>along each side of the face</source>
            <translation>人脸每边的数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>along each side; 1 looks at the whole picture at once</source>
            <translation>每边的数量；1 表示一次处理整张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>along the longer side</source>
            <translation>沿长边的数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>another one gives another picture</source>
            <translation>换一个种子，就得到另一张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>apple</source>
            <translation>苹果</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>around grey</source>
            <translation>以中灰为零点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>as it is</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>as it is to be printed</source>
            <translation>按要打印的写法</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>at which edges are compared</source>
            <translation>用于比较边缘的阈值个数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>automatic: without sign where the kernel's sum is 0, else cut off</source>
            <translation>自动：卷积核之和为 0 时取绝对值，否则截去</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>average over all shifts of the picture: no stray dots</source>
            <translation>对图片的所有平移取平均：没有零散的斑点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>backpack</source>
            <translation>背包</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>banana</source>
            <translation>香蕉</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>bar code</source>
            <translation>条形码</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>baseball bat</source>
            <translation>棒球棒</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>baseball glove</source>
            <translation>棒球手套</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>bear</source>
            <translation>熊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>bed</source>
            <translation>床</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>below 1 lightens, above 1 darkens; for the curve gamma</source>
            <translation>小于 1 变亮，大于 1 变暗；用于伽马曲线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>bench</source>
            <translation>长椅</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>between two at least, in percent of the longer side</source>
            <translation>两点之间的最小距离，占长边的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>between two markers, in percent of the longer side</source>
            <translation>两个标记之间的距离，占长边的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>between windows, in pixels</source>
            <translation>窗口之间的距离，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>bicycle</source>
            <translation>自行车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>biharmonic</source>
            <translation>双调和</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>bilateral</source>
            <translation>双边滤波</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>bilateral and guided keep edges; median removes specks</source>
            <translation>双边滤波和引导滤波保留边缘；中值滤波去除斑点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>binary patterns</source>
            <translation>二值模式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>bird</source>
            <translation>鸟</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>black and white</source>
            <translation>黑白</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>black and white: divided by Otsu's threshold</source>
            <translation>黑白：按大津（Otsu）阈值划分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>black hat</source>
            <translation>黑帽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>blue dusk</source>
            <translation>蓝色黄昏</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>blue swirls</source>
            <translation>蓝色漩涡</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>blur</source>
            <translation>模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>blur and pixels leave a trace of the face, black leaves none</source>
            <translation>模糊和马赛克会留下人脸的痕迹，涂黑则不会</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>blurred</source>
            <translation>模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>boat</source>
            <translation>船</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>bold colours</source>
            <translation>浓烈色彩</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>book</source>
            <translation>书</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>bottle</source>
            <translation>瓶子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>bowl</source>
            <translation>碗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>box blur</source>
            <translation>方框模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>bright</source>
            <translation>亮</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>bright shards</source>
            <translation>明亮碎片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>broad</source>
            <translation>粗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>broccoli</source>
            <translation>西兰花</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>bus</source>
            <translation>公交车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>butterworth</source>
            <translation>巴特沃斯</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>by how many pixels what was painted is enlarged</source>
            <translation>涂抹区域向外扩大的像素数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>cake</source>
            <translation>蛋糕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>canny</source>
            <translation>Canny</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>car</source>
            <translation>汽车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>card</source>
            <translation>卡片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>carrot</source>
            <translation>胡萝卜</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>cascade</source>
            <translation>级联分类器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>cat</source>
            <translation>猫</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>cell phone</source>
            <translation>手机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>centre</source>
            <translation>中央</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>chair</source>
            <translation>椅子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>checkerboard</source>
            <translation>棋盘格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>chin to crown, in percent of the height</source>
            <translation>下巴到头顶，占高度的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>circle</source>
            <translation>圆</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>classes that cover less are left out, in per cent</source>
            <translation>占比低于此百分比的类别不计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>classifier</source>
            <translation>分类器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>clock</source>
            <translation>时钟</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>close</source>
            <translation>闭运算</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>closed form</source>
            <translation>闭式解</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>commas between them; empty is everybody enrolled</source>
            <translation>以逗号分隔；留空表示所有已录入人员</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>copper engraving</source>
            <translation>铜版画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>corners, the strongest first</source>
            <translation>角点，最强的在前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>couch</source>
            <translation>沙发</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>cow</source>
            <translation>牛</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>cross</source>
            <translation>十字形</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>cup</source>
            <translation>杯子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>custom</source>
            <translation>自定义</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>custom: the one written below</source>
            <translation>自定义：使用下面填写的卷积核</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>cut off</source>
            <translation>截去</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>dark</source>
            <translation>暗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>dark portrait</source>
            <translation>暗色肖像</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>daubechies</source>
            <translation>Daubechies</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>deep red</source>
            <translation>深红</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <source>difference of colour, CIELAB; 2 is just visible</source>
            <translation>颜色差异，CIELAB；2 为刚可察觉</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>difference of gaussians</source>
            <translation>高斯差分（DoG）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>dilate</source>
            <translation>膨胀</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>dining table</source>
            <translation>餐桌</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>disc</source>
            <translation>圆盘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>divide by the sum, so that the brightness stays; not where it is 0</source>
            <translation>除以总和，使亮度不变；总和为 0 时不除</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>dog</source>
            <translation>狗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>donut</source>
            <translation>甜甜圈</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>drawn around the best windows</source>
            <translation>在最佳窗口周围画出的数量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>each colour</source>
            <translation>各颜色分别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>each colour by itself; else the grey picture</source>
            <translation>各颜色分别处理；否则处理灰度图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>each looks twice as wide</source>
            <translation>每级的观察范围宽一倍</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>each picture as a whole, or closer, in parts, to find small things</source>
            <translation>每张图片整体查看，或分块近看以找出小物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>each so much larger</source>
            <translation>每级放大的倍数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>early layers see edges and colours, late ones see things</source>
            <translation>靠前的层看到边缘和颜色，靠后的层看到物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>edges</source>
            <translation>边缘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>either</source>
            <translation>任一</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>either takes what is less of the border</source>
            <translation>任一：取在图片边框上占比较少的一种</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>elephant</source>
            <translation>大象</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>emboss</source>
            <translation>浮雕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>enrolled people</source>
            <translation>已录入人员</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>equalise</source>
            <translation>均衡化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>equalise: every level as often; stretch: from black to white; match: as in the second picture</source>
            <translation>均衡化：各灰度级出现次数相同；拉伸：从黑到白；匹配：与第二张图片相同</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>erode</source>
            <translation>腐蚀</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>everything</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>face recognition</source>
            <translation>人脸识别</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>faces</source>
            <translation>人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>fast</source>
            <translation>FAST</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>fast marching</source>
            <translation>快速行进法</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>fiery brush</source>
            <translation>火焰笔触</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>fine</source>
            <translation>细</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>finer ones take longer</source>
            <translation>越细耗时越长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>fire hydrant</source>
            <translation>消防栓</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>first layer</source>
            <translation>第一层</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>fixed</source>
            <translation>固定</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>for a card printer or an office printer</source>
            <translation>用于证卡打印机或办公打印机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>for black and white: what is darker than the threshold counts</source>
            <translation>用于黑白：比阈值暗的部分算作物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>for k-means</source>
            <translation>用于 k 均值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>for the classifier: a word, such as zebra; empty for what the picture shows most likely</source>
            <translation>用于分类器：一个词，例如 zebra；留空则取图片最可能显示的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>for the classifier: the square in the middle, or the whole picture</source>
            <translation>用于分类器：中央的正方形，或整张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>fork</source>
            <translation>叉子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>four parts</source>
            <translation>四部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>frisbee</source>
            <translation>飞盘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>from 1 to 99</source>
            <translation>1 至 99</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>from 2 to 100</source>
            <translation>2 至 100</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>from above, in percent of the height</source>
            <translation>从上边算起，占高度的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>from the picture's own gradients</source>
            <translation>由图片自身的梯度得出</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>from which a joint is drawn, 0 to 1</source>
            <translation>达到此值才画出关节，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>from which an object is cut out, 0 to 1</source>
            <translation>达到此值才抠出物体，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>from which an object is shown, 0 to 1</source>
            <translation>达到此值才显示物体，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>from which somebody is cut out, 0 to 1</source>
            <translation>达到此值才抠出人物，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/duplicates.py" />
            <source>from which two are duplicates; 1 for the same picture only</source>
            <translation>达到此值即视为重复；1 表示仅限同一张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>gamma</source>
            <translation>伽马</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>gamma and logarithm lighten the dark; sigmoid raises the contrast</source>
            <translation>伽马和对数提亮暗部；S 形曲线提高对比度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>gaussian</source>
            <translation>高斯</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>gaussian blur</source>
            <translation>高斯模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>gaussian: soft; disc: out of focus; motion: a shaken camera</source>
            <translation>高斯：柔和；圆盘：失焦；运动：相机抖动</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>giraffe</source>
            <translation>长颈鹿</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>green and teal</source>
            <translation>绿与青</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>grey level of the fixed threshold</source>
            <translation>固定阈值的灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>grey levels</source>
            <translation>灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>grey levels alone, or colours too</source>
            <translation>仅灰度，或同时考虑彩色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>grey levels below the mean (adaptive)</source>
            <translation>低于均值的灰度级数（自适应）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>grey levels below which a difference counts as noise</source>
            <translation>差异低于此灰度级数时视为噪声</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>grey levels that are added</source>
            <translation>要加上的灰度级数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>grey levels; larger differences are edges (bilateral, guided)</source>
            <translation>灰度级；差异更大处视为边缘（双边、引导）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>grey oils</source>
            <translation>灰色油画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>grey world</source>
            <translation>灰度世界</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>grey world: the mean; white patch: the brightest; shades of grey: between the two</source>
            <translation>灰度世界：均值；白块：最亮处；灰色调：介于两者之间</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>guided</source>
            <translation>引导滤波</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>haar</source>
            <translation>Haar</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>haar is the shortest and makes steps; symlet is nearly symmetric</source>
            <translation>Haar 最短，会产生阶梯；Symlet 近似对称</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>hair drier</source>
            <translation>吹风机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>handbag</source>
            <translation>手提包</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>harris</source>
            <translation>Harris</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>height in percent of the picture's height</source>
            <translation>高度，占图片高度的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>high frequencies</source>
            <translation>高频</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>higher leaves less dark (sauvola)</source>
            <translation>值越大，留下的暗部越少（Sauvola）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>higher makes larger regions</source>
            <translation>值越大，区域越大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>higher makes squares, lower follows colours</source>
            <translation>值越大越接近方块，值越小越贴合颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>homography</source>
            <translation>单应性</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>homography for flat things and turned cameras</source>
            <translation>单应性适用于平面物体和原地转动的相机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>horizontal line</source>
            <translation>水平线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>horse</source>
            <translation>马</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>hot dog</source>
            <translation>热狗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <source>how far to look around, in pixels</source>
            <translation>向周围搜索的距离，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>how it is painted</source>
            <translation>绘画的风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>how many, the likeliest first</source>
            <translation>数量，最可能的在前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/retrieval/similar.py" />
            <source>how many, the most alike first</source>
            <translation>数量，最相似的在前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <source>how many, those that differ most first</source>
            <translation>数量，差异最大的在前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/clahe.py" />
            <source>how much contrast may grow: 1 hardly, 40 as it will</source>
            <translation>允许对比度增强多少：1 几乎不增强，40 不加限制</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>how much it counts against the content; 1 is usual</source>
            <translation>相对于内容的权重；通常为 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>how much noise is held down; 1 is usual</source>
            <translation>抑制噪声的力度；通常为 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>how much of it lies over the picture</source>
            <translation>覆盖在图片上的浓度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>how much of it lies over the picture, 0 to 1</source>
            <translation>覆盖在图片上的浓度，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>how much worse than the best a block may fit</source>
            <translation>块的匹配可比最佳者差多少</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>how strongly edges keep colours apart</source>
            <translation>边缘隔开颜色的力度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>how strongly the logarithm or the sigmoid bends</source>
            <translation>对数或 S 形曲线的弯曲程度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>how sure a pixel must be, 0 to 1; less makes objects larger</source>
            <translation>像素须达到的置信度，0 至 1；值越小，物体越大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>ice blue</source>
            <translation>冰蓝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>ideal</source>
            <translation>理想</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>ideal cuts sharply, and rings</source>
            <translation>理想滤波器截止陡峭，会产生振铃</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>in a line, in percent of the longer side</source>
            <translation>线内的间隙，占长边的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>in grey levels, from which a stroke is seen as one</source>
            <translation>以灰度级计，差异达到此值才视为笔画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>in kilobytes, at most</source>
            <translation>以 kB 计，最大值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>in levels, for mean shift</source>
            <translation>以灰度级计，用于均值漂移</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>in levels: where a line may begin</source>
            <translation>以灰度级计：达到此值处，线可以开始</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>in levels: where a line may go on</source>
            <translation>以灰度级计：达到此值处，线可以延续</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>in percent of a block; neighbours share it</source>
            <translation>占块的百分比；由相邻的块共用</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>in percent of the diagonal; 0.75 is usual</source>
            <translation>占对角线的百分比；通常为 0.75</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>in percent of the longer side; small takes time</source>
            <translation>占长边的百分比；值越小耗时越长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>in percent of the longer side; wide for hair</source>
            <translation>占长边的百分比；有头发时取宽些</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <source>in percent of the picture</source>
            <translation>占图片的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>in percent of the picture's longer side</source>
            <translation>占图片长边的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>in percent of the picture's shorter side</source>
            <translation>占图片短边的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>in percent of the strongest corner's strength</source>
            <translation>占最强角点强度的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>in percent; SIFT leaves out what has less</source>
            <translation>以百分比计；SIFT 舍弃低于此值的点</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>in percent; outside it is background, unless painted</source>
            <translation>以百分比计；其外为背景，除非另有涂画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <location filename="../../core/tasks/library/segmentation/felzenszwalb.py" />
            <location filename="../../core/tasks/library/segmentation/region_growing.py" />
            <location filename="../../core/tasks/library/segmentation/superpixels.py" />
            <source>in pixels</source>
            <translation>以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>in pixels, as far as a match may be off</source>
            <translation>以像素计，匹配允许的最大偏差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>in pixels, for mean shift</source>
            <translation>以像素计，用于均值漂移</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>in pixels, of fast marching and Navier-Stokes</source>
            <translation>以像素计，用于快速行进法和 Navier–Stokes</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>in pixels, of the cut-out</source>
            <translation>抠出结果的边界，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>in pixels, that Harris and Shi–Tomasi look at</source>
            <translation>以像素计，Harris 和 Shi–Tomasi 所看的范围</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>in pixels; 413 are 35 mm in print</source>
            <translation>以像素计；413 像素打印为 35 mm</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>in pixels; 531 are 45 mm in print</source>
            <translation>以像素计；531 像素打印为 45 mm</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>in pixels; brings out detail</source>
            <translation>以像素计；突出细节</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>in pixels; keeps large areas apart</source>
            <translation>以像素计；区分大片区域</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>in pixels; more of it leaves out fine texture</source>
            <translation>以像素计；值越大，舍弃的细纹理越多</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>in the coloured band</source>
            <translation>显示在彩色条带中</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>in the language of the badge</source>
            <translation>使用工牌所用的语言</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>in thousandths of the picture's longer side</source>
            <translation>占图片长边的千分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>instead of on black</source>
            <translation>而不是显示在黑底上</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>job or department</source>
            <translation>职位或部门</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>k-means</source>
            <translation>k 均值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>keep only where the strength is greatest</source>
            <translation>仅保留强度最大处</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>keyboard</source>
            <translation>键盘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>keypoints, the strongest first</source>
            <translation>关键点，最强的在前</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/mask_rcnn.py" />
            <source>kinds of objects, with commas between; empty for all</source>
            <translation>物体的类别，以逗号分隔；留空表示全部</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>kite</source>
            <translation>风筝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>knife</source>
            <translation>刀</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>landscape</source>
            <translation>横版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>laplacian</source>
            <translation>拉普拉斯</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>laplacian of gaussian</source>
            <translation>高斯拉普拉斯（LoG）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>laptop</source>
            <translation>笔记本电脑</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>large</source>
            <translation>大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>last layer</source>
            <translation>最后一层</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>later layers know what, earlier ones know where</source>
            <translation>靠后的层知道是什么，靠前的层知道在哪里</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>lavender haze</source>
            <translation>薰衣草雾</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>lbfgs</source>
            <translation>L-BFGS</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>learning based</source>
            <translation>基于学习</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>least overlap</source>
            <translation>最低重叠度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left ankle</source>
            <translation>左踝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left ear</source>
            <translation>左耳</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left elbow</source>
            <translation>左肘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left eye</source>
            <translation>左眼</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left hip</source>
            <translation>左髋</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left knee</source>
            <translation>左膝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left shoulder</source>
            <translation>左肩</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>left wrist</source>
            <translation>左腕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>level, 0 to 1, at which the sigmoid is steepest</source>
            <translation>S 形曲线最陡处的灰度值，0 至 1</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>li</source>
            <translation>Li</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>light</source>
            <translation>亮</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>light pencil</source>
            <translation>浅色铅笔</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>lightness</source>
            <translation>明度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>lightness keeps the colours; each colour by itself removes a cast</source>
            <translation>明度可保持颜色；各颜色分别处理可消除偏色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>line</source>
            <translation>直线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>logarithm</source>
            <translation>对数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>longer side in pixels at which it is solved</source>
            <translation>求解时长边的像素数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>longer side in pixels at which patches are found</source>
            <translation>查找图块时长边的像素数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>longer side in pixels; larger gives finer strokes</source>
            <translation>长边的像素数；值越大，笔触越细</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>longer side in pixels; time grows with its square</source>
            <translation>长边的像素数；用时随其平方增长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>low frequencies</source>
            <translation>低频</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>low frequencies are large areas, high ones are edges and texture</source>
            <translation>低频是大片区域，高频是边缘和纹理</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>mAP</source>
            <translation>mAP</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/compress_to_size.py" />
            <source>make the picture smaller rather than very poor</source>
            <translation>宁可缩小图片，也不让画质过差</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>match</source>
            <translation>匹配</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>mean of all</source>
            <translation>全部的平均值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/clusters.py" />
            <source>mean shift</source>
            <translation>均值漂移</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/smooth.py" />
            <source>median</source>
            <translation>中值滤波</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <source>megapixels; what is larger is shrunk for it</source>
            <translation>百万像素；更大的图片会先缩小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>microwave</source>
            <translation>微波炉</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>middle</source>
            <translation>中央</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>more come nearer to the style</source>
            <translation>步数越多，越接近该风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>mosaic</source>
            <translation>马赛克</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>motion</source>
            <translation>运动</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>motion blur</source>
            <translation>运动模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>motorbike</source>
            <translation>摩托车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>motorcycle</source>
            <translation>摩托车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>mouse</source>
            <translation>鼠标</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <source>mser</source>
            <translation>MSER</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>multiples of each picture's own threshold, not in levels</source>
            <translation>以每张图片自身阈值的倍数计，而非灰度级</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/find_person.py" />
            <source>name as enrolled, or several with commas; empty finds everybody</source>
            <translation>录入的姓名，多个以逗号分隔；留空则查找所有人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>navier-stokes</source>
            <translation>Navier–Stokes</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>nearest neighbours</source>
            <translation>最近邻</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>neighbouring levels differ in one bit: the planes hold larger areas</source>
            <translation>相邻灰度级只差一位：位平面中的区域更大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>night dots</source>
            <translation>夜色点彩</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>nine parts</source>
            <translation>九部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>nose</source>
            <translation>鼻子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>not only the largest person</source>
            <translation>不仅是最大的人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>numbers row by row, semicolons between rows; odd sizes up to 15</source>
            <translation>逐行填写数字，行与行之间用分号；边长为奇数，最大 15</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>objects</source>
            <translation>物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>of GrabCut; more separate better and take longer</source>
            <translation>GrabCut 的轮数；越多分得越好，用时也越长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_view.py" />
            <source>of a cell's histogram</source>
            <translation>单元直方图的方向数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>of a plain background</source>
            <translation>纯色背景的颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>of frequencies blended; 0 shows the seam as it is</source>
            <translation>混合的频带数；0 则保留接缝原样</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>of gaussian (standard deviation) and disc, in pixels</source>
            <translation>高斯（标准差）和圆盘的半径，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>of learning both colours anew</source>
            <translation>重新学习两侧颜色的次数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>of richardson-lucy; more is sharper and grainier</source>
            <translation>Richardson–Lucy 的步数；越多越清晰，颗粒也越重</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>of shades of grey: 1 is grey world, 20 nearly white patch</source>
            <translation>用于灰色调：1 即灰度世界，20 接近白块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/laplacian.py" />
            <source>of the Gaussian, in pixels</source>
            <translation>高斯函数的标准差，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/canny.py" />
            <location filename="../../core/tasks/library/edges/score.py" />
            <source>of the blur before, in pixels</source>
            <translation>预先模糊的标准差，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>of the blur, in pixels</source>
            <translation>模糊的半径，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>of the card, 85.6 × 54 mm</source>
            <translation>卡片的方向，85.6 × 54 mm</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/lbp_view.py" />
            <source>of the circle of neighbours, in pixels</source>
            <translation>邻点所在圆的半径，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/colourise.py" />
            <source>of the colours</source>
            <translation>颜色的强度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>of the element, in pixels</source>
            <translation>结构元素的半径，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>of the employee number</source>
            <translation>包含工号</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>of the mask: how sure a pixel must be</source>
            <translation>蒙版的阈值：像素须达到的置信度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>of the motion, degrees anticlockwise from the right</source>
            <translation>运动的方向，从右起逆时针的度数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>of the motion, in pixels</source>
            <translation>运动的长度，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>of the nearest to the next nearest; lower is stricter</source>
            <translation>最近者与次近者之比；值越小越严格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>of the neighbourhood, in pixels (adaptive, sauvola)</source>
            <translation>邻域的半径，以像素计（自适应、Sauvola）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>of the new picture, in pixels</source>
            <translation>新图片的尺寸，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>of the photo</source>
            <translation>照片的背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>of the picture that is shown</source>
            <translation>所显示图片的质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>of the picture, which is finer than what the network sees</source>
            <translation>贴合图片的边缘，比网络所见更精细</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>of the quantisation table</source>
            <translation>量化表的质量</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/hog_people.py" />
            <source>of two finds, as a share, above which one goes</source>
            <translation>两处结果的重叠比例，超过则去掉其一</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>of two finds, as a share, above which the weaker goes</source>
            <translation>两处结果的重叠比例，超过则去掉较弱者</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>open</source>
            <translation>开运算</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>open removes small bright spots, close small dark ones; hats show what was removed</source>
            <translation>开运算去除小亮点，闭运算去除小暗点；顶帽和黑帽显示被去除的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>orange</source>
            <translation>橙子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>orb</source>
            <translation>ORB</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>otsu</source>
            <translation>大津（Otsu）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>outline</source>
            <translation>轮廓</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>oven</source>
            <translation>烤箱</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>paper cut-outs</source>
            <translation>剪纸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>parchment</source>
            <translation>羊皮纸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>parking meter</source>
            <translation>停车收费表</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>patches</source>
            <translation>图块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>patches along each side; time grows with the square</source>
            <translation>每边的图块数；用时随其平方增长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>patches for objects, the others for scratches and writing</source>
            <translation>图块适合去除物体，其他方法适合划痕和文字</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>people</source>
            <translation>行人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>percent of a line that must be edge to be tried</source>
            <translation>一条线中须为边缘的百分比，达到才会尝试</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>percent of the highest frequency (high, band)</source>
            <translation>最高频率的百分比（高频、频带）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>percent of the highest frequency (low, band)</source>
            <translation>最高频率的百分比（低频、频带）</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>percent of the pixels at each end that stretching ignores</source>
            <translation>拉伸时两端各忽略的像素百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>percent of the pixels that the white patch passes over</source>
            <translation>白块忽略的像素百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/retinex.py" />
            <source>percent of the values at each end that may turn black or white</source>
            <translation>两端可变为全黑或全白的数值百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>person</source>
            <translation>人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>pink sketch</source>
            <translation>粉色速写</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_faces.py" />
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>pixels</source>
            <translation>马赛克</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>pizza</source>
            <translation>披萨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>places</source>
            <translation>位置数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>plain</source>
            <translation>纯色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>portrait</source>
            <translation>竖版</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>potted plant</source>
            <translation>盆栽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>prewitt</source>
            <translation>Prewitt</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>printed, and in the code</source>
            <translation>印在工牌上，也包含在码中</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>qualities between and including these</source>
            <translation>质量的取值个数，含两端</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>radius in which something is dark, in pixels of 1000</source>
            <translation>暗通道的半径：范围内总有暗处；按长边 1000 像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <source>radius of the surroundings, in pixels</source>
            <translation>周围区域的半径，以像素计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <source>recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <source>red</source>
            <translation>红色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>red and gold</source>
            <translation>红与金</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>red and teal print</source>
            <translation>红青版画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>refrigerator</source>
            <translation>冰箱</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>remote</source>
            <translation>遥控器</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>richardson-lucy</source>
            <translation>Richardson–Lucy</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right ankle</source>
            <translation>右踝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right ear</source>
            <translation>右耳</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right elbow</source>
            <translation>右肘</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right eye</source>
            <translation>右眼</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right hip</source>
            <translation>右髋</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right knee</source>
            <translation>右膝</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right shoulder</source>
            <translation>右肩</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/pose.py" />
            <source>right wrist</source>
            <translation>右腕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>roberts</source>
            <translation>Roberts</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>rust</source>
            <translation>铁锈</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>sandwich</source>
            <translation>三明治</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>sauvola</source>
            <translation>Sauvola</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>scharr</source>
            <translation>Scharr</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>scissors</source>
            <translation>剪刀</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>shades of grey</source>
            <translation>灰色调</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>share of a circle that must be there</source>
            <translation>圆须可见部分的比例</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>share of its own light that a place keeps</source>
            <translation>每处至少保留的自身光线比例</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/sharpen.py" />
            <source>share of the difference that is added</source>
            <translation>加上的差异所占比例</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/dehaze.py" />
            <source>share of the haze that is removed; some looks natural</source>
            <translation>去除的雾所占比例；留一些更自然</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>sharpen</source>
            <translation>锐化</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>sheep</source>
            <translation>羊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/corners.py" />
            <source>shi-tomasi</source>
            <translation>Shi–Tomasi</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>show each channel in the colours it stands for instead of in grey</source>
            <translation>各通道以其代表的颜色显示，而非灰度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>side in percent of what is looked at, or of the face</source>
            <translation>边长，占所看区域或人脸的百分比</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/inpaint.py" />
            <source>side in pixels at the working size; larger than its texture</source>
            <translation>边长，以工作尺寸下的像素计；须大于其纹理</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>side in pixels; about as large as what repeats</source>
            <translation>边长，以像素计；约与重复的单元一样大</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/texture.py" />
            <source>side of the middle that is used, where none is painted</source>
            <translation>未涂画时，所用中央部分的边长</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/keypoints.py" />
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>sift</source>
            <translation>SIFT</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/gamma.py" />
            <source>sigmoid</source>
            <translation>S 形曲线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/match_pictures.py" />
            <source>similarity</source>
            <translation>相似变换</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>sink</source>
            <translation>水槽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>skateboard</source>
            <translation>滑板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>skeleton</source>
            <translation>骨架</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>skis</source>
            <translation>滑雪板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>small</source>
            <translation>小</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/graph_cut.py" />
            <source>small parts and holes go</source>
            <translation>去除小块和孔洞</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>smooth places</source>
            <translation>平滑处</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>snowboard</source>
            <translation>单板滑雪板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/score.py" />
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>sobel</source>
            <translation>Sobel</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>sobel x</source>
            <translation>Sobel x</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>sobel y</source>
            <translation>Sobel y</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>sofa</source>
            <translation>沙发</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>spoon</source>
            <translation>勺子</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>sports ball</source>
            <translation>运动球</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/bit_planes.py" />
            <source>spread the planes that are shown from black to white</source>
            <translation>将所显示的位平面拉伸到从黑到白</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>square</source>
            <translation>正方形</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 1</source>
            <translation>第 1 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 2</source>
            <translation>第 2 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 3</source>
            <translation>第 3 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 4</source>
            <translation>第 4 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 5</source>
            <translation>第 5 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 6</source>
            <translation>第 6 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <source>stage 7</source>
            <translation>第 7 阶段</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/denoise.py" />
            <source>standard deviation in grey levels; 0 estimates it</source>
            <translation>以灰度级计的标准差；0 表示自动估计</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_nlm.py" />
            <location filename="../../core/tasks/library/restoration/denoise_tv.py" />
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>standard deviation in grey levels; 0: measured in the picture</source>
            <translation>以灰度级计的标准差；0：从图片中测得</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/fourier.py" />
            <source>steepness of the Butterworth filter</source>
            <translation>巴特沃斯滤波器的陡峭程度</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>stop sign</source>
            <translation>停车标志</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>strangers</source>
            <translation>陌生人</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/histogram.py" />
            <source>stretch</source>
            <translation>拉伸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>style</source>
            <translation>风格</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>suitcase</source>
            <translation>行李箱</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>surfboard</source>
            <translation>冲浪板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/denoise_wavelet.py" />
            <source>symlet</source>
            <translation>Symlet</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>take only light and dark from the painting</source>
            <translation>只从画作中取明暗</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>teddy bear</source>
            <translation>泰迪熊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>television</source>
            <translation>电视机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>template</source>
            <translation>模板</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>tennis racket</source>
            <translation>网球拍</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>that the cascade looks at</source>
            <translation>级联分类器所看的特征</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>the closed form is the quickest</source>
            <translation>闭式解最快</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the format of archives, made of wavelets</source>
            <translation>档案所用的格式，基于小波</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the format of cameras</source>
            <translation>相机所用的格式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the format of web pages</source>
            <translation>网页所用的格式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>the large one is more exact, and takes some ten times as long</source>
            <translation>大网络更精确，用时约为十倍</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the newest, made of a video format</source>
            <translation>最新的格式，源自视频格式</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>the picture as a whole, or closer, in parts, to find small things</source>
            <translation>看整张图片，或分成几部分近看，以找到小物体</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/rate_distortion.py" />
            <source>the picture in this format</source>
            <translation>此格式的图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>the small one finds more, and takes about four times as long</source>
            <translation>小网络找到的更多，用时约为四倍</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>the square in the middle, or the whole picture pressed into a square</source>
            <translation>中央的正方形，或将整张图片压成正方形</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>tie</source>
            <translation>领带</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/super_resolution.py" />
            <source>times as wide and as high</source>
            <translation>宽和高放大的倍数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>times the template's size</source>
            <translation>模板大小的倍数</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/coding/jpeg_inside.py" />
            <source>times, around mid-grey</source>
            <translation>倍数，以中灰为基准</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/yolo.py" />
            <source>tiny</source>
            <translation>微型</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/panorama.py" />
            <source>to the largest rectangle without empty corners</source>
            <translation>裁剪为没有空角的最大矩形</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>toaster</source>
            <translation>烤面包机</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>toilet</source>
            <translation>马桶</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>toothbrush</source>
            <translation>牙刷</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>top hat</source>
            <translation>顶帽</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>traffic light</source>
            <translation>红绿灯</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>train</source>
            <translation>火车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>transparent</source>
            <translation>透明</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <source>transparent is saved in a picture of its own</source>
            <translation>透明背景会另存为一张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>triangle</source>
            <translation>三角法</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/features/template_matching.py" />
            <source>tried between these; 1 for the own size</source>
            <translation>在两者之间尝试的尺寸数；1 表示只用原尺寸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>truck</source>
            <translation>卡车</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>tv</source>
            <translation>电视</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>umbrella</source>
            <translation>雨伞</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>unsupervised wiener</source>
            <translation>无监督维纳</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/watershed.py" />
            <source>used where nothing is painted</source>
            <translation>未涂画时使用</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>vase</source>
            <translation>花瓶</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>vertical line</source>
            <translation>垂直线</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style_from_picture.py" />
            <source>very fine</source>
            <translation>极细</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>warm pastel</source>
            <translation>暖色粉彩</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>what a patch shows: the mean colour, or a blur</source>
            <translation>图块显示的内容：平均颜色，或模糊</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/sliding_window.py" />
            <source>what a window is asked for; a template needs a second picture</source>
            <translation>窗口按什么评分；模板需要第二张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/threshold.py" />
            <source>what becomes white in the mask</source>
            <translation>在蒙版中变为白色的部分</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/trimap.py" />
            <source>what is looked for where no mask is given</source>
            <translation>未提供蒙版时要找的对象</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/matting/matting.py" />
            <source>what is looked for where no trimap is given</source>
            <translation>未提供三分图时要找的对象</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>what it says the picture shows, or how it knows the face again</source>
            <translation>它说图片上是什么，或它如何再次认出人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <source>what matters most</source>
            <translation>影响最大处</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/semantic.py" />
            <source>what the mask and the cut-out hold</source>
            <translation>蒙版和抠出结果所包含的内容</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>what the object is shown on</source>
            <translation>物体所在的背景</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/sobel.py" />
            <source>which weights the differences have</source>
            <translation>差分所用的权重</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge.py" />
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <location filename="../../core/tasks/library/matting/matting.py" />
            <location filename="../../core/tasks/library/segmentation/people.py" />
            <location filename="../../core/tasks/library/segmentation/salient.py" />
            <source>white</source>
            <translation>白色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/white_balance.py" />
            <source>white patch</source>
            <translation>白块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/blur_strangers.py" />
            <source>who is unsure is hidden either way</source>
            <translation>无法确定的人脸在两种情况下都会遮盖</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/object_score.py" />
            <location filename="../../core/tasks/library/recognition/objects.py" />
            <location filename="../../core/tasks/library/segmentation/instances.py" />
            <source>whole</source>
            <translation>整张</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/microscope/feature_maps.py" />
            <location filename="../../core/tasks/library/microscope/filters.py" />
            <location filename="../../core/tasks/library/microscope/grad_cam.py" />
            <location filename="../../core/tasks/library/microscope/occlusion.py" />
            <location filename="../../core/tasks/library/recognition/classification.py" />
            <source>whole picture</source>
            <translation>整张图片</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/colour_spaces.py" />
            <source>whose channels are shown</source>
            <translation>要显示其通道的颜色空间</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/gatys.py" />
            <source>whose colours the result has</source>
            <translation>结果采用哪一方的颜色</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>wiener</source>
            <translation>维纳</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/restoration/deblur.py" />
            <source>wiener is quick; unsupervised finds the balance by itself; richardson-lucy adds no dark rims</source>
            <translation>维纳较快；无监督维纳自动找到平衡；Richardson–Lucy 不产生暗边</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/teaching/haar_faces.py" />
            <source>windows that must agree before a face is believed</source>
            <translation>多少个窗口一致才认定为人脸</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>wine glass</source>
            <translation>酒杯</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/morphology.py" />
            <source>with which the picture is probed</source>
            <translation>用来探测图片的结构元素</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/enhancement/convolution.py" />
            <source>without sign</source>
            <translation>取绝对值</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>wood carving</source>
            <translation>木雕</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>woodblock</source>
            <translation>木版画</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>woven blocks</source>
            <translation>编织块</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>x of the end</source>
            <translation>终点 x</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/edges/lines.py" />
            <source>y of the end</source>
            <translation>终点 y</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/generation/style.py" />
            <source>yellow and ink</source>
            <translation>黄与墨</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/faces/badge_photo.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../core/tasks/library/recognition/coco_names.py" />
            <source>zebra</source>
            <translation>斑马</translation>
        </message>
    </context>
</TS>
