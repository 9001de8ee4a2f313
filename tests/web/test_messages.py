import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.web import messages
from scanhost.web.messages import Grade, Hello, Ping, Take, Unreadable, read

LOAD = "0" * 32


def refusal(raw: str) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    return caught.value.refused.code, caught.value.id


def test_each_message_is_read_as_what_it_is():
    assert read('{"t":"ping"}') == Ping()
    assert read('{"t":"take","id":2,"seat":"s1"}') == Take(2, "s1")
    assert read('{"t":"grade","id":3,"norm":"1.3","round":1,"grade":null}') == Grade(
        3, "1.3", 1, None
    )
    hello = json.dumps({"t": "hello", "id": 1, "load": LOAD, "code": "abcd-2345"})
    assert read(hello) == Hello(1, LOAD, "abcd-2345", "", "", "")


@pytest.mark.parametrize("grade", [0, 11, -1, 6.0, 6.5, "7", "7; DROP", True, [7], {"a": 1}, 10**9])
def test_what_is_no_grade_is_refused_as_one(grade):
    raw = json.dumps({"t": "grade", "id": 9, "norm": "1.1", "round": 1, "grade": grade})

    assert refusal(raw) == ("grade.range", 9)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "null",
        "[]",
        "7",
        "{",
        "[" * 4000,
        '{"t":"take"}',
        '{"t":"take","id":true,"seat":"s1"}',
        '{"t":"take","id":0,"seat":"s1"}',
        '{"t":"take","id":1e400,"seat":"s1"}',
        '{"t":"take","id":NaN,"seat":"s1"}',
        '{"t":"take","id":Infinity,"seat":"s1"}',
        '{"t":"take","id":-Infinity,"seat":"s1"}',
        '{"t":"take","id":7.0,"seat":"s1"}',
        '{"t":"take","id":"７","seat":"s1"}',
        '{"t":"take","id":7,"seat":"s1","x":{"a":1,"a":2}}',
        '{"t":"take","id":7,"seat":"s1","x":[NaN]}',
        '{"t":"take","id":7,"seat":"s1"}{}',
        '{"t":"take","id":1,"id":2,"seat":"s1"}',
        '{"t":"take","id":' + "9" * 4000 + "}",
        '{"t":"' + "x" * 5000 + '"}',
    ],
)
def test_what_is_no_message_is_refused_without_a_trace(raw):
    assert refusal(raw) == ("message.form", None)


@pytest.mark.parametrize(
    "message",
    [
        {"t": "take", "seat": "s1'; --"},
        {"t": "take", "seat": 7},
        {"t": "take", "seat": None},
        {"t": "grade", "norm": "<b>", "round": 1, "grade": 6},
        {"t": "grade", "norm": "1.1", "round": "1", "grade": 6},
        {"t": "grade", "norm": "1.1", "round": 0, "grade": 6},
        {"t": "grade", "norm": "1.1", "round": 1},
        {"t": "hello", "load": "short"},
        {"t": "hello", "load": LOAD, "code": 7},
        {"t": "unlock"},
        {"t": "next"},
    ],
)
def test_a_message_out_of_shape_is_refused_with_its_id(message):
    assert refusal(json.dumps({"id": 5, **message})) == ("message.form", 5)


def test_depth_and_size_are_refused_at_the_limit_of_polling_too():
    for raw in ("[" * messages.BODY, '{"a":' * 3000, "9" * messages.BODY, " " * 20_000):
        with pytest.raises(Unreadable):
            read(raw, messages.BODY)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(st.one_of(st.text(), JSON.map(json.dumps)))
def test_nothing_but_a_message_or_a_refusal_ever_comes_out(raw):
    try:
        said = read(raw)
    except Unreadable:
        return
    assert isinstance(said, messages.Message)
