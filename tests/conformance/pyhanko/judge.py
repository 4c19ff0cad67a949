"""judge.py ROOT.pem FILE.pdf...: pyHanko's verdict on every signature of each file, one JSON object a line. Only the root given is trusted; no network."""
import json
import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def verdicts(root, name):
    with open(name, "rb") as file:
        try:
            signatures = PdfFileReader(file).embedded_signatures
        except Exception as error:  # a file it cannot read is a verdict too
            yield {"file": name, "error": str(error)}
            return
        for signature in signatures:
            said = {"file": name, "field": signature.field_name}
            try:
                status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root], allow_fetching=False))
                said.update(intact=status.intact, valid=status.valid, trusted=status.trusted, good=status.bottom_line, coverage=status.coverage.name,
                            changes=status.modification_level.name if status.modification_level is not None else None, summary=status.summary(),
                            signing_time_attribute="signing_time" in {attribute["type"].native for attribute in signature.signer_info["signed_attrs"]},
                            subfilter=str(signature.sig_object["/SubFilter"]))
            except Exception as error:
                said.update(good=False, error=f"{type(error).__name__}: {error}")
            yield said


def main():
    logging.disable(logging.CRITICAL)
    root = load_cert_from_pemder(sys.argv[1])
    for name in sys.argv[2:]:
        for said in verdicts(root, name):
            print(json.dumps(said))


if __name__ == "__main__":
    main()
