//! Waiting for a condition, never for a length of time.

use std::time::{Duration, Instant};

/// How long a page may take before a test gives up on it: long, because two cores may be shared by three browsers.
pub const PATIENCE: Duration = Duration::from_secs(40);

const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// The condition did not come true in time.
#[derive(Debug)]
pub struct TooLate(pub Duration);

/// Looks again and again until `look` gives a value.
pub async fn until<T>(patience: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> Result<T, TooLate> {
    let start = Instant::now();
    loop {
        if let Some(value) = look().await {
            return Ok(value);
        }
        if start.elapsed() > patience {
            return Err(TooLate(patience));
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}
