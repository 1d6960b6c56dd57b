"""Statements that the plan follows an upper plan: “สอดคล้องกับ …”, “ภายใต้ …”, kept with their words.

A statement is a word of following and the list of plans behind it, to the end of the sentence part. A paragraph that tells of an earlier
plan and not of this one says nothing about this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.found import UpperPlan
from loaders.text.lines import Line
from loaders.text.numbering import inline_bounds, split_marker
from loaders.text.upper_plans import Mention, mention_at, next_part, part_of

__all__ = ["read_alignments"]

_FOLLOWS = re.compile(
    r"""ความ(?:สอดคล้อง|เชื่อมโยง)\s?: | สอดคล้อง(?:และ)?(?:รองรับ|\S{2,25}?)?(?:กับ|ตาม) | สอดรับ(?:กับ|ตาม) | เชื่อมโยง(?:กับ|สู่|ไปสู่|ไปยัง|ระหว่าง) | ยึดโยง(?:กับ)? | อ้างอิง(?:จาก|ตาม)? | ถ่ายทอด[ก-๎]{0,30}จาก | ถ่ายทอด(?:ไป)?(?:เป็น|สู่)(?=แผนแม่บทภายใต้|ยุทธศาสตร์ชาติ) | ตอบสนอง(?:ต่อ)?
      | ส่วนขยาย(?:ภายใต้)? | (?:บรรลุ(?:ผล(?:สำเร็จ)?)?(?:ตาม)?(?:เป้าหมาย)?|สู่เป้าหมาย)(?:ที่กำหนดไว้)?(?:ของ|ตาม|ใน) | เป็น(?:ส่วนหนึ่งของ|ไปตาม|\s?1\sใน|หนึ่งใน) | (?<!เปลี่ยน)แปลง[ก-๎]{0,40}ของ
      | (?:เกี่ยวข้องกับ|(?:สนับสนุน|(?:เพื่อ|รองรับ)(?:การ)?ขับเคลื่อน)(?:การ(?:ดำเนินงาน|ดำเนินการ)?)?(?:บรรลุ)?(?:เป้าหมาย)?(?:ของ|ตาม)?)(?=\s?(?:ยุทธศาสตร์ชาติ|แผนแม่บทภายใต้)) | แผนระดับ(?:ที่)?\s?[12](?=\s?(?:ได้แก่|คือ|:)?\s?(?:ยุทธศาสตร์ชาติ|แผน|นโยบายและแผน))
      | (?:กลไก|เครื่องมือ|แนวทาง)[ก-๎]{0,24}(?:แปลง|ถ่ายทอด)(?:เป้าหมาย(?:ของ)?)?(?=ยุทธศาสตร์ชาติ|แผนแม่บท(?:ฯ|ภายใต้))
      | (?:เจตนารมณ์|วัตถุประสงค์|จุดมุ่งหมาย)[^.;]{0,30}(?:ขับเคลื่อน|บรรลุ)เป้าหมายของ(?=\s?(?:ยุทธศาสตร์ชาติ|แผนแม่บทภายใต้))
      | จาก(?=ยุทธศาสตร์ชาติ|แผนแม่บทภายใต้)(?=[^;]{0,900}จึง(?:ได้)?(?:กำหนด|จัดทำ|มี))
      | (?P<titled>รองรับ(?:เป้าหมาย(?:ของ|ตาม)?)?|(?<!กรรมการ)(?<!คณะทำงาน)(?<!อนุกรรมการ)ขับเคลื่อน(?:เป้าหมาย(?:ของ|ตาม)?)?|(?:ภารกิจ|ดำเนินงาน|ดำเนินการ|ดำเนินการภารกิจ)(?:หลัก)?ตาม)(?=\s?(?:ยุทธศาสตร์ชาติ|แผนแม่บท(?:ฯ|ภายใต้)|แผนการปฏิรูป|แผนพัฒนาเศรษฐกิจ|หมุดหมายที่))
      | (?P<weak>(?<!แผนแม่บท)(?<!ดำเนินการ)(?<!ชาติ)(?<!ส่วนขยาย)ภายใต้)""", re.VERBOSE)
"""``weak`` says it of the plan only where it stands behind its name, or begins a line with a part of an upper plan; ``titled`` only where such a part is named."""
_SIGN = re.compile(r"เจตนารมณ์|วัตถุประสงค์|จุดมุ่งหมาย|สอดคล้อง|สอดรับ|โยง|อ้างอิง|ถ่ายทอด|ตอบสนอง|ส่วนขยาย|บรรลุ|เป็น(?:ส่วน|ไปตาม|หนึ่งใน|\s?1)|แปลง|เกี่ยวข้อง|สนับสนุน|แผนระดับ|ภายใต้|เชื่อมโยง|สู่เป้าหมาย|ขับเคลื่อน|รองรับ|กลไก|เครื่องมือ|ภารกิจ|ดำเนิน(?:งาน|การ)ตาม|จาก(?:ยุทธศาสตร์ชาติ|แผนแม่บท)")
"""No statement without one of these."""
_BETWEEN = re.compile(r"(?:\s|;|(?:นโยบายและ)?แผน(?:ระดับชาติ|ระดับ)?\s?ต่าง\s?ๆ|(?:นโยบาย|แผน|ยุทธศาสตร์|กรอบ|กฎหมาย)[ก-๎/]{0,24}ที่(?:สำคัญ|เกี่ยวข้อง)|(?:นโยบายและ)?แผน(?:พัฒนา)?(?:ระดับ|ของ)(?:ชาติ|ประเทศ)(?!ว่า)(?:\s?อื่น\S{0,4})?|กรอบ|\(?ร่าง\)?|และ|รวมทั้ง|รวมถึง|ตลอดจน|,|ใน|ของ|ตาม|ที่|เป็น|การดำเนิน|การพัฒนา|เป้าหมาย|ระดับที่\s?\d|แผน(?:ระดับ)?(?:ชาติ)?(?=\s|ระดับ)|ได้แก่|\(|\)|:|\d\)|กับ|การพัฒนาชาติระยะยาว|บริบท|ทิศทาง|แผนการพัฒนาชาติระยะยาว|โดยเฉพาะ|คือ|อาทิ|เช่น|ดังนี้|\d+\.\d*|\"|“|”|ประเด็น(?=ยุทธศาสตร์ชาติ)|ฉบับปัจจุบัน|ปัจจุบัน){0,14}+")
_UNNAMED = re.compile(r"^ประเด็นอื่น|(?:นั้น|อื่น)\s?ๆ")
"""A part that is not named: “ประเด็นอื่น ๆ”, “ด้านนั้น ๆ”."""
_TOLD_OF = re.compile(r"(?:ผล|รายงาน|ความคืบหน้า|ความก้าวหน้า|ติดตาม|ประเมิน|ปัญหา|งบประมาณ)[ก-๎]{0,20}$")
"""Before what was done for an upper plan, which is background."""
_NEGATED = re.compile(r"(?:ไม่|(?:ฉบับ|ให้)ปรับปรุงให้|(?:ปรับ|ทบทวน)(?:ปรุง)?แผน[^.;]{0,40}\s?ให้|ยังไม่|(?:ต้อง|ควร|ให้)(?:พิจารณา|ทบทวน)ความ|ควร[^\s]{0,50}(?:\s?ให้)?)\s?$")
"""Not so, or not yet: what somebody thinks should be."""
_ADVICE = re.compile(r"\(\d{1,2}\)\s?(?:ควร|เห็นควร|ขอให้)(?:(?!\(\d{1,2}\)).)*$")
"""An item of advice: what it asks for is not yet so."""
_PAST_PLAN = re.compile(r"2[45]\d\d\s*[-–]\s*2[45]\d\d")
_OTHER_THOUGHT = re.compile(r"โดย|ซึ่ง|เพื่อ|ทั้งนี้|จะ|ให้|ได้(?!แก่)|มี|[.:;]\s|กล่าว|จาก|ต่อ|ใน|ที่(?!\s?\d)")
_HEADS_SECTION = re.compile(r"^(?:ความ(?:สอดคล้อง|เชื่อมโยง)|(?:มี)?ความสอดคล้อง|สอดคล้อง|เชื่อมโยง|.{0,120}(?:สอดคล้อง|เชื่อมโยง)\S{0,30}.{0,120}(?:ดังนี้|ได้แก่|:)$)(?!.{200})")
_OPENS = re.compile(r"(?:[-–•]\s?)?(?:แผนระดับ(?:ที่)?\s?[123]\s?:?\s?)?(?:คือ|ได้แก่|:|\s)*")
_LONGEST_GAP, _LONGEST_OPENING = 3, 40
"""Lines below such a head that name no plan before it is over; and how far behind the start of a line the name may stand."""
_LEADS_TO_LIST = re.compile(r"(?:(?!โดย|ซึ่ง|ทั้งนี้|เพื่อให้).){0,160}?(?:ได้แก่|เช่น|อาทิ|ดังนี้|คือ|ประกอบด้วย|:)\s?:?\s?(?=\(?1[).]\s?\S)")
_FOLLOWED_AGAIN = re.compile(r"(?:(?:มี)?ความ)?(?:สอดคล้อง|เชื่อมโยง)กับ\s?")
_UNKNOWN = 200
_TOLD_BETWEEN = re.compile(r"\s?(?:ใน|โดย(?:มุ่ง|เน้น)|ที่)(?:(?!ทั้งนี้|ดังนั้น|นอกจากนี้|ซึ่ง|\(\d)[^.;:]){5,240}?(?:\s|(?<=[ก-๎]))(?:และ|รวมทั้ง|รวมถึง|ตลอดจน)(?=แผนแม่บทภายใต้|แผนพัฒนาเศรษฐกิจ|แผน(?:การ)?ปฏิรูปประเทศ|นโยบาย(?:และ)?แผนระดับชาติว่าด้วย|ยุทธศาสตร์ชาติ)")
"""What a plan says of the part that it follows, before it names the next: “ยุทธศาสตร์ที่ 2 … ในการจัดการวัคซีน … และแผนแม่บทภายใต้ยุทธศาสตร์ชาติ”."""
_BEHIND_NAME = re.compile(r"$|กับ|และ|ให้|มี|ที่|ซึ่ง|โดย|ต่อ|ของ|\(")
"""What may stand behind a whole name; anything else makes it the longer name of another plan (“… แห่งชาติ”)."""
_LOOK, _SAME_NAME, _OWN_NAME = 60, 20, 40
_EDITION = re.compile(r"\s*(?:\(?พ\.ศ\.|ฉบับที่|ระยะที่|\(?ระยะ\s?\d|\(?2[45]\d\d)")
_SAME_PART = 40
"""Parts with the same beginning, spaces aside, are one part."""


def read_alignments(lines: list[Line], title: str, period: tuple[int, int] | None) -> list[UpperPlan]:
    """Upper plans this plan is said to follow, each plan and part once, in the order of the text."""
    found: dict[tuple[object, str], UpperPlan] = {}
    own = re.sub(r"^\(?ร่าง\)?\s?", "", title)
    section, above = 0, None
    for line in lines[1:] if lines and title and title[:30] in lines[0].text else lines:
        if _tells_of_earlier_plan(line.text, own, period):
            continue
        for upper in _in_line(line, own):
            _merge(found, upper)
        if _HEADS_SECTION.match(split_marker(line.text)[1]):
            section, above = _LONGEST_GAP, None
        elif section:
            named = list(_in_section(line, own, above))
            section = _LONGEST_GAP if named else section - 1
            above = _as_mention(named[-1]) if named else above
            for upper in named:
                _merge(found, upper)
    return list(found.values())


def _in_section(line: Line, own: str, above: Mention | None) -> Iterator[UpperPlan]:
    """A line below “ความสอดคล้องกับแผน 3 ระดับ” that begins with the name of an upper plan, or of a part of the one ``above``."""
    text = line.text
    start = len(text) - len(split_marker(text)[1])
    if part := part_of(text, start, above) if above else None:
        yield UpperPlan(part.level, part.words, line.number, text[start:part.end], "alignment-section", part.plan, part.element)
        return
    opens = _OPENS.match(text, start)
    for mention in _listed(text, opens.end() if opens else start, weak=False):
        if mention.start - start > _LONGEST_OPENING and mention.level != "other":
            return
        if not _is_own(mention, own):
            yield UpperPlan(mention.level, mention.words, line.number, text[start:mention.end], "alignment-section", mention.plan, mention.element)


def _as_mention(upper: UpperPlan) -> Mention:
    return Mention(upper.level, 0, 0, upper.text, upper.plan or upper.text, upper.element)


def _is_own(mention: Mention, own: str) -> bool:
    name, words = _bare_name(own), _bare_name(mention.words)
    short, abridged, edition = words.partition("ฯ")  # “แผนพัฒนาฯ ฉบับที่ 13”
    if abridged and name.startswith(short) and re.sub(r"\s", "", edition) in re.sub(r"\s", "", own) and not mention.element:
        return True
    return bool(name) and (name.startswith(words[:_OWN_NAME]) or (words.startswith(name) and bool(_BEHIND_NAME.match(words, len(name)))))


def _bare_name(words: str) -> str:
    """A plan's name without its edition, period and spaces."""
    return re.sub(r"\s|^\(?ร่าง\)?", "", _EDITION.split(words, maxsplit=1)[0])


