"""The table of formats holds together: each is found, each has a reader, folders know each."""

from importlib import import_module
from pathlib import PurePath

import pytest

from wuzhen.documents import SUFFIXES
from wuzhen.documents.formats import FORMATS, UNREAD, installed

NAMES = [form.name for form in FORMATS]


@pytest.mark.parametrize("form", FORMATS, ids=NAMES)
def test_a_format_has_a_reader_suffixes_and_a_way_to_be_recognised(form):
    module, _, function = form.reader.partition(":")
    assert callable(getattr(import_module(f"wuzhen.documents.readers.{module}"), function))
    assert (form.in_bytes is None) != (form.in_text is None)
    assert all(PurePath(f"a{suffix}").suffix == suffix for suffix in form.suffixes)
    assert installed(form) or form.extra


def test_names_and_suffixes_belong_to_one_format_each():
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(suffixes)) == len(suffixes)
    assert not set(UNREAD) & set(suffixes)


def test_a_folder_is_searched_for_all_but_what_may_be_anything():
    suffixes = {suffix for form in FORMATS for suffix in form.suffixes}
    assert set(SUFFIXES) == (suffixes - {".xml", ".tsv"}) | set(UNREAD)
