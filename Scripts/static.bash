# What Scripts/serve and Scripts/bench share: how a program is linked that is quick to start.

# link_static ROOT: prints the flags, a word each, and makes what they name below the root of the repository. At a fixed address,
# and with its libraries inside, a program leaves the loader little to do before it runs, and tests wait for that. What is not
# there as an archive is loaded as ever.
link_static() {
    printf '%s\n' -Xlinker -no-pie
    local archives=$1/.build/archives library archive
    library=$(swiftc -static-stdlib -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' || true)
    if [[ ! -f $library/linux/libswiftCore.a ]]; then return; fi
    # Whoever exports nothing is not looked through when other libraries look for symbols.
    printf '%s\n' --static-swift-stdlib -Xlinker --no-export-dynamic
    mkdir -p "$archives"
    if archive=$(archive_of libstdc++); then
        # A linker takes what it finds first: in a directory of its own the archive stands alone.
        ln -sf "$archive" "$archives/libstdc++.a"
        printf '%s\n' -Xlinker "-L$archives" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
    fi
    if archive=$(archive_of libmicrohttpd) && no_tls "$archive" >"$archives/no-tls.c" &&
        clang -O1 -c "$archives/no-tls.c" -o "$archives/no-tls.o" 2>/dev/null; then
        # Whole, since nothing that needs it stands before it. The shared library is then not needed, nor what it needs.
        printf -- '-Xlinker\n%s\n' --whole-archive "$archive" --no-whole-archive "$archives/no-tls.o" --as-needed
    fi
}

# archive_of NAME: prints where the compiler finds a library as an archive.
archive_of() {
    local path
    path=$(clang -print-file-name="$1.a" 2>/dev/null || cc -print-file-name="$1.a" 2>/dev/null || true)
    # Who does not find it says its name.
    [[ $path == /* && -f $path ]] && echo "$path"
}

# no_tls ARCHIVE: prints, as C, the functions of GnuTLS that libmicrohttpd calls. It would load GnuTLS, and eight libraries for
# that, to serve HTTPS, which nobody here asks it to: a sixth of the start. What it calls all the same, when it begins and when
# it ends, does nothing.
no_tls() {
    local name names
    names=$(nm --undefined-only "$1" 2>/dev/null | sed -n 's/^ *U \(gnutls_[a-z0-9_]*\)$/\1/p' | sort -u) || return 1
    echo '#include <stdlib.h>'
    for name in $names; do
        case $name in
            gnutls_global_init | gnutls_global_deinit) echo "int $name(void) { return 0; }" ;;
            *) echo "void $name(void) { abort(); }" ;;
        esac
    done
}
