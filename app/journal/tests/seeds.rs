//! Merging, from seeds: 10,000 stories delivered in every order, 1,000 simulated
//! neighbourhoods, and 2,000 stories opened by a snapshot of every moment. Cut into portions,
//! so that every core has its share and none takes long; a seed that fails says how to run it again.

macro_rules! portions {
    ($what:ident, $size:literal: $($name:ident $number:literal),+) => {
        mod $what {
            $(#[test]
            fn $name() {
                crate::merging::run(stringify!($what), $number * $size..($number + 1) * $size, crate::merging::$what::run);
            })+
        }
    };
}

portions!(delivery, 500:
    a 0, b 1, c 2, d 3, e 4, f 5, g 6, h 7, i 8, j 9, k 10, l 11, m 12, n 13, o 14, p 15, q 16, r 17, s 18, t 19);
portions!(simulation, 50:
    a 0, b 1, c 2, d 3, e 4, f 5, g 6, h 7, i 8, j 9, k 10, l 11, m 12, n 13, o 14, p 15, q 16, r 17, s 18, t 19);
portions!(opening, 250: a 0, b 1, c 2, d 3, e 4, f 5, g 6, h 7);
