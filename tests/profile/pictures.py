"""pictures.py --qujat PROGRAM --source TREE [NAME...]: draws the pictures of docs/templates.md from the samples of the CSS profile, into docs/pictures/profile/."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import run  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    source = pathlib.Path(options.source)
    sys.path.insert(0, str(source / "samples"))
    import contact_sheet
    target = source / "docs/pictures/profile"
    target.mkdir(parents=True, exist_ok=True)
    for sample in sorted((source / "samples/profile").glob("*.xhtml")):
        if options.names and sample.stem not in options.names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            run.render(options.qujat, sample, folder / "document", "pdf", folder / "sample.pdf")
            subprocess.run(["pdftoppm", "-r", "50", str(folder / "sample.pdf"), str(folder / "page")], check=True)
            pages = [contact_sheet.read_ppm(page.read_bytes()) for page in sorted(folder.glob("page*.ppm"))]
        width, rows = contact_sheet.tile([(False, page) for page in pages], 1200)
        contact_sheet.write_png(target / f"{sample.stem}.png", width, rows)
        print(f"{sample.stem}: {len(pages)} pages, {(target / f'{sample.stem}.png').stat().st_size} bytes")


if __name__ == "__main__":
    main()
