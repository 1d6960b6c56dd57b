"""Tables in further shapes that agencies use, every name in them invented; what each means was written down before it was loaded.

Write the golden file after a wanted change, then read the difference: python -m tests.loaders.table_layouts
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from loaders.agency_names import AgencyNames
from loaders.table import load_bytes
from tests.loaders.table_files import GOLDEN, agency_names, csv_text, xls, xlsx

__all__ = ["LAYOUTS", "PATH", "outline"]

PATH = GOLDEN / "layouts.txt"
_NAMES = {"activities": "activity"}


def budget_white_striped() -> bytes:
    """Budget documents: programme and project in one column, money by kind, the total first."""
    return xlsx({"สรุป": [
     ["รายละเอียดงบประมาณจำแนกตามแผนงาน ผลผลิต/โครงการ และงบรายจ่าย ประจำปีงบประมาณ พ.ศ. 2568"], ["กรมตัวอย่าง"], [None]*6+["หน่วย : ล้านบาท"],
     ["แผนงาน - ผลผลิต/โครงการ", "งบบุคลากร", "งบดำเนินงาน", "งบลงทุน", "งบเงินอุดหนุน", "งบรายจ่ายอื่น", "รวม"],
     ["รวมทั้งสิ้น", 100, 20, 30, 5, 1, 156],
     ["แผนงานยุทธศาสตร์พัฒนาบริการประชาชน", 0, 10, 20, 5, 0, 35],
     ["1. โครงการพัฒนาโครงข่ายข้อมูล", None, 4, 16, None, None, 20],
     ["2. โครงการศูนย์เรียนรู้", None, 6, 4, 5, None, 15],
    ]}, ["A1:G1", "A2:G2"])


def province_j1() -> bytes:
    """A province's plan: merged issues and programmes, years below “ปีงบประมาณ พ.ศ.”, sums of issues."""
    return xlsx({"จ.1": [
     [None]*9+["แบบ จ.1"],
     ["แผนพัฒนาจังหวัดตัวอย่าง (พ.ศ. 2566-2570) ฉบับทบทวน"],
     ["ประเด็นการพัฒนา", "แผนงาน", "โครงการ", "แหล่งงบประมาณ", "หน่วยดำเนินงาน", "ปีงบประมาณ พ.ศ.", None, None, "รวมงบประมาณ (บาท)", "หมายเหตุ"],
     [None, None, None, None, None, "2566", "2567", "2568"],
     ["ประเด็นการพัฒนาที่ 1\nเกษตรปลอดภัย", "1. แผนงานพัฒนาการผลิต", "โครงการส่งเสริมเกษตรแปลงใหญ่", "งบจังหวัด", "สำนักงานเกษตรจังหวัด", 1200000, 1500000, None, 2700000],
     [None, None, "โครงการโรงเรียนชาวนา", "งบจังหวัด", "สำนักงานเกษตรจังหวัด", None, 800000, None, 800000],
     [None, "2. แผนงานการตลาด", "โครงการตลาดเกษตรกร", "งบกรม", "สำนักงานพาณิชย์จังหวัด", 500000, None, 500000, 1000000],
     ["รวมประเด็นการพัฒนาที่ 1", None, None, None, None, 1700000, 2300000, 500000, 4500000],
     ["ประเด็นการพัฒนาที่ 2\nท่องเที่ยวยั่งยืน", "1. แผนงานแหล่งท่องเที่ยว", "โครงการปรับปรุงแหล่งท่องเที่ยว", "งบจังหวัด", "สำนักงานการท่องเที่ยวและกีฬาจังหวัด", None, None, 9000000, 9000000],
     ["รวมทั้งสิ้น", None, None, None, None, 1700000, 2300000, 9500000, 13500000]]},
     ["A2:J2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:H3", "I3:I4", "J3:J4", "A5:A7", "B5:B6", "A8:E8", "A10:E10"])


