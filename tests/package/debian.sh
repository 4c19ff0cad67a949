#!/bin/sh
# The two commands of the README on a fresh Debian, in a folder of its own: sh tests/package/debian.sh 12|13 [demo|test]
# Needs root, debootstrap and Debian's package server. What is committed is tested, nothing else. The folder is kept for the
# next run (QUJAT_CHROOT names it); --fresh makes it anew.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
release=${1:?12 or 13}
command=${2:-test}
case "$release" in
12) suite=bookworm ;;
13) suite=trixie ;;
*) echo "debian.sh: 12 or 13" >&2; exit 64 ;;
esac
root=${QUJAT_CHROOT:-/var/tmp/qujat-debian-$release}
[ "$(id -u)" -eq 0 ] || { echo "debian.sh: needs root for debootstrap and chroot" >&2; exit 77; }
command -v debootstrap >/dev/null || { echo "debian.sh: SKIPPED, debootstrap is not installed" >&2; exit 77; }

cleanup() {
    for point in dev/pts dev proc sys shared; do
        if mountpoint -q "$root/$point"; then umount -l "$root/$point"; fi
    done
}
trap cleanup EXIT INT TERM
case " $* " in *" --fresh "*) cleanup; rm -rf "$root" ;; esac

if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase "$suite" "$root"
fi
mkdir -p "$root/shared"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
[ ! -d "$here/../shared" ] || { mount --bind "$here/../shared" "$root/shared" && mount -o remount,bind,ro "$root/shared"; }
# The host's certificates: the network of a test machine may have its own.
mkdir -p "$root/usr/local/share/ca-certificates"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

# A clone, as a newcomer has it; the build tree of an earlier run is kept beside it.
rm -rf "$root/qujat.new"
git clone -q "$here" "$root/qujat.new"
if [ -d "$root/qujat/build" ]; then mv "$root/qujat/build" "$root/qujat.new/build"; fi
rm -rf "$root/qujat"
mv "$root/qujat.new" "$root/qujat"

chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin QUJAT_SHARED=/shared ${SSL_CERT_FILE:+SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt} \
    sh -c "cd /qujat && sh bootstrap.sh $command"
