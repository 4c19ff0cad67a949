#!/bin/sh
# Runs a test program as another user or where nothing can be written.  elsewhere.sh nobody|read_only PROGRAM
# Exit: that of the program; 77 when this machine does not let us.
place=$1
program=$2

skip() {
    echo "SKIPPED: $1"
    exit 77
}

case $place in
nobody)
    [ "$(id -u)" = 0 ] || skip "already an ordinary user"
    as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"
    command -v setpriv >/dev/null || skip "no setpriv"
    $as_nobody test -x "$program" || skip "nobody may not run $program"
    exec $as_nobody "$program"
    ;;
read_only)
    # A mount namespace of our own: as root at once, otherwise in a user namespace where the kernel allows one.
    if [ "$(id -u)" = 0 ]; then own="unshare -m"; else own="unshare -r -m"; fi
    command -v unshare >/dev/null || skip "no unshare"
    $own true 2>/dev/null || skip "no mount namespace"
    # The tests' own secret needs one place to lie in.
    TMPDIR=/mnt exec $own sh -c '
        mount --make-rprivate / && mount -t tmpfs tests /mnt && mount -o remount,bind,ro / || { echo "SKIPPED: cannot mount / read-only"; exit 77; }
        if touch /etc/qujat-hostile 2>/dev/null; then rm -f /etc/qujat-hostile; echo "SKIPPED: / is still writable"; exit 77; fi
        cd / && exec "$1"' sh "$program"
    ;;
*)
    echo "usage: elsewhere.sh nobody|read_only PROGRAM" >&2
    exit 64
    ;;
esac
