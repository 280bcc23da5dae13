//! The devices of a station.

ui::words! {
    T_FORKED: "这台设备的钥匙在别处也用过，不能再写了。请用备份在这台设备上重新恢复一次。" | "這臺裝置的鑰匙在別處也用過，不能再寫了。請用備份在這臺裝置上重新恢復一次。" | "This device's key was used elsewhere too, so it can write no more. Restore a backup here to give it a new one.";
    T_REVOKED: "这台设备已经停用：还能看，不能再写。要接着用，请在这台设备上重新恢复备份。" | "這臺裝置已經停用：還能看，不能再寫。要接著用，請在這臺裝置上重新恢復備份。" | "This device was revoked: it can be read but not written. To go on with it, restore a backup here.";
    T_EXPIRED: "这台设备的证书到期了，或者它的日期不对。先看看日期；日期没错，就请站里给它续期。" | "這臺裝置的證書到期了，或者它的日期不對。先看看日期；日期沒錯，就請站裡給它續期。" | "This device's certificate has run out, or its date is wrong. Check the date first; if it is right, ask the station to renew it.";
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
