//! Passcode and lock.

ui::words! {
    T_LOCKED: "这台设备锁着。请先输入口令。" | "這台裝置鎖著。請先輸入口令。" | "This device is locked. Enter the passcode first.";
    T_PASSCODE: "口令不对，请再试一次。" | "口令不對，請再試一次。" | "That is not the passcode. Please try again.";
    T_PASSCODE_WAIT: "口令不对。请等 {n} 秒再试。" | "口令不對。請等 {n} 秒再試。" | "That is not the passcode. Wait {n} s, then try again.";
}
