"""Reads the page's code and styles as a browser does, and names everything it must know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import tinycss2
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_javascript.language()))
DECLARING = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "generator_function_declaration": "name",
    "function_expression": "name",
    "class_declaration": "name",
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
NAMES = {"identifier", "shorthand_property_identifier_pattern"}
REGISTRIES = {"page", "deeds", "screens"}  # what view.js lets other modules add to
FUNCTIONS = {"arrow_function", "function_declaration", "function_expression", "method_definition"}


def script(source: str, ours: frozenset[str] = frozenset()) -> set[str]:
    """Return the syntax, globals and members that a module needs; `ours` are no browser's.

    `obj.name` is a member of ours when the page itself makes such a name; `obj.name()` never.
    """
    nodes = list(_below(PARSER.parse(source.encode()).root_node))
    declared = {name for node in nodes for name in _declared(node)}
    found = set()
    for node in nodes:
        found |= set(_syntax(node))
        if node.type in {"identifier", "shorthand_property_identifier"}:
            if _text(node) not in declared:
                found.add(f"global {_text(node)}")
        elif node.type in {"member_expression", "subscript_expression"}:
            found |= set(_member(node, declared, ours))
    return found


def made(source: str) -> set[str]:
    """Return the names that a module gives to what its own objects hold."""
    keys = {"pair", "pair_pattern", "method_definition"}
    shorthand = {"shorthand_property_identifier", "shorthand_property_identifier_pattern"}
    found = set()
    for node in _below(PARSER.parse(source.encode()).root_node):
        key = node.child_by_field_name("key") or node.child_by_field_name("name")
        if node.type in keys and key is not None:
            found.add(_text(key).strip("\"'"))
        elif node.type in shorthand:
            found.add(_text(node))
    return found


def _below(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _below(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _declared(node: Node) -> Iterator[str]:
    if node.type in {"formal_parameters", "import_clause"}:
        where: Node | None = node
    else:
        where = node.child_by_field_name(DECLARING.get(node.type, "")) if node.is_named else None
    if where is not None:
        yield from (_text(one) for one in _below(where) if one.type in NAMES)


def _syntax(node: Node) -> Iterator[str]:
    if node.type in {"ERROR", "MISSING"} or node.is_missing:
        yield f"error at line {node.start_point.row + 1}"
    yield f"syntax {'comma' if node.type == ',' else node.type}"
    text = _text(node)
    match node.type:
        case "number":
            yield from (f"number {mark}" for mark in "n_" if mark in text)
        case "regex_flags":
            yield from (f"regex flag {flag}" for flag in text)
        case "regex_pattern":
            yield from (
                f"regex {mark}" for mark in re.findall(r"\(\?<?[=!]|\(\?<(?=\w)|\\[pk]", text)
            )
        case "await_expression" if not _inside(node, FUNCTIONS):
            yield "syntax await outside a function"
        case "spread_element" if node.parent is not None and node.parent.type == "object":
            yield "syntax spread in an object"
        case "catch_clause" if node.child_by_field_name("parameter") is None:
            yield "syntax catch without a name"


def _inside(node: Node, kinds: set[str]) -> bool:
    above = node.parent
    while above is not None and above.type not in kinds:
        above = above.parent
    return above is not None


def _member(node: Node, declared: set[str], ours: frozenset[str]) -> Iterator[str]:
    owner, name = node.child_by_field_name("object"), node.child_by_field_name("property")
    of = _text(owner) if owner is not None and owner.type == "identifier" else ""
    foreign = bool(of) and of not in declared
    if name is None:
        if foreign:
            yield f"{of}[]"
        return
    above = node.parent
    called = above is not None and above.type == "call_expression" and above.children[0] == node
    if foreign:
        yield f"{of}.{_text(name)}"
    elif called and not _ours(owner, _text(name), ours):
        yield f".{_text(name)}()"
    elif not called and _text(name) not in ours:
        yield f".{_text(name)}"


def _ours(owner: Node | None, name: str, ours: frozenset[str]) -> bool:
    """Tell whether a method is called on an object that is wholly our own."""
    whole = owner is not None and (owner.type == "this" or _text(owner) in REGISTRIES)
    return whole and name in ours


def styles(source: str) -> set[str]:
    """Return the properties, values, selectors and at-rules that a style sheet needs."""
    return set(_rules(tinycss2.parse_stylesheet(source, True, True)))


def _rules(rules: list[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule":
            yield f"@{rule.at_keyword}"
            yield from _media(tinycss2.serialize(rule.prelude))
            if rule.content is not None:
                yield from _rules(tinycss2.parse_rule_list(rule.content, True, True))
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude)
            yield from re.findall(r"::?[\w-]+\(?|[>+~\[&]", selector)
            yield from _declarations(tinycss2.parse_blocks_contents(rule.content, True, True))
        elif rule.type == "error":
            yield f"error at line {rule.source_line}"


def _media(prelude: str) -> Iterator[str]:
    yield from (f"media {name}" for name in re.findall(r"\(\s*([a-z-]+)", prelude))
    yield from (f"media {mark}" for mark in re.findall(r"[<>]=?", prelude))


def _declarations(parts: list[Any]) -> Iterator[str]:
    for part in parts:
        if part.type != "declaration":
            yield "rule in a rule" if part.type != "error" else f"error at line {part.source_line}"
        else:
            yield "property --own" if part.name.startswith("--") else f"property {part.name}"
            yield from _values(part.value)


def _values(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident" and not token.value.startswith("--"):
            yield f"value {token.value}"
        elif token.type == "function":
            yield f"{token.name}()"
            yield from _values(token.arguments)
        elif token.type == "dimension":
            yield f"unit {token.unit}"
