use std::{path::Path, process::Command, time::Duration};

use crate::{
    program::{self, Program},
    wait,
};

/// An X server without a monitor; it chooses its own display number.
pub struct Screen {
    _server: Program,
    display: String,
}

impl Screen {
    pub async fn start(logs: &Path) -> Screen {
        let mut command = Command::new(program::find(&["Xvfb"]));
        command.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]);
        let server = Program::start("screen", &mut command, logs);
        let number = wait::until(Duration::from_secs(60), async || {
            server.said().lines().find_map(|line| line.trim().parse::<u32>().ok())
        });
        let number = number.await.unwrap_or_else(|_| panic!("Xvfb named no display; it said:\n{}", server.said()));
        Screen { _server: server, display: format!(":{number}") }
    }

    pub fn display(&self) -> &str {
        &self.display
    }

    /// Writes what is on the screen to a PNG file.
    pub fn picture(&self, file: &Path) {
        let taken = Command::new("import").args(["-window", "root", "-display", &self.display]).arg(file).status();
        assert!(
            taken.expect("import (ImageMagick) is installed").success(),
            "no picture of the screen {}",
            self.display
        );
    }
}
