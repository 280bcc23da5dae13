//! A film: a file shown to another screen's camera.

ui::words! {
    FILM_SHOW: "给另一台设备看" | "給另一台裝置看" | "Show to another device";
    FILM_HINT: "在另一台设备上打开“扫二维码”，镜头对准这里，等它说收齐了。" | "在另一台裝置上打開「掃二維碼」，鏡頭對準這裡，等它說收齊了。" | "On the other device press “Scan a code” and hold its camera here until it has everything.";
    FILM_OF: "动态二维码：{name}" | "動態二維碼：{name}" | "Moving code: {name}";
    FILM_WAIT: "正在准备……" | "正在準備……" | "One moment…";
    FILM_TOO_LARGE: "内容超过 50 KB，动态二维码放不下。请存成文件传过去。" | "內容超過 50 KB，動態二維碼放不下。請存成檔案傳過去。" | "This is more than 50 KB, too much for a moving code. Pass it on as a file.";
    FILM_SLOWER: "慢一点" | "慢一點" | "Slower";
    FILM_FASTER: "快一点" | "快一點" | "Faster";
    FILM_STOP: "停住" | "停住" | "Hold still";
    FILM_GO: "继续" | "繼續" | "Go on";
    FILM_PART: "收到 {n} 份，一共 {of} 份。请一直对准。" | "收到 {n} 份，一共 {of} 份。請一直對準。" | "{n} of {of} parts. Keep it in view.";
    FILM_WHOLE: "收齐了：{n} 字节。" | "收齊了：{n} 位元組。" | "Everything is here: {n} bytes.";
}
