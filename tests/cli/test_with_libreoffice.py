"""``--with-libreoffice`` of the commands; a shell script takes the place of LibreOffice."""

import os

import pytest
from shell import wuzhen

from documents import authored

UOF = '<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>'
SCRIPT = """#!/bin/sh
while [ $# -gt 1 ]; do
  case $1 in --outdir) out=$2 ;; --convert-to) form=$2 ;; esac
  shift
done
mkdir -p "$out"
cp "{}" "$out/report.$form"
"""
NOTICE = "a.uof: converted by LibreOffice: check the headings and tables"


@pytest.fixture
def path(tmp_path):
    """A PATH on which `soffice` makes the authored report of whatever it is given."""
    if os.name != "posix":
        pytest.skip("the stand-in is a shell script")
    made = tmp_path / "made.docx"
    made.write_bytes(authored.docx())
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "soffice").write_text(SCRIPT.format(made), encoding="utf-8")
    (folder / "soffice").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def pile(folder):
    (folder / "a.uof").write_text(UOF, encoding="utf-8")
    return folder


def lines(done):
    return done.stderr.decode("utf-8").splitlines()


@pytest.mark.parametrize("command", ["tag", "sort"])
def test_a_file_that_no_reader_takes_is_converted_and_named(command, pile, path, model, tmp_path):
    out = tmp_path / ("五类.csv" if command == "tag" else "五份")
    done = wuzhen(command, pile, "-o", out, "-m", model, "--with-libreoffice", PATH=path)
    assert done.returncode == 0, done.stderr
    notice, account = lines(done)
    assert notice == f"wuzhen: {pile}/{NOTICE}"
    assert f"files 1, paragraphs {len(authored.paragraphs())}:" in account


def test_parts_made_with_it_are_others_than_those_without(pile, path, model, tmp_path):
    (pile / "b.txt").write_text("全镇新修灌渠三条，惠及农户四百户。", encoding="utf-8")
    without = wuzhen("tag", pile, "-o", f"{tmp_path}/out/", "-m", model)
    assert without.returncode == 3
    again = wuzhen(
        "tag", pile, "-o", f"{tmp_path}/out/", "-m", model, "--with-libreoffice", PATH=path
    )
    assert again.returncode == 0, again.stderr
    assert f"paragraphs {1 + len(authored.paragraphs())}:" in lines(again)[-1]


def test_where_it_is_not_installed_nothing_is_done(pile, model, tmp_path):
    nowhere = tmp_path / "empty"
    nowhere.mkdir()
    done = wuzhen("tag", pile, "-m", model, "--with-libreoffice", PATH=str(nowhere))
    assert done.returncode == 1
    assert "LibreOffice is not installed, or not found" in lines(done)[0]
