//! Trouble of the device, as the face can word it.

use device::store::StoreError;
use journal::writer::WriteError;
use ports::desk::Trouble;

/// What a store's error means to a captain.
#[must_use]
pub fn of_store(error: StoreError) -> Trouble {
    match error {
        StoreError::Full => Trouble::Full,
        StoreError::Denied => Trouble::Denied,
        StoreError::ReadOnly => Trouble::ReadOnly,
        StoreError::Lost => Trouble::Lost,
        StoreError::Blocked => Trouble::UpgradeBlocked,
        StoreError::Outdated => Trouble::Newer,
        StoreError::Other(why) => Trouble::Broken(why),
    }
}

/// What an event that could not be written means.
#[must_use]
pub fn of_write(error: WriteError) -> Trouble {
    match error {
        WriteError::Forked => Trouble::Forked,
        WriteError::Revoked => Trouble::Revoked,
        WriteError::Expired => Trouble::Expired,
        WriteError::Stranger => Trouble::NotYours,
        WriteError::TooLarge => Trouble::Broken(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_storages_troubles_has_a_sentence_of_its_own() {
        let all = [
            (StoreError::Full, Trouble::Full),
            (StoreError::Denied, Trouble::Denied),
            (StoreError::ReadOnly, Trouble::ReadOnly),
            (StoreError::Lost, Trouble::Lost),
            (StoreError::Blocked, Trouble::UpgradeBlocked),
            (StoreError::Outdated, Trouble::Newer),
        ];
        for (error, trouble) in all {
            assert_eq!(of_store(error), trouble);
        }
    }
}
