//! For how long what is known of people is kept.

ui::words! {
    KEEPING: "保存多久" | "保存多久" | "How long things are kept";
    KEEPING_LEAD: "到期的自动从各页去掉，办过多少件照样算数；没办完的诉求不动。" | "到期的自動從各頁去掉，辦過多少件照樣算數；沒辦完的訴求不動。" | "What is older leaves every page by itself; how much was done is still counted, and an open request is never touched.";
    KEEPING_LATER: "到期以后，再有三天记过事才去掉：时钟走错半天，误删不了东西。" | "到期以後，再有三天記過事才去掉：時鐘走錯半天，誤刪不了東西。" | "It goes once something was noted on three more days: a clock that is wrong for an afternoon deletes nothing.";
    KEEPING_SEALED: "去掉的字句仍加密留在底账和旧备份里，谁也看不到；要连底账一起销毁，到本人那一页“忘掉这个人”。帮忙的人发来的照片在信箱里，由信箱按它自己的期限删。" | "去掉的字句仍加密留在底帳和舊備份裡，誰也看不到；要連底帳一起銷毀，到本人那一頁「忘掉這個人」。幫忙的人發來的照片在信箱裡，由信箱按它自己的期限刪。" | "The words stay sealed in the record and in older backups, where no page shows them; to destroy them there too, forget the person on their own page. Photos that helpers sent lie in the mailbox, which deletes them by its own rule.";
    KS_REQUESTS: "办完的诉求：内容、门牌、评价" | "辦完的訴求：內容、門牌、評價" | "Finished requests: words, home, ratings";
    KS_NOTES: "备注：写在人身上的，和办完的诉求上的" | "備註：寫在人身上的，和辦完的訴求上的" | "Notes on people, and on finished requests";
    KS_PHOTOS: "在家里拍的照片、签的名" | "在家裡拍的照片、簽的名" | "Photos and signatures taken at home";
    KS_LETTERS: "发出去的消息" | "發出去的訊息" | "Messages that have left";
    KS_TRAY: "陌生手机发来、一直没收下的" | "陌生手機發來、一直沒收下的" | "What new senders sent and nobody let in";
    KS_OPENINGS: "谁看过谁的资料" | "誰看過誰的資料" | "Who looked at whose particulars";
    KP_NONE: "{days} 天 · 眼下没有" | "{days} 天 · 眼下沒有" | "{days} days · none now";
    KP_SOME: "{days} 天 · 现有 {n} 件，最早 {date} 到期" | "{days} 天 · 現有 {n} 件，最早 {date} 到期" | "{days} days · {n} now, the first due on {date}";
    KP_CHANGE: "改天数" | "改天數" | "Change";
    KP_FIELD: "保存几天" | "保存幾天" | "Days";
    KP_HINT: "{least} 到 {most} 天，本来是 {days} 天" | "{least} 到 {most} 天，本來是 {days} 天" | "{least} to {most}; {days} unless changed";
    KP_WRONG: "保存几天：要写 {least} 到 {most} 之间的整数" | "保存幾天：要寫 {least} 到 {most} 之間的整數" | "Days: a whole number from {least} to {most}, please";
    KP_SAVE: "就存这么久" | "就存這麼久" | "Keep for so long";
    KP_SAVED: "{what}：存 {days} 天" | "{what}：存 {days} 天" | "{what}: kept for {days} days";
    KP_SURE: "只存 {days} 天？" | "只存 {days} 天？" | "Keep for {days} days only?";
    KP_GOES: "{what}：已有 {n} 件过了这个期限，很快会去掉。" | "{what}：已有 {n} 件過了這個期限，很快會去掉。" | "{what}: {n} are older than that and go soon.";
    KP_YES: "改短" | "改短" | "Shorten";
}
