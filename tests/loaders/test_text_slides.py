"""Slides and pages of planners: codes in brackets above names, heads in English, pictures for bullets, who does what below each part anew."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups


def load(text: str) -> TextPlan:
    return load_text(f"แผนยุทธศาสตร์สวนเมือง (พ.ศ. 2569 - 2571)\n{text}")


_PLACES = {
    "bracket": "[SI1]\nสวนของทุกคน\n[G1]\nสวนใกล้บ้าน\n[KPI1]\nร้อยละของเขตที่มีสวน\n[SI2]\nเมืองร่มรื่น\n[G2]\nถนนร่มรื่น\n[KPI2]\nจำนวนต้นไม้ริมถนน",
    "said": "ประเด็นยุทธศาสตร์ X1: สวนของทุกคน\n🎯 เป้าประสงค์ Y1 สวนใกล้บ้าน\n📊 ตัวชี้วัด Z1 : ร้อยละของเขตที่มีสวน\nประเด็นยุทธศาสตร์ X2: เมืองร่มรื่น\n🎯 เป้าประสงค์ Y2 ถนนร่มรื่น\n📊 ตัวชี้วัด Z2 : จำนวนต้นไม้ริมถนน",
    "framed": "SI1\nสวนของทุกคน\n• [เป้าประสงค์ O1.1]\nสวนใกล้บ้าน\n• [ตัวชี้วัด KR1.1.1]\nร้อยละของเขตที่มีสวน\nSI2\nเมืองร่มรื่น\n• [เป้าประสงค์ O2.1]\nถนนร่มรื่น\n• [ตัวชี้วัด KR2.1.1]\nจำนวนต้นไม้ริมถนน",
    "below": "• [SI1]: สวนของทุกคน\n[เป้าประสงค์]\nO1.1 สวนใกล้บ้าน\n[ตัวชี้วัด]\nO1KR1 ร้อยละของเขตที่มีสวน\n• [SI2]: เมืองร่มรื่น\n[เป้าประสงค์]\nO2.1 ถนนร่มรื่น\n[ตัวชี้วัด]\nO2KR1 จำนวนต้นไม้ริมถนน",
    "english": "Strategic Issue 1 : สวนของทุกคน\nGoal 1.1 สวนใกล้บ้าน\nKPI 1.1 : ร้อยละของเขตที่มีสวน\nStrategic Issue 2 : เมืองร่มรื่น\nGoal 2.1 ถนนร่มรื่น\nKPI 2.1 : จำนวนต้นไม้ริมถนน",
    "both": "ประเด็นยุทธศาสตร์ที่ 1 สวนของทุกคน\nGoals / เป้าประสงค์\n- สวนใกล้บ้าน\nตัวชี้วัด | KPIs\n- ร้อยละของเขตที่มีสวน\nประเด็นยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nGoals (เป้าประสงค์)\n- ถนนร่มรื่น\nKey Results\n- จำนวนต้นไม้ริมถนน",
}


@pytest.mark.parametrize("layout", list(_PLACES))
def test_codes_and_english_words_say_what_a_part_is(layout: str) -> None:
    first, second = groups(load(_PLACES[layout]))
    assert (first.text, second.text) == ("สวนของทุกคน", "เมืองร่มรื่น")
    assert (below(first, "goals"), below(first, "indicators")) == (["สวนใกล้บ้าน"], ["ร้อยละของเขตที่มีสวน"])
    assert (below(second, "goals"), below(second, "indicators")) == (["ถนนร่มรื่น"], ["จำนวนต้นไม้ริมถนน"])


def test_codes_that_come_again_only_say_what_follows() -> None:
    plan = load("[ST1.1]\nสวน\n[ST1.2]\nถนน\nประเด็นยุทธศาสตร์ที่ 1 เมืองสีเขียว\nกลยุทธ์ที่ 1 (ST1.1) | โครงสร้าง\nกลยุทธ์ ST1.1: ทำสวนใกล้บ้าน\nO1.1.1 คนใช้สวน\nกลยุทธ์ ST1.1 | กิจกรรม\n- ปลูกต้นไม้\nกลยุทธ์ที่ 2 (ST1.2) | โครงสร้าง\nกลยุทธ์ ST1.2: ทำถนนร่มรื่น\nO1.2.1 คนเดินเท้า")
    [group] = groups(plan)
    assert below(group, "tactics") == ["ทำสวนใกล้บ้าน", "ทำถนนร่มรื่น"]


@pytest.mark.parametrize("text", ["แนวทาง\n[1] สวนของเมือง ดู [2]\nปลูกต้นไม้", "สถานการณ์\nVision ของเมืองคือ สวน\nProject Alpha ทดลองแล้ว", "แนวทาง\nกลยุทธ์ G20 ว่าด้วยสวน\nปลูกต้นไม้", "เป้าหมาย\nTarget 50 คนต่อปี\nผลผลิต 2 A4 ต่อคน"])
def test_names_and_sentences_are_no_codes_or_heads(text: str) -> None:
    plan = load(text)
    assert not any(part.rule == "numbered-heading" for part in plan.body.walk())
    assert not plan.body.parts.get("vision")


@pytest.mark.parametrize(("head", "words"), [("Vision", "เมืองสวนสวย"), ("Vision / วิสัยทัศน์", "เมืองสวนสวย"), ("วิสัยทัศน์ (Vision)", "เมืองสวนสวย"), ("วิสัยทัศน์จังหวัดสวนดอก (Provincial Vision)", "เมืองสวนสวย"), ("วิสัยทัศน์ของเทศบาลสวนดอก", "เมืองสวนสวย"), ("VISION:", "เมืองสวนสวย")])
def test_a_vision_below_its_head(head: str, words: str) -> None:
    [vision] = load(f"{head}\n“{words}”\nประเด็นยุทธศาสตร์ที่ 1 สวน\nประเด็นยุทธศาสตร์ที่ 2 ถนน").body.parts["vision"]
    assert vision.text == words


@pytest.mark.parametrize("names", [("🏥 เขต", "🏢 แขวง"), ("• ส่วนกลาง", "• ภูมิภาค"), ("- ผู้ว่าการ", "- ครู")])
def test_who_does_what_below_each_part_is_no_part(names: tuple[str, str]) -> None:
    first, second = names
    text = "\n".join(f"ประเด็นยุทธศาสตร์ที่ {at} {name}\nแนวทางการดำเนินงาน\n{first}\nจัดหาที่ดินให้{name}\n{second}\nดูแล{name}ทุกวัน" for at, name in enumerate(("สวนใกล้บ้าน", "ถนนร่มรื่น"), 1))
    assert [below(group, "guidelines") for group in groups(load(text))] == [[f"จัดหาที่ดินให้{name}", f"ดูแล{name}ทุกวัน"] for name in ("สวนใกล้บ้าน", "ถนนร่มรื่น")]


def test_bullets_that_come_once_are_parts() -> None:
    plan = load("ประเด็นยุทธศาสตร์ที่ 1 สวน\nแนวทาง\n- ปลูกต้นไม้\n- ดูแลทางเดิน\nประเด็นยุทธศาสตร์ที่ 2 ถนน\nแนวทาง\n- ลดพื้นปูน\n- ปลูกไม้เลื้อย")
    assert [below(group, "guidelines") for group in groups(plan)] == [["ปลูกต้นไม้", "ดูแลทางเดิน"], ["ลดพื้นปูน", "ปลูกไม้เลื้อย"]]


@pytest.mark.parametrize("head", ["เป้าหมาย 3 ปี (2569-2571):", "เป้าหมาย", "ค่าเป้าหมาย"])
def test_years_below_a_head_are_of_the_indicator_above(head: str) -> None:
    plan = load(f"ประเด็นยุทธศาสตร์ที่ 1 สวน\nKPI1 ร้อยละของเขตที่มีสวน\nผู้รับผิดชอบ: กองสวน\n{head}\n2569\t2570\t2571\n50%\t60%\t70%\nKPI2 จำนวนสวน\nผู้รับผิดชอบ: กองสวน\n{head}\n2569\t2570\t2571\n5\t6\t7\nประเด็นยุทธศาสตร์ที่ 2 ถนน")
    found = groups(plan)[0].parts["indicators"]
    assert [part.text for part in found] == ["ร้อยละของเขตที่มีสวน", "จำนวนสวน"]
    assert [[(target.value, target.years) for target in part.targets] for part in found] == [[(50, (2569,)), (60, (2570,)), (70, (2571,))], [(5, (2569,)), (6, (2570,)), (7, (2571,))]]


def test_slides_count_themselves_and_a_text_may_be_of_one_strategy_only() -> None:
    plan = load("ประเด็นยุทธศาสตร์ที่ 4\nเมืองสีเขียว\n2 / 9\nกลยุทธ์ที่ 1 สวนใกล้บ้าน\n- ปลูกต้นไม้\n3 / 9\nกลยุทธ์ที่ 2 ถนนร่มรื่น\n- ลดพื้นปูน\n4 / 9")
    [group] = groups(plan)
    assert (group.text, group.number, below(group, "tactics")) == ("เมืองสีเขียว", "4", ["สวนใกล้บ้าน", "ถนนร่มรื่น"])
    assert not any("/ 9" in part.text for part in plan.body.walk())


@pytest.mark.parametrize(("head", "card"), [
    ("เป้าหมายและตัวชี้วัดที่สำคัญ", "{0}\n{1}\n{2}\nปัจจุบัน: 3\nนับทุกเขต"), ("Target & KPIs\nเป้าประสงค์รวมระยะ 3 ปี", "{0}\n{1}\n{2}\nสถานะปัจจุบัน: 3,000"), ("KPIs", "{0}\n{1}\n{2}"), ("ตัวชี้วัด", "{0}\n{1}\n{2}\nนับทุกเขตในเมือง\nค่าฐาน 7"),
])
def test_figures_on_cards(head: str, card: str) -> None:
    cards = [("พื้นที่สีเขียว", "5,000", "ไร่"), ("คนใช้สวน", "80%", "ของประชาชน"), ("คะแนนความร่มรื่น", "90+", "คะแนน")]
    plan = load(f"{head}\n" + "\n".join(card.format(*each) for each in cards))
    found = below(plan.body, "indicators")
    assert found == [name for name, _, _ in cards]
    assert [[(target.op, target.value) for target in part.targets] for part in plan.body.parts["indicators"]] == [[("=", 5000)], [("=", 80)], [(">=", 90)]]
    assert not any("ปัจจุบัน" in part.text or "ค่าฐาน" in part.text for part in plan.body.walk())


@pytest.mark.parametrize("text", ["ผลการดำเนินงาน\nพื้นที่สีเขียว\n5,000\nไร่\nคนใช้สวน\n80\nคน", "สถานการณ์ปัจจุบัน\nพื้นที่สีเขียว\n5,000\nไร่\nทั้งเมือง\nคนใช้สวน\n80\nคน\nทั้งเมือง"])
def test_figures_of_today_are_no_cards(text: str) -> None:
    assert not any(part.role == "indicators" for part in load(text).body.walk())


@pytest.mark.parametrize("body", ["กลุ่มงานสวน", "กองสวนสาธารณะ", "สำนักงานเขตเมือง"])
def test_a_body_with_a_bullet_below_a_measure_is_whose_it_is(body: str) -> None:
    plan = load(f"ประเด็นยุทธศาสตร์ที่ 1 สวน\nKPI1 จำนวนสวน\n• {body}\nKPI2 จำนวนต้นไม้\n• {body}\nประเด็นยุทธศาสตร์ที่ 2 ถนน")
    found = groups(plan)[0].parts["indicators"]
    assert [(part.text, part.agencies) for part in found] == [("จำนวนสวน", [body]), ("จำนวนต้นไม้", [body])]


@pytest.mark.parametrize(("cell", "op"), [("+4.5%", "increase_by"), ("95+", ">="), ("95%+", ">="), ("95", "=")])
def test_a_plus_sign_says_more_or_at_least(cell: str, op: str) -> None:
    plan = load(f"ตัวชี้วัด\nค่าเป้าหมาย\nความร่มรื่นของถนน\n{cell}\nความสะอาดของสวน\n{cell}")
    assert [target.op for part in plan.body.parts["indicators"] for target in part.targets] == [op, op]


@pytest.mark.parametrize("codes", ["S{0}: {1}|S{0}G{2} |S{0}K{2} |S{0}T{2} ", "[S{0}] {1}|G{0}.{2} |K{0}.{2} |T{0}.{2} ", "S{0} {1}|S{0}-G{2} |S{0}-KPI{2} : |S{0}-T{2} "])
def test_codes_above_all_others_are_the_groups(codes: str) -> None:
    top, goal, measure, tactic = codes.split("|")
    text = "\n".join(f"{top.format(at, name)}\n{goal.format(at, name, 1)}มี{name}\n{measure.format(at, name, 1)}จำนวน{name}\n{tactic.format(at, name, 1)}ทำ{name}\n{tactic.format(at, name, 2)}ดูแล{name}" for at, name in enumerate(("สวนใกล้บ้าน", "ถนนร่มรื่น"), 1))
    found = groups(load(text))
    assert [group.text for group in found] == ["สวนใกล้บ้าน", "ถนนร่มรื่น"]
    assert [(below(group, "goals"), below(group, "indicators"), below(group, "tactics")) for group in found] == [([f"มี{name}"], [f"จำนวน{name}"], [f"ทำ{name}", f"ดูแล{name}"]) for name in ("สวนใกล้บ้าน", "ถนนร่มรื่น")]


@pytest.mark.parametrize(("head", "groups_of", "parts"), [("ประเด็นยุทธศาสตร์", "SI{} {}", "SO{}.1 {}"), ("Strategic Issues", "SI{}: {}", "SO{}.1: {}"), ("", "ยุทธศาสตร์ที่ {} {}", "เป้าประสงค์ที่ {}.1 {}")])
def test_parts_listed_by_kind_below_all_groups_are_told_by_their_numbers(head: str, groups_of: str, parts: str) -> None:
    names = ("สวนใกล้บ้าน", "ถนนร่มรื่น", "คลองสะอาด")
    plan = load("\n".join([head, *(groups_of.format(at, name) for at, name in enumerate(names, 1)), "เป้าประสงค์", *(parts.format(at, f"มี{name}") for at, name in enumerate(names, 1))]))
    assert [(group.text, below(group, "goals")) for group in groups(plan)] == [(name, [f"มี{name}"]) for name in names]


def test_numbers_of_one_group_stay_below_it() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 สวน\nยุทธศาสตร์ที่ 2 ถนน\nเป้าประสงค์\n2.1 คนเดินได้\n2.2 รถน้อยลง")
    assert [below(group, "goals") for group in groups(plan)] == [[], ["คนเดินได้", "รถน้อยลง"]]


@pytest.mark.parametrize("labels", [("เป้าหมาย", "กลยุทธ์", "ตัวชี้วัด"), ("เป้าประสงค์:", "โครงการสำคัญ:"), ("Goals", "KPIs", "กลยุทธ์"), ("### กลยุทธ์การดำเนินงาน", "### ตัวชี้วัด")])
@pytest.mark.parametrize("name", ["{}", "## {}"])
def test_names_with_the_same_labels_below_each_are_groups(name: str, labels: tuple[str, ...]) -> None:
    names = ("สวนใกล้บ้าน", "ถนนร่มรื่นและเดินสบาย", "คลองสะอาด")
    plan = load("\n".join("\n".join([name.format(each), *(f"{label}\n- ทำ{each}ที่ {number}" for number, label in enumerate(labels, 1))]) for each in names))
    assert [group.text for group in groups(plan)] == list(names)
    assert all(sum(map(len, group.parts.values())) == len(labels) for group in groups(plan))


def test_one_name_or_one_label_makes_no_groups() -> None:
    one = load("สวนใกล้บ้าน\nเป้าหมาย\n- คนมีสวน\nตัวชี้วัด\n- จำนวนสวน")
    other = load("คำนำของแผน\nเป้าหมาย\n- คนมีสวน\nเรื่องที่สอง\nตัวชี้วัด\n- จำนวนสวน")
    assert (groups(one), groups(other)) == ([], [])


@pytest.mark.parametrize("numbers", [("1\ufe0f\u20e3", "2\ufe0f\u20e3", "3\u20e3"), ("\u2460", "\u2461", "\u2462")], ids=["keys", "circles"])
def test_numbers_in_pictures_count(numbers: tuple[str, str, str]) -> None:
    one, two, three = numbers
    plan = load_text(f"แผนเมืองร่ม พ.ศ. 2569-2571\n📌 ยุทธศาสตร์ 3 ด้าน\n{one} สวนใกล้บ้าน\n➡️ เปิดสวนทุกเขต\n{two}ถนนร่มรื่น\n{three} คลองสะอาด")
    assert [(group.number, group.text) for group in plan.body.parts["groups"]] == [("1", "สวนใกล้บ้าน"), ("2", "ถนนร่มรื่น"), ("3", "คลองสะอาด")]
