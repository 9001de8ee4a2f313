"""What the page may use of a browser, with the first versions that have it.

Whatever the page uses must stand here, so somebody has looked it up (MDN, "Browser
compatibility"). The versions are of Safari, Chrome and Firefox. What is younger than
`OLDEST` may only be `HARMLESS`: the page works without it.
"""

from __future__ import annotations

Versions = tuple[float, float, float]

OLDEST: Versions = (14, 87, 84)  # late 2020: Safari, Chrome, Firefox
EVER: Versions = (4, 4, 4)  # older than anybody's phone


def since(safari: float, chrome: float, firefox: float, names: str) -> dict[str, Versions]:
    """Return these names, one a line or divided by commas, with the versions that have them."""
    words = (word.strip() for word in names.replace("\n", ",").split(","))
    return {word: (safari, chrome, firefox) for word in words if word}


def each(before: str, names: str, after: str = "") -> str:
    """Return names with the same beginning and end, as `since` reads them."""
    return ",".join(f"{before}{name}{after}" for name in names.split())


MODULE_KINDS = """
    array array_pattern arrow_function assignment_expression assignment_pattern
    augmented_assignment_expression binary_expression break_statement call_expression case
    catch_clause class class_body class_declaration class_heritage comment
    computed_property_name continue_statement do_statement else_clause empty_statement
    escape_sequence export_clause export_specifier export_statement expression_statement
    extends false finally_clause for_in_statement for_statement formal_parameters
    function_declaration function_expression generator_function_declaration identifier
    if_statement import_clause import_specifier import_statement labeled_statement
    lexical_declaration member_expression method_definition named_imports namespace_import
    new_expression null number object object_assignment_pattern object_pattern pair
    pair_pattern parenthesized_expression program property_identifier regex regex_flags
    regex_pattern rest_pattern return_statement sequence_expression
    shorthand_property_identifier shorthand_property_identifier_pattern spread_element
    statement_block statement_identifier string string_fragment subscript_expression super
    switch_body switch_case switch_default switch_statement template_string
    template_substitution ternary_expression this throw_statement true try_statement
    unary_expression undefined update_expression variable_declarator while_statement
    yield_expression arguments break catch const continue default delete do else export finally
    for from function if import in instanceof let new of return static switch throw try typeof
    var void while as get set
"""
MARKS = """
    ! != !== " ' ${ % %= && & &= ( ) * *= + ++ += - -- -= . ... / /= : ; < << <= = == ===
    => > >= >> >>> ? [ ] ^ ` { | || } ~
"""
CODE: dict[str, Versions] = {
    **since(10.1, 61, 60, each("syntax ", MODULE_KINDS) + "," + each("syntax ", MARKS)),
    **since(10.1, 61, 60, "syntax comma"),
    **since(10.1, 55, 52, "syntax await_expression, syntax async, syntax await"),
    **since(10.1, 52, 52, "syntax **"),
    **since(11.1, 60, 55, "syntax spread in an object"),
    **since(11.1, 66, 58, "syntax catch without a name"),
    **since(*EVER, "regex flag g, regex flag i, regex flag m, regex (?=, regex (?!"),
    **since(10, 50, 46, "regex flag u"),
    **since(11.1, 64, 78, "regex \\p"),
    **since(*EVER, ".index, .lastIndex"),
    # The language itself.
    **since(
        *EVER,
        each(
            "global ", "Array Boolean Date Error Infinity JSON Math NaN Number Object RegExp String"
        )
        + ",global decodeURIComponent,global encodeURIComponent,global isNaN,global parseInt",
    ),
    **since(10, 45, 50, "global Map, global Set, global WeakMap, global Symbol, global Promise"),
    **since(10, 38, 38, "global Uint8Array, global ArrayBuffer"),
    **since(*EVER, each("Math.", "PI abs ceil floor log max min pow random round sqrt")),
    **since(8, 38, 25, "Math.sign, Math.trunc, Math.hypot, Number.isInteger, Number.isFinite"),
    **since(*EVER, "JSON.parse, JSON.stringify, Date.UTC, Date.now, Object.prototype"),
    **since(5, 5, 4, "Array.isArray, Object.keys, Object.create, Object.freeze"),
    **since(9, 45, 34, "Array.from, Array.of, Object.assign"),
    **since(10.1, 54, 47, "Object.entries, Object.values"),
    **since(12.1, 73, 63, "Object.fromEntries"),
    **since(
        8, 32, 29, "Promise.resolve, Promise.reject, Promise.all, Promise.race, .then(), .catch()"
    ),
    **since(11.1, 63, 58, ".finally()"),
    **since(13, 76, 71, "Promise.allSettled"),
    **since(
        *EVER,
        each(
            ".",
            """apply call charAt charCodeAt concat every exec filter forEach getTime indexOf join
            lastIndexOf map match pop push reduce replace reverse shift slice some sort splice
            split substring test toFixed toLocaleDateString toLowerCase toString toUpperCase trim
            unshift hasOwnProperty""",
            "()",
        ),
    ),
    **since(*EVER, ".hasOwnProperty, .length, .message, .prototype"),
    **since(10, 45, 34, each(".", "find findIndex fill keys values entries", "()")),
    **since(10, 47, 43, each(".", "includes startsWith endsWith repeat normalize", "()")),
    **since(10, 57, 48, ".padStart(), .padEnd()"),
    **since(12, 69, 62, ".flat(), .flatMap()"),
    **since(8, 38, 36, each(".", "get set has add clear", "()") + ",.size"),
    **since(*EVER, ".delete()"),
    # The page and what is around it.
    **since(
        *EVER,
        each("global ", "document window navigator location history localStorage sessionStorage")
        + ","
        + each("global ", "setTimeout clearTimeout setInterval clearInterval console"),
    ),
    **since(
        7, 16, 11, "global WebSocket, .readyState, .send(), .onopen, .onclose, .onmessage, .onerror"
    ),
    **since(6.1, 11, 21, "global crypto, crypto.getRandomValues"),
    **since(8, 24, 15, "global performance, performance.now"),
    **since(10.1, 24, 28, "global requestAnimationFrame, global cancelAnimationFrame"),
    **since(10, 64, 51, "global URLSearchParams, global URL"),
    **since(11.1, 66, 57, "global AbortController, .abort(), .signal"),
    **since(10.1, 42, 39, "global fetch, .json(), .ok, .status"),
    **since(
        *EVER,
        each(
            "document.",
            """activeElement addEventListener body createElement createElementNS createTextNode
            documentElement getElementById querySelector querySelectorAll title""",
        )
        + ",document.createDocumentFragment",
    ),
    **since(*EVER, ".elements, .href, document.head, window.scrollY, history.state"),
    **since(*EVER, ".currentTime, .muted, .pause(), .play(), navigator.vendor"),
    **since(*EVER, "sessionStorage.getItem, sessionStorage.setItem"),
    **since(10.1, 42, 39, ".text()"),
    **since(6, 20, 13, "global Blob, URL.createObjectURL, URL.revokeObjectURL"),
    **since(13, 15, 20, ".download"),
    **since(*EVER, ".outerHTML"),
    **since(7, 33, 18, "document.hidden, document.visibilityState"),
    **since(
        *EVER,
        each("localStorage.", "getItem removeItem setItem key length clear")
        + ","
        + each("location.", "hash host protocol href reload"),
    ),
    **since(5, 5, 4, "history.replaceState, history.pushState, history.back"),
    **since(*EVER, "navigator.language, navigator.onLine, navigator.userAgent"),
    **since(10.1, 37, 32, "navigator.languages"),
    **since(
        *EVER,
        each("window.", "addEventListener removeEventListener scrollTo innerHeight innerWidth"),
    ),
    **since(9, 9, 6, "window.matchMedia, .matches"),
    **since(
        *EVER,
        each(
            ".",
            """addEventListener appendChild blur click close contains focus getAttribute
            getBoundingClientRect getItem hasAttribute insertBefore preventDefault querySelector
            querySelectorAll removeAttribute removeChild removeEventListener replaceChild select
            setAttribute setItem stopPropagation""",
            "()",
        ),
    ),
    **since(
        *EVER,
        each(
            ".",
            """childNodes className clientHeight data disabled firstChild hidden hash id keyCode
            key lastChild namespaceURI nextSibling nodeName nodeType offsetHeight parentNode
            persisted previousSibling scrollHeight scrollTop style tagName target textContent
            type value children firstElementChild lastElementChild parentElement""",
        ),
    ),
    **since(9, 41, 35, ".closest(), .matches()"),
    **since(7, 54, 49, ".remove(), .append(), .prepend()"),
    **since(*EVER, ".dataset, .classList, .toggle(), .item()"),
}

