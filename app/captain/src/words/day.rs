//! The day: what waits, why, how it ended, and a captain's seven roles.

ui::words! {
    DAY: "今天要留心的" | "今天要留心的" | "The day";
    DAY_LINE: "今天还有" | "今天還有" | "Also today";
    DAY_QUIET: "没有等着的事" | "沒有等著的事" | "Nothing waits";
    DAY_QUIET_HINT: "谁该看望、谁过生日、谁缺材料，到时候会出现在这里。" | "誰該看望、誰過生日、誰缺材料，到時候會出現在這裡。" | "Whoever is to be visited, has a birthday or lacks a paper will appear here.";
    DAY_LATE: "已过时" | "已過時" | "Overdue";
    DAY_DUE: "今天要答复的" | "今天要答覆的" | "Due today";
    DAY_VISITS: "要看望的" | "要看望的" | "To be visited";
    DAY_CALLS: "要提醒的" | "要提醒的" | "To be reminded";
    DAY_BIRTHDAYS: "生日" | "生日" | "Birthdays";
    DAY_LACKING: "缺材料的项目" | "缺材料的項目" | "Programs with papers missing";
    DAY_POST: "来信和待发" | "來信和待發" | "Messages";
    DAY_MORE: "再看一些（共 {n}）" | "再看一些（共 {n}）" | "Show more (of {n})";
    DAY_PRINT: "打印今天的单子" | "列印今天的單子" | "Print the day";
    DAY_REST: "另有 {n} 件" | "另有 {n} 件" | "{n} more";

    DL_VISITS: "{n} 户要看望" | "{n} 戶要看望" | "{n} to visit";
    DL_CALLS: "{n} 位要提醒" | "{n} 位要提醒" | "{n} to remind";
    DL_BIRTHDAYS: "{n} 位生日" | "{n} 位生日" | "{n} birthdays";
    DL_LACKING: "{n} 位缺材料" | "{n} 位缺材料" | "{n} lack papers";
    DL_NOTHING: "看看七样职责" | "看看七樣職責" | "See the seven roles";

    DW_QUIET: "志愿者 {n} 天没去了" | "志願者 {n} 天沒去了" | "Volunteer {n} days late";
    DW_RHYTHM: "说好每 {n} 天去一次" | "說好每 {n} 天去一次" | "agreed: every {n} days";
    DW_ALLOWED: "该 {n} 天内见一次" | "該 {n} 天內見一次" | "to be seen every {n} days";
    DW_NEVER: "要留心的人，还没人见过" | "要留心的人，還沒人見過" | "At risk, never seen";
    DW_MOVED: "听说搬走了" | "聽說搬走了" | "Said to have moved";
    DW_MOVED_HINT: "核实了，到本人页面记离开" | "核實了，到本人頁面記離開" | "once sure, note it on their page";
    DW_OWN: "志愿者 {who}" | "志願者 {who}" | "volunteer {who}";
    DW_TRIED: "上次没联系上" | "上次沒聯繫上" | "not reached last time";
    DW_BIRTHDAY: "今天 {n} 岁" | "今天 {n} 歲" | "{n} today";
    DW_BIRTHDAY_AHEAD: "{when} {n} 岁" | "{when} {n} 歲" | "{n} on {when}";
    DW_BIRTHDAY_MISSED: "{when} 满 {n} 岁，还没问候" | "{when} 滿 {n} 歲，還沒問候" | "{n} on {when}, not greeted yet";
    DW_CALL: "该有：{what}" | "該有：{what}" | "Owed: {what}";
    DW_TRAY: "{n} 个新来的人在等" | "{n} 個新來的人在等" | "{n} new senders wait";
    DW_TO_SEND: "{n} 条消息还没送出" | "{n} 條訊息還沒送出" | "{n} messages not sent yet";
    DW_TO_COPY: "{n} 条消息要自己转发" | "{n} 條訊息要自己轉發" | "{n} messages to pass on by hand";

    DE_NOTE: "记结果" | "記結果" | "Note how it went";
    DE_NOTE_OF: "记结果 {who}" | "記結果 {who}" | "Note how it went: {who}";
    DE_DAY: "哪一天的事" | "哪一天的事" | "On which day";
    DE_HOW: "怎么样了" | "怎麼樣了" | "How it ended";
    DE_WENT: "{who}去过了" | "{who}去過了" | "{who} was there";
    DE_MET: "见到了" | "見到了" | "Met";
    DE_CALLED: "打了电话" | "打了電話" | "Telephoned";
    DE_TOLD: "说到了" | "說到了" | "Told";
    DE_GREETED: "问候了" | "問候了" | "Greeted";
    DE_SENT: "发消息给本人" | "發訊息給本人" | "Send a message";
    DE_NOT_REACHED: "没联系上" | "沒聯繫上" | "Not reached";
    DE_MOVED: "搬走了" | "搬走了" | "Moved on";
    DE_NOT_NEEDED: "不用了" | "不用了" | "No longer needed";
    DE_END_PAIR: "不用再结对" | "不用再結對" | "End the pair";
    DE_STILL: "还住着，见到了" | "還住著，見到了" | "Lives there, met";
    DE_FULL: "细写" | "細寫" | "In full";
    DE_SAID: "{who}：{what}" | "{who}：{what}" | "{who}: {what}";
    DE_TEXT: "{who}，您好！我是{station}的{captain}。您可以办“{what}”：{gets}。请到工作站来，或回电 {telephone}。" | "{who}，您好！我是{station}的{captain}。您可以辦「{what}」：{gets}。請到工作站來，或回電 {telephone}。" | "Dear {who}, this is {captain} of {station}. You are entitled to “{what}”: {gets}. Come to the station, or call {telephone}.";
    DE_WISH: "{who}，祝您生日快乐，身体健康！{station} {captain} {telephone}" | "{who}，祝您生日快樂，身體健康！{station} {captain} {telephone}" | "Dear {who}, a happy birthday and good health! {captain}, {station}, {telephone}";

    FA_REMINDED: "提醒和问候" | "提醒和問候" | "Reminded, greeted";
    RM_DO: "提醒 {n} 位" | "提醒 {n} 位" | "Remind {n}";
    RM_DONE: "{n} 位列入今天的提醒" | "{n} 位列入今天的提醒" | "{n} are on the day's list";
    RM_BEFORE: "{n} 位已在单子上，或一个月内提醒过" | "{n} 位已在單子上，或一個月內提醒過" | "{n} are on it or were reminded within a month";
    RM_WANTED: "{date} 起要提醒" | "{date} 起要提醒" | "to be reminded since {date}";
    RM_TOLD: "{date} 提醒过" | "{date} 提醒過" | "reminded {date}";
    RM_SENT: "{date} 发了消息" | "{date} 發了訊息" | "message sent {date}";
    RM_NOT_REACHED: "{date} 没联系上" | "{date} 沒聯繫上" | "not reached {date}";
    RM_MOVED: "{date} 听说搬走了" | "{date} 聽說搬走了" | "said to have moved {date}";
    RM_NOT_NEEDED: "{date} 说不用了" | "{date} 說不用了" | "no longer needed {date}";

    ROLES: "楼栋长的七样职责" | "樓棟長的七樣職責" | "A captain's seven roles";
    RO_DATA: "数据" | "數據" | "Data";
    RO_INFORMATION: "信息" | "資訊" | "Information";
    RO_PUBLICITY: "宣传" | "宣傳" | "Publicity";
    RO_SERVICE: "服务" | "服務" | "Service";
    RO_MEDIATION: "调解" | "調解" | "Mediation";
    RO_SUPERVISION: "监督" | "監督" | "Supervision";
    RO_SAFETY: "安全" | "安全" | "Safety";
    RO_PEOPLE: "名册 {n} 人" | "名冊 {n} 人" | "{n} on the roster";
    RO_UNBORN: "{n} 人没写出生日期" | "{n} 人沒寫出生日期" | "{n} without a day of birth";
    RO_UNSEEN: "{n} 户还没人见过" | "{n} 戶還沒人見過" | "{n} homes never seen";
    RO_POST: "消息都送到了" | "訊息都送到了" | "All messages have left";
    RO_POSTERS: "楼栋海报" | "樓棟海報" | "Posters";
    RO_PROGRAMS: "{n} 个惠民项目" | "{n} 個惠民項目" | "{n} programs";
    RO_OWED: "{n} 位该有，去告诉他们" | "{n} 位該有，去告訴他們" | "{n} are owed one: tell them";
    RO_OPEN: "{n} 件求助在办" | "{n} 件求助在辦" | "{n} requests open";
    RO_QUARREL: "{who} 家里有矛盾" | "{who} 家裡有矛盾" | "{who}: quarrel at home";
    RO_NO_QUARREL: "没听到矛盾，敲门时留意" | "沒聽到矛盾，敲門時留意" | "No quarrels heard; listen at the doors";
    RO_LATE: "{n} 件已过时" | "{n} 件已過時" | "{n} overdue";
    RO_ON_TIME: "都在时限里" | "都在時限裡" | "All within their time";
    RO_HANDED_IN: "{n} 位递交了还没消息" | "{n} 位遞交了還沒消息" | "{n} handed in, nothing heard";
    RO_QUIET: "{n} 对很久没去" | "{n} 對很久沒去" | "{n} pairs gone quiet";
    RO_HAZARD: "{who} 家有隐患" | "{who} 家有隱患" | "{who}: hazard at home";
    RO_NOT_SEEN: "{n} 户等着有人去看" | "{n} 戶等著有人去看" | "{n} homes wait to be seen";
    RO_SAFE: "没有报来的危险" | "沒有報來的危險" | "No danger reported";
}
