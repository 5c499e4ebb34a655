//! The parts of generated clients.

use ferrosmith_runtime::Operation;

use super::{Call, Client};

/// An input of an operation, which can be sent by any client.
///
/// ```text
/// let output = ListDomainsInput::new().send(&client).await?;
/// ```
pub trait Input: Sized {
    /// The operation.
    type Operation: Operation<Input = Self>;

    /// Returns a call that is not sent yet: `await` sends it.
    #[inline]
    fn send<C: AsRef<Client> + ?Sized>(self, client: &C) -> Call<Self::Operation> {
        client.as_ref().call(self)
    }
}

/// An operation with pages (Smithy 2.0, `paginated` trait): calls have the method [`Call::pages`], and those of an
/// [`Itemized`] operation [`Call::items`].
pub trait Paged: Operation<Input: Clone> {}

/// An operation whose pages are lists of items.
pub trait Itemized: Paged {
    /// The type of an item. An item of a map is a key and its value.
    type Item;

    /// Returns the items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

impl AsRef<Client> for Client {
    fn as_ref(&self) -> &Client {
        self
    }
}

/// Implements what a service's client and the inputs of its operations have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __client {
    ($client:ident: $($operation:ident($input:ident)),*) => {
        impl ::core::convert::AsRef<$crate::Client> for $client {
            #[inline]
            fn as_ref(&self) -> &$crate::Client {
                &self.0
            }
        }

        impl ::core::convert::From<$crate::Client> for $client {
            /// Returns a client that shares everything with another, which may be of another service.
            #[inline]
            fn from(client: $crate::Client) -> Self {
                $client(client)
            }
        }

        impl<E> ::core::convert::From<$crate::Error<E>> for super::Error
        where
            E: $crate::__rt::ServiceError + ::core::marker::Send + ::core::marker::Sync + 'static,
            super::Error: ::core::convert::From<E>,
        {
            #[inline]
            fn from(error: $crate::Error<E>) -> Self {
                error.widen()
            }
        }

        $(
            impl $crate::Input for super::$input {
                type Operation = super::$operation;
            }
        )*
    };
}

/// The methods that need a transport.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_env {
    () => {
        $crate::__from_env_async!();
        $crate::__from_env_blocking!();
    };
}

#[cfg(feature = "hyper")]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_env_async {
    () => {
        /// Returns a client with what the environment and the files of AWS tools say, and the transport of `hyper`.
        ///
        /// # Errors
        /// Returns an error if a file or a setting is malformed.
        pub async fn from_env() -> ::core::result::Result<Self, $crate::client::ConfigError> {
            ::core::result::Result::Ok(::core::convert::From::from($crate::Client::from_env().await?))
        }
    };
}

#[cfg(not(feature = "hyper"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_env_async {
    () => {};
}

#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_env_blocking {
    () => {
        /// Returns a client with what the environment and the files of AWS tools say, and the transport of `ureq`: for
        /// `blocking::wait`.
        ///
        /// # Errors
        /// Returns an error if a file or a setting is malformed.
        pub fn from_env_blocking() -> ::core::result::Result<Self, $crate::client::ConfigError> {
            ::core::result::Result::Ok(::core::convert::From::from($crate::Client::from_env_blocking()?))
        }
    };
}

#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_env_blocking {
    () => {};
}

/// Says that operations have pages.
#[doc(hidden)]
#[macro_export]
macro_rules! __paged {
    ($($operation:ident),*) => {
        $(impl $crate::Paged for super::$operation {})*
    };
}
