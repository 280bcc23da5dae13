//! Pages as a captain sees them.

use leptos::prelude::*;
use std::sync::Arc;
use ui::view;
use ui::*;

pub fn desk() -> AnyView {
    let at = RwSignal::new(0);
    let links = ["今天", "求助", "住户", "敲门", "志愿者", "结对", "惠民", "会议", "数字"];
    let nav = links.into_iter().enumerate().map(|(n, words)| {
        view! {
            <a class="desk-link" href="#/desk" aria-current=(n == 0).then_some("page")>
                {words}
                {(n == 0).then(|| view! { <Count n=7 name="7 件要办"/> })}
            </a>
        }
        .into_any()
    });
    view! {
        <div class="desk" data-open="">
            <nav class="desk-nav" aria-label="各处">
                <Plate place="青禾小区站"/>
                {nav.collect::<Vec<_>>()}
                <p class="desk-status">"已保存 · 离线可用"<br/>"上次备份 2 天前"</p>
            </nav>
            <section class="desk-list" aria-label="今天">
                <header>
                    <h2>"今天"</h2>
                    <p class="soft">"11月22日 星期日"</p>
                    <Tabs id="today" name="今天" labels=vec!["要办 7".into(), "要访 4".into(), "待发 2".into()] at>""</Tabs>
                </header>
                {waiting()}
            </section>
            <main class="desk-work" id="main">{open_request()}</main>
        </div>
    }
    .into_any()
}

fn waiting() -> Vec<AnyView> {
    [
        ("楼道灯两处不亮", "9-1", "9:02 手机 · 3 人也说了", "还剩 20 分", Tone::Persimmon),
        ("买降压药", "3-2-501", "何爷爷 77 · 独居 · 退役军人", "15:00 前", Tone::Amber),
        ("结对安静了 16 天", "10-3-102", "余奶奶 ↔ 小童", "看一看", Tone::Amber),
        ("外墙脱落，联席会", "9号楼", "物业、安监、居民代表", "第 3 天", Tone::Amber),
        ("叶酸可以申领了", "2-1-301", "备孕 · 从没领过", "2 户", Tone::Pine),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, (title, place, line, tag, tone))| {
        view! {
            <a class="desk-item" href="#/desk" aria-current=(n == 1).then_some("true")>
                <strong>{title}</strong>
                <Tag words=tag tone/>
                <span class="soft"><Plate place/>{line}</span>
            </a>
        }
        .into_any()
    })
    .collect()
}

fn open_request() -> AnyView {
    let helpers = [
        (
            "田秀英",
            vec![("同楼", Tone::Pine), ("去过 4 次", Tone::Pine), ("上午有空", Tone::Pine)],
            94,
            "合适",
            "请她去",
        ),
        ("陆伟", vec![("同小区", Tone::Pine), ("本周已 3 件", Tone::Amber)], 71, "换他：多走 400 米", "换成他"),
        ("邵静", vec![("全站只有她会心理咨询", Tone::Amber)], 48, "换她：另 2 件要晚一天", "换成她"),
    ];
    let rows = helpers.into_iter().enumerate().map(|(n, (name, why, percent, words, label))| {
        let why = why.into_iter().map(|(words, tone)| view! { <Tag words tone/> }.into_any());
        let weight = if n == 0 { Weight::Primary } else { Weight::Secondary };
        view! {
            <div class="helper">
                <Avatar name/>
                <div><strong>{name}</strong><div class="helper-why">{why.collect::<Vec<_>>()}</div></div>
                <Meter percent words/>
                <Button label weight on_press=|| {}/>
            </div>
        }
        .into_any()
    });
    view! {
        <div class="row"><h1>"买降压药"</h1><Plate place="3-2-501"/><Tag words="承诺 15:00 前" tone=Tone::Amber/></div>
        <blockquote class="quote">"“我腿脚不便，想请人帮我去药店买降压药，明天上午最好。”"</blockquote>
        <dl class="facts">
            <div><dt>"谁"</dt><dd>"何爷爷 · 77 岁"</dd></div>
            <div><dt>"怎么来的"</dt><dd>"手机，9:02"</dd></div>
            <div><dt>"种类"</dt><dd>"跑腿"</dd></div>
            <div><dt>"几时方便"</dt><dd>"上午"</dd></div>
        </dl>
        <h2 class="section-title">"请谁去"</h2>
        {rows.collect::<Vec<_>>()}
    }
    .into_any()
}

pub fn table() -> AnyView {
    let row = Arc::new(|at: usize| {
        let home = format!("{}-{}-{}", at / 60 + 1, at / 20 % 3 + 1, at % 20 * 50 + 101);
        vec![
            view! { <strong>{format!("住户 {at}")}</strong> }.into_any(),
            view! { <Plate place=home/> }.into_any(),
            view! { <Tag words="独居" tone=Tone::Amber/> }.into_any(),
            "上次有人去：6 天前".into_any(),
        ]
    });
    let columns = vec![
        Column::new("姓名", "minmax(0,1fr)"),
        Column::new("住处", "8rem"),
        Column::new("情况", "8rem").wide(),
        Column::new("走访", "minmax(0,1fr)").wide(),
    ];
    view! { <main class="desk-work" id="main"><h1>"住户"</h1><Table name="住户" columns count=5000 row on_open=|_| {}/></main> }
        .into_any()
}

pub fn poster() -> AnyView {
    let modules = (0..29 * 29).map(|n: usize| (n * n / 7 + n / 29 * 3).is_multiple_of(3)).collect();
    view! {
        <main class="desk-work" id="main">
            <div class="sheet">
                <Plate place="青禾小区 9号楼"/>
                <h1>"有事说一声，邻居就来"</h1>
                <QrPicture side=29 modules name="9号楼求助"/>
                <p>"扫一扫，或者打电话给楼长许宁 029-0000 0000"</p>
            </div>
        </main>
    }
    .into_any()
}
