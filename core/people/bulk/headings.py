"""What the columns of a list are about, by what stands over them in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.store.names import searched

ABOUT = (
    "name", "first name", "last name", "employee id", "groups", "valid from", "valid until", "photos", "consent",
    "another person",
)  # fmt: skip
"""What a column can be about."""

_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        """name; full name; person; person name; display name; employee name; vollstandiger name; nom
        complet; nombre completo; nome completo; nome e cognome; nom et prenom; nombre y apellidos; vor
        und nachname; volledige naam; imie i nazwisko; jmeno a prijmeni; fullt navn; hela namnet; ad
        soyad; adi soyadi; фио; ф и о; полное имя; імя та прізвище; піб; ονοματεπωνυμο; שם מלא; الاسم
        الكامل; 姓名; 名字; 名称; 名稱; 人员; 人員; 氏名; お名前; 성명; 이름""",
        """nom; nombre; nome; naam; navn; namn; nimi; nev; nume; imie; jmeno; ime; ad; isim; имя; імя; име;
        ονομα; שם; الاسم; 名前; mitarbeiter; mitarbeiterin""",
    ),
    "first name": (
        """first name; firstname; given name; given names; forename; vorname; vornamen; rufname; prenom;
        prenoms; nombres; nombre de pila; primer nombre; nome proprio; voornaam; imiona; krestni jmeno;
        fornavn; fornamn; etunimi; keresztnev; prenume; имя; імя; собственное имя; שם פרטי; الاسم الاول;
        名; 이름""",
    ),
    "last name": (
        """last name; lastname; surname; family name; nachname; familienname; zuname; nom de famille; nom d
        usage; apellido; apellidos; cognome; sobrenome; apelido; ultimo nome; achternaam; nazwisko;
        prijmeni; efternavn; etternavn; efternamn; sukunimi; vezeteknev; csaladnev; prezime; priimek;
        soyad; soyadi; soyisim; фамилия; прізвище; επωνυμο; שם משפחה; اسم العايلة; اسم العائلة; 姓; 姓氏;
        성""",
    ),
    "employee id": (
        """employee id; employee; employee number; employee no; employee nr; employee code; staff id; staff
        number; staff no; personnel number; personnel no; personnel id; badge; badge number; badge no;
        badge id; payroll number; payroll no; worker id; personalnummer; personal nr; persnr; pers nr;
        pnr; mitarbeiternummer; mitarbeiter nr; mitarbeiternr; mitarbeiter id; ausweisnummer; ausweis nr;
        personalnr; personal no; personal id; pers id; ma nr; ma nummer; stammnummer; stammnr; dienstnummer;
        dienstausweisnummer; id mitarbeiter; employeeid; employee num; emp id; emp no; emp nr; empno; staffid;
        staffno; n employe; n d employe; no d employe; n matricule; no matricule; numero matricule;
        numero employe; num employe; id employe; n salarie; numero de salarie; n empleado; n de empleado;
        num empleado; numero empleado; numero de legajo; n legajo; n dipendente; n matricola; numero matricola;
        id dipendente; n funcionario; n de funcionario; numero funcionario; n mecanografico; personeelsnr;
        personeels nr; medewerkernummer; nr ewidencyjny; numer ewidencyjny; nr osobowy; os cislo; os c; osobne cislo;
        medarbejdernr; medarbejder nr; ansattnr; ansatt nr; anstallningsnr; anstallnings nr; henkilonro; sicil;
        sicil numarasi; personel numarasi; таб no; таб n; таб; табельный no; табельный n; no табельный;
        matr; matricule n; matricule no;
        no сотрудника; табельний no;  таб ном;
        matricule; numero d employe; no employe; numero de empleado; no empleado; id empleado; codigo de
        empleado; legajo; matricola; numero dipendente; numero de funcionario; matricula;
        personeelsnummer; numer pracownika; nr pracownika; id pracownika; osobni cislo; cislo zamestnance;
        medarbejdernummer; ansattnummer; anstallningsnummer; henkilonumero; torzsszam; dolgozo azonosito;
        marca; sicil no; personel no; calisan numarasi; табельный номер; табельный; таб номер; табельний
        номер; номер сотрудника; αριθμος υπαλληλου; מספר עובד; الرقم الوظيفي; رقم الموظف; 工号; 工號;
        员工编号; 員工編號; 员工号; 人员编号; 社員番号; 従業員番号; 사번; 직원번호; 사원번호""",
        """id; nr; no; number; nummer; numero; numer; cislo; kennung; kod; code; ref; номер; αριθμος; מספר;
        رقم; 编号; 編號; 番号; 번호""",
    ),
    "groups": (
        """groups; group; access group; access groups; gruppe; gruppen; zutrittsgruppe; zutrittsgruppen;
        groupe; groupes; grupo; grupos; gruppo; gruppi; groep; groepen; grupa; grupy; skupina; skupiny;
        grupp; ryhma; csoport; grup; группа; группы; група; групи; ομαδα; קבוצה; المجموعة; 组; 組; 组别;
        組別; 分组; 群组; 群組; 权限组; グループ; 그룹""",
        """department; departments; team; abteilung; departement; service; departamento; reparto; afdeling;
        dzial; oddeleni; avdelning; avdeling; osasto; osztaly; bolum; отдел; відділ; τμημα; מחלקה; القسم;
        部门; 部門; 부서""",
    ),
    "valid from": (
        """valid from; from; start; start date; gultig ab; gultig von; valable du; valable a partir du;
        valido desde; valido da; geldig vanaf; wazny od; plati od; gyldig fra; giltig fran; действует с;
        действителен с; 有效期自; 有效期从; 有效期起; 生效日期; 开始日期; 起始日期; 有効開始日; 開始日;
        시작일""",
        """ab; von; beginn; debut; date de debut; inicio; fecha de inicio; inizio; od; fra; fran; с; начало;
        від""",
    ),
    "valid until": (
        """valid until; valid to; valid till; until; to; end; end date; expires; expiry; expiry date;
        expiration date; gultig bis; valable jusqu au; valido hasta; valido ate; valido fino al; geldig
        tot; wazny do; plati do; gyldig til; giltig till; действует до; действителен до; ισχυει εως; בתוקף
        עד; 有效期至; 有效期; 有效期止; 到期日; 到期日期; 截止日期; 结束日期; 有効期限; 終了日; 종료일;
        만료일""",
        """bis; ablauf; ende; fin; date de fin; fecha de fin; hasta; scadenza; ate; do; til; till; до; конец;
        окончание""",
    ),
    "photos": (
        """photos; photo; picture; pictures; image; images; photo file; photo path; foto; fotos; bild;
        bilder; bilddatei; lichtbild; immagine; imagen; foto pad; zdjecie; fotografie; fotka; fenykep;
        fotograf; valokuva; kuva; фото; фотография; світлина; снимка; φωτογραφια; תמונה; الصورة; 照片;
        照片路径; 相片; 图片; 圖片; 头像; 写真; 사진""",
        """file; files; datei; fichier; archivo; plik; soubor; файл; 文件; 檔案""",
    ),
    "consent": (
        """consent; consent form; consent on record; consent document; einwilligung; einverstandnis;
        consentement; consentimiento; consenso; consentimento; toestemming; zgoda; souhlas; samtykke;
        samtycke; suostumus; hozzajarulas; consimtamant; riza; acik riza; согласие; згода; съгласие;
        συγκαταθεση; הסכמה; الموافقة; 同意; 同意书; 同意書; 동의""",
    ),
    "another person": ("""another person; not the same person; not the same as; andere person; 另一人; 不是同一人""",),
}
_LONGEST = 200  # characters
_NUMBERED = re.compile(r"(.*\D)\s?\d{1,3}")  # photo 1, photo 2
SURNAME_FIRST = frozenset({"vezeteknev", "csaladnev"})
"""Words over surnames where those are written before the given name, with a blank between."""


def words_of(heading: str) -> str:
    """A heading as it is looked up: folded, without accents, one blank between words."""
    if len(heading) > _LONGEST:
        return ""
    return " ".join(re.sub(r"[_\-./:：'’`°()\[\]#*]", " ", searched(heading.strip().lstrip("'"))).split())


_KNOWN = {
    about: [frozenset(words_of(word) for word in words.split(";")) for words in ranked]
    for about, ranked in _NAMES.items()
}


def about(heading: str) -> list[tuple[int, str]]:
    """What a heading may be about, each with a rank: 0 says just that, 1 could be something more common too."""
    words = words_of(heading)
    if not words:
        return []
    found = [(rank, what) for what, ranked in _KNOWN.items() for rank, known in enumerate(ranked) if words in known]
    numbered = _NUMBERED.fullmatch(words)
    if not found and numbered is not None and numbered[1].strip() in _KNOWN["photos"][0] | _KNOWN["photos"][1]:
        return [(0, "photos")]
    return found


class ContradictionError(ValueError):
    """Two columns are about the same.

    Attributes:
        first: number of the one.
        second: number of the other.

    """

    def __init__(self, first: int, second: int):
        super().__init__(first, second)
        self.first, self.second = first, second


def columns_of(cells: Sequence[str]) -> dict[str, list[int]]:
    """Which columns are about what; photos may have several. A column that says so exactly goes before others.

    Raises:
        ContradictionError: two columns are about the same.

    """
    meant = [about(cell) for cell in cells]
    parts = {what for found in meant for _, what in found if what in ("first name", "last name")}
    columns: dict[str, list[int]] = {}
    for what in ABOUT:
        by_rank: dict[int, list[int]] = {}
        for number, found in enumerate(meant):
            for rank, one in found:
                if one == what and not (what == "first name" and len(found) > 1 and "last name" not in parts):
                    by_rank.setdefault(rank, []).append(number)
        if not by_rank:
            continue
        best = by_rank[min(by_rank)]
        if what == "photos":
            best = sorted(number for numbers in by_rank.values() for number in numbers)
        elif len(best) > 1:
            raise ContradictionError(best[0], best[1])
        columns[what] = best
    if columns.get("name") == columns.get("first name"):  # a word that is both, beside a surname
        columns.pop("name", None)
    return columns
