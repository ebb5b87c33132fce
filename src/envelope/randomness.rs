//! The system's randomness, asked before anything depends on it.

/// This device gave no usable randomness, so nothing can be sealed or made on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

/// Fills an array from the system's generator.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::getrandom(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// Checks that the generator answers and is not stuck.
///
/// age draws its keys with calls that panic on failure: whoever calls age asks here first, and fails closed.
pub(crate) fn probe() -> Result<(), NoRandomness> {
    probe_with(bytes::<32>)
}

fn probe_with(draw: impl Fn() -> Result<[u8; 32], NoRandomness>) -> Result<(), NoRandomness> {
    // Two equal draws of 256 bits do not happen with a generator that works.
    if draw()? == draw()? { Err(NoRandomness) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_of_this_device_passes() {
        assert_eq!(probe(), Ok(()));
    }

    #[test]
    fn a_generator_that_fails_or_is_stuck_stops_everything() {
        assert_eq!(probe_with(|| Err(NoRandomness)), Err(NoRandomness));
        assert_eq!(probe_with(|| Ok([0; 32])), Err(NoRandomness));
        assert_eq!(probe_with(|| Ok([7; 32])), Err(NoRandomness));
    }
}
