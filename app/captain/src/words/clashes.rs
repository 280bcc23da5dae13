//! What two people wrote about one thing at the same time.

ui::words! {
    CLASHES: "两处写得不一样" | "兩處寫得不一樣" | "Written differently in two places";
    CLASHES_LEAD: "两台设备没碰头就写了同一处，两边都还在。请看看哪个对。" | "兩臺裝置沒碰頭就寫了同一處，兩邊都還在。請看看哪個對。" | "Two devices wrote the same thing without knowing of each other. Both are kept: say which holds.";
    CLASHES_N: "{n} 处写得不一样，请看看哪个对。" | "{n} 處寫得不一樣，請看看哪個對。" | "{n} written differently in two places: say which holds.";
    CLASHES_OPEN: "去看看" | "去看看" | "Look";
    CLASHES_NONE: "都一样了" | "都一樣了" | "All agree";
    CLASHES_NONE_HINT: "没有要定的。" | "沒有要定的。" | "Nothing to settle.";
    CLASH_OF: "{about} · {fact}" | "{about} · {fact}" | "{about} · {fact}";
    CLASH_SIDE: "{device} · {when}" | "{device} · {when}" | "{device} · {when}";
    CLASH_NOTHING: "（去掉了）" | "（去掉了）" | "(taken away)";
    CLASH_TAKE: "用这个" | "用這個" | "This one holds";
    CLASH_SETTLED: "定了：{said}" | "定了：{said}" | "Settled: {said}";
}
