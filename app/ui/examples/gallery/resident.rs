//! Pages as a resident sees them.

use leptos::prelude::*;
use ui::view;
use ui::*;

const PHONE: &str = "02900000000";

pub fn home() -> AnyView {
    view! {
        <div class="page">
            <main id="main">
                <div class="top"><Plate place="青禾小区 9号楼"/><LargeType/></div>
                <div class="hello"><h1>"您好，"<br/>"有什么要帮忙？"</h1><p class="soft">"说一声，邻居就来。"</p></div>
                <Tile to="#/ask" mark=Icon::Speech title="我要求助" line="修灯、买药、有人聊聊" tone=Tone::Blue/>
                <Tile to="#/request" mark=Icon::Truck title="我的求助" line="1 件正在办，田阿姨下午来" tone=Tone::Persimmon/>
                <Tile to="#/parts" mark=Icon::Heart title="我来帮忙" line="有空时，搭把手" tone=Tone::Pine/>
            </main>
            <PhoneBar who="楼栋长 许宁" hours="每天 8:00–20:00" telephone=PHONE/>
        </div>
    }
    .into_any()
}

pub fn ask() -> AnyView {
    let words = RwSignal::new("我腿脚不便，想请人帮我去药店买降压药，明天上午最好。".to_owned());
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(Some(0));
    let suits = RwSignal::new(2);
    let read = RwSignal::new(true);
    let troubles = Troubles::new();
    let send = move || {
        troubles.take::<()>(Err(vec![Trouble::new("name", "请写上怎么称呼您"), Trouble::new("words", "请说说要什么")]));
    };
    view! {
        <div class="page">
            <main id="main">
                <div class="top"><BackButton/><ReadAloud/></div>
                <h1>"您需要什么？"</h1>
                <p class="lead">"用自己的话说就好。"</p>
                <Form troubles on_send=send>
                    <Field id="words" label="要帮什么" value=words input=Input::Area most=30 troubles/>
                    <ChooseOne
                        id="kind"
                        legend="看起来是："
                        options=domain::Kind::ALL[..5].iter().map(|kind| t(common::kind(*kind)).into()).collect()
                        picked=kind
                    />
                    <ChooseMany
                        id="suits"
                        legend="什么时候方便？"
                        options=domain::time::Part::ALL.map(|part| t(common::part(part)).into()).to_vec()
                        picked=suits
                    />
                    <Field id="name" label="怎么称呼您" hint="姓名、电话、住哪儿，写在一行就行" value=name troubles autofill="name"/>
                    <Tick id="read" label="我看过隐私说明了" ticked=read/>
                    <div class="foot"><Button label=t(common::NEXT)/></div>
                </Form>
            </main>
        </div>
    }
    .into_any()
}

pub fn request() -> AnyView {
    let steps = vec![
        Step::new(Progressed::Done, "已送到", "9:03 楼栋长许宁收到"),
        Step::new(Progressed::Done, "找到人了", "9:20 同楼的邻居，会跑腿"),
        Step::new(Progressed::Now, "正在办", "下午 3 点前上门")
            .with(view! { <Visitor name="田阿姨" line="9号楼 志愿者" code_name="对门号" code=47/> }),
        Step::new(Progressed::Ahead, "办好了", "请您说一声满意不满意"),
    ];
    view! {
        <div class="page">
            <main id="main">
                <div class="top"><BackButton/><Plate place="3-2-501"/></div>
                <div class="stack"><h1>"买降压药"</h1><p class="lead">"编号 0912 · "<When at=clock() - 7_200_000 tap=true/></p></div>
                <Timeline steps/>
                <div class="foot"><ButtonLink to=format!("tel:{PHONE}") label="打电话给楼栋长" weight=Weight::Secondary mark=Icon::Phone/></div>
            </main>
        </div>
    }
    .into_any()
}

fn clock() -> u64 {
    ui::page::clock()
}

pub fn parts() -> AnyView {
    let ui = use_ui();
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let tab = RwSignal::new(0);
    let modules = (0..29 * 29).map(|n: usize| (n * n / 7 + n / 29 * 3).is_multiple_of(3)).collect();
    let toast = move || ui.toast_undo("已请田秀英去买药。", move || ui.toast("撤回来了。"));
    view! {
        <div class="page">
            <main id="main">
                <h1>"各种零件"</h1>
                <SampleBanner/>
                <NotLockedBanner/>
                <Banner tone=Tone::Pine mark=Icon::Check words="都存好了。"/>
                <div class="row"><LangSwitch/></div>
                <div class="row"><ThemeSwitch/></div>
                <div class="row">
                    <Button label="下一步" mark=Icon::Forward on_press=move || busy.update(|busy| *busy = !*busy)/>
                    <Button label="先看看" weight=Weight::Secondary busy on_press=toast/>
                    <Button label="算了" weight=Weight::Quiet on_press=move || open.set(true)/>
                    <Button label="撤回这件事" weight=Weight::Danger on_press=move || open.set(true)/>
                    <Button label="办好了" weight=Weight::Good mark=Icon::Check on_press=toast/>
                    <Button label="还不行" off=true on_press=toast/>
                </div>
                <div class="row">
                    <Tag words="平常"/>
                    <Tag words="同楼" tone=Tone::Pine/>
                    <Tag words="本周已 3 件" tone=Tone::Amber/>
                    <Tag words="还剩 20 分" tone=Tone::Persimmon/>
                    <Tag words="3 人也说了" tone=Tone::Blue/>
                    <Count n=7 name="7 件要办"/>
                    <Avatar name="田秀英"/>
                </div>
                <Card><p>"一张纸，一件事。"</p><Meter percent=72 words="换他：多走 400 米"/></Card>
                <Progress words="正在编样例：3,200 / 5,000 户" done=3200 total=5000/>
                <EmergencyNumbers/>
                <Tabs id="today" name="今天" labels=vec!["要办 7".into(), "要访 4".into(), "待发 2".into()] at=tab>
                    {move || format!("第 {} 页", tab.get() + 1)}
                </Tabs>
                <QrPicture side=29 modules name="9号楼求助"/>
                <EmptyState title="还没有求助" line="说一声，这里就会像包裹一样，一步一步看得到。">
                    <ButtonLink to="#/ask" label="我要求助"/>
                </EmptyState>
                <div class="row">{Icon::ALL.iter().map(|one| icon(*one)).collect::<Vec<_>>()}</div>
                <Confirm open title="撤回“买降压药”？" line="志愿者会知道不用来了。" label="撤回" on_yes=toast/>
            </main>
        </div>
    }
    .into_any()
}
