"""Files that are pushed are written beside themselves first, and through no link that somebody put there."""

from kg.push.files import _written


def test_a_link_in_the_place_of_the_draft_is_not_followed(tmp_path):
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / ".all.nq.new").symlink_to(other)
    with _written(tmp_path / "all.nq") as file:
        file.write(b"data")
    assert other.read_text() == "mine"
    assert (tmp_path / "all.nq").read_bytes() == b"data"
    assert not (tmp_path / "all.nq").is_symlink()


def test_what_was_left_behind_is_replaced(tmp_path):
    (tmp_path / ".all.nq.new").write_text("left behind")
    with _written(tmp_path / "all.nq") as file:
        file.write(b"data")
    assert [each.name for each in tmp_path.iterdir()] == ["all.nq"]
