#!/bin/sh
# fetch-axe.sh DIR: puts the pinned axe-core into DIR and prints the folder that holds axe_core_python/axe.min.js. Exit: as fetch-python.sh.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
exec sh "$here/fetch-python.sh" "${1-}" "$here/axe/requirements.txt" axe-core "the HTML reports were NOT judged for accessibility."
