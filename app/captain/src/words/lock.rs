//! Passcode and lock.

ui::words! {
    T_LOCKED: "这台设备锁着。请先输入口令。" | "這台裝置鎖著。請先輸入口令。" | "This device is locked. Enter the passcode first.";
    T_PASSCODE: "口令不对，请再试一次。" | "口令不對，請再試一次。" | "That is not the passcode. Please try again.";
    T_PASSCODE_WAIT: "口令不对。请等 {n} 秒再试。" | "口令不對。請等 {n} 秒再試。" | "That is not the passcode. Wait {n} s, then try again.";
    W_PASSCODE_SHORT: "写四个词，或十个字以上" | "寫四個詞，或十個字以上" | "four words, or ten characters or more";
    W_PASSCODE_DIGITS: "不能全是数字，加上几个字" | "不能全是數字，加上幾個字" | "not digits alone; add some words";
    W_PASSCODE_PLAIN: "重复太多，换几个不同的字" | "重複太多，換幾個不同的字" | "too much of the same; use different characters";
    W_CODE_LENGTH: "恢复码有七组，每组四个" | "恢復碼有七組，每組四個" | "a code has seven groups of four";
    W_CODE_MISTYPED: "有一个写错了，请对着纸再看一遍" | "有一個寫錯了，請對著紙再看一遍" | "one letter differs; compare with the sheet";
    W_CODE_OTHER: "这张恢复单已作废，请用最新的一张" | "這張恢復單已作廢，請用最新的一張" | "this sheet is no longer valid; use the latest one";
    LOCK: "上锁" | "上鎖" | "Lock";
    LOCK_NOW: "锁上" | "鎖上" | "Lock now";
    LOCK_IDLE: "离开十分钟会自己锁上。" | "離開十分鐘會自己鎖上。" | "It locks itself after ten minutes.";
    LOCK_DEVICE: "口令之外，还要这个浏览器自己的钥匙。" | "口令之外，還要這個瀏覽器自己的鑰匙。" | "This browser's own key is needed besides the passcode.";
    LOCK_NO_DEVICE: "这个浏览器存不住自己的钥匙，全靠口令，请用长一点的。" | "這個瀏覽器存不住自己的鑰匙，全靠口令，請用長一點的。" | "This browser keeps no key of its own: choose a long passcode.";
    NOT_LOCKED: "这台设备还没上锁，先不要写真人的信息。" | "這台裝置還沒上鎖，先不要寫真人的資訊。" | "This device is not locked yet. Do not enter real people's details.";
    NO_SHEET: "还没有恢复单：忘了口令，数据就打不开了。" | "還沒有恢復單：忘了口令，資料就打不開了。" | "No recovery sheet yet: without it a forgotten passcode loses everything.";
    LOCKED_TITLE: "工作台锁着" | "工作台鎖著" | "The desk is locked";
    LOCKED_LEAD: "输入口令就能接着用。" | "輸入口令就能接著用。" | "Enter the passcode to go on.";
    LOCKED_CAME: "锁着时来了 {n} 条消息" | "鎖著時來了 {n} 條訊息" | "{n} messages came meanwhile";
    LOCKED_SENDING: "{n} 条还在寄出" | "{n} 條還在寄出" | "{n} still being sent";
    UNLOCK: "开锁" | "開鎖" | "Unlock";
    BY_SHEET: "忘了口令，用恢复单" | "忘了口令，用恢復單" | "Forgotten? Use the sheet";
    BY_PASSCODE: "用口令" | "用口令" | "Use the passcode";
    DEVICE_LOST: "这个浏览器自己的钥匙不见了，只有恢复单能打开。" | "這個瀏覽器自己的鑰匙不見了，只有恢復單能打開。" | "This browser's own key is gone. Only the recovery sheet opens.";
    PASSCODE_LABEL: "口令" | "口令" | "Passcode";
    PASSCODE_HINT: "四个词，或十个字以上" | "四個詞，或十個字以上" | "Four words, or ten characters or more";
    PASSCODE_SHOW: "看着写" | "看著寫" | "Show what I type";
    PASSCODE_OLD: "现在的口令" | "現在的口令" | "Passcode until now";
    PASSCODE_NEW: "新口令" | "新口令" | "New passcode";
    PASSCODE_SET: "设一个口令" | "設一個口令" | "Set a passcode";
    PASSCODE_CHANGE: "换口令" | "換口令" | "Change the passcode";
    PASSCODE_CHANGED: "口令换好了" | "口令換好了" | "The passcode is changed";
    PASSCODE_LEAD: "这里的姓名、电话都锁在口令后面。" | "這裡的姓名、電話都鎖在口令後面。" | "Names and telephones here lie behind it.";
    SHEET_TITLE: "恢复单" | "恢復單" | "Recovery sheet";
    SHEET_MAKE: "做恢复单" | "做恢復單" | "Make a recovery sheet";
    SHEET_LEAD: "忘了口令时用的一张纸。做了新的，旧的就作废。" | "忘了口令時用的一張紙。做了新的，舊的就作廢。" | "A paper for a forgotten passcode. A new one replaces the old.";
    SHEET_ONCE: "只显示这一次。请打印，或一字不差地抄下来。" | "只顯示這一次。請列印，或一字不差地抄下來。" | "Shown once. Print it, or copy it letter by letter.";
    SHEET_AWAY: "收好了" | "收好了" | "It is put away";
    SHEET_WORDS: "忘了口令时，在锁着的那一页写下这一串：" | "忘了口令時，在鎖著的那一頁寫下這一串：" | "If the passcode is forgotten, type this on the locked page:";
    SHEET_KEEP: "请锁进抽屉。拿到这张纸和这台设备的人，什么都能看。" | "請鎖進抽屜。拿到這張紙和這台裝置的人，什麼都能看。" | "Lock it away: with this paper and the device, everything can be read.";
    SHEET_OLD: "以前的恢复单已作废" | "以前的恢復單已作廢" | "Earlier sheets are no longer valid";
    RECOVERY_CODE: "恢复码" | "恢復碼" | "Recovery code";
    RECOVERY_HINT: "恢复单上的七组字母和数字" | "恢復單上的七組字母和數字" | "Seven groups on the recovery sheet";
}
