//! A page as the canteen's kiosk shows it.

use leptos::prelude::*;
use ui::view;
use ui::*;

pub fn kiosk() -> AnyView {
    let picked = RwSignal::new(1);
    let people = [
        ("3-2-501", "何*民"),
        ("3-2-502", "余*华"),
        ("3-2-502", "陆*凤"),
        ("3-2-601", "田*祥"),
        ("3-2-602", "许*兰"),
        ("3-2-602", "许*国"),
    ];
    let keys = people.into_iter().enumerate().map(|(n, (place, name))| {
        view! {
            <button type="button" class="key" aria-pressed=move || (picked.get() == n).to_string() on:click=move |_| picked.set(n)>
                <Plate place/>
                {name}
            </button>
        }
        .into_any()
    });
    view! {
        <main class="kiosk" id="main">
            <div class="kiosk-top">
                <div class="row"><Plate place="青禾食堂"/><h1>"您是哪一位？"</h1></div>
                <p class="kiosk-count"><span>"今天中午"</span><span><strong>"312"</strong>" 位"</span></p>
            </div>
            <div class="keys">
                {keys.collect::<Vec<_>>()}
                <button type="button" class="key key-quiet">"不在这里"</button>
                <button type="button" class="key key-quiet">"刷卡 / 扫码"</button>
            </div>
            <div class="kiosk-foot">
                <Button label="返回" weight=Weight::Secondary on_press=|| {}/>
                <Button label="余*华，午餐 8 元，签到" on_press=|| {}/>
                <Button label="我还有事要说" weight=Weight::Danger on_press=|| {}/>
            </div>
        </main>
    }
    .into_any()
}
