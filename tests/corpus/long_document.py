"""A DOCX as Word writes it, of any length: for the figures of time and memory. Words are drawn from a short list by a fixed rule, so every run makes the same file."""

import io
import zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
WORDS = ("проект предусматривает создание платформы для учёта и отчётности малых предприятий Казахстана жобаның мақсаты нарық тұтынушылар "
         "инвестиции доходы расходы команда технология внедрение развитие рынок сбыта конкуренты преимущества риски показатели эффективности").split()
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'


class Source:
    def __init__(self):
        self.state = 1

    def text(self, count):
        words = []
        for _ in range(count):
            self.state = (self.state * 1103515245 + 12345) % 2**31
            words.append(WORDS[(self.state >> 16) % len(WORDS)])
        return " ".join(words)

    def runs(self, count):
        # Word cuts a sentence into runs wherever it was edited or spelled.
        result = []
        while count > 0:
            size = min(count, 7)
            result.append(f'<w:r w:rsidRPr="00{self.state % 10**6:06}"><w:rPr>{FONT}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="ru-RU"/></w:rPr>'
                          f'<w:t xml:space="preserve">{self.text(size)} </w:t></w:r><w:proofErr w:type="spellStart"/>')
            count -= size
        return "".join(result)

    def paragraph(self, count, properties=""):
        return (f'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w:rsidP="00AB12CD"><w:pPr>{properties}<w:spacing w:after="0" w:line="360" w:lineRule="auto"/>'
                f'<w:ind w:firstLine="709"/><w:jc w:val="both"/><w:rPr>{FONT}<w:sz w:val="28"/></w:rPr></w:pPr>{self.runs(count)}</w:p>')


def make(pages):
    """About 320 words, one heading, two list items and half a table of 5 by 4 on each page."""
    source, body = Source(), []
    for page in range(pages):
        body.append(source.paragraph(5, '<w:pStyle w:val="1"/>'))
        body += [source.paragraph(60) for _ in range(4)]
        body += [source.paragraph(12, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for _ in range(2)]
        if page % 2 == 0:
            rows = "".join("<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2336" w:type="dxa"/></w:tcPr>{source.paragraph(4)}</w:tc>' for _ in range(4)) + "</w:tr>" for _ in range(5))
            body.append(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
    parts = {
        "_rels/.rels": '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
                              '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W}><w:body>{"".join(body)}</w:body></w:document>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue(), len(parts["word/document.xml"].encode())
