//! `view!`: the same HTML as in Leptos' own macro, drawn from one kind of element.
//!
//! Leptos gives every element of every view its own type, with its own code to build and rebuild: about a kilobyte
//! each. Here `<div class="x">{words}</div>` becomes `El::new("div", &[("class", "x")]).child(words)`, and the code for
//! all of it stands once, in `ui::el`. Left out, and refused: spreads, directives, two-way bindings, raw HTML, and
//! attributes on components.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprLit, Lit, LitStr, Result, Stmt};

/// Elements that live in SVG's name space.
const SVG: [&str; 8] = ["svg", "path", "g", "circle", "rect", "line", "polyline", "polygon"];

/// Draws HTML. See the crate.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = rstml::Parser::new(rstml::ParserConfig::default().recover_block(true));
    let (nodes, faults) = parser.parse_recoverable(tokens).split_vec();
    let faults = faults.into_iter().map(|fault| fault.emit_as_expr_tokens());
    let view = many(&nodes).unwrap_or_else(|fault| fault.to_compile_error());
    quote! {{ #(#faults;)* #view }}.into()
}

/// Several nodes as one view; one node as itself.
fn many(nodes: &[Node]) -> Result<TokenStream> {
    let mut views = Vec::new();
    for node in nodes {
        views.extend(one(node)?);
    }
    Ok(match views.as_slice() {
        [] => quote! { ::ui::el::Child::Nothing },
        [only] => only.clone(),
        _ => quote! { ::ui::el::Child::Several(::std::vec![#(::ui::el::IntoChild::into_child(#views)),*]) },
    })
}

/// One node as a view; nothing for a comment.
fn one(node: &Node) -> Result<Option<TokenStream>> {
    match node {
        Node::Element(element) if is_component(element) => {
            let component = component(element)?;
            Ok(Some(quote! { ::ui::el::view(#component) }))
        }
        Node::Element(element) => self::element(element).map(Some),
        Node::Text(text) => Ok(Some(words(&text.value))),
        Node::RawText(raw) => Ok(Some(words(&LitStr::new(&raw.to_string_best(), raw.span())))),
        Node::Block(block) => self::block(block).map(Some),
        Node::Fragment(fragment) => many(&fragment.children).map(Some),
        Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => Ok(None),
    }
}

fn words(text: &LitStr) -> TokenStream {
    quote! { ::ui::el::IntoChild::into_child(#text) }
}

/// `{words}` stands as it is; `{move || words}` is drawn anew when what it reads changes.
fn block(block: &NodeBlock) -> Result<TokenStream> {
    let NodeBlock::ValidBlock(inner) = block else { return Err(Error::new(block.span(), "this block can't be read")) };
    Ok(match inner.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => quote! { ::ui::el::IntoChild::into_child(#expression) },
        _ => quote! { ::ui::el::IntoChild::into_child(#inner) },
    })
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    let name = element.name().to_string();
    name.contains("::") || name.starts_with(|first: char| first.is_ascii_uppercase())
}

fn element(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let tag = element.name().to_string();
    let span = element.name().span();
    let new = if SVG.contains(&tag.as_str()) { quote!(svg) } else { quote!(new) };
    let (mut fixed, mut calls) = (Vec::new(), Vec::new());
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(attribute) => match fixed_value(attribute) {
                Some((name, value)) => fixed.push(quote! { (#name, #value) }),
                None => calls.push(self::attribute(attribute)?),
            },
            NodeAttribute::Block(block) => return Err(Error::new(block.span(), "no spreads here")),
        }
    }
    for child in &element.children {
        calls.extend(match child {
            Node::Text(text) => Some(quote! { .words(#text) }),
            child => one(child)?.map(|child| quote! { .child(#child) }),
        });
    }
    Ok(quote_spanned! { span => ::ui::el::El::#new(#tag, &[#(#fixed),*])#(#calls)* })
}

/// Name and words of an attribute that is words in the source: they cost data, not code.
fn fixed_value(attribute: &KeyedAttribute) -> Option<(String, LitStr)> {
    let name = attribute.key.to_string();
    let value = match attribute.value() {
        None => LitStr::new("", Span::call_site()),
        Some(Expr::Lit(ExprLit { lit: Lit::Str(words), .. })) => words.clone(),
        Some(_) => return None,
    };
    (!name.contains(':')).then_some((name, value))
}

/// `name=value`, `class:name=value`, `style:name=value`, `prop:name=value`, `on:event=handler`.
fn attribute(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let value = attribute.value().map_or_else(|| quote!(""), |value| quote!(#value));
    let (sort, name) = key.split_once(':').unwrap_or(("", &key));
    let call = match sort {
        "" => quote_spanned! { span => .attribute(#name, #value) },
        "class" => quote_spanned! { span => .class(#name, #value) },
        "style" => quote_spanned! { span => .style(#name, #value) },
        "prop" => quote_spanned! { span => .property(#name, #value) },
        "on" => {
            let event = syn::Ident::new(name, Span::call_site());
            quote_spanned! { span => .on(::leptos::ev::#event, #value) }
        }
        _ => return Err(Error::new(span, "only class:, style:, prop: and on: are known here")),
    };
    Ok(call)
}

/// A component, called as Leptos' macro calls it.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut properties = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "no spreads here"));
        };
        let key = &attribute.key;
        if key.to_string().contains(':') {
            return Err(Error::new(key.span(), "a component takes properties only"));
        }
        let value = attribute.value().map_or_else(|| quote!(#key), |value| quote!(#value));
        properties.push(quote! { .#key(#[allow(unused_braces)] { #value }) });
    }
    let children = if element.children.is_empty() {
        quote!()
    } else {
        let children = many(&element.children)?;
        quote! { .children(::leptos::children::ToChildren::to_children(move || ::ui::el::IntoChild::into_child(#children))) }
    };
    let span = name.span();
    Ok(quote_spanned! { span =>
        ::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name)#(#properties)*#children.build(),
        )
    })
}
