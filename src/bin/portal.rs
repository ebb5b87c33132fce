//! The practitioner's page: `index.html`.

fn main() {
    marac_portal::app::start_portal();
}
