"""Google's Lighthouse on the site as on a phone: four scores for each page, compared with the goals (`make bench`).

The demonstration runs with production's settings, with a filled page cache, behind nginx as docs/deploy/nginx.conf
configures it (HTTPS, HTTP/2), under a name that only this Chromium resolves. Needs chromium, nginx, openssl, node 18.16
or newer, and npm, which installs Lighthouse into a scratch folder. Lighthouse simulates the network. The CPU is slowed
to that of Lighthouse's phone: by 4, its default, or by less if this machine is slow or busy. The result is the median
of three runs.

    python -m tests.benchmarks.lighthouse               home, issue, article, exhibition
    python -m tests.benchmarks.lighthouse personpage    the first French page of another model
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from .serving import PROJECT, Bench, ask, find_port

LIGHTHOUSE = "lighthouse@12.8.2"  # 13 requires a newer node than Debian's
RUNS = int(os.environ.get("RUNS", 3))
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
KINDS = ("homepage", "issuepage", "articlepage", "exhibitionpage")
HOST = "www.example.org"
NEEDED = ("chromium", "nginx", "openssl", "node", "npm")
# The score of Lighthouse's phone in its benchmark, as Chromium's developer tools calibrate it. A machine that scores
# less than four times as much is slowed by less than Lighthouse's 4.
PHONE = 264
MEASURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def main(kinds: list[str]) -> int:
    missing = [name for name in NEEDED if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
    if missing:
        print(f"Not measured: {', '.join(missing)} is not installed (apt install chromium nginx-light openssl npm).")
        return 1
    with tempfile.TemporaryDirectory(prefix="lighthouse-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # nginx's workers read the media
        bench = LighthouseBench(Path(folder))
        bench.prepare()
        return bench.run(kinds)


class LighthouseBench(Bench):
    def __init__(self, folder: Path):
        super().__init__(folder)
        self.environment["SITE_URL"] = f"https://{HOST}"
        self.slowdown = 4.0  # of the CPU; each run returns the factor for the next

    def prepare(self) -> None:
        super().prepare()
        self.manage("set_site_address", f"https://{HOST}")
        self.install()

    def install(self) -> None:
        print(f"==> {LIGHTHOUSE}, by npm", flush=True)
        options = ["--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
        subprocess.run(["npm", "install", "--prefix", self.folder, *options, LIGHTHOUSE], check=True)

    def run(self, kinds: list[str]) -> int:
        """Measure one French page of each kind; return 1 if the median of a score is below its goal."""
        failed = []
        head = f"{'perf.':>6} {'access.':>8} {'practices':>10} {'SEO':>4}   {'FCP':>7} {'LCP':>7} {'TBT':>7} CLS "
        print(f"\n{'':16} {head} slowed by")
        with self.serving("cms.wsgi:application") as server, self.proxying(server.port) as port:
            self.audit(port, "/fr/")  # to measure the machine
            for kind in kinds:
                urllib.request.urlopen(ask(server.port, self.find_path(kind), "br", HOST)).read()  # to fill the cache
                reports = [self.audit(port, self.find_path(kind)) for _run in range(RUNS)]
                scores = {name: self.find_median(reports, name) for name in GOALS}
                failed += [f"{kind}: {name}" for name, goal in GOALS.items() if scores[name] < goal]
                shown = " ".join(f"{scores[name]:>{width}}" for name, width in zip(GOALS, (6, 8, 10, 4), strict=True))
                paint, largest, blocked, shift = (self.find_measure(reports, name) for name in MEASURES)
                print(
                    f"{kind:16} {shown}   {paint / 1000:>5.1f} s {largest / 1000:>5.1f} s {blocked:>4.0f} ms"
                    f" {shift:.2f} {self.slowdown:>8.1f}",
                    flush=True,
                )
                for line in sorted({line for report in reports for line in list_losses(report)}):
                    print(f"    {line}")
        if failed:
            goals = ", ".join(f"{name} {goal}" for name, goal in GOALS.items())
            print(f"\nBelow the goals ({goals}): {'; '.join(failed)}")
        return int(bool(failed))

    def find_path(self, kind: str) -> str:
        return next(path for model, path in self.pages if model == kind and path.startswith("/fr/"))

    def find_median(self, reports: list[dict], name: str) -> int:
        return round(100 * statistics.median(report["categories"][name]["score"] for report in reports))

    def find_measure(self, reports: list[dict], name: str) -> float:
        return statistics.median(report["audits"][name]["numericValue"] for report in reports)

    def audit(self, port: int, path: str) -> dict:
        """Run Lighthouse once in a separate Chromium; return its report."""
        # The name resolves to our nginx, which has our own certificate; all other names resolve to nothing.
        flags = (
            "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors --disable-background-networking "
            f'--host-resolver-rules="MAP {HOST}:443 127.0.0.1:{port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"'
        )
        # fmt: off
        command = [
            self.folder / "node_modules/.bin/lighthouse", f"https://{HOST}{path}", "--quiet", "--output=json",
            f"--only-categories={','.join(GOALS)}", f"--throttling.cpuSlowdownMultiplier={self.slowdown:.2f}",
            f"--chrome-flags={flags}",
        ]
        # fmt: on
        environment = os.environ | {"CHROME_PATH": shutil.which("chromium")}
        for _attempt in range(3):  # on a busy machine, Chromium may not answer in time
            said = subprocess.run(command, capture_output=True, text=True, env=environment)
            if said.returncode == 0:
                break
        else:
            raise SystemExit(f"Lighthouse could not read {path}:\n{said.stderr[-2000:]}")
        report = json.loads(said.stdout)
        self.slowdown = min(4, max(1, report["environment"]["benchmarkIndex"] / PHONE))
        return report

    @contextmanager
    def proxying(self, upstream: int):
        """Run nginx with the documented configuration, except for the ports, the certificate and the media folder."""
        port = find_port()
        # fmt: off
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={HOST}",
             "-keyout", self.folder / "privkey.pem", "-out", self.folder / "fullchain.pem"],
            check=True, capture_output=True,
        )
        # fmt: on
        site = (PROJECT / "docs/deploy/nginx.conf").read_text()
        site = re.sub(r"listen (80|\[::\]).*;", "", site)
        for former, new in (
            (f"/etc/letsencrypt/live/{HOST}", str(self.folder)),
            ("/srv/museumweek/media", str(self.folder / "media")),
            ("server 127.0.0.1:8000", f"server 127.0.0.1:{upstream}"),
            ("listen 443", f"listen 127.0.0.1:{port}"),
        ):
            site = site.replace(former, new)
        site = site[: site.index("server {")] + site[site.index("server {", site.index("return 301")) :]
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "".join(f"{kind}_temp_path {self.folder}/t-{kind};" for kind in kinds)
        user = "user root;" if os.getuid() == 0 else ""
        configuration = self.folder / "nginx-site.conf"
        configuration.write_text(
            f"{user} pid {self.folder}/nginx-site.pid; error_log stderr; events {{}} daemon off;"
            f"http {{ include /etc/nginx/mime.types; access_log off; {temporary} {site} }}"
        )
        process = subprocess.Popen(["nginx", "-c", configuration, "-e", "stderr"])
        for server in self.watch(process, port):
            yield server.port


def list_losses(report: dict) -> list[str]:
    """Return what lost points, and the places of errors."""
    found = []
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(f"{category['title']}: {audit['title']} {audit.get('displayValue', '')}".strip())
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(KINDS)))
