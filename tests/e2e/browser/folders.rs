use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Where one browser writes.
pub struct Folders {
    all: TempDir,
    logs: TempDir,
}

impl Folders {
    pub fn new() -> Folders {
        let folders = Folders {
            all: tempfile::tempdir().expect("a temporary folder"),
            logs: tempfile::tempdir().expect("a temporary folder"),
        };
        for folder in [
            folders.profile(),
            folders.downloads(),
            folders.home().join("tmp"),
            folders.home().join("run"),
            folders.home().join(".config"),
        ] {
            fs::create_dir_all(&folder).expect("folders of a browser");
        }
        // How WebKitGTK learns where downloads go.
        let places = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folders.downloads().display());
        fs::write(folders.home().join(".config/user-dirs.dirs"), places).expect("folders of a browser");
        folders
    }

    pub fn home(&self) -> PathBuf {
        self.all.path().join("home")
    }

    pub fn profile(&self) -> PathBuf {
        self.home().join("profile")
    }

    pub fn downloads(&self) -> PathBuf {
        self.all.path().join("downloads")
    }

    /// What programs say.
    pub fn logs(&self) -> &Path {
        self.logs.path()
    }

    /// Makes everything that a program writes of its own accord land below the home.
    pub fn settle(&self, command: &mut Command) {
        let home = self.home();
        command.env("HOME", &home).env("TMPDIR", home.join("tmp")).env("XDG_RUNTIME_DIR", home.join("run"));
        command.env("XDG_CONFIG_HOME", home.join(".config")).env("XDG_CACHE_HOME", home.join(".cache"));
        command.env("XDG_DATA_HOME", home.join(".local/share")).env("XDG_STATE_HOME", home.join(".local/state"));
        command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("WAYLAND_DISPLAY").env_remove("DISPLAY");
    }
}
