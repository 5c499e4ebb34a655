//! The methods of structures: syntax nodes that are made directly, as the rest of them (see `nodes`).

use syn::punctuated::Punctuated;
use syn::token::{Brace, Paren};
use syn::{
    Attribute, Block, Expr, ExprAssign, ExprField, ExprMethodCall, ExprUnary, FnArg, GenericParam, Generics,
    ImplItem, ImplItemFn, Pat, PatIdent, PatType, Path, PathArguments, Receiver, ReceiverKind, ReturnType,
    Safety, Signature, Stmt, Token, TraitBound, Type, TypeImplTrait, TypeParam, TypeParamBound, UnOp,
};

use super::nodes::{call, generic, named_type, public, rt, value};
use super::types::ident;

/// `pub fn name<generics>(inputs) -> Self { statements }`.
pub(super) fn method(
    attrs: Vec<Attribute>,
    name: &str,
    generics: Generics,
    inputs: Vec<FnArg>,
    stmts: Vec<Stmt>,
) -> ImplItem {
    ImplItem::Fn(ImplItemFn {
        attrs,
        vis: public(),
        modifiers: Default::default(),
        sig: Signature {
            constness: None,
            asyncness: None,
            safety: Safety::Default,
            abi: None,
            fn_token: Default::default(),
            ident: ident(name),
            generics,
            paren_token: Paren::default(),
            inputs: inputs.into_iter().collect(),
            variadic: None,
            output: ReturnType::Type(Default::default(), Box::new(named_type("Self"))),
        },
        block: Block { brace_token: Brace::default(), stmts },
    })
}

/// `mut self`.
pub(super) fn owned_self() -> FnArg {
    FnArg::Receiver(Receiver {
        attrs: Vec::new(),
        mutability: Some(Default::default()),
        self_token: Default::default(),
        kind: ReceiverKind::Value,
    })
}

/// `name: impl rt::Into<Type>`.
pub(super) fn into_argument(name: &str, ty: Type) -> FnArg {
    argument(name, generic(rt("Into"), [ty]))
}

/// `name: impl rt::Maybe<Type, M>`.
pub(super) fn maybe_argument(name: &str, ty: Type) -> FnArg {
    argument(name, generic(rt("Maybe"), [ty, named_type(MARKER)]))
}

/// The type parameter of [`maybe_argument`].
const MARKER: &str = "M";

/// `<M>`.
pub(super) fn marker() -> Generics {
    parameter(MARKER)
}

/// `<Name>`.
pub(super) fn parameter(name: &str) -> Generics {
    let parameter = GenericParam::Type(TypeParam::from(ident(name)));
    Generics {
        lt_token: Some(Default::default()),
        params: Punctuated::from_iter([parameter]),
        gt_token: Some(Default::default()),
        where_clause: None,
    }
}

/// `name: impl bound`.
fn argument(name: &str, bound: Path) -> FnArg {
    let bound = TypeParamBound::Trait(TraitBound {
        paren_token: None,
        lifetimes: None,
        modifiers: Default::default(),
        maybe: None,
        path: bound,
    });
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(Pat::Ident(PatIdent {
            attrs: Vec::new(),
            by_ref: None,
            mutability: None,
            ident: ident(name),
            subpat: None,
        })),
        colon_token: Default::default(),
        ty: Box::new(Type::ImplTrait(TypeImplTrait {
            attrs: Vec::new(),
            impl_token: Default::default(),
            bounds: Punctuated::from_iter([bound]),
        })),
    })
}

/// `name`, a variable.
pub(super) fn variable(name: &str) -> Expr {
    value(Path::from(ident(name)))
}

/// `self`.
pub(super) fn this() -> Expr {
    value(Path::from(<Token![self]>::default()))
}

/// `self.field`.
pub(super) fn field_of_self(field: &str) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(this()),
        dot_token: Default::default(),
        member: ident(field).into(),
    })
}

/// `*place`.
pub(super) fn dereferenced(place: Expr) -> Expr {
    let op = UnOp::Deref(Default::default());
    Expr::Unary(ExprUnary { attrs: Vec::new(), op, expr: Box::new(place) })
}

/// `place = value`.
pub(super) fn assign(place: Expr, value: Expr) -> Expr {
    Expr::Assign(ExprAssign {
        attrs: Vec::new(),
        left: Box::new(place),
        eq_token: Default::default(),
        right: Box::new(value),
    })
}

/// `rt::Type::name`.
pub(super) fn function_of(ty: &str, name: &str) -> Expr {
    let mut path = rt(ty);
    path.segments.push(ident(name).into());
    value(path)
}

/// `rt::name::<Self>()`.
pub(super) fn call_for_self(name: &str) -> Expr {
    let mut path = generic(rt(name), [named_type("Self")]);
    if let Some(PathArguments::AngleBracketed(arguments)) =
        path.segments.last_mut().map(|last| &mut last.arguments)
    {
        arguments.colon2_token = Some(Default::default());
    }
    call(path, [])
}

/// `receiver.method(arguments)`.
pub(super) fn call_on<const N: usize>(receiver: Expr, method: &str, arguments: [Expr; N]) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: ident(method),
        turbofish: None,
        paren_token: Paren::default(),
        args: arguments.into_iter().collect(),
    })
}