def _in_line(line: Line, own: str) -> Iterator[UpperPlan]:
    text = line.text
    if _SIGN.search(text) is None:
        return
    reached = 0
    for follows in _FOLLOWS.finditer(text):
        if follows.start() < reached or _NEGATED.search(text[max(0, follows.start() - _LOOK):follows.start()]) or _ADVICE.search(text[:follows.start()]):
            continue
        weak = bool(follows["weak"])
        begins = weak and not split_marker(text[:follows.start()] + "ก")[1][:-1].strip()
        if weak and not begins and not (own and own[:_SAME_NAME] in text[:follows.start()]):
            continue
        if follows["titled"] and _TOLD_OF.search(text[max(0, follows.start() - _LOOK):follows.start()]):
            continue
        position = follows.end()
        mentions = [*_listed(text, position, weak=weak)]
        if (begins or follows["titled"]) and not (mentions and mentions[0].element):
            continue
        for mention in [*mentions, *([] if weak else _in_items(text, mentions[-1].end if mentions else position))]:
            if not _is_own(mention, own) and not _UNNAMED.search(mention.element or ""):
                yield UpperPlan(mention.level, mention.words, line.number, text[follows.start():mention.end], "alignment-statement", mention.plan, mention.element)
            position = mention.end
        reached = position


