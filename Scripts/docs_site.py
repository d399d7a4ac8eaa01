#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the documentation site: `make docs`.

The hand-written articles of docs/site and the pages of docs/ become one DocC catalog, every library of the package
an archive of its own, and all are merged into one static site. Nothing is fetched but the Swift packages of the build.

    Scripts/docs_site.py --output out/docs     builds the site
    Scripts/docs_site.py --check               only the articles: a warning of docc is an error (quick; the tests run it)
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

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

    # DocC shows titles as they are written, in lists with their backticks.
    title, body = source.read_text(encoding="utf-8").split("\n", 1)
    text = re.sub(r"<!--.*?-->\n*", "", title.replace("`", "") + "\n" + body, flags=re.S)
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


def docc() -> str:
    """The documentation compiler, which comes with Swift."""
    return shutil.which("docc") or os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift") or "swift")), "docc")


def convert_articles(work: pathlib.Path) -> pathlib.Path:
    """The archive of the manual, made in a folder; a warning is an error."""
    write_catalog(work / "Manual.docc")
    archive = work / "Manual.doccarchive"
    run(docc(), "convert", str(work / "Manual.docc"), "--output-path", str(archive), "--warnings-as-errors")
    return archive


def build(output: pathlib.Path) -> None:
    work = ROOT / ".build/docs"
    manual = convert_articles(work)
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
    output.parent.mkdir(parents=True, exist_ok=True)
    run(
        docc(), "merge", str(manual), str(modules), "--output-path", str(output), "--synthesized-landing-page-name", "lrh",
        "--synthesized-landing-page-kind", "Documentation", "--synthesized-landing-page-topics-style", "list",
    )
    shown = os.path.relpath(output)
    print(f"{shown}: the manual and {len(targets)} modules. To read it:")
    print(f"  python3 -m http.server --bind 127.0.0.1 --directory {shown}    # then open http://127.0.0.1:8000/documentation/manual")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "out/docs")
    parser.add_argument("--check", action="store_true", help="only convert the articles, into a temporary folder")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            with tempfile.TemporaryDirectory() as folder:
                convert_articles(pathlib.Path(folder))
        else:
            build(arguments.output)
    except subprocess.CalledProcessError as error:
        sys.exit(f"docs_site: {os.path.basename(error.cmd[0])} failed with code {error.returncode}")


if __name__ == "__main__":
    main()
