//! Pictures that a person takes or chooses, as grey pixels.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use super::files::ChosenFile;
use super::page::{document, window};

/// A picture in grey, row by row.
#[derive(Clone, Debug)]
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// The file is no picture that this browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPicture;

/// Reads a picture, made smaller until no side has more than `most` pixels.
pub async fn grey(file: &ChosenFile, most: u32) -> Result<Grey, NoPicture> {
    let bitmap = window().create_image_bitmap_with_blob(file.blob()).map_err(|_| NoPicture)?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.map_err(|_| NoPicture)?.unchecked_into();
    let pixels = drawn(&bitmap, most);
    bitmap.close();
    pixels.map_err(|_| NoPicture)
}

fn drawn(bitmap: &ImageBitmap, most: u32) -> Result<Grey, JsValue> {
    let scale = (f64::from(most) / f64::from(bitmap.width().max(bitmap.height()).max(1))).min(1.0);
    let [width, height] = [bitmap.width(), bitmap.height()].map(|side| ((f64::from(side) * scale) as u32).max(1));
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (wide, high) = (f64::from(width), f64::from(height));
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, wide, high)?;
    let data = context.get_image_data(0.0, 0.0, wide, high)?.data().0;
    // ITU-R BT.601, in whole numbers.
    let grey = |pixel: &[u8]| {
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
        ((299 * red + 587 * green + 114 * blue) / 1000) as u8
    };
    let pixels = data.chunks_exact(4).map(grey).collect();
    Ok(Grey { width: width as usize, height: height as usize, pixels })
}
