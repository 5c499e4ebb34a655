//! Syntax nodes that are made directly: types with their documentation and their tables are most of what is generated,
//! and to quote them and to parse the tokens again would take longer than all the rest.
//!
//! The nodes are as general as types need them. Names are those of the runtime, in `rt`.

mod declarations;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use syn::token::{Brace, Bracket, Paren};
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Expr, ExprArray, ExprCall, ExprLit, ExprPath,
    ExprReference, ExprStruct, FieldValue, GenericArgument, Lit, LitBool, LitInt, LitStr, MacroDelimiter,
    Meta, MetaList, MetaNameValue, Path, PathArguments, PathSegment, Token, Type, TypePath, Visibility,
};

pub(super) use declarations::{
    associated_type, constant, enumeration, expansion, field, implementation, inner_expansion, structure,
    unit_structure, variant,
};

/// `rt::Name`.
pub(super) fn rt(name: &str) -> Path {
    two("rt", Ident::new(name, Span::call_site()))
}

/// `first::second`.
pub(super) fn two(first: &str, second: Ident) -> Path {
    let mut path = Path::from(Ident::new(first, Span::call_site()));
    path.segments.push(PathSegment::from(second));
    path
}

/// Returns a path with type arguments: `rt::Vec<Type>`.
pub(super) fn generic(mut path: Path, arguments: impl IntoIterator<Item = Type>) -> Path {
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Default::default(),
            args: arguments.into_iter().map(GenericArgument::Type).collect(),
            gt_token: Default::default(),
        });
    }
    path
}

pub(super) fn type_of(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

pub(super) fn named_type(name: &str) -> Type {
    type_of(Path::from(Ident::new(name, Span::call_site())))
}

pub(super) fn value(path: Path) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

pub(super) fn text(text: &str) -> Expr {
    literal(Lit::Verbatim(Literal::string(text)))
}

pub(super) fn number(number: impl Into<u64>) -> Expr {
    literal(Lit::Int(LitInt::new(&number.into().to_string(), Span::call_site())))
}

/// Returns an integer with its sign.
pub(super) fn integer(number: i64) -> Expr {
    literal(Lit::Int(LitInt::new(&number.to_string(), Span::call_site())))
}

/// `b"bytes"`.
pub(super) fn bytes(bytes: &[u8]) -> Expr {
    literal(Lit::Verbatim(Literal::byte_string(bytes)))
}

pub(super) fn boolean(value: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(value, Span::call_site())))
}

/// `function(arguments)`.
pub(super) fn call(function: Path, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(value(function)),
        paren_token: Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `&[elements]`.
pub(super) fn table(elements: impl IntoIterator<Item = Expr>) -> Expr {
    reference(Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: Bracket::default(),
        elems: elements.into_iter().collect(),
    }))
}

/// `&expression`.
pub(super) fn reference(expr: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        mutability: None,
        expr: Box::new(expr),
    })
}

/// `Path { name: value }`.
pub(super) fn record<const N: usize>(path: Path, fields: [(&str, Expr); N]) -> Expr {
    let field = |(name, expr): (&str, Expr)| FieldValue {
        attrs: Vec::new(),
        member: Ident::new(name, Span::call_site()).into(),
        colon_token: Some(Default::default()),
        expr,
    };
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: Brace::default(),
        fields: fields.into_iter().map(field).collect(),
        dot2_token: None,
        rest: None,
    })
}

/// Returns a line of documentation, which prettyplease prints as a comment.
pub(super) fn doc(line: &str) -> Attribute {
    attribute(Meta::NameValue(MetaNameValue {
        path: Path::from(Ident::new("doc", Span::call_site())),
        eq_token: Default::default(),
        value: literal(raw_text(line)),
    }))
}

/// Returns a text as a raw literal where it can be one: most of the output is documentation, which is printed without
/// the escapes that would be made and read again for each character.
fn raw_text(text: &str) -> Lit {
    match format!("r#\"{text}\"#").parse() {
        Ok(raw) => Lit::new(raw),
        Err(_) => Lit::Str(LitStr::new(text, Span::call_site())),
    }
}

/// `#[name]`.
pub(super) fn mark(name: &str) -> Attribute {
    attribute(Meta::Path(Path::from(Ident::new(name, Span::call_site()))))
}

/// `#[name(tokens)]`.
pub(super) fn mark_with(name: &str, tokens: TokenStream) -> Attribute {
    attribute(Meta::List(MetaList {
        path: Path::from(Ident::new(name, Span::call_site())),
        delimiter: MacroDelimiter::Paren(Paren::default()),
        tokens,
    }))
}

fn attribute(meta: Meta) -> Attribute {
    Attribute {
        pound_token: Default::default(),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta,
    }
}

pub(super) fn public() -> Visibility {
    Visibility::Public(<Token![pub]>::default())
}
