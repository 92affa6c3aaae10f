//! `jalon serve`: answers until it is asked to stop, then finishes what is in flight.

use super::Done;
use jalon::{app::App, web};
use std::{io::ErrorKind, net::SocketAddr};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// Serves the configured database.
pub async fn run() -> Done {
    let app = super::open().await?;
    let listener = listen(app.parts.config.listen).await?;
    let at = listener.local_addr().map_err(|e| e.to_string())?;
    tracing::info!(address = %at, base_url = %app.parts.config.base_url, "Jalon listens");
    on(&app, listener).await
}

/// Takes an address to listen on.
///
/// # Errors
/// One sentence, with the way out when another program is there already.
pub async fn listen(at: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(at).await.map_err(|e| match e.kind() {
        ErrorKind::AddrInUse => format!(
            "another program listens on {at} already; say another address in JALON_LISTEN, e.g. {} for any free port",
            SocketAddr::new(at.ip(), 0)
        ),
        _ => format!("cannot listen on {at}: {e}"),
    })
}

/// Serves on a listener until SIGTERM or SIGINT.
pub async fn on(app: &App, listener: TcpListener) -> Done {
    let mut term = signal(SignalKind::terminate()).map_err(|e| e.to_string())?;
    let mut int = signal(SignalKind::interrupt()).map_err(|e| e.to_string())?;
    let stop = async move {
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        tracing::info!("finishing what is in flight");
    };
    if let Some(url) = &app.parts.config.smtp_url {
        let transport = jalon::exchange::mail::transport(url)?;
        tokio::spawn(jalon::exchange::mail::run(app.parts.clone(), transport));
    }
    tokio::spawn(jalon::exchange::rounds::run(app.parts.clone()));
    tokio::spawn(jalon::exchange::transfers::carry::run(app.parts.clone()));
    let router = app.router();
    web::serve(listener, router, web::Limits::default(), stop).await.map_err(|e| e.to_string())?;
    app.parts.readings.flush().await;
    app.parts.db.close().await;
    Ok(())
}
