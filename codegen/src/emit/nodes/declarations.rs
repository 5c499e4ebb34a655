//! Syntax nodes of items, and of what stands in them.

use proc_macro2::{Ident, Span, TokenStream};
use syn::token::{Brace, Paren};
use syn::{
    Attribute, Expr, Generics, ImplItem, ImplItemConst, ImplItemMacro, ImplItemType, Item, ItemEnum,
    ItemImpl, ItemMacro, ItemStruct, Macro, MacroDelimiter, Path, Type, TypeReference, Visibility,
};

use super::super::types::ident;
use super::{public, rt, type_of};

/// `pub struct Name;`.
pub(in crate::emit) fn unit_structure(attrs: Vec<Attribute>, name: &str) -> Item {
    Item::Struct(ItemStruct {
        attrs,
        vis: public(),
        struct_token: Default::default(),
        ident: ident(name),
        generics: Generics::default(),
        fields: syn::Fields::Unit,
        semi_token: Some(Default::default()),
    })
}

/// `pub enum Name { variants }`.
pub(in crate::emit) fn enumeration(
    attrs: Vec<Attribute>,
    name: &str,
    variants: Vec<syn::Variant>,
) -> ItemEnum {
    ItemEnum {
        attrs,
        vis: public(),
        enum_token: Default::default(),
        ident: ident(name),
        generics: Generics::default(),
        brace_token: Brace::default(),
        variants: variants.into_iter().collect(),
    }
}

/// `Name`, or `Name(Type)`.
pub(in crate::emit) fn variant(attrs: Vec<Attribute>, name: &str, ty: Option<Type>) -> syn::Variant {
    let fields = ty.map_or(syn::Fields::Unit, |ty| {
        let field = syn::Field {
            attrs: Vec::new(),
            vis: Visibility::Inherited,
            modifiers: Default::default(),
            ident: None,
            colon_token: None,
            ty,
            default: None,
        };
        syn::Fields::Unnamed(syn::FieldsUnnamed {
            paren_token: Paren::default(),
            unnamed: std::iter::once(field).collect(),
        })
    });
    syn::Variant { attrs, ident: ident(name), fields, discriminant: None }
}

/// `pub struct Name { fields }`.
pub(in crate::emit) fn structure(attrs: Vec<Attribute>, name: &str, fields: Vec<syn::Field>) -> Item {
    Item::Struct(ItemStruct {
        attrs,
        vis: public(),
        struct_token: Default::default(),
        ident: ident(name),
        generics: Generics::default(),
        fields: syn::Fields::Named(syn::FieldsNamed {
            brace_token: Brace::default(),
            named: fields.into_iter().collect(),
        }),
        semi_token: None,
    })
}

/// `name: Type`.
pub(in crate::emit) fn field(attrs: Vec<Attribute>, vis: Visibility, name: &str, ty: Type) -> syn::Field {
    syn::Field {
        attrs,
        vis,
        modifiers: Default::default(),
        ident: Some(ident(name)),
        colon_token: Some(Default::default()),
        ty,
        default: None,
    }
}

/// `impl Name { items }`, or of a trait.
pub(in crate::emit) fn implementation(of: Option<Path>, name: &str, items: Vec<ImplItem>) -> Item {
    Item::Impl(ItemImpl {
        attrs: Vec::new(),
        modifiers: Default::default(),
        unsafety: None,
        impl_token: Default::default(),
        generics: Generics::default(),
        trait_: of.map(|path| (path, Default::default())),
        self_ty: Box::new(type_of(Path::from(ident(name)))),
        brace_token: Brace::default(),
        items,
    })
}

/// `type Name = Type;`, in an implementation.
pub(in crate::emit) fn associated_type(name: &str, ty: Type) -> ImplItem {
    ImplItem::Type(ImplItemType {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: Default::default(),
        type_token: Default::default(),
        ident: Ident::new(name, Span::call_site()),
        generics: Generics::default(),
        eq_token: Default::default(),
        ty,
        semi_token: Default::default(),
    })
}

/// `const NAME: &'static Type = value;`
pub(in crate::emit) fn constant(name: &str, ty: Path, expr: Expr) -> ImplItemConst {
    ImplItemConst {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: Default::default(),
        const_token: Default::default(),
        ident: Ident::new(name, Span::call_site()),
        generics: Generics::default(),
        colon_token: Default::default(),
        ty: static_reference(ty),
        eq_token: Default::default(),
        expr,
        semi_token: Default::default(),
    }
}

/// `rt::name!(tokens);`
pub(in crate::emit) fn expansion(name: &str, tokens: TokenStream) -> Item {
    let (mac, semi_token) = (invocation(name, tokens), Some(Default::default()));
    Item::Macro(ItemMacro { attrs: Vec::new(), ident: None, mac, semi_token })
}

/// `rt::name!(tokens);` among the items of an implementation.
pub(in crate::emit) fn inner_expansion(name: &str, tokens: TokenStream) -> ImplItem {
    let (mac, semi_token) = (invocation(name, tokens), Some(Default::default()));
    ImplItem::Macro(ImplItemMacro { attrs: Vec::new(), mac, semi_token })
}

fn invocation(name: &str, tokens: TokenStream) -> Macro {
    Macro {
        path: rt(name),
        bang_token: Default::default(),
        delimiter: MacroDelimiter::Paren(Paren::default()),
        tokens,
    }
}

/// `&'static Type`.
fn static_reference(path: Path) -> Type {
    Type::Reference(TypeReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        lifetime: Some(syn::Lifetime::new("'static", Span::call_site())),
        mutability: None,
        elem: Box::new(type_of(path)),
    })
}
