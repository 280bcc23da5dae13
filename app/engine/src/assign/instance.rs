//! An instance: requests, volunteers and the pairs that are possible, checked once so that solving can't go wrong.

use super::terms::Terms;
use core::fmt;
use core::ops::Range;

/// Greatest cost or penalty.
pub const COST_MAX: i32 = 1_000_000_000;

/// A possible pair, seen from its request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The volunteer's number.
    pub volunteer: u32,
    /// What choosing this pair costs.
    pub cost: i32,
}

/// A checked instance. Requests and volunteers are numbered from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Instance {
    mult: Vec<u32>,
    pen: Vec<i32>,
    cap: Vec<u32>,
    /// Edges of request `r` are `start[r]..start[r + 1]`.
    start: Vec<u32>,
    edges: Vec<Edge>,
    pub(super) terms: Terms,
}

/// Why numbers are not an instance, or a text is not one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Malformed {
    /// There are not as many penalties, or rows of pairs, as requests.
    Lengths,
    /// A pair names a request or volunteer that is not there.
    Unknown {
        /// The request it names.
        request: u32,
        /// The volunteer it names.
        volunteer: u32,
    },
    /// A pair stands there twice.
    Twice {
        /// Its request.
        request: u32,
        /// Its volunteer.
        volunteer: u32,
    },
    /// A cost or penalty of this request is beyond [`COST_MAX`], or a penalty is negative.
    OutOfRange {
        /// The request.
        request: u32,
    },
    /// More requests, volunteers or pairs than 32 bits count.
    TooMany,
    /// A text is wrong at this line (from 1).
    Line {
        /// Which line.
        line: usize,
        /// What should stand there.
        wanted: &'static str,
    },
    /// There is not one rise for each volunteer.
    Rises,
    /// A volunteer's rise is negative or beyond [`COST_MAX`].
    RiseOutOfRange {
        /// The volunteer.
        volunteer: u32,
    },
    /// A pair is to be kept that is not possible, or one more than its request needs or its volunteer takes.
    Pinned {
        /// Its request.
        request: u32,
        /// Its volunteer.
        volunteer: u32,
    },
    /// Nobody asked for this request.
    NoRequest(u32),
    /// There is no such volunteer.
    NoVolunteer(u32),
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lengths => write!(f, "there must be one penalty and one row of pairs for each request"),
            Self::Unknown { request, volunteer } => write!(f, "pair ({request}, {volunteer}) names nobody known"),
            Self::Twice { request, volunteer } => write!(f, "pair ({request}, {volunteer}) stands there twice"),
            Self::OutOfRange { request } => write!(f, "a cost or penalty of request {request} is out of range"),
            Self::TooMany => write!(f, "too many requests, volunteers or pairs"),
            Self::Rises => write!(f, "there must be one rise for each volunteer"),
            Self::RiseOutOfRange { volunteer } => write!(f, "the rise of volunteer {volunteer} is out of range"),
            Self::Pinned { request, volunteer } => {
                write!(f, "pair ({request}, {volunteer}) is to be kept but not possible, or one too many")
            }
            Self::NoRequest(request) => write!(f, "there is no request {request}"),
            Self::NoVolunteer(volunteer) => write!(f, "there is no volunteer {volunteer}"),
            Self::Line { line, wanted } => write!(f, "line {line}: expected {wanted}"),
        }
    }
}

impl core::error::Error for Malformed {}

