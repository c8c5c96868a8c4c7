"""The installed packages: their licences, checked against a list, and a bill of materials of the site (CycloneDX).

`python -m tests.tools.packages` checks the licences; with a file name, it writes the bill of materials there too.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).parents[2]
# What may be installed beside a site under GPL-3.0-or-later. All are SPDX's names.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"),
    *("GPL-3.0-only", "GPL-3.0-or-later", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"),
    *("Unlicense", "Zlib"),
}
# Packages with metadata that does not name one licence of SPDX: read in their LICENSE files.
READ = {
    "axe-playwright-python": "MIT",
    "fido2": "BSD-2-Clause AND Apache-2.0 AND MPL-2.0",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "qrcode": "BSD-3-Clause",
}
FORMER_NAMES = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def get_licence(package: Distribution) -> str:
    """Return a package's licence as an expression of SPDX; "" if its metadata does not say it."""
    name, data = normalise(package.metadata["Name"]), package.metadata
    if name in READ:
        return READ[name]
    if expression := data.get("License-Expression"):
        return expression
    said = (data.get("License") or "").strip()
    if said in ALLOWED:
        return said
    kinds = [line.rpartition(" :: ")[2] for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    found = {FORMER_NAMES.get(kind, "") for kind in kinds if kind != "OSI Approved"}
    return found.pop() if len(found) == 1 else ""


def is_allowed(expression: str) -> bool:
    """Return whether all licences of an expression are allowed; of those joined by OR, one."""
    alternatives = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(
        all(part.split(" WITH ")[0].strip() in ALLOWED for part in re.split(r"\s+AND\s+", alternative))
        for alternative in alternatives
    )


def list_refused() -> list[str]:
    """Return a line for each installed package with a licence that is unknown or not allowed."""
    lines = []
    for package in distributions():
        licence = get_licence(package)
        if not is_allowed(licence):
            lines.append(f"{package.metadata['Name']} {package.version}: {licence or 'unknown licence'}")
    return sorted(set(lines))


def normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def list_locked(lock: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the name, the version and the hashes of each package of a lock."""
    for entry in re.split(r"\n(?=\S)", lock.read_text()):
        if match := re.match(r"([\w.\[\]-]+)==([^\s;\\]+)", entry):
            yield normalise(match[1].partition("[")[0]), match[2], re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)


def make_bill() -> str:
    """Return the bill of materials of the site: the packages of requirements.txt, in CycloneDX 1.6."""
    licences = {normalise(package.metadata["Name"]): get_licence(package) for package in distributions()}
    bill = Bom()
    bill.metadata.component = Component(name="museumweek", type=ComponentType.APPLICATION, bom_ref="museumweek")
    for name, version, hashes in list_locked(ROOT / "requirements.txt"):
        licence = licences.get(name)  # missing for a package of other platforms
        bill.components.add(
            Component(
                name=name,
                version=version,
                type=ComponentType.LIBRARY,
                purl=PackageURL("pypi", name=name, version=version),
                bom_ref=f"{name}@{version}",
                licenses=[LicenseExpression(licence)] if licence else [],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in hashes],
            )
        )
    bill.register_dependency(bill.metadata.component, bill.components)
    return JsonV1Dot6(bill).output_as_string(indent=2)


def main(file: str = "") -> int:
    refused = list_refused()
    for line in refused:
        print(line)
    if file:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(make_bill())
        print(f"Bill of materials: {file}")
    return bool(refused)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
