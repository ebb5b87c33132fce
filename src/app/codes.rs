//! QR codes in pictures.

use super::browser::picture::Grey;

/// The texts of all codes that are seen.
pub fn texts(grey: &Grey) -> Vec<String> {
    let at = |x: usize, y: usize| grey.pixels.get(y * grey.width + x).copied().unwrap_or(255);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(grey.width, grey.height, at);
    let grids = prepared.detect_grids();
    grids.into_iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::{Color, QrCode};

    /// A code of these many pixels a module, on a grey ground.
    fn photographed(text: &str, module: usize) -> Grey {
        let code = QrCode::new(text).unwrap();
        let side = (code.width() + 20) * module;
        let colors = code.to_colors();
        let mut grey = Grey { width: side, height: side, pixels: vec![180; side * side] };
        for y in 0..side {
            for x in 0..side {
                let (column, row) = (x / module, y / module);
                let inside = (6..code.width() + 14).contains(&column) && (6..code.width() + 14).contains(&row);
                let within = (10..code.width() + 10).contains(&column) && (10..code.width() + 10).contains(&row);
                let dark = within && colors[(row - 10) * code.width() + column - 10] == Color::Dark;
                if inside {
                    grey.pixels[y * side + x] = if dark { 40 } else { 230 };
                }
            }
        }
        grey
    }

    #[test]
    fn a_code_on_a_screen_is_read_and_a_picture_without_one_is_empty() {
        let code = "K7MN-P000-0000-12ZZ";
        assert_eq!(texts(&photographed(code, 5)), [code]);
        assert!(texts(&Grey { width: 300, height: 200, pixels: vec![200; 60_000] }).is_empty());
    }
}
