//! What the kiosk says.

use ports::counter::Trouble;
use ui::Word;

ui::words! {
    STARTING: "您好,请稍等。" | "您好,請稍等。" | "Hello. One moment, please.";
    TITLE: "助餐点" | "助餐點" | "Canteen";
    HELLO: "您好,来吃饭?" | "您好,來吃飯?" | "Hello. Here for a meal?";
    WHICH_BUILDING: "点一下您住的楼。" | "點一下您住的樓。" | "Touch the building you live in.";
    TODAY: "今天" | "今天" | "Today";
    PEOPLE: "位" | "位" | "meals";
    GUEST: "我是客人" | "我是客人" | "I am a guest";
    CARD: "刷卡 / 扫码" | "刷卡 / 掃碼" | "Card or code";
    TELL: "我有事要说" | "我有事要說" | "I need something";
    STAFF: "食堂的人点这里" | "食堂的人點這裡" | "For canteen staff";
    WHICH_UNIT: "您住几单元?" | "您住幾單元?" | "Which staircase?";
    WHICH_ROOM: "您住几号房?" | "您住幾號房?" | "Which room?";
    WHICH_PERSON: "您是哪一位?" | "您是哪一位?" | "Which one is you?";
    UNIT: "{n} 单元" | "{n} 單元" | "Staircase {n}";
    NOT_HERE: "不在这里" | "不在這裡" | "Not listed";
    EATEN_TODAY: "今天吃过了" | "今天吃過了" | "Has eaten today";
    YOUR_MEAL: "{name},一份饭" | "{name},一份飯" | "{name}, one meal";
    GUEST_MEAL: "客人,一份饭" | "客人,一份飯" | "A guest, one meal";
    PRICE: "{n} 元" | "{n} 元" | "{n} yuan";
    FREE: "不用付钱" | "不用付錢" | "Free of charge";
    CHECK_IN: "签到" | "簽到" | "Check in";
    CHECK_IN_WHO: "{name},{price},签到" | "{name},{price},簽到" | "{name}, {price}: check in";
    ALREADY: "{name},今天 {time} 已经签过了" | "{name},今天 {time} 已經簽過了" | "{name} already checked in today at {time}";
    ALREADY_LINE: "替家里人再带一份吗?" | "替家裡人再帶一份嗎?" | "Taking one more home for family?";
    AGAIN: "再来一份" | "再來一份" | "One more meal";
    ENJOY: "好了,请用餐!" | "好了,請用餐!" | "Done. Enjoy your meal!";
    PAY: "请付 {n} 元。" | "請付 {n} 元。" | "Please pay {n} yuan.";
    TAKE_BACK: "点错了,撤销" | "點錯了,撤銷" | "A mistake: undo";
    NEXT_PERSON: "下一位" | "下一位" | "Next person";
    SCAN_TITLE: "把卡对着镜头" | "把卡對著鏡頭" | "Hold your card to the camera";
    SCAN_LINE: "看清楚了会自己往下走。" | "看清楚了會自己往下走。" | "It goes on by itself once it can be read.";
    NO_CAMERA: "这台机器没有能用的镜头。可以用扫码枪,或者返回点楼号。" | "這台機器沒有能用的鏡頭。可以用掃碼槍,或者返回點樓號。" | "No camera can be used here. Use the hand scanner, or go back and touch your building.";
    TELL_TITLE: "您需要什么?" | "您需要什麼?" | "What do you need?";
    TELL_HINT: "用自己的话说就好,楼栋长会看到。" | "用自己的話說就好,樓棟長會看到。" | "In your own words. The captain will see it.";
    TELL_WORDS: "要说的事" | "要說的事" | "What you need";
    TELL_KIND: "看起来是" | "看起來是" | "It looks like";
    TELL_WHERE: "说的是哪栋楼?" | "說的是哪棟樓?" | "Which building is it about?";
    TELL_SEND: "告诉楼栋长" | "告訴樓棟長" | "Tell the captain";
    TELL_EMPTY: "请先写几个字。" | "請先寫幾個字。" | "Please write a few words first.";
    TELL_LONG: "太长了,请写短一点,最多 2000 字。" | "太長了,請寫短一點,最多 2000 字。" | "Too long: at most 2,000 characters, please.";
    TOLD: "记下了" | "記下了" | "Written down";
    TOLD_LINE: "编号 {n}。楼栋长会看到,有事可以打电话 {phone}。" | "編號 {n}。樓棟長會看到,有事可以打電話 {phone}。" | "Number {n}. The captain will see it. To ask, telephone {phone}.";
    PRIVACY: "您写的只给楼栋长看,这台机器不留。" | "您寫的只給樓棟長看,這台機器不留。" | "Only the captain reads this. This screen keeps nothing.";
    STILL_THERE: "您还在吗?" | "您還在嗎?" | "Are you still there?";
    STILL_LINE: "{n} 秒后清空,回到开头。" | "{n} 秒後清空,回到開頭。" | "This clears in {n} seconds.";
    STILL_HERE: "我还在" | "我還在" | "I'm still here";
    ENROL_TITLE: "这台机器还没登记" | "這台機器還沒登記" | "This screen is not set up yet";
    ENROL_LINE: "请小区工作站发一条登记消息,整条粘到这里,或者打开收到的文件。" | "請小區工作站發一條登記訊息,整條貼到這裡,或者打開收到的檔案。" | "Ask the station for an enrolment message. Paste all of it here, or open the file.";
    ENROL_TEXT: "登记消息" | "登記訊息" | "Enrolment message";
    ENROL_FILE: "打开文件" | "打開檔案" | "Open a file";
    ENROL_SEND: "登记这台机器" | "登記這台機器" | "Set up this screen";
    STAFF_TITLE: "食堂的人看这里" | "食堂的人看這裡" | "For canteen staff";
    STAFF_WAITING: "{n} 条还没到工作站" | "{n} 條還沒到工作站" | "{n} not yet at the station";
    STAFF_NONE: "都到工作站了,不用带什么。" | "都到工作站了,不用帶什麼。" | "Everything has reached the station. Nothing to carry.";
    STAFF_LINE: "没有网络时,把下面的文字复制给楼栋长。" | "沒有網路時,把下面的文字複製給樓棟長。" | "Without a network, copy the text below to the captain.";
    STAFF_ENROL: "粘贴工作站发来的消息" | "貼上工作站發來的訊息" | "Paste a message from the station";
    PASTE_TITLE: "工作站发来的消息" | "工作站發來的訊息" | "A message from the station";
    PASTE_LINE: "整条粘到这里。收条会把送到的划掉,登记消息会更新名单。" | "整條貼到這裡。收條會把送到的劃掉,登記訊息會更新名單。" | "Paste all of it here. A receipt crosses off what has arrived; an enrolment message renews the list.";
    PASTE_TEXT: "消息" | "訊息" | "Message";
    PASTE_SEND: "收下这条消息" | "收下這條訊息" | "Take this message in";
    STAFF_CALL: "工作站电话 {phone}" | "工作站電話 {phone}" | "The station's telephone: {phone}";
    BROKEN_TITLE: "柜台没连上" | "櫃檯沒連上" | "The counter did not start";
    BROKEN_LINE: "记过的都在。请再试一次;不行就打工作站电话。" | "記過的都在。請再試一次;不行就打工作站電話。" | "Nothing was lost. Please try again, or telephone the station.";
    T_NO_SLIP: "这段文字里没有登记消息。请把收到的整条消息粘进来。" | "這段文字裡沒有登記訊息。請把收到的整條訊息貼進來。" | "There is no enrolment message in this text. Paste the whole message you were sent.";
    T_CUT_OFF: "消息少了后半截。请回到聊天里,复制整条再来。" | "訊息少了後半截。請回到聊天裡,複製整條再來。" | "The end of the message is missing. Copy the whole message and try again.";
    T_ALTERED: "消息在路上被改动了。请工作站再发一次。" | "訊息在路上被改動了。請工作站再發一次。" | "The message was changed on its way. Ask the station to send it again.";
    T_NOT_ENROLMENT: "这不是登记消息。请工作站发「食堂登记」那一条。" | "這不是登記訊息。請工作站發「食堂登記」那一條。" | "This is another kind of message. Ask the station for the enrolment message.";
    T_NEWER: "这条消息是新版本写的。请刷新这台机器再试。" | "這條訊息是新版本寫的。請重新整理這台機器再試。" | "A newer version wrote this message. Reload this screen and try again.";
    T_FORGED: "这条消息不是它写的那个工作站发的,没有用它。请打电话问工作站。" | "這條訊息不是它寫的那個工作站發的,沒有用它。請打電話問工作站。" | "This message does not come from the station it names, so it was not used. Telephone the station.";
    T_WAITING: "还有几条没到工作站。请等它们送到,或者先带给楼栋长,再换登记。" | "還有幾條沒到工作站。請等它們送到,或者先帶給樓棟長,再換登記。" | "Some entries have not reached the station. Wait for them, or carry them over first.";
    T_NO_CARD: "名单上没有这张卡。请返回点楼号,或者问食堂的人。" | "名單上沒有這張卡。請返回點樓號,或者問食堂的人。" | "This card is not on the list. Touch your building instead, or ask the staff.";
    T_FULL: "机器存满了,这一笔没有记上。请告诉食堂的人。" | "機器存滿了,這一筆沒有記上。請告訴食堂的人。" | "The disk is full, and this was not written down. Please tell the staff.";
    T_NO_STORAGE: "浏览器不让存东西,这一笔没有记上。请关掉无痕模式再试。" | "瀏覽器不讓存東西,這一筆沒有記上。請關掉無痕模式再試。" | "The browser would not save, and this was not written down. Leave private mode and try again.";
    T_OUTDATED: "这台机器上有更新的程序用过。请关掉所有页面再打开;记过的都在。" | "這台機器上有更新的程式用過。請關掉所有頁面再打開;記過的都在。" | "A newer version has been used on this screen. Close all its pages and open it again; nothing was lost.";
    T_DAMAGED: "这台机器的登记读不出来了,已经另存。请向工作站要一条登记消息,再核对一下最近几笔签到。" | "這台機器的登記讀不出來了,已經另存。請向工作站要一條登記訊息,再核對一下最近幾筆簽到。" | "This screen's enrolment could not be read and was put aside. Ask the station for an enrolment message, and check the last few entries.";
    T_ELSEWHERE: "这台机器已经在另一个标签页开着。请用那一个,把这个关掉。" | "這台機器已經在另一個分頁開著。請用那一個,把這個關掉。" | "The kiosk is open in another tab. Use that one and close this one.";
}

/// What to say about something the counter could not do.
#[must_use]
pub fn trouble(why: Trouble) -> Word {
    match why {
        Trouble::NoSlip => T_NO_SLIP,
        Trouble::CutOff => T_CUT_OFF,
        Trouble::Altered => T_ALTERED,
        Trouble::NotAnEnrolment => T_NOT_ENROLMENT,
        Trouble::Newer => T_NEWER,
        Trouble::Forged => T_FORGED,
        Trouble::NoSuchCard => T_NO_CARD,
        Trouble::NoWords => TELL_EMPTY,
        Trouble::TooLong => TELL_LONG,
        Trouble::Full => T_FULL,
        Trouble::NoStorage => T_NO_STORAGE,
        Trouble::Elsewhere => T_ELSEWHERE,
        Trouble::NotEnrolled => ENROL_TITLE,
        Trouble::StillWaiting => T_WAITING,
        Trouble::Outdated => T_OUTDATED,
        Trouble::Damaged => T_DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_word_is_there_in_three_languages() {
        assert_eq!(ui::words::faults(super::ALL), [""; 0]);
    }
}
