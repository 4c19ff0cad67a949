#!/bin/sh
# fetch-verapdf.sh DIR: puts the pinned veraPDF into DIR (verapdf/pom.xml names it,
# verapdf/SHA256SUMS proves it). Nothing is downloaded when DIR already holds it.
# Exit: 0 ready; 77 cannot be had here (the test is skipped, loudly); 1 what came is
# not what we pinned; 2 wrong call.
set -u
if [ $# -ne 1 ] || [ -z "$1" ]; then
    echo "usage: fetch-verapdf.sh DIR" >&2
    exit 2
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
dir=$1
sums=$here/verapdf/SHA256SUMS

cannot() {
    {
        echo "veraPDF IS NOT AVAILABLE: PDF/A-3a and PDF/UA-1 were NOT judged by an outside tool."
        echo "$*"
    } | fold -s -w 100 >&2
    exit 77
}
good() { (cd -- "$1" 2>/dev/null && sha256sum --quiet --check "$sums" >/dev/null 2>&1); }

# The judge needs a JVM on every run, not only for fetching.
command -v java >/dev/null 2>&1 ||
    cannot "Tried: java, which is not on PATH. On Debian: apt install default-jre-headless maven."
good "$dir" && exit 0
command -v mvn >/dev/null 2>&1 ||
    cannot "Tried: $dir, which does not hold the pinned jar; then mvn, which is not on PATH." \
           "On Debian: apt install maven."
mkdir -p -- "$dir" || cannot "Tried: to create $dir."
dir=$(cd -- "$dir" && pwd) || exit 1  # Maven would read a relative path from the pom's place

# A private directory and one rename per jar: tests running side by side may all land here.
new=$(mktemp -d "$dir/.new.XXXXXX") || cannot "Tried: to write in $dir."
trap 'rm -rf -- "$new"' EXIT
trap 'exit 130' HUP INT TERM
# -U: otherwise Maven remembers one failed download for a day. The long plugin name: with the
# short one a missing network is reported as a missing prefix.
if ! mvn -q -B -U -f "$here/verapdf/pom.xml" \
        org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
        -DoutputDirectory="$new/jars" >"$new/log" 2>&1 </dev/null
then
    why=$(sed -n '/ERROR/{s/.*ERROR[^ ]* *//p;q;}' "$new/log")
    cannot "Tried: mvn dependency:copy-dependencies with $here/verapdf/pom.xml." \
           "The download failed with: ${why:-no message}"
fi
if ! good "$new/jars"; then
    echo "fetch-verapdf.sh: the downloaded jars do not match $sums:" >&2
    (cd -- "$new/jars" && sha256sum -- *) >&2
    exit 1
fi
mv -f -- "$new"/jars/*.jar "$dir"/ || exit 1
