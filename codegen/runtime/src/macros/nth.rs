//! Things by their position in a list, without numbers in the list.

/// One of several expressions, chosen by an index: `__nth!(index, otherwise; (first) (second))`.
///
/// A macro cannot count, but each of its repetitions may be inside of the one before: eight steps
/// have eight numbers, and further ones are counted from there. It is one `match` in the end.
#[doc(hidden)]
#[macro_export]
macro_rules! __nth {
    ($index:expr, $otherwise:expr;) => {
        $otherwise
    };
    ($index:expr, $otherwise:expr; $a:tt $($b:tt $($c:tt $($d:tt $($e:tt $($f:tt $($g:tt $($h:tt)?)?)?)?)?)?)?) => {
        match $index {
            0 => $a,
            $(1 => $b,
            $(2 => $c,
            $(3 => $d,
            $(4 => $e,
            $(5 => $f,
            $(6 => $g,
            $(7 => $h,)?)?)?)?)?)?)?
            _ => $otherwise,
        }
    };
    ($index:expr, $otherwise:expr; $a:tt $b:tt $c:tt $d:tt $e:tt $f:tt $g:tt $h:tt $($more:tt)+) => {
        match $index {
            0 => $a,
            1 => $b,
            2 => $c,
            3 => $d,
            4 => $e,
            5 => $f,
            6 => $g,
            7 => $h,
            more => $crate::__nth!(more - 8, $otherwise; $($more)+),
        }
    };
}
