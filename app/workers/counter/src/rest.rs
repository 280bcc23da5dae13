//! At rest: what a kiosk keeps lies sealed under a key that its browser does not give out, where the browser has one.
//!
//! A copy of its rows then shows how many meals there were and no roster, no reference and no seed. It is no lock: whoever
//! starts the screen has the kiosk, and some browsers write that key to the same disk (`app/SECURITY.md`). Letters are
//! sealed to the station already and stay as they are: they leave even from a kiosk whose own rows are lost.

use crate::keep::{ASIDE, LETTERS, LoadError, MEALS, STATE};
use device::store::{Span, Store, StoreError, Table, Vault, Write};
use trust::{CryptoRng, Draw, RestKey, derive};

/// One row that says that the rest is sealed: `CHECK`, sealed under the same key.
pub const LOCK: Table = "lock";
const KEY: &[u8] = b"kiosk";
const CHECK: &[u8] = b"sealed under this device's key";
/// Rows of a table looked at: all of them.
const ALL: usize = usize::MAX;

fn left_open(table: Table, _: &[u8]) -> bool {
    table == LETTERS || table == LOCK
}

/// The store as the kiosk uses it. `secret` is what the device's own key makes, if it has one. What lay there in plain is
/// sealed first, all of it in one transaction.
///
/// # Errors
/// What the store says; `StoreError::Denied` when the rows are sealed and the device's key is not there, or another: then
/// nothing was touched.
pub async fn sealed<S: Store + Clone>(
    store: S,
    secret: Option<[u8; 32]>,
    rng: &mut impl CryptoRng,
) -> Result<Vault<S>, LoadError> {
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    // A browser that draws nothing leaves zeros, and the same nonces twice would open what they seal.
    let secret = secret.filter(|_| seed != [0; 32]);
    let there = store.read(LOCK, KEY).await?;
    let Some(key) = secret.map(|secret| RestKey(derive(&secret, "kiosk at rest"))) else {
        return if there.is_some() { Err(StoreError::Denied.into()) } else { Ok(Vault::open(store)) };
    };
    let fits = there.map(|check| key.open(KEY, &check).is_ok_and(|check| check == CHECK));
    if fits == Some(false) {
        return Err(StoreError::Denied.into());
    }
    let mut draw = Draw::from_seed(seed);
    let check = key.seal(&mut draw, KEY, CHECK);
    let vault = Vault::sealed(store.clone(), key, draw, left_open);
    if fits.is_none() {
        let mut writes = vec![Write::put(LOCK, KEY, check)];
        for table in [STATE, MEALS, ASIDE] {
            let rows = store.scan(table, &Span::all(), ALL).await?;
            writes.extend(rows.into_iter().map(|(key, value)| Write::put(table, key, value)));
        }
        vault.commit(writes).await?;
    }
    Ok(vault)
}
