//! A peer that is a server, on a port of its own, as long as a part runs.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::tools::folder;

/// The time in which a server must start, on a machine that is busy.
const START: Duration = Duration::from_secs(90);

/// A server that is started, and ended when this is dropped.
pub(super) struct Server {
    process: Child,
    pub(super) endpoint: String,
}

impl Server {
    /// Starts the command that is made for a port, and waits until it answers there. What it prints goes into a file.
    pub(super) fn start(name: &str, command: impl FnOnce(u16) -> Command) -> Result<Server, String> {
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        let log = folder().join(format!("{name}.log"));
        let failed = |error| format!("{}: {error}", log.display());
        fs::create_dir_all(folder()).map_err(failed)?;
        let file = File::create(&log).map_err(failed)?;
        let errors = file.try_clone().map_err(failed)?;
        let mut command = command(port);
        command.stdin(Stdio::null()).stdout(file).stderr(errors);
        let process = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
        let mut server = Server { process, endpoint: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Ok(Some(status)) = server.process.try_wait() {
                return Err(format!(
                    "it ended ({status}) before it answered; its output is in {}",
                    log.display()
                ));
            }
            if start.elapsed() > START {
                return Err(format!(
                    "it did not answer within {START:?}; its output is in {}",
                    log.display()
                ));
            }
            sleep(Duration::from_millis(100));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
