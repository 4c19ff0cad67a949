#!/bin/sh
# verapdf.sh FILE.pdf...: asks veraPDF whether each file is PDF/A-3a and PDF/UA-1.
# Exit: 0 all pass; 1 something fails; 77 veraPDF cannot be had; 2 wrong call.
set -u
[ $# -gt 0 ] || { echo "usage: verapdf.sh FILE.pdf..." >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
jars=${QUJAT_VERAPDF:-${XDG_CACHE_HOME:-$HOME/.cache}/qujat/verapdf}
if ! command -v python3 >/dev/null 2>&1; then
    echo "veraPDF WAS NOT RUN: python3, which reads its report, is not on PATH." >&2
    exit 77
fi
sh "$here/fetch-verapdf.sh" "$jars" || exit
LC_ALL=C.UTF-8  # in the C locale Java garbles non-ASCII file names
export LC_ALL
exec python3 "$here/verapdf/judge.py" "$jars" "$@"
