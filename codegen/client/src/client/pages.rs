//! Pages, fetched as they are needed (Smithy 2.0, `paginated` trait).

use std::fmt;
use std::future::poll_fn;
#[cfg(feature = "stream")]
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use ferrosmith_runtime::schema::Paginated;
use ferrosmith_runtime::{Operation, Ref, Structure as _, StructureShape, equal};

use super::call::Calling;
use super::generated::{Itemized, Paged};
use super::run::Overrides;
use super::{Call, Client, Error, unmodelled};

/// The pages of an operation, one after the other.
///
/// After an error there are no more; the input of the page that failed is not lost: its token is in the page before.
#[must_use = "no page is fetched before it is asked for"]
pub struct Pages<O: Operation> {
    client: Client,
    overrides: Overrides,
    /// The input without a token of a later page.
    first: O::Input,
    step: Step<O>,
}

enum Step<O: Operation> {
    /// A page is to be fetched.
    Next(O::Input),
    /// A page is on its way, and the input that asked for it.
    Waiting(Calling<O>, O::Input),
    Done,
}

impl<O: Operation> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

type Item<O> = Result<<O as Itemized>::Item, Error<<O as Operation>::Error>>;
type Page<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, overrides: Overrides, input: O::Input) -> Self {
        Pages { client, overrides, first: input.clone(), step: Step::Next(input) }
    }

    /// Returns the next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error<O::Error>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    /// Polls for the next page.
    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        loop {
            match std::mem::replace(&mut self.step, Step::Done) {
                Step::Done => return Poll::Ready(None),
                Step::Next(input) => {
                    let call = Call::<O>::with(self.client.clone(), input.clone(), self.overrides.clone());
                    self.step = Step::Waiting(call.into_future(), input);
                }
                Step::Waiting(mut calling, input) => match calling.as_mut().poll(cx) {
                    Poll::Pending => {
                        self.step = Step::Waiting(calling, input);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(output)) => {
                        self.follow(&output, &input);
                        return Poll::Ready(Some(Ok(output)));
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }

    /// Prepares the page after a page, if there is one.
    fn follow(&mut self, output: &O::Output, input: &O::Input) {
        let Some(paginated) = &O::SCHEMA.paginated else { return };
        let mut next = self.first.clone();
        let is_last = unmodelled::is_last_page(O::SCHEMA, output);
        if !is_last && step(paginated, output, input, &mut next) {
            self.step = Step::Next(next);
        }
    }
}

/// Puts the token of a page into the next input, and says whether there is a next page. A token that led to this page
/// would lead to it for ever: a service that has no more to say yet returns it.
fn step<O: StructureShape, I: StructureShape>(
    paginated: &Paginated,
    output: &O,
    input: &I,
    next: &mut I,
) -> bool {
    let token = at(Ref::Structure(output), paginated.output_token);
    let index = I::SCHEMA.members.iter().position(|member| member.name() == paginated.input_token);
    let Some(index) = index else { return false };
    if is_empty(token) || equal(token, input.member(index)) {
        return false;
    }
    ferrosmith_runtime::__rt::assign(token, next.member_mut(index).open());
    true
}

/// Returns whether a value is none as a token: there is no page after it (Smithy 2.0, section Client behavior).
fn is_empty(token: Ref<'_>) -> bool {
    match token {
        Ref::Absent => true,
        Ref::String(text) => text.is_empty(),
        Ref::Enum(value) => value.get().is_empty(),
        Ref::Blob(bytes) => bytes.is_empty(),
        Ref::List(list) => list.len() == 0,
        Ref::Map(map) => map.len() == 0,
        Ref::Structure(structure) => {
            let mut members = 0..structure.schema().members.len();
            members.all(|index| matches!(structure.member(index), Ref::Absent))
        }
        _ => false,
    }
}

/// Returns the member at a path of names.
fn at<'v>(mut value: Ref<'v>, path: &str) -> Ref<'v> {
    for name in path.split('.') {
        let Ref::Structure(structure) = value else { return Ref::Absent };
        let index = structure.schema().members.iter().position(|member| member.name() == name);
        value = index.map_or(Ref::Absent, |index| structure.member(index));
    }
    value
}

// Nothing of it is ever pinned but a box.
impl<O: Operation> Unpin for Pages<O> {}

/// The items of an operation's pages, one after the other.
///
/// ```no_run
/// use generated::datazone::{self, ListDomainsInput};
///
/// # async fn example(client: datazone::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut domains = client.list_domains(ListDomainsInput::new()).items();
/// while let Some(domain) = domains.next().await {
///     println!("{}", domain?.name);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "no page is fetched before an item is asked for"]
pub struct Items<O: Itemized> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O: Itemized> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: Itemized> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Items { pages, page: Vec::new().into_iter() }
    }

    /// Returns the next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::Error>>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Returns all items.
    ///
    /// # Errors
    /// Returns the error of the first page that could not be fetched.
    pub async fn all(mut self) -> Result<Vec<O::Item>, Error<O::Error>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    /// Polls for the next item.
    pub(super) fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => self.page = O::items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Itemized> Unpin for Items<O> {}

#[cfg(feature = "stream")]
impl<O: Paged> futures_core::Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(cx)
    }
}

#[cfg(feature = "stream")]
impl<O: Itemized> futures_core::Stream for Items<O> {
    type Item = Item<O>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}
