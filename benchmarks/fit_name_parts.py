# ruff: noqa: E501  # lists of words
"""Learn what names are made of, by which an import tells encodings apart: writes data/name_parts.toml.

    pip install Faker && python benchmarks/fit_name_parts.py [--held-out]

Of the names in Faker (MIT, names alone are taken over, as parts) and of the words that stand over columns: neighbours of
letters that are not ASCII, signs of Chinese and Japanese names, syllables of Korean ones. With --held-out it learns from
half of the names, and says of lists made of the other half how many are read right, wrongly, or refused.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from core.people.bulk.encodings import UnclearEncodingError, decoded, folded

LOCALES = {
    "western": "de_DE de_AT de_CH fr_FR fr_CA fr_BE fr_CH es_ES es_MX es_CO es_AR es_CL pt_BR pt_PT it_IT nl_NL nl_BE",
    "nordic": "sv_SE da_DK no_NO fi_FI is_IS et_EE", "irish": "ga_IE", "polish": "pl_PL", "czech": "cs_CZ sk_SK",
    "hungarian": "hu_HU", "romanian": "ro_RO", "croatian": "hr_HR sl_SI", "turkish": "tr_TR", "azeri": "az_AZ",
    "lithuanian": "lt_LT", "latvian": "lv_LV", "vietnamese": "vi_VN", "russian": "ru_RU", "ukrainian": "uk_UA",
    "bulgarian": "bg_BG", "greek": "el_GR", "hebrew": "he_IL", "arabic": "ar_SA ar_PS", "persian": "fa_IR", "kazakh": "",
}  # fmt: skip
SIGNS = {"zh": "zh_CN", "zh-Hant": "zh_TW", "ja": "ja_JP"}
CODES = {
    "western": "cp1252 mac_roman cp850 cp437", "nordic": "cp1252 mac_roman cp850", "polish": "cp1250 iso8859_2 cp852",
    "czech": "cp1250 iso8859_2", "hungarian": "cp1250", "romanian": "cp1250", "croatian": "cp1250", "turkish": "cp1254 cp857 mac_turkish",
    "lithuanian": "cp1257", "latvian": "cp1257", "russian": "cp1251 koi8_r cp866", "ukrainian": "cp1251 koi8_u cp1125",
    "bulgarian": "cp1251", "greek": "cp1253 mac_greek cp737", "hebrew": "cp1255 cp862", "arabic": "cp1256 iso8859_6", "zh": "gb18030", "zh-Hant": "big5",
    "ja": "cp932 euc_jp", "ko": "cp949",
}  # fmt: skip
MORE = {
    "western": "Weiß Groß Voß Preuß Strauß Heß Süß Fuß Buß Roß Bloß Claß Graß Höß Kloß Kreß Lüß Rieß Müßig Meißner Geißler "
    "Beißer Großmann Rößner Schloßer Schüßler Häußler Fleißner Heßling Gaßner Kißling Nußbaum Preißler Füßl Voßkuhle "
    "Größe Straße Prénom Téléphone Département Société Employé Matricule Numéro Période Validité Début Größl "
    "Würth Bäcker Jäger Groß Süß Weiß Höß Rößler Büro Führung Geschäftsführung Müller Jürgen Günther Köhler Schäfer "
    "Fräulein Gültig Gültigkeit Empfänger Äußere Öffentlichkeit Überwachung Vertrieb Käufer Prüfung Zugänge Löschung "
    "Número Teléfono Código Dirección Compañía Producción Administración Mañana Años España Sección Telefônico Função "
    "Início Término Válido Gestão Recepção Segurança Operações João Conceição Gonçalves Magalhães Araújo Assunção "
    "Città Qualità Società Attività Validità Mañuel Iñaki Begoña Peña Núñez Ibáñez Muñoz Zoë Noël Joël Citroën Chloé "
    "François Françoise Hélène Jérôme Benoît Anaïs Maïté Gaëlle Loïc Cédric Éric Étienne Élise Émile Ève Ângela",
    "nordic": "Åsa Åke Östen Älmhult Örjan Björn Söderström Ångström Øyvind Øystein Ærø Bjørn Søren Jørgen Kåre Pål Håkon "
    "Første Løn Læge Måned Fødselsdag Gyldig Afdeling Avdelning Förnamn Efternamn Anställningsnummer Telefon Päivämäärä "
    "Sähköposti Työntekijä Ääni",
    "polish": "Imię Nazwisko Święcki Świętosław Źródło Żółć Wójcik Łukasz Michał Paweł Małgorzata Dział Obsługa Ważny "
    "Zarząd Zdjęcie Kraków Łódź Gdańsk Poznań Wrocław Śląsk Źrebiec Ćwik Ćwikła Gębicki Dąbrowski Żółtowski",
    "czech": "Příjmení Jméno Číslo Zaměstnanec Oddělení Platnost Dvořák Šťastný Řezáč Žižka Ďurica Ľuboš Ťažký Ňufúr "
    "Růžička Němec Bartoš Kovář Kučera Černý",
    "hungarian": "Név Vezetéknév Keresztnév Osztály Érvényes Fénykép Azonosító Dolgozó Őze Űrhajós Győző Petőfi Fűzi "
    "Erdős Szűcs",
    "romanian": "Prenume Angajat Număr Fotografie Şerban Ştefan Ţepeş Ionuţ Brânză Înscriere Ilinţa",
    "turkish": "İsim Soyadı Adı Çalışan Numarası Fotoğraf Geçerlilik Şube İstanbul Güvenlik Işık Müdür Öğretmen Çağrı Ümit",
    "russian": "Фамилия Имя Отчество Номер Сотрудник Отдел Группа Фото Действует Начало Конец Охрана Склад Офис",
    "ukrainian": "Прізвище Ім'я Номер Відділ Група Світлина Діє Працівник Охорона",
    "kazakh": "Әлия Әсел Әсем Әйгерім Айгүл Айнұр Айжан Гүлнар Гүлмира Гүлзат Нұрлан Нұрсұлтан Нұргүл Нұрай Нұрбек Қайрат "
    "Қанат Қасым Қуаныш Құралай Ерғали Ербол Ерлан Өмір Өмірбек Өтеген Мұрат Мұхтар Мұхамед Дәурен Дәулет Жәнібек Жүсіп "
    "Бақыт Бағлан Бауыржан Сәкен Сәуле Сағат Сұлтан Тоқаев Тоғжан Төлеген Түсіп Ұлан Ұлжан Үміт Шыңғыс Ыбырай Іңкәр Ілияс "
    "Ғалым Ғани Ғазиз Абылқасым Ахметұлы Серікқызы Болатұлы Марқұм Қожахмет Аты Жөні Тегі Бөлім Қызметкер Нөмірі Сурет",
    "bulgarian": "Име Фамилия Номер Отдел Група Снимка Служител",
    "greek": "Όνομα Επώνυμο Αριθμός Τμήμα Ομάδα Φωτογραφία Ισχύει Εργαζόμενος Γραφείο",
    "hebrew": "שם פרטי משפחה מספר עובד מחלקה קבוצה תמונה תוקף",
    "arabic": "الاسم اسم العائلة رقم الموظف القسم المجموعة الصورة صالح",
}
HAN = {
    "zh": "姓名名字名称人员员工工号编号部门组别分组群组权限有效期自至从起止开始结束到期截止日期照片路径相片图片头像文件研发行政财务"
    "市场销售人事后勤保安前台仓库生产办公室访客临时技术运维采购质量法务客服总裁办",
    "zh-Hant": "姓名名稱人員員工工號編號部門組別分組群組權限有效期自至起止開始結束到期截止日期照片路徑相片圖片頭像檔案研發行政財務"
    "市場銷售人事後勤保全前台倉庫生產辦公室訪客臨時技術",
    "ja": "氏名名前姓名社員番号従業員部署部門所属写真有効期限開始終了日付総務営業経理人事開発受付来客",
}
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
TRADITIONAL = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋唐許韓馮鄧曹彭曾肖田董袁潘於蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪"
    "范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯歐陽"
)
JAPANESE = (
    "佐藤鈴木高橋田中伊渡辺山本村小林加吉松井木口清水坂斎阿部森池浦岡石前長谷川近青後遠島原野上三竹内宮金和西福太中平古"
    "健一郎子美恵花陽翔太大輝真由香織明彦雄介裕直樹隆誠浩司智也千春夏秋冬愛優奈菜結衣葵"
)
KOREAN = "이름성명사번직원번호부서그룹소속유효기간시작종료사진팀조회사관리영업총무인사개발경비방문"
GIVEN = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마"
    "길연위표명기반라왕금옥육인맹제모탁국어은편용준수영호철희경숙자순미혜은지연아윤서하늘별솔빈우진태형동욱상훈재석병찬건승"
    "규리율온결람슬기쁨보람가나다란랑로린림만봉비사산새샘세소솜시안애야언에예오완요월유의이인일임재정제조종주중지진찬창채초"
    "춘충치칠타탄태택통평필학한해향헌혁현형혜호홍화환회효후훈휘흥희"
)


def names_of(locales: str) -> list[str]:
    """The names of some locales."""
    found: set[str] = set()
    for locale in locales.split():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if "name" in attribute and isinstance(value, (dict, list, tuple)):
                flat = [y for x in value for y in (x if isinstance(x, (tuple, list)) else (x,))]
                found.update(unicodedata.normalize("NFC", x) for x in flat if isinstance(x, str) and "{{" not in x)
    return sorted(found)


def pairs(words: list[str]) -> str:
    """Neighbours of letters that are not ASCII."""
    found = set()
    for word in (part for text in words for part in text.replace("-", " ").split()):
        framed = f"^{folded(word)}$"
        found.update(a + b for a, b in pairwise(framed) if not (a + b).isascii())
    return " ".join(sorted(pair for pair in found if len(pair.split()) == 1))


def signs(words: list[str], low: str, high: str) -> set[str]:
    """Signs of a script."""
    return {c for word in words for c in word if low <= c <= high}


def main() -> None:
    """Learn, and write what was learnt."""
    held_out = "--held-out" in sys.argv
    learnt, other = {}, {}
    for key, locales in {**LOCALES, **SIGNS, "ko": "ko_KR"}.items():
        names = names_of(locales)
        random.Random(key).shuffle(names)
        learnt[key], other[key] = (names[::2], names[1::2]) if held_out else (names, [])
    lines = [
        "# What names are made of, by which an import tells encodings apart. Made by benchmarks/fit_name_parts.py.",
        "",
        "[pairs]",
    ]
    lines += [f'{key} = "{pairs([*learnt[key], *MORE.get(key, "").split()])}"' for key in LOCALES]
    # one language's letters beside another's, as in a German list with Spanish names, are looked up word by word
    lines += ["", "[signs]"]
    more = {"zh": SURNAMES, "zh-Hant": TRADITIONAL, "ja": JAPANESE}
    for key in SIGNS:
        found = signs([*learnt[key], HAN[key], more[key]], "\u4e00", "\u9fff")
        found |= signs(learnt[key], "\u3040", "\u30ff") | ({"々"} if key == "ja" else set())
        lines.append(f'{key} = "{"".join(sorted(found))}"')
    found = signs([*learnt["ko"], GIVEN, KOREAN], "\uac00", "\ud7a3")
    lines += ["", "[syllables]", f'ko = "{"".join(sorted(found))}"', ""]
    path = Path(__file__).parents[1] / "data" / "name_parts.toml"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    if held_out:
        _measure(other)


def _measure(names: dict[str, list[str]]) -> None:
    """How lists of names that were not learnt from are read."""
    for key, codes in CODES.items():
        for code in codes.split():
            fit = [n for n in names[key] if not n.isascii() and n.encode(code, "ignore").decode(code) == n]
            for size in (1, 5, 30):
                right = wrong = refused = 0
                for seed in range(50):
                    rng = random.Random(f"{key}{code}{size}{seed}")
                    blank = "" if key in ("zh", "zh-Hant", "ja", "ko") else " "
                    chosen = [f"{rng.choice(fit)}{blank}{rng.choice(fit)}" for _ in range(size)] if fit else []
                    text = "name;photo\r\n" + "".join(f"{n};{i}.jpg\r\n" for i, n in enumerate(chosen))
                    try:
                        found = decoded(text.encode(code), "list.csv")
                        right += found.text == text
                        if found.text != text:
                            wrong += 1
                            if wrong <= 2:
                                print("   wrong:", chosen[:2], "as", found.encoding, found.text.split("\r\n")[1][:60])
                    except UnclearEncodingError as error:
                        refused += 1
                        if refused == 1:
                            print("   refused:", chosen[:2], error, error.encodings[:3])
                print(f"{key:10} {code:10} {size:3}: right {right:3}  refused {refused:3}  WRONG {wrong}")


if __name__ == "__main__":
    main()
