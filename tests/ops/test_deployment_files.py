"""docs/deploy/: the files that an administrator copies are checked by the programs that will read them."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))


def find_program(name):
    """The program's path; where it is not installed the test is skipped (.ci/run installs all of them)."""
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/sbin")
    if not program:
        pytest.skip(f"{name} is not installed here")
    return program


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def nginx(tmp_path):
    """Write nginx.conf as it is documented, with other ports, a certificate of our own and files in tmp_path."""
    program = find_program("nginx")
    certificate, key = tmp_path / "fullchain.pem", tmp_path / "privkey.pem"
    subprocess.run(
        [find_program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        + ["-subj", "/CN=www.example.org", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    plain, secure = free_port(), free_port()

    def write(upstream="127.0.0.1:8000"):
        site = (DEPLOY / "nginx.conf").read_text()
        for former, new in (
            ("/etc/letsencrypt/live/www.example.org", str(tmp_path)),
            ("/srv/museumweek/media", str(tmp_path / "media")),
            ("server 127.0.0.1:8000", f"server {upstream}"),
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
        ):
            assert former in site
            site = site.replace(former, new)
        site = re.sub(r"listen \[::\].*;", "", site)
        (tmp_path / "site.conf").write_text(site)
        temporary = "".join(
            f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"user root; pid {tmp_path}/nginx.pid; error_log stderr; events {{}} daemon off;"
            f"http {{ access_log off; {temporary} include {tmp_path}/site.conf; }}"
        )
        return [program, "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", "stderr"]

    write.plain, write.secure = plain, secure
    return write


def test_nginx_accepts_its_configuration(nginx):
    result = subprocess.run([*nginx(), "-t"], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "[warn]" not in result.stderr.replace('the "user" directive makes sense only', ""), result.stderr


def ask(port, path, secure=True, **headers):
    """One request through the proxy: (status, headers, body)."""
    if secure:
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=10)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": "www.example.org"} | headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def test_readers_reach_the_site_through_nginx_by_https_alone(
    nginx, live_server, django_db_serialized_rollback, settings, tmp_path
):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    call_command("set_site_address", "https://www.example.org/", verbosity=0)
    (tmp_path / "media" / "documents").mkdir(parents=True)
    (tmp_path / "media" / "picture.txt").write_text("a picture")
    (tmp_path / "media" / "documents" / "secret.txt").write_text("a secret")
    process = subprocess.Popen(nginx(upstream=f"127.0.0.1:{live_server.thread.port}"))
    try:
        wait_for_port(nginx.secure)
        status, headers, _body = ask(nginx.plain, "/robots.txt", secure=False)
        assert (status, headers["Location"]) == (301, "https://www.example.org/robots.txt")
        status, _headers, body = ask(nginx.secure, "/robots.txt", **{"X-Forwarded-Proto": "http"})
        assert status == 200
        assert b"Sitemap: https://www.example.org/sitemap.xml" in body
        assert ask(nginx.secure, "/media/picture.txt")[2] == b"a picture"
        assert ask(nginx.secure, "/media/documents/secret.txt")[0] == 404
        assert b"daemon off" not in ask(nginx.secure, "/media/%2e%2e/nginx.conf")[2]
        assert ask(nginx.secure, "/healthz")[0] == 404
    finally:
        process.terminate()
        process.wait(10)


def wait_for_port(port, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"Nothing listens on {port}")


def test_caddy_accepts_its_configuration(tmp_path, monkeypatch):
    caddy = find_program("caddy")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    command = [caddy, "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert subprocess.run([caddy, "fmt", "--diff", DEPLOY / "Caddyfile"], capture_output=True).returncode == 0


def test_systemd_accepts_the_units(tmp_path):
    systemd_analyze = find_program("systemd-analyze")
    for unit in UNITS:
        text = unit.read_text().replace("/srv/museumweek/site/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text)
    result = subprocess.run(
        [systemd_analyze, "verify", "--man=no", *(tmp_path / unit.name for unit in UNITS)],
        capture_output=True,
        text=True,
    )
    ours = [line for line in result.stderr.splitlines() if "museumweek" in line]
    assert ours == []
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("script", sorted(DEPLOY.glob("*.sh")), ids=lambda script: script.name)
def test_bash_accepts_the_scripts(script):
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert script.stat().st_mode & 0o111


def test_the_guide_names_every_file_and_every_variable():
    guide = (DEPLOY.parent / "deploy.md").read_text()
    for file in DEPLOY.iterdir():
        assert file.name in guide
    production = (Path(__file__).parents[2] / "cms" / "settings" / "production.py").read_text()
    for name in re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z0-9_]+)\"", production):
        assert f"`{name}`" in guide, name
