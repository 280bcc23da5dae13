//! A table as a captain sees it.

use leptos::prelude::*;
use std::sync::Arc;
use ui::view;
use ui::*;

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
