"""Data at the edges of what the contracts allow: the longest, the most, the fewest, every kind of character."""
import itertools
import json

import papers

# As people write them; every special letter of both languages stands somewhere.
KAZAKH = ("Сарыарқа Өңірлік Ғылыми-технологиялық Даму Ұйымы Үздік Шешімдер Қоғамдық Һәм Әлеуметтік Іс-шараларды Цифрландыру "
          "жөніндегі «Ұлытау» тәжірибелік-эксперименттік зертханасы мен есептеу техникасы негізіндегі деректерді өңдеу орталығы").split()
RUSSIAN = ("Региональное Научно-производственное Объединение разработчиков программного обеспечения и аппаратно-программных комплексов, "
           "включая съёмку, учёт и подъём данных с помощью вычислительной техники, «Цифровые решения – Ұлытау», филиал в городе Жезказгане").split()
# Tenge, guillemets, number sign, dashes, apostrophes, yo, the Kazakh letters in both cases, Latin ligatures, non-breaking spaces.
CHARACTERS = "₸ «а» №\u00a07 — – ’ ʼ … ёЁ ӘәҒғҚқҢңӨөҰұҮүҺһІі офис office efficient flow fjord\u00a0½ 1\u202f000\u202f000\u00a0₸ 5\u00a0%, §\u00a03, 20°, x²"


def words(source, length):
    """Words of `source` in turn, exactly `length` characters, no space at the end."""
    text = ""
    for word in itertools.cycle(source):
        if len(text) + 1 + len(word) > length:
            break
        text += (" " if text else "") + word
    return text + "а" * (length - len(text))


def paragraphs(source, length, of):
    """Text of paragraphs of about `of` characters, exactly `length` together."""
    text = words(source, length)
    pieces = []
    while text:
        cut = text.rfind(" ", 0, of) if len(text) > of else len(text)
        pieces.append(text[:cut].strip())
        text = text[cut + 1:]
    made = "\n".join(pieces)
    return made + "." * (length - len(made))


def load(name):
    with open(papers.data(name), encoding="utf-8") as file:
        return json.load(file)


def every(folder):
    """Writes the data files into `folder`; returns papers."""
    made = []

    def add(name, base, change, operator=None):
        document, language, regime = base.split(".")
        data = load(base)
        change(data, {"kk": KAZAKH, "ru": RUSSIAN}[language])
        path = f"{folder}/{name}.json"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False)
        made.append(papers.Paper(name, document, language, regime, path, papers.data("operator-with-address") if operator else None))

    def longest_certificate(data, source):
        data["applicant"]["org_name"] = words(source, 500)
        data["applicant"]["org_location"] = words(source, 500)
        data["document"]["registration_number"] = words(source, 50)
        data["document"]["activity_kinds"] = [words(source[i:] + source[:i], 500) for i in range(3)]

    def many_kinds(data, source):
        data["document"]["activity_kinds"] = [f"{i}) " + words(source[i % len(source):], 60 + 7 * (i % 9)) for i in range(1, 41)]

    def most_kinds(data, source):
        data["document"]["activity_kinds"] = [f"{i}. {source[i % len(source)]}" for i in range(1, 101)]

    def characters_of_certificate(data, _):
        data["applicant"]["org_name"] = "ТОО " + CHARACTERS
        data["applicant"]["org_location"] = CHARACTERS
        data["document"]["activity_kinds"] = [CHARACTERS, "«" + CHARACTERS + "»"]
        data["document"]["registration_number"] = "№ ӘҒ–2026/ҚҢ’7"

    def longest_letter(data, source):
        applicant, out = data["applicant"], data["out"]
        applicant["org_name"] = words(source, 500)
        applicant["org_name_forms"] = {form: words(source, 500) for form in ("genitive", "dative", "accusative")}
        applicant["org_location"] = words(source, 500)
        applicant["contact_email"] = "scientific-production@long-name.example"  # one word: a longer one does not fit its column (LAY-0002)
        applicant["contact_phone"] = "+7 (7172) 00-00-00"
        data["application"]["application_id"] = words(source, 50)
        out["doc_number"] = words(source, 50)
        out["signatory_position"] = words(source, 200)
        out["signatory_name"] = words(source, 200)
        data["document"]["reasoning"] = paragraphs(source, 10000, 700)

    def two_grounds(data, source):
        longest_letter(data, source)
        data["document"]["grounds"] = ["g-r703-16-1", "g-r703-16-2"]
        data["document"]["annex_items_failed"] = [f"bp703-{i:02}" for i in range(1, 12)]

    def one_paragraph(data, source):
        data["document"]["reasoning"] = words(source, 10000)
        data["out"]["signature"] = "seal"

    def short_lines(data, source):
        data["document"]["reasoning"] = "\n".join(source[i % len(source)] for i in range(300))
        data["out"]["signature"] = "eds"

    def fewest(data, _):
        for key in ("contact_email", "contact_phone"):
            data["applicant"].pop(key, None)
        data["document"].pop("annex_items_failed", None)
        data["document"]["grounds"] = ["g-r703-16-2"]
        data["document"]["reasoning"] = "Ж"
        data["out"]["signature"] = "hand"

    def characters_of_letter(data, _):
        data["applicant"]["org_name"] = CHARACTERS
        data["applicant"]["org_name_forms"] = {form: CHARACTERS for form in ("genitive", "dative", "accusative")}
        data["document"]["reasoning"] = CHARACTERS + "\n\n" + CHARACTERS.upper().replace("½", "⅔")
        data["out"]["signatory_name"] = "Һ. Ұғаңқызы – Ёлкина"

    add("awkward-certificate-longest", "registration-certificate.kk.r703", longest_certificate, operator=True)
    add("awkward-certificate-longest-ru", "registration-certificate.ru.r415-2023", longest_certificate)
    add("awkward-certificate-40-kinds", "registration-certificate.ru.r703", many_kinds, operator=True)
    add("awkward-certificate-100-kinds", "registration-certificate.kk.r415-2023", most_kinds)
    add("awkward-certificate-characters", "registration-certificate.kk.r703", characters_of_certificate)
    add("awkward-letter-longest", "registration-refusal.kk.r703", longest_letter, operator=True)
    add("awkward-letter-two-grounds", "registration-refusal.ru.r703", two_grounds)
    add("awkward-letter-one-paragraph", "registration-refusal.ru.r415-2023", one_paragraph)
    add("awkward-letter-short-lines", "registration-refusal.kk.r415-2023", short_lines)
    add("awkward-letter-fewest", "registration-refusal.kk.r703", fewest)
    add("awkward-letter-characters", "registration-refusal.ru.r703", characters_of_letter)
    return made
