//! Everything the resident's screens say, in three languages. Short sentences, everyday words.

ui::words! {
    // Every screen.
    CAPTAIN: "楼栋长 {name}" | "樓棟長 {name}" | "Captain {name}";
    STATION: "小区工作站" | "小區工作站" | "The station";
    CALL_STATION: "打电话给楼栋长" | "打電話給樓棟長" | "Call the captain";
    NO_TELEPHONE: "电话在楼道的海报上" | "電話在樓道的海報上" | "The telephone is on the poster";
    SAMPLE_AS: "您现在是：{name}" | "您現在是：{name}" | "You are now: {name}";
    FORGET_SAMPLE: "删掉样例" | "刪掉樣例" | "Delete the sample";
    NOT_KEPT: "这部手机存不下东西。发出前请别关页面，要紧的话请复制下来，或打电话。" | "這部手機存不下東西。發出前請別關頁面，要緊的話請複製下來，或打電話。" | "This phone cannot keep anything. Do not close the page before sending; copy what matters, or call.";
    WORKER_LOST: "有一部分没装上，还不能发出。写的字都在。" | "有一部分沒裝上，還不能發出。寫的字都在。" | "A part did not load, so nothing can be sent yet. Your words are safe.";
    OLD_PAGE: "这个页面比手机里的记录旧，先不能用。请关掉所有这样的页面，再重新打开。" | "這個頁面比手機裡的記錄舊，先不能用。請關掉所有這樣的頁面，再重新打開。" | "This page is older than your data. Close all pages of this kind and open it again.";
    DAMAGED: "手机里以前的记录读不出来了，已经另外收好，没有丢。以前的事楼栋长那里有，可以打电话问；现在可以照常用。" | "手機裡以前的記錄讀不出來了，已經另外收好，沒有丟。以前的事樓棟長那裡有，可以打電話問；現在可以照常用。" | "What this phone had kept cannot be read. It was put aside and is not lost. The captain has your earlier requests: call to ask. You can go on as usual.";
    UNDERSTOOD: "知道了" | "知道了" | "I understand";
    OPENING: "正在打开…" | "正在打開…" | "Opening…";

    // Home.
    HELLO: "您好，" | "您好，" | "Hello,";
    WHAT_HELP: "有什么要帮忙？" | "有什麼要幫忙？" | "how can we help?";
    JUST_SAY: "说一声，邻居就来。" | "說一聲，鄰居就來。" | "Say a word, a neighbour comes.";
    ASK: "我要求助" | "我要求助" | "I need help";
    ASK_LINE: "修灯、买药、有人聊聊" | "修燈、買藥、有人聊聊" | "A lamp, medicine, a chat";
    MINE: "我的求助" | "我的求助" | "My requests";
    MINE_LINE: "办到哪一步，这里看" | "辦到哪一步，這裡看" | "See how far it has come";
    HELP: "我来帮忙" | "我來幫忙" | "I can help";
    HELP_LINE: "有空时，搭把手" | "有空時，搭把手" | "Lend a hand when free";
    HELP_COUNT: "{n} 件等您看" | "{n} 件等您看" | "{n} waiting for you";
    OPEN_COUNT: "{n} 件正在办" | "{n} 件正在辦" | "{n} in progress";
    GOT_MESSAGE: "收到一段话？贴到这里" | "收到一段話？貼到這裡" | "Got a message? Paste it here";
    SETTINGS: "字号和语言" | "字號和語言" | "Size and language";
    PRIVACY: "我的信息怎么用" | "我的資訊怎麼用" | "How my details are used";
    NO_POSTER: "先扫一下楼道里的海报" | "先掃一下樓道裡的海報" | "First scan the poster in your stairwell";
    NO_POSTER_LINE: "用手机扫海报上的码，就知道您在哪栋楼、该找谁。也可以把别人发给您的话贴进来。" | "用手機掃海報上的碼，就知道您在哪棟樓、該找誰。也可以把別人發給您的話貼進來。" | "The code on the poster tells us your building and whom to ask. You can also paste what you were sent.";
    PASTE_HERE: "贴上收到的话" | "貼上收到的話" | "Paste what you were sent";
    UNVERIFIED: "这张海报还没核实。请看海报上的编码是不是：" | "這張海報還沒核實。請看海報上的編碼是不是：" | "This poster is not verified. Check that the code printed on it is:";
    UNVERIFIED_LINE: "不一样，就先打电话问问。" | "不一樣，就先打電話問問。" | "If it differs, call first.";
    OTHER_POSTER: "这是另一个小区的海报" | "這是另一個小區的海報" | "This poster is another station's";
    OTHER_POSTER_LINE: "您一直用的是{held}。刚打开的是{other}，还没核实。不确定就先别换。" | "您一直用的是{held}。剛打開的是{other}，還沒核實。不確定就先別換。" | "Until now you have used {held}. What you opened is {other}, and nobody vouches for it. If in doubt, do not change.";
    CHANGED_POSTER: "这张海报和以前的不一样" | "這張海報和以前的不一樣" | "This poster differs from the one before";
    CHANGED_POSTER_LINE: "也写着{other}，可是电话或收件的地方变了，还没核实。先打下面原来的电话问问；不确定就先别换。" | "也寫著{other}，可是電話或收件的地方變了，還沒核實。先打下面原來的電話問問；不確定就先別換。" | "It says {other} too, but its telephone or where requests go has changed, and nobody vouches for it. Call the number you know, below; if in doubt, do not change.";
    CHANGED_KEEP: "先不换" | "先不換" | "Do not change";
    CHANGED_CHANGE: "换成新的" | "換成新的" | "Change to the new one";
    KEEP_STATION: "还用{held}" | "還用{held}" | "Keep {held}";
    CHANGE_STATION: "换成{other}" | "換成{other}" | "Change to {other}";
    FORGED: "这张海报不对，请别填任何信息" | "這張海報不對，請別填任何資訊" | "This poster is not genuine. Enter nothing";
    FORGED_LINE: "海报上的编码和工作站的不一样，可能是别人贴的。请打下面的电话，让工作站来看看。" | "海報上的編碼和工作站的不一樣，可能是別人貼的。請打下面的電話，讓工作站來看看。" | "Its code is not the station's. Someone else may have put it up. Please call, so that the station can look.";
    FORGED_CODE: "海报上的编码：" | "海報上的編碼：" | "The code on the poster:";

    // Asking.
    WHAT_NEED: "您需要什么？" | "您需要什麼？" | "What do you need?";
    OWN_WORDS: "用自己的话说就好。" | "用自己的話說就好。" | "In your own words.";
    LOOKS_LIKE: "看起来是：" | "看起來是：" | "It looks like:";
    WORDS_EMPTY: "请写一句您需要什么" | "請寫一句您需要什麼" | "Please write what you need";
    WORDS_LONG: "写得太长了，请减去 {n} 个字" | "寫得太長了，請減去 {n} 個字" | "Too long: please take out {n} characters";
    DANGER: "听着有危险。先打电话，别等。" | "聽著有危險。先打電話，別等。" | "This sounds dangerous. Call first, do not wait.";
    WHEN: "什么时候方便？" | "什麼時候方便？" | "When does it suit?";
    WHEN_LINE: "不选就是什么时候都行。" | "不選就是什麼時候都行。" | "Choose nothing for any time.";
    WHICH_DAY: "哪天" | "哪天" | "Which day";
    WHICH_PART: "什么时段" | "什麼時段" | "What time of day";
    TODAY: "今天" | "今天" | "Today";
    TOMORROW: "明天" | "明天" | "Tomorrow";
    WEEKDAYS: "周一到周五" | "週一到週五" | "Monday to Friday";
    WEEKEND: "周末" | "週末" | "Weekend";
    WHO: "怎么找您？" | "怎麼找您？" | "How do we find you?";
    WHO_LINE: "只问这一次，以后就记住了。" | "只問這一次，以後就記住了。" | "Asked only once, then remembered.";
    WHO_FIELD: "姓名、电话、住哪" | "姓名、電話、住哪" | "Name, telephone, home";
    WHO_HINT: "写在一行，比如：何建民 13800001234 3号楼2单元501" | "寫在一行，比如：何建民 13800001234 3號樓2單元501" | "On one line, like: He Jianmin, 13800001234, 3-2-501";
    NAME: "姓名" | "姓名" | "Name";
    TELEPHONE: "电话" | "電話" | "Telephone";
    HOME: "住哪" | "住哪" | "Home";
    HOME_HINT: "比如：3号楼2单元501" | "比如：3號樓2單元501" | "Like: 3-2-501";
    NAME_EMPTY: "还差姓名" | "還差姓名" | "The name is missing";
    NAME_LONG: "姓名太长了，请减去 {n} 个字" | "姓名太長了，請減去 {n} 個字" | "The name is too long: please take out {n} characters";
    TELEPHONE_EMPTY: "还差电话号码" | "還差電話號碼" | "The telephone number is missing";
    TELEPHONE_UNCLEAR: "电话号码看不懂，请只写数字" | "電話號碼看不懂，請只寫數字" | "The telephone number is unclear: please write digits only";
    HOME_EMPTY: "还差住哪，比如 3号楼2单元501" | "還差住哪，比如 3號樓2單元501" | "The home is missing, like 3-2-501";
    HOME_UNCLEAR: "住哪看不懂，请写成 3号楼2单元501" | "住哪看不懂，請寫成 3號樓2單元501" | "The home is unclear: please write it like 3-2-501";
    CHECK: "请看看对不对" | "請看看對不對" | "Please check";
    YOUR_WORDS: "您说的" | "您說的" | "Your words";
    KIND: "哪类事" | "哪類事" | "Kind";
    SUITS: "方便的时候" | "方便的時候" | "When it suits";
    NOTICE: "按“发出”就是同意把这些交给小区工作站，只用来帮您办这件事。" | "按「發出」就是同意把這些交給小區工作站，只用來幫您辦這件事。" | "By sending you let the station have these, only to help you with this.";
    NOTICE_HELPER: "按“我愿意”就是同意把姓名和电话交给小区工作站，只用来联系您。" | "按「我願意」就是同意把姓名和電話交給小區工作站，只用來聯繫您。" | "By saying yes you let the station have your name and telephone, only to reach you.";
    NOTICE_VERSION: "说明第 {n} 版" | "說明第 {n} 版" | "Notice version {n}";
    NO_SENDING: "没有选过海报，不知道发给谁。请先扫海报。" | "沒有選過海報，不知道發給誰。請先掃海報。" | "No poster has been opened, so there is nobody to send to. Please scan one first.";

    // After sending.
    SENT_TITLE: "已经发出" | "已經發出" | "It has been sent";
    SENDING_TITLE: "正在发出…" | "正在發出…" | "Sending…";
    NOT_SENT_TITLE: "还差一步" | "還差一步" | "One more step";
    NUMBER: "编号 {n}" | "編號 {n}" | "No. {n}";
    NEXT_CALLS: "接下来：{who}会在{when}前给您打电话。" | "接下來：{who}會在{when}前給您打電話。" | "Next: {who} will telephone you by {when}.";
    NO_PUSH: "手机不会响提醒。想知道办到哪了，回来看“我的求助”。" | "手機不會響提醒。想知道辦到哪了，回來看「我的求助」。" | "The phone will not ring by itself. Come back to “My requests” to see how it stands.";
    NOT_RECEIVED_YET: "发出了还不等于收到。收到时这里会写明谁收的。" | "發出了還不等於收到。收到時這裡會寫明誰收的。" | "Sent is not yet received. This page will say who received it.";
    COPY_WAY: "网络没送出去。请把这段话复制，发到楼栋长的微信或群里。" | "網路沒送出去。請把這段話複製，發到樓棟長的微信或群裡。" | "The network did not carry it. Copy this message and send it to the captain in any chat.";
    COPY_MESSAGE: "复制这段话" | "複製這段話" | "Copy message";
    COPY_BY_HAND: "没能自动复制。请长按下面的字，全选，复制。" | "沒能自動複製。請長按下面的字，全選，複製。" | "Could not copy. Press and hold the text below, select all, copy.";
    COPIED_NOW: "复制好了。打开微信，发给楼栋长。" | "複製好了。打開微信，發給樓棟長。" | "Copied. Open your chat and send it to the captain.";
    TRY_SENDING: "再发一次" | "再發一次" | "Try sending again";
    SEE_PROGRESS: "看办到哪了" | "看辦到哪了" | "See how it stands";
    MESSAGE_BEFORE: "【最后一米】{plate} 求助：{words}（编号 {n}）。请楼栋长把整段话贴进“收件”：" | "【最後一米】{plate} 求助：{words}（編號 {n}）。請樓棟長把整段話貼進「收件」：" | "[Last Metre] {plate} asks: {words} (No. {n}). Captain, please paste this whole message into “Take in”:";
    MESSAGE_ABOUT: "【最后一米】关于求助 {n} 的回话。请楼栋长把整段话贴进“收件”：" | "【最後一米】關於求助 {n} 的回話。請樓棟長把整段話貼進「收件」：" | "[Last Metre] About request {n}. Captain, please paste this whole message into “Take in”:";
    MESSAGE_TASK: "【最后一米】志愿者的回话。请楼栋长把整段话贴进“收件”：" | "【最後一米】志願者的回話。請樓棟長把整段話貼進「收件」：" | "[Last Metre] A volunteer's reply. Captain, please paste this whole message into “Take in”:";

    // Following.
    MINE_EMPTY: "还没有求助过" | "還沒有求助過" | "No requests yet";
    MINE_EMPTY_LINE: "发出的事会列在这里，一步一步看得见。" | "發出的事會列在這裡，一步一步看得見。" | "What you send will stand here, step by step.";
    GONE: "这部手机上没有这件事" | "這部手機上沒有這件事" | "This phone does not hold that";
    GONE_LINE: "可能是在别的手机上写的，或者手机清理过。楼栋长那里有，打个电话就行。" | "可能是在別的手機上寫的，或者手機清理過。樓棟長那裡有，打個電話就行。" | "It may be on another phone, or this one was cleaned. The captain has it: just call.";
    STEP_SENT: "已发出" | "已發出" | "Sent";
    STEP_SENDING: "还没发出" | "還沒發出" | "Not sent yet";
    STEP_COPIED: "您复制发出的" | "您複製發出的" | "You sent it by chat";
    STEP_RECEIVED: "已送到" | "已送到" | "Received";
    STEP_RECEIVING: "等楼栋长收到" | "等樓棟長收到" | "Waiting for the captain";
    RECEIVED_BY: "{name}收到" | "{name}收到" | "received by {name}";
    STEP_FOUND: "找到人了" | "找到人了" | "A helper is found";
    STEP_FINDING: "正在找人" | "正在找人" | "Looking for a helper";
    STEP_FINDING_AHEAD: "找人" | "找人" | "Finding a helper";
    PROMISED: "{when} 前给您回话" | "{when} 前給您回話" | "you will hear by {when}";
    STEP_COMING: "正在办" | "正在辦" | "Being done";
    STEP_DONE: "办好了" | "辦好了" | "Done";
    STEP_DONE_AHEAD: "办好" | "辦好" | "Done";
    STEP_CLOSED: "等您确认" | "等您確認" | "Your word";
    STEP_CLOSED_LINE: "请您说一声满意不满意" | "請您說一聲滿意不滿意" | "tell us how it was";
    STEP_CLOSED_DONE: "您确认了" | "您確認了" | "You confirmed";
    STEP_WITHDRAWN: "您收回了" | "您收回了" | "You took it back";
    VOLUNTEER: "志愿者" | "志願者" | "Volunteer";
    DOOR_CODE: "对门号" | "對門號" | "Door code";
    DOOR_CODE_LINE: "来人说出这个号，再开门。" | "來人說出這個號，再開門。" | "Open only to someone who says this number.";
    ROUND: "第 {n} 次" | "第 {n} 次" | "Round {n}";
    SAID_WITHDRAW: "您说不用了" | "您說不用了" | "You said it is no longer needed";
    SAID_CONFIRM: "您说办好了" | "您說辦好了" | "You said it is done";
    SAID_REOPEN: "您说还没办好" | "您說還沒辦好" | "You said it is not done";
    SAID_WAITS: "还没发出去" | "還沒發出去" | "not sent yet";
    SAID_SENT: "已发出，等楼栋长收到" | "已發出，等樓棟長收到" | "sent, waiting for the captain";
    WORRY_NOT_SENT: "还在这部手机里，没发出去。" | "還在這部手機裡，沒發出去。" | "It is still on this phone and has not been sent.";
    WORRY_NO_ANSWER: "到{when}还没有回音。请打电话问问。" | "到{when}還沒有回音。請打電話問問。" | "No answer by {when}. Please call.";
    WORRY_LATE: "说好{when}前回话，现在过了。请打电话催一下。" | "說好{when}前回話，現在過了。請打電話催一下。" | "An answer was promised by {when}. Please call and ask.";
    WORRY_GAP: "中间少了一条消息，前后可能对不上。有疑问就打电话。" | "中間少了一條消息，前後可能對不上。有疑問就打電話。" | "A message in between is missing. Call if anything is unclear.";
    WITHDRAW: "不用了，收回" | "不用了，收回" | "No longer needed";
    WITHDRAW_ASK: "收回“{words}”？" | "收回「{words}」？" | "Take back “{words}”?";
    WITHDRAW_LINE: "楼栋长会看到您不需要了。以后随时可以再求助。" | "樓棟長會看到您不需要了。以後隨時可以再求助。" | "The captain will see that it is no longer needed. You can ask again any time.";
    WITHDRAW_YES: "收回" | "收回" | "Take it back";
    WITHDRAW_NO: "先不收回" | "先不收回" | "Keep it";
    RATE: "说说怎么样" | "說說怎麼樣" | "Say how it was";
    RATE_TITLE: "办得怎么样？" | "辦得怎麼樣？" | "How was it?";
    STARS: "{n} 颗星" | "{n} 顆星" | "{n} stars";
    STAR_WORDS: "很不满意、不满意、还行、满意、很满意" | "很不滿意、不滿意、還行、滿意、很滿意" | "Very poor, Poor, Fair, Good, Very good";
    RATE_WORD: "想说的话" | "想說的話" | "A word";
    RATE_SEND: "确认办好了" | "確認辦好了" | "Yes, it is done";
    AGAIN: "还没办好" | "還沒辦好" | "Not done yet";
    AGAIN_TITLE: "还差什么？" | "還差什麼？" | "What is missing?";
    AGAIN_EMPTY: "请写一句还差什么" | "請寫一句還差什麼" | "Please write what is missing";
    AGAIN_SEND: "请再来一趟" | "請再來一趟" | "Please come again";
    TOO_LATE: "这件事有了新进展，请先看看。" | "這件事有了新進展，請先看看。" | "This has moved on: please look first.";
    SAID: "说好了，马上送给楼栋长。" | "說好了，馬上送給樓棟長。" | "Said. It goes to the captain now.";
    CAPTAIN_SAYS: "楼栋长说：" | "樓棟長說：" | "The captain says:";

    // Helping.
    HELP_TITLE: "我来帮忙" | "我來幫忙" | "I can help";
    HELP_HOW: "告诉楼栋长您会什么、什么时候有空，楼栋长就记下了。有合适的事，会发一段话给您，打开就能答应。" | "告訴樓棟長您會什麼、什麼時候有空，樓棟長就記下了。有合適的事，會發一段話給您，打開就能答應。" | "Tell the captain what you can do and when. When something fits, you get a message: open it and say yes.";
    HELP_MINE: "我的任务" | "我的任務" | "My tasks";
    HELP_NONE: "还没有人问过您" | "還沒有人問過您" | "Nobody has asked you yet";
    HELP_NONE_LINE: "答应过的事会列在这里。" | "答應過的事會列在這裡。" | "What you agree to do will stand here.";
    OFFER_TITLE: "您愿意帮这个忙吗？" | "您願意幫這個忙嗎？" | "Would you help?";
    OFFER_FROM: "{name}替邻居问您" | "{name}替鄰居問您" | "{name} asks on a neighbour's behalf";
    OFFER_NEAR: "在哪" | "在哪" | "Where";
    OFFER_UNTIL: "请在{when}前回话" | "請在{when}前回話" | "Please answer by {when}";
    OFFER_OVER: "这件事已经过了回话的时候。想帮忙可以打电话问问。" | "這件事已經過了回話的時候。想幫忙可以打電話問問。" | "The time to answer has passed. Call if you would still like to help.";
    OFFER_UNKNOWN: "这部手机没扫过这个工作站的海报。请打电话核实，再答应。编码：{code}" | "這部手機沒掃過這個工作站的海報。請打電話核實，再答應。編碼：{code}" | "This phone has not seen that station's poster. Call to make sure before you accept. Code: {code}";
    OFFER_NAMES: "等楼栋长确认是您，再告诉您谁家、什么事。" | "等樓棟長確認是您，再告訴您誰家、什麼事。" | "Once the captain knows it is you, you will learn who and what.";
    ACCEPT: "我愿意" | "我願意" | "Yes, I will";
    DECLINE: "这次不行" | "這次不行" | "Not this time";
    WHO_HELPS: "您是哪位？" | "您是哪位？" | "Who are you?";
    WHO_HELPS_LINE: "楼栋长要知道是谁来帮忙。" | "樓棟長要知道是誰來幫忙。" | "The captain needs to know who will come.";
    WHO_HELPS_FIELD: "姓名、电话" | "姓名、電話" | "Name and telephone";
    WHO_HELPS_HINT: "比如：田秀英 13900005678" | "比如：田秀英 13900005678" | "Like: Tian Xiuying, 13900005678";
    ACCEPTED: "等楼栋长确认" | "等樓棟長確認" | "Waiting for the captain";
    ACCEPTED_LINE: "楼栋长会给您打电话，再把地址发给您。" | "樓棟長會給您打電話，再把地址發給您。" | "The captain will call you, then send the address.";
    DECLINED: "您说这次不行" | "您說這次不行" | "You said not this time";
    DECLINED_LINE: "没关系，谢谢您回话。" | "沒關係，謝謝您回話。" | "That is fine. Thank you for answering.";
    AGREED: "说定了，请您去一趟" | "說定了，請您去一趟" | "Agreed: please go";
    FINISHED: "办好了，谢谢您" | "辦好了，謝謝您" | "Done. Thank you";
    CALLED_OFF: "不用去了" | "不用去了" | "No longer needed";
    CALLED_OFF_LINE: "这件事不用您去了，谢谢您愿意帮忙。想问怎么回事，打电话给楼栋长。" | "這件事不用您去了，謝謝您願意幫忙。想問怎麼回事，打電話給樓棟長。" | "You need not go any more. Thank you for being willing. Call the captain if you wonder why.";
    SAY_CODE: "到门口请说" | "到門口請說" | "Say at the door";
    THEIR_WORDS: "他们说的" | "他們說的" | "Their words";
    FINISH: "办好了" | "辦好了" | "It is done";
    FINISH_TITLE: "办得怎么样？" | "辦得怎麼樣？" | "How did it go?";
    PHOTO: "拍张照片" | "拍張照片" | "Take a photo";
    PHOTO_LINE: "照片先缩小，加密后才发出。" | "照片先縮小，加密後才發出。" | "The photo is made smaller and sealed before it is sent.";
    PHOTO_NO: "现在没有信箱，照片送不了，只送文字。" | "現在沒有信箱，照片送不了，只送文字。" | "There is no mailbox now: the photo cannot travel, only the words.";
    PHOTO_BAD: "这张照片打不开，换一张试试。" | "這張照片打不開，換一張試試。" | "This photo cannot be opened. Try another.";
    PHOTO_READY: "照片准备好了（{n} KB）" | "照片準備好了（{n} KB）" | "The photo is ready ({n} KB)";
    PHOTO_STAYS: "照片没送出去。可以去掉照片，先把话送出去。" | "照片沒送出去。可以去掉照片，先把話送出去。" | "The photo could not be sent. Remove it and send the words first.";
    PHOTO_OFF: "不要照片" | "不要照片" | "No photo";

    // Taking in.
    PASTE_TITLE: "把收到的话贴到这里" | "把收到的話貼到這裡" | "Paste what you were sent";
    PASTE_LINE: "整段贴进来就行，前后多几个字没关系。" | "整段貼進來就行，前後多幾個字沒關係。" | "The whole message. More words around it do no harm.";
    PASTE_FIELD: "收到的话" | "收到的話" | "The message";
    PASTE_EMPTY: "请先贴上收到的话" | "請先貼上收到的話" | "Please paste the message first";
    PASTE_OPEN: "打开" | "打開" | "Open";
    PASTE_AGAIN: "这段话以前看过了，没有新的。" | "這段話以前看過了，沒有新的。" | "You have opened this before. Nothing is new.";
    POSTER_TAKEN: "记住了：{place}" | "記住了：{place}" | "Remembered: {place}";
    TOO_MANY: "等您回话的事太多了，放不下新的。请先回答几件。" | "等您回話的事太多了，放不下新的。請先回答幾件。" | "Too many offers wait for your answer. Please answer some first.";
    BAD_NOTHING: "这里面没找到我们的消息。请把收到的整段话再复制一遍，从头到尾。" | "這裡面沒找到我們的消息。請把收到的整段話再複製一遍，從頭到尾。" | "No message of ours was found. Copy the whole message again, from beginning to end.";
    BAD_CUT_OFF: "这段话少了一截。请回到微信，长按，全选，再复制。" | "這段話少了一截。請回到微信，長按，全選，再複製。" | "The end is missing. Go back to the chat, press and hold, select all, and copy again.";
    BAD_ALTERED: "这段话里有字变了，打不开。请对方再发一遍，不要改字。" | "這段話裡有字變了，打不開。請對方再發一遍，不要改字。" | "A character has changed, so it cannot be opened. Ask them to send it again unchanged.";
    BAD_NOT_FOR_ME: "这段话不是发给这部手机的，或者手机清理过。请打电话，楼栋长可以重发。" | "這段話不是發給這部手機的，或者手機清理過。請打電話，樓棟長可以重發。" | "This was not meant for this phone, or the phone was cleaned. Call: the captain can send it again.";
    BAD_FORGED: "这段话不是您的工作站发的，没有收下。请打电话问问。" | "這段話不是您的工作站發的，沒有收下。請打電話問問。" | "This did not come from your station and was not taken in. Please call and ask.";
    BAD_OUTDATED: "这段话过时了。请打电话，要一份新的。" | "這段話過時了。請打電話，要一份新的。" | "This message is out of date. Call and ask for a new one.";
    BAD_NEWER: "这段话是新版本写的。请刷新页面，再贴一次。" | "這段話是新版本寫的。請重新整理頁面，再貼一次。" | "A newer version wrote this. Reload the page and paste it again.";
    BAD_UNKNOWN: "这段话说的事不在这部手机上。用当初求助的手机打开，或打电话。" | "這段話說的事不在這部手機上。用當初求助的手機打開，或打電話。" | "What it speaks of is not on this phone. Open it on the phone you asked with, or call.";
    BAD_ELSEWHERE: "这段话是给楼栋长看的。请转发给楼栋长。" | "這段話是給樓棟長看的。請轉發給樓棟長。" | "This message is for a captain. Please pass it on.";
    BAD_POSTER: "海报的链接不完整。请再扫一次，或打电话。" | "海報的連結不完整。請再掃一次，或打電話。" | "The poster's link is incomplete. Scan it again, or call.";

    // What is kept where.
    PRIVACY_TITLE: "您的信息怎么用" | "您的資訊怎麼用" | "How your details are used";
    PRIVACY_1: "姓名、电话、住哪和您说的话，加密后只给您小区的工作站。" | "姓名、電話、住哪和您說的話，加密後只給您小區的工作站。" | "Your name, telephone, home and words are sealed, and only your station can read them.";
    PRIVACY_2: "来帮忙的人，楼栋长确认后才看得到您的姓名、电话、地址和这件事。" | "來幫忙的人，樓棟長確認後才看得到您的姓名、電話、地址和這件事。" | "A helper sees your name, telephone, address and this request only after the captain confirms who they are.";
    PRIVACY_3: "这部手机上也存一份，好让您看进度。清掉浏览器的数据就没了。" | "這部手機上也存一份，好讓您看進度。清掉瀏覽器的資料就沒了。" | "This phone keeps a copy so that you can follow it. Clearing the browser's data removes it.";
    PRIVACY_4: "想删掉工作站里的信息，打电话给楼栋长。" | "想刪掉工作站裡的資訊，打電話給樓棟長。" | "To have the station delete your details, call the captain.";
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_whole() {
        assert_eq!(ui::words::faults(super::ALL), [""; 0]);
    }
}
