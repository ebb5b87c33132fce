//! A chart as a picture: every bar carries its figure, and presentation attributes alone say how it looks, so that it
//! can stand in a page that allows neither inline styles nor scripts.

use super::{Bar, Chart, Figure, Kind, Level, said};
use crate::render::paper::escape;
use crate::render::plain::line;
use crate::wording::say;

impl Chart {
    /// An `svg` element with its own title and description. It has the colour of the text around it.
    pub fn to_svg(&self) -> String {
        let (height, drawn) = match &self.kind {
            Kind::Columns { level } => (COLUMNS_HIGH, self.columns(level.as_ref())),
            Kind::Bars => (self.bars.len() as u64 * ROW + 8, self.lying()),
        };
        let id = self.id;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart-{id}-title chart-{id}-desc\" \
             viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" fill=\"currentColor\" \
             font-family=\"system-ui, sans-serif\" font-size=\"14\"><title id=\"chart-{id}-title\">{}</title>\
             <desc id=\"chart-{id}-desc\">{}</desc>{drawn}</svg>",
            escape(&line(&self.title)),
            escape(&line(&self.described())),
        )
    }

    /// Every figure in a sentence, for whoever does not see the picture.
    fn described(&self) -> String {
        let level = match &self.kind {
            Kind::Columns { level } => level.as_ref(),
            Kind::Bars => None,
        };
        let bars = self.bars.iter().map(|bar| (bar.label.as_str(), bar.value));
        let all = bars.chain(level.map(|level| (level.label.as_str(), level.value)));
        let figures: Vec<String> =
            all.map(|(label, figure)| say!("chart-figure", label = label, figure = said(figure))).collect();
        say!("chart-described", unit = self.unit, figures = figures.join("; "))
    }

    fn columns(&self, level: Option<&Level>) -> String {
        let most = scale(self.bars.iter().map(|bar| bar.value).chain(level.map(|level| level.value)));
        let slot = WIDTH / (self.bars.len() as u64).max(1);
        let (wide, font) = ((slot * 6 / 10).min(90), if self.bars.len() > 8 { 12 } else { 14 });
        let column = |(at, bar): (u64, &Bar)| {
            let (middle, high) = (slot * at + slot / 2, size(bar.value, most, PLOT));
            let top = FLOOR - high;
            let labels = wrapped(&bar.label, (slot / 8) as usize);
            let labels = (0..).zip(&labels).map(|(row, words)| text(middle, FLOOR + 20 + row * 16, font, words));
            rect(middle - wide / 2, top, wide, high)
                + &text(middle, top - 6, font, &said(bar.value))
                + &labels.collect::<String>()
        };
        let axis = format!("<path d=\"M0 {FLOOR}H{WIDTH}\" stroke=\"currentColor\"/>");
        let drawn: String = (0..).zip(&self.bars).map(column).collect();
        drawn + &axis + &level.map(|level| across(level, most)).unwrap_or_default()
    }

    fn lying(&self) -> String {
        let most = scale(self.bars.iter().map(|bar| bar.value));
        let bar = |(at, bar): (u64, &Bar)| {
            let (top, long) = (at * ROW + 4, size(bar.value, most, LONGEST));
            let label = cut(&line(&bar.label), NAMES as usize / 7);
            let base = top + 17;
            format!("<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>", NAMES - 8, escape(&label))
                + &rect(NAMES, top + 2, long, ROW - 10)
                + &format!("<text x=\"{}\" y=\"{base}\">{}</text>", NAMES + long + 8, escape(&said(bar.value)))
        };
        let axis = format!("<path d=\"M{NAMES} 0V{}\" stroke=\"currentColor\"/>", self.bars.len() as u64 * ROW + 8);
        (0..).zip(&self.bars).map(bar).collect::<String>() + &axis
    }
}

/// Dashed, so that it is no axis on any paper; named above the picture, where no column can hide its words.
fn across(level: &Level, most: u64) -> String {
    let y = FLOOR - size(level.value, most, PLOT);
    let words = say!("chart-figure", label = line(&level.label), figure = said(level.value));
    let dashed = "stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"8 5\"";
    format!(
        "<path d=\"M0 {y}H{WIDTH}\" {dashed}/><path d=\"M0 14H40\" {dashed}/><text x=\"48\" y=\"19\">{}</text>",
        escape(&words)
    )
}

fn rect(x: u64, y: u64, width: u64, height: u64) -> String {
    if width == 0 || height == 0 {
        return String::new();
    }
    format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill-opacity=\"0.4\" stroke=\"currentColor\"/>"
    )
}

fn text(x: u64, y: u64, size: u64, words: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\">{}</text>", escape(words))
}

/// In tenths, so that counts and percentages have one measure; nothing for what has no bar.
fn tenths(figure: Figure) -> u64 {
    match figure {
        Figure::Count(count) => count.saturating_mul(10),
        Figure::Tenths(tenths) => tenths,
        _ => 0,
    }
}

fn scale(figures: impl Iterator<Item = Figure>) -> u64 {
    figures.map(tenths).max().unwrap_or_default().max(1)
}

/// Of so much room; all bars begin at nought. What is there is never too small to be seen.
fn size(figure: Figure, most: u64, room: u64) -> u64 {
    match tenths(figure) {
        0 => 0,
        tenths => ((u128::from(tenths) * u128::from(room) / u128::from(most)) as u64).max(1),
    }
}

/// In lines of at most so many characters, three at most.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line(words).split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + word.chars().count() < most => *last = format!("{last} {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    let more = lines.len() > 3;
    lines.truncate(3);
    if let (true, Some(last)) = (more, lines.last_mut()) {
        last.push('…');
    }
    lines.iter().map(|line| cut(line, most.max(4))).collect()
}

fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

// In units of the picture.
const WIDTH: u64 = 720;
/// Where columns stand, and how high the highest is.
const FLOOR: u64 = 270;
const PLOT: u64 = 220;
const COLUMNS_HIGH: u64 = 330;
/// Of a bar that lies: its row, the room for its name, the longest.
const ROW: u64 = 30;
const NAMES: u64 = 290;
const LONGEST: u64 = 340;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_in_proportion_and_what_is_there_is_seen() {
        let most = scale([Figure::Count(200), Figure::Count(50), Figure::UnderFive].into_iter());
        let sizes = [Figure::Count(200), Figure::Count(50), Figure::Count(0), Figure::UnderFive, Figure::Withheld];
        assert_eq!(sizes.map(|figure| size(figure, most, 400)), [400, 100, 0, 0, 0]);
        assert_eq!(size(Figure::Count(1), scale([Figure::Count(9_999)].into_iter()), 220), 1);
        assert_eq!(size(Figure::Count(u64::MAX), scale([Figure::Count(u64::MAX)].into_iter()), 220), 220);
    }

    #[test]
    fn labels_are_wrapped_between_words_and_cut_where_they_are_too_long() {
        assert_eq!(wrapped("Jul to Sep 2026", 8), ["Jul to", "Sep 2026"]);
        assert_eq!(wrapped("Jul to Sep 2026", 20), ["Jul to Sep 2026"]);
        assert_eq!(wrapped("Nov 2026", 6), ["Nov", "2026"]);
        assert_eq!(wrapped(&"x".repeat(500), 6), ["xxxxx…"]);
        assert_eq!(wrapped("a b c d", 1).len(), 3);
    }
}
