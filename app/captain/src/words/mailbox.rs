//! The mailbox: trying it, and what is wrong with it.

ui::words! {
    BLOCKED_TITLE: "拉黑的手机" | "拉黑的手機" | "Blocked phones";
    BLOCKED_LEAD: "这些手机发来的都不收。弄错了就重新收：以后发来的先进“新来的人”，由您看过再定。" | "這些手機發來的都不收。弄錯了就重新收：以後發來的先進「新來的人」，由您看過再定。" | "Nothing these phones send is taken in. If that was a mistake, hear one again: what it sends from then on waits for you to decide.";
    BLOCKED_ROW: "手机 {check}，{when}拉黑" | "手機 {check}，{when}拉黑" | "Phone {check}, blocked {when}";
    BLOCKED_HEAR: "重新收" | "重新收" | "Hear it again";
    BLOCKED_HEARD: "以后重新收这部手机的" | "以後重新收這部手機的" | "This phone is heard again";
    MB_TITLE: "试一试信箱" | "試一試信箱" | "Test the mailbox";
    MB_HINT: "放一份没有内容的东西进自己的信箱，看它守不守规矩。要几秒钟。" | "放一份沒有內容的東西進自己的信箱，看它守不守規矩。要幾秒鐘。" | "Puts something meaningless into your own box and sees whether the rules hold. Takes a few seconds.";
    MB_TRY: "试一试" | "試一試" | "Test it";
    MB_GOOD: "信箱一切正常。" | "信箱一切正常。" | "The mailbox is in order.";
    MB_FOUND: "信箱有 {n} 处不对，请给管网站的人看：" | "信箱有 {n} 處不對，請給管網站的人看：" | "{n} things to mend. Show this to whoever runs the site:";
    MB_NONE_NAMED: "网站写明没有信箱，消息都要自己复制来发。要用信箱，就改 station.json 里的 mailbox。" | "網站寫明沒有信箱，訊息都要自己複製來發。要用信箱，就改 station.json 裡的 mailbox。" | "The site says it has no mailbox, so messages are copied by hand. To use one, change mailbox in station.json.";
    MB_INSECURE: "信箱的地址是别处的 http，浏览器不许用。请给信箱配上 https。" | "信箱的地址是別處的 http，瀏覽器不許用。請給信箱配上 https。" | "The mailbox is at another host by plain http, which browsers refuse. Give it https.";
    MB_NO_ANSWER: "没有回应。请看网络通不通，再看信箱的服务器开着没有。" | "沒有回應。請看網路通不通，再看信箱的伺服器開著沒有。" | "No answer. Check the network, then whether the mailbox's server is running.";
    MB_OTHER_SITES: "服务器在，但不许这个网站用（跨域）。请照 nginx.conf.example 给信箱加上 Access-Control-Allow-Origin、-Methods、-Headers 三行。" | "伺服器在，但不許這個網站用（跨網域）。請照 nginx.conf.example 給信箱加上 Access-Control-Allow-Origin、-Methods、-Headers 三行。" | "The server is there but does not let this site ask (CORS). Add the three Access-Control-Allow lines of nginx.conf.example.";
    MB_NO_MAILBOX: "这个地址没有信箱（404）。请照 nginx.conf.example 加上 /mailbox/ 那几段。" | "這個地址沒有信箱（404）。請照 nginx.conf.example 加上 /mailbox/ 那幾段。" | "There is no mailbox at this address (404). Add the /mailbox/ locations of nginx.conf.example.";
    MB_NO_PUT: "服务器不收东西。请在信箱那段加上 dav_methods PUT。" | "伺服器不收東西。請在信箱那段加上 dav_methods PUT。" | "The server takes nothing. Add dav_methods PUT to the mailbox's location.";
    MB_MAY_NOT_WRITE: "服务器不让放。请让 nginx 能写信箱的文件夹：chown -R www-data。" | "伺服器不讓放。請讓 nginx 能寫信箱的資料夾：chown -R www-data。" | "The server lets nobody put. Let nginx write the mailbox's folder: chown -R www-data.";
    MB_FULL: "服务器的磁盘满了。请腾出地方，旧的信 90 天后可以删。" | "伺服器的磁碟滿了。請騰出地方，舊的信 90 天後可以刪。" | "The server's disk is full. Make room; letters older than 90 days may go.";
    MB_BROKEN: "服务器存的时候出错（{n}）：多半是磁盘满了，或文件夹不让写。请看 nginx 的 error.log。" | "伺服器存的時候出錯（{n}）：多半是磁碟滿了，或資料夾不讓寫。請看 nginx 的 error.log。" | "The server fails when it writes ({n}): mostly a full disk, or a folder it may not write. See nginx's error.log.";
    MB_FLOOD: "服务器说太多太快。请过一分钟再试；还这样，就把 limit_req 放宽。" | "伺服器說太多太快。請過一分鐘再試；還這樣，就把 limit_req 放寬。" | "The server says too many, too fast. Try again in a minute; if it stays, raise limit_req.";
    MB_TOO_SMALL: "长一点的信它不收。请把 client_max_body_size 改成 64k。" | "長一點的信它不收。請把 client_max_body_size 改成 64k。" | "It refuses longer letters. Set client_max_body_size to 64k.";
    MB_TOO_LARGE: "多大的东西它都收，会被人塞满。请把 client_max_body_size 改成 64k。" | "多大的東西它都收，會被人塞滿。請把 client_max_body_size 改成 64k。" | "It takes anything, however large, and can be filled up. Set client_max_body_size to 64k.";
    MB_OVERWRITES: "已经在的信能被人改写。请照 nginx.conf.example 加上“已有就回 409”那三行。" | "已經在的信能被人改寫。請照 nginx.conf.example 加上「已有就回 409」那三行。" | "What is there can be written over. Add the three lines of nginx.conf.example that answer 409.";
    MB_NOT_FETCHED: "放进去的取不出来（{n}）。请让 nginx 能读信箱的文件夹。" | "放進去的取不出來（{n}）。請讓 nginx 能讀信箱的資料夾。" | "What was put cannot be fetched ({n}). Let nginx read the mailbox's folder.";
    MB_ALTERED: "取出来的和放进去的不一样。请关掉中间会改内容的代理或压缩。" | "取出來的和放進去的不一樣。請關掉中間會改內容的代理或壓縮。" | "What comes back is not what was put. Switch off whatever proxy changes it on the way.";
    MB_NO_LIST: "信箱不给主人看清单（{n}），收不到信。请加上 autoindex on 和 secure_link 那两行。" | "信箱不給主人看清單（{n}），收不到信。請加上 autoindex on 和 secure_link 那兩行。" | "It does not list the box to its owner ({n}), so nothing can come in. Add autoindex on and the two secure_link lines.";
    MB_LIST_FORM: "清单不是 JSON，读不懂。请加上 autoindex_format json。" | "清單不是 JSON，讀不懂。請加上 autoindex_format json。" | "The list is not JSON. Add autoindex_format json.";
    MB_LIST_OPEN: "谁都能看信箱的清单。请加上“secure_link 不对就回 403”那一行。" | "誰都能看信箱的清單。請加上「secure_link 不對就回 403」那一行。" | "Anybody can list the box. Add the line that answers 403 unless secure_link is right.";
    MB_CLOCK_AHEAD: "这台设备的钟比服务器快 {n} 分钟。请看是哪边不准，调好它。" | "這台裝置的鐘比伺服器快 {n} 分鐘。請看是哪邊不準，調好它。" | "This device's clock is {n} minutes ahead of the server's. See which is wrong and set it.";
    MB_CLOCK_BEHIND: "这台设备的钟比服务器慢 {n} 分钟。请看是哪边不准，调好它。" | "這台裝置的鐘比伺服器慢 {n} 分鐘。請看是哪邊不準，調好它。" | "This device's clock is {n} minutes behind the server's. See which is wrong and set it.";
}
