//! A film: a file shown to another screen's camera.

ui::words! {
    FILM_SHOW: "给另一台设备看" | "給另一台裝置看" | "Show to another device";
    FILM_HIDE: "收起二维码" | "收起 QR 碼" | "Put the code away";
    FILM_HINT: "在另一台设备上打开“扫二维码”，镜头对准这里，等它说收齐了。" | "在另一台裝置上打開「掃 QR 碼」，鏡頭對準這裡，等它說收齊了。" | "On the other device press “Scan a code” and hold its camera here until it has everything.";
    FILM_OF: "动态二维码：{name}" | "動態 QR 碼：{name}" | "Moving code: {name}";
    FILM_WAIT: "正在准备……" | "正在準備……" | "One moment…";
    FILM_TOO_LARGE: "内容超过 50 KB，动态二维码放不下。请存成文件传过去。" | "內容超過 50 KB，動態 QR 碼放不下。請存成檔案傳過去。" | "This is more than 50 KB, too much for a moving code. Pass it on as a file.";
    FILM_NO_CAMERA: "这台设备没有摄像头，或网页不是 https。请那边存成文件发过来，在这里选。" | "這台裝置沒有攝影機，或網頁不是 https。請那邊存成檔案發過來，在這裡選。" | "There is no camera here, or this page is not https. Have it saved as a file and sent to you, and choose that here.";
    FILM_DENIED: "没有允许用摄像头。请在浏览器的网站设置里允许，或请那边存成文件发过来，在这里选。" | "沒有允許用攝影機。請在瀏覽器的網站設定裡允許，或請那邊存成檔案發過來，在這裡選。" | "The camera was not allowed. Allow it in the browser's site settings, or have it saved as a file and sent to you, and choose that here.";
    FILM_NO_READER: "二维码的部件没取来。请连上网再试，或存成文件传过去。" | "QR 碼的部件沒取來。請連上網再試，或存成檔案傳過去。" | "The part for codes did not load. Go online and try again, or pass it on as a file.";
    FILM_SLOWER: "慢一点" | "慢一點" | "Slower";
    FILM_FASTER: "快一点" | "快一點" | "Faster";
    FILM_STOP: "停住" | "停住" | "Hold still";
    FILM_GO: "继续" | "繼續" | "Go on";
    FILM_PART: "收到 {n} 份，一共 {of} 份。请一直对准。" | "收到 {n} 份，一共 {of} 份。請一直對準。" | "{n} of {of} parts. Keep it in view.";
    FILM_WHOLE: "收齐了：{n} 字节。" | "收齊了：{n} 位元組。" | "Everything is here: {n} bytes.";
}