def _listed(text: str, position: int, *, weak: bool, gap: bool = True) -> Iterator[Mention]:
    """The plans named one behind the other from ``position`` on; behind a ``weak`` word only one that follows at once; without ``gap`` the first begins there."""
    named = False
    while True:
        between = _BETWEEN.match(text, position) if gap else None
        start = between.end() if between and not weak else position + text.startswith(" ", position)
        mention = mention_at(text, start) or mention_at(text, position) or (None if weak or not gap else _after_unknown(text, position))
        gap = True
        if mention is None and named and not weak and (told := _TOLD_BETWEEN.match(text, position)):
            mention = mention_at(text, told.end())
        if mention is None or (weak and mention.level == "policy"):
            return
        yield mention
        named = True
        while part := next_part(text, mention):
            mention = part
            yield mention
        if weak:
            return
        position = mention.end


def _in_items(text: str, position: int) -> Iterator[Mention]:
    """The plans that items of a numbered list begin with, which the same thought leads to: “… แผนที่เกี่ยวข้อง ได้แก่ (1) ยุทธศาสตร์ชาติ (2) …”."""
    lead = _LEADS_TO_LIST.match(text, position)
    if lead is None:
        return
    for _, start in inline_bounds(text[lead.end():]):
        again = _FOLLOWED_AGAIN.match(text, lead.end() + start)
        yield from _listed(text, again.end() if again else lead.end() + start, weak=False, gap=False)


