//! A new captain's first day.

ui::words! {
    TOUR: "第一天" | "第一天" | "First day";
    TOUR_TITLE: "楼栋长的第一天" | "樓棟長的第一天" | "A captain's first day";
    TOUR_LEAD: "楼栋长有七样事。每样在这个示例社区里做一遍，人都是编的，做错了也不要紧。" | "樓棟長有七樣事。每樣在這個示例社區裡做一遍，人都是編的，做錯了也不要緊。" | "A captain does seven kinds of thing. Do each once in this made-up community: nobody in it is real, and nothing can go wrong.";
    TOUR_DONE: "做过 {n} 样，还有 {m} 样" | "做過 {n} 樣，還有 {m} 樣" | "{n} done, {m} to go";
    TOUR_ALL: "七样都做过了。可以建自己的站了。" | "七樣都做過了。可以建自己的站了。" | "All seven done. You can set up your own station now.";
    TOUR_TRY: "去试试" | "去試試" | "Try it";
    TOUR_AGAIN: "再做一遍" | "再做一遍" | "Once more";
    TOUR_NEXT: "下一样：{title}" | "下一樣：{title}" | "Next: {title}";
    TOUR_PAGE: "看七样" | "看七樣" | "All seven";
    TOUR_END: "不学了" | "不學了" | "End the tour";
    TOUR_OWN: "建自己的站" | "建自己的站" | "Set up my own station";
    TOUR_LEARNT: "做过了" | "做過了" | "Done";
    TOUR_SERVICE: "服务" | "服務" | "Service";
    TOUR_SERVICE_DO: "替等着的人找人" | "替等著的人找人" | "Find help for somebody who waits";
    TOUR_SERVICE_HOW: "打开一件要办的求助，看看谁合适、为什么，请他去。" | "打開一件要辦的求助，看看誰合適、為什麼，請他去。" | "Open a request, see who suits and why, and ask them.";
    TOUR_INFORMATION: "信息" | "資訊" | "Information";
    TOUR_INFORMATION_DO: "替别人记一件事" | "替別人記一件事" | "Write something down for somebody";
    TOUR_INFORMATION_HOW: "有人在门口跟您说灯坏了：记下是谁、什么事、怎么听来的。" | "有人在門口跟您說燈壞了：記下是誰、什麼事、怎麼聽來的。" | "Somebody at the door says a lamp is out: note who, what, and how you heard.";
    TOUR_DATA: "数据" | "資料" | "Data";
    TOUR_DATA_DO: "找一个人" | "找一個人" | "Find a person";
    TOUR_DATA_HOW: "在“住户”里打姓名、拼音头几个字母、门牌或者电话后四位，打开一个人。" | "在「住戶」裡打姓名、拼音頭幾個字母、門牌或者電話後四位，打開一個人。" | "Among the people type a name, its pinyin initials, a home or the last digits of a telephone, and open somebody.";
    TOUR_MEDIATION: "调解" | "調解" | "Mediation";
    TOUR_MEDIATION_DO: "记下一家的难处" | "記下一家的難處" | "Note what is hard for a household";
    TOUR_MEDIATION_HOW: "在一个人的页上改一处：合不来的人，下次就不会排到一起。" | "在一個人的頁上改一處：合不來的人，下次就不會排到一起。" | "On a person's page change something: two who should not meet, say, are then never sent to each other.";
    TOUR_SUPERVISION: "监督" | "監督" | "Supervision";
    TOUR_SUPERVISION_DO: "看哪对结对好久没走动" | "看哪對結對好久沒走動" | "See which pair has gone quiet";
    TOUR_SUPERVISION_HOW: "打开一户结对，看上次是什么时候、谁能顶上。" | "打開一戶結對，看上次是什麼時候、誰能頂上。" | "Open a paired household: when was the last visit, and who could step in?";
    TOUR_SAFETY: "安全" | "安全" | "Safety";
    TOUR_SAFETY_DO: "敲一户的门" | "敲一戶的門" | "Knock at a door";
    TOUR_SAFETY_HOW: "“敲门”里排好了先看谁、为什么。打开一户，记下看到的。" | "「敲門」裡排好了先看誰、為什麼。打開一戶，記下看到的。" | "The rounds say whom to see first, and why. Open a door and note what you found.";
    TOUR_PUBLICITY: "宣传" | "宣傳" | "Publicity";
    TOUR_PUBLICITY_DO: "看一张楼道海报" | "看一張樓道海報" | "Look at a poster";
    TOUR_PUBLICITY_HOW: "在“楼栋”里点一栋，打开海报：居民扫一扫就能找到您。" | "在「樓棟」裡點一棟，打開海報：居民掃一掃就能找到您。" | "Among the places choose a building and open its poster: residents scan it to reach you.";
}