impl Instance {
    /// Checks and keeps an instance. `pairs` are (request, volunteer, cost) in any order.
    ///
    /// # Errors
    /// When numbers don't fit together or are out of range.
    pub fn new(mult: Vec<u32>, pen: Vec<i32>, cap: Vec<u32>, pairs: Vec<(u32, u32, i32)>) -> Result<Self, Malformed> {
        if u32::try_from(pairs.len()).is_err() {
            return Err(Malformed::TooMany);
        }
        let mut start = vec![0; mult.len() + 1];
        for &(request, volunteer, _) in &pairs {
            let count = start[1..].get_mut(request as usize).ok_or(Malformed::Unknown { request, volunteer })?;
            *count += 1;
        }
        for request in 0..mult.len() {
            start[request + 1] += start[request];
        }
        let mut edges = vec![Edge { volunteer: 0, cost: 0 }; pairs.len()];
        let mut next = start.clone();
        for (request, volunteer, cost) in pairs {
            let at = &mut next[request as usize];
            edges[*at as usize] = Edge { volunteer, cost };
            *at += 1;
        }
        Self::from_rows(mult, pen, cap, start, edges)
    }

    /// Checks and keeps an instance that is in rows already: the pairs of request `r` are
    /// `edges[start[r]..start[r + 1]]`, in any order. Copies nothing.
    ///
    /// # Errors
    /// When numbers don't fit together or are out of range.
    pub fn from_rows(
        mult: Vec<u32>,
        pen: Vec<i32>,
        cap: Vec<u32>,
        start: Vec<u32>,
        mut edges: Vec<Edge>,
    ) -> Result<Self, Malformed> {
        if [mult.len(), cap.len(), edges.len()].into_iter().any(|length| u32::try_from(length + 1).is_err()) {
            return Err(Malformed::TooMany);
        }
        let in_rows = start.len() == mult.len() + 1
            && start.is_sorted()
            && start[0] == 0
            && start[mult.len()] as usize == edges.len();
        if pen.len() != mult.len() || !in_rows {
            return Err(Malformed::Lengths);
        }
        for (request, (pen, ends)) in (0..).zip(pen.iter().zip(start.windows(2))) {
            if !(0..=COST_MAX).contains(pen) {
                return Err(Malformed::OutOfRange { request });
            }
            check_row(request, &mut edges[ends[0] as usize..ends[1] as usize], cap.len())?;
        }
        Ok(Self { mult, pen, cap, start, edges, terms: Terms::default() })
    }

    /// How many requests there are.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.mult.len()
    }

    /// How many volunteers there are.
    #[must_use]
    pub fn volunteers(&self) -> usize {
        self.cap.len()
    }

    /// How many helpers each request needs.
    #[must_use]
    pub fn mult(&self) -> &[u32] {
        &self.mult
    }

    /// What each missing helper of each request costs.
    #[must_use]
    pub fn pen(&self) -> &[i32] {
        &self.pen
    }

    /// How many requests each volunteer may take.
    #[must_use]
    pub fn cap(&self) -> &[u32] {
        &self.cap
    }

    /// Every pair, by request and then by volunteer.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Where the pairs of a request stand among [`Self::edges`]; nowhere for a request that is not there.
    #[must_use]
    pub fn range(&self, request: usize) -> Range<usize> {
        match self.start.get(request..) {
            Some([start, end, ..]) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// The pairs of a request, by volunteer.
    #[must_use]
    pub fn edges_of(&self, request: usize) -> &[Edge] {
        &self.edges[self.range(request)]
    }
}

/// Puts the pairs of a request in order; checks them: known numbers, costs in range, none twice.
fn check_row(request: u32, row: &mut [Edge], volunteers: usize) -> Result<(), Malformed> {
    if !row.is_sorted_by_key(|edge| edge.volunteer) {
        row.sort_unstable_by_key(|edge| edge.volunteer);
    }
    for edge in &*row {
        if edge.volunteer as usize >= volunteers {
            return Err(Malformed::Unknown { request, volunteer: edge.volunteer });
        }
        if !(-COST_MAX..=COST_MAX).contains(&edge.cost) {
            return Err(Malformed::OutOfRange { request });
        }
    }
    match row.windows(2).find(|pair| pair[0].volunteer == pair[1].volunteer) {
        Some(pair) => Err(Malformed::Twice { request, volunteer: pair[0].volunteer }),
        None => Ok(()),
    }
}
