//! Backups, and what the browser keeps.

ui::words! {
    T_BLOCKED: "另一个标签页还开着旧版本。请关掉它，再重新打开这一页。" | "另一個標籤頁還開著舊版本。請關掉它，再重新開啟這一頁。" | "Another tab has an older version open. Close it, then reload this page.";
    T_READ_ONLY: "浏览器不再让写了，已存的都还在。请关掉浏览器再打开。" | "瀏覽器不再讓寫了，已存的都還在。請關掉瀏覽器再開啟。" | "The browser has stopped writing. What is saved is safe; close the browser and open it again.";
}
