//! Practice mode: `index.html#/practice`.

fn main() {
    marac_portal::app::start_practice();
}
