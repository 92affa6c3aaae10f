//! The accept loop: `axum::serve` has no header time-out, so connections are taken here, with time-outs and a cap.

use super::guards::Caller;
use axum::{Router, extract::Request};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{future::Future, io, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::ServiceExt;

/// How long and how many.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// To send the head of a request.
    pub header: Duration,
    /// To send the whole body of a request.
    pub body: Duration,
    /// Without a byte in either direction.
    pub idle: Duration,
    pub connections: usize,
    /// To finish what is in flight after being asked to stop.
    pub finish: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            header: Duration::from_secs(10),
            body: Duration::from_secs(60),
            idle: Duration::from_secs(75),
            connections: 512,
            finish: Duration::from_secs(30),
        }
    }
}

/// Serves until `stop` is ready, then finishes what is in flight.
///
/// # Errors
/// Only when the listener breaks for good.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.header).max_buf_size(64 * 1024);
    tokio::pin!(stop);
    loop {
        // No place, no accept: callers wait in the system's queue instead of in our memory.
        let place = tokio::select! {
            p = places.clone().acquire_owned() => p.map_err(io::Error::other)?,
            () = &mut stop => break,
        };
        let (socket, peer) = tokio::select! {
            r = listener.accept() => match r {
                Ok(accepted) => accepted,
                Err(e) => {
                    // Out of file descriptors, most likely: the others go on, and a pause lets some end.
                    tracing::warn!(error = %e, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = socket.set_nodelay(true);
        let mut timed = tokio_io_timeout::TimeoutStream::new(socket);
        timed.set_read_timeout(Some(limits.idle));
        timed.set_write_timeout(Some(limits.idle));
        let service = router.clone().map_request(move |mut req: Request<hyper::body::Incoming>| {
            // A socket that takes both kinds writes IPv4 as IPv6.
            req.extensions_mut().insert(Caller(peer.ip().to_canonical()));
            req.extensions_mut().insert(limits);
            req.map(axum::body::Body::new)
        });
        // Boxed because the time-out's stream must stay where it is.
        let conn = http.serve_connection(TokioIo::new(Box::pin(timed)), TowerToHyperService::new(service));
        let conn = graceful.watch(conn);
        tokio::spawn(async move {
            if let Err(e) = conn.await {
                tracing::debug!(error = %e, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.finish, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    Ok(())
}
