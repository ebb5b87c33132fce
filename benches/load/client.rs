//! The one client of all measurements: HTTP/1.1, exactly what the page sends.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use marac_portal::envelope::ObjectName;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// Nobody waits longer for anything.
pub const PATIENCE: Duration = Duration::from_secs(120);
/// As many as the page makes.
const TRIES: u32 = 3;

/// What a server answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// In seconds.
    pub retry_after: Option<u64>,
    /// Whether nothing more can be asked on this connection.
    pub closes: bool,
}

/// Name and content of an upload.
pub struct Upload<'r> {
    pub name: String,
    pub referral: &'r [u8],
}

impl<'r> Upload<'r> {
    pub fn of(referral: &'r [u8]) -> Upload<'r> {
        let name = ObjectName::random().expect("randomness");
        Upload { name: format!("{}.age", name.as_str()), referral }
    }

    pub fn head(&self) -> String {
        put(&self.name, self.referral.len(), "Content-Type: application/octet-stream\r\nIf-None-Match: *\r\n")
    }

    /// Sends it on a connection that is open.
    pub async fn send(&self, connection: &mut TcpStream) -> io::Result<Answer> {
        connection.write_all(self.head().as_bytes()).await?;
        connection.write_all(self.referral).await?;
        answer(connection).await
    }

    /// Sends it as the page does: three tries, waiting as long as it is told to. How many it took, and how long.
    pub async fn deliver(&self, to: SocketAddr) -> io::Result<(Answer, u32, Duration)> {
        let begun = Instant::now();
        let mut tried = 1;
        loop {
            let mut connection = connect(to).await?;
            let answer = within(self.send(&mut connection)).await?;
            if !matches!(answer.status, 429 | 503) || tried == TRIES {
                return Ok((answer, tried, begun.elapsed()));
            }
            sleep(Duration::from_secs(answer.retry_after.unwrap_or(2u64.pow(tried)))).await;
            tried += 1;
        }
    }
}

pub async fn connect(to: SocketAddr) -> io::Result<TcpStream> {
    let connection = TcpStream::connect(to).await?;
    connection.set_nodelay(true)?;
    Ok(connection)
}

pub async fn within<T>(asking: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    timeout(PATIENCE, asking).await.map_err(|_| io::Error::from(ErrorKind::TimedOut))?
}

/// The head of an upload.
pub fn put(name: &str, length: usize, headers: &str) -> String {
    format!("PUT /drop/{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n{headers}\r\n")
}

/// Reads an answer and its text.
pub async fn answer(connection: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::with_capacity(1024);
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if connection.read_buf(&mut bytes).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    };
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| ErrorKind::InvalidData)?;
    let field = |name: &str| {
        let fields = head.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
        fields.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    };
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(ErrorKind::InvalidData)?;
    let retry_after = field("retry-after").and_then(|seconds| seconds.parse().ok());
    let closes = field("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    let length: usize = field("content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    let mut left = (end + 4 + length).saturating_sub(bytes.len());
    let mut text = [0; 1024];
    while left > 0 {
        let most = left.min(text.len());
        match connection.read(&mut text[..most]).await? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            read => left -= read,
        }
    }
    Ok(Answer { status, retry_after, closes })
}
