//! A form that is taken up again.

ui::words! {
    DRAFT_AGAIN: "接着上次没记完的写" | "接著上次沒記完的寫" | "Going on with what was left half-way";
    DRAFT_ANEW: "重新写" | "重新寫" | "Start anew";
}
