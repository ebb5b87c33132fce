//! A program that a test started: its output is kept, and it goes with everything it started itself.

use std::{
    collections::HashMap,
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};

use crate::wait;

/// A running program and its output file.
pub struct Program {
    name: String,
    child: Child,
    output: PathBuf,
}

impl Program {
    /// Starts `command` with both outputs going to `<folder>/<name>.txt`.
    pub fn start(name: &str, command: &mut Command, folder: &Path) -> Program {
        let output = folder.join(format!("{name}.txt"));
        let file = File::create(&output).unwrap_or_else(|e| panic!("cannot write {}: {e}", output.display()));
        let copy = file.try_clone().expect("a second handle of the same file");
        let child = command.stdin(Stdio::null()).stdout(file).stderr(copy).spawn().unwrap_or_else(|e| {
            panic!(
                "{name} could not be started ({:?}): {e}. `.ci/setup test` installs what the tests need.",
                command.get_program()
            )
        });
        Program { name: name.to_owned(), child, output }
    }

    /// Starts a program that listens on a loopback port of our choice, and waits until `answers` holds for that port.
    /// A port that somebody else took in between makes the program end; then the next one is tried.
    pub async fn listening(
        name: &str,
        folder: &Path,
        mut command: impl FnMut(u16) -> Command,
        mut answers: impl AsyncFnMut(u16) -> bool,
    ) -> (Program, u16) {
        let mut last = String::new();
        for _ in 0..5 {
            let port = free_port();
            let mut program = Program::start(name, &mut command(port), folder);
            let up = wait::until(Duration::from_secs(90), async || {
                if program.ended().is_some() {
                    return Some(false);
                }
                answers(port).await.then_some(true)
            });
            match up.await {
                Ok(true) => return (program, port),
                Ok(false) => last = program.said(),
                Err(late) => {
                    panic!("{name} did not answer on port {port} within {:?}; it said:\n{}", late.0, program.said())
                }
            }
        }
        panic!("{name} ended as soon as it was started; it said:\n{last}")
    }

    /// What it has written so far.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.output).unwrap_or_default()).into_owned()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap_or_else(|e| panic!("cannot ask after {}: {e}", self.name))
    }

    /// Ends it at once, as a power cut would, and starts nothing again.
    pub fn kill(&mut self) {
        for process in self.started() {
            let _ = kill_process(process, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Every process that it started, and that those started, and still runs.
    pub fn started(&self) -> Vec<Pid> {
        let parents = parents();
        let mut family = vec![self.child.id() as i32];
        let mut grown = true;
        while grown {
            let more: Vec<i32> = parents
                .iter()
                .filter(|(own, of)| family.contains(of) && !family.contains(own))
                .map(|(own, _)| *own)
                .collect();
            grown = !more.is_empty();
            family.extend(more);
        }
        family[1..].iter().filter_map(|&id| Pid::from_raw(id)).collect()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A loopback port that nobody listens on at this moment.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
    listener.local_addr().expect("the port just bound").port()
}

/// The first of `names` that is a file, or stands on the PATH.
pub fn find(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| {
            std::iter::once(PathBuf::from(name)).chain(folders.iter().map(move |folder| folder.join(name)))
        })
        .find(|file| file.is_file() && file.is_absolute())
        .unwrap_or_else(|| panic!("none of {names:?} is installed. `.ci/setup test` installs what the tests need."))
}

/// Each running process and its parent; processes that have ended and wait to be collected are left out.
fn parents() -> HashMap<i32, i32> {
    let Ok(folder) = fs::read_dir("/proc") else {
        return HashMap::new();
    };
    folder
        .filter_map(|entry| {
            let id: i32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            let mut after_name = line.rsplit_once(") ")?.1.split(' ');
            (after_name.next()? != "Z").then_some(())?;
            Some((id, after_name.next()?.parse().ok()?))
        })
        .collect()
}
