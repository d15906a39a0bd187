# What Scripts/serve and Scripts/bench share: how a program is linked that is quick to start.

# link_static ROOT: prints the flags, a word each, and makes what they name below the root of the repository. At a fixed address,
# and with its libraries inside, a program leaves the loader little to do before it runs, and tests wait for that. What is not
# there as an archive is loaded as ever.
link_static() {
    printf '%s\n' -Xlinker -no-pie
    # A linker takes what it finds first: in a directory of their own the archives stand alone.
    local archives=$1/.build/archives library
    library=$(swiftc -static-stdlib -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' || true)
    if [[ ! -f $library/linux/libswiftCore.a ]]; then return; fi
    # Whoever exports nothing is not looked through when other libraries look for symbols.
    printf '%s\n' --static-swift-stdlib -Xlinker --no-export-dynamic
    mkdir -p "$archives"
    for library in libyaml:yaml-0.1 libz:zlib libmicrohttpd:libmicrohttpd; do take "${library%:*}" "${library#*:}" "$archives"; done
    printf '%s\n' --pkg-config-path "$archives"
    if library=$(archive_of libstdc++); then
        ln -sf "$library" "$archives"
        printf '%s\n' -Xlinker "-L$archives" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
    fi
}

# take NAME PACKAGE ARCHIVES: puts a library there as an archive, and says so to who asks for the package.
take() {
    local archive folder
    if ! archive=$(archive_of "$1") || ! folder=$(pkg-config --variable=pcfiledir "$2" 2>/dev/null); then return; fi
    # What is written last is there when all is.
    if [[ $3/$2.pc -nt $archive ]]; then return; fi
    cp "$archive" "$3/$1.a"
    if [[ $1 == libmicrohttpd ]] && ! without_tls "$3/$1.a" "$3"; then rm "$3/$1.a"; return; fi
    sed "s|^libdir=.*|libdir=$3|" "$folder/$2.pc" >"$3/$2.pc"
}

# archive_of NAME: prints where the compiler finds a library as an archive.
archive_of() {
    local path
    path=$(clang -print-file-name="$1.a" 2>/dev/null || cc -print-file-name="$1.a" 2>/dev/null || true)
    # Who does not find it says its name.
    [[ $path == /* && -f $path ]] && echo "$path"
}

# without_tls ARCHIVE FOLDER: adds to libmicrohttpd what it calls of GnuTLS, which does nothing. To serve HTTPS, which nobody
# asks it to here, it would load GnuTLS and eight libraries that this needs: a quarter of the start.
without_tls() {
    local name names
    names=$(nm --undefined-only "$1" 2>/dev/null | sed -n 's/^ *U \(gnutls_[a-z0-9_]*\)$/\1/p' | sort -u) || return 1
    {
        echo '#include <stdlib.h>'
        for name in $names; do
            case $name in
                # These are called whenever it begins and ends.
                gnutls_global_init | gnutls_global_deinit) echo "int $name(void) { return 0; }" ;;
                *) echo "void $name(void) { abort(); }" ;;
            esac
        done
    } >"$2/no-tls.c"
    clang -O1 -c "$2/no-tls.c" -o "$2/no-tls.o" 2>/dev/null && ar r "$1" "$2/no-tls.o" 2>/dev/null
}
