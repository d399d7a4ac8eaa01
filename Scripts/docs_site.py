#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the documentation site: `make docs`.

The hand-written articles of docs/site and the pages of docs/ become one DocC catalog, every library of the package
an archive of its own, and all are merged into one static site. Nothing is fetched but the Swift packages of the build.

    Scripts/docs_site.py --output out/docs     builds the site
    Scripts/docs_site.py --catalog FOLDER      only writes the catalog of articles (quick; used by the tests)
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def page_text(source: pathlib.Path, pages: set[str]) -> str:
    """A page of docs/ as a DocC article: links between pages become <doc:…>, links to other files their path in code."""

    def link(match: re.Match) -> str:
        picture, words, target = match.groups()
        if target.startswith(("http://", "https://", "#")):
            return match.group(0)
        name = pathlib.PurePosixPath(target.split("#")[0])
        if picture:
            return f"![{words}]({name.name})"
        if name.parent == pathlib.PurePosixPath(".") and name.stem in pages and name.suffix == ".md":
            return f"<doc:{name.stem}>"
        path = os.path.normpath(source.parent / name)
        shown = os.path.relpath(path, ROOT)
        return f"`{shown}`" if words in (shown, str(name), name.name, f"`{shown}`") else f"{words} (`{shown}`)"

    text = re.sub(r"<!--.*?-->\n*", "", source.read_text(encoding="utf-8"), flags=re.S)
    # Code keeps its brackets.
    parts = re.split(r"(```.*?```|`[^`\n]*`)", text, flags=re.S)
    return "".join(part if part.startswith("`") else LINK.sub(link, part) for part in parts)


def write_catalog(folder: pathlib.Path) -> list[str]:
    """Writes Manual.docc and returns the names of its pages."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sources = sorted((ROOT / "docs").glob("*.md"))
    pages = {source.stem for source in sources}
    for source in sources:
        (folder / source.name).write_text(page_text(source, pages), encoding="utf-8")
    reference = "\n".join(f"- <doc:{source.stem}>" for source in sources)
    for article in sorted((ROOT / "docs/site").glob("*.md")):
        text = article.read_text(encoding="utf-8").replace("@REFERENCE@", reference)
        (folder / article.name).write_text(text, encoding="utf-8")
    for picture in (ROOT / "docs/images").glob("*"):
        shutil.copy(picture, folder / picture.name)
    (folder / "Info.plist").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>'
        "<key>CFBundleIdentifier</key><string>lrh.manual</string>"
        "<key>CFBundleDisplayName</key><string>lrh</string></dict></plist>\n",
        encoding="utf-8",
    )
    return sorted(pages | {article.stem for article in (ROOT / "docs/site").glob("*.md")})


def run(*command: str, **more) -> str:
    print("+", " ".join(command), file=sys.stderr)
    return subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE, **more).stdout


def library_targets() -> list[str]:
    """The Swift targets of Sources that people may import; C targets and programs have no pages."""
    package = json.loads(run("swift", "package", "describe", "--type", "json"))
    return sorted(
        target["name"]
        for target in package["targets"]
        if target["type"] == "library" and target["module_type"] == "SwiftTarget" and target["path"].startswith("Sources/")
    )


def build(output: pathlib.Path) -> None:
    docc = shutil.which("docc") or os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift") or "swift")), "docc")
    work = ROOT / ".build/docs"
    manual = work / "Manual.docc"
    write_catalog(manual)
    run(docc, "convert", str(manual), "--output-path", str(work / "Manual.doccarchive"), "--warnings-as-errors")
    targets = library_targets()
    modules = work / "modules.doccarchive"
    shutil.rmtree(modules, ignore_errors=True)
    # The plugin is a dependency only here: nobody who builds lrh fetches it.
    environment = dict(os.environ, LRH_DOCS="1")
    selection = [word for target in targets for word in ("--target", target)]
    run(
        "swift", "package", "--scratch-path", ".build-docs", "--allow-writing-to-directory", str(work), "generate-documentation",
        *selection, "--enable-experimental-combined-documentation", "--output-path", str(modules), env=environment,
    )
    shutil.rmtree(output, ignore_errors=True)
    run(
        docc, "merge", str(work / "Manual.doccarchive"), str(modules), "--output-path", str(output),
        "--synthesized-landing-page-name", "lrh", "--synthesized-landing-page-kind", "Documentation",
    )
    print(f"{output}: the manual and {len(targets)} modules. To read it: python3 -m http.server -d {output}, then /documentation/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "out/docs")
    parser.add_argument("--catalog", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.catalog:
        write_catalog(arguments.catalog)
    else:
        build(arguments.output)


if __name__ == "__main__":
    main()
