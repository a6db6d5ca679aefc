"""`make train` makes each thing once, and its workers find their work."""

import pytest

from training import __main__ as command
from training import learn, silver


def test_what_is_there_is_not_made_again(tmp_path):
    made = []

    def make(path):
        made.append(path.name)
        path.write_text("done", encoding="utf-8")

    for _ in range(2):
        assert learn.once(tmp_path / "thing", make).read_text(encoding="utf-8") == "done"
    assert made == ["thing.draft"]


def test_half_a_result_is_none(tmp_path):
    def fail(path):
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        learn.once(tmp_path / "thing", fail)
    assert not (tmp_path / "thing").exists()


@pytest.mark.parametrize("work", [learn.train_teacher, silver._teach])
def test_workers_can_import_their_work(work):
    assert not work.__module__.endswith("__main__")


def test_missing_data_are_named_before_anything_is_done(tmp_path, capsys):
    assert command.main(["--data", str(tmp_path), "--work", str(tmp_path / "work")]) == 2
    assert "ud_train_by_sa.conllu is missing; name its folder with --data" in capsys.readouterr().err
    assert not (tmp_path / "work").exists()