SHEET: dict[str, Versions] = {
    **since(
        *EVER,
        each(
            "property ",
            """background background-color border border-bottom border-collapse border-color
            border-left border-left-width border-radius border-right border-style border-top
            border-width bottom clear clip color content cursor display float font font-family
            font-size font-style font-weight height left letter-spacing line-height list-style
            margin margin-bottom margin-left margin-right margin-top max-height max-width min-height
            min-width opacity outline outline-offset overflow overflow-x overflow-y padding
            padding-bottom padding-left padding-right padding-top position quotes right text-align
            text-decoration text-indent text-overflow text-transform top vertical-align visibility
            white-space width z-index word-break word-spacing""",
        ),
    ),
    **since(*EVER, each("property ", "fill stroke stroke-width stroke-linecap stroke-linejoin")),
    **since(*EVER, "property stroke-dasharray, property stroke-dashoffset, property text-anchor"),
    **since(
        *EVER,
        each("property background-", "image position repeat size")
        + ", value no-repeat, property resize, value vertical, property pointer-events, scaleX()",
    ),
    **since(6.1, 26, 16, "linear-gradient()"),
    **since(10, 32, 36, "property object-fit, value cover"),
    **since(6, 10, 29, "property box-sizing"),
    **since(7, 23, 49, "property overflow-wrap"),
    **since(9, 36, 16, "property transform, property transition, property animation"),
    **since(9, 43, 16, "@keyframes"),
    **since(
        9, 29, 28, each("property ", "align-items align-self flex flex-direction flex-wrap order")
    ),
    **since(9, 29, 28, "property justify-content, property flex-grow, property flex-shrink"),
    **since(9, 29, 28, "property align-content, property flex-basis"),
    **since(
        10.1,
        57,
        52,
        # `gap` is younger in a flex box: grid-gap says the same for a grid only.
        each("property ", "grid-column grid-row grid-gap grid-column-gap grid-row-gap grid-area")
        + ",property grid-template-columns,property grid-template-rows,property grid-auto-flow",
    ),
    **since(9.1, 49, 31, "property --own, var()"),
    **since(9.1, 52, 34, "property font-variant-numeric, value tabular-nums"),
    **since(12.1, 57, 36, "property text-decoration-color, property text-decoration-style"),
    **since(12.1, 87, 70, "property text-underline-offset"),
    **since(13, 36, 52, "property touch-action, value manipulation"),
    **since(13, 12, 64, "property -webkit-appearance"),
    **since(
        *EVER,
        each(
            "value ",
            """Arial Roboto absolute auto baseline block bold both bottom break-word butt center
            collapse column currentColor dashed dotted fixed hidden inherit inline inline-block
            italic left lowercase middle none normal nowrap pointer pre pre-wrap relative right
            round row row-reverse sans-serif serif solid top transparent underline uppercase
            visible wrap""",
        ),
    ),
    **since(
        9, 29, 28, "value flex, value inline-flex, value flex-start, value flex-end, value stretch"
    ),
    **since(9, 29, 28, "value space-between, value space-around"),
    **since(6, 10, 29, "value border-box"),
    **since(
        10.1, 57, 52, "value grid, repeat(), minmax(), unit fr, value auto-fit, value auto-fill"
    ),
    **since(13, 56, 59, "value sticky"),
    **since(11, 56, 43, "value -apple-system"),
    **since(7, 26, 16, "calc()"),
    **since(*EVER, "rgb(), rgba(), hsl(), rect(), url(), attr(), rotate(), scale(), translate()"),
    **since(11.1, 79, 75, "min(), max(), clamp()"),
    **since(11.1, 69, 65, "env()"),
    **since(*EVER, "unit px, unit em, unit s, unit ms, unit deg"),
    **since(7, 27, 27, "unit rem, unit vh, unit vw, unit ch, unit vmin, unit vmax"),
    **since(*EVER, "@media, media min-width, media max-width, media min-height, media max-height"),
    **since(*EVER, "media orientation"),
    **since(12.1, 76, 67, "media prefers-color-scheme"),
    **since(10.1, 74, 63, "media prefers-reduced-motion, value reduce"),
    **since(*EVER, ">, +, ~, [, :hover, :active, :focus, :first-child, :last-child, :root"),
    **since(*EVER, ":disabled, :checked, :empty, :not(, ::before, ::after, :nth-child("),
    **since(10.1, 60, 52, ":focus-within"),
}

