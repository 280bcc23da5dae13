//! A certificate of our own for phones on the local network: kept, so that a phone that accepted it once stays content.

use super::address::lan;
use crate::{Outcome, sh};
use axum_server::tls_rustls::RustlsConfig;

/// The server's certificate and key, made on the first use and for every new address of this machine.
pub async fn config() -> Outcome<RustlsConfig> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    names.extend(lan().map(|address| address.to_string()));
    let folder = sh::target().join("tls").join(names.join("_"));
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    if !key.exists() {
        let made = rcgen::generate_simple_self_signed(names).map_err(|e| format!("cannot make a certificate: {e}"))?;
        sh::write(&cert, made.cert.pem())?;
        sh::write(&key, made.signing_key.serialize_pem())?;
    }
    RustlsConfig::from_pem_file(cert, key).await.map_err(|e| format!("cannot use the certificate: {e}"))
}
