"""The Nu HTML checker, the program of validator.w3.org, run on many files at once.

It is a Java program, packaged by its authors for npm: `make checker` installs it (apt install default-jre-headless).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
JAR = Path(os.environ.get("VNU_JAR") or PROJECT / ".venv/checker/node_modules/vnu-jar/build/dist/vnu.jar")
NO_CHECKER = "The Nu HTML checker is not here (make checker; apt install default-jre-headless)"


@dataclass
class Finding:
    """One message of the checker about one file."""

    file: str
    kind: str  # error, warning, info
    message: str
    line: int
    extract: str

    def __str__(self):
        return f"{self.file}, line {self.line}: {self.kind}: {self.message}\n    {' '.join(self.extract.split())}"


def is_there() -> bool:
    return bool(shutil.which("java")) and JAR.exists()


def check(files: Iterable[Path], *options: str) -> list[Finding]:
    """Check all files in one process, because starting it takes longer than many pages."""
    # fmt: off
    command = [
        "java", "-XX:+UseSerialGC", "-Xshare:auto", "-jar", str(JAR),
        "--format", "json", "--stdout", "--exit-zero-always", *options, *map(str, files),
    ]
    # fmt: on
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [
        Finding(
            file=Path(message.get("url", "")).name,
            kind=message.get("subType", message["type"]),
            message=message["message"],
            line=message.get("lastLine", 0),
            extract=message.get("extract", ""),
        )
        for message in json.loads(said)["messages"]
    ]
