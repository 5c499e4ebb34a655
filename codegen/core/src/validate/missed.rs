//! Required members that a reader missed.

/// The places of missing members: the steps to each, sorted.
pub(super) struct Pointers(Vec<Vec<String>>);

/// Those at or below a place.
#[derive(Clone, Copy)]
pub(super) struct Missed<'a> {
    places: &'a [Vec<String>],
    /// The number of steps to the place.
    depth: usize,
}

impl Pointers {
    /// Returns the places of JSON pointers (RFC 6901).
    pub(super) fn new(pointers: &[String]) -> Self {
        if pointers.is_empty() {
            return Pointers(Vec::new()); // as in most values: there is nothing to take apart
        }
        let step = |step: &str| step.replace("~1", "/").replace("~0", "~");
        let steps = |pointer: &String| pointer.split('/').skip(1).map(step).collect();
        let mut all: Vec<Vec<String>> = pointers.iter().map(steps).collect();
        all.sort_unstable();
        Pointers(all)
    }

    pub(super) fn all(&self) -> Missed<'_> {
        Missed { places: &self.0, depth: 0 }
    }
}

impl Missed<'_> {
    /// Returns those at or below the place that a step leads to.
    #[inline]
    pub(super) fn below<S: AsRef<str>>(self, step: impl FnOnce() -> S) -> Self {
        if self.is_empty() { self } else { self.within(step().as_ref()) }
    }

    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.places.is_empty()
    }

    #[cold]
    fn within(self, step: &str) -> Self {
        let next = |steps: &Vec<String>| steps.get(self.depth).map(String::as_str).cmp(&Some(step));
        let start = self.places.partition_point(|steps| next(steps).is_lt());
        let (_, from) = self.places.split_at(start);
        let (places, _) = from.split_at(from.partition_point(|steps| next(steps).is_eq()));
        Missed { places, depth: self.depth + 1 }
    }

    /// Returns `true` if one is missing at the place itself.
    #[inline]
    pub(super) fn is_here(self) -> bool {
        self.places.first().is_some_and(|steps| steps.len() == self.depth) // the shortest is the first
    }
}
