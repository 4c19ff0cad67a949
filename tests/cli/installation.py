"""An installation of the built program in a scratch folder, and ways to run it.

The program finds its templates and the list of fonts relative to itself; an installed tree may
stand anywhere, so the tests build one and need no particular place of the build folder.
"""
import os
import shutil
import subprocess

DOCUMENTS = ("registration-certificate", "registration-refusal")
LANGUAGES = ("kk", "ru")
REGIMES = ("r415-2023", "r703")


def lay_out(work, qujat, source):
    """Builds bin/qujat and share/qujat/… under `work`; returns the path of the program."""
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "bin"))
    program = os.path.join(work, "bin", "qujat")
    helper = os.path.join(os.path.dirname(os.path.abspath(qujat)), "qujat-sandbox")
    for built, installed in ((qujat, program), (helper, program + "-sandbox")):
        if not os.path.exists(built):
            continue
        try:
            os.link(built, installed)  # a sanitizer build is large
        except OSError:
            shutil.copy2(built, installed)
    for folder in ("templates", "fonts"):
        shutil.copytree(os.path.join(source, folder), os.path.join(work, "share", "qujat", folder))
    return program


def run(program, *arguments, data=None, env=None, cwd=None, text=False, **more):
    """Runs the program with an environment of exactly PATH and what `env` says."""
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin")}
    for name in os.environ:
        if name.startswith(("ASAN_", "UBSAN_", "LSAN_", "TSAN_")):
            environment[name] = os.environ[name]
    environment.update(env or {})
    if isinstance(data, str):
        data = data.encode()
    kept = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    if "stdin" not in kept:
        kept["input"] = data if data is not None else b""
    done = subprocess.run([program, *arguments], env=environment, cwd=cwd, timeout=120, **kept)
    if text:
        done.stdout = done.stdout.decode() if done.stdout is not None else None
        done.stderr = done.stderr.decode() if done.stderr is not None else None
    return done
