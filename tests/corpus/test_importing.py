"""Corrected rows are found again, checked, completed and compared with the model."""

from wuzhen.corpus.importing import Tagged, changes, import_rows
from wuzhen.corpus.returned import Row
from wuzhen.corpus.sheet import fingerprint

TEXTS = {"甲-001": "新建冷库两座。", "甲-002": "清理河道五公里。", "甲-010": "办了培训班三期。"}


def row(id_, labels=("industry",), primary="industry", before=("industry",), **values):
    text = values.pop("text", TEXTS.get(id_, ""))
    return Row(
        f"表, row {id_}",
        {
            "id": id_,
            "report": "甲.docx",
            "headings": ["一、做法"],
            "text": text,
            "labels": list(labels),
            "primary": primary,
            "fingerprint": fingerprint(TEXTS.get(id_, text)),
        }
        | values,
        before,
    )


def tagged(*ids):
    return Tagged(row(id_, fingerprint=None) for id_ in ids)


def imported(*rows, run=None):
    return import_rows(rows, run, coder="王", date="2026-03-01")


def only_fault(*rows, run=None) -> str:
    (fault,) = imported(*rows, run=run).faults
    return str(fault)


class TestRecords:
    def test_a_row_becomes_a_labelled_paragraph_with_coder_and_date(self):
        (record,) = imported(row("甲-001")).records
        assert record.model_dump() == {
            "id": "甲-001",
            "report": "甲.docx",
            "headings": ["一、做法"],
            "text": "新建冷库两座。",
            "labels": ["industry"],
            "primary": "industry",
            "fingerprint": fingerprint("新建冷库两座。"),
            "model_labels": ["industry"],
            "coder": "王",
            "date": "2026-03-01",
        }

    def test_the_row_itself_knows_better_who_and_when(self):
        (record,) = imported(row("甲-001", coder="李", date="2026-02-01")).records
        assert (record.key("coder"), record.key("date")) == ("李", "2026-02-01")

    def test_sorted_rows_return_to_the_order_of_their_reports(self):
        other = row("乙-001", report="乙.docx", text="修订村规民约。")
        found = imported(row("甲-010"), row("甲-002"), other, row("甲-001"))
        assert [record.id for record in found.records] == ["乙-001", "甲-001", "甲-002", "甲-010"]

    def test_a_row_that_breaks_the_contract_is_a_fault(self):
        assert "labels: unknown 'economy'" in only_fault(row("甲-001", ["economy"], None))

    def test_an_id_may_not_occur_twice(self):
        assert "an id occurs twice (got 甲-001, as in 表, row 甲-001)" in only_fault(
            row("甲-001"), row("甲-001")
        )

    def test_a_row_without_id_is_a_fault(self):
        assert "this paragraph has no id" in only_fault(row("", text="新建冷库两座。"))


class TestPrimary:
    def test_what_the_coder_took_away_makes_room_for_the_only_label_left(self):
        (record,) = imported(row("甲-001", ["ecology"], "industry")).records
        assert record.primary == "ecology"

    def test_without_labels_there_is_none(self):
        (record,) = imported(row("甲-001", [], "industry")).records
        assert record.primary is None

    def test_of_several_the_coder_must_say(self):
        said = only_fault(row("甲-001", ["culture", "ecology"], "industry"))
        assert "primary: expected one of the labels, got 'industry'" in said

    def test_a_primary_label_that_the_coder_set_is_never_dropped(self):
        said = only_fault(row("甲-001", ["industry"], "ecology"))
        assert "primary: expected one of the labels, got 'ecology'" in said


class TestFoundAgain:
    def test_a_text_that_was_changed_in_the_sheet_is_a_fault(self):
        said = only_fault(row("甲-001", text="新建冷库三座。"))
        assert "this text is not the one that was tagged" in said
        assert "--tagged" in said

    def test_white_space_may_change(self):
        assert imported(row("甲-001", text=" 新建 冷库\n两座。")).faults == ()

    def test_with_the_tags_the_text_is_taken_from_them(self):
        (record,) = imported(row("甲-001", text="新建冷…"), run=tagged("甲-001")).records
        assert record.text == "新建冷库两座。"

    def test_the_fingerprint_finds_what_has_another_id_now(self):
        (record,) = imported(
            row("x/甲-001", text="…", fingerprint=fingerprint("新建冷库两座。")),
            run=tagged("甲-001"),
        ).records
        assert record.id == "甲-001"

    def test_a_fingerprint_that_two_share_finds_neither(self):
        run = Tagged([row("甲-001"), row("乙-001", text=TEXTS["甲-001"])])
        lost = row("丙-001", fingerprint=fingerprint(TEXTS["甲-001"]))
        assert "not among the tagged ones" in only_fault(lost, run=run)

    def test_an_id_with_a_foreign_fingerprint_is_a_fault(self):
        foreign = row("甲-001", fingerprint=fingerprint("别的段落。"))
        assert "not among the tagged ones" in only_fault(foreign, run=tagged("甲-001"))

    def test_deleted_rows_are_missing(self):
        found = imported(row("甲-002"), run=tagged("甲-001", "甲-002"))
        assert found.missing == ("甲-001",)

    def test_the_tags_have_the_predictions(self):
        found = imported(row("甲-001", ["ecology"], "ecology", None), run=tagged("甲-001"))
        assert found.before == (("industry",),)


class TestChanges:
    def test_each_label_lists_where_it_was_added_and_taken_away(self):
        found = changes(
            imported(
                row("甲-001", ["industry", "ecology"]),
                row("甲-002", ["ecology"], "ecology"),
                row("甲-010"),
            )
        )
        assert (found.compared, found.unchanged, found.unknown) == (3, 1, 0)
        assert found.added["ecology"] == ("甲-001", "甲-002")
        assert found.removed["industry"] == ("甲-002",)
        assert found.added["talent"] == ()

    def test_unknown_predictions_are_counted_separately(self):
        found = changes(imported(row("甲-001", before=None)))
        assert (found.compared, found.unknown) == (0, 1)
