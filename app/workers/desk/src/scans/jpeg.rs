//! A photo without what a camera adds: where and when it was taken, on what, and a smaller picture of it. The page has drawn it
//! anew already; this is so that nothing of the kind is ever kept, wherever a photo comes from.

/// The picture alone; `None` where these bytes are no whole JPEG.
#[must_use]
pub fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let (mut kept, mut framed) = (vec![0xff, 0xd8], false);
    loop {
        let (&[0xff, marker], after) = rest.split_first_chunk::<2>()? else { return None };
        match marker {
            // Padding before a marker.
            0xff => {
                rest = &rest[1..];
                continue;
            }
            // The end; what stands behind it is no picture.
            0xd9 => {
                kept.extend([0xff, 0xd9]);
                return framed.then_some(kept);
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk::<2>()?)).max(2);
        let (segment, behind) = after.split_at_checked(length)?;
        framed |= matches!(marker, 0xc0..=0xc2);
        // Application data but for the first sort, which says how dots are shaped; and comments.
        if !matches!(marker, 0xe1..=0xef | 0xfe) {
            kept.extend([0xff, marker]);
            kept.extend(segment);
        }
        rest = behind;
        if marker == 0xda {
            let end = scan_end(rest)?;
            kept.extend(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

/// Where the dots end: at the first marker that is neither a stuffed byte nor a restart.
fn scan_end(dots: &[u8]) -> Option<usize> {
    dots.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker], &length[..], body].concat()
    }

    /// A picture of no dots, as a phone's camera writes it.
    fn photo() -> Vec<u8> {
        let (frame, dots) = (segment(0xc0, b"frame"), [1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4]);
        let place = segment(0xe1, b"Exif\0\0GPS 34.26N 108.95E");
        let parts = [&[0xff, 0xd8][..], &segment(0xe0, b"JFIF"), &place, &segment(0xfe, b"a phone"), &frame];
        [parts.concat(), segment(0xda, b"scan"), dots.to_vec(), vec![0xff, 0xd9], b"a film behind it".to_vec()].concat()
    }

    #[test]
    fn where_it_was_taken_is_left_out_and_every_dot_stays() {
        let kept = stripped(&photo()).expect("a photo");
        for gone in [&b"GPS"[..], b"Exif", b"a phone", b"a film"] {
            assert!(!kept.windows(gone.len()).any(|window| window == gone), "{gone:?}");
        }
        for stays in [&b"JFIF"[..], b"frame", b"scan", &[1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9]] {
            assert!(kept.windows(stays.len()).any(|window| window == stays), "{stays:?}");
        }
        assert_eq!(stripped(&kept), Some(kept));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_photo() {
        let photo = photo();
        for cut in 0..photo.len() - b"\xff\xd9a film behind it".len() {
            assert_eq!(stripped(&photo[..cut]), None, "{cut}");
        }
        for other in [&b""[..], b"%PDF-1.7", b"\x89PNG\r\n", &[0xff, 0xd8, 0xff, 0xd9]] {
            assert_eq!(stripped(other), None);
        }
    }
}
