//! The worker of the coordinator's page: everything that opens or unlocks, and the register.

fn main() {
    marac_portal::app::start_clerk();
}
