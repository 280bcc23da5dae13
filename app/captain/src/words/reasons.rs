//! Why someone is proposed, and what stands against.

ui::words! {
    R_SAME_BUILDING: "同楼" | "同樓" | "Same building";
    R_SAME_ESTATE: "同小区" | "同小區" | "Same estate";
    R_WALK: "走 {n} 米" | "走 {n} 米" | "{n} m on foot";
    R_SKILL: "会{who}" | "會{who}" | "Can do: {who}";
    R_NO_SKILL: "谁都能办" | "誰都能辦" | "Anyone can";
    R_FREE: "{who}有空" | "{who}有空" | "Free {who}";
    R_WEEK_NONE: "本周还没有事" | "本週還沒有事" | "Nothing yet this week";
    R_WEEK: "本周 {n} 件" | "本週 {n} 件" | "{n} this week";
    R_HELPED: "去过 {n} 次" | "去過 {n} 次" | "Helped before: {n}";
    R_SPEAKS: "能说{who}" | "能說{who}" | "Speaks {who}";
    A_TONGUE: "语言不通" | "語言不通" | "No common language";
    A_RESTING: "这阵子先歇着" | "這陣子先歇著" | "Resting for now";
    A_FAR: "要走 {n} 米" | "要走 {n} 米" | "{n} m to walk";
    A_BUSY: "本周已 {n} 件" | "本週已 {n} 件" | "Already {n} this week";
    A_FULL: "本周满了（{n} 件）" | "本週滿了（{n} 件）" | "Week is full ({n})";
    A_NOT_FREE: "那时没空" | "那時沒空" | "Not free then";
    A_LACKS: "不会这个" | "不會這個" | "Lacks the skill";
    A_TODAY: "今天刚请过" | "今天剛請過" | "Asked today already";
    A_RECENTLY: "{n} 天前刚请过" | "{n} 天前剛請過" | "Asked {n} days ago";
    A_REACH: "比愿意走的远" | "比願意走的遠" | "Beyond their reach";
    A_ASKED: "这件已请过" | "這件已請過" | "Already asked for this";
    A_AVOID: "不宜安排两人见面" | "不宜安排兩人見面" | "These two should not meet";
    A_OWN: "是自己的求助" | "是自己的求助" | "Their own request";
    SWAP_WALK: "换：多走 {n} 米" | "換：多走 {n} 米" | "Instead: {n} m farther";
    SWAP_BUSY: "换：本周多 {n} 件" | "換：本週多 {n} 件" | "Instead: {n} more this week";
    BEST_FIRST: "合适的在前：离得近、会、有空、这周不忙、常来往。" | "合適的在前：離得近、會、有空、這週不忙、常來往。" | "Best first: near, skilled, free, not busy this week, known to them.";
    BEST: "最合适" | "最合適" | "Best";
    SWAP_SAME: "一样合适" | "一樣合適" | "Just as good";
    SWAP_FARTHER: "换：远一些" | "換：遠一些" | "Instead: farther off";
    SWAP_ASKED: "换：最近刚请过" | "換：最近剛請過" | "Instead: asked lately";
    SWAP_LESS_KNOWN: "换：来往少些" | "換：來往少些" | "Instead: knows them less";
    SWAP_LESS_SKILLED: "换：会的少些" | "換：會的少些" | "Instead: fewer skills";
    SWAP_LESS_TIME: "换：空的时候少" | "換：空的時候少" | "Instead: less time";
    SWAP_NEAR_MISS: "差一点" | "差一點" | "Near miss";
    WHY_NOBODY: "没有人合适" | "沒有人合適" | "Nobody fits";
    WHY_NEAR: "没有人合适，{n} 位差一点" | "沒有人合適，{n} 位差一點" | "Nobody fits; {n} nearly do";
    WHY_ELSEWHERE: "{n} 位合适，都更要紧的事在身" | "{n} 位合適，都更要緊的事在身" | "{n} fit, all needed more elsewhere";
    WHY_BY_HAND: "您说先放一放" | "您說先放一放" | "You set it aside";
    A_OTHER_ESTATE: "在别的小区" | "在別的小區" | "Another estate";
}
