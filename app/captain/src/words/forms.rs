//! What is wrong with a field, and what went wrong at all.

ui::words! {
    W_EMPTY: "请填上" | "請填上" | "Please fill this in";
    W_NOT_PICTURE: "打不开，请换一张 JPEG 照片" | "打不開，請換一張 JPEG 照片" | "cannot be opened: take another photo";
    W_TOO_LARGE: "最多 {n} KB，请重拍一张" | "最多 {n} KB，請重拍一張" | "at most {n} KB: take it again";
    W_TOO_MANY: "一次最多 {n} 张" | "一次最多 {n} 張" | "at most {n} at once";
    W_TOO_LONG: "最多 {n} 字" | "最多 {n} 字" | "At most {n} characters";
    W_TELEPHONE: "电话要 7 到 12 位数字" | "電話要 7 到 12 位數字" | "A telephone has 7 to 12 digits";
    W_BUILDINGS_MANY: "太多了，一个小区最多 {n} 栋" | "太多了，一個小區最多 {n} 棟" | "Too many: at most {n} buildings in an estate";
    W_BUILDINGS: "写楼号就行，例：1-12" | "寫樓號就行，例：1-12" | "Building numbers, such as 1-12";
    W_HOME: "门牌没看懂，例：2单元501" | "門牌沒看懂，例：2單元501" | "Unclear; for example 2-501";
    W_TWICE: "写了两遍" | "寫了兩遍" | "It stands twice";
    W_THERE: "这些都已经有了" | "這些都已經有了" | "All of these are there already";
    W_NOT_OURS: "不是本站的楼" | "不是本站的樓" | "Not one of this station's";
    W_PRICE: "写数字，例：12 或 8.5" | "寫數字，例：12 或 8.5" | "A number, such as 12 or 8.5";
    F_WORDS: "说了什么" | "說了什麼" | "What was said";
    F_NAME: "姓名" | "姓名" | "Name";
    F_HOME: "门牌" | "門牌" | "Home";
    F_PLACE: "楼栋" | "樓棟" | "Building";
    ADD_ESTATE: "再加一个小区" | "再加一個小區" | "Add another estate";
    DROP_ESTATE: "去掉" | "去掉" | "Remove";
    T_NOT_OPEN: "工作台还没打开好，请稍等再试。" | "工作台還沒開啟好，請稍等再試。" | "The desk is not open yet. Wait a moment and try again.";
    T_FULL: "设备存满了，这一步没有存下。腾出地方再试，写的字还在。" | "裝置存滿了，這一步沒有存下。騰出地方再試，寫的字還在。" | "The device is full: not saved. Make room and try again; your words are still here.";
    T_DENIED: "浏览器不让存东西（无痕窗口？）。请用普通窗口打开。" | "瀏覽器不讓存東西（無痕視窗？）。請用普通視窗開啟。" | "This browser keeps nothing (a private window?). Open it in an ordinary one.";
    T_LOST: "和存储断开了。再试一次就好。" | "和儲存斷開了。再試一次就好。" | "Storage was lost for a moment. Try again.";
    T_NEWER: "这里的数据是新版本写的。请重新打开这一页。" | "這裡的資料是新版本寫的。請重新開啟這一頁。" | "Written by a newer version. Reload this page.";
    T_RANDOM: "浏览器出不了随机数，不能安全地写。" | "瀏覽器出不了隨機數，不能安全地寫。" | "This browser gives no random numbers.";
    T_UNKNOWN: "找不到它了。" | "找不到它了。" | "It is not here any more.";
    T_TOO_LATE: "十秒过了，收不回来了。" | "十秒過了，收不回來了。" | "The ten seconds are over.";
    T_NOT_NOW: "现在这样办不了，它已经变了。" | "現在這樣辦不了，它已經變了。" | "Not possible now: it has changed meanwhile.";
    T_MEANWHILE: "别人刚改过，请再看一眼。" | "別人剛改過，請再看一眼。" | "Somebody else has just changed it: please look again.";
    T_APART: "说好不让这两位碰面，请换一位。" | "說好不讓這兩位碰面，請換一位。" | "These two are kept apart: please take somebody else.";
    T_WRONG: "有几处要改" | "有幾處要改" | "A few things need another look";
    T_ADDRESS: "这个网址太长，海报上的二维码放不下，多了 {n} 个字符。请把程序放到短一点的网址。" | "這個網址太長，海報上的 QR 碼放不下，多了 {n} 個字元。請把程式放到短一點的網址。" | "This site's address is {n} characters too long for a poster's code. Please host the program at a shorter address.";
    T_HOST: "这个网站不收文件。请下载后自己放上去。" | "這個網站不收檔案。請下載後自己放上去。" | "This host takes no files. Download it and put it there yourself.";
    T_SAMPLE: "只有示例里可以。" | "只有示例裡可以。" | "Only in the sample.";
    T_BROKEN: "出了意外，没有存下。请再试。" | "出了意外，沒有存下。請再試。" | "Something unforeseen; not saved. Try again.";
    T_PORT_MISSING: "后台没有启动。数据没有丢，请重新打开这一页。" | "後台沒有啟動。資料沒有丟，請重新開啟這一頁。" | "The desk behind this page did not start. Nothing is lost; open the page again.";
    T_PORT_SLOW: "等得太久了。数据没有丢，请再试一次。" | "等得太久了。資料沒有丟，請再試一次。" | "That took too long. Nothing is lost; try again.";
}
