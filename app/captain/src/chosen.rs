//! The field of a form for a file: one that is chosen, one that the camera sees as a film, or one that came to another
//! page first.

use crate::take_in::{ByCamera, Found};
use crate::words::*;
use device::page::keep::{chosen_file, read_file};
use leptos::prelude::*;
use ui::view;
use ui::{Trouble, Troubles, Word, fill, t};

/// Larger than any file a desk takes in.
const FILE_BYTES_MAX: u64 = 300 << 20;

/// What was chosen last.
#[derive(Clone)]
enum Source {
    /// A file of the device's.
    File(web_sys::File),
    /// What the camera saw, or another page had.
    Seen(Vec<u8>),
}

/// The file of a form. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The field's own id.
    id: &'static str,
    source: StoredValue<Option<Source>, LocalStorage>,
    /// How many bytes came without being chosen.
    seen: RwSignal<Option<usize>>,
    camera: ByCamera,
    troubles: Troubles,
}

/// The words around the field.
pub struct Words {
    /// What file is wanted.
    pub label: Word,
    /// What its name looks like.
    pub hint: Word,
    /// What is said of a code that is no film.
    pub no_film: Word,
}

impl Chosen {
    /// Nothing yet.
    #[must_use]
    pub fn new(id: &'static str, troubles: Troubles) -> Self {
        Self {
            id,
            source: StoredValue::new_local(None),
            seen: RwSignal::new(None),
            camera: ByCamera::for_film(),
            troubles,
        }
    }

    /// Takes a file that came another way.
    pub fn see(self, file: Vec<u8>) {
        self.seen.set(Some(file.len()));
        self.source.set_value(Some(Source::Seen(file)));
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.source.with_value(Option::is_some)
    }

    /// Its bytes; none where there is no file, it cannot be read, or no desk would take so much.
    pub async fn read(self) -> Option<Vec<u8>> {
        match self.source.get_value()? {
            Source::File(file) => read_file(&file, FILE_BYTES_MAX).await,
            Source::Seen(file) => Some(file),
        }
    }

    /// The field, and the way in through the camera below it. `came` hears that another
    /// file is there.
    pub fn field(self, words: &Words, came: impl Fn() + Copy + 'static) -> AnyView {
        let Self { id, source, seen, camera, troubles } = self;
        let (hint_id, no_film) = (format!("{id}-hint"), words.no_film);
        let choose = move |event: web_sys::Event| {
            seen.set(None);
            source.set_value(chosen_file(&event).map(Source::File));
            came();
        };
        let found = move |found: Found| match found {
            Found::File(file) => {
                self.see(file);
                came();
            }
            Found::Text(_) => troubles.show(vec![Trouble::new(id, t(no_film))]),
        };
        let wrong = move || {
            let words = troubles.of(id)?;
            Some(view! { <p class="field-error" id=format!("{id}-error")>{ui::icon(ui::Icon::Warning)}<span>{words}</span></p> }.into_any())
        };
        let there = move || {
            let words = fill(t(FILM_WHOLE), &[("n", &seen.get()?.to_string())]);
            Some(
                view! { <p class="row-line" role="status">{ui::icon(ui::Icon::Check)}<span>{words}</span></p> }
                    .into_any(),
            )
        };
        view! {
            <div class="field">
                <label class="field-label" for=id>{t(words.label)}</label>
                <p class="field-hint" id=hint_id.clone()>{t(words.hint)}</p>
                {ui::el::live(wrong)}
                <input id=id type="file" class="input" accept=".lmbundle" aria-describedby=hint_id on:change=choose/>
            </div>
            <div class="button-row">{camera.button()}</div>
            {camera.picture(found)}
            {ui::el::live(there)}
        }
        .into_any()
    }
}
