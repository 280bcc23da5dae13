//! Where the site can be reached: three addresses on this machine, the same ones on the local network, one as a QR code.

use crate::faces::FACES;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// Prints the addresses. The line `ready …` is for programs that wait for the server.
pub fn print(tls: bool, host: IpAddr, port: u16, base: &str) {
    let scheme = if tls { "https" } else { "http" };
    let url = |host: &str| format!("{scheme}://{host}:{port}{base}");
    let here = url("localhost");
    println!("ready {}", url("127.0.0.1"));
    for face in FACES {
        println!("  {:9} {here}{}", face.name, face.place);
    }
    let Some(lan) = lan().filter(|_| host.is_unspecified()) else { return };
    let there = url(&lan.to_string());
    println!("\n  on the local network: {there}");
    println!("{}", picture(&there));
    if !tls {
        println!("  Captain and kiosk need https away from this machine: add --tls.");
    }
}

/// This machine's address on the local network. Nothing is sent: a UDP "connection" only picks a route.
pub fn lan() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

/// A QR code for a terminal, two modules a character, light on dark terminals too.
fn picture(text: &str) -> String {
    let Ok(code) = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium) else { return String::new() };
    let edge = code.size() + 2;
    let mut out = String::new();
    for y in (-2..edge).step_by(2) {
        out.push_str("  ");
        for x in -2..edge {
            out.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (false, false) => '█',
                (false, true) => '▀',
                (true, false) => '▄',
                (true, true) => ' ',
            });
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_picture_has_its_quiet_zone() {
        let picture = super::picture("http://192.0.2.7:8080/");
        let lines: Vec<_> = picture.lines().collect();
        assert!(lines.len() > 12);
        assert!(lines[0].trim().chars().all(|c| c == '█'));
    }
}
