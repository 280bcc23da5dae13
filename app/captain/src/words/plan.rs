//! One plan for all open requests: who goes, who could go instead, and what that would mean for the others.

ui::words! {
    PLAN_SWAP: "换人" | "換人" | "Swap";
    PLAN_FIND: "找人" | "找人" | "Find someone";
    PLAN_PIN: "定下" | "定下" | "Pin";
    PLAN_UNPIN: "松开" | "鬆開" | "Unpin";
    PLAN_PINNED: "已定" | "已定" | "Pinned";
    PLAN_ANEW: "重新排" | "重新排" | "Plan again";
    PLAN_ANEW_DONE: "重新排好了" | "重新排好了" | "Planned again";
    PLAN_ANEW_PINNED: "重新排好了，定下的没动" | "重新排好了，定下的沒動" | "Planned again; what you pinned stands";
    PLAN_FALLEN: "“{what}”没法再定{who}，已松开。" | "“{what}”沒法再定{who}，已鬆開。" | "{who} can't be pinned to “{what}” any more: unpinned.";
    PLAN_AGREED_MOVED: "{n} 份邀请，10 秒后送出；收回 {moved} 份" | "{n} 份邀請，10 秒後送出；收回 {moved} 份" | "Offers going out in 10 seconds: {n}; taken back: {moved}";
    PLAN_TAKE_BACK: "收回 {n} 份邀请" | "收回 {n} 份邀請" | "Offers to take back: {n}";
    PLAN_TAKEN_BACK: "收回了 {n} 份邀请" | "收回了 {n} 份邀請" | "Offers taken back: {n}";
    PLAN_TAKEN: "换成{who}了" | "換成{who}了" | "{who} goes now";
    PLAN_MOVED: "{who}还没回话。您同意后，给{who}的“{what}”邀请就收回。" | "{who}還沒回話。您同意後，給{who}的“{what}”邀請就收回。" | "{who} has not answered. Once you agree, {who}'s offer for “{what}” is taken back.";
    SWAP_WHO: "“{what}”换谁去" | "“{what}”換誰去" | "Who else for “{what}”";
    SWAP_TAKE: "换成这位" | "換成這位" | "Take instead";
    SWAP_CLOSE: "不换了" | "不換了" | "Leave as it is";
    SWAP_NONE: "没有别人合适。" | "沒有別人合適。" | "Nobody else fits.";
    SWAP_PICK: "找别人" | "找別人" | "Somebody else";
    SWAP_PICK_HINT: "姓名、门牌、电话" | "姓名、門牌、電話" | "Name, door or telephone";
    SWAP_CANNOT: "请不了这位" | "請不了這位" | "Cannot be asked";
    SWAP_CHOSEN: "排的就是这位" | "排的就是這位" | "The plan has them already";
    SWAP_NOTHING: "别的都不变" | "別的都不變" | "Nothing else changes";
    SWAP_FREE: "{who}不用去" | "{who}不用去" | "{who} stays free";
    SWAP_MOVES: "{who}改去“{what}”" | "{who}改去“{what}”" | "{who} goes to “{what}” instead";
    SWAP_GOES: "{who}去“{what}”" | "{who}去“{what}”" | "{who} goes to “{what}”";
    SWAP_NOBODY: "“{what}”没人去" | "“{what}”沒人去" | "Nobody goes to “{what}”";
    SWAP_MORE: "整个排法多 {n} 分" | "整個排法多 {n} 分" | "Whole plan: {n} points more";
    SWAP_LESS: "整个排法省 {n} 分" | "整個排法省 {n} 分" | "Whole plan: {n} points less";
    SWAP_EVEN: "整个排法一样省" | "整個排法一樣省" | "Whole plan: the same";
    SWAP_FILLS: "比没人去强" | "比沒人去強" | "Better than nobody";
    SWAP_POINTS: "多走 100 米算 {n} 分。" | "多走 100 米算 {n} 分。" | "100 m more on foot count {n} points.";
    SCARCE_TITLE: "最紧缺的志愿者" | "最緊缺的志願者" | "Scarcest volunteers";
    SCARCE_LEAD: "这几位再多一份空，排得更好。" | "這幾位再多一份空，排得更好。" | "One more task each of theirs would help most.";
    SCARCE_NONE: "谁也不紧缺，人手够。" | "誰也不緊缺，人手夠。" | "Nobody is scarce: there are hands enough.";
    SCARCE_SKILL: "缺会{who}的" | "缺會{who}的" | "Short of: {who}";
    SCARCE_NEAR: "缺就近有空的" | "缺就近有空的" | "Short of people near and free";
    SCARCE_SAVES: "多一件省 {n} 分" | "多一件省 {n} 分" | "One more task saves {n} points";
    LOAD_TITLE: "这周谁忙" | "這週誰忙" | "This week's load";
    LOAD_LINE: "{people} 位有事，最多的 {most} 件，平均 {mean} 件。" | "{people} 位有事，最多的 {most} 件，平均 {mean} 件。" | "{people} people have tasks, {most} at most, {mean} on average.";
}
