use std::process::ExitCode;

fn main() -> ExitCode {
    marac_portal::native::cli::run()
}
