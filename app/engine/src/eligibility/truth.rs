//! Truth: for everybody on a roster at once, whether something is so, is not so, or cannot be told (Kleene's three values).
//! A bit a person in each of two rows, so that rules over a whole community are a few machine words a clause.

/// Whether something is so, person by person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Truth {
    yes: Vec<u64>,
    no: Vec<u64>,
}

impl Truth {
    /// The same for everybody.
    pub fn all(people: usize, so: bool) -> Self {
        let full = |set: bool| vec![if set { u64::MAX } else { 0 }; people.div_ceil(64)];
        Self { yes: full(so), no: full(!so) }
    }

    /// Asked of one person after the other.
    pub fn of(people: usize, mut ask: impl FnMut(usize) -> Option<bool>) -> Self {
        let words = people.div_ceil(64);
        let (mut yes, mut no) = (Vec::with_capacity(words), Vec::with_capacity(words));
        for word in 0..words {
            let (mut is, mut is_not) = (0u64, 0u64);
            for (bit, person) in (word * 64..people.min(word * 64 + 64)).enumerate() {
                let so = ask(person);
                is |= u64::from(so == Some(true)) << bit;
                is_not |= u64::from(so == Some(false)) << bit;
            }
            yes.push(is);
            no.push(is_not);
        }
        Self { yes, no }
    }

    /// So for these, and for nobody else.
    pub fn only(people: usize, these: impl Iterator<Item = usize>) -> Self {
        let mut truth = Self::all(people, false);
        for person in these.filter(|person| *person < people) {
            truth.yes[person / 64] |= 1 << (person % 64);
            truth.no[person / 64] &= !(1 << (person % 64));
        }
        truth
    }

    /// For one person.
    pub fn get(&self, person: usize) -> Option<bool> {
        let bit = |row: &[u64]| row.get(person / 64).is_some_and(|word| word >> (person % 64) & 1 == 1);
        match (bit(&self.yes), bit(&self.no)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// It is not so.
    pub fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// This, and the other.
    pub fn and(&mut self, other: &Self) {
        self.yes.iter_mut().zip(&other.yes).for_each(|(one, two)| *one &= two);
        self.no.iter_mut().zip(&other.no).for_each(|(one, two)| *one |= two);
    }

    /// This, or the other.
    pub fn or(&mut self, other: &Self) {
        self.yes.iter_mut().zip(&other.yes).for_each(|(one, two)| *one |= two);
        self.no.iter_mut().zip(&other.no).for_each(|(one, two)| *one &= two);
    }

    /// Everybody of whom it is so or cannot be told, in order, with whether it is so.
    pub fn perhaps(&self, people: usize) -> impl Iterator<Item = (usize, bool)> {
        let words = self.yes.iter().zip(&self.no).enumerate();
        words.flat_map(move |(word, (yes, no))| {
            let mut left = !no;
            core::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                let person = word * 64 + bit as usize;
                left &= left.wrapping_sub(1);
                (bit < 64 && person < people).then(|| (person, yes >> bit & 1 == 1))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Option<bool>; 3] = [Some(true), Some(false), None];

    #[test]
    fn what_cannot_be_told_stays_so_unless_the_other_decides() {
        for one in ALL {
            for two in ALL {
                let mut and = Truth::of(1, |_| one);
                and.and(&Truth::of(1, |_| two));
                let mut or = Truth::of(1, |_| one);
                or.or(&Truth::of(1, |_| two));
                let (either, both) = ([one, two].contains(&Some(true)), [one, two].contains(&Some(false)));
                let unsure = [one, two].contains(&None);
                assert_eq!(
                    and.get(0),
                    if both {
                        Some(false)
                    } else if unsure {
                        None
                    } else {
                        Some(true)
                    }
                );
                assert_eq!(
                    or.get(0),
                    if either {
                        Some(true)
                    } else if unsure {
                        None
                    } else {
                        Some(false)
                    }
                );
                assert_eq!(Truth::of(1, |_| one).not().get(0), one.map(|so| !so));
            }
        }
    }

    #[test]
    fn everybody_is_met_once_and_in_order() {
        for people in [0, 1, 63, 64, 65, 200] {
            let truth = Truth::of(people, |person| ALL[person % 3]);
            let met: Vec<_> = truth.perhaps(people).collect();
            let meant: Vec<_> = (0..people).filter(|p| p % 3 != 1).map(|p| (p, p % 3 == 0)).collect();
            assert_eq!(met, meant);
            let only = Truth::only(people, [0, 63, 64].into_iter());
            assert!((0..people).all(|person| only.get(person) == Some([0, 63, 64].contains(&person))));
            assert_eq!(Truth::all(people, true).perhaps(people).count(), people);
            assert_eq!(Truth::all(people, false).perhaps(people).count(), 0);
        }
    }
}
