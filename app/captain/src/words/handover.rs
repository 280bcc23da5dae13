//! Handing a building over.

ui::words! {
    HAND_OVER: "交接" | "交接" | "Hand over";
    HAND_OVER_LEAD: "换楼栋长的时候，账跟着楼走，一条也不丢。" | "換樓棟長的時候，帳跟著樓走，一條也不丟。" | "When captains change, the ledger stays with the building and no entry is lost.";
    HAND_OVER_OPEN: "换人交接" | "換人交接" | "Change captains";
    HO_HELD: "您手上的事" | "您手上的事" | "What is in your hands";
    HO_HELD_HINT: "写下的都在账里。接手的人在自己的设备上全看得到，不用抄。在这台设备上拍的照片不会自己过去。" | "寫下的都在帳裡。接手的人在自己的裝置上全看得到，不用抄。在這台裝置上拍的照片不會自己過去。" | "All that was written is in the ledger. Whoever comes next sees all of it on their own device; nothing has to be copied. Photos taken on this device do not go along by themselves.";
    HO_TO_DO: "要办的求助" | "要辦的求助" | "Requests to deal with";
    HO_TRAY: "等着收的消息" | "等著收的訊息" | "Messages waiting";
    HO_OUTBOX: "还没送出的消息" | "還沒送出的訊息" | "Messages not yet out";
    HO_QUIET: "好久没走动的结对" | "好久沒走動的結對" | "Pairs gone quiet";
    HO_HOMES: "户" | "戶" | "Households";
    HO_SENT: "站里收齐了吗" | "站裡收齊了嗎" | "Does the station have everything?";
    HO_ALL_THERE: "写下的站里都收到了。" | "寫下的站裡都收到了。" | "The station has everything that was written.";
    HO_PHOTOS: "这台设备上有 {n} 张照片。请在“设置 › 备份”存一份备份，到站里的设备上用“取回备份”补进去，站里才看得到。" | "這台裝置上有 {n} 張照片。請在「設定 › 備份」存一份備份，到站裡的裝置上用「取回備份」補進去，站裡才看得到。" | "{n} photos are on this device. Make a backup under “Settings › Backup” and add it on the station's device under “Restore a backup”: only then can the station see them.";
    HO_UNHEARD: "还有 {n} 条站里没回说收到。有信箱的话会自己送到；没有，就把文件发给站里，或者给站里的镜头看。" | "還有 {n} 條站裡沒回說收到。有信箱的話會自己送到；沒有，就把檔案發給站裡，或者給站裡的鏡頭看。" | "{n} entries the station has not confirmed. A mailbox brings them by itself; without one, send the station the file or show it to its camera.";
    HO_NO_STATION: "这台设备还不知道把账交给谁：先收一次站里的文件。" | "這臺裝置還不知道把帳交給誰：先收一次站裡的檔案。" | "This device does not know yet whom to hand the ledger to: take in a file from the station first.";
    HO_PRESS: "我交接了" | "我交接了" | "I hand it over";
    HO_PRESS_AGAIN: "再交接一次" | "再交接一次" | "Hand it over again";
    HO_SURE: "把{place}交接出去？" | "把{place}交接出去？" | "Hand {place} over?";
    HO_WHOLE: "工作站" | "工作站" | "the station";
    HO_SURE_HINT: "站里收到这句话，就知道您以前记的都齐了，会停用这台设备，再收接手的人的设备。在那之前您还能记。" | "站裡收到這句話，就知道您以前記的都齊了，會停用這臺裝置，再收接手的人的裝置。在那之前您還能記。" | "Once the station hears this it knows that everything you wrote is there, puts this device out of use and lets the next captain's in. Until then you can still write.";
    HO_DONE: "{when}交接了。" | "{when}交接了。" | "Handed over {when}.";
    HO_SINCE: "之后又记了 {n} 条。" | "之後又記了 {n} 條。" | "{n} entries since.";
    HO_THEIRS: "楼栋长的设备" | "樓棟長的裝置" | "The captains' devices";
    HO_NONE: "还没有只管一栋楼的设备。" | "還沒有只管一棟樓的裝置。" | "No device is for one building alone yet.";
    HO_STEPS: "怎么交接" | "怎麼交接" | "How it goes";
    HO_STEP_1: "要走的楼栋长在自己的设备上打开“设置 › 换人交接”，按“我交接了”。" | "要走的樓棟長在自己的裝置上打開「設定 › 換人交接」，按「我交接了」。" | "Whoever leaves opens “Settings › Change captains” on their own device and presses “I hand it over”.";
    HO_STEP_2: "下面写着“记的全收到了”，就停用那台设备：它以前记的一条不少。在那台设备上拍过照片，先把它的备份在这里“取回备份”里补上。" | "下面寫著「記的全收到了」，就停用那臺裝置：它以前記的一條不少。在那臺裝置上拍過照片，先把它的備份在這裡「取回備份」裡補上。" | "Once it says “everything written is here” below, revoke that device: nothing it wrote goes. Where photos were taken on it, add its backup here first, under “Restore a backup”.";
    HO_STEP_3: "收下接手的人的设备，管同一栋楼。" | "收下接手的人的裝置，管同一棟樓。" | "Let the next captain's device in, for the same building.";
    HO_STEP_4: "换上新的楼道海报和联系卡。" | "換上新的樓道海報和聯絡卡。" | "Put up a new poster and contact cards.";
    HO_LET_IN: "收接手的设备" | "收接手的裝置" | "Let the next device in";
    HO_NOT_YET: "还没有交接" | "還沒有交接" | "Not handed over yet";
    HO_HERE: "{when}交接，记的全收到了" | "{when}交接，記的全收到了" | "Handed over {when}; everything written is here";
    HO_HERE_SINCE: "{when}交接，之后又记了 {n} 条" | "{when}交接，之後又記了 {n} 條" | "Handed over {when}; {n} entries since";
    HO_REVOKE_HINT: "它还没有交接：还没送到这里的就不算了。请先让那位楼栋长按“我交接了”。停了不能再开。" | "它還沒有交接：還沒送到這裡的就不算了。請先讓那位樓棟長按「我交接了」。停了不能再開。" | "It has not handed over: whatever has not come here yet will not count. Ask that captain to press “I hand it over” first. This cannot be undone.";
    HO_STAYS: "设备不换，只换人" | "裝置不換，只換人" | "The device stays, the person changes";
    HO_STAYS_HINT: "写上接手的人，再换口令和恢复单，前一位就打不开了。" | "寫上接手的人，再換口令和恢復單，前一位就打不開了。" | "Write down who comes next, then change passcode and recovery sheet, so that whoever was here before cannot open it.";
    HO_NOW: "现在是谁的" | "現在是誰的" | "Whose it is now";
    HO_NEXT: "接手的人" | "接手的人" | "Who comes next";
    HO_NEXT_SAVE: "记下接手的人" | "記下接手的人" | "Write it down";
    HO_NEXT_SAVED: "这台设备现在归{name}" | "這臺裝置現在歸{name}" | "This device is now {name}'s";
    HO_PASSCODE: "换口令" | "換口令" | "Change the passcode";
    HO_SHEET: "换恢复单" | "換恢復單" | "Change the recovery sheet";
}