def local_summary_and_durables() -> bytes:
    """A local plan: a summary of numbers of projects on one sheet, the projects on the next."""
    return xlsx({"ผ.01": [
     ["บัญชีสรุปโครงการพัฒนา"], ["แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)"], ["องค์การบริหารส่วนตำบลตัวอย่าง"],
     ["ยุทธศาสตร์", "ปี 2566", None, "ปี 2567", None, "รวม 2 ปี", None], [None, "จำนวนโครงการ", "งบประมาณ (บาท)", "จำนวนโครงการ", "งบประมาณ (บาท)", "จำนวนโครงการ", "งบประมาณ (บาท)"],
     ["1) การพัฒนาด้านโครงสร้างพื้นฐาน"], ["1.1 แผนงานเคหะและชุมชน", 1, 300000, 1, 300000, 2, 600000], ["รวม", 1, 300000, 1, 300000, 2, 600000]],
     "ผ.02": [["รายละเอียดโครงการพัฒนา"], ["แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)"], ["องค์การบริหารส่วนตำบลตัวอย่าง"],
      ["1. ยุทธศาสตร์ การพัฒนาด้านโครงสร้างพื้นฐาน"], ["1.1 แผนงานเคหะและชุมชน"],
      ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย\n(ผลผลิตของโครงการ)", "งบประมาณ", None, "ตัวชี้วัด\n(KPI)", "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก"],
      [None, None, None, None, "2566\n(บาท)", "2567\n(บาท)"],
      [1, "โครงการปรับปรุงผิวจราจร", "เพื่อความสะดวก", "ยาว 300 เมตร", "300,000", "300,000", "ร้อยละ 80", "เดินทางสะดวก", "กองช่าง"],
      ["รวม", "1 โครงการ", None, None, "300,000", "300,000"]]},
     ["A4:A5", "B4:C4", "D4:E4", "F4:G4"])


def one_project_a_sheet() -> bytes:
    """One project a sheet, labels left."""
    return xlsx({"โครงการ 1": [["แบบเสนอโครงการ"], [], ["ชื่อโครงการ", "โครงการพัฒนาห้องสมุดดิจิทัล"], ["หน่วยงานรับผิดชอบ", "สำนักหอสมุดตัวอย่าง"], ["วัตถุประสงค์", "เพื่อให้ประชาชนเข้าถึงสื่อ"], ["ตัวชี้วัด", "จำนวนผู้ใช้บริการไม่น้อยกว่า 5,000 คน"], ["วันที่เริ่มต้น", "1 ต.ค. 2566"], ["วันที่สิ้นสุด", "30 ก.ย. 2567"], ["งบประมาณ (บาท)", 2500000]],
                 "โครงการ 2": [["แบบเสนอโครงการ"], [], ["ชื่อโครงการ", "โครงการค่ายเยาวชน"], ["หน่วยงานรับผิดชอบ", "กองกิจการนักเรียน"], ["วัตถุประสงค์", "เพื่อส่งเสริมทักษะ"], ["ตัวชี้วัด", "ร้อยละ 90 ของผู้เข้าร่วม"], ["วันที่เริ่มต้น", "1 มี.ค. 2567"], ["วันที่สิ้นสุด", "31 พ.ค. 2567"], ["งบประมาณ (บาท)", 350000]]})


def tick_marks() -> bytes:
    """Marks in columns of alignment."""
    return xlsx({"ตาราง": [["ตารางความสอดคล้องของโครงการกับยุทธศาสตร์ชาติ"],
     ["ลำดับ", "โครงการ", "ความสอดคล้องกับยุทธศาสตร์ชาติ", None, None, "หน่วยงาน"],
     [None, None, "ความมั่นคง", "การสร้างความสามารถในการแข่งขัน", "การปรับสมดุลภาครัฐ"],
     [1, "โครงการตำบลปลอดภัย", "✓", None, None, "ปค."], [2, "โครงการส่งเสริมการค้าชายแดน", None, "/", None, "คต."], [3, "โครงการเน็ตประชารัฐ", None, "✓", "✓", "สดช."]]},
     ["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"])


