#!/bin/sh
# Brings in what pip cannot: the libraries Qt's window stands on, and Python's venv.
# Does nothing when all are there. As root with apt it installs what is missing; otherwise it
# prints the exact line and stops with 1. Usage: install_system_libraries.sh [PYTHON]
set -eu

python=${1:-python3}

if ! command -v "$python" >/dev/null; then
    echo "找不到 $python。请安装 Python 3.11，或用 make PYTHON=... 指定。" >&2
    exit 1
fi

# library:Debian package. Asked by library, because package names differ (libglib2.0-0 is
# libglib2.0-0t64 in Debian 13) and because libraries may have come by another road.
libraries='
libEGL.so.1:libegl1
libGL.so.1:libgl1
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0
libxkbcommon.so.0:libxkbcommon0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0
'

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)

missing_libraries=
missing_packages=
for pair in $libraries; do
    library=${pair%%:*}
    case "$known" in
        *"$library "*) ;;
        *)
            missing_libraries="$missing_libraries $library"
            missing_packages="$missing_packages ${pair#*:}"
            ;;
    esac
done

# Debian keeps ensurepip, which a virtual environment needs, in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing_libraries="$missing_libraries ensurepip"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    missing_packages="$missing_packages python$version-venv"
fi

[ -n "$missing_packages" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "缺少系统库：$missing_libraries" >&2
    echo "请用本系统的软件包工具安装它们，再运行一次。" >&2
    exit 1
fi

if [ "$(id -u)" -ne 0 ]; then
    echo "缺少系统库。请运行下面这一行，再运行一次 make：" >&2
    echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing_packages" >&2
    exit 1
fi

echo "正在安装系统库：$missing_packages"
export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086 # the names are words
    apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $missing_packages
}
# A fresh system has no package lists, or old ones that name files long gone.
if ! install; then
    echo "软件包目录可能是旧的，更新后再装一次。"
    apt-get update -qq
    install
fi
