//! A table for a terminal: columns as wide as they have to be.

use crate::domain::answers::clean;

/// Lines of a table; what stands in a cell comes from files that anybody may have written.
pub fn lines<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let rows: Vec<[String; N]> = rows.iter().map(|row| row.each_ref().map(|cell| shown(cell))).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn shown(cell: &str) -> String {
    let line = one_line(cell);
    if line.chars().count() <= WIDEST { line } else { line.chars().take(WIDEST - 1).chain(['…']).collect() }
}

/// One line, without what a terminal would obey.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

const WIDEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_no_cell_commands_the_terminal() {
        let rows = [["a", "b", "c"], ["ŵŵŵ", "", "\u{1b}[2Jx\ny"], ["", "22", &"z".repeat(500)]];
        let rows = rows.map(|row| row.map(str::to_owned));
        let long = format!("     22  {}…", "z".repeat(59));
        assert_eq!(lines(&rows), ["a    b   c", "ŵŵŵ      [2Jx y", &long]);
    }
}
