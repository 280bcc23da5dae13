//! Names of kinds, skills, channels, days and steps.

ui::words! {
    ST_NEW: "等您安排" | "等您安排" | "Your turn";
    ST_ASKED: "已请人，等回话" | "已請人，等回話" | "Asked, no answer yet";
    ST_ACCEPTED: "有人答应，请核对" | "有人答應，請核對" | "Said yes: check who";
    ST_AGREED: "有人去" | "有人去" | "Someone is going";
    ST_DONE: "说办好了" | "說辦好了" | "Said to be done";
    ST_CLOSED: "办好了" | "辦好了" | "Closed";
    ST_WITHDRAWN: "不要了" | "不要了" | "Taken back";
    ST_LAPSED: "到此为止" | "到此為止" | "Ended";
    MO_FILED: "提出" | "提出" | "Filed";
    MO_RECEIVED: "收到" | "收到" | "Received";
    MO_KIND: "改了种类" | "改了種類" | "Kind changed";
    MO_ASKED: "请{who}帮忙" | "請{who}幫忙" | "Asked {who}";
    MO_ACCEPTED: "{who}答应了" | "{who}答應了" | "{who} said yes";
    MO_AGREED: "和{who}说好了" | "和{who}說好了" | "Agreed with {who}";
    MO_HELPER_DONE: "{who}说办好了" | "{who}說辦好了" | "{who} says it is done";
    MO_HELPER_OFF: "{who}不去了" | "{who}不去了" | "{who} is not going";
    MO_SETTLED: "工作站办好了" | "工作站辦好了" | "Settled by the station";
    MO_CONFIRMED: "居民说办好了" | "居民說辦好了" | "Resident agrees it is done";
    MO_REOPENED: "居民说还没办好" | "居民說還沒辦好" | "Opened again";
    MO_WITHDRAWN: "居民不要了" | "居民不要了" | "Taken back";
    MO_ASKER_DIED: "提出的人不在了，这件事到此为止" | "提出的人不在了，這件事到此為止" | "Whoever asked has died; it ends here";
    MO_ASKER_LEFT: "提出的人已离开，这件事到此为止" | "提出的人已離開，這件事到此為止" | "Whoever asked has left; it ends here";
    MO_REMARK: "记一笔" | "記一筆" | "Note";
    TOLD_SPOKEN: "口头" | "口頭" | "Spoken";
    SOMEBODY: "有人" | "有人" | "Somebody";
    GUEST: "没留名" | "沒留名" | "Guest";
    DAYS_TO: "{a}至{b}" | "{a}至{b}" | "{a} to {b}";
}
