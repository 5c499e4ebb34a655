//! Calls of any client, 64 at once.

use std::error::Error;
use std::io::{Read, stdin};
use std::sync::Arc;

const AT_ONCE: usize = 64;

/// Makes as many calls as the second argument says, of a client for the address that the first one is. Before them it
/// makes some that do not count.
pub fn run<C, F>(client: impl FnOnce(String) -> C) -> Result<(), Box<dyn Error>>
where
    C: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let mut arguments = std::env::args().skip(1);
    let [address, count] = [(); 2].map(|()| arguments.next().unwrap_or_default());
    let each = count.parse::<usize>()? / AT_ONCE;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let call = Arc::new(client(format!("http://{address}")));
        for each in [each / 10, each] {
            stop()?;
            let tasks: Vec<_> = (0..AT_ONCE).map(|_| tokio::spawn(some(Arc::clone(&call), each))).collect();
            for task in tasks {
                task.await??;
            }
        }
        stop()?;
        println!("calls {}", each * AT_ONCE);
        Ok(())
    })
}

async fn some<C, F>(call: Arc<C>, count: usize) -> Result<(), String>
where
    C: Fn() -> F,
    F: Future<Output = Result<(), String>>,
{
    for _ in 0..count {
        call().await?;
    }
    Ok(())
}

/// Lets the process be looked at.
fn stop() -> std::io::Result<()> {
    println!("stop");
    stdin().read(&mut [0]).map(|_| ())
}
