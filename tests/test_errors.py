"""A user's error is one sentence on one line."""

from wuzhen.errors import WuzhenError


def test_the_sentence_says_where_what_expected_got_and_what_to_do():
    error = WuzhenError(
        "no such key", where="params.yaml", expected="C", got="D", hint="see the README"
    )
    assert str(error) == "params.yaml: no such key (expected C, got D); see the README"


def test_what_alone_is_enough():
    assert str(WuzhenError("the file is empty")) == "the file is empty"


def test_line_breaks_never_get_through():
    assert "\n" not in str(WuzhenError("a\nb", got="c\r\nd"))
