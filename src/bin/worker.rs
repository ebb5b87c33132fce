//! The worker of both pages: everything that opens, unlocks or takes long.

fn main() {
    marac_portal::app::start_worker();
}
