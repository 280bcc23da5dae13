//! The devices of a station.

ui::words! {
    T_FORKED: "这台设备的钥匙在别处也用过，不能再写了。请用备份在这台设备上重新恢复一次。" | "這臺裝置的鑰匙在別處也用過，不能再寫了。請用備份在這臺裝置上重新恢復一次。" | "This device's key was used elsewhere too, so it can write no more. Restore a backup here to give it a new one.";
    T_REVOKED: "这台设备已经停用：还能看，不能再写。要接着用，请在这台设备上重新恢复备份。" | "這臺裝置已經停用：還能看，不能再寫。要接著用，請在這臺裝置上重新恢復備份。" | "This device was revoked: it can be read but not written. To go on with it, restore a backup here.";
    T_EXPIRED: "这台设备的证书到期了，或者它的日期不对。先看看日期；日期没错，就请站里给它续期。" | "這臺裝置的證書到期了，或者它的日期不對。先看看日期；日期沒錯，就請站裡給它續期。" | "This device's certificate has run out, or its date is wrong. Check the date first; if it is right, ask the station to renew it.";
    T_NOT_YOURS: "这不归这台设备管：它只写自己那栋楼的。请站里的设备来写。" | "這不歸這台裝置管：它只寫自己那棟樓的。請站裡的裝置來寫。" | "This is not this device's to write: it writes for its own building. Ask the station to do it.";
    T_STATION_ONLY: "这件事只有站里的主设备能做。" | "這件事只有站裡的主裝置能做。" | "Only the station's main device can do this.";
    TK_EVENTS: "另一台设备写的记录：{n} 条" | "另一台裝置寫的記錄：{n} 條" | "Entries from another device: {n}";
    X_NO_CODE: "这段话里没有新设备的加入消息。请把那台设备上的整段消息贴过来。" | "這段話裡沒有新裝置的加入訊息。請把那台裝置上的整段訊息貼過來。" | "No device asks to join in this text. Paste the whole message from that device.";
    X_CUT_OFF: "后面少了一段。请整个重新复制或发一遍。" | "後面少了一段。請整個重新複製或發一遍。" | "The end is missing. Copy or send the whole again.";
    X_ALTERED: "路上被改动过，不能用。请对方重新发一遍。" | "路上被改動過，不能用。請對方重新發一遍。" | "It was changed on the way and cannot be used. Ask for it again.";
    X_NOT_A_FILE: "这不是另一台设备发来的文件。请选名字像 last-metre-for-….lmbundle 的文件。" | "這不是另一台裝置發來的檔案。請選名字像 last-metre-for-….lmbundle 的檔案。" | "This is no file from another device. Choose one whose name looks like last-metre-for-….lmbundle.";
    X_OTHER_DEVICE: "这是给另一台设备的，这里打不开。" | "這是給另一台裝置的，這裡打不開。" | "This is for another device and cannot be opened here.";
    X_STRANGER: "发来的设备站里不认识。请先把那台收进来。" | "發來的裝置站裡不認識。請先把那台收進來。" | "It comes from a device the station does not know. Let that one in first.";
    X_NO_ANSWER: "还没有回信。请站里收下您的消息，再试一次；或者请站里把文件发给您。" | "還沒有回信。請站裡收下您的訊息，再試一次；或者請站裡把檔案發給您。" | "No answer yet. Ask the station to take your message in, then try again; or have it send you the file.";
    X_INCOMPLETE: "回信还没有到齐。过一会儿再看，或者请站里把文件发给您。" | "回信還沒有到齊。過一會兒再看，或者請站裡把檔案發給您。" | "The answer has not come whole yet. Look again soon, or have the station send you the file.";
    X_NOT_ASKED: "这台设备还没有请求加入。请先写名字。" | "這台裝置還沒有請求加入。請先寫名字。" | "This device has not asked to join yet. Type a name first.";
    X_NAMELESS: "请写一个名字，大家才知道是谁的设备。" | "請寫一個名字，大家才知道是誰的裝置。" | "Type a name, so that people know whose device it is.";
    X_REVOKED: "这台设备已经停用，不能再加入。请在那台设备上清掉资料，重新请求。" | "這台裝置已經停用，不能再加入。請在那台裝置上清掉資料，重新請求。" | "That device was revoked and cannot come back. Clear it, and ask anew from it.";
    DEVICES: "站里的设备" | "站裡的裝置" | "The station's devices";
    DEVICES_LEAD: "每台设备都用自己的钥匙记账。换了设备、丢了设备，把旧的停用：它以后再写什么都不算数，以前的都还在。" | "每臺裝置都用自己的鑰匙記帳。換了裝置、丟了裝置，把舊的停用：它以後再寫什麼都不算數，以前的都還在。" | "Each device writes with a key of its own. Revoke one that was replaced or lost: nothing it writes from now on counts, and all it wrote before stays.";
    DEVICE_THIS: "这台" | "這臺" | "this one";
    DEVICE_NAMELESS: "设备 {check}" | "裝置 {check}" | "Device {check}";
    DEVICE_WROTE: "记了 {n} 次，最近一次{when}" | "記了 {n} 次，最近一次{when}" | "{n} entries, the last {when}";
    DEVICE_WROTE_NONE: "还没有记过" | "還沒有記過" | "nothing written yet";
    DEVICE_UNTIL: "证书到{when}" | "證書到{when}" | "certificate until {when}";
    DEVICE_REVOKED: "已停用" | "已停用" | "revoked";
    DEVICE_REVOKE: "停用" | "停用" | "Revoke";
    DEVICE_REVOKE_SURE: "停用 {name}？" | "停用 {name}？" | "Revoke {name}?";
    DEVICE_REVOKE_HINT: "到这里收到的为止，它以前记的都算；以后记的都不算。停了不能再开，要接着用，就在那台上重新恢复备份。" | "到這裡收到的為止，它以前記的都算；以後記的都不算。停了不能再開，要接著用，就在那臺上重新恢復備份。" | "What has come here from it counts; nothing after that does. It cannot be undone: to go on with that device, restore a backup on it.";
    DEVICE_REVOKED_NOW: "{name} 停用了" | "{name} 停用了" | "{name} is revoked";
    ASIDE_TITLE: "先放着没收的记录" | "先放著沒收的記錄" | "Entries set aside";
    ASIDE_DAMAGED: "{n} 条坏了或被改过：请对方重新发一次。" | "{n} 條壞了或被改過：請對方重新發一次。" | "{n} damaged or altered: ask whoever sent them to send them again.";
    ASIDE_NEWER: "{n} 条是新版程序写的：更新这里的程序以后自动收下。" | "{n} 條是新版程式寫的：更新這裡的程式以後自動收下。" | "{n} from a newer version: taken in once this program is updated.";
    ASIDE_STRANGER: "{n} 条来自不认识的设备：请站里的主设备先认下那台，认下以后自动收。" | "{n} 條來自不認識的裝置：請站裡的主裝置先認下那臺，認下以後自動收。" | "{n} from a device not known here: taken in once the station's main device vouches for it.";
    ASIDE_REVOKED: "{n} 条来自已经停用的设备，不算数。" | "{n} 條來自已經停用的裝置，不算數。" | "{n} from a revoked device; they don't count.";
    ASIDE_EXPIRED: "{n} 条来自证书到期的设备。先看看这台设备的日期对不对；日期没错，就给那台续期。" | "{n} 條來自證書到期的裝置。先看看這臺裝置的日期對不對；日期沒錯，就給那臺續期。" | "{n} from a device whose certificate has run out. Check this device's date first; if it is right, renew the other's certificate.";
    ASIDE_WAITING: "{n} 条在等前面的记录到齐。" | "{n} 條在等前面的記錄到齊。" | "{n} waiting for earlier ones to come.";
}
