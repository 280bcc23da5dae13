//! The pad on which somebody signs with a finger: large, calm and forgiving. A stroke goes on outside the frame, a stroke can be
//! taken back, and a signature that was wiped away can be brought back.

use crate::facts::n;
use crate::words::*;
use domain::signature::{HEIGHT, Point, Signature, WIDTH};
use leptos::prelude::*;
use ui::view;
use ui::{Button, Icon, Weight, t};
use wasm_bindgen::JsCast;

/// Points closer than this to the last one tell nothing.
const STEP_MIN: u16 = 5;

/// What is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    strokes: RwSignal<Vec<Vec<Point>>>,
    /// What was wiped away last.
    wiped: RwSignal<Vec<Vec<Point>>>,
    /// The finger that writes.
    finger: RwSignal<Option<i32>>,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { strokes: RwSignal::default(), wiped: RwSignal::default(), finger: RwSignal::new(None) }
    }

    /// What was written.
    #[must_use]
    pub fn signature(self) -> Signature {
        self.strokes.with_untracked(|strokes| Signature::of(strokes))
    }

    /// Whether anything was written.
    #[must_use]
    pub fn is_touched(self) -> bool {
        !self.strokes.with(Vec::is_empty)
    }

    fn down(self, finger: i32, point: Point) {
        // A hand that lies on the glass is not the finger that writes.
        if self.finger.get_untracked().is_none() {
            self.finger.set(Some(finger));
            self.wiped.set(vec![]);
            self.strokes.update(|strokes| strokes.push(vec![point]));
        }
    }

    fn on(self, finger: i32, point: Point) {
        if self.finger.get_untracked() != Some(finger) {
            return;
        }
        let far = self.strokes.with_untracked(|strokes| {
            strokes.last().and_then(|stroke| stroke.last()).is_none_or(|last| is_far(*last, point))
        });
        if far {
            self.strokes.update(|strokes| strokes.last_mut().into_iter().for_each(|stroke| stroke.push(point)));
        }
    }

    fn up(self, finger: i32) {
        if self.finger.get_untracked() == Some(finger) {
            self.finger.set(None);
        }
    }

    fn wipe(self) {
        self.wiped.set(self.strokes.get_untracked());
        self.strokes.set(vec![]);
    }

    fn bring_back(self) {
        self.strokes.set(self.wiped.get_untracked());
        self.wiped.set(vec![]);
    }
}

fn is_far(one: Point, other: Point) -> bool {
    one.0.abs_diff(other.0).max(one.1.abs_diff(other.1)) >= STEP_MIN
}

/// A line through the middles between points, bent towards each point: smooth, however few points a slow phone reports.
#[must_use]
pub fn path(strokes: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for stroke in strokes {
        let Some(((x, y), rest)) = stroke.split_first() else { continue };
        path.push_str(&format!("M{x} {y}"));
        match rest {
            // A dot.
            [] => path.push_str("h1"),
            rest => {
                for pair in rest.windows(2) {
                    let ((x, y), (to_x, to_y)) = (pair[0], pair[1]);
                    path.push_str(&format!("Q{x} {y} {} {}", x.midpoint(to_x), y.midpoint(to_y)));
                }
                rest.last().iter().for_each(|(x, y)| path.push_str(&format!("L{x} {y}")));
            }
        }
    }
    path
}

/// A signature as it was written.
pub fn drawn(signature: &Signature) -> AnyView {
    let strokes = signature.strokes();
    view! {
        <svg class="signed" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=t(PW_SIGN)>
            <path d=path(&strokes)></path>
        </svg>
    }
    .into_any()
}

/// Where a finger is on the field; outside it, at its edge.
fn place(event: &web_sys::PointerEvent) -> Option<Point> {
    let pad = event.current_target()?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    let share =
        |at: f64, from: f64, long: f64, most: u16| ((at - from) / long.max(1.0)).clamp(0.0, 1.0) * f64::from(most);
    let x = share(f64::from(event.client_x()), pad.left(), pad.width(), WIDTH);
    let y = share(f64::from(event.client_y()), pad.top(), pad.height(), HEIGHT);
    Some((x as u16, y as u16))
}

/// The pad with its buttons.
pub fn pad(draft: Draft) -> AnyView {
    // A finger that was on the pad when the page was left is on it no longer.
    draft.finger.set(None);
    let down = move |event: web_sys::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let pad = event.current_target().and_then(|pad| pad.dyn_into::<web_sys::Element>().ok());
        drop(pad.map(|pad| pad.set_pointer_capture(event.pointer_id())));
        if let Some(point) = place(&event) {
            draft.down(event.pointer_id(), point);
        }
    };
    let on = move |event: web_sys::PointerEvent| {
        if let Some(point) = place(&event) {
            draft.on(event.pointer_id(), point);
        }
    };
    let up = move |event: web_sys::PointerEvent| draft.up(event.pointer_id());
    let count = Memo::new(move |_| draft.strokes.with(Vec::len));
    let said = move || if count.get() == 0 { t(PW_PAD_EMPTY).to_owned() } else { n(PW_PAD_SIGNED, count.get()) };
    let label = move || format!("{}{}{}", t(PW_PAD), t(COLON), said());
    let lines = move || draft.strokes.with(|strokes| path(strokes));
    let here =
        ui::el::live(move || (count.get() == 0).then(|| view! { <span class="pad-here">{t(PW_PAD_HERE)}</span> }));
    view! {
        <div class="pad-field">
            <p class="soft">{t(PW_PAD_HINT)}</p>
            <div class="pad" on:pointerdown=down on:pointermove=on on:pointerup=up on:pointercancel=up>
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                    <path class="pad-line" d="M60 460H940"></path>
                    <path d=lines></path>
                </svg>
                {here}
            </div>
            <div class="button-row pad-buttons">{buttons(draft, count)}<span role="status" class="soft">{said}</span></div>
        </div>
    }
    .into_any()
}

fn buttons(draft: Draft, count: Memo<usize>) -> AnyView {
    let wiped = Memo::new(move |_| draft.wiped.with(|wiped| !wiped.is_empty()));
    ui::el::live(move || {
        if wiped.get() {
            let again = move || draft.bring_back();
            return view! { <Button label=t(PW_PAD_AGAIN) weight=Weight::Secondary mark=Icon::Back on_press=again/> }
                .into_any();
        }
        if count.get() == 0 {
            return ().into_any();
        }
        let back = move || drop(draft.strokes.try_update(Vec::pop));
        view! {
            <Button label=t(PW_PAD_BACK) weight=Weight::Secondary mark=Icon::Back on_press=back/>
            <Button label=t(PW_PAD_CLEAR) weight=Weight::Quiet mark=Icon::Again on_press=move || draft.wipe()/>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_is_smooth_and_a_touch_is_a_dot() {
        assert_eq!(path(&[vec![(5, 6)]]), "M5 6h1");
        assert_eq!(path(&[vec![(0, 0), (10, 10)]]), "M0 0L10 10");
        assert_eq!(path(&[vec![(0, 0), (10, 10), (20, 0)], vec![]]), "M0 0Q10 10 15 5L20 0");
    }

    #[test]
    fn a_trembling_finger_that_rests_adds_nothing() {
        assert!(!is_far((100, 100), (104, 97)) && is_far((100, 100), (105, 100)));
    }
}
