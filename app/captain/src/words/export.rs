//! Tables that leave the device: as a spreadsheet, or on paper.

ui::words! {
    EXPORT: "导出和打印" | "匯出和列印" | "Export and print";
    EXPORT_LEAD: "每张表都能存成 Excel 或 CSV，也能打印。导出的居民表可以在另一个工作站再导入。" | "每張表都能存成 Excel 或 CSV，也能列印。匯出的居民表可以在另一個工作站再匯入。" | "Every table as Excel or CSV, or on paper. A table of people can be brought in again elsewhere.";
    EXPORT_WHICH: "哪张表" | "哪張表" | "Which table";
    EX_PEOPLE: "居民" | "居民" | "People";
    EX_VOLUNTEERS: "志愿者" | "志願者" | "Volunteers";
    EX_REQUESTS: "诉求（没办完的）" | "訴求（沒辦完的）" | "Requests, open";
    EX_OVER: "诉求（办完的）" | "訴求（辦完的）" | "Requests, over";
    EX_PAIRS: "结对" | "結對" | "Pairs";
    EX_VISITS: "走访" | "走訪" | "Visits";
    EX_MEALS: "助餐（最近 31 天）" | "助餐（最近 31 天）" | "Meals, the last 31 days";
    EX_BUILDINGS: "小区和楼栋" | "小區和樓棟" | "Estates and buildings";
    EXPORT_XLSX: "存成 Excel" | "存成 Excel" | "Save as Excel";
    EXPORT_CSV: "存成 CSV" | "存成 CSV" | "Save as CSV";
    EXPORT_PRINT: "打印" | "列印" | "Print";
    EXPORT_ASK: "让“{what}”离开这台设备？" | "讓「{what}」離開這台裝置？" | "Let the table of {what} leave this device?";
    EXPORT_OF: "哪些人" | "哪些人" | "Which people";
    EXPORT_NOTE: "表里有姓名、住址、电话等资料。存出去以后不再加密，由您保管，用完请删掉。表里有谁，就记在谁的“谁看过”里。" | "表裡有姓名、住址、電話等資料。存出去以後不再加密，由您保管，用完請刪掉。表裡有誰，就記在誰的「誰看過」裡。" | "It holds names, homes and telephones. Outside it is not encrypted: keep it safe, and delete it when you are done. Each person in it finds it noted among the looks at them.";
    EXPORT_YES: "导出" | "匯出" | "Export";
    EXPORT_BUSY: "正在整理…" | "正在整理…" | "Gathering…";
    EXPORT_SAVED: "存好了，在“下载”里。" | "存好了，在「下載」裡。" | "Saved among your downloads.";
    EXPORT_TOO_MANY: "这张表有 {n} 行，打印最多 {most} 行。请存成 Excel 再打印。" | "這張表有 {n} 行，列印最多 {most} 行。請存成 Excel 再列印。" | "This table has {n} rows; at most {most} are printed here. Save it as Excel and print that.";
    EXPORT_EMPTY: "这张表是空的。" | "這張表是空的。" | "There is nothing in this table.";
    CO_WEEKLY: "每周最多次数" | "每週最多次數" | "Tasks a week at most";
    CO_NUMBER: "编号" | "編號" | "Number";
    CO_WORDS: "说了什么" | "說了什麼" | "What was said";
    CO_KIND: "类别" | "類別" | "Kind";
    CO_WHO: "谁" | "誰" | "Who";
    CO_STEP: "进展" | "進展" | "Step";
    CO_FILED: "时间" | "時間" | "Filed";
    CO_DUE: "答应的时间" | "答應的時間" | "Promised by";
    CO_OWN: "结对志愿者" | "結對志願者" | "Own volunteer";
    CO_BACKUP: "替补" | "替補" | "Backup";
    CO_SINCE: "从哪天起" | "從哪天起" | "Since";
    CO_RHYTHM: "几天一次" | "幾天一次" | "Every so many days";
    CO_LAST: "最近走访" | "最近走訪" | "Last visit";
    CO_DAY: "日期" | "日期" | "Day";
    CO_KIOSK: "助餐点" | "助餐點" | "Canteen";
    CO_ORDINARY: "普通" | "普通" | "Ordinary";
    CO_ELDER: "老人" | "老人" | "Elders";
    CO_FREE: "免费" | "免費" | "Free";
    CO_YUAN: "元" | "元" | "Yuan";
    CO_HOUSEHOLDS: "户数" | "戶數" | "Households";
    CO_PEOPLE: "人数" | "人數" | "People";
    CO_OPEN: "没办完的诉求" | "沒辦完的訴求" | "Open requests";
}
