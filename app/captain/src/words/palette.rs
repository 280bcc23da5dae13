//! The command palette.

ui::words! {
    PALETTE: "找人、找页面、做一件事" | "找人、找頁面、做一件事" | "Find a person, a page, something to do";
    PAL_OPEN: "找一找" | "找一找" | "Find";
    PAL_FIELD: "姓名或拼音、首字母、门牌、电话尾号，或要做的事" | "姓名或拼音、首字母、門牌、電話尾號，或要做的事" | "A name, a door, the end of a telephone number, or what to do";
    PAL_LIST: "找到的" | "找到的" | "What was found";
    PAL_NONE: "没找到。换个名字、门牌或说法。" | "沒找到。換個名字、門牌或說法。" | "Nothing found. Try another name, door or word.";
    PAL_KEYS: "↑ ↓ 选，回车打开，Esc 关上；按 / 直接找住户" | "↑ ↓ 選，Enter 開啟，Esc 關上；按 / 直接找住戶" | "↑ ↓ choose, Enter opens, Esc closes; / looks for a resident at once";
    PAL_ADD: "加一位住户" | "加一位住戶" | "Add a resident";
    PAL_TWINS: "查重：可能是同一个人" | "查重：可能是同一個人" | "Duplicates: perhaps the same person";
    PAL_TRAY: "新来的人" | "新來的人" | "New senders";
    PAL_OUTBOX: "待发的消息" | "待發的訊息" | "Messages to send";
    PAL_POSTER: "打印海报：选一栋楼" | "列印海報：選一棟樓" | "Print a poster: choose a building";
    PAL_BACKUP: "备份这台设备" | "備份這台裝置" | "Back this device up";
}