def _after_unknown(text: str, position: int) -> Mention | None:
    """The next plan of a list behind one that is not known, in the same part of the sentence."""
    mention = mention_at(text, position, position + _UNKNOWN) if position and not text[:position].endswith(("กับ", "ตาม")) else None
    return mention if mention and not _OTHER_THOUGHT.search(text[position:mention.start]) else None


def _tells_of_earlier_plan(text: str, own: str, period: tuple[int, int] | None) -> bool:
    """Whether the paragraph names the plan with an earlier period and not with its own."""
    if not period or not own:
        return False
    name = re.escape(re.split(r"\s*\(?พ\.ศ\.|\s*ฉบับที่|\s*ระยะที่", own)[0][:25])
    earlier = re.search(rf"(?:{name}|ยุทธศาสตร์ฯ|แผน(?:ปฏิบัติการ|แม่บท)?ฯ|นโยบายและแผนฯ)\S*\s?\(?(?:พ\.ศ\.)?\s?(2[45]\d\d)\s?[-–]\s?(2[45]\d\d)", text)
    own_named = any((int(each[:4]), int(re.findall(r"2[45]\d\d", each)[1])) == period for each in _PAST_PLAN.findall(text))
    return bool(earlier) and int(earlier[1]) < period[0] and not own_named  # type: ignore[index]


def _merge(found: dict[tuple[object, str], UpperPlan], upper: UpperPlan) -> None:
    """One plan named without a part and later with one is one statement; the fuller words stay."""
    key = re.sub(r"\s|\(?พ\.ศ\.[^)]*\)?|ระยะ|20ปี|^แผน(?=ยุทธศาสตร์ชาติ)|\(.*$", "", upper.plan or upper.text)
    if str(upper.level) == "policy":
        key = "นโยบายรัฐบาล"
    part = re.sub(r"\s|\(?พ\.ศ\.[^)]*\)?", "", upper.element or "")[:_SAME_PART]
    for (level, known), before in list(found.items()):
        if level != upper.level or known.split("|")[0] != key:
            continue
        old_part = known.split("|")[1]
        if old_part == part or not part:
            if len(upper.text) > len(before.text) and old_part == part:
                found[(level, known)] = upper
            return
        if not old_part:
            del found[(level, known)]
            break
    found[(upper.level, f"{key}|{part}")] = upper
