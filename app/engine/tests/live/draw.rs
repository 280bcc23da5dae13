//! What is drawn at random: instances, and changes of a plan.

use engine::assign::{COST_MAX, Instance, Live};

/// Reproducible numbers (xorshift, Marsaglia).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From 0 to just below `end`; 0 when that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11).checked_rem(end).unwrap_or(0)
    }

    pub fn number(&mut self, end: u32) -> u32 {
        self.below(end.into()) as u32
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// How the numbers of a row of changes are drawn.
#[derive(Clone, Copy)]
pub struct Draw {
    pub cost: i32,
    pub rise: i32,
    pub mult: u32,
    pub cap: u32,
    pub huge: bool,
}

impl Draw {
    pub fn cost(self, random: &mut Random) -> i32 {
        match random.below(12) {
            0 if self.huge => COST_MAX - random.number(3) as i32,
            1 if self.huge => -COST_MAX,
            2 => -(random.number(4) as i32),
            _ => random.number(self.cost as u32) as i32,
        }
    }

    pub fn penalty(self, random: &mut Random) -> i32 {
        match random.below(8) {
            0 if self.huge => COST_MAX,
            1 => 0,
            _ => random.number(3 * self.cost as u32) as i32,
        }
    }

    pub fn cap(self, random: &mut Random) -> u32 {
        if random.chance(3) { u32::MAX } else { random.number(self.cap + 1) }
    }

    /// Somebody at a cost, each at most once.
    pub fn pairs(self, random: &mut Random, among: &[u32]) -> Vec<(u32, i32)> {
        let numbers: Vec<u32> = among.iter().copied().filter(|_| random.chance(60)).collect();
        numbers.into_iter().map(|number| (number, self.cost(random))).collect()
    }

    pub fn rise(self, random: &mut Random) -> i32 {
        if self.huge && random.chance(5) { COST_MAX } else { random.number(self.rise as u32 + 1) as i32 }
    }

    pub fn instance(self, random: &mut Random) -> Instance {
        let (requests, volunteers) = (random.number(6), random.number(6));
        let mult = (0..requests).map(|_| random.number(self.mult + 1)).collect();
        let pen = (0..requests).map(|_| self.penalty(random)).collect();
        let cap = (0..volunteers).map(|_| self.cap(random)).collect();
        let pairs = |request| {
            self.pairs(random, &(0..volunteers).collect::<Vec<_>>())
                .into_iter()
                .map(move |(volunteer, cost)| (request, volunteer, cost))
        };
        let pairs = (0..requests).flat_map(pairs).collect();
        let rise = (0..volunteers).map(|_| self.rise(random)).collect();
        Instance::new(mult, pen, cap, pairs).unwrap().with_rise(rise).unwrap()
    }
}

pub const DRAWS: [Draw; 5] = [
    Draw { cost: 50, rise: 0, mult: 1, cap: 2, huge: false },
    Draw { cost: 4, rise: 0, mult: 3, cap: 3, huge: false },
    Draw { cost: 60, rise: 20, mult: 2, cap: 3, huge: false },
    Draw { cost: 5, rise: 2, mult: 3, cap: 4, huge: false },
    Draw { cost: 100, rise: 30, mult: 2, cap: 3, huge: true },
];

/// One change, drawn at random; comes back with its name.
pub fn change(live: &mut Live, draw: Draw, random: &mut Random) -> &'static str {
    let (requests, volunteers) = (live.requests(), live.volunteers());
    let open: Vec<u32> = (0..requests).filter(|request| live.request_price(*request).is_some()).collect();
    let there: Vec<u32> = (0..volunteers).filter(|volunteer| live.price(*volunteer).is_some()).collect();
    let request = open.get(random.below(open.len() as u64) as usize).copied();
    let volunteer = there.get(random.below(there.len() as u64) as usize).copied();
    let small = open.len() < 6 && there.len() < 6;
    match random.below(20) {
        0..3 if small => {
            let (mult, pen) = (random.number(draw.mult + 1), draw.penalty(random));
            let pairs = draw.pairs(random, &there);
            assert_eq!(live.arrive(mult, pen, &pairs), Ok(requests));
            "arrive"
        }
        3..5 if small => {
            let (cap, rise) = (draw.cap(random), draw.rise(random));
            let pairs = draw.pairs(random, &open);
            assert_eq!(live.join(cap, rise, &pairs), Ok(volunteers));
            "join"
        }
        kind => match request.zip(volunteer) {
            Some(pair) => change_one(live, kind, pair, draw, random),
            None => "nothing",
        },
    }
}

/// One change of a request and a volunteer who are there.
fn change_one(
    live: &mut Live,
    kind: u64,
    (request, volunteer): (u32, u32),
    draw: Draw,
    random: &mut Random,
) -> &'static str {
    match kind {
        5 => {
            live.cancel(request).unwrap();
            "cancel"
        }
        6 => {
            live.leave(volunteer).unwrap();
            "leave"
        }
        7 | 8 => {
            let (cap, pins) = (draw.cap(random), live.pinned().filter(|pin| pin.1 == volunteer).count());
            assert_eq!(live.set_capacity(volunteer, cap).is_ok(), cap as usize >= pins);
            "set capacity"
        }
        9 => {
            live.set_penalty(request, draw.penalty(random)).unwrap();
            "set penalty"
        }
        10 | 11 => {
            let (mult, pins) = (random.number(draw.mult + 1), live.pinned().filter(|pin| pin.0 == request).count());
            assert_eq!(live.set_mult(request, mult).is_ok(), mult as usize >= pins);
            "set mult"
        }
        12 => {
            let _ = live.pin(request, volunteer);
            "pin"
        }
        13 => {
            let pins: Vec<_> = live.pinned().collect();
            if let Some(pin) = pins.get(random.below(pins.len() as u64) as usize) {
                live.unpin(pin.0, pin.1).unwrap();
            }
            "unpin"
        }
        _ => {
            let cost = random.chance(80).then(|| draw.cost(random));
            live.set_cost(request, volunteer, cost).unwrap();
            "set cost"
        }
    }
}

/// An instance with more people than brute force can bear.
pub fn middling(random: &mut Random, rise: i32) -> Instance {
    sparse(random, (120, 60), 12, rise)
}

/// One with so many that it is solved by an auction, which numbers everybody anew.
pub fn large(random: &mut Random, rise: i32) -> Instance {
    sparse(random, (1_600, 900), 300, rise)
}

/// So many requests and volunteers; from one possible pair of a request to the next are up to `apart` volunteers.
fn sparse(random: &mut Random, (requests, volunteers): (u32, u32), apart: u32, rise: i32) -> Instance {
    let mult = (0..requests).map(|_| 1 + random.number(8) / 7).collect();
    let pen = (0..requests).map(|_| 200 + random.number(300) as i32).collect();
    let cap = (0..volunteers).map(|_| 1 + random.number(3)).collect();
    let mut pairs = Vec::new();
    for request in 0..requests {
        let mut volunteer = random.number(apart * 3 / 4);
        while volunteer < volunteers {
            pairs.push((request, volunteer, random.number(400) as i32));
            volunteer += 1 + random.number(apart);
        }
    }
    let rise = (0..volunteers).map(|_| random.number(rise as u32 + 1) as i32).collect();
    Instance::new(mult, pen, cap, pairs).unwrap().with_rise(rise).unwrap()
}
