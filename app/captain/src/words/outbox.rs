//! What goes out.

ui::words! {
    OUTBOX_TITLE: "待发" | "待發" | "Outbox";
    OUTBOX_EMPTY: "没有要发的" | "沒有要發的" | "Nothing to send";
    OUTBOX_EMPTY_HINT: "发出的东西先在这里停 10 秒，可以撤回。" | "發出的東西先在這裡停 10 秒，可以撤回。" | "What you send rests here for 10 seconds.";
    L_OFFER: "邀请" | "邀請" | "Offer";
    L_DETAILS: "门牌和嘱咐" | "門牌和囑咐" | "Particulars";
    L_PROGRESS: "进度" | "進度" | "Progress";
    L_CALL_OFF: "不用去了" | "不用去了" | "No longer needed";
    L_COUNTED: "回条" | "回條" | "Receipt";
    LS_WAITING: "{n} 秒后送出" | "{n} 秒後送出" | "Goes in {n} s";
    LS_TO_COPY: "要您自己发" | "要您自己發" | "For you to pass on";
    LS_SENDING: "正在送" | "正在送" | "On its way";
    LS_SENDING_N: "正在送，试了 {n} 次" | "正在送，試了 {n} 次" | "On its way, tried {n} times";
    LS_SENT: "已放进信箱" | "已放進信箱" | "In the mailbox";
    LS_RECEIVED: "对方收到了" | "對方收到了" | "They have it";
    LS_COPIED: "您已发出" | "您已發出" | "You passed it on";
    LS_UNDONE: "已撤回" | "已撤回" | "Taken back";
    TO_WHOM: "给{who}" | "給{who}" | "To {who}";
    MARK_COPIED: "我已发出" | "我已發出" | "I have passed it on";
    LETTER_OPEN: "看内容" | "看內容" | "Open";
    QR_HINT: "请对方用手机扫" | "請對方用手機掃" | "Let them scan this";
    ARRIVED: "收到 {n} 条新消息" | "收到 {n} 條新訊息" | "{n} new messages";
    HELD_BACK: "一下来了太多，{n} 条先放着" | "一下來了太多，{n} 條先放著" | "Too many at once; {n} held back";
}
