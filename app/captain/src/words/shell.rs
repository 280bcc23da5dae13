//! The frame: pages, banners, what every page may say.

ui::words! {
    TODAY: "今天" | "今天" | "Today";
    PLAN: "一起排" | "一起排" | "Match all";
    FILE: "记一件" | "記一件" | "File one";
    TAKE_IN: "收消息" | "收訊息" | "Take in";
    PEOPLE: "住户" | "住戶" | "People";
    PLACES: "楼栋" | "樓棟" | "Buildings";
    KIOSKS: "助餐点" | "助餐點" | "Canteen";
    ACTING: "扮作" | "扮作" | "Act as";
    SETTINGS: "设置" | "設定" | "Settings";
    DESK_NAV: "工作台" | "工作台" | "Desk";
    SAVED_HERE: "已保存在这台设备" | "已儲存在這台裝置" | "Saved on this device";
    WORKS_OFFLINE: "断网也能用" | "斷網也能用" | "Works offline";
    SAMPLE_DELETE: "删掉示例" | "刪掉示例" | "Delete the sample";
    SAMPLE_DELETE_ASK: "删掉整个示例小区？" | "刪掉整個示例小區？" | "Delete the whole sample community?";
    SAMPLE_DELETE_HINT: "示例里的人和事都会没有，别的不受影响。" | "示例裡的人和事都會沒有，別的不受影響。" | "Its people and requests will be gone. Nothing else is touched.";
    COPY_FAILED: "没复制成，请按住文字自己复制" | "沒複製成，請按住文字自己複製" | "Could not copy: hold the text and copy it yourself";
    UNDONE: "已撤回" | "已撤回" | "Taken back";
    WORKING: "正在办…" | "正在辦…" | "Working…";
    SAVED: "已存好" | "已存好" | "Saved";
    DESK_MISSING: "后台没有启动。数据没有丢，请重新打开这一页。" | "後台沒有啟動。資料沒有丟，請重新開啟這一頁。" | "The desk did not start. Nothing is lost; open this page again.";
    ELSEWHERE_TITLE: "工作台在另一个标签页开着" | "工作台在另一個標籤頁開著" | "The desk is open in another tab";
    ELSEWHERE_HINT: "一次只能在一处改，免得两边打架。" | "一次只能在一處改，免得兩邊打架。" | "Only one tab may write at a time.";
    ELSEWHERE_HERE: "在这里用" | "在這裡用" | "Use it here";
    ENGINE_MISSING: "帮您排人的部件没能启动。您可以在下面自己选人。" | "幫您排人的部件沒能啟動。您可以在下面自己選人。" | "The part that finds helpers did not start. Pick someone below.";
    LOADING: "正在取…" | "正在取…" | "Loading…";
    SAMPLE_LEAVE: "回到我的工作站" | "回到我的工作站" | "Back to my own station";
    WAKING: "正在打开工作台" | "正在開啟工作台" | "Opening the desk";
    ENGINE_SLOW: "还在算，人多时要等几秒" | "還在算，人多時要等幾秒" | "Still working; a few seconds with many people";
    NAV_PAGES: "页面" | "頁面" | "Pages";
    RELOAD: "重新打开" | "重新開啟" | "Reload";
    REST_MISSING: "这一页没能取来，网络可能断了。请再试一次。" | "這一頁沒能取來，網路可能斷了。請再試一次。" | "This page could not be fetched. The network may be down; please try again.";
    COLON: "：" | "：" | ": ";
}
