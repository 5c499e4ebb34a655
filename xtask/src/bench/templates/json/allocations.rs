//! An allocator that can count.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

static COUNTING: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator. While nobody counts, that costs one predictable branch.
pub struct Counting;

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn count() {
    if COUNTING.load(Relaxed) {
        COUNT.fetch_add(1, Relaxed);
    }
}

/// Prints how often one call of each allocates, reallocations included.
pub fn print<A, B>(name: &str, ours: impl Fn() -> A, theirs: impl Fn() -> B) {
    println!("{name}.ours {}", of(ours));
    println!("{name}.serde {}", of(theirs));
}

fn of<T>(call: impl Fn() -> T) -> usize {
    COUNT.store(0, Relaxed);
    COUNTING.store(true, Relaxed);
    let result = black_box(call());
    COUNTING.store(false, Relaxed);
    drop(result);
    COUNT.load(Relaxed)
}
