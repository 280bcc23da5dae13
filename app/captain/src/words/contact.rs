//! The contact card for a door: who to tell first.

ui::words! {
    CARD: "联系卡" | "聯繫卡" | "Contact card";
    CARD_LEAD: "贴在门上、留给老人，也能发到群里：有事先找谁，一看就知道。" | "貼在門上、留給老人，也能發到群裡：有事先找誰，一看就知道。" | "For the door, for an elder's table, for the chat: who to tell first.";
    CARD_NAME: "先找谁" | "先找誰" | "Who to tell first";
    CARD_NAME_HINT: "写大家平时的叫法，例：志愿者小范" | "寫大家平時的叫法，例：志願者小範" | "As people call them, for example: Xiao Fan of the volunteers";
    CARD_PHONE: "电话" | "電話" | "Telephone";
    CARD_HOURS: "什么时候能打" | "什麼時候能打" | "When to call";
    CARD_HOURS_HINT: "可不填，例：每天早 8 点到晚 8 点" | "可不填，例：每天早 8 點到晚 8 點" | "Optional, for example: every day 8 to 20";
    CARD_WHERE: "管哪些楼" | "管哪些樓" | "For which buildings";
    CARD_SIZE: "印多大" | "印多大" | "How large";
    CARD_FOUR: "小卡，一页四张" | "小卡，一頁四張" | "Small, four a page";
    CARD_TWO: "中卡，一页两张" | "中卡，一頁兩張" | "Medium, two a page";
    CARD_ONE: "一整页" | "一整頁" | "A whole page";
    CARD_I_AM: "我是" | "我是" | "I am";
    CARD_TELL_ME: "有事先跟我说" | "有事先跟我說" | "Tell me first";
    CARD_SCAN: "或者扫一扫" | "或者掃一掃" | "Or scan";
    CARD_STATION: "工作站" | "工作站" | "Station";
    CARD_SHARE: "发给居民" | "發給居民" | "Share";
    CARD_LINK_HINT: "打开链接，下面就是这位的电话。" | "開啟連結，下面就是這位的電話。" | "Whoever opens the link sees this telephone at the foot.";
    CARD_NO_NAME: "这台设备不能替工作站签字：链接打开后，显示的是工作站的电话。" | "這台裝置不能替工作站簽字：連結開啟後，顯示的是工作站的電話。" | "This device cannot sign for the station: its link shows the station's telephone.";
}
