#!/bin/sh
# Everything from a fresh Debian 12 or 13 with only git and sh:
#   sh bootstrap.sh demo   install what is needed, build, fill out/ with sample documents
#   sh bootstrap.sh test   the same set-up, then every test
# A second run installs nothing and builds only what changed.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }

# packages SECTION...: the names listed under these headings of cmake/packages.txt
packages() {
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/p" cmake/packages.txt | sed '/^\[/d;/^#/d;/^$/d'
    done
}

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'; }

# missing SECTION...: what is not there yet; a name with "?" only where this release of Debian has such a package
missing() {
    for package in $(packages "$@"); do
        case "$package" in
        *\?)
            package=${package%\?}
            apt-cache show "$package" >/dev/null 2>&1 || continue
            ;;
        esac
        is_installed "$package" || printf '%s ' "$package"
    done
}

# install SECTION...: what is missing, by apt
install() {
    [ -n "$(missing "$@")" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "bootstrap.sh: these packages are missing and need root: $(missing "$@")"; exit 1; }
        as_root=sudo
    fi
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
    list=$(missing "$@")
    say "installing: $list"
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $list >&2
}

# build PRESET [OPTION...]
build() {
    preset=$1
    shift
    cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 1; }
    rm -f "build-$preset.log"
    cmake --build --preset "$preset" >&2
}

demo() {
    install run build
    build release -DQUJAT_TESTS=OFF
    mkdir -p out
    documents=$(build/release/bin/qujat list | sed 's/ .*//')
    for document in $documents; do
        for language in kk ru; do
            file=out/$document-$language.pdf
            build/release/bin/qujat sample "$document" --lang "$language" |
                build/release/bin/qujat render "$document" --lang "$language" --data - -o "$file"
            printf '%s  %s bytes\n' "$file" "$(wc -c <"$file")"
        done
    done

    # A key made on the spot signs the certificate: whose name it bears is invented.
    mkdir -p out/key
    [ -s out/key/pass ] || head -c 18 /dev/urandom | base64 >out/key/pass
    openssl req -x509 -newkey rsa:2048 -nodes -utf8 -days 365 \
        -subj '/C=KZ/CN=ҮЛГІЕВ ҮЛГІ/SN=ҮЛГІЕВ/GN=ҮЛГІҰЛЫ/serialNumber=IIN000000000000/O=«Үлгі» қоры/OU=BIN000000000000' \
        -addext 'keyUsage=critical,digitalSignature,nonRepudiation' -keyout out/key/demo.key -out out/key/demo.pem 2>/dev/null
    openssl pkcs12 -export -inkey out/key/demo.key -in out/key/demo.pem -passout file:out/key/pass -out out/key/demo.p12
    rm out/key/demo.key
    file=out/registration-certificate-kk-signed.pdf
    build/release/bin/qujat sign out/registration-certificate-kk.pdf -o "$file" --p12 out/key/demo.p12 --pass-file out/key/pass
    printf '%s  %s bytes, signed\n' "$file" "$(wc -c <"$file")"

    # Two business plans: one has everything the annex asks for, one has not (then the exit code is 4).
    for plan in complete incomplete; do
        file=out/plan-$plan.txt
        standing=0
        build/release/bin/qujat check "samples/plans/$plan.docx" --filed 2026-11-20 --lang ru -o "$file" || standing=$?
        [ "$standing" -eq 0 ] || [ "$standing" -eq 4 ] || exit "$standing"
        printf '%s  %s\n' "$file" "$(sed -n 's/^Итог: //p' "$file")"
    done
}

tests() {
    install run build test
    build release -DQUJAT_TESTS=ON
    build dev -DQUJAT_TESTS=ON
    # The sanitizer build first: a memory error explains whatever fails behind it.
    # What looks at the sources alone needs no second run there; what is timed has the machine to itself.
    ctest --preset dev --parallel "$(nproc)" --label-exclude structure
    ctest --preset release --parallel "$(nproc)" --label-exclude bench
    ctest --preset release --label-regex bench
}

case "${1:-}" in
demo) demo ;;
test) tests ;;
*)
    say 'usage: sh bootstrap.sh demo|test'
    exit 64
    ;;
esac
