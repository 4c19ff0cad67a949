#!/bin/sh
# fetch-python.sh DIR REQUIREMENTS WHAT LOSS: puts the pinned packages of REQUIREMENTS (which names every one and its sums) into DIR and
# prints the folder to give to Python as PYTHONPATH. WHAT and LOSS are for the message: what they are, and what is not done without them.
# Nothing is downloaded when DIR already holds them.
# Exit: 0 ready; 77 cannot be had here (the test is skipped, loudly); 2 wrong call.
set -u
if [ $# -ne 4 ] || [ -z "$1" ]; then
    echo "usage: fetch-python.sh DIR REQUIREMENTS WHAT LOSS" >&2
    exit 2
fi
requirements=$2
what=$3
loss=$4

cannot() {
    {
        echo "$what IS NOT AVAILABLE: $loss"
        echo "$*"
    } | fold -s -w 100 >&2
    exit 77
}

command -v python3 >/dev/null 2>&1 || cannot "Tried: python3, which is not on PATH."
# Compiled packages serve one version of Python and one machine; other pins are another folder.
kind=$(python3 -c 'import hashlib, platform, sys; print("python%d.%d-%s-%s" % (*sys.version_info[:2], platform.machine(), hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:16]))' "$requirements") ||
    exit 2
mkdir -p -- "$1" || cannot "Tried: to create $1."
dir=$(CDPATH='' cd -- "$1" && pwd) || exit 2
if [ ! -d "$dir/$kind" ]; then
    # A private folder and one rename: tests running side by side may all land here.
    new=$(mktemp -d "$dir/.new.XXXXXX") || cannot "Tried: to write in $dir."
    trap 'rm -rf -- "$new"' EXIT
    trap 'exit 130' HUP INT TERM
    python3 -m venv "$new/venv" >"$new/log" 2>&1 ||
        cannot "Tried: python3 -m venv. On Debian: apt install python3-venv."
    "$new/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: \
        --target "$new/packages" --requirement "$requirements" >"$new/log" 2>&1 ||
        cannot "Tried: pip install with $requirements. It failed with: $(grep -i error "$new/log" | head -n 1)"
    mv -- "$new/packages" "$dir/$kind" 2>/dev/null || [ -d "$dir/$kind" ] || exit 2
fi
echo "$dir/$kind"
