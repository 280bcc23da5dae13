//! The device's key: a secret that the browser works with but never gives out, in a database of its own.
//!
//! It is an HMAC key that WebCrypto made as not extractable. What it makes of a fixed text is mixed into the key that a
//! passcode grows into, so that whoever has read the rows, but does not have this very browser's profile, cannot even
//! begin to guess. Not every browser keeps such a key (over plain http there is none; some private windows forget it):
//! it counts only after it was stored, read back over a new connection, and found to be the same. A copy of the whole
//! profile has it too: Chromium writes it there as it is.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const TABLE: &str = "key";
const ROW: &str = "device";
/// What the key is asked to sign.
const TEXT: &[u8] = b"last-metre device 1";

#[wasm_bindgen]
extern "C" {
    // On pages and in workers alike; missing over plain http, which `catch` turns into an error.
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = generateKey, catch)]
    fn generate(how: &JsValue, extractable: bool, usages: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = sign, catch)]
    fn sign(how: &JsValue, key: &JsValue, text: &Uint8Array) -> Result<Promise, JsValue>;
}

/// What this browser adds: 32 bytes that only it can work out. `None` where the browser keeps no such key.
///
/// With `make`, one is made where there is none; otherwise a lost key stays lost.
pub async fn device_secret(database: &str, make: bool) -> Option<[u8; 32]> {
    if let Some(key) = stored(database).await {
        return signed(&key).await;
    }
    if !make {
        return None;
    }
    let key = generated().await?;
    store(database, &key).await?;
    let (fresh, read) = (signed(&key).await?, signed(&stored(database).await?).await?);
    (fresh == read).then_some(fresh)
}

async fn generated() -> Option<JsValue> {
    let how = Object::new();
    Reflect::set(&how, &"name".into(), &"HMAC".into()).ok()?;
    Reflect::set(&how, &"hash".into(), &"SHA-256".into()).ok()?;
    let key = JsFuture::from(generate(&how, false, &Array::of1(&"sign".into())).ok()?).await.ok()?;
    (Reflect::get(&key, &"extractable".into()).ok()?.as_bool() == Some(false)).then_some(key)
}

async fn signed(key: &JsValue) -> Option<[u8; 32]> {
    let made = JsFuture::from(sign(&"HMAC".into(), key, &Uint8Array::from(TEXT)).ok()?).await.ok()?;
    Uint8Array::new(&made).to_vec().try_into().ok()
}

async fn connect(database: &str) -> Option<Database> {
    Database::open(database)
        .with_version(1u32)
        .with_on_upgrade_needed(|_, database| database.create_object_store(TABLE).build().map(drop))
        .build()
        .ok()?
        .await
        .ok()
}

async fn store(database: &str, key: &JsValue) -> Option<()> {
    let database = connect(database).await?;
    let writing = database
        .transaction(TABLE)
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
        .build()
        .ok()?;
    let put = writing.object_store(TABLE).ok()?.put(key.clone()).with_key(ROW).without_key_type().primitive();
    drop(put.ok()?);
    let done = writing.commit().await.ok();
    database.close();
    done
}

async fn stored(database: &str) -> Option<JsValue> {
    let database = connect(database).await?;
    let reading = database.transaction(TABLE).build().ok()?;
    let key: Option<JsValue> = async { reading.object_store(TABLE)?.get(ROW).primitive()?.await }.await.ok()?;
    drop(reading);
    database.close();
    key
}
