//! A picture for a page: an `svg` document as the address of an image, which can run nothing.

/// The address: every byte that is no letter or digit is written out, so that none of it means anything.
pub fn address(svg: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    format!("data:image/svg+xml,{}", svg.bytes().map(byte).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_picture_ends_its_address() {
        assert_eq!(address("<svg a=\"é#\"/>"), "data:image/svg+xml,%3Csvg%20a%3D%22%C3%A9%23%22%2F%3E");
    }
}
