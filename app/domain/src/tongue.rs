//! Tongues 语言: what somebody can be spoken to in, so that helper and resident understand each other.

use serde::{Deserialize, Serialize};

/// A way of speaking. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Tongue {
    /// 普通话
    Mandarin,
    /// 本地话
    Local,
    /// 粤语
    Cantonese,
    /// 吴语
    Wu,
    /// 闽南话
    Minnan,
    /// 客家话
    Hakka,
    /// 英语
    English,
    /// 手语
    Sign,
}

impl Tongue {
    /// Every tongue, in byte-form order.
    pub const ALL: [Self; 8] =
        [Self::Mandarin, Self::Local, Self::Cantonese, Self::Wu, Self::Minnan, Self::Hakka, Self::English, Self::Sign];
}

/// A set of tongues, one bit each. The empty set says nothing: whoever left it empty is understood by everybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Tongues(pub u32);

impl Tongues {
    /// A set of these tongues.
    #[must_use]
    pub fn of(tongues: &[Tongue]) -> Self {
        Self(tongues.iter().fold(0, |bits, tongue| bits | 1 << *tongue as u32))
    }

    /// Tongues in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The tongues, in byte-form order.
    pub fn iter(self) -> impl Iterator<Item = Tongue> {
        Tongue::ALL.into_iter().filter(move |tongue| self.0 & (1 << *tongue as u32) != 0)
    }

    /// Without what only a newer version knows: of that this one can say nothing.
    #[must_use]
    pub fn known(self) -> Self {
        self.and(Self::of(&Tongue::ALL))
    }

    /// Whether two people understand each other, as far as anyone said.
    #[must_use]
    pub fn understands(self, other: Self) -> bool {
        self.0 == 0 || other.0 == 0 || self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_said_nothing_is_understood() {
        let (hakka, both) = (Tongues::of(&[Tongue::Hakka]), Tongues::of(&[Tongue::Mandarin, Tongue::Hakka]));
        assert!(hakka.understands(Tongues::default()) && Tongues::default().understands(hakka));
        assert!(hakka.understands(both) && !hakka.understands(Tongues::of(&[Tongue::Mandarin])));
        assert_eq!(both.iter().collect::<Vec<_>>(), [Tongue::Mandarin, Tongue::Hakka]);
    }
}
