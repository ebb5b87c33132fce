//! The mark of a file that came from outside: the system, and programs that honour it, warn before they open one.

use std::io;
use std::path::Path;

/// Marks a file, where the system knows such a mark; elsewhere nothing is to be done.
pub fn mark(file: &Path) -> io::Result<()> {
    system::mark(file)
}

/// The zone "Internet" in the alternate data stream that Windows keeps beside a file on NTFS.
#[cfg(windows)]
mod system {
    use std::ffi::OsString;
    use std::fs;
    use std::io;
    use std::path::Path;

    pub fn mark(file: &Path) -> io::Result<()> {
        let mut stream = OsString::from(file);
        stream.push(":Zone.Identifier");
        fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n")
    }
}

/// The quarantine of macOS: flags, seconds since 1970 in hex, the program that wrote the file, nothing more.
#[cfg(target_os = "macos")]
mod system {
    use std::io;
    use std::path::Path;

    use rustix::fs::{XattrFlags, setxattr};

    use crate::native::clock;

    pub fn mark(file: &Path) -> io::Result<()> {
        let value = format!("0081;{:08x};marac;", clock::now().timestamp());
        setxattr(file, "com.apple.quarantine", value.as_bytes(), XattrFlags::empty()).map_err(io::Error::from)
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
mod system {
    use std::io;
    use std::path::Path;

    pub fn mark(_: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_file_keeps_its_content() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("01-photo.jpg");
        std::fs::write(&file, "bytes").unwrap();
        mark(&file).unwrap();
        mark(&file).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"bytes");
        #[cfg(windows)]
        {
            let stream = format!("{}:Zone.Identifier", file.display());
            assert_eq!(std::fs::read_to_string(stream).unwrap(), "[ZoneTransfer]\r\nZoneId=3\r\n");
        }
        #[cfg(target_os = "macos")]
        {
            let mut value = [0; 64];
            let length = rustix::fs::getxattr(&file, "com.apple.quarantine", &mut value).unwrap();
            assert!(value[..length].starts_with(b"0081;") && value[..length].ends_with(b";marac;"));
        }
    }
}
