"""Who decides."""

WORDS: dict[str, tuple[str, str]] = {
    "person.as": ("{name} · {role}", "{name} · {role}"),
    "person.none": ("ใส่ชื่อเพื่อเริ่มตัดสิน", "Give your name to decide"),
    "person.role.reviewer": ("ผู้ตรวจ", "reviewer"),
    "person.role.approver": ("ผู้อนุมัติ", "approver"),
    "person.role.viewer": ("ดูอย่างเดียว", "may look"),
    "person.name": ("ชื่อของท่าน", "Your name"),
    "person.name.help": ("ชื่อนี้อยู่กับทุกการตัดสินที่ท่านบันทึก และไปกับไฟล์ที่ส่งออก", "It stays with every decision you save and goes out with exported files"),
    "person.keep": ("ใช้ชื่อนี้", "Use this name"),
    "person.login": ("เข้าสู่ระบบ", "Sign in"),
    "person.again": ("เข้าสู่ระบบใหม่", "Sign in again"),
    "person.logout": ("ออกจากระบบ", "Sign out"),
    "person.failed": ("เข้าสู่ระบบไม่สำเร็จ ลองใหม่ หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ (เหตุอยู่ในบันทึกของเซิร์ฟเวอร์)",
                      "Signing in failed; try again, and if it fails once more tell the administrator (the server’s log says why)"),
}
