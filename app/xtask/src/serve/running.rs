//! A site in the background, for commands that look at it through a browser: gone when it is dropped.

use crate::{Outcome, sh};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

/// A running `serve`, with an empty mailbox.
pub struct Running {
    /// Where it answers.
    pub url: String,
    child: Child,
    keep: PathBuf,
}

impl Running {
    /// Starts one on a free port and waits until it answers.
    pub fn start() -> Outcome<Self> {
        let program = std::env::current_exe().map_err(|e| e.to_string())?;
        let keep = std::env::temp_dir().join(format!("lm-running-{}", std::process::id()));
        let args = ["serve", "--no-build", "--host", "127.0.0.1", "--port", "0", "--mailbox-dir"];
        let mut serve = sh::command(&program.to_string_lossy(), args);
        let child = serve.arg(&keep).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut running = Self { url: String::new(), child: child.map_err(|e| e.to_string())?, keep };
        let out = running.child.stdout.take().map(BufReader::new).into_iter();
        let mut lines = out.flat_map(BufRead::lines).map_while(Result::ok);
        let url = lines.find_map(|line| line.strip_prefix("ready ").map(str::to_owned));
        running.url = url.ok_or("the server did not start")?;
        // It goes on printing; somebody has to read it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.keep);
    }
}
