//! HTTP/1.1 by hand, so that a trial decides when each byte leaves and when the line is cut.

use serde_json::Value;
use std::{io, net::SocketAddr};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use uuid::Uuid;

/// One connection to a service.
pub struct Wire {
    pub stream: TcpStream,
    /// Bytes that came after the last reply.
    rest: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub body: String,
}

/// A program's request in bytes; where its body begins.
pub fn post(path: &str, token: &str, body: &Value) -> (Vec<u8>, usize) {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let at = head.len();
    ([head.into_bytes(), body.into_bytes()].concat(), at)
}

pub fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n").into_bytes()
}

impl Wire {
    pub async fn to(address: SocketAddr) -> io::Result<Wire> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Wire { stream, rest: Vec::new() })
    }

    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// Sends a request and waits for the whole reply.
    pub async fn ask(&mut self, request: &[u8]) -> io::Result<Reply> {
        self.send(request).await?;
        self.reply().await
    }

    pub async fn post(&mut self, path: &str, token: &str, body: &Value) -> io::Result<Reply> {
        self.ask(&post(path, token, body).0).await
    }

    /// The next reply, whole; an error when the line ends before.
    pub async fn reply(&mut self) -> io::Result<Reply> {
        let end = loop {
            match self.rest.windows(4).position(|w| w == b"\r\n\r\n") {
                Some(at) => break at + 4,
                None => self.more().await?,
            }
        };
        let head = String::from_utf8_lossy(&self.rest[..end]).to_ascii_lowercase();
        let number = |text: &str| text.trim().parse::<usize>().map_err(io::Error::other);
        let status = number(head.split(' ').nth(1).unwrap_or_default())?;
        let length = head.lines().find_map(|l| l.strip_prefix("content-length:")).ok_or(io::Error::other("no length"))?;
        let whole = end + number(length)?;
        while self.rest.len() < whole {
            self.more().await?;
        }
        let body = String::from_utf8_lossy(&self.rest[end..whole]).into_owned();
        self.rest.drain(..whole);
        Ok(Reply { status: u16::try_from(status).map_err(io::Error::other)?, body })
    }

    async fn more(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.rest).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    /// Waits until the other side closes without having said anything.
    pub async fn silence(&mut self) -> bool {
        let end = self.more().await;
        end.is_err() && self.rest.is_empty()
    }
}

/// The id a reply names.
pub fn saved(reply: &Reply) -> Uuid {
    let value: Value = serde_json::from_str(&reply.body).unwrap_or_else(|e| panic!("{e}: {reply:?}"));
    value["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id: {reply:?}"))
}
