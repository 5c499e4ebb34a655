//! An allocator that can count.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering::Relaxed};

static COUNTING: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);
/// Bytes held since the counting began; below nothing where older ones were freed.
static HELD: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// The system's allocator. While nobody counts, that costs one predictable branch.
pub struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(1, layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(1, layout.size() as isize);
        unsafe { System.alloc_zeroed(layout) }
    }

    // Large blocks grow where they are, or their pages are moved: nothing is there twice.
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(1, size as isize - layout.size() as isize);
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(0, -(layout.size() as isize));
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn count(calls: usize, bytes: isize) {
    if COUNTING.load(Relaxed) {
        COUNT.fetch_add(calls, Relaxed);
        let held = HELD.fetch_add(bytes, Relaxed) + bytes;
        PEAK.fetch_max(held, Relaxed);
    }
}

/// Returns the number of allocations of a call, including reallocations.
pub fn of<T>(call: impl Fn() -> T) -> usize {
    drop(counted(call));
    COUNT.load(Relaxed)
}

/// Returns the result of a call, the maximum number of bytes allocated, and the number still allocated
/// afterwards.
pub fn bytes<T>(call: impl Fn() -> T) -> (T, isize, isize) {
    let result = counted(call);
    (result, PEAK.load(Relaxed), HELD.load(Relaxed))
}

fn counted<T>(call: impl Fn() -> T) -> T {
    COUNT.store(0, Relaxed);
    HELD.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    COUNTING.store(true, Relaxed);
    let result = black_box(call());
    COUNTING.store(false, Relaxed);
    result
}