def semicolon_tis620() -> bytes:
    """Semicolons and TIS-620; “เป้าหมาย” behind the indicator."""
    return csv_text([["แผนปฏิบัติการประจำปี 2566"], ["สำนักงานสาธารณสุขอำเภอตัวอย่าง"], [],
      ["ลำดับ", "กิจกรรม/โครงการ", "ตัวชี้วัด", "เป้าหมาย", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"],
      [1, "คัดกรองเบาหวาน", "ร้อยละผู้ได้รับการคัดกรอง", "ไม่น้อยกว่า 90", "15,000.50", "รพ.สต.บ้านหนึ่ง"],
      [2, 'โครงการ "หมู่บ้านปลอดลูกน้ำ"', "ค่า HI", "ไม่เกิน 10", "8,000", "รพ.สต.บ้านสอง, อบต.ตัวอย่าง"]], ";").encode("tis-620")


def excel_serials() -> bytes:
    """Dates as the spreadsheet's own numbers."""
    return xlsx({"Sheet1": [["โครงการ", "วันเริ่มต้น", "วันสิ้นสุด", "งบประมาณที่ได้รับ (บาท)", "กองที่รับผิดชอบ"],
      ["โครงการจ้างที่ปรึกษา", 45200, 45565, 5000000, "กองกลาง"], ["โครงการจัดซื้อเครื่องแม่ข่าย", 45306, 45473, 1200000, "ศูนย์สารสนเทศ"]]})


def hidden_rows() -> bytes:
    """A hidden row and a hidden column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ข้อมูล"
    rows: list[list[Any]] = [["บัญชีโครงการ ปีงบประมาณ 2567"], ["ที่", "โครงการ", "งบประมาณ (บาท)", "รหัสภายใน", "หน่วยงาน"], [1, "โครงการที่หนึ่ง", 100, "x1", "กรมที่ดิน"], [2, "โครงการที่สอง", 200, "x2", "กรมที่ดิน"],
                [3, "โครงการที่สาม", 300, "x3", "กรมที่ดิน"]]
    for row in rows:
        sheet.append(row)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def agencies_in_one_cell() -> bytes:
    """Roles of agencies within a cell."""
    return xlsx({"a": [["ลำดับ", "โครงการ", "หน่วยงานรับผิดชอบ"],
      [1, "โครงการพัฒนาทักษะดิจิทัล", "หน่วยงานหลัก : สำนักงาน ก.พ. / สพร.\nหน่วยงานสนับสนุน : กรมพัฒนาฝีมือแรงงาน"],
      [2, "โครงการสมุดพก", "หน่วยงานหลัก: กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์\nหน่วยงานร่วม: กรมการปกครอง, กรมการพัฒนาชุมชน"],
      [3, "โครงการตรวจสอบสถานบริการ", "หลัก: กรมสนับสนุนบริการสุขภาพ\nร่วม: สสจ. ทุกจังหวัด"]]})


def sections_in_project_column() -> bytes:
    """Parts of the plan as rows of the project column, by Thai numbers."""
    return xlsx({"a": [["ตารางสรุปโครงการภายใต้แผนปฏิบัติการ"], ["ลำดับที่", "แผนงาน/โครงการ", "งบประมาณปี 2567 (ล้านบาท)", "หน่วยงาน"],
      ["๑", "แนวทางที่ ๑ การพัฒนาคน", 2.5, None], ["๑.๑", "โครงการทุนการศึกษา", 2, "สำนักงาน ก.พ."], ["๑.๒", "โครงการพี่เลี้ยง", 0.5, "สำนักงาน ก.พ."],
      ["๒", "แนวทางที่ ๒ การพัฒนาระบบ", 30, None], ["๒.๑", "โครงการคลาวด์กลาง", 30, "สดช."], [None, "รวม", 32.5]]})


def several_projects_in_a_cell() -> bytes:
    """Several projects in a cell."""
    return xlsx({"a": [["ประเด็นยุทธศาสตร์", "เป้าประสงค์", "กลยุทธ์", "แผนงาน/โครงการ", "หน่วยงานรับผิดชอบ"],
      ["ประเด็นยุทธศาสตร์ที่ 1 ยกระดับคุณภาพชีวิต", "ประชาชนมีที่อยู่อาศัย", "กลยุทธ์ที่ 1 พัฒนาที่อยู่อาศัย", "1. โครงการบ้านมั่นคง\n2. โครงการซ่อมบ้านผู้สูงอายุ", "พอช."],
      [None, None, "กลยุทธ์ที่ 2 ส่งเสริมสวัสดิการชุมชน", "- โครงการกองทุนสวัสดิการ\n- โครงการอาสาสมัคร", "พอช."]]}, ["A2:A3", "B2:B3"])


def activities_by_number() -> bytes:
    """Activities told from projects by their numbers."""
    return xlsx({"a": [["แผนปฏิบัติการ ปี 2567"], ["ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"],
      [1, "โครงการพัฒนาระบบบริการ", 300000, "กองดิจิทัล"], ["1.1", "สำรวจความต้องการ", 100000, None], ["1.2", "ออกแบบระบบ", 200000, None],
      [2, "โครงการสื่อสารองค์กร", 100000, "กองประชาสัมพันธ์"], ["2.1", "ผลิตสื่อ", 100000, None]]})


def cover_summary_sheets() -> bytes:
    """A cover with the title, a summary, a sheet a strategy."""
    return xlsx({"ปก": [[], ["แผนปฏิบัติการด้านการส่งเสริมผู้สูงอายุ ระยะที่ 2 (พ.ศ. 2566-2570)"], ["กรมกิจการผู้สูงอายุ"]],
      "สรุป": [["สรุปจำนวนโครงการและงบประมาณ"], ["ยุทธศาสตร์", "จำนวนโครงการ", "งบประมาณ (บาท)"], ["ยุทธศาสตร์ที่ 1 การดูแลสุขภาพ", 1, 1000000], ["ยุทธศาสตร์ที่ 2 การมีงานทำ", 1, 2000000], ["รวม", 2, 3000000]],
      "ย.1": [["ยุทธศาสตร์ที่ 1 การดูแลสุขภาพ"], ["ที่", "โครงการ", "งบประมาณปี 2566 (บาท)", "หน่วยงาน"], [1, "โครงการผู้สูงวัยแข็งแรง", 1000000, "กรมอนามัย"]],
      "ย.2": [["ยุทธศาสตร์ที่ 2 การมีงานทำ"], ["ที่", "โครงการ", "งบประมาณปี 2566 (บาท)", "หน่วยงาน"], [1, "โครงการจ้างงานผู้สูงอายุ", 2000000, "กรมการจัดหางาน"]]})


def footnote_marks() -> bytes:
    """Remarks in headings, stars at names, notes below."""
    return xlsx({"a": [["ข้อเสนอโครงการสำคัญ ประจำปีงบประมาณ พ.ศ. 2568 (เรียงตามลำดับความสำคัญ)"], ["ลำดับความสำคัญ", "ชื่อโครงการ (เรียงตามลำดับความสำคัญ)", "งบประมาณปี พ.ศ. 2568 (ลบ.)", "หน่วยงานที่รับผิดชอบ"],
      [1, "โครงการรถไฟรางคู่*", "1,250.50", "รฟท."], [2, "โครงการท่าเรือบก", "300.00", "กทท."], [None, "รวม 2 โครงการ", "1,550.50"], ["* โครงการต่อเนื่อง"], ["** ข้อมูล ณ วันที่ 1 ม.ค. 2567"]]})


def bilingual_headings() -> bytes:
    """Headings in two languages."""
    return xlsx({"Projects": [["No. (ลำดับ)", "โครงการ (Project)", "หน่วยงาน (Agency)", "งบประมาณ 2567 (Budget: THB)", "ระยะเวลา (Period)"],
      [1, "โครงการเมืองอัจฉริยะ (Smart City)", "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (DEPA)", 15000000, "2567"], [2, "โครงการรถโดยสารไฟฟ้า (EV Bus)", "ขสมก.", 20000000, "2567-2568"]]})


def wrapped_headings() -> bytes:
    """Headings broken over lines in narrow columns."""
    return xls("a", [["แผนงานโครงการของกรมตัวอย่าง ปีงบประมาณ 2566"]+[None]*7, ["ลำ\nดับ", "ประเด็น\nการ\nพัฒนา", "ชื่อ\nโครงการ", "ตัวชี้วัด\nผลผลิต", "ค่า\nเป้าหมาย", "หน่วย\nนับ", "งบ\nประมาณ\n(ล้าน\nบาท)", "หน่วย\nงาน\nรับผิด\nชอบ"],
      [1, "ด้านการผลิต", "โครงการพันธุ์ดี", "จำนวนเมล็ดพันธุ์ (ตัน)", 500, "ตัน", 2.5, "กองเมล็ดพันธุ์"], [2, None, "โครงการเครื่องจักรกล", "จำนวนเครื่อง", 40, "เครื่อง", 4, "กองเครื่องจักร"]], [(0, 0, 0, 7), (2, 3, 1, 1)])


def coded_names() -> bytes:
    """Codes before names."""
    return xlsx({"a": [["บัญชีโครงการริเริ่มภายใต้แผนยุทธศาสตร์มหาวิทยาลัยตัวอย่าง พ.ศ. 2567-2570"], ["ยุทธศาสตร์", "โครงการริเริ่ม", "กรอบวงเงินงบประมาณรายปี (ล้านบาท)", None, "รวม", "ส่วนงาน"], [None, None, "2567", "2568", None, None],
      ["S1 การเรียนรู้ตลอดชีวิต", "P01 : โครงการหลักสูตรระยะสั้น", 1, 2, 3, "คณะศึกษาศาสตร์"], ["S2 วิจัยเพื่อสังคม", "P02 : โครงการห้องปฏิบัติการร่วม", None, 8, 8, "สำนักวิจัย"]]}, ["A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"])


def all_levels_in_one_column() -> bytes:
    """Issue, programme, project and activity in one column."""
    return xlsx({"จ.2": [["แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2568"], ["จังหวัดสมมติ"], ["ประเด็นการพัฒนา/แผนงาน/โครงการ/กิจกรรมหลัก", "งบประมาณ (บาท)", "หน่วยดำเนินการ"],
      ["ประเด็นการพัฒนาที่ 1 : เกษตรมูลค่าสูง", 8000000, None], ["แผนงานที่ 1 : การผลิตปลอดภัย", 8000000, None], ["โครงการที่ 1 : โครงการยกระดับข้าวอินทรีย์", 8000000, "สนง.เกษตรและสหกรณ์จังหวัด"], ["กิจกรรมหลักที่ 1.1 : อบรมเกษตรกร", 3000000, "สนง.เกษตรจังหวัด"], ["กิจกรรมหลักที่ 1.2 : จัดหาปัจจัยการผลิต", 5000000, "สนง.เกษตรจังหวัด"],
      ["ประเด็นการพัฒนาที่ 2 : เมืองน่าอยู่", 12000000, None], ["แผนงานที่ 1 : ความปลอดภัย", 12000000, None], ["โครงการที่ 1 : โครงการไฟส่องสว่าง", 12000000, "แขวงทางหลวง"], ["กิจกรรมหลักที่ 1.1 : ติดตั้งเสาไฟ", 12000000, "แขวงทางหลวง"], ["รวมงบประมาณทั้งสิ้น", 20000000]]}, ["A1:C1", "A2:C2"])


def quantity_quality_time() -> bytes:
    """Indicators called by their kind."""
    return xlsx({"a": [["แผนการปฏิบัติงานและแผนการใช้จ่ายงบประมาณ ประจำปีงบประมาณ พ.ศ. 2568"], ["เป้าหมายการให้บริการหน่วยงาน", "ผลผลิต/โครงการ", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมายปี 2568", "งบประมาณ (ล้านบาท)", "หน่วยงาน"],
      ["ผู้ประกอบการไทยเข้าสู่ตลาดโลก", "ผลผลิตที่ 1 การส่งเสริมการส่งออก", "เชิงปริมาณ : จำนวนผู้ประกอบการที่ได้รับการส่งเสริม", "ราย", 500, "150.5000", "สพต."],
      [None, None, "เชิงคุณภาพ : ร้อยละผู้ประกอบการที่พึงพอใจ", "ร้อยละ", 85, None, None]]}, ["A3:A4", "B3:B4", "F3:F4", "G3:G4"])


def target_and_money_by_year() -> bytes:
    """Value and money of each year side by side."""
    return xlsx({"a": [["แผนพัฒนาการศึกษาจังหวัดสมมติ (พ.ศ. 2566-2570)"], ["ที่", "โครงการ", "ตัวชี้วัด", "ปี 2566", None, "ปี 2567", None, "หน่วยงานรับผิดชอบ"], [None, None, None, "เป้าหมาย", "งบประมาณ (บาท)", "เป้าหมาย", "งบประมาณ (บาท)", None],
      [1, "โครงการอ่านออกเขียนได้", "ร้อยละนักเรียนที่อ่านออก", 80, 200000, 90, 250000, "ศธจ."], [2, "โครงการครูพี่เลี้ยง", "จำนวนครู", 50, 100000, 60, 120000, "สพป.เขต 1"]]}, ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3"])


def form_with_activities() -> bytes:
    """A numbered form with merged values."""
    return xlsx({"ข้อเสนอ": [["ข้อเสนอโครงการสำคัญ ประจำปีงบประมาณ พ.ศ. 2568"], ["1.",  "ชื่อโครงการ :", None, "โครงการปลูกป่าชายเลน"], ["2.", "หน่วยงานเจ้าของโครงการ :", None, "กรมทรัพยากรทางทะเลและชายฝั่ง"], ["3.", "วัตถุประสงค์ :", None, "เพื่อฟื้นฟูป่าชายเลน"], ["4.", "พื้นที่ดำเนินการ :", None, "จังหวัดสมุทรสงคราม"], ["5.", "ระยะเวลาดำเนินการ :", None, "ต.ค. 2567 - ก.ย. 2568"], ["6.", "วงเงินงบประมาณ (บาท) :", None, "4,500,000"]]}, ["D2:F2", "D3:F3", "D4:F4"])


def carried_forward() -> bytes:
    """Sums carried over pages."""
    head = ["ลำดับ", "รายการ", "จำนวนเงิน (บาท)", "หน่วยงาน"]
    return xlsx({"a": [["บัญชีโครงการงบลงทุน ปีงบประมาณ พ.ศ. 2567"], head, [1, "ก่อสร้างอาคารเรียน 4 ชั้น", 15000000, "สพฐ."], [2, "ปรับปรุงห้องน้ำนักเรียน", 500000, "สพฐ."], [None, "ยอดยกไป", 15500000], ["- 2 -"], head, [None, "ยอดยกมา", 15500000], [3, "ครุภัณฑ์คอมพิวเตอร์", 2000000, "สอศ."], [None, "รวมเป็นเงินทั้งสิ้น", 17500000], ["(สิบเจ็ดล้านห้าแสนบาทถ้วน)"]]})


def money_by_source() -> bytes:
    """Money by source."""
    return csv_text([["แผนกลยุทธ์คณะตัวอย่าง ปีงบประมาณ 2568"], ["ลำดับ", "กลยุทธ์", "โครงการ", "งบประมาณ (บาท)", None, "รวม", "ผู้รับผิดชอบ"], [None, None, None, "งบแผ่นดิน", "งบรายได้"], [1, "กลยุทธ์ที่ 1 ความเป็นนานาชาติ", "โครงการพัฒนาหลักสูตรนานาชาติ", "500,000", "250,000", "750,000", "ฝ่ายวิชาการ"], [2, None, "โครงการแลกเปลี่ยนนักศึกษา", "-", "300,000", "300,000", "ฝ่ายวิเทศสัมพันธ์"]], "\t").encode("utf-16")


LAYOUTS: dict[str, Callable[[], bytes]] = {
    "budget-white-striped.xlsx": budget_white_striped, "province-j1.xlsx": province_j1, "local-summary-and-durables.xlsx": local_summary_and_durables, "one-project-a-sheet.xlsx": one_project_a_sheet, "tick-marks.xlsx": tick_marks, "semicolon-tis620.csv": semicolon_tis620, "excel-serials.xlsx": excel_serials, "hidden-rows.xlsx": hidden_rows, "agencies-in-one-cell.xlsx": agencies_in_one_cell, "sections-in-project-column.xlsx": sections_in_project_column, "several-projects-in-a-cell.xlsx": several_projects_in_a_cell, "activities-by-number.xlsx": activities_by_number, "cover-summary-sheets.xlsx": cover_summary_sheets, "footnote-marks.xlsx": footnote_marks, "bilingual-headings.xlsx": bilingual_headings, "wrapped-headings.xls": wrapped_headings, "coded-names.xlsx": coded_names, "all-levels-in-one-column.xlsx": all_levels_in_one_column, "quantity-quality-time.xlsx": quantity_quality_time, "target-and-money-by-year.xlsx": target_and_money_by_year, "form-with-activities.xlsx": form_with_activities, "carried-forward.xlsx": carried_forward, "money-by-source.tsv": money_by_source,
}


def outline(name: str, names: AgencyNames) -> str:
    """A line for the plan and one for each element, below what it stands in, with all that was read of it."""
    value = load_bytes(LAYOUTS[name](), name, names).as_json()
    years = f" {value['period_be']['start']}-{value['period_be']['end']}" if "period_be" in value else ""
    lines = [f"== {name}", f"{value['title'] or '–'}{years}", *_below(value, 1), *(f"({each['rule']})" for each in (*value["notes"], *value["problems"])), *(f"[{each['kind']} {each['line']}] {each['text']}" for each in value["left_out"])]
    return "\n".join(lines) + "\n"


def _below(value: dict[str, Any], depth: int) -> list[str]:
    lines = []
    for role in ("goals", "indicators", "tactics", "guidelines", "activities", "sub_bullets", "projects", "groups"):
        for each in value.get(role, ()):
            facts = [", ".join(each.get("agencies", ())), "ร่วม " + ", ".join(each["supporting_agencies"]) if each.get("supporting_agencies") else "", ", ".join(map(_money, each.get("budgets", ()))),
                     " – ".join(each["period"].values()) if each.get("period") else "", ", ".join(map(_target, each.get("targets", ()))),
                     ", ".join(f"{one['field']}: {one['quote']}{''.join(' #' + code['code'] for code in one.get('codes', ()))}" for one in each.get("alignments", ())),
                     ", ".join(f"{one['field'] or one['header']}: {one['text']}" for one in each.get("details", ()))]
            lines.append("  " * depth + " ".join(filter(None, (_NAMES.get(role, role[:-1]), each.get("kind"), str(each.get("number", ""))))) + f": {each['text']} @{each['column']}{each['line']}" + "".join(f" | {fact}" for fact in facts if fact))
            lines += _below(each, depth + 1)
    return lines


def _money(budget: dict[str, Any]) -> str:
    return f"{'รวม ' if budget.get('total') else ''}{budget.get('year_be') or '-'.join(map(str, budget.get('years_be', ()))) or '–'}={budget.get('baht', '?')}"


def _target(target: dict[str, Any]) -> str:
    return f"{target['op']} {target['value']} {target['unit'] or ''} {target.get('year_be', '')}".strip()


if __name__ == "__main__":
    bodies = agency_names()
    PATH.write_text("".join(outline(each, bodies) for each in LAYOUTS), "utf-8")
