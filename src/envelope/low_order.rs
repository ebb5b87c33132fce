//! Keys of X25519 that lie in the small subgroup, where every shared secret is zero: anybody could open what is sealed to one.
//!
//! age panics when it seals to such a key, so a hostile pack must not bring one in.

/// Whether the bytes of a key are one.
pub(super) fn is_one(mut key: Vec<u8>) -> bool {
    if let Some(last) = key.last_mut() {
        *last &= 0x7f; // X25519 ignores the highest bit (RFC 7748, section 5)
    }
    POINTS.iter().any(|point| point[..] == key[..])
}

/// The u-coordinates of small order below 2^255 (<https://cr.yp.to/ecdh.html#validate>).
pub(super) const POINTS: [[u8; 32]; 7] = {
    const ORDER_8_A: [u8; 32] = [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ];
    const ORDER_8_B: [u8; 32] = [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ];
    /// The prime 2^255 - 19 plus a small number; its lowest byte is 0xed.
    const fn prime_plus(offset: i16) -> [u8; 32] {
        let mut bytes = [0xff; 32];
        bytes[0] = (0xed + offset) as u8;
        bytes[31] = 0x7f;
        bytes
    }
    const fn small(number: u8) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[0] = number;
        bytes
    }
    [small(0), small(1), ORDER_8_A, ORDER_8_B, prime_plus(-1), prime_plus(0), prime_plus(1)]
};
