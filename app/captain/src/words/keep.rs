//! Backups, and what the browser keeps.

ui::words! {
    T_BLOCKED: "另一个标签页还开着旧版本。请关掉它，再重新打开这一页。" | "另一個標籤頁還開著舊版本。請關掉它，再重新開啟這一頁。" | "Another tab has an older version open. Close it, then reload this page.";
    T_READ_ONLY: "浏览器不再让写了，已存的都还在。请关掉浏览器再打开。" | "瀏覽器不再讓寫了，已存的都還在。請關掉瀏覽器再開啟。" | "The browser has stopped writing. What is saved is safe; close the browser and open it again.";
    BACKUP: "备份" | "備份" | "Backup";
    BACKUP_HINT: "备份是一个加了密的文件，放到别的地方：U 盘、另一台设备。这台设备坏了、丢了，靠它取回来。" | "備份是一個加了密的檔案，放到別的地方：隨身碟、另一台裝置。這台裝置壞了、丟了，靠它取回來。" | "A backup is one sealed file. Put it somewhere else: a stick, another device. If this device breaks or is lost, it brings everything back.";
    BACKUP_NONE: "还没有备份。" | "還沒有備份。" | "There is no backup yet.";
    BACKUP_LAST: "上次备份：{when}。之后新记了 {n} 条。" | "上次備份：{when}。之後新記了 {n} 條。" | "Last backup: {when}. Entries since then: {n}.";
    BACKUP_MAKE: "存一份备份" | "存一份備份" | "Save a backup";
    BACKUP_OTHER: "换一句口令" | "換一句口令" | "Another passphrase";
    BACKUP_MADE: "备份文件已经下载。请放到别的地方。" | "備份檔案已經下載。請放到別的地方。" | "The backup is in your downloads. Put it somewhere else.";
    BACKUP_LEFT_OUT: "有 {n} 张照片放不进这份备份，还只在这台设备上。写下的都在备份里。" | "有 {n} 張照片放不進這份備份，還只在這台裝置上。寫下的都在備份裡。" | "{n} photos did not fit into this backup: they are still on this device only. Everything written down is in it.";
    BACKUP_NOT_SAVED: "浏览器没让下载。请允许下载，再按一次。" | "瀏覽器沒讓下載。請允許下載，再按一次。" | "The browser did not allow the download. Allow it, then press again.";
    PASSPHRASE: "备份口令" | "備份口令" | "Backup passphrase";
    PASSPHRASE_HINT: "四个词，或十个字以上。写在纸上收好：没有它，谁也打不开备份。" | "四個詞，或十個字以上。寫在紙上收好：沒有它，誰也打不開備份。" | "Four words, or ten characters and more. Write it on paper: without it nobody can open the backup.";
    RESTORE: "取回备份" | "取回備份" | "Restore a backup";
    RESTORE_HINT: "换了设备，或资料没了" | "換了裝置，或資料沒了" | "A new device, or everything is gone";
    RESTORE_LEAD: "选备份文件，写当时的口令。海报、信箱和以前一样用。" | "選備份檔案，寫當時的口令。海報、信箱和以前一樣用。" | "Choose the file and type its passphrase. Posters and mailbox go on as before.";
    RESTORE_AT_WORK: "只补上这里没有的，不替换、不删除。" | "只補上這裡沒有的，不替換、不刪除。" | "Only what is missing here is added; nothing is replaced or deleted.";
    RESTORE_FILE: "备份文件" | "備份檔案" | "Backup file";
    RESTORE_FILE_HINT: "名字像 last-metre-….lmbundle" | "名字像 last-metre-….lmbundle" | "Its name looks like last-metre-….lmbundle";
    RESTORE_NO_FILE: "请先选备份文件。" | "請先選備份檔案。" | "Choose the backup file first.";
    RESTORE_NO_FILM: "这个码不是备份。请在有备份的设备上打开“设置 · 备份”，按“给另一台设备看”，再扫那个会动的码。" | "這個碼不是備份。請在有備份的裝置上打開「設定 · 備份」，按「給另一台裝置看」，再掃那個會動的碼。" | "This code is no backup. On the device that has it open “Settings · Backup”, press “Show to another device”, and scan the moving code.";
    RESTORE_DO: "取回来" | "取回來" | "Restore it";
    RESTORE_ADDED: "补上了 {n} 条。" | "補上了 {n} 條。" | "Entries added: {n}.";
    RESTORE_ADDED_PHOTOS: "补上了 {n} 条、{m} 张照片。" | "補上了 {n} 條、{m} 張照片。" | "Entries added: {n}, photos: {m}.";
    R_WEAK: "这句口令太容易猜。请用四个词，或十个字以上，不能全是数字。" | "這句口令太容易猜。請用四個詞，或十個字以上，不能全是數字。" | "That is too easy to guess. Use four words, or ten characters and more, not digits only.";
    R_NOT_A_BACKUP: "这不是备份文件。请选名字以 .lmbundle 结尾的文件。" | "這不是備份檔案。請選名字以 .lmbundle 結尾的檔案。" | "This is not a backup. Choose a file whose name ends in .lmbundle.";
    R_CUT_OFF: "文件不完整，后面少了一段。请重新复制或下载一遍。" | "檔案不完整，後面少了一段。請重新複製或下載一遍。" | "The end of the file is missing. Copy or download it again.";
    R_ALTERED: "文件被改动过，不能用。请换一份备份。" | "檔案被改動過，不能用。請換一份備份。" | "The file was changed and cannot be used. Take another backup.";
    R_PASSPHRASE: "口令不对。请看看纸上写的，再试一次。" | "口令不對。請看看紙上寫的，再試一次。" | "That is not its passphrase. Look at your paper and try again.";
    R_OTHER_DEVICE: "这个文件是给另一台设备的。请在那台设备上打开。" | "這個檔案是給另一台裝置的。請在那台裝置上打開。" | "This file is for another device. Open it there.";
    R_TOO_LARGE: "文件太大，浏览器打不开。请确认选对了文件。" | "檔案太大，瀏覽器打不開。請確認選對了檔案。" | "The file is too large for a browser. Make sure it is the right one.";
    R_OTHER_STATION: "这是另一个工作站的备份，没有放进来。" | "這是另一個工作站的備份，沒有放進來。" | "This is another station's backup; nothing was added.";
    R_OF_GUEST: "这是一台加入站里的设备的备份。请先在这台设备上“加入工作站”，加入以后再在设置里取回它。" | "這是一台加入站裡的裝置的備份。請先在這台裝置上「加入工作站」，加入以後再在設定裡取回它。" | "This is the backup of a device that joined a station. Join the station on this device first, then restore it in the settings.";
    WANTED_NEVER: "还没有备份。这台设备坏了，记的就都没了。" | "還沒有備份。這台裝置壞了，記的就都沒了。" | "There is no backup. If this device breaks, everything is gone.";
    WANTED_OLD: "上次备份之后新记了 {n} 条，该再存一份了。" | "上次備份之後新記了 {n} 條，該再存一份了。" | "Entries since the last backup: {n}. Time for another.";
    WANTED_FULL: "空间满了，新写的存不下。请先存一份备份，再清理这台设备。" | "空間滿了，新寫的存不下。請先存一份備份，再清理這台裝置。" | "No room is left; nothing new can be saved. Save a backup, then make room on this device.";
    WANTED_READ_ONLY: "浏览器不再让写了，已存的都还在。请先存一份备份，再关掉浏览器重开。" | "瀏覽器不再讓寫了，已存的都還在。請先存一份備份，再關掉瀏覽器重開。" | "The browser has stopped writing; what is saved is safe. Save a backup, then close the browser and open it again.";
    WANTED_FULLER: "以前的备份有 {n} 条，这里只有 {m} 条。请先取回那份备份。" | "以前的備份有 {n} 條，這裡只有 {m} 條。請先取回那份備份。" | "An earlier backup held {n} entries, here are only {m}. Restore that backup first.";
    LOST_WITH_BACKUP: "这个浏览器把您的资料清掉了。请取回 {when} 的备份，不要新建。" | "這個瀏覽器把您的資料清掉了。請取回 {when} 的備份，不要新建。" | "This browser has thrown your data away. Restore the backup of {when}; do not set up anew.";
    LOST_WITHOUT_BACKUP: "这个浏览器把您的资料清掉了，也没有在这里存过备份。别处有备份就取回，没有就新建。" | "這個瀏覽器把您的資料清掉了，也沒有在這裡存過備份。別處有備份就取回，沒有就新建。" | "This browser has thrown your data away, and no backup was made here. Restore one from elsewhere, or set up anew.";
    KEPT_YES: "浏览器答应不清掉这里的资料。" | "瀏覽器答應不清掉這裡的資料。" | "The browser has promised to keep what is here.";
    KEPT_NO: "空间紧张时，浏览器可能清掉这里的资料。" | "空間緊張時，瀏覽器可能清掉這裡的資料。" | "When room is short, the browser may clear what is here.";
    KEPT_ASK: "请浏览器保留" | "請瀏覽器保留" | "Ask it to keep this";
    ROOM: "已用 {n} MB，浏览器最多给 {all} MB" | "已用 {n} MB，瀏覽器最多給 {all} MB" | "{n} MB used of the {all} MB this browser gives";
    ROOM_NEARLY: "快满了。请存一份备份，再清理这台设备。" | "快滿了。請存一份備份，再清理這台裝置。" | "Nearly full. Save a backup, then make room on this device.";
}
