//! The coordinator's page: `desk/index.html`.

fn main() {
    marac_portal::app::start_desk();
}
