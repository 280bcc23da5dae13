//! `serve`: the site on this machine, with a mailbox beside it, so that one command gives one-tap delivery.
//!
//! It is a stand-in for any static web server with a WebDAV folder; `public/nginx.conf.example` has the same rules.

mod address;
mod flood;
mod mailbox;
mod name;
mod running;
mod site;
mod station;
mod tls;

pub use running::Running;

use crate::args::Args;
use crate::build::{self, Mode};
use crate::{Outcome, faces, say};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

/// What the command was asked for.
struct Options {
    host: IpAddr,
    port: u16,
    base: String,
    tls: bool,
    dist: PathBuf,
    keep: PathBuf,
    flood: flood::Limit,
}

/// What every request may need.
struct Shared {
    base: String,
    site: site::Site,
    mailbox: mailbox::Mailbox,
    station: station::Station,
}

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let mode = Mode::read(args);
    let build = !args.switch("no-build");
    let faces = faces::chosen(args.value("face"))?;
    let options = options(args)?;
    args.done()?;
    if build {
        build::build(mode, &faces, &options.dist)?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|e| format!("cannot start: {e}"))?.block_on(serve(options))
}

fn options(args: &mut Args) -> Outcome<Options> {
    let host = args.value("host").unwrap_or_else(|| "0.0.0.0".into());
    let port = args.value("port").unwrap_or_else(|| "8080".into());
    let flood = args.value("flood").map_or(Ok(flood::Limit::GENEROUS), |text| flood::Limit::read(&text))?;
    Ok(Options {
        host: host.parse().map_err(|_| format!("--host wants an address, not `{host}`"))?,
        port: port.parse().map_err(|_| format!("--port wants a number, not `{port}`"))?,
        base: name::base(&args.value("base").unwrap_or_default())?,
        tls: args.switch("tls"),
        dist: build::dist(args),
        keep: args.value("mailbox-dir").map_or_else(|| crate::sh::target().join("site"), PathBuf::from),
        flood,
    })
}

async fn serve(options: Options) -> Outcome {
    let shared = Arc::new(Shared {
        base: options.base.clone(),
        site: site::Site::new(options.dist),
        mailbox: mailbox::Mailbox::new(options.keep.join("mailbox"), options.flood),
        station: station::Station::new(options.keep.join("station.json")),
    });
    let listener = TcpListener::bind((options.host, options.port))
        .map_err(|e| format!("cannot listen on port {}: {e}; try --port", options.port))?;
    listener.set_nonblocking(true).map_err(|e| e.to_string())?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    tokio::spawn(sweep_hourly(shared.clone()));
    let app = Router::new().fallback(answer).with_state(shared).into_make_service_with_connect_info::<SocketAddr>();
    address::print(options.tls, options.host, port, &options.base);
    say::note(format!("mailbox and station.json are kept in {}", options.keep.display()));
    let served = if options.tls {
        axum_server::from_tcp_rustls(listener, tls::config().await?).map_err(|e| e.to_string())?.serve(app).await
    } else {
        axum_server::from_tcp(listener).map_err(|e| e.to_string())?.serve(app).await
    };
    served.map_err(|e| format!("the server stopped: {e}"))
}

async fn sweep_hourly(shared: Arc<Shared>) {
    loop {
        shared.mailbox.sweep(std::time::SystemTime::now());
        tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
    }
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    ask: Request,
) -> Response {
    let path = ask.uri().path().to_owned();
    let Some(below) = path.strip_prefix(&shared.base) else { return outside(&shared.base, &path) };
    if let Some(spot) = below.strip_prefix("mailbox/") {
        return shared.mailbox.answer(spot, from.ip(), ask).await;
    }
    if below == "station.json" {
        return shared.station.answer(ask).await;
    }
    if ask.method() != Method::GET && ask.method() != Method::HEAD {
        return refusal(StatusCode::METHOD_NOT_ALLOWED);
    }
    shared.site.answer(below, ask.headers())
}

/// A path above the base: the two that are surely meant for it are sent there.
fn outside(base: &str, path: &str) -> Response {
    if path == "/" || format!("{path}/") == base {
        return redirect(base);
    }
    refusal(StatusCode::NOT_FOUND)
}

fn redirect(to: &str) -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to.to_owned())]).into_response()
}

/// A bare answer that is not a success.
fn refusal(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(format!("{status}\n")));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}
