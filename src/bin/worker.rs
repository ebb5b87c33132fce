//! The worker of the practitioner's page: everything that seals, opens or takes long.

fn main() {
    marac_portal::app::start_worker();
}