HARMLESS = {
    "property appearance": "-webkit-appearance stands beside it",
    "property -webkit-tap-highlight-color": "a tap flashes",
    "property -webkit-text-size-adjust": "for the one phone that would enlarge text by itself",
    "property text-size-adjust": "the same",
    "property color-scheme": "scroll bars stay light",
    "value light": "only for color-scheme",
    "value dark": "only for color-scheme",
    "property forced-color-adjust": "only in forced colours",
    "property text-decoration-thickness": "a thinner line under a link",
    "property text-wrap": "a heading breaks where it is full",
    "value balance": "only for text-wrap",
    "unit dvh": "vh stands before it",
    "value system-ui": "other fonts follow",
    ":focus-visible": "a rule that is not understood only leaves an outline standing",
    "media prefers-contrast": "the usual colours have contrast enough",
    "media forced-colors": "the browser forces them anyway",
    **{
        f"value {name}": "only in forced colours"
        for name in ("Canvas", "CanvasText", "Highlight", "HighlightText", "ButtonText")
    },
    "navigator.wakeLock": "the screen goes dark when it does",
    ".request()": "only of the wake lock",
    ".release()": "only of the wake lock",
}

# What may be asked for only where it is there, and how the code finds out.
ASKED_FOR = {"navigator.wakeLock": "if (navigator.wakeLock)"}

# Only in a page that came by https, which this one never does.
SECURE = (
    *("crypto.randomUUID", "crypto.subtle", "navigator.serviceWorker", "navigator.clipboard"),
    *("navigator.locks", "navigator.share", "global caches", "navigator.mediaDevices"),
)

# Members that our own objects have by an assignment or a string; nothing of a browser.
OURS = frozenset({"limit", "seen", "deeper", "polls", "athome", "aborter", "way", "rel", "search"})
