"""Lists of agencies as plans print them: no commas, abbreviations, sub-agencies in brackets, names that hold และ and spaces.

A name starts at a word that names a kind of body (กระทรวง, กรม, สำนักงาน …) or at an abbreviation; what does neither goes on with the
name before it. Names are kept as printed: which body is meant is decided later, with the agency list (``loaders.agency_names``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.text.lines import join

__all__ = ["abbreviations_in", "join_names", "mentions_bodies", "names_a_body", "names_agencies", "read_agencies", "trailing_agencies"]

_HEADS = (
    "กระทรวง", "กรม", "สำนักงาน", "สำนักข่าว", "สำนักงบ", "สำนักเลขาธิการ", "สำนักปลัด", "สำนักนายก", "สำนักพุทธ", "สำนัก", "สถาบัน", "องค์การ", "องค์กร", "ศูนย์",
    "กอง", "คณะกรรมการ", "คณะอนุกรรมการ", "คณะ", "สภา", "ธนาคาร", "มหาวิทยาลัย", "จุฬาลงกรณ์", "ราชวิทยาลัย", "ราชบัณฑิต", "วิทยาลัย", "โรงเรียน", "โรงพยาบาล", "โรงงาน",
    "การไฟฟ้า", "การประปา", "การท่าเรือ", "การท่าอากาศยาน", "การรถไฟ", "การทาง", "การยาง", "การกีฬา", "การเคหะ", "การนิคม", "การท่องเที่ยวแห่ง", "การทางพิเศษ", "การยาสูบ",
    "บริษัท", "บรรษัท", "มูลนิธิ", "สมาคม", "สมาพันธ์", "สหพันธ์", "สหกรณ์", "หอการค้า", "ชมรม", "เครือข่าย", "กลุ่ม", "จังหวัด", "ทุกจังหวัด", "กรุงเทพมหานคร", "เมืองพัทยา", "เทศบาล", "อำเภอ",
    "หน่วยงาน", "ส่วนราชการ", "หน่วยบริหาร", "หน่วยบัญชาการ", "ส่วนงาน", "รัฐวิสาหกิจ", "ทุก", "ภาค", "ผู้", "อปท", "ศาล", "ตำรวจ", "กองทัพ", "กองทุน", "กองอำนวยการ", "คุรุสภา", "เนติบัณฑิต",
    "ราชการส่วน", "สื่อมวลชน", "ประชาชน", "ชุมชน", "วัด", "ท้องถิ่น", "ที่ทำการ", "สถานี", "สถานศึกษา", "สถาน", "เลขาธิการ", "ไปรษณีย์", "อัยการ", "แพทยสภา", "องคมนตรี", "ด่านตรวจ", "ด่านศุลกากร", "ด่านกักกัน", "พิพิธภัณฑ์", "หอสมุด", "สลาก", "ตลาดหลักทรัพย์",
)
_HEAD = re.compile(rf"(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})")
_BARE_HEAD = re.compile(r"(?:สำนักงาน|คณะกรรมการ|คณะ|กระทรวง|กรม|สถาบัน|ศูนย์|กองทุน|เลขาธิการ|สำนัก|สำนักงานคณะกรรมการ|บริษัท|สำนักงานปลัด|อนุกรรมการ|หน่วยงาน)$")
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,4}[ะ-๎]?[ก-ฮ]{0,3}\.){1,5}(?:[ก-ฮ]{1,5}\.?)?$|[ก-ฮ]{2,6}\.$|[ก-ฮ]{1,4}ฯ\.?$|[A-Z][A-Z&.-]{1,9}$")
_SHORT_OFFICE = re.compile(r"สำนักงาน\s(?:[ก-ฮ]{1,4}\.){1,5}")
_OFFICE_OF_BANGKOK = re.compile(r"^(?:และ)?สำนัก(?!งาน|ข่าว|นายก|งบ|พุทธ|เลขา|ปลัด)[ก-๎]+$")
_LETTERS = re.compile(r"[ก-ฮA-Za-z]{2}|[ก-ฮ]\.")
_YEAR_WORDS = ("พ.ศ.", "ค.ศ.", "ม.")
_GLUED_ABBREVIATIONS = re.compile(r"((?:[ก-ฮ]{1,6}\.)+)(?=และ)")
_CLEAR_HEAD = r"กระทรวง|กรม(?!ธรรม)|สำนักงาน|สำนักข่าว|สำนักงบ|สำนักนายก|สำนักเลขา|สถาบัน|องค์การ|องค์กรปกครอง|ศูนย์|คณะกรรมการ|ธนาคาร|มหาวิทยาลัย|หน่วยงาน|ส่วนราชการ|ทุก(?:ส่วน|หน่วย|กระทรวง|จังหวัด)|กรุงเทพ|สภา(?!พ)|บริษัท|มูลนิธิ|สมาคม|จังหวัด|รัฐวิสาหกิจ|กองทุน|กองทัพ|กองอำนวยการ|การไฟฟ้า|การประปา|การรถไฟ|การท่า"
_MENTIONED = re.compile(rf"(?:^|[\s(\[]|และ)(?:{_CLEAR_HEAD}|(?:[ก-ฮ]{{1,5}}\.)+)")
_INSIDE_AND = re.compile(rf"(?<=[ก-๎.)])(?:และ|รวมทั้ง|ร่วมกับ|ตลอดจน)(?={_CLEAR_HEAD}|(?:[ก-ฮ]{{1,5}}\.)+)")
_THROUGH = re.compile(rf"(?:^|(?<=\s))โดย(?={_CLEAR_HEAD})")
"""“กระทรวงมหาดไทย โดยกรมการปกครอง” names two."""
_IN_AREA = re.compile(rf"ใน(?:พื้นที่|สังกัด|กำกับ)(?=(?:และ)?(?:{_CLEAR_HEAD}|ด่านตรวจ))")
"""Words that end a name, whatever is glued to them."""
_OPENERS, _CLOSERS = "([", ")]"
_CUT = "\x00"
"""Stands where a comma, a slash or a list number parts two names."""
_LEGAL_FORM = "องค์การมหาชน"
_BODY_WORDS = re.compile(r"^(?:โดย|ดำเนินการโดย|ได้แก่|เช่น|คือ|ประกอบด้วย|อาทิ|นำโดย|มี|ให้|ร่วมกับ|ผ่าน)\s*")
_KIND_OF_BODIES = re.compile(r"^(?:หน่วยงาน|ส่วนราชการ|องค์กร|ภาค|ระดับ)[^()]{0,40}(?:\([^()]{0,60}\)\s?)?(?:ประกอบด้วย|ได้แก่|:)\s?")
"""“หน่วยงานกลาง ประกอบด้วย …”: the kind is no name where names follow."""
_TELLS_ON = re.compile(r"(?<=[ก-๎)])\s?ซึ่ง(?:เป็น|มี|จะ|ทำ)(?:(?!\s(?:และ)?(?:กระทรวง|กรม|สำนักงาน|สถาบัน|องค์การ|คณะกรรมการ)).)*")
_ROLE_OF_BODY = re.compile(r"(?:(?<=[)\s])|(?<=[ก-ฮ]\.))เป็น(?:หน่วยงาน|เจ้าภาพ)(?:หลัก|รอง|ร่วม|สนับสนุน|ประสาน(?:งาน)?|กลาง|รับผิดชอบ)\S*")
_SIDES = re.compile(r"หน่วยงาน(?:หลัก|รอง|ร่วม|สนับสนุน|รับผิดชอบ|ดำเนินการ|ที่รับผิดชอบ)?\s*:\s*")
_END_WORDS = re.compile(r"\s*(?:เป็นต้น|ฯลฯ|เป็นหน่วยงาน\S*|และหน่วยงานอื่น\s?ๆ)\s*\.?$")
_SHORT = re.compile(r"[(\[]((?:สำนักงาน\s)?(?:[ก-ฮ]{1,5}\.){1,5}(?:[ก-ฮ]{1,5}\.?)?|[ก-๎]{2,12}ฯ(?:\s?ฉบับที่\s?\d+)?)[)\]]")
_BRACKETS = re.compile(r"[()\[\]]")
_OPEN_NAME = re.compile(r"(?:กระทรวง|สำนัก|สำนักงาน|กรม|กอง|คณะ|สถาบัน|มหาวิทยาลัย|องค์การ|องค์กร|คณะกรรมการ|ศูนย์|ร่วมกับ|ของ|โดย|และ|ใน|ด้าน|การ|[(\[])\s?$")
"""Behind such a word the next line is the rest of a name."""
_LONGEST_NAME = 160
_TOLD_BEFORE = re.compile(rf"(?:ตามที่|โดย|ให้|เสนอ|ต่อ|ของ|แจ้งว่า|มอบ|กับ)\s?(?={_CLEAR_HEAD})")
_STRONG_HEAD = re.compile(r"กระทรวง|สำนักงาน|คณะกรรมการ|กรม(?!ธรรม)|สถาบัน|องค์การ|สภา|ศูนย์")
_SENTENCE = re.compile(r"ให้(?!บริการ)|ได้รับ|สามารถ|จัดทำ|โครงการ(?!พระ|หลวง)")
_PEOPLE = re.compile(r"ประชาชน|ผู้|ชุมชน|กลุ่ม(?!งาน)|ท้องถิ่น")
_LEAST_NAME = 4
_LONGEST_LIST = 2_000
_BOUND = re.compile(r"[ก-๎\s]{4,60}?(?:ต้อง|ควร)(?=เข้า|ดำเนิน|ปฏิบัติ|จัด|มี|ให้|สนับสนุน|ร่วม|กำหนด|พัฒนา|ส่งเสริม|เป็น|สร้าง|ได้|คำนึง|เคารพ)")
"""A sentence on what bodies are bound to do."""
_MONTH = re.compile(r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.\s?(?:[-–]|\d)")
"""A month as it is abbreviated, which a body of the same letters is not."""
_OFFICE_OF_MINISTRY = "สป."
"""“สป. (อว.)”: which ministry the permanent secretary is of."""
_KIND_APART = re.compile(r"(?<=^กระทรวง)\s(?=[ก-๎])")
"""A space that the end of a line left in the name of a ministry."""
_STRAY_STOP = re.compile(r"(?<=[ก-ฮ]) \.(?=[ก-ฮ]{1,5}\.)")
"""“ทส .คค.”: the stop slipped to the next abbreviation."""
_NAME_START = re.compile(rf"(?:^|[\s,/(\[])(?:และ|โดย|ของ|ให้|ตามที่|ที่|กับ|มอบ|มอบหมาย|ต่อ|จาก|เสนอ|ซึ่ง)*(?=(?:{_HEAD.pattern}))")


def read_agencies(text: str) -> list[str]:
    """Agencies of a list, in its order, each once.

    >>> read_agencies("กระทรวงการคลัง (กค.) พณ. สำนักงาน ก.พ.ร. และหน่วยงานที่มีอำนาจอนุมัติ อนุญาต")
    ['กระทรวงการคลัง (กค.)', 'พณ.', 'สำนักงาน ก.พ.ร.', 'หน่วยงานที่มีอำนาจอนุมัติ อนุญาต']
    >>> read_agencies("กษ. (กรมส่งเสริมการเกษตร และกรมส่งเสริมสหกรณ์)")
    ['กษ.', 'กรมส่งเสริมการเกษตร', 'กรมส่งเสริมสหกรณ์']
    """
    text = _STRAY_STOP.sub(". ", text)
    text = _END_WORDS.sub("", _TELLS_ON.sub("", _SIDES.sub(" ", _ROLE_OF_BODY.sub(" ", text)).strip(" :;-")))
    lead = _KIND_OF_BODIES.match(text)
    text = text[lead.end():] if lead and _is_list(text[lead.end():]) else text
    while (shorter := _BODY_WORDS.sub("", text)) != text:
        text = shorter
    return list(dict.fromkeys(name for name in _names(text) if _LETTERS.search(name)))


def _names(text: str) -> Iterator[str]:
    current = ""
    for outside, piece in _bracketed(text):
        if outside:
            for token in _tokens(piece):
                if _starts_name(token, current):
                    yield _tidy(current)
                    current = token.removeprefix("และ").removeprefix("รวมทั้ง").strip()
                else:
                    current = f"{current} {token}".strip()
            continue
        inside = piece.strip()
        under = bool(_ABBREVIATION.fullmatch(inside) and _ABBREVIATION.fullmatch(current)) and current != _OFFICE_OF_MINISTRY  # “กค. (ศก.)”: a body of the one before, not its short name
        if inside == _LEGAL_FORM or (current and _SHORT_OFFICE.fullmatch(inside)) or (_ABBREVIATION.fullmatch(inside) and not under) or inside.startswith(("ประเทศไทย", "มหาชน")) or (not _HEAD.search(inside) and not re.search(r"[ก-ฮ]\.", inside)):
            current = f"{current} ({inside})".strip()
        else:
            yield _tidy(current)
            current = ""
            yield from _names(_BODY_WORDS.sub("", inside))
    yield _tidy(current)


def _bracketed(text: str) -> Iterator[tuple[bool, str]]:
    """Pieces outside and inside of outermost brackets; a closing bracket of the wrong kind closes too."""
    depth, start = 0, 0
    for index, letter in enumerate(text):
        if letter in _OPENERS:
            if depth == 0:
                yield True, text[start:index]
                start = index + 1
            depth += 1
        elif letter in _CLOSERS and depth:
            depth -= 1
            if depth == 0:
                yield False, text[start:index]
                start = index + 1
    yield depth == 0, text[start:]


def _tokens(piece: str) -> Iterable[str]:
    piece = _THROUGH.sub(" ", _IN_AREA.sub(r"\g<0> ", piece))
    piece = _INSIDE_AND.sub(lambda found: f" {found[0]}", piece)
    piece = _GLUED_ABBREVIATIONS.sub(r"\1 ", re.sub(r"\s*[,;]\s*|\s*/\s*(?=" + _HEAD.pattern + r"|[ก-ฮ]{1,5}\.)|\s[·•-]\s|(?<!\S)\(?\d{1,2}\)\s*", " \x00", piece))
    return [token for token in piece.replace(_CUT, " \x00").split() if token]


def _starts_name(token: str, current: str) -> bool:
    if token == _CUT:
        return False
    bare = token.lstrip(_CUT)
    joined = bare.startswith(("และ", "รวมทั้ง"))
    word = bare.removeprefix("และ").removeprefix("รวมทั้ง")
    if not current:
        return True
    if _BARE_HEAD.search(current.rsplit(maxsplit=1)[-1].lstrip(_CUT)) and not _HEAD.match(word):
        return False
    if _ABBREVIATION.fullmatch(word):
        return word not in _YEAR_WORDS and not (word == "กทม." and _OFFICE_OF_BANGKOK.search(current))
    if token.startswith(_CUT):
        return True
    return bool(_HEAD.match(word)) and not (joined and word.startswith("สหกรณ์"))


def _tidy(name: str) -> str:
    name = _KIND_APART.sub("", name.replace(_CUT, "").strip(" ,;:/-"))
    return re.sub(r"\s*(?:และ|รวมทั้ง|โดย|เช่น|ร่วมกับ)$", "", name).strip()


def trailing_agencies(text: str) -> tuple[str, list[str]]:
    """A project and the agencies in the bracket at its end: ``โครงการ ก (กรม ข)`` → ``โครงการ ก``, [``กรม ข``].

    A last bracket that starts with no agency is a part of the name.
    """
    stripped = text.rstrip(" .;,")
    if not stripped.endswith(tuple(_CLOSERS)):
        return _unclosed(text)
    closer, depth = stripped[-1], 0
    opener = _OPENERS[_CLOSERS.index(closer)]
    for index in range(len(stripped) - 1, -1, -1):
        depth += (stripped[index] == closer) - (stripped[index] == opener)
        if depth == 0:
            inside = stripped[index + 1:-1]
            return (stripped[:index].rstrip(), read_agencies(inside)) if _is_list(inside) else (text, [])
    return _unclosed(text)


def _unclosed(text: str) -> tuple[str, list[str]]:
    """A bracket that opens and never closes, or is closed by one of the other kind."""
    for index, letter in enumerate(text):
        if letter in _OPENERS and _is_list(text[index + 1:]) and text[index:].count("(") + text[index:].count("[") > text[index:].count(")") + text[index:].count("]"):
            return text[:index].rstrip(), read_agencies(text[index + 1:].rstrip(")] "))
    return text, []


def names_agencies(text: str) -> bool:
    """Whether a line is a list of agencies and nothing else."""
    return _is_list(text) and len(text) < _LONGEST_LIST and not re.search(r"(?:พัฒนา|ส่งเสริม|ยกระดับ)(?=\S{0,40}(?:เพื่อ|ให้))", text[:80]) and not _BOUND.match(text)


def _is_list(inside: str) -> bool:
    start = _SIDES.sub("", _BODY_WORDS.sub("", inside.strip()))
    first = start.split()[0] if start.split() else ""
    return not _MONTH.match(start) and bool(_ABBREVIATION.fullmatch(first.strip("/,")) or (_HEAD.match(start) and not _PEOPLE.match(start))
                or re.match(r"(?:[ก-ฮ]{1,5}\.)+(?:[/, ]|และ)", start))


def abbreviations_in(text: str) -> Iterator[tuple[str, str]]:
    """(abbreviation, full name) pairs that ``text`` defines: ``กระทรวงการคลัง (กค.)``."""
    for found in _SHORT.finditer(text):
        before = text[max(0, found.start() - _LONGEST_NAME):found.start()].rstrip()
        legal = before.endswith(f"({_LEGAL_FORM})")
        full = _last_name(_BRACKETS.split(before.removesuffix(f"({_LEGAL_FORM})"))[-1])
        if full and _stands_for(found[1], full):
            yield found[1], f"{full} ({_LEGAL_FORM})" if legal else full


def _stands_for(abbreviation: str, name: str) -> bool:
    """Whether the letters of the abbreviation stand in the name in that order, and the name is no sentence (a project and its agency)."""
    letters = re.sub(r"[^ก-ฮ]", "", abbreviation.removeprefix("สำนักงาน "))
    position = 0
    for letter in letters if not abbreviation.endswith("ฯ") else "":
        position = name.find(letter, position) + 1
        if not position:
            return False
    return not _SENTENCE.search(name)


def names_a_body(name: str) -> bool:
    """Whether a name begins with a word for a kind of body."""
    return bool(_HEAD.match(name))


def join_names(before: str, text: str) -> str:
    """Names of bodies with those on the next line of their cell: one that begins there is apart from the name before it, unless that one is open.

    >>> join_names("กรมป่าไม้", "เทศบาลนคร"), join_names("กรมส่งเสริมและ", "พัฒนาคุณภาพชีวิต")
    ('กรมป่าไม้ เทศบาลนคร', 'กรมส่งเสริมและพัฒนาคุณภาพชีวิต')
    """
    apart = names_a_body(text) and not _OPEN_NAME.search(before)
    return text if not before else f"{before} {text}" if apart else join(before, text)


def mentions_bodies(text: str) -> bool:
    """Whether a body or the abbreviation of one stands anywhere in a text."""
    return bool(_MENTIONED.search(text))


def _last_name(text: str) -> str | None:
    """The name that ends ``text``: from the last word that starts one; words glued before it by running text are left out."""
    text = re.sub(r"\(\s*$", "", text).strip()
    for found in _NAME_START.finditer(text):
        name = text[found.end():].strip()
        told = list(_TOLD_BEFORE.finditer(name))
        name = name[told[-1].end():] if told else name
        if len(name) >= _LEAST_NAME and len(list(filter(None, _names(name)))) == 1:
            return name
    glued = _STRONG_HEAD.search(text, text.rfind(" ") + 1)
    return text[glued.start():] if glued and len(text) - glued.start() >= _LEAST_NAME else None
