"""The saved folder is a SentenceTransformer, and both readers give the same vectors; a model trained anew is read the same way."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search.embed import ModelError, embedder
from search.thai import MODEL

TEXTS = {
    "Thai": "การบริการประชาชนและประสิทธิภาพภาครัฐ",
    "English": "Public services and government efficiency",
    "mixed": "พัฒนาระบบ e-Service ของ ก.พ.ร. ให้ได้มาตรฐาน ISO/IEC 27001 ภายในปี ๒๕๗๐",
    "numbers": "ร้อยละ 85.5 ของ 1,234 โครงการ",
    "not normalised": "กําหนด\u00a0นํ้า เเผน ท่ี",
    "other scripts": "日本 العربية 😀",
    "one letter": "ก",
    "long": "ยุทธศาสตร์ชาติด้านความมั่นคง และการพัฒนาอย่างยั่งยืน " * 2_000,
    "run without spaces": "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ" * 1_000,
}


def test_both_readers_give_the_same_vectors() -> None:
    ours, theirs = embedder("").encode(list(TEXTS.values())), embedder(str(MODEL)).encode(list(TEXTS.values()))
    assert ours.shape == theirs.shape
    for name, one, other in zip(TEXTS, ours, theirs, strict=True):
        assert float(one @ other) >= 0.9999 or (not one.any() and not other.any()), name


@pytest.mark.parametrize("text", ["", " \n", "—…", "\u200b"])
def test_both_readers_give_zeros_for_nothing(text: str) -> None:
    assert not embedder("").encode([text]).any()
    assert not embedder(str(MODEL)).encode([text]).any()


def test_it_is_a_sentence_transformer_of_the_usual_shape() -> None:
    model = embedder(str(MODEL))
    assert model.dimensions == embedder("").dimensions == 256
    assert model.fingerprint == embedder(str(MODEL)).fingerprint != embedder("").fingerprint


def test_other_weights_have_another_fingerprint(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file  # noqa: PLC0415 - beside its only use

    shutil.copytree(MODEL, tmp_path / "model")
    saved = load_file(tmp_path / "model" / "model.safetensors")
    save_file({"embedding.weight": np.flipud(saved["embedding.weight"]).copy()}, tmp_path / "model" / "model.safetensors")
    assert embedder(str(tmp_path / "model")).fingerprint.split(":")[-1] != embedder(str(MODEL)).fingerprint.split(":")[-1]


def test_a_model_that_is_not_there_is_told_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match=r"เปิดแบบจำลอง «/no/such/model» ไม่ได้.*cannot be opened"):
        embedder("/no/such/model")


TOPICS = ("น้ำท่วม เขื่อน ชลประทาน ฝน", "โรงเรียน ครู นักเรียน หลักสูตร", "ถนน รถไฟ สะพาน ท่าเรือ", "โรงพยาบาล แพทย์ วัคซีน ผู้ป่วย")


def test_a_model_trained_anew_learns_its_corpus_and_is_read_by_both(tmp_path: Path) -> None:
    from search.train import main  # noqa: PLC0415 - imports torch
    from search.training.contrast import Recipe  # noqa: PLC0415

    random = np.random.default_rng(3)
    corpus = tmp_path / "corpus.jsonl"
    rows = []
    for number in range(120):
        words = TOPICS[number % 4].split()
        said = ["รัฐบาลเดินหน้า" + random.choice(words) + random.choice(words) + " จังหวัดที่ " + str(number) for _ in range(3)]
        rows.append({"title": "เรื่อง" + random.choice(words) + f" ฉบับ {number}", "body": "\n".join(one * 4 for one in said)})
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    small = replace(Recipe(), dimensions=16, vocabulary=400, nested=(8, 16), batch=32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.train.Recipe", lambda: small)
        for folder in ("one", "two"):
            assert main(["--corpus", str(corpus), "--to", str(tmp_path / folder), "--processes", "1", "--epochs", "6"]) == 0
    assert (tmp_path / "one" / "model.safetensors").read_bytes() == (tmp_path / "two" / "model.safetensors").read_bytes()
    water, rain, school = embedder(str(tmp_path / "one")).encode(["น้ำท่วม", "ชลประทาน", "นักเรียน"])
    assert water @ rain > water @ school


def test_a_corpus_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from search.train import main  # noqa: PLC0415 - imports torch

    (tmp_path / "bad.jsonl").write_text('{"name": 1}\n', "utf-8")
    assert main(["--corpus", str(tmp_path / "bad.jsonl"), "--to", str(tmp_path / "model")]) == 2
    assert main(["--corpus", str(tmp_path / "none.jsonl"), "--to", str(tmp_path / "model")]) == 2
    assert capsys.readouterr().err.count("cannot be read") == 2


def test_copies_of_the_title_are_cut_out_of_a_body() -> None:
    from search.training.pairs import without_copies  # noqa: PLC0415

    title, body = np.array([1, 2, 3, 4, 5], np.int32), np.array([9, 1, 2, 3, 4, 5, 8, 2, 3, 4, 7, 3, 4, 5, 6], np.int32)
    assert without_copies(title, body).tolist() == [9, 8, 2, 3, 4, 7, 3, 4, 5, 6]
    assert without_copies(title, body, 3).tolist() == [9, 8, 7, 6]
    assert without_copies(title[:3], body).tolist() == body.tolist()


def test_short_lines_are_joined_into_paragraphs() -> None:
    from search.training.corpus import paragraphs  # noqa: PLC0415

    long, short = "ก" * 150, "ข" * 20
    assert paragraphs(f"{short}\n{long}\n{long}\n{short}") == (f"{short}\n{long}", f"{long}\n{short}")
    assert paragraphs("") == ()
